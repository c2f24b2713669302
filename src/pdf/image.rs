//! Pictures as image objects (ISO 32000-1, 8.9): JPEG as it is, PNG as it is where PDF can read
//! its rows, else decoded and split into colour and opacity.

use std::collections::BTreeMap;
use std::io::Cursor;

use image::metadata::Orientation;
use image::{DynamicImage, ImageDecoder, ImageEncoder};
use printpdf::{DictItem, ExternalStream, ExternalXObject};

use super::PdfError;
use super::jpeg;
use super::png::Png;
use crate::document::{Image, ImageFormat};

/// A picture as it goes into the file.
pub(super) struct EmbeddedImage {
    /// Its stream with its dictionary.
    pub(super) object: ExternalXObject,
    /// What turns it upright inside the unit square.
    pub(super) upright: [f64; 6],
}

/// The matrix of a picture that stands upright as it is.
pub(super) const UPRIGHT: [f64; 6] = [1.0, 0.0, 0.0, 1.0, 0.0, 0.0];

/// Makes the image object of a picture.
pub(super) fn embed(image: &Image) -> Result<EmbeddedImage, PdfError> {
    let damaged = |reason: String| PdfError::Image { name: image.name.clone(), reason };
    let stream = match image.format {
        ImageFormat::Jpeg => jpeg_stream(&image.bytes),
        ImageFormat::Png => png_stream(&image.bytes),
    }
    .map_err(damaged)?;
    let object = ExternalXObject { stream, width: None, height: None, dpi: None };
    Ok(EmbeddedImage { object, upright: upright(orientation(&image.bytes)) })
}

fn jpeg_stream(bytes: &[u8]) -> Result<ExternalStream, String> {
    let frame = jpeg::frame(bytes).ok_or("no frame header")?;
    let space = match (frame.plain, frame.components) {
        (true, 1) => "DeviceGray",
        (true, 3) => "DeviceRGB",
        // PDF/A knows no CMYK beside an RGB output intent, and DCTDecode no lossless or
        // arithmetic coding: such pictures are decoded.
        _ => return decoded(bytes),
    };
    let mut dict = image_dict(frame.width.into(), frame.height.into(), 8);
    dict.insert("ColorSpace".into(), name(space));
    dict.insert("Filter".into(), name("DCTDecode"));
    Ok(ExternalStream { dict, content: bytes.to_vec(), compress: false })
}

fn png_stream(bytes: &[u8]) -> Result<ExternalStream, String> {
    let png = Png::read(bytes)?;
    match rows(png) {
        Some(stream) => Ok(stream),
        None => decoded(bytes),
    }
}

/// The rows of a PNG file as they are: PDF has the same filters (ISO 32000-1, 7.4.4.4). None when
/// the file is interlaced or not opaque, which PDF cannot read.
fn rows(png: Png) -> Option<ExternalStream> {
    let (space, colours) = match (png.colour_type, &png.palette) {
        (0, _) => (name("DeviceGray"), 1),
        (2, _) => (name("DeviceRGB"), 3),
        (3, Some(palette)) => (indexed(palette), 1),
        _ => return None,
    };
    if png.interlaced || png.has_transparency {
        return None;
    }
    let mut dict = image_dict(png.width.into(), png.height.into(), png.bit_depth.into());
    dict.insert("ColorSpace".into(), space);
    dict.insert("Filter".into(), name("FlateDecode"));
    let parameters = [
        ("Predictor", 15),
        ("Colors", colours),
        ("BitsPerComponent", png.bit_depth.into()),
        ("Columns", png.width.into()),
    ];
    let map = parameters.map(|(key, value)| (key.to_owned(), DictItem::Int(value))).into();
    dict.insert("DecodeParms".into(), DictItem::Dict { map });
    Some(ExternalStream { dict, content: png.data, compress: false })
}

/// Any picture, decoded to eight bits; what is not opaque gets a soft mask.
fn decoded(bytes: &[u8]) -> Result<ExternalStream, String> {
    let picture = image::load_from_memory(bytes).map_err(|e| e.to_string())?;
    let grey = !picture.color().has_color();
    let mask = opacity(&picture);
    let colours = if grey {
        DynamicImage::from(picture.into_luma8())
    } else {
        DynamicImage::from(picture.into_rgb8())
    };
    let mut stream = recoded(&colours)?;
    if let Some(mask) = mask {
        let mask = recoded(&mask)?;
        stream.dict.insert("SMask".into(), DictItem::Stream { stream: mask });
    }
    Ok(stream)
}

/// The opacity of each pixel as a grey picture; none when all are opaque.
fn opacity(picture: &DynamicImage) -> Option<DynamicImage> {
    if !picture.color().has_alpha() {
        return None;
    }
    let all = picture.to_rgba8();
    let mask = image::GrayImage::from_fn(all.width(), all.height(), |x, y| {
        image::Luma([all.get_pixel(x, y).0[3]])
    });
    mask.iter().any(|opacity| *opacity < u8::MAX).then(|| DynamicImage::from(mask))
}

/// The rows of a grey or coloured picture, filtered and compressed by the PNG encoder.
fn recoded(picture: &DynamicImage) -> Result<ExternalStream, String> {
    use image::codecs::png::{CompressionType, FilterType, PngEncoder};
    let mut file = Vec::new();
    PngEncoder::new_with_quality(&mut file, CompressionType::Default, FilterType::Adaptive)
        .write_image(picture.as_bytes(), picture.width(), picture.height(), picture.color().into())
        .map_err(|e| e.to_string())?;
    rows(Png::read(&file)?).ok_or_else(|| "cannot be written as rows of pixels".to_owned())
}

fn image_dict(width: i64, height: i64, bits: i64) -> BTreeMap<String, DictItem> {
    BTreeMap::from([
        ("Type".into(), name("XObject")),
        ("Subtype".into(), name("Image")),
        ("Width".into(), DictItem::Int(width)),
        ("Height".into(), DictItem::Int(height)),
        ("BitsPerComponent".into(), DictItem::Int(bits)),
    ])
}

fn indexed(palette: &[u8]) -> DictItem {
    let last = i64::try_from(palette.len() / 3).unwrap_or(1) - 1;
    DictItem::Array(vec![
        name("Indexed"),
        name("DeviceRGB"),
        DictItem::Int(last),
        DictItem::Bytes(palette.to_vec()),
    ])
}

fn name(name: &str) -> DictItem {
    DictItem::Name(name.as_bytes().to_vec())
}

/// How the camera was held (Exif); a file that does not say so stands upright.
fn orientation(bytes: &[u8]) -> Orientation {
    image::ImageReader::new(Cursor::new(bytes))
        .with_guessed_format()
        .ok()
        .and_then(|reader| reader.into_decoder().ok())
        .and_then(|mut decoder| decoder.orientation().ok())
        .unwrap_or(Orientation::NoTransforms)
}

fn upright(orientation: Orientation) -> [f64; 6] {
    match orientation {
        Orientation::NoTransforms => UPRIGHT,
        Orientation::Rotate90 => [0.0, -1.0, 1.0, 0.0, 0.0, 1.0],
        Orientation::Rotate180 => [-1.0, 0.0, 0.0, -1.0, 1.0, 1.0],
        Orientation::Rotate270 => [0.0, 1.0, -1.0, 0.0, 1.0, 0.0],
        Orientation::FlipHorizontal => [-1.0, 0.0, 0.0, 1.0, 1.0, 0.0],
        Orientation::FlipVertical => [1.0, 0.0, 0.0, -1.0, 0.0, 1.0],
        Orientation::Rotate90FlipH => [0.0, -1.0, -1.0, 0.0, 1.0, 1.0],
        Orientation::Rotate270FlipH => [0.0, 1.0, 1.0, 0.0, 0.0, 0.0],
    }
}
