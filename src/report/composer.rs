//! What the composition of one document has at hand, and what it gathers on the way.

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;

use super::Files;
use super::front::kind_word;
use super::gather::Gathered;
use crate::diag::{Code, Diagnostic, Diagnostics, Message, Span};
use crate::document::{
    Block, BlockId, Heading, Image, ImageId, Inline, Inlines, Note, NoteMark, inline_text,
};
use crate::locale::{Calendars, Locale, Word};
use crate::model::{Calendar, DigitsOption, Meeting, Text};

/// A note where none can stand.
const STRAY_NOTE: Code = Code("W0137");

/// The composition of one document: what it reads (`meeting`, `locale`, `files`) and what it
/// gathers (names of blocks, pictures, problems).
pub(super) struct Composer<'a> {
    pub(super) meeting: &'a Meeting,
    pub(super) locale: Locale,
    pub(super) files: &'a dyn Files,
    /// Pictures by path, so that one shown twice is stored once; none for one that failed.
    pub(super) pictures: BTreeMap<String, Option<ImageId>>,
    /// The largest share of the measure that each picture is shown at.
    pub(super) shares: Vec<f64>,
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
    /// What becomes of the notes of texts.
    pub(super) noting: Noting,
    notes: RefCell<Vec<Note>>,
    stray_notes: RefCell<Vec<Span>>,
    last_id: Cell<u32>,
}

/// What becomes of the notes of texts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Noting {
    /// They go to the foot of the page.
    Set,
    /// They stand in brackets in the text, which is shown elsewhere with its notes.
    Inside,
    /// They stay in the text as they are written.
    Written,
}

impl<'a> Composer<'a> {
    pub(super) fn new(meeting: &'a Meeting, files: &'a dyn Files) -> Composer<'a> {
        Composer {
            meeting,
            locale: locale(meeting),
            files,
            pictures: BTreeMap::new(),
            shares: Vec::new(),
            images: Vec::new(),
            problems: Diagnostics::default(),
            figures: 0,
            tables: 0,
            latest_heading: String::new(),
            bound: false,
            gathered: Vec::new(),
            kind: kind_word(meeting.kind),
            noting: Noting::Set,
            notes: RefCell::default(),
            stray_notes: RefCell::default(),
            last_id: Cell::new(0),
        }
    }

    /// The pictures that can be used, and all problems.
    pub(super) fn finish(mut self) -> (Vec<Image>, Diagnostics) {
        let stray = self.stray_notes.take().into_iter();
        stray.for_each(|place| self.problems.push(stray_note().at(Some(place))));
        self.problems.sort();
        (self.images, self.problems)
    }

    /// How many names were given.
    pub(super) fn names(&self) -> u32 {
        self.last_id.get()
    }

    /// Leaves out names that others bear.
    pub(super) fn skip_names(&mut self, count: u32) {
        self.last_id.set(self.last_id.get() + count);
    }

    /// A name that no other block of the document has.
    pub(super) fn next_id(&self) -> BlockId {
        self.last_id.set(self.last_id.get() + 1);
        BlockId(self.last_id.get())
    }

    /// A note with this text; its mark, which is numbered when all blocks are there.
    pub(super) fn note(&self, content: Inlines) -> Inline {
        let id = self.next_id();
        self.notes.borrow_mut().push(Note { id, mark: String::new(), content });
        Inline::Note(NoteMark { id, mark: String::new() })
    }

    /// Notes a note that stays in its text.
    pub(super) fn stray_note(&self, place: Span) {
        let mut stray = self.stray_notes.borrow_mut();
        if !stray.contains(&place) {
            stray.push(place);
        }
    }

    /// The notes so far, which then are no longer here.
    pub(super) fn take_notes(&self) -> Vec<Note> {
        self.notes.take()
    }

    /// Adds notes of a paper bound with others.
    pub(super) fn add_notes(&self, notes: Vec<Note>) {
        self.notes.borrow_mut().extend(notes);
    }

    /// A heading of generated or written words.
    pub(super) fn heading(&mut self, level: u8, content: Inlines) -> Block {
        self.latest_heading = inline_text(&content);
        let content = self.by_itself(content);
        Block::Heading(Heading { level, id: self.next_id(), content })
    }

    /// The heading of a section: the author's as written, else the standard one.
    pub(super) fn section_heading(&mut self, own: Option<&Text>, standard: Word) -> Block {
        let content = own.map_or_else(|| self.word(standard), |own| self.text(own));
        self.heading(1, content)
    }
}

fn stray_note() -> Diagnostic {
    let message = Message::new(
        "حاشية في موضع لا حواشي له، فبقيت في النص كما كُتبت",
        "a note where no notes are set, which stays in the text as it is written",
    );
    let help = Message::new(
        "مواضع الحواشي: الفقرات والقوائم وخلايا الجداول والاقتباسات ونصوص القرارات والتوصيات والمهام؛ واكتب \\^ لإظهار العلامة نفسها",
        "notes go into paragraphs, lists, cells of tables, quotations, and the texts of decisions, \
         recommendations and actions; write \\^ for the sign itself",
    );
    Diagnostic::warning(STRAY_NOTE, message).help(help)
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
