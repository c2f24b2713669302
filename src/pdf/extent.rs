//! Where texts stand on their lines, and which of them are beside each other.

use crate::geom::Pt;
use crate::layout::frame::{Item, TextItem};

/// The least distance, in thousandths of the em, of two texts of one line that are not beside each other.
const APART: f64 = 300.0;

/// Where a text stands.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Extent {
    /// The height of its baseline on the page.
    pub(super) baseline: Pt,
    /// Its left end.
    pub(super) left: Pt,
    /// Its right end.
    pub(super) right: Pt,
}

impl Extent {
    /// Where an item stands whose text has its ends there, in thousandths of the em from its origin.
    pub(super) fn of(item: &TextItem, ends: [f64; 2]) -> Extent {
        let [left, right] = ends.map(|x| item.origin.x + item.size * (x / 1000.0));
        Extent { baseline: item.origin.y, left, right }
    }

    /// Where all of an item stands.
    pub(super) fn of_whole(item: &TextItem) -> Extent {
        let right = item.origin.x + item.width();
        Extent { baseline: item.origin.y, left: item.origin.x, right }
    }

    /// Where the next text stands, when it is on the same line.
    pub(super) fn of_next(self, rest: &[Item]) -> Option<Extent> {
        let next = texts(rest).next().map(Extent::of_whole);
        next.filter(|next| next.baseline == self.baseline)
    }

    /// Where an item stands with the rest of its text, when that is from left to right.
    pub(super) fn with_rest(mut self, item: &TextItem, rest: &[Item]) -> Extent {
        for next in texts(rest).take_while(|next| !item.rtl && !next.rtl) {
            let extent = Extent::of_whole(next);
            if extent.baseline != self.baseline || !self.touches(extent, item.size) {
                break;
            }
            self.right = extent.right;
        }
        self
    }

    /// Whether another text begins where this one ends, from left to right.
    pub(super) fn touches(self, other: Extent, size: Pt) -> bool {
        ((other.left - self.right) / size * 1000.0).abs() < APART
    }

    /// Whether a text is beside another one on neither side.
    pub(super) fn stands_apart(self, other: Extent, size: Pt) -> bool {
        !self.touches(other, size) && !other.touches(self, size)
    }
}

fn texts(items: &[Item]) -> impl Iterator<Item = &TextItem> {
    items.iter().filter_map(|item| match item {
        Item::Text(text) => Some(text),
        _ => None,
    })
}
