//! Which stretches of a paragraph go into runs with `w:rtl`.
//!
//! ECMA-376 part 1, 17.3.2.30: a run with `w:rtl` turns every neutral character right-to-left, and
//! among the weak ones all but European and Arabic numbers with their terminators and separators; a
//! run without it turns them left-to-right. So the levels of the whole paragraph decide, the same as
//! in the PDF, and not the characters of one run.

use std::cmp::Reverse;
use std::ops::Range;

use unicode_bidi::BidiClass;

use crate::bidi::{self, Level};
use crate::document::Flat;
use crate::locale::Direction;

/// A stretch of a paragraph that goes into runs of one direction.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Stretch {
    /// Its bytes.
    pub(super) range: Range<usize>,
    /// Whether its runs bear `w:rtl`.
    pub(super) rtl: bool,
}

/// Cuts a paragraph into stretches of one direction, in order and without gaps.
pub(super) fn stretches(flat: &Flat, base: Direction, options: bidi::Options) -> Vec<Stretch> {
    let levels = bidi::levels(&flat.text, base, &isolates(flat, options));
    let mut stretches: Vec<Stretch> = Vec::new();
    for run in level_runs(&levels) {
        let rtl = is_rtl(&flat.text[run.clone()], levels[run.start])
            && !is_group_apart(&flat.text, &run, &levels);
        match stretches.last_mut() {
            Some(last) if last.rtl == rtl => last.range.end = run.end,
            Some(_) | None => stretches.push(Stretch { range: run, rtl }),
        }
    }
    stretches
}

/// The author's isolates and those of protected tokens, outer ranges first. A token that reaches
/// over the edge of an isolate is left to it: ranges must not cross.
fn isolates(flat: &Flat, options: bidi::Options) -> Vec<(Range<usize>, Option<Direction>)> {
    let mut isolates = flat.isolates.clone();
    for token in bidi::tokens(&flat.text, options) {
        let crosses = flat.isolates.iter().any(|(range, _)| crosses(range, &token.range));
        if token.isolate.is_some() && !crosses {
            isolates.push((token.range, token.isolate));
        }
    }
    isolates.sort_by_key(|(range, _)| (range.start, Reverse(range.end)));
    isolates
}

fn crosses(a: &Range<usize>, b: &Range<usize>) -> bool {
    let inside = |outer: &Range<usize>, inner: &Range<usize>| {
        outer.start <= inner.start && inner.end <= outer.end
    };
    a.start < b.end && b.start < a.end && !inside(a, b) && !inside(b, a)
}

fn level_runs(levels: &[Level]) -> Vec<Range<usize>> {
    let mut runs: Vec<Range<usize>> = Vec::new();
    for (i, level) in levels.iter().enumerate() {
        match runs.last_mut() {
            Some(run) if levels[run.start] == *level => run.end = i + 1,
            Some(_) | None => runs.push(i..i + 1),
        }
    }
    runs
}

/// A number on an even level stays with the Arabic around it, for its font and its size; whatever
/// else stands there left to right would be turned by `w:rtl`.
fn is_rtl(text: &str, level: Level) -> bool {
    level.is_rtl() || (level.number() > 0 && text.chars().all(is_of_numbers))
}

/// Whether a run of European digits is one group of a longer number whose groups go from right to
/// left, as in م/2026/17, or has its percent sign on the left. In a run with `w:rtl` the sign between
/// would make them one number from left to right again.
fn is_group_apart(text: &str, run: &Range<usize>, levels: &[Level]) -> bool {
    let class = |c: Option<char>| c.map(unicode_bidi::bidi_class);
    let is_number = |class| class == Some(BidiClass::EN);
    let parted = |sign: Option<char>, level: Option<&Level>, beyond: Option<char>| {
        let turned = level.is_some_and(|level| level.is_rtl());
        turned
            && match class(sign) {
                Some(BidiClass::CS) => is_number(class(beyond)),
                Some(BidiClass::ET) => true,
                _ => false,
            }
    };
    let (mut before, mut after) = (text[..run.start].chars().rev(), text[run.end..].chars());
    let level_before = run.start.checked_sub(1).and_then(|i| levels.get(i));
    text[run.clone()].chars().all(|c| is_number(class(Some(c))))
        && (parted(before.next(), level_before, before.next())
            || parted(after.next(), levels.get(run.end), after.next()))
}

/// The classes that 17.3.2.30 exempts inside a number, and marks, which follow their base.
fn is_of_numbers(c: char) -> bool {
    matches!(
        unicode_bidi::bidi_class(c),
        BidiClass::EN | BidiClass::AN | BidiClass::ET | BidiClass::CS | BidiClass::NSM
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{Inline, PercentSide, RangeDirection, flatten};

    /// The paragraph with `w:rtl` runs as they are and the others in square brackets.
    fn split(inlines: &[Inline], base: Direction) -> String {
        let options = bidi::Options { ranges: RangeDirection::Rtl, percent: PercentSide::Auto };
        let flat = flatten(inlines, &mut |_| String::new());
        let show = |s: &Stretch| match s.rtl {
            true => flat.text[s.range.clone()].to_owned(),
            false => format!("[{}]", &flat.text[s.range.clone()]),
        };
        stretches(&flat, base, options).iter().map(show).collect()
    }

    fn rtl(text: &str) -> String {
        split(&[Inline::generated(text)], Direction::Rtl)
    }

    #[test]
    fn punctuation_and_numbers_stay_with_the_arabic_sentence() {
        for whole in ["قال: (نعم)، ثم مضى.", "نسبة 35% في 12/05/2016 عند 10:30", "١٥-٢٠ مايو"]
        {
            assert_eq!(rtl(whole), whole);
        }
        assert_eq!(rtl("المدة 23-24 مايو"), "المدة 23-24 مايو");
    }

    #[test]
    fn latin_phrases_are_one_run_with_their_numbers() {
        assert_eq!(rtl("خطة Agenda 2030 العالمية"), "خطة [Agenda 2030] العالمية");
        assert_eq!(rtl("منظمة OIC؛ ثم WHO."), "منظمة [OIC]؛ ثم [WHO].");
    }

    #[test]
    fn a_bracket_belongs_to_the_phrase_around_it() {
        assert_eq!(rtl("القمة (WHS) في"), "القمة ([WHS]) في");
        assert_eq!(rtl("قمة World Summit (WHS) في"), "قمة [World Summit (WHS)] في");
    }

    #[test]
    fn what_an_isolate_sets_left_to_right_is_no_rtl_run() {
        let phone = Inline::Isolate(Some(Direction::Ltr), vec![Inline::generated("+966 11 123")]);
        let inlines = [Inline::generated("هاتف "), phone, Inline::generated(" فقط")];
        assert_eq!(split(&inlines, Direction::Rtl), "هاتف [+966 11 123] فقط");
    }

    #[test]
    fn groups_of_a_number_that_go_from_right_to_left_are_runs_of_their_own() {
        let group =
            |text: &str| Inline::Isolate(Some(Direction::Ltr), vec![Inline::generated(text)]);
        let parts = |a: &str, sign: &str, b: &str| {
            let whole = vec![group(a), Inline::generated(sign), group(b)];
            [Inline::generated("م "), Inline::Isolate(Some(Direction::Rtl), whole)]
        };
        assert_eq!(split(&parts("2026", "/", "17"), Direction::Rtl), "م [2026]/[17]");
        assert_eq!(split(&parts("2026", "، ", "17"), Direction::Rtl), "م 2026، 17");
        assert_eq!(rtl("نسبة 35% في سنة 2026."), "نسبة 35% في سنة 2026.");
    }

    #[test]
    fn a_left_to_right_paragraph_keeps_its_own_numbers_and_punctuation() {
        let text = [Inline::generated("Chair: منى سالم (2016), Amman.")];
        assert_eq!(split(&text, Direction::Ltr), "[Chair: ]منى سالم (2016)[, Amman.]");
    }

    #[test]
    fn a_number_between_arabic_words_of_an_english_paragraph_is_rtl() {
        let text = [Inline::generated("See قرار 15 لعام now.")];
        assert_eq!(split(&text, Direction::Ltr), "[See ]قرار 15 لعام[ now.]");
    }
}
