//! Single glyphs of a font: their measures and outlines, for the writers.

use std::ops::Range;

use ttf_parser::head::IndexToLocationFormat;
use ttf_parser::{GlyphId, OutlineBuilder, Tag};

use super::Font;

/// The smallest box around some ink, in units of the em; y points up.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Bounds {
    /// Left edge.
    pub x_min: i16,
    /// Lower edge.
    pub y_min: i16,
    /// Right edge.
    pub x_max: i16,
    /// Upper edge.
    pub y_max: i16,
}

/// One stroke of an outline: end points and control points in units of the em; y points up.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Segment {
    /// Begins a contour.
    Move([f32; 2]),
    /// A straight line.
    Line([f32; 2]),
    /// A quadratic curve: control point, end.
    Quadratic([f32; 2], [f32; 2]),
    /// A cubic curve: two control points, end.
    Cubic([f32; 2], [f32; 2], [f32; 2]),
    /// Closes the contour.
    Close,
}

impl Font {
    /// How many glyphs the font has.
    pub fn glyph_count(&self) -> u16 {
        self.face().number_of_glyphs()
    }

    /// From a glyph's origin to the next, in units of the em.
    pub fn advance(&self, glyph: u16) -> Option<u16> {
        self.face().glyph_hor_advance(GlyphId(glyph))
    }

    /// From a glyph's origin to the left edge of its ink, in units of the em (table `hmtx`).
    pub(crate) fn side_bearing(&self, glyph: u16) -> Option<i16> {
        self.face().glyph_hor_side_bearing(GlyphId(glyph))
    }

    /// The box around the ink of a glyph; none when it has no ink.
    pub fn bounds(&self, glyph: u16) -> Option<Bounds> {
        self.drawn(glyph).0
    }

    /// The box and the ink of a glyph: the parser draws the outline for each, so both are kept.
    fn drawn(&self, glyph: u16) -> (Option<Bounds>, u16) {
        let drawn = || {
            let bounds = self.face().glyph_bounding_box(GlyphId(glyph)).map(bounds);
            let component = bounds.and_then(|_| self.only_component(glyph));
            (bounds, component.unwrap_or(glyph))
        };
        match self.drawings().get(usize::from(glyph)) {
            Some(kept) => *kept.get_or_init(drawn),
            None => drawn(),
        }
    }

    /// The box around the ink of all glyphs.
    pub fn bounds_of_all(&self) -> Bounds {
        bounds(self.face().global_bounding_box())
    }

    /// Degrees by which upright strokes lean, counted counter-clockwise; 0 for an upright font.
    pub fn italic_angle(&self) -> f32 {
        self.face().italic_angle()
    }

    /// Whether glyphs are TrueType outlines (table `glyf`), not those of PostScript (`CFF`).
    pub fn is_true_type(&self) -> bool {
        self.face().tables().glyf.is_some()
    }

    /// The glyph whose ink this one repeats unchanged: the only component of a composite TrueType
    /// glyph, neither shifted nor scaled (OpenType, table `glyf`). Else the glyph itself.
    pub fn ink(&self, glyph: u16) -> u16 {
        self.drawn(glyph).1
    }

    fn only_component(&self, glyph: u16) -> Option<u16> {
        let outline = self.outline_bytes(glyph)?;
        // Contours −1 and the box, then flags, the component, and its shift in bytes or words.
        let [0xFF, 0xFF, _, _, _, _, _, _, _, _, high, low, g1, g0, shift @ ..] = outline else {
            return None;
        };
        let flags = u16::from_be_bytes([*high, *low]);
        let still = match flags & (SHIFTED | SCALED_OR_MORE | WORDS) {
            SHIFTED => shift.starts_with(&[0; 2]),
            BY_WORDS => shift.starts_with(&[0; 4]),
            _ => false,
        };
        still.then(|| u16::from_be_bytes([*g1, *g0]))
    }

    /// The outline of a glyph as the table `glyf` has it: empty without ink; none when the tables are
    /// damaged.
    pub(crate) fn outline_bytes(&self, glyph: u16) -> Option<&[u8]> {
        let OutlineTables { loca, glyf, is_long } = self.outlines()?;
        let loca = self.bytes().get(loca.clone())?;
        let offset = |index: usize| {
            if *is_long {
                let offset = u32::from_be_bytes(*loca.get(4 * index..)?.first_chunk()?);
                return usize::try_from(offset).ok();
            }
            let half = u16::from_be_bytes(*loca.get(2 * index..)?.first_chunk()?);
            Some(2 * usize::from(half))
        };
        let index = usize::from(glyph);
        self.bytes().get(glyf.clone())?.get(offset(index)?..offset(index + 1)?)
    }

    /// A table of the font file.
    pub(crate) fn table(&self, tag: &[u8; 4]) -> Option<&[u8]> {
        self.face().raw_face().table(Tag::from_bytes(tag))
    }

    /// The outline of a glyph as a writer makes it tight: remembered, for it depends on the glyph alone.
    /// None when it is damaged.
    pub(crate) fn tight_outline(
        &self,
        glyph: u16,
        tighten: impl FnOnce() -> Option<Box<[u8]>>,
    ) -> Option<&[u8]> {
        self.tight().get(usize::from(glyph))?.get_or_init(tighten).as_deref()
    }

    /// The outline of a glyph; empty when it has no ink.
    pub fn outline(&self, glyph: u16) -> Vec<Segment> {
        let mut outline = Outline(Vec::new());
        // The box that comes with it is not needed here.
        let _ = self.face().outline_glyph(GlyphId(glyph), &mut outline);
        outline.0
    }
}

/// Where in the file outlines are.
pub(super) struct OutlineTables {
    loca: Range<usize>,
    glyf: Range<usize>,
    is_long: bool,
}

impl OutlineTables {
    /// Those of a font; none when one of them is missing.
    pub(super) fn of(face: &ttf_parser::Face<'_>) -> Option<OutlineTables> {
        let place = |tag| {
            let mut tables = face.raw_face().table_records.into_iter();
            let record = tables.find(|record| record.tag == Tag::from_bytes(tag))?;
            let (start, length) = (record.offset as usize, record.length as usize);
            Some(start..start.checked_add(length)?)
        };
        let is_long = match face.tables().head.index_to_location_format {
            IndexToLocationFormat::Long => true,
            IndexToLocationFormat::Short => false,
        };
        Some(OutlineTables { loca: place(b"loca")?, glyf: place(b"glyf")?, is_long })
    }
}

/// Flag of a component whose arguments are words, not bytes.
const WORDS: u16 = 0x0001;
/// Flag of a component whose arguments are a shift.
const SHIFTED: u16 = 0x0002;
/// A shift in words.
const BY_WORDS: u16 = SHIFTED | WORDS;
/// Flags of a component that is scaled or after which another one comes.
const SCALED_OR_MORE: u16 = 0x0008 | 0x0020 | 0x0040 | 0x0080;

fn bounds(rect: ttf_parser::Rect) -> Bounds {
    Bounds { x_min: rect.x_min, y_min: rect.y_min, x_max: rect.x_max, y_max: rect.y_max }
}

struct Outline(Vec<Segment>);

impl OutlineBuilder for Outline {
    fn move_to(&mut self, x: f32, y: f32) {
        self.0.push(Segment::Move([x, y]));
    }

    fn line_to(&mut self, x: f32, y: f32) {
        self.0.push(Segment::Line([x, y]));
    }

    fn quad_to(&mut self, x1: f32, y1: f32, x: f32, y: f32) {
        self.0.push(Segment::Quadratic([x1, y1], [x, y]));
    }

    fn curve_to(&mut self, x1: f32, y1: f32, x2: f32, y2: f32, x: f32, y: f32) {
        self.0.push(Segment::Cubic([x1, y1], [x2, y2], [x, y]));
    }

    fn close(&mut self) {
        self.0.push(Segment::Close);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fonts::FontBook;

    #[test]
    fn an_outline_lies_within_the_bounds_of_its_glyph() {
        let fonts = FontBook::embedded();
        let font = fonts.get(fonts.find("Amiri", 400).expect("Amiri is embedded"));
        let glyph = font.face().glyph_index('ب').expect("Amiri has beh").0;
        let bounds = font.bounds(glyph).expect("beh has ink");
        let outline = font.outline(glyph);
        assert!(matches!(outline.first(), Some(Segment::Move(_))));
        for segment in &outline {
            if let Segment::Move([x, y]) | Segment::Line([x, y]) = *segment {
                assert!(x >= f32::from(bounds.x_min) && x <= f32::from(bounds.x_max));
                assert!(y >= f32::from(bounds.y_min) && y <= f32::from(bounds.y_max));
            }
        }
    }

    #[test]
    fn a_glyph_that_repeats_another_one_has_its_outline() {
        let fonts = FontBook::embedded();
        let font = fonts.get(fonts.find("Amiri", 400).expect("Amiri is embedded"));
        let repeating: Vec<u16> =
            (0..font.glyph_count()).filter(|&glyph| font.ink(glyph) != glyph).collect();
        assert!(!repeating.is_empty());
        for glyph in repeating {
            assert_eq!(font.outline(glyph), font.outline(font.ink(glyph)), "glyph {glyph}");
        }
    }

    #[test]
    fn a_space_has_an_advance_and_no_ink() {
        let fonts = FontBook::embedded();
        let font = fonts.get(fonts.find("Amiri", 400).expect("Amiri is embedded"));
        let space = font.face().glyph_index(' ').expect("Amiri has a space").0;
        assert!(font.advance(space).is_some_and(|advance| advance > 0));
        assert_eq!((font.bounds(space), font.outline(space)), (None, Vec::new()));
    }
}
