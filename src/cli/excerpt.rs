//! A diagnostic for people: place, code, key path, words; then the line with a mark under it.
//!
//! What must be understood stands in the first line. A terminal that reorders Arabic moves the
//! letters of the excerpt away from the mark, so the mark is only an extra.

use std::collections::BTreeMap;

use annotate_snippets::{AnnotationKind, Group, Level, Renderer, Snippet};
use mahdar::diag::{Diagnostic, Source, Span};

use super::console::{Console, ERROR, WARNING};
use super::words;

/// The longest stretch of a line that is shown, in characters.
const MOST_SHOWN: usize = 120;

/// The most errors, and the most warnings, of one file that are shown.
const MOST_PROBLEMS: usize = 200;

/// Shows problems, each with its source: of each file the first, and how many more there are. `--json`
/// tells all of them.
pub(crate) fn show<'a>(
    console: &Console,
    problems: impl IntoIterator<Item = (&'a Source, &'a Diagnostic)>,
) {
    let mut shown: BTreeMap<(&str, bool), usize> = BTreeMap::new();
    for (source, problem) in problems {
        let count = shown.entry((source.name.as_str(), problem.is_error())).or_default();
        *count += 1;
        if *count <= MOST_PROBLEMS {
            lines(console, source, problem).iter().for_each(|line| console.err(line));
        }
    }
    for ((name, is_error), count) in shown {
        if let Some(more @ 1..) = count.checked_sub(MOST_PROBLEMS) {
            console.err(&format!("  = {name}: {}", console.say(&words::more(more, is_error))));
        }
    }
}

/// The lines that show a diagnostic.
fn lines(console: &Console, source: &Source, diagnostic: &Diagnostic) -> Vec<String> {
    let mut lines = vec![headline(console, source, diagnostic)];
    lines.extend(diagnostic.span.and_then(|span| excerpt(source, span, diagnostic.is_error())));
    if let Some(advice) = &diagnostic.help {
        lines.push(format!("  = {}", shown(console, console.say(&words::help(advice)))));
    }
    lines
}

fn headline(console: &Console, source: &Source, diagnostic: &Diagnostic) -> String {
    let (style, word) = match diagnostic.is_error() {
        true => (ERROR, words::error()),
        false => (WARNING, words::warning()),
    };
    let mut place = source.name.clone();
    if let Some(span) = diagnostic.span {
        let at = source.line_column(span.start);
        place = format!("{place}:{}:{}", at.line, at.column);
    }
    let path = match diagnostic.path.as_str() {
        "" => String::new(),
        path => format!(" {}:", left_to_right(console, path)),
    };
    format!(
        "{}: {}[{}]:{path} {}",
        left_to_right(console, &place),
        console.painted(style, &word),
        diagnostic.code.0,
        shown(console, console.say(&diagnostic.message))
    )
}

/// A text whose parts must not be reordered, between isolates where a person reads it. Other
/// programs get it bare.
fn left_to_right(console: &Console, text: &str) -> String {
    if console.is_terminal() { format!("\u{2066}{text}\u{2069}") } else { text.to_owned() }
}

/// A message with what it quotes between isolates, where a person reads it.
fn shown(console: &Console, message: &str) -> String {
    if console.is_terminal() { isolate_quoted(message) } else { message.to_owned() }
}

/// Puts what stands between « and », or between two backticks, between isolates that take the
/// direction of their first letter (UAX #9, FSI and PDI).
fn isolate_quoted(message: &str) -> String {
    let mut text = String::with_capacity(message.len());
    let mut in_code = false;
    for c in message.chars() {
        match c {
            '«' => text.push_str("«\u{2068}"),
            '»' => text.push_str("\u{2069}»"),
            '`' if in_code => text.push_str("\u{2069}`"),
            '`' => text.push_str("`\u{2068}"),
            other => text.push(other),
        }
        in_code ^= c == '`';
    }
    text
}

/// The line that a span begins in, with the span marked.
fn excerpt(source: &Source, span: Span, is_error: bool) -> Option<String> {
    let at = source.line_column(span.start);
    let line = source.line(at.line);
    if line.trim().is_empty() {
        return None;
    }
    let length = source.text.get(span.start..span.end)?.chars().take(MOST_SHOWN);
    let length = length.take_while(|c| !matches!(c, '\n' | '\r')).count();
    let begin = span.start.saturating_sub(source.line_start(at.line)).min(line.len());
    let (text, column) = window(line, begin);
    let start = byte_of(&text, column);
    let end = byte_of(&text, column + length.max(1)).max(start);
    let level = if is_error { Level::ERROR } else { Level::WARNING };
    let mark = AnnotationKind::Primary.span(start..end);
    let snippet = Snippet::source(text).line_start(at.line).annotation(mark);
    let group = Group::with_level(level).element(snippet);
    Some(Renderer::styled().render(&[group]))
}

/// A stretch of a line around a place in it, and the place in characters of the stretch. Tabs become
/// spaces, for their width is not known, and other controls are left out of sight.
fn window(line: &str, begin: usize) -> (String, usize) {
    let begin = (0..=begin).rev().find(|&byte| line.is_char_boundary(byte)).unwrap_or(0);
    let (before, after) = line.split_at(begin);
    let printable = |c: char| if c.is_control() { ' ' } else { c };
    let mut text: Vec<char> = before.chars().rev().take(MOST_SHOWN / 2).collect();
    text.reverse();
    let column = text.len();
    text.extend(after.chars().take(MOST_SHOWN - column));
    (text.into_iter().map(printable).collect(), column)
}

fn byte_of(text: &str, character: usize) -> usize {
    text.char_indices().nth(character).map_or(text.len(), |(byte, _)| byte)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_mark_stands_under_the_character_of_the_span() {
        let source = Source::new("a.yaml", "title: محضر\nplace: عمان، titel\n");
        let start = source.text.find("titel").expect("is there");
        let shown = excerpt(&source, Span { start, end: start + 5 }, true).expect("has a line");
        let plain = anstream::adapter::strip_str(&shown).to_string();
        let lines: Vec<&str> = plain.lines().collect();
        assert_eq!(lines[1], "2 | place: عمان، titel");
        assert_eq!(lines[2], "  |              ^^^^^");
    }

    #[test]
    fn quoted_values_are_isolated() {
        assert_eq!(isolate_quoted("«ab» x"), "«\u{2068}ab\u{2069}» x");
        assert_eq!(isolate_quoted("`ab` x"), "`\u{2068}ab\u{2069}` x");
    }

    #[test]
    fn a_long_line_is_cut_around_the_column() {
        let line = "س".repeat(500) + "x" + &"س".repeat(500);
        let (text, column) = window(&line, "س".len() * 500);
        assert_eq!(text.chars().count(), MOST_SHOWN);
        assert_eq!(text.chars().nth(column), Some('x'));
    }
}
