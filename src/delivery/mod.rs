//! Sending messages through SMTP (RFC 5321): the one module that speaks to the net.
//!
//! [`Server`] is what the user names, [`Post`] a connection that carries many messages, [`Journal`] the
//! record of who got what. Nothing is sent over a line that is not encrypted, unless to this machine.

mod journal;
mod post;
mod server;

pub use journal::{Journal, JournalError, Record, SentBefore};
pub use post::{Patience, Post, PostError, Verdict};
pub use server::{Server, ServerError};
