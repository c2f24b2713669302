//! What is handed down while blocks become paragraphs, and what adds up on the way.

use std::collections::BTreeSet;

use crate::bidi;
use crate::document::{
    BlockId, Document, EntryPlace, Field, FrontPages, Image, ImageId, PageNumbers, Running,
};
use crate::fonts::FontBook;
use crate::geom::Pt;
use crate::theme::{Colour, ParaStyle, TableStyle, Theme};

use super::dom::Element;
use super::estimate::Estimate;
use super::numbering::Numbering;
use super::page::Page;
use super::styles::id;

/// How pages are counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Counting {
    /// All in one row.
    Whole,
    /// The text from 1, after pages that are counted by themselves.
    Text,
    /// Those pages.
    Front(FrontPages),
}

/// What blocks inherit from what they stand in.
#[derive(Debug, Clone, Copy)]
pub(super) struct Environment<'a> {
    /// The whole document.
    pub(super) document: &'a Document,
    /// The look.
    pub(super) theme: &'a Theme,
    /// For the widths of texts.
    pub(super) estimate: Estimate<'a>,
    /// For references and contents.
    pub(super) pages: &'a PageNumbers,
    /// Paper and margins.
    pub(super) page: Page,
    /// The width that is left here.
    pub(super) measure: Pt,
    /// From the side where lines begin to the text of the list around.
    pub(super) indent: Pt,
    /// How many lists are around.
    pub(super) depth: usize,
    /// Whether every paragraph stays on the page of the next.
    pub(super) keep_next: bool,
    /// The style of running text here.
    pub(super) body: &'static str,
    /// The look of tables here.
    pub(super) table: TableStyle,
    /// Header and footer of the section.
    pub(super) running: &'a Running,
    /// The word across the section's pages.
    pub(super) watermark: Option<&'a str>,
    /// Which of the sections with headers and footers of their own, from 0.
    pub(super) section: usize,
    /// Whether the section goes on with the paper of the section before.
    pub(super) continues: bool,
    /// Whether the document is several papers bound together.
    pub(super) bound: bool,
    /// How the pages are counted here.
    pub(super) counting: Counting,
}

impl<'a> Environment<'a> {
    /// The environment of the document's own blocks.
    pub(super) fn new(
        document: &'a Document,
        theme: &'a Theme,
        book: &'a FontBook,
        pages: &'a PageNumbers,
    ) -> Self {
        let page = Page::new(document, theme);
        Environment {
            document,
            theme,
            estimate: Estimate::new(theme, book),
            pages,
            page,
            measure: page.measure(),
            indent: Pt::ZERO,
            depth: 0,
            keep_next: false,
            body: id::BODY,
            table: theme.table,
            running: &document.running,
            watermark: document.setup.watermark.as_deref(),
            section: 0,
            continues: false,
            bound: document.is_bound(),
            counting: if pages.front.is_some() { Counting::Text } else { Counting::Whole },
        }
    }

    /// What the document settled about ambiguous tokens.
    pub(super) fn bidi(&self) -> bidi::Options {
        let setup = &self.document.setup;
        let base = self.document.meta.direction;
        bidi::Options { ranges: setup.range_direction, percent: setup.percent_side, base }
    }

    /// What a field shows until Word computes it anew.
    pub(super) fn shown(&self, field: Field) -> String {
        let digits = self.document.setup.digits;
        match field {
            Field::PageNumber => match self.counting {
                Counting::Front(front) => front.counter.format(front.count),
                Counting::Text | Counting::Whole => digits.format(1),
            },
            Field::PageCount => match self.counting {
                Counting::Front(front) => front.counter.format(front.count),
                Counting::Text | Counting::Whole => digits.format(self.counted()),
            },
            Field::PageOf(block) => self.pages.of.get(&block).cloned().unwrap_or_default(),
        }
    }

    /// What a cell's paragraph of a style looks like here; nothing for other styles.
    pub(super) fn look_of_cell(&self, style: &str) -> Option<&ParaStyle> {
        match style {
            id::CELL | id::CELL_NUMBER => Some(&self.table.cell),
            id::CELL_HEAD | id::CELL_HEAD_NUMBER => Some(&self.table.head),
            _ => None,
        }
    }

    /// The place of a heading's level in the tables of styles.
    pub(super) fn heading_index(&self, level: u8) -> usize {
        usize::from((level + u8::from(self.bound)).max(1)) - 1
    }

    /// How many pages are counted in one row with those of the text.
    fn counted(&self) -> u64 {
        let front = self.pages.front.map_or(0, |front| front.count);
        self.pages.count.saturating_sub(front).max(1) as u64
    }

    /// The width from the indent to the far side.
    pub(super) fn room(&self) -> Pt {
        (self.measure - self.indent).max(Pt(36.0))
    }

    /// The same on pages that lie across.
    pub(super) fn across(self) -> Self {
        let page = self.page.across();
        Environment { page, measure: page.measure(), ..self }
    }

    /// The same place in a narrower column.
    pub(super) fn within(self, measure: Pt) -> Self {
        Environment { measure, indent: Pt::ZERO, depth: 0, ..self }
    }

    /// A picture of the document.
    pub(super) fn image(&self, id: ImageId) -> Option<&'a Image> {
        self.document.images.get(id.0)
    }
}

/// What adds up over a story (the body, a header, a footer).
#[derive(Debug)]
pub(super) struct State {
    /// The lists.
    pub(super) numbering: Numbering,
    /// Where links lead, each once: the relation `rIdLink1` is the first.
    pub(super) links: Vec<String>,
    /// The pictures that are used, each once.
    pub(super) images: Vec<ImageId>,
    /// What the finishing pass must know.
    pub(super) noted: Noted,
    /// The notes whose marks may stand in the story: none but in the text.
    pub(super) known_notes: BTreeSet<BlockId>,
    /// The notes whose marks stand in the story, in their order.
    pub(super) notes: Vec<BlockId>,
    /// Whether the pages before the text are not over yet: they are a section of their own.
    pub(super) in_front: bool,
    /// Blocks whose bookmark the next paragraph bears.
    pub(super) bookmarks: Vec<BlockId>,
    /// What stands in front of the next paragraph.
    pub(super) label: Option<Label>,
    /// Whether the next paragraph begins a page.
    pub(super) page_break: bool,
    /// How many bookmarks there are.
    pub(super) bookmark_count: usize,
}

/// What the finishing pass must know of a story that its XML does not say.
#[derive(Debug, Default, Clone)]
pub(super) struct Noted {
    /// Its tables, in the order of the text.
    pub(super) tables: Vec<TableNote>,
    /// Its pictures, in the order of the text.
    pub(super) pictures: Vec<PictureNote>,
    /// Its sections, in the order of the text.
    pub(super) sections: Vec<SectionNote>,
    /// Drawings that docx-rs cannot express; a `w:sym` of the font [`SLOT`] marks the place of each.
    pub(super) drawings: Vec<Element>,
    /// The entries that content controls hold; a `w:sym` of the font [`CONTROL`] begins each.
    pub(super) controls: Vec<EntryPlace>,
}

/// The font of the symbol that holds the place of a drawing.
pub(super) const SLOT: &str = "mahdar:drawing";

/// The font of the symbols around what a content control holds: the first bears the number of its
/// entry, the second nothing.
pub(super) const CONTROL: &str = "mahdar:control";

/// What docx-rs cannot say of a picture.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct PictureNote {
    /// The name of its file.
    pub(super) name: String,
    /// What it shows.
    pub(super) alt: String,
}

/// What docx-rs cannot say of a section.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct SectionNote {
    /// The format of its page numbers, if it has one of its own.
    pub(super) format: Option<&'static str>,
    /// Its first page number, if it does not count on from the section before.
    pub(super) start: Option<usize>,
    /// Around which of its pages a border is drawn (`w:display`, 17.6.10), and its colour.
    pub(super) border: Option<(&'static str, Colour)>,
}

/// What docx-rs cannot say of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct TableNote {
    /// Whether its first row holds the heads of columns.
    pub(super) header: bool,
    /// Its caption, for readers who cannot see it.
    pub(super) title: String,
    /// What it lists, for them too.
    pub(super) summary: String,
}

/// What stands in front of an item's first paragraph.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Label {
    /// Word counts it.
    Counted {
        /// The list, `w:numId`.
        list: u32,
        /// Its level.
        level: usize,
        /// The paragraph's style.
        style: &'static str,
    },
    /// These characters and a tab.
    Literal {
        /// The label.
        text: String,
        /// From label to text.
        hanging: Pt,
    },
}

impl State {
    /// The state before the first block.
    pub(super) fn new(numbering: Numbering) -> State {
        State {
            numbering,
            links: Vec::new(),
            images: Vec::new(),
            noted: Noted::default(),
            known_notes: BTreeSet::new(),
            notes: Vec::new(),
            in_front: false,
            bookmarks: Vec::new(),
            label: None,
            page_break: false,
            bookmark_count: 0,
        }
    }

    /// The id of the relation to a URI.
    pub(super) fn link(&mut self, uri: &str) -> String {
        let index = self.links.iter().position(|known| known == uri).unwrap_or_else(|| {
            self.links.push(uri.to_owned());
            self.links.len() - 1
        });
        link_relation(index)
    }

    /// The id of the relation to a picture.
    pub(super) fn picture(&mut self, id: ImageId, note: PictureNote) -> String {
        if !self.images.contains(&id) {
            self.images.push(id);
        }
        self.noted.pictures.push(note);
        image_relation(id)
    }

    /// A run behind which the finishing pass begins a content control.
    pub(super) fn control(&mut self, entry: &EntryPlace) -> docx_rs::Run {
        self.noted.controls.push(entry.clone());
        let number = format!("{}", self.noted.controls.len() - 1);
        docx_rs::Run::new().add_sym(docx_rs::Sym::new(CONTROL, number))
    }

    /// A run that the finishing pass replaces by a drawing.
    pub(super) fn drawing(&mut self, drawing: Element) -> docx_rs::Run {
        self.noted.drawings.push(drawing);
        let place = docx_rs::Sym::new(SLOT, format!("{}", self.noted.drawings.len() - 1));
        docx_rs::Run::new().add_sym(place)
    }
}

/// The relation to the link of this index.
pub(super) fn link_relation(index: usize) -> String {
    format!("rIdLink{}", index + 1)
}

/// The relation to a picture.
pub(super) fn image_relation(id: ImageId) -> String {
    format!("rIdImage{}", id.0 + 1)
}

/// The bookmark of a block. A leading underscore hides it from Word's list of bookmarks.
pub(super) fn bookmark(block: BlockId) -> String {
    format!("_Ref{:08}", block.0)
}
