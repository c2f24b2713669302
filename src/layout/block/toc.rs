//! The table of contents: headings, leaders, page numbers in a column at the end.

use super::{Place, first_baseline, paragraph};
use crate::document::{Block, BlockId, Field, Heading, Inline, Link, Target, Toc};
use crate::geom::{Point, Pt, Rect};
use crate::layout::context::Context;
use crate::layout::draw::draw_line;
use crate::layout::frame::{Artifact, ElementId, ElementRole, Item};
use crate::layout::inline::{Line, Paragraph, lines, single_line};
use crate::layout::region::Region;
use crate::layout::strip::{Keep, Strip};
use crate::theme::{Align, ParaStyle};

/// The space kept for page numbers, in ems of the entry: three digits and a little air.
const NUMBER_COLUMN: f64 = 2.4;
/// The distance between two dots of a leader, and their size, in points.
const DOT_PITCH: Pt = Pt(5.0);
const DOT_SIZE: Pt = Pt(0.8);

/// The strips of the contents with their title.
pub(super) fn toc(toc: &Toc, place: Place, context: &mut Context<'_>) -> Vec<Strip> {
    let style = ParaStyle { keep_with_next: true, ..context.theme.toc.title };
    let role = ElementRole::Paragraph;
    let mut strips = paragraph::block(&toc.title, style, role, place, context);
    let element = context.element(place.parent, ElementRole::Toc);
    let document = context.document;
    let mut headings = Vec::new();
    collect(&document.blocks, toc.depth, &mut headings);
    for (index, heading) in headings.iter().enumerate() {
        strips.extend(entry(heading, element, place, context));
        // What stands above entries of its own is not left alone at the foot of a page.
        let has_own = headings.get(index + 1).is_some_and(|next| next.level > heading.level);
        if let (Some(last), true) = (strips.last_mut(), has_own) {
            last.keep = Keep::Never;
        }
    }
    strips
}

/// The headings down to a level, in order, wherever they stand.
fn collect<'a>(blocks: &'a [Block], depth: u8, found: &mut Vec<&'a Heading>) {
    for block in blocks {
        match block {
            Block::Heading(heading) if heading.level <= depth => found.push(heading),
            Block::Boxed(boxed) => collect(&boxed.blocks, depth, found),
            Block::Together(inner) | Block::Across(inner) => collect(inner, depth, found),
            Block::Cover(_)
            | Block::Letterhead(_)
            | Block::Heading(_)
            | Block::Paragraph(_)
            | Block::List(_)
            | Block::Table(_)
            | Block::Facts(_)
            | Block::Quote(_)
            | Block::Figure(_)
            | Block::Signatures(_)
            | Block::Toc(_)
            | Block::PageBreak => {}
            Block::Part(part) => collect(&part.blocks, depth, found),
            Block::Sheets(sheets) if sheets.heading.level <= depth => found.push(&sheets.heading),
            Block::Sheets(_) => {}
        }
    }
}

fn entry(heading: &Heading, toc: ElementId, place: Place, context: &mut Context<'_>) -> Vec<Strip> {
    let level = usize::from((heading.level + u8::from(context.is_bound())).clamp(1, 3)) - 1;
    let style = context.theme.toc.entries[level];
    let indent = context.theme.toc.indent * level as f64;
    let column = style.text.size * NUMBER_COLUMN;
    let region = place.region.inset(indent, column);
    let entry = context.element(toc, ElementRole::TocEntry);
    let reference = context.element(entry, ElementRole::Reference);
    let content = [leads_to(heading.id, words(&heading.content))];
    let (text, align) = (style.text, Align::Start);
    let paragraph =
        Paragraph { content: &content, style: text, align, tabular: false, balanced: false };
    let lines = lines(paragraph, region.width, context);
    let count = lines.len();
    let mut strips = Vec::with_capacity(count);
    for (index, line) in lines.into_iter().enumerate() {
        let mut strip = Strip::of_height(style.leading);
        let y = first_baseline(&style, context);
        let width = line.width;
        let at = Point::new(region.at_start(width), y);
        draw_line(&mut strip.items, line, at, Some(reference), context);
        if index + 1 == count {
            let number = page_number(heading.id, &style, context);
            leader(&mut strip.items, region, width, y, number.width, column, context);
            let at = Point::new(place.region.at_end(number.width), y);
            draw_line(&mut strip.items, number, at, Some(reference), context);
        } else {
            strip.keep = Keep::Never;
        }
        strips.push(strip);
    }
    if let (Some(first), true) = (strips.first_mut(), level == 0) {
        first.before = style.before;
    }
    strips
}

fn leads_to(id: BlockId, content: Vec<Inline>) -> Inline {
    Inline::Link(Link { target: Target::Block(id), content })
}

fn page_number(id: BlockId, style: &ParaStyle, context: &mut Context<'_>) -> Line {
    let content = [leads_to(id, vec![Inline::Field(Field::PageOf(id))])];
    single_line(&content, style.text, context)
}

/// A heading's words without its own links, for inside an entry all leads to the heading.
fn words(content: &[Inline]) -> Vec<Inline> {
    content
        .iter()
        .flat_map(|inline| match inline {
            Inline::Link(link) => words(&link.content),
            Inline::Isolate(direction, inner) => vec![Inline::Isolate(*direction, words(inner))],
            Inline::Span(span) => words(&span.content),
            Inline::Entry(entry) => words(&entry.content),
            Inline::LineBreak => vec![Inline::generated(" ")],
            Inline::Note(_) => Vec::new(),
            Inline::Text(_) | Inline::Field(_) => vec![inline.clone()],
        })
        .collect()
}

/// Dots from the end of the words to the number, on one grid for all entries.
fn leader(
    items: &mut Vec<Item>,
    region: Region,
    words: Pt,
    baseline: Pt,
    number: Pt,
    column: Pt,
    context: &Context<'_>,
) {
    let colour = context.theme.toc.leader;
    let full = region.inset(Pt::ZERO, number - column);
    let end = full.width - DOT_PITCH;
    let mut at = DOT_PITCH * ((words / DOT_PITCH).ceil() + 1.0);
    items.push(Item::Artifact(Artifact::Layout));
    while at < end {
        let left = full.part(at, DOT_SIZE).left;
        let dot = Rect::new(left, baseline - DOT_SIZE, DOT_SIZE, DOT_SIZE);
        items.push(Item::Fill(dot, colour));
        at += DOT_PITCH;
    }
    items.push(Item::End);
}
