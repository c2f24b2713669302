//! The e-mail of a meeting: its key `mail`, the letter, and what is attached.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::{Error, Format};
use crate::diag::{
    Code, Diagnostic, Diagnostics, Message as Words, Size, Span, Warned, sizes_apart,
};
use crate::document::Stamp;
use crate::email::{self, Address, Attachment, EmailError, Letter, Message, Template};
use crate::model::codes::BAD_ADDRESS;
use crate::model::{MailOptions, Mailbox, Meeting, Pack, Text};
use crate::pack::BoundPack;
use crate::report::{self, Files};
use crate::theme::Theme;

/// A file to be attached cannot be read.
pub const UNREADABLE_ATTACHMENT: Code = Code("E0701");
/// Attachments over the limit.
pub const LARGE_ATTACHMENT: Code = Code("E0702");
/// A template that cannot be used.
pub const BAD_TEMPLATE: Code = Code("E0703");

/// Hidden recipients of a draft, who are in no file.
pub const HIDDEN_RECIPIENTS: Code = Code("W0704");
/// A message to be sent without sender or recipient.
pub const NOT_SENDABLE: Code = Code("E0705");

/// What mail servers commonly take, in bytes.
const MOST_BYTES: usize = 20 << 20;

/// The name of outputs when nothing is known of the meeting's file.
const UNNAMED: &str = "meeting";

/// How e-mails are made.
#[derive(Debug, Clone, PartialEq)]
pub struct EmailOptions {
    /// What counts over the meeting's own key `mail`. Its texts have no place in a file: their spans are
    /// empty and stand at 0.
    pub over: MailOptions,
    /// The name of attached outputs, without extension; by default that of the source.
    pub stem: Option<String>,
    /// The most bytes that all attachments together may have.
    pub max_bytes: usize,
    /// The moment at which the message is sent; none for a draft, which bears the meeting's date.
    pub sent: Option<Stamp>,
    /// A template that counts over the meeting's own.
    pub template: Option<Template>,
    /// Files to be attached that the caller has read, by the names they have in [`Self::over`].
    pub given: BTreeMap<String, Arc<[u8]>>,
}

impl Default for EmailOptions {
    fn default() -> EmailOptions {
        let over = MailOptions::default();
        EmailOptions {
            over,
            stem: None,
            max_bytes: MOST_BYTES,
            sent: None,
            template: None,
            given: BTreeMap::new(),
        }
    }
}

/// What the message of one meeting, or of a pack of them, is made from.
pub(super) struct Kit<'a> {
    /// The meeting, or what the pack says of itself.
    pub(super) meeting: &'a Meeting,
    /// The pack.
    pub(super) pack: Option<&'a BoundPack>,
    pub(super) files: &'a dyn Files,
    pub(super) theme: &'a Theme,
    pub(super) options: &'a EmailOptions,
    /// The name of the source, if there is one.
    pub(super) source: Option<&'a str>,
    /// The moment that files bear when the meeting has no date.
    pub(super) timestamp: Option<Stamp>,
}

/// The formats that a message carries.
pub(super) fn formats(mail: &MailOptions) -> Vec<Format> {
    if mail.attach.is_empty() {
        return vec![Format::Pdf, Format::Docx];
    }
    mail.attach.iter().filter_map(format).collect()
}

fn format(attach: &Text) -> Option<Format> {
    let word = attach.value.trim();
    [Format::Pdf, Format::Docx].into_iter().find(|f| f.extension().eq_ignore_ascii_case(word))
}

/// The message of a meeting; `made` has what [`formats`] names.
pub(super) fn message(
    kit: &Kit<'_>,
    made: &BTreeMap<Format, Vec<u8>>,
) -> Result<Warned<Message>, Error> {
    let mail = kit.meeting.mail.under(&kit.options.over);
    let meeting = Meeting { mail, ..kit.meeting.clone() };
    let mail = &meeting.mail;
    let mut found = Diagnostics::default();
    let to = addresses(&mail.to, "mail.to", &mut found);
    let cc = addresses(&mail.cc, "mail.cc", &mut found);
    let bcc = addresses(&mail.bcc, "mail.bcc", &mut found);
    let from = mail.from.as_ref().and_then(|text| address(text, "mail.from", &mut found));
    let reply_to = mail.reply_to.as_ref();
    let reply_to = reply_to.and_then(|text| address(text, "mail.reply_to", &mut found));
    let attachments = attachments(kit, mail, made, &mut found);
    let template = match &kit.options.template {
        Some(given) => Some(given.clone()),
        None => mail.template.as_ref().and_then(|text| template(kit.files, text, &mut found)),
    };
    match kit.options.sent {
        Some(_) => found.0.extend(not_sendable(mail)),
        None => found.0.extend(hidden_recipients(mail)),
    }
    if found.has_errors() {
        return Err(Error::Input(found));
    }
    let composed = match kit.pack {
        None => report::letter(&meeting, kit.files),
        Some(bound) => {
            let pack = Pack { mail: mail.clone(), ..bound.pack.clone() };
            report::pack_letter(&pack, &bound.meetings, &bound.registers, kit.files)
        }
    };
    let Warned { value: mut document, mut warnings } = composed?;
    warnings.extend(found.0);
    document.meta.stamp = document.meta.stamp.or(kit.timestamp);
    let markup = meeting.document.markup;
    let own = mail.subject.as_ref().map(|subject| subject.plain(markup).trim().to_owned());
    let subject = own.unwrap_or_else(|| meeting.title.plain(markup).replace('\n', " "));
    let letter = Letter {
        document: &document,
        theme: kit.theme,
        template: template.as_ref(),
        from,
        reply_to,
        to,
        cc,
        bcc,
        subject,
        attachments,
        date: kit.options.sent,
        draft: kit.options.sent.is_none(),
    };
    let own = mail.template.as_ref().filter(|_| kit.options.template.is_none());
    let at = own.and_then(place);
    match email::write(&letter) {
        Ok(value) => Ok(Warned { value, warnings }),
        Err(EmailError::Template(error)) => Err(Diagnostics(vec![bad_template(&error, at)]).into()),
        Err(error @ EmailError::Control(_)) => Err(Error::Email(error)),
    }
}

/// Where a text stands in the meeting's file; nowhere if it counts over the file.
fn place(text: &Text) -> Option<Span> {
    (text.span.end > 0).then_some(text.span)
}

/// What a message would be refused for, were it made: an attachment or a template that cannot be used; none
/// mostly. Warnings are left to whoever makes it.
pub(super) fn check(kit: &Kit<'_>) -> Result<Diagnostics, Error> {
    let mail = kit.meeting.mail.under(&kit.options.over);
    if mail.attach.is_empty() && mail.template.is_none() {
        return Ok(Diagnostics::default());
    }
    match message(kit, &BTreeMap::new()) {
        Ok(_) => Ok(Diagnostics::default()),
        Err(Error::Input(Diagnostics(mut found))) => {
            found.retain(Diagnostic::is_error);
            Ok(Diagnostics(found))
        }
        Err(error) => Err(error),
    }
}

/// What keeps a message from being sent.
fn not_sendable(mail: &MailOptions) -> Vec<Diagnostic> {
    let no_one = mail.to.is_empty() && mail.cc.is_empty() && mail.bcc.is_empty();
    let missing = [
        (mail.from.is_none(), "mail.from", "لا مرسل للرسالة", "the message has no sender"),
        (no_one, "mail.to", "لا مستلم للرسالة", "the message has no recipient"),
    ];
    let error = |(is_missing, path, ar, en): (bool, &str, &str, &str)| {
        let error = Diagnostic::error(NOT_SENDABLE, Words::new(ar, en)).in_path(path);
        is_missing.then_some(error)
    };
    missing.into_iter().filter_map(error).collect()
}

/// A draft goes to whoever its headers name; the hidden recipients must be added by hand.
fn hidden_recipients(mail: &MailOptions) -> Option<Diagnostic> {
    let first = mail.bcc.first()?;
    let message = Words::new(
        format!("النسخة المخفية ({}) لا تُكتب في ملف المسودة", mail.bcc.len()),
        format!("the hidden recipients ({}) are not written into the draft", mail.bcc.len()),
    );
    let help = Words::new(
        "أضفها عند الإرسال، أو أرسل بالخيار ‎--send‎",
        "add them when sending it, or send with --send",
    );
    let warning = Diagnostic::warning(HIDDEN_RECIPIENTS, message).help(help);
    Some(warning.at(place(first)).in_path("mail.bcc"))
}

fn addresses(texts: &[Text], path: &str, found: &mut Diagnostics) -> Vec<Address> {
    let one = |(index, text)| address(text, &format!("{path}[{index}]"), found);
    texts.iter().enumerate().filter_map(one).collect()
}

/// The reader of the file has checked addresses; a caller's own may still be wrong.
fn address(text: &Text, path: &str, found: &mut Diagnostics) -> Option<Address> {
    let mailbox = Mailbox::parse(&text.value);
    let address = mailbox.and_then(|m| Address::new(m.name.as_deref(), &m.local, &m.domain).ok());
    if address.is_none() {
        let message = Words::new(
            format!("«{}» ليس عنوان بريد إلكتروني", text.value),
            format!("`{}` is not an e-mail address", text.value),
        );
        found.push(Diagnostic::error(BAD_ADDRESS, message).at(place(text)).in_path(path));
    }
    address
}

fn attachments(
    kit: &Kit<'_>,
    mail: &MailOptions,
    made: &BTreeMap<Format, Vec<u8>>,
    found: &mut Diagnostics,
) -> Vec<Attachment> {
    let output = |format: Format| {
        let name = format!("{}.{}", stem(kit), format.extension());
        let bytes = made.get(&format).cloned().unwrap_or_default();
        Attachment { fallback: fallback(kit, &name), name, bytes }
    };
    let mut attachments: Vec<(Attachment, Option<Span>)> = Vec::new();
    if mail.attach.is_empty() {
        attachments.extend(formats(mail).into_iter().map(|format| (output(format), None)));
    }
    for (index, text) in mail.attach.iter().enumerate() {
        if mail.attach[..index].iter().any(|earlier| is_same(earlier, text)) {
            continue;
        }
        let attachment = match format(text) {
            Some(format) => Some(output(format)),
            None => file(kit, text, index, found),
        };
        attachments.extend(attachment.map(|attachment| (attachment, place(text))));
    }
    check_size(&attachments, kit.options.max_bytes, found);
    attachments.into_iter().map(|(attachment, _)| attachment).collect()
}

/// Whether two names stand for one attachment.
fn is_same(a: &Text, b: &Text) -> bool {
    match (format(a), format(b)) {
        (None, None) => a.value.trim() == b.value.trim(),
        (a, b) => a == b,
    }
}

fn file(kit: &Kit<'_>, text: &Text, index: usize, found: &mut Diagnostics) -> Option<Attachment> {
    let path = text.value.trim();
    let given = kit.options.given.get(path).cloned();
    match given.map_or_else(|| kit.files.read(path), Ok) {
        Ok(bytes) => {
            let name = path.rsplit(['/', '\\']).next().unwrap_or(path).to_owned();
            Some(Attachment { fallback: fallback(kit, &name), name, bytes: bytes.to_vec() })
        }
        Err(error) => {
            let Words { ar, en } = error.message();
            let message = Words::new(
                format!("تعذر إرفاق «{path}»: {ar}"),
                format!("`{path}` cannot be attached: {en}"),
            );
            let error = Diagnostic::error(UNREADABLE_ATTACHMENT, message).at(place(text));
            let error = error.in_path(format!("mail.attach[{index}]")).help(Words::new(
                "اكتب pdf أو docx أو ملفاً بجانب ملف الاجتماع",
                "write pdf, docx, or a file beside the meeting's file",
            ));
            found.push(error);
            None
        }
    }
}

/// The attachment with which the limit is passed is named, with its size.
fn check_size(attachments: &[(Attachment, Option<Span>)], most: usize, found: &mut Diagnostics) {
    let mut total = 0;
    for (attachment, span) in attachments {
        total += attachment.bytes.len();
        if total > most {
            let (name, size) = (&attachment.name, Size(attachment.bytes.len()));
            let (all, most) = sizes_apart(Size(total), Size(most));
            let message = Words::new(
                format!("المرفق «{name}» وحجمه {size} يبلغ بالمرفقات {all}، والحد {most}"),
                format!(
                    "the attachment `{name}` of {size} brings the total to {all}; the limit is {most}"
                ),
            );
            let help = Words::new(
                "أرفق أقل، أو ارفع الحد بالخيار ‎--max-size‎",
                "attach less, or raise the limit with --max-size",
            );
            let error = Diagnostic::error(LARGE_ATTACHMENT, message).help(help);
            found.push(error.at(*span).in_path("mail.attach"));
            return;
        }
    }
}

fn stem(kit: &Kit<'_>) -> String {
    let of_source = || {
        let name = kit.source?.rsplit(['/', '\\']).next()?;
        Some(name.rsplit_once('.').map_or(name, |(stem, _)| stem).to_owned())
    };
    let stem = kit.options.stem.clone().or_else(of_source);
    stem.filter(|stem| !stem.is_empty() && stem != "-").unwrap_or_else(|| UNNAMED.to_owned())
}

/// A name in ASCII: the letters, digits and dots that are, else one made of the meeting's date.
fn fallback(kit: &Kit<'_>, name: &str) -> String {
    let (stem, extension) = name.rsplit_once('.').unwrap_or((name, ""));
    let is_kept = |c: &char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.');
    let kept: String = stem.chars().filter(is_kept).collect();
    // A name that begins with a dot is hidden.
    let kept = kept.trim_matches('.').to_owned();
    let has_letters = kept.chars().any(|c| c.is_ascii_alphabetic());
    let date = kit.meeting.date.as_ref().and_then(|date| date.gregorian);
    let stem = match date {
        _ if has_letters => kept,
        Some(d) => format!("{UNNAMED}-{:04}-{:02}-{:02}", d.year(), d.month(), d.day()),
        None => UNNAMED.to_owned(),
    };
    let extension: String = extension.chars().filter(char::is_ascii_alphanumeric).collect();
    if extension.is_empty() { stem } else { format!("{stem}.{extension}") }
}

fn template(files: &dyn Files, text: &Text, found: &mut Diagnostics) -> Option<Template> {
    let path = text.value.trim();
    let error = |what: Words| {
        let Words { ar, en } = what;
        let message = Words::new(
            format!("قالب الرسالة «{path}» لا يصلح: {ar}"),
            format!("the template `{path}` cannot be used: {en}"),
        );
        Diagnostic::error(BAD_TEMPLATE, message).at(place(text)).in_path("mail.template")
    };
    let bytes = files.read(path).map_err(|why| found.push(error(why.message()))).ok()?;
    let not_text = |_| found.push(error(Words::new("ليس بترميز UTF-8", "it is not UTF-8")));
    let source = std::str::from_utf8(&bytes).map_err(not_text).ok()?;
    let template = Template::new(path, source.strip_prefix('\u{FEFF}').unwrap_or(source));
    template.map_err(|error| found.push(bad_template(&error, place(text)))).ok()
}

fn bad_template(error: &email::TemplateError, at: Option<Span>) -> Diagnostic {
    let message = Words::new(
        format!("قالب الرسالة لا يصلح: {error}"),
        format!("the template cannot be used: {error}"),
    );
    let error = Diagnostic::error(BAD_TEMPLATE, message).at(at);
    // A template that the caller gave is named in the words alone.
    if at.is_some() { error.in_path("mail.template") } else { error }
}
