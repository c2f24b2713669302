//! Numbers with signs, units and separators.

use super::dates::{clock, slashed};
use super::groups::chain;
use super::scan::{Scan, is_arabic, is_digit, is_european, is_latin};
use super::{Match, Options, Part, latin};
use crate::document::{PercentSide, RangeDirection};
use crate::locale::Direction;
use crate::locale::digits::digit_value;

/// A token from left to right whose groups of digits keep this order: Arabic-Indic ones (AN) would go
/// from right to left (UAX #9 N1), so each is isolated in turn.
pub(super) fn in_order(scan: &Scan<'_>, at: usize, end: usize) -> Match {
    let mut parts = vec![(at..end, Part::Ltr)];
    let mut place = at;
    while place < end {
        let stop = scan.run(place, is_digit).min(end);
        let parted = stop > place && stop - place < end - at;
        if parted && !scan.at(place).is_some_and(is_european) {
            parts.push((place..stop, Part::Ltr));
        }
        place = stop.max(place + 1);
    }
    Match { end, parts }
}

/// `1 000 000`, `1'000`, whose groups would go from right to left; `.5`.
pub(super) fn grouped(scan: &Scan<'_>, at: usize, options: Options) -> Option<Match> {
    let opens = |c: char| c.is_whitespace() || "([{«“\"".contains(c);
    if scan.at(at)? == '.' && scan.before(at).is_none_or(opens) {
        let end = scan.number(at + 1)?;
        return Some(measured(scan, at, at + 1, end, options));
    }
    if let Some(end) = chain(scan, at) {
        return Some(in_order(scan, at, end));
    }
    let end = scan.number(at)?;
    let parted = |c: char| c.is_whitespace() || matches!(c, '\'' | '’');
    scan.slice(at, end).contains(parted).then(|| in_order(scan, at, end))
}

/// 10: `31°57′14″N 35°56′44″E`, a place on the earth, or any angle with minutes.
pub(super) fn angle(scan: &Scan<'_>, at: usize, _: Options) -> Option<Match> {
    let mut end = one_angle(scan, at)?;
    loop {
        let next = scan.run(end, |c| ", ".contains(c));
        match one_angle(scan, next).filter(|_| next > end && next - end <= 2) {
            Some(stop) => end = stop,
            None => return Some(in_order(scan, at, end)),
        }
    }
}

fn one_angle(scan: &Scan<'_>, at: usize) -> Option<usize> {
    let degrees = scan.number(at)?;
    if scan.at(degrees) != Some('°') {
        return None;
    }
    let mut end = degrees + 1;
    for signs in ["′'’", "″\"”"] {
        let Some(stop) = scan.number(end) else { break };
        if !scan.at(stop).is_some_and(|c| signs.contains(c)) {
            break;
        }
        end = stop + 1;
    }
    let letter = if scan.at(end) == Some(' ') { end + 1 } else { end };
    let points = scan.at(letter).is_some_and(|c| "NSEW".contains(c));
    let points = points && !scan.at(letter + 1).is_some_and(is_latin);
    (points || end > degrees + 1).then_some(if points { letter + 1 } else { end })
}

/// A number some of whose digits are hidden: `079****123`, `**** **** **** 1234`.
pub(super) fn masked(scan: &Scan<'_>, at: usize, _: Options) -> Option<Match> {
    /// As many signs alone may be stars of a footnote; fewer hide nothing: `س**٢`.
    const FEW: usize = 3;
    /// In characters: no number is longer.
    const LONGEST: usize = 64;
    let hides = |c: char| matches!(c, '*' | '•' | '●');
    if scan.before(at).is_some_and(|c| is_digit(c) || hides(c)) {
        return None;
    }
    let (mut end, mut next) = (at, at);
    let (mut shows, mut is_hidden) = (false, false);
    let (mut space, mut beside_signs) = (false, false);
    loop {
        let stop = scan.run_to(next, at + LONGEST + 1, |c| is_digit(c) || hides(c));
        let signs = (next..stop).filter(|&place| scan.at(place).is_some_and(hides)).count();
        let digits = stop - next - signs;
        let all_signs = digits == 0 && signs > FEW;
        // Behind a space another number may begin, unless that or this is hidden as a whole.
        let goes_on = !space || beside_signs || all_signs;
        if !goes_on || (digits == 0 && !all_signs) || stop - at > LONGEST {
            break;
        }
        shows |= digits > 0;
        is_hidden |= signs >= FEW;
        end = stop;
        beside_signs = all_signs;
        let join = scan.at(stop).filter(|c| matches!(c, ' ' | '-'));
        space = join.is_some_and(|c| c != '-');
        next = if join.is_some() { stop + 1 } else { stop };
    }
    (shows && is_hidden).then(|| in_order(scan, at, end))
}

/// 11: `10-15`, `2015–2016`, `10:30-12:00`; no phone, no date, no code. Each number is isolated inside
/// the range, or the order would depend on what stands before it.
pub(super) fn range(scan: &Scan<'_>, at: usize, options: Options) -> Option<Match> {
    let dated = |place| clock(scan, place).or_else(|| slashed(scan, place));
    let bound = |place| dated(place).or_else(|| scan.number(place));
    let first = bound(at)?;
    if !matches!(scan.at(first)?, '-' | '–' | '—' | '\u{2011}') {
        return None;
    }
    let mut end = bound(first + 1)?;
    let more = scan.at(end).is_some_and(|c| {
        is_latin(c)
            || ("-–/:".contains(c) && scan.at(end + 1).is_some_and(|n| is_digit(n) || is_latin(n)))
    });
    let label = at.checked_sub(2).is_some_and(|word| scan.at(word).is_some_and(is_arabic));
    let inside = |c: char| is_latin(c) || c == '-' || (c == '/' && !label);
    if more || scan.before(at).is_some_and(inside) {
        return None;
    }
    // `3/2-5` is no day of a month and another.
    let is_date = |start, stop| scan.slice(start, stop).contains('/');
    if is_date(at, first) && !is_date(first + 1, end) {
        return None;
    }
    if !is_date(at, first) && is_date(first + 1, end) && !is_day(scan, at, first, end) {
        return None;
    }
    if is_code(scan, at, first, end) {
        return Some(in_order(scan, at, end));
    }
    if let Some(stop) = percent_end(scan, end).or_else(|| currency_end(scan, end)) {
        end = stop;
    } else if scan.at(end) == Some('°') {
        end = with_unit(scan, first + 1, options).map_or(end, |found| found.end.max(end));
    }
    let parts = match options.ranges {
        RangeDirection::Ltr => vec![(at..end, Part::Ltr)],
        RangeDirection::Rtl => {
            vec![(at..end, Part::Rtl), (at..first, Part::Ltr), (first + 1..end, Part::Ltr)]
        }
    };
    Some(Match { end, parts })
}

/// Whether the first day of a range has the month of the second: `12-15/5/2026`, not `5-2025/2026`.
fn is_day(scan: &Scan<'_>, at: usize, first: usize, end: usize) -> bool {
    let value =
        |text: &str| crate::locale::digits::to_european(text).parse::<u16>().unwrap_or(u16::MAX);
    let mut parts = scan.slice(first + 1, end).split('/').map(value);
    let (day, month) = (parts.next().unwrap_or(0), parts.next().unwrap_or(u16::MAX));
    value(scan.slice(at, first)) <= 31 && day <= 31 && month <= 12
}

/// Whether two numbers with a hyphen are a code and no range: one has five digits and they are far apart or
/// fall, one begins with zero and they are no two days, or they stand behind a post box.
fn is_code(scan: &Scan<'_>, at: usize, first: usize, end: usize) -> bool {
    const LONG: usize = 5;
    const FAR: u64 = 100;
    let numbers = [scan.slice(at, first), scan.slice(first + 1, end)];
    let digits = numbers.map(|number| number.chars().filter(|&c| is_digit(c)).count());
    let values = numbers.map(|number| {
        crate::locale::digits::to_european(number).parse::<u64>().unwrap_or(u64::MAX)
    });
    let whole = numbers.iter().all(|number| number.chars().all(is_digit));
    let begins_with_zero = |number: &&str| {
        number.chars().count() > 1 && number.chars().next().and_then(digit_value) == Some(0)
    };
    let box_before = ["ص.ب", "ص.ب.", "ص. ب.", "P.O.Box"].contains(&scan.word_before(at));
    let rises = values[0] < values[1] && values[1] / values[0].max(1) < FAR;
    let uneven = digits[0] != digits[1] && digits.into_iter().any(|count| count >= LONG) && !rises;
    let zero = numbers.iter().any(begins_with_zero) && digits != [2, 2];
    whole && scan.at(first) == Some('-') && (uneven || zero || box_before)
}

/// 9: `-5`, `±0.5` after a space or an opening mark.
pub(super) fn signed(scan: &Scan<'_>, at: usize, options: Options) -> Option<Match> {
    if !matches!(scan.at(at)?, '+' | '-' | '−' | '±') || !may_be_signed(scan, at) {
        return None;
    }
    let end = scan.number(at + 1)?;
    Some(measured(scan, at, at + 1, end, options))
}

/// A number with its sign or point, which begins before it, and its unit: an Arabic unit stays outside.
fn measured(scan: &Scan<'_>, at: usize, number: usize, end: usize, options: Options) -> Match {
    let found = currency(scan, number, options).or_else(|| with_unit(scan, number, options));
    match found.filter(|found| found.end > end) {
        Some(found) if matches!(found.parts[0].1, Part::Ltr | Part::Phrase) => {
            Match::whole(at..found.end, found.parts[0].1)
        }
        Some(found) => Match {
            end: found.end,
            parts: vec![(at..found.end, found.parts[0].1), (at..end, Part::Ltr)],
        },
        None => Match::whole(at..end, Part::Ltr),
    }
}

/// Whether a sign may stand here: after a space, an opening mark, «بـ»; after «و» before an amount or where another
/// number has a sign too, as «و-12» may as well be a reference.
pub(super) fn may_be_signed(scan: &Scan<'_>, at: usize) -> bool {
    let opens = |c: char| c.is_whitespace() || "([{«“\"".contains(c);
    let before = |count: usize| at.checked_sub(count).and_then(|place| scan.at(place));
    match before(1) {
        Some('ـ') => {
            before(2).is_some_and(|c| "بكل".contains(c))
                && before(3).is_none_or(|c| !is_arabic(c) || c == 'و')
        }
        Some('و') => is_conjunction(scan, at),
        Some(c) => opens(c),
        None => true,
    }
}

/// Whether nothing but «و» stands between a place and the space before it, and an amount behind it or a number with
/// a sign not far before.
fn is_conjunction(scan: &Scan<'_>, at: usize) -> bool {
    const NEAR: usize = 40;
    let alone = at.checked_sub(2).and_then(|place| scan.at(place)).is_none_or(char::is_whitespace);
    let is_signed = |place: usize| {
        scan.at(place).is_some_and(|c| "-−+".contains(c))
            && scan.at(place + 1).is_some_and(is_digit)
            && scan.before(place).is_some_and(|c| c.is_whitespace() || c == 'ـ')
    };
    let signed = || is_amount(scan, at + 1) || (at.saturating_sub(NEAR)..at).any(is_signed);
    scan.before(at) == Some('و') && alone && signed()
}

/// Whether a number is no reference: `0.5`, `1,250`, `10%`.
fn is_amount(scan: &Scan<'_>, at: usize) -> bool {
    let Some(end) = scan.number(at) else { return false };
    let points = scan.slice(at, end).chars().filter(|c| ".٫".contains(*c)).count();
    let parted = scan.slice(at, end).contains(['.', ',', '٫', '٬']) && points <= 1;
    parted || percent_end(scan, end).is_some()
}

/// A sign of a currency.
pub(super) fn is_currency(c: char) -> bool {
    matches!(c, '$' | '¢'..='¥' | '\u{20A0}'..='\u{20C1}' | '﷼')
}

/// 12: a currency sign beside a number keeps the side it was written on, and the minus its own.
pub(super) fn currency(scan: &Scan<'_>, at: usize, options: Options) -> Option<Match> {
    let minus = |place| scan.at(place).is_some_and(|c| "+-−".contains(c));
    let signed = minus(at) && (may_be_signed(scan, at) || scan.before(at) == Some('و'));
    let sign = if signed { at + 1 } else { at };
    if scan.at(sign).is_some_and(is_currency) {
        if is_between_numbers(scan, sign) {
            return None;
        }
        let space = scan.at(sign + 1) == Some(' ') || minus(sign + 1);
        let number = if space { sign + 2 } else { sign + 1 };
        return scan.number(number).map(|end| priced(scan, at, end, options));
    }
    let end = scan.number(at)?;
    currency_end(scan, end).map(|end| priced(scan, at, end, options))
}

/// The end of a sign of a currency behind a number, with its letters: `$`, `US$`.
fn currency_end(scan: &Scan<'_>, number: usize) -> Option<usize> {
    const LETTERS: usize = 3;
    let spaced = usize::from(scan.at(number) == Some(' '));
    let letters =
        scan.run_to(number + spaced, number + spaced + LETTERS, |c| c.is_ascii_uppercase());
    // `5 $100` are two numbers, so are `5 US$ 100`.
    let next = scan.run_to(letters + 1, letters + 2, |c| c == ' ');
    let another = spaced > 0 && scan.at(next).is_some_and(is_digit);
    (scan.at(letters).is_some_and(is_currency) && !another).then_some(letters + 1)
}

/// Whether spaces and numbers are on both sides of a sign, which may belong to either: `3 $ 500` has the order of the
/// text around.
fn is_between_numbers(scan: &Scan<'_>, sign: usize) -> bool {
    let before = sign.checked_sub(2).and_then(|place| scan.at(place));
    let spaced = scan.before(sign) == Some(' ') && scan.at(sign + 1) == Some(' ');
    spaced && before.is_some_and(is_digit) && scan.at(sign + 2).is_some_and(is_digit)
}

/// A price with what it is for: `$70/bbl`, `$5 million`.
fn priced(scan: &Scan<'_>, at: usize, end: usize, options: Options) -> Match {
    if scan.at(end) == Some('/') && scan.at(end + 1).is_some_and(is_latin) {
        return Match::whole(at..scan.run(end + 1, is_latin), Part::Ltr);
    }
    let word = scan.at(end) == Some(' ') && scan.at(end + 1).is_some_and(char::is_lowercase);
    match latin::phrase(scan, end + 1, options).filter(|_| word) {
        Some(phrase) => {
            let mut found = latin::begun_before(at, phrase);
            found.parts.insert(1, (at..end, Part::Glue));
            found
        }
        None => Match::whole(at..end, Part::Ltr),
    }
}

/// 10 and 13: a number with its unit. Latin units and the percent sign are isolated with it, Arabic
/// ones only kept on its line.
pub(super) fn with_unit(scan: &Scan<'_>, at: usize, options: Options) -> Option<Match> {
    let number = scan.number(at)?;
    if let Some(found) = percent(scan, at, number, options) {
        return Some(found);
    }
    let spaced = scan.at(number) == Some(' ');
    let unit = if spaced { number + 1 } else { number };
    if scan.at(unit) == Some('°') {
        if scan.at(unit + 1).is_some_and(is_arabic) {
            return Some(Match::whole(at..unit + 2, Part::Glue));
        }
        let letter = scan.run(unit + 1, |c| matches!(c, 'C' | 'F' | 'K'));
        let free = !scan.at(letter).is_some_and(is_latin);
        return free.then(|| Match::whole(at..letter, Part::Ltr));
    }
    let end = scan.run(unit, |c| is_latin(c) || "/²³µ".contains(c));
    if end > unit && is_latin_unit(scan.slice(unit, end)) {
        return Some(Match::whole(at..with_tolerance(scan, end), Part::Ltr));
    }
    let end = scan.run(unit, |c| is_arabic(c) || "²³.".contains(c));
    let word = scan.slice(unit, end);
    let is_unit = is_arabic_unit(word.trim_end_matches('.')) || is_arabic_unit(word);
    let end = if word.ends_with('.') && !word.trim_end_matches('.').contains('.') {
        end - 1
    } else {
        end
    };
    let mut found = in_order(scan, at, number);
    found.parts.retain(|_| scan.slice(at, number).contains(char::is_whitespace));
    found.parts.insert(0, (at..end, Part::Glue));
    (spaced && is_unit).then_some(Match { end, ..found })
}

/// A unit, one of units, or a price for something: `km`, `kg/m²`, `JOD/month`.
fn is_latin_unit(unit: &str) -> bool {
    const CODE: usize = 3;
    let known = |part: &str| LATIN_UNITS.contains(&part);
    let (first, rest) = unit.split_once('/').unwrap_or((unit, ""));
    let is_price = first.len() == CODE && first.chars().all(|c| c.is_ascii_uppercase());
    let each = |part: &str| known(part) || (is_price && part.chars().all(is_latin));
    known(unit) || (known(first) && !rest.is_empty() && rest.split('/').all(each))
}

/// The end of a tolerance or comparison that follows a quantity: `230 V ± 10%`.
fn with_tolerance(scan: &Scan<'_>, end: usize) -> usize {
    let sign = scan.at(end + 1).is_some_and(|c| "±×÷=≤≥<>+−".contains(c));
    if scan.at(end) != Some(' ') || !sign || scan.at(end + 2) != Some(' ') {
        return end;
    }
    let Some(number) = scan.number(end + 3) else { return end };
    if scan.at(number) == Some('%') {
        return number + 1;
    }
    let unit = if scan.at(number) == Some(' ') { number + 1 } else { number };
    let stop = scan.run(unit, is_latin);
    if LATIN_UNITS.contains(&scan.slice(unit, stop)) { stop } else { number }
}

pub(super) const LATIN_UNITS: [&str; 62] = [
    "km", "m", "cm", "mm", "kg", "g", "mg", "t", "l", "ml", "km/h", "m/s", "kWh", "MWh", "GWh",
    "kW", "MW", "GW", "W", "V", "A", "Hz", "kHz", "MHz", "GHz", "KB", "MB", "GB", "TB", "kB",
    "Mbps", "Gbps", "USD", "EUR", "GBP", "CHF", "SAR", "QAR", "AED", "KWD", "BHD", "OMR", "JOD",
    "EGP", "LBP", "SYP", "IQD", "MAD", "TND", "DZD", "LYD", "YER", "SDG", "TRY", "JD", "SR", "QR",
    "KD", "m²", "m³", "ha", "pt",
];

/// Arabic words for what is measured, counted or paid.
const MEASURES: [&str; 44] = [
    "كم",
    "كلم",
    "كغ",
    "كجم",
    "غ",
    "جم",
    "م",
    "م²",
    "م³",
    "سم",
    "مم",
    "كم²",
    "ل",
    "لتر",
    "طن",
    "ريال",
    "ريالاً",
    "ريالا",
    "دينار",
    "ديناراً",
    "دينارا",
    "درهم",
    "درهماً",
    "درهما",
    "دولار",
    "دولاراً",
    "دولارا",
    "جنيه",
    "جنيهاً",
    "جنيها",
    "ليرة",
    "يورو",
    "مليون",
    "مليوناً",
    "ملايين",
    "مليار",
    "ملياراً",
    "مليارات",
    "ألف",
    "ألفاً",
    "آلاف",
    "ر.س",
    "د.إ",
    "ر.ق",
];

/// Arabic words for stretches of time, and for the era of a year.
const TIMES: [&str; 14] = [
    "سنة",
    "سنوات",
    "عاماً",
    "أعوام",
    "شهراً",
    "أشهر",
    "يوم",
    "يوماً",
    "أيام",
    "ساعة",
    "ساعات",
    "دقيقة",
    "دقائق",
    "هـ",
];

/// Whether a word is an Arabic unit.
pub(super) fn is_arabic_unit(word: &str) -> bool {
    is_measure(word) || TIMES.contains(&word)
}

/// Whether a word is an Arabic unit, but for those of time.
pub(super) fn is_measure(word: &str) -> bool {
    MEASURES.contains(&word)
}

/// The percent sign: on the right of European digits and in a text from left to right, on the left of Arabic-Indic
/// ones, unless the document says otherwise.
fn percent(scan: &Scan<'_>, at: usize, number: usize, options: Options) -> Option<Match> {
    let end = percent_end(scan, number)?;
    let european = scan.at(at).is_some_and(is_european);
    let at_right = match options.percent {
        PercentSide::Auto => european || options.base == Direction::Ltr,
        PercentSide::Right => true,
        PercentSide::Left => false,
    };
    let parts = if at_right {
        vec![(at..end, Part::Ltr)]
    } else {
        vec![(at..end, Part::Rtl), (at..number, Part::Ltr)]
    };
    Some(Match { end, parts })
}

/// The end of a percent sign behind a number, also one that a space parts from it.
pub(super) fn percent_end(scan: &Scan<'_>, number: usize) -> Option<usize> {
    let spaced = scan.at(number) == Some(' ');
    let sign = if spaced { number + 1 } else { number };
    let next = scan.at(sign + 1);
    let is_code = spaced && next.is_some_and(|c| is_latin(c) || is_digit(c) || c == '%');
    (matches!(scan.at(sign)?, '%' | '٪') && !is_code).then_some(sign + 1)
}

/// 6: an identifier that begins with a digit: `2.3.1-rc1`, `978-3-16-148410-0`, `14289-1:2014`.
pub(super) fn identifier(scan: &Scan<'_>, at: usize, options: Options) -> Option<Match> {
    if !scan.at(at).is_some_and(is_european) {
        return None;
    }
    let inner = |c: char| is_european(c) || is_latin(c) || latin::is_index(c);
    let mut end = scan.run(at, |c| inner(c) || "/._-:\u{2011}".contains(c));
    while scan.before(end).is_some_and(|c| !inner(c)) {
        end -= 1;
    }
    let word = scan.slice(at, end);
    let separators = word.chars().filter(|c| "/._-:\u{2011}".contains(*c)).count();
    let letters = word.chars().any(is_latin);
    let counts =
        (letters && (separators >= 1 || word.len() > 1)) || separators >= 2 || word.contains('_');
    let free = !scan.at(end).is_some_and(is_arabic);
    // `3D printing` is a phrase.
    let goes_on = letters && latin::goes_on(scan, end, options);
    let phrase = if goes_on { latin::phrase(scan, at, options) } else { None };
    (counts && free).then(|| phrase.unwrap_or_else(|| Match::whole(at..end, Part::Ltr)))
}
