//! Words of Arabic meetings, as often as they occur, and new ones at about the rate of natural text.
//!
//! The words and their frequencies are those of the Arabic meetings in `input/`. Natural text never
//! stops bringing words that were not met before: other inflections, and names. So a word may take a
//! conjunction, a preposition or the article in front and a pronoun behind, as Arabic writes them, and
//! now and then a word is cast from three random consonants in a common pattern.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use super::random::Random;

/// Of a hundred words, how many take a prefix where they can.
const PREFIXED: usize = 22;
/// Of a hundred words, how many take a pronoun behind where they can.
const SUFFIXED: usize = 16;
/// Of a hundred words, how many are cast anew.
const CAST: usize = 8;
/// Words with fewer letters are particles for the most part: they take only `و`.
const INFLECTED: usize = 4;

/// The words of the examples with the sum of the counts of each and those before it.
#[derive(Debug)]
pub struct Vocabulary {
    words: Vec<(String, usize)>,
}

impl Vocabulary {
    /// The vocabulary of the Arabic meetings in a folder; Persian, Urdu and English ones say their
    /// language and are left out.
    pub fn of(folder: &Path) -> Vocabulary {
        let entries = fs::read_dir(folder).expect("the folder of examples is there");
        let mut counts: BTreeMap<String, usize> = BTreeMap::new();
        for entry in entries {
            let path = entry.expect("a readable entry").path();
            if path.extension().is_some_and(|extension| extension == "yaml") {
                let text = fs::read_to_string(&path).expect("examples are UTF-8");
                count(&text, &mut counts);
            }
        }
        let mut sum = 0;
        let add = |(word, count)| {
            sum += count;
            (word, sum)
        };
        Vocabulary { words: counts.into_iter().map(add).collect() }
    }

    /// A word, in one of its shapes.
    pub fn word(&self, random: &mut Random) -> String {
        if random.happens(CAST) {
            return cast(random);
        }
        inflected(self.drawn(random), random)
    }

    /// A word as the examples have it, as often as they have it.
    fn drawn(&self, random: &mut Random) -> &str {
        let (_, all) = self.words.last().expect("the examples have words");
        let at = random.below(*all);
        let place = self.words.partition_point(|(_, sum)| *sum <= at);
        &self.words[place].0
    }
}

/// Counts the Arabic words of a meeting, its comments left out.
fn count(text: &str, counts: &mut BTreeMap<String, usize>) {
    let foreign = |line: &str| line.starts_with("language:") && !line.ends_with("ar");
    if text.lines().any(foreign) {
        return;
    }
    for line in text.lines().filter(|line| !line.trim_start().starts_with('#')) {
        for word in line.split(|c| !is_arabic(c)).filter(|word| word.chars().count() > 1) {
            *counts.entry(word.to_owned()).or_default() += 1;
        }
    }
}

/// Letters and marks of Arabic, without tatweel and without the letters of other languages.
fn is_arabic(c: char) -> bool {
    matches!(c, '\u{0621}'..='\u{063A}' | '\u{0641}'..='\u{0652}')
}

/// The word with a prefix or a pronoun, or as it is.
fn inflected(word: &str, random: &mut Random) -> String {
    let (prefixes, suffixes) = (random.happens(PREFIXED), random.happens(SUFFIXED));
    if word.chars().count() < INFLECTED {
        return if prefixes { format!("و{word}") } else { word.to_owned() };
    }
    match word.strip_prefix("ال") {
        // `ل` and the article become `لل`; other prefixes stand in front of it.
        Some(bare) if prefixes => {
            let prefix = random.one_of(&["وال", "وال", "بال", "لل", "فال", "كال", "وبال", "ولل"]);
            format!("{prefix}{bare}")
        }
        // A word has the article or a pronoun, never both.
        Some(bare) if suffixes => with_pronoun(bare, random),
        Some(_) => word.to_owned(),
        None => {
            let word = if suffixes { with_pronoun(word, random) } else { word.to_owned() };
            let prefix = random.one_of(&["و", "و", "ب", "ل", "ف", "وب", "ول", "ك"]);
            if prefixes { format!("{prefix}{word}") } else { word }
        }
    }
}

/// The word with a pronoun: `ة` opens to `ت`, `ى` to `ا`; a word with tanwin or hamza at its end, and
/// one that seems to have a pronoun already, stays.
fn with_pronoun(word: &str, random: &mut Random) -> String {
    let pronoun = random.one_of(&["ه", "ها", "ها", "هم", "نا", "هما", "كم"]);
    let last = word.chars().next_back().expect("a word has letters");
    let stem = &word[..word.len() - last.len_utf8()];
    match last {
        'ة' => format!("{stem}ت{pronoun}"),
        'ى' => format!("{stem}ا{pronoun}"),
        'ء' | 'ا' | 'ه' | '\u{064B}'..='\u{0652}' => word.to_owned(),
        _ => format!("{word}{pronoun}"),
    }
}

/// A word of three random consonants, in a pattern of nouns and names.
fn cast(random: &mut Random) -> String {
    const CONSONANTS: [char; 23] = [
        'ب', 'ت', 'ج', 'ح', 'خ', 'د', 'ذ', 'ر', 'ز', 'س', 'ش', 'ص', 'ض', 'ط', 'ع', 'غ', 'ف', 'ق',
        'ك', 'ل', 'م', 'ن', 'ه',
    ];
    const PATTERNS: [&str; 12] = [
        "1ا23",
        "م12و3",
        "ت12ي3",
        "1ي2ا3",
        "م123",
        "ا1ت2ا3",
        "1ا23ة",
        "12ي3ي",
        "ال12ا3ي",
        "الم1ا23",
        "ال1ا23ين",
        "ت1ا23ات",
    ];
    let root = [(); 3].map(|()| random.one_of(&CONSONANTS));
    let pattern = random.one_of(&PATTERNS);
    let place = |c: char| match c {
        '1' => root[0],
        '2' => root[1],
        '3' => root[2],
        letter => letter,
    };
    pattern.chars().map(place).collect()
}
