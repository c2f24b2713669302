//! Votes as a table of counts.

use super::super::composer::Composer;
use super::super::register::{self, Register};
use crate::document::{Block, ColumnKind, Inline, Inlines, TableRole};
use crate::locale::Word;
use crate::model::{HeadedList, Vote};

pub(super) fn votes(composer: &mut Composer) -> Vec<Block> {
    let votes = &composer.meeting.votes;
    composer.list_section(votes, Word::Votes, |composer, list| vec![table(composer, list)])
}

fn table(composer: &mut Composer, list: &HeadedList<Vote>) -> Block {
    let items = &list.items;
    let c = &*composer;
    let count = |votes: Option<u32>| -> Option<Inlines> {
        Some(vec![Inline::generated(c.locale.number(u64::from(votes?)))])
    };
    let mut table = Register::new(TableRole::Register);
    table.row_numbers(items.iter().map(|_| None));
    table.numbering(list.numbering.as_ref());
    table.column(ColumnKind::Text, Word::ColumnMotion, items, |v| Some(c.text(&v.on)));
    table.column(ColumnKind::Number, Word::ColumnFor, items, |v| count(v.for_));
    table.column(ColumnKind::Number, Word::ColumnAgainst, items, |v| count(v.against));
    table.column(ColumnKind::Number, Word::ColumnAbstain, items, |v| count(v.abstain));
    table.column(ColumnKind::Text, Word::ColumnResult, items, |v| {
        v.result.as_ref().map(|result| c.text(result))
    });
    register::block(composer, table)
}
