//! Words on paper, and which of them are elongated.

use mahdar::fonts::Font;

use super::paper::{Mark, PaperLine, fonts};

/// Amiri in a weight.
pub fn amiri(weight: u16) -> &'static Font {
    fonts().get(fonts().find("Amiri", weight).expect("embedded"))
}

/// The glyphs of a whole word as the shaper alone gives them, from left to right.
pub fn shaped(font: &Font, lang: &str, word: &str) -> Vec<u16> {
    let glyphs = by_shaper(font, lang, word);
    let id = |glyph: &rustybuzz::GlyphInfo| u16::try_from(glyph.glyph_id).expect("16 bits");
    glyphs.glyph_infos().iter().map(id).collect()
}

/// The width of a whole text as the shaper alone gives it, in font units.
pub fn advance(font: &Font, lang: &str, text: &str) -> i32 {
    by_shaper(font, lang, text).glyph_positions().iter().map(|glyph| glyph.x_advance).sum()
}

fn by_shaper(font: &Font, lang: &str, text: &str) -> rustybuzz::GlyphBuffer {
    let mut buffer = rustybuzz::UnicodeBuffer::new();
    buffer.push_str(text);
    buffer.set_direction(rustybuzz::Direction::RightToLeft);
    buffer.set_script(rustybuzz::script::ARABIC);
    buffer.set_language(lang.parse().expect("a language"));
    rustybuzz::shape(font.face(), &[], buffer)
}

/// A word with a kashida: its text, and the letters on both sides of the stroke in reading order.
#[derive(Debug)]
pub struct Stretched {
    /// Its text.
    pub word: String,
    /// What is read before the stroke.
    pub before: String,
    /// What is read after it.
    pub after: String,
}

/// The words of a line in reading order, each with its glyphs from right to left.
pub fn words(line: &PaperLine) -> Vec<Vec<&Mark>> {
    let mut words: Vec<Vec<&Mark>> = vec![Vec::new()];
    for glyph in line.glyphs.iter().rev() {
        if glyph.shown == " " {
            words.push(Vec::new());
        } else {
            words.last_mut().expect("has one").push(glyph);
        }
    }
    words
}

/// The stretched words of a line, by their places among its words.
pub fn stretched_words(line: &PaperLine) -> Vec<(usize, Stretched)> {
    let mut found = Vec::new();
    for (place, word) in words(line).iter().enumerate() {
        let strokes = inserted(word);
        let (Some(first), Some(last)) = (strokes.first(), strokes.last()) else { continue };
        assert_eq!(last - first + 1, strokes.len(), "one kashida a word");
        let (before, after) = (text(&word[..*first]), text(&word[last + 1..]));
        found.push((place, Stretched { word: text(word), before, after }));
    }
    found
}

fn text(glyphs: &[&Mark]) -> String {
    glyphs.iter().map(|glyph| glyph.shown.as_str()).collect()
}

/// The places of the strokes that the shaper alone would not give: Amiri itself makes room for some
/// marks and dots with a stroke.
fn inserted(word: &[&Mark]) -> Vec<usize> {
    if !word.iter().any(|glyph| glyph.stroke) {
        return Vec::new();
    }
    let mut plain = shaped(amiri(400), "ar", &text(word)).into_iter().rev().peekable();
    let is_extra = |&place: &usize| plain.next_if_eq(&word[place].id).is_none();
    (0..word.len()).filter(is_extra).collect()
}
