//! Columns to sign in: two to four beside each other, on one page.

use super::{Place, first_baseline};
use crate::document::{Inline, Signature};
use crate::geom::{Point, Pt, Rect};
use crate::layout::context::Context;
use crate::layout::draw::draw_line;
use crate::layout::frame::{Artifact, ElementId, ElementRole, Item};
use crate::layout::inline::{Line, Paragraph, lines};
use crate::layout::region::Region;
use crate::layout::strip::{Keep, Strip, gap, keep_together, total_height};
use crate::theme::{Align, ParaStyle, SignatureStyle, TextStyle};

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
            let region =
                |index: usize| place.region.part((width + style.gap) * index as f64, width);
            let regions: Vec<Region> = (0..row.len()).map(region).collect();
            self::row(row, &regions, place.parent, context)
        })
        .collect();
    keep_together(&mut strips);
    strips
}

/// Binds rows to what stands above them: columns to sign in are neither alone on a page nor parted
/// (typography 3.7). Where no page has room for so much, two rows at least stand on the last one.
pub(super) fn bind(above: &mut [Strip], rows: &mut [Strip], page_height: Pt) {
    /// How unwelcome a page of nothing but rows is, and rows on two pages.
    const ALONE: Keep = Keep::Avoid(200);
    const PARTED: Keep = Keep::Avoid(60);
    let before_last = &above[..above.len().saturating_sub(1)];
    let free = before_last.iter().rposition(|strip| strip.keep != Keep::Never).map_or(0, |i| i + 1);
    let space = above.last().zip(rows.first()).map_or(Pt::ZERO, |(above, row)| gap(above, row));
    let fits = total_height(&above[free..]) + space + total_height(rows) <= page_height;
    if let Some(last) = above.last_mut() {
        last.keep = last.keep.max(if fits { Keep::Never } else { ALONE });
    }
    if !fits {
        let parted = rows.len().saturating_sub(2);
        rows[..parted].iter_mut().for_each(|row| row.keep = PARTED);
    }
}

/// Signers beside each other; their lines to sign on stand at one height, below the longest name.
fn row(
    signatures: &[Signature],
    regions: &[Region],
    parent: ElementId,
    context: &mut Context<'_>,
) -> Strip {
    let style = context.theme.signature;
    let columns: Vec<Column> = signatures
        .iter()
        .zip(regions)
        .map(|(signature, &region)| Column::new(signature, region, context))
        .collect();
    let lowest = columns.iter().map(|column| column.above(&style)).max().unwrap_or(Pt::ZERO);
    let mut strip = Strip { before: style.before, after: style.before, ..Strip::default() };
    for column in columns {
        let end = column.draw(&mut strip.items, lowest + style.height, parent, context);
        strip.height = strip.height.max(end);
    }
    strip
}

/// The lines of a signer.
struct Column {
    region: Region,
    role: Vec<Line>,
    name: Vec<Line>,
    below: Vec<Line>,
}

impl Column {
    fn new(signature: &Signature, region: Region, context: &mut Context<'_>) -> Column {
        let style = context.theme.signature;
        let mut set = |content: &[Inline], style: TextStyle| {
            let align = Align::Start;
            let paragraph = Paragraph { content, style, align, tabular: false, balanced: false };
            lines(paragraph, region.width, context)
        };
        let role = set(&signature.role, style.role.text);
        let name = set(&signature.name, style.name.text);
        let below = set(&signature.below, style.below.text);
        Column { region, role, name, below }
    }

    /// The height of what says who signs.
    fn above(&self, style: &SignatureStyle) -> Pt {
        style.role.leading * self.role.len() as f64 + style.name.leading * self.name.len() as f64
    }

    /// Draws the column with its line to sign on at a height, and says where it ends.
    fn draw(
        self,
        items: &mut Vec<Item>,
        rule_y: Pt,
        parent: ElementId,
        context: &mut Context<'_>,
    ) -> Pt {
        let style = context.theme.signature;
        let Column { region, role, name, below } = self;
        let y = text(items, role, &style.role, region, Pt::ZERO, parent, context);
        text(items, name, &style.name, region, y, parent, context);
        let (thickness, colour) = style.rule;
        let rule = Rect::new(region.left, rule_y, region.width, thickness);
        items.extend([Item::Artifact(Artifact::Layout), Item::Fill(rule, colour), Item::End]);
        let y = rule_y + thickness + style.below.before;
        text(items, below, &style.below, region, y, parent, context)
    }
}

/// Draws a paragraph from `top` down and says where it ends.
fn text(
    items: &mut Vec<Item>,
    lines: Vec<Line>,
    style: &ParaStyle,
    region: Region,
    top: Pt,
    parent: ElementId,
    context: &mut Context<'_>,
) -> Pt {
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
