//! The wording of dates and times: «الخميس ١٢ مايو ٢٠١٦م الموافق ٥ شعبان ١٤٣٧هـ».

use super::words::Word;
use super::{Calendars, CivilDate, HijriDate, Lang, Locale, TimeOfDay};

/// How much of a date is said.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DateLength {
    /// Day, month and year in the calendars asked for: «١٢ مايو ٢٠١٦م».
    Long,
    /// As long, with the day of the week before it.
    Full,
    /// The first calendar alone, without the sign of its era: for cells of tables.
    Short,
}

impl Locale {
    /// A date in words. A Hijri date that the author gave is shown rather than the computed one.
    pub fn date(&self, day: CivilDate, hijri: Option<HijriDate>, length: DateLength) -> String {
        let lunar = hijri.or_else(|| day.to_hijri());
        let calendars = self.calendars_of(hijri.is_some());
        if length == DateLength::Short && hijri.is_none() {
            return self.short_date(day, lunar, calendars);
        }
        let dual = |first: &str, second: &str| {
            self.fill(Word::DateDual.key(), &[("first", first), ("second", second)])
        };
        let gregorian = |weekday: bool| self.gregorian(day, weekday);
        let hijri = |weekday: bool| {
            lunar.map_or_else(|| self.gregorian(day, weekday), |d| self.hijri(d, day, weekday))
        };
        let weekday = length == DateLength::Full;
        match calendars {
            Shown::Solar => dual(&self.solar(day, weekday), &gregorian(false)),
            Shown::Calendars(Calendars::Gregorian) => gregorian(weekday),
            Shown::Calendars(Calendars::Hijri) => hijri(weekday),
            Shown::Calendars(Calendars::Both) => dual(&gregorian(weekday), &hijri(false)),
            Shown::Calendars(Calendars::HijriFirst) => dual(&hijri(weekday), &gregorian(false)),
        }
    }

    /// A Hijri date that has no day in the civil calendar's range.
    pub fn hijri_date(&self, hijri: HijriDate) -> String {
        let month = self.month("hijri", hijri.month());
        self.day_month_year(Word::DateHijri.key(), hijri.day(), &month, hijri.year())
    }

    /// A time of day: «١٠:٣٠ صباحاً».
    pub fn time(&self, time: TimeOfDay) -> String {
        let minute = self.digits.convert(&format!("{:02}", time.minute()));
        let clock_hour = match time.hour() % 12 {
            0 => 12,
            hour => hour,
        };
        let clock = self.digits.format(u64::from(clock_hour)) + ":" + &minute;
        let hour = self.digits.format(u64::from(time.hour()));
        self.fill_variant(
            Word::Time.key(),
            self.keeps_day_clock().then_some("day-clock"),
            &[("clock", &clock), ("period", period(time)), ("hour", &hour), ("minute", &minute)],
        )
    }

    /// From one time to another, in words: «من الساعة ١٠:٠٠ صباحاً إلى ١٢:٣٠ ظهراً».
    pub fn interval(&self, start: Option<TimeOfDay>, end: Option<TimeOfDay>) -> Option<String> {
        Some(match (start.map(|t| self.time(t)), end.map(|t| self.time(t))) {
            (Some(start), Some(end)) => {
                self.fill(Word::Interval.key(), &[("start", &start), ("end", &end)])
            }
            (Some(start), None) => start,
            (None, Some(end)) => self.fill(Word::UntilTime.key(), &[("end", &end)]),
            (None, None) => return None,
        })
    }

    fn short_date(&self, day: CivilDate, hijri: Option<HijriDate>, shown: Shown) -> String {
        let in_gregorian = || {
            let month = self.month("month", day.month());
            self.day_month_year(Word::DateShort.key(), day.day(), &month, day.year())
        };
        match (shown, hijri) {
            (Shown::Calendars(Calendars::Gregorian | Calendars::Both), _) => in_gregorian(),
            (Shown::Calendars(Calendars::Hijri | Calendars::HijriFirst), Some(hijri)) => {
                self.hijri(hijri, day, false)
            }
            (Shown::Calendars(Calendars::Hijri | Calendars::HijriFirst), None) => in_gregorian(),
            (Shown::Solar, _) => self.solar(day, false),
        }
    }

    fn gregorian(&self, day: CivilDate, weekday: bool) -> String {
        let month = self.month("month", day.month());
        let date = self.day_month_year(Word::DateGregorian.key(), day.day(), &month, day.year());
        self.with_weekday(date, day, weekday)
    }

    fn hijri(&self, hijri: HijriDate, day: CivilDate, weekday: bool) -> String {
        self.with_weekday(self.hijri_date(hijri), day, weekday)
    }

    /// The date in the Persian calendar; the Gregorian one before its first year.
    fn solar(&self, day: CivilDate, weekday: bool) -> String {
        let Some(solar) = day.to_solar() else { return self.gregorian(day, weekday) };
        let month = self.month("solar", solar.month);
        let date = self.day_month_year("date-solar", solar.day, &month, solar.year);
        self.with_weekday(date, day, weekday)
    }

    fn with_weekday(&self, date: String, day: CivilDate, weekday: bool) -> String {
        if !weekday {
            return date;
        }
        let name = self.fill(&format!("weekday-{}", day.weekday()), &[]);
        self.fill(Word::DateWeekday.key(), &[("weekday", &name), ("date", &date)])
    }

    fn day_month_year(&self, key: &str, day: u8, month: &str, year: u16) -> String {
        let year = self.digits.format(u64::from(year));
        // French alone says the first of a month otherwise.
        let first = if day == 1 { "first" } else { "other" };
        let day = self.digits.format(u64::from(day));
        self.fill(key, &[("day", &day), ("month", month), ("year", &year), ("which", first)])
    }

    fn month(&self, calendar: &str, number: u8) -> String {
        self.fill_variant(&format!("{calendar}-{number}"), self.month_names(), &[])
    }

    /// The regional names of months (CLDR 48).
    fn month_names(&self) -> Option<&'static str> {
        Some(match (self.lang, self.country.as_deref()?) {
            (Lang::Ar, "IQ" | "JO" | "LB" | "PS" | "SY") => "levant",
            (Lang::Ar, "DZ" | "TN") => "maghreb",
            (Lang::Ar, "MA") => "morocco",
            (Lang::Ar, "MR") => "mauritania",
            (Lang::Fa, "AF") => "afghanistan",
            _ => return None,
        })
    }

    /// Whether hours are counted to 24 in a language that elsewhere counts them to 12.
    fn keeps_day_clock(&self) -> bool {
        self.lang == Lang::Ar && matches!(self.country.as_deref(), Some("DZ" | "TN" | "MA"))
    }

    /// The calendars to show: the author's choice, else Gregorian, with the Hijri date that the
    /// author gave (before it in Saudi Arabia); Persian documents lead with their own calendar.
    fn calendars_of(&self, hijri_given: bool) -> Shown {
        match self.calendars {
            Some(chosen) => Shown::Calendars(chosen),
            None if hijri_given && self.country.as_deref() == Some("SA") => {
                Shown::Calendars(Calendars::HijriFirst)
            }
            None if hijri_given => Shown::Calendars(Calendars::Both),
            None if self.lang == Lang::Fa => Shown::Solar,
            None => Shown::Calendars(Calendars::Gregorian),
        }
    }
}

/// The calendars of one date.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Shown {
    Calendars(Calendars),
    /// The Persian calendar, then the Gregorian.
    Solar,
}

/// The part of the day as the language files name it.
fn period(time: TimeOfDay) -> &'static str {
    match (time.hour(), time.minute()) {
        (0, 0) => "midnight",
        (0, _) => "small-hours",
        (1..=11, _) => "morning",
        (12..=14, _) => "noon",
        (15..=17, _) => "afternoon",
        (18..=20, _) => "evening",
        (_, _) => "night",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::locale::digits::DigitSet;

    fn day() -> CivilDate {
        CivilDate::new(2016, 5, 12).expect("a date")
    }

    fn full(lang: Lang, country: &str) -> String {
        Locale::new(lang, Some(country)).date(day(), None, DateLength::Full)
    }

    #[test]
    fn a_full_date_in_each_language() {
        let said =
            Lang::ALL.map(|lang| Locale::new(lang, None).date(day(), None, DateLength::Full));
        let expected = [
            "الخميس 12 مايو 2016م",
            "پنجشنبه ۲۳ اردیبهشت ۱۳۹۵ برابر با ۱۲ مهٔ ۲۰۱۶ میلادی",
            "جمعرات، 12 مئی 2016ء",
            "پێنجشەممە، ١٢ی ئایاری ٢٠١٦ی زایینی",
            "پنجشنبه، د ۲۰۱۶ میلادي کال د مۍ ۱۲مه",
            "יום חמישי, 12 במאי 2016",
            "Thursday 12 May 2016",
            "jeudi 12 mai 2016",
        ];
        assert_eq!(said, expected);
    }

    #[test]
    fn month_names_go_by_country() {
        assert_eq!(full(Lang::Ar, "QA"), "الخميس ١٢ مايو ٢٠١٦م");
        assert_eq!(full(Lang::Ar, "JO"), "الخميس ١٢ أيار ٢٠١٦م");
        assert_eq!(full(Lang::Ar, "DZ"), "الخميس 12 ماي 2016م");
        assert_eq!(full(Lang::Ar, "MA"), "الخميس 12 ماي 2016م");
        assert_eq!(full(Lang::Ar, "AE"), "الخميس 12 مايو 2016م");
        assert_eq!(full(Lang::Fa, "AF"), "پنجشنبه ۲۳ ثور ۱۳۹۵ برابر با ۱۲ می ۲۰۱۶ میلادی");
    }

    #[test]
    fn two_calendars_in_either_order() {
        let said = |calendars| {
            let locale = Locale::new(Lang::Ar, Some("EG")).with_calendars(calendars);
            locale.date(day(), None, DateLength::Full)
        };
        assert_eq!(said(Calendars::Gregorian), "الخميس ١٢ مايو ٢٠١٦م");
        assert_eq!(said(Calendars::Hijri), "الخميس ٥ شعبان ١٤٣٧هـ");
        assert_eq!(said(Calendars::Both), "الخميس ١٢ مايو ٢٠١٦م الموافق ٥ شعبان ١٤٣٧هـ");
        assert_eq!(said(Calendars::HijriFirst), "الخميس ٥ شعبان ١٤٣٧هـ الموافق ١٢ مايو ٢٠١٦م");
    }

    #[test]
    fn the_author_s_hijri_date_is_shown() {
        let given = HijriDate::new(1437, 8, 6);
        let said =
            |country| Locale::new(Lang::Ar, Some(country)).date(day(), given, DateLength::Long);
        assert_eq!(said("KW"), "١٢ مايو ٢٠١٦م الموافق ٦ شعبان ١٤٣٧هـ");
        assert_eq!(said("SA"), "٦ شعبان ١٤٣٧هـ الموافق ١٢ مايو ٢٠١٦م");
    }

    #[test]
    fn short_dates_for_tables() {
        let locale = Locale::new(Lang::Ar, Some("KW"));
        assert_eq!(locale.date(day(), None, DateLength::Short), "١٢ مايو ٢٠١٦");
        let hijri = locale.with_calendars(Calendars::HijriFirst);
        assert_eq!(hijri.date(day(), None, DateLength::Short), "٥ شعبان ١٤٣٧هـ");
    }

    #[test]
    fn the_first_of_a_month_in_french_has_the_digits_of_the_paper() {
        let first = CivilDate::new(2026, 3, 1).expect("a date");
        let french = Locale::new(Lang::Fr, None);
        assert_eq!(french.date(first, None, DateLength::Long), "1er mars 2026");
        let arab = french.with_digits(DigitSet::Arab);
        assert_eq!(arab.date(first, None, DateLength::Long), "١er mars ٢٠٢٦");
    }

    #[test]
    fn a_day_before_the_hijra_has_its_gregorian_date() {
        let old = CivilDate::new(500, 1, 1).expect("a date");
        let locale = Locale::new(Lang::Ar, None).with_calendars(Calendars::Hijri);
        assert_eq!(locale.date(old, None, DateLength::Long), "1 يناير 500م");
    }

    #[test]
    fn times_of_day() {
        let said = |lang, country, (hour, minute)| {
            Locale::new(lang, Some(country)).time(TimeOfDay::new(hour, minute).expect("a time"))
        };
        assert_eq!(said(Lang::Ar, "KW", (10, 30)), "١٠:٣٠ صباحاً");
        assert_eq!(said(Lang::Ar, "KW", (12, 5)), "١٢:٠٥ ظهراً");
        assert_eq!(said(Lang::Ar, "KW", (15, 0)), "٣:٠٠ مساءً");
        assert_eq!(said(Lang::Ar, "KW", (0, 20)), "١٢:٢٠ بعد منتصف الليل");
        assert_eq!(said(Lang::Ar, "MA", (15, 0)), "15:00");
        assert_eq!(said(Lang::En, "JO", (15, 0)), "3:00 pm");
        assert_eq!(said(Lang::Fr, "TN", (9, 5)), "9\u{A0}h\u{A0}05");
        assert_eq!(said(Lang::Ur, "PK", (18, 0)), "شام 6:00 بجے");
    }

    #[test]
    fn intervals_in_words() {
        let locale = Locale::new(Lang::Ar, Some("QA"));
        let (start, end) = (TimeOfDay::new(10, 0), TimeOfDay::new(12, 30));
        let said = locale.interval(start, end);
        assert_eq!(said.as_deref(), Some("من الساعة ١٠:٠٠ صباحاً إلى ١٢:٣٠ ظهراً"));
        assert_eq!(locale.interval(None, end).as_deref(), Some("حتى الساعة ١٢:٣٠ ظهراً"));
        assert_eq!(locale.interval(start, None).as_deref(), Some("١٠:٠٠ صباحاً"));
        assert_eq!(locale.interval(None, None), None);
    }
}
