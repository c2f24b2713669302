//! Dates and digits against the Unicode CLDR, for every country whose conventions we follow.
//!
//! `tests/data/cldr-48.2.txt` holds the values as published (cldr-dates-full, cldr-numbers-full and
//! cldr-cal-islamic-full 48.2.0): wide names of months as they stand in dates, weekdays from Monday.

use mahdar::locale::digits::DigitSet;
use mahdar::locale::{Calendars, CivilDate, DateLength, HijriDate, Lang, Locale};

const DATA: &str = include_str!("data/cldr-48.2.txt");

/// Locales that share their values.
struct Group {
    locales: Vec<Locale>,
    digits: DigitSet,
    months: Vec<&'static str>,
    days: Vec<&'static str>,
    hijri: Vec<&'static str>,
}

fn group(text: &'static str) -> Group {
    let line = |key: &str| {
        let line = text.lines().find_map(|line| line.strip_prefix(key)?.strip_prefix(": "));
        line.unwrap_or_default()
    };
    let list = |key: &str| line(key).split(", ").collect::<Vec<_>>();
    let locale = |tag: &str| {
        let lang = Lang::from_tag(tag).expect("a known language");
        Locale::new(lang, tag.split_once('-').map(|(_, country)| country))
    };
    let digits = match line("digits") {
        "arab" => DigitSet::Arab,
        "latn" => DigitSet::Latn,
        other => panic!("digits that no locale here has: {other}"),
    };
    let locales = line("locales").split(' ').map(locale).collect();
    Group { locales, digits, months: list("months"), days: list("days"), hijri: list("hijri") }
}

fn groups() -> Vec<Group> {
    DATA.split("\n\n").filter(|text| !text.trim().is_empty()).map(group).collect()
}

/// Every month and weekday with the locale that says it otherwise than the CLDR.
fn differences(said: impl Fn(&Group, &Locale) -> Vec<(String, String)>) -> Vec<String> {
    let mut found = Vec::new();
    for group in groups() {
        for locale in &group.locales {
            let pairs = said(&group, locale);
            let other = pairs.iter().filter(|(said, name)| !holds(said, name));
            let tag = format!("{}-{:?}", locale.lang.tag(), locale.country);
            found.extend(other.map(|(said, name)| format!("{tag}: {said} lacks {name}")));
        }
    }
    found
}

/// Whether a date holds a name between its other words.
fn holds(said: &str, name: &str) -> bool {
    let said = format!(" {} ", said.replace([',', '،'], " "));
    // Hebrew writes «in» as the first letter of the month.
    ["", "ב"].iter().any(|before| said.contains(&format!(" {before}{name} ")))
}

#[test]
fn every_country_of_the_table_is_there() {
    let all: usize = groups().iter().map(|group| group.locales.len()).sum();
    assert_eq!(all, 31, "Arabic alone and in 26 countries, and four other languages");
}

#[test]
fn generated_digits_are_those_of_the_country() {
    for group in groups() {
        for locale in &group.locales {
            assert_eq!(locale.digits, group.digits, "{locale:?}");
        }
    }
}

#[test]
fn months_are_named_as_in_the_country() {
    let found = differences(|group, locale| {
        let said = |month: u8| {
            let date = CivilDate::new(2026, month, 15).expect("a date");
            let locale = locale.clone().with_calendars(Calendars::Gregorian);
            locale.date(date, None, DateLength::Long)
        };
        (1..=12).map(said).zip(group.months.iter().map(|name| (*name).to_owned())).collect()
    });
    assert_eq!(found, Vec::<String>::new());
}

#[test]
fn weekdays_are_named_as_in_the_language() {
    let found = differences(|group, locale| {
        // 5 January 2026 was a Monday.
        let said = |day: u8| {
            let date = CivilDate::new(2026, 1, 5 + day).expect("a date");
            locale.date(date, None, DateLength::Full)
        };
        (0..7).map(said).zip(group.days.iter().map(|name| (*name).to_owned())).collect()
    });
    assert_eq!(found, Vec::<String>::new());
}

#[test]
fn hijri_months_are_named_as_in_arabic() {
    let found = differences(|group, locale| {
        let said = |month: u8| locale.hijri_date(HijriDate::new(1447, month, 1).expect("a date"));
        let names = group.hijri.iter().filter(|name| !name.is_empty());
        names.zip(1..).map(|(name, month)| (said(month), (*name).to_owned())).collect()
    });
    assert_eq!(found, Vec::<String>::new());
}
