//! Which stretches of a paragraph go into runs with `w:rtl`.
//!
//! ECMA-376 part 1, 17.3.2.30: a run with `w:rtl` turns every neutral character right-to-left, and
//! among the weak ones all but European and Arabic numbers with their terminators and separators; a
//! run without it turns them left-to-right. So the levels of the whole paragraph decide, the same as
//! in the PDF, and not the characters of one run.

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
    let tokens = bidi::tokens_around(&flat.text, &flat.marks, &flat.isolates, options);
    let isolates = bidi::isolates(&flat.isolates, &tokens);
    let levels = bidi::levels_around(&flat.text, base, &isolates, &flat.marks);
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

/// Stretches of one level; the even ones above the base count as one, for Arabic digits in a token
/// that goes from left to right stand above its signs.
fn level_runs(levels: &[Level]) -> Vec<Range<usize>> {
    let is_inner = |level: Level| level.number() > 0 && level.is_ltr();
    let mut runs: Vec<Range<usize>> = Vec::new();
    for (i, level) in levels.iter().enumerate() {
        match runs.last_mut() {
            Some(run)
                if levels[run.start] == *level
                    || (is_inner(levels[run.start]) && is_inner(*level)) =>
            {
                run.end = i + 1;
            }
            Some(_) | None => runs.push(i..i + 1),
        }
    }
    runs
}

/// A plain number on an even level stays with the Arabic around it, for its font and its size;
/// whatever else stands there left to right would be turned by `w:rtl`, or might be: 17.3.2.30 and
/// UAX #9 (W2, W5) differ about signs beside a number that follows Arabic letters.
fn is_rtl(text: &str, level: Level) -> bool {
    level.is_rtl() || (level.number() > 0 && is_plain_number(text))
}

/// Whether there is nothing but digits of one kind, with single separators between them.
fn is_plain_number(text: &str) -> bool {
    let classes = || text.chars().map(unicode_bidi::bidi_class);
    let Some(digit) = classes().next() else { return false };
    let mut separated = true;
    let plain = classes().all(|class| {
        let part = match class {
            BidiClass::CS => !separated,
            BidiClass::NSM => true,
            other => other == digit,
        };
        separated = class == BidiClass::CS;
        part
    });
    plain && !separated && is_number(digit)
}

/// Whether a run of digits is one group of a longer number whose groups go from right to left, as in
/// م/2026/17, or has its percent sign on the left. In a run with `w:rtl` the sign between would make
/// them one number from left to right again.
fn is_group_apart(text: &str, run: &Range<usize>, levels: &[Level]) -> bool {
    let parted = |sign: Option<char>, level: Option<&Level>, beyond: Option<char>| {
        let turned = level.is_some_and(|level| level.is_rtl());
        turned
            && match sign.map(unicode_bidi::bidi_class) {
                Some(BidiClass::CS) => beyond.is_some_and(is_digit),
                Some(BidiClass::ET) => true,
                _ => false,
            }
    };
    let (mut before, mut after) = (text[..run.start].chars().rev(), text[run.end..].chars());
    let level_before = run.start.checked_sub(1).and_then(|i| levels.get(i));
    is_plain_number(&text[run.clone()])
        && (parted(before.next(), level_before, before.next())
            || parted(after.next(), levels.get(run.end), after.next()))
}

fn is_digit(c: char) -> bool {
    is_number(unicode_bidi::bidi_class(c))
}

fn is_number(class: BidiClass) -> bool {
    matches!(class, BidiClass::EN | BidiClass::AN)
}

/// Whether a left-to-right stretch belongs to the complex script all the same: digits of an Arabic set
/// with their signs. `w:cs` (17.3.2.7) gives such a run the font and the size of the Arabic around.
pub(super) fn is_complex(text: &str) -> bool {
    let has = |wanted| text.chars().map(unicode_bidi::bidi_class).any(|class| class == wanted);
    has(BidiClass::AN) && !has(BidiClass::L)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{Inline, PercentSide, RangeDirection, flatten};

    /// The paragraph with `w:rtl` runs as they are and the others in square brackets.
    fn split(inlines: &[Inline], base: Direction) -> String {
        let ranges = RangeDirection::Rtl;
        let options = bidi::Options { ranges, percent: PercentSide::Auto, base };
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
        for whole in ["قال: (نعم)، ثم مضى.", "زاد 10.5 و1,000 في 12/05/2016 عند 10:30"]
        {
            assert_eq!(rtl(whole), whole);
        }
    }

    #[test]
    fn ranges_go_from_right_to_left_in_one_run() {
        for whole in ["المدة 23-24 مايو", "١٥-٢٠ مايو", "2015–2016"] {
            assert_eq!(rtl(whole), whole);
        }
    }

    #[test]
    fn a_sign_beside_a_number_stands_where_the_pdf_has_it() {
        assert_eq!(rtl("بنسبة 35%، أي كثير"), "بنسبة [35%]، أي كثير");
        assert_eq!(rtl("بنسبة ٣٥٪ فقط"), "بنسبة [٣٥]٪ فقط");
        assert_eq!(rtl("بنسبة ٣.٥٪ فقط"), "بنسبة [٣.٥]٪ فقط");
        assert_eq!(rtl("بمبلغ 100$ أو $100"), "بمبلغ [100$] أو [$100]");
        assert_eq!(rtl("درجة ٣٧٫٥°"), "درجة [٣٧٫٥°]");
    }

    #[test]
    fn dates_with_hyphens_telephones_versions_and_addresses_are_left_to_right() {
        assert_eq!(rtl("في 2016-05-23 تمّ"), "في [2016-05-23] تمّ");
        assert_eq!(rtl("هاتف +966 11 123-4567."), "هاتف [+966 11 123-4567].");
        assert_eq!(rtl("النسخة 1.2-rc3 صدرت"), "النسخة [1.2-rc3] صدرت");
        assert_eq!(rtl("انظر https://a.org/x؛"), "انظر [https://a.org/x]؛");
        assert_eq!(rtl("راسل info@a.org."), "راسل [info@a.org].");
        assert_eq!(rtl("وباء COVID-19."), "وباء [COVID-19].");
    }

    #[test]
    fn a_tab_and_a_forced_break_go_with_the_paragraph() {
        assert_eq!(rtl("أ\tب"), "أ\tب");
        assert_eq!(rtl("WHO\tOIC"), "[WHO]\t[OIC]");
        assert_eq!(rtl("WHO\u{2028}OIC"), "[WHO]\u{2028}[OIC]");
    }

    #[test]
    fn digits_of_an_arabic_set_keep_their_look_from_left_to_right() {
        assert!(is_complex("٣٧٫٥°") && is_complex("+٩٦٦ ١١"));
        assert!(!is_complex("35%") && !is_complex("٥ km"));
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
        assert_eq!(rtl("كان في سنة 2026."), "كان في سنة 2026.");
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
