//! What registers of several meetings gather: where each decision, recommendation and action stands.

use super::composer::Composer;
use crate::document::{
    Block, BlockId, ColumnKind, Inline, Inlines, List, ListItem, Marker, Row, Table,
};
use crate::model::RegisterKey;

/// A decision, recommendation or action with its place in the paper.
pub(super) struct Gathered {
    /// What it is.
    pub(super) source: Source,
    /// Its number as the paper shows it.
    pub(super) number: Inlines,
    /// The block that holds it.
    pub(super) place: BlockId,
}

/// Which entry of the meeting it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Source {
    /// An entry of a list.
    Listed(RegisterKey, usize),
    /// What was decided on an item of the agenda.
    Item(usize),
}

impl Composer<'_> {
    /// Notes the entries of a list that was composed as the last of these blocks.
    pub(super) fn gather(&mut self, key: RegisterKey, count: usize, blocks: &[Block]) {
        if !self.bound || count == 0 {
            return;
        }
        let entries = match blocks.last() {
            Some(Block::List(list)) => of_list(list),
            Some(Block::Table(table)) => of_table(table),
            Some(_) | None => Vec::new(),
        };
        debug_assert_eq!(entries.len(), count, "each entry has a place of its own");
        for (index, (number, place)) in entries.into_iter().enumerate() {
            let source = Source::Listed(key, index);
            self.gathered.push(Gathered { source, number, place });
        }
    }

    /// Notes what was decided on an item of the agenda.
    pub(super) fn gather_item(&mut self, index: usize, counted: &str, blocks: &[Block]) {
        let decided = blocks.iter().find_map(|block| match block {
            Block::Boxed(boxed) => boxed.id,
            _ => None,
        });
        if let Some(place) = decided {
            let number = self.item_number(index, counted);
            self.gathered.push(Gathered { source: Source::Item(index), number, place });
        }
    }

    /// «البند ٣»: the number of an item that is not one of a decision; nothing where items have none.
    fn item_number(&self, index: usize, counted: &str) -> Inlines {
        let own = self.meeting.agenda.items.get(index).and_then(|item| item.number.as_ref());
        if own.is_none() && counted.is_empty() {
            return Inlines::new();
        }
        let mut number = self.word(crate::locale::Word::ColumnItem);
        number.push(Inline::generated("\u{A0}"));
        number.extend(match own {
            Some(own) => self.number_or_text(own),
            None => vec![Inline::generated(counted)],
        });
        number
    }
}

fn of_list(list: &List) -> Vec<(Inlines, BlockId)> {
    let entry = |(index, item): (usize, &ListItem)| {
        let counted = match &list.marker {
            Marker::Numbered(numbering) => numbering.counter.format(index + 1),
            Marker::Bullet | Marker::None => String::new(),
        };
        let number = item.number.clone().unwrap_or(counted);
        Some((vec![Inline::generated(number)], item.id?))
    };
    list.items.iter().enumerate().filter_map(entry).collect()
}

fn of_table(table: &Table) -> Vec<(Inlines, BlockId)> {
    let numbered = table.columns.first().is_some_and(|c| c.kind == ColumnKind::RowNumber);
    let number = |row: &Row| match row.cells.first() {
        Some(cell) if numbered => cell.content.clone(),
        _ => Inlines::new(),
    };
    table.rows.iter().filter_map(|row| Some((number(row), row.id?))).collect()
}
