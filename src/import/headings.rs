//! What a heading says its section holds.

/// The keys that notes become; each has a heading of its own and a list of items.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Key {
    Speakers,
    Attendees,
    Apologies,
    Absent,
    Guests,
    Observers,
    Objectives,
    Themes,
    Discussion,
    Decisions,
    Recommendations,
    Quotes,
    References,
    Annexes,
}

impl Key {
    /// The key in YAML.
    pub(super) fn name(self) -> &'static str {
        match self {
            Key::Speakers => "speakers",
            Key::Attendees => "attendees",
            Key::Apologies => "apologies",
            Key::Absent => "absent",
            Key::Guests => "guests",
            Key::Observers => "observers",
            Key::Objectives => "objectives",
            Key::Themes => "themes",
            Key::Discussion => "discussion",
            Key::Decisions => "decisions",
            Key::Recommendations => "recommendations",
            Key::Quotes => "quotes",
            Key::References => "references",
            Key::Annexes => "annexes",
        }
    }

    /// Whether its items are people.
    pub(super) fn is_people(self) -> bool {
        self <= Key::Observers
    }
}

/// Words with the key that they speak of. The first row that fits counts: «نقاش التوصيات» is about
/// recommendations only if nothing speaks of a discussion, so the more telling rows stand first.
const WORDS: [(&str, Key); 60] = [
    ("التوصيات", Key::Recommendations),
    ("توصيات", Key::Recommendations),
    ("recommendations", Key::Recommendations),
    ("القرارات", Key::Decisions),
    ("قرارات", Key::Decisions),
    ("decisions", Key::Decisions),
    ("أوصى", Key::Recommendations),
    ("وأوصى", Key::Recommendations),
    ("أوصت", Key::Recommendations),
    ("وأوصت", Key::Recommendations),
    ("قرر", Key::Decisions),
    ("وقرر", Key::Decisions),
    ("قررت", Key::Decisions),
    ("وقررت", Key::Decisions),
    ("اقتباسات", Key::Quotes),
    ("الاقتباسات", Key::Quotes),
    ("أقوال", Key::Quotes),
    ("quotes", Key::Quotes),
    ("المتحدثين", Key::Speakers),
    ("المتحدثون", Key::Speakers),
    ("متحدثون", Key::Speakers),
    ("المشاركون", Key::Attendees),
    ("المشاركين", Key::Attendees),
    ("speakers", Key::Speakers),
    ("المعتذرون", Key::Apologies),
    ("المعتذرين", Key::Apologies),
    ("اعتذر", Key::Apologies),
    ("اعتذروا", Key::Apologies),
    ("اعتذار", Key::Apologies),
    ("الاعتذارات", Key::Apologies),
    ("apologies", Key::Apologies),
    ("المتغيبون", Key::Absent),
    ("تغيب", Key::Absent),
    ("وتغيب", Key::Absent),
    ("الغائبون", Key::Absent),
    ("الغائبين", Key::Absent),
    ("absent", Key::Absent),
    ("الضيوف", Key::Guests),
    ("guests", Key::Guests),
    ("المراقبون", Key::Observers),
    ("المراقبين", Key::Observers),
    ("observers", Key::Observers),
    ("الحضور", Key::Attendees),
    ("الحاضرون", Key::Attendees),
    ("الحاضرين", Key::Attendees),
    ("attendees", Key::Attendees),
    ("participants", Key::Attendees),
    ("الأهداف", Key::Objectives),
    ("أهداف", Key::Objectives),
    ("objectives", Key::Objectives),
    ("المحاور", Key::Themes),
    ("محاور", Key::Themes),
    ("themes", Key::Themes),
    ("النقاش", Key::Discussion),
    ("المناقشات", Key::Discussion),
    ("المداولات", Key::Discussion),
    ("discussion", Key::Discussion),
    ("المراجع", Key::References),
    ("الملاحق", Key::Annexes),
    ("المرفقات", Key::Annexes),
];

/// Words that turn a heading about those attending into one about those who did not.
const NOT: [&str; 9] = ["غير", "لم", "عدم", "غياب", "الغياب", "تغيب", "تغيبوا", "not", "without"];

/// Words that may stand beside the word of a heading which is not marked as one.
const BESIDE: [&str; 11] =
    ["أهم", "أبرز", "قائمة", "أسماء", "السادة", "key", "main", "list", "of", "the", "other"];

/// Headings that are no key of notes, and nothing else where they stand alone in a line.
const OTHERS: [&str; 24] = [
    "جدول الأعمال",
    "بنود جدول الأعمال",
    "وقائع الجلسة",
    "وقائع الاجتماع",
    "المناقشات والقرارات",
    "القرارات والتوصيات",
    "التوصيات والقرارات",
    "ما يستجد من أعمال",
    "النصاب",
    "النصاب القانوني",
    "المهام",
    "الاجتماع القادم",
    "الاجتماع المقبل",
    "التوقيع",
    "التواقيع",
    "التوقيعات",
    "الغياب",
    "الغياب بعذر",
    "الغياب بغير عذر",
    "الحضور والغياب",
    "Agenda",
    "Action items",
    "Next meeting",
    "Signatures",
];

/// The key that a heading speaks of.
pub(super) fn key_of(heading: &str) -> Option<Key> {
    let words = words(heading);
    let has = |name: &str| words.iter().any(|word| word.eq_ignore_ascii_case(name));
    let (_, key) = WORDS.iter().find(|(name, _)| has(name))?;
    // «الحضور والغياب» holds both.
    let said = words.iter().flat_map(|word| [*word, word.strip_prefix('و').unwrap_or(word)]);
    let denies = |word: &str| NOT.iter().any(|not| word.eq_ignore_ascii_case(not));
    let denied = *key == Key::Attendees && said.into_iter().any(denies);
    (!denied).then_some(*key)
}

/// Whether a text can be nothing but such a heading: «التوصيات», «أهم القرارات».
pub(super) fn is_bare(text: &str) -> bool {
    let known = |word: &&str| WORDS.iter().any(|(name, _)| word.eq_ignore_ascii_case(name));
    let beside = |word: &&str| BESIDE.iter().any(|name| word.eq_ignore_ascii_case(name));
    let words = words(text);
    let named = words.iter().filter(|word| known(word)).count();
    named == 1 && words.iter().all(|word| known(word) || beside(word))
}

/// Whether a text is the whole of a heading that has no key.
pub(super) fn is_of_others(text: &str) -> bool {
    OTHERS.contains(&text)
}

fn words(text: &str) -> Vec<&str> {
    let sign = |c: char| !c.is_alphanumeric();
    text.split_whitespace().map(|word| word.trim_matches(sign)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_are_told_by_their_words() {
        assert_eq!(key_of("شملت قائمة المتحدثين:"), Some(Key::Speakers));
        assert_eq!(key_of("أهم التوصيات:"), Some(Key::Recommendations));
        assert_eq!(key_of("Key Recommendations"), Some(Key::Recommendations));
        assert_eq!(key_of("كان من أهم نقاط النقاش:"), Some(Key::Discussion));
        assert_eq!(key_of("ملاحظات:"), None);
        assert_eq!(key_of("اعتذر عن الحضور:"), Some(Key::Apologies));
        assert_eq!(key_of("غير الحاضرين:"), None);
        assert_eq!(key_of("الحضور والغياب"), None);
        assert_eq!(key_of("Participants Not Present"), None);
        assert!(Key::Observers.is_people() && !Key::Objectives.is_people());
    }

    #[test]
    fn a_heading_without_a_colon_is_nothing_else() {
        for heading in ["التوصيات", "أهم القرارات", "قائمة الحضور", "Key recommendations"]
        {
            assert!(is_bare(heading), "{heading}");
        }
        for text in
            ["محاور اللقاء", "رئيس الجلسة", "أهم", "الحضور والضيوف", "الضيوف والحضور الحضور"]
        {
            assert!(!is_bare(text), "{text}");
        }
    }
}
