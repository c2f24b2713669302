//! Tables whose columns are fields: recommendations, actions, votes, people, the agenda.

use super::super::write::scalar;
use super::Lines;
use super::body::{cell, cell_marked};
use super::comments::{pins, unpinned};
use super::people;
use super::setting::Setting;
use crate::docx::read::{Part, Table, entry_path};
use crate::locale::Word;

/// Words of column heads with the fields they stand for, for each key that has a table.
const COLUMNS: [(&str, &[(Word, &str)]); 4] = [
    (
        "recommendations",
        &[
            (Word::ColumnRow, "number"),
            (Word::ColumnRecommendation, "text"),
            (Word::ColumnTo, "to"),
            (Word::ColumnOwner, "owner"),
            (Word::ColumnDue, "due"),
            (Word::ColumnPriority, "priority"),
            (Word::ColumnStatus, "status"),
        ],
    ),
    (
        "actions",
        &[
            (Word::ColumnRow, "number"),
            (Word::ColumnTask, "task"),
            (Word::ColumnOwner, "owner"),
            (Word::ColumnDue, "due"),
            (Word::ColumnStatus, "status"),
            (Word::ColumnProgress, "progress"),
        ],
    ),
    (
        "votes",
        &[
            (Word::ColumnRow, "number"),
            (Word::ColumnMotion, "on"),
            (Word::ColumnFor, "for"),
            (Word::ColumnAgainst, "against"),
            (Word::ColumnAbstain, "abstain"),
            (Word::ColumnResult, "result"),
        ],
    ),
    (
        "agenda",
        &[
            (Word::ColumnRow, "number"),
            (Word::ColumnItem, "title"),
            (Word::ColumnPresenter, "presenter"),
            (Word::ColumnTime, "time"),
            (Word::ColumnDuration, "duration"),
        ],
    ),
];
const PEOPLE: [(Word, &str); 5] = [
    (Word::ColumnRow, "number"),
    (Word::ColumnName, "name"),
    (Word::ColumnRole, "role"),
    (Word::ColumnOrganization, "organization"),
    (Word::ColumnContact, "contact"),
];

/// The items of a table as a list under `items`; none if it is no table of this key.
pub(super) fn items(key: &str, table: &Table, setting: &Setting, counted: bool) -> Option<Lines> {
    let columns = COLUMNS.iter().find(|(known, _)| *known == key).map(|(_, columns)| *columns);
    let columns = columns.unwrap_or(&PEOPLE);
    let head = table.rows.first()?;
    let fields: Vec<&'static str> = head
        .iter()
        .enumerate()
        .map(|(at, head)| tagged(table, at).or_else(|| named(&cell(head), columns, setting)))
        .collect::<Option<_>>()?;
    let is_people = columns.len() == PEOPLE.len() && columns[1].1 == "name";
    let mut lines = Lines::new();
    for row in &table.rows[1..] {
        let cells: Vec<(&str, &[Part])> =
            fields.iter().copied().zip(row.iter().map(Vec::as_slice)).collect();
        match is_people {
            true => lines.extend(people::row(4, &cells)),
            false => lines.extend(item(&cells, setting, counted)),
        }
    }
    (!lines.is_empty()).then_some(lines)
}

/// The field of a column by the tags of our content controls: `mahdar:actions[0].owner`.
fn tagged(table: &Table, column: usize) -> Option<&'static str> {
    let cells = table.rows.iter().skip(1).filter_map(|row| row.get(column));
    let tags = cells.flatten().flat_map(|part| match part {
        Part::Paragraph(paragraph) => paragraph.tags.as_slice(),
        Part::Table(_) => &[],
    });
    let known = || COLUMNS.iter().flat_map(|(_, columns)| columns.iter());
    tags.filter_map(|tag| entry_path(tag)?.rsplit_once("].").map(|(_, field)| field))
        .find_map(|field| known().find(|(_, known)| *known == field))
        .map(|(_, field)| *field)
}

fn named(head: &str, columns: &[(Word, &'static str)], setting: &Setting) -> Option<&'static str> {
    columns.iter().find(|(word, _)| setting.word(*word) == head).map(|(_, field)| *field)
}

/// An item by its cells; its number only where the list does not count it by itself.
fn item(cells: &[(&'static str, &[Part])], setting: &Setting, counted: bool) -> Lines {
    let mut lines = Lines::new();
    for (field, parts) in cells.iter().filter(|(_, parts)| !parts.is_empty()) {
        let (text, marked) = (cell(parts), cell_marked(parts));
        let value = match *field {
            "number" if counted => continue,
            "due" => due(&text, &marked, setting),
            "time" => match setting.interval(&text) {
                Some(time) => time
                    .first()
                    .and_then(|t| t.split_once(": "))
                    .map_or_else(String::new, |(_, t)| t.to_owned()),
                None => scalar(&text),
            },
            "number" | "duration" | "for" | "against" | "abstain" => scalar(&text),
            _ => scalar(&marked),
        };
        let begin = if lines.is_empty() { "    - " } else { "      " };
        lines.push(format!("{begin}{field}: {value}"));
    }
    lines
}

/// A term: a date, or words with their marks. A comment on a date is no part of it.
pub(super) fn due(text: &str, marked: &str, setting: &Setting) -> String {
    let date = unpinned(text);
    match setting.date(&date) {
        Some(_) => setting.date_value(&date) + &pins(text),
        None => scalar(marked),
    }
}
