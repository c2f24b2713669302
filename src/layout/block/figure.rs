//! Pictures with their captions, on one page.

use super::{Place, paragraph};
use crate::document::{Figure, Image};
use crate::geom::{Pt, Rect, Size};
use crate::layout::context::Context;
use crate::layout::frame::{ElementRole, Item};
use crate::layout::strip::{Keep, Strip, close_gaps, space_around};
use crate::theme::{Align, ParaStyle};

/// Pixels per inch of a picture that does not say; what screens assume.
const DEFAULT_DENSITY: f64 = 96.0;

/// The strip of a picture and those of its caption.
pub(super) fn figure(figure: &Figure, place: Place, context: &mut Context<'_>) -> Vec<Strip> {
    let style = context.theme.figure;
    let image = &context.document.images[figure.image.0];
    let size = shown_size(image, figure.width, place, style.max_height);
    let left = place.region.aligned(size.width, Align::Centre);
    let area = Rect::new(left, Pt::ZERO, size.width, size.height);
    let alt = figure.alt.clone();
    let role = ElementRole::Figure { alt, page: 0, area };
    let element = context.element(place.parent, role);
    let mut picture = Strip::of_height(size.height);
    picture.items = vec![Item::Begin(element), Item::Image(figure.image, area), Item::End];
    let mut strips = vec![picture];
    if !figure.caption.is_empty() {
        strips[0].keep = Keep::Never;
        strips[0].after = style.gap;
        let caption = context.theme.paragraphs.caption;
        let caption = ParaStyle { align: Align::Centre, keep_with_next: false, ..caption };
        let role = ElementRole::Caption;
        strips.extend(paragraph::block(&figure.caption, caption, role, place, context));
    }
    close_gaps(&mut strips);
    space_around(&mut strips, style.around);
    strips
}

/// The size of a picture: the wanted share of the measure, else its own size at its density; never
/// wider than the measure or higher than the allowed share of the page.
fn shown_size(image: &Image, share: Option<f64>, place: Place, max_height: f64) -> Size {
    let (across, down) = (f64::from(image.pixels.0.max(1)), f64::from(image.pixels.1.max(1)));
    let density = image.density.map_or(DEFAULT_DENSITY, |(x, _)| x);
    let natural = Pt(across * 72.0 / density);
    let wanted = share.map_or(natural, |share| place.region.width * share);
    let width = wanted.min(place.region.width);
    let height = width * (down / across);
    let limit = place.page_height * max_height;
    if height > limit {
        Size::new(limit * (across / down), limit)
    } else {
        Size::new(width, height)
    }
}
