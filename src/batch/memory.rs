//! What was made from what, so that a meeting of which nothing changed is not made again.
//!
//! A file in the output folder holds hashes of contents: of the input, of every file it names, of the
//! settings, of the outputs. No clock is asked. A meeting with warnings is not remembered: it is made
//! again, so that its warnings are seen again.

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::write::Staged;
use crate::report::{FileError, Files};

/// The name of the file in the output folder.
const NAME: &str = ".mahdar-made.json";

/// What is known of one meeting.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Entry {
    /// The hash of theme, fonts, options and version.
    settings: String,
    /// The hash of the meeting's file.
    input: String,
    /// The files it names: their hashes, or nothing for one that is not there.
    files: BTreeMap<String, Option<String>>,
    /// The outputs by name.
    outputs: BTreeMap<String, String>,
    /// The pages of the PDF.
    pages: usize,
}

/// What was made by earlier runs, and by this one.
#[derive(Debug)]
pub struct Memory {
    path: PathBuf,
    settings: String,
    entries: Mutex<BTreeMap<String, Entry>>,
}

impl Memory {
    /// The memory of a folder, for settings as the caller hashes them. A file that cannot be read as one
    /// is as good as none: everything is made.
    pub fn open(folder: &Path, settings: &[u8]) -> Memory {
        let path = folder.join(NAME);
        let text = fs::read(&path).unwrap_or_default();
        let entries = serde_json::from_slice(&text).unwrap_or_default();
        Memory { path, settings: hash(settings), entries: Mutex::new(entries) }
    }

    /// Writes it back to its folder.
    ///
    /// # Errors
    /// When the folder cannot be written to.
    pub fn save(&self) -> io::Result<()> {
        let entries = self.entries.lock().unwrap_or_else(|poison| poison.into_inner());
        let text = serde_json::to_vec_pretty(&*entries).map_err(io::Error::other)?;
        let mut staged = Staged::default();
        staged.add(self.path.clone(), &text)?;
        staged.persist().map(|_| ())
    }

    /// The pages of a meeting of which nothing has changed.
    pub(super) fn unchanged(
        &self,
        stem: &str,
        input: &[u8],
        files: &dyn Files,
        outputs: &[PathBuf],
    ) -> Option<usize> {
        let entries = self.entries.lock().unwrap_or_else(|poison| poison.into_inner());
        let entry = entries.get(stem)?.clone();
        drop(entries);
        let same = entry.settings == self.settings
            && entry.input == hash(input)
            && entry.files.iter().all(|(path, known)| seen(files, path) == *known)
            && hashes(outputs).is_ok_and(|now| now == entry.outputs);
        same.then_some(entry.pages)
    }

    /// Remembers, or forgets what is not to be skipped.
    pub(super) fn note(&self, stem: &str, entry: Option<Entry>) {
        let mut entries = self.entries.lock().unwrap_or_else(|poison| poison.into_inner());
        match entry {
            Some(entry) => entries.insert(stem.to_owned(), entry),
            None => entries.remove(stem),
        };
    }

    /// What is to be remembered of a meeting that was made.
    pub(super) fn entry(
        &self,
        input: &[u8],
        files: &Watched<'_>,
        outputs: &[PathBuf],
        pages: usize,
    ) -> Option<Entry> {
        let outputs = hashes(outputs).ok()?;
        let files = files.seen.lock().unwrap_or_else(|poison| poison.into_inner()).clone();
        Some(Entry { settings: self.settings.clone(), input: hash(input), files, outputs, pages })
    }
}

/// Files that remember what was asked of them.
pub(super) struct Watched<'a> {
    files: &'a dyn Files,
    seen: Mutex<BTreeMap<String, Option<String>>>,
}

impl<'a> Watched<'a> {
    pub(super) fn new(files: &'a dyn Files) -> Watched<'a> {
        Watched { files, seen: Mutex::default() }
    }
}

impl Files for Watched<'_> {
    fn read(&self, path: &str) -> Result<Arc<[u8]>, FileError> {
        let bytes = self.files.read(path);
        let known = bytes.as_ref().ok().map(|bytes| hash(bytes));
        let mut seen = self.seen.lock().unwrap_or_else(|poison| poison.into_inner());
        seen.insert(path.to_owned(), known);
        bytes
    }
}

fn seen(files: &dyn Files, path: &str) -> Option<String> {
    files.read(path).ok().map(|bytes| hash(&bytes))
}

fn hashes(outputs: &[PathBuf]) -> io::Result<BTreeMap<String, String>> {
    let one = |path: &PathBuf| {
        let name = path.file_name().map(|name| name.to_string_lossy().into_owned());
        Ok((name.unwrap_or_default(), hash(&fs::read(path)?)))
    };
    outputs.iter().map(one).collect()
}

fn hash(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}
