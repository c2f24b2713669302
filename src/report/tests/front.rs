//! What stands before the sections.

use super::document;
use crate::document::{Block, Fact, ParaRole, inline_text};

const BODY: &str = "
organization: {name: ن, address: شارع, phone: '+962 6 500 0140', email: a@b.example, url: https://b.example}
document: {cover: yes, paper: PAPER}
closing: خاتمة
";

/// The labels of the facts on the cover, and of those before the sections.
fn labels(paper: &str, yaml: &str) -> [Vec<String>; 2] {
    let yaml = format!("title: ع\nlanguage: en\n{BODY}{yaml}").replace("PAPER", paper);
    let names = |facts: &[Fact]| facts.iter().map(|fact| inline_text(&fact.label)).collect();
    let (mut cover, mut further) = (Vec::new(), Vec::new());
    for block in document(&yaml).blocks {
        match block {
            Block::Cover(page) => cover = names(&page.facts),
            Block::Facts(facts) => further = names(&facts),
            _ => {}
        }
    }
    [cover, further]
}

#[test]
fn the_ways_to_reach_the_body_stand_together() {
    let reach = ["Address", "Tel.", "E-mail", "Website"];
    let facts = "date: 2026-03-18\nplace: p\nseries: s\nreference: r\nversion: v\n";
    let [cover, further] = labels("a4", facts);
    assert_eq!(cover[cover.len() - 4..], reach);
    assert!(further.is_empty(), "nothing is left for the page behind the cover");
    let [cover, further] = labels("a4", &format!("{facts}mode: online\nnumber: 3"));
    assert_eq!((cover.len(), &further[1..]), (6, &reach.map(String::from)[..]));
    let [cover, further] = labels("a5", facts);
    assert_eq!((cover.len(), &further[..]), (5, &reach.map(String::from)[..]));
}

#[test]
fn the_basmala_begins_the_first_page() {
    let yaml = "title: ع\ndocument: {cover: COVER, toc: yes, basmala: yes}\nobjectives: [هدف]\n";
    let blocks = |cover: &str| document(&yaml.replace("COVER", cover)).blocks;
    let Block::Cover(cover) = &blocks("yes")[0] else { panic!("a cover") };
    assert!(inline_text(&cover.basmala).starts_with("بسم الله"));
    let basmala =
        |block: &Block| matches!(block, Block::Paragraph(line) if line.role == ParaRole::Basmala);
    assert!(!blocks("yes").iter().any(basmala));
    assert!(basmala(&blocks("no")[0]));
}

/// «محضر اجتماع» is not said above «محضر الاجتماع الثالث».
#[test]
fn the_kind_is_not_said_above_a_title_that_says_it() {
    let says = |title: &str, kind: &str| {
        let yaml = format!("title: {title}\nkind: {kind}\nobjectives: [هدف]\n");
        document(&yaml)
            .blocks
            .iter()
            .any(|block| matches!(block, Block::Paragraph(line) if line.role == ParaRole::Kind))
    };
    assert!(!says("محضر الاجتماع الثالث", "minutes"));
    assert!(!says("محضر اجتماع اللجنة", "minutes"));
    assert!(says("محضرة الجلسة", "minutes"));
    assert!(says("جدول زمني", "agenda"));
}
