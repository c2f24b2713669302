//! One meeting after the other, on as many threads as asked for.

use std::fs::{self, File};
use std::io::{self, Read};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use rayon::iter::{ParallelBridge, ParallelIterator};

use super::memory::{Memory, Watched};
use super::order::InOrder;
use super::write::Staged;
use super::{Folder, Input, output_stem};
use crate::diag::{Diagnostic, Diagnostics, Message, NotAFile, Severity, Source, Warned, reason};
use crate::engine::{EmailOptions, Engine, Error, Format, Posted, RenderOptions};
use crate::yaml::MAX_BYTES;

/// The most threads: with a thousand the program is busy with them alone.
const MOST_THREADS: usize = 256;

/// What to do with every meeting.
#[derive(Debug, Clone, Default)]
pub struct Job {
    /// Where to write what; nothing to check only.
    pub target: Option<Target>,
    /// What the meetings themselves do not settle. Its formats give way to the target's.
    pub options: RenderOptions,
    /// Whether a warning is an error.
    pub strict: bool,
    /// Whether a meeting may name files outside its folder.
    pub allow_outside: bool,
    /// How many threads; 0 for one a processor. There are never more than meetings, nor more than 256.
    pub threads: usize,
    /// Whether the bytes made are handed out too, as when there is no target to write them to.
    pub keep_files: bool,
    /// Set from outside, lets no further meeting begin.
    pub stop: Arc<AtomicBool>,
    /// What was made before; meetings of which nothing has changed since are left as they are.
    pub memory: Option<Arc<Memory>>,
}

/// Where to write what.
#[derive(Debug, Clone)]
pub struct Target {
    /// The folder; it is there and can be written to ([`super::prepare_folder`]).
    pub folder: PathBuf,
    /// The formats.
    pub formats: Vec<Format>,
}

/// What became of one input.
#[derive(Debug)]
pub struct Outcome {
    /// The input.
    pub input: Input,
    /// Its text, kept when there is something to show in it.
    pub source: Option<Source>,
    /// What was made, or why nothing was.
    pub result: Result<Made, Failure>,
    /// What somebody should look at.
    pub warnings: Vec<Diagnostic>,
    /// How long it took.
    pub elapsed: Duration,
}

/// What was made of one input.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Made {
    /// The files written.
    pub outputs: Vec<PathBuf>,
    /// The pages of the PDF.
    pub pages: usize,
    /// Whether the files were there already, made from the same.
    pub unchanged: bool,
    /// The bytes of the files, when the job asks to keep them.
    pub files: Vec<(Format, Vec<u8>)>,
    /// Who sends the e-mail and who gets it, when one was made.
    pub letter: Option<Posted>,
}

/// Why nothing was made of an input. Earlier outputs are as they were.
#[derive(Debug)]
pub enum Failure {
    /// The input has mistakes.
    Rejected(Diagnostics),
    /// The input cannot be read.
    Unreadable(io::Error),
    /// The outputs cannot be written.
    Unwritable(io::Error),
    /// A writer cannot make the outputs: a font or a picture that its format does not take.
    Unmade(String),
    /// A fault of the program.
    Internal(String),
}

/// Works on every input and hands the outcomes to `out` in input order. How many were not begun,
/// because [`Job::stop`] was set, is returned; what was begun is finished.
///
/// # Errors
/// When the threads cannot be started.
pub fn run(
    engine: &Engine,
    inputs: &[Input],
    job: &Job,
    mut out: impl FnMut(Outcome) + Send,
) -> io::Result<usize> {
    // With 0 the pool takes one a processor, which no run of few meetings suffers from.
    let threads = job.threads.min(inputs.len().clamp(1, MOST_THREADS));
    let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build();
    let pool = pool.map_err(io::Error::other)?;
    let mut not_begun = 0;
    let order = Mutex::new(InOrder::new(|outcome: Option<Outcome>| match outcome {
        Some(outcome) => out(outcome),
        None => not_begun += 1,
    }));
    pool.install(|| {
        // A bridge hands out inputs one by one from the front, so that few results wait.
        inputs.iter().enumerate().par_bridge().for_each(|(number, input)| {
            let stopped = job.stop.load(Ordering::Relaxed);
            let outcome = (!stopped).then(|| one(engine, input, job));
            order.lock().unwrap_or_else(|poison| poison.into_inner()).put(number, outcome);
        });
    });
    drop(order);
    Ok(not_begun)
}

fn one(engine: &Engine, input: &Input, job: &Job) -> Outcome {
    let start = Instant::now();
    let mut source = None;
    let mut warnings = Vec::new();
    let work = || make(engine, input, job, &mut source, &mut warnings);
    let result = guarded(work);
    if result.is_ok() && warnings.is_empty() {
        source = None;
    }
    Outcome { input: input.clone(), source, result, warnings, elapsed: start.elapsed() }
}

/// Keeps a fault of the program to the one meeting it happens in. What the interrupted work leaves
/// behind is only shown, never worked with.
pub(super) fn guarded<T>(work: impl FnOnce() -> Result<T, Failure>) -> Result<T, Failure> {
    catch_unwind(AssertUnwindSafe(work)).unwrap_or_else(|panic| {
        let text = panic.downcast_ref::<String>().map(String::as_str);
        let text = text.or_else(|| panic.downcast_ref::<&str>().copied());
        Err(Failure::Internal(text.unwrap_or("no message").to_owned()))
    })
}

fn make(
    engine: &Engine,
    input: &Input,
    job: &Job,
    source: &mut Option<Source>,
    warnings: &mut Vec<Diagnostic>,
) -> Result<Made, Failure> {
    let source = source.insert(read(input).map_err(Failure::Unreadable)?);
    let folder = Folder::of(input, job.allow_outside);
    let stem = output_stem(input);
    if let Some((memory, target)) = job.memory.as_ref().zip(job.target.as_ref()) {
        let outputs: Vec<PathBuf> = target.paths(input).collect();
        let text = source.text.as_bytes();
        if let Some(pages) = memory.unchanged(&stem, text, &folder, &outputs) {
            return Ok(Made { outputs, pages, unchanged: true, files: Vec::new(), letter: None });
        }
    }
    let files = Watched::new(&folder);
    let formats = match &job.target {
        Some(target) => target.formats.clone(),
        None if job.keep_files => job.options.formats.clone(),
        None => Vec::new(),
    };
    let email = EmailOptions { stem: Some(stem.clone()), ..job.options.email.clone() };
    let options = RenderOptions { formats, email, ..job.options.clone() };
    let Warned { value: rendered, warnings: found } =
        engine.render_source(source, &files, &options).map_err(failure)?;
    if job.strict && !found.is_empty() {
        return Err(Failure::Rejected(as_errors(found)));
    }
    *warnings = found;
    let outputs = match &job.target {
        Some(target) => write(input, target, &rendered.files).map_err(Failure::Unwritable)?,
        None => Vec::new(),
    };
    let pages = rendered.pages;
    if let Some(memory) = &job.memory {
        let entry = || memory.entry(source.text.as_bytes(), &files, &outputs, pages);
        memory.note(&stem, if warnings.is_empty() { entry() } else { None });
    }
    let files = if job.keep_files { rendered.files } else { Vec::new() };
    Ok(Made { outputs, pages, unchanged: false, files, letter: rendered.letter })
}

fn failure(error: Error) -> Failure {
    match error {
        Error::Input(found) => Failure::Rejected(found),
        Error::Pdf(_) | Error::Docx(_) | Error::Email(_) => Failure::Unmade(error.to_string()),
    }
}

fn as_errors(warnings: Vec<Diagnostic>) -> Diagnostics {
    let error = |warning| Diagnostic { severity: Severity::Error, ..warning };
    Diagnostics(warnings.into_iter().map(error).collect())
}

pub(super) fn read(input: &Input) -> io::Result<Source> {
    let name = input.path().display().to_string();
    let bytes = match input {
        Input::File(path) => {
            let (file, size) = open(path)?;
            read_at_most(file, size)?
        }
        Input::Stdin => read_at_most(io::stdin().lock(), 0)?,
    };
    Ok(Source::from_bytes(name, &bytes))
}

/// Opens a file and says how many bytes it has. A pipe would wait for ever to be opened, a device feed us
/// for ever.
fn open(path: &Path) -> io::Result<(File, u64)> {
    let found = fs::metadata(path)?;
    if found.is_dir() {
        return Err(io::ErrorKind::IsADirectory.into());
    }
    if !found.is_file() {
        return Err(NotAFile.into());
    }
    Ok((File::open(path)?, found.len()))
}

/// One byte more than the limit is enough to see that a file is over it. There will be some `expected`
/// bytes.
fn read_at_most(from: impl Read, expected: u64) -> io::Result<Vec<u8>> {
    // Room for a last read that finds nothing more.
    const SPARE: usize = 64;
    let most = MAX_BYTES as u64 + 1;
    let room = usize::try_from(expected.min(most)).unwrap_or(0) + SPARE;
    let mut bytes = Vec::with_capacity(room);
    from.take(most).read_to_end(&mut bytes)?;
    Ok(bytes)
}

fn write(input: &Input, target: &Target, files: &[(Format, Vec<u8>)]) -> io::Result<Vec<PathBuf>> {
    let mut staged = Staged::default();
    for ((_, bytes), path) in files.iter().zip(target.paths(input)) {
        staged.add(path, bytes)?;
    }
    staged.persist()
}

impl Target {
    /// The files that an input's outputs go to.
    pub fn paths(&self, input: &Input) -> impl Iterator<Item = PathBuf> {
        let stem = output_stem(input);
        self.formats
            .iter()
            .map(move |format| self.folder.join(format!("{stem}.{}", format.extension())))
    }
}

impl Failure {
    /// The failure in words; none for a rejected input, whose problems speak for themselves.
    pub fn message(&self) -> Option<Message> {
        match self {
            Failure::Rejected(_) => None,
            Failure::Unreadable(error) => {
                let Message { ar, en } = reason(error);
                Some(Message::new(
                    format!("تعذرت قراءة الملف: {ar}"),
                    format!("the file cannot be read: {en}"),
                ))
            }
            Failure::Unwritable(error) => {
                let Message { ar, en } = reason(error);
                Some(Message::new(
                    format!("تعذرت كتابة الملفات الناتجة: {ar}"),
                    format!("the outputs cannot be written: {en}"),
                ))
            }
            Failure::Unmade(why) => Some(Message::new(
                format!("تعذر إعداد الملفات الناتجة: {why}"),
                format!("the outputs cannot be made: {why}"),
            )),
            Failure::Internal(what) => Some(Message::new(
                format!("خلل في البرنامج نفسه: {what}"),
                format!("a fault of the program itself: {what}"),
            )),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fault_becomes_a_failure_with_its_words() {
        let said = |result: Result<Made, Failure>| match result {
            Err(Failure::Internal(what)) => what,
            other => panic!("{other:?}"),
        };
        assert_eq!(said(guarded(|| panic!("a fault"))), "a fault");
        let number = 7;
        assert_eq!(said(guarded(|| panic!("fault {number}"))), "fault 7");
    }

    #[cfg(unix)]
    #[test]
    fn pipes_devices_and_folders_are_no_meetings() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let pipe = folder.path().join("pipe.yaml");
        let made = std::process::Command::new("mkfifo").arg(&pipe).status();
        assert!(made.is_ok_and(|status| status.success()), "a pipe can be made");
        for path in [pipe.as_path(), Path::new("/dev/zero"), folder.path()] {
            assert!(open(path).is_err(), "{}", path.display());
        }
    }

    #[test]
    fn no_more_is_read_than_shows_that_a_file_is_too_large() {
        let endless = std::io::repeat(b'a');
        assert_eq!(read_at_most(endless, 0).expect("readable").len(), MAX_BYTES + 1);
    }
}
