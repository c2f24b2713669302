//! Sums, equations and powers: `3 × 4 = 12`, `(5 + 3) × 2`, `x^2`, `-2/3`, `1.5E+10`.
//!
//! A part of one must never be isolated alone: «50/100 = 50%» would turn into 50/50 = 100%. So either
//! the whole is a token, or, where it goes on in Arabic letters, each operand by itself: the whole then reads
//! from right to left as the words around it do.

use super::number::{LATIN_UNITS, in_order, is_arabic_unit, is_currency, is_measure};
use super::scan::{Scan, is_arabic, is_digit, is_european, is_latin};
use super::{Match, Options, Part, Recogniser, latin, number};

/// Brackets in brackets beyond this are no arithmetic.
const DEEPEST: usize = 3;
/// The most operands of one expression: what is longer is not read to its end from each of them.
const MOST_OPERANDS: usize = 40;
/// A longer expression may break between its words.
const LONGEST_WHOLE: usize = 24;

/// What was met in an expression.
#[derive(Debug, Clone, Copy, Default)]
struct Met {
    /// A sign that only arithmetic has: without one, `10-15` is a range and `12/05` a date.
    real: bool,
    /// Something that is worked out.
    sum: bool,
    /// Two things that are compared.
    relation: bool,
    /// A small letter that stands for a number: `n - 1` is no dash.
    variable: bool,
}

/// 8: arithmetic and comparisons between numbers, and powers, roots and fractions with a sign.
pub(super) fn expression(scan: &Scan<'_>, at: usize, options: Options) -> Option<Match> {
    let mut met = Met::default();
    let mut operands = Vec::new();
    let end = sequence(scan, at, 0, &mut met, &mut operands)?;
    if !met.real {
        return None;
    }
    let only_compares = met.relation && !met.sum;
    if goes_on(scan, end, met.relation) || is_continued(scan, at, only_compares) {
        return Some(apart(scan, end, &operands, options));
    }
    let text = scan.slice(at, end);
    if text.contains(is_digit) && !text.chars().any(|c| is_european(c) || is_latin(c)) {
        return Some(Match::whole(at..end, Part::Rtl));
    }
    let mut found = in_order(scan, at, end);
    if end - at > LONGEST_WHOLE {
        found.parts[0].1 = Part::Phrase;
    }
    Some(found)
}

/// What keeps its order inside an expression that is none as a whole: each operand by itself. Nothing else
/// of it is looked at again.
fn apart(scan: &Scan<'_>, end: usize, operands: &[(usize, usize)], options: Options) -> Match {
    let mut found = Match { end, parts: Vec::new() };
    for &(start, stop) in operands {
        let operand = OF_OPERANDS.iter().find_map(|recognise| recognise(scan, start, options));
        // The last one may have an Arabic unit.
        match operand.filter(|operand| operand.end <= stop || stop == end) {
            Some(operand) => {
                found.end = found.end.max(operand.end);
                found.parts.extend(operand.parts);
            }
            None if scan.slice(start, stop).chars().any(is_latin) => {
                found.parts.push((start..stop, Part::Ltr));
            }
            None => {}
        }
    }
    found
}

/// The recognisers of what an operand may be.
const OF_OPERANDS: [Recogniser; 5] =
    [number::signed, number::currency, number::with_unit, number::grouped, latin::phrase];

/// Operands, which are noted, with operators between them; one operand too.
fn sequence(
    scan: &Scan<'_>,
    at: usize,
    depth: usize,
    met: &mut Met,
    operands: &mut Vec<(usize, usize)>,
) -> Option<usize> {
    let mut end = operand(scan, at, depth, met)?;
    operands.push((at, end));
    for _ in 1..MOST_OPERANDS {
        let mut more = *met;
        let Some(next) = operator(scan, end, &mut more) else { break };
        let Some(stop) = operand(scan, next, depth, &mut more) else { break };
        if begins_clause(scan, end, stop, met.relation) {
            break;
        }
        operands.push((next, stop));
        (end, *met) = (stop, more);
    }
    Some(end)
}

/// Whether a dash before an operand that ends at `stop` begins a clause: «12/15 = 80% - 3 غابوا», and before what is
/// counted, «3×4 - 5 قطع», not «n - 1 في» nor what is measured or paid, «100×5 - 20 دينار».
fn begins_clause(scan: &Scan<'_>, end: usize, stop: usize, relation: bool) -> bool {
    const PARTICLES: [&str; 14] =
        ["و", "أو", "ثم", "في", "من", "إلى", "على", "عن", "هو", "هي", "لا", "ليس", "حيث", "كما"];
    let dash = scan.at(end + 1).is_some_and(|c| "-–".contains(c)) && scan.at(end) == Some(' ');
    let word = scan.slice(stop + 1, scan.run(stop + 1, is_arabic));
    let noun = scan.at(stop) == Some(' ') && !word.is_empty();
    dash && noun && (relation || !(PARTICLES.contains(&word) || is_measure(word)))
}

/// The end of an operator with the spaces around it: none, or one on both sides.
fn operator(scan: &Scan<'_>, end: usize, met: &mut Met) -> Option<usize> {
    let spaced = scan.at(end) == Some(' ');
    let sign = if spaced { end + 1 } else { end };
    let c = scan.at(sign)?;
    let doubled = c == '*' && scan.at(sign + 1) == Some('*');
    let stop = if doubled { sign + 2 } else { sign + 1 };
    if spaced != (scan.at(stop) == Some(' ')) {
        return None;
    }
    let times = matches!(c, 'x' | 'X') && (spaced || scan.before(end).is_some_and(is_digit));
    // Between words these points part what is listed.
    let point = !spaced && "·∙⋅".contains(c);
    let compares = is_relation(c);
    let leads_on = "→⇒".contains(c);
    let works_out = times || point || leads_on || "×÷*^±∓".contains(c);
    if !(compares || works_out || "+-−/:".contains(c)) {
        return None;
    }
    let adds = c == '+' && !spaced && scan.before(end).is_some_and(is_european);
    met.real |= compares || works_out || adds || met.variable;
    met.sum |= !compares;
    met.relation |= compares;
    Some(if spaced { stop + 1 } else { stop })
}

fn is_relation(c: char) -> bool {
    "=<>≤≥≠≈≡".contains(c)
}

/// A number, a letter that stands for one, or a bracket, with its sign, root, power and unit.
fn operand(scan: &Scan<'_>, at: usize, depth: usize, met: &mut Met) -> Option<usize> {
    let signed = scan.at(at).is_some_and(|c| "+-−±∓".contains(c));
    if signed && depth == 0 && scan.before(at).is_some_and(|c| c.is_alphanumeric() || c == ')') {
        return None;
    }
    let mut start = if signed { at + 1 } else { at };
    if scan.at(start).is_some_and(|c| "√∛∜".contains(c)) {
        (met.real, met.sum) = (true, true);
        start += 1;
    }
    let end = match scan.at(start)? {
        '(' | '[' => bracket(scan, start, depth, met)?,
        c if is_currency(c) => {
            let number = if scan.at(start + 1) == Some(' ') { start + 2 } else { start + 1 };
            scan.number(number)?
        }
        c if is_latin(c) => {
            let letters = variable(scan, start);
            met.variable |= c.is_lowercase() && letters == Some(start + 1);
            letters.or_else(|| with_code(scan, start))?
        }
        _ => quantity(scan, start, signed, met)?,
    };
    Some(power(scan, end, depth, met))
}

fn bracket(scan: &Scan<'_>, at: usize, depth: usize, met: &mut Met) -> Option<usize> {
    if depth == DEEPEST {
        return None;
    }
    let end = sequence(scan, at + 1, depth + 1, met, &mut Vec::new())?;
    let close = if scan.at(at) == Some('(') { ')' } else { ']' };
    (scan.at(end) == Some(close)).then_some(end + 1)
}

/// One letter or two, with their index: `x`, `ab`, `x1`.
fn variable(scan: &Scan<'_>, at: usize) -> Option<usize> {
    let letters = scan.run(at, is_latin);
    let end = scan.run(letters, |c| is_european(c) || ('\u{2080}'..='\u{2089}').contains(&c));
    let free = !scan.at(end).is_some_and(|c| is_latin(c) || "._@#&'’".contains(c));
    (letters - at <= 2 && free).then_some(end)
}

/// `SAR 500`.
fn with_code(scan: &Scan<'_>, at: usize) -> Option<usize> {
    let code = scan.run(at, is_latin);
    let number = if scan.at(code) == Some(' ') { code + 1 } else { code };
    if LATIN_UNITS.contains(&scan.slice(at, code)) { scan.number(number) } else { None }
}

/// `12`, `.5`, `1.5E+10`, `5/2`, `10:5`, `1½`, `1 3/4`, `25%`, `2x`, `5$`, `3 kg`.
fn quantity(scan: &Scan<'_>, at: usize, signed: bool, met: &mut Met) -> Option<usize> {
    if scan.at(at).is_some_and(is_vulgar) {
        return Some(at + 1);
    }
    let point = scan.at(at) == Some('.');
    let mut end = scan.number(if point { at + 1 } else { at })?;
    met.real |= signed && point;
    if let Some(stop) = exponent(scan, end) {
        met.real = true;
        return Some(stop);
    }
    if let Some(stop) = mixed(scan, at, end) {
        met.real = true;
        end = stop;
    } else if scan.at(end) == Some('/') {
        let sign = signed && scan.at(end + 1).is_some_and(|c| "+-−".contains(c));
        let stop = scan.number(if sign { end + 2 } else { end + 1 });
        let stop = stop.filter(|&stop| scan.at(stop) != Some('/'));
        if let Some(stop) = stop {
            (met.real, met.sum, end) = (met.real || signed, true, stop);
        }
    }
    Some(with_measure(scan, end))
}

/// A percent sign, a unit, a currency, or the letter that a number is multiplied with.
fn with_measure(scan: &Scan<'_>, end: usize) -> usize {
    let spaced = scan.at(end) == Some(' ');
    let unit = if spaced { end + 1 } else { end };
    match scan.at(unit) {
        Some('%' | '٪') => unit + 1,
        Some('‰' | '!' | '°') if !spaced => unit + 1,
        Some(c) if is_currency(c) => unit + 1,
        Some(c) if is_latin(c) => {
            let stop = scan.run(unit, |c| is_latin(c) || "²³".contains(c));
            let known = LATIN_UNITS.contains(&scan.slice(unit, stop));
            // `3x4` is a product, `3x` has a variable.
            let times = "xX".contains(c) && scan.at(unit + 1).is_some_and(is_digit);
            let factor = !spaced && !times && variable(scan, unit).is_some();
            if known || factor { stop } else { end }
        }
        _ => end,
    }
}

/// The end of `E+10`, `e-5`.
fn exponent(scan: &Scan<'_>, end: usize) -> Option<usize> {
    let sign = scan.at(end).filter(|c| "eE".contains(*c)).and_then(|_| scan.at(end + 1))?;
    let stop = scan.run(end + 2, is_european);
    let free = !scan.at(stop).is_some_and(is_latin);
    ("+-−".contains(sign) && stop > end + 2 && free).then_some(stop)
}

/// The end of the fraction of a mixed number in European digits: `1½`, `1 3/4`.
fn mixed(scan: &Scan<'_>, at: usize, end: usize) -> Option<usize> {
    if !scan.at(at).is_some_and(is_european) {
        return None;
    }
    if scan.at(end).is_some_and(is_vulgar) {
        return Some(end + 1);
    }
    let above = scan.run(end + 1, is_european);
    let below = scan.run(above + 1, is_european);
    let parts = scan.at(end) == Some(' ') && scan.at(above) == Some('/');
    let value = |start, stop| scan.slice(start, stop).parse::<u8>().ok();
    let (above, under) = (value(end + 1, above)?, value(above + 1, below)?);
    let proper = 0 < above && above < under && under <= 16 && end - at <= 2;
    // With a unit behind it: else it may be one number after another.
    let unit = scan.run(below + 1, |c| is_arabic(c) || is_latin(c) || c == '²');
    let unit = scan.slice((below + 1).min(unit), unit);
    let measures = is_arabic_unit(unit) || LATIN_UNITS.contains(&unit);
    (parts && proper && measures && scan.at(below) == Some(' ')).then_some(below)
}

fn is_vulgar(c: char) -> bool {
    matches!(c, '¼'..='¾' | '\u{2150}'..='\u{215E}')
}

/// The end with powers and raised digits: `x^2`, `10⁻³`, `(a + b)²`.
fn power(scan: &Scan<'_>, end: usize, depth: usize, met: &mut Met) -> usize {
    let raised = scan.run(end, |c| "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻ⁿ".contains(c));
    if raised > end {
        met.real |= scan.slice(end, raised).contains(['⁻', '⁺']);
        return raised;
    }
    if scan.at(end) != Some('^') || depth == DEEPEST {
        return end;
    }
    let exponent = operand(scan, end + 1, depth + 1, &mut Met::default());
    if exponent.is_some() {
        (met.real, met.sum) = (true, true);
    }
    exponent.unwrap_or(end)
}

/// Whether an expression goes on behind this place in something that is none of its operands. A dash mostly
/// begins a clause: it is a minus only before a single letter. An equation with an Arabic unit is read from
/// right to left too.
fn goes_on(scan: &Scan<'_>, end: usize, relation: bool) -> bool {
    let next = scan.run(end, |c| c == ' ');
    let Some(c) = scan.at(next) else { return false };
    let word = scan.run(next, |c| is_arabic(c) || c == '²');
    if next == end && (is_arabic(c) || "_□".contains(c)) {
        return true;
    }
    let behind = scan.run(next + 1, |c| c == ' ');
    match c {
        '-' | '–' => scan.run(behind, is_arabic) - behind == 1 && next > end,
        _ if is_operator(c) => scan.at(behind).is_some(),
        _ => relation && next > end && is_arabic_unit(scan.slice(next, word)),
    }
}

/// Whether an expression began before this place in something that is none of its operands: behind an
/// operator, or, where it only compares, behind a word, which may be what is compared: «12 من 15 = 80%».
fn is_continued(scan: &Scan<'_>, at: usize, only_compares: bool) -> bool {
    let Some(sign) = back(scan, at) else { return false };
    let Some(c) = scan.at(sign) else { return false };
    if is_arabic(c) {
        return only_compares && sign + 1 < at && !scan.at(at).is_some_and(is_latin);
    }
    let Some(left) = back(scan, sign) else { return false };
    let is_operand = scan.at(left).is_some_and(|c| !":،؛.,([{".contains(c));
    let before = left.checked_sub(1).and_then(|before| scan.at(before));
    let alone = before.is_none_or(|c| !is_arabic(c));
    match c {
        '-' | '–' => is_operand && (alone || only_compares),
        _ => is_operand && is_operator(c),
    }
}

fn is_operator(c: char) -> bool {
    is_relation(c) || "×÷*^±+−/".contains(c)
}

/// The place of the character before another, spaces left out.
fn back(scan: &Scan<'_>, at: usize) -> Option<usize> {
    (0..at).rev().find(|&place| scan.at(place) != Some(' '))
}
