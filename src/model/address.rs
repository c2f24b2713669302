//! E-mail addresses: whether a letter could be sent to them (RFC 5322, RFC 6531).

/// Longest parts of an address (RFC 5321, 4.5.3.1).
const LONGEST_LOCAL: usize = 64;
const LONGEST_DOMAIN: usize = 255;
const LONGEST_LABEL: usize = 63;

/// An address with the name of whoever reads there: `نادي القراءة <info@example.org>`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mailbox {
    /// The name, without quotation marks around it.
    pub name: Option<String>,
    /// What stands before the last `@`.
    pub local: String,
    /// What stands behind it, in letters of any script.
    pub domain: String,
}

impl Mailbox {
    /// Reads an address, or a name with one; none for what no letter could be sent to. Control
    /// characters are nowhere allowed, so that nothing read here can end a header. What stands before `@`
    /// is in ASCII: other letters there could go through servers that speak SMTPUTF8 alone (RFC 6531),
    /// and into no header of a common message (RFC 5322, 2.2).
    pub fn parse(text: &str) -> Option<Mailbox> {
        Mailbox::in_any_script(text).filter(|mailbox| mailbox.local.is_ascii())
    }

    /// Whether a text would be a mailbox, were it not for letters before `@` that are not in ASCII.
    pub(super) fn is_foreign(text: &str) -> bool {
        Mailbox::in_any_script(text).is_some_and(|mailbox| !mailbox.local.is_ascii())
    }

    fn in_any_script(text: &str) -> Option<Mailbox> {
        let text = text.trim();
        if text.chars().any(char::is_control) {
            return None;
        }
        match text.split_once('<') {
            None => address(text),
            Some((name, rest)) => {
                let name = name.trim();
                let plain = is_quoted(name) || !name.contains(['>', '@', ',', ';']);
                let plain = plain && !name.is_empty();
                let found = address(rest.strip_suffix('>')?)?;
                plain.then(|| Mailbox { name: Some(unquoted(name)), ..found })
            }
        }
    }

    /// Whether a text is an address without a name.
    pub(super) fn is_address(text: &str) -> bool {
        address(text).is_some()
    }
}

fn address(text: &str) -> Option<Mailbox> {
    let (local, domain) = text.rsplit_once('@')?;
    let good = is_local(local) && is_domain(domain);
    good.then(|| Mailbox { name: None, local: local.to_owned(), domain: domain.to_owned() })
}

/// Whether a name is quoted as a whole; then it may hold signs that would end it.
fn is_quoted(name: &str) -> bool {
    let inside = name.strip_prefix('"').and_then(|rest| rest.strip_suffix('"'));
    let mut escaped = false;
    let ends_early = |c: char| {
        let ends = c == '"' && !escaped;
        escaped = c == '\\' && !escaped;
        ends
    };
    inside.is_some_and(|inside| !inside.is_empty() && !inside.contains(ends_early))
}

/// The words of a quoted name (RFC 5322, 3.2.4); of any other the name itself.
fn unquoted(name: &str) -> String {
    let inside = name.strip_prefix('"').and_then(|rest| rest.strip_suffix('"'));
    inside
        .map_or_else(|| name.to_owned(), |words| words.replace("\\\"", "\"").replace("\\\\", "\\"))
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_and_mailboxes() {
        let is_mailbox = |text: &str| Mailbox::parse(text).is_some();
        for good in ["a@b.org", "a.b+c@d-e.example.org", "layla@مثال.شبكة"] {
            assert!(Mailbox::is_address(good) && is_mailbox(good), "{good}");
        }
        for good in
            ["نادي القراءة <a@b.org>", "\"Reading club\" <a@b.org>", "\"Smith, J.\" <a@b.org>"]
        {
            assert!(is_mailbox(good) && !Mailbox::is_address(good), "{good}");
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
            "\"a\" x, \"b\" <c@d.org>",
            "a\r\nBcc: x <b@c.org>",
            "a\nb@c.org",
        ] {
            assert!(!is_mailbox(bad), "{bad}");
        }
        assert!(!Mailbox::is_address(&format!("{}@b.org", "a".repeat(65))));
        for foreign in ["ليلى@b.org", "ليلى <ليلى@b.org>"] {
            assert!(!is_mailbox(foreign) && Mailbox::is_foreign(foreign), "{foreign}");
        }
        assert!(Mailbox::is_address("ليلى@b.org"), "it is one, which can be shown");
    }

    #[test]
    fn quotation_marks_are_no_part_of_a_name() {
        let name = |text: &str| Mailbox::parse(text).and_then(|mailbox| mailbox.name);
        assert_eq!(name("\"Reading \\\"club\\\"\" <a@b.org>").as_deref(), Some("Reading \"club\""));
        assert_eq!(name("نادي القراءة <a@b.org>").as_deref(), Some("نادي القراءة"));
        assert_eq!(name("a@b.org"), None);
    }
}
