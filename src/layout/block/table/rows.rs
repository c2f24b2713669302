//! A row: one strip if it fits on a page, else a strip for each line of its highest cell.

use super::Grid;
use crate::geom::{Point, Pt};
use crate::layout::block::first_baseline;
use crate::layout::context::Context;
use crate::layout::draw::draw_line;
use crate::layout::frame::{ElementId, ElementRole};
use crate::layout::inline::{Line, opening};
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
    let (pad_x, pad_y) = (grid.look.pad_x, grid.look.pad_y);
    let mut set: Vec<(ElementId, Vec<Line>)> = Vec::with_capacity(grid.columns.len());
    for (region, cells) in grid.columns.iter().zip(&grid.cells) {
        let element = context.element(row, role());
        let measure = region.inset(pad_x, pad_x).width;
        set.push((element, cells[index].set(measure, context)));
    }
    let count = set.iter().map(|(_, lines)| lines.len()).max().unwrap_or(0).max(1);
    // A short head stands beside the last line of a long one, next to what it is the head of.
    let sunk = if grid.header && index == 0 { count } else { 0 };
    let openings = openings(&set, (count, sunk), grid, style, context);
    let height = style.leading * count as f64 + openings.iter().copied().sum::<Pt>() + pad_y * 2.0;
    if height <= grid.page_height * SPLIT_ABOVE {
        let mut strip = Strip::of_height(height);
        whole_row(&mut strip, set, grid, style, (sunk, &openings), context);
        vec![strip]
    } else {
        split_row(set, grid, style, &openings, context)
    }
}

/// By how much each line of a row stands further down than its leading, so that the signs of no cell
/// touch the line above: the lines of all cells go along.
fn openings(
    cells: &[(ElementId, Vec<Line>)],
    (count, sunk): (usize, usize),
    grid: &Grid<'_>,
    style: &ParaStyle,
    context: &mut Context<'_>,
) -> Vec<Pt> {
    let mut openings = vec![Pt::ZERO; count];
    for (index, (_, lines)) in cells.iter().enumerate() {
        let first = sunk.saturating_sub(lines.len()) + 1;
        for (pair, most) in lines.windows(2).zip(openings.iter_mut().skip(first)) {
            let lefts = (grid.left(index, &pair[0]), grid.left(index, &pair[1]));
            let needed = opening(&pair[0], &pair[1], lefts, style.leading, &mut context.shaper);
            *most = needed.max(*most);
        }
    }
    openings
}

/// Draws the cells of a row. Their lines begin at its top; where there are fewer than `sunk`, they end
/// where so many would.
fn whole_row(
    strip: &mut Strip,
    cells: Vec<(ElementId, Vec<Line>)>,
    grid: &Grid<'_>,
    style: &ParaStyle,
    (sunk, openings): (usize, &[Pt]),
    context: &mut Context<'_>,
) {
    let top = grid.look.pad_y + first_baseline(style, context) - style.leading;
    let baselines = openings.iter().scan(top, |y, opening| {
        *y += style.leading + *opening;
        Some(*y)
    });
    let baselines: Vec<Pt> = baselines.collect();
    for (index, (element, lines)) in cells.into_iter().enumerate() {
        let above = sunk.saturating_sub(lines.len());
        for (line, y) in lines.into_iter().zip(&baselines[above..]) {
            draw_cell_line(strip, line, index, *y, element, grid, context);
        }
    }
}

fn split_row(
    cells: Vec<(ElementId, Vec<Line>)>,
    grid: &Grid<'_>,
    style: &ParaStyle,
    openings: &[Pt],
    context: &mut Context<'_>,
) -> Vec<Strip> {
    let (count, pad) = (openings.len(), grid.look.pad_y);
    let baseline = first_baseline(style, context);
    let of_line = |opening: &Pt| Strip::of_height(style.leading + *opening);
    let mut strips: Vec<Strip> = openings.iter().map(of_line).collect();
    for (index, (element, lines)) in cells.into_iter().enumerate() {
        for ((strip, opening), line) in strips.iter_mut().zip(openings).zip(lines) {
            draw_cell_line(strip, line, index, baseline + *opening, element, grid, context);
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
    let left = grid.left(column, &line);
    draw_line(&mut strip.items, line, Point::new(left, y), Some(element), context);
}
