//! The glyphs of a TrueType font that a file needs, and their outlines.

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

/// Chooses the glyphs that chosen ones consist of; none when an outline is damaged.
pub(super) fn add_components(font: &Font, chosen: &mut Chosen) -> Option<()> {
    let mut open = chosen.glyphs().to_vec();
    while let Some(glyph) = open.pop() {
        chosen.add(glyph)?;
        for part in glyf::parts(font.outline_bytes(glyph)?) {
            let part = part?;
            if chosen.number(part).is_none() {
                open.push(part);
            }
        }
    }
    Some(())
}

/// The outline of a glyph in as few bytes as it needs; `points` and `renumber` as for
/// [`glyf::tightened`].
pub(super) fn tight_outline(
    font: &Font,
    glyph: u16,
    points: bool,
    renumber: impl Fn(u16) -> Option<u16>,
) -> Option<Cow<'_, [u8]>> {
    let outline = font.outline_bytes(glyph)?;
    if points && glyf::is_simple(outline) {
        let tighten = || glyf::tightened(outline, points, Some).map(Vec::into_boxed_slice);
        return font.tight_outline(glyph, tighten).map(Cow::Borrowed);
    }
    glyf::tightened(outline, points, renumber).map(Cow::Owned)
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
        let glyph = font.glyph('é').expect("Noto Sans has it");
        let parts = glyf::parts(font.outline_bytes(glyph).expect("has ink"));
        let parts: Vec<u16> = parts.map(|part| part.expect("is whole")).collect();
        assert!(!parts.is_empty(), "é consists of others");
        let mut chosen = Chosen::new(font.glyph_count());
        chosen.add(glyph).expect("is there");
        add_components(font, &mut chosen).expect("is whole");
        assert!(parts.iter().all(|&part| chosen.number(part).is_some()));
        assert!(chosen.glyphs().len() < 9, "and nothing else");
    }
}
