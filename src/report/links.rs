//! Web addresses, e-mail addresses and telephone numbers in plain text.
//!
//! The text stays as written; only where it leads is found. What is doubtful is no link.

use crate::diag::Span;
use crate::document::{Inline, Inlines, Link, Target};
use crate::locale::address::without_stop;
use crate::locale::digits::to_european;

/// Text with its web and e-mail addresses as links.
pub(super) fn linked(text: &str, span: Span) -> Inlines {
    let mut inlines = Inlines::new();
    let mut plain_from = 0;
    let mut push = |text: &str, target: Option<String>| {
        let written = Inline::written(text, Some(span));
        match target {
            Some(uri) => {
                let link = Link { target: Target::Uri(uri), content: vec![written] };
                inlines.push(Inline::Link(link));
            }
            None if text.is_empty() => {}
            None => inlines.push(written),
        }
    };
    for (start, word) in words(text) {
        let Some((from, address, uri)) = address_in(word) else { continue };
        push(&text[plain_from..start + from], None);
        push(address, Some(uri));
        plain_from = start + from + address.len();
    }
    push(&text[plain_from..], None);
    inlines
}

/// The whole text as one link, if it is a web address; `example.org/a` is one here.
pub(super) fn web(text: &str) -> Option<String> {
    let text = text.trim();
    let has_scheme = text.starts_with("https://") || text.starts_with("http://");
    let is_address = text.contains('.') && text.chars().all(is_address_character);
    is_address.then(|| if has_scheme { text.to_owned() } else { format!("https://{text}") })
}

/// The link of an e-mail address.
pub(super) fn mail(text: &str) -> Option<String> {
    let text = text.trim();
    is_mail(text).then(|| format!("mailto:{text}"))
}

/// The link of a telephone number; none for several numbers or one with words around it.
pub(super) fn telephone(text: &str) -> Option<String> {
    let european = to_european(text.trim());
    let is_sign = |c: char| matches!(c, ' ' | '\u{A0}' | '-' | '(' | ')' | '.');
    let plus = european.starts_with('+');
    let rest = european.strip_prefix('+').unwrap_or(&european);
    if !rest.chars().all(|c| c.is_ascii_digit() || is_sign(c)) {
        return None;
    }
    let digits: String = rest.chars().filter(char::is_ascii_digit).collect();
    // ITU-T E.164 has at most 15 digits; shorter than 3 is no number one can call.
    (3..=15).contains(&digits.len()).then(|| format!("tel:{}{digits}", if plus { "+" } else { "" }))
}

/// The words between white space with their places.
fn words(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut end = 0;
    text.split_inclusive(char::is_whitespace).map(move |piece| {
        let start = end;
        end += piece.len();
        (start, piece.trim_end())
    })
}

/// The address within a word: its place, its characters and where it leads.
fn address_in(word: &str) -> Option<(usize, &str, String)> {
    web_in(word).or_else(|| mail_in(word))
}

fn web_in(word: &str) -> Option<(usize, &str, String)> {
    // Few words have one of these signs; a search for an address takes longer.
    if !word.bytes().any(|b| matches!(b, b'.' | b'/')) {
        return None;
    }
    let from = ["https://", "http://", "www."].iter().filter_map(|p| word.find(p)).min()?;
    let starts_a_word = !word[..from].ends_with(|c: char| c.is_ascii_alphanumeric());
    let address = &word[from..];
    let end = address.find(|c| !is_address_character(c)).unwrap_or(address.len());
    let address = without_stop(&address[..end]);
    let host = address.trim_start_matches("https://").trim_start_matches("http://");
    if !starts_a_word || !host.trim_start_matches("www.").contains(|c: char| c.is_alphanumeric()) {
        return None;
    }
    Some((from, address, web(address)?))
}

fn mail_in(word: &str) -> Option<(usize, &str, String)> {
    let at = word.find('@')?;
    let is_local = |c: char| c.is_ascii_alphanumeric() || "._%+-".contains(c);
    let is_host = |c: char| c.is_ascii_alphanumeric() || ".-".contains(c);
    let from = word[..at]
        .rfind(|c| !is_local(c))
        .map_or(0, |i| i + word[i..].chars().next().map_or(0, char::len_utf8));
    let after = &word[at + 1..];
    let end = after.find(|c| !is_host(c)).unwrap_or(after.len());
    let address = word[from..at + 1 + end].trim_end_matches(['.', '-']);
    Some((from, address, mail(address)?))
}

fn is_mail(text: &str) -> bool {
    let Some((local, host)) = text.split_once('@') else { return false };
    let ascii = |text: &str, signs: &str| {
        !text.is_empty() && text.chars().all(|c| c.is_ascii_alphanumeric() || signs.contains(c))
    };
    ascii(local, "._%+-")
        && !local.starts_with('.')
        && ascii(host, ".-")
        && host.contains('.')
        && !host.starts_with(['.', '-'])
        && !host.ends_with(['.', '-'])
}

/// The characters of RFC 3986, and letters beyond ASCII as browsers show them.
fn is_address_character(c: char) -> bool {
    c.is_alphanumeric() || "-._~:/?#[]@!$&'()*+,;=%".contains(c)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::CharRole;

    /// The text with each link in brackets before its target.
    fn shown(text: &str) -> String {
        let span = Span { start: 0, end: text.len() };
        let piece = |inline: Inline| match inline {
            Inline::Text(text) => text.value,
            Inline::Link(Link { target: Target::Uri(uri), content }) => {
                format!("[{}]({uri})", crate::document::inline_text(&content))
            }
            other => format!("{other:?}"),
        };
        linked(text, span).into_iter().map(piece).collect()
    }

    #[test]
    fn web_addresses() {
        assert_eq!(
            shown("انظر https://www.example.org/ar?id=5&x=1، ثم"),
            "انظر [https://www.example.org/ar?id=5&x=1](https://www.example.org/ar?id=5&x=1)، ثم"
        );
        assert_eq!(shown("(www.a.org)."), "([www.a.org](https://www.a.org)).");
        assert_eq!(shown("«http://a.org/w_(x)»"), "«[http://a.org/w_(x)](http://a.org/w_(x))»");
        assert_eq!(shown("https:// و www. لا"), "https:// و www. لا");
    }

    #[test]
    fn mail_addresses() {
        assert_eq!(
            shown("راسلنا: info@example.org.sa."),
            "راسلنا: [info@example.org.sa](mailto:info@example.org.sa)."
        );
        assert_eq!(shown("a@b و @user و x@"), "a@b و @user و x@");
    }

    #[test]
    fn telephone_numbers() {
        assert_eq!(telephone("+٩٦٢ ٦ ٥٠٠ ٠١٤٠").as_deref(), Some("tel:+96265000140"));
        assert_eq!(telephone("(02) 123-4567").as_deref(), Some("tel:021234567"));
        assert_eq!(telephone("5000140 تحويلة 12"), None);
        assert_eq!(telephone("5000140 / 5000141"), None);
        assert_eq!(telephone(""), None);
    }

    #[test]
    fn text_is_never_changed() {
        for text in ["", "  أ  ", "a@b.co@c.co", "www.", "https://x", "))((www.a.b))"] {
            let span = Span { start: 0, end: 0 };
            // In code all spaces are shown.
            let linked = Inline::span(CharRole::Code, linked(text, span));
            assert_eq!(crate::document::inline_text(&[linked]), text);
        }
    }
}
