//! People of a Word file: officers, items of a list, rows of a table.

use super::super::people;
use super::super::write::scalar;
use super::Lines;
use super::body::{cell, cell_marked, marked, plain, unmarked};
use super::comments::{number_of, pin};
use crate::docx::read::{Paragraph, Part};
use crate::import::offices;

/// The keys of lists of people.
pub(super) const KEYS: [&str; 6] =
    ["speakers", "attendees", "apologies", "absent", "guests", "observers"];

/// A person as written, in fields where it can be split, and with a comment where it is not sure how.
pub(super) fn written(lead: &str, indent: usize, person: &Paragraph) -> Lines {
    let shown = marked(person);
    let line = plain(person);
    // Whom a label names an officer, a line in one piece says in one way only.
    let of_list = lead == "-";
    let doubt = people::doubt(&line).filter(|_| of_list || offices::parts(&line).count() > 1);
    if let Some(doubt) = doubt {
        let pinned = format!("{shown}{}", pin(number_of(doubt)));
        return vec![format!("{}{lead} {}", " ".repeat(indent), scalar(&pinned))];
    }
    match people::split(&line) {
        Some(person) => {
            let unmarked = |text: String| unmarked(&text);
            let fields = [
                ("honorific", person.honorific.map(unmarked)),
                ("name", Some(unmarked(person.name))),
                ("role", person.role.map(unmarked)),
                ("organization", person.organization.map(unmarked)),
                ("contact", person.contact.map(unmarked)),
                ("display", Some(shown)),
            ];
            mapping(lead, indent, &fields)
        }
        None => vec![format!("{}{lead} {}", " ".repeat(indent), scalar(&shown))],
    }
}

/// A person by the cells of a row.
pub(super) fn row(indent: usize, cells: &[(&'static str, &[Part])]) -> Lines {
    let parts = |key: &str| cells.iter().find(|(known, _)| *known == key).map(|(_, parts)| *parts);
    let value = |key: &str| parts(key).map(cell_marked);
    let shown = value("name").unwrap_or_default();
    let only = cells.iter().all(|(key, parts)| *key == "name" || parts.is_empty());
    if only {
        return vec![format!("{}- {}", " ".repeat(indent), scalar(&shown))];
    }
    // Marks may begin in the honorific and end in the name.
    let plain = parts("name").map(cell).unwrap_or_default();
    let is_plain = unmarked(&plain) == shown;
    let (honorific, name) = if is_plain { people::honorific(&shown) } else { (None, &*shown) };
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
        lines.push(format!("{pad}{begin}{key}: {}", scalar(value)));
    }
    lines
}
