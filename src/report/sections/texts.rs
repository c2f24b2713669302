//! Sections of running text, and lists of short texts.

use super::super::composer::Composer;
use super::super::rich::Nesting;
use crate::document::{Block, BoxRole, Boxed, Marker};
use crate::locale::Word;
use crate::model::{HeadedList, Rich, Text};

/// The executive summary, in a box of its own.
pub(super) fn summary(composer: &mut Composer) -> Vec<Block> {
    let Some(summary) = &composer.meeting.summary else { return Vec::new() };
    let heading = composer.section_heading(None, Word::Summary);
    let blocks = composer.rich(summary, Nesting::Inside);
    vec![heading, Block::Boxed(Boxed { role: BoxRole::Summary, id: None, blocks })]
}

/// The opening paragraphs, without a heading.
pub(super) fn introduction(composer: &mut Composer) -> Vec<Block> {
    let introduction = composer.meeting.introduction.as_ref();
    introduction.map(|text| composer.rich(text, Nesting::Section)).unwrap_or_default()
}

pub(super) fn background(composer: &mut Composer) -> Vec<Block> {
    section(composer, composer.meeting.background.as_ref(), Word::Background)
}

pub(super) fn closing(composer: &mut Composer) -> Vec<Block> {
    section(composer, composer.meeting.closing.as_ref(), Word::Closing)
}

pub(super) fn objectives(composer: &mut Composer) -> Vec<Block> {
    list(composer, &composer.meeting.objectives, Word::Objectives)
}

pub(super) fn themes(composer: &mut Composer) -> Vec<Block> {
    list(composer, &composer.meeting.themes, Word::Themes)
}

fn section(composer: &mut Composer, text: Option<&Rich>, heading: Word) -> Vec<Block> {
    let Some(text) = text else { return Vec::new() };
    let mut blocks = vec![composer.section_heading(None, heading)];
    blocks.extend(composer.rich(text, Nesting::Section));
    blocks
}

fn list(composer: &mut Composer, list: &HeadedList<Text>, heading: Word) -> Vec<Block> {
    composer.list_section(list, heading, |composer, list| {
        let marker = composer.marker(list.numbering.as_ref(), Marker::Bullet);
        vec![composer.texts(&list.items, marker)]
    })
}
