//! Addresses as headers and SMTP take them: domains in the letters of the DNS (RFC 5890).

use lettre::message::Mailbox;

/// An address that can stand in a header and in an envelope.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Address {
    mailbox: Mailbox,
}

/// An address that cannot be written.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{0} is not an e-mail address")]
pub struct AddressError(pub String);

impl Address {
    /// An address from the name, the part before `@` and the domain. The domain may be in letters
    /// of any script.
    ///
    /// # Errors
    /// When the parts are none of an address, or the name holds control characters.
    pub fn new(name: Option<&str>, local: &str, domain: &str) -> Result<Address, AddressError> {
        let error = || AddressError(format!("{local}@{domain}"));
        // A header is of ASCII (RFC 5322, 2.2); only names in it have an encoding (RFC 2047).
        if !local.is_ascii() {
            return Err(error());
        }
        let ascii = idna::domain_to_ascii(domain).map_err(|_| error())?;
        let address = lettre::Address::new(local, ascii).map_err(|_| error())?;
        let texts = [name.unwrap_or_default(), local];
        if texts.iter().any(|text| text.chars().any(char::is_control)) {
            return Err(error());
        }
        Ok(Address { mailbox: Mailbox::new(name.map(str::to_owned), address) })
    }

    /// `local@domain`.
    pub fn spec(&self) -> &str {
        self.mailbox.email.as_ref()
    }

    pub(super) fn domain(&self) -> &str {
        self.mailbox.email.domain()
    }

    pub(super) fn mailbox(&self) -> Mailbox {
        self.mailbox.clone()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn domains_are_written_in_the_letters_of_the_dns() {
        let address = Address::new(Some("ليلى"), "layla", "مثال.شبكة").expect("an address");
        assert_eq!(address.spec(), "layla@xn--mgbh0fb.xn--ngbc5azd");
    }

    #[test]
    fn nothing_that_ends_a_header_gets_in() {
        for (name, local, domain) in [
            (Some("a\r\nBcc: x@y.org"), "a", "b.org"),
            (None, "a\r\nb", "b.org"),
            (None, "a", "b.org\r\nBcc: x@y.org"),
            (None, "a b", "c.org"),
            (None, "ليلى", "c.org"),
        ] {
            assert!(Address::new(name, local, domain).is_err(), "{name:?} {local} {domain}");
        }
    }
}
