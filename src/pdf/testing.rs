//! For tests: pages made by hand, with real glyphs.

use std::collections::BTreeMap;

use rustybuzz::{BufferClusterLevel, Direction, UnicodeBuffer};
use unicode_bidi::{BidiInfo, Level};

use crate::document::Meta;
use crate::fonts::{FontBook, FontId};
use crate::geom::{Point, Pt, Size};
use crate::layout::frame::{
    Element, ElementId, ElementRole, Glyphs, Item, Page, PagedDocument, PlacedGlyph, TextItem,
};
use crate::locale::{self, Lang};
use crate::theme::Colour;

/// A4 upright.
pub(crate) const A4: Size = Size::new(Pt::mm(210.0), Pt::mm(297.0));

/// Properties of an Arabic document.
pub(crate) fn meta(title: &str) -> Meta {
    Meta {
        title: title.to_owned(),
        subject: String::new(),
        author: String::new(),
        keywords: Vec::new(),
        lang: Lang::Ar,
        country: None,
        direction: locale::Direction::Rtl,
        stamp: None,
    }
}

/// A document under construction, with the fonts of the binary.
pub(crate) struct Paper {
    /// The fonts.
    pub(crate) fonts: FontBook,
    /// The document so far.
    pub(crate) paged: PagedDocument,
}

/// A font by family and weight, and a size.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Face {
    /// The font.
    pub(crate) font: FontId,
    /// Size of the em in points.
    pub(crate) size: f64,
}

impl Paper {
    /// A document whose structure is the document element alone, with one empty page.
    pub(crate) fn new(title: &str) -> Paper {
        let root = Element { parent: None, role: ElementRole::Document, lang: None };
        let mut paper = Paper {
            fonts: FontBook::embedded(),
            paged: PagedDocument {
                meta: meta(title),
                pages: Vec::new(),
                outline: Vec::new(),
                structure: vec![root],
                destinations: BTreeMap::new(),
                front: None,
            },
        };
        paper.page();
        paper
    }

    /// Begins a page.
    pub(crate) fn page(&mut self) {
        let label =
            locale::digits::DigitSet::Arab.convert(&(self.paged.pages.len() + 1).to_string());
        self.paged.pages.push(Page { size: A4, label, items: Vec::new(), sheet: None });
    }

    /// A font of the binary at a size.
    pub(crate) fn face(&self, family: &str, weight: u16, size: f64) -> Face {
        Face { font: self.fonts.find(family, weight).expect("an embedded family"), size }
    }

    /// Adds an element of the structure tree.
    pub(crate) fn element(&mut self, parent: ElementId, role: ElementRole) -> ElementId {
        self.paged.structure.push(Element { parent: Some(parent), role, lang: None });
        ElementId(self.paged.structure.len() - 1)
    }

    /// Draws something on the last page.
    pub(crate) fn draw(&mut self, item: Item) {
        self.paged.pages.last_mut().expect("there is a page").items.push(item);
    }

    /// Draws items as content of a new element.
    pub(crate) fn tagged(
        &mut self,
        parent: ElementId,
        role: ElementRole,
        items: Vec<Item>,
    ) -> ElementId {
        let element = self.element(parent, role);
        self.draw(Item::Begin(element));
        for item in items {
            self.draw(item);
        }
        self.draw(Item::End);
        element
    }

    /// A line of Arabic that ends at `right` (points from the left edge) on the baseline `y`.
    pub(crate) fn line(&self, face: Face, text: &str, right: f64, y: f64) -> Item {
        let glyphs = shape(&self.fonts, face, text);
        let width: Pt = glyphs.iter().map(|glyph| glyph.advance).sum();
        Item::Text(TextItem {
            origin: Point::new(Pt(right) - width, Pt(y)),
            font: face.font,
            size: Pt(face.size),
            colour: Colour::BLACK,
            turn: (1.0, 0.0),
            lang: Lang::Ar,
            rtl: true,
            glyphs,
        })
    }
}

/// The glyphs of a right-to-left line, from left to right.
pub(crate) fn shape(fonts: &FontBook, face: Face, text: &str) -> Glyphs {
    let bidi = BidiInfo::new(text, Some(Level::rtl()));
    let Some(paragraph) = bidi.paragraphs.first() else { return Glyphs::default() };
    let (levels, runs) = bidi.visual_runs(paragraph, paragraph.range.clone());
    runs.into_iter()
        .flat_map(|run| shape_run(fonts, face, &text[run.clone()], levels[run.start].is_rtl()))
        .collect()
}

fn shape_run<'t>(fonts: &FontBook, face: Face, text: &'t str, rtl: bool) -> Vec<PlacedGlyph<'t>> {
    let font = fonts.get(face.font);
    let mut buffer = UnicodeBuffer::new();
    buffer.push_str(text);
    buffer.guess_segment_properties();
    buffer.set_direction(if rtl { Direction::RightToLeft } else { Direction::LeftToRight });
    buffer.set_cluster_level(BufferClusterLevel::MonotoneCharacters);
    let shaped = rustybuzz::shape(font.face(), &[], buffer);
    let scale = face.size / f64::from(font.metrics().units_per_em);
    let points = |units: i32| Pt(f64::from(units) * scale);
    let mut glyphs: Vec<PlacedGlyph<'t>> = shaped
        .glyph_infos()
        .iter()
        .zip(shaped.glyph_positions())
        .map(|(info, place)| PlacedGlyph {
            id: u16::try_from(info.glyph_id).expect("glyph numbers have 16 bits"),
            advance: points(place.x_advance),
            dx: points(place.x_offset),
            dy: points(place.y_offset),
            text: "",
        })
        .collect();
    let clusters: Vec<usize> =
        shaped.glyph_infos().iter().map(|info| info.cluster as usize).collect();
    for (bearer, range) in bearers(&glyphs, &clusters, text.len()) {
        glyphs[bearer].text = &text[range];
    }
    glyphs
}

/// The widest glyph of each cluster, with the bytes of its text.
fn bearers(
    glyphs: &[PlacedGlyph<'_>],
    clusters: &[usize],
    end: usize,
) -> Vec<(usize, std::ops::Range<usize>)> {
    let mut starts = clusters.to_vec();
    starts.sort_unstable();
    starts.dedup();
    let widest = |start: usize| {
        (0..glyphs.len())
            .filter(|&index| clusters[index] == start)
            .max_by_key(|&index| (glyphs[index].advance, std::cmp::Reverse(index)))
    };
    starts
        .iter()
        .enumerate()
        .filter_map(|(index, &start)| {
            let end = starts.get(index + 1).copied().unwrap_or(end);
            widest(start).map(|bearer| (bearer, start..end))
        })
        .collect()
}
