//! Filling a line: which of its words are elongated, what is left to its spaces.

use std::ops::Range;
use std::sync::Arc;

use super::elasticity::Elasticity;
use super::kashida::Candidate;
use super::line::{Line, set_line, without_trailing_spaces};
use super::prepare::{Prepared, Segment};
use super::shape::Shaped;
use crate::geom::Pt;
use crate::layout::context::Context;

/// Two kashidas nearer than this many ems, one above the other, would make a dark spot (typography
/// 1.10).
const CLEARANCE: f64 = 1.5;
/// The distance for lines that would be loose otherwise.
const LEAST_CLEARANCE: f64 = 0.75;
/// A line whose spaces grow by more than this share is loose.
const LOOSE: f64 = 0.5;
/// What a line that is filled may lack: sums of widths are rounded.
const HAIR: Pt = Pt(0.01);
/// What speaks against elongating the same word twice in a paragraph.
const REPEATED: f64 = 0.5;

/// The lines of a justified paragraph: the segments of each, and whether it is a last line. Last
/// lines are not stretched; a paragraph of fewer than two full lines is not elongated (F8).
pub(super) fn fill_lines<'p>(
    prepared: &'p Prepared,
    lines: &[(Range<usize>, bool)],
    measure: Pt,
    mut elasticity: Option<Elasticity<'p>>,
    context: &mut Context<'_>,
) -> Vec<Line> {
    let plans = match elasticity.as_mut().filter(|_| lines.len() > 2) {
        Some(elasticity) => {
            let words = Words { prepared, measure };
            Planner { words, elasticity }.plans(lines, context)
        }
        None => lines.iter().map(|_| Plan::default()).collect(),
    };
    let mut set = Vec::with_capacity(lines.len());
    for ((line, is_last), plan) in lines.iter().zip(plans) {
        let mut segments = without_trailing_spaces(&prepared.segments[line.clone()]).to_vec();
        if *is_last {
            set.push(last_line(prepared, &segments, measure, context));
            continue;
        }
        let mut is_elongated = false;
        for (index, units) in plan.picks {
            let shaped = elasticity.as_ref().and_then(|e| e.shape(index, units, context));
            if let Some(shaped) = shaped {
                elongate_segment(&mut segments[index - line.start], shaped);
                is_elongated = true;
            }
        }
        let mut filled = set_line(prepared, &segments, Some(measure), context);
        if is_elongated && filled.width < measure - HAIR {
            // It stays ragged all the same: nothing is elongated in vain.
            let plain = without_trailing_spaces(&prepared.segments[line.clone()]);
            filled = set_line(prepared, plain, Some(measure), context);
        }
        set.push(filled);
    }
    set
}

/// A last line: not stretched, but shrunk if it was counted on to shrink.
fn last_line(
    prepared: &Prepared,
    segments: &[Segment],
    measure: Pt,
    context: &Context<'_>,
) -> Line {
    let natural = set_line(prepared, segments, None, context);
    if natural.width <= measure {
        return natural;
    }
    set_line(prepared, segments, Some(measure), context)
}

fn elongate_segment(segment: &mut Segment, shaped: Arc<Shaped>) {
    // Padding aside, widths are in proportion to advances.
    let natural = segment.width - segment.padding.0 - segment.padding.1;
    let grown = f64::from(shaped.advance) / f64::from(segment.shaped.advance);
    segment.width = natural * grown + segment.padding.0 + segment.padding.1;
    segment.shaped = shaped;
}

/// Which words of a line are elongated.
#[derive(Debug, Clone, Default)]
struct Plan {
    /// Segments with their numbers of tatweels.
    picks: Vec<(usize, u16)>,
    /// About where they are, as distances from the start of the line.
    places: Vec<Pt>,
    /// By what share the spaces still grow.
    stretch: f64,
}

/// Plans the elongated words of a paragraph, so that none is near one in the line above or below.
struct Planner<'a, 'p> {
    words: Words<'p>,
    elasticity: &'a mut Elasticity<'p>,
}

impl Planner<'_, '_> {
    fn plans(&mut self, lines: &[(Range<usize>, bool)], context: &mut Context<'_>) -> Vec<Plan> {
        let mut plans: Vec<Plan> = Vec::with_capacity(lines.len());
        for (number, (line, is_last)) in lines.iter().enumerate() {
            let plan = if *is_last {
                Plan::default()
            } else {
                self.next_plan(
                    line,
                    number.checked_sub(1).map(|n| &lines[n].0),
                    &mut plans,
                    context,
                )
            };
            plans.push(plan);
        }
        plans
    }

    /// The plan of a line below those planned. If keeping clear of the line above would leave this
    /// one loose, the line above gives way where it can, else the distance is less.
    fn next_plan(
        &mut self,
        line: &Range<usize>,
        above: Option<&Range<usize>>,
        plans: &mut [Plan],
        context: &mut Context<'_>,
    ) -> Plan {
        let taken = |plans: &[Plan]| plans.last().map_or(Vec::new(), |plan| plan.places.clone());
        let plan = self.plan(line, &taken(plans), CLEARANCE, plans, context);
        let (Some(above), true) = (above, plan.stretch > LOOSE) else { return plan };
        let free = self.plan(line, &[], CLEARANCE, plans, context);
        if let (true, Some((last, before))) = (free.stretch < plan.stretch, plans.split_last_mut())
        {
            let mut avoided = taken(before);
            avoided.extend(&free.places);
            let other = self.plan(above, &avoided, CLEARANCE, before, context);
            if other.stretch.max(free.stretch) < plan.stretch.max(last.stretch) {
                *last = other;
                return free;
            }
        }
        let closer = self.plan(line, &taken(plans), LEAST_CLEARANCE, plans, context);
        if closer.stretch < plan.stretch { closer } else { plan }
    }

    /// The plan of a line whose kashidas keep clear of the places in `taken`.
    fn plan(
        &mut self,
        line: &Range<usize>,
        taken: &[Pt],
        clearance: f64,
        before: &[Plan],
        context: &mut Context<'_>,
    ) -> Plan {
        let words = self.words;
        let segments = without_trailing_spaces(&words.prepared.segments[line.clone()]);
        let width: Pt = segments.iter().map(|s| s.width).sum();
        let spaces: Pt = segments.iter().map(Segment::glue).sum();
        if spaces <= Pt::ZERO {
            return Plan::default();
        }
        let need = words.measure - width;
        let weigh = |index, candidate: Candidate| {
            let middle = words.middle(line, index);
            let near = |&x: &Pt| (x - middle).abs() < candidate.em * clearance;
            let repeated = if words.is_used(index, before) { REPEATED } else { 0.0 };
            let cost = candidate.cost + repeated;
            (!taken.iter().any(near)).then_some(Candidate { cost, ..candidate })
        };
        let line_of_words = line.start..line.start + segments.len();
        let choice = self.elasticity.relief(line_of_words, need, spaces, Some(&weigh), context);
        let picks: Vec<(usize, u16)> =
            choice.picks.iter().map(|pick| (pick.word, pick.units)).collect();
        let places = picks.iter().map(|&(index, _)| words.middle(line, index)).collect();
        Plan { picks, places, stretch: (need - choice.gain) / spaces }
    }
}

/// The words of a paragraph in lines that fill a measure.
#[derive(Clone, Copy)]
struct Words<'p> {
    prepared: &'p Prepared,
    measure: Pt,
}

impl Words<'_> {
    /// Whether the same word is elongated further up in the paragraph.
    fn is_used(self, index: usize, before: &[Plan]) -> bool {
        let picks = before.iter().flat_map(|plan| &plan.picks);
        picks.map(|&(other, _)| self.text(other)).any(|word| word == self.text(index))
    }

    fn text(&self, index: usize) -> &str {
        &self.prepared.collected.text[self.prepared.segments[index].range.clone()]
    }

    /// About how far the middle of a word will be from the start of the filled line.
    fn middle(self, line: &Range<usize>, index: usize) -> Pt {
        let segments = &self.prepared.segments;
        let before: Pt = segments[line.start..index].iter().map(|s| s.width).sum();
        let natural: Pt = segments[line.clone()].iter().map(|s| s.width).sum();
        (before + segments[index].width / 2.0) * (self.measure / natural)
    }
}
