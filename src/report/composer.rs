//! What the composition of one document has at hand, and what it gathers on the way.

use std::collections::BTreeMap;

use super::Files;
use super::front::kind_word;
use super::gather::Gathered;
use crate::diag::{Diagnostic, Diagnostics};
use crate::document::{Block, BlockId, Heading, Image, ImageId, Inlines, inline_text};
use crate::locale::{Calendars, Locale, Word};
use crate::model::{Calendar, DigitsOption, Meeting, Text};

/// The composition of one document: what it reads (`meeting`, `locale`, `files`) and what it
/// gathers (names of blocks, pictures, problems).
pub(super) struct Composer<'a> {
    pub(super) meeting: &'a Meeting,
    pub(super) locale: Locale,
    pub(super) files: &'a dyn Files,
    /// Pictures by path, so that one shown twice is stored once; none for one that failed.
    pub(super) pictures: BTreeMap<String, Option<ImageId>>,
    pub(super) images: Vec<Image>,
    pub(super) problems: Diagnostics,
    /// How many pictures and tables have a numbered caption so far.
    pub(super) figures: u64,
    pub(super) tables: u64,
    /// The words of the latest heading, to name a table that has no caption.
    pub(super) latest_heading: String,
    /// Whether the paper is bound with others: it has no cover or contents of its own, and whatever
    /// a register may gather has a name.
    pub(super) bound: bool,
    /// What registers may gather, in the order of the paper.
    pub(super) gathered: Vec<Gathered>,
    /// The word for the kind of paper.
    pub(super) kind: Word,
    last_id: u32,
}

impl<'a> Composer<'a> {
    pub(super) fn new(meeting: &'a Meeting, files: &'a dyn Files) -> Composer<'a> {
        Composer {
            meeting,
            locale: locale(meeting),
            files,
            pictures: BTreeMap::new(),
            images: Vec::new(),
            problems: Diagnostics::default(),
            figures: 0,
            tables: 0,
            latest_heading: String::new(),
            bound: false,
            gathered: Vec::new(),
            kind: kind_word(meeting.kind),
            last_id: 0,
        }
    }

    /// The pictures and warnings, unless there were errors.
    pub(super) fn finish(mut self) -> Result<(Vec<Image>, Vec<Diagnostic>), Diagnostics> {
        self.problems.sort();
        match self.problems.has_errors() {
            true => Err(self.problems),
            false => Ok((self.images, self.problems.0)),
        }
    }

    /// How many names were given.
    pub(super) fn names(&self) -> u32 {
        self.last_id
    }

    /// Leaves out names that others bear.
    pub(super) fn skip_names(&mut self, count: u32) {
        self.last_id += count;
    }

    /// A name that no other block of the document has.
    pub(super) fn next_id(&mut self) -> BlockId {
        self.last_id += 1;
        BlockId(self.last_id)
    }

    /// A heading of generated or written words.
    pub(super) fn heading(&mut self, level: u8, content: Inlines) -> Block {
        self.latest_heading = inline_text(&content);
        Block::Heading(Heading { level, id: self.next_id(), content })
    }

    /// The heading of a section: the author's as written, else the standard one.
    pub(super) fn section_heading(&mut self, own: Option<&Text>, standard: Word) -> Block {
        let content = own.map_or_else(|| self.word(standard), |own| self.text(own));
        self.heading(1, content)
    }
}

/// The locale that a meeting's language, country and options make.
fn locale(meeting: &Meeting) -> Locale {
    let mut locale = Locale::new(meeting.language, meeting.country.as_deref());
    if let DigitsOption::Set(digits) = meeting.document.digits {
        locale = locale.with_digits(digits);
    }
    match meeting.document.calendar {
        None => locale,
        Some(Calendar::Gregorian) => locale.with_calendars(Calendars::Gregorian),
        Some(Calendar::Hijri) => locale.with_calendars(Calendars::Hijri),
        Some(Calendar::Both) => locale.with_calendars(Calendars::Both),
        Some(Calendar::HijriFirst) => locale.with_calendars(Calendars::HijriFirst),
    }
}
