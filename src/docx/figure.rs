//! Pictures.
//!
//! docx-rs writes the frame around a picture; the bytes go into the package as they came, so that a
//! JPEG stays the JPEG it was. Only a picture whose camera was held on its side is turned: Word does
//! not heed what Exif says of that.

use docx_rs::{Pic, Run};

use crate::document::{Figure, Image, ImageFormat, ImageId};
use crate::geom::{Pt, Size};

use super::context::{Environment, PictureNote, State};
use super::units::emu;

/// Pixels per inch where a file does not say.
const USUAL_DENSITY: f64 = 96.0;

/// A figure's picture in its size; none if the document lacks the picture.
pub(super) fn picture(figure: &Figure, env: &Environment<'_>, state: &mut State) -> Option<Run> {
    let image = env.image(figure.image)?;
    let natural = natural_size(image);
    let wanted = match figure.width {
        Some(share) => scaled(natural, env.room() * share / natural.width),
        None => natural,
    };
    let limit = Size::new(env.room(), env.page.height() * env.theme.figure.max_height);
    Some(run(figure.image, image, fit(wanted, limit), &figure.alt, state))
}

/// A logo that fits into `limit`, with its size; it is named after its body.
pub(super) fn logo(
    id: ImageId,
    limit: Size,
    name: &str,
    env: &Environment<'_>,
    state: &mut State,
) -> Option<(Run, Size)> {
    let image = env.image(id)?;
    let size = logo_size(image, limit);
    Some((run(id, image, size, name, state), size))
}

/// The largest size of a logo within `limit`.
pub(super) fn logo_size(image: &Image, limit: Size) -> Size {
    let natural = natural_size(image);
    fit(scaled(natural, limit.height / natural.height), limit)
}

fn run(id: ImageId, image: &Image, size: Size, alt: &str, state: &mut State) -> Run {
    let note = PictureNote { name: image.name.clone(), alt: alt.to_owned() };
    let relation = state.picture(id, note);
    // docx-rs joins pictures of the same bytes into one relation: these few are the picture's own.
    let placeholder = relation.clone().into_bytes();
    let pic = Pic::new_with_dimensions(placeholder, 1, 1)
        .id(relation)
        .size(emu(size.width).max(1), emu(size.height).max(1));
    Run::new().add_image(pic)
}

/// The size on paper that the file asks for.
fn natural_size(image: &Image) -> Size {
    let (x, y) = image.density.unwrap_or((USUAL_DENSITY, USUAL_DENSITY));
    let length = |pixels: u32, density: f64| {
        let density = if density > 0.0 { density } else { USUAL_DENSITY };
        Pt(f64::from(pixels.max(1)) * 72.0 / density)
    };
    Size::new(length(image.pixels.0, x), length(image.pixels.1, y))
}

fn scaled(size: Size, factor: f64) -> Size {
    Size::new(size.width * factor, size.height * factor)
}

fn fit(size: Size, limit: Size) -> Size {
    let factor = (limit.width / size.width).min(limit.height / size.height).min(1.0);
    scaled(size, factor)
}

/// The ending of the file in the package and its content type.
pub(super) fn format(image: &Image) -> (&'static str, &'static str) {
    match image.format {
        ImageFormat::Png => ("png", "image/png"),
        ImageFormat::Jpeg => ("jpeg", "image/jpeg"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pictures_shrink_to_fit_and_never_grow() {
        let limit = Size::new(Pt(400.0), Pt(300.0));
        assert_eq!(fit(Size::new(Pt(800.0), Pt(400.0)), limit), Size::new(Pt(400.0), Pt(200.0)));
        assert_eq!(fit(Size::new(Pt(100.0), Pt(600.0)), limit), Size::new(Pt(50.0), Pt(300.0)));
        let small = Size::new(Pt(10.0), Pt(10.0));
        assert_eq!(fit(small, limit), small);
    }
}
