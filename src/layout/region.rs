//! A horizontal stretch of the page in which blocks are set.
//!
//! The seam between logical and visual terms: blocks speak of start and end, results are x positions.

use crate::geom::Pt;
use crate::theme::Align;

/// From `left` to `left + width`, with the side at which lines begin.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Region {
    /// x of the left edge.
    pub(crate) left: Pt,
    /// Distance to the right edge.
    pub(crate) width: Pt,
    /// Whether lines begin at the right.
    pub(crate) rtl: bool,
}

impl Region {
    /// The region without a margin at its start and one at its end.
    pub(crate) fn inset(self, start: Pt, end: Pt) -> Region {
        let left = self.left + if self.rtl { end } else { start };
        Region { left, width: (self.width - start - end).max(Pt::ZERO), rtl: self.rtl }
    }

    /// The part of the given width that begins at a distance from the start.
    pub(crate) fn part(self, from_start: Pt, width: Pt) -> Region {
        self.inset(from_start, self.width - from_start - width)
    }

    /// The left edge of a thing of this width that stands at the start.
    pub(crate) fn at_start(self, width: Pt) -> Pt {
        if self.rtl { self.left + self.width - width } else { self.left }
    }

    /// The left edge of a thing of this width that stands at the end.
    pub(crate) fn at_end(self, width: Pt) -> Pt {
        if self.rtl { self.left } else { self.left + self.width - width }
    }

    /// The left edge of a thing of this width, aligned.
    pub(crate) fn aligned(self, width: Pt, align: Align) -> Pt {
        match align {
            Align::Start | Align::Justify => self.at_start(width),
            Align::Centre => self.left + (self.width - width) / 2.0,
            Align::End => self.at_end(width),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn start_is_the_right_edge_of_a_right_to_left_region() {
        let region = Region { left: Pt(100.0), width: Pt(50.0), rtl: true };
        assert_eq!(region.at_start(Pt(10.0)), Pt(140.0));
        assert_eq!(region.at_end(Pt(10.0)), Pt(100.0));
        let inner = region.inset(Pt(5.0), Pt(15.0));
        assert_eq!((inner.left, inner.width), (Pt(115.0), Pt(30.0)));
        let part = region.part(Pt(0.0), Pt(20.0));
        assert_eq!((part.left, part.width), (Pt(130.0), Pt(20.0)));
    }
}
