//! Arabic ordinals as they stand before an item: أولاً، ثانياً، حادي عشر، حادي وعشرون.
//!
//! The forms are those of decrees and official letters: the first ten are adverbs in the accusative
//! (أولاً … عاشراً), the teens are indeclinable without an article (حادي عشر … تاسع عشر), the tens
//! stand in the nominative (عشرون), and so does what is joined to them (حادي وعشرون).
//! With the article they agree with what they count: البند الحادي عشر، المادة الحادية عشرة.

const ADVERBS: [&str; 10] =
    ["أولاً", "ثانياً", "ثالثاً", "رابعاً", "خامساً", "سادساً", "سابعاً", "ثامناً", "تاسعاً", "عاشراً"];

const UNITS: [&str; 9] = ["حادي", "ثاني", "ثالث", "رابع", "خامس", "سادس", "سابع", "ثامن", "تاسع"];

const TENS: [&str; 8] = ["عشرون", "ثلاثون", "أربعون", "خمسون", "ستون", "سبعون", "ثمانون", "تسعون"];

const MASCULINE: [&str; 10] = [
    "الأول",
    "الثاني",
    "الثالث",
    "الرابع",
    "الخامس",
    "السادس",
    "السابع",
    "الثامن",
    "التاسع",
    "العاشر",
];

const FEMININE: [&str; 10] = [
    "الأولى",
    "الثانية",
    "الثالثة",
    "الرابعة",
    "الخامسة",
    "السادسة",
    "السابعة",
    "الثامنة",
    "التاسعة",
    "العاشرة",
];

/// The ordinal with the article that agrees with a masculine noun, from 1 to 100; none beyond.
pub(super) fn masculine(number: usize) -> Option<String> {
    definite(number, &MASCULINE, "الحادي", "عشر")
}

/// The ordinal with the article that agrees with a feminine noun, from 1 to 100; none beyond.
pub(super) fn feminine(number: usize) -> Option<String> {
    definite(number, &FEMININE, "الحادية", "عشرة")
}

/// One is «الأول» alone and «الحادي» with tens; the tens themselves have one form for both genders.
fn definite(number: usize, words: &[&str; 10], one: &str, ten: &str) -> Option<String> {
    let unit = |n: usize| if n == 1 { one } else { words[n - 1] };
    match (number / 10, number % 10) {
        (0, 0) => None,
        (0, n) => Some(words[n - 1].to_owned()),
        (1, 0) => Some(words[9].to_owned()),
        (1, n) => Some(format!("{} {ten}", unit(n))),
        (tens @ 2..=9, 0) => Some(format!("ال{}", TENS[tens - 2])),
        (tens @ 2..=9, n) => Some(format!("{} وال{}", unit(n), TENS[tens - 2])),
        (10, 0) => Some("المئة".to_owned()),
        (_, _) => None,
    }
}

/// The ordinal of a number from 1 to 100 in words; none beyond.
pub(super) fn adverb(number: usize) -> Option<String> {
    let unit = |n: usize| UNITS[n - 1];
    match (number / 10, number % 10) {
        (0, 0) => None,
        (0, n) => Some(ADVERBS[n - 1].to_owned()),
        (1, 0) => Some(ADVERBS[9].to_owned()),
        (1, n) => Some(format!("{} عشر", unit(n))),
        (tens @ 2..=9, 0) => Some(TENS[tens - 2].to_owned()),
        (tens @ 2..=9, n) => Some(format!("{} و{}", unit(n), TENS[tens - 2])),
        (10, 0) => Some("مئة".to_owned()),
        (_, _) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_of_official_texts() {
        let expected = [
            (1, "أولاً"),
            (10, "عاشراً"),
            (11, "حادي عشر"),
            (12, "ثاني عشر"),
            (19, "تاسع عشر"),
            (20, "عشرون"),
            (21, "حادي وعشرون"),
            (99, "تاسع وتسعون"),
            (100, "مئة"),
        ];
        for (number, words) in expected {
            assert_eq!(adverb(number).as_deref(), Some(words));
        }
        assert_eq!(adverb(0), None);
        assert_eq!(adverb(101), None);
    }

    #[test]
    fn ordinals_agree_with_their_noun() {
        let said = |ordinal: fn(usize) -> Option<String>| {
            [1, 2, 10, 11, 12, 20, 21, 32, 100].map(|n| ordinal(n).unwrap_or_default())
        };
        let expected = [
            "الأول",
            "الثاني",
            "العاشر",
            "الحادي عشر",
            "الثاني عشر",
            "العشرون",
            "الحادي والعشرون",
            "الثاني والثلاثون",
            "المئة",
        ];
        assert_eq!(said(masculine), expected);
        let expected = [
            "الأولى",
            "الثانية",
            "العاشرة",
            "الحادية عشرة",
            "الثانية عشرة",
            "العشرون",
            "الحادية والعشرون",
            "الثانية والثلاثون",
            "المئة",
        ];
        assert_eq!(said(feminine), expected);
    }

    #[test]
    fn a_hundred_different_words() {
        for ordinal in [adverb, masculine, feminine] {
            let all: std::collections::BTreeSet<_> = (1..=100).filter_map(ordinal).collect();
            assert_eq!(all.len(), 100);
            assert_eq!((ordinal(0), ordinal(101)), (None, None));
        }
    }
}
