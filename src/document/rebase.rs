//! Moving a document into another one: its names, pictures and places in sources are counted on from
//! those that are there already.

use super::{
    Block, BlockId, Cell, Fact, Field, Heading, ImageId, Inline, Note, RunningLine, Target,
};
use crate::diag::Span;

/// By how much names, pictures and places are moved.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Offsets {
    /// Added to the names of blocks.
    pub ids: u32,
    /// The new place of each picture.
    pub images: Vec<ImageId>,
    /// Added to places in the source.
    pub source: usize,
    /// Put in front of the paths of entries, so that they name their source too: `m3.`.
    pub entries: String,
}

impl Offsets {
    /// Moves a name.
    pub fn id(&self, id: &mut BlockId) {
        id.0 += self.ids;
    }

    /// Moves inlines.
    pub fn inlines(&self, inlines: &mut [Inline]) {
        for inline in inlines {
            match inline {
                Inline::Text(text) => self.span(&mut text.span),
                Inline::Span(span) => self.inlines(&mut span.content),
                Inline::Link(link) => {
                    if let Target::Block(id) = &mut link.target {
                        self.id(id);
                    }
                    self.inlines(&mut link.content);
                }
                Inline::Field(Field::PageOf(id)) => self.id(id),
                Inline::Note(note) => self.id(&mut note.id),
                Inline::Field(Field::PageNumber | Field::PageCount) | Inline::LineBreak => {}
                Inline::Isolate(_, content) => self.inlines(content),
                Inline::Entry(entry) => {
                    entry.place.path.insert_str(0, &self.entries);
                    self.inlines(&mut entry.content);
                }
            }
        }
    }

    fn span(&self, span: &mut Option<Span>) {
        if let Some(span) = span {
            span.start += self.source;
            span.end += self.source;
        }
    }

    fn image(&self, id: &mut ImageId) {
        *id = self.images[id.0];
    }

    fn line(&self, line: &mut RunningLine) {
        for part in [&mut line.start, &mut line.centre, &mut line.end] {
            self.inlines(part);
        }
    }

    fn facts(&self, facts: &mut [Fact]) {
        for fact in facts {
            self.inlines(&mut fact.label);
            self.inlines(&mut fact.value);
        }
    }

    fn heading(&self, heading: &mut Heading) {
        self.id(&mut heading.id);
        self.inlines(&mut heading.content);
    }

    fn blocks(&self, blocks: &mut [Block]) {
        for block in blocks {
            self.block(block);
        }
    }

    /// Moves a block.
    pub fn block(&self, block: &mut Block) {
        match block {
            Block::Cover(cover) => {
                cover.logo.iter_mut().for_each(|id| self.image(id));
                for text in [
                    &mut cover.basmala,
                    &mut cover.organization,
                    &mut cover.kind,
                    &mut cover.title,
                    &mut cover.subtitle,
                    &mut cover.classification,
                ] {
                    self.inlines(text);
                }
                self.facts(&mut cover.facts);
            }
            Block::Letterhead(letterhead) => {
                letterhead.logo.iter_mut().for_each(|id| self.image(id));
                self.inlines(&mut letterhead.name);
                letterhead.lines.iter_mut().for_each(|line| self.inlines(line));
            }
            Block::Heading(heading) => self.heading(heading),
            Block::Paragraph(paragraph) => self.inlines(&mut paragraph.content),
            Block::List(list) => {
                for item in &mut list.items {
                    item.id.iter_mut().for_each(|id| self.id(id));
                    self.blocks(&mut item.blocks);
                }
            }
            Block::Table(table) => self.table(table),
            Block::Facts(facts) => self.facts(facts),
            Block::Quote(quote) => {
                self.blocks(&mut quote.blocks);
                self.inlines(&mut quote.attribution);
            }
            Block::Figure(figure) => {
                self.image(&mut figure.image);
                self.inlines(&mut figure.caption);
            }
            Block::Signatures(signatures) => {
                for signature in signatures {
                    self.inlines(&mut signature.role);
                    self.inlines(&mut signature.name);
                    self.inlines(&mut signature.below);
                }
            }
            Block::Toc(toc) => self.inlines(&mut toc.title),
            Block::Boxed(boxed) => {
                boxed.id.iter_mut().for_each(|id| self.id(id));
                self.blocks(&mut boxed.blocks);
            }
            Block::Together(blocks) | Block::Across(blocks) => self.blocks(blocks),
            Block::PageBreak => {}
            Block::Part(part) => {
                self.line(&mut part.running.header);
                self.line(&mut part.running.footer);
                self.blocks(&mut part.blocks);
            }
            Block::Sheets(sheets) => {
                self.heading(&mut sheets.heading);
                self.inlines(&mut sheets.note);
                self.inlines(&mut sheets.stamp);
            }
        }
    }

    /// Moves a note.
    pub fn note(&self, note: &mut Note) {
        self.id(&mut note.id);
        self.inlines(&mut note.content);
    }

    fn table(&self, table: &mut super::Table) {
        self.inlines(&mut table.caption);
        table.columns.iter_mut().for_each(|column| self.inlines(&mut column.head));
        for row in &mut table.rows {
            row.id.iter_mut().for_each(|id| self.id(id));
            row.cells.iter_mut().for_each(|Cell { content }| self.inlines(content));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{Link, List, ListItem, Marker, ParaRole};

    #[test]
    fn names_links_pictures_and_places_move_together() {
        let content = vec![
            Inline::written("أ", Some(Span { start: 1, end: 3 })),
            Inline::Link(Link {
                target: Target::Block(BlockId(2)),
                content: vec![Inline::Field(Field::PageOf(BlockId(2)))],
            }),
        ];
        let blocks = vec![Block::paragraph(ParaRole::Body, content)];
        let item = ListItem { number: None, id: Some(BlockId(2)), blocks };
        let mut blocks = vec![Block::List(List { marker: Marker::None, items: vec![item] })];
        let offsets = Offsets { ids: 10, source: 100, ..Offsets::default() };
        offsets.blocks(&mut blocks);
        let Block::List(list) = &blocks[0] else { panic!("still a list") };
        assert_eq!(list.items[0].id, Some(BlockId(12)));
        let Block::Paragraph(paragraph) = &list.items[0].blocks[0] else { panic!("a paragraph") };
        let Inline::Text(text) = &paragraph.content[0] else { panic!("a text") };
        assert_eq!(text.span, Some(Span { start: 101, end: 103 }));
        assert_eq!(
            paragraph.content[1],
            Inline::Link(Link {
                target: Target::Block(BlockId(12)),
                content: vec![Inline::Field(Field::PageOf(BlockId(12)))],
            })
        );
    }
}
