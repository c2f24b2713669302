//! Quotations in one line: «name: “words”», or only the words.

/// A quotation: who said it, the words, and the marks exactly as they stood around them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Quote {
    pub(super) speaker: Option<String>,
    pub(super) text: String,
    pub(super) open: String,
    pub(super) close: String,
    /// Whether there are marks inside the text, which then may hold more than the words.
    pub(super) mixed: bool,
}

impl Quote {
    /// Whether a mark is missing at one end.
    pub(super) fn is_uneven(&self) -> bool {
        self.open.is_empty() != self.close.is_empty()
    }
}

const MARKS: [char; 7] = ['«', '»', '“', '”', '„', '"', '‟'];
/// The most words of a name before the colon.
const LONGEST_NAME: usize = 8;

/// Whether a line has a quotation mark.
pub(super) fn has_marks(line: &str) -> bool {
    line.contains(MARKS)
}

/// Reads a line as a quotation.
pub(super) fn read(line: &str) -> Quote {
    match line.split_once(':') {
        Some((name, words)) if is_name(name) && words.trim_start().starts_with(MARKS) => {
            Quote { speaker: Some(name.trim().to_owned()), ..words_of(words.trim()) }
        }
        Some(_) | None => words_of(line),
    }
}

fn is_name(text: &str) -> bool {
    let words = text.split_whitespace().count();
    (1..=LONGEST_NAME).contains(&words) && !text.contains(MARKS)
}

/// The words without the marks around them. The end of a mark takes the spaces before it and the
/// stop after it along: `“.` after a space stays as it is.
fn words_of(line: &str) -> Quote {
    let body = line.trim_start_matches(MARKS);
    let open = &line[..line.len() - body.len()];
    let stopless = body.trim_end_matches(['.', '!', '؟', '،']);
    let markless = stopless.trim_end_matches(MARKS);
    let text = if markless.len() < stopless.len() { markless.trim_end() } else { body };
    if text.is_empty() || text.contains(MARKS) {
        // Marks inside belong to the words.
        return whole(line);
    }
    let (open, close) = (open.to_owned(), body[text.len()..].to_owned());
    Quote { speaker: None, text: text.to_owned(), open, close, mixed: false }
}

fn whole(line: &str) -> Quote {
    let mixed = has_marks(line);
    Quote { speaker: None, text: line.to_owned(), open: String::new(), close: String::new(), mixed }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parts(line: &str) -> [String; 4] {
        let quote = read(line);
        [quote.speaker.unwrap_or_default(), quote.open, quote.text, quote.close]
    }

    #[test]
    fn marks_stay_as_they_are() {
        for (line, expected) in [
            ("هدى سالم: “نعم نقدر “.", ["هدى سالم", "“", "نعم نقدر", " “."]),
            ("نعم نقدر”.", ["", "", "نعم نقدر", "”."]),
            ("«نعم»", ["", "«", "نعم", "»"]),
            ("نعم.", ["", "", "نعم.", ""]),
            ("قال «نعم» ثم «لا»", ["", "", "قال «نعم» ثم «لا»", ""]),
            ("الوقت: ضيّق", ["", "", "الوقت: ضيّق", ""]),
        ] {
            assert_eq!(parts(line), expected.map(str::to_owned), "{line}");
        }
        assert!(read("نعم”").is_uneven() && !read("«نعم»").is_uneven());
    }
}
