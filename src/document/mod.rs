//! The narrow waist: a document as blocks and inlines with roles, in logical order.
//!
//! Knows neither meetings nor formats; no sizes, colours or font names. `report` and `pack` make it;
//! `layout` (for PDF), `docx` and `email` walk over it. A theme turns its roles into looks.

mod block;
mod density;
mod dump;
mod flat;
mod image;
mod inline;
pub(crate) mod jpeg;
pub mod note;
mod rebase;
mod setup;
mod text;

pub use block::{
    Block, BlockId, BoxRole, Boxed, Cell, Column, ColumnKind, Cover, Fact, Figure, Heading,
    ImageId, Letterhead, List, ListItem, Marker, ParaRole, Paragraph, Part, Quote, Row, Sheets,
    Signature, Table, TableRole, Toc,
};
pub use dump::dump;
pub use flat::{Flat, LINE_SEPARATOR, Piece, first_origin, flatten};
pub use image::{Image, ImageError, ImageFormat};
pub use inline::{
    CharRole, Entry, EntryPlace, Field, Inline, Inlines, Link, NoteMark, Span, Target, Text, Tone,
};
pub use note::Note;
pub use rebase::Offsets;
pub use setup::{
    Dimensions, GivingWay, KashidaLevel, LineBreaking, Meta, Orientation, PageSetup, PercentSide,
    RangeDirection, Running, RunningLine, Stamp,
};
pub use text::{Labelled, inline_text, plain_text, plain_text_of};

use crate::locale::numbering::Counter;

/// A whole document.
#[derive(Debug, Clone, PartialEq)]
pub struct Document {
    /// Properties: title, language, subject.
    pub meta: Meta,
    /// What the author settled about the page.
    pub setup: PageSetup,
    /// Header and footer of every page.
    pub running: Running,
    /// The pictures that blocks refer to by [`ImageId`].
    pub images: Vec<Image>,
    /// The content, in reading order.
    pub blocks: Vec<Block>,
    /// The notes whose marks stand in it, in the order of these.
    pub notes: Vec<Note>,
}

impl Document {
    /// Whether it is several papers bound together, so that headings count from 0.
    pub fn is_bound(&self) -> bool {
        self.blocks.iter().any(|block| matches!(block, Block::Part(_) | Block::Sheets(_)))
    }
}

/// The page on which each referred-to block begins, as shown, and how many pages there are. Made by
/// the layout, used to fill the contents and references of formats that have no pages of their own.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PageNumbers {
    /// The shown number of the page on which a block begins.
    pub of: std::collections::BTreeMap<BlockId, String>,
    /// How many pages there are.
    pub count: usize,
    /// The pages before the text, when they are counted by themselves and the text from 1.
    pub front: Option<FrontPages>,
}

/// The pages before the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FrontPages {
    /// How many there are.
    pub count: usize,
    /// What counts them.
    pub counter: Counter,
}
