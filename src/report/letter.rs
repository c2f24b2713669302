//! The letter that carries a document: the author's words, what the meeting was, what came of it.

use super::composer::{Composer, Noting};
use super::registers::{self, Entry, Registers};
use super::rich::Nesting;
use super::{Files, front, register, setup};
use crate::diag::{Diagnostics, Warned};
use crate::document::{Block, Document, Inline, Inlines, List, Marker, ParaRole, Running};
use crate::locale::Word;
use crate::model::{HeadedList, Kind, Meeting, Pack, Text};

/// A letter names no more items of a list than these, and says that there are more.
const MOST_ITEMS: usize = 12;

/// Composes the letter of a meeting: `mail.body`, title, date and place, and in short the decisions
/// and recommendations, with the numbers that they have in the document. An agenda has its items
/// there, a register its tasks.
///
/// # Errors
/// [`Diagnostics`] with every picture of `mail.body` that cannot be read or is none.
pub fn letter(meeting: &Meeting, files: &dyn Files) -> Result<Warned<Document>, Diagnostics> {
    let mut composer = Composer::new(meeting, files);
    let mut blocks = beginning(&mut composer);
    blocks.extend(outcome(&mut composer));
    finish(composer, blocks)
}

/// Composes the letter of a pack: `mail.body`, title and date, its meetings, and in short what its
/// registers gathered, each after the meeting that it comes from and its number there, with how far it is.
///
/// # Errors
/// As [`letter`].
pub fn pack_letter(
    pack: &Pack,
    meetings: &[Inlines],
    registers: &Registers,
    files: &dyn Files,
) -> Result<Warned<Document>, Diagnostics> {
    let head = pack.head();
    let mut composer = Composer::new(&head, files);
    composer.kind = Word::KindPack;
    let mut blocks = beginning(&mut composer);
    let heading = composer.word(Word::PackMeetings);
    blocks.extend(in_short(&mut composer, heading, meetings.to_vec()));
    for (title, entries) in registers.filled() {
        let items = entries.iter().map(|entry| gathered(&composer, entry)).collect();
        let heading = composer.word(title);
        blocks.extend(in_short(&mut composer, heading, items));
    }
    finish(composer, blocks)
}

/// An entry of a register.
fn gathered(composer: &Composer, entry: &Entry) -> Inlines {
    let from = [&entry.meeting, &entry.number].into_iter().filter(|part| !part.is_empty());
    let from = composer.joined(from.cloned().collect(), Word::Dot);
    let state = registers::state(entry, composer);
    composer.labelled(from, in_state(composer.by_itself(entry.text.clone()), state))
}

/// The author's words, or that something is attached; then what it is.
fn beginning(composer: &mut Composer) -> Vec<Block> {
    composer.noting = Noting::Written;
    let mut blocks = match &composer.meeting.mail.body {
        Some(body) => composer.rich(body, Nesting::Section),
        None => vec![Block::paragraph(ParaRole::Body, composer.word(Word::LetterAttached))],
    };
    // What follows stands in the documents too, with its notes; a letter has no foot of the page.
    composer.noting = Noting::Inside;
    blocks.extend(front::letter(composer));
    blocks
}

/// A heading and the first items below it.
fn in_short(composer: &mut Composer, heading: Inlines, items: Vec<Inlines>) -> Vec<Block> {
    let rest = rest(composer, items.len());
    let shown = items.into_iter().take(MOST_ITEMS).map(|content| composer.item(None, content));
    let items = shown.collect();
    let heading = composer.heading(1, heading);
    let list = Block::List(List { marker: Marker::Bullet, items });
    [heading, list].into_iter().chain(rest).collect()
}

fn finish(composer: Composer, blocks: Vec<Block>) -> Result<Warned<Document>, Diagnostics> {
    let meta = setup::meta(&composer);
    let setup = setup::page_setup(&composer);
    let (images, found) = composer.finish();
    if found.has_errors() {
        return Err(found);
    }
    let notes = Vec::new();
    let value = Document { meta, setup, running: Running::default(), images, blocks, notes };
    Ok(Warned { value, warnings: found.0 })
}

fn outcome(composer: &mut Composer) -> Vec<Block> {
    let meeting = composer.meeting;
    let mut blocks = Vec::new();
    if meeting.kind == Kind::Agenda {
        blocks.extend(section(composer, &meeting.agenda, Word::Agenda, |c, item| {
            (item.number.as_ref(), c.noted(&item.title))
        }));
    }
    blocks.extend(decided_items(composer));
    blocks.extend(section(composer, &meeting.decisions, Word::Decisions, |c, item| {
        (item.number.as_ref(), c.noted(&item.text))
    }));
    let heading = Word::Recommendations;
    blocks.extend(section(composer, &meeting.recommendations, heading, |c, item| {
        let status =
            item.status.as_ref().map(|known| register::known(c, known, |s| register::status(c, s)));
        (item.number.as_ref(), in_state(c.by_itself(c.noted(&item.text)), status))
    }));
    if meeting.kind == Kind::ActionRegister {
        blocks.extend(section(composer, &meeting.actions, Word::Actions, |c, item| {
            let status = item.status.map(|status| register::status(c, status));
            (item.number.as_ref(), in_state(c.by_itself(c.noted(&item.task)), status))
        }));
    }
    blocks
}

/// What was decided on the items of the agenda, each after the item's title.
fn decided_items(composer: &mut Composer) -> Vec<Block> {
    let meeting = composer.meeting;
    let decided = meeting.agenda.items.iter().filter_map(|item| {
        let decision = item.decision.as_ref()?;
        Some((item, decision))
    });
    let decided: Vec<_> = decided.collect();
    if decided.is_empty() {
        return Vec::new();
    }
    let own = meeting.agenda.heading.as_ref();
    let heading = composer.section_heading(own, Word::AgendaInMinutes);
    let shown = decided.iter().take(MOST_ITEMS).map(|(item, decision)| {
        let content = composer.labelled(composer.text(&item.title), composer.noted(decision));
        composer.item(None, content)
    });
    let items = shown.collect();
    let mut blocks = vec![heading, Block::List(List { marker: Marker::Bullet, items })];
    blocks.extend(rest(composer, decided.len()));
    blocks
}

/// That there are more items than a letter names.
fn rest(composer: &Composer, items: usize) -> Option<Block> {
    let more = || Block::paragraph(ParaRole::Note, composer.word(Word::LetterMore));
    (items > MOST_ITEMS).then(more)
}

/// A text with how far it is, in brackets: what was cancelled must not stand among the others as if it held.
fn in_state(mut text: Inlines, status: Option<Inlines>) -> Inlines {
    if let Some(status) = status {
        text.push(Inline::generated(" ("));
        text.extend(status);
        text.push(Inline::generated(")"));
    }
    text
}

/// A heading with the texts of a list, each with the label it has in the document.
fn section<'m, T>(
    composer: &mut Composer<'m>,
    list: &'m HeadedList<T>,
    standard: Word,
    parts: impl Fn(&Composer<'m>, &'m T) -> (Option<&'m Text>, Inlines),
) -> Vec<Block> {
    if list.items.is_empty() {
        return Vec::new();
    }
    let heading = composer.section_heading(list.heading.as_ref(), standard);
    let marker = composer.marker(list.numbering.as_ref(), composer.numbers());
    let shown = list.items.iter().take(MOST_ITEMS).map(|item| {
        let (number, content) = parts(composer, item);
        composer.item(number, content)
    });
    let items = shown.collect();
    let mut blocks = vec![heading, Block::List(List { marker, items })];
    blocks.extend(rest(composer, list.items.len()));
    blocks
}
