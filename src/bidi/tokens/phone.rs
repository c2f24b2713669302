//! Telephone numbers.

use super::number::in_order;
use super::scan::{Scan, is_digit};
use super::{Match, Options};
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
    // `(011) 456-7890`; a zero alone is a number.
    let lead = match first {
        '(' if goes_on_behind(scan, at) => at + 1,
        '+' => at,
        c if is_digit(c) => at,
        _ => return None,
    };
    let zero = scan.at(lead).is_some_and(|c| matches!(c, '0' | '٠' | '۰'));
    let leads = scan.at(lead) == Some('+') || (zero && scan.at(lead + 1).is_some_and(is_digit));
    let announced = announcement(scan, at, &WORDS);
    if !leads && announced.is_none() {
        return None;
    }
    let end = phone_end(scan, at)?;
    let digits = (at..end).filter(|&place| scan.at(place).is_some_and(is_digit)).count();
    let least = match announced {
        Some(Announced::Itself) => 4,
        Some(Announced::WithOthers) => 6,
        None => 7,
    };
    let text = scan.slice(at, end);
    let decimal = announced.is_none() && (text.contains('.') || text.contains('/'));
    (digits >= least && !decimal).then(|| in_order(scan, at, end))
}

/// The end of groups of digits of one set. A space is followed by three digits or more at the end, as what
/// stands there else is another number, unless the groups before are pairs too; a bracket is closed.
fn phone_end(scan: &Scan<'_>, at: usize) -> Option<usize> {
    /// So many digits together are a number that needs no more.
    const WHOLE: usize = 7;
    let mut end = at;
    let mut zero = None;
    let mut groups: Vec<usize> = Vec::new();
    let mut digits = 0;
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
        } else if c == ' ' && joins {
            let whole = digits >= WHOLE;
            groups.push(std::mem::take(&mut digits));
            if whole || (scan.at(end + 1) == Some('(') && !goes_on_behind(scan, end + 1)) {
                break;
            }
        } else if !(joins || opens_number(scan, at, end)) {
            break;
        }
        end += 1;
    }
    let clock = scan.at(end) == Some(':') && scan.at(end + 1).is_some_and(is_digit);
    let pairs = groups.last() == Some(&2);
    let another = clock || digits == 1 || (digits == 2 && !pairs);
    if another && !groups.is_empty() {
        while end > at && scan.before(end) != Some(' ') {
            end -= 1;
        }
    }
    while end > at && !scan.before(end).is_some_and(is_digit) {
        end -= 1;
    }
    (end > at).then_some(end)
}

/// Whether a sign begins a number from `at` on, or a bracket in it: `+971`, `(+971) 4`.
fn opens_number(scan: &Scan<'_>, at: usize, place: usize) -> bool {
    match scan.at(place) {
        Some('+') => place == at || (place == at + 1 && scan.at(at) == Some('(')),
        Some('(') => goes_on_behind(scan, place),
        _ => false,
    }
}

/// Whether nothing but digits stands in a bracket, and digits behind it: `(011) 456-7890`.
fn goes_on_behind(scan: &Scan<'_>, open: usize) -> bool {
    let close = scan.run(open + 1, |c| is_digit(c) || c == '+');
    let next = if scan.at(close + 1) == Some(' ') { close + 2 } else { close + 1 };
    close > open + 1 && scan.at(close) == Some(')') && scan.at(next).is_some_and(is_digit)
}

/// What a word for telephone stands before.
enum Announced {
    /// The number.
    Itself,
    /// One that it is listed with: «هاتف 123-4567 و 555-1234».
    WithOthers,
}

/// The word for telephone that stands before a number or those that it is listed with.
fn announcement(scan: &Scan<'_>, at: usize, words: &[&str]) -> Option<Announced> {
    /// More numbers than are listed behind one word, and more characters than one has.
    const MOST: usize = 4;
    const LONGEST: usize = 32;
    let mut place = at;
    for _ in 0..MOST {
        let word = label(scan, place);
        if words.contains(&word) || word.strip_prefix('و').is_some_and(|word| words.contains(&word))
        {
            return Some(if place == at { Announced::Itself } else { Announced::WithOthers });
        }
        let listed = before_list_sign(scan, place)?;
        let of_number = |c: char| is_digit(c) || " -()+/.\u{2011}".contains(c);
        let before = (listed.saturating_sub(LONGEST)..listed).rev();
        let number = before.take_while(|&p| scan.at(p).is_some_and(of_number)).last();
        place = (number?..listed).find(|&p| scan.at(p) != Some(' '))?;
    }
    None
}

/// The word before a number, which a space, a colon or a solidus parts from it.
fn label<'t>(scan: &Scan<'t>, at: usize) -> &'t str {
    let word = scan.word_before(at);
    word.trim_end_matches('/').rsplit('/').next().unwrap_or(word)
}

/// The place behind the number before «و», «أو» or a comma.
fn before_list_sign(scan: &Scan<'_>, at: usize) -> Option<usize> {
    let skip =
        |end: usize, c: char| if end > 0 && scan.at(end - 1) == Some(c) { end - 1 } else { end };
    let end = skip(at, ' ');
    let last = scan.before(end)?;
    let sign = match last {
        '،' | ',' | '/' => end - 1,
        'و' => skip(end - 1, 'أ'),
        _ => return None,
    };
    let place = skip(sign, ' ');
    scan.before(place).filter(|c| is_digit(*c)).map(|_| place)
}
