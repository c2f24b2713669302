//! Rows of tables, for readers that know lines and blocks of text but no tables.
//!
//! poppler joins lines of text into blocks and puts the blocks in order. Where the lines of a cell stand close
//! enough, each cell of a row is such a block, and all of it comes out before the next one. Any other row is one
//! block, of lines that run through all its cells: wide spaces between its cells hold it together (`show`).

use super::content::PageWriter;
use crate::geom::Pt;
use crate::layout::frame::{ElementId, ElementRole, Item};

/// Lines farther apart, in ems, are no block to poppler.
const CLOSE: f64 = 1.5;

/// A row of a table that is being shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Row {
    element: ElementId,
    /// Whether each cell is a block of its own.
    pub(super) in_blocks: bool,
}

impl PageWriter<'_, '_> {
    /// Notes in which row of a table the next texts stand: they are content of an element, and `rest`
    /// are the items that come after its beginning.
    pub(super) fn enter_element(&mut self, element: ElementId, rest: &[Item]) {
        let row = self.row_of(element);
        if self.text.row.map(|before| before.element) != row {
            let in_blocks = |row| self.cells_are_blocks(row, element, rest);
            self.text.row = row.map(|row| Row { element: row, in_blocks: in_blocks(row) });
            let last = self.text.lines.pop();
            self.text.lines.clear();
            self.text.lines.extend(last);
        }
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
