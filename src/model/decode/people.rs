//! People: texts, fields, and references to the people of `people`.

use std::collections::{BTreeMap, BTreeSet};

use super::{Cx, addresses, list, texts};
use crate::diag::{Diagnostic, Message, Span, nearest};
use crate::model::codes::{DUPLICATE_ID, ID_AS_TEXT, NEAR_WORD, UNKNOWN_PERSON};
use crate::model::keys::{OFFICER_KEYS, ORGANIZATION_KEYS, PERSON_KEYS, REGISTER_KEYS};
use crate::model::{Officer, Organization, Person, Text};
use crate::yaml::{At, Fields, Key, MISSING_KEY, Node, Value, wrong_type};

/// The most ids that a mistyped one is compared with, and the most problems of a file for which
/// that is done: a file of thousands of slips needs no suggestion for each.
const MOST_COMPARED: usize = 500;
const MOST_SUGGESTIONS: usize = 100;

/// The keys of a person of which one at least must be there: an honorific alone shows nobody.
const SHOWN: [&str; 4] = ["name", "display", "role", "organization"];

/// The people that others refer to, and the ids met outside `people`.
#[derive(Default)]
pub(super) struct Register {
    people: BTreeMap<String, Person>,
    /// Their ids as [`folded`].
    folded: BTreeSet<String>,
    /// Those to whom ids were given in place, with the id's own place.
    in_place: BTreeMap<String, (Text, Person)>,
    /// People that were written as a single text, with their paths.
    plain: Vec<(Text, String)>,
}

/// The key `people`: each person has an id of its own.
pub(super) fn register(at: At<'_>, cx: &mut Cx<'_>) -> Option<Vec<Person>> {
    if let Some(entries) = ids_as_keys(&at) {
        cx.found.push(list_wanted(&at));
        // Those meant are known by now; of references to them nothing need be said.
        for (key, node) in entries {
            cx.people.people.insert(key.text.clone(), empty(node.span));
        }
        return None;
    }
    let people = list(at, cx, |at, cx| {
        let mut f = Fields::open(at, &REGISTER_KEYS, &mut cx.found)?;
        let id = f.required("id", cx, texts::label);
        let person = fields(&mut f, id, cx);
        if !SHOWN.iter().any(|key| f.has(key)) && !f.is_misread() {
            cx.found.push(nameless(f.at()));
        }
        f.close(&mut cx.found);
        Some(person)
    });
    for (index, person) in people.iter().enumerate() {
        let Some(id) = &person.id else { continue };
        match cx.people.people.get(&id.value) {
            Some(first) => {
                let line = cx.source.line_column(first.span.start).line;
                cx.found.push(duplicate_id(id, line, format!("people[{index}].id")));
            }
            None => {
                cx.people.folded.insert(folded(&id.value));
                cx.people.people.insert(id.value.clone(), person.clone());
            }
        }
    }
    Some(people)
}

/// A person: a text, fields, or the id of a person in `people`.
pub(super) fn person(at: At<'_>, cx: &mut Cx<'_>) -> Option<Person> {
    match &at.node.value {
        Value::Map(_) => person_map(at, cx),
        Value::Null | Value::Scalar(_) | Value::Seq(_) => person_text(at, cx),
    }
}

fn person_text(at: At<'_>, cx: &mut Cx<'_>) -> Option<Person> {
    let text = texts::text(at, cx)?;
    if let Some(known) = cx.people.people.get(text.value.trim()) {
        return Some(Person { span: text.span, ..known.clone() });
    }
    if let Some(error) = mistyped_id(&at, &text, cx) {
        cx.found.push(error);
        return None;
    }
    if let Some(warning) = near_id(&at, &text, cx) {
        cx.found.push(warning);
    }
    cx.people.plain.push((text.clone(), at.path()));
    let span = text.span;
    Some(Person { display: Some(text), ..empty(span) })
}

fn person_map(at: At<'_>, cx: &mut Cx<'_>) -> Option<Person> {
    let span = at.span();
    let mut f = Fields::open(at, &PERSON_KEYS, &mut cx.found)?;
    let id = f.optional("id", cx, texts::label);
    let known = id.as_ref().and_then(|id| cx.people.people.get(&id.value)).cloned();
    let own = fields(&mut f, id.clone(), cx);
    let has_name = SHOWN.iter().any(|key| f.has(key));
    let person = match (known, &id) {
        (Some(known), _) => Some(over(own, known, span)),
        (None, Some(id)) if !f.has("name") && !f.has("display") => {
            cx.found.push(unknown_person(id, format!("{}.id", f.at().path()), cx));
            None
        }
        (None, _) if !has_name => {
            if !f.is_misread() {
                cx.found.push(nameless(f.at()));
            }
            None
        }
        (None, id) => {
            if let Some(id) = id {
                give_in_place(id, &own, &f, cx);
            }
            Some(own)
        }
    };
    f.close(&mut cx.found);
    person
}

/// Notes an id that is given outside `people`: there too it is of one person, who may be written again.
fn give_in_place(id: &Text, person: &Person, f: &Fields<'_>, cx: &mut Cx<'_>) {
    let Some((first, other)) = cx.people.in_place.get(&id.value) else {
        cx.people.in_place.insert(id.value.clone(), (id.clone(), person.clone()));
        return;
    };
    let named = |person: &Person| {
        [&person.name, &person.display].map(|text| text.as_ref().map(|text| text.value.clone()))
    };
    if named(other) != named(person) {
        let line = cx.source.line_column(first.span.start).line;
        cx.found.push(duplicate_id(id, line, format!("{}.id", f.at().path())));
    }
}

fn fields(f: &mut Fields<'_>, id: Option<Text>, cx: &mut Cx<'_>) -> Person {
    Person {
        id,
        honorific: f.optional("honorific", cx, texts::text),
        name: f.optional("name", cx, texts::text),
        role: f.optional("role", cx, texts::text),
        organization: f.optional("organization", cx, texts::text),
        contact: f.optional("contact", cx, texts::text),
        display: f.optional("display", cx, texts::text),
        span: f.at().span(),
    }
}

/// The fields written at a reference, over those of the person that it names. A form that was written there
/// says nothing of them, so it gives way to them, or is the name where there is no other.
fn over(own: Person, known: Person, span: Span) -> Person {
    let written = [&own.name, &own.honorific, &own.role, &own.organization];
    let known = match (&own.display, &known.display) {
        (None, Some(_)) if written.into_iter().any(Option::is_some) => without_form(known),
        _ => known,
    };
    Person {
        id: known.id,
        honorific: own.honorific.or(known.honorific),
        name: own.name.or(known.name),
        role: own.role.or(known.role),
        organization: own.organization.or(known.organization),
        contact: own.contact.or(known.contact),
        display: own.display.or(known.display),
        span,
    }
}

/// A person without a form of the author's own. Where that was all that names the person, it is the name,
/// and has said the other fields too.
fn without_form(person: Person) -> Person {
    let (name, form) = (person.name.clone(), person.display.clone());
    match name {
        Some(_) => Person { display: None, ..person },
        None => Person { id: person.id, contact: person.contact, name: form, ..empty(person.span) },
    }
}

fn empty(span: Span) -> Person {
    Person {
        id: None,
        honorific: None,
        name: None,
        role: None,
        organization: None,
        contact: None,
        display: None,
        span,
    }
}

/// A person in an office: as [`person`], or `{label, person}`.
pub(super) fn officer(at: At<'_>, cx: &mut Cx<'_>) -> Option<Officer> {
    if Fields::any_of(&OFFICER_KEYS, at.node).is_none() {
        return person(at, cx).map(|person| Officer { label: None, person });
    }
    let mut f = Fields::open(at, &OFFICER_KEYS, &mut cx.found)?;
    let label = f.optional("label", cx, texts::text);
    let person = f.required("person", cx, person);
    f.close(&mut cx.found);
    Some(Officer { label, person: person? })
}

/// A text that may name somebody, where ids of `people` are not read: one that is such an id would be shown
/// instead of the name.
pub(super) fn text_without_ids(at: At<'_>, cx: &mut Cx<'_>) -> Option<Text> {
    let text = texts::text(at, cx)?;
    let id = text.value.trim();
    if let Some(person) = cx.people.people.get(id)
        && person.name.as_ref().is_none_or(|name| name.value != id)
    {
        let message = Message::new(
            format!("«{id}» معرّف شخص في people، ويُعرض هنا كما كتب: لا تُقرأ المعرّفات في هذا الموضع"),
            format!(
                "`{id}` is the id of a person in `people`, and is shown as written: no ids are read here"
            ),
        );
        let help =
            Message::new("اكتب الاسم كما تريده أن يظهر", "write the name as it is to be shown");
        let warning = Diagnostic::warning(ID_AS_TEXT, message).at(Some(at.span()));
        cx.found.push(warning.in_path(at.path()).help(help));
    }
    Some(text)
}

/// A list of such texts.
pub(super) fn texts_without_ids(at: At<'_>, cx: &mut Cx<'_>) -> Option<Vec<Text>> {
    Some(list(at, cx, text_without_ids))
}

/// The body of the letterhead: its name, or fields.
pub(super) fn organization(at: At<'_>, cx: &mut Cx<'_>) -> Option<Organization> {
    if at.node.scalar().is_some() {
        let name = texts::text(at, cx)?;
        let (unit, address, phone, email, url, logo) = (None, None, None, None, None, None);
        return Some(Organization { name, unit, address, phone, email, url, logo });
    }
    let mut f = Fields::open(at, &ORGANIZATION_KEYS, &mut cx.found)?;
    let name = f.required("name", cx, texts::text);
    let unit = f.optional("unit", cx, texts::text);
    let address = f.optional("address", cx, texts::text);
    let phone = f.optional("phone", cx, texts::text);
    let email = f.optional("email", cx, addresses::shown);
    let url = f.optional("url", cx, texts::label);
    let logo = f.optional("logo", cx, texts::file_name);
    f.close(&mut cx.found);
    Some(Organization { name: name?, unit, address, phone, email, url, logo })
}

/// Ids given outside `people` name nobody elsewhere: a text that is such an id would be shown as a
/// name, so it is an error.
pub(super) fn check_references(cx: &mut Cx<'_>) {
    for (text, path) in &cx.people.plain {
        if cx.people.in_place.contains_key(text.value.trim()) {
            let id = text.value.trim();
            let message = Message::new(
                format!("«{id}» معرّف شخص لم يعرَّف في people"),
                format!("`{id}` is the id of a person who is not defined in `people`"),
            );
            let help = Message::new(
                "انقل تعريف الشخص إلى people ليصح أن يشار إليه",
                "move that person's definition to `people`, so that others may refer to it",
            );
            let error = Diagnostic::error(UNKNOWN_PERSON, message).at(Some(text.span));
            cx.found.push(error.in_path(path.clone()).help(help));
        }
    }
}

/// The error for a text that must be a mistyped id: it differs from one in case or signs alone, or has
/// the form of one where ids are in use.
fn mistyped_id(at: &At<'_>, text: &Text, cx: &Cx<'_>) -> Option<Diagnostic> {
    let word = text.value.trim();
    let form = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || matches!(c, '_' | '-');
    let like_an_id = !cx.people.people.is_empty() && word.chars().all(form);
    let is_one = || !word.contains(char::is_whitespace) && cx.people.folded.contains(&folded(word));
    (like_an_id || is_one()).then(|| unknown_person(text, at.path(), cx))
}

/// Letters and digits alone, in one case: what `Nada.` and `nada` have in common.
fn folded(id: &str) -> String {
    let is_vowel_sign = crate::locale::marks::is_mark;
    let kept = |c: &char| c.is_alphanumeric() && !is_vowel_sign(*c) && *c != '\u{640}';
    id.chars().filter(kept).flat_map(char::to_lowercase).collect()
}

/// The warning for a single word that is nearly an id of several letters: it may as well be a name.
fn near_id(at: &At<'_>, text: &Text, cx: &Cx<'_>) -> Option<Diagnostic> {
    let word = text.value.trim();
    if word.contains(char::is_whitespace) || cx.found.0.len() >= MOST_SUGGESTIONS {
        return None;
    }
    let ids = cx.people.people.keys().map(String::as_str).take(MOST_COMPARED);
    let near = nearest(word, ids.filter(|id| id.chars().count() > 2))?;
    let message = Message::new(
        format!("«{word}» ليس معرّفاً في people، ويُعرض كما كتب"),
        format!("`{word}` is no id in `people`, and is shown as written"),
    );
    let help = Message::new(
        format!("إن كان المقصود «{near}» فاكتبه كذلك، وإلا فاكتب الاسم كاملاً"),
        format!("if `{near}` is meant, write it so; else write the full name"),
    );
    let warning = Diagnostic::warning(NEAR_WORD, message).at(Some(text.span));
    Some(warning.in_path(at.path()).help(help))
}

fn unknown_person(id: &Text, path: String, cx: &Cx<'_>) -> Diagnostic {
    let word = id.value.trim();
    let message = Message::new(
        format!("لا أحد في people معرّفه «{word}»"),
        format!("nobody in `people` has the id `{word}`"),
    );
    let compared = if cx.found.0.len() < MOST_SUGGESTIONS { MOST_COMPARED } else { 0 };
    let ids = cx.people.people.keys().map(String::as_str).take(compared);
    let help = match nearest(word, ids) {
        Some(near) => {
            Message::new(format!("لعلك تقصد «{near}»"), format!("did you mean `{near}`?"))
        }
        None => Message::new(
            "أضف الشخص إلى people، أو اكتب اسمه كاملاً",
            "add the person to `people`, or write the full name",
        ),
    };
    Diagnostic::error(UNKNOWN_PERSON, message).at(Some(id.span)).in_path(path).help(help)
}

fn duplicate_id(id: &Text, first_line: usize, path: String) -> Diagnostic {
    let word = &id.value;
    let message = Message::new(
        format!("المعرّف «{word}» لشخصين: الأول في السطر {first_line}"),
        format!("the id `{word}` is given to two people: first on line {first_line}"),
    );
    Diagnostic::error(DUPLICATE_ID, message).at(Some(id.span)).in_path(path)
}

/// The entries of a mapping from ids to people, which is written for the list of them.
fn ids_as_keys<'a>(at: &At<'a>) -> Option<&'a [(Key, Node)]> {
    let Value::Map(entries) = &at.node.value else { return None };
    let is_map = |(_, node): &(Key, Node)| matches!(node.value, Value::Map(_));
    let known = Fields::any_of(&REGISTER_KEYS, at.node).is_some();
    (!known && !entries.is_empty() && entries.iter().all(is_map)).then_some(entries)
}

fn list_wanted(at: &At<'_>) -> Diagnostic {
    wrong_type(at, "قائمة أشخاص", "a list of people").help(Message::new(
        "اكتب كل شخص في سطر يبدأ بشرطة، ومعرّفه من حقوله: «- {id: …, name: …}»",
        "write each person on a line that begins with a dash, the id among the fields: `- {id: …, name: …}`",
    ))
}

fn nameless(at: &At<'_>) -> Diagnostic {
    at.error(MISSING_KEY, "شخص بلا اسم", "a person without a name").help(Message::new(
        "اكتب name، أو display لما يُعرض كما هو",
        "write `name`, or `display` for what is to be shown as it is",
    ))
}
