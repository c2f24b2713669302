//! Blocks in a region: each becomes strips. Knows no pages.

mod cover;
mod facts;
mod figure;
mod letterhead;
mod list;
mod note;
mod paragraph;
mod quote;
mod signature;
mod table;
mod toc;

pub(crate) use cover::cover;
pub(crate) use note::{ABOVE_NOTES, note, rule as note_rule};

use super::context::Context;
use super::frame::{ElementId, ElementRole};
use super::region::Region;
use super::strip::{HIGH, Keep, Strip, keep_together, total_height};
use crate::document::{Block, Heading, Inline, ParaRole, Paragraph, first_origin, inline_text};
use crate::geom::Pt;
use crate::theme::{ParaStyle, TextStyle};

/// Where blocks are set and what they belong to.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Place {
    /// The horizontal stretch.
    pub(crate) region: Region,
    /// The parent of their elements in the structure tree.
    pub(crate) parent: ElementId,
    /// How many lists they stand in.
    pub(crate) depth: usize,
    /// The height of a page's text, which no strip should exceed.
    pub(crate) page_height: Pt,
}

/// The strips of blocks, one below another.
pub(crate) fn blocks(blocks: &[Block], place: Place, context: &mut Context<'_>) -> Vec<Strip> {
    let mut strips: Vec<Strip> = Vec::new();
    let mut breaks = false;
    for (index, item) in blocks.iter().enumerate() {
        if matches!(item, Block::PageBreak) {
            breaks = true;
            continue;
        }
        let mut more = block(item, place, context);
        more.iter_mut().for_each(|strip| strip.find_origin(item, place.page_height));
        if matches!(item, Block::Signatures(_)) {
            signature::bind(&mut strips, &mut more, place.page_height);
        }
        let stay = matches!(item, Block::Facts(_))
            && total_height(&strips) + total_height(&more) > place.page_height;
        if let Some(above) = strips.last_mut() {
            above.keep = above.keep.max(keep_before(item, &blocks[..index]));
            if stay {
                // A title keeps to the facts below it, but not so that they are torn apart.
                above.keep = above.keep.min(Keep::Avoid(100));
            }
        }
        if let Some(first) = more.first_mut() {
            first.new_page |= std::mem::take(&mut breaks);
        }
        strips.append(&mut more);
    }
    strips
}

impl Strip {
    /// Notes where the text of a strip stands that may be too high for a page; one inside of other
    /// blocks has it already.
    fn find_origin(&mut self, block: &Block, page_height: Pt) {
        if self.height > page_height * HIGH && self.origin.is_none() {
            self.origin = longest_text(block).and_then(first_origin);
        }
    }
}

/// The longest text of a block: it makes the block high.
fn longest_text(block: &Block) -> Option<&[Inline]> {
    let texts: Vec<&[Inline]> = match block {
        Block::Heading(heading) => vec![&heading.content],
        Block::Paragraph(paragraph) => vec![&paragraph.content],
        Block::Table(table) => {
            let heads = table.columns.iter().map(|column| &*column.head);
            let cells = table.rows.iter().flat_map(|row| &row.cells).map(|cell| &*cell.content);
            heads.chain(cells).collect()
        }
        Block::Facts(facts) => facts.iter().flat_map(|fact| [&*fact.label, &*fact.value]).collect(),
        Block::Quote(quote) => vec![&quote.attribution],
        Block::Figure(figure) => vec![&figure.caption],
        Block::Signatures(columns) => {
            columns.iter().flat_map(|s| [&*s.role, &*s.name, &*s.below]).collect()
        }
        Block::Letterhead(head) => head.lines.iter().chain([&head.name]).map(|l| &**l).collect(),
        _ => Vec::new(),
    };
    texts.into_iter().max_by_key(|text| inline_text(text).len())
}

/// How closely a block belongs to those before it.
fn keep_before(block: &Block, before: &[Block]) -> Keep {
    match (block, before.last()) {
        // Columns to sign in see to it themselves.
        (Block::Signatures(_), _) => Keep::Free,
        (_, Some(last)) if is_note(last) => {
            behind_note(block, before.iter().rfind(|block| !is_note(block)))
        }
        // A paragraph in front of a list or table introduces it.
        (Block::List(_) | Block::Table(_), Some(Block::Paragraph(_))) => Keep::Avoid(60),
        _ => Keep::Free,
    }
}

/// How closely a block belongs to notes behind another block. The details under a heading belong to what
/// it announces; where that is nothing but them, the next heading is free.
fn behind_note(block: &Block, noted: Option<&Block>) -> Keep {
    match (block, noted) {
        (Block::Heading(next), Some(Block::Heading(noted))) if next.level <= noted.level => {
            Keep::Free
        }
        (_, Some(Block::Heading(_))) => Keep::Never,
        _ => Keep::Avoid(60),
    }
}

fn is_note(block: &Block) -> bool {
    matches!(block, Block::Paragraph(Paragraph { role: ParaRole::Note, .. }))
}

fn block(block: &Block, place: Place, context: &mut Context<'_>) -> Vec<Strip> {
    match block {
        Block::Heading(h) => heading(h, place, context),
        Block::Paragraph(p) => {
            let style = *context.theme.paragraph(p.role);
            paragraph::block(&p.content, style, ElementRole::Paragraph, place, context)
        }
        Block::List(l) => list::list(l, place, context),
        Block::Table(t) => table::table(t, place, context),
        Block::Facts(f) => facts::facts(f, place, context),
        Block::Quote(q) => quote::quote(q, place, context),
        Block::Figure(f) => figure::figure(f, place, context),
        Block::Signatures(s) => signature::signatures(s, place, context),
        Block::Letterhead(l) => letterhead::letterhead(l, place, context),
        Block::Toc(t) => toc::toc(t, place, context),
        Block::Boxed(b) => quote::boxed(b, place, context),
        Block::Together(inner) => {
            let mut strips = blocks(inner, place, context);
            if total_height(&strips) <= place.page_height {
                keep_together(&mut strips);
            }
            strips
        }
        // Turned by `page`, where it stands at the top.
        Block::Across(inner) => blocks(inner, place, context),
        // Cover, parts and sheets have pages of their own, made by `page`; a page break is seen to by
        // `blocks`.
        Block::Cover(_) | Block::PageBreak | Block::Part(_) | Block::Sheets(_) => Vec::new(),
    }
}

fn heading(heading: &Heading, place: Place, context: &mut Context<'_>) -> Vec<Strip> {
    let style = *context.theme.heading(heading.level);
    let words = crate::document::inline_text(&heading.content);
    let level = heading.level + u8::from(context.is_bound());
    let role = ElementRole::Heading(level.clamp(1, 6), words.clone());
    let mut strips = paragraph::block(&heading.content, style, role, place, context);
    if let Some(first) = strips.first_mut() {
        first.anchors.push(heading.id);
        first.bookmark = Some((heading.level, words));
    }
    strips
}

/// The distance from the top of a line to its baseline: the font's own height, centred in the line.
pub(crate) fn baseline(style: TextStyle, leading: Pt, context: &Context<'_>) -> Pt {
    let fonts = context.shaper.fonts();
    let family = context.theme.family(style.family);
    let Some(font) = fonts.find(&family.name, style.weight) else { return leading * 0.7 };
    let ascent = context.scale(font, style.size, i32::from(fonts.get(font).metrics().ascent));
    let descent = context.scale(font, style.size, i32::from(fonts.get(font).metrics().descent));
    (leading - (ascent - descent)) / 2.0 + ascent
}

/// The baseline of a paragraph's first line, from its top.
pub(crate) fn first_baseline(style: &ParaStyle, context: &Context<'_>) -> Pt {
    baseline(style.text, style.leading, context)
}
