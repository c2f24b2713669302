//! Reading a mapping by its table of keys, with all problems of a file collected.
//!
//! ```text
//! let mut fields = Fields::open(at, KEYS, found)?;
//! let title = fields.required("title", cx, text);
//! let place = fields.optional("place", cx, text);
//! fields.close(found);                       // unknown and missing keys are reported here
//! ```

use std::fmt::Write;

use super::keys;
use super::{DUPLICATE_KEY, Key, KeySpec, MISSING_KEY, Node, UNKNOWN_KEY, Value, wrong_type};
use crate::diag::{Code, Diagnostic, Diagnostics, Message, Span, nearest};

/// The most mistyped keys of one mapping that are compared with the known ones.
const MOST_SUGGESTIONS: usize = 100;

/// A node with the way to it from the root.
#[derive(Debug, Clone, Copy)]
pub struct At<'a> {
    /// The node.
    pub node: &'a Node,
    way: Option<(&'a At<'a>, Step<'a>)>,
}

#[derive(Debug, Clone, Copy)]
enum Step<'a> {
    Key(&'a str),
    Index(usize),
}

impl<'a> At<'a> {
    /// The root of a tree.
    pub fn root(node: &'a Node) -> At<'a> {
        At { node, way: None }
    }

    /// The value of a key of this mapping.
    pub fn key<'b>(&'b self, name: &'b str, node: &'b Node) -> At<'b> {
        At { node, way: Some((self, Step::Key(name))) }
    }

    /// An item of this list.
    pub fn index<'b>(&'b self, index: usize, node: &'b Node) -> At<'b> {
        At { node, way: Some((self, Step::Index(index))) }
    }

    /// The place in the source.
    pub fn span(&self) -> Span {
        self.node.span
    }

    /// The path of keys: `actions[2].due`, items counted from 0.
    pub fn path(&self) -> String {
        let Some((parent, step)) = &self.way else { return String::new() };
        let mut path = parent.path();
        match step {
            Step::Key(name) if path.is_empty() => path.push_str(name),
            Step::Key(name) => {
                path.push('.');
                path.push_str(name);
            }
            Step::Index(index) => write!(path, "[{index}]").expect("a string takes any text"),
        }
        path
    }

    /// An error at this place.
    pub fn error(&self, code: Code, ar: impl Into<String>, en: impl Into<String>) -> Diagnostic {
        Diagnostic::error(code, Message::new(ar, en)).at(Some(self.span())).in_path(self.path())
    }
}

/// A mapping that is being read.
#[derive(Debug)]
pub struct Fields<'a> {
    at: At<'a>,
    keys: &'static [KeySpec],
    /// What was written, beside each row of `keys`.
    written: Vec<Option<(&'a Key, &'a Node)>>,
    /// How many keys are not known.
    unknown: usize,
    /// Rows that an unknown key probably meant: they are not told as missing too.
    meant: Vec<usize>,
    /// Which rows were asked for: to catch a key in a table that nothing reads.
    asked: Vec<bool>,
    found: Vec<Diagnostic>,
}

impl<'a> Fields<'a> {
    /// Begins to read a mapping; reports a node that is none.
    pub fn open(
        at: At<'a>,
        keys: &'static [KeySpec],
        found: &mut Diagnostics,
    ) -> Option<Fields<'a>> {
        let Value::Map(entries) = &at.node.value else {
            let names: Vec<&str> = keys.iter().map(|key| key.name).take(3).collect();
            let names = names.join(", ");
            found.push(wrong_type(
                &at,
                &format!("مجموعة مفاتيح ({names} …)"),
                &format!("a mapping ({names} …)"),
            ));
            return None;
        };
        let (written, asked) = (vec![None; keys.len()], vec![false; keys.len()]);
        let (meant, found) = (Vec::new(), Vec::new());
        let mut fields = Fields { at, keys, written, unknown: 0, meant, asked, found };
        for (key, node) in entries {
            fields.enter(key, node);
        }
        Some(fields)
    }

    fn enter(&mut self, key: &'a Key, node: &'a Node) {
        let Some(row) = keys::find(self.keys, &key.text) else {
            return self.unknown(key, node);
        };
        match self.written[row] {
            Some((first, _)) => self.found.push(self.same_twice(first, key)),
            None => self.written[row] = Some((key, node)),
        }
    }

    /// Whether not one of its keys is known: a text with a colon in it, more often than not, of
    /// which nothing more need be said.
    pub fn is_misread(&self) -> bool {
        self.unknown > 0 && self.written.iter().all(Option::is_none)
    }

    /// The node that this mapping is.
    pub fn at(&self) -> &At<'a> {
        &self.at
    }

    /// Whether a key was written with a value.
    pub fn has(&self, name: &'static str) -> bool {
        self.written[self.row(name)].is_some_and(|(_, node)| !node.is_blank())
    }

    /// The value that was written for a key.
    pub fn node(&self, name: &'static str) -> Option<&'a Node> {
        self.written[self.row(name)].map(|(_, node)| node)
    }

    /// The first key of a table that was written in a mapping.
    pub fn any_of<'n>(keys: &[KeySpec], node: &'n Node) -> Option<&'n Key> {
        let Value::Map(entries) = &node.value else { return None };
        entries.iter().map(|(key, _)| key).find(|key| keys::find(keys, &key.text).is_some())
    }

    /// The characters of a key's scalar, blank ones too.
    pub fn characters(&mut self, name: &'static str) -> Option<String> {
        let row = self.row(name);
        self.asked[row] = true;
        let (_, node) = self.written[row].filter(|(_, node)| !node.is_null())?;
        let scalar = node.scalar();
        if scalar.is_none() {
            self.found.push(wrong_type(&self.at.key(name, node), "نص", "a text"));
        }
        scalar.map(|scalar| scalar.text.clone())
    }

    /// The value of a key that may be missing; a key with nothing after it is missing too.
    pub fn optional<C: ?Sized, T>(
        &mut self,
        name: &'static str,
        cx: &mut C,
        decode: impl FnOnce(At<'_>, &mut C) -> Option<T>,
    ) -> Option<T> {
        let row = self.row(name);
        self.asked[row] = true;
        let (_, node) = self.written[row].filter(|(_, node)| !node.is_blank())?;
        decode(self.at.key(name, node), cx)
    }

    /// The value of a key that must be there.
    pub fn required<C: ?Sized, T>(
        &mut self,
        name: &'static str,
        cx: &mut C,
        decode: impl FnOnce(At<'_>, &mut C) -> Option<T>,
    ) -> Option<T> {
        debug_assert!(self.keys[self.row(name)].required, "the table calls {name} optional");
        if !self.has(name) && !self.meant.contains(&self.row(name)) && !self.is_misread() {
            let missing = self.missing(name);
            self.found.push(missing);
        }
        self.optional(name, cx, decode)
    }

    /// Ends the reading: reports what was found wrong with the keys.
    pub fn close(self, found: &mut Diagnostics) {
        debug_assert!(
            self.asked.iter().all(|&asked| asked),
            "a key of the table is never read: {:?}",
            self.keys.iter().zip(&self.asked).find(|(_, asked)| !**asked).map(|(key, _)| key.name)
        );
        found.0.extend(self.found);
    }

    fn row(&self, name: &'static str) -> usize {
        let row = self.keys.iter().position(|spec| spec.name == name);
        row.expect("readers ask for keys of their table")
    }

    fn missing(&self, name: &'static str) -> Diagnostic {
        let row = self.row(name);
        let path = self.at.path();
        let path = if path.is_empty() { name.to_owned() } else { format!("{path}.{name}") };
        // A key without a value is the place to fill in; else the mapping's first known key.
        let key = self.written[row].or_else(|| self.written.iter().flatten().next().copied());
        let span = key.map_or(self.at.span(), |(key, _)| key.span);
        let message = Message::new(
            format!("المفتاح «{name}» لازم هنا، وهو غائب أو بلا قيمة"),
            format!("the key `{name}` is required here, and it is missing or empty"),
        );
        let (ar, en) = self.keys[row].about;
        Diagnostic::error(MISSING_KEY, message)
            .at(Some(span))
            .in_path(path)
            .help(Message::new(format!("«{name}»: {ar}"), format!("`{name}`: {en}")))
    }

    fn unknown(&mut self, key: &Key, node: &Node) {
        let shown = shorten(&key.text);
        let message = Message::new(
            format!("المفتاح «{shown}» غير معروف هنا"),
            format!("the key `{shown}` is not known here"),
        );
        self.unknown += 1;
        let near = if self.unknown <= MOST_SUGGESTIONS { self.near(&key.text) } else { None };
        let help = match near {
            Some(name) => {
                self.meant.extend(keys::find(self.keys, name));
                Message::new(format!("لعلك تقصد «{name}»"), format!("did you mean `{name}`?"))
            }
            None if node.is_null() && self.is_bracketed() => Message::new(
                "إن كان هذا نصاً يبدأ بـ{ فضعه كله بين علامتي \"…\"",
                "if this is a text that begins with `{`, quote the whole of it with \"…\"",
            ),
            None => self.what_is_known(&key.text),
        };
        let error = Diagnostic::error(UNKNOWN_KEY, message).at(Some(key.span));
        self.found.push(error.in_path(self.at.path()).help(help));
    }

    /// Whether this mapping is written with brackets: its first key is not where it begins.
    fn is_bracketed(&self) -> bool {
        let Value::Map(entries) = &self.at.node.value else { return false };
        entries.first().is_some_and(|(key, _)| key.span.start > self.at.span().start)
    }

    fn near(&self, written: &str) -> Option<&'static str> {
        let names =
            |spec: &'static KeySpec| std::iter::once(spec.name).chain(spec.aliases.iter().copied());
        nearest(written, self.keys.iter().flat_map(names))
    }

    fn what_is_known(&self, key: &str) -> Message {
        if key.contains(' ') || !key.is_ascii() {
            return Message::new(
                "إن كان هذا نصاً فيه نقطتان، لا مفتاحاً، فضعه كله بين علامتي \"…\"",
                "if this is a text that holds a colon, and no key, quote the whole of it with \"…\"",
            );
        }
        let names: Vec<&str> = self.keys.iter().map(|spec| spec.name).collect();
        let names = names.join(", ");
        Message::new(format!("المفاتيح هنا: {names}"), format!("the keys here: {names}"))
    }

    fn same_twice(&self, first: &Key, second: &Key) -> Diagnostic {
        let (a, b) = (&first.text, &second.text);
        let message = Message::new(
            format!("«{b}» و«{a}» اسمان لمفتاح واحد، وقد كتبا معاً"),
            format!("`{b}` and `{a}` are two names of one key, and both are written"),
        );
        let path = self.at.path();
        Diagnostic::error(DUPLICATE_KEY, message)
            .at(Some(second.span))
            .in_path(path)
            .help(Message::new("احذف أحدهما", "delete one of them"))
    }
}

/// A written text short enough for a message.
pub(super) fn shorten(text: &str) -> String {
    const MOST: usize = 40;
    let line = text.lines().next().unwrap_or_default();
    let mut short: String = line.chars().take(MOST).collect();
    if short.len() < text.len() {
        short.push('…');
    }
    short
}
