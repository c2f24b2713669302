//! Whether an author's words bring a preposition of their own: «عبر تطبيق Zoom», `online`. None of ours
//! stands before them then.

use super::marks::is_mark;
use super::{Locale, Word};

/// In the lists of the languages, what follows it is looked for at the end.
const AT_END: char = '…';

/// What may stand between two that say how: «حضورياً وعن بعد», `online and in person`.
const JOINTS: [&str; 12] =
    ["and ", "or ", "& ", "et ", "ou ", "أو ", "و", "یا ", "اور ", "او ", "או ", "ו"];

impl Locale {
    /// Whether words that say where or when need no preposition before them. What a language says in this
    /// way stands in its lists; upper case and vowel signs do not count.
    pub fn brings_preposition(&self, words: &str) -> bool {
        !is_street(words.trim()) && self.says_how(&folded(words.trim()))
    }

    fn says_how(&self, words: &str) -> bool {
        let begins = self.own(Word::OwnPrepositions).any(|said| match said.strip_prefix(AT_END) {
            Some(end) => {
                let rest = words.strip_suffix(end.trim());
                rest.is_some_and(|rest| rest.is_empty() || rest.ends_with(char::is_whitespace))
            }
            // «AT&T» and «Sur, Liban» are names.
            None => words
                .strip_prefix(&said)
                .is_some_and(|rest| rest.is_empty() || rest.starts_with(char::is_whitespace)),
        });
        begins || self.is_adverb(words)
    }

    /// Whether words begin with one that says how, which is all, or goes on with a sign or with another one
    /// that needs no preposition: `online (Zoom)`, but not `Online Hall`.
    fn is_adverb(&self, words: &str) -> bool {
        self.own(Word::OwnAdverbs)
            .filter_map(|said| words.strip_prefix(&said).map(str::to_owned))
            .any(|rest| {
                let next = rest.trim_start();
                let is_glued = next.len() == rest.len();
                let by_joint = JOINTS.iter().filter_map(|joint| next.strip_prefix(joint));
                match next.chars().next() {
                    None => true,
                    Some('-' | '&') if is_glued => false,
                    Some(sign) if !sign.is_alphanumeric() && sign != '&' => true,
                    Some(_) if is_glued => false,
                    Some(_) => by_joint.chain([next]).any(|next| self.says_how(next)),
                }
            })
    }

    fn own(&self, list: Word) -> impl Iterator<Item = String> {
        self.word(list).split('|').map(|said| folded(said.trim())).collect::<Vec<_>>().into_iter()
    }
}

/// Whether words are an Italian street with its number, `Via Veneto 5, Rome`, which begins as a preposition.
fn is_street(words: &str) -> bool {
    /// Meetings on the net have longer numbers.
    const MOST_DIGITS: usize = 3;
    let street = words.split(',').next().unwrap_or_default().strip_prefix("Via ");
    let number = street.and_then(|street| street.split_whitespace().next_back());
    number.is_some_and(|n| n.len() <= MOST_DIGITS && n.starts_with(|c: char| c.is_ascii_digit()))
}

fn folded(text: &str) -> String {
    text.chars().filter(|c| !is_mark(*c)).flat_map(char::to_lowercase).collect()
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
        ] {
            assert!(!brings(Lang::En)(words), "{words}");
        }
        for words in ["عن بعد، عبر Zoom", "حضورياً وعن بعد", "عن بعد على منصة زوم", "على Zoom"]
        {
            assert!(brings(Lang::Ar)(words), "{words}");
        }
        assert!(!brings(Lang::Ar)("على الباشا"));
        assert!(brings(Lang::Fr)("En ligne") && brings(Lang::Fr)("sur Zoom"));
        assert!(!brings(Lang::Fr)("Sur, Liban"));
        assert!(brings(Lang::He)("דרך Zoom") && brings(Lang::He)("בזום, בקישור"));
        assert!(!brings(Lang::He)("דרך מנחם בגין 10"));
        assert!(brings(Lang::Ur)("زوم کے ذریعے") && brings(Lang::Ps)("د زوم له لارې"));
        assert!(!brings(Lang::Ur)("جامعہ ہال") && !brings(Lang::Ps)("د پوهنتون تالار"));
    }
}
