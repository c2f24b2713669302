//! The facade: from a meeting to the bytes of its files.
//!
//! An [`Engine`] is made once and shared by all threads. It reads no file, clock or environment: the
//! pictures that a meeting names come through [`Files`], the time through [`RenderOptions`].

mod mail;
mod pack;
mod pool;

pub use mail::{
    BAD_TEMPLATE, EmailOptions, HIDDEN_RECIPIENTS, LARGE_ATTACHMENT, NOT_SENDABLE,
    UNREADABLE_ATTACHMENT,
};

pub use pack::{PackError, PackFormat, PackOptions, RenderedPack};

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

use std::sync::{Arc, OnceLock};

use crate::diag::{Code, Diagnostic, Diagnostics, Message, Source, Span, Warned, nearest};
use crate::document::{Document, PageNumbers, Stamp};
use crate::docx::{self, DocxError, KnownParts};
use crate::email::{self, EmailError};
use crate::fonts::FontBook;
use crate::layout::{self, Words, frame::PagedDocument};
use crate::model::{LEAST_ROOM, Meeting};
use crate::pdf::{self, Attachment, PdfError, PdfOptions};
use crate::report::{self, Files};
use crate::theme::{Family, Theme, unknown_theme};
use pool::Pool;

/// A theme names a font family that is not at hand.
pub const MISSING_FAMILY: Code = Code("E0304");
/// The theme file that a meeting names has mistakes or cannot be read.
pub const THEME_FILE: Code = Code("E0305");

/// The theme of a meeting that names none.
const DEFAULT_THEME: &str = "formal";

/// The name of an attached source that came without one, from standard input.
const UNNAMED: &str = "meeting.yaml";

/// The path of the key that names the theme.
const THEME_PATH: &str = "document.theme";

/// A format of output.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Format {
    /// Portable Document Format.
    Pdf,
    /// Word.
    Docx,
    /// An e-mail that carries the others.
    Eml,
}

impl Format {
    /// The extension of its files, without a dot.
    pub fn extension(self) -> &'static str {
        match self {
            Format::Pdf => "pdf",
            Format::Docx => "docx",
            Format::Eml => "eml",
        }
    }
}

/// What to make, and what the meeting itself does not settle.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct RenderOptions {
    /// The formats to make; with none a meeting is only checked.
    pub formats: Vec<Format>,
    /// The moment that files bear inside when the meeting has no date.
    pub timestamp: Option<Stamp>,
    /// Warnings that need not be said, beside those that the meeting allows.
    pub allow: Vec<Code>,
    /// How e-mails are made.
    pub email: EmailOptions,
}

/// What was made of a meeting.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rendered {
    /// The files, in the order of [`RenderOptions::formats`].
    pub files: Vec<(Format, Vec<u8>)>,
    /// How many pages the PDF has, or would have.
    pub pages: usize,
    /// Who sends the e-mail and who gets it, when one was made.
    pub letter: Option<Posted>,
}

/// What is known of an e-mail beside its bytes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Posted {
    /// Who sends it and who gets it, hidden recipients too.
    pub envelope: email::Envelope,
    /// Its subject.
    pub subject: String,
    /// A hash of its content: see [`email::Message::content`].
    pub content: String,
}

/// Why nothing was made.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// The meeting, or a file it names, has mistakes.
    #[error("{} problems in the input", .0.0.len())]
    Input(Diagnostics),
    /// The PDF cannot be written.
    #[error("the PDF cannot be written: {0}")]
    Pdf(#[from] PdfError),
    /// The Word file cannot be written.
    #[error("the Word file cannot be written: {0}")]
    Docx(#[from] DocxError),
    /// The e-mail cannot be written.
    #[error("the e-mail cannot be written: {0}")]
    Email(#[from] EmailError),
}

impl From<Diagnostics> for Error {
    fn from(found: Diagnostics) -> Error {
        Error::Input(found)
    }
}

/// Fonts and themes, ready to render any number of meetings.
#[derive(Debug)]
pub struct Engine {
    fonts: FontBook,
    /// The built-in themes, each read when first worn.
    builtin: [OnceLock<Arc<Theme>>; Theme::BUILTIN.len()],
    chosen: Option<Arc<Theme>>,
    /// Words shaped for earlier meetings, taken for the time of a layout.
    words: Pool<Words>,
    /// Parts of Word files made for earlier meetings, taken for the time of writing.
    parts: Pool<KnownParts>,
}

impl Engine {
    /// An engine with these fonts, in which each meeting wears the theme it names.
    pub fn new(fonts: FontBook) -> Engine {
        let (words, parts) = (Pool::default(), Pool::default());
        Engine { fonts, builtin: Default::default(), chosen: None, words, parts }
    }

    /// The same engine with one theme for all meetings, whatever they name.
    ///
    /// # Errors
    /// When the theme names a font family that is not at hand.
    pub fn with_theme(mut self, theme: Theme) -> Result<Engine, Diagnostics> {
        check_families(&theme, &self.fonts, None)?;
        self.chosen = Some(Arc::new(theme));
        Ok(self)
    }

    /// The fonts at hand.
    pub fn fonts(&self) -> &FontBook {
        &self.fonts
    }

    /// Reads a meeting and renders it; the warnings of both come together.
    ///
    /// # Errors
    /// As [`Engine::render`], and the mistakes of the source.
    pub fn render_source(
        &self,
        source: &Source,
        files: &dyn Files,
        options: &RenderOptions,
    ) -> Result<Warned<Rendered>, Error> {
        let (read, mut found) = Meeting::read(source);
        found.0.retain(|found| found.is_error() || !options.allow.contains(&found.code));
        let meeting = match read {
            Some(meeting) if !found.has_errors() => meeting,
            read => {
                let more = read.map(|meeting| self.errors(&meeting, files, options)).transpose()?;
                let more = more.unwrap_or_default().0.into_iter();
                found.0.extend(Meeting::placed(more.collect(), source));
                found.sort();
                return Err(Error::Input(found));
            }
        };
        let mut warnings = found.0;
        match self.make(&meeting, Some(source), files, options) {
            Ok(rendered) => {
                warnings.extend(Meeting::placed(rendered.warnings, source));
                Ok(Warned { value: rendered.value, warnings })
            }
            Err(Error::Input(found)) => {
                warnings.extend(Meeting::placed(found.0, source));
                let mut found = Diagnostics(warnings);
                found.sort();
                Err(Error::Input(found))
            }
            Err(error) => Err(error),
        }
    }

    /// All that keeps a meeting from being made: in its theme, its files, its characters, its message if that
    /// is only checked. A meeting that was read with errors has more of its own.
    fn errors(
        &self,
        meeting: &Meeting,
        files: &dyn Files,
        options: &RenderOptions,
    ) -> Result<Diagnostics, Error> {
        let (document, mut found) = report::compose_on(meeting, files);
        let theme = self.theme_of(meeting, files);
        // The rest is looked at in another look, if the one that is asked for can't be had.
        let theme = theme.map_or_else(
            |more| {
                found.0.extend(more.0);
                self.builtin(DEFAULT_THEME)
            },
            Some,
        );
        if let Some(theme) = theme {
            if let Err(more) = self.paginate(&document, &theme, 1) {
                found.0.extend(more.0);
            }
            if options.formats.is_empty() {
                found.0.extend(mail::check(&kit(meeting, None, &theme, files, options))?.0);
            }
        }
        found.0.retain(Diagnostic::is_error);
        found.sort();
        Ok(found)
    }

    /// Renders a meeting in every format asked for. Its source is not at hand here, so that
    /// `document.attach_source` has no effect: see [`Engine::render_source`].
    ///
    /// # Errors
    /// [`Error::Input`] for what the user can mend, with places; else what the writers report.
    pub fn render(
        &self,
        meeting: &Meeting,
        files: &dyn Files,
        options: &RenderOptions,
    ) -> Result<Warned<Rendered>, Error> {
        self.make(meeting, None, files, options)
    }

    /// Pages are laid out once: Word's contents and references take their numbers from them.
    fn make(
        &self,
        meeting: &Meeting,
        source: Option<&Source>,
        files: &dyn Files,
        options: &RenderOptions,
    ) -> Result<Warned<Rendered>, Error> {
        let Warned { value: laid, mut warnings } = self.lay_out(meeting, files, options)?;
        let mut made = self.documents(meeting, source, &laid, options)?;
        let mut letter = None;
        if options.formats.contains(&Format::Eml) {
            let kit = kit(meeting, source, &laid.theme, files, options);
            let message = mail::message(&kit, &made)?;
            warnings.extend(message.warnings);
            let email::Message { bytes, envelope, subject, content } = message.value;
            made.insert(Format::Eml, bytes);
            letter = Some(Posted { envelope, subject, content });
        }
        let allowed = |warning: &Diagnostic| {
            meeting.document.allows(warning) || options.allow.contains(&warning.code)
        };
        warnings.retain(|warning| !allowed(warning));
        let file = |&format: &Format| (format, made.get(&format).cloned().unwrap_or_default());
        let files = options.formats.iter().map(file).collect();
        Ok(Warned { value: Rendered { files, pages: laid.paged.pages.len(), letter }, warnings })
    }

    /// The pages of a meeting; where nothing is made of them, its message is looked at too.
    fn lay_out(
        &self,
        meeting: &Meeting,
        files: &dyn Files,
        options: &RenderOptions,
    ) -> Result<Warned<LaidOut>, Error> {
        let (mut document, found) = report::compose_on(meeting, files);
        let theme = match self.theme_of(meeting, files) {
            Ok(theme) if !found.has_errors() => theme,
            _ => return Err(Error::Input(self.errors(meeting, files, options)?)),
        };
        let mut warnings = found.0;
        document.meta.stamp = document.meta.stamp.or(options.timestamp);
        let refused = match options.formats.is_empty() {
            true => mail::check(&kit(meeting, None, &theme, files, options))?,
            false => Diagnostics::default(),
        };
        let mailed = if refused.has_errors() { Err(refused) } else { Ok(()) };
        let (paged, ()) = both(self.paginate(&document, &theme, 1), mailed)?;
        warnings.extend(paged.warnings);
        Ok(Warned { value: LaidOut { document, theme, paged: paged.value }, warnings })
    }

    /// The documents that are asked for, and those that the message carries.
    fn documents(
        &self,
        meeting: &Meeting,
        source: Option<&Source>,
        laid: &LaidOut,
        options: &RenderOptions,
    ) -> Result<BTreeMap<Format, Vec<u8>>, Error> {
        let LaidOut { document, theme, paged } = laid;
        let write = |format: Format| match format {
            Format::Pdf => {
                let source = source.filter(|_| meeting.document.attach_source);
                let options =
                    PdfOptions { attachment: source.map(attachment), ..PdfOptions::default() };
                let bytes = pdf::write(paged, &document.images, &self.fonts, &options);
                bytes.map_err(Error::from)
            }
            Format::Docx => {
                let numbers = paged.page_numbers(document.setup.digits);
                self.write_docx(document, theme, &numbers).map_err(Error::from)
            }
            // Made last, from the others.
            Format::Eml => Ok(Vec::new()),
        };
        let carried = match options.formats.contains(&Format::Eml) {
            true => mail::formats(&meeting.mail.under(&options.email.over)),
            false => Vec::new(),
        };
        let mut made = BTreeMap::new();
        for &format in options.formats.iter().chain(&carried) {
            if let Entry::Vacant(place) = made.entry(format) {
                place.insert(write(format)?);
            }
        }
        Ok(made)
    }

    /// The e-mail of a meeting, with its documents attached.
    ///
    /// # Errors
    /// As [`Engine::render`], and what is wrong with addresses, attachments and the template.
    pub fn render_email(
        &self,
        meeting: &Meeting,
        files: &dyn Files,
        options: &EmailOptions,
    ) -> Result<Warned<email::Message>, Error> {
        let email = options.clone();
        let options = RenderOptions { formats: vec![Format::Eml], email, ..Default::default() };
        let Warned { value: mut made, warnings } = self.render(meeting, files, &options)?;
        let (_, bytes) = made.files.pop().expect("one format gives one file");
        let Posted { envelope, subject, content } = made.letter.expect("an e-mail was asked for");
        Ok(Warned { value: email::Message { bytes, envelope, subject, content }, warnings })
    }

    /// The PDF of a meeting.
    ///
    /// # Errors
    /// As [`Engine::render`].
    pub fn render_pdf(
        &self,
        meeting: &Meeting,
        files: &dyn Files,
    ) -> Result<Warned<Vec<u8>>, Error> {
        self.render_one(Format::Pdf, meeting, files)
    }

    /// The Word file of a meeting.
    ///
    /// # Errors
    /// As [`Engine::render`].
    pub fn render_docx(
        &self,
        meeting: &Meeting,
        files: &dyn Files,
    ) -> Result<Warned<Vec<u8>>, Error> {
        self.render_one(Format::Docx, meeting, files)
    }

    fn render_one(
        &self,
        format: Format,
        meeting: &Meeting,
        files: &dyn Files,
    ) -> Result<Warned<Vec<u8>>, Error> {
        let options = RenderOptions { formats: vec![format], ..RenderOptions::default() };
        let Warned { value, warnings } = self.render(meeting, files, &options)?;
        let (_, bytes) = value.files.into_iter().next().expect("one format gives one file");
        Ok(Warned { value: bytes, warnings })
    }
}

impl Engine {
    fn paginate(
        &self,
        document: &Document,
        theme: &Theme,
        threads: usize,
    ) -> Result<Warned<PagedDocument>, Diagnostics> {
        let mut words = self.words.take(threads.max(1));
        let paged = layout::paginate_with(document, theme, &self.fonts, &mut words);
        self.words.give_back(words);
        paged
    }

    fn write_docx(
        &self,
        document: &Document,
        theme: &Theme,
        pages: &PageNumbers,
    ) -> Result<Vec<u8>, DocxError> {
        let mut parts = self.parts.take(1);
        let written = docx::write_with(document, theme, &self.fonts, pages, &mut parts[0]);
        self.parts.give_back(parts);
        written
    }

    /// The theme of a meeting: the chosen one, else the one it names, else `formal`.
    fn theme_of(&self, meeting: &Meeting, files: &dyn Files) -> Result<Arc<Theme>, Diagnostics> {
        let theme = self.named_theme(meeting, files)?;
        let named = meeting.document.theme.as_ref().filter(|_| self.chosen.is_none());
        match no_room(meeting, &theme) {
            Some(error) => Err(Diagnostics(vec![error.at(named.map(|text| text.span))])),
            None => Ok(theme),
        }
    }

    fn named_theme(&self, meeting: &Meeting, files: &dyn Files) -> Result<Arc<Theme>, Diagnostics> {
        if let Some(theme) = &self.chosen {
            return Ok(Arc::clone(theme));
        }
        let named = meeting.document.theme.as_ref();
        let name = named.map_or(DEFAULT_THEME, |text| text.value.trim());
        if let Some(theme) = self.builtin(name) {
            return Ok(theme);
        }
        let span = named.map(|text| text.span);
        if !is_theme_file(name) {
            let error = unknown_theme(name).at(span).in_path(THEME_PATH);
            return Err(Diagnostics(vec![error]));
        }
        let theme = theme_from_file(name, files).map_err(|problems| {
            let error = |problem| theme_file_error(name, problem).at(span).in_path(THEME_PATH);
            Diagnostics(problems.into_iter().map(error).collect())
        })?;
        check_families(&theme, &self.fonts, span)?;
        Ok(Arc::new(theme))
    }

    fn builtin(&self, name: &str) -> Option<Arc<Theme>> {
        let place = Theme::BUILTIN.iter().position(|builtin| *builtin == name)?;
        let read = || Arc::new(Theme::builtin(name).expect("it is among the built-in ones"));
        Some(Arc::clone(self.builtin[place].get_or_init(read)))
    }
}

/// A meeting's file as it goes into the PDF, under its own name without folders.
fn attachment(source: &Source) -> Attachment {
    let name = source.name.rsplit(['/', '\\']).next().filter(|name| !matches!(*name, "" | "-"));
    Attachment { name: name.unwrap_or(UNNAMED).to_owned(), bytes: source.text.as_bytes().to_vec() }
}

/// Whether the name of a theme is that of a file.
pub fn is_theme_file(name: &str) -> bool {
    let extension = name.rsplit_once('.').map(|(_, extension)| extension);
    extension.is_some_and(|e| e.eq_ignore_ascii_case("yaml") || e.eq_ignore_ascii_case("yml"))
}

/// Whether a YAML file is a theme and no meeting, so that it may lie beside meetings.
pub fn is_theme(text: &str) -> bool {
    Theme::is_theme(text)
}

/// Reads a theme file; each problem as one line of words, for its place is in another file than
/// the meeting's.
fn theme_from_file(name: &str, files: &dyn Files) -> Result<Theme, Vec<Message>> {
    let bytes = files.read(name).map_err(|error| vec![error.message()])?;
    let source = Source::from_bytes(name, &bytes);
    let found = Theme::from_yaml(&source).map(|theme| theme.value);
    found.map_err(|found| found.0.into_iter().map(|d| with_place(&source, d)).collect())
}

fn with_place(source: &Source, diagnostic: Diagnostic) -> Message {
    let Diagnostic { span, path, message: Message { ar, en }, .. } = diagnostic;
    let place = source.line_column(span.map_or(0, |span| span.start));
    let path = if path.is_empty() { path } else { format!("{path}: ") };
    let place = format!("{}:{}:{}: {path}", source.name, place.line, place.column);
    Message::new(format!("{place}{ar}"), format!("{place}{en}"))
}

fn theme_file_error(name: &str, problem: Message) -> Diagnostic {
    let Message { ar, en } = problem;
    let message = Message::new(
        format!("ملف السمة «{name}» لا يصلح: {ar}"),
        format!("the theme file `{name}` cannot be used: {en}"),
    );
    Diagnostic::error(THEME_FILE, message)
}

/// A meeting on its pages.
struct LaidOut {
    document: Document,
    theme: Arc<Theme>,
    paged: PagedDocument,
}

/// What the message of a meeting is made from.
fn kit<'a>(
    meeting: &'a Meeting,
    source: Option<&'a Source>,
    theme: &'a Theme,
    files: &'a dyn Files,
    options: &'a RenderOptions,
) -> mail::Kit<'a> {
    mail::Kit {
        meeting,
        pack: None,
        files,
        theme,
        options: &options.email,
        source: source.map(|source| &*source.name),
        timestamp: options.timestamp,
    }
}

/// Both results, or the problems of both.
fn both<A, B>(
    first: Result<A, Diagnostics>,
    second: Result<B, Diagnostics>,
) -> Result<(A, B), Diagnostics> {
    match (first, second) {
        (Ok(first), Ok(second)) => Ok((first, second)),
        (Err(mut found), Err(more)) => {
            found.0.extend(more.0);
            found.sort();
            Err(found)
        }
        (Err(found), Ok(_)) | (Ok(_), Err(found)) => Err(found),
    }
}

/// Refuses a theme whose margins take the whole of a small paper, unless the meeting has its own.
fn no_room(meeting: &Meeting, theme: &Theme) -> Option<Diagnostic> {
    let options = &meeting.document;
    let standard = || theme.page.margins_on(options.paper, options.orientation);
    let margins = options.margins.is_none().then(standard)?;
    let left = options.short_of_room(margins)?;
    let (name, left, least) = (&theme.name, left.to_mm().floor(), LEAST_ROOM.to_mm());
    let message = Message::new(
        format!(
            "هوامش السمة «{name}» تترك من ضلع الورق الأقصر {left} مليمتراً للنص، وأقل ما يلزم {least}"
        ),
        format!(
            "the margins of the theme `{name}` leave {left} mm of the paper's shorter side for text; {least} are needed"
        ),
    );
    let help = Message::new(
        "اكتب document.margins، أو اختر ورقاً أكبر",
        "write `document.margins`, or choose a larger paper",
    );
    Some(Diagnostic::error(THEME_FILE, message).in_path(THEME_PATH).help(help))
}

/// Refuses a theme that names a family which is not at hand: text in another face than the one
/// asked for would pass unseen.
fn check_families(theme: &Theme, fonts: &FontBook, at: Option<Span>) -> Result<(), Diagnostics> {
    let of = |family: &Family| [family.name.clone(), family.latin.clone()];
    let mut names: Vec<String> = [of(&theme.body_family), of(&theme.display_family)].concat();
    names.sort();
    names.dedup();
    names.retain(|name| fonts.find(name, 400).is_none());
    let missing = names.iter().map(|name| missing_family(theme, name, fonts).at(at));
    let missing = Diagnostics(missing.collect());
    if missing.0.is_empty() { Ok(()) } else { Err(missing) }
}

fn missing_family(theme: &Theme, family: &str, fonts: &FontBook) -> Diagnostic {
    let theme = &theme.name;
    let message = Message::new(
        format!("السمة «{theme}» تطلب الخط «{family}» وهو غير متوفر"),
        format!("the theme `{theme}` asks for the font family `{family}`, which is not at hand"),
    );
    let near = nearest(family, fonts.iter().map(|(_, font)| font.family()));
    let help = match near {
        Some(near) => {
            Message::new(format!("لعلك تقصد «{near}»"), format!("did you mean `{near}`?"))
        }
        None => Message::new(
            "أضف مجلد الخط بالخيار ‎--fonts‎؛ والأمر mahdar fonts يعرض المتوفر",
            "add its folder with --fonts; `mahdar fonts` lists what is at hand",
        ),
    };
    Diagnostic::error(MISSING_FAMILY, message).help(help)
}
