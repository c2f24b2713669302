//! Quotation marks around a quotation that brings none of its own.

use super::composer::Composer;
use crate::document::{Inline, Inlines};
use crate::locale::Word;

/// The marks around a quotation; each may be empty.
pub(super) struct Marks {
    pub(super) open: Inline,
    pub(super) close: Inline,
}

impl Marks {
    /// The words between their marks.
    pub(super) fn around(self, words: Inlines) -> Inlines {
        let is_mark = |inline: &Inline| !matches!(inline, Inline::Text(t) if t.value.is_empty());
        let all = std::iter::once(self.open).chain(words).chain([self.close]);
        all.filter(is_mark).collect()
    }
}

/// The marks of the language, or none around words that bring their own.
pub(super) fn standard(composer: &Composer, words: &str) -> Marks {
    let mark = |word| match brings_marks(words) {
        true => Inline::generated(""),
        false => Inline::generated(composer.locale.word(word)),
    };
    Marks { open: mark(Word::QuoteOpen), close: mark(Word::QuoteClose) }
}

/// Whether words are quoted as a whole already, or have a mark without its partner, which is then
/// the author's sign of beginning or end. Marks inside, in pairs, are none around the whole.
pub(super) fn brings_marks(words: &str) -> bool {
    let words = words.trim();
    let core = words.trim_end_matches(|c: char| c.is_whitespace() || ".،؛,;!؟?…".contains(c));
    let mut open: Vec<Mark> = Vec::new();
    let mut closed_at = None;
    for (index, c) in core.char_indices() {
        let Some((mark, side)) = mark_of(c) else { continue };
        let closes = open.last() == Some(&mark) && side != Side::Opens;
        if closes {
            open.pop();
            if open.is_empty() && closed_at.is_none() {
                closed_at = Some(index + c.len_utf8());
            }
        } else if side == Side::Closes {
            return true;
        } else {
            open.push(mark);
        }
    }
    let begins_with_mark = core.chars().next().is_some_and(|c| mark_of(c).is_some());
    !open.is_empty() || (begins_with_mark && closed_at == Some(core.len()))
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Mark {
    Guillemet,
    SingleGuillemet,
    Double,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Side {
    Opens,
    Closes,
    /// Authors use it on both sides.
    Either,
}

fn mark_of(c: char) -> Option<(Mark, Side)> {
    Some(match c {
        '«' => (Mark::Guillemet, Side::Opens),
        '»' => (Mark::Guillemet, Side::Closes),
        '‹' => (Mark::SingleGuillemet, Side::Opens),
        '›' => (Mark::SingleGuillemet, Side::Closes),
        '“' | '”' | '„' | '"' => (Mark::Double, Side::Either),
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::brings_marks;

    #[test]
    fn words_quoted_as_a_whole_bring_their_marks() {
        for words in ["«نعم»", "“نعم”.", "“لم يتغير الكثير “.", "\"نعم\"", "«قال “لا” ومضى»"]
        {
            assert!(brings_marks(words), "{words}");
        }
    }

    #[test]
    fn a_mark_without_its_partner_is_the_author_s() {
        for words in ["هذا اللقاء الثمين”.", "“لم يتغير", "ثم قال»"]
        {
            assert!(brings_marks(words), "{words}");
        }
    }

    #[test]
    fn marks_inside_are_none_around() {
        for words in ["نعم", "قال «لا» ومضى", "«لا» قالها ثم «نعم»", "«لا» كلمة", ""]
        {
            assert!(!brings_marks(words), "{words}");
        }
    }
}
