//! What a file is made of, rule by rule over whole files; what right-to-left files get wrong is in
//! `pitfalls`.

use super::super::dom::{Element, Node};
use super::file;
use super::reader::{File, all, characters, stories, values};
use super::sample::{self, documents};
use crate::document::{Block, Document, ImageId};
use crate::locale::Direction;

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
fn pictures_say_what_they_show() {
    let body = file(&sample::report()).xml("word/document.xml");
    let alts = values(&body, "wp:docPr", "descr");
    assert_eq!(alts, ["أمانة المنتدى الإنساني", "صورة القاعة \"<&>\""]);
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

/// Typography 3.7: columns to sign in are never alone on a page, whatever stands above them; and details
/// stay with what they are the details of.
#[test]
fn columns_to_sign_in_are_held_by_what_stands_above_them() {
    use super::sample::{body, list, plain, signature, speakers, words};
    use crate::document::{BoxRole, Boxed, Marker, ParaRole, Quote};
    let boxed = || {
        let blocks = vec![body("القرار")];
        Block::Boxed(Boxed { role: BoxRole::Decision, id: None, blocks })
    };
    let quote = Quote { blocks: vec![body("قول")], attribution: words("القائل") };
    let kept = |blocks: Vec<Block>| {
        let body = file(&plain(blocks)).xml("word/document.xml");
        let keeps = |p: &&Element| p.find("w:pPr").is_some_and(|p| p.has("w:keepNext"));
        let keeping = all(&body, "w:p").into_iter().filter(keeps).map(characters);
        keeping.collect::<Vec<_>>().join("+")
    };
    let signed = |block| kept(vec![block, Block::Signatures(vec![signature("الرئيس", "فلان")])]);
    // Between two tables stands an empty paragraph, which holds them too.
    assert_eq!(signed(boxed()), "القرار+");
    assert_eq!(signed(Block::Quote(quote)), "قول+القائل");
    assert_eq!(signed(list(Marker::Bullet, &["أ", "ب", "ج", "د"])), "أ+ج+د");
    let last = "3+البروفيسور جون سميث John Smith+مدير البحوث+مركز الدراسات، الدوحة+";
    assert_eq!(signed(speakers()), last);
    // Where rows of signers might leave it no room, a box keeps to what is above it.
    let many = || Block::Signatures(vec![signature("عضو", "فلان"); 9]);
    assert!(!kept(vec![boxed(), many()]).contains("القرار"));
    assert!(kept(vec![body("كلام"), many()]).starts_with("كلام+"));
    let details = || Block::paragraph(ParaRole::Note, words("المقدّم"));
    assert_eq!(kept(vec![details(), boxed()]), "المقدّم");
    assert_eq!(kept(vec![details(), body("كلام")]), "المقدّم");
    assert_eq!(kept(vec![details(), Block::PageBreak, boxed()]), "");
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

/// A logo may be higher than the lines beside it: they stand in its middle, and the space below both is
/// that of the paragraph below.
#[test]
fn a_letterhead_keeps_away_from_the_title_whatever_is_higher_in_it() {
    use super::sample::words;
    use crate::document::{Letterhead, ParaRole};
    let letterhead = |logo| {
        let (name, lines) = (words("أمانة المنتدى"), vec![words("الرياض")]);
        let mut document = sample::report();
        let title = Block::paragraph(ParaRole::Title, words("العنوان"));
        document.blocks = vec![Block::Letterhead(Letterhead { logo, name, lines }), title];
        file(&document).xml("word/document.xml")
    };
    let spaces = |body: &Element| -> Vec<String> {
        let space = |e: &Element, key| e.get(key).unwrap_or("-").to_owned();
        let both = |e| [space(e, "w:before"), space(e, "w:after")].join(" ");
        all(body, "w:spacing").into_iter().map(both).collect()
    };
    let beside = letterhead(Some(ImageId(0)));
    assert_eq!(values(&beside, "w:vAlign", "w:val"), ["center", "center"]);
    assert_eq!(spaces(&beside), ["- 0", "400 -"]);
    assert_eq!(spaces(&letterhead(None)), ["- 400"]);
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
    let line = crate::document::RunningLine { start, end, ..Default::default() };
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
        assert_eq!(values(story, "v:textpath", "trim"), ["t"], "the box is that of the ink");
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

/// Numbers have their last digits one below another, which are at the right in any direction.
#[test]
fn numbers_stand_at_the_right_under_their_heads() {
    let side = |direction| {
        let mut document = sample::report();
        document.meta.direction = direction;
        let styles = file(&document).xml("word/styles.xml");
        ["TableNumber", "TableHeadNumber"].map(|id| {
            let all = all(&styles, "w:style");
            let style = all.iter().find(|s| s.get("w:styleId") == Some(id)).expect("a style");
            values(style, "w:jc", "w:val")
        })
    };
    // No side is the one where lines begin.
    assert_eq!(side(Direction::Rtl), [vec![""; 0], vec![""; 0]]);
    assert_eq!(side(Direction::Ltr), [["end"], ["end"]]);
}

/// The alignments of the cells of a table, row by row.
fn cell_alignments(table: &Element) -> Vec<Vec<String>> {
    let rows = table.elements().filter(|e| e.name == "w:tr");
    let cell = |cell: &Element| values(cell, "w:vAlign", "w:val").concat();
    rows.map(|row| row.elements().filter(|e| e.name == "w:tc").map(cell).collect()).collect()
}

#[test]
fn heads_and_columns_to_sign_in_end_level() {
    let body = file(&sample::report()).xml("word/document.xml");
    for table in all(&body, "w:tbl") {
        let level = |row: &[String]| row.iter().all(|cell| cell == "bottom");
        let rows = cell_alignments(table);
        match values(table, "w:tblStyle", "w:val")[0].as_str() {
            "SignatureTable" => assert!(rows.iter().all(|row| level(row))),
            "ReportTable" => assert!(level(&rows[0]) && !level(&rows[1])),
            _ => {}
        }
    }
}

#[test]
fn tables_keep_away_from_the_lines_on_their_sides() {
    use super::sample::{body, list, plain};
    use crate::document::{BoxRole, Boxed, Marker, ParaRole};
    let Some(table) = sample::report().blocks.into_iter().find(|b| matches!(b, Block::Table(_)))
    else {
        panic!("the report has a table")
    };
    let boxed = Boxed { role: BoxRole::Decision, id: None, blocks: vec![body("قرار")] };
    let document = plain(vec![
        Block::paragraph(ParaRole::Labelled, sample::words("المقرر: سالم")),
        table,
        list(Marker::Bullet, &["أول", "ثانٍ"]),
        Block::Boxed(boxed),
        body("كلام"),
    ]);
    let theme = crate::theme::Theme::builtin("formal").expect("is built in");
    let twips = |around: crate::geom::Pt| Some(format!("{:.0}", around.0 * 20.0));
    let (table, decision) = (twips(theme.table.around), twips(theme.decision.around));
    let body = file(&document).xml("word/document.xml");
    let space = |text: &str, side: &str| {
        let paragraphs = all(&body, "w:p");
        let paragraph = paragraphs.iter().find(|p| characters(p) == text).expect("it is there");
        let spacing = paragraph.find("w:pPr").and_then(|p| p.find("w:spacing"));
        spacing.and_then(|s| s.get(side)).map(str::to_owned)
    };
    assert_eq!(space("المقرر: سالم", "w:after"), table);
    assert_eq!(space("أول", "w:before"), table);
    assert_eq!(space("ثانٍ", "w:after"), decision);
    assert_eq!(space("كلام", "w:before"), decision);
    assert_eq!(space("قرار", "w:before"), None);
}

#[test]
fn front_pages_are_counted_as_in_the_pages() {
    use crate::locale::numbering::Counter;
    let counted = |counter| {
        let front = Some(crate::document::FrontPages { count: 2, counter });
        let pages = crate::document::PageNumbers { front, ..sample::pages() };
        let file = File::open(&super::written_with(&sample::pack(), "formal", &pages));
        let format = values(&file.xml("word/document.xml"), "w:pgNumType", "w:fmt").concat();
        let footers = file.names().filter(|name| name.contains("footer"));
        let said: String = footers.map(|name| characters(&file.xml(name))).collect();
        (format, said)
    };
    let (format, said) = counted(Counter::LowerRoman);
    assert_eq!(format, "lowerRoman");
    assert!(said.contains("PAGEii") && said.contains("SECTIONPAGES \\* romanii"), "{said}");
    let (format, said) = counted(Counter::HebrewNumerals);
    assert_eq!(format, "hebrew1");
    assert!(said.contains("SECTIONPAGES \\* HEBREW1ב"), "{said}");
}

#[test]
fn the_dots_of_the_contents_keep_clear_of_words_and_numbers() {
    let body = file(&sample::pack()).xml("word/document.xml");
    let leaders = all(&body, "w:r").into_iter().filter(|run| run.has("w:tab"));
    let mut count = 0;
    for leader in leaders.filter(|run| values(run, "w:rStyle", "w:val") == ["ContentsLeader"]) {
        let parts: Vec<&str> = leader.elements().map(|part| part.name.as_ref()).collect();
        assert_eq!(parts, ["w:rPr", "w:t", "w:tab", "w:t"]);
        assert_eq!(values(leader, "w:color", "w:val"), ["A9B5B4"]);
        count += 1;
    }
    assert!(count > 0);
}
