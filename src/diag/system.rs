//! Why the system refused something, in both languages of messages.

use std::io::{self, ErrorKind};

use super::Message;

/// What is no file with an end: a device, a pipe.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not a regular file")]
pub struct NotAFile;

impl From<NotAFile> for io::Error {
    fn from(what: NotAFile) -> io::Error {
        io::Error::other(what)
    }
}

/// The reason behind an error of the system; the system's own words where it is no common one.
pub fn reason(error: &io::Error) -> Message {
    let (ar, en) = match error.kind() {
        ErrorKind::NotFound => ("لا ملف ولا مجلد بهذا الاسم", "no such file or folder"),
        ErrorKind::PermissionDenied => ("لا إذن بذلك", "permission denied"),
        ErrorKind::AlreadyExists => ("هو موجود من قبل", "it exists already"),
        ErrorKind::IsADirectory => ("هو مجلد", "it is a folder"),
        ErrorKind::NotADirectory => ("في المسار ما ليس مجلداً", "a part of the path is no folder"),
        ErrorKind::ReadOnlyFilesystem => {
            ("نظام الملفات للقراءة فقط", "the file system is read-only")
        }
        ErrorKind::StorageFull => ("امتلأ القرص", "the disk is full"),
        ErrorKind::QuotaExceeded => ("امتلأت الحصة من القرص", "the quota of the disk is used up"),
        ErrorKind::InvalidFilename => ("الاسم لا يصلح اسم ملف", "the name cannot be that of a file"),
        _ if error.get_ref().is_some_and(|inner| inner.is::<NotAFile>()) => {
            ("ليس ملفاً عادياً", "it is not a regular file")
        }
        _ => return Message::new(error.to_string(), error.to_string()),
    };
    Message::new(ar, en)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn common_reasons_are_in_both_languages_and_others_in_the_words_of_the_system() {
        let missing = reason(&io::Error::from(ErrorKind::NotFound));
        assert_eq!(missing, Message::new("لا ملف ولا مجلد بهذا الاسم", "no such file or folder"));
        let device = reason(&NotAFile.into());
        assert_eq!(device, Message::new("ليس ملفاً عادياً", "it is not a regular file"));
        let other = reason(&io::Error::other("the cable is cut"));
        assert_eq!(other, Message::new("the cable is cut", "the cable is cut"));
    }
}
