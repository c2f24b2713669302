//! In which pieces a text is shown, and what helps readers to put its characters into their order.
//!
//! A reader gets glyphs and guesses: each does it in a way of its own, and none of them knows the isolates
//! of UAX #9. What is cut and marked here was found by measuring (docs/lines.md). The marks U+200E and U+200F
//! have no ink and no place in the order of the characters beside them; readers heed or drop them:
//!
//! * pdf.js drops a space wherever the pen goes back, but not one with a mark before it.
//! * `PDFium` turns stretches of one class of characters round one by one, and signs that have a mirror image
//!   unless a letter or mark from left to right came last.
//! * poppler takes spaces and signs on the left of what is read from left to right for a part of it,
//!   up to the next character that is read from right to left.
//! * `MuPDF` begins a line where the pen goes back, unless the direction changes there.

use std::ops::Range;

use crate::locale::marks::is_mark;

/// A space that pdf.js keeps: it takes only what begins with a space for one.
pub(super) const KEPT_SPACE: &str = "\u{200F} ";
/// A space inside of a number, which `PDFium` does not take for the end of it.
const SPACE_OF_NUMBER: &str = "\u{A0}";

/// A stretch of a text's codes that is shown by an operator of its own.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Piece {
    /// The codes, from left to right.
    pub(super) range: Range<usize>,
    /// Whether the direction must not be the one of what was shown before.
    pub(super) apart: bool,
    /// Whether it begins with the mark of a letter, which pdf.js takes for a part of what was shown before.
    pub(super) bare: bool,
    /// Whether a mark from right to left stands on its left.
    pub(super) led: bool,
    /// The codes that have a mark from right to left on their left.
    pub(super) parted: Vec<usize>,
    /// Whether a mark from left to right stands on its right.
    pub(super) closed: bool,
    /// Spaces that get another text.
    pub(super) spaces: Vec<(usize, &'static str)>,
    /// Whether `MuPDF` takes the end of it for text from right to left.
    pub(super) rtl: bool,
}

/// The pieces of a text in the order in which they are shown, which is logical order. `texts` are those of
/// the codes from left to right.
pub(super) fn pieces(texts: &[&str], rtl: bool) -> Vec<Piece> {
    if !rtl {
        return vec![left_to_right(texts)];
    }
    let kinds = kinds(texts);
    let mut pieces = Vec::new();
    let mut end = texts.len();
    while end > 0 {
        let piece = right_to_left(texts, &kinds, end);
        end = piece.range.start;
        pieces.push(piece);
    }
    pieces
}

/// A text from left to right. Where it ends with signs, they are its own.
fn left_to_right(texts: &[&str]) -> Piece {
    let number = |text: &str| !is_space(text) && text.chars().all(is_of_numbers);
    let inside = 1..texts.len().saturating_sub(1);
    let of_number =
        |&at: &usize| is_space(texts[at]) && number(texts[at - 1]) && number(texts[at + 1]);
    let last = texts.last().copied().unwrap_or_default();
    let closed = !is_letter(last);
    Piece {
        range: 0..texts.len(),
        apart: true,
        bare: false,
        led: true,
        closed,
        spaces: inside.filter(of_number).map(|at| (at, SPACE_OF_NUMBER)).collect(),
        rtl: !closed && last.chars().all(|c| matches!(c, '٠'..='٩')),
        parted: Vec::new(),
    }
}

/// The piece of a text from right to left that ends before a code.
fn right_to_left(texts: &[&str], kinds: &[Kind], end: usize) -> Piece {
    let begins_with_mark = |start: usize| texts[start].chars().all(is_mark);
    let kind = kinds[end - 1];
    let mut start = end - 1;
    if kind == Kind::Words {
        start = (0..end).rev().find(|&at| kinds[at] != kind).map_or(0, |at| at + 1);
        if start > 0 && begins_with_mark(start) && kinds[start - 1] == Kind::Space {
            start -= 1;
        }
    }
    let parted = |&at: &usize| {
        let (left, right) = (texts[at - 1], texts[at]);
        is_sign(right) && !left.contains(char::is_alphabetic)
            || is_sign(left) && right.chars().all(is_mark)
    };
    Piece {
        range: start..end,
        apart: kind != Kind::Words,
        bare: begins_with_mark(start),
        led: is_sign(texts[start]),
        parted: (start + 1..end).filter(parted).collect(),
        closed: kind != Kind::Words,
        spaces: is_space(texts[start]).then_some((start, KEPT_SPACE)).into_iter().collect(),
        rtl: kind == Kind::Words,
    }
}

/// What a code of a text from right to left belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// Words, with the spaces and most of the signs between them.
    Words,
    /// A sign that is shown alone.
    Sign,
    /// A space that is shown alone, since the pen goes back beside it.
    Space,
}

fn kinds(texts: &[&str]) -> Vec<Kind> {
    let mut kinds = vec![Kind::Words; texts.len()];
    let left = texts.iter().take_while(|text| is_space(text)).count();
    let right = texts.iter().rposition(|text| !is_space(text)).map_or(left, |last| last + 1);
    kinds[..left].fill(Kind::Space);
    kinds[right..].fill(Kind::Space);
    let ending = texts[left..right].iter().take_while(|text| is_sign(text)).count();
    for at in left..right {
        // A sign on the left of a mark keeps it from the beginning of an operator.
        let bears = texts.get(at + 1).is_some_and(|right| right.chars().all(is_mark));
        let alone = at < left + ending || is_mirrored(texts[at]) || ends_behind(texts, at);
        if alone && !bears {
            kinds[at] = Kind::Sign;
        }
    }
    for at in left..right {
        let beside = [at.checked_sub(1), Some(at + 1)];
        let beside = beside.into_iter().flatten().filter_map(|at| kinds.get(at));
        if is_space(texts[at]) && beside.into_iter().any(|kind| *kind != Kind::Words) {
            kinds[at] = Kind::Space;
        }
    }
    kinds
}

/// Whether an operator ends with the sign at a place: letters follow it without a space, and `MuPDF` would
/// take it for the end of what stands on its right.
fn ends_behind(texts: &[&str], at: usize) -> bool {
    at > 0 && is_letter(texts[at - 1]) && texts[at].chars().all(is_sign_of_numbers)
}

/// Whether a character is of the classes that make up numbers (UAX #9, AN, EN, ES, ET and CS).
fn is_of_numbers(c: char) -> bool {
    let digit = matches!(c, '0'..='9' | '٠'..='٩' | '۰'..='۹');
    digit || is_sign_of_numbers(c) || matches!(c, '.' | ',' | ':' | '/' | '٫' | '٬' | '،')
}

/// Signs that UAX #9 knows beside numbers (classes ES and ET), those that texts may have.
fn is_sign_of_numbers(c: char) -> bool {
    let currency = matches!(c, '$' | '£' | '¥' | '¤' | '\u{20A0}'..='\u{20CF}');
    currency || matches!(c, '+' | '-' | '\u{2212}' | '#' | '%' | '°' | '±' | '٪' | '؉' | '‰')
}

/// Whether `PDFium` turns a sign round in text from right to left.
fn is_mirrored(text: &str) -> bool {
    let mirrored = |c| {
        matches!(
            c,
            '(' | ')'
                | '['
                | ']'
                | '{'
                | '}'
                | '<'
                | '>'
                | '«'
                | '»'
                | '‹'
                | '›'
                | '≤'
                | '≥'
                | '“'
                | '”'
                | '‘'
                | '’'
        )
    };
    text.chars().all(mirrored)
}

fn is_space(text: &str) -> bool {
    text.chars().all(char::is_whitespace)
}

fn is_letter(text: &str) -> bool {
    text.contains(char::is_alphanumeric)
}

fn is_sign(text: &str) -> bool {
    !is_space(text) && !is_letter(text) && !text.contains(is_mark)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The pieces of a text in which each character has a code, in logical order: `←` and `→` are marks,
    /// `_` a space that is kept, `~` one of a number.
    fn shown(text: &str, rtl: bool) -> Vec<String> {
        let mut texts: Vec<String> = text.chars().map(String::from).collect();
        if rtl {
            texts.reverse();
        }
        let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
        let code = |piece: &Piece, at: usize| {
            let mark = piece.parted.contains(&at) || piece.led && at == piece.range.start;
            let space = piece.spaces.iter().find(|space| space.0 == at).map(|space| space.1);
            let text = match space {
                Some(KEPT_SPACE) => "_",
                Some(_) => "~",
                None => texts[at],
            };
            [if mark { "←" } else { "" }, text].map(str::to_owned)
        };
        let piece = |piece: Piece| {
            let mut codes: Vec<String> =
                piece.range.clone().flat_map(|at| code(&piece, at)).collect();
            codes.extend(piece.closed.then(|| "→".to_owned()));
            if rtl { codes.into_iter().rev().collect() } else { codes.concat() }
        };
        pieces(&texts, rtl).into_iter().map(piece).collect()
    }

    #[test]
    fn signs_at_the_end_are_shown_alone() {
        assert_eq!(shown("قال: ", true), ["قال", "→:←", "→_"]);
        assert_eq!(shown("نعم).", true), ["نعم", "→)←", "→.←"]);
    }

    #[test]
    fn signs_that_have_a_mirror_image_are_shown_alone() {
        assert_eq!(shown("قال «نعم» له", true), ["قال", "→_", "→«←", "نعم", "→»←", "→_", "له"]);
    }

    #[test]
    fn a_sign_between_words_is_marked_where_a_space_follows() {
        assert_eq!(shown("نعم، ثم", true), ["نعم،← ثم"]);
        assert_eq!(shown("د.ك.، ثم", true), ["د.ك.←،← ثم"]);
    }

    #[test]
    fn a_mark_never_begins_a_piece_when_there_is_something_before_it() {
        assert_eq!(shown("قلمٌ ", true), ["قلمٌ_"]);
        assert_eq!(shown("جدًّا.", true), ["جدًّا", "→.←"]);
        assert_eq!(shown("قلمٌ.", true), ["قلمٌ←.←"]);
        assert!(pieces(&["ٌ", "م"], true)[0].bare);
    }

    #[test]
    fn a_sign_of_numbers_that_parts_letters_is_shown_alone() {
        assert_eq!(shown("وسم #خير ثم", true), ["وسم", "→_", "→#←", "خير ثم"]);
        assert_eq!(shown("عمّان-إربد", true), ["عمّان", "→-←", "إربد"]);
        assert_eq!(shown("أ + ب", true), ["أ +← ب"]);
    }

    #[test]
    fn text_from_left_to_right_is_one_piece() {
        assert_eq!(shown("GitHub", false), ["←GitHub"]);
        assert_eq!(shown("ACME Ltd.", false), ["←ACME Ltd.→"]);
        assert_eq!(shown("+965 2200 x 10", false), ["←+965~2200 x 10"]);
    }

    #[test]
    fn arabic_numbers_are_read_from_right_to_left_by_one_reader() {
        let rtl = |text: &str| pieces(&[text], false)[0].rtl;
        assert_eq!([rtl("٤"), rtl("4"), rtl("٪")], [true, false, false]);
    }
}
