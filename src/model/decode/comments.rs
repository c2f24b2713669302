//! Text that YAML takes for a comment: `place: قاعة 5 #الرئيسية`.

use super::Cx;
use crate::diag::{Diagnostic, Message, Span};
use crate::model::codes::HASH_IN_TEXT;
use crate::yaml::{At, Node, Value, comments};

/// Warns of every comment that begins with a letter or digit behind something on its line: a number or
/// hashtag that belongs to the text, as comments mostly begin with a space or have a line of their own.
pub(super) fn check(root: &Node, cx: &mut Cx<'_>) {
    let text = &cx.source.text;
    if !text.match_indices('#').any(|(at, _)| may_be_text(text, at)) {
        return;
    }
    let places = comments(text).into_iter().filter(|place| may_be_text(text, place.start));
    let mut told = Told { comments: places.collect(), next: 0, path: String::new() };
    told.visit(&At::root(root), root.span.start, cx);
    told.up_to(usize::MAX, cx);
}

/// Whether a comment that begins at `start` looks like a part of what stands before it. Behind a closed
/// quotation mark or bracket it can't be one, nor behind the sign of a text on lines of its own.
fn may_be_text(text: &str, start: usize) -> bool {
    let (before, said) = (&text[..start], &text[start..]);
    let value = before.trim_end_matches([' ', '\t']);
    let is_behind = value.len() < before.len()
        && !matches!(value, "" | "\u{FEFF}")
        && !value.ends_with(['\n', '\r', '"', '\'', ']', '}', '|', '>']);
    is_behind && said.strip_prefix('#').is_some_and(|said| said.starts_with(char::is_alphanumeric))
}

/// The warnings of comments, each with the path of the last value that begins before its line ends.
struct Told {
    comments: Vec<Span>,
    next: usize,
    path: String,
}

impl Told {
    /// `start` is where the value begins, its key included.
    fn visit(&mut self, at: &At<'_>, start: usize, cx: &mut Cx<'_>) {
        self.up_to(start, cx);
        if self.next < self.comments.len() {
            self.path = at.path();
        }
        match &at.node.value {
            Value::Seq(items) => {
                for (index, item) in items.iter().enumerate() {
                    self.visit(&at.index(index, item), item.span.start, cx);
                }
            }
            Value::Map(entries) => {
                for (key, value) in entries {
                    self.visit(&at.key(&key.text, value), key.span.start, cx);
                }
            }
            Value::Scalar(_) | Value::Null => {}
        }
    }

    /// Tells the comments of the lines that end before a place.
    fn up_to(&mut self, place: usize, cx: &mut Cx<'_>) {
        while let Some(comment) = self.comments.get(self.next) {
            let line = cx.source.text[comment.start..].lines().next().unwrap_or_default();
            if comment.start + line.len() >= place {
                return;
            }
            let span = Span { start: comment.start, end: comment.start + line.trim_end().len() };
            cx.found.push(warning().at(Some(span)).in_path(self.path.clone()));
            self.next += 1;
        }
    }
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

    fn told(text: &str) -> bool {
        let start = text.find('#').expect("a sign");
        may_be_text(text, start)
    }

    #[test]
    fn a_comment_that_begins_with_a_letter_or_digit_may_be_text() {
        for text in ["place: قاعة #5", "- شاركوا في #وسم", "place: #5", "all: [أ, #5", "  - #5"]
        {
            assert!(told(text), "{text}");
        }
    }

    #[test]
    fn other_comments_are_comments() {
        for text in [
            "a: b # 5",
            "a: b #",
            "a: b ## c",
            "a: b#5",
            "#5",
            "  #5",
            "a: [b] #5",
            "a: \"b\" #5",
            "a: | #5",
            "a: b\n#5",
            "\u{FEFF}#5",
        ] {
            assert!(!told(text), "{text}");
        }
    }
}
