//! The digit shapes of generated numbers.

/// Which ten characters a number is written with.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum DigitSet {
    /// European: 0 1 2.
    Latn,
    /// Arabic-Indic: ٠ ١ ٢.
    Arab,
    /// Extended Arabic-Indic (Persian, Urdu): ۰ ۱ ۲.
    ArabExt,
}

impl DigitSet {
    /// The character for zero; the other nine follow it.
    pub fn zero(self) -> char {
        match self {
            DigitSet::Latn => '0',
            DigitSet::Arab => '\u{660}',
            DigitSet::ArabExt => '\u{6F0}',
        }
    }

    /// A whole number in this set.
    pub fn format(self, number: u64) -> String {
        self.convert(&number.to_string())
    }

    /// `text` with its European digits replaced by this set's; all else stays.
    pub fn convert(self, text: &str) -> String {
        text.chars().map(|c| c.to_digit(10).map_or(c, |d| self.digit(d))).collect()
    }

    fn digit(self, value: u32) -> char {
        char::from_u32(self.zero() as u32 + value).expect("ten digits follow each zero")
    }
}

/// The value of a decimal digit of any of the three sets.
pub fn digit_value(c: char) -> Option<u32> {
    [DigitSet::Latn, DigitSet::Arab, DigitSet::ArabExt].into_iter().find_map(|set| {
        let value = (c as u32).checked_sub(set.zero() as u32)?;
        (value < 10).then_some(value)
    })
}

/// `text` with the digits of all three sets turned to European ones.
pub fn to_european(text: &str) -> String {
    text.chars()
        .map(|c| digit_value(c).and_then(|d| char::from_digit(d, 10)).unwrap_or(c))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_set_reads_back() {
        for set in [DigitSet::Latn, DigitSet::Arab, DigitSet::ArabExt] {
            assert_eq!(to_european(&set.format(1_234_567_890)), "1234567890");
        }
        assert_eq!(DigitSet::Arab.format(15), "١٥");
        assert_eq!(DigitSet::ArabExt.format(456), "۴۵۶");
    }
}
