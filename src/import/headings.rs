//! What a heading says its section holds.

use super::lines;

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
const WORDS: [(&str, Key); 62] = [
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
    ("واعتذر", Key::Apologies),
    ("واعتذروا", Key::Apologies),
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

/// Words before that of a key of which it only is the object: what became of it, or that there is none.
const HEADS: [&str; 18] = [
    "متابعة",
    "إلغاء",
    "الغاء",
    "الاعتراض",
    "اعتراض",
    "الاعتراضات",
    "اعتراضات",
    "تقييم",
    "تقويم",
    "تنفيذ",
    "مراجعة",
    "تعديل",
    "follow-up",
    "objections",
    "previous",
    "cancelled",
    // «قرارات» that were not taken.
    "لم",
    "لن",
];

/// Words that may stand between these and the word of a key.
const BRIDGES: [&str; 14] = [
    "على", "عن", "من", "في", "of", "to", "on", "the", "تصدر", "يصدر", "تتخذ", "يتخذ", "كل", "جميع",
];

/// Words directly behind that of a key which tell that it is one of another time.
const OF_OTHER_TIMES: [&str; 5] = ["السابقة", "سابقة", "الملغاة", "previous", "cancelled"];

/// Words that say nothing about what a section holds, in a heading with the word of a key.
const NEUTRAL: [&str; 74] = [
    "من",
    "في",
    "على",
    "عن",
    "مع",
    "ما",
    "بما",
    "كما",
    "كان",
    "وكان",
    "كانت",
    "وكانت",
    "هي",
    "وهي",
    "هم",
    "وهم",
    "شمل",
    "شملت",
    "تضمن",
    "تضمنت",
    "ضم",
    "ضمت",
    "نقاط",
    "الاجتماع",
    "اللقاء",
    "الجلسة",
    "الورشة",
    "الندوة",
    "المؤتمر",
    "المجلس",
    "اللجنة",
    "الهيئة",
    "الفريق",
    "المجتمعون",
    "المجتمعين",
    "الأعضاء",
    "أعضاء",
    "الاعضاء",
    "السيدات",
    "والسيدات",
    "التي",
    "الذين",
    "كل",
    "حضر",
    "حضره",
    "حضرها",
    "عليه",
    "ذلك",
    "لذلك",
    "المتخذة",
    "الصادرة",
    "الختامية",
    "النهائية",
    "الرئيسية",
    "الرئيسة",
    "العامة",
    "العام",
    "اتخذ",
    "اتخذت",
    "صدر",
    "صدرت",
    "قد",
    "وقد",
    "from",
    "in",
    "at",
    "by",
    "were",
    "was",
    "are",
    "as",
    "meeting",
    "we",
    "and",
];

/// Words that say that a list follows.
const FOLLOWS: [&str; 17] = [
    "يلي",
    "يأتي",
    "الآتي",
    "الآتية",
    "بالآتي",
    "كالآتي",
    "الاتي",
    "الاتية",
    "بالاتي",
    "كالاتي",
    "التالي",
    "التالية",
    "بالتالي",
    "كالتالي",
    "follows",
    "following",
    "below",
];

/// The key that a heading speaks of.
pub(super) fn key_of(heading: &str) -> Option<Key> {
    let words = words(heading);
    let (at, key) = named(&words)?;
    (!is_of_other_times(&words, at, key) && !joins(&words)).then_some(key)
}

/// Whether a heading has the word of a key, and something else in it denies that.
pub(super) fn is_denied(heading: &str) -> bool {
    let whole = lines::without_label(heading).trim_end_matches(':').trim_end();
    key_of(heading).is_none() && named(&words(heading)).is_some() && !is_of_others(whole)
}

/// The key that words speak of, and where its word stands.
fn named(words: &[&str]) -> Option<(usize, Key)> {
    let place = |name: &str| words.iter().position(|word| word.eq_ignore_ascii_case(name));
    let (at, key) = WORDS.iter().find_map(|(name, key)| Some((place(name)?, *key)))?;
    // «الحضور والغياب» holds both.
    let mut said = words.iter().flat_map(|word| [*word, unjoined(word)]);
    let denies = |word: &str| NOT.iter().any(|not| word.eq_ignore_ascii_case(not));
    (key != Key::Attendees || !said.any(denies)).then_some((at, key))
}

/// Whether the word of a key is told of, and not what stands below: «متابعة القرارات», «القرارات السابقة». Elsewhere
/// the same words say nothing of it: «قرارات لجنة المتابعة», «قرر المجلس إلغاء ما يلي».
fn is_of_other_times(words: &[&str], at: usize, key: Key) -> bool {
    let among =
        |list: &[&str], word: &str| list.iter().any(|known| word.eq_ignore_ascii_case(known));
    let (before, behind) = (&words[..at], &words[at + 1..]);
    let head = before.iter().rfind(|word| !among(&BRIDGES, word)).copied().unwrap_or_default();
    let is_head = among(&HEADS, head) || among(&HEADS, unjoined(head));
    let is_none = words.first().is_some_and(|first| first.eq_ignore_ascii_case("no")) && at > 0;
    // «قرارات تم إلغاؤها».
    let (next, behind) = behind.split_first().unwrap_or((&"", &[]));
    let is_past = among(&OF_OTHER_TIMES, next)
        || (*next == "تم" && behind.first().is_some_and(|word| word.starts_with("إلغا")));
    // Who did not come may be one of those who did not excuse themselves.
    !matches!(key, Key::Absent | Key::Apologies) && (is_head || is_none || is_past)
}

/// Whether a heading joins words of two keys: «القرارات والتوصيات», «Decisions and recommendations». People behind
/// anything else are those who did it: «أوصى المشاركون والحاضرون».
fn joins(words: &[&str]) -> bool {
    let is_joint = |word: &&str| ["", "و", "and"].contains(word);
    let mut found: Vec<Key> = Vec::new();
    for (at, word) in words.iter().enumerate() {
        let bare = unjoined(word);
        let Some(key) = known(word).or_else(|| known(bare)) else { continue };
        if key.is_people() && found.iter().any(|other| !other.is_people()) {
            continue;
        }
        let is_joined = known(bare).is_some() && bare != *word;
        let follows = at.checked_sub(1).is_some_and(|before| is_joint(&words[before]));
        let is_other = |other: &Key| *other != key && other.is_people() == key.is_people();
        if (is_joined || follows) && found.iter().any(is_other) {
            return true;
        }
        found.push(key);
    }
    false
}

/// Whether a heading says that its list follows: «وقد تقرر ما يلي:».
pub(super) fn leads_in(heading: &str) -> bool {
    let words = words(heading);
    let follows = |word: &&str| FOLLOWS.iter().any(|known| word.eq_ignore_ascii_case(known));
    words.iter().any(follows) || words.windows(2).any(|pair| pair == ["كل", "من"])
}

/// Whether the word of a key stands in a heading, whatever it says of it.
pub(super) fn names_key(heading: &str) -> bool {
    words(heading).iter().any(|word| known(word).or_else(|| known(unjoined(word))).is_some())
}

/// The key of a word.
fn known(word: &str) -> Option<Key> {
    WORDS.iter().find(|(name, _)| word.eq_ignore_ascii_case(name)).map(|(_, key)| *key)
}

/// A word without the «و» before it.
fn unjoined(word: &str) -> &str {
    word.strip_prefix('و').unwrap_or(word)
}

/// Verbs of decisions and recommendations.
const VERBS: [&str; 11] =
    ["أوصى", "أوصت", "أوصينا", "توصي", "يوصي", "نوصي", "قرر", "قررت", "قررنا", "تقرر", "يقرر"];

/// Whether a heading says more than that a section holds what its key says: «المشاركون في إعداد التقرير».
pub(super) fn is_doubtful(heading: &str, key: Key) -> bool {
    let is_neutral = |word: &str| {
        let among = |list: &[&str]| list.iter().any(|known| word.eq_ignore_ascii_case(known));
        among(&BESIDE) || among(&NEUTRAL) || among(&FOLLOWS) || !word.contains(char::is_alphabetic)
    };
    let is_neutral = |word: &str| is_neutral(word) || is_neutral(unjoined(word));
    // «اعتذر عن الحضور».
    let is_of = |other: Key| {
        other == key || (other == Key::Attendees && matches!(key, Key::Apologies | Key::Absent))
    };
    let says = |word: &&str| match known(word) {
        Some(other) => is_of(other),
        None => is_neutral(word),
    };
    // «أوصى المشاركون بما يلي»: a sentence that opens the list of its verb.
    let is_verb = |word: &str| VERBS.contains(&word) || VERBS.contains(&unjoined(word));
    let opens = leads_in(heading) && words(heading).into_iter().any(is_verb);
    !opens && !words(lines::without_label(heading)).iter().all(says)
}

/// Whether a heading is the name of its key and no more, whatever counts it.
pub(super) fn is_plain(heading: &str) -> bool {
    is_bare(lines::without_label(heading))
}

/// Whether a text can be nothing but such a heading: «التوصيات», «أهم القرارات».
pub(super) fn is_bare(text: &str) -> bool {
    let known = |word: &&str| known(word).is_some();
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
    fn what_speaks_of_other_times_or_of_two_keys_has_no_key() {
        for heading in [
            "متابعة قرارات الاجتماع السابق:",
            "ثانياً: متابعة تنفيذ القرارات",
            "No decisions",
            "متابعة توصيات اللجنة الفنية:",
            "قرارات تم إلغاؤها:",
            "القرارات السابقة التي لم تنفذ:",
            "الاعتراضات على القرارات:",
            "تقييم التوصيات:",
            "لم تصدر قرارات عن الاجتماع، وإنما طُرحت المقترحات الآتية:",
            "القرارات والتوصيات",
            "التوصيات والقرارات:",
            "الحضور والضيوف:",
            "القرارات / التوصيات",
            "قرر المجلس وأوصى بما يلي:",
            "Decisions and recommendations",
            "Previous decisions",
        ] {
            assert_eq!(key_of(heading), None, "{heading}");
        }
        assert!(is_denied("تقييم التوصيات:") && !is_denied("القرارات والتوصيات"));
        assert_eq!(key_of("الغائبون الذين لم يعتذروا:"), Some(Key::Absent));
        assert_eq!(key_of("ناقش المجتمعون ثم أوصى المجلس بما يلي:"), Some(Key::Recommendations));
    }

    #[test]
    fn words_of_other_times_elsewhere_take_no_key_away() {
        for (heading, key) in [
            ("أوصى المشاركون والحاضرون بما يلي:", Key::Recommendations),
            ("توصيات المتحدثين والمشاركين:", Key::Recommendations),
            ("أقوال المتحدثين والمشاركين:", Key::Quotes),
            ("المعتذرون الذين لم يتمكنوا من الحضور:", Key::Apologies),
            ("اعتذر ولم يحضر:", Key::Apologies),
            ("واعتذر عن الحضور:", Key::Apologies),
            ("المعتذرون دون تقديم عذر مكتوب:", Key::Apologies),
            ("الحضور من لجنة المتابعة:", Key::Attendees),
            ("الحضور بدون حفظ الألقاب:", Key::Attendees),
            ("قرارات لجنة المتابعة:", Key::Decisions),
            ("قرارات لجنة تقييم العروض:", Key::Decisions),
            ("قرر المجلس إلغاء ما يلي:", Key::Decisions),
            ("قررت اللجنة تعديل ما يلي:", Key::Decisions),
            ("قرر المجلس دون اعتراض ما يلي:", Key::Decisions),
            ("Decisions No. 5:", Key::Decisions),
            ("Decisions (no objections):", Key::Decisions),
            ("Recommendations for follow-up:", Key::Recommendations),
            ("أهداف تنفيذ المشروع:", Key::Objectives),
            ("أهداف تقييم الأداء:", Key::Objectives),
            ("محاور مراجعة الخطة:", Key::Themes),
            ("النقاش حول تعديل النظام الأساسي:", Key::Discussion),
        ] {
            assert_eq!(key_of(heading), Some(key), "{heading}");
        }
    }

    #[test]
    fn headings_that_say_more_are_doubtful() {
        for heading in [
            "التوصيات:",
            "ثانياً: القرارات",
            "2- القرارات:",
            "ب. القرارات",
            "هـ- القرارات",
            "قرر المجلس ما يلي:",
            "شملت قائمة المتحدثين:",
            "كان من أهم نقاط النقاش:",
            "اقتباسات من الاجتماع:",
            "اعتذر عن الحضور:",
            "Key recommendations from the meeting",
        ] {
            assert_eq!(
                key_of(heading).map(|key| is_doubtful(heading, key)),
                Some(false),
                "{heading}"
            );
        }
        for heading in ["المشاركون في إعداد التقرير:", "أقوال المتحدثين:", "قرارات مؤجلة"]
        {
            assert_eq!(
                key_of(heading).map(|key| is_doubtful(heading, key)),
                Some(true),
                "{heading}"
            );
        }
        assert!(is_plain("ثانياً: القرارات") && !is_plain("قرارات مؤجلة"));
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
