//! A document as a Word file (OOXML, ISO/IEC 29500 transitional).
//!
//! `docx-rs` builds the tree of the text; a finishing pass of ours completes and orders it; what the
//! crate cannot express (styles, numbering, settings, fonts, theme, properties) is written whole.
//! The same document gives the same bytes. Nothing is laid out here: page numbers come in from the
//! layout, widths of columns are estimated. [`read`] goes the other way, from a Word file to its words.

mod archive;
mod assembly;
mod block;
mod columns;
mod context;
mod controls;
mod cover;
mod direction;
mod dom;
mod drawing;
mod estimate;
mod fields;
mod figure;
mod finish;
mod grid;
mod inline;
mod known;
mod language;
mod notes;
mod numbering;
mod order;
mod pack;
mod page;
mod parts;
pub mod read;
mod running;
mod sections;
mod spacing;
mod styles;
mod table;
mod units;
mod uri;

use docx_rs::{BuildXML, DocumentChild};

use crate::document::{Document, PageNumbers};
use crate::fonts::FontBook;
use crate::theme::Theme;

use block::Flow;
use context::{Environment, State};
use numbering::Numbering;
use pack::Package;
use styles::{Look, Setting};

pub use known::KnownParts;

/// Word's own markup.
const W: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
/// Relations between parts.
const R: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/// Why a Word file could not be written. Both mean a mistake in this program, not in the document.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum DocxError {
    /// A part is not well-formed XML.
    #[error("a part of the Word file is not well-formed: {0}")]
    Malformed(String),
    /// The archive cannot be written.
    #[error("the Word file cannot be packed: {0}")]
    Zip(String),
}

/// Writes a document as a Word file in the look of a theme. `pages` fills its contents and
/// references; `fonts` are measured for the distance of lines, and embedded if the document says so.
///
/// # Errors
/// See [`DocxError`].
pub fn write(
    document: &Document,
    theme: &Theme,
    fonts: &FontBook,
    pages: &PageNumbers,
) -> Result<Vec<u8>, DocxError> {
    write_with(document, theme, fonts, pages, &mut KnownParts::default())
}

/// Writes a document as [`write()`] does, with parts known from documents before it.
///
/// # Errors
/// As [`write()`].
pub fn write_with(
    document: &Document,
    theme: &Theme,
    fonts: &FontBook,
    pages: &PageNumbers,
    known: &mut KnownParts,
) -> Result<Vec<u8>, DocxError> {
    let direction = document.meta.direction;
    let env = Environment::new(document, theme, fonts, pages);
    let mut state = State::new(Numbering::new(theme, direction));
    state.known_notes = document.notes.iter().map(|note| note.id).collect();
    state.in_front = pages.front.is_some();

    // 1. Blocks become paragraphs and tables, section by section; docx-rs writes their XML, and the
    //    finishing pass completes it.
    let mut text = finish::Text::new(direction);
    let sections = sections::body(&env, &mut state, &mut |flow, section, is_last, state| {
        text.add(&body(flow, section).build(), state, is_last)
    })?;

    // 2. Headers, footers and notes are stories of their own.
    let mut package = Package::new(known);
    let mut stories = assembly::Stories::default();
    assembly::add_body(&mut package, text, &state, &mut stories);
    for running in &sections {
        assembly::add_running(&mut package, running, &mut stories, direction)?;
    }
    if !state.notes.is_empty() {
        let mut noted = State::new(Numbering::new(theme, direction));
        let flow = notes::flow(&state.notes, &env, &mut noted);
        let raw = body(flow, docx_rs::SectionProperty::new()).build();
        assembly::add_notes(&mut package, &raw, &noted, &mut stories, direction)?;
    }

    // 3. What docx-rs cannot express stands beside them.
    let setting = Setting::new(document, theme);
    let look = Look { setting: &setting, theme, book: fonts };
    assembly::add_parts(&mut package, document, &look, &state, pages);
    assembly::add_pictures(&mut package, document, &state);

    package.pack()
}

fn body(flow: Vec<Flow>, section: docx_rs::SectionProperty) -> docx_rs::Document {
    let child = |part| match part {
        Flow::Paragraph(paragraph) => DocumentChild::Paragraph(paragraph),
        Flow::Table(table, _) => DocumentChild::Table(table),
    };
    docx_rs::Document {
        children: flow.into_iter().map(child).collect(),
        section_property: section,
        has_numbering: false,
    }
}

#[cfg(test)]
mod tests;
