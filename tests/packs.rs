//! Packs of meetings, laid out and read back: what contents, registers and bookmarks say is so.

mod support;

use std::collections::BTreeSet;
use std::io::{Cursor, Read};

use mahdar::diag::Source;
use mahdar::document::{Block, BlockId, Field, Inline, Table, plain_text};
use mahdar::fonts::FontBook;
use mahdar::layout::dump;
use mahdar::layout::frame::{Destination, Item, Page};
use mahdar::report::pack_letter;
use mahdar::theme::Theme;
use mahdar::{Meeting, NoFiles, PackFormat};

use support::packs::*;

#[test]
fn the_letter_of_a_pack_names_its_meetings_and_what_they_decided() {
    let mut files = shelf();
    let draft = BOARD.replace("kind: minutes", "kind: minutes\nstatus: draft");
    files.0.insert("board.yaml", draft.into_bytes());
    let bound = bound(PACK, &files);
    let letter = pack_letter(&bound.pack, &bound.meetings, &bound.registers, &files);
    let letter = letter.expect("no pictures are named").value;
    let lines: Vec<String> = plain_text(&letter).into_iter().map(|line| line.text).collect();
    for line in [
        "ملف الإحاطة",
        "اجتماع المجلس · ٢١ يناير ٢٠٢٦م · مسودة",
        "ورشة القراءة العامة · ٥ يناير ٢٠٢٦م · للاستخدام الداخلي",
        "سجل القرارات",
        "اجتماع المجلس · البند\u{A0}١: اعتماد الميزانية كما عُرضت.",
        "اجتماع المجلس · ١: تشكيل لجنة للمراجعة. (من ثلاثة)",
        "سجل التوصيات",
        "ورشة القراءة العامة · ٢: شراء كتب للأطفال. (متأخر، مفتوح)",
        "ورشة القراءة العامة · ١: فتح المكتبة مساءً. (قيد التنفيذ)",
    ] {
        assert!(lines.iter().any(|held| held == line), "{line} is not in {lines:#?}");
    }
    // The late ones stand before the others, as in the register.
    let place = |words: &str| lines.iter().position(|line| line.contains(words));
    assert!(place("تسليم التقرير السنوي.") < place("نشر المحضر."), "{lines:#?}");
}

#[test]
fn a_pack_as_text() {
    let (bound, pages) = laid_out(PACK, &shelf());
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path("golden/packs");
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.bind(|| {
        insta::assert_snapshot!("document", mahdar::document::dump(&bound.document));
        insta::assert_snapshot!("pages", dump::pages(&pages, &FontBook::embedded()));
    });
}

/// The parts of a document with their titles.
fn headings(blocks: &[Block]) -> Vec<(u8, BlockId, String)> {
    let mut found = Vec::new();
    for block in blocks {
        match block {
            Block::Heading(heading) if heading.level <= 1 => {
                found.push((heading.level, heading.id, shown(&heading.content)));
            }
            Block::Part(part) => found.extend(headings(&part.blocks)),
            Block::Sheets(sheets) => {
                let heading = &sheets.heading;
                found.push((heading.level, heading.id, shown(&heading.content)));
            }
            _ => {}
        }
    }
    found
}

#[test]
fn each_line_of_the_contents_names_the_page_of_its_heading() {
    let (bound, pages) = laid_out(PACK, &shelf());
    let contents = &pages.pages[1];
    for (_, id, title) in headings(&bound.document.blocks) {
        let (page, _) = pages.destinations[&id];
        assert!(bare(&words(&pages.pages[page])).contains(&bare(&title)), "{title} on its page");
        let numbers: Vec<String> = contents
            .items
            .iter()
            .filter_map(|item| match item {
                Item::Link(link) => match &link.to {
                    Destination::Page { block, page: to, .. } if *block == id => {
                        assert_eq!(*to, page, "{title}");
                        Some(at(contents, link.area.origin.y, link.area.bottom()))
                    }
                    _ => None,
                },
                _ => None,
            })
            .collect();
        let label = &pages.pages[page].label;
        assert!(numbers.iter().any(|line| line.ends_with(label.as_str())), "{title}: {numbers:?}");
    }
}

/// The words between two heights, in the order of drawing.
fn at(page: &Page, top: mahdar::geom::Pt, bottom: mahdar::geom::Pt) -> String {
    let inside = |item: &Item| match item {
        Item::Text(text) if text.origin.y >= top && text.origin.y <= bottom => Some(text.words()),
        _ => None,
    };
    page.items.iter().filter_map(inside).collect()
}

#[test]
fn each_row_of_a_register_leads_to_the_page_that_holds_its_words() {
    let (bound, pages) = laid_out(PACK, &shelf());
    let entries: Vec<_> = bound.registers.entries().collect();
    assert_eq!(entries.len(), 2 + 2 + 3);
    for entry in entries {
        let (page, _) = pages.destinations[&entry.place];
        let (words, text) = (bare(&words(&pages.pages[page])), shown(&entry.text));
        // There a note stands at the foot of the page, here in brackets.
        let text = text.split(" (").next().map(bare).unwrap_or_default();
        assert!(words.contains(&text), "{text}");
        let mut fields = Vec::new();
        page_fields(&bound.document.blocks, &mut fields);
        assert!(fields.contains(&entry.place), "a link in the register");
    }
}

/// The blocks whose pages tables name.
fn page_fields(blocks: &[Block], found: &mut Vec<BlockId>) {
    for block in blocks {
        match block {
            Block::Part(part) => page_fields(&part.blocks, found),
            Block::Table(table) => {
                for content in table.rows.iter().flat_map(|row| &row.cells).map(|c| &c.content) {
                    for inline in content {
                        if let Inline::Link(link) = inline
                            && let [Inline::Field(Field::PageOf(id))] = link.content[..]
                        {
                            found.push(id);
                        }
                    }
                }
            }
            _ => {}
        }
    }
}

#[test]
fn a_long_title_of_a_meeting_leaves_the_room_of_a_register_to_its_words() {
    let registers = |pack: &str| -> Vec<(Vec<String>, String)> {
        let bound = bound(pack, &shelf());
        let parts = bound.document.blocks.iter().filter_map(|block| match block {
            Block::Part(part) => Some(part.blocks.iter()),
            _ => None,
        });
        let tables = parts.flatten().filter_map(|block| match block {
            Block::Table(table) if shown(&table.columns[0].head) != "م" => Some(table),
            _ => None,
        });
        let heads = |table: &Table| table.columns.iter().map(|c| shown(&c.head)).collect();
        let cells = |table: &Table| {
            let cells = table.rows.iter().flat_map(|row| &row.cells);
            cells.map(|cell| shown(&cell.content)).collect::<Vec<_>>().join("|")
        };
        tables.map(|table| (heads(table), cells(table))).collect()
    };
    let of = |pack: &str| registers(pack).pop().expect("the register of actions");
    assert_eq!(of(PACK).0[0], "الاجتماع");
    let long =
        "ورشة القراءة العامة التي عقدتها اللجنة العليا المشتركة بين الوزارات في شهر كانون الثاني";
    let (heads, cells) = of(&PACK.replace("ورشة القراءة العامة", long));
    assert!(!heads.contains(&"الاجتماع".to_owned()), "{heads:?}");
    assert!(cells.contains(&format!("على \"اللجنة\".\nالاجتماع: {long}|")), "{cells}");
    assert!(cells.contains("الاجتماع: اجتماع المجلس|"), "{cells}");
}

#[test]
fn what_is_late_on_the_day_comes_first() {
    let texts = |pack: &str| -> Vec<(String, bool)> {
        let bound = bound(pack, &shelf());
        let actions = bound.registers.entries().filter(|e| e.register.key() == "actions");
        actions.map(|e| (shown(&e.text).chars().take(5).collect(), e.overdue)).collect()
    };
    let row = |text: &str, late| (text.to_owned(), late);
    assert_eq!(texts(PACK), [row("إعداد", true), row("تسليم", true), row("نشر ا", false)]);
    let earlier = PACK.replace("as_of: 2026-03-31", "as_of: 2026-01-20");
    assert_eq!(texts(&earlier), [row("إعداد", true), row("تسليم", false), row("نشر ا", false)]);
    let never = PACK.replace("as_of: 2026-03-31\n", "");
    assert_eq!(texts(&never), [row("تسليم", false), row("إعداد", false), row("نشر ا", false)]);
}

#[test]
fn bookmarks_nest_sections_in_meetings_and_these_in_the_pack() {
    let (_, pages) = laid_out(PACK, &shelf());
    let levels: Vec<(u8, &str)> =
        pages.outline.iter().map(|e| (e.level, e.title.as_str())).filter(|e| e.0 < 3).collect();
    assert_eq!(
        levels,
        [
            (0, "ملف الإحاطة"),
            (1, "اجتماع المجلس"),
            (2, "بنود جدول الأعمال"),
            (2, "القرارات"),
            (2, "متابعة المهام"),
            (1, "ورشة القراءة العامة"),
            (2, "التوصيات"),
            (2, "متابعة المهام"),
            (1, "سجل القرارات"),
            (1, "سجل التوصيات"),
            (1, "سجل المهام"),
        ]
    );
}

#[test]
fn meetings_printed_on_both_sides_begin_on_the_front_of_a_sheet() {
    let pack = format!("{PACK}document: {{double_sided: yes}}\n");
    let (bound, pages) = laid_out(&pack, &shelf());
    for (level, id, title) in headings(&bound.document.blocks) {
        if level == 0 {
            assert_eq!(pages.destinations[&id].0 % 2, 0, "{title}");
        }
    }
    let blank = pages.pages.iter().filter(|page| page.items.is_empty()).count();
    assert!(blank > 0, "and what is left blank bears nothing");
    let labels: Vec<&str> = pages.pages.iter().map(|page| page.label.as_str()).collect();
    assert_eq!(labels[..3], ["١", "٢", "٣"], "one count runs through all");
}

#[test]
fn running_headers_name_the_meeting_and_footers_its_secrecy() {
    let long = WORKSHOP.replace("عُقدت الورشة في يوم واحد.", &"كلام كثير يملأ الصفحات. ".repeat(900));
    let mut files = shelf();
    files.0.insert("workshop.yaml", long.into_bytes());
    let (_, pages) = laid_out(PACK, &files);
    let first = pages.outline.iter().find(|e| e.title.starts_with("ورشة")).expect("there").page;
    let second = words(&pages.pages[first + 1]);
    assert!(second.starts_with("ورشة القراءة العامة"), "{second}");
    assert!(second.contains("للاستخدام الداخلي"), "{second}");
    assert!(words(&pages.pages[1]).contains("محدود التداول"));
    let pack = PACK.replace("title: ورشة القراءة العامة", "title: \"ورشة القراءة\\nفي المدن\"");
    let (_, pages) = laid_out(&pack, &files);
    let second = words(&pages.pages[first + 1]);
    assert!(second.starts_with("ورشة القراءة في المدن"), "{second}");
}

#[test]
fn the_mark_of_a_draft_is_on_its_own_pages_alone() {
    let mut files = shelf();
    files.0.insert("board.yaml", format!("{BOARD}status: draft\n").into_bytes());
    let (_, pages) = laid_out(PACK, &files);
    let place = |title: &str| pages.outline.iter().find(|e| e.title == title).expect("there").page;
    let draft = place("اجتماع المجلس")..place("ورشة القراءة العامة");
    for (index, page) in pages.pages.iter().enumerate() {
        assert_eq!(words(page).starts_with("مسودة"), draft.contains(&index), "page {index}");
    }
}

#[test]
fn the_cover_of_a_draft_bears_its_mark() {
    let text = "title: اجتماع\nstatus: draft\ndocument: {cover: yes}\n";
    let meeting = Meeting::from_yaml(&Source::new("a.yaml", text)).expect("good").value;
    let document = mahdar::report::compose(&meeting, &NoFiles).expect("good").value;
    let theme = Theme::builtin("formal").expect("is built in");
    let pages = support::set(&document, &theme, &FontBook::embedded());
    assert!(pages.pages.len() > 1);
    assert!(pages.pages.iter().all(|page| words(page).starts_with("مسودة")));
}

#[test]
fn a_pack_may_do_without_a_cover_and_carry_its_own_file() {
    let pack = format!("{PACK}document: {{cover: no, attach_source: yes}}\n");
    let (bound, pages) = laid_out(&pack, &shelf());
    assert!(!bound.document.blocks.iter().any(|block| matches!(block, Block::Cover(_))));
    let first = words(&pages.pages[0]);
    assert!(first.contains("ملف الإحاطة") && first.contains("المحتويات"), "{first}");
    let made = made(&pack, &shelf(), vec![PackFormat::Pdf]);
    let carried = mahdar::pdf::extract(&made.files[0].1).expect("a PDF").expect("carries a file");
    assert_eq!((carried.name.as_str(), carried.bytes), ("pack.yaml", pack.into_bytes()));
}

#[test]
fn a_meeting_keeps_its_language_and_its_digits() {
    let mut files = shelf();
    let persian = "title: نشست کتابخانه\nlanguage: fa\ncountry: IR\ndecisions: [خرید کتاب]\n";
    files.0.insert("board.yaml", persian.as_bytes().to_vec());
    let (bound, pages) = laid_out(PACK, &files);
    let part = bound.document.blocks.iter().find_map(|block| match block {
        Block::Part(part) => Some(part),
        _ => None,
    });
    assert_eq!(part.expect("a part").lang, mahdar::locale::Lang::Fa);
    let spoken = pages.structure.iter().filter(|e| e.lang == Some(mahdar::locale::Lang::Fa));
    assert_eq!(spoken.count(), 1, "its part of the tree says so");
    let entry = bound.registers.entries().next().expect("its decision");
    assert_eq!((shown(&entry.number).as_str(), shown(&entry.text).as_str()), ("۱", "خرید کتاب"));
}

#[test]
fn word_says_what_it_cannot_hold() {
    let made = made(ANNEXED, &with_annexes(), vec![PackFormat::Docx]);
    let bytes = std::io::Cursor::new(&made.files[0].1);
    let mut archive = zip::ZipArchive::new(bytes).expect("an archive");
    let mut text = String::new();
    let mut part = archive.by_name("word/document.xml").expect("the text");
    std::io::Read::read_to_string(&mut part, &mut text).expect("UTF-8");
    assert!(text.contains("خطة الإخلاء") && text.contains("في نسخة"), "the annex is listed");
    assert_eq!(text.matches("<w:sectPr").count(), 4, "cover, contents, the meeting, annexes");
}

#[test]
fn the_field_of_the_contents_ends_before_their_section_in_word() {
    let made = made(PACK, &shelf(), vec![PackFormat::Docx]);
    let bytes = std::io::Cursor::new(&made.files[0].1);
    let mut archive = zip::ZipArchive::new(bytes).expect("an archive");
    let mut text = String::new();
    let mut part = archive.by_name("word/document.xml").expect("the text");
    std::io::Read::read_to_string(&mut part, &mut text).expect("UTF-8");
    let is_line = |p: &&str| p.contains("<w:pStyle w:val=\"TOC") && p.contains("w:instrText");
    let lines: Vec<&str> = text.split("</w:p>").filter(is_line).collect();
    assert!(lines.len() > 3, "the contents are there");
    for line in lines {
        assert!(!line.contains("<w:sectPr"), "a section ends in the field: {line}");
    }
}

#[test]
fn registers_as_tables_for_other_programs() {
    let made = made(PACK, &shelf(), vec![PackFormat::Csv, PackFormat::Json]);
    let csv = String::from_utf8(made.files[0].1.clone()).expect("UTF-8");
    let csv = csv.strip_prefix('\u{FEFF}').expect("a byte order mark");
    let lines: Vec<&str> = csv.split("\r\n").collect();
    assert_eq!(lines.len(), 1 + 7 + 1, "a head, the entries, and an end of line");
    assert!(lines[0].starts_with("السجل,الاجتماع,الرقم,النص"), "{}", lines[0]);
    assert!(csv.contains("\"إعداد قائمة الكتب، ثم عرضها على \"\"اللجنة\"\".\""), "{csv}");
    let json: serde_json::Value = serde_json::from_slice(&made.files[1].1).expect("JSON");
    let rows = json.as_array().expect("an array");
    assert_eq!(rows.len(), 7);
    let late = rows.iter().find(|row| row["overdue"] == true).expect("one is late");
    assert_eq!(late["register"], "recommendations");
    assert_eq!((&late["status"], &late["due"]), (&"open".into(), &"2026-01-10".into()));
    assert_eq!(late["file"], "workshop.yaml");
    assert!(late["page"].is_u64());
    let decision = rows.iter().find(|row| row["effective"] != serde_json::Value::Null);
    let decision = decision.expect("one holds from a day on");
    assert_eq!(decision["text"], "تشكيل لجنة للمراجعة. (من ثلاثة)", "a note is not lost");
    assert_eq!((&decision["due"], &decision["effective"]), (&().into(), &"2026-02-01".into()));
    let without = PACK.replace("registers: [decisions, recommendations, actions]\n", "");
    assert_ne!(without, PACK);
    let codes_of = |pack: &str| {
        let made = self::made(pack, &shelf(), vec![PackFormat::Csv]);
        made.warnings.iter().map(|(_, found)| found.code.0).collect::<Vec<_>>()
    };
    assert_eq!((codes_of(&without), codes_of(PACK)), (vec!["W0614"], vec![]));
}

#[test]
fn the_same_pack_gives_the_same_bytes() {
    let formats = vec![PackFormat::Pdf, PackFormat::Docx];
    let bytes = || made(ANNEXED, &with_annexes(), formats.clone()).files;
    assert!(bytes() == bytes());
}

#[test]
fn the_content_controls_of_a_pack_name_their_meeting() {
    let made = made(PACK, &shelf(), vec![PackFormat::Docx]);
    let mut archive = zip::ZipArchive::new(Cursor::new(&made.files[0].1)).expect("a zip file");
    let mut text = String::new();
    let mut part = archive.by_name("word/document.xml").expect("the text");
    part.read_to_string(&mut text).expect("UTF-8");
    let tags = text.split("<w:tag w:val=\"").skip(1).filter_map(|rest| rest.split('"').next());
    let tags: Vec<&str> = tags.collect();
    let tasks: Vec<&&str> = tags.iter().filter(|tag| tag.ends_with("actions[0].task")).collect();
    assert_eq!(tasks, [&"mahdar:m1.actions[0].task", &"mahdar:m2.actions[0].task"]);
    let of_a_meeting = |tag: &&str| tag.starts_with("mahdar:m1.") || tag.starts_with("mahdar:m2.");
    let others: Vec<&&str> = tags.iter().filter(|tag| !of_a_meeting(tag)).collect();
    let of_pack = [&"mahdar:title", &"mahdar:subtitle", &"mahdar:date"];
    assert_eq!(others, of_pack, "those of the cover");
    assert_eq!(tags.iter().collect::<BTreeSet<_>>().len(), tags.len(), "no tag twice");
}
