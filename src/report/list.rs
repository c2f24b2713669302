//! Lists with their own heading, opening words and labels.

use super::composer::Composer;
use super::rich::Nesting;
use crate::document::{Block, Inline, Inlines, List, ListItem, Marker, ParaRole, inline_text};
use crate::locale::Word;
use crate::locale::digits::to_european;
use crate::locale::numbering::{Counter, Numbering};
use crate::model::{HeadedList, Numbers, Text};

impl Composer<'_> {
    /// The heading and the opening words of a list.
    pub(super) fn list_head<T>(&mut self, list: &HeadedList<T>, standard: Word) -> Vec<Block> {
        let mut blocks = vec![self.section_heading(list.heading.as_ref(), standard)];
        if let Some(intro) = &list.intro {
            blocks.extend(self.rich(intro, Nesting::Section));
        }
        blocks
    }

    /// A section that is a list: head, then `items` unless there are none.
    pub(super) fn list_section<T>(
        &mut self,
        list: &HeadedList<T>,
        standard: Word,
        items: impl FnOnce(&mut Self, &HeadedList<T>) -> Vec<Block>,
    ) -> Vec<Block> {
        if list.is_empty() {
            return Vec::new();
        }
        let mut blocks = self.list_head(list, standard);
        if !list.items.is_empty() {
            blocks.extend(items(self, list));
        }
        blocks
    }

    /// The marker that the author chose, else `default`.
    pub(super) fn marker(&self, chosen: Option<&Numbers>, default: Marker) -> Marker {
        match chosen {
            Some(Numbers::Counted(numbering)) => Marker::Numbered(Numbering {
                counter: self.counter(numbering.counter),
                ..numbering.clone()
            }),
            Some(Numbers::Bullet) => Marker::Bullet,
            Some(Numbers::None) => Marker::None,
            None => default,
        }
    }

    /// `1)` in the digits of the country.
    pub(super) fn numbers(&self) -> Marker {
        Marker::Numbered(Numbering::plain(self.locale.digits))
    }

    /// The counter that the language can use in the place of one it has not.
    pub(super) fn counter(&self, counter: Counter) -> Counter {
        counter.of_language(self.locale.lang, self.locale.digits)
    }

    /// An item of one paragraph, with the author's own number if it has one.
    pub(super) fn item(&mut self, number: Option<&Text>, content: Inlines) -> ListItem {
        ListItem {
            number: number.map(|own| inline_text(&self.number_or_text(own))),
            id: Some(self.next_id()),
            blocks: vec![Block::paragraph(ParaRole::Body, self.by_itself(content))],
        }
    }

    /// A list of texts.
    pub(super) fn texts(&mut self, texts: &[Text], marker: Marker) -> Block {
        let items = texts.iter().map(|text| self.item(None, self.noted(text))).collect();
        Block::List(List { marker, items })
    }

    /// A text that is a bare number in the digits of the locale, zeros in front too; else as written.
    pub(super) fn number_or_text(&self, text: &Text) -> Inlines {
        match bare_digits(text) {
            Some(digits) => vec![Inline::generated(self.locale.digits.convert(&digits))],
            None => self.text(text),
        }
    }

    /// A text that is a bare number with what it counts («٣ صفحات»); else as written.
    pub(super) fn counted_or_text(&self, counted: Word, text: &Text) -> Inlines {
        match bare_number(text) {
            Some(number) => vec![Inline::generated(self.locale.counted(counted, number))],
            None => self.text(text),
        }
    }
}

/// The European digits of a text that is nothing else.
fn bare_digits(text: &Text) -> Option<String> {
    let european = to_european(text.value.trim());
    let is_number = !european.is_empty() && european.bytes().all(|b| b.is_ascii_digit());
    is_number.then_some(european)
}

/// The value of a text that is a bare number; zeros in front would be lost.
fn bare_number(text: &Text) -> Option<u64> {
    let digits = bare_digits(text).filter(|digits| digits == "0" || !digits.starts_with('0'))?;
    digits.parse().ok()
}
