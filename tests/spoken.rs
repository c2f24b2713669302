//! The structure of the meeting with every key, read from its PDF as a screen reader reads it: each
//! element in the order of the tree, with the words that its marks show.

mod support;

use std::collections::BTreeMap;
use std::fs;

use lopdf::content::Content;
use lopdf::{Dictionary, Document, Object, ObjectId};
use mahdar::batch::{Folder, Input};
use mahdar::{Engine, FontBook, Format, RenderOptions, Source};

/// The words of each mark of each page.
type Words = BTreeMap<(ObjectId, i64), String>;

fn pdf() -> Document {
    let path = support::input().join("12-everything.yaml");
    let source = Source::from_bytes("12-everything.yaml", &fs::read(&path).expect("readable"));
    let files = Folder::of(&Input::File(path), false);
    let options = RenderOptions { formats: vec![Format::Pdf], ..RenderOptions::default() };
    let engine = Engine::new(FontBook::embedded());
    let made = engine.render_source(&source, &files, &options).expect("the example is good");
    Document::load_mem(&made.value.files[0].1).expect("a readable PDF")
}

fn text(object: &Object) -> String {
    lopdf::decode_text_string(object).expect("a text")
}

/// The texts of the codes of each font.
fn fonts(pdf: &Document, page: ObjectId) -> BTreeMap<Vec<u8>, BTreeMap<u16, String>> {
    let fonts = pdf.get_page_fonts(page).expect("fonts");
    let map = |font: &Dictionary| {
        let map = font.get_deref(b"ToUnicode", pdf).and_then(Object::as_stream).expect("a map");
        let map = map.decompressed_content().expect("deflated");
        String::from_utf8(map).expect("ASCII").lines().filter_map(line).collect()
    };
    fonts.into_iter().map(|(name, font)| (name, map(font))).collect()
}

/// A line `<0001> <0628>` of a map.
fn line(line: &str) -> Option<(u16, String)> {
    let (code, text) = line.strip_prefix('<')?.strip_suffix('>')?.split_once("> <")?;
    let unit = |at: usize| u16::from_str_radix(text.get(at..at + 4)?, 16).ok();
    let units: Option<Vec<u16>> = (0..text.len()).step_by(4).map(unit).collect();
    let code = u16::from_str_radix(code, 16).ok()?;
    Some((code, String::from_utf16(&units?).ok()?)).filter(|(_, text)| text != "\u{FFFF}")
}

/// What the marks of a page show, code by code from left to right.
fn shown(pdf: &Document, page: ObjectId, words: &mut Words) {
    let fonts = fonts(pdf, page);
    let (mut font, mut lines) = (None, Vec::<(f32, String)>::new());
    // Words of another language are a sequence inside that of their element.
    let mut marks = Vec::new();
    let mut baseline = 0.0;
    let content = Content::decode(&pdf.get_page_content(page)).expect("a content stream");
    for operation in content.operations {
        let operand = |at: usize| operation.operands.get(at);
        match operation.operator.as_str() {
            "Tf" => font = operand(0).and_then(|name| fonts.get(name.as_name().ok()?)),
            "BDC" => {
                let mark = operand(1).and_then(|p| p.as_dict().ok()?.get(b"MCID").ok());
                marks.push(mark.and_then(|mark| mark.as_i64().ok()));
            }
            "BT" => baseline = 0.0,
            "Td" => baseline += operand(1).and_then(|y| y.as_float().ok()).expect("a height"),
            "Tm" => baseline = operand(5).and_then(|y| y.as_float().ok()).expect("a height"),
            "TJ" => {
                let parts = operand(0).and_then(|parts| parts.as_array().ok()).expect("an array");
                let text = said(parts, font.expect("a font is chosen"));
                match lines.last_mut() {
                    Some((y, line)) if *y == baseline => line.push_str(&text),
                    _ => lines.push((baseline, text)),
                }
            }
            "EMC" => {
                let mark = marks.pop().expect("a sequence is open");
                if marks.is_empty() {
                    let lines = std::mem::take(&mut lines);
                    let Some(mark) = mark else { continue };
                    let said: Vec<&str> =
                        lines.iter().flat_map(|(_, line)| line.split_whitespace()).collect();
                    words.insert((page, mark), said.join(" "));
                }
            }
            _ => {}
        }
    }
}

/// What one operator shows, read by itself; the pen never goes back in it.
fn said(parts: &[Object], font: &BTreeMap<u16, String>) -> String {
    let codes = parts
        .iter()
        .filter_map(|part| part.as_str().ok())
        .flat_map(|codes| codes.chunks(2).map(|code| u16::from_be_bytes([code[0], code[1]])));
    // Marks of direction are not said.
    let said = |code| font[&code].replace(['\u{200E}', '\u{200F}'], "");
    logical(codes.map(said).filter(|text| !text.is_empty()).collect())
}

/// Codes in the order of reading: from the right, but for numbers and Latin words with the signs
/// and spaces between them. Simpler than real readers: a sign at the edge of a number, as in `+961`,
/// comes out on its other side.
fn logical(codes: Vec<String>) -> String {
    let strong: Vec<bool> = codes.iter().map(|code| leftward(code)).collect();
    let sign = |at: usize| {
        codes[at].chars().all(|c| c.is_ascii_punctuation() || matches!(c, ' ' | '\u{A0}'))
    };
    let within = |at: usize| {
        let before = (0..at).rev().find(|&other| !sign(other));
        let after = (at + 1..codes.len()).find(|&other| !sign(other));
        sign(at) && before.is_some_and(|at| strong[at]) && after.is_some_and(|at| strong[at])
    };
    let marked: Vec<(bool, &String)> =
        codes.iter().enumerate().map(|(at, code)| (strong[at] || within(at), code)).collect();
    let runs: Vec<_> = marked.chunk_by(|one, other| one.0 && other.0).collect();
    runs.into_iter().rev().flatten().map(|(_, code)| code.as_str()).collect()
}

fn leftward(text: &str) -> bool {
    text.chars().all(|c| c.is_ascii_alphanumeric() || ('٠'..='٩').contains(&c))
}

fn speak(pdf: &Document, element: &Dictionary, depth: usize, words: &Words, out: &mut String) {
    let kind = element.get(b"S").and_then(Object::as_name).expect("a type");
    let page = element.get(b"Pg").and_then(Object::as_reference).ok();
    let mut said = Vec::new();
    let mut inner = String::new();
    let kids = match element.get_deref(b"K", pdf) {
        Ok(Object::Array(kids)) => kids.clone(),
        Ok(_) => vec![element.get(b"K").expect("just seen").clone()],
        Err(_) => Vec::new(),
    };
    for kid in kids {
        let (_, kid) = pdf.dereference(&kid).expect("a kid");
        match (kid.as_i64(), kid.as_dict()) {
            (Ok(mark), _) => said.extend(words.get(&(page.expect("a page"), mark))),
            (_, Ok(kid)) if kid.has(b"MCID") => {
                let page = kid.get(b"Pg").and_then(Object::as_reference).expect("a page");
                let mark = kid.get(b"MCID").and_then(Object::as_i64).expect("a number");
                said.extend(words.get(&(page, mark)));
            }
            (_, Ok(kid)) if kid.has(b"Obj") => {}
            (_, Ok(kid)) => speak(pdf, kid, depth + 1, words, &mut inner),
            (Err(_), Err(_)) => panic!("neither a mark nor an element"),
        }
    }
    let said: Vec<&str> = said.iter().map(|text| text.trim()).filter(|t| !t.is_empty()).collect();
    let alt = element.get(b"Alt").map(|alt| format!(" [{}]", text(alt))).unwrap_or_default();
    let indent = "  ".repeat(depth);
    out.push_str(&format!("{indent}{}{alt}", String::from_utf8_lossy(kind)));
    if !said.is_empty() {
        out.push_str(&format!(": {}", said.join(" ")));
    }
    out.push('\n');
    out.push_str(&inner);
}

#[test]
fn what_a_screen_reader_says_of_the_meeting_with_every_key() {
    let pdf = pdf();
    let mut words = Words::new();
    pdf.page_iter().for_each(|page| shown(&pdf, page, &mut words));
    let root = pdf.catalog().and_then(|c| c.get_deref(b"StructTreeRoot", &pdf)).expect("a tree");
    let root = root.as_dict().and_then(|root| root.get_deref(b"K", &pdf)).expect("kids");
    let document = root.as_array().expect("an array")[0].as_reference().expect("a reference");
    let mut out = String::new();
    speak(&pdf, pdf.get_dictionary(document).expect("the document"), 0, &words, &mut out);
    insta::assert_snapshot!(out);
}
