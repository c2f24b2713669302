//! Embedding levels of a paragraph (UAX #9), with virtual isolates around what must not be reordered.
//!
//! Line layout and the Word writer share this module, so that both put every character on the same
//! side. Isolates are never characters of the text: they live beside it, with an index map (HL3).

mod isolates;
mod levels;
mod tokens;

pub use isolates::{Isolate, isolates};
pub use levels::{Level, levels, levels_around};
pub(crate) use levels::{first_strong, is_amid_rtl, is_plain_arabic};
pub use tokens::{Token, tokens, tokens_around};

use crate::document::{PercentSide, RangeDirection};
use crate::locale::Direction;

/// What a document settled about ambiguous tokens.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Options {
    /// The order of the two ends of a range.
    pub ranges: RangeDirection,
    /// The side of a percent sign.
    pub percent: PercentSide,
    /// The direction of the text, of that around all isolates in it.
    pub base: Direction,
}
