//! The order of sections and the place of the officers.

use super::sections;

fn headings(yaml: &str) -> Vec<String> {
    let lines = sections(yaml).into_iter();
    lines
        .filter_map(|line| Some(line.strip_prefix("heading 1 ")?.split_once(": ")?.1.to_owned()))
        .collect()
}

#[test]
fn each_kind_leads_with_what_it_is_for() {
    let yaml = "agenda: [بند]\nactions: [{task: مهمة}]\nbackground: خلفية\nlanguage: en\n";
    assert_eq!(headings(yaml), ["Background", "Agenda", "Action items"]);
    let register = format!("{yaml}kind: action_register");
    assert_eq!(headings(&register), ["Action items", "Background", "Agenda"]);
}

#[test]
fn the_author_s_order_goes_first_and_nothing_is_left_out() {
    let yaml = "language: en\nbackground: b\nclosing: c\nquotes: [q]\norder: [quotes]";
    assert_eq!(headings(yaml), ["Quotations", "Background", "Closing"]);
}

#[test]
fn own_sections_follow_their_key_even_where_it_is_empty() {
    let yaml = "
language: en
background: b
closing: c
sections:
  - {title: Last, body: x}
  - {title: After background, body: x, after: background}
  - {title: After people, body: x, after: people}
";
    let expected = ["After people", "Background", "After background", "Closing", "Last"];
    assert_eq!(headings(yaml), expected);
}

#[test]
fn officers_stand_over_those_present_else_among_the_facts() {
    let chair = "chair: الدكتورة هدى\n";
    let over = sections(&format!("{chair}attendees: [أ]"));
    assert_eq!(over[1], "labelled: {label: رئيسة الجلسة:} ⟨الدكتورة هدى⟩");
    let facts = sections(&format!("{chair}guests: [أ]"));
    assert_eq!(facts[..2], ["facts", "  رئيسة الجلسة = الدكتورة هدى"]);
    let own = sections(&format!("{chair}guests: [أ]\nclosing: ب\norder: [closing, chair]"));
    assert_eq!(own[2], "labelled: {label: رئيسة الجلسة:} ⟨الدكتورة هدى⟩");
}
