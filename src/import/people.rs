//! People in one line: «الدكتور هاني البنا، رئيس المنتدى».

use super::{headings, offices, quotes, sentences};
use crate::diag::Message;
use crate::locale::marks::is_mark;

/// A person split into fields.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Person {
    pub(super) honorific: Option<String>,
    pub(super) name: String,
    pub(super) role: Option<String>,
    pub(super) organization: Option<String>,
    pub(super) contact: Option<String>,
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

/// Abbreviated titles that a slash follows in place of a stop: «د/ سامي».
const SLASHED: [&str; 5] = ["د", "أ", "م", "أ.د", "ا"];

/// Why a line of a list of people may be something else.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Doubt {
    /// It reads like a sentence, or like a line with a heading of its own.
    NoPerson,
    /// Of what stands before its colon nobody knows whether it is a person, an office or a heading.
    Labelled,
    /// It names several people.
    Several,
    /// What stands behind the name may be an office, a body or anything else.
    Behind,
}

impl Doubt {
    /// What to say of the line.
    pub(super) fn message(self) -> Message {
        let (ar, en) = match self {
            Doubt::NoPerson => {
                ("سطر لا يشبه اسم شخص", "a line that does not look like the name of a person")
            }
            Doubt::Labelled => (
                "سطر فيه نقطتان، ولعل ما قبلهما ليس اسم شخص",
                "a line with a colon, before which there may be no name",
            ),
            Doubt::Several => ("أسماء عدة في سطر واحد", "several names in one line"),
            Doubt::Behind => (
                "ما بعد الاسم قد لا يكون منصباً ولا جهة",
                "what stands behind the name may be no office and no body",
            ),
        };
        Message::new(ar, en)
    }
}

/// What speaks against reading a line as one person.
pub(super) fn doubt(line: &str) -> Option<Doubt> {
    let parts: Vec<&str> = offices::parts(line).map(|(_, part)| part).collect();
    let (head, behind) = parts.split_first().map_or(("", &[][..]), |(head, rest)| (*head, rest));
    let (title, name) = honorific(head);
    // «مقدمة»: a heading rather than the name of somebody.
    let single = title.is_none() && !line.contains(char::is_whitespace);
    let headed = line.split_once(':').is_some_and(|(label, _)| headings::is_bare(label));
    let quoted = quotes::read(line).speaker.is_some() || quotes::is_whole(line);
    let stops = title.is_none() && head == line && name.ends_with('.');
    // «غائب بعذر».
    let is_none = counts_people(line) || is_vacant(line);
    if single || headed || quoted || stops || is_none || sentences::is_sentence(line) {
        return Some(Doubt::NoPerson);
    }
    if head.contains(':') {
        return Some(Doubt::Labelled);
    }
    let is_known = title.is_none() && offices::is_known(head);
    // «الحوادث المسجلة»: names without a title seldom begin with the article.
    if title.is_none() && !is_known && head.starts_with("ال") {
        return Some(if behind.is_empty() { Doubt::NoPerson } else { Doubt::Behind });
    }
    // «وزارة الصحة، جمعية الأمل».
    if is_known && !behind.is_empty() {
        return Some(Doubt::Behind);
    }
    if behind.iter().any(|part| names_another(part)) || are_names(behind) {
        return Some(Doubt::Several);
    }
    fields(line).is_none().then_some(Doubt::Behind)
}

/// Whether a line says how many there are: «12 عضواً من أصل 15». «1 د. أحمد علي» is the first of them.
fn counts_people(line: &str) -> bool {
    const COUNTED: [&str; 16] = [
        "عضوا",
        "عضو",
        "أعضاء",
        "شخصا",
        "شخص",
        "أشخاص",
        "مشاركا",
        "مشاركين",
        "حاضرا",
        "حاضرين",
        "ضيفا",
        "ضيوف",
        "members",
        "persons",
        "people",
        "participants",
    ];
    let mut words = line.split_whitespace();
    let is_number = words.next().is_some_and(|word| word.chars().all(char::is_numeric));
    let counted: String =
        words.next().unwrap_or_default().chars().filter(|c| !is_mark(*c)).collect();
    is_number && COUNTED.iter().any(|known| counted.eq_ignore_ascii_case(known))
}

/// Whether somebody else is named behind a name. «سامي النجار، السفير السابق» is one: the title is his office.
fn names_another(part: &str) -> bool {
    let (title, name) = honorific(part);
    title.is_some() && !name.is_empty() && !offices::is_known(part)
}

/// Whether several parts behind a name look like nothing but names.
fn are_names(behind: &[&str]) -> bool {
    /// The most words of a name among others.
    const LONGEST: usize = 3;
    let is_name = |part: &&str| {
        part.split_whitespace().count() <= LONGEST
            && part
                .chars()
                .all(|c| c.is_alphabetic() || c.is_whitespace() || is_mark(c) || c == '.')
            && !offices::is_known(part)
    };
    behind.len() > 1 && behind.iter().all(is_name)
}

/// Whether a line of a list of people names somebody, as far as one can tell.
pub(super) fn is_named(line: &str) -> bool {
    holds_office(line) || matches!(doubt(line), None | Some(Doubt::Several | Doubt::Behind))
}

/// Whether a line bears no title and says nothing behind a comma.
pub(super) fn is_untitled(line: &str) -> bool {
    honorific(line).0.is_none() && offices::parts(line).count() == 1
}

/// Whether a line says that there is nobody: «لا أحد».
pub(super) fn is_nobody(line: &str) -> bool {
    /// The most words that say so.
    const LONGEST: usize = 4;
    let words: Vec<&str> = ended(line).split_whitespace().collect();
    let denies = match words[..] {
        [only] => ["None", "Nobody", "Nil"].iter().any(|word| only.eq_ignore_ascii_case(word)),
        ["لا", ..] => true,
        ["لم", .., last] => last == "أحد",
        _ => false,
    };
    (denies && words.len() <= LONGEST) || is_blank(line)
}

/// Whether a line says that there is nothing: «لا يوجد». What begins with «لا» may be a decision as well.
pub(super) fn is_nothing(line: &str) -> bool {
    const SAID_OF: [&str; 6] = ["يوجد", "توجد", "شيء", "شئ", "أحد", "جديد"];
    // «لا يوجد مانع من الصرف» is a decision.
    const NOTHING: [&str; 24] = [
        "شيء",
        "شئ",
        "أحد",
        "أي",
        "جديد",
        "جديدة",
        "أخرى",
        "آخر",
        "قرار",
        "قرارات",
        "توصية",
        "توصيات",
        "ملاحظة",
        "ملاحظات",
        "غياب",
        "غائبون",
        "غائبين",
        "معتذرون",
        "معتذرين",
        "اعتذارات",
        "ضيوف",
        "مراقبون",
        "مراجع",
        "ملاحق",
    ];
    const ALONE: [&str; 6] = ["لاشيء", "None", "Nothing", "Nil", "N/A", "Nobody"];
    let words: Vec<&str> = ended(line).split_whitespace().collect();
    let is_rest = |rest: &[&str]| rest.iter().all(|word| NOTHING.contains(word));
    let denies = match words[..] {
        [only] => ALONE.iter().any(|word| only.eq_ignore_ascii_case(word)),
        ["لا", what, ref rest @ ..] => SAID_OF.contains(&what) && is_rest(rest),
        ["ليس" | "ليست", "هناك" | "هنالك", ref rest @ ..] => is_rest(rest),
        _ => false,
    };
    denies || is_blank(line)
}

/// Whether a line has no letters and no digits: a dash where nothing is to be said, or a kashida.
fn is_blank(line: &str) -> bool {
    !line.contains(|c: char| c.is_alphanumeric() && c != 'ـ')
}

/// Whether what stands for somebody says that nobody is there: «شاغر», «غائب بعذر».
pub(super) fn is_vacant(line: &str) -> bool {
    /// The most words that say so.
    const LONGEST: usize = 4;
    const WORDS: [&str; 12] = [
        "شاغر",
        "شاغرة",
        "غائب",
        "غائبة",
        "معتذر",
        "معتذرة",
        "متغيب",
        "متغيبة",
        "مقعد",
        "vacant",
        "absent",
        "apologies",
    ];
    let mut words = ended(line).split_whitespace();
    let is_known = |word: &str| WORDS.iter().any(|known| word.eq_ignore_ascii_case(known));
    let first = words.next().is_some_and(is_known);
    (first && words.count() < LONGEST) || is_nobody(line)
}

/// Whether a line says who holds an office of the meeting, and not what that officer says.
pub(super) fn holds_office(line: &str) -> bool {
    line.split_once(':').is_some_and(|(label, _)| offices::of_meeting(label).is_some())
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
    let (head, tail) = halves(line);
    let most = if tail.is_empty() { ALONE } else { BEFORE_A_COMMA };
    let is_short = (2..=most).contains(&head.split_whitespace().count());
    // «المنسق: السيد وليد».
    let is_titled = |(_, person): (&str, &str)| honorific(person.trim()).0.is_some();
    let is_named = || match doubt(line) {
        None | Some(Doubt::Several) => true,
        Some(Doubt::Behind) => !line.ends_with('.') && !line.contains(char::is_numeric),
        Some(Doubt::NoPerson | Doubt::Labelled) => false,
    };
    honorific(head).0.is_some()
        || holds_office(line)
        || line.split_once(':').is_some_and(is_titled)
        || (is_short && is_named())
}

/// Splits a line into a person; none where there is nothing to split, or it is not sure what is what.
pub(super) fn split(line: &str) -> Option<Person> {
    let (name, (role, organization), contact) = fields(line)?;
    let (honorific, name) = honorific(name);
    let is_alone = [role, organization, contact].iter().all(|field| field.is_empty());
    if name.is_empty() || (honorific.is_none() && is_alone) {
        return None;
    }
    let owned = |text: &str| (!text.is_empty()).then(|| text.to_owned());
    Some(Person {
        honorific: honorific.and_then(owned),
        name: name.to_owned(),
        role: owned(role),
        organization: owned(organization),
        contact: owned(contact),
    })
}

/// The name that a line begins with, without its titles.
pub(super) fn name(line: &str) -> &str {
    honorific(ended(halves(line).0)).1
}

/// The name with its titles, the office and the body behind it, and last a way to reach somebody.
fn fields(line: &str) -> Option<(&str, offices::Fields<'_>, &str)> {
    let (head, tail) = halves(line);
    if tail.is_empty() {
        let head = ended(head);
        let (name, fields) = bracketed(head).unwrap_or((head, ("", "")));
        return Some((name, fields, ""));
    }
    let tail = ended(tail);
    let last = offices::parts(tail).last().filter(|(_, part)| offices::is_contact(part));
    let (tail, contact) = last.map_or((tail, ""), |(at, part)| (&tail[..at], part));
    let tail = tail.trim_end_matches(offices::is_sign);
    Some((head, offices::fields(tail)?, contact))
}

/// An office or a body in brackets: «فهد القحطاني (مقرر)».
fn bracketed(head: &str) -> Option<(&str, offices::Fields<'_>)> {
    let (name, inside) = head.strip_suffix(')')?.split_once('(')?;
    let name = Some(name.trim()).filter(|name| !name.is_empty())?;
    Some((name, offices::fields(inside.trim())?))
}

/// What stands before the first comma, tab or dash, and what stands behind it.
fn halves(line: &str) -> (&str, &str) {
    let mut parts = offices::parts(line);
    let head = parts.next().map_or("", |(_, head)| head);
    (head, parts.next().map_or("", |(at, _)| &line[at..]))
}

/// Without the spaces around it and the stop after it.
fn ended(text: &str) -> &str {
    text.trim().trim_end_matches(['.', '،', '؛']).trim_end()
}

/// The honorifics at the beginning, as many as there are, and the name after them.
pub(super) fn honorific(head: &str) -> (Option<&str>, &str) {
    let is_title = |word: &str| match word.strip_suffix('/') {
        Some(bare) => HONORIFICS.contains(&bare) || SLASHED.contains(&bare),
        None => HONORIFICS.contains(&word),
    };
    let mut end = 0;
    for word in head.split_whitespace().take_while(|word| is_title(word)) {
        end = head[end..].find(word).map_or(end, |at| end + at + word.len());
    }
    let (honorific, name) = head.split_at(end);
    ((end > 0).then_some(honorific), name.trim())
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
            (
                "السيدة مها، وزارة الصحة، مديرة البرامج",
                ["السيدة", "مها", "مديرة البرامج", "وزارة الصحة"],
            ),
            ("م. خالد العمري - رئيس اللجنة", ["م.", "خالد العمري", "رئيس اللجنة", ""]),
            ("د/ فهد القحطاني (مقرر)", ["د/", "فهد القحطاني", "مقرر", ""]),
            ("د. أسامة / رئيس اللجنة", ["د.", "أسامة", "رئيس اللجنة", ""]),
            ("سعاد عمر\tرئيسة قسم\tوزارة المالية", ["", "سعاد عمر", "رئيسة قسم", "وزارة المالية"]),
        ] {
            assert_eq!(fields(line), Some(expected.map(str::to_owned)), "{line}");
        }
        let reached = split("هدى سالم، عضو، دار النخيل، huda@dar.example").and_then(|p| p.contact);
        assert_eq!(reached.as_deref(), Some("huda@dar.example"));
        for number in ["0795 123 456", "+962-6-500-1234", "٠٦٥٠٠٠٠٠٠", "(06) 500 1234", "500-1234"]
        {
            let person = split(&format!("هدى سالم، عضو، {number}"));
            assert_eq!(person.and_then(|p| p.contact).as_deref(), Some(number));
        }
        // Dates, years and numbers of anything else are left to the reader.
        for other in
            ["12/05/1980", "05-12-1980", "1980.05.12", "٠١/٠٢/٢٠٢٦", "1998-2005", "1023456789"]
        {
            let line = format!("د. هدى سالم، عضو، {other}");
            assert_eq!(split(&line), None, "{line}");
            assert_eq!(doubt(&line), Some(Doubt::Behind), "{line}");
        }
        for line in ["هدى سالم", "الدكتور", "ثلاثة من الطلبة", "المهندس علي، 45 عاماً"]
        {
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
            "الحوادث المسجلة",
            "“نعم ولا”",
            "12 عضواً من أصل 15",
            "غائب بعذر",
            "مقعد شاغر",
        ] {
            assert_eq!(doubt(line), Some(Doubt::NoPerson), "{line}");
        }
        assert_eq!(doubt("1 د. هدى سالم"), None);
        for line in ["د. سمير عون، أ. هدى سالم", "أحمد، سعاد، خالد", "هدى سالم، الأستاذ خالد العلي"]
        {
            assert_eq!(doubt(line), Some(Doubt::Several), "{line}");
        }
        for line in [
            "المهندس علي، 45 عاماً",
            "أحمد علي، سعاد عمر",
            "د. زيد علي، الأفق",
            "وزارة الصحة، جمعية الأمل",
            "اليونيسف، وزارة التربية",
        ] {
            assert_eq!(doubt(line), Some(Doubt::Behind), "{line}");
        }
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
