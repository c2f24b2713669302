//! Notes at the foot of a page: the number at the side where lines begin, the text beside it.

use super::{Place, first_baseline, paragraph};
use crate::document::{Inline, Note};
use crate::geom::{Point, Pt, Rect};
use crate::layout::context::Context;
use crate::layout::draw::draw_line;
use crate::layout::frame::{Artifact, ElementRole, Item};
use crate::layout::inline::{lines, single_line};
use crate::layout::region::Region;
use crate::layout::strip::Strip;
use crate::theme::{Align, ParaStyle};

/// The least width of the column of numbers, and the space behind a number, in ems.
const COLUMN: f64 = 1.5;
const AFTER_NUMBER: f64 = 0.5;

/// Between the text of a page and its notes; the rule stands in the middle of it.
pub(crate) const ABOVE_NOTES: Pt = Pt(16.0);
/// The rule's share of the measure, and its thickness.
const RULE_SHARE: f64 = 0.3;
const RULE: Pt = Pt(0.5);

/// The strips of a note; it is an element inside the one in which its mark stands.
pub(crate) fn note(note: &Note, place: Place, context: &mut Context<'_>) -> Vec<Strip> {
    let align = Align::Justify;
    let style =
        ParaStyle { before: Pt::ZERO, after: Pt::ZERO, align, ..context.theme.paragraphs.note };
    let parent = context.note_parents.get(&note.id).copied().unwrap_or(place.parent);
    let element = context.element(parent, ElementRole::Note(note.id));
    let label_element = context.element(element, ElementRole::Label);
    let number = single_line(&[Inline::generated(&note.mark)], style.text, context);
    let em = style.text.size;
    let column = (number.width + em * AFTER_NUMBER).max(em * COLUMN);
    let region = place.region.inset(column, Pt::ZERO);
    let lines =
        lines(paragraph::as_paragraph(&note.content, &style, context), region.width, context);
    let mut strips = paragraph::strips(lines, &style, region, element, context);
    if let Some(first) = strips.first_mut() {
        let at = Point::new(place.region.at_start(number.width), first_baseline(&style, context));
        let mut items = Vec::new();
        draw_line(&mut items, number, at, Some(label_element), context);
        first.items.splice(0..0, items);
        first.anchors.push(note.id);
    }
    strips
}

/// The rule above the notes of a page, from the top of [`ABOVE_NOTES`].
pub(crate) fn rule(region: Region, context: &Context<'_>) -> [Item; 3] {
    let colour = context.theme.paragraphs.note.text.colour;
    let width = region.width * RULE_SHARE;
    let rule = Rect::new(region.at_start(width), ABOVE_NOTES * 0.45, width, RULE);
    [Item::Artifact(Artifact::Layout), Item::Fill(rule, colour), Item::End]
}
