//! Filling a line: which of its words are elongated, what is left to its spaces.

use std::cell::RefCell;
use std::ops::Range;
use std::rc::Rc;

use super::kashida::{Candidate, Choice, Pick, Policy, Site, choose, elongate};
use super::line::{Line, set_line, without_trailing_spaces};
use super::prepare::{Kind, Prepared, Segment};
use super::shape::Shaped;
use crate::geom::Pt;
use crate::layout::context::Context;

/// Two kashidas nearer than this many ems, one above the other, would make a dark spot (typography
/// 1.10). The second distance is for lines that would be loose with the first.
const CLEARANCES: [f64; 2] = [1.5, 0.75];
/// A line whose spaces grow by more than this share is loose.
const LOOSE: f64 = 0.5;
/// What speaks against elongating the same word twice in a paragraph.
const REPEATED: f64 = 0.5;
/// Which words of a paragraph can be elongated, as far as the font has been asked.
pub(super) struct Elasticity<'a> {
    prepared: &'a Prepared,
    policy: Policy,
    /// The answer for each segment.
    verdicts: RefCell<Vec<Verdict>>,
}

/// What the font says of elongating a word.
#[derive(Debug, Clone, Copy)]
enum Verdict {
    /// It was not asked yet.
    Unknown,
    /// The best site that keeps all other glyphs.
    Keeps(Site),
    /// Every site would change a glyph.
    Refuses,
}

impl<'a> Elasticity<'a> {
    /// For a paragraph; nothing is asked yet.
    pub(super) fn new(prepared: &'a Prepared, policy: Policy) -> Elasticity<'a> {
        let verdicts = RefCell::new(vec![Verdict::Unknown; prepared.segments.len()]);
        Elasticity { prepared, policy, verdicts }
    }

    /// The words to elongate in a line of these segments that lacks `need`: chosen by price among
    /// those that the font does not refuse. Only words that would be chosen are tried in the font.
    pub(super) fn relief(
        &self,
        line: Range<usize>,
        need: Pt,
        spaces: Pt,
        weigh: &dyn Fn(usize, Candidate) -> Option<Candidate>,
        context: &mut Context<'_>,
    ) -> (Vec<usize>, Choice) {
        let is_word = |&index: &usize| self.prepared.segments[index].kind == Kind::Word;
        let words: Vec<usize> = line.filter(is_word).collect();
        let candidate = |&index: &usize| weigh(index, self.candidate(index)?);
        let mut candidates: Vec<Option<Candidate>> = words.iter().map(candidate).collect();
        loop {
            let choice = choose(&candidates, need, spaces, self.policy);
            let refused =
                choice.picks.iter().find(|p| !self.keeps(words[p.word], p.units, context));
            match refused {
                None => return (words, choice),
                Some(pick) => candidates[pick.word] = None,
            }
        }
    }

    fn candidate(&self, index: usize) -> Option<Candidate> {
        let elastic = self.prepared.segments[index].elastic.as_ref()?;
        match self.verdicts.borrow()[index] {
            Verdict::Unknown => Some(elastic.candidate),
            Verdict::Keeps(site) => Some(Candidate { cost: site.cost, ..elastic.candidate }),
            Verdict::Refuses => None,
        }
    }

    /// Whether a word can be elongated; asks the font if it was not asked before.
    fn keeps(&self, index: usize, units: u16, context: &mut Context<'_>) -> bool {
        let verdict = self.verdicts.borrow()[index];
        match verdict {
            Verdict::Keeps(_) => true,
            Verdict::Refuses => false,
            Verdict::Unknown => {
                let sites =
                    self.prepared.segments[index].elastic.iter().flat_map(|e| e.sites.iter());
                let site =
                    sites.copied().find(|&s| self.elongated(index, s, units, context).is_some());
                self.verdicts.borrow_mut()[index] = site.map_or(Verdict::Refuses, Verdict::Keeps);
                site.is_some()
            }
        }
    }

    /// The word with so many tatweels at the site that the font allows.
    fn shape(&self, index: usize, units: u16, context: &mut Context<'_>) -> Option<Rc<Shaped>> {
        let verdict = self.verdicts.borrow()[index];
        match verdict {
            Verdict::Keeps(site) => self.elongated(index, site, units, context),
            Verdict::Unknown | Verdict::Refuses => None,
        }
    }

    fn elongated(
        &self,
        index: usize,
        site: Site,
        units: u16,
        context: &mut Context<'_>,
    ) -> Option<Rc<Shaped>> {
        let segment = &self.prepared.segments[index];
        let (text, range) = (&self.prepared.collected.text, segment.range.clone());
        elongate(&mut context.shaper, text, range, site, units, segment.style)
    }
}

/// Fills the lines of one paragraph, one after the other.
pub(super) struct Justifier<'a> {
    prepared: &'a Prepared,
    measure: Pt,
    elasticity: Option<&'a Elasticity<'a>>,
    /// Where the line above is elongated, as distances from the start of the line.
    above: Vec<Pt>,
    /// Words elongated so far.
    used: Vec<&'a str>,
}

impl<'a> Justifier<'a> {
    /// For a paragraph of so many lines; one of fewer than two full lines is not elongated (F8).
    pub(super) fn new(
        prepared: &'a Prepared,
        measure: Pt,
        elasticity: Option<&'a Elasticity<'a>>,
        lines: usize,
    ) -> Justifier<'a> {
        let elasticity = elasticity.filter(|_| lines > 2);
        Justifier { prepared, measure, elasticity, above: Vec::new(), used: Vec::new() }
    }

    /// A last line: not stretched, but shrunk if it was counted on to shrink.
    pub(super) fn last_line(&mut self, line: Range<usize>, context: &Context<'_>) -> Line {
        self.above.clear();
        let segments = &self.prepared.segments[line];
        let natural = set_line(self.prepared, segments, None, context);
        if natural.width <= self.measure {
            return natural;
        }
        set_line(self.prepared, segments, Some(self.measure), context)
    }

    /// A line that fills the measure.
    pub(super) fn line(&mut self, line: Range<usize>, context: &mut Context<'_>) -> Line {
        let above = std::mem::take(&mut self.above);
        let segments = without_trailing_spaces(&self.prepared.segments[line.clone()]);
        let Some(elasticity) = self.elasticity else {
            return set_line(self.prepared, segments, Some(self.measure), context);
        };
        let width: Pt = segments.iter().map(|s| s.width).sum();
        let spaces = segments.iter().filter(|s| s.kind == Kind::Space).map(|s| s.width).sum();
        let line = line.start..line.start + segments.len();
        let need = self.measure - width;
        let mut chosen = (Vec::new(), Choice::default());
        for clearance in CLEARANCES {
            let above: Vec<(Pt, f64)> = above.iter().map(|&x| (x, clearance)).collect();
            let weigh = |index, candidate| self.weigh(&line, index, candidate, &above);
            chosen = elasticity.relief(line.clone(), need, spaces, &weigh, context);
            if need - chosen.1.gain <= spaces * LOOSE {
                break;
            }
        }
        let (words, choice) = chosen;
        let mut segments = segments.to_vec();
        for &Pick { word, units } in &choice.picks {
            if let Some(shaped) = elasticity.shape(words[word], units, context) {
                self.elongate(&mut segments, &line, words[word], shaped);
            }
        }
        set_line(self.prepared, &segments, Some(self.measure), context)
    }

    /// A word of a line as a candidate: none near a kashida of the line above (with its clearance in
    /// ems), at a higher price if it was elongated before.
    fn weigh(
        &self,
        line: &Range<usize>,
        index: usize,
        candidate: Candidate,
        above: &[(Pt, f64)],
    ) -> Option<Candidate> {
        let middle = self.middle(line, index);
        let near = |&(x, clearance): &(Pt, f64)| (x - middle).abs() < candidate.em * clearance;
        if above.iter().any(near) {
            return None;
        }
        let repeated = if self.used.contains(&self.word(index)) { REPEATED } else { 0.0 };
        Some(Candidate { cost: candidate.cost + repeated, ..candidate })
    }

    fn word(&self, index: usize) -> &'a str {
        &self.prepared.collected.text[self.prepared.segments[index].range.clone()]
    }

    /// About how far the middle of a word will be from the start of the filled line.
    fn middle(&self, line: &Range<usize>, index: usize) -> Pt {
        let segments = &self.prepared.segments;
        let before: Pt = segments[line.start..index].iter().map(|s| s.width).sum();
        let natural: Pt = segments[line.clone()].iter().map(|s| s.width).sum();
        (before + segments[index].width / 2.0) * (self.measure / natural)
    }

    fn elongate(
        &mut self,
        segments: &mut [Segment],
        line: &Range<usize>,
        index: usize,
        shaped: Rc<Shaped>,
    ) {
        self.above.push(self.middle(line, index));
        self.used.push(self.word(index));
        let segment = &mut segments[index - line.start];
        // Padding aside, widths are in proportion to advances.
        let natural = segment.width - segment.padding.0 - segment.padding.1;
        let grown = f64::from(shaped.advance) / f64::from(segment.shaped.advance);
        segment.width = natural * grown + segment.padding.0 + segment.padding.1;
        segment.shaped = shaped;
    }
}
