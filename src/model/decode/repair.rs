//! Mending that the author asks for by name (`document.repair`); nothing is mended unasked.

use std::borrow::Cow;

use icu_normalizer::ComposingNormalizerBorrowed;

use super::lints::is_presentation_form;

/// Letters in presentation forms as the letters they show, in the order they stand in: what was
/// copied out of a PDF becomes text that joins, breaks and can be searched.
///
/// Each letter is replaced by its compatibility mapping (UAX #15), alone, so that nothing around it
/// changes. Vowel signs on a space or on a tatweel stay: their mapping would bring in a character
/// that nobody wrote.
pub(super) fn presentation_forms(text: &str) -> Cow<'_, str> {
    if !text.contains(is_presentation_form) {
        return Cow::Borrowed(text);
    }
    let mapping = ComposingNormalizerBorrowed::new_nfkc();
    let mut buffer = [0; 4];
    let mut mended = String::with_capacity(text.len());
    for c in text.chars() {
        let written = &*c.encode_utf8(&mut buffer);
        match is_presentation_form(c).then(|| mapping.normalize(written)) {
            Some(letters) if !letters.contains([' ', '\u{640}']) => mended.push_str(&letters),
            Some(_) | None => mended.push(c),
        }
    }
    Cow::Owned(mended)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_become_those_they_show() {
        assert_eq!(presentation_forms("ﻣﺤﻀﺮ الجلسة"), "محضر الجلسة");
        assert_eq!(presentation_forms("ﻷﻧﻪ ﺁﺧﺮ"), "لأنه آخر");
        assert_eq!(presentation_forms("ﮔﻔﺘﮕﻮ"), "گفتگو");
    }

    #[test]
    fn signs_of_their_own_and_signs_on_a_carrier_stay() {
        for text in ["﴿ﷺ ﷲ ﷽ ﷼﴾", "\u{FE70}", "\u{FE77}", "\u{FC60}", "نص e\u{301}"] {
            assert_eq!(presentation_forms(text), text);
        }
    }
}
