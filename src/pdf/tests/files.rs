//! The file as a whole: catalogue, pictures, the same bytes every time.

use std::sync::Arc;

use lopdf::{Dictionary, Document, Object};
use proptest::prelude::*;

use super::sample::{Read, image, jpeg, png, sample, sample_bytes};
use crate::document::{Image, ImageFormat};
use crate::pdf::{Conformance, PdfOptions, image as pictures, write};

#[test]
fn equal_documents_have_equal_bytes_in_one_process_and_in_many_threads() {
    let first = sample_bytes();
    assert!(first == sample_bytes());
    let threads: Vec<_> = (0..4).map(|_| std::thread::spawn(sample_bytes)).collect();
    for thread in threads {
        assert!(first == thread.join().expect("no panic"));
    }
}

#[test]
fn a_picture_shown_twice_is_embedded_once() {
    let file = Read::sample();
    let images: Vec<&Dictionary> = file
        .0
        .objects
        .values()
        .filter_map(|object| object.as_stream().ok())
        .map(|stream| &stream.dict)
        .filter(|dict| dict.get(b"Subtype").and_then(Object::as_name).ok() == Some(b"Image"))
        .collect();
    let masks = images.iter().filter(|dict| dict.has(b"SMask")).count();
    assert_eq!((images.len(), masks), (3, 1), "PNG, its mask, JPEG");
    let page = file.pages()[0];
    let drawn = file.operators(page).iter().filter(|op| op.operator == "Do").count();
    assert_eq!(drawn, 3);
}

#[test]
fn a_jpeg_is_passed_through_untouched() {
    let bytes = sample_bytes();
    let photo = jpeg();
    assert!(bytes.windows(photo.len()).any(|window| window == photo));
}

#[test]
fn the_catalogue_names_language_direction_and_claims() {
    let file = Read::sample();
    let preferences = file.dict(file.catalogue(), "ViewerPreferences");
    assert_eq!(file.get(preferences, "Direction").as_name().ok(), Some(&b"R2L"[..]));
    assert_eq!(file.get(file.catalogue(), "Lang").as_str().ok(), Some(&b"ar"[..]));
    let xmp = String::from_utf8(file.stream(file.get(file.catalogue(), "Metadata")));
    assert!(xmp.expect("UTF-8").contains("<pdfuaid:part>1</pdfuaid:part>"));
}

#[test]
fn without_a_claim_nothing_is_claimed() {
    let (paper, images) = sample();
    let options = PdfOptions { conformance: Conformance::None, ..PdfOptions::default() };
    let bytes = write(&paper.paged, &images, &paper.fonts, &options).expect("a PDF");
    let file = Read(Document::load_mem(&bytes).expect("a readable PDF"));
    let xmp = String::from_utf8(file.stream(file.get(file.catalogue(), "Metadata")));
    assert!(!xmp.expect("UTF-8").contains("pdfuaid:part"));
}

#[test]
fn pictures_of_every_kind_are_embedded() {
    use image::ColorType::{L8, L16, La8, La16, Rgb8, Rgb16, Rgba8, Rgba16};
    for colour in [L8, La8, Rgb8, Rgba8, L16, La16, Rgb16, Rgba16] {
        let picture = image("picture.png", ImageFormat::Png, png(colour));
        let object = pictures::embed(&picture).expect("a picture").object;
        let sixteen = matches!(colour, L16 | Rgb16);
        let wanted = printpdf::DictItem::Int(if sixteen { 16 } else { 8 });
        assert_eq!(object.stream.dict["BitsPerComponent"], wanted, "{colour:?}");
        assert_eq!(object.stream.dict.contains_key("SMask"), colour.has_alpha(), "{colour:?}");
    }
}

/// A JPEG file whose camera was held with its right side up (Exif orientation 6).
fn turned_jpeg() -> Vec<u8> {
    let mut tiff = b"Exif\0\0MM\0\x2A\0\0\0\x08".to_vec();
    // One entry: tag 0x0112, one short, value 6; no further directory.
    tiff.extend([0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, 6, 0, 0, 0, 0, 0, 0]);
    let length = u16::try_from(tiff.len() + 2).expect("a short segment");
    let plain = jpeg();
    [&plain[..2], &[0xFF, 0xE1], &length.to_be_bytes(), &tiff, &plain[2..]].concat()
}

#[test]
fn a_picture_is_turned_as_its_camera_was() {
    let turned = Image::from_bytes("turned.jpg", turned_jpeg().into()).expect("a picture");
    assert_eq!(turned.pixels, (8, 12));
    let [a, b, c, d, e, f] = pictures::embed(&turned).expect("a picture").upright;
    let place = |u: f64, v: f64| (a * u + c * v + e, b * u + d * v + f);
    let (upper_left, upper_right) = ((0.0, 1.0), (1.0, 1.0));
    assert_eq!(place(upper_left.0, upper_left.1), upper_right, "turned clockwise by 90 degrees");
}

#[test]
#[ignore = "writes target/pdf-sample.pdf for validators and for the eye"]
fn write_the_sample() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/target/pdf-sample.pdf");
    std::fs::write(path, sample_bytes()).expect("the target folder can be written");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    /// Damaged pictures are refused or drawn, but never a panic.
    #[test]
    fn damaged_pictures_never_panic(
        jpeg_file in any::<bool>(),
        cut in 0_usize..1000,
        flips in prop::collection::vec((0_usize..1000, 0_u8..8), 0..6),
    ) {
        let (format, mut bytes) = if jpeg_file {
            (ImageFormat::Jpeg, jpeg())
        } else {
            (ImageFormat::Png, png(image::ColorType::Rgba8))
        };
        bytes.truncate(bytes.len().saturating_sub(cut / 2));
        for (at, bit) in flips {
            if let Some(byte) = bytes.get_mut(at) {
                *byte ^= 1 << bit;
            }
        }
        let picture = Image { bytes: Arc::from(bytes), ..image("x", format, Vec::new()) };
        let _ = pictures::embed(&picture);
    }
}
