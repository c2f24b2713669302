//! Quotations in one line: «name: “words”», or only the words.

use super::{facts, headings, offices, sentences};

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
    /// Whether the words stand between marks, and no others beside them.
    fn is_in_marks(&self) -> bool {
        !self.mixed && !self.open.is_empty() && !self.close.is_empty()
    }

    /// The words with their marks, as they are written.
    pub(super) fn written(&self) -> String {
        format!("{}{}{}", self.open, self.text, self.close)
    }

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
        Some((name, words))
            if is_name(name) && !tells(name) && words.trim_start().starts_with(MARKS) =>
        {
            Quote { speaker: Some(name.trim().to_owned()), ..words_of(words.trim()) }
        }
        Some(_) | None => words_of(line),
    }
}

/// A quotation in a line of its own, wherever that stands: the name of somebody, and words with marks at
/// both ends.
pub(super) fn attributed(line: &str) -> Option<Quote> {
    let quote = read(line);
    let may_speak = quote.speaker.as_deref().is_some_and(may_speak);
    (may_speak && quote.is_in_marks()).then_some(quote)
}

/// Whether a line is nothing but words with marks at both ends.
pub(super) fn is_whole(line: &str) -> bool {
    let quote = read(line);
    quote.speaker.is_none() && quote.is_in_marks()
}

/// Whether what stands before a colon may be somebody, rather than the label of a title or a place.
fn may_speak(name: &str) -> bool {
    const LABELS: [&str; 12] = [
        "عنوان",
        "العنوان",
        "بعنوان",
        "تحت",
        "شعار",
        "الشعار",
        "موضوع",
        "الموضوع",
        "اسم",
        "مشروع",
        "Title",
        "Subject",
    ];
    let first = name.split_whitespace().next().unwrap_or_default();
    let is_label = LABELS.iter().any(|label| first.eq_ignore_ascii_case(label))
        || facts::is_fact(&format!("{name}:"))
        || headings::key_of(name).is_some();
    let is_person = name.split_whitespace().count() > 1 || offices::of_meeting(name).is_some();
    is_person && !is_label && !sentences::is_sentence(name)
}

/// Whether somebody is told of, rather than named: «قال أحمد».
fn tells(name: &str) -> bool {
    name.contains(char::is_whitespace) && sentences::tells(name)
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
            ("قال أحمد: «نعم»", ["", "", "قال أحمد: «نعم»", ""]),
            ("وأضاف ممثل الطلبة: «نعم»", ["", "", "وأضاف ممثل الطلبة: «نعم»", ""]),
        ] {
            assert_eq!(parts(line), expected.map(str::to_owned), "{line}");
        }
        assert!(read("نعم”").is_uneven() && !read("«نعم»").is_uneven());
    }

    #[test]
    fn somebody_says_words_and_a_label_does_not() {
        for line in ["هدى سالم: “نعم”.", "الدكتورة هدى: «نعم»", "الرئيس: \"نعم\""]
        {
            assert!(attributed(line).is_some(), "{line}");
        }
        for line in [
            "شعار اللقاء: “نعم”",
            "المكان: «القاعة»",
            "وقال الرئيس: “نعم”",
            "هدى سالم: «نعم» (تصفيق)",
            "هدى سالم: “نعم",
            "هدى سالم: نعم",
            "«نعم»",
        ] {
            assert!(attributed(line).is_none(), "{line}");
        }
        assert!(is_whole("«نعم».") && !is_whole("«نعم» (تصفيق)") && !is_whole("نعم"));
    }
}
