//! Inline marks of a text: `**bold**`, `[text](url)`, `` `code` ``, `^[a note]`, backslash escapes.
//!
//! What is not a complete mark is plain text: a lone `*` or `[` stands for itself, so that nothing
//! is lost. Links lead to web and mail addresses only.

/// A stretch of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Mark {
    /// Characters.
    Plain(String),
    /// Stressed text; holds links and code, but no further stress.
    Strong(Vec<Mark>),
    /// A link; holds stress and code, but no further link.
    Link {
        /// What is shown.
        content: Vec<Mark>,
        /// Where it leads: `https:`, `http:`, `mailto:` or `tel:`.
        target: String,
    },
    /// Characters of a program or a file name.
    Code(String),
    /// A note at the foot of the page; holds stress, links and code, but no further note.
    Note {
        /// What it says.
        content: Vec<Mark>,
        /// How it is written, with its signs: for places where no note can stand.
        written: String,
    },
    /// A forced line break.
    LineBreak,
}

/// The marks of a text.
pub(super) fn parse(text: &str, markup: bool) -> Vec<Mark> {
    let mut parser = Parser::new(text, Allowed::all(markup));
    parser.run();
    parser.marks
}

/// The characters of marks as a reader sees them; a line break is a line feed.
pub(super) fn plain(marks: &[Mark]) -> String {
    let mut text = String::new();
    for mark in marks {
        match mark {
            Mark::Plain(characters) | Mark::Code(characters) => text.push_str(characters),
            Mark::Strong(content) | Mark::Link { content, .. } => text.push_str(&plain(content)),
            Mark::Note { written, .. } => text.push_str(written),
            Mark::LineBreak => text.push('\n'),
        }
    }
    text
}

/// Which marks may begin here: none may stand inside itself, which bounds the nesting.
#[derive(Clone, Copy)]
struct Allowed {
    strong: bool,
    link: bool,
    note: bool,
    any: bool,
}

impl Allowed {
    fn all(markup: bool) -> Allowed {
        Allowed { strong: markup, link: markup, note: markup, any: markup }
    }
}

struct Parser<'t> {
    text: &'t str,
    at: usize,
    allowed: Allowed,
    /// Whether a closing `**` or `` ` `` may still follow: once none was found, none is sought
    /// again, so that many lone marks cost no more than one.
    may_close_strong: bool,
    may_close_code: bool,
    pending: String,
    marks: Vec<Mark>,
}

impl<'t> Parser<'t> {
    fn new(text: &'t str, allowed: Allowed) -> Parser<'t> {
        Parser {
            text,
            at: 0,
            allowed,
            may_close_strong: true,
            may_close_code: true,
            pending: String::new(),
            marks: Vec::new(),
        }
    }

    fn run(&mut self) {
        while let Some(c) = self.text[self.at..].chars().next() {
            let taken = self.allowed.any && self.mark(c);
            if !taken {
                self.character(c);
            }
        }
        self.flush();
    }

    fn character(&mut self, c: char) {
        self.at += c.len_utf8();
        match c {
            '\n' | '\u{2028}' | '\u{2029}' => {
                self.flush();
                self.marks.push(Mark::LineBreak);
            }
            _ => self.pending.push(c),
        }
    }

    /// Takes the mark that begins here, if one does.
    fn mark(&mut self, first: char) -> bool {
        match first {
            '\\' => self.escape(),
            '`' if self.may_close_code => self.code(),
            '*' if self.allowed.strong && self.may_close_strong => self.strong(),
            '[' if self.allowed.link => self.link(),
            '^' if self.allowed.note => self.note(),
            _ => false,
        }
    }

    fn escape(&mut self) -> bool {
        let next = self.text[self.at + 1..].chars().next();
        let escaped = next.filter(char::is_ascii_punctuation);
        if let Some(c) = escaped {
            self.pending.push(c);
            self.at += 2;
        }
        escaped.is_some()
    }

    fn code(&mut self) -> bool {
        let rest = &self.text[self.at + 1..];
        let Some(length) = rest.find('`') else {
            self.may_close_code = false;
            return false;
        };
        if length == 0 {
            return false;
        }
        self.push(Mark::Code(rest[..length].to_owned()), length + 2);
        true
    }

    fn strong(&mut self) -> bool {
        let rest = &self.text[self.at..];
        let Some(rest) = rest.strip_prefix("**") else { return false };
        let Some(length) = find_unescaped(rest, "**") else {
            self.may_close_strong = false;
            return false;
        };
        if length == 0 {
            return false;
        }
        let inside = Allowed { strong: false, ..self.allowed };
        let content = self.inside(&rest[..length], inside);
        self.push(Mark::Strong(content), length + 4);
        true
    }

    fn link(&mut self) -> bool {
        let Some((shown, target)) = link_parts(&self.text[self.at..]) else { return false };
        let inside = Allowed { link: false, note: false, ..self.allowed };
        let content = self.inside(shown, inside);
        let length = shown.len() + target.len() + "[]()".len();
        self.push(Mark::Link { content, target: target.to_owned() }, length);
        true
    }

    fn note(&mut self) -> bool {
        let rest = &self.text[self.at..];
        let Some(inner) = rest.strip_prefix("^[") else { return false };
        let Some(length) = note_length(inner) else { return false };
        let said = inner[..length].trim();
        if said.is_empty() {
            return false;
        }
        let content = self.inside(said, Allowed { note: false, ..self.allowed });
        let written = rest[..length + "^[]".len()].to_owned();
        let length = written.len();
        self.push(Mark::Note { content, written }, length);
        true
    }

    fn inside(&self, text: &str, allowed: Allowed) -> Vec<Mark> {
        let mut parser = Parser::new(text, allowed);
        parser.run();
        parser.marks
    }

    fn push(&mut self, mark: Mark, length: usize) {
        self.flush();
        self.marks.push(mark);
        self.at += length;
    }

    fn flush(&mut self) {
        if !self.pending.is_empty() {
            self.marks.push(Mark::Plain(std::mem::take(&mut self.pending)));
        }
    }
}

/// The shown text and the target of a link that `text` begins with.
fn link_parts(text: &str) -> Option<(&str, &str)> {
    let inner = text.strip_prefix('[')?;
    let end = find_bracket(inner)?;
    let (shown, rest) = inner.split_at(end);
    let rest = rest.strip_prefix("](")?;
    if shown.is_empty() || !begins_an_address(rest) {
        return None;
    }
    let target = &rest[..target_length(rest)?];
    (!SCHEMES.contains(&target)).then_some((shown, target))
}

/// Where `]` closes, unless another `[` comes first.
fn find_bracket(text: &str) -> Option<usize> {
    let mut escaped = false;
    for (index, c) in text.char_indices() {
        match c {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            ']' => return Some(index),
            '[' => return None,
            _ => {}
        }
    }
    None
}

/// The length of a note up to the bracket that closes it. Pairs of brackets may stand in it, such as
/// those of a link, but none in another: so many open notes are read a few times each, not to the end.
fn note_length(text: &str) -> Option<usize> {
    let mut escaped = false;
    let mut is_inside = false;
    for (index, c) in text.char_indices() {
        match c {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            '[' if is_inside => return None,
            '[' => is_inside = true,
            ']' if is_inside => is_inside = false,
            ']' => return Some(index),
            _ => {}
        }
    }
    None
}

/// The length of a target up to the bracket that closes it; brackets inside it come in pairs. It
/// ends at a `[` too, so that many open links are read once only; in an address that is `%5B`.
fn target_length(text: &str) -> Option<usize> {
    let mut depth = 0;
    for (index, c) in text.char_indices() {
        match c {
            '(' => depth += 1,
            ')' if depth == 0 => return Some(index),
            ')' => depth -= 1,
            '[' => return None,
            _ if c.is_whitespace() => return None,
            _ => {}
        }
    }
    None
}

/// The schemes that a paper may link to.
const SCHEMES: [&str; 4] = ["https://", "http://", "mailto:", "tel:"];

fn begins_an_address(target: &str) -> bool {
    SCHEMES.iter().any(|scheme| target.starts_with(scheme))
}

fn find_unescaped(text: &str, sought: &str) -> Option<usize> {
    let mut from = 0;
    while let Some(found) = text[from..].find(sought) {
        let index = from + found;
        let backslashes = text[..index].bytes().rev().take_while(|&b| b == b'\\').count();
        if backslashes % 2 == 0 {
            return Some(index);
        }
        from = index + 1;
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(value: &str) -> Mark {
        Mark::Plain(value.to_owned())
    }

    #[test]
    fn reads_each_mark() {
        assert_eq!(
            parse("قرر **المجلس** كذا", true),
            [text("قرر "), Mark::Strong(vec![text("المجلس")]), text(" كذا")]
        );
        assert_eq!(parse("`a*b`", true), [Mark::Code("a*b".into())]);
        let link = Mark::Link {
            content: vec![text("الموقع")],
            target: "https://example.org/a_(b)".into(),
        };
        assert_eq!(parse("[الموقع](https://example.org/a_(b)).", true), [link, text(".")]);
        assert_eq!(parse("a\nb", true), [text("a"), Mark::LineBreak, text("b")]);
    }

    #[test]
    fn a_note_holds_marks_but_no_note() {
        let link =
            Mark::Link { content: vec![text("موقعها")], target: "https://a.example".into() };
        let content = vec![text("انظر "), link, text(".")];
        let written = "^[ انظر [موقعها](https://a.example).]".to_owned();
        let read = parse(&format!("قالت{written} ذلك"), true);
        assert_eq!(read, [text("قالت"), Mark::Note { content, written }, text(" ذلك")]);
        let nested = parse("a^[b^[c]]", true);
        assert_eq!(plain(&nested), "a^[b^[c]]");
        assert!(matches!(&nested[1], Mark::Note { content, .. } if *content == [text("b^[c]")]));
    }

    #[test]
    fn what_is_no_mark_stays_text() {
        for written in [
            "2 * 3",
            "**",
            "****",
            "** x",
            "[x]",
            "[x](javascript:a)",
            "[](http://a)",
            "a ` b",
            "C:\\new",
            "[a](http://b c)",
            "2^8",
            "a^[]",
            "a^[ ]",
            "a^[b",
            "x^[y[z",
        ] {
            assert_eq!(plain(&parse(written, true)), written);
            assert!(
                parse(written, true).iter().all(|mark| matches!(mark, Mark::Plain(_))),
                "{written}"
            );
        }
    }

    #[test]
    fn a_backslash_takes_the_meaning_of_a_sign() {
        assert_eq!(parse("\\*\\*a\\*\\* \\[b\\]", true), [text("**a** [b]")]);
        assert_eq!(parse("**a\\** b**", true), [Mark::Strong(vec![text("a** b")])]);
    }

    #[test]
    fn off_means_off() {
        assert_eq!(parse("**a** `b` \\*", false), [text("**a** `b` \\*")]);
    }

    #[test]
    fn many_lone_marks_cost_no_more_than_one() {
        for sign in ["[", "**a", "`", "[a](x", "[a](tel:1", "*", "\\", "^[", "^[a["] {
            let long = sign.repeat(50_000);
            parse(&long, true);
        }
    }
}
