//! Drawing lines of text: runs in their places, labels' grounds, underlines, links, tags.

use super::context::Context;
use super::frame::{Artifact, Destination, ElementId, ElementRole, Item, LinkArea};
use super::inline::{Line, Run};
use crate::document::{Target, Tone, inline_text};
use crate::geom::{Point, Pt, Rect};

/// The page of a destination that pagination has not found yet.
pub(crate) const UNPLACED: usize = usize::MAX;

/// Draws a line with its left end at `at` (on the baseline), as content of an element; of none inside
/// an artifact, which the caller opens and closes.
pub(crate) fn draw_line(
    items: &mut Vec<Item>,
    line: Line,
    at: Point,
    element: Option<ElementId>,
    context: &mut Context<'_>,
) {
    draw_grounds(items, &line, at, element, context);
    let mut runs = line.runs.into_iter().peekable();
    while let Some(run) = runs.next() {
        let mut stretch = vec![run];
        while let Some(next) = runs.next_if(|next| next.target == stretch[0].target) {
            stretch.push(next);
        }
        match (element, stretch[0].target.clone()) {
            (Some(element), Some(target)) => {
                draw_link(items, stretch, at, element, &target, context);
            }
            (Some(element), None) => draw_content(items, stretch, at, element),
            (None, _) => items.extend(stretch.into_iter().map(|run| placed(run, at))),
        }
    }
}

fn draw_content(items: &mut Vec<Item>, runs: Vec<Run>, at: Point, element: ElementId) {
    items.push(Item::Begin(element));
    items.extend(runs.into_iter().map(|run| placed(run, at)));
    items.push(Item::End);
}

fn placed(run: Run, at: Point) -> Item {
    let mut text = run.text;
    text.origin = text.origin + at;
    Item::Text(text)
}

fn draw_link(
    items: &mut Vec<Item>,
    runs: Vec<Run>,
    at: Point,
    parent: ElementId,
    target: &Target,
    context: &mut Context<'_>,
) {
    let note = match target {
        Target::Block(id) => context.notes.get(id).copied(),
        Target::Uri(_) => None,
    };
    let parent = match note {
        Some(note) => {
            context.note_parents.insert(note.id, parent);
            context.element(parent, ElementRole::Reference)
        }
        None => parent,
    };
    let element = context.element(parent, ElementRole::Link);
    let (left, right) = extent(&runs);
    let size = runs.iter().map(|r| r.text.size).max().unwrap_or(Pt::ZERO);
    let top = at.y + runs.iter().map(|r| r.text.origin.y).min().unwrap_or(Pt::ZERO);
    let area = Rect::new(at.x + left, top - size, right - left, size * 1.4);
    let description = match note {
        Some(note) => inline_text(&note.content),
        None => runs.iter().map(|run| run.text.words()).collect(),
    };
    if runs.iter().any(|r| r.underline) {
        let thickness = size * 0.045;
        // Under the descenders' first strokes, at least a quarter of an em down (typography 3.6).
        let rule = Rect::new(at.x + left, at.y + size * 0.25, right - left, thickness);
        items.push(Item::Artifact(Artifact::Layout));
        items.push(Item::Fill(rule, runs[0].text.colour));
        items.push(Item::End);
    }
    draw_content(items, runs, at, element);
    let to = match target {
        Target::Uri(uri) => Destination::Uri(uri.clone()),
        Target::Block(block) => Destination::Page { page: UNPLACED, y: Pt::ZERO, block: *block },
    };
    items.push(Item::Link(LinkArea { area, to, description, element }));
}

fn extent(runs: &[Run]) -> (Pt, Pt) {
    let left = runs.iter().map(|r| r.text.origin.x).min().unwrap_or(Pt::ZERO);
    (left, runs.iter().map(right_end).max().unwrap_or(left))
}

fn right_end(run: &Run) -> Pt {
    run.text.origin.x + run.text.width()
}

/// The tinted grounds behind status labels.
fn draw_grounds(
    items: &mut Vec<Item>,
    line: &Line,
    at: Point,
    element: Option<ElementId>,
    context: &Context<'_>,
) {
    let mut first = 0;
    while first < line.runs.len() {
        let status = line.runs[first].status;
        let count = line.runs[first..].iter().take_while(|r| r.status == status).count();
        if let Some(tone) = status {
            let ground = status_ground(&line.runs[first..first + count], at, tone, context);
            let mark = element.map(|_| Item::Artifact(Artifact::Layout));
            items.extend(ground.into_iter().flat_map(|ground| {
                let end = mark.is_some().then_some(Item::End);
                mark.clone().into_iter().chain([ground]).chain(end)
            }));
        }
        first += count;
    }
}

fn status_ground(runs: &[Run], at: Point, tone: Tone, context: &Context<'_>) -> Option<Item> {
    let colour = context.theme.tone(tone).ground?;
    let (left, right) = extent(runs);
    let size = runs[0].text.size;
    let padding = size * super::inline::STATUS_PADDING;
    let rect = Rect::new(
        at.x + left - padding,
        at.y - size * 1.02,
        right - left + padding * 2.0,
        size * 1.5,
    );
    Some(Item::FillRounded(rect, size * 0.22, colour))
}
