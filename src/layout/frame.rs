//! What layout hands to a writer of pages: items in their places, with text and structure.
//!
//! Visual terms from here on: left, right, top. A writer copies what stands here and decides nothing:
//! the order of items is the order of drawing, each glyph says which text it stands for, and tags
//! say which element of the structure tree it belongs to.

use std::collections::BTreeMap;

pub use super::glyphs::{Glyphs, PlacedGlyph};
use crate::document::{BlockId, FrontPages, ImageId, Meta, PageNumbers};
use crate::fonts::FontId;
use crate::geom::{Point, Pt, Rect, Size};
use crate::locale::Lang;
use crate::locale::digits::DigitSet;
use crate::theme::Colour;

/// A laid-out document.
#[derive(Debug, Clone, PartialEq)]
pub struct PagedDocument {
    /// Properties.
    pub meta: Meta,
    /// The pages.
    pub pages: Vec<Page>,
    /// Bookmarks, in order.
    pub outline: Vec<OutlineEntry>,
    /// The structure tree; element 0 is the document.
    pub structure: Vec<Element>,
    /// Where each named block begins: the page's place in `pages` and the height on it.
    pub destinations: BTreeMap<BlockId, (usize, Pt)>,
    /// The pages before the text, when they are counted by themselves.
    pub front: Option<FrontPages>,
}

impl PagedDocument {
    /// The page number of each named block as Word counts, and how many pages there are: as shown here
    /// when cover and contents are counted by themselves, every page in one row in papers bound
    /// together.
    pub fn page_numbers(&self, digits: DigitSet) -> PageNumbers {
        if self.front.is_some() {
            return PageNumbers { of: self.labels(), count: self.pages.len(), front: self.front };
        }
        // Word has no pages of other files.
        let mut count = 0;
        let counted: Vec<u64> = self
            .pages
            .iter()
            .map(|page| {
                count += u64::from(page.sheet.is_none());
                count.max(1)
            })
            .collect();
        let number = |&(page, _): &(usize, Pt)| digits.format(counted[page]);
        let of = self.destinations.iter().map(|(id, place)| (*id, number(place))).collect();
        let count = usize::try_from(count).unwrap_or(usize::MAX);
        PageNumbers { of, count, front: None }
    }

    /// The shown page number of each named block.
    fn labels(&self) -> BTreeMap<BlockId, String> {
        let shown = |&(page, _): &(usize, Pt)| self.pages[page].label.clone();
        self.destinations.iter().map(|(id, place)| (*id, shown(place))).collect()
    }
}

/// A page.
#[derive(Debug, Clone, PartialEq)]
pub struct Page {
    /// Its size.
    pub size: Size,
    /// Its number as shown: `١`, `أ`.
    pub label: String,
    /// What is drawn, in order.
    pub items: Vec<Item>,
    /// The page of another file that all this is drawn upon.
    pub sheet: Option<Sheet>,
}

/// A page of another file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sheet {
    /// Which of the files that go with the document.
    pub file: usize,
    /// Which of its pages, from 0.
    pub page: usize,
}

/// One thing on a page.
#[derive(Debug, Clone, PartialEq)]
pub enum Item {
    /// Glyphs on a baseline.
    Text(TextItem),
    /// A filled rectangle: a rule, a ground, a square bullet.
    Fill(Rect, Colour),
    /// A filled rectangle with rounded corners of a radius.
    FillRounded(Rect, Pt, Colour),
    /// The outline of a rectangle with rounded corners: radius, width of the line.
    Stroke(Rect, Pt, Pt, Colour),
    /// A filled disc: centre and radius.
    Disc(Point, Pt, Colour),
    /// A picture of the document, filling the rectangle.
    Image(ImageId, Rect),
    /// An area that leads somewhere.
    Link(LinkArea),
    /// What follows, to the matching [`Item::End`], is content of an element of the structure tree.
    /// Not nested.
    Begin(ElementId),
    /// What follows, to the matching [`Item::End`], is no content: a header, a rule, a leader.
    Artifact(Artifact),
    /// Ends the last [`Item::Begin`] or [`Item::Artifact`].
    End,
}

/// Glyphs of one font, size and colour on one baseline.
#[derive(Debug, Clone, PartialEq)]
pub struct TextItem {
    /// The left end of the baseline.
    pub origin: Point,
    /// Font.
    pub font: FontId,
    /// Size of the em.
    pub size: Pt,
    /// Colour.
    pub colour: Colour,
    /// The counter-clockwise turn of the baseline as (cosine, sine); `(1, 0)` for level text.
    pub turn: (f64, f64),
    /// Language of the text.
    pub lang: Lang,
    /// Whether the text reads from right to left: its first characters are its last glyphs.
    pub rtl: bool,
    /// Glyphs from left to right.
    pub glyphs: Glyphs,
}

impl TextItem {
    /// The characters it stands for, in reading order.
    pub fn words(&self) -> String {
        let texts = self.glyphs.iter().map(|glyph| glyph.text);
        if self.rtl { texts.rev().collect() } else { texts.collect() }
    }

    /// From the origin of the first glyph to the end of the last one.
    pub fn width(&self) -> Pt {
        self.glyphs.iter().map(|glyph| glyph.advance).sum()
    }
}

/// An area of a page that leads somewhere.
#[derive(Debug, Clone, PartialEq)]
pub struct LinkArea {
    /// The area.
    pub area: Rect,
    /// Where it leads.
    pub to: Destination,
    /// What a screen reader says of it.
    pub description: String,
    /// The link's element in the structure tree.
    pub element: ElementId,
}

/// Where a link or a bookmark leads.
#[derive(Debug, Clone, PartialEq)]
pub enum Destination {
    /// A URI.
    Uri(String),
    /// A height on a page (counted from 0).
    Page {
        /// The page's place in [`PagedDocument::pages`].
        page: usize,
        /// The height from the top edge.
        y: Pt,
        /// The block there.
        block: BlockId,
    },
}

/// A bookmark.
#[derive(Debug, Clone, PartialEq)]
pub struct OutlineEntry {
    /// 1 for a section; in bound papers 0 for the whole, 1 for a paper, 2 for a section of it.
    pub level: u8,
    /// Its words.
    pub title: String,
    /// The place of the page in [`PagedDocument::pages`].
    pub page: usize,
    /// The height on it.
    pub y: Pt,
}

/// The place of an element in [`PagedDocument::structure`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ElementId(pub usize);

/// An element of the structure tree (ISO 32000-1, 14.8.4). Parents stand before their children, and
/// children of one parent in reading order.
#[derive(Debug, Clone, PartialEq)]
pub struct Element {
    /// Its parent; none for the document.
    pub parent: Option<ElementId>,
    /// Its type.
    pub role: ElementRole,
    /// Its language, where it differs from its parent's.
    pub lang: Option<Lang>,
}

/// The type of a structure element.
#[derive(Debug, Clone, PartialEq)]
pub enum ElementRole {
    /// The whole document.
    Document,
    /// A part with its heading.
    Sect,
    /// A heading of level 1 to 6, with its words for the element's title.
    Heading(u8, String),
    /// A paragraph.
    Paragraph,
    /// A list; whether its labels are counted.
    List {
        /// Numbered, not bulleted.
        numbered: bool,
    },
    /// An item of a list.
    ListItem,
    /// The label of an item.
    Label,
    /// The body of an item.
    ListBody,
    /// A table with its summary.
    Table {
        /// For readers who cannot see it.
        summary: String,
    },
    /// The rows of heads.
    TableHead,
    /// The other rows.
    TableBody,
    /// A row.
    TableRow,
    /// A head of a column or of a row.
    HeaderCell {
        /// Heads its row, not its column.
        row: bool,
    },
    /// A cell.
    DataCell,
    /// A quotation set as a block.
    BlockQuote,
    /// A picture.
    Figure {
        /// Its alternative text.
        alt: String,
        /// Its page's place in [`PagedDocument::pages`].
        page: usize,
        /// Where it stands.
        area: Rect,
    },
    /// The caption of a picture or table.
    Caption,
    /// A table of contents.
    Toc,
    /// One entry of it.
    TocEntry,
    /// The reference inside an entry.
    Reference,
    /// A link.
    Link,
    /// A stretch of text in another language.
    Span,
    /// A note at the foot of a page.
    Note(BlockId),
}

/// Kinds of drawing that are no content (ISO 32000-1, 14.8.2.2.2).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Artifact {
    /// The header of a page.
    Header,
    /// The footer of a page.
    Footer,
    /// The word across a draft.
    Watermark,
    /// Rules, grounds, leaders, bullets drawn as paths, kashidas.
    Layout,
}
