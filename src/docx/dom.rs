//! A small XML tree: what the finishing pass reads, changes and writes, and what whole parts are made of.
//!
//! Prefixes are fixed (`w:`, `r:`, `wp:` …), so names are compared as written and no namespace is
//! resolved. Nothing here knows what an element means.

use std::borrow::Cow;

use quick_xml::Reader;
use quick_xml::escape::{resolve_predefined_entity, unescape};
use quick_xml::events::{BytesRef, BytesStart, Event};

use super::DocxError;

/// An element or the characters between elements.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Node {
    /// An element.
    Element(Element),
    /// Characters, unescaped.
    Text(String),
}

/// An element with its attributes and children in order.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Element {
    /// Its name with its prefix.
    pub(super) name: Cow<'static, str>,
    /// Names and unescaped values.
    pub(super) attributes: Vec<(Cow<'static, str>, String)>,
    /// What stands in it.
    pub(super) children: Vec<Node>,
}

impl Element {
    /// An empty element.
    pub(super) fn new(name: impl Into<Cow<'static, str>>) -> Element {
        Element { name: name.into(), attributes: Vec::new(), children: Vec::new() }
    }

    /// An empty element with a `w:val`.
    pub(super) fn val(name: impl Into<Cow<'static, str>>, value: impl ToString) -> Element {
        Element::new(name).with("w:val", value)
    }

    /// The same element with one more attribute.
    #[must_use]
    pub(super) fn with(mut self, name: &'static str, value: impl ToString) -> Element {
        self.attributes.push((Cow::Borrowed(name), value.to_string()));
        self
    }

    /// The same element with one more child.
    #[must_use]
    pub(super) fn child(mut self, child: Element) -> Element {
        self.children.push(Node::Element(child));
        self
    }

    /// The same element with more children.
    #[must_use]
    pub(super) fn children(mut self, children: impl IntoIterator<Item = Element>) -> Element {
        self.children.extend(children.into_iter().map(Node::Element));
        self
    }

    /// The same element with characters after what it holds.
    #[must_use]
    pub(super) fn text(mut self, text: impl Into<String>) -> Element {
        self.children.push(Node::Text(text.into()));
        self
    }

    /// The value of an attribute.
    pub(super) fn get(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str())
    }

    /// Sets an attribute, in its place if it is there already.
    pub(super) fn set(&mut self, name: &'static str, value: impl ToString) {
        match self.attributes.iter_mut().find(|(key, _)| key == name) {
            Some((_, old)) => *old = value.to_string(),
            None => self.attributes.push((Cow::Borrowed(name), value.to_string())),
        }
    }

    /// Takes an attribute away.
    pub(super) fn unset(&mut self, name: &str) {
        self.attributes.retain(|(key, _)| key != name);
    }

    /// The elements in it, in order.
    pub(super) fn elements(&self) -> impl Iterator<Item = &Element> {
        self.children.iter().filter_map(|node| match node {
            Node::Element(element) => Some(element),
            Node::Text(_) => None,
        })
    }

    /// The elements in it, in order, to be changed.
    pub(super) fn elements_mut(&mut self) -> impl Iterator<Item = &mut Element> {
        self.children.iter_mut().filter_map(|node| match node {
            Node::Element(element) => Some(element),
            Node::Text(_) => None,
        })
    }

    /// The first child of this name.
    pub(super) fn find(&self, name: &str) -> Option<&Element> {
        self.elements().find(|element| element.name == name)
    }

    /// Whether it has a child of this name.
    pub(super) fn has(&self, name: &str) -> bool {
        self.find(name).is_some()
    }

    /// The first child of this name, put in front of all others if there is none.
    pub(super) fn first_or_insert(&mut self, name: &'static str) -> &mut Element {
        if !self.has(name) {
            self.children.insert(0, Node::Element(Element::new(name)));
        }
        self.elements_mut().find(|element| element.name == name).expect("inserted when missing")
    }

    /// Takes away every child of this name.
    pub(super) fn remove(&mut self, name: &str) {
        self.children.retain(|node| match node {
            Node::Element(element) => element.name != name,
            Node::Text(_) => true,
        });
    }

    /// Adds a child in place of those of its name.
    pub(super) fn put(&mut self, child: Element) {
        self.remove(&child.name);
        self.children.push(Node::Element(child));
    }

    /// The characters in it, at any depth.
    pub(super) fn characters(&self) -> String {
        let text = |node: &Node| match node {
            Node::Text(text) => text.clone(),
            Node::Element(child) => child.characters(),
        };
        self.children.iter().map(text).collect()
    }

    /// Whether nothing is in it and nothing is said of it.
    pub(super) fn is_bare(&self) -> bool {
        self.children.is_empty() && self.attributes.is_empty()
    }
}

/// Reads an XML document.
///
/// # Errors
/// [`DocxError::Malformed`] when the bytes are not well-formed XML.
pub(super) fn parse(bytes: &[u8]) -> Result<Element, DocxError> {
    const NONE: Limits = Limits { depth: usize::MAX, nodes: usize::MAX };
    parse_within(bytes, NONE)?.ok_or_else(|| malformed("endless"))
}

/// An XML document that is read and written again. What stands in its containers is changed one element
/// after another, so that a long text is never a tree as a whole. A container stands at the root or in
/// another one.
#[derive(Debug, Default)]
pub(super) struct Rewriting {
    out: String,
}

impl Rewriting {
    /// The bytes so far.
    pub(super) fn into_bytes(self) -> Vec<u8> {
        self.out.into_bytes()
    }

    /// Adds what stands in the containers of a document, each element after `change`, which says
    /// whether it stays. All documents that are added have the same containers: the first opens them,
    /// the last closes them.
    ///
    /// # Errors
    /// [`DocxError::Malformed`] when the bytes are not well-formed XML.
    pub(super) fn add(
        &mut self,
        bytes: &[u8],
        is_last: bool,
        is_container: impl Fn(&str) -> bool,
        mut change: impl FnMut(&mut Element) -> bool,
    ) -> Result<(), DocxError> {
        let mut reader = Reader::from_reader(bytes);
        let is_first = self.out.is_empty();
        if is_first {
            self.out = declared(bytes.len());
        }
        let mut part = Part::new(&mut self.out, is_first, is_last);
        loop {
            match reader.read_event().map_err(malformed)? {
                Event::Start(start) => part.start(element(&start, Source::Ours)?, &is_container),
                Event::Empty(start) => {
                    part.finished(element(&start, Source::Ours)?, &mut change)?;
                }
                Event::End(_) => part.end(&mut change)?,
                Event::Text(text) => part.text(&text.decode().map_err(malformed)?)?,
                Event::CData(text) => part.text(&text.decode().map_err(malformed)?)?,
                Event::GeneralRef(reference) => part.text(&resolve(&reference)?)?,
                Event::Eof => return part.close(),
                Event::Comment(_) | Event::Decl(_) | Event::PI(_) | Event::DocType(_) => {}
            }
        }
    }
}

/// One of the documents that are added, as far as it was read.
struct Part<'o> {
    out: &'o mut String,
    /// Whether its containers are opened, and whether they are closed.
    is_first: bool,
    is_last: bool,
    /// The names of those that are open.
    containers: Vec<Cow<'static, str>>,
    /// The elements in them that are open.
    open: Vec<Element>,
    is_begun: bool,
}

impl<'o> Part<'o> {
    fn new(out: &'o mut String, is_first: bool, is_last: bool) -> Part<'o> {
        let (containers, open) = (Vec::new(), Vec::new());
        Part { out, is_first, is_last, containers, open, is_begun: false }
    }

    /// Begins an element or a container.
    fn start(&mut self, started: Element, is_container: impl Fn(&str) -> bool) {
        self.is_begun = true;
        if !self.open.is_empty() || !is_container(&started.name) {
            self.open.push(started);
            return;
        }
        if self.is_first {
            write_start(&started, self.out);
            self.out.push('>');
        }
        self.containers.push(started.name);
    }

    /// Ends the innermost element or container.
    fn end(&mut self, change: impl FnMut(&mut Element) -> bool) -> Result<(), DocxError> {
        if let Some(closed) = self.open.pop() {
            return self.finished(closed, change);
        }
        let end = self.containers.pop().ok_or_else(|| malformed("an end too many"))?;
        if self.is_last {
            write_end(&end, self.out);
        }
        Ok(())
    }

    /// Puts a whole element where it belongs: into the one around it, or changed into the output.
    fn finished(
        &mut self,
        mut element: Element,
        mut change: impl FnMut(&mut Element) -> bool,
    ) -> Result<(), DocxError> {
        self.is_begun = true;
        if !self.open.is_empty() {
            return append(&mut self.open, Node::Element(element));
        }
        if change(&mut element) {
            write_element(&element, self.out);
        }
        Ok(())
    }

    /// Adds characters to the innermost element, or writes those between elements of a container.
    fn text(&mut self, text: &str) -> Result<(), DocxError> {
        if !self.open.is_empty() {
            return append_text(&mut self.open, text);
        }
        // Outside of the root there is white space alone.
        if !text.trim().is_empty() {
            escape(text, false, self.out);
        }
        Ok(())
    }

    /// Whether all that was begun has ended.
    fn close(self) -> Result<(), DocxError> {
        match self.is_begun && self.open.is_empty() && self.containers.is_empty() {
            true => Ok(()),
            false => Err(malformed("no root element, or one without an end")),
        }
    }
}

/// How much of a document is read.
#[derive(Debug, Clone, Copy)]
pub(super) struct Limits {
    /// Elements within elements.
    pub(super) depth: usize,
    /// Elements, attributes and stretches of text, altogether.
    pub(super) nodes: usize,
}

/// Reads an XML document that anybody may have written; nothing if it is over the limits.
///
/// # Errors
/// [`DocxError::Malformed`] when the bytes are not well-formed XML.
pub(super) fn parse_within(bytes: &[u8], limits: Limits) -> Result<Option<Element>, DocxError> {
    let mut reader = Reader::from_reader(bytes);
    let mut open = vec![Element::new("")];
    let mut nodes = 0_usize;
    loop {
        let event = reader.read_event().map_err(malformed)?;
        nodes = nodes.saturating_add(weight(&event));
        if nodes > limits.nodes || open.len() > limits.depth {
            return Ok(None);
        }
        match event {
            Event::Start(start) => open.push(element(&start, Source::Anybody)?),
            Event::Empty(start) => {
                append(&mut open, Node::Element(element(&start, Source::Anybody)?))?;
            }
            Event::End(_) => {
                let closed = open.pop().ok_or_else(|| malformed("an end tag too many"))?;
                append(&mut open, Node::Element(closed))?;
            }
            Event::Text(text) => append_text(&mut open, &text.decode().map_err(malformed)?)?,
            Event::CData(text) => append_text(&mut open, &text.decode().map_err(malformed)?)?,
            Event::GeneralRef(reference) => append_text(&mut open, &resolve(&reference)?)?,
            Event::Eof => break,
            Event::Comment(_) | Event::Decl(_) | Event::PI(_) | Event::DocType(_) => {}
        }
    }
    let document = open.pop().filter(|_| open.is_empty());
    let mut roots = document.into_iter().flat_map(|d| d.children).filter_map(|node| match node {
        Node::Element(element) => Some(element),
        Node::Text(_) => None,
    });
    roots.next().map(Some).ok_or_else(|| malformed("no root element"))
}

/// How much a piece adds to a tree: no attribute is shorter than these many bytes.
fn weight(event: &Event<'_>) -> usize {
    const SHORTEST_ATTRIBUTE: usize = 5;
    match event {
        Event::Start(start) | Event::Empty(start) => {
            1 + (start.len() - start.name().as_ref().len()) / SHORTEST_ATTRIBUTE
        }
        _ => 1,
    }
}

fn malformed(reason: impl ToString) -> DocxError {
    DocxError::Malformed(reason.to_string())
}

/// Who wrote a document.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Source {
    /// docx-rs, which doubles no attribute.
    Ours,
    /// Anybody.
    Anybody,
}

fn element(start: &BytesStart<'_>, source: Source) -> Result<Element, DocxError> {
    let mut element = Element::new(interned(start.name().into_inner())?);
    let mut attributes = start.attributes();
    for attribute in attributes.with_checks(source == Source::Anybody) {
        let attribute = attribute.map_err(malformed)?;
        let key = interned(attribute.key.into_inner())?;
        let value = std::str::from_utf8(&attribute.value).map_err(malformed)?;
        let value = unescape(value).map_err(malformed)?.into_owned();
        if element.attributes.is_empty() {
            // Most elements have one.
            element.attributes.reserve_exact(1);
        }
        element.attributes.push((key, value));
    }
    Ok(element)
}

/// Names that need no memory of their own.
macro_rules! usual_names {
    ($($name:literal)*) => {
        fn interned(name: &[u8]) -> Result<Cow<'static, str>, DocxError> {
            Ok(match name {
                $($name => Cow::Borrowed(const { ascii($name) }),)*
                _ => Cow::Owned(std::str::from_utf8(name).map_err(malformed)?.to_owned()),
            })
        }
    };
}

// They make up nearly all of a story.
usual_names! {
    b"w:val" b"w:r" b"w:rPr" b"w:t" b"w:p" b"w:pPr" b"w:pStyle" b"w14:paraId" b"xml:space" b"w:after"
    b"w:b" b"w:bCs" b"w:cantSplit" b"w:fill" b"w:fldChar" b"w:fldCharType" b"w:hanging" b"w:hint"
    b"w:hyperlink" b"w:ilvl" b"w:ind" b"w:left" b"w:numId" b"w:numPr" b"w:rFonts" b"w:rStyle"
    b"w:tc" b"w:tcPr" b"w:tcW" b"w:tr" b"w:trPr" b"w:type"
}

const fn ascii(name: &'static [u8]) -> &'static str {
    match std::str::from_utf8(name) {
        Ok(name) => name,
        Err(_) => panic!("names are ASCII"),
    }
}

/// The characters behind `&amp;` or `&#x627;`: quick-xml hands them out apart from the text around.
fn resolve(reference: &BytesRef<'_>) -> Result<String, DocxError> {
    if let Some(c) = reference.resolve_char_ref().map_err(malformed)? {
        return Ok(c.to_string());
    }
    let name = reference.decode().map_err(malformed)?;
    let text = resolve_predefined_entity(&name).ok_or_else(|| malformed("an unknown entity"))?;
    Ok(text.to_owned())
}

fn append(open: &mut [Element], node: Node) -> Result<(), DocxError> {
    let parent = open.last_mut().ok_or_else(|| malformed("an end tag too many"))?;
    if parent.children.is_empty() {
        // Most elements have one or two.
        parent.children.reserve_exact(2);
    }
    parent.children.push(node);
    Ok(())
}

fn append_text(open: &mut [Element], text: &str) -> Result<(), DocxError> {
    let parent = open.last_mut().ok_or_else(|| malformed("an end tag too many"))?;
    match parent.children.last_mut() {
        Some(Node::Text(before)) => before.push_str(text),
        Some(Node::Element(_)) | None => parent.children.push(Node::Text(text.to_owned())),
    }
    Ok(())
}

/// The bytes of a part: declaration and tree.
pub(super) fn write(root: &Element) -> Vec<u8> {
    let mut out = declared(1 << 12);
    write_element(root, &mut out);
    out.into_bytes()
}

/// The declaration of a part that may become so long.
fn declared(length: usize) -> String {
    let mut out = String::with_capacity(length);
    out.push_str("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n");
    out
}

fn write_end(name: &str, out: &mut String) {
    out.push_str("</");
    out.push_str(name);
    out.push('>');
}

/// Writes a start tag but for its end.
fn write_start(element: &Element, out: &mut String) {
    out.push('<');
    out.push_str(&element.name);
    for (name, value) in &element.attributes {
        out.push(' ');
        out.push_str(name);
        out.push_str("=\"");
        escape(value, true, out);
        out.push('"');
    }
}

fn write_element(element: &Element, out: &mut String) {
    write_start(element, out);
    if element.children.is_empty() {
        out.push_str("/>");
        return;
    }
    out.push('>');
    for child in &element.children {
        match child {
            Node::Element(element) => write_element(element, out),
            Node::Text(text) => escape(text, false, out),
        }
    }
    write_end(&element.name, out);
}

fn escape(text: &str, attribute: bool, out: &mut String) {
    // Most text is plain. The first byte of U+FFFE and U+FFFF, which XML cannot hold, is EF.
    let special = |b: u8| b < b' ' || matches!(b, b'&' | b'<' | b'>' | b'"' | 0xEF);
    if !text.bytes().any(special) {
        out.push_str(text);
        return;
    }
    for c in text.chars().map(xml_char) {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' if attribute => out.push_str("&quot;"),
            // A parser turns these into spaces, in attributes, unless they are written as numbers.
            '\t' if attribute => out.push_str("&#9;"),
            '\n' if attribute => out.push_str("&#10;"),
            '\r' => out.push_str("&#13;"),
            _ => out.push(c),
        }
    }
}

/// The character itself, or U+FFFD for one that XML 1.0 cannot hold (clause 2.2, `Char`): with it
/// Word would refuse the whole file, without a trace of it the reader would miss nothing.
pub(super) fn xml_char(c: char) -> char {
    match c {
        '\t' | '\n' | '\r' | ' '..='\u{D7FF}' | '\u{E000}'..='\u{FFFD}' => c,
        '\u{10000}'..='\u{10FFFF}' => c,
        _ => char::REPLACEMENT_CHARACTER,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_reads_back() {
        let tree = Element::new("w:p")
            .with("w:note", "\"<a&b>'\n\t")
            .child(Element::new("w:t").text(" <ابن> & \"سينا\" \r"))
            .child(Element::val("w:jc", "both"));
        assert_eq!(parse(&write(&tree)).expect("our own XML is well-formed"), tree);
    }

    #[test]
    fn characters_that_xml_cannot_hold_become_replacement_characters() {
        let tree = Element::new("w:t").with("w:val", "\u{1}\u{FFFE}").text("a\u{0}b\u{B}\u{FFFF}");
        let back = parse(&write(&tree)).expect("well-formed");
        assert_eq!(back.get("w:val"), Some("\u{FFFD}\u{FFFD}"));
        assert_eq!(back.children, [Node::Text("a\u{FFFD}b\u{FFFD}\u{FFFD}".into())]);
    }

    #[test]
    fn entities_keep_their_place_in_the_text() {
        let root = parse(b"<a>x &amp; y &#x627;<b c='&lt;'/></a>").expect("well-formed");
        assert_eq!(root.children[0], Node::Text("x & y ا".into()));
        assert_eq!(root.find("b").and_then(|b| b.get("c")), Some("<"));
    }

    #[test]
    fn broken_xml_is_an_error() {
        for broken in ["<a>", "<a></b>", "", "<a b=c/>", "<a>&nope;</a>", "</a>"] {
            assert!(parse(broken.as_bytes()).is_err(), "{broken}");
        }
    }

    #[test]
    fn rewriting_hands_out_what_stands_in_containers() {
        let is_container = |name: &str| matches!(name, "w:document" | "w:body");
        let text = |inside: &str| {
            format!("<w:document a=\"1\"><w:body>{inside}<w:sectPr/></w:body></w:document>")
        };
        let mut seen = Vec::new();
        let mut whole = Rewriting::default();
        let parts = ["<w:p><w:r/></w:p><w:tbl><w:p/></w:tbl>", "<w:p>ب</w:p>"];
        for (index, part) in parts.into_iter().enumerate() {
            let is_last = index == 1;
            let change = |element: &mut Element| {
                seen.push(element.name.clone());
                element.set("n", seen.len());
                is_last || element.name != "w:sectPr"
            };
            let part = text(part);
            whole.add(part.as_bytes(), is_last, is_container, change).expect("well-formed");
        }
        assert_eq!(seen, ["w:p", "w:tbl", "w:sectPr", "w:p", "w:sectPr"]);
        let written = String::from_utf8(whole.into_bytes()).expect("UTF-8");
        let (_, written) = written.split_once("?>\n").expect("a declaration");
        assert_eq!(
            written,
            "<w:document a=\"1\"><w:body><w:p n=\"1\"><w:r/></w:p><w:tbl n=\"2\"><w:p/></w:tbl>\
             <w:p n=\"4\">ب</w:p><w:sectPr n=\"5\"/></w:body></w:document>"
        );
        for broken in ["", "<w:body>", "<w:body><w:p></w:body>", "</w:body>", "<w:body><w:p>"] {
            let read = Rewriting::default().add(broken.as_bytes(), true, is_container, |_| true);
            assert!(read.is_err(), "{broken}");
        }
    }

    #[test]
    fn put_replaces_and_first_or_insert_does_not_double() {
        let mut paragraph = Element::new("w:p").child(Element::new("w:r"));
        paragraph.first_or_insert("w:pPr").put(Element::val("w:jc", "both"));
        paragraph.first_or_insert("w:pPr").put(Element::val("w:jc", "center"));
        let names: Vec<&str> = paragraph.elements().map(|e| e.name.as_ref()).collect();
        assert_eq!(names, ["w:pPr", "w:r"]);
        let properties = paragraph.find("w:pPr").expect("put in front");
        assert_eq!(properties.elements().count(), 1);
        assert_eq!(properties.find("w:jc").and_then(|jc| jc.get("w:val")), Some("center"));
    }
}
