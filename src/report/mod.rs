//! From a meeting to a document: every key of the file becomes blocks with roles.
//!
//! The only module that knows both meetings and documents. It decides what is shown, in which words
//! and in which order; it knows no look, no page and no format. [`compose`] reads as the order of
//! work; `sections` has one function for each kind of section, listed in `sections::SECTIONS`.

mod composer;
mod files;
mod front;
mod gather;
mod inline;
mod letter;
mod links;
mod list;
mod marks;
mod order;
mod pack;
mod people;
mod pictures;
mod register;
mod registers;
mod rich;
mod running;
mod sections;
mod setup;
mod toc;
mod when;

pub use files::{FileError, Files, NoFiles};
pub use letter::{letter, pack_letter};
pub use pack::{Annex, Bound, Composed, compose_pack};
pub use registers::{Entry, Registers};

use crate::diag::{Diagnostics, Warned};
use crate::document::{Block, Document};
use crate::model::Meeting;
use composer::Composer;

/// Composes the document of a meeting; pictures it names are read through `files`.
///
/// # Errors
/// [`Diagnostics`] with every picture that cannot be read or is none, at its place in the source.
pub fn compose(meeting: &Meeting, files: &dyn Files) -> Result<Warned<Document>, Diagnostics> {
    let (value, found) = compose_on(meeting, files);
    if found.has_errors() { Err(found) } else { Ok(Warned { value, warnings: found.0 }) }
}

/// The document, without the pictures that cannot be used, and all problems.
pub(crate) fn compose_on(meeting: &Meeting, files: &dyn Files) -> (Document, Diagnostics) {
    let mut composer = Composer::new(meeting, files);
    let front = front::compose(&mut composer);
    let sections = sections::compose(&mut composer);
    let mut blocks = join(&composer, front, sections);
    let notes = setup::notes(&composer, &mut blocks);
    let running = running::compose(&composer);
    let meta = setup::meta(&composer);
    let setup = setup::page_setup(&composer);
    let (images, found) = composer.finish();
    (Document { meta, setup, running, images, blocks, notes }, found)
}

/// Puts the contents between what stands at the head and the sections.
fn join(composer: &Composer, front: front::Front, sections: Vec<Block>) -> Vec<Block> {
    let toc = toc::is_wanted(composer, &sections).then(|| toc::block(composer));
    let page_break = (front.has_cover && toc.is_some()).then_some(Block::PageBreak);
    let facts = (!front.further_facts.is_empty()).then_some(Block::Facts(front.further_facts));
    let head = front.blocks.into_iter().chain(toc).chain(page_break).chain(facts);
    head.chain(sections).collect()
}

#[cfg(test)]
mod tests;
