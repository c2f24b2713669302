//! The places in the source of a text's characters.

use crate::diag::Span;
use crate::yaml::Style;

/// Where the characters of a text stand in the source. Folding of lines changes spaces alone, so that the
/// other characters follow one another there as they do in the text; where they do not, as behind escapes or
/// in a text that was mended, the whole value is the place.
pub(super) struct Places<'s> {
    span: Span,
    text: &'s str,
    source: &'s str,
    /// A byte of the text and one of the source, before which the same characters stand; none where that is
    /// not so.
    known: Option<(usize, usize)>,
}

impl<'s> Places<'s> {
    pub(super) fn new(source: &'s str, span: Span, text: &'s str, style: Style) -> Places<'s> {
        let start = match style {
            // The place of a block begins with its first line, not with the sign `|`.
            Style::Plain | Style::Block => Some(span.start),
            Style::Quoted => {
                let mark = source.get(span.start..).and_then(|written| written.chars().next());
                mark.map(|mark| span.start + mark.len_utf8())
            }
        };
        Places { span, text, source, known: start.map(|start| (0, start)) }
    }

    /// The place of the character at a byte of the text, none before the last one that was asked for.
    pub(super) fn of(&mut self, byte: usize) -> Span {
        self.known = self.known.and_then(|known| self.up_to(byte, known));
        let Some((_, start)) = self.known else { return self.span };
        let length = self.text[byte..].chars().next().map_or(0, char::len_utf8);
        Span { start, end: start + length }
    }

    /// The byte of the source that a byte of the text stands for, from one that is known on.
    fn up_to(&self, byte: usize, (from, start): (usize, usize)) -> Option<(usize, usize)> {
        let is_seen = |c: &char| !is_space(*c);
        let written = self.source.get(start..self.span.end)?;
        let mut written = written.char_indices().filter(|(_, c)| is_seen(c));
        let passed = self.text.get(from..byte)?.chars().filter(is_seen);
        for c in passed {
            written.next().filter(|&(_, found)| found == c)?;
        }
        let c = self.text[byte..].chars().next()?;
        let (place, _) = written.next().filter(|&(_, found)| found == c)?;
        Some((byte, start + place))
    }
}

/// What folding, and what becomes of tabs and line ends in texts, may change.
fn is_space(c: char) -> bool {
    c.is_whitespace() || c == '\u{FEFF}'
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(source: &str, text: &str, style: Style, bytes: &[usize]) -> Vec<String> {
        let span = Span { start: 3, end: source.len() };
        let mut places = Places::new(source, span, text, style);
        let places = bytes.iter().map(|&byte| places.of(byte));
        places.map(|place| format!("{}:{}", place.start, &source[place.start..place.end])).collect()
    }

    #[test]
    fn characters_are_found_across_folded_lines() {
        assert_eq!(found("a: b,\n  c,", "b, c,", Style::Plain, &[1, 4]), ["4:,", "9:,"]);
        assert_eq!(found("|\n b,\n |,", "b,\n|,", Style::Block, &[1, 4]), ["4:,", "8:,"]);
        assert_eq!(found("a: \"b,\tc,\"", "b, c,", Style::Quoted, &[1, 4]), ["5:,", "8:,"]);
    }

    #[test]
    fn behind_escapes_the_value_is_the_place() {
        let source = "a: \"b,\\u002Cc,\"";
        let whole = format!("3:{}", &source[3..]);
        assert_eq!(found(source, "b,,c,", Style::Quoted, &[1, 4]), ["5:,".to_owned(), whole]);
    }
}
