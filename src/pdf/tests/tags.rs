//! The structure tree, links, bookmarks and names.

use std::collections::BTreeSet;

use lopdf::{Dictionary, Document, Object};

use super::sample::{Read, sample};
use crate::document::BlockId;
use crate::geom::Pt;
use crate::layout::frame::{ElementId, Item, OutlineEntry};
use crate::pdf::testing::Paper;
use crate::pdf::{PdfError, PdfOptions, write};

#[test]
fn every_mark_is_named_by_the_tree_and_by_its_parents() {
    let file = Read::sample();
    let root = file.dict(file.catalogue(), "StructTreeRoot");
    let parents = file.get(file.dict(root, "ParentTree"), "Nums").as_array().expect("an array");
    for (index, page) in file.pages().into_iter().enumerate() {
        let marks: Vec<i64> = file
            .operators(page)
            .iter()
            .filter(|operation| operation.operator == "BDC")
            .filter_map(|operation| operation.operands[1].as_dict().ok()?.get(b"MCID").ok())
            .map(|mcid| mcid.as_i64().expect("a number"))
            .collect();
        let wanted: Vec<i64> = (0..).take(marks.len()).collect();
        assert_eq!(marks, wanted, "page {index}");
        let elements = parents[2 * index + 1].as_array().expect("an array");
        assert_eq!(elements.len(), marks.len(), "page {index}");
        for (mcid, element) in elements.iter().enumerate() {
            let element = element.as_reference().and_then(|id| file.0.get_dictionary(id));
            let kids = file.get(element.expect("an element"), "K");
            let mcid = i64::try_from(mcid).expect("a small number");
            let named = |kid: &Object| kid.as_i64().ok() == Some(mcid);
            let holds = kids.as_array().map_or(named(kids), |kids| kids.iter().any(named));
            assert!(holds, "page {index}, mark {mcid}: {kids:?}");
        }
    }
}

/// The tree as one line per element.
fn outline(file: &Read, element: &Dictionary, depth: usize, lines: &mut String) {
    let kind = file.get(element, "S").as_name().expect("a name");
    let kind = String::from_utf8_lossy(kind);
    lines.push_str(&format!("{:depth$}{kind}", ""));
    let Ok(kids) = element.get_deref(b"K", &file.0) else {
        lines.push('\n');
        return;
    };
    let kids =
        kids.as_array().cloned().unwrap_or_else(|_| vec![element.get(b"K").cloned().expect("K")]);
    let mut elements = Vec::new();
    for kid in &kids {
        let dict = file.0.dereference(kid).ok().and_then(|(_, kid)| kid.as_dict().ok());
        match dict {
            None => lines.push_str(&format!(" #{}", kid.as_i64().expect("an MCID"))),
            Some(dict) if dict.has(b"Obj") => lines.push_str(" annotation"),
            Some(dict) => elements.push(dict),
        }
    }
    lines.push('\n');
    for element in elements {
        outline(file, element, depth + 2, lines);
    }
}

#[test]
fn the_structure_tree_of_the_sample() {
    let file = Read::sample();
    let root = file.dict(file.catalogue(), "StructTreeRoot");
    let document = file.get(root, "K").as_array().expect("an array")[0].as_reference();
    let document = document.and_then(|id| file.0.get_dictionary(id)).expect("the document");
    let mut lines = String::new();
    outline(&file, document, 0, &mut lines);
    insta::assert_snapshot!(lines);
}

#[test]
fn links_are_printed_described_and_bound_to_their_elements() {
    let file = Read::sample();
    let page = file.0.get_dictionary(file.pages()[1]).expect("a page");
    let links = file.get(page, "Annots").as_array().expect("an array");
    assert_eq!(links.len(), 2);
    let mut keys = BTreeSet::new();
    for link in links {
        let link = link.as_reference().and_then(|id| file.0.get_dictionary(id)).expect("a link");
        assert_eq!(file.get(link, "F").as_i64().ok(), Some(4));
        assert!(link.has(b"Contents") && (link.has(b"A") || link.has(b"Dest")));
        keys.insert(file.get(link, "StructParent").as_i64().expect("a key"));
    }
    assert_eq!(keys, BTreeSet::from([2, 3]));
}

#[test]
fn bookmarks_are_nested() {
    let file = Read::sample();
    let root = file.dict(file.catalogue(), "Outlines");
    let first = file.dict(root, "First");
    let title = lopdf::decode_text_string(file.get(first, "Title")).expect("a text");
    assert_eq!(title, "المحضر");
    let nested = file.dict(first, "First");
    assert_eq!(lopdf::decode_text_string(file.get(nested, "Title")).expect("a text"), "البنود");
    assert_eq!(file.get(root, "Count").as_i64().ok(), Some(2));
}

#[test]
fn of_many_bookmarks_those_below_the_only_outermost_are_seen() {
    let mut paper = Paper::new("حزمة");
    let entry = |level| OutlineEntry { level, title: format!("{level}"), page: 0, y: Pt::ZERO };
    paper.paged.outline = std::iter::once(0).chain([1, 2].repeat(30)).map(entry).collect();
    let bytes = write(&paper.paged, &[], &paper.fonts, &PdfOptions::default()).expect("a PDF");
    let file = Read(Document::load_mem(&bytes).expect("a readable PDF"));
    let root = file.dict(file.catalogue(), "Outlines");
    let whole = file.dict(root, "First");
    let paper = file.dict(whole, "First");
    let counts = [root, whole, paper].map(|dict| file.get(dict, "Count").as_i64().ok());
    assert_eq!(counts, [Some(31), Some(30), Some(-1)]);
}

#[test]
fn named_blocks_can_be_reached_by_name_in_the_order_of_names() {
    let (mut paper, images) = sample();
    for (block, page) in [(2, 0), (10, 1)] {
        paper.paged.destinations.insert(BlockId(block), (page, Pt(60.0)));
    }
    let bytes = write(&paper.paged, &images, &paper.fonts, &PdfOptions::default()).expect("a PDF");
    let file = Read(Document::load_mem(&bytes).expect("a readable PDF"));
    let tree = file.dict(file.dict(file.catalogue(), "Names"), "Dests");
    let names = file.get(tree, "Names").as_array().expect("an array");
    let pages = file.pages();
    for (index, (name, page)) in [("b10", pages[1]), ("b2", pages[0])].into_iter().enumerate() {
        assert_eq!(names[2 * index].as_str().ok(), Some(name.as_bytes()));
        let place = names[2 * index + 1].as_array().expect("a destination");
        assert_eq!(place[0], Object::Reference(page));
    }
}

#[test]
fn a_link_to_a_missing_page_or_element_is_an_error() {
    let (mut paper, images) = sample();
    paper.paged.outline[1].page = 9;
    let refused = write(&paper.paged, &images, &paper.fonts, &PdfOptions::default());
    assert_eq!(refused, Err(PdfError::NoSuchPage));
    let mut paper = Paper::new("خطأ");
    paper.draw(Item::Begin(ElementId(7)));
    let refused = write(&paper.paged, &[], &paper.fonts, &PdfOptions::default());
    assert_eq!(refused, Err(PdfError::NoSuchElement));
}
