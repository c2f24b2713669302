//! Numbers with signs, units and separators.

use super::scan::{Scan, is_arabic, is_digit, is_european, is_latin};
use super::{Match, Options, Part};
use crate::document::{PercentSide, RangeDirection};
use crate::locale::digits::digit_value;

/// 3: seven digits and more in groups, after `+` or `0`; or four and more after a word for telephone.
pub(super) fn phone(scan: &Scan<'_>, at: usize, _: Options) -> Option<Match> {
    const WORDS: [&str; 14] = [
        "هاتف",
        "الهاتف",
        "فاكس",
        "الفاكس",
        "جوال",
        "الجوال",
        "تلفون",
        "ت",
        "موبايل",
        "محمول",
        "Tel",
        "Tel.",
        "Fax",
        "Phone",
    ];
    let first = scan.at(at)?;
    let leads = matches!(first, '+' | '0' | '٠' | '۰');
    if !leads && !is_digit(first) && first != '(' {
        return None;
    }
    let announced = WORDS.contains(&scan.word_before(at));
    if !leads && !announced {
        return None;
    }
    let mut end = at;
    let mut digits = 0;
    let mut zero = None;
    while let Some(c) = scan.at(end) {
        let next_digit = scan.at(end + 1).is_some_and(|n| is_digit(n) || n == '(');
        let joins = matches!(c, ' ' | '-' | '\u{2011}' | '.' | ')' | '/')
            && (next_digit || (c == ')' && scan.at(end + 1) == Some(' ')));
        if let Some(value) = digit_value(c) {
            // No number mixes digit sets: two that do are neighbours, each with its own order.
            if *zero.get_or_insert(c as u32 - value) != c as u32 - value {
                break;
            }
            digits += 1;
        } else if !((c == '+' && end == at) || c == '(' || joins) {
            break;
        }
        end += 1;
    }
    while end > at && !scan.before(end).is_some_and(is_digit) {
        end -= 1;
    }
    let least = if announced { 4 } else { 7 };
    let text = scan.slice(at, end);
    let decimal = !announced && (text.contains('.') || text.contains('/'));
    (digits >= least && !decimal).then(|| in_order(scan, at, end))
}

/// A token from left to right whose groups of digits keep this order: Arabic-Indic ones (AN) would go
/// from right to left (UAX #9 N1), so each is isolated in turn.
fn in_order(scan: &Scan<'_>, at: usize, end: usize) -> Match {
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

/// `1 000 000`, whose groups would go from right to left; `.5`.
pub(super) fn grouped(scan: &Scan<'_>, at: usize, options: Options) -> Option<Match> {
    let opens = |c: char| c.is_whitespace() || "([{«“\"".contains(c);
    if scan.at(at)? == '.' && scan.before(at).is_none_or(opens) {
        let end = scan.number(at + 1)?;
        let end = with_unit(scan, at + 1, options).map_or(end, |m| m.end.max(end));
        return Some(Match::whole(at..end, Part::Ltr));
    }
    let end = scan.number(at)?;
    scan.slice(at, end).contains(char::is_whitespace).then(|| in_order(scan, at, end))
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
    Some(Match::whole(at..end, Part::Ltr))
}

/// 5: `12/05/2016`, `12.05.2016`. With Arabic-Indic digits the order is the source's either way.
pub(super) fn date(scan: &Scan<'_>, at: usize, _: Options) -> Option<Match> {
    let first = scan.run(at, is_digit);
    let separator = scan.at(first).filter(|c| matches!(c, '/' | '.'))?;
    let second = scan.run(first + 1, is_digit);
    let (day, month) = (first - at, second - first - 1);
    if !(1..=4).contains(&day) || !(1..=2).contains(&month) || scan.at(second) != Some(separator) {
        return None;
    }
    let end = scan.run(second + 1, is_digit);
    let year = end - second - 1;
    let ends = scan.at(end).is_none_or(|c| !is_latin(c) && c != '/');
    let dated = day == 4 || year == 4 || (separator == '/' && (1..=4).contains(&year));
    if !ends || !dated {
        return None;
    }
    let european = scan.at(at).is_some_and(is_european);
    Some(Match::whole(at..end, if european { Part::Ltr } else { Part::Glue }))
}

/// 8: `3 × 4 = 12`, `2**3`, `x ≤ 5` with numbers on both sides.
pub(super) fn arithmetic(scan: &Scan<'_>, at: usize, _: Options) -> Option<Match> {
    let mut end = scan.number(at)?;
    let mut real = false;
    loop {
        let spaced = scan.at(end) == Some(' ');
        let sign = if spaced { end + 1 } else { end };
        // Without spaces these two make a range or a date.
        let dash = spaced && scan.at(sign + 1) == Some(' ');
        let is_operator = |c: &char| "×÷=≤≥<>±^+−*".contains(*c) || (dash && "-/".contains(*c));
        let Some(c) = scan.at(sign).filter(is_operator) else { break };
        let power = c == '*' && scan.at(sign + 1) == Some('*');
        let after = scan.run(if power { sign + 2 } else { sign + 1 }, |c| c == ' ');
        let signed = if scan.at(after) == Some('-') { after + 1 } else { after };
        let Some(stop) = scan.number(signed) else { break };
        real |= !"+-/".contains(c);
        end = stop;
    }
    real.then(|| Match::whole(at..end, Part::Ltr))
}

/// A number some of whose digits are hidden: `079****123`, `**** **** **** 1234`.
pub(super) fn masked(scan: &Scan<'_>, at: usize, _: Options) -> Option<Match> {
    /// As many signs alone may be stars of a footnote; fewer hide nothing: `س**٢`.
    const FEW: usize = 3;
    let hides = |c: char| matches!(c, '*' | '•' | '●');
    let (mut end, mut next) = (at, at);
    let (mut shows, mut is_hidden) = (false, false);
    let (mut space, mut beside_signs) = (false, false);
    loop {
        let stop = scan.run(next, |c| is_digit(c) || hides(c));
        let signs = (next..stop).filter(|&place| scan.at(place).is_some_and(hides)).count();
        let digits = stop - next - signs;
        let all_signs = digits == 0 && signs > FEW;
        // Behind a space another number may begin, unless that or this is hidden as a whole.
        let goes_on = !space || beside_signs || all_signs;
        if !goes_on || (digits == 0 && !all_signs) {
            break;
        }
        shows |= digits > 0;
        is_hidden |= signs >= FEW;
        end = stop;
        beside_signs = all_signs;
        let join = scan.at(stop).filter(|c| matches!(c, ' ' | '-' | '\u{A0}'));
        space = join.is_some_and(|c| c != '-');
        next = if join.is_some() { stop + 1 } else { stop };
    }
    (shows && is_hidden).then(|| in_order(scan, at, end))
}

/// 11: `10-15`, `2015–2016`; no phone, no date. Each number is isolated inside the range, or the
/// order would depend on what stands before it.
pub(super) fn range(scan: &Scan<'_>, at: usize, options: Options) -> Option<Match> {
    let first = scan.number(at)?;
    if !matches!(scan.at(first)?, '-' | '–' | '—' | '\u{2011}') {
        return None;
    }
    let mut end = scan.number(first + 1)?;
    let more = scan.at(end).is_some_and(|c| {
        is_latin(c)
            || ("-–/:".contains(c) && scan.at(end + 1).is_some_and(|n| is_digit(n) || is_latin(n)))
    });
    if more || scan.before(at).is_some_and(|c| is_latin(c) || "-/".contains(c)) {
        return None;
    }
    let second = end;
    if scan.at(end).is_some_and(|c| matches!(c, '%' | '٪')) {
        end += 1;
    }
    let parts = match options.ranges {
        RangeDirection::Ltr => vec![(at..end, Part::Ltr)],
        RangeDirection::Rtl => vec![
            (at..end, Part::Rtl),
            (at..first, Part::Ltr),
            (first + 1..if end > second { end } else { second }, Part::Ltr),
        ],
    };
    Some(Match { end, parts })
}

/// 9: `-5`, `±0.5` after a space or an opening mark.
pub(super) fn signed(scan: &Scan<'_>, at: usize, options: Options) -> Option<Match> {
    if !matches!(scan.at(at)?, '+' | '-' | '−' | '±') {
        return None;
    }
    if scan.before(at).is_some_and(|c| !c.is_whitespace() && !"([{«“\"".contains(c)) {
        return None;
    }
    let end = scan.number(at + 1)?;
    let end = with_unit(scan, at + 1, options).map_or(end, |m| m.end.max(end));
    Some(Match::whole(at..end, Part::Ltr))
}

/// 12: a currency sign beside a number keeps the side it was written on.
pub(super) fn currency(scan: &Scan<'_>, at: usize, _: Options) -> Option<Match> {
    let is_sign = |c: char| matches!(c, '$' | '€' | '£' | '¥' | '₪' | '﷼' | '\u{20C1}');
    if is_sign(scan.at(at)?) {
        let number = if scan.at(at + 1) == Some(' ') { at + 2 } else { at + 1 };
        return scan.number(number).map(|end| Match::whole(at..end, Part::Ltr));
    }
    let end = scan.number(at)?;
    let sign = if scan.at(end) == Some(' ') { end + 1 } else { end };
    scan.at(sign).is_some_and(is_sign).then(|| Match::whole(at..sign + 1, Part::Ltr))
}

/// 10 and 13: a number with its unit. Latin units and the percent sign are isolated with it, Arabic
/// ones only kept on its line.
pub(super) fn with_unit(scan: &Scan<'_>, at: usize, options: Options) -> Option<Match> {
    let number = scan.number(at)?;
    if let Some(found) = percent(scan, at, number, options) {
        return Some(found);
    }
    let spaced = scan.at(number).is_some_and(|c| c == ' ' || c == '\u{A0}');
    let unit = if spaced { number + 1 } else { number };
    if scan.at(unit) == Some('°') {
        let letter = scan.run(unit + 1, |c| matches!(c, 'C' | 'F' | 'K'));
        let free = !scan.at(letter).is_some_and(is_latin);
        return free.then(|| Match::whole(at..letter, Part::Ltr));
    }
    let end = scan.run(unit, |c| is_latin(c) || "/²³µ".contains(c));
    if end > unit && LATIN_UNITS.contains(&scan.slice(unit, end)) {
        return Some(Match::whole(at..with_tolerance(scan, end), Part::Ltr));
    }
    let end = scan.run(unit, |c| is_arabic(c) || "²³.".contains(c));
    let word = scan.slice(unit, end);
    let is_unit =
        ARABIC_UNITS.contains(&word.trim_end_matches('.')) || ARABIC_UNITS.contains(&word);
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

const LATIN_UNITS: [&str; 62] = [
    "km", "m", "cm", "mm", "kg", "g", "mg", "t", "l", "ml", "km/h", "m/s", "kWh", "MWh", "GWh",
    "kW", "MW", "GW", "W", "V", "A", "Hz", "kHz", "MHz", "GHz", "KB", "MB", "GB", "TB", "kB",
    "Mbps", "Gbps", "USD", "EUR", "GBP", "CHF", "SAR", "QAR", "AED", "KWD", "BHD", "OMR", "JOD",
    "EGP", "LBP", "SYP", "IQD", "MAD", "TND", "DZD", "LYD", "YER", "SDG", "TRY", "JD", "SR", "QR",
    "KD", "m²", "m³", "ha", "pt",
];

const ARABIC_UNITS: [&str; 58] = [
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
    "ر.س",
    "د.إ",
    "ر.ق",
];

/// The percent sign: on the right of European digits and on the left of Arabic-Indic ones, unless
/// the document says otherwise.
fn percent(scan: &Scan<'_>, at: usize, number: usize, options: Options) -> Option<Match> {
    if !matches!(scan.at(number)?, '%' | '٪') {
        return None;
    }
    let end = number + 1;
    let european = scan.at(at).is_some_and(is_european);
    let at_right = match options.percent {
        PercentSide::Auto => european,
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

/// 6: an identifier that begins with a digit: `2.3.1-rc1`, `978-3-16-148410-0`, `14289-1:2014`.
pub(super) fn identifier(scan: &Scan<'_>, at: usize, _: Options) -> Option<Match> {
    if !scan.at(at).is_some_and(is_european) {
        return None;
    }
    let mut end = scan.run(at, |c| is_european(c) || is_latin(c) || "/._-:\u{2011}".contains(c));
    while scan.before(end).is_some_and(|c| !is_european(c) && !is_latin(c)) {
        end -= 1;
    }
    let word = scan.slice(at, end);
    let separators = word.chars().filter(|c| "/._-:\u{2011}".contains(*c)).count();
    let letters = word.chars().any(is_latin);
    let counts =
        (letters && (separators >= 1 || word.len() > 1)) || separators >= 2 || word.contains('_');
    let free = !scan.at(end).is_some_and(is_arabic);
    (counts && free).then(|| Match::whole(at..end, Part::Ltr))
}

/// 16: a reference or the number of a law: `م/١٥`, `ق/١٤/٢٠٢٦`. Each number is isolated, or two of
/// them would change places: the solidus between them would join them to one number.
pub(super) fn reference(scan: &Scan<'_>, at: usize, _: Options) -> Option<Match> {
    let letters = scan.run(at, is_arabic);
    if letters == at
        || letters - at > 4
        || scan.before(at).is_some_and(|c| is_arabic(c) || c == '/')
    {
        return None;
    }
    let mut parts = Vec::new();
    let mut end = letters;
    while scan.at(end).is_some_and(|c| matches!(c, '/' | '-')) {
        let digits = scan.run(end + 1, is_digit);
        let word = scan.run(end + 1, is_arabic);
        if digits > end + 1 {
            parts.push((end + 1..digits, Part::Ltr));
        }
        let stop = digits.max(word);
        if stop == end + 1 {
            break;
        }
        end = stop;
    }
    let free = !scan.at(end).is_some_and(|c| is_arabic(c) || is_digit(c));
    if parts.is_empty() || !free {
        return None;
    }
    parts.insert(0, (at..end, Part::Rtl));
    Some(Match { end, parts })
}
