//! Pages as content streams: items become operators, in their order.
//!
//! printpdf's own operators allocate for every glyph and write each as a string of its own, which
//! long documents feel in time and size. So content streams are written here and put in the place
//! of printpdf's.

use lopdf::{Dictionary, Stream};

use super::PdfError;
use super::codes::CodeBook;
use super::operators::{Box4, Operators, Rgb, push_integer, push_number, push_string_byte, whole};
use super::pieces::pieces;
use super::place::{PlacedCode, place};
use super::streams::deflated;
use crate::document::ImageId;
use crate::fonts::{Font, FontBook, FontId, Segment};
use crate::geom::{Point, Pt, Rect};
use crate::layout::frame::{Artifact, Element, ElementId, Item, LinkArea, Page, TextItem};
use crate::locale::Lang;
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
    fonts: &'a FontBook,
    structure: &'a [Element],
    /// The language of the document.
    lang: Lang,
    /// How each image is turned to stand upright: a matrix on the unit square.
    upright: &'a [[f64; 6]],
    /// The codes of the fonts met so far.
    pub(super) books: Vec<CodeBook<'a>>,
}

/// The farthest apart, in thousandths of the em, that two texts of one line may stand to be shown
/// by one operator; beyond it they are columns, not words.
const ONE_LINE: f64 = 1500.0;
/// The farthest back that the pen may go inside of one operator. Texts of a line come in logical
/// order; `PDFium` sorts the operators of a line by place before it turns the line into reading order,
/// but never what is inside of one.
const BACK: f64 = -200.0;

impl<'a> ContentWriter<'a> {
    pub(super) fn new(
        fonts: &'a FontBook,
        structure: &'a [Element],
        lang: Lang,
        upright: &'a [[f64; 6]],
    ) -> ContentWriter<'a> {
        ContentWriter { fonts, structure, lang, upright, books: Vec::new() }
    }

    /// The content of one page.
    pub(super) fn page(&mut self, page: &Page) -> Result<PageContent, PdfError> {
        let mut writer = PageWriter {
            shared: self,
            height: page.size.height,
            ops: Operators::default(),
            fill: None,
            font: None,
            in_text: false,
            in_element: false,
            show: None,
            foreign: None,
            marks: Vec::new(),
            links: Vec::new(),
        };
        for item in &page.items {
            writer.item(item)?;
        }
        writer.end_text();
        let stream = deflated(Stream::new(Dictionary::new(), writer.ops.bytes));
        Ok(PageContent { stream: Some(stream), marks: writer.marks, links: writer.links })
    }

    fn book(&mut self, id: FontId) -> usize {
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

/// A text-showing operator that is still open.
struct Show {
    book: usize,
    size: Pt,
    colour: Rgb,
    /// Where its matrix put the origin.
    origin: Point,
    /// The pen, in thousandths of the em from the origin.
    pen: f64,
}

struct PageWriter<'w, 'a> {
    shared: &'w mut ContentWriter<'a>,
    height: Pt,
    ops: Operators,
    fill: Option<Rgb>,
    font: Option<(usize, Pt)>,
    in_text: bool,
    in_element: bool,
    show: Option<Show>,
    /// The language of the open sequence of foreign words.
    foreign: Option<Lang>,
    marks: Vec<ElementId>,
    links: Vec<LinkArea>,
}

impl PageWriter<'_, '_> {
    fn item(&mut self, item: &Item) -> Result<(), PdfError> {
        if !matches!(item, Item::Text(_) | Item::Link(_)) {
            self.end_text();
        }
        match item {
            Item::Text(text) => self.text(text)?,
            Item::Fill(area, colour) => self.fill(*area, Pt::ZERO, *colour),
            Item::FillRounded(area, radius, colour) => self.fill(*area, *radius, *colour),
            Item::Stroke(area, radius, width, colour) => {
                self.stroke(*area, *radius, *width, *colour);
            }
            Item::Disc(centre, radius, colour) => self.disc(*centre, *radius, *colour),
            Item::Image(image, area) => self.image(*image, *area),
            Item::Link(link) => self.links.push(link.clone()),
            Item::Begin(element) => self.begin(*element)?,
            Item::Artifact(artifact) => self.ops.op(artifact_operator(*artifact)),
            Item::End => {
                self.in_element = false;
                self.ops.op("EMC");
            }
        }
        Ok(())
    }

    fn begin(&mut self, element: ElementId) -> Result<(), PdfError> {
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

    fn text(&mut self, item: &TextItem) -> Result<(), PdfError> {
        let book = self.shared.book(item.font);
        let codes = place(item, &mut self.shared.books[book])?;
        if codes.is_empty() {
            self.outlines(item);
            return Ok(());
        }
        self.set_language(item);
        let entries = self.shared.books[book].entries();
        let text = |code: &PlacedCode| entries[usize::from(code.code) - 1].text.as_str();
        let texts: Vec<&str> = codes.iter().map(text).collect();
        for (index, piece) in pieces(&texts, item.rtl).into_iter().enumerate() {
            let codes = &codes[piece];
            let Some(first) = codes.first() else { continue };
            if index > 0 || !self.continues(item, book, first) {
                self.start_show(item, book, first);
            }
            self.show_codes(item, codes);
        }
        Ok(())
    }

    /// Puts words of another language than the document's into a sequence that names it
    /// (ISO 32000-1, 14.9.2.2). Numbers and signs are of every language.
    fn set_language(&mut self, item: &TextItem) {
        let letters = || item.glyphs.iter().any(|glyph| glyph.text.contains(char::is_alphabetic));
        let foreign = self.in_element && item.lang != self.shared.lang && letters();
        let foreign = foreign.then_some(item.lang);
        if foreign == self.foreign {
            return;
        }
        self.end_foreign();
        if let Some(lang) = foreign {
            self.end_show();
            self.begin_text();
            self.ops.op(&format!("/Span <</Lang ({})>> BDC", lang.tag()));
        }
        self.foreign = foreign;
    }

    fn end_foreign(&mut self) {
        if self.foreign.take().is_some() {
            self.end_show();
            self.ops.op("EMC");
        }
    }

    /// Whether a text stands on the line that is being shown, a word's distance farther.
    fn continues(&self, item: &TextItem, book: usize, first: &PlacedCode) -> bool {
        self.show.as_ref().is_some_and(|show| {
            let x = (item.origin.x - show.origin.x) / show.size * 1000.0 + first.x;
            let same_look =
                (show.book, show.size, show.colour) == (book, item.size, rgb(item.colour));
            let same_line = item.turn == (1.0, 0.0) && item.origin.y == show.origin.y;
            same_look && same_line && (BACK..ONE_LINE).contains(&(x - show.pen))
        })
    }

    fn start_show(&mut self, item: &TextItem, book: usize, first: &PlacedCode) {
        self.end_show();
        self.begin_text();
        self.set_fill(rgb(item.colour));
        if self.font != Some((book, item.size)) {
            self.ops.font(&font_name(book), item.size.0);
            self.font = Some((book, item.size));
        }
        let (cos, sin) = item.turn;
        let ahead = item.size * (first.x / 1000.0);
        let x = item.origin.x + ahead * cos;
        let y = self.height - item.origin.y + ahead * sin;
        self.ops.matrix([cos, sin, -sin, cos], [x.0, y.0], "Tm");
        self.ops.bytes.extend_from_slice(b"[(");
        let colour = rgb(item.colour);
        // A turned text is never continued, so the origin may stand for any place on its line.
        let origin = item.origin;
        self.show = Some(Show { book, size: item.size, colour, origin, pen: first.x });
    }

    fn show_codes(&mut self, item: &TextItem, codes: &[PlacedCode]) {
        let Some(show) = &mut self.show else { return };
        let start = (item.origin.x - show.origin.x) / show.size * 1000.0;
        for code in codes {
            let shift = whole(start + code.x - show.pen);
            if shift != 0 {
                self.ops.bytes.push(b')');
                if shift > 0 {
                    self.ops.bytes.push(b'-');
                }
                push_integer(&mut self.ops.bytes, shift.unsigned_abs());
                self.ops.bytes.push(b'(');
                show.pen += f64::from(shift);
            }
            for byte in code.code.to_be_bytes() {
                push_string_byte(&mut self.ops.bytes, byte);
            }
            show.pen += code.width;
        }
    }

    fn end_show(&mut self) {
        if self.show.take().is_some() {
            self.ops.op(")]TJ");
        }
    }

    fn begin_text(&mut self) {
        if !self.in_text {
            self.ops.op("BT");
            self.in_text = true;
        }
    }

    fn end_text(&mut self) {
        self.end_foreign();
        self.end_show();
        if self.in_text {
            self.ops.op("ET");
            self.in_text = false;
        }
    }

    /// Draws glyphs as paths: they stand for no text, and no neighbour could bear them.
    fn outlines(&mut self, item: &TextItem) {
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

    fn set_fill(&mut self, colour: Rgb) {
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

fn rgb(colour: Colour) -> Rgb {
    [colour.r, colour.g, colour.b]
}

/// Begins an artifact with its property list (ISO 32000-1, 14.8.2.2.2).
fn artifact_operator(artifact: Artifact) -> &'static str {
    match artifact {
        Artifact::Header => "/Artifact <</Type /Pagination /Subtype /Header>> BDC",
        Artifact::Footer => "/Artifact <</Type /Pagination /Subtype /Footer>> BDC",
        Artifact::Watermark => "/Artifact <</Type /Pagination /Subtype /Watermark>> BDC",
        Artifact::Layout => "/Artifact <</Type /Layout>> BDC",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pdf::testing::Paper;

    /// How many operators show the pieces of a line, given in logical order from right to left.
    fn shows(pieces: &[&str]) -> usize {
        let mut paper = Paper::new("محضر");
        let face = paper.face("Amiri", 400, 12.0);
        let mut right = 500.0;
        for piece in pieces {
            let line = paper.line(face, piece, right, 100.0);
            let Item::Text(text) = &line else { unreachable!("a line is a text") };
            right = text.origin.x.0;
            paper.draw(line);
        }
        let mut writer = ContentWriter::new(&paper.fonts, &paper.paged.structure, Lang::Ar, &[]);
        let content = writer.page(&paper.paged.pages[0]).expect("is drawn");
        let stream = content.stream.expect("a page has a stream");
        let operators = stream.get_plain_content().expect("it can be read");
        operators.windows(3).filter(|bytes| bytes == b"]TJ").count()
    }

    #[test]
    fn the_pen_never_goes_back_inside_of_an_operator() {
        assert_eq!(shows(&["بلغ العدد"]), 1);
        // The space at the end is shown by itself.
        assert_eq!(shows(&["بلغ ", "10", " دنانير"]), 4);
        assert_eq!(shows(&["1", ")"]), 2);
    }

    #[test]
    fn signs_at_the_end_of_a_line_come_after_its_words() {
        assert_eq!(shows(&["بلغ العدد."]), 2);
        assert_eq!(shows(&["«بلغ العدد»."]), 3);
    }
}
