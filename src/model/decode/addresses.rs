//! The places of e-mail addresses in a meeting, and what is said of malformed ones.

use super::{Cx, texts};
use crate::diag::{Diagnostic, Message, Severity};
use crate::model::codes::{BAD_ADDRESS, ODD_ADDRESS};
use crate::model::{Mailbox, Text};
use crate::yaml::{self, At};

/// An address that is only shown: a malformed one is shown as written.
pub(super) fn shown(at: At<'_>, cx: &mut Cx<'_>) -> Option<Text> {
    let warning = |error| Diagnostic { severity: Severity::Warning, code: ODD_ADDRESS, ..error };
    checked(at, cx, |at, text| (!Mailbox::is_address(text)).then(|| warning(malformed(at, text))))
}

/// An address, or a name with one: `نادي القراءة <info@example.org>`.
pub(super) fn mailbox(at: At<'_>, cx: &mut Cx<'_>) -> Option<Text> {
    checked(at, cx, |at, text| Mailbox::parse(text).is_none().then(|| malformed(at, text)))
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

fn malformed(at: &At<'_>, text: &str) -> Diagnostic {
    at.error(
        BAD_ADDRESS,
        format!("«{text}» ليس عنوان بريد إلكتروني"),
        format!("`{text}` is not an e-mail address"),
    )
    .help(match Mailbox::is_foreign(text) {
        true => Message::new(
            "اكتب ما قبل علامة @ بحروف لاتينية؛ فقلّما تقبل خوادم البريد غيرها",
            "write what stands before the @ in Latin letters: few mail servers take others",
        ),
        false => Message::new(
            "اكتب مثلاً info@example.org؛ ولأكثر من عنوان اكتب قائمة",
            "write for instance info@example.org; write a list for several addresses",
        ),
    })
}
