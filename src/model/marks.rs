//! Inline marks of a text: `**bold**`, `[text](url)`, `` `code` ``, `^[a note]`, backslash escapes.
//!
//! What is not a complete mark is plain text: a lone `*` or `[` stands for itself, so that nothing
//! is lost. Links lead to web and mail addresses only.

use crate::document::Target;

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
            '*' if self.allowed.strong && self.may_close_strong => self.stars(),
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
        let (before, rest) = (&self.text[..self.at], &self.text[self.at + 1..]);
        if between_digits(before, rest) {
            return false;
        }
        let mut ends = rest.match_indices('`').map(|(end, _)| end);
        let Some(length) = ends.find(|&end| !between_digits(&rest[..end], &rest[end + 1..])) else {
            self.may_close_code = false;
            return false;
        };
        if length == 0 {
            return false;
        }
        self.push(Mark::Code(rest[..length].to_owned()), length + 2);
        true
    }

    /// Takes the stars that begin here, all that stand together: stress, or text that shows them.
    fn stars(&mut self) -> bool {
        let stars = Stars::new(self.text, self.at);
        let closing = stars.closing();
        if closing.is_none() && stars.opens() == Some(Sure::Yes) {
            self.may_close_strong = false;
        }
        let Some(closing) = closing else {
            self.pending.push_str(&self.text[self.at..][..stars.count]);
            self.at += stars.count;
            return true;
        };
        let inside = Allowed { strong: false, ..self.allowed };
        let content = self.inside(&self.text[self.at + 2..closing], inside);
        self.push(Mark::Strong(content), closing + 2 - self.at);
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
    if shown.is_empty() || !Target::may_be(rest) {
        return None;
    }
    let target = &rest[..target_length(rest)?];
    (!Target::SCHEMES.contains(&target)).then_some((shown, target))
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

/// Whether both neighbours of a sign are digits: then it is part of a number, as in `079**123`.
fn between_digits(before: &str, after: &str) -> bool {
    before.ends_with(char::is_numeric) && after.starts_with(char::is_numeric)
}

/// How surely stars are a mark. Inside a number or a formula they are signs that must show
/// (`2**3`, `x**2 + y**2`, `079****123`); inside an Arabic word, stress may begin and end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Sure {
    Yes,
    /// Between a digit and a letter or between two Latin letters: a mark if its other half is sure.
    No,
}

/// Stars that stand together in a text.
#[derive(Clone, Copy)]
struct Stars<'t> {
    text: &'t str,
    at: usize,
    count: usize,
}

impl<'t> Stars<'t> {
    fn new(text: &'t str, at: usize) -> Stars<'t> {
        let count = text[at..].bytes().take_while(|&byte| byte == b'*').count();
        Stars { text, at, count }
    }

    fn before(&self) -> &'t str {
        &self.text[..self.at]
    }

    fn after(&self) -> &'t str {
        &self.text[self.at + self.count..]
    }

    fn opens(&self) -> Option<Sure> {
        let text_follows = self.after().starts_with(|c: char| !c.is_whitespace());
        if text_follows { self.sure() } else { None }
    }

    fn closes(&self) -> Option<Sure> {
        let text_precedes = self.before().ends_with(|c: char| !c.is_whitespace());
        if text_precedes { self.sure() } else { None }
    }

    fn sure(&self) -> Option<Sure> {
        if self.count != 2 || between_digits(self.before(), self.after()) {
            return None;
        }
        let neighbours = (self.before().chars().next_back(), self.after().chars().next());
        Some(match neighbours {
            (Some(a), Some(b)) if a.is_alphanumeric() && b.is_alphanumeric() => {
                let has_digit = a.is_numeric() || b.is_numeric();
                let is_latin = a.is_ascii() && b.is_ascii();
                if has_digit || is_latin { Sure::No } else { Sure::Yes }
            }
            _ => Sure::Yes,
        })
    }

    /// Where the stars are that close what these open. Stars that are not sure to open are closed by
    /// the next ones or by none, so that many of them are read once only.
    fn closing(&self) -> Option<usize> {
        let sure = self.opens()?;
        let mut later = self.later();
        match sure {
            Sure::Yes => later.find(|stars| stars.closes().is_some()),
            Sure::No => later.next().filter(|stars| stars.closes() == Some(Sure::Yes)),
        }
        .map(|stars| stars.at)
    }

    /// The stars that follow, without those that a backslash escapes.
    fn later(&self) -> impl Iterator<Item = Stars<'t>> {
        let text = self.text;
        let mut at = self.at + self.count;
        std::iter::from_fn(move || {
            loop {
                at += text[at..].find(['\\', '*'])?;
                if text[at..].starts_with('*') {
                    let stars = Stars::new(text, at);
                    at += stars.count;
                    return Some(stars);
                }
                at += 1;
                at += text[at..].chars().next().map_or(0, char::len_utf8);
            }
        })
    }
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
            "** x **",
            "2 ** 3 ** 4",
            "2**3 و 3**2",
            "079****123 و 078****456",
            "**** **** **** 1234",
            "x**2 + y**2",
            "س**٢ + ص**٢",
            "a**b + c**d",
            "***أ***",
            "5`30 و 6`20",
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
    fn stress_may_begin_and_end_in_a_word() {
        let strong = |content: &str| Mark::Strong(vec![text(content)]);
        assert_eq!(parse("**كِتابُ**هُ", true), [strong("كِتابُ"), text("هُ")]);
        assert_eq!(parse("بـ**50** د", true), [text("بـ"), strong("50"), text(" د")]);
        assert_eq!(parse("بـ**PDF**، لا", true), [text("بـ"), strong("PDF"), text("، لا")]);
        assert_eq!(parse("**1**st", true), [strong("1"), text("st")]);
        assert_eq!(parse("**من 2**3 إلى** أ", true), [strong("من 2**3 إلى"), text(" أ")]);
        assert_eq!(parse("x**2 = **أ**", true), [text("x**2 = "), strong("أ")]);
    }

    #[test]
    fn a_backslash_takes_the_meaning_of_a_sign() {
        assert_eq!(parse("\\*\\*a\\*\\* \\[b\\]", true), [text("**a** [b]")]);
        assert_eq!(parse("**a\\** b**", true), [Mark::Strong(vec![text("a** b")])]);
        assert_eq!(parse("**a\\***", true), [Mark::Strong(vec![text("a*")])]);
    }

    #[test]
    fn off_means_off() {
        assert_eq!(parse("**a** `b` \\*", false), [text("**a** `b` \\*")]);
    }

    #[test]
    fn many_lone_marks_cost_no_more_than_one() {
        for sign in [
            "[",
            "**a",
            "`",
            "[a](x",
            "[a](tel:1",
            "*",
            "\\",
            "^[",
            "^[a[",
            "** a",
            "a**b",
            "1**2 ",
        ] {
            let long = sign.repeat(50_000);
            parse(&long, true);
        }
    }
}
