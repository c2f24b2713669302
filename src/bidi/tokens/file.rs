//! Names of files in Arabic letters.

use super::scan::{Scan, is_arabic, is_european, is_latin};
use super::{Match, Options, Part};

/// 7: digits at the end of a file's name in Arabic letters with its extension: `خطة2.docx`,
/// `محضر_2025-05-12.pdf`. Name, digits and extension stand from right to left; digits with signs between
/// them stay a number or a date.
pub(super) fn arabic_file(scan: &Scan<'_>, at: usize, _: Options) -> Option<Match> {
    /// No extension has more letters.
    const LONGEST: usize = 5;
    if !scan.before(at).is_some_and(is_arabic) || scan.is_behind_conjunction(at) {
        return None;
    }
    let first = at + usize::from(matches!(scan.at(at)?, '_' | '-'));
    let mut last = scan.run(first, is_european);
    let dot = loop {
        let sign = scan.at(last).filter(|c| "._-".contains(*c) && last > first)?;
        let next = scan.run(last + 1, is_european);
        if next == last + 1 {
            break (sign == '.').then_some(last)?;
        }
        last = next;
    };
    let end = scan.run(dot + 1, |c| is_latin(c) || is_european(c));
    if !scan.at(dot + 1).is_some_and(is_latin) || end - dot - 1 > LONGEST {
        return None;
    }
    let mut parts = vec![(dot + 1..end, Part::Phrase)];
    if scan.run(first, is_european) < dot {
        parts.insert(0, (first..dot, Part::Ltr));
    }
    Some(Match { end, parts })
}
