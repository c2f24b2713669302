//! The glyphs of a TrueType font that a file needs, and what the font's tables say of them (OpenType,
//! tables `glyf`, `loca`, `hmtx`).

use std::borrow::Cow;

use super::glyf;
use crate::fonts::Font;

/// Glyphs of a font, numbered from 0 in the order in which they were chosen; the first is the font's
/// own glyph 0, which stands for what is missing.
pub(super) struct Chosen {
    glyphs: Vec<u16>,
    /// By glyph of the font: its number, 0 if it is not chosen.
    numbers: Vec<u16>,
}

impl Chosen {
    /// No glyph of so many but the first.
    pub(super) fn new(count: u16) -> Chosen {
        Chosen { glyphs: vec![0], numbers: vec![0; usize::from(count)] }
    }

    /// Chooses a glyph; none when the font does not have it.
    pub(super) fn add(&mut self, glyph: u16) -> Option<()> {
        let number = self.numbers.get_mut(usize::from(glyph))?;
        if glyph != 0 && *number == 0 {
            *number = u16::try_from(self.glyphs.len()).ok()?;
            self.glyphs.push(glyph);
        }
        Some(())
    }

    /// The number of a glyph, if it is chosen.
    pub(super) fn number(&self, glyph: u16) -> Option<u16> {
        let number = *self.numbers.get(usize::from(glyph))?;
        (number != 0 || glyph == 0).then_some(number)
    }

    /// The glyphs by their numbers.
    pub(super) fn glyphs(&self) -> &[u16] {
        &self.glyphs
    }
}

/// The tables of a font from which a program is made.
pub(super) struct Source<'a> {
    font: &'a Font,
    glyf: &'a [u8],
    loca: &'a [u8],
    long_offsets: bool,
    hmtx: &'a [u8],
    /// `head`, `hhea` and `maxp`, which go into the program but for some numbers.
    pub(super) head: &'a [u8],
    pub(super) hhea: &'a [u8],
    pub(super) maxp: &'a [u8],
}

impl<'a> Source<'a> {
    /// The tables of a font; none when one is missing or cut off.
    pub(super) fn new(font: &'a Font) -> Option<Source<'a>> {
        let head = font.table(b"head")?;
        Some(Source {
            font,
            glyf: font.table(b"glyf")?,
            loca: font.table(b"loca")?,
            long_offsets: u16_at(head, 50)? != 0,
            hmtx: font.table(b"hmtx")?,
            head,
            hhea: font.table(b"hhea")?,
            maxp: font.table(b"maxp")?,
        })
    }

    /// Chooses the glyphs that chosen ones consist of; none when an outline is damaged.
    pub(super) fn add_components(&self, chosen: &mut Chosen) -> Option<()> {
        let mut open = chosen.glyphs().to_vec();
        while let Some(glyph) = open.pop() {
            chosen.add(glyph)?;
            let outline = self.outline(glyph)?;
            for part in glyf::parts(outline)? {
                if chosen.number(part).is_none() {
                    open.push(part);
                }
            }
        }
        Some(())
    }

    /// The outline of a glyph; empty for one without ink.
    pub(super) fn outline(&self, glyph: u16) -> Option<&'a [u8]> {
        let offset = |index: usize| match self.long_offsets {
            true => u32_at(self.loca, 4 * index).map(|offset| offset as usize),
            false => u16_at(self.loca, 2 * index).map(|offset| 2 * usize::from(offset)),
        };
        let index = usize::from(glyph);
        self.glyf.get(offset(index)?..offset(index + 1)?)
    }

    /// The outline in as few bytes as it needs; `points` and `renumber` as for [`glyf::tightened`].
    pub(super) fn tight_outline(
        &self,
        glyph: u16,
        points: bool,
        renumber: impl Fn(u16) -> Option<u16>,
    ) -> Option<Cow<'a, [u8]>> {
        let outline = self.outline(glyph)?;
        if points && glyf::is_simple(outline) {
            let tighten = || glyf::tightened(outline, points, Some).map(Vec::into_boxed_slice);
            return self.font.tight_outline(glyph, tighten).map(Cow::Borrowed);
        }
        glyf::tightened(outline, points, renumber).map(Cow::Owned)
    }

    /// Advance and side bearing of a glyph. Glyphs beyond the last advance have that one.
    pub(super) fn metrics(&self, glyph: u16) -> Option<[u16; 2]> {
        let glyph = usize::from(glyph);
        let long = usize::from(u16_at(self.hhea, 34)?);
        let last = long.checked_sub(1)?;
        let bearing = if glyph < long { 4 * glyph + 2 } else { 4 * long + 2 * (glyph - long) };
        Some([u16_at(self.hmtx, 4 * glyph.min(last))?, u16_at(self.hmtx, bearing)?])
    }
}

/// The number at a place of a table.
pub(super) fn u16_at(bytes: &[u8], at: usize) -> Option<u16> {
    Some(u16::from_be_bytes(bytes.get(at..at + 2)?.try_into().ok()?))
}

fn u32_at(bytes: &[u8], at: usize) -> Option<u32> {
    Some(u32::from_be_bytes(bytes.get(at..at + 4)?.try_into().ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fonts::FontBook;

    #[test]
    fn glyphs_are_numbered_as_they_were_chosen() {
        let mut chosen = Chosen::new(9);
        for glyph in [5, 3, 0, 5] {
            chosen.add(glyph).expect("is there");
        }
        assert_eq!(chosen.glyphs(), [0, 5, 3]);
        assert_eq!(
            [0, 3, 5, 4, 9].map(|glyph| chosen.number(glyph)),
            [Some(0), Some(2), Some(1), None, None]
        );
        assert_eq!(chosen.add(9), None);
    }

    #[test]
    fn what_a_glyph_consists_of_is_chosen_with_it() {
        let fonts = FontBook::embedded();
        let font = fonts.get(fonts.find("Noto Sans", 400).expect("embedded"));
        let source = Source::new(font).expect("a whole font");
        let glyph = font.glyph('é').expect("Noto Sans has it");
        let parts = glyf::parts(source.outline(glyph).expect("has ink")).expect("is whole");
        assert!(!parts.is_empty(), "é consists of others");
        let mut chosen = Chosen::new(font.glyph_count());
        chosen.add(glyph).expect("is there");
        source.add_components(&mut chosen).expect("is whole");
        assert!(parts.iter().all(|&part| chosen.number(part).is_some()));
        assert!(chosen.glyphs().len() < 9, "and nothing else");
    }
}
