//! Messages as their makers and senders meet them: drafts, flags over keys, refusals.

use std::fs;

use assert_cmd::Command;
use mahdar::model::MailOptions;
use mahdar::{EmailOptions, Engine, FontBook, Meeting, NoFiles, Source};
use predicates::prelude::*;
use predicates::str::contains;
use tempfile::TempDir;

const MEETING: &str = "title: اجتماع لجنة القراءة\ndate: 2026-03-18\nplace: إربد\n\
    decisions: [شراء رفوف جديدة]\nmail:\n  from: office@example.org\n  to: [a@example.org]\n  \
    bcc: [hidden@example.org]\n";

fn place(files: &[(&str, &str)]) -> TempDir {
    let place = tempfile::tempdir().expect("a temporary folder");
    for (name, text) in files {
        fs::write(place.path().join(name), text).expect("writable");
    }
    place
}

fn mahdar(place: &TempDir, arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_mahdar"));
    command.current_dir(place.path()).args(["--lang", "en"]).args(arguments);
    for variable in ["SOURCE_DATE_EPOCH", "MAHDAR_SMTP", "MAHDAR_SMTP_PASSWORD"] {
        command.env_remove(variable);
    }
    command
}

fn draft(place: &TempDir, name: &str) -> String {
    let bytes = fs::read(place.path().join(name)).expect("a draft");
    String::from_utf8(bytes).expect("a message is ASCII")
}

fn meeting(text: &str) -> Meeting {
    Meeting::from_yaml(&Source::new("a.yaml", text)).expect("a good meeting").value
}

#[test]
fn a_draft_has_its_headers_and_no_hidden_recipient() {
    let place = place(&[("محضر.yaml", MEETING)]);
    let said = contains("W0704").and(contains("hidden recipients"));
    mahdar(&place, &["mail", "محضر.yaml"]).assert().success().stderr(said);
    let text = draft(&place, "output/محضر.eml");
    for line in ["Date: Wed, 18 Mar 2026", "To: a@example.org", "X-Unsent: 1", "MIME-Version: 1.0"]
    {
        assert!(text.contains(&format!("\r\n{line}")) || text.starts_with(line), "{line}");
    }
    assert!(!text.contains("hidden"));
    assert!(text.contains("filename*=utf-8''%D9%85%D8%AD%D8%B6%D8%B1.pdf"));
    assert!(text.contains("name=\"meeting-2026-03-18.docx\""));
    assert!(text.split("\r\n").all(|line| line.len() <= 78 && !line.contains('\n')));
}

#[test]
fn build_makes_the_same_message_and_the_library_too() {
    let place = place(&[("a.yaml", MEETING)]);
    mahdar(&place, &["mail", "a.yaml", "-o", "one"]).assert().success();
    mahdar(&place, &["build", "a.yaml", "-f", "eml,pdf", "-o", "two"]).assert().success();
    let one = draft(&place, "one/a.eml");
    assert!(one == draft(&place, "two/a.eml"));
    let engine = Engine::new(FontBook::embedded());
    let options = EmailOptions { stem: Some("a".to_owned()), ..EmailOptions::default() };
    let made = engine.render_email(&meeting(MEETING), &NoFiles, &options).expect("made").value;
    assert!(made.bytes == one.as_bytes());
    assert_eq!(made.envelope.recipients, ["a@example.org", "hidden@example.org"]);
    assert_eq!(made.envelope.from.as_deref(), Some("office@example.org"));
}

const PACK: &str = "title: ملف الربع\ndate: 2026-03-31\nmeetings: [a.yaml]\n\
    registers: [decisions]\nmail:\n  from: office@example.org\n  to: [board@example.org]\n  \
    bcc: [hidden@example.org]\n";

#[test]
fn a_pack_is_one_message_beside_those_of_meetings() {
    let place = place(&[("q.pack.yaml", PACK), ("a.yaml", MEETING), ("b.yaml", "title: x\n")]);
    mahdar(&place, &["mail", "q.pack.yaml", "b.yaml"]).assert().success().stderr(contains("W0704"));
    let text = draft(&place, "output/q.pack.eml");
    assert!(text.contains("To: board@example.org\r\n") && !text.contains("hidden"));
    for name in ["q.pack.pdf", "q.pack.docx"] {
        assert!(text.contains(&format!("filename=\"{name}\"")), "{name}");
    }
    assert!(place.path().join("output/b.eml").exists());
    assert!(!place.path().join("output/a.eml").exists(), "its meetings have none of their own");
    mahdar(&place, &["pack", "q.pack.yaml", "-f", "eml", "-o", "two"]).assert().success();
    assert!(text == draft(&place, "two/q.pack.eml"));
}

#[test]
fn a_pack_is_sent_to_its_own_recipients() {
    let place = place(&[("q.pack.yaml", PACK), ("a.yaml", MEETING)]);
    let send = ["mail", "q.pack.yaml", "--send", "--dry-run", "--json"];
    let said = contains("board@example.org").and(contains("hidden@example.org"));
    mahdar(&place, &send).assert().success().stdout(said);
    fs::write(place.path().join("q.pack.yaml"), PACK.replace("from: office@example.org\n  ", ""))
        .expect("writable");
    mahdar(&place, &["mail", "q.pack.yaml", "--send", "--dry-run"])
        .assert()
        .code(1)
        .stderr(contains("q.pack.yaml").and(contains("E0705")));
}

#[test]
fn flags_count_over_the_file() {
    let place = place(&[("a.yaml", MEETING), ("note.txt", "a note")]);
    let flags = ["--to", "ليلى <b@example.org>", "--subject", "New", "--attach", "note.txt"];
    let arguments = [&["mail", "a.yaml"], &flags[..]].concat();
    mahdar(&place, &arguments).assert().success();
    let text = draft(&place, "output/a.eml");
    assert!(text.contains("<b@example.org>") && !text.contains("a@example.org"));
    assert!(text.contains("Subject: New\r\n") && text.contains("filename=\"note.txt\""));
    assert!(!text.contains("application/pdf"));
}

#[test]
fn what_is_attached_must_be_there_and_within_the_limit() {
    let place = place(&[("a.yaml", "title: x\nmail: {attach: [pdf, plan.xlsx]}\n")]);
    let missing = contains("a.yaml:2:22: error[E0701]").and(contains("plan.xlsx"));
    mahdar(&place, &["mail", "a.yaml"]).assert().code(1).stderr(missing);
    fs::write(place.path().join("plan.xlsx"), vec![0; 3000]).expect("writable");
    mahdar(&place, &["mail", "a.yaml"]).assert().success();
    let large = contains("E0702").and(contains("`a.pdf`"));
    let limited = ["mail", "a.yaml", "--max-size", "4K", "-o", "other"];
    mahdar(&place, &limited).assert().code(1).stderr(large);
    assert!(!place.path().join("other/a.eml").exists());
    let exact = contains("`plan.xlsx` of 2.9 KB brings the total to 2.9 KB; the limit is 2.0 KB");
    let limited = ["mail", "a.yaml", "--max-size", "2KB", "--attach", "plan.xlsx"];
    mahdar(&place, &limited).assert().code(1).stderr(exact.and(contains("a.yaml: error[E0702]")));
}

#[test]
fn what_flags_say_has_no_place_in_the_file() {
    let text = "title: x\nmail: {template: own.html}\n";
    let place = place(&[("a.yaml", text), ("t.html", "{{ titel }}"), ("own.html", "x")]);
    let hidden = contains("a.yaml: warning[W0704]").and(contains("title: x").not());
    mahdar(&place, &["mail", "a.yaml", "--bcc", "b@example.org"]).assert().success().stderr(hidden);
    let bad = contains("a.yaml: error[E0703]: the template").and(contains("t.html:1"));
    let bad = bad.and(contains("own.html").not());
    mahdar(&place, &["mail", "a.yaml", "--template", "t.html"]).assert().code(1).stderr(bad);
}

#[test]
fn a_name_keeps_its_dots_for_programs_that_read_ascii_alone() {
    let place = place(&[("محضر.v1.2.yaml", "title: x\nmail: {attach: [pdf]}\n")]);
    mahdar(&place, &["mail", "محضر.v1.2.yaml"]).assert().success();
    let draft = draft(&place, "output/محضر.v1.2.eml");
    assert!(draft.contains("name=\"v1.2.pdf\""), "{draft}");
}

#[test]
fn a_template_makes_the_html_and_its_faults_have_a_line() {
    let text = "title: <اجتماع>\nmail: {template: t.html, attach: []}\n";
    let good = "<b>{{ title }}</b>{% for f in facts %}{{ f.label }}{% endfor %}{{ content }}";
    let place = place(&[("a.yaml", text), ("t.html", good)]);
    mahdar(&place, &["mail", "a.yaml"]).assert().success();
    assert!(draft(&place, "output/a.eml").contains("<b>&lt;"));
    for bad in [
        "\n{{ titel }}",
        "\n{% if %}",
        "{% for a in range(9999) %}\n{% for b in range(9999) %}{{ b }}{% endfor %}{% endfor %}",
    ] {
        fs::write(place.path().join("t.html"), bad).expect("writable");
        let said = contains("E0703").and(contains("t.html:2"));
        mahdar(&place, &["mail", "a.yaml"]).assert().code(1).stderr(said);
    }
}

#[test]
fn check_finds_what_an_e_mail_would_be_refused_for() {
    let text = "title: x\nmail: {attach: [plan.xlsx], template: t.html, bcc: [a@example.org]}\n";
    let place = place(&[("a.yaml", text), ("t.html", "{{ titel }}")]);
    let missing = contains("a.yaml:2:17: error[E0701]").and(contains("warning").not());
    mahdar(&place, &["check", "a.yaml"]).assert().code(1).stderr(missing);
    fs::write(place.path().join("plan.xlsx"), "").expect("writable");
    let failing = contains("a.yaml:2:39: error[E0703]").and(contains("t.html:1"));
    mahdar(&place, &["check", "a.yaml"]).assert().code(1).stderr(failing);
    fs::write(place.path().join("t.html"), "{{ title }}").expect("writable");
    mahdar(&place, &["check", "a.yaml"]).assert().success();
}

#[test]
fn a_file_is_attached_once_and_a_subject_has_no_signs_of_marks() {
    let text = "title: x\nmail: {attach: [docx, \" DOCX\", b.txt, b.txt], subject: \"**Board** of `9`\"}\n";
    let place = place(&[("a.yaml", text), ("b.txt", "b")]);
    mahdar(&place, &["mail", "a.yaml"]).assert().success();
    let draft = draft(&place, "output/a.eml");
    assert!(draft.contains("Subject: Board of 9\r\n"), "{draft}");
    assert_eq!(draft.matches("Content-Disposition: attachment").count(), 2);
}

#[test]
fn an_address_in_other_letters_goes_into_no_header() {
    let place = place(&[("a.yaml", "title: x\nmail: {to: [\"ا@example.org\"]}\n")]);
    let said = contains("a.yaml:2:13: error[E0129]").and(contains("before the @"));
    mahdar(&place, &["check", "a.yaml"]).assert().code(1).stderr(said);
    let flag = ["mail", "a.yaml", "--to", "ا@example.org"];
    mahdar(&place, &flag).assert().code(2).stderr(contains("not an e-mail address"));
}

#[test]
fn no_line_end_gets_into_a_header() {
    let place = place(&[("a.yaml", MEETING)]);
    for flag in ["--subject", "--to", "--cc", "--bcc", "--from", "--reply-to"] {
        let value = "a\r\nBcc: x <b@example.org>";
        mahdar(&place, &["mail", "a.yaml", flag, value]).assert().code(2);
    }
    let engine = Engine::new(FontBook::embedded());
    let text =
        |value: &str| mahdar::model::Text::new(value, mahdar::diag::Span { start: 0, end: 0 });
    let injected = text("a\r\nBcc: x@example.org");
    let overs = [
        MailOptions { subject: Some(injected.clone()), ..MailOptions::default() },
        MailOptions { to: vec![injected], ..MailOptions::default() },
    ];
    for over in overs {
        let options = EmailOptions { over, ..EmailOptions::default() };
        assert!(engine.render_email(&meeting(MEETING), &NoFiles, &options).is_err());
    }
}

#[cfg(feature = "smtp")]
#[test]
fn sending_needs_a_server_a_sender_and_recipients() {
    let place = place(&[("a.yaml", MEETING), ("b.yaml", "title: x\n")]);
    let send =
        |arguments: &[&str]| mahdar(&place, &[&["mail", "--send"], arguments].concat()).assert();
    send(&["a.yaml"]).code(2).stderr(contains("--smtp"));
    send(&["a.yaml", "--smtp", "smtp://u:secret@localhost"])
        .code(2)
        .stderr(contains("password").and(contains("secret").not()));
    send(&["b.yaml", "--dry-run"])
        .code(1)
        .stderr(contains("no sender").and(contains("no recipient")));
    send(&["a.yaml", "--dry-run"])
        .success()
        .stdout(contains("would send").and(contains("hidden@example.org")));
    let nobody = ["a.yaml", "--smtp", "smtp://127.0.0.1:1", "--retries", "0"];
    send(&nobody).code(2).stderr(contains("no connection"));
}

#[test]
fn a_letter_says_conditions_states_and_secrecy() {
    let text = "title: Board\nlanguage: en\nstatus: draft\nclassification: Secret\n\
        decisions: [\"Pay 500^[if agreed]\"]\n\
        recommendations: [{text: Meet again, status: cancelled}]\n";
    let place = place(&[("a.yaml", text)]);
    mahdar(&place, &["mail", "a.yaml"]).assert().success();
    let letter = draft(&place, "output/a.eml");
    let plain = letter.split("text/html").next().expect("a plain part");
    for words in ["Pay 500 (if agreed)", "Meet again (Cancelled)", "Secret", "Draft"] {
        assert!(plain.contains(words), "{words} is not in {plain}");
    }
}
