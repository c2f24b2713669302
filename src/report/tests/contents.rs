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
