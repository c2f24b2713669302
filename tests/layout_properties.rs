//! What holds for every text: all of it is placed once, inside the measure, and nothing panics.

mod support;

use std::path::Path;

use mahdar::document::{
    Block, Column, ColumnKind, Dimensions, Document, Inline, ParaRole, Row, Table, TableRole,
};
use mahdar::geom::{Margins, Pt};
use mahdar::layout::frame::{Artifact, Item, Page, PagedDocument};
use mahdar::locale::{Direction, Lang};
use proptest::prelude::*;

use support::paper::{self, set, try_set};

/// On A5 with margins that the author gave.
fn document(blocks: Vec<Block>, direction: Direction) -> Document {
    let lang = if direction == Direction::Rtl { Lang::Ar } else { Lang::En };
    let mut document = paper::document(blocks, lang);
    document.setup.paper = Dimensions { width_mm: 148.0, height_mm: 210.0 };
    let (top, bottom) = (Pt::mm(27.0), Pt::mm(24.0));
    let (inner, outer) = (Pt::mm(26.0), Pt::mm(22.0));
    document.setup.margins = Some(Margins { top, bottom, inner, outer });
    document
}

fn body(text: &str, direction: Direction) -> PagedDocument {
    let content = vec![Inline::generated(text)];
    set(&document(vec![Block::paragraph(ParaRole::Body, content)], direction))
}

/// A table with a head and three columns: a number, words, something short.
fn table(rows: &[&[String]]) -> Block {
    let column = |kind| Column { kind, head: vec![Inline::generated("الاسم")] };
    let kinds = [ColumnKind::RowNumber, ColumnKind::Text, ColumnKind::Short];
    let row = |cells: &&[String]| Row {
        id: None,
        cells: cells.iter().map(mahdar::document::Cell::generated).collect(),
    };
    Block::Table(Table {
        role: TableRole::Data,
        summary: String::new(),
        caption: Vec::new(),
        columns: kinds.into_iter().map(column).collect(),
        header: true,
        rows: rows.iter().map(row).collect(),
    })
}

/// The characters placed, in any order, without white space.
fn placed(pages: &PagedDocument) -> Vec<char> {
    let items = pages.pages.iter().flat_map(|page| &page.items);
    let glyphs = items.filter_map(|item| match item {
        Item::Text(text) => Some(&text.glyphs),
        _ => None,
    });
    sorted(&glyphs.flatten().map(|glyph| glyph.text).collect::<String>())
}

fn sorted(text: &str) -> Vec<char> {
    let mut characters: Vec<char> = text.chars().filter(|c| !c.is_whitespace()).collect();
    characters.sort_unstable();
    characters
}

/// The left and right ends of all text on each baseline.
fn line_extents(pages: &PagedDocument) -> Vec<(Pt, Pt)> {
    let mut lines: Vec<(usize, Pt, Pt, Pt)> = Vec::new();
    for (number, page) in pages.pages.iter().enumerate() {
        for item in &page.items {
            let Item::Text(text) = item else { continue };
            let (left, right) = (text.origin.x, text.origin.x + text.width());
            match lines.iter_mut().find(|l| (l.0, l.1) == (number, text.origin.y)) {
                Some(line) => (line.2, line.3) = (line.2.min(left), line.3.max(right)),
                None => lines.push((number, text.origin.y, left, right)),
            }
        }
    }
    lines.into_iter().map(|(_, _, left, right)| (left, right)).collect()
}

/// The text's left and right edges.
fn measure() -> (Pt, Pt) {
    (Pt::mm(22.0), Pt::mm(148.0 - 26.0))
}

fn words() -> impl Strategy<Value = String> {
    let word = prop_oneof![
        6 => "[ابتثجحخدذرزسشصضطظعغفقكلمنهويةىأإآئءؤ]{1,9}",
        1 => "[ابتسلمن][ًٌٍَُِّْ][ابتسلمن]",
        1 => "[a-zA-Z]{1,10}",
        1 => "[0-9٠-٩]{1,6}",
        1 => Just("+966 11 123 4567".to_owned()),
        1 => Just("C++".to_owned()),
        1 => Just("(COVID-19)،".to_owned()),
        1 => Just("«لا».".to_owned()),
        1 => Just("10-15%".to_owned()),
        1 => Just("https://example.org/ar/reports?id=5".to_owned()),
    ];
    proptest::collection::vec(word, 1..60).prop_map(|words| words.join(" "))
}

#[test]
fn what_lies_across_has_pages_of_its_own() {
    let long = || paper::body(&"كلمات كثيرة تملأ الصفحات ".repeat(300));
    let blocks = vec![paper::body("قبل"), Block::Across(vec![long()]), paper::body("بعد")];
    let pages = set(&document(blocks, Direction::Rtl)).pages;
    let lying: Vec<bool> = pages.iter().map(|page| page.size.width > page.size.height).collect();
    assert!(!lying[0] && !lying[lying.len() - 1] && lying.len() > 3, "{lying:?}");
    assert!(lying[1..lying.len() - 1].iter().all(|lies| *lies), "{lying:?}");
    // The lines of a lying page are as much longer as the page is wider.
    let longest = |page: &Page| {
        let texts = page.items.iter().filter_map(|item| match item {
            Item::Text(text) => Some((text.origin.x, text.origin.x + text.width())),
            _ => None,
        });
        texts.fold((Pt(f64::MAX), Pt::ZERO), |(l, r), (a, b)| (l.min(a), r.max(b)))
    };
    let (left, right) = longest(&pages[1]);
    let margins =
        pages[0].size.width - (right - left - (pages[1].size.width - pages[0].size.width));
    assert!(right - left > pages[0].size.width, "{left:?} {right:?}");
    assert!(margins > Pt::mm(40.0) && right < pages[1].size.width, "{margins:?}");
}

#[test]
fn nothing_but_what_lies_across_makes_no_blank_page() {
    let pages = |blocks| {
        let pages = set(&document(blocks, Direction::Rtl)).pages;
        pages.iter().map(|page| page.size.width > page.size.height).collect::<Vec<_>>()
    };
    assert_eq!(pages(vec![Block::Across(vec![paper::body("نص")])]), [true]);
    let broken = vec![paper::body("نص"), Block::PageBreak, Block::Across(vec![paper::body("نص")])];
    assert_eq!(pages(broken), [false, true]);
    assert_eq!(pages(Vec::new()), [false]);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn every_character_is_placed_once(text in words(), rtl in any::<bool>()) {
        let direction = if rtl { Direction::Rtl } else { Direction::Ltr };
        prop_assert_eq!(placed(&body(&text, direction)), sorted(&text));
    }

    #[test]
    fn no_line_leaves_the_measure(text in words()) {
        let (left, right) = measure();
        for (start, end) in line_extents(&body(&text, Direction::Rtl)) {
            prop_assert!(start >= left - Pt(0.01), "{start:?} is left of {left:?}");
            prop_assert!(end <= right + Pt(0.01), "{end:?} is right of {right:?}");
        }
    }

    #[test]
    fn no_text_panics(text in any::<String>(), direction in prop_oneof![
        Just(Direction::Rtl), Just(Direction::Ltr)
    ]) {
        let content = vec![Inline::generated(text)];
        let blocks = vec![Block::paragraph(ParaRole::Body, content)];
        // Characters that no font has are errors; all else is set.
        drop(try_set(&document(blocks, direction)));
    }

    #[test]
    fn tables_of_any_words_keep_inside_the_measure(cells in proptest::collection::vec(words(), 6)) {
        let rows: Vec<&[String]> = cells.chunks(3).collect();
        let pages = set(&document(vec![table(&rows)], Direction::Rtl));
        let (left, right) = measure();
        for (start, end) in line_extents(&pages) {
            prop_assert!(start >= left - Pt(0.01) && end <= right + Pt(0.01));
        }
    }
}

/// The texts of the first page of a table of so many rows, each with its place.
fn first_page_of_table(rows: usize) -> Vec<(Pt, Pt, String)> {
    let words =
        ["7", "مراجعة عقود التوريد مع ACME Ltd. قبل نهاية الربع الثاني وإبلاغ اللجنة", "مفتوح"];
    let row = words.map(str::to_owned);
    let pages = set(&document(vec![table(&vec![row.as_slice(); rows])], Direction::Rtl));
    let texts = pages.pages[0].items.iter().filter_map(|item| match item {
        Item::Text(text) => Some((text.origin.x, text.origin.y, text.words())),
        _ => None,
    });
    texts.collect()
}

/// The space between the text of a page and the lines above and below it.
fn running_gaps(pages: &PagedDocument) -> Vec<(Pt, Pt)> {
    let gaps = |page: &Page| {
        let (mut header, mut footer) = (Pt::ZERO, page.size.height);
        let (mut first, mut last) = (page.size.height, Pt::ZERO);
        let mut place = None;
        for item in &page.items {
            match (item, place) {
                (Item::Artifact(artifact), _) => place = Some(*artifact),
                (Item::End, _) => place = None,
                (Item::Text(text), Some(Artifact::Header)) => header = text.origin.y,
                (Item::Text(text), Some(Artifact::Footer)) => footer = text.origin.y - text.size,
                (Item::Text(text), None) => {
                    first = first.min(text.origin.y - text.size);
                    last = last.max(text.origin.y);
                }
                _ => {}
            }
        }
        (first - header, footer - last)
    };
    pages.pages.iter().skip(1).map(gaps).collect()
}

#[test]
fn narrow_margins_leave_header_and_footer_their_room() {
    let text = "ناقشت اللجنة أسباب نفاد الأدوية من المستودعات. ".repeat(120);
    for margin in [0.0, 5.0, 10.0, 15.0, 20.0, 25.0] {
        let mut document = document(vec![paper::body(&text)], Direction::Rtl);
        let [top, bottom, inner, outer] = [Pt::mm(margin); 4];
        document.setup.margins = Some(Margins { top, bottom, inner, outer });
        document.running.header.start = vec![Inline::generated("رأس الصفحة")];
        document.running.footer.start = vec![Inline::generated("ذيل الصفحة")];
        let gaps = running_gaps(&set(&document));
        assert!(gaps.len() > 1, "{margin} mm");
        for (above, below) in gaps {
            assert!(above > Pt(8.0) && below > Pt(8.0), "{margin} mm: {above:?}, {below:?}");
        }
    }
}

#[test]
fn nothing_stands_on_the_border_or_outside_it() {
    let text = "ناقشت اللجنة أسباب نفاد الأدوية من المستودعات. ".repeat(120);
    for margin in [0.0, 5.0, 10.0, 15.0, 20.0, 25.0] {
        let mut document = document(vec![paper::body(&text)], Direction::Rtl);
        let [top, bottom, inner, outer] = [Pt::mm(margin); 4];
        document.setup.margins = Some(Margins { top, bottom, inner, outer });
        document.setup.border = true;
        document.running.header.start = vec![Inline::generated("رأس الصفحة")];
        document.running.footer.start = vec![Inline::generated("ذيل الصفحة")];
        for page in &set(&document).pages {
            let border = page.items.iter().find_map(|item| match item {
                Item::Stroke(rect, ..) => Some(*rect),
                _ => None,
            });
            let (start, end) = border.map(|b| (b.origin, b.size)).expect("the border is drawn");
            for item in &page.items {
                let Item::Text(text) = item else { continue };
                let above = text.origin.y - text.size - start.y;
                let below = start.y + end.height - text.origin.y - text.size * 0.3;
                let left = text.origin.x - start.x;
                let right = start.x + end.width - text.origin.x - text.width();
                let least = above.min(below).min(left.min(right));
                assert!(least > Pt(2.0), "{margin} mm: {least:?} from «{}»", text.words());
            }
        }
    }
}

/// The cells of a long table are not kept shaped while its columns are measured.
#[test]
fn a_long_table_is_set_as_a_short_one() {
    let (short, long) = (first_page_of_table(199), first_page_of_table(201));
    assert!(short.len() > 30);
    assert_eq!(short, long);
}

#[test]
fn justified_lines_fill_the_measure() {
    let text = "ناقشت الورشة أسباب نفاد الأدوية الأساسية من المستودعات ".repeat(12);
    let lines = line_extents(&body(text.trim(), Direction::Rtl));
    let (left, right) = measure();
    for (start, end) in &lines[..lines.len() - 1] {
        assert!((*start - left).abs() < Pt(0.01) && (*end - right).abs() < Pt(0.01));
    }
}

#[test]
fn a_latin_phrase_reads_from_left_to_right_inside_arabic() {
    let pages = body("شركة ACME Ltd. ولغة C++ ورقم +966 11 123 4567.", Direction::Rtl);
    let items = pages.pages[0].items.iter();
    let texts: Vec<(Pt, String)> = items
        .filter_map(|item| match item {
            Item::Text(text) => Some((text.origin.x, text.words())),
            _ => None,
        })
        .collect();
    let position = |wanted: &str| {
        texts.iter().position(|(_, words)| words == wanted).unwrap_or_else(|| {
            panic!("«{wanted}» is not one run of {texts:?}");
        })
    };
    // Runs are drawn in reading order, and later ones stand further to the left.
    let places = ["ACME Ltd.", "C++", "+966 11 123 4567"].map(position);
    assert!(places[0] < places[1] && places[1] < places[2]);
    assert!(texts[places[0]].0 > texts[places[1]].0 && texts[places[1]].0 > texts[places[2]].0);
}

/// A cover is one page, whatever it must say: first the title moves up, then it is set smaller, then all
/// else, but nothing too small to read.
#[test]
fn a_cover_keeps_all_that_it_says_on_its_page() {
    let words = "ورشة إدارة المخزون الدوائي ".repeat(8);
    for (paper, title, place) in [
        ("a4", "ورشة", "عمّان"),
        ("a5", "ورشة إدارة المخزون الدوائي في المستشفيات الحكومية", "عمّان"),
        ("a4", words.as_str(), words.as_str()),
        ("a5", words.as_str(), words.as_str()),
    ] {
        let yaml = format!(
            "title: {title}\nsubtitle: {title}\nplace: {place}\ndate: 2026-03-18\n\
             organizers: [وزارة الصحة, جمعية الصيادلة]\nclassification: {title}\n\
             document: {{cover: yes, paper: {paper}}}\n"
        );
        let (document, theme) = support::composed_of(Path::new("a.yaml"), yaml);
        let pages = support::set(&document, &theme, paper::fonts());
        let cover = &pages.pages[0];
        let texts = cover.items.iter().filter_map(|item| match item {
            Item::Text(text) => Some(text),
            _ => None,
        });
        for text in texts {
            let (left, right) = (text.origin.x, text.origin.x + text.width());
            assert!(text.origin.y < cover.size.height - Pt::mm(10.0), "{paper}: {}", text.words());
            assert!(left > Pt::ZERO && right < cover.size.width, "{paper}: {}", text.words());
            assert!(text.size >= Pt(7.3), "{paper}: {} in {:?}", text.words(), text.size);
        }
    }
}

/// What has no room even so is set smaller still rather than over the edge.
#[test]
fn a_cover_with_every_fact_is_set_small_rather_than_over_the_edge() {
    let words = "محضر الاجتماع السنوي الموسع لمجلس أمناء مؤسسة التنمية المستدامة والبحث العلمي";
    let yaml = format!(
        "title: {words} {words} {words} {words}\nsubtitle: {words}\norganization: {{name: {words}, unit: {words}}}\n\
         series: {words}\nnumber: '1'\nversion: '2'\nstatus: معتمد\nreference: م/1\n\
         classification: سري للغاية\ndate: 2026-06-10\nstart: '09:00'\nend: '10:00'\nplace: {words}\n\
         chair: ندى\nsecretary: غسان\nintroduction: نص\n\
         document: {{cover: yes, paper: a5, basmala: yes}}\n"
    );
    let (document, theme) = support::composed_of(Path::new("a.yaml"), yaml);
    let warned = mahdar::layout::paginate(&document, &theme, paper::fonts()).expect("pages");
    let codes: Vec<&str> = warned.warnings.iter().map(|warning| warning.code.0).collect();
    assert!(!codes.contains(&"W0403"), "{codes:?}");
}

#[test]
fn a_long_title_on_a_cover_leaves_the_facts_their_size() {
    let title =
        "محضر الاجتماع الاستثنائي المشترك بين مجلس إدارة المؤسسة العامة ولجنة التدقيق والمخاطر ";
    let yaml = format!(
        "title: {}\nplace: عمّان\ndate: 2026-03-18\ndocument: {{cover: yes, paper: a5}}\n",
        title.repeat(2)
    );
    let (document, theme) = support::composed_of(Path::new("a.yaml"), yaml);
    let pages = support::set(&document, &theme, paper::fonts());
    let size = |part: &str| {
        let texts = pages.pages[0].items.iter().filter_map(|item| match item {
            Item::Text(text) if text.words().contains(part) => Some(text.size),
            _ => None,
        });
        texts.max().unwrap_or_else(|| panic!("{part} is not on the cover"))
    };
    assert_eq!(size("عمّان"), theme.facts.value.text.size);
    let title = size("الاستثنائي");
    assert!(title < theme.cover.title.text.size && title > Pt(14.0), "{title:?}");
}

#[test]
fn what_is_higher_than_a_page_is_reported_where_it_stands() {
    let words = "كلمة ".repeat(1500);
    let yaml = format!("title: x\nplace: {words}\nintroduction: \"نص^[{words}]\"\n");
    let (document, theme) = support::composed_of(Path::new("a.yaml"), yaml.clone());
    let warned = mahdar::layout::paginate(&document, &theme, paper::fonts()).expect("pages");
    let high = warned.warnings.iter().filter(|warning| warning.code.0 == "W0403");
    let places: Vec<usize> = high.filter_map(|warning| warning.span).map(|s| s.start).collect();
    let [place, note] =
        ["place: ", "introduction: "].map(|key| yaml.find(key).expect("a key") + key.len());
    assert_eq!(places, [place, note]);
}

/// Dates and statuses keep to one line only while the table is no higher for it.
#[test]
fn a_long_text_takes_room_from_short_columns() {
    let yaml = "title: x\ncountry: SA\nactions:\n  - {task: تقديم خطة تصحيحية لوحدة الرواتب معتمدة \
        من الإدارة المالية ومن ديوان الخدمة, owner: المهندسة هيفاء العتيبي, due: 2026-02-26, \
        status: in_progress, progress: أُنجزت المسوّدة الأولى}\n\
        document: {paper: a5, calendar: hijri_first}\n";
    let (document, theme) = support::composed_of(Path::new("a.yaml"), yaml.to_owned());
    let lines = paper::lines(&support::set(&document, &theme, paper::fonts()));
    let first = lines.iter().position(|line| line.text.contains("تقديم")).expect("the task");
    let last = lines.iter().rposition(|line| line.text.contains("الخدمة")).expect("its end");
    // With the date and the status on one line each the task takes thirteen.
    assert!(last - first < 8, "{} lines", last - first + 1);
}

#[test]
fn a_long_number_of_the_authors_is_broken_beside_its_item() {
    let yaml = "title: x\ndocument: {paper: a5}\ndecisions: [{number: القرار رقم سبعة عشر من محضر \
        الجلسة الثالثة لسنة ست وعشرين, text: قرار}, {number: 2, text: آخر}]\n";
    let (document, theme) = support::composed_of(Path::new("a.yaml"), yaml.to_owned());
    let lines = paper::lines(&support::set(&document, &theme, paper::fonts()));
    let of = |words: &str| lines.iter().position(|line| line.text.contains(words)).expect("is set");
    assert!(of("القرار رقم") < of("وعشرين") && of("وعشرين") < of("آخر"));
    assert!(lines.iter().all(|line| line.extent().0 > Pt::mm(15.0)));
}

/// Found by fuzzing: a token that is cut at a space of its own, which does not shrink.
#[test]
fn a_token_cut_at_a_space_keeps_to_the_measure() {
    for (text, measure) in [("۹ ۶۹۶ص۴", Pt(56.7)), ("1 234 567 بيت", Pt(60.0))] {
        let mut document = paper::document(vec![paper::body(text)], Lang::Ar);
        paper::set_measure(&mut document, measure);
        for line in paper::lines(&set(&document)) {
            let (left, right) = line.extent();
            assert!(right - left <= measure + Pt(0.01), "«{}» in {measure:?}", line.text);
        }
    }
}

/// The name of the body gives way, then the type gets smaller; also on the backs of sheets.
#[test]
fn references_and_secrecy_stand_whole_on_every_page() {
    let body = "الأمانة العامة لمجلس التعاون ".repeat(4);
    let reference = format!("أ.ع/{}/2026/م-117", ["لجنة التخطيط"; 8].join("/"));
    let secret = format!("للاستخدام الرسمي فقط، {}من مكتب الوزير", "يحظر النشر دون إذن ".repeat(4));
    let text = "نصّ ".repeat(900);
    let yaml = format!(
        "title: ورشة\norganization: {body}\nreference: {reference}\nclassification: {secret}\n\
         document: {{double_sided: yes, paper: a5}}\nintroduction: {text}\n"
    );
    let (document, theme) = support::composed_of(Path::new("a.yaml"), yaml);
    let pages = support::set(&document, &theme, paper::fonts());
    let lines = paper::lines(&pages);
    for (whole, first) in [(&reference, 1), (&secret, 0)] {
        let whole: Vec<_> = lines.iter().filter(|line| line.text.contains(whole)).collect();
        let texts: Vec<&String> = lines.iter().map(|line| &line.text).collect();
        assert!(whole.len() >= pages.pages.len() - first, "{texts:#?}");
        for (left, right) in whole.iter().map(|line| line.extent()) {
            assert!(left > Pt::ZERO && right < pages.pages[0].size.width);
        }
    }
}

/// A header says as much of a long title as its line has room for, be it some words longer or thousands.
#[test]
fn a_header_is_filled_with_the_words_of_a_long_title() {
    let header = |count: usize| {
        let title = "ورشة ".repeat(count);
        let text = "نصّ ".repeat(900);
        let yaml = format!("title: {title}\nreference: ع/12\nintroduction: {text}\n");
        let (document, theme) = support::composed_of(Path::new("a.yaml"), yaml);
        let lines = paper::lines(&support::set(&document, &theme, paper::fonts()));
        lines.into_iter().find(|line| line.text.contains('…')).expect("a header that is shortened")
    };
    let line = header(60);
    assert_eq!(header(4000).text, line.text);
    let glyphs = &line.glyphs;
    let ellipsis = glyphs.iter().position(|glyph| glyph.shown == "…").expect("an ellipsis");
    let reference = &glyphs[ellipsis - 1];
    let gap = glyphs[ellipsis].x - reference.x - reference.advance;
    let spaces: Vec<Pt> = glyphs.iter().filter(|g| g.shown == " ").map(|space| space.x).collect();
    let word = spaces[spaces.len() - 1] - spaces[spaces.len() - 2];
    assert!(gap >= Pt(14.0) && gap < Pt(14.0) + word, "{gap:?} beside a word of {word:?}");
}

/// A word wider than the width that stood for none was once cut letter by letter, for hours.
#[test]
fn a_number_of_the_longest_text_is_set_whole() {
    let digits = 170_000;
    let yaml = format!("title: x\nreference: {}\n", "1".repeat(digits));
    let (document, theme) = support::composed_of(Path::new("a.yaml"), yaml);
    let pages = mahdar::layout::paginate(&document, &theme, paper::fonts()).expect("pages");
    assert!(pages.warnings.iter().any(|warning| warning.code.0 == "W0402"));
    let lines = paper::lines(&pages.value);
    let placed: usize = lines.iter().map(|line| line.text.matches('1').count()).sum();
    assert!(placed >= digits, "{placed} of {digits}");
}
