//! What paths and patterns of the command line and of packs lead to, and the packs that are made there.

#[path = "support/place.rs"]
mod place;

use place::Place;
use predicates::prelude::*;
use predicates::str::contains;
use serde_json::Value;

const MEETING: &str = "title: اجتماع\n";
const MISTYPED: &str = "title: اجتماع\nplaec: إربد\n";
const GOOD: &str = "title: اجتماع لجنة القراءة\nplace: إربد\n";

#[cfg(unix)]
#[test]
fn a_folder_that_a_pattern_leads_through_and_that_cannot_be_read_is_named() {
    let place = Place::with(&[
        ("in/a.yaml", MEETING),
        ("in/p.pack.yaml", "title: ملف\nmeetings: [\"**/*.yaml\"]\n"),
    ]);
    // Nobody can look behind a link to itself.
    std::os::unix::fs::symlink("shut", place.path("in/shut")).expect("writable");
    let check = |path: &str| place.mahdar(&["check", path, "--lang", "en"]).assert();
    let made = check("in/**/*.yaml").code(2).stderr(contains("in/shut: "));
    made.stdout(contains("made 1, failed 2"));
    check("in/p.pack.yaml").code(1).stderr(contains("E0601").and(contains("shut: ")));
    check("in/a*.yaml").success();
}

#[test]
fn a_pattern_outside_the_folder_of_a_pack_is_refused_once_and_not_followed() {
    let place = Place::with(&[("a.yaml", MEETING), ("b.yaml", MEETING)]);
    for pattern in ["../*.yaml", "/**/*.yaml"] {
        let pack = format!("title: ملف\nmeetings: [\"{pattern}\"]\n");
        place.write("in/p.pack.yaml", pack);
        let run = place.mahdar(&["check", "in/p.pack.yaml", "--lang", "en"]).assert().code(1);
        let once = contains("E0601").count(1).and(contains("leaves the folder"));
        run.stderr(once.and(contains(pattern)));
    }
}

#[test]
fn check_and_mail_take_the_packs_of_a_folder_and_build_does_not() {
    let pack = "title: ملف\nmeetings: [a.yaml]\n";
    let place = Place::with(&[("in/a.yaml", MEETING), ("in/pack.yaml", pack)]);
    for path in ["in", "in/*.yaml"] {
        let run = place.mahdar(&["check", path, "--lang", "en"]).assert().success();
        run.stdout(contains("in/pack.yaml: no errors").and(contains("in/a.yaml: no errors")));
        place.mahdar(&["mail", path, "-o", "mails"]).assert().success();
        assert_eq!(place.names("mails"), ["a.eml", "pack.eml"]);
        std::fs::remove_dir_all(place.path("mails")).expect("is there");
    }
    place.mahdar(&["build", "in", "-f", "pdf"]).assert().success();
    assert_eq!(place.names("output"), ["a.pdf"]);
    place.write("in/pack.yaml", "titel: x\n");
    let run = place.mahdar(&["check", "in", "--lang", "en"]).assert().code(1);
    run.stderr(contains("in/pack.yaml:1:1: error[E0102]")).stdout(contains("made 1, failed 1"));
}

#[test]
fn messages_of_one_name_are_refused_before_one_is_written() {
    let pack = "title: ملف\nmeetings: [a.yaml]\n";
    let files = [("a/pack.yaml", pack), ("b/pack.yaml", pack), ("a/a.yaml", MEETING)];
    let place = Place::with(&files);
    for paths in [["a/pack.yaml", "b/pack.yaml"], ["a", "b"]] {
        let arguments = [&["mail", "--lang", "en"], &paths[..]].concat();
        let run = place.mahdar(&arguments).assert().code(2);
        run.stderr(contains("would write to `pack`").and(contains("b/pack.yaml")));
        assert!(place.names("output").is_empty());
    }
}

#[test]
fn standard_input_is_not_watched() {
    let place = Place::with(&[]);
    let run = place.mahdar(&["watch", "-", "--lang", "en"]).write_stdin(MEETING).assert();
    run.code(2).stderr(contains("standard input cannot be watched"));
}

#[test]
fn more_threads_than_meetings_do_no_harm() {
    let place = Place::with(&[("a.yaml", MEETING)]);
    let mut run = place.mahdar(&["build", "a.yaml", "-f", "docx", "-j", "256"]);
    run.timeout(std::time::Duration::from_secs(60)).assert().success();
}

/// A pack that waits for its file on standard input, ready to be stopped.
#[cfg(unix)]
fn waiting_pack(place: &Place) -> std::process::Child {
    use std::process::{Command, Stdio};

    let mut command = Command::new(env!("CARGO_BIN_EXE_mahdar"));
    command.current_dir(place.path("")).args(["pack", "-", "--lang", "en"]);
    command.stdin(Stdio::piped()).stdout(Stdio::null()).stderr(Stdio::piped());
    let program = command.spawn().expect("the program starts");
    // The folder is made once Ctrl-C is waited for.
    while !place.path("output").is_dir() {
        std::thread::sleep(std::time::Duration::from_millis(10));
    }
    program
}

/// Ctrl-C, and the time to notice it.
#[cfg(unix)]
fn interrupt(program: &std::process::Child) {
    let id = program.id().to_string();
    let sent = std::process::Command::new("kill").args(["-INT", &id]).status();
    assert!(sent.expect("kill runs").success());
    std::thread::sleep(std::time::Duration::from_millis(200));
}

#[cfg(unix)]
#[test]
fn ctrl_c_leaves_a_pack_unwritten_and_says_so() {
    use std::io::Write;

    let place = Place::with(&[("a.yaml", MEETING)]);
    let mut program = waiting_pack(&place);
    interrupt(&program);
    let mut input = program.stdin.take().expect("is piped");
    input.write_all("title: ملف\nmeetings: [a.yaml]\n".as_bytes()).expect("it reads");
    drop(input);
    let ended = program.wait_with_output().expect("it ends");
    assert_eq!(ended.status.code(), Some(130));
    let said = String::from_utf8_lossy(&ended.stderr).into_owned();
    assert!(said.contains("interrupted; nothing of it was written"), "{said}");
    assert!(place.names("output").is_empty());
}

#[cfg(unix)]
#[test]
fn a_second_ctrl_c_ends_at_once() {
    let place = Place::with(&[]);
    let mut program = waiting_pack(&place);
    interrupt(&program);
    assert!(program.try_wait().expect("is ours").is_none(), "it waits for the pack");
    interrupt(&program);
    assert_eq!(program.wait().expect("it ends").code(), Some(130));
}

const PACK: &str = "title: ملف الربع\nmeetings: [a.yaml, \"sub/*.yaml\"]\nregisters: [decisions]\n";
const DECIDED: &str = "title: اجتماع\ndecisions: [إقرار الخطة]\n";

fn pack_place() -> Place {
    Place::with(&[("pack.yaml", PACK), ("a.yaml", DECIDED), ("sub/b.yaml", DECIDED)])
}

#[test]
fn pack_makes_one_document_of_many_meetings() {
    let place = pack_place();
    let run = place.mahdar(&["pack", "pack.yaml", "-f", "pdf,docx,csv,json"]).assert().success();
    run.stdout(contains("output/pack.pdf output/pack.docx output/pack.csv output/pack.json"));
    assert_eq!(place.names("output"), ["pack.csv", "pack.docx", "pack.json", "pack.pdf"]);
    assert!(place.read("output/pack.pdf").starts_with(b"%PDF-"));
    assert!(place.read("output/pack.csv").starts_with("\u{FEFF}السجل".as_bytes()));
}

#[test]
fn pack_takes_meetings_and_a_title_without_a_pack_file() {
    let place = pack_place();
    let arguments = ["pack", "--title", "ملف: ١", "a.yaml", "sub", "-f", "pdf"];
    place.mahdar(&arguments).assert().success();
    assert_eq!(place.names("output"), ["ملف_ ١.pdf"]);
    place.mahdar(&["pack", "--title", "x", "none.yaml"]).assert().code(2);
    place.mahdar(&["pack", "a.yaml", "sub/b.yaml"]).assert().code(2).stderr(contains("--title"));
}

#[test]
fn pack_with_a_title_has_the_language_of_its_meetings() {
    let english = "title: Minutes\nlanguage: en\ndecisions: [Agreed]\n";
    let place = Place::with(&[("a.yaml", english), ("b.yaml", english), ("ar.yaml", DECIDED)]);
    let run = ["pack", "--title", "Brief", "-f", "csv", "--lang", "en"];
    place.mahdar(&[&run[..], &["a.yaml", "b.yaml"]].concat()).assert().success();
    assert!(place.read("output/Brief.csv").starts_with("\u{FEFF}Register".as_bytes()));
    let run = place.mahdar(&[&run[..], &["a.yaml", "ar.yaml"]].concat()).assert().code(1);
    run.stderr(contains("ar.yaml: error[E0605]").and(contains("--title").not()));
}

#[test]
fn pack_rejects_what_is_wrong_and_keeps_what_was_there() {
    let place = pack_place();
    place.write("sub/b.yaml", MISTYPED);
    place.write("output/pack.pdf", "old");
    let run = place.mahdar(&["pack", "pack.yaml", "--lang", "en"]).assert().code(1);
    run.stderr(contains("sub/b.yaml:2:1: error[E0102]"));
    assert_eq!(place.read("output/pack.pdf"), b"old");
    let run = place.mahdar(&["pack", "pack.yaml", "--json", "--lang", "en"]).assert().code(1);
    let record: Value = serde_json::from_slice(&run.get_output().stdout).expect("one object");
    assert_eq!(record["errors"][0]["file"], "sub/b.yaml");
    place.mahdar(&["pack", "missing.yaml"]).assert().code(2);
}

#[test]
fn a_pack_may_not_name_files_outside_its_folder() {
    let place =
        Place::with(&[("packs/pack.yaml", "title: م\nmeetings: [../a.yaml]\n"), ("a.yaml", GOOD)]);
    let run = place.mahdar(&["pack", "packs/pack.yaml", "--lang", "en"]).assert().code(1);
    run.stderr(contains("E0601").and(contains("leaves the folder")));
    place.mahdar(&["pack", "packs/pack.yaml", "--allow-outside"]).assert().success();
}

#[test]
fn a_pack_is_no_meeting() {
    let place = pack_place();
    place.mahdar(&["build", ".", "-f", "pdf"]).assert().success();
    assert_eq!(place.names("output"), ["a.pdf"]);
    let run = place.mahdar(&["build", "pack.yaml", "--lang", "en"]).assert().code(1);
    run.stderr(contains("mahdar pack"));
    place.mahdar(&["schema", "--pack"]).assert().success().stdout(contains("\"meetings\""));
}
