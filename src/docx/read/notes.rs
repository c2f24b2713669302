//! Footnotes and endnotes, each read where its mark stands.

use std::collections::BTreeMap;

use super::super::dom::Element;
use super::story::{Found, Reader};
use super::{Part, Span, push};

/// The part of a kind of notes.
pub(super) struct Notes {
    /// The notes.
    pub(super) part: Option<Element>,
    /// Targets of the links in them, by the ids of their relations.
    pub(super) links: BTreeMap<String, String>,
}

impl<'a> Reader<'a> {
    /// What a note says, its paragraphs one behind another; nothing inside of a note, which may lead to
    /// itself.
    pub(super) fn note(&mut self, kind: usize, reference: &Element) -> Vec<Span> {
        let all: &'a Notes = &self.notes[kind];
        let id = reference.get("w:id");
        let notes = all.part.iter().flat_map(Element::elements);
        let note = notes.filter(|_| id.is_some()).find(|note| note.get("w:id") == id);
        let Some(note) = note.filter(|note| !self.in_note && note.get("w:type").is_none()) else {
            return Vec::new();
        };
        let links = std::mem::replace(&mut self.links, &all.links);
        self.in_note = true;
        let mut found = Found::default();
        for element in note.elements().filter(|e| e.name == "w:p") {
            self.paragraph(element, &mut found);
        }
        self.close(&mut found);
        self.in_note = false;
        self.links = links;
        let mut spans = Vec::new();
        for part in found.parts {
            let Part::Paragraph(paragraph) = part else { continue };
            if !spans.is_empty() {
                push(&mut spans, Span { text: " ".to_owned(), ..Span::default() });
            }
            paragraph.spans.into_iter().for_each(|span| push(&mut spans, span));
        }
        spans
    }
}
