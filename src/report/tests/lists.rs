//! Labels, numbers, headings, known words.

use super::sections;

fn first_label(yaml: &str) -> String {
    let lines = sections(yaml);
    let line = lines.iter().find_map(|line| line.strip_prefix("  - "));
    line.and_then(|line| line.split_once(" #")).expect("a list").0.to_owned()
}

#[test]
fn labels_follow_country_author_and_language() {
    assert_eq!(first_label("country: EG\nrecommendations: [أ]"), "١)");
    assert_eq!(first_label("recommendations: {numbering: '(أ)', items: [أ]}"), "(أ)");
    assert_eq!(first_label("decisions: {numbering: ordinal, items: [أ]}"), "أولاً:");
    let english = "language: en\nrecommendations: {numbering: abjad, items: [a]}";
    assert_eq!(first_label(english), "a)");
    let persian = "language: fa\nrecommendations: {numbering: ordinal, items: [a]}";
    assert_eq!(first_label(persian), "۱:");
}

#[test]
fn own_numbers_stand_in_place_of_counted_ones() {
    let own = "country: EG\ndecisions: [{number: 14/1, text: أ}]";
    assert_eq!(first_label(own), "14/1)");
    assert_eq!(first_label("country: EG\ndecisions: [{number: 7, text: أ}]"), "٧)");
    assert_eq!(first_label("country: EG\ndecisions: [{number: 007, text: أ}]"), "٠٠٧)");
    assert_eq!(first_label("country: MA\ndecisions: [{number: 007, text: أ}]"), "007)");
}

#[test]
fn a_heading_of_the_author_s_is_shown_as_written() {
    let lines = sections("recommendations: {heading: 'أهم التوصيات:', items: [أ]}");
    assert_eq!(lines[0], "heading 1 #1: أهم التوصيات:");
}

#[test]
fn an_intro_alone_makes_a_section() {
    let lines = sections("recommendations: {intro: لم تصدر توصيات., items: []}");
    assert_eq!(lines, ["heading 1 #1: التوصيات", "body: لم تصدر توصيات."]);
}

#[test]
fn the_state_of_the_paper_is_said_in_the_language_or_as_written() {
    for (written, shown) in [
        ("Final", "نسخة نهائية"),
        ("APPROVED", "معتمدة"),
        ("مُسَوَّدة", "مُسَوَّدة"),
        ("Final 2", "Final 2"),
    ] {
        let lines = sections(&format!("status: {written}"));
        assert!(lines.iter().any(|line| line.contains(shown)), "{written}: {lines:?}");
    }
}

#[test]
fn known_words_are_said_in_the_language() {
    let lines = sections(
        "recommendations: [{text: أ, priority: high, status: done}, {text: ب, priority: قصوى}]",
    );
    assert_eq!(lines[3], "  row #2 1 | أ | عالية | {good: منجز}");
    assert_eq!(lines[4], "  row #3 2 | ب | قصوى |");
}

#[test]
fn rows_and_items_that_are_not_numbered_have_no_numbers() {
    let lines = sections("actions: {numbering: none, items: [{task: أ}, {task: ب}]}");
    assert_eq!(lines[2..4], ["  heads: المهمة (Text)", "  row #2 أ"]);
    let own = sections("actions: {numbering: none, items: [{task: أ, number: 9}, {task: ب}]}");
    assert_eq!(own[3..5], ["  row #2 9 | أ", "  row #3  | ب"]);
    let held = sections("agenda: {numbering: none, items: [{title: الميزانية, decision: أقرت}]}");
    assert!(held.iter().any(|line| line.ends_with(": الميزانية")), "{held:?}");
}

#[test]
fn a_list_that_is_an_item_belongs_to_the_item_above() {
    let beside = "introduction: [{numbered: [أ, {list: [ب, ج]}, د]}]";
    let inside = "introduction: [{numbered: [[أ, {list: [ب, ج]}], د]}]";
    assert_eq!(sections(beside), sections(inside));
    let first_of_an_item = "introduction: [{numbered: [أ, [{list: [ب, ج]}, د]]}]";
    assert_eq!(sections(first_of_an_item), sections(inside));
}

#[test]
fn a_list_above_the_first_item_has_no_label_and_no_number() {
    let lines = sections("introduction: [{numbered: [{list: [ب, ج]}, أ]}]");
    let labels: Vec<&str> = lines.iter().map(|line| line.trim_start()).collect();
    assert_eq!(labels[..3], ["list", "-", "list"], "{lines:?}");
    assert!(labels.contains(&"- 1)"), "{lines:?}");
}
