//! The words of a document as plain lines, in reading order: what every output must contain.

use super::flat::Spaces;
use super::{
    Block, Cell, CharRole, Cover, Document, Fact, Field, Inline, Letterhead, List, Quote, Table,
};

/// One paragraph, cell or label of the document in plain characters.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Labelled {
    /// The list label in front of it: `1)`, `•`.
    pub label: Option<String>,
    /// Its characters. Fields, whose values only pages give, are left out.
    pub text: String,
}

/// Every paragraph, cell and label, in reading order, without header, footer and contents.
pub fn plain_text(document: &Document) -> Vec<Labelled> {
    plain_text_of(&document.blocks)
}

/// Every paragraph, cell and label of some blocks.
pub fn plain_text_of(blocks: &[Block]) -> Vec<Labelled> {
    let mut lines = Lines(Vec::new());
    lines.blocks(blocks);
    lines.0
}

/// The characters of inlines as they are shown, fields and marks of notes left out; a forced line break is a line
/// feed.
pub fn inline_text(inlines: &[Inline]) -> String {
    let mut text = String::new();
    push_inlines(inlines, false, &mut Spaces::default(), &mut text);
    text
}

fn push_inlines(inlines: &[Inline], is_code: bool, spaces: &mut Spaces, text: &mut String) {
    for inline in inlines {
        match inline {
            Inline::Text(t) => spaces.push(&t.value, is_code, text),
            Inline::Span(span) => {
                let is_code = is_code || span.role == CharRole::Code;
                push_inlines(&span.content, is_code, spaces, text);
            }
            Inline::Link(link) => push_inlines(&link.content, is_code, spaces, text),
            Inline::Isolate(_, content) => push_inlines(content, is_code, spaces, text),
            Inline::Entry(entry) => push_inlines(&entry.content, is_code, spaces, text),
            Inline::Field(Field::PageNumber | Field::PageCount | Field::PageOf(_))
            | Inline::Note(_) => spaces.part(),
            Inline::LineBreak => {
                spaces.part();
                text.push('\n');
            }
        }
    }
}

struct Lines(Vec<Labelled>);

impl Lines {
    fn line(&mut self, inlines: &[Inline]) {
        let text = inline_text(inlines);
        if !text.is_empty() {
            self.0.push(Labelled { label: None, text });
        }
    }

    fn blocks(&mut self, blocks: &[Block]) {
        for block in blocks {
            self.block(block);
        }
    }

    fn block(&mut self, block: &Block) {
        match block {
            Block::Cover(cover) => self.cover(cover),
            Block::Letterhead(letterhead) => self.letterhead(letterhead),
            Block::Heading(heading) => self.line(&heading.content),
            Block::Paragraph(paragraph) => self.line(&paragraph.content),
            Block::List(list) => self.list(list),
            Block::Table(table) => self.table(table),
            Block::Facts(facts) => self.facts(facts),
            Block::Quote(quote) => self.quote(quote),
            Block::Figure(figure) => self.line(&figure.caption),
            Block::Signatures(signatures) => {
                for signature in signatures {
                    self.line(&signature.role);
                    self.line(&signature.name);
                    self.line(&signature.below);
                }
            }
            Block::Toc(toc) => self.line(&toc.title),
            Block::Boxed(boxed) => self.blocks(&boxed.blocks),
            Block::Together(blocks) | Block::Across(blocks) => self.blocks(blocks),
            Block::PageBreak => {}
            Block::Part(part) => self.blocks(&part.blocks),
            // What stands on them is not of this document.
            Block::Sheets(_) => {}
        }
    }

    fn cover(&mut self, cover: &Cover) {
        self.line(&cover.basmala);
        self.line(&cover.organization);
        self.line(&cover.kind);
        self.line(&cover.title);
        self.line(&cover.subtitle);
        self.facts(&cover.facts);
        self.line(&cover.classification);
    }

    fn letterhead(&mut self, letterhead: &Letterhead) {
        self.line(&letterhead.name);
        for line in &letterhead.lines {
            self.line(line);
        }
    }

    fn list(&mut self, list: &List) {
        for (index, item) in list.items.iter().enumerate() {
            let first = self.0.len();
            self.blocks(&item.blocks);
            if let Some(line) = self.0.get_mut(first) {
                line.label = list.marker.label(index, item.number.as_deref());
            }
        }
    }

    fn table(&mut self, table: &Table) {
        self.line(&table.caption);
        if table.header {
            for column in &table.columns {
                self.line(&column.head);
            }
        }
        for Cell { content } in table.rows.iter().flat_map(|row| &row.cells) {
            self.line(content);
        }
    }

    fn facts(&mut self, facts: &[Fact]) {
        for fact in facts {
            self.line(&fact.label);
            self.line(&fact.value);
        }
    }

    fn quote(&mut self, quote: &Quote) {
        self.blocks(&quote.blocks);
        self.line(&quote.attribution);
    }
}
