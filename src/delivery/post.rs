//! A connection that carries one message after another, and what becomes of each recipient.

use std::thread;
use std::time::Duration;

use lettre::address::Address;
use lettre::transport::smtp::Error;
use lettre::transport::smtp::authentication::{Credentials, Mechanism};
use lettre::transport::smtp::client::{SmtpConnection, TlsParameters};
use lettre::transport::smtp::commands::{Data, Mail, Rcpt, Rset};
use lettre::transport::smtp::extension::ClientId;

use super::Server;
use crate::diag::Message;
use crate::email::Envelope;

/// How long a server may take to answer.
const TIMEOUT: Duration = Duration::from_secs(60);

/// How often and after how long to try again after a temporary refusal.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Patience {
    /// How many further attempts there are.
    pub retries: u8,
    /// The wait before the first of them; each further one is four times as long.
    pub wait: Duration,
}

/// What became of one recipient.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Verdict {
    /// The server took the message for them.
    Sent,
    /// The server refused them for good.
    Refused(String),
    /// The server could not take it now.
    Deferred(String),
}

/// Why nothing can be sent at all.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum PostError {
    /// The server cannot be reached, or its certificate is not good.
    #[error("no connection to {0}: {1}")]
    Connection(String, String),
    /// The server does not encrypt.
    #[error("{0} offers no encryption (STARTTLS), and nothing is sent without")]
    Unencrypted(String),
    /// The server does not let the user in.
    #[error("{0} does not accept the user: {1}")]
    Authentication(String, String),
    /// An address of the envelope is none.
    #[error("{0} is not an address")]
    Address(String),
}

impl PostError {
    /// The same in both languages of messages; what a server or the net says stays in its own words.
    pub fn message(&self) -> Message {
        let ar = match self {
            PostError::Connection(server, why) => format!("لا اتصال بالخادم {server}: {why}"),
            PostError::Unencrypted(server) => {
                format!("الخادم {server} لا يشفّر الاتصال (STARTTLS)، ولا يُرسل شيء بلا تشفير")
            }
            PostError::Authentication(server, why) => {
                format!("الخادم {server} لا يقبل المستخدم: {why}")
            }
            PostError::Address(address) => format!("«{address}» ليس عنوان بريد"),
        };
        Message::new(ar, self.to_string())
    }
}

/// A connection to a server, opened when it is first needed.
pub struct Post {
    server: Server,
    password: Option<String>,
    patience: Patience,
    connection: Option<SmtpConnection>,
}

impl Post {
    /// A post for a server. The password counts when the server has a user.
    pub fn new(server: Server, password: Option<String>, patience: Patience) -> Post {
        Post { server, password, patience, connection: None }
    }

    /// Sends a message to some of its recipients; a verdict on each, in their order.
    ///
    /// # Errors
    /// [`PostError`] when no further message can be sent either.
    pub fn send(
        &mut self,
        envelope: &Envelope,
        recipients: &[String],
        message: &[u8],
    ) -> Result<Vec<Verdict>, PostError> {
        let from = address(envelope.from.as_deref().unwrap_or_default())?;
        let addresses: Result<Vec<Address>, PostError> =
            recipients.iter().map(|recipient| address(recipient)).collect();
        let addresses = addresses?;
        let mut verdicts: Vec<Option<Verdict>> = vec![None; addresses.len()];
        let mut wait = self.patience.wait;
        for attempt in 0..=self.patience.retries {
            if attempt > 0 {
                thread::sleep(wait);
                wait = wait.saturating_mul(4);
            }
            if let Err(error) = self.attempt(&from, &addresses, message, &mut verdicts) {
                // What the server said of some must be known of the next time.
                if verdicts.iter().all(Option::is_none) {
                    return Err(error);
                }
                let open = verdicts.iter_mut().filter(|verdict| verdict.is_none());
                open.for_each(|verdict| *verdict = Some(Verdict::Deferred(error.to_string())));
                break;
            }
            if verdicts.iter().all(|v| matches!(v, Some(Verdict::Sent | Verdict::Refused(_)))) {
                break;
            }
        }
        let unknown = || Verdict::Deferred("no answer".to_owned());
        Ok(verdicts.into_iter().map(|verdict| verdict.unwrap_or_else(unknown)).collect())
    }

    /// Tries all recipients that have no final verdict yet. One at whom the server hangs up does not stop
    /// the others: they are tried again without it.
    fn attempt(
        &mut self,
        from: &Address,
        addresses: &[Address],
        message: &[u8],
        verdicts: &mut [Option<Verdict>],
    ) -> Result<(), PostError> {
        let open = |verdict: &Option<Verdict>| matches!(verdict, None | Some(Verdict::Deferred(_)));
        let mut waiting: Vec<usize> =
            (0..addresses.len()).filter(|&i| open(&verdicts[i])).collect();
        while let Some(last) = self.transaction(from, addresses, message, &waiting, verdicts)? {
            waiting.retain(|&i| i != last && open(&verdicts[i]));
        }
        Ok(())
    }

    /// One transaction for these recipients. When the line is lost before the message is sent, the one at
    /// whom it was lost.
    fn transaction(
        &mut self,
        from: &Address,
        addresses: &[Address],
        message: &[u8],
        waiting: &[usize],
        verdicts: &mut [Option<Verdict>],
    ) -> Result<Option<usize>, PostError> {
        if waiting.is_empty() {
            return Ok(None);
        }
        let connection = self.connected()?;
        if let Err(error) = connection.command(Mail::new(Some(from.clone()), Vec::new())) {
            waiting.iter().for_each(|&i| verdicts[i] = Some(verdict(&error)));
            self.recover(&error);
            return Ok(None);
        }
        let mut accepted = Vec::new();
        for &i in waiting {
            match connection.command(Rcpt::new(addresses[i].clone(), Vec::new())) {
                Ok(_) => accepted.push(i),
                Err(error) => {
                    verdicts[i] = Some(verdict(&error));
                    if is_closing(&error) {
                        self.connection = None;
                        return Ok(Some(i));
                    }
                }
            }
        }
        let sent = match accepted.is_empty() {
            true => connection.command(Rset).map(|_| ()),
            false => connection.command(Data).and_then(|_| connection.message(message)).map(|_| ()),
        };
        for &i in &accepted {
            verdicts[i] = Some(sent.as_ref().map_or_else(verdict, |()| Verdict::Sent));
        }
        if let Err(error) = sent {
            self.recover(&error);
        }
        Ok(None)
    }

    /// After a refusal the line is reset; after anything else it is given up.
    fn recover(&mut self, error: &Error) {
        let reset = |connection: &mut SmtpConnection| connection.command(Rset).is_ok();
        if is_closing(error) || !self.connection.as_mut().is_some_and(reset) {
            self.connection = None;
        }
    }

    fn connected(&mut self) -> Result<&mut SmtpConnection, PostError> {
        let usable = self.connection.as_mut().is_some_and(SmtpConnection::test_connected);
        let connection = match self.connection.take().filter(|_| usable) {
            Some(connection) => connection,
            None => self.connect()?,
        };
        Ok(self.connection.insert(connection))
    }

    fn connect(&self) -> Result<SmtpConnection, PostError> {
        let Server { host, port, implicit_tls, user, loopback } = &self.server;
        let failed = |error: Error| PostError::Connection(format!("{host}:{port}"), chain(&error));
        let tls = TlsParameters::new_rustls(host.clone()).map_err(failed)?;
        let hello = ClientId::default();
        let first = implicit_tls.then_some(&tls);
        let address = (host.as_str(), *port);
        let mut connection =
            SmtpConnection::connect(address, Some(TIMEOUT), &hello, first, None).map_err(failed)?;
        if !implicit_tls {
            match connection.can_starttls() {
                true => connection.starttls(&tls, &hello).map_err(failed)?,
                false if *loopback => {}
                false => return Err(PostError::Unencrypted(host.clone())),
            }
        }
        if let Some(user) = user {
            let password = self.password.clone().unwrap_or_default();
            let credentials = Credentials::new(user.clone(), password);
            let signed_in = connection.auth(&[Mechanism::Plain, Mechanism::Login], &credentials);
            signed_in.map_err(|e| PostError::Authentication(host.clone(), chain(&e)))?;
        }
        Ok(connection)
    }
}

impl Drop for Post {
    fn drop(&mut self) {
        if let Some(connection) = &mut self.connection {
            // Whether the server says goodbye too changes nothing.
            drop(connection.quit());
        }
    }
}

fn address(text: &str) -> Result<Address, PostError> {
    text.parse().map_err(|_| PostError::Address(text.to_owned()))
}

/// Whether the line is lost: nothing was answered, or the server says that it closes it (RFC 5321, 3.8).
fn is_closing(error: &Error) -> bool {
    error.status().is_none_or(|code| u16::from(code) == 421)
}

/// Replies of 5xx are final, all else may pass (RFC 5321, 4.2.1).
fn verdict(error: &Error) -> Verdict {
    let why = chain(error);
    if error.is_permanent() { Verdict::Refused(why) } else { Verdict::Deferred(why) }
}

/// An error with its causes, on one line.
fn chain(error: &dyn std::error::Error) -> String {
    let mut text = error.to_string();
    let mut source = error.source();
    while let Some(cause) = source {
        let cause_text = cause.to_string();
        if !text.contains(&cause_text) {
            text.push_str(": ");
            text.push_str(&cause_text);
        }
        source = cause.source();
    }
    text.replace(['\r', '\n'], " ")
}
