//! YAML as a tree of nodes that know their places, and a reader of such trees by tables of keys.
//!
//! Scalars keep the text they were written with: no number, date or yes/no is guessed here, so that
//! `0123`, `1.10`, `10:30` and `2016-05-12` stay what the author wrote. This is the only module that
//! names the YAML crate; it knows neither meetings nor themes, and reads no file.

mod codes;
mod comments;
mod complaints;
mod decode;
mod fields;
mod intake;
mod keys;
mod node;
mod syntax;
mod tree;

#[cfg(test)]
mod tests;

pub use codes::*;
pub use comments::comments;
pub use decode::{Choice, YES_NO, boolean, choice, decimal, find_choice, items, whole, wrong_type};
pub use fields::{At, Fields};
pub use keys::{KeySpec, Shape, fold, spellings};
pub use node::{Key, Node, Scalar, Style, Value};

use crate::diag::{Diagnostics, Source};

/// The largest source, in bytes.
pub const MAX_BYTES: usize = 4 << 20;
/// The deepest nesting of lists and mappings.
pub const MAX_DEPTH: usize = 64;
/// The most nodes of one source, those repeated by aliases counted each time.
pub const MAX_NODES: usize = 100_000;
/// The most bytes of text that anchors and aliases may repeat.
pub const MAX_COPIED_BYTES: usize = 4 * MAX_BYTES;

/// Reads a source that holds one YAML document.
///
/// Returns every problem that can be seen at once: forbidden characters and duplicate keys all
/// together, a mistake of syntax alone, since what follows it can't be trusted.
pub fn parse(source: &Source) -> Result<Node, Diagnostics> {
    let (root, mut found) = parse_on(source)?;
    found.sort();
    if found.0.is_empty() { Ok(root) } else { Err(found) }
}

/// The same, where what is read of a source with duplicate keys is wanted too: the values that come first,
/// and the problems.
pub fn parse_on(source: &Source) -> Result<(Node, Diagnostics), Diagnostics> {
    intake::check(source)?;
    tree::build(source)
}
