//! Whole notes, in and out.

use super::*;

const NOTES: &str = include_str!("tests/notes.txt");

#[test]
fn notes_become_a_meeting_file() {
    insta::assert_snapshot!(from_notes(NOTES).yaml);
}

#[test]
fn guesses_point_at_their_comments() {
    let imported = from_notes(NOTES);
    assert!(!imported.unsure.is_empty());
    let lines: Vec<&str> = imported.yaml.lines().collect();
    for unsure in imported.unsure {
        let comment = lines[unsure.line - 1].trim();
        assert_eq!(comment, format!("# راجع: {}", unsure.what.ar));
    }
}
