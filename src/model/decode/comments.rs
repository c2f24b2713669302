//! Text that YAML takes for a comment: `place: قاعة 5 #الرئيسية`.

use std::collections::BTreeSet;

use super::Cx;
use crate::diag::{Diagnostic, Message, Span};
use crate::model::codes::HASH_IN_TEXT;
use crate::yaml::{At, Node, Style, Value};

/// Warns of every value without quotation marks, or without anything, behind which a comment begins with a
/// letter or digit: a number or hashtag that belongs to the text, as comments mostly begin with a space.
pub(super) fn check(root: &Node, cx: &mut Cx<'_>) {
    if !cx.source.text.contains(" #") && !cx.source.text.contains("\t#") {
        return;
    }
    let mut comments = BTreeSet::new();
    visit(&At::root(root), cx, &mut comments);
}

/// `comments` are the places that were told: what an alias repeats has its place where it is defined.
fn visit(at: &At<'_>, cx: &mut Cx<'_>, comments: &mut BTreeSet<usize>) {
    match &at.node.value {
        Value::Seq(items) => {
            for (index, item) in items.iter().enumerate() {
                visit(&at.index(index, item), cx, comments);
            }
        }
        Value::Map(entries) => {
            for (key, value) in entries {
                visit(&at.key(&key.text, value), cx, comments);
            }
        }
        Value::Scalar(scalar) if scalar.style != Style::Plain => {}
        Value::Scalar(_) | Value::Null => {
            let text = &cx.source.text;
            let found = comment_behind(text, end_of(at.span(), text));
            if let Some(comment) = found.filter(|comment| comments.insert(comment.start)) {
                cx.found.push(warning().at(Some(comment)).in_path(at.path()));
            }
        }
    }
}

/// Where a value ends that is written on its line. Where there is none its place is the end of its key or of
/// the line of its item.
fn end_of(span: Span, text: &str) -> usize {
    if span.start < span.end {
        return span.end;
    }
    if let Some(rest) = text[span.end..].trim_start_matches(' ').strip_prefix(':') {
        return text.len() - rest.len();
    }
    let line = text[..span.end].rfind('\n').map_or(0, |end| end + 1);
    let item = &text[line..span.end];
    span.end - item.trim_start_matches([' ', '-']).len()
}

/// The comment that begins with a letter or digit on the line behind a value.
fn comment_behind(text: &str, end: usize) -> Option<Span> {
    let line = text.get(end..)?.lines().next()?;
    let comment = line.trim_start();
    let start = end + line.len() - comment.len();
    // Inside of a word it is none (YAML 1.2.2, 6.6).
    let apart = text[..start].ends_with([' ', '\t']);
    let begins =
        comment.strip_prefix('#').is_some_and(|rest| rest.starts_with(char::is_alphanumeric));
    (apart && begins).then(|| Span { start, end: start + comment.trim_end().len() })
}

fn warning() -> Diagnostic {
    let message = Message::new(
        "ما بعد # هنا تعليق لا يظهر في المستند",
        "what follows `#` here is a comment, which the document does not show",
    );
    let help = Message::new(
        "ضع النص كله بين علامتي \"…\" إن كان هذا منه، أو اترك مسافة بعد # إن كان تعليقاً",
        "quote the whole text with \"…\" if this belongs to it, or put a space after `#` if it is a comment",
    );
    Diagnostic::warning(HASH_IN_TEXT, message).help(help)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The comment that is told of behind the value that ends at `|`.
    fn told(text: &str) -> Option<String> {
        let end = text.find('|').expect("the end of the value");
        let text = text.replace('|', "");
        comment_behind(&text, end).map(|comment| text[comment.start..comment.end].to_owned())
    }

    #[test]
    fn a_comment_that_begins_with_a_letter_or_digit_may_be_text() {
        assert_eq!(told("place: قاعة| #5 \nend: 2").as_deref(), Some("#5"));
        assert_eq!(told("- شاركوا في| #وسم_الحملة").as_deref(), Some("#وسم_الحملة"));
        assert_eq!(told("place:| #5").as_deref(), Some("#5"));
    }

    #[test]
    fn other_comments_are_comments() {
        for text in ["a| # 5", "a| #", "a| ## b", "a|#5", "a|\n#5", "[a|] #5", "a|"] {
            assert_eq!(told(text), None, "{text}");
        }
    }

    #[test]
    fn where_nothing_is_written_the_comment_is_sought_behind_the_key_or_hyphen() {
        let behind = |text: &str, place: usize| {
            let end = end_of(Span { start: place, end: place }, text);
            comment_behind(text, end).map(|comment| comment.start)
        };
        assert_eq!(behind("place: #5\n", 5), Some(7));
        assert_eq!(behind("place : #5", 5), Some(8));
        assert_eq!(behind("all:\n  - #5\n  - b", 11), Some(9));
        assert_eq!(behind("all:\n  -\n  - b", 8), None);
    }
}
