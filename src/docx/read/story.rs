//! The body as paragraphs and tables, whatever elements stand around them.

use std::collections::BTreeMap;

use super::super::dom::Element;
use super::super::styles::id;
use super::alternatives::choice;
use super::fields::Fields;
use super::labels::Labels;
use super::notes::{Budget, Notes};
use super::styles::{self, Styles};
use super::{Paragraph, Part, Position, Span, Style, Table, TableKind, table};

/// What the walk needs to know and remembers.
pub(super) struct Reader<'a> {
    pub(super) styles: &'a Styles,
    labels: Labels,
    pub(super) links: &'a BTreeMap<String, String>,
    /// Footnotes and endnotes.
    pub(super) notes: &'a [Notes; 2],
    /// The same by their ids.
    pub(super) notes_by_id: [BTreeMap<&'a str, &'a Element>; 2],
    /// What is read of them so far, by kind and id.
    pub(super) read_notes: BTreeMap<(usize, &'a str), Vec<Span>>,
    /// Fields that are open.
    pub(super) fields: Fields,
    /// Whether a note is read: it leads to no other, perhaps to itself.
    pub(super) in_note: bool,
    /// How much may still be said that stands in the file once.
    pub(super) budget: Budget,
    pub(super) has_contents: bool,
    pub(super) has_cover: bool,
}

/// A paragraph while it is read.
#[derive(Default)]
pub(super) struct Open {
    pub(super) spans: Vec<Span>,
    pub(super) label: Option<String>,
    pub(super) tags: Vec<String>,
    /// What stands in text boxes, to follow the paragraph.
    pub(super) after: Vec<Part>,
    /// Whether some of its words stand on the line: others are raised or lowered only beside them.
    pub(super) is_on_line: bool,
    /// Whether a formula stands last that a letter may not follow.
    pub(super) is_apart: bool,
}

/// What was found in a body, a cell or a note so far.
#[derive(Default)]
pub(super) struct Found<'a> {
    pub(super) parts: Vec<Part>,
    /// The paragraph that is read, with the element that its last words stand in.
    unended: Option<(Open, &'a Element)>,
    /// The labels of paragraphs that hold no words.
    labels: Vec<Part>,
}

/// Where a stretch of runs stands.
#[derive(Clone, Copy, Default)]
pub(super) struct Around<'a> {
    pub(super) link: Option<&'a str>,
    /// The paragraph's style.
    pub(super) style: &'a str,
    /// Whether the paragraph's style is stressed by itself, so that stress says nothing.
    pub(super) stressed: bool,
}

impl<'a> Reader<'a> {
    pub(super) fn new(
        styles: &'a Styles,
        labels: Labels,
        links: &'a BTreeMap<String, String>,
        notes: &'a [Notes; 2],
    ) -> Reader<'a> {
        Reader {
            styles,
            labels,
            links,
            notes,
            notes_by_id: notes.each_ref().map(Notes::by_id),
            read_notes: BTreeMap::new(),
            fields: Fields::default(),
            in_note: false,
            budget: Budget::whole(),
            has_contents: false,
            has_cover: false,
        }
    }

    /// Everything in the body.
    pub(super) fn body(&mut self, body: &'a Element) -> Vec<Part> {
        self.fields = Fields::of(body);
        self.parts(body)
    }

    /// Everything in a body, a cell, a text box.
    pub(super) fn parts(&mut self, story: &'a Element) -> Vec<Part> {
        let mut found = Found::default();
        self.walk(story, &mut found);
        self.close(&mut found);
        found.parts
    }

    pub(super) fn walk(&mut self, story: &'a Element, found: &mut Found<'a>) {
        for element in story.elements() {
            match element.name.as_ref() {
                "w:p" => self.paragraph(element, found),
                "w:tbl" => {
                    self.close(found);
                    found.parts.extend(self.table(element).map(Part::Table));
                }
                // What was deleted or moved away while changes are tracked is no longer there.
                "w:del" | "w:moveFrom" => {}
                "w:sdt" if is_contents(element) => self.has_contents = true,
                "mc:AlternateContent" => {
                    choice(element).into_iter().for_each(|chosen| self.walk(chosen, found));
                }
                _ => self.walk(element, found),
            }
        }
    }

    /// A paragraph, or the rest of one whose mark was deleted.
    fn paragraph(&mut self, element: &'a Element, found: &mut Found<'a>) {
        let style_id = style_of(element);
        let style = self.styles.of(style_id);
        self.has_contents |= style == Style::Contents;
        self.has_cover |= style_id == id::COVER_TITLE;
        let stressed = !matches!(
            style,
            Style::Body | Style::Note | Style::Labelled | Style::Quote | Style::Attribution
        ) || style_id == id::CELL_HEAD
            || style_id == id::CELL_HEAD_NUMBER;
        let mut open = found.unended.take().map(|(open, _)| open).unwrap_or_default();
        let around = Around { style: style_id, stressed, ..Around::default() };
        self.runs(element, around, &mut open);
        found.unended = Some((open, element));
        if !is_mark_deleted(element) {
            self.close(found);
        }
    }

    /// Ends a paragraph that is open. Its properties are those of its last mark.
    pub(super) fn close(&mut self, found: &mut Found<'a>) {
        let Some((mut open, element)) = found.unended.take() else { return };
        let style_id = style_of(element);
        let style = self.styles.of(style_id);
        let list = element.find("w:pPr").and_then(styles::list_of);
        let list = list.or_else(|| self.styles.list(style_id));
        let says_nothing = |span: &Span| {
            span.text.trim().is_empty() && span.note.is_empty() && span.doubt.is_none()
        };
        if open.spans.iter().all(says_nothing) {
            open.spans.clear();
        }
        if !open.is_on_line {
            open.spans.iter_mut().for_each(|span| span.effects.position = Position::Baseline);
        }
        let list = list.filter(|_| !self.budget.is_spent());
        let counted = list.as_ref().and_then(|(list, level)| self.labels.next(list, *level));
        self.budget.spend(counted.as_ref().map_or(0, String::len));
        let written = open.label.map(|label| label.trim().to_owned());
        let label = written.filter(|label| !label.is_empty()).or(counted);
        let level = list.map_or(0, |(_, level)| level.max(self.styles.depth(style_id)));
        let (spans, tags) = (open.spans, open.tags);
        let paragraph = Paragraph { style, label, level, spans, tags };
        if paragraph.spans.is_empty() {
            found.labels.extend(label_alone(paragraph).map(Part::Paragraph));
        } else if style != Style::Contents {
            found.parts.push(Part::Paragraph(paragraph));
        }
        found.parts.extend(open.after);
    }

    /// What stands in a cell. Where Word only counts, the number is all that the cell says.
    fn cell(&mut self, cell: &'a Element) -> Vec<Part> {
        let mut found = Found::default();
        self.walk(cell, &mut found);
        self.close(&mut found);
        if found.parts.is_empty() { found.labels } else { found.parts }
    }

    fn table(&mut self, element: &'a Element) -> Option<Table> {
        let properties = element.find("w:tblPr");
        let style = properties.and_then(|p| p.find("w:tblStyle")?.get("w:val")).unwrap_or("");
        let mut rows = Vec::new();
        let mut header = false;
        for row in wrapped(element, "w:tr").into_iter().filter(|row| !is_row_deleted(row)) {
            let is_head = row.find("w:trPr").is_some_and(|p| p.has("w:tblHeader"));
            header |= is_head && rows.is_empty();
            let cells = wrapped(row, "w:tc");
            rows.push(table::row(row, &cells, |cell| self.cell(cell)));
        }
        let kind = styles::table(style);
        let rows: Vec<Vec<Vec<Part>>> = match kind {
            TableKind::Plain => table::laid_out(element, rows),
            // In tables of ours a cell spans columns only to be wider.
            _ => rows
                .into_iter()
                .map(|row| row.into_iter().map(|cell| cell.parts).collect())
                .collect(),
        };
        let holds = rows.iter().flatten().any(|cell| !cell.is_empty());
        holds.then_some(Table { kind, header, rows })
    }
}

/// The rows of a table or the cells of a row, in content controls too.
fn wrapped<'a>(parent: &'a Element, name: &str) -> Vec<&'a Element> {
    let mut found = Vec::new();
    for element in parent.elements() {
        match element.name.as_ref() {
            known if known == name => found.push(element),
            "w:sdt" | "w:sdtContent" | "w:ins" | "w:customXml" => {
                found.extend(wrapped(element, name));
            }
            "mc:AlternateContent" => {
                found.extend(choice(element).map(|e| wrapped(e, name)).unwrap_or_default());
            }
            _ => {}
        }
    }
    found
}

/// The style of a paragraph.
fn style_of(paragraph: &Element) -> &str {
    paragraph.find("w:pPr").and_then(|p| p.find("w:pStyle")?.get("w:val")).unwrap_or("")
}

/// Whether the mark that ends a paragraph was deleted or moved away while changes are tracked
/// (17.13.5.15, 17.13.5.21): then the next one goes on with it.
fn is_mark_deleted(paragraph: &Element) -> bool {
    let mark = paragraph.find("w:pPr").and_then(|p| p.find("w:rPr"));
    mark.is_some_and(|mark| mark.has("w:del") || mark.has("w:moveFrom"))
}

/// Whether a row was deleted while changes are tracked (17.13.5.12).
pub(super) fn is_row_deleted(row: &Element) -> bool {
    row.find("w:trPr").is_some_and(|properties| properties.has("w:del"))
}

/// The label of a paragraph without words as its words; a bullet says nothing.
fn label_alone(paragraph: Paragraph) -> Option<Paragraph> {
    let text = paragraph.label.filter(|label| label != "•")?;
    let spans = vec![Span { text, ..Span::default() }];
    Some(Paragraph { spans, label: None, ..paragraph })
}

/// Whether a content control of Word's gallery holds the table of contents.
pub(super) fn is_contents(control: &Element) -> bool {
    let gallery = |p: &Element| {
        Some(p.find("w:docPartObj")?.find("w:docPartGallery")?.get("w:val")?.to_owned())
    };
    control.find("w:sdtPr").and_then(gallery).is_some_and(|name| name == "Table of Contents")
}

impl Table {
    /// The cells of the first row, if it is a header.
    pub fn head(&self) -> Option<&[Vec<Part>]> {
        self.rows
            .first()
            .filter(|_| self.header || self.kind == TableKind::Plain)
            .map(Vec::as_slice)
    }
}
