//! Addresses and Latin phrases.

use std::ops::Range;

use super::dates::clock;
use super::number::{LATIN_UNITS, is_currency, percent_end, with_unit};
use super::reference::lettered;
use super::scan::{Scan, is_arabic, is_digit, is_european, is_latin, is_rtl_letter};
use super::{Match, Options, Part};
use crate::locale::address::without_stop;
use crate::locale::{Lang, MonthNames};

/// 1: `https://…`, `ftp://…`, `www.…`; a closing bracket belongs to it only if it opened one.
pub(super) fn url(scan: &Scan<'_>, at: usize, _: Options) -> Option<Match> {
    let rest = scan.rest(at);
    let begins = |prefix: &str| {
        rest.get(..prefix.len()).is_some_and(|head| head.eq_ignore_ascii_case(prefix))
    };
    if !["https://", "http://", "ftp://", "www."].into_iter().any(begins) {
        return None;
    }
    let end = scan.run(at, |c| !c.is_whitespace() && !"<>«»“”\"،؛".contains(c));
    let address = without_stop(scan.slice(at, end));
    let end = at + address.chars().count();
    (address.len() > 5).then(|| Match::whole(at..end, Part::Url))
}

/// 2: `name@example.org`.
pub(super) fn email(scan: &Scan<'_>, at: usize, _: Options) -> Option<Match> {
    /// The longest part before the sign (RFC 5321, 4.5.3.1).
    const LONGEST: usize = 64;
    let in_local = |c: char| c.is_ascii_alphanumeric() || "._%+-".contains(c);
    let places = at..at + LONGEST + 1;
    let count = places.take_while(|&place| scan.at(place).is_some_and(in_local)).count();
    let local = at + count;
    if count == 0 || scan.at(local) != Some('@') {
        return None;
    }
    let mut end = scan.run(local + 1, |c| c.is_ascii_alphanumeric() || ".-".contains(c));
    while scan.before(end).is_some_and(|c| c == '.' || c == '-') {
        end -= 1;
    }
    let domain = scan.slice(local + 1, end.max(local + 1));
    domain.contains('.').then(|| Match::whole(at..end, Part::Mail))
}

/// 2: `@name`, `#tag` in Latin letters, `#1289`.
pub(super) fn handle(scan: &Scan<'_>, at: usize, _: Options) -> Option<Match> {
    let begins = |c: char| is_latin(c) || is_european(c);
    if !matches!(scan.at(at)?, '@' | '#') || !scan.at(at + 1).is_some_and(begins) {
        return None;
    }
    let word = |c: char| c.is_ascii_alphanumeric() || c == '_';
    let mut end = scan.run(at + 1, word);
    while scan.at(end).is_some_and(|c| "/-.".contains(c)) && scan.at(end + 1).is_some_and(word) {
        end = scan.run(end + 1, word);
    }
    Some(Match::whole(at..end, Part::Ltr))
}

/// 6, 7 and all other Latin text: words, names, symbols, with what belongs to them.
///
/// One isolate for a whole phrase: two isolates side by side would be ordered right to left. A
/// bracket belongs to the phrase if Latin letters stand in it; so do `.` of an abbreviation, `++`,
/// and the mark before the closing quotation mark of a quoted phrase.
pub(super) fn phrase(scan: &Scan<'_>, at: usize, options: Options) -> Option<Match> {
    if !may_begin(scan, at) {
        return None;
    }
    let address = address(scan, at, options);
    let mut end = address.map_or_else(|| atom_end(scan, at), |found| found.end);
    if end == at || !has_latin(scan, at, end) {
        return None;
    }
    let mut atoms = vec![(at, end)];
    while let Some((start, stop)) = next_atom(scan, end, options) {
        atoms.push((start, stop));
        end = stop;
    }
    let inside = parts_of(scan, &atoms, options);
    let ends_in_address = inside.last().is_some_and(|(range, _)| range.end == end)
        && inside.last().is_some_and(|(_, part)| *part != Part::Glue);
    if !ends_in_address {
        end = with_tail(scan, at, end);
    }
    // `CPU 85 %`.
    if scan.before(end).is_some_and(is_european) {
        end = percent_end(scan, end).unwrap_or(end);
    }
    let mut parts = vec![(at..end, Part::Phrase)];
    parts.extend(inside);
    Some(Match { end, parts })
}

/// Whether a phrase may begin here. A sign between an Arabic or Hebrew word and a Latin one belongs to both:
/// «القسم/IT», «ב-Zoom».
fn may_begin(scan: &Scan<'_>, at: usize) -> bool {
    let is_sign = scan.at(at).is_some_and(|c| "-–\u{2011}/\\:+&=_'’^%°".contains(c));
    let joins = is_sign && scan.before(at).is_some_and(|c| is_rtl_letter(c) || is_digit(c));
    let dot = scan.at(at) == Some('.');
    !joins && (!dot || may_begin_with_dot(scan, at)) && begins_latin(scan, at)
}

/// What no line tears of the words of a phrase, then its addresses: the number of a book stands on the line of its
/// label, an address breaks as addresses do.
fn parts_of(
    scan: &Scan<'_>,
    atoms: &[(usize, usize)],
    options: Options,
) -> Vec<(Range<usize>, Part)> {
    let found = atoms.iter().filter_map(|&(start, _)| address(scan, start, options));
    let addresses: Vec<_> = found.flat_map(|found| found.parts).collect();
    let is_address =
        |start: usize| addresses.binary_search_by_key(&start, |(range, _)| range.start).is_ok();
    let label = |pair: &&[(usize, usize)]| {
        let is_book = matches!(scan.slice(pair[0].0, pair[0].1), "ISBN" | "ISSN" | "DOI");
        (is_book && !is_address(pair[1].0)) || announced(scan, pair[0].1).is_some()
    };
    let labels = atoms.windows(2).filter(label).map(|pair| (pair[0].0..pair[1].1, Part::Glue));
    let is_whole =
        |&&(start, stop): &&(usize, usize)| is_symbol(scan, start, stop) && !is_address(start);
    let symbols = atoms.iter().filter(is_whole).map(|&(start, stop)| (start..stop, Part::Glue));
    let mut parts: Vec<_> = labels.chain(symbols).collect();
    parts.extend(addresses);
    parts
}

/// An address among the words of a phrase: «Zoom: https://…».
fn address(scan: &Scan<'_>, at: usize, options: Options) -> Option<Match> {
    url(scan, at, options).or_else(|| email(scan, at, options))
}

/// Whether a Latin letter stands at the beginning of what has no spaces: a long number is not read to its
/// end from each of its digits.
fn begins_latin(scan: &Scan<'_>, at: usize) -> bool {
    const NEAR: usize = 32;
    let near = (at..at + NEAR).map_while(|place| scan.at(place));
    near.take_while(|c| !c.is_whitespace()).any(is_latin)
}

/// A full stop begins a phrase in a name such as `.NET`. Before the extension of a file whose name ends in Arabic
/// letters or digits it parts the two, and has the direction of the text.
fn may_begin_with_dot(scan: &Scan<'_>, at: usize) -> bool {
    let free = scan.before(at).is_none_or(|c| c.is_whitespace() || "(«“\"".contains(c));
    // The hyphen of a prefix: «ו-.NET».
    let hyphen = scan.before(at).is_some_and(|c| "-–\u{2011}".contains(c));
    let prefix = hyphen && scan.before(at - 1).is_some_and(is_rtl_letter);
    scan.at(at + 1).is_some_and(is_latin) && (free || prefix || scan.is_behind_conjunction(at))
}

/// The most commas and brackets inside a word.
const MOST_PARTS: usize = 12;

/// A word with its inner signs: `A/RES/70/1`, `AT&T`, `C++`, `l'Afrique`; trailing signs of the
/// sentence left out.
fn atom_end(scan: &Scan<'_>, at: usize) -> usize {
    let start = if scan.at(at) == Some('.') { at + 1 } else { at };
    let inner = |c: char| {
        is_latin(c)
            || is_european(c)
            || "/\\._-:&+#=^'’@%°\u{2011}".contains(c)
            || is_mark(c)
            || is_index(c)
    };
    let mut end = scan.run(start, inner);
    for _ in 0..MOST_PARTS {
        let more = number_goes_on(scan, end)
            .or_else(|| formula_goes_on(scan, start, end))
            .or_else(|| currency_of(scan, start, end));
        let Some(more) = more else { break };
        end = scan.run(more, inner);
    }
    while end > start {
        let last = scan.before(end).expect("after the start");
        let tail = matches!(last, '+' | '#' | '%' | '°' | ')')
            || is_currency(last)
            || (last == '-' && is_ion(scan, start, end));
        if is_latin(last) || is_european(last) || is_mark(last) || is_index(last) || tail {
            break;
        }
        end -= 1;
    }
    if end == start { at } else { end }
}

/// Digits above or below a letter: `H₂O`, `r²`.
pub(super) fn is_index(c: char) -> bool {
    "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻".contains(c) || ('\u{2080}'..='\u{208B}').contains(&c)
}

/// The digit behind a comma inside a number: `SAR 3,500.75`.
fn number_goes_on(scan: &Scan<'_>, end: usize) -> Option<usize> {
    let digit = |place: Option<char>| place.is_some_and(is_european);
    let inside = scan.at(end) == Some(',') && digit(scan.before(end)) && digit(scan.at(end + 1));
    inside.then_some(end + 1)
}

/// The end of a sign of a currency behind its letters: `US$`.
fn currency_of(scan: &Scan<'_>, start: usize, end: usize) -> Option<usize> {
    let letters = (start..end).all(|place| scan.at(place).is_some_and(|c| c.is_ascii_uppercase()));
    let sign = end > start && letters && scan.at(end).is_some_and(is_currency);
    sign.then_some(end + 1)
}

/// The end of a bracket that touches what is before it and behind it: `Ca(OH)2`, `f(x)`.
fn formula_goes_on(scan: &Scan<'_>, start: usize, end: usize) -> Option<usize> {
    if end == start || scan.at(end) != Some('(') {
        return None;
    }
    let close = scan.run(end + 1, |c| is_latin(c) || is_european(c) || ", ".contains(c));
    (close > end + 1 && scan.at(close) == Some(')')).then_some(close + 1)
}

/// Whether a word is an ion or a blood group with its minus: `Cl-`, `O-`. What else ends with a hyphen labels
/// what follows.
fn is_ion(scan: &Scan<'_>, start: usize, end: usize) -> bool {
    const IONS: [&str; 8] = ["Cl-", "Br-", "F-", "I-", "OH-", "NO3-", "NO₃-", "HCO3-"];
    const GROUPS: [&str; 4] = ["A-", "B-", "AB-", "O-"];
    let word = scan.slice(start, end);
    let next = scan.at(end);
    let ends = next.is_none_or(|c| ".,،؛)»”".contains(c));
    (IONS.contains(&word) && !next.is_some_and(is_arabic)) || (GROUPS.contains(&word) && ends)
}

/// `12 May 2024`: a day before an English month and what follows it.
pub(super) fn dated(scan: &Scan<'_>, at: usize, options: Options) -> Option<Match> {
    let day = scan.run(at, is_european);
    let suffix = ["st", "nd", "rd", "th"].contains(&scan.slice(day, day + 2));
    let end = if suffix { day + 2 } else { day };
    if !(1..=2).contains(&(day - at)) || scan.at(end) != Some(' ') {
        return None;
    }
    let month = scan.slice(end + 1, scan.run(end + 1, is_latin));
    if !MONTHS.contains(&month) && !MonthNames::of(Lang::En).begin(scan.rest(end + 1)) {
        return None;
    }
    phrase(scan, end + 1, options).map(|found| begun_before(at, found))
}

/// A phrase with what it begins with, a day or a price.
pub(super) fn begun_before(at: usize, mut phrase: Match) -> Match {
    phrase.parts[0].0.start = at;
    phrase
}

/// English months in short.
const MONTHS: [&str; 12] =
    ["Jan", "Feb", "Mar", "Apr", "Jun", "Jul", "Aug", "Sep", "Sept", "Oct", "Nov", "Dec"];

fn is_mark(c: char) -> bool {
    ('\u{300}'..='\u{36F}').contains(&c)
}

fn has_latin(scan: &Scan<'_>, start: usize, end: usize) -> bool {
    scan.slice(start, end).chars().any(is_latin)
}

/// The next word of a phrase: after one space, or after a mark and a space if it has Latin letters;
/// or a bracket around Latin words. Numbers and quoted words belong to it where Latin words follow.
fn next_atom(scan: &Scan<'_>, end: usize, options: Options) -> Option<(usize, usize)> {
    if let Some(number) = announced(scan, end) {
        return Some(number);
    }
    let plain = scan.at(end) == Some(' ');
    if plain && scan.at(end + 1) == Some('(') {
        return enclosed(scan, end + 1, ')')
            .or_else(|| amid(scan, numeral_in_brackets(scan, end + 1)));
    }
    let mut start = scan.run(end, |c| ".,;:!?".contains(c));
    let marked = start > end && start - end == 1 && scan.at(start) == Some(' ');
    if !plain && !marked {
        return None;
    }
    start += 1;
    if let Some(found) = address(scan, start, options) {
        return Some((start, found.end));
    }
    let sign = scan.at(start).filter(|_| scan.at(start + 1) == Some(' '));
    if let Some(sign) = sign.filter(|c| "&-–/<>=+×±≤≥~→⇌⇒∈".contains(*c)) {
        start += 2;
        let found = address(scan, start, options);
        let stop = found.map_or_else(|| atom_end(scan, start), |found| found.end);
        // A dash before a number belongs to the sentence, a sign of arithmetic to the phrase.
        let counts = has_latin(scan, start, stop) || !"&-–/".contains(sign);
        return (stop > start && counts).then_some((start, stop));
    }
    let stop = atom_end(scan, start);
    let counts = has_latin(scan, start, stop) || (plain && scan.at(start).is_some_and(is_european));
    let range = scan.at(stop) == Some('–') && scan.at(stop + 1).is_some_and(is_digit);
    let own = !has_latin(scan, start, stop) && is_number_of_its_own(scan, start, options);
    if stop > start && counts && !range && !own && is_free(scan, stop) {
        return Some((start, stop));
    }
    if marked && scan.at(end) == Some(':') {
        return None;
    }
    amid(scan, numeral(scan, start).or_else(|| quoted(scan, start).filter(|_| plain)))
}

/// Whether a number behind a Latin word counts an Arabic noun, is a range of times or begins a reference: «PMP 5 أيام»,
/// not «Windows 11 يوم أمس», no year and no amount behind its currency: «USD 5 ملايين».
fn is_number_of_its_own(scan: &Scan<'_>, at: usize, options: Options) -> bool {
    let Some(number) = scan.number(at) else { return false };
    if lettered(scan, at, options).is_some() {
        return true;
    }
    if let Some(end) = clock(scan, at).filter(|&end| matches!(scan.at(end), Some('-' | '–'))) {
        let latin_behind = |end: usize| scan.at(scan.run(end, |c| c == ' ')).is_some_and(is_latin);
        return clock(scan, end + 1).is_some_and(|end| !latin_behind(end));
    }
    let word = scan.word_before(at);
    if LATIN_UNITS.contains(&word) || word.ends_with(is_currency) {
        return false;
    }
    let counted = with_unit(scan, at, options).filter(|found| found.parts[0].1 == Part::Glue);
    let Some(Match { end, .. }) = counted else { return false };
    let unit = scan.slice(number + 1, end);
    let is_year = number - at == 4 && (["م", "هـ"].contains(&unit) || names_period(word));
    !["يوم", "سنة"].contains(&unit) && !is_year && !begins_another(scan, unit, end)
}

/// Whether a year is behind a word: «Q1 2024», «FY 2024».
fn names_period(word: &str) -> bool {
    ["Q1", "Q2", "Q3", "Q4", "H1", "H2", "FY"].contains(&word)
}

/// Whether what looks like a unit begins something else: a title («م. أحمد», «م/ سامي») or a time («ساعة 10:30»).
fn begins_another(scan: &Scan<'_>, unit: &str, end: usize) -> bool {
    let behind = scan.run(end + 1, |c| c == ' ');
    match unit {
        "م" if scan.at(end) == Some('/') => true,
        "م" if scan.at(end) == Some('.') => {
            behind > end + 1 && scan.at(behind).is_some_and(is_arabic)
        }
        "ساعة" => clock(scan, scan.run(end, |c| c == ' ')).is_some(),
        _ => false,
    }
}

/// A number before an Arabic letter without a space is no part of the Latin phrase.
fn is_free(scan: &Scan<'_>, stop: usize) -> bool {
    !scan.at(stop).is_some_and(|c| is_rtl_letter(c) || is_digit(c) || is_currency(c))
}

/// The number behind an abbreviation that announces one: `No. 4/2026`, `pp. 12–15`. Behind others, as `Ltd.`, it is
/// the sentence's.
fn announced(scan: &Scan<'_>, end: usize) -> Option<(usize, usize)> {
    const ANNOUNCING: [&str; 34] = [
        "No", "no", "NO", "Nos", "nos", "Vol", "vol", "Vols", "Ref", "ref", "REF", "Art", "art",
        "Arts", "Fig", "fig", "Figs", "Sec", "Ch", "ch", "Para", "para", "Paras", "Rev", "Res",
        "Doc", "Ver", "Tab", "Ext", "ext", "p", "P", "pp", "Nr",
    ];
    let word = scan.word_before(end).rsplit(|c| !is_latin(c)).next()?;
    let spaced = scan.at(end + 1) == Some(' ');
    let start = end + 2;
    let counts = scan.at(start).is_some_and(is_european);
    if scan.at(end) != Some('.') || !spaced || !counts || !ANNOUNCING.contains(&word) {
        return None;
    }
    let mut stop = atom_end(scan, start);
    while scan.at(stop) == Some('–') && scan.at(stop + 1).is_some_and(is_european) {
        stop = atom_end(scan, stop + 1);
    }
    is_free(scan, stop).then_some((start, stop))
}

/// Whether a Latin word follows that belongs to a phrase.
pub(super) fn goes_on(scan: &Scan<'_>, end: usize, options: Options) -> bool {
    next_atom(scan, end, options).is_some_and(|(start, stop)| has_latin(scan, start, stop))
}

/// A part of a phrase that is one because a Latin word follows it.
fn amid(scan: &Scan<'_>, part: Option<(usize, usize)>) -> Option<(usize, usize)> {
    /// No telephone number goes on for longer.
    const LONGEST: usize = 24;
    let (start, mut behind) = part?;
    let end = behind;
    // The other groups of a telephone number.
    while scan.at(behind) == Some(' ') && scan.at(behind + 1).is_some_and(is_european) {
        behind = scan.run(behind + 1, is_european);
        if behind - end > LONGEST {
            return None;
        }
    }
    let next = scan.run(behind, |c| ".,;:".contains(c));
    let word =
        if next - behind <= 1 && scan.at(next) == Some(' ') { next + 1 } else { return None };
    // A new name or label begins with a capital.
    scan.at(word).is_some_and(char::is_lowercase).then_some((start, end))
}

/// A number with its sign or currency: `$5`, `5$`, `+966`.
fn numeral(scan: &Scan<'_>, at: usize) -> Option<(usize, usize)> {
    let lead = scan.at(at).is_some_and(|c| is_currency(c) || "+-".contains(c));
    let number = if lead { at + 1 } else { at };
    let end = scan.number(number).filter(|_| scan.at(number).is_some_and(is_european))?;
    let end = if scan.at(end).is_some_and(is_currency) { end + 1 } else { end };
    (!scan.at(end).is_some_and(|c| c.is_alphanumeric())).then_some((at, end))
}

fn numeral_in_brackets(scan: &Scan<'_>, open: usize) -> Option<(usize, usize)> {
    let (_, end) = numeral(scan, open + 1)?;
    (scan.at(end) == Some(')')).then_some((open, end + 1))
}

/// Latin words in quotation marks.
fn quoted(scan: &Scan<'_>, open: usize) -> Option<(usize, usize)> {
    match scan.at(open)? {
        '"' => enclosed(scan, open, '"'),
        '“' => enclosed(scan, open, '”'),
        _ => None,
    }
}

/// Latin words between a sign and the one that closes it.
fn enclosed(scan: &Scan<'_>, open: usize, close: char) -> Option<(usize, usize)> {
    let latin = |c: char| is_latin(c) || is_european(c) || " /._-:&+#'’,".contains(c);
    let end = scan.run(open + 1, latin);
    let whole = scan.at(end) == Some(close) && has_latin(scan, open + 1, end);
    whole.then_some((open, end + 1))
}

/// Takes in the full stop of an abbreviation, and the mark that ends a quoted phrase.
fn with_tail(scan: &Scan<'_>, start: usize, end: usize) -> usize {
    const ABBREVIATIONS: [&str; 16] = [
        "Ltd", "Inc", "Co", "Corp", "Mr", "Mrs", "Ms", "Dr", "Jr", "Sr", "St", "No", "Prof",
        "Bros", "etc", "Est",
    ];
    let next = scan.at(end);
    if next == Some('.') {
        let last = scan
            .slice(start, end)
            .rsplit(|c: char| c.is_whitespace() || c == '.')
            .next()
            .unwrap_or("");
        let initials =
            last.len() == 1 && last.chars().all(is_latin) && scan.slice(start, end).contains('.');
        if ABBREVIATIONS.contains(&last) || initials {
            return end + 1;
        }
    }
    let quoted = scan.before(start).is_some_and(|c| "\"“«‘".contains(c));
    let closes = scan.at(end + 1).is_some_and(|c| "\"”“»’".contains(c));
    let mark = next.is_some_and(|c| ".,!?".contains(c));
    if quoted && closes && mark { end + 1 } else { end }
}

/// Whether a word is a symbol that must not break: signs inside, and a digit or two signs; or a tail
/// or head of signs.
fn is_symbol(scan: &Scan<'_>, start: usize, end: usize) -> bool {
    let word = scan.slice(start, end);
    let signs = word.chars().filter(|&c| "/\\._-:&+#@".contains(c)).count();
    let digits = word.chars().any(is_european);
    let edge = word.starts_with('.') || word.ends_with(['+', '#']);
    edge || signs >= 2
        || (signs == 1 && (digits || word.contains(['&', '_', '@'])))
        || is_version(word)
}

/// `v2`, `Q3`: a letter and digits.
fn is_version(word: &str) -> bool {
    word.contains('.') && word.chars().any(is_european)
}
