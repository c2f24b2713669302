//! Columns of words, shared between both outputs: width goes where it makes a table lower.

use crate::geom::Pt;

/// Moves width from one column of words to another as long as that makes the table lower. `least` are the
/// widths that columns keep, `words` the columns of words; `lines` says how many lines each cell of a
/// column takes in a width. Gives the widths, and with them the height of the rows in lines and the
/// lines of all cells.
pub(crate) fn lower_columns(
    mut widths: Vec<Pt>,
    least: &[Pt],
    words: &[usize],
    lines_of: impl Fn(usize, Pt) -> Vec<usize>,
) -> (Vec<Pt>, (usize, usize)) {
    /// By what share of a column's width it gives way, and how often at most.
    const STEPS: [f64; 4] = [0.04, 0.1, 0.2, 0.4];
    const MOST_MOVES: usize = 24;
    let mut lines: Vec<Vec<usize>> =
        (0..widths.len()).map(|column| lines_of(column, widths[column])).collect();
    let mut lowest = height(&lines);
    for _ in 0..MOST_MOVES {
        let mut best = None;
        for (&from, step) in words.iter().flat_map(|from| STEPS.map(|step| (from, step))) {
            let moved = widths[from] * step;
            let is_high = |&to: &usize| to != from && lines[to].iter().any(|&lines| lines > 1);
            let takers: Vec<usize> = words.iter().copied().filter(is_high).collect();
            if takers.is_empty() || widths[from] - moved < least[from] {
                continue;
            }
            let narrower = lines_of(from, widths[from] - moved);
            let before = std::mem::replace(&mut lines[from], narrower);
            for to in takers {
                let wider = lines_of(to, widths[to] + moved);
                let narrow = std::mem::replace(&mut lines[to], wider);
                let found = height(&lines);
                lines[to] = narrow;
                if found < lowest {
                    lowest = found;
                    best = Some((from, to, moved));
                }
            }
            lines[from] = before;
        }
        let Some((from, to, moved)) = best else { break };
        widths[from] -= moved;
        widths[to] += moved;
        for column in [from, to] {
            lines[column] = lines_of(column, widths[column]);
        }
    }
    (widths, lowest)
}

/// The height of the rows in lines, and the lines of all cells for a tie.
fn height(lines: &[Vec<usize>]) -> (usize, usize) {
    let rows = lines.iter().map(Vec::len).max().unwrap_or(0);
    let row = |row: usize| lines.iter().filter_map(move |cells| cells.get(row).copied());
    let height = (0..rows).map(|index| row(index).max().unwrap_or(0)).sum();
    (height, lines.iter().flatten().sum())
}
