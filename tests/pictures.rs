//! Pictures of every kind: what becomes of each pixel in a PDF, and of each file in a Word file.
//!
//! The pictures are made byte by byte, and the streams of the PDF are decoded again.

mod support;

use std::io::{Cursor, Read};
use std::sync::Arc;

use lopdf::{Dictionary, Object, Stream};
use mahdar::document::{Block, Document, Figure, Image, ImageError, ImageId};
use mahdar::locale::Lang;
use mahdar::pdf::PdfOptions;
use mahdar::theme::Theme;
use mahdar::{docx, pdf};

use support::paper;
use support::pictures::{Jpeg, Png, exif, profile};

/// A document that shows each of the pictures once.
fn showing(pictures: &[Vec<u8>]) -> Document {
    let figure = |index| {
        let caption = Vec::new();
        Block::Figure(Figure {
            image: ImageId(index), alt: "صورة".into(), caption, width: None
        })
    };
    let mut document = paper::document((0..pictures.len()).map(figure).collect(), Lang::Ar);
    let image = |bytes: &Vec<u8>| Image::from_bytes("picture", Arc::from(&bytes[..]));
    document.images = pictures.iter().map(|bytes| image(bytes).expect("a picture")).collect();
    document
}

/// The PDF of some pictures.
struct File(lopdf::Document);

impl File {
    fn of(pictures: &[Vec<u8>]) -> File {
        let document = showing(pictures);
        let pages = paper::set(&document);
        let written = pdf::write(&pages, &document.images, paper::fonts(), &PdfOptions::default());
        let bytes = written.expect("a PDF");
        File(lopdf::Document::load_mem(&bytes).expect("a readable PDF"))
    }

    /// The only picture of a file; not what masks it.
    fn one(picture: Vec<u8>) -> (File, Stream) {
        let file = File::of(&[picture]);
        let mut images = file.images();
        let masks: Vec<_> = images.iter().filter_map(|i| i.dict.get(b"SMask").ok()).collect();
        let masks: Vec<Stream> = masks.into_iter().map(|mask| file.stream(mask)).collect();
        images.retain(|image| !masks.contains(image));
        assert_eq!(images.len(), 1);
        (file, images.remove(0))
    }

    fn streams(&self) -> impl Iterator<Item = &Stream> {
        self.0.objects.values().filter_map(|object| object.as_stream().ok())
    }

    fn images(&self) -> Vec<Stream> {
        let is_image = |s: &&Stream| s.dict.get(b"Subtype").is_ok_and(|s| *s == name("Image"));
        self.streams().filter(is_image).cloned().collect()
    }

    fn stream(&self, object: &Object) -> Stream {
        let (_, object) = self.0.dereference(object).expect("an object");
        object.as_stream().expect("a stream").clone()
    }

    /// The colour space in few words, with the profile, if one describes it.
    fn space(&self, space: &Object) -> (String, Option<Vec<u8>>) {
        match space {
            Object::Name(device) => (String::from_utf8_lossy(device).into_owned(), None),
            Object::Array(items) if items[0] == name("Indexed") => {
                let (base, profile) = self.space(&items[1]);
                let table = items[3].as_str().expect("a string of colours");
                (format!("{} of {base}: {table:?}", items[2].as_i64().expect("a number")), profile)
            }
            Object::Array(items) if items[0] == name("ICCBased") => {
                let stream = self.stream(&items[1]);
                let count = stream.dict.get(b"N").and_then(Object::as_i64).expect("a number");
                (format!("ICC {count}"), Some(stream.decompressed_content().expect("deflated")))
            }
            other => panic!("{other:?} is no colour space of ours"),
        }
    }

    fn space_of(&self, image: &Stream) -> (String, Option<Vec<u8>>) {
        self.space(image.dict.get(b"ColorSpace").expect("a colour space"))
    }

    /// The opacity of each pixel.
    fn mask(&self, image: &Stream) -> Option<Vec<u8>> {
        let mask = self.stream(image.dict.get(b"SMask").ok()?);
        assert_eq!(self.space_of(&mask), ("DeviceGray".to_owned(), None));
        Some(samples(&mask))
    }
}

fn name(name: &str) -> Object {
    Object::Name(name.into())
}

fn number(dict: &Dictionary, key: &str) -> usize {
    let value = dict.get(key.as_bytes()).and_then(Object::as_i64);
    usize::try_from(value.expect("a number")).expect("not negative")
}

/// The packed rows of a picture without loss, as a reader gets them (ISO 32000-1, 7.4.4).
fn samples(image: &Stream) -> Vec<u8> {
    let dict = &image.dict;
    assert_eq!(dict.get(b"Filter").ok(), Some(&name("FlateDecode")));
    let parameters = dict.get(b"DecodeParms").and_then(Object::as_dict).expect("parameters");
    assert_eq!(number(parameters, "Columns"), number(dict, "Width"));
    assert_eq!(number(parameters, "BitsPerComponent"), number(dict, "BitsPerComponent"));
    let bits = number(parameters, "Colors") * number(dict, "BitsPerComponent");
    let (size, length) = (bits.div_ceil(8), (bits * number(dict, "Width")).div_ceil(8));
    let mut rows = Vec::new();
    let mut inflater = flate2::read::ZlibDecoder::new(&image.content[..]);
    inflater.read_to_end(&mut rows).expect("a whole zlib stream");
    assert_eq!(rows.len(), number(dict, "Height") * (length + 1));
    let mut before = vec![0; length];
    let mut samples = Vec::new();
    for row in rows.chunks(length + 1) {
        before = unfiltered(row[0], &row[1..], &before, size);
        samples.extend(&before);
    }
    samples
}

/// A row without its filter (ISO/IEC 15948, 9.2).
fn unfiltered(filter: u8, row: &[u8], above: &[u8], size: usize) -> Vec<u8> {
    let mut clear: Vec<u8> = Vec::with_capacity(row.len());
    for (at, byte) in row.iter().enumerate() {
        let back = |row: &[u8]| at.checked_sub(size).map_or(0, |at| row[at]);
        let (a, b, c) = (back(&clear), above[at], back(above));
        let guess = match filter {
            0 => 0,
            1 => a,
            2 => b,
            3 => u8::midpoint(a, b),
            4 => paeth(a, b, c),
            other => panic!("filter {other}"),
        };
        clear.push(byte.wrapping_add(guess));
    }
    clear
}

fn paeth(a: u8, b: u8, c: u8) -> u8 {
    let [x, y, z] = [a, b, c].map(i32::from);
    let distance = |value: u8| (x + y - z - i32::from(value)).abs();
    let mut nearest = [a, b, c];
    // Stable: of equal distances the left one counts, then the upper one.
    nearest.sort_by_key(|value| distance(*value));
    nearest[0]
}

fn sixteen(samples: &[u16]) -> Vec<u8> {
    samples.iter().flat_map(|sample| sample.to_be_bytes()).collect()
}

const PALETTE: [u8; 9] = [255, 0, 0, 0, 255, 0, 0, 0, 255];

#[test]
fn grey_of_every_depth_keeps_its_samples() {
    for (depth, row) in [(1, 0b1011_0010), (2, 0b00_01_10_11), (4, 0x5A), (8, 0x7F)] {
        let width = 8 / u32::from(depth);
        let (file, image) = File::one(Png::new(width, depth, 0, &[&[row], &[!row]]).bytes());
        assert_eq!(samples(&image), [row, !row], "{depth} bits");
        assert_eq!(number(&image.dict, "BitsPerComponent"), usize::from(depth));
        assert_eq!(file.space_of(&image).0, "DeviceGray");
        assert!(!image.dict.has(b"SMask"));
    }
}

#[test]
fn sixteen_bits_are_kept() {
    let (grey, colour) = (sixteen(&[1, 0xFFFE]), sixteen(&[0x1234, 0x8000, 7]));
    let (_, image) = File::one(Png::new(2, 16, 0, &[&grey]).bytes());
    assert_eq!((samples(&image), number(&image.dict, "BitsPerComponent")), (grey, 16));
    let (file, image) = File::one(Png::new(1, 16, 2, &[&colour]).bytes());
    assert_eq!((samples(&image), file.space_of(&image).0), (colour, "DeviceRGB".into()));
}

#[test]
fn a_palette_stays_a_palette() {
    for (depth, row, width) in [(1, 0x40, 2), (2, 0b00_01_10_00, 4), (4, 0x12, 2), (8, 2, 1)] {
        let picture = Png::new(width, depth, 3, &[&[row]]).with(b"PLTE", PALETTE[..].to_vec());
        let colours = if depth == 1 { &PALETTE[..6] } else { &PALETTE[..] };
        let picture = Png { chunks: vec![(b"PLTE", colours.to_vec())], ..picture };
        let (file, image) = File::one(picture.bytes());
        let last = colours.len() / 3 - 1;
        assert_eq!(samples(&image), [row], "{depth} bits");
        assert_eq!(file.space_of(&image).0, format!("{last} of DeviceRGB: {colours:?}"));
    }
}

#[test]
fn a_palette_with_opacity_becomes_colours_and_a_mask() {
    let picture = Png::new(4, 2, 3, &[&[0b00_01_10_00]]).with(b"PLTE", PALETTE);
    let (file, image) = File::one(picture.with(b"tRNS", [0, 128]).bytes());
    assert_eq!(samples(&image), [255, 0, 0, 0, 255, 0, 0, 0, 255, 255, 0, 0]);
    assert_eq!(file.mask(&image), Some(vec![0, 128, 255, 0]));
    assert_eq!(file.space_of(&image).0, "DeviceRGB");
}

#[test]
fn a_transparent_colour_becomes_a_mask() {
    let grey = Png::new(3, 8, 0, &[&[9, 77, 200]]).with(b"tRNS", [0, 77]);
    let (file, image) = File::one(grey.bytes());
    assert_eq!((samples(&image), file.mask(&image)), (vec![9, 77, 200], Some(vec![255, 0, 255])));
    assert_eq!(file.space_of(&image).0, "DeviceGray");
    let bits = Png::new(2, 1, 0, &[&[0x40]]).with(b"tRNS", [0, 1]);
    let (file, image) = File::one(bits.bytes());
    assert_eq!((samples(&image), file.mask(&image)), (vec![0, 255], Some(vec![255, 0])));
    let rgb = Png::new(2, 8, 2, &[&[1, 2, 3, 4, 5, 6]]).with(b"tRNS", [0, 4, 0, 5, 0, 6]);
    let (file, image) = File::one(rgb.bytes());
    assert_eq!(samples(&image), [1, 2, 3, 4, 5, 6]);
    assert_eq!(file.mask(&image), Some(vec![255, 0]));
}

#[test]
fn opacity_of_each_pixel_becomes_a_mask() {
    let (file, image) = File::one(Png::new(2, 8, 4, &[&[10, 255, 20, 30]]).bytes());
    assert_eq!((samples(&image), file.mask(&image)), (vec![10, 20], Some(vec![255, 30])));
    let (file, image) = File::one(Png::new(2, 8, 6, &[&[1, 2, 3, 0, 4, 5, 6, 99]]).bytes());
    assert_eq!(samples(&image), [1, 2, 3, 4, 5, 6]);
    assert_eq!(file.mask(&image), Some(vec![0, 99]));
    let wide = sixteen(&[0xFFFF, 0x8080, 0, 0x4040]);
    let (file, image) = File::one(Png::new(1, 16, 6, &[&wide]).bytes());
    assert_eq!((samples(&image), file.mask(&image)), (vec![255, 128, 0], Some(vec![64])));
    let (file, image) = File::one(Png::new(1, 8, 6, &[&[1, 2, 3, 255]]).bytes());
    assert_eq!((samples(&image), file.mask(&image)), (vec![1, 2, 3], None), "all opaque");
}

#[test]
fn interlaced_rows_come_in_order() {
    let rows: Vec<Vec<u8>> = (0..9).map(|y| (0..10).map(|x| 20 * y + x).collect()).collect();
    let plain: Vec<&[u8]> = rows.iter().map(Vec::as_slice).collect();
    let picture = Png { interlaced: true, ..Png::new(10, 8, 0, &plain) };
    let (file, image) = File::one(picture.with_profile(&profile(b"GRAY", 1)).bytes());
    assert_eq!(samples(&image), rows.concat());
    assert_eq!(file.space_of(&image).0, "ICC 1");
}

#[test]
fn a_jpeg_is_taken_over_byte_by_byte() {
    let grey = Jpeg::new(&[1], &[&[0], &[200]]).jfif();
    let colour = Jpeg::new(&[1, 2, 3], &[&[100, 128, 128]]).jfif();
    for (picture, space) in [(grey, "DeviceGray"), (colour, "DeviceRGB")] {
        let (file, image) = File::one(picture.bytes());
        assert_eq!(image.content, picture.bytes());
        assert_eq!(image.dict.get(b"Filter").ok(), Some(&name("DCTDecode")));
        assert_eq!(file.space_of(&image).0, space);
        assert!(!image.dict.has(b"DecodeParms"));
    }
}

#[test]
fn a_jpeg_of_red_green_and_blue_is_not_taken_for_ycbcr() {
    let transform = |picture: Jpeg| {
        let (_, image) = File::one(picture.bytes());
        assert_eq!(image.content, picture.bytes());
        let parameters = image.dict.get(b"DecodeParms").and_then(Object::as_dict).ok();
        parameters.map(|parameters| number(parameters, "ColorTransform"))
    };
    assert_eq!(transform(Jpeg::new(b"RGB", &[&[250, 128, 3]])), Some(0), "by its names");
    assert_eq!(transform(Jpeg::new(&[1, 2, 3], &[&[250, 128, 3]]).adobe(0)), None, "Adobe's mark");
}

#[test]
fn inks_with_adobe_s_mark_become_red_green_and_blue() {
    // Adobe writes 255 for no ink.
    let squares: [&[u8]; 3] = [&[255, 0, 0, 255], &[255, 255, 255, 255], &[255, 255, 255, 0]];
    let (file, image) = File::one(Jpeg::new(&[1, 2, 3, 4], &squares).adobe(0).bytes());
    let row = &samples(&image)[..72];
    let pixels = [0, 8, 16].map(|x| [row[3 * x], row[3 * x + 1], row[3 * x + 2]]);
    assert_eq!(pixels, [[255, 0, 0], [255, 255, 255], [0, 0, 0]]);
    assert_eq!(file.space_of(&image), ("DeviceRGB".to_owned(), None));
}

#[test]
fn a_profile_of_inks_is_left_out() {
    let inks = Jpeg::new(&[1, 2, 3, 4], &[&[255, 255, 0, 255]]).adobe(0);
    let (file, image) = File::one(inks.with_profile(&profile(b"CMYK", 1)).bytes());
    assert_eq!(samples(&image)[..3], [255, 255, 0]);
    assert_eq!(file.space_of(&image), ("DeviceRGB".to_owned(), None));
}

#[test]
fn inks_that_may_be_inverted_are_refused() {
    let picture = Jpeg::new(&[1, 2, 3, 4], &[&[0, 255, 255, 0]]).jfif().bytes();
    let refused = Image::from_bytes("inks.jpg", picture.into());
    assert_eq!(refused, Err(ImageError::AmbiguousInks));
}

#[test]
fn profiles_become_colour_spaces() {
    let (grey, rgb) = (profile(b"GRAY", 1), profile(b"RGB ", 1));
    let cases = [
        (Jpeg::new(&[1], &[&[9]]).with_profile(&grey).bytes(), "ICC 1", &grey),
        (Jpeg::new(&[1, 2, 3], &[&[9, 8, 7]]).with_profile(&rgb).bytes(), "ICC 3", &rgb),
        (Png::new(1, 8, 0, &[&[9]]).with_profile(&grey).bytes(), "ICC 1", &grey),
        (Png::new(1, 8, 2, &[&[9, 8, 7]]).with_profile(&rgb).bytes(), "ICC 3", &rgb),
        (Png::new(1, 8, 4, &[&[9, 8]]).with_profile(&grey).bytes(), "ICC 1", &grey),
        (Png::new(1, 8, 6, &[&[9, 8, 7, 6]]).with_profile(&rgb).bytes(), "ICC 3", &rgb),
    ];
    for (picture, space, profile) in cases {
        let (file, image) = File::one(picture);
        assert_eq!(file.space_of(&image), (space.to_owned(), Some(profile.clone())));
    }
    let palette = Png::new(1, 8, 3, &[&[1]]).with_profile(&rgb).with(b"PLTE", PALETTE);
    let (file, image) = File::one(palette.bytes());
    assert_eq!(file.space_of(&image), (format!("2 of ICC 3: {PALETTE:?}"), Some(rgb)));
}

#[test]
fn profiles_that_do_not_fit_are_left_out() {
    let (grey, mut future) = (profile(b"GRAY", 1), profile(b"RGB ", 1));
    future[8] = 5;
    let cut = profile(b"RGB ", 1)[..150].to_vec();
    for wrong in [grey, future, cut] {
        let (file, image) =
            File::one(Png::new(1, 8, 2, &[&[9, 8, 7]]).with_profile(&wrong).bytes());
        assert_eq!(file.space_of(&image), ("DeviceRGB".to_owned(), None));
        let picture = Jpeg::new(&[1, 2, 3], &[&[9, 8, 7]]).with_profile(&wrong);
        let (file, image) = File::one(picture.bytes());
        assert_eq!(file.space_of(&image), ("DeviceRGB".to_owned(), None));
    }
}

#[test]
fn pictures_with_one_profile_share_it() {
    let with = |white| Png::new(1, 8, 2, &[&[9, 8, 7]]).with_profile(&profile(b"RGB ", white));
    let indexed = Png::new(1, 8, 3, &[&[1]]).with_profile(&profile(b"RGB ", 1));
    let indexed = indexed.with(b"PLTE", PALETTE).bytes();
    let file = File::of(&[with(1).bytes(), with(2).bytes(), indexed, with(1).bytes()]);
    // That of the output intent is a profile too; streams of objects count them as N.
    let is_profile = |stream: &&Stream| stream.dict.has(b"N") && !stream.dict.has(b"Type");
    assert_eq!(file.streams().filter(is_profile).count(), 3);
    let profiles: Vec<_> = file.images().iter().map(|image| file.space_of(image).1).collect();
    let [first, second] = [1, 2].map(|white| Some(profile(b"RGB ", white)));
    assert_eq!(profiles, [first.clone(), second, first.clone(), first]);
}

#[test]
fn a_picture_shown_often_is_embedded_once() {
    let mut document = showing(&[Png::new(1, 8, 0, &[&[9]]).bytes()]);
    document.blocks = vec![document.blocks[0].clone(); 3];
    let pages = paper::set(&document);
    let written = pdf::write(&pages, &document.images, paper::fonts(), &PdfOptions::default());
    let file = File(lopdf::Document::load_mem(&written.expect("a PDF")).expect("readable"));
    assert_eq!(file.images().len(), 1);
}

/// The pictures of the Word file, in order.
fn in_word(document: &Document) -> Vec<Vec<u8>> {
    let theme = Theme::builtin("formal").expect("a built-in theme");
    let numbers = paper::set(document).page_numbers(document.setup.digits);
    let bytes = docx::write(document, &theme, paper::fonts(), &numbers).expect("a Word file");
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).expect("a zip file");
    let mut names: Vec<String> = archive.file_names().map(str::to_owned).collect();
    names.retain(|name| name.starts_with("word/media/"));
    names.sort();
    let mut read = |name: &String| {
        let mut bytes = Vec::new();
        let mut entry = archive.by_name(name).expect("an entry");
        entry.read_to_end(&mut bytes).expect("readable");
        bytes
    };
    names.iter().map(&mut read).collect()
}

#[test]
fn word_gets_upright_pictures_as_they_came() {
    let pictures = [
        Png::new(2, 1, 3, &[&[0x40]]).with(b"PLTE", PALETTE[..6].to_vec()).bytes(),
        Png::new(1, 16, 6, &[&[1, 2, 3, 4, 5, 6, 7, 8]]).bytes(),
        Jpeg::new(&[1, 2, 3], &[&[9, 8, 7]]).with_profile(&profile(b"RGB ", 1)).bytes(),
        Jpeg::new(&[1, 2, 3, 4], &[&[255, 0, 0, 255]]).adobe(0).bytes(),
    ];
    assert_eq!(in_word(&showing(&pictures)), pictures);
}

#[test]
fn word_gets_pictures_turned_as_their_camera_was_held() {
    let rgb = profile(b"RGB ", 1);
    let lying = Jpeg::new(&[1, 2, 3], &[&[30, 128, 128], &[220, 128, 128]]);
    let jpeg = lying.with_profile(&rgb).held(6).bytes();
    let png = Png::new(2, 8, 0, &[&[10, 20]]).with(b"eXIf", exif(3)).bytes();
    let document = showing(&[jpeg.clone(), png]);
    assert_eq!(document.images[0].pixels, (8, 16));
    let word = in_word(&document);
    // Turned by 90 degrees clockwise: what was on the left is above.
    let standing = Image::from_bytes("turned", Arc::from(&word[0][..])).expect("a picture");
    assert_eq!(standing.pixels, (8, 16));
    let pixels = image::load_from_memory(&word[0]).expect("a picture").into_rgb8();
    let near = |pixel: &image::Rgb<u8>, grey: u8| pixel.0.iter().all(|c| c.abs_diff(grey) <= 2);
    assert!(near(pixels.get_pixel(4, 2), 30) && near(pixels.get_pixel(4, 13), 220));
    let marked = word[0].windows(4).any(|window| window == b"Exif");
    assert!(!marked, "who heeds Exif must not turn it again");
    assert!(word[0].windows(rgb.len()).any(|window| window == rgb), "its profile came along");
    let turned = image::load_from_memory(&word[1]).expect("a picture").into_luma8();
    assert_eq!(turned.into_raw(), [20, 10]);
    let (_, image) = File::one(jpeg.clone());
    assert_eq!(image.content, jpeg, "the PDF turns the picture, not its bytes");
}
