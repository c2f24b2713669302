//! Spaces between two words that the font draws together (kerning across a space).
//!
//! Words are shaped one by one, so that a line is a slice of them; what a font does over a space
//! belongs to the space, and goes with it when a line ends there.

use std::collections::HashMap;

use super::prepare::{Kind, Segment};
use super::shape::{Glyph, Shaped};
use crate::geom::Pt;
use crate::layout::context::Context;

/// Whether a font may move the glyphs on both sides of a space, as far as it was asked: words meet in few
/// pairs of glyphs. By how much is not remembered, for that may depend on the rest of the words, and these
/// pairs are remembered for documents to come.
pub(super) type Kerns = HashMap<Sides, bool, foldhash::fast::RandomState>;

/// The last glyph of a word and the first one of the next, in reading order, marks aside.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) struct Sides {
    before: u16,
    after: u16,
}

/// Gives the spaces of a paragraph what the font takes from them or adds.
pub(super) fn kern_spaces(segments: &mut [Segment], text: &str, context: &mut Context<'_>) {
    for middle in 1..segments.len().saturating_sub(1) {
        let [before, space, after] = &segments[middle - 1..=middle + 1] else { continue };
        if space.kind == Kind::Word || !(beside(before, space) && beside(after, space)) {
            continue;
        }
        let units = kern([before, space, after], text, context);
        if units != 0 {
            let kern = context.scale(space.style.font, space.size, units);
            let space = &mut segments[middle];
            space.width += kern;
            space.kern = kern;
        }
    }
}

/// Whether a word and the single space beside it are of one look, which a shaper takes together.
fn beside(word: &Segment, space: &Segment) -> bool {
    let look = |s: &Segment| (s.style, s.size, s.level);
    let bare = word.padding == (Pt::ZERO, Pt::ZERO);
    word.kind == Kind::Word && bare && space.range.len() == 1 && look(word) == look(space)
}

/// How much further apart two words stand than their widths and the space say (mostly less), in font units.
fn kern(triple: [&Segment; 3], text: &str, context: &mut Context<'_>) -> i32 {
    let [before, space, after] = triple;
    let style = space.style;
    let (Some(before), Some(after)) =
        (outer(&before.shaped, style.rtl), outer(&after.shaped, !style.rtl))
    else {
        return 0;
    };
    let sides = Sides { before, after };
    let known = context.shaper.kerns(style).get(&sides).copied();
    let moved = known.unwrap_or_else(|| {
        let moved = context.shaper.fonts().get(style.font).reaches_over_space(before, after);
        context.shaper.kerns(style).insert(sides, moved);
        moved
    });
    if moved { asked(triple, text, context) } else { 0 }
}

/// The outermost glyph on a side that is no mark; none of a word of marks alone.
fn outer(word: &Shaped, left: bool) -> Option<u16> {
    let is_base = |glyph: &&Glyph| glyph.advance != 0;
    let mut glyphs = word.glyphs.iter();
    let base = if left { glyphs.find(is_base) } else { glyphs.rfind(is_base) };
    base.map(|glyph| glyph.id)
}

/// What the shaper says. Nothing if it would also take other glyphs: words keep their forms.
fn asked([before, space, after]: [&Segment; 3], text: &str, context: &mut Context<'_>) -> i32 {
    let (start, end, style) = (before.range.start, after.range.end, space.style);
    let together = context.shaper.shape(text, start, end, style);
    let mut parts = [&before.shaped, &space.shaped, &after.shaped];
    if style.rtl {
        parts.reverse();
    }
    let ids = parts.iter().flat_map(|part| &part.glyphs).map(|glyph| glyph.id);
    if !ids.eq(together.glyphs.iter().map(|glyph| glyph.id)) {
        return 0;
    }
    together.advance - parts.iter().map(|part| part.advance).sum::<i32>()
}
