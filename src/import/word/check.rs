//! Whether a meeting file says what the Word file says, word for word.

use super::comments::unpinned;
use crate::diag::Source;
use crate::document::{Inline, Labelled, note, plain_text};
use crate::docx::read::{Part, Story};
use crate::model::Meeting;
use crate::report::{NoFiles, compose};

/// Which bullets count as words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Bullets {
    /// None: they only join.
    No,
    /// Those in texts: the labels of a cell are no part of its text.
    InTexts,
    /// All: a paragraph that becomes an item is told by its bullet.
    All,
}

/// The words of a Word file's parts, in their order.
pub(super) fn words_of(parts: &[Part]) -> Vec<String> {
    words(parts, Bullets::No, Bullets::No)
}

/// The same, with the bullets of items.
pub(super) fn labelled_words_of(parts: &[Part]) -> Vec<String> {
    words(parts, Bullets::All, Bullets::InTexts)
}

fn words(parts: &[Part], bullets: Bullets, in_cells: Bullets) -> Vec<String> {
    let mut found = Vec::new();
    for part in parts {
        match part {
            Part::Paragraph(paragraph) => {
                let label = paragraph.label.as_deref().unwrap_or_default();
                push_label(label, bullets, &mut found);
                push(&paragraph.text_with_notes(), bullets, &mut found);
            }
            Part::Table(table) => {
                let cells = table.rows.iter().flatten();
                found.extend(cells.flat_map(|cell| words(cell, in_cells, in_cells)));
            }
        }
    }
    found
}

/// Words without what only joins them: bullets, colons of labels, dots between details. A note keeps its
/// signs, so that its words are never those of the sentence, and may stand at a word or behind it.
fn push(text: &str, bullets: Bullets, words: &mut Vec<String>) {
    let text = unpinned(&super::body::clean(text)).replace("^[", " ^[");
    let bare = text.split_whitespace().map(|word| word.trim_end_matches(':'));
    let only_joins = |word: &str| match word {
        "" | "·" => true,
        "•" => bullets == Bullets::No,
        _ => false,
    };
    words.extend(bare.filter(|word| !only_joins(word)).map(str::to_owned));
}

fn push_label(label: &str, bullets: Bullets, words: &mut Vec<String>) {
    if label != "•" || bullets == Bullets::All {
        push(label, bullets, words);
    }
}

/// The words of the report that a meeting file makes; none if it has mistakes.
pub(super) fn words_made(yaml: &str) -> Option<Vec<String>> {
    made(yaml, Bullets::No)
}

/// The same, with the bullets of items.
pub(super) fn labelled_words_made(yaml: &str) -> Option<Vec<String>> {
    made(yaml, Bullets::All)
}

fn made(yaml: &str, bullets: Bullets) -> Option<Vec<String>> {
    let meeting = Meeting::from_yaml(&Source::new("imported.yaml", unpinned(yaml))).ok()?.value;
    let mut document = compose(&meeting, &NoFiles).ok()?.value;
    for note in &mut document.notes {
        note.content.insert(0, Inline::generated("^["));
        note.content.push(Inline::generated("]"));
    }
    note::put_in_place(&mut document.blocks, &document.notes);
    let mut words = Vec::new();
    for Labelled { label, text } in plain_text(&document) {
        push_label(&label.unwrap_or_default(), bullets, &mut words);
        push(&text, bullets, &mut words);
    }
    Some(words)
}

/// Whether a meeting file says all that a Word file says, in its order.
pub(super) fn says(yaml: &str, story: &Story) -> bool {
    let Some(made) = words_made(yaml) else { return false };
    let mut made = made.into_iter();
    words_of(&story.parts).iter().all(|word| made.any(|found| found == *word))
}
