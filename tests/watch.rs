//! `watch` as its users meet it: it makes, waits, makes again what a change concerns, and ends.

use std::fs;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

/// The longest that anything is waited for; a loaded machine may take long, a sound one does not.
const PATIENCE: Duration = Duration::from_secs(60);

/// The program at work, ended with the test.
struct Watching(Child);

impl Drop for Watching {
    fn drop(&mut self) {
        // It may have ended by itself.
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

fn watching(folder: &Path) -> Watching {
    let mut command = Command::new(env!("CARGO_BIN_EXE_mahdar"));
    command.current_dir(folder).args(["watch", "in", "-o", "in/out", "-f", "docx", "--lang", "en"]);
    command.stdout(Stdio::null()).stderr(fs::File::create(folder.join("said")).expect("writable"));
    Watching(command.spawn().expect("the program starts"))
}

fn eventually(what: &str, holds: impl Fn() -> bool) {
    let start = Instant::now();
    while !holds() {
        assert!(start.elapsed() < PATIENCE, "{what}");
        std::thread::sleep(Duration::from_millis(20));
    }
}

#[test]
fn what_changes_is_made_again_until_the_program_is_stopped() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let path = |name: &str| folder.path().join(name);
    let bytes = |name: &str| fs::read(path(name)).unwrap_or_default();
    let said = || String::from_utf8_lossy(&bytes("said")).into_owned();
    fs::create_dir(path("in")).expect("writable");
    fs::write(path("in/a.yaml"), "title: اجتماع أول\n").expect("writable");
    fs::write(path("in/b.yaml"), "titel: اجتماع ثان\n").expect("writable");

    #[cfg_attr(not(unix), allow(unused_mut, reason = "only there it is asked to end"))]
    let mut program = watching(folder.path());
    eventually("it waits for changes", || said().contains("Ctrl-C"));
    let first = bytes("in/out/a.docx");
    assert!(!first.is_empty(), "what is good is made");
    assert!(said().contains("titel"), "what is wrong is said: {}", said());

    fs::write(path("in/b.yaml"), "title: اجتماع ثان\n").expect("writable");
    eventually("a mended meeting is made", || !bytes("in/out/b.docx").is_empty());
    assert_eq!(bytes("in/out/a.docx"), first, "the other one is left alone");

    fs::write(path("in/a.yaml"), "title: اجتماع أول بعد تعديل\n").expect("writable");
    eventually("a changed meeting is made again", || bytes("in/out/a.docx") != first);
    fs::write(path("in/c.yaml"), "title: اجتماع ثالث\n").expect("writable");
    eventually("a new meeting is made", || !bytes("in/out/c.docx").is_empty());
    fs::remove_file(path("in/c.yaml")).expect("is there");
    eventually("a meeting that is gone is named", || said().contains("c.yaml: is gone"));
    assert!(path("in/out/c.docx").exists(), "what was made of it stays");

    #[cfg(unix)]
    {
        let id = program.0.id().to_string();
        let asked = Command::new("kill").args(["-INT", &id]).status().expect("kill runs");
        assert!(asked.success());
        let start = Instant::now();
        let status = loop {
            if let Some(status) = program.0.try_wait().expect("is ours") {
                break status;
            }
            assert!(start.elapsed() < PATIENCE, "it ends");
            std::thread::sleep(Duration::from_millis(20));
        };
        assert_eq!(status.code(), Some(0), "to be stopped is how it ends");
    }
}
