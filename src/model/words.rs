//! The words that stand for choices, in English and in Arabic, for reading and for the schema.
//!
//! Compared as keys are: without marks, tatweel and the forms of alef. The first word of a value is
//! its name in the contract.

use super::options::A4;
use super::{
    Calendar, DigitsOption, Kind, Mode, Numbers, Priority, RegisterKey, Repair, SectionKey, State, Status,
};
use crate::document::{Dimensions, KashidaLevel, Orientation, PercentSide, RangeDirection};
use crate::locale::digits::DigitSet;
use crate::locale::marks::is_mark;
use crate::locale::numbering::Counter;
use crate::locale::{Direction, Lang};
use crate::yaml::{Choice, find_choice, fold};

/// The words of a choice without what they stand for.
const fn names<const N: usize, T>(choice: &Choice<T>) -> [&'static str; N] {
    let mut names = [""; N];
    let mut i = 0;
    while i < N {
        names[i] = choice[i].0;
        i += 1;
    }
    names
}

/// A table of words, and the bare words for the tables of keys.
macro_rules! words {
    ($($choice:ident, $names:ident: $type:ty = [$($row:expr,)*];)*) => {$(
        pub(super) const $choice: &Choice<$type> = &[$($row,)*];
        pub(super) static $names: [&str; $choice.len()] = names($choice);
    )*};
}

words! {
    KINDS, KIND_WORDS: Kind = [
        ("report", Kind::Report),
        ("minutes", Kind::Minutes),
        ("agenda", Kind::Agenda),
        ("action_register", Kind::ActionRegister),
        ("تقرير", Kind::Report),
        ("محضر", Kind::Minutes),
        ("محضر اجتماع", Kind::Minutes),
        ("جدول أعمال", Kind::Agenda),
        ("سجل المهام", Kind::ActionRegister),
    ];
    REGISTERS, REGISTER_WORDS: RegisterKey = [
        ("decisions", RegisterKey::Decisions),
        ("recommendations", RegisterKey::Recommendations),
        ("actions", RegisterKey::Actions),
        ("القرارات", RegisterKey::Decisions),
        ("التوصيات", RegisterKey::Recommendations),
        ("المهام", RegisterKey::Actions),
    ];
    // The English ones are keywords, said in the language of the paper.
    STATES, STATE_WORDS: State = [
        ("draft", State::Draft),
        ("final", State::Final),
        ("approved", State::Approved),
        ("مسودة", State::Draft),
    ];
    MODES, MODE_WORDS: Mode = [
        ("in_person", Mode::InPerson),
        ("online", Mode::Online),
        ("hybrid", Mode::Hybrid),
        ("حضوري", Mode::InPerson),
        ("عن بعد", Mode::Online),
        ("مختلط", Mode::Hybrid),
    ];
    LANGUAGES, LANGUAGE_WORDS: Lang = [
        ("ar", Lang::Ar),
        ("fa", Lang::Fa),
        ("ur", Lang::Ur),
        ("ckb", Lang::Ckb),
        ("ps", Lang::Ps),
        ("he", Lang::He),
        ("en", Lang::En),
        ("fr", Lang::Fr),
        ("العربية", Lang::Ar),
        ("الفارسية", Lang::Fa),
        ("الأردية", Lang::Ur),
        ("الكردية", Lang::Ckb),
        ("البشتوية", Lang::Ps),
        ("العبرية", Lang::He),
        ("الإنجليزية", Lang::En),
        ("الفرنسية", Lang::Fr),
    ];
    COUNTRIES, COUNTRY_WORDS: &'static str = [
        ("الأردن", "JO"),
        ("الإمارات", "AE"),
        ("البحرين", "BH"),
        ("تونس", "TN"),
        ("الجزائر", "DZ"),
        ("جزر القمر", "KM"),
        ("جيبوتي", "DJ"),
        ("السعودية", "SA"),
        ("السودان", "SD"),
        ("سوريا", "SY"),
        ("سورية", "SY"),
        ("الصومال", "SO"),
        ("العراق", "IQ"),
        ("عمان", "OM"),
        ("سلطنة عمان", "OM"),
        ("فلسطين", "PS"),
        ("قطر", "QA"),
        ("الكويت", "KW"),
        ("لبنان", "LB"),
        ("ليبيا", "LY"),
        ("مصر", "EG"),
        ("المغرب", "MA"),
        ("موريتانيا", "MR"),
        ("اليمن", "YE"),
        ("أفغانستان", "AF"),
        ("إيران", "IR"),
        ("باكستان", "PK"),
        ("تركيا", "TR"),
        ("تشاد", "TD"),
        ("الهند", "IN"),
    ];
    STATUSES, STATUS_WORDS: Status = [
        ("open", Status::Open),
        ("in_progress", Status::InProgress),
        ("done", Status::Done),
        ("deferred", Status::Deferred),
        ("cancelled", Status::Cancelled),
        ("canceled", Status::Cancelled),
        ("مفتوح", Status::Open),
        ("قيد التنفيذ", Status::InProgress),
        ("منجز", Status::Done),
        ("مؤجل", Status::Deferred),
        ("ملغى", Status::Cancelled),
    ];
    PRIORITIES, PRIORITY_WORDS: Priority = [
        ("high", Priority::High),
        ("medium", Priority::Medium),
        ("low", Priority::Low),
        ("عالية", Priority::High),
        ("متوسطة", Priority::Medium),
        ("منخفضة", Priority::Low),
    ];
    THEMES, THEME_WORDS: &'static str = [
        ("formal", "formal"),
        ("modern", "modern"),
        ("plain", "plain"),
        ("رسمي", "formal"),
        ("حديث", "modern"),
        ("بسيط", "plain"),
    ];
    PAPERS, PAPER_WORDS: Dimensions = [
        ("a4", A4),
        ("a3", A3),
        ("a5", A5),
        ("b5", B5),
        ("letter", Dimensions { width_mm: 215.9, height_mm: 279.4 }),
        ("legal", Dimensions { width_mm: 215.9, height_mm: 355.6 }),
        ("أ4", A4),
        ("أ3", A3),
        ("أ5", A5),
        ("ب5", B5),
        ("أ٤", A4),
        ("أ٣", A3),
        ("أ٥", A5),
        ("ب٥", B5),
    ];
    ORIENTATIONS, ORIENTATION_WORDS: Orientation = [
        ("portrait", Orientation::Portrait),
        ("landscape", Orientation::Landscape),
        ("طولي", Orientation::Portrait),
        ("عرضي", Orientation::Landscape),
    ];
    DIRECTIONS, DIRECTION_WORDS: Direction = [
        ("rtl", Direction::Rtl),
        ("ltr", Direction::Ltr),
        ("من اليمين", Direction::Rtl),
        ("من اليسار", Direction::Ltr),
    ];
    DIGITS, DIGIT_WORDS: DigitsOption = [
        ("as_written", DigitsOption::AsWritten),
        ("arab", DigitsOption::Set(DigitSet::Arab)),
        ("latn", DigitsOption::Set(DigitSet::Latn)),
        ("arabext", DigitsOption::Set(DigitSet::ArabExt)),
        ("كما كتبت", DigitsOption::AsWritten),
        ("مشرقية", DigitsOption::Set(DigitSet::Arab)),
        ("لاتينية", DigitsOption::Set(DigitSet::Latn)),
        ("فارسية", DigitsOption::Set(DigitSet::ArabExt)),
    ];
    CALENDARS, CALENDAR_WORDS: Calendar = [
        ("gregorian", Calendar::Gregorian),
        ("hijri", Calendar::Hijri),
        ("both", Calendar::Both),
        ("hijri_first", Calendar::HijriFirst),
        ("ميلادي", Calendar::Gregorian),
        ("هجري", Calendar::Hijri),
        ("كلاهما", Calendar::Both),
        ("الهجري أولاً", Calendar::HijriFirst),
    ];
    KASHIDA, KASHIDA_WORDS: KashidaLevel = [
        ("none", KashidaLevel::None),
        ("low", KashidaLevel::Low),
        ("medium", KashidaLevel::Medium),
        ("high", KashidaLevel::High),
        ("بلا", KashidaLevel::None),
        ("قليلة", KashidaLevel::Low),
        ("متوسطة", KashidaLevel::Medium),
        ("كثيرة", KashidaLevel::High),
    ];
    REPAIRS, REPAIR_WORDS: Repair = [
        ("presentation_forms", Repair::PresentationForms),
        ("صور العرض", Repair::PresentationForms),
    ];
    RANGES, RANGE_WORDS: RangeDirection = [
        ("rtl", RangeDirection::Rtl),
        ("ltr", RangeDirection::Ltr),
        ("من اليمين", RangeDirection::Rtl),
        ("من اليسار", RangeDirection::Ltr),
    ];
    PERCENT, PERCENT_WORDS: PercentSide = [
        ("auto", PercentSide::Auto),
        ("left", PercentSide::Left),
        ("right", PercentSide::Right),
        ("تلقائي", PercentSide::Auto),
        ("يسار", PercentSide::Left),
        ("يمين", PercentSide::Right),
    ];
    // Yes, no, or none for automatic.
    AUTO, AUTO_WORDS: Option<bool> = [
        ("auto", None),
        ("yes", Some(true)),
        ("no", Some(false)),
        ("true", Some(true)),
        ("false", Some(false)),
        ("نعم", Some(true)),
        ("لا", Some(false)),
        ("تلقائي", None),
    ];
}

const A3: Dimensions = Dimensions { width_mm: 297.0, height_mm: 420.0 };
const A5: Dimensions = Dimensions { width_mm: 148.0, height_mm: 210.0 };
const B5: Dimensions = Dimensions { width_mm: 176.0, height_mm: 250.0 };

/// The labels of a list that are said in a word, with the sign after a number where none is
/// written. `"1)"` and the like are read as they look.
pub(super) const NUMBERINGS: &Choice<(Counter, &str)> = &[
    ("1", (Counter::Number(DigitSet::Latn), "")),
    ("١", (Counter::Number(DigitSet::Arab), "")),
    ("۱", (Counter::Number(DigitSet::ArabExt), "")),
    ("أ", (Counter::Abjad, "")),
    ("ا", (Counter::Abjad, "")),
    ("a", (Counter::LatinLetters, "")),
    ("hijai", (Counter::Hijai, ")")),
    ("هجائي", (Counter::Hijai, ")")),
    ("abjad", (Counter::Abjad, ")")),
    ("أبجدي", (Counter::Abjad, ")")),
    ("maghrebi_abjad", (Counter::MaghrebiAbjad, ")")),
    ("أبجدي مغربي", (Counter::MaghrebiAbjad, ")")),
    ("ordinal", (Counter::OrdinalWords, ":")),
    ("ترتيبي", (Counter::OrdinalWords, ":")),
    ("أولاً", (Counter::OrdinalWords, ":")),
    ("أولا", (Counter::OrdinalWords, ":")),
    ("ordinal_masculine", (Counter::OrdinalMasculine, ":")),
    ("الأول", (Counter::OrdinalMasculine, ":")),
    ("ordinal_feminine", (Counter::OrdinalFeminine, ":")),
    ("الأولى", (Counter::OrdinalFeminine, ":")),
];

/// The labels of a list that are none.
pub(super) const UNNUMBERED: &Choice<Numbers> = &[
    ("bullet", Numbers::Bullet),
    ("نقاط", Numbers::Bullet),
    ("none", Numbers::None),
    ("بلا", Numbers::None),
];

/// What a list's labels may be called, for the schema.
pub(super) static NUMBERING_WORDS: [&str; 28] = [
    "1)", "1.", "1-", "(1)", "١)", "١.", "١-", "(١)", "أ)", "(أ)", "أولاً:", "a)", "hijai", "abjad",
    "maghrebi_abjad", "ordinal", "ordinal_masculine", "ordinal_feminine", "bullet", "none", "هجائي",
    "أبجدي", "أبجدي مغربي", "ترتيبي", "الأول", "الأولى", "نقاط", "بلا",
];

/// The names of sections.
pub(super) static SECTION_WORDS: [&str; SectionKey::ALL.len()] = {
    let mut names = [""; SectionKey::ALL.len()];
    let mut i = 0;
    while i < names.len() {
        names[i] = SectionKey::ALL[i].key();
        i += 1;
    }
    names
};

/// Whether a status says that the paper is a draft: by a known word at its beginning, also with the article or
/// with ه for ة, whatever follows it («المسودة الأولى», `draft 2`).
pub(super) fn is_draft(status: &str) -> bool {
    let first = status.trim().split(|c: char| !c.is_alphanumeric() && !is_mark(c)).next();
    let word = fold(first.unwrap_or_default());
    let word = word.strip_prefix("ال").unwrap_or(&word);
    let spelling = word.strip_suffix('ه').map_or(word.to_owned(), |stem| format!("{stem}ة"));
    find_choice(STATES, &spelling) == Some(State::Draft)
}
