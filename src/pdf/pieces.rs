//! In which pieces a text is shown, so that readers put its characters into their order.
//!
//! A reader gets glyphs and guesses: each does it in a way of its own. What is cut here was found by
//! measuring (docs/lines.md).

use std::ops::Range;

use crate::locale::marks::is_mark;

/// The stretches of a text's codes in the order in which they are shown, each by an operator of its own.
/// `texts` are those of the codes from left to right.
///
/// In text from right to left `MuPDF` takes signs at the left end of an operator for its beginning, and signs
/// of the classes ET and ES for the end of what stands on their right. So such signs come by
/// themselves, in logical order. But pdf.js keeps a space only inside of an operator, and takes a mark at
/// the beginning of one for a part of what was shown before; there nothing is cut.
pub(super) fn pieces(texts: &[&str], rtl: bool) -> Vec<Range<usize>> {
    let mut pieces = Vec::new();
    if !rtl {
        pieces.push(0..texts.len());
        return pieces;
    }
    let mut end = texts.len();
    while end > 0 {
        let start = (1..end).rev().find(|&at| ends_behind(texts, at)).unwrap_or(0);
        let signs = start + signs(&texts[start..end]);
        pieces.extend((signs < end).then_some(signs..end));
        pieces.extend((start..signs).rev().map(|sign| sign..sign + 1));
        end = start;
    }
    pieces
}

/// Whether an operator ends with the sign at a place: letters follow it without a space.
fn ends_behind(texts: &[&str], at: usize) -> bool {
    texts[at].chars().all(is_of_numbers) && is_letter(texts[at - 1])
}

/// Signs that UAX #9 knows beside numbers (classes ES and ET), those that Arabic text may have.
fn is_of_numbers(c: char) -> bool {
    matches!(
        c,
        '+' | '-'
            | '\u{2212}'
            | '#'
            | '%'
            | '$'
            | '£'
            | '¥'
            | '¤'
            | '°'
            | '±'
            | '٪'
            | '؉'
            | '‰'
            | '\u{20A0}'..='\u{20CF}'
    )
}

/// How many signs and spaces at the left end of a stretch are shown by themselves.
fn signs(texts: &[&str]) -> usize {
    let count =
        |is: fn(&str) -> bool| move |rest: &[&str]| rest.iter().take_while(|t| is(t)).count();
    let spaces = count(is_space)(texts);
    let signs = spaces + count(is_sign)(&texts[spaces..]);
    match texts.get(signs) {
        // The space between them and the letters has to stay inside.
        Some(&next) if is_space(next) => spaces,
        Some(&next) if next.chars().all(is_mark) => signs.saturating_sub(1),
        Some(_) | None => signs,
    }
}

fn is_space(text: &str) -> bool {
    text.chars().all(char::is_whitespace)
}

fn is_letter(text: &str) -> bool {
    text.chars().any(char::is_alphanumeric)
}

fn is_sign(text: &str) -> bool {
    !is_space(text) && !is_letter(text) && !text.chars().any(is_mark)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The pieces of a text from right to left in which each character has a code.
    fn shown(text: &str) -> Vec<String> {
        let visual: Vec<String> = text.chars().rev().map(String::from).collect();
        let texts: Vec<&str> = visual.iter().map(String::as_str).collect();
        let logical = |piece: Range<usize>| texts[piece].iter().rev().copied().collect();
        pieces(&texts, true).into_iter().map(logical).collect()
    }

    #[test]
    fn signs_at_the_end_are_shown_in_logical_order() {
        assert_eq!(shown("قال: "), ["قال", ":", " "]);
        assert_eq!(shown("(نعم)."), ["(نعم", ")", "."]);
        assert_eq!(shown("، أو"), ["، أو"]);
        assert_eq!(shown(")."), [")", "."]);
    }

    #[test]
    fn a_space_stays_between_words_and_signs() {
        assert_eq!(shown("رمز ("), ["رمز ("]);
        assert_eq!(shown("رمز ( "), ["رمز (", " "]);
    }

    #[test]
    fn a_mark_never_begins_a_piece() {
        // The mark stands left of its letter.
        assert_eq!(shown("شكراً."), ["شكراً."]);
        assert_eq!(shown("شكراً. "), ["شكراً.", " "]);
    }

    #[test]
    fn a_sign_that_parts_letters_ends_a_piece() {
        assert_eq!(shown("وسم #خير ثم"), ["وسم #", "خير ثم"]);
        assert_eq!(shown("عمّان-إربد"), ["عمّان", "-", "إربد"]);
        assert_eq!(shown("أ + ب"), ["أ + ب"]);
    }

    #[test]
    fn text_from_left_to_right_is_one_piece() {
        let whole = 0..3;
        assert_eq!(pieces(&["o", "k", "."], false), std::slice::from_ref(&whole));
    }
}
