//! What somebody said, under its keys: quotations and speeches.

use super::super::quotes::has_marks;
use super::super::write::{quoted, scalar};
use super::Lines;
use super::body::{blocks, marked, without_marks};
use super::comments::{MIXED, UNMARKED, pin};
use super::quotation;
use super::setting::Setting;
use crate::docx::read::{Paragraph, Part, Style};

/// Quotations, each with whose it is below it.
pub(super) fn quotes(parts: &[Part]) -> Lines {
    let have_marks = parts.iter().any(|part| match part {
        Part::Paragraph(words) => has_marks(&words.text()),
        Part::Table(_) => false,
    });
    let mut lines = vec!["  items:".to_owned()];
    let mut rest = parts;
    while let Some((Part::Paragraph(first), after)) = rest.split_first() {
        rest = after;
        let Some(own) = quote(first, have_marks, after) else { return Lines::new() };
        lines.extend(own);
        if let Some((Part::Paragraph(by), after)) = after.split_first()
            && by.style == Style::Attribution
        {
            lines.push(format!("      speaker: {}", scalar(&marked(by))));
            rest = after;
        }
    }
    if rest.is_empty() { lines } else { Lines::new() }
}

/// The words of a quotation and the marks around them; none for one of several paragraphs, which is no text of this
/// key. `others_have_marks` is whether any has.
fn quote(first: &Paragraph, others_have_marks: bool, after: &[Part]) -> Option<Lines> {
    let written = marked(first);
    let (mut open, mut words, mut close) = without_marks(&written);
    if !open.is_empty() && close.is_empty() && quotation::goes_on(after) {
        return None;
    }
    let is_bare = open.is_empty() && close.is_empty() && first.style == Style::Body;
    if is_bare && others_have_marks {
        words.push_str(&pin(UNMARKED));
    }
    // «نعم» – أحمد: the marks are not around all of it.
    if open.is_empty() != close.is_empty() && has_marks(&words) {
        (open, words, close) = (String::new(), written + &pin(MIXED), String::new());
    }
    let mut lines = vec![format!("    - text: {}", scalar(&words))];
    if (open.as_str(), close.as_str()) != ("«", "»") {
        let (open, close) = (quoted(&open), quoted(&close));
        lines.push(format!("      marks: {{open: {open}, close: {close}}}"));
    }
    Some(lines)
}

/// Speeches: who speaks in a line of its own, the words below.
pub(super) fn statements(parts: &[Part], setting: &Setting) -> Lines {
    let is_speaker = |part: &Part| matches!(part, Part::Paragraph(p) if p.style == Style::Lead);
    let mut lines = vec!["  items:".to_owned()];
    let mut rest = parts;
    while let Some((Part::Paragraph(first), after)) = rest.split_first() {
        if first.style != Style::Lead {
            return Lines::new();
        }
        let end = after.iter().position(is_speaker).unwrap_or(after.len());
        let (text, after) = after.split_at(end);
        let speaker = marked(first);
        let speaker = speaker.trim_end_matches(':');
        lines.push(format!("    - speaker: {}", scalar(speaker)));
        lines.push("      text:".to_owned());
        lines.extend(blocks(text, setting, 8));
        rest = after;
    }
    lines
}
