//! Columns to sign in: two to four beside each other, on one page.

use super::{Place, first_baseline};
use crate::document::{Inline, Signature};
use crate::geom::{Point, Pt, Rect};
use crate::layout::context::Context;
use crate::layout::draw::draw_line;
use crate::layout::frame::{Artifact, ElementId, ElementRole, Item};
use crate::layout::inline::{Paragraph, lines};
use crate::layout::region::Region;
use crate::layout::strip::{Strip, keep_together};
use crate::theme::{Align, ParaStyle};

/// At most so many columns stand beside each other.
const MOST_COLUMNS: usize = 4;

/// The strips of signatures: one for each row of columns.
pub(super) fn signatures(
    signatures: &[Signature],
    place: Place,
    context: &mut Context<'_>,
) -> Vec<Strip> {
    let style = context.theme.signature;
    let rows = signatures.len().div_ceil(MOST_COLUMNS).max(1);
    // Five are set as three and two, not as four and one; one alone takes half the measure.
    let columns = signatures.len().div_ceil(rows).max(2);
    let width = (place.region.width - style.gap * (columns - 1) as f64) / columns as f64;
    let mut strips: Vec<Strip> = signatures
        .chunks(columns)
        .map(|row| {
            let mut strip = Strip { before: style.before, after: style.before, ..Strip::default() };
            for (index, signature) in row.iter().enumerate() {
                let region = place.region.part((width + style.gap) * index as f64, width);
                let height = column(&mut strip.items, signature, region, place.parent, context);
                strip.height = strip.height.max(height);
            }
            strip
        })
        .collect();
    keep_together(&mut strips);
    strips
}

fn column(
    items: &mut Vec<Item>,
    signature: &Signature,
    region: Region,
    parent: ElementId,
    context: &mut Context<'_>,
) -> Pt {
    let style = context.theme.signature;
    let mut y = text(items, &signature.role, &style.role, region, Pt::ZERO, parent, context);
    y = text(items, &signature.name, &style.name, region, y, parent, context);
    y += style.height;
    let (thickness, colour) = style.rule;
    let rule = Rect::new(region.left, y, region.width, thickness);
    items.extend([Item::Artifact(Artifact::Layout), Item::Fill(rule, colour), Item::End]);
    y += thickness + style.below.before;
    text(items, &signature.below, &style.below, region, y, parent, context)
}

/// Draws a paragraph from `top` down and says where it ends.
fn text(
    items: &mut Vec<Item>,
    content: &[Inline],
    style: &ParaStyle,
    region: Region,
    top: Pt,
    parent: ElementId,
    context: &mut Context<'_>,
) -> Pt {
    let (text, align) = (style.text, Align::Start);
    let paragraph = Paragraph { content, style: text, align, tabular: false, balanced: false };
    let lines = lines(paragraph, region.width, context);
    if lines.is_empty() {
        return top;
    }
    let element = context.element(parent, ElementRole::Paragraph);
    let mut y = top;
    for line in lines {
        let at = Point::new(region.at_start(line.width), y + first_baseline(style, context));
        draw_line(items, line, at, Some(element), context);
        y += style.leading;
    }
    y
}
