//! A sample of two pages, and a file as read again.

use std::collections::BTreeMap;

use lopdf::content::Content;
use lopdf::{Dictionary, Document, Object, ObjectId};

use crate::document::{BlockId, Image, ImageFormat, ImageId};
use crate::geom::{Point, Pt, Rect};
use crate::layout::frame::{
    Artifact, Destination, ElementId, ElementRole, Item, LinkArea, OutlineEntry,
};
use crate::pdf::testing::Paper;
use crate::pdf::{PdfOptions, write};
use crate::theme::Colour;

pub(super) const ROOT: ElementId = ElementId(0);

pub(super) const BLUE: Colour = Colour { r: 27, g: 58, b: 107 };

pub(super) const LINES: [&str; 3] = [
    "اجتمعت اللجنة في مقرّها يوم الأحد ٢٠٢٦/٠٣/٠١، وحضر عشرة أعضاء.",
    "قُطِّعَ الحَبْلُ، وَلَا إِلٰهَ إِلَّا ٱللَّهُ (بسم الله)",
    "تناول الاجتماع التعليم عن بعد COVID-19 وأثره: 25% من الطلبة",
];

/// What the sample shows on its second page.
pub(super) const TABLE: [&str; 4] = ["البند", "المسؤول", "شراء الأجهزة", "السيدة هند"];

pub(super) fn rect(x: f64, y: f64, width: f64, height: f64) -> Rect {
    Rect::new(Pt(x), Pt(y), Pt(width), Pt(height))
}

/// Two pages with three fonts, pictures, a list, a table, links, bookmarks and artifacts.
pub(super) fn sample() -> (Paper, Vec<Image>) {
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

pub(super) fn first_page(paper: &mut Paper) {
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

pub(super) fn second_page(paper: &mut Paper) {
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

pub(super) fn image(name: &str, format: ImageFormat, bytes: Vec<u8>) -> Image {
    let name = name.to_owned();
    Image { name, format, pixels: (12, 8), density: None, bytes: bytes.into(), origin: None }
}

pub(super) fn pixels(colour: image::ColorType) -> image::DynamicImage {
    let mut picture = image::DynamicImage::new(12, 8, colour);
    if let Some(rgba) = picture.as_mut_rgba8() {
        for (x, y, pixel) in rgba.enumerate_pixels_mut() {
            let part = |n: u32| u8::try_from(20 * n).unwrap_or(u8::MAX);
            *pixel = image::Rgba([part(x), part(y), 128, part(x)]);
        }
    }
    picture
}

pub(super) fn encoded(picture: &image::DynamicImage, format: image::ImageFormat) -> Vec<u8> {
    let mut bytes = std::io::Cursor::new(Vec::new());
    picture.write_to(&mut bytes, format).expect("a picture is encoded");
    bytes.into_inner()
}

pub(super) fn png(colour: image::ColorType) -> Vec<u8> {
    encoded(&pixels(colour), image::ImageFormat::Png)
}

pub(super) fn jpeg() -> Vec<u8> {
    encoded(&pixels(image::ColorType::Rgb8), image::ImageFormat::Jpeg)
}

pub(super) fn sample_bytes() -> Vec<u8> {
    let (paper, images) = sample();
    write(&paper.paged, &images, &paper.fonts, &PdfOptions::default()).expect("a PDF")
}

/// A file as read again.
pub(super) struct Read(pub(super) Document);

impl Read {
    pub(super) fn sample() -> Read {
        Read(Document::load_mem(&sample_bytes()).expect("a readable PDF"))
    }

    pub(super) fn catalogue(&self) -> &Dictionary {
        self.0.catalog().expect("a catalogue")
    }

    pub(super) fn pages(&self) -> Vec<ObjectId> {
        self.0.page_iter().collect()
    }

    pub(super) fn get<'a>(&'a self, dict: &'a Dictionary, key: &str) -> &'a Object {
        dict.get_deref(key.as_bytes(), &self.0).unwrap_or_else(|_| panic!("no {key} in {dict:?}"))
    }

    pub(super) fn dict<'a>(&'a self, dict: &'a Dictionary, key: &str) -> &'a Dictionary {
        self.get(dict, key).as_dict().expect("a dictionary")
    }

    pub(super) fn stream(&self, object: &Object) -> Vec<u8> {
        let (_, object) = self.0.dereference(object).expect("an object");
        let stream = object.as_stream().expect("a stream");
        stream.decompressed_content().unwrap_or_else(|_| stream.content.clone())
    }

    pub(super) fn fonts(&self) -> BTreeMap<String, ReadFont> {
        let page = self.0.get_dictionary(self.pages()[0]).expect("a page");
        let fonts = self.dict(self.dict(page, "Resources"), "Font");
        let named = |(name, _): (&Vec<u8>, &Object)| {
            let name = String::from_utf8(name.clone()).expect("ASCII");
            let font = self.font(self.dict(fonts, &name));
            (name, font)
        };
        fonts.iter().map(named).collect()
    }

    pub(super) fn font(&self, font: &Dictionary) -> ReadFont {
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
    pub(super) fn operators(&self, page: ObjectId) -> Vec<lopdf::content::Operation> {
        let content = self.0.get_page_content(page);
        Content::decode(&content).expect("a content stream").operations
    }

    /// The shown codes of a page, each with its font.
    pub(super) fn codes(&self, page: ObjectId) -> Vec<(String, u16)> {
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

pub(super) struct ReadFont {
    pub(super) texts: BTreeMap<u16, String>,
    pub(super) widths: BTreeMap<u16, i64>,
    pub(super) glyphs: Vec<u16>,
    pub(super) program: Vec<u8>,
}

/// The lines of a `ToUnicode` map.
pub(super) fn to_unicode(map: &[u8]) -> BTreeMap<u16, String> {
    let number = |digits: &str| u16::from_str_radix(digits, 16).expect("four digits");
    let line = |line: &str| {
        let (code, text) = line.strip_prefix('<')?.strip_suffix('>')?.split_once("> <")?;
        let units = (0..text.len()).step_by(4).map(|at| number(&text[at..at + 4]));
        let text = String::from_utf16(&units.collect::<Vec<_>>()).expect("UTF-16");
        (text != "\u{FFFF}").then(|| (number(code), text))
    };
    String::from_utf8_lossy(map).lines().filter_map(line).collect()
}

pub(super) fn widths(array: &[Object]) -> BTreeMap<u16, i64> {
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
pub(super) fn sorted(texts: impl IntoIterator<Item = impl AsRef<str>>) -> Vec<char> {
    let mut all: Vec<char> = Vec::new();
    for text in texts {
        all.extend(text.as_ref().chars().filter(|c| *c != ' '));
    }
    all.sort_unstable();
    all
}
