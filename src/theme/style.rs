//! The values a theme is made of. All lengths in points.

use crate::document::{Dimensions, Orientation, PageSetup};
use crate::geom::{Margins, Pt};

/// An opaque sRGB colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Colour {
    /// Red.
    pub r: u8,
    /// Green.
    pub g: u8,
    /// Blue.
    pub b: u8,
}

impl Colour {
    /// Black.
    pub const BLACK: Colour = Colour { r: 0, g: 0, b: 0 };
    /// White: the paper.
    pub const WHITE: Colour = Colour { r: 255, g: 255, b: 255 };

    /// The colour of six hexadecimal digits, with or without `#`.
    pub fn from_hex(text: &str) -> Option<Colour> {
        let digits = text.strip_prefix('#').unwrap_or(text);
        if digits.len() != 6 || !digits.bytes().all(|b| b.is_ascii_hexdigit()) {
            return None;
        }
        let part = |i: usize| u8::from_str_radix(&digits[i..i + 2], 16).ok();
        Some(Colour { r: part(0)?, g: part(2)?, b: part(4)? })
    }

    /// Six hexadecimal digits in capitals, without `#`.
    pub fn to_hex(self) -> String {
        format!("{:02X}{:02X}{:02X}", self.r, self.g, self.b)
    }
}

/// Named colours of a theme.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Palette {
    /// Running text.
    pub ink: Colour,
    /// Titles, headings, numbers, strong rules.
    pub accent: Colour,
    /// The ground of facts and table heads; none for no ground.
    pub tint: Option<Colour>,
    /// Thin rules.
    pub hairline: Colour,
    /// Secondary text.
    pub secondary: Colour,
    /// Status «not begun».
    pub open: ToneColours,
    /// Status «under way».
    pub active: ToneColours,
    /// Status «done».
    pub good: ToneColours,
    /// Status «late» or «refused».
    pub bad: ToneColours,
    /// Status «put off».
    pub muted: ToneColours,
}

/// The colours of a status label.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ToneColours {
    /// The word.
    pub ink: Colour,
    /// The ground behind it; none for no ground.
    pub ground: Option<Colour>,
}

/// A font family with its companion.
#[derive(Debug, Clone, PartialEq)]
pub struct Family {
    /// The family of Arabic text.
    pub name: String,
    /// The family of Latin text; the same name for the family's own Latin.
    pub latin: String,
    /// The size of Latin text as a share of the Arabic size beside it.
    pub latin_scale: f64,
    /// What Word shows where the family is not installed.
    pub word_fallback: String,
}

/// Which of the theme's two families.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum FamilyRole {
    /// Running text.
    Body,
    /// Titles, headings, labels.
    Display,
}

/// The look of characters.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct TextStyle {
    /// Family.
    pub family: FamilyRole,
    /// Weight: 400 regular, 600 semibold, 700 bold.
    pub weight: u16,
    /// Size of the em.
    pub size: Pt,
    /// Colour.
    pub colour: Colour,
}

impl TextStyle {
    /// The same in another size.
    pub(crate) fn scaled(self, scale: f64) -> TextStyle {
        TextStyle { size: self.size * scale, ..self }
    }
}

/// How a stretch of text differs from the text around it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct CharStyle {
    /// Its family, if another one.
    pub family: Option<FamilyRole>,
    /// Its weight, if another one; text that is bolder already stays so.
    pub weight: Option<u16>,
    /// Its size as a share of the size around.
    pub scale: f64,
    /// Its colour, if another one.
    pub colour: Option<Colour>,
}

impl Default for CharStyle {
    /// As the text around.
    fn default() -> CharStyle {
        CharStyle { family: None, weight: None, scale: 1.0, colour: None }
    }
}

/// The smallest type that a stretch is set in because of its style: a label that suits running text would
/// be unreadable in a line that is small already.
const LEAST_SIZE: Pt = Pt(7.5);

impl CharStyle {
    /// The look of this stretch in the middle of text that looks like `around`.
    pub fn over(self, around: TextStyle) -> TextStyle {
        TextStyle {
            family: self.family.unwrap_or(around.family),
            weight: self.weight.unwrap_or(around.weight).max(around.weight),
            size: (around.size * self.scale).max(LEAST_SIZE.min(around.size)),
            colour: self.colour.unwrap_or(around.colour),
        }
    }
}

/// Where lines stand between the edges of their measure.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Align {
    /// At the side where lines begin.
    Start,
    /// In the middle.
    Centre,
    /// At the other side.
    End,
    /// At both sides, but for last lines.
    Justify,
}

impl Align {
    /// Where numbers of a column stand: with their last digits one below another, which are at the
    /// right whatever the direction.
    pub fn of_numbers(right_to_left: bool) -> Align {
        if right_to_left { Align::Start } else { Align::End }
    }
}

/// The look of a paragraph.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ParaStyle {
    /// Characters.
    pub text: TextStyle,
    /// Distance between baselines.
    pub leading: Pt,
    /// Alignment.
    pub align: Align,
    /// Space above; between two blocks the larger of the two spaces counts.
    pub before: Pt,
    /// Space below.
    pub after: Pt,
    /// Whether it stays on the page of what follows.
    pub keep_with_next: bool,
    /// A bar at the side where lines begin.
    pub bar: Option<Bar>,
}

impl ParaStyle {
    /// The same in another size, spaces too.
    pub(crate) fn scaled(self, scale: f64) -> ParaStyle {
        ParaStyle {
            text: self.text.scaled(scale),
            leading: self.leading * scale,
            before: self.before * scale,
            after: self.after * scale,
            ..self
        }
    }
}

/// The smallest type on a cover.
const LEAST_ON_COVER: Pt = Pt(8.0);

impl ParaStyle {
    /// The same in smaller type on a cover, but not too small to read.
    pub(crate) fn on_full_cover(self, scale: f64) -> ParaStyle {
        self.scaled(scale.max((LEAST_ON_COVER / self.text.size).min(1.0)))
    }
}

/// A vertical bar beside a block, at the side where lines begin.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Bar {
    /// Its width.
    pub width: Pt,
    /// From bar to text.
    pub gap: Pt,
    /// Its colour.
    pub colour: Colour,
}

/// Paper and the places on it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct PageStyle {
    /// Margins of the text.
    pub margins: Margins,
    /// From the top edge to the header's baseline.
    pub header_y: Pt,
    /// From the bottom edge to the footer's baseline.
    pub footer_y: Pt,
}

impl PageStyle {
    /// The margins on this paper. They are made for A4: on narrower paper those at the sides take the
    /// same share of it, so that lines do not grow too short.
    pub fn margins_on(&self, paper: Dimensions, orientation: Orientation) -> Margins {
        const A4_MM: f64 = 210.0;
        let width = match orientation {
            Orientation::Portrait => paper.width_mm,
            Orientation::Landscape => paper.height_mm,
        };
        let share = (width / A4_MM).min(1.0);
        let Margins { inner, outer, .. } = self.margins;
        Margins { inner: inner * share, outer: outer * share, ..self.margins }
    }

    /// The least space between the text and the rule of a header or footer.
    const LEAST_GAP: Pt = Pt(8.0);
    /// From an edge of the paper to the nearest ink of a header or footer: printers leave so much white.
    const LEAST_EDGE: Pt = Pt::mm(5.0);

    /// From the border around a page to the nearest ink inside it.
    const INSIDE_BORDER: Pt = Pt(5.0);

    /// The places on pages that an author set up: where margins are narrow, header and footer move
    /// outwards, but not across a border, and where they are too narrow for them the text gives way.
    pub fn within(&self, setup: &PageSetup, running: &RunningStyle) -> PageStyle {
        let margins = || self.margins_on(setup.paper, setup.orientation);
        let margins = setup.margins.unwrap_or_else(margins);
        let below_header = running.rule_gap + PageStyle::LEAST_GAP;
        let above_footer = running.text.size + running.rule_gap + PageStyle::LEAST_GAP;
        let edge = if setup.border { PageStyle::inside_border() } else { Pt::ZERO };
        let (least_header, least_footer) = if setup.border {
            let size = running.text.size.max(running.classification.size);
            (edge + size, edge + size * 0.4)
        } else {
            let least = PageStyle::LEAST_EDGE;
            ((least + running.text.size).min(self.header_y), least.min(self.footer_y))
        };
        let header_y = self.header_y.min(margins.top - below_header).max(least_header);
        let footer_y = self.footer_y.min(margins.bottom - above_footer).max(least_footer);
        let margins = Margins {
            top: margins.top.max(header_y + below_header),
            bottom: margins.bottom.max(footer_y + above_footer),
            inner: margins.inner.max(edge),
            outer: margins.outer.max(edge),
        };
        PageStyle { margins, header_y, footer_y }
    }

    /// From an edge of the paper to what may stand inside a border.
    fn inside_border() -> Pt {
        let (middle, width) = PAGE_BORDER;
        middle + width / 2.0 + PageStyle::INSIDE_BORDER
    }
}

/// The shape of a bullet, drawn as a path.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Bullet {
    /// ▪
    Square,
    /// •
    Disc,
    /// –
    Dash,
}

/// The look of lists.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ListStyle {
    /// Bullet of the outermost list and of lists inside it, turn by turn.
    pub bullets: [Bullet; 2],
    /// Colour of bullets.
    pub bullet_colour: Colour,
    /// Label text of numbered lists.
    pub label: TextStyle,
    /// Least distance from the start edge to the text.
    pub indent: Pt,
    /// From label to text.
    pub gap: Pt,
    /// Between items.
    pub item_gap: Pt,
}

/// The look of tables.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct TableStyle {
    /// Heads of columns.
    pub head: ParaStyle,
    /// Cells.
    pub cell: ParaStyle,
    /// Ground of the header row.
    pub head_ground: Option<Colour>,
    /// Ground of every second row.
    pub band_ground: Option<Colour>,
    /// Rules above and below the table: width and colour.
    pub outer_rule: (Pt, Colour),
    /// Rules between rows.
    pub inner_rule: (Pt, Colour),
    /// Space between a cell's text and its left and right edges.
    pub pad_x: Pt,
    /// Space above and below a cell's text.
    pub pad_y: Pt,
    /// Space above and below the table.
    pub around: Pt,
}

impl TableStyle {
    /// The same look in smaller type, step by step, as far as it can be read: for tables whose words and
    /// numbers would have to be cut.
    pub(super) fn smaller(self) -> impl Iterator<Item = TableStyle> {
        const STEPS: [f64; 3] = [0.9, 0.8, 0.7];
        /// Smaller type is not read with ease.
        const LEAST: Pt = Pt(7.0);
        let scaled = move |share: f64| {
            let of = |mut style: ParaStyle| {
                style.text.size = (style.text.size * share).max(LEAST.min(style.text.size));
                style.leading = style.leading * share;
                style
            };
            TableStyle { head: of(self.head), cell: of(self.cell), ..self }
        };
        STEPS.into_iter().map(scaled).filter(|look| look.cell.text.size > LEAST)
    }
}

/// The look of label and value pairs.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct FactsStyle {
    /// Labels.
    pub label: ParaStyle,
    /// Values.
    pub value: ParaStyle,
    /// Ground.
    pub ground: Option<Colour>,
    /// Rules above and below, for themes without a ground.
    pub rule: Option<(Pt, Colour)>,
    /// Space inside the edges.
    pub pad: Pt,
    /// Space above and below.
    pub around: Pt,
}

/// The look of quotations.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct QuoteStyle {
    /// The words.
    pub text: ParaStyle,
    /// The bar beside them.
    pub bar: Bar,
    /// Indent at both sides, bar included at the start.
    pub indent: Pt,
    /// Space above and below.
    pub around: Pt,
}

/// The look of a box.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct BoxStyle {
    /// Ground.
    pub ground: Option<Colour>,
    /// Bar at the side where lines begin.
    pub bar: Option<Bar>,
    /// Space inside the edges.
    pub pad: Pt,
    /// Space above and below.
    pub around: Pt,
}

/// The look of pictures.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct FigureStyle {
    /// Space above and below picture and caption together.
    pub around: Pt,
    /// From picture to caption.
    pub gap: Pt,
    /// The most height, as a share of the page's text height.
    pub max_height: f64,
}

/// The look of columns to sign in.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct SignatureStyle {
    /// Role of the signer.
    pub role: ParaStyle,
    /// Name.
    pub name: ParaStyle,
    /// Below the line.
    pub below: ParaStyle,
    /// Height left to sign in.
    pub height: Pt,
    /// Line to sign on.
    pub rule: (Pt, Colour),
    /// Between columns.
    pub gap: Pt,
    /// Space above.
    pub before: Pt,
}

/// The look of the table of contents.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct TocStyle {
    /// Its title.
    pub title: ParaStyle,
    /// Entries of level 1 to 3.
    pub entries: [ParaStyle; 3],
    /// Indent of each level below the first.
    pub indent: Pt,
    /// Colour of the dots.
    pub leader: Colour,
}

/// The look of header and footer.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct RunningStyle {
    /// Text.
    pub text: TextStyle,
    /// The rule under the header and above the footer.
    pub rule: Option<(Pt, Colour)>,
    /// Between text and rule.
    pub rule_gap: Pt,
    /// Text of the classification.
    pub classification: TextStyle,
}

/// From the edges of a page to the middle of the border around it, and how thick the border is. It has
/// the colour of the classification.
pub const PAGE_BORDER: (Pt, Pt) = (Pt(24.0), Pt(1.5));

/// A cover is one page. Where there is much to say its titles are set smaller, in these shares of their
/// sizes, until all has room; what they say then takes more lines.
pub const TITLE_SCALES: [f64; 7] = [1.0, 0.92, 0.85, 0.78, 0.7, 0.62, 0.55];
/// The shares in which all but the titles is set where smaller titles do not make room.
pub const OTHER_SCALES: [f64; 3] = [0.85, 0.75, 0.65];
/// Those in which it is set, smaller than is good to read, rather than run over the edge.
pub const LAST_SCALES: [f64; 3] = [0.7, 0.62, 0.55];

/// The look of the cover page.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct CoverStyle {
    /// Width and colour of the band on the binding side.
    pub band: Option<(Pt, Colour)>,
    /// The body that publishes.
    pub organization: ParaStyle,
    /// Kind of document.
    pub kind: ParaStyle,
    /// Title.
    pub title: ParaStyle,
    /// Subtitle.
    pub subtitle: ParaStyle,
    /// Short rule between title and facts.
    pub rule: Option<(Pt, Colour)>,
    /// Classification, in a frame of its colour.
    pub classification: TextStyle,
}

/// The look of the word across draft pages.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct WatermarkStyle {
    /// Text; its size is the largest used.
    pub text: TextStyle,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn margins_at_the_sides_take_the_same_share_of_narrow_paper() {
        let all = Pt::mm(21.0);
        let margins = Margins { top: all, bottom: all, inner: all, outer: all };
        let page = PageStyle { margins, header_y: all, footer_y: all };
        let sides = |width_mm| {
            let paper = Dimensions { width_mm, height_mm: 1.0 };
            let Margins { top, inner, .. } = page.margins_on(paper, Orientation::Portrait);
            [top, inner].map(|side| (side / Pt::mm(1.0)).round())
        };
        assert_eq!(sides(210.0), [21.0, 21.0]);
        assert_eq!(sides(140.0), [21.0, 14.0]);
        assert_eq!(sides(297.0), [21.0, 21.0], "wide paper has the margins of A4");
    }

    #[test]
    fn colours_read_and_print() {
        let teal = Colour { r: 0x0b, g: 0x5d, b: 0x5e };
        assert_eq!(Colour::from_hex("#0b5d5e"), Some(teal));
        assert_eq!(teal.to_hex(), "0B5D5E");
        assert_eq!(Colour::from_hex("#0b5d5"), None);
        assert_eq!(Colour::from_hex("#0b5d5é"), None);
    }
}
