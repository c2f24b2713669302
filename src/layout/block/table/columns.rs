//! How wide each column is.

use super::{alignment, cell_paragraph};
use crate::document::{ColumnKind, Table};
use crate::geom::Pt;
use crate::layout::context::Context;
use crate::layout::inline::{Measured, Widths, measured};
use crate::theme::{Low, TableStyle, give_way, least_width, lower_columns, uncut};

/// Beyond so many cells their glyphs are not kept until they are set.
const MOST_KEPT: usize = 600;

/// Columns and what stands in them.
pub(super) struct Columns<'a> {
    /// Their widths, padding included; the sum is the measure.
    pub(super) widths: Vec<Pt>,
    /// The cells of each, its head first if there is one.
    pub(super) cells: Vec<Vec<Measured<'a>>>,
    /// The look of the table.
    pub(super) look: TableStyle,
}

/// The columns of a table that is as wide as `measure`.
///
/// Short columns (numbers, dates, statuses) get what they ask for; the columns of words share the
/// rest so that the table is low. Where these are high, heads of short columns are broken, then their
/// cells. If even the widest words and numbers do not fit, the table is set in smaller type; if that
/// does not help, those are cut that take most room.
pub(super) fn columns<'a>(table: &'a Table, measure: Pt, context: &mut Context<'_>) -> Columns<'a> {
    let theme = context.theme.table;
    let pad = theme.pad_x * 2.0;
    let set = |look: &TableStyle| -> Vec<Vec<Measured<'a>>> {
        let column = |index| column_cells(table, index, look, context);
        (0..table.columns.len()).map(column).collect()
    };
    let fits = |columns: &Vec<Vec<Measured<'_>>>, _| {
        let cells = Cells { columns, pad, header: table.header };
        (0..columns.len()).map(|column| cells.wish(column).least).sum::<Pt>() <= measure
    };
    let (look, columns) = uncut(theme, set, fits);
    let kinds: Vec<ColumnKind> = table.columns.iter().map(|c| c.kind).collect();
    let cells = Cells { columns: &columns, pad, header: table.header };
    let widths = Shares { cells: &cells, kinds: &kinds, measure }.lowest();
    Columns { widths, cells: columns, look }
}

/// The search for the widths of columns that make a table low.
struct Shares<'a> {
    cells: &'a Cells<'a>,
    kinds: &'a [ColumnKind],
    measure: Pt,
}

impl Shares<'_> {
    fn lowest(&self) -> Vec<Pt> {
        let count = self.cells.columns.len();
        let found = self.found((0..count).map(|column| self.cells.wish(column)).collect());
        let rows = self.cells.columns.iter().map(Vec::len).max().unwrap_or(0);
        let short: Vec<usize> =
            (0..count).filter(|&column| self.kinds[column] != ColumnKind::Text).collect();
        let narrowed = |wishes: &Vec<Widths>, column: usize, lines: usize| {
            let natural = match lines {
                1 => self.cells.wish_of_body(column).natural,
                _ => self.cells.in_lines(column, lines),
            };
            let mut less = wishes.clone();
            less[column].natural = natural.max(wishes[column].least);
            (natural < wishes[column].natural).then_some(less)
        };
        give_way(found, &short, rows, narrowed, |wishes| self.found(wishes))
    }

    fn found(&self, wishes: Vec<Widths>) -> Low<Vec<Widths>> {
        let is_words = |&column: &usize| self.kinds[column] == ColumnKind::Text;
        let words: Vec<usize> = (0..wishes.len()).filter(is_words).collect();
        let widths = share(&wishes, self.kinds, self.measure);
        let least: Vec<Pt> = wishes.iter().map(|wish| wish.least).collect();
        let lines = |column, width| self.cells.lines(column, width);
        let (widths, height) = lower_columns(widths, &least, &words, lines);
        Low { wishes, widths, height }
    }
}

/// The cells of a column, its head first if there is one.
fn column_cells<'a>(
    table: &'a Table,
    index: usize,
    style: &TableStyle,
    context: &mut Context<'_>,
) -> Vec<Measured<'a>> {
    let keeps = table.columns.len() * table.rows.len() <= MOST_KEPT;
    let column = &table.columns[index];
    let align = alignment(column.kind, context.is_rtl());
    let mut cells = Vec::with_capacity(table.rows.len() + 1);
    if table.header {
        let head = cell_paragraph(&column.head, column.kind, &style.head, align);
        cells.push(measured(head, context));
    }
    for row in &table.rows {
        let content = row.cells.get(index).map_or(&[][..], |cell| &cell.content);
        let cell = cell_paragraph(content, column.kind, &style.cell, align);
        let cell = measured(cell, context);
        cells.push(if keeps { cell } else { cell.without_glyphs() });
    }
    cells
}

/// The cells of a table, column by column.
struct Cells<'a> {
    columns: &'a [Vec<Measured<'a>>],
    pad: Pt,
    /// Whether the first cell of each column is its head.
    header: bool,
}

impl Cells<'_> {
    /// What a column asks for.
    fn wish(&self, column: usize) -> Widths {
        self.widest(&self.columns[column])
    }

    /// What its cells ask for without the head.
    fn wish_of_body(&self, column: usize) -> Widths {
        self.widest(&self.columns[column][usize::from(self.header)..])
    }

    fn widest(&self, cells: &[Measured<'_>]) -> Widths {
        let widest = |of: fn(Widths) -> Pt| {
            // A hair more, so that rounding never breaks a line that just fits.
            cells.iter().map(|cell| of(cell.widths())).max().unwrap_or(Pt::ZERO)
                + self.pad
                + Pt(0.01)
        };
        Widths { least: widest(|w| w.least), natural: widest(|w| w.natural) }
    }

    /// About the least width in which none of its cells without the head has more lines than these.
    fn in_lines(&self, column: usize, most: usize) -> Pt {
        let Widths { least, natural } = self.wish_of_body(column);
        least_width(least, natural, |width| {
            let lines = self.lines(column, width);
            lines[usize::from(self.header)..].iter().all(|&lines| lines <= most)
        })
    }

    fn lines(&self, column: usize, width: Pt) -> Vec<usize> {
        self.columns[column].iter().map(|cell| cell.lines(width - self.pad)).collect()
    }
}

fn share(wishes: &[Widths], kinds: &[ColumnKind], measure: Pt) -> Vec<Pt> {
    let least: Pt = wishes.iter().map(|w| w.least).sum();
    if least >= measure {
        let most = most_of_least(wishes, measure);
        return wishes.iter().map(|w| w.least.min(most)).collect();
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

/// The width beyond which columns must be cut for all to fit: those that ask for less get what they
/// need.
fn most_of_least(wishes: &[Widths], measure: Pt) -> Pt {
    let mut least: Vec<Pt> = wishes.iter().map(|wish| wish.least).collect();
    least.sort_unstable();
    let mut rest = measure;
    for (done, &width) in least.iter().enumerate() {
        let share = rest / (least.len() - done) as f64;
        if width > share {
            return share;
        }
        rest -= width;
    }
    measure
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
    fn one_outsized_word_cuts_no_other_column() {
        use ColumnKind::Text;
        let wishes = [wish(20.0, 20.0), wish(300.0, 300.0), wish(30.0, 90.0)];
        assert_eq!(shared(&wishes, &[Text, Text, Text], 100.0), [20.0, 50.0, 30.0]);
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
