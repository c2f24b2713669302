//! Writing files so that a crash leaves the old ones or the new ones, never half of one.

use std::fs::File;
use std::io::{self, ErrorKind, Write};
use std::path::{Path, PathBuf};

use tempfile::NamedTempFile;

/// Files written under temporary names in their folder, waiting to take their own.
#[derive(Debug, Default)]
pub(super) struct Staged {
    files: Vec<(NamedTempFile, PathBuf)>,
}

impl Staged {
    /// Writes a file under a temporary name beside its target, down to the disk.
    pub(super) fn add(&mut self, target: PathBuf, bytes: &[u8]) -> io::Result<()> {
        let folder = target.parent().unwrap_or(Path::new("."));
        let mut file = temporary(folder)?;
        file.write_all(bytes)?;
        file.as_file().sync_all()?;
        self.files.push((file, target));
        Ok(())
    }

    /// Gives all files their names. Called when every one of them is safely on the disk.
    pub(super) fn persist(self) -> io::Result<Vec<PathBuf>> {
        let persist = |(file, target): (NamedTempFile, PathBuf)| {
            file.persist(&target).map(|_| target).map_err(|e| e.error)
        };
        self.files.into_iter().map(persist).collect()
    }
}

/// Makes a folder where it is missing, tries whether files can be made in it, and removes the temporary
/// files that a killed run left behind.
///
/// # Errors
/// When the folder cannot be made or not be written to.
pub fn prepare_folder(folder: &Path) -> io::Result<()> {
    std::fs::create_dir_all(folder)?;
    remove_orphans(folder);
    temporary(folder).map(drop)
}

/// The beginning and the end of the name of a temporary file.
const PREFIX: &str = ".mahdar-";
const SUFFIX: &str = ".tmp";

/// A temporary file whose writer lives is locked by it; the system unlocks those of the dead. What cannot
/// be locked or removed stays: it is in nobody's way.
fn remove_orphans(folder: &Path) {
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
    for path in entries.map(|entry| entry.path()) {
        let name = path.file_name().map(|name| name.to_string_lossy().into_owned());
        if name.is_some_and(|name| name.starts_with(PREFIX) && name.ends_with(SUFFIX))
            && File::open(&path).is_ok_and(|file| file.try_lock().is_ok())
        {
            std::fs::remove_file(&path).ok();
        }
    }
}

fn temporary(folder: &Path) -> io::Result<NamedTempFile> {
    let mut builder = tempfile::Builder::new();
    builder.prefix(PREFIX).suffix(SUFFIX);
    // Temporary files are private by default; reports get what the user's umask allows.
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
    let file = builder.tempfile_in(folder).map_err(without_name)?;
    // Where files cannot be locked, no orphans are removed either.
    file.as_file().try_lock().ok();
    Ok(file)
}

/// What is wrong, without the temporary name, which nobody knows.
fn without_name(error: io::Error) -> io::Error {
    match error.kind() {
        kind @ (ErrorKind::NotFound
        | ErrorKind::PermissionDenied
        | ErrorKind::NotADirectory
        | ErrorKind::ReadOnlyFilesystem
        | ErrorKind::StorageFull
        | ErrorKind::QuotaExceeded) => kind.into(),
        _ => error,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_takes_its_name_before_all_are_written() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let old = folder.path().join("a.pdf");
        std::fs::write(&old, "old").expect("writable");
        let mut staged = Staged::default();
        staged.add(old.clone(), b"new").expect("writable");
        assert!(staged.add(folder.path().join("missing/a.docx"), b"new").is_err());
        drop(staged);
        assert_eq!(std::fs::read(&old).expect("still there"), b"old");
        assert_eq!(std::fs::read_dir(folder.path()).expect("readable").count(), 1);
    }

    #[test]
    fn what_a_killed_run_left_is_removed_and_what_a_living_one_writes_is_not() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let orphan = folder.path().join(".mahdar-x1y2z3.tmp");
        std::fs::write(&orphan, "half").expect("writable");
        let mut staged = Staged::default();
        staged.add(folder.path().join("a.pdf"), b"new").expect("writable");
        prepare_folder(folder.path()).expect("writable");
        assert!(!orphan.exists());
        assert!(staged.persist().is_ok());
    }

    #[test]
    fn files_take_their_names() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let mut staged = Staged::default();
        staged.add(folder.path().join("محضر.pdf"), b"new").expect("writable");
        let written = staged.persist().expect("renamed");
        assert_eq!(std::fs::read(&written[0]).expect("there"), b"new");
    }
}
