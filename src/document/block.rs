//! What stands between the margins, one below another.

use super::{Inline, Inlines, Running, Tone};
use crate::geom::Size;
use crate::locale::Lang;
use crate::locale::numbering::Numbering;

/// The name of a block that something refers to. Unique in a document.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct BlockId(pub u32);

/// The place of a picture in [`Document::images`](super::Document::images).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ImageId(pub usize);

/// One block.
#[derive(Debug, Clone, PartialEq)]
pub enum Block {
    /// The page of its own before everything else.
    Cover(Cover),
    /// The body's name and address, at the head of the first page.
    Letterhead(Letterhead),
    /// A heading.
    Heading(Heading),
    /// A paragraph.
    Paragraph(Paragraph),
    /// A list with labels.
    List(List),
    /// A table.
    Table(Table),
    /// Labels with their values: date, place, reference.
    Facts(Vec<Fact>),
    /// Somebody's words.
    Quote(Quote),
    /// A picture.
    Figure(Figure),
    /// Columns to sign in; kept on one page.
    Signatures(Vec<Signature>),
    /// The table of contents, filled from the headings.
    Toc(Toc),
    /// Blocks on a tinted ground or behind a rule.
    Boxed(Boxed),
    /// Blocks that stay on one page when they fit on one.
    Together(Vec<Block>),
    /// Blocks on pages of their own, which lie across where the others stand upright. At the top level
    /// or that of a part only.
    Across(Vec<Block>),
    /// What follows begins on a new page.
    PageBreak,
    /// One of several papers bound together. At the top level only.
    Part(Part),
    /// Pages of another file, as they are. At the top level only.
    Sheets(Sheets),
}

/// One of several papers bound together: it begins on a new page (on the front of a sheet when both
/// sides are printed) and has header and footer of its own.
#[derive(Debug, Clone, PartialEq)]
pub struct Part {
    /// Header and footer of its pages, in place of the document's.
    pub running: Running,
    /// A word across each of its pages, in place of the document's.
    pub watermark: Option<String>,
    /// Its language.
    pub lang: Lang,
    /// Its content; the heading that names it has level 0.
    pub blocks: Vec<Block>,
}

/// Pages of another file, as they are. A format that cannot hold them shows what they are instead.
#[derive(Debug, Clone, PartialEq)]
pub struct Sheets {
    /// What they are called.
    pub heading: Heading,
    /// What is said of them where they cannot stand themselves.
    pub note: Inlines,
    /// What is stamped on each of them.
    pub stamp: Inlines,
    /// Which of the files that go with the document they are.
    pub file: usize,
    /// The sizes of the pages, as they are seen.
    pub sizes: Vec<Size>,
}

/// The page of its own before everything else.
#[derive(Debug, Clone, PartialEq)]
pub struct Cover {
    /// بسم الله الرحمن الرحيم, before everything else; may be empty.
    pub basmala: Inlines,
    /// The body that publishes.
    pub organization: Inlines,
    /// Its logo.
    pub logo: Option<ImageId>,
    /// What kind of document this is: «محضر اجتماع».
    pub kind: Inlines,
    /// Title.
    pub title: Inlines,
    /// Subtitle; may be empty.
    pub subtitle: Inlines,
    /// Facts below the title.
    pub facts: Vec<Fact>,
    /// Classification; may be empty.
    pub classification: Inlines,
}

/// The body's name and address, at the head of the first page.
#[derive(Debug, Clone, PartialEq)]
pub struct Letterhead {
    /// Logo.
    pub logo: Option<ImageId>,
    /// Name of the body.
    pub name: Inlines,
    /// Unit, address, telephone, e-mail: a line each.
    pub lines: Vec<Inlines>,
}

/// A heading.
#[derive(Debug, Clone, PartialEq)]
pub struct Heading {
    /// 0 for one of several papers bound together, 1 for a section, 2 below it, to 6.
    pub level: u8,
    /// Its name, for contents, bookmarks and links.
    pub id: BlockId,
    /// Its words.
    pub content: Inlines,
}

/// A paragraph.
#[derive(Debug, Clone, PartialEq)]
pub struct Paragraph {
    /// The role it plays.
    pub role: ParaRole,
    /// Its words.
    pub content: Inlines,
}

/// The role of a paragraph.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ParaRole {
    /// بسم الله الرحمن الرحيم.
    Basmala,
    /// The document's title.
    Title,
    /// The line below the title.
    Subtitle,
    /// What kind of document this is, above the title.
    Kind,
    /// Running text.
    Body,
    /// A line with a label: «رئيس الجلسة: الدكتور …».
    Labelled,
    /// A heading that is not listed: inside a free text or a discussion item.
    Lead,
    /// Below a picture, above a table.
    Caption,
    /// Who said a quotation.
    Attribution,
    /// The line between the item and its details: owner, date.
    Note,
}

/// A list.
#[derive(Debug, Clone, PartialEq)]
pub struct List {
    /// How its items are marked.
    pub marker: Marker,
    /// Its items.
    pub items: Vec<ListItem>,
}

/// How the items of a list are marked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Marker {
    /// The theme's bullet.
    Bullet,
    /// Numbers from 1.
    Numbered(Numbering),
    /// Nothing.
    None,
}

/// One item of a list.
#[derive(Debug, Clone, PartialEq)]
pub struct ListItem {
    /// The author's own number, shown (with the list's signs around it) in place of the counted one.
    pub number: Option<String>,
    /// Its name, when something refers to it.
    pub id: Option<BlockId>,
    /// Its content; the first block stands beside the label.
    pub blocks: Vec<Block>,
}

/// A table.
#[derive(Debug, Clone, PartialEq)]
pub struct Table {
    /// What it lists, for its name in Word and its alternative text.
    pub role: TableRole,
    /// A short description for readers who cannot see it.
    pub summary: String,
    /// The line above it; may be empty.
    pub caption: Inlines,
    /// Its columns, first column first (the rightmost in a right-to-left document).
    pub columns: Vec<Column>,
    /// Whether the columns' heads are shown.
    pub header: bool,
    /// Its rows.
    pub rows: Vec<Row>,
}

/// What a table lists.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum TableRole {
    /// People.
    People,
    /// Agenda items, actions, recommendations, votes.
    Register,
    /// A table of the author's.
    Data,
}

/// A column.
#[derive(Debug, Clone, PartialEq)]
pub struct Column {
    /// What its cells hold.
    pub kind: ColumnKind,
    /// Its head.
    pub head: Inlines,
}

/// What the cells of a column hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ColumnKind {
    /// The row's own number.
    RowNumber,
    /// Words.
    Text,
    /// Numbers to compare: aligned at their end, tabular digits.
    Number,
    /// A date, a time, a status: short, on one line if at all possible.
    Short,
}

/// A row.
#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    /// Its name, when something refers to it.
    pub id: Option<BlockId>,
    /// Its cells, one for each column.
    pub cells: Vec<Cell>,
}

/// A cell.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Cell {
    /// Its words.
    pub content: Inlines,
}

/// A label with its value.
#[derive(Debug, Clone, PartialEq)]
pub struct Fact {
    /// Label, without a colon.
    pub label: Inlines,
    /// Value.
    pub value: Inlines,
}

/// Somebody's words.
#[derive(Debug, Clone, PartialEq)]
pub struct Quote {
    /// The words, with their quotation marks.
    pub blocks: Vec<Block>,
    /// Who said them, and when; may be empty.
    pub attribution: Inlines,
}

/// A picture.
#[derive(Debug, Clone, PartialEq)]
pub struct Figure {
    /// The picture.
    pub image: ImageId,
    /// What it shows, for readers who cannot see it.
    pub alt: String,
    /// The line below it; may be empty.
    pub caption: Inlines,
    /// Its width as a share of the measure, over 0 up to 1; none for its own size.
    pub width: Option<f64>,
}

/// A column to sign in.
#[derive(Debug, Clone, PartialEq)]
pub struct Signature {
    /// «رئيس الجلسة».
    pub role: Inlines,
    /// Who signs; may be empty.
    pub name: Inlines,
    /// What stands under the line: «التوقيع والتاريخ», or a date that is known.
    pub below: Inlines,
}

/// The table of contents, filled from the headings.
#[derive(Debug, Clone, PartialEq)]
pub struct Toc {
    /// «المحتويات».
    pub title: Inlines,
    /// Headings down to this level.
    pub depth: u8,
}

/// Blocks on a tinted ground or behind a rule.
#[derive(Debug, Clone, PartialEq)]
pub struct Boxed {
    /// Why they stand apart.
    pub role: BoxRole,
    /// Its name, when something refers to it.
    pub id: Option<BlockId>,
    /// What stands in it.
    pub blocks: Vec<Block>,
}

/// Why blocks stand apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum BoxRole {
    /// The executive summary.
    Summary,
    /// A decision taken on an agenda item.
    Decision,
}

impl Marker {
    /// The label of an item, or nothing in an unmarked list; a bullet is `•`. The author's own number is
    /// shown whatever the others have.
    pub fn label(&self, index: usize, number: Option<&str>) -> Option<String> {
        match self {
            Marker::Bullet => Some(number.unwrap_or("\u{2022}").to_owned()),
            Marker::None => number.map(str::to_owned),
            Marker::Numbered(numbering) => Some(match number {
                Some(own) => numbering.wrap(own),
                None => numbering.label(index + 1),
            }),
        }
    }
}

impl Block {
    /// A paragraph in a role.
    pub fn paragraph(role: ParaRole, content: Inlines) -> Block {
        Block::Paragraph(Paragraph { role, content })
    }
}

impl Cell {
    /// A cell of generated words.
    pub fn generated(value: impl Into<String>) -> Cell {
        Cell { content: vec![Inline::generated(value)] }
    }

    /// A cell with a status label.
    pub fn status(tone: Tone, word: impl Into<String>) -> Cell {
        let role = super::CharRole::Status(tone);
        Cell { content: vec![Inline::span(role, vec![Inline::generated(word)])] }
    }
}
