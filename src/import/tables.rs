//! Tables that were pasted as text: columns between tabs or bars.

use super::lines::{self, Line, Placed};
use super::{people, quotes};

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

/// The fewest signs in a line that has columns, and the most: more are drawn by something else.
const FEWEST: usize = 2;
const MOST: usize = 30;

/// Beside each line, what it is in a table: two or more lines in a row with the same columns are one.
pub(super) fn parts(lines: &[&str]) -> Vec<Option<Part>> {
    let columns: Vec<Option<Columns>> = lines.iter().map(|line| columns(line)).collect();
    let mut parts = Vec::with_capacity(lines.len());
    for run in columns.chunk_by(|one, other| one == other) {
        let from = parts.len();
        let own = &lines[from..from + run.len()];
        // Two tabs in a row may only be space: «التاريخ:⇥⇥12 مايو».
        let is_sure = run[0] != Some(Columns::Tabs) || own.iter().any(|line| tabs(line) >= FEWEST);
        // «1- شراء كتب | أحمد | 5/6»: items of a list, whose parts stand between bars.
        let are_items = own.iter().all(|line| lines::label(line.trim()).is_some());
        match run[0].filter(|_| run.len() > 1 && is_sure && !are_items) {
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

/// The columns of a line; none if it has none. Behind a label a tab is a space.
fn columns(line: &str) -> Option<Columns> {
    let text = line.trim();
    let (all, inner) = (line.matches('\t').count(), text.matches('\t').count());
    if inner > 0 && (FEWEST..=MOST).contains(&all) && !is_labelled(text) {
        return Some(Columns::Tabs);
    }
    let bars = text.matches('|').count();
    let is_spaced = |(at, bar): (usize, &str)| {
        let (before, after) = (&text[..at], &text[at + bar.len()..]);
        (before.is_empty() || before.ends_with(char::is_whitespace))
            && (after.is_empty() || after.starts_with(char::is_whitespace))
    };
    // Somebody's words are not torn: «نعم | لا | ربما».
    let is_row = text.starts_with('|')
        || (text.match_indices('|').all(is_spaced) && !quotes::has_marks(text));
    ((FEWEST..=MOST).contains(&bars) && is_row).then_some(Columns::Bars(bars))
}

/// How many stretches of tabs part a line; what moves it inwards parts nothing.
fn tabs(line: &str) -> usize {
    let text: Vec<char> = line.trim_start().trim_end_matches(' ').chars().collect();
    text.windows(2).filter(|pair| pair[0] != '\t' && pair[1] == '\t').count()
}

/// Whether what stands before the first tab is no cell: a label with a colon, or one that counts (1-, 1.1, o, ii.).
fn is_labelled(text: &str) -> bool {
    let cell = text.split('\t').next().unwrap_or_default().trim();
    let bare = cell.trim_matches(['(', ')', '.', '-']);
    let is_signed = bare.len() < cell.len();
    let is_roman = || bare.chars().all(|c| "ivxlcIVXLC".contains(c));
    let is_short = bare.chars().count() == 1 || is_roman();
    let is_number = bare.chars().all(|c| c.is_numeric() || matches!(c, '.' | '-' | '/'));
    cell.ends_with(':')
        || lines::without_label(text) != text
        || cell == "o"
        || (is_signed && (is_short || is_number))
        || (is_number && bare.contains('.'))
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

/// Whether each row of the first table is a person, with office and body in columns of their own. Names of the columns
/// may stand above them.
pub(super) fn are_people(lines: &[Placed]) -> bool {
    let is_person = |row: &Row| {
        let line = row.in_line();
        let line = lines::without_label(&line);
        people::doubt(line).is_none() && people::split(line).is_some()
    };
    let rows = lines[..end_of_first(lines)].iter();
    let mut rows = rows.filter_map(|placed| placed.line.row()).peekable();
    rows.next_if(|row| row.names_columns());
    rows.peek().is_some() && rows.all(is_person)
}

/// The rows of the first table as lines like all others.
pub(super) fn opened(mut lines: Vec<Placed>) -> Vec<Placed> {
    let end = end_of_first(&lines);
    for placed in &mut lines[..end] {
        if let Line::Row(row) = &placed.line {
            placed.line = lines::line(&row.in_line());
        }
    }
    lines
}

/// Behind which line the first table ends.
fn end_of_first(lines: &[Placed]) -> usize {
    let Some(first) = lines.iter().position(is_row) else { return 0 };
    let goes_on = |placed: &&Placed| placed.line.row().is_some_and(|row| !row.begins);
    first + 1 + lines[first + 1..].iter().take_while(goes_on).count()
}

impl Row {
    /// The cells as parts of one line.
    fn in_line(&self) -> String {
        match self.written.contains('\t') {
            true => self.written.clone(),
            false => self.cells.join("\t").trim().to_owned(),
        }
    }

    /// Whether its cells are what columns of people are called.
    fn names_columns(&self) -> bool {
        const NAMES: [&str; 17] = [
            "م",
            "#",
            "ت",
            "الرقم",
            "الاسم",
            "اسم",
            "الصفة",
            "المنصب",
            "الوظيفة",
            "الجهة",
            "المؤسسة",
            "الهاتف",
            "البريد",
            "Name",
            "Role",
            "Position",
            "Organization",
        ];
        let cells = self.cells.iter().filter(|cell| !cell.is_empty());
        self.begins
            && cells.clone().count() > 1
            && cells.into_iter().all(|cell| NAMES.contains(&&**cell))
    }
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
