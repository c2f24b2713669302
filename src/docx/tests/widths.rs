//! Estimated widths beside those of the pages.

use super::super::estimate::Estimate;
use super::sample::{body, plain, words};
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
