//! The Unicode Consortium's test cases of the bidirectional algorithm (UAX #9), all of them, through
//! the function that layout and the Word writer call.
//!
//! Rule L1 works on lines: layout applies it by leaving out the spaces at a line's end, and these
//! tests by [`reset_white_space`]. Rule L2 is tested beside the code that sets lines.

use std::io::Read;

use flate2::read::GzDecoder;
use mahdar::bidi::{Level, levels};
use mahdar::locale::Direction;
use unicode_bidi::{BidiClass, ParagraphBidiInfo, bidi_class};

const BIDI_TEST: &[u8] = include_bytes!("data/BidiTest.front.gz");
const BIDI_CHARACTER_TEST: &[u8] = include_bytes!("data/BidiCharacterTest.front.gz");

/// The lines of a front-coded file, one at a time.
fn for_each_line(packed: &[u8], mut visit: impl FnMut(&str)) {
    let mut coded = String::new();
    GzDecoder::new(packed).read_to_string(&mut coded).expect("the data is whole");
    let mut line = String::new();
    for code in coded.lines() {
        let (shared, rest) = code.split_once(' ').expect("a count and a rest");
        let shared = usize::from_str_radix(shared, 16).expect("hexadecimal");
        line.truncate(shared);
        line.push_str(rest);
        visit(&line);
    }
}

/// What a case says of the paragraph's direction.
#[derive(Clone, Copy, PartialEq)]
enum Base {
    Auto,
    Declared(Direction),
}

/// The levels of a one-line paragraph, one for each character.
fn resolved(text: &str, base: Base) -> Vec<Level> {
    let (of_bytes, paragraph) = match base {
        Base::Declared(Direction::Ltr) => (levels(text, Direction::Ltr, &[]), Level::ltr()),
        Base::Declared(Direction::Rtl) => (levels(text, Direction::Rtl, &[]), Level::rtl()),
        // Mahdar declares every paragraph's direction; P2 and P3 are the library's alone.
        Base::Auto => {
            let info = ParagraphBidiInfo::new(text, None);
            (info.levels, info.paragraph_level)
        }
    };
    let mut of_characters: Vec<Level> = text.char_indices().map(|(i, _)| of_bytes[i]).collect();
    reset_white_space(text, &mut of_characters, paragraph);
    of_characters
}

/// Rule L1: separators, and white space before them and at the end of the line, take the level of
/// the paragraph.
fn reset_white_space(text: &str, levels: &mut [Level], paragraph: Level) {
    let mut at_end = true;
    for (level, c) in levels.iter_mut().rev().zip(text.chars().rev()) {
        match bidi_class(c) {
            BidiClass::B | BidiClass::S => at_end = true,
            BidiClass::WS | BidiClass::FSI | BidiClass::LRI | BidiClass::RLI | BidiClass::PDI => {}
            class if is_removed(class) => {}
            _ => at_end = false,
        }
        if at_end {
            *level = paragraph;
        }
    }
}

/// Rule X9: the test files give no level to these.
fn is_removed(class: BidiClass) -> bool {
    use BidiClass::{BN, LRE, LRO, PDF, RLE, RLO};
    matches!(class, LRE | RLE | LRO | RLO | PDF | BN)
}

/// Whether the levels are those of the file, where `x` stands for any.
fn agrees(levels: &[Level], expected: &str) -> bool {
    let mut expected = expected.split_whitespace();
    let same = levels.iter().all(|level| {
        expected.next().is_some_and(|e| e == "x" || e.parse::<u8>() == Ok(level.number()))
    });
    same && expected.next().is_none()
}

/// A character of each class.
fn character_of(class: &str) -> char {
    match class {
        "L" => 'a',
        "R" => 'א',
        "AL" => 'ع',
        "EN" => '1',
        "AN" => '١',
        "ES" => '+',
        "ET" => '%',
        "CS" => ',',
        "NSM" => '\u{64E}',
        "BN" => '\u{AD}',
        "B" => '\u{2029}',
        "S" => '\t',
        "WS" => ' ',
        "ON" => '!',
        "LRE" => '\u{202A}',
        "RLE" => '\u{202B}',
        "PDF" => '\u{202C}',
        "LRO" => '\u{202D}',
        "RLO" => '\u{202E}',
        "LRI" => '\u{2066}',
        "RLI" => '\u{2067}',
        "FSI" => '\u{2068}',
        "PDI" => '\u{2069}',
        other => panic!("no character for the class {other}"),
    }
}

#[test]
fn bidi_test_passes_in_all_cases() {
    const BASES: [(u8, Base); 3] =
        [(1, Base::Auto), (2, Base::Declared(Direction::Ltr)), (4, Base::Declared(Direction::Rtl))];
    let mut expected = String::new();
    let mut cases = 0;
    for_each_line(BIDI_TEST, |line| {
        if let Some(levels) = line.strip_prefix("@Levels:") {
            expected = levels.to_owned();
        }
        let Some((classes, bases)) = line.split_once(';') else { return };
        if line.starts_with(['#', '@']) {
            return;
        }
        let text: String = classes.split_whitespace().map(character_of).collect();
        let bases = u8::from_str_radix(bases.trim(), 16).expect("a set of bits");
        for (_, base) in BASES.into_iter().filter(|(bit, _)| bases & bit != 0) {
            let levels = resolved(&text, base);
            assert!(agrees(&levels, &expected), "{line}: {levels:?}, not {expected}");
            cases += 1;
        }
    });
    assert_eq!(cases, 770_241);
}

#[test]
fn bidi_character_test_passes_in_all_cases() {
    let mut cases = 0;
    for_each_line(BIDI_CHARACTER_TEST, |line| {
        let fields: Vec<&str> = line.split(';').collect();
        let (false, &[characters, base, _, expected, _]) = (line.starts_with('#'), &fields[..])
        else {
            return;
        };
        let character = |code| {
            let code = u32::from_str_radix(code, 16).expect("hexadecimal");
            char::from_u32(code).expect("a character")
        };
        let text: String = characters.split_whitespace().map(character).collect();
        let base = match base {
            "0" => Base::Declared(Direction::Ltr),
            "1" => Base::Declared(Direction::Rtl),
            _ => Base::Auto,
        };
        let levels = resolved(&text, base);
        assert!(agrees(&levels, expected), "{line}: {levels:?}");
        cases += 1;
    });
    assert_eq!(cases, 91_707);
}
