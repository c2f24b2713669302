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
    assert_eq!(over[1], "labelled: {label: رئيسة الجلسة:} ⟨rtl:الدكتورة هدى⟩");
    let facts = sections(&format!("{chair}guests: [أ]"));
    assert_eq!(facts[..2], ["facts", "  رئيسة الجلسة = الدكتورة هدى"]);
    let own = sections(&format!("{chair}guests: [أ]\nclosing: ب\norder: [closing, chair]"));
    assert_eq!(own[2], "labelled: {label: رئيسة الجلسة:} ⟨rtl:الدكتورة هدى⟩");
}

#[test]
fn officers_stand_over_those_present_rather_than_over_those_who_spoke() {
    let lists = "chair: هدى\nspeakers: [سامي, ليلى]\nattendees: [أ, ب]\n";
    let place = |yaml: &str, part: &str| {
        let lines = sections(yaml);
        let place = lines.iter().position(|line| line.contains(part));
        place.unwrap_or_else(|| panic!("{part} is not in {lines:#?}"))
    };
    for kind in ["report", "minutes"] {
        let yaml = format!("kind: {kind}\n{lists}");
        assert_eq!(place(&yaml, "هدى"), place(&yaml, "الحاضرون") + 1, "{kind}");
    }
    let placed = format!("{lists}order: [chair, speakers]");
    assert_eq!(place(&placed, "هدى"), place(&placed, "المتحدثون") + 1, "as the author wants it");
    let spoke = lists.replace("attendees: [أ, ب]\n", "");
    assert_eq!(place(&spoke, "هدى"), place(&spoke, "المتحدثون") + 1);
}

#[test]
fn an_officer_who_is_all_of_a_list_is_named_once() {
    let named = |yaml: &str| sections(yaml).iter().filter(|line| line.contains("هدى")).count();
    let person = "{honorific: الدكتورة, name: هدى, role: مديرة}";
    let only = format!("rapporteur: {person}\nspeakers: [{person}]\n");
    assert_eq!(named(&only), 1);
    assert_eq!(
        named(&format!("{only}attendees: [أ]")),
        2,
        "under another head it says that she spoke"
    );
    let other = format!("rapporteur: {person}\nspeakers: ['هدى، باحثة']\n");
    assert_eq!(named(&other), 2, "somebody else, for all that is known");
    assert_eq!(named(&format!("rapporteur: {person}\nspeakers: [{person}, أ]\n")), 2);
}
