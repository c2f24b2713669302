//! Codes, their texts and widths; what is written to show them.

use lopdf::{Document, Object};

use super::sample::{BLUE, LINES, ROOT, Read, TABLE, rect, sorted};
use crate::layout::frame::{Artifact, ElementRole, Item, PlacedGlyph, TextItem};
use crate::locale::Lang;
use crate::pdf::testing::Paper;
use crate::pdf::{PdfOptions, write};

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
    // Marks of direction help readers of the file; `sorted` leaves spaces out.
    let ink = |texts: Vec<String>| -> Vec<String> {
        texts.iter().map(|text| text.replace(['\u{A0}', '\u{200E}', '\u{200F}'], "")).collect()
    };
    let wanted = wanted.map(|text| (*text).to_owned()).collect();
    assert_eq!(sorted(ink(shown)), sorted(ink(wanted)));
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
fn the_mark_across_a_draft_is_no_text() {
    let mut paper = Paper::new("مسودة");
    let amiri = paper.face("Amiri", 400, 90.0);
    let line = paper.line(amiri, "مسودة", 540.0, 380.0);
    for item in [Item::Artifact(Artifact::Watermark), line, Item::End] {
        paper.draw(item);
    }
    let bytes = write(&paper.paged, &[], &paper.fonts, &PdfOptions::default()).expect("a PDF");
    let file = Read(Document::load_mem(&bytes).expect("a readable PDF"));
    let operators = file.operators(file.pages()[0]).into_iter();
    let operators: Vec<String> = operators.map(|operation| operation.operator).collect();
    let has = |operator: &str| operators.iter().any(|known| known == operator);
    assert!(has("f") && has("c") && !has("BT") && !has("Tf"), "{operators:?}");
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
