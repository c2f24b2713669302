//! The agenda as a table, or item by item with what was said and decided; the last minutes.

use super::super::composer::Composer;
use super::super::inline::Value;
use super::super::register::{self, Register};
use super::super::rich::Nesting;
use crate::document::{
    Block, BoxRole, Boxed, ColumnKind, Inline, Inlines, ParaRole, TableRole, inline_text,
};
use crate::locale::numbering::Counter;
use crate::locale::{DateLength, Word};
use crate::model::{AgendaItem, HeadedList, Numbers, PreviousMinutes};

/// A table while nothing was discussed yet; else a part for each item.
pub(super) fn agenda(composer: &mut Composer) -> Vec<Block> {
    let agenda = &composer.meeting.agenda;
    let was_held = agenda.items.iter().any(|i| i.discussion.is_some() || i.decision.is_some());
    let heading = if was_held { Word::AgendaInMinutes } else { Word::Agenda };
    composer.list_section(agenda, heading, |composer, agenda| match was_held {
        true => items(composer, agenda),
        false => vec![table(composer, agenda)],
    })
}

fn table(composer: &mut Composer, agenda: &HeadedList<AgendaItem>) -> Block {
    let items = &agenda.items;
    let mut table = Register::new(TableRole::Register);
    table.row_numbers(items.iter().map(|item| item.number.as_ref()));
    table.numbering(agenda.numbering.as_ref());
    table.column(ColumnKind::Text, Word::ColumnItem, items, |i| Some(composer.text(&i.title)));
    table.column(ColumnKind::Text, Word::ColumnPresenter, items, |i| presenter(composer, i));
    table.column(ColumnKind::Short, Word::ColumnTime, items, |i| time(composer, i));
    table.column(ColumnKind::Short, Word::ColumnDuration, items, |i| duration(composer, i));
    register::block(composer, table)
}

fn items(composer: &mut Composer, agenda: &HeadedList<AgendaItem>) -> Vec<Block> {
    let counter = match &agenda.numbering {
        Some(Numbers::Counted(numbering)) => numbering.counter,
        Some(Numbers::Bullet | Numbers::None) | None => Counter::Number(composer.locale.digits),
    };
    let counter = composer.counter(counter);
    let uncounted = matches!(agenda.numbering, Some(Numbers::Bullet | Numbers::None));
    let mut blocks = Vec::new();
    for (index, item) in agenda.items.iter().enumerate() {
        let counted = if uncounted { String::new() } else { counter.format(index + 1) };
        let item = item_blocks(composer, item, &counted);
        composer.gather_item(index, &counted, &item);
        blocks.extend(item);
    }
    blocks
}

fn item_blocks(composer: &mut Composer, item: &AgendaItem, counted: &str) -> Vec<Block> {
    let number = match &item.number {
        Some(own) => composer.number_or_text(own),
        None => vec![Inline::generated(counted)],
    };
    let title = composer.text(&item.title);
    let heading = match inline_text(&number).is_empty() {
        true => title,
        false => composer.phrase(
            Word::AgendaItem,
            vec![("number", Value::Inlines(number)), ("title", Value::Inlines(title))],
        ),
    };
    let mut blocks = vec![composer.heading(2, heading)];
    let details = details(composer, item);
    if !details.is_empty() {
        blocks.push(Block::paragraph(ParaRole::Note, details));
    }
    if let Some(discussion) = &item.discussion {
        blocks.extend(composer.rich(discussion, Nesting::Item));
    }
    if let Some(decision) = &item.decision {
        let label = composer.word(Word::ItemDecision);
        let line = composer.labelled(label, composer.noted(decision));
        let inside = vec![Block::paragraph(ParaRole::Labelled, line)];
        let id = composer.bound.then(|| composer.next_id());
        blocks.push(Block::Boxed(Boxed { role: BoxRole::Decision, id, blocks: inside }));
    }
    blocks
}

/// Presenter, time and duration on one line.
fn details(composer: &Composer, item: &AgendaItem) -> Inlines {
    let parts = [
        (Word::ColumnPresenter, presenter(composer, item)),
        (Word::ColumnTime, time(composer, item)),
        (Word::ColumnDuration, duration(composer, item)),
    ];
    let parts = parts.into_iter().filter_map(|(label, value)| {
        value.map(|value| composer.labelled(composer.word(label), value))
    });
    composer.joined(parts.collect(), Word::Dot)
}

fn presenter(composer: &Composer, item: &AgendaItem) -> Option<Inlines> {
    item.presenter.as_ref().map(|person| composer.person_name(person))
}

fn time(composer: &Composer, item: &AgendaItem) -> Option<Inlines> {
    item.time.map(|time| composer.time(time))
}

/// A bare number is a number of minutes; else as written.
fn duration(composer: &Composer, item: &AgendaItem) -> Option<Inlines> {
    item.duration.as_ref().map(|text| composer.counted_or_text(Word::Minutes, text))
}

/// What became of the minutes of the last meeting.
pub(super) fn previous_minutes(composer: &mut Composer) -> Vec<Block> {
    let Some(previous) = &composer.meeting.previous_minutes else { return Vec::new() };
    let mut blocks = vec![composer.section_heading(None, Word::PreviousMinutes)];
    let named = previous.reference.is_some() || previous.date.is_some();
    if named || previous.approved.is_some() {
        blocks.push(Block::paragraph(ParaRole::Body, previous_sentence(composer, previous)));
    }
    if let Some(corrections) = &previous.corrections {
        let label = composer.word(Word::PreviousCorrections);
        blocks.push(Block::paragraph(ParaRole::Lead, label));
        blocks.extend(composer.rich(corrections, Nesting::Inside));
    }
    blocks
}

fn previous_sentence(composer: &Composer, previous: &PreviousMinutes) -> Inlines {
    let reference = previous.reference.as_ref().map(|text| composer.text(text));
    let date = previous.date.as_ref().map(|date| composer.date(date, DateLength::Long));
    let minutes = match (reference, date) {
        (Some(reference), Some(date)) => composer.phrase(
            Word::PreviousBoth,
            vec![("reference", Value::Inlines(reference)), ("date", Value::Inlines(date))],
        ),
        (Some(reference), None) => {
            composer.phrase_with(Word::PreviousReference, "reference", reference)
        }
        (None, Some(date)) => composer.phrase_with(Word::PreviousDate, "date", date),
        (None, None) => composer.word(Word::PreviousPlain),
    };
    let sentence = match previous.approved {
        Some(true) => Word::PreviousApproved,
        Some(false) => Word::PreviousNotApproved,
        None => Word::PreviousNamed,
    };
    composer.phrase(sentence, vec![("minutes", Value::Said(minutes))])
}
