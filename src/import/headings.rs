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
const WORDS: [(&str, Key); 44] = [
    ("التوصيات", Key::Recommendations),
    ("توصيات", Key::Recommendations),
    ("recommendations", Key::Recommendations),
    ("القرارات", Key::Decisions),
    ("قرارات", Key::Decisions),
    ("decisions", Key::Decisions),
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
    ("apologies", Key::Apologies),
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

/// The key that a heading speaks of.
pub(super) fn key_of(heading: &str) -> Option<Key> {
    let sign = |c: char| !c.is_alphanumeric();
    let words: Vec<&str> = heading.split_whitespace().map(|word| word.trim_matches(sign)).collect();
    let named = |name: &str| words.iter().any(|word| word.eq_ignore_ascii_case(name));
    WORDS.iter().find(|(name, _)| named(name)).map(|(_, key)| *key)
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
        assert!(Key::Observers.is_people() && !Key::Objectives.is_people());
    }
}
