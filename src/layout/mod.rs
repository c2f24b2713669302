//! From a document to pages: text in lines, lines in blocks, blocks on pages.
//!
//! Works with roles from `document`, looks from `theme` and glyphs from `fonts`. Knows no meeting, no
//! file format, no file and no clock; the result is [`frame::PagedDocument`], which writers copy.
//!
//! Start reading at `inline` for text, `block` for what stands between the margins, `page` for pages.

mod block;
mod context;
mod draw;
pub mod dump;
pub mod frame;
mod glyphs;
mod inline;
mod page;
mod region;
mod strip;

use std::collections::BTreeMap;

use crate::diag::{Code, Diagnostic, Diagnostics, Message, Warned};
use crate::document::{BlockId, Document};
use crate::fonts::FontBook;
use crate::theme::Theme;
use context::Context;
use frame::{Element, ElementId, ElementRole, PagedDocument};
pub use inline::Words;
use inline::{FontSets, Shaper};

/// Page numbers that do not settle.
const UNSETTLED: Code = Code("W0404");
/// How often pages are set until the page numbers in them are those of the pages.
const MOST_PASSES: usize = 5;

/// Sets a document in pages.
///
/// Pages are set again until the page numbers shown in contents and references are right.
///
/// # Errors
/// When a character has no glyph in any font: each is named with its place.
pub fn paginate(
    document: &Document,
    theme: &Theme,
    fonts: &FontBook,
) -> Result<Warned<PagedDocument>, Diagnostics> {
    paginate_with(document, theme, fonts, &mut Words::default())
}

/// Sets a document in pages as [`paginate`] does, with words remembered from documents before it.
///
/// # Errors
/// As [`paginate`].
pub fn paginate_with(
    document: &Document,
    theme: &Theme,
    fonts: &FontBook,
    words: &mut Words,
) -> Result<Warned<PagedDocument>, Diagnostics> {
    let mut shaper = Shaper::new(fonts, words);
    let mut shown = BTreeMap::new();
    for pass in 1..=MOST_PASSES {
        let mut context = new_context(document, theme, shaper, shown);
        let paged = page::set_pages(&mut context);
        let found = paged.labels();
        let settled = !context.shows_pages() || context.shown == found;
        if context.problems.has_errors() {
            return Err(context.problems);
        }
        if settled || pass == MOST_PASSES {
            if !settled {
                context.note(unsettled());
            }
            return Ok(Warned { value: paged, warnings: context.problems.0 });
        }
        shaper = context.shaper;
        shown = found;
    }
    unreachable!("the last pass returns")
}

fn new_context<'a>(
    document: &'a Document,
    theme: &'a Theme,
    shaper: Shaper<'a>,
    shown: BTreeMap<BlockId, String>,
) -> Context<'a> {
    let root = Element { parent: None, role: ElementRole::Document, lang: None };
    Context {
        font_sets: FontSets::default(),
        document,
        lang: document.meta.lang,
        bound: document.is_bound(),
        theme,
        shaper,
        shown,
        page_count: String::new(),
        page_label: String::new(),
        structure: vec![root],
        problems: Diagnostics::default(),
        references: std::cell::Cell::new(false),
    }
}

impl Context<'_> {
    fn element_root(&self) -> ElementId {
        ElementId(0)
    }

    /// Whether anything showed the page of a block.
    fn shows_pages(&self) -> bool {
        self.references.get()
    }
}

fn unsettled() -> Diagnostic {
    Diagnostic::warning(
        UNSETTLED,
        Message::new(
            "لم تستقر أرقام الصفحات في الفهرس والإحالات",
            "the page numbers in contents and references did not settle",
        ),
    )
}
