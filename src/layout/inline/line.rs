//! Setting a line: justification, reordering (UAX #9 L1, L2), glyphs in their places.

use std::ops::Range;

use super::collect::Look;
use super::linebreak::{GIVE_UP, SHRINK};
use super::prepare::{Kind, Prepared, Segment};
use crate::bidi::Level;
use crate::document::{Target, Tone};
use crate::geom::{Point, Pt};
use crate::layout::context::Context;
use crate::layout::frame::{Glyphs, PlacedGlyph, TextItem};
use crate::locale::Lang;

/// A line of a paragraph; x counts from the left end of the line.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Line {
    /// From the left end to the right end.
    pub(crate) width: Pt,
    /// Its text in logical order, each run from left to right.
    pub(crate) runs: Vec<Run>,
}

/// Text of one look in one direction.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Run {
    /// Glyphs; the origin's y is 0 on the baseline, less than that for raised text.
    pub(crate) text: TextItem,
    /// Where it leads.
    pub(crate) target: Option<Target>,
    /// The status label that it is part of.
    pub(crate) status: Option<Tone>,
    /// Drawn with a line under it.
    pub(crate) underline: bool,
}

/// The space at both ends of a status label, in ems of its text.
pub(crate) const STATUS_PADDING: f64 = 0.6;

/// Sets the segments of a line. `measure` is given for lines to be justified.
pub(super) fn set_line(
    prepared: &Prepared,
    segments: &[Segment],
    measure: Option<Pt>,
    context: &Context<'_>,
) -> Line {
    let segments = without_trailing_spaces(segments);
    let stretch = measure.map_or(0.0, |measure| stretch(segments, measure));
    let widths: Vec<Pt> = segments.iter().map(|s| stretched(s, stretch)).collect();
    let lefts = place(segments, &widths);
    let mut runs = Vec::new();
    let mut first = 0;
    while first < segments.len() {
        let same = |s: &Segment| {
            let head = &segments[first];
            s.level == head.level && s.style.font == head.style.font && s.size == head.size
        };
        let count = segments[first..].iter().take_while(|s| same(s)).count();
        let group = first..first + count;
        runs.extend(set_runs(prepared, segments, &widths, &lefts, group.clone(), context));
        first = group.end;
    }
    Line { width: widths.iter().copied().sum(), runs }
}

/// The segments of a line up to its last word: spaces at its end hang outside the measure.
pub(super) fn without_trailing_spaces(segments: &[Segment]) -> &[Segment] {
    let words = segments.iter().rposition(|s| s.kind == Kind::Word).map_or(0, |i| i + 1);
    &segments[..words]
}

/// By what share the spaces of a line must grow to fill the measure; nothing for a line that would
/// have to shrink or stretch beyond what is readable.
fn stretch(segments: &[Segment], measure: Pt) -> f64 {
    let width: Pt = segments.iter().map(|s| s.width).sum();
    let spaces: Pt = segments.iter().map(Segment::glue).sum();
    if spaces <= Pt::ZERO {
        return 0.0;
    }
    let ratio = (measure - width) / spaces;
    if ratio > GIVE_UP { 0.0 } else { ratio.max(-SHRINK) }
}

fn stretched(segment: &Segment, stretch: f64) -> Pt {
    segment.width + segment.glue() * stretch
}

/// The left edge of each segment, in logical order.
fn place(segments: &[Segment], widths: &[Pt]) -> Vec<Pt> {
    let levels: Vec<Level> = segments.iter().map(|s| s.level).collect();
    let mut lefts = vec![Pt::ZERO; segments.len()];
    let mut x = Pt::ZERO;
    for index in visual_order(&levels) {
        lefts[index] = x;
        x += widths[index];
    }
    lefts
}

/// Rule L2: from the highest level down to the lowest odd one, reverse every run at or above it.
/// Gives the logical places from left to right.
fn visual_order(levels: &[Level]) -> Vec<usize> {
    let mut order: Vec<usize> = (0..levels.len()).collect();
    let highest = levels.iter().map(|l| l.number()).max().unwrap_or(0);
    let lowest_odd = levels.iter().filter(|l| l.is_rtl()).map(|l| l.number()).min();
    let Some(lowest_odd) = lowest_odd else { return order };
    for level in (lowest_odd..=highest).rev() {
        let mut start = 0;
        while start < order.len() {
            let run = order[start..].iter().take_while(|&&i| levels[i].number() >= level).count();
            order[start..start + run].reverse();
            start += run.max(1);
        }
    }
    order
}

/// The runs of a group of neighbouring segments of one level, font and size: cut where the paint
/// changes, in logical order.
fn set_runs(
    prepared: &Prepared,
    segments: &[Segment],
    widths: &[Pt],
    lefts: &[Pt],
    group: Range<usize>,
    context: &Context<'_>,
) -> Vec<Run> {
    let rtl = segments[group.start].level.is_rtl();
    let count = segments[group.clone()].iter().map(|s| s.shaped.glyphs.len()).sum();
    let visual: Vec<usize> = if rtl { group.rev().collect() } else { group.collect() };
    let mut runs: Vec<Run> = Vec::new();
    let mut current: Option<usize> = None;
    for index in visual {
        let segment = &segments[index];
        // The font moves what stands right of the glyph before, or left of it; the space is whole.
        let mut pen = lefts[index] + left_padding(segment) + segment.kern;
        place_glyphs(prepared, segment, widths[index], context, &mut |glyph, byte| {
            let span = span_at(prepared, byte);
            match (current, runs.last_mut()) {
                (Some(before), Some(run)) if same_paint(prepared, before, span) => {
                    run.text.glyphs.widen_last(segment.kern);
                    run.text.glyphs.push(glyph);
                }
                _ => runs.push(new_run(prepared, segment, span, pen, (glyph, count), context)),
            }
            current = Some(span);
            pen += glyph.advance;
        });
    }
    runs.iter_mut().for_each(|run| run.text.glyphs.shrink());
    if rtl {
        runs.reverse();
    }
    runs
}

fn left_padding(segment: &Segment) -> Pt {
    if segment.level.is_rtl() { segment.padding.1 } else { segment.padding.0 }
}

fn span_at(prepared: &Prepared, byte: usize) -> usize {
    prepared.collected.spans.partition_point(|s| s.range.end <= byte)
}

fn same_paint(prepared: &Prepared, a: usize, b: usize) -> bool {
    let paint = |i: usize| {
        let span = &prepared.collected.spans[i];
        let Look { text, underline, status, rise } = span.look;
        (text.colour, underline, status, rise, span.target.clone())
    };
    a == b || paint(a) == paint(b)
}

fn new_run(
    prepared: &Prepared,
    segment: &Segment,
    span: usize,
    x: Pt,
    (first, count): (PlacedGlyph<'_>, usize),
    context: &Context<'_>,
) -> Run {
    let span = &prepared.collected.spans[span];
    let mut glyphs = Glyphs::with_room(count);
    glyphs.push(first);
    Run {
        text: TextItem {
            origin: Point::new(x, -span.look.rise),
            font: segment.style.font,
            size: segment.size,
            colour: span.look.text.colour,
            turn: (1.0, 0.0),
            lang: Lang::from_tag(segment.style.lang).unwrap_or(context.lang()),
            rtl: segment.style.rtl,
            glyphs,
        },
        target: span.target.clone(),
        status: span.look.status,
        underline: span.look.underline,
    }
}

/// Hands on the glyphs of a segment from left to right, each with the byte of the paragraph it stands
/// for.
fn place_glyphs(
    prepared: &Prepared,
    segment: &Segment,
    width: Pt,
    context: &Context<'_>,
    place: &mut dyn FnMut(PlacedGlyph<'_>, usize),
) {
    if segment.kind != Kind::Word {
        let id = segment.shaped.glyphs.first().map_or(0, |g| g.id);
        let text = &prepared.collected.text[segment.range.clone()];
        let advance = width - segment.padding.0 - segment.padding.1 - segment.kern;
        let (dx, dy) = (Pt::ZERO, Pt::ZERO);
        return place(PlacedGlyph { id, advance, dx, dy, text }, segment.range.start);
    }
    let scale = context.scaled(segment.style.font, segment.size);
    let word = &prepared.collected.text[segment.range.clone()];
    for glyph in &segment.shaped.glyphs {
        let text = &word[glyph.text()];
        let [advance, dx, dy] = [glyph.advance, glyph.dx, glyph.dy].map(&scale);
        let placed = PlacedGlyph { id: glyph.id, advance, dx, dy, text };
        place(placed, segment.range.start + glyph.cluster as usize);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn order(levels: &[u8]) -> Vec<usize> {
        let levels: Vec<Level> = levels.iter().map(|&l| Level::new(l).expect("small")).collect();
        visual_order(&levels)
    }

    #[test]
    fn right_to_left_runs_are_reversed_and_numbers_inside_them_are_not() {
        assert_eq!(order(&[1, 1, 1]), [2, 1, 0]);
        assert_eq!(order(&[1, 2, 2, 1]), [3, 1, 2, 0]);
        assert_eq!(order(&[0, 1, 2, 1, 0]), [0, 3, 2, 1, 4]);
        assert_eq!(order(&[0, 0]), [0, 1]);
    }

    proptest::proptest! {
        #[test]
        fn rule_l2_is_that_of_the_library(levels in proptest::collection::vec(0_u8..6, 0..40)) {
            let levels: Vec<Level> =
                levels.iter().map(|&l| Level::new(l).expect("small")).collect();
            let theirs = unicode_bidi::BidiInfo::reorder_visual(&levels);
            proptest::prop_assert_eq!(visual_order(&levels), theirs);
        }
    }
}
