//! Paragraphs, lists, tables, quotations and pictures of the author's.

use super::composer::Composer;
use super::{marks, register};
use crate::diag::{Code, Diagnostic, Message};
use crate::document::{
    Block, Cell, Column, ColumnKind, Inlines, List, ListItem, Marker, Orientation, ParaRole, Quote,
    Row, Table, TableRole,
};
use crate::locale::Word;
use crate::locale::digits::to_european;
use crate::model::{Rich, RichBlock, RichTable, Text};

/// A table that asks for pages of its own where it cannot have them.
const NO_OWN_PAGES: Code = Code("W0136");

/// Where a rich text stands: it settles what its headings are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Nesting {
    /// Right below a section's heading: its headings are of level 2.
    Section,
    /// Below an item of a section: its headings are of level 3.
    Item,
    /// Inside a list, a quotation or a box: its headings are not listed in the contents.
    Inside,
}

impl Composer<'_> {
    /// The blocks of a rich text.
    pub(super) fn rich(&mut self, rich: &Rich, nesting: Nesting) -> Vec<Block> {
        rich.blocks.iter().flat_map(|block| self.rich_block(block, nesting)).collect()
    }

    fn rich_block(&mut self, block: &RichBlock, nesting: Nesting) -> Vec<Block> {
        vec![match block {
            RichBlock::Paragraph(text) => {
                Block::paragraph(ParaRole::Body, self.by_itself(self.noted(text)))
            }
            RichBlock::Heading(text) => self.rich_heading(text, nesting),
            RichBlock::List(items) => return self.rich_list(items, Marker::Bullet),
            RichBlock::Numbered(items) => return self.rich_list(items, self.numbers()),
            RichBlock::Table(table) => self.rich_table(table, nesting),
            RichBlock::Quote { text, by } => self.rich_quote(text, by.as_ref()),
            RichBlock::Image(image) => return self.figure(image).into_iter().collect(),
        }]
    }

    fn rich_heading(&mut self, text: &Text, nesting: Nesting) -> Block {
        let content = self.text(text);
        match nesting {
            Nesting::Section => self.heading(2, content),
            Nesting::Item => self.heading(3, content),
            Nesting::Inside => Block::paragraph(ParaRole::Lead, self.by_itself(content)),
        }
    }

    /// A list. Lists at the head of an item have no words to stand beside: they belong to the item
    /// above, without a label and a number of their own. Above the first item they stand by
    /// themselves, a level deeper than the list.
    fn rich_list(&mut self, items: &[Rich], marker: Marker) -> Vec<Block> {
        let mut above = item_of(Vec::new());
        let mut listed: Vec<ListItem> = Vec::new();
        for rich in items {
            let wordless = rich.blocks.iter().take_while(|block| is_list(block)).count();
            let (lists, words) = rich.blocks.split_at(wordless);
            let lists = lists.iter().flat_map(|list| self.rich_block(list, Nesting::Inside));
            listed.last_mut().unwrap_or(&mut above).blocks.extend(lists);
            if !words.is_empty() {
                let words = words.iter().flat_map(|block| self.rich_block(block, Nesting::Inside));
                listed.push(item_of(words.collect()));
            }
        }
        let mut lists = Vec::new();
        if !above.blocks.is_empty() {
            lists.push(Block::List(List { marker: Marker::None, items: vec![above] }));
        }
        if !listed.is_empty() {
            lists.push(Block::List(List { marker, items: listed }));
        }
        lists
    }

    /// A quotation; marks go around paragraphs, not around lists and tables.
    fn rich_quote(&mut self, text: &Rich, by: Option<&Text>) -> Block {
        let mut blocks = self.rich(text, Nesting::Inside);
        let words: Option<Vec<String>> = text.blocks.iter().map(|b| self.words(b)).collect();
        if let Some(words) = words {
            let marks = marks::standard(self, &words.join(" "));
            if let Some(Block::Paragraph(first)) = blocks.first_mut() {
                first.content.insert(0, marks.open);
            }
            if let Some(Block::Paragraph(last)) = blocks.last_mut() {
                last.content.push(marks.close);
            }
        }
        let attribution = by.map(|by| self.by_itself(self.text(by))).unwrap_or_default();
        Block::Quote(Quote { blocks, attribution })
    }

    /// The words of a block that is only a paragraph.
    fn words(&self, block: &RichBlock) -> Option<String> {
        match block {
            RichBlock::Paragraph(text) => Some(self.plain(text)),
            RichBlock::Heading(_)
            | RichBlock::List(_)
            | RichBlock::Numbered(_)
            | RichBlock::Table(_)
            | RichBlock::Quote { .. }
            | RichBlock::Image(_) => None,
        }
    }

    fn rich_table(&mut self, table: &RichTable, nesting: Nesting) -> Block {
        let set = self.upright_table(table);
        match table.landscape {
            // There they lie across already.
            Some(_) if self.meeting.document.orientation == Orientation::Landscape => set,
            Some(place) if nesting == Nesting::Inside => {
                self.problems.push(no_own_pages().at(Some(place)));
                set
            }
            Some(_) => Block::Across(vec![set]),
            None => set,
        }
    }

    fn upright_table(&mut self, table: &RichTable) -> Block {
        let caption = match &table.caption {
            Some(caption) => {
                self.tables += 1;
                self.caption(Word::CaptionTable, self.tables, self.text(caption))
            }
            None => Inlines::new(),
        };
        let count = table.rows.iter().map(Vec::len).chain([table.header.len()]).max().unwrap_or(0);
        let columns: Vec<Column> = (0..count)
            .map(|index| Column {
                kind: column_kind(&table.rows, index),
                head: table.header.get(index).map(|head| self.text(head)).unwrap_or_default(),
            })
            .collect();
        let rows = table
            .rows
            .iter()
            .map(|row| Row {
                id: None,
                cells: (0..count)
                    .map(|index| Cell {
                        content: row
                            .get(index)
                            .map(|cell| self.by_itself(self.noted(cell)))
                            .unwrap_or_default(),
                    })
                    .collect(),
            })
            .collect();
        let title = table.caption.as_ref().map(|caption| self.plain(caption));
        let summary = register::summary(self, title, &columns);
        let header = !table.header.is_empty();
        Block::Table(Table { role: TableRole::Data, summary, caption, columns, header, rows })
    }
}

/// An item that nothing refers to.
fn item_of(blocks: Vec<Block>) -> ListItem {
    ListItem { number: None, id: None, blocks }
}

fn is_list(block: &RichBlock) -> bool {
    matches!(block, RichBlock::List(_) | RichBlock::Numbered(_))
}

fn no_own_pages() -> Diagnostic {
    let message = Message::new(
        "جدول في قائمة أو اقتباس أو إطار لا يوضع في صفحات عرضية مستقلة، فبقي في مكانه",
        "a table inside a list, a quotation or a box gets no pages of its own, and stays in its place",
    );
    let help = Message::new(
        "اجعله في نص قسم مثل sections.body، أو احذف landscape",
        "put it into the text of a section, such as `sections.body`, or take `landscape` away",
    );
    Diagnostic::warning(NO_OWN_PAGES, message).help(help)
}

/// A column whose cells are all numbers is set as one.
fn column_kind(rows: &[Vec<Text>], index: usize) -> ColumnKind {
    let cells = || rows.iter().filter_map(|row| row.get(index)).filter(|c| !c.value.is_empty());
    let all_numbers = cells().next().is_some() && cells().all(|cell| is_number(&cell.value));
    if all_numbers { ColumnKind::Number } else { ColumnKind::Text }
}

/// Whether a cell holds a number: digits with separators, a sign, a percent sign.
fn is_number(text: &str) -> bool {
    let european = to_european(text.trim());
    european.contains(|c: char| c.is_ascii_digit())
        && european.chars().all(|c| c.is_ascii_digit() || ".,٫٬%٪+-−\u{A0} ".contains(c))
}

#[cfg(test)]
mod tests {
    use super::is_number;

    #[test]
    fn numbers_with_their_signs() {
        for number in ["15", "١٬٢٣٤٫٥", "25%", "-5", "1.240", "1 000"] {
            assert!(is_number(number), "{number}");
        }
        for other in ["", "-", "12 مايو", "م-01", "A1"] {
            assert!(!is_number(other), "{other}");
        }
    }
}
