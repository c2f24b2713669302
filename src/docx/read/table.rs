//! Tables whose cells span columns or rows: every cell stands in the column where it begins.

use std::collections::{BTreeMap, BTreeSet};

use super::super::dom::Element;
use super::{Doubt, Part, Span};

/// Columns of the grid that are narrower, in twentieths of a point, hold no words (2 mm): they come from
/// borders that were drawn by hand and do not quite meet.
const SLIVER: u32 = 113;
/// The most columns that Word gives a table; cells that begin farther on are not moved.
const MOST_COLUMNS: usize = 63;

/// A cell as it is written, with the columns of the grid that it begins and ends at.
pub(super) struct Cell {
    begin: u32,
    end: u32,
    merged: Option<Merged>,
    pub(super) parts: Vec<Part>,
}

/// What a cell is of one that spans rows (17.4.85).
#[derive(Clone, Copy, PartialEq, Eq)]
enum Merged {
    First,
    Rest,
}

/// The cells of a row, each with what is read in it.
pub(super) fn row<'a>(
    row: &Element,
    cells: &[&'a Element],
    mut read: impl FnMut(&'a Element) -> Vec<Part>,
) -> Vec<Cell> {
    // Columns that are left free before the first cell (17.4.15).
    let mut at = number(row.find("w:trPr"), "w:gridBefore").unwrap_or(0);
    let mut found = Vec::new();
    for cell in cells {
        let properties = cell.find("w:tcPr");
        let begin = at;
        // How many columns the cell spans (17.4.17).
        at = at.saturating_add(number(properties, "w:gridSpan").unwrap_or(1).max(1));
        let merged = properties.and_then(|p| p.find("w:vMerge")).map(|merge| {
            if merge.get("w:val") == Some("restart") { Merged::First } else { Merged::Rest }
        });
        found.push(Cell { begin, end: at, merged, parts: read(cell) });
    }
    found
}

fn number(properties: Option<&Element>, name: &str) -> Option<u32> {
    properties?.find(name)?.get("w:val")?.trim().parse().ok()
}

/// The rows with empty cells for the columns that a cell spans or that are left free. A column in which no
/// cell begins is none. `table` says how wide its columns are (17.4.49).
pub(super) fn laid_out(table: &Element, mut rows: Vec<Vec<Cell>>) -> Vec<Vec<Vec<Part>>> {
    let widths = table.find("w:tblGrid").into_iter().flat_map(Element::elements);
    let widths: Vec<u32> =
        widths.map(|e| e.get("w:w").and_then(|w| w.parse().ok()).unwrap_or(SLIVER)).collect();
    rows.iter_mut().flatten().for_each(|cell| cell.begin = settled(cell, &widths));
    say_merged(&mut rows);
    let columns: BTreeSet<u32> = rows.iter().flatten().map(|cell| cell.begin).collect();
    let columns: BTreeMap<u32, usize> = columns.into_iter().zip(0..).collect();
    let placed = |cells: Vec<Cell>| {
        let mut row: Vec<Vec<Part>> = Vec::new();
        for cell in cells {
            let column = columns.get(&cell.begin).copied().filter(|at| *at < MOST_COLUMNS);
            row.resize(column.unwrap_or(0).max(row.len()), Vec::new());
            row.push(cell.parts);
        }
        row
    };
    rows.into_iter().map(placed).collect()
}

/// Where a cell begins when slivers do not count, unless it is one itself.
fn settled(cell: &Cell, widths: &[u32]) -> u32 {
    let is_wide = |at: &u32| {
        usize::try_from(*at).ok().and_then(|at| widths.get(at)).is_none_or(|width| *width >= SLIVER)
    };
    (cell.begin..cell.end).find(is_wide).unwrap_or(cell.begin)
}

/// Cells that span rows say so: which of the rows their words are about is seen only in Word.
fn say_merged(rows: &mut [Vec<Cell>]) {
    // The cells that reach down to here: where they stand and how many rows they have.
    let mut open: BTreeMap<u32, (usize, usize, usize)> = BTreeMap::new();
    let mut merged = Vec::new();
    for (at, row) in rows.iter().enumerate() {
        for (index, cell) in row.iter().enumerate() {
            match cell.merged {
                Some(Merged::Rest) => {
                    open.entry(cell.begin).and_modify(|(.., count)| *count += 1);
                }
                Some(Merged::First) => {
                    merged.extend(open.insert(cell.begin, (at, index, 1)));
                }
                None => merged.extend(open.remove(&cell.begin)),
            }
        }
    }
    merged.extend(open.into_values());
    for (at, index, count) in merged.into_iter().filter(|(.., count)| *count > 1) {
        say_rows(&mut rows[at][index].parts, count);
    }
}

fn say_rows(parts: &mut [Part], rows: usize) {
    let paragraph = parts.iter_mut().find_map(|part| match part {
        Part::Paragraph(paragraph) => Some(paragraph),
        Part::Table(_) => None,
    });
    let Some(paragraph) = paragraph else { return };
    let doubt = Some(Doubt::Rows { rows, words: paragraph.text() });
    paragraph.spans.push(Span { doubt, ..Span::default() });
}
