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

/// Watches paths from a folder inside of another; what it says goes into the file `said` of that one.
fn watching(folder: &Path, inside: &str, paths: &[&str], output: &str) -> Watching {
    let mut command = Command::new(env!("CARGO_BIN_EXE_mahdar"));
    command.current_dir(folder.join(inside)).arg("watch").args(paths);
    command.args(["-o", output, "-f", "docx", "--lang", "en"]);
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
    let mut program = watching(folder.path(), "", &["in"], "in/out");
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

#[test]
fn pictures_of_other_folders_are_watched_too() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let path = |name: &str| folder.path().join(name);
    let bytes = |name: &str| fs::read(path(name)).unwrap_or_default();
    for name in ["here", "there"] {
        fs::create_dir(path(name)).expect("writable");
    }
    let example = Path::new(env!("CARGO_MANIFEST_DIR")).join("input/images");
    let picture = |name: &str| fs::copy(example.join(name), path("there/logo.png"));
    picture("emblem.png").expect("an example");
    fs::write(path("here/a.yaml"), "title: اجتماع أول\n").expect("writable");
    let text = "title: اجتماع ثان\norganization: {name: جمعية, logo: logo.png}\n";
    fs::write(path("there/b.yaml"), text).expect("writable");

    let _program = watching(folder.path(), "here", &["a.yaml", "../there/b.yaml"], "out");
    let said = || String::from_utf8_lossy(&bytes("said")).into_owned();
    eventually("it waits for changes", || said().contains("Ctrl-C"));
    let (a, b) = (bytes("here/out/a.docx"), bytes("here/out/b.docx"));
    assert!(!a.is_empty() && !b.is_empty(), "{}", said());
    fs::remove_file(path("here/out/a.docx")).expect("was made");
    picture("soil-moisture.png").expect("an example");
    eventually("its meeting is made again", || bytes("here/out/b.docx") != b);
    assert!(!path("here/out/a.docx").exists(), "the meeting of this folder is left alone");
}
