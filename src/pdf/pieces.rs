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

/// A space that pdf.js keeps: it drops texts that begin with white space, and this one begins with a mark.
pub(super) const KEPT_SPACE: &str = "\u{200F} ";
/// A space inside of a number, which `PDFium` does not take for the end of it.
const SPACE_OF_NUMBER: &str = "\u{A0}";

/// What a code's text is, as far as readers treat it in a way of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Class {
    /// White space.
    Space,
    /// Marks of a letter.
    Mark,
    /// Something with a letter in it.
    Letter,
    /// An Arabic-Indic digit (UAX #9, AN).
    ArabicDigit,
    /// Another digit of the documents' (EN).
    Digit,
    /// A sign that UAX #9 knows beside numbers (ES and ET).
    SignOfNumbers,
    /// A sign that parts numbers (CS).
    Separator,
    /// A sign that `PDFium` turns round in text from right to left.
    Mirrored,
    /// Another sign.
    Sign,
}

impl Class {
    /// The class of a text.
    pub(super) fn of(text: &str) -> Class {
        let all = |is: fn(char) -> bool| text.chars().all(is);
        let mut chars = text.chars();
        if let (Some(c), None) = (chars.next(), chars.next()) {
            return Class::of_char(c);
        }
        if all(char::is_whitespace) {
            Class::Space
        } else if all(is_mark) {
            Class::Mark
        } else if text.contains(char::is_alphanumeric) || text.contains(is_mark) {
            Class::Letter
        } else {
            Class::Sign
        }
    }

    fn of_char(c: char) -> Class {
        match c {
            '٠'..='٩' => Class::ArabicDigit,
            '0'..='9' | '۰'..='۹' => Class::Digit,
            '+' | '-' | '\u{2212}' | '#' | '%' | '°' | '±' | '٪' | '؉' | '‰' => {
                Class::SignOfNumbers
            }
            '$' | '£' | '¥' | '¤' | '\u{20A0}'..='\u{20CF}' => Class::SignOfNumbers,
            '.' | ',' | ':' | '/' | '٫' | '٬' | '،' => Class::Separator,
            '(' | ')' | '[' | ']' | '{' | '}' | '<' | '>' | '≤' | '≥' => Class::Mirrored,
            '«' | '»' | '‹' | '›' | '“' | '”' | '‘' | '’' => Class::Mirrored,
            _ if c.is_whitespace() => Class::Space,
            _ if is_mark(c) => Class::Mark,
            _ if c.is_alphanumeric() => Class::Letter,
            _ => Class::Sign,
        }
    }

    fn is_sign(self) -> bool {
        matches!(self, Class::SignOfNumbers | Class::Separator | Class::Mirrored | Class::Sign)
    }

    fn is_letter(self) -> bool {
        matches!(self, Class::Letter | Class::ArabicDigit | Class::Digit)
    }

    fn is_of_number(self) -> bool {
        use Class::{ArabicDigit, Digit, Separator, SignOfNumbers};
        matches!(self, ArabicDigit | Digit | Separator | SignOfNumbers)
    }
}

/// A stretch of a text's codes that is shown by an operator of its own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Piece {
    /// The codes, from left to right.
    pub(super) range: Range<usize>,
    /// Whether the direction must not be the one of what was shown before.
    pub(super) apart: bool,
    /// Whether it ends the line with the mark of a letter, which pdf.js, where it comes first in an operator,
    /// takes for a part of what was shown before.
    pub(super) bare: bool,
    /// Whether a mark from right to left stands on its left.
    pub(super) led: bool,
    /// Whether a mark from left to right stands on its right.
    pub(super) closed: bool,
    /// Whether `MuPDF` takes the end of it for text from right to left.
    pub(super) rtl: bool,
}

/// A text that is to be cut.
#[derive(Debug, Default)]
pub(super) struct Text {
    /// What its codes are, from left to right.
    classes: Vec<Class>,
    /// Whether it reads from right to left.
    pub(super) rtl: bool,
    /// Whether it is the rest of a text from left to right, as where the style changes inside of a name.
    pub(super) goes_on: bool,
    /// Whether a text from left to right has such a rest.
    pub(super) has_rest: bool,
    /// Whether no other text follows on its line.
    pub(super) ends_line: bool,
    kinds: Vec<Kind>,
    /// Where the pieces end that have not been shown.
    rest: usize,
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

impl Text {
    /// Begins to cut it into pieces.
    pub(super) fn cut(&mut self, classes: impl Iterator<Item = Class>) {
        self.classes.clear();
        self.classes.extend(classes);
        self.rest = self.classes.len();
        if self.rtl {
            self.find_kinds();
        }
    }

    /// The next piece, in the order in which they are shown, which is logical order.
    pub(super) fn next_piece(&mut self) -> Option<Piece> {
        let end = self.rest;
        let piece = match end {
            0 => return None,
            _ if self.rtl => self.right_to_left(end),
            _ => self.left_to_right(),
        };
        self.rest = piece.range.start;
        Some(piece)
    }

    /// Whether a mark from right to left stands on the left of a code in a piece of words.
    pub(super) fn is_parted(&self, at: usize) -> bool {
        let (left, right) = (self.classes[at - 1], self.classes[at]);
        self.rtl
            && (right.is_sign() && left != Class::Letter || left.is_sign() && right == Class::Mark)
    }

    /// The text that the space at a place gets instead of its own.
    pub(super) fn space(&self, at: usize, piece: &Piece) -> Option<&'static str> {
        if self.classes[at] != Class::Space {
            return None;
        }
        if self.rtl {
            return (at == piece.range.start).then_some(KEPT_SPACE);
        }
        let number = |at: usize| self.classes.get(at).is_some_and(|class| class.is_of_number());
        (at > 0 && number(at - 1) && number(at + 1)).then_some(SPACE_OF_NUMBER)
    }

    /// Whether a piece begins with a space and the mark of a letter.
    pub(super) fn begins_with_space_and_mark(&self, piece: &Piece) -> bool {
        let begin = &self.classes[piece.range.clone()];
        self.rtl && begin.starts_with(&[Class::Space, Class::Mark])
    }

    /// A text from left to right is one piece. Where it ends with signs, they are its own.
    fn left_to_right(&self) -> Piece {
        let last = self.classes.last().copied();
        Piece {
            range: 0..self.classes.len(),
            apart: !self.goes_on,
            bare: false,
            led: !self.goes_on,
            closed: !self.has_rest && !last.is_some_and(Class::is_letter),
            rtl: last == Some(Class::ArabicDigit),
        }
    }

    /// The piece that ends before a code.
    fn right_to_left(&self, end: usize) -> Piece {
        let (classes, kinds) = (&self.classes, &self.kinds);
        let kind = kinds[end - 1];
        let mut start = end - 1;
        if kind == Kind::Words {
            start = kinds[..end].iter().rposition(|other| *other != kind).map_or(0, |at| at + 1);
            if start > 0 && classes[start] == Class::Mark && kinds[start - 1] == Kind::Space {
                start -= 1;
            }
        }
        Piece {
            range: start..end,
            apart: kind != Kind::Words,
            bare: self.ends_line && start == 0 && classes[start] == Class::Mark,
            led: classes[start].is_sign(),
            closed: kind != Kind::Words,
            rtl: kind == Kind::Words,
        }
    }

    fn find_kinds(&mut self) {
        let Text { classes, kinds, .. } = self;
        kinds.clear();
        kinds.resize(classes.len(), Kind::Words);
        let is_space = |class: &Class| *class == Class::Space;
        let left = classes.iter().take_while(|class| is_space(class)).count();
        let right = classes.iter().rposition(|class| !is_space(class)).map_or(left, |at| at + 1);
        kinds[..left].fill(Kind::Space);
        kinds[right..].fill(Kind::Space);
        let mut ending = true;
        for at in left..right {
            let class = classes[at];
            ending &= class.is_sign();
            // A sign on the left of a mark keeps it from the beginning of an operator.
            let bears = classes.get(at + 1) == Some(&Class::Mark);
            let alone = ending || class == Class::Mirrored || ends_behind(classes, at);
            if alone && !bears {
                kinds[at] = Kind::Sign;
            }
        }
        for at in left..right {
            let beside = |at: usize| kinds.get(at).is_some_and(|kind| *kind != Kind::Words);
            if is_space(&classes[at]) && (at > 0 && beside(at - 1) || beside(at + 1)) {
                kinds[at] = Kind::Space;
            }
        }
    }
}

/// Whether an operator ends with the sign at a place: letters follow it without a space, and `MuPDF` would
/// take it for the end of what stands on its right.
fn ends_behind(classes: &[Class], at: usize) -> bool {
    classes[at] == Class::SignOfNumbers && at > 0 && classes[at - 1].is_letter()
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
        let classes = texts.iter().map(|text| Class::of(text)).collect();
        let mut text = cut(classes, rtl);
        let code = |text: &Text, piece: &Piece, at: usize| {
            let first = at == piece.range.start;
            let mark = if first { piece.led } else { text.is_parted(at) };
            let shown = match text.space(at, piece) {
                Some(KEPT_SPACE) => "_",
                Some(_) => "~",
                None => &texts[at],
            };
            [if mark { "←" } else { "" }, shown].map(str::to_owned)
        };
        let mut pieces = Vec::new();
        while let Some(piece) = text.next_piece() {
            let codes = piece.range.clone().flat_map(|at| code(&text, &piece, at));
            let mut codes: Vec<String> = codes.collect();
            codes.extend(piece.closed.then(|| "→".to_owned()));
            if rtl {
                codes.reverse();
            }
            pieces.push(codes.concat());
        }
        pieces
    }

    fn cut(classes: Vec<Class>, rtl: bool) -> Text {
        let mut text = Text { rtl, ..Text::default() };
        text.cut(classes.into_iter());
        text
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
        let classes = ["ٌ", "م"].map(Class::of).to_vec();
        for ends_line in [true, false] {
            let mut text = Text { ends_line, ..cut(classes.clone(), true) };
            assert_eq!(text.next_piece().map(|piece| piece.bare), Some(ends_line));
        }
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
    fn the_rest_of_a_text_from_left_to_right_has_no_marks_between() {
        let name = ["M", "s", "."].map(Class::of).to_vec();
        let mut begin = Text { has_rest: true, ..cut(name.clone(), false) };
        let begin = begin.next_piece().expect("a piece");
        assert!(begin.led && !begin.closed);
        let mut rest = Text { goes_on: true, ..cut(name, false) };
        let rest = rest.next_piece().expect("a piece");
        assert!(!rest.led && !rest.apart && rest.closed);
    }

    #[test]
    fn arabic_numbers_are_read_from_right_to_left_by_one_reader() {
        let rtl = |text| cut(vec![Class::of(text)], false).next_piece().is_some_and(|p| p.rtl);
        assert_eq!([rtl("٤"), rtl("4"), rtl("٪")], [true, false, false]);
    }
}
