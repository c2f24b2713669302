//! What Word needs and what right-to-left files get wrong: each rule over whole files.

use std::collections::{BTreeMap, BTreeSet};

use unicode_bidi::{BidiClass, bidi_class};

use super::super::dom::{Element, Node};
use super::super::order;
use super::reader::{File, all, characters};
use super::{file, sample, written_in};
use crate::document::{Document, plain_text};
use crate::locale::Direction;

fn documents() -> [Document; 3] {
    [sample::report(), sample::pack(), sample::english()]
}

fn stories(file: &File) -> Vec<(String, Element)> {
    let is_story = |name: &&str| {
        let part = name.strip_prefix("word/").unwrap_or_default();
        part == "document.xml" || part.starts_with("header") || part.starts_with("footer")
    };
    file.names().filter(is_story).map(|name| (name.to_owned(), file.xml(name))).collect()
}

fn values(root: &Element, element: &str, attribute: &str) -> Vec<String> {
    all(root, element).into_iter().filter_map(|e| e.get(attribute)).map(str::to_owned).collect()
}

#[test]
fn every_paragraph_table_and_section_goes_from_right_to_left() {
    for document in documents() {
        let rtl = document.meta.direction == Direction::Rtl;
        for (name, story) in stories(&file(&document)) {
            for paragraph in all(&story, "w:p") {
                let bidi = paragraph.find("w:pPr").is_some_and(|p| p.has("w:bidi"));
                assert_eq!(bidi, rtl, "{name}: {}", characters(paragraph));
            }
            for table in all(&story, "w:tblPr") {
                assert_eq!(table.has("w:bidiVisual"), rtl, "{name}");
                assert!(!table.has("w:jc"), "{name}: the side of a table is exchanged");
            }
            for section in all(&story, "w:sectPr") {
                assert_eq!(
                    (section.has("w:bidi"), section.has("w:rtlGutter")),
                    (rtl, rtl),
                    "{name}"
                );
            }
        }
    }
}

#[test]
fn no_run_holds_strong_letters_of_the_other_direction() {
    for document in documents() {
        for (name, story) in stories(&file(&document)) {
            for run in all(&story, "w:r") {
                let rtl = run.find("w:rPr").is_some_and(|p| p.has("w:rtl"));
                let text: String =
                    run.elements().filter(|e| e.name == "w:t").map(characters).collect();
                let wrong = |c: char| match bidi_class(c) {
                    BidiClass::L => rtl,
                    BidiClass::R | BidiClass::AL => !rtl,
                    _ => false,
                };
                assert!(!text.contains(wrong), "{name}: rtl={rtl} «{text}»");
            }
        }
    }
}

#[test]
fn no_direction_character_and_no_presentation_form_is_added() {
    let is_ours = |c: char| {
        matches!(c, '\u{200E}' | '\u{200F}' | '\u{61C}' | '\u{202A}'..='\u{202E}'
            | '\u{2066}'..='\u{2069}' | '\u{FB50}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFF}')
    };
    for document in documents() {
        let file = file(&document);
        assert!(plain_text(&document).iter().all(|l| !l.text.contains(is_ours)));
        for name in file.xml_names() {
            let text = String::from_utf8(file.bytes(name).to_vec()).expect("UTF-8");
            assert!(!text.contains(is_ours), "{name}");
        }
    }
}

#[test]
fn heads_repeat_and_rows_do_not_split() {
    let body = file(&sample::report()).xml("word/document.xml");
    let mut heads = 0;
    for table in all(&body, "w:tbl") {
        // A box may be longer than a page.
        if values(table, "w:tblStyle", "w:val")[0].ends_with("Box") {
            continue;
        }
        let rows: Vec<&Element> = table.elements().filter(|e| e.name == "w:tr").collect();
        for (index, row) in rows.iter().enumerate() {
            let properties = row.find("w:trPr").expect("every row says whether it splits");
            assert!(properties.has("w:cantSplit"));
            let head = properties.has("w:tblHeader");
            let look = table.find("w:tblPr").and_then(|p| p.find("w:tblLook")).expect("a look");
            assert_eq!(head, index == 0 && look.get("w:firstRow") == Some("1"));
            heads += usize::from(head);
        }
    }
    assert_eq!(heads, 2);
}

#[test]
fn the_cells_of_a_row_fill_the_columns_of_the_grid() {
    for document in documents() {
        for table in all(&file(&document).xml("word/document.xml"), "w:tbl") {
            let number = |e: &Element, key: &str| e.get(key).and_then(|v| v.parse::<usize>().ok());
            let grid = table.find("w:tblGrid").expect("a grid");
            let widths: Vec<usize> = grid.elements().filter_map(|c| number(c, "w:w")).collect();
            for row in table.elements().filter(|e| e.name == "w:tr") {
                let mut column = 0;
                for cell in row.elements().filter(|e| e.name == "w:tc") {
                    let properties = cell.find("w:tcPr").expect("a width");
                    let span =
                        properties.find("w:gridSpan").and_then(|s| number(s, "w:val")).unwrap_or(1);
                    let width = properties.find("w:tcW").and_then(|w| number(w, "w:w"));
                    assert_eq!(width, Some(widths[column..column + span].iter().sum()));
                    assert!(
                        matches!(cell.children.last(), Some(Node::Element(p)) if p.name == "w:p")
                    );
                    column += span;
                }
                assert_eq!(column, widths.len());
            }
        }
    }
}

#[test]
fn every_style_and_list_that_is_used_is_defined() {
    for document in documents() {
        let file = file(&document);
        let defined: BTreeSet<String> =
            values(&file.xml("word/styles.xml"), "w:style", "w:styleId").into_iter().collect();
        let lists = values(&file.xml("word/numbering.xml"), "w:num", "w:numId");
        let mut parts = stories(&file);
        parts.push(("numbering".into(), file.xml("word/numbering.xml")));
        parts.push(("styles".into(), file.xml("word/styles.xml")));
        for (name, part) in parts {
            for kind in ["w:pStyle", "w:rStyle", "w:tblStyle", "w:basedOn", "w:next"] {
                for style in values(&part, kind, "w:val") {
                    assert!(defined.contains(&style), "{name}: {kind} {style}");
                }
            }
            for list in values(&part, "w:numId", "w:val") {
                assert!(lists.contains(&list), "{name}: list {list}");
            }
        }
    }
}

#[test]
fn relations_lead_somewhere_and_links_to_places_that_exist() {
    for document in documents() {
        let file = file(&document);
        for (name, story) in stories(&file) {
            let relations: BTreeMap<String, (String, bool)> =
                file.relations(&name).into_iter().map(|(id, to, out)| (id, (to, out))).collect();
            for (target, external) in relations.values() {
                assert!(
                    *external || file.names().any(|part| part == format!("word/{target}")),
                    "{target}"
                );
            }
            let used = ["w:hyperlink", "w:headerReference", "w:footerReference"]
                .into_iter()
                .flat_map(|element| values(&story, element, "r:id"))
                .chain(values(&story, "a:blip", "r:embed"));
            for id in used {
                assert!(relations.contains_key(&id), "{name}: {id}");
            }
        }
        let body = file.xml("word/document.xml");
        let names = values(&body, "w:bookmarkStart", "w:name");
        let fields: Vec<String> = all(&body, "w:instrText").into_iter().map(characters).collect();
        let referred = fields.iter().filter_map(|f| f.strip_prefix("PAGEREF ")?.split(' ').next());
        for name in
            values(&body, "w:hyperlink", "w:anchor").iter().map(String::as_str).chain(referred)
        {
            assert!(names.iter().any(|known| known == name), "{name} is no bookmark");
        }
    }
}

#[test]
fn ids_are_unique() {
    for document in documents() {
        let body = file(&document).xml("word/document.xml");
        let keys = [("w:bookmarkStart", "w:id"), ("w:bookmarkStart", "w:name"), ("wp:docPr", "id")];
        for (element, attribute) in keys {
            let ids = values(&body, element, attribute);
            let unique: BTreeSet<&String> = ids.iter().collect();
            assert_eq!(ids.len(), unique.len(), "{element} {attribute}");
        }
        assert!(values(&body, "w:p", "w14:paraId").is_empty());
    }
}

#[test]
fn pictures_say_what_they_show() {
    let body = file(&sample::report()).xml("word/document.xml");
    let alts = values(&body, "wp:docPr", "descr");
    assert_eq!(alts, ["أمانة المنتدى الإنساني", "صورة القاعة \"<&>\""]);
}

#[test]
fn nothing_asks_the_reader_to_update_fields() {
    let file = file(&sample::pack());
    assert!(!file.xml("word/settings.xml").has("w:updateFields"));
    for (_, story) in stories(&file) {
        assert!(values(&story, "w:fldChar", "w:dirty").is_empty());
        let kinds = values(&story, "w:fldChar", "w:fldCharType");
        let count = |kind: &str| kinds.iter().filter(|k| *k == kind).count();
        assert_eq!((count("begin"), count("separate")), (count("end"), count("end")));
    }
}

#[test]
fn what_belongs_together_keeps_to_the_next_paragraph() {
    use super::sample::{body, list, plain, words};
    use crate::document::{Block, Marker, ParaRole};
    let mut sources = list(Marker::Bullet, &["قرار", "قرار آخر"]);
    if let Block::List(list) = &mut sources {
        let source = Block::paragraph(ParaRole::Attribution, words("السند"));
        list.items[1].blocks.push(source);
    }
    let document = plain(vec![
        body("تمهيد"),
        list(Marker::Bullet, &["أ", "ب", "ج"]),
        body("كلام"),
        body("تمهيد"),
        sources,
        body("كلام"),
        list(Marker::Bullet, &["أ", "ب", "ج", "د", "هـ"]),
    ]);
    let body = file(&document).xml("word/document.xml");
    let lines: Vec<String> = all(&body, "w:p")
        .into_iter()
        .map(|p| {
            let keeps = p.find("w:pPr").is_some_and(|p| p.has("w:keepNext"));
            format!("{}{}", characters(p), if keeps { "+" } else { "" })
        })
        .collect();
    let expected = [
        "تمهيد+",
        "أ+",
        "ب+",
        "ج",
        "كلام",
        "تمهيد+",
        "قرار+",
        "قرار آخر+",
        "السند",
        "كلام+",
        "أ+",
        "ب",
        "ج",
        "د+",
        "هـ",
    ];
    assert_eq!(lines, expected);
}

#[test]
fn bullets_are_word_s_own_and_only_in_the_numbering() {
    let file = file(&sample::report());
    let numbering = file.xml("word/numbering.xml");
    let levels = all(&numbering, "w:lvl");
    let square: Vec<&Element> = levels
        .into_iter()
        .filter(|level| values(level, "w:lvlText", "w:val") == ["\u{F0A7}"])
        .collect();
    assert!(!square.is_empty());
    for level in square {
        for attribute in ["w:ascii", "w:hAnsi", "w:cs"] {
            assert_eq!(values(level, "w:rFonts", attribute), ["Wingdings"]);
        }
    }
    let is_private = |c: char| ('\u{E000}'..='\u{F8FF}').contains(&c);
    for (name, story) in stories(&file) {
        assert!(!characters(&story).contains(is_private), "{name}");
    }
}

#[test]
fn the_contents_are_filled_with_the_pages_of_the_layout() {
    let body = file(&sample::pack()).xml("word/document.xml");
    let entries: Vec<String> = all(&body, "w:p")
        .into_iter()
        .filter(|p| values(p, "w:pStyle", "w:val").iter().any(|s| s == "TOC1" || s == "TOC2"))
        .map(|p| all(p, "w:t").into_iter().map(characters).collect())
        .collect();
    assert_eq!(entries.len(), 6);
    assert_eq!(entries[0], "المتحدثون2");
    assert_eq!(entries[5], "اقتباسات5");
}

#[test]
fn properties_stand_in_the_order_of_the_schema() {
    for theme in ["formal", "modern", "plain"] {
        let file = File::open(&written_in(&sample::pack(), theme));
        for name in file.xml_names().filter(|name| name.starts_with("word/")) {
            let part = file.xml(name);
            let mut sorted = part.clone();
            order::sort(&mut sorted);
            assert_eq!(part, sorted, "{theme}: {name}");
        }
    }
}

#[test]
fn a_cover_is_a_section_without_header_text() {
    let file = file(&sample::pack());
    let body = file.xml("word/document.xml");
    let sections = all(&body, "w:sectPr");
    assert_eq!(sections.len(), 2);
    let headers = |section: &Element| -> Vec<String> {
        let references = section.elements().filter(|e| e.name == "w:headerReference");
        references.filter_map(|e| e.get("r:id")).map(str::to_owned).collect()
    };
    let texts = |id: &str| {
        let target = file.relations("word/document.xml").into_iter().find(|r| r.0 == id);
        let part = target.expect("a header").1;
        all(&file.xml(&format!("word/{part}")), "w:t").len()
    };
    assert_eq!(headers(sections[0]).iter().map(|id| texts(id)).collect::<Vec<_>>(), [0]);
    assert!(headers(sections[1]).iter().any(|id| texts(id) > 0));
    assert!(file.xml("word/settings.xml").has("w:mirrorMargins"));
}

#[test]
fn on_the_back_of_a_sheet_start_and_end_change_places() {
    let mut document = sample::pack();
    let [start, end] = ["البداية", "النهاية"].map(sample::words);
    let line = crate::document::RunningLine { start, centre: Vec::new(), end };
    document.running.header = line.clone();
    document.running.footer = line;
    let lines = |document: &Document, kind: &str| -> Vec<String> {
        let file = file(document);
        let body = file.xml("word/document.xml");
        let section = all(&body, "w:sectPr").pop().expect("the last section");
        let of_kind = |e: &&Element| e.name.ends_with("Reference") && e.get("w:type") == Some(kind);
        let ids = section.elements().filter(of_kind).filter_map(|e| e.get("r:id"));
        let relations = file.relations("word/document.xml");
        let part = |id: &str| relations.iter().find(|r| r.0 == id).expect("a part").1.clone();
        ids.map(|id| characters(&file.xml(&format!("word/{}", part(id))))).collect()
    };
    assert_eq!(lines(&document, "default"), ["البدايةالنهاية"; 2]);
    assert_eq!(lines(&document, "even"), ["النهايةالبداية"; 2]);
    assert!(file(&document).xml("word/settings.xml").has("w:evenAndOddHeaders"));
    document.setup.double_sided = false;
    assert!(lines(&document, "even").is_empty());
    assert!(!file(&document).xml("word/settings.xml").has("w:evenAndOddHeaders"));
}

#[test]
fn every_draft_page_bears_the_watermark() {
    let file = file(&sample::pack());
    for (name, story) in stories(&file).iter().filter(|(name, _)| name.contains("header")) {
        assert_eq!(values(story, "v:textpath", "string"), ["مسودة"], "{name}");
    }
    assert!(super::file(&sample::report()).names().filter(|n| n.contains("header")).count() == 2);
}

#[test]
fn pages_before_the_text_are_a_section_with_numbers_of_their_own() {
    let counter = crate::locale::numbering::Counter::Abjad;
    let front = Some(crate::document::FrontPages { count: 2, counter });
    let pages = crate::document::PageNumbers { front, ..sample::pages() };
    let file = File::open(&super::written_with(&sample::pack(), "formal", &pages));
    let body = file.xml("word/document.xml");
    let numbers: Vec<(Option<&str>, Option<&str>)> = all(&body, "w:sectPr")
        .into_iter()
        .map(|section| section.find("w:pgNumType").expect("numbers of its own"))
        .map(|numbers| (numbers.get("w:fmt"), numbers.get("w:start")))
        .collect();
    assert_eq!(numbers, [(Some("arabicAbjad"), None), (None, Some("1"))]);
    let sections = all(&body, "w:sectPr");
    assert!(sections[0].has("w:titlePg"), "the cover is plain");
    let relations = file.relations("word/document.xml");
    let footers = |section: &Element| -> Vec<String> {
        let references = section.elements().filter(|e| e.name == "w:footerReference");
        let ids = references.filter_map(|e| e.get("r:id"));
        let part = |id: &str| relations.iter().find(|r| r.0 == id).expect("a part").1.clone();
        ids.map(|id| characters(&file.xml(&format!("word/{}", part(id))))).collect()
    };
    assert_eq!(footers(sections[0])[0], "محدود التداولصفحة PAGEب من SECTIONPAGES \\* ArabicAbjadب");
    assert_eq!(footers(sections[0]).len(), 2);
    assert_eq!(footers(sections[1])[0], "محدود التداولصفحة PAGE١ من SECTIONPAGES٣");
    let plain = self::file(&sample::pack());
    assert!(values(&plain.xml("word/document.xml"), "w:pgNumType", "w:fmt").is_empty());
}

#[test]
fn content_controls_go_around_entries_and_bear_their_path() {
    use crate::document::{Entry, EntryPlace, Inline, Link, Target};
    let entry = |path: &str, name: &str, content| {
        let place = EntryPlace { path: path.to_owned(), name: name.to_owned() };
        Inline::Entry(Entry { place, content })
    };
    let link = Inline::Link(Link {
        target: Target::Uri("https://a.org".into()),
        content: sample::words("a.org"),
    });
    let long = "ن".repeat(90);
    let document = sample::plain(vec![crate::document::Block::paragraph(
        crate::document::ParaRole::Body,
        vec![
            Inline::generated("المكان: "),
            entry("place", "المكان", vec![Inline::generated("قاعة WHO، "), link]),
            entry("empty", "فارغ", Vec::new()),
            Inline::generated(" "),
            entry("actions[0].owner", &long, sample::words("\"<&>")),
        ],
    )]);
    let body = file(&document).xml("word/document.xml");
    let paragraph = all(&body, "w:p")[0];
    let controls: Vec<&Element> = paragraph.elements().filter(|e| e.name == "w:sdt").collect();
    let value = |e: &Element, name: &str| values(e, name, "w:val").concat();
    let told: Vec<(String, String, String)> =
        controls.iter().map(|c| (value(c, "w:tag"), value(c, "w:id"), characters(c))).collect();
    let one = |tag: &str, id: &str, text: &str| (tag.to_owned(), id.to_owned(), text.to_owned());
    assert_eq!(
        told,
        [one("mahdar:place", "1", "قاعة WHO، a.org"), one("mahdar:actions[0].owner", "2", "\"<&>")]
    );
    assert_eq!(value(controls[0], "w:alias"), "المكان");
    assert_eq!(value(controls[1], "w:alias").chars().count(), 64);
    assert_eq!(characters(paragraph), "المكان: قاعة WHO، a.org \"<&>");
    assert!(all(controls[0], "w:hyperlink").len() == 1 && all(&body, "w:sym").is_empty());
}

#[test]
fn footnotes_that_somebody_adds_have_their_styles() {
    let styles = file(&sample::report()).xml("word/styles.xml");
    let names = values(&styles, "w:name", "w:val");
    for name in ["footnote text", "footnote reference"] {
        assert!(names.iter().any(|known| known == name), "{name}");
    }
}

#[test]
fn facing_pages_mirror_their_margins_and_bind_on_the_right() {
    let file = file(&sample::pack());
    let settings = file.xml("word/settings.xml");
    assert!(settings.has("w:mirrorMargins") && settings.has("w:evenAndOddHeaders"));
    for section in all(&file.xml("word/document.xml"), "w:sectPr") {
        assert!(section.has("w:rtlGutter"));
    }
}
