//! The same input gives the same bytes: again, on other threads, in another process.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use mahdar::batch::{self, Input, Job, PackJob, Target};
use mahdar::{Engine, FontBook, Format, PackFormat, PackOptions};

type Files = BTreeMap<String, Vec<u8>>;

fn inputs() -> Vec<Input> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("input");
    let (inputs, errors) = batch::expand(&[folder]);
    assert!(errors.is_empty() && inputs.len() >= 8, "the example meetings are there");
    inputs
}

/// Texts that were shaped alike to the memory of words, though they are not: a mark at the beginning of a paragraph,
/// for which a circle is drawn, and a mark behind a circle that is written.
const ALIKE: [&str; 2] = ["**ً** كلمة", "◌**ً** كلمة"];

/// What is remembered of one meeting changes nothing in the next.
#[test]
fn a_meeting_is_the_same_alone_and_behind_others() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let written = ALIKE.iter().enumerate().map(|(number, text)| {
        let path = folder.path().join(format!("{number}.yaml"));
        let yaml = format!("title: T\nclosing: \"{text}\"\n");
        fs::write(&path, yaml).expect("writable");
        Input::File(path)
    });
    let inputs: Vec<Input> = written.chain(inputs()).collect();
    let alone = |input: &Input| {
        let input = std::slice::from_ref(input);
        build(&Engine::new(FontBook::embedded()), input, 1)
    };
    let alone: Files = inputs.iter().flat_map(alone).collect();
    let engine = Engine::new(FontBook::embedded());
    assert_same(&alone, &build(&engine, &inputs, 1), "behind others");
    let backwards: Vec<Input> = inputs.iter().rev().cloned().collect();
    let engine = Engine::new(FontBook::embedded());
    assert_same(&alone, &build(&engine, &backwards, 1), "behind others, backwards");
}

/// Builds all examples in this process and gives back what was written.
fn build(engine: &Engine, inputs: &[Input], threads: usize) -> Files {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let target =
        Target { folder: folder.path().to_owned(), formats: vec![Format::Pdf, Format::Docx] };
    let job = Job { target: Some(target), threads, ..Job::default() };
    let mut seen: Vec<PathBuf> = Vec::new();
    batch::run(engine, inputs, &job, |outcome| {
        assert!(outcome.result.is_ok(), "{:?}", outcome.result);
        seen.push(outcome.input.path().to_owned());
    })
    .expect("threads start");
    let wanted: Vec<PathBuf> = inputs.iter().map(|input| input.path().to_owned()).collect();
    assert_eq!(seen, wanted, "outcomes come in input order");
    read(folder.path())
}

fn read(folder: &Path) -> Files {
    let entries = fs::read_dir(folder).expect("readable").map(|entry| entry.expect("readable"));
    let file = |entry: fs::DirEntry| {
        let bytes = fs::read(entry.path()).expect("readable");
        (entry.file_name().to_string_lossy().into_owned(), bytes)
    };
    entries.map(file).collect()
}

fn assert_same(first: &Files, second: &Files, what: &str) {
    assert_eq!(first.keys().collect::<Vec<_>>(), second.keys().collect::<Vec<_>>(), "{what}");
    let different: Vec<&String> = first
        .iter()
        .filter(|(name, bytes)| second[*name] != **bytes)
        .map(|(name, _)| name)
        .collect();
    assert!(different.is_empty(), "{what}: {different:?} differ");
}

#[test]
fn the_same_bytes_every_time() {
    let engine = Engine::new(FontBook::embedded());
    let inputs = inputs();
    let first = build(&engine, &inputs, 1);
    assert_same(&first, &build(&engine, &inputs, 1), "again in one process");
    assert_same(&first, &build(&engine, &inputs, 8), "on eight threads");
    let backwards: Vec<Input> = inputs.iter().rev().cloned().collect();
    assert_same(&first, &build(&engine, &backwards, 2), "in another order");
    let other = Engine::new(FontBook::embedded());
    assert_same(&first, &build(&other, &inputs, 3), "with another engine");

    let folder = tempfile::tempdir().expect("a temporary folder");
    let status = Command::new(env!("CARGO_BIN_EXE_mahdar"))
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .args(["build", "input", "-q", "-o"])
        .arg(folder.path())
        .env_remove("SOURCE_DATE_EPOCH")
        .env("TZ", "Asia/Riyadh")
        .env("LANG", "ar_SA.UTF-8")
        .status()
        .expect("the program starts");
    assert!(status.success());
    assert_same(&first, &read(folder.path()), "in a fresh process");
}

#[test]
fn a_pack_is_the_same_with_any_number_of_threads() {
    let pack = Path::new(env!("CARGO_MANIFEST_DIR")).join("input/pack.yaml");
    let made = |threads: usize| {
        let formats = vec![PackFormat::Pdf, PackFormat::Docx, PackFormat::Csv];
        let options = PackOptions { formats, threads, ..PackOptions::default() };
        let job = PackJob { options, ..PackJob::default() };
        let engine = Engine::new(FontBook::embedded());
        batch::make_pack(&engine, &Input::File(pack.clone()), &job).expect("a good pack").files
    };
    let first = made(1);
    assert_eq!(first.len(), 3);
    for threads in [0, 2, 7, 64] {
        assert!(made(threads) == first, "{threads} threads");
    }
}
