//! How wide a text is, roughly, without shaping it.
//!
//! Advances come from the font; an Arabic letter that joins the next one is much narrower than the
//! form that stands alone, which is the only one the character map knows. Over the words of the
//! examples the sums come within a tenth of the shaped widths in the fonts at hand, for single words
//! within a fifth.

use unicode_bidi::{BidiClass, bidi_class};

use crate::document::{Inline, inline_text};
use crate::fonts::{Font, FontBook};
use crate::geom::Pt;
use crate::theme::{FamilyRole, TextStyle, Theme};

/// The width of a joined form as a share of that of the form that stands alone, where the font does
/// not tell.
const USUAL_JOINED: f64 = 0.6;
/// Frequent letters with the code points of their medial forms, which most fonts have: lam, meem,
/// yeh, noon, teh, ain, beh, heh, seen, qaf.
const MEDIAL_FORMS: [(char, char); 10] = [
    ('ل', '\u{FEE0}'),
    ('م', '\u{FEE4}'),
    ('ي', '\u{FEF4}'),
    ('ن', '\u{FEE8}'),
    ('ت', '\u{FE98}'),
    ('ع', '\u{FECC}'),
    ('ب', '\u{FE92}'),
    ('ه', '\u{FEEC}'),
    ('س', '\u{FEB4}'),
    ('ق', '\u{FED8}'),
];
/// What a text is given beyond the sum, so that it keeps its line: a long one averages out.
const LINE_SAFETY: f64 = 1.06;
const UNBROKEN_SAFETY: f64 = 1.12;
const WORD_SAFETY: f64 = 1.22;
/// The advance, in ems, of a character that the font does not have.
const USUAL_ADVANCE: f64 = 0.55;
/// The letters that never join the next one.
const RIGHT_JOINING: &str = "اأإآٱدذڈرزڑژوؤةىءے";

/// What is needed to estimate widths.
#[derive(Debug, Clone, Copy)]
pub(super) struct Estimate<'a> {
    theme: &'a Theme,
    book: &'a FontBook,
    /// How narrow joined forms are in each family.
    joined_body: f64,
    joined_display: f64,
}

impl<'a> Estimate<'a> {
    /// Estimates for the families of a theme.
    pub(super) fn new(theme: &'a Theme, book: &'a FontBook) -> Estimate<'a> {
        let joined = |role| joined(book, &theme.family(role).name);
        let (joined_body, joined_display) = (joined(FamilyRole::Body), joined(FamilyRole::Display));
        Estimate { theme, book, joined_body, joined_display }
    }

    /// The longest line of a text.
    pub(super) fn line(&self, content: &[Inline], style: TextStyle) -> Pt {
        let text = inline_text(content);
        let longest = text.lines().map(|line| self.advance(line, style)).max();
        longest.unwrap_or(Pt::ZERO) * LINE_SAFETY
    }

    /// The longest word of a text.
    pub(super) fn word(&self, content: &[Inline], style: TextStyle) -> Pt {
        let text = inline_text(content);
        let longest = text.split_whitespace().map(|word| self.advance(word, style)).max();
        longest.unwrap_or(Pt::ZERO) * WORD_SAFETY
    }

    /// The longest line of a text that must not break.
    pub(super) fn unbroken(&self, content: &[Inline], style: TextStyle) -> Pt {
        self.line(content, style) * (UNBROKEN_SAFETY / LINE_SAFETY)
    }

    fn advance(&self, text: &str, style: TextStyle) -> Pt {
        let family = self.theme.family(style.family);
        let Some(font) = self.book.find(&family.name, style.weight).map(|id| self.book.get(id))
        else {
            return style.size * (USUAL_ADVANCE * text.chars().count() as f64);
        };
        let joined = match style.family {
            FamilyRole::Body => self.joined_body,
            FamilyRole::Display => self.joined_display,
        };
        let mut letters = text.chars().filter(|c| bidi_class(*c) != BidiClass::NSM).peekable();
        let mut sum = 0.0;
        while let Some(c) = letters.next() {
            let advance = advance(font, c).unwrap_or(USUAL_ADVANCE);
            let joins = joins_next(c) && letters.peek().is_some_and(|next| is_letter(*next));
            sum += if joins { advance * joined } else { advance };
        }
        style.size * sum
    }
}

/// In ems.
fn advance(font: &Font, c: char) -> Option<f64> {
    let units = font.advance(font.glyph(c)?)?;
    Some(f64::from(units) / f64::from(font.metrics().units_per_em))
}

/// How wide medial forms are beside those that stand alone.
fn joined(book: &FontBook, family: &str) -> f64 {
    let sums = book.find(family, 400).map(|id| book.get(id)).and_then(|font| {
        MEDIAL_FORMS.iter().try_fold((0.0, 0.0), |(medial, alone), (letter, form)| {
            Some((medial + advance(font, *form)?, alone + advance(font, *letter)?))
        })
    });
    sums.filter(|(_, alone)| *alone > 0.0).map_or(USUAL_JOINED, |(medial, alone)| medial / alone)
}

fn is_letter(c: char) -> bool {
    matches!(c, '\u{620}'..='\u{64A}') || (bidi_class(c) == BidiClass::AL && c.is_alphabetic())
}

fn joins_next(c: char) -> bool {
    is_letter(c) && !RIGHT_JOINING.contains(c)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fonts_say_how_narrow_their_joined_forms_are() {
        let book = FontBook::embedded();
        let percent = |family| (joined(&book, family) * 100.0).round();
        assert_eq!((percent("Amiri"), percent("Noto Kufi Arabic")), (49.0, 68.0));
        assert_eq!(percent("Times New Roman"), 60.0);
    }

    #[test]
    fn joined_letters_and_marks_take_less_room() {
        let theme = Theme::builtin("formal").expect("is built in");
        let book = FontBook::embedded();
        let estimate = Estimate::new(&theme, &book);
        let style = theme.paragraphs.body.text;
        let line = |text: &str| estimate.line(&[Inline::generated(text)], style);
        assert!(line("سبب") < line("س ب ب"));
        assert_eq!(line("كُتِبَ"), line("كتب"));
        assert_eq!(line("12\n1234"), line("1234"));
        assert_eq!(estimate.word(&[], style), Pt::ZERO);
    }
}
