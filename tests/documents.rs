//! Committed files that are made from the source: whether they are up to date.
//!
//! `UPDATE_DOCUMENTS=1 cargo test --test documents` writes them anew.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Mutex;

use mahdar::Source;
use mahdar::diag::Severity;
use mahdar::diag::catalogue::{self, Entry};
use mahdar::yaml::{Node, Style, Value, parse};
use regex::Regex;
use serde_json::Value as Json;

/// Compares a committed file with what it should hold, or writes it when asked to.
fn committed(path: &str, expected: &str) {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
    if std::env::var_os("UPDATE_DOCUMENTS").is_some() {
        fs::write(&file, expected).expect("a writable file");
    }
    let found = fs::read_to_string(&file).unwrap_or_default().replace("\r\n", "\n");
    assert!(
        found == expected,
        "{path} is out of date: UPDATE_DOCUMENTS=1 cargo test --test documents"
    );
}

#[test]
fn the_manual_lists_every_code() {
    let row = |Entry { code, ar, en }: &Entry| {
        let kind = match code.severity() {
            Severity::Error => "error",
            Severity::Warning => "warning",
        };
        format!("| `{}` | {kind} | {en} | {ar} |\n", code.0)
    };
    let rows: String = catalogue::ENTRIES.iter().map(row).collect();
    let text = format!(
        "# Diagnostics\n\n\
         Codes are stable. An error keeps a document from being made; a warning asks somebody to look.\n\
         A warning that is known of is switched off by its code: `document: {{allow: [W0141]}}` in the\n\
         meeting, or `--allow W0141` on the command line. This table is made from `src/diag/catalogue.rs`.\n\n\
         | code | | meaning | المعنى |\n|---|---|---|---|\n{rows}"
    );
    committed("docs/diagnostics.md", &text);
}

/// The codes that a piece of source defines: `Code("E0101")`.
fn codes_in(text: &str, found: &mut BTreeSet<String>) {
    for (at, open) in text.match_indices("Code(\"") {
        let code: String = text[at + open.len()..].chars().take_while(|&c| c != '"').collect();
        let digits = code.strip_prefix(['E', 'W']).unwrap_or_default();
        if digits.len() == 4 && digits.bytes().all(|b| b.is_ascii_digit()) {
            found.insert(code);
        }
    }
}

#[test]
fn the_catalogue_holds_every_code_and_no_other() {
    let mut folders = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join("src")];
    let mut used = BTreeSet::new();
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).expect("a readable folder") {
            let path = entry.expect("a readable entry").path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                codes_in(&fs::read_to_string(&path).expect("a readable file"), &mut used);
            }
        }
    }
    let listed: BTreeSet<String> = catalogue::ENTRIES.iter().map(|e| e.code.0.to_owned()).collect();
    assert_eq!(listed.len(), catalogue::ENTRIES.len(), "a code is listed twice");
    assert_eq!(used, listed);
}

#[test]
fn the_schema_is_up_to_date() {
    committed("input/schema.json", &mahdar::model::schema());
    committed("input/pack.schema.json", &mahdar::model::pack_schema());
}

fn read_schema() -> Json {
    serde_json::from_str(&mahdar::model::schema()).expect("the schema is JSON")
}

/// The meetings that are known to be good, with their paths.
fn good_meetings() -> Vec<(PathBuf, Source)> {
    let folders = ["input", "src/cli/starters", "tests/diagnostics/good"];
    let mut meetings = Vec::new();
    for folder in folders.map(|folder| Path::new(env!("CARGO_MANIFEST_DIR")).join(folder)) {
        for entry in fs::read_dir(folder).expect("a readable folder") {
            let path = entry.expect("a readable entry").path();
            let is_pack = path.file_stem().is_some_and(|stem| stem == "pack");
            if path.extension().is_some_and(|extension| extension == "yaml") && !is_pack {
                let text = fs::read_to_string(&path).expect("a readable file");
                meetings.push((path.clone(), Source::new(path.display().to_string(), text)));
            }
        }
    }
    meetings
}

#[test]
fn the_schema_lets_every_good_meeting_pass() {
    let schema = read_schema();
    let meetings = good_meetings();
    assert!(meetings.len() > 20);
    for (path, source) in meetings {
        let value = as_json(&parse(&source).expect("good YAML"));
        assert_eq!(faults(&schema, &schema, &value), Vec::<String>::new(), "{}", path.display());
    }
}

#[test]
fn the_schema_refuses_what_the_program_refuses() {
    let schema = read_schema();
    for (text, fault) in [
        ("place: x", "title"),
        ("title: x\nplaec: y", "plaec"),
        ("title: x\nkind: raport", "raport"),
        ("title: x\nplace: [a]", "[\"a\"]"),
        ("title: x\nquorum: {present: seven}", "seven"),
        ("title: x\nactions: [{owner: a}]", "owner"),
        ("title: x\nالمهام: [{المسؤول: a}]", "المسؤول"),
        ("title: x\npeople: [{name: a}]", "name"),
        ("title: x\nsummary: [{lsit: [a]}]", "lsit"),
    ] {
        let value = as_json(&parse(&Source::new("t", text)).expect("good YAML"));
        let found = faults(&schema, &schema, &value);
        assert!(found.iter().any(|found| found.contains(fault)), "{text}: {found:?}");
    }
}

#[test]
fn the_schema_lets_pass_every_spelling_that_the_program_takes() {
    let schema = read_schema();
    for text in [
        "kind: Minutes",
        "kind: Action Register",
        "kind: جدول اعمال",
        "mode: in person",
        "document: {paper: A4, calendar: Hijri, justify: No, toc: Yes}",
        "document: {paper: \"أ۴\", justify: \"true\", toc: \"False\", repair: presentation_forms}",
        "actions: [{task: x, status: Done}, {task: y, الحَالة: قيد_التنفيذ}]",
        "signatures: {role: x}",
        "sections: {title: x, body: y}",
        "people: {id: a, name: b}",
        "الاهداف: [x]",
        "التّوصيات: {العنــوان: x, items: [y]}",
        "quorum: {present: \"٧\", met: NO}",
    ] {
        let source = Source::new("t", format!("عُنوان الإجتماع: x\n{text}\n"));
        assert!(mahdar::Meeting::from_yaml(&source).is_ok(), "{text}");
        let value = as_json(&parse(&source).expect("good YAML"));
        assert_eq!(faults(&schema, &schema, &value), Vec::<String>::new(), "{text}");
    }
}

/// A tree as an editor's YAML reader sees it: plain scalars by YAML's core schema.
fn as_json(node: &Node) -> Json {
    match &node.value {
        Value::Null => Json::Null,
        Value::Scalar(scalar) if scalar.style == Style::Plain => match scalar.text.as_str() {
            "true" => Json::Bool(true),
            "false" => Json::Bool(false),
            text => text.parse::<f64>().map_or_else(|_| Json::from(text), Json::from),
        },
        Value::Scalar(scalar) => Json::from(scalar.text.as_str()),
        Value::Seq(items) => items.iter().map(as_json).collect(),
        Value::Map(entries) => {
            entries.iter().map(|(key, node)| (key.text.clone(), as_json(node))).collect()
        }
    }
}

/// What is wrong with a value: the words of JSON Schema that our schema is made of, and no others.
fn faults(root: &Json, schema: &Json, value: &Json) -> Vec<String> {
    let rules = schema.as_object().expect("a schema is an object");
    let mut found = Vec::new();
    for (word, rule) in rules {
        match word.as_str() {
            "$schema" | "$defs" | "title" | "description" => {}
            "$ref" => {
                let path = rule.as_str().and_then(|path| path.strip_prefix('#'));
                let target = path.and_then(|path| root.pointer(path)).expect("a known place");
                found.extend(faults(root, target, value));
            }
            "anyOf" => {
                let ways: Vec<_> = list(rule).iter().map(|way| faults(root, way, value)).collect();
                if ways.iter().all(|way| !way.is_empty()) {
                    found.push(format!("{value} is none of the forms"));
                    found.extend(ways.into_iter().flatten());
                }
            }
            "allOf" => found.extend(list(rule).iter().flat_map(|way| faults(root, way, value))),
            "type" if !list(rule).iter().any(|name| is_of_type(name, value)) => {
                found.push(format!("{value} is of none of the types {rule}"));
            }
            "enum" if !list(rule).contains(value) => {
                found.push(format!("{value} is not in {rule}"));
            }
            "pattern" if value.as_str().is_some_and(|text| !matches(rule, text)) => {
                found.push(format!("{value} is no {rule}"));
            }
            "not" if faults(root, rule, value).is_empty() => {
                found.push(format!("{value} is {rule}"));
            }
            "propertyNames" => {
                let keys = value.as_object().into_iter().flat_map(|map| map.keys());
                found.extend(keys.flat_map(|key| faults(root, rule, &Json::from(key.as_str()))));
            }
            "items" => {
                let items = value.as_array().into_iter().flatten();
                found.extend(items.flat_map(|item| faults(root, rule, item)));
            }
            "required" => found.extend(value.as_object().and_then(|map| missing(rule, map))),
            "properties" => {
                for (key, value) in value.as_object().into_iter().flatten() {
                    match property(rules, key) {
                        Some(property) => found.extend(faults(root, property, value)),
                        None => found.push(format!("the key {key} is not known")),
                    }
                }
            }
            "type" | "enum" | "pattern" | "not" => {}
            "patternProperties" | "additionalProperties" => {}
            other => panic!("the schema uses {other}, which this test does not read"),
        }
    }
    found
}

/// What a mapping's schema says of a key, by its name or by a pattern.
fn property<'a>(rules: &'a serde_json::Map<String, Json>, key: &str) -> Option<&'a Json> {
    let spelled = rules["patternProperties"].as_object().expect("patterns with their properties");
    let is_spelled = |(rule, _): &(&String, &Json)| matches(&Json::from(rule.as_str()), key);
    rules["properties"].get(key).or_else(|| spelled.iter().find(is_spelled).map(|(_, value)| value))
}

fn list(rule: &Json) -> Vec<Json> {
    rule.as_array().cloned().unwrap_or_else(|| vec![rule.clone()])
}

fn is_of_type(name: &Json, value: &Json) -> bool {
    match name.as_str().expect("a type is a word") {
        "null" => value.is_null(),
        "boolean" => value.is_boolean(),
        "number" => value.is_number(),
        "string" => value.is_string(),
        "array" => value.is_array(),
        "object" => value.is_object(),
        other => panic!("no type: {other}"),
    }
}

fn matches(pattern: &Json, text: &str) -> bool {
    let pattern = pattern.as_str().expect("a pattern is a text");
    let mut patterns = PATTERNS.lock().expect("nobody fails while holding it");
    let compiled = || Regex::new(pattern).expect("a pattern that can be read");
    patterns.entry(pattern.to_owned()).or_insert_with(compiled).is_match(text)
}

/// Patterns are read once: there are some for every key.
static PATTERNS: Mutex<BTreeMap<String, Regex>> = Mutex::new(BTreeMap::new());

fn missing(names: &Json, map: &serde_json::Map<String, Json>) -> Option<String> {
    let missing: Vec<_> = list(names)
        .into_iter()
        .filter(|name| !name.as_str().is_some_and(|name| map.contains_key(name)))
        .collect();
    let keys: Vec<&String> = map.keys().collect();
    (!missing.is_empty()).then(|| format!("{missing:?} are missing among {keys:?}"))
}
