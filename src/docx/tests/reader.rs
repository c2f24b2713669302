//! A reader of what the writer wrote, made for tests alone: parts, paragraphs, labels.

use std::collections::BTreeMap;
use std::io::{Cursor, Read};

use super::super::dom::{self, Element, Node};
use crate::document::Labelled;

/// The parts of a file by their names.
pub(super) struct File {
    parts: BTreeMap<String, Vec<u8>>,
}

/// A paragraph with what is before and in it.
pub(super) struct Paragraph<'a> {
    pub(super) element: &'a Element,
    pub(super) style: &'a str,
    pub(super) label: Option<String>,
    pub(super) text: String,
}

impl File {
    pub(super) fn open(bytes: &[u8]) -> File {
        let mut zip = zip::ZipArchive::new(Cursor::new(bytes)).expect("a zip file");
        let mut parts = BTreeMap::new();
        for index in 0..zip.len() {
            let mut entry = zip.by_index(index).expect("an entry");
            let mut bytes = Vec::new();
            entry.read_to_end(&mut bytes).expect("readable");
            parts.insert(entry.name().to_owned(), bytes);
        }
        File { parts }
    }

    pub(super) fn names(&self) -> impl Iterator<Item = &str> {
        self.parts.keys().map(String::as_str)
    }

    pub(super) fn bytes(&self, name: &str) -> &[u8] {
        &self.parts[name]
    }

    pub(super) fn xml(&self, name: &str) -> Element {
        dom::parse(self.bytes(name)).unwrap_or_else(|e| panic!("{name}: {e}"))
    }

    /// The names of the XML parts.
    pub(super) fn xml_names(&self) -> impl Iterator<Item = &str> {
        self.names().filter(|name| name.ends_with(".xml") || name.ends_with(".rels"))
    }

    /// Relations of a part: id, target, whether outside.
    pub(super) fn relations(&self, part: &str) -> Vec<(String, String, bool)> {
        let (folder, file) = part.rsplit_once('/').unwrap_or(("", part));
        let name = format!("{folder}/_rels/{file}.rels");
        if !self.parts.contains_key(&name) {
            return Vec::new();
        }
        let get = |e: &Element, key: &str| e.get(key).unwrap_or_default().to_owned();
        self.xml(&name)
            .elements()
            .map(|e| (get(e, "Id"), get(e, "Target"), e.get("TargetMode") == Some("External")))
            .collect()
    }

    /// Where the relations of the whole package lead.
    pub(super) fn root_relations(&self) -> Vec<String> {
        let targets = |e: &Element| e.get("Target").map(str::to_owned);
        self.xml("_rels/.rels").elements().filter_map(targets).collect()
    }

    /// What `document::plain_text` says, as a reader of the file finds it.
    pub(super) fn plain_text(&self) -> Vec<Labelled> {
        let (body, mut counters) = (self.xml("word/document.xml"), self.counters());
        let paragraphs = paragraphs(&body, &mut counters);
        let shown = paragraphs.into_iter().filter(|p| !is_contents(p.style));
        shown
            .filter(|p| p.label.is_some() || !p.text.is_empty())
            .map(|p| Labelled { label: p.label, text: p.text })
            .collect()
    }

    /// What counts the lists.
    pub(super) fn counters(&self) -> Counters {
        Counters { numbering: self.xml("word/numbering.xml"), counts: BTreeMap::new() }
    }
}

fn is_contents(style: &str) -> bool {
    style.starts_with("TOC") && style != "TOCHeading"
}

/// Every element below, itself included, in the order of the text.
pub(super) fn all<'a>(element: &'a Element, name: &str) -> Vec<&'a Element> {
    let mut found = if element.name == name { vec![element] } else { Vec::new() };
    found.extend(element.elements().flat_map(|child| all(child, name)));
    found
}

/// The characters of an element and all below.
pub(super) fn characters(element: &Element) -> String {
    let text = |node: &Node| match node {
        Node::Text(text) => text.clone(),
        Node::Element(child) => characters(child),
    };
    element.children.iter().map(text).collect()
}

/// Counts the lists of `word/numbering.xml` as a reader does.
pub(super) struct Counters {
    numbering: Element,
    counts: BTreeMap<(String, String), usize>,
}

impl Counters {
    fn label(&mut self, list: &str, level: &str) -> String {
        let find = |name: &str, key: &str, value: &str| {
            self.numbering.elements().find(|e| e.name == name && e.get(key) == Some(value))
        };
        let number = find("w:num", "w:numId", list).expect("the list is defined");
        let link = number.find("w:abstractNumId").and_then(|e| e.get("w:val")).expect("linked");
        let definition = find("w:abstractNum", "w:abstractNumId", link).expect("defined");
        let of_level = |e: &&Element| e.get("w:ilvl") == Some(level);
        let lvl = definition.elements().find(|e| e.name == "w:lvl" && of_level(e)).expect("level");
        let value = |name: &str| lvl.find(name).and_then(|e| e.get("w:val")).unwrap_or_default();
        if value("w:numFmt") == "bullet" {
            return "\u{2022}".to_owned();
        }
        let start = number
            .elements()
            .find(of_level)
            .and_then(|e| e.find("w:startOverride"))
            .and_then(|e| e.get("w:val")?.parse().ok())
            .unwrap_or(1);
        let count = self.counts.entry((list.to_owned(), level.to_owned())).or_insert(start);
        let letters = match value("w:numFmt") {
            "decimal" => count.to_string(),
            "arabicAlpha" => "أبتثجحخدذرز".chars().nth(*count - 1).expect("few").to_string(),
            "arabicAbjad" => "أبجدهوز".chars().nth(*count - 1).expect("few").to_string(),
            "lowerLetter" => "abcdefg".chars().nth(*count - 1).expect("few").to_string(),
            other => panic!("a format that no test uses: {other}"),
        };
        *count += 1;
        let place = format!("%{}", level.parse::<usize>().expect("a number") + 1);
        value("w:lvlText").replacen(&place, &letters, 1)
    }
}

/// The paragraphs below an element, in the order of the text.
pub(super) fn paragraphs<'a>(root: &'a Element, counters: &mut Counters) -> Vec<Paragraph<'a>> {
    all(root, "w:p").into_iter().map(|element| paragraph(element, counters)).collect()
}

fn paragraph<'a>(element: &'a Element, counters: &mut Counters) -> Paragraph<'a> {
    let properties = element.find("w:pPr");
    let value = |e: Option<&'a Element>| e.and_then(|e| e.get("w:val"));
    let style = value(properties.and_then(|p| p.find("w:pStyle"))).unwrap_or_default();
    let number = properties.and_then(|p| p.find("w:numPr"));
    let mut label = number.map(|number| {
        let list = value(number.find("w:numId")).expect("a list");
        counters.label(list, value(number.find("w:ilvl")).expect("a level"))
    });
    let (mut text, mut inside_field) = (String::new(), 0);
    for run in all(element, "w:r") {
        let style = value(run.find("w:rPr").and_then(|p| p.find("w:rStyle")));
        if style == Some("ListLabel") {
            let mut shown = String::new();
            run_text(run, &mut shown, &mut inside_field);
            label = Some(shown);
            continue;
        }
        run_text(run, &mut text, &mut inside_field);
    }
    if number.is_none() && label.is_some() {
        text.remove(0);
    }
    Paragraph { element, style, label, text }
}

/// The characters of a run; those of fields are left out.
fn run_text(run: &Element, text: &mut String, inside_field: &mut i32) {
    for part in run.elements() {
        match part.name.as_ref() {
            "w:fldChar" if part.get("w:fldCharType") == Some("begin") => *inside_field += 1,
            "w:fldChar" if part.get("w:fldCharType") == Some("end") => *inside_field -= 1,
            _ if *inside_field > 0 => {}
            "w:t" => text.push_str(&characters(part)),
            "w:tab" => text.push('\t'),
            "w:br" => text.push('\n'),
            _ => {}
        }
    }
}

/// A paragraph in one readable line: style, label, runs; left-to-right runs in brackets.
pub(super) fn line(paragraph: &Paragraph<'_>) -> String {
    let label = paragraph.label.as_deref().unwrap_or_default();
    let mut shown = format!("{:16} {label:4}", paragraph.style);
    for run in all(paragraph.element, "w:r") {
        let rtl = run.find("w:rPr").is_some_and(|p| p.has("w:rtl"));
        let mut text = String::new();
        run_text(run, &mut text, &mut 0);
        let style = run.find("w:rPr").and_then(|p| p.find("w:rStyle")?.get("w:val"));
        let style = style.map(|style| format!("{style}:")).unwrap_or_default();
        if !text.is_empty() {
            let text = text.replace('\n', "⏎").replace('\t', "⇥");
            shown.push_str(&if rtl {
                format!("|{style}{text}")
            } else {
                format!("[{style}{text}]")
            });
        }
    }
    shown.trim_end().to_owned()
}

/// The parts that hold text, with their names.
pub(super) fn stories(file: &File) -> Vec<(String, Element)> {
    let is_story = |name: &&str| {
        let part = name.strip_prefix("word/").unwrap_or_default();
        part == "document.xml" || part.starts_with("header") || part.starts_with("footer")
    };
    file.names().filter(is_story).map(|name| (name.to_owned(), file.xml(name))).collect()
}

/// The values of an attribute of all elements of a name.
pub(super) fn values(root: &Element, element: &str, attribute: &str) -> Vec<String> {
    all(root, element).into_iter().filter_map(|e| e.get(attribute)).map(str::to_owned).collect()
}
