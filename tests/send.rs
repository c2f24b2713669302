//! `mail --send` against a server of the test's own: who gets what, what is told, how it is stopped.
#![cfg(feature = "smtp")]

#[path = "support/place.rs"]
mod place;

use std::fs::{self, File};
use std::io::{BufRead, BufReader, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::Duration;

use place::Place;
use predicates::prelude::*;
use predicates::str::{contains, is_empty};
use serde_json::Value;

const MEETING: &str = "title: اجتماع\nmail:\n  from: office@example.org\n  attach: [pdf]\n  \
    to: [a@example.org, drop@example.org, no@example.org, b@example.org]\n";

/// Takes messages; hangs up at `drop@…`, refuses `no@…`, and takes its time with each message.
struct Server {
    port: u16,
    /// The recipients of each message that was taken.
    taken: Arc<Mutex<Vec<Vec<String>>>>,
}

impl Server {
    fn new(pause: Duration) -> Server {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
        let port = listener.local_addr().expect("bound").port();
        let taken = Arc::new(Mutex::new(Vec::new()));
        let mine = Arc::clone(&taken);
        thread::spawn(move || {
            for line in listener.incoming().flatten() {
                let taken = Arc::clone(&mine);
                thread::spawn(move || serve(line, &taken, pause));
            }
        });
        Server { port, taken }
    }

    fn url(&self) -> String {
        format!("smtp://127.0.0.1:{}", self.port)
    }

    fn taken(&self) -> Vec<Vec<String>> {
        self.taken.lock().expect("no test fails while holding it").clone()
    }
}

/// One connection, until either side ends it.
fn serve(line: TcpStream, taken: &Mutex<Vec<Vec<String>>>, pause: Duration) -> Option<()> {
    let mut out = line.try_clone().ok()?;
    let mut say = |reply: &str| out.write_all(format!("{reply}\r\n").as_bytes()).ok();
    let mut lines = BufReader::new(line).lines();
    let mut recipients = Vec::new();
    say("220 test")?;
    while let Some(Ok(command)) = lines.next() {
        match command.as_str() {
            "DATA" => {
                say("354 go on")?;
                lines.find(|line| line.as_ref().map_or(true, |line| line == "."));
                thread::sleep(pause);
                taken.lock().ok()?.push(std::mem::take(&mut recipients));
                say("250 taken")?;
            }
            "RSET" => recipients.clear(),
            "QUIT" => return say("221 bye"),
            rcpt if rcpt.starts_with("RCPT TO:<drop@") => return None,
            rcpt if rcpt.starts_with("RCPT TO:<no@") => {
                say("550 nobody here")?;
                continue;
            }
            rcpt if rcpt.starts_with("RCPT") => {
                recipients.extend(rcpt.split(['<', '>']).nth(1).map(str::to_owned));
            }
            mail if mail.starts_with("MAIL") => recipients.clear(),
            _ => {}
        }
        if command != "DATA" {
            say("250 fine")?;
        }
    }
    None
}

fn send(place: &Place, server: &Server, arguments: &[&str]) -> assert_cmd::Command {
    let url = server.url();
    let fixed = ["--lang", "en", "mail", "--send", "--smtp", &url, "--retries", "0"];
    let mut command = place.mahdar(&[&fixed, arguments].concat());
    command.env_remove("MAHDAR_SMTP").env_remove("MAHDAR_SMTP_PASSWORD");
    command
}

#[test]
fn a_recipient_at_whom_the_server_hangs_up_does_not_stop_the_others() {
    let place = Place::with(&[("a.yaml", MEETING)]);
    let server = Server::new(Duration::ZERO);
    let run = send(&place, &server, &["a.yaml"]).assert().code(1);
    run.stdout(contains("sent 2, sent before 0, not sent 2"))
        .stderr(contains("not sent to drop@example.org").and(contains("refused for no@")));
    assert_eq!(server.taken(), [["a@example.org", "b@example.org"]]);
    let run = send(&place, &server, &["a.yaml"]).assert().code(1);
    run.stdout(contains("sent 0, sent before 2, not sent 2"));
    assert_eq!(server.taken().len(), 1, "nobody gets it twice");
}

#[test]
fn upper_case_makes_no_other_recipient() {
    let meeting = "title: اجتماع\nmail: {from: o@example.org, attach: [pdf], to: [a@example.org, A@Example.org]}\n";
    let place = Place::with(&[("a.yaml", meeting)]);
    let server = Server::new(Duration::ZERO);
    send(&place, &server, &["a.yaml"]).assert().success();
    assert_eq!(server.taken(), [["a@example.org"]]);
    place.write("a.yaml", meeting.replace("a@example.org, ", ""));
    let run = send(&place, &server, &["a.yaml"]).assert().success();
    run.stdout(contains("sent 0, sent before 1"));
}

#[test]
fn each_message_is_an_object_that_says_who_got_it() {
    let pack = format!("{}meetings: [a.yaml]\n", MEETING.replace("drop@example.org, ", ""));
    let files = [("a.yaml", MEETING), ("bad.yaml", "titel: x\n"), ("q.pack.yaml", &pack)];
    let place = Place::with(&files);
    let server = Server::new(Duration::ZERO);
    let paths = ["q.pack.yaml", "a.yaml", "bad.yaml", "--json"];
    let run = send(&place, &server, &paths).assert().code(1);
    let run = run.stderr(contains("sent 4, sent before 0, not sent 3, messages not made 1"));
    let text = String::from_utf8_lossy(&run.get_output().stdout).into_owned();
    let told: Vec<Value> =
        text.lines().map(|line| serde_json::from_str(line).expect(line)).collect();
    let inputs: Vec<&str> = told.iter().filter_map(|object| object["input"].as_str()).collect();
    assert_eq!(inputs, ["q.pack.yaml", "a.yaml", "bad.yaml"]);
    for object in &told[..2] {
        assert_eq!(object["mail"]["sent"], serde_json::json!(["a@example.org", "b@example.org"]));
        let refused = object["mail"]["not_sent"].as_array().expect("a list").last();
        let refused = refused.expect("one is refused");
        assert_eq!((&refused["to"], &refused["later"]), (&"no@example.org".into(), &false.into()));
        assert!(refused["reply"].as_str().is_some_and(|reply| reply.contains("nobody here")));
    }
    assert_eq!(told[2]["errors"][0]["code"], "E0102");
    assert!(told[2].get("mail").is_none());
    let dry = ["a.yaml", "--json", "--dry-run"];
    let run = send(&place, &server, &dry).assert().success();
    let object: Value = serde_json::from_slice(&run.get_output().stdout).expect("one object");
    assert_eq!(object["mail"]["sent_before"].as_array().map(Vec::len), Some(2));
    assert_eq!(object["mail"]["would_send"][0], "drop@example.org");
}

#[test]
fn two_runs_at_a_time_do_not_send_twice() {
    let place = Place::with(&[("a.yaml", MEETING), ("output/mail-journal.jsonl", "")]);
    let server = Server::new(Duration::ZERO);
    let other = File::options().append(true).open(place.path("output/mail-journal.jsonl"));
    let other = other.expect("is there");
    other.lock().expect("nobody else has it");
    let run = send(&place, &server, &["a.yaml"]).assert().code(2);
    run.stdout(is_empty()).stderr(contains("another run is sending"));
    assert_eq!(server.taken().len(), 0);
    drop(other);
    send(&place, &server, &["a.yaml"]).assert().code(1);
    assert_eq!(server.taken().len(), 1);
}

#[cfg(unix)]
#[test]
fn ctrl_c_stops_sending_after_the_message_that_was_begun() {
    let place = Place::with(&[("a.yaml", MEETING)]);
    let packs: Vec<String> = (10..30).map(|number| format!("{number}.pack.yaml")).collect();
    let pack = MEETING.replace("a@example.org, drop@example.org, ", "");
    packs.iter().for_each(|name| place.write(name, format!("{pack}meetings: [a.yaml]\n")));
    let server = Server::new(Duration::from_millis(300));
    let url = server.url();
    let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_mahdar"));
    command.current_dir(place.path(".")).args(["--lang", "en", "mail", "--send", "--smtp", &url]);
    command.args(&packs).stdout(File::create(place.path("out")).expect("writable"));
    command.stderr(File::create(place.path("err")).expect("writable"));
    let mut program = command.spawn().expect("the program starts");
    while server.taken().is_empty() {
        thread::sleep(Duration::from_millis(10));
    }
    let id = program.id().to_string();
    let asked = std::process::Command::new("kill").args(["-INT", &id]).status();
    assert!(asked.expect("kill runs").success());
    assert_eq!(program.wait().expect("it ends").code(), Some(130));
    assert!(server.taken().len() < 5, "{}", server.taken().len());
    let said = fs::read_to_string(place.path("err")).expect("written");
    assert!(said.contains("interrupted; ") && said.contains(" not begun"), "{said}");
}
