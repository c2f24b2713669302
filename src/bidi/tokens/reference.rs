//! Numbers behind an Arabic word and a solidus or hyphen: references, laws, labelled amounts.

use super::dates::{clock, dashed_date, date, is_year, iso_date, zoned_time};
use super::number::{currency, identifier, may_be_signed, with_unit};
use super::phone::phone;
use super::scan::{Scan, is_arabic, is_digit, is_european, is_latin};
use super::{Match, Options, Part, Recogniser};
use crate::locale::Direction;
use crate::locale::digits::to_european;

/// A longer word labels what follows it; only one of these is surely part of a reference.
const LONGEST_LETTERS: usize = 4;
/// No reference has more parts: longer chains are not read to their end from each of their words.
const MOST_PARTS: usize = 8;

/// What stands behind a word.
struct Chain {
    end: usize,
    parts: Vec<(std::ops::Range<usize>, Part)>,
    /// The places of numbers that are nothing but digits.
    plain: Vec<(usize, usize)>,
    /// The word before the first number.
    label: (usize, usize),
}

/// 16: a reference or the number of a law: `م/١٥`, `ق/١٤/٢٠٢٦`; an amount behind its label: `مبلغ/1,234.50`. Each
/// number is isolated, or two of them would change places: the solidus between them would join them to one number.
pub(super) fn reference(scan: &Scan<'_>, at: usize, options: Options) -> Option<Match> {
    let letters = scan.run(at, is_arabic);
    if letters == at
        || scan.before(at).is_some_and(is_arabic)
        || !matches!(scan.at(letters), Some('/' | '-'))
        || (scan.at(letters) == Some('-') && may_be_signed(scan, letters))
    {
        return None;
    }
    let word = scan.slice(at, letters);
    let long = word.strip_prefix('و').unwrap_or(word).chars().count() > LONGEST_LETTERS;
    if long && !(scan.at(letters) == Some('/') && scan.at(letters + 1).is_some_and(is_digit)) {
        return None;
    }
    let Chain { end, mut parts, plain, .. } = chain(scan, at, letters, options);
    if parts.is_empty() || !is_free(scan, end) || (long && !is_dated(scan, at, letters, &plain)) {
        return None;
    }
    if options.base == Direction::Ltr {
        // Word cannot order digits from right to left in a paragraph from left to right; but of several references
        // each keeps its place, but for one that is part of a longer one.
        let part =
            if scan.before(at).is_some_and(|c| "/-".contains(c)) { Part::Glue } else { Part::Rtl };
        let digits = plain.len() == parts.len();
        return digits.then(|| Match::whole(at..end, part));
    }
    parts.insert(0, (at..end, Part::Rtl));
    Some(Match { end, parts })
}

/// 16: `5/أ/2` in a text from left to right, where an Arabic letter would draw the number behind it to its other side.
pub(super) fn lettered(scan: &Scan<'_>, at: usize, options: Options) -> Option<Match> {
    let behind = scan.before(at).is_some_and(|c| "/-".contains(c));
    if options.base == Direction::Rtl || behind || !scan.at(at).is_some_and(is_european) {
        return None;
    }
    let mut end = scan.run(at, is_european);
    let mut parts = vec![(at..end, Part::Ltr)];
    for _ in 0..MOST_PARTS {
        let next = end + 1;
        let word = scan.run_to(next, next + LONGEST_LETTERS, is_arabic);
        let stop = scan.run(next, is_european).max(word);
        if scan.at(end) != Some('/') || stop == next {
            break;
        }
        if word > next {
            parts.push((next..word, Part::Rtl));
        }
        end = stop;
    }
    let free = !scan.at(end).is_some_and(|c| is_arabic(c) || is_latin(c) || is_digit(c));
    // In an Arabic phrase it goes as this does.
    let free = free && !scan.is_amid_rtl(at, end);
    parts[0].0.end = end;
    (parts.len() > 1 && free).then_some(Match { end, parts })
}

fn chain(scan: &Scan<'_>, at: usize, letters: usize, options: Options) -> Chain {
    let mut chain =
        Chain { end: letters, parts: Vec::new(), plain: Vec::new(), label: (at, letters) };
    for _ in 0..MOST_PARTS {
        if !scan.at(chain.end).is_some_and(|c| matches!(c, '/' | '-')) {
            break;
        }
        let next = chain.end + 1;
        let word = scan.run(next, is_arabic);
        if word > next {
            chain.end = word;
            if chain.parts.is_empty() {
                chain.label = (next, word);
            }
        } else if let Some(found) = value(scan, next, &chain, options) {
            chain.end = found.end;
            chain.parts.extend(found.parts);
        } else if let Some(end) = number(scan, next, &chain) {
            chain.plain.push((next, end));
            chain.parts.push((next..end, Part::Ltr));
            chain.end = end;
        } else {
            break;
        }
    }
    chain
}

/// What a number is part of that has an order of its own: a telephone number, a date, a unit, a code.
fn value(scan: &Scan<'_>, at: usize, chain: &Chain, options: Options) -> Option<Match> {
    const MEASURED: [Recogniser; 2] = [currency, with_unit];
    let digits = scan.run(at, is_digit);
    if digits == at {
        return None;
    }
    let dated = if chain.parts.is_empty() { dated(scan, at, chain.label, options) } else { None };
    if dated.is_some() {
        return dated;
    }
    if scan.at(digits).is_some_and(is_latin) {
        return identifier(scan, at, options);
    }
    if scan.number(at)? != number(scan, at, chain)? {
        return None;
    }
    let mut found = MEASURED.iter().find_map(|recognise| recognise(scan, at, options))?;
    // A number with an Arabic unit is only kept together: its digits need an isolate as the others.
    if let [(_, Part::Glue)] = found.parts[..] {
        found.parts.push((at..scan.number(at)?, Part::Ltr));
    }
    Some(found)
}

/// A telephone number, a date or a time. Behind one or two letters few of them are; but «ت» stands for telephone and
/// date, «ف» for fax. Of short words only one for a
/// day makes a date of «12/5/2026»: «م/12/5/2026» may be the twelfth of the fifth
/// session, «قرار/11/12/2026» is no more a date than «قرار/13/14/2026».
fn dated(scan: &Scan<'_>, at: usize, label: (usize, usize), options: Options) -> Option<Match> {
    const DATED: [&str; 7] = ["يوم", "تاريخ", "موعد", "من", "إلى", "حتى", "ت"];
    let word = scan.slice(label.0, label.1);
    let word = word.strip_prefix('و').filter(|word| !word.is_empty()).unwrap_or(word);
    let speaks = word.chars().count() > 2 || ["ت", "ف"].contains(&word);
    let phone = || {
        let found = phone(scan, at, options)?;
        let text = scan.slice(at, found.end);
        let long = text.chars().filter(|&c| is_digit(c)).count() > 8;
        (long || (speaks && !text.contains('/'))).then_some(found)
    };
    let slashed = || {
        let found = date(scan, at, options)?;
        let long = word.chars().count() > LONGEST_LETTERS;
        ((long || DATED.contains(&word)) && is_day(scan, at, found.end)).then_some(found)
    };
    let dashed = || dashed_date(scan, at, options).filter(|found| has_year(scan, at, found.end));
    let found = iso_date(scan, at, options).or_else(dashed).or_else(phone).or_else(slashed);
    found.or_else(|| zoned_time(scan, at, options))
}

/// Whether numbers may be day, month and year, in this order or the reverse.
fn is_day(scan: &Scan<'_>, at: usize, end: usize) -> bool {
    let values: Vec<u32> = scan
        .slice(at, end)
        .split(['/', '.'])
        .map(|number| to_european(number).parse().unwrap_or(u32::MAX))
        .collect();
    let in_month = |day: u32, month: u32| (1..=31).contains(&day) && (1..=12).contains(&month);
    matches!(values[..], [a, b, c]
        if in_month(a, b) || in_month(b, a) || (a > 999 && in_month(c, b)))
}

fn has_year(scan: &Scan<'_>, at: usize, end: usize) -> bool {
    let mut numbers = scan.slice(at, end).split(|c| !is_digit(c));
    numbers.any(|number| number.chars().count() == 4)
}

/// The end of a time, or of a number with its points; with spaces only behind the word for an amount: of
/// «بند/3 500 ريال» the 3 is the number of the item.
fn number(scan: &Scan<'_>, at: usize, chain: &Chain) -> Option<usize> {
    const AMOUNTS: [&str; 13] = [
        "مبلغ",
        "بمبلغ",
        "قيمة",
        "بقيمة",
        "سعر",
        "بسعر",
        "ثمن",
        "إجمالي",
        "مجموع",
        "كلفة",
        "رصيد",
        "راتب",
        "عدد",
    ];
    let end = clock(scan, at).or_else(|| scan.number(at))?;
    let word = scan.slice(chain.label.0, chain.label.1);
    let is_amount = |word: &str| AMOUNTS.contains(&word.strip_prefix("ال").unwrap_or(word));
    let amount = is_amount(word) || word.strip_prefix('و').is_some_and(is_amount);
    let spaced = amount && chain.parts.is_empty();
    Some(if spaced { end } else { scan.run_to(at, end, |c| !c.is_whitespace()) })
}

/// Whether nothing touches a reference that belongs to it, but for «هـ» and «م». «محضر-2025-05-12.pdf» is the name
/// of a file.
fn is_free(scan: &Scan<'_>, end: usize) -> bool {
    let word = scan.slice(end, scan.run(end, is_arabic));
    let ends = !scan.at(end).is_some_and(is_digit) && ["", "م", "هـ", "ه"].contains(&word);
    let is_file = scan.at(end) == Some('.') && scan.at(end + 1).is_some_and(is_latin);
    ends && !is_file
}

/// Whether numbers behind a long word are those of a reference: three, or one and a year: «تعميم/12/2026». Others
/// may be a fraction: «الحضور/12/15»; behind the word for date, a month.
fn is_dated(scan: &Scan<'_>, at: usize, letters: usize, plain: &[(usize, usize)]) -> bool {
    let word = scan.slice(at, letters);
    let is_month = word.contains("تاريخ") || word.contains("شهر");
    let years = plain.iter().filter(|(start, end)| is_year(scan.slice(*start, *end)));
    match plain.len() {
        2 => years.count() == 1 && !is_month,
        count => count > 2,
    }
}
