//! Sentences among lists: how the course of a meeting is told.

use super::offices;
use super::people::honorific;
use crate::locale::marks::is_mark;

/// Latin words of titles and bodies that a stop shortens; shorter ones end no sentence anyway.
const ABBREVIATIONS: [&str; 7] = ["Dept", "Asst", "Assoc", "Prof", "Univ", "Hosp", "Corp"];

/// The most words of a person with office and body, and of a name alone.
const LONGEST_PERSON: usize = 18;
const LONGEST_NAME: usize = 8;

/// Words with which a sentence begins, and no name.
const NO_NAMES: [&str; 75] = [
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
    "أضاف",
    "أضافت",
    "أوضح",
    "أوضحت",
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
    "انتهى",
    "انتهت",
    "استهل",
    "استهلت",
    "بذلك",
    "عليه",
    "حيث",
    "الساعة",
    "ما",
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

/// Words with which its end is told, and what is ended.
const CLOSES: [&str; 9] =
    ["انتهى", "انتهت", "اختتم", "اختتمت", "رفعت", "رفع", "أغلقت", "انفض", "انفضت"];
const MEETINGS: [&str; 5] = ["الجلسة", "الاجتماع", "اللقاء", "الورشة", "الندوة"];

/// How its record is closed.
const FORMULAS: [[&str; 2]; 5] = [
    ["والله", "ولي"],
    ["والله", "الموفق"],
    ["وبالله", "التوفيق"],
    ["والسلام", "عليكم"],
    ["والحمد", "لله"],
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
    begins_with(line, &NARRATES)
        && line.split_whitespace().any(|word| OF_MEETINGS.contains(&bare(word).as_str()))
}

/// Whether a line tells, wherever it says so, that the meeting ended: «وفي الساعة 9 انتهى الاجتماع».
pub(super) fn closes(line: &str) -> bool {
    let words: Vec<String> = line.split_whitespace().map(bare).collect();
    let is_formula = |formula: &[&str; 2]| words.iter().take(2).eq(formula);
    if FORMULAS.iter().any(is_formula) {
        return true;
    }
    let known = |word: &String, known: &[&str]| known.contains(&word.as_str());
    words.iter().enumerate().any(|(at, word)| {
        // «اختتم الرئيس الجلسة».
        let next = words.iter().skip(at + 1).take(2);
        is_verb(word, &CLOSES) && next.into_iter().any(|next| known(next, &MEETINGS))
    })
}

/// A word without marks and signs.
fn bare(word: &str) -> String {
    word.chars().filter(|&c| c.is_alphabetic() && !is_mark(c)).collect()
}

fn is_verb(word: &str, known: &[&str]) -> bool {
    let is_known = |word: &str| known.contains(&word);
    is_known(word) || word.strip_prefix(['و', 'ف']).is_some_and(is_known)
}

/// Whether a text begins with a word that tells what somebody did or said.
pub(super) fn tells(text: &str) -> bool {
    begins_with(text, &NO_NAMES)
}

/// Whether a line reads like a sentence, and no name.
pub(super) fn is_sentence(line: &str) -> bool {
    let head = offices::parts(line).next().map_or("", |(_, head)| head);
    let long = line.split_whitespace().count() > LONGEST_PERSON
        || honorific(head).1.split_whitespace().count() > LONGEST_NAME;
    let tells = begins_with(head, &NO_NAMES) || closes(line);
    long || line.contains(['؛', '؟', '!']) || tells || has_inner_stop(line)
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
    text.split_whitespace().next().is_some_and(|first| is_verb(&bare(first), known))
}
