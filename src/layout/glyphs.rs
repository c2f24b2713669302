//! The glyphs of a text item: many of them in little room.
//!
//! A pack of a thousand pages holds millions of glyphs, so their texts stand in one string.

use std::iter::FusedIterator;

use crate::geom::Pt;

/// A glyph of a text item. Lengths in points at the item's size.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct PlacedGlyph<'a> {
    /// Its number in the font.
    pub id: u16,
    /// From this glyph's origin to the next one's.
    pub advance: Pt,
    /// Shift of the ink to the right.
    pub dx: Pt,
    /// Shift of the ink upwards.
    pub dy: Pt,
    /// The characters of the source that it stands for, in logical order; empty when another glyph
    /// of its cluster bears them.
    pub text: &'a str,
}

/// Glyphs from left to right.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Glyphs {
    kept: Vec<Kept>,
    /// The texts of all glyphs, one after another.
    texts: String,
}

/// A glyph without its text, which ends at a byte of the common string.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Kept {
    advance: Pt,
    dx: Pt,
    dy: Pt,
    text_end: u32,
    id: u16,
}

impl Glyphs {
    /// None yet, with room for so many that stand for an Arabic letter each.
    pub fn with_room(count: usize) -> Glyphs {
        Glyphs { kept: Vec::with_capacity(count), texts: String::with_capacity(2 * count) }
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.kept.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.kept.is_empty()
    }

    /// Adds a glyph on the right.
    pub fn push(&mut self, glyph: PlacedGlyph<'_>) {
        let PlacedGlyph { id, advance, dx, dy, text } = glyph;
        self.texts.push_str(text);
        let text_end = u32::try_from(self.texts.len()).expect("paragraphs are shorter than 4 GiB");
        self.kept.push(Kept { advance, dx, dy, text_end, id });
    }

    /// Moves what follows the last glyph to the right.
    pub(crate) fn widen_last(&mut self, by: Pt) {
        if let Some(last) = self.kept.last_mut() {
            last.advance += by;
        }
    }

    /// Gives back the room that further glyphs would take.
    pub fn shrink(&mut self) {
        self.kept.shrink_to_fit();
        self.texts.shrink_to_fit();
    }

    /// The glyph at a place, counted from the left.
    ///
    /// # Panics
    /// When there are fewer.
    pub fn at(&self, index: usize) -> PlacedGlyph<'_> {
        let start = index.checked_sub(1).map_or(0, |before| self.kept[before].text_end);
        let Kept { advance, dx, dy, text_end, id } = self.kept[index];
        let text = &self.texts[start as usize..text_end as usize];
        PlacedGlyph { id, advance, dx, dy, text }
    }

    /// All of them.
    pub fn iter(&self) -> Iter<'_> {
        Iter { glyphs: self, range: 0..self.len() }
    }
}

impl<'a> FromIterator<PlacedGlyph<'a>> for Glyphs {
    fn from_iter<I: IntoIterator<Item = PlacedGlyph<'a>>>(all: I) -> Glyphs {
        let mut glyphs = Glyphs::default();
        all.into_iter().for_each(|glyph| glyphs.push(glyph));
        glyphs
    }
}

/// Glyphs from left to right, or backwards.
#[derive(Debug, Clone)]
pub struct Iter<'a> {
    glyphs: &'a Glyphs,
    range: std::ops::Range<usize>,
}

impl<'a> Iterator for Iter<'a> {
    type Item = PlacedGlyph<'a>;

    fn next(&mut self) -> Option<PlacedGlyph<'a>> {
        self.range.next().map(|index| self.glyphs.at(index))
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        self.range.size_hint()
    }
}

impl DoubleEndedIterator for Iter<'_> {
    fn next_back(&mut self) -> Option<Self::Item> {
        self.range.next_back().map(|index| self.glyphs.at(index))
    }
}

impl ExactSizeIterator for Iter<'_> {}
impl FusedIterator for Iter<'_> {}

impl<'a> IntoIterator for &'a Glyphs {
    type Item = PlacedGlyph<'a>;
    type IntoIter = Iter<'a>;

    fn into_iter(self) -> Iter<'a> {
        self.iter()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn glyphs_keep_their_texts_forwards_and_backwards() {
        let glyph =
            |(id, text)| PlacedGlyph { id, text, advance: Pt(2.0), dx: Pt::ZERO, dy: Pt(1.0) };
        let all = [(7, "لا"), (8, ""), (9, "ب")].map(glyph);
        let glyphs: Glyphs = all.into_iter().collect();
        assert_eq!((glyphs.len(), glyphs.at(1), glyphs.at(2)), (3, all[1], all[2]));
        assert!(glyphs.iter().eq(all));
        assert!(glyphs.iter().rev().eq(all.into_iter().rev()));
    }

    #[test]
    fn a_kept_glyph_takes_half_of_a_cache_line() {
        assert_eq!(size_of::<Kept>(), 32);
    }
}
