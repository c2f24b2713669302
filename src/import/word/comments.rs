//! Comments on what a Word file leaves in doubt.
//!
//! Until the meeting file is whole, pins in its texts remember which line each comment belongs to.

use std::collections::BTreeSet;

use super::super::Unsure;
use super::super::people::Doubt;
use super::super::write::{below, doubtful_heading, joined, mixed, unheaded, unmarked};
use super::Lines;
use crate::diag::Message;

/// The signs around the number of a pin: noncharacters, which no text may hold, and whose own ones are
/// taken away first.
const PIN: [char; 2] = ['\u{FDD0}', '\u{FDD1}'];

/// The numbers of comments that may be said often: that a quotation may begin elsewhere, what speaks against
/// reading a line as one person, that items or paragraphs became lines of the item above them, that a section has
/// no heading, one that stood below another, one that says more than its key, or nothing below its heading, that marks
/// stand in the middle of a quotation, or around others only, that something else stands in a list of people.
pub(super) const QUOTATION: usize = 0;
const PEOPLE: [Doubt; 4] = [Doubt::NoPerson, Doubt::Labelled, Doubt::Several, Doubt::Behind];
pub(super) const BELOW: usize = 1 + PEOPLE.len();
pub(super) const JOINED: usize = BELOW + 1;
pub(super) const UNHEADED: usize = JOINED + 1;
pub(super) const BELOW_ANOTHER: usize = UNHEADED + 1;
pub(super) const HEADING: usize = BELOW_ANOTHER + 1;
pub(super) const EMPTY: usize = HEADING + 1;
pub(super) const MIXED: usize = EMPTY + 1;
pub(super) const UNMARKED: usize = MIXED + 1;
pub(super) const MIXED_LIST: usize = UNMARKED + 1;
/// The last of them.
const LAST: usize = MIXED_LIST;

/// The number of the comment on a line of a list of people.
pub(super) fn number_of(doubt: Doubt) -> usize {
    1 + PEOPLE.iter().position(|known| *known == doubt).unwrap_or(0)
}

/// Whether a character belongs to a pin.
pub(super) fn is_pin(c: char) -> bool {
    PIN.contains(&c)
}

/// The pin of a comment.
pub(super) fn pin(number: usize) -> String {
    let [open, close] = PIN;
    format!("{open}{number}{close}")
}

/// A text without its pins.
pub(super) fn unpinned(text: &str) -> String {
    let mut pieces = text.split(PIN[0]);
    let first = pieces.next().unwrap_or_default().to_owned();
    pieces.fold(first, |text, piece| text + piece.split_once(PIN[1]).map_or("", |(_, rest)| rest))
}

/// The pins of a text alone.
pub(super) fn pins(text: &str) -> String {
    pinned(text).map(pin).collect()
}

/// The numbers of the pins in a text.
fn pinned(text: &str) -> impl Iterator<Item = usize> + '_ {
    text.split(PIN[0]).skip(1).filter_map(|piece| piece.split_once(PIN[1])?.0.parse().ok())
}

/// What is to be said, by the numbers of the pins.
#[derive(Debug)]
pub(super) struct Comments(Vec<Message>);

impl Comments {
    pub(super) fn new() -> Comments {
        let quotation = Message::new(
            "اقتباس لا يبين ملف Word أين يبدأ",
            "a quotation of which the Word file does not say where it begins",
        );
        let people = PEOPLE.map(Doubt::message);
        let below_another = Message::new(
            "عنوان كان تحت عنوان آخر، وصار قسماً مستقلاً",
            "a heading below another one, which became a section of its own",
        );
        let empty = Message::new(
            "عنوان لا شيء تحته في الأصل",
            "a heading with nothing below it in the original",
        );
        let mixed_list = Message::new(
            "أسماء بينها ما ليس اسماً، فبقي القسم كما هو خارج بابه",
            "names, and something else between them: the section was left as it is, outside of its key",
        );
        let others = [
            below(),
            joined(),
            unheaded(),
            below_another,
            doubtful_heading(),
            empty,
            mixed(),
            unmarked(),
            mixed_list,
        ];
        Comments([quotation].into_iter().chain(people).chain(others).collect())
    }

    /// The number of a comment that is to be said once.
    pub(super) fn say(&mut self, ar: String, en: String) -> usize {
        self.0.push(Message::new(ar, en));
        self.0.len() - 1
    }

    /// Lines without pins, each with its comments above it; what has lost its pin is said at the end.
    /// `before` is how many lines stand in front.
    pub(super) fn put(&self, lines: Lines, before: usize) -> (Lines, Vec<Unsure>) {
        let (mut whole, mut unsure) = (Lines::new(), Vec::new());
        let mut left: BTreeSet<usize> = (LAST + 1..self.0.len()).collect();
        let mut say = |number: usize, pad: &str, whole: &mut Lines| {
            let Some(what) = self.0.get(number).cloned() else { return };
            whole.push(format!("{pad}# راجع: {}", what.ar));
            unsure.push(Unsure { line: before + whole.len(), what });
        };
        for line in lines {
            let pad = &line[..line.len() - line.trim_start().len()];
            for number in pinned(&line).filter(|at| *at <= LAST || left.remove(at)) {
                say(number, pad, &mut whole);
            }
            whole.push(unpinned(&line));
        }
        left.into_iter().for_each(|number| say(number, "", &mut whole));
        (whole, unsure)
    }
}
