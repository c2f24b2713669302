//! What every part of a layout needs: theme, fonts, settings, and what accumulates.

use std::cell::Cell;
use std::collections::BTreeMap;
use std::sync::Arc;

use crate::bidi;
use crate::diag::{Diagnostic, Diagnostics};
use crate::document::{BlockId, Document, Field, Note};
use crate::fonts::FontId;
use crate::geom::Pt;
use crate::locale::{Direction, Lang};
use crate::theme::Theme;

use super::frame::{Element, ElementId, ElementRole};
use super::inline::{FontSets, Shaper};

/// The settings of one layout, its shaper, and the problems found so far.
pub(crate) struct Context<'a> {
    /// The document.
    pub(crate) document: &'a Document,
    /// The language of the part being set.
    pub(crate) lang: Lang,
    /// Whether the document is several papers bound together.
    pub(crate) bound: bool,
    /// Its looks.
    pub(crate) theme: &'a Theme,
    /// The fonts of its looks.
    pub(crate) font_sets: FontSets,
    /// Fonts and remembered words.
    pub(crate) shaper: Shaper<'a>,
    /// The number of the last page that is counted as the one being set is; known when all are
    /// filled.
    pub(crate) page_count: String,
    /// The pages of blocks as the pass before found them; none in the first.
    pub(crate) shown: Arc<BTreeMap<BlockId, String>>,
    /// Whether any of them was shown.
    pub(crate) references: Cell<bool>,
    /// The number of the page being set, for its header and footer.
    pub(crate) page_label: String,
    /// The notes of the document.
    pub(crate) notes: &'a BTreeMap<BlockId, &'a Note>,
    /// The elements in which marks of notes were drawn.
    pub(crate) note_parents: BTreeMap<BlockId, ElementId>,
    /// The structure tree; element 0 is the document.
    pub(crate) structure: Vec<Element>,
    /// Problems, in the order in which they were met.
    pub(crate) problems: Diagnostics,
}

impl Context<'_> {
    /// The base direction of every paragraph.
    pub(crate) fn direction(&self) -> Direction {
        self.document.meta.direction
    }

    /// Whether lines begin at the right.
    pub(crate) fn is_rtl(&self) -> bool {
        self.direction() == Direction::Rtl
    }

    /// The language of the document, or of the part being set.
    pub(crate) fn lang(&self) -> Lang {
        self.lang
    }

    /// Whether the document is several papers bound together.
    pub(crate) fn is_bound(&self) -> bool {
        self.bound
    }

    /// How ambiguous tokens are ordered.
    pub(crate) fn bidi_options(&self) -> bidi::Options {
        let setup = &self.document.setup;
        let base = self.direction();
        bidi::Options { ranges: setup.range_direction, percent: setup.percent_side, base }
    }

    /// A length in font units at a size.
    pub(crate) fn scale(&self, font: FontId, size: Pt, units: i32) -> Pt {
        self.scaled(font, size)(units)
    }

    /// Lengths in units of a font at a size.
    pub(crate) fn scaled(&self, font: FontId, size: Pt) -> impl Fn(i32) -> Pt + use<> {
        let per_em = f64::from(self.shaper.fonts().get(font).metrics().units_per_em);
        move |units| size * (f64::from(units) / per_em)
    }

    /// What a field shows on the page being set.
    pub(crate) fn field(&self, field: Field) -> String {
        match field {
            Field::PageNumber => self.page_label.clone(),
            Field::PageCount => self.page_count.clone(),
            Field::PageOf(id) => {
                self.references.set(true);
                self.shown.get(&id).cloned().unwrap_or_default()
            }
        }
    }

    /// Adds an element to the structure tree, as the last child of its parent.
    pub(crate) fn element(&mut self, parent: ElementId, role: ElementRole) -> ElementId {
        self.structure.push(Element { parent: Some(parent), role, lang: None });
        ElementId(self.structure.len() - 1)
    }

    /// Notes a problem; the same one at the same place only once.
    pub(crate) fn note(&mut self, problem: Diagnostic) {
        if !self.problems.0.contains(&problem) {
            self.problems.push(problem);
        }
    }

    /// Notes a problem at its first place alone.
    pub(crate) fn note_once(&mut self, problem: Diagnostic) {
        let same =
            |other: &Diagnostic| (other.code, &other.message) == (problem.code, &problem.message);
        if !self.problems.0.iter().any(same) {
            self.problems.push(problem);
        }
    }
}
