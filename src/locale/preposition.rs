//! Whether an author's words bring a preposition of their own: «عبر تطبيق Zoom», `online`. None of ours
//! stands before them then.

use super::marks::is_mark;
use super::{Locale, Word};

/// In the lists of the languages, what follows it is looked for at the end.
const AT_END: char = '…';

impl Locale {
    /// Whether words that say where or when need no preposition before them. What a language says in this
    /// way stands in its list; upper case and vowel signs do not count.
    pub fn brings_preposition(&self, words: &str) -> bool {
        let words = folded(words.trim());
        let list = self.word(Word::OwnPrepositions);
        list.split('|').map(|said| folded(said.trim())).any(|said| {
            match said.strip_prefix(AT_END) {
                Some(end) => {
                    let rest = words.strip_suffix(end.trim());
                    rest.is_some_and(|rest| !rest.ends_with(char::is_alphanumeric))
                }
                None => {
                    let rest = words.strip_prefix(&said);
                    rest.is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
                }
            }
        })
    }
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
        assert!(["Online", "via Zoom", "in Room 2"].into_iter().all(brings(Lang::En)));
        assert!(!["Onlineville", "Inverness", "Hall 2"].into_iter().any(brings(Lang::En)));
        assert!(brings(Lang::Ur)("زوم کے ذریعے") && brings(Lang::Ps)("د زوم له لارې"));
        assert!(!brings(Lang::Ur)("جامعہ ہال") && !brings(Lang::Ps)("د پوهنتون تالار"));
    }
}
