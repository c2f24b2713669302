//! What was said: points of the discussion and speeches.

use super::super::composer::Composer;
use super::super::rich::Nesting;
use crate::document::{Block, CharRole, Inline, Inlines, List, ListItem, Marker, ParaRole};
use crate::locale::Word;
use crate::model::{HeadedList, Point, Statement};

/// Points as bullets; topics with points of their own below a heading each.
pub(super) fn discussion(composer: &mut Composer) -> Vec<Block> {
    let discussion = &composer.meeting.discussion;
    composer.list_section(discussion, Word::Discussion, |composer, discussion| {
        let all_topics = discussion.items.iter().all(|p| p.title.is_some() && !p.points.is_empty());
        match all_topics && discussion.numbering.is_none() {
            true => discussion.items.iter().flat_map(|point| topic(composer, point)).collect(),
            false => vec![points(composer, discussion)],
        }
    })
}

fn topic(composer: &mut Composer, point: &Point) -> Vec<Block> {
    let mut blocks = Vec::new();
    if let Some(title) = &point.title {
        blocks.push(Block::paragraph(ParaRole::Lead, composer.by_itself(composer.text(title))));
    }
    blocks.extend(speaker_note(composer, point));
    blocks.push(composer.texts(&point.points, Marker::Bullet));
    blocks
}

fn points(composer: &mut Composer, discussion: &HeadedList<Point>) -> Block {
    let marker = composer.marker(discussion.numbering.as_ref(), Marker::Bullet);
    let items = discussion.items.iter().map(|point| point_item(composer, point)).collect();
    Block::List(List { marker, items })
}

/// A point with its speaker and the points below it, inside one list item.
fn point_item(composer: &mut Composer, point: &Point) -> ListItem {
    let id = Some(composer.next_id());
    let mut blocks = Vec::new();
    if let Some(title) = &point.title {
        let content = composer.by_itself(composer.noted(title));
        let content = match point.points.is_empty() {
            true => content,
            false => vec![Inline::span(CharRole::Strong, content)],
        };
        blocks.push(Block::paragraph(ParaRole::Body, content));
    }
    blocks.extend(speaker_note(composer, point));
    if !point.points.is_empty() {
        blocks.push(composer.texts(&point.points, Marker::Bullet));
    }
    ListItem { number: None, id, blocks }
}

fn speaker_note(composer: &Composer, point: &Point) -> Option<Block> {
    let speaker = point.speaker.as_ref()?;
    Some(Block::paragraph(ParaRole::Note, composer.by_itself(composer.person_name(speaker))))
}

/// Speeches: the speaker, then the words.
pub(super) fn statements(composer: &mut Composer) -> Vec<Block> {
    let statements = &composer.meeting.statements;
    composer.list_section(statements, Word::Statements, |composer, statements| {
        statements.items.iter().flat_map(|statement| speech(composer, statement)).collect()
    })
}

fn speech(composer: &mut Composer, statement: &Statement) -> Vec<Block> {
    let speaker = statement.speaker.as_ref().map(|speaker| {
        let mut line: Inlines = composer.speaker(speaker);
        line.push(Inline::generated(composer.locale.word(Word::Colon)));
        Block::paragraph(ParaRole::Lead, line)
    });
    let words = composer.rich(&statement.text, Nesting::Inside);
    speaker.into_iter().chain(words).collect()
}
