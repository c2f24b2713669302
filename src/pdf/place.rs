//! From the glyphs of a text item to codes in their places.
//!
//! Readers of a PDF must find each character once and nothing else: every code needs a text
//! (ISO 14289-1, 7.21.7), and an empty one turns into stray characters. A glyph without a text of
//! its own (a dot kept apart by the font, a kashida) is therefore drawn by the code of a neighbour,
//! whose width covers it.

use super::PdfError;
use super::codes::{CodeBook, Part};
use super::operators::whole;
use crate::geom::Pt;
use crate::layout::frame::{PlacedGlyph, TextItem};
use crate::locale::marks::is_mark;

/// A code in its place on the baseline; lengths in thousandths of the em.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct PlacedCode {
    /// The code.
    pub(super) code: u16,
    /// Its origin, from the origin of the text item.
    pub(super) x: f64,
    /// How far it moves the pen.
    pub(super) width: f64,
    /// Whether pdf.js passes over it: it does not move the pen for it, nor for a shift that follows.
    pub(super) passed: bool,
}

/// The codes of a text item from left to right; none when no glyph of it bears a text.
///
/// A mark that follows a space (it stands on the last letter of a right-to-left word) is given the
/// width of that space and of most of its stretch. The pen goes back by as much, so no ink moves; but pdf.js, which takes every
/// mark for one without width, then finds the letter beside the word before and adds no space of its
/// own between the letter and its mark.
pub(super) fn place(item: &TextItem, book: &mut CodeBook) -> Result<Vec<PlacedCode>, PdfError> {
    let cluster = Clusters::new(item, book.units_per_em());
    let mut parts = Vec::new();
    let mut codes = Vec::with_capacity(item.glyphs.len());
    let mut space_before = None;
    for (order, &host) in cluster.hosts.iter().enumerate() {
        let glyph = item.glyphs.at(host);
        cluster.parts(host, &mut parts);
        let end = cluster.hosts.get(order + 1).map_or(cluster.end, |&next| cluster.x[next]);
        let x = cluster.thousandths(cluster.x[host]);
        let span = whole(cluster.thousandths(end) - x);
        let mut width = width(book.natural_width(glyph.id), span, glyph.text);
        if let Some(space) = space_before.filter(|_| glyph.text.chars().all(is_mark)) {
            width = space;
        }
        let stretch = u16::try_from(span - i32::from(width)).unwrap_or(0);
        space_before = is_space(glyph.text).then(|| width + stretch / STRETCH * STRETCH);
        for part in &mut parts {
            part.glyph = book.font.ink(part.glyph);
        }
        let code = book.code(&parts, width, glyph.text)?;
        codes.push(PlacedCode { code, x, width: f64::from(width), passed: false });
    }
    Ok(codes)
}

/// In which steps the stretch of a space counts for the mark behind it: less than pdf.js takes for a space
/// (102), and enough that marks have few codes.
const STRETCH: u16 = 100;

/// The width of a code that is followed by the next one after `span`. Only the stretch of spaces
/// stays outside of widths: it differs from line to line. A letter before whose origin the next one
/// begins has none: pdf.js takes a pen that goes back far for the beginning of another text.
fn width(natural: i32, span: i32, text: &str) -> u16 {
    let width = if is_space(text) { natural } else { span };
    u16::try_from(width.max(0)).unwrap_or(u16::MAX)
}

/// The glyphs of an item, told apart by whether they bear a text.
struct Clusters<'a> {
    item: &'a TextItem,
    units_per_em: f64,
    /// The origin of each glyph.
    x: Vec<Pt>,
    /// The origin of what would come next.
    end: Pt,
    /// The glyphs that bear a text.
    hosts: Vec<usize>,
    /// The other glyphs, each after the one that bears the text it belongs to; sorted.
    guests: Vec<(usize, usize)>,
}

impl<'a> Clusters<'a> {
    fn new(item: &'a TextItem, units_per_em: f64) -> Clusters<'a> {
        let mut end = Pt::ZERO;
        let mut x = Vec::with_capacity(item.glyphs.len());
        let mut hosts = Vec::with_capacity(item.glyphs.len());
        let mut guests: Vec<(usize, usize)> = Vec::new();
        for (index, glyph) in item.glyphs.iter().enumerate() {
            x.push(end);
            end += glyph.advance;
            if bears_text(glyph) {
                hosts.push(index);
            } else {
                guests.extend(host(item, index).map(|host| (host, index)));
            }
        }
        guests.sort_unstable();
        Clusters { item, units_per_em, x, end, hosts, guests }
    }

    fn thousandths(&self, length: Pt) -> f64 {
        length / self.item.size * 1000.0
    }

    fn units(&self, length: Pt) -> i16 {
        if length == Pt::ZERO {
            return 0;
        }
        let units = whole(length / self.item.size * self.units_per_em);
        i16::try_from(units.clamp(i16::MIN.into(), i16::MAX.into())).expect("just clamped")
    }

    /// What the code of a glyph draws: the glyph, then its guests.
    fn parts(&self, host: usize, parts: &mut Vec<Part>) {
        parts.clear();
        parts.push(self.part(host, host));
        let first = self.guests.partition_point(|&(of, _)| of < host);
        let guests = self.guests[first..].iter().take_while(|&&(of, _)| of == host);
        parts.extend(guests.map(|&(_, guest)| self.part(guest, host)));
    }

    fn part(&self, index: usize, host: usize) -> Part {
        let glyph = self.item.glyphs.at(index);
        let dx = self.units(self.x[index] - self.x[host] + glyph.dx);
        Part { glyph: glyph.id, dx, dy: self.units(glyph.dy) }
    }
}

/// The glyph whose code draws the textless glyph `guest`: for a kashida the letter on its left,
/// which logically follows the joint (typography 2.4); for a dot its base, which stands on its
/// right in a right-to-left run and on its left in others.
fn host(item: &TextItem, guest: usize) -> Option<usize> {
    let glyphs = &item.glyphs;
    let takes = |index: &usize| is_letter(glyphs.at(*index));
    let before = || (0..guest).rev().find(takes);
    let after = || (guest + 1..glyphs.len()).find(takes);
    let base_after = glyphs.at(guest).advance == Pt::ZERO && item.rtl;
    let letter = if base_after { after().or_else(before) } else { before().or_else(after) };
    letter.or_else(|| glyphs.iter().position(bears_text))
}

/// Whether a glyph bears a text that may stand in a `ToUnicode` map.
fn bears_text(glyph: PlacedGlyph<'_>) -> bool {
    glyph.text.chars().any(|c| !matches!(c, '\0' | '\u{FEFF}' | '\u{FFFE}'))
}

fn is_letter(glyph: PlacedGlyph<'_>) -> bool {
    bears_text(glyph) && glyph.advance > Pt::ZERO && !is_space(glyph.text)
}

fn is_space(text: &str) -> bool {
    text.chars().all(char::is_whitespace)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layout::frame::Item;
    use crate::pdf::testing::Paper;

    #[test]
    fn a_mark_that_follows_a_space_is_as_wide_as_the_space_and_moves_nothing() {
        let paper = Paper::new("محضر");
        let face = paper.face("Amiri", 400, 12.0);
        let Item::Text(text) = paper.line(face, "كِتَابُ هِنْدٍ", 500.0, 100.0) else {
            unreachable!("a line is a text")
        };
        let text = &text;
        let mut book = CodeBook::new(text.font, paper.fonts.get(text.font));
        let codes = place(text, &mut book).expect("its glyphs are the font's");
        let texts: Vec<&str> =
            codes.iter().map(|code| &*book.entries()[usize::from(code.code) - 1].text).collect();
        let space = texts.iter().position(|text| *text == " ").expect("two words");
        assert_eq!(texts[space + 1], "\u{64F}");
        assert!(codes[space].width > 0.0);
        assert_eq!(codes[space + 1].width, codes[space].width);
        assert_eq!(codes[space + 2].x, codes[space + 1].x, "the letter stands where its mark does");
        let others = codes.iter().zip(&texts).enumerate().filter(|(i, _)| *i != space + 1);
        for (_, (code, text)) in others.filter(|(_, (_, text))| text.chars().all(is_mark)) {
            assert_eq!(code.width, 0.0, "{text:?}");
        }
    }

    #[test]
    fn a_mark_that_follows_a_stretched_space_is_as_wide_as_most_of_it() {
        let paper = Paper::new("محضر");
        let face = paper.face("Amiri", 400, 10.0);
        let Item::Text(mut text) = paper.line(face, "كلٌّ هنا", 500.0, 100.0) else {
            unreachable!("a line is a text")
        };
        let wide = |glyph: PlacedGlyph<'_>| glyph.advance + Pt(2.55);
        let stretched = text.glyphs.iter().map(|glyph| match glyph.text {
            " " => PlacedGlyph { advance: wide(glyph), ..glyph },
            _ => glyph,
        });
        text.glyphs = stretched.collect();
        let mut book = CodeBook::new(text.font, paper.fonts.get(text.font));
        let codes = place(&text, &mut book).expect("its glyphs are the font's");
        let space = codes.iter().position(|code| book.entry(code.code).text == " ");
        let space = space.expect("two words");
        // 255 thousandths of the em, in steps of a hundred.
        assert_eq!(codes[space + 1].width, codes[space].width + 200.0);
    }
}
