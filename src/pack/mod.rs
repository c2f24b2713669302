//! Briefing packs: the files that a pack names, read and bound into one document.
//!
//! Meetings, patterns of names and annexes come through [`Files`](crate::report::Files); nothing is
//! opened here. The places of all sources are counted through, as if the files stood one behind
//! another, so that what a layout finds wrong has its place in the right one of them.

mod export;
mod read;
mod sources;
mod unwritten;

pub use export::{csv, json};
pub use read::{BoundPack, bind};
pub(crate) use read::{no_registers, too_long};
pub use sources::{Problems, Sources};
pub use unwritten::of_meetings;

use crate::diag::Code;

/// A meeting's file is not there or cannot be read.
pub const NO_MEETING: Code = Code("E0601");
/// The file of an annex cannot be read.
pub const UNREADABLE_ANNEX: Code = Code("E0602");
/// An annex is encrypted, damaged, or no PDF.
pub const BAD_ANNEX: Code = Code("E0603");
/// More pages than a pack may have.
pub const TOO_LONG: Code = Code("E0604");
/// A meeting is written in another direction than its pack.
pub const OTHER_DIRECTION: Code = Code("E0605");
/// A file with annexes claims neither PDF/A nor PDF/UA.
pub const NO_CLAIM: Code = Code("W0611");
/// A form in an annex, which is shown and cannot be filled in.
pub const FLAT_FORM: Code = Code("W0612");
/// A meeting is named twice.
pub const NAMED_TWICE: Code = Code("W0613");
/// Rows of registers are asked for, and the pack has no registers.
pub const NO_REGISTERS: Code = Code("W0614");

/// The most pages of a pack.
pub const MOST_PAGES: usize = 20_000;
