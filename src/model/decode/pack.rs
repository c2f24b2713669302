//! From the tree of a pack file to a [`Pack`].

use super::{Cx, comments, dates, list, options, people, texts};
use crate::diag::{Diagnostic, Diagnostics, Message, Source, Warned};
use crate::locale::Lang;
use crate::model::codes::BAD_PACK;
use crate::model::keys::{MEETING_KEYS, PACK_ANNEX_KEYS, PACK_KEYS, PACK_MEETING_KEYS};
use crate::model::pack::{Pack, PackAnnex, PackMeeting};
use crate::model::words::REGISTERS;
use crate::model::{Date, RegisterKey, Text};
use crate::yaml::{self, At, Fields, Key, KeySpec, MISSING_KEY, Node, UNKNOWN_KEY, Value};

/// Reads a pack and checks it.
pub(in super::super) fn from_yaml(source: &Source) -> Result<Warned<Pack>, Diagnostics> {
    let (root, found) = yaml::parse_on(source)?;
    if let Some(error) = instead_of_a_pack(&root) {
        return Err(Diagnostics(vec![error]));
    }
    let mut cx = Cx { found, ..Cx::new(source) };
    let pack = pack(At::root(&root), &mut cx);
    comments::check(&root, &mut cx);
    if let Some(pack) = &pack {
        cx.found.0.retain(|found| !pack.document.allows(found));
    }
    cx.found.sort();
    match pack {
        Some(value) if !cx.found.has_errors() => Ok(Warned { value, warnings: cx.found.0 }),
        _ => Err(cx.found),
    }
}

/// What to say of a meeting that is read as a pack: it names no meetings, but has keys that only meetings have.
fn instead_of_a_pack(root: &Node) -> Option<Diagnostic> {
    let of_packs = |key: &KeySpec| PACK_KEYS.iter().any(|pack| pack.name == key.name);
    let of_meetings: Vec<KeySpec> =
        MEETING_KEYS.iter().filter(|key| !of_packs(key)).copied().collect();
    if has_meetings(root).is_some() {
        return None;
    }
    let key = Fields::any_of(&of_meetings, root)?;
    let message = Message::new("هذا ملف اجتماع، لا حزمة", "this is a meeting, not a pack");
    let help = Message::new(
        "لجمع اجتماعات بلا ملف حزمة أضف ‎--title‎",
        "`--title` makes a pack of meetings without a pack file",
    );
    Some(Diagnostic::error(MISSING_KEY, message).at(Some(key.span)).in_path("meetings").help(help))
}

fn has_meetings(root: &Node) -> Option<&Key> {
    let meetings = PACK_KEYS.iter().position(|key| key.name == "meetings")?;
    Fields::any_of(&PACK_KEYS[meetings..=meetings], root)
}

/// What to say of a pack that is read as a meeting.
pub(super) fn instead_of_a_meeting(root: &Node) -> Option<Diagnostic> {
    let key = has_meetings(root)?;
    let message = Message::new(
        "هذا ملف حزمة اجتماعات، لا اجتماع",
        "this is a pack of meetings, not a meeting",
    );
    let help = Message::new("الأمر له: mahdar pack", "its command is `mahdar pack`");
    Some(Diagnostic::error(UNKNOWN_KEY, message).at(Some(key.span)).in_path("meetings").help(help))
}

fn pack(at: At<'_>, cx: &mut Cx<'_>) -> Option<Pack> {
    let mut f = Fields::open(at, &PACK_KEYS, &mut cx.found)?;
    let (language, region) =
        f.optional("language", cx, options::language).unwrap_or((Lang::Ar, None));
    cx.lang = language;
    let document = f.optional("document", cx, options::document).unwrap_or_default();
    cx.repair.clone_from(&document.repair);
    cx.calendar = document.calendar;
    let country = f.optional("country", cx, options::country);
    let title = f.required("title", cx, texts::text);
    let meetings = f.required("meetings", cx, meetings);
    let pack = Pack {
        title: title.unwrap_or_else(|| Text::new("", f.at().span())),
        subtitle: f.optional("subtitle", cx, texts::text),
        organization: f.optional("organization", cx, people::organization),
        date: f.optional("date", cx, dates::date),
        reference: f.optional("reference", cx, texts::label),
        classification: f.optional("classification", cx, texts::label),
        language,
        country: country.or(region),
        meetings: meetings.unwrap_or_default(),
        registers: f.optional("registers", cx, registers).unwrap_or_default(),
        as_of: f.optional("as_of", cx, day),
        annexes: f.optional("annexes", cx, |at, cx| Some(list(at, cx, annex))).unwrap_or_default(),
        document,
        mail: f.optional("mail", cx, options::mail).unwrap_or_default(),
    };
    f.close(&mut cx.found);
    Some(pack)
}

fn meetings(at: At<'_>, cx: &mut Cx<'_>) -> Option<Vec<PackMeeting>> {
    if matches!(&at.node.value, Value::Seq(written) if written.is_empty()) {
        let error = at.error(MISSING_KEY, "حزمة بلا اجتماعات", "a pack without meetings");
        cx.found.push(error.help(Message::new(
            "اكتب ملفاتها أو نمطاً مثل 2016/*.yaml",
            "write their files, or a pattern such as 2016/*.yaml",
        )));
    }
    Some(list(at, cx, meeting))
}

fn meeting(at: At<'_>, cx: &mut Cx<'_>) -> Option<PackMeeting> {
    if at.node.scalar().is_some() {
        let path = at.path();
        let file = texts::file_name(at, cx)?;
        return Some(PackMeeting { file, title: None, annexes: Vec::new(), path });
    }
    let path = format!("{}.file", at.path());
    let mut f = Fields::open(at, &PACK_MEETING_KEYS, &mut cx.found)?;
    let file = f.required("file", cx, texts::file_name);
    let title = f.optional("title", cx, texts::text);
    let annexes = f.optional("annexes", cx, |at, cx| Some(list(at, cx, annex)));
    let meeting =
        file.map(|file| PackMeeting { file, title, annexes: annexes.unwrap_or_default(), path });
    if let Some(meeting) = meeting.as_ref().filter(|meeting| meeting.is_pattern())
        && (meeting.title.is_some() || !meeting.annexes.is_empty())
    {
        cx.found.push(pattern_with_more(f.at()));
    }
    f.close(&mut cx.found);
    meeting
}

fn pattern_with_more(at: &At<'_>) -> Diagnostic {
    let error = at.error(
        BAD_PACK,
        "عنوان أو ملاحق لنمط يطابق ملفات كثيرة",
        "a title or annexes for a pattern that many files may match",
    );
    error.help(Message::new(
        "اكتب اسم الملف كاملاً، أو ضع النمط وحده في عنصر من meetings",
        "write the whole name of the file, or the pattern alone as an item of `meetings`",
    ))
}

fn annex(at: At<'_>, cx: &mut Cx<'_>) -> Option<PackAnnex> {
    if at.node.scalar().is_some() {
        let path = at.path();
        let file = texts::file_name(at, cx)?;
        return Some(PackAnnex { title: None, file, path });
    }
    let path = format!("{}.file", at.path());
    let mut f = Fields::open(at, &PACK_ANNEX_KEYS, &mut cx.found)?;
    let title = f.optional("title", cx, texts::text);
    let file = f.required("file", cx, texts::file_name);
    f.close(&mut cx.found);
    Some(PackAnnex { title, file: file?, path })
}

/// Each register once.
fn registers(at: At<'_>, cx: &mut Cx<'_>) -> Option<Vec<RegisterKey>> {
    let mut registers: Vec<RegisterKey> = Vec::new();
    let read = yaml::choice(REGISTERS);
    for key in list(at, cx, |at, cx| read(at, &mut cx.found)) {
        if !registers.contains(&key) {
            registers.push(key);
        }
    }
    Some(registers)
}

/// A day by which others are judged, so that words alone do not do.
fn day(at: At<'_>, cx: &mut Cx<'_>) -> Option<Date> {
    let (span, path) = (at.span(), at.path());
    let date = dates::date(at, cx)?;
    if date.gregorian.is_some() || date.hijri.and_then(|hijri| hijri.to_civil()).is_some() {
        return Some(date);
    }
    let message = Message::new(
        "يلزم هنا يوم يُحسب عليه، لا كلمات",
        "a day to reckon by is needed here, not words",
    );
    let help = Message::new("اكتب مثلاً 2016-06-30", "write 2016-06-30, for example");
    let error = Diagnostic::error(BAD_PACK, message).at(Some(span)).in_path(path);
    cx.found.push(error.help(help));
    None
}
