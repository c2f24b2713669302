//! Whether a meeting file says what the Word file says, word for word.

use super::comments::unpinned;
use crate::diag::Source;
use crate::document::{Inline, Labelled, note, plain_text};
use crate::docx::read::{Part, Story};
use crate::model::Meeting;
use crate::report::{NoFiles, compose};

/// The words of a Word file's parts, in their order.
pub(super) fn words_of(parts: &[Part]) -> Vec<String> {
    let mut words = Vec::new();
    for part in parts {
        match part {
            Part::Paragraph(paragraph) => {
                push(paragraph.label.as_deref().unwrap_or_default(), &mut words);
                push(&paragraph.text_with_notes(), &mut words);
            }
            Part::Table(table) => {
                words.extend(table.rows.iter().flatten().flat_map(|cell| words_of(cell)));
            }
        }
    }
    words
}

/// Words without what only joins them: bullets, colons of labels, dots between details. A note keeps its
/// signs, so that its words are never those of the sentence, and may stand at a word or behind it.
fn push(text: &str, words: &mut Vec<String>) {
    let text = unpinned(&super::body::clean(text)).replace("^[", " ^[");
    let bare = text.split_whitespace().map(|word| word.trim_end_matches(':'));
    words.extend(bare.filter(|word| !matches!(*word, "" | "•" | "·")).map(str::to_owned));
}

/// The words of the report that a meeting file makes; none if it has mistakes.
pub(super) fn words_made(yaml: &str) -> Option<Vec<String>> {
    let meeting = Meeting::from_yaml(&Source::new("imported.yaml", unpinned(yaml))).ok()?.value;
    let mut document = compose(&meeting, &NoFiles).ok()?.value;
    for note in &mut document.notes {
        note.content.insert(0, Inline::generated("^["));
        note.content.push(Inline::generated("]"));
    }
    note::put_in_place(&mut document.blocks, &document.notes);
    let mut words = Vec::new();
    for Labelled { label, text } in plain_text(&document) {
        push(&label.unwrap_or_default(), &mut words);
        push(&text, &mut words);
    }
    Some(words)
}

/// Whether a meeting file says all that a Word file says, in its order.
pub(super) fn says(yaml: &str, story: &Story) -> bool {
    let Some(made) = words_made(yaml) else { return false };
    let mut made = made.into_iter();
    words_of(&story.parts).iter().all(|word| made.any(|found| found == *word))
}
