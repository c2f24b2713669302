//! People in one line: «الدكتور هاني البنا، رئيس المنتدى».

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
}
