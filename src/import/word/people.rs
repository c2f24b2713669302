//! People of a Word file: officers, items of a list, rows of a table.

use super::super::people;
use super::super::write::scalar;
use super::Lines;
use super::body::unmarked;

/// A person as written, in fields where it can be split.
pub(super) fn written(lead: &str, indent: usize, text: &str) -> Lines {
    match people::split(text) {
        Some(person) => {
            let fields = [
                ("honorific", person.honorific),
                ("name", Some(person.name)),
                ("role", person.role),
                ("organization", person.organization),
                ("display", Some(person.written)),
            ];
            mapping(lead, indent, &fields)
        }
        None => vec![format!("{}{lead} {}", " ".repeat(indent), scalar(&unmarked(text)))],
    }
}

/// A person by the cells of a row.
pub(super) fn row(indent: usize, cells: &[(&'static str, String)]) -> Lines {
    let value =
        |key: &str| cells.iter().find(|(known, _)| *known == key).map(|(_, text)| text.clone());
    let shown = value("name").unwrap_or_default();
    let only = cells.iter().all(|(key, text)| *key == "name" || text.is_empty());
    if only {
        return vec![format!("{}- {}", " ".repeat(indent), scalar(&unmarked(&shown)))];
    }
    let (honorific, name) = people::honorific(&shown);
    let fields = [
        ("honorific", honorific.map(str::to_owned)),
        ("name", Some(name.to_owned())),
        ("role", value("role")),
        ("organization", value("organization")),
        ("contact", value("contact")),
    ];
    mapping("-", indent, &fields)
}

/// Fields below one another, those without a value left out.
fn mapping(lead: &str, indent: usize, fields: &[(&str, Option<String>)]) -> Lines {
    let pad = " ".repeat(indent);
    let mut lines = Lines::new();
    if lead != "-" {
        lines.push(format!("{pad}{lead}"));
    }
    for (key, value) in fields {
        let Some(value) = value.as_deref().filter(|value| !value.is_empty()) else { continue };
        let begin = if lead == "-" && lines.is_empty() { "- " } else { "  " };
        lines.push(format!("{pad}{begin}{key}: {}", scalar(&unmarked(value))));
    }
    lines
}
