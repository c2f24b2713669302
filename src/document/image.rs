//! Pictures: their bytes and what must be known of them before they are placed.

use std::borrow::Cow;
use std::io::Cursor;
use std::sync::Arc;

use image::codecs::jpeg::JpegEncoder;
use image::codecs::png::PngEncoder;
use image::metadata::Orientation;
use image::{DynamicImage, ImageDecoder, ImageEncoder};

use super::density::density;
use super::jpeg;
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
    /// Inks (CMYK), and nothing that says whether they are inverted.
    #[error("a CMYK picture without Adobe's mark: its inks may be inverted; save it as RGB")]
    AmbiguousInks,
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
        if format == ImageFormat::Jpeg
            && jpeg::Header::read(&bytes).is_some_and(|header| header.is_ambiguous())
        {
            return Err(ImageError::AmbiguousInks);
        }
        reader().map_err(|e| damaged(&e))?.decode().map_err(|e| damaged(&e))?;
        let name = name.to_owned();
        Ok(Image { name, format, pixels: (width, height), density, bytes, origin: None })
    }

    /// How the camera was held (Exif); a file that does not say so stands upright.
    pub(crate) fn orientation(&self) -> Orientation {
        decoder(&self.bytes)
            .and_then(|mut decoder| decoder.orientation().ok())
            .unwrap_or(Orientation::NoTransforms)
    }

    /// The file for readers that do not heed how the camera was held: as it came where it stands
    /// upright, else with its pixels turned, a JPEG at the best quality that is not wasteful.
    pub fn upright_bytes(&self) -> Cow<'_, [u8]> {
        match self.orientation() {
            Orientation::NoTransforms => Cow::Borrowed(&self.bytes),
            orientation => match turned(self, orientation) {
                Some(bytes) => Cow::Owned(bytes),
                None => Cow::Borrowed(&self.bytes),
            },
        }
    }
}

/// Out of 100: more makes files longer and nothing better to be seen.
const QUALITY: u8 = 95;

fn decoder(bytes: &[u8]) -> Option<impl ImageDecoder> {
    image::ImageReader::new(Cursor::new(bytes)).with_guessed_format().ok()?.into_decoder().ok()
}

/// The file with turned pixels and the colour profile it had; none when it cannot be decoded.
fn turned(image: &Image, orientation: Orientation) -> Option<Vec<u8>> {
    let mut decoder = decoder(&image.bytes)?;
    let profile = decoder.icc_profile().ok().flatten();
    let mut picture = DynamicImage::from_decoder(decoder).ok()?;
    picture.apply_orientation(orientation);
    let mut bytes = Vec::new();
    match image.format {
        ImageFormat::Png => encode(PngEncoder::new(&mut bytes), &picture, profile)?,
        ImageFormat::Jpeg => {
            // A picture of inks has become one of red, green and blue.
            let inks = jpeg::Header::read(&image.bytes)
                .is_some_and(|header| header.frame.components.len() == 4);
            let profile = profile.filter(|_| !inks);
            encode(JpegEncoder::new_with_quality(&mut bytes, QUALITY), &picture, profile)?;
        }
    }
    Some(bytes)
}

fn encode(
    mut encoder: impl ImageEncoder,
    picture: &DynamicImage,
    profile: Option<Vec<u8>>,
) -> Option<()> {
    if let Some(profile) = profile {
        encoder.set_icc_profile(profile).ok()?;
    }
    picture.write_with_encoder(encoder).ok()
}

/// The measures as shown, and whether the file has them the other way round: a camera held upright
/// writes lying pictures and says so (Exif).
fn shown(mut decoder: impl ImageDecoder) -> ((u32, u32), bool) {
    use Orientation::{Rotate90, Rotate90FlipH, Rotate270, Rotate270FlipH};
    let (width, height) = decoder.dimensions();
    match decoder.orientation() {
        Ok(Rotate90 | Rotate90FlipH | Rotate270 | Rotate270FlipH) => ((height, width), true),
        Ok(_) | Err(_) => ((width, height), false),
    }
}
