//! The writer as a whole: what stands in its files, read again by lopdf.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use lopdf::content::Content;
use lopdf::{Dictionary, Document, Object, ObjectId};
use proptest::prelude::*;

use super::testing::Paper;
use super::{Conformance, PdfError, PdfOptions, write};
use crate::document::{BlockId, Image, ImageFormat, ImageId};
use crate::geom::{Point, Pt, Rect};
use crate::layout::frame::{
    Artifact, Destination, ElementId, ElementRole, Item, LinkArea, OutlineEntry, PlacedGlyph,
    TextItem,
};
use crate::locale::Lang;
use crate::theme::Colour;

const ROOT: ElementId = ElementId(0);
const BLUE: Colour = Colour { r: 27, g: 58, b: 107 };
const LINES: [&str; 3] = [
    "اجتمعت اللجنة في مقرّها يوم الأحد ٢٠٢٦/٠٣/٠١، وحضر عشرة أعضاء.",
    "قُطِّعَ الحَبْلُ، وَلَا إِلٰهَ إِلَّا ٱللَّهُ (بسم الله)",
    "تناول الاجتماع التعليم عن بعد COVID-19 وأثره: 25% من الطلبة",
];
/// What the sample shows on its second page.
const TABLE: [&str; 4] = ["البند", "المسؤول", "شراء الأجهزة", "السيدة هند"];

fn rect(x: f64, y: f64, width: f64, height: f64) -> Rect {
    Rect::new(Pt(x), Pt(y), Pt(width), Pt(height))
}

/// Two pages with three fonts, pictures, a list, a table, links, bookmarks and artifacts.
fn sample() -> (Paper, Vec<Image>) {
    let mut paper = Paper::new("محضر اجتماع اللجنة");
    first_page(&mut paper);
    paper.page();
    second_page(&mut paper);
    let entry = |level, title: &str, page, y| OutlineEntry {
        level,
        title: title.to_owned(),
        page,
        y: Pt(y),
    };
    paper.paged.outline = vec![entry(1, "المحضر", 0, 60.0), entry(2, "البنود", 1, 60.0)];
    let images = vec![
        image("logo.png", ImageFormat::Png, png(image::ColorType::Rgba8)),
        image("photo.jpg", ImageFormat::Jpeg, jpeg()),
    ];
    (paper, images)
}

fn first_page(paper: &mut Paper) {
    let kufi = paper.face("Noto Kufi Arabic", 600, 18.0);
    let title = paper.line(kufi, "محضر اجتماع اللجنة", 540.0, 80.0);
    paper.tagged(ROOT, ElementRole::Heading(1, "محضر اجتماع اللجنة".into()), vec![title]);
    paper.draw(Item::Artifact(Artifact::Layout));
    paper.draw(Item::Fill(rect(300.0, 90.0, 240.0, 1.0), BLUE));
    paper.draw(Item::Stroke(rect(280.0, 20.0, 200.0, 30.0), Pt(4.0), Pt(0.5), BLUE));
    paper.draw(Item::FillRounded(rect(60.0, 20.0, 50.0, 30.0), Pt(6.0), BLUE));
    paper.draw(Item::End);
    let mut y = 120.0;
    for family in ["Amiri", "Noto Naskh Arabic"] {
        let face = paper.face(family, 400, 13.0);
        for text in LINES {
            let line = paper.line(face, text, 540.0, y);
            paper.tagged(ROOT, ElementRole::Paragraph, vec![line]);
            y += 26.0;
        }
    }
    for (image, x) in [(ImageId(0), 60.0), (ImageId(1), 300.0), (ImageId(0), 180.0)] {
        let area = rect(x, 400.0, 100.0, 60.0);
        let role = ElementRole::Figure { alt: "صورة".into(), page: 0, area };
        paper.tagged(ROOT, role, vec![Item::Image(image, area)]);
    }
}

fn second_page(paper: &mut Paper) {
    let amiri = paper.face("Amiri", 400, 13.0);
    let paragraph = paper.element(ROOT, ElementRole::Paragraph);
    for (to, text, y) in [
        (Destination::Uri("https://example.org/".into()), "موقع المجلس", 60.0),
        (Destination::Page { page: 0, y: Pt(60.0), block: BlockId(0) }, "أول الصفحة", 90.0),
    ] {
        let line = paper.line(amiri, text, 540.0, y);
        let element = paper.tagged(paragraph, ElementRole::Link, vec![line]);
        let area = rect(440.0, y - 14.0, 100.0, 18.0);
        paper.draw(Item::Link(LinkArea { area, to, description: text.into(), element }));
    }
    let table = paper.element(ROOT, ElementRole::Table { summary: "البنود".into() });
    for (part, cell, texts, y) in [
        (ElementRole::TableHead, ElementRole::HeaderCell { row: false }, &TABLE[..2], 140.0),
        (ElementRole::TableBody, ElementRole::DataCell, &TABLE[2..], 170.0),
    ] {
        let part = paper.element(table, part);
        let row = paper.element(part, ElementRole::TableRow);
        for (text, right) in texts.iter().zip([540.0, 300.0]) {
            let cell = paper.element(row, cell.clone());
            let line = paper.line(amiri, text, right, y);
            paper.tagged(cell, ElementRole::Paragraph, vec![line]);
        }
    }
    let list = paper.element(ROOT, ElementRole::List { numbered: false });
    let item = paper.element(list, ElementRole::ListItem);
    let disc = Item::Disc(Point::new(Pt(536.0), Pt(216.0)), Pt(2.0), BLUE);
    paper.tagged(item, ElementRole::Label, vec![disc]);
    let text = paper.line(amiri, "أخذ المجلس علمًا", 524.0, 220.0);
    paper.tagged(item, ElementRole::ListBody, vec![text]);
    paper.draw(Item::Artifact(Artifact::Footer));
    let number = paper.line(amiri, "صفحة ٢ من ٢", 320.0, 800.0);
    paper.draw(number);
    paper.draw(Item::End);
}

fn image(name: &str, format: ImageFormat, bytes: Vec<u8>) -> Image {
    let name = name.to_owned();
    Image { name, format, pixels: (12, 8), density: None, bytes: bytes.into(), origin: None }
}

fn pixels(colour: image::ColorType) -> image::DynamicImage {
    let mut picture = image::DynamicImage::new(12, 8, colour);
    if let Some(rgba) = picture.as_mut_rgba8() {
        for (x, y, pixel) in rgba.enumerate_pixels_mut() {
            let part = |n: u32| u8::try_from(20 * n).unwrap_or(u8::MAX);
            *pixel = image::Rgba([part(x), part(y), 128, part(x)]);
        }
    }
    picture
}

fn encoded(picture: &image::DynamicImage, format: image::ImageFormat) -> Vec<u8> {
    let mut bytes = std::io::Cursor::new(Vec::new());
    picture.write_to(&mut bytes, format).expect("a picture is encoded");
    bytes.into_inner()
}

fn png(colour: image::ColorType) -> Vec<u8> {
    encoded(&pixels(colour), image::ImageFormat::Png)
}

fn jpeg() -> Vec<u8> {
    encoded(&pixels(image::ColorType::Rgb8), image::ImageFormat::Jpeg)
}

fn sample_bytes() -> Vec<u8> {
    let (paper, images) = sample();
    write(&paper.paged, &images, &paper.fonts, &PdfOptions::default()).expect("a PDF")
}

/// A file as read again.
struct Read(Document);

impl Read {
    fn sample() -> Read {
        Read(Document::load_mem(&sample_bytes()).expect("a readable PDF"))
    }

    fn catalogue(&self) -> &Dictionary {
        self.0.catalog().expect("a catalogue")
    }

    fn pages(&self) -> Vec<ObjectId> {
        self.0.page_iter().collect()
    }

    fn get<'a>(&'a self, dict: &'a Dictionary, key: &str) -> &'a Object {
        dict.get_deref(key.as_bytes(), &self.0).unwrap_or_else(|_| panic!("no {key} in {dict:?}"))
    }

    fn dict<'a>(&'a self, dict: &'a Dictionary, key: &str) -> &'a Dictionary {
        self.get(dict, key).as_dict().expect("a dictionary")
    }

    fn stream(&self, object: &Object) -> Vec<u8> {
        let (_, object) = self.0.dereference(object).expect("an object");
        let stream = object.as_stream().expect("a stream");
        stream.decompressed_content().unwrap_or_else(|_| stream.content.clone())
    }

    fn fonts(&self) -> BTreeMap<String, ReadFont> {
        let page = self.0.get_dictionary(self.pages()[0]).expect("a page");
        let fonts = self.dict(self.dict(page, "Resources"), "Font");
        let named = |(name, _): (&Vec<u8>, &Object)| {
            let name = String::from_utf8(name.clone()).expect("ASCII");
            let font = self.font(self.dict(fonts, &name));
            (name, font)
        };
        fonts.iter().map(named).collect()
    }

    fn font(&self, font: &Dictionary) -> ReadFont {
        let descendants = self.get(font, "DescendantFonts").as_array().expect("an array");
        let descendant = descendants[0].as_dict().expect("a dictionary");
        let descriptor = self.dict(descendant, "FontDescriptor");
        ReadFont {
            texts: to_unicode(&self.stream(self.get(font, "ToUnicode"))),
            widths: widths(self.get(descendant, "W").as_array().expect("an array")),
            glyphs: match self.get(descendant, "CIDToGIDMap") {
                Object::Stream(_) => {
                    let map = self.stream(self.get(descendant, "CIDToGIDMap"));
                    map.chunks(2).map(|pair| u16::from_be_bytes([pair[0], pair[1]])).collect()
                }
                _ => (0..=u16::MAX).collect(),
            },
            program: self.stream(self.get(descriptor, "FontFile2")),
        }
    }

    /// Calls back with each operator of a page.
    fn operators(&self, page: ObjectId) -> Vec<lopdf::content::Operation> {
        let content = self.0.get_page_content(page);
        Content::decode(&content).expect("a content stream").operations
    }

    /// The shown codes of a page, each with its font.
    fn codes(&self, page: ObjectId) -> Vec<(String, u16)> {
        let mut font = String::new();
        let mut codes = Vec::new();
        for operation in self.operators(page) {
            match operation.operator.as_str() {
                "Tf" => {
                    let name = operation.operands[0].as_name().expect("a name");
                    font = String::from_utf8(name.to_vec()).expect("ASCII");
                }
                "TJ" => {
                    for part in operation.operands[0].as_array().expect("an array") {
                        let Object::String(bytes, _) = part else { continue };
                        for pair in bytes.chunks(2) {
                            codes.push((font.clone(), u16::from_be_bytes([pair[0], pair[1]])));
                        }
                    }
                }
                _ => {}
            }
        }
        codes
    }
}

struct ReadFont {
    texts: BTreeMap<u16, String>,
    widths: BTreeMap<u16, i64>,
    glyphs: Vec<u16>,
    program: Vec<u8>,
}

/// The lines of a `ToUnicode` map.
fn to_unicode(map: &[u8]) -> BTreeMap<u16, String> {
    let number = |digits: &str| u16::from_str_radix(digits, 16).expect("four digits");
    let line = |line: &str| {
        let (code, text) = line.strip_prefix('<')?.strip_suffix('>')?.split_once("> <")?;
        let units = (0..text.len()).step_by(4).map(|at| number(&text[at..at + 4]));
        let text = String::from_utf16(&units.collect::<Vec<_>>()).expect("UTF-16");
        (text != "\u{FFFF}").then(|| (number(code), text))
    };
    String::from_utf8_lossy(map).lines().filter_map(line).collect()
}

fn widths(array: &[Object]) -> BTreeMap<u16, i64> {
    let mut widths = BTreeMap::new();
    for pair in array.chunks(2) {
        let first = u16::try_from(pair[0].as_i64().expect("a code")).expect("16 bits");
        let values = pair[1].as_array().expect("widths");
        for (code, value) in (first..).zip(values) {
            widths.insert(code, value.as_i64().expect("a whole number"));
        }
    }
    widths
}

/// The characters of some texts, sorted, spaces left out.
fn sorted(texts: impl IntoIterator<Item = impl AsRef<str>>) -> Vec<char> {
    let mut all: Vec<char> = Vec::new();
    for text in texts {
        all.extend(text.as_ref().chars().filter(|c| *c != ' '));
    }
    all.sort_unstable();
    all
}

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
fn every_shown_code_has_its_text_and_no_character_is_lost_or_added() {
    let file = Read::sample();
    let fonts = file.fonts();
    let shown: Vec<String> = file
        .pages()
        .into_iter()
        .flat_map(|page| file.codes(page))
        .map(|(font, code)| fonts[&font].texts[&code].clone())
        .collect();
    assert!(shown.iter().all(|text| !text.is_empty() && !text.contains('\0')));
    let links = ["موقع المجلس", "أول الصفحة"];
    let others = ["محضر اجتماع اللجنة", "أخذ المجلس علمًا", "صفحة ٢ من ٢"];
    let wanted = LINES.iter().chain(&LINES).chain(&TABLE).chain(&links).chain(&others);
    assert_eq!(sorted(&shown), sorted(wanted));
}

#[test]
fn widths_agree_with_those_of_the_embedded_program() {
    for (name, font) in Read::sample().fonts() {
        let face = ttf_parser::Face::parse(&font.program, 0).expect("a font program");
        for (&code, &width) in &font.widths {
            let glyph = ttf_parser::GlyphId(font.glyphs[usize::from(code)]);
            let advance = face.glyph_hor_advance(glyph).map(i64::from);
            assert_eq!(advance, Some(width), "font {name}, code {code}");
        }
        assert_eq!(font.widths.len(), font.texts.len());
    }
}

#[test]
fn dots_that_the_font_keeps_apart_are_drawn_by_the_code_of_their_letter() {
    let mut paper = Paper::new("نقط");
    let naskh = paper.face("Noto Naskh Arabic", 400, 20.0);
    let line = paper.line(naskh, "بيت", 540.0, 80.0);
    let Item::Text(TextItem { glyphs, .. }) = &line else { panic!("a text") };
    assert!(glyphs.iter().any(|glyph| glyph.text.is_empty()), "{glyphs:?}");
    paper.tagged(ROOT, ElementRole::Paragraph, vec![line]);
    let bytes = write(&paper.paged, &[], &paper.fonts, &PdfOptions::default()).expect("a PDF");
    let file = Read(Document::load_mem(&bytes).expect("a readable PDF"));
    let font = &file.fonts()["F0"];
    let texts: Vec<&str> = font.texts.values().map(String::as_str).collect();
    assert_eq!(texts, ["ت", "ي", "ب"]);
    let face = ttf_parser::Face::parse(&font.program, 0).expect("a font program");
    for code in 1..=3 {
        let ink = face.glyph_bounding_box(ttf_parser::GlyphId(font.glyphs[code])).expect("ink");
        let dots_below = code > 1;
        assert_eq!(ink.y_min < -100, dots_below, "code {code}: {ink:?}");
    }
}

#[test]
fn a_text_without_any_character_is_drawn_as_paths() {
    let mut paper = Paper::new("مسار");
    let amiri = paper.face("Amiri", 400, 20.0);
    let Item::Text(mut line) = paper.line(amiri, "ـ", 540.0, 80.0) else { panic!("a text") };
    line.glyphs = line.glyphs.iter().map(|glyph| PlacedGlyph { text: "", ..glyph }).collect();
    paper.tagged(ROOT, ElementRole::Paragraph, vec![Item::Text(line)]);
    let bytes = write(&paper.paged, &[], &paper.fonts, &PdfOptions::default()).expect("a PDF");
    let file = Read(Document::load_mem(&bytes).expect("a readable PDF"));
    let page = file.pages()[0];
    let operators: Vec<String> =
        file.operators(page).into_iter().map(|operation| operation.operator).collect();
    assert!(operators.contains(&"f".to_owned()) && !operators.contains(&"TJ".to_owned()));
}

#[test]
fn every_mark_is_named_by_the_tree_and_by_its_parents() {
    let file = Read::sample();
    let root = file.dict(file.catalogue(), "StructTreeRoot");
    let parents = file.get(file.dict(root, "ParentTree"), "Nums").as_array().expect("an array");
    for (index, page) in file.pages().into_iter().enumerate() {
        let marks: Vec<i64> = file
            .operators(page)
            .iter()
            .filter(|operation| operation.operator == "BDC")
            .filter_map(|operation| operation.operands[1].as_dict().ok()?.get(b"MCID").ok())
            .map(|mcid| mcid.as_i64().expect("a number"))
            .collect();
        let wanted: Vec<i64> = (0..).take(marks.len()).collect();
        assert_eq!(marks, wanted, "page {index}");
        let elements = parents[2 * index + 1].as_array().expect("an array");
        assert_eq!(elements.len(), marks.len(), "page {index}");
        for (mcid, element) in elements.iter().enumerate() {
            let element = element.as_reference().and_then(|id| file.0.get_dictionary(id));
            let kids = file.get(element.expect("an element"), "K");
            let mcid = i64::try_from(mcid).expect("a small number");
            let named = |kid: &Object| kid.as_i64().ok() == Some(mcid);
            let holds = kids.as_array().map_or(named(kids), |kids| kids.iter().any(named));
            assert!(holds, "page {index}, mark {mcid}: {kids:?}");
        }
    }
}

/// The tree as one line per element.
fn outline(file: &Read, element: &Dictionary, depth: usize, lines: &mut String) {
    let kind = file.get(element, "S").as_name().expect("a name");
    let kind = String::from_utf8_lossy(kind);
    lines.push_str(&format!("{:depth$}{kind}", ""));
    let Ok(kids) = element.get_deref(b"K", &file.0) else {
        lines.push('\n');
        return;
    };
    let kids =
        kids.as_array().cloned().unwrap_or_else(|_| vec![element.get(b"K").cloned().expect("K")]);
    let mut elements = Vec::new();
    for kid in &kids {
        let dict = file.0.dereference(kid).ok().and_then(|(_, kid)| kid.as_dict().ok());
        match dict {
            None => lines.push_str(&format!(" #{}", kid.as_i64().expect("an MCID"))),
            Some(dict) if dict.has(b"Obj") => lines.push_str(" annotation"),
            Some(dict) => elements.push(dict),
        }
    }
    lines.push('\n');
    for element in elements {
        outline(file, element, depth + 2, lines);
    }
}

#[test]
fn the_structure_tree_of_the_sample() {
    let file = Read::sample();
    let root = file.dict(file.catalogue(), "StructTreeRoot");
    let document = file.get(root, "K").as_array().expect("an array")[0].as_reference();
    let document = document.and_then(|id| file.0.get_dictionary(id)).expect("the document");
    let mut lines = String::new();
    outline(&file, document, 0, &mut lines);
    insta::assert_snapshot!(lines);
}

#[test]
fn the_content_stream_of_a_small_page() {
    let mut paper = Paper::new("صغير");
    let amiri = paper.face("Amiri", 400, 13.0);
    let line = paper.line(amiri, "قال: نعم", 540.0, 80.0);
    paper.tagged(ROOT, ElementRole::Paragraph, vec![line]);
    paper.draw(Item::Artifact(Artifact::Layout));
    paper.draw(Item::Fill(rect(300.0, 90.0, 240.0, 1.0), BLUE));
    paper.draw(Item::End);
    let bytes = write(&paper.paged, &[], &paper.fonts, &PdfOptions::default()).expect("a PDF");
    let file = Read(Document::load_mem(&bytes).expect("a readable PDF"));
    let content = file.0.get_page_content(file.pages()[0]);
    insta::assert_snapshot!(content.escape_ascii().to_string().replace("\\n", "\n"));
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
fn links_are_printed_described_and_bound_to_their_elements() {
    let file = Read::sample();
    let page = file.0.get_dictionary(file.pages()[1]).expect("a page");
    let links = file.get(page, "Annots").as_array().expect("an array");
    assert_eq!(links.len(), 2);
    let mut keys = BTreeSet::new();
    for link in links {
        let link = link.as_reference().and_then(|id| file.0.get_dictionary(id)).expect("a link");
        assert_eq!(file.get(link, "F").as_i64().ok(), Some(4));
        assert!(link.has(b"Contents") && (link.has(b"A") || link.has(b"Dest")));
        keys.insert(file.get(link, "StructParent").as_i64().expect("a key"));
    }
    assert_eq!(keys, BTreeSet::from([2, 3]));
}

#[test]
fn bookmarks_are_nested() {
    let file = Read::sample();
    let root = file.dict(file.catalogue(), "Outlines");
    let first = file.dict(root, "First");
    let title = lopdf::decode_text_string(file.get(first, "Title")).expect("a text");
    assert_eq!(title, "المحضر");
    let nested = file.dict(first, "First");
    assert_eq!(lopdf::decode_text_string(file.get(nested, "Title")).expect("a text"), "البنود");
    assert_eq!(file.get(root, "Count").as_i64().ok(), Some(2));
}

#[test]
fn named_blocks_can_be_reached_by_name_in_the_order_of_names() {
    let (mut paper, images) = sample();
    for (block, page) in [(2, 0), (10, 1)] {
        paper.paged.destinations.insert(BlockId(block), (page, Pt(60.0)));
    }
    let bytes = write(&paper.paged, &images, &paper.fonts, &PdfOptions::default()).expect("a PDF");
    let file = Read(Document::load_mem(&bytes).expect("a readable PDF"));
    let tree = file.dict(file.dict(file.catalogue(), "Names"), "Dests");
    let names = file.get(tree, "Names").as_array().expect("an array");
    let pages = file.pages();
    for (index, (name, page)) in [("b10", pages[1]), ("b2", pages[0])].into_iter().enumerate() {
        assert_eq!(names[2 * index].as_str().ok(), Some(name.as_bytes()));
        let place = names[2 * index + 1].as_array().expect("a destination");
        assert_eq!(place[0], Object::Reference(page));
    }
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
fn a_link_to_a_missing_page_or_element_is_an_error() {
    let (mut paper, images) = sample();
    paper.paged.outline[1].page = 9;
    let refused = write(&paper.paged, &images, &paper.fonts, &PdfOptions::default());
    assert_eq!(refused, Err(PdfError::NoSuchPage));
    let mut paper = Paper::new("خطأ");
    paper.draw(Item::Begin(ElementId(7)));
    let refused = write(&paper.paged, &[], &paper.fonts, &PdfOptions::default());
    assert_eq!(refused, Err(PdfError::NoSuchElement));
}

#[test]
fn pictures_of_every_kind_are_embedded() {
    use image::ColorType::{L8, L16, La8, La16, Rgb8, Rgb16, Rgba8, Rgba16};
    for colour in [L8, La8, Rgb8, Rgba8, L16, La16, Rgb16, Rgba16] {
        let picture = image("picture.png", ImageFormat::Png, png(colour));
        let object = super::image::embed(&picture).expect("a picture").object;
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
    let [a, b, c, d, e, f] = super::image::embed(&turned).expect("a picture").upright;
    let place = |u: f64, v: f64| (a * u + c * v + e, b * u + d * v + f);
    let (upper_left, upper_right) = ((0.0, 1.0), (1.0, 1.0));
    assert_eq!(place(upper_left.0, upper_left.1), upper_right, "turned clockwise by 90 degrees");
}

#[test]
fn another_language_is_written_where_it_begins() {
    let mut paper = Paper::new("لغة");
    let amiri = paper.face("Amiri", 400, 13.0);
    let line = paper.line(amiri, "UNESCO", 540.0, 80.0);
    let element = paper.tagged(ROOT, ElementRole::Span, vec![line]);
    paper.paged.structure[element.0].lang = Some(Lang::En);
    let bytes = write(&paper.paged, &[], &paper.fonts, &PdfOptions::default()).expect("a PDF");
    let file = Document::load_mem(&bytes).expect("a readable PDF");
    let spans = file.objects.values().filter_map(|object| object.as_dict().ok());
    let langs: Vec<_> =
        spans.filter_map(|dict| dict.get(b"S").and(dict.get(b"Lang")).ok()).collect();
    assert_eq!(langs, [&Object::string_literal("en")]);
}

#[test]
fn foreign_words_inside_an_element_name_their_language_and_numbers_do_not() {
    let mut paper = Paper::new("لغة");
    let amiri = paper.face("Amiri", 400, 13.0);
    let mut items = Vec::new();
    for (text, y) in [("كلمة", 80.0), ("UNESCO", 100.0), ("117", 120.0)] {
        let mut item = paper.line(amiri, text, 540.0, y);
        if let Item::Text(text) = &mut item {
            text.lang = if y > 80.0 { Lang::En } else { Lang::Ar };
        }
        items.push(item);
    }
    paper.tagged(ROOT, ElementRole::Paragraph, items);
    let bytes = write(&paper.paged, &[], &paper.fonts, &PdfOptions::default()).expect("a PDF");
    let file = Read(Document::load_mem(&bytes).expect("a readable PDF"));
    let marks: Vec<String> = file
        .operators(file.pages()[0])
        .iter()
        .filter(|op| matches!(op.operator.as_str(), "BDC" | "EMC" | "BT" | "ET" | "TJ"))
        .map(|op| op.operator.clone())
        .collect();
    assert_eq!(marks.join(" "), "BDC BT TJ BDC TJ EMC TJ ET EMC");
    let content = String::from_utf8_lossy(&file.0.get_page_content(file.pages()[0])).into_owned();
    assert_eq!(content.matches("/Span <</Lang (en)>> BDC").count(), 1);
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
        let _ = super::image::embed(&picture);
    }
}
