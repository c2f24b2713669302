//! A paragraph as characters by place, for recognisers.

use crate::bidi::levels::is_amid_rtl;
use crate::locale::digits::digit_value;

/// The characters of a paragraph with their bytes.
pub(super) struct Scan<'a> {
    text: &'a str,
    characters: Vec<(usize, char)>,
}

impl<'a> Scan<'a> {
    /// Spaces at which no line ends are spaces: authors set them where these belong together.
    pub(super) fn new(text: &'a str) -> Scan<'a> {
        let plain = |(byte, c)| match c {
            '\u{A0}' | '\u{2009}' | '\u{202F}' => (byte, ' '),
            c => (byte, c),
        };
        Scan { text, characters: text.char_indices().map(plain).collect() }
    }

    /// How many characters there are.
    pub(super) fn len(&self) -> usize {
        self.characters.len()
    }

    /// The character at a place.
    pub(super) fn at(&self, place: usize) -> Option<char> {
        self.characters.get(place).map(|&(_, c)| c)
    }

    /// The character before a place.
    pub(super) fn before(&self, place: usize) -> Option<char> {
        place.checked_sub(1).and_then(|p| self.at(p))
    }

    /// The byte at which the character at a place begins.
    pub(super) fn byte(&self, place: usize) -> usize {
        self.characters.get(place).map_or(self.text.len(), |&(byte, _)| byte)
    }

    /// The text between two places.
    pub(super) fn slice(&self, start: usize, end: usize) -> &'a str {
        &self.text[self.byte(start)..self.byte(end)]
    }

    /// The text from a place on.
    pub(super) fn rest(&self, place: usize) -> &'a str {
        &self.text[self.byte(place)..]
    }

    /// The word of letters and full stops that ends before a place, after skipping spaces and colons.
    pub(super) fn word_before(&self, place: usize) -> &'a str {
        /// In characters: no word that announces something is longer.
        const LONGEST: usize = 24;
        let start = self.byte(place.saturating_sub(LONGEST));
        let before = self.text[start..self.byte(place)]
            .trim_end_matches(|c: char| c.is_whitespace() || c == ':');
        let start = before.rfind(|c: char| c.is_whitespace() || "(،:".contains(c));
        &before[start.map_or(0, |i| i + before[i..].chars().next().map_or(1, char::len_utf8))..]
    }

    /// Whether what stands between two places is part of a phrase from right to left.
    pub(super) fn is_amid_rtl(&self, start: usize, end: usize) -> bool {
        is_amid_rtl(self.text, &(self.byte(start)..self.byte(end)))
    }

    /// Whether a token may begin here: not in the middle of a word or number.
    pub(super) fn may_begin(&self, place: usize) -> bool {
        match (self.before(place), self.at(place)) {
            (None, _) => true,
            // Prefixed conjunctions touch what follows: `و$100`.
            (Some(before), Some(c)) if is_rtl_letter(before) => !is_rtl_letter(c),
            (Some(before), Some(c)) => !(is_word(before) && is_word(c)),
            (Some(_), None) => false,
        }
    }

    /// Whether the letter before a place is the conjunction «و», which touches what follows.
    pub(super) fn is_behind_conjunction(&self, place: usize) -> bool {
        let mut before = (0..place).rev().map_while(|place| self.at(place));
        before.next() == Some('و') && !before.next().is_some_and(is_arabic)
    }

    /// The end of the run of characters that satisfy `wanted` from a place on.
    pub(super) fn run(&self, place: usize, wanted: impl Fn(char) -> bool) -> usize {
        let count = self.characters[place.min(self.len())..].iter();
        place + count.take_while(|&&(_, c)| wanted(c)).count()
    }

    /// The same, no farther than a place.
    pub(super) fn run_to(&self, place: usize, most: usize, wanted: impl Fn(char) -> bool) -> usize {
        let most = most.min(self.len());
        let count = self.characters[place.min(most)..most].iter();
        place + count.take_while(|&&(_, c)| wanted(c)).count()
    }

    /// The end of a number with its separators that begins here: `1,234.5`, `٣٧٫٥`, `1 000 000`, `1'000`.
    pub(super) fn number(&self, place: usize) -> Option<usize> {
        /// No number has more characters: longer chains of digits are not read to their end from each.
        const LONGEST: usize = 48;
        let mut end = self.run(place, is_digit);
        if end == place {
            return None;
        }
        if end - place <= 3 && self.at(place).and_then(digit_value) != Some(0) {
            while let Some(next) = self.group(place, end).filter(|next| next - place < LONGEST) {
                end = next;
            }
        }
        while self.at(end).is_some_and(|c| matches!(c, '.' | ',' | '٫' | '٬')) {
            let next = self.run(end + 1, is_digit);
            if next == end + 1 || next - place > LONGEST {
                break;
            }
            end = next;
        }
        Some(end)
    }

    /// The end of three digits behind a space or an apostrophe that go on a number which began at `first`.
    fn group(&self, first: usize, space: usize) -> Option<usize> {
        self.at(space).filter(|c| matches!(c, ' ' | '\'' | '’'))?;
        let end = self.run(space + 1, is_digit);
        let zero = |place| Some(self.at(place)? as u32 - self.at(place).and_then(digit_value)?);
        let alike = (space + 1..end).all(|place| zero(place) == zero(first));
        (end - space == 4 && alike).then_some(end)
    }
}

/// A decimal digit of any set.
pub(super) fn is_digit(c: char) -> bool {
    digit_value(c).is_some()
}

/// A European digit.
pub(super) fn is_european(c: char) -> bool {
    c.is_ascii_digit()
}

/// A Latin letter, or a Greek one, as formulas have them.
pub(super) fn is_latin(c: char) -> bool {
    c.is_ascii_alphabetic()
        || (('\u{C0}'..='\u{24F}').contains(&c) && c.is_alphabetic())
        || (('\u{370}'..='\u{3FF}').contains(&c) && c.is_alphabetic())
}

/// A letter or mark of the Arabic script.
pub(super) fn is_arabic(c: char) -> bool {
    matches!(c, '\u{620}'..='\u{65F}' | '\u{66E}'..='\u{6D3}' | '\u{6D5}'..='\u{6EF}'
        | '\u{6FA}'..='\u{6FF}' | '\u{750}'..='\u{77F}' | '\u{8A0}'..='\u{8FF}'
        | '\u{FB50}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFF}')
}

/// A letter or mark of any script from right to left.
pub(super) fn is_rtl_letter(c: char) -> bool {
    is_arabic(c)
        || matches!(c, '\u{590}'..='\u{5FF}' | '\u{700}'..='\u{7BF}' | '\u{800}'..='\u{85F}'
            | '\u{FB1D}'..='\u{FB4F}')
}

fn is_word(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}
