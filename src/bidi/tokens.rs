//! Tokens that keep their own order and stay on one line: phones, dates, versions, addresses.

use std::ops::Range;

use super::Options;
use crate::locale::Direction;

/// A stretch of text that is protected from its surroundings. Tokens do not overlap.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Token {
    /// Its bytes.
    pub range: Range<usize>,
    /// The direction it is isolated in; none where it is only kept together.
    pub isolate: Option<Direction>,
    /// Whether no line may break inside it.
    pub glue: bool,
}

/// The tokens of a paragraph, in order.
pub fn tokens(_text: &str, _options: Options) -> Vec<Token> {
    Vec::new()
}
