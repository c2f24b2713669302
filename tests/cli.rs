//! The program as its users meet it: exit codes, files written and kept, what it prints.

#[path = "support/place.rs"]
mod place;

use std::fs;
use std::path::Path;

use place::Place;
use predicates::prelude::*;
use predicates::str::{contains, is_empty};
use serde_json::Value;

const GOOD: &str = "title: اجتماع لجنة القراءة\nplace: إربد\n";
const MISTYPED: &str = "title: اجتماع\nplaec: إربد\n";

#[test]
fn build_makes_both_documents_of_the_input_folder() {
    let place = Place::with(&[("input/محضر ١.yaml", GOOD), ("input/b.yml", GOOD)]);
    place.mahdar(&["build"]).assert().success().stdout(contains("made 2, failed 0"));
    assert_eq!(place.names("output"), ["b.docx", "b.pdf", "محضر ١.docx", "محضر ١.pdf"]);
    assert!(place.read("output/b.pdf").starts_with(b"%PDF-"));
    assert!(place.read("output/b.docx").starts_with(b"PK"));
}

#[test]
fn formats_and_folder_are_chosen() {
    let place = Place::with(&[("a.yaml", GOOD)]);
    place.mahdar(&["build", "a.yaml", "-f", "pdf", "-o", "far/away"]).assert().success();
    assert_eq!(place.names("far/away"), ["a.pdf"]);
}

#[test]
fn a_meeting_comes_from_standard_input() {
    let place = Place::with(&[]);
    place.mahdar(&["build", "-", "-f", "docx"]).write_stdin(GOOD).assert().success();
    assert_eq!(place.names("output"), ["stdin.docx"]);
}

#[test]
fn a_mistake_is_shown_with_its_place_and_the_others_are_made() {
    let place = Place::with(&[("a.yaml", GOOD), ("b.yaml", MISTYPED), ("c.yaml", GOOD)]);
    place
        .mahdar(&["build", "."])
        .assert()
        .code(1)
        .stderr(contains("b.yaml:2:1: error[E0102]").and(contains("place")))
        .stdout(contains("made 2, failed 1"));
    assert_eq!(place.names("output"), ["a.docx", "a.pdf", "c.docx", "c.pdf"]);
}

#[test]
fn messages_come_in_arabic() {
    let place = Place::with(&[("a.yaml", MISTYPED)]);
    let shown = || contains("a.yaml:2:1: خطأ[E0102]");
    place.mahdar(&["check", "a.yaml", "--lang", "ar"]).assert().code(1).stderr(shown());
    place.mahdar(&["check", "a.yaml"]).env("LANG", "ar_JO.UTF-8").assert().code(1).stderr(shown());
}

#[test]
fn a_failed_meeting_keeps_its_old_outputs_and_says_so() {
    let place = Place::with(&[("a.yaml", MISTYPED), ("output/a.pdf", "old")]);
    let kept = contains("earlier outputs were left");
    place.mahdar(&["build", "a.yaml"]).assert().code(1).stderr(kept);
    assert_eq!(place.read("output/a.pdf"), b"old");
    assert_eq!(place.names("output"), ["a.pdf"]);
}

#[test]
fn old_outputs_are_replaced_and_nothing_temporary_stays() {
    let place = Place::with(&[("a.yaml", GOOD), ("output/a.pdf", "old")]);
    place.mahdar(&["build", "a.yaml"]).assert().success();
    assert!(place.read("output/a.pdf").starts_with(b"%PDF-"));
    assert_eq!(place.names("output"), ["a.docx", "a.pdf"]);
}

#[test]
fn files_that_are_no_meeting_are_rejected_one_by_one() {
    let bad: [(&str, &[u8]); 8] = [
        ("empty.yaml", b""),
        ("blank.yaml", b"\n# nothing\n"),
        ("no-title.yaml", b"place: x\n"),
        ("broken.yaml", b"title: [x\n"),
        ("wrong-type.yaml", b"title: x\nattendees: {a: {b: c}}\n"),
        ("twice.yaml", b"title: x\ntitle: y\n"),
        ("latin1.yaml", b"title: \xC7\xCC\xCA\xE3\xC7\xDA\n"),
        ("image.yaml", b"title: x\nintroduction:\n  - {image: none.png, alt: x}\n"),
    ];
    for (name, text) in bad {
        let place = Place::with(&[("z.yaml", GOOD)]);
        place.write(name, text);
        let shown = contains(name).and(contains("error[E"));
        place.mahdar(&["build", "."]).assert().code(1).stderr(shown);
        assert_eq!(place.names("output"), ["z.docx", "z.pdf"], "{name}");
    }
}

#[test]
fn pictures_are_read_beside_the_meeting_only() {
    let text = "title: x\nintroduction:\n  - {image: ../secret.png, alt: x}\n";
    let place = Place::with(&[("in/a.yaml", text)]);
    let picture = concat!(env!("CARGO_MANIFEST_DIR"), "/input/images");
    let picture = fs::read_dir(picture).expect("pictures").filter_map(Result::ok);
    let picture = picture.map(|e| e.path()).find(|p| p.extension().is_some_and(|e| e == "png"));
    fs::copy(picture.expect("a PNG"), place.path("secret.png")).expect("writable");
    place.mahdar(&["check", "in/a.yaml"]).assert().code(1).stderr(contains("folder"));
    place.mahdar(&["check", "in/a.yaml", "--allow-outside"]).assert().success();
}

#[test]
fn two_inputs_for_one_output_are_refused_before_anything_is_written() {
    let place = Place::with(&[("a/x.yaml", GOOD), ("b/x.yaml", GOOD), ("a/y.yaml", GOOD)]);
    let shown = contains("several inputs would write to `x`");
    place.mahdar(&["build", "a", "b"]).assert().code(2).stderr(shown);
    assert!(!place.path("output").exists());
    place.mahdar(&["check", "a", "b"]).assert().success();
}

#[test]
fn wrong_usage_and_environment_end_with_2() {
    let place = Place::with(&[("a.yaml", GOOD), ("empty/x.txt", ""), ("file", "")]);
    let missing = contains("no such file or folder");
    place.mahdar(&["build", "none.yaml"]).assert().code(2).stderr(missing);
    let empty = contains("no *.yaml or *.yml in this folder");
    place.mahdar(&["build", "empty"]).assert().code(2).stderr(empty);
    let folder = contains("cannot write to the folder");
    place.mahdar(&["build", "a.yaml", "-o", "file"]).assert().code(2).stderr(folder);
    place.mahdar(&["build", "--frobnicate"]).assert().code(2);
    place.mahdar(&["build", "a.yaml", "-f", "odt"]).assert().code(2);
    place.mahdar(&["build", "a.yaml", "--fonts", "empty"]).assert().code(2);
    place.mahdar(&["build", "a.yaml", "--theme", "baroque"]).assert().code(2);
    place.mahdar(&["build", "a.yaml"]).env("SOURCE_DATE_EPOCH", "soon").assert().code(2);
    assert!(!place.path("output").exists());
}

#[test]
fn a_missing_file_does_not_stop_the_others() {
    let place = Place::with(&[("a.yaml", GOOD)]);
    place.mahdar(&["build", "none.yaml", "a.yaml"]).assert().code(2);
    assert_eq!(place.names("output"), ["a.docx", "a.pdf"]);
}

#[cfg(unix)]
#[test]
fn a_folder_without_permission_is_refused() {
    use std::os::unix::fs::PermissionsExt;
    let place = Place::with(&[("a.yaml", GOOD), ("locked/x", "")]);
    let locked = place.path("locked");
    fs::set_permissions(&locked, fs::Permissions::from_mode(0o555)).expect("ours");
    // Root may write anywhere, and then there is nothing to see.
    if fs::write(locked.join("probe"), "").is_err() {
        place.mahdar(&["build", "a.yaml", "-o", "locked"]).assert().code(2);
    }
    fs::set_permissions(&locked, fs::Permissions::from_mode(0o755)).expect("ours");
}

#[test]
fn json_is_one_object_a_line_in_input_order() {
    let place = Place::with(&[("a.yaml", GOOD), ("b.yaml", MISTYPED), ("c.yaml", GOOD)]);
    let output = place.mahdar(&["build", ".", "--json", "-j", "8"]).assert().code(1);
    let stdout = String::from_utf8(output.get_output().stdout.clone()).expect("UTF-8");
    let records: Vec<Value> =
        stdout.lines().map(|line| serde_json::from_str(line).expect("JSON")).collect();
    let inputs: Vec<&str> = records.iter().filter_map(|record| record["input"].as_str()).collect();
    let expected = ["a.yaml", "b.yaml", "c.yaml"].map(|name| Path::new(".").join(name));
    assert_eq!(inputs, expected.each_ref().map(|path| path.to_str().expect("ASCII")));
    assert_eq!(records[0]["outputs"].as_array().map(Vec::len), Some(2));
    assert_eq!(records[0]["pages"], 1);
    assert!(records[0]["ms"].is_number());
    let error = &records[1]["errors"][0];
    assert_eq!(
        (&error["code"], &error["line"], &error["column"]),
        (&"E0102".into(), &2.into(), &1.into())
    );
    assert_eq!(records[1]["outputs"], Value::Array(Vec::new()));
}

#[test]
fn paths_that_lead_to_nothing_stand_in_input_order_too() {
    let place = Place::with(&[("a.yaml", GOOD), ("b.yaml", GOOD)]);
    let paths = ["none.yaml", "a.yaml", "nope.yaml", "b.yaml", "nothing"];
    let arguments: Vec<&str> = ["check", "--json"].into_iter().chain(paths).collect();
    let output = place.mahdar(&arguments).assert().code(2).stderr(contains("made 2, failed 3"));
    let stdout = String::from_utf8(output.get_output().stdout.clone()).expect("UTF-8");
    let input = |line: &str| {
        let record: Value = serde_json::from_str(line).expect("JSON");
        record["input"].as_str().map(str::to_owned)
    };
    let inputs: Vec<String> = stdout.lines().filter_map(input).collect();
    assert_eq!(inputs, paths);
}

#[test]
fn runs_of_packs_alone_have_a_closing_line() {
    let pack = "title: ملف\nmeetings: [a.yaml]\n";
    let place =
        Place::with(&[("pack.yaml", pack), ("b.pack.yaml", "titel: x\n"), ("a.yaml", GOOD)]);
    let closing = |arguments: &[&str], line: &str| {
        place.mahdar(arguments).assert().stdout(contains(line.to_owned()));
        let quiet: Vec<&str> = arguments.iter().copied().chain(["-q"]).collect();
        place.mahdar(&quiet).assert().stdout(contains("made").not());
    };
    closing(&["check", "pack.yaml", "b.pack.yaml"], "made 1, failed 1, warnings 0, ");
    closing(&["pack", "pack.yaml"], "made 1, failed 0, warnings 0, ");
    closing(&["mail", "pack.yaml"], "made 1, failed 0, warnings ");
    let json = place.mahdar(&["pack", "pack.yaml", "--json"]).assert().success();
    json.stdout(contains("made").not()).stderr(contains("made 1, failed 0"));
}

#[test]
fn threads_are_one_to_two_hundred_and_fifty_six() {
    let place = Place::with(&[("a.yaml", GOOD)]);
    for jobs in ["0", "257"] {
        let refused = place.mahdar(&["check", "a.yaml", "-j", jobs]).assert().code(2);
        refused.stderr(contains("1..=256"));
    }
    place.mahdar(&["check", "a.yaml", "-j", "256"]).assert().success();
}

#[test]
fn warnings_of_a_rejected_meeting_are_no_errors() {
    let place = Place::with(&[("a.yaml", "title: أهلاً \"بكم\nplaec: إربد\n")]);
    let run = place.mahdar(&["check", "a.yaml", "--json"]).assert().code(1);
    let record: Value = serde_json::from_slice(&run.get_output().stdout).expect("one object");
    let codes = |list: &str| {
        let problems = record[list].as_array().expect("a list").iter();
        problems.map(|problem| problem["code"].clone()).collect::<Vec<_>>()
    };
    assert_eq!((codes("errors"), codes("warnings")), (vec!["E0102".into()], vec!["W0141".into()]));
    run.stderr(contains("failed 1, warnings 1"));
    place.mahdar(&["check", "-q", "a.yaml"]).assert().code(1).stderr(contains("W0141").not());
}

#[test]
fn quiet_says_nothing_but_errors() {
    let place = Place::with(&[("a.yaml", GOOD)]);
    place
        .mahdar(&["build", "a.yaml", "-q"])
        .assert()
        .success()
        .stdout(is_empty())
        .stderr(is_empty());
    place.write("b.yaml", MISTYPED);
    place.mahdar(&["build", "b.yaml", "-q"]).assert().code(1).stderr(contains("E0102"));
}

#[test]
fn who_wants_to_know_more_is_told_sizes_and_times() {
    let pack = "title: ملف\nmeetings: [a.yaml]\n";
    let place = Place::with(&[("a.yaml", GOOD), ("pack.yaml", pack)]);
    let told = predicates::str::is_match(r"\.pdf \(\d+\.\d KB\) \(pages: \d, \d+\.\d ms\)");
    for command in [["build", "a.yaml"], ["pack", "pack.yaml"]] {
        let say = |more: &[&str]| {
            let arguments = [&command[..], &["-f", "pdf", "--lang", "en"], more].concat();
            place.mahdar(&arguments).assert().success()
        };
        say(&["-v"]).stdout(told.clone().expect("a pattern"));
        say(&[]).stdout(contains(" KB").not());
    }
}

#[cfg(target_os = "linux")]
#[test]
fn what_cannot_be_written_is_named_as_the_user_knows_it() {
    let place = Place::with(&[("a.yaml", GOOD)]);
    let new = place.mahdar(&["new", "none/x.yaml", "--lang", "en"]).assert().code(2);
    new.stderr(contains("cannot write none/x.yaml: "));
    let build = place.mahdar(&["build", "a.yaml", "-o", "/proc/self", "--lang", "en"]).assert();
    build.code(2).stderr(contains("/proc/self: ").and(contains(".mahdar-").not()));
}

#[test]
fn a_file_over_the_limit_is_refused_without_a_size_that_nobody_knows() {
    let place = Place::with(&[("a.yaml", &*"#".repeat(5 << 20))]);
    let check = place.mahdar(&["check", "a.yaml", "--lang", "en"]).assert().code(1);
    check.stderr(contains("larger than the limit of 4 MiB"));
}

#[test]
fn colour_is_used_when_asked_for() {
    let place = Place::with(&[("b.yaml", MISTYPED)]);
    let escape = || contains("\u{1b}[");
    place.mahdar(&["check", "b.yaml"]).assert().code(1).stderr(escape().not());
    place.mahdar(&["check", "b.yaml", "--color", "always"]).assert().code(1).stderr(escape());
}

#[test]
fn check_writes_nothing() {
    let place = Place::with(&[("a.yaml", GOOD)]);
    place.mahdar(&["check", "a.yaml"]).assert().success().stdout(contains("no errors"));
    assert_eq!(place.names("."), ["a.yaml"]);
}

#[test]
fn problems_of_all_kinds_are_told_at_once_and_allowed_warnings_never() {
    let text = "title: «x\ndocument: {theme: fromal}\nclosing: [{image: a.png, alt: y}]\n";
    let place = Place::with(&[("a.yaml", text)]);
    let all = contains("E0301").and(contains("E0201")).and(contains("W0141"));
    place.mahdar(&["check", "a.yaml"]).assert().code(1).stderr(all);
    let allowed = contains("E0301").and(contains("W0141").not());
    place.mahdar(&["check", "a.yaml", "--allow", "W0141"]).assert().code(1).stderr(allowed);
    // One file with mistakes of each stage, from the YAML to the message.
    let text = "title: x\ntitle: y\nplce: z\ndate: foo\nclosing: [{image: a.png, alt: y}, 漢, \"a\\x07\"]\n\
                mail: {attach: [b.pdf], template: c.html}\ndocument: {theme: fromal}\n";
    place.write("a.yaml", text);
    let codes = ["E0105", "E0102", "E0121", "E0107", "E0201", "E0301", "E0401", "E0701", "E0703"];
    let output = place.mahdar(&["check", "a.yaml"]).assert().code(1).get_output().stderr.clone();
    let output = String::from_utf8(output).expect("text");
    assert_eq!(output.matches("error[").count(), codes.len(), "{output}");
    assert!(codes.iter().all(|code| output.contains(code)), "{output}");
    place.write("a.yaml", "title: «x\nplce: y\n");
    let allowed = contains("E0102").and(contains("W0141").not());
    place.mahdar(&["check", "a.yaml", "--allow", "W0141"]).assert().code(1).stderr(allowed);
}

#[test]
fn check_looks_through_the_meetings_of_a_pack() {
    let pack = "title: ملف\nmeetings: [a.yaml, b.yaml]\n";
    let place = Place::with(&[("pack.yaml", pack), ("a.yaml", GOOD), ("b.yaml", "titel: x\n")]);
    place
        .mahdar(&["check", "pack.yaml"])
        .assert()
        .code(1)
        .stderr(contains("b.yaml:1:1: error[E01"));
    let place = Place::with(&[("pack.yaml", pack), ("a.yaml", GOOD), ("b.yaml", GOOD)]);
    place.mahdar(&["check", "pack.yaml"]).assert().success().stdout(contains("no errors"));
    assert_eq!(place.names("."), ["a.yaml", "b.yaml", "pack.yaml"]);
}

#[test]
fn of_very_many_problems_the_first_are_shown_and_json_has_all() {
    let points = "\"، نعم,\", ".repeat(300);
    let place = Place::with(&[("a.yaml", &*format!("title: x\nobjectives: [{points}]\n"))]);
    let run = place.mahdar(&["check", "a.yaml", "--lang", "en"]).assert().success();
    run.stdout(contains("warnings 300")).stderr(
        contains("warning[W0143]").count(200).and(contains("a.yaml: and 100 more warnings")),
    );
    let run = place.mahdar(&["check", "a.yaml", "--json"]).assert().success();
    let object: Value = serde_json::from_slice(&run.get_output().stdout).expect("one object");
    assert_eq!(object["warnings"].as_array().map(Vec::len), Some(300));
    assert_eq!(object["warnings"][299]["column"], 12 + 299 * "\"، نعم,\", ".chars().count() + 8);
}

#[test]
fn strict_makes_errors_of_warnings() {
    let arabic_comma = "title: x\norganizers: [وزارة الصحة، نقابة الأطباء]\n";
    let place = Place::with(&[("a.yaml", arabic_comma)]);
    let strict = contains("a.yaml:2:14: error[W");
    place.mahdar(&["build", "a.yaml", "--strict"]).assert().code(1).stderr(strict);
    assert_eq!(place.names("output"), Vec::<String>::new());
    let warned = contains("a.yaml:2:14: warning[W");
    let closing = contains("made 1, failed 0, warnings 1");
    place.mahdar(&["build", "a.yaml"]).assert().success().stderr(warned).stdout(closing);
}

#[test]
fn every_starter_builds_without_a_warning() {
    for lang in ["ar", "en"] {
        for kind in ["report", "minutes", "agenda", "action_register"] {
            let place = Place::with(&[]);
            let new = ["new", "a.yaml", "--kind", kind, "--lang", lang];
            place.mahdar(&new).assert().success();
            place
                .mahdar(&["build", "a.yaml", "--strict", "--lang", "en"])
                .assert()
                .success()
                .stderr(is_empty())
                .stdout(contains("warnings 0"));
            place.mahdar(&new).assert().code(2).stderr(contains("a.yaml"));
            place.mahdar(&[&new[..], &["--force"]].concat()).assert().success();
        }
    }
}

#[test]
fn a_theme_of_ones_own_is_used_and_its_mistakes_are_shown() {
    let own = "extends: modern\npalette: {accent: '#7a1f1f'}\n";
    let place = Place::with(&[("a.yaml", GOOD), ("own.yaml", own)]);
    let mut made = Vec::new();
    for theme in ["formal", "modern", "plain", "own.yaml"] {
        place.mahdar(&["build", "a.yaml", "--theme", theme]).assert().success();
        made.push((place.read("output/a.pdf"), place.read("output/a.docx")));
    }
    for (i, one) in made.iter().enumerate() {
        assert!(made[..i].iter().all(|other| other.0 != one.0 && other.1 != one.1));
    }
    place.write("own.yaml", "palette: {accent: teal}\n");
    let shown = contains("own.yaml:1:19: error[E0302]");
    place.mahdar(&["build", "a.yaml", "--theme", "own.yaml"]).assert().code(2).stderr(shown);
    place.write("own.yaml", "families: {body: {name: Amri}}\n");
    let shown = contains("E0304").and(contains("Amiri"));
    place.mahdar(&["build", "a.yaml", "--theme", "own.yaml"]).assert().code(2).stderr(shown);
}

#[test]
fn a_meeting_names_its_theme_file() {
    let text = "title: x\ndocument: {theme: own.yaml}\n";
    let place = Place::with(&[("a.yaml", text), ("own.yaml", "palette: {accent: teal}\n")]);
    let shown = contains("a.yaml:2:19: error[E0305]").and(contains("own.yaml:1:19"));
    place.mahdar(&["check", "a.yaml"]).assert().code(1).stderr(shown);
    place.write("own.yaml", "no_key: 1\n");
    let shown = contains("own.yaml:1:1: ").and(contains(": :").not());
    place.mahdar(&["check", "a.yaml"]).assert().code(1).stderr(shown);
    place.write("own.yaml", "palette: {accent: '#7a1f1f'}\n");
    place.mahdar(&["check", "a.yaml"]).assert().success();
    place.mahdar(&["check", "."]).assert().success();
    place.mahdar(&["check", "own.yaml"]).assert().code(1);
    place.write("a.yaml", "title: x\ndocument: {theme: fromal}\n");
    let shown = contains("a.yaml:2:19: error[E0301]").and(contains("formal"));
    place.mahdar(&["check", "a.yaml"]).assert().code(1).stderr(shown);
}

#[test]
fn the_margins_of_a_theme_must_leave_room_on_the_paper_of_the_meeting() {
    // On A5 they take the same share of the width as on A4.
    let own = "page: {margins: {inner: 85mm, outer: 85mm}}\n";
    let text = "title: x\ndocument: {theme: own.yaml, paper: a5}\n";
    let place = Place::with(&[("a.yaml", text), ("own.yaml", own)]);
    let shown = contains("a.yaml:2:19: error[E0305]").and(contains("leave 28 mm"));
    place.mahdar(&["check", "a.yaml"]).assert().code(1).stderr(shown);
    place.write("a.yaml", "title: x\ndocument: {theme: own.yaml, paper: a5, margins: 20}\n");
    place.mahdar(&["check", "a.yaml"]).assert().success();
}

#[test]
fn the_catalogues_list_what_is_at_hand() {
    let place = Place::with(&[]);
    place.mahdar(&["themes"]).assert().success().stdout(contains("formal").and(contains("plain")));
    place.mahdar(&["fonts"]).assert().success().stdout(contains("Amiri").and(contains("العربية")));
    // Each covers something.
    let listed = place.mahdar(&["fonts"]).assert().success().get_output().stdout.clone();
    let listed = String::from_utf8(listed).expect("text");
    let bare = |line: &&str| {
        line.split_whitespace().last().is_some_and(|word| word.parse::<u16>().is_ok())
    };
    assert_eq!(listed.lines().find(bare), None);
    let own = place.mahdar(&["themes", "--show", "plain"]).assert().success();
    place.write("own.yaml", &own.get_output().stdout);
    place.write("a.yaml", GOOD);
    place.mahdar(&["build", "a.yaml", "--theme", "own.yaml"]).assert().success();
}

#[cfg(unix)]
#[test]
fn a_reader_that_hangs_up_is_no_error() {
    use std::process::{Command, Stdio};
    let place = Place::with(&[("a.yaml", GOOD), ("b.yaml", GOOD)]);
    let mut child = Command::new(env!("CARGO_BIN_EXE_mahdar"))
        .current_dir(place.path(""))
        .args(["build", ".", "--json"])
        .stdout(Stdio::piped())
        .spawn()
        .expect("starts");
    drop(child.stdout.take());
    assert!(child.wait().expect("ends").success());
    assert_eq!(place.names("output").len(), 4);
}

#[test]
fn the_date_inside_comes_from_the_environment_when_the_meeting_has_none() {
    let place = Place::with(&[("a.yaml", GOOD)]);
    let made = |epoch: &str| {
        place.mahdar(&["build", "a.yaml"]).env("SOURCE_DATE_EPOCH", epoch).assert().success();
        (place.read("output/a.pdf"), place.read("output/a.docx"))
    };
    let (first, again, other) = (made("1700000000"), made("1700000000"), made("1500000000"));
    assert!(first == again);
    assert!(first.0 != other.0 && first.1 != other.1);
}

#[test]
fn extract_gives_the_attached_source_back_byte_for_byte() {
    let source = format!("\u{FEFF}{GOOD}document:\r\n  attach_source: yes\r\n");
    let place = Place::with(&[("input/م ١.yaml", &source), ("input/plain.yaml", GOOD)]);
    place.mahdar(&["build", "-f", "pdf"]).assert().success();
    place.mahdar(&["extract", "output/م ١.pdf"]).assert().success().stdout(source.clone());
    place.mahdar(&["extract", "output/م ١.pdf", "-o", "again.yaml"]).assert().success();
    assert_eq!(place.read("again.yaml"), source.as_bytes());
    place.mahdar(&["extract", "output/م ١.pdf", "-o", "again.yaml"]).assert().code(2);
    let without = place.mahdar(&["extract", "output/plain.pdf", "--lang", "en"]).assert();
    without.code(1).stdout(is_empty()).stderr(contains("carries no source"));
    place.mahdar(&["extract", "input/plain.yaml"]).assert().code(1);
}

#[test]
fn a_dash_is_standard_input_of_extract_and_standard_output_of_new() {
    let place = Place::with(&[]);
    let starter = place.mahdar(&["new", "-"]).assert().success().get_output().stdout.clone();
    assert_eq!(place.names("."), Vec::<String>::new());
    let text = String::from_utf8(starter).expect("text") + "document: {attach_source: yes}\n";
    place.mahdar(&["build", "-", "-f", "pdf"]).write_stdin(text.as_str()).assert().success();
    let run = place.mahdar(&["extract", "-"]).write_stdin(place.read("output/stdin.pdf")).assert();
    run.success().stdout(text);
}

#[test]
fn notes_become_a_meeting_that_builds() {
    let place =
        Place::with(&[("notes.txt", "لقاء القرّاء\nالتوصيات:\n1) قراءة كتاب\n2) قراءة ثانٍ\n")]);
    place.mahdar(&["import", "notes.txt", "-o", "a.yaml"]).assert().success();
    place.mahdar(&["build", "a.yaml", "--strict"]).assert().success();
    assert_eq!(place.names("output"), ["a.docx", "a.pdf"]);
    place.mahdar(&["import", "notes.txt", "-o", "a.yaml"]).assert().code(2);
    for arguments in [&["import", "notes.txt"][..], &["import", "notes.txt", "-o", "-"]] {
        place.mahdar(arguments).assert().success().stdout(contains("recommendations:"));
    }
    place.write("latin.txt", b"\xE3\xCD\xD6\xD1");
    let lost = place.mahdar(&["--lang", "en", "import", "latin.txt"]).assert();
    lost.code(1).stderr(contains("UTF-8"));
    place.write("long.txt", "كلمة ".repeat(500_000));
    let lost = place.mahdar(&["--lang", "en", "import", "long.txt"]).assert();
    lost.code(1).stderr(contains("more than 4 MiB"));
    // No file at all is no rejected input.
    place.mahdar(&["import", "none.txt"]).assert().code(2);
    for (bytes, said) in [
        (&b"%PDF-1.7\n%\xE2\xE3"[..], "is a PDF"),
        (b"{\\rtf1 x}", "save it as docx"),
        (b"", "nothing in it"),
        (b"\xEF\xBB\xBF \r\n", "nothing in it"),
    ] {
        place.write("other.txt", bytes);
        let refused = place.mahdar(&["--lang", "en", "import", "other.txt"]).assert();
        refused.code(1).stderr(contains(said)).stdout("");
    }
}

#[test]
fn a_warning_is_allowed_by_its_code() {
    let place = Place::with(&[("a.yaml", "title: لقاء «القرّاء\n")]);
    place.mahdar(&["check", "a.yaml", "--strict"]).assert().code(1).stderr(contains("W0141"));
    place.mahdar(&["check", "a.yaml", "--strict", "--allow", "W0141"]).assert().success();
    place.mahdar(&["check", "a.yaml", "--allow", "E0102"]).assert().code(2);
    place.write("a.yaml", "title: لقاء «القرّاء\ndocument: {allow: [W0141]}\n");
    place.mahdar(&["check", "a.yaml", "--strict"]).assert().success();
}

#[test]
fn the_schema_is_printed() {
    let place = Place::with(&[]);
    let printed = place.mahdar(&["schema"]).output().expect("it runs").stdout;
    let schema: Value = serde_json::from_slice(&printed).expect("JSON");
    assert!(schema["properties"]["التوصيات"].is_object());
}

#[cfg(unix)]
#[test]
fn completions_and_manual_name_every_command() {
    let place = Place::with(&[]);
    let help = place.mahdar(&["--help"]).output().expect("runs").stdout;
    let help = String::from_utf8(help).expect("UTF-8");
    let listed = help.lines().skip_while(|line| !line.contains("Commands")).skip(1);
    let commands: Vec<String> = listed
        .take_while(|line| !line.is_empty())
        .filter_map(|line| line.strip_prefix("  ")?.split(' ').next().map(str::to_owned))
        .filter(|name| !name.is_empty() && name != "help")
        .collect();
    assert!(commands.len() > 10, "{commands:?}");
    for arguments in [&["completions", "bash"][..], &["completions", "zsh"], &["man"]] {
        let made = place.mahdar(arguments).output().expect("runs");
        assert!(made.status.success(), "{arguments:?}");
        let text = String::from_utf8(made.stdout).expect("UTF-8").replace('\\', "");
        for command in &commands {
            assert!(text.contains(command), "{arguments:?} lacks {command}");
        }
        assert!(!text.contains("mahdar-build(1)"), "there is no such page");
    }
}

#[cfg(target_os = "linux")]
#[test]
fn help_that_cannot_be_written_is_an_error() {
    let place = Place::with(&[]);
    let full = || fs::File::options().write(true).open("/dev/full").expect("is there");
    for arguments in [&["--help"][..], &["build", "--help"], &["--version"], &["man"]] {
        let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_mahdar"));
        let status = command.current_dir(place.path("")).args(arguments).stdout(full()).status();
        assert_eq!(status.expect("runs").code(), Some(2), "{arguments:?}");
        place.mahdar(arguments).assert().success().stdout(contains("mahdar"));
    }
    place.mahdar(&["bild"]).assert().code(2).stdout(is_empty()).stderr(contains("build"));
}

#[test]
fn a_pipe_or_a_device_is_no_meeting() {
    let place = Place::with(&[]);
    let made = std::process::Command::new("mkfifo").arg(place.path("pipe.yaml")).status();
    assert!(made.is_ok_and(|status| status.success()), "a pipe can be made");
    for path in ["pipe.yaml", "/dev/zero"] {
        place
            .mahdar(&["--lang", "en", "check", path])
            .assert()
            .code(2)
            .stderr(contains("not a regular file"));
    }
}

#[test]
fn what_has_not_changed_is_not_made_again() {
    let picture = include_bytes!("../input/images/emblem.png");
    let text = format!("{GOOD}sections: [{{title: x, body: [{{image: p.png, alt: x}}]}}]\n");
    let place =
        Place::with(&[("in/a.yaml", &text), ("in/b.yaml", GOOD), ("in/c.yaml", "title: «x\n")]);
    place.write("in/p.png", picture);
    let build = |said: &'static str, flags: &[&str]| {
        let arguments = [&["--lang", "en", "build", "in", "--changed"], flags].concat();
        place.mahdar(&arguments).assert().success().stdout(contains(said));
    };
    build("made 3, failed 0", &[]);
    // A meeting with warnings is made each time.
    build("made 1, unchanged 2", &[]);
    let other = [&picture[..], b"more"].concat();
    place.write("in/p.png", other);
    build("made 2, unchanged 1", &[]);
    place.write("in/b.yaml", format!("{GOOD}country: JO\n"));
    build("made 2, unchanged 1", &[]);
    place.write("output/b.pdf", "spoilt");
    fs::remove_file(place.path("output/a.docx")).expect("there");
    build("made 3, failed 0", &[]);
    assert!(place.read("output/b.pdf").starts_with(b"%PDF-"));
    build("made 3, failed 0", &["--theme", "plain"]);
    build("made 1, unchanged 2", &["--theme", "plain"]);
    place.write("output/.mahdar-made.json", "no JSON");
    build("made 3, failed 0", &["--theme", "plain"]);
}
