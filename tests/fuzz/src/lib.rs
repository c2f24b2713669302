//! What must hold for any bytes at all. One function for each target; a panic in it is a finding.

mod paragraph;

use std::io::{Cursor, Write};
use std::sync::OnceLock;

use mahdar::import::{from_notes, from_word};
use mahdar::theme::Theme;
use mahdar::{Engine, Error, FontBook, Format, Meeting, NoFiles, RenderOptions, Source};

pub use paragraph::paragraph;

fn engine() -> &'static Engine {
    static ENGINE: OnceLock<Engine> = OnceLock::new();
    ENGINE.get_or_init(|| Engine::new(FontBook::embedded()))
}

fn theme() -> &'static Theme {
    static THEME: OnceLock<Theme> = OnceLock::new();
    THEME.get_or_init(|| Theme::builtin("formal").expect("a built-in theme"))
}

/// A meeting file becomes both documents, or is refused with reasons that lie inside it.
pub fn yaml(bytes: &[u8]) {
    let source = Source::from_bytes("fuzz.yaml", bytes);
    let formats = vec![Format::Pdf, Format::Docx];
    let options = RenderOptions { formats, ..RenderOptions::default() };
    match engine().render_source(&source, &NoFiles, &options) {
        Ok(rendered) => assert_eq!(rendered.value.files.len(), 2),
        Err(Error::Input(found)) => {
            assert!(found.has_errors(), "a refusal without a reason");
            let inside = |end: usize| end <= source.text.len();
            assert!(
                found.0.iter().all(|d| d.span.is_none_or(|span| inside(span.end))),
                "{found:?}"
            );
        }
        Err(other) => panic!("{other}"),
    }
}

/// A text on lines of any width, with any measure of kashida, becomes both documents or is refused.
pub fn text(bytes: &[u8]) {
    let [width, kashida, text @ ..] = bytes else { return };
    let Ok(text) = std::str::from_utf8(text) else { return };
    let margin = 10 + u32::from(*width) * 85 / 255;
    let kashida = ["none", "low", "medium", "high"][usize::from(*kashida % 4)];
    let text = text.replace('\\', "\\\\").replace('"', "\\\"");
    let margins = format!("{{top: 25, bottom: 25, inner: {margin}, outer: {margin}}}");
    yaml(
        format!(
            "title: x\ndocument: {{kashida: {kashida}, margins: {margins}}}\nclosing: \"{text}\"\n"
        )
        .as_bytes(),
    );
}

/// Notes become a meeting file that is read without a mistake.
pub fn notes(bytes: &[u8]) {
    let Ok(notes) = std::str::from_utf8(bytes) else { return };
    imported(&from_notes(notes).yaml);
}

/// Bytes are refused or become a meeting file, as an archive and as the text of a document.
pub fn word(bytes: &[u8]) {
    let main = ("word/document.xml", bytes);
    for file in [bytes.to_vec(), archive(&[main]).unwrap_or_default()] {
        if let Ok(made) = from_word(&file) {
            imported(&made.yaml);
        }
    }
}

/// A zip archive of these parts.
fn archive(parts: &[(&str, &[u8])]) -> zip::result::ZipResult<Vec<u8>> {
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in parts {
        zip.start_file(*name, zip::write::SimpleFileOptions::default())?;
        zip.write_all(text)?;
    }
    Ok(zip.finish()?.into_inner())
}

/// What an import wrote is a meeting file.
fn imported(yaml: &str) {
    let meeting = Meeting::from_yaml(&Source::new("imported.yaml", yaml));
    meeting.unwrap_or_else(|found| panic!("{found:#?}\n{yaml}"));
}
