//! What tests of whole meetings share: the examples of `input/`, composed and set.
#![allow(unreachable_pub, reason = "shared by several test programs")]
#![allow(dead_code, reason = "each test file uses a part of it")]

pub mod kashida;
pub mod packs;
pub mod paper;
pub mod pictures;
pub mod word;

use std::path::{Path, PathBuf};
use std::sync::Arc;

use mahdar::diag::Source;
use mahdar::document::Document;
use mahdar::fonts::FontBook;
use mahdar::layout::frame::PagedDocument;
use mahdar::layout::paginate;
use mahdar::model::Meeting;
use mahdar::report::{FileError, Files, compose};
use mahdar::theme::Theme;

/// The folder of the examples.
pub fn input() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("input")
}

/// The examples, in the order of their names.
pub fn examples() -> Vec<PathBuf> {
    let entries = std::fs::read_dir(input()).expect("input/ is there");
    let mut paths: Vec<PathBuf> = entries.map(|entry| entry.expect("readable").path()).collect();
    // The example of a pack is made of the others.
    let is_pack = |path: &Path| path.file_stem().is_some_and(|stem| stem == "pack");
    paths.retain(|path| path.extension().is_some_and(|e| e == "yaml") && !is_pack(path));
    paths.sort();
    paths
}

/// The name of an example without folder and ending.
pub fn stem(path: &Path) -> String {
    path.file_stem().expect("a file").to_string_lossy().into_owned()
}

struct Folder(PathBuf);

impl Files for Folder {
    fn read(&self, path: &str) -> Result<Arc<[u8]>, FileError> {
        let bytes = std::fs::read(self.0.join(path));
        bytes.map(Arc::from).map_err(|_| FileError::NotFound)
    }
}

/// A meeting of `input/`, composed, with its theme.
pub fn composed(path: &Path) -> (Document, Theme) {
    let text = std::fs::read_to_string(path).expect("an example is UTF-8");
    composed_of(path, text)
}

/// The same of a text whose pictures are those of `input/`.
pub fn composed_of(path: &Path, text: String) -> (Document, Theme) {
    let source = Source::new(path.to_string_lossy(), text);
    let meeting = Meeting::from_yaml(&source).unwrap_or_else(|e| panic!("{path:?}: {e:?}")).value;
    let document =
        compose(&meeting, &Folder(input())).unwrap_or_else(|e| panic!("{path:?}: {e:?}")).value;
    let named = meeting.document.theme.as_ref().map_or("formal", |theme| theme.value.as_str());
    let theme = Theme::builtin(named).expect("examples wear built-in themes");
    (document, theme)
}

/// The pages of a document.
pub fn set(document: &Document, theme: &Theme, fonts: &FontBook) -> PagedDocument {
    paginate(document, theme, fonts).unwrap_or_else(|e| panic!("{e:?}")).value
}
