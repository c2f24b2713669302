//! What came of the meeting: decisions, recommendations, actions.

use super::super::composer::Composer;
use super::super::register::{self, Register};
use crate::document::{Block, ColumnKind, Inlines, List, ListItem, ParaRole, TableRole};
use crate::locale::{DateLength, Word};
use crate::model::{
    Action, Decision, HeadedList, Person, Priority, Recommendation, RegisterKey, When,
};

/// Numbered decisions, each with what it rests on and from when it holds.
pub(super) fn decisions(composer: &mut Composer) -> Vec<Block> {
    let decisions = &composer.meeting.decisions;
    let blocks = composer.list_section(decisions, Word::Decisions, |composer, decisions| {
        let marker = composer.marker(decisions.numbering.as_ref(), composer.numbers());
        let items = decisions.items.iter().enumerate();
        let items = items.map(|(index, item)| decision(composer, index, item)).collect();
        vec![Block::List(List { marker, items })]
    });
    composer.gather(RegisterKey::Decisions, decisions.items.len(), &blocks);
    blocks
}

fn decision(composer: &mut Composer, index: usize, decision: &Decision) -> ListItem {
    let name = composer.entry_name(Word::ColumnDecision, index, None);
    let text =
        composer.entry(format!("decisions[{index}].text"), name, composer.noted(&decision.text));
    let mut item = composer.item(decision.number.as_ref(), text);
    let basis = decision
        .basis
        .as_ref()
        .map(|basis| composer.labelled(composer.word(Word::DecisionBasis), composer.text(basis)));
    let effective = decision.effective.as_ref().map(|when| {
        let day = composer.when(when, DateLength::Long);
        composer.labelled(composer.word(Word::DecisionEffective), day)
    });
    let details: Vec<Inlines> = basis.into_iter().chain(effective).collect();
    if !details.is_empty() {
        let details = composer.joined(details, Word::Dot);
        item.blocks.push(Block::paragraph(ParaRole::Note, details));
    }
    item
}

/// Numbered recommendations; a table when more is known than their text.
pub(super) fn recommendations(composer: &mut Composer) -> Vec<Block> {
    let list = &composer.meeting.recommendations;
    let blocks = composer.list_section(list, Word::Recommendations, |composer, list| {
        match list.items.iter().any(Recommendation::has_details) {
            true => vec![recommendation_table(composer, list)],
            false => vec![recommendation_list(composer, list)],
        }
    });
    composer.gather(RegisterKey::Recommendations, list.items.len(), &blocks);
    blocks
}

fn recommendation_list(composer: &mut Composer, list: &HeadedList<Recommendation>) -> Block {
    let marker = composer.marker(list.numbering.as_ref(), composer.numbers());
    let item = |(index, r): (usize, &Recommendation)| {
        let name = composer.entry_name(Word::ColumnRecommendation, index, None);
        let path = format!("recommendations[{index}].text");
        let text = composer.entry(path, name, composer.noted(&r.text));
        composer.item(r.number.as_ref(), text)
    };
    Block::List(List { marker, items: list.items.iter().enumerate().map(item).collect() })
}

fn recommendation_table(composer: &mut Composer, list: &HeadedList<Recommendation>) -> Block {
    let items = &list.items;
    let c = &*composer;
    let mut table = Register::new(TableRole::Register);
    table.list("recommendations", Word::ColumnRecommendation);
    table.row_numbers(items.iter().map(|r| r.number.as_ref()));
    table.numbering(list.numbering.as_ref());
    table.column(ColumnKind::Text, Word::ColumnRecommendation, items, |r| Some(c.noted(&r.text)));
    table.column(ColumnKind::Text, Word::ColumnTo, items, |r| r.to.as_ref().map(|to| c.text(to)));
    table.column(ColumnKind::Text, Word::ColumnOwner, items, |r| owner(c, r.owner.as_ref()));
    table.column(ColumnKind::Short, Word::ColumnDue, items, |r| due(c, r.due.as_ref()));
    table.column(ColumnKind::Short, Word::ColumnPriority, items, |r| {
        r.priority.as_ref().map(|word| register::known(c, word, |p| c.word(priority(p))))
    });
    table.column(ColumnKind::Short, Word::ColumnStatus, items, |r| {
        r.status.as_ref().map(|word| register::known(c, word, |s| register::status(c, s)))
    });
    register::block(composer, table)
}

/// The table of actions.
pub(super) fn actions(composer: &mut Composer) -> Vec<Block> {
    let actions = &composer.meeting.actions;
    let table = |composer: &mut Composer, list: &_| vec![action_table(composer, list)];
    let blocks = composer.list_section(actions, Word::Actions, table);
    composer.gather(RegisterKey::Actions, actions.items.len(), &blocks);
    blocks
}

fn action_table(composer: &mut Composer, list: &HeadedList<Action>) -> Block {
    let items = &list.items;
    let c = &*composer;
    let mut table = Register::new(TableRole::Register);
    table.list("actions", Word::ColumnTask);
    table.row_numbers(items.iter().map(|a| a.number.as_ref()));
    table.numbering(list.numbering.as_ref());
    table.column(ColumnKind::Text, Word::ColumnTask, items, |a| Some(c.noted(&a.task)));
    table.column(ColumnKind::Text, Word::ColumnOwner, items, |a| owner(c, a.owner.as_ref()));
    table.column(ColumnKind::Short, Word::ColumnDue, items, |a| due(c, a.due.as_ref()));
    table.column(ColumnKind::Short, Word::ColumnStatus, items, |a| {
        a.status.map(|status| register::status(c, status))
    });
    table.column(ColumnKind::Text, Word::ColumnProgress, items, |a| {
        a.progress.as_ref().map(|progress| c.text(progress))
    });
    register::block(composer, table)
}

/// Who sees to it.
pub(in super::super) fn owner(composer: &Composer, owner: Option<&Person>) -> Option<Inlines> {
    owner.map(|person| composer.person_name(person))
}

/// By when, in short.
pub(in super::super) fn due(composer: &Composer, due: Option<&When>) -> Option<Inlines> {
    due.map(|when| composer.when(when, DateLength::Short))
}

fn priority(priority: Priority) -> Word {
    match priority {
        Priority::High => Word::PriorityHigh,
        Priority::Medium => Word::PriorityMedium,
        Priority::Low => Word::PriorityLow,
    }
}
