//! Packs of meetings: from their file to the bytes of the outputs.

use std::collections::{BTreeMap, BTreeSet};

use super::mail::{self, EmailOptions};
use super::{Engine, Error, Format, Posted, attachment};
use crate::diag::{Code, Source, Warned};
use crate::document::Stamp;
use crate::docx::DocxError;
use crate::email::{self, EmailError};
use crate::layout::frame::PagedDocument;
use crate::pack::{self, BoundPack, Problems};
use crate::pdf::{self, Conformance, PdfError, PdfOptions};
use crate::report::Files;
use crate::theme::Theme;

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
    /// A message with the pack attached.
    Eml,
}

impl PackFormat {
    fn of(format: Format) -> Option<PackFormat> {
        match format {
            Format::Pdf => Some(PackFormat::Pdf),
            Format::Docx => Some(PackFormat::Docx),
            Format::Eml => None,
        }
    }

    /// The extension of its files, without a dot.
    pub fn extension(self) -> &'static str {
        match self {
            PackFormat::Pdf => Format::Pdf.extension(),
            PackFormat::Docx => Format::Docx.extension(),
            PackFormat::Csv => "csv",
            PackFormat::Json => "json",
            PackFormat::Eml => Format::Eml.extension(),
        }
    }
}

/// What to make of a pack, and what it does not settle itself.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct PackOptions {
    /// The formats to make; with none a pack is only checked.
    pub formats: Vec<PackFormat>,
    /// The moment that files bear inside when the pack has no date.
    pub timestamp: Option<Stamp>,
    /// Warnings that need not be said.
    pub allow: Vec<Code>,
    /// How the message is made, when one is asked for.
    pub email: EmailOptions,
    /// How many threads set its papers; 0 counts as 1. The files are the same with any number.
    pub threads: usize,
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
    /// Who sends the e-mail and who gets it, when one was made.
    pub letter: Option<Posted>,
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
    /// The message cannot be written.
    #[error("the message cannot be written: {0}")]
    Email(#[from] EmailError),
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
        let paged = match self.paginate(&bound.document, &theme, options.threads) {
            Ok(paged) if paged.value.pages.len() > pack::MOST_PAGES => {
                let found = pack::too_long(paged.value.pages.len());
                return Err(rejected(bound, vec![found]));
            }
            Ok(paged) => paged,
            Err(found) => return Err(rejected(bound, found.0)),
        };
        let pages = paged.value.pages.len();
        let Warned { value: paged, warnings: found } = paged;
        let mut found: Vec<_> =
            found.into_iter().map(|found| bound.sources.placed(found)).collect();
        found.splice(0..0, std::mem::take(&mut bound.warnings));
        let tables = |format: &PackFormat| matches!(format, PackFormat::Csv | PackFormat::Json);
        if bound.pack.registers.is_empty() && options.formats.iter().any(tables) {
            found.push((0, pack::no_registers()));
        }
        let mut made = self.write_pack(source, &bound, paged, &theme, options)?;
        let mut letter = None;
        if options.formats.contains(&PackFormat::Eml) {
            let source = source.name.as_str();
            let message = self.pack_message(&bound, source, files, &theme, options, &made);
            let message = match message {
                Ok(message) => message,
                Err(Error::Input(errors)) => return Err(rejected(bound, errors.0)),
                Err(Error::Pdf(error)) => return Err(error.into()),
                Err(Error::Docx(error)) => return Err(error.into()),
                Err(Error::Email(error)) => return Err(error.into()),
            };
            found.extend(message.warnings.into_iter().map(|found| bound.sources.placed(found)));
            let email::Message { bytes, envelope, subject, content } = message.value;
            made.insert(PackFormat::Eml, bytes);
            letter = Some(Posted { envelope, subject, content });
        }
        let file = |format: &PackFormat| (*format, made.get(format).cloned().unwrap_or_default());
        let files = options.formats.iter().map(file).collect();
        let warnings = bound.sources.problems(found, &options.allow);
        Ok(RenderedPack { files, pages, warnings, letter })
    }

    /// The files of a pack but for its message, and those that the message carries. A large pack has
    /// many pages: the PDF drops each when it is written, and Word, which needs none, comes last.
    fn write_pack(
        &self,
        source: &Source,
        bound: &BoundPack,
        paged: PagedDocument,
        theme: &Theme,
        options: &PackOptions,
    ) -> Result<BTreeMap<PackFormat, Vec<u8>>, PackError> {
        let mut wanted: BTreeSet<PackFormat> = options.formats.iter().copied().collect();
        if wanted.remove(&PackFormat::Eml) {
            let carried = mail::formats(&bound.pack.mail.under(&options.email.over));
            wanted.extend(carried.into_iter().filter_map(PackFormat::of));
        }
        let mut made = BTreeMap::new();
        if wanted.contains(&PackFormat::Csv) {
            let bytes = pack::csv(&bound.pack, &bound.registers, &paged);
            made.insert(PackFormat::Csv, bytes);
        }
        if wanted.contains(&PackFormat::Json) {
            made.insert(PackFormat::Json, pack::json(&bound.registers, &paged));
        }
        let is_word = wanted.contains(&PackFormat::Docx);
        let numbers = is_word.then(|| paged.page_numbers(bound.document.setup.digits));
        if wanted.contains(&PackFormat::Pdf) {
            made.insert(PackFormat::Pdf, self.pack_pdf(source, bound, paged)?);
        } else {
            drop(paged);
        }
        if let Some(numbers) = numbers {
            let bytes = self.write_docx(&bound.document, theme, &numbers)?;
            made.insert(PackFormat::Docx, bytes);
        }
        Ok(made)
    }

    /// The message that carries a pack.
    fn pack_message(
        &self,
        bound: &BoundPack,
        source: &str,
        files: &dyn Files,
        theme: &Theme,
        options: &PackOptions,
        made: &BTreeMap<PackFormat, Vec<u8>>,
    ) -> Result<Warned<email::Message>, Error> {
        let head = bound.pack.head();
        let carried = [(Format::Pdf, PackFormat::Pdf), (Format::Docx, PackFormat::Docx)];
        let carried = carried.into_iter().filter_map(|(format, of_pack)| {
            made.get(&of_pack).map(|bytes| (format, bytes.clone()))
        });
        let kit = mail::Kit {
            meeting: &head,
            pack: Some(bound),
            files,
            theme,
            options: &options.email,
            source: Some(source),
            timestamp: options.timestamp,
        };
        mail::message(&kit, &carried.collect())
    }

    /// The PDF of a pack; when asked for, with the pack's own file inside, not those it names.
    fn pack_pdf(
        &self,
        source: &Source,
        bound: &BoundPack,
        paged: PagedDocument,
    ) -> Result<Vec<u8>, PdfError> {
        let conformance = match bound.annexes.is_empty() {
            true => Conformance::default(),
            false => Conformance::None,
        };
        let carried = bound.pack.document.attach_source.then(|| attachment(source));
        let options = PdfOptions { conformance, attachment: carried };
        pdf::write_with(paged, &bound.document.images, &self.fonts, &options, &bound.annexes)
    }
}

fn rejected(bound: BoundPack, errors: Vec<crate::diag::Diagnostic>) -> PackError {
    let mut found = bound.warnings;
    found.extend(errors.into_iter().map(|error| bound.sources.placed(error)));
    PackError::Input(bound.sources.problems(found, &[]))
}
