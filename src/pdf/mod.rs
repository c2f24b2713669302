//! From pages to PDF: copies what frames say and decides nothing.
//!
//! The only place that names printpdf and lopdf. `write` in steps: pages become
//! content streams and the codes they use (`content`, `show`, `pieces`, `place`, `codes`); fonts are subset to
//! these codes (`fonts`, `program`); images are taken over (`image`); printpdf makes pages,
//! fonts and images of it (`assemble`); structure tree, links, outline and properties are added
//! to its objects (`finish`); and all is written as bytes (`file`).

mod annex;
mod assemble;
mod attachment;
mod blanks;
mod codes;
mod content;
mod destinations;
mod extent;
mod file;
mod finish;
mod fonts;
mod glyf;
mod hash;
mod icc;
mod image;
mod links;
mod metadata;
mod objects;
mod operators;
mod outline;
mod packed;
mod pieces;
mod place;
mod png;
mod profile;
mod program;
mod rows;
mod sheets;
mod show;
mod streams;
mod subset;
mod tags;
#[cfg(test)]
pub(crate) mod testing;
#[cfg(test)]
mod tests;
mod to_unicode;
mod whole;

pub use annex::{Annex, AnnexError};
pub use attachment::extract;

use codes::CodeBook;
use content::{ContentWriter, PageContent};
use image::EmbeddedImage;
use packed::Packed;

use crate::document::Image;
use crate::fonts::FontBook;
use crate::layout::frame::PagedDocument;

/// How a PDF is written.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PdfOptions {
    /// What the file says it conforms to.
    pub conformance: Conformance,
    /// A file to carry inside; the claim is then PDF/A-3a, for PDF/A-2 allows no such files.
    pub attachment: Option<Attachment>,
}

/// The file that a PDF was made from, to be carried inside it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attachment {
    /// Its name, without folders.
    pub name: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// What a file says it conforms to.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Conformance {
    /// PDF/UA-1 (ISO 14289-1) and PDF/A-2a (ISO 19005-2) at once; with an attachment PDF/A-3a
    /// (ISO 19005-3).
    #[default]
    Ua1AndA2a,
    /// Nothing: foreign pages were added to it.
    None,
}

/// Why a PDF could not be written.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum PdfError {
    /// A font's outlines are PostScript's (CFF).
    #[error("the font «{0}» has PostScript outlines (CFF); only TrueType outlines can be embedded")]
    PostScriptOutlines(String),
    /// A font's tables are damaged.
    #[error("the font «{0}» is damaged and cannot be embedded")]
    Subset(String),
    /// A text has a glyph that its font lacks.
    #[error("the font «{font}» has no glyph {glyph}")]
    NoSuchGlyph {
        /// The font's family.
        font: String,
        /// The number of the glyph.
        glyph: u16,
    },
    /// A font shows more different glyphs, texts and widths than a PDF font can have codes.
    #[error("too many different glyphs are used of the font «{0}»")]
    TooManyCodes(String),
    /// A picture cannot be read.
    #[error("the picture «{name}» cannot be read: {reason}")]
    Image {
        /// The picture's file name.
        name: String,
        /// What is wrong with it.
        reason: String,
    },
    /// A page names an element that the structure tree lacks.
    #[error("a page refers to an element that is not in the structure tree")]
    NoSuchElement,
    /// A link or bookmark leads to a page that is not there.
    #[error("a link or a bookmark leads to a page that does not exist")]
    NoSuchPage,
    /// A file that ought to be a PDF cannot be read.
    #[error("not a readable PDF: {0}")]
    Unreadable(String),
    /// The objects made by printpdf are not as this version of it makes them.
    #[error("the PDF objects could not be completed: {0}")]
    Objects(String),
}

impl From<lopdf::Error> for PdfError {
    fn from(error: lopdf::Error) -> PdfError {
        PdfError::Objects(error.to_string())
    }
}

/// Writes pages as a PDF file. Equal arguments give equal bytes.
///
/// # Errors
/// [`PdfError`] when a font or a picture cannot be embedded, or frames refer to what is not there.
pub fn write(
    paged: &PagedDocument,
    images: &[Image],
    fonts: &FontBook,
    options: &PdfOptions,
) -> Result<Vec<u8>, PdfError> {
    let images = embed(images)?;
    let upright = images.iter().map(|image| image.upright).collect::<Vec<_>>();
    let mut writer = ContentWriter::new(fonts, &paged.structure, &paged.meta, &upright);
    let pages = paged.pages.iter().map(|page| writer.page(page));
    let contents = pages.collect::<Result<Vec<_>, _>>()?;
    let written = Written { contents, books: writer.books, images };
    complete(paged, written, options, &[])
}

/// Writes pages as a PDF file, with the pages of annexes where the layout made room for them. What is
/// drawn on a page is dropped when it is written: a pack has many pages. Nothing is known of what
/// annexes hold, so the options should claim nothing.
///
/// # Errors
/// As [`write()`], and when a page of an annex is not there.
pub fn write_with(
    mut paged: PagedDocument,
    images: &[Image],
    fonts: &FontBook,
    options: &PdfOptions,
    annexes: &[Annex],
) -> Result<Vec<u8>, PdfError> {
    let images = embed(images)?;
    let upright = images.iter().map(|image| image.upright).collect::<Vec<_>>();
    let mut writer = ContentWriter::new(fonts, &paged.structure, &paged.meta, &upright);
    let mut contents = Vec::with_capacity(paged.pages.len());
    for page in &mut paged.pages {
        contents.push(writer.page(page)?);
        page.items = Vec::new();
    }
    let written = Written { contents, books: writer.books, images };
    complete(&paged, written, options, annexes)
}

fn embed(images: &[Image]) -> Result<Vec<EmbeddedImage>, PdfError> {
    images.iter().map(image::embed).collect()
}

/// Pages that are written, with the codes that they use.
struct Written<'a> {
    contents: Vec<PageContent>,
    books: Vec<CodeBook<'a>>,
    images: Vec<EmbeddedImage>,
}

fn complete(
    paged: &PagedDocument,
    written: Written<'_>,
    options: &PdfOptions,
    annexes: &[Annex],
) -> Result<Vec<u8>, PdfError> {
    let embedded = (0..)
        .zip(&written.books)
        // Of a font whose glyphs were all drawn as paths nothing is needed.
        .filter(|(_, book)| !book.entries().is_empty())
        .map(|(index, book)| fonts::embed(index, book))
        .collect::<Result<Vec<_>, _>>()?;
    let mut document = assemble::assemble(paged, &embedded, written.images)?;
    let mut packed = Packed::default();
    let (root, info) =
        finish::finish(&mut document, &mut packed, paged, written.contents, &embedded, options)?;
    sheets::add(&mut document, paged, annexes)?;
    Ok(file::write(&document, &packed, root, info))
}
