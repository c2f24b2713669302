//! E-mail addresses: whether a letter could be sent to them (RFC 5322, RFC 6531).

use super::{Cx, texts};
use crate::diag::{Diagnostic, Message, Severity};
use crate::model::Text;
use crate::model::codes::{BAD_ADDRESS, ODD_ADDRESS};
use crate::yaml::{self, At};

/// Longest parts of an address (RFC 5321, 4.5.3.1).
const LONGEST_LOCAL: usize = 64;
const LONGEST_DOMAIN: usize = 255;
const LONGEST_LABEL: usize = 63;

/// An address that is only shown: a malformed one is shown as written.
pub(super) fn shown(at: At<'_>, cx: &mut Cx<'_>) -> Option<Text> {
    let warning = |error| Diagnostic { severity: Severity::Warning, code: ODD_ADDRESS, ..error };
    checked(at, cx, |at, text| (!is_address(text)).then(|| warning(malformed(at, text))))
}

/// An address, or a name with one: `نادي القراءة <info@example.org>`.
pub(super) fn mailbox(at: At<'_>, cx: &mut Cx<'_>) -> Option<Text> {
    checked(at, cx, |at, text| (!is_mailbox(text)).then(|| malformed(at, text)))
}

/// A list of mailboxes.
pub(super) fn list(at: At<'_>, cx: &mut Cx<'_>) -> Option<Vec<Text>> {
    Some(yaml::items(at, cx, mailbox))
}

fn checked(
    at: At<'_>,
    cx: &mut Cx<'_>,
    wrong: impl FnOnce(&At<'_>, &str) -> Option<Diagnostic>,
) -> Option<Text> {
    let text = texts::label(at, cx)?;
    cx.found.0.extend(wrong(&at, text.value.trim()));
    Some(text)
}

fn is_mailbox(text: &str) -> bool {
    match text.split_once('<') {
        None => is_address(text),
        Some((name, rest)) => {
            let plain = !name.contains(['>', '@', ',', ';']);
            let address = rest.strip_suffix('>');
            plain && !name.trim().is_empty() && address.is_some_and(is_address)
        }
    }
}

fn is_address(text: &str) -> bool {
    let Some((local, domain)) = text.rsplit_once('@') else { return false };
    is_local(local) && is_domain(domain)
}

/// A dot-atom, with letters of any script.
fn is_local(local: &str) -> bool {
    let is_atext = |c: char| c.is_alphanumeric() || "!#$%&'*+-/=?^_`{|}~".contains(c);
    local.len() <= LONGEST_LOCAL
        && local.split('.').all(|atom| !atom.is_empty() && atom.chars().all(is_atext))
}

/// Two labels or more of letters, digits and hyphens, in any script.
fn is_domain(domain: &str) -> bool {
    let is_label = |label: &str| {
        !label.is_empty()
            && label.len() <= LONGEST_LABEL
            && !label.starts_with('-')
            && !label.ends_with('-')
            && label.chars().all(|c| c.is_alphanumeric() || c == '-' || is_joined_mark(c))
    };
    domain.len() <= LONGEST_DOMAIN && domain.contains('.') && domain.split('.').all(is_label)
}

/// Marks and joiners that IDNA 2008 lets stand within a label.
fn is_joined_mark(c: char) -> bool {
    matches!(c, '\u{64B}'..='\u{65F}' | '\u{200C}' | '\u{200D}')
}

fn malformed(at: &At<'_>, text: &str) -> Diagnostic {
    at.error(
        BAD_ADDRESS,
        format!("«{text}» ليس عنوان بريد إلكتروني"),
        format!("`{text}` is not an e-mail address"),
    )
    .help(Message::new(
        "اكتب مثلاً info@example.org؛ ولأكثر من عنوان اكتب قائمة",
        "write for instance info@example.org; write a list for several addresses",
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_and_mailboxes() {
        for good in ["a@b.org", "a.b+c@d-e.example.org", "ليلى@مثال.شبكة"] {
            assert!(is_address(good) && is_mailbox(good), "{good}");
        }
        for good in ["نادي القراءة <a@b.org>", "\"Reading club\" <a@b.org>"] {
            assert!(is_mailbox(good) && !is_address(good), "{good}");
        }
        for bad in [
            "",
            "a",
            "a@",
            "@b.org",
            "a@b",
            "a b@c.org",
            "a@b..org",
            ".a@b.org",
            "a@-b.org",
            "a@b.org, c@d.org",
            "a@b.org،c@d.org",
            "<a@b.org>",
            "a <b@c.org",
            "a@b <c@d.org>",
        ] {
            assert!(!is_mailbox(bad), "{bad}");
        }
        assert!(!is_address(&format!("{}@b.org", "a".repeat(65))));
    }
}
