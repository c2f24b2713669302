//! Chair, secretary and rapporteur as lines with a label.

use super::super::composer::Composer;
use super::super::order::{OfficerPlace, officer_place};
use super::super::people::is_feminine;
use crate::document::{Block, Inline, Inlines, ParaRole, inline_text};
use crate::locale::Word;
use crate::model::{Officer, Person, SectionKey as Key};

pub(super) fn chair(composer: &mut Composer) -> Vec<Block> {
    in_own_place(composer, Key::Chair)
}

pub(super) fn secretary(composer: &mut Composer) -> Vec<Block> {
    in_own_place(composer, Key::Secretary)
}

pub(super) fn rapporteur(composer: &mut Composer) -> Vec<Block> {
    in_own_place(composer, Key::Rapporteur)
}

/// The officers named at the head of a list of people.
pub(super) fn at_head_of(composer: &Composer, list: Key) -> Vec<Block> {
    lines(composer, |place, _| place == OfficerPlace::HeadOf(list))
}

/// Whether the only one of a list is the officer at its head, so that the list would say the same again.
pub(super) fn are_all_of(composer: &Composer, list: Key, people: &[Person]) -> bool {
    let [person] = people else { return false };
    let said = |person: &Person| {
        let Person { honorific, name, role, organization, contact, display, .. } = person.clone();
        [honorific, name, role, organization, contact, display].map(|text| text.map(|t| t.value))
    };
    let is_here = |key: Key| officer_place(composer, key) == OfficerPlace::HeadOf(list);
    let mut officers = composer.meeting.officers();
    officers.any(|(key, officer)| is_here(key) && said(&officer.person) == said(person))
}

/// The label of an officer: the author's, else the standard word, agreeing with its holder.
pub(in crate::report) fn label(composer: &Composer, key: Key, officer: &Officer) -> Inlines {
    if let Some(label) = &officer.label {
        return composer.text(label);
    }
    let words = [(Key::Secretary, Word::Secretary), (Key::Rapporteur, Word::Rapporteur)];
    let word = words.iter().find(|(office, _)| *office == key).map_or(Word::Chair, |(_, w)| *w);
    let feminine = is_feminine(&officer.person, composer.locale.lang);
    vec![Inline::generated(composer.locale.office(word, feminine))]
}

/// The holder of an office; the office is not said twice.
pub(in crate::report) fn holder(composer: &Composer, key: Key, officer: &Officer) -> Inlines {
    let label = inline_text(&label(composer, key, officer));
    let mut person = officer.person.clone();
    person.role = person.role.filter(|role| composer.plain(role) != label);
    composer.person(&person)
}

fn in_own_place(composer: &Composer, key: Key) -> Vec<Block> {
    lines(composer, |place, officer| place == OfficerPlace::Own && officer == key)
}

fn lines(composer: &Composer, belongs: impl Fn(OfficerPlace, Key) -> bool) -> Vec<Block> {
    let here = |key: Key| belongs(officer_place(composer, key), key);
    composer
        .meeting
        .officers()
        .filter(|(key, _)| here(*key))
        .map(|(key, officer)| {
            let line =
                composer.labelled(label(composer, key, officer), holder(composer, key, officer));
            Block::paragraph(ParaRole::Labelled, line)
        })
        .collect()
}
