//! Whether an author's words bring a preposition of their own: «عبر تطبيق Zoom», `online`. None of ours
//! stands before them then.

use super::marks::is_mark;
use super::{Locale, Word};

/// In the lists of the languages, what follows it is looked for at the end.
const AT_END: char = '…';

/// Words that make a name of an adverb before them: `Online Hall`, «آن لائن ہال».
const NAMES: &str = "hall center centre tower hotel building room house café cafe club park plaza mall studio \
    lounge institute ہال سینٹر ٹاور ہوٹل سنتر مول";

/// Words with a capital letter that make none, as they go on with how people meet: `Online Zoom`.
const MEANS: &str = "and or only from meeting session conference call event link zoom teams meet ms google \
    microsoft cisco webex skype whatsapp telegram jitsi זום הזום טימס גוגל סקייפ לינק קישור הקישור";

/// Words with which a street begins that mean «through» as well: `Via Veneto 5, Rome`, «דרך מנחם בגין 10».
const STREETS: [&str; 2] = ["Via ", "דרך "];

/// Small words in names of streets.
const PARTICLES: &str = "de del dei della delle di da d";

impl Locale {
    /// Whether words that say where or when need no preposition before them. What a language says in this
    /// way stands in its lists; upper case and vowel signs do not count. In doubt they need none: one too
    /// few reads better than one too many.
    pub fn brings_preposition(&self, words: &str) -> bool {
        let words: String = words.trim().chars().filter(|c| !is_mark(*c)).collect();
        !is_street(&words) && self.says_how(&words)
    }

    fn says_how(&self, words: &str) -> bool {
        let ends_word = |rest: &str| rest.is_empty() || rest.ends_with(char::is_whitespace);
        let mut said = self.own(Word::OwnPrepositions);
        said.any(|said| match said.strip_prefix(AT_END) {
            Some(end) => words.strip_suffix(end.trim()).is_some_and(ends_word),
            // «AT&T» and «Sur, Liban» are names.
            None => behind(words, &said)
                .is_some_and(|rest| rest.is_empty() || rest.starts_with(char::is_whitespace)),
        }) || self
            .own(Word::OwnAdverbs)
            .any(|said| behind(words, &said).is_some_and(|rest| self.stays_adverb(words, rest)))
    }

    /// Whether an adverb at the beginning of words is no part of a name with what stands behind it: `online
    /// from home`, but not `Online Hall`, `Onlineville`, `Online & Sons`.
    fn stays_adverb(&self, words: &str, rest: &str) -> bool {
        let next = rest.trim_start();
        let is_glued = next.len() == rest.len();
        match next.chars().next() {
            None => true,
            Some('&') => !is_glued && self.says_how(next[1..].trim_start()),
            Some('-') if is_glued => next[1..].starts_with(char::is_lowercase),
            Some(sign) if !sign.is_alphanumeric() => true,
            Some(_) if is_glued => false,
            Some(first) => {
                let is_title = words.starts_with(char::is_uppercase) && first.is_uppercase();
                let word = next.split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
                !is_one_of(NAMES, word)
                    && (!is_title || is_one_of(MEANS, word) || self.says_how(next))
            }
        }
    }

    fn own(&self, list: Word) -> impl Iterator<Item = String> {
        let unmarked = |said: &str| said.chars().filter(|c| !is_mark(*c)).collect::<String>();
        self.word(list)
            .split('|')
            .map(|said| unmarked(said.trim()).to_lowercase())
            .collect::<Vec<_>>()
            .into_iter()
    }
}

/// What stands behind some words in lower case at the beginning, in any case.
fn behind<'w>(words: &'w str, said: &str) -> Option<&'w str> {
    let mut rest = words.chars();
    let begins = said.chars().all(|c| rest.next().is_some_and(|word| word.to_lowercase().eq([c])));
    begins.then_some(rest.as_str())
}

/// Whether words are a street with its number rather than the means of a meeting.
fn is_street(words: &str) -> bool {
    /// Meetings on the net have longer numbers.
    const MOST_DIGITS: usize = 3;
    let first = words.split(',').next().unwrap_or_default();
    let street = STREETS.iter().find_map(|street| first.strip_prefix(street));
    let Some((name, number)) = street.and_then(|s| s.trim().rsplit_once(char::is_whitespace))
    else {
        return false;
    };
    let digits = number.chars().take_while(char::is_ascii_digit).count();
    let is_name = |word: &str| {
        !is_one_of(MEANS, word)
            && !is_one_of(NAMES, word)
            && (!word.starts_with(char::is_lowercase) || is_one_of(PARTICLES, word))
    };
    (1..=MOST_DIGITS).contains(&digits) && name.split_whitespace().all(is_name)
}

/// Whether a word is one of these, in any case.
fn is_one_of(words: &str, word: &str) -> bool {
    let word = word.to_lowercase();
    words.split_whitespace().any(|known| known == word)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::locale::Lang;

    #[test]
    fn words_with_a_preposition_are_told_from_names() {
        let brings = |lang| move |words: &str| Locale::new(lang, None).brings_preposition(words);
        for words in ["عبر تطبيق Zoom", "عن بُعد", "من خلال منصة", "فِي مقر الجمعية", "حضورياً"]
        {
            assert!(brings(Lang::Ar)(words), "{words}");
        }
        for words in ["قاعة النخيل", "عبري", "الفيحاء", "Zoom", "فيينا", ""]
        {
            assert!(!brings(Lang::Ar)(words), "{words}");
        }
        for words in [
            "Online",
            "via Zoom",
            "Via Zoom",
            "Via Zoom 824 1993 0012",
            "in Room 2",
            "online (Zoom)",
            "Online, via Teams",
            "online via Teams",
            "Online and in person",
            "in-person",
            "in-person only",
            "In person only",
            "Online-only",
            "remotely from home",
            "Remotely from Cairo",
            "Online Zoom meeting",
            "Via Zoom 5",
            "Via Meeting Room 5",
        ] {
            assert!(brings(Lang::En)(words), "{words}");
        }
        for words in [
            "Onlineville",
            "Inverness",
            "Hall 2",
            "AT&T Tower, Dallas",
            "Via Veneto 5, Rome",
            "Online Hall",
            "By-the-Sea Hotel",
            "Online & Sons",
            "Online Center, Dubai",
            "Online Media City",
            "Via della Scala 12b, Rome",
        ] {
            assert!(!brings(Lang::En)(words), "{words}");
        }
        for words in [
            "عن بعد، عبر Zoom",
            "حضورياً وعن بعد",
            "عن بعد على منصة زوم",
            "على Zoom",
            "على Cisco Webex",
            "على المنصة الإلكترونية",
            "على قناة يوتيوب",
            "على مسرح الجامعة",
            "عن بعد Zoom",
            "عن بعد بتقنية الاتصال المرئي",
            "عن بُعد من المنزل",
            "حضورياً بالقاعة الكبرى",
        ] {
            assert!(brings(Lang::Ar)(words), "{words}");
        }
        for words in ["فيلا السلام", "عبرين", "علي مول", "على‌آباد"] {
            assert!(!brings(Lang::Ar)(words), "{words}");
        }
        assert!(brings(Lang::Fr)("En ligne") && brings(Lang::Fr)("sur Zoom"));
        assert!(!brings(Lang::Fr)("Sur, Liban"));
        for words in
            ["דרך Zoom", "בזום, בקישור", "דרך Skype", "דרך הזום", "דרך האפליקציה", "דרך זום 5"]
        {
            assert!(brings(Lang::He)(words), "{words}");
        }
        assert!(!brings(Lang::He)("דרך מנחם בגין 10, תל אביב"));
        assert!(brings(Lang::Fa)("آنلاین اسکایپ") && brings(Lang::Ur)("آن لائن زوم"));
        assert!(!brings(Lang::Ur)("آن لائن ہال"));
        assert!(brings(Lang::Ur)("زوم کے ذریعے") && brings(Lang::Ps)("د زوم له لارې"));
        assert!(!brings(Lang::Ur)("جامعہ ہال") && !brings(Lang::Ps)("د پوهنتون تالار"));
    }
}
