//! How wide a text is, roughly, without shaping it.
//!
//! Advances come from the font; an Arabic letter that joins the next one is much narrower than the
//! form that stands alone, which is the only one the character map knows. Over the words of the
//! examples the sums come within a tenth of the shaped widths in the fonts at hand, for single words
//! within a fifth.

use unicode_bidi::{BidiClass, bidi_class};

use crate::document::{Inline, inline_text};
use crate::fonts::FontBook;
use crate::geom::Pt;
use crate::theme::{TextStyle, Theme};

/// The width of a joined form as a share of that of the form that stands alone.
const JOINED: f64 = 0.6;
/// What a text is given beyond the sum, so that it keeps its line: a long one averages out.
const LINE_SAFETY: f64 = 1.06;
const WORD_SAFETY: f64 = 1.18;
/// The advance, in ems, of a character that the font does not have.
const USUAL_ADVANCE: f64 = 0.55;
/// The letters that never join the next one.
const RIGHT_JOINING: &str = "اأإآٱدذڈرزڑژوؤةىءے";

/// What is needed to estimate widths.
#[derive(Debug, Clone, Copy)]
pub(super) struct Estimate<'a> {
    /// The families.
    pub(super) theme: &'a Theme,
    /// Their fonts.
    pub(super) book: &'a FontBook,
}

impl Estimate<'_> {
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
        self.line(content, style) * (WORD_SAFETY / LINE_SAFETY)
    }

    fn advance(&self, text: &str, style: TextStyle) -> Pt {
        let family = self.theme.family(style.family);
        let Some(font) = self.book.find(&family.name, style.weight).map(|id| self.book.get(id))
        else {
            return style.size * (USUAL_ADVANCE * text.chars().count() as f64);
        };
        let face = font.face();
        let em = f64::from(font.metrics().units_per_em);
        let mut letters = text.chars().filter(|c| bidi_class(*c) != BidiClass::NSM).peekable();
        let mut sum = 0.0;
        while let Some(c) = letters.next() {
            let advance = face.glyph_index(c).and_then(|glyph| face.glyph_hor_advance(glyph));
            let advance = advance.map_or(USUAL_ADVANCE, |units| f64::from(units) / em);
            let joins = joins_next(c) && letters.peek().is_some_and(|next| is_letter(*next));
            sum += if joins { advance * JOINED } else { advance };
        }
        style.size * sum
    }
}

fn is_letter(c: char) -> bool {
    bidi_class(c) == BidiClass::AL && c.is_alphabetic()
}

fn joins_next(c: char) -> bool {
    is_letter(c) && !RIGHT_JOINING.contains(c)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn joined_letters_and_marks_take_less_room() {
        let theme = Theme::builtin("formal").expect("is built in");
        let book = FontBook::embedded();
        let estimate = Estimate { theme: &theme, book: &book };
        let style = theme.paragraphs.body.text;
        let line = |text: &str| estimate.line(&[Inline::generated(text)], style);
        assert!(line("سبب") < line("س ب ب"));
        assert_eq!(line("كُتِبَ"), line("كتب"));
        assert_eq!(line("12\n1234"), line("1234"));
        assert_eq!(estimate.word(&[], style), Pt::ZERO);
    }
}
