//! What a report needs of Word beside its text: styles, tables, lists, fields, settings, pictures.

use super::super::dom::Element;
use super::super::estimate::Estimate;
use super::reader::{File, all, characters, stories, values};
use super::sample::{self, documents};
use super::{file, written_in};
use crate::document::{
    Block, BlockId, Dimensions, Document, GivingWay, Inline, Marker, Note, NoteMark, ParaRole,
    RunningLine,
};
use crate::fonts::FontBook;
use crate::locale::digits::DigitSet;
use crate::locale::numbering::Counter;
use crate::theme::Theme;

/// A style by its id.
fn style(file: &File, id: &str) -> Element {
    let styles = file.xml("word/styles.xml");
    let found = styles.elements().find(|style| style.get("w:styleId") == Some(id));
    found.unwrap_or_else(|| panic!("no style {id}")).clone()
}

fn value(root: &Element, element: &str) -> String {
    values(root, element, "w:val").concat()
}

#[test]
fn each_kind_of_style_has_one_default() {
    let styles = file(&sample::report()).xml("word/styles.xml");
    let is_default = |e: &&Element| e.get("w:default") == Some("1");
    let mut kinds: Vec<&str> =
        styles.elements().filter(is_default).filter_map(|style| style.get("w:type")).collect();
    kinds.sort_unstable();
    assert_eq!(kinds, ["character", "numbering", "paragraph", "table"]);
}

#[test]
fn headings_have_word_s_names_and_their_levels_in_the_outline() {
    let file = file(&sample::report());
    for level in 1..=4 {
        let style = style(&file, &format!("Heading{level}"));
        assert_eq!(value(&style, "w:name"), format!("heading {level}"));
        assert_eq!(value(&style, "w:outlineLvl"), (level - 1).to_string());
        assert!(all(&style, "w:keepNext").len() == 1);
    }
}

#[test]
fn styles_of_lists_and_lists_name_each_other() {
    let file = file(&sample::report());
    let numbering = file.xml("word/numbering.xml");
    let mut named = 0;
    for definition in all(&numbering, "w:abstractNum") {
        for level in all(definition, "w:lvl").into_iter().filter(|level| level.has("w:pStyle")) {
            let style = style(&file, &value(level, "w:pStyle"));
            assert!(style.has("w:pPr") && !all(&style, "w:numPr").is_empty());
            named += 1;
        }
    }
    assert!(named > 0);
    let relations = file.relations("word/document.xml");
    assert!(relations.iter().any(|(_, target, _)| target == "numbering.xml"));
}

#[test]
fn lists_in_arabic_letters_have_word_s_formats() {
    for (counter, format) in [(Counter::Abjad, "arabicAbjad"), (Counter::Hijai, "arabicAlpha")] {
        let marker = sample::numbered(counter, "", ")");
        let file = file(&sample::plain(vec![sample::list(marker, &["بند", "بند"])]));
        let formats = values(&file.xml("word/numbering.xml"), "w:numFmt", "w:val");
        assert!(formats.iter().any(|known| known == format), "{formats:?}");
        assert_eq!(all(&file.xml("word/document.xml"), "w:numPr").len(), 2);
    }
}

#[test]
fn definitions_of_lists_are_told_apart() {
    let numbering = file(&sample::report()).xml("word/numbering.xml");
    let definitions = all(&numbering, "w:abstractNum").len();
    for key in ["w:nsid", "w:tmpl"] {
        let mut marks = values(&numbering, key, "w:val");
        marks.sort_unstable();
        marks.dedup();
        assert_eq!(marks.len(), definitions, "{key}");
    }
}

#[test]
fn tables_say_what_they_list_and_style_their_head() {
    let file = file(&sample::report());
    let body = file.xml("word/document.xml");
    let tables = all(&body, "w:tblPr");
    let register = tables.iter().find(|p| p.has("w:tblCaption")).expect("one with a caption");
    assert_eq!(value(register, "w:tblCaption"), "جدول 1: متابعة المهام");
    assert_eq!(value(register, "w:tblDescription"), "المهام ومن يقوم بها ومواعيدها");
    assert_eq!(values(register, "w:tblLook", "w:firstRow"), ["1"]);
    let style = style(&file, &value(register, "w:tblStyle"));
    let parts = values(&style, "w:tblStylePr", "w:type");
    assert!(parts.iter().any(|part| part == "firstRow"), "{parts:?}");
    assert!(values(&body, "w:gridCol", "w:type").is_empty());
}

#[test]
fn the_footer_counts_pages_by_fields() {
    let file = file(&sample::report());
    let fields = |name: &str| -> Vec<String> {
        all(&file.xml(name), "w:instrText").into_iter().map(characters).collect()
    };
    let footers = file.names().filter(|name| name.starts_with("word/footer"));
    let counting: Vec<Vec<String>> = footers.map(fields).filter(|f| !f.is_empty()).collect();
    assert!(!counting.is_empty());
    assert!(counting.iter().all(|fields| *fields == ["PAGE", "NUMPAGES"]));
}

#[test]
fn a_plain_first_page_is_a_page_of_its_own_kind() {
    let file = file(&sample::report());
    let body = file.xml("word/document.xml");
    let section = all(&body, "w:sectPr").pop().expect("a section");
    assert!(section.has("w:titlePg"), "else Word shows no header of the first page");
    let kinds = values(section, "w:headerReference", "w:type");
    assert!(kinds.iter().any(|kind| kind == "first") && kinds.iter().any(|kind| kind == "default"));
}

#[test]
fn word_opens_the_file_as_its_own_without_flags_of_the_far_east() {
    let settings = file(&sample::report()).xml("word/settings.xml");
    let modes: Vec<&str> = all(&settings, "w:compatSetting")
        .into_iter()
        .filter(|setting| setting.get("w:name") == Some("compatibilityMode"))
        .filter_map(|setting| setting.get("w:val"))
        .collect();
    assert_eq!(modes, ["15"]);
    for flag in ["w:useFELayout", "w:balanceSingleByteDoubleByteWidth", "w:spaceForUL"] {
        assert!(all(&settings, flag).is_empty(), "{flag}");
    }
    for (name, story) in stories(&file(&sample::report())) {
        assert!(all(&story, "w:docGrid").is_empty(), "{name}");
    }
}

#[test]
fn every_part_has_a_content_type_and_is_reached() {
    for document in documents() {
        let mut document: Document = document;
        document.setup.embed_fonts = true;
        let file = File::open(&written_in(&document, "formal"));
        let types = file.xml("[Content_Types].xml");
        let given = |key: &str, value: &str| types.elements().any(|e| e.get(key) == Some(value));
        let mut reached = vec!["[Content_Types].xml".to_owned()];
        for part in file.names().filter(|name| !name.ends_with(".rels")) {
            let folder = part.rsplit_once('/').map_or("", |(folder, _)| folder);
            reached.extend(file.relations(part).into_iter().map(|(_, to, _)| match folder {
                "" => to,
                folder => format!("{folder}/{to}"),
            }));
        }
        reached.extend(file.root_relations());
        for part in file.names().filter(|name| !name.ends_with(".rels")) {
            let extension = part.rsplit_once('.').map_or("", |(_, extension)| extension);
            let typed = given("PartName", &format!("/{part}")) || given("Extension", extension);
            assert!(typed || part == "[Content_Types].xml", "{part} has no content type");
            assert!(reached.iter().any(|known| known == part), "nothing leads to {part}");
        }
    }
}

#[test]
fn pictures_are_counted_from_one_and_fit_the_text() {
    let body = file(&sample::report()).xml("word/document.xml");
    assert_eq!(values(&body, "wp:docPr", "id"), ["1", "2"]);
    let widths = values(&body, "wp:extent", "cx");
    // The text of the formal theme on A4 is under 165 mm wide; a millimetre has 36,000 units.
    assert!(widths.iter().all(|w| w.parse::<u32>().is_ok_and(|w| w > 0 && w < 165 * 36_000)));
}

#[test]
fn a_label_in_digits_that_word_cannot_count_stands_in_the_text() {
    let marker = sample::numbered(Counter::Number(DigitSet::Arab), "", ")");
    let document = sample::plain(vec![sample::list(marker, &["بند"]), Block::PageBreak]);
    let body = file(&document).xml("word/document.xml");
    assert_eq!(all(&body, "w:numPr").len(), 0);
    assert_eq!(values(&body, "w:rStyle", "w:val"), ["ListLabel"]);
}

/// A paper of three sections, the second of which lies across.
/// A label of ours stands in the text, where nothing moves it.
#[test]
fn labels_in_the_text_begin_where_lines_do() {
    let marker = sample::numbered(Counter::Number(DigitSet::Arab), "", ")");
    let body = file(&sample::plain(vec![sample::list(marker, &["بند"])])).xml("word/document.xml");
    let indent = |side| values(&body, "w:ind", side).concat();
    assert_eq!(indent("w:left"), indent("w:hanging"));
}

fn across() -> Document {
    let mut document = sample::plain(vec![
        sample::heading(1, 1, "قبل"),
        sample::body("نص"),
        Block::Across(vec![sample::body("عريض")]),
        sample::body("بعد"),
    ]);
    document.running.header.start = sample::words("ترويسة");
    document.running.header.end = sample::words("طرف");
    document.running.first_page_plain = true;
    document
}

#[test]
fn pages_that_lie_across_are_a_section_of_their_own() {
    let file = file(&across());
    let body = file.xml("word/document.xml");
    assert_eq!(values(&body, "w:pgSz", "w:orient"), ["landscape"]);
    let sizes = [values(&body, "w:pgSz", "w:w"), values(&body, "w:pgSz", "w:h")];
    let [width, height] = [&sizes[0][0], &sizes[1][0]];
    assert_eq!(sizes[0], [width, height, width].map(String::as_str));
    assert_eq!(sizes[1], [height, width, height].map(String::as_str));
    assert_eq!(values(&body, "w:type", "w:val"), ["nextPage"; 3]);
    // The first page of the paper alone is plain, and no section counts its pages anew.
    let sections = all(&body, "w:sectPr");
    let plain: Vec<bool> = sections.iter().map(|section| section.has("w:titlePg")).collect();
    assert_eq!(plain, [true, false, false]);
    assert!(all(&body, "w:pgNumType").is_empty());
    // The header's far end stands at the far end of the longer line.
    let headers: Vec<Element> = stories(&file)
        .into_iter()
        .filter(|(name, story)| name.contains("header") && characters(story).contains("طرف"))
        .map(|(_, story)| story)
        .collect();
    let tabs: Vec<usize> = headers.iter().map(|story| all(story, "w:tab").len()).collect();
    assert_eq!(headers.len(), 3);
    let cleared = |story: &&Element| values(story, "w:tab", "w:val").contains(&"clear".to_owned());
    assert_eq!(headers.iter().filter(cleared).count(), 1, "{tabs:?}");
}

#[test]
fn a_border_goes_around_every_page() {
    let mut document = across();
    let bordered = |document: &Document| {
        let body = file(document).xml("word/document.xml");
        values(&body, "w:pgBorders", "w:display")
    };
    assert!(bordered(&document).is_empty());
    document.setup.border = true;
    assert_eq!(bordered(&document), ["allPages"; 3]);
}

#[test]
fn notes_are_footnotes_that_word_numbers() {
    let mark = |id: u32| Inline::Note(NoteMark { id: BlockId(id), mark: "١".to_owned() });
    let noted = |id: u32| {
        let content = vec![Inline::generated("نص"), mark(id), Inline::generated(" بعده")];
        Block::paragraph(ParaRole::Body, content)
    };
    let mut document = sample::plain(vec![noted(7), noted(3)]);
    assert!(!file(&document).names().any(|name| name.contains("footnotes")));
    let note = |id, words: &str| Note {
        id: BlockId(id),
        mark: String::new(),
        content: sample::words(words),
    };
    document.notes = vec![note(7, "الأولى"), note(3, "الثانية COVID-19")];
    let file = file(&document);
    let body = file.xml("word/document.xml");
    assert_eq!(values(&body, "w:footnoteReference", "w:id"), ["1", "2"]);
    assert!(!characters(&body).contains('١'), "Word counts");
    // A mark behind Latin words is a sign of the Arabic around them, one inside of them is not.
    let marks = |words: [&str; 2]| {
        let [before, after] = words.map(Inline::generated);
        let paragraph = Block::paragraph(ParaRole::Body, vec![before, mark(7), after]);
        let document = Document { blocks: vec![paragraph], ..document.clone() };
        let body = super::file(&document).xml("word/document.xml");
        let runs = all(&body, "w:r").into_iter().filter(|run| run.has("w:footnoteReference"));
        runs.map(|run| !all(run, "w:rtl").is_empty()).collect::<Vec<_>>()
    };
    assert_eq!(marks(["قالت منظمة WHO", " ذلك"]), [true]);
    assert_eq!(marks(["تقرير World Health", " Organization السنوي"]), [false]);
    assert_eq!(marks(["في 2016-05-12", "، ثم"]), [true]);
    let notes = file.xml("word/footnotes.xml");
    let each: Vec<(&str, String)> =
        notes.elements().map(|note| (note.get("w:id").unwrap_or(""), characters(note))).collect();
    let said = [("-1", ""), ("0", ""), ("1", " الأولى"), ("2", " الثانية COVID-19")];
    assert_eq!(each, said.map(|(id, words)| (id, words.to_owned())));
    assert_eq!(all(&notes, "w:footnoteRef").len(), 2);
    assert_eq!(all(&notes, "w:bidi").len(), 4, "the lines above the notes begin at the right too");
    let styles = values(&notes, "w:pStyle", "w:val");
    assert_eq!(styles, ["FootnoteText"; 2]);
    let lines = |file: &File| values(&file.xml("word/settings.xml"), "w:footnote", "w:id");
    assert_eq!(lines(&file), ["-1", "0"]);
    document.blocks = vec![sample::body("notes, but no marks of theirs")];
    assert!(lines(&super::file(&document)).is_empty(), "there is no part that they stand in");
}

#[test]
fn a_long_text_leaves_the_far_end_of_a_footer_in_its_place() {
    let footer = |start: &str| {
        let mut document = sample::plain(vec![sample::body("نص")]);
        document.running.footer.start = sample::words(start);
        document.running.footer.end = sample::words("صفحة");
        let file = file(&document);
        let footers = stories(&file).into_iter().filter(|(name, _)| name.contains("footer"));
        let [(_, footer)] = &footers.collect::<Vec<_>>()[..] else { panic!("one footer") };
        (values(footer, "w:tab", "w:val").join(" "), all(footer, "w:br").len())
    };
    assert_eq!(footer("سري"), (String::new(), 0), "the stops are those of the style");
    assert_eq!(footer(&"للاستخدام الرسمي ".repeat(4)), ("clear".to_owned(), 0));
    assert_eq!(footer(&"للاستخدام الرسمي ".repeat(9)), ("clear".to_owned(), 1));
}

#[test]
fn long_titles_in_a_header_are_shortened_as_in_the_pages() {
    let header = |start: &str, end: &str, is_back: bool| {
        let mut document = sample::plain(vec![sample::body("نص")]);
        let [start, end] = [start, end].map(sample::words);
        document.running.header = RunningLine::new(start, end, GivingWay::Both);
        document.setup.double_sided = true;
        let file = file(&document);
        let headers = stories(&file).into_iter().filter(|(name, _)| name.contains("header"));
        let headers: Vec<Element> = headers.map(|(_, header)| header).collect();
        assert_eq!(headers.len(), 2, "one of each side of a sheet");
        let header = &headers[usize::from(is_back)];
        assert!(all(header, "w:br").is_empty(), "a header is one line");
        characters(header)
    };
    let long =
        "محضر الاجتماع الثالث للجنة التوجيهية لمشروع تحديث منظومة التراخيص الصناعية والتجارية";
    assert_eq!(header("ملف", "اجتماع", false), "ملفاجتماع");
    let first = header(&long.repeat(2), &long.repeat(2), false);
    let (start, end) = first.split_once('…').expect("the first of two");
    assert!(long.starts_with(start.trim()) && end.ends_with('…'), "{first}");
    assert!(end.len() > start.len(), "the end has more room: {first}");
    let back = header(&long.repeat(2), &long.repeat(2), true);
    assert_eq!(back, format!("{end}{start}…"));
}

#[test]
fn lists_and_quotations_stand_apart() {
    let quote = Block::Quote(crate::document::Quote {
        blocks: vec![sample::body("قول")],
        attribution: sample::words("قائله"),
    });
    let list = || sample::list(Marker::Bullet, &["أ", "ب"]);
    let file = file(&sample::plain(vec![quote, list(), list(), sample::body("نص")]));
    let body = file.xml("word/document.xml");
    let spaced: Vec<String> = all(&body, "w:p")
        .into_iter()
        .filter(|paragraph| !values(paragraph, "w:spacing", "w:after").is_empty())
        .map(characters)
        .collect();
    assert_eq!(spaced, ["قائله", "ب"]);
}

#[test]
fn words_that_are_labels_do_not_touch_what_they_label() {
    let ordinals = sample::numbered(Counter::OrdinalMasculine, "", ":");
    let items = ["بند"; 21];
    let file = file(&sample::plain(vec![sample::list(ordinals, &items)]));
    let body = file.xml("word/document.xml");
    let hanging = values(&body, "w:ind", "w:hanging")[0].parse::<f64>().expect("a number") / 20.0;
    let (book, theme) = (FontBook::embedded(), Theme::builtin("formal").expect("is built in"));
    let label = theme.list.label;
    let width = Estimate::new(&theme, &book).line(&sample::words("حادي وعشرون:"), label);
    assert!(hanging >= (width + theme.list.gap).0, "{hanging} for {width:?}");
}

/// The sizes, in half points, that lines of a style have of their own on a cover on paper of this size.
fn cover_sizes(title: &str, paper: Dimensions, style: &str) -> Vec<f64> {
    let mut document = sample::pack();
    document.setup.paper = paper;
    let Block::Cover(cover) = &mut document.blocks[0] else { panic!("a cover") };
    cover.title = sample::words(title);
    let body = file(&document).xml("word/document.xml");
    let lines = all(&body, "w:p").into_iter().filter(|p| value(p, "w:pStyle") == style);
    let sizes = lines.flat_map(|line| values(line, "w:szCs", "w:val"));
    sizes.map(|size| size.parse().expect("a number")).collect()
}

const A4: Dimensions = Dimensions { width_mm: 210.0, height_mm: 297.0 };
const A5: Dimensions = Dimensions { width_mm: 148.0, height_mm: 210.0 };

#[test]
fn a_cover_with_much_to_say_has_smaller_titles() {
    assert!(cover_sizes("ملف الإحاطة", A4, "CoverTitle").is_empty(), "the style's size");
    let usual = Theme::builtin("formal").expect("is built in").cover.title.text.size.0 * 2.0;
    let long = "الاستراتيجية الوطنية للتحوّل الرقمي والحوكمة ".repeat(7);
    let smaller = cover_sizes(&long, A4, "CoverTitle");
    assert!(smaller.iter().all(|size| *size < usual));
    assert!(!smaller.is_empty());
    assert!(cover_sizes(&long, A4, "FactValue").is_empty(), "titles make room enough");
}

/// Where smaller titles do not make room all else is set smaller, but can be read.
#[test]
fn a_small_cover_with_much_to_say_has_smaller_facts() {
    let long = "الاستراتيجية الوطنية للتحوّل الرقمي والحوكمة ".repeat(3);
    let facts = cover_sizes(&long, A5, "FactValue");
    let usual = Theme::builtin("formal").expect("is built in").facts.value.text.size.0 * 2.0;
    assert!(
        !facts.is_empty() && facts.iter().all(|size| (16.0..usual).contains(size)),
        "{facts:?}"
    );
    assert!(!cover_sizes(&long, A5, "CoverOrganization").is_empty());
    assert!(cover_sizes("ملف الإحاطة", A5, "FactValue").is_empty());
}

#[test]
fn lines_to_sign_on_are_level_whatever_stands_below_them() {
    let signer = |below: Vec<Inline>| crate::document::Signature {
        role: sample::words("عضو"),
        name: sample::words("خالد"),
        below,
    };
    let dated = [sample::words("التوقيع"), vec![Inline::LineBreak], sample::words("التاريخ")];
    let signers = vec![signer(dated.concat()), signer(sample::words("التوقيع والتاريخ"))];
    let file = file(&sample::plain(vec![Block::Signatures(signers)]));
    let body = file.xml("word/document.xml");
    let lines: Vec<usize> =
        all(&body, "w:tc").into_iter().map(|cell| all(cell, "w:p").len()).collect();
    assert_eq!(lines, [3, 4], "an empty line below the shorter one");
    assert_eq!(values(&body, "w:top", "w:val"), ["nil"], "without a line to sign on");
}
