//! A letter as plain text: a line for each paragraph, item and fact.

use crate::document::{
    Block, Document, Entry, Fact, Inline, Link, List, Span, Table, Target, inline_text,
};

/// The plain text of a letter.
pub fn plain(document: &Document) -> String {
    let mut lines = Lines(String::new());
    lines.blocks(&document.blocks, 0);
    let mut text = lines.0.trim_matches('\n').to_owned();
    text.push('\n');
    text
}

struct Lines(String);

impl Lines {
    fn line(&mut self, depth: usize, text: &str) {
        for line in text.lines() {
            self.0.push_str(&"  ".repeat(depth));
            self.0.push_str(line);
            self.0.push('\n');
        }
    }

    fn inlines(&mut self, depth: usize, inlines: &[Inline]) {
        self.line(depth, &words(inlines));
    }

    /// One empty line, however often it is asked for.
    fn gap(&mut self) {
        if !self.0.is_empty() && !self.0.ends_with("\n\n") {
            self.0.push('\n');
        }
    }

    fn blocks(&mut self, blocks: &[Block], depth: usize) {
        for block in blocks {
            self.block(block, depth);
        }
    }

    fn block(&mut self, block: &Block, depth: usize) {
        match block {
            Block::Cover(cover) => {
                let head = [&cover.basmala, &cover.organization, &cover.kind];
                for part in head.into_iter().chain([&cover.title, &cover.subtitle]) {
                    self.inlines(depth, part);
                }
                self.facts(&cover.facts, depth);
                self.inlines(depth, &cover.classification);
            }
            Block::Letterhead(head) => {
                self.inlines(depth, &head.name);
                head.lines.iter().for_each(|line| self.inlines(depth, line));
                self.gap();
            }
            Block::Heading(heading) => {
                self.gap();
                self.inlines(depth, &heading.content);
            }
            Block::Paragraph(paragraph) => {
                self.inlines(depth, &paragraph.content);
                if depth == 0 {
                    self.gap();
                }
            }
            Block::List(list) => self.list(list, depth),
            Block::Table(table) => self.table(table, depth),
            Block::Facts(facts) => {
                self.facts(facts, depth);
                self.gap();
            }
            Block::Quote(quote) => {
                self.blocks(&quote.blocks, depth);
                self.inlines(depth, &quote.attribution);
                self.gap();
            }
            Block::Figure(figure) => {
                let words = if figure.caption.is_empty() {
                    figure.alt.clone()
                } else {
                    words(&figure.caption)
                };
                self.line(depth, &words);
            }
            Block::Signatures(signatures) => {
                for signature in signatures {
                    for part in [&signature.role, &signature.name, &signature.below] {
                        self.inlines(depth, part);
                    }
                }
            }
            // A letter has no pages to list or to begin.
            Block::Toc(_) | Block::PageBreak => {}
            Block::Boxed(boxed) => self.blocks(&boxed.blocks, depth),
            Block::Together(blocks) | Block::Across(blocks) => self.blocks(blocks, depth),
            Block::Part(part) => self.blocks(&part.blocks, depth),
            Block::Sheets(sheets) => {
                self.inlines(depth, &sheets.heading.content);
                self.inlines(depth, &sheets.note);
            }
        }
    }

    fn facts(&mut self, facts: &[Fact], depth: usize) {
        for fact in facts {
            let [label, value] = [&fact.label, &fact.value].map(|inlines| words(inlines));
            self.line(depth, &format!("{label}: {value}"));
        }
    }

    /// The label stands before the first line of its item.
    fn list(&mut self, list: &List, depth: usize) {
        for (index, item) in list.items.iter().enumerate() {
            let mut inside = Lines(String::new());
            inside.blocks(&item.blocks, 0);
            let label = list.marker.label(index, item.number.as_deref());
            let label = label.map(|label| format!("{label} ")).unwrap_or_default();
            let text = inside.0.trim_matches('\n').replace("\n\n", "\n");
            self.line(depth, &format!("{label}{}", text.replace('\n', "\n  ")));
        }
        self.gap();
    }

    fn table(&mut self, table: &Table, depth: usize) {
        self.inlines(depth, &table.caption);
        for row in &table.rows {
            let cells = table.columns.iter().zip(&row.cells).filter_map(|(column, cell)| {
                let (head, cell) = (words(&column.head), words(&cell.content));
                let labelled = table.header && !head.is_empty();
                let shown = if labelled { format!("{head}: {cell}") } else { cell.clone() };
                (!cell.is_empty()).then_some(shown.replace('\n', " "))
            });
            let line = cells.collect::<Vec<_>>().join(" | ");
            self.line(depth, &line);
        }
        self.gap();
    }
}

/// The characters of inlines; behind a link stands its address, unless that is what it shows.
fn words(inlines: &[Inline]) -> String {
    let mut text = String::new();
    for inline in inlines {
        match inline {
            Inline::Link(link) => {
                let shown = words(&link.content);
                text.push_str(&shown);
                if let Some(address) = address(link, &shown) {
                    text.push_str(&format!(" ({address})"));
                }
            }
            Inline::Span(Span { content, .. })
            | Inline::Entry(Entry { content, .. })
            | Inline::Isolate(_, content) => text.push_str(&words(content)),
            Inline::Text(_) | Inline::Field(_) | Inline::Note(_) | Inline::LineBreak => {
                text.push_str(&inline_text(std::slice::from_ref(inline)));
            }
        }
    }
    text
}

/// Where a link leads that shows something else.
fn address<'l>(link: &'l Link, shown: &str) -> Option<&'l str> {
    let Target::Uri(uri) = &link.target else { return None };
    let bare = |text: &str| {
        let scheme = Target::SCHEMES.iter().find(|scheme| text.starts_with(**scheme));
        let text = scheme.map_or(text, |scheme| &text[scheme.len()..]);
        let sign = |c: char| c.is_whitespace() || matches!(c, '-' | '(' | ')');
        text.trim_end_matches('/').chars().filter(|&c| !sign(c)).collect::<String>()
    };
    (bare(uri) != bare(shown)).then_some(uri)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_stands_behind_words_that_lead_there() {
        let shown = |content: &str, target: &str| {
            let content = vec![Inline::generated(content.to_owned())];
            words(&[Inline::Link(Link { target: Target::Uri(target.to_owned()), content })])
        };
        assert_eq!(shown("الموقع", "https://a.example/x"), "الموقع (https://a.example/x)");
        for (content, target) in [
            ("https://a.example/x", "https://a.example/x"),
            ("a.example", "https://a.example/"),
            ("a@b.example", "mailto:a@b.example"),
            ("+962 6 500 0140", "tel:+96265000140"),
        ] {
            assert_eq!(shown(content, target), content);
        }
    }
}
