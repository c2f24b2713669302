//! Reading what a pack names, and binding it.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::sources::{Problems, Sources};
use super::{
    BAD_ANNEX, FLAT_FORM, NAMED_TWICE, NO_CLAIM, NO_MEETING, NO_REGISTERS, OTHER_DIRECTION,
    TOO_LONG, UNREADABLE_ANNEX,
};
use crate::diag::{Code, Diagnostic, Diagnostics, Message, Source, Warned};
use crate::document::{Document, Inlines};
use crate::model::{Meeting, Pack, PackAnnex, PackMeeting, Text};
use crate::pdf::{self, AnnexError};
use crate::report::{Annex, Bound, FileError, Files, Registers, compose_pack};

/// A pack ready to be laid out.
#[derive(Debug, Clone)]
pub struct BoundPack {
    /// The pack as its file says it.
    pub pack: Pack,
    /// All of it as one document.
    pub document: Document,
    /// What was gathered from its meetings.
    pub registers: Registers,
    /// Its meetings by their titles, each with its date, and how final and how secret it is.
    pub meetings: Vec<Inlines>,
    /// The annexes, in the order in which the document counts them.
    pub annexes: Vec<pdf::Annex>,
    /// Its sources, for what else is found.
    pub sources: Sources,
    /// What somebody should look at.
    pub warnings: Vec<(usize, Diagnostic)>,
}

/// Reads a pack with everything that it names.
///
/// # Errors
/// Every problem of every file, each with its source.
pub fn bind(source: &Source, files: &dyn Files) -> Result<BoundPack, Problems> {
    let mut reader = Reader::new(files);
    reader.sources.push(source.clone());
    let pack = match Pack::from_yaml(source) {
        Ok(Warned { value, warnings }) => {
            reader.sources.allow(&value.document.allow);
            reader.note(0, warnings);
            value
        }
        Err(Diagnostics(found)) => {
            reader.note(0, found);
            return Err(reader.problems());
        }
    };
    let mut meetings = Vec::new();
    let by_name = pack.meetings.iter().filter(|entry| !is_pattern(entry, files));
    reader.by_name = by_name.map(|entry| plain_path(&entry.file.value).to_owned()).collect();
    for entry in &pack.meetings {
        for name in reader.names(entry) {
            meetings.extend(reader.meeting(entry, name, &pack));
        }
    }
    let behind: Vec<usize> = pack.annexes.iter().filter_map(|a| reader.annex(a)).collect();
    if !reader.annexes.is_empty() && !reader.failed {
        reader.found.push((0, no_claim(&pack)));
    }
    if reader.failed {
        return Err(reader.problems());
    }
    reader.bind(pack, meetings, &behind)
}

/// What was read so far.
struct Reader<'a> {
    files: &'a dyn Files,
    sources: Sources,
    annexes: Vec<(pdf::Annex, PackAnnex)>,
    found: Vec<(usize, Diagnostic)>,
    failed: bool,
    /// The meetings that entries name without a pattern.
    by_name: BTreeSet<String>,
    /// The meetings that were named so far.
    taken: BTreeSet<String>,
}

/// A meeting that was read.
struct Read {
    entry: PackMeeting,
    name: String,
    meeting: Meeting,
    offset: usize,
    /// The places of its annexes.
    annexes: Vec<usize>,
}

impl<'a> Reader<'a> {
    fn new(files: &'a dyn Files) -> Reader<'a> {
        let (sources, annexes) = (Sources::default(), Vec::new());
        let (by_name, taken) = (BTreeSet::new(), BTreeSet::new());
        Reader { files, sources, annexes, found: Vec::new(), failed: false, by_name, taken }
    }

    fn note(&mut self, source: usize, found: Vec<Diagnostic>) {
        self.failed |= found.iter().any(Diagnostic::is_error);
        self.found.extend(found.into_iter().map(|found| (source, found)));
    }

    fn problems(self) -> Problems {
        self.sources.problems(self.found, &[])
    }

    /// The files that an entry names. A pattern stands for those that no other entry names, so that
    /// `first.yaml` and `*.yaml` are all files with one of them first.
    fn names(&mut self, entry: &PackMeeting) -> Vec<String> {
        let pattern = &entry.file.value;
        if self.by_name.contains(plain_path(pattern)) {
            if !self.taken.insert(plain_path(pattern).to_owned()) {
                self.note(0, vec![again(&entry.file, &entry.path)]);
            }
            return vec![pattern.clone()];
        }
        match self.files.matching(pattern) {
            Ok(mut names) if !names.is_empty() => {
                names.retain(|name| {
                    !self.by_name.contains(plain_path(name))
                        && self.taken.insert(plain_path(name).to_owned())
                });
                names
            }
            Ok(_) => {
                self.note(0, vec![no_meeting(entry, pattern, &FileError::NotFound)]);
                Vec::new()
            }
            Err(error) => {
                self.note(0, vec![no_meeting(entry, pattern, &error)]);
                Vec::new()
            }
        }
    }

    fn meeting(&mut self, entry: &PackMeeting, name: String, pack: &Pack) -> Option<Read> {
        let bytes = match self.files.read(&name) {
            Ok(bytes) => bytes,
            Err(error) => {
                self.note(0, vec![no_meeting(entry, &name, &error)]);
                return None;
            }
        };
        let source = Source::from_bytes(name.clone(), &bytes);
        let number = self.sources.count();
        let offset = self.sources.push(source.clone());
        let meeting = match Meeting::from_yaml(&source) {
            Ok(Warned { value, warnings }) => {
                self.sources.allow(&value.document.allow);
                self.note(number, warnings);
                value
            }
            Err(Diagnostics(found)) => {
                self.note(number, found);
                return None;
            }
        };
        if meeting.direction() != pack.head().direction() {
            self.note(0, vec![other_direction(&entry.file, &entry.path, &name)]);
        }
        let annexes = entry.annexes.iter().filter_map(|annex| self.annex(annex)).collect();
        Some(Read { entry: entry.clone(), name, meeting, offset, annexes })
    }

    /// The place of an annex.
    fn annex(&mut self, annex: &PackAnnex) -> Option<usize> {
        let bytes: Arc<[u8]> = match self.files.read(&annex.file.value) {
            Ok(bytes) => bytes,
            Err(error) => {
                self.note(0, vec![unreadable_annex(annex, &error)]);
                return None;
            }
        };
        match pdf::Annex::from_bytes(&bytes) {
            Ok(read) => {
                if read.has_form() {
                    self.note(0, vec![flat_form(annex)]);
                }
                self.annexes.push((read, annex.clone()));
                Some(self.annexes.len() - 1)
            }
            Err(error) => {
                self.note(0, vec![bad_annex(annex, &error)]);
                None
            }
        }
    }

    fn bind(
        mut self,
        pack: Pack,
        meetings: Vec<Read>,
        behind: &[usize],
    ) -> Result<BoundPack, Problems> {
        let folders: Vec<Within> =
            meetings.iter().map(|read| Within::folder_of(&read.name, self.files)).collect();
        let annex = |place: &usize| {
            let (read, named) = &self.annexes[*place];
            let (title, name) = (named.title.as_ref(), named.file.value.as_str());
            Annex { title, name, file: *place, sizes: read.sizes() }
        };
        let bound: Vec<Bound<'_>> = meetings
            .iter()
            .zip(&folders)
            .map(|(read, folder)| Bound {
                meeting: &read.meeting,
                file: &read.name,
                title: read.entry.title.as_ref(),
                files: folder,
                offset: read.offset,
                annexes: read.annexes.iter().map(annex).collect(),
            })
            .collect();
        let behind: Vec<Annex<'_>> = behind.iter().map(annex).collect();
        let composed = compose_pack(&pack, &bound, &behind, self.files);
        drop((bound, behind));
        match composed {
            Ok(composed) => {
                self.found.extend(composed.warnings);
                Ok(BoundPack {
                    pack,
                    document: composed.document,
                    registers: composed.registers,
                    meetings: composed.meetings,
                    annexes: self.annexes.into_iter().map(|(annex, _)| annex).collect(),
                    sources: self.sources,
                    warnings: self.found,
                })
            }
            Err(found) => {
                self.found.extend(found);
                Err(self.problems())
            }
        }
    }
}

/// The files that a meeting names, by paths from its own folder.
struct Within<'a> {
    folder: String,
    files: &'a dyn Files,
}

impl<'a> Within<'a> {
    fn folder_of(name: &str, files: &'a dyn Files) -> Within<'a> {
        let folder = name.rsplit_once('/').map(|(folder, _)| format!("{folder}/"));
        Within { folder: folder.unwrap_or_default(), files }
    }
}

impl Files for Within<'_> {
    fn read(&self, path: &str) -> Result<Arc<[u8]>, FileError> {
        let folder = if is_absolute(path) { "" } else { self.folder.as_str() };
        self.files.read(&format!("{folder}{path}"))
    }
}

/// Whether a path begins at a root or a drive, whatever the system: `/a`, `C:\a`.
fn is_absolute(path: &str) -> bool {
    let drive = path.split_once(':').map(|(drive, _)| drive);
    let is_drive =
        |drive: &str| drive.len() == 1 && drive.starts_with(|c: char| c.is_ascii_alphabetic());
    path.starts_with(['/', '\\']) || drive.is_some_and(is_drive)
}

/// Whether an entry stands for all files that match. A file whose name holds `[` or `*` is that file
/// before it is a pattern.
fn is_pattern(entry: &PackMeeting, files: &dyn Files) -> bool {
    entry.is_pattern() && files.read(&entry.file.value).is_err()
}

/// A path as patterns give it.
fn plain_path(path: &str) -> &str {
    path.strip_prefix("./").unwrap_or(path)
}

fn again(file: &Text, path: &str) -> Diagnostic {
    let name = &file.value;
    let message = Message::new(
        format!("الاجتماع «{name}» مذكور من قبل في هذه الحزمة، فيظهر مرتين"),
        format!("the meeting `{name}` was named before in this pack: it appears twice"),
    );
    Diagnostic::warning(NAMED_TWICE, message).at(Some(file.span)).in_path(path)
}

fn problem(code: Code, file: &Text, path: &str, message: Message) -> Diagnostic {
    Diagnostic::error(code, message).at(Some(file.span)).in_path(path)
}

/// A meeting, or all those of a pattern, that cannot be read.
fn no_meeting(entry: &PackMeeting, name: &str, error: &FileError) -> Diagnostic {
    let Message { ar, en } = error.message();
    let message = Message::new(
        format!("تعذرت قراءة الاجتماع «{name}»: {ar}"),
        format!("the meeting `{name}` cannot be read: {en}"),
    );
    let help = match error {
        FileError::Outside => Message::new(
            "يسمح الخيار ‎--allow-outside‎ بملفات خارج مجلد ملف الحزمة",
            "`--allow-outside` allows files outside the folder of the pack's file",
        ),
        FileError::NotFound | FileError::Unreadable(_) => Message::new(
            "اكتب المسار نسبةً إلى مجلد ملف الحزمة",
            "write the path relative to the folder of the pack's file",
        ),
    };
    problem(NO_MEETING, &entry.file, &entry.path, message).help(help)
}

fn unreadable_annex(annex: &PackAnnex, error: &FileError) -> Diagnostic {
    let name = &annex.file.value;
    let Message { ar, en } = error.message();
    let message = Message::new(
        format!("تعذرت قراءة الملحق «{name}»: {ar}"),
        format!("the annex `{name}` cannot be read: {en}"),
    );
    problem(UNREADABLE_ANNEX, &annex.file, &annex.path, message)
}

fn bad_annex(annex: &PackAnnex, error: &AnnexError) -> Diagnostic {
    let name = &annex.file.value;
    let (why, ar_help, en_help) = match error {
        AnnexError::Encrypted => (
            "مشفَّر".to_owned(),
            "احفظ نسخة منه بلا كلمة سر ولا قيود",
            "save a copy of it without password or restrictions",
        ),
        AnnexError::Damaged(why) => (
            format!("ليس PDF أو هو تالف: {why}"),
            "افتحه في برنامج آخر واطبعه إلى PDF جديد",
            "open it in another program and print it to a new PDF",
        ),
        AnnexError::Empty => ("بلا صفحات".to_owned(), "احذفه من الملاحق", "leave it out"),
    };
    let message = Message::new(
        format!("لا يمكن إلحاق «{name}»: {why}"),
        format!("`{name}` cannot be appended: {error}"),
    );
    let help = Message::new(ar_help, en_help);
    problem(BAD_ANNEX, &annex.file, &annex.path, message).help(help)
}

fn flat_form(annex: &PackAnnex) -> Diagnostic {
    let name = &annex.file.value;
    let message = Message::new(
        format!("في الملحق «{name}» نموذج: يظهر كما مُلئ ولا يُملأ في الحزمة"),
        format!(
            "the annex `{name}` holds a form: it is shown as filled in, and cannot be filled in here"
        ),
    );
    Diagnostic::warning(FLAT_FORM, message).at(Some(annex.file.span)).in_path(annex.path.as_str())
}

fn other_direction(file: &Text, path: &str, name: &str) -> Diagnostic {
    let message = Message::new(
        format!("الاجتماع «{name}» يُكتب في غير اتجاه الحزمة، فلا تجمعهما حزمة واحدة"),
        format!(
            "the meeting `{name}` is written in another direction than the pack, and cannot be bound with it"
        ),
    );
    problem(OTHER_DIRECTION, file, path, message)
}

fn no_claim(pack: &Pack) -> Diagnostic {
    let message = Message::new(
        "الحزمة بملاحق لا يُعرف محتواها، فلا يدّعي ملف PDF المطابقة لمعيار PDF/A ولا PDF/UA",
        "nothing is known of what annexes hold, so the PDF claims to conform to neither PDF/A nor PDF/UA",
    );
    let first = pack.annexes.first();
    let first = first.or_else(|| pack.meetings.iter().find_map(|meeting| meeting.annexes.first()));
    let found = Diagnostic::warning(NO_CLAIM, message);
    match first {
        Some(annex) => found.at(Some(annex.file.span)).in_path(annex.path.as_str()),
        None => found,
    }
}

/// The warning that tables of registers are asked for which the pack does not gather.
pub(crate) fn no_registers() -> Diagnostic {
    let message = Message::new(
        "لا سجلات في هذه الحزمة: ملف csv أو json بلا صفوف",
        "this pack has no registers: the CSV or JSON file has no rows",
    );
    let help = Message::new(
        "اكتب registers: [decisions, recommendations, actions] أو ما تريد منها",
        "write registers: [decisions, recommendations, actions], or those you want",
    );
    Diagnostic::warning(NO_REGISTERS, message).in_path("registers").help(help)
}

/// A pack that is too long.
pub(crate) fn too_long(pages: usize) -> Diagnostic {
    let most = super::MOST_PAGES;
    let message = Message::new(
        format!("صفحات الحزمة {pages}، والحد {most}"),
        format!("the pack has {pages} pages; at most {most} are allowed"),
    );
    let help = Message::new("اجعلها حزمتين", "make two packs of it");
    Diagnostic::error(TOO_LONG, message).help(help)
}
