//! Labels of list items: `1)`, `(١)`, `أ)`, `أولاً:`.

use super::digits::DigitSet;
use super::marks::is_mark;
use super::ordinal;
use super::{Direction, Lang};

/// What counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Counter {
    /// Numbers in a digit set.
    Number(DigitSet),
    /// أ ب ج د هـ و ز: the order of the numerals.
    Abjad,
    /// The order of the numerals in the Maghreb, where ص stands at 60 and ش at 1000.
    MaghrebiAbjad,
    /// أ ب ت ث ج: the order of the dictionary.
    Hijai,
    /// أولاً، ثانياً، ثالثاً.
    OrdinalWords,
    /// الأول، الثاني، الثالث, for an item, a chapter.
    OrdinalMasculine,
    /// الأولى، الثانية، الثالثة, for a clause, a recommendation.
    OrdinalFeminine,
    /// a b c: for documents written from left to right.
    LatinLetters,
    /// i ii iii: for the pages before the text of a document in Latin letters.
    LowerRoman,
    /// א ב ג … י יא: the letters as numerals, for those of a Hebrew one.
    HebrewNumerals,
}

/// A counter with what stands before and after it.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Numbering {
    /// What counts.
    pub counter: Counter,
    /// Written before the counter, such as `(`.
    pub before: String,
    /// Written after it, such as `)`, `.`, `-`, `:`.
    pub after: String,
}

impl Numbering {
    /// `1)` in these digits: the labels of a list of which nothing else is said.
    pub fn plain(digits: DigitSet) -> Numbering {
        let counter = Counter::Number(digits);
        Numbering { counter, before: String::new(), after: ")".to_owned() }
    }

    /// The label of the item with this number (from 1), signs and all.
    pub fn label(&self, number: usize) -> String {
        self.wrap(&self.counter.format(number))
    }

    /// Another number than the counted one, between the same signs.
    pub fn wrap(&self, number: &str) -> String {
        format!("{}{number}{}", self.before, self.after)
    }
}

/// An Arabic ordinal with which an author's own line begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OrdinalLabel<'t> {
    /// Its number, from 1.
    pub number: usize,
    /// The word as written.
    pub word: &'t str,
    /// The sign behind it, with the space before it: `:`, ` -`, `/`.
    pub sign: &'static str,
    /// Whether `numbering` writes such a sign.
    pub is_style: bool,
    /// What stands behind sign and space.
    pub rest: &'t str,
}

impl OrdinalLabel<'_> {
    /// That of a line such as «أولاً: …», «ثانيا - …»: of one word, in any vowel signs, with a space behind it.
    pub fn of(line: &str) -> Option<OrdinalLabel<'_>> {
        /// The highest ordinal that is looked for.
        const LAST: usize = 20;
        const STYLES: [&str; 4] = [":", " :", " -", " –"];
        const OTHERS: [&str; 4] = ["-", "–", "/", " /"];
        let ends = |c: char| c.is_whitespace() || ":-–/".contains(c);
        let (word, rest) = line.split_at(line.find(ends)?);
        let mut signs = STYLES.into_iter().chain(OTHERS);
        let sign = signs.find(|sign| rest.starts_with(sign))?;
        let is_style = STYLES.contains(&sign);
        let rest = rest[sign.len()..].strip_prefix(char::is_whitespace)?.trim_start();
        let letters = |word: &str| word.chars().filter(|&c| !is_mark(c)).collect::<String>();
        let is_it = |number: &usize| {
            ordinal::adverb(*number).is_some_and(|known| letters(&known) == letters(word))
        };
        let number = (1..=LAST).find(is_it)?;
        (!rest.is_empty()).then_some(OrdinalLabel { number, word, sign, is_style, rest })
    }
}

impl Counter {
    /// The counter that a language can use in the place of one it has not: Arabic ordinals belong to
    /// Arabic, Arabic letters to languages written from right to left in them.
    #[must_use]
    pub fn of_language(self, lang: Lang, digits: DigitSet) -> Counter {
        match self {
            Counter::Abjad | Counter::MaghrebiAbjad | Counter::Hijai
                if lang.direction() == Direction::Ltr =>
            {
                Counter::LatinLetters
            }
            Counter::Abjad | Counter::MaghrebiAbjad | Counter::Hijai if lang == Lang::He => {
                Counter::Number(digits)
            }
            Counter::OrdinalWords | Counter::OrdinalMasculine | Counter::OrdinalFeminine
                if lang != Lang::Ar =>
            {
                Counter::Number(digits)
            }
            Counter::Number(_)
            | Counter::Abjad
            | Counter::MaghrebiAbjad
            | Counter::Hijai
            | Counter::OrdinalWords
            | Counter::OrdinalMasculine
            | Counter::OrdinalFeminine
            | Counter::LatinLetters
            | Counter::LowerRoman
            | Counter::HebrewNumerals => self,
        }
    }

    /// The number (from 1) as this counter writes it, without signs.
    ///
    /// Letters are doubled after the end of the alphabet (أأ، بب) and give way to European digits
    /// after four rounds; words give way after a hundred, Roman numerals after 3999, Hebrew ones after
    /// 999.
    pub fn format(self, number: usize) -> String {
        let written = match self {
            Counter::Number(digits) => return digits.format(number as u64),
            Counter::Abjad => letters(&ABJAD, number),
            Counter::MaghrebiAbjad => letters(&MAGHREBI_ABJAD, number),
            Counter::Hijai => letters(&HIJAI, number),
            Counter::OrdinalWords => ordinal::adverb(number),
            Counter::OrdinalMasculine => ordinal::masculine(number),
            Counter::OrdinalFeminine => ordinal::feminine(number),
            Counter::LatinLetters => letters(&LATIN, number),
            Counter::LowerRoman => roman(number),
            Counter::HebrewNumerals => hebrew(number),
        };
        written.unwrap_or_else(|| DigitSet::Latn.format(number as u64))
    }
}

/// The order of the numerals; the heh is written with a tatweel, as the letter's sign.
const ABJAD: [&str; 28] = [
    "أ", "ب", "ج", "د", "هـ", "و", "ز", "ح", "ط", "ي", "ك", "ل", "م", "ن", "س", "ع", "ف", "ص", "ق",
    "ر", "ش", "ت", "ث", "خ", "ذ", "ض", "ظ", "غ",
];

/// The order of the numerals in the Maghreb.
const MAGHREBI_ABJAD: [&str; 28] = [
    "أ", "ب", "ج", "د", "هـ", "و", "ز", "ح", "ط", "ي", "ك", "ل", "م", "ن", "ص", "ع", "ف", "ض", "ق",
    "ر", "س", "ت", "ث", "خ", "ذ", "ظ", "غ", "ش",
];

/// The order of the dictionary.
const HIJAI: [&str; 28] = [
    "أ", "ب", "ت", "ث", "ج", "ح", "خ", "د", "ذ", "ر", "ز", "س", "ش", "ص", "ض", "ط", "ظ", "ع", "غ",
    "ف", "ق", "ك", "ل", "م", "ن", "هـ", "و", "ي",
];

const LATIN: [&str; 26] = [
    "a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k", "l", "m", "n", "o", "p", "q", "r", "s",
    "t", "u", "v", "w", "x", "y", "z",
];

/// How often an alphabet may be run through before its labels grow unreadable.
const MOST_ROUNDS: usize = 4;

fn letters(alphabet: &[&str], number: usize) -> Option<String> {
    let index = number.checked_sub(1)?;
    let round = index / alphabet.len() + 1;
    (round <= MOST_ROUNDS).then(|| alphabet[index % alphabet.len()].repeat(round))
}

/// What the signs of Roman numerals add up to.
const ROMAN: [(usize, &str); 13] = [
    (1000, "m"),
    (900, "cm"),
    (500, "d"),
    (400, "cd"),
    (100, "c"),
    (90, "xc"),
    (50, "l"),
    (40, "xl"),
    (10, "x"),
    (9, "ix"),
    (5, "v"),
    (4, "iv"),
    (1, "i"),
];

fn roman(number: usize) -> Option<String> {
    (1..4000).contains(&number).then(|| summed(number, &ROMAN))
}

/// What Hebrew letters add up to.
const HEBREW: [(usize, &str); 22] = [
    (400, "ת"),
    (300, "ש"),
    (200, "ר"),
    (100, "ק"),
    (90, "צ"),
    (80, "פ"),
    (70, "ע"),
    (60, "ס"),
    (50, "נ"),
    (40, "מ"),
    (30, "ל"),
    (20, "כ"),
    (10, "י"),
    (9, "ט"),
    (8, "ח"),
    (7, "ז"),
    (6, "ו"),
    (5, "ה"),
    (4, "ד"),
    (3, "ג"),
    (2, "ב"),
    (1, "א"),
];

fn hebrew(number: usize) -> Option<String> {
    let written = (1..1000).contains(&number).then(|| summed(number, &HEBREW))?;
    // Ten with five or six would spell a name of God: they are nine with six or seven.
    Some(match number % 100 {
        15 => written.replace("יה", "טו"),
        16 => written.replace("יו", "טז"),
        _ => written,
    })
}

/// The signs whose values, the greatest first, add up to a number.
fn summed(number: usize, signs: &[(usize, &str)]) -> String {
    let mut rest = number;
    let mut written = String::new();
    for (value, sign) in signs {
        while rest >= *value {
            written.push_str(sign);
            rest -= value;
        }
    }
    written
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_in_their_orders() {
        let first = |counter: Counter| (1..=7).map(|n| counter.format(n)).collect::<Vec<_>>();
        assert_eq!(first(Counter::Abjad), ["أ", "ب", "ج", "د", "هـ", "و", "ز"]);
        assert_eq!(first(Counter::Hijai), ["أ", "ب", "ت", "ث", "ج", "ح", "خ"]);
        assert_eq!(Counter::Hijai.format(28), "ي");
        assert_eq!(Counter::LatinLetters.format(26), "z");
    }

    #[test]
    fn numerals_add_up() {
        let shown = |counter: Counter, numbers: &[usize]| -> Vec<String> {
            numbers.iter().map(|&n| counter.format(n)).collect()
        };
        let roman = shown(Counter::LowerRoman, &[1, 2, 4, 9, 14, 1999, 4000]);
        assert_eq!(roman, ["i", "ii", "iv", "ix", "xiv", "mcmxcix", "4000"]);
        let hebrew = shown(Counter::HebrewNumerals, &[1, 10, 11, 15, 16, 17, 26, 115, 1000]);
        assert_eq!(hebrew, ["א", "י", "יא", "טו", "טז", "יז", "כו", "קטו", "1000"]);
    }

    #[test]
    fn an_alphabet_holds_each_letter_once() {
        for alphabet in [&ABJAD, &HIJAI, &MAGHREBI_ABJAD] {
            let distinct: std::collections::BTreeSet<&str> = alphabet.iter().copied().collect();
            assert_eq!(distinct.len(), 28);
        }
    }

    #[test]
    fn past_the_end_of_the_alphabet() {
        assert_eq!(Counter::Abjad.format(29), "أأ");
        assert_eq!(Counter::Abjad.format(112), "غغغغ");
        assert_eq!(Counter::Abjad.format(113), "113");
        assert_eq!(Counter::LatinLetters.format(27), "aa");
        assert_eq!(Counter::OrdinalWords.format(101), "101");
        for counter in [Counter::Abjad, Counter::OrdinalWords, Counter::Number(DigitSet::Arab)] {
            assert!(!counter.format(usize::MAX).is_empty());
            assert!(!counter.format(0).is_empty());
        }
    }

    #[test]
    fn ordinals_at_the_beginning_of_a_line() {
        let found =
            |line| OrdinalLabel::of(line).map(|label| (label.number, label.sign, label.rest));
        assert_eq!(found("أولاً: بند"), Some((1, ":", "بند")));
        assert_eq!(found("عاشرا - بند"), Some((10, " -", "بند")));
        for line in ["أولاً بند", "أولاً:", "أولوية: بند", "بند", ""] {
            assert_eq!(found(line), None, "{line}");
        }
    }

    #[test]
    fn signs_stand_around_any_number() {
        let numbering = Numbering {
            counter: Counter::Number(DigitSet::Arab),
            before: "(".to_owned(),
            after: ")".to_owned(),
        };
        assert_eq!(numbering.label(12), "(١٢)");
        assert_eq!(numbering.wrap("٣ مكرر"), "(٣ مكرر)");
    }
}
