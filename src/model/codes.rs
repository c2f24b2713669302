//! The codes of problems that only a meeting can have; the others are in `yaml`.

use crate::diag::Code;

/// A date or a time that does not exist or can't be read.
pub const BAD_DATE: Code = Code("E0121");
/// A person that `people` does not hold.
pub const UNKNOWN_PERSON: Code = Code("E0122");
/// Two people with one id.
pub const DUPLICATE_ID: Code = Code("E0123");
/// A section that does not exist, or that is named twice in `order`.
pub const BAD_SECTION: Code = Code("E0124");
/// A text that is too long, or nested in too many direction marks.
pub const BAD_TEXT: Code = Code("E0125");
/// A table whose rows are not as long as its header.
pub const BAD_TABLE: Code = Code("E0126");
/// A block that is nothing, or two things at once.
pub const BAD_BLOCK: Code = Code("E0127");
/// A date whose two calendars name different days.
pub const DATES_DISAGREE: Code = Code("E0128");

/// One item with an Arabic comma between brackets, where two may be meant.
pub const ARABIC_COMMA: Code = Code("W0131");
/// A picture without a description.
pub const NO_DESCRIPTION: Code = Code("W0132");
/// A heading whose list is empty, so that it does not appear.
pub const EMPTY_LIST: Code = Code("W0133");
/// A word that is nearly a known one.
pub const NEAR_WORD: Code = Code("W0134");
