//! Faulty meetings with what must be said of them, written beside the fault.
//!
//! Each file of `tests/diagnostics` holds comments of the form
//!
//! ```text
//! dcisions: []     # E0102 at 1: did you mean `decisions`?
//!                  # E0121 at 12:9 in actions[0].due: there is no date
//! ```
//!
//! that is: code, `at` column of this line or line:column, optionally `in` the path of keys, and
//! words that stand in the English message or help. Nothing else may be said of the file.

use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use mahdar::diag::{Diagnostic, Source};
use mahdar::model::Meeting;
use mahdar::yaml::{Node, Value};
use mahdar::{Engine, FileError, Files, FontBook, Format, RenderOptions};
use proptest::prelude::*;

/// What a comment expects.
#[derive(Debug)]
struct Expected {
    code: String,
    line: usize,
    column: usize,
    path: Option<String>,
    words: String,
}

/// The faulty meetings, sorted by name.
fn faulty() -> Vec<PathBuf> {
    let mut files: Vec<_> = fs::read_dir("tests/diagnostics")
        .expect("the folder of faulty meetings")
        .map(|entry| entry.expect("a readable folder").path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "yaml"))
        .collect();
    files.sort();
    files
}

#[test]
fn every_fault_is_told_at_its_place() {
    let files = faulty();
    assert!(files.len() >= 60, "only {} faulty meetings", files.len());
    let wrong: String = files.iter().map(|path| check(path)).collect();
    assert!(wrong.is_empty(), "\n{wrong}");
}

/// Every message and every advice, in both languages.
#[test]
fn messages_read_well_in_both_languages() {
    let mut all = String::new();
    for path in faulty() {
        let name = path.file_name().expect("a file").to_string_lossy().into_owned();
        let source = Source::from_bytes(name, &fs::read(&path).expect("a readable file"));
        for diagnostic in diagnostics(&source) {
            let place = source.line_column(diagnostic.span.map_or(0, |span| span.start));
            let (code, line, column) = (diagnostic.code.0, place.line, place.column);
            writeln!(all, "{}:{line}:{column} {code} {}", source.name, diagnostic.path)
                .expect("a string takes any text");
            for message in [Some(diagnostic.message), diagnostic.help].into_iter().flatten() {
                writeln!(all, "    {}\n    {}", message.en, message.ar)
                    .expect("a string takes any text");
            }
        }
    }
    insta::assert_snapshot!(all);
}

/// What is wrong with the diagnostics of a file; empty if nothing is.
fn check(path: &Path) -> String {
    let bytes = fs::read(path).expect("a readable file");
    let source = Source::from_bytes(path.display().to_string(), &bytes);
    let expected = expectations(&source.text);
    let said = diagnostics(&source);
    let mut wrong = String::new();
    for diagnostic in &said {
        if !expected.iter().any(|expected| fits(expected, diagnostic, &source)) {
            writeln!(wrong, "{}: not expected: {}", path.display(), shown(diagnostic, &source))
                .expect("a string takes any text");
        }
    }
    for expected in &expected {
        if !said.iter().any(|diagnostic| fits(expected, diagnostic, &source)) {
            writeln!(wrong, "{}: not said: {expected:?}", path.display())
                .expect("a string takes any text");
        }
    }
    if expected.is_empty() {
        writeln!(wrong, "{}: expects nothing", path.display()).expect("a string takes any text");
    }
    wrong
}

fn diagnostics(source: &Source) -> Vec<Diagnostic> {
    match Meeting::from_yaml(source) {
        Ok(meeting) => meeting.warnings,
        Err(found) => found.0,
    }
}

fn expectations(text: &str) -> Vec<Expected> {
    let mut all = Vec::new();
    for (index, line) in text.lines().enumerate() {
        let comments = line.split("# ").skip(1);
        all.extend(comments.filter_map(|comment| expectation(comment, index + 1)));
    }
    all
}

/// Reads `E0102 at 4:9 in a.b: words`; other comments are none.
fn expectation(comment: &str, line: usize) -> Option<Expected> {
    let (code, rest) = comment.split_once(" at ")?;
    let is_code = code.len() == 5
        && code.starts_with(['E', 'W'])
        && code[1..].bytes().all(|b| b.is_ascii_digit());
    if !is_code {
        return None;
    }
    let (head, words) = rest.split_once(": ").unwrap_or((rest, ""));
    let (place, path) = match head.split_once(" in ") {
        Some((place, path)) => (place, Some(path.trim().to_owned())),
        None => (head, None),
    };
    let (line, column) = match place.split_once(':') {
        Some((line, column)) => (line.trim().parse().expect("a line"), column),
        None => (line, place),
    };
    let column = column.trim().parse().expect("a column");
    Some(Expected { code: code.to_owned(), line, column, path, words: words.trim().to_owned() })
}

fn fits(expected: &Expected, diagnostic: &Diagnostic, source: &Source) -> bool {
    let place = source.line_column(diagnostic.span.map_or(0, |span| span.start));
    let help = diagnostic.help.as_ref().map_or("", |help| help.en.as_str());
    expected.code == diagnostic.code.0
        && (expected.line, expected.column) == (place.line, place.column)
        && expected.path.as_ref().is_none_or(|path| *path == diagnostic.path)
        && (diagnostic.message.en.contains(&expected.words) || help.contains(&expected.words))
        && diagnostic.message.ar.chars().any(|c| ('ء'..='ي').contains(&c))
}

fn shown(diagnostic: &Diagnostic, source: &Source) -> String {
    let place = source.line_column(diagnostic.span.map_or(0, |span| span.start));
    let help = diagnostic.help.as_ref().map_or("", |help| help.en.as_str());
    format!(
        "{} at {}:{} in {}: {} ({help})",
        diagnostic.code.0, place.line, place.column, diagnostic.path, diagnostic.message.en
    )
}

const GOOD: &str = include_str!("diagnostics/good/every-key.yaml");

#[test]
fn a_character_without_a_glyph_is_told_where_it_stands() {
    let engine = Engine::new(FontBook::embedded());
    for (introduction, line, column) in [
        ("|\n  سطر\n  كلمة 中 أخرى", 4, 8),
        (">\n  سطر\n  كلمة 中 أخرى\n  中", 4, 8),
        ("سطر\n  كلمة 中", 3, 8),
        ("\"سطر\n  كلمة 中\"", 3, 8),
        ("\"سطر\n  كلمة \\u4e2d\"", 2, 15),
    ] {
        let source = Source::new("t", format!("title: x\nintroduction: {introduction}\n"));
        let made = engine.render_source(&source, &mahdar::NoFiles, &RenderOptions::default());
        let Err(mahdar::Error::Input(found)) = made else { panic!("{introduction}") };
        let places = found.0.iter().map(|found| {
            let place = source.line_column(found.span.expect("a place").start);
            (found.code.0, place.line, place.column)
        });
        assert_eq!(places.collect::<Vec<_>>(), [("E0401", line, column)], "{introduction}");
    }
}

#[test]
fn a_letter_that_the_font_of_the_theme_lacks_is_told_once() {
    let text = "title: عنوان\nintroduction: نص Ǿ ثم Ǿ وסלום ✓\nclosing: Ǿ\n";
    let source = Source::new("t", text);
    let engine = Engine::new(FontBook::embedded());
    let made = engine.render_source(&source, &mahdar::NoFiles, &RenderOptions::default());
    let warnings = made.expect("no errors").warnings;
    let [warning] = warnings.as_slice() else { panic!("{warnings:?}") };
    let place = source.line_column(warning.span.expect("a place").start);
    assert_eq!((warning.code.0, place.line, place.column), ("W0405", 2, 18));
    assert_eq!(warning.path, "introduction");
    assert!(warning.message.en.contains("Amiri") && warning.message.en.contains("Noto Sans"));
}

#[test]
fn the_meeting_with_every_key_is_good() {
    let meeting = Meeting::from_yaml(&Source::new("every-key.yaml", GOOD)).expect("no errors");
    assert_eq!(meeting.warnings, []);
}

const ARABIC: &str = include_str!("diagnostics/good/every-key-arabic.yaml");

/// One picture under every name.
struct OnePicture;

impl Files for OnePicture {
    fn read(&self, _: &str) -> Result<Arc<[u8]>, FileError> {
        Ok(Arc::from(&include_bytes!("../input/images/soil-moisture.png")[..]))
    }
}

#[test]
fn a_meeting_with_arabic_keys_gives_the_same_bytes_as_with_english_ones() {
    let engine = Engine::new(FontBook::embedded());
    let formats = vec![Format::Pdf, Format::Docx];
    let options = RenderOptions { formats, ..RenderOptions::default() };
    let made = |name: &str, text: &str| {
        let made = engine.render_source(&Source::new(name, text), &OnePicture, &options);
        let made = made.unwrap_or_else(|error| panic!("{name}: {error:#?}"));
        assert_eq!(made.warnings, [], "{name}");
        made.value
    };
    let (english, arabic) = (made("every-key", GOOD), made("every-key-arabic", ARABIC));
    assert!(english == arabic, "the documents differ");
}

/// The keys of a tree, and the plain texts that hold Latin letters.
fn latin(node: &Node, keys: &mut Vec<String>, texts: &mut Vec<String>) {
    let has_letters = |text: &str| text.chars().any(|c| c.is_ascii_alphabetic());
    match &node.value {
        Value::Null => {}
        Value::Scalar(scalar) if has_letters(&scalar.text) => texts.push(scalar.text.clone()),
        Value::Scalar(_) => {}
        Value::Seq(items) => items.iter().for_each(|item| latin(item, keys, texts)),
        Value::Map(entries) => {
            let written = entries.iter().map(|(key, _)| key.text.clone());
            keys.extend(written.filter(|key| has_letters(key)));
            entries.iter().for_each(|(_, node)| latin(node, keys, texts));
        }
    }
}

#[test]
fn a_meeting_can_be_written_in_arabic_letters_alone() {
    let tree = mahdar::yaml::parse(&Source::new("t", ARABIC)).expect("good YAML");
    let (mut keys, mut texts) = (Vec::new(), Vec::new());
    latin(&tree, &mut keys, &mut texts);
    assert_eq!(keys, Vec::<String>::new());
    // Addresses, names of files and of formats are what they are.
    texts.retain(|text| !text.contains(['@', '.', '/']) && !["pdf", "docx"].contains(&&**text));
    assert_eq!(texts, Vec::<String>::new());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(150))]

    #[test]
    fn no_bytes_make_it_panic(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        diagnostics(&Source::from_bytes("t", &bytes));
    }

    /// Cuts a stretch out of a good meeting and puts another one, or odd characters, in its place.
    #[test]
    fn no_change_of_a_good_meeting_makes_it_panic(
        cut in any::<prop::sample::Index>(),
        length in 0_usize..40,
        from in any::<prop::sample::Index>(),
        odd in "[\\[\\]{}:,#&*!|>'\"%@`~ \n\t\u{200F}\u{FEFF}٣-]{0,6}",
    ) {
        let characters: Vec<char> = GOOD.chars().collect();
        let cut = cut.index(characters.len());
        let end = (cut + length).min(characters.len());
        let from = from.index(characters.len());
        let copy = &characters[from..(from + length).min(characters.len())];
        let text: String = characters[..cut]
            .iter()
            .chain(copy)
            .copied()
            .chain(odd.chars())
            .chain(characters[end..].iter().copied())
            .collect();
        let source = Source::new("t", text);
        for diagnostic in diagnostics(&source) {
            let end = diagnostic.span.map_or(0, |span| span.end);
            prop_assert!(end <= source.text.len());
        }
    }
}
