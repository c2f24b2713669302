//! Whole meetings as text goldens, and the rules that go through all sections.

mod contents;
mod everything;
mod front;
mod goldens;
mod lists;
mod order;
mod people;
mod pictures;
mod sentences;

use std::sync::Arc;

use super::{FileError, Files, compose};
use crate::diag::{Diagnostics, Source, Warned};
use crate::document::{Document, dump};
use crate::model::Meeting;

/// One small picture under the name `a.png`, nothing else.
struct OnePicture;

impl Files for OnePicture {
    fn read(&self, path: &str) -> Result<Arc<[u8]>, FileError> {
        match path {
            "a.png" => Ok(Arc::from(&include_bytes!("../../../input/images/emblem.png")[..])),
            "broken.png" => Ok(Arc::from(&b"no picture"[..])),
            _ => Err(FileError::NotFound),
        }
    }
}

fn composed(yaml: &str) -> Result<Warned<Document>, Diagnostics> {
    let meeting = Meeting::from_yaml(&Source::new("test.yaml", yaml))?;
    compose(&meeting.value, &OnePicture)
}

fn document(yaml: &str) -> Document {
    composed(yaml).expect("the meeting is right").value
}

/// The blocks of a meeting as lines of its dump.
fn blocks(yaml: &str) -> Vec<String> {
    let dump = dump(&document(yaml));
    let (_, blocks) = dump.split_once("\n\n").expect("an empty line stands before the blocks");
    blocks.lines().map(str::to_owned).collect()
}

/// The lines after those of the title.
fn sections(yaml: &str) -> Vec<String> {
    let mut lines = blocks(&format!("title: T\n{yaml}"));
    lines.drain(..2);
    lines
}
