//! What no value shows by itself: facts of a meeting that contradict each other, or need each other.
//!
//! Only warnings. Meetings run over midnight, members leave before a vote, terms pass before the
//! report is written: whoever knows better names the code in `document.allow`.

use std::collections::{BTreeMap, BTreeSet};

use crate::diag::{Code, Diagnostic, Diagnostics, Message, Span};
use crate::locale::Lang;
use crate::locale::digits::{DigitSet, to_european};
use crate::model::codes::{
    DATE_ORDER, END_BEFORE_START, NO_EFFECT, NUMBER_TWICE, QUORUM_CONTRADICTS, VOTES_AND_PRESENT,
};
use crate::model::keys::QUOTE_LIST;
use crate::model::{
    CivilDate, Date, HeadedList, Kind, Meeting, Numbers, Person, Status, Text, Time, Vote, When,
    Word,
};
use crate::yaml::{Fields, KeySpec, Value};

/// From this hour on a meeting may well run over midnight, and end before this one.
const EVENING: u8 = 17;
const MORNING: u8 = 8;

/// Looks for contradictions in a meeting whose keys are `f`.
pub(super) fn meeting(meeting: &Meeting, f: &Fields<'_>, found: &mut Diagnostics) {
    let mut check = Check { f, found };
    check.times(meeting);
    check.timezone(meeting);
    check.numbering("quotes", meeting.quotes.numbering.as_ref());
    check.numbering("statements", meeting.statements.numbering.as_ref());
    check.quorum(meeting);
    check.votes(meeting);
    check.numbers(meeting);
    check.dates(meeting);
    check.forms(meeting);
}

struct Check<'a, 'n> {
    f: &'a Fields<'n>,
    found: &'a mut Diagnostics,
}

impl Check<'_, '_> {
    fn warn(&mut self, code: Code, span: Option<Span>, path: impl Into<String>, message: Message) {
        self.found.push(Diagnostic::warning(code, message).at(span).in_path(path));
    }

    /// The place of a key's value.
    fn span(&self, name: &'static str) -> Option<Span> {
        self.f.node(name).map(|node| node.span)
    }

    /// The path of an item of a headed list.
    fn item(&self, list: &'static str, index: usize, key: &str) -> String {
        let node = self.f.node(list).map(|node| &node.value);
        let items = if matches!(node, Some(Value::Map(_))) { ".items" } else { "" };
        format!("{list}{items}[{index}].{key}")
    }

    fn times(&mut self, meeting: &Meeting) {
        for (name, end) in [("end", meeting.end), ("adjourned_at", meeting.adjourned_at)] {
            let (Some(start), Some(end)) = (meeting.start, end) else { continue };
            if end >= start || over_midnight(start, end) {
                continue;
            }
            let message = Message::new(
                format!("ينتهي الاجتماع {} قبل أن يبدأ {}", clock(end), clock(start)),
                format!("the meeting ends at {}, before it begins at {}", clock(end), clock(start)),
            );
            self.warn(END_BEFORE_START, self.span(name), name, message);
        }
    }

    /// The time zone is shown behind the times of the meeting.
    fn timezone(&mut self, meeting: &Meeting) {
        let Some(zone) = &meeting.timezone else { return };
        if self.f.has("start") || self.f.has("end") {
            return;
        }
        let message = Message::new(
            "المنطقة الزمنية بلا وقت بدء ولا انتهاء: لن تظهر",
            "a time zone without `start` or `end`: it won't appear",
        );
        self.warn(NO_EFFECT, Some(zone.span), "timezone", message);
    }

    /// Quotations and speeches bear no numbers.
    fn numbering(&mut self, list: &'static str, numbering: Option<&Numbers>) {
        if matches!(numbering, None | Some(Numbers::None)) {
            return;
        }
        let message = Message::new(
            "لا أثر للترقيم هنا: عناصر هذه القائمة بلا أرقام ولا نقاط",
            "`numbering` has no effect here: the items of this list bear neither numbers nor bullets",
        );
        let key = |key: &&KeySpec| key.name == "numbering";
        let key = QUOTE_LIST.iter().find(key).map(std::slice::from_ref).unwrap_or_default();
        let span = self.f.node(list).and_then(|node| Fields::any_of(key, node)).map(|key| key.span);
        self.warn(
            NO_EFFECT,
            span.or_else(|| self.span(list)),
            format!("{list}.numbering"),
            message,
        );
    }

    fn quorum(&mut self, meeting: &Meeting) {
        let Some(quorum) = &meeting.quorum else { return };
        let (Some(required), Some(present), Some(met)) =
            (quorum.required, quorum.present, quorum.met)
        else {
            return;
        };
        if met != (present >= required) {
            let message = Message::new(
                format!("النصاب المطلوب {required} والحاضرون {present}، وهذا يخالف met"),
                format!("{required} are required and {present} present, which contradicts `met`"),
            );
            self.warn(QUORUM_CONTRADICTS, self.span("quorum"), "quorum.met", message);
        }
    }

    fn votes(&mut self, meeting: &Meeting) {
        let present = meeting.quorum.as_ref().and_then(|quorum| quorum.present);
        let present = present.map(u64::from);
        for (index, vote) in meeting.votes.items.iter().enumerate() {
            let (cast, all) = cast(vote);
            let wrong = match present {
                Some(present) => cast > present || (all && cast < present),
                None => most_present(meeting).is_some_and(|most| cast > most),
            };
            if !wrong {
                continue;
            }
            let present = present.or_else(|| most_present(meeting)).unwrap_or_default();
            let message = Message::new(
                format!("مجموع الأصوات {cast} وعدد الحاضرين {present}"),
                format!("the votes add up to {cast}, and {present} were present"),
            );
            let path = self.item("votes", index, "on");
            self.warn(VOTES_AND_PRESENT, Some(vote.on.span), path, message);
        }
    }

    fn numbers(&mut self, meeting: &Meeting) {
        let lang = meeting.language;
        self.numbers_of(lang, "agenda", &meeting.agenda, |item| item.number.as_ref());
        self.numbers_of(lang, "decisions", &meeting.decisions, |item| item.number.as_ref());
        self.numbers_of(lang, "recommendations", &meeting.recommendations, |item| {
            item.number.as_ref()
        });
        self.numbers_of(lang, "actions", &meeting.actions, |item| item.number.as_ref());
    }

    fn numbers_of<T>(
        &mut self,
        lang: Lang,
        name: &'static str,
        list: &HeadedList<T>,
        number: fn(&T) -> Option<&Text>,
    ) {
        let mut first: BTreeMap<String, (usize, &Text)> = BTreeMap::new();
        for (index, item) in list.items.iter().enumerate() {
            let Some(number) = number(item) else { continue };
            let written = number.value.trim();
            let (earlier, _) = *first.entry(to_european(written)).or_insert((index, number));
            if earlier != index {
                let (earlier, later) = (earlier + 1, index + 1);
                let message = Message::new(
                    format!("الرقم «{written}» لعنصرين من القائمة: {earlier} و{later}"),
                    format!("the number `{written}` on two items: {earlier} and {later}"),
                );
                let path = self.item(name, index, "number");
                self.warn(NUMBER_TWICE, Some(number.span), path, message);
            }
        }
        for (index, _) in list.items.iter().enumerate().filter(|(_, item)| number(item).is_none()) {
            let counted = counted(list.numbering.as_ref(), index, lang);
            let Some((of, number)) = counted.and_then(|counted| first.get(&counted)) else {
                continue;
            };
            let (written, of, counted) = (number.value.trim(), of + 1, index + 1);
            let message = Message::new(
                format!(
                    "الرقم «{written}» للعنصر {of}، ويُعدّ به العنصر {counted} الذي لم يُكتب رقمه"
                ),
                format!(
                    "the number `{written}` of item {of} is counted for item {counted} too, which has none"
                ),
            );
            let path = self.item(name, of - 1, "number");
            self.warn(NUMBER_TWICE, Some(number.span), path, message);
        }
    }

    /// A form of the author's own takes the place of the assembled one: what it leaves out of office and body
    /// shows nowhere, unless a table has columns for them.
    fn forms(&mut self, meeting: &Meeting) {
        let of = |person: &Person| {
            [("role", person.role.clone()), ("organization", person.organization.clone())]
        };
        let tables = meeting.lists_of_people().into_iter().filter(|list| list.is_table());
        let tabled = tables.flat_map(|list| &list.items);
        let assembled = meeting.named_people().filter(|person| person.display.is_none());
        // A field keeps its place at each reference to the person.
        let shown = tabled.chain(assembled).flat_map(of).filter_map(|(_, field)| field);
        let mut known: BTreeSet<usize> = shown.map(|field| field.span.start).collect();
        known.extend(office_labels(meeting));
        for person in meeting.named_people().filter(|person| person.display.is_some()) {
            for (key, field) in of(person) {
                let Some(field) = field.filter(|field| !person.says(field)) else { continue };
                if known.insert(field.span.start) {
                    self.warn_of_form(key, field.span);
                }
            }
        }
    }

    fn warn_of_form(&mut self, key: &str, span: Span) {
        let message = Message::new(
            format!("المفتاح «{key}» لا يظهر: ما في display هو كل ما يُعرض من هذا الشخص"),
            format!("`{key}` is not shown: `display` is all that is shown of this person"),
        );
        let help = Message::new(
            "اكتبه في display أيضاً، أو احذف display ليُركَّب الاسم من الحقول",
            "write it in `display` too, or delete `display` to have the name assembled from the fields",
        );
        let path = self.f.at().node.path_at(span.start);
        let warning = Diagnostic::warning(NO_EFFECT, message).at(Some(span)).in_path(path);
        self.found.push(warning.help(help));
    }

    fn dates(&mut self, meeting: &Meeting) {
        let Some(held) = meeting.date.as_ref().and_then(civil) else { return };
        if let Some(next) = &meeting.next_meeting {
            self.before(held, term(next.date.as_ref()), "next_meeting.date");
        }
        let previous = meeting.previous_minutes.as_ref().and_then(|minutes| minutes.date.as_ref());
        if let Some(date) = previous.filter(|date| civil(date).is_some_and(|day| day > held)) {
            let message = Message::new(
                "تاريخ المحضر السابق بعد تاريخ هذا الاجتماع",
                "the previous minutes bear a later date than this meeting",
            );
            self.warn(DATE_ORDER, Some(date.span), "previous_minutes.date", message);
        }
        for (index, signature) in meeting.signatures.iter().enumerate() {
            self.before(held, signature.date.as_ref(), &format!("signatures[{index}].date"));
        }
        // A register shows what is overdue.
        if meeting.kind != Kind::ActionRegister {
            self.terms(meeting, held);
        }
    }

    fn terms(&mut self, meeting: &Meeting, held: CivilDate) {
        for (index, item) in meeting.recommendations.items.iter().enumerate() {
            let status = match &item.status {
                Some(Word::Known(status)) => Some(*status),
                Some(Word::Written(_)) => continue,
                None => None,
            };
            if is_ahead(status) {
                let path = self.item("recommendations", index, "due");
                self.before(held, term(item.due.as_ref()), &path);
            }
        }
        for (index, item) in meeting.actions.items.iter().enumerate() {
            if is_ahead(item.status) {
                let path = self.item("actions", index, "due");
                self.before(held, term(item.due.as_ref()), &path);
            }
        }
    }

    /// Warns of a date that should not be before the meeting.
    fn before(&mut self, held: CivilDate, date: Option<&Date>, path: &str) {
        let Some(date) = date.filter(|date| civil(date).is_some_and(|day| day < held)) else {
            return;
        };
        let message = Message::new(
            "تاريخ قبل يوم الاجتماع، والمنتظر أن يكون بعده",
            "a date before the meeting, where a later one is expected",
        );
        self.warn(DATE_ORDER, Some(date.span), path, message);
    }
}

/// The places of offices that a label says already.
fn office_labels(meeting: &Meeting) -> Vec<usize> {
    let officers = meeting.officers().map(|(_, officer)| (&officer.label, Some(&officer.person)));
    let signing = meeting.signatures.iter().map(|s| (&s.role, s.person.as_ref()));
    let said = officers.chain(signing).filter_map(|(label, person)| {
        let role = person?.role.as_ref()?;
        (label.as_ref()?.value == role.value).then_some(role.span.start)
    });
    said.collect()
}

/// Whether a meeting may have run into the next day; its end at 00:00 is the end of its own.
fn over_midnight(start: Time, end: Time) -> bool {
    let at_midnight = (end.hour(), end.minute()) == (0, 0);
    at_midnight || (start.hour() >= EVENING && end.hour() < MORNING)
}

fn clock(time: Time) -> String {
    format!("{:02}:{:02}", time.hour(), time.minute())
}

/// The votes cast, and whether all three kinds of them are known.
fn cast(vote: &Vote) -> (u64, bool) {
    let kinds = [vote.for_, vote.against, vote.abstain];
    let cast = kinds.iter().flatten().copied().map(u64::from).sum();
    (cast, kinds.iter().all(Option::is_some))
}

/// As many as can have been there, by the list of those attending; none without such a list.
fn most_present(meeting: &Meeting) -> Option<u64> {
    let listed = meeting.attendees.items.len();
    let others = meeting.officers().count() + meeting.speakers.items.len();
    (listed > 0).then(|| (listed + others) as u64)
}

/// Whether something is still to be done, so that its term should lie ahead.
fn is_ahead(status: Option<Status>) -> bool {
    match status {
        None | Some(Status::Open | Status::InProgress) => true,
        Some(Status::Done | Status::Deferred | Status::Cancelled) => false,
    }
}

fn term(when: Option<&When>) -> Option<&Date> {
    match when? {
        When::Date(date) => Some(date),
        When::Words(_) => None,
    }
}

fn civil(date: &Date) -> Option<CivilDate> {
    date.gregorian.or_else(|| date.hijri.and_then(|hijri| hijri.to_civil()))
}

/// The number, in European digits, by which an item without one of its own is counted.
fn counted(numbering: Option<&Numbers>, index: usize, lang: Lang) -> Option<String> {
    match numbering {
        None => Some((index + 1).to_string()),
        Some(Numbers::Counted(numbering)) => {
            let counter = numbering.counter.of_language(lang, DigitSet::Latn);
            Some(to_european(&counter.format(index + 1)))
        }
        Some(Numbers::Bullet | Numbers::None) => None,
    }
}
