//! Names of months as running text has them.
//!
//! Taken from the generated words, so that a name is written in one place.

use std::collections::HashMap;
use std::sync::OnceLock;

use super::Lang;
use super::words::source;

/// The names of a language's months, in all its calendars and regions.
#[derive(Debug)]
pub struct MonthNames {
    /// The words of each name.
    names: Vec<Vec<String>>,
    /// By word: the names that have it, and its place in them.
    places: HashMap<String, Vec<(usize, usize)>, foldhash::fast::RandomState>,
}

/// What stands at the end of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Met {
    /// No name.
    Nothing,
    /// The name of a month.
    Name,
    /// A part of one; the rest of it follows.
    PartOfName,
}

/// The keys of months.
const CALENDARS: [&str; 3] = ["month-", "hijri-", "solar-"];

/// Names that people write and Mahdar does not: other spellings, and the genitive.
const ALSO: [(Lang, &str); 6] = [
    (Lang::Ar, "ربيع الثاني"),
    (Lang::Ar, "جمادى الأول"),
    (Lang::Ar, "جمادى الثاني"),
    (Lang::Ar, "جمادى الثانية"),
    (Lang::Ar, "ذي القعدة"),
    (Lang::Ar, "ذي الحجة"),
];

/// What may follow a name without a space.
const PUNCTUATION: [char; 3] = ['،', ',', '.'];

impl MonthNames {
    /// The names of a language.
    pub fn of(lang: Lang) -> &'static MonthNames {
        static ALL: [OnceLock<MonthNames>; Lang::ALL.len()] =
            [const { OnceLock::new() }; Lang::ALL.len()];
        ALL[lang as usize].get_or_init(|| MonthNames::new(lang))
    }

    fn new(lang: Lang) -> MonthNames {
        let also = ALSO.iter().filter(|(of, _)| *of == lang).map(|(_, name)| *name);
        let mut found = MonthNames { names: Vec::new(), places: HashMap::default() };
        for name in generated(source(lang)).chain(also) {
            found.add(name);
            match lang {
                // The sign by which a Persian name leads to its year is not always written.
                Lang::Fa => found.add(name.trim_end_matches('\u{654}')),
                // «12 במאי».
                Lang::He => found.add(&format!("ב{name}")),
                _ => {}
            }
        }
        found
    }

    fn add(&mut self, name: &str) {
        let words: Vec<String> = name.split_whitespace().map(str::to_owned).collect();
        if self.names.contains(&words) {
            return;
        }
        for (place, word) in words.iter().enumerate() {
            self.places.entry(word.clone()).or_default().push((self.names.len(), place));
        }
        self.names.push(words);
    }

    /// Whether a text begins with a name.
    pub fn begin(&self, text: &str) -> bool {
        let first = text.split_whitespace().next().unwrap_or("");
        self.with(first).any(|(name, place)| place == 0 && goes_on(name, text))
    }

    /// Whether a text ends with a name, or within one that `after` goes on with.
    pub fn met(&self, before: &str, after: &str) -> Met {
        let last = before.split_whitespace().next_back().unwrap_or("");
        let mut met = Met::Nothing;
        for (name, place) in self.with(last) {
            let (begun, rest) = name.split_at(place + 1);
            if !leads_up(begun, before) {
                continue;
            }
            if rest.is_empty() {
                met = Met::Name;
            } else if goes_on(rest, after) {
                return Met::PartOfName;
            }
        }
        met
    }

    /// The names that have a word, and its place in each.
    fn with(&self, word: &str) -> impl Iterator<Item = (&[String], usize)> {
        let places = self.places.get(word.trim_end_matches(PUNCTUATION)).into_iter().flatten();
        places.map(|&(name, place)| (self.names[name].as_slice(), place))
    }
}

/// The names in a file of words: the values of months and their regional variants.
fn generated(words: &'static str) -> impl Iterator<Item = &'static str> {
    let mut in_month = false;
    words.lines().filter_map(move |line| {
        let (key, value) = line.split_once(" = ")?;
        if !key.starts_with(' ') {
            let number = CALENDARS.iter().find_map(|calendar| key.strip_prefix(calendar));
            in_month = number.is_some_and(|number| number.parse::<u8>().is_ok());
        }
        in_month.then_some(value)
    })
}

/// Whether a text begins with these words.
fn goes_on(name: &[String], text: &str) -> bool {
    let mut words = text.split_whitespace();
    name.iter().enumerate().all(|(place, word)| {
        let is_last = place + 1 == name.len();
        words.next().is_some_and(|met| is_word(met, word, is_last))
    })
}

/// Whether a text ends with these words.
fn leads_up(name: &[String], text: &str) -> bool {
    let mut words = text.split_whitespace().rev();
    name.iter()
        .rev()
        .enumerate()
        .all(|(place, word)| words.next().is_some_and(|met| is_word(met, word, place == 0)))
}

fn is_word(met: &str, word: &str, is_last: bool) -> bool {
    met == word || (is_last && met.trim_end_matches(PUNCTUATION) == word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_language_has_twelve_months_of_each_calendar() {
        for lang in Lang::ALL {
            let names = generated(source(lang)).count();
            let least = if lang == Lang::Fa { 36 } else { 24 };
            assert!(names >= least, "{lang:?} has {names}");
        }
        // Twelve of four regions beside the usual ones, and those of the Hijri year.
        assert_eq!(generated(source(Lang::Ar)).count(), 5 * 12 + 12);
    }

    #[test]
    fn names_are_found_at_both_ends_of_a_text() {
        let months = MonthNames::of(Lang::Ar);
        assert!(
            months.begin("مايو 2026") && months.begin("كانون الثاني، في") && months.begin("غشت")
        );
        assert!(!months.begin("كانون 2026") && !months.begin("") && !months.begin("الثاني"));
        for text in ["يوم 5 ذي الحجة", "في مايو،", "تشرين الأول"] {
            assert_eq!(months.met(text, "2026"), Met::Name, "{text}");
        }
        for text in ["الاجتماع الأول", "في كانون", ""] {
            assert_eq!(months.met(text, "2026"), Met::Nothing, "{text}");
        }
    }

    #[test]
    fn a_name_of_more_words_spans_two_texts() {
        let arabic = [("في 12 كانون", "الثاني 2026"), ("ربيع", "الأول، ثم")];
        let french = [("le 3 rabia", "al awal 1448"), ("rabia al", "awal")];
        for (lang, texts) in [(Lang::Ar, arabic), (Lang::Fr, french)] {
            for (before, after) in texts {
                assert_eq!(MonthNames::of(lang).met(before, after), Met::PartOfName, "{before}");
            }
        }
        let months = MonthNames::of(Lang::Ar);
        assert_eq!(months.met("كانون", "الثالث"), Met::Nothing);
    }

    #[test]
    fn names_take_the_forms_of_their_language() {
        assert!(MonthNames::of(Lang::Fa).begin("مهٔ ۲۰۲۶") && MonthNames::of(Lang::Fa).begin("مه"));
        assert!(MonthNames::of(Lang::He).begin("במאי 2026"));
        assert!(
            MonthNames::of(Lang::En).begin("May 2026") && !MonthNames::of(Lang::En).begin("may")
        );
    }
}
