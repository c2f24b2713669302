//! Choosing where lines end: first-fit and optimal breaking behind one function.
//!
//! Works on widths alone. The optimal breaker is Knuth and Plass's, with the constants of
//! typography 1.11; where it leaves the paper, it says why.

use crate::geom::Pt;

/// Share of its width by which a space may shrink.
pub(crate) const SHRINK: f64 = 0.25;
/// Share of its width by which a space stretches at badness 100; a unit, not a limit.
const STRETCH: f64 = 0.5;
/// A stretch of spaces beyond this share is given up in favour of a ragged line.
pub(crate) const GIVE_UP: f64 = 1.25;
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
    /// Width of the white space at its end, which counts only inside a line.
    pub(crate) trailing: Pt,
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

/// Ends of lines as numbers of chunks: a line holds the chunks from the last end up to its own.
pub(crate) fn break_lines(chunks: &[Chunk], measure: Pt, method: Method) -> Vec<usize> {
    match method {
        Method::FirstFit => first_fit(chunks, measure),
        Method::Justified | Method::Balanced => {
            optimal(chunks, measure, method).unwrap_or_else(|| first_fit(chunks, measure))
        }
    }
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
}

impl Extent {
    /// The extent with one more chunk.
    fn with(self, chunk: &Chunk) -> Extent {
        Extent {
            width: self.width + self.trailing + chunk.width,
            spaces: self.spaces + self.trailing + chunk.inner_spaces,
            trailing: chunk.trailing,
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

/// The chain of breaks with the least sum of demerits, or none when some line can be set in no way.
fn optimal(chunks: &[Chunk], measure: Pt, method: Method) -> Option<Vec<usize>> {
    let start = Node { end: 0, class: Fitness::Normal, demerits: 0.0, previous: None };
    let mut nodes = vec![start];
    let mut active = vec![0];
    for end in 1..=chunks.len() {
        let last = &chunks[end - 1];
        let is_last_line = last.forced || end == chunks.len();
        let mut best: [Option<Node>; 4] = [None; 4];
        active.retain(|&node: &usize| {
            let line = extent(&chunks[nodes[node].end..end]);
            // Once a line is too long, longer ones from the same start are too.
            let fits = line.width - line.spaces * shrink(method) <= measure;
            if fits {
                let next =
                    step(&nodes, node, end, line, measure, method, is_last_line, last.penalty);
                keep_best(&mut best, next);
            }
            fits && !last.forced
        });
        for node in best.into_iter().flatten() {
            nodes.push(node);
            active.push(nodes.len() - 1);
        }
        if active.is_empty() {
            return None;
        }
    }
    let finish = |&&node: &&usize| nodes[node].end == chunks.len();
    let by_demerits = |a: &&usize, b: &&usize| nodes[**a].demerits.total_cmp(&nodes[**b].demerits);
    let mut node = *active.iter().filter(finish).min_by(by_demerits)?;
    let mut ends = Vec::new();
    while let Some(previous) = nodes[node].previous {
        ends.push(nodes[node].end);
        node = previous;
    }
    ends.reverse();
    Some(ends)
}

fn extent(chunks: &[Chunk]) -> Extent {
    chunks.iter().fold(Extent::default(), |line, chunk| line.with(chunk))
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

#[expect(clippy::too_many_arguments, reason = "one step of the search names everything it weighs")]
fn step(
    nodes: &[Node],
    from: usize,
    end: usize,
    line: Extent,
    measure: Pt,
    method: Method,
    is_last_line: bool,
    penalty: u16,
) -> Node {
    let ratio = line.ratio(measure);
    let (badness, class) = match method {
        Method::Balanced => (raggedness(line, measure), Fitness::Normal),
        Method::FirstFit | Method::Justified if is_last_line => {
            (last_line_badness(line, measure), Fitness::of(ratio.min(0.0)))
        }
        Method::FirstFit | Method::Justified => (badness(ratio), Fitness::of(ratio)),
    };
    let penalty = if is_last_line { 0.0 } else { f64::from(penalty) };
    let cost = LINE_PENALTY + badness + penalty;
    let mut demerits = nodes[from].demerits + cost * cost;
    if method == Method::Justified && class.is_far_from(nodes[from].class) {
        demerits += FITNESS_DEMERITS;
    }
    Node { end, class, demerits, previous: Some(from) }
}

/// 100 at the reference stretch, 100 at the limit of shrinking, growing with the cube.
fn badness(ratio: f64) -> f64 {
    let unit = if ratio >= 0.0 { ratio / STRETCH } else { ratio / SHRINK };
    // A line without spaces cannot be justified at all; it must still lose against any that can.
    let unit = unit.abs().min(40.0);
    100.0 * unit * unit * unit
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
            penalty: 0,
            forced: false,
        };
        widths.iter().map(chunk).collect()
    }

    #[test]
    fn first_fit_fills_each_line() {
        let chunks = words(&[4.0, 4.0, 4.0, 4.0, 4.0]);
        assert_eq!(break_lines(&chunks, Pt(9.0), Method::FirstFit), [2, 4, 5]);
    }

    #[test]
    fn a_word_wider_than_the_measure_has_a_line_of_its_own() {
        let chunks = words(&[4.0, 20.0, 4.0]);
        assert_eq!(break_lines(&chunks, Pt(9.0), Method::FirstFit), [1, 2, 3]);
        assert_eq!(break_lines(&chunks, Pt(9.0), Method::Justified), [1, 2, 3]);
    }

    #[test]
    fn optimal_breaking_evens_out_what_first_fit_leaves_loose() {
        let chunks = words(&[3.0, 3.0, 3.0, 8.0, 3.0, 3.0, 3.0, 3.0]);
        let worst = |ends: &[usize]| {
            let starts = std::iter::once(0).chain(ends.iter().copied());
            let lines = starts.zip(ends).map(|(a, &b)| extent(&chunks[a..b]).ratio(Pt(12.0)));
            lines.take(ends.len() - 1).fold(0.0, f64::max)
        };
        let greedy = break_lines(&chunks, Pt(12.0), Method::FirstFit);
        let best = break_lines(&chunks, Pt(12.0), Method::Justified);
        assert!(worst(&best) <= worst(&greedy));
    }

    #[test]
    fn a_forced_break_ends_a_line() {
        let mut chunks = words(&[2.0, 2.0, 2.0]);
        chunks[0].forced = true;
        for method in [Method::FirstFit, Method::Justified, Method::Balanced] {
            assert_eq!(break_lines(&chunks, Pt(9.0), method), [1, 3]);
        }
    }

    #[test]
    fn a_balanced_heading_leaves_no_word_alone() {
        let chunks = words(&[4.0, 4.0, 4.0, 4.0]);
        assert_eq!(break_lines(&chunks, Pt(15.0), Method::FirstFit), [3, 4]);
        assert_eq!(break_lines(&chunks, Pt(15.0), Method::Balanced), [2, 4]);
    }
}
