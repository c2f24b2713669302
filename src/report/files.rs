//! How pictures named in a meeting are read: an interface, so that no file is touched here.

use std::sync::Arc;

use crate::diag::Message;

/// The files that a meeting may name, by the paths it names them with.
pub trait Files {
    /// The bytes of a file. The path is as written in the meeting, relative to the meeting's file.
    ///
    /// # Errors
    /// [`FileError`] when it may not or cannot be read.
    fn read(&self, path: &str) -> Result<Arc<[u8]>, FileError>;

    /// The files that a pattern such as `2016/*.yaml` matches, sorted; for packs of meetings.
    ///
    /// # Errors
    /// [`FileError`] when the pattern cannot be read, or when there is no folder to look in.
    fn matching(&self, pattern: &str) -> Result<Vec<String>, FileError> {
        Err(FileError::Unreadable(Message::new(
            format!("لا مجلد يُبحث فيه عن {pattern}"),
            format!("no folder to look for {pattern} in"),
        )))
    }
}

/// Why a file was not read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum FileError {
    /// There is none of this name.
    #[error("there is no such file")]
    NotFound,
    /// The path leaves the folder of the meeting.
    #[error("the path leaves the folder of the file that names it")]
    Outside,
    /// It exists but cannot be read.
    #[error("it cannot be read: {}", .0.en)]
    Unreadable(Message),
}

impl FileError {
    /// The reason in both languages of messages.
    pub fn message(&self) -> Message {
        let ar = match self {
            FileError::NotFound => "لا يوجد ملف بهذا الاسم".to_owned(),
            FileError::Outside => "المسار يخرج من مجلد الملف الذي يذكره".to_owned(),
            FileError::Unreadable(why) => format!("تعذّرت قراءته: {}", why.ar),
        };
        Message::new(ar, self.to_string())
    }
}

/// No file at all: for meetings that are only text.
#[derive(Debug, Clone, Copy, Default)]
pub struct NoFiles;

impl Files for NoFiles {
    fn read(&self, _path: &str) -> Result<Arc<[u8]>, FileError> {
        Err(FileError::NotFound)
    }
}
