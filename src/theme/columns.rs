//! Columns of words, shared between both outputs: width goes where it makes a table lower.

use super::TableStyle;
use crate::geom::Pt;

/// Widths of columns, with what the columns ask for and the height that the widths give the rows.
pub(crate) struct Low<W> {
    /// What the columns ask for.
    pub(crate) wishes: W,
    /// Their widths.
    pub(crate) widths: Vec<Pt>,
    /// The height of the rows in lines, and the lines of all cells.
    pub(crate) height: (usize, usize),
}

/// Lets short columns give way where rows are high: first their heads are broken, then their cells, over no more
/// than two lines, and that only to save much. `narrowed` says what is asked for when a column
/// needs no more than so many lines for its cells, if that is less; `low` gives the widths for that.
pub(crate) fn give_way<W>(
    mut found: Low<W>,
    short: &[usize],
    rows: usize,
    narrowed: impl Fn(&W, usize, usize) -> Option<W>,
    low: impl Fn(W) -> Low<W>,
) -> Vec<Pt> {
    /// How many lines, and below what share of the height they are worth it.
    const STEPS: [(usize, f64); 2] = [(1, 1.0), (2, 0.8)];
    // Rows of one line, or all but: nothing can be won.
    if found.height.0 <= rows + rows / 4 {
        return found.widths;
    }
    for (lines, share) in STEPS {
        for &column in short {
            let Some(tried) = narrowed(&found.wishes, column, lines).map(&low) else { continue };
            if (tried.height.0 as f64) < found.height.0 as f64 * share {
                found = tried;
            }
        }
    }
    found.widths
}

/// The look of a table with its columns set in it: that of the theme, or where its words and numbers would be
/// cut the largest in smaller type that cuts none. Where none does, nothing is won by small type. `fits` is told
/// whether the type is smaller.
pub(crate) fn uncut<C>(
    look: TableStyle,
    mut set: impl FnMut(&TableStyle) -> C,
    fits: impl Fn(&C, bool) -> bool,
) -> (TableStyle, C) {
    let columns = set(&look);
    if fits(&columns, false) {
        return (look, columns);
    }
    let mut smaller = look.smaller().map(|look| (look, set(&look)));
    smaller.find(|(_, columns)| fits(columns, true)).unwrap_or((look, columns))
}

/// About the least width that fits, between one that may be too narrow and one that fits.
pub(crate) fn least_width(least: Pt, natural: Pt, fits: impl Fn(Pt) -> bool) -> Pt {
    const HALVINGS: usize = 6;
    if fits(least) {
        return least;
    }
    let (mut too_narrow, mut wide_enough) = (least, natural);
    for _ in 0..HALVINGS {
        let middle = (too_narrow + wide_enough) * 0.5;
        if fits(middle) {
            wide_enough = middle;
        } else {
            too_narrow = middle;
        }
    }
    wide_enough
}

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
