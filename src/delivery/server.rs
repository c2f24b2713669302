//! The server as a user names it: `smtps://user@host`, `smtp://user@host:587`.

use std::net::IpAddr;

use url::{Host, Url};

/// A mail server.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Server {
    /// Its name or address.
    pub host: String,
    /// Its port.
    pub port: u16,
    /// Whether the connection is encrypted from its first byte (RFC 8314), not by STARTTLS.
    pub implicit_tls: bool,
    /// Who signs in, if anybody does.
    pub user: Option<String>,
    /// Whether it is this machine, to which a line need not be encrypted.
    pub loopback: bool,
}

/// Why a text names no server.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ServerError {
    /// Not of the form that is expected.
    #[error("write smtps://user@host or smtp://user@host:port")]
    Form,
    /// A password would stand in lists of processes and in the shell's history.
    #[error("a password does not belong into the address")]
    Password,
}

impl Server {
    /// Reads a server's address.
    ///
    /// # Errors
    /// [`ServerError`] when it is none, or holds a password.
    pub fn parse(text: &str) -> Result<Server, ServerError> {
        let url = Url::parse(text.trim()).map_err(|_| ServerError::Form)?;
        let implicit_tls = match url.scheme() {
            "smtps" => true,
            "smtp" => false,
            _ => return Err(ServerError::Form),
        };
        if url.password().is_some() {
            return Err(ServerError::Password);
        }
        let rest = !matches!(url.path(), "" | "/") || url.query().is_some();
        let host = url.host_str().filter(|host| !host.is_empty() && !rest);
        let host = host.ok_or(ServerError::Form)?.trim_matches(['[', ']']).to_owned();
        let user = percent_decoded(url.username()).ok_or(ServerError::Form)?;
        // Hosts of schemes that `url` does not know are opaque, addresses among them.
        let loopback = match url.host() {
            Some(Host::Ipv4(address)) => address.is_loopback(),
            Some(Host::Ipv6(address)) => address.is_loopback(),
            Some(Host::Domain(name)) => {
                name == "localhost" || name.parse::<IpAddr>().is_ok_and(|ip| ip.is_loopback())
            }
            None => false,
        };
        Ok(Server {
            host,
            port: url.port().unwrap_or(if implicit_tls { 465 } else { 587 }),
            implicit_tls,
            user: (!user.is_empty()).then_some(user),
            loopback,
        })
    }
}

/// A user's name may hold an `@`, written `%40`.
fn percent_decoded(text: &str) -> Option<String> {
    let mut bytes = Vec::new();
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        match byte {
            b'%' => {
                let digits = [rest.next()?, rest.next()?];
                let digits = std::str::from_utf8(&digits).ok()?;
                bytes.push(u8::from_str_radix(digits, 16).ok()?);
            }
            byte => bytes.push(byte),
        }
    }
    String::from_utf8(bytes).ok().filter(|text| !text.chars().any(char::is_control))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn servers_are_read() {
        let server = Server::parse("smtps://office%40example.org@mail.example.org").expect("one");
        assert_eq!((server.port, server.implicit_tls, server.loopback), (465, true, false));
        assert_eq!(server.user.as_deref(), Some("office@example.org"));
        let server = Server::parse("smtp://127.0.0.1:2525").expect("one");
        assert_eq!((server.port, server.loopback, server.user), (2525, true, None));
        assert!(Server::parse("smtp://localhost").is_ok_and(|s| s.loopback && s.port == 587));
        assert!(Server::parse("smtp://[::1]:25").is_ok_and(|s| s.loopback && s.host == "::1"));
        assert!(Server::parse("smtp://localhost.example.org").is_ok_and(|s| !s.loopback));
    }

    #[test]
    fn what_is_no_server_or_holds_a_password_is_refused() {
        for text in ["", "mail.example.org", "http://a", "smtp://", "smtp://h/x", "smtp://%0A@h"] {
            assert_eq!(Server::parse(text), Err(ServerError::Form), "{text}");
        }
        assert_eq!(Server::parse("smtp://a:secret@h"), Err(ServerError::Password));
    }
}
