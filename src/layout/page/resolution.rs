//! Pictures that are too coarse for the size at which they are shown.

use crate::diag::{Code, Diagnostic, Message};
use crate::document::ImageId;
use crate::geom::Pt;
use crate::layout::context::Context;

/// A picture that prints coarse.
const COARSE: Code = Code("W0501");
/// The fewest pixels per inch that print well.
const LEAST: f64 = 150.0;

/// Notes a picture with too few pixels for its width on paper.
pub(super) fn check(image: ImageId, width: Pt, context: &mut Context<'_>) {
    let image = &context.document.images[image.0];
    let density = f64::from(image.pixels.0) / (width.0 / 72.0);
    if density < LEAST {
        let problem = coarse(&image.name, density.floor()).at(image.origin);
        context.note(problem);
    }
}

fn coarse(name: &str, density: f64) -> Diagnostic {
    let message = Message::new(
        format!("الصورة «{name}» بحجمها المعروض {density} بكسل في البوصة، فتُطبع خشنة"),
        format!("the picture `{name}` has {density} pixels an inch at its size, and prints coarse"),
    );
    let help = Message::new(
        format!("استعمل صورة أكبر أو صغّر العرض width؛ يكفي {LEAST} بكسل في البوصة"),
        format!("use a larger picture or a smaller `width`; {LEAST} pixels an inch suffice"),
    );
    Diagnostic::warning(COARSE, message).help(help)
}
