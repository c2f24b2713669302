//! Tables that were pasted as text: columns between tabs or bars.

use super::lines::{self, Line, Placed};
use super::people;

/// A row of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Row {
    /// The line as it is written.
    pub(super) written: String,
    pub(super) cells: Vec<String>,
    /// Whether a table begins with it.
    pub(super) begins: bool,
    /// Whether a line of dashes below it says that it heads the columns.
    pub(super) is_head: bool,
}

/// What a line is in a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Part {
    Row(Row),
    /// A line of dashes, which only parts the head from the rows.
    Rule,
}

/// What stands between the columns of a line, and how often.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Columns {
    /// Their number is not asked: what is empty at the end of a row is easily cut off.
    Tabs,
    Bars(usize),
}

/// The fewest signs in a line that has columns.
const FEWEST: usize = 2;

/// Beside each line, what it is in a table: two or more lines in a row with the same columns are one.
pub(super) fn parts(lines: &[&str]) -> Vec<Option<Part>> {
    let columns: Vec<Option<Columns>> = lines.iter().map(|line| columns(line)).collect();
    let mut parts = Vec::with_capacity(lines.len());
    for run in columns.chunk_by(|one, other| one == other) {
        let from = parts.len();
        let own = &lines[from..from + run.len()];
        match run[0].filter(|_| run.len() > 1) {
            Some(columns) => parts.extend(table(own, columns).into_iter().map(Some)),
            None => parts.extend(own.iter().map(|_| None)),
        }
        // A table of dashes alone is a line drawn by hand.
        if !parts[from..].iter().any(|part| matches!(part, Some(Part::Row(_)))) {
            parts[from..].fill(None);
        }
    }
    parts
}

fn table(lines: &[&str], columns: Columns) -> Vec<Part> {
    let is_rule = |cells: &[String]| {
        let is_dashes =
            |cell: &String| cell.contains('-') && cell.trim_matches(':').chars().all(|c| c == '-');
        matches!(columns, Columns::Bars(_)) && cells.iter().all(is_dashes)
    };
    let cells: Vec<Vec<String>> = lines.iter().map(|line| cells(line, columns)).collect();
    let is_first_ruled = cells.len() > 1 && !is_rule(&cells[0]) && is_rule(&cells[1]);
    let is_headed = is_first_ruled && cells[2..].iter().any(|row| !is_rule(row));
    let part = |(at, cells): (usize, Vec<String>)| match is_rule(&cells) {
        true => Part::Rule,
        false => Part::Row(Row {
            written: lines[at].trim().to_owned(),
            cells,
            begins: at == 0,
            is_head: at == 0 && is_headed,
        }),
    };
    cells.into_iter().enumerate().map(part).collect()
}

/// The columns of a line; none if it has none. What moves a line inwards parts none.
fn columns(line: &str) -> Option<Columns> {
    let text = line.trim();
    let tabs = line.trim_matches(' ').matches('\t').count();
    let inner = text.matches('\t').count();
    // Behind a label a tab is a space.
    let is_item = lines::without_label(text) != text;
    if inner >= FEWEST || (inner > 0 && tabs >= FEWEST && !is_item) {
        return Some(Columns::Tabs);
    }
    let bars = text.matches('|').count();
    let is_spaced = |(at, bar): (usize, &str)| {
        let (before, after) = (&text[..at], &text[at + bar.len()..]);
        (before.is_empty() || before.ends_with(char::is_whitespace))
            && (after.is_empty() || after.starts_with(char::is_whitespace))
    };
    let is_row = text.starts_with('|') || text.match_indices('|').all(is_spaced);
    (bars >= FEWEST && is_row).then_some(Columns::Bars(bars))
}

fn cells(line: &str, columns: Columns) -> Vec<String> {
    let owned = |cell: &str| cell.trim().to_owned();
    match columns {
        Columns::Tabs => line.trim_matches(' ').split('\t').map(owned).collect(),
        Columns::Bars(_) => {
            let text = line.trim();
            let text = text.strip_prefix('|').unwrap_or(text);
            text.strip_suffix('|').unwrap_or(text).split('|').map(owned).collect()
        }
    }
}

/// Lines below a heading of people: where each row is one of them, with office and body in columns of their own, the
/// rows are lines like all others.
pub(super) fn of_people(lines: Vec<Placed>) -> Vec<Placed> {
    let is_person = |placed: &Placed| match &placed.line {
        Line::Row(row) => {
            let line = lines::without_label(&row.written);
            people::doubt(line).is_none() && people::split(line).is_some()
        }
        Line::Plain(..) | Line::Item(..) | Line::Heading(_) => true,
    };
    if !lines.iter().all(is_person) {
        return lines;
    }
    let opened = |placed: Placed| match placed.line {
        Line::Row(row) => Placed { line: lines::line(&row.written), ..placed },
        line => Placed { line, ..placed },
    };
    lines.into_iter().map(opened).collect()
}

/// Whether a line is a row of a table.
pub(super) fn is_row(placed: &Placed) -> bool {
    matches!(placed.line, Line::Row(_))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_with_the_same_columns_are_a_table() {
        let rows = |text: &str| -> String {
            let lines: Vec<&str> = text.lines().collect();
            let sign = |part: &Option<Part>| match part {
                Some(Part::Row(row)) if row.is_head => 'h',
                Some(Part::Row(_)) => 'r',
                Some(Part::Rule) => '-',
                None => '.',
            };
            parts(&lines).iter().map(sign).collect()
        };
        for (text, expected) in [
            ("م\tالاسم\tالصفة\n1\tأحمد\tرئيس\n2\tهند\t", "rrr"),
            ("| # | القرار |\n|---|:--:|\n| 1 | صرف |", "h-r"),
            ("| # | القرار |\n|---|---|", "r-"),
            ("| # | القرار |\n|---|---|\n|---|---|", "r--"),
            ("أ | ب | ج\nد | هـ | و\nز | ح", "rr."),
            // One line, lines drawn by hand, lists that tabs move, letters between bars.
            ("الخميس | الساعة 5 | المكتبة", "."),
            ("|---|---|\n|---|---|", ".."),
            ("\t\t- أ\n\t\t- ب", ".."),
            ("\t•\tأ\n\t•\tب", ".."),
            ("a|b|c\nd|e|f", ".."),
        ] {
            assert_eq!(rows(text), expected, "{text}");
        }
    }
}
