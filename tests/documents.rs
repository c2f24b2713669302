//! Committed files that are made from the source: whether they are up to date.
//!
//! `UPDATE_DOCUMENTS=1 cargo test --test documents` writes them anew.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use mahdar::diag::Severity;
use mahdar::diag::catalogue::{self, Entry};

/// Compares a committed file with what it should hold, or writes it when asked to.
fn committed(path: &str, expected: &str) {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
    if std::env::var_os("UPDATE_DOCUMENTS").is_some() {
        fs::write(&file, expected).expect("a writable file");
    }
    let found = fs::read_to_string(&file).unwrap_or_default().replace("\r\n", "\n");
    assert!(
        found == expected,
        "{path} is out of date: UPDATE_DOCUMENTS=1 cargo test --test documents"
    );
}

#[test]
fn the_manual_lists_every_code() {
    let row = |Entry { code, ar, en }: &Entry| {
        let kind = match code.severity() {
            Severity::Error => "error",
            Severity::Warning => "warning",
        };
        format!("| `{}` | {kind} | {en} | {ar} |\n", code.0)
    };
    let rows: String = catalogue::ENTRIES.iter().map(row).collect();
    let text = format!(
        "# Diagnostics\n\n\
         Codes are stable. An error keeps a document from being made; a warning asks somebody to look.\n\
         A warning that is known of is switched off by its code: `document: {{allow: [W0141]}}` in the\n\
         meeting, or `--allow W0141` on the command line. This table is made from `src/diag/catalogue.rs`.\n\n\
         | code | | meaning | المعنى |\n|---|---|---|---|\n{rows}"
    );
    committed("docs/diagnostics.md", &text);
}

/// The codes that a piece of source defines: `Code("E0101")`.
fn codes_in(text: &str, found: &mut BTreeSet<String>) {
    for (at, open) in text.match_indices("Code(\"") {
        let code: String = text[at + open.len()..].chars().take_while(|&c| c != '"').collect();
        let digits = code.strip_prefix(['E', 'W']).unwrap_or_default();
        if digits.len() == 4 && digits.bytes().all(|b| b.is_ascii_digit()) {
            found.insert(code);
        }
    }
}

#[test]
fn the_catalogue_holds_every_code_and_no_other() {
    let mut folders = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join("src")];
    let mut used = BTreeSet::new();
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).expect("a readable folder") {
            let path = entry.expect("a readable entry").path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                codes_in(&fs::read_to_string(&path).expect("a readable file"), &mut used);
            }
        }
    }
    let listed: BTreeSet<String> = catalogue::ENTRIES.iter().map(|e| e.code.0.to_owned()).collect();
    assert_eq!(listed.len(), catalogue::ENTRIES.len(), "a code is listed twice");
    assert_eq!(used, listed);
}
