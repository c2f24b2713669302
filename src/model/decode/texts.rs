//! Text: what is taken in, what is refused (typography 1.1).

use super::{Cx, lints, list, repair};
use crate::diag::{Diagnostic, Message};
use crate::locale::marks::is_mark;
use crate::model::codes::BAD_TEXT;
use crate::model::{Repair, Text};
use crate::yaml::{At, BAD_VALUE, Scalar, Style, wrong_type};

/// The longest paragraph, in characters.
const LONGEST_PARAGRAPH: usize = 200_000;
/// The deepest nesting of direction marks; the bidirectional algorithm itself ends at 125.
const MOST_DIRECTION_MARKS: usize = 60;
/// The most marks on one letter, which has four in the fullest Quranic spelling. The shaper counts those on one
/// in 16 bits.
const MOST_MARKS: usize = 100;

/// A text that is not blank.
pub(super) fn text(at: At<'_>, cx: &mut Cx<'_>) -> Option<Text> {
    text_with(at, cx, lints::prose)
}

/// What looks at a text that was taken in.
type Lints = fn(&str, &Scalar, &At<'_>, &mut Cx<'_>);

fn text_with(at: At<'_>, cx: &mut Cx<'_>, lints: Lints) -> Option<Text> {
    let Some(scalar) = at.node.scalar() else {
        let error = wrong_type(&at, "نص", "a text");
        cx.found.push(if is_bracketed(&at, cx) { error.help(quote_brackets()) } else { error });
        return None;
    };
    if at.node.is_blank() {
        cx.found.push(blank(&at));
        return None;
    }
    let value = taken_in(scalar, &cx.repair);
    if !check(&value, &at, cx) {
        return None;
    }
    lints(&value, scalar, &at, cx);
    Some(Text::new(value, at.span()))
}

/// Whether a list or mapping is written with brackets: what was meant for a text that begins with one is read
/// so.
fn is_bracketed(at: &At<'_>, cx: &Cx<'_>) -> bool {
    let first = cx.source.text.as_bytes().get(at.span().start);
    matches!(first, Some(b'[' | b'{'))
}

fn quote_brackets() -> Message {
    Message::new(
        "النص الذي يبدأ بـ[ أو { يوضع كله بين علامتي \"…\"",
        "a text that begins with `[` or `{` must be quoted with \"…\"",
    )
}

/// A text on one line, without tabs: a number, a reference, a state.
pub(super) fn label(at: At<'_>, cx: &mut Cx<'_>) -> Option<Text> {
    let tab = at.node.scalar().is_some_and(|scalar| scalar.text.contains('\t'));
    let text = text_with(at, cx, lints::characters)?;
    if tab || text.value.contains(is_line_end) {
        cx.found.push(at.error(
            BAD_VALUE,
            "هذه القيمة تكتب في سطر واحد بلا علامات جدولة",
            "this value goes on one line, without tabs",
        ));
        return None;
    }
    Some(text)
}

/// The name of a file: as [`label`], and as written whatever is mended elsewhere.
pub(super) fn file_name(at: At<'_>, cx: &mut Cx<'_>) -> Option<Text> {
    let repair = std::mem::take(&mut cx.repair);
    let name = label(at, cx);
    cx.repair = repair;
    name
}

/// A list of texts.
pub(super) fn text_list(at: At<'_>, cx: &mut Cx<'_>) -> Option<Vec<Text>> {
    Some(list(at, cx, text))
}

/// The characters of a scalar as a text takes them in: no byte order mark, line ends alike, a space
/// for a tab, and no line end after the last line of a block; mended as the author wants.
pub(super) fn taken_in(scalar: &Scalar, repair: &[Repair]) -> String {
    let text = scalar.text.strip_prefix('\u{FEFF}').unwrap_or(&scalar.text);
    let text = text.replace("\r\n", "\n").replace(['\r', '\u{85}'], "\n").replace('\t', " ");
    let text = match scalar.style {
        Style::Block => text.trim_end_matches('\n'),
        Style::Plain | Style::Quoted => &text,
    };
    repair.iter().fold(text.to_owned(), |text, repair| match repair {
        Repair::PresentationForms => repair::presentation_forms(&text).into_owned(),
    })
}

/// Whether a paragraph is within the limits.
pub(super) fn check(paragraph: &str, at: &At<'_>, cx: &mut Cx<'_>) -> bool {
    // Bytes bound characters from above, and are known without counting.
    if paragraph.len() > LONGEST_PARAGRAPH && paragraph.chars().count() > LONGEST_PARAGRAPH {
        cx.found.push(at.error(
            BAD_TEXT,
            format!("فقرة أطول من الحد: {LONGEST_PARAGRAPH} محرف"),
            format!("a paragraph longer than the limit of {LONGEST_PARAGRAPH} characters"),
        ));
        return false;
    }
    if direction_depth(paragraph) > MOST_DIRECTION_MARKS {
        cx.found.push(at.error(
            BAD_TEXT,
            format!("محارف اتجاه متداخلة فوق الحد: {MOST_DIRECTION_MARKS}"),
            format!("direction marks nested over the limit of {MOST_DIRECTION_MARKS}"),
        ));
        return false;
    }
    if paragraph.len() > MOST_MARKS && marks_on_one_letter(paragraph) > MOST_MARKS {
        cx.found.push(at.error(
            BAD_TEXT,
            format!("علامات على حرف واحد فوق الحد: {MOST_MARKS}"),
            format!("marks on one letter over the limit of {MOST_MARKS}"),
        ));
        return false;
    }
    true
}

/// The most marks that follow one another.
fn marks_on_one_letter(text: &str) -> usize {
    let (mut marks, mut most) = (0, 0);
    for c in text.chars() {
        marks = if is_mark(c) { marks + 1 } else { 0 };
        most = most.max(marks);
    }
    most
}

/// Line feed, U+2028 and U+2029.
fn is_line_end(c: char) -> bool {
    matches!(c, '\n' | '\u{2028}' | '\u{2029}')
}

/// The deepest nesting of embeddings, overrides and isolates (UAX #9, BD2).
fn direction_depth(text: &str) -> usize {
    let (mut depth, mut deepest) = (0_usize, 0);
    for c in text.chars() {
        match c {
            '\u{202A}' | '\u{202B}' | '\u{202D}' | '\u{202E}' | '\u{2066}'..='\u{2068}' => {
                depth += 1;
                deepest = deepest.max(depth);
            }
            '\u{202C}' | '\u{2069}' => depth = depth.saturating_sub(1),
            _ => {}
        }
    }
    deepest
}

fn blank(at: &At<'_>) -> Diagnostic {
    at.error(BAD_VALUE, "نص فارغ", "an empty text")
        .help(Message::new("اكتب النص، أو احذف هذا العنصر", "write the text, or delete this item"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn scalar(text: &str, style: Style) -> Scalar {
        Scalar { text: text.to_owned(), style }
    }

    #[test]
    fn line_ends_become_alike_and_tabs_spaces() {
        assert_eq!(taken_in(&scalar("a\r\nb\rc\u{85}d\te", Style::Quoted), &[]), "a\nb\nc\nd e");
        assert_eq!(taken_in(&scalar("\u{FEFF}a\n\n", Style::Block), &[]), "a");
        assert_eq!(taken_in(&scalar("  a  b ", Style::Quoted), &[]), "  a  b ");
    }

    #[test]
    fn nesting_counts_what_is_open() {
        assert_eq!(direction_depth("\u{202B}a\u{202C}\u{2067}b\u{2066}c\u{2069}\u{2069}"), 2);
        assert_eq!(direction_depth("\u{2069}\u{2069}\u{2067}"), 1);
    }
}
