//! Tables of people, agenda items, recommendations, actions and votes: a row for each entry, and of
//! the possible columns those that have content.

use super::composer::Composer;
use crate::document::{
    Block, Cell, CharRole, Column, ColumnKind, Inline, Inlines, Row, Table, TableRole, Tone,
    inline_text,
};
use crate::locale::Word;
use crate::locale::numbering::Counter;
use crate::model::{Numbers, Status, Text, Word as Known};

/// A table in the making.
pub(super) struct Register<'m> {
    role: TableRole,
    /// The author's own numbers of the rows.
    numbers: Vec<Option<&'m Text>>,
    counter: Option<Counter>,
    /// Rows are not counted; only numbers of the author's are shown.
    uncounted: bool,
    /// The list that the rows come from, and the name of one of them.
    list: Option<(&'static str, Word)>,
    columns: Vec<Cells>,
}

/// A column in the making: its cells, where there is something.
type Cells = (ColumnKind, Word, Vec<Option<Inlines>>);

impl<'m> Register<'m> {
    pub(super) fn new(role: TableRole) -> Register<'m> {
        Register {
            role,
            numbers: Vec::new(),
            counter: None,
            uncounted: false,
            list: None,
            columns: Vec::new(),
        }
    }

    /// The rows with the author's own numbers; those without one are counted.
    pub(super) fn row_numbers(&mut self, numbers: impl Iterator<Item = Option<&'m Text>>) {
        self.numbers = numbers.collect();
    }

    /// What counts the rows, when the author chose it for the list.
    pub(super) fn numbering(&mut self, numbering: Option<&Numbers>) {
        self.counter = match numbering {
            Some(Numbers::Counted(numbering)) => Some(numbering.counter),
            Some(Numbers::Bullet | Numbers::None) | None => None,
        };
        self.uncounted = matches!(numbering, Some(Numbers::Bullet | Numbers::None));
    }

    /// The list of the meeting whose entries the rows show, and the name of one of them.
    pub(super) fn list(&mut self, key: &'static str, one: Word) {
        self.list = Some((key, one));
    }

    /// A column; it appears when at least one entry has something for it.
    pub(super) fn column<T>(
        &mut self,
        kind: ColumnKind,
        head: Word,
        entries: &[T],
        cell: impl Fn(&T) -> Option<Inlines>,
    ) {
        self.columns.push((kind, head, entries.iter().map(cell).collect()));
    }
}

/// The finished table, each row with a name to refer to.
pub(super) fn block(composer: &mut Composer, register: Register) -> Block {
    let Register { role, numbers, counter, uncounted, list, mut columns } = register;
    columns.retain(|(_, _, cells)| cells.iter().any(Option::is_some));
    if let Some((key, one)) = list {
        mark_entries(composer, key, one, &mut columns);
    }
    let numbered = !uncounted || numbers.iter().any(Option::is_some);
    let mut heads = Vec::with_capacity(columns.len() + 1);
    if numbered {
        heads.push(Column { kind: ColumnKind::RowNumber, head: composer.word(Word::ColumnRow) });
    }
    heads.extend(
        columns.iter().map(|(kind, head, _)| Column { kind: *kind, head: composer.word(*head) }),
    );
    let counter = counter.unwrap_or(Counter::Number(composer.locale.digits));
    let counter = composer.counter(counter);
    let mut rows: Vec<Row> = Vec::new();
    for (index, number) in numbers.into_iter().enumerate() {
        let number = match number {
            Some(own) => composer.number_or_text(own),
            None if uncounted => Inlines::new(),
            None => vec![Inline::generated(counter.format(index + 1))],
        };
        let cells = columns.iter_mut().map(|(_, _, cells)| cells[index].take().unwrap_or_default());
        let number = numbered.then_some(number).into_iter();
        let cells =
            number.chain(cells).map(|content| Cell { content: composer.by_itself(content) });
        let cells = cells.collect();
        rows.push(Row { id: Some(composer.next_id()), cells });
    }
    let summary = summary(composer, None, &heads);
    Block::Table(Table { role, summary, caption: Vec::new(), columns: heads, header: true, rows })
}

/// Cells become the entries that they show.
fn mark_entries(composer: &Composer, list: &str, one: Word, columns: &mut [Cells]) {
    for (_, head, cells) in columns {
        let Some(key) = key(*head) else { continue };
        let part = (*head != one).then_some(*head);
        for (index, cell) in cells.iter_mut().enumerate() {
            if let Some(content) = cell.take() {
                let path = format!("{list}[{index}].{key}");
                *cell = Some(composer.entry(path, composer.entry_name(one, index, part), content));
            }
        }
    }
}

/// The key of an entry's part by the head of its column.
fn key(head: Word) -> Option<&'static str> {
    Some(match head {
        Word::ColumnRecommendation => "text",
        Word::ColumnTask => "task",
        Word::ColumnTo => "to",
        Word::ColumnOwner => "owner",
        Word::ColumnDue => "due",
        Word::ColumnPriority => "priority",
        Word::ColumnStatus => "status",
        Word::ColumnProgress => "progress",
        _ => return None,
    })
}

/// What a table holds, for readers who cannot see it.
pub(super) fn summary(composer: &Composer, title: Option<String>, columns: &[Column]) -> String {
    let title = title.unwrap_or_else(|| composer.latest_heading.clone());
    let title = title.trim().trim_end_matches([':', '：']).trim_end().to_owned();
    let heads: Vec<String> =
        columns.iter().map(|c| inline_text(&c.head)).filter(|head| !head.is_empty()).collect();
    if heads.is_empty() {
        return title;
    }
    let columns = heads.join(&composer.locale.word(Word::Comma));
    let values = vec![("title", generated(title)), ("columns", generated(columns))];
    inline_text(&composer.phrase(Word::TableSummary, values)).replace('\n', " ")
}

fn generated(text: String) -> super::inline::Value {
    super::inline::Value::Inlines(vec![Inline::generated(text)])
}

/// The word of a status in its tone.
pub(super) fn status(composer: &Composer, status: Status) -> Inlines {
    let (word, tone) = match status {
        Status::Open => (Word::StatusOpen, Tone::Open),
        Status::InProgress => (Word::StatusInProgress, Tone::Active),
        Status::Done => (Word::StatusDone, Tone::Good),
        Status::Deferred => (Word::StatusDeferred, Tone::Muted),
        Status::Cancelled => (Word::StatusCancelled, Tone::Bad),
    };
    vec![Inline::span(CharRole::Status(tone), composer.word(word))]
}

/// A known word in the language, or the author's.
pub(super) fn known<T: Copy>(
    composer: &Composer,
    word: &Known<T>,
    known: impl Fn(T) -> Inlines,
) -> Inlines {
    match word {
        Known::Known(word) => known(*word),
        Known::Written(text) => composer.text(text),
    }
}
