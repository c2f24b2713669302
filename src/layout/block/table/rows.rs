//! A row: one strip if it fits on a page, else a strip for each line of its highest cell.

use super::Grid;
use crate::geom::{Point, Pt};
use crate::layout::block::first_baseline;
use crate::layout::context::Context;
use crate::layout::draw::draw_line;
use crate::layout::frame::{ElementId, ElementRole};
use crate::layout::inline::Line;
use crate::layout::strip::{Keep, Strip};
use crate::theme::ParaStyle;

/// Rows higher than this share of a page may be split between lines.
const SPLIT_ABOVE: f64 = 0.4;

/// The strips of the row at `index`, the head included, whose cells look like `style`. An element is
/// made for each cell.
pub(super) fn row_strips(
    index: usize,
    grid: &Grid<'_>,
    style: &ParaStyle,
    row: ElementId,
    role: &dyn Fn() -> ElementRole,
    context: &mut Context<'_>,
) -> Vec<Strip> {
    let (pad_x, pad_y) = (context.theme.table.pad_x, context.theme.table.pad_y);
    let mut set: Vec<(ElementId, Vec<Line>)> = Vec::with_capacity(grid.columns.len());
    for (region, cells) in grid.columns.iter().zip(&grid.cells) {
        let element = context.element(row, role());
        let measure = region.inset(pad_x, pad_x).width;
        set.push((element, cells[index].set(measure, context)));
    }
    let count = set.iter().map(|(_, lines)| lines.len()).max().unwrap_or(0).max(1);
    let height = style.leading * count as f64 + pad_y * 2.0;
    if height <= grid.page_height * SPLIT_ABOVE {
        let mut strip = Strip::of_height(height);
        // A short head stands beside the last line of a long one, next to what it is the head of.
        let lines = if grid.header && index == 0 { count } else { 0 };
        whole_row(&mut strip, set, grid, style, lines, context);
        vec![strip]
    } else {
        split_row(set, grid, style, count, context)
    }
}

/// Draws the cells of a row. Their lines begin at its top; where there are fewer than `sunk`, they end
/// where so many would.
fn whole_row(
    strip: &mut Strip,
    cells: Vec<(ElementId, Vec<Line>)>,
    grid: &Grid<'_>,
    style: &ParaStyle,
    sunk: usize,
    context: &mut Context<'_>,
) {
    let top = context.theme.table.pad_y + first_baseline(style, context);
    for (index, (element, lines)) in cells.into_iter().enumerate() {
        let above = sunk.saturating_sub(lines.len());
        for (number, line) in lines.into_iter().enumerate() {
            let y = top + style.leading * (above + number) as f64;
            draw_cell_line(strip, line, index, y, element, grid, context);
        }
    }
}

fn split_row(
    cells: Vec<(ElementId, Vec<Line>)>,
    grid: &Grid<'_>,
    style: &ParaStyle,
    count: usize,
    context: &mut Context<'_>,
) -> Vec<Strip> {
    let pad = context.theme.table.pad_y;
    let baseline = first_baseline(style, context);
    let mut strips: Vec<Strip> = (0..count).map(|_| Strip::of_height(style.leading)).collect();
    for (index, (element, lines)) in cells.into_iter().enumerate() {
        for (strip, line) in strips.iter_mut().zip(lines) {
            draw_cell_line(strip, line, index, baseline, element, grid, context);
        }
    }
    for (index, strip) in strips.iter_mut().enumerate() {
        let left = count - index - 1;
        strip.keep = if index == 0 || left == 1 { Keep::Never } else { Keep::Avoid(40) };
    }
    strips[0].push_down(pad);
    strips[count - 1].height += pad;
    strips
}

fn draw_cell_line(
    strip: &mut Strip,
    line: Line,
    column: usize,
    y: Pt,
    element: ElementId,
    grid: &Grid<'_>,
    context: &mut Context<'_>,
) {
    let pad = context.theme.table.pad_x;
    let region = grid.columns[column].inset(pad, pad);
    let left = region.aligned(line.width, grid.aligns[column]);
    draw_line(&mut strip.items, line, Point::new(left, y), Some(element), context);
}
