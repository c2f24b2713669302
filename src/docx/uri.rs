//! URIs as targets of relations.

use std::fmt::Write;

/// The URI with what RFC 3986 does not allow in one written as `%XX`: Word refuses a whole file for
/// one link with a space in it. What is there already in that form stays as it is.
pub(super) fn encode(uri: &str) -> String {
    let mut encoded = String::with_capacity(uri.len());
    let bytes = uri.as_bytes();
    for (index, &byte) in bytes.iter().enumerate() {
        let escape = byte == b'%'
            && bytes
                .get(index + 1..index + 3)
                .is_some_and(|two| two.iter().all(u8::is_ascii_hexdigit));
        if escape || is_allowed(byte) {
            encoded.push(char::from(byte));
        } else {
            write!(encoded, "%{byte:02X}").expect("writing to a string does not fail");
        }
    }
    encoded
}

fn is_allowed(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || b"-._~:/?#[]@!$&'()*+,;=".contains(&byte)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_no_uri_may_hold_is_encoded() {
        assert_eq!(encode("https://a.org/x?y=1&z=%D8#q"), "https://a.org/x?y=1&z=%D8#q");
        assert_eq!(encode("https://a.org/أ \"<>100%"), "https://a.org/%D8%A3%20%22%3C%3E100%25");
    }
}
