//! Who got what: a file of one JSON object a line, added to as soon as the server has answered.

use std::collections::BTreeSet;
use std::fs::{File, OpenOptions, TryLockError};
use std::io::{self, ErrorKind, Read, Write};
use std::path::Path;

use serde::{Deserialize, Serialize};

/// One line: what became of one message for one recipient.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Record {
    /// The hash of the message's content ([`crate::email::Message::content`]).
    pub content: String,
    /// The recipient's address.
    pub to: String,
    /// `sent`, `refused` or `deferred`.
    pub result: String,
    /// What the server said of a refusal.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub reply: String,
    /// The meeting's file.
    pub input: String,
    /// The subject.
    pub subject: String,
    /// The moment of sending in seconds since 1970-01-01 UTC.
    pub time: u64,
}

/// The word of a record for a message that arrived.
const SENT: &str = "sent";

/// Why a journal cannot be had.
#[derive(Debug, thiserror::Error)]
pub enum JournalError {
    /// Another run is writing it.
    #[error("another run is writing it")]
    InUse,
    /// It cannot be read or written.
    #[error(transparent)]
    Io(#[from] io::Error),
}

/// The record of what was sent. While it is open nobody else can open it: of two runs at a time neither
/// would know whom the other has sent a message.
#[derive(Debug)]
pub struct Journal {
    file: File,
    sent: SentBefore,
}

impl Journal {
    /// Opens or begins a journal. A line that a crash cut short counts for nothing.
    ///
    /// # Errors
    /// When the file cannot be read or written, or another run has it open.
    pub fn open(path: &Path) -> Result<Journal, JournalError> {
        let mut file = OpenOptions::new().create(true).read(true).append(true).open(path)?;
        match file.try_lock() {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => return Err(JournalError::InUse),
            // Some file systems, such as those over a net, know no locks.
            Err(TryLockError::Error(error)) if error.kind() == ErrorKind::Unsupported => {}
            Err(TryLockError::Error(error)) => return Err(error.into()),
        }
        let mut text = String::new();
        file.read_to_string(&mut text)?;
        if !text.is_empty() && !text.ends_with('\n') {
            file.write_all(b"\n")?;
        }
        Ok(Journal { file, sent: SentBefore::of(&text) })
    }

    /// What an earlier journal says, without touching it.
    ///
    /// # Errors
    /// When the file is there and cannot be read.
    pub fn already(path: &Path) -> io::Result<SentBefore> {
        match std::fs::read_to_string(path) {
            Ok(text) => Ok(SentBefore::of(&text)),
            Err(error) if error.kind() == ErrorKind::NotFound => Ok(SentBefore::default()),
            Err(error) => Err(error),
        }
    }

    /// Whether a recipient has a message already.
    pub fn has(&self, content: &str, to: &str) -> bool {
        self.sent.has(content, to)
    }

    /// Adds a line, down to the disk.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn add(&mut self, record: &Record) -> io::Result<()> {
        let mut line = serde_json::to_string(record).map_err(io::Error::other)?;
        line.push('\n');
        self.file.write_all(line.as_bytes())?;
        self.file.sync_data()?;
        if record.result == SENT {
            self.sent.add(&record.content, &record.to);
        }
        Ok(())
    }
}

/// Who has which message; upper case in an address makes no other recipient.
#[derive(Debug, Clone, Default)]
pub struct SentBefore(BTreeSet<(String, String)>);

impl SentBefore {
    fn of(text: &str) -> SentBefore {
        let mut sent = SentBefore::default();
        let records = text.lines().filter_map(|line| serde_json::from_str::<Record>(line).ok());
        records.filter(|r| r.result == SENT).for_each(|r| sent.add(&r.content, &r.to));
        sent
    }

    fn add(&mut self, content: &str, to: &str) {
        self.0.insert((content.to_owned(), to.to_lowercase()));
    }

    /// Whether a recipient has a message already.
    pub fn has(&self, content: &str, to: &str) -> bool {
        self.0.contains(&(content.to_owned(), to.to_lowercase()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_sent_is_known_again_and_a_torn_line_is_not() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let path = folder.path().join("journal");
        let record = |to: &str, result: &str| Record {
            content: "c".into(),
            to: to.into(),
            result: result.into(),
            reply: String::new(),
            input: "a.yaml".into(),
            subject: "محضر".into(),
            time: 0,
        };
        let mut journal = Journal::open(&path).expect("writable");
        journal.add(&record("a@b.org", "sent")).expect("writable");
        journal.add(&record("c@b.org", "refused")).expect("writable");
        let mut text = std::fs::read_to_string(&path).expect("there");
        text.push_str(r#"{"content":"c","to":"d@b.org","result":"se"#);
        std::fs::write(&path, text).expect("writable");
        assert!(matches!(Journal::open(&path), Err(JournalError::InUse)), "one run at a time");
        drop(journal);
        let mut journal = Journal::open(&path).expect("readable");
        let known = ["A@b.org", "c@b.org", "d@b.org"].map(|to| journal.has("c", to));
        assert_eq!(known, [true, false, false]);
        journal.add(&record("d@b.org", "sent")).expect("writable");
        drop(journal);
        assert!(Journal::open(&path).expect("readable").has("c", "d@b.org"));
    }
}
