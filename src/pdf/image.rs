//! Pictures as image objects (ISO 32000-1, 8.9): JPEG as it is, PNG as it is where PDF can read
//! its rows, else decoded and split into colour and opacity. Colour profiles come along, except that
//! of inks: those become red, green and blue as their decoder makes them.

use std::collections::BTreeMap;

use image::metadata::Orientation;
use image::{DynamicImage, ImageEncoder};
use printpdf::{DictItem, ExternalStream, ExternalXObject};

use super::PdfError;
use super::png::Png;
use super::profile;
use crate::document::jpeg::Header;
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
    Ok(EmbeddedImage { object, upright: upright(image.orientation()) })
}

fn jpeg_stream(bytes: &[u8]) -> Result<ExternalStream, String> {
    let Some(header) = Header::read(bytes) else { return decoded(bytes, None) };
    let components = match (header.frame.plain, header.frame.components.len()) {
        (true, 1) => 1,
        (true, 3) => 3,
        // PDF/A knows no CMYK beside an RGB output intent, and DCTDecode no lossless or
        // arithmetic coding: such pictures are decoded.
        _ => return decoded(bytes, None),
    };
    let mut dict = image_dict(header.frame.width.into(), header.frame.height.into(), 8);
    dict.insert("ColorSpace".into(), profile::space(components, header.profile.as_deref()));
    dict.insert("Filter".into(), name("DCTDecode"));
    if header.is_untransformed() {
        // Without a mark of Adobe's, three components are YCbCr (ISO 32000-1, table 13).
        let map = BTreeMap::from([("ColorTransform".to_owned(), DictItem::Int(0))]);
        dict.insert("DecodeParms".into(), DictItem::Dict { map });
    }
    Ok(ExternalStream { dict, content: bytes.to_vec(), compress: false })
}

/// What the reader of whole chunks finds damaged may be good enough for the decoder, which skips
/// chunks that no pixel depends on.
fn png_stream(bytes: &[u8]) -> Result<ExternalStream, String> {
    match Png::read(bytes) {
        Ok(png) => {
            let profile = png.profile.clone();
            match png.rows_are_whole().then(|| rows(png)).flatten() {
                Some(stream) => Ok(stream),
                None => decoded(bytes, profile.as_deref()),
            }
        }
        Err(_) => decoded(bytes, None),
    }
}

/// The rows of a PNG file as they are: PDF has the same filters (ISO 32000-1, 7.4.4.4). None when
/// the file is interlaced or not opaque, which PDF cannot read.
fn rows(png: Png) -> Option<ExternalStream> {
    let profile = png.profile.as_deref();
    let space = match (png.colour_type, &png.palette) {
        (0 | 2, _) => profile::space(png.components(), profile),
        (3, Some(palette)) => indexed(profile::space(3, profile), palette),
        _ => return None,
    };
    if png.interlaced || png.has_transparency {
        return None;
    }
    let mut dict = image_dict(png.width.into(), png.height.into(), png.bit_depth.into());
    let parameters = [
        ("Predictor", 15),
        ("Colors", png.components().into()),
        ("BitsPerComponent", png.bit_depth.into()),
        ("Columns", png.width.into()),
    ];
    dict.insert("ColorSpace".into(), space);
    dict.insert("Filter".into(), name("FlateDecode"));
    let map = parameters.map(|(key, value)| (key.to_owned(), DictItem::Int(value))).into();
    dict.insert("DecodeParms".into(), DictItem::Dict { map });
    Some(ExternalStream { dict, content: png.data, compress: false })
}

/// Any picture, decoded to eight bits; what is not opaque gets a soft mask.
fn decoded(bytes: &[u8], profile: Option<&[u8]>) -> Result<ExternalStream, String> {
    let picture = image::load_from_memory(bytes).map_err(|e| e.to_string())?;
    let grey = !picture.color().has_color();
    let mask = opacity(&picture);
    let colours = if grey {
        DynamicImage::from(picture.into_luma8())
    } else {
        DynamicImage::from(picture.into_rgb8())
    };
    let mut stream = recoded(&colours)?;
    let space = profile::space(if grey { 1 } else { 3 }, profile);
    stream.dict.insert("ColorSpace".into(), space);
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

fn indexed(base: DictItem, palette: &[u8]) -> DictItem {
    let colours = palette.as_chunks::<3>().0;
    let last = i64::try_from(colours.len()).unwrap_or(1) - 1;
    let table = DictItem::Bytes(colours.as_flattened().to_vec());
    DictItem::Array(vec![name("Indexed"), base, DictItem::Int(last), table])
}

fn name(name: &str) -> DictItem {
    DictItem::Name(name.as_bytes().to_vec())
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
