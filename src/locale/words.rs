//! The words Mahdar writes by itself, one Fluent file a language, with the language's plural classes.
//!
//! A phrase comes out in parts, so that a caller can put inlines of its own where a value stands and
//! isolate them (UAX #9): no isolate character ever reaches a document's text.

use std::sync::OnceLock;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::memoizer::MemoizerKind;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use unic_langid::LanguageIdentifier;

use super::{Lang, Locale};

/// One part of a phrase.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Part {
    /// Words of the language.
    Words(String),
    /// A counted number, in the locale's digits.
    Number(String),
    /// The place of the argument of this name.
    Value(String),
}

/// What a phrase is given.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Argument {
    /// A number that the phrase agrees with.
    Number(u64),
    /// Something the caller puts in by itself.
    Value,
}

/// Signs between which Fluent is given a value's name, and gives it back.
const OPEN: char = '\u{2068}';
const CLOSE: char = '\u{2069}';

macro_rules! words {
    ($($variant:ident $key:literal)*) => {
        /// A word or phrase that every language has.
        #[allow(missing_docs, reason = "the words themselves are in ar.ftl and en.ftl")]
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Word { $($variant,)* }

        impl Word {
            /// Every word, in the order of the files.
            pub const ALL: &[Word] = &[$(Word::$variant,)*];

            /// Its name in the language files.
            pub fn key(self) -> &'static str {
                match self { $(Word::$variant => $key,)* }
            }
        }
    };
}

words! {
    KindReport "kind-report"
    KindMinutes "kind-minutes"
    KindAgenda "kind-agenda"
    KindActionRegister "kind-action-register"
    EntryTitle "entry-title"
    EntrySubtitle "entry-subtitle"
    KindPack "kind-pack"
    FactMeetings "fact-meetings"
    PackMeetings "pack-meetings"
    RegisterDecisions "register-decisions"
    RegisterRecommendations "register-recommendations"
    RegisterActions "register-actions"
    RegisterAsOf "register-as-of"
    ColumnMeeting "column-meeting"
    ColumnNumber "column-number"
    ColumnPage "column-page"
    ColumnRegister "column-register"
    ColumnText "column-text"
    ColumnFile "column-file"
    StatusOverdue "status-overdue"
    AnnexInPdf "annex-in-pdf"
    FactDate "fact-date"
    FactTime "fact-time"
    FactPlace "fact-place"
    FactMode "fact-mode"
    FactReference "fact-reference"
    FactSeries "fact-series"
    FactNumber "fact-number"
    FactVersion "fact-version"
    FactStatus "fact-status"
    FactClassification "fact-classification"
    FactOrganizers "fact-organizers"
    FactPartners "fact-partners"
    ModeInPerson "mode-in-person"
    ModeOnline "mode-online"
    ModeHybrid "mode-hybrid"
    DocumentDraft "document-draft"
    DocumentFinal "document-final"
    DocumentApproved "document-approved"
    Chair "chair"
    Secretary "secretary"
    Rapporteur "rapporteur"
    Speakers "speakers"
    Attendees "attendees"
    Apologies "apologies"
    Absent "absent"
    Guests "guests"
    Observers "observers"
    ColumnRow "column-row"
    ColumnName "column-name"
    ColumnRole "column-role"
    ColumnOrganization "column-organization"
    ColumnContact "column-contact"
    Quorum "quorum"
    Members "members"
    QuorumPresent "quorum-present"
    QuorumRequired "quorum-required"
    QuorumBoth "quorum-both"
    QuorumStated "quorum-stated"
    QuorumStatedMet "quorum-stated-met"
    QuorumStatedNotMet "quorum-stated-not-met"
    QuorumMet "quorum-met"
    QuorumNotMet "quorum-not-met"
    Introduction "introduction"
    Summary "summary"
    Background "background"
    Objectives "objectives"
    Themes "themes"
    Agenda "agenda"
    AgendaInMinutes "agenda-in-minutes"
    Discussion "discussion"
    Statements "statements"
    Decisions "decisions"
    Recommendations "recommendations"
    Actions "actions"
    Votes "votes"
    Quotes "quotes"
    Closing "closing"
    References "references"
    Annexes "annexes"
    Distribution "distribution"
    Contents "contents"
    Basmala "basmala"
    ColumnItem "column-item"
    AgendaItem "agenda-item"
    ColumnPresenter "column-presenter"
    ColumnTime "column-time"
    ColumnDuration "column-duration"
    ItemDiscussion "item-discussion"
    ItemDecision "item-decision"
    Minutes "minutes"
    ColumnDecision "column-decision"
    ColumnRecommendation "column-recommendation"
    ColumnTo "column-to"
    ColumnOwner "column-owner"
    ColumnDue "column-due"
    ColumnPriority "column-priority"
    ColumnStatus "column-status"
    ColumnTask "column-task"
    ColumnProgress "column-progress"
    DecisionBasis "decision-basis"
    DecisionEffective "decision-effective"
    StatusOpen "status-open"
    StatusInProgress "status-in-progress"
    StatusDone "status-done"
    StatusDeferred "status-deferred"
    StatusCancelled "status-cancelled"
    PriorityHigh "priority-high"
    PriorityMedium "priority-medium"
    PriorityLow "priority-low"
    ColumnMotion "column-motion"
    ColumnFor "column-for"
    ColumnAgainst "column-against"
    ColumnAbstain "column-abstain"
    ColumnResult "column-result"
    PreviousMinutes "previous-minutes"
    PreviousPlain "previous-plain"
    PreviousReference "previous-reference"
    PreviousDate "previous-date"
    PreviousBoth "previous-both"
    PreviousNamed "previous-named"
    PreviousApproved "previous-approved"
    PreviousNotApproved "previous-not-approved"
    PreviousCorrections "previous-corrections"
    NextMeeting "next-meeting"
    NextMeetingSentence "next-meeting-sentence"
    WhenDate "when-date"
    WhenDisplay "when-display"
    WhenTime "when-time"
    WhenPlace "when-place"
    OwnPrepositions "own-prepositions"
    OwnAdverbs "own-adverbs"
    Adjournment "adjournment"
    Adjourned "adjourned"
    SignatureBelow "signature-below"
    SignatureBelowUnnamed "signature-below-unnamed"
    SignatureAlone "signature-alone"
    SignatureAloneUnnamed "signature-alone-unnamed"
    SignatureDated "signature-dated"
    CaptionFigure "caption-figure"
    CaptionTable "caption-table"
    TableSummary "table-summary"
    Pages "pages"
    DocumentSymbol "document-symbol"
    PageOf "page-of"
    RunningReference "running-reference"
    Address "address"
    Phone "phone"
    Email "email"
    Website "website"
    Colon "colon"
    Comma "comma"
    Dot "dot"
    QuoteOpen "quote-open"
    QuoteClose "quote-close"
    DateGregorian "date-gregorian"
    DateHijri "date-hijri"
    DateShort "date-short"
    DateWeekday "date-weekday"
    DateDual "date-dual"
    Time "time"
    UntilTime "until-time"
    Interval "interval"
    TimeZone "timezone"
    LetterAttached "letter-attached"
    LetterMore "letter-more"
}

impl Locale {
    /// A word that takes no value.
    pub fn word(&self, word: Word) -> String {
        self.fill(word.key(), &[])
    }

    /// A phrase in parts, for values that are inlines.
    pub fn phrase(&self, word: Word, arguments: &[(&'static str, Argument)]) -> Vec<Part> {
        let mut given = FluentArgs::with_capacity(arguments.len());
        for &(name, argument) in arguments {
            match argument {
                Argument::Number(number) => given.set(name, FluentValue::from(number)),
                Argument::Value => given.set(name, format!("{OPEN}{name}{CLOSE}")),
            }
        }
        self.parts(&format(self.lang, word.key(), None, &given))
    }

    /// A phrase that agrees with one number, named `count` in the files.
    pub fn counted(&self, word: Word, count: u64) -> String {
        let parts = self.phrase(word, &[("count", Argument::Number(count))]);
        parts.into_iter().map(Part::into_text).collect()
    }

    /// The name of an office as it agrees with its holder.
    pub fn office(&self, word: Word, feminine: bool) -> String {
        let gender = if feminine { "feminine" } else { "other" };
        self.fill(word.key(), &[("gender", gender)])
    }

    /// The message of a key with generated values put in as they are.
    pub(super) fn fill(&self, key: &str, values: &[(&'static str, &str)]) -> String {
        self.fill_variant(key, None, values)
    }

    /// As [`Locale::fill`], in a regional variant where the message has it.
    pub(super) fn fill_variant(
        &self,
        key: &str,
        variant: Option<&str>,
        values: &[(&'static str, &str)],
    ) -> String {
        let mut given = FluentArgs::with_capacity(values.len());
        for &(name, value) in values {
            given.set(name, value);
        }
        format(self.lang, key, variant, &given)
    }

    fn parts(&self, formatted: &str) -> Vec<Part> {
        let mut parts = Vec::new();
        for (index, piece) in formatted.split([OPEN, CLOSE]).enumerate() {
            if piece.is_empty() {
                continue;
            }
            // Values never nest, so every second piece stands between the two signs.
            let inside = index % 2 == 1;
            parts.push(match inside {
                false => Part::Words(piece.to_owned()),
                true if piece.bytes().all(|b| b.is_ascii_digit()) => {
                    Part::Number(self.digits.convert(piece))
                }
                true => Part::Value(piece.to_owned()),
            });
        }
        parts
    }
}

impl Part {
    /// Its characters; a value that was not put in shows its name.
    pub fn into_text(self) -> String {
        match self {
            Part::Words(text) | Part::Number(text) | Part::Value(text) => text,
        }
    }
}

type Bundle = FluentBundle<FluentResource>;

fn format(lang: Lang, key: &str, variant: Option<&str>, arguments: &FluentArgs) -> String {
    let bundle = bundle(lang);
    let message = bundle.get_message(key).expect("a test finds every key in every language");
    let pattern = variant
        .and_then(|variant| message.get_attribute(variant))
        .map(|attribute| attribute.value())
        .or_else(|| message.value())
        .expect("every message has a value");
    let mut errors = Vec::new();
    let text = bundle.format_pattern(pattern, Some(arguments), &mut errors);
    debug_assert!(errors.is_empty(), "{key}: {errors:?}");
    text.into_owned()
}

/// The messages of a language, read once.
fn bundle(lang: Lang) -> &'static Bundle {
    static BUNDLES: [OnceLock<Bundle>; Lang::ALL.len()] =
        [const { OnceLock::new() }; Lang::ALL.len()];
    BUNDLES[lang as usize].get_or_init(|| {
        let resource = FluentResource::try_new(source(lang).to_owned())
            .expect("a test reads every language file");
        let tag: LanguageIdentifier = lang.tag().parse().expect("a BCP 47 language subtag");
        let mut bundle = FluentBundle::new_concurrent(vec![tag]);
        bundle.set_use_isolating(false);
        bundle.set_formatter(Some(mark_number));
        bundle.add_resource(resource).expect("a test finds no key twice in a file");
        bundle
    })
}

fn mark_number<M: MemoizerKind>(value: &FluentValue, _: &M) -> Option<String> {
    match value {
        FluentValue::Number(number) => Some(format!("{OPEN}{}{CLOSE}", number.as_string())),
        FluentValue::String(_)
        | FluentValue::Custom(_)
        | FluentValue::None
        | FluentValue::Error => None,
    }
}

/// The words of a language, as a file of Fluent.
pub(super) fn source(lang: Lang) -> &'static str {
    match lang {
        Lang::Ar => include_str!("ar.ftl"),
        Lang::Fa => include_str!("fa.ftl"),
        Lang::Ur => include_str!("ur.ftl"),
        Lang::Ckb => include_str!("ckb.ftl"),
        Lang::Ps => include_str!("ps.ftl"),
        Lang::He => include_str!("he.ftl"),
        Lang::En => include_str!("en.ftl"),
        Lang::Fr => include_str!("fr.ftl"),
    }
}

#[cfg(test)]
mod tests {
    use std::collections::{BTreeMap, BTreeSet};

    use super::*;

    /// The names of the messages of a language with the variables each uses.
    fn messages(lang: Lang) -> BTreeMap<String, BTreeSet<String>> {
        let mut messages: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
        let mut current = String::new();
        for line in source(lang).lines() {
            if line.starts_with(|c: char| c.is_ascii_lowercase()) {
                current = line.split(" =").next().unwrap_or(line).to_owned();
                assert!(messages.insert(current.clone(), BTreeSet::new()).is_none(), "{current}");
            }
            for after in line.split('$').skip(1) {
                let end = after.find([' ', '}']).unwrap_or(after.len());
                let variables = messages.get_mut(&current).expect("a message began");
                variables.insert(after[..end].to_owned());
            }
        }
        messages
    }

    /// The keys that are made up from a number.
    fn counted_keys() -> Vec<String> {
        let range = |(name, last): (&str, u8)| -> Vec<String> {
            (1..=last).map(|n| format!("{name}-{n}")).collect()
        };
        [("month", 12), ("hijri", 12), ("weekday", 7)].map(range).concat()
    }

    #[test]
    fn every_language_has_every_word_and_no_other() {
        let counted = counted_keys();
        let known: BTreeSet<&str> =
            Word::ALL.iter().map(|w| w.key()).chain(counted.iter().map(String::as_str)).collect();
        for lang in Lang::ALL {
            let found = messages(lang);
            let found: BTreeSet<&str> = found
                .keys()
                .map(String::as_str)
                .filter(|key| !(key.starts_with("solar-") || *key == "date-solar"))
                .collect();
            assert_eq!(found, known, "{lang:?}");
        }
    }

    #[test]
    fn every_language_shows_the_values_that_arabic_shows() {
        let chosen = [
            "time",
            "date-gregorian",
            "date-hijri",
            "date-short",
            "chair",
            "secretary",
            "rapporteur",
        ];
        for lang in Lang::ALL {
            let arabic = messages(Lang::Ar);
            for (key, variables) in messages(lang) {
                if let Some(expected) = arabic.get(&key).filter(|_| !chosen.contains(&&key[..])) {
                    assert_eq!(&variables, expected, "{lang:?} {key}");
                }
            }
        }
    }

    #[test]
    fn how_far_something_is_begins_alike_in_every_language() {
        for lang in Lang::ALL {
            let locale = Locale::new(lang, None);
            let states = Word::ALL.iter().filter(|word| word.key().starts_with("status-"));
            for word in states {
                let said = locale.word(*word);
                assert!(!said.starts_with(char::is_lowercase), "{lang:?} {word:?}: {said}");
            }
        }
    }

    #[test]
    fn every_phrase_can_be_said_with_every_number() {
        for lang in Lang::ALL {
            let locale = Locale::new(lang, None);
            let all = messages(lang);
            for word in Word::ALL {
                for number in [0, 1, 2, 3, 11, 100] {
                    let mut given = FluentArgs::new();
                    for variable in &all[word.key()] {
                        given.set(variable.clone(), FluentValue::from(number));
                    }
                    let said = format(lang, word.key(), None, &given);
                    let said: String =
                        locale.parts(&said).into_iter().map(Part::into_text).collect();
                    assert!(!said.trim().is_empty(), "{lang:?} {word:?}");
                    assert!(!said.contains([OPEN, CLOSE, '{', '}']), "{lang:?} {said}");
                }
            }
        }
    }

    #[test]
    fn arabic_numbers_agree_with_what_is_counted() {
        let locale = Locale::new(Lang::Ar, Some("JO"));
        let said: Vec<String> =
            [1, 2, 3, 11, 100, 102].map(|n| locale.counted(Word::Members, n)).into();
        let expected = ["عضو واحد", "عضوان", "٣ أعضاء", "١١ عضواً", "١٠٠ عضو", "١٠٢ عضو"];
        assert_eq!(said, expected);
    }

    #[test]
    fn a_phrase_leaves_room_for_its_values() {
        let locale = Locale::new(Lang::Ar, Some("SA"));
        let parts = locale.phrase(
            Word::QuorumBoth,
            &[("present", Argument::Value), ("required", Argument::Number(5))],
        );
        assert_eq!(
            parts,
            [
                Part::Words("عدد الحاضرين ".to_owned()),
                Part::Value("present".to_owned()),
                Part::Words("، والنصاب المطلوب ".to_owned()),
                Part::Number("٥".to_owned()),
            ]
        );
    }

    #[test]
    fn spaces_at_the_edges_are_kept() {
        assert_eq!(Locale::new(Lang::Ar, None).word(Word::Comma), "، ");
        assert_eq!(Locale::new(Lang::Fr, None).word(Word::QuoteOpen), "«\u{A0}");
    }
}
