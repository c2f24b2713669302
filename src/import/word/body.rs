//! Paragraphs, lists and tables as rich text.

use super::super::write::scalar;
use super::Lines;
use super::comments::{QUOTATION, is_pin, pin};
use super::outline::opened;
use super::quotation;
use super::setting::Setting;
use crate::diag::Span as Place;
use crate::document::Target;
use crate::docx::read::{Paragraph, Part, Span, Style, Table};
use crate::import::lines::may_stand;
use crate::model::{Mark, Text};

/// Characters without what may stand in no meeting file; line ends alike.
pub(super) fn clean(text: &str) -> String {
    let text = text.replace("\r\n", "\n").replace(['\r', '\u{85}', '\u{2028}', '\u{2029}'], "\n");
    let lines: Vec<String> = text
        .split('\n')
        .map(|line| line.chars().filter(|&c| may_stand(c) || is_pin(c)).collect::<String>())
        .map(|line| line.trim().to_owned())
        .filter(|line| !line.is_empty())
        .collect();
    lines.join("\n")
}

/// The characters of a paragraph that takes no marks and no notes.
pub(super) fn plain(paragraph: &Paragraph) -> String {
    clean(&paragraph.text())
}

/// The characters of parts that hold one value, a cell, which takes no marks and no notes.
pub(super) fn cell(parts: &[Part]) -> String {
    joined(parts, plain)
}

/// Parts that hold one value, a cell, with their marks.
pub(super) fn cell_marked(parts: &[Part]) -> String {
    joined(parts, marked)
}

fn joined(parts: &[Part], text_of: fn(&Paragraph) -> String) -> String {
    let text = |part: &Part| match part {
        Part::Paragraph(paragraph) => vec![labelled(paragraph, &text_of(paragraph))],
        Part::Table(table) => {
            table.rows.iter().flatten().map(|cell| joined(cell, text_of)).collect()
        }
    };
    clean(&parts.iter().flat_map(text).collect::<Vec<_>>().join("\n"))
}

/// What stands before the first colon, without marks, and what stands behind it.
pub(super) fn parted(paragraph: &Paragraph) -> Option<(String, Paragraph)> {
    let at = paragraph.spans.iter().position(|span| span.text.contains(':'))?;
    let (before, spans) = paragraph.spans.split_at(at);
    let (last, first) = spans[0].text.split_once(':')?;
    let label: String = before.iter().map(|span| span.text.as_str()).chain([last]).collect();
    let mut rest = Paragraph { spans: spans.to_vec(), ..paragraph.clone() };
    rest.spans[0].text = first.to_owned();
    before.iter().all(|span| span.note.is_empty()).then(|| (clean(&label), rest))
}

/// A paragraph with its marks: stress, code, links.
pub(super) fn marked(paragraph: &Paragraph) -> String {
    let written = clean(&paragraph.spans.iter().map(mark).collect::<String>());
    if paragraph.spans.iter().all(|span| is_unmarked(span) && span.note.iter().all(is_unmarked)) {
        return written;
    }
    let bare: Vec<Span> = paragraph.spans.iter().map(unmarked_span).collect();
    let bare = clean(&bare.iter().map(mark).collect::<String>());
    // Inside a number or a Latin word, signs of stress and of code would show as signs.
    if shown(&written) == shown(&bare) { written } else { bare }
}

fn is_unmarked(span: &Span) -> bool {
    !span.strong && !span.code
}

/// A span without stress, nor any in its note.
fn unmarked_span(span: &Span) -> Span {
    let note = span.note.iter().map(unmarked_span).collect();
    Span { strong: false, code: false, note, ..span.clone() }
}

/// The characters that a text with marks shows, those of its notes in their place.
fn shown(text: &str) -> String {
    fn of(marks: &[Mark]) -> String {
        let characters = |mark: &Mark| match mark {
            Mark::Plain(text) | Mark::Code(text) => text.clone(),
            Mark::Strong(content) | Mark::Link { content, .. } | Mark::Note { content, .. } => {
                of(content)
            }
            Mark::LineBreak => "\n".to_owned(),
        };
        marks.iter().map(characters).collect()
    }
    of(&Text::new(text, Place { start: 0, end: 0 }).marks(true))
}

/// A text in which nothing is a mark.
pub(super) fn unmarked(text: &str) -> String {
    escaped(text, false)
}

fn escaped(text: &str, in_note: bool) -> String {
    let mut escaped = String::with_capacity(text.len());
    let mut rest = text.chars().peekable();
    while let Some(c) = rest.next() {
        let is_mark = match c {
            '\\' | '*' | '`' | '[' => true,
            '^' => rest.peek() == Some(&'['),
            ']' => in_note,
            _ => false,
        };
        if is_mark {
            escaped.push('\\');
        }
        escaped.push(c);
    }
    escaped
}

fn mark(span: &Span) -> String {
    if span.note.is_empty() {
        return mark_in(span, false);
    }
    let said = span.note.iter().map(|said| mark_in(said, true)).collect::<String>();
    format!("^[{}]", clean(&said))
}

fn mark_in(span: &Span, in_note: bool) -> String {
    let text = span.text.as_str();
    let words = text.trim();
    let start = text.len() - text.trim_start().len();
    let (before, after) = (&text[..start], &text[start + words.len()..]);
    let mut marked = escaped(words, in_note);
    if words.is_empty() || words.contains('\n') {
        let lines = text.split('\n').map(|line| escaped(line, in_note));
        return lines.collect::<Vec<_>>().join("\n");
    }
    if span.code && !words.contains('`') && !(in_note && words.contains(['[', ']'])) {
        marked = format!("`{words}`");
    }
    if span.strong && !words.contains('*') {
        marked = format!("**{marked}**");
    }
    if let Some(link) = span.link.as_ref().filter(|link| *link != words && may_lead(link)) {
        marked = format!("[{marked}]({link})");
    }
    format!("{before}{marked}{after}")
}

/// Whether marks can hold an address: brackets in it come in pairs.
pub(super) fn may_lead(link: &str) -> bool {
    let is_read_back = || {
        let text = Text::new(format!("[a]({link})"), Place { start: 0, end: 0 });
        matches!(&text.marks(true)[..], [Mark::Link { target, .. }] if target == link)
    };
    Target::may_be(link)
        && !link.contains(['[', ']', '\\', ' ', '<', '>', '"'])
        && (!link.contains(['(', ')']) || is_read_back())
}

/// A text with the label of its paragraph in front, unless that is a bullet.
pub(super) fn labelled(paragraph: &Paragraph, text: &str) -> String {
    match paragraph.label.as_deref().map(clean).filter(|label| label != "•" && !label.is_empty())
    {
        Some(label) => format!("{label} {text}"),
        None => text.to_owned(),
    }
}

/// Parts as a list of blocks.
pub(super) fn blocks(parts: &[Part], setting: &Setting, indent: usize) -> Lines {
    let parts = opened(parts);
    let mut lines = Lines::new();
    let mut rest = parts.as_slice();
    while let Some(first) = rest.first() {
        if let Some(quotation) = quotation::begun_by(rest) {
            lines.extend(quotation.lines(setting, indent));
            rest = &rest[quotation.length()..];
            continue;
        }
        let (kind, run) = run(rest, setting);
        let taken = match first {
            Part::Table(table) => {
                lines.extend(self::table(table, indent));
                1
            }
            Part::Paragraph(_) if run > 0 => list(kind, &rest[..run], indent, &mut lines),
            Part::Paragraph(p) => {
                let mut text = labelled(p, &marked(p));
                if p.style == Style::Attribution {
                    text.push_str(&pin(QUOTATION));
                }
                let heading = matches!(p.style, Style::Heading(_)) && !text.is_empty();
                let lead = if heading { "- heading: " } else { "- " };
                push(indent, lead, &text, &mut lines);
                1
            }
        };
        rest = &rest[taken..];
    }
    lines
}

/// A line of YAML, unless it would say nothing.
fn push(indent: usize, lead: &str, text: &str, lines: &mut Lines) {
    if !text.is_empty() {
        lines.push(format!("{}{lead}{}", " ".repeat(indent), scalar(text)));
    }
}

/// What lists of this file bring back by themselves: bullets, and the numbers that the report writes. Any
/// other label, such as `1.` where the report has `1)`, stays in the text.
fn kind(part: &Part, number: usize, setting: &Setting) -> Option<&'static str> {
    let Part::Paragraph(p) = part else { return None };
    match p.label.as_deref() {
        _ if matches!(p.style, Style::Heading(_)) => None,
        Some("•") => Some("list"),
        Some(label) if label == setting.list_label(number) => Some("numbered"),
        Some(_) | None => None,
    }
}

/// How many parts from here on are one list, and of which kind.
fn run(parts: &[Part], setting: &Setting) -> (&'static str, usize) {
    let kind = |(part, number)| kind(part, number, setting);
    let mut kinds = parts.iter().zip(1..).map(kind);
    match kinds.next().flatten() {
        Some(first) => (first, 1 + kinds.take_while(|kind| *kind == Some(first)).count()),
        None => ("", 0),
    }
}

/// A list. Items that are nested deeper than the one above are a list below it.
fn list(kind: &str, items: &[Part], indent: usize, lines: &mut Lines) -> usize {
    lines.push(format!("{}- {kind}:", " ".repeat(indent)));
    let level = |part: &Part| match part {
        Part::Paragraph(item) => item.level,
        Part::Table(_) => 0,
    };
    let base = items.first().map_or(0, level);
    let mut rest = items;
    while let Some((Part::Paragraph(item), after)) = rest.split_first() {
        push(indent + 4, "- ", &marked(item), lines);
        let below = after.iter().take_while(|part| level(part) > base).count();
        let (below, after) = after.split_at(below);
        if !below.is_empty() {
            list(kind, below, indent + 4, lines);
        }
        rest = after;
    }
    items.len()
}

/// The marks around a quotation, and the words between them.
pub(super) fn without_marks(text: &str) -> (String, String, String) {
    const MARKS: [char; 6] = ['«', '»', '“', '”', '„', '"'];
    let words = text.trim_matches(MARKS);
    let start = text.len() - text.trim_start_matches(MARKS).len();
    if words.is_empty() {
        return (String::new(), text.to_owned(), String::new());
    }
    (text[..start].to_owned(), words.to_owned(), text[start + words.len()..].to_owned())
}

fn table(table: &Table, indent: usize) -> Lines {
    let width = table.rows.iter().map(Vec::len).max().unwrap_or(0);
    let cells = |row: &Vec<Vec<Part>>| {
        let cell = |at: usize| row.get(at).map_or(String::new(), |parts| cell_marked(parts));
        let cells: Vec<String> =
            (0..width).map(|at| super::super::write::quoted(&cell(at))).collect();
        format!("[{}]", cells.join(", "))
    };
    let pad = " ".repeat(indent);
    let mut lines = vec![format!("{pad}- table:")];
    let mut rows = table.rows.as_slice();
    if rows.len() > 1 && table.header {
        lines.push(format!("{pad}    header: {}", cells(&rows[0])));
        rows = &rows[1..];
    }
    lines.push(format!("{pad}    rows:"));
    lines.extend(rows.iter().map(|row| format!("{pad}      - {}", cells(row))));
    lines
}
