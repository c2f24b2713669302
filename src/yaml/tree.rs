//! From the parser's events to a tree, with the limits that keep a hostile file small.
//!
//! The events of the crate's parser are read, and not its serde side: serde would infer numbers and
//! yes/no from plain text, stop at the first structural error, and lose places in buffered types.

use std::collections::BTreeMap;

use serde_yaml::granit_parser::{
    Event, Options, Parser, ScalarStyle, Span as ParserSpan, StructureStyle, Tag,
};

use super::complaints;
use super::intake::{self, is_invisible};
use super::{Key, MAX_COPIED_BYTES, MAX_DEPTH, MAX_NODES, Node, Scalar, Style, Value, syntax};
use crate::diag::{Diagnostic, Diagnostics, Source, Span};
use crate::locale::marks::is_forbidden;

/// Builds the tree of a source whose characters were checked, with the mistakes after which reading could go
/// on.
pub(super) fn build(source: &Source) -> Result<(Node, Diagnostics), Diagnostics> {
    let mut builder = Builder::new(source);
    let stopped = builder.run();
    if let Err(stopped) = stopped {
        builder.report(*stopped);
        builder.found.sort();
        return Err(builder.found);
    }
    match builder.root {
        Some(root) if !root.is_null() => Ok((root, builder.found)),
        _ => Err(Diagnostics(vec![intake::empty()])),
    }
}

/// How sources are read: without comments.
pub(super) fn options() -> Options {
    let mut options = Options::default();
    // One more than our limit, so that the limit is reported in our words.
    options.flow_nesting_limit = MAX_DEPTH + 1;
    options.block_nesting_limit = MAX_DEPTH + 1;
    // Editors on Windows leave byte order marks where files were joined; texts drop them.
    options.bom_inside_document_as_content = true;
    options.set_emit_comments(false);
    options
}

/// What a step gives, or the mistake after which reading can't go on.
type Step<T> = Result<T, Box<Diagnostic>>;

/// A collection whose end has not come yet.
enum Open {
    Seq { start: Span, anchor: usize, items: Vec<Node> },
    Map { start: Span, anchor: usize, entries: Entries },
}

/// The entries of a mapping so far.
#[derive(Default)]
struct Entries {
    done: Vec<(Key, Node)>,
    /// The key whose value comes next.
    key: Option<Key>,
    /// The place of each key, to find a second one without comparing all with all.
    seen: BTreeMap<String, Span>,
}

/// A node with an anchor, and what a copy of it costs.
struct Anchored {
    node: Node,
    size: Size,
}

#[derive(Default, Clone, Copy)]
struct Size {
    nodes: usize,
    bytes: usize,
    depth: usize,
}

struct Builder<'s> {
    source: &'s Source,
    open: Vec<Open>,
    /// How many of them are written with brackets.
    brackets: usize,
    anchors: BTreeMap<usize, Anchored>,
    documents: usize,
    nodes: usize,
    copied_bytes: usize,
    root: Option<Node>,
    found: Diagnostics,
}

impl<'s> Builder<'s> {
    fn new(source: &'s Source) -> Builder<'s> {
        Builder {
            source,
            open: Vec::new(),
            brackets: 0,
            anchors: BTreeMap::new(),
            documents: 0,
            nodes: 0,
            copied_bytes: 0,
            root: None,
            found: Diagnostics::default(),
        }
    }

    fn run(&mut self) -> Step<()> {
        for next in Parser::new_from_str_with_options(&self.source.text, options()) {
            let (event, place) =
                next.map_err(|error| syntax::explain(self.source, &error, self.brackets > 0))?;
            self.event(event, span(place))?;
        }
        Ok(())
    }

    fn event(&mut self, event: Event<'_>, at: Span) -> Step<()> {
        match event {
            Event::DocumentStart(..) => self.document(at),
            Event::Scalar(text, style, anchor, tag) => {
                let forced = self.tag(tag.as_deref(), at)?;
                self.scalar(&text, style, forced, at, anchor)
            }
            Event::SequenceStart(style, anchor, tag) => {
                self.tag(tag.as_deref(), at)?;
                self.enter(Open::Seq { start: at, anchor, items: Vec::new() }, style, at)
            }
            Event::MappingStart(style, anchor, tag) => {
                self.tag(tag.as_deref(), at)?;
                let entries = Entries::default();
                self.enter(Open::Map { start: at, anchor, entries }, style, at)
            }
            Event::SequenceEnd | Event::MappingEnd => self.leave(at),
            Event::Alias(id) => self.alias(id, at),
            // Stream and document ends say nothing; comments, anchor names and unresolved aliases
            // are switched off in the options.
            _ => Ok(()),
        }
    }

    fn document(&mut self, at: Span) -> Step<()> {
        self.documents += 1;
        if self.documents > 1 { Err(complaints::second_document(at).into()) } else { Ok(()) }
    }

    /// Whether a tag forces its scalar to be text. Other tags are refused.
    fn tag(&self, tag: Option<&Tag>, at: Span) -> Step<bool> {
        match tag {
            None => Ok(false),
            Some(tag) if tag.is_yaml_core_schema_tag("str") => Ok(true),
            Some(tag) => {
                let written = tag.original();
                let at = self.before(&written, at);
                Err(complaints::tag_refused(&written, at).into())
            }
        }
    }

    /// The place of a tag, which stands before its value, with nothing but spaces and the name of an
    /// anchor between them; else that of the value.
    fn before(&self, tag: &str, value: Span) -> Span {
        let before = self.source.text.get(..value.start).unwrap_or_default();
        let Some(start) = before.rfind(tag) else { return value };
        let between = before[start + tag.len()..].split_whitespace();
        let only_anchor =
            between.clone().count() <= 1 && between.clone().all(|w| w.starts_with('&'));
        if only_anchor { Span { start, end: start + tag.len() } } else { value }
    }

    fn scalar(
        &mut self,
        text: &str,
        style: ScalarStyle,
        forced: bool,
        at: Span,
        anchor: usize,
    ) -> Step<()> {
        let style = match style {
            ScalarStyle::Plain if forced => Style::Quoted,
            ScalarStyle::Plain => Style::Plain,
            ScalarStyle::SingleQuoted | ScalarStyle::DoubleQuoted => Style::Quoted,
            ScalarStyle::Literal | ScalarStyle::Folded => Style::Block,
        };
        let mut text = text.to_owned();
        // Escapes such as "\x07" bring in what the intake did not see.
        if let Some(c) = text.chars().find(|&c| is_forbidden(c)) {
            self.report(intake::forbidden(c, at));
            text.retain(|c| !is_forbidden(c));
        }
        self.count(1, at)?;
        let null = style == Style::Plain && matches!(&*text, "" | "~" | "null" | "Null" | "NULL");
        let value = match null && !self.key_comes() {
            true => Value::Null,
            false => Value::Scalar(Scalar { text, style }),
        };
        self.place(Node { span: at, value }, anchor)
    }

    fn enter(&mut self, open: Open, style: StructureStyle, at: Span) -> Step<()> {
        if self.key_comes() {
            return Err(complaints::key_is_no_text(at).into());
        }
        if self.open.len() >= MAX_DEPTH {
            return Err(complaints::too_deep(at).into());
        }
        self.count(1, at)?;
        self.brackets += usize::from(style == StructureStyle::Flow || self.brackets > 0);
        self.open.push(open);
        Ok(())
    }

    fn leave(&mut self, at: Span) -> Step<()> {
        let (start, anchor, value, last) =
            match self.open.pop().expect("the parser closes only what it opened") {
                Open::Seq { start, anchor, items } => {
                    let last = items.last().map(|node| node.span.end);
                    (start, anchor, Value::Seq(items), last)
                }
                Open::Map { start, anchor, entries } => {
                    let last = entries.done.last().map(|(_, node)| node.span.end);
                    (start, anchor, Value::Map(entries.done), last)
                }
            };
        self.brackets = self.brackets.saturating_sub(1);
        // The end of a block collection is where the next thing begins; its own last byte is nearer.
        let closed = self.source.text.as_bytes().get(at.start).is_some_and(|b| b"]}".contains(b));
        let end = if closed { at.end } else { last.unwrap_or(start.end) };
        let span = Span { start: start.start, end: end.max(start.end) };
        self.place(Node { span, value }, anchor)
    }

    fn alias(&mut self, id: usize, at: Span) -> Step<()> {
        let Some(Anchored { node, size }) = self.anchors.get(&id) else {
            return Err(complaints::alias_in_itself(at).into());
        };
        let (node, size) = (node.clone(), *size);
        if self.open.len() + size.depth > MAX_DEPTH {
            return Err(complaints::too_deep(at).into());
        }
        self.count(size.nodes, at)?;
        self.copy(size.bytes, at)?;
        self.place(node, 0)
    }

    /// Puts a finished node where the innermost open collection waits for it.
    fn place(&mut self, node: Node, anchor: usize) -> Step<()> {
        if anchor != 0 {
            self.remember(anchor, &node)?;
        }
        match self.open.last_mut() {
            None => self.root = Some(node),
            Some(Open::Seq { items, .. }) => items.push(node),
            Some(Open::Map { entries, .. }) => match entries.key.take() {
                // Of two values of one key the first is read on.
                Some(key) if entries.seen.get(&key.text) != Some(&key.span) => {}
                Some(key) => entries.done.push((key, node)),
                None => {
                    let key = self.key(node)?;
                    if let Some(Open::Map { entries, .. }) = self.open.last_mut() {
                        entries.key = Some(key);
                    }
                }
            },
        }
        Ok(())
    }

    /// A key from its node; a second key of the same text is reported and reading goes on.
    fn key(&mut self, node: Node) -> Step<Key> {
        let Node { span, value: Value::Scalar(Scalar { mut text, .. }) } = node else {
            return Err(complaints::key_is_no_text(node.span).into());
        };
        if let Some(c) = text.chars().find(|&c| is_invisible(c)) {
            self.report(complaints::invisible_in_key(&text, c, span));
            text.retain(|c| !is_invisible(c));
        }
        if let Some(Open::Map { entries, .. }) = self.open.last_mut()
            && let Some(first) = entries.seen.insert(text.clone(), span)
        {
            entries.seen.insert(text.clone(), first);
            let line = self.source.line_column(first.start).line;
            self.report(complaints::duplicate_key(&text, line, span));
        }
        Ok(Key { text, span })
    }

    fn report(&mut self, diagnostic: Diagnostic) {
        self.found.push(diagnostic.in_path(self.path()));
    }

    /// The path of keys to the collections that are open.
    fn path(&self) -> String {
        let mut path = String::new();
        for open in &self.open {
            match open {
                Open::Seq { items, .. } => path.push_str(&format!("[{}]", items.len())),
                Open::Map { entries, .. } => {
                    let Some(key) = &entries.key else { break };
                    let dot = if path.is_empty() { "" } else { "." };
                    path.push_str(&format!("{dot}{}", key.text));
                }
            }
        }
        path
    }

    /// Whether the next node is the key of a mapping.
    fn key_comes(&self) -> bool {
        matches!(self.open.last(), Some(Open::Map { entries, .. }) if entries.key.is_none())
    }

    fn remember(&mut self, anchor: usize, node: &Node) -> Step<()> {
        let size = size_of(node);
        self.copy(size.bytes + size.nodes * std::mem::size_of::<Node>(), node.span)?;
        self.anchors.insert(anchor, Anchored { node: node.clone(), size });
        Ok(())
    }

    fn count(&mut self, nodes: usize, at: Span) -> Step<()> {
        self.nodes += nodes;
        if self.nodes > MAX_NODES { Err(complaints::too_many(at).into()) } else { Ok(()) }
    }

    fn copy(&mut self, bytes: usize, at: Span) -> Step<()> {
        self.copied_bytes += bytes;
        if self.copied_bytes > MAX_COPIED_BYTES {
            Err(complaints::too_much_repeated(at).into())
        } else {
            Ok(())
        }
    }
}

/// A place of the parser in our terms.
pub(super) fn span(place: ParserSpan) -> Span {
    let range = place.byte_range().expect("a parser of a string knows its byte offsets");
    Span { start: range.start, end: range.end }
}

fn size_of(node: &Node) -> Size {
    let children: Vec<Size> = match &node.value {
        Value::Null => Vec::new(),
        Value::Scalar(scalar) => {
            return Size { nodes: 1, bytes: scalar.text.len(), depth: 0 };
        }
        Value::Seq(items) => items.iter().map(size_of).collect(),
        Value::Map(entries) => entries
            .iter()
            .map(|(key, value)| {
                let size = size_of(value);
                Size { bytes: size.bytes + key.text.len(), ..size }
            })
            .collect(),
    };
    Size {
        nodes: 1 + children.iter().map(|size| size.nodes).sum::<usize>(),
        bytes: children.iter().map(|size| size.bytes).sum(),
        depth: 1 + children.iter().map(|size| size.depth).max().unwrap_or(0),
    }
}
