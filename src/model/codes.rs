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
/// An address to which no e-mail can go.
pub const BAD_ADDRESS: Code = Code("E0129");
/// A key of a pack that does not fit with another, or a day that is none.
pub const BAD_PACK: Code = Code("E0130");

/// One item with an Arabic comma between brackets, where two may be meant.
pub const ARABIC_COMMA: Code = Code("W0131");
/// A picture without a description.
pub const NO_DESCRIPTION: Code = Code("W0132");
/// A heading whose list is empty, so that it does not appear.
pub const EMPTY_LIST: Code = Code("W0133");
/// A word that is nearly a known one.
pub const NEAR_WORD: Code = Code("W0134");
/// An address of a letterhead to which no e-mail can go.
pub const ODD_ADDRESS: Code = Code("W0135");

/// A key that shows nothing here, or not without another one, which is missing.
pub const NO_EFFECT: Code = Code("W0138");

/// Text behind `#`, which YAML takes for a comment.
pub const HASH_IN_TEXT: Code = Code("W0139");

/// Lines or names that were meant for items of a list, and are one.
pub const FUSED_ITEMS: Code = Code("W0140");

/// Quotation marks that are not closed, or closed without having been opened.
pub const UNBALANCED_QUOTES: Code = Code("W0141");
/// A space before a sign of punctuation or a closing quotation mark.
pub const SPACE_BEFORE_SIGN: Code = Code("W0142");
/// `,` `;` `?` after a word in Arabic letters.
pub const EUROPEAN_SIGN: Code = Code("W0143");
/// Letters in shapes of their own, which never join.
pub const PRESENTATION_FORM: Code = Code("W0144");
/// Characters that turn the direction of letters by force.
pub const DIRECTION_OVERRIDE: Code = Code("W0145");
/// An embedding or isolate that is not closed.
pub const OPEN_DIRECTION: Code = Code("W0146");
/// A vowel sign without a letter before it.
pub const LONE_MARK: Code = Code("W0147");
/// A text that is the id of a person, where ids stand for nobody.
pub const ID_AS_TEXT: Code = Code("W0148");

/// A meeting that ends before it begins.
pub const END_BEFORE_START: Code = Code("W0151");
/// Votes that are not as many as those present.
pub const VOTES_AND_PRESENT: Code = Code("W0152");
/// A quorum whose numbers say otherwise than its words.
pub const QUORUM_CONTRADICTS: Code = Code("W0153");
/// Two items of a list with one number.
pub const NUMBER_TWICE: Code = Code("W0154");
/// A date before the meeting that should follow it, or the other way round.
pub const DATE_ORDER: Code = Code("W0155");
