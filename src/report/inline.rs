//! Text of the author's and generated words as inlines.
//!
//! The author's words keep their characters and their place. A value that stands in a generated
//! sentence is isolated from it (UAX #9), so that its direction cannot turn the sentence round.

use super::composer::{Composer, Noting};
use super::links;
use crate::diag::Span;
use crate::document::{CharRole, Entry, EntryPlace, Inline, Inlines, Link, Target, inline_text};
use crate::locale::{Argument, Part, Word};
use crate::model::{Mark, Text};

/// A value put into a phrase.
pub(super) enum Value {
    /// Inlines, isolated where they stand.
    Inlines(Inlines),
    /// Words of ours, or a field, that need no isolation.
    Said(Inlines),
    /// A number that the phrase agrees with.
    Number(u64),
}

impl Composer<'_> {
    /// A word of the language.
    pub(super) fn word(&self, word: Word) -> Inlines {
        vec![Inline::generated(self.locale.word(word))]
    }

    /// The author's text with its marks, web addresses and e-mail addresses as links.
    pub(super) fn text(&self, text: &Text) -> Inlines {
        self.inlines(&self.meeting.marks(text), text.span, true, Noting::Written)
    }

    /// The author's text as [`text`](Self::text) gives it, in a place that may have notes.
    pub(super) fn noted(&self, text: &Text) -> Inlines {
        self.inlines(&self.meeting.marks(text), text.span, true, self.noting)
    }

    /// The author's text as [`text`](Self::text) gives it, with its notes in brackets: at the foot of a
    /// page they stand where it is shown first.
    pub(super) fn with_notes_inside(&self, text: &Text) -> Inlines {
        self.inlines(&self.meeting.marks(text), text.span, true, Noting::Inside)
    }

    /// The author's text as a reader sees it, on one line, for properties and alternative texts.
    pub(super) fn plain(&self, text: &Text) -> String {
        text.plain(self.meeting.document.markup).replace('\n', " ")
    }

    /// A phrase of the language with values in it.
    pub(super) fn phrase(&self, word: Word, values: Vec<(&'static str, Value)>) -> Inlines {
        let arguments: Vec<_> = values.iter().map(|(name, value)| (*name, value.kind())).collect();
        let parts = self.locale.phrase(word, &arguments);
        parts.into_iter().flat_map(|part| self.fill(part, &values)).collect()
    }

    /// A phrase with a single value.
    pub(super) fn phrase_with(&self, word: Word, name: &'static str, value: Inlines) -> Inlines {
        self.phrase(word, vec![(name, Value::Inlines(value))])
    }

    /// «Label: value», the label in its role.
    pub(super) fn labelled(&self, label: Inlines, value: Inlines) -> Inlines {
        let mut label = label;
        label.push(Inline::generated(self.locale.word(Word::Colon)));
        vec![Inline::span(CharRole::Label, label), Inline::generated(" "), self.isolated(value)]
    }

    /// A value in words of ours, which neither turns them round nor is turned by them: in the direction of the
    /// document, as a paragraph of its own would be, unless all its letters go the other way. «SAP: عرض النتائج» is
    /// an Arabic text, whatever letter it begins with (typography 1.2).
    pub(super) fn isolated(&self, mut value: Inlines) -> Inline {
        if let [Inline::Isolate(Some(_), _)] = value[..] {
            return value.remove(0);
        }
        let own = self.meeting.direction();
        let other = own.opposite();
        let is_of_other = other.is_of_all_letters(&inline_text(&value));
        Inline::Isolate(Some(if is_of_other { other } else { own }), value)
    }

    /// Words that stand by themselves, as a paragraph, an item, a cell, between quotation marks of ours:
    /// isolated if all their letters go in the other direction than the document, so that their full
    /// stop is at their end. The direction of the paragraph stays the document's (typography 1.2).
    pub(super) fn by_itself(&self, content: Inlines) -> Inlines {
        if matches!(content[..], [Inline::Isolate(..)]) {
            return content;
        }
        let other = self.meeting.direction().opposite();
        match other.is_of_all_letters(&inline_text(&content)) {
            true => vec![Inline::Isolate(Some(other), content)],
            false => content,
        }
    }

    /// What is shown of an entry of the meeting.
    pub(super) fn entry(&self, path: String, name: String, content: Inlines) -> Inlines {
        vec![Inline::Entry(Entry { place: EntryPlace { path, name }, content })]
    }

    /// What is shown of an entry that stands at the top of the meeting.
    pub(super) fn top_entry(&self, key: &str, name: Word, content: Inlines) -> Inlines {
        self.entry(key.to_owned(), self.locale.word(name), content)
    }

    /// The name of an entry of a list, or of a part of one: «المهمة ١: المسؤول».
    pub(super) fn entry_name(&self, one: Word, index: usize, part: Option<Word>) -> String {
        let locale = &self.locale;
        let one = format!("{} {}", locale.word(one), locale.number(index as u64 + 1));
        match part {
            Some(part) => format!("{one}{} {}", locale.word(Word::Colon), locale.word(part)),
            None => one,
        }
    }

    /// Parts one after another with a separator between them, each isolated from the next.
    pub(super) fn joined(&self, mut parts: Vec<Inlines>, separator: Word) -> Inlines {
        if parts.len() == 1 {
            return parts.remove(0);
        }
        self.joined_words(parts.into_iter().map(|part| vec![self.isolated(part)]), separator)
    }

    /// Parts of a sentence of ours one after another, with a separator between them.
    pub(super) fn joined_words(
        &self,
        parts: impl IntoIterator<Item = Inlines>,
        separator: Word,
    ) -> Inlines {
        let mut joined = Inlines::new();
        for part in parts {
            if !joined.is_empty() {
                joined.extend(self.word(separator));
            }
            joined.extend(part);
        }
        joined
    }
}

impl Composer<'_> {
    fn fill(&self, part: Part, values: &[(&'static str, Value)]) -> Inlines {
        let name = match part {
            Part::Words(words) => return vec![Inline::generated(words)],
            Part::Number(number) => return vec![self.isolated(vec![Inline::generated(number)])],
            Part::Value(name) => name,
        };
        let said =
            values.iter().filter(|(given, _)| *given == name).find_map(|(_, value)| match value {
                Value::Inlines(inlines) => Some(vec![self.isolated(inlines.clone())]),
                Value::Said(words) => Some(words.clone()),
                Value::Number(_) => None,
            });
        said.expect("a phrase names only what it was given")
    }
}

impl Value {
    fn kind(&self) -> Argument {
        match self {
            Value::Inlines(_) | Value::Said(_) => Argument::Value,
            Value::Number(number) => Argument::Number(*number),
        }
    }
}

/// Lines one below another in one paragraph.
pub(super) fn lines(lines: Vec<Inlines>) -> Inlines {
    let mut joined = Inlines::new();
    for line in lines {
        if !joined.is_empty() {
            joined.push(Inline::LineBreak);
        }
        joined.extend(line);
    }
    joined
}

impl Composer<'_> {
    fn inlines(&self, marks: &[Mark], span: Span, may_link: bool, noting: Noting) -> Inlines {
        let mut found = Inlines::new();
        for mark in marks {
            match mark {
                Mark::Plain(text) if may_link => found.extend(links::linked(text, span)),
                Mark::Plain(text) => found.push(Inline::written(text.clone(), Some(span))),
                Mark::Strong(content) => {
                    let content = self.inlines(content, span, may_link, noting);
                    found.push(Inline::span(CharRole::Strong, content));
                }
                Mark::Link { content, target } => found.push(Inline::Link(Link {
                    target: Target::Uri(target.clone()),
                    content: self.inlines(content, span, false, noting),
                })),
                Mark::Note { content, written } => match noting {
                    Noting::Set => {
                        let content = self.inlines(content, span, may_link, noting);
                        found.push(self.note(content));
                    }
                    Noting::Inside => {
                        found.push(Inline::generated(" ("));
                        found.extend(self.inlines(content, span, may_link, noting));
                        found.push(Inline::generated(")"));
                    }
                    Noting::Written => {
                        self.stray_note(span);
                        found.push(Inline::written(written.clone(), Some(span)));
                    }
                },
                Mark::Code(text) => {
                    let content = vec![Inline::written(text.clone(), Some(span))];
                    found.push(Inline::span(CharRole::Code, content));
                }
                Mark::LineBreak => found.push(Inline::LineBreak),
            }
        }
        found
    }
}
