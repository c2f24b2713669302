//! The parts of notes: a title, an introduction, sections in their order.

use std::collections::BTreeSet;

use super::facts::{self, Fact};
use super::gather::{self, Headed, Lead};
use super::headings::{self, Key};
use super::lines::{self, Label, Line, Placed};
use super::names::Names;
use super::officers::{self, Officer};
use super::{extent, language, nesting, ordinals, people, tables, titles};
use crate::locale::Lang;

/// The longest title, in characters.
pub(super) const LONGEST_TITLE: usize = 100;

/// Notes in their parts. Every word of theirs is in one of the parts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Notes {
    /// The language that a report has of them.
    pub(super) lang: Lang,
    pub(super) title: Title,
    /// Whether the basmala stands above the title.
    pub(super) basmala: bool,
    /// Other lines above the title.
    pub(super) letterhead: Vec<String>,
    /// Date and place, where they stand first below the title.
    pub(super) facts: Vec<Fact>,
    /// Other lines before the first heading, but for the title.
    pub(super) introduction: Body,
    pub(super) sections: Vec<Section>,
    /// Who stands in lists of people.
    pub(super) people: Names,
}

/// Where the title comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Title {
    /// The first line.
    FirstLine(String),
    /// The first line, which may name the body whose paper it is.
    Guess(String),
    /// Words behind «الموضوع», or in quotation marks after «عنوان», which stand in their place too.
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
    Free(String, Body, Option<Remark>),
    /// What follows a list, and has no heading of its own.
    Unheaded(Body),
    /// Officers outside of lists.
    Officers(Vec<Officer>),
}

/// What is to be said of a section under no key.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Remark {
    /// Its heading may be none.
    Guess,
    /// Its heading names a key, and speaks of something else.
    SaysMore,
    /// Its heading names a key, and heads a table.
    Table,
}

/// Lines below no heading of a key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Body {
    pub(super) lines: Vec<Line>,
    /// Beside each, the level of the list on which it stands, from 0.
    pub(super) depths: Vec<usize>,
}

/// A section that has a key of its own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct KnownSection {
    pub(super) key: Key,
    /// None where quotations follow a list.
    pub(super) heading: Option<String>,
    /// Whether the heading says more than its key, and may speak of something else.
    pub(super) is_doubtful: bool,
    /// Whether a heading that may be another stands first among its paragraphs.
    pub(super) is_led_in: bool,
    /// Paragraphs before the items.
    pub(super) intro: Vec<Line>,
    pub(super) officers: Vec<Officer>,
    pub(super) items: Vec<Item>,
}

/// An item with the label it had.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Item {
    pub(super) label: Option<Label>,
    pub(super) text: String,
    /// Items that belong to it.
    pub(super) below: Vec<(Label, String)>,
    /// Whether lines without a label were joined to it.
    pub(super) joined: bool,
    /// Whether a blank line parts it from items between which there is none.
    pub(super) is_apart: bool,
    /// Whether its label is an ordinal that counts with none of the list: it may be a heading.
    pub(super) is_odd: bool,
    /// Whether items that belong to it have items of their own.
    pub(super) is_deep: bool,
}

impl Item {
    fn new(label: Option<Label>, text: String) -> Item {
        let below = Vec::new();
        Item { label, text, below, joined: false, is_apart: false, is_odd: false, is_deep: false }
    }
}

/// The keys that are taken already.
struct Used {
    keys: BTreeSet<&'static str>,
    /// The keys of headings that say nothing more: they go before those that do.
    claimed: BTreeSet<Key>,
    /// Whether a heading speaks of quotations, so that those elsewhere are none of its section.
    quotes_have_heading: bool,
    /// Who stands in lists of people.
    people: Names,
}

/// Reads notes.
pub(super) fn read(text: &str) -> Notes {
    let (first, sections) = gather::below_headings(lines::read(text));
    let mut keys = BTreeSet::new();
    let is_chair_named = sections.iter().any(|section| {
        let mut lines = section.lines.iter().map(|placed| placed.line.text());
        officers::names_chair(&section.heading) || lines.any(officers::names_chair)
    });
    let Body { lines: mut introduction, depths } = bare(first);
    let depths = depths_of_items(&introduction, &depths);
    let (basmala, letterhead) = titles::above(&mut introduction);
    let officers = officers::of_introduction(&mut introduction, &mut keys, is_chair_named);
    let people = people_of(&sections, &officers);
    let more = !sections.is_empty() || !officers.is_empty() || basmala || !letterhead.is_empty();
    let title = titles::taken(&mut introduction, more, &people);
    let quotes_have_heading =
        sections.iter().any(|section| headings::key_of(&section.heading) == Some(Key::Quotes));
    let claimed = claimed(&sections);
    let mut used = Used { keys, claimed, quotes_have_heading, people };
    let first = (!officers.is_empty()).then_some(Section::Officers(officers));
    let sections = sections.into_iter().flat_map(|headed| section(headed, &mut used));
    let sections = first.into_iter().chain(sections).collect();
    let facts = Vec::new();
    let people = used.people;
    let lang = Lang::Ar;
    let introduction = Body { lines: introduction, depths: Vec::new() };
    let mut notes =
        Notes { lang, title, basmala, letterhead, facts, introduction, sections, people };
    notes.lang = language::of(&notes.texts(), &notes.running());
    notes.facts = facts::taken(&mut notes.introduction.lines, notes.lang);
    notes.introduction.depths = beside_items(&notes.introduction.lines, depths);
    notes
}

/// The levels of the items alone: of what stands before the first heading, no item is taken out.
fn depths_of_items(lines: &[Line], depths: &[usize]) -> Vec<usize> {
    let items = lines.iter().zip(depths).filter(|(line, _)| matches!(line, Line::Item(..)));
    items.map(|(_, depth)| *depth).collect()
}

/// The levels of items beside all lines.
fn beside_items(lines: &[Line], depths: Vec<usize>) -> Vec<usize> {
    let mut depths = depths.into_iter();
    let depth = |line: &Line| match line {
        Line::Item(..) => depths.next().unwrap_or(0),
        Line::Plain(..) | Line::Heading(_) | Line::Row(_) => 0,
    };
    lines.iter().map(depth).collect()
}

/// The keys of headings that are nothing but their names, and head what such a key takes.
fn claimed(sections: &[Headed]) -> BTreeSet<Key> {
    let plain = |section: &&Headed| !section.is_guess && headings::is_plain(&section.heading);
    let taken = |section: &Headed| {
        headings::key_of(&section.heading).filter(|key| !is_table(*key, &section.lines))
    };
    sections.iter().filter(plain).filter_map(taken).collect()
}

/// Whether a table stands where a list would.
fn is_table(key: Key, lines: &[Placed]) -> bool {
    lines.first().is_some_and(tables::is_row) && !(key.is_people() && tables::are_people(lines))
}

/// Who is named below headings of people, and the officers above them.
fn people_of(sections: &[Headed], officers: &[Officer]) -> Names {
    let of_people = |heading: &str| {
        headings::key_of(heading).is_some_and(Key::is_people) || officers::is_office(heading)
    };
    let lines = sections.iter().filter(|section| of_people(&section.heading));
    let lines = lines.flat_map(|section| &section.lines);
    let lines = lines.map(|placed| placed.line.text()).filter(|line| people::is_named(line));
    Names::of(lines.chain(officers.iter().map(|officer| officer.person.as_str())))
}

/// A section; what follows its list are sections of their own.
fn section(headed: Headed, used: &mut Used) -> Vec<Section> {
    let Headed { heading, lead, mut lines, is_guess, .. } = headed;
    // What may be no heading says of nothing what it is.
    let key = headings::key_of(&heading).filter(|_| !is_guess);
    let gives_way = |key: &Key| used.claimed.contains(key) && headings::is_doubtful(&heading, *key);
    let key = key.filter(|key| !gives_way(key) && !used.keys.contains(key.name()));
    let is_table = key.is_some_and(|key| is_table(key, &lines));
    let remark = match is_guess {
        true => Some(Remark::Guess),
        false if is_table => Some(Remark::Table),
        false => headings::is_denied(&heading).then_some(Remark::SaysMore),
    };
    match key.filter(|key| !is_table && used.keys.insert(key.name())) {
        Some(key) => {
            if key.is_people() && tables::are_people(&lines) {
                lines = tables::opened(lines);
            }
            let rest = lines.split_off(extent::of(key, &lines, &used.people));
            let mut section = known(key, Some(heading), lines, used);
            if let Some(Lead { text, is_sure }) = lead {
                section.intro.insert(0, Line::Plain(text, false));
                section.is_led_in = !is_sure;
            }
            let mut sections = vec![Section::Known(section)];
            sections.extend(following(rest, used));
            sections
        }
        None => match officers::of_section(&heading, &lines, &used.keys) {
            Some((officers, taken)) => {
                used.keys.extend(officers.iter().map(|officer| officer.office));
                let rest = lines.split_off(taken);
                [Section::Officers(officers)].into_iter().chain(following(rest, used)).collect()
            }
            None => {
                lines.splice(..0, lead.map(Lead::placed));
                vec![Section::Free(heading, bare(lines), remark)]
            }
        },
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

fn bare(lines: Vec<Placed>) -> Body {
    let depths = nesting::depths(&lines);
    Body { lines: lines.into_iter().map(|placed| placed.line).collect(), depths }
}

fn known(key: Key, heading: Option<String>, lines: Vec<Placed>, used: &mut Used) -> KnownSection {
    let is_doubtful = heading.as_deref().is_some_and(|heading| headings::is_doubtful(heading, key));
    let (intro, officers, items) = (Vec::new(), Vec::new(), Vec::new());
    let mut section =
        KnownSection { key, heading, is_doubtful, is_led_in: false, intro, officers, items };
    let labelled = lines.iter().any(|placed| matches!(placed.line, Line::Item(..)));
    // A person or a quotation begins with each line.
    let by_line = key.is_people() || key == Key::Quotes;
    let parted = if by_line || labelled { None } else { parted(&lines) };
    let depths = if by_line { vec![0; lines.len()] } else { nesting::depths(&lines) };
    let below: Vec<bool> = depths.iter().map(|depth| *depth > 0).collect();
    let odd = ordinals::odd(&lines, &below, section.heading.as_deref());
    let mut follows_officer = false;
    for (at, Placed { line, .. }) in lines.into_iter().enumerate() {
        let (label, text, own) = match line {
            Line::Item(label, text) => (Some(label), text, true),
            Line::Plain(text, indented) => (None, text, !indented && (by_line || !labelled)),
            Line::Heading(text) => (None, text, true),
            Line::Row(row) => (None, row.written, by_line || !labelled),
        };
        if !own && let Some((above, joined)) = last(&mut section, follows_officer) {
            above.push('\n');
            above.push_str(&text);
            *joined = true;
            continue;
        }
        if let (true, Some(label), Some(item)) = (below[at], &label, section.items.last_mut()) {
            item.below.push((label.clone(), text));
            item.is_deep |= depths[at] > 1;
            continue;
        }
        let officer = officer(&section, label.as_ref(), &text, used);
        follows_officer = officer.is_some();
        match officer {
            Some(officer) => section.officers.push(officer),
            None if !own && labelled => section.intro.push(Line::Plain(text, false)),
            None => {
                let is_apart = parted == Some(at);
                section.items.push(Item { is_apart, is_odd: odd[at], ..Item::new(label, text) });
            }
        }
    }
    say_nothing(&mut section);
    if section.items.is_empty() && section.intro.is_empty() {
        give_back_officers(&mut section, used);
    }
    section.officers.sort_by_key(|officer| officers::rank(officer.office));
    section
}

/// What says that there is nothing in a list is no item of it: «لا يوجد».
fn say_nothing(section: &mut KnownSection) {
    let says = |item: &Item| {
        let is_nobody = section.key.is_people() && people::is_nobody(&item.text);
        item.below.is_empty() && (is_nobody || people::is_nothing(&item.text))
    };
    if section.officers.is_empty() && matches!(&section.items[..], [only] if says(only)) {
        let text = |Item { label, text, .. }| match label {
            Some(label) => Label::in_text(&label, &text),
            None => text,
        };
        let lines = section.items.drain(..).map(text).map(|text| Line::Plain(text, false));
        section.intro.extend(lines);
    }
}

/// The text that a line goes on with which begins nothing, and whether any did.
fn last(section: &mut KnownSection, is_officer: bool) -> Option<(&mut String, &mut bool)> {
    let officer = section.officers.last_mut().filter(|_| is_officer);
    let officer = officer.map(|officer| (&mut officer.person, &mut officer.joined));
    officer.or_else(|| {
        let Item { text, below, joined, .. } = section.items.last_mut()?;
        Some((below.last_mut().map_or(text, |(_, text)| text), joined))
    })
}

/// The first line below a blank one, if lines above it stand without any between them.
fn parted(lines: &[Placed]) -> Option<usize> {
    let first = (1..lines.len()).find(|at| lines[*at].is_apart)?;
    (first > 1).then_some(first)
}

/// An officer in a list of those who speak or attend, each office once. Who is absent, or a guest, holds
/// none of this meeting.
fn officer(
    section: &KnownSection,
    item: Option<&Label>,
    line: &str,
    used: &mut Used,
) -> Option<Officer> {
    let may_hold = matches!(section.key, Key::Speakers | Key::Attendees);
    let officer = officers::of_line(line, item, &used.keys).filter(|_| may_hold)?;
    used.keys.insert(officer.office);
    let own = officers::rank(officer.office);
    let is_behind = |other: &Officer| officers::rank(other.office) > own;
    let is_moved = !section.items.is_empty() || section.officers.iter().any(is_behind);
    Some(Officer { is_moved, ..officer })
}

/// A list without people does not appear, nor would the officers at its head: they are its people.
fn give_back_officers(section: &mut KnownSection, used: &mut Used) {
    for Officer { office, label, person, joined, .. } in section.officers.drain(..) {
        used.keys.remove(office);
        let text = format!("{label}: {person}");
        section.items.push(Item { joined, ..Item::new(None, text) });
    }
}
