//! PDF and Word say what the document says, word for word and label for label, in its order.

mod support;

use std::collections::BTreeMap;
use std::io::Read;
use std::path::{Path, PathBuf};

use mahdar::Theme;
use mahdar::document::{Document, inline_text, plain_text};
use mahdar::fonts::FontBook;
use mahdar::layout::frame::{ElementId, ElementRole, Item, PagedDocument};
use quick_xml::Reader;
use quick_xml::events::Event;

/// Line ends are not spaces of the text, so white space does not count.
fn squeezed(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

/// The document's lines, each with its label, which is empty for none; bullets are drawn, not
/// written.
fn said(document: &Document) -> Vec<(String, String)> {
    let lines = plain_text(document).into_iter().map(|line| {
        let label = line.label.filter(|label| label != "\u{2022}").unwrap_or_default();
        (squeezed(&label), squeezed(&line.text))
    });
    lines.collect()
}

/// The content of the pages: what belongs to elements of the structure tree, element by element; then
/// the marks of notes, and the notes with their numbers.
fn shown(pages: &PagedDocument) -> [String; 3] {
    let mut by_element: BTreeMap<ElementId, String> = BTreeMap::new();
    for page in &pages.pages {
        let mut current = None;
        for item in &page.items {
            match item {
                Item::Begin(element) => current = Some(owner(pages, *element)),
                Item::Artifact(_) | Item::End => current = None,
                Item::Text(text) => {
                    if let Some(element) = current {
                        by_element.entry(element).or_default().push_str(&text.words());
                    }
                }
                _ => {}
            }
        }
    }
    let mut parts: [String; 3] = Default::default();
    for (id, text) in by_element {
        let around = std::iter::successors(Some(id), |id| pages.structure[id.0].parent);
        let roles: Vec<&ElementRole> = around.map(|id| &pages.structure[id.0].role).collect();
        let is_note = |role: &&ElementRole| matches!(role, ElementRole::Note(_));
        let part = match roles.as_slice() {
            roles if roles.contains(&&ElementRole::TocEntry) => continue,
            roles if roles.iter().any(is_note) => 2,
            [ElementRole::Reference, ..] => 1,
            _ => 0,
        };
        parts[part].push_str(&squeezed(&text));
    }
    parts
}

/// A link's words stand in the paragraph around it.
fn owner(pages: &PagedDocument, id: ElementId) -> ElementId {
    let element = &pages.structure[id.0];
    match (&element.role, element.parent) {
        (ElementRole::Link, Some(parent)) => owner(pages, parent),
        _ => id,
    }
}

/// The paragraphs of a part of a Word file, without the contents and without counted labels; none
/// when there is no such part.
fn written(docx: &[u8], part: &str) -> Vec<String> {
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(docx)).expect("a zip file");
    let mut xml = String::new();
    let Ok(mut part) = archive.by_name(part) else { return Vec::new() };
    part.read_to_string(&mut xml).expect("UTF-8");
    let mut reader = Reader::from_str(&xml);
    let (mut all, mut paragraph) = (Vec::new(), String::new());
    let (mut in_text, mut is_entry) = (false, false);
    loop {
        match reader.read_event().expect("well-formed") {
            Event::Start(e) | Event::Empty(e) if e.name().as_ref() == b"w:pStyle" => {
                let style = e.attributes().flatten().next().map(|a| a.value.to_vec());
                is_entry = style.is_some_and(|s| s.starts_with(b"TOC") && s.len() == 4);
            }
            Event::Start(e) => in_text = e.name().as_ref() == b"w:t",
            Event::Text(text) if in_text => paragraph.push_str(&text.decode().expect("UTF-8")),
            Event::GeneralRef(entity) if in_text => {
                let name = entity.decode().expect("UTF-8");
                let known = quick_xml::escape::resolve_predefined_entity(&name);
                paragraph.push_str(known.expect("a predefined entity"));
            }
            Event::End(e) if e.name().as_ref() == b"w:t" => in_text = false,
            Event::End(e) if e.name().as_ref() == b"w:p" => {
                if !is_entry && !squeezed(&paragraph).is_empty() {
                    all.push(squeezed(&paragraph));
                }
                paragraph.clear();
                is_entry = false;
            }
            Event::Eof => return all,
            _ => {}
        }
    }
}

/// Items with numbers of their own in lists that count nothing.
const NUMBERED: &str = "title: قرارات\n\
    decisions: {numbering: none, items: [{number: \"14/2\", text: الأول}, الثاني]}\n\
    recommendations: {numbering: bullet, items: [{number: \"7\", text: توصية}]}\n";

/// Every example, a few numbered items, and the notes whose words `tests/import.rs` follows into the document: so both
/// outputs of imported notes hold these words in their order.
fn papers() -> Vec<(PathBuf, Document, Theme)> {
    let notes = mahdar::import::from_notes(include_str!("../src/import/tests/notes.txt")).yaml;
    let of_text = |(name, text): (&str, String)| {
        let path = PathBuf::from(name);
        let (document, theme) = support::composed_of(&path, text);
        (path, document, theme)
    };
    let texts = [("notes.txt", notes), ("numbered.yaml", NUMBERED.to_owned())];
    let mut papers: Vec<_> = texts.into_iter().map(of_text).collect();
    papers.extend(support::examples().into_iter().map(|path| {
        let (document, theme) = support::composed(&path);
        (path, document, theme)
    }));
    papers
}

#[test]
fn a_number_of_the_authors_is_a_label_in_every_list() {
    let (document, _) = support::composed_of(Path::new("numbered.yaml"), NUMBERED.to_owned());
    let labels: Vec<String> = said(&document).into_iter().map(|line| line.0).collect();
    let labels: Vec<&str> = labels.iter().map(String::as_str).filter(|l| !l.is_empty()).collect();
    assert_eq!(labels, ["14/2", "7"]);
}

#[test]
fn pages_say_what_the_document_says() {
    let fonts = FontBook::embedded();
    for (path, document, theme) in papers() {
        let pages = support::set(&document, &theme, &fonts);
        let said: String = said(&document).into_iter().flat_map(|line| [line.0, line.1]).collect();
        let [body, marks, notes] = shown(&pages);
        assert_eq!(body, said, "{path:?}");
        let numbers = || document.notes.iter().map(|note| note.mark.as_str());
        assert_eq!(marks, numbers().collect::<String>(), "{path:?}");
        // The number is the first of a note's elements, the text that of the note itself.
        let texts = document.notes.iter().map(|note| squeezed(&inline_text(&note.content)));
        let numbered = texts.zip(numbers()).map(|(text, number)| text + number);
        assert_eq!(notes, numbered.collect::<String>(), "{path:?}");
    }
}

#[test]
fn the_word_file_says_what_the_document_says() {
    let fonts = FontBook::embedded();
    for (path, document, theme) in papers() {
        let numbers = support::set(&document, &theme, &fonts).page_numbers(document.setup.digits);
        let docx = mahdar::docx::write(&document, &theme, &fonts, &numbers).expect("is written");
        let texts = document.notes.iter().map(|note| squeezed(&inline_text(&note.content)));
        assert_eq!(written(&docx, "word/footnotes.xml"), texts.collect::<Vec<_>>(), "{path:?}");
        let (written, said) = (written(&docx, "word/document.xml"), said(&document));
        assert_eq!(written.len(), said.len(), "{path:?}");
        for (paragraph, (label, text)) in written.into_iter().zip(said) {
            // Word counts labels itself, but for those that it cannot be trusted to count.
            let text = if paragraph == text { text } else { label + &text };
            assert_eq!(paragraph, text, "{path:?}");
        }
    }
}
