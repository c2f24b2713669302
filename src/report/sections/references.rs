//! Sources and annexes.

use super::super::composer::Composer;
use crate::document::{Block, CharRole, Inline, Inlines, List};
use crate::locale::Word;
use crate::model::{HeadedList, Reference};

pub(super) fn references(composer: &mut Composer) -> Vec<Block> {
    section(composer, &composer.meeting.references, Word::References)
}

pub(super) fn annexes(composer: &mut Composer) -> Vec<Block> {
    section(composer, &composer.meeting.annexes, Word::Annexes)
}

fn section(composer: &mut Composer, list: &HeadedList<Reference>, heading: Word) -> Vec<Block> {
    composer.list_section(list, heading, |composer, list| {
        let marker = composer.marker(list.numbering.as_ref(), composer.numbers());
        let item = |reference| composer.item(None, line(composer, reference));
        vec![Block::List(List { marker, items: list.items.iter().map(item).collect() })]
    })
}

/// The title, then symbol, pages and file in a smaller voice.
fn line(composer: &Composer, reference: &Reference) -> Inlines {
    let symbol = reference
        .symbol
        .as_ref()
        .map(|symbol| composer.phrase_with(Word::DocumentSymbol, "symbol", composer.text(symbol)));
    let pages = reference.pages.as_ref().map(|p| composer.counted_or_text(Word::Pages, p));
    let file = reference.file.as_ref().map(|file| {
        let name = vec![Inline::written(file.value.clone(), Some(file.span))];
        // Code goes from left to right; a name with Arabic letters has the order of its folder's list.
        vec![Inline::span(CharRole::Code, vec![composer.isolated(name)])]
    });
    let details: Vec<Inlines> = [symbol, pages, file].into_iter().flatten().collect();
    let mut line = composer.by_itself(composer.text(&reference.title));
    if !details.is_empty() {
        let mut details = composer.joined(details, Word::Comma);
        details.insert(0, Inline::generated(" ("));
        details.push(Inline::generated(")"));
        line.push(Inline::span(CharRole::Secondary, details));
    }
    line
}
