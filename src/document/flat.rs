//! A paragraph's inlines as one string with the roles of its ranges: what bidi and shaping work on.
//!
//! Line layout and the Word writer both begin here, so that both see the same text.

use std::ops::Range;

use super::{CharRole, EntryPlace, Field, Inline, NoteMark, Target};
use crate::diag;
use crate::locale::Direction;

/// The character that stands for a forced line break: a break for UAX #14, white space for UAX #9.
pub const LINE_SEPARATOR: char = '\u{2028}';

/// A paragraph's inlines as one string. Ranges are bytes of `text`.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Flat {
    /// All characters, in logical order; of several spaces in running text, one.
    pub text: String,
    /// The text cut where roles, links or origins change; in order, without gaps.
    pub pieces: Vec<Piece>,
    /// Ranges whose direction is isolated from the text around, code among them; outer ranges come first.
    pub isolates: Vec<(Range<usize>, Option<Direction>)>,
    /// The marks of notes, in order.
    pub marks: Vec<Range<usize>>,
    /// Ranges that show an entry of the source; outer ranges come first, none is empty.
    pub entries: Vec<(Range<usize>, EntryPlace)>,
}

/// A stretch of a flat paragraph within which nothing changes.
#[derive(Debug, Clone, PartialEq)]
pub struct Piece {
    /// Its bytes.
    pub range: Range<usize>,
    /// The roles it plays, the outermost first.
    pub roles: Vec<CharRole>,
    /// Where it leads.
    pub target: Option<Target>,
    /// The field whose value it is.
    pub field: Option<Field>,
    /// Where it stands in the source; the place of the whole scalar that holds it.
    pub origin: Option<diag::Span>,
}

/// Flattens inlines; `value` says what a field shows.
pub fn flatten(inlines: &[Inline], value: &mut dyn FnMut(Field) -> String) -> Flat {
    let mut flattener = Flattener {
        flat: Flat::default(),
        roles: Vec::new(),
        target: None,
        spaces: Spaces::default(),
        value,
    };
    flattener.inlines(inlines);
    flattener.flat
}

/// Where the first written text of inlines stands in the source.
pub fn first_origin(inlines: &[Inline]) -> Option<diag::Span> {
    flatten(inlines, &mut |_| String::new()).pieces.iter().find_map(|piece| piece.origin)
}

struct Flattener<'a> {
    flat: Flat,
    roles: Vec<CharRole>,
    target: Option<Target>,
    spaces: Spaces,
    value: &'a mut dyn FnMut(Field) -> String,
}

impl Flattener<'_> {
    fn inlines(&mut self, inlines: &[Inline]) {
        for inline in inlines {
            match inline {
                Inline::Text(text) => self.text(&text.value, None, text.span),
                Inline::Note(note) => self.note(note),
                Inline::LineBreak => self.text(LINE_SEPARATOR.encode_utf8(&mut [0; 4]), None, None),
                Inline::Field(field) => {
                    let shown = (self.value)(*field);
                    self.text(&shown, Some(*field), None);
                }
                Inline::Span(span) => {
                    self.roles.push(span.role);
                    match span.role {
                        CharRole::Code => self.isolate(Some(Direction::Ltr), &span.content),
                        CharRole::Strong
                        | CharRole::Name
                        | CharRole::Label
                        | CharRole::Secondary
                        | CharRole::NoteMark
                        | CharRole::Status(_) => self.inlines(&span.content),
                    }
                    self.roles.pop();
                }
                Inline::Link(link) => {
                    let outer = self.target.replace(link.target.clone());
                    self.inlines(&link.content);
                    self.target = outer;
                }
                Inline::Isolate(direction, content) => self.isolate(*direction, content),
                Inline::Entry(entry) => {
                    let slot = self.flat.entries.len();
                    let start = self.flat.text.len();
                    self.flat.entries.push((start..start, entry.place.clone()));
                    self.inlines(&entry.content);
                    self.flat.entries[slot].0.end = self.flat.text.len();
                    if self.flat.text.len() == start {
                        self.flat.entries.truncate(slot);
                    }
                }
            }
        }
    }

    fn isolate(&mut self, direction: Option<Direction>, content: &[Inline]) {
        let slot = self.flat.isolates.len();
        let start = self.flat.text.len();
        self.flat.isolates.push((start..start, direction));
        self.inlines(content);
        self.flat.isolates[slot].0.end = self.flat.text.len();
    }

    /// A mark is a number of its own, even behind a number.
    fn note(&mut self, note: &NoteMark) {
        let start = self.flat.text.len();
        self.roles.push(CharRole::NoteMark);
        let outer = self.target.replace(Target::Block(note.id));
        self.text(&note.mark, None, None);
        self.target = outer;
        self.roles.pop();
        let range = start..self.flat.text.len();
        self.flat.isolates.push((range.clone(), None));
        self.flat.marks.push(range);
    }

    fn text(&mut self, text: &str, field: Option<Field>, origin: Option<diag::Span>) {
        let start = self.flat.text.len();
        let is_code = self.roles.contains(&CharRole::Code);
        self.spaces.push(text, is_code, &mut self.flat.text);
        if self.flat.text.len() == start {
            return;
        }
        self.flat.pieces.push(Piece {
            range: start..self.flat.text.len(),
            roles: self.roles.clone(),
            target: self.target.clone(),
            field,
            origin,
        });
    }
}

/// How spaces are shown (typography 1.1): several as one, as a typesetter takes them, but all of those of code.
#[derive(Default)]
pub(super) struct Spaces {
    /// Whether the text ends with a space that is not one of code.
    behind_one: bool,
}

impl Spaces {
    /// Adds the next part of a text to what is shown of it.
    pub(super) fn push(&mut self, part: &str, is_code: bool, shown: &mut String) {
        if part.is_empty() {
            return;
        }
        if is_code || !(self.behind_one || part.contains("  ")) {
            shown.push_str(part);
            self.behind_one = !is_code && part.ends_with(' ');
            return;
        }
        for c in part.chars() {
            if c != ' ' || !self.behind_one {
                shown.push(c);
            }
            self.behind_one = c == ' ';
        }
    }

    /// Says that something else stands here, which is not of the text.
    pub(super) fn part(&mut self) {
        self.behind_one = false;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Entry;

    #[test]
    fn entries_are_ranges_of_the_text_and_never_empty() {
        let entry = |path: &str, content| {
            let place = EntryPlace { path: path.to_owned(), name: String::new() };
            Inline::Entry(Entry { place, content })
        };
        let inner = entry("a.b", vec![Inline::generated("نعم")]);
        let inlines = [
            Inline::generated("قال "),
            entry("a", vec![inner, Inline::generated(".")]),
            entry("c", vec![entry("d", Vec::new())]),
        ];
        let flat = flatten(&inlines, &mut |_| String::new());
        let entries: Vec<(&str, &str)> =
            flat.entries.iter().map(|(r, place)| (&*place.path, &flat.text[r.clone()])).collect();
        assert_eq!(entries, [("a", "نعم."), ("a.b", "نعم")]);
    }

    #[test]
    fn several_spaces_are_one_but_in_code() {
        let code = |text: &str| Inline::span(CharRole::Code, vec![Inline::generated(text)]);
        let shown = |inlines: &[Inline]| flatten(inlines, &mut |_| String::new()).text;
        assert_eq!(shown(&[Inline::generated("  أ   ب ")]), " أ ب ");
        let strong = Inline::span(CharRole::Strong, vec![Inline::generated("  ب")]);
        assert_eq!(shown(&[Inline::generated("أ "), strong, Inline::generated(" ")]), "أ ب ");
        let around = [Inline::generated("أ "), code("  x  y "), Inline::generated("  ب")];
        assert_eq!(shown(&around), "أ   x  y  ب");
        assert_eq!(
            shown(&[Inline::generated("\u{A0}\u{A0}\u{2003} \t ")]),
            "\u{A0}\u{A0}\u{2003} \t "
        );
    }

    #[test]
    fn pieces_cover_the_text_and_carry_roles() {
        let inlines = vec![
            Inline::generated("قال "),
            Inline::span(CharRole::Strong, vec![Inline::generated("نعم")]),
            Inline::LineBreak,
            Inline::Isolate(None, vec![Inline::generated("v2"), Inline::Field(Field::PageNumber)]),
            Inline::span(CharRole::Code, vec![Inline::generated("x")]),
        ];
        let flat = flatten(&inlines, &mut |_| "7".to_owned());
        assert_eq!(flat.text, "قال نعم\u{2028}v27x");
        assert_eq!(flat.pieces[1].roles, [CharRole::Strong]);
        assert_eq!(flat.pieces[4].field, Some(Field::PageNumber));
        let end = flat.text.len();
        let code = (end - 1..end, Some(Direction::Ltr));
        assert_eq!(flat.isolates, [(end - 4..end - 1, None), code]);
        let ends: Vec<usize> = flat.pieces.iter().map(|p| p.range.end).collect();
        let starts: Vec<usize> = flat.pieces.iter().map(|p| p.range.start).collect();
        assert_eq!(starts[1..], ends[..ends.len() - 1]);
    }
}
