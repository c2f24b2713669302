//! Which characters stand on others, and which in no text: one table for all that ask.

/// A mark that stands on an Arabic letter: vowel signs, shadda, superscript alef, Quranic signs.
pub fn is_arabic_mark(c: char) -> bool {
    matches!(c, '\u{610}'..='\u{61A}' | '\u{64B}'..='\u{65F}' | '\u{670}' | '\u{6D6}'..='\u{6DC}'
        | '\u{6DF}'..='\u{6E4}' | '\u{6E7}' | '\u{6E8}' | '\u{6EA}'..='\u{6ED}'
        | '\u{8D3}'..='\u{8E1}' | '\u{8E3}'..='\u{8FF}')
}

/// A mark on a letter of any of the scripts that Mahdar sets.
pub fn is_mark(c: char) -> bool {
    is_arabic_mark(c)
        || matches!(c, '\u{300}'..='\u{36F}' | '\u{591}'..='\u{5BD}' | '\u{5BF}' | '\u{5C1}'
            | '\u{5C2}' | '\u{5C4}' | '\u{5C5}' | '\u{5C7}')
}

/// Whether a character may stand in no text (typography 1.1): controls but for tab and line ends, the object
/// replacement character, noncharacters.
pub fn is_forbidden(c: char) -> bool {
    match c {
        '\t' | '\n' | '\r' | '\u{85}' => false,
        '\u{FFFC}' | '\u{FDD0}'..='\u{FDEF}' => true,
        _ => c.is_control() || (c as u32) & 0xFFFE == 0xFFFE,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn vowel_signs_are_marks_and_letters_and_the_tatweel_are_none() {
        assert!("\u{64E}\u{651}\u{670}\u{6DA}".chars().all(is_arabic_mark));
        assert!("\u{301}\u{5B8}".chars().all(|c| is_mark(c) && !is_arabic_mark(c)));
        assert!(!"بـء۝\u{6DD}\u{6E5}".chars().any(is_mark));
    }
}
