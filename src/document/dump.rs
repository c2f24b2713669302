//! A document as plain text that people can read and compare: roles in front, a line for each
//! paragraph, fact and row.
//!
//! Inlines: `**stress**`, `` `code` ``, `[shown](target)`, `{role: …}`, `⟨isolated⟩`, `<page>`,
//! `⏎` for a forced line break.

use std::fmt::Write as _;

use super::{
    Block, BlockId, BoxRole, CharRole, Cover, Document, Fact, Field, Inline, Letterhead, List,
    Meta, PageSetup, ParaRole, Part, Row, RunningLine, Table, TableRole, Target, Toc, Tone,
};
use crate::locale::Direction;

/// The whole document as text.
pub fn dump(document: &Document) -> String {
    let mut dump = Dump { text: String::new(), depth: 0 };
    dump.meta(&document.meta);
    dump.setup(&document.setup);
    dump.running("header", &document.running.header);
    dump.running("footer", &document.running.footer);
    if document.running.first_page_plain {
        dump.line("first page without header");
    }
    for (index, image) in document.images.iter().enumerate() {
        let (width, height) = image.pixels;
        dump.line(&format!("image {index}: {} {width}×{height}", image.name));
    }
    dump.line("");
    dump.blocks(&document.blocks);
    for note in &document.notes {
        dump.labelled(&format!("note {} {}", note.mark, id(note.id)), &note.content);
    }
    dump.text
}

struct Dump {
    text: String,
    depth: usize,
}

impl Dump {
    fn line(&mut self, line: &str) {
        let line = format!("{}{line}", "  ".repeat(self.depth));
        self.text.push_str(line.trim_end());
        self.text.push('\n');
    }

    fn labelled(&mut self, label: &str, inlines: &[Inline]) {
        if !inlines.is_empty() {
            self.line(&format!("{label}: {}", shown(inlines)));
        }
    }

    fn inside(&mut self, write: impl FnOnce(&mut Self)) {
        self.depth += 1;
        write(self);
        self.depth -= 1;
    }

    fn meta(&mut self, meta: &Meta) {
        let direction = match meta.direction {
            Direction::Rtl => "rtl",
            Direction::Ltr => "ltr",
        };
        let country = meta.country.as_deref().unwrap_or("-");
        self.line(&format!("language: {} {country} {direction}", meta.lang.tag()));
        self.line(&format!("title: {}", meta.title));
        self.line(&format!("subject: {}", meta.subject));
        self.line(&format!("author: {}", meta.author));
        self.line(&format!("keywords: {}", meta.keywords.join(" | ")));
        if let Some(s) = meta.stamp {
            let (year, month, day, hour, minute) = (s.year, s.month, s.day, s.hour, s.minute);
            self.line(&format!("stamp: {year:04}-{month:02}-{day:02} {hour:02}:{minute:02}"));
        }
    }

    fn setup(&mut self, setup: &PageSetup) {
        let paper = setup.paper;
        self.line(&format!(
            "paper: {}×{} {:?}",
            paper.width_mm, paper.height_mm, setup.orientation
        ));
        self.line(&format!(
            "lines: justify {} kashida {:?} ranges {:?} percent {:?} digits {:?}",
            setup.justify, setup.kashida, setup.range_direction, setup.percent_side, setup.digits
        ));
        if let Some(watermark) = &setup.watermark {
            self.line(&format!("watermark: {watermark}"));
        }
        if setup.border {
            self.line("border");
        }
    }

    fn running(&mut self, name: &str, line: &RunningLine) {
        self.labelled(&format!("{name} start"), &line.start);
        self.labelled(&format!("{name} centre"), &line.centre);
        self.labelled(&format!("{name} end"), &line.end);
    }

    fn blocks(&mut self, blocks: &[Block]) {
        for block in blocks {
            self.block(block);
        }
    }

    fn block(&mut self, block: &Block) {
        match block {
            Block::Cover(cover) => self.cover(cover),
            Block::Letterhead(letterhead) => self.letterhead(letterhead),
            Block::Heading(heading) => {
                let name = format!("heading {} {}", heading.level, id(heading.id));
                self.labelled(&name, &heading.content);
            }
            Block::Paragraph(paragraph) => {
                self.labelled(para_role(paragraph.role), &paragraph.content);
            }
            Block::List(list) => self.list(list),
            Block::Table(table) => self.table(table),
            Block::Facts(facts) => {
                self.line("facts");
                self.inside(|dump| dump.facts(facts));
            }
            Block::Quote(quote) => {
                self.line("quote");
                self.inside(|dump| {
                    dump.blocks(&quote.blocks);
                    dump.labelled("attribution", &quote.attribution);
                });
            }
            Block::Figure(figure) => {
                let width = figure.width.map(|w| format!(" width {w}")).unwrap_or_default();
                self.line(&format!("figure image {}{width} alt «{}»", figure.image.0, figure.alt));
                self.inside(|dump| dump.labelled("caption", &figure.caption));
            }
            Block::Signatures(signatures) => {
                self.line("signatures");
                for s in signatures {
                    let parts = [shown(&s.role), shown(&s.name), shown(&s.below)];
                    self.inside(|dump| dump.line(&parts.join(" / ")));
                }
            }
            Block::Toc(Toc { title, depth }) => {
                self.labelled(&format!("contents to {depth}"), title);
            }
            Block::Boxed(boxed) => {
                let role = match boxed.role {
                    BoxRole::Summary => "box summary",
                    BoxRole::Decision => "box decision",
                };
                let name = boxed.id.map(|name| format!(" {}", id(name))).unwrap_or_default();
                self.line(&format!("{role}{name}"));
                self.inside(|dump| dump.blocks(&boxed.blocks));
            }
            Block::Together(blocks) => {
                self.line("together");
                self.inside(|dump| dump.blocks(blocks));
            }
            Block::Across(blocks) => {
                self.line("across");
                self.inside(|dump| dump.blocks(blocks));
            }
            Block::PageBreak => self.line("page break"),
            Block::Part(part) => self.part(part),
            Block::Sheets(sheets) => {
                let name = format!("sheets {} {}", sheets.file, id(sheets.heading.id));
                self.labelled(&name, &sheets.heading.content);
                self.inside(|dump| {
                    dump.labelled("note", &sheets.note);
                    dump.labelled("stamp", &sheets.stamp);
                    for size in &sheets.sizes {
                        dump.line(&format!("page {:.0}×{:.0}", size.width.0, size.height.0));
                    }
                });
            }
        }
    }

    fn part(&mut self, part: &Part) {
        self.line(&format!("part {}", part.lang.tag()));
        self.inside(|dump| {
            dump.running("header", &part.running.header);
            dump.running("footer", &part.running.footer);
            if let Some(watermark) = &part.watermark {
                dump.line(&format!("watermark: {watermark}"));
            }
            dump.blocks(&part.blocks);
        });
    }

    fn cover(&mut self, cover: &Cover) {
        self.line("cover");
        self.inside(|dump| {
            if let Some(logo) = cover.logo {
                dump.line(&format!("logo: image {}", logo.0));
            }
            dump.labelled("basmala", &cover.basmala);
            dump.labelled("organization", &cover.organization);
            dump.labelled("kind", &cover.kind);
            dump.labelled("title", &cover.title);
            dump.labelled("subtitle", &cover.subtitle);
            dump.facts(&cover.facts);
            dump.labelled("classification", &cover.classification);
        });
    }

    fn letterhead(&mut self, letterhead: &Letterhead) {
        self.line("letterhead");
        self.inside(|dump| {
            if let Some(logo) = letterhead.logo {
                dump.line(&format!("logo: image {}", logo.0));
            }
            dump.labelled("name", &letterhead.name);
            for line in &letterhead.lines {
                dump.labelled("line", line);
            }
        });
    }

    fn facts(&mut self, facts: &[Fact]) {
        for fact in facts {
            self.line(&format!("{} = {}", shown(&fact.label), shown(&fact.value)));
        }
    }

    fn list(&mut self, list: &List) {
        self.line("list");
        for (index, item) in list.items.iter().enumerate() {
            let label = list.marker.label(index, item.number.as_deref()).unwrap_or_default();
            let name = item.id.map(|name| format!(" {}", id(name))).unwrap_or_default();
            self.inside(|dump| {
                dump.line(&format!("- {label}{name}"));
                dump.inside(|dump| dump.blocks(&item.blocks));
            });
        }
    }

    fn table(&mut self, table: &Table) {
        let role = match table.role {
            TableRole::People => "people",
            TableRole::Register => "register",
            TableRole::Data => "data",
        };
        self.line(&format!("table {role} «{}»", table.summary));
        self.inside(|dump| {
            dump.labelled("caption", &table.caption);
            let heads: Vec<String> = table
                .columns
                .iter()
                .map(|column| format!("{} ({:?})", shown(&column.head), column.kind))
                .collect();
            let header = if table.header { "heads" } else { "no heads" };
            dump.line(&format!("{header}: {}", heads.join(" | ")));
            for row in &table.rows {
                dump.row(row);
            }
        });
    }

    fn row(&mut self, row: &Row) {
        let cells: Vec<String> = row.cells.iter().map(|cell| shown(&cell.content)).collect();
        let name = row.id.map(|name| format!("{} ", id(name))).unwrap_or_default();
        self.line(&format!("row {name}{}", cells.join(" | ")));
    }
}

fn id(id: BlockId) -> String {
    format!("#{}", id.0)
}

fn para_role(role: ParaRole) -> &'static str {
    match role {
        ParaRole::Basmala => "basmala",
        ParaRole::Title => "title",
        ParaRole::Subtitle => "subtitle",
        ParaRole::Kind => "kind",
        ParaRole::Body => "body",
        ParaRole::Labelled => "labelled",
        ParaRole::Lead => "lead",
        ParaRole::Caption => "caption",
        ParaRole::Attribution => "attribution",
        ParaRole::Note => "note",
    }
}

/// Inlines in the notation of this module's head.
fn shown(inlines: &[Inline]) -> String {
    let mut text = String::new();
    for inline in inlines {
        push(inline, &mut text);
    }
    text
}

fn push(inline: &Inline, text: &mut String) {
    match inline {
        Inline::Text(t) => text.push_str(&t.value),
        Inline::Note(note) => text.push_str(&format!("{{note {} {}}}", note.mark, id(note.id))),
        Inline::LineBreak => text.push('⏎'),
        Inline::Field(field) => text.push_str(&match field {
            Field::PageNumber => "<page>".to_owned(),
            Field::PageCount => "<pages>".to_owned(),
            Field::PageOf(block) => format!("<page of {}>", id(*block)),
        }),
        Inline::Isolate(direction, content) => {
            text.push_str(match direction {
                None => "⟨",
                Some(Direction::Ltr) => "⟨ltr:",
                Some(Direction::Rtl) => "⟨rtl:",
            });
            text.push_str(&shown(content));
            text.push('⟩');
        }
        // Nothing of it is seen.
        Inline::Entry(entry) => text.push_str(&shown(&entry.content)),
        Inline::Span(span) => {
            let (before, after) = char_role(span.role);
            let _ = write!(text, "{before}{}{after}", shown(&span.content));
        }
        Inline::Link(link) => {
            let target = match &link.target {
                Target::Uri(uri) => uri.clone(),
                Target::Block(block) => id(*block),
            };
            let _ = write!(text, "[{}]({target})", shown(&link.content));
        }
    }
}

fn char_role(role: CharRole) -> (&'static str, &'static str) {
    match role {
        CharRole::Strong => ("**", "**"),
        CharRole::Code => ("`", "`"),
        CharRole::Name => ("{name: ", "}"),
        CharRole::Label => ("{label: ", "}"),
        CharRole::Secondary => ("{secondary: ", "}"),
        CharRole::NoteMark => ("{note mark: ", "}"),
        CharRole::Status(Tone::Open) => ("{open: ", "}"),
        CharRole::Status(Tone::Active) => ("{active: ", "}"),
        CharRole::Status(Tone::Good) => ("{good: ", "}"),
        CharRole::Status(Tone::Bad) => ("{bad: ", "}"),
        CharRole::Status(Tone::Muted) => ("{muted: ", "}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn inlines_show_what_they_are() {
        let inlines = [
            Inline::span(CharRole::Strong, vec![Inline::generated("نعم")]),
            Inline::generated(" "),
            Inline::Isolate(None, vec![Inline::Field(Field::PageOf(BlockId(3)))]),
            Inline::LineBreak,
        ];
        assert_eq!(shown(&inlines), "**نعم** ⟨<page of #3>⟩⏎");
    }
}
