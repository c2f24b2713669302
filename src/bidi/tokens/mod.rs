//! Tokens that keep their own order and stay on one line: phones, dates, versions, addresses.
//!
//! The Unicode algorithm alone prints `C++` as `++C` and a phone number backwards in Arabic text
//! (typography 1.4). Recognisers run from left to right in a fixed order; what one takes is not
//! searched again. Each match becomes virtual isolates (UAX #9, HL3) and ranges without line breaks.

mod dates;
mod expression;
mod file;
mod groups;
mod latin;
mod number;
mod phone;
mod reference;
mod scan;

use std::ops::Range;

use super::levels::{first_strong, is_plain_arabic};
use super::{Isolate, Options};
use crate::locale::Direction;
use scan::{Scan, is_arabic};

/// A stretch of text that is protected from its surroundings. Tokens may nest, outer ones first;
/// they never cross.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Token {
    /// Its bytes.
    pub range: Range<usize>,
    /// The direction it is isolated in; none where it is only kept together.
    pub isolate: Option<Direction>,
    /// Whether no line may break inside it.
    pub glue: bool,
    /// Whether it is an address that breaks by the rules of URLs.
    pub url: bool,
    /// Whether it is an address of e-mail, which may be broken where it is long.
    pub mail: bool,
}

/// A match of a recogniser, in places of characters.
struct Match {
    end: usize,
    parts: Vec<(Range<usize>, Part)>,
}

/// What is done with a part of a match.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    /// Isolated, left to right, unbreakable.
    Ltr,
    /// Isolated, left to right; breaks between words.
    Phrase,
    /// Isolated, left to right; breaks as URLs do.
    Url,
    /// Isolated, left to right; breaks as addresses of e-mail do.
    Mail,
    /// Isolated, right to left, unbreakable.
    Rtl,
    /// Only unbreakable.
    Glue,
}

impl Match {
    /// A match that is one token.
    fn whole(range: Range<usize>, part: Part) -> Match {
        Match { end: range.end, parts: vec![(range, part)] }
    }
}

type Recogniser = fn(&Scan<'_>, usize, Options) -> Option<Match>;

/// In the order in which they are tried at each place, those that begin with an Arabic letter last.
const RECOGNISERS: [Recogniser; 24] = [
    latin::url,
    latin::email,
    latin::handle,
    file::arabic_file,
    dates::iso_date,
    dates::dashed_date,
    phone::phone,
    dates::zoned_time,
    dates::date,
    latin::dated,
    groups::account,
    number::angle,
    expression::expression,
    number::masked,
    groups::hyphened,
    number::range,
    number::signed,
    number::currency,
    number::with_unit,
    number::grouped,
    reference::lettered,
    number::identifier,
    latin::phrase,
    reference::reference,
];

/// How many recognisers there are of tokens that begin with an Arabic letter.
const FROM_LETTERS: usize = 1;

/// The recognisers of tokens that begin with a character.
fn recognisers(first: Option<char>) -> &'static [Recogniser] {
    let from = if first.is_some_and(is_arabic) { RECOGNISERS.len() - FROM_LETTERS } else { 0 };
    &RECOGNISERS[from..]
}

/// The tokens of a paragraph without isolates, in order.
pub fn tokens(text: &str, options: Options) -> Vec<Token> {
    found(text, options, |_| options.base)
}

/// The tokens of a text whose direction at each byte is known.
fn found(text: &str, options: Options, base_at: impl Fn(usize) -> Direction) -> Vec<Token> {
    // Every kind of token has a digit, a Latin letter or a sign that such text has not.
    if is_plain_arabic(text) { Vec::new() } else { recognised(text, options, base_at) }
}

fn recognised(text: &str, options: Options, base_at: impl Fn(usize) -> Direction) -> Vec<Token> {
    let scan = Scan::new(text);
    let mut tokens = Vec::new();
    let mut at = 0;
    while at < scan.len() {
        let found = if scan.may_begin(at) {
            let options = Options { base: base_at(scan.byte(at)), ..options };
            let mut tried = recognisers(scan.at(at)).iter();
            tried.find_map(|recognise| recognise(&scan, at, options))
        } else {
            None
        };
        match found {
            Some(Match { end, parts }) => {
                tokens.extend(parts.into_iter().map(|(range, part)| token(&scan, range, part)));
                at = end.max(at + 1);
            }
            None => at += 1,
        }
    }
    tokens
}

/// The tokens of a paragraph as if these marks of notes were not in it: a mark ends no number and parts
/// no phrase. A token around a mark holds it; a mark at its edge stays outside. In one of these isolates, which nest,
/// outer ones first, a token is what it is in a text of that direction.
pub fn tokens_around(
    text: &str,
    marks: &[Range<usize>],
    isolates: &[Isolate],
    options: Options,
) -> Vec<Token> {
    let changes = changes(text, isolates, options.base);
    let base_at = |place: usize| {
        let known = changes.partition_point(|&(change, _)| change <= place).checked_sub(1);
        known.map_or(options.base, |last| changes[last].1)
    };
    if marks.is_empty() {
        return found(text, options, base_at);
    }
    let mut bare = String::with_capacity(text.len());
    let mut done = 0;
    // Where each mark was taken out, and how long all are up to it.
    let mut taken: Vec<(usize, usize)> = Vec::with_capacity(marks.len());
    for mark in marks {
        bare.push_str(&text[done..mark.start]);
        done = mark.end;
        taken.push((bare.len(), mark.end - bare.len()));
    }
    bare.push_str(&text[done..]);
    let shift = |is_before: &dyn Fn(usize) -> bool| {
        let before = taken.partition_point(|(place, _)| is_before(*place));
        before.checked_sub(1).map_or(0, |last| taken[last].1)
    };
    let start_of = |start: usize| start + shift(&|place| place <= start);
    let moved = |token: Token| {
        let Range { start, end } = token.range;
        Token { range: start_of(start)..end + shift(&|place| place < end), ..token }
    };
    found(&bare, options, |place| base_at(start_of(place))).into_iter().map(moved).collect()
}

/// Where the direction of a text changes, and to what.
fn changes(text: &str, isolates: &[Isolate], base: Direction) -> Vec<(usize, Direction)> {
    let mut changes = Vec::with_capacity(isolates.len() * 2);
    let mut open: Vec<(usize, Direction)> = Vec::new();
    let close = |open: &mut Vec<(usize, Direction)>, changes: &mut Vec<_>, place: usize| {
        while let Some((end, _)) = open.pop_if(|&mut (end, _)| end <= place) {
            changes.push((end, open.last().map_or(base, |&(_, direction)| direction)));
        }
    };
    for (range, direction) in isolates.iter().filter(|(range, _)| !range.is_empty()) {
        close(&mut open, &mut changes, range.start);
        let direction = direction.unwrap_or_else(|| first_strong(&text[range.clone()], base));
        changes.push((range.start, direction));
        open.push((range.end, direction));
    }
    close(&mut open, &mut changes, text.len());
    changes
}

fn token(scan: &Scan<'_>, range: Range<usize>, part: Part) -> Token {
    let isolate = match part {
        Part::Ltr | Part::Phrase | Part::Url | Part::Mail => Some(Direction::Ltr),
        Part::Rtl => Some(Direction::Rtl),
        Part::Glue => None,
    };
    let glue = matches!(part, Part::Ltr | Part::Mail | Part::Rtl | Part::Glue);
    let range = scan.byte(range.start)..scan.byte(range.end);
    Token { range, isolate, glue, url: part == Part::Url, mail: part == Part::Mail }
}

#[cfg(test)]
mod tests;
