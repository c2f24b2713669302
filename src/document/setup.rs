//! What a document says about itself and about its pages.

use super::{Entry, Inline, Inlines, Link, Span};
use crate::geom::Margins;
use crate::locale::digits::DigitSet;
use crate::locale::{Direction, Lang};

/// Properties of a document, as they go into PDF and Word metadata.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Meta {
    /// Title.
    pub title: String,
    /// What kind of document this is, and its subtitle.
    pub subject: String,
    /// The body that publishes; may be empty.
    pub author: String,
    /// Words to find it by.
    pub keywords: Vec<String>,
    /// Main language.
    pub lang: Lang,
    /// ISO 3166 country in capital letters, such as `JO`.
    pub country: Option<String>,
    /// Base direction of every paragraph.
    pub direction: Direction,
    /// The moment the files bear inside: the meeting's, else the caller's.
    pub stamp: Option<Stamp>,
}

/// A civil date with a time of day, UTC where no zone was given. Years 0 to 9999.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Stamp {
    /// Year.
    pub year: u16,
    /// Month, 1 to 12.
    pub month: u8,
    /// Day, 1 to 31.
    pub day: u8,
    /// Hour, 0 to 23.
    pub hour: u8,
    /// Minute, 0 to 59.
    pub minute: u8,
    /// Second, 0 to 59.
    pub second: u8,
}

impl Stamp {
    /// As ISO 8601 has it: `2026-03-18T10:05:00Z`.
    pub fn iso(self) -> String {
        let Stamp { year, month, day, hour, minute, second } = self;
        format!("{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}Z")
    }
}

/// What the author settled about pages and lines.
#[derive(Debug, Clone, PartialEq)]
pub struct PageSetup {
    /// Size of the paper, upright.
    pub paper: Dimensions,
    /// Upright or lying.
    pub orientation: Orientation,
    /// Margins, when the author gave them; else the theme's.
    pub margins: Option<Margins>,
    /// Printed on both sides: margins mirror, binding on the side where lines begin.
    pub double_sided: bool,
    /// Whether body text is justified.
    pub justify: bool,
    /// How freely kashida may be used; none for what suits the width of the lines.
    pub kashida: Option<KashidaLevel>,
    /// How ends of lines are chosen in justified text.
    pub line_breaking: LineBreaking,
    /// The order of the two ends of a range such as 10-15.
    pub range_direction: RangeDirection,
    /// The side of a percent sign.
    pub percent_side: PercentSide,
    /// The digits of page numbers and of counted labels.
    pub digits: DigitSet,
    /// A word across each page, such as «مسودة».
    pub watermark: Option<String>,
    /// Whether a border is drawn around each page.
    pub border: bool,
    /// Whether the Word file carries its fonts.
    pub embed_fonts: bool,
}

/// Width and height of a sheet in millimetres.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Dimensions {
    /// Width, upright.
    pub width_mm: f64,
    /// Height, upright.
    pub height_mm: f64,
}

/// Upright or lying.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Orientation {
    /// Higher than wide.
    Portrait,
    /// Wider than high.
    Landscape,
}

/// How freely kashida may be used.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum KashidaLevel {
    /// Never.
    None,
    /// One word in six.
    Low,
    /// One word in four.
    Medium,
    /// One word in two.
    High,
}

/// How ends of lines are chosen in justified text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LineBreaking {
    /// For the whole paragraph at once, so that its spaces are even.
    Optimal,
    /// Line by line: each takes what fits.
    FirstFit,
}

/// The order of the two ends of a range such as 10-15.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RangeDirection {
    /// As the text around reads.
    Rtl,
    /// Left to right.
    Ltr,
}

/// The side of a percent sign.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PercentSide {
    /// As CLDR has it for the digits in use: right of European digits, left of Arabic-Indic ones.
    Auto,
    /// On the left of the number.
    Left,
    /// On the right of the number.
    Right,
}

/// Header and footer of every page.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Running {
    /// Above the text.
    pub header: RunningLine,
    /// Below the text.
    pub footer: RunningLine,
    /// Whether the first page has no header, because it bears the letterhead or cover.
    pub first_page_plain: bool,
}

/// One line at the edge of a page.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct RunningLine {
    /// On the side where lines begin.
    pub start: Inlines,
    /// In the middle, where there is room: the classification, which the footer has too.
    pub centre: Inlines,
    /// On the other side.
    pub end: Inlines,
    /// What may be shortened where there is too little room for all.
    pub giving_way: GivingWay,
}

/// What of a running line may be shortened, because the paper says it elsewhere.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum GivingWay {
    /// Nothing.
    #[default]
    Nothing,
    /// The start: the name of a body beside a reference.
    Start,
    /// Start and end: titles.
    Both,
}

impl RunningLine {
    /// A line with texts of which each may have several: their line breaks become spaces.
    pub fn new(start: Inlines, end: Inlines, giving_way: GivingWay) -> RunningLine {
        let [start, end] = [start, end].map(on_one_line);
        RunningLine { start, centre: Inlines::new(), end, giving_way }
    }

    /// The same line with a text in its middle.
    #[must_use]
    pub fn around(self, centre: Inlines) -> RunningLine {
        RunningLine { centre: on_one_line(centre), ..self }
    }
}

fn on_one_line(mut inlines: Inlines) -> Inlines {
    for inline in &mut inlines {
        match inline {
            Inline::LineBreak => *inline = Inline::generated(" ".to_owned()),
            Inline::Text(text) => {
                if text.value.contains('\n') {
                    text.value = text.value.replace('\n', " ");
                }
            }
            Inline::Span(Span { content, .. })
            | Inline::Link(Link { content, .. })
            | Inline::Entry(Entry { content, .. })
            | Inline::Isolate(_, content) => *content = on_one_line(std::mem::take(content)),
            Inline::Field(_) | Inline::Note(_) => {}
        }
    }
    inlines
}
