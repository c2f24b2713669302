//! How wide each column is.

use super::{alignment, cell_paragraph};
use crate::document::{ColumnKind, Table};
use crate::geom::Pt;
use crate::layout::context::Context;
use crate::layout::inline::{Widths, widths};

/// The widths of a table's columns, padding included; their sum is `measure`.
///
/// Short columns (numbers, dates, statuses) get what they ask for; the columns of words share the
/// rest so that rows are low. If even the widest words do not fit, all columns shrink in proportion.
pub(super) fn column_widths(table: &Table, measure: Pt, context: &mut Context<'_>) -> Vec<Pt> {
    let pad = context.theme.table.pad_x * 2.0;
    let wishes: Vec<Widths> = (0..table.columns.len())
        .map(|index| {
            let Widths { least, natural } = column_wish(table, index, context);
            // A hair more, so that rounding never breaks a line that just fits.
            Widths { least: least + pad + Pt(0.01), natural: natural + pad + Pt(0.01) }
        })
        .collect();
    let kinds: Vec<ColumnKind> = table.columns.iter().map(|c| c.kind).collect();
    share(&wishes, &kinds, measure)
}

fn column_wish(table: &Table, index: usize, context: &mut Context<'_>) -> Widths {
    let style = context.theme.table;
    let column = &table.columns[index];
    let align = alignment(column.kind, context.is_rtl());
    let mut wish = Widths { least: Pt::ZERO, natural: Pt::ZERO };
    if table.header {
        let head = cell_paragraph(&column.head, column.kind, &style.head, align);
        wish = widths(head, context);
    }
    for cell in table.rows.iter().filter_map(|row| row.cells.get(index)) {
        let cell = cell_paragraph(&cell.content, column.kind, &style.cell, align);
        let Widths { least, natural } = widths(cell, context);
        wish.least = wish.least.max(least);
        wish.natural = wish.natural.max(natural);
    }
    wish
}

fn share(wishes: &[Widths], kinds: &[ColumnKind], measure: Pt) -> Vec<Pt> {
    let least: Pt = wishes.iter().map(|w| w.least).sum();
    if least >= measure {
        return wishes.iter().map(|w| measure * (w.least / least)).collect();
    }
    let mut result: Vec<Option<Pt>> = vec![None; wishes.len()];
    let mut rest = measure;
    let mut owed: Pt = least;
    // Short columns first, as long as the others keep what they need at least.
    for (index, wish) in wishes.iter().enumerate() {
        if kinds[index] != ColumnKind::Text {
            let spare = rest - owed;
            let width = wish.natural.min(wish.least + spare);
            result[index] = Some(width);
            rest -= width;
            owed -= wish.least;
        }
    }
    share_words(wishes, &mut result, rest);
    fill(result, wishes, measure)
}

/// Shares `rest` among the columns of words so that the highest cell is as low as possible: all get
/// what they need to set their longest cell in so many lines, for the least such number. What is then
/// left brings the columns nearest to one line there first, and widens the others in proportion.
fn share_words(wishes: &[Widths], result: &mut [Option<Pt>], rest: Pt) {
    /// Lines are never filled to the brim: words do not break where it would suit.
    const SLACK: f64 = 1.1;
    /// Beyond so many lines a table is lost anyway.
    const MOST_LINES: u8 = 60;
    let open: Vec<usize> = (0..wishes.len()).filter(|&i| result[i].is_none()).collect();
    let in_lines = |count: u8| -> Vec<Pt> {
        let slack = if count == 1 { 1.0 } else { SLACK };
        let width = |&i: &usize| {
            let share = wishes[i].natural * (slack / f64::from(count));
            wishes[i].least.max(share).min(wishes[i].natural)
        };
        open.iter().map(width).collect()
    };
    let total = |widths: &[Pt]| -> Pt { widths.iter().copied().sum() };
    let fitting = (1..=MOST_LINES).map(in_lines).find(|widths| total(widths) <= rest);
    let mut widths = fitting.unwrap_or_else(|| open.iter().map(|&i| wishes[i].least).collect());
    let mut spare = (rest - total(&widths)).max(Pt::ZERO);
    let mut by_want: Vec<usize> = (0..open.len()).collect();
    by_want.sort_by_key(|&i| wishes[open[i]].natural - widths[i]);
    for &i in &by_want {
        let want = wishes[open[i]].natural - widths[i];
        if want <= spare {
            widths[i] += want;
            spare -= want;
        }
    }
    let short: Vec<usize> =
        (0..open.len()).filter(|&i| widths[i] < wishes[open[i]].natural).collect();
    let takers = if short.is_empty() { (0..open.len()).collect() } else { short };
    let weight: Pt = takers.iter().map(|&i| wishes[open[i]].natural).sum();
    for i in takers {
        widths[i] += spare * (wishes[open[i]].natural / weight);
    }
    for (&index, width) in open.iter().zip(widths) {
        result[index] = Some(width);
    }
}

/// Gives a surplus, left when no column of words could take it, to all columns in proportion.
fn fill(result: Vec<Option<Pt>>, wishes: &[Widths], measure: Pt) -> Vec<Pt> {
    let widths: Vec<Pt> =
        result.into_iter().zip(wishes).map(|(width, wish)| width.unwrap_or(wish.least)).collect();
    let total: Pt = widths.iter().copied().sum();
    if total <= Pt::ZERO {
        return widths;
    }
    widths.into_iter().map(|width| width * (measure / total)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wish(least: f64, natural: f64) -> Widths {
        Widths { least: Pt(least), natural: Pt(natural) }
    }

    fn shared(wishes: &[Widths], kinds: &[ColumnKind], measure: f64) -> Vec<f64> {
        share(wishes, kinds, Pt(measure)).iter().map(|w| (w.0 * 10.0).round() / 10.0).collect()
    }

    #[test]
    fn short_columns_get_what_they_ask_and_words_the_rest() {
        use ColumnKind::{RowNumber, Short, Text};
        let wishes = [wish(10.0, 10.0), wish(30.0, 200.0), wish(20.0, 60.0)];
        assert_eq!(shared(&wishes, &[RowNumber, Text, Short], 170.0), [10.0, 100.0, 60.0]);
    }

    #[test]
    fn a_modest_column_of_words_is_not_squeezed_by_a_long_one() {
        use ColumnKind::Text;
        let wishes = [wish(20.0, 50.0), wish(20.0, 500.0)];
        assert_eq!(shared(&wishes, &[Text, Text], 200.0), [50.0, 150.0]);
    }

    #[test]
    fn widths_always_add_up_to_the_measure() {
        use ColumnKind::{Number, Text};
        for wishes in [
            [wish(80.0, 90.0), wish(80.0, 300.0)],
            [wish(1.0, 2.0), wish(1.0, 2.0)],
            [wish(10.0, 300.0), wish(120.0, 130.0)],
        ] {
            let total: f64 = share(&wishes, &[Number, Text], Pt(100.0)).iter().map(|w| w.0).sum();
            assert!((total - 100.0).abs() < 1e-9, "{wishes:?} gives {total}");
        }
    }
}
