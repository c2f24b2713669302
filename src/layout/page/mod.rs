//! Pages: filling them with strips, and what stands on each of them besides.

mod flow;
mod geometry;
mod numbers;
mod resolution;
mod running;

use std::collections::BTreeMap;

use super::block::{Place, blocks, cover};
use super::context::Context;
use super::draw::UNPLACED;
use super::frame::{
    Artifact, Destination, ElementId, ElementRole, Item, OutlineEntry, Page, PagedDocument,
};
use super::strip::{Strip, translate};
use crate::diag::{Code, Diagnostic, Message};
use crate::document::{Block, BlockId};
use crate::geom::{Point, Pt, Rect};
use flow::{PagePlan, plan_pages};
use geometry::Geometry;
use numbers::Numbers;

/// A strip that is higher than a page.
const OVERFULL_PAGE: Code = Code("W0403");

/// Sets a whole document once, with the page numbers of the context.
pub(super) fn set_pages(context: &mut Context<'_>) -> PagedDocument {
    let geometry = Geometry::new(context);
    let root = context.element_root();
    let mut pages = Vec::new();
    let (front, rest) = split_cover(&context.document.blocks);
    if let Some(front) = front {
        let place = place(&geometry, pages.len(), root);
        let items = cover(front, geometry.size, place, context);
        pages.push(SetPage { items, is_cover: true });
    }
    let strips = blocks(rest, place(&geometry, 0, root), context);
    let plans = plan_pages(&strips, geometry.text_height());
    if plans.iter().any(|plan| plan.overfull) {
        context.note(overfull_page());
    }
    let first = pages.len();
    let (destinations, outline) = find_places(&plans, &strips, first, &geometry);
    for plan in &plans {
        let items = page_items(plan, &strips, pages.len(), &geometry);
        pages.push(SetPage { items, is_cover: false });
    }
    let front = numbers::front_pages(context.document, &strips, &plans);
    let numbers = Numbers::new(front, pages.len(), context);
    finish(pages, destinations, outline, &geometry, &numbers, context)
}

struct SetPage {
    items: Vec<Item>,
    is_cover: bool,
}

fn split_cover(blocks: &[Block]) -> (Option<&crate::document::Cover>, &[Block]) {
    match blocks {
        [Block::Cover(cover), rest @ ..] => (Some(cover), rest),
        all => (None, all),
    }
}

/// Text is set in the region of the first page; other pages move it.
fn place(geometry: &Geometry, page: usize, root: ElementId) -> Place {
    Place {
        region: geometry.region(page),
        parent: root,
        depth: 0,
        page_height: geometry.text_height(),
    }
}

/// Where each named block and each bookmark leads.
fn find_places(
    plans: &[PagePlan],
    strips: &[Strip],
    first: usize,
    geometry: &Geometry,
) -> (BTreeMap<BlockId, (usize, Pt)>, Vec<OutlineEntry>) {
    let mut destinations = BTreeMap::new();
    let mut outline = Vec::new();
    for (index, plan) in plans.iter().enumerate() {
        let page = first + index;
        for &(strip, y) in &plan.strips {
            let y = geometry.top + y;
            for &anchor in &strips[strip].anchors {
                destinations.entry(anchor).or_insert((page, y));
            }
            if let Some((level, title)) = strips[strip].bookmark.clone() {
                outline.push(OutlineEntry { level, title, page, y });
            }
        }
    }
    (destinations, outline)
}

fn page_items(plan: &PagePlan, strips: &[Strip], page: usize, geometry: &Geometry) -> Vec<Item> {
    let shift = geometry.region(page).left - geometry.region(0).left;
    let mut items = Vec::new();
    let mut draw = |strip: &Strip, y: Pt| {
        for item in &strip.items {
            let mut item = item.clone();
            translate(&mut item, Point::new(shift, geometry.top + y));
            items.push(item);
        }
    };
    for (strip, y) in &plan.repeated {
        draw(strip, *y);
    }
    for &(strip, y) in &plan.strips {
        draw(&strips[strip], y);
    }
    join_grounds(items)
}

/// Joins the grounds and bars of neighbouring strips: edges that touch would show as hairlines.
fn join_grounds(items: Vec<Item>) -> Vec<Item> {
    const TOUCH: Pt = Pt(0.01);
    let mut joined: Vec<Item> = Vec::with_capacity(items.len());
    let mut grounds: Vec<usize> = Vec::new();
    let mut rest = items.into_iter().peekable();
    while let Some(item) = rest.next() {
        let Item::Fill(rect, colour) = &item else {
            joined.push(item);
            continue;
        };
        let above = grounds.iter().rev().copied().find(|&index| {
            let Item::Fill(held, paint) = &joined[index] else { return false };
            paint == colour
                && held.origin.x == rect.origin.x
                && held.size.width == rect.size.width
                && (held.bottom() - rect.origin.y).abs() < TOUCH
        });
        match above {
            Some(index) => {
                if let Item::Fill(held, _) = &mut joined[index] {
                    held.size.height = rect.bottom() - held.origin.y;
                }
                // The marks around the joined ground hold nothing any more.
                let emptied = matches!(joined.last(), Some(Item::Artifact(_)))
                    && matches!(rest.peek(), Some(Item::End));
                if emptied {
                    joined.pop();
                    rest.next();
                }
            }
            None => {
                grounds.push(joined.len());
                joined.push(item);
            }
        }
    }
    joined
}

fn finish(
    pages: Vec<SetPage>,
    destinations: BTreeMap<BlockId, (usize, Pt)>,
    outline: Vec<OutlineEntry>,
    geometry: &Geometry,
    numbers: &Numbers,
    context: &mut Context<'_>,
) -> PagedDocument {
    let mut finished = Vec::with_capacity(pages.len());
    for (index, page) in pages.into_iter().enumerate() {
        let label = numbers.label(index);
        context.page_label.clone_from(&label);
        context.page_count = numbers.last(index);
        let mut items = Vec::new();
        running::watermark(&mut items, geometry.size, context);
        if !page.is_cover {
            running::header(&mut items, index, geometry, context);
        }
        items.extend(page.items);
        if !page.is_cover {
            running::footer(&mut items, index, geometry, context);
        }
        resolve(&mut items, index, &destinations, context);
        finished.push(Page { size: geometry.size, label, items });
    }
    PagedDocument {
        meta: context.document.meta.clone(),
        pages: finished,
        outline,
        structure: std::mem::take(&mut context.structure),
        destinations,
    }
}

/// Fills in what only the finished pages tell: the pages of links and figures.
fn resolve(
    items: &mut Vec<Item>,
    page: usize,
    destinations: &BTreeMap<BlockId, (usize, Pt)>,
    context: &mut Context<'_>,
) {
    let mut current: Option<ElementId> = None;
    items.retain_mut(|item| match item {
        Item::Link(link) => match &mut link.to {
            Destination::Page { page, y, block } if *page == UNPLACED => {
                let Some(place) = destinations.get(block) else { return false };
                (*page, *y) = *place;
                true
            }
            Destination::Page { .. } | Destination::Uri(_) => true,
        },
        Item::Begin(element) => {
            current = Some(*element);
            true
        }
        Item::Image(image, rect) => {
            resolution::check(*image, rect.size.width, context);
            if let Some(element) = current {
                place_figure(element, page, *rect, context);
            }
            true
        }
        Item::Artifact(_) | Item::End => {
            current = None;
            true
        }
        Item::Text(_)
        | Item::Fill(..)
        | Item::FillRounded(..)
        | Item::Stroke(..)
        | Item::Disc(..) => true,
    });
}

fn place_figure(element: ElementId, on: usize, rect: Rect, context: &mut Context<'_>) {
    if let ElementRole::Figure { page, area, .. } = &mut context.structure[element.0].role {
        *page = on;
        *area = rect;
    }
}

fn overfull_page() -> Diagnostic {
    Diagnostic::warning(
        OVERFULL_PAGE,
        Message::new(
            "كتلة أعلى من الصفحة فتجاوزت حدّها",
            "a block is higher than the page and runs over its edge",
        ),
    )
}

/// Draws an artifact made by `draw`, if it draws anything.
fn artifact(items: &mut Vec<Item>, kind: Artifact, draw: impl FnOnce(&mut Vec<Item>)) {
    let mut drawn = Vec::new();
    draw(&mut drawn);
    if !drawn.is_empty() {
        items.push(Item::Artifact(kind));
        items.append(&mut drawn);
        items.push(Item::End);
    }
}
