//! Headers that lettre has not, or not as mail programs need them.

use std::fmt::Write as _;

use lettre::message::header::{Header, HeaderName, HeaderValue};

use crate::document::Stamp;

/// The longest line aimed at (RFC 5322, 2.1.1).
const MEASURE: usize = 78;
/// The most bytes of text in one encoded word, so that its line has at most 76 characters with the name
/// of the header before it (RFC 2047, 2).
const WORD_BYTES: usize = 39;
/// The most characters of one section of a parameter's value (RFC 2231, 3).
const SECTION: usize = 54;

type BoxError = Box<dyn std::error::Error + Send + Sync>;

macro_rules! folded {
    ($($(#[$doc:meta])* $name:ident $header:literal)*) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone)]
        pub(super) struct $name(pub(super) String);

        impl Header for $name {
            fn name() -> HeaderName {
                HeaderName::new_from_ascii_str($header)
            }

            fn parse(value: &str) -> Result<Self, BoxError> {
                Ok($name(value.to_owned()))
            }

            fn display(&self) -> HeaderValue {
                HeaderValue::dangerous_new_pre_encoded(Self::name(), self.0.clone(), self.0.clone())
            }
        }
    )*};
}

folded! {
    /// The subject, encoded by [`subject`].
    Subject "Subject"
    /// The date, from [`date`].
    Date "Date"
    /// The id in its angle brackets.
    MessageId "Message-ID"
    /// Desktop programs open the message as a draft.
    Unsent "X-Unsent"
    /// The language of the letter.
    ContentLanguage "Content-Language"
    /// The type of an attachment, with a name for programs that know no other.
    PartType "Content-Type"
    /// The name of an attachment.
    Disposition "Content-Disposition"
    /// The name by which HTML refers to a picture.
    ContentId "Content-ID"
}

/// A subject on one line, as it stands or in encoded words (RFC 2047). What reads like an encoded word
/// is encoded itself, or it would be decoded.
pub(super) fn subject(text: &str) -> String {
    let plain = text.chars().all(|c| c == ' ' || c.is_ascii_graphic());
    let short = text.split(' ').all(|word| word.len() < MEASURE - "Subject: ".len());
    let spaced = text.trim() != text || text.contains("  ");
    if plain && short && !spaced && !text.contains("=?") {
        return folded_words("Subject: ".len(), text);
    }
    let words: Vec<String> = chunks(text, WORD_BYTES).map(encoded_word).collect();
    words.join("\r\n ")
}

/// Words with line ends where the measure is full.
fn folded_words(start: usize, text: &str) -> String {
    let mut out = String::new();
    let mut used = start;
    for (index, word) in text.split(' ').enumerate() {
        if index > 0 {
            out.push_str(if used + 1 + word.len() > MEASURE { "\r\n " } else { " " });
            used = if out.ends_with("\r\n ") { 1 } else { used + 1 };
        }
        out.push_str(word);
        used += word.len();
    }
    out
}

/// Pieces of at most so many bytes, cut between characters.
fn chunks(text: &str, most: usize) -> impl Iterator<Item = &str> {
    let mut rest = text;
    std::iter::from_fn(move || {
        if rest.is_empty() {
            return None;
        }
        let end = (0..=rest.len().min(most)).rev().find(|&end| rest.is_char_boundary(end))?;
        let (piece, tail) = rest.split_at(end);
        rest = tail;
        Some(piece)
    })
}

fn encoded_word(text: &str) -> String {
    format!("=?utf-8?B?{}?=", base64(text.as_bytes()))
}

/// Base64 (RFC 4648, 4).
fn base64(bytes: &[u8]) -> String {
    const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut out = String::new();
    for group in bytes.chunks(3) {
        let number = (0..3)
            .fold(0_usize, |sum, i| (sum << 8) | group.get(i).copied().map_or(0, usize::from));
        for place in 0..4 {
            let letter = LETTERS[(number >> (18 - 6 * place)) & 63];
            out.push(if place <= group.len() { char::from(letter) } else { '=' });
        }
    }
    out
}

/// A date and time (RFC 5322, 3.3). Nothing is known of the zone, which `-0000` says.
pub(super) fn date(stamp: Stamp) -> String {
    const MONTHS: [&str; 12] =
        ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
    let Stamp { year, month, day, hour, minute, second } = stamp;
    let month_name = MONTHS[usize::from(month.clamp(1, 12)) - 1];
    let weekday = weekday(year, month, day);
    format!("{weekday}, {day:02} {month_name} {year:04} {hour:02}:{minute:02}:{second:02} -0000")
}

/// The day of the week by Sakamoto's rule.
fn weekday(year: u16, month: u8, day: u8) -> &'static str {
    const NAMES: [&str; 7] = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"];
    const SHIFTS: [usize; 12] = [0, 3, 2, 5, 0, 3, 5, 1, 4, 6, 2, 4];
    let month = usize::from(month.clamp(1, 12));
    // 400 years are a whole number of weeks; they keep year 0 from going below zero.
    let year = usize::from(year) + 400 - usize::from(month < 3);
    NAMES[(year + year / 4 - year / 100 + year / 400 + SHIFTS[month - 1] + usize::from(day)) % 7]
}

/// `type; name="…"`: the fall-back name is ASCII.
pub(super) fn part_type(mime: &str, fallback: &str) -> String {
    let fallback: String = fallback.chars().filter(|c| is_token(*c)).collect();
    // A type too long for the first line begins on the next.
    let start = if mime.len() > 60 { "\r\n " } else { "" };
    format!("{start}{mime};\r\n name=\"{fallback}\"")
}

fn is_token(c: char) -> bool {
    c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_')
}

/// `attachment; filename*=utf-8''…`, in sections when it is long (RFC 2231, 3 and 4). There is no
/// plain `filename` beside it: programs differ in which of the two they take.
pub(super) fn attachment(name: &str) -> String {
    if name.chars().all(is_token) && name.len() < SECTION {
        return format!("attachment;\r\n filename=\"{name}\"");
    }
    let letters: Vec<String> = name.chars().map(percent).collect();
    let mut sections = vec![String::from("utf-8''")];
    for letter in letters {
        let full = sections.last().is_some_and(|last| last.len() + letter.len() > SECTION);
        match sections.last_mut() {
            Some(last) if !full => last.push_str(&letter),
            Some(_) | None => sections.push(letter),
        }
    }
    if let [only] = sections.as_slice() {
        return format!("attachment;\r\n filename*={only}");
    }
    let mut value = String::from("attachment");
    for (number, section) in sections.iter().enumerate() {
        write!(value, ";\r\n filename*{number}*={section}").expect("a string takes any text");
    }
    value
}

/// A character as the value of an extended parameter has it.
fn percent(c: char) -> String {
    if is_token(c) {
        return c.to_string();
    }
    c.encode_utf8(&mut [0; 4]).bytes().map(|byte| format!("%{byte:02X}")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn base64_agrees_with_the_examples_of_the_standard() {
        for (text, encoded) in [("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foobar", "Zm9vYmFy")] {
            assert_eq!(base64(text.as_bytes()), encoded);
        }
    }

    #[test]
    fn no_subject_ends_its_header_or_its_line_too_late() {
        let long = "محضر الاجتماع الثالث عشر للجنة ".repeat(40);
        for text in ["a\r\nBcc: x@y.org", &"a".repeat(2000), &long, "=?utf-8?B?QQ==?=", " a  b "] {
            let header = format!("Subject: {}", subject(text));
            assert!(header.split("\r\n").all(|line| line.len() <= MEASURE), "{header}");
            assert!(header.split("\r\n").skip(1).all(|line| line.starts_with(' ')), "{header}");
            assert!(header.contains("=?utf-8?B?"), "{header}");
        }
        assert_eq!(subject("Minutes of the board"), "Minutes of the board");
        let many = subject("word ".repeat(60).trim_end());
        assert!(many.split("\r\n").all(|line| line.len() <= MEASURE) && !many.contains("=?"));
    }

    #[test]
    fn dates_have_their_weekday() {
        let stamp = |year, month, day| Stamp { year, month, day, hour: 9, minute: 5, second: 7 };
        assert_eq!(date(stamp(2026, 3, 18)), "Wed, 18 Mar 2026 09:05:07 -0000");
        assert_eq!(date(stamp(2000, 2, 29)), "Tue, 29 Feb 2000 09:05:07 -0000");
        assert_eq!(date(stamp(1970, 1, 1)), "Thu, 01 Jan 1970 09:05:07 -0000");
    }

    #[test]
    fn names_of_attachments_are_cut_between_letters() {
        assert_eq!(attachment("a-1.pdf"), "attachment;\r\n filename=\"a-1.pdf\"");
        assert_eq!(attachment("م.pdf"), "attachment;\r\n filename*=utf-8''%D9%85.pdf");
        let long = attachment(&format!("{}\".pdf", "محضر الاجتماع ".repeat(9)));
        assert!(long.split("\r\n").all(|line| line.len() <= MEASURE), "{long}");
        assert!(long.contains("filename*1*=") && long.ends_with("%22.pdf"));
    }
}
