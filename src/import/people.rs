//! People in one line: «الدكتور هاني البنا، رئيس المنتدى».

use super::{headings, quotes};
use crate::locale::marks::is_mark;

/// A person split into fields; `written` is the line they came from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Person {
    pub(super) honorific: Option<String>,
    pub(super) name: String,
    pub(super) role: Option<String>,
    pub(super) organization: Option<String>,
    pub(super) written: String,
}

/// Words before a name.
const HONORIFICS: [&str; 40] = [
    "معالي",
    "سعادة",
    "سماحة",
    "فضيلة",
    "دولة",
    "عطوفة",
    "السفير",
    "السفيرة",
    "الوزير",
    "الوزيرة",
    "الدكتور",
    "الدكتورة",
    "البروفيسور",
    "البروفيسورة",
    "الأستاذ",
    "الأستاذة",
    "المهندس",
    "المهندسة",
    "السيد",
    "السيدة",
    "الآنسة",
    "الشيخ",
    "الشيخة",
    "اللواء",
    "العميد",
    "المحامي",
    "المحامية",
    "القاضي",
    "القاضية",
    "النائب",
    "د.",
    "أ.",
    "أ.د.",
    "م.",
    "Dr",
    "Dr.",
    "Prof.",
    "Mr",
    "Ms",
    "Mrs",
];

/// Words that a body's name begins with.
const BODIES: [&str; 18] = [
    "مركز",
    "جامعة",
    "وزارة",
    "جمعية",
    "مؤسسة",
    "منظمة",
    "شركة",
    "بنك",
    "مكتب",
    "هيئة",
    "معهد",
    "مجلس",
    "مستشفى",
    "صندوق",
    "اتحاد",
    "لجنة",
    "دائرة",
    "بلدية",
];

/// Latin words of titles and bodies that a stop shortens; shorter ones end no sentence anyway.
const ABBREVIATIONS: [&str; 7] = ["Dept", "Asst", "Assoc", "Prof", "Univ", "Hosp", "Corp"];

/// The most words of a person with office and body, and of a name alone.
const LONGEST_PERSON: usize = 18;
const LONGEST_NAME: usize = 8;

/// Words with which a sentence begins, and no name.
const NO_NAMES: [&str; 62] = [
    "افتتح",
    "افتتحت",
    "بدأ",
    "بدأت",
    "رحب",
    "رحبت",
    "عقد",
    "عقدت",
    "انعقد",
    "ناقش",
    "ناقشت",
    "استعرض",
    "استعرضت",
    "تحدث",
    "تحدثت",
    "أكد",
    "أكدت",
    "أشار",
    "أشارت",
    "قدم",
    "قدمت",
    "شكر",
    "اختتم",
    "اختتمت",
    "تقرر",
    "اتفق",
    "اتفقت",
    "أوصى",
    "أوصت",
    "قال",
    "قالت",
    "ذكر",
    "ذكرت",
    "طلب",
    "طلبت",
    "تم",
    "كما",
    "ثم",
    "في",
    "بعد",
    "قبل",
    "لم",
    "لا",
    "كان",
    "كانت",
    "حضر",
    "حضرت",
    "اعتذر",
    "اعتذرت",
    "تغيب",
    "تغيبت",
    "تناول",
    "دعا",
    "قد",
    "هذا",
    "هذه",
    "إن",
    "The",
    "We",
    "After",
    "In",
    "It",
];

/// Whom and what the course of a meeting is told of.
const OF_MEETINGS: [&str; 12] = [
    "الرئيس",
    "الرئيسة",
    "رئيس",
    "رئيسة",
    "الجلسة",
    "الاجتماع",
    "اللقاء",
    "الجميع",
    "الحضور",
    "الحاضرين",
    "المشاركين",
    "بالحضور",
];

/// Words with which the course of a meeting is told.
const NARRATES: [&str; 15] = [
    "افتتح",
    "افتتحت",
    "بدأ",
    "بدأت",
    "رحب",
    "رحبت",
    "شكر",
    "شكرت",
    "اختتم",
    "اختتمت",
    "انتهى",
    "انتهت",
    "رفعت",
    "انعقد",
    "انعقدت",
];

/// Why a line of a list of people may be something else.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Doubt {
    /// It reads like a sentence, or like a line with a heading of its own.
    NoPerson,
    /// Of what stands before its colon nobody knows whether it is a person, an office or a heading.
    Labelled,
    /// It names several people.
    Several,
}

/// What speaks against reading a line as one person.
pub(super) fn doubt(line: &str) -> Option<Doubt> {
    let mut parts = line.split(['،', ',']).map(str::trim);
    let head = parts.next().unwrap_or_default();
    let (title, name) = honorific(head);
    // «مقدمة»: a heading rather than the name of somebody.
    let single = title.is_none() && !line.contains(char::is_whitespace);
    let headed = line.split_once(':').is_some_and(|(label, _)| headings::is_bare(label));
    let quoted = quotes::read(line).speaker.is_some() || quotes::is_whole(line);
    let stops = title.is_none() && head == line && name.ends_with('.');
    if single || headed || quoted || stops || is_sentence(line) {
        return Some(Doubt::NoPerson);
    }
    if head.contains(':') {
        return Some(Doubt::Labelled);
    }
    // «سامي النجار، السفير السابق» is one: the title is his office.
    let names_another = |part: &str| {
        let (title, name) = honorific(part);
        title.is_some_and(|title| title.ends_with('.')) && !name.is_empty()
    };
    parts.any(names_another).then_some(Doubt::Several)
}

/// Whether a line of a list of people names somebody, as far as one can tell.
pub(super) fn is_named(line: &str) -> bool {
    holds_office(line) || matches!(doubt(line), None | Some(Doubt::Several))
}

/// Whether a line says who holds an office of the meeting, and not what that officer says.
pub(super) fn holds_office(line: &str) -> bool {
    line.split_once(':').is_some_and(|(label, _)| office(label).is_some())
        && quotes::read(line).speaker.is_none()
}

/// Whether a line that may stand behind narrative is surely one of a list of people: by an honorific, an
/// office, a comma behind a name, or as nothing but a name.
pub(super) fn is_surely_named(line: &str) -> bool {
    /// The most words of a name that stands before a comma, and of one that stands alone.
    const BEFORE_A_COMMA: usize = 5;
    const ALONE: usize = 3;
    if quotes::read(line).speaker.is_some() {
        return false;
    }
    let (head, tail) = line.split_once(['،', ',']).unwrap_or((line, ""));
    let most = if tail.is_empty() { ALONE } else { BEFORE_A_COMMA };
    let is_short = (2..=most).contains(&head.split_whitespace().count());
    // «المنسق: السيد وليد».
    let is_titled = |(_, person): (&str, &str)| honorific(person.trim()).0.is_some();
    let is_named = || matches!(doubt(line), None | Some(Doubt::Several));
    honorific(head).0.is_some()
        || holds_office(line)
        || line.split_once(':').is_some_and(is_titled)
        || (is_short && is_named())
}

/// Whether a line that stands apart from a list of people tells something.
pub(super) fn is_narrative(line: &str) -> bool {
    /// The fewest words of a sentence that nothing but its stop shows to be one.
    const FEWEST: usize = 4;
    let stops = line.ends_with('.') && !line.contains(['،', ',']);
    let tells = is_sentence(line) || (stops && line.split_whitespace().count() >= FEWEST);
    tells && honorific(line).0.is_none()
}

/// Whether a line tells how the meeting went on: «اختتم الرئيس الجلسة», and not «افتتح باب التسجيل», which
/// may be an item.
pub(super) fn narrates(line: &str) -> bool {
    let bare = |word: &str| word.trim_matches(|c: char| !c.is_alphabetic()).to_owned();
    begins_with(line, &NARRATES)
        && line.split_whitespace().any(|word| OF_MEETINGS.contains(&bare(word).as_str()))
}

/// Whether a line reads like a sentence, and no name.
pub(super) fn is_sentence(line: &str) -> bool {
    let head = line.split(['،', ',']).next().unwrap_or_default();
    let long = line.split_whitespace().count() > LONGEST_PERSON
        || honorific(head).1.split_whitespace().count() > LONGEST_NAME;
    long || line.contains(['؛', '؟', '!']) || begins_with(head, &NO_NAMES) || has_inner_stop(line)
}

/// Whether a sentence ends before the line does; the stop of `د.`, `S.` or `Dept.` ends none, nor does any
/// behind a title: «د. ناصر كامل. رئيس القسم».
fn has_inner_stop(line: &str) -> bool {
    /// The fewest letters of a word that is no abbreviation.
    const SHORTEST: usize = 4;
    let ends = |word: &str| {
        let bare = word.strip_suffix('.').unwrap_or_default();
        bare.chars().count() >= SHORTEST && !bare.contains('.') && !is_abbreviated(bare)
    };
    let mut words = line.split_whitespace().rev();
    words.next();
    honorific(line).0.is_none() && words.any(ends)
}

/// Whether a Latin word of a title or a body is shortened with a stop.
fn is_abbreviated(word: &str) -> bool {
    ABBREVIATIONS.iter().any(|known| word.eq_ignore_ascii_case(known))
}

fn begins_with(text: &str, known: &[&str]) -> bool {
    let first = text.split_whitespace().next().unwrap_or_default();
    let bare: String = first.chars().filter(|&c| !is_mark(c)).collect();
    let is_known = |word: &str| known.contains(&word);
    is_known(&bare) || bare.strip_prefix(['و', 'ف']).is_some_and(is_known)
}

/// Splits a line into a person; none where there is nothing to split.
pub(super) fn split(line: &str) -> Option<Person> {
    let (head, tail) = match line.split_once(['،', ',']) {
        Some((head, tail)) => (head.trim(), ended(tail)),
        None => (ended(line), ""),
    };
    let (honorific, name) = honorific(head);
    if name.is_empty() || (honorific.is_none() && tail.is_empty()) {
        return None;
    }
    let (role, organization) = role(tail);
    let owned = |text: &str| (!text.is_empty()).then(|| text.to_owned());
    Some(Person {
        honorific: honorific.and_then(owned),
        name: name.to_owned(),
        role: owned(role),
        organization: owned(organization),
        written: line.to_owned(),
    })
}

/// Without the spaces around it and the stop after it.
fn ended(text: &str) -> &str {
    text.trim().trim_end_matches(['.', '،', '؛']).trim_end()
}

/// The honorifics at the beginning, as many as there are, and the name after them.
pub(super) fn honorific(head: &str) -> (Option<&str>, &str) {
    let mut end = 0;
    for word in head.split_whitespace() {
        if !HONORIFICS.contains(&word) {
            break;
        }
        end = head[end..].find(word).map_or(end, |at| end + at + word.len());
    }
    let (honorific, name) = head.split_at(end);
    ((end > 0).then_some(honorific), name.trim())
}

/// The office and the body: parted by a comma, or by «في» and «من» before the name of a body.
fn role(tail: &str) -> (&str, &str) {
    if let Some((role, body)) = tail.split_once(['،', ',']) {
        let body = body.trim();
        return (role.trim(), body.strip_prefix("من ").unwrap_or(body));
    }
    for joint in [" في ", " من "] {
        let found = tail.match_indices(joint).find(|(at, _)| is_body(&tail[at + joint.len()..]));
        if let Some((at, _)) = found {
            return (tail[..at].trim(), tail[at + joint.len()..].trim());
        }
    }
    (tail, "")
}

fn is_body(text: &str) -> bool {
    let first = text.split_whitespace().next().unwrap_or_default();
    BODIES.contains(&first.strip_prefix("ال").unwrap_or(first))
}

/// An office of the meeting: its key, from the words before a colon.
pub(super) fn office(label: &str) -> Option<&'static str> {
    match label.trim() {
        "رئيس الجلسة"
        | "رئيسة الجلسة"
        | "رئيس الاجتماع"
        | "رئيسة الاجتماع"
        | "الرئيس"
        | "الرئيسة"
        | "مدير الجلسة"
        | "مديرة الجلسة"
        | "Chair"
        | "Chairperson" => Some("chair"),
        "أمين السر" | "أمينة السر" | "Secretary" => Some("secretary"),
        "المقرر" | "المقررة" | "مقرر الجلسة" | "مقررة الجلسة" | "Rapporteur" => {
            Some("rapporteur")
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fields(line: &str) -> Option<[String; 4]> {
        let person = split(line)?;
        let text = |field: Option<String>| field.unwrap_or_default();
        Some([text(person.honorific), person.name, text(person.role), text(person.organization)])
    }

    #[test]
    fn lines_are_split_at_their_joints() {
        for (line, expected) in [
            ("الدكتور سامي النجار، رئيس الملتقى", ["الدكتور", "سامي النجار", "رئيس الملتقى", ""]),
            (
                "السيدة ليلى عمر، مديرة البرامج، من جمعية النخيل.",
                ["السيدة", "ليلى عمر", "مديرة البرامج", "جمعية النخيل"],
            ),
            (
                "معالي سعادة السفير الدكتور زيد علي، باحث في مركز الدراسات",
                ["معالي سعادة السفير الدكتور", "زيد علي", "باحث", "مركز الدراسات"],
            ),
            ("هدى سالم، عضو", ["", "هدى سالم", "عضو", ""]),
            ("الأستاذة هدى سالم", ["الأستاذة", "هدى سالم", "", ""]),
        ] {
            assert_eq!(fields(line), Some(expected.map(str::to_owned)), "{line}");
        }
        for line in ["هدى سالم", "الدكتور", "ثلاثة من الطلبة"] {
            assert_eq!(fields(line), None, "{line}");
        }
    }

    #[test]
    fn what_is_no_single_person_is_doubted() {
        for line in [
            "افتتح الرئيس الجلسة، ورحّب بالجميع",
            "ورحّب الرئيس بالحاضرين",
            "المعتذرون: هدى سالم",
            "هدى سالم؛ تغيبت",
            "مقدمة",
            "كلمة قصيرة. جملة ثانية",
            "كلمة قصيرة.",
            "هدى سالم: “نعم",
            "“نعم ولا”",
        ] {
            assert_eq!(doubt(line), Some(Doubt::NoPerson), "{line}");
        }
        assert_eq!(doubt("د. سمير عون، أ. هدى سالم"), Some(Doubt::Several));
        assert_eq!(doubt("المنسق: هدى سالم"), Some(Doubt::Labelled));
        for line in [
            "سامي النجار، السفير السابق",
            "د. سمير عون، عضو",
            "وليد فؤاد، مدير الشراء، من بلدية السهل",
            "السيدة هدى سالم، عضو.",
            "هدى سالم، رئيسة جمعية «النخيل»",
            "هدى سالم، عضو، هاتف: 065000000",
            "أ.د. هدى م. سالم",
            "فيصل الحسن",
            "د. ناصر كامل. رئيس القسم",
            "أ. محمد عبد الله، وزارة التربية. (ممثل)",
            "Maria Garcia, Dept. of Health, Washington D.C. office",
            "Asst. Prof. Huda Salem, University of Jordan",
        ] {
            assert_eq!(doubt(line), None, "{line}");
        }
    }
}
