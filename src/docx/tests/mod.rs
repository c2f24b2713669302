//! The whole file read back: text, structure, determinism.

mod features;
mod hostile;
mod pitfalls;
mod random;
mod reader;
mod sample;
mod structure;
mod widths;

use crate::document::{Block, Document, Inline, ListItem, PageNumbers, ParaRole, plain_text};
use crate::fonts::FontBook;
use crate::locale::digits::DigitSet;
use crate::locale::numbering::Counter;
use crate::theme::Theme;

use reader::File;
use sample::{body, list, numbered, plain};

fn written_in(document: &Document, theme: &str) -> Vec<u8> {
    written_with(document, theme, &sample::pages())
}

fn written_with(document: &Document, theme: &str, pages: &PageNumbers) -> Vec<u8> {
    let theme = Theme::builtin(theme).expect("is built in");
    super::write(document, &theme, &FontBook::embedded(), pages).expect("is written")
}

fn written(document: &Document) -> Vec<u8> {
    written_in(document, "formal")
}

fn file(document: &Document) -> File {
    File::open(&written(document))
}

#[test]
fn the_file_says_what_the_document_says_word_for_word() {
    for document in [sample::report(), sample::pack(), sample::english()] {
        assert_eq!(file(&document).plain_text(), plain_text(&document));
    }
}

#[test]
fn lists_count_from_their_own_beginning_and_show_the_pdf_s_labels() {
    let latin = || numbered(Counter::Number(DigitSet::Latn), "(", ")");
    let own = |number: &str| ListItem {
        number: Some(number.into()),
        id: None,
        blocks: vec![body("بند")],
    };
    let mut kept = crate::document::List { marker: latin(), items: vec![own("7"), own("8")] };
    let counted = Block::List(kept.clone());
    kept.items.push(own("٨ مكرر"));
    let document = plain(vec![
        list(latin(), &["أ", "ب"]),
        list(latin(), &["أ"]),
        counted,
        Block::List(kept),
        list(numbered(Counter::Number(DigitSet::Arab), "", "٪-"), &["أ", "ب"]),
        list(numbered(Counter::LatinLetters, "", "%"), &["أ", "ب"]),
        list(numbered(Counter::Hijai, "", ")"), &["أ", "ب"]),
    ]);
    let file = file(&document);
    assert_eq!(file.plain_text(), plain_text(&document));
    let labels: Vec<String> = file.plain_text().into_iter().filter_map(|l| l.label).collect();
    assert_eq!(labels[..5], ["(1)", "(2)", "(1)", "(7)", "(8)"]);
}

#[test]
fn the_runs_of_the_report() {
    let file = file(&sample::report());
    let body = file.xml("word/document.xml");
    let paragraphs = reader::paragraphs(&body, &mut file.counters());
    let lines: Vec<String> = paragraphs.iter().map(reader::line).collect();
    insta::assert_snapshot!(lines.join("\n"));
}

#[test]
fn the_same_document_gives_the_same_bytes_on_every_thread() {
    let first = written(&sample::pack());
    std::thread::scope(|scope| {
        let threads: Vec<_> = (0..4)
            .map(|_| scope.spawn(|| [written(&sample::report()), written(&sample::pack())]))
            .collect();
        for thread in threads {
            let [_, pack] = thread.join().expect("no panic");
            assert!(pack == first, "another thread writes other bytes");
        }
    });
    assert!(written(&sample::pack()) == first, "a later document of one process has other bytes");
}

#[test]
fn pictures_keep_the_bytes_they_came_with() {
    let (document, file) = (sample::report(), file(&sample::report()));
    assert_eq!(file.bytes("word/media/image1.png"), &*document.images[0].bytes);
    assert_eq!(file.bytes("word/media/image2.jpeg"), &*document.images[1].bytes);
}

#[test]
fn fonts_are_embedded_only_when_asked_for() {
    let mut document = plain(vec![body("نص")]);
    let fonts = |document: &Document| {
        file(document).names().filter(|name| name.ends_with(".odttf")).count()
    };
    assert_eq!(fonts(&document), 0);
    document.setup.embed_fonts = true;
    // Amiri and Noto Kufi Arabic, regular and bold.
    assert_eq!(fonts(&document), 4);
    assert!(file(&document).xml("word/settings.xml").has("w:embedTrueTypeFonts"));
}

#[test]
fn stress_in_a_bold_paragraph_stays_bold() {
    let name = Inline::span(crate::document::CharRole::Strong, sample::words("مهم"));
    let document = plain(vec![
        Block::paragraph(ParaRole::Title, vec![name.clone()]),
        Block::paragraph(ParaRole::Body, vec![name]),
    ]);
    let body = file(&document).xml("word/document.xml");
    let direct: Vec<bool> = reader::all(&body, "w:r")
        .into_iter()
        .map(|run| run.find("w:rPr").is_some_and(|p| p.has("w:b") && p.has("w:bCs")))
        .collect();
    assert_eq!(direct, [true, false]);
}

#[test]
#[ignore = "writes files to look at into target/docx-samples"]
fn samples_to_look_at() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("target/docx-samples");
    std::fs::create_dir_all(&folder).expect("the folder can be made");
    let mut embedded = sample::report();
    embedded.setup.embed_fonts = true;
    let samples = [
        ("report", "formal", sample::report()),
        ("pack", "formal", sample::pack()),
        ("english", "formal", sample::english()),
        ("modern", "modern", sample::report()),
        ("plain", "plain", sample::report()),
        ("embedded", "formal", embedded),
    ];
    for (name, theme, document) in samples {
        let path = folder.join(name).with_extension("docx");
        std::fs::write(path, written_in(&document, theme)).expect("written");
    }
}
