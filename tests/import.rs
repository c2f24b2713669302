//! Whether notes lose no word on their way through YAML into the document, nor gain one.

use mahdar::document::{Labelled, plain_text};
use mahdar::import::from_notes;
use mahdar::report::{NoFiles, compose};
use mahdar::{Meeting, Source};
use proptest::prelude::*;

const NOTES: &str = include_str!("../src/import/tests/notes.txt");

/// The words of a text, without the colon that a label has or has not.
fn words(text: &str) -> Vec<String> {
    let bare = |word: &str| word.trim_end_matches(':').to_owned();
    text.split_whitespace().map(bare).filter(|word| !word.is_empty()).collect()
}

/// The words of the document that the meeting file of notes becomes, numbers of lists among them.
fn words_of_document(notes: &str) -> Vec<String> {
    let yaml = from_notes(notes).yaml;
    let meeting = Meeting::from_yaml(&Source::new("imported.yaml", yaml.as_str()));
    let meeting = meeting.unwrap_or_else(|found| panic!("{found:#?}\n{yaml}")).value;
    let document = compose(&meeting, &NoFiles).expect("no files are named").value;
    let line = |Labelled { label, text }: Labelled| {
        let mut line = words(&label.filter(|label| label != "•").unwrap_or_default());
        line.extend(words(&text));
        line
    };
    plain_text(&document).into_iter().flat_map(line).collect()
}

/// The words of notes: bullets are signs, and a speaker stands below a quotation.
fn words_of_notes(notes: &str) -> Vec<String> {
    let line = |line: &str| {
        let line = line.trim();
        let line = line.strip_prefix("- ").unwrap_or(line);
        match line.split_once(": “") {
            Some((speaker, quotation)) => words(&format!("“{quotation} {speaker}")),
            None => words(line),
        }
    };
    notes.lines().flat_map(line).collect()
}

#[test]
fn the_document_has_the_words_of_the_notes_in_their_order() {
    let (found, expected) = (words_of_document(NOTES), words_of_notes(NOTES));
    // The kind of document, and the title, a guess whose words stand in the notes too.
    let title = found.len() - expected.len();
    assert_eq!(found[..title], ["تقرير", "كتاب", "في", "كل", "حيّ"]);
    assert_eq!(found[title..], expected);
}

#[test]
fn small_and_odd_notes_are_meetings() {
    for notes in
        ["", "\n\n", "كلمة", "التوصيات:", "- بند", "التوصيات:\n\nالقرارات:\n1) قرار\n", ":"]
    {
        let found = words_of_document(notes);
        let expected = words_of_notes(notes);
        assert!(found.ends_with(&expected), "{notes:?}: {found:?}");
    }
}

#[test]
fn date_and_place_become_facts() {
    let notes = "لقاء القراء\nالتاريخ: 12 أيار 2016م\nالمكان: دار الكتب\nحضره جمع.\n";
    let yaml = from_notes(notes).yaml;
    let facts = "date:\n  gregorian: 2016-05-12\n  display: \"12 أيار 2016م\"\nplace: دار الكتب\n";
    assert!(yaml.contains(facts), "{yaml}");
    assert_eq!(words_of_document(notes)[1..], words_of_notes(notes));
}

#[test]
fn notes_in_english_are_read_too() {
    let notes = "Reading circle\nWe met on Monday.\nSpeakers:\nDr. Amal Haddad, chair\nSami Odeh, member of the board\nRecommendations:\n1. Meet again\n2. Bring books\n";
    let found = words_of_document(notes);
    assert_eq!(found[0], "Report", "the kind of document");
    assert_eq!(found[1..], words_of_notes(notes));
    assert!(from_notes(notes).yaml.contains("language: en"));
}

/// A line without what only draws tables or puts stress on the label that it begins with.
fn without_drawing(line: &str) -> String {
    if line.starts_with("|--") {
        return String::new();
    }
    line.replace('|', " ").replace("**الضيوف:**", "الضيوف:")
}

/// A line without the bullet or the hashes before it; a bullet may stand at its word.
fn without_sign(line: &str) -> &str {
    let sign = ["- ", "* ", "# ", "## "].iter().find_map(|sign| line.strip_prefix(sign));
    let is_word =
        |rest: &&str| rest.chars().take(2).filter(|c| ('أ'..='ي').contains(c)).count() == 2;
    sign.or_else(|| line.strip_prefix('-').filter(is_word)).unwrap_or(line)
}

/// Words with the number at the beginning of one parted from it: a label may stand at its word.
fn parted(words: Vec<String>) -> Vec<String> {
    let part = |word: String| {
        let is_letter = |c: char| ('أ'..='ي').contains(&c);
        match word.find(is_letter) {
            Some(at) if at > 1 && word[..at].ends_with([')', '.', '-', '/']) => {
                vec![word[..at].to_owned(), word[at..].to_owned()]
            }
            Some(_) | None => vec![word],
        }
    };
    words.into_iter().flat_map(part).collect()
}

/// Lines as they come in notes, in any order.
fn line() -> impl Strategy<Value = String> {
    let text =
        "[أ-يa-z0-9٠-٩«»“”\"'`*#&!|>%@{}\\[\\]\\\\،.,:؟()-]{1,9}( [أ-يa-z٠-٩:،.#]{1,7}){0,4}";
    let heading = prop::sample::select(vec![
        "التوصيات:",
        "أهم القرارات:",
        "المتحدثون:",
        "الحضور:",
        "النقاش:",
        "ملاحظات:",
        "المراجع:",
    ]);
    prop_oneof![
        4 => text.prop_map(|text| text),
        2 => text.prop_map(|text| format!("- {text}")),
        2 => (1_u32..4, text).prop_map(|(n, text)| format!("{n}) {text}")),
        1 => (1_u32..4, text).prop_map(|(n, text)| format!("{n}-قرار {text}")),
        1 => counted_heading(),
        2 => (text, text).prop_map(|(one, other)| format!("قبل\t{one}\t{other}")),
        2 => (text, text).prop_map(|(one, other)| format!("| {one} | {other} |")),
        1 => Just("|---|:--|".to_owned()),
        1 => Just("لا يوجد".to_owned()),
        1 => Just("**الضيوف:** منى الأسعد".to_owned()),
        1 => text.prop_map(|text| format!("  {text}")),
        2 => heading.prop_map(str::to_owned),
        1 => Just("الغائبون: هدى سالم، عضو".to_owned()),
        1 => Just("null".to_owned()),
        3 => Just(String::new()),
        1 => Just("افتتح الرئيس الجلسة.".to_owned()),
        2 => ordinal(),
        2 => (0_usize..5, text).prop_map(|(level, text)| format!("{}- {text}", "  ".repeat(level))),
        2 => moved(),
    ]
}

/// Headings that numbers count, and such as open what the heading above them heads.
fn counted_heading() -> impl Strategy<Value = String> {
    let headings = [
        "1- القرارات:",
        "2- التوصيات",
        "3. الحضور:",
        "-الضيوف:",
        "قرر المجلس ما يلي:",
        "أعضاء اللجنة:",
    ];
    prop::sample::select(headings.to_vec()).prop_map(str::to_owned)
}

/// Lines with ordinals, which count headings or items.
fn ordinal() -> impl Strategy<Value = String> {
    let ordinals = ["أولاً:", "ثانياً:", "ثالثاً -", "رابعاً-"];
    let texts = ["شراء كتب", "الختام", "المهام", "القرارات", "المناقشات:"];
    let (ordinals, texts) = (ordinals.to_vec(), texts.to_vec());
    (prop::sample::select(ordinals), prop::sample::select(texts))
        .prop_map(|(ordinal, text)| format!("{ordinal} {text}"))
}

/// Lines whose words a report puts elsewhere: facts stand in an order of their own, officers above the people,
/// speakers below their words.
fn moved() -> impl Strategy<Value = String> {
    prop::sample::select(MOVED.to_vec()).prop_map(str::to_owned)
}

const MOVED: [&str; 6] = [
    "التاريخ: 12 مايو 2016",
    "المكان: قاعة الاجتماعات (2)",
    "رئيس الجلسة: الدكتور سامي النجار، رئيس الملتقى",
    "- المقرر: منى الأسعد",
    "هدى سالم: “نعم نقدر”",
    "- هدى سالم: “سنعود”",
];

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, failure_persistence: None, ..Default::default() })]

    #[test]
    fn no_word_is_lost_whatever_the_lines(lines in prop::collection::vec(line(), 1..14)) {
        let notes = lines.join("\n");
        let found = words_of_document(&notes);
        // Cells that join an item stand between commas.
        let spaced = |text: &str| text.replace(['|', '،'], " ");
        let bare = |line: &'_ str| parted(words(&spaced(&without_drawing(without_sign(line.trim())))));
        let found = parted(found.iter().flat_map(|word| words(&spaced(word))).collect());
        let mut rest = found.iter();
        // An indented line goes on with the one above it, wherever that goes.
        let mut goes = false;
        let (moved, still): (Vec<&str>, Vec<&str>) = notes.lines().partition(|line| {
            goes = MOVED.contains(line) || goes && (line.is_empty() || line.starts_with("  "));
            goes
        });
        for line in still {
            let is_tight = line.trim().starts_with('-');
            for (at, word) in bare(line).into_iter().enumerate() {
                // A hyphen at the first word of a line is the label of an item beside others.
                let bare = word.strip_prefix('-').filter(|_| is_tight && at == 0);
                let is_there = rest.any(|w| *w == word || Some(w.as_str()) == bare);
                prop_assert!(is_there, "{word} of\n{notes}\nis not in {found:?}");
            }
        }
        for word in moved.into_iter().flat_map(bare) {
            prop_assert!(found.contains(&word), "{word} of\n{notes}\nis not in {found:?}");
        }
    }

    #[test]
    fn no_text_makes_it_panic(notes in "(\\PC|\n|: |- |[0-9]\\) ){0,80}") {
        words_of_document(&notes);
    }
}
