//! A count of seconds as a civil date.

use mahdar::document::Stamp;

const DAY: u64 = 86_400;

/// The moment so many seconds after 1970-01-01 00:00 UTC; none beyond the year 9999.
pub(crate) fn stamp(seconds: &str) -> Option<Stamp> {
    let seconds: u64 = seconds.parse().ok()?;
    let (year, month, day) = civil(seconds / DAY)?;
    let minutes = seconds % DAY / 60;
    let hour = u8::try_from(minutes / 60).ok()?;
    let minute = u8::try_from(minutes % 60).ok()?;
    Some(Stamp { year, month, day, hour, minute })
}

/// The date so many days after 1970-01-01, year by year and month by month.
fn civil(mut days: u64) -> Option<(u16, u8, u8)> {
    let year = (1970..=9999).find(|&year| skip(&mut days, 365 + u64::from(is_leap(year))))?;
    let month = (1..=12).find(|&month| skip(&mut days, days_in(year, month)))?;
    Some((year, month, u8::try_from(days + 1).ok()?))
}

/// Whether the day is within these; otherwise they are behind us.
fn skip(days: &mut u64, length: u64) -> bool {
    let within = *days < length;
    if !within {
        *days -= length;
    }
    within
}

fn days_in(year: u16, month: u8) -> u64 {
    match month {
        2 => 28 + u64::from(is_leap(year)),
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

fn is_leap(year: u16) -> bool {
    year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(seconds: &str) -> Option<(u16, u8, u8, u8, u8)> {
        stamp(seconds).map(|s| (s.year, s.month, s.day, s.hour, s.minute))
    }

    #[test]
    fn known_moments() {
        assert_eq!(date("0"), Some((1970, 1, 1, 0, 0)));
        assert_eq!(date("951825600"), Some((2000, 2, 29, 12, 0)));
        assert_eq!(date("1700000000"), Some((2023, 11, 14, 22, 13)));
        assert_eq!(date("253402300799"), Some((9999, 12, 31, 23, 59)));
    }

    #[test]
    fn no_moments() {
        for wrong in ["", "-1", "now", "1e9", "253402300800", "99999999999999999999"] {
            assert_eq!(date(wrong), None, "{wrong}");
        }
    }
}
