//! From the tree of a file to a [`Meeting`]: every decoder reports what is wrong and goes on, so that
//! all problems of a file are told at once.

mod addresses;
mod blocks;
mod check;
mod comments;
mod dates;
mod items;
mod lints;
mod lists;
mod names;
mod options;
mod pack;
mod people;
mod places;
mod repair;
mod texts;

#[cfg(test)]
mod tests;

pub(super) use pack::from_yaml as pack_from_yaml;

use std::collections::BTreeSet;

use super::codes::UNKNOWN_PERSON;
use super::keys::{self, MEETING_KEYS};
use super::words::{KINDS, MODES};
use super::{Calendar, HeadedList, Meeting, Person, Repair, SectionKey};
use crate::diag::{Diagnostics, Source, Warned};
use crate::locale::Lang;
use crate::yaml::{self, At, Fields, KeySpec, Value};

/// What decoders share: the problems found so far, and the people that may be referred to.
pub(super) struct Cx<'s> {
    source: &'s Source,
    found: Diagnostics,
    people: people::Register,
    /// The language of the paper: some slips are none in other languages.
    lang: Lang,
    /// What the author wants mended in texts.
    repair: Vec<Repair>,
    /// The calendars of dates, when the author chose them.
    calendar: Option<Calendar>,
}

impl<'s> Cx<'s> {
    fn new(source: &'s Source) -> Cx<'s> {
        let (found, people) = (Diagnostics::default(), people::Register::default());
        Cx { source, found, people, lang: Lang::Ar, repair: Vec::new(), calendar: None }
    }
}

/// Reads a meeting and checks it.
pub(super) fn from_yaml(source: &Source) -> Result<Warned<Meeting>, Diagnostics> {
    match read(source) {
        (Some(value), found) if !found.has_errors() => Ok(Warned { value, warnings: found.0 }),
        (_, found) => Err(found),
    }
}

/// What can be read of a meeting, and all problems; where there are errors, values are missing.
pub(super) fn read(source: &Source) -> (Option<Meeting>, Diagnostics) {
    let (root, found) = match yaml::parse_on(source) {
        Ok(read) => read,
        Err(found) => return (None, found),
    };
    if let Some(error) = pack::instead_of_a_meeting(&root) {
        return (None, Diagnostics(vec![error]));
    }
    let mut cx = Cx { found, ..Cx::new(source) };
    let meeting = meeting(At::root(&root), &mut cx);
    people::check_references(&mut cx);
    // A second list of people was not read, and may hold whoever is missing.
    if cx.found.0.iter().any(|found| found.code == yaml::DUPLICATE_KEY) {
        cx.found.0.retain(|found| found.code != UNKNOWN_PERSON);
    }
    comments::check(&root, &mut cx);
    if let Some(meeting) = &meeting {
        cx.found.0.retain(|found| !meeting.document.allows(found));
    }
    cx.found.sort();
    (meeting, cx.found)
}

fn meeting(at: At<'_>, cx: &mut Cx<'_>) -> Option<Meeting> {
    let mut f = Fields::open(at, &MEETING_KEYS, &mut cx.found)?;
    let (language, region) =
        f.optional("language", cx, options::language).unwrap_or((Lang::Ar, None));
    cx.lang = language;
    // Before all texts, which it may change.
    let document = f.optional("document", cx, options::document).unwrap_or_default();
    cx.repair.clone_from(&document.repair);
    cx.calendar = document.calendar;
    // Before the others, which may refer to them.
    let people = f.optional("people", cx, people::register).unwrap_or_default();
    let country = f.optional("country", cx, options::country);
    let title = f.required("title", cx, texts::text);
    let meeting = Meeting {
        title: title.unwrap_or_else(|| super::Text::new("", f.at().span())),
        subtitle: f.optional("subtitle", cx, texts::text),
        kind: f.optional("kind", &mut cx.found, yaml::choice(KINDS)).unwrap_or_default(),
        language,
        country: country.or(region),
        reference: f.optional("reference", cx, texts::label),
        series: f.optional("series", cx, texts::text),
        number: f.optional("number", cx, texts::label),
        version: f.optional("version", cx, texts::label),
        status: f.optional("status", cx, items::state),
        classification: f.optional("classification", cx, texts::label),
        date: f.optional("date", cx, dates::date),
        start: f.optional("start", cx, dates::time),
        end: f.optional("end", cx, dates::time),
        timezone: f.optional("timezone", cx, texts::label),
        place: f.optional("place", cx, texts::text),
        mode: f.optional("mode", &mut cx.found, yaml::choice(MODES)),
        organization: f.optional("organization", cx, people::organization),
        organizers: f.optional("organizers", cx, people::texts_without_ids).unwrap_or_default(),
        partners: f.optional("partners", cx, people::texts_without_ids).unwrap_or_default(),
        people,
        chair: f.optional("chair", cx, people::officer),
        secretary: f.optional("secretary", cx, people::officer),
        rapporteur: f.optional("rapporteur", cx, people::officer),
        speakers: people_list(&mut f, "speakers", cx),
        attendees: people_list(&mut f, "attendees", cx),
        apologies: people_list(&mut f, "apologies", cx),
        absent: people_list(&mut f, "absent", cx),
        guests: people_list(&mut f, "guests", cx),
        observers: people_list(&mut f, "observers", cx),
        quorum: f.optional("quorum", cx, items::quorum),
        introduction: f.optional("introduction", cx, blocks::rich),
        summary: f.optional("summary", cx, blocks::rich),
        background: f.optional("background", cx, blocks::rich),
        closing: f.optional("closing", cx, blocks::rich),
        objectives: headed(&mut f, "objectives", &keys::TEXT_LIST, cx, texts::text),
        themes: headed(&mut f, "themes", &keys::TEXT_LIST, cx, texts::text),
        agenda: headed(&mut f, "agenda", &keys::AGENDA_LIST, cx, items::agenda_item),
        previous_minutes: f.optional("previous_minutes", cx, items::previous_minutes),
        discussion: headed(&mut f, "discussion", &keys::POINT_LIST, cx, items::point),
        statements: headed(&mut f, "statements", &keys::STATEMENT_LIST, cx, items::statement),
        decisions: headed(&mut f, "decisions", &keys::DECISION_LIST, cx, items::decision),
        recommendations: headed(
            &mut f,
            "recommendations",
            &keys::RECOMMENDATION_LIST,
            cx,
            items::recommendation,
        ),
        actions: headed(&mut f, "actions", &keys::ACTION_LIST, cx, items::action),
        votes: headed(&mut f, "votes", &keys::VOTE_LIST, cx, items::vote),
        quotes: headed(&mut f, "quotes", &keys::QUOTE_LIST, cx, items::quote),
        next_meeting: f.optional("next_meeting", cx, items::next_meeting),
        adjourned_at: f.optional("adjourned_at", cx, dates::time),
        signatures: f.optional("signatures", cx, items::signatures).unwrap_or_default(),
        references: headed(&mut f, "references", &keys::REFERENCE_LIST, cx, items::reference),
        annexes: headed(&mut f, "annexes", &keys::REFERENCE_LIST, cx, items::reference),
        distribution: f.optional("distribution", cx, people::texts_without_ids).unwrap_or_default(),
        sections: f.optional("sections", cx, items::sections).unwrap_or_default(),
        order: f.optional("order", cx, order).unwrap_or_default(),
        document,
        mail: f.optional("mail", cx, options::mail).unwrap_or_default(),
    };
    check::meeting(&meeting, &f, &mut cx.found);
    f.close(&mut cx.found);
    Some(meeting)
}

fn people_list(f: &mut Fields<'_>, name: &'static str, cx: &mut Cx<'_>) -> HeadedList<Person> {
    headed_list(f, name, &keys::PEOPLE_LIST, cx, |at, cx| {
        names::check(&at, cx);
        list(at, cx, people::person)
    })
}

/// A headed list of such items.
fn headed<T>(
    f: &mut Fields<'_>,
    name: &'static str,
    keys: &'static [KeySpec],
    cx: &mut Cx<'_>,
    item: fn(At<'_>, &mut Cx<'_>) -> Option<T>,
) -> HeadedList<T> {
    headed_list(f, name, keys, cx, |at, cx| list(at, cx, item))
}

/// A headed list: the bare items, or a mapping with `items`.
fn headed_list<T>(
    f: &mut Fields<'_>,
    name: &'static str,
    keys: &'static [KeySpec],
    cx: &mut Cx<'_>,
    items: impl Fn(At<'_>, &mut Cx<'_>) -> Vec<T>,
) -> HeadedList<T> {
    let list = f.optional(name, cx, |at, cx| match &at.node.value {
        Value::Map(_) => headed_map(at, keys, cx, items),
        Value::Null | Value::Scalar(_) | Value::Seq(_) => Some(HeadedList {
            span: Some(at.span()),
            items: items(at, cx),
            ..HeadedList::default()
        }),
    });
    list.unwrap_or_default()
}

fn headed_map<T>(
    at: At<'_>,
    keys: &'static [KeySpec],
    cx: &mut Cx<'_>,
    items: impl Fn(At<'_>, &mut Cx<'_>) -> Vec<T>,
) -> Option<HeadedList<T>> {
    let span = at.span();
    let mut f = Fields::open(at, keys, &mut cx.found)?;
    let value = HeadedList {
        heading: f.optional("heading", cx, texts::text),
        intro: f.optional("intro", cx, blocks::rich),
        numbering: f.optional("numbering", cx, options::numbering),
        items: f.optional("items", cx, |at, cx| Some(items(at, cx))).unwrap_or_default(),
        span: Some(span),
    };
    if value.is_empty() && value.heading.is_some() && !f.has("items") {
        cx.found.push(items::heading_alone(f.at()));
    }
    f.close(&mut cx.found);
    Some(value)
}

/// The items of a list, with a warning where several may have been meant for one.
fn list<T>(
    at: At<'_>,
    cx: &mut Cx<'_>,
    item: impl FnMut(At<'_>, &mut Cx<'_>) -> Option<T>,
) -> Vec<T> {
    lists::check(&at, cx);
    yaml::items(at, cx, item)
}

fn order(at: At<'_>, cx: &mut Cx<'_>) -> Option<Vec<SectionKey>> {
    let keys = list(at, cx, |at, cx| {
        let key = items::section_key(at, cx)?;
        Some((key, at.span()))
    });
    let mut seen = BTreeSet::new();
    for (key, span) in &keys {
        if !seen.insert(*key) {
            cx.found.push(items::twice_in_order(*key, *span));
        }
    }
    Some(keys.into_iter().map(|(key, _)| key).collect())
}
