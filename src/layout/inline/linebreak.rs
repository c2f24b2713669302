//! Choosing where lines end: first-fit and optimal breaking behind one function.
//!
//! Works on widths alone. The optimal breaker is Knuth and Plass's, with the constants of
//! typography 1.11; where it leaves the paper, it says why.

use std::ops::Range;

use crate::geom::Pt;

/// Share of its width by which a space may shrink.
pub(crate) const SHRINK: f64 = 0.25;
/// Share of its width by which a space stretches at badness 100; a unit, not a limit.
const STRETCH: f64 = 0.5;
/// A stretch of spaces beyond this share is given up in favour of a ragged line.
pub(crate) const GIVE_UP: f64 = 1.25;
/// What a line costs that is set ragged though others are justified: as much as two that stretch to the limit.
const RAGGED: f64 = 2200.0;
/// What it costs besides, were it empty; so the next words go on it as long as there is room.
const RAGGED_EMPTY: f64 = 1000.0;
/// What every line costs, so that fewer lines are better.
const LINE_PENALTY: f64 = 10.0;
/// Two neighbouring lines of visibly different colour.
const FITNESS_DEMERITS: f64 = 3000.0;
/// A last line that is nearly empty.
const SHORT_LAST_LINE: f64 = 60.0;

/// A stretch between two places where a line may end.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Chunk {
    /// Width without the white space at its end.
    pub(crate) width: Pt,
    /// Width of the spaces inside, which stretch; part of `width`.
    pub(crate) inner_spaces: Pt,
    /// Width of the white space at its end that stretches; it counts only inside a line.
    pub(crate) trailing: Pt,
    /// What else parts the chunk behind it in the same line: white space of a protected token, kerning.
    pub(crate) fixed: Pt,
    /// The price of ending a line after it.
    pub(crate) penalty: u16,
    /// A line must end after it.
    pub(crate) forced: bool,
}

/// How lines are chosen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Method {
    /// Each line takes what fits.
    FirstFit,
    /// Justified lines of even spaces over the whole paragraph.
    Justified,
    /// Ragged lines of even length, the last one too: for headings.
    Balanced,
}

/// Given the chunks of a line, what it lacks and the width of its spaces: the width that elongated words
/// give, and their price.
pub(crate) type Elongate<'a> = dyn FnMut(Range<usize>, Pt, Pt) -> (Pt, f64) + 'a;

/// What can be done for a loose line besides stretching its spaces.
pub(crate) struct Relief<'a> {
    /// What elongated words do; none where no word is elongated.
    pub(crate) of: Option<&'a mut Elongate<'a>>,
    /// The most that it gives any line.
    pub(crate) most: Pt,
}

impl Relief<'_> {
    /// Nothing can be done.
    pub(crate) const fn none() -> Relief<'static> {
        Relief { of: None, most: Pt::ZERO }
    }
}

/// Ends of lines as numbers of chunks: a line holds the chunks from the last end up to its own.
pub(crate) fn break_lines(
    chunks: &[Chunk],
    measure: Pt,
    method: Method,
    relief: Relief<'_>,
) -> Vec<usize> {
    let best = match method {
        Method::FirstFit => None,
        Method::Justified | Method::Balanced => {
            Search { chunks, measure, method, relief }.optimal()
        }
    };
    best.unwrap_or_else(|| first_fit(chunks, measure))
}

fn first_fit(chunks: &[Chunk], measure: Pt) -> Vec<usize> {
    let mut ends = Vec::new();
    let mut start = 0;
    let mut line = Extent::default();
    for (index, chunk) in chunks.iter().enumerate() {
        if index > start && line.with(chunk).width > measure {
            ends.push(index);
            start = index;
            line = Extent::default();
        }
        line = line.with(chunk);
        if chunk.forced {
            ends.push(index + 1);
            start = index + 1;
            line = Extent::default();
        }
    }
    if start < chunks.len() {
        ends.push(chunks.len());
    }
    ends
}

/// The width of a line of chunks and of the spaces in it.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub(crate) struct Extent {
    /// Width without white space at the end.
    pub(crate) width: Pt,
    /// Width of the spaces that stretch.
    pub(crate) spaces: Pt,
    trailing: Pt,
    fixed: Pt,
}

impl Extent {
    /// The extent with one more chunk.
    fn with(self, chunk: &Chunk) -> Extent {
        Extent {
            width: self.width + self.trailing + self.fixed + chunk.width,
            spaces: self.spaces + self.trailing + chunk.inner_spaces,
            trailing: chunk.trailing,
            fixed: chunk.fixed,
        }
    }

    /// By what share of their width the spaces must grow to fill the measure.
    pub(crate) fn ratio(self, measure: Pt) -> f64 {
        let need = measure - self.width;
        if self.spaces > Pt::ZERO {
            need / self.spaces
        } else if need == Pt::ZERO {
            0.0
        } else {
            f64::INFINITY.copysign(need.0)
        }
    }
}

/// The extent of a line of these chunks.
fn extent(chunks: &[Chunk]) -> Extent {
    chunks.iter().fold(Extent::default(), Extent::with)
}

/// The best way to a break: where the line before ended, and at what total price.
#[derive(Debug, Clone, Copy)]
struct Node {
    end: usize,
    class: Fitness,
    demerits: f64,
    previous: Option<usize>,
}

/// The colour of a line by its space ratio.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Fitness {
    Tight,
    Normal,
    Loose,
    VeryLoose,
}

impl Fitness {
    fn of(ratio: f64) -> Fitness {
        match ratio {
            r if r < -0.12 => Fitness::Tight,
            r if r <= 0.25 => Fitness::Normal,
            r if r <= 0.6 => Fitness::Loose,
            _ => Fitness::VeryLoose,
        }
    }

    fn is_far_from(self, other: Fitness) -> bool {
        (self as i8 - other as i8).abs() > 1
    }
}

/// What the search for the best breaks works on.
struct Search<'a, 'r> {
    chunks: &'a [Chunk],
    measure: Pt,
    method: Method,
    relief: Relief<'r>,
}

/// What the search knows of a line.
#[derive(Debug, Clone, Copy)]
enum Judged {
    /// It is too long, as longer ones from the same start are then too.
    TooLong,
    /// Another way to its end is better whatever is done for it.
    Hopeless,
    /// It has a cost and a colour.
    Line(f64, Fitness),
}

/// The best node of each colour.
type Best = [Option<Node>; 4];

impl Search<'_, '_> {
    /// The chain of breaks with the least sum of demerits, or none when some line can be set in no
    /// way.
    fn optimal(mut self) -> Option<Vec<usize>> {
        let start = Node { end: 0, class: Fitness::Normal, demerits: 0.0, previous: None };
        // Most places have two or three good ways to them.
        let mut nodes = Vec::with_capacity(3 * self.chunks.len() + 1);
        nodes.push(start);
        let mut active = vec![0];
        // By start: the line from there to the chunk in hand, and the least demerits before it.
        let mut lines = Vec::with_capacity(self.chunks.len() + 1);
        lines.push((Extent::default(), 0.0));
        for end in 1..=self.chunks.len() {
            let forced = self.chunks[end - 1].forced;
            let mut best: Best = [None; 4];
            // Nodes of one start follow each other and share the line from there.
            let mut judged: Option<(usize, Judged)> = None;
            active.retain(|&node: &usize| {
                let start = nodes[node].end;
                let line = match judged {
                    Some((from, line)) if from == start => line,
                    _ => {
                        let (line, before) = &mut lines[start];
                        *line = line.with(&self.chunks[end - 1]);
                        self.judge(start..end, *line, *before, &best)
                    }
                };
                judged = Some((start, line));
                if let Judged::Line(cost, class) = line {
                    keep_best(&mut best, self.step(&nodes, node, end, cost, class));
                }
                !matches!(line, Judged::TooLong) && !forced
            });
            let least =
                best.iter().flatten().map(|node| node.demerits).fold(f64::INFINITY, f64::min);
            lines.push((Extent::default(), least));
            for node in best.into_iter().flatten() {
                nodes.push(node);
                active.push(nodes.len() - 1);
            }
            if active.is_empty() {
                return None;
            }
        }
        let finished = active.into_iter().filter(|&node| nodes[node].end == self.chunks.len());
        let best = finished.min_by(|&a, &b| nodes[a].demerits.total_cmp(&nodes[b].demerits))?;
        let mut ends = ends_of(&nodes, best);
        if self.method == Method::Justified {
            self.fill_ragged(&mut ends);
        }
        Some(ends)
    }

    /// Gives ragged lines what has room on them of the ragged line below: evened out, as the search leaves
    /// them, both would look as if they ended a paragraph. No place is taken that is dearer.
    fn fill_ragged(&mut self, ends: &mut [usize]) {
        let mut start = 0;
        for line in 1..ends.len() {
            let (end, next) = (ends[line - 1], ends[line]);
            if self.is_ragged(start..end) && self.is_ragged(end..next) {
                ends[line - 1] = self.latest_end(start, end, next);
            }
            start = ends[line - 1];
        }
    }

    /// The latest place before `next` where a line may end as gladly as at `end`, and that has room for it.
    fn latest_end(&self, start: usize, end: usize, next: usize) -> usize {
        let mut line = extent(&self.chunks[start..end]);
        let mut latest = end;
        for more in end..next - 1 {
            line = line.with(&self.chunks[more]);
            if line.width > self.measure {
                break;
            }
            if self.chunks[more].penalty <= self.chunks[end - 1].penalty {
                latest = more + 1;
            }
        }
        latest
    }

    /// Whether a line is given up.
    fn is_ragged(&mut self, chunks: Range<usize>) -> bool {
        let line = extent(&self.chunks[chunks.clone()]);
        !self.is_last_line(chunks.end) && self.full_line(chunks, line).0 >= RAGGED
    }

    fn is_last_line(&self, end: usize) -> bool {
        end == self.chunks.len() || self.chunks[end - 1].forced
    }

    /// The cost and colour of a line, the least sum of demerits at whose start is `before`.
    fn judge(&mut self, chunks: Range<usize>, line: Extent, before: f64, best: &Best) -> Judged {
        if line.width - line.spaces * shrink(self.method) > self.measure {
            return Judged::TooLong;
        }
        let is_last_line = self.is_last_line(chunks.end);
        let penalty = self.chunks[chunks.end - 1].penalty;
        let (badness, class) = match self.method {
            Method::Balanced => (raggedness(line, self.measure), Fitness::Normal),
            Method::FirstFit | Method::Justified if is_last_line => {
                let ratio = line.ratio(self.measure).min(0.0);
                (last_line_badness(line, self.measure), Fitness::of(ratio))
            }
            Method::FirstFit | Method::Justified if self.is_hopeless(line, before, best) => {
                return Judged::Hopeless;
            }
            Method::FirstFit | Method::Justified => self.full_line(chunks, line),
        };
        let penalty = if is_last_line { 0.0 } else { f64::from(penalty) };
        Judged::Line(LINE_PENALTY + badness + penalty, class)
    }

    /// Whether the line stays very loose with the most relief there is, and dearer than the very
    /// loose line that is held already. Most starts are too near to the end for anything else, and
    /// relief takes long to weigh.
    fn is_hopeless(&self, line: Extent, before: f64, best: &Best) -> bool {
        let Some(held) = best[Fitness::VeryLoose as usize] else { return false };
        let relieved = Extent { width: line.width + self.relief.most, ..line };
        let ratio = relieved.ratio(self.measure);
        let least = LINE_PENALTY + looseness(ratio, line, self.measure);
        Fitness::of(ratio) == Fitness::VeryLoose && before + least * least > held.demerits
    }

    /// The node of a line that begins where `from` ends.
    fn step(&self, nodes: &[Node], from: usize, end: usize, cost: f64, class: Fitness) -> Node {
        let mut demerits = nodes[from].demerits + cost * cost;
        if self.method == Method::Justified && class.is_far_from(nodes[from].class) {
            demerits += FITNESS_DEMERITS;
        }
        Node { end, class, demerits, previous: Some(from) }
    }

    /// A line that fills its measure, with whatever relief is worth its price.
    fn full_line(&mut self, chunks: Range<usize>, line: Extent) -> (f64, Fitness) {
        let need = self.measure - line.width;
        let (gain, price) = match &mut self.relief.of {
            Some(elongate) if need > Pt::ZERO && line.spaces > Pt::ZERO => {
                elongate(chunks, need, line.spaces)
            }
            _ => (Pt::ZERO, 0.0),
        };
        let ratio = Extent { width: line.width + gain, ..line }.ratio(self.measure);
        // Words of a ragged line are not elongated.
        let price = if ratio > GIVE_UP { 0.0 } else { price };
        (looseness(ratio, line, self.measure) + price, Fitness::of(ratio))
    }
}

fn ends_of(nodes: &[Node], last: usize) -> Vec<usize> {
    let mut ends = Vec::new();
    let mut node = last;
    while let Some(previous) = nodes[node].previous {
        ends.push(nodes[node].end);
        node = previous;
    }
    ends.reverse();
    ends
}

fn shrink(method: Method) -> f64 {
    match method {
        Method::Justified => SHRINK,
        Method::FirstFit | Method::Balanced => 0.0,
    }
}

fn keep_best(best: &mut [Option<Node>; 4], node: Node) {
    let slot = &mut best[node.class as usize];
    if slot.is_none_or(|held| node.demerits < held.demerits) {
        *slot = Some(node);
    }
}

/// 100 at the reference stretch, 100 at the limit of shrinking, growing with the cube.
pub(crate) fn badness(ratio: f64) -> f64 {
    let unit = if ratio >= 0.0 { ratio / STRETCH } else { ratio / SHRINK };
    // Nothing is worse than that: a line without spaces has no end of it.
    let unit = unit.abs().min(40.0);
    100.0 * unit * unit * unit
}

/// The badness of a line whose spaces have to grow by a share. One that is given up is not stretched: what is
/// seen of it is how much of the measure it leaves.
fn looseness(ratio: f64, line: Extent, measure: Pt) -> f64 {
    if ratio <= GIVE_UP {
        return badness(ratio);
    }
    RAGGED + RAGGED_EMPTY * ((measure - line.width) / measure)
}

fn last_line_badness(line: Extent, measure: Pt) -> f64 {
    let too_long = if line.width > measure { badness(line.ratio(measure)) } else { 0.0 };
    if line.width < measure * 0.2 { SHORT_LAST_LINE } else { too_long }
}

/// How far a ragged line is from filling its measure, in the units of [`badness`].
fn raggedness(line: Extent, measure: Pt) -> f64 {
    let gap = (measure - line.width) / measure;
    400.0 * gap * gap
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(widths: &[f64]) -> Vec<Chunk> {
        let chunk = |&w: &f64| Chunk {
            width: Pt(w),
            inner_spaces: Pt::ZERO,
            trailing: Pt(1.0),
            fixed: Pt::ZERO,
            penalty: 0,
            forced: false,
        };
        widths.iter().map(chunk).collect()
    }

    #[test]
    fn first_fit_fills_each_line() {
        let chunks = words(&[4.0, 4.0, 4.0, 4.0, 4.0]);
        assert_eq!(break_lines(&chunks, Pt(9.0), Method::FirstFit, Relief::none()), [2, 4, 5]);
    }

    #[test]
    fn a_word_wider_than_the_measure_has_a_line_of_its_own() {
        let chunks = words(&[4.0, 20.0, 4.0]);
        assert_eq!(break_lines(&chunks, Pt(9.0), Method::FirstFit, Relief::none()), [1, 2, 3]);
        assert_eq!(break_lines(&chunks, Pt(9.0), Method::Justified, Relief::none()), [1, 2, 3]);
    }

    #[test]
    fn optimal_breaking_evens_out_what_first_fit_leaves_loose() {
        let mut chunks = words(&[1.0; 18]);
        chunks.extend(words(&[12.0]));
        let worst = |ends: &[usize]| {
            let starts = std::iter::once(0).chain(ends.iter().copied());
            let lines = starts.zip(ends).map(|(a, &b)| extent(&chunks[a..b]).ratio(Pt(20.0)));
            lines.take(ends.len() - 1).fold(0.0, f64::max)
        };
        let greedy = break_lines(&chunks, Pt(20.0), Method::FirstFit, Relief::none());
        let best = break_lines(&chunks, Pt(20.0), Method::Justified, Relief::none());
        assert_eq!((greedy.as_slice(), best.as_slice()), (&[10, 18, 19][..], &[9, 18, 19][..]));
        assert!(worst(&best) < worst(&greedy));
    }

    /// An address breaks between its parts, which have no spaces.
    fn address(widths: &[f64]) -> Vec<Chunk> {
        let parts = words(widths).into_iter();
        parts.map(|chunk| Chunk { trailing: Pt::ZERO, penalty: 50, ..chunk }).collect()
    }

    #[test]
    fn a_line_that_cannot_be_filled_takes_what_has_room_on_it() {
        let mut chunks = words(&[3.0, 4.0, 5.0, 3.0, 6.0, 3.0]);
        // An address that fits in no line beside another word.
        chunks.extend(address(&[12.0, 7.0, 11.0, 6.0, 3.0]));
        let best = break_lines(&chunks, Pt(20.0), Method::Justified, Relief::none());
        assert_eq!(best, [4, 6, 8, 11]);
    }

    #[test]
    fn a_forced_break_ends_a_line() {
        let mut chunks = words(&[2.0, 2.0, 2.0]);
        chunks[0].forced = true;
        for method in [Method::FirstFit, Method::Justified, Method::Balanced] {
            assert_eq!(break_lines(&chunks, Pt(9.0), method, Relief::none()), [1, 3]);
        }
    }

    #[test]
    fn a_balanced_heading_leaves_no_word_alone() {
        let chunks = words(&[4.0, 4.0, 4.0, 4.0]);
        assert_eq!(break_lines(&chunks, Pt(15.0), Method::FirstFit, Relief::none()), [3, 4]);
        assert_eq!(break_lines(&chunks, Pt(15.0), Method::Balanced, Relief::none()), [2, 4]);
    }
}
