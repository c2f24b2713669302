//! One pack: its file read, its outputs written whole.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use super::work::{Failure, guarded, read};
use super::write::Staged;
use super::{Folder, Input, output_stem, portable};
use crate::diag::{Diagnostic, Severity, Source};
use crate::engine::{
    EmailOptions, Engine, PackError, PackFormat, PackOptions, Posted, RenderedPack,
};
use crate::pack::{Problems, of_meetings};

/// A pack to be made.
#[derive(Debug, Clone, Default)]
pub struct PackJob {
    /// The folder to write to; it is there ([`super::prepare_folder`]). With none the bytes are handed
    /// out and nothing is written.
    pub folder: Option<PathBuf>,
    /// What to make.
    pub options: PackOptions,
    /// Whether a warning is an error.
    pub strict: bool,
    /// Whether files outside the pack's folder may be named.
    pub allow_outside: bool,
    /// Set from outside, lets nothing be written or handed out any more.
    pub stop: Arc<AtomicBool>,
}

/// What was made of a pack.
#[derive(Debug, Clone)]
pub struct MadePack {
    /// The files written.
    pub outputs: Vec<PathBuf>,
    /// The pages of the PDF.
    pub pages: usize,
    /// What somebody should look at.
    pub warnings: Problems,
    /// The files by format, when they were written nowhere.
    pub files: Vec<(PackFormat, Vec<u8>)>,
    /// Who sends the e-mail and who gets it, when one was made.
    pub letter: Option<Posted>,
}

/// Why nothing was made of a pack.
#[derive(Debug)]
pub enum PackFailure {
    /// The pack or a file that it names has mistakes.
    Rejected(Problems),
    /// What has nothing to do with what is written in them.
    Other(Failure),
    /// [`PackJob::stop`] was set before all was made; nothing was written.
    Stopped,
}

/// Makes the pack of a file.
///
/// # Errors
/// [`PackFailure`]; earlier outputs are as they were then.
pub fn make_pack(engine: &Engine, input: &Input, job: &PackJob) -> Result<MadePack, PackFailure> {
    let source = read(input).map_err(|why| PackFailure::Other(Failure::Unreadable(why)))?;
    let files = Folder::of(input, job.allow_outside);
    make(engine, &source, &files, &output_stem(input), job)
}

/// Makes a pack of the meetings in these files, which lie anywhere.
///
/// # Errors
/// [`PackFailure`]; earlier outputs are as they were then.
pub fn make_pack_of(
    engine: &Engine,
    title: &str,
    meetings: &[PathBuf],
    job: &PackJob,
) -> Result<MadePack, PackFailure> {
    let unreadable = |why| PackFailure::Other(Failure::Unreadable(why));
    let real = meetings.iter().map(|path| path.canonicalize()).collect::<Result<Vec<_>, _>>();
    let real = real.map_err(unreadable)?;
    let root = common_folder(&real);
    let names = real.iter().map(|path| name_in(&root, path)).collect::<Vec<_>>();
    let folder = Folder::at(root, job.allow_outside);
    let source = of_meetings(title, &names, &folder).map_err(PackFailure::Rejected)?;
    make(engine, &source, &folder, &portable(title), job)
}

/// The deepest folder that all files lie in.
fn common_folder(files: &[PathBuf]) -> PathBuf {
    let parents = files.iter().filter_map(|file| file.parent());
    let common = |held: PathBuf, other: &Path| {
        held.components()
            .zip(other.components())
            .take_while(|(a, b)| a == b)
            .map(|(a, _)| a)
            .collect()
    };
    let mut parents = parents.map(Path::to_owned);
    let first = parents.next().unwrap_or_default();
    parents.fold(first, |held, other| common(held, &other))
}

/// A file by its path from a folder, with slashes as in a pack's file.
fn name_in(root: &Path, file: &Path) -> String {
    let inside = file.strip_prefix(root).unwrap_or(file).components();
    let parts: Vec<String> =
        inside.map(|part| part.as_os_str().to_string_lossy().into_owned()).collect();
    parts.join("/")
}

fn make(
    engine: &Engine,
    source: &Source,
    files: &Folder,
    stem: &str,
    job: &PackJob,
) -> Result<MadePack, PackFailure> {
    let email = EmailOptions { stem: Some(stem.to_owned()), ..job.options.email.clone() };
    let options = PackOptions { email, ..job.options.clone() };
    let work = || Ok(engine.render_pack(source, files, &options));
    let made = guarded(work).map_err(PackFailure::Other)?;
    let RenderedPack { files, pages, warnings, letter } = made.map_err(failure)?;
    if job.stop.load(Ordering::Relaxed) {
        return Err(PackFailure::Stopped);
    }
    if job.strict && !warnings.found.is_empty() {
        return Err(PackFailure::Rejected(as_errors(warnings)));
    }
    let Some(folder) = &job.folder else {
        return Ok(MadePack { outputs: Vec::new(), pages, warnings, files, letter });
    };
    let outputs = write(&files, stem, folder);
    let outputs = outputs.map_err(|why| PackFailure::Other(Failure::Unwritable(why)))?;
    Ok(MadePack { outputs, pages, warnings, files: Vec::new(), letter })
}

fn write(
    files: &[(PackFormat, Vec<u8>)],
    stem: &str,
    folder: &Path,
) -> std::io::Result<Vec<PathBuf>> {
    let mut staged = Staged::default();
    for (format, bytes) in files {
        staged.add(folder.join(format!("{stem}.{}", format.extension())), bytes)?;
    }
    staged.persist()
}

fn failure(error: PackError) -> PackFailure {
    match error {
        PackError::Input(problems) => PackFailure::Rejected(problems),
        PackError::Pdf(_) | PackError::Docx(_) | PackError::Email(_) => {
            PackFailure::Other(Failure::Unmade(error.to_string()))
        }
    }
}

fn as_errors(problems: Problems) -> Problems {
    let error = |(source, found)| (source, Diagnostic { severity: Severity::Error, ..found });
    let found = problems.found.into_iter().map(error).collect();
    Problems { found, ..problems }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_are_named_from_the_folder_that_holds_them_all() {
        let files = ["/a/b/one.yaml", "/a/c/d/two.yaml"].map(PathBuf::from);
        let root = common_folder(&files);
        assert_eq!(root, Path::new("/a"));
        assert_eq!(files.map(|file| name_in(&root, &file)), ["b/one.yaml", "c/d/two.yaml"]);
        assert_eq!(common_folder(&["/a/b/one.yaml".into()]), Path::new("/a/b"));
    }
}
