//! Filling a line: which of its words are elongated, what is left to its spaces.

use std::cell::RefCell;
use std::ops::Range;
use std::sync::Arc;

use super::kashida::{Candidate, Choice, Policy, Site, choose, elongate};
use super::line::{Line, set_line, without_trailing_spaces};
use super::prepare::{Kind, Prepared, Segment};
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

/// Which words of a paragraph can be elongated, as far as the font has been asked.
pub(super) struct Elasticity<'a> {
    prepared: &'a Prepared,
    policy: Policy,
    /// The segments that are words.
    words: Vec<usize>,
    /// By word: what the font said.
    verdicts: RefCell<Vec<Verdict>>,
    /// By word: what elongating it costs and gives as far as is known.
    candidates: RefCell<Vec<Option<Candidate>>>,
    /// The candidates of the line in hand, weighed: room that is used again.
    weighed: RefCell<Vec<Option<Candidate>>>,
    hopes: RefCell<Hopes>,
    /// The segments whose candidates have changed since.
    changed: RefCell<Vec<usize>>,
}

/// What was chosen for lines, by the segment they begin with and by how many they have.
#[derive(Default)]
struct Hopes {
    lines: Vec<Vec<Option<Choice>>>,
    /// The most segments of a line.
    longest: usize,
}

impl Hopes {
    fn get(&self, line: &Range<usize>) -> Option<&Choice> {
        self.lines.get(line.start)?.get(line.len())?.as_ref()
    }

    fn keep(&mut self, line: &Range<usize>, choice: Choice) {
        if self.lines.len() <= line.start {
            self.lines.resize_with(line.start + 1, Vec::new);
        }
        let lines = &mut self.lines[line.start];
        if lines.len() <= line.len() {
            lines.resize_with(line.len() + 1, || None);
        }
        lines[line.len()] = Some(choice);
        self.longest = self.longest.max(line.len());
    }

    /// Forgets the choices that have this segment.
    fn forget(&mut self, word: usize) {
        let from = word.saturating_sub(self.longest);
        for choice in self.lines.iter_mut().take(word + 1).skip(from).flatten() {
            choice.take_if(|choice| choice.picks.iter().any(|pick| pick.word == word));
        }
    }
}

/// What else speaks against elongating a segment.
pub(super) type Weigh<'a> = dyn Fn(usize, Candidate) -> Option<Candidate> + 'a;

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
        let segments = &prepared.segments;
        let is_word = |&index: &usize| segments[index].kind == Kind::Word;
        let words: Vec<usize> = (0..segments.len()).filter(is_word).collect();
        let hoped = |&index: &usize| segments[index].elastic.as_ref().map(|e| e.candidate);
        let candidates = RefCell::new(words.iter().map(hoped).collect());
        let verdicts = RefCell::new(vec![Verdict::Unknown; words.len()]);
        Elasticity {
            prepared,
            policy,
            words,
            verdicts,
            candidates,
            weighed: RefCell::default(),
            hopes: RefCell::default(),
            changed: RefCell::default(),
        }
    }

    /// The words to elongate in a line of these segments that lacks `need`: chosen by price among
    /// those that the font does not refuse. Only words that would be chosen are tried in the font.
    pub(super) fn relief(
        &self,
        line: Range<usize>,
        need: Pt,
        spaces: Pt,
        weigh: Option<&Weigh<'_>>,
        context: &mut Context<'_>,
    ) -> Choice {
        loop {
            let choice = self.hope(&line, need, spaces, weigh);
            if choice.picks.iter().all(|pick| self.keeps(pick.word, pick.units, context)) {
                return choice;
            }
        }
    }

    /// The words to elongate as far as is known what the font refuses; picks are of segments.
    pub(super) fn hope(
        &self,
        line: &Range<usize>,
        need: Pt,
        spaces: Pt,
        weigh: Option<&Weigh<'_>>,
    ) -> Choice {
        if !self.policy.applies(need, spaces) {
            return Choice::default();
        }
        let words = self.place(line.start)..self.place(line.end);
        let segments = &self.words[words.clone()];
        let candidates = self.candidates.borrow();
        let candidates = &candidates[words];
        let mut choice = match weigh {
            None => choose(candidates, need, spaces, self.policy),
            Some(weigh) => {
                let mut weighed = self.weighed.borrow_mut();
                weighed.clear();
                let all = segments.iter().zip(candidates);
                weighed.extend(all.map(|(&index, candidate)| weigh(index, (*candidate)?)));
                choose(&weighed, need, spaces, self.policy)
            }
        };
        choice.picks.iter_mut().for_each(|pick| pick.word = segments[pick.word]);
        choice
    }

    /// What the words of a line are hoped to give, and their price. Remembered: what a line lacks and
    /// the width of its spaces are always the same for it.
    pub(super) fn hoped(&self, line: &Range<usize>, need: Pt, spaces: Pt) -> (Pt, f64) {
        if let Some(choice) = self.hopes.borrow().get(line) {
            return (choice.gain, choice.price);
        }
        let choice = self.hope(line, need, spaces, None);
        let hoped = (choice.gain, choice.price);
        self.hopes.borrow_mut().keep(line, choice);
        hoped
    }

    /// Forgets the choices of which a word has turned out dearer or is refused. Others stay the best:
    /// what was not chosen has become no better.
    pub(super) fn forget_changed(&self) {
        let mut hopes = self.hopes.borrow_mut();
        self.changed.take().into_iter().for_each(|word| hopes.forget(word));
    }

    /// The place among the words of the first one that is not before a segment.
    fn place(&self, segment: usize) -> usize {
        self.words.partition_point(|&word| word < segment)
    }

    /// The most that elongated words give any line.
    pub(super) fn most_relief(&self) -> Pt {
        let elastic = self.prepared.segments.iter().filter_map(|segment| segment.elastic.as_ref());
        let em = elastic.map(|elastic| elastic.candidate.em).max().unwrap_or(Pt::ZERO);
        self.policy.most_gain(em)
    }

    /// Whether the words that a line hopes to elongate can be, at the price that was hoped for.
    pub(super) fn holds(&self, line: &Range<usize>, context: &mut Context<'_>) -> bool {
        // Nothing is hoped for lines that are full.
        let hopes = self.hopes.borrow();
        let choice = hopes.get(line);
        let before = self.changed.borrow().len();
        for pick in choice.iter().flat_map(|choice| &choice.picks) {
            self.keeps(pick.word, pick.units, context);
        }
        self.changed.borrow().len() == before
    }

    /// Whether a word can be elongated; asks the font if it was not asked before.
    fn keeps(&self, index: usize, units: u16, context: &mut Context<'_>) -> bool {
        let place = self.place(index);
        let verdict = self.verdicts.borrow()[place];
        match verdict {
            Verdict::Keeps(_) => true,
            Verdict::Refuses => false,
            Verdict::Unknown => {
                let sites =
                    self.prepared.segments[index].elastic.iter().flat_map(|e| e.sites.iter());
                let site =
                    sites.copied().find(|&s| self.elongated(index, s, units, context).is_some());
                self.verdicts.borrow_mut()[place] = site.map_or(Verdict::Refuses, Verdict::Keeps);
                let candidate = &mut self.candidates.borrow_mut()[place];
                let hoped = *candidate;
                *candidate = site.zip(hoped).map(|(site, c)| Candidate { cost: site.cost, ..c });
                if *candidate != hoped {
                    self.changed.borrow_mut().push(index);
                }
                site.is_some()
            }
        }
    }

    /// The word with so many tatweels at the site that the font allows.
    fn shape(&self, index: usize, units: u16, context: &mut Context<'_>) -> Option<Arc<Shaped>> {
        let verdict = self.verdicts.borrow()[self.place(index)];
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
    ) -> Option<Arc<Shaped>> {
        let segment = &self.prepared.segments[index];
        let (text, range) = (&self.prepared.collected.text, segment.range.clone());
        elongate(&mut context.shaper, text, range, site, units, segment.style)
    }
}

/// The lines of a justified paragraph: the segments of each, and whether it is a last line. Last
/// lines are not stretched; a paragraph of fewer than two full lines is not elongated (F8).
pub(super) fn fill_lines(
    prepared: &Prepared,
    lines: &[(Range<usize>, bool)],
    measure: Pt,
    elasticity: Option<&Elasticity<'_>>,
    context: &mut Context<'_>,
) -> Vec<Line> {
    let plans = match elasticity.filter(|_| lines.len() > 2) {
        Some(elasticity) => {
            let planner = Planner { prepared, measure, elasticity };
            planner.plans(lines, context)
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
            let shaped = elasticity.and_then(|e| e.shape(index, units, context));
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
struct Planner<'a> {
    prepared: &'a Prepared,
    measure: Pt,
    elasticity: &'a Elasticity<'a>,
}

impl Planner<'_> {
    fn plans(&self, lines: &[(Range<usize>, bool)], context: &mut Context<'_>) -> Vec<Plan> {
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
        &self,
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
        &self,
        line: &Range<usize>,
        taken: &[Pt],
        clearance: f64,
        before: &[Plan],
        context: &mut Context<'_>,
    ) -> Plan {
        let segments = without_trailing_spaces(&self.prepared.segments[line.clone()]);
        let width: Pt = segments.iter().map(|s| s.width).sum();
        let spaces: Pt = segments.iter().map(Segment::glue).sum();
        if spaces <= Pt::ZERO {
            return Plan::default();
        }
        let need = self.measure - width;
        let weigh = |index, candidate: Candidate| {
            let middle = self.middle(line, index);
            let near = |&x: &Pt| (x - middle).abs() < candidate.em * clearance;
            let repeated = if self.is_used(index, before) { REPEATED } else { 0.0 };
            let cost = candidate.cost + repeated;
            (!taken.iter().any(near)).then_some(Candidate { cost, ..candidate })
        };
        let line_of_words = line.start..line.start + segments.len();
        let choice = self.elasticity.relief(line_of_words, need, spaces, Some(&weigh), context);
        let picks: Vec<(usize, u16)> =
            choice.picks.iter().map(|pick| (pick.word, pick.units)).collect();
        let places = picks.iter().map(|&(index, _)| self.middle(line, index)).collect();
        Plan { picks, places, stretch: (need - choice.gain) / spaces }
    }

    /// Whether the same word is elongated further up in the paragraph.
    fn is_used(&self, index: usize, before: &[Plan]) -> bool {
        let picks = before.iter().flat_map(|plan| &plan.picks);
        picks.map(|&(other, _)| self.word(other)).any(|word| word == self.word(index))
    }

    fn word(&self, index: usize) -> &str {
        &self.prepared.collected.text[self.prepared.segments[index].range.clone()]
    }

    /// About how far the middle of a word will be from the start of the filled line.
    fn middle(&self, line: &Range<usize>, index: usize) -> Pt {
        let segments = &self.prepared.segments;
        let before: Pt = segments[line.start..index].iter().map(|s| s.width).sum();
        let natural: Pt = segments[line.clone()].iter().map(|s| s.width).sum();
        (before + segments[index].width / 2.0) * (self.measure / natural)
    }
}
