//! Lists of people, offices, quorum.

use super::sections;

#[test]
fn fields_make_a_table_and_plain_texts_a_list() {
    let table = sections("guests: [{name: أ, role: ب}, {name: ج, display: د}]");
    assert_eq!(table[2], "  heads: م (RowNumber) | الاسم (Text) | الصفة (Text)");
    assert_eq!(table[4], "  row #3 2 | د |");
    let list = sections("guests: {numbering: '1-', items: [{name: أ, role: ب}, ج]}");
    assert_eq!(list[2..4], ["  - 1- #2", "    body: ⟨rtl:{name: أ}⟩، ⟨rtl:ب⟩"]);
}

#[test]
fn an_office_is_not_said_twice() {
    let lines = sections("chair: {name: أحمد, role: رئيس الجلسة}");
    assert_eq!(lines[1], "  رئيس الجلسة = {name: أحمد}");
}

#[test]
fn quorum_in_a_sentence() {
    let said = |quorum: &str| sections(&format!("country: QA\nquorum: {quorum}"))[1].clone();
    assert_eq!(
        said("{required: 11, present: 2, met: no}"),
        "body: عدد الحاضرين عضوان، والنصاب المطلوب ١١ عضواً، وبذلك لم يكتمل النصاب القانوني."
    );
    assert_eq!(said("{present: 1}"), "body: عدد الحاضرين عضو واحد.");
    assert_eq!(said("{met: yes}"), "body: اكتمل النصاب القانوني.");
}

#[test]
fn one_who_is_presented_nowhere_else_keeps_office_body_and_contact() {
    let owner = |people: &str| {
        let lines = sections(&format!("language: en\n{people}actions: [{{task: t, owner: ann}}]"));
        lines.last().cloned().unwrap_or_default()
    };
    let ann = "people: [{id: ann, name: Ann, role: Treasurer, contact: ann@b.example}]\n";
    let alone = "⟨ltr:Ann⟩, ⟨ltr:Treasurer⟩, ⟨ltr:[ann@b.example](mailto:ann@b.example)⟩";
    assert!(owner(ann).contains(alone), "{}", owner(ann));
    let present = owner(&format!("{ann}attendees: [ann]\n"));
    assert!(present.contains("Ann") && !present.contains("Treasurer"), "{present}");
    let in_place =
        sections("language: en\nagenda: [{title: One, presenter: {name: Kim, role: R}}]");
    assert!(in_place.iter().any(|line| line.contains("⟨ltr:Kim⟩, ⟨ltr:R⟩")), "{in_place:?}");
}

#[test]
fn an_office_without_a_name_is_said_once_in_a_table() {
    let lines = sections("language: en\nobservers: [{role: Director}, {name: N, role: R}]");
    let said = lines.iter().filter(|line| line.contains("Director")).count();
    assert_eq!(said, 1, "{lines:?}");
}

#[test]
fn columns_show_what_a_form_of_the_authors_own_leaves_out() {
    let lines = sections(
        "guests: [{name: أ, display: 'د. أ', role: مدير, organization: وزارة}, {name: ب, display: 'ب، نائب مدير', role: نائب مدير}, {name: ج, display: 'ج، نائب مدير', role: مدير}]",
    );
    let rows = ["1 | د. أ | مدير | وزارة", "2 | ب، نائب مدير |  |", "3 | ج، نائب مدير | مدير |"];
    for row in rows {
        assert!(lines.iter().any(|line| line.contains(row)), "{row}: {lines:?}");
    }
}
