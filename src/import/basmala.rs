//! The basmala, however it is written, and what may stand below it: no title is made of either.

use crate::locale::marks::is_mark;

/// Its words, without marks.
const WORDS: [&str; 4] = ["بسم", "الله", "الرحمن", "الرحيم"];
/// The same as one character, and the name of God as one.
const WHOLE: char = '\u{FDFD}';
const NAME: char = '\u{FDF2}';

/// How praise begins that stands below a basmala.
const PRAISE: [&[&str]; 5] = [
    &["الحمد", "لله"],
    &["الحمدلله"],
    &["والصلاة", "والسلام"],
    &["الصلاة", "والسلام"],
    &["وبه", "نستعين"],
];

/// Whether a line is nothing but the basmala, with signs around it perhaps.
pub(super) fn is_whole(line: &str) -> bool {
    line.trim_matches(|c: char| c != WHOLE && !c.is_alphabetic()) == WHOLE.to_string()
        || words(line).iter().eq(&WORDS)
}

/// Whether a line begins with the basmala or with such praise.
pub(super) fn opens(line: &str) -> bool {
    let words = words(line);
    let begins = |known: &[&str]| words.len() >= known.len() && words.iter().zip(known).all(eq);
    line.contains(WHOLE) || begins(&WORDS) || PRAISE.iter().any(|known| begins(known))
}

fn eq((word, known): (&String, &&str)) -> bool {
    word == known
}

/// The words of a line without signs, marks and tatweel, letters of one sound alike.
fn words(line: &str) -> Vec<String> {
    let line = line.replace(NAME, "الله");
    let letter = |c: char| match c {
        '\u{671}' => 'ا',
        '\u{6CC}' => 'ي',
        '\u{6C1}' => 'ه',
        c => c,
    };
    let is_letter = |c: &char| c.is_alphanumeric() && !is_mark(*c) && *c != '\u{640}';
    line.split(|c: char| c.is_whitespace() || "()[]{}\u{FD3E}\u{FD3F}،.:*".contains(c))
        .map(|word| word.chars().filter(is_letter).map(letter).collect::<String>())
        .filter(|word| !word.is_empty())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_basmala_is_known_in_any_writing() {
        for line in [
            "بسم الله الرحمن الرحيم",
            "بِسْمِ اللَّهِ الرَّحْمَٰنِ الرَّحِيمِ",
            "بسم ٱلله الرحمٰن الرحيم:",
            "﴿ بسم الله الرحمن الرحيم ﴾",
            "*** (بســم الله الرحمــن الرحيــم) ***",
            "۞ بسم ﷲ الرحمن الرحيم ۞",
            "﷽",
            "(﷽)",
        ] {
            assert!(is_whole(line) && opens(line), "{line}");
        }
        for line in ["بسم الله الرحمن الرحيم وبه نستعين", "﷽ محضر اجتماع", "الحمد لله وحده"]
        {
            assert!(!is_whole(line) && opens(line), "{line}");
        }
        for line in ["محضر اجتماع", "بسم الله", "", "مجلس الرحمن الرحيم"]
        {
            assert!(!is_whole(line) && !opens(line), "{line}");
        }
    }
}
