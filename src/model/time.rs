//! Dates that exist, and times of day.

use super::Text;
use crate::diag::Span;

/// A date in one or two calendars; at least one of the three parts is there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Date {
    /// In the civil calendar.
    pub gregorian: Option<CivilDate>,
    /// In the Hijri calendar, as the author gave it.
    pub hijri: Option<HijriDate>,
    /// The whole as it is to be shown; overrides what would be made from the others.
    pub display: Option<Text>,
    /// Its place in the source.
    pub span: Span,
}

/// A date that exists in the Gregorian calendar. Ordered by time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CivilDate {
    /// Year, 1 to 9999.
    pub year: u16,
    /// Month, 1 to 12.
    pub month: u8,
    /// Day, 1 to 31.
    pub day: u8,
}

/// A date of the Hijri calendar. Whether the month has 30 days depends on the year, so 30 is
/// allowed in each. Ordered by time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct HijriDate {
    /// Year, 1 to 9999.
    pub year: u16,
    /// Month, 1 to 12.
    pub month: u8,
    /// Day, 1 to 30.
    pub day: u8,
}

/// A time of day. Ordered by time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Time {
    /// Hour, 0 to 23.
    pub hour: u8,
    /// Minute, 0 to 59.
    pub minute: u8,
}

/// A term: a date, or words such as «نهاية الربع الثاني».
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum When {
    /// A date.
    Date(Date),
    /// Words, kept as written.
    Words(Text),
}

impl CivilDate {
    /// The date, if it exists.
    pub fn new(year: u16, month: u8, day: u8) -> Option<CivilDate> {
        let exists = (1..=9999).contains(&year) && (1..=days_of_month(year, month)?).contains(&day);
        exists.then_some(CivilDate { year, month, day })
    }
}

impl HijriDate {
    /// The date, if there can be such a one.
    pub fn new(year: u16, month: u8, day: u8) -> Option<HijriDate> {
        let may_be =
            (1..=9999).contains(&year) && (1..=12).contains(&month) && (1..=30).contains(&day);
        may_be.then_some(HijriDate { year, month, day })
    }
}

impl Time {
    /// The time, if there is such a one.
    pub fn new(hour: u8, minute: u8) -> Option<Time> {
        (hour < 24 && minute < 60).then_some(Time { hour, minute })
    }
}

/// The days of a month, if there is such a month.
pub(super) fn days_of_month(year: u16, month: u8) -> Option<u8> {
    let leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
    match month {
        1 | 3 | 5 | 7 | 8 | 10 | 12 => Some(31),
        4 | 6 | 9 | 11 => Some(30),
        2 if leap => Some(29),
        2 => Some(28),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_days_that_exist_are_dates() {
        assert!(CivilDate::new(2024, 2, 29).is_some());
        assert!(CivilDate::new(2000, 2, 29).is_some());
        for (year, month, day) in
            [(2023, 2, 29), (1900, 2, 29), (2026, 4, 31), (2026, 13, 1), (0, 1, 1), (2026, 1, 0)]
        {
            assert_eq!(CivilDate::new(year, month, day), None, "{year}-{month}-{day}");
        }
        assert_eq!(HijriDate::new(1447, 12, 31), None);
        assert_eq!(Time::new(24, 0), None);
    }
}
