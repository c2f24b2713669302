//! Numbers in groups of digits of any set: accounts, cards, international accounts, items of outlines.

use super::dates::is_year;
use super::number::{in_order, is_arabic_unit, is_currency};
use super::scan::{Scan, is_arabic, is_digit, is_european, is_latin};
use super::{Match, Options, Part};
use crate::locale::digits::{digit_value, to_european};

/// The end of three groups of digits or more: `800 123 4567`, `5412 7512 3412 3456`, `1010 123 456`. Years
/// that stand in a row are no such number, nor are the thousands of one or the rooms of a floor.
pub(super) fn chain(scan: &Scan<'_>, at: usize) -> Option<usize> {
    /// No account has more groups.
    const MOST: usize = 6;
    let mut groups = Vec::new();
    let mut end = scan.run(at, is_digit);
    groups.push(scan.slice(at, end));
    while scan.at(end) == Some(' ') {
        let stop = scan.run(end + 1, is_digit);
        if stop < end + 4 {
            break;
        }
        if groups.len() == MOST {
            return None;
        }
        groups.push(scan.slice(end + 1, stop));
        end = stop;
    }
    let thousands = groups[1..].iter().all(|group| group.chars().count() == 3)
        && groups[0].chars().count() <= 3;
    let card = groups.len() > 3 && groups.iter().all(|group| group.chars().count() == 4);
    let free = (card || !is_counted(scan, end)) && is_free(scan, end);
    let long = groups.len() > 2 && groups[0].chars().count() > 1;
    let listed = is_list(&groups) || groups.iter().all(|group| is_year(group));
    (long && free && !thousands && !listed).then_some(end)
}

/// Whether groups are numbers that lie near each other, as those of rooms, or rise slowly: `1101 1102 1103`,
/// `1201 1205 1310`, `5000 7000 9000`.
fn is_list(groups: &[&str]) -> bool {
    const STEP: u64 = 100;
    let value = |group: &str| to_european(group).parse::<u64>().unwrap_or(u64::MAX);
    let near = |pair: &[&str]| (1..STEP).contains(&value(pair[0]).abs_diff(value(pair[1])));
    let rises = |pair: &[&str]| pair[0].len() == pair[1].len() && value(pair[0]) < value(pair[1]);
    let (first, last) = (value(groups[0]), value(groups[groups.len() - 1]));
    let slowly = last / 2 < first && groups.windows(2).all(rises);
    slowly || groups.windows(2).all(near)
}

/// Whether a unit or currency follows: it is counted by the last of several numbers.
fn is_counted(scan: &Scan<'_>, end: usize) -> bool {
    let unit = scan.slice(end + 1, scan.run(end + 1, |c| is_arabic(c) || c == '.'));
    let currency = scan.at(end + 1).is_some_and(is_currency);
    scan.at(end) == Some(' ') && (is_arabic_unit(unit) || currency)
}

/// Whether nothing touches the last group that makes another number of it.
fn is_free(scan: &Scan<'_>, end: usize) -> bool {
    let next = scan.at(end + 1).is_some_and(is_digit);
    let goes_on = |c: char| is_latin(c) || "%٪".contains(c) || (":/.,٫٬".contains(c) && next);
    !scan.at(end).is_some_and(goes_on)
}

/// `IR۱۲ ۰۱۷۰ …`: an international account whose digits are no European ones; those are the words of a phrase.
pub(super) fn account(scan: &Scan<'_>, at: usize, _: Options) -> Option<Match> {
    /// ISO 13616: letters and digits, without spaces.
    const LONGEST: usize = 34;
    const SHORTEST: usize = 15;
    const GROUP: usize = 4;
    let letters = scan.run_to(at, at + 3, |c| c.is_ascii_uppercase());
    if letters != at + 2 || !scan.at(letters).is_some_and(|c| is_digit(c) && !is_european(c)) {
        return None;
    }
    let part = |c: char| is_digit(c) || c.is_ascii_uppercase();
    let mut end = scan.run_to(at, at + LONGEST, part);
    let mut length = end - at;
    while scan.at(end) == Some(' ') && length.is_multiple_of(GROUP) {
        let stop = scan.run_to(end + 1, end + 2 + GROUP, part);
        let group = stop - end - 1;
        if !(1..=GROUP).contains(&group) || length + group > LONGEST {
            break;
        }
        (end, length) = (stop, length + group);
    }
    let whole = length >= SHORTEST && !scan.at(end).is_some_and(|c| is_latin(c) || is_digit(c));
    whole.then(|| in_order(scan, at, end))
}

/// `۶۰۳۷-۹۹۱۱-۱۲۳۴-۵۶۷۸`, a card or another long code in digits that are no European ones, reads as with these from
/// left to right; `۱-۲-۳`, an item of an outline in Persian digits, from right to left, as behind a word.
pub(super) fn hyphened(scan: &Scan<'_>, at: usize, _: Options) -> Option<Match> {
    /// No code has more groups.
    const MOST: usize = 8;
    /// So many digits are no item of an outline.
    const LONG: usize = 12;
    let first = scan.at(at).filter(|&c| is_digit(c) && !is_european(c))?;
    let zero = first as u32 - digit_value(first)?;
    let alike = |c: char| digit_value(c).is_some_and(|value| c as u32 - value == zero);
    if scan.before(at).is_some_and(|c| "-/\u{2011}".contains(c)) {
        return None;
    }
    let mut groups = vec![(at, scan.run(at, alike))];
    while let Some(&(_, end)) = groups.last().filter(|_| groups.len() < MOST) {
        let stop = scan.run(end + 1, alike);
        if !matches!(scan.at(end), Some('-' | '\u{2011}')) || stop == end + 1 {
            break;
        }
        groups.push((end + 1, stop));
    }
    let end = groups.last()?.1;
    let touches = |c: char| is_digit(c) || is_latin(c) || "-/.,:٫٬".contains(c);
    let next = scan.at(end + 1).is_some_and(is_digit);
    if groups.len() < 3 || scan.at(end).is_some_and(|c| touches(c) && (next || is_digit(c))) {
        return None;
    }
    let digits: usize = groups.iter().map(|(start, stop)| stop - start).sum();
    if digits >= LONG {
        return Some(in_order(scan, at, end));
    }
    let mut parts = vec![(at..end, Part::Rtl)];
    parts.extend(groups.into_iter().map(|(start, stop)| (start..stop, Part::Ltr)));
    // Arabic-Indic digits go from right to left wherever they stand.
    matches!(first, '۰'..='۹').then_some(Match { end, parts })
}
