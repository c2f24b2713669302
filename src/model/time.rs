//! Dates that exist, and times of day.

use super::Text;
use crate::diag::Span;
pub use crate::locale::{CivilDate, HijriDate, TimeOfDay as Time};

/// A date in one or two calendars; at least one of the three parts is there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Date {
    /// In the civil calendar.
    pub gregorian: Option<CivilDate>,
    /// In the Hijri calendar, as the author gave it.
    pub hijri: Option<HijriDate>,
    /// The whole as it is to be shown; overrides what would be made from the others.
    pub display: Option<Text>,
    /// Its place in the source.
    pub span: Span,
}

/// A term: a date, or words such as «نهاية الربع الثاني».
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum When {
    /// A date.
    Date(Date),
    /// Words, kept as written.
    Words(Text),
}
