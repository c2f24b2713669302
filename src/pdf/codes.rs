//! The codes of one font: one for each drawing, text and width (ISO 32000-1, 9.7.4).
//!
//! What a reader of the file copies is the text of each code, so a glyph that stands for two texts
//! has two codes. What it takes for the width of a letter, and from it for a gap between words, is
//! the width of the code. Codes therefore draw more than one glyph where letters have parts: dots
//! that the font keeps apart, a mark on its letter, a kashida beside it.

use super::PdfError;
use super::operators::whole;
use super::pieces::Class;
use crate::fonts::{Font, FontId};

/// A glyph of the font, shifted from the origin of the code that draws it (units of the em).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Part {
    /// Its number in the font.
    pub(super) glyph: u16,
    /// Its shift to the right.
    pub(super) dx: i16,
    /// Its shift upwards.
    pub(super) dy: i16,
}

/// What a code means.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Entry {
    /// What is drawn; never empty.
    pub(super) parts: Vec<Part>,
    /// The width in thousandths of the em.
    pub(super) width: u16,
    /// The text in logical order.
    pub(super) text: String,
    /// What this text is.
    pub(super) class: Class,
    /// One more than the index of the next entry with the same first glyph; 0 for none.
    next: usize,
}

/// The codes of one font, numbered from 1 in the order of their first use.
#[derive(Debug)]
pub(super) struct CodeBook<'a> {
    /// The font.
    pub(super) id: FontId,
    /// The font's data.
    pub(super) font: &'a Font,
    units_per_em: f64,
    /// The glyph of the space.
    blank: Option<u16>,
    entries: Vec<Entry>,
    /// By first glyph: one more than the index of its first entry; 0 for none.
    heads: Vec<usize>,
}

impl<'a> CodeBook<'a> {
    pub(super) fn new(id: FontId, font: &'a Font) -> CodeBook<'a> {
        let heads = vec![0; usize::from(font.glyph_count())];
        let units_per_em = f64::from(font.metrics().units_per_em);
        let blank = font.glyph(' ');
        CodeBook { id, font, units_per_em, blank, entries: Vec::new(), heads }
    }

    /// The code of a text without ink, of this width or the greatest that the font can tell; none when the
    /// font has no space.
    pub(super) fn blank(&mut self, text: &str, width: u16) -> Result<Option<u16>, PdfError> {
        let most = (f64::from(u16::MAX) * 1000.0 / self.units_per_em).floor();
        let width = u16::try_from(whole(most)).map_or(width, |most| width.min(most));
        let blank = self.blank.map(|glyph| Part { glyph, dx: 0, dy: 0 });
        blank.map(|part| self.code(&[part], width, text)).transpose()
    }

    /// The code that draws what another one does and stands for another text.
    pub(super) fn renamed(&mut self, code: u16, text: &str) -> Result<u16, PdfError> {
        let Entry { parts, width, .. } = self.entry(code).clone();
        self.code(&parts, width, text)
    }

    /// The code that draws what another one does and does not move the pen.
    pub(super) fn without_width(&mut self, code: u16) -> Result<u16, PdfError> {
        let Entry { parts, text, .. } = self.entry(code).clone();
        self.code(&parts, 0, &text)
    }

    /// What a code means.
    pub(super) fn entry(&self, code: u16) -> &Entry {
        &self.entries[usize::from(code) - 1]
    }

    /// The entries; the code of one is its index plus 1.
    pub(super) fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// How many units of the font make an em.
    pub(super) fn units_per_em(&self) -> f64 {
        self.units_per_em
    }

    /// The width that the font itself gives a glyph, in thousandths of the em.
    pub(super) fn natural_width(&self, glyph: u16) -> i32 {
        whole(f64::from(self.font.advance(glyph).unwrap_or(0)) * 1000.0 / self.units_per_em)
    }

    /// The code that draws these parts with this width and stands for this text.
    pub(super) fn code(&mut self, parts: &[Part], width: u16, text: &str) -> Result<u16, PdfError> {
        let glyph = parts[0].glyph;
        let damaged = || PdfError::NoSuchGlyph { font: self.font.family().to_owned(), glyph };
        let head = *self.heads.get(usize::from(glyph)).ok_or_else(damaged)?;
        let mut at = head;
        while at > 0 {
            let entry = &self.entries[at - 1];
            if entry.width == width && entry.parts == parts && entry.text == text {
                return self.numbered(at);
            }
            at = entry.next;
        }
        let (parts, class) = (parts.to_vec(), Class::of(text));
        let entry = Entry { parts, width, text: text.to_owned(), class, next: head };
        self.entries.push(entry);
        self.heads[usize::from(glyph)] = self.entries.len();
        self.numbered(self.entries.len())
    }

    fn numbered(&self, code: usize) -> Result<u16, PdfError> {
        u16::try_from(code).map_err(|_| PdfError::TooManyCodes(self.font.family().to_owned()))
    }
}

impl Entry {
    /// The single glyph that this entry draws as the font has it, if that is all.
    pub(super) fn plain(&self, natural_width: i32) -> Option<u16> {
        match self.parts[..] {
            [Part { glyph, dx: 0, dy: 0 }] if i32::from(self.width) == natural_width => Some(glyph),
            [..] => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fonts::FontBook;

    fn part(glyph: u16) -> Part {
        Part { glyph, dx: 0, dy: 0 }
    }

    #[test]
    fn a_glyph_has_one_code_for_each_text_and_width() {
        let fonts = FontBook::embedded();
        let (id, font) = fonts.iter().next().expect("there are fonts");
        let mut book = CodeBook::new(id, font);
        let mut code = |width, text| book.code(&[part(5)], width, text).expect("a code");
        assert_eq!([code(300, "ب"), code(300, "ت"), code(310, "ب"), code(300, "ب")], [1, 2, 3, 1]);
    }

    #[test]
    fn a_glyph_beyond_the_font_is_refused() {
        let fonts = FontBook::embedded();
        let (id, font) = fonts.iter().next().expect("there are fonts");
        let refused = CodeBook::new(id, font).code(&[part(u16::MAX)], 0, "x");
        assert!(matches!(refused, Err(PdfError::NoSuchGlyph { glyph: u16::MAX, .. })));
    }
}
