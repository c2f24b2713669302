//! The files that a meeting names: pictures, its theme.

use std::fs::{self, File};
use std::io::{self, ErrorKind, Read};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::{ExpandError, Input, expand};
use crate::diag::{Message, NotAFile, reason};
use crate::report::{FileError, Files};

/// The most bytes of one file.
const MAX_BYTES: u64 = 64 << 20;

/// The folder of a meeting file. Paths are relative to it and, unless allowed, stay in it.
#[derive(Debug, Clone)]
pub struct Folder {
    root: PathBuf,
    allow_outside: bool,
}

impl Folder {
    /// The folder of an input; the current folder for standard input.
    pub fn of(input: &Input, allow_outside: bool) -> Folder {
        let parent = match input {
            Input::File(path) => path.parent().unwrap_or(Path::new("")),
            Input::Stdin => Path::new(""),
        };
        let here = parent.as_os_str().is_empty();
        Folder { root: if here { ".".into() } else { parent.to_owned() }, allow_outside }
    }

    /// A folder by its path.
    pub(super) fn at(root: PathBuf, allow_outside: bool) -> Folder {
        Folder { root, allow_outside }
    }

    /// The real path of a named file, with every symbolic link followed.
    fn resolve(&self, path: &str) -> Result<PathBuf, FileError> {
        let real = fs::canonicalize(self.root.join(path)).map_err(unreadable)?;
        let root = fs::canonicalize(&self.root).map_err(unreadable)?;
        if self.allow_outside || real.starts_with(root) {
            Ok(real)
        } else {
            Err(FileError::Outside)
        }
    }
}

impl Files for Folder {
    fn read(&self, path: &str) -> Result<Arc<[u8]>, FileError> {
        let path = self.resolve(path)?;
        // A pipe waits for ever to be opened, a device could feed us for ever.
        if !fs::metadata(&path).map_err(unreadable)?.is_file() {
            return Err(FileError::Unreadable(reason(&NotAFile.into())));
        }
        let file = File::open(path).map_err(unreadable)?;
        let mut bytes = Vec::new();
        file.take(MAX_BYTES + 1).read_to_end(&mut bytes).map_err(unreadable)?;
        if bytes.len() as u64 > MAX_BYTES {
            let most = MAX_BYTES >> 20;
            return Err(FileError::Unreadable(Message::new(
                format!("حجمه أكبر من {most} MiB"),
                format!("more than {most} MiB"),
            )));
        }
        Ok(Arc::from(bytes))
    }

    fn matching(&self, pattern: &str) -> Result<Vec<String>, FileError> {
        // Nothing is looked for where nothing may be read: that may be the whole disk.
        match expand::fixed_part(pattern).to_str().map(|fixed| self.resolve(fixed)) {
            Some(Err(FileError::NotFound)) => return Ok(Vec::new()),
            Some(Err(error)) => return Err(error),
            Some(Ok(_)) | None => {}
        }
        let unreadable = |error: ExpandError| FileError::Unreadable(error.message());
        let (files, missed) = expand::matching(&self.root, pattern).map_err(unreadable)?;
        if let Some(error) = missed.into_iter().next() {
            return Err(unreadable(error));
        }
        // A name that is not UTF-8 could not be read back by it.
        files
            .into_iter()
            .filter(|file| !expand::is_pack(file) && !expand::is_theme(&self.root.join(file)))
            .map(|file| file.to_str().map(slashes))
            .collect::<Option<_>>()
            .ok_or_else(|| {
                FileError::Unreadable(Message::new(
                    "اسم ملف ليس بترميز UTF-8",
                    "a name of a file is not UTF-8",
                ))
            })
    }
}

fn slashes(path: &str) -> String {
    path.replace(std::path::MAIN_SEPARATOR, "/")
}

fn unreadable(error: io::Error) -> FileError {
    match error.kind() {
        ErrorKind::NotFound => FileError::NotFound,
        _ => FileError::Unreadable(reason(&error)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn meeting_in(folder: &Path) -> Input {
        Input::File(folder.join("meetings/a.yaml"))
    }

    fn tree() -> tempfile::TempDir {
        let folder = tempfile::tempdir().expect("a temporary folder");
        fs::create_dir_all(folder.path().join("meetings/images")).expect("writable");
        fs::write(folder.path().join("meetings/images/a.png"), "inside").expect("writable");
        fs::write(folder.path().join("secret"), "outside").expect("writable");
        folder
    }

    #[test]
    fn a_file_inside_the_folder_is_read() {
        let tree = tree();
        let files = Folder::of(&meeting_in(tree.path()), false);
        assert_eq!(files.read("images/a.png").as_deref(), Ok(&b"inside"[..]));
        assert_eq!(files.read("images/../images/a.png").as_deref(), Ok(&b"inside"[..]));
        assert_eq!(files.read("images/b.png"), Err(FileError::NotFound));
        assert!(matches!(files.read("images"), Err(FileError::Unreadable(_))));
    }

    #[test]
    fn a_path_does_not_leave_the_folder_unless_allowed() {
        let tree = tree();
        let absolute = tree.path().join("secret").display().to_string();
        for path in ["../secret", &absolute] {
            let files = Folder::of(&meeting_in(tree.path()), false);
            assert_eq!(files.read(path), Err(FileError::Outside), "{path}");
            let files = Folder::of(&meeting_in(tree.path()), true);
            assert_eq!(files.read(path).as_deref(), Ok(&b"outside"[..]), "{path}");
        }
    }

    #[test]
    fn a_pattern_that_leaves_the_folder_is_refused_before_it_is_followed() {
        let tree = tree();
        let files = Folder::of(&meeting_in(tree.path()), false);
        for pattern in ["/**/*.yaml", "../../**/*.yaml", "../*"] {
            assert_eq!(files.matching(pattern), Err(FileError::Outside), "{pattern}");
        }
        assert_eq!(files.matching("images/*.png"), Ok(vec!["images/a.png".to_owned()]));
        assert_eq!(files.matching("none/*.png"), Ok(Vec::new()));
        let files = Folder::of(&meeting_in(tree.path()), true);
        assert_eq!(files.matching("../*"), Ok(vec!["../secret".to_owned()]));
    }

    #[cfg(unix)]
    #[test]
    fn a_folder_of_a_pattern_that_cannot_be_read_is_an_error() {
        let tree = tree();
        let shut = tree.path().join("meetings/shut");
        std::os::unix::fs::symlink(&shut, &shut).expect("writable");
        let files = Folder::of(&meeting_in(tree.path()), false);
        assert!(matches!(files.matching("**/*.yaml"), Err(FileError::Unreadable(_))));
        assert_eq!(files.matching("images/*.png"), Ok(vec!["images/a.png".to_owned()]));
    }

    #[cfg(unix)]
    #[test]
    fn pipes_and_devices_are_not_read() {
        let tree = tree();
        let pipe = tree.path().join("meetings/pipe.png");
        let made = std::process::Command::new("mkfifo").arg(&pipe).status();
        assert!(made.is_ok_and(|status| status.success()), "a pipe can be made");
        let files = Folder::of(&meeting_in(tree.path()), true);
        for path in ["pipe.png", "/dev/zero"] {
            assert!(matches!(files.read(path), Err(FileError::Unreadable(_))), "{path}");
        }
    }

    #[cfg(unix)]
    #[test]
    fn a_symbolic_link_does_not_lead_out() {
        let tree = tree();
        let link = tree.path().join("meetings/images/link.png");
        std::os::unix::fs::symlink(tree.path().join("secret"), link).expect("writable");
        let files = Folder::of(&meeting_in(tree.path()), false);
        assert_eq!(files.read("images/link.png"), Err(FileError::Outside));
    }
}
