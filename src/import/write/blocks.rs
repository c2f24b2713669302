//! Lines below no heading of a key as blocks of rich text.

use super::super::lines::{Label, Line};
use super::super::quotes::{self, Quote};
use super::{Writer, scalar, style};

impl Writer {
    /// Lines as blocks: bullets in a row, and numbers that count as the report does, are lists. `below` says
    /// which lines are items of the item above.
    pub(super) fn blocks(&mut self, indent: usize, lines: &[Line], below: &[bool]) {
        let mut below = below.iter().copied().chain(std::iter::repeat(false));
        for (run, is_mixed) in runs(lines) {
            let kind = match labels(run).as_deref() {
                Some("bullet") => Some("list"),
                Some("1)") if !is_mixed => Some("numbered"),
                Some(_) | None => None,
            };
            if let Some(kind) = kind {
                self.line(indent, &format!("- {kind}:"));
            }
            let flags: Vec<bool> = below.by_ref().take(run.len()).collect();
            // A run of nothing but items below is a list like any other.
            let is_nested = |at: usize| kind.is_some() && flags[at] && !flags[0];
            for (at, line) in run.iter().enumerate() {
                if let Some(quote) = self.quoted_in(line) {
                    self.quote_block(indent, &quote);
                    continue;
                }
                let (text, indent) = match (line, kind) {
                    (Line::Item(_, text), Some(_)) => (text.clone(), indent + 4),
                    (Line::Item(label, text), None) => (label.in_text(text), indent),
                    (Line::Plain(text, _) | Line::Heading(text), _) => (text.clone(), indent),
                };
                if is_nested(at) && !is_nested(at - 1) {
                    self.line(indent, "- list:");
                }
                let indent = if is_nested(at) { indent + 4 } else { indent };
                self.line(indent, &format!("- {}", scalar(&text)));
            }
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
            Line::Plain(..) | Line::Heading(_) | Line::Item(..) => None,
        }
    }
}

/// Lines of one kind in a row. Where bullets and numbers take turns, which is said beside them, the bullets
/// are lists between paragraphs.
fn runs(lines: &[Line]) -> impl Iterator<Item = (&[Line], bool)> {
    let is_item = |line: &Line| matches!(line, Line::Item(..));
    let is_bullet = |line: &Line| matches!(line, Line::Item(Label::Bullet, _));
    lines.chunk_by(move |a, b| is_item(a) == is_item(b)).flat_map(move |run| {
        let is_mixed = run.iter().any(is_bullet) && !run.iter().all(is_bullet);
        run.chunk_by(move |a, b| is_bullet(a) == is_bullet(b)).map(move |run| (run, is_mixed))
    })
}

/// The numbering of lines that are all items.
fn labels(lines: &[Line]) -> Option<String> {
    let label = |line: &Line| match line {
        Line::Item(label, _) => Some(label.clone()),
        Line::Heading(_) | Line::Plain(..) => None,
    };
    style(lines.iter().map(label))
}
