//! Dates and times in numbers.

use super::number::{in_order, range};
use super::scan::{Scan, is_digit, is_european, is_latin};
use super::{Match, Options, Part};
use crate::locale::digits::to_european;

/// 5: `01-02-2026`, `12-5-26`, `2026-5-1`, also right before «م» or «هـ».
pub(super) fn dashed_date(scan: &Scan<'_>, at: usize, _: Options) -> Option<Match> {
    let mut end = at;
    let mut widths = [0; 3];
    for (index, width) in widths.iter_mut().enumerate() {
        if index > 0 {
            if !matches!(scan.at(end)?, '-' | '\u{2011}') {
                return None;
            }
            end += 1;
        }
        let stop = scan.run(end, is_digit);
        *width = stop - end;
        end = stop;
    }
    let european = scan.at(at).is_some_and(is_european);
    let dated = matches!(widths, [1..=2, 1..=2, 4] | [4, 1..=2, 1..=2])
        || (european && matches!(widths, [1..=2, 1..=2, 2]));
    let era = scan.at(end).is_some_and(|c| matches!(c, 'م' | 'ه'));
    let free = era || !scan.at(end).is_some_and(|c| c.is_alphanumeric() || "-/_".contains(c));
    (dated && free).then(|| in_order(scan, at, end))
}

/// 4: `2016-05-12`, with or without a time.
pub(super) fn iso_date(scan: &Scan<'_>, at: usize, _: Options) -> Option<Match> {
    let mut end = at;
    for (index, width) in [4, 2, 2].into_iter().enumerate() {
        if index > 0 {
            if !matches!(scan.at(end)?, '-' | '\u{2011}') {
                return None;
            }
            end += 1;
        }
        let stop = scan.run(end, is_digit);
        if stop - end != width {
            return None;
        }
        end = stop;
    }
    if scan.at(end) == Some('T') && scan.at(end + 1).is_some_and(is_european) {
        end = scan.run(end + 1, |c| is_european(c) || ":.+-Z".contains(c));
        while scan.before(end).is_some_and(|c| ":.+-".contains(c)) {
            end -= 1;
        }
    }
    Some(in_order(scan, at, end))
}

/// 4: `22:00+02:00`, a time with its distance from UTC; `9:00 am`.
pub(super) fn zoned_time(scan: &Scan<'_>, at: usize, _: Options) -> Option<Match> {
    let sign = clock(scan, at)?;
    let half = if scan.at(sign) == Some(' ') { sign + 1 } else { sign };
    let stop = scan.run(half, is_latin);
    if ["am", "pm", "AM", "PM"].contains(&scan.slice(half, stop)) {
        return Some(Match::whole(at..stop, Part::Ltr));
    }
    // A hyphen would part a range of times.
    let end = scan.at(sign).filter(|c| *c == '+').and_then(|_| clock(scan, sign + 1))?;
    // Distances are of at most 14 hours.
    let known = to_european(scan.slice(sign + 1, end)).as_str() < "14:01";
    known.then(|| Match::whole(at..end, Part::Ltr))
}

/// The end of `22:00` or `22:00:30`.
pub(super) fn clock(scan: &Scan<'_>, at: usize) -> Option<usize> {
    let two = |place: usize| {
        let stop = scan.run(place, is_digit);
        (stop - place == 2).then_some(stop)
    };
    let hours = scan.run(at, is_digit);
    if !(1..=2).contains(&(hours - at)) || scan.at(hours) != Some(':') {
        return None;
    }
    let minutes = two(hours + 1)?;
    // «10:30-12:00: افتتاح»
    let seconds = scan.at(minutes) == Some(':') && scan.at(minutes + 1).is_some_and(is_digit);
    if seconds { two(minutes + 1) } else { Some(minutes) }
}

/// 5: `12/05/2016`, `12.05.2016`. With Arabic-Indic digits the order is the source's either way.
/// What it is the first day of is a range.
pub(super) fn date(scan: &Scan<'_>, at: usize, options: Options) -> Option<Match> {
    let first = scan.run(at, is_digit);
    let separator = scan.at(first).filter(|c| matches!(c, '/' | '.'))?;
    let second = scan.run(first + 1, is_digit);
    let (day, month) = (first - at, second - first - 1);
    if !(1..=4).contains(&day) || !(1..=2).contains(&month) || scan.at(second) != Some(separator) {
        return None;
    }
    let digits = scan.run(second + 1, is_digit);
    let year = digits - second - 1;
    // The day of a form, to be filled in: `2026/05/__`.
    let blank = if day == 4 { scan.run(digits, |c| c == '_') } else { digits };
    let end = if year == 0 { blank } else { digits };
    let ends = scan.at(end).is_none_or(|c| !is_latin(c) && c != '/');
    let dated = day == 4 || year == 4 || (separator == '/' && (1..=4).contains(&year));
    if !ends || !dated || end == second + 1 || range(scan, at, options).is_some() {
        return None;
    }
    let european = scan.at(at).is_some_and(is_european);
    Some(Match::whole(at..end, if european { Part::Ltr } else { Part::Glue }))
}

/// Whether a number is a year of our time, Hijri or Gregorian.
pub(super) fn is_year(number: &str) -> bool {
    let value = to_european(number).parse::<u16>();
    number.chars().count() == 4 && value.is_ok_and(|year| (1300..2200).contains(&year))
}

/// The end of `12/5` or `12/5/2026`.
pub(super) fn slashed(scan: &Scan<'_>, at: usize) -> Option<usize> {
    let mut end = scan.run(at, is_digit);
    let mut parts = 1;
    while (1..=4).contains(&(end - at)) || parts > 1 {
        let stop = scan.run(end + 1, is_digit);
        if scan.at(end) != Some('/') || !(1..=4).contains(&(stop - end - 1)) || parts == 3 {
            break;
        }
        (end, parts) = (stop, parts + 1);
    }
    (parts > 1 && scan.at(end) != Some('/')).then_some(end)
}
