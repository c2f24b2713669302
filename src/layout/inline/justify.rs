//! Filling a line: which of its words are elongated, what is left to its spaces.

use std::rc::Rc;

use super::kashida::{Candidate, Pick, Policy, choose, elongate};
use super::line::{Line, set_line, without_trailing_spaces};
use super::prepare::{Kind, Prepared, Segment};
use super::shape::Shaped;
use crate::geom::Pt;
use crate::layout::context::Context;

/// Two kashidas nearer than this, one above the other, would make a dark spot (typography 1.10).
const CLEARANCE: f64 = 1.5;
/// What speaks against elongating the same word twice in a paragraph.
const REPEATED: f64 = 0.5;
/// How often words are chosen anew when the font refuses one.
const ATTEMPTS: usize = 4;

/// Fills the lines of one paragraph, one after the other.
pub(super) struct Justifier<'a> {
    prepared: &'a Prepared,
    measure: Pt,
    policy: Option<Policy>,
    /// Where the line above is elongated, as distances from the start of the line.
    above: Vec<Pt>,
    /// Words elongated so far.
    used: Vec<&'a str>,
}

/// The words of a line as candidates for elongation, in order.
pub(super) fn candidates(segments: &[Segment]) -> Vec<Option<Candidate>> {
    let words = segments.iter().filter(|s| s.kind == Kind::Word);
    words.map(|s| s.elastic.as_ref().map(|elastic| elastic.candidate)).collect()
}

impl<'a> Justifier<'a> {
    /// For a paragraph of so many lines; one of fewer than two full lines is not elongated (F8).
    pub(super) fn new(
        prepared: &'a Prepared,
        measure: Pt,
        policy: Option<Policy>,
        lines: usize,
    ) -> Justifier<'a> {
        let policy = policy.filter(|_| lines > 2);
        Justifier { prepared, measure, policy, above: Vec::new(), used: Vec::new() }
    }

    /// A last line: not stretched, but shrunk if it was counted on to shrink.
    pub(super) fn last_line(&mut self, segments: &[Segment], context: &Context<'_>) -> Line {
        self.above.clear();
        let natural = set_line(self.prepared, segments, None, context);
        if natural.width <= self.measure {
            return natural;
        }
        set_line(self.prepared, segments, Some(self.measure), context)
    }

    /// A line that fills the measure.
    pub(super) fn line(&mut self, segments: &[Segment], context: &mut Context<'_>) -> Line {
        let above = std::mem::take(&mut self.above);
        let Some(policy) = self.policy else {
            return set_line(self.prepared, segments, Some(self.measure), context);
        };
        let mut segments = without_trailing_spaces(segments).to_vec();
        let words: Vec<usize> =
            (0..segments.len()).filter(|&i| segments[i].kind == Kind::Word).collect();
        let mut candidates = self.weigh(&segments, &words, &above);
        for _ in 0..ATTEMPTS {
            let (need, spaces) = self.lack(&segments);
            let picks = choose(&candidates, need, spaces, policy).picks;
            match self.realise(&segments, &words, &picks, context) {
                Ok(elongated) => {
                    self.apply(&mut segments, elongated);
                    break;
                }
                Err(refused) => candidates[refused] = None,
            }
        }
        set_line(self.prepared, &segments, Some(self.measure), context)
    }

    /// What the natural line lacks, and the width of its spaces.
    fn lack(&self, segments: &[Segment]) -> (Pt, Pt) {
        let width: Pt = segments.iter().map(|s| s.width).sum();
        let spaces = segments.iter().filter(|s| s.kind == Kind::Space).map(|s| s.width).sum();
        (self.measure - width, spaces)
    }

    /// The candidates of a line, without those under a kashida of the line above.
    fn weigh(&self, segments: &[Segment], words: &[usize], above: &[Pt]) -> Vec<Option<Candidate>> {
        let text = &self.prepared.collected.text;
        let weigh = |&index: &usize| {
            let segment = &segments[index];
            let mut candidate = segment.elastic.as_ref()?.candidate;
            let middle = self.middle(segments, index);
            let near = |x: &Pt| (*x - middle).abs() < candidate.em * CLEARANCE;
            if above.iter().any(near) {
                return None;
            }
            if self.used.contains(&&text[segment.range.clone()]) {
                candidate.cost += REPEATED;
            }
            Some(candidate)
        };
        words.iter().map(weigh).collect()
    }

    /// About how far the middle of a word will be from the start of the filled line.
    fn middle(&self, segments: &[Segment], index: usize) -> Pt {
        let before: Pt = segments[..index].iter().map(|s| s.width).sum();
        let natural: Pt = segments.iter().map(|s| s.width).sum();
        (before + segments[index].width / 2.0) * (self.measure / natural)
    }

    /// The shapes of the picked words, or the first word that the font refuses at all its sites.
    fn realise(
        &self,
        segments: &[Segment],
        words: &[usize],
        picks: &[Pick],
        context: &mut Context<'_>,
    ) -> Result<Vec<(usize, Rc<Shaped>)>, usize> {
        let text = &self.prepared.collected.text;
        let mut elongated = Vec::with_capacity(picks.len());
        for pick in picks {
            let segment = &segments[words[pick.word]];
            let sites = segment.elastic.iter().flat_map(|elastic| elastic.sites.iter());
            let shaped = sites.copied().find_map(|site| {
                let (range, style) = (segment.range.clone(), segment.style);
                elongate(&mut context.shaper, text, range, site, pick.units, style)
            });
            elongated.push((words[pick.word], shaped.ok_or(pick.word)?));
        }
        Ok(elongated)
    }

    fn apply(&mut self, segments: &mut [Segment], elongated: Vec<(usize, Rc<Shaped>)>) {
        for (index, shaped) in elongated {
            let middle = self.middle(segments, index);
            self.above.push(middle);
            let segment = &mut segments[index];
            self.used.push(&self.prepared.collected.text[segment.range.clone()]);
            // Padding aside, widths are in proportion to advances.
            let natural = segment.width - segment.padding.0 - segment.padding.1;
            let grown = f64::from(shaped.advance) / f64::from(segment.shaped.advance);
            segment.width = natural * grown + segment.padding.0 + segment.padding.1;
            segment.shaped = shaped;
        }
    }
}
