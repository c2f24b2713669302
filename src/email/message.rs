//! The message: headers, bodies, attachments, and the envelope beside it.

use std::collections::BTreeSet;

use lettre::message::header::{self, Headers};
use lettre::message::{Mailboxes, MultiPart, SinglePart};
use sha2::{Digest, Sha256};

use super::headers::{
    self, ContentId, ContentLanguage, Date, Disposition, MessageId, PartType, Subject, Unsent,
};
use super::{Address, Template, TemplateError, html, text};
use crate::document::{Document, ImageFormat, Stamp};
use crate::theme::Theme;

/// The date of a message about a meeting without one, from a caller without one.
const NO_DATE: Stamp = Stamp { year: 1970, month: 1, day: 1, hour: 0, minute: 0, second: 0 };

/// The domain of ids when nothing is known of the sender; no host has it (RFC 2606).
const NO_DOMAIN: &str = "mahdar.invalid";

/// A letter with all that goes with it.
#[derive(Debug, Clone)]
pub struct Letter<'a> {
    /// What is said in the message, as text and as HTML.
    pub document: &'a Document,
    /// Its looks.
    pub theme: &'a Theme,
    /// A template for the HTML, in place of the built-in page.
    pub template: Option<&'a Template>,
    /// The sender; a draft may leave it to the program that sends it.
    pub from: Option<Address>,
    /// Where answers go.
    pub reply_to: Option<Address>,
    /// Recipients.
    pub to: Vec<Address>,
    /// Recipients of a copy.
    pub cc: Vec<Address>,
    /// Recipients that no header names.
    pub bcc: Vec<Address>,
    /// The subject; one line.
    pub subject: String,
    /// What is attached.
    pub attachments: Vec<Attachment>,
    /// The moment in the header; that of the document when there is none.
    pub date: Option<Stamp>,
    /// Whether mail programs shall open it as a draft.
    pub draft: bool,
}

/// A file that goes with a letter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attachment {
    /// Its name, in any letters.
    pub name: String,
    /// A name in ASCII for programs that know no other.
    pub fallback: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// A message ready to be written to a file or sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Message {
    /// The message with its headers; lines end in CR LF.
    pub bytes: Vec<u8>,
    /// Who sends it and who gets it.
    pub envelope: Envelope,
    /// Its subject.
    pub subject: String,
    /// A hash of what it says and carries and from whom, whoever gets it and whenever: what tells
    /// whether somebody has it already.
    pub content: String,
}

/// What SMTP is told (RFC 5321, 2.3.1): the hidden recipients are known here alone.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Envelope {
    /// The sender's address.
    pub from: Option<String>,
    /// Every recipient's address once, in the order of `to`, `cc`, `bcc`.
    pub recipients: Vec<String>,
}

/// Why a letter cannot be written.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum EmailError {
    /// A control character in the subject or in the name of an attachment.
    #[error("a control character in {0:?}")]
    Control(String),
    /// The template cannot be used.
    #[error(transparent)]
    Template(#[from] TemplateError),
}

/// Writes the message of a letter.
///
/// # Errors
/// [`EmailError`] for a template that fails, and for text that could end a header.
pub fn write(letter: &Letter<'_>) -> Result<Message, EmailError> {
    let names = letter.attachments.iter().map(|attachment| &attachment.name);
    if let Some(bad) = names.chain([&letter.subject]).find(|t| t.chars().any(char::is_control)) {
        return Err(EmailError::Control(bad.clone()));
    }
    let bodies = Bodies {
        text: text(letter.document),
        html: match letter.template {
            Some(template) => template.render(letter)?,
            None => html(letter.document, letter.theme),
        },
    };
    let content = content_hash(letter, &bodies);
    let id = message_hash(letter, &content);
    let headers = headers(letter, &id);
    let mut bytes = headers.to_string().into_bytes();
    bytes.extend(body(letter, bodies, &id[..24]).formatted());
    let envelope = envelope(letter);
    Ok(Message { bytes, envelope, subject: letter.subject.clone(), content })
}

struct Bodies {
    text: String,
    html: String,
}

fn envelope(letter: &Letter<'_>) -> Envelope {
    let mut recipients: Vec<String> = Vec::new();
    let mut met = BTreeSet::new();
    for address in letter.to.iter().chain(&letter.cc).chain(&letter.bcc) {
        // Upper case makes no other mailbox anywhere, whatever RFC 5321 (2.4) leaves open.
        if met.insert(address.spec().to_lowercase()) {
            recipients.push(address.spec().to_owned());
        }
    }
    Envelope { from: letter.from.as_ref().map(|from| from.spec().to_owned()), recipients }
}

fn content_hash(letter: &Letter<'_>, bodies: &Bodies) -> String {
    let mut hash = Sha256::new();
    let from = letter.from.as_ref().map(Address::spec).unwrap_or_default();
    let texts = [from, &letter.subject, &bodies.text, &bodies.html];
    let files = letter.attachments.iter().flat_map(|a| [a.name.as_bytes(), &a.bytes]);
    let images = letter.document.images.iter().map(|image| &image.bytes[..]);
    for part in texts.into_iter().map(str::as_bytes).chain(files).chain(images) {
        // Lengths part what would otherwise run together.
        hash.update((part.len() as u64).to_be_bytes());
        hash.update(part);
    }
    hex(&hash.finalize())
}

/// A hash of the visible message: hidden recipients leave no trace in it.
fn message_hash(letter: &Letter<'_>, content: &str) -> String {
    let mut hash = Sha256::new();
    hash.update(content);
    for list in [&letter.to, &letter.cc, &letter.reply_to.iter().cloned().collect()] {
        hash.update((list.len() as u64).to_be_bytes());
        list.iter().for_each(|address| hash.update(format!("{:?}\n", address.mailbox())));
    }
    hash.update(headers::date(moment(letter)));
    hash.update([u8::from(letter.draft)]);
    hex(&hash.finalize())
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

fn moment(letter: &Letter<'_>) -> Stamp {
    letter.date.or(letter.document.meta.stamp).unwrap_or(NO_DATE)
}

fn headers(letter: &Letter<'_>, id: &str) -> Headers {
    let mut headers = Headers::new();
    headers.set(Date(headers::date(moment(letter))));
    if let Some(from) = &letter.from {
        headers.set(header::From::from(Mailboxes::from(from.mailbox())));
    }
    if let Some(reply_to) = &letter.reply_to {
        headers.set(header::ReplyTo::from(Mailboxes::from(reply_to.mailbox())));
    }
    let mailboxes = |list: &[Address]| list.iter().map(Address::mailbox).collect::<Mailboxes>();
    if !letter.to.is_empty() {
        headers.set(header::To::from(mailboxes(&letter.to)));
    }
    if !letter.cc.is_empty() {
        headers.set(header::Cc::from(mailboxes(&letter.cc)));
    }
    headers.set(Subject(headers::subject(&letter.subject)));
    let domain = letter.from.as_ref().map_or(NO_DOMAIN, Address::domain);
    headers.set(MessageId(format!("<{}@{domain}>", &id[..32])));
    if letter.draft {
        headers.set(Unsent("1".to_owned()));
    }
    headers.set(ContentLanguage(letter.document.meta.lang.tag().to_owned()));
    headers.set(header::MIME_VERSION_1_0);
    headers
}

/// mixed(alternative(text, related(html, pictures)), attachments): RFC 2046, 5.1.
fn body(letter: &Letter<'_>, bodies: Bodies, mark: &str) -> MultiPart {
    let text_type = header::ContentType::TEXT_PLAIN;
    let plain = SinglePart::builder().header(text_type).body(bodies.text);
    let page = SinglePart::builder().header(header::ContentType::TEXT_HTML).body(bodies.html);
    let both = MultiPart::alternative().boundary(format!("=_{mark}_a")).singlepart(plain);
    let both = match letter.document.images.is_empty() {
        true => both.singlepart(page),
        false => both.multipart(with_pictures(letter.document, page, mark)),
    };
    let mixed = MultiPart::mixed().boundary(format!("=_{mark}_m")).multipart(both);
    letter.attachments.iter().fold(mixed, |mixed, attachment| mixed.singlepart(part(attachment)))
}

fn with_pictures(document: &Document, page: SinglePart, mark: &str) -> MultiPart {
    let related = MultiPart::related().boundary(format!("=_{mark}_r")).singlepart(page);
    document.images.iter().enumerate().fold(related, |related, (index, image)| {
        let mime = match image.format {
            ImageFormat::Png => "image/png",
            ImageFormat::Jpeg => "image/jpeg",
        };
        let picture = SinglePart::builder()
            .header(PartType(mime.to_owned()))
            .header(ContentId(format!("<{}>", html::content_id(index))))
            .header(Disposition("inline".to_owned()))
            .body(image.upright_bytes().into_owned());
        related.singlepart(picture)
    })
}

fn part(attachment: &Attachment) -> SinglePart {
    SinglePart::builder()
        .header(PartType(headers::part_type(mime_type(&attachment.name), &attachment.fallback)))
        .header(Disposition(headers::attachment(&attachment.name)))
        .body(attachment.bytes.clone())
}

/// The type that an extension means, for what is attached to minutes.
fn mime_type(name: &str) -> &'static str {
    let extension = name.rsplit_once('.').map(|(_, extension)| extension.to_ascii_lowercase());
    match extension.as_deref() {
        Some("pdf") => "application/pdf",
        Some("docx") => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        Some("xlsx") => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        Some("pptx") => "application/vnd.openxmlformats-officedocument.presentationml.presentation",
        Some("zip") => "application/zip",
        Some("png") => "image/png",
        Some("jpg" | "jpeg") => "image/jpeg",
        Some("csv") => "text/csv",
        Some(_) | None => "application/octet-stream",
    }
}
