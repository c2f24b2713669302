//! What stands behind a name: an office, a body, or something of which that is not sure.

use crate::locale::digits::to_european;
use crate::locale::marks::is_mark;
use crate::locale::offices::{BODIES, ROLES, ROLES_OR_NAMES};

/// The same in Latin letters, anywhere in a name.
const LATIN_BODIES: [&str; 20] = [
    "university",
    "ministry",
    "department",
    "dept",
    "bank",
    "company",
    "corp",
    "ltd",
    "inc",
    "office",
    "committee",
    "council",
    "association",
    "foundation",
    "institute",
    "hospital",
    "centre",
    "center",
    "agency",
    "society",
];

/// What stands behind a word that may be a name as well, where it is an office.
const BEHIND: [&str; 26] = [
    "سر",
    "السر",
    "صندوق",
    "الصندوق",
    "عام",
    "العام",
    "المكتبة",
    "مكتبة",
    "المستودع",
    "مستودع",
    "المخزن",
    "كلية",
    "الكلية",
    "شؤون",
    "معهد",
    "دكتوراه",
    "ماجستير",
    "دراسات",
    "في",
    "فريق",
    "الفريق",
    "المهندسين",
    "الأطباء",
    "المحامين",
    "المعلمين",
    "أعمال",
];

/// The same as offices in Latin letters, anywhere in them.
const LATIN_ROLES: [&str; 36] = [
    "chair",
    "chairman",
    "chairwoman",
    "chairperson",
    "president",
    "vice",
    "member",
    "director",
    "manager",
    "head",
    "secretary",
    "treasurer",
    "rapporteur",
    "officer",
    "coordinator",
    "adviser",
    "advisor",
    "consultant",
    "expert",
    "professor",
    "lecturer",
    "researcher",
    "engineer",
    "minister",
    "ambassador",
    "dean",
    "ceo",
    "cfo",
    "coo",
    "cto",
    "representative",
    "assistant",
    "analyst",
    "lead",
    "governor",
    "mayor",
];

/// Words that may stand behind an office with the article: «المسؤول عن الشراء».
const JOINTS: [&str; 6] = ["في", "من", "عن", "على", "لدى", "إلى"];

/// An office and a body, each of which may be empty.
pub(super) type Fields<'t> = (&'t str, &'t str);

/// What a part of a line is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Office,
    Body,
    Unknown,
}

/// The office and the body in what stands behind a name, if it is sure what is what: both parted by a comma,
/// in either order, or by «في» and «من» before the name of a body.
pub(super) fn fields(tail: &str) -> Option<Fields<'_>> {
    let kinds: Vec<(usize, Kind)> = parts(tail).map(|(at, part)| (at, kind(part))).collect();
    let Some((_, first)) = kinds.first().copied() else { return Some(("", "")) };
    let turn = kinds.iter().position(|(_, kind)| *kind != first).unwrap_or(kinds.len());
    let (front, back) = match kinds.get(turn) {
        Some((at, _)) => (tail[..*at].trim_end_matches(is_sign), &tail[*at..]),
        None => (tail, ""),
    };
    /// The most bodies of which one is part of the other: more are several that are named.
    const MOST_BODIES: usize = 2;
    if kinds.iter().filter(|(_, kind)| *kind == Kind::Body).count() > MOST_BODIES {
        return None;
    }
    let back_is = |wanted: Kind| kinds[turn..].iter().all(|(_, kind)| *kind == wanted);
    match first {
        Kind::Office if kinds.len() == 1 => Some(jointed(tail)),
        Kind::Office if back_is(Kind::Body) => Some((front, bare_body(back))),
        Kind::Body if back_is(Kind::Office) => Some((back, bare_body(front))),
        Kind::Office | Kind::Body | Kind::Unknown => None,
    }
}

/// What stands between parts.
pub(super) fn is_sign(c: char) -> bool {
    c.is_whitespace() || matches!(c, '،' | ',' | '-' | '–' | '—' | '/')
}

/// The parts of a line, each with where it begins: between commas, tabs, and dashes and
/// slashes with spaces around them.
pub(super) fn parts(line: &str) -> impl Iterator<Item = (usize, &str)> {
    let is_spaced = |at: usize, dash: char| {
        let behind = &line[at + dash.len_utf8()..];
        line[..at].ends_with(char::is_whitespace) && behind.starts_with(char::is_whitespace)
    };
    let parts_here = move |(at, c): (usize, char)| match c {
        '،' | ',' | '\t' => Some((at, at + c.len_utf8())),
        '-' | '–' | '—' | '/' if is_spaced(at, c) => Some((at, at + c.len_utf8())),
        _ => None,
    };
    let ends = line.char_indices().filter_map(parts_here).chain([(line.len(), line.len())]);
    let piece = |from: &mut usize, (end, next): (usize, usize)| {
        let begin = std::mem::replace(from, next);
        let piece = &line[begin..end];
        Some((begin + piece.len() - piece.trim_start().len(), piece.trim()))
    };
    ends.scan(0, piece).filter(|(_, part)| !part.is_empty())
}

fn kind(part: &str) -> Kind {
    let is_latin = part.chars().find(|c| c.is_alphabetic()).is_some_and(|c| c.is_ascii());
    match (is_body(part), is_latin) {
        (true, _) => Kind::Body,
        (false, true) if latin(part, &LATIN_ROLES) => Kind::Office,
        (false, true) if latin(part, &LATIN_BODIES) => Kind::Body,
        (false, false) if is_role(part) => Kind::Office,
        (false, _) => Kind::Unknown,
    }
}

/// Whether a part is nothing that a name could be: an office or a body.
pub(super) fn is_known(part: &str) -> bool {
    kind(part) != Kind::Unknown
}

fn latin(part: &str, known: &[&str]) -> bool {
    let bare = |word: &str| word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
    part.split_whitespace().any(|word| known.contains(&bare(word).as_str()))
}

/// Whether a text begins as offices do. «الأستاذ المشارك» is one, «الأستاذ خالد» is somebody.
fn is_role(part: &str) -> bool {
    let mut words = part.split_whitespace().map(plain);
    let (first, second) = (words.next().unwrap_or_default(), words.next());
    let first = first.strip_prefix('و').filter(|rest| role_of(rest).is_some()).unwrap_or(&first);
    let Some(role) = role_of(first) else { return false };
    let next = second.as_deref();
    let is_named = first.starts_with("ال")
        && next
            .is_some_and(|next| !next.starts_with("ال") && !JOINTS.contains(&next) && !is_to(next));
    let is_sure =
        !ROLES_OR_NAMES.contains(&role) || next.is_some_and(|next| BEHIND.contains(&next));
    !is_named && (is_sure || first.ends_with('ة'))
}

/// Whether a word has a preposition that is written with it: «القائم بالأعمال».
fn is_to(word: &str) -> bool {
    word.starts_with("بال") || word.starts_with("لل")
}

/// The word of a role in the masculine and without the article.
fn role_of(word: &str) -> Option<&'static str> {
    let bare = word.strip_prefix("ال").unwrap_or(word);
    let masculine = bare.strip_suffix('ة').unwrap_or(bare);
    ROLES.iter().chain(&ROLES_OR_NAMES).copied().find(|role| *role == bare || *role == masculine)
}

/// A word without marks and signs.
fn plain(word: &str) -> String {
    word.chars().filter(|&c| c.is_alphanumeric() && !is_mark(c)).collect()
}

/// An office with the body that it is held in, if that is said.
fn jointed(tail: &str) -> Fields<'_> {
    for joint in [" في ", " من "] {
        let found = tail.match_indices(joint).find(|(at, _)| is_body(&tail[at + joint.len()..]));
        if let Some((at, _)) = found {
            return (tail[..at].trim(), tail[at + joint.len()..].trim());
        }
    }
    (tail, "")
}

/// A body without the word that joins it to a name: «من بلدية السهل».
fn bare_body(body: &str) -> &str {
    ["من ", "عن "].iter().find_map(|joint| body.strip_prefix(joint)).unwrap_or(body)
}

fn is_body(text: &str) -> bool {
    let mut words = bare_body(text).split_whitespace().map(plain);
    let names = |word: &str| {
        BODIES.contains(&word.strip_prefix("ال").unwrap_or(word))
            || LATIN_BODIES.contains(&word.to_lowercase().as_str())
    };
    let Some(first) = words.next() else { return false };
    // «مؤسسة جمعية النخيل» founded it.
    names(&first) && !(first == "مؤسسة" && words.next().is_some_and(|next| names(&next)))
}

/// Whether a part is a way to reach somebody: an address, a telephone number.
pub(super) fn is_contact(part: &str) -> bool {
    /// The fewest digits of a telephone number.
    const FEWEST: usize = 6;
    const LABELS: [&str; 7] = ["هاتف", "جوال", "موبايل", "خلوي", "phone", "mobile", "tel"];
    let is_address = !part.contains(char::is_whitespace) && part.contains('@');
    let digits = part.chars().filter(|c| c.is_numeric()).count();
    let label: String = part.chars().filter(|c| c.is_alphabetic()).collect();
    let is_label = LABELS.contains(&label.to_lowercase().as_str());
    let is_number = label.is_empty() && is_telephone(part);
    is_address || (digits >= FEWEST && (is_label || is_number))
}

/// Whether a number without a label is written as those of telephones: from a zero, a plus or a bracket on, or in
/// groups. A date is none, nor are two years, nor a number like any other.
fn is_telephone(part: &str) -> bool {
    /// The fewest digits where nothing but groups tells a telephone number.
    const FEWEST_IN_GROUPS: usize = 7;
    let part = to_european(part.trim());
    let groups: Vec<&str> =
        part.split(|c: char| !c.is_ascii_digit()).filter(|group| !group.is_empty()).collect();
    let lengths: Vec<usize> = groups.iter().map(|group| group.len()).collect();
    let is_year =
        |group: &&str| group.len() == 4 && ["13", "14", "19", "20"].contains(&&group[..2]);
    let is_date = match lengths[..] {
        [1 | 2, 1 | 2, 2 | 4] | [4, 1 | 2, 1 | 2] => true,
        [4, 4] => groups.iter().all(is_year),
        _ => false,
    };
    let has_signs = part.chars().all(|c| c.is_ascii_digit() || " -()+./".contains(c));
    let is_grouped = groups.len() > 1
        && lengths.iter().sum::<usize>() >= FEWEST_IN_GROUPS
        && !part.contains(['.', '/']);
    has_signs && !is_date && (part.starts_with(['0', '+', '(']) || is_grouped)
}

/// How many of these first lines are the letterhead above a line that names a document.
pub(super) fn above_paper(lines: &[&str]) -> usize {
    let heads = heads(lines);
    if lines.get(heads).is_some_and(|line| names_document(line)) { heads } else { 0 }
}

/// How many of these first lines are names of bodies or states.
pub(super) fn heads(lines: &[&str]) -> usize {
    lines.iter().take_while(|line| heads_paper(line)).count()
}

/// Whether a line begins as titles of such papers do.
pub(super) fn names_document(line: &str) -> bool {
    const DOCUMENTS: [&str; 18] = [
        "محضر",
        "تقرير",
        "مذكرة",
        "وقائع",
        "خلاصة",
        "ملخص",
        "ورشة",
        "اجتماع",
        "قرار",
        "لقاء",
        "جلسة",
        "ندوة",
        "مؤتمر",
        "دورة",
        "Minutes",
        "Report",
        "Memo",
        "Summary",
    ];
    line.split_whitespace().next().is_some_and(|first| DOCUMENTS.contains(&first))
}

/// Whether a line names the meeting: «لجنة المشتريات - الاجتماع 5».
pub(super) fn names_meeting(line: &str) -> bool {
    const MEETINGS: [&str; 3] = ["الاجتماع", "الجلسة", "اللقاء"];
    line.split_whitespace().any(|word| MEETINGS.contains(&word))
}

/// Whether a line may be of a letterhead: the name of a body, or of a state.
fn heads_paper(line: &str) -> bool {
    const STATES: [&str; 6] = ["المملكة", "مملكة", "الجمهورية", "جمهورية", "دولة", "سلطنة"];
    is_body(line) || line.split_whitespace().next().is_some_and(|first| STATES.contains(&first))
}

/// An office of the meeting: its key, from the words before a colon.
pub(super) fn of_meeting(label: &str) -> Option<&'static str> {
    match label.trim() {
        "رئيس الجلسة"
        | "رئيسة الجلسة"
        | "رئيس الاجتماع"
        | "رئيسة الاجتماع"
        | "رئيس اللقاء"
        | "رئيسة اللقاء"
        | "الرئيس"
        | "الرئيسة"
        | "مدير الجلسة"
        | "مديرة الجلسة"
        | "Chair"
        | "Chairman"
        | "Chairperson" => Some("chair"),
        "أمين السر"
        | "أمينة السر"
        | "أمين سر الجلسة"
        | "أمينة سر الجلسة"
        | "أمين سر الاجتماع"
        | "أمينة سر الاجتماع"
        | "سكرتير الجلسة"
        | "سكرتيرة الجلسة"
        | "Secretary" => Some("secretary"),
        "المقرر"
        | "المقررة"
        | "مقرر الجلسة"
        | "مقررة الجلسة"
        | "مقرر الاجتماع"
        | "مقررة الاجتماع"
        | "Rapporteur" => Some("rapporteur"),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn office_and_body_stand_in_either_order() {
        for (tail, expected) in [
            ("رئيس الملتقى", ("رئيس الملتقى", "")),
            ("مديرة البرامج، من جمعية النخيل", ("مديرة البرامج", "جمعية النخيل")),
            ("باحث في مركز الدراسات", ("باحث", "مركز الدراسات")),
            ("وزارة الصحة، مديرة البرامج", ("مديرة البرامج", "وزارة الصحة")),
            ("وزارة الصحة", ("", "وزارة الصحة")),
            ("وزارة الصحة، دائرة الشراء", ("", "وزارة الصحة، دائرة الشراء")),
            ("رئيسة القسم، ومديرة المشروع", ("رئيسة القسم، ومديرة المشروع", "")),
            ("مدير عام - شركة النور", ("مدير عام", "شركة النور")),
            ("أمين الصندوق", ("أمين الصندوق", "")),
            ("مؤسسة جمعية النخيل", ("مؤسسة جمعية النخيل", "")),
            ("المستشار الثقافي", ("المستشار الثقافي", "")),
            ("القائم بالأعمال", ("القائم بالأعمال", "")),
            ("member of the board", ("member of the board", "")),
            ("CFO, Ministry of Health", ("CFO", "Ministry of Health")),
            ("", ("", "")),
        ] {
            assert_eq!(fields(tail), Some(expected), "{tail}");
        }
    }

    #[test]
    fn what_may_be_a_name_or_anything_else_is_no_office() {
        for tail in [
            "سعاد",
            "سعاد، خالد",
            "45 عاماً",
            "أمين، خالد",
            "أمين الحسن",
            "الأستاذ خالد",
            "عضو، هاتف: 065000000",
            "مدير، الأفق للتجارة",
            "وزارة التربية، منظمة النور، جمعية المعلمين",
            "والحمد لله",
            "Carol White",
        ] {
            assert_eq!(fields(tail), None, "{tail}");
        }
    }
}
