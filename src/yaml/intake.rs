//! What is refused before the parser sees it: size, encoding, forbidden characters.

use super::{CHARACTER, EMPTY, LIMIT, MAX_BYTES};
use crate::diag::{Diagnostic, Diagnostics, Message, Source, Span};
use crate::locale::marks::is_forbidden;

/// More forbidden characters than this are not listed one by one: the file is no text.
const MOST_LISTED: usize = 20;

/// Checks the characters of a source.
pub(super) fn check(source: &Source) -> Result<(), Diagnostics> {
    let mut found = Diagnostics::default();
    if source.text.len() > MAX_BYTES {
        found.push(too_large());
    } else if let Some(place) = source.undecodable {
        found.push(not_utf8(place));
    } else if source.text.trim_start_matches('\u{FEFF}').trim().is_empty() {
        found.push(empty());
    } else {
        let characters = source.text.char_indices().filter(|&(_, c)| is_forbidden(c));
        for (start, c) in characters.take(MOST_LISTED) {
            found.push(forbidden(c, Span { start, end: start + c.len_utf8() }));
        }
    }
    if found.0.is_empty() { Ok(()) } else { Err(found) }
}

/// Whether a character can't be seen, so that it would hide in a key: direction marks, joiners,
/// byte order marks, spaces other than the ordinary one.
pub(super) fn is_invisible(c: char) -> bool {
    matches!(c,
        '\u{61C}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2069}'
        | '\u{FEFF}' | '\u{AD}')
        || (c.is_whitespace() && c != ' ')
}

/// A character as a message names it: `U+200F`.
pub(super) fn name(c: char) -> String {
    format!("U+{:04X}", c as u32)
}

pub(super) fn forbidden(c: char, span: Span) -> Diagnostic {
    let name = name(c);
    let message = Message::new(
        format!("محرف لا يجوز في نص: {name}"),
        format!("a character that may not stand in a text: {name}"),
    );
    let help = Message::new(
        "محرف تحكم لا يُرى، جاء غالباً مع نص منسوخ: احذفه",
        "a control character that can't be seen, mostly pasted with a text: delete it",
    );
    Diagnostic::error(CHARACTER, message).at(Some(span)).help(help)
}

/// A file without content.
pub(super) fn empty() -> Diagnostic {
    let message = Message::new("الملف فارغ", "the file is empty");
    Diagnostic::error(EMPTY, message).at(Some(Span { start: 0, end: 0 }))
}

/// Nobody knows by how much: whoever reads a file stops when it is over the limit.
fn too_large() -> Diagnostic {
    let most = MAX_BYTES >> 20;
    let message = Message::new(
        format!("الملف أكبر من الحد، وهو {most} MiB"),
        format!("the file is larger than the limit of {most} MiB"),
    );
    Diagnostic::error(LIMIT, message)
}

fn not_utf8(place: Span) -> Diagnostic {
    let message = Message::new("الملف ليس بترميز UTF-8", "the file is not UTF-8");
    let help = Message::new(
        "احفظ الملف بترميز UTF-8 (من «حفظ باسم» في المحرر)؛ لعله محفوظ بترميز Windows-1256 أو UTF-16",
        "save the file as UTF-8 (“Save as” in the editor); it may be in Windows-1256 or UTF-16",
    );
    Diagnostic::error(CHARACTER, message).at(Some(place)).help(help)
}
