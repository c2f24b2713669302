//! The Unicode Consortium's test cases of line breaking (UAX #14) against ours: where we differ, why.

use std::collections::BTreeMap;
use std::io::Read;
use std::ops::Range;

use icu_segmenter::LineSegmenter;
use icu_segmenter::options::LineBreakOptions;

use super::breaks::{Quotes, Ranges, breaks, closes, holds_to_the_left, opens};
use crate::bidi::{Options, tokens};
use crate::document::{PercentSide, RangeDirection};
use crate::locale::{Direction, Lang};

const DATA: &[u8] = include_bytes!("../../../tests/data/LineBreakTest.txt.gz");

/// A test case: a text and where it may break, with the rule that says so for each place.
struct Case {
    text: String,
    /// By byte: whether the line may end there, and by which rule of the file.
    places: Vec<(usize, bool, String)>,
}

fn cases() -> Vec<Case> {
    let mut file = String::new();
    flate2::read::GzDecoder::new(DATA).read_to_string(&mut file).expect("the data is whole");
    file.lines().filter(|line| !line.starts_with('#')).map(case).collect()
}

fn case(line: &str) -> Case {
    let (signs, comment) = line.split_once('#').expect("each case has a comment");
    let rules: Vec<&str> = comment.split(['[', ']']).skip(1).step_by(2).collect();
    let rules = rules.iter().filter(|r| r.starts_with(|c: char| c.is_ascii_digit()));
    let mut rules = rules.skip(1);
    let mut case = Case { text: String::new(), places: Vec::new() };
    for sign in signs.split_whitespace() {
        match sign {
            "×" | "÷" if case.text.is_empty() => {}
            "×" | "÷" => {
                let rule = rules.next().expect("a rule for each place");
                case.places.push((case.text.len(), sign == "÷", (*rule).to_owned()));
            }
            code => {
                let code = u32::from_str_radix(code, 16).expect("hexadecimal");
                case.text.push(char::from_u32(code).expect("a character"));
            }
        }
    }
    case.places.pop();
    case
}

/// Each reason for which we offer a break that the file forbids, or forbid one that it offers, with
/// the number of places it counts in the file of Unicode 15.0. B1 to B14 are our tailoring.
const REASONS: [(&str, usize); 9] = [
    ("B14: before an em dash", 145),
    ("B1: inside a token", 9),
    ("B2: before a closing quotation mark", 83),
    ("B3: before a closing sign, even after a space", 122),
    ("B4: after an opening sign, even before a space", 27),
    ("B9: after a solidus in a short word", 18),
    ("LB15 of later Unicode: quotation marks by their side", 6),
    ("LB25 of later Unicode: numbers with their signs and brackets", 34),
    ("a line of nothing but spaces", 149),
];

fn reason(case: &Case, at: usize, rule: &str, library: bool, file: bool) -> &'static str {
    let text = &case.text;
    if library != file {
        // The library's data are newer than the file's.
        return match rule {
            "15.0" | "18.0" => "LB15 of later Unicode: quotation marks by their side",
            "999.0" => "LB25 of later Unicode: numbers with their signs and brackets",
            other => panic!("{text:?} at {at}: the library departs from rule {other}"),
        };
    }
    let before = text[..at].trim_end_matches(' ');
    let next = text[at..].chars().next().expect("inside the text");
    let last = before.chars().next_back();
    let (glue, urls) = protected(text);
    if before.is_empty() {
        "a line of nothing but spaces"
    } else if [glue, urls].into_iter().any(|ranges| Ranges::new(ranges).hold(at..at)) {
        "B1: inside a token"
    } else if closes(&mut Quotes::new(text), at, next) {
        "B2: before a closing quotation mark"
    } else if holds_to_the_left(next) {
        "B3: before a closing sign, even after a space"
    } else if last.is_some_and(|last| opens(&mut Quotes::new(text), before.len(), last)) {
        "B4: after an opening sign, even before a space"
    } else if next == '\u{2014}' {
        "B14: before an em dash"
    } else if last == Some('/') {
        "B9: after a solidus in a short word"
    } else {
        panic!("{text:?} at {at}: a difference from rule {rule} without a reason")
    }
}

fn protected(text: &str) -> (Vec<Range<usize>>, Vec<Range<usize>>) {
    let base = Direction::Rtl;
    let options = Options { ranges: RangeDirection::Rtl, percent: PercentSide::Auto, base };
    let tokens = tokens(text, options);
    let ranges = |glue: bool| {
        let wanted = tokens.iter().filter(move |t| if glue { t.glue } else { t.url });
        wanted.map(|t| t.range.clone()).collect()
    };
    (ranges(true), ranges(false))
}

#[test]
fn every_difference_from_line_break_test_has_its_reason() {
    let library = LineSegmenter::new_for_non_complex_scripts(LineBreakOptions::default());
    let mut reasons: BTreeMap<&str, usize> = BTreeMap::new();
    let mut same = 0;
    let cases = cases();
    for case in &cases {
        let (glue, urls) = protected(&case.text);
        let ours: Vec<usize> =
            breaks(&case.text, &glue, &urls, Lang::Ar).iter().map(|b| b.at).collect();
        let theirs: Vec<usize> = library.segment_str(&case.text).collect();
        let mut differs = false;
        for (at, file, rule) in &case.places {
            if ours.contains(at) != *file {
                differs = true;
                let reason = reason(case, *at, rule, theirs.contains(at), *file);
                *reasons.entry(reason).or_default() += 1;
            }
        }
        same += usize::from(!differs);
    }
    let found: Vec<(&str, usize)> = reasons.into_iter().collect();
    assert_eq!(found, REASONS);
    assert_eq!((cases.len(), same), (7654, 7070));
}
