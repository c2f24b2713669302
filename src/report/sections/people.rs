//! Who spoke, came, was excused or absent, and whether they were enough.

use super::super::composer::Composer;
use super::super::inline::Value;
use super::officers;
use crate::document::{Block, Inline, Inlines, List, Marker, ParaRole};
use crate::locale::Word;
use crate::model::{HeadedList, Person, Quorum, SectionKey as Key};

pub(super) fn speakers(composer: &mut Composer) -> Vec<Block> {
    section(composer, Key::Speakers, &composer.meeting.speakers, Word::Speakers)
}

pub(super) fn attendees(composer: &mut Composer) -> Vec<Block> {
    section(composer, Key::Attendees, &composer.meeting.attendees, Word::Attendees)
}

pub(super) fn apologies(composer: &mut Composer) -> Vec<Block> {
    section(composer, Key::Apologies, &composer.meeting.apologies, Word::Apologies)
}

pub(super) fn absent(composer: &mut Composer) -> Vec<Block> {
    section(composer, Key::Absent, &composer.meeting.absent, Word::Absent)
}

pub(super) fn guests(composer: &mut Composer) -> Vec<Block> {
    section(composer, Key::Guests, &composer.meeting.guests, Word::Guests)
}

pub(super) fn observers(composer: &mut Composer) -> Vec<Block> {
    section(composer, Key::Observers, &composer.meeting.observers, Word::Observers)
}

/// How many had to be there, how many were, and what follows from it.
pub(super) fn quorum(composer: &mut Composer) -> Vec<Block> {
    let Some(quorum) = &composer.meeting.quorum else { return Vec::new() };
    let sentence = quorum_sentence(composer, quorum);
    if sentence.is_empty() {
        return Vec::new();
    }
    vec![composer.section_heading(None, Word::Quorum), Block::paragraph(ParaRole::Body, sentence)]
}

fn section(
    composer: &mut Composer,
    key: Key,
    list: &HeadedList<Person>,
    standard: Word,
) -> Vec<Block> {
    if list.is_empty() {
        return Vec::new();
    }
    let mut blocks = composer.list_head(list, standard);
    blocks.extend(officers::at_head_of(composer, key));
    if !list.items.is_empty() && !officers::are_all_of(composer, key, &list.items) {
        blocks.push(people(composer, list));
    }
    blocks
}

fn people(composer: &mut Composer, list: &HeadedList<Person>) -> Block {
    if list.is_table() {
        return composer.people_table(&list.items);
    }
    let marker = composer.marker(list.numbering.as_ref(), Marker::Bullet);
    let item = |person| composer.item(None, composer.person(person));
    Block::List(List { marker, items: list.items.iter().map(item).collect() })
}

fn quorum_sentence(composer: &Composer, quorum: &Quorum) -> Inlines {
    let members = |count: u32| {
        let counted = composer.locale.counted(Word::Members, u64::from(count));
        Value::Said(vec![Inline::generated(counted)])
    };
    let statement = match (quorum.present, quorum.required) {
        (Some(present), Some(required)) => composer.phrase(
            Word::QuorumBoth,
            vec![("present", members(present)), ("required", members(required))],
        ),
        (Some(present), None) => {
            composer.phrase(Word::QuorumPresent, vec![("present", members(present))])
        }
        (None, Some(required)) => {
            composer.phrase(Word::QuorumRequired, vec![("required", members(required))])
        }
        (None, None) => Inlines::new(),
    };
    let stated = !statement.is_empty();
    let with = |word| composer.phrase(word, vec![("statement", Value::Said(statement.clone()))]);
    match (stated, quorum.met) {
        (true, Some(true)) => with(Word::QuorumStatedMet),
        (true, Some(false)) => with(Word::QuorumStatedNotMet),
        (true, None) => with(Word::QuorumStated),
        (false, Some(true)) => composer.word(Word::QuorumMet),
        (false, Some(false)) => composer.word(Word::QuorumNotMet),
        (false, None) => Inlines::new(),
    }
}
