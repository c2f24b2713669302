//! The body as paragraphs and tables, whatever elements stand around them.

use std::collections::BTreeMap;

use super::super::dom::Element;
use super::super::styles::id;
use super::effects::{Said, switch};
use super::fields::Field;
use super::formula::{Line, joins};
use super::labels::Labels;
use super::styles::{self, Styles};
use super::{Doubt, Paragraph, Part, Position, Span, Style, Table, TableKind, push};
use super::{fields, signs, table};

/// What the walk needs to know and remembers.
pub(super) struct Reader<'a> {
    styles: &'a Styles,
    labels: Labels,
    links: &'a BTreeMap<String, String>,
    /// Footnotes and endnotes.
    notes: &'a [Notes; 2],
    /// Fields that are open, innermost last.
    fields: Vec<Field>,
    /// Whether a field has no end, and might take the rest of the file for its instruction.
    has_loose_fields: bool,
    /// Whether a note is read: it leads to no other, perhaps to itself.
    in_note: bool,
    pub(super) has_contents: bool,
    pub(super) has_cover: bool,
}

/// The part of a kind of notes.
pub(super) struct Notes {
    /// The notes.
    pub(super) part: Option<Element>,
    /// Targets of the links in them, by the ids of their relations.
    pub(super) links: BTreeMap<String, String>,
}

/// A paragraph while it is read.
#[derive(Default)]
struct Open {
    spans: Vec<Span>,
    label: Option<String>,
    tags: Vec<String>,
    /// What stands in text boxes and notes, to follow the paragraph.
    after: Vec<Part>,
    /// Whether some of its words stand on the line: others are raised or lowered only beside them.
    is_on_line: bool,
    /// Whether a formula stands last that a letter may not follow.
    is_apart: bool,
}

/// What was found in a body, a cell or a note so far.
#[derive(Default)]
struct Found<'a> {
    parts: Vec<Part>,
    /// The paragraph that is read, with the element that its last words stand in.
    unended: Option<(Open, &'a Element)>,
    /// The labels of paragraphs that hold no words.
    labels: Vec<Part>,
}

/// Where a stretch of runs stands.
#[derive(Clone, Copy, Default)]
struct Around<'a> {
    link: Option<&'a str>,
    /// The paragraph's style.
    style: &'a str,
    /// Whether the paragraph's style is stressed by itself, so that stress says nothing.
    stressed: bool,
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
            fields: Vec::new(),
            has_loose_fields: false,
            in_note: false,
            has_contents: false,
            has_cover: false,
        }
    }

    /// Everything in the body.
    pub(super) fn body(&mut self, body: &'a Element) -> Vec<Part> {
        self.has_loose_fields = fields::open_ends(body) != 0;
        self.parts(body)
    }

    /// Everything in a body, a cell, a text box.
    fn parts(&mut self, story: &'a Element) -> Vec<Part> {
        let mut found = Found::default();
        self.walk(story, &mut found);
        self.close(&mut found);
        found.parts
    }

    fn walk(&mut self, story: &'a Element, found: &mut Found<'a>) {
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
    fn close(&mut self, found: &mut Found<'a>) {
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
        let counted = list.as_ref().and_then(|(list, level)| self.labels.next(list, *level));
        let written = open.label.map(|label| label.trim().to_owned());
        let label = written.filter(|label| !label.is_empty()).or(counted);
        let level = list.map_or(0, |(_, level)| level);
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

    fn runs(&mut self, parent: &'a Element, around: Around<'a>, open: &mut Open) {
        for element in parent.elements() {
            match element.name.as_ref() {
                "w:r" => self.run(element, around, open),
                "w:pPr" | "w:sdtPr" | "w:sdtEndPr" | "w:del" | "w:moveFrom" | "w:rPr" => {}
                "w:hyperlink" => {
                    let target = element.get("r:id").and_then(|id| self.links.get(id));
                    let link = target.map(String::as_str).or(around.link);
                    self.runs(element, Around { link, ..around }, open);
                }
                "w:sdt" => {
                    let tag = element.find("w:sdtPr").and_then(|p| p.find("w:tag")?.get("w:val"));
                    open.tags.extend(tag.map(str::to_owned));
                    self.runs(element, around, open);
                }
                "w:fldSimple" => {
                    self.fields.push(Field::simple(element));
                    self.runs(element, around, open);
                    self.end_field("", &like(around), open);
                }
                name if name.starts_with("m:") => formula(element, around, open),
                "mc:AlternateContent" => {
                    choice(element).into_iter().for_each(|e| self.runs(e, around, open));
                }
                _ => self.runs(element, around, open),
            }
        }
    }

    fn run(&mut self, run: &'a Element, around: Around<'a>, open: &mut Open) {
        let like = self.look(run, around);
        let style = run_style(run);
        open.is_on_line |= says_words(run) && !self.stands(run, around).is_moved();
        let mut text = String::new();
        for part in run.elements() {
            match part.name.as_ref() {
                "w:fldChar" => {
                    said(std::mem::take(&mut text), style, &like, open);
                    self.field(part, style, &like, open);
                }
                "w:instrText" => {
                    if let Some(field) = self.fields.last_mut() {
                        field.instruct(&part.characters());
                    }
                }
                "w:footnoteReference" | "w:endnoteReference" => {
                    said(std::mem::take(&mut text), style, &like, open);
                    let kind = usize::from(part.name == "w:endnoteReference");
                    let note = self.note(kind, part);
                    let effects = like.effects;
                    push(&mut open.spans, Span { note, effects, ..Span::default() });
                }
                "w:rPr" => {}
                "mc:AlternateContent" => {
                    choice(part).into_iter().for_each(|e| self.boxes(e, open));
                }
                "w:drawing" | "w:pict" | "w:object" => self.boxes(part, open),
                _ if !self.is_read() => {}
                "w:t" if part.characters().is_empty() => {}
                name => {
                    self.fields.iter_mut().for_each(Field::has_words);
                    let found = match name {
                        "w:sym" => Some(vec![signs::of_element(part)]),
                        "w:t" => signs::of_text(run, &part.characters()),
                        _ => None,
                    };
                    match found {
                        Some(found) => signs(found, &mut text, style, &like, open),
                        None => character(part, &mut text),
                    }
                }
            }
        }
        said(text, style, &like, open);
    }

    /// What a run makes of its characters.
    fn look(&self, run: &Element, around: Around<'_>) -> Span {
        let properties = run.find("w:rPr");
        let style = run_style(run);
        let of_field = || self.fields.iter().rev().find_map(Field::link);
        let link = around.link.map(str::to_owned).or_else(of_field);
        let bold = properties.is_some_and(is_bold) || style == "Strong";
        Span {
            strong: bold && !around.stressed,
            code: ["CodeText", "VerbatimChar"].contains(&style),
            effects: self.stands(run, around).effects(),
            link,
            ..Span::default()
        }
    }

    /// What is said of how the characters of a run stand.
    fn stands(&self, run: &Element, around: Around<'_>) -> Said {
        let own = Said::of(run.find("w:rPr")).or(self.styles.said(run_style(run)));
        own.or(self.styles.said(around.style))
    }

    /// A field begins, shows its value or ends in a run of this style and look.
    fn field(&mut self, element: &Element, style: &str, like: &Span, open: &mut Open) {
        match element.get("w:fldCharType").unwrap_or_default() {
            "begin" => self.fields.push(Field::begin(element)),
            "separate" => self.fields.iter_mut().last().into_iter().for_each(Field::separate),
            _ => self.end_field(style, like, open),
        }
    }

    fn end_field(&mut self, style: &str, like: &Span, open: &mut Open) {
        let Some(field) = self.fields.pop() else { return };
        if self.is_read() {
            match field.without_value() {
                Ok(text) => said(text, style, like, open),
                Err(doubt) => doubted(doubt, like, open),
            }
        }
    }

    /// Whether what is read now is seen: it is no instruction of a field.
    fn is_read(&self) -> bool {
        self.has_loose_fields || self.fields.iter().all(Field::is_read)
    }

    /// The paragraphs of text boxes.
    fn boxes(&mut self, element: &'a Element, open: &mut Open) {
        for inner in element.elements() {
            match inner.name.as_ref() {
                "w:txbxContent" => {
                    let parts = self.parts(inner);
                    open.after.extend(parts);
                }
                "mc:AlternateContent" => {
                    choice(inner).into_iter().for_each(|e| self.boxes(e, open));
                }
                _ => self.boxes(inner, open),
            }
        }
    }

    /// What a note says, its paragraphs one behind another; nothing inside of a note, which may lead to
    /// itself.
    fn note(&mut self, kind: usize, reference: &Element) -> Vec<Span> {
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
fn is_row_deleted(row: &Element) -> bool {
    row.find("w:trPr").is_some_and(|properties| properties.has("w:del"))
}

/// The label of a paragraph without words as its words; a bullet says nothing.
fn label_alone(paragraph: Paragraph) -> Option<Paragraph> {
    let text = paragraph.label.filter(|label| label != "•")?;
    let spans = vec![Span { text, ..Span::default() }];
    Some(Paragraph { spans, label: None, ..paragraph })
}

/// What is read of alternatives that say the same: the first.
fn choice(element: &Element) -> Option<&Element> {
    element.find("mc:Choice").or_else(|| element.find("mc:Fallback"))
}

/// Whether a content control of Word's gallery holds the table of contents.
fn is_contents(control: &Element) -> bool {
    let gallery = |p: &Element| {
        Some(p.find("w:docPartObj")?.find("w:docPartGallery")?.get("w:val")?.to_owned())
    };
    control.find("w:sdtPr").and_then(gallery).is_some_and(|name| name == "Table of Contents")
}

fn is_bold(properties: &Element) -> bool {
    ["w:b", "w:bCs"].iter().any(|name| switch(properties, name) == Some(true))
}

/// Whether a run holds characters that are seen.
fn says_words(run: &Element) -> bool {
    let mut texts =
        run.elements().filter(|e| matches!(e.name.as_ref(), "w:t" | "w:sym" | "w:ruby"));
    texts.any(|e| e.name != "w:t" || !e.characters().trim().is_empty())
}

/// The character style of a run.
fn run_style(run: &Element) -> &str {
    run.find("w:rPr").and_then(|p| p.find("w:rStyle")?.get("w:val")).unwrap_or_default()
}

/// Adds signs to the text of a run; those that are not known stand by themselves.
fn signs(
    found: Vec<Result<char, Doubt>>,
    text: &mut String,
    style: &str,
    like: &Span,
    open: &mut Open,
) {
    for sign in found {
        match sign {
            Ok(sign) => text.push(sign),
            Err(doubt) => {
                said(std::mem::take(text), style, like, open);
                doubted(doubt, like, open);
            }
        }
    }
}

/// Adds a doubt in place of characters of this look.
fn doubted(doubt: Doubt, like: &Span, open: &mut Open) {
    let (effects, doubt) = (like.effects, Some(doubt));
    push(&mut open.spans, Span { effects, doubt, ..Span::default() });
}

/// Adds a formula, or a part of one, in one line.
fn formula(element: &Element, around: Around<'_>, open: &mut Open) {
    let before = open.spans.last().and_then(|span| span.text.chars().next_back());
    let mut line = Line::behind(before, open.is_apart);
    line.element(element);
    open.is_on_line = true;
    open.is_apart = line.is_apart;
    let doubt = line.is_guess.then_some(Doubt::Formula);
    push(&mut open.spans, Span { text: line.text, doubt, ..like(around) });
    line.doubts.into_iter().for_each(|doubt| doubted(doubt, &Span::default(), open));
}

/// Adds what a run of this style and look says.
fn said(mut text: String, style: &str, like: &Span, open: &mut Open) {
    if let Some(first) = text.chars().next()
        && std::mem::take(&mut open.is_apart)
        && joins(first)
    {
        text.insert(0, ' ');
    }
    match style {
        // Another program may have cut the label in two.
        id::LIST_LABEL => open.label.get_or_insert_default().push_str(&text),
        _ if open.spans.is_empty() && text.trim().is_empty() => {}
        _ => push(&mut open.spans, Span { text, ..like.clone() }),
    }
}

/// No characters, as they look when nothing else is said.
fn like(around: Around<'_>) -> Span {
    Span { link: around.link.map(str::to_owned), ..Span::default() }
}

/// The characters of an element of a run (17.3.3).
fn character(element: &Element, text: &mut String) {
    match element.name.as_ref() {
        "w:t" => text.push_str(&element.characters()),
        "w:tab" | "w:ptab" => text.push('\t'),
        "w:br" if element.get("w:type").is_some_and(|kind| kind != "textWrapping") => {}
        "w:br" | "w:cr" => text.push('\n'),
        "w:noBreakHyphen" => text.push('\u{2011}'),
        "w:softHyphen" => text.push('\u{AD}'),
        // A word and, above it, how it is read (17.3.3.25).
        "w:ruby" => {
            let of = |name: &str| element.find(name).map(Element::characters).unwrap_or_default();
            let (base, above) = (of("w:rubyBase"), of("w:rt"));
            match above.trim() {
                "" => text.push_str(&base),
                above => text.push_str(&format!("{base} ({above})")),
            }
        }
        _ => {}
    }
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
