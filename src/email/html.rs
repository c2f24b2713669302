//! A letter as HTML that mail programs show alike: tables, and styles on each element.
//!
//! Outlook for Windows draws HTML with Word, which drops style sheets, flexible boxes, margins of lists
//! and logical properties; it keeps `dir`, `align` and simple inline styles. So everything here says its
//! direction and its side, lists are tables of two columns, and rules are borders of cells.

use std::fmt::Write as _;
use std::iter::Peekable;
use std::ops::Range;
use std::vec::IntoIter;

use crate::bidi::{self, Token, tokens};
use crate::document::{
    Block, CharRole, Document, Fact, Field, Figure, Inline, List, ParaRole, Quote, Signature, Span,
    Table, Target, inline_text,
};
use crate::locale::Direction;
use crate::theme::{Colour, Theme};

/// Faces that are on Windows, on a Mac and on telephones, each with good Arabic.
const FACES: &str = "'Segoe UI',Tahoma,'Geeza Pro','Noto Naskh Arabic',Arial,sans-serif";
/// The widest letter, in pixels; a picture is no wider.
const WIDTH: u32 = 640;

/// A whole page of HTML.
pub fn page(document: &Document, theme: &Theme) -> String {
    let meta = &document.meta;
    let (lang, direction) = (meta.lang.tag(), attribute(meta.direction));
    let side = side(meta.direction);
    let title = escaped(&meta.title);
    let content = content(document, theme);
    let ink = hex(theme.palette.ink);
    format!(
        "<!DOCTYPE html>\n<html lang=\"{lang}\" dir=\"{direction}\">\n<head>\n\
         <meta http-equiv=\"Content-Type\" content=\"text/html; charset=utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width\">\n<title>{title}</title>\n</head>\n\
         <body dir=\"{direction}\" style=\"margin:0;padding:0;background-color:#FFFFFF;\">\n\
         <table role=\"presentation\" dir=\"{direction}\" width=\"100%\" border=\"0\" cellpadding=\"0\" \
         cellspacing=\"0\"><tr><td align=\"center\" style=\"padding:16px;\">\n\
         <table role=\"presentation\" dir=\"{direction}\" width=\"{WIDTH}\" border=\"0\" cellpadding=\"0\" \
         cellspacing=\"0\" style=\"width:100%;max-width:{WIDTH}px;\"><tr>\
         <td dir=\"{direction}\" align=\"{side}\" style=\"font-family:{FACES};font-size:16px;\
         line-height:1.6;color:{ink};text-align:{side};\">\n{content}</td></tr></table>\n\
         </td></tr></table>\n</body>\n</html>\n"
    )
}

/// What stands within the page, for templates too.
pub(super) fn content(document: &Document, theme: &Theme) -> String {
    let mut writer = Writer {
        document,
        theme,
        out: String::new(),
        around: document.meta.direction,
        in_code: false,
    };
    writer.blocks(&document.blocks);
    writer.out
}

/// The name by which HTML refers to a picture of the document.
pub(super) fn content_id(index: usize) -> String {
    format!("image{}@mahdar", index + 1)
}

/// Characters as text or as the value of an attribute.
pub(super) fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            c => out.push(c),
        }
    }
    out
}

/// The value of `dir`.
pub(super) fn attribute(direction: Direction) -> &'static str {
    match direction {
        Direction::Rtl => "rtl",
        Direction::Ltr => "ltr",
    }
}

fn side(direction: Direction) -> &'static str {
    match direction {
        Direction::Rtl => "right",
        Direction::Ltr => "left",
    }
}

fn hex(colour: Colour) -> String {
    format!("#{}", colour.to_hex())
}

struct Writer<'a> {
    document: &'a Document,
    theme: &'a Theme,
    out: String,
    /// The direction of what is being written.
    around: Direction,
    /// Whether code is being written.
    in_code: bool,
}

impl Writer<'_> {
    fn put(&mut self, arguments: std::fmt::Arguments<'_>) {
        self.out.write_fmt(arguments).expect("a string takes any text");
    }

    fn dir(&self) -> &'static str {
        attribute(self.document.meta.direction)
    }

    fn side(&self) -> &'static str {
        side(self.document.meta.direction)
    }

    fn accent(&self) -> String {
        hex(self.theme.palette.accent)
    }

    fn hairline(&self) -> String {
        hex(self.theme.palette.hairline)
    }

    /// The style of a tinted ground; none in a theme without tints.
    fn ground(&self) -> String {
        let tint = self.theme.palette.tint;
        tint.map(|tint| format!("background-color:{};", hex(tint))).unwrap_or_default()
    }

    fn blocks(&mut self, blocks: &[Block]) {
        for block in blocks {
            self.block(block);
        }
    }

    fn block(&mut self, block: &Block) {
        match block {
            Block::Cover(cover) => {
                self.role(ParaRole::Basmala, &cover.basmala);
                self.paragraph("font-weight:bold;", &cover.organization);
                self.role(ParaRole::Kind, &cover.kind);
                self.role(ParaRole::Title, &cover.title);
                self.role(ParaRole::Subtitle, &cover.subtitle);
                self.facts(&cover.facts);
                self.paragraph("font-weight:bold;", &cover.classification);
            }
            Block::Letterhead(head) => {
                self.paragraph("font-weight:bold;", &head.name);
                head.lines.iter().for_each(|line| self.role(ParaRole::Note, line));
            }
            Block::Heading(heading) => self.heading(heading.level, &heading.content),
            Block::Paragraph(paragraph) => self.role(paragraph.role, &paragraph.content),
            Block::List(list) => self.list(list),
            Block::Table(table) => self.table(table),
            Block::Facts(facts) => self.facts(facts),
            Block::Quote(quote) => self.quote(quote),
            Block::Figure(figure) => self.figure(figure),
            Block::Signatures(signatures) => self.signatures(signatures),
            // A letter has no pages to list or to begin.
            Block::Toc(_) | Block::PageBreak => {}
            Block::Boxed(boxed) => {
                let style = format!("padding:10px 14px;{}", self.ground());
                self.boxed(&style, |writer| writer.blocks(&boxed.blocks));
            }
            Block::Together(blocks) | Block::Across(blocks) => self.blocks(blocks),
            Block::Part(part) => self.blocks(&part.blocks),
            Block::Sheets(sheets) => {
                self.heading(sheets.heading.level, &sheets.heading.content);
                self.role(ParaRole::Note, &sheets.note);
            }
        }
    }

    fn paragraph(&mut self, style: &str, content: &[Inline]) {
        if content.is_empty() {
            return;
        }
        let (dir, side) = (self.dir(), self.side());
        self.put(format_args!(
            "<p dir=\"{dir}\" align=\"{side}\" style=\"margin:0 0 10px 0;text-align:{side};{style}\">"
        ));
        self.inlines(content);
        self.out.push_str("</p>\n");
    }

    fn role(&mut self, role: ParaRole, content: &[Inline]) {
        let (accent, secondary) = (self.accent(), hex(self.theme.palette.secondary));
        let style = match role {
            ParaRole::Title => format!("font-size:22px;font-weight:bold;color:{accent};"),
            ParaRole::Subtitle => format!("font-size:17px;color:{accent};"),
            ParaRole::Lead | ParaRole::Basmala => "font-weight:bold;".to_owned(),
            ParaRole::Kind | ParaRole::Caption | ParaRole::Attribution | ParaRole::Note => {
                format!("font-size:14px;color:{secondary};")
            }
            ParaRole::Body | ParaRole::Labelled => String::new(),
        };
        self.paragraph(&style, content);
    }

    fn heading(&mut self, level: u8, content: &[Inline]) {
        let (dir, side, accent) = (self.dir(), self.side(), self.accent());
        // The title is the first level of a letter.
        let level = level.saturating_add(1).min(6);
        let size = if level == 2 { 18 } else { 16 };
        self.put(format_args!(
            "<h{level} dir=\"{dir}\" align=\"{side}\" style=\"margin:18px 0 8px 0;font-size:{size}px;\
             font-weight:bold;color:{accent};text-align:{side};\">"
        ));
        self.inlines(content);
        self.put(format_args!("</h{level}>\n"));
    }

    fn boxed(&mut self, style: &str, content: impl FnOnce(&mut Self)) {
        let (dir, side) = (self.dir(), self.side());
        self.put(format_args!(
            "<table role=\"presentation\" dir=\"{dir}\" width=\"100%\" border=\"0\" cellpadding=\"0\" \
             cellspacing=\"0\" style=\"margin:0 0 12px 0;\"><tr><td dir=\"{dir}\" align=\"{side}\" \
             style=\"text-align:{side};{style}\">\n"
        ));
        content(self);
        self.out.push_str("</td></tr></table>\n");
    }

    fn open_table(&mut self, attributes: &str) {
        let dir = self.dir();
        self.put(format_args!(
            "<table dir=\"{dir}\" border=\"0\" cellspacing=\"0\" {attributes} \
             style=\"margin:0 0 12px 0;border-collapse:collapse;\">\n"
        ));
    }

    fn cell(&mut self, tag: &str, style: &str, content: impl FnOnce(&mut Self)) {
        let (dir, side) = (self.dir(), self.side());
        self.put(format_args!(
            "<{tag} dir=\"{dir}\" align=\"{side}\" valign=\"top\" style=\"text-align:{side};\
             vertical-align:top;{style}\">"
        ));
        content(self);
        self.put(format_args!("</{tag}>"));
    }

    /// A list is a table of labels and items: Word sets the labels of right-to-left lists astray.
    fn list(&mut self, list: &List) {
        self.open_table("role=\"presentation\" width=\"100%\" cellpadding=\"0\"");
        for (index, item) in list.items.iter().enumerate() {
            let label = list.marker.label(index, item.number.as_deref()).unwrap_or_default();
            let gap = match self.document.meta.direction {
                Direction::Rtl => "padding:0 0 0 8px;white-space:nowrap;",
                Direction::Ltr => "padding:0 8px 0 0;white-space:nowrap;",
            };
            self.out.push_str("<tr>");
            self.cell("td", gap, |writer| writer.out.push_str(&escaped(&label)));
            self.cell("td", "width:100%;", |writer| writer.blocks(&item.blocks));
            self.out.push_str("</tr>\n");
        }
        self.out.push_str("</table>\n");
    }

    fn table(&mut self, table: &Table) {
        self.role(ParaRole::Caption, &table.caption);
        let style = format!("border:1px solid {};padding:6px 8px;", self.hairline());
        let head = format!("{style}font-weight:bold;{}", self.ground());
        self.open_table("width=\"100%\" cellpadding=\"6\"");
        if table.header {
            self.out.push_str("<tr>");
            for column in &table.columns {
                self.cell("th", &head, |writer| writer.inlines(&column.head));
            }
            self.out.push_str("</tr>\n");
        }
        for row in &table.rows {
            self.out.push_str("<tr>");
            for cell in &row.cells {
                self.cell("td", &style, |writer| writer.inlines(&cell.content));
            }
            self.out.push_str("</tr>\n");
        }
        self.out.push_str("</table>\n");
    }

    fn facts(&mut self, facts: &[Fact]) {
        let label = format!(
            "padding:5px 12px;white-space:nowrap;color:{};{}",
            hex(self.theme.palette.secondary),
            self.ground()
        );
        let value = format!("padding:5px 12px;width:100%;{}", self.ground());
        self.open_table("role=\"presentation\" width=\"100%\" cellpadding=\"0\"");
        for fact in facts {
            self.out.push_str("<tr>");
            self.cell("td", &label, |writer| writer.inlines(&fact.label));
            self.cell("td", &value, |writer| writer.inlines(&fact.value));
            self.out.push_str("</tr>\n");
        }
        self.out.push_str("</table>\n");
    }

    fn quote(&mut self, quote: &Quote) {
        let (side, accent) = (self.side(), self.accent());
        let style = format!("border-{side}:3px solid {accent};padding:4px 14px;");
        self.boxed(&style, |writer| {
            writer.blocks(&quote.blocks);
            writer.role(ParaRole::Attribution, &quote.attribution);
        });
    }

    fn figure(&mut self, figure: &Figure) {
        let natural = self.document.images.get(figure.image.0).map_or(WIDTH, |i| i.pixels.0);
        let width = match figure.width {
            // A share of the letter's width, to the nearest percent.
            Some(share) => {
                (1..=100).find(|&p| f64::from(p) >= share * 100.0).unwrap_or(100) * WIDTH / 100
            }
            None => natural.min(WIDTH),
        };
        let (alt, id) = (escaped(&figure.alt), content_id(figure.image.0));
        self.put(format_args!(
            "<p align=\"center\" style=\"margin:0 0 6px 0;text-align:center;\"><img src=\"cid:{id}\" \
             alt=\"{alt}\" width=\"{width}\" border=\"0\" style=\"max-width:100%;\"></p>\n"
        ));
        self.role(ParaRole::Caption, &figure.caption);
    }

    fn signatures(&mut self, signatures: &[Signature]) {
        self.open_table("role=\"presentation\" width=\"100%\" cellpadding=\"8\"");
        for signature in signatures {
            self.out.push_str("<tr>");
            for part in [&signature.role, &signature.name, &signature.below] {
                self.cell("td", "", |writer| writer.inlines(part));
            }
            self.out.push_str("</tr>\n");
        }
        self.out.push_str("</table>\n");
    }

    fn inlines(&mut self, inlines: &[Inline]) {
        for inline in inlines {
            match inline {
                Inline::Text(text) => self.text(&text.value),
                Inline::Span(span) => self.span(span),
                Inline::Link(link) => match &link.target {
                    Target::Uri(uri) => {
                        let (uri, accent) = (escaped(uri), self.accent());
                        self.put(format_args!("<a href=\"{uri}\" style=\"color:{accent};\">"));
                        self.inlines(&link.content);
                        self.out.push_str("</a>");
                    }
                    Target::Block(_) => self.inlines(&link.content),
                },
                // Pages are unknown to a letter.
                Inline::Field(Field::PageNumber | Field::PageCount | Field::PageOf(_)) => {}
                Inline::Isolate(direction, content) => {
                    let dir = direction.map_or("auto", attribute);
                    self.put(format_args!("<bdi dir=\"{dir}\">"));
                    let own = direction.unwrap_or_else(|| {
                        bidi::first_strong(&inline_text(content), self.document.meta.direction)
                    });
                    let around = std::mem::replace(&mut self.around, own);
                    self.inlines(content);
                    self.around = around;
                    self.out.push_str("</bdi>");
                }
                Inline::Entry(entry) => self.inlines(&entry.content),
                // A letter has no notes: they stand in brackets in their texts.
                Inline::Note(_) => {}
                Inline::LineBreak => self.out.push_str("<br>"),
            }
        }
    }

    fn span(&mut self, span: &Span) {
        let secondary = hex(self.theme.palette.secondary);
        let (open, close) = match span.role {
            CharRole::Strong | CharRole::Name | CharRole::Label => ("<b>".to_owned(), "</b>"),
            CharRole::Code => (
                "<code dir=\"ltr\" style=\"font-family:Consolas,monospace;\">".to_owned(),
                "</code>",
            ),
            CharRole::NoteMark => ("<sup>".to_owned(), "</sup>"),
            CharRole::Secondary => (format!("<span style=\"color:{secondary};\">"), "</span>"),
            CharRole::Status(tone) => {
                let colours = self.theme.tone(tone);
                (format!("<span style=\"color:{};\">", hex(colours.ink)), "</span>")
            }
        };
        self.out.push_str(&open);
        let around = self.in_code;
        self.in_code |= span.role == CharRole::Code;
        self.inlines(&span.content);
        self.in_code = around;
        self.out.push_str(close);
    }

    /// Text with its phone numbers, versions and addresses kept from being turned round. Code goes from left to right:
    /// nothing in it turns.
    fn text(&mut self, text: &str) {
        let setup = &self.document.setup;
        let base = self.around;
        let options =
            bidi::Options { ranges: setup.range_direction, percent: setup.percent_side, base };
        let is_set = |token: &Token| match token.isolate {
            Some(Direction::Ltr) => true,
            Some(Direction::Rtl) => !self.in_code,
            None => false,
        };
        let tokens: Vec<Token> = tokens(text, options).into_iter().filter(is_set).collect();
        self.isolated(text, 0..text.len(), &mut tokens.into_iter().peekable(), base);
    }

    /// A stretch of text with its tokens, those that stand in others inside of these.
    fn isolated(
        &mut self,
        text: &str,
        stretch: Range<usize>,
        tokens: &mut Peekable<IntoIter<Token>>,
        around: Direction,
    ) {
        let mut at = stretch.start;
        while let Some(token) = tokens.next_if(|token| token.range.start < stretch.end) {
            let Token { range, isolate, .. } = token;
            let direction = isolate.unwrap_or(around);
            self.out.push_str(&escaped(&text[at..range.start]));
            at = range.end;
            // Words from left to right in a text that does too keep their order; an isolate between two
            // Arabic names would lose it, as one of digits does without a mark.
            let flows = (around, direction) == (Direction::Ltr, Direction::Ltr);
            if flows && text[range.clone()].starts_with(char::is_alphabetic) {
                self.isolated(text, range, tokens, around);
                continue;
            }
            let strong = flows && !self.in_code && !bidi::is_amid_rtl(text, &range);
            self.put(format_args!("<span dir=\"{}\">", attribute(direction)));
            self.isolated(text, range, tokens, direction);
            self.out.push_str(if strong { "</span>&lrm;" } else { "</span>" });
        }
        self.out.push_str(&escaped(&text[at..stretch.end]));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_could_be_markup_is_text() {
        assert_eq!(escaped("<a href=\"x\">&"), "&lt;a href=&quot;x&quot;&gt;&amp;");
    }
}
