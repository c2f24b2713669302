//! Language, country, digits and calendar of a Word file, and dates and times read by them.
//!
//! A date in words is read by writing: of the days that its numbers allow, the one that the report
//! would write in these words is it.

use super::body::plain;
use super::outline::Outline;
use crate::docx::read::{Part, Story, Style, TableKind};
use crate::locale::digits::{DigitSet, to_european};
use crate::locale::numbering::Numbering;
use crate::locale::{Calendars, CivilDate, DateLength, HijriDate, Lang, Locale, TimeOfDay, Word};

/// The calendars with their names in a meeting file.
const CALENDARS: [(Calendars, &str); 4] = [
    (Calendars::Gregorian, "gregorian"),
    (Calendars::Both, "both"),
    (Calendars::HijriFirst, "hijri_first"),
    (Calendars::Hijri, "hijri"),
];
const DIGITS: [(DigitSet, &str); 3] =
    [(DigitSet::Arab, "arab"), (DigitSet::Latn, "latn"), (DigitSet::ArabExt, "arabext")];

/// How a file writes.
#[derive(Debug)]
pub(super) struct Setting {
    pub(super) locale: Locale,
    /// The lines of the meeting file that say so, but for those of `document`.
    pub(super) lines: Vec<String>,
    /// Entries of `document`.
    pub(super) document: Vec<String>,
}

/// The countries that Word files bear when nobody named one: in Word each language has a country.
const UNNAMED: [(Lang, &str); 8] = [
    (Lang::Ar, "SA"),
    (Lang::Fa, "IR"),
    (Lang::Ur, "PK"),
    (Lang::Ckb, "IQ"),
    (Lang::Ps, "AF"),
    (Lang::He, "IL"),
    (Lang::En, "US"),
    (Lang::Fr, "FR"),
];

impl Setting {
    /// How a file may have been written, the likeliest first. A country that every file has counts when
    /// the date is written as that country writes it, and not as the language alone does.
    pub(super) fn all(story: &Story, outline: &Outline) -> Vec<Setting> {
        let (lang, country) = language(story);
        let of = |country| Setting::of(lang, country, outline);
        match country {
            Some(country) if UNNAMED.contains(&(lang, country)) => {
                let (named, unnamed) = (of(Some(country)), of(None));
                let by_date = named.document.is_empty() && !unnamed.document.is_empty();
                if by_date { vec![named, unnamed] } else { vec![unnamed, named] }
            }
            country => vec![of(country)],
        }
    }

    fn of(lang: Lang, country: Option<&str>, outline: &Outline) -> Setting {
        let plain = Locale::new(lang, country);
        let mut lines = Vec::new();
        if lang != Lang::Ar {
            lines.push(format!("language: {}", lang.tag()));
        }
        lines.extend(country.map(|country| format!("country: \"{country}\"")));
        let mut setting = Setting { locale: plain, lines, document: Vec::new() };
        if let Some(date) = date_fact(outline, &setting.locale) {
            setting.learn(&date);
        }
        setting
    }

    /// Takes over the digits and calendars in which the date of the meeting is written.
    fn learn(&mut self, written: &str) {
        let own = self.locale.clone();
        if self.date(written).is_some() {
            return;
        }
        let digits = std::iter::once((own.digits, "")).chain(DIGITS);
        for (digits, digits_name) in digits {
            for (calendars, name) in CALENDARS {
                self.locale = own.clone().with_digits(digits).with_calendars(calendars);
                if self.date(written).is_some() {
                    if digits != own.digits {
                        self.document.push(format!("digits: {digits_name}"));
                    }
                    self.document.push(format!("calendar: {name}"));
                    return;
                }
            }
        }
        self.locale = own;
    }

    /// The day that this report would write in these words.
    pub(super) fn date(&self, written: &str) -> Option<CivilDate> {
        let numbers: Vec<u16> = numbers(written);
        let days = || numbers.iter().filter_map(|n| u8::try_from(*n).ok()).filter(|n| *n <= 31);
        let lengths = [DateLength::Full, DateLength::Long, DateLength::Short];
        let says = |date: &CivilDate| {
            lengths.iter().any(|length| self.locale.date(*date, None, *length) == written)
        };
        for year in numbers.iter().copied() {
            for day in days() {
                for month in 1..=12 {
                    let date = match year {
                        1700..=2300 => CivilDate::new(year, month, day),
                        1200..1700 => {
                            HijriDate::new(year, month, day).and_then(HijriDate::to_civil)
                        }
                        _ => None,
                    };
                    if let Some(date) = date.filter(says) {
                        return Some(date);
                    }
                }
            }
        }
        None
    }

    /// Start, end and time zone in these words.
    pub(super) fn interval(&self, written: &str) -> Option<Vec<String>> {
        let (times, zone) = match written.split_once(" (") {
            Some((times, zone)) => (times, zone.strip_suffix(')')),
            None => (written, None),
        };
        let found: Vec<Vec<TimeOfDay>> = times.split_whitespace().filter_map(clock).collect();
        let first = found.first()?.iter().map(|time| Some(*time)).chain([None]);
        let last = found.last()?.clone();
        for start in first {
            for end in last.iter().map(|time| Some(*time)).chain([None]) {
                if self.locale.interval(start, end).as_deref() == Some(times) {
                    let line = |key: &str, time: TimeOfDay| {
                        format!("{key}: \"{:02}:{:02}\"", time.hour(), time.minute())
                    };
                    let mut lines: Vec<String> =
                        start.map(|t| line("start", t)).into_iter().collect();
                    lines.extend(end.map(|time| line("end", time)));
                    lines.extend(
                        zone.map(|zone| format!("timezone: {}", super::super::write::scalar(zone))),
                    );
                    return Some(lines);
                }
            }
        }
        None
    }

    /// The label of an item of a list that only counts.
    pub(super) fn list_label(&self, number: usize) -> String {
        Numbering::plain(self.locale.digits).label(number)
    }

    /// A word of the language.
    pub(super) fn word(&self, word: Word) -> String {
        self.locale.word(word)
    }

    /// A date as a meeting file has it, shown as it is written.
    pub(super) fn date_value(&self, written: &str) -> String {
        let display = super::super::write::quoted(&super::body::unmarked(written));
        match self.date(written) {
            Some(date) if !self.is_ambiguous() => day(date),
            Some(date) => format!("{{gregorian: {}, display: {display}}}", day(date)),
            None => format!("{{display: {display}}}"),
        }
    }

    /// Whether the file may be read with other digits or months than it was written with.
    fn is_ambiguous(&self) -> bool {
        self.locale.country.is_none() && self.locale.lang == Lang::Ar
    }
}

/// The language of a file, and the country that its tag names.
fn language(story: &Story) -> (Lang, Option<&str>) {
    let tag = story.language.as_deref().unwrap_or_default();
    let lang = Lang::from_tag(tag).unwrap_or(Lang::Ar);
    let lang = if lang == Lang::Ar && is_latin(story) { Lang::En } else { lang };
    let region = tag.split(['-', '_']).skip(1).find(|part| part.len() == 2);
    (lang, region.filter(|part| part.bytes().all(|b| b.is_ascii_uppercase())))
}

fn day(date: CivilDate) -> String {
    format!("{}-{:02}-{:02}", date.year(), date.month(), date.day())
}

/// The numbers in a text, in any digits.
fn numbers(text: &str) -> Vec<u16> {
    let text = to_european(text);
    text.split(|c: char| !c.is_ascii_digit())
        .filter_map(|number| number.parse().ok())
        .take(8)
        .collect()
}

/// The times that `9:30` may stand for, of the morning and of the afternoon.
fn clock(word: &str) -> Option<Vec<TimeOfDay>> {
    let word = to_european(word.trim_end_matches(['.', '،', ',']));
    let (hour, minute) = word.split_once(':')?;
    let (hour, minute): (u8, u8) = (hour.parse().ok()?, minute.parse().ok()?);
    let times = [hour, (hour.checked_add(12)?) % 24].into_iter();
    Some(times.filter_map(|hour| TimeOfDay::new(hour, minute)).collect())
}

/// What stands beside «التاريخ» among the facts.
fn date_fact(outline: &Outline, locale: &Locale) -> Option<String> {
    let label = locale.word(Word::FactDate);
    for part in &outline.front {
        let Part::Table(table) = part else { continue };
        for row in table.rows.iter().filter(|_| table.kind == TableKind::Facts) {
            for pair in row.chunks(2) {
                if let [name, value] = pair
                    && super::body::cell(name) == label
                {
                    return Some(super::body::cell(value));
                }
            }
        }
    }
    None
}

/// Whether most letters are Latin.
fn is_latin(story: &Story) -> bool {
    let words = super::check::words_of(&story.parts);
    let letters = || words.iter().flat_map(|word| word.chars()).filter(|c| c.is_alphabetic());
    letters().filter(char::is_ascii_alphabetic).count() * 2 > letters().count()
}

impl Outline {
    /// The text of the first paragraph of a style before the first heading.
    pub(super) fn front_text(&self, style: Style) -> Option<String> {
        self.front.iter().find_map(|part| match part {
            Part::Paragraph(p) if p.style == style => Some(plain(p)),
            Part::Paragraph(_) | Part::Table(_) => None,
        })
    }
}
