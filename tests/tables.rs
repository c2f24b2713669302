//! Tables whose cells need more than they have: more width, more height.

mod support;

use std::path::Path;

use mahdar::diag::Warned;
use mahdar::geom::Pt;
use mahdar::layout::frame::{ElementId, ElementRole, Item, PagedDocument, TextItem};

use support::paper;

/// A report with one table, set on paper.
fn set(header: &[&str], rows: &[&[&str]]) -> Warned<PagedDocument> {
    let list = |cells: &[&str]| {
        let quoted: Vec<String> = cells.iter().map(|cell| format!("\"{cell}\"")).collect();
        format!("[{}]", quoted.join(", "))
    };
    let rows: Vec<String> = rows.iter().map(|row| list(row)).collect();
    let yaml = format!(
        "title: تقرير\nsections:\n  - title: جدول\n    body:\n      - table:\n          header: {}\n          rows: [{}]\n",
        list(header),
        rows.join(", ")
    );
    let (document, theme) = support::composed_of(Path::new("a.yaml"), yaml);
    mahdar::layout::paginate(&document, &theme, paper::fonts()).expect("pages")
}

/// The texts of each cell of the table's body.
fn cells(pages: &PagedDocument) -> Vec<Vec<&TextItem>> {
    let is_cell = |id: &ElementId| pages.structure[id.0].role == ElementRole::DataCell;
    let mut cells: Vec<(ElementId, Vec<&TextItem>)> = Vec::new();
    for page in &pages.pages {
        let mut open = None;
        for item in &page.items {
            match item {
                Item::Begin(element) => open = Some(*element).filter(is_cell),
                Item::End => open = None,
                Item::Text(text) => {
                    let Some(cell) = open else { continue };
                    match cells.iter_mut().find(|(id, _)| *id == cell) {
                        Some((_, texts)) => texts.push(text),
                        None => cells.push((cell, vec![text])),
                    }
                }
                _ => {}
            }
        }
    }
    cells.into_iter().map(|(_, texts)| texts).collect()
}

/// The baselines of a cell's lines.
fn baselines(cell: &[&TextItem]) -> Vec<Pt> {
    let mut lines: Vec<Pt> = cell.iter().map(|text| text.origin.y).collect();
    lines.dedup();
    lines
}

fn is_cut(pages: &Warned<PagedDocument>) -> bool {
    pages.warnings.iter().any(|warning| warning.code.0 == "W0402")
}

fn sizes(pages: &PagedDocument) -> (Pt, Pt) {
    let sizes = || cells(pages).into_iter().flatten().map(|text| text.size);
    (sizes().min().expect("a text"), sizes().max().expect("a text"))
}

#[test]
fn a_table_of_many_numbers_is_set_smaller_so_that_none_is_cut() {
    let header = ["البند", "2019", "2020", "2021", "2022", "2023", "2024", "2025", "المجموع"];
    let mut row = ["11,250,000"; 9];
    row[0] = "الرواتب";
    let crowded = set(&header, &[&row]);
    assert!(!is_cut(&crowded));
    assert!(cells(&crowded.value).iter().all(|cell| baselines(cell).len() == 1));
    let roomy = set(&header[..4], &[&row[..4]]);
    assert_eq!(sizes(&roomy.value), (Pt(11.5), Pt(11.5)));
    let (least, most) = sizes(&crowded.value);
    assert!(least >= Pt(7.0) && most < Pt(11.5), "{least:?} to {most:?}");
}

#[test]
fn one_word_that_fits_in_no_type_leaves_the_others_their_size() {
    let word = "مستشفى".repeat(40);
    let pages = set(&["أ", "ب"], &[&[&word, "نصّ"]]);
    assert!(is_cut(&pages));
    assert_eq!(sizes(&pages.value), (Pt(11.5), Pt(11.5)));
}

#[test]
fn vowel_signs_in_a_cell_keep_clear_of_the_line_above_and_rows_keep_their_lines() {
    let plain = "إعداد قائمة الكتب ثم عرضها على اللجنة في موعدها المحدد لها ".repeat(2);
    let vowelled = "وَإِذَا بُيِّنَ الْحَقُّ لِلْجَمِيعِ اطْمَأَنَّتِ النُّفُوسُ إِلَيْهِ ".repeat(3);
    let pitches = |texts: [&str; 2]| {
        let pages = set(&["أ", "ب"], &[&texts]).value;
        let cells = cells(&pages);
        let [first, second] = [0, 1].map(|cell| baselines(&cells[cell]));
        let common = first.len().min(second.len());
        assert_eq!(first[..common], second[..common], "lines of a row stand beside one another");
        let pitches: Vec<f64> = first.windows(2).map(|pair| (pair[1] - pair[0]).0).collect();
        assert!(!pitches.is_empty());
        pitches
    };
    let least = pitches([&plain, "نصّ"]);
    assert!(least.iter().all(|pitch| (pitch - least[0]).abs() < 1e-9), "{least:?}");
    let opened = pitches([&vowelled, "نصّ"]);
    assert!(opened.iter().any(|pitch| *pitch > least[0] + 0.1), "{opened:?}");
    // In whatever cell the signs stand, all lines of the row go along.
    let other = pitches([&plain, &vowelled]);
    assert!(other.iter().any(|pitch| *pitch > least[0] + 0.1), "{other:?}");
}

/// A corner without a head once broke the program.
#[test]
fn a_head_may_be_empty_beside_others_of_any_height() {
    for header in [
        ["", "2025"],
        [" ", ""],
        ["", "مجموع ما صُرف في السنة الماضية وما قبلها من أموال المنح والتبرعات"],
    ] {
        let pages = set(&header, &[&["الدخل", "10"]]).value;
        assert_eq!(cells(&pages).len(), 2, "{header:?}");
    }
}

#[test]
fn a_date_takes_two_lines_at_most() {
    let task =
        "إعداد قائمة الكتب التي تحتاجها المدارس في العام المقبل ثم عرضها على اللجنة ".repeat(4);
    let yaml = format!(
        "title: تقرير\ncountry: JO\nrecommendations:\n  - {{text: {task}, owner: {o}, to: {o}, due: 2026-12-31, priority: high, status: open}}\n",
        o = "الدكتور محمد علي عبد الرحمن آل ثنيان الكيلاني"
    );
    let (document, theme) = support::composed_of(Path::new("a.yaml"), yaml);
    let pages = support::set(&document, &theme, paper::fonts());
    let text = |cell: &[&TextItem]| -> String {
        cell.iter().flat_map(|text| &text.glyphs).map(|glyph| glyph.text).collect()
    };
    let all = cells(&pages);
    let date: Vec<_> = all.iter().filter(|cell| text(cell).contains("٢٠٢٦")).collect();
    assert_eq!(date.len(), 1, "one date");
    assert!(baselines(date[0]).len() <= 2);
}
