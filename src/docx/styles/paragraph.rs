//! Paragraph styles.

use crate::geom::Pt;
use crate::locale::Direction;
use crate::theme::{Align, CoverStyle, ParaStyle, TextStyle};

use super::super::dom::Element;
use super::super::numbering::Numbering;
use super::super::units::{twips, width};
use super::id;
use super::look::{Look, border};

/// A style in the making: its head, then what the theme says, then what is special about it.
struct Style {
    head: Element,
    paragraph: Element,
    run: Element,
}

impl Style {
    /// A style with Word's or our own name, which looks like `look`.
    fn new(id: &str, name: &str, look: &Look<'_>, style: &ParaStyle) -> Style {
        let head = Element::new("w:style")
            .with("w:type", "paragraph")
            .with("w:styleId", id)
            .child(Element::val("w:name", name))
            .child(Element::val("w:basedOn", id::NORMAL));
        Style { head, paragraph: look.paragraph(style), run: look.run(style.text) }
    }

    /// Followed by running text when somebody presses Enter; without it, by itself.
    fn then_body(mut self) -> Style {
        self.head = self.head.child(Element::val("w:next", id::BODY));
        self
    }

    /// With another paragraph property, in place of one of the same name.
    fn with(mut self, property: Element) -> Style {
        self.paragraph.put(property);
        self
    }

    /// Part of a list.
    fn numbered(self, list: u32, level: usize) -> Style {
        self.with(
            Element::new("w:numPr")
                .child(Element::val("w:ilvl", level))
                .child(Element::val("w:numId", list)),
        )
    }

    /// The finished element; shown in the gallery at this place.
    fn place(self, priority: u32) -> Element {
        self.head
            .child(Element::val("w:uiPriority", priority))
            .child(Element::new("w:qFormat"))
            .child(self.paragraph)
            .child(self.run)
    }
}

/// All paragraph styles.
pub(super) fn styles(look: &Look<'_>, numbering: &Numbering) -> Vec<Element> {
    let mut styles = vec![normal(look)];
    styles.extend(titles(look));
    styles.extend(headings(look));
    styles.extend(text(look));
    styles.extend(lists(look, numbering));
    styles.extend(tables(look));
    styles.extend(contents(look));
    styles.extend(running(look));
    styles.extend(cover(look));
    styles
}

fn normal(look: &Look<'_>) -> Element {
    Element::new("w:style")
        .with("w:type", "paragraph")
        .with("w:default", "1")
        .with("w:styleId", id::NORMAL)
        .child(Element::val("w:name", "Normal"))
        .child(Element::new("w:qFormat"))
        .child(
            Element::new("w:pPr").child(Element::new("w:widowControl")).children(look.direction()),
        )
}

/// From the letterhead to the title.
pub(in super::super) const AFTER_LETTERHEAD: Pt = Pt(20.0);

fn titles(look: &Look<'_>) -> [Element; 7] {
    let p = &look.theme.paragraphs;
    let logo = single_line(p.body.text);
    let line = look.theme.letterhead_line;
    let line = ParaStyle { after: line.after.max(AFTER_LETTERHEAD), ..line };
    let style = |id, name, style| Style::new(id, name, look, style).then_body();
    [
        style(id::TITLE, "Title", &p.title).place(10),
        style(id::SUBTITLE, "Subtitle", &p.subtitle).place(11),
        style(id::KIND, "Document Kind", &p.kind).place(10),
        style(id::BASMALA, "Basmala", &p.basmala).place(10),
        style(id::LETTERHEAD, "Letterhead Name", &look.theme.letterhead_name).place(12),
        // The space below the last line only: Word drops it between lines of one style.
        style(id::LETTERHEAD_LINE, "Letterhead Line", &line)
            .with(Element::new("w:contextualSpacing"))
            .place(12),
        style(id::FIGURE_INLINE, "Logo", &logo).with(single(&logo)).place(12),
    ]
}

fn headings(look: &Look<'_>) -> impl Iterator<Item = Element> {
    // The first level of a bound document is that of its papers' titles.
    let outermost = u8::from(look.setting.bound);
    id::HEADINGS.into_iter().zip(1u8..).map(move |(id, level)| {
        let style = look.theme.heading(level - outermost);
        Style::new(id, &format!("heading {level}"), look, style)
            .then_body()
            .with(Element::new("w:keepNext"))
            .with(Element::new("w:keepLines"))
            .with(Element::val("w:outlineLvl", level - 1))
            .place(9)
    })
}

fn text(look: &Look<'_>) -> [Element; 11] {
    let p = &look.theme.paragraphs;
    let figure = ParaStyle {
        before: look.theme.figure.around,
        after: look.theme.figure.gap,
        align: Align::Centre,
        ..p.body
    };
    let (gap, around) = (look.theme.figure.gap, look.theme.figure.around);
    let above = ParaStyle { after: p.caption.after.max(gap), ..p.caption };
    let below = ParaStyle { align: Align::Centre, after: around, ..p.caption };
    [
        Style::new(id::BODY, "Body Text", look, &body(look)).place(1),
        Style::new(id::LABELLED, "Labelled Line", look, &p.labelled).place(2),
        Style::new(id::LEAD, "Lead-in", look, &p.lead).then_body().place(3),
        Style::new(id::NOTE, "Item Note", look, &p.note).place(4),
        // No key of a meeting makes footnotes: for those that somebody adds in Word.
        Style::new(id::FOOTNOTE, "footnote text", look, &p.note).place(99),
        Style::new(id::CAPTION, "caption", look, &above).with(Element::new("w:keepNext")).place(35),
        Style::new(id::FIGURE_CAPTION, "Figure Caption", look, &below).then_body().place(35),
        // The line is as high as the picture, whatever the distance of other lines.
        Style::new(id::FIGURE, "Figure", look, &figure).with(single(&figure)).place(34),
        quote(look, id::QUOTE, "Quote", &quote_text(look)).place(29),
        quote(look, id::ATTRIBUTION, "Quote Attribution", &attribution(look)).then_body().place(30),
        spacer(look).place(99),
    ]
}

/// Word takes the larger of two neighbouring spaces, as the theme does. Running text gets one above
/// too, no larger than that below a heading, so that it stands clear of a list or table above it.
fn body(look: &Look<'_>) -> ParaStyle {
    let body = look.theme.paragraphs.body;
    let above = body.after.min(look.theme.headings[0].after);
    ParaStyle { before: body.before.max(above), ..body }
}

fn quote_text(look: &Look<'_>) -> ParaStyle {
    let quote = &look.theme.quote;
    ParaStyle { before: quote.text.before.max(quote.around / 3.0), ..quote.text }
}

fn attribution(look: &Look<'_>) -> ParaStyle {
    ParaStyle { after: look.theme.quote.around / 3.0, ..look.theme.paragraphs.attribution }
}

/// Words and attribution have the same indents and bar, so that the bar runs through.
fn quote(look: &Look<'_>, id: &str, name: &str, style: &ParaStyle) -> Style {
    let quote = &look.theme.quote;
    let start = quote.indent.max(quote.bar.width + quote.bar.gap);
    let indent = Element::new("w:ind")
        .with("w:left", twips(start))
        .with("w:right", twips(quote.indent / 2.0));
    Style::new(id, name, look, style)
        .with(Element::new("w:pBdr").child(look.bar(quote.bar)))
        .with(indent)
        .with(Element::new("w:keepLines"))
}

/// A line that holds a small status label only is as high as its neighbours in the row.
fn at_least(style: &ParaStyle) -> Element {
    Element::new("w:spacing")
        .with("w:before", twips(style.before))
        .with("w:after", twips(style.after))
        .with("w:line", twips(style.leading))
        .with("w:lineRule", "atLeast")
}

fn single(style: &ParaStyle) -> Element {
    Element::new("w:spacing")
        .with("w:before", twips(style.before))
        .with("w:after", twips(style.after))
        .with("w:line", 240)
        .with("w:lineRule", "auto")
}

fn spacer(look: &Look<'_>) -> Style {
    let line = Element::new("w:spacing")
        .with("w:before", 0)
        .with("w:after", 0)
        .with("w:line", width(look.theme.table.around).max(20))
        .with("w:lineRule", "exact");
    Style::new(id::SPACER, "Spacer", look, &look.theme.paragraphs.body).with(line)
}

fn lists(look: &Look<'_>, numbering: &Numbering) -> Vec<Element> {
    let theme = look.theme;
    let item = ParaStyle {
        before: Pt::ZERO,
        after: theme.list.item_gap,
        align: theme.paragraphs.body.align,
        ..theme.paragraphs.body
    };
    let mut styles = vec![
        Style::new(id::LIST, "List Paragraph", look, &item).place(34),
        Style::new(id::LIST_CONTINUE, "List Continue", look, &item)
            .with(Element::new("w:ind").with("w:left", twips(numbering.default_indent())))
            .place(36),
    ];
    let kinds = [
        (id::BULLETS, "List Bullet", Numbering::BULLETS),
        (id::NUMBERS, "List Number", Numbering::NUMBERS),
    ];
    for (ids, name, list) in kinds {
        for (level, id) in ids.into_iter().enumerate() {
            let name = match level {
                0 => name.to_owned(),
                deeper => format!("{name} {}", deeper + 1),
            };
            styles.push(Style::new(id, &name, look, &item).numbered(list, level).place(36));
        }
    }
    styles
}

fn tables(look: &Look<'_>) -> [Element; 10] {
    let theme = look.theme;
    let align = Align::of_numbers(look.setting.direction == Direction::Rtl);
    let number = ParaStyle { align, ..theme.table.cell };
    let number_head = ParaStyle { align, ..theme.table.head };
    let inside =
        ParaStyle { before: Pt::ZERO, after: theme.list.item_gap, ..theme.paragraphs.body };
    let sign = &theme.signature;
    let role = ParaStyle { before: sign.before, ..sign.role };
    let below = ParaStyle { before: sign.height, ..sign.below };
    let (rule, colour) = sign.rule;
    let line = Element::new("w:pBdr").child(border("w:top", rule, Pt(2.0), colour));
    [
        Style::new(id::CELL, "Table Text", look, &theme.table.cell)
            .with(at_least(&theme.table.cell))
            .place(40),
        Style::new(id::CELL_NUMBER, "Table Number", look, &number)
            .with(at_least(&number))
            .place(40),
        Style::new(id::CELL_HEAD, "Table Head", look, &theme.table.head)
            .with(Element::new("w:keepNext"))
            .place(40),
        Style::new(id::CELL_HEAD_NUMBER, "Table Head Number", look, &number_head)
            .with(Element::new("w:keepNext"))
            .place(40),
        Style::new(id::FACT_LABEL, "Fact Label", look, &fact_label(look)).place(41),
        Style::new(id::FACT_VALUE, "Fact Value", look, &theme.facts.value).place(41),
        Style::new(id::BOX_TEXT, "Box Text", look, &inside).place(42),
        Style::new(id::SIGN_ROLE, "Signature Role", look, &role).place(43),
        Style::new(id::SIGN_NAME, "Signature Name", look, &sign.name).place(43),
        Style::new(id::SIGN_BELOW, "Signature Line", look, &below).with(line).place(43),
    ]
}

/// Labels are smaller than values: their lines begin lower, so that both share a baseline.
fn fact_label(look: &Look<'_>) -> ParaStyle {
    let facts = &look.theme.facts;
    let lower = look.baseline(&facts.value) - look.baseline(&facts.label);
    ParaStyle { before: facts.label.before + lower.max(Pt::ZERO), ..facts.label }
}

fn contents(look: &Look<'_>) -> Vec<Element> {
    let toc = &look.theme.toc;
    let far = look.setting.measure;
    let mut styles =
        vec![Style::new(id::TOC_HEADING, "TOC Heading", look, &toc.title).then_body().place(39)];
    for (level, (id, style)) in id::TOC.into_iter().zip(&toc.entries).enumerate() {
        let indent = twips(toc.indent) * i32::try_from(level).unwrap_or(0);
        let tabs = Element::new("w:tabs").child(
            Element::val("w:tab", "right").with("w:leader", "dot").with("w:pos", twips(far)),
        );
        let style = Style::new(id, &format!("toc {}", level + 1), look, style)
            .with(tabs)
            .with(Element::new("w:ind").with("w:left", indent));
        styles.push(style.place(39));
    }
    styles
}

fn running(look: &Look<'_>) -> [Element; 2] {
    let running = &look.theme.running;
    let rule = |side: &'static str| {
        running.rule.map(|(width, colour)| border(side, width, running.rule_gap, colour))
    };
    let tab = |kind: &str, place: Pt| Element::val("w:tab", kind).with("w:pos", twips(place));
    let tabs = Element::new("w:tabs")
        .child(tab("center", look.setting.measure / 2.0))
        .child(tab("right", look.setting.measure));
    let style = |id, name, side| {
        Style::new(id, name, look, &single_line(running.text))
            .with(tabs.clone())
            .with(Element::new("w:pBdr").children(rule(side)))
            .place(99)
    };
    [style(id::HEADER, "header", "w:bottom"), style(id::FOOTER, "footer", "w:top")]
}

/// One line of text as the font spaces it.
pub(in super::super) fn single_line(text: TextStyle) -> ParaStyle {
    ParaStyle {
        text,
        leading: text.size * 1.6,
        align: Align::Start,
        before: Pt::ZERO,
        after: Pt::ZERO,
        keep_with_next: false,
        bar: None,
    }
}

fn cover(look: &Look<'_>) -> [Element; 8] {
    let cover = &look.theme.cover;
    let start = inset(cover);
    let indent =
        |end: Pt| Element::new("w:ind").with("w:left", twips(start)).with("w:right", twips(end));
    let style = |id, name, style| Style::new(id, name, look, style).with(indent(Pt::ZERO));
    let line = single_line(cover.classification);
    let rule = cover.rule.map(|(width, colour)| border("w:bottom", width, Pt::ZERO, colour));
    [
        style(id::COVER_LOGO, "Cover Logo", &line).with(single(&line)).place(50),
        style(id::COVER_BODY, "Cover Organization", &cover.organization).place(50),
        style(id::COVER_KIND, "Cover Kind", &cover.kind).place(50),
        style(id::COVER_TITLE, "Cover Title", &cover.title).place(50),
        style(id::COVER_SUBTITLE, "Cover Subtitle", &cover.subtitle).place(50),
        style(id::COVER_LABEL, "Cover Label", &fact_label(look)).place(50),
        // A short rule is a paragraph that is indented from the other side.
        style(id::COVER_RULE, "Cover Rule", &line)
            .with(Element::new("w:pBdr").children(rule))
            .with(indent((look.setting.measure - start) * 0.75))
            .place(50),
        style(id::COVER_MARK, "Cover Classification", &line).with(frame(line.text)).place(50),
    ]
}

/// How far a cover's text keeps from the side of its band.
pub(in super::super) fn inset(cover: &CoverStyle) -> Pt {
    cover.band.map_or(Pt::ZERO, |(width, _)| width * 0.6)
}

fn frame(text: TextStyle) -> Element {
    let sides = ["w:top", "w:left", "w:bottom", "w:right"];
    Element::new("w:pBdr").children(sides.map(|side| border(side, Pt(0.75), Pt(4.0), text.colour)))
}
