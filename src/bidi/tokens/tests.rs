//! What tokens are found in sentences.

use super::*;
use crate::document::{PercentSide, RangeDirection};

const OPTIONS: Options =
    Options { ranges: RangeDirection::Rtl, percent: PercentSide::Auto, base: Direction::Rtl };

#[test]
fn a_mark_is_not_part_of_a_token_and_parts_none() {
    // A digit in angle brackets is the mark of a note.
    let around = |text: &str| {
        let mut bare = String::new();
        let mut marks = Vec::new();
        for part in text.split_inclusive('>') {
            let (before, mark) = part.split_once('<').unwrap_or((part, ""));
            bare.push_str(before);
            if let Some(mark) = mark.strip_suffix('>') {
                marks.push(bare.len()..bare.len() + mark.len());
                bare.push_str(mark);
            }
        }
        let tokens = tokens_around(&bare, &marks, &[], OPTIONS);
        tokens.into_iter().map(|token| bare[token.range].to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(around("في 2016-05-12<1> ثم"), ["2016-05-12"]);
    assert_eq!(around("هاتف +966 11 123<12> 4567<3>."), ["+966 11 12312 4567"]);
    assert_eq!(
        around("تقرير World Health<1> Organization<2> السنوي"),
        ["World Health1 Organization"]
    );
    assert_eq!(around("<1>C++ و <2>C#"), around("C++ و C#"));
}

/// Tokens as the text shows them: `⟦…⟧` for left to right, `⟪…⟫` for right to left, `{…}` for
/// glue alone; a `~` before the closing mark where lines may break.
fn shown(text: &str) -> String {
    shown_with(text, OPTIONS)
}

fn shown_with(text: &str, options: Options) -> String {
    let mut marks: Vec<(usize, i32, &str)> = Vec::new();
    for (depth, token) in (1..).zip(tokens(text, options)) {
        let (open, close) = match (token.isolate, token.glue) {
            (Some(Direction::Ltr), true) => ("⟦", "⟧"),
            (Some(Direction::Ltr), false) => ("⟦", "~⟧"),
            (Some(Direction::Rtl), _) => ("⟪", "⟫"),
            (None, _) => ("{", "}"),
        };
        marks.push((token.range.start, depth, open));
        marks.push((token.range.end, -depth, close));
    }
    marks.sort();
    let mut out = String::new();
    let mut done = 0;
    for (place, _, mark) in marks {
        out.push_str(&text[done..place]);
        out.push_str(mark);
        done = place;
    }
    out + &text[done..]
}

#[test]
fn every_kind_of_token_is_found() {
    for expected in [
        "هاتف: ⟦+966 11 123 4567⟧",
        "هاتف ⟦+966111234567⟧.",
        "هاتف ⟦4400 1234⟧",
        "حمل ⟦CPU 85 %~⟧ و⟦CPU 85%~⟧ ثم",
        "بلغت ⟦12.5 %⟧ ثم ⟦-3.5 %⟧ و⟦±4 %⟧ أو ⟪⟦10⟧-⟦15 %⟧⟫",
        "هاتف ⟦(+971) 4 123 4567⟧ تحويلة 12",
        "في ⟦2016-05-12⟧ م",
        "في ⟦2016-05-12T10:30:00Z⟧",
        "في ⟦12/05/2016⟧ م",
        "في {١٢/٠٥/٢٠١٦}",
        "بمقدار ⟦-5⟧ درجات",
        "درجة ⟦37.5°C⟧ اليوم",
        "بسرعة ⟦120 km/h⟧",
        "والجهد ⟦230 V ± 10%⟧.",
        "مبلغ ⟦1 000 000⟧ فقط",
        "مبلغ {⟦12 500⟧ دينار}",
        "مبلغ ⟦⟦١٢⟧ ⟦٥٠٠⟧⟧ فقط",
        "بفارق ⟦+1 000⟧ عن",
        "هاتف ⟦+⟦٩٦٢⟧ ⟦٦⟧ ⟦٥٠٠⟧ ⟦٠١٤٠⟧⟧",
        "نسبة ⟦.5⟧ فقط",
        "العدد ⟦1_000⟧ ثم",
        "⟦5 - 3 = 2⟧",
        "⟦3 × 4 = 12⟧",
        "بإحداثيات ⟦31°57′14″N 35°56′44″E⟧",
        "الساعة ⟦22:00+02:00⟧ و⟪⟦10:30⟧-⟦12:00⟧⟫",
        "مبلغ ⟦1'000⟧ و⟦-$5⟧ و⟦$-5⟧ أو ⟦-5$⟧",
        "في ⟦12 May 2024~⟧ م",
        "في ⟦12 Sept 2024~⟧ م",
        "في ⟦12 Ramadan 1447~⟧ ثم",
        "هاتف ⟦123-4567⟧ و ⟦555-1234⟧، ⟦555-1235⟧",
        "اللوحة ⟦12-34567⟧ والفرع ⟦001-23⟧ ص.ب. ⟦1234-5⟧",
        "رقمه ⟦079****123⟧ 5 مرات",
        "البطاقة ⟦**** **** **** 1234⟧ أو ⟦5100-****-****-9⟧.",
        "البطاقة ⟦⟦٥٤⟧••••••⟦٣٢⟧⟧",
        "خلال ⟪⟦10⟧-⟦15⟧⟫ يوماً",
        "عام ⟪⟦2015⟧–⟦2016⟧⟫",
        "بنسبة ⟦25%⟧ فقط",
        "بمبلغ ⟦100$⟧ و⟦$100⟧",
        "{50 ر.س} فقط",
        "{10 ملايين} دولار",
        "سنة {1437 هـ}",
        "رقم (⟪م/⟦١٥⟧⟫)",
        "المرجع: ⟪م/⟦14⟧/⟦2026⟧⟫ اليوم",
        "رقم ⟪ق/م/⟦3⟧⟫.",
    ] {
        let text: String = expected.chars().filter(|c| !"⟦⟧⟪⟫{}~".contains(*c)).collect();
        assert_eq!(shown(&text), expected);
    }
}

/// Each of these was once shown in an order that says something else.
#[test]
fn neighbours_of_numbers_stay_neighbours() {
    let mut wrong: Vec<[String; 2]> = Vec::new();
    for expected in [
        "في ⟦01-02-2026⟧ 10:30 صباحاً",
        "في ⟦01-02-2026⟧ 10 أعضاء (⟦12-5-26⟧م)",
        "في ⟦⟦٠١⟧-⟦٠٢⟧-⟦٢٠٢٦⟧⟧ ١٠:٣٠",
        "اتصل ⟦0501234567⟧ 10:30",
        "جوال ⟦0501234567⟧ (2 شريحة)",
        "هاتف ⟦920001234⟧ 3 خطوط",
        "للتواصل ⟦(011) 456-7890⟧ أو ⟦+966 (11) 123 4567⟧",
        "الرقم ⟦800 123 4567⟧ والحساب ⟦1010 123 456⟧ والبطاقة ⟦5412 7512 3412 3456⟧",
        "الأعوام 2015 2016 2017",
        "الدرجات 0 10 20 30",
        "الخطوات: 1 ← 2 ← 3",
        "ارتفع ⟦5 → 3⟧",
        "الصفحات: 3 · 5 · 7",
        "المعادلة: 7 = 2س + 3",
        "المعادلة: 16 = 2 × (س + 3)",
        "المعادلة: ؟ + 5 = 12",
        "المعادلة: 3 + 4 + … + 10 = 49",
        "الحاضرون/15 × 100 = 80",
        "⟦10 : 5 = 2⟧ و⟦3+4⟧",
        "صرفه 1 = {3.75 ريال}",
        "بين ⟦-5⟧ و⟦-10⟧ وبـ⟦-5%⟧",
        "{25 °م} و⟦5 kg/m²⟧",
        "من ⟪⟦12/5⟧-⟦15/5⟧⟫ في القرار ⟦3/2-5⟧",
        "الجلسة 1 3/4",
        "القسم/⟦IT~⟧ والاسم:⟦Ahmed~⟧ والبريد:⟦info@a.example⟧",
        "الوسم ⟦#12/2026⟧",
        "مادة ⟦NaCl + H2O → HCl~⟧ وماء ⟦H₂O~⟧ و⟦A = πr²⟧",
        "⟦We need 5, 6 or 7 items~⟧",
        "⟦Pay $5 million now~⟧، ⟦Smith (2015) said~⟧",
        "⟦It is \"very good\" now~⟧",
        "⟦Call {+966} 11 123 4567 now~⟧",
        "شركة ⟦ACME~⟧, 5 موظفين",
        "مطبعة ⟦3D printing~⟧ و⟦f(x, y) = 2x~⟧",
        "من ⟦9:00 am⟧ – ⟦5:00 pm⟧",
        "رقم (⟦0501234567⟧) و⟦0112345678⟧ (2026)",
        "هاتف: ⟦+212 5 35 00 01 48⟧ · البريد، ⟦06 55 66 77 88⟧",
        "بتاريخ ⟦5/3/1447⟧هـ-⟦27/8/2025⟧م",
        "التاريخ:-⟦12-5-2026⟧ والعدد:-5 أعضاء",
        "الراتب ⟪⟦5000⟧-⟦10000⟧⟫ والأعمار ⟪⟦05⟧-⟦09⟧⟫",
        "خطة ⟦IT~⟧-المرحلة، ⟦A~⟧- كذا",
        "حضر ⟦HR~⟧: 5, ⟦IT~⟧: 3 موظفين",
        "حضر ⟦Ahmed~⟧ (5) ⟦Sara~⟧ (3)",
        "حرارة ⟪⟦37⟧-⟦40°C⟧⟫",
        "الرصيد {⟦-500⟧ ريال} ونسبة {⟦.5⟧ ريال}",
        "طائرة ⟪ف-⟦16⟧⟫",
        "القضية ⟦123-2025/2026⟧",
        "المبالغ 2500 3000 {3500 ريال}",
        "هاتف ⟦4567890⟧ و ⟪⟦10⟧-⟦15⟧⟫ عضوا",
        "شبكة ⟦5G⟧ 20 برجا",
        "فاتورة ⟦0012345⟧ {5000 ريال}",
        "الحضور ⟦12/15 = 80%⟧ - 3 غابوا",
        "ماء ⟦2H₂ + O₂ → 2H₂O~⟧ وطوله ⟦1 km⟧ = {1000 م}",
    ] {
        let text: String = expected.chars().filter(|c| !"⟦⟧⟪⟫{}~".contains(*c)).collect();
        if shown(&text) != expected {
            wrong.push([shown(&text), expected.to_owned()]);
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

/// The rows whose tokens are others than these say, with what they are.
fn wrong(rows: &[&str]) -> Vec<[String; 2]> {
    let pair = |row: &&str| {
        let text: String = row.chars().filter(|c| !"⟦⟧⟪⟫{}~".contains(*c)).collect();
        [shown(&text), (*row).to_owned()]
    };
    rows.iter().map(pair).filter(|[found, row]| found != row).collect()
}

/// A solidus or hyphen behind a word tears nothing of the number that follows it.
#[test]
fn a_number_behind_a_label_is_whole() {
    let wrong = wrong(&[
        "صرف ⟪مبلغ/{⟦1,234.50⟧ دينار}⟫ ⟪وسعر/⟦3.75⟧⟫ ثم ⟪مبلغ/{⟦12 500⟧ دينار}⟫",
        "⟪نسبة/⟦12.5%⟧⟫ ⟪وسعر/⟦5$⟧⟫ ⟪وطول/⟦5 km⟧⟫ ثم ⟪رقم-⟦12,500⟧⟫",
        "⟪بند/⟦3.2.1⟧⟫ ثم ⟪م/⟦1.2.3⟧⟫ ⟪وفقرة/⟦2.5⟧-⟦3.5⟧⟫ ⟪وبند/⟦10⟧-⟦15⟧⟫",
        "⟪هاتف/⟦06-5001234⟧⟫ ⟪وت/⟦5001234⟧⟫ أو ⟦5001235⟧ ثم ⟪ف/⟦06 500 1235⟧⟫",
        "⟪هاتف/⟦⟦٠٦⟧-⟦٥٠٠١٢٣٤⟧⟧⟫ ⟪وج/⟦079-1234567⟧⟫ ثم هاتف/⟦+962 6 500 0140⟧",
        "⟪يوم/⟦12/5/2026⟧⟫ ⟪ويوم/⟦12-5-2026⟧⟫ ⟪وت/⟦2026-05-12⟧⟫ ⟪وت/⟦06 5001234⟧⟫ ثم ⟪وقت/⟦9:00 am⟧⟫",
        "⟪وقت/⟦10:30⟧-⟦12:00⟧⟫ ثم ⟪ق/⟦12A⟧⟫ ثم ⟪ق/⟦12⟧/⟦1447⟧⟫هـ",
        "الفقرات/⟪⟦2.5⟧-⟦3.5⟧⟫ ثم الساعة/⟪⟦10:30⟧-⟦12:00⟧⟫ ثم المبلغ/{1,250 دينار}",
        "⟪ردیف/⟦1,250⟧⟫ ثم ⟪فون/⟦021-35678901⟧⟫ ⟪وسعر/⟦٣.٧٥⟧⟫",
        "بين ⟦1.5%⟧ و⟦-0.5%⟧ أو و{⟦-1,250.75⟧ دينار} أو غيره ثم ⟪و-⟦12⟧⟫",
    ]);
    assert!(wrong.is_empty(), "{wrong:#?}");
}

/// A number behind a solidus takes nothing of the amount that follows it.
#[test]
fn the_number_of_a_reference_leaves_the_amount_behind_it() {
    let wrong = wrong(&[
        "⟪بند/⟦3⟧⟫ {500 ريال} ⟪وبند/⟦4⟧⟫ {750 دينار} ثم ⟪صنف/⟦12⟧⟫ 500 قطعة",
        "⟪م/⟦15⟧⟫ ⟦100 JOD⟧ ⟪وم/⟦5⟧⟫ ⟦100%⟧ ثم ⟪ق/⟦2026⟧/⟦117⟧⟫ {500 دينار}",
        "⟪بند/⟦3⟧⟫ ⟦500$⟧ ثم ⟪وقيمة/{⟦12 500⟧ دينار}⟫ ⟪وعدد/⟦12 500⟧⟫ نسمة",
    ]);
    assert!(wrong.is_empty(), "{wrong:#?}");
}

/// A reference goes from right to left behind a long word too; a fraction or a month never does.
#[test]
fn references_have_one_order() {
    let wrong = wrong(&[
        "⟪قرار/⟦12⟧/⟦2026⟧⟫ ثم ⟪تعميم/⟦12⟧/⟦2026⟧⟫ ثم ⟪ق/⟦2026⟧/⟦117⟧⟫",
        "إدارة/⟪ق/⟦2026⟧/⟦117⟧⟫ ثم 117/⟪ق/⟦2026⟧/⟦5⟧⟫ ثم ⟪ت/⟦12⟧/⟦2026⟧⟫",
        "⟪قرار/⟦11⟧/⟦12⟧/⟦2026⟧⟫ ⟪وقرار/⟦13⟧/⟦14⟧/⟦2026⟧⟫ ثم ⟪من/⟦12/5/2026⟧⟫ ⟪حتى/⟦13/5/2026⟧⟫",
        "التاريخ/⟦12/5/2026⟧م الموافق/⟦25/11/1447⟧هـ",
        "⟪م/⟦12⟧/⟦5⟧/⟦2026⟧⟫ ثم ⟪الملف/⟦117⟧/⟦2⟧/⟦3⟧⟫",
        "الحضور/12/15 ثم للعام/2025/2026 ثم التاريخ/05/2026",
        "الحاضرون/15 ثم و/أو ثم القسم/الفرع",
    ]);
    assert!(wrong.is_empty(), "{wrong:#?}");
}

/// Groups of an account, a card or a telephone number keep their order whatever follows.
#[test]
fn numbers_in_groups_are_whole_in_a_sentence() {
    let wrong = wrong(&[
        "إلى الحساب ⟦1234 5678 9012⟧ لدى البنك ثم ⟦1234 5678 9012⟧.",
        "بطاقة ⟦5412 7512 3412 3456⟧ باسم علي، ⟦800 123 4567⟧ يعمل يومياً",
        "⟦Meeting ID~⟧: ⟦987 6543 2100⟧, ⟦Passcode 12~⟧",
        "القاعات 1101 1102 1103 محجوزة ثم 1103 1107 1101 1102 و ۱۲۰۱ ۱۲۰۲ ۱۲۰۳ ثم ⟦12 345 6789⟧",
        "الطلبات 1201 1205 1310 مقبولة وأعداد الطلبة 1200 1350 1410 في الأعوام، ١٢٠١ ١٢٠٥ ١٣١٠",
        "الرقم ⟦990 102 3456⟧: للموظف، الحساب ⟦⟦١٢٣٤⟧ ⟦٥٦٧٨⟧ ⟦٩٠١٢⟧⟧ لدى البنك",
        "المبالغ 2500 3000 {3500 ريال} ثم 1234 5678 9012.5 ثم 2500 3000 ⟦3500%⟧",
    ]);
    assert!(wrong.is_empty(), "{wrong:#?}");
}

/// A number of a Latin name is no amount of the title or time behind it.
#[test]
fn a_number_of_a_latin_name_stays_with_it_before_titles_and_times() {
    let wrong = wrong(&[
        "فريق ⟦Team 5~⟧ م. أحمد علي ومدير ⟦Phase 2~⟧ م/ سامي",
        "قاعة ⟦Room 12~⟧ ساعة 10:30 صباحاً ثم إيرادات ⟦Q1 2024~⟧ دينار",
        "دورة ⟦PMP~⟧ {35 ساعة} وشاشة ⟦LED~⟧ {5 م}.",
    ]);
    assert!(wrong.is_empty(), "{wrong:#?}");
}

/// An address is no word of a phrase, which ends at other signs.
#[test]
fn an_address_behind_a_latin_word_is_whole() {
    let wrong = wrong(&[
        "⟦Zoom: ⟦https://zoom.us/j/98765?pwd=abc123~⟧~⟧",
        "عبر ⟦Zoom ⟦https://zoom.us/j/98765?pwd=abc123~⟧ today~⟧ و⟦Maps: ⟦www.maps.example/u?x=1~⟧~⟧.",
        "⟦Microsoft Teams - ⟦https://teams.example/l/1?tenantId=a&b=c~⟧~⟧، ثم",
        "راسل ⟦Ali ⟦ali@example.org⟧~⟧ و⟦DOI ⟦https://doi.org/10.1/a?b~⟧~⟧ و⟦{$5} ⟦www.a.example/?b~⟧~⟧.",
    ]);
    assert!(wrong.is_empty(), "{wrong:#?}");
}

/// A year and a number before a letter are no date, for it has no third number.
#[test]
fn a_letter_ends_no_date() {
    let wrong = wrong(&[
        "رقم 2026/05/ق ثم 1447/3/م، والقرار 2026/1/ج",
        "بتاريخ ⟦2026/05/__⟧ أو ⟦2026/05/12⟧",
    ]);
    assert!(wrong.is_empty(), "{wrong:#?}");
}

/// Spaces that are no place for a line to end are the spaces of numbers all the same.
#[test]
fn no_break_spaces_are_spaces() {
    for row in [
        "ثم +962 6 500 0140 ثم",
        "ثم SA03 8000 0000 6080 1016 7519 ثم",
        "ثم 12 May 2024 ثم World Bank ثم",
        "ثم 3 × 4 = 12 ثم",
        "ثم 5 $ ثم 5 JOD ثم 25 % ثم 12 500 دينار",
    ] {
        for space in ['\u{A0}', '\u{2009}', '\u{202F}'] {
            let spaced = row.replace(' ', &space.to_string());
            assert_eq!(shown(&spaced).replace(space, " "), shown(row), "{space:?}");
        }
    }
}

/// One digit is no initial, whose full stop belongs to it.
#[test]
fn a_sentence_ends_behind_a_decimal() {
    let wrong = wrong(&[
        "الإصدار ⟦{v2.1.3}~⟧. ثم ⟦Windows {8.1}~⟧.",
        "لغة ⟦Python {3.9}~⟧. بمبلغ ⟦EUR {3.5}~⟧. وفي ⟦U.S. A.B.~⟧ ثم",
    ]);
    assert!(wrong.is_empty(), "{wrong:#?}");
}

/// What follows a range and the set of its digits change nothing.
#[test]
fn ranges_of_times_and_days_are_ranges() {
    let wrong = wrong(&[
        "⟪⟦10:30⟧-⟦12:00⟧⟫: افتتاح، الجلسة ⟪⟦10:30⟧-⟦12:00⟧⟫: ختام",
        "⟪⟦۱۰:۳۰⟧-⟦۱۲:۰۰⟧⟫ و ⟪⟦١٠:٣٠⟧-⟦١٢:٠٠⟧⟫",
        "⟪⟦۱۴۰۵/۳/۱۲⟧-⟦۱۴۰۵/۳/۱۵⟧⟫ و ⟪⟦12/5/2026⟧-⟦15/5/2026⟧⟫",
        "⟪⟦۱⟧-⟦۲⟧-⟦۳⟧⟫ و ⟦1-2-3⟧ و ⟪⟦۱۰⟧-⟦۱۵⟧⟫",
    ]);
    assert!(wrong.is_empty(), "{wrong:#?}");
}

/// Accounts, cards and angles go from left to right in every set of digits.
#[test]
fn codes_in_other_digits_keep_their_order() {
    let wrong = wrong(&[
        "شبا ⟦IR⟦۱۲⟧ ⟦۰۱۷۰⟧ ⟦۰۰۰۰⟧ ⟦۰۰۱۰⟧ ⟦۲۳۴۵⟧ ⟦۶۷۸۹⟧ ⟦۰۱⟧⟧ است",
        "آيبان ⟦SA⟦٠٣⟧ ⟦٨٠٠٠⟧ ⟦٠٠٠٠⟧ ⟦٦٠٨٠⟧ ⟦١٠١٦⟧ ⟦٧٥١٩⟧⟧ ثم ⟦SA⟦٠٣٨٠٠٠٠٠٠٠٦٠٨٠١٠١٦٧٥١٩⟧⟧.",
        "کارت ⟦⟦۶۰۳۷⟧-⟦۹۹۱۱⟧-⟦۱۲۳۴⟧-⟦۵۶۷۸⟧⟧ و ⟦⟦٩٧٨⟧-⟦٣⟧-⟦١٦⟧-⟦١٤٨٤١٠⟧-⟦٠⟧⟧.",
        "زاوية ⟦⟦٣١⟧°⟦٥٧⟧′⟦١٤⟧″⟧ ثم",
    ]);
    assert!(wrong.is_empty(), "{wrong:#?}");
}

/// The hyphen of a prefix stands between it and the Latin word.
#[test]
fn a_prefix_in_hebrew_keeps_its_hyphen() {
    let wrong = wrong(&[
        "פגישה ב-⟦Zoom~⟧, ה-⟦CEO~⟧ ו-⟦ISO {9001:2015}~⟧",
        "ל-⟦Excel~⟧ וה-⟦5G⟧ וגם ⟦IT~⟧/תמיכה ו-⟦IT~⟧/תמיכה",
        "ב-10:30 ה-⟦5%⟧ ב-2026",
        "מערכת ו-⟦{.NET}~⟧ ב\u{2011}⟦{.NET} 8~⟧",
    ]);
    assert!(wrong.is_empty(), "{wrong:#?}");
}

/// A number behind a Latin word is a part of the name only where it counts nothing.
#[test]
fn a_latin_word_leaves_the_number_of_an_arabic_noun() {
    let wrong = wrong(&[
        "برنامج ⟦PMP~⟧ {5 أيام} و⟦ICDL~⟧ {10 أيام} وعقد ⟦Oracle~⟧ {1,250 دينار} شهرياً",
        "عبر ⟦Zoom~⟧ ⟪⟦10:30⟧-⟦12:00⟧⟫ مساءً و⟦Zoom {10:30}~⟧ ثم",
        "بكلفة ⟦USD 5~⟧ ملايين و⟦US$ 5~⟧ ملايين أو ⟦SAR 500~⟧ ألف ثم ⟦JD 5~⟧ آلاف و⟦Windows 11~⟧ يوم أمس",
        "عبر ⟦Zoom {9:00-10:30} AM~⟧ للفريق و⟦Zoom {9:00-10:30} GMT~⟧ ثم ⟦Oracle~⟧ {15 يوماً} فقط",
        "نظام ⟦Windows 11~⟧ على ⟦Windows 11~⟧ يوم الأحد وخطة ⟦Agenda 2030~⟧ م",
    ]);
    assert!(wrong.is_empty(), "{wrong:#?}");
}

/// Signs of currencies with their letters, and what a price is for, stay beside their numbers.
#[test]
fn a_currency_stays_at_its_number() {
    let wrong = wrong(&[
        "مبلغ ⟦5,000 US$⟧ و⟦5,000US$⟧ و⟦US$5,000~⟧ و(⟦US$~⟧) ثم 5 ⟦$100⟧",
        "البند 3 ⟦US$ 100~⟧ ثم ⟪⟦2024⟧-⟦2026⟧⟫ ⟦US$ 100~⟧ ثم ⟦-5⟧ ⟦US$ 100~⟧ أو 3 $ 500 ثم ⟦5 $⟧ و⟦5 US$⟧",
        "سعر ⟦$70/bbl⟧ و⟦350 $/t⟧ و⟦500 JOD/month⟧ ثم ⟦5 kg/m²⟧",
        "دعم ⟦{$5} million~⟧ و⟦USD 5 million~⟧ و⟦{-$5} million~⟧ ثم ⟦$5⟧ فقط",
        "مبلغ ⟦₨5,000⟧ و⟦₺50⟧ و⟦50₽⟧ ثم ⟪⟦5,000⟧-⟦10,000$⟧⟫",
    ]);
    assert!(wrong.is_empty(), "{wrong:#?}");
}

/// What stands behind the dash counts an Arabic noun: it is the next of a list.
#[test]
fn a_dash_before_what_is_counted_is_no_minus() {
    let wrong = wrong(&[
        "مقاس ⟦3×4⟧ - {5 أيام} و⟦120 km/h⟧ - 3 سيارات",
        "الصافي ⟦100×5 - 20⟧ دينار و⟦3×4 - 2⟧ م² ثم ⟦100 × 5% - 2⟧ دينار و⟦12 × 2 - 5⟧ ريال",
        "ورق ⟦210×297⟧ - 500 ورقة ثم ⟦5 × 4 - 3⟧ في",
    ]);
    assert!(wrong.is_empty(), "{wrong:#?}");
}

/// In a text from left to right Arabic words with numbers have the order of Unicode, which Word has too; a number
/// with a letter in it that begins in European digits reads as the text does.
#[test]
fn references_in_a_text_from_left_to_right() {
    let options = Options { ranges: RangeDirection::Ltr, base: Direction::Ltr, ..OPTIONS };
    for expected in [
        "⟦Ref~⟧: ⟪ق/12⟫, ⟪ق/13⟫, ⟪ق/14⟫.",
        "⟦the~⟧ ⟪ق/2026/117⟫ ⟦and~⟧ ⟪م/15⟫, هاتف/⟦06-5001234⟧ ⟦or~⟧ ⟪مبلغ/1,234.50⟫",
        "⟦Article~⟧ ⟦5/⟪أ⟫/2⟧ (⟦5/⟪ب⟫⟧), 5/2 ⟦and~⟧ ٥/{أ/٢}",
        "⟦Item~⟧ «المادة 5/{أ/2} من القانون»",
        "⟦at 25% or~⟧ ⟦٢٥٪⟧",
    ] {
        let text: String = expected.chars().filter(|c| !"⟦⟧⟪⟫{}~".contains(*c)).collect();
        assert_eq!(shown_with(&text, options), expected);
    }
}

#[test]
fn expressions_are_isolated_whole() {
    for expected in [
        "القوى ⟦2**3⟧ و⟦3 ** 2⟧.",
        "النسبة ⟦50/100 = 50%⟧",
        "⟦5/2 = 2.5⟧",
        "⟦1/2 + 1/4 = 3/4⟧",
        "⟦10:5 = 2⟧",
        "⟦16% × 200 = 32⟧",
        "⟦200 × 16% = 32⟧",
        "⟦20*5%⟧",
        "⟦(5 + 3) × 2 = 16⟧",
        "⟦((5 + 3) × 2 - 1) × 2 = 30~⟧",
        "⟦√9 = 3⟧",
        "⟦5$ × 3 = 15$⟧",
        "⟦SAR 500 × 3 = 1,500⟧",
        "⟦3 x 4 = 12⟧",
        "الناتج ⟦x^2⟧ و⟦2^n⟧ و⟦2x + 3 = 7⟧ و⟦n = 5⟧",
        "⟦1.5E+10⟧ و⟦1e-5⟧ بلغ ⟦2E-3⟧",
        "⟦-2/3⟧ أو ⟦±2/3⟧ أو ⟦-.5⟧",
        "⟦1½⟧ كم و⟦1 3/4⟧ كم و⟦10⁻³⟧",
        "⟦5→3⟧ و⟦A→B⟧ و⟦n - 1⟧ و⟦f(x) = x^2~⟧ أو ⟦+2/-3⟧",
        "⟪١/٢ + ١/٤ = ٣/٤⟫",
        "⟪٥/٢ = ٢٫٥⟫",
    ] {
        let text: String = expected.chars().filter(|c| !"⟦⟧⟪⟫{}~".contains(*c)).collect();
        assert_eq!(shown(&text), expected);
    }
}

#[test]
fn nothing_of_an_expression_is_isolated_that_goes_on_in_arabic() {
    for text in [
        "حضر 12 من 15 = 80",
        "نسبة النجاح = 45 / 50 = 90",
        "س - 5 = 3",
        "س + 5 = 12",
        "ص × 5 = 15",
        "س+5=7",
        "الربح = الإيراد 500 - التكلفة 200 = 300",
        "3 × س = 15",
        "3 × 4 = اثنا عشر",
    ] {
        assert_eq!(shown(text), text);
    }
    assert_eq!(shown("هذا - 3 × 4 = 12 - صحيح"), "هذا - ⟦3 × 4 = 12⟧ - صحيح");
}

#[test]
fn latin_text_is_isolated_with_its_tails() {
    for expected in [
        "المبلغ ⟦SAR {3,500.75}~⟧ للعقد و⟦JOD12,500~⟧",
        "مادة ⟦Ca(OH)2~⟧ و⟦Cl-~⟧ وفصيلته ⟦O-~⟧.",
        "المجلد ⟦{C:\\new\\temp}~⟧ وفيه ⟦key=value~⟧",
        "لغة ⟦{C++}~⟧ و ⟦{C#}~⟧ و ⟦{.NET}~⟧",
        "شركة ⟦ACME Ltd.~⟧ قالت",
        "السيدة ⟦Ms. Smith~⟧.",
        "الإصدار ⟦2.3.1-rc1⟧.",
        "إطلاق ⟦{v2.0.1}~⟧",
        "القرار ⟦{A/RES/70/1}~⟧ (2015)",
        "وباء (⟦{COVID-19}~⟧) عالمي",
        "⟦World Humanitarian Summit (WHS)~⟧ في",
        "خطة ⟦Agenda 2030~⟧ للتنمية",
        "معيار ⟦ISO {14289-1:2014}~⟧",
        "قال: \"⟦Hello (world)!~⟧\" ثم",
        "أعضاء ⟦OIC~⟧ - 57 دولة",
        "رقم ⟦{ISBN {978-3-16-148410-0}}~⟧",
        "راسلنا: ⟦info@example.org.sa⟧.",
        "انظر ⟦https://www.example.org/ar/reports?id=5&x=1~⟧ للمزيد",
        "(⟦https://example.org/a_(b)~⟧)",
        "الملف ⟦{report_final-v3.docx}~⟧",
        "«جرد المخزن ٣.⟦xlsx~⟧»",
        "ملف خطة.⟦docx~⟧ مرفق وخطة2.⟦docx~⟧ ويونيو.⟦pdf~⟧ و⟦3.pdf⟧",
        "ملف محضر_⟦2025-05-12⟧.⟦docx~⟧ ومحضر-⟦2025-05-12⟧.⟦pdf~⟧ ومحضر⟦2.1⟧.⟦docx~⟧ وخطة_3.⟦docx~⟧",
        "راجع ⟦Session {No. {4/2026}}~⟧ وعقد ⟦Contract {No. 15}~⟧ مع",
        "⟦Smith & Co.~⟧ 2025/12 في ⟦{Vol. {3-5}}~⟧، والعقد ⟦{Ref. {12/2026}}~⟧.",
        "و⟦{pp. 12–15}~⟧ و⟦{Art. 7} of Res~⟧. و⟦{No. 3}, {Vol. 2}~⟧ لا ⟦Baker Ltd.~⟧ 12 موظفاً",
        "الرقم ⟦No.~⟧ 15م والرقم ⟦No.~⟧ ثم",
        "قالت: “⟦We can roll back in < 15 min.~⟧” فسألها",
        "الطلب ⟦#1289⟧، والحساب ⟦@marsa_it⟧.",
        "و⟦{.NET} 8~⟧ للتقارير",
    ] {
        let text: String = expected.chars().filter(|c| !"⟦⟧⟪⟫{}~".contains(*c)).collect();
        assert_eq!(shown(&text), expected);
    }
}

/// Operands and operators in turn, one of which only arithmetic has.
fn expression() -> impl proptest::strategy::Strategy<Value = String> {
    use proptest::prelude::*;
    let operand = prop::sample::select(vec![
        "5", "3.5", "1,200", "1 000", "50%", "x", "(2 + 3)", "√9", "2/3", "$5", "5$", "SAR 500",
        "10²", "2x", "5 kg", "-4", "1½", "x^2",
    ]);
    let operator = prop::sample::select(vec![" × ", " = ", " + ", " - ", "*", "=", " ÷ ", " ≤ "]);
    let first = operand.clone();
    let more = prop::collection::vec((operator, operand), 1..5);
    (first, more).prop_map(|(first, more)| {
        let more: String = more.iter().map(|(sign, number)| format!("{sign}{number}")).collect();
        format!("{first} × 2{more}")
    })
}

proptest::proptest! {
    #[test]
    fn an_expression_is_one_token_or_none(expression in expression(), arabic in "|قال: |من ") {
        let text = format!("{arabic}{expression}، ثم");
        let whole = arabic.len()..arabic.len() + expression.len();
        let first = tokens(&text, OPTIONS).into_iter().next();
        proptest::prop_assert_eq!(first.map(|token| token.range), Some(whole), "{}", shown(&text));
    }

    #[test]
    fn no_part_of_an_expression_with_arabic_is_a_token(
        expression in expression(), sign in " [×=+] ", before in proptest::bool::ANY,
    ) {
        let text = if before { format!("س{sign}{expression}") } else { format!("{expression}{sign}س") };
        // What is measured, signed or raised keeps together; nothing with an operator does.
        let torn = tokens(&text, OPTIONS).into_iter().find(|token| {
            text[token.range.clone()].contains(['×', '=', '*', '÷', '≤'])
        });
        proptest::prop_assert!(torn.is_none(), "{}", shown(&text));
    }

    #[test]
    fn no_other_token_begins_with_an_arabic_letter(text in "[اب٣3a./@:#$%+°*—-]{1,9}|\\PC{0,9}") {
        let scan = Scan::new(&text);
        let letters = (0..scan.len()).filter(|&at| scan.at(at).is_some_and(is_arabic));
        for at in letters.filter(|&at| scan.may_begin(at)) {
            let others = &RECOGNISERS[..RECOGNISERS.len() - FROM_LETTERS];
            let found = others.iter().find_map(|recognise| recognise(&scan, at, OPTIONS));
            proptest::prop_assert!(found.is_none(), "{}", scan.rest(at));
        }
    }

    #[test]
    fn tokens_nest(
        text in "([ابم]{1,5}|[0-9]{1,4}|[۰-۹]{1,4}|IR۱۲|a|US|\\$|km|www.a.b?c|[ /.,:%°*+_-]|ريال| |\u{A0}){0,14}",
        ltr in proptest::bool::ANY,
    ) {
        let base = if ltr { Direction::Ltr } else { Direction::Rtl };
        let tokens = tokens(&text, Options { base, ..OPTIONS });
        for (index, first) in tokens.iter().enumerate() {
            for second in &tokens[index + 1..] {
                let (a, b) = (&first.range, &second.range);
                let apart = a.end <= b.start || b.end <= a.start;
                let holds = |a: &Range<usize>, b: &Range<usize>| a.start <= b.start && b.end <= a.end;
                proptest::prop_assert!(apart || holds(a, b) || holds(b, a), "{} {a:?} {b:?}", text);
            }
        }
    }

    #[test]
    fn what_is_passed_by_has_no_tokens(text in "[ !\"(),.:«»،؛؟–—“”…\u{A0}آ-غف-\u{65F}ٮ-ۓ-]{0,40}") {
        proptest::prop_assert!(is_plain_arabic(&text));
        proptest::prop_assert_eq!(recognised(&text, OPTIONS, |_| OPTIONS.base), []);
    }
}

#[test]
fn plain_arabic_and_plain_numbers_are_left_alone() {
    for text in [
        "محضر اجتماع",
        "بلغ ١٬٢٣٤٫٥",
        "1,234.5",
        "عام 2016.",
        "١) أولاً",
        "10 - 15",
        "في 2016 250",
        "*** 5 غابوا **** ثم 3*",
        "س**٢ + ص**٢",
        "",
    ] {
        assert_eq!(shown(text), text);
    }
}
