//! Pictures: their bytes and what must be known of them before they are placed.

use std::sync::Arc;

use image::ImageDecoder;

use super::density::density;
use crate::diag::Span;

/// A picture as it came, with its measures.
#[derive(Debug, Clone, PartialEq)]
pub struct Image {
    /// File name, for messages and for the name inside the Word package.
    pub name: String,
    /// PNG or JPEG.
    pub format: ImageFormat,
    /// Width and height in pixels, as shown (after the EXIF orientation).
    pub pixels: (u32, u32),
    /// Pixels per inch along x and y, where the file says so.
    pub density: Option<(f64, f64)>,
    /// The file's bytes.
    pub bytes: Arc<[u8]>,
    /// Where in the source it is named, for messages.
    pub origin: Option<Span>,
}

/// The format of a picture.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ImageFormat {
    /// Portable Network Graphics.
    Png,
    /// JPEG.
    Jpeg,
}

/// Why bytes are not a usable picture.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ImageError {
    /// Neither PNG nor JPEG.
    #[error("neither a PNG nor a JPEG picture")]
    UnknownFormat,
    /// Over the limit of pixels.
    #[error("{0} × {1} pixels are more than 50 million")]
    TooLarge(u32, u32),
    /// Cannot be decoded.
    #[error("damaged: {0}")]
    Damaged(String),
}

/// The most pixels a picture may have.
const MAX_PIXELS: u64 = 50_000_000;

impl Image {
    /// Reads the measures of a PNG or JPEG file and checks that it can be decoded.
    ///
    /// # Errors
    /// [`ImageError`] when the bytes are of another format, too large or damaged.
    pub fn from_bytes(name: &str, bytes: Arc<[u8]>) -> Result<Image, ImageError> {
        let format = match image::guess_format(&bytes) {
            Ok(image::ImageFormat::Png) => ImageFormat::Png,
            Ok(image::ImageFormat::Jpeg) => ImageFormat::Jpeg,
            Ok(_) | Err(_) => return Err(ImageError::UnknownFormat),
        };
        let damaged = |e: &dyn std::fmt::Display| ImageError::Damaged(e.to_string());
        let reader =
            || image::ImageReader::new(std::io::Cursor::new(&bytes[..])).with_guessed_format();
        let ((width, height), lying) = {
            let decoder = reader().map_err(|e| damaged(&e))?.into_decoder();
            shown(decoder.map_err(|e| damaged(&e))?)
        };
        let density = density(format, &bytes).map(|(x, y)| if lying { (y, x) } else { (x, y) });
        if u64::from(width) * u64::from(height) > MAX_PIXELS {
            return Err(ImageError::TooLarge(width, height));
        }
        reader().map_err(|e| damaged(&e))?.decode().map_err(|e| damaged(&e))?;
        let name = name.to_owned();
        Ok(Image { name, format, pixels: (width, height), density, bytes, origin: None })
    }
}

/// The measures as shown, and whether the file has them the other way round: a camera held upright
/// writes lying pictures and says so (Exif).
fn shown(mut decoder: impl ImageDecoder) -> ((u32, u32), bool) {
    use image::metadata::Orientation::{Rotate90, Rotate90FlipH, Rotate270, Rotate270FlipH};
    let (width, height) = decoder.dimensions();
    match decoder.orientation() {
        Ok(Rotate90 | Rotate90FlipH | Rotate270 | Rotate270FlipH) => ((height, width), true),
        Ok(_) | Err(_) => ((width, height), false),
    }
}
