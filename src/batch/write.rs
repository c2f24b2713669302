//! Writing files so that a crash leaves the old ones or the new ones, never half of one.

use std::io::{self, Write};
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

/// Makes a folder where it is missing, and tries whether files can be made in it.
///
/// # Errors
/// When the folder cannot be made or not be written to.
pub fn prepare_folder(folder: &Path) -> io::Result<()> {
    std::fs::create_dir_all(folder)?;
    temporary(folder).map(drop)
}

fn temporary(folder: &Path) -> io::Result<NamedTempFile> {
    let mut builder = tempfile::Builder::new();
    builder.prefix(".mahdar-").suffix(".tmp");
    // Temporary files are private by default; reports get what the user's umask allows.
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
    builder.tempfile_in(folder)
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
    fn files_take_their_names() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let mut staged = Staged::default();
        staged.add(folder.path().join("محضر.pdf"), b"new").expect("writable");
        let written = staged.persist().expect("renamed");
        assert_eq!(std::fs::read(&written[0]).expect("there"), b"new");
    }
}
