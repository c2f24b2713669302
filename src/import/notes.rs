//! The parts of notes: a title, an introduction, sections in their order.

use std::collections::BTreeSet;

use super::facts::{self, Fact};
use super::headings::{self, Key};
use super::lines::{self, Label, Line};
use super::people;
use crate::locale::Lang;

/// The longest title, in characters.
const LONGEST_TITLE: usize = 100;

/// Notes in their parts. Every word of theirs is in one of the parts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Notes {
    /// The language that a report has of them.
    pub(super) lang: Lang,
    pub(super) title: Title,
    /// Date and place, where they stand first below the title.
    pub(super) facts: Vec<Fact>,
    /// Other lines before the first heading, but for the title.
    pub(super) introduction: Vec<Line>,
    pub(super) sections: Vec<Section>,
}

/// Where the title comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Title {
    /// The first line.
    FirstLine(String),
    /// Words in quotation marks after «عنوان», which stand in their place too.
    Named(String),
    /// Nowhere.
    None,
}

/// A section by its heading.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Section {
    /// Its heading says what it holds.
    Known(KnownSection),
    /// Any other section; it has lines.
    Free(String, Vec<Line>),
}

/// A section that has a key of its own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct KnownSection {
    pub(super) key: Key,
    pub(super) heading: String,
    /// Paragraphs before the items.
    pub(super) intro: Vec<String>,
    /// Officers named before the first person: key, label, the person as written.
    pub(super) officers: Vec<(&'static str, String, String)>,
    pub(super) items: Vec<Item>,
}

/// An item with the label it had.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Item {
    pub(super) label: Option<Label>,
    pub(super) text: String,
    /// Whether lines without a label were joined to it.
    pub(super) joined: bool,
}

/// Reads notes.
pub(super) fn read(text: &str) -> Notes {
    let mut introduction = Vec::new();
    let mut sections: Vec<(String, Vec<Line>)> = Vec::new();
    let mut lines = lines::read(text).into_iter().peekable();
    while let Some(line) = lines.next() {
        let line = match line {
            // A heading with nothing below it heads nothing.
            Line::Heading(text) if matches!(lines.peek(), None | Some(Line::Heading(_))) => {
                Line::Plain(text, false)
            }
            other => other,
        };
        match (line, sections.last_mut()) {
            (Line::Heading(heading), _) => sections.push((heading, Vec::new())),
            (line, Some((_, lines))) => lines.push(line),
            (line, None) => introduction.push(line),
        }
    }
    let title = title(&mut introduction, !sections.is_empty());
    let mut used = BTreeSet::new();
    let sections = sections.into_iter().map(|(h, lines)| section(h, lines, &mut used)).collect();
    let mut notes = Notes { lang: Lang::Ar, title, facts: Vec::new(), introduction, sections };
    if notes.is_latin() {
        notes.lang = Lang::En;
    }
    notes.facts = facts::of(&notes.introduction, notes.lang);
    notes.introduction.drain(..notes.facts.len());
    notes
}

fn title(introduction: &mut Vec<Line>, more: bool) -> Title {
    let first = match introduction.first() {
        Some(Line::Plain(text, false)) if more || introduction.len() > 1 => Some(text.clone()),
        Some(Line::Plain(..) | Line::Heading(_) | Line::Item(..)) | None => None,
    };
    let short = |text: &String| {
        text.chars().count() <= LONGEST_TITLE
            && !text.ends_with(['.', '،', '؛', '؟', '!'])
            && !facts::is_fact(text)
    };
    if let Some(text) = first.filter(short) {
        introduction.remove(0);
        return Title::FirstLine(text);
    }
    introduction.iter().find_map(named).map_or(Title::None, Title::Named)
}

/// What stands in quotation marks after «عنوان».
fn named(line: &Line) -> Option<String> {
    let (Line::Plain(text, _) | Line::Item(_, text) | Line::Heading(text)) = line;
    let (_, rest) = text.split_once("عنوان")?;
    let rest = rest.trim_start().trim_start_matches(':').trim_start();
    let inside = rest.strip_prefix(['“', '«', '"', '”'])?;
    let end = inside.find(['“', '”', '»', '"'])?;
    let title = inside[..end].trim();
    (!title.is_empty()).then(|| title.to_owned())
}

fn section(heading: String, lines: Vec<Line>, used: &mut BTreeSet<&'static str>) -> Section {
    match headings::key_of(&heading).filter(|key| used.insert(key.name())) {
        Some(key) => Section::Known(known(key, heading, lines, used)),
        None => Section::Free(heading, lines),
    }
}

fn known(
    key: Key,
    heading: String,
    lines: Vec<Line>,
    used: &mut BTreeSet<&'static str>,
) -> KnownSection {
    let mut section =
        KnownSection { key, heading, intro: Vec::new(), officers: Vec::new(), items: Vec::new() };
    let labelled = lines.iter().any(|line| matches!(line, Line::Item(..)));
    // A person or a quotation begins with each line.
    let by_line = key.is_people() || key == Key::Quotes;
    for line in lines {
        let (label, text, own) = match line {
            Line::Item(label, text) => (Some(label), text, true),
            Line::Plain(text, indented) => (None, text, !indented && (by_line || !labelled)),
            Line::Heading(text) => (None, text, true),
        };
        let officer = if section.items.is_empty() { officer(key, &text, used) } else { None };
        match (officer, section.items.last_mut()) {
            (Some(officer), _) => section.officers.push(officer),
            (None, Some(last)) if !own => {
                last.text.push('\n');
                last.text.push_str(&text);
                last.joined = true;
            }
            // Officers stand below the opening paragraphs: what follows them is no such paragraph.
            (None, None) if !own && labelled && section.officers.is_empty() => {
                section.intro.push(text);
            }
            (None, _) => section.items.push(Item { label, text, joined: false }),
        }
    }
    if section.items.is_empty() && section.intro.is_empty() {
        give_back_officers(&mut section, used);
    }
    section
}

/// An officer at the head of a list of people, each office once and in the order in which a report
/// names them.
fn officer(
    key: Key,
    line: &str,
    used: &mut BTreeSet<&'static str>,
) -> Option<(&'static str, String, String)> {
    const LATER: [(&str, &[&str]); 3] = [
        ("chair", &["secretary", "rapporteur"]),
        ("secretary", &["rapporteur"]),
        ("rapporteur", &[]),
    ];
    let (label, person) = line.split_once(':')?;
    let office = people::office(label).filter(|_| matches!(key, Key::Speakers | Key::Attendees))?;
    let (_, later) = LATER.iter().find(|(name, _)| *name == office)?;
    let person = person.trim();
    let free = !person.is_empty() && !later.iter().any(|later| used.contains(later));
    (free && used.insert(office)).then(|| (office, label.trim().to_owned(), person.to_owned()))
}

/// A list without people does not appear, nor would the officers at its head: they are its people.
fn give_back_officers(section: &mut KnownSection, used: &mut BTreeSet<&'static str>) {
    for (office, label, person) in section.officers.drain(..) {
        used.remove(office);
        let text = format!("{label}: {person}");
        section.items.push(Item { label: None, text, joined: false });
    }
}
