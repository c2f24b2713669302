//! The page: paper, margins, the section's properties.

use crate::document::{Document, Orientation};
use crate::geom::{Margins, Pt, Size};
use crate::locale::Direction;
use crate::theme::{PageStyle, Theme};

use super::units::{twips, width};

/// Paper and margins of every section.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Page {
    /// The paper as it lies.
    pub(super) size: Size,
    /// The author's margins, else the theme's.
    pub(super) margins: Margins,
    orientation: Orientation,
    direction: Direction,
    header: Pt,
    footer: Pt,
}

impl Page {
    /// The page of a document in a theme.
    pub(super) fn new(document: &Document, theme: &Theme) -> Page {
        let setup = &document.setup;
        let (short, long) = (Pt::mm(setup.paper.width_mm), Pt::mm(setup.paper.height_mm));
        let size = match setup.orientation {
            Orientation::Portrait => Size::new(short, long),
            Orientation::Landscape => Size::new(long, short),
        };
        let PageStyle { margins, header_y, footer_y } = theme.page.within(setup, &theme.running);
        Page {
            size,
            margins,
            orientation: setup.orientation,
            direction: document.meta.direction,
            header: header_y,
            footer: footer_y,
        }
    }

    /// The page that lies across where this one stands upright, and the other way round.
    pub(super) fn across(self) -> Page {
        let size = Size::new(self.size.height, self.size.width);
        let orientation = match self.orientation {
            Orientation::Portrait => Orientation::Landscape,
            Orientation::Landscape => Orientation::Portrait,
        };
        Page { size, orientation, ..self }
    }

    /// The width of the text.
    pub(super) fn measure(&self) -> Pt {
        // A page that is all margin still gets columns of some width.
        (self.size.width - self.margins.inner - self.margins.outer).max(Pt(36.0))
    }

    /// The height of the text.
    pub(super) fn height(&self) -> Pt {
        (self.size.height - self.margins.top - self.margins.bottom).max(Pt(36.0))
    }

    /// Paper and margins for docx-rs. Margins name the sides of the paper on an odd page: the inner
    /// one is where lines begin; with `w:mirrorMargins` Word exchanges them on even pages.
    pub(super) fn section(&self) -> docx_rs::SectionProperty {
        let Margins { top, bottom, inner, outer } = self.margins;
        let (left, right) = match self.direction {
            Direction::Rtl => (outer, inner),
            Direction::Ltr => (inner, outer),
        };
        let edge = |line: Pt| twips((line - Pt(LINE_BOX)).max(Pt(14.0)));
        let margin = docx_rs::PageMargin::new()
            .top(twips(top))
            .bottom(twips(bottom))
            .left(twips(left))
            .right(twips(right))
            .header(edge(self.header))
            .footer(twips((self.footer - Pt(DEPTH)).max(Pt(14.0))))
            .gutter(0);
        let paper = |length: Pt| u32::try_from(width(length)).unwrap_or(u32::MAX);
        let mut size =
            docx_rs::PageSize::new().size(paper(self.size.width), paper(self.size.height));
        if self.orientation == Orientation::Landscape {
            size = size.orient(docx_rs::PageOrientationType::Landscape);
        }
        docx_rs::SectionProperty::new().page_size(size).page_margin(margin)
    }
}

/// The theme gives the baselines of header and footer, Word wants the edges of their lines: about
/// so much stands above and below the baseline of a small line.
const LINE_BOX: f64 = 10.0;
const DEPTH: f64 = 5.0;
