//! Sections under their keys, where the report then says the same words; all others as they stand.

use super::super::write::{quoted, scalar};
use super::super::{headings, offices};
use super::body::{
    blocks, cell, cell_marked, clean, labelled, marked, parted, plain, unmarked, without_marks,
};
use super::comments::{BELOW, pin};
use super::outline::{Outline, Section, is_distribution, opened};
use super::setting::Setting;
use super::{Lines, check, fields, people, quotation};
use crate::docx::read::{Paragraph, Part, Style, Table, TableKind, entry_path};
use crate::locale::Word;

/// Keys with the heading that a report gives them.
const STANDARD: [(&str, Word); 20] = [
    ("summary", Word::Summary),
    ("background", Word::Background),
    ("speakers", Word::Speakers),
    ("attendees", Word::Attendees),
    ("apologies", Word::Apologies),
    ("absent", Word::Absent),
    ("guests", Word::Guests),
    ("observers", Word::Observers),
    ("objectives", Word::Objectives),
    ("themes", Word::Themes),
    ("agenda", Word::Agenda),
    ("discussion", Word::Discussion),
    ("statements", Word::Statements),
    ("decisions", Word::Decisions),
    ("recommendations", Word::Recommendations),
    ("actions", Word::Actions),
    ("votes", Word::Votes),
    ("quotes", Word::Quotes),
    ("closing", Word::Closing),
    ("references", Word::References),
];
const PEOPLE: [&str; 6] = ["speakers", "attendees", "apologies", "absent", "guests", "observers"];
const RICH: [&str; 3] = ["summary", "background", "closing"];
const OFFICES: [(&str, Word); 3] =
    [("chair", Word::Chair), ("secretary", Word::Secretary), ("rapporteur", Word::Rapporteur)];

/// Writes all sections, and the order of their keys.
pub(super) fn write(
    outline: &Outline,
    setting: &Setting,
    told: bool,
    order: &mut Vec<&'static str>,
) -> Lines {
    let mut lines = Lines::new();
    let mut free = Lines::new();
    // Headings with nothing below them, which open the next section that has something.
    let mut waiting: Vec<&Paragraph> = Vec::new();
    for section in &outline.sections {
        let parts = opened(&section.parts);
        if parts.is_empty() {
            waiting.extend(&section.heading);
            continue;
        }
        let candidates =
            if told && waiting.is_empty() { keys(section, setting) } else { Vec::new() };
        let found = candidates.into_iter().filter(|key| !order.contains(key)).find_map(|key| {
            let (keys, lines) = keyed(key, section.heading.as_ref(), &parts, setting, order)?;
            Some((keys, lines))
        });
        match found {
            Some((keys, found)) => {
                order.extend(keys);
                lines.extend(found);
            }
            None => {
                let headings = waiting.drain(..).chain(&section.heading);
                free.extend(as_it_stands(headings, &parts, setting, order));
            }
        }
    }
    if !waiting.is_empty() {
        free.extend(headings_alone(&waiting, setting, order));
    }
    if !free.is_empty() {
        lines.push("sections:".to_owned());
        lines.extend(free);
    }
    lines
}

/// The keys that a section may be: by the tags in it, by its heading, by words of its heading.
fn keys(section: &Section, setting: &Setting) -> Vec<&'static str> {
    let Some(heading) = &section.heading else { return vec!["signatures", "distribution"] };
    let heading = plain(heading);
    let tag = section
        .parts
        .iter()
        .find_map(tag)
        .and_then(|name| STANDARD.iter().map(|(key, _)| *key).find(|key| *key == name));
    let standard = STANDARD.iter().filter(|(_, word)| setting.word(*word) == heading);
    let word = headings::key_of(&heading).map(headings::Key::name);
    let annexes = (setting.word(Word::Annexes) == heading).then_some("annexes");
    let told = match section.parts.first() {
        Some(Part::Paragraph(first)) if first.style == Style::Quote => Some("quotes"),
        Some(Part::Paragraph(first)) if first.style == Style::Lead => Some("statements"),
        _ => None,
    };
    tag.into_iter()
        .chain(standard.map(|(key, _)| *key))
        .chain(annexes)
        .chain(word)
        .chain(told)
        .collect()
}

/// The key in the first tag of a part: `mahdar:recommendations[0].text`.
fn tag(part: &Part) -> Option<String> {
    match part {
        Part::Paragraph(p) => p.tags.iter().find_map(|tag| {
            let (key, _) = entry_path(tag)?.split_once('[')?;
            Some(key.to_owned())
        }),
        Part::Table(table) => table.rows.iter().flatten().flatten().find_map(tag),
    }
}

/// A section as one of `sections`.
fn as_it_stands<'a>(
    mut headings: impl Iterator<Item = &'a Paragraph>,
    parts: &[Part],
    setting: &Setting,
    order: &[&'static str],
) -> Lines {
    let title = headings.next().map(marked).filter(|title| !title.is_empty());
    let after = order.last().copied().unwrap_or("facts");
    // A table to sign in has no heading of its own: a dash stands for one.
    let title = title.unwrap_or_else(|| "—".to_owned());
    let mut lines = vec![format!("  - title: {}", scalar(&title)), format!("    after: {after}")];
    lines.push("    body:".to_owned());
    let more: Vec<Part> = headings.cloned().map(Part::Paragraph).collect();
    lines.extend(blocks(&more, setting, 6));
    lines.extend(blocks(parts, setting, 6));
    lines
}

fn headings_alone(headings: &[&Paragraph], setting: &Setting, order: &[&'static str]) -> Lines {
    let parts: Vec<Part> = headings.iter().map(|p| Part::Paragraph((*p).clone())).collect();
    let body = parts.get(1..).filter(|rest| !rest.is_empty()).unwrap_or(&parts);
    as_it_stands(headings.first().copied().into_iter(), body, setting, order)
}

type Keyed = (Vec<&'static str>, Lines);

/// A section under a key: the first form of it whose report says the same words.
fn keyed(
    key: &'static str,
    heading: Option<&Paragraph>,
    parts: &[Part],
    setting: &Setting,
    used: &[&'static str],
) -> Option<Keyed> {
    let heading_part: Vec<Part> = heading.cloned().map(Part::Paragraph).into_iter().collect();
    let mut expected = check::words_of(&heading_part);
    expected.extend(check::words_of(parts));
    let mut start = vec!["title: x".to_owned()];
    start.extend(setting.lines.iter().cloned());
    start.extend(
        (!setting.document.is_empty())
            .then(|| format!("document: {{{}}}", setting.document.join(", "))),
    );
    let opening = check::words_made(&start.join("\n"))?;
    forms(key, heading, parts, setting).into_iter().find_map(|(keys, lines)| {
        let fresh = keys.iter().all(|key| !used.contains(key));
        let order = format!("order: [{}]", keys.join(", "));
        let file: Lines = start.iter().chain(&lines).cloned().chain([order]).collect();
        let made = check::words_made(&file.join("\n"));
        let whole =
            made.is_some_and(|made| made.strip_prefix(opening.as_slice()) == Some(&expected[..]));
        (fresh && whole).then_some((keys, lines))
    })
}

/// The forms in which a section may stand under its key, the best first.
fn forms(
    key: &'static str,
    heading: Option<&Paragraph>,
    parts: &[Part],
    setting: &Setting,
) -> Vec<Keyed> {
    if key == "signatures" {
        return signatures(parts, setting).map(|lines| (vec![key], lines)).into_iter().collect();
    }
    if key == "distribution" {
        return distribution(parts).map(|lines| (vec![key], lines)).into_iter().collect();
    }
    if RICH.contains(&key) {
        let mut lines = vec![format!("{key}:")];
        lines.extend(blocks(parts, setting, 2));
        return vec![(vec![key], lines)];
    }
    // Paragraphs before the officers open the section.
    let is_opening = |part: &Part| matches!(part, Part::Paragraph(p) if p.label.is_none() && p.style == Style::Body);
    let opening = match PEOPLE.contains(&key) {
        true => parts.iter().position(|part| !is_opening(part)).unwrap_or(0),
        false => 0,
    };
    let (opening, below) = parts.split_at(opening);
    let (officers, rest) =
        if PEOPLE.contains(&key) { officers(below, setting) } else { (Vec::new(), below) };
    let mut keys: Vec<&'static str> = officers.iter().map(|(office, _)| *office).collect();
    let before: Lines = officers.into_iter().flat_map(|(_, lines)| lines).collect();
    keys.push(key);
    let heading = heading.map(|p| format!("  heading: {}", scalar(&marked(p))));
    let head = |intro: &[Part]| {
        let mut lines = before.clone();
        lines.push(format!("{key}:"));
        lines.extend(heading.clone());
        if !intro.is_empty() {
            lines.push("  intro:".to_owned());
            lines.extend(blocks(intro, setting, 4));
        }
        lines
    };
    let bodies = match key {
        "quotes" => vec![(head(&[]), quotes(rest))],
        "statements" => vec![(head(&[]), statements(rest, setting))],
        _ => {
            let items = rest.iter().position(is_item).unwrap_or(rest.len());
            let (intro, rest) = rest.split_at(items);
            let intro = [opening, intro].concat();
            listed(key, rest, setting).into_iter().map(|items| (head(&intro), items)).collect()
        }
    };
    let whole = |(mut head, items): (Lines, Lines)| {
        head.extend(items);
        (keys.clone(), head)
    };
    bodies.into_iter().filter(|(_, items)| !items.is_empty()).map(whole).collect()
}

fn is_item(part: &Part) -> bool {
    match part {
        Part::Paragraph(paragraph) => paragraph.label.is_some(),
        Part::Table(_) => true,
    }
}

/// Officers named before the list of people.
fn officers<'p>(parts: &'p [Part], setting: &Setting) -> (Vec<(&'static str, Lines)>, &'p [Part]) {
    let mut found: Vec<(&'static str, Lines)> = Vec::new();
    let mut rest = parts;
    while let Some((Part::Paragraph(first), after)) = rest.split_first() {
        let Some((label, person)) = parted(first) else { break };
        let label = label.as_str();
        let office = offices::of_meeting(label).or_else(|| {
            let said = |word: Word| [false, true].map(|f| setting.locale.office(word, f));
            OFFICES
                .into_iter()
                .find(|(_, word)| said(*word).iter().any(|w| w == label))
                .map(|o| o.0)
        });
        // An office of another name takes the first place that is free.
        let free = || OFFICES.into_iter().map(|o| o.0).find(|o| found.iter().all(|(f, _)| f != o));
        let labelled = first.style == Style::Labelled;
        let Some(office) = office.or_else(|| free().filter(|_| labelled)) else { break };
        if first.label.is_some() || found.iter().any(|(known, _)| *known == office) {
            break;
        }
        let mut lines =
            vec![format!("{office}:"), format!("  label: {}", scalar(&unmarked(label)))];
        lines.extend(people::written("person:", 2, &person));
        found.push((office, lines));
        rest = after;
    }
    (found, rest)
}

/// Items of a list or rows of a table, in the forms they may have.
fn listed(key: &'static str, parts: &[Part], setting: &Setting) -> Vec<Lines> {
    if let [Part::Table(table)] = parts {
        return [true, false]
            .into_iter()
            .filter_map(|counted| {
                let items = fields::items(key, table, setting, counted)?;
                Some([vec!["  items:".to_owned()], items].concat())
            })
            .collect();
    }
    let paragraphs: Option<Vec<&Paragraph>> = parts
        .iter()
        .map(|part| match part {
            Part::Paragraph(paragraph) => Some(paragraph),
            Part::Table(_) => None,
        })
        .collect();
    let Some(paragraphs) = paragraphs.filter(|p| !p.is_empty()) else { return Vec::new() };
    let first = paragraphs.iter().find_map(|p| p.label.clone()).map(|label| clean(&label));
    let counted = numberings(first.as_deref());
    let mut forms: Vec<Lines> = Vec::new();
    for numbering in counted {
        let line = format!("  numbering: {}", quoted(&numbering));
        let items = list_items(key, &paragraphs, setting, false);
        forms.push([vec![line, "  items:".to_owned()], items].concat());
    }
    if let Some(style) = first.as_deref().and_then(sign_of) {
        let items = list_items(key, &paragraphs, setting, true);
        let line = format!("  numbering: {}", quoted(&style));
        forms.push([vec![line, "  items:".to_owned()], items].concat());
    }
    forms
}

/// The numberings that may have made the first label.
fn numberings(first: Option<&str>) -> Vec<String> {
    match first {
        None => vec!["none".to_owned()],
        Some("•") => vec!["bullet".to_owned()],
        Some(label) if label.starts_with("أول") => vec!["ordinal".to_owned()],
        Some(label) if label.contains('أ') => vec![label.to_owned(), "hijai".to_owned()],
        Some(label) => vec![label.to_owned()],
    }
}

/// The style of a label that does not count: `14/1)` is of the style `1)`.
fn sign_of(label: &str) -> Option<String> {
    let sign = label.chars().next_back().filter(|c| matches!(c, ')' | '.' | '-'))?;
    Some(format!("1{sign}"))
}

/// Items with what stands below them: points, notes.
fn list_items(key: &str, paragraphs: &[&Paragraph], setting: &Setting, numbered: bool) -> Lines {
    let base = paragraphs.first().map_or(0, |p| p.level);
    let mut lines = Lines::new();
    let mut rest = paragraphs;
    while let Some((first, after)) = rest.split_first() {
        let is_below =
            |p: &&&Paragraph| p.style == Style::Note || (p.label.is_some() && p.level > base);
        let below = after.iter().take_while(is_below).count();
        let (below, after) = after.split_at(below);
        rest = after;
        let text = match key == "discussion" {
            true => marked(first),
            false => with_lines(marked(first), below),
        };
        let below: Vec<&Paragraph> = match key == "discussion" {
            true => below.to_vec(),
            false => below.iter().filter(|p| p.style == Style::Note).copied().collect(),
        };
        let number = first
            .label
            .as_deref()
            .filter(|_| numbered)
            .map(|label| clean(label).trim_end_matches([')', '.', '-']).to_owned());
        if PEOPLE.contains(&key) {
            lines.extend(people::written("-", 4, first));
        } else if below.is_empty() && number.is_none() {
            lines.push(format!("    - {}", scalar(&text)));
        } else if key == "discussion" {
            lines.extend(point(&text, &below));
        } else {
            let number = number.map(|number| format!("number: {}", quoted(&number)));
            let entries = number.into_iter().chain([format!("text: {}", scalar(&text))]);
            let entries =
                entries.chain(below.iter().flat_map(|note| details(&marked(note), setting)));
            for (at, entry) in entries.enumerate() {
                lines.push(format!("    {} {entry}", if at == 0 { "-" } else { " " }));
            }
        }
    }
    lines
}

/// A text with the items below it as lines of it.
fn with_lines(mut text: String, below: &[&Paragraph]) -> String {
    let items = below.iter().filter(|p| p.style != Style::Note);
    for item in items.clone() {
        let bullet = if item.label.as_deref() == Some("•") { "• " } else { "" };
        text.push_str(&format!("\n{bullet}{}", labelled(item, &marked(item))));
    }
    if items.count() > 0 {
        text.push_str(&pin(BELOW));
    }
    text
}

/// A point of a discussion with its speaker and what was said.
fn point(title: &str, below: &[&Paragraph]) -> Lines {
    let mut lines = vec![format!("    - title: {}", scalar(title))];
    let (notes, points): (Vec<&&Paragraph>, _) = below.iter().partition(|p| p.style == Style::Note);
    lines.extend(notes.iter().map(|p| format!("      speaker: {}", scalar(&marked(p)))));
    if !points.is_empty() {
        lines.push("      points:".to_owned());
        lines.extend(
            points.iter().map(|p| format!("        - {}", scalar(&labelled(p, &marked(p))))),
        );
    }
    lines
}

/// «السند: … · تاريخ السريان: …».
fn details(note: &str, setting: &Setting) -> Vec<String> {
    let mut entries = Vec::new();
    for piece in note.split(" · ") {
        let Some((label, value)) = piece.split_once(':') else { continue };
        let (label, value) = (label.trim(), value.trim());
        if label == setting.word(Word::DecisionBasis) {
            entries.push(format!("basis: {}", scalar(value)));
        } else if label == setting.word(Word::DecisionEffective) {
            entries.push(format!("effective: {}", fields::due(value, value, setting)));
        }
    }
    entries
}

/// Quotations, each with whose it is below it.
fn quotes(parts: &[Part]) -> Lines {
    let mut lines = vec!["  items:".to_owned()];
    let mut rest = parts;
    while let Some((Part::Paragraph(first), after)) = rest.split_first() {
        rest = after;
        let (open, words, close) = without_marks(&marked(first));
        // One of several paragraphs is no text of this key.
        if !open.is_empty() && close.is_empty() && quotation::goes_on(after) {
            return Lines::new();
        }
        lines.push(format!("    - text: {}", scalar(&words)));
        if (open.as_str(), close.as_str()) != ("«", "»") {
            let (open, close) = (quoted(&open), quoted(&close));
            lines.push(format!("      marks: {{open: {open}, close: {close}}}"));
        }
        if let Some((Part::Paragraph(by), after)) = after.split_first()
            && by.style == Style::Attribution
        {
            lines.push(format!("      speaker: {}", scalar(&marked(by))));
            rest = after;
        }
    }
    if rest.is_empty() { lines } else { Lines::new() }
}

/// Speeches: who speaks in a line of its own, the words below.
fn statements(parts: &[Part], setting: &Setting) -> Lines {
    let is_speaker = |part: &Part| matches!(part, Part::Paragraph(p) if p.style == Style::Lead);
    let mut lines = vec!["  items:".to_owned()];
    let mut rest = parts;
    while let Some((Part::Paragraph(first), after)) = rest.split_first() {
        if first.style != Style::Lead {
            return Lines::new();
        }
        let end = after.iter().position(is_speaker).unwrap_or(after.len());
        let (text, after) = after.split_at(end);
        let speaker = marked(first);
        let speaker = speaker.trim_end_matches(':');
        lines.push(format!("    - speaker: {}", scalar(speaker)));
        lines.push("      text:".to_owned());
        lines.extend(blocks(text, setting, 8));
        rest = after;
    }
    lines
}

/// The recipients below «صورة إلى».
fn distribution(parts: &[Part]) -> Option<Lines> {
    let (Part::Paragraph(lead), rest) = parts.split_first()? else { return None };
    if !is_distribution(&lead.text()) {
        return None;
    }
    let mut lines = vec!["distribution:".to_owned()];
    for part in rest {
        let Part::Paragraph(recipient) = part else { return None };
        lines.push(format!("  - {}", scalar(&marked(recipient))));
    }
    (lines.len() > 1).then_some(lines)
}

/// The columns to sign in.
fn signatures(parts: &[Part], setting: &Setting) -> Option<Lines> {
    let [Part::Table(Table { kind: TableKind::Signatures, rows, .. })] = parts else { return None };
    let mut lines = vec!["signatures:".to_owned()];
    for column in rows.iter().flatten().filter(|cell| !cell.is_empty()) {
        let (below, above) = column.split_last()?;
        let texts = above.iter().map(|part| cell_marked(std::slice::from_ref(part)));
        let below = cell(std::slice::from_ref(below));
        let mut entries: Vec<String> = ["role", "person"]
            .into_iter()
            .zip(texts)
            .map(|(key, text)| format!("{key}: {}", scalar(&text)))
            .collect();
        let date = below.split_once(':').map(|(_, date)| date.trim());
        entries.extend(date.map(|date| format!("date: {}", setting.date_value(date))));
        for (at, entry) in entries.into_iter().enumerate() {
            lines.push(format!("  {} {entry}", if at == 0 { "-" } else { " " }));
        }
    }
    Some(lines)
}
