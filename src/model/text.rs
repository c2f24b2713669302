//! Text as written: a line, and paragraphs with lists, tables, quotations and pictures.

use super::Mark;
use super::marks;
use crate::diag::Span;

/// A piece of text with its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Text {
    /// The characters as written. Line ends are `\n` and mean a forced line break; a tab is a space.
    pub value: String,
    /// Its place in the source.
    pub span: Span,
}

impl Text {
    /// A text at a place.
    pub fn new(value: impl Into<String>, span: Span) -> Text {
        Text { value: value.into(), span }
    }

    /// Its inline marks: `**bold**`, `[text](url)`, `` `code` ``, backslash escapes. Without
    /// `markup` all of it is plain; line breaks are marks either way.
    pub fn marks(&self, markup: bool) -> Vec<Mark> {
        marks::parse(&self.value, markup)
    }

    /// Its characters as a reader sees them, without the signs of marks.
    pub fn plain(&self, markup: bool) -> String {
        marks::plain(&self.marks(markup))
    }
}

/// Paragraphs and other blocks in order.
#[derive(Debug, Clone, PartialEq)]
pub struct Rich {
    /// Never empty.
    pub blocks: Vec<RichBlock>,
    /// Their place in the source.
    pub span: Span,
}

/// One block of a [`Rich`].
#[derive(Debug, Clone, PartialEq)]
pub enum RichBlock {
    /// A paragraph.
    Paragraph(Text),
    /// A heading inside a section.
    Heading(Text),
    /// A list with bullets; each item holds paragraphs and further lists.
    List(Vec<Rich>),
    /// A list with numbers.
    Numbered(Vec<Rich>),
    /// A table.
    Table(RichTable),
    /// Somebody's words.
    Quote {
        /// The words.
        text: Rich,
        /// Who said them.
        by: Option<Text>,
    },
    /// A picture.
    Image(ImageRef),
}

/// A table; every row has as many cells as the header, or as the first row.
#[derive(Debug, Clone, PartialEq)]
pub struct RichTable {
    /// The line above it.
    pub caption: Option<Text>,
    /// Heads of the columns; empty for a table without heads.
    pub header: Vec<Text>,
    /// Rows, not empty; an empty cell is an empty text.
    pub rows: Vec<Vec<Text>>,
    /// Where it is asked for pages of its own that lie across.
    pub landscape: Option<Span>,
}

/// A picture by the name of its file.
#[derive(Debug, Clone, PartialEq)]
pub struct ImageRef {
    /// The path as written, relative to the meeting's file.
    pub path: Text,
    /// What it shows.
    pub alt: Option<Text>,
    /// The line below it.
    pub caption: Option<Text>,
    /// Its width as a share of the measure, over 0 up to 1.
    pub width: Option<f64>,
}
