//! Notes as people keep them become a meeting file that keeps every word.
//!
//! Lines are sorted into a title, date and place, an introduction, and sections by their headings; a
//! section whose heading says what it holds becomes that key, any other becomes one of `sections`, as do tables and
//! what follows a list. Offices among people and words of somebody are told wherever they stand. What
//! is only guessed bears a comment `# راجع`. No word is changed, added or left out but for the labels of
//! lists, which `numbering` brings back, the lines and stars that draw tables and labels, and the basmala, which a
//! report writes in its own way. Nothing is read from a file here.

mod basmala;
mod extent;
mod facts;
mod gather;
mod headings;
mod language;
mod letters;
mod lines;
mod names;
mod nesting;
mod notes;
mod officers;
mod offices;
mod ordinals;
mod people;
mod quotes;
mod sentences;
mod tables;
mod tight;
mod titles;
mod word;
mod write;

pub use word::from_word;

use crate::diag::Message;

/// What was made of notes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Imported {
    /// The meeting file.
    pub yaml: String,
    /// The guesses that somebody should look at, in the order of the file.
    pub unsure: Vec<Unsure>,
}

/// A guess, marked in the file with a comment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unsure {
    /// The line of the comment in the YAML, from 1.
    pub line: usize,
    /// What was guessed.
    pub what: Message,
}

/// Makes a meeting file from plain-text notes.
pub fn from_notes(text: &str) -> Imported {
    write::meeting(&notes::read(text))
}

#[cfg(test)]
mod tests;
