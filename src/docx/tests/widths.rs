//! Estimated widths beside those of the pages.

use super::super::estimate::Estimate;
use super::file;
use super::reader::{all, values};
use super::sample::{body, plain, words};
use crate::document::{Block, Cell, Column, ColumnKind, Fact, Row, Table, TableRole, Tone};
use crate::fonts::FontBook;
use crate::geom::Pt;
use crate::layout::frame::{Item, PagedDocument};
use crate::layout::paginate;
use crate::theme::{TextStyle, Theme};

const SENTENCES: [&str; 8] = [
    "ناقشت اللجنة أسباب نفاد الأدوية الأساسية من المستودعات",
    "اعتماد قائمة تفتيش موحّدة للأسطح والمزاريب قبل بدء الموسم",
    "الملتقى الوطني لمعلّمي العلوم في جامعة الغور",
    "تجديد رخصة مركز الاتصال بانتظار اللائحة الجديدة",
    "الرياض، قاعة الاجتماعات في مقرّ الجمعية",
    "أستاذ اللسانيات الحاسوبية وتحليل الخطاب",
    "ترجمة المقدمة إلى الفرنسية ومراجعة الشواهد",
    "31 كانون الأول 2026",
];

/// The widths of the lines of all pages.
fn shown(pages: &PagedDocument) -> Vec<Pt> {
    let mut lines: Vec<(Pt, Pt, Pt)> = Vec::new();
    for item in pages.pages.iter().flat_map(|page| &page.items) {
        let Item::Text(text) = item else { continue };
        let (left, right) = (text.origin.x, text.origin.x + text.width());
        match lines.iter_mut().find(|line| line.0 == text.origin.y) {
            Some(line) => (line.1, line.2) = (line.1.min(left), line.2.max(right)),
            None => lines.push((text.origin.y, left, right)),
        }
    }
    lines.into_iter().map(|(_, left, right)| right - left).collect()
}

#[test]
fn estimates_are_near_the_widths_of_the_pages() {
    let book = FontBook::embedded();
    let mut document = plain(SENTENCES.map(body).into());
    document.setup.justify = false;
    for name in ["formal", "modern"] {
        let theme = Theme::builtin(name).expect("is built in");
        let pages = paginate(&document, &theme, &book).expect("no mistakes").value;
        let style: TextStyle = theme.paragraphs.body.text;
        let estimate = Estimate::new(&theme, &book);
        let shown = shown(&pages);
        assert_eq!(shown.len(), SENTENCES.len(), "each stands on a line of its own");
        for (sentence, shown) in SENTENCES.into_iter().zip(shown) {
            let share = estimate.line(&words(sentence), style) / shown;
            assert!((0.96..1.1).contains(&share), "{name}: {share:.3} for «{sentence}»");
        }
    }
}

#[test]
fn lines_are_never_closer_than_a_font_asks_for_that_takes_the_place_of_another() {
    let styles = file(&plain(vec![body("نص")])).xml("word/styles.xml");
    let mut seen = 0;
    for spacing in all(&styles, "w:spacing") {
        if spacing.get("w:lineRule") == Some("auto") {
            let line: u32 =
                spacing.get("w:line").and_then(|line| line.parse().ok()).expect("a number");
            assert!(line >= 240, "{line} of 240 (17.3.1.33)");
            seen += 1;
        }
    }
    assert!(seen > 20, "only {seen} styles have a distance of lines");
}

#[test]
fn labels_of_facts_have_room_for_a_font_that_takes_the_place_of_theirs() {
    let (book, theme) = (FontBook::embedded(), Theme::builtin("formal").expect("is built in"));
    let label = words("درجة السرية");
    let natural = Estimate::new(&theme, &book).line(&label, theme.facts.label.text);
    let facts = vec![Fact { label, value: words("سري") }];
    let body = file(&plain(vec![Block::Facts(facts)])).xml("word/document.xml");
    let width = all(&body, "w:tcW")[0].get("w:w").and_then(|width| width.parse::<f64>().ok());
    let inner = Pt(width.expect("a width") / 20.0) - theme.facts.pad * 2.0;
    assert!(inner > natural * 1.1, "{inner:?} for {natural:?}");
}

/// Where the pages of the PDF have a row for each fact, two beside each other would be broken in Word.
#[test]
fn facts_that_have_rows_of_their_own_on_paper_have_them_in_word() {
    let rows = |width_mm: f64| {
        let facts = [
            ("التاريخ", "الأربعاء 18 شباط 2026م"),
            ("الوقت", "من الساعة 5:00 مساءً إلى 9:10 مساءً"),
            ("المكان", "مبنى البلدية، القاعة الكبرى"),
            ("السلسلة", "الدورات العادية"),
            ("رقم الاجتماع", "2"),
        ];
        let facts = facts.map(|(label, value)| Fact { label: words(label), value: words(value) });
        let mut document = plain(vec![Block::Facts(facts.into())]);
        document.setup.paper.width_mm = width_mm;
        let (book, theme) = (FontBook::embedded(), Theme::builtin("formal").expect("is built in"));
        let pages = paginate(&document, &theme, &book).expect("no mistakes").value;
        let word = all(&file(&document).xml("word/document.xml"), "w:tr").len();
        (shown(&pages).len(), word)
    };
    for width_mm in (160..220).map(f64::from) {
        let (paper, word) = rows(width_mm);
        assert!(word >= paper.min(5), "{width_mm} mm: {paper} on paper, {word} in Word");
    }
}

#[test]
fn a_table_whose_numbers_would_be_cut_is_set_in_smaller_type() {
    let sizes = |columns: usize| {
        let number = || Cell { content: words("11,250,000") };
        let table = Block::Table(Table {
            role: TableRole::Data,
            summary: String::new(),
            caption: Vec::new(),
            columns: (0..columns)
                .map(|year| Column {
                    kind: ColumnKind::Number,
                    head: words(&format!("{}", 2019 + year)),
                })
                .collect(),
            header: true,
            rows: vec![Row { id: None, cells: (0..columns).map(|_| number()).collect() }],
        });
        let body = file(&plain(vec![table])).xml("word/document.xml");
        let cells = all(&body, "w:tc");
        let size = |name| -> Vec<String> {
            cells.iter().flat_map(|cell| values(cell, name, "w:val")).collect()
        };
        (size("w:sz"), size("w:szCs"))
    };
    assert_eq!(sizes(4), (vec![], vec![]), "the style says it");
    let (latin, complex) = sizes(9);
    // Heads, then cells, in half points; the theme's heads have 18, Latin letters 17, and its cells 23.
    assert_eq!((latin.len(), complex.len()), (18, 18));
    assert!(complex[9..].iter().all(|size| (14..23).contains(&size.parse::<i32>().unwrap_or(0))));
    assert!(latin[0] < complex[0], "Latin letters of heads are smaller: {latin:?}, {complex:?}");
}

#[test]
fn a_status_in_smaller_type_stays_smaller_than_its_row() {
    let column = |kind, head: &str| Column { kind, head: words(head) };
    let sizes = |count: usize| -> Vec<i32> {
        let content = words(&"والاستراتيجيات".repeat(count));
        let cells = vec![Cell { content }, Cell::status(Tone::Active, "قيد التنفيذ")];
        let table = Block::Table(Table {
            role: TableRole::Data,
            summary: String::new(),
            caption: Vec::new(),
            columns: vec![column(ColumnKind::Text, "المهمة"), column(ColumnKind::Short, "الحالة")],
            header: true,
            rows: vec![Row { id: None, cells }],
        });
        let body = file(&plain(vec![table])).xml("word/document.xml");
        values(&body, "w:szCs", "w:val").iter().filter_map(|size| size.parse().ok()).collect()
    };
    // A word that fits in smaller type alone.
    let sizes = (4..20).map(sizes).find(|sizes| !sizes.is_empty()).expect("one such word");
    let [.., cell, status] = sizes[..] else { panic!("no sizes: {sizes:?}") };
    assert!(status < cell && cell < 23, "{sizes:?}");
}
