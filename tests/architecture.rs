//! Whether the modules use only those below them, as ARCHITECTURE.md says.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

/// Each module with those it may use.
const MAY_USE: &[(&str, &[&str])] = &[
    ("geom", &[]),
    ("diag", &[]),
    ("deflate", &[]),
    ("locale", &["geom", "diag"]),
    ("fonts", &["geom", "diag"]),
    ("yaml", &["diag", "locale"]),
    ("document", &["geom", "diag", "locale"]),
    ("bidi", &["document", "locale"]),
    ("theme", &["geom", "diag", "yaml", "document"]),
    ("model", &["diag", "yaml", "locale", "geom", "document"]),
    ("report", &["model", "document", "locale", "geom", "diag"]),
    ("layout", &["document", "theme", "fonts", "bidi", "locale", "geom", "diag"]),
    ("pdf", &["layout", "document", "fonts", "theme", "locale", "geom", "diag", "deflate"]),
    ("docx", &["document", "theme", "fonts", "bidi", "locale", "geom", "diag", "deflate"]),
    ("email", &["document", "bidi", "theme", "locale"]),
    // What is imported becomes text; the report made of it shows whether a word was lost.
    ("import", &["diag", "docx", "model", "report", "document", "locale"]),
    (
        "engine",
        &[
            "pack", "report", "model", "document", "theme", "fonts", "layout", "pdf", "docx",
            "email", "diag",
        ],
    ),
    ("delivery", &["email", "diag"]),
    ("batch", &["engine", "pack", "report", "diag", "yaml"]),
    ("pack", &["report", "model", "document", "layout", "pdf", "locale", "diag"]),
];

/// Where the crates may be named that must be easy to replace, by the beginnings of paths.
const NAMED_IN: &[(&str, &[&str])] = &[
    ("printpdf", &["src/pdf/"]),
    ("lopdf", &["src/pdf/"]),
    ("docx_rs", &["src/docx/"]),
    ("zip", &["src/docx/"]),
    ("libdeflater", &["src/deflate.rs"]),
    ("quick_xml", &["src/docx/"]),
    ("serde_yaml", &["src/yaml/"]),
    ("rustybuzz", &["src/fonts/", "src/layout/inline/shape.rs"]),
    ("ttf_parser", &["src/fonts/", "src/layout/inline/shape.rs"]),
    ("unicode_bidi", &["src/bidi/", "src/layout/", "src/docx/"]),
    ("icu_calendar", &["src/locale/"]),
    ("icu_segmenter", &["src/layout/"]),
    ("fluent_bundle", &["src/locale/"]),
    ("rayon", &["src/batch/"]),
    ("tempfile", &["src/batch/"]),
    ("walkdir", &["src/batch/"]),
    ("globset", &["src/batch/"]),
    ("clap", &["src/cli/"]),
    ("anstream", &["src/cli/"]),
    ("annotate_snippets", &["src/cli/"]),
    ("indicatif", &["src/cli/"]),
    ("serde_json", &["src/batch/", "src/cli/", "src/delivery/", "src/pack/export.rs"]),
    ("lettre", &["src/email/", "src/delivery/"]),
    ("minijinja", &["src/email/"]),
    ("rpassword", &["src/cli/"]),
    ("ctrlc", &["src/cli/"]),
    ("csv", &["src/pack/export.rs"]),
];

/// A source file: its path from the root of the package, and its code without comments and tests.
struct SourceFile {
    path: String,
    code: String,
}

fn source_files() -> Vec<SourceFile> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut folders = vec![root.join("src")];
    let mut files = Vec::new();
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).expect("a readable folder") {
            let path: PathBuf = entry.expect("a readable entry").path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                let shown = path.strip_prefix(root).expect("inside the package");
                let text = fs::read_to_string(&path).expect("a readable file");
                let path = shown.to_string_lossy().replace('\\', "/");
                files.push(SourceFile { path, code: code_of(&text) });
            }
        }
    }
    assert!(files.len() > 20, "the sources are there");
    files.sort_by(|a, b| a.path.cmp(&b.path));
    files
}

/// The lines of a file before its tests, without comments. Tests stand last, by custom.
fn code_of(text: &str) -> String {
    let code = text.split("#[cfg(test)]\nmod tests {").next().unwrap_or_default();
    let lines = code.lines().filter(|line| !line.trim_start().starts_with("//"));
    lines.collect::<Vec<_>>().join("\n")
}

impl SourceFile {
    /// The module of the top level that the file belongs to.
    fn module(&self) -> &str {
        let inside = self.path.strip_prefix("src/").expect("a file of src");
        inside.split(['/', '.']).next().unwrap_or(inside)
    }

    /// Whether the file holds only tests.
    fn is_test(&self) -> bool {
        let ends = ["/tests.rs", "/testing.rs"];
        ends.iter().any(|end| self.path.ends_with(end)) || self.path.contains("/tests/")
    }
}

/// The modules that a piece of code names after `crate::`.
fn modules_used(code: &str) -> BTreeSet<String> {
    let mut used = BTreeSet::new();
    for (at, _) in code.match_indices("crate::") {
        let rest = &code[at + "crate::".len()..];
        match rest.strip_prefix('{') {
            Some(group) => used.extend(group_members(group)),
            None => used.extend(first_word(rest)),
        }
    }
    used
}

fn first_word(text: &str) -> Option<String> {
    let is_name = |c: char| c.is_ascii_alphanumeric() || c == '_';
    let word: String = text.trim_start().chars().take_while(|&c| is_name(c)).collect();
    (!word.is_empty()).then_some(word)
}

/// The first words of the members of `{a::x, b::{y, z}}`, given what follows the first brace.
fn group_members(group: &str) -> Vec<String> {
    let mut depth = 0;
    let mut members = vec![first_word(group)];
    for (at, c) in group.char_indices() {
        match c {
            '{' => depth += 1,
            '}' if depth == 0 => break,
            '}' => depth -= 1,
            ',' if depth == 0 => members.push(first_word(&group[at + 1..])),
            _ => {}
        }
    }
    members.into_iter().flatten().collect()
}

/// Whether code names a crate: the word, not part of another one, before `::`.
fn names_crate(code: &str, name: &str) -> bool {
    code.match_indices(&format!("{name}::")).any(|(at, _)| {
        let before = code[..at].chars().next_back();
        before.is_none_or(|c| !(c.is_ascii_alphanumeric() || matches!(c, '_' | ':')))
    })
}

#[test]
fn modules_use_only_those_below_them() {
    let allowed: BTreeMap<&str, &[&str]> = MAY_USE.iter().copied().collect();
    let mut wrong = Vec::new();
    for file in source_files().iter().filter(|file| !file.is_test()) {
        let module = file.module();
        if matches!(module, "lib" | "main" | "cli") {
            continue;
        }
        let may = allowed.get(module).unwrap_or_else(|| panic!("{module} has no row in MAY_USE"));
        for used in modules_used(&file.code) {
            if used != module && allowed.contains_key(used.as_str()) && !may.contains(&&*used) {
                wrong.push(format!("{} uses {used}", file.path));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn the_command_line_uses_the_public_crate_alone() {
    let library: BTreeSet<&str> = MAY_USE.iter().map(|(module, _)| *module).collect();
    for file in source_files().iter().filter(|f| matches!(f.module(), "main" | "cli")) {
        let used = modules_used(&file.code);
        let inner: Vec<_> = used.iter().filter(|name| library.contains(name.as_str())).collect();
        assert!(inner.is_empty(), "{} uses {inner:?} of another crate", file.path);
    }
}

#[test]
fn crates_to_be_replaced_are_named_in_few_places() {
    let mut wrong = Vec::new();
    for file in source_files().iter().filter(|file| !file.is_test()) {
        for (name, places) in NAMED_IN {
            let allowed = places.iter().any(|place| file.path.starts_with(place));
            if !allowed && names_crate(&file.code, name) {
                wrong.push(format!("{} names {name}", file.path));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn the_library_knows_no_clock_no_environment_and_no_screen() {
    // `batch` measures how long a meeting took; the time enters no output.
    const FORBIDDEN: [(&str, &[&str]); 9] = [
        ("std::env", &["src/cli/"]),
        ("env::var", &["src/cli/"]),
        // A message that is sent bears the moment of sending.
        ("SystemTime", &["src/cli/send.rs"]),
        ("std::time", &["src/batch/", "src/cli/", "src/delivery/"]),
        ("std::fs", &["src/batch/", "src/cli/", "src/delivery/"]),
        ("std::net", &["src/delivery/"]),
        // A second Ctrl-C ends the program where it stands.
        ("process::exit", &["src/cli/interrupt.rs"]),
        ("println!", &[]),
        (" print!(", &[]),
    ];
    let mut wrong = Vec::new();
    for file in source_files().iter().filter(|file| !file.is_test()) {
        for (name, places) in FORBIDDEN {
            let allowed = places.iter().any(|place| file.path.starts_with(place));
            if !allowed && file.code.contains(name) {
                wrong.push(format!("{} holds {name}", file.path));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

/// The modules that a row of ARCHITECTURE.md allows: `model, document (page setup)` is two.
fn documented(cell: &str) -> Option<BTreeSet<&str>> {
    match cell.trim() {
        "nothing" => Some(BTreeSet::new()),
        "all of the above" => None,
        list => Some(list.split(", ").filter_map(|item| item.split(' ').next()).collect()),
    }
}

#[test]
fn the_architecture_document_says_the_same() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let text = fs::read_to_string(root.join("ARCHITECTURE.md")).expect("ARCHITECTURE.md is there");
    let (_, invariants) = text.split_once("## Invariants").expect("it has this part");
    let rows: Vec<Vec<&str>> = invariants
        .lines()
        .filter(|line| line.starts_with("| `"))
        .map(|line| line.split('|').collect())
        .collect();
    for (module, may) in MAY_USE {
        let name = format!("`{module}`");
        let row = rows.iter().find(|row| row[1].contains(&name));
        let row = row.unwrap_or_else(|| panic!("{module} has no row among the invariants"));
        if let Some(documented) = documented(row[2]) {
            assert_eq!(documented, may.iter().copied().collect(), "{module}");
        }
    }
}

#[test]
fn groups_of_imports_are_read() {
    let used =
        modules_used("use crate::{diag::{Code, Span}, geom::Pt};\nfn f() -> crate::yaml::Node");
    assert_eq!(used.into_iter().collect::<Vec<_>>(), ["diag", "geom", "yaml"]);
    assert!(names_crate("use zip::read;", "zip"));
    assert!(!names_crate("super::zip::read(); my_zip::read()", "zip"));
}
