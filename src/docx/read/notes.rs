//! Footnotes and endnotes, each read where its mark stands.

use std::collections::BTreeMap;

use super::super::dom::Element;
use super::fields::Fields;
use super::story::{Found, Reader};
use super::{Doubt, Part, Span, Table, push};

/// The most that notes, labels and addresses of links may say altogether, in bytes. A few bytes of a file
/// make them be said again and again; one of thousands of notes says a tenth of this.
const MOST_SAID: usize = 16 << 20;
/// What characters of one look take besides themselves, about.
const SPAN: usize = 64;

/// The part of a kind of notes.
pub(super) struct Notes {
    /// The notes.
    pub(super) part: Option<Element>,
    /// Targets of the links in them, by the ids of their relations.
    pub(super) links: BTreeMap<String, String>,
}

impl Notes {
    /// The notes by their ids; those that have a type are lines between notes and the text.
    pub(super) fn by_id(&self) -> BTreeMap<&str, &Element> {
        let notes = self.part.iter().flat_map(Element::elements);
        let notes = notes.filter(|note| note.get("w:type").is_none());
        let mut by_id = BTreeMap::new();
        for note in notes {
            if let Some(id) = note.get("w:id") {
                by_id.entry(id).or_insert(note);
            }
        }
        by_id
    }
}

/// What may still be said again and again.
pub(super) struct Budget {
    left: Option<usize>,
}

impl Budget {
    pub(super) fn whole() -> Budget {
        Budget { left: Some(MOST_SAID) }
    }

    /// Takes these many bytes of it.
    pub(super) fn spend(&mut self, bytes: usize) {
        self.left = self.left.and_then(|left| left.checked_sub(bytes));
    }

    /// Whether more was wanted than there was.
    pub(super) fn is_spent(&self) -> bool {
        self.left.is_none()
    }

    /// The limit in words.
    pub(super) fn limit() -> String {
        format!("{} MiB of notes, labels and links", MOST_SAID >> 20)
    }
}

impl<'a> Reader<'a> {
    /// What the note says that a mark leads to. Inside of a note marks lead to none, perhaps to itself.
    pub(super) fn note(&mut self, kind: usize, reference: &'a Element) -> Vec<Span> {
        let Some(id) = reference.get("w:id").filter(|_| !self.in_note && !self.budget.is_spent())
        else {
            return Vec::new();
        };
        if !self.read_notes.contains_key(&(kind, id)) {
            let spans = self.notes_by_id[kind].get(id).copied();
            let spans = spans.map(|note| self.read_note(kind, note)).unwrap_or_default();
            self.read_notes.insert((kind, id), spans);
        }
        let spans = self.read_notes.get(&(kind, id)).map_or(&[][..], Vec::as_slice);
        self.budget.spend(spans.iter().map(size).sum());
        if self.budget.is_spent() { Vec::new() } else { spans.to_vec() }
    }

    /// Everything in a note, its paragraphs one behind another. A field that has no end has none outside
    /// of the note either.
    fn read_note(&mut self, kind: usize, note: &'a Element) -> Vec<Span> {
        let links = std::mem::replace(&mut self.links, &self.notes[kind].links);
        let fields = std::mem::replace(&mut self.fields, Fields::of(note));
        self.in_note = true;
        let mut found = Found::default();
        self.walk(note, &mut found);
        self.close(&mut found);
        self.in_note = false;
        (self.links, self.fields) = (links, fields);
        let mut spans = Vec::new();
        in_line(found.parts, &mut spans);
        spans
    }
}

/// What characters take.
fn size(span: &Span) -> usize {
    SPAN + span.text.len() + span.link.as_ref().map_or(0, String::len)
}

/// Parts one behind another. Which cells of a table stand below one another is seen no more.
fn in_line(parts: Vec<Part>, spans: &mut Vec<Span>) {
    for part in parts {
        if !spans.is_empty() {
            push(spans, Span { text: " ".to_owned(), ..Span::default() });
        }
        match part {
            Part::Paragraph(paragraph) => {
                let label = paragraph.label.filter(|label| label != "•");
                let text = label.map(|label| format!("{label} ")).unwrap_or_default();
                push(spans, Span { text, ..Span::default() });
                paragraph.spans.into_iter().for_each(|span| push(spans, span));
            }
            Part::Table(table) => {
                let mut cells = Vec::new();
                in_line(cells_of(table), &mut cells);
                let words = cells.iter().map(|span| span.text.as_str()).collect();
                push(spans, Span { doubt: Some(Doubt::Table(words)), ..Span::default() });
                spans.extend(cells);
            }
        }
    }
}

fn cells_of(table: Table) -> Vec<Part> {
    table.rows.into_iter().flatten().flatten().collect()
}
