//! Packs of meetings: from their file to the bytes of the outputs.

use super::{Engine, Format};
use crate::diag::{Code, Source};
use crate::document::Stamp;
use crate::docx::{self, DocxError};
use crate::layout::frame::PagedDocument;
use crate::pack::{self, BoundPack, Problems};
use crate::pdf::{self, Conformance, PdfError, PdfOptions};
use crate::report::Files;

/// A format of what is made of a pack.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum PackFormat {
    /// The pack as Portable Document Format.
    Pdf,
    /// The pack for Word.
    Docx,
    /// Its registers as comma-separated values.
    Csv,
    /// Its registers as JSON.
    Json,
}

impl PackFormat {
    /// The extension of its files, without a dot.
    pub fn extension(self) -> &'static str {
        match self {
            PackFormat::Pdf => Format::Pdf.extension(),
            PackFormat::Docx => Format::Docx.extension(),
            PackFormat::Csv => "csv",
            PackFormat::Json => "json",
        }
    }
}

/// What to make of a pack, and what it does not settle itself.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PackOptions {
    /// The formats to make; with none a pack is only checked.
    pub formats: Vec<PackFormat>,
    /// The moment that files bear inside when the pack has no date.
    pub timestamp: Option<Stamp>,
    /// Warnings that need not be said.
    pub allow: Vec<Code>,
}

/// What was made of a pack.
#[derive(Debug, Clone)]
pub struct RenderedPack {
    /// The files, in the order of [`PackOptions::formats`].
    pub files: Vec<(PackFormat, Vec<u8>)>,
    /// How many pages the PDF has, or would have.
    pub pages: usize,
    /// What somebody should look at.
    pub warnings: Problems,
}

/// Why nothing was made of a pack.
#[derive(Debug, Clone, thiserror::Error)]
#[non_exhaustive]
pub enum PackError {
    /// The pack, a meeting or another file it names has mistakes.
    #[error("{} problems in the input", .0.found.len())]
    Input(Problems),
    /// The PDF cannot be written.
    #[error("the PDF cannot be written: {0}")]
    Pdf(#[from] PdfError),
    /// The Word file cannot be written.
    #[error("the Word file cannot be written: {0}")]
    Docx(#[from] DocxError),
}

impl Engine {
    /// Makes one document of the meetings that a pack names, and tables of its registers. Meetings,
    /// pictures and annexes come through `files`, by paths relative to the pack's own file.
    ///
    /// ```
    /// # use std::sync::Arc;
    /// use mahdar::{Engine, FileError, Files, FontBook, PackFormat, PackOptions, Source};
    ///
    /// struct OneMeeting;
    /// impl Files for OneMeeting {
    ///     fn read(&self, path: &str) -> Result<Arc<[u8]>, FileError> {
    ///         let meeting = "title: اجتماع\ndecisions: [إقرار الخطة]\n";
    ///         (path == "a.yaml").then(|| Arc::from(meeting.as_bytes())).ok_or(FileError::NotFound)
    ///     }
    /// }
    ///
    /// let pack = Source::new("pack.yaml", "title: ملف\nmeetings: [a.yaml]\nregisters: [decisions]\n");
    /// let formats = vec![PackFormat::Pdf, PackFormat::Csv];
    /// let options = PackOptions { formats, ..PackOptions::default() };
    /// let engine = Engine::new(FontBook::embedded());
    /// let made = engine.render_pack(&pack, &OneMeeting, &options).expect("nothing is missing");
    /// assert!(made.files[0].1.starts_with(b"%PDF-"));
    /// assert!(String::from_utf8_lossy(&made.files[1].1).contains("إقرار الخطة"));
    /// ```
    ///
    /// # Errors
    /// [`PackError::Input`] for what the user can mend, with places; else what the writers report.
    pub fn render_pack(
        &self,
        source: &Source,
        files: &dyn Files,
        options: &PackOptions,
    ) -> Result<RenderedPack, PackError> {
        let mut bound = pack::bind(source, files).map_err(PackError::Input)?;
        bound.document.meta.stamp = bound.document.meta.stamp.or(options.timestamp);
        let theme = match self.theme_of(&bound.pack.head(), files) {
            Ok(theme) => theme,
            Err(found) => return Err(rejected(bound, found.0)),
        };
        let paged = match self.paginate(&bound.document, &theme) {
            Ok(paged) if paged.value.pages.len() > pack::MOST_PAGES => {
                let found = pack::too_long(paged.value.pages.len());
                return Err(rejected(bound, vec![found]));
            }
            Ok(paged) => paged,
            Err(found) => return Err(rejected(bound, found.0)),
        };
        let write = |&format: &PackFormat| {
            let bytes = match format {
                PackFormat::Pdf => self.pack_pdf(&bound, &paged.value)?,
                PackFormat::Docx => {
                    let numbers = paged.value.page_numbers(bound.document.setup.digits);
                    docx::write(&bound.document, &theme, &self.fonts, &numbers)?
                }
                PackFormat::Csv => pack::csv(&bound.pack, &bound.registers, &paged.value),
                PackFormat::Json => pack::json(&bound.registers, &paged.value),
            };
            Ok((format, bytes))
        };
        let files = options.formats.iter().map(write).collect::<Result<_, PackError>>()?;
        let pages = paged.value.pages.len();
        let mut found = bound.warnings;
        found.extend(paged.warnings.into_iter().map(|warning| bound.sources.placed(warning)));
        let warnings = bound.sources.problems(found, &options.allow);
        Ok(RenderedPack { files, pages, warnings })
    }

    fn pack_pdf(&self, bound: &BoundPack, paged: &PagedDocument) -> Result<Vec<u8>, PdfError> {
        let conformance = match bound.annexes.is_empty() {
            true => Conformance::default(),
            false => Conformance::None,
        };
        let options = PdfOptions { conformance, ..PdfOptions::default() };
        pdf::write_with(paged, &bound.document.images, &self.fonts, &options, &bound.annexes)
    }
}

fn rejected(bound: BoundPack, errors: Vec<crate::diag::Diagnostic>) -> PackError {
    let mut found = bound.warnings;
    found.extend(errors.into_iter().map(|error| bound.sources.placed(error)));
    PackError::Input(bound.sources.problems(found, &[]))
}
