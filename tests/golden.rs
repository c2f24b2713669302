//! The examples of `input/` as text one can read: document trees, positioned glyphs, structure.
//!
//! `INSTA_UPDATE=always cargo test --test golden` accepts what has changed; read the difference.

mod support;

use mahdar::fonts::FontBook;
use mahdar::layout::dump;

/// Examples whose glyphs are compared one by one; the others show enough in their document trees.
const GLYPHS: [&str; 6] =
    ["01-minimal", "03-heritage-forum", "07-workshop-en", "08-persian", "09-urdu", "11-mixed-text"];

fn settings(folder: &str) -> insta::Settings {
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path(format!("golden/{folder}"));
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings
}

#[test]
fn documents_of_the_examples() {
    settings("documents").bind(|| {
        for path in support::examples() {
            let (document, _) = support::composed(&path);
            insta::assert_snapshot!(support::stem(&path), mahdar::document::dump(&document));
        }
    });
}

#[test]
fn pages_of_the_examples() {
    let fonts = FontBook::embedded();
    settings("pages").bind(|| {
        for path in support::examples() {
            let name = support::stem(&path);
            if GLYPHS.contains(&name.as_str()) {
                let (document, theme) = support::composed(&path);
                let pages = support::set(&document, &theme, &fonts);
                insta::assert_snapshot!(name, dump::pages(&pages, &fonts));
            }
        }
    });
}

#[test]
fn structure_of_the_example_with_every_key() {
    let fonts = FontBook::embedded();
    settings("structure").bind(|| {
        let (document, theme) = support::composed(&support::input().join("12-everything.yaml"));
        let pages = support::set(&document, &theme, &fonts);
        insta::assert_snapshot!("12-everything", dump::structure(&pages));
    });
}
