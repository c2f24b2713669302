//! Strings that want to break the file: markup, control characters, anything.

use proptest::prelude::*;

use super::reader::{File, all, characters};
use super::{file, sample, written};
use crate::document::{
    Block, BlockId, Cell, CharRole, Column, ColumnKind, Fact, Inline, Labelled, Link, Quote, Row,
    RunningLine, Table, TableRole, Target, plain_text,
};
use crate::locale::digits::DigitSet;
use crate::locale::numbering::Counter;

/// A text as the file holds it: what XML cannot say is a replacement character, line ends are one.
pub(super) fn as_xml(text: &str) -> String {
    text.replace("\r\n", "\n")
        .chars()
        .map(|c| match c {
            '\r' | '\u{2028}' => '\n',
            '\t' | '\n' => c,
            '\0'..='\u{1F}' | '\u{FFFE}' | '\u{FFFF}' => '\u{FFFD}',
            _ => c,
        })
        .collect()
}

pub(super) fn expected(document: &crate::document::Document) -> Vec<Labelled> {
    let line = |l: Labelled| Labelled {
        label: l.label.map(|label| as_xml(&label)),
        text: as_xml(&l.text),
    };
    plain_text(document).into_iter().map(line).collect()
}

/// A document with a text in every place that an author can fill.
fn full_of(text: &str) -> crate::document::Document {
    let words = || sample::words(text);
    let table = Table {
        role: TableRole::Data,
        summary: text.into(),
        caption: words(),
        columns: vec![Column { kind: ColumnKind::Number, head: words() }],
        header: true,
        rows: vec![Row { id: Some(BlockId(9)), cells: vec![Cell { content: words() }] }],
    };
    let link = Inline::Link(Link { target: Target::Uri(text.into()), content: words() });
    let mut document = sample::plain(vec![
        sample::heading(1, 1, text),
        sample::body(text),
        Block::paragraph(
            crate::document::ParaRole::Note,
            vec![link, Inline::span(CharRole::Code, words())],
        ),
        sample::list(sample::numbered(Counter::Number(DigitSet::Latn), text, ")"), &[text, text]),
        sample::list(sample::numbered(Counter::Number(DigitSet::Arab), text, ")"), &[text]),
        Block::Table(table),
        Block::Facts(vec![Fact { label: words(), value: words() }]),
        Block::Quote(Quote { blocks: vec![sample::body(text)], attribution: words() }),
    ]);
    document.meta.title = text.into();
    document.meta.author = text.into();
    document.meta.country = Some(text.into());
    document.meta.keywords = vec![text.into()];
    document.setup.watermark = Some(text.into());
    document.running.header =
        RunningLine { start: words(), centre: words(), end: words(), ..Default::default() };
    document
}

fn check(text: &str) {
    let document = full_of(text);
    let file = File::open(&written(&document));
    for name in file.xml_names() {
        file.xml(name);
    }
    assert_eq!(file.plain_text(), expected(&document));
}

#[test]
fn markup_in_a_text_stays_text() {
    check("\"/><w:evil w:val='&amp;<![CDATA[]]>\"&%1%%");
    check("نص\u{0}\u{1}\u{B}\u{FFFF}\tبعد\r\nسطر\u{2028}آخر\r");
    let body = file(&full_of("\"/><w:evil/>")).xml("word/document.xml");
    assert!(all(&body, "w:evil").is_empty());
    assert!(characters(&body).contains("\"/><w:evil/>"));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_text_anywhere_gives_a_file_that_says_it(text in ".{1,24}|[ابت\\-+0-9٠-٩ a-z(),.<>&\"%\u{2066}-\u{2069}\n\t]{1,24}") {
        check(&text);
    }
}
