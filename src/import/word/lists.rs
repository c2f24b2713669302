//! Lists of a Word file as items under a key: how far they reach, and what stands below each item.

use super::super::write::{quoted, scalar};
use super::body::{clean, labelled, marked};
use super::comments::{BELOW, JOINED, pin};
use super::setting::Setting;
use super::{Lines, fields, people};
use crate::docx::read::{Paragraph, Part, Style};
use crate::locale::Word;

/// How many of the parts from the first item on belong to a list: a table is one by itself; a list ends behind its
/// last item, and before a heading or a table in it.
pub(super) fn length(key: &str, parts: &[Part]) -> usize {
    let Some(Part::Paragraph(_)) = parts.first() else { return 1.min(parts.len()) };
    let is_inside = |part: &Part| match part {
        Part::Paragraph(p) => p.label.is_some() || !matches!(p.style, Style::Heading(_)),
        Part::Table(_) => false,
    };
    let reach = parts.iter().take_while(|part| is_inside(part)).count();
    let is_item = |part: &Part| matches!(part, Part::Paragraph(p) if belongs(key, p));
    parts[..reach].iter().rposition(is_item).map_or(0, |last| last + 1)
}

/// Whether a paragraph is an item, or a note on one.
fn belongs(key: &str, paragraph: &Paragraph) -> bool {
    paragraph.label.is_some() || paragraph.style == Style::Note || is_topic(key, paragraph)
}

/// Whether a paragraph is a topic of a discussion, with its points below.
fn is_topic(key: &str, paragraph: &Paragraph) -> bool {
    key == "discussion" && paragraph.style == Style::Lead
}

/// Items of a list or rows of a table, in the forms they may have.
pub(super) fn forms(key: &'static str, parts: &[Part], setting: &Setting) -> Vec<Lines> {
    if let [Part::Table(table)] = parts {
        return [true, false]
            .into_iter()
            .filter_map(|counted| {
                let items = fields::items(key, table, setting, counted)?;
                Some([vec!["  items:".to_owned()], items].concat())
            })
            .collect();
    }
    let paragraphs: Option<Vec<&Paragraph>> = parts
        .iter()
        .map(|part| match part {
            Part::Paragraph(paragraph) => Some(paragraph),
            Part::Table(_) => None,
        })
        .collect();
    let paragraphs = paragraphs.filter(|p| !p.is_empty()).unwrap_or_default();
    // What is no person between people is none of their lines.
    let is_odd = people::KEYS.contains(&key) && paragraphs.iter().any(|p| !belongs(key, p));
    let Some(first) = paragraphs.first().filter(|_| !is_odd) else { return Vec::new() };
    if is_topic(key, first) {
        return vec![
            [vec!["  items:".to_owned()], items(key, &paragraphs, setting, false)].concat(),
        ];
    }
    counted(key, &paragraphs, setting)
}

/// Items under the numberings that may have made their labels.
fn counted(key: &str, paragraphs: &[&Paragraph], setting: &Setting) -> Vec<Lines> {
    let first = paragraphs.iter().find_map(|p| p.label.clone()).map(|label| clean(&label));
    let form = |style: &str, numbered: bool| {
        let line = format!("  numbering: {}", quoted(style));
        let items = items(key, paragraphs, setting, numbered);
        [vec![line, "  items:".to_owned()], items].concat()
    };
    let mut forms: Vec<Lines> =
        numberings(first.as_deref()).iter().map(|style| form(style, false)).collect();
    forms.extend(first.as_deref().and_then(sign_of).map(|style| form(&style, true)));
    forms
}

/// The numberings that may have made the first label.
fn numberings(first: Option<&str>) -> Vec<String> {
    match first {
        None => vec!["none".to_owned()],
        Some("•") => vec!["bullet".to_owned()],
        Some(label) if label.starts_with("أول") => vec!["ordinal".to_owned()],
        Some(label) if label.contains('أ') => vec![label.to_owned(), "hijai".to_owned()],
        Some(label) => vec![label.to_owned()],
    }
}

/// The style of a label that does not count: `14/1)` is of the style `1)`.
fn sign_of(label: &str) -> Option<String> {
    let sign = label.chars().next_back().filter(|c| matches!(c, ')' | '.' | '-'))?;
    Some(format!("1{sign}"))
}

/// Items with what stands below them: points, notes, paragraphs that go on with them.
fn items(key: &str, paragraphs: &[&Paragraph], setting: &Setting, numbered: bool) -> Lines {
    let base = paragraphs.first().map_or(0, |p| p.level);
    let has_topics = paragraphs.iter().any(|p| is_topic(key, p));
    let is_below = |p: &&&Paragraph| match has_topics {
        true => !is_topic(key, p),
        false => p.style == Style::Note || p.label.is_none() || p.level > base,
    };
    let mut lines = Lines::new();
    let mut rest = paragraphs;
    while let Some((first, after)) = rest.split_first() {
        let (below, after) = after.split_at(after.iter().take_while(is_below).count());
        rest = after;
        lines.extend(item(key, first, below, setting, numbered));
    }
    lines
}

/// An item with what stands below it.
fn item(
    key: &str,
    first: &Paragraph,
    below: &[&Paragraph],
    setting: &Setting,
    numbered: bool,
) -> Lines {
    if people::KEYS.contains(&key) {
        return people::written("-", 4, first);
    }
    let number = first
        .label
        .as_deref()
        .filter(|_| numbered)
        .map(|label| clean(label).trim_end_matches([')', '.', '-']).to_owned());
    let is_note = |p: &&&Paragraph| p.style == Style::Note;
    let goes_on = |p: &&Paragraph| p.style != Style::Note && p.label.is_none();
    if key == "discussion" && !below.is_empty() && !below.iter().any(goes_on) {
        return point(&marked(first), below);
    }
    let text = with_lines(marked(first), below);
    let notes: Vec<&Paragraph> = below.iter().filter(is_note).copied().collect();
    if notes.is_empty() && number.is_none() {
        return vec![format!("    - {}", scalar(&text))];
    }
    let number = number.map(|number| format!("number: {}", quoted(&number)));
    let entries = number.into_iter().chain([format!("text: {}", scalar(&text))]);
    let entries = entries.chain(notes.iter().flat_map(|note| details(&marked(note), setting)));
    let entry = |(at, entry)| format!("    {} {entry}", if at == 0 { "-" } else { " " });
    entries.enumerate().map(entry).collect()
}

/// A text with the items below it, and the paragraphs that go on with it, as lines of it.
fn with_lines(mut text: String, below: &[&Paragraph]) -> String {
    let mut comments = [None; 2];
    for line in below.iter().filter(|p| p.style != Style::Note) {
        let is_item = line.label.is_some();
        let bullet = if line.label.as_deref() == Some("•") { "• " } else { "" };
        text.push_str(&format!("\n{bullet}{}", labelled(line, &marked(line))));
        comments[usize::from(!is_item)] = Some(if is_item { BELOW } else { JOINED });
    }
    comments.into_iter().flatten().for_each(|number| text.push_str(&pin(number)));
    text
}

/// A point of a discussion with its speaker and what was said.
fn point(title: &str, below: &[&Paragraph]) -> Lines {
    let mut lines = vec![format!("    - title: {}", scalar(title))];
    let (notes, points): (Vec<&&Paragraph>, _) = below.iter().partition(|p| p.style == Style::Note);
    lines.extend(notes.iter().map(|p| format!("      speaker: {}", scalar(&marked(p)))));
    if !points.is_empty() {
        lines.push("      points:".to_owned());
        lines.extend(
            points.iter().map(|p| format!("        - {}", scalar(&labelled(p, &marked(p))))),
        );
    }
    lines
}

/// «السند: … · تاريخ السريان: …».
fn details(note: &str, setting: &Setting) -> Vec<String> {
    let mut entries = Vec::new();
    for piece in note.split(" · ") {
        let Some((label, value)) = piece.split_once(':') else { continue };
        let (label, value) = (label.trim(), value.trim());
        if label == setting.word(Word::DecisionBasis) {
            entries.push(format!("basis: {}", scalar(value)));
        } else if label == setting.word(Word::DecisionEffective) {
            entries.push(format!("effective: {}", fields::due(value, value, setting)));
        }
    }
    entries
}
