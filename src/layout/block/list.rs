//! Lists: hanging labels, text beside them, lists inside lists.

use super::{Place, baseline, blocks, first_baseline};
use crate::document::{Inline, List, ListItem, Marker, ParaRole};
use crate::geom::{Point, Pt, Rect};
use crate::layout::context::Context;
use crate::layout::draw::draw_line;
use crate::layout::frame::{Artifact, ElementId, ElementRole, Item};
use crate::layout::inline::{Line, Paragraph, lines, single_line};
use crate::layout::region::Region;
use crate::layout::strip::{Keep, Strip};
use crate::theme::{Align, Bullet};

/// The strips of a list.
pub(super) fn list(list: &List, place: Place, context: &mut Context<'_>) -> Vec<Strip> {
    let style = context.theme.list;
    let labels = labels(list, place.region.width * MOST_LABEL, context);
    let widest = labels.iter().flatten().map(|l| l.width).max().unwrap_or(Pt::ZERO);
    let indent = match list.marker {
        Marker::None if labels.iter().all(Vec::is_empty) => Pt::ZERO,
        Marker::None | Marker::Bullet | Marker::Numbered(_) => style.indent.max(widest + style.gap),
    };
    let numbered = matches!(list.marker, Marker::Numbered(_));
    // Items of several blocks need more air between them than inside them.
    let rich = list.items.iter().any(|item| item.blocks.len() > 1);
    let item_gap = if rich { style.item_gap * 3.0 } else { style.item_gap };
    let element = context.element(place.parent, ElementRole::List { numbered });
    let mut strips: Vec<Strip> = Vec::new();
    for (item, label) in list.items.iter().zip(labels) {
        let mut more =
            list_item(item, label, list, indent, Place { parent: element, ..place }, context);
        let last_item = strips.is_empty();
        if let (Some(first), false) = (more.first_mut(), last_item) {
            first.before = item_gap;
        }
        if let (Some(above), false) = (strips.last_mut(), last_item) {
            above.after = above.after.min(item_gap);
        }
        strips.append(&mut more);
    }
    keep_ends(&mut strips);
    let around = context.theme.paragraph(ParaRole::Body).after;
    if let (Some(last), 0) = (strips.last_mut(), place.depth) {
        last.after = last.after.max(around);
    }
    strips
}

/// No item of a list stands alone at the head or foot of a page, unless it is long.
fn keep_ends(strips: &mut [Strip]) {
    let Some(last) = strips.len().checked_sub(1) else { return };
    for (index, strip) in strips.iter_mut().enumerate().take(last) {
        if index == 0 || index + 1 == last {
            strip.keep = strip.keep.max(Keep::Avoid(60));
        }
    }
}

/// The most of the width that labels take; longer ones, which only authors write, are broken.
const MOST_LABEL: f64 = 0.4;

fn labels(list: &List, most: Pt, context: &mut Context<'_>) -> Vec<Vec<Line>> {
    let style = context.theme.list.label;
    let mut set = |(index, item): (usize, &ListItem)| {
        let label = list.marker.label(index, item.number.as_deref());
        let Some(label) = label.filter(|_| !has_bullet(list, item)) else { return Vec::new() };
        // The whole label is one isolate (typography 3.3).
        let content = [Inline::Isolate(Some(context.direction()), vec![Inline::generated(label)])];
        let whole = single_line(&content, style, context);
        if whole.width <= most {
            return vec![whole];
        }
        let (align, content) = (Align::Start, &content[..]);
        lines(Paragraph { content, style, align, tabular: false, balanced: false }, most, context)
    };
    list.items.iter().enumerate().map(&mut set).collect()
}

/// A bullet is drawn, where there is no number of the author's.
fn has_bullet(list: &List, item: &ListItem) -> bool {
    list.marker == Marker::Bullet && item.number.is_none()
}

fn list_item(
    item: &ListItem,
    label: Vec<Line>,
    list: &List,
    indent: Pt,
    place: Place,
    context: &mut Context<'_>,
) -> Vec<Strip> {
    let element = context.element(place.parent, ElementRole::ListItem);
    let label_element = label.first().map(|_| context.element(element, ElementRole::Label));
    let body = context.element(element, ElementRole::ListBody);
    let inner = Place {
        region: place.region.inset(indent, Pt::ZERO),
        parent: body,
        depth: place.depth + 1,
        ..place
    };
    let mut strips = blocks(&item.blocks, inner, context);
    if strips.is_empty() {
        strips.push(Strip::of_height(context.theme.paragraph(ParaRole::Body).leading));
    }
    tighten(&mut strips, context.theme.list.item_gap);
    let label_region = place.region.part(Pt::ZERO, indent);
    let first = &mut strips[0];
    first.anchors.extend(item.id);
    let mut items = Vec::new();
    if let Some(element) = label_element {
        let end = draw_label(&mut items, label, label_region, element, context);
        first.height = first.height.max(end);
    } else if has_bullet(list, item) {
        draw_bullet(&mut items, label_region, place.depth, context);
    }
    // The label is read, and so drawn, before the text.
    first.items.splice(0..0, items);
    strips
}

/// The blocks of an item stand closer to each other than blocks of the page do.
fn tighten(strips: &mut [Strip], space: Pt) {
    for index in 1..strips.len() {
        strips[index - 1].after = strips[index - 1].after.min(space);
        strips[index].before = strips[index].before.min(space);
    }
}

/// Draws the lines of a label and tells where the last of them ends.
fn draw_label(
    items: &mut Vec<Item>,
    label: Vec<Line>,
    region: Region,
    element: ElementId,
    context: &mut Context<'_>,
) -> Pt {
    let body = context.theme.paragraphs.body;
    let end = body.leading * label.len() as f64;
    for (index, line) in label.into_iter().enumerate() {
        let y = first_baseline(&body, context) + body.leading * index as f64;
        let at = Point::new(region.at_start(line.width), y);
        draw_line(items, line, at, Some(element), context);
    }
    end
}

/// Bullets are drawn as paths: fonts lack them (typography 1.6), and extracted text stays clean.
fn draw_bullet(items: &mut Vec<Item>, region: Region, depth: usize, context: &Context<'_>) {
    let theme = context.theme;
    let body = &theme.paragraphs.body;
    let size = body.text.size;
    let y = baseline(body.text, body.leading, context) - size * 0.2;
    let (style, inset) = (theme.list, size * 0.12);
    let bullet = style.bullets[depth % style.bullets.len()];
    let colour = style.bullet_colour;
    let shape = match bullet {
        Bullet::Square => {
            let side = size * 0.26;
            let left = region.inset(inset, Pt::ZERO).at_start(side);
            Item::Fill(Rect::new(left, y - side / 2.0, side, side), colour)
        }
        Bullet::Disc => {
            let radius = size * 0.14;
            let left = region.inset(inset, Pt::ZERO).at_start(radius * 2.0);
            Item::Disc(Point::new(left + radius, y), radius, colour)
        }
        Bullet::Dash => {
            let (width, height) = (size * 0.5, size * 0.07);
            let left = region.inset(inset, Pt::ZERO).at_start(width);
            Item::Fill(Rect::new(left, y - height / 2.0, width, height), colour)
        }
    };
    items.extend([Item::Artifact(Artifact::Layout), shape, Item::End]);
}
