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
    Artifact, Destination, ElementId, ElementRole, Item, OutlineEntry, Page, PagedDocument, Sheet,
};
use super::strip::{Strip, translate};
use crate::diag::{Code, Diagnostic, Message};
use crate::document::{Block, BlockId, Inline, Part, Running, Sheets};
use crate::geom::{Point, Pt, Rect, Size};
use flow::{PagePlan, plan_pages};
use geometry::Geometry;
use numbers::Numbers;

/// A strip that is higher than a page.
const OVERFULL_PAGE: Code = Code("W0403");

/// Sets a whole document once, with the page numbers of the context.
pub(super) fn set_pages(context: &mut Context<'_>) -> PagedDocument {
    let document = context.document;
    let geometry = Geometry::new(context);
    let mut book = Book { geometry, ..Book::default() };
    let own = Own { running: &document.running, watermark: document.setup.watermark.as_deref() };
    let (front, mut rest) = split_cover(&document.blocks);
    if let Some(front) = front {
        let place = place(&geometry, 0, context.element_root());
        let items = cover(front, geometry.size, place, context);
        let watermark = own.watermark;
        book.pages.push(SetPage { watermark, ..SetPage::of(items, geometry.size) });
    }
    loop {
        let loose = rest.iter().take_while(|block| !is_bound(block)).count();
        if loose > 0 || !context.bound {
            book.flow(&rest[..loose], own, context.element_root(), context);
        }
        match rest.get(loose) {
            Some(Block::Part(part)) => book.part(part, context),
            Some(Block::Sheets(sheets)) => book.sheets(sheets, context),
            Some(_) | None => break,
        }
        rest = &rest[loose + 1..];
        if rest.is_empty() {
            break;
        }
    }
    book.finish(context)
}

fn is_bound(block: &Block) -> bool {
    matches!(block, Block::Part(_) | Block::Sheets(_))
}

/// What stands on the pages of a stretch of the document besides its text.
#[derive(Debug, Clone, Copy)]
struct Own<'a> {
    running: &'a Running,
    watermark: Option<&'a str>,
}

/// A page in the making.
struct SetPage<'a> {
    items: Vec<Item>,
    size: Size,
    /// Header and footer; none on a cover, a blank page and a page of another file.
    running: Option<&'a Running>,
    /// Whether it is the first page of its stretch.
    first: bool,
    watermark: Option<&'a str>,
    /// The page of another file, with what is stamped on it.
    sheet: Option<(Sheet, &'a [Inline])>,
}

impl SetPage<'_> {
    fn of(items: Vec<Item>, size: Size) -> Self {
        SetPage { items, size, running: None, first: false, watermark: None, sheet: None }
    }
}

/// The pages so far, and what leads to them.
#[derive(Default)]
struct Book<'a> {
    geometry: Geometry,
    pages: Vec<SetPage<'a>>,
    destinations: BTreeMap<BlockId, (usize, Pt)>,
    outline: Vec<OutlineEntry>,
    /// How many pages stand before the text, numbered by themselves.
    front: usize,
}

impl<'a> Book<'a> {
    /// Sets blocks on pages of their own.
    fn flow(
        &mut self,
        content: &[Block],
        own: Own<'a>,
        parent: ElementId,
        context: &mut Context<'a>,
    ) {
        let geometry = self.geometry;
        let strips = blocks(content, place(&geometry, 0, parent), context);
        let plans = plan_pages(&strips, geometry.text_height());
        if plans.iter().any(|plan| plan.overfull) {
            context.note(overfull_page());
        }
        let first = self.pages.len();
        let (destinations, outline) = find_places(&plans, &strips, first, &geometry);
        self.destinations.extend(destinations);
        self.outline.extend(outline);
        for (index, plan) in plans.iter().enumerate() {
            let items = page_items(plan, &strips, self.pages.len(), &geometry);
            self.pages.push(SetPage {
                running: Some(own.running),
                first: index == 0 && (context.bound || first == 0),
                watermark: own.watermark,
                ..SetPage::of(items, geometry.size)
            });
        }
        if !context.bound {
            self.front = numbers::front_pages(context.document, &strips, &plans);
        }
    }

    /// Sets one of several papers.
    fn part(&mut self, part: &'a Part, context: &mut Context<'a>) {
        self.turn_over();
        let element = context.element(context.element_root(), ElementRole::Sect);
        if part.lang != context.lang {
            context.structure[element.0].lang = Some(part.lang);
        }
        let around = std::mem::replace(&mut context.lang, part.lang);
        let own = Own { running: &part.running, watermark: part.watermark.as_deref() };
        self.flow(&part.blocks, own, element, context);
        context.lang = around;
    }

    /// Makes room for the pages of another file.
    fn sheets(&mut self, sheets: &'a Sheets, context: &Context<'a>) {
        self.turn_over();
        let page = self.pages.len();
        let title = crate::document::inline_text(&sheets.heading.content);
        let level = sheets.heading.level;
        self.destinations.insert(sheets.heading.id, (page, Pt::ZERO));
        self.outline.push(OutlineEntry { level, title, page, y: Pt::ZERO });
        for (page, &size) in sheets.sizes.iter().enumerate() {
            let sheet = Sheet { file: sheets.file, page };
            let watermark = context.document.setup.watermark.as_deref();
            self.pages.push(SetPage {
                sheet: Some((sheet, &sheets.stamp)),
                watermark,
                ..SetPage::of(Vec::new(), size)
            });
        }
    }

    /// Leaves the back of a sheet blank, so that what follows begins on the front of the next.
    fn turn_over(&mut self) {
        if self.geometry.is_back(self.pages.len()) {
            self.pages.push(SetPage::of(Vec::new(), self.geometry.size));
        }
    }
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

impl<'a> Book<'a> {
    /// Adds what stands on every page, and what only the finished pages tell.
    fn finish(self, context: &mut Context<'a>) -> PagedDocument {
        let Book { geometry, pages, destinations, outline, front } = self;
        let numbers = Numbers::new(front, pages.len(), context);
        let mut finished = Vec::with_capacity(pages.len());
        for (index, page) in pages.into_iter().enumerate() {
            let label = numbers.label(index);
            context.page_label.clone_from(&label);
            context.page_count = numbers.last(index);
            let (size, sheet) = (page.size, page.sheet.map(|(sheet, _)| sheet));
            let mut items = with_running(page, index, &geometry, context);
            resolve(&mut items, index, &destinations, context);
            finished.push(Page { size, label, items, sheet });
        }
        PagedDocument {
            meta: context.document.meta.clone(),
            pages: finished,
            outline,
            structure: std::mem::take(&mut context.structure),
            destinations,
            front: if context.is_bound() { None } else { numbers.front_pages() },
        }
    }
}

/// A page's items with its header, footer, watermark and stamp.
fn with_running<'a>(
    page: SetPage<'a>,
    index: usize,
    geometry: &Geometry,
    context: &mut Context<'a>,
) -> Vec<Item> {
    let mut items = Vec::new();
    running::watermark(&mut items, page.watermark.map(str::to_owned), page.size, context);
    if let Some(line) = page.running.filter(|running| !(page.first && running.first_page_plain)) {
        running::header(&mut items, line.header.clone(), index, geometry, context);
    }
    items.extend(page.items);
    if let Some(running) = page.running {
        running::footer(&mut items, running.footer.clone(), index, geometry, context);
    }
    if let Some((_, words)) = page.sheet {
        let at_start = geometry.is_back(index);
        running::stamp(&mut items, words, page.size, at_start, context);
    }
    items
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
