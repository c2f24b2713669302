//! The widths of a table's columns, from what stands in them.
//!
//! Nothing is laid out here, so the pages of the PDF may give a column another width.

use crate::document::{ColumnKind, Inline, Table};
use crate::geom::Pt;
use crate::theme::{Low, TableStyle, TextStyle, give_way, least_width, lower_columns, uncut};

use super::context::Environment;
use super::estimate::Words;
use super::units::width;

/// What a column asks for.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Wish {
    /// Without breaking a word.
    least: Pt,
    /// Without breaking a line.
    natural: Pt,
    /// Whether it holds words, whose lines may break.
    words: bool,
}

/// A column: what it asks for, and what each of its cells does, its head first if there is one.
struct Column {
    wish: Wish,
    cells: Vec<Cell>,
}

/// A cell without its padding.
#[derive(Debug, Clone)]
struct Cell {
    /// Its longest word and its longest line.
    word: Pt,
    line: Pt,
    /// Its words by the lines that the author ended.
    words: Words,
}

/// The width of each column in twips, together the measure; and the look of the table, in smaller type
/// where words and numbers would be cut.
pub(super) fn widths(table: &Table, env: &Environment<'_>) -> (Vec<usize>, TableStyle) {
    let (pad, measure) = (padding(env), env.room());
    let set = |look: &TableStyle| -> Vec<Column> {
        (0..table.columns.len()).map(|index| column(table, index, look, env)).collect()
    };
    // Words are taken for wider than they are; where they would be too wide for all, less of that will do.
    let fits = |columns: &Vec<Column>, is_smaller| {
        let word =
            |column: &Column| column.cells.iter().map(|cell| cell.word).fold(Pt::ZERO, Pt::max);
        let words = columns.iter().map(|column| word(column) + pad).sum::<Pt>();
        words <= measure * if is_smaller { MOST_OF_WORDS } else { 1.0 }
    };
    let (look, columns) = uncut(env.theme.table, set, fits);
    let shares = Shares { columns: &columns, heads: usize::from(table.header), pad, measure };
    (whole(&shares.lowest(), measure), look)
}

/// The search for the widths of columns that make a table low.
struct Shares<'a> {
    columns: &'a [Column],
    /// How many cells of each column are its head.
    heads: usize,
    pad: Pt,
    measure: Pt,
}

impl Shares<'_> {
    /// As in the pages of the PDF.
    fn lowest(&self) -> Vec<Pt> {
        let found = self.found(self.columns.iter().map(|column| column.wish).collect());
        let rows = self.columns.iter().map(|column| column.cells.len()).max().unwrap_or(0);
        let short: Vec<usize> =
            (0..self.columns.len()).filter(|&i| !self.columns[i].wish.words).collect();
        let narrowed = |wishes: &Vec<Wish>, index: usize, lines: usize| {
            let least = self.in_lines(index, lines);
            let mut less = wishes.clone();
            less[index].least = least;
            (least < wishes[index].least).then_some(less)
        };
        give_way(found, &short, rows, narrowed, |wishes| self.found(wishes))
    }

    /// About the least width in which no cell of a column has more lines than these; its head may.
    fn in_lines(&self, index: usize, most: usize) -> Pt {
        let cells = &self.columns[index].cells;
        let body = &cells[self.heads.min(cells.len())..];
        let word = cells.iter().map(|cell| cell.word).fold(Pt::ZERO, Pt::max);
        let line = body.iter().map(|cell| cell.line).fold(word, Pt::max);
        let fits = |width: Pt| body.iter().all(|cell| usize::from(lines(cell, width)) <= most);
        least_width(word, line, fits) + self.pad
    }

    fn found(&self, wishes: Vec<Wish>) -> Low<Vec<Wish>> {
        let least: Vec<Pt> = wishes.iter().map(|wish| wish.least).collect();
        let words: Vec<usize> = (0..wishes.len()).filter(|&i| wishes[i].words).collect();
        let lines_of = |column: usize, width: Pt| -> Vec<usize> {
            let cells = self.columns[column].cells.iter();
            cells.map(|cell| usize::from(lines(cell, width - self.pad))).collect()
        };
        let widths = share(&wishes, self.measure);
        let (widths, height) = lower_columns(widths, &least, &words, lines_of);
        Low { wishes, widths, height }
    }
}

/// What a cell keeps free beside its words.
fn padding(env: &Environment<'_>) -> Pt {
    env.theme.table.pad_x * 2.0 + Pt(1.0)
}

fn column(table: &Table, index: usize, look: &TableStyle, env: &Environment<'_>) -> Column {
    let (column, estimate) = (&table.columns[index], env.estimate);
    let breaks = column.kind == ColumnKind::Text;
    let cell = |content: &[Inline], style: TextStyle| {
        let words = estimate.words(content, style);
        let line = match breaks {
            true => words.line(),
            false => words.unbroken().min(env.room() * MOST_UNBROKEN),
        };
        let word = words.word();
        Cell { word, line: line.max(word), words }
    };
    let head = table.header.then(|| cell(&column.head, look.head.text));
    let texts = table.rows.iter().map(|row| {
        let content = row.cells.get(index).map_or(&[] as &[Inline], |cell| &cell.content);
        cell(content, look.cell.text)
    });
    let cells: Vec<Cell> = head.into_iter().chain(texts).collect();
    let most = |of: fn(&Cell) -> Pt| cells.iter().map(of).fold(Pt::ZERO, Pt::max) + padding(env);
    let natural = most(|cell| cell.line);
    let least = if breaks { most(|cell| cell.word) } else { natural };
    Column { wish: Wish { least, natural, words: breaks }, cells }
}

/// How much more than the measure the longest words may be taken for, and still fit.
const MOST_OF_WORDS: f64 = 1.08;

/// The share of the measure up to which a date or status is kept on one line.
const MOST_UNBROKEN: f64 = 0.25;

/// Short columns get what they ask for, the columns of words share the rest so that the table is low. If
/// even the widest words do not fit, all shrink in proportion.
fn share(wishes: &[Wish], measure: Pt) -> Vec<Pt> {
    let least: Pt = wishes.iter().map(|w| w.least).sum();
    if least >= measure {
        return wishes.iter().map(|w| measure * (w.least / least)).collect();
    }
    let narrow: Vec<Pt> = wishes.iter().map(|w| w.least).collect();
    let lines =
        (1..=MOST_LINES).find_map(|count| in_lines(wishes, &narrow, measure - least, count));
    let mut widths = lines.unwrap_or(narrow);
    spread(&mut widths, wishes, measure);
    widths
}

/// Beyond so many lines a table is lost anyway.
const MOST_LINES: u8 = 60;
/// Lines are never filled to the brim: words do not break where it would suit.
const SLACK: f64 = 1.1;

/// The widths with which the longest cell of every column of words takes so many lines, if `spare` is
/// enough for that.
fn in_lines(wishes: &[Wish], widths: &[Pt], spare: Pt, count: u8) -> Option<Vec<Pt>> {
    let slack = if count == 1 { 1.0 } else { SLACK };
    let wider = |(wish, &width): (&Wish, &Pt)| {
        let share = wish.natural * (slack / f64::from(count));
        if wish.words { width.max(share).min(wish.natural) } else { width }
    };
    let wider: Vec<Pt> = wishes.iter().zip(widths).map(wider).collect();
    let total = |widths: &[Pt]| -> Pt { widths.iter().copied().sum() };
    (total(&wider) - total(widths) <= spare).then_some(wider)
}

/// What is left brings the columns nearest to one line there first, and widens the others in
/// proportion; if none is left over that wants more, all columns of words, or simply all.
fn spread(widths: &mut [Pt], wishes: &[Wish], measure: Pt) {
    let mut spare = (measure - widths.iter().copied().sum()).max(Pt::ZERO);
    let mut short: Vec<usize> =
        (0..wishes.len()).filter(|&i| wishes[i].words && widths[i] < wishes[i].natural).collect();
    short.sort_by_key(|&i| wishes[i].natural - widths[i]);
    short.retain(|&i| {
        let want = wishes[i].natural - widths[i];
        let served = want <= spare;
        if served {
            widths[i] = wishes[i].natural;
            spare -= want;
        }
        !served
    });
    let any_words = wishes.iter().any(|wish| wish.words);
    let takes = |&i: &usize| wishes[i].words || !any_words;
    let takers = if short.is_empty() { (0..wishes.len()).filter(takes).collect() } else { short };
    let weight: Pt = takers.iter().map(|&i| wishes[i].natural).sum();
    for i in takers {
        let part = if weight > Pt::ZERO { wishes[i].natural / weight } else { 0.0 };
        widths[i] += spare * part;
    }
}

/// How many lines a cell takes in a width.
fn lines(cell: &Cell, width: Pt) -> u8 {
    let count = cell.words.lines_in(width).max(1);
    // Beyond what is counted a table is lost anyway.
    u8::try_from(count).map_or(MOST_LINES, |count| count.min(MOST_LINES))
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
    use super::super::estimate::Estimate;
    use super::*;
    use crate::fonts::FontBook;
    use crate::theme::Theme;

    fn wish(least: f64, natural: f64, words: bool) -> Wish {
        Wish { least: Pt(least), natural: Pt(natural), words }
    }

    fn shared(wishes: &[Wish], measure: f64) -> Vec<usize> {
        whole(&share(wishes, Pt(measure)), Pt(measure))
    }

    #[test]
    fn what_is_left_over_goes_to_the_columns_of_text() {
        let wishes = [wish(20.0, 20.0, false), wish(30.0, 60.0, true), wish(30.0, 120.0, true)];
        assert_eq!(shared(&wishes, 290.0), [400, 1800, 3600]);
    }

    #[test]
    fn a_crowded_table_keeps_its_short_columns_whole() {
        let wishes = [wish(20.0, 20.0, false), wish(40.0, 100.0, true), wish(40.0, 900.0, true)];
        let widths = shared(&wishes, 300.0);
        assert_eq!(widths[0], 400);
        assert!(widths[1] > 800 && widths[2] > widths[1]);
        assert_eq!(widths.iter().sum::<usize>(), 6000);
    }

    #[test]
    fn names_keep_their_line_beside_a_long_text() {
        let wishes = [wish(20.0, 20.0, false), wish(50.0, 700.0, true), wish(50.0, 110.0, true)];
        assert_eq!(shared(&wishes, 400.0), [400, 5400, 2200]);
    }

    #[test]
    fn columns_always_add_up_to_the_measure() {
        let too_much = [wish(300.0, 300.0, true), wish(100.0, 100.0, false)];
        assert_eq!(shared(&too_much, 200.0).iter().sum::<usize>(), 4000);
        assert_eq!(shared(&[wish(0.0, 0.0, false); 3], 100.0).iter().sum::<usize>(), 2000);
        assert!(shared(&[], 100.0).is_empty());
    }

    #[test]
    fn a_date_takes_two_lines_where_that_makes_a_table_much_lower() {
        let theme = Theme::builtin("formal").expect("is built in");
        let book = FontBook::embedded();
        let estimate = Estimate::new(&theme, &book);
        let style = theme.table.cell.text;
        let column = |texts: [&str; 2], breaks: bool| {
            let cells = texts.map(|text| {
                let words = estimate.words(&[Inline::generated(text)], style);
                Cell { word: words.word(), line: words.line(), words }
            });
            let most = |of: fn(&Cell) -> Pt| cells.iter().map(of).fold(Pt::ZERO, Pt::max);
            let (natural, word) = (most(|cell| cell.line), most(|cell| cell.word));
            let least = if breaks { word } else { natural };
            Column { wish: Wish { least, natural, words: breaks }, cells: cells.into() }
        };
        let date = column(["الموعد", "30 تشرين الثاني 2026"], false);
        let text = column(["المهمة", "إعداد قائمة الكتب ثم عرضها على اللجنة"], true);
        let whole = date.wish.natural;
        let shared = |columns: &[Column], measure: Pt| {
            Shares { columns, heads: 1, pad: Pt::ZERO, measure }.lowest()
        };
        let columns = [date, text];
        let roomy = whole + columns[1].wish.natural;
        assert_eq!(shared(&columns, roomy)[0], whole);
        let crowded = shared(&columns, whole + columns[1].wish.natural * 0.4);
        assert!(crowded[0] < whole * 0.8, "{crowded:?}");
        assert_eq!(lines(&columns[0].cells[1], crowded[0]), 2);
    }
}
