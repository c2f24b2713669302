//! Binding: stretches one behind another, with what only the whole document tells.

use std::collections::BTreeMap;

use super::geometry::Geometry;
use super::numbers::Numbers;
use super::stretch::{SetPage, SetStretch};
use super::{resolution, running};
use crate::document::BlockId;
use crate::geom::{Point, Pt, Rect};
use crate::layout::context::Context;
use crate::layout::draw::UNPLACED;
use crate::layout::frame::{
    Destination, Element, ElementId, ElementRole, Item, OutlineEntry, Page, PagedDocument,
};
use crate::layout::strip::translate;

/// Which pages the stretches of a document take, and how all pages are numbered.
pub(in crate::layout) struct Order {
    /// The first page of each stretch.
    first: Vec<usize>,
    numbers: Numbers,
    count: usize,
    destinations: BTreeMap<BlockId, (usize, Pt)>,
}

impl Order {
    /// The order of stretches that stand one behind another.
    pub(in crate::layout) fn new(set: &[SetStretch<'_>], context: &Context<'_>) -> Order {
        let geometry = Geometry::new(context);
        let mut first = Vec::with_capacity(set.len());
        let mut destinations = BTreeMap::new();
        let mut count = 0;
        for stretch in set {
            // The back of a sheet stays blank where the next stretch begins on a front.
            count += usize::from(stretch.on_front && geometry.is_back(count));
            first.push(count);
            let places = stretch.destinations.iter();
            destinations.extend(places.map(|(&id, &(page, y))| (id, (count + page, y))));
            count += stretch.pages.len();
        }
        let front = set.iter().map(|stretch| stretch.front).max().unwrap_or_default();
        let numbers = Numbers::new(front, count, context);
        Order { first, numbers, count, destinations }
    }

    /// The shown page number of each named block.
    pub(in crate::layout) fn labels(&self) -> BTreeMap<BlockId, String> {
        let shown = |&(page, _): &(usize, Pt)| self.numbers.label(page);
        self.destinations.iter().map(|(id, place)| (*id, shown(place))).collect()
    }
}

/// Binds the stretches of a document: blank backs of sheets, headers and footers, the places of links.
pub(in crate::layout) fn bind(
    set: Vec<SetStretch<'_>>,
    order: Order,
    context: &mut Context<'_>,
) -> PagedDocument {
    let Order { first, numbers, count, destinations } = order;
    let geometry = Geometry::new(context);
    // All bookmarks of bound papers stand below that of what binds them.
    let whole = context.is_bound().then(|| OutlineEntry {
        level: 0,
        title: context.document.meta.title.clone(),
        page: 0,
        y: Pt::ZERO,
    });
    let deeper = u8::from(whole.is_some());
    let outline = whole.into_iter().collect();
    let mut book = Book { pages: Vec::with_capacity(count), outline, numbers };
    for (stretch, first) in set.into_iter().zip(first) {
        if book.pages.len() < first {
            book.page(SetPage::bare(Vec::new(), geometry), 0, &destinations, context);
        }
        stretch.problems.0.into_iter().for_each(|problem| context.note(problem));
        let entries = stretch.outline.into_iter();
        book.outline.extend(entries.map(|entry| OutlineEntry {
            level: entry.level + deeper,
            page: first + entry.page,
            ..entry
        }));
        // Its own elements come after those that are there; all have one root.
        let shift = context.structure.len() - 1;
        let own = stretch.structure.into_iter().skip(1);
        let moved = own.map(|element| Element {
            parent: element.parent.map(|parent| moved(parent, shift)),
            ..element
        });
        context.structure.extend(moved);
        for page in stretch.pages {
            book.page(page, shift, &destinations, context);
        }
    }
    PagedDocument {
        meta: context.document.meta.clone(),
        pages: book.pages,
        outline: book.outline,
        structure: std::mem::take(&mut context.structure),
        destinations,
        front: if context.is_bound() { None } else { numbers.front_pages() },
    }
}

/// The place of a stretch's element among all.
fn moved(element: ElementId, shift: usize) -> ElementId {
    match element.0 {
        0 => element,
        own => ElementId(own + shift),
    }
}

/// The finished pages so far.
struct Book {
    pages: Vec<Page>,
    outline: Vec<OutlineEntry>,
    numbers: Numbers,
}

impl Book {
    /// Finishes a page and adds it.
    fn page(
        &mut self,
        mut page: SetPage<'_>,
        shift: usize,
        destinations: &BTreeMap<BlockId, (usize, Pt)>,
        context: &mut Context<'_>,
    ) {
        let index = self.pages.len();
        let label = self.numbers.label(index);
        context.page_label.clone_from(&label);
        context.page_count = self.numbers.last(index);
        let (size, sheet) = (page.geometry.size, page.sheet.map(|(sheet, _)| sheet));
        adopt(&mut page, index, shift);
        let mut items = with_running(page, index, context);
        resolve(&mut items, index, destinations, context);
        self.pages.push(Page { size, label, items, sheet });
    }
}

/// Moves text to the side that the page asks for, and marks to the document's own elements.
fn adopt(page: &mut SetPage<'_>, index: usize, shift: usize) {
    let geometry = &page.geometry;
    let aside = geometry.region(index).left - geometry.region(0).left;
    let aside = Point::new(if page.running.is_some() { aside } else { Pt::ZERO }, Pt::ZERO);
    for item in &mut page.items {
        translate(item, aside);
        match item {
            Item::Begin(element) => *element = moved(*element, shift),
            Item::Link(link) => link.element = moved(link.element, shift),
            Item::Text(_)
            | Item::Fill(..)
            | Item::FillRounded(..)
            | Item::Stroke(..)
            | Item::Disc(..)
            | Item::Image(..)
            | Item::Artifact(_)
            | Item::End => {}
        }
    }
}

/// A page's items with its border, header, footer, watermark and stamp.
fn with_running(page: SetPage<'_>, index: usize, context: &mut Context<'_>) -> Vec<Item> {
    let geometry = &page.geometry;
    let mut items = Vec::new();
    if page.running.is_some() && context.document.setup.border {
        running::border(&mut items, geometry.size, context);
    }
    running::watermark(&mut items, page.watermark.map(str::to_owned), geometry.size, context);
    if let Some(line) = page.running.filter(|running| !(page.first && running.first_page_plain)) {
        running::header(&mut items, &line.header, index, geometry, context);
    }
    items.extend(page.items);
    if let Some(running) = page.running {
        running::footer(&mut items, &running.footer, index, geometry, context);
    }
    if let Some((_, words)) = page.sheet {
        let at_start = geometry.is_back(index);
        running::stamp(&mut items, words, geometry.size, at_start, context);
    }
    items.shrink_to_fit();
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
