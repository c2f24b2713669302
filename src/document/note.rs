//! Notes at the foot of a page: their texts, and their numbers in the order of their marks.

use std::collections::BTreeMap;

use super::{Block, BlockId, Cell, Inline, Inlines};

/// A note at the foot of the page on which its mark stands.
#[derive(Debug, Clone, PartialEq)]
pub struct Note {
    /// Its name.
    pub id: BlockId,
    /// Its number as shown; empty until [`number`] is called.
    pub mark: String,
    /// What it says.
    pub content: Inlines,
}

/// Numbers notes in the order in which their marks stand in blocks, with `mark` for a number from 1. A
/// note without a mark is left out, and so is a mark without a note, or one met again.
pub fn number(blocks: &mut [Block], notes: &mut Vec<Note>, mark: impl Fn(usize) -> String) {
    let mut left: BTreeMap<BlockId, Note> = notes.drain(..).map(|note| (note.id, note)).collect();
    each_text(blocks, &mut |inlines| marks(inlines, &mut left, notes, &mark));
}

fn marks(
    inlines: &mut Inlines,
    left: &mut BTreeMap<BlockId, Note>,
    ordered: &mut Vec<Note>,
    mark: &dyn Fn(usize) -> String,
) {
    inlines.retain_mut(|inline| match inline {
        Inline::Note(found) => {
            let Some(note) = left.remove(&found.id) else { return false };
            found.mark = mark(ordered.len() + 1);
            ordered.push(Note { mark: found.mark.clone(), ..note });
            true
        }
        Inline::Span(span) => {
            marks(&mut span.content, left, ordered, mark);
            true
        }
        Inline::Link(link) => {
            marks(&mut link.content, left, ordered, mark);
            true
        }
        Inline::Isolate(_, content) => {
            marks(content, left, ordered, mark);
            true
        }
        Inline::Entry(entry) => {
            marks(&mut entry.content, left, ordered, mark);
            true
        }
        Inline::Text(_) | Inline::Field(_) | Inline::LineBreak => true,
    });
}

/// Puts the words of notes in the places of their marks, each after a space.
pub fn put_in_place(blocks: &mut [Block], notes: &[Note]) {
    each_text(blocks, &mut |inlines| in_place(inlines, notes));
}

fn in_place(inlines: &mut Inlines, notes: &[Note]) {
    for inline in inlines {
        match inline {
            Inline::Note(mark) => {
                let note = notes.iter().find(|note| note.id == mark.id);
                let mut said = vec![Inline::generated(" ")];
                said.extend(note.into_iter().flat_map(|note| note.content.iter().cloned()));
                *inline = Inline::Isolate(None, said);
            }
            Inline::Span(span) => in_place(&mut span.content, notes),
            Inline::Link(link) => in_place(&mut link.content, notes),
            Inline::Isolate(_, content) => in_place(content, notes),
            Inline::Entry(entry) => in_place(&mut entry.content, notes),
            Inline::Text(_) | Inline::Field(_) | Inline::LineBreak => {}
        }
    }
}

/// The texts of blocks in which marks of notes may stand, in reading order: those that flow over
/// pages, and are shown once.
fn each_text(blocks: &mut [Block], text: &mut dyn FnMut(&mut Inlines)) {
    for block in blocks {
        match block {
            Block::Paragraph(paragraph) => text(&mut paragraph.content),
            Block::List(list) => {
                list.items.iter_mut().for_each(|item| each_text(&mut item.blocks, text));
            }
            Block::Table(table) => {
                let cells = table.rows.iter_mut().flat_map(|row| &mut row.cells);
                cells.for_each(|Cell { content }| text(content));
            }
            Block::Quote(quote) => each_text(&mut quote.blocks, text),
            Block::Boxed(boxed) => each_text(&mut boxed.blocks, text),
            Block::Together(inner) | Block::Across(inner) => each_text(inner, text),
            Block::Part(part) => each_text(&mut part.blocks, text),
            Block::Cover(_)
            | Block::Letterhead(_)
            | Block::Heading(_)
            | Block::Facts(_)
            | Block::Figure(_)
            | Block::Signatures(_)
            | Block::Toc(_)
            | Block::Sheets(_)
            | Block::PageBreak => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{NoteMark, ParaRole};

    fn marked(id: u32) -> Inline {
        Inline::Note(NoteMark { id: BlockId(id), mark: String::new() })
    }

    #[test]
    fn notes_are_numbered_as_their_marks_stand() {
        let paragraph = |inlines| Block::paragraph(ParaRole::Body, inlines);
        let mut blocks = vec![
            paragraph(vec![Inline::generated("أ"), marked(7)]),
            Block::Across(vec![paragraph(vec![Inline::Isolate(None, vec![marked(3)]), marked(9)])]),
            paragraph(vec![marked(7)]),
        ];
        let note = |id| Note { id: BlockId(id), mark: String::new(), content: Vec::new() };
        let mut notes = vec![note(3), note(5), note(7)];
        number(&mut blocks, &mut notes, |number| number.to_string());
        let found: Vec<_> = notes.iter().map(|note| (note.id.0, note.mark.as_str())).collect();
        assert_eq!(found, [(7, "1"), (3, "2")]);
        let shown =
            |id: u32, mark: &str| Inline::Note(NoteMark { id: BlockId(id), mark: mark.to_owned() });
        let inner = Inline::Isolate(None, vec![shown(3, "2")]);
        assert_eq!(blocks[0], paragraph(vec![Inline::generated("أ"), shown(7, "1")]));
        assert_eq!(blocks[1], Block::Across(vec![paragraph(vec![inner])]));
        assert_eq!(blocks[2], paragraph(Vec::new()));

        notes[0].content = vec![Inline::generated("ب")];
        put_in_place(&mut blocks, &notes);
        assert_eq!(crate::document::plain_text_of(&blocks)[0].text, "أ ب");
    }
}
