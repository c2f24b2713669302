//! The widths of a table's columns, from what stands in them.
//!
//! Nothing is laid out here, so the pages of the PDF may give a column another width.

use crate::document::{ColumnKind, Inline, Table};
use crate::geom::Pt;
use crate::theme::TextStyle;

use super::context::Environment;
use super::units::width;

/// What a column asks for.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Wish {
    /// Without breaking a word.
    least: Pt,
    /// Without breaking a line.
    natural: Pt,
    /// Whether it gladly takes what is left over.
    takes_rest: bool,
}

/// The width of each column in twips; together the measure.
pub(super) fn widths(table: &Table, env: &Environment<'_>) -> Vec<usize> {
    let wishes: Vec<Wish> = (0..table.columns.len()).map(|i| wish(table, i, env)).collect();
    share(&wishes, env.room())
}

fn wish(table: &Table, index: usize, env: &Environment<'_>) -> Wish {
    let (look, column, estimate) = (&env.theme.table, &table.columns[index], env.estimate);
    let cells = table.rows.iter().filter_map(|row| row.cells.get(index));
    let mut texts: Vec<(&[Inline], TextStyle)> =
        cells.map(|cell| (cell.content.as_slice(), look.cell.text)).collect();
    if table.header {
        texts.push((&column.head, look.head.text));
    }
    let most = |measure: &dyn Fn(&[Inline], TextStyle) -> Pt| {
        texts.iter().map(|(text, style)| measure(text, *style)).fold(Pt::ZERO, Pt::max)
    };
    let padding = look.pad_x * 2.0 + Pt(1.0);
    let word = most(&|text, style| estimate.word(text, style));
    match column.kind {
        ColumnKind::Text => {
            let line = most(&|text, style| estimate.line(text, style)).max(word);
            Wish { least: word + padding, natural: line + padding, takes_rest: true }
        }
        ColumnKind::RowNumber | ColumnKind::Number | ColumnKind::Short => {
            let line = most(&|text, style| estimate.unbroken(text, style));
            let width = line.min(env.room() * MOST_UNBROKEN).max(word) + padding;
            Wish { least: width, natural: width, takes_rest: false }
        }
    }
}

/// The share of the measure up to which a date or status is kept on one line.
const MOST_UNBROKEN: f64 = 0.25;

/// Gives every column its least width, then shares the rest among those that ask for more.
fn share(wishes: &[Wish], measure: Pt) -> Vec<usize> {
    let least: Pt = wishes.iter().map(|w| w.least).sum();
    let natural: Pt = wishes.iter().map(|w| w.natural).sum();
    let any_takes = wishes.iter().any(|w| w.takes_rest);
    let lengths: Vec<Pt> = if natural <= measure {
        let takers = wishes.iter().filter(|w| w.takes_rest || !any_takes);
        let total: Pt = takers.map(|w| w.natural).sum();
        grow(
            wishes,
            measure - natural,
            total,
            |w| w.natural,
            |w| {
                if w.takes_rest || !any_takes { w.natural } else { Pt::ZERO }
            },
        )
    } else if least < measure {
        // A very long text does not squeeze the others more than a long one.
        let want = |w: &Wish| (w.natural - w.least).min(measure);
        let total: Pt = wishes.iter().map(want).sum();
        grow(wishes, measure - least, total, |w| w.least, want)
    } else {
        wishes.iter().map(|w| measure * (w.least / least)).collect()
    };
    whole(&lengths, measure)
}

fn grow(
    wishes: &[Wish],
    rest: Pt,
    total: Pt,
    base: impl Fn(&Wish) -> Pt,
    weight: impl Fn(&Wish) -> Pt,
) -> Vec<Pt> {
    let part = |w: &Wish| if total > Pt::ZERO { weight(w) / total } else { 0.0 };
    wishes.iter().map(|w| base(w) + rest * part(w)).collect()
}

/// Twips that add up to the measure: each column ends at a whole twip.
fn whole(lengths: &[Pt], measure: Pt) -> Vec<usize> {
    let mut end = Pt::ZERO;
    let mut done = 0;
    let mut widths = Vec::with_capacity(lengths.len());
    for (index, length) in lengths.iter().enumerate() {
        end += *length;
        let edge = if index + 1 == lengths.len() { width(measure) } else { width(end) };
        let column = edge.saturating_sub(done).max(1);
        done += column;
        widths.push(column);
    }
    widths
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wish(least: f64, natural: f64, takes_rest: bool) -> Wish {
        Wish { least: Pt(least), natural: Pt(natural), takes_rest }
    }

    #[test]
    fn what_is_left_over_goes_to_the_columns_of_text() {
        let wishes = [wish(20.0, 20.0, false), wish(30.0, 60.0, true), wish(30.0, 120.0, true)];
        assert_eq!(share(&wishes, Pt(290.0)), [400, 1800, 3600]);
    }

    #[test]
    fn a_crowded_table_keeps_its_short_columns_whole() {
        let wishes = [wish(20.0, 20.0, false), wish(40.0, 100.0, true), wish(40.0, 900.0, true)];
        let widths = share(&wishes, Pt(300.0));
        assert_eq!(widths[0], 400);
        assert!(widths[1] > 800 && widths[2] > widths[1]);
        assert_eq!(widths.iter().sum::<usize>(), 6000);
    }

    #[test]
    fn columns_always_add_up_to_the_measure() {
        let too_much = [wish(300.0, 300.0, true), wish(100.0, 100.0, false)];
        assert_eq!(share(&too_much, Pt(200.0)).iter().sum::<usize>(), 4000);
        assert_eq!(share(&[wish(0.0, 0.0, false); 3], Pt(100.0)).iter().sum::<usize>(), 2000);
        assert!(share(&[], Pt(100.0)).is_empty());
    }
}
