//! Languages: direction, digits, numbering, dates and the generated words of each.
//!
//! Knows no meeting and no layout. Everything that Mahdar writes by itself, and not the author,
//! comes from here.

pub mod address;
mod calendar;
mod dates;
pub mod digits;
pub mod marks;
mod months;
pub mod numbering;
pub mod offices;
mod ordinal;
mod preposition;
mod words;

pub use calendar::{Calendars, CivilDate, HijriDate, SolarDate, TimeOfDay};
pub use dates::DateLength;
pub use months::{Met, MonthNames};
pub use words::{Argument, Part, Word};

use digits::DigitSet;

/// The side a line begins on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Direction {
    /// Lines begin at the right.
    Rtl,
    /// Lines begin at the left.
    Ltr,
}

impl Direction {
    /// Whether a text has letters, and all of them go in this direction.
    pub fn is_of_all_letters(self, text: &str) -> bool {
        let mut directions = text.chars().filter_map(|c| match c {
            '\u{621}'..='\u{63A}' | '\u{641}'..='\u{64A}' => Some(Direction::Rtl),
            _ if !c.is_alphabetic() => None,
            // The blocks of scripts from right to left (UAX #9, 3.2; those of U+10800 too).
            '\u{590}'..='\u{8FF}'
            | '\u{FB1D}'..='\u{FDFF}'
            | '\u{FE70}'..='\u{FEFF}'
            | '\u{10800}'..='\u{10FFF}'
            | '\u{1E800}'..='\u{1EFFF}' => Some(Direction::Rtl),
            _ => Some(Direction::Ltr),
        });
        directions.next() == Some(self) && directions.all(|other| other == self)
    }

    /// The other direction.
    #[must_use]
    pub fn opposite(self) -> Direction {
        match self {
            Direction::Rtl => Direction::Ltr,
            Direction::Ltr => Direction::Rtl,
        }
    }
}

/// A language that a meeting can be written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Lang {
    /// Arabic.
    Ar,
    /// Persian.
    Fa,
    /// Urdu.
    Ur,
    /// Central Kurdish (Sorani).
    Ckb,
    /// Pashto.
    Ps,
    /// Hebrew.
    He,
    /// English.
    En,
    /// French.
    Fr,
}

impl Lang {
    /// Every language, in the order of the manual.
    pub const ALL: [Lang; 8] =
        [Lang::Ar, Lang::Fa, Lang::Ur, Lang::Ckb, Lang::Ps, Lang::He, Lang::En, Lang::Fr];

    /// The BCP 47 language subtag: `ar`, `ckb`.
    pub fn tag(self) -> &'static str {
        match self {
            Lang::Ar => "ar",
            Lang::Fa => "fa",
            Lang::Ur => "ur",
            Lang::Ckb => "ckb",
            Lang::Ps => "ps",
            Lang::He => "he",
            Lang::En => "en",
            Lang::Fr => "fr",
        }
    }

    /// The language of a BCP 47 tag; the region is ignored (`ar-EG` is Arabic). Kurdish in Arabic letters
    /// is Central Kurdish, which Word names so (MS-LCID).
    pub fn from_tag(tag: &str) -> Option<Lang> {
        let mut parts = tag.split(['-', '_']);
        let primary = parts.next().unwrap_or(tag);
        let in_arabic_letters = parts.any(|part| part.eq_ignore_ascii_case("Arab"));
        if primary.eq_ignore_ascii_case("ku") && in_arabic_letters {
            return Some(Lang::Ckb);
        }
        Lang::ALL.into_iter().find(|lang| lang.tag().eq_ignore_ascii_case(primary))
    }

    /// The direction of a paragraph in this language.
    pub fn direction(self) -> Direction {
        match self {
            Lang::Ar | Lang::Fa | Lang::Ur | Lang::Ckb | Lang::Ps | Lang::He => Direction::Rtl,
            Lang::En | Lang::Fr => Direction::Ltr,
        }
    }
}

/// A language as one country writes it: digits, month names, calendars, generated words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Locale {
    /// Language.
    pub lang: Lang,
    /// ISO 3166 country in capital letters, such as `JO`.
    pub country: Option<String>,
    /// The digits of generated numbers.
    pub digits: DigitSet,
    /// The calendars of dates, where the author chose them.
    pub calendars: Option<Calendars>,
}

impl Locale {
    /// A language in a country, with the digits that CLDR gives to both.
    pub fn new(lang: Lang, country: Option<&str>) -> Locale {
        let country = country.map(str::to_ascii_uppercase);
        let digits = default_digits(lang, country.as_deref());
        Locale { lang, country, digits, calendars: None }
    }

    /// The same locale with other digits.
    #[must_use]
    pub fn with_digits(self, digits: DigitSet) -> Locale {
        Locale { digits, ..self }
    }

    /// The same locale with the calendars that the author chose.
    #[must_use]
    pub fn with_calendars(self, calendars: Calendars) -> Locale {
        Locale { calendars: Some(calendars), ..self }
    }

    /// A whole number in the locale's digits.
    pub fn number(&self, number: u64) -> String {
        self.digits.format(number)
    }
}

/// The digits of generated numbers by language and country (CLDR 48).
fn default_digits(lang: Lang, country: Option<&str>) -> DigitSet {
    match lang {
        Lang::Ar => arabic_digits(country),
        Lang::Fa | Lang::Ps => DigitSet::ArabExt,
        Lang::Ur if country == Some("IN") => DigitSet::ArabExt,
        Lang::Ckb => DigitSet::Arab,
        Lang::Ur | Lang::He | Lang::En | Lang::Fr => DigitSet::Latn,
    }
}

/// Arabic without a country has European digits (CLDR ticket 10825).
fn arabic_digits(country: Option<&str>) -> DigitSet {
    const ARABIC_INDIC: [&str; 20] = [
        "EG", "SA", "KW", "QA", "BH", "OM", "YE", "SD", "DJ", "ER", "KM", "SO", "TD", "SS", "IQ",
        "JO", "LB", "PS", "SY", "MR",
    ];
    match country {
        Some(country) if ARABIC_INDIC.contains(&country) => DigitSet::Arab,
        Some(_) | None => DigitSet::Latn,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_go_by_country() {
        let digits = |lang, country| Locale::new(lang, country).digits;
        assert_eq!(digits(Lang::Ar, Some("jo")), DigitSet::Arab);
        assert_eq!(digits(Lang::Ar, Some("AE")), DigitSet::Latn);
        assert_eq!(digits(Lang::Ar, None), DigitSet::Latn);
        assert_eq!(digits(Lang::Fa, None), DigitSet::ArabExt);
        assert_eq!(digits(Lang::Ur, Some("PK")), DigitSet::Latn);
        assert_eq!(digits(Lang::En, Some("SA")), DigitSet::Latn);
    }

    #[test]
    fn tags_read_back() {
        for lang in Lang::ALL {
            assert_eq!(Lang::from_tag(lang.tag()), Some(lang));
        }
        assert_eq!(Lang::from_tag("ar-EG"), Some(Lang::Ar));
        assert_eq!(Lang::from_tag("de"), None);
    }
}
