//! Sections under their keys, where the report then says the same words; all others as they stand.

use super::super::people as persons;
use super::super::write::scalar;
use super::super::{headings, offices};
use super::body::{blocks, cell, cell_marked, marked, parted, plain, unmarked};
use super::comments::{BELOW_ANOTHER, EMPTY, HEADING, MIXED_LIST, UNHEADED, pin, pins, unpinned};
use super::outline::{Outline, Section, is_distribution, opened};
use super::setting::Setting;
use super::{Lines, check, lists, people, said};
use crate::docx::read::{Paragraph, Part, Span, Style, Table, TableKind, entry_path};
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
const RICH: [&str; 3] = ["summary", "background", "closing"];
/// What stands for a heading, or for what stands below one, where there is none.
const NOTHING: &str = "—";
const OFFICES: [(&str, Word); 3] =
    [("chair", Word::Chair), ("secretary", Word::Secretary), ("rapporteur", Word::Rapporteur)];

/// Writes all sections, and the order of their keys.
pub(super) fn write(
    outline: &Outline,
    setting: &Setting,
    told: bool,
    order: &mut Vec<&'static str>,
) -> Lines {
    let (lines, free, waiting) = (Lines::new(), Lines::new(), Vec::new());
    let claimed = claimed(&outline.sections, setting);
    let mut writer = Writer { setting, told, claimed, order, lines, free, waiting };
    outline.sections.iter().for_each(|section| writer.section(section));
    writer.finish()
}

/// The keys of headings that are nothing but their names, and head what such a key takes, where other headings speak of
/// these keys too.
fn claimed(sections: &[Section], setting: &Setting) -> Vec<&'static str> {
    let named = |section: &Section| {
        let heading = unpinned(&plain(section.heading.as_ref()?));
        Some((headings::key_of(&heading)?, heading))
    };
    let is_doubtful =
        |(key, heading): &(headings::Key, String)| headings::is_doubtful(heading, *key);
    let doubtful: Vec<headings::Key> =
        sections.iter().filter_map(named).filter(is_doubtful).map(|(key, _)| key).collect();
    let mut claimed = Vec::new();
    for section in sections {
        let Some((key, heading)) = named(section).filter(|(key, _)| doubtful.contains(key)) else {
            continue;
        };
        let name = key.name();
        let parts = opened(&section.parts);
        if headings::is_plain(&heading)
            && !claimed.contains(&name)
            && keyed(name, section.heading.as_ref(), &parts, setting, &[]).is_some()
        {
            claimed.push(name);
        }
    }
    claimed
}

struct Writer<'a> {
    setting: &'a Setting,
    /// Whether keys are used for what has keys.
    told: bool,
    /// The keys of headings that say nothing more: they go before those that do.
    claimed: Vec<&'static str>,
    order: &'a mut Vec<&'static str>,
    lines: Lines,
    free: Lines,
    /// Headings with nothing below them, which open the next section that has something.
    waiting: Vec<Paragraph>,
}

impl Writer<'_> {
    fn section(&mut self, section: &Section) {
        let parts = opened(&section.parts);
        if parts.is_empty() {
            self.waiting.extend(section.heading.clone());
            return;
        }
        match self.found(section, &parts) {
            Some(found) => {
                self.order.extend(found.keys);
                self.lines.extend(found.lines);
                self.following(&parts[found.taken..]);
            }
            None => {
                let remark = self.remark(section, &parts);
                let headings = self.waiting.drain(..).chain(section.heading.clone()).collect();
                self.as_it_stands(headings, &parts, &remark);
            }
        }
    }

    /// A section under the first key that fits.
    fn found(&self, section: &Section, parts: &[Part]) -> Option<Keyed> {
        if !self.told || !self.waiting.is_empty() {
            return None;
        }
        let keys = keys(section, self.setting).into_iter();
        let keys = keys.filter(|(key, _)| !self.order.contains(key));
        let mut keys =
            keys.filter(|(key, is_doubtful)| !is_doubtful || !self.claimed.contains(key));
        keys.find_map(|(key, is_doubtful)| {
            let heading = section.heading.as_ref().map(|heading| match is_doubtful {
                true => pinned(heading, HEADING),
                false => heading.clone(),
            });
            keyed(key, heading.as_ref(), parts, self.setting, self.order)
        })
    }

    /// What is to be said of a section whose heading names a key that it does not become.
    fn remark(&self, section: &Section, parts: &[Part]) -> String {
        let Some(heading) = section.heading.as_ref().filter(|_| self.told) else {
            return String::new();
        };
        let heading = unpinned(&plain(heading));
        if headings::is_denied(&heading) {
            return pin(HEADING);
        }
        let key = headings::key_of(&heading).filter(|key| key.is_people());
        let is_item = |part: &Part| matches!(part, Part::Paragraph(p) if p.label.is_some());
        let is_list = key.is_some_and(|key| !self.order.contains(&key.name()))
            && parts.iter().filter(|part| is_item(part)).count() > 1;
        if is_list { pin(MIXED_LIST) } else { String::new() }
    }

    /// What stands behind a list: sections by the headings in it, and what has none.
    fn following(&mut self, parts: &[Part]) {
        let mut rest = parts;
        while let Some(first) = rest.first() {
            let own = level(first);
            let ends = |part: &Part| match own {
                Some(own) => level(part).is_some_and(|level| level <= own),
                None => level(part).is_some(),
            };
            let length = rest.iter().skip(1).position(ends).map_or(rest.len(), |at| at + 1);
            let (section, after) = rest.split_at(length);
            match first {
                Part::Paragraph(heading) if own.is_some() => self.section(&Section {
                    heading: Some(pinned(heading, BELOW_ANOTHER)),
                    parts: section[1..].to_vec(),
                }),
                Part::Paragraph(_) | Part::Table(_) => {
                    self.as_it_stands(Vec::new(), section, &pin(UNHEADED));
                }
            }
            rest = after;
        }
    }

    /// A section as one of `sections`; pins stand behind its title.
    fn as_it_stands(&mut self, headings: Vec<Paragraph>, parts: &[Part], pins: &str) {
        let mut headings = headings.into_iter();
        let title = headings.next().map(|title| marked(&title)).filter(|title| !title.is_empty());
        let after = self.order.last().copied().unwrap_or("facts");
        // A table to sign in has no heading of its own: a dash stands for one.
        let title = title.unwrap_or_else(|| NOTHING.to_owned()) + pins;
        self.free.push(format!("  - title: {}", scalar(&title)));
        self.free.push(format!("    after: {after}"));
        self.free.push("    body:".to_owned());
        let more: Vec<Part> = headings.map(Part::Paragraph).collect();
        let body = [more.as_slice(), parts].concat();
        self.free.extend(blocks(&body, self.setting, 6));
        if body.is_empty() {
            self.free.push(format!("      - {}", scalar(NOTHING)));
        }
    }

    fn finish(mut self) -> Lines {
        let mut last = std::mem::take(&mut self.waiting);
        if !last.is_empty() {
            let more: Vec<Part> = last.drain(1..).map(Part::Paragraph).collect();
            let pins = if more.is_empty() { pin(EMPTY) } else { String::new() };
            self.as_it_stands(last, &more, &pins);
        }
        if !self.free.is_empty() {
            self.lines.push("sections:".to_owned());
            self.lines.extend(self.free);
        }
        self.lines
    }
}

/// The level of a heading.
fn level(part: &Part) -> Option<u8> {
    match part {
        Part::Paragraph(Paragraph { style: Style::Heading(level), .. }) => Some(*level),
        Part::Paragraph(_) | Part::Table(_) => None,
    }
}

/// A heading with a comment, at its end.
fn pinned(heading: &Paragraph, number: usize) -> Paragraph {
    let mut heading = heading.clone();
    if !pins(&plain(&heading)).contains(&pin(number)) {
        heading.spans.push(Span { text: pin(number), ..Span::default() });
    }
    heading
}

/// The keys that a section may be: by the tags in it, by its heading, by words of its heading. Whether the heading
/// may speak of something else.
fn keys(section: &Section, setting: &Setting) -> Vec<(&'static str, bool)> {
    let Some(heading) = &section.heading else {
        return vec![("signatures", false), ("distribution", false)];
    };
    let heading = unpinned(&plain(heading));
    let tag = section
        .parts
        .iter()
        .find_map(tag)
        .and_then(|name| STANDARD.iter().map(|(key, _)| *key).find(|key| *key == name));
    let standard = STANDARD.iter().filter(|(_, word)| setting.word(*word) == heading);
    let annexes = (setting.word(Word::Annexes) == heading).then_some("annexes");
    let own = tag.into_iter().chain(standard.map(|(key, _)| *key)).chain(annexes);
    let word = headings::key_of(&heading);
    let word = word.map(|key| (key.name(), headings::is_doubtful(&heading, key)));
    let told = match section.parts.first() {
        Some(Part::Paragraph(first)) if first.style == Style::Quote => Some("quotes"),
        Some(Part::Paragraph(first)) if first.style == Style::Lead => Some("statements"),
        _ => None,
    };
    let sure = |key| (key, false);
    own.map(sure).chain(word).chain(told.map(sure)).collect()
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

/// A section under a key: its keys, its lines, and how many of its parts they say.
struct Keyed {
    keys: Vec<&'static str>,
    lines: Lines,
    taken: usize,
}

/// A section under a key: the first form of it whose report says the same words.
fn keyed(
    key: &'static str,
    heading: Option<&Paragraph>,
    parts: &[Part],
    setting: &Setting,
    used: &[&'static str],
) -> Option<Keyed> {
    let heading_part: Vec<Part> = heading.cloned().map(Part::Paragraph).into_iter().collect();
    let mut start = vec!["title: x".to_owned()];
    start.extend(setting.lines.iter().cloned());
    start.extend(
        (!setting.document.is_empty())
            .then(|| format!("document: {{{}}}", setting.document.join(", "))),
    );
    let opening = check::labelled_words_made(&start.join("\n"))?;
    forms(key, heading, parts, setting).into_iter().find(|Keyed { keys, lines, taken }| {
        let mut expected = check::labelled_words_of(&heading_part);
        expected.extend(check::labelled_words_of(&parts[..*taken]));
        let fresh = keys.iter().all(|key| !used.contains(key));
        let order = format!("order: [{}]", keys.join(", "));
        let file: Lines = start.iter().chain(lines).cloned().chain([order]).collect();
        let made = check::labelled_words_made(&file.join("\n"));
        let whole =
            made.is_some_and(|made| made.strip_prefix(opening.as_slice()) == Some(&expected[..]));
        fresh && whole
    })
}

/// The forms in which a section may stand under its key, the best first.
fn forms(
    key: &'static str,
    heading: Option<&Paragraph>,
    parts: &[Part],
    setting: &Setting,
) -> Vec<Keyed> {
    let whole = |lines| Keyed { keys: vec![key], lines, taken: parts.len() };
    match key {
        "signatures" => signatures(parts, setting).map(whole).into_iter().collect(),
        "distribution" => distribution(parts).map(whole).into_iter().collect(),
        _ if RICH.contains(&key) => {
            let lines = std::iter::once(format!("{key}:")).chain(blocks(parts, setting, 2));
            vec![whole(lines.collect())]
        }
        _ => forms_of_list(key, heading, parts, setting),
    }
}

/// The forms of a section with items: paragraphs and officers may stand before them.
fn forms_of_list(
    key: &'static str,
    heading: Option<&Paragraph>,
    parts: &[Part],
    setting: &Setting,
) -> Vec<Keyed> {
    // Paragraphs before the officers open the section.
    let is_opening = |part: &Part| matches!(part, Part::Paragraph(p) if p.label.is_none() && p.style == Style::Body);
    let opening = match people::KEYS.contains(&key) {
        true => parts.iter().position(|part| !is_opening(part)).unwrap_or(0),
        false => 0,
    };
    let (opening, below) = parts.split_at(opening);
    let (officers, rest) =
        if people::KEYS.contains(&key) { officers(below, setting) } else { (Vec::new(), below) };
    let mut keys: Vec<&'static str> = officers.iter().map(|(office, _)| *office).collect();
    let mut head: Lines = officers.into_iter().flat_map(|(_, lines)| lines).collect();
    keys.push(key);
    head.push(format!("{key}:"));
    head.extend(heading.map(|p| format!("  heading: {}", scalar(&marked(p)))));
    let (bodies, left) = match key {
        "quotes" => (vec![said::quotes(rest)], 0),
        "statements" => (vec![said::statements(rest, setting)], 0),
        _ => {
            let items = rest.iter().position(|part| is_item(key, part)).unwrap_or(rest.len());
            let (intro, rest) = rest.split_at(items);
            let intro = [opening, intro].concat();
            let (list, left) = rest.split_at(lists::length(key, rest));
            let taken = parts.len() - left.len();
            // What says that there is nothing is no item: it opens a list without any.
            let only = [&intro, list].concat();
            if says_nothing(key, &only) {
                head.push("  intro:".to_owned());
                return keyed_forms(&keys, &head, vec![blocks(&only, setting, 4)], taken);
            }
            if !intro.is_empty() {
                head.push("  intro:".to_owned());
                head.extend(blocks(&intro, setting, 4));
            }
            let is_list =
                !says_nothing(key, list) && !intro.iter().any(|part| is_of_another(key, part));
            let forms = if is_list { lists::forms(key, list, setting) } else { Vec::new() };
            (forms, left.len())
        }
    };
    keyed_forms(&keys, &head, bodies, parts.len() - left)
}

/// Whether all that a list says is that there is nothing in it: «لا يوجد».
fn says_nothing(key: &str, list: &[Part]) -> bool {
    let [Part::Paragraph(only)] = list else { return false };
    let text = plain(only);
    persons::is_nothing(&text) || (people::KEYS.contains(&key) && persons::is_nobody(&text))
}

/// Whether a heading in a section speaks of another key: what stands below it is nothing of the section.
fn is_of_another(key: &str, part: &Part) -> bool {
    let Part::Paragraph(heading) = part else { return false };
    let own = headings::key_of(&unpinned(&plain(heading)));
    level(part).is_some() && own.is_some_and(|own| own.name() != key)
}

/// The same head with each body that says something.
fn keyed_forms(
    keys: &[&'static str],
    head: &Lines,
    bodies: Vec<Lines>,
    taken: usize,
) -> Vec<Keyed> {
    let bodies = bodies.into_iter().filter(|body| !body.is_empty());
    let whole = |body: Lines| {
        let lines = head.iter().cloned().chain(body).collect();
        Keyed { keys: keys.to_vec(), lines, taken }
    };
    bodies.map(whole).collect()
}

fn is_item(key: &str, part: &Part) -> bool {
    match part {
        Part::Paragraph(p) => p.label.is_some() || (key == "discussion" && p.style == Style::Lead),
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
        let is_taken = found.iter().any(|(known, _)| *known == office);
        if first.label.is_some() || is_taken || persons::is_vacant(&plain(&person)) {
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
