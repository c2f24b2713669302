//! The tree and its places, limits and complaints.

use super::*;
use crate::diag::{Code, Span};

fn tree(text: &str) -> Node {
    parse(&Source::new("t.yaml", text)).expect("this is good YAML")
}

/// The codes with line and column of what is wrong.
fn problems(text: &str) -> Vec<(String, usize, usize)> {
    let source = Source::new("t.yaml", text);
    let found = parse(&source).expect_err("this is bad YAML");
    let place = |span: Option<Span>| source.line_column(span.map_or(0, |span| span.start));
    found
        .0
        .iter()
        .map(|d| (d.code.0.to_owned(), place(d.span).line, place(d.span).column))
        .collect()
}

fn one(code: Code, line: usize, column: usize) -> Vec<(String, usize, usize)> {
    vec![(code.0.to_owned(), line, column)]
}

/// What the source holds at a node's place.
fn written<'t>(text: &'t str, node: &Node) -> &'t str {
    &text[node.span.start..node.span.end]
}

#[test]
fn scalars_stay_as_written() {
    for text in [
        "0123",
        "1.10",
        "10:30",
        "2016-05-12",
        "yes",
        "no",
        "true",
        "٥",
        "1e3",
        "0x1F",
        ".5",
        "+7",
        "1_000",
        ".inf",
        "y",
        "12:30:45",
        "<<",
        "=",
    ] {
        let root = tree(&format!("a: {text}\n"));
        let node = root.get("a").expect("is there");
        assert_eq!(node.scalar().map(|s| (s.text.as_str(), s.style)), Some((text, Style::Plain)));
    }
}

#[test]
fn nothing_is_null_but_a_quoted_nothing_is_text() {
    let root = tree("a:\nb: ~\nc: null\nd: ''\ne: 'null'\n");
    for key in ["a", "b", "c"] {
        assert!(root.get(key).is_some_and(Node::is_null), "{key}");
    }
    assert_eq!(root.get("d").and_then(Node::scalar).map(|s| s.text.as_str()), Some(""));
    assert_eq!(root.get("e").and_then(Node::scalar).map(|s| s.text.as_str()), Some("null"));
}

#[test]
fn places_are_bytes_also_after_arabic() {
    let text = "العنوان: محضر الاجتماع\nplace: \"عمّان\"\nnote: |\n  سطر أول\n  سطر ثانٍ\nlist: [أ, ب]\nlast: x\n";
    let root = tree(text);
    let at = |key: &str| written(text, root.get(key).expect("is there"));
    assert_eq!(at("العنوان"), "محضر الاجتماع");
    assert_eq!(at("place"), "\"عمّان\"");
    assert_eq!(at("note").trim_end(), "سطر أول\n  سطر ثانٍ");
    assert_eq!(at("list"), "[أ, ب]");
    assert_eq!(at("last"), "x");
    let Value::Map(entries) = &root.value else { panic!("a mapping") };
    assert_eq!(&text[entries[0].0.span.start..entries[0].0.span.end], "العنوان");
    assert_eq!(
        root.get("note").and_then(Node::scalar).map(|s| s.text.as_str()),
        Some("سطر أول\nسطر ثانٍ\n")
    );
}

#[test]
fn places_survive_marks_of_order_and_line_ends() {
    let text = "\u{FEFF}title: محضر\r\nplace: عمّان\r\n";
    let root = tree(text);
    assert_eq!(written(text, root.get("title").expect("is there")), "محضر");
    assert_eq!(written(text, root.get("place").expect("is there")), "عمّان");
}

#[test]
fn an_alias_repeats_a_value_with_its_first_place() {
    let text = "a: &x {name: سامر}\nb: *x\n";
    let root = tree(text);
    assert_eq!(root.get("a"), root.get("b"));
    assert_eq!(written(text, root.get("b").expect("is there")), "{name: سامر}");
}

#[test]
fn block_collections_end_with_their_last_value() {
    let text = "a:\n  b: c\n  d:\n    - e\n    - f\n\nz: 1\n";
    let root = tree(text);
    assert_eq!(written(text, root.get("a").expect("is there")), "b: c\n  d:\n    - e\n    - f");
}

#[test]
fn a_place_has_a_path() {
    let text = "title: x\nactions:\n  - {task: y, due: z}\n  - [a, b]\n";
    let root = tree(text);
    for (found, path) in
        [("x", "title"), ("z", "actions[0].due"), ("b]", "actions[1][1]"), ("due", "actions[0]")]
    {
        assert_eq!(root.path_at(text.find(found).expect("is there")), path);
    }
}

#[test]
fn all_duplicate_keys_are_told_with_the_first_line() {
    let source = Source::new("t", "title: a\nplace: b\ntitle: c\nplace: d\n");
    let found = parse(&source).expect_err("duplicates");
    let places: Vec<usize> =
        found.0.iter().filter_map(|d| d.span).map(|s| source.line_column(s.start).line).collect();
    assert_eq!(places, [3, 4]);
    assert!(found.0[1].message.en.contains("line 2"), "{}", found.0[1].message.en);
    let (root, again) = parse_on(&source).expect("it is read on");
    assert_eq!(again.0.len(), 2);
    assert_eq!(root.get("title").and_then(Node::scalar).map(|title| &*title.text), Some("a"));
}

#[test]
fn what_stands_in_no_text_is_refused_with_its_place() {
    assert_eq!(problems("title: ab\u{7}c\n"), one(CHARACTER, 1, 10));
    assert_eq!(problems("title: a\u{0}\n"), one(CHARACTER, 1, 9));
    assert_eq!(problems("title: \u{FFFE}\n"), one(CHARACTER, 1, 8));
    assert_eq!(problems("a: x\ntitle: \"a\\x07\"\n"), one(CHARACTER, 2, 8));
    assert_eq!(problems("a: x\n\u{200F}title: y\n"), one(CHARACTER, 2, 1));
    assert_eq!(problems("a: x\n\u{A0}title: y\n"), one(CHARACTER, 2, 1));
    let latin = Source::from_bytes("t", b"title: \xE3\xCD\n");
    assert_eq!(parse(&latin).expect_err("no UTF-8").0[0].code, CHARACTER);
}

#[test]
fn empty_files_and_second_documents_are_refused() {
    for text in ["", "\n\n", "\u{FEFF}", "# only a comment\n", "---\n", "~\n"] {
        assert_eq!(problems(text), one(EMPTY, 1, 1), "{text:?}");
    }
    assert_eq!(problems("a: 1\n---\nb: 2\n"), one(DOCUMENTS, 2, 1));
    assert!(tree("---\na: 1\n...\n").get("a").is_some());
}

#[test]
fn tags_and_keys_that_are_no_text_are_refused() {
    assert_eq!(problems("a: !include /etc/passwd\n"), one(UNSUPPORTED, 1, 4));
    assert_eq!(problems("? [a]\n: b\n"), one(UNSUPPORTED, 1, 3));
    assert_eq!(
        tree("a: !!str ~\n").get("a").and_then(Node::scalar).map(|s| s.text.as_str()),
        Some("~")
    );
}

#[test]
fn mistakes_of_syntax_have_a_place_and_advice() {
    let cases = [
        ("title: رئيس الجلسة: الدكتور\n", 1),
        ("a: [x, y\nb: c\n", 2),
        ("a: \"x\nb: c\n", 1),
        ("a:\n\t- x\n", 2),
        ("a: *x\n", 1),
        ("a: \"x\" y\n", 1),
        ("a: 'x\n", 1),
        ("a: \"\\q\"\n", 1),
        ("a: b\n c: d\n", 2),
        ("a: b\nsome words\n", 2),
        ("a: @x\n", 1),
        ("a: {b: ج، د: هـ}\n", 1),
    ];
    for (text, line) in cases {
        let source = Source::new("t", text);
        let found = parse(&source).expect_err(text);
        let d = &found.0[0];
        let place = source.line_column(d.span.expect("a place").start);
        assert_eq!(d.code, SYNTAX, "{text:?}");
        assert!(d.help.is_some(), "{text:?}");
        assert_eq!(place.line, line, "{text:?}");
    }
}

#[test]
fn an_open_bracket_is_told_as_such() {
    for text in ["a: [x, y\nb: c\n", "a: {b: ج، د: هـ}\n"] {
        let found = parse(&Source::new("t", text)).expect_err(text);
        assert!(found.0[0].message.en.contains("not closed"), "{}", found.0[0].message.en);
    }
}

#[test]
fn hostile_files_are_refused_quickly() {
    let deep = format!("a: {}", "[".repeat(5000));
    assert_eq!(problems(&deep)[0].0, LIMIT.0);
    let blocks: String = (0..100).map(|n| format!("{}a:\n", " ".repeat(n))).collect();
    assert_eq!(problems(&blocks)[0].0, LIMIT.0);
    let laughs = "a: &a [x,x,x,x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b,*b,*b,*b,*b,*b,*b]\nd: &d [*c,*c,*c,*c,*c,*c,*c,*c,*c,*c]\ne: &e [*d,*d,*d,*d,*d,*d,*d,*d,*d,*d]\nf: [*e,*e,*e,*e,*e,*e,*e,*e,*e,*e]\n";
    assert_eq!(problems(laughs)[0].0, LIMIT.0);
    let long = format!("a: &a {}\nb: [{}]\n", "x".repeat(1000), "*a,".repeat(50_000));
    assert_eq!(problems(&long)[0].0, LIMIT.0);
    assert_eq!(problems(&"- x\n".repeat(MAX_NODES + 1))[0].0, LIMIT.0);
    assert_eq!(problems("a: &a [*a]\n")[0].0, UNSUPPORTED.0);
    let large = format!("a: {}\n", "x".repeat(MAX_BYTES));
    assert_eq!(problems(&large)[0].0, LIMIT.0);
}

#[test]
fn nesting_up_to_the_limit_is_read() {
    let text = format!("a: {}x{}", "[".repeat(MAX_DEPTH - 1), "]".repeat(MAX_DEPTH - 1));
    tree(&text);
    let text = format!("a: {}x{}", "[".repeat(MAX_DEPTH), "]".repeat(MAX_DEPTH));
    assert_eq!(problems(&text)[0].0, LIMIT.0);
}

proptest::proptest! {
    #![proptest_config(proptest::prelude::ProptestConfig::with_cases(64))]

    #[test]
    fn no_bytes_make_it_panic(bytes in proptest::collection::vec(proptest::num::u8::ANY, 0..200)) {
        let _ = parse(&Source::from_bytes("t", &bytes));
    }

    #[test]
    fn no_text_makes_it_panic(text in "[ \\t\\n:{},\\[\\]&*#?|>!%@`'\"a-cأ-ت0-9\u{200F}\u{FEFF}-]{0,120}") {
        let _ = parse(&Source::new("t", text));
    }
}
