//! Registers of a pack: the decisions, recommendations and actions of all its meetings, as tables.

use super::composer::Composer;
use super::gather::{Gathered, Source};
use super::inline::lines;
use super::pack::Bound;
use super::register;
use super::sections::decisions::{due, owner};
use super::when::civil_day;
use crate::document::{
    Block, BlockId, Cell, CharRole, Column, ColumnKind, Field, Inline, Inlines, Link, Offsets,
    ParaRole, Row, Table, TableRole, Target, Tone, inline_text,
};
use crate::locale::{CivilDate, DateLength, Word};
use crate::model::{Date, Pack, Person, RegisterKey, Status, When, Word as Known};

/// One decision, recommendation or action of a meeting.
#[derive(Debug, Clone, PartialEq)]
pub struct Entry {
    /// Which register it belongs to.
    pub register: RegisterKey,
    /// The title of its meeting.
    pub meeting: Inlines,
    /// The file of its meeting.
    pub file: String,
    /// Its number as the meeting shows it.
    pub number: Inlines,
    /// Its words.
    pub text: Inlines,
    /// To whom it is directed.
    pub to: Inlines,
    /// Who sees to it.
    pub owner: Inlines,
    /// By when, or from when it holds.
    pub due: Inlines,
    /// The day of that, where it is one.
    pub day: Option<CivilDate>,
    /// How far it is, as shown.
    pub status: Inlines,
    /// How far it is, where that is known.
    pub state: Option<Status>,
    /// Whether it should have been done before the day by which the pack judges.
    pub overdue: bool,
    /// Where it stands in the document.
    pub place: BlockId,
}

/// The registers that a pack asks for.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Registers {
    keys: Vec<RegisterKey>,
    as_of: Option<Date>,
    entries: Vec<Entry>,
}

impl Entry {
    fn empty(register: RegisterKey, gathered: &Gathered) -> Entry {
        Entry {
            register,
            meeting: Inlines::new(),
            file: String::new(),
            number: gathered.number.clone(),
            text: Inlines::new(),
            to: Inlines::new(),
            owner: Inlines::new(),
            due: Inlines::new(),
            day: None,
            status: Inlines::new(),
            state: None,
            overdue: false,
            place: gathered.place,
        }
    }

    /// Moves it with the meeting that it belongs to.
    pub(super) fn rebase(&mut self, offsets: &Offsets) {
        let parts = [
            &mut self.meeting,
            &mut self.number,
            &mut self.text,
            &mut self.to,
            &mut self.owner,
            &mut self.due,
            &mut self.status,
        ];
        for part in parts {
            offsets.inlines(part);
        }
        offsets.id(&mut self.place);
    }

    /// What is late comes first, the oldest before all; then what is not done, then what is.
    fn rank(&self) -> (u8, Option<CivilDate>) {
        match self.state {
            _ if self.overdue => (0, self.day),
            Some(Status::Open | Status::InProgress) | None => (1, None),
            Some(Status::Deferred) => (2, None),
            Some(Status::Done | Status::Cancelled) => (3, None),
        }
    }
}

/// What registers gather from a meeting.
pub(super) fn entries(composer: &Composer<'_>, bound: &Bound<'_>) -> Vec<Entry> {
    let title = inline_text(&composer.text(&composer.meeting.title)).replace('\n', " ");
    let entry = |gathered: &Gathered| {
        let entry = of_meeting(composer, gathered)?;
        let meeting = vec![Inline::generated(title.clone())];
        Some(Entry { meeting, file: bound.file.to_owned(), ..entry })
    };
    composer.gathered.iter().filter_map(entry).collect()
}

fn of_meeting(composer: &Composer<'_>, gathered: &Gathered) -> Option<Entry> {
    let meeting = composer.meeting;
    match gathered.source {
        Source::Item(index) => {
            let decision = meeting.agenda.items.get(index)?.decision.as_ref()?;
            let entry = Entry::empty(RegisterKey::Decisions, gathered);
            Some(Entry { text: composer.with_notes_inside(decision), ..entry })
        }
        Source::Listed(key @ RegisterKey::Decisions, index) => {
            let decision = meeting.decisions.items.get(index)?;
            let entry = Entry::empty(key, gathered);
            let entry = Entry { text: composer.with_notes_inside(&decision.text), ..entry };
            Some(dated(composer, entry, decision.effective.as_ref(), None))
        }
        Source::Listed(key @ RegisterKey::Recommendations, index) => {
            let item = meeting.recommendations.items.get(index)?;
            let to = item.to.as_ref().map(|to| composer.text(to)).unwrap_or_default();
            let entry = Entry {
                text: composer.with_notes_inside(&item.text),
                to,
                ..Entry::empty(key, gathered)
            };
            let entry = dated(composer, entry, item.due.as_ref(), item.owner.as_ref());
            Some(match &item.status {
                Some(Known::Known(status)) => in_state(composer, entry, *status),
                Some(Known::Written(words)) => Entry { status: composer.text(words), ..entry },
                None => entry,
            })
        }
        Source::Listed(key @ RegisterKey::Actions, index) => {
            let item = meeting.actions.items.get(index)?;
            let entry = Entry {
                text: composer.with_notes_inside(&item.task),
                ..Entry::empty(key, gathered)
            };
            let entry = dated(composer, entry, item.due.as_ref(), item.owner.as_ref());
            Some(match item.status {
                Some(status) => in_state(composer, entry, status),
                None => entry,
            })
        }
    }
}

fn dated(
    composer: &Composer<'_>,
    entry: Entry,
    when: Option<&When>,
    person: Option<&Person>,
) -> Entry {
    let day = match when {
        Some(When::Date(date)) => civil_day(date),
        Some(When::Words(_)) | None => None,
    };
    let owner = owner(composer, person).unwrap_or_default();
    Entry { due: due(composer, when).unwrap_or_default(), day, owner, ..entry }
}

fn in_state(composer: &Composer<'_>, entry: Entry, status: Status) -> Entry {
    Entry { status: register::status(composer, status), state: Some(status), ..entry }
}

impl Registers {
    /// Judges and orders what was gathered, as far as the pack asks for it.
    pub(super) fn new(pack: &Pack, mut entries: Vec<Entry>) -> Registers {
        let judged = pack.as_of.as_ref().and_then(civil_day);
        for entry in &mut entries {
            let waits = matches!(entry.state, Some(Status::Open | Status::InProgress));
            let late = entry.day.zip(judged).is_some_and(|(due, judged)| due < judged);
            entry.overdue = waits && late;
        }
        entries.retain(|entry| pack.registers.contains(&entry.register));
        for &key in &pack.registers {
            let known = entries.iter().any(|e| e.register == key && e.state.is_some());
            if known {
                // A stable order: what is equal stays in the order of the meetings.
                entries.sort_by_key(|e| if e.register == key { e.rank() } else { (0, None) });
            }
        }
        Registers { keys: pack.registers.clone(), as_of: pack.as_of.clone(), entries }
    }

    /// All entries, register by register, in the order in which they are shown.
    pub fn entries(&self) -> impl Iterator<Item = &Entry> {
        self.keys.iter().flat_map(|key| self.of(*key))
    }

    /// The registers that hold something, each with the word for it and its entries as shown.
    pub(super) fn filled(&self) -> impl Iterator<Item = (Word, Vec<&Entry>)> {
        let all = self.keys.iter().map(|&key| (title(key), self.of(key).collect::<Vec<_>>()));
        all.filter(|(_, entries)| !entries.is_empty())
    }

    fn of(&self, key: RegisterKey) -> impl Iterator<Item = &Entry> {
        self.entries.iter().filter(move |entry| entry.register == key)
    }

    /// The blocks of each register that holds something, with the word for it.
    pub(super) fn composed(&self, composer: &mut Composer<'_>) -> Vec<(Word, Vec<Block>)> {
        let keys = self.keys.iter().copied().filter(|key| self.of(*key).next().is_some());
        keys.map(|key| (title(key), self.blocks(key, composer))).collect()
    }

    fn blocks(&self, key: RegisterKey, composer: &mut Composer<'_>) -> Vec<Block> {
        let mut blocks = vec![composer.heading(0, composer.word(title(key)))];
        let entries: Vec<&Entry> = self.of(key).collect();
        if let Some(as_of) = &self.as_of
            && entries.iter().any(|entry| entry.day.is_some() && entry.state.is_some())
        {
            let day = composer.date(as_of, DateLength::Long);
            let note = composer.phrase_with(Word::RegisterAsOf, "date", day);
            blocks.push(Block::paragraph(ParaRole::Note, note));
        }
        blocks.push(table(key, &entries, composer));
        blocks
    }
}

/// The word for a register.
fn title(key: RegisterKey) -> Word {
    match key {
        RegisterKey::Decisions => Word::RegisterDecisions,
        RegisterKey::Recommendations => Word::RegisterRecommendations,
        RegisterKey::Actions => Word::RegisterActions,
    }
}

/// A column: what its cells hold, its head, and the cell of an entry.
type Making = (ColumnKind, Word, fn(&Entry, &Composer<'_>) -> Inlines);

/// A title of more characters than this has no column of its own: the column would take the room of the
/// words, or make rows of many short lines.
const LONGEST_IN_COLUMN: usize = 60;

/// Of the possible columns those that have content. Where titles of meetings are long, each stands below
/// the words of its row.
fn table(key: RegisterKey, entries: &[&Entry], composer: &mut Composer<'_>) -> Block {
    let (words, day) = match key {
        RegisterKey::Decisions => (Word::ColumnDecision, Word::DecisionEffective),
        RegisterKey::Recommendations => (Word::ColumnRecommendation, Word::ColumnDue),
        RegisterKey::Actions => (Word::ColumnTask, Word::ColumnDue),
    };
    let title = |entry: &&Entry| inline_text(&entry.meeting).chars().count();
    let below = entries.iter().map(title).max().unwrap_or(0) > LONGEST_IN_COLUMN;
    let columns: [Making; 8] = [
        (ColumnKind::Text, Word::ColumnMeeting, |e, _| e.meeting.clone()),
        (ColumnKind::Short, Word::ColumnNumber, |e, _| e.number.clone()),
        (ColumnKind::Text, words, if below { over_meeting } else { |e, _| e.text.clone() }),
        (ColumnKind::Text, Word::ColumnTo, |e, _| e.to.clone()),
        (ColumnKind::Text, Word::ColumnOwner, |e, _| e.owner.clone()),
        (ColumnKind::Short, day, |e, _| e.due.clone()),
        (ColumnKind::Short, Word::ColumnStatus, status),
        (ColumnKind::Short, Word::ColumnPage, |e, _| vec![page(e.place)]),
    ];
    let mut cells: Vec<Vec<Inlines>> = Vec::new();
    let mut heads = Vec::new();
    for (kind, head, cell) in columns {
        let column: Vec<Inlines> = entries.iter().map(|entry| cell(entry, composer)).collect();
        let said_below = below && head == Word::ColumnMeeting;
        if !said_below && column.iter().any(|cell| !cell.is_empty()) {
            heads.push(Column { kind, head: composer.word(head) });
            cells.push(column);
        }
    }
    let row = |index: usize| {
        let cells =
            cells.iter().map(|column| Cell { content: composer.by_itself(column[index].clone()) });
        Row { id: None, cells: cells.collect() }
    };
    let rows = (0..entries.len()).map(row).collect();
    let summary = register::summary(composer, None, &heads);
    Block::Table(Table {
        role: TableRole::Register,
        summary,
        caption: Inlines::new(),
        columns: heads,
        header: true,
        rows,
    })
}

/// The words of an entry with its meeting below them.
fn over_meeting(entry: &Entry, composer: &Composer<'_>) -> Inlines {
    let mut meeting = composer.word(Word::ColumnMeeting);
    meeting.extend(composer.word(Word::Colon));
    meeting.push(Inline::generated(" "));
    meeting.push(composer.isolated(entry.meeting.clone()));
    let words = composer.by_itself(entry.text.clone());
    lines(vec![words, vec![Inline::span(CharRole::Secondary, meeting)]])
}

/// The page on which something stands, as a link to it.
fn page(place: BlockId) -> Inline {
    let content = vec![Inline::Field(Field::PageOf(place))];
    Inline::Link(Link { target: Target::Block(place), content })
}

/// How far something is, on one line; none where that is not known.
pub(super) fn state(entry: &Entry, composer: &Composer<'_>) -> Option<Inlines> {
    let late = entry.overdue.then(|| composer.word(Word::StatusOverdue));
    let known = (!entry.status.is_empty()).then(|| entry.status.clone());
    let parts: Vec<Inlines> = [late, known].into_iter().flatten().collect();
    (!parts.is_empty()).then(|| composer.joined(parts, Word::Comma))
}

/// That something is late, above how far it is.
fn status(entry: &Entry, composer: &Composer<'_>) -> Inlines {
    if !entry.overdue {
        return entry.status.clone();
    }
    let late = composer.word(Word::StatusOverdue);
    let mut status = vec![Inline::span(CharRole::Status(Tone::Bad), late), Inline::LineBreak];
    status.extend(entry.status.iter().cloned());
    status
}
