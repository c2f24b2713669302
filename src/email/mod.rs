//! A document as an e-mail: text, HTML and attachments in one message (RFC 5322, RFC 2045–2049).
//!
//! [`write()`] takes the letter as a document (`report::letter` makes one of a meeting, a pack its own),
//! the addresses and the attachments, and gives the bytes of the message with the envelope that SMTP
//! needs. It sends nothing and knows no meeting. The same input gives the same bytes: boundaries and
//! the message's id come from a hash, the date from the caller.
//!
//! Hidden recipients stand in the envelope alone. No text can begin a header of its own: addresses
//! are parsed, and every other header is encoded or refused.

mod address;
mod headers;
mod html;
mod message;
mod template;
mod text;

pub use address::{Address, AddressError};
pub use message::{Attachment, EmailError, Envelope, Letter, Message, write};
pub use template::{Template, TemplateError};

/// The HTML of a letter, a whole page.
pub use html::page as html;
/// The plain text of a letter.
pub use text::plain as text;
