//! The entries of lists, and the small mappings of the top level.

use super::{Cx, blocks, dates, list, people, texts};
use crate::diag::{Diagnostic, Message, Span, nearest};
use crate::model::codes::{BAD_SECTION, EMPTY_LIST, NEAR_WORD, UNBALANCED_QUOTES};
use crate::model::keys::{
    ACTION_KEYS, AGENDA_ITEM_KEYS, DECISION_KEYS, MARKS_KEYS, MEETING_KEYS, NEXT_MEETING_KEYS,
    POINT_KEYS, PREVIOUS_MINUTES_KEYS, QUORUM_KEYS, QUOTE_KEYS, RECOMMENDATION_KEYS,
    REFERENCE_KEYS, SECTION_KEYS, SIGNATURE_KEYS, STATEMENT_KEYS, VOTE_KEYS,
};
use crate::model::words::{PRIORITIES, STATES, STATUSES, is_draft};
use crate::model::{
    Action, AgendaItem, Decision, NextMeeting, Point, PreviousMinutes, Quorum, Quote, QuoteMarks,
    Recommendation, Reference, Section, SectionKey, Signature, State, Statement, Text, Vote, Word,
};
use crate::yaml::{self, At, Choice, Fields, KeySpec, MISSING_KEY, fold, whole};

pub(super) fn quorum(at: At<'_>, cx: &mut Cx<'_>) -> Option<Quorum> {
    let mut f = Fields::open(at, &QUORUM_KEYS, &mut cx.found)?;
    at_least_one(&f, &["required", "present", "met"], cx);
    let quorum = Quorum {
        required: f.optional("required", &mut cx.found, whole),
        present: f.optional("present", &mut cx.found, whole),
        met: f.optional("met", &mut cx.found, yaml::boolean),
    };
    f.close(&mut cx.found);
    Some(quorum)
}

pub(super) fn previous_minutes(at: At<'_>, cx: &mut Cx<'_>) -> Option<PreviousMinutes> {
    let mut f = Fields::open(at, &PREVIOUS_MINUTES_KEYS, &mut cx.found)?;
    at_least_one(&f, &["reference", "date", "approved", "corrections"], cx);
    let minutes = PreviousMinutes {
        reference: f.optional("reference", cx, texts::label),
        date: f.optional("date", cx, dates::date),
        approved: f.optional("approved", &mut cx.found, yaml::boolean),
        corrections: f.optional("corrections", cx, blocks::rich),
    };
    f.close(&mut cx.found);
    Some(minutes)
}

pub(super) fn next_meeting(at: At<'_>, cx: &mut Cx<'_>) -> Option<NextMeeting> {
    let mut f = Fields::open(at, &NEXT_MEETING_KEYS, &mut cx.found)?;
    at_least_one(&f, &["date", "start", "place"], cx);
    let next = NextMeeting {
        date: f.optional("date", cx, dates::when),
        start: f.optional("start", cx, dates::time),
        place: f.optional("place", cx, texts::text),
    };
    f.close(&mut cx.found);
    Some(next)
}

pub(super) fn agenda_item(at: At<'_>, cx: &mut Cx<'_>) -> Option<AgendaItem> {
    if at.node.scalar().is_some() {
        let title = texts::text(at, cx)?;
        let (number, presenter, time, duration) = (None, None, None, None);
        let (discussion, decision) = (None, None);
        return Some(AgendaItem { number, title, presenter, time, duration, discussion, decision });
    }
    let mut f = Fields::open(at, &AGENDA_ITEM_KEYS, &mut cx.found)?;
    let number = f.optional("number", cx, texts::label);
    let title = f.required("title", cx, texts::text);
    let presenter = f.optional("presenter", cx, people::person);
    let time = f.optional("time", cx, dates::time);
    let duration = f.optional("duration", cx, texts::label);
    let discussion = f.optional("discussion", cx, blocks::rich);
    let decision = f.optional("decision", cx, texts::text);
    f.close(&mut cx.found);
    Some(AgendaItem { number, title: title?, presenter, time, duration, discussion, decision })
}

pub(super) fn point(at: At<'_>, cx: &mut Cx<'_>) -> Option<Point> {
    if at.node.scalar().is_some() {
        let title = Some(texts::text(at, cx)?);
        return Some(Point { title, speaker: None, points: Vec::new() });
    }
    let mut f = Fields::open(at, &POINT_KEYS, &mut cx.found)?;
    at_least_one(&f, &["title", "points"], cx);
    let point = Point {
        title: f.optional("title", cx, texts::text),
        speaker: f.optional("speaker", cx, people::person),
        points: f.optional("points", cx, texts::text_list).unwrap_or_default(),
    };
    f.close(&mut cx.found);
    Some(point)
}

pub(super) fn statement(at: At<'_>, cx: &mut Cx<'_>) -> Option<Statement> {
    let mut f = Fields::open(at, &STATEMENT_KEYS, &mut cx.found)?;
    let speaker = f.optional("speaker", cx, people::person);
    let text = f.required("text", cx, blocks::rich);
    f.close(&mut cx.found);
    Some(Statement { speaker, text: text? })
}

pub(super) fn decision(at: At<'_>, cx: &mut Cx<'_>) -> Option<Decision> {
    if at.node.scalar().is_some() {
        let text = texts::text(at, cx)?;
        return Some(Decision { number: None, text, basis: None, effective: None });
    }
    let mut f = Fields::open(at, &DECISION_KEYS, &mut cx.found)?;
    let number = f.optional("number", cx, texts::label);
    let text = f.required("text", cx, texts::text);
    let basis = f.optional("basis", cx, texts::text);
    let effective = f.optional("effective", cx, dates::when);
    f.close(&mut cx.found);
    Some(Decision { number, text: text?, basis, effective })
}

pub(super) fn recommendation(at: At<'_>, cx: &mut Cx<'_>) -> Option<Recommendation> {
    if at.node.scalar().is_some() {
        let text = texts::text(at, cx)?;
        let (number, to, owner, due, priority, status) = (None, None, None, None, None, None);
        return Some(Recommendation { number, text, to, owner, due, priority, status });
    }
    let mut f = Fields::open(at, &RECOMMENDATION_KEYS, &mut cx.found)?;
    let number = f.optional("number", cx, texts::label);
    let text = f.required("text", cx, texts::text);
    let to = f.optional("to", cx, people::text_without_ids);
    let owner = f.optional("owner", cx, people::person);
    let due = f.optional("due", cx, dates::when);
    let priority = f.optional("priority", cx, |at, cx| word(at, cx, PRIORITIES));
    let status = f.optional("status", cx, |at, cx| word(at, cx, STATUSES));
    f.close(&mut cx.found);
    Some(Recommendation { number, text: text?, to, owner, due, priority, status })
}

pub(super) fn action(at: At<'_>, cx: &mut Cx<'_>) -> Option<Action> {
    if at.node.scalar().is_some() {
        let task = texts::text(at, cx)?;
        let (number, owner, due, status, progress) = (None, None, None, None, None);
        return Some(Action { number, task, owner, due, status, progress });
    }
    let mut f = Fields::open(at, &ACTION_KEYS, &mut cx.found)?;
    let number = f.optional("number", cx, texts::label);
    let task = f.required("task", cx, texts::text);
    let owner = f.optional("owner", cx, people::person);
    let due = f.optional("due", cx, dates::when);
    let status = f.optional("status", &mut cx.found, yaml::choice(STATUSES));
    let progress = f.optional("progress", cx, texts::text);
    f.close(&mut cx.found);
    Some(Action { number, task: task?, owner, due, status, progress })
}

pub(super) fn vote(at: At<'_>, cx: &mut Cx<'_>) -> Option<Vote> {
    let mut f = Fields::open(at, &VOTE_KEYS, &mut cx.found)?;
    let on = f.required("on", cx, texts::text);
    at_least_one(&f, &["for", "against", "abstain", "result"], cx);
    let for_ = f.optional("for", &mut cx.found, whole);
    let against = f.optional("against", &mut cx.found, whole);
    let abstain = f.optional("abstain", &mut cx.found, whole);
    let result = f.optional("result", cx, texts::text);
    f.close(&mut cx.found);
    Some(Vote { on: on?, for_, against, abstain, result })
}

pub(super) fn quote(at: At<'_>, cx: &mut Cx<'_>) -> Option<Quote> {
    if at.node.scalar().is_some() {
        let text = texts::text(at, cx)?;
        return Some(Quote { speaker: None, text, context: None, marks: None });
    }
    let mut f = Fields::open(at, &QUOTE_KEYS, &mut cx.found)?;
    let speaker = f.optional("speaker", cx, people::person);
    let text = f.required("text", cx, texts::text);
    let context = f.optional("context", cx, texts::text);
    let marks = f.optional("marks", cx, quote_marks);
    f.close(&mut cx.found);
    Some(Quote { speaker, text: text?, context, marks })
}

fn quote_marks(at: At<'_>, cx: &mut Cx<'_>) -> Option<QuoteMarks> {
    let mut f = Fields::open(at, &MARKS_KEYS, &mut cx.found)?;
    let open = f.characters("open").unwrap_or_default();
    let close = f.characters("close").unwrap_or_default();
    // Whoever wants one mark alone writes the other one as "".
    for (given, missing) in [("open", "close"), ("close", "open")] {
        if f.node(given).is_some() && f.node(missing).is_none() {
            let message = Message::new(
                format!("علامة تنصيص بلا مقابل: {given} بلا {missing}"),
                format!("a quotation mark without its counterpart: `{given}` without `{missing}`"),
            );
            let warning = Diagnostic::warning(UNBALANCED_QUOTES, message).at(Some(f.at().span()));
            cx.found.push(warning.in_path(f.at().path()));
        }
    }
    f.close(&mut cx.found);
    Some(QuoteMarks { open, close })
}

pub(super) fn signatures(at: At<'_>, cx: &mut Cx<'_>) -> Option<Vec<Signature>> {
    Some(list(at, cx, signature))
}

fn signature(at: At<'_>, cx: &mut Cx<'_>) -> Option<Signature> {
    let mut f = Fields::open(at, &SIGNATURE_KEYS, &mut cx.found)?;
    at_least_one(&f, &["role", "person"], cx);
    let signature = Signature {
        role: f.optional("role", cx, texts::text),
        person: f.optional("person", cx, people::person),
        date: f.optional("date", cx, dates::date),
    };
    f.close(&mut cx.found);
    Some(signature)
}

pub(super) fn reference(at: At<'_>, cx: &mut Cx<'_>) -> Option<Reference> {
    if at.node.scalar().is_some() {
        let title = people::text_without_ids(at, cx)?;
        return Some(Reference { title, file: None, symbol: None, pages: None });
    }
    let mut f = Fields::open(at, &REFERENCE_KEYS, &mut cx.found)?;
    let title = f.required("title", cx, people::text_without_ids);
    let file = f.optional("file", cx, texts::file_name);
    let symbol = f.optional("symbol", cx, texts::label);
    let pages = f.optional("pages", cx, texts::label);
    f.close(&mut cx.found);
    Some(Reference { title: title?, file, symbol, pages })
}

pub(super) fn sections(at: At<'_>, cx: &mut Cx<'_>) -> Option<Vec<Section>> {
    Some(list(at, cx, section))
}

fn section(at: At<'_>, cx: &mut Cx<'_>) -> Option<Section> {
    let mut f = Fields::open(at, &SECTION_KEYS, &mut cx.found)?;
    let title = f.required("title", cx, texts::text);
    let body = f.required("body", cx, blocks::rich);
    let after = f.optional("after", cx, section_key);
    f.close(&mut cx.found);
    Some(Section { title: title?, body: body?, after })
}

/// The key of a section, in English or under its Arabic name.
pub(super) fn section_key(at: At<'_>, cx: &mut Cx<'_>) -> Option<SectionKey> {
    let text = texts::label(at, cx)?;
    let written = text.value.trim();
    let found = find_section(written);
    if found.is_none() {
        cx.found.push(unknown_section(&at, written));
    }
    found
}

const FACTS: [&str; 2] = ["البيانات", "بيانات الاجتماع"];

fn find_section(written: &str) -> Option<SectionKey> {
    let named = |name: &str| SectionKey::ALL.into_iter().find(|key| key.key() == name);
    let folded = fold(written);
    let is_alias = |spec: &&KeySpec| spec.aliases.iter().any(|alias| fold(alias) == folded);
    // The facts are many keys together, and none of the file.
    if FACTS.iter().any(|name| fold(name) == folded) {
        return Some(SectionKey::Facts);
    }
    named(written).or_else(|| MEETING_KEYS.iter().find(is_alias).and_then(|spec| named(spec.name)))
}

fn unknown_section(at: &At<'_>, written: &str) -> Diagnostic {
    let names = SectionKey::ALL.map(SectionKey::key);
    let error = at.error(
        BAD_SECTION,
        format!("«{written}» ليس اسم قسم"),
        format!("`{written}` is not the key of a section"),
    );
    match nearest(written, names) {
        Some(near) => error
            .help(Message::new(format!("لعلك تقصد «{near}»"), format!("did you mean `{near}`?"))),
        None => {
            let names = names.join(", ");
            error.help(Message::new(format!("الأقسام: {names}"), format!("the sections: {names}")))
        }
    }
}

pub(super) fn twice_in_order(key: SectionKey, span: Span) -> Diagnostic {
    let key = key.key();
    let message = Message::new(
        format!("القسم «{key}» مذكور مرتين في الترتيب"),
        format!("the section `{key}` is named twice in `order`"),
    );
    Diagnostic::error(BAD_SECTION, message).at(Some(span)).in_path("order")
}

/// A heading whose list holds nothing.
pub(super) fn heading_alone(at: &At<'_>) -> Diagnostic {
    let message = Message::new(
        "عنوان قائمة بلا عناصر: لن يظهر هذا القسم",
        "the heading of a list without items: this section won't appear",
    );
    let help = Message::new("أضف العناصر تحت items", "add the items below `items`");
    Diagnostic::warning(EMPTY_LIST, message).at(Some(at.span())).in_path(at.path()).help(help)
}

/// A known word, or words of the author's; a word that is nearly a known one brings a warning.
fn word<T: Copy>(at: At<'_>, cx: &mut Cx<'_>, words: &'static Choice<T>) -> Option<Word<T>> {
    let text: Text = texts::text(at, cx)?;
    if let Some(value) = yaml::find_choice(words, &text.value) {
        return Some(Word::Known(value));
    }
    cx.found.0.extend(near_word(&at, &text, words.iter().map(|(name, _)| *name)));
    Some(Word::Written(text))
}

/// The warning for a word that is nearly a known one.
fn near_word(
    at: &At<'_>,
    text: &Text,
    words: impl Iterator<Item = &'static str>,
) -> Option<Diagnostic> {
    let near = nearest(&text.value, words)?;
    let message = Message::new(
        format!("«{}» ليست من الكلمات المعروفة، وستظهر كما كتبت", text.value),
        format!("`{}` is not a known word, and will be shown as written", text.value),
    );
    let help = Message::new(format!("لعلك تقصد «{near}»"), format!("did you mean `{near}`?"));
    let warning = Diagnostic::warning(NEAR_WORD, message).at(Some(at.span()));
    Some(warning.in_path(at.path()).help(help))
}

/// The state of the paper: a known word, or words of the author's. One word that is nearly that of a draft
/// brings a warning, as a draft would lose its mark; of any other state nothing is lost.
pub(super) fn state(at: At<'_>, cx: &mut Cx<'_>) -> Option<Text> {
    let text = texts::label(at, cx)?;
    let is_word = !text.value.trim().contains(char::is_whitespace);
    if is_word && !is_draft(&text.value) && yaml::find_choice(STATES, &text.value).is_none() {
        let drafts = STATES.iter().filter(|(_, state)| *state == State::Draft);
        cx.found.0.extend(near_word(&at, &text, drafts.map(|(name, _)| *name)));
    }
    Some(text)
}

/// Reports a mapping that has none of the keys of which it needs one.
fn at_least_one(f: &Fields<'_>, names: &[&'static str], cx: &mut Cx<'_>) {
    if f.is_misread() || names.iter().any(|name| f.has(name)) {
        return;
    }
    let list = names.join(", ");
    cx.found.push(f.at().error(
        MISSING_KEY,
        format!("يلزم هنا واحد على الأقل من: {list}"),
        format!("at least one of these is required here: {list}"),
    ));
}
