//! Which words of a paragraph can be elongated, and the ends of lines that count on it.
//!
//! The font may refuse to elongate a word: a tatweel would change the glyphs beside it. To ask it is dear, so it
//! is asked about words of chosen lines only.

use std::ops::Range;
use std::sync::Arc;

use super::kashida::{Candidate, Choice, Policy, Site, choose, elongate};
use super::linebreak::{Method, Relief, break_lines};
use super::prepare::{Kind, Prepared};
use super::shape::Shaped;
use crate::geom::Pt;
use crate::layout::context::Context;

/// Which words of a paragraph can be elongated, as far as the font has been asked.
pub(super) struct Elasticity<'a> {
    prepared: &'a Prepared,
    policy: Policy,
    /// The segments that are words.
    words: Vec<usize>,
    /// By word: what the font said.
    verdicts: Vec<Verdict>,
    /// By word: what elongating it costs and gives as far as is known.
    candidates: Vec<Option<Candidate>>,
    /// The candidates of the line in hand, weighed: room that is used again.
    weighed: Vec<Option<Candidate>>,
    hopes: Hopes,
    /// The segments whose candidates have changed since.
    changed: Vec<usize>,
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
        let candidates = words.iter().map(hoped).collect();
        let verdicts = vec![Verdict::Unknown; words.len()];
        Elasticity {
            prepared,
            policy,
            words,
            verdicts,
            candidates,
            weighed: Vec::new(),
            hopes: Hopes::default(),
            changed: Vec::new(),
        }
    }

    /// The words to elongate in a line of these segments that lacks `need`: chosen by price among
    /// those that the font does not refuse. Only words that would be chosen are tried in the font.
    pub(super) fn relief(
        &mut self,
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
    fn hope(
        &mut self,
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
        let candidates = &self.candidates[words];
        let mut choice = match weigh {
            None => choose(candidates, need, spaces, self.policy),
            Some(weigh) => {
                self.weighed.clear();
                let all = segments.iter().zip(candidates);
                self.weighed.extend(all.map(|(&index, candidate)| weigh(index, (*candidate)?)));
                choose(&self.weighed, need, spaces, self.policy)
            }
        };
        choice.picks.iter_mut().for_each(|pick| pick.word = segments[pick.word]);
        choice
    }

    /// What the words of a line are hoped to give, and their price. Remembered: what a line lacks and
    /// the width of its spaces are always the same for it.
    fn hoped(&mut self, line: &Range<usize>, need: Pt, spaces: Pt) -> (Pt, f64) {
        if let Some(choice) = self.hopes.get(line) {
            return (choice.gain, choice.price);
        }
        let choice = self.hope(line, need, spaces, None);
        let hoped = (choice.gain, choice.price);
        self.hopes.keep(line, choice);
        hoped
    }

    /// Forgets the choices of which a word has turned out dearer or is refused. Others stay the best:
    /// what was not chosen has become no better.
    fn forget_changed(&mut self) {
        self.changed.drain(..).for_each(|word| self.hopes.forget(word));
    }

    /// The place among the words of the first one that is not before a segment.
    fn place(&self, segment: usize) -> usize {
        self.words.partition_point(|&word| word < segment)
    }

    /// The most that elongated words give any line.
    fn most_relief(&self) -> Pt {
        let elastic = self.prepared.segments.iter().filter_map(|segment| segment.elastic.as_ref());
        let em = elastic.map(|elastic| elastic.candidate.em).max().unwrap_or(Pt::ZERO);
        self.policy.most_gain(em)
    }

    /// Asks the font about the words that a line hopes to elongate.
    fn ask(&mut self, line: &Range<usize>, context: &mut Context<'_>) {
        // Nothing is hoped for lines that are full.
        let picks = self.hopes.get(line).map_or(Vec::new(), |choice| choice.picks.clone());
        for pick in picks {
            self.keeps(pick.word, pick.units, context);
        }
    }

    /// Whether a word can be elongated; asks the font if it was not asked before.
    fn keeps(&mut self, index: usize, units: u16, context: &mut Context<'_>) -> bool {
        let place = self.place(index);
        match self.verdicts[place] {
            Verdict::Keeps(_) => return true,
            Verdict::Refuses => return false,
            Verdict::Unknown => {}
        }
        let mut sites = self.prepared.segments[index].elastic.iter().flat_map(|e| e.sites.iter());
        let keeps = |site: &&Site| self.elongated(index, **site, units, context).is_some();
        let site = sites.find(keeps).copied();
        self.verdicts[place] = site.map_or(Verdict::Refuses, Verdict::Keeps);
        let hoped = self.candidates[place];
        let known = site.zip(hoped).map(|(site, c)| Candidate { cost: site.cost, ..c });
        self.candidates[place] = known;
        if known != hoped {
            self.changed.push(index);
        }
        site.is_some()
    }

    /// The word with so many tatweels at the site that the font allows.
    pub(super) fn shape(
        &self,
        index: usize,
        units: u16,
        context: &mut Context<'_>,
    ) -> Option<Arc<Shaped>> {
        match self.verdicts[self.place(index)] {
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

/// How often lines are chosen anew because the font refuses an elongated word of the best ones.
const MOST_HOPES: usize = 16;
/// In a paragraph with more places to break than this there is a refusal somewhere each time, and what is
/// hoped of its lines takes much room: the font is asked about every word as the search meets it.
const LONG: usize = 2_000;

/// The ends of lines whose words may be elongated.
///
/// The search hopes that every word not asked of yet can be elongated, and is done again when the font
/// refuses one that the best lines count on. A refusal makes lines dearer, never cheaper, so lines that
/// hold are the best ones.
pub(super) fn elastic_ends(
    prepared: &Prepared,
    measure: Pt,
    elasticity: &mut Elasticity<'_>,
    context: &mut Context<'_>,
) -> Vec<usize> {
    let hopes = if prepared.chunks.len() > LONG { 0 } else { MOST_HOPES };
    for _ in 0..hopes {
        let ends = hopeful_ends(prepared, measure, elasticity);
        if holds(prepared, &ends, elasticity, context) {
            return ends;
        }
        elasticity.forget_changed();
    }
    sure_ends(prepared, measure, elasticity, context)
}

/// The best ends if the font refuses nothing that it was not asked of.
fn hopeful_ends(prepared: &Prepared, measure: Pt, elasticity: &mut Elasticity<'_>) -> Vec<usize> {
    let most = elasticity.most_relief();
    let mut hoped = |line: Range<usize>, need: Pt, spaces: Pt| match line.len() {
        0 | 1 => (Pt::ZERO, 0.0),
        _ => elasticity.hoped(&prepared.segments_of(line), need, spaces),
    };
    break_lines(&prepared.chunks, measure, Method::Justified, Relief { of: Some(&mut hoped), most })
}

/// Whether the font refuses none of the words that lines with these ends count on, and none is dearer
/// than was hoped.
fn holds(
    prepared: &Prepared,
    ends: &[usize],
    elasticity: &mut Elasticity<'_>,
    context: &mut Context<'_>,
) -> bool {
    let starts = std::iter::once(0).chain(ends.iter().copied());
    for (start, &end) in starts.zip(ends) {
        if end - start > 1 && !prepared.ends_text(end) {
            elasticity.ask(&prepared.segments_of(start..end), context);
        }
    }
    elasticity.changed.is_empty()
}

/// The best ends when the font is asked about every word that a line would elongate.
fn sure_ends(
    prepared: &Prepared,
    measure: Pt,
    elasticity: &mut Elasticity<'_>,
    context: &mut Context<'_>,
) -> Vec<usize> {
    let most = elasticity.most_relief();
    let mut sure = |line: Range<usize>, need: Pt, spaces: Pt| match line.len() {
        0 | 1 => (Pt::ZERO, 0.0),
        _ => {
            let line = prepared.segments_of(line);
            let choice = elasticity.relief(line, need, spaces, None, context);
            (choice.gain, choice.price)
        }
    };
    break_lines(&prepared.chunks, measure, Method::Justified, Relief { of: Some(&mut sure), most })
}
