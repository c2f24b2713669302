//! Why the program refuses something of the machine's, in the user's language, and what to do instead.

#[path = "support/place.rs"]
mod place;

use std::fs;

use place::Place;
use predicates::prelude::*;
use predicates::str::contains;

#[test]
fn the_reasons_of_the_system_are_told_in_both_languages() {
    let place = Place::with(&[]);
    fs::create_dir(place.path("folder")).expect("writable");
    let of = |arguments: &[&str]| {
        let run = |lang| {
            let assert = place.mahdar(&[arguments, &["--lang", lang]].concat()).assert().failure();
            String::from_utf8(assert.get_output().stderr.clone()).expect("UTF-8")
        };
        [run("ar"), run("en")]
    };
    let missing = of(&["import", "none.txt"]);
    assert_eq!(
        missing,
        [
            "خطأ: تعذرت قراءة none.txt: لا ملف ولا مجلد بهذا الاسم\n",
            "error: cannot read none.txt: no such file or folder\n",
        ]
    );
    let folder = of(&["import", "folder"]);
    assert_eq!(
        folder,
        ["خطأ: تعذرت قراءة folder: هو مجلد\n", "error: cannot read folder: it is a folder\n",]
    );
    let deep = of(&["new", "no/such/folder/a.yaml"]);
    assert!(deep[0].contains("تعذرت كتابة no/such/folder/a.yaml: لا ملف ولا مجلد"), "{deep:?}");
}

#[test]
fn a_meeting_given_as_a_pack_is_told_as_one_error() {
    let place = Place::with(&[]);
    place.write("a.yaml", "title: اجتماع\nkind: minutes\nattendees: [سعاد]\ndecisions: [قرار]\n");
    let run = place.mahdar(&["pack", "a.yaml", "--lang", "en"]).assert().code(1);
    let said = String::from_utf8(run.get_output().stderr.clone()).expect("UTF-8");
    assert_eq!(said.matches("error").count(), 1, "{said}");
    assert!(said.contains("this is a meeting, not a pack") && said.contains("--title"), "{said}");
}

#[test]
fn a_meeting_outside_the_folder_of_its_pack_names_the_option() {
    let place = Place::with(&[]);
    place.write("a.yaml", "title: اجتماع\n");
    place.write("packs/b.pack.yaml", "title: حزمة\nmeetings: [../a.yaml]\n");
    let run = place.mahdar(&["pack", "packs/b.pack.yaml", "--lang", "en"]).assert().code(1);
    run.stderr(contains("--allow-outside").and(contains("relative to the folder").not()));
}

#[test]
fn a_value_that_a_template_does_not_know_is_shown() {
    let place = Place::with(&[]);
    place.write("t.html", "<p>{{ title }}</p>\n<p>{{ titel }}</p>\n");
    place.write("a.yaml", "title: اجتماع\nmail: {template: t.html}\n");
    let run = place.mahdar(&["mail", "a.yaml", "--lang", "en"]).assert().failure();
    run.stderr(contains("t.html:2: undefined value: <p>{{ titel }}</p>"));
}
