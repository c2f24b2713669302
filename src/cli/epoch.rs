//! A count of seconds as a civil date.

use mahdar::document::Stamp;

const DAY: u64 = 86_400;

/// The moment so many seconds after 1970-01-01 00:00 UTC; none beyond the year 9999.
pub(crate) fn stamp(seconds: &str) -> Option<Stamp> {
    let seconds: u64 = seconds.parse().ok()?;
    let (year, month, day) = civil(seconds / DAY)?;
    let of_day = seconds % DAY;
    let part = |seconds: u64| u8::try_from(seconds).ok();
    let (hour, minute) = (part(of_day / 3600)?, part(of_day / 60 % 60)?);
    Some(Stamp { year, month, day, hour, minute, second: part(of_day % 60)? })
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

    fn date(seconds: &str) -> Option<String> {
        stamp(seconds).map(Stamp::iso)
    }

    #[test]
    fn known_moments() {
        assert_eq!(date("0").as_deref(), Some("1970-01-01T00:00:00Z"));
        assert_eq!(date("951825600").as_deref(), Some("2000-02-29T12:00:00Z"));
        assert_eq!(date("1700000000").as_deref(), Some("2023-11-14T22:13:20Z"));
        assert_eq!(date("253402300799").as_deref(), Some("9999-12-31T23:59:59Z"));
    }

    #[test]
    fn no_moments() {
        for wrong in ["", "-1", "now", "1e9", "253402300800", "99999999999999999999"] {
            assert_eq!(date(wrong), None, "{wrong}");
        }
    }
}
