//! Small Word files as other programs write them, in and out.

use std::io::{Cursor, Write};

use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::*;

/// A file with this body, these lists and these footnotes.
fn file(body: &str, numbering: &str, footnotes: &str) -> Vec<u8> {
    let parts = [
        ("document.xml", format!("<w:document><w:body>{body}</w:body></w:document>")),
        ("numbering.xml", format!("<w:numbering>{numbering}</w:numbering>")),
        ("footnotes.xml", format!("<w:footnotes>{footnotes}</w:footnotes>")),
        (
            "_rels/document.xml.rels",
            "<Relationships><Relationship Id=\"a\" Type=\"x/numbering\" Target=\"numbering.xml\"/>\
             <Relationship Id=\"b\" Type=\"x/footnotes\" Target=\"footnotes.xml\"/></Relationships>"
                .to_owned(),
        ),
    ];
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in parts {
        zip.start_file(format!("word/{name}"), SimpleFileOptions::default()).expect("writable");
        zip.write_all(text.as_bytes()).expect("writable");
    }
    zip.finish().expect("writable").into_inner()
}

/// Its paragraphs, each with its label in front and its notes in their places.
fn paragraphs(body: &str, numbering: &str, footnotes: &str) -> Vec<String> {
    let story = read(&file(body, numbering, footnotes)).expect("a Word file");
    let text = |part: &Part| match part {
        Part::Paragraph(paragraph) => {
            let label = paragraph.label.as_ref().map(|label| format!("{label} "));
            label.unwrap_or_default() + &paragraph.text_with_notes()
        }
        Part::Table(_) => "a table".to_owned(),
    };
    story.parts.iter().map(text).collect()
}

fn run(inside: &str) -> String {
    format!("<w:r>{inside}</w:r>")
}

fn text(text: &str) -> String {
    run(&format!("<w:t>{text}</w:t>"))
}

fn paragraph(inside: &str) -> String {
    format!("<w:p>{inside}</w:p>")
}

/// A paragraph of the list with this number, on this level.
fn item(list: u32, level: &str, words: &str) -> String {
    let number = format!("<w:ilvl w:val=\"{level}\"/><w:numId w:val=\"{list}\"/>");
    paragraph(&(format!("<w:pPr><w:numPr>{number}</w:numPr></w:pPr>") + &text(words)))
}

/// A level of a list.
fn level(at: &str, format: &str, text: &str) -> String {
    let format = format!("<w:numFmt w:val=\"{format}\"/><w:lvlText w:val=\"{text}\"/>");
    format!("<w:lvl w:ilvl=\"{at}\"><w:start w:val=\"1\"/>{format}</w:lvl>")
}

/// A definition of lists, and a list of it with these overrides for each.
fn lists(levels: &str, overrides: &[&str]) -> String {
    let definition = format!("<w:abstractNum w:abstractNumId=\"0\">{levels}</w:abstractNum>");
    let list = |(number, more): (usize, &&str)| {
        format!("<w:num w:numId=\"{number}\"><w:abstractNumId w:val=\"0\"/>{more}</w:num>")
    };
    definition + &(1..).zip(overrides).map(list).collect::<String>()
}

#[test]
fn a_level_that_no_list_has_is_none() {
    let beyond = u64::MAX.to_string();
    for at in [beyond.as_str(), "9", "-1", "x", ""] {
        let lists = lists(&(level(at, "decimal", "%1.") + &level("0", "decimal", "%1-")), &[""]);
        assert_eq!(paragraphs(&item(1, at, "بند"), &lists, ""), ["1- بند"], "{at}");
    }
    let lists = lists(&level("8", "decimal", "%9."), &[""]);
    assert_eq!(paragraphs(&item(1, "8", "بند"), &lists, ""), ["1. بند"]);
}

#[test]
fn a_list_may_write_a_level_in_its_own_way() {
    let levels = level("0", "decimal", "%1-") + &level("1", "decimal", "%1.%2");
    let own =
        |at: &str, level: &str| format!("<w:lvlOverride w:ilvl=\"{at}\">{level}</w:lvlOverride>");
    let again = "<w:startOverride w:val=\"4\"/>";
    let roman = own("0", &level("0", "upperRoman", "(%1)"));
    let anew = own("0", &(again.to_owned() + &level("0", "lowerLetter", "%1)")));
    let lists = lists(&levels, &["", &roman, &anew]);
    let body = |list: u32| item(list, "0", "أ") + &item(list, "1", "ب") + &item(list, "0", "ج");
    assert_eq!(paragraphs(&body(1), &lists, ""), ["1- أ", "1.1 ب", "2- ج"]);
    assert_eq!(paragraphs(&body(2), &lists, ""), ["(I) أ", "I.1 ب", "(II) ج"]);
    assert_eq!(paragraphs(&body(3), &lists, ""), ["d) أ", "d.1 ب", "e) ج"]);
}

/// What Word writes for an emoji: a sign of its own, and the character for all others.
#[test]
fn alternatives_are_read_once_and_where_they_are_understood() {
    let alternatives = |requires: &str, first: &str, second: &str| {
        format!(
            "<mc:AlternateContent><mc:Choice Requires=\"{requires}\">{first}</mc:Choice>\
             <mc:Fallback>{second}</mc:Fallback></mc:AlternateContent>"
        )
    };
    let sign = "<w16se:symEx w16se:char=\"2705\"/>";
    let emoji = run(&alternatives("w16se", sign, "<w:t>✅</w:t>"));
    let of = |inside: &str| paragraphs(&paragraph(inside), "", "").join("|");
    assert_eq!(of(&(text("الحالة: ") + &emoji + &text(" تم"))), "الحالة: ✅ تم");
    assert_eq!(of(&alternatives("zz", "<zz:x/>", &text("البديل"))), "البديل");
    assert_eq!(of(&alternatives("w14", &text("الأول"), &text("البديل"))), "الأول");
    assert_eq!(of(&alternatives("w14 zz", &text("الأول"), &text("البديل"))), "البديل");
    // With nothing in its place, an unknown one is better than none.
    let alone = alternatives("zz", &text("وحده"), "").replace("<mc:Fallback></mc:Fallback>", "");
    assert_eq!(of(&alone), "وحده");
    let symbol = "<w:sym w:font=\"Symbol\" w:char=\"F0B1\"/>";
    assert_eq!(of(&run(&alternatives("zz", "", symbol))), "±");
    let box_of = |words: &str| {
        let inside = format!("<w:txbxContent>{}</w:txbxContent>", paragraph(&text(words)));
        format!("<w:drawing><wps:txbx>{inside}</wps:txbx></w:drawing>")
    };
    let shape = run(&alternatives("wps", &box_of("في مربع"), &box_of("صورته")));
    assert_eq!(of(&(text("قبل") + &shape)), "قبل|في مربع");
    let letter = |c: &str| format!("<m:r><m:t>{c}</m:t></m:r>");
    let formula = format!("<m:oMath>{}</m:oMath>", alternatives("zz", &letter("y"), &letter("x")));
    assert_eq!(of(&formula), "x");
}

#[test]
fn words_around_a_break_stand_apart() {
    for kind in ["page", "column", "textWrapping"] {
        let broken = run(&format!("<w:t>القرار</w:t><w:br w:type=\"{kind}\"/><w:t>الأول</w:t>"));
        assert_eq!(paragraphs(&paragraph(&broken), "", ""), ["القرار\nالأول"], "{kind}");
    }
    let alone = run("<w:br w:type=\"page\"/>");
    assert_eq!(paragraphs(&paragraph(&alone), "", ""), [""; 0]);
}

/// A footnote, and a mark that leads to it.
fn note(inside: &str) -> String {
    format!("<w:footnote w:id=\"2\">{inside}</w:footnote>")
}

const MARK: &str = "<w:r><w:footnoteReference w:id=\"2\"/></w:r>";

#[test]
fn a_note_says_all_that_stands_in_it() {
    let words = |words: &str| paragraph(&text(words));
    let cell = |inside: &str| format!("<w:tc>{}</w:tc>", words(inside));
    let table = format!("<w:tbl><w:tr>{}{}</w:tr></w:tbl>", cell("المبلغ"), cell("500 دينار"));
    let control = format!("<w:sdt><w:sdtContent>{}</w:sdtContent></w:sdt>", words("ثم"));
    let lists = lists(&level("0", "decimal", "%1)"), &[""]);
    let notes = note(&(words("أول") + &table + &control + &item(1, "0", "بند")));
    let body = paragraph(&(text("كلمة") + MARK));
    let expected = "كلمة ^[أول المبلغ 500 دينار ثم 1) بند]";
    assert_eq!(paragraphs(&body, &lists, &notes), [expected]);
    let story = read(&file(&body, &lists, &notes)).expect("a Word file");
    let Part::Paragraph(paragraph) = &story.parts[0] else { panic!("a paragraph") };
    let doubts: Vec<&Doubt> = paragraph.spans[1].note.iter().flat_map(|s| &s.doubt).collect();
    assert_eq!(doubts, [&Doubt::Table("المبلغ 500 دينار".to_owned())]);
}

#[test]
fn a_field_without_an_end_in_a_note_takes_no_words_with_it() {
    let begin = run("<w:fldChar w:fldCharType=\"begin\"/><w:instrText>DATE</w:instrText>");
    let notes = note(&paragraph(&(begin + &text("في الحاشية"))));
    let body = paragraph(&(MARK.to_owned() + &text("بعدها"))) + &paragraph(&text("آخر"));
    assert_eq!(paragraphs(&body, "", &notes), [" ^[في الحاشية]بعدها", "آخر"]);
}

#[test]
fn what_is_said_again_and_again_has_an_end() {
    let refused = |body: &str, numbering: &str, footnotes: &str| {
        let story = read(&file(body, numbering, footnotes));
        assert!(matches!(story, Err(ReadError::TooLarge { .. })));
    };
    let long = "كلمة ".repeat(10_000);
    let body = paragraph(&MARK.repeat(1_000));
    refused(&body, "", &note(&paragraph(&text(&long))));
    let lists = lists(&level("0", "decimal", &long), &[""]);
    refused(&item(1, "0", "بند").repeat(1_000), &lists, "");
    // Notes that say little take time and room as well.
    let empty = "<w:r><w:rPr><w:b/></w:rPr><w:t>أ</w:t></w:r><w:r><w:t>ب</w:t></w:r>".repeat(5_000);
    refused(&body, "", &note(&paragraph(&empty)));
    let many = paragraph(&(text("كلمة") + MARK)).repeat(1_000);
    assert_eq!(paragraphs(&many, "", &note(&paragraph(&text("حاشية")))).len(), 1_000);
}
