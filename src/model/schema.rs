//! The meeting file as JSON Schema 2020-12, made from the tables of keys, so that editors complete
//! and check what readers of the file understand.
//!
//! The schema lets pass whatever the program takes; it does not know what only the whole meeting
//! shows: ids that nobody has, dates that do not exist.

use std::collections::BTreeMap;
use std::fmt::Write;

use super::keys::{MEETING_KEYS, PACK_KEYS};
use crate::yaml::{KeySpec, Shape, YES_NO, spellings};

/// Digits of the three sets, a sign, a decimal point: what a number in quotes is made of.
const NUMBER: &str = "^\\s*-?[0-9٠-٩۰-۹]+([.٫][0-9٠-٩۰-۹]+)?\\s*$";

/// What plain texts are to a reader of YAML.
const TEXT_TYPES: &[&str] = &["string", "number", "boolean", "null"];

/// The schema of the meeting file as text, with a line end after it.
pub fn schema() -> String {
    schema_of(&MEETING_KEYS, "Mahdar: a meeting · محضر: اجتماع")
}

/// The schema of the pack file as text, with a line end after it.
pub fn pack_schema() -> String {
    schema_of(&PACK_KEYS, "Mahdar: a pack of meetings · محضر: حزمة اجتماعات")
}

fn schema_of(keys: &'static [KeySpec], title: &str) -> String {
    let mut tables = Tables::default();
    let top = tables.mapping(keys, "#");
    // Describing a table meets others: those are described in turn, until no new one comes.
    let mut definitions = BTreeMap::new();
    while let Some((name, keys)) = tables.waiting.pop() {
        let path = format!("#/$defs/{name}");
        definitions.insert(name, tables.mapping(keys, &path));
    }
    let Json::Object(mapping) = top else { return String::new() };
    let mut root = vec![
        ("$schema".to_owned(), Json::text("https://json-schema.org/draft/2020-12/schema")),
        ("title".to_owned(), Json::text(title)),
    ];
    root.extend(mapping);
    root.push(("$defs".to_owned(), Json::Object(definitions.into_iter().collect())));
    let mut text = String::new();
    Json::Object(root).write(0, &mut text);
    text.push('\n');
    text
}

/// The tables met so far, told apart by where they are, and those still to be described.
#[derive(Default)]
struct Tables {
    names: BTreeMap<usize, String>,
    waiting: Vec<(String, &'static [KeySpec])>,
}

impl Tables {
    /// A mapping: every name of every key, however it is spelled, and no other. `path` is where it stands
    /// in the schema. Editors offer the names themselves.
    fn mapping(&mut self, keys: &'static [KeySpec], path: &str) -> Json {
        let (mut properties, mut spelled) = (Vec::new(), Vec::new());
        for key in keys {
            properties.push((key.name.to_owned(), self.property(key)));
            let same = format!("{path}/properties/{}", key.name);
            let alias = |alias: &&str| ((*alias).to_owned(), reference(&same));
            properties.extend(key.aliases.iter().map(alias));
            spelled.extend(spelled_names(key).map(|pattern| (pattern, reference(&same))));
        }
        let mut mapping = vec![
            ("type".to_owned(), Json::List(vec![Json::text("object"), Json::text("null")])),
            ("properties".to_owned(), Json::Object(properties)),
            ("patternProperties".to_owned(), Json::Object(spelled)),
            ("additionalProperties".to_owned(), Json::False),
        ];
        let required: Vec<Json> = keys.iter().filter(|key| key.required).map(required).collect();
        if !required.is_empty() {
            mapping.push(("allOf".to_owned(), Json::List(required)));
        }
        Json::Object(mapping)
    }

    fn property(&mut self, key: &KeySpec) -> Json {
        let (ar, en) = key.about;
        let mut property = vec![("description".to_owned(), Json::Text(format!("{ar}\n{en}")))];
        match self.shape(&key.shape, key.name) {
            Json::Object(shape) => property.extend(shape),
            other => property.push(("anyOf".to_owned(), Json::List(vec![other]))),
        }
        Json::Object(property)
    }

    fn shape(&mut self, shape: &Shape, key: &str) -> Json {
        match *shape {
            Shape::Text => types(TEXT_TYPES),
            Shape::Number => any_of(vec![types(&["number", "null"]), pattern(NUMBER.to_owned())]),
            Shape::YesNo => yes_or_no(),
            Shape::Choice(words) => any_of(vec![choice(words), spelled(words.iter().copied())]),
            // A single value counts as a list of one.
            Shape::List(item) => any_of(vec![self.list(item, key), self.shape(item, key)]),
            Shape::Map(keys) => reference(&format!("#/$defs/{}", self.name(keys, key))),
            Shape::OneOf(shapes) => {
                any_of(shapes.iter().map(|shape| self.one_of(shape, shapes, key)).collect())
            }
        }
    }

    /// A form among others: any text may stand beside a choice, and a mapping beside a list is no item
    /// of that list.
    fn one_of(&mut self, shape: &Shape, among: &[Shape], key: &str) -> Json {
        let has = |is: fn(&Shape) -> bool| among.iter().any(is);
        match *shape {
            Shape::Choice(words) if has(|other| matches!(other, Shape::Text)) => choice(words),
            Shape::List(item) if has(|other| matches!(other, Shape::Map(_))) => {
                let single = if takes_text(item) { TEXT_TYPES } else { &["null"] };
                any_of(vec![self.list(item, key), types(single)])
            }
            _ => self.shape(shape, key),
        }
    }

    fn list(&mut self, item: &'static Shape, key: &str) -> Json {
        Json::Object(vec![
            ("type".to_owned(), Json::text("array")),
            ("items".to_owned(), self.shape(item, key)),
        ])
    }

    /// The name of a table: the key below which it is first met.
    fn name(&mut self, keys: &'static [KeySpec], key: &str) -> String {
        let address = keys.as_ptr() as usize;
        if let Some(name) = self.names.get(&address) {
            return name.clone();
        }
        let taken = |name: &String| self.names.values().any(|other| other == name);
        let numbered = (2..).map(|n| format!("{key}_{n}"));
        let mut names = std::iter::once(key.to_owned()).chain(numbered);
        let name = names.find(|name| !taken(name)).expect("there are endless numbers");
        self.names.insert(address, name.clone());
        self.waiting.push((name.clone(), keys));
        name
    }
}

/// That a key is there, under whichever of its names.
fn required(key: &KeySpec) -> Json {
    let names = std::iter::once(&key.name).chain(key.aliases);
    let there = |name: &&'static str| one("required", Json::List(vec![Json::text(name)]));
    // That not all names of keys are others than these.
    let spelled = spelled_names(key)
        .map(|names| one("not", one("propertyNames", one("not", pattern(names)))));
    any_of(names.map(there).chain(spelled).collect())
}

/// A pattern of the Arabic names of a key. Those in English have one spelling.
fn spelled_names(key: &KeySpec) -> Option<String> {
    let names = || key.aliases.iter().copied().filter(|name| !name.is_ascii());
    names().next().map(|_| spellings(names(), false))
}

fn takes_text(shape: &Shape) -> bool {
    match *shape {
        Shape::Text | Shape::Choice(_) => true,
        Shape::OneOf(shapes) => shapes.iter().any(takes_text),
        Shape::Number | Shape::YesNo | Shape::List(_) | Shape::Map(_) => false,
    }
}

fn types(names: &[&str]) -> Json {
    one("type", Json::List(names.iter().map(|name| Json::text(name)).collect()))
}

fn any_of(forms: Vec<Json>) -> Json {
    one("anyOf", Json::List(forms))
}

/// A text of this pattern.
fn pattern(pattern: String) -> Json {
    let (kind, pattern) = (Json::text("string"), Json::Text(pattern));
    Json::Object(vec![("type".to_owned(), kind), ("pattern".to_owned(), pattern)])
}

/// One of these words in another spelling.
fn spelled(words: impl Iterator<Item = &'static str>) -> Json {
    pattern(spellings(words, true))
}

fn yes_or_no() -> Json {
    let words = ["yes", "no", "نعم", "لا"].map(Json::text);
    let values = [Json::True, Json::False, Json::Null].into_iter().chain(words);
    let values = one("enum", Json::List(values.collect()));
    any_of(vec![values, spelled(YES_NO.iter().map(|(word, _)| *word))])
}

fn choice(words: &[&str]) -> Json {
    let mut values: Vec<Json> = words.iter().map(|word| Json::text(word)).collect();
    // Plain `true` and `false` are no strings to a reader of YAML.
    if words.contains(&"true") {
        values.extend([Json::True, Json::False]);
    }
    values.push(Json::Null);
    one("enum", Json::List(values))
}

fn reference(path: &str) -> Json {
    one("$ref", Json::text(path))
}

fn one(key: &str, value: Json) -> Json {
    Json::Object(vec![(key.to_owned(), value)])
}

/// What the schema is made of, in its order.
#[derive(Debug, Clone)]
enum Json {
    Null,
    True,
    False,
    Text(String),
    List(Vec<Json>),
    Object(Vec<(String, Json)>),
}

impl Json {
    fn text(text: &str) -> Json {
        Json::Text(text.to_owned())
    }

    fn write(&self, depth: usize, out: &mut String) {
        match self {
            Json::Null => out.push_str("null"),
            Json::True => out.push_str("true"),
            Json::False => out.push_str("false"),
            Json::Text(text) => quote(text, out),
            Json::List(items) => {
                out.push('[');
                for (index, item) in items.iter().enumerate() {
                    out.push_str(if index == 0 { "" } else { ", " });
                    item.write(depth, out);
                }
                out.push(']');
            }
            Json::Object(entries) if is_short(entries) => write_entries(entries, depth, " ", out),
            Json::Object(entries) => {
                let line = format!("\n{}", "  ".repeat(depth + 1));
                write_entries(entries, depth + 1, &line, out);
            }
        }
    }
}

/// Whether an object fits on a line: a reference, a type, a choice.
fn is_short(entries: &[(String, Json)]) -> bool {
    entries.len() == 1 && !matches!(entries[0].1, Json::Object(_))
}

fn write_entries(entries: &[(String, Json)], depth: usize, line: &str, out: &mut String) {
    out.push('{');
    for (index, (key, value)) in entries.iter().enumerate() {
        out.push_str(if index == 0 { "" } else { "," });
        out.push_str(line);
        quote(key, out);
        out.push_str(": ");
        value.write(depth, out);
    }
    // One step back from the entries: their line begins two spaces deeper than the brace.
    out.push_str(line.strip_suffix("  ").unwrap_or(line));
    out.push('}');
}

/// A string of JSON (RFC 8259, 7).
fn quote(text: &str, out: &mut String) {
    out.push('"');
    for c in text.chars() {
        match c {
            '"' | '\\' => out.extend(['\\', c]),
            '\n' => out.push_str("\\n"),
            c if c.is_control() => {
                write!(out, "\\u{:04x}", c as u32).expect("a string takes any text");
            }
            c => out.push(c),
        }
    }
    out.push('"');
}
