//! Rows of tables, for readers that know lines and blocks of text but no tables.
//!
//! poppler joins lines of text into blocks and puts the blocks in order: a block before those that are below it and
//! share some of its width, and in text from right to left a block before those on the left of it. Where the lines of
//! a cell stand close enough, each cell of a row is such a block, and all of it comes out before the next one. Any
//! other row is one block, of lines that run through all its cells: wide spaces between its cells hold it together
//! (`show`). Between a row of several blocks and its neighbours stands a *bar*, a mark of direction as wide as the
//! tables, so that no block comes before those of the row above.

use super::PdfError;
use super::blanks::{blank, mark_of};
use super::content::{PageWriter, artifact_operator};
use super::extent::Extent;
use super::operators::push_string_byte;
use crate::fonts::{FontId, Metrics};
use crate::geom::Pt;
use crate::layout::frame::{Artifact, ElementId, ElementRole, Item, TextItem};

/// Lines farther apart, in ems, are no block to poppler.
const CLOSE: f64 = 1.5;

/// The size of the mark that is a bar: poppler joins no words to a block that are by three fifths larger or
/// smaller, and above a bar there must be no part of a block that stands before it.
const BAR: Pt = Pt(1.0);
/// What is left free above it, for sums of lengths are rounded.
const CLEAR: Pt = Pt(0.5);
/// The width of the mark before it is stretched, in thousandths of the em: `PDFium` begins a line where a
/// text stands lower than by so and so much of a character's width.
const WIDTH: u16 = 15_000;

/// A row of a table that is being shown.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Row {
    element: ElementId,
    /// Whether each cell is a block of its own.
    pub(super) in_blocks: bool,
    /// The lower end of its texts; zero without any.
    bottom: Pt,
}

impl PageWriter<'_, '_> {
    /// Notes in which row of a table the next texts stand: they are content of an element, and `rest`
    /// are the items that come after its beginning. With no element left the page ends.
    pub(super) fn enter_row(
        &mut self,
        element: Option<ElementId>,
        rest: &[Item],
    ) -> Result<(), PdfError> {
        let row = element.and_then(|element| Some((element, self.row_of(element)?)));
        let before = self.text.row;
        if before.map(|before| before.element) == row.map(|(_, row)| row) {
            return Ok(());
        }
        let next = row.map(|(element, row)| {
            let in_blocks = self.cells_are_blocks(row, element, rest);
            Row { element: row, in_blocks, bottom: Pt::ZERO }
        });
        if let Some(before) = before.filter(|before| before.bottom > Pt::ZERO)
            && (before.in_blocks || next.is_some_and(|next| next.in_blocks))
        {
            self.bar(before.bottom)?;
        }
        self.text.row = next;
        let last = self.text.lines.pop();
        self.text.lines.clear();
        self.text.lines.extend(last);
        Ok(())
    }

    /// Notes that a text stands in the row that is being shown.
    pub(super) fn enter_cell(&mut self, item: &TextItem) {
        let descent = -self.in_ems(item.font, |metrics| metrics.descent);
        if let (true, Some(row)) = (self.in_element, &mut self.text.row) {
            row.bottom = row.bottom.max(item.origin.y + item.size * descent);
        }
    }

    /// Draws a bar below a height.
    fn bar(&mut self, above: Pt) -> Result<(), PdfError> {
        let (Some((book, _)), Some([left, right])) = (self.text.font, self.text.tables) else {
            return Ok(());
        };
        let of = &mut self.shared.books[book];
        let Some(mark) = blank(of, mark_of(self.shared.direction), WIDTH, 0.0)? else {
            return Ok(());
        };
        let ascent = self.in_ems(self.shared.books[book].id, |metrics| metrics.ascent);
        let y = self.height - (above + CLEAR + BAR * ascent);
        let wide = (right - left) / (BAR * (mark.width / 1000.0));
        self.end_text();
        self.ops.op(artifact_operator(Artifact::Layout));
        self.ops.op("BT");
        self.ops.font(&super::content::font_name(book), BAR.0);
        self.ops.matrix([wide, 0.0, 0.0, 1.0], [left.0, y.0], "Tm");
        self.ops.bytes.push(b'(');
        for byte in mark.code.to_be_bytes() {
            push_string_byte(&mut self.ops.bytes, byte);
        }
        self.ops.op(")Tj");
        self.ops.op("ET");
        self.ops.op("EMC");
        self.text.font = Some((book, BAR));
        Ok(())
    }

    fn in_ems(&self, font: FontId, height: impl Fn(Metrics) -> i16) -> f64 {
        let metrics = self.shared.fonts.get(font).metrics();
        f64::from(height(metrics)) / f64::from(metrics.units_per_em)
    }

    /// The left and the right end of what stands in tables of a page.
    pub(super) fn tables(&self, items: &[Item]) -> Option<[Pt; 2]> {
        let (mut ends, mut in_table) = (None::<[Pt; 2]>, false);
        for item in items {
            match item {
                Item::Begin(element) => in_table = self.row_of(*element).is_some(),
                Item::End => in_table = false,
                Item::Text(text) if in_table => {
                    let Extent { left, right, .. } = Extent::of_whole(text);
                    let [least, most] = ends.unwrap_or([left, right]);
                    ends = Some([least.min(left), most.max(right)]);
                }
                _ => {}
            }
        }
        ends
    }

    /// Whether a cell of a row, the row that begins with an element, has several lines and all of them
    /// stand close together.
    fn cells_are_blocks(&self, row: ElementId, first: ElementId, rest: &[Item]) -> bool {
        let (mut cell, mut last) = (self.cell_of(first), None::<Pt>);
        let (mut blocks, mut artifact) = (false, false);
        for item in rest {
            match item {
                Item::Begin(element) => {
                    if self.row_of(*element) != Some(row) {
                        break;
                    }
                    let next = self.cell_of(*element);
                    last = last.filter(|_| next == cell);
                    cell = next;
                }
                Item::Artifact(_) => artifact = true,
                Item::End => artifact = false,
                Item::Text(text) if !artifact => {
                    let pitch = last.map_or(Pt::ZERO, |above| text.origin.y - above);
                    if pitch > text.size * CLOSE {
                        return false;
                    }
                    blocks |= pitch > Pt::ZERO;
                    last = Some(text.origin.y);
                }
                _ => {}
            }
        }
        blocks
    }

    fn row_of(&self, element: ElementId) -> Option<ElementId> {
        self.ancestor(element, |role| *role == ElementRole::TableRow)
    }

    fn cell_of(&self, element: ElementId) -> Option<ElementId> {
        let is_cell = |role: &ElementRole| {
            matches!(role, ElementRole::HeaderCell { .. } | ElementRole::DataCell)
        };
        self.ancestor(element, is_cell)
    }

    /// The nearest element of such a role that an element belongs to or is.
    fn ancestor(
        &self,
        element: ElementId,
        is_wanted: impl Fn(&ElementRole) -> bool,
    ) -> Option<ElementId> {
        let structure = self.shared.structure;
        let parent = |id: &ElementId| structure.get(id.0).and_then(|element| element.parent);
        let wanted = |id: &ElementId| structure.get(id.0).is_some_and(|it| is_wanted(&it.role));
        std::iter::successors(Some(element), parent).find(wanted)
    }
}
