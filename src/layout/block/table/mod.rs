//! Tables: columns as wide as their content asks, a strip for each row, heads repeated on each page.

mod columns;
mod rows;

use std::rc::Rc;

use super::{Place, paragraph};
use crate::document::{ColumnKind, Inline, Table};
use crate::geom::{Pt, Rect};
use crate::layout::context::Context;
use crate::layout::frame::{Artifact, ElementId, ElementRole, Item};
use crate::layout::inline::{Line, Measured, Paragraph};
use crate::layout::region::Region;
use crate::layout::strip::{Keep, Strip, space_around};
use crate::theme::{Align, ParaStyle, TableStyle};
use columns::{Columns, columns};
use rows::row_strips;

/// A table being set.
struct Grid<'a> {
    /// The region of each column, padding included.
    columns: Vec<Region>,
    /// The alignment of each column.
    aligns: Vec<Align>,
    /// The cells of each column, its head first if there is one.
    cells: Vec<Vec<Measured<'a>>>,
    look: TableStyle,
    /// Whether the first row is that of the heads.
    header: bool,
    region: Region,
    page_height: Pt,
}

impl Grid<'_> {
    /// The left end of a line in a column.
    fn left(&self, column: usize, line: &Line) -> Pt {
        let pad = self.look.pad_x;
        self.columns[column].inset(pad, pad).aligned(line.width, self.aligns[column])
    }
}

/// The strips of a table with its caption.
pub(super) fn table(table: &Table, place: Place, context: &mut Context<'_>) -> Vec<Strip> {
    let mut strips = Vec::new();
    if !table.caption.is_empty() {
        let style = ParaStyle { keep_with_next: true, ..context.theme.paragraphs.caption };
        let role = ElementRole::Caption;
        strips.extend(paragraph::block(&table.caption, style, role, place, context));
    }
    let summary = table.summary.clone();
    let element = context.element(place.parent, ElementRole::Table { summary });
    let grid = grid(table, place, context);
    let head = header(table, &grid, element, context);
    let body = context.element(element, ElementRole::TableBody);
    let repeated = Repeated::of(&head, grid.look.pad_y);
    let first = strips.len();
    strips.extend(head);
    strips.extend(body_rows(table, &grid, body, repeated.as_ref(), context));
    space_around(&mut strips[first..], grid.look.around);
    strips
}

fn grid<'a>(table: &'a Table, place: Place, context: &mut Context<'_>) -> Grid<'a> {
    let Columns { widths, cells, look } = columns(table, place.region.width, context);
    let mut from_start = Pt::ZERO;
    let mut regions = Vec::with_capacity(widths.len());
    for width in widths {
        regions.push(place.region.part(from_start, width));
        from_start += width;
    }
    let rtl = place.region.rtl;
    let aligns = table.columns.iter().map(|c| alignment(c.kind, rtl)).collect();
    let (header, region, page_height) = (table.header, place.region, place.page_height);
    Grid { columns: regions, aligns, cells, look, header, region, page_height }
}

fn alignment(kind: ColumnKind, rtl: bool) -> Align {
    match kind {
        ColumnKind::Number => Align::of_numbers(rtl),
        ColumnKind::RowNumber | ColumnKind::Text | ColumnKind::Short => Align::Start,
    }
}

/// A cell's words as the inline engine sees them.
fn cell_paragraph<'a>(
    content: &'a [Inline],
    kind: ColumnKind,
    style: &ParaStyle,
    align: Align,
) -> Paragraph<'a> {
    let tabular = matches!(kind, ColumnKind::Number | ColumnKind::RowNumber);
    Paragraph { content, style: style.text, align, tabular, balanced: false }
}

fn header(
    table: &Table,
    grid: &Grid<'_>,
    element: ElementId,
    context: &mut Context<'_>,
) -> Vec<Strip> {
    if !table.header {
        return Vec::new();
    }
    let style = grid.look;
    let part = context.element(element, ElementRole::TableHead);
    let row = context.element(part, ElementRole::TableRow);
    let role = || ElementRole::HeaderCell { row: false };
    let mut strips = row_strips(0, grid, &style.head, row, &role, context);
    if let Some(colour) = style.head_ground {
        let draw = crate::layout::strip::ground(grid.region.left, grid.region.width, colour);
        crate::layout::strip::behind(&mut strips, draw);
    }
    if let Some(first) = strips.first_mut() {
        rule(first, Edge::Top, grid, style.outer_rule);
    }
    if let Some(last) = strips.last_mut() {
        rule(last, Edge::Bottom, grid, style.inner_rule);
    }
    for strip in &mut strips {
        strip.keep = Keep::Never;
    }
    strips
}

fn body_rows(
    table: &Table,
    grid: &Grid<'_>,
    body: ElementId,
    repeated: Option<&Repeated>,
    context: &mut Context<'_>,
) -> Vec<Strip> {
    let style = grid.look;
    let count = table.rows.len();
    let mut strips: Vec<Strip> = Vec::new();
    for (index, row) in table.rows.iter().enumerate() {
        let element = context.element(body, ElementRole::TableRow);
        let role = || ElementRole::DataCell;
        let place = index + usize::from(table.header);
        let mut more = row_strips(place, grid, &style.cell, element, &role, context);
        if let (Some(colour), 1) = (style.band_ground, index % 2) {
            let draw = crate::layout::strip::ground(grid.region.left, grid.region.width, colour);
            crate::layout::strip::behind(&mut more, draw);
        }
        let last = index + 1 == count;
        if let Some(end) = more.last_mut() {
            rule(end, Edge::Bottom, grid, if last { style.outer_rule } else { style.inner_rule });
            end.keep = row_keep(index + 1, count);
        }
        if let Some(first) = more.first_mut() {
            first.anchors.extend(row.id);
            if index == 0 && repeated.is_none() {
                rule(first, Edge::Top, grid, style.outer_rule);
            }
        }
        for (number, strip) in more.iter_mut().enumerate() {
            strip.repeated = repeated.map(|heads| heads.before(number > 0));
        }
        strips.append(&mut more);
    }
    strips
}

/// A head never stands with one row alone, nor one row alone on the next page.
fn row_keep(done: usize, count: usize) -> Keep {
    match count - done {
        0 => Keep::Free,
        left if done == 1 || left == 1 => Keep::Avoid(120),
        _ => Keep::Avoid(10),
    }
}

enum Edge {
    Top,
    Bottom,
}

fn rule(
    strip: &mut Strip,
    edge: Edge,
    grid: &Grid<'_>,
    (thickness, colour): (Pt, crate::theme::Colour),
) {
    if thickness <= Pt::ZERO {
        return;
    }
    let y = match edge {
        Edge::Top => Pt::ZERO,
        Edge::Bottom => strip.height - thickness,
    };
    let rect = Rect::new(grid.region.left, y, grid.region.width, thickness);
    strip.items.extend([Item::Artifact(Artifact::Layout), Item::Fill(rect, colour), Item::End]);
}

/// The heads that are drawn again on a following page.
struct Repeated {
    /// Above a row that begins there.
    whole: Rc<Vec<Strip>>,
    /// Above one that goes on there, whose lines have no space of their own above them.
    broken: Rc<Vec<Strip>>,
}

impl Repeated {
    fn of(head: &[Strip], pad: Pt) -> Option<Repeated> {
        let whole = as_artifacts(head);
        let mut broken = whole.clone();
        broken.last_mut()?.height += pad;
        Some(Repeated { whole: Rc::new(whole), broken: Rc::new(broken) })
    }

    fn before(&self, goes_on: bool) -> Rc<Vec<Strip>> {
        Rc::clone(if goes_on { &self.broken } else { &self.whole })
    }
}

/// Heads that are drawn again on a following page are no content.
fn as_artifacts(strips: &[Strip]) -> Vec<Strip> {
    let mut strips = strips.to_vec();
    for strip in &mut strips {
        strip.anchors.clear();
        strip.items.retain(|item| !matches!(item, Item::Link(_)));
        for item in &mut strip.items {
            if let Item::Begin(_) = item {
                *item = Item::Artifact(Artifact::Layout);
            }
        }
    }
    strips
}
