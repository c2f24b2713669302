//! What README, ARCHITECTURE and CONTRIBUTING say is true of this tree.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use mahdar::diag::Source;
use mahdar::model::Meeting;

const DOCUMENTS: [&str; 5] = [
    "README.md",
    "ARCHITECTURE.md",
    "CONTRIBUTING.md",
    "fonts/README.md",
    "tests/conformance/README.md",
];

fn read(path: &str) -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).expect(path)
}

/// The content of the fenced blocks of a language.
fn fenced(text: &str, language: &str) -> Vec<String> {
    let opening = format!("```{language}\n");
    let blocks = text.split(&opening).skip(1);
    blocks.filter_map(|block| block.split("```").next()).map(str::to_owned).collect()
}

#[test]
fn readme_has_the_commands_that_the_checks_run() {
    let readme = read("README.md");
    let commands = fenced(&readme, "sh");
    let checks = read(".ci/run");
    let run: Vec<&str> = checks
        .lines()
        .filter_map(|line| line.strip_prefix("readme \"")?.strip_suffix('"'))
        .collect();
    assert_eq!(run, ["cargo test", "cargo run --release -- build"]);
    for command in run {
        assert!(commands.iter().any(|block| block.trim() == command), "{command}");
    }
}

#[test]
fn the_meeting_in_readme_is_one() {
    let examples = fenced(&read("README.md"), "yaml");
    assert_eq!(examples.len(), 1);
    let meeting = Meeting::from_yaml(&Source::from_bytes("README.md", examples[0].as_bytes()));
    let meeting = meeting.unwrap_or_else(|found| panic!("{found:?}"));
    assert_eq!(meeting.warnings, []);
}

#[test]
fn links_lead_to_files() {
    for document in DOCUMENTS {
        let text = read(document);
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(document);
        let folder = folder.parent().expect("a file is in a folder");
        let targets = text.split("](").skip(1).filter_map(|rest| rest.split(')').next());
        for target in targets.filter(|target| !target.contains("://")) {
            assert!(folder.join(target).exists(), "{document} links to {target}");
        }
    }
}

#[test]
fn the_code_map_names_every_module() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let there: BTreeSet<String> = fs::read_dir(root)
        .expect("src")
        .map(|entry| entry.expect("an entry of src").path())
        .map(|path| path.file_stem().expect("a name").to_string_lossy().into_owned())
        .filter(|name| !["lib", "main", "cli"].contains(&name.as_str()))
        .collect();
    let text = read("ARCHITECTURE.md");
    let map = text.split("## Code map").nth(1).expect("a code map");
    let map = map.split("## Invariants").next().expect("text before the invariants");
    let rows = map.lines().filter(|line| line.starts_with("| `"));
    let first_cells = rows.filter_map(|row| row.split('|').nth(1));
    let named: BTreeSet<String> = first_cells
        .flat_map(|cell| cell.split('`').skip(1).step_by(2).map(str::to_owned))
        .filter(|name| !name.starts_with("src/"))
        .collect();
    assert_eq!(named, there);
}
