//! What stands on paper, read back from frames and from Word files: for tests of single paragraphs.
//!
//! «Seen» text is in the order of paper, the leftmost character first; only the letters of one
//! Arabic word follow each other in the order in which they are read.

use std::io::{Cursor, Read};
use std::sync::OnceLock;

use mahdar::diag::{Diagnostics, Warned};
use mahdar::document::{
    Block, Dimensions, Document, Inline, LineBreaking, Meta, Orientation, PageSetup, ParaRole,
    PercentSide, RangeDirection, Running,
};
use mahdar::fonts::FontBook;
use mahdar::geom::{Margins, Pt};
use mahdar::layout::frame::{Item, PagedDocument, TextItem};
use mahdar::layout::paginate;
use mahdar::locale::digits::DigitSet;
use mahdar::locale::{Direction, Lang};
use mahdar::theme::Theme;
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

/// The measure of [`document`].
pub const MEASURE: Pt = Pt::mm(160.0);

/// The fonts of all tests; each face is parsed once.
pub fn fonts() -> &'static FontBook {
    static FONTS: OnceLock<FontBook> = OnceLock::new();
    FONTS.get_or_init(FontBook::embedded)
}

/// A document of these blocks with nothing around them.
pub fn document(blocks: Vec<Block>, lang: Lang) -> Document {
    let right_to_left = !matches!(lang, Lang::En | Lang::Fr);
    let mut document = Document {
        meta: Meta {
            title: String::new(),
            subject: String::new(),
            author: String::new(),
            keywords: Vec::new(),
            lang,
            country: None,
            direction: if right_to_left { Direction::Rtl } else { Direction::Ltr },
            stamp: None,
        },
        setup: PageSetup {
            paper: Dimensions { width_mm: 210.0, height_mm: 297.0 },
            orientation: Orientation::Portrait,
            margins: None,
            double_sided: false,
            justify: true,
            kashida: None,
            range_direction: RangeDirection::Rtl,
            percent_side: PercentSide::Auto,
            digits: DigitSet::Latn,
            watermark: None,
            line_breaking: LineBreaking::Optimal,
            border: false,
            embed_fonts: false,
        },
        running: Running::default(),
        images: Vec::new(),
        blocks,
        notes: Vec::new(),
    };
    set_measure(&mut document, MEASURE);
    document
}

/// Sets the margins so that lines have this measure.
pub fn set_measure(document: &mut Document, measure: Pt) {
    let side = (Pt::mm(document.setup.paper.width_mm) - measure) / 2.0;
    let (top, bottom) = (Pt::mm(25.0), Pt::mm(25.0));
    document.setup.margins = Some(Margins { top, bottom, inner: side, outer: side });
}

/// A paragraph of running text.
pub fn body(text: &str) -> Block {
    Block::paragraph(ParaRole::Body, vec![Inline::generated(text)])
}

/// The pages of a document in the formal theme, or why there are none.
pub fn try_set(document: &Document) -> Result<Warned<PagedDocument>, Diagnostics> {
    let theme = Theme::builtin("formal").expect("a built-in theme");
    paginate(document, &theme, fonts())
}

/// The pages of a document that has no mistakes.
pub fn set(document: &Document) -> PagedDocument {
    try_set(document).unwrap_or_else(|problems| panic!("{problems:?}")).value
}

/// A line of text with its glyphs from left to right.
#[derive(Debug, Clone)]
pub struct PaperLine {
    /// Its glyphs.
    pub glyphs: Vec<Mark>,
    /// Its characters in the order in which they are drawn: reading order.
    pub text: String,
}

/// A glyph on paper.
#[derive(Debug, Clone)]
pub struct Mark {
    /// The left end of its advance.
    pub x: Pt,
    /// Its advance.
    pub advance: Pt,
    /// Its number in the font.
    pub id: u16,
    /// The family of the font.
    pub family: String,
    /// The size of its em.
    pub size: Pt,
    /// The characters it stands for, brackets as they look.
    pub shown: String,
    /// Whether it is read from right to left.
    pub rtl: bool,
    /// Whether it is a stroke that stands for no character: a kashida, or the font's own room for
    /// marks.
    pub stroke: bool,
    /// The colour, in hexadecimal.
    pub colour: String,
}

/// The lines of all pages, from top to bottom.
pub fn lines(pages: &PagedDocument) -> Vec<PaperLine> {
    let mut lines: Vec<(usize, Pt, Vec<&TextItem>)> = Vec::new();
    for (number, page) in pages.pages.iter().enumerate() {
        for item in &page.items {
            let Item::Text(item) = item else { continue };
            match lines.iter_mut().find(|line| (line.0, line.1) == (number, item.origin.y)) {
                Some(line) => line.2.push(item),
                None => lines.push((number, item.origin.y, vec![item])),
            }
        }
    }
    lines.sort_by_key(|line| (line.0, line.1));
    lines.into_iter().map(|(_, _, items)| line_of(items)).collect()
}

/// The line of these items. Inside of an item glyphs keep their order: the origin of a letter may stand
/// on the left of the one before it.
fn line_of(mut items: Vec<&TextItem>) -> PaperLine {
    let text = items.iter().map(|item| item.words()).collect();
    items.sort_by_key(|item| item.origin.x);
    PaperLine { glyphs: items.into_iter().flat_map(marks).collect(), text }
}

fn marks(item: &TextItem) -> Vec<Mark> {
    let font = fonts().get(item.font);
    let mut pen = item.origin.x;
    let mut marks = Vec::with_capacity(item.glyphs.len());
    for glyph in &item.glyphs {
        let mirrored = glyph.text.chars().next().and_then(mirror).filter(|&other| {
            let id = font.face().glyph_index(other);
            id.is_some_and(|id| id.0 == glyph.id)
        });
        marks.push(Mark {
            x: pen,
            advance: glyph.advance,
            id: glyph.id,
            family: font.family().to_owned(),
            size: item.size,
            shown: mirrored.map_or_else(|| glyph.text.to_string(), String::from),
            stroke: glyph.text.is_empty() && glyph.advance > Pt::ZERO,
            rtl: item.rtl,
            colour: item.colour.to_hex(),
        });
        pen += glyph.advance;
    }
    marks
}

fn mirror(c: char) -> Option<char> {
    const PAIRS: &str = "()[]{}«»<>≤≥";
    let place = PAIRS.chars().position(|p| p == c)?;
    PAIRS.chars().nth(place ^ 1)
}

impl PaperLine {
    /// The line in pieces from left to right: each an Arabic word as it is spelt, or whatever stands
    /// between two of them.
    pub fn pieces(&self) -> Vec<String> {
        let mut pieces: Vec<(bool, String)> = Vec::new();
        let visible =
            |glyph: &&Mark| glyph.advance > Pt::ZERO || !glyph.shown.chars().all(is_control);
        for glyph in self.glyphs.iter().filter(visible) {
            let word = glyph.rtl && glyph.shown.chars().all(is_of_words);
            match pieces.last_mut() {
                Some((true, piece)) if word => piece.insert_str(0, &glyph.shown),
                Some((false, piece)) if !word => piece.push_str(&glyph.shown),
                _ => pieces.push((word, glyph.shown.clone())),
            }
        }
        pieces.into_iter().map(|(_, piece)| piece).collect()
    }

    /// The line as it is seen, the leftmost character first.
    pub fn seen(&self) -> String {
        self.pieces().concat()
    }

    /// The left end of its first and the right end of its last glyph.
    pub fn extent(&self) -> (Pt, Pt) {
        let left = self.glyphs.first().map_or(Pt::ZERO, |glyph| glyph.x);
        let right = self.glyphs.iter().map(|g| g.x + g.advance).max();
        (left, right.unwrap_or(Pt::ZERO))
    }
}

/// Characters that only say in which order others are read; none may be visible.
pub fn is_control(c: char) -> bool {
    matches!(c, '\u{61C}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

/// Letters and marks of right-to-left words; digits stand as they are seen.
fn is_of_words(c: char) -> bool {
    c.is_alphabetic()
        || matches!(c, '\u{640}' | '\u{610}'..='\u{61A}' | '\u{64B}'..='\u{65F}' | '\u{670}')
        || ('\u{6D6}'..='\u{6ED}').contains(&c)
        || matches!(c, '\u{200C}' | '\u{200D}')
}

/// A run of a Word file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WordRun {
    /// Whether it bears `w:rtl`.
    pub rtl: bool,
    /// Its characters; a break is a line feed.
    pub text: String,
}

/// How a reader of Word files takes a sign such as `%` beside a number in a run with `w:rtl`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reading {
    /// By the letter of ECMA-376 part 1, 17.3.2.30: it is part of the number.
    Standard,
    /// By UAX #9 as if nothing but neutral characters were turned.
    Unicode,
}

/// The line that the runs of a paragraph make by ECMA-376 part 1, 17.3.2.30, as it is seen.
pub fn seen_in_word(runs: &[WordRun], base: Direction, reading: Reading) -> String {
    let mut clusters: Vec<(String, char)> = Vec::new();
    for run in runs {
        let segmenter = icu_segmenter::GraphemeClusterSegmenter::new();
        let mut start = 0;
        for end in segmenter.segment_str(&run.text).skip(1) {
            clusters.push((run.text[start..end].to_owned(), stand_in(run, start, reading)));
            start = end;
        }
    }
    let stand_ins: String = clusters.iter().map(|(_, c)| c).collect();
    let level = match base {
        Direction::Rtl => unicode_bidi::Level::rtl(),
        Direction::Ltr => unicode_bidi::Level::ltr(),
    };
    let levels = unicode_bidi::ParagraphBidiInfo::new(&stand_ins, Some(level)).levels;
    let levels: Vec<_> = stand_ins.char_indices().map(|(at, _)| levels[at]).collect();
    let order = unicode_bidi::BidiInfo::reorder_visual(&levels);
    let glyphs = order.into_iter().map(|index| drawn(&clusters[index].0, levels[index].is_rtl()));
    PaperLine { glyphs: glyphs.collect(), text: String::new() }.seen()
}

/// A character of the class that a run gives to the character at a place of it.
fn stand_in(run: &WordRun, at: usize, reading: Reading) -> char {
    use unicode_bidi::BidiClass::{AN, CS, EN, ET};
    const RIGHT: char = 'א';
    const DIGIT: char = '0';
    if !run.rtl {
        return 'a';
    }
    let class = |c: char| unicode_bidi::bidi_class(c);
    let Some(c) = run.text[at..].chars().next() else { return RIGHT };
    let before = run.text[..at].chars().next_back().map(class);
    let after = run.text[at + c.len_utf8()..].chars().next().map(class);
    let number = |class| matches!(class, Some(EN | AN));
    match (class(c), reading) {
        (EN | AN | unicode_bidi::BidiClass::AL, _) => c,
        (CS, _) if number(before) && before == after => c,
        (ET, Reading::Standard) if number(before) || number(after) => DIGIT,
        (ET, Reading::Unicode) => c,
        _ => RIGHT,
    }
}

fn drawn(cluster: &str, rtl: bool) -> Mark {
    let mirrored = cluster.chars().next().filter(|_| rtl).and_then(mirror);
    let hidden = cluster.chars().all(is_control);
    Mark {
        x: Pt::ZERO,
        advance: if hidden { Pt::ZERO } else { Pt(1.0) },
        id: 0,
        family: String::new(),
        size: Pt(1.0),
        shown: mirrored.map_or_else(|| cluster.to_owned(), String::from),
        rtl,
        stroke: false,
        colour: String::new(),
    }
}

/// The runs of each paragraph of a document's Word file that has any.
pub fn word_runs(document: &Document) -> Vec<Vec<WordRun>> {
    let theme = Theme::builtin("formal").expect("a built-in theme");
    let numbers = set(document).page_numbers(document.setup.digits);
    let bytes = mahdar::docx::write(document, &theme, fonts(), &numbers);
    let bytes = bytes.expect("the file is written");
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).expect("a zip file");
    let mut xml = String::new();
    let mut part = archive.by_name("word/document.xml").expect("the main part");
    part.read_to_string(&mut xml).expect("UTF-8");
    runs(&xml)
}

fn runs(xml: &str) -> Vec<Vec<WordRun>> {
    let mut reader = Reader::from_str(xml);
    let mut paragraphs: Vec<Vec<WordRun>> = Vec::new();
    let (mut in_run, mut in_text) = (false, false);
    loop {
        match reader.read_event().expect("well-formed XML") {
            Event::Start(tag) => match tag.name().as_ref() {
                b"w:p" => paragraphs.push(Vec::new()),
                b"w:r" => {
                    in_run = true;
                    last(&mut paragraphs).push(WordRun { rtl: false, text: String::new() });
                }
                b"w:t" => in_text = true,
                _ => {}
            },
            Event::Empty(tag) if in_run => empty(&tag, last(&mut paragraphs)),
            Event::End(tag) if tag.name().as_ref() == b"w:t" => in_text = false,
            Event::End(tag) if tag.name().as_ref() == b"w:r" => in_run = false,
            Event::Text(text) if in_text => {
                push(&mut paragraphs, &text.decode().expect("UTF-8"));
            }
            Event::GeneralRef(name) if in_text => {
                push(&mut paragraphs, entity(&name.decode().expect("UTF-8")));
            }
            Event::Eof => break,
            _ => {}
        }
    }
    paragraphs.iter_mut().for_each(|runs| runs.retain(|run| !run.text.is_empty()));
    paragraphs.retain(|runs| !runs.is_empty());
    paragraphs
}

fn last(paragraphs: &mut [Vec<WordRun>]) -> &mut Vec<WordRun> {
    paragraphs.last_mut().expect("runs stand in paragraphs")
}

fn push(paragraphs: &mut [Vec<WordRun>], text: &str) {
    last(paragraphs).last_mut().expect("text stands in runs").text.push_str(text);
}

fn empty(tag: &BytesStart<'_>, runs: &mut [WordRun]) {
    let run = runs.last_mut().expect("inside a run");
    match tag.name().as_ref() {
        b"w:rtl" => run.rtl = true,
        b"w:br" => run.text.push('\n'),
        b"w:tab" => run.text.push('\t'),
        _ => {}
    }
}

fn entity(name: &str) -> &'static str {
    match name {
        "lt" => "<",
        "gt" => ">",
        "amp" => "&",
        "quot" => "\"",
        "apos" => "'",
        other => panic!("&{other}; is not written"),
    }
}
