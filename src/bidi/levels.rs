//! Levels of a text with isolates that are not in it.

use std::ops::Range;
use std::sync::LazyLock;

pub use unicode_bidi::Level;
use unicode_bidi::data_source::BidiMatchedOpeningBracket;
use unicode_bidi::{BidiClass, BidiDataSource, HardcodedBidiData, ParagraphBidiInfo, bidi_class};

use crate::document::LINE_SEPARATOR;
use crate::locale::Direction;

/// The embedding level of each byte of `text`, as one paragraph, before line breaking (rules P2 to
/// I2). `isolates` are ranges to be treated as if they stood between an isolate initiator and a PDI;
/// they may nest but not cross, outer ranges first; no direction means that of the first strong
/// character inside, or `base` if there is none. `base` is the paragraph's declared direction; it is
/// never guessed.
pub fn levels(
    text: &str,
    base: Direction,
    isolates: &[(Range<usize>, Option<Direction>)],
) -> Vec<Level> {
    levels_around(text, base, isolates, &[])
}

/// The levels as [`levels`] gives them, but for `apart`: these are ranges of `isolates` that are placed
/// whole, as one sign of the text around, and have its level. Two isolates side by side would else
/// run into one: what parts them is not in the text.
pub fn levels_around(
    text: &str,
    base: Direction,
    isolates: &[(Range<usize>, Option<Direction>)],
    apart: &[Range<usize>],
) -> Vec<Level> {
    // Nearly all lines of a report are of this kind, and the whole algorithm takes long.
    if base == Direction::Rtl && isolates.is_empty() && is_plain_arabic(text) {
        return vec![Level::rtl(); text.len()];
    }
    let level = match base {
        Direction::Rtl => Level::rtl(),
        Direction::Ltr => Level::ltr(),
    };
    if isolates.is_empty() {
        let known = if base == Direction::Rtl { levels_of_numbers(text) } else { None };
        return known.unwrap_or_else(|| resolved(text, level));
    }
    let Marked { text: marked, mut map, isolates } = Marked::new(text, isolates, base, apart);
    let mut resolved = resolved(&marked, level);
    for Placed { initiator, content, direction } in isolates {
        // Outer ones first: initiators in an isolate are brought along with it.
        let around = resolved[initiator];
        if around.is_rtl() == (direction == Direction::Rtl) {
            lift(&mut resolved[content], around);
        }
    }
    for range in apart {
        // The initiator stands right before what it isolates.
        let initiator = map[range.start] - RLI.len();
        map[range.clone()].fill(initiator);
    }
    map.iter().map(|&i| resolved[i]).collect()
}

/// Brings an isolate of the direction of its surroundings to their level. Two levels deeper, rule L2
/// would turn it together with text of the other direction right at its side: the initiator that
/// parts them is not in the text.
fn lift(isolate: &mut [Level], around: Level) {
    // Too many isolates in one another add no levels (rules X5a, X5b).
    if isolate.iter().all(|level| level.number() >= around.number() + 2) {
        for level in isolate {
            level.lower(2).expect("it is two levels deep");
        }
    }
}

fn resolved(text: &str, level: Level) -> Vec<Level> {
    ParagraphBidiInfo::new_with_data_source(&Classes, text, Some(level)).levels
}

/// The classes of characters, those of Latin and Arabic from a table: the library searches for each.
struct Classes;

/// Up to here classes are in the table: Latin, Greek, Cyrillic, Hebrew, Arabic.
const TABLE: u32 = 0x800;

fn class(c: char) -> BidiClass {
    static CLASSES: LazyLock<Vec<BidiClass>> = LazyLock::new(|| {
        let class = |code| char::from_u32(code).map_or(BidiClass::L, bidi_class);
        (0..TABLE).map(class).collect()
    });
    CLASSES.get(c as usize).copied().unwrap_or_else(|| bidi_class(c))
}

impl BidiDataSource for Classes {
    fn bidi_class(&self, c: char) -> BidiClass {
        class(c)
    }

    fn bidi_matched_opening_bracket(&self, c: char) -> Option<BidiMatchedOpeningBracket> {
        HardcodedBidiData.bidi_matched_opening_bracket(c)
    }
}

/// Whether a text holds nothing but letters and marks of Arabic (AL, NSM), white space and signs (WS,
/// CS, ON): a paragraph from right to left of nothing else has one level, for no character is of
/// another direction, no number is there, and neutrals take the level of the paragraph (rules N1, N2).
/// No bracket or separator makes a difference to that. It has no tokens to protect, and one script.
pub(crate) fn is_plain_arabic(text: &str) -> bool {
    text.chars().all(is_plain)
}

fn is_plain(c: char) -> bool {
    matches!(c, ' ' | '!' | '"' | '(' | ')' | ',' | '-' | '.' | ':' | '«' | '»' | '،' | '؛' | '؟'
        | '–' | '—' | '“' | '”' | '…' | '\u{A0}'
        | '\u{0620}'..='\u{065F}' | '\u{066E}'..='\u{06D3}')
}

/// The levels of plain Arabic with European or Arabic-Indic digits, as one paragraph from right to left;
/// none when there is more in it, or a sign beside a digit that may become part of its number.
///
/// Numbers have level 2 whether they stay EN or become AN (W2, I2), and a single CS between digits of one
/// kind is part of them (W4). All else is AL, NSM behind it, or neutral between sides that count as R
/// (N1), in brackets too (N0).
fn levels_of_numbers(text: &str) -> Option<Vec<Level>> {
    let number = Level::new(2).expect("a level");
    let mut levels = vec![Level::rtl(); text.len()];
    let mut before = None;
    let mut rest = text.char_indices().peekable();
    while let Some((place, c)) = rest.next() {
        let kind = Digit::of(c);
        let next = rest.peek().map(|&(_, c)| c);
        match kind {
            Some(_) => levels[place..place + c.len_utf8()].fill(number),
            None if !is_plain(c) => return None,
            None => {
                let (left, right) = (before.and_then(Digit::of), next.and_then(Digit::of));
                match (class(c), left, right) {
                    (BidiClass::CS, Some(left), Some(right)) if left == right => {
                        levels[place..place + c.len_utf8()].fill(number);
                    }
                    // What it is depends on what stands before the digits, or on more behind it.
                    (BidiClass::CS, Some(_), Some(_)) => return None,
                    (BidiClass::ES | BidiClass::ET | BidiClass::NSM, Some(_), _)
                    | (BidiClass::ES | BidiClass::ET | BidiClass::NSM, _, Some(_)) => return None,
                    _ => {}
                }
            }
        }
        before = Some(c);
    }
    Some(levels)
}

/// The two kinds of digits that Arabic text has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Digit {
    European,
    ArabicIndic,
}

impl Digit {
    fn of(c: char) -> Option<Digit> {
        match c {
            '0'..='9' => Some(Digit::European),
            '٠'..='٩' => Some(Digit::ArabicIndic),
            _ => None,
        }
    }
}

const LRI: &str = "\u{2066}";
const RLI: &str = "\u{2067}";
const PDI: &str = "\u{2069}";
const LRM: &str = "\u{200E}";

/// A text with isolate characters inserted.
struct Marked {
    text: String,
    /// For each byte of the text without them its place in this one.
    map: Vec<usize>,
    /// The isolates, outer ones first.
    isolates: Vec<Placed>,
}

/// An isolate in a text with isolate characters.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Placed {
    /// Where its initiator stands.
    initiator: usize,
    /// What is between the initiator and the PDI.
    content: Range<usize>,
    direction: Direction,
}

impl Marked {
    fn new(
        text: &str,
        isolates: &[(Range<usize>, Option<Direction>)],
        base: Direction,
        apart: &[Range<usize>],
    ) -> Marked {
        let directed: Vec<(&Range<usize>, Direction)> = isolates
            .iter()
            .filter(|(range, _)| !range.is_empty())
            .map(|(range, direction)| {
                (range, direction.unwrap_or_else(|| first_strong(&text[range.clone()], base)))
            })
            .collect();
        // At one place closers come before openers, so neighbours don't nest, and inner closers first.
        let mut marks: Vec<(usize, bool, usize)> = Vec::with_capacity(directed.len() * 2);
        for (index, (range, _)) in directed.iter().enumerate() {
            marks.extend([(range.start, true, index), (range.end, false, index)]);
        }
        marks.sort_by_key(|&(place, opens, index)| {
            (place, opens, if opens { index } else { directed.len() - index })
        });
        let strong = strong(text, &directed, base, apart);
        let mut marked = String::with_capacity(text.len() + marks.len() * RLI.len());
        let mut map = Vec::with_capacity(text.len());
        let mut placed: Vec<Placed> = directed
            .iter()
            .map(|&(_, direction)| Placed { initiator: 0, content: 0..0, direction })
            .collect();
        let mut done = 0;
        for (place, opens, index) in marks {
            map.extend((done..place).map(|i| marked.len() + i - done));
            marked.push_str(&text[done..place]);
            done = place;
            let edge = if strong[index] { LRM } else { "" };
            if opens {
                marked.push_str(edge);
                placed[index].initiator = marked.len();
                marked.push_str(if directed[index].1 == Direction::Ltr { LRI } else { RLI });
                placed[index].content.start = marked.len();
            } else {
                placed[index].content.end = marked.len();
                marked.push_str(PDI);
                marked.push_str(edge);
            }
        }
        map.extend((done..text.len()).map(|i| marked.len() + i - done));
        marked.push_str(&text[done..]);
        Marked { text: marked, map, isolates: placed }
    }
}

/// Which of these isolates, in order of their beginnings, count as letters in the text around, not as a sign: those
/// from left to right in a text that goes from left to right, but for what is set apart and for numbers amid a phrase
/// of the other direction. Latin words between two Arabic names would else be drawn into the order of these, as if the
/// sentence were Arabic, and of two numbers behind them the first would stand before its name, the second behind.
fn strong(
    text: &str,
    isolates: &[(&Range<usize>, Direction)],
    base: Direction,
    apart: &[Range<usize>],
) -> Vec<bool> {
    // Those that hold the one in hand, the innermost last.
    let mut around: Vec<(usize, Direction)> = Vec::new();
    let is_strong = |&(range, direction): &(&Range<usize>, Direction)| {
        while around.last().is_some_and(|&(end, _)| end < range.end) {
            around.pop();
        }
        let outer = around.last().map_or(base, |&(_, direction)| direction);
        around.push((range.end, direction));
        direction == Direction::Ltr
            && outer == Direction::Ltr
            && apart.binary_search_by_key(&range.start, |mark| mark.start).is_err()
            && !is_amid_rtl(text, range)
    };
    isolates.iter().map(is_strong).collect()
}

/// Whether a stretch without letters stands between two words from right to left with nothing else between but spaces,
/// brackets, colons and more numbers: «بلغت النسبة 25% من الأعضاء» is one phrase, and «محمد 25%, علي 30%» are two.
pub(crate) fn is_amid_rtl(text: &str, range: &Range<usize>) -> bool {
    let is_letter = |c: char| class(c) == BidiClass::L;
    !text[range.clone()].chars().any(is_letter)
        && meets_rtl(text[..range.start].chars().rev())
        && meets_rtl(text[range.end..].chars())
}

/// Whether the first of these characters that parts two phrases or is a letter is one from right to left. A dash or
/// solidus that touches no number parts them, and so does a forced break.
fn meets_rtl(characters: impl Iterator<Item = char>) -> bool {
    /// What stands farther away is not looked for from each of many numbers.
    const NEAR: usize = 48;
    let mut touched = BidiClass::WS;
    for c in characters.take(NEAR) {
        let class = class(c);
        match class {
            BidiClass::R | BidiClass::AL => return true,
            BidiClass::EN | BidiClass::AN | BidiClass::ET | BidiClass::NSM => {}
            BidiClass::WS if c != LINE_SEPARATOR => {}
            _ if "()[]:".contains(c) => {}
            _ if touched == BidiClass::EN && "-–/".contains(c) => {}
            _ => return false,
        }
        touched = class;
    }
    false
}

/// The direction of the first strong character. FSI would not do: rule P2 skips nested isolates, so a
/// sequence of isolated names would be taken for left-to-right text.
pub(crate) fn first_strong(text: &str, base: Direction) -> Direction {
    let strong = |c: char| match class(c) {
        BidiClass::L => Some(Direction::Ltr),
        BidiClass::R | BidiClass::AL => Some(Direction::Rtl),
        _ => None,
    };
    text.chars().find_map(strong).unwrap_or(base)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn numbers(text: &str, isolates: &[(Range<usize>, Option<Direction>)]) -> Vec<u8> {
        levels(text, Direction::Rtl, isolates).iter().map(|l| l.number()).collect()
    }

    #[test]
    fn what_is_passed_by_has_the_levels_of_the_algorithm() {
        let plain: Vec<char> = (0..=0x3000_u32).filter_map(char::from_u32).collect();
        let plain: Vec<char> = plain.into_iter().filter(|&c| is_plain(c)).collect();
        for &c in &plain {
            for text in [format!("{c}"), format!("ب{c}{c} ({c}ب) {c}"), format!("{c}ب، - {c}.")]
            {
                let whole = ParagraphBidiInfo::new(&text, Some(Level::rtl())).levels;
                assert_eq!(levels(&text, Direction::Rtl, &[]), whole, "{c:?} U+{:04X}", c as u32);
            }
        }
    }

    proptest::proptest! {
        #[test]
        fn numbers_in_arabic_have_the_levels_of_the_algorithm(
            text in "[ابً0-9٠-٣ ,.:،؛()«»\"!\u{A0}—-]{0,14}"
        ) {
            let whole = ParagraphBidiInfo::new(&text, Some(Level::rtl())).levels;
            if let Some(levels) = levels_of_numbers(&text) {
                proptest::prop_assert_eq!(levels, whole);
            }
        }
    }

    /// The places of characters from left to right by rule L2.
    fn in_sight(text: &str, levels: &[Level]) -> Vec<usize> {
        let places: Vec<usize> = text.char_indices().map(|(place, _)| place).collect();
        let levels: Vec<Level> = places.iter().map(|&place| levels[place]).collect();
        let order = unicode_bidi::BidiInfo::reorder_visual(&levels);
        order.into_iter().map(|index| places[index]).collect()
    }

    proptest::proptest! {
        #[test]
        fn what_is_seen_is_what_the_isolate_characters_show(
            words in proptest::collection::vec(("[ابaC1٣+.]{1,4}", 0..4_u8), 1..6),
            around in 0..4_u8,
            ltr in proptest::prelude::any::<bool>(),
        ) {
            let base = if ltr { Direction::Ltr } else { Direction::Rtl };
            let (mut text, mut isolates) = (String::new(), Vec::new());
            let direction = |kind: u8| {
                let all = [None, Some(Direction::Ltr), Some(Direction::Rtl)];
                all.get(usize::from(kind)).copied()
            };
            for (word, kind) in &words {
                let start = text.len();
                text.push_str(word);
                isolates.extend(direction(*kind).map(|direction| (start..text.len(), direction)));
                text.push(' ');
            }
            isolates.splice(0..0, direction(around).map(|direction| (0..text.len(), direction)));
            let Marked { text: marked, map, .. } = Marked::new(&text, &isolates, base, &[]);
            let level = if ltr { Level::ltr() } else { Level::rtl() };
            let shown = in_sight(&marked, &resolved(&marked, level));
            let shown: Vec<usize> =
                shown.into_iter().filter_map(|at| map.iter().position(|&place| place == at)).collect();
            proptest::prop_assert_eq!(in_sight(&text, &levels(&text, base, &isolates)), shown);
        }
    }

    #[test]
    fn usual_numbers_take_the_short_way() {
        for text in ["في 12 مايو 2026، الساعة 10:30.", "(17) ثم ١٨", "1,234.5"] {
            assert!(levels_of_numbers(text).is_some(), "{text}");
        }
        for text in ["بلغ ١٬٢٣٤", "25%", "-5", "ISO 9001", "3،٣"] {
            assert_eq!(levels_of_numbers(text), None, "{text}");
        }
    }

    #[test]
    fn an_isolated_symbol_keeps_its_tail() {
        // Without protection the plus signs fall to the right-to-left sentence.
        assert_eq!(numbers("C++", &[]), [2, 1, 1]);
        assert_eq!(numbers("C++", &[(0..3, Some(Direction::Ltr))]), [2, 2, 2]);
    }

    #[test]
    fn isolated_names_in_an_isolate_keep_the_order_of_arabic() {
        let text = "سلمى، رئيسة";
        let (name, role) = (0.."سلمى".len(), "سلمى، ".len()..text.len());
        let isolates = [(0..text.len(), None), (name, None), (role, None)];
        assert!(numbers(text, &isolates).iter().all(|level| level % 2 == 1));
    }

    #[test]
    fn an_isolate_in_isolates_of_its_direction_has_the_level_of_the_text_around_all() {
        let ltr = |range| (range, Some(Direction::Ltr));
        let nested = [ltr(0..5), ltr(1..4), ltr(2..3)];
        let levels = levels("abcde", Direction::Ltr, &nested);
        assert!(levels.iter().all(|level| level.number() == 0), "{levels:?}");
        assert_eq!(numbers("abcde", &nested), [2, 2, 2, 2, 2]);
    }

    #[test]
    fn what_is_set_apart_has_the_level_of_the_text_around() {
        let around = |text: &str, isolates: &[(Range<usize>, Option<Direction>)], mark| {
            let levels = levels_around(text, Direction::Rtl, isolates, &[mark]);
            levels.iter().map(|level| level.number()).collect::<Vec<_>>()
        };
        let year = (0..4, Some(Direction::Ltr));
        assert_eq!(around("201612", &[year, (4..6, None)], 4..6), [2, 2, 2, 2, 1, 1]);
        let latin = (0..4, Some(Direction::Ltr));
        assert_eq!(around("ab1c", &[latin, (2..3, None)], 2..3), [2, 2, 2, 2]);
    }

    #[test]
    fn the_map_skips_inserted_characters() {
        let isolates = [(0..2, None), (3..4, Some(Direction::Rtl))];
        let Marked { text, map, isolates } = Marked::new("ab c", &isolates, Direction::Rtl, &[]);
        assert_eq!(text, "\u{2066}ab\u{2069} \u{2067}c\u{2069}");
        let (ab, c) = (Direction::Ltr, Direction::Rtl);
        let ab = Placed { initiator: 0, content: 3..5, direction: ab };
        assert_eq!(isolates, [ab, Placed { initiator: 9, content: 12..13, direction: c }]);
        let seen: Vec<u8> = map.iter().map(|&i| text.as_bytes()[i]).collect();
        assert_eq!(seen, b"ab c");
    }
}
