//! Texts as operators: each piece of a text is shown by one, with what helps readers of the file to put its
//! characters into their order (`pieces`).
//!
//! Texts of a line come in logical order. `PDFium` sorts the operators of a line by place before it turns
//! the line into reading order, but never what is inside of one.

use super::PdfError;
use super::blanks::{LEFT_TO_RIGHT, MARK, RIGHT_TO_LEFT, SPACE_BETWEEN, blank, held, in_steps};
use super::content::{PageWriter, rgb};
use super::extent::Extent;
use super::operators::{Rgb, hundredths, push_integer, push_string_byte, whole};
use super::pieces::{KEPT_SPACE, Piece, Text};
use super::place::{PlacedCode, place};
use super::rows::Row;
use crate::geom::{Point, Pt};
use crate::layout::frame::{Item, TextItem};
use crate::locale::{Direction, Lang};

/// The turn of level text.
const LEVEL: (f64, f64) = (1.0, 0.0);
/// The farthest apart, in thousandths of the em, that two texts of one line may stand to be shown
/// by one operator; beyond it they are columns, not words.
const ONE_LINE: f64 = 1500.0;
/// The farthest back that the pen may go inside of one operator.
const BACK: f64 = -200.0;
/// What is known of the text object that is open, and of what was shown last.
#[derive(Default)]
pub(super) struct TextState {
    /// Whether a text object is open.
    open: bool,
    /// Where the line of text begins, in hundredths of a point; none while it is turned.
    line: Option<[i32; 2]>,
    pub(super) font: Option<(usize, Pt)>,
    show: Option<Show>,
    /// The language of the open sequence of foreign words.
    foreign: Option<Lang>,
    /// The row of a table that is being shown.
    pub(super) row: Option<Row>,
    /// The left and the right end of what stands in tables of the page.
    pub(super) tables: Option<[Pt; 2]>,
    /// The last text on each line of it; outside of tables the last text alone.
    pub(super) lines: Vec<Extent>,
    /// Whether `MuPDF` takes the end of it for text from right to left.
    rtl: bool,
    /// Room for the text that is being shown.
    cut: Text,
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

impl PageWriter<'_, '_> {
    /// Shows the glyphs of an item; `rest` are the items that come after it.
    pub(super) fn show_text(&mut self, item: &TextItem, rest: &[Item]) -> Result<(), PdfError> {
        let book = self.shared.book(item.font);
        let codes = place(item, &mut self.shared.books[book])?;
        let (Some(first), Some(last)) = (codes.first(), codes.last()) else {
            self.outlines(item);
            return Ok(());
        };
        self.set_language(item);
        self.enter_cell(item);
        let ends = [first.x, last.x + last.width];
        let here = Extent::of(item, ends);
        let before = (item.turn == LEVEL).then(|| self.enter_line(here)).flatten();
        let whole = here.with_rest(item, rest);
        if let Some(before) = before.filter(|before| whole.stands_apart(*before, item.size)) {
            self.close_gap(item, book, before, whole)?;
        }
        if self.shared.direction == Direction::Ltr || item.turn != LEVEL {
            if !self.continues(item, book, first) {
                self.start_show(item, book, first);
            }
            let of = &mut self.shared.books[book];
            let codes = codes.iter().map(|code| held(of, *code, LEFT_TO_RIGHT));
            let codes = codes.collect::<Result<Vec<_>, _>>()?;
            self.show_codes(item, &codes);
            if item.rtl && item.turn == LEVEL {
                // poppler takes signs on the right of Arabic words for theirs, up to the next letter.
                let end = last.x + last.width;
                let mark = blank(&mut self.shared.books[book], LEFT_TO_RIGHT, MARK, end)?;
                self.show_codes(item, mark.as_slice());
            }
            return Ok(());
        }
        let next = here.of_next(rest);
        let beside = |left: Extent, right: Extent| left.touches(right, item.size);
        let mut text = std::mem::take(&mut self.text.cut);
        text.rtl = item.rtl;
        text.goes_on = !item.rtl && before.is_some_and(|before| beside(before, here));
        text.has_rest = !item.rtl && next.is_some_and(|next| beside(here, next));
        text.ends_line = !next.is_some_and(|next| beside(next, here));
        if let (true, Some(before), Some(last)) = (text.goes_on, before, self.text.lines.last_mut())
        {
            // What follows in text from right to left stands on the left of both.
            last.left = before.left;
        }
        self.show_pieces(item, book, &codes, &mut text)?;
        self.text.cut = text;
        Ok(())
    }

    /// Shows a text of a document from right to left in pieces.
    fn show_pieces(
        &mut self,
        item: &TextItem,
        book: usize,
        codes: &[PlacedCode],
        text: &mut Text,
    ) -> Result<(), PdfError> {
        let shown = &self.shared.books[book];
        text.cut(codes.iter().map(|code| shown.entry(code.code).class));
        let mut guided = Vec::with_capacity(codes.len());
        while let Some(piece) = text.next_piece() {
            let first = &codes[piece.range.start];
            let continues = piece.range.end == codes.len() && self.continues(item, book, first);
            guided.clear();
            self.guide(&mut guided, book, codes, (text, &piece), continues)?;
            if !continues {
                self.start_show(item, book, &guided[0]);
            }
            self.show_codes(item, &guided);
            self.text.rtl = piece.rtl;
        }
        Ok(())
    }

    /// The codes of a piece, with marks of direction.
    fn guide(
        &mut self,
        guided: &mut Vec<PlacedCode>,
        book: usize,
        codes: &[PlacedCode],
        (text, piece): (&Text, &Piece),
        continues: bool,
    ) -> Result<(), PdfError> {
        let book = &mut self.shared.books[book];
        let (first, last) = (piece.range.start, codes[piece.range.end - 1]);
        let before = codes[first].x - f64::from(MARK);
        if !continues {
            if piece.apart && self.text.rtl {
                guided.extend(blank(book, LEFT_TO_RIGHT, MARK, before)?);
            }
            if piece.bare {
                // The line ends here, so a space does no harm.
                guided.extend(blank(book, KEPT_SPACE, MARK, before)?);
            }
            if piece.led {
                guided.extend(blank(book, RIGHT_TO_LEFT, MARK, before)?);
            }
        }
        for at in piece.range.clone() {
            let mut code = codes[at];
            if at > first && text.is_parted(at) {
                guided.extend(blank(book, RIGHT_TO_LEFT, MARK, code.x)?);
            }
            if at == first + 1 && text.begins_with_space_and_mark(piece) {
                // `place` makes a mark as wide as the space before it, which pdf.js does not see as one here.
                code.code = book.without_width(code.code)?;
                code.width = 0.0;
            }
            // Inside of an operator pdf.js keeps any space.
            if let Some(space) = text.space(at, piece).filter(|_| !continues || at > first) {
                code.code = book.renamed(code.code, space)?;
            } else {
                let mark = if text.rtl { RIGHT_TO_LEFT } else { LEFT_TO_RIGHT };
                code = held(book, code, mark)?;
            }
            guided.push(code);
        }
        if piece.closed {
            guided.extend(blank(book, LEFT_TO_RIGHT, MARK, last.x + last.width)?);
        }
        Ok(())
    }

    /// Notes where a text stands; returns the text before it on its line.
    fn enter_line(&mut self, here: Extent) -> Option<Extent> {
        let lines = &mut self.text.lines;
        let of_line = lines.iter().rposition(|line| line.baseline == here.baseline);
        if of_line.is_none_or(|at| at + 1 < lines.len()) {
            // `MuPDF` begins a line.
            self.text.rtl = false;
        }
        let before = of_line.map(|at| lines.remove(at));
        if self.text.row.is_none() {
            lines.clear();
        }
        lines.push(here);
        before
    }

    /// Puts a space between a text and the one before it on its line that stands apart, as cells of a table
    /// do, and a list item and its number.
    fn close_gap(
        &mut self,
        item: &TextItem,
        book: usize,
        before: Extent,
        here: Extent,
    ) -> Result<(), PdfError> {
        let between = |from: Pt, to: Pt| (to - from) / item.size * 1000.0;
        let of = &mut self.shared.books[book];
        let in_blocks = self.text.row.is_some_and(|row| row.in_blocks);
        let mut codes = Vec::with_capacity(3);
        if self.shared.direction == Direction::Ltr {
            let (gap, x) = (between(before.right, here.left), between(item.origin.x, before.right));
            let (width, x) =
                if in_blocks { (MARK, x + gap - f64::from(MARK)) } else { (in_steps(gap), x) };
            codes.extend(blank(of, SPACE_BETWEEN, width, x)?);
        } else {
            let gap = between(here.right, before.left);
            let width = if in_blocks { MARK } else { in_steps(gap) };
            let x = between(item.origin.x, here.right);
            if self.text.rtl && !in_blocks {
                codes.extend(blank(of, LEFT_TO_RIGHT, MARK, x - f64::from(MARK))?);
            }
            codes.extend(blank(of, KEPT_SPACE, width, x)?);
            codes.extend(blank(of, LEFT_TO_RIGHT, MARK, x + f64::from(width))?);
        }
        let Some(first) = codes.first() else { return Ok(()) };
        self.start_show(item, book, first);
        self.show_codes(item, &codes);
        self.text.rtl = false;
        Ok(())
    }

    /// Puts words of another language than the document's into a sequence that names it
    /// (ISO 32000-1, 14.9.2.2). Numbers and signs are of every language.
    fn set_language(&mut self, item: &TextItem) {
        let letters = || item.glyphs.iter().any(|glyph| glyph.text.contains(char::is_alphabetic));
        let foreign = self.in_element && item.lang != self.shared.lang && letters();
        let foreign = foreign.then_some(item.lang);
        if foreign == self.text.foreign {
            return;
        }
        self.end_foreign();
        if let Some(lang) = foreign {
            self.end_show();
            self.begin_text();
            self.ops.op(&format!("/Span <</Lang ({})>> BDC", lang.tag()));
        }
        self.text.foreign = foreign;
    }

    fn end_foreign(&mut self) {
        if self.text.foreign.take().is_some() {
            self.end_show();
            self.ops.op("EMC");
        }
    }

    /// Whether a text stands on the line that is being shown, a word's distance farther.
    fn continues(&self, item: &TextItem, book: usize, first: &PlacedCode) -> bool {
        self.text.show.as_ref().is_some_and(|show| {
            let x = (item.origin.x - show.origin.x) / show.size * 1000.0 + first.x;
            let same_look =
                (show.book, show.size, show.colour) == (book, item.size, rgb(item.colour));
            let same_line = item.turn == LEVEL && item.origin.y == show.origin.y;
            same_look && same_line && (BACK..ONE_LINE).contains(&(x - show.pen))
        })
    }

    fn start_show(&mut self, item: &TextItem, book: usize, first: &PlacedCode) {
        self.end_show();
        self.begin_text();
        self.set_fill(rgb(item.colour));
        if self.text.font != Some((book, item.size)) {
            self.ops.font(&super::content::font_name(book), item.size.0);
            self.text.font = Some((book, item.size));
        }
        let (cos, sin) = item.turn;
        let ahead = item.size * (first.x / 1000.0);
        let x = item.origin.x + ahead * cos;
        let y = self.height - item.origin.y + ahead * sin;
        self.begin_line(item.turn, [x, y]);
        self.ops.bytes.extend_from_slice(b"[(");
        let colour = rgb(item.colour);
        // A turned text is never continued, so the origin may stand for any place on its line.
        let origin = item.origin;
        self.text.show = Some(Show { book, size: item.size, colour, origin, pen: first.x });
    }

    /// Puts the beginning of the line of text in its place. `Td` takes half the bytes of `Tm`.
    fn begin_line(&mut self, turn: (f64, f64), [x, y]: [Pt; 2]) {
        let to = [x, y].map(|length| hundredths(length.0));
        match self.text.line.take().filter(|_| turn == LEVEL) {
            Some(from) => self.ops.move_line(from, to),
            None => {
                let (cos, sin) = turn;
                self.ops.matrix([cos, sin, -sin, cos], [x.0, y.0], "Tm");
            }
        }
        self.text.line = (turn == LEVEL).then_some(to);
    }

    fn show_codes(&mut self, item: &TextItem, codes: &[PlacedCode]) {
        let Some(show) = &mut self.text.show else { return };
        let start = (item.origin.x - show.origin.x) / show.size * 1000.0;
        let mut passed = None;
        for code in codes {
            let shift = whole(start + code.x - show.pen);
            if shift != 0 || passed.is_some() {
                self.ops.bytes.push(b')');
                // Back over what pdf.js passes over, together with the shift behind it.
                let back = passed.take().map_or(0, |width: f64| whole(-width));
                push_shift(&mut self.ops.bytes, back);
                if back != 0 && back != shift {
                    self.ops.bytes.push(b' ');
                }
                push_shift(&mut self.ops.bytes, shift - back);
                self.ops.bytes.push(b'(');
                show.pen += f64::from(shift);
            }
            for byte in code.code.to_be_bytes() {
                push_string_byte(&mut self.ops.bytes, byte);
            }
            show.pen += code.width;
            passed = code.passed.then_some(code.width);
        }
    }

    pub(super) fn end_show(&mut self) {
        if self.text.show.take().is_some() {
            self.ops.op(")]TJ");
        }
    }

    fn begin_text(&mut self) {
        if !self.text.open {
            self.ops.op("BT");
            self.text.open = true;
            self.text.line = Some([0, 0]);
        }
    }

    /// Closes what is open of text.
    pub(super) fn end_text(&mut self) {
        self.end_foreign();
        self.end_show();
        if self.text.open {
            self.ops.op("ET");
            self.text.open = false;
        }
    }
}

/// Writes how far the pen goes, in thousandths of the em (ISO 32000-1, 9.4.3: to the left).
fn push_shift(bytes: &mut Vec<u8>, shift: i32) {
    if shift == 0 {
        return;
    }
    if shift > 0 {
        bytes.push(b'-');
    }
    push_integer(bytes, shift.unsigned_abs());
}

#[cfg(test)]
mod tests {
    use lopdf::{Object, content::Content};

    use super::*;
    use crate::layout::frame::{ElementId, ElementRole};
    use crate::pdf::content::ContentWriter;
    use crate::pdf::testing::{Face, Paper};

    /// A line of texts in logical order, each in one direction, from the right edge of the page.
    fn line(paper: &mut Paper, face: Face, texts: &[&str]) {
        let mut right = 500.0;
        for text in texts {
            let item = paper.line(face, text, right, 100.0);
            let Item::Text(mut item) = item else { unreachable!("a line is a text") };
            item.rtl = !text.contains(|c: char| c.is_ascii_alphanumeric());
            right = item.origin.x.0;
            paper.draw(Item::Text(item));
        }
    }

    /// The text of each operator of the page, its codes from left to right; marks as arrows.
    fn shown(paper: &Paper) -> Vec<String> {
        let meta = &paper.paged.meta;
        let mut writer = ContentWriter::new(&paper.fonts, &paper.paged.structure, meta, &[]);
        let content = writer.page(&paper.paged.pages[0]).expect("is drawn");
        let stream = content.stream.expect("a page has a stream");
        let stream = stream.get_plain_content().expect("it can be read");
        let stream = Content::decode(&stream).expect("it is well-formed");
        let code = |bytes: &[u8]| u16::from_be_bytes([bytes[0], bytes[1]]);
        let (mut font, mut texts) = (String::new(), Vec::new());
        for operation in stream.operations {
            let operand = &operation.operands.first();
            match (operation.operator.as_str(), operand) {
                ("Tf", Some(Object::Name(name))) => font = String::from_utf8_lossy(name).into(),
                ("TJ", Some(Object::Array(array))) => {
                    let named = |index: &usize| crate::pdf::content::font_name(*index) == font;
                    let book = (0..writer.books.len()).find(named).expect("a font");
                    let text = |bytes: &[u8]| writer.books[book].entry(code(bytes)).text.clone();
                    let strings = array.iter().filter_map(|object| object.as_str().ok());
                    let text: String =
                        strings.flat_map(|bytes| bytes.chunks(2).map(text)).collect();
                    texts.push(text.replace(LEFT_TO_RIGHT, "→").replace(RIGHT_TO_LEFT, "←"));
                }
                ("Tj", Some(_)) => texts.push("bar".into()),
                _ => {}
            }
        }
        texts
    }

    fn of_line(texts: &[&str]) -> Vec<String> {
        let mut paper = Paper::new("محضر");
        let face = paper.face("Amiri", 400, 12.0);
        line(&mut paper, face, texts);
        shown(&paper)
    }

    #[test]
    fn spaces_beside_numbers_are_shown_alone_and_kept() {
        let shown = of_line(&["بلغ ", "10", " دنانير"]);
        assert_eq!(shown, ["غلب", "→← →", "←10", "← →", "ريناند"]);
    }

    #[test]
    fn the_direction_changes_wherever_the_pen_goes_back() {
        // A sign after a word, after a number and after a sign.
        assert_eq!(of_line(&["نعم."]), ["معن", "→←.→"]);
        assert_eq!(of_line(&["(", "10", ")"]), ["←(→", "←10", "←)→"]);
        assert_eq!(of_line(&["«نعم»."]), ["←«→", "معن", "→←»→", "←.→"]);
        // A number after a word.
        assert_eq!(of_line(&["و", "10"]), ["و", "→←10"]);
    }

    #[test]
    fn a_name_in_two_styles_has_no_mark_inside_and_no_gap_beside_it() {
        let mut paper = Paper::new("محضر");
        let mut left = 300.0;
        let mut item = |text, family, rtl| {
            let face = paper.face(family, 400, 12.0);
            let Item::Text(mut item) = paper.line(face, text, 0.0, 100.0) else { unreachable!() };
            item.rtl = rtl;
            item.origin.x = Pt(left);
            left += item.width().0;
            Item::Text(item)
        };
        // From left to right; drawn in logical order.
        let places = [("هنا", "Amiri", true), ("Git", "Amiri", false), ("Hub", "Noto Sans", false)];
        let [last, begin, rest] = places.map(|(text, family, rtl)| item(text, family, rtl));
        let first = item("في", "Amiri", true);
        for item in [first, begin, rest, last] {
            paper.draw(item);
        }
        assert_eq!(shown(&paper), ["يف", "→←Git", "Hub", "انه"]);
    }

    #[test]
    fn texts_of_a_line_that_stand_apart_have_a_space_between_them() {
        let mut paper = Paper::new("محضر");
        let face = paper.face("Amiri", 400, 12.0);
        for (cell, right) in [("الاسم", 500.0), ("الصفة", 400.0)] {
            let cell = paper.line(face, cell, right, 100.0);
            paper.draw(cell);
        }
        let below = paper.line(face, "م", 500.0, 120.0);
        paper.draw(below);
        assert_eq!(shown(&paper), ["مسالا", "→← →", "ةفصلا", "م"]);
    }

    /// Two rows whose first cell has two lines, so far apart.
    fn rows(pitch: f64) -> Vec<String> {
        let mut paper = Paper::new("محضر");
        let face = paper.face("Amiri", 400, 12.0);
        for y in [100.0, 140.0] {
            let row = paper.element(ElementId(0), ElementRole::TableRow);
            for (right, lines) in [(500.0, &["الاسم", "الثاني"][..]), (300.0, &["الصفة"][..])]
            {
                let line = |(text, y)| paper.line(face, text, right, y);
                let lines = lines.iter().copied().zip([y, y + pitch]).map(line).collect();
                paper.tagged(row, ElementRole::DataCell, lines);
            }
        }
        shown(&paper)
    }

    #[test]
    fn cells_of_a_row_have_wide_spaces_between_them_also_where_one_has_two_lines() {
        let cells = ["مسالا", "يناثلا", "← →", "ةفصلا"];
        assert_eq!(rows(20.0), [cells, cells].concat());
    }

    #[test]
    fn cells_whose_lines_stand_close_are_blocks_between_bars() {
        let cells = ["مسالا", "يناثلا", "← →", "ةفصلا"];
        assert_eq!(rows(17.0), [&cells[..], &["bar"], &cells, &["bar"]].concat());
    }

    #[test]
    fn a_line_does_not_end_with_the_mark_of_a_letter() {
        assert_eq!(of_line(&["جدًا"]), ["اًدج"]);
        assert_eq!(of_line(&["كتابٌ"]), ["← ٌباتك"]);
        assert_eq!(of_line(&["كتابٌ ", "10"]), ["← ٌباتك", "→←10"]);
        assert_eq!(of_line(&["كتابٌ", "10"]), ["ٌباتك", "→←10"]);
    }

    #[test]
    fn a_mark_behind_a_kept_space_has_no_width() {
        let mut paper = Paper::new("محضر");
        let face = paper.face("Amiri", 400, 12.0);
        line(&mut paper, face, &["كتابٌ ", "10"]);
        let meta = &paper.paged.meta;
        let mut writer = ContentWriter::new(&paper.fonts, &paper.paged.structure, meta, &[]);
        writer.page(&paper.paged.pages[0]).expect("is drawn");
        let marks = writer.books[0].entries().iter().filter(|entry| entry.text == "ٌ");
        let widths: Vec<u16> = marks.map(|entry| entry.width).collect();
        assert_eq!(widths.iter().filter(|width| **width == 0).count(), 1, "{widths:?}");
    }

    #[test]
    fn in_a_document_from_left_to_right_arabic_words_and_columns_are_marked() {
        let mut paper = Paper::new("Minutes");
        paper.paged.meta.direction = Direction::Ltr;
        let face = paper.face("Amiri", 400, 12.0);
        let mut right = 100.0;
        for text in ["(", "علم", ")", "Owner"] {
            let Item::Text(mut item) = paper.line(face, text, 0.0, 100.0) else { unreachable!() };
            item.rtl = text == "علم";
            item.origin.x = Pt(right);
            right += item.width().0 + if text == ")" { 50.0 } else { 0.0 };
            paper.draw(Item::Text(item));
        }
        assert_eq!(shown(&paper), ["(ملع→)", "→ Owner"]);
    }

    #[test]
    fn a_space_as_wide_as_a_gap_between_columns_is_a_part_of_its_line() {
        let mut paper = Paper::new("محضر");
        let face = paper.face("Amiri", 400, 12.0);
        line(&mut paper, face, &["المادة\u{2003}الأولى"]);
        assert_eq!(shown(&paper), ["ىلوألا←\u{2003}ةداملا"]);
    }

    #[test]
    fn what_a_reader_passes_over_moves_its_pen_no_farther_than_others() {
        let mut paper = Paper::new("محضر");
        let face = paper.face("Amiri", 400, 12.0);
        line(&mut paper, face, &["10"]);
        let meta = &paper.paged.meta;
        let mut writer = ContentWriter::new(&paper.fonts, &paper.paged.structure, meta, &[]);
        let content = writer.page(&paper.paged.pages[0]).expect("is drawn");
        let stream = content.stream.and_then(|stream| stream.get_plain_content().ok());
        let stream = stream.expect("it can be read");
        // Back over the mark, which pdf.js drops with the mark; then forth.
        let [before, after] = [&b"\x00\x03)120 -120("[..], b"\x00\x01\x00\x02"];
        let whole = [b"[(", before, after, b")]TJ"].concat();
        assert!(
            stream.windows(whole.len()).any(|bytes| bytes == whole),
            "{}",
            stream.escape_ascii()
        );
    }
}
