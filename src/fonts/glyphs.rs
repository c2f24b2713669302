//! Single glyphs of a font: their measures and outlines, for the writers.

use ttf_parser::{GlyphId, OutlineBuilder};

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

    /// The box around the ink of a glyph; none when it has no ink.
    pub fn bounds(&self, glyph: u16) -> Option<Bounds> {
        self.face().glyph_bounding_box(GlyphId(glyph)).map(bounds)
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

    /// The outline of a glyph; empty when it has no ink.
    pub fn outline(&self, glyph: u16) -> Vec<Segment> {
        let mut outline = Outline(Vec::new());
        // The box that comes with it is not needed here.
        let _ = self.face().outline_glyph(GlyphId(glyph), &mut outline);
        outline.0
    }
}

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
    fn a_space_has_an_advance_and_no_ink() {
        let fonts = FontBook::embedded();
        let font = fonts.get(fonts.find("Amiri", 400).expect("Amiri is embedded"));
        let space = font.face().glyph_index(' ').expect("Amiri has a space").0;
        assert!(font.advance(space).is_some_and(|advance| advance > 0));
        assert_eq!((font.bounds(space), font.outline(space)), (None, Vec::new()));
    }
}
