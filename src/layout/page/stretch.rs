//! Stretches: each begins on a new page and is set without knowing which.

use std::collections::BTreeMap;

use super::flow::{PagePlan, plan_pages};
use super::geometry::Geometry;
use super::numbers;
use crate::diag::{Code, Diagnostic, Diagnostics, Message};
use crate::document::{
    Block, BlockId, Cover, Document, Heading, Inline, Note, Part, Running, Sheets, first_origin,
};
use crate::geom::{Point, Pt, Size};
use crate::layout::block::{ABOVE_NOTES, Place, blocks, cover, note, note_rule};
use crate::layout::context::Context;
use crate::layout::frame::{
    Destination, Element, ElementId, ElementRole, Item, LinkArea, OutlineEntry, Sheet,
};
use crate::layout::strip::{HIGH, Strip, translate};
use crate::theme::Colour;

/// A strip that is higher than a page.
const OVERFULL_PAGE: Code = Code("W0403");

/// The root of every structure tree.
const ROOT: ElementId = ElementId(0);

/// A stretch of a document that begins on a new page.
pub(in crate::layout) struct Stretch<'a> {
    /// A word across each of its pages.
    watermark: Option<&'a str>,
    content: Content<'a>,
}

enum Content<'a> {
    Cover(&'a Cover),
    Text(Text<'a>),
    /// Pages of another file.
    Sheets(&'a Sheets),
}

/// Blocks, and what stands on their pages besides.
struct Text<'a> {
    blocks: &'a [Block],
    running: &'a Running,
    /// The paper they are, where several are bound together.
    part: Option<&'a Part>,
    /// Whether their first page is the first one that has a header at all.
    opens: bool,
}

/// The stretches of a document, in order.
pub(in crate::layout) fn stretches(document: &Document) -> Vec<Stretch<'_>> {
    let bound = document.is_bound();
    let watermark = document.setup.watermark.as_deref();
    let (cover, mut rest) = split_cover(&document.blocks);
    let cover = cover.map(|cover| Stretch { watermark, content: Content::Cover(cover) });
    let mut all = Vec::from_iter(cover);
    loop {
        let loose = rest.iter().take_while(|block| !is_bound(block)).count();
        if loose > 0 || !bound {
            let (blocks, running) = (&rest[..loose], &document.running);
            let opens = bound || all.is_empty();
            let text = Text { blocks, running, part: None, opens };
            all.push(Stretch { watermark, content: Content::Text(text) });
        }
        match rest.get(loose) {
            Some(Block::Part(part)) => all.push(Stretch::part(part)),
            Some(Block::Sheets(sheets)) => {
                all.push(Stretch { watermark, content: Content::Sheets(sheets) });
            }
            Some(_) | None => return all,
        }
        rest = &rest[loose + 1..];
        if rest.is_empty() {
            return all;
        }
    }
}

fn is_bound(block: &Block) -> bool {
    matches!(block, Block::Part(_) | Block::Sheets(_))
}

fn split_cover(blocks: &[Block]) -> (Option<&Cover>, &[Block]) {
    match blocks {
        [Block::Cover(cover), rest @ ..] => (Some(cover), rest),
        all => (None, all),
    }
}

/// A page in the making.
pub(super) struct SetPage<'a> {
    /// What is drawn; text stands where it stands on a first page.
    pub(super) items: Vec<Item>,
    /// Its size and margins.
    pub(super) geometry: Geometry,
    /// Header and footer; none on a cover, a blank page and a page of another file.
    pub(super) running: Option<&'a Running>,
    /// Whether it is the first page of its stretch.
    pub(super) first: bool,
    /// A word across it.
    pub(super) watermark: Option<&'a str>,
    /// The page of another file, with what is stamped on it.
    pub(super) sheet: Option<(Sheet, &'a [Inline])>,
}

impl SetPage<'_> {
    /// A page with nothing around its items.
    pub(super) fn bare(items: Vec<Item>, geometry: Geometry) -> Self {
        SetPage { items, geometry, running: None, first: false, watermark: None, sheet: None }
    }
}

/// A stretch on its pages. Pages and elements of the structure count from its own first.
pub(in crate::layout) struct SetStretch<'a> {
    pub(super) pages: Vec<SetPage<'a>>,
    pub(super) destinations: BTreeMap<BlockId, (usize, Pt)>,
    pub(super) outline: Vec<OutlineEntry>,
    /// The root of the whole document, then its own elements.
    pub(super) structure: Vec<Element>,
    /// How many of its pages, and those before it, stand before the text and are numbered by
    /// themselves.
    pub(super) front: usize,
    /// Whether it begins on the front of a sheet when both sides are printed.
    pub(super) on_front: bool,
    /// What was found wrong.
    pub(in crate::layout) problems: Diagnostics,
    /// Whether it shows on which page a block stands.
    pub(in crate::layout) shows_pages: bool,
}

impl<'a> Stretch<'a> {
    fn part(part: &'a Part) -> Stretch<'a> {
        let (blocks, running) = (part.blocks.as_slice(), &part.running);
        let text = Text { blocks, running, part: Some(part), opens: true };
        Stretch { watermark: part.watermark.as_deref(), content: Content::Text(text) }
    }

    /// Sets it, in a context of its own.
    pub(in crate::layout) fn set(&self, mut context: Context<'_>) -> SetStretch<'a> {
        let geometry = Geometry::new(&context);
        let mut set = match &self.content {
            Content::Cover(front) => {
                let place = place(&geometry, ROOT);
                let (items, fits) =
                    cover(front, (geometry.size, geometry.top), place, &mut context);
                if !fits {
                    context.note(overfull_cover().at(first_origin(&front.title)));
                }
                SetStretch::of(vec![SetPage::bare(items, geometry)])
            }
            Content::Text(text) => text.set(geometry, &mut context),
            Content::Sheets(sheets) => set_sheets(sheets, geometry),
        };
        for page in &mut set.pages {
            page.watermark = self.watermark;
        }
        set.shows_pages = context.shows_pages();
        SetStretch { structure: context.structure, problems: context.problems, ..set }
    }
}

impl<'a> SetStretch<'a> {
    fn of(pages: Vec<SetPage<'a>>) -> SetStretch<'a> {
        SetStretch {
            pages,
            destinations: BTreeMap::new(),
            outline: Vec::new(),
            structure: Vec::new(),
            front: 0,
            on_front: false,
            problems: Diagnostics::default(),
            shows_pages: false,
        }
    }

    /// Notes where the named blocks and bookmarks of further pages lead.
    fn find_places(&mut self, plans: &[PagePlan], strips: &[Strip], geometry: &Geometry) {
        for (page, plan) in (self.pages.len()..).zip(plans) {
            for (note, y) in notes_of(plan, strips, geometry) {
                let y = geometry.top + y;
                self.destinations.extend(note.anchors.iter().map(|&id| (id, (page, y))));
            }
            for &(strip, y) in &plan.strips {
                let y = geometry.top + y;
                for &anchor in &strips[strip].anchors {
                    self.destinations.entry(anchor).or_insert((page, y));
                }
                if let Some((level, title)) = strips[strip].bookmark.clone() {
                    self.outline.push(OutlineEntry { level, title, page, y });
                }
            }
        }
    }
}

impl<'a> Text<'a> {
    fn set(&self, geometry: Geometry, context: &mut Context<'_>) -> SetStretch<'a> {
        let mut parent = ROOT;
        if let Some(part) = self.part {
            parent = context.element(ROOT, ElementRole::Sect);
            if part.lang != context.lang {
                context.structure[parent.0].lang = Some(part.lang);
            }
            context.lang = part.lang;
        }
        let mut set = SetStretch::of(Vec::new());
        set.on_front = self.part.is_some();
        for leaf in leaves(self.blocks) {
            match leaf {
                [Block::Across(inner)] => {
                    self.fill(&mut set, inner, geometry.across(), parent, context);
                }
                upright => self.fill(&mut set, upright, geometry, parent, context),
            }
        }
        if set.pages.is_empty() {
            set.pages.push(self.page(0, Vec::new(), geometry));
        }
        set
    }

    /// A page of these blocks, with so many before it.
    fn page(&self, index: usize, items: Vec<Item>, geometry: Geometry) -> SetPage<'a> {
        let (running, first) = (Some(self.running), index == 0 && self.opens);
        SetPage { running, first, ..SetPage::bare(items, geometry) }
    }

    /// Fills pages with blocks, behind those that are set.
    fn fill(
        &self,
        set: &mut SetStretch<'a>,
        content: &[Block],
        geometry: Geometry,
        parent: ElementId,
        context: &mut Context<'_>,
    ) {
        let mut strips = blocks(content, place(&geometry, parent), context);
        if strips.is_empty() {
            return;
        }
        set_notes(&mut strips, place(&geometry, parent), context);
        let plans = plan_pages(&strips, geometry.text_height());
        for plan in plans.iter().filter(|plan| plan.overfull) {
            let origin = plan.strips.last().and_then(|&(strip, _)| strips[strip].origin);
            context.note(overfull_page().at(origin));
        }
        let first = set.pages.len();
        if !context.bound && first == 0 {
            set.front = numbers::front_pages(context.document, &strips, &plans);
        }
        set.find_places(&plans, &strips, &geometry);
        for (index, plan) in (first..).zip(plans) {
            let items = page_items(plan, &mut strips, &geometry, context);
            set.pages.push(self.page(index, items, geometry));
        }
    }
}

/// Blocks that share pages: all but those that lie across, which stand by themselves.
fn leaves(blocks: &[Block]) -> impl Iterator<Item = &[Block]> {
    let is_across = |block: &Block| matches!(block, Block::Across(_));
    blocks.chunk_by(move |a, b| !is_across(a) && !is_across(b))
}

/// The pages of another file, with what is stamped on them.
fn set_sheets(sheets: &Sheets, geometry: Geometry) -> SetStretch<'_> {
    let Heading { level, id, content } = &sheets.heading;
    let page = |(page, &size): (usize, &Size)| SetPage {
        sheet: Some((Sheet { file: sheets.file, page }, &*sheets.stamp)),
        ..SetPage::bare(Vec::new(), geometry.of_size(size))
    };
    let pages = sheets.sizes.iter().enumerate().map(page).collect();
    let title = crate::document::inline_text(content);
    SetStretch {
        destinations: BTreeMap::from([(*id, (0, Pt::ZERO))]),
        outline: vec![OutlineEntry { level: *level, title, page: 0, y: Pt::ZERO }],
        on_front: true,
        ..SetStretch::of(pages)
    }
}

/// Text is set in the region of the first page; other pages move it.
fn place(geometry: &Geometry, root: ElementId) -> Place {
    Place {
        region: geometry.region(0),
        parent: root,
        depth: 0,
        page_height: geometry.text_height(),
    }
}

/// Sets the notes whose marks stand in strips. A mark is a link to its note.
fn set_notes(strips: &mut [Strip], place: Place, context: &mut Context<'_>) {
    if context.notes.is_empty() {
        return;
    }
    for strip in strips {
        let marks = strip.items.iter().filter_map(|item| match item {
            Item::Link(LinkArea { to: Destination::Page { block, .. }, .. }) => Some(*block),
            _ => None,
        });
        let mut marked: Vec<&Note> =
            marks.filter_map(|block| context.notes.get(&block).copied()).collect();
        // Long marks may be cut into two areas.
        marked.dedup_by_key(|note| note.id);
        for found in marked {
            let set = note(found, place, context);
            if set.iter().map(|line| line.height).sum::<Pt>() > place.page_height * HIGH {
                strip.origin = first_origin(&found.content).or(strip.origin);
            }
            strip.notes.extend(set);
        }
    }
}

/// The notes of a page with their heights from the top of the text: they stand at its foot.
fn notes_of<'s>(plan: &PagePlan, strips: &'s [Strip], geometry: &Geometry) -> Vec<(&'s Strip, Pt)> {
    let on_page = || plan.strips.iter().map(|&(strip, _)| &strips[strip]);
    let height: Pt = on_page().flat_map(|strip| &strip.notes).map(|note| note.height).sum();
    // Where a strip is too high the notes follow it, as they would be lost on it.
    let used = plan.strips.last().map_or(Pt::ZERO, |&(strip, y)| y + strips[strip].height);
    let mut y = (geometry.text_height() - height).max(used + ABOVE_NOTES);
    let place = |note: &'s Strip| {
        let top = y;
        y += note.height;
        (note, top)
    };
    on_page().flat_map(|strip| &strip.notes).map(place).collect()
}

/// What the strips of a page draw; they are emptied, as each stands on one page.
fn page_items(
    plan: PagePlan,
    strips: &mut [Strip],
    geometry: &Geometry,
    context: &Context<'_>,
) -> Vec<Item> {
    let mut items = Vec::new();
    let mut foot = Vec::new();
    let moved = |mut item: Item, y: Pt| {
        translate(&mut item, Point::new(Pt::ZERO, geometry.top + y));
        item
    };
    for (index, (note, y)) in notes_of(&plan, strips, geometry).into_iter().enumerate() {
        if index == 0 {
            let rule = note_rule(geometry.region(0), context);
            foot.extend(rule.into_iter().map(|item| moved(item, y - ABOVE_NOTES)));
        }
        foot.extend(note.items.iter().map(|item| moved(item.clone(), y)));
    }
    let mut draw = |drawn: Vec<Item>, y: Pt| {
        items.extend(drawn.into_iter().map(|item| moved(item, y)));
    };
    for (strip, y) in plan.repeated {
        draw(strip.items, y);
    }
    for (strip, y) in plan.strips {
        draw(std::mem::take(&mut strips[strip].items), y);
    }
    let mut items = join_grounds(items);
    items.append(&mut foot);
    items
}

/// Joins the grounds and bars of neighbouring strips: edges that touch would show as hairlines.
fn join_grounds(items: Vec<Item>) -> Vec<Item> {
    const TOUCH: Pt = Pt(0.01);
    let mut joined: Vec<Item> = Vec::with_capacity(items.len());
    // The lowest ground of each place and colour: a page of contents has thousands of dots in its leaders.
    let mut grounds: BTreeMap<(Pt, Pt, Colour), usize> = BTreeMap::new();
    let mut rest = items.into_iter().peekable();
    while let Some(item) = rest.next() {
        let Item::Fill(rect, colour) = &item else {
            joined.push(item);
            continue;
        };
        let key = (rect.origin.x, rect.size.width, *colour);
        let above = grounds.get(&key).copied().filter(|&index| match &joined[index] {
            Item::Fill(held, _) => (held.bottom() - rect.origin.y).abs() < TOUCH,
            _ => false,
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
                grounds.insert(key, joined.len());
                joined.push(item);
            }
        }
    }
    joined
}

fn overfull_cover() -> Diagnostic {
    Diagnostic::warning(
        OVERFULL_PAGE,
        Message::new(
            "على الغلاف أكثر مما تسعه صفحته فتجاوز حدّها",
            "the cover holds more than its page and runs over its edge",
        ),
    )
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
