//! Character styles.

use crate::document::{CharRole, Tone};
use crate::theme::{CharStyle, TextStyle, Theme};

use super::super::dom::Element;
use super::id;
use super::look::{Look, bold, ground};

/// Every tone of a status label.
const TONES: [Tone; 5] = [Tone::Open, Tone::Active, Tone::Good, Tone::Bad, Tone::Muted];

/// The id of the style of a role.
pub(in super::super) fn role(role: CharRole) -> &'static str {
    match role {
        CharRole::Strong => "Strong",
        CharRole::Code => "CodeText",
        CharRole::Name => "PersonName",
        CharRole::Label => "Label",
        CharRole::Secondary => "SecondaryText",
        CharRole::NoteMark => id::FOOTNOTE_MARK,
        CharRole::Status(tone) => status(tone).0,
    }
}

fn status(tone: Tone) -> (&'static str, &'static str) {
    match tone {
        Tone::Open => ("StatusOpen", "Status Open"),
        Tone::Active => ("StatusActive", "Status Active"),
        Tone::Good => ("StatusGood", "Status Good"),
        Tone::Bad => ("StatusBad", "Status Bad"),
        Tone::Muted => ("StatusMuted", "Status Muted"),
    }
}

/// The text that the style of a role is made for: Word has no relative sizes, so a style that scales
/// does so from the size of the text it mostly stands in.
pub(in super::super) fn made_for(theme: &Theme, role: CharRole) -> TextStyle {
    match role {
        CharRole::Status(_) => theme.table.cell.text,
        CharRole::Strong
        | CharRole::Code
        | CharRole::Name
        | CharRole::Label
        | CharRole::Secondary
        | CharRole::NoteMark => theme.paragraphs.body.text,
    }
}

/// All character styles.
pub(super) fn styles(look: &Look<'_>) -> Vec<Element> {
    let c = &look.theme.characters;
    let mut styles = vec![
        default(),
        style(role(CharRole::Strong), "Strong", difference(look, c.strong)),
        style(role(CharRole::Code), "Code Text", difference(look, c.code)),
        style(role(CharRole::Name), "Person Name", difference(look, c.name)),
        style(role(CharRole::Label), "Label", difference(look, c.label)),
        style(role(CharRole::Secondary), "Secondary Text", difference(look, c.secondary)),
        style(id::LIST_LABEL, "List Label", look.run(look.theme.list.label)),
        style(id::CLASSIFICATION, "Classification", look.run(look.theme.running.classification)),
        style(id::LEADER, "Contents Leader", leader(look)),
        link(look),
        style(id::FOOTNOTE_MARK, "footnote reference", raised()),
    ];
    styles.extend(TONES.map(|tone| {
        let (id, name) = status(tone);
        style(id, name, status_look(look, tone))
    }));
    styles
}

fn default() -> Element {
    Element::new("w:style")
        .with("w:type", "character")
        .with("w:default", "1")
        .with("w:styleId", "DefaultParagraphFont")
        .child(Element::val("w:name", "Default Paragraph Font"))
        .child(Element::val("w:uiPriority", 1))
        .child(Element::new("w:semiHidden"))
        .child(Element::new("w:unhideWhenUsed"))
}

fn style(id: &str, name: &str, run: Element) -> Element {
    Element::new("w:style")
        .with("w:type", "character")
        .with("w:styleId", id)
        .child(Element::val("w:name", name))
        .child(Element::val("w:uiPriority", 22))
        .child(Element::new("w:qFormat"))
        .child(run)
}

/// Above the line, as marks of footnotes are.
fn raised() -> Element {
    Element::new("w:rPr").child(Element::val("w:vertAlign", "superscript"))
}

/// Only what the style changes.
fn difference(look: &Look<'_>, style: CharStyle) -> Element {
    let around = look.theme.paragraphs.body.text;
    let scaled = TextStyle { size: style.over(around).size, ..around };
    let mut run = Element::new("w:rPr")
        .children(style.family.map(|family| look.fonts(family)))
        .children(bold(style.weight.unwrap_or_default()))
        .children(style.colour.map(|colour| look.colour(colour)));
    if (style.scale - 1.0).abs() > f64::EPSILON {
        run = run.children(sizes(look, scaled));
    }
    run
}

fn sizes(look: &Look<'_>, text: TextStyle) -> impl Iterator<Item = Element> {
    look.run(text)
        .elements()
        .filter(|e| e.name == "w:sz" || e.name == "w:szCs")
        .cloned()
        .collect::<Vec<_>>()
        .into_iter()
}

/// Links keep the colour and line that Word's reader expects of a link.
fn link(look: &Look<'_>) -> Element {
    let characters = &look.theme.characters;
    let underline = characters.underline_links.then(|| Element::val("w:u", "single"));
    style(id::LINK, "Hyperlink", difference(look, characters.link).children(underline))
}

fn status_look(look: &Look<'_>, tone: Tone) -> Element {
    let role = CharRole::Status(tone);
    let run = look.run(look.theme.character(role, made_for(look.theme, role)));
    run.children(look.theme.tone(tone).ground.map(ground))
}

/// Lighter than the entry. A style cannot take boldness away: in a bold paragraph `w:b` of a
/// character style, on or off, means the other way round (17.7.3).
fn leader(look: &Look<'_>) -> Element {
    Element::new("w:rPr").child(look.colour(look.theme.toc.leader))
}
