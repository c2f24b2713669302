//! Labels of list items: `1)`, `(١)`, `أ)`, `أولاً:`.

use super::digits::DigitSet;

/// What counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Counter {
    /// Numbers in a digit set.
    Number(DigitSet),
    /// أ ب ج د هـ و ز: the order of the numerals.
    Abjad,
    /// أ ب ت ث ج: the order of the dictionary.
    Hijai,
    /// أولاً، ثانياً، ثالثاً.
    OrdinalWords,
    /// a b c: for documents written from left to right.
    LatinLetters,
}

/// A counter with what stands before and after it.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Numbering {
    /// What counts.
    pub counter: Counter,
    /// Written before the counter, such as `(`.
    pub before: String,
    /// Written after it, such as `)`, `.`, `-`, `:`.
    pub after: String,
}

impl Numbering {
    /// The label of the item with this number (from 1), signs and all.
    pub fn label(&self, number: usize) -> String {
        self.wrap(&self.counter.format(number))
    }

    /// Another number than the counted one, between the same signs.
    pub fn wrap(&self, number: &str) -> String {
        format!("{}{number}{}", self.before, self.after)
    }
}

impl Counter {
    /// The number (from 1) as this counter writes it, without signs.
    pub fn format(self, number: usize) -> String {
        match self {
            Counter::Number(digits) => digits.format(number as u64),
            Counter::Abjad | Counter::Hijai | Counter::OrdinalWords | Counter::LatinLetters => {
                DigitSet::Latn.format(number as u64)
            }
        }
    }
}
