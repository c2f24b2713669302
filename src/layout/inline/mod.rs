//! Text in lines: the paragraph engine.
//!
//! 1. [`collect`](mod@collect): all characters in one string, roles turned into looks;
//! 2. `bidi`: levels, with virtual isolates around protected tokens;
//! 3. [`itemise`](mod@itemise): stretches of one level, script, font and size;
//! 4. [`shape`]: glyphs, each word once;
//! 5. [`prepare`](mod@prepare): segments, and chunks between places where a line may end;
//! 6. [`linebreak`]: which of those places to take, kashida counted in the cost;
//! 7. [`justify`]: which words of a line are elongated ([`kashida`] says where and how, [`elasticity`] what the
//!    font lets);
//! 8. [`line`]: spaces stretched, runs reordered, glyphs placed.
//!
//! Knows no pages: its result is lines.

mod breaks;
mod collect;
mod elasticity;
mod ink;
mod itemise;
mod joining;
mod justify;
mod kashida;
mod line;
#[cfg(test)]
mod line_break_test;
mod linebreak;
mod prepare;
mod problems;
mod shape;
mod spacing;
mod text_of_glyphs;

pub(crate) use ink::opening;
pub(crate) use itemise::FontSets;
pub(crate) use line::{Line, Run, STATUS_PADDING};
pub(crate) use shape::Shaper;
pub use shape::Words;

use std::ops::Range;

use super::context::Context;
use crate::document::{Inline, KashidaLevel, LineBreaking, flatten};
use crate::geom::Pt;
use crate::theme::{Align, TextStyle};
use collect::collect;
use elasticity::{Elasticity, elastic_ends};
use justify::fill_lines;
use kashida::Policy;
use linebreak::{Chunk, Method, Relief, break_lines};
use prepare::{Prepared, Wishes, prepare};
use problems::{borrowed_glyph, cut_word, missing_glyph};

/// The width given to text that must not break: no paragraph that is taken in (200,000 characters) is as wide.
pub(crate) const UNBOUNDED: Pt = Pt(1.0e9);

/// The share of the measure beyond which an address of e-mail may be broken.
const LONG_MAIL: f64 = 0.5;

/// A paragraph to be set.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Paragraph<'a> {
    /// Its words.
    pub(crate) content: &'a [Inline],
    /// How they look where no role says otherwise.
    pub(crate) style: TextStyle,
    /// Where its lines stand.
    pub(crate) align: Align,
    /// Digits of one width.
    pub(crate) tabular: bool,
    /// Lines of even length, for headings.
    pub(crate) balanced: bool,
}

/// What a paragraph asks of its width.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Widths {
    /// Its widest unbreakable stretch.
    pub(crate) least: Pt,
    /// Its widest line when it breaks only where it must.
    pub(crate) natural: Pt,
}

/// The lines of a paragraph in a measure. An empty paragraph has none.
pub(crate) fn lines(paragraph: Paragraph<'_>, measure: Pt, context: &mut Context<'_>) -> Vec<Line> {
    let justify = paragraph.align == Align::Justify;
    let kashida = if justify { kashida_policy(measure, context) } else { None };
    let whole_mail = measure * LONG_MAIL;
    let wishes = Wishes { tabular: paragraph.tabular, kashida, whole_mail };
    let prepared = prepared(paragraph, measure, wishes, context);
    set_lines(&prepared, paragraph, measure, kashida, context)
}

/// The lines of a paragraph that is shaped.
fn set_lines(
    prepared: &Prepared,
    paragraph: Paragraph<'_>,
    measure: Pt,
    kashida: Option<Policy>,
    context: &mut Context<'_>,
) -> Vec<Line> {
    if prepared.segments.is_empty() {
        return Vec::new();
    }
    let justify = paragraph.align == Align::Justify;
    let method = match (justify, context.document.setup.line_breaking) {
        (true, LineBreaking::Optimal) => Method::Justified,
        (false, _) if paragraph.balanced => Method::Balanced,
        (true, LineBreaking::FirstFit) | (false, _) => Method::FirstFit,
    };
    let mut elasticity = kashida.map(|policy| Elasticity::new(prepared, policy));
    let slices = line_slices(prepared, measure, method, elasticity.as_mut(), context);
    if justify {
        return fill_lines(prepared, &slices, measure, elasticity, context);
    }
    let set = |(slice, _)| line::set_line(prepared, &prepared.segments[slice], None, context);
    slices.into_iter().map(set).collect()
}

/// The level that the document or its theme asks for, else by the measure: wide lines need little.
fn kashida_policy(measure: Pt, context: &Context<'_>) -> Option<Policy> {
    const WIDE: Pt = Pt::mm(110.0);
    let by_measure = if measure > WIDE { KashidaLevel::Low } else { KashidaLevel::Medium };
    Policy::of(context.document.setup.kashida.unwrap_or(by_measure))
}

/// The segments of each line, and whether it is the last one before a forced break or the end.
fn line_slices(
    prepared: &Prepared,
    measure: Pt,
    method: Method,
    elasticity: Option<&mut Elasticity<'_>>,
    context: &mut Context<'_>,
) -> Vec<(Range<usize>, bool)> {
    let ends = match elasticity {
        Some(elasticity) if method == Method::Justified => {
            elastic_ends(prepared, measure, elasticity, context)
        }
        _ => break_lines(&prepared.chunks, measure, method, Relief::none()),
    };
    let starts = std::iter::once(0).chain(ends.iter().copied());
    let slice = |(start, &end): (usize, &usize)| {
        (prepared.segments_of(start..end), prepared.ends_text(end))
    };
    starts.zip(&ends).map(slice).collect()
}

/// The text as one line of its natural width, for labels, headers and footers.
pub(crate) fn single_line(content: &[Inline], style: TextStyle, context: &mut Context<'_>) -> Line {
    let paragraph =
        Paragraph { content, style, align: Align::Start, tabular: false, balanced: false };
    let wishes = Wishes { tabular: false, kashida: None, whole_mail: UNBOUNDED };
    let prepared = prepared(paragraph, UNBOUNDED, wishes, context);
    line::set_line(&prepared, &prepared.segments, None, context)
}

/// A paragraph that is not justified, shaped before its measure is known.
pub(crate) fn measured<'a>(paragraph: Paragraph<'a>, context: &mut Context<'_>) -> Measured<'a> {
    let wishes = Wishes { tabular: paragraph.tabular, kashida: None, whole_mail: UNBOUNDED };
    let whole = prepared(paragraph, UNBOUNDED, wishes, context);
    let broken = (whole.widest_mail > Pt::ZERO).then(|| {
        prepared(paragraph, UNBOUNDED, Wishes { whole_mail: Pt::ZERO, ..wishes }, context).chunks
    });
    Measured { paragraph, prepared: whole, broken }
}

/// A paragraph of which it is known how wide it would be.
#[derive(Debug)]
pub(crate) struct Measured<'a> {
    paragraph: Paragraph<'a>,
    prepared: Prepared,
    /// Its stretches when addresses of e-mail are broken, if it has any.
    broken: Option<Vec<Chunk>>,
}

impl<'a> Measured<'a> {
    /// The same without its glyphs, which take much room in long tables; to be set it is shaped again.
    pub(crate) fn without_glyphs(mut self) -> Measured<'a> {
        self.prepared.segments = Vec::new();
        self
    }

    /// Its lines in a measure.
    pub(crate) fn set(&self, measure: Pt, context: &mut Context<'_>) -> Vec<Line> {
        // A word that is wider than the measure has to be cut, a long address broken.
        let is_new = self.is_broken(measure) || self.widths().least > measure;
        if self.prepared.segments.is_empty() || is_new {
            return lines(self.paragraph, measure, context);
        }
        set_lines(&self.prepared, self.paragraph, measure, None, context)
    }

    /// What the paragraph asks of its width.
    pub(crate) fn widths(&self) -> Widths {
        let mut natural = Pt::ZERO;
        let mut line = Pt::ZERO;
        for chunk in &self.prepared.chunks {
            natural = natural.max(line + chunk.width);
            line = if chunk.forced {
                Pt::ZERO
            } else {
                line + chunk.width + chunk.trailing + chunk.fixed
            };
        }
        let chunks = self.broken.as_ref().unwrap_or(&self.prepared.chunks);
        let least = chunks.iter().map(|c| c.width).max().unwrap_or(Pt::ZERO);
        Widths { least, natural }
    }

    /// Whether an address of e-mail in it is broken in a measure.
    fn is_broken(&self, measure: Pt) -> bool {
        self.broken.is_some() && self.prepared.widest_mail > measure * LONG_MAIL
    }

    /// How many ragged lines it takes in a measure.
    pub(crate) fn lines(&self, measure: Pt) -> usize {
        let broken = self.broken.as_ref().filter(|_| self.is_broken(measure));
        let chunks = broken.unwrap_or(&self.prepared.chunks);
        break_lines(chunks, measure, Method::FirstFit, Relief::none()).len()
    }
}

fn prepared(
    paragraph: Paragraph<'_>,
    measure: Pt,
    wishes: Wishes,
    context: &mut Context<'_>,
) -> Prepared {
    let flat = flatten(paragraph.content, &mut |field| context.field(field));
    let collected = collect(flat, paragraph.style, context.theme);
    let prepared = prepare(collected, measure, wishes, context);
    for glyph in &prepared.missing {
        context.note(missing_glyph(glyph));
    }
    for glyph in &prepared.borrowed {
        let font = context.shaper.fonts().get(glyph.font).family();
        context.note_once(borrowed_glyph(glyph, font));
    }
    for &origin in &prepared.cut_words {
        context.note(cut_word().at(origin));
    }
    prepared
}
