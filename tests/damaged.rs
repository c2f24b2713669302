//! Damaged pictures and fonts: each is refused with a reason, or makes files that can be read; no
//! panic on any way from its bytes to a PDF and a Word file.

mod support;

use std::io::Read;
use std::sync::{Arc, OnceLock};

use mahdar::document::{Block, Document, Figure, Image, ImageId};
use mahdar::fonts::FontBook;
use mahdar::layout::paginate;
use mahdar::locale::Lang;
use mahdar::pdf::PdfOptions;
use mahdar::theme::Theme;
use mahdar::{docx, pdf};
use proptest::prelude::*;
use proptest::sample::{Index, select};
use proptest::test_runner::RngSeed;

use support::paper;
use support::pictures::{Jpeg, Png, exif, profile, with_checksums};

fn formal() -> &'static Theme {
    static THEME: OnceLock<Theme> = OnceLock::new();
    THEME.get_or_init(|| Theme::builtin("formal").expect("a built-in theme"))
}

/// Both files of a document; none when one is refused.
fn made(document: &Document, fonts: &FontBook) -> Option<()> {
    let pages = paginate(document, formal(), fonts).ok()?.value;
    let numbers = pages.page_numbers(document.setup.digits);
    let word = docx::write(document, formal(), fonts, &numbers).expect("Word takes any bytes");
    zip::ZipArchive::new(std::io::Cursor::new(word)).expect("a zip file");
    let bytes = pdf::write(&pages, &document.images, fonts, &PdfOptions::default()).ok()?;
    readable(&bytes, pages.pages.len());
    Some(())
}

/// Demands a PDF of so many pages, each of whose fonts can be parsed and pictures decompressed.
fn readable(bytes: &[u8], pages: usize) {
    let file = lopdf::Document::load_mem(bytes).expect("a readable PDF");
    assert_eq!(file.get_pages().len(), pages);
    for object in file.objects.values() {
        let lopdf::Object::Stream(stream) = object else { continue };
        let filter = stream.dict.get(b"Filter").and_then(lopdf::Object::as_name);
        if filter.is_ok_and(|filter| filter == b"FlateDecode") {
            let mut content = Vec::new();
            let mut inflater = flate2::read::ZlibDecoder::new(&stream.content[..]);
            inflater.read_to_end(&mut content).expect("a whole zlib stream");
            if stream.dict.has(b"Length1") {
                ttf_parser::Face::parse(&content, 0).expect("an embedded font can be parsed");
            }
        }
    }
}

/// A paragraph with letters, marks, digits and Latin of its font, set in that font.
fn made_with(font: Vec<u8>) -> Option<()> {
    let mut fonts = FontBook::embedded();
    fonts.add(Arc::from(font)).ok()?;
    let text = "يَكتُبُ الوفدُ تقريرًا عن الاجتماع (COVID-19) في ١٢ مايو 2026؛ ولا لألأة، إلّا «الله».";
    let mut document = paper::document(vec![paper::body(text)], Lang::Ar);
    document.setup.embed_fonts = true;
    made(&document, &fonts)
}

fn amiri() -> &'static [u8] {
    include_bytes!("../fonts/amiri/Amiri-Regular.ttf")
}

/// Where each table of a font begins and ends.
fn tables(font: &[u8]) -> Vec<(usize, usize)> {
    let face = ttf_parser::RawFace::parse(font, 0).expect("a good font");
    let place = |table: ttf_parser::TableRecord| (table.offset as usize, table.length as usize);
    face.table_records.into_iter().map(place).collect()
}

/// Places in a table, most of them near its beginning, where counts and offsets stand.
fn place(length: usize) -> impl Strategy<Value = usize> {
    let near = length.min(64);
    prop_oneof![3 => 0..near, 1 => 0..length.min(4096), 1 => 0..length]
}

fn with_bytes(font: &[u8], changes: &[(usize, u8)]) -> Vec<u8> {
    let mut font = font.to_vec();
    changes.iter().for_each(|(at, byte)| font[*at] = *byte);
    font
}

/// Amiri with a few bytes of one table changed.
fn changed_font() -> impl Strategy<Value = Vec<u8>> {
    let byte = prop_oneof![select(vec![0_u8, 1, 0x7F, 0x80, 0xFF]), any::<u8>()];
    select(tables(amiri())).prop_flat_map(move |(start, length)| {
        let change = place(length).prop_map(move |at| start + at);
        prop::collection::vec((change, byte.clone()), 1..6)
            .prop_map(|changes| with_bytes(amiri(), &changes))
    })
}

/// Amiri, cut off.
fn cut_font() -> impl Strategy<Value = Vec<u8>> {
    any::<Index>().prop_map(|end| amiri()[..end.index(amiri().len())].to_vec())
}

/// A document of one picture.
fn made_showing(bytes: Vec<u8>) -> Option<()> {
    let image = Image::from_bytes("picture", Arc::from(bytes)).ok()?;
    let caption = Vec::new();
    let figure = Figure { image: ImageId(0), alt: "صورة".into(), caption, width: None };
    let mut document = paper::document(vec![Block::Figure(figure)], Lang::Ar);
    document.images = vec![image];
    made(&document, paper::fonts())
}

/// Good pictures of all kinds that differ in what reads them.
fn good_pictures() -> Vec<Vec<u8>> {
    let rows: [&[u8]; 2] = [&[1, 2, 3, 200, 4, 5, 6, 0], &[7, 8, 9, 255, 7, 7, 7, 7]];
    let palette = Png::new(4, 2, 3, &[&[0x1B], &[0x1B]]).with(b"PLTE", [9; 12]);
    let (grey, rgb) = (profile(b"GRAY", 1), profile(b"RGB ", 1));
    vec![
        Png::new(2, 8, 6, &rows).with(b"eXIf", exif(6)).bytes(),
        Png::new(8, 8, 0, &rows).with_profile(&grey).bytes(),
        Png { interlaced: true, ..Png::new(4, 16, 0, &rows) }.bytes(),
        palette.clone().with_profile(&rgb).bytes(),
        palette.with(b"tRNS", [0, 50]).bytes(),
        Jpeg::new(&[1], &[&[0], &[255]]).jfif().bytes(),
        Jpeg::new(&[1, 2, 3], &[&[0, 9, 255], &[80, 1, 2]]).with_profile(&rgb).held(5).bytes(),
        Jpeg::new(&[1, 2, 3, 4], &[&[0, 9, 255, 7]]).adobe(2).bytes(),
        include_bytes!("../input/images/hillside.jpg").to_vec(),
    ]
}

/// A picture that is cut off, has a few other bytes, or both. Checksums are made right again: with
/// a wrong one all readers stop.
fn damaged_picture() -> impl Strategy<Value = Vec<u8>> {
    let changes = prop::collection::vec((0_usize..700, any::<u8>()), 0..4);
    let end = prop_oneof![2 => Just(None), 1 => any::<Index>().prop_map(Some)];
    (select(good_pictures()), changes, end).prop_map(|(mut file, changes, end)| {
        file.truncate(end.map_or(file.len(), |end| end.index(file.len())));
        for (at, byte) in changes {
            if let Some(place) = file.get_mut(at) {
                *place = byte;
            }
        }
        if file.starts_with(b"\x89PNG") { with_checksums(&file) } else { file }
    })
}

fn config(cases: u32) -> ProptestConfig {
    let rng_seed = RngSeed::Fixed(5);
    ProptestConfig { cases, rng_seed, failure_persistence: None, ..Default::default() }
}

proptest! {
    #![proptest_config(config(96))]

    #[test]
    fn a_font_with_changed_bytes_does_no_harm(font in changed_font()) {
        made_with(font);
    }
}

proptest! {
    #![proptest_config(config(24))]

    #[test]
    fn a_font_that_is_cut_off_does_no_harm(font in cut_font()) {
        made_with(font);
    }
}

proptest! {
    #![proptest_config(config(256))]

    #[test]
    fn a_damaged_picture_does_no_harm(picture in damaged_picture()) {
        made_showing(picture);
    }
}

#[test]
fn undamaged_ones_are_made() {
    assert!(made_with(amiri().to_vec()).is_some());
    assert!(good_pictures().into_iter().all(|picture| made_showing(picture).is_some()));
}
