//! Civil dates, Hijri dates and times of day, and the way from one calendar to the other.
//!
//! Only values: their wording is in `dates`. Conversions are `icu_calendar`'s; the Hijri calendar is
//! Umm al-Qura, which `icu_calendar` continues by a tabular calendar outside the published table.

use icu_calendar::cal::{Hijri, Persian};
use icu_calendar::{Date, Iso};

/// A date of the Gregorian calendar, years 1 to 9999.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CivilDate {
    year: u16,
    month: u8,
    day: u8,
}

/// A date of the Umm al-Qura calendar, years 1 to 9999.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct HijriDate {
    year: u16,
    month: u8,
    day: u8,
}

/// A date of the Persian (solar Hijri) calendar.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SolarDate {
    /// Year.
    pub year: u16,
    /// Month, 1 to 12.
    pub month: u8,
    /// Day, 1 to 31.
    pub day: u8,
}

/// A time of day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TimeOfDay {
    hour: u8,
    minute: u8,
}

/// The calendars that a date is shown in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Calendars {
    /// Gregorian alone.
    Gregorian,
    /// Hijri alone.
    Hijri,
    /// Gregorian, then Hijri.
    Both,
    /// Hijri, then Gregorian.
    HijriFirst,
}

impl CivilDate {
    /// A date that exists, in the years 1 to 9999.
    pub fn new(year: u16, month: u8, day: u8) -> Option<CivilDate> {
        let date = Date::try_new_iso(i32::from(year), month, day).ok()?;
        CivilDate::from_iso(date)
    }

    /// Year.
    pub fn year(self) -> u16 {
        self.year
    }

    /// Month, 1 to 12.
    pub fn month(self) -> u8 {
        self.month
    }

    /// Day, 1 to 31.
    pub fn day(self) -> u8 {
        self.day
    }

    /// Day of the week, 1 for Monday to 7 for Sunday.
    pub fn weekday(self) -> u8 {
        self.iso().weekday() as u8
    }

    /// The same day in the Umm al-Qura calendar; none before the first Hijri year.
    pub fn to_hijri(self) -> Option<HijriDate> {
        let date = self.iso().to_calendar(Hijri::new_umm_al_qura());
        let year = positive_year(date.year().extended_year())?;
        Some(HijriDate { year, month: date.month().ordinal, day: date.day_of_month().0 })
    }

    /// The same day in the Persian calendar; none before its first year.
    pub fn to_solar(self) -> Option<SolarDate> {
        let date = self.iso().to_calendar(Persian::new());
        let year = positive_year(date.year().extended_year())?;
        Some(SolarDate { year, month: date.month().ordinal, day: date.day_of_month().0 })
    }

    fn iso(self) -> Date<Iso> {
        Date::try_new_iso(i32::from(self.year), self.month, self.day)
            .expect("the constructor let only existing dates pass")
    }

    fn from_iso(date: Date<Iso>) -> Option<CivilDate> {
        let year = positive_year(date.year().extended_year())?;
        Some(CivilDate { year, month: date.month().ordinal, day: date.day_of_month().0 })
    }
}

impl HijriDate {
    /// A date of twelve months of at most 30 days. Months of 29 days in the table are let pass with
    /// 30, since sightings of the moon differ from it by a day.
    pub fn new(year: u16, month: u8, day: u8) -> Option<HijriDate> {
        let exists =
            (1..=9999).contains(&year) && (1..=12).contains(&month) && (1..=30).contains(&day);
        exists.then_some(HijriDate { year, month, day })
    }

    /// Year.
    pub fn year(self) -> u16 {
        self.year
    }

    /// Month, 1 to 12.
    pub fn month(self) -> u8 {
        self.month
    }

    /// Day, 1 to 30.
    pub fn day(self) -> u8 {
        self.day
    }

    /// The same day in the Gregorian calendar. A 30th that the table does not have is the day after
    /// the 29th.
    pub fn to_civil(self) -> Option<CivilDate> {
        let day_in_table = |day| {
            let year = i32::from(self.year);
            let calendar = Hijri::new_umm_al_qura();
            Date::try_new_hijri_with_calendar(year, self.month, day, calendar).ok()
        };
        let date = match day_in_table(self.day) {
            Some(date) => date.to_calendar(Iso),
            None => next_day(day_in_table(29)?.to_calendar(Iso)),
        };
        CivilDate::from_iso(date)
    }

    /// How many days lie between this date and the one that the table gives for `civil`.
    pub fn days_from(self, civil: CivilDate) -> Option<u64> {
        let own = self.to_civil()?.iso().to_rata_die();
        Some(own.until(civil.iso().to_rata_die()).unsigned_abs())
    }
}

impl TimeOfDay {
    /// A time from 00:00 to 23:59.
    pub fn new(hour: u8, minute: u8) -> Option<TimeOfDay> {
        (hour < 24 && minute < 60).then_some(TimeOfDay { hour, minute })
    }

    /// Hour, 0 to 23.
    pub fn hour(self) -> u8 {
        self.hour
    }

    /// Minute, 0 to 59.
    pub fn minute(self) -> u8 {
        self.minute
    }
}

fn positive_year(year: i32) -> Option<u16> {
    u16::try_from(year).ok().filter(|year| (1..=9999).contains(year))
}

fn next_day(date: Date<Iso>) -> Date<Iso> {
    Date::from_rata_die(date.to_rata_die().add(1), Iso)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn civil(year: u16, month: u8, day: u8) -> CivilDate {
        CivilDate::new(year, month, day).expect("a date")
    }

    #[test]
    fn only_dates_and_times_that_exist() {
        assert_eq!(CivilDate::new(2015, 2, 29), None);
        assert_eq!(CivilDate::new(0, 1, 1), None);
        assert_eq!(HijriDate::new(1437, 13, 1), None);
        assert_eq!(HijriDate::new(1437, 1, 31), None);
        assert_eq!(TimeOfDay::new(24, 0), None);
        assert_eq!(TimeOfDay::new(10, 60), None);
    }

    #[test]
    fn umm_al_qura_both_ways() {
        let hijri = civil(2016, 5, 12).to_hijri();
        assert_eq!(hijri, HijriDate::new(1437, 8, 5));
        assert_eq!(hijri.and_then(HijriDate::to_civil), Some(civil(2016, 5, 12)));
        assert_eq!(civil(2026, 11, 23).to_hijri(), HijriDate::new(1448, 6, 13));
        assert_eq!(civil(500, 1, 1).to_hijri(), None);
    }

    #[test]
    fn a_sighting_may_give_a_month_its_thirtieth() {
        for month in 1..=12 {
            let last = HijriDate::new(1437, month, 30).and_then(HijriDate::to_civil);
            let before = HijriDate::new(1437, month, 29).and_then(HijriDate::to_civil);
            assert!(last > before, "month {month}");
        }
    }

    #[test]
    fn days_between_the_calendars() {
        let given = HijriDate::new(1437, 8, 6).expect("a date");
        assert_eq!(given.days_from(civil(2016, 5, 12)), Some(1));
    }

    #[test]
    fn persian_calendar() {
        let date = civil(2016, 5, 12).to_solar();
        assert_eq!(date, Some(SolarDate { year: 1395, month: 2, day: 23 }));
    }

    #[test]
    fn weekdays_begin_on_monday() {
        assert_eq!(civil(2016, 5, 12).weekday(), 4);
    }
}
