//! Whatever stands in a meeting file, the program answers with documents or with diagnostics.

use std::path::Path;
use std::sync::OnceLock;

use mahdar::batch::{self, Folder, Input};
use mahdar::{Engine, Error, FontBook, Format, RenderOptions, Source};
use proptest::prelude::*;

fn engine() -> &'static Engine {
    static ENGINE: OnceLock<Engine> = OnceLock::new();
    ENGINE.get_or_init(|| Engine::new(FontBook::embedded()))
}

/// Renders bytes as a meeting; a panic ends the test.
fn render(bytes: &[u8]) -> Result<(), Error> {
    let source = Source::from_bytes("a.yaml", bytes);
    let options =
        RenderOptions { formats: vec![Format::Pdf, Format::Docx], ..RenderOptions::default() };
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("input/a.yaml");
    let files = Folder::of(&Input::File(folder), false);
    let rendered = engine().render_source(&source, &files, &options)?;
    assert_eq!(rendered.value.files.len(), 2);
    assert!(rendered.warnings.iter().all(|warning| !warning.is_error()));
    Ok(())
}

/// Renders bytes, and demands reasons with places inside the text where nothing was made.
fn answers(bytes: &[u8]) {
    if let Err(error) = render(bytes) {
        let Error::Input(found) = error else { panic!("{error}") };
        assert!(found.has_errors(), "a refusal without a reason");
        let length = String::from_utf8_lossy(bytes).len();
        let inside = |end: usize| end <= length;
        assert!(found.0.iter().all(|d| d.span.is_none_or(|span| inside(span.end))), "{found:?}");
    }
}

/// The small examples: the large ones would only take longer.
fn examples() -> &'static [Vec<u8>] {
    static EXAMPLES: OnceLock<Vec<Vec<u8>>> = OnceLock::new();
    EXAMPLES.get_or_init(|| {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("input");
        let (inputs, _) = batch::expand(&[folder]);
        let texts = inputs.iter().map(|input| std::fs::read(input.path()).expect("readable"));
        texts.filter(|text| text.len() < 6000).collect()
    })
}

/// An example with a stretch of it replaced.
fn damaged() -> impl Strategy<Value = Vec<u8>> {
    let part = prop_oneof![
        prop::collection::vec(any::<u8>(), 0..8),
        "[\\PC]{0,6}".prop_map(String::into_bytes),
        prop::sample::select(vec![
            "\n", ": ", "- ", "  ", "{", "]", "\"", "\u{202E}", "|", "&a *a"
        ])
        .prop_map(|text| text.as_bytes().to_vec()),
    ];
    (0..examples().len(), any::<prop::sample::Index>(), 0_usize..40, part).prop_map(
        |(example, at, length, part)| {
            let mut text = examples()[example].clone();
            let start = at.index(text.len());
            let end = (start + length).min(text.len());
            text.splice(start..end, part);
            text
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..Default::default() })]

    #[test]
    fn any_bytes_get_an_answer(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        answers(&bytes);
    }

    #[test]
    fn any_title_gets_an_answer(title in "\\PC{1,60}") {
        let quoted = title.replace('\\', "\\\\").replace('"', "\\\"");
        answers(format!("title: \"{quoted}\"\n").as_bytes());
    }

    #[test]
    fn a_damaged_meeting_gets_an_answer(bytes in damaged()) {
        answers(&bytes);
    }
}

#[test]
fn the_undamaged_examples_are_made() {
    assert!(examples().len() >= 5);
    for example in examples() {
        render(example).expect("an example is good");
    }
}
