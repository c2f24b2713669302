//! Whether a document has a table of contents, and its block.
//!
//! «auto» cannot ask the layout how many pages there are, so it goes by what is known: a document
//! is long when it has at least eight headings and some four pages of text.

use super::composer::Composer;
use crate::document::{Block, Toc, inline_text};
use crate::locale::Word;

const MANY_HEADINGS: usize = 8;

/// About four A4 pages of 13-point Arabic.
const MANY_WORDS: usize = 1200;

/// The room that a picture takes, in words.
const WORDS_OF_A_PICTURE: usize = 150;

/// Whether the author asked for contents, or left it open and the document is long.
pub(super) fn is_wanted(composer: &Composer, sections: &[Block]) -> bool {
    composer.meeting.document.toc.unwrap_or_else(|| {
        let size = size(sections);
        size.headings >= MANY_HEADINGS && size.words >= MANY_WORDS
    })
}

/// The contents, down to the headings below sections.
pub(super) fn block(composer: &Composer) -> Block {
    Block::Toc(Toc { title: composer.word(Word::Contents), depth: 2 })
}

#[derive(Default)]
struct Size {
    headings: usize,
    words: usize,
}

fn size(blocks: &[Block]) -> Size {
    let mut size = Size::default();
    for block in blocks {
        size.add(block);
    }
    size
}

impl Size {
    fn all(&mut self, blocks: &[Block]) {
        blocks.iter().for_each(|block| self.add(block));
    }

    fn text(&mut self, inlines: &[crate::document::Inline]) {
        self.words += inline_text(inlines).split_whitespace().count();
    }

    fn add(&mut self, block: &Block) {
        match block {
            Block::Heading(heading) => {
                self.headings += 1;
                self.text(&heading.content);
            }
            Block::Paragraph(paragraph) => self.text(&paragraph.content),
            Block::List(list) => list.items.iter().for_each(|item| self.all(&item.blocks)),
            Block::Table(table) => {
                let cells = table.rows.iter().flat_map(|row| &row.cells);
                cells.for_each(|cell| self.text(&cell.content));
            }
            Block::Quote(quote) => self.all(&quote.blocks),
            Block::Boxed(boxed) => self.all(&boxed.blocks),
            Block::Together(blocks) | Block::Across(blocks) => self.all(blocks),
            Block::Figure(_) => self.words += WORDS_OF_A_PICTURE,
            Block::Cover(_)
            | Block::Letterhead(_)
            | Block::Facts(_)
            | Block::Signatures(_)
            | Block::Toc(_)
            | Block::Part(_)
            | Block::Sheets(_)
            | Block::PageBreak => {}
        }
    }
}
