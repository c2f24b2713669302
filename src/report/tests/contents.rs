//! When there is a table of contents.

use super::blocks;

fn has_contents(yaml: &str) -> bool {
    blocks(yaml).iter().any(|line| line.starts_with("contents"))
}

#[test]
fn long_documents_have_contents_of_their_own_accord() {
    let section =
        |words: usize| format!("  - {{title: قسم, body: {}}}\n", "كلمة ".repeat(words).trim_end());
    let of = |sections: usize, words: usize| {
        format!("title: T\nsections:\n{}", section(words).repeat(sections))
    };
    assert!(has_contents(&of(8, 160)));
    assert!(!has_contents(&of(8, 60)));
    assert!(!has_contents(&of(3, 900)));
    assert!(has_contents("title: T\ndocument: {toc: yes}"));
    assert!(!has_contents(&(of(8, 160) + "document: {toc: no}")));
}

#[test]
fn a_wide_table_lies_across_where_it_can() {
    let table = "table: {landscape: نعم, rows: [[أ, ب]]}";
    let yaml = format!("sections:\n  - {{title: مواعيد, body: [{{{table}}}]}}\n");
    let lines = super::sections(&yaml);
    assert_eq!(lines[0], "across");
    assert!(lines[1].starts_with("  heading 1") && lines[2].starts_with("  table data"));
    let lying = super::sections(&format!("document: {{orientation: landscape}}\n{yaml}"));
    assert!(lying[0].starts_with("heading 1") && lying[1].starts_with("table data"));

    let inside =
        format!("title: T\nsummary: [{{{table}}}]\nbackground:\n  - list: [[{{{table}}}]]\n");
    let warned = super::composed(&inside).expect("only warnings");
    let found: Vec<_> = warned.warnings.iter().map(|found| found.code.0).collect();
    assert_eq!(found, ["W0136"; 2]);
    let places: Vec<_> =
        warned.warnings.iter().map(|w| w.span.map(|span| &inside[span.start..span.end])).collect();
    assert_eq!(places, [Some("نعم"); 2]);
}
