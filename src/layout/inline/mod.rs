//! Text in lines: the paragraph engine.
//!
//! 1. [`collect`](mod@collect): all characters in one string, roles turned into looks;
//! 2. `bidi`: levels, with virtual isolates around protected tokens;
//! 3. [`itemise`](mod@itemise): stretches of one level, script, font and size;
//! 4. [`shape`]: glyphs, each word once;
//! 5. [`prepare`](mod@prepare): segments, and chunks between places where a line may end;
//! 6. [`linebreak`]: which of those places to take;
//! 7. [`line`]: spaces stretched, runs reordered, glyphs placed.
//!
//! Knows no pages: its result is lines.

mod breaks;
mod collect;
mod itemise;
mod line;
mod linebreak;
mod prepare;
mod shape;
mod text_of_glyphs;

pub(crate) use line::{Line, Run, STATUS_PADDING};
pub(crate) use shape::Shaper;

use super::context::Context;
use crate::diag::{Code, Diagnostic, Message};
use crate::document::{Inline, flatten};
use crate::geom::Pt;
use crate::theme::{Align, TextStyle};
use collect::collect;
use itemise::MissingGlyph;
use linebreak::{Method, break_lines};
use prepare::{Prepared, prepare};

/// A character that no font has.
const MISSING_GLYPH: Code = Code("E0401");
/// A word wider than its line.
const CUT_WORD: Code = Code("W0402");

/// The width given to text that must not break.
pub(crate) const UNBOUNDED: Pt = Pt(1.0e6);

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
    let prepared = prepared(paragraph, measure, context);
    if prepared.segments.is_empty() {
        return Vec::new();
    }
    let justify = paragraph.align == Align::Justify;
    let method = match (justify, paragraph.balanced) {
        (true, _) => Method::Justified,
        (false, true) => Method::Balanced,
        (false, false) => Method::FirstFit,
    };
    let ends = break_lines(&prepared.chunks, measure, method);
    let starts = std::iter::once(0).chain(ends.iter().copied());
    let spans: Vec<(usize, usize)> = starts.zip(ends.iter().copied()).collect();
    let mut lines = Vec::with_capacity(spans.len());
    for (index, &(start, end)) in spans.iter().enumerate() {
        let is_last = index + 1 == spans.len() || prepared.chunks[end - 1].forced;
        let slice = prepared.slices[start].start..prepared.slices[end - 1].end;
        lines.push(set(&prepared, slice, measure, justify, is_last, context));
    }
    lines
}

/// A last line is not stretched, but shrunk if it was counted on to shrink.
fn set(
    prepared: &Prepared,
    slice: std::ops::Range<usize>,
    measure: Pt,
    justify: bool,
    is_last: bool,
    context: &Context<'_>,
) -> Line {
    let natural = || line::set_line(prepared, slice.clone(), None, context);
    if !justify {
        return natural();
    }
    if is_last {
        let line = natural();
        if line.width <= measure {
            return line;
        }
    }
    line::set_line(prepared, slice, Some(measure), context)
}

/// The text as one line of its natural width, for labels, headers and footers.
pub(crate) fn single_line(content: &[Inline], style: TextStyle, context: &mut Context<'_>) -> Line {
    let paragraph =
        Paragraph { content, style, align: Align::Start, tabular: false, balanced: false };
    let prepared = prepared(paragraph, UNBOUNDED, context);
    line::set_line(&prepared, 0..prepared.segments.len(), None, context)
}

/// What a paragraph asks of the width of its column.
pub(crate) fn widths(paragraph: Paragraph<'_>, context: &mut Context<'_>) -> Widths {
    let prepared = prepared(paragraph, UNBOUNDED, context);
    let mut natural = Pt::ZERO;
    let mut line = Pt::ZERO;
    for chunk in &prepared.chunks {
        natural = natural.max(line + chunk.width);
        line = if chunk.forced { Pt::ZERO } else { line + chunk.width + chunk.trailing };
    }
    let least = prepared.chunks.iter().map(|c| c.width).max().unwrap_or(Pt::ZERO);
    Widths { least, natural }
}

fn prepared(paragraph: Paragraph<'_>, measure: Pt, context: &mut Context<'_>) -> Prepared {
    let flat = flatten(paragraph.content, &mut |field| context.field(field));
    let collected = collect(flat, paragraph.style, context.theme);
    let (prepared, missing) = prepare(collected, measure, paragraph.tabular, context);
    for glyph in missing {
        context.note(missing_glyph(&glyph));
    }
    for &origin in &prepared.cut_words {
        context.note(cut_word().at(origin));
    }
    prepared
}

fn missing_glyph(missing: &MissingGlyph) -> Diagnostic {
    let c = missing.character;
    let code = format!("U+{:04X}", c as u32);
    Diagnostic::error(
        MISSING_GLYPH,
        Message::new(
            format!("لا يوجد في أي خط رسمٌ للحرف «{c}» ({code})"),
            format!("no font has a glyph for the character “{c}” ({code})"),
        ),
    )
    .help(Message::new(
        "أضف خطاً فيه هذا الحرف بالخيار ‎--fonts، أو غيّر الحرف",
        "add a font that has it with --fonts, or change the character",
    ))
    .at(missing.origin)
}

fn cut_word() -> Diagnostic {
    Diagnostic::warning(
        CUT_WORD,
        Message::new("كلمة أعرض من سطرها فقُطعت", "a word is wider than its line and was cut"),
    )
}
