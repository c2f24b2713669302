//! What the author settled about pages, digits and calendars: the key `document`.

use super::Text;
use crate::diag::{Code, Diagnostic};
use crate::document::{Dimensions, KashidaLevel, Orientation, PercentSide, RangeDirection};
use crate::geom::{Margins, Pt};
use crate::locale::Direction;
use crate::locale::digits::DigitSet;

/// The options of a document; what is none is left to the language, the country or the theme.
#[derive(Debug, Clone, PartialEq)]
pub struct DocumentOptions {
    /// The name of a theme, or the path of a theme file relative to the meeting's file.
    pub theme: Option<Text>,
    /// The paper, upright; A4 unless chosen.
    pub paper: Dimensions,
    /// Upright unless chosen.
    pub orientation: Orientation,
    /// Margins, when given.
    pub margins: Option<Margins>,
    /// Printed on both sides.
    pub double_sided: bool,
    /// Base direction, when it is not the language's.
    pub direction: Option<Direction>,
    /// Digits of generated numbers.
    pub digits: DigitsOption,
    /// Calendars of generated dates, when chosen.
    pub calendar: Option<Calendar>,
    /// Whether body text is justified.
    pub justify: bool,
    /// How freely kashida may be used.
    pub kashida: Option<KashidaLevel>,
    /// The order of the two ends of a range, when chosen.
    pub range_direction: Option<RangeDirection>,
    /// The side of a percent sign.
    pub percent_side: PercentSide,
    /// A table of contents: none for automatic.
    pub toc: Option<bool>,
    /// A cover page: none for automatic.
    pub cover: Option<bool>,
    /// The basmala at the head: none for automatic, which is never.
    pub basmala: Option<bool>,
    /// Page numbers: none for automatic.
    pub page_numbers: Option<bool>,
    /// Whether the Word file carries its fonts.
    pub embed_fonts: bool,
    /// Whether a border is drawn around each page.
    pub border: bool,
    /// Whether the PDF carries the meeting's file.
    pub attach_source: bool,
    /// Whether inline marks are read.
    pub markup: bool,
    /// The warnings that the author knows of, so that they need not be said.
    pub allow: Vec<Code>,
    /// What is mended in texts; nothing is, unless it is named here.
    pub repair: Vec<Repair>,
}

/// Mending of texts that an author may ask for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Repair {
    /// Letters in presentation forms become the letters they show.
    PresentationForms,
}

impl DocumentOptions {
    /// Whether a problem is a warning that need not be said.
    pub fn allows(&self, found: &Diagnostic) -> bool {
        !found.is_error() && self.allow.contains(&found.code)
    }

    /// What margins leave for text on the shorter side of the paper, along which lines run on upright
    /// pages and columns on those that lie across; none when it is enough.
    pub fn short_of_room(&self, margins: Margins) -> Option<Pt> {
        let Dimensions { width_mm, height_mm } = self.paper;
        let taken = (margins.inner + margins.outer).max(margins.top + margins.bottom);
        let left = Pt::mm(width_mm.min(height_mm)) - taken;
        (left < LEAST_ROOM).then_some(left.max(Pt::ZERO))
    }
}

/// The least width and height of text that a page is set with.
pub(crate) const LEAST_ROOM: Pt = Pt::mm(40.0);

/// The digits of generated numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum DigitsOption {
    /// Generated numbers follow the country, running text is untouched.
    #[default]
    AsWritten,
    /// This set.
    Set(DigitSet),
}

/// The calendars that dates are shown in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Calendar {
    /// Gregorian alone.
    Gregorian,
    /// Hijri alone.
    Hijri,
    /// Gregorian, then Hijri.
    Both,
    /// Hijri, then Gregorian.
    HijriFirst,
}

/// ISO 216 A4.
pub(super) const A4: Dimensions = Dimensions { width_mm: 210.0, height_mm: 297.0 };

impl Default for DocumentOptions {
    fn default() -> DocumentOptions {
        DocumentOptions {
            theme: None,
            paper: A4,
            orientation: Orientation::Portrait,
            margins: None,
            double_sided: false,
            direction: None,
            digits: DigitsOption::AsWritten,
            calendar: None,
            justify: true,
            kashida: None,
            range_direction: None,
            percent_side: PercentSide::Auto,
            toc: None,
            cover: None,
            basmala: None,
            page_numbers: None,
            embed_fonts: false,
            border: false,
            attach_source: false,
            markup: true,
            allow: Vec::new(),
            repair: Vec::new(),
        }
    }
}
