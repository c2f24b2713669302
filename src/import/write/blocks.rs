//! Lines below no heading of a key as blocks of rich text.

use super::super::lines::{Label, Line};
use super::super::nesting;
use super::super::quotes::{self, Quote};
use super::super::tables::Row;
use super::{Writer, quoted, scalar, style};

/// How far the items of a list are moved inwards.
const STEP: usize = 4;

impl Writer {
    /// Lines as blocks: bullets in a row, and numbers that count as the report does, are lists. `depths` says
    /// on which levels of a list the lines stand; a comment, where that is not shown.
    pub(super) fn blocks(&mut self, indent: usize, lines: &[Line], depths: &[usize]) {
        let mut depths = depths.iter().copied().chain(std::iter::repeat(0));
        for (run, is_mixed) in runs(lines) {
            if let Some(rows) = rows(run) {
                depths.by_ref().take(run.len()).for_each(drop);
                self.table(indent, &rows);
                continue;
            }
            let kind = match labels(run).as_deref() {
                Some("bullet") => Some("list"),
                Some("1)") if !is_mixed => Some("numbered"),
                Some(_) | None => None,
            };
            let levels: Vec<usize> = depths.by_ref().take(run.len()).collect();
            if are_lost(&levels, kind.is_some()) {
                self.unsure(
                    indent,
                    "بنود فرعية لم يبق مستواها كما كان",
                    "items below others, which are not on the level that they had",
                );
            }
            if let Some(kind) = kind {
                self.line(indent, &format!("- {kind}:"));
            }
            self.run(indent, run, kind.map(|_| levels.as_slice()));
        }
    }

    /// Lines of one kind: items of a list on their levels, or paragraphs.
    fn run(&mut self, indent: usize, run: &[Line], levels: Option<&[usize]>) {
        let mut open = 0;
        for (at, line) in run.iter().enumerate() {
            if let Some(quote) = self.quoted_in(line) {
                self.quote_block(indent, &quote);
                continue;
            }
            let (text, indent) = match (line, levels) {
                (Line::Item(_, text), Some(levels)) => {
                    // A run of nothing but items below is a list like any other.
                    let level = levels[at].saturating_sub(levels[0]);
                    for outer in open..level {
                        self.line(indent + STEP * (outer + 1), "- list:");
                    }
                    open = level;
                    (text.clone(), indent + STEP * (level + 1))
                }
                (Line::Item(label, text), None) => (label.in_text(text), indent),
                (Line::Plain(text, _) | Line::Heading(text), _) => (text.clone(), indent),
                (Line::Row(row), _) => (row.written.clone(), indent),
            };
            self.line(indent, &format!("- {}", scalar(&text)));
        }
    }

    /// A table, its rows as wide as the widest.
    fn table(&mut self, indent: usize, rows: &[&Row]) {
        let width = rows.iter().map(|row| row.cells.len()).max().unwrap_or(0);
        let cells = |row: &Row| {
            let cell = |at: usize| quoted(row.cells.get(at).map_or("", String::as_str));
            format!("[{}]", (0..width).map(cell).collect::<Vec<_>>().join(", "))
        };
        self.line(indent, "- table:");
        for head in rows.iter().filter(|row| row.is_head) {
            self.line(indent + 4, &format!("header: {}", cells(head)));
        }
        self.line(indent + 4, "rows:");
        for row in rows.iter().filter(|row| !row.is_head) {
            self.line(indent + 6, &format!("- {}", cells(row)));
        }
    }

    /// A quotation among paragraphs, its marks as they are written.
    fn quote_block(&mut self, indent: usize, quote: &Quote) {
        self.pair(indent, "- quote", &quote.written());
        self.pair(indent + 2, "by", quote.speaker.as_deref().unwrap_or_default());
    }

    /// The quotation that a paragraph is, where it is sure who speaks.
    fn quoted_in(&self, line: &Line) -> Option<Quote> {
        match line {
            Line::Plain(text, _) if self.people.said(text) => quotes::attributed(text),
            Line::Plain(..) | Line::Heading(_) | Line::Item(..) | Line::Row(_) => None,
        }
    }
}

/// Whether a run does not show its levels: paragraphs have none, a list begins on its outermost, and
/// what lies deepest may have been deeper.
fn are_lost(levels: &[usize], is_list: bool) -> bool {
    let first = levels.first().copied().unwrap_or(0);
    match is_list {
        true => levels.iter().any(|level| *level < first || *level == nesting::MOST),
        false => levels.iter().any(|level| *level > 0),
    }
}

/// Lines of one kind in a row. Where bullets and numbers take turns, which is said beside them, the bullets
/// are lists between paragraphs.
fn runs(lines: &[Line]) -> impl Iterator<Item = (&[Line], bool)> {
    let is_item = |line: &Line| matches!(line, Line::Item(..));
    let is_bullet = |line: &Line| matches!(line, Line::Item(Label::Bullet, _));
    let is_row = |line: &Line| matches!(line, Line::Row(_));
    let begins = |line: &Line| matches!(line, Line::Row(row) if row.begins);
    let go_on =
        move |a: &Line, b: &Line| is_item(a) == is_item(b) && is_row(a) == is_row(b) && !begins(b);
    lines.chunk_by(go_on).flat_map(move |run| {
        let is_mixed = run.iter().any(is_bullet) && !run.iter().all(is_bullet);
        run.chunk_by(move |a, b| is_bullet(a) == is_bullet(b)).map(move |run| (run, is_mixed))
    })
}

/// The rows of lines that are a table.
fn rows(lines: &[Line]) -> Option<Vec<&Row>> {
    lines.iter().map(Line::row).collect()
}

/// The numbering of lines that are all items.
fn labels(lines: &[Line]) -> Option<String> {
    let label = |line: &Line| match line {
        Line::Item(label, _) => Some(label.clone()),
        Line::Heading(_) | Line::Plain(..) | Line::Row(_) => None,
    };
    style(lines.iter().map(label))
}
