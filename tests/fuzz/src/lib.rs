//! What must hold for any bytes at all. One function for each target; a panic in it is a finding.

mod paragraph;

use std::sync::OnceLock;

use mahdar::import::from_notes;
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
            assert!(found.0.iter().all(|d| d.span.is_none_or(|span| inside(span.end))), "{found:?}");
        }
        Err(other) => panic!("{other}"),
    }
}

/// Notes become a meeting file that is read without a mistake.
pub fn notes(bytes: &[u8]) {
    let Ok(notes) = std::str::from_utf8(bytes) else { return };
    imported(&from_notes(notes).yaml);
}

/// What an import wrote is a meeting file.
fn imported(yaml: &str) {
    let meeting = Meeting::from_yaml(&Source::new("imported.yaml", yaml));
    meeting.unwrap_or_else(|found| panic!("{found:#?}\n{yaml}"));
}
