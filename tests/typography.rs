//! Typographic rules of Arabic text, row by row: what is seen on paper, the text that comes out of it,
//! and the runs of the Word file.
//!
//! [`ROWS`] says what must be seen on paper, from left to right: `عالمي (COVID-19) وباء` means that
//! «عالمي» stands at the left edge and «وباء» at the right edge, whatever an editor that reorders the
//! line makes of it. `golden/typography.snap` shows the same rows with their text and Word runs; rows
//! about lines, joints and kashidas have tests of their own below.

mod support;

use std::fmt::Write;
use std::path::Path;

use mahdar::document::{Block, CharRole, Inline, ParaRole, PercentSide, RangeDirection};
use mahdar::geom::Pt;
use mahdar::locale::{Direction, Lang};
use support::paper::{
    Reading, body, document, fonts, is_control, lines, seen_in_word, set, word_runs,
};

/// The number of the rule, the language, the source, and what is seen from left to right.
type Row = (&'static str, Lang, &'static str, &'static str);

const ROWS: &[Row] = &[
    ("1", Lang::Ar, "وباء (COVID-19) عالمي", "عالمي (COVID-19) وباء"),
    ("2", Lang::Ar, "COVID-19 وباء", "وباء COVID-19"),
    ("3", Lang::Ar, "هاتف: +966 11 123 4567", "+966 11 123 4567 :هاتف"),
    ("4", Lang::Ar, "هاتف +966111234567", "+966111234567 هاتف"),
    ("5a", Lang::Ar, "خلال 10-15 يوماً", "يوماً 15-10 خلال"),
    ("5b", Lang::Ar, "10-15 يوماً", "يوماً 15-10"),
    ("6a", Lang::Ar, "١٠–١٥", "١٥–١٠"),
    ("6b", Lang::Ar, "2015–2016", "2016–2015"),
    ("7", Lang::Ar, "بنسبة ٢٥٪", "٪٢٥ بنسبة"),
    ("8", Lang::Ar, "بنسبة 25%", "25% بنسبة"),
    ("9a", Lang::Ar, "بلغ ١٬٢٣٤٫٥", "١٬٢٣٤٫٥ بلغ"),
    ("9b", Lang::Ar, "1,234.5", "1,234.5"),
    ("11", Lang::Ar, "راسلنا: info@example.org.sa.", ".info@example.org.sa :راسلنا"),
    ("12", Lang::Ar, "لغة C++ و C# و .NET", ".NET و C# و C++ لغة"),
    ("13", Lang::Ar, "قال: «سمعت “نعم” مرة»", "«مرة ”نعم“ سمعت» :قال"),
    ("14", Lang::Ar, "قال: \"Hello (world)!\" ثم", "ثم \"Hello (world)!\" :قال"),
    ("15", Lang::En, "The report (تقرير) is here", "The report (تقرير) is here"),
    ("15b", Lang::En, "from محمد to علي it went", "from محمد to علي it went"),
    ("15c", Lang::En, "the الماء and 3 of 18.4 % km²", "the الماء and 3 of 18.4 % km²"),
    ("15d", Lang::En, "محمد +966 11 123 4567 or علي", "محمد +966 11 123 4567 or علي"),
    ("15e", Lang::En, "٩:٠٥ am to ١٢:٣٠ pm", "٩:٠٥ am to ١٢:٣٠ pm"),
    ("15f", Lang::En, "محمد, Head, علي", "محمد, Head, علي"),
    ("15g", Lang::Fr, "«قطرة» date de 1955", "«قطرة» date de 1955"),
    ("15h", Lang::En, "القدس, A/RES/70/1, C++, القدس", "القدس, A/RES/70/1, C++, القدس"),
    (
        "15j",
        Lang::En,
        "محمد +966 11 12345, علي +966 11 12346",
        "محمد +966 11 12345, علي +966 11 12346",
    ),
    ("15k", Lang::En, "محمد 25%, علي 30% and ٣٥٪", "محمد 25%, علي 30% and ٣٥٪"),
    ("15l", Lang::En, "Article 5/أ/2 of ق/2026/117", "Article 5/أ/2 of 2026/117/ق"),
    ("15m", Lang::En, "هاتف/06-5001234 or فاكس/06-5001235", "هاتف/06-5001234 or فاكس/06-5001235"),
    ("15n", Lang::En, "Ref: ق/12, ق/13, م/14/2026.", "Ref: 12/ق, 13/ق, 14/2026/م."),
    ("15i", Lang::En, "محمد.xlsx 120 km/h", "محمد.xlsx 120 km/h"),
    ("16", Lang::Ar, "في 12/05/2016 م", "م 12/05/2016 في"),
    ("17", Lang::Ar, "في 2016-05-12", "2016-05-12 في"),
    ("18", Lang::Ar, "١٢/٠٥/٢٠١٦", "١٢/٠٥/٢٠١٦"),
    (
        "19",
        Lang::Ar,
        "١٢ مايو ٢٠١٦م الموافق ٥ شعبان ١٤٣٧هـ",
        "هـ١٤٣٧ شعبان ٥ الموافق م٢٠١٦ مايو ١٢",
    ),
    ("20a", Lang::Ar, "بمبلغ 100$", "100$ بمبلغ"),
    ("20b", Lang::Ar, "بمبلغ $100", "$100 بمبلغ"),
    ("20c", Lang::Ar, "مبلغ ₨5,000 ثم 5,000-10,000$", "10,000$-5,000 ثم ₨5,000 مبلغ"),
    ("20d", Lang::Ar, "مبلغ 5,000 US$ ثم $5 million", "$5 million ثم 5,000 US$ مبلغ"),
    ("20f", Lang::Ar, "البند 3 US$ 100 والبند 4 $ 500", "500 $ 4 والبند US$ 100 3 البند"),
    ("20e", Lang::Ar, "نسبة ١٢.٥٪ ثم ١٢,٥٪", "٪١٢,٥ ثم ٪١٢.٥ نسبة"),
    ("21a", Lang::Ar, "50 ر.س", "س.ر 50"),
    ("21b", Lang::Ar, "50 ر.س.", ".س.ر 50"),
    ("22a", Lang::Ar, "بمقدار -5 درجات", "درجات -5 بمقدار"),
    ("22b", Lang::Ar, "−5", "−5"),
    ("23a", Lang::Ar, "درجة 37.5°C", "37.5°C درجة"),
    ("23b", Lang::Ar, "٣٧٫٥°", "٣٧٫٥°"),
    ("24", Lang::Ar, "3 × 4 = 12", "3 × 4 = 12"),
    ("24b", Lang::Ar, "بلغ 1 000 000 ثم", "ثم 1 000 000 بلغ"),
    ("24c", Lang::Ar, "بلغ ١ ٠٠٠ ٠٠٠ ثم", "ثم ١ ٠٠٠ ٠٠٠ بلغ"),
    ("24d", Lang::Ar, "12 500 JD", "12 500 JD"),
    ("24e", Lang::Ar, "25 300 دينار", "دينار 25 300"),
    ("24f", Lang::Ar, "+٩٦٢ ٦ ٥٠٠ ٠١٤٠", "+٩٦٢ ٦ ٥٠٠ ٠١٤٠"),
    ("24g", Lang::Ar, "نحو .5 و 1_000", "1_000 و .5 نحو"),
    ("24i", Lang::Ar, "مقاس 3×4 - 5 قطع", "قطع 5 - 3×4 مقاس"),
    ("24j", Lang::Ar, "الصافي 100×5 - 20 دينار", "دينار 100×5 - 20 الصافي"),
    ("24h", Lang::Ar, "5 - 3 = 2", "5 - 3 = 2"),
    ("25", Lang::Ar, "القرار A/RES/70/1 (2015)", "(2015) A/RES/70/1 القرار"),
    ("26", Lang::Ar, "رقم ISBN 978-3-16-148410-0", "ISBN 978-3-16-148410-0 رقم"),
    ("27", Lang::Ar, "الإصدار 2.3.1-rc1", "2.3.1-rc1 الإصدار"),
    ("28", Lang::Ar, "لَا إله لآ لإ", "لإ لآ إله لَا"),
    ("29", Lang::Ar, "شِدِّ قُطِّع", "قُطِّع شِدِّ"),
    ("30", Lang::Ar, "رحمٰن هٰذا", "هٰذا رحمٰن"),
    ("31", Lang::Ar, "لّٰه الله لله", "لله الله لّٰه"),
    ("32", Lang::Fa, "می‌خواهم", "می‌خواهم"),
    ("33", Lang::Ur, "بڑے", "بڑے"),
    ("34", Lang::Ar, "محمد ﷺ", "ﷺ محمد"),
    ("35", Lang::Ar, "﴿قُلْ هُوَ اللَّهُ أَحَدٌ﴾ [الإخلاص: ١]", "[١ :الإخلاص] ﴾أَحَدٌ اللَّهُ هُوَ قُلْ﴿"),
    ("36", Lang::Ar, "۝١٢", "۝١٢"),
    ("37", Lang::Ar, "محـــمد", "محـــمد"),
    ("38", Lang::Ar, "1437هـ", "هـ1437"),
    (
        "39",
        Lang::Ar,
        "نص\u{200F} (\u{200E}a\u{200E}) ثم \u{2066}abc\u{2069} و\u{202B}نعم",
        "ونعم abc ثم (a) نص",
    ),
    ("40", Lang::Ar, "👨‍👩‍👧 عائلة", "عائلة 👨‍👩‍👧"),
    ("43", Lang::Ar, "0123456789 ٠١٢٣٤٥٦٧٨٩ ۰۱۲۳۴۵۶۷۸۹", "۰۱۲۳۴۵۶۷۸۹ ٠١٢٣٤٥٦٧٨٩ 0123456789"),
    ("47", Lang::Ar, "“التنسيق الإسلامي “. وقد", "وقد .“ الإسلامي التنسيق“"),
    ("48", Lang::Ar, "كلمة ، كلمة", "كلمة ، كلمة"),
    ("49a", Lang::Ar, "و/أو", "أو/و"),
    ("49b", Lang::Ar, "كم/س", "س/كم"),
    ("50a", Lang::Ar, "المادة (3)", "(3) المادة"),
    ("50b", Lang::Ar, "صفحة ١ من ٥", "٥ من ١ صفحة"),
    ("57", Lang::Ar, "المرسوم رقم (م/١٥)", "(١٥/م) رقم المرسوم"),
    ("59", Lang::Ar, "ﻣﺤﻀﺮ", "ﻣﺤﻀﺮ"),
    ("60", Lang::Ar, "أ.د. محمد", "محمد .د.أ"),
    ("63a", Lang::Ar, "ملف خطة.docx مرفق", "مرفق docx.خطة ملف"),
    ("63b", Lang::Ar, "«جرد المخزن ٣.xlsx»", "«xlsx.٣ المخزن جرد»"),
    ("57b", Lang::Ar, "مبلغ/1,234.50 دينار ونسبة/12.5%", "12.5%/ونسبة دينار 1,234.50/مبلغ"),
    ("57c", Lang::Ar, "هاتف/06-5001234 وبند/3.2.1", "3.2.1/وبند 06-5001234/هاتف"),
    ("57d", Lang::Ar, "إدارة/ق/2026/117 وتعميم/12/2026", "2026/12/وتعميم 117/2026/ق/إدارة"),
    ("57e", Lang::Ar, "بين 1.5% و-0.5% أو سعر/٣.٧٥", "٣.٧٥/سعر أو -0.5%و 1.5% بين"),
    ("57h", Lang::Ar, "قرار/11/12/2026 وقرار/13/14/2026", "2026/14/13/وقرار 2026/12/11/قرار"),
    ("57f", Lang::Ar, "بند/3 500 ريال", "ريال 500 3/بند"),
    ("57g", Lang::Ar, "ق/2026/117 500 دينار وم/5 100%", "100% 5/وم دينار 500 117/2026/ق"),
    ("65a", Lang::Ar, "الحساب 1234 5678 9012 لدى البنك", "البنك لدى 1234 5678 9012 الحساب"),
    (
        "65b",
        Lang::Fa,
        "شبا IR۱۲ ۰۱۷۰ ۰۰۰۰ ۰۰۱۰ ۲۳۴۵ ۶۷۸۹ ۰۱",
        "IR۱۲ ۰۱۷۰ ۰۰۰۰ ۰۰۱۰ ۲۳۴۵ ۶۷۸۹ ۰۱ شبا",
    ),
    ("65g", Lang::Ar, "القاعات 1101 1102 1103 محجوزة", "محجوزة 1103 1102 1101 القاعات"),
    ("65c", Lang::Fa, "۱-۲-۳ و ۶۰۳۷-۹۹۱۱-۱۲۳۴", "۶۰۳۷-۹۹۱۱-۱۲۳۴ و ۳-۲-۱"),
    ("65d", Lang::Ar, "زاوية ٣١°٥٧′١٤″ ثم", "ثم ٣١°٥٧′١٤″ زاوية"),
    ("65e", Lang::Ar, "رقم 2026/05/ق ثم 2026/05/__", "2026/05/__ ثم ق/2026/05 رقم"),
    ("65f", Lang::Ar, "ثم +962\u{A0}6\u{A0}500\u{A0}0140.", ".+962\u{A0}6\u{A0}500\u{A0}0140 ثم"),
    ("66a", Lang::Ar, "Zoom: https://zoom.us/j/9?pwd=a ثم", "ثم Zoom: https://zoom.us/j/9?pwd=a"),
    ("66b", Lang::Ar, "الإصدار v2.1.3.", ".v2.1.3 الإصدار"),
    ("66c", Lang::Ar, "10:30-12:00: افتتاح", "افتتاح :12:00-10:30"),
    ("66d", Lang::He, "פגישה ב-Zoom", "Zoom-ב פגישה"),
    ("66f", Lang::He, "מערכת ו-.NET", ".NET-ו מערכת"),
    ("66g", Lang::Ar, "بكلفة USD 5 ملايين", "ملايين USD 5 بكلفة"),
    ("66h", Lang::Ar, "نظام Windows 11 يوم أمس", "أمس يوم Windows 11 نظام"),
    ("66i", Lang::Ar, "عبر Zoom 9:00-10:30 AM للفريق", "للفريق Zoom 9:00-10:30 AM عبر"),
    ("66e", Lang::Ar, "برنامج PMP 5 أيام", "أيام 5 PMP برنامج"),
    ("64a", Lang::Ar, "وعقد Contract No. 15 مع", "مع Contract No. 15 وعقد"),
    ("64b", Lang::Ar, "في Vol. 3-5، والعقد Ref. 12/2026.", ".Ref. 12/2026 والعقد ،Vol. 3-5 في"),
];

/// An isolate between two Arabic names would take part in their order.
#[test]
fn words_of_an_english_message_keep_their_order_among_arabic_names() {
    let theme = support::composed_of(Path::new("a.yaml"), "title: x\n".to_owned()).1;
    let text = "From محمد to علي, +966 11 123 4567";
    let html = mahdar::email::html(&document(vec![body(text)], Lang::En), &theme);
    assert!(html.contains("From محمد to علي, <span dir=\"ltr\">+966 11 123 4567</span>"));
    let html = mahdar::email::html(&document(vec![body("من Ali إلى سارة")], Lang::Ar), &theme);
    assert!(html.contains("من <span dir=\"ltr\">Ali</span> إلى سارة"));
    // A mark ends a number as a letter would: each number stays behind the name before it.
    let html = mahdar::email::html(&document(vec![body("محمد 25%, علي 30%")], Lang::En), &theme);
    assert!(
        html.contains(
            "محمد <span dir=\"ltr\">25%</span>&lrm;, علي <span dir=\"ltr\">30%</span>&lrm;"
        )
    );
    let text = "He said «بلغت 25% من الأعضاء»";
    let html = mahdar::email::html(&document(vec![body(text)], Lang::En), &theme);
    assert!(html.contains("«بلغت <span dir=\"ltr\">25%</span> من الأعضاء»"), "{html}");
}

/// What a number stands between is one phrase: it goes on behind the number in its own direction. Word has no isolates,
/// and sets what is no plain number in the direction of its paragraph.
#[test]
fn an_arabic_phrase_of_an_english_text_goes_on_behind_its_number() {
    for (source, expected) in [
        ("said «بلغت 25% من (-5) الأعضاء» and", "said «الأعضاء (-5) من 25% بلغت» and"),
        ("in في 2026-05-12 هاتف 06-5001234 مساء", "in مساء 06-5001234 هاتف 2026-05-12 في"),
        ("of من $5 10:30-12:00 إلى or", "of إلى 12:00-10:30 $5 من or"),
        ("محمد 25%, علي 30%; منى 5%.", "محمد 25%, علي 30%; منى 5%."),
        ("Item «المادة 5/أ/2 من القانون» and ٥/أ/٢.", "Item «القانون من 2/أ/5 المادة» and ٢/أ/٥."),
        ("for محمد 25% - علي 30% / منى 5%.", "for محمد 25% - علي 30% / منى 5%."),
    ] {
        let pages = set(&document(vec![body(source)], Lang::En));
        let seen: Vec<String> = lines(&pages).iter().map(|line| line.seen()).collect();
        assert_eq!(seen, [expected], "{source}");
    }
}

/// An isolate of the other direction is a text of that direction, with its rules: a cell of an English table.
#[test]
fn an_isolate_has_the_rules_of_its_direction() {
    let theme = support::composed_of(Path::new("a.yaml"), "title: x\n".to_owned()).1;
    for (source, expected) in [
        ("كتاب رقم ق/117/2026 المؤرخ", "المؤرخ 2026/117/ق رقم كتاب"),
        ("نسبة ٢٥٪ من تعميم/12/2026", "2026/12/تعميم من ٪٢٥ نسبة"),
        ("المادة 5/أ/2 من", "من 2/أ/5 المادة"),
    ] {
        let isolate = || Inline::Isolate(Some(Direction::Rtl), vec![Inline::generated(source)]);
        let document = document(vec![Block::paragraph(ParaRole::Body, vec![isolate()])], Lang::En);
        let seen: Vec<String> = lines(&set(&document)).iter().map(|line| line.seen()).collect();
        assert_eq!(seen, [expected], "{source}");
        let html = mahdar::email::html(&document, &theme);
        assert!(html.contains("<bdi dir=\"rtl\">") && !html.contains("&lrm;"), "{html}");
    }
    let text = "النسب 25%، 30%";
    let isolate = Inline::Isolate(Some(Direction::Rtl), vec![Inline::generated(text)]);
    let document = document(vec![Block::paragraph(ParaRole::Body, vec![isolate])], Lang::En);
    let html = mahdar::email::html(&document, &theme);
    assert!(
        html.contains("النسب <span dir=\"ltr\">25%</span>، <span dir=\"ltr\">30%</span></bdi>")
    );
}

/// Groups of digits stand in their token in a message too; in code nothing turns.
#[test]
fn numbers_of_a_message_have_the_order_of_the_paper() {
    let theme = support::composed_of(Path::new("a.yaml"), "title: x\n".to_owned()).1;
    let digits = |text: &str| format!("<span dir=\"ltr\">{text}</span>");
    let range = format!("<span dir=\"rtl\">{}-{}</span>", digits("10"), digits("15"));
    let html = mahdar::email::html(&document(vec![body("من 10-15 ثم")], Lang::Ar), &theme);
    assert!(html.contains(&format!("من {range} ثم")), "{html}");
    let code = Inline::span(CharRole::Code, vec![Inline::generated("10-15")]);
    let block = Block::paragraph(ParaRole::Body, vec![code]);
    let html = mahdar::email::html(&document(vec![block], Lang::Ar), &theme);
    assert!(html.contains(&format!("{}-{}</code>", digits("10"), digits("15"))), "{html}");
    assert!(!html.contains("<span dir=\"rtl\">"));
}

#[test]
fn every_row_is_seen_as_it_must_be() {
    let mut wrong = String::new();
    for (number, lang, source, expected) in ROWS {
        let pages = set(&document(vec![body(source)], *lang));
        let seen: Vec<String> = lines(&pages).iter().map(|line| line.seen()).collect();
        if seen != [*expected] {
            writeln!(wrong, "{number}: {seen:?} is not {expected:?}").expect("a string");
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

/// Code stands in a token that is around it, as a token stands in code: both writers nest them alike.
#[test]
fn code_does_not_tear_the_token_around_it() {
    const ROWS: [(&str, &str); 5] = [
        ("رقم 10 - `5` = 5 هنا", "هنا 10 - 5 = 5 رقم"),
        ("لغة `C`++ ثم", "ثم C++ لغة"),
        ("في Save as `a.txt` (new) ثم", "ثم Save as a.txt (new) في"),
        ("من `+5` ثم", "ثم +5 من"),
        ("هاتف `+966 11` 123 4567", "+966 11 123 4567 هاتف"),
    ];
    for (source, expected) in ROWS {
        let inline = |(number, part): (usize, &str)| match number % 2 {
            0 => Inline::generated(part),
            _ => Inline::span(CharRole::Code, vec![Inline::generated(part)]),
        };
        let content = source.split('`').enumerate().map(inline).collect();
        let document = document(vec![Block::paragraph(ParaRole::Body, content)], Lang::Ar);
        let seen: Vec<String> = lines(&set(&document)).iter().map(|line| line.seen()).collect();
        assert_eq!(seen, [expected], "{source}");
        let runs = word_runs(&document).concat();
        for reading in [Reading::Standard, Reading::Unicode] {
            assert_eq!(seen_in_word(&runs, Direction::Rtl, reading), expected, "{source} {runs:?}");
        }
    }
}

/// Typographers take several spaces for one; code and spaces with a name keep what they are.
#[test]
fn spaces_are_the_same_in_pdf_and_word() {
    let code = Inline::span(CharRole::Code, vec![Inline::generated("a   b")]);
    let text = "كلمة   كلمة\u{2003}كلمة\u{3000}كلمة\u{2009}كلمة ";
    let content = vec![Inline::generated(text), code];
    let shown = "كلمة كلمة\u{2003}كلمة\u{3000}كلمة\u{2009}كلمة a   b";
    let document = document(vec![Block::paragraph(ParaRole::Body, content)], Lang::Ar);
    let lines = lines(&set(&document));
    assert_eq!(lines.iter().map(|line| line.text.as_str()).collect::<String>(), shown);
    let words: String = word_runs(&document).concat().into_iter().map(|run| run.text).collect();
    assert_eq!(words, shown);
    let ems = |space: &str| {
        let glyph = lines[0].glyphs.iter().find(|glyph| glyph.shown == space);
        glyph.map(|glyph| glyph.advance / glyph.size).expect("it is on the line")
    };
    assert!((ems("\u{2003}") - 1.0).abs() < 0.01 && (ems("\u{3000}") - 1.0).abs() < 0.01);
    assert!((0.1..0.25).contains(&ems("\u{2009}")));
}

#[test]
fn every_row_keeps_its_text_in_pdf_and_word() {
    for (number, lang, source, _) in ROWS {
        let document = document(vec![body(source)], *lang);
        let text: String = lines(&set(&document)).into_iter().map(|line| line.text).collect();
        assert_eq!(&text, source, "{number}: the text of the pages");
        let words: String = word_runs(&document).concat().into_iter().map(|run| run.text).collect();
        assert_eq!(&words, source, "{number}: the text of the Word file");
    }
}

#[test]
fn no_row_shows_a_box_or_an_invisible_character() {
    for (number, lang, source, _) in ROWS {
        for glyph in
            lines(&set(&document(vec![body(source)], *lang))).iter().flat_map(|l| &l.glyphs)
        {
            assert_ne!(glyph.id, 0, "{number}: {:?}", glyph.shown);
            let invisible = glyph.shown.chars().next().is_some_and(is_control);
            let (_, font) = fonts().iter().find(|(_, f)| f.family() == glyph.family).expect("used");
            let ink = font.face().glyph_bounding_box(ttf_parser::GlyphId(glyph.id));
            assert!(!invisible || (glyph.advance == Pt::ZERO && ink.is_none()), "{number}");
        }
    }
}

/// Word orders by the runs, not by UAX #9: both of its readings must give what is on paper.
#[test]
fn every_row_is_seen_in_word_as_on_paper() {
    let mut wrong = String::new();
    for (number, lang, source, expected) in ROWS {
        let document = document(vec![body(source)], *lang);
        let runs = word_runs(&document).concat();
        for reading in [Reading::Standard, Reading::Unicode] {
            let seen = seen_in_word(&runs, document.meta.direction, reading);
            if seen != *expected {
                writeln!(wrong, "{number} {reading:?}: {seen:?} is not {expected:?} {runs:?}")
                    .expect("a string");
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

#[test]
fn the_author_s_sides_of_ranges_and_percent_signs_hold_in_word_too() {
    let mut seen = String::new();
    for ranges in [RangeDirection::Rtl, RangeDirection::Ltr] {
        for percent in [PercentSide::Auto, PercentSide::Left, PercentSide::Right] {
            for source in ["خلال 10-15 يوماً بنسبة 25%", "١٠-١٥ و2015–2016", "٢٥٪ و٣٠٪، 7%."]
            {
                let mut document = document(vec![body(source)], Lang::Ar);
                document.setup.range_direction = ranges;
                document.setup.percent_side = percent;
                let paper = lines(&set(&document))[0].seen();
                let runs = word_runs(&document).concat();
                for reading in [Reading::Standard, Reading::Unicode] {
                    let word = seen_in_word(&runs, Direction::Rtl, reading);
                    assert_eq!(word, paper, "{ranges:?} {percent:?} {reading:?}");
                }
                writeln!(seen, "{ranges:?} {percent:?}: {paper}").expect("a string");
            }
        }
    }
    assert!(seen.contains("10-15") && seen.contains("15-10"), "{seen}");
    assert!(seen.contains("%25") && seen.contains("25%"), "{seen}");
}

/// Each row with pieces from left to right between bars, and Word's runs with arrows for their
/// directions.
#[test]
fn the_rows_as_a_table_to_read() {
    let mut table = String::new();
    for (number, lang, source, _) in ROWS {
        let document = document(vec![body(source)], *lang);
        writeln!(table, "{number:<4} source {source}").expect("a string");
        for line in lines(&set(&document)) {
            writeln!(table, "     paper  | {} |", line.pieces().join(" | ")).expect("a string");
            writeln!(table, "     text   {}", line.text).expect("a string");
        }
        for run in word_runs(&document).concat() {
            let arrow = if run.rtl { '←' } else { '→' };
            writeln!(table, "     word {arrow} «{}»", run.text).expect("a string");
        }
        table.push('\n');
    }
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path("golden");
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.bind(|| insta::assert_snapshot!("typography", table));
}
