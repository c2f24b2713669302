//! The cover: a page of its own with a band at the binding, title, facts, classification.

use super::letterhead::{LOGO_GAP, logo_size};
use super::{Place, facts, paragraph};
use crate::document::Cover;
use crate::geom::{Point, Pt, Rect, Size};
use crate::layout::context::Context;
use crate::layout::draw::draw_line;
use crate::layout::frame::{Artifact, ElementRole, Item};
use crate::layout::inline::single_line;
use crate::layout::strip::{Strip, gap, translate};

/// Where the parts begin, as shares of the page's height.
const ORGANIZATION_AT: f64 = 0.13;
const TITLE_AT: f64 = 0.32;
const CLASSIFICATION_AT: f64 = 0.85;
/// The least space between facts and classification.
const CLASSIFICATION_GAP: Pt = Pt(36.0);

/// What is drawn on a cover page of this size; `place` is its text region.
pub(crate) fn cover(
    cover: &Cover,
    page: Size,
    place: Place,
    context: &mut Context<'_>,
) -> Vec<Item> {
    let style = context.theme.cover;
    let mut items = Vec::new();
    if let Some((width, colour)) = style.band {
        let left = if place.region.rtl { page.width - width } else { Pt::ZERO };
        let band = Rect::new(left, Pt::ZERO, width, page.height);
        items.extend([Item::Artifact(Artifact::Layout), Item::Fill(band, colour), Item::End]);
    }
    let beside = style.band.map_or(Pt::ZERO, |(width, _)| width * 0.6);
    let place = Place { region: place.region.inset(beside, Pt::ZERO), ..place };
    if let Some(id) = cover.logo {
        let size = logo_size(context.document.images[id.0].pixels);
        let top = page.height * ORGANIZATION_AT - size.height - LOGO_GAP;
        let rect = Rect::new(place.region.at_start(size.width), top, size.width, size.height);
        items.extend([Item::Artifact(Artifact::Layout), Item::Image(id, rect), Item::End]);
    }
    let role = || ElementRole::Paragraph;
    let head = paragraph::block(&cover.organization, style.organization, role(), place, context);
    stack(&mut items, head, page.height * ORGANIZATION_AT);
    let y = stack(&mut items, titles(cover, place, context), page.height * TITLE_AT);
    let y = short_rule(&mut items, y, place, context);
    let rows = facts::plain_facts(&cover.facts, place.region, place.parent, context);
    let end = stack(&mut items, rows, y);
    let y = (page.height * CLASSIFICATION_AT).max(end + CLASSIFICATION_GAP);
    classification(&mut items, cover, y, place, context);
    items
}

fn titles(cover: &Cover, place: Place, context: &mut Context<'_>) -> Vec<Strip> {
    let style = context.theme.cover;
    let role = || ElementRole::Paragraph;
    let mut strips = paragraph::block(&cover.kind, style.kind, role(), place, context);
    let title = ElementRole::Heading(1, crate::document::inline_text(&cover.title));
    strips.extend(paragraph::block(&cover.title, style.title, title, place, context));
    strips.extend(paragraph::block(&cover.subtitle, style.subtitle, role(), place, context));
    strips
}

/// Draws strips from a height down and says where they end.
fn stack(items: &mut Vec<Item>, strips: Vec<Strip>, top: Pt) -> Pt {
    let mut y = top;
    for (index, strip) in strips.iter().enumerate() {
        if index > 0 {
            y += gap(&strips[index - 1], strip);
        }
        for item in &strip.items {
            let mut item = item.clone();
            translate(&mut item, Point::new(Pt::ZERO, y));
            items.push(item);
        }
        y += strip.height;
    }
    y
}

fn short_rule(items: &mut Vec<Item>, y: Pt, place: Place, context: &Context<'_>) -> Pt {
    const AROUND: Pt = Pt(28.0);
    let Some((thickness, colour)) = context.theme.cover.rule else { return y + AROUND };
    let width = place.region.width * 0.25;
    let rule = Rect::new(place.region.at_start(width), y + AROUND, width, thickness);
    items.extend([Item::Artifact(Artifact::Layout), Item::Fill(rule, colour), Item::End]);
    y + AROUND * 2.0 + thickness
}

/// The classification in a frame of its own colour.
fn classification(
    items: &mut Vec<Item>,
    cover: &Cover,
    y: Pt,
    place: Place,
    context: &mut Context<'_>,
) {
    if cover.classification.is_empty() {
        return;
    }
    let style = context.theme.cover.classification;
    let line = single_line(&cover.classification, style, context);
    let (pad, size) = (style.size, style.size);
    let width = line.width + pad * 2.0;
    let left = place.region.at_start(width);
    let frame = Rect::new(left, y - size * 1.45, width, size * 2.3);
    let stroke = Item::Stroke(frame, Pt(2.0), Pt(0.8), style.colour);
    items.extend([Item::Artifact(Artifact::Layout), stroke, Item::End]);
    let element = context.element(place.parent, ElementRole::Paragraph);
    draw_line(items, line, Point::new(left + pad, y), Some(element), context);
}
