//! What the measuring programs share: meetings to measure, the ways they are made, and the tables that
//! show it.
#![allow(unreachable_pub, reason = "shared by several programs")]
#![allow(dead_code, reason = "each program uses a part of it")]

pub mod cases;
pub mod meeting;
pub mod random;
pub mod vocabulary;

use std::path::{Path, PathBuf};

use meeting::Meetings;
use vocabulary::Vocabulary;

/// The folder of the examples.
pub fn input() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("input")
}

/// Meetings in the words of the examples.
pub fn meetings() -> Meetings {
    Meetings::of(Vocabulary::of(&input()))
}
