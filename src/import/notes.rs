//! The parts of notes: a title, an introduction, sections in their order.

use std::collections::BTreeSet;

use super::facts::{self, Fact};
use super::headings::{self, Key};
use super::lines::{self, Label, Line, Placed};
use super::names::Names;
use super::{extent, people, quotes};
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
    /// Who stands in lists of people.
    pub(super) people: Names,
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
    /// What follows a list, and has no heading of its own.
    Unheaded(Vec<Line>),
}

/// A section that has a key of its own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct KnownSection {
    pub(super) key: Key,
    /// None where quotations follow a list.
    pub(super) heading: Option<String>,
    /// Paragraphs before the items.
    pub(super) intro: Vec<Line>,
    pub(super) officers: Vec<Officer>,
    pub(super) items: Vec<Item>,
}

/// An officer named in a list of people.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Officer {
    /// The key of the office.
    pub(super) office: &'static str,
    /// Its name, as written.
    pub(super) label: String,
    /// Who holds it, as written.
    pub(super) person: String,
    /// Whether lines without a label were joined to the person.
    pub(super) joined: bool,
    /// Whether somebody stands before the officer whom a report shows behind.
    pub(super) is_moved: bool,
}

/// An item with the label it had.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Item {
    pub(super) label: Option<Label>,
    pub(super) text: String,
    /// Whether lines without a label were joined to it.
    pub(super) joined: bool,
    /// Whether a blank line parts it from items between which there is none.
    pub(super) is_apart: bool,
}

/// The keys that are taken already.
struct Used {
    keys: BTreeSet<&'static str>,
    /// Whether a heading speaks of quotations, so that those elsewhere are none of its section.
    quotes_have_heading: bool,
    /// Who stands in lists of people.
    people: Names,
}

/// Reads notes.
pub(super) fn read(text: &str) -> Notes {
    let mut introduction = Vec::new();
    let mut sections: Vec<(String, Vec<Placed>)> = Vec::new();
    let mut lines = lines::read(text).into_iter().peekable();
    while let Some(Placed { line, is_apart }) = lines.next() {
        let next = lines.peek().map(|next| &next.line);
        let line = match line {
            // A heading with nothing below it heads nothing.
            Line::Heading(text) if matches!(next, None | Some(Line::Heading(_))) => {
                Line::Plain(text, false)
            }
            other => other,
        };
        match (line, sections.last_mut()) {
            (Line::Heading(heading), _) => sections.push((heading, Vec::new())),
            (line, Some((_, lines))) => lines.push(Placed { line, is_apart }),
            (line, None) => introduction.push(line),
        }
    }
    let people = people_of(&sections);
    let title = title(&mut introduction, !sections.is_empty(), &people);
    let quotes_have_heading =
        sections.iter().any(|(heading, _)| headings::key_of(heading) == Some(Key::Quotes));
    let mut used = Used { keys: BTreeSet::new(), quotes_have_heading, people };
    let sections = sections.into_iter().flat_map(|(h, lines)| section(h, lines, &mut used));
    let sections = sections.collect();
    let facts = Vec::new();
    let people = used.people;
    let mut notes = Notes { lang: Lang::Ar, title, facts, introduction, sections, people };
    if notes.is_latin() {
        notes.lang = Lang::En;
    }
    notes.facts = facts::of(&notes.introduction, notes.lang);
    notes.introduction.drain(..notes.facts.len());
    notes
}

/// Who is named below headings of people.
fn people_of(sections: &[(String, Vec<Placed>)]) -> Names {
    let of_people = |heading: &str| headings::key_of(heading).is_some_and(Key::is_people);
    let lines = sections.iter().filter(|(heading, _)| of_people(heading)).flat_map(|(_, l)| l);
    Names::of(lines.map(|placed| placed.line.text()).filter(|line| people::is_named(line)))
}

fn title(introduction: &mut Vec<Line>, more: bool, people: &Names) -> Title {
    let first = match introduction.first() {
        Some(Line::Plain(text, false)) if more || introduction.len() > 1 => Some(text.clone()),
        Some(Line::Plain(..) | Line::Heading(_) | Line::Item(..)) | None => None,
    };
    let short = |text: &String| {
        text.chars().count() <= LONGEST_TITLE
            && !text.ends_with(['.', '،', '؛', '؟', '!'])
            && !facts::is_fact(text)
            // «ورشة عمل: «…»» is a title; the words of somebody are none.
            && !people.said(text)
    };
    if let Some(text) = first.filter(short) {
        introduction.remove(0);
        return Title::FirstLine(text);
    }
    introduction.iter().find_map(named).map_or(Title::None, Title::Named)
}

/// What stands in quotation marks after «عنوان».
fn named(line: &Line) -> Option<String> {
    let (_, rest) = line.text().split_once("عنوان")?;
    let rest = rest.trim_start().trim_start_matches(':').trim_start();
    let inside = rest.strip_prefix(['“', '«', '"', '”'])?;
    let end = inside.find(['“', '”', '»', '"'])?;
    let title = inside[..end].trim();
    (!title.is_empty()).then(|| title.to_owned())
}

/// A section; what follows its list are sections of their own.
fn section(heading: String, mut lines: Vec<Placed>, used: &mut Used) -> Vec<Section> {
    match headings::key_of(&heading).filter(|key| used.keys.insert(key.name())) {
        Some(key) => {
            let rest = lines.split_off(extent::of(key, &lines, &used.people));
            let mut sections = vec![Section::Known(known(key, Some(heading), lines, used))];
            sections.extend(following(rest, used));
            sections
        }
        None => vec![Section::Free(heading, bare(lines))],
    }
}

/// What follows a list: the first quotations are the key for such, unless a heading speaks of others.
fn following(mut before: Vec<Placed>, used: &mut Used) -> Vec<Section> {
    let unheaded = |lines: Vec<Placed>| (!lines.is_empty()).then(|| Section::Unheaded(bare(lines)));
    let found = extent::quotations(&before, &used.people).filter(|_| !used.quotes_have_heading);
    match found.filter(|_| used.keys.insert(Key::Quotes.name())) {
        Some((from, to)) => {
            let after = before.split_off(to);
            let quotes = before.split_off(from);
            let quotes = Section::Known(known(Key::Quotes, None, quotes, used));
            unheaded(before).into_iter().chain([quotes]).chain(unheaded(after)).collect()
        }
        None => unheaded(before).into_iter().collect(),
    }
}

fn bare(lines: Vec<Placed>) -> Vec<Line> {
    lines.into_iter().map(|placed| placed.line).collect()
}

fn known(key: Key, heading: Option<String>, lines: Vec<Placed>, used: &mut Used) -> KnownSection {
    let mut section =
        KnownSection { key, heading, intro: Vec::new(), officers: Vec::new(), items: Vec::new() };
    let labelled = lines.iter().any(|placed| matches!(placed.line, Line::Item(..)));
    // A person or a quotation begins with each line.
    let by_line = key.is_people() || key == Key::Quotes;
    let parted = if by_line || labelled { None } else { parted(&lines) };
    let mut follows_officer = false;
    for (at, Placed { line, .. }) in lines.into_iter().enumerate() {
        let (label, text, own) = match line {
            Line::Item(label, text) => (Some(label), text, true),
            Line::Plain(text, indented) => (None, text, !indented && (by_line || !labelled)),
            Line::Heading(text) => (None, text, true),
        };
        if !own && let Some((above, joined)) = last(&mut section, follows_officer) {
            above.push('\n');
            above.push_str(&text);
            *joined = true;
            continue;
        }
        let officer = officer(&section, label.as_ref(), &text, used);
        follows_officer = officer.is_some();
        match officer {
            Some(officer) => section.officers.push(officer),
            None if !own && labelled => section.intro.push(Line::Plain(text, false)),
            None => {
                let is_apart = parted == Some(at);
                section.items.push(Item { label, text, joined: false, is_apart });
            }
        }
    }
    if section.items.is_empty() && section.intro.is_empty() {
        give_back_officers(&mut section, used);
    }
    section.officers.sort_by_key(|officer| rank(officer.office));
    section
}

/// The text that a line goes on with which begins nothing, and whether any did.
fn last(section: &mut KnownSection, is_officer: bool) -> Option<(&mut String, &mut bool)> {
    let officer = section.officers.last_mut().filter(|_| is_officer);
    let officer = officer.map(|officer| (&mut officer.person, &mut officer.joined));
    officer.or_else(|| section.items.last_mut().map(|item| (&mut item.text, &mut item.joined)))
}

/// The first line below a blank one, if lines above it stand without any between them.
fn parted(lines: &[Placed]) -> Option<usize> {
    let first = (1..lines.len()).find(|at| lines[*at].is_apart)?;
    (first > 1).then_some(first)
}

/// The offices in the order in which a report names them.
const OFFICES: [&str; 3] = ["chair", "secretary", "rapporteur"];

fn rank(office: &str) -> Option<usize> {
    OFFICES.iter().position(|known| *known == office)
}

/// An officer in a list of those who speak or attend, each office once. Who is absent, or a guest, holds
/// none of this meeting.
fn officer(
    section: &KnownSection,
    item: Option<&Label>,
    line: &str,
    used: &mut Used,
) -> Option<Officer> {
    let (label, person) = line.split_once(':')?;
    let office =
        people::office(label).filter(|_| matches!(section.key, Key::Speakers | Key::Attendees))?;
    let person = person.trim().to_owned();
    // Words that an officer says hold no office.
    let is_said = quotes::read(line).speaker.is_some();
    if person.is_empty() || is_said || !used.keys.insert(office) {
        return None;
    }
    let label = item.map_or(label.trim().to_owned(), |item| item.in_text(label.trim()));
    let is_behind = |other: &Officer| rank(other.office) > rank(office);
    let is_moved = !section.items.is_empty() || section.officers.iter().any(is_behind);
    Some(Officer { office, label, person, joined: false, is_moved })
}

/// A list without people does not appear, nor would the officers at its head: they are its people.
fn give_back_officers(section: &mut KnownSection, used: &mut Used) {
    for Officer { office, label, person, joined, .. } in section.officers.drain(..) {
        used.keys.remove(office);
        let text = format!("{label}: {person}");
        section.items.push(Item { label: None, text, joined, is_apart: false });
    }
}
