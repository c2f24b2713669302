//! What paths and patterns of the command line and of packs lead to.

#[path = "support/place.rs"]
mod place;

use place::Place;
use predicates::prelude::*;
use predicates::str::contains;

const MEETING: &str = "title: اجتماع\n";

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
    made.stdout(contains("made 1, failed 1"));
    check("in/p.pack.yaml").code(1).stderr(contains("E0601").and(contains("shut: ")));
    check("in/*.yaml").success();
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
