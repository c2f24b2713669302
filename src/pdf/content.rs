//! Pages as content streams: items become operators, in their order.
//!
//! printpdf's own operators allocate for every glyph and write each as a string of its own, which
//! long documents feel in time and size. So content streams are written here and put in the place
//! of printpdf's.

use lopdf::{Dictionary, Stream};

use super::PdfError;
use super::codes::CodeBook;
use super::operators::{Box4, Operators, Rgb, push_number};
use super::show::TextState;
use super::streams::deflated;
use crate::document::{ImageId, Meta};
use crate::fonts::{Font, FontBook, FontId, Segment};
use crate::geom::{Point, Pt, Rect};
use crate::layout::frame::{Artifact, Element, ElementId, Item, LinkArea, Page, TextItem};
use crate::locale::{Direction, Lang};
use crate::theme::Colour;

/// A page as it goes into the file.
#[derive(Debug, Default)]
pub(super) struct PageContent {
    /// The content stream, compressed; taken when it goes into its place.
    pub(super) stream: Option<Stream>,
    /// The element of each marked-content sequence; its index is the MCID.
    pub(super) marks: Vec<ElementId>,
    /// The areas that lead somewhere.
    pub(super) links: Vec<LinkArea>,
}

/// A document's content streams under construction.
pub(super) struct ContentWriter<'a> {
    pub(super) fonts: &'a FontBook,
    pub(super) structure: &'a [Element],
    /// The language of the document.
    pub(super) lang: Lang,
    /// The direction of the document.
    pub(super) direction: Direction,
    /// How each image is turned to stand upright: a matrix on the unit square.
    upright: &'a [[f64; 6]],
    /// The codes of the fonts met so far.
    pub(super) books: Vec<CodeBook<'a>>,
}

impl<'a> ContentWriter<'a> {
    pub(super) fn new(
        fonts: &'a FontBook,
        structure: &'a [Element],
        meta: &Meta,
        upright: &'a [[f64; 6]],
    ) -> ContentWriter<'a> {
        let Meta { lang, direction, .. } = *meta;
        ContentWriter { fonts, structure, lang, direction, upright, books: Vec::new() }
    }

    /// The content of one page.
    pub(super) fn page(&mut self, page: &Page) -> Result<PageContent, PdfError> {
        let mut writer = PageWriter {
            shared: self,
            height: page.size.height,
            ops: Operators::default(),
            fill: None,
            in_element: false,
            in_watermark: false,
            text: TextState::default(),
            marks: Vec::new(),
            links: Vec::new(),
        };
        writer.text.tables = writer.tables(&page.items);
        for (item, next) in page.items.iter().zip(1..) {
            writer.item(item, &page.items[next..])?;
        }
        writer.enter_row(None, &[])?;
        writer.end_text();
        let stream = deflated(Stream::new(Dictionary::new(), writer.ops.bytes));
        Ok(PageContent { stream: Some(stream), marks: writer.marks, links: writer.links })
    }

    pub(super) fn book(&mut self, id: FontId) -> usize {
        if let Some(index) = self.books.iter().position(|book| book.id == id) {
            return index;
        }
        self.books.push(CodeBook::new(id, self.fonts.get(id)));
        self.books.len() - 1
    }
}

/// The name of a font in the resources.
pub(super) fn font_name(index: usize) -> String {
    format!("F{index}")
}

/// The name of an image in the resources.
pub(super) fn image_name(image: ImageId) -> String {
    format!("I{}", image.0)
}

/// A page under construction.
pub(super) struct PageWriter<'w, 'a> {
    pub(super) shared: &'w mut ContentWriter<'a>,
    pub(super) height: Pt,
    pub(super) ops: Operators,
    fill: Option<Rgb>,
    pub(super) in_element: bool,
    in_watermark: bool,
    pub(super) text: TextState,
    marks: Vec<ElementId>,
    links: Vec<LinkArea>,
}

impl PageWriter<'_, '_> {
    fn item(&mut self, item: &Item, rest: &[Item]) -> Result<(), PdfError> {
        if !matches!(item, Item::Text(_) | Item::Link(_)) {
            self.end_text();
        }
        match item {
            // As text it would stand among the words of the page for whoever copies them.
            Item::Text(text) if self.in_watermark => self.outlines(text),
            Item::Text(text) => self.show_text(text, rest)?,
            Item::Fill(area, colour) => self.fill(*area, Pt::ZERO, *colour),
            Item::FillRounded(area, radius, colour) => self.fill(*area, *radius, *colour),
            Item::Stroke(area, radius, width, colour) => {
                self.stroke(*area, *radius, *width, *colour);
            }
            Item::Disc(centre, radius, colour) => self.disc(*centre, *radius, *colour),
            Item::Image(image, area) => self.image(*image, *area),
            Item::Link(link) => self.links.push(link.clone()),
            Item::Begin(element) => self.begin(*element, rest)?,
            Item::Artifact(artifact) => {
                self.in_watermark = *artifact == Artifact::Watermark;
                self.ops.op(artifact_operator(*artifact));
            }
            Item::End => {
                self.in_element = false;
                self.in_watermark = false;
                self.ops.op("EMC");
            }
        }
        Ok(())
    }

    fn begin(&mut self, element: ElementId, rest: &[Item]) -> Result<(), PdfError> {
        self.enter_row(Some(element), rest)?;
        let role = &self.shared.structure.get(element.0).ok_or(PdfError::NoSuchElement)?.role;
        let (tag, mcid) = (super::tags::type_name(role), self.marks.len());
        self.ops.op(&format!("/{tag} <</MCID {mcid}>> BDC"));
        self.marks.push(element);
        self.in_element = true;
        Ok(())
    }

    fn fill(&mut self, area: Rect, radius: Pt, colour: Colour) {
        self.set_fill(rgb(colour));
        let area = self.upwards(area);
        self.ops.rectangle(area, radius.0);
        self.ops.op("f");
    }

    fn stroke(&mut self, area: Rect, radius: Pt, width: Pt, colour: Colour) {
        self.ops.stroke_colour(rgb(colour));
        self.ops.lengths(&[width.0], "w");
        let area = self.upwards(area);
        self.ops.rectangle(area, radius.0);
        self.ops.op("S");
    }

    fn disc(&mut self, centre: Point, radius: Pt, colour: Colour) {
        let side = radius * 2.0;
        self.fill(Rect::new(centre.x - radius, centre.y - radius, side, side), radius, colour);
    }

    fn image(&mut self, image: ImageId, area: Rect) {
        let Box4 { x, y, width, height } = self.upwards(area);
        let upright = self.shared.upright.get(image.0).copied();
        self.ops.op("q");
        self.ops.lengths(&[width, 0.0, 0.0, height, x, y], "cm");
        if let Some(matrix) = upright.filter(|matrix| *matrix != super::image::UPRIGHT) {
            self.ops.lengths(&matrix, "cm");
        }
        self.ops.draw(&image_name(image));
        self.ops.op("Q");
    }

    /// Draws glyphs as paths: they stand for no text, and no neighbour could bear them.
    pub(super) fn outlines(&mut self, item: &TextItem) {
        self.end_text();
        self.set_fill(rgb(item.colour));
        let font = self.shared.fonts.get(item.font);
        let scale = item.size.0 / f64::from(font.metrics().units_per_em);
        let mut x = Pt::ZERO;
        for glyph in &item.glyphs {
            let place = [x + glyph.dx, glyph.dy];
            self.outline(font, glyph.id, &Placement { item, scale, place, height: self.height });
            x += glyph.advance;
        }
    }

    fn outline(&mut self, font: &Font, glyph: u16, placement: &Placement) {
        let segments = font.outline(glyph);
        let mut from = [0.0; 2];
        for segment in &segments {
            from = self.segment(*segment, from, placement);
        }
        if !segments.is_empty() {
            self.ops.op("f");
        }
    }

    /// Writes one stroke and returns where it ends, in units of the font.
    fn segment(&mut self, segment: Segment, from: [f32; 2], to_page: &Placement) -> [f32; 2] {
        let mut write = |points: &[[f32; 2]], operator: &str| {
            for point in points {
                for length in to_page.point(*point) {
                    push_number(&mut self.ops.bytes, length, 2);
                    self.ops.bytes.push(b' ');
                }
            }
            self.ops.op(operator);
        };
        match segment {
            Segment::Move(end) => {
                write(&[end], "m");
                end
            }
            Segment::Line(end) => {
                write(&[end], "l");
                end
            }
            Segment::Quadratic(control, end) => {
                write(&[two_thirds(from, control), two_thirds(end, control), end], "c");
                end
            }
            Segment::Cubic(first, second, end) => {
                write(&[first, second, end], "c");
                end
            }
            Segment::Close => {
                write(&[], "h");
                from
            }
        }
    }

    pub(super) fn set_fill(&mut self, colour: Rgb) {
        if self.fill != Some(colour) {
            self.end_show();
            self.ops.fill_colour(colour);
            self.fill = Some(colour);
        }
    }

    fn upwards(&self, area: Rect) -> Box4 {
        let (x, y) = (area.origin.x.0, (self.height - area.bottom()).0);
        Box4 { x, y, width: area.size.width.0, height: area.size.height.0 }
    }
}

/// Where the outline of a glyph stands on a page.
struct Placement<'a> {
    item: &'a TextItem,
    scale: f64,
    place: [Pt; 2],
    height: Pt,
}

impl Placement<'_> {
    fn point(&self, [x, y]: [f32; 2]) -> [f64; 2] {
        let along = self.place[0].0 + f64::from(x) * self.scale;
        let up = self.place[1].0 + f64::from(y) * self.scale;
        let (cos, sin) = self.item.turn;
        let origin = self.item.origin;
        [origin.x.0 + along * cos - up * sin, (self.height - origin.y).0 + along * sin + up * cos]
    }
}

/// The control point of a cubic curve from the one of a quadratic curve with the same ends.
fn two_thirds(end: [f32; 2], control: [f32; 2]) -> [f32; 2] {
    [0, 1].map(|axis| end[axis] + (control[axis] - end[axis]) * 2.0 / 3.0)
}

pub(super) fn rgb(colour: Colour) -> Rgb {
    [colour.r, colour.g, colour.b]
}

/// Begins an artifact with its property list (ISO 32000-1, 14.8.2.2.2).
pub(super) fn artifact_operator(artifact: Artifact) -> &'static str {
    match artifact {
        Artifact::Header => "/Artifact <</Type /Pagination /Subtype /Header>> BDC",
        Artifact::Footer => "/Artifact <</Type /Pagination /Subtype /Footer>> BDC",
        Artifact::Watermark => "/Artifact <</Type /Pagination /Subtype /Watermark>> BDC",
        Artifact::Layout => "/Artifact <</Type /Layout>> BDC",
    }
}
