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

use std::cell::Cell;
use std::collections::BTreeMap;
use std::panic;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use crate::diag::{Code, Diagnostic, Diagnostics, Message, Warned};
use crate::document::{BlockId, Document, Note};
use crate::fonts::FontBook;
use crate::theme::Theme;
use context::Context;
use frame::{Element, ElementRole, PagedDocument};
pub use inline::Words;
use inline::{FontSets, Shaper};
use page::{Order, SetStretch, Stretch};

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
    paginate_with(document, theme, fonts, &mut [])
}

/// Sets a document in pages as [`paginate`] does, with words remembered from documents before it, by as
/// many threads as there are stores of them. Their number changes nothing in what is made.
///
/// # Errors
/// As [`paginate`].
pub fn paginate_with(
    document: &Document,
    theme: &Theme,
    fonts: &FontBook,
    words: &mut [Words],
) -> Result<Warned<PagedDocument>, Diagnostics> {
    let mut own = [Words::default()];
    let words = if words.is_empty() { &mut own } else { words };
    let stretches = page::stretches(document);
    let notes = document.notes.iter().map(|note| (note.id, note)).collect();
    let mut set = Vec::new();
    let mut shown = Arc::default();
    for pass in 1.. {
        let given = Given { document, theme, fonts, notes: &notes, shown: Arc::clone(&shown) };
        set = set_stretches(&stretches, set, &given, words);
        let mut context = given.context(&mut words[0]);
        let order = Order::new(&set, &context);
        let labels = order.labels();
        let settled = *shown == labels || !set.iter().any(|stretch| stretch.shows_pages);
        let failed = set.iter().any(|stretch| stretch.problems.has_errors());
        if !(settled || failed || pass == MOST_PASSES) {
            shown = Arc::new(labels);
            continue;
        }
        let paged = page::bind(set, order, &mut context);
        if context.problems.has_errors() {
            return Err(context.problems);
        }
        if !settled {
            context.note(unsettled());
        }
        return Ok(Warned { value: paged, warnings: context.problems.0 });
    }
    unreachable!("the last pass returns")
}

/// What every stretch is set with.
struct Given<'a> {
    document: &'a Document,
    theme: &'a Theme,
    fonts: &'a FontBook,
    notes: &'a BTreeMap<BlockId, &'a Note>,
    /// The pages of blocks as the pass before found them.
    shown: Arc<BTreeMap<BlockId, String>>,
}

impl Given<'_> {
    fn context<'a>(&'a self, words: &'a mut Words) -> Context<'a> {
        let root = Element { parent: None, role: ElementRole::Document, lang: None };
        Context {
            font_sets: FontSets::default(),
            document: self.document,
            lang: self.document.meta.lang,
            bound: self.document.is_bound(),
            theme: self.theme,
            shaper: Shaper::new(self.fonts, words),
            shown: Arc::clone(&self.shown),
            page_count: String::new(),
            page_label: String::new(),
            notes: self.notes,
            note_parents: BTreeMap::new(),
            structure: vec![root],
            problems: Diagnostics::default(),
            references: Cell::new(false),
        }
    }
}

/// Sets those of the stretches that are not set yet, or show page numbers.
fn set_stretches<'a>(
    stretches: &[Stretch<'a>],
    set: Vec<SetStretch<'a>>,
    given: &Given<'_>,
    words: &mut [Words],
) -> Vec<SetStretch<'a>> {
    let mut set: Vec<Option<SetStretch>> = set.into_iter().map(Some).collect();
    set.resize_with(stretches.len(), || None);
    for held in &mut set {
        *held = held.take().filter(|held| !held.shows_pages);
    }
    let missing: Vec<usize> = (0..set.len()).filter(|&index| set[index].is_none()).collect();
    let next = AtomicUsize::new(0);
    let work = |words: &mut Words| {
        let mut done = Vec::new();
        while let Some(&index) = missing.get(next.fetch_add(1, Ordering::Relaxed)) {
            done.push((index, stretches[index].set(given.context(words))));
        }
        done
    };
    let (own, helpers) = words.split_first_mut().expect("there is one store at least");
    let helpers = helpers.iter_mut().take(missing.len().saturating_sub(1));
    let done = thread::scope(|scope| {
        let helpers: Vec<_> = helpers.map(|words| scope.spawn(|| work(words))).collect();
        let mut done = work(own);
        for helper in helpers {
            done.extend(helper.join().unwrap_or_else(|panic| panic::resume_unwind(panic)));
        }
        done
    });
    for (index, stretch) in done {
        set[index] = Some(stretch);
    }
    set.into_iter().flatten().collect()
}

impl Context<'_> {
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
