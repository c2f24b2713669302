//! The places on a page: size, margins, text region, mirrored for printing on both sides.

use crate::document::Orientation;
use crate::geom::{Margins, Pt, Size};
use crate::layout::context::Context;
use crate::layout::region::Region;
use crate::theme::PageStyle;

/// The places on the pages of a document.
#[derive(Debug, Default, Clone, Copy, PartialEq)]
pub(super) struct Geometry {
    /// Size of every page.
    pub(super) size: Size,
    /// y of the text's top.
    pub(super) top: Pt,
    /// y of the header's baseline.
    pub(super) header_y: Pt,
    /// From the footer's baseline to the bottom.
    pub(super) footer_y: Pt,
    margins: Margins,
    double_sided: bool,
    rtl: bool,
}

/// The least height and width of text, however large the margins.
const LEAST_TEXT: Pt = Pt::mm(20.0);

impl Geometry {
    /// The places that the document and its theme ask for.
    pub(super) fn new(context: &Context<'_>) -> Geometry {
        let setup = &context.document.setup;
        let (width, height) = (Pt::mm(setup.paper.width_mm), Pt::mm(setup.paper.height_mm));
        let size = match setup.orientation {
            Orientation::Portrait => Size::new(width, height),
            Orientation::Landscape => Size::new(height, width),
        };
        let theme = context.theme;
        let PageStyle { margins, header_y, footer_y } = theme.page.within(setup, &theme.running);
        let (double_sided, rtl) = (setup.double_sided, context.is_rtl());
        Geometry { size, top: margins.top, header_y, footer_y, margins, double_sided, rtl }
    }

    /// The same margins on a page of another size.
    pub(super) fn of_size(self, size: Size) -> Geometry {
        Geometry { size, ..self }
    }

    /// The same margins on a page that lies across.
    pub(super) fn across(self) -> Geometry {
        self.of_size(Size::new(self.size.height, self.size.width))
    }

    /// The height of a page's text.
    pub(super) fn text_height(&self) -> Pt {
        (self.size.height - self.margins.top - self.margins.bottom).max(LEAST_TEXT)
    }

    /// Whether a page is the back of a sheet printed on both sides.
    pub(super) fn is_back(&self, page: usize) -> bool {
        self.double_sided && page % 2 == 1
    }

    /// The region of a page's text. The binding is where lines begin; on the back of a sheet (every
    /// second page) it is on the other side.
    pub(super) fn region(&self, page: usize) -> Region {
        let binding_at_right = self.rtl != self.is_back(page);
        let left = if binding_at_right { self.margins.outer } else { self.margins.inner };
        let width = self.size.width - self.margins.inner - self.margins.outer;
        Region { left, width: width.max(LEAST_TEXT), rtl: self.rtl }
    }
}
