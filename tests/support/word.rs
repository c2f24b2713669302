//! Word files for tests: of meetings, edited, and of other programs.

use std::collections::BTreeMap;
use std::io::{Cursor, Read, Write};
use std::path::Path;

use mahdar::batch::{Folder, Input};
use mahdar::docx::read::{Part, read};
use mahdar::import::from_word;
use mahdar::{Engine, FontBook, Format, Meeting, RenderOptions, Source};
use zip::write::SimpleFileOptions;

pub fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The Word file of a meeting.
pub fn word_file(yaml: &str) -> Vec<u8> {
    let source = Source::new("meeting.yaml", yaml);
    let files = Folder::of(&Input::File(root().join("input/meeting.yaml")), false);
    let options = RenderOptions { formats: vec![Format::Docx], ..RenderOptions::default() };
    let engine = Engine::new(FontBook::embedded());
    let made = engine.render_source(&source, &files, &options);
    let made = made.unwrap_or_else(|error| panic!("{error:?}\n{yaml}"));
    made.value.files.into_iter().next().expect("one file").1
}

/// The words of a Word file, labels of lists among them; colons and dots that only join are none.
pub fn words(bytes: &[u8]) -> Vec<String> {
    fn collect(parts: &[Part], found: &mut Vec<String>) {
        for part in parts {
            match part {
                Part::Paragraph(paragraph) => {
                    let label = paragraph.label.clone().unwrap_or_default();
                    let text = format!("{label} {}", paragraph.text_with_notes());
                    let bare = text.split_whitespace().map(|word| word.trim_end_matches(':'));
                    found.extend(bare.filter(|w| !["", "•", "·"].contains(w)).map(str::to_owned));
                }
                Part::Table(table) => {
                    table.rows.iter().flatten().for_each(|cell| collect(cell, found));
                }
            }
        }
    }
    let mut found = Vec::new();
    collect(&read(bytes).expect("a Word file").parts, &mut found);
    found
}

pub fn imported(bytes: &[u8]) -> String {
    from_word(bytes).expect("a Word file").yaml
}

pub fn meeting(yaml: &str) -> Meeting {
    let meeting = Meeting::from_yaml(&Source::new("imported.yaml", yaml));
    meeting.unwrap_or_else(|found| panic!("{found:#?}\n{yaml}")).value
}

/// The first word that is not in the other list, in order.
pub fn lost<'w>(words: &'w [String], among: &[String]) -> Option<&'w String> {
    let mut rest = among.iter();
    words.iter().find(|word| !rest.any(|other| other == *word))
}

/// A Word file of these parts.
pub fn package(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in parts {
        zip.start_file(*name, SimpleFileOptions::default()).expect("writable");
        zip.write_all(text.as_bytes()).expect("writable");
    }
    zip.finish().expect("writable").into_inner()
}

/// The same file with another `word/document.xml`.
pub fn edit(bytes: &[u8], change: impl Fn(String) -> String) -> Vec<u8> {
    let mut zip = zip::ZipArchive::new(Cursor::new(bytes)).expect("a zip file");
    let mut parts = BTreeMap::new();
    for index in 0..zip.len() {
        let mut entry = zip.by_index(index).expect("an entry");
        let mut text = Vec::new();
        entry.read_to_end(&mut text).expect("readable");
        let text = String::from_utf8_lossy(&text).into_owned();
        let name = entry.name().to_owned();
        let text = if name == "word/document.xml" { change(text) } else { text };
        parts.insert(name, text);
    }
    let parts: Vec<(&str, &str)> = parts.iter().map(|(n, t)| (n.as_str(), t.as_str())).collect();
    package(&parts)
}

/// The document with another text in the content control of this tag.
pub fn with_text(document: &str, tag: &str, text: &str) -> String {
    let start = document.find(&format!("<w:tag w:val=\"{tag}\"/>")).unwrap_or_else(|| {
        panic!("no control {tag}");
    });
    let (open, close) = ("<w:sdtContent>", "</w:sdtContent>");
    let from = start + document[start..].find(open).expect("its content") + open.len();
    let to = from + document[from..].find(close).expect("its end");
    let run = format!("<w:r><w:rPr><w:rtl/></w:rPr><w:t>{text}</w:t></w:r>");
    [&document[..from], &run, &document[to..]].concat()
}

/// A document as a program that is not ours would write it.
pub fn foreign(body: &str) -> Vec<u8> {
    let document = format!(
        "<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\">\
         <w:body>{body}</w:body></w:document>"
    );
    let styles = "<w:styles><w:style w:styleId=\"Titre1\"><w:name w:val=\"heading 1\"/></w:style>\
                  <w:style w:styleId=\"Titre2\"><w:basedOn w:val=\"Titre1\"/>\
                  <w:name w:val=\"heading 2\"/></w:style></w:styles>";
    let relations = "<Relationships><Relationship Id=\"a\" Type=\"x/styles\" Target=\"styles.xml\"/>\
                     <Relationship Id=\"b\" Type=\"x/footnotes\" Target=\"footnotes.xml\"/>\
                     </Relationships>";
    let notes = "<w:footnotes><w:footnote w:id=\"2\"><w:p><w:r><w:t>حاشية</w:t></w:r></w:p>\
                 </w:footnote></w:footnotes>";
    package(&[
        ("word/document.xml", &document),
        ("word/styles.xml", styles),
        ("word/footnotes.xml", notes),
        ("word/_rels/document.xml.rels", relations),
    ])
}

pub fn paragraph(style: &str, text: &str) -> String {
    format!("<w:p><w:pPr><w:pStyle w:val=\"{style}\"/></w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>")
}

/// A meeting with an entry of each kind that has a control of its own.
pub const ENTRIES: &str = "\
title: اجتماع اللجنة
subtitle: الدورة الثانية
country: JO
date: 2026-03-18
place: إربد
recommendations:
  - فتح المكتبة ساعة إضافية.
  - {text: إعداد قائمة بالكتب., owner: أمين المكتبة, due: 2026-04-15}
actions:
  - {task: تسليم التقرير., owner: المدير, due: 2026-05-01, status: open}
  - {task: نشر المحضر., owner: أمين السر, due: 2026-05-02, status: open}
";
