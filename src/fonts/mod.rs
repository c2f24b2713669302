//! Fonts: those in the binary, those of a folder the user names; never the system's.
//!
//! A [`FontBook`] is made once and shared by all threads; faces are parsed when first used.

mod charmap;
mod check;
mod embedded;
mod font;
mod glyphs;
mod plain;
mod spacing;

pub use font::{Font, FontError, FontId, Metrics};
pub use glyphs::{Bounds, Segment};
pub(crate) use plain::is_plain;

use std::cmp::Reverse;
use std::sync::Arc;

/// All fonts at hand, each with a number.
#[derive(Debug)]
pub struct FontBook {
    fonts: Vec<Font>,
}

/// The families to look in, in turn, for a character that the wanted family lacks (typography 1.6).
const FALLBACK: [&str; 9] = [
    "Amiri",
    "Noto Naskh Arabic",
    "Noto Sans Arabic",
    "Noto Kufi Arabic",
    "Noto Serif Hebrew",
    "Noto Sans",
    "Noto Sans Math",
    "Noto Sans Symbols 2",
    "Noto Emoji",
];

impl FontBook {
    /// The fonts in the binary.
    pub fn embedded() -> FontBook {
        FontBook { fonts: embedded::fonts() }
    }

    /// Adds a TrueType or OpenType font; of two plain fonts of one family and weight the later one wins.
    ///
    /// # Errors
    /// [`FontError`] when the bytes are no font, have no family name, or forbid embedding.
    pub fn add(&mut self, bytes: Arc<[u8]>) -> Result<FontId, FontError> {
        self.fonts.push(Font::from_bytes(bytes)?);
        Ok(FontId(self.fonts.len() - 1))
    }

    /// The font of this number.
    pub fn get(&self, id: FontId) -> &Font {
        &self.fonts[id.0]
    }

    /// Every font with its number, in the order they were added.
    pub fn iter(&self) -> impl Iterator<Item = (FontId, &Font)> {
        self.fonts.iter().enumerate().map(|(i, font)| (FontId(i), font))
    }

    /// The font of a family whose weight is nearest to the wanted one; of two at the same distance
    /// the bolder. Slanted and narrow or wide faces are taken only where a family has no other.
    /// Family names are compared without regard to ASCII case.
    pub fn find(&self, family: &str, weight: u16) -> Option<FontId> {
        self.iter()
            .filter(|(_, font)| font.family().eq_ignore_ascii_case(family))
            .min_by_key(|(id, font)| {
                let distance = font.weight().abs_diff(weight);
                let (bolder, later) = (Reverse(font.weight()), Reverse(*id));
                (!font.is_plain(), distance, bolder, later)
            })
            .map(|(id, _)| id)
    }

    /// The fonts to try, in turn, for a text set in `family`: the family itself, `companion`, the
    /// general fall-back families, then all others.
    pub fn candidates(&self, family: &str, companion: &str, weight: u16) -> Vec<FontId> {
        let named = [family, companion].into_iter().chain(FALLBACK);
        let mut ids: Vec<FontId> = Vec::new();
        let others = self.fonts.iter().map(Font::family);
        for id in named.chain(others).filter_map(|name| self.find(name, weight)) {
            if !ids.contains(&id) {
                ids.push(id);
            }
        }
        ids
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_the_nearest_weight_of_a_family() {
        let book = FontBook::embedded();
        let weight = |family, weight| book.find(family, weight).map(|id| book.get(id).weight());
        assert_eq!(weight("amiri", 400), Some(400));
        assert_eq!(weight("Amiri", 600), Some(700));
        assert_eq!(weight("Noto Kufi Arabic", 600), Some(600));
        assert_eq!(weight("Times New Roman", 400), None);
    }

    #[test]
    fn candidates_begin_with_the_wanted_family_and_hold_no_font_twice() {
        let book = FontBook::embedded();
        let ids = book.candidates("Noto Kufi Arabic", "Noto Kufi Arabic", 700);
        assert_eq!(book.get(ids[0]).family(), "Noto Kufi Arabic");
        let mut unique = ids.clone();
        unique.sort();
        unique.dedup();
        assert_eq!(unique.len(), ids.len());
    }

    #[test]
    fn the_table_of_embedded_fonts_agrees_with_the_files() {
        for (_, font) in FontBook::embedded().iter() {
            let again = Font::from_bytes(Arc::from(font.bytes())).expect("an embedded font parses");
            assert_eq!((font.family(), font.weight()), (again.family(), again.weight()));
            assert!(again.is_plain(), "{}", font.family());
        }
    }

    #[test]
    fn bytes_that_are_no_font_are_refused() {
        let mut book = FontBook::embedded();
        let junk: Arc<[u8]> = Arc::from(&b"no font"[..]);
        assert!(matches!(book.add(junk), Err(FontError::Unreadable(_))));
    }
}
