//! Generated sentences, quotation marks, isolates.

use super::{document, sections};
use crate::document::dump;

#[test]
fn the_next_meeting_says_what_is_known() {
    let said = |next: &str| sections(&format!("country: KW\nnext_meeting: {next}"))[1].clone();
    assert_eq!(
        said("{date: 2016-05-12, start: '15:00', place: القاعة}"),
        "body: يُعقد الاجتماع القادم يوم ⟨rtl:الخميس ١٢ مايو ٢٠١٦م⟩، الساعة ⟨rtl:٣:٠٠ مساءً⟩، في ⟨rtl:القاعة⟩."
    );
    assert_eq!(
        said("{date: مطلع الشهر القادم}"),
        "body: يُعقد الاجتماع القادم في ⟨rtl:مطلع الشهر القادم⟩."
    );
}

#[test]
fn a_place_with_a_preposition_of_its_own_gets_no_second_one() {
    let said = |language: &str, next: &str| {
        let meeting = format!("language: {language}\nnext_meeting: {{{next}}}");
        ["⟨rtl:", "⟨ltr:", "⟩"]
            .iter()
            .fold(sections(&meeting)[1].clone(), |said, sign| said.replace(sign, ""))
    };
    for (language, next, sentence) in [
        ("ar", "place: عبر تطبيق Zoom", "يُعقد الاجتماع القادم عبر تطبيق Zoom."),
        ("ar", "place: عن بُعد", "يُعقد الاجتماع القادم عن بُعد."),
        ("ar", "date: في مطلع أيار", "يُعقد الاجتماع القادم في مطلع أيار."),
        ("ar", "place: قاعة المدى", "يُعقد الاجتماع القادم في قاعة المدى."),
        ("ar", "place: على المنصة", "يُعقد الاجتماع القادم على المنصة."),
        ("en", "place: remotely from home", "The next meeting will be held remotely from home."),
        ("en", "place: online", "The next meeting will be held online."),
        ("en", "place: Hall 2", "The next meeting will be held at Hall 2."),
        ("fr", "place: en ligne", "La prochaine réunion se tiendra en ligne."),
        ("ps", "place: آنلاین", "راتلونکې غونډه آنلاین جوړېږي."),
        ("ps", "place: کابل", "راتلونکې غونډه په کابل کې جوړېږي."),
    ] {
        assert_eq!(said(language, next), format!("body: {sentence}"), "{language}: {next}");
    }
}

#[test]
fn adjournment_joins_the_closing_words() {
    let closing = "country: KW\nclosing: شكراً.\nadjourned_at: '12:05'";
    assert_eq!(sections(closing)[2], "body: رُفعت الجلسة في تمام الساعة ⟨rtl:١٢:٠٥ ظهراً⟩.");
    let alone = sections("adjourned_at: '12:05'");
    assert_eq!(alone[0], "heading 1 #1: رفع الجلسة");
}

#[test]
fn quotations_get_marks_unless_they_bring_them() {
    let said = |quote: &str| sections(&format!("quotes: [{quote}]"))[2].clone();
    assert_eq!(said("نعم"), "  body: «نعم»");
    assert_eq!(said("“نعم”"), "  body: “نعم”");
    assert_eq!(said("{text: نعم, marks: {open: '', close: ”}}"), "  body: نعم”");
    assert_eq!(said("{text: نعم, marks: {open: '', close: ''}}"), "  body: نعم");
}

/// A value that begins with a word of the other direction is still a text of this one.
#[test]
fn values_have_the_direction_of_the_document_unless_all_letters_go_the_other_way() {
    let shown = |yaml: &str, expected: &str| {
        let dump = dump(&document(&format!("title: T\n{yaml}")));
        assert!(dump.contains(expected), "{expected}: {dump}");
    };
    let chair = "{name: Jean-Pierre Lemaître, role: مدير المشروع}";
    let named = "⟨rtl:⟨ltr:{name: Jean-Pierre Lemaître}⟩، ⟨rtl:مدير المشروع⟩⟩";
    shown(&format!("chair: {chair}\nattendees: [أ]"), named);
    let agenda = "agenda: [{title: 'SAP: عرض النتائج', decision: قُبل}]";
    shown(agenda, "⟨rtl:SAP: عرض النتائج⟩");
    let basis = "decisions: [{text: أ, basis: 'ISO 9001، المادة 5'}]";
    shown(basis, "⟨rtl:ISO 9001، المادة 5⟩");
    shown("previous_minutes: {reference: CS/12 (معدّل)}", "⟨rtl:CS/12 (معدّل)⟩");
    shown("next_meeting: {place: 'Hilton، القاعة الكبرى (الطابق 2)'}", "⟨rtl:Hilton، القاعة");
    let quote = "quotes: [{text: أ, speaker: Ann، المديرة, context: في الختام}]";
    shown(quote, "⟨rtl:Ann، المديرة⟩، ⟨rtl:في الختام⟩");
    let presented =
        "language: en\nagenda: [{title: One, presenter: 'سامي, the manager', decision: x}]";
    shown(presented, "⟨ltr:سامي, the manager⟩");
    shown("language: en\nnext_meeting: {place: 'فندق هيلتون, 2nd floor'}", "⟨ltr:فندق");
    shown("language: en\nnext_meeting: {place: فندق هيلتون}", "⟨rtl:فندق هيلتون⟩");
    let files =
        "annexes: [{title: أ, file: خطة العمل.docx}, {title: ب, file: plan.docx, pages: '3'}]";
    shown(files, "(`⟨rtl:خطة العمل.docx⟩`)");
    shown(files, "⟨ltr:`⟨ltr:plan.docx⟩`⟩");
}

#[test]
fn values_of_the_other_direction_are_isolated() {
    let dump = dump(&document("title: T\nreference: A/RES/70/1"));
    assert!(dump.contains("header end: المرجع: ⟨ltr:A/RES/70/1⟩\n"));
}

#[test]
fn words_that_go_the_other_way_are_isolated_in_cells_and_between_our_marks() {
    let shown = |language: &str, words: &str| {
        let yaml = format!(
            "language: {language}\nquotes: [{{text: '{words}'}}]\n\
             background: [{{table: {{rows: [['{words}']]}}}}, {{quote: '{words}'}}]"
        );
        let lines = sections(&yaml);
        lines.iter().filter(|line| line.contains(words)).filter(|line| line.contains('⟨')).count()
    };
    assert_eq!(shown("en", "البيانات ملك الجميع (المادة 3)."), 3);
    assert_eq!(shown("ar", "Data belong to all."), 3);
    for (language, words) in
        [("en", "Data."), ("en", "مادة UNDP."), ("ar", "COVID-19 وباء"), ("en", "3.")]
    {
        assert_eq!(shown(language, words), 0, "{words}");
    }
}

#[test]
fn whoever_signs_is_asked_for_a_name_and_a_signature() {
    let below = |signature: &str| {
        let lines = sections(&format!("country: SA\nsignatures: [{{role: عضو{signature}}}]"));
        lines.last().expect("a signature").clone()
    };
    assert!(below("").ends_with("الاسم والتوقيع والتاريخ"), "{}", below(""));
    let dated = below(", date: 2026-01-15");
    assert!(dated.contains("الاسم والتوقيع⏎التاريخ: ⟨rtl:١٥ يناير ٢٠٢٦⟩"), "{dated}");
    let signed = below(", person: خالد, date: 2026-01-15");
    assert!(signed.contains("خالد") && signed.contains("/ التوقيع⏎التاريخ:"), "{signed}");
}

/// Words of the other direction keep their full stop at their end, wherever they are a whole text.
#[test]
fn texts_that_go_the_other_way_stand_by_themselves() {
    let text = "'Is 12 (b) enough?'";
    for yaml in [
        "introduction: TEXT",
        "introduction: [{list: [TEXT]}]",
        "introduction: [{heading: TEXT}]",
        "summary: [{heading: TEXT}]",
        "objectives: [TEXT]",
        "discussion: [TEXT]",
        "discussion: [{title: أ, points: [TEXT]}]",
        "discussion: [{title: TEXT, points: [أ]}]",
        "discussion: [{title: TEXT, points: [أ]}, ب]",
        "statements: [{speaker: أ, text: TEXT}]",
        "decisions: [TEXT]",
        "recommendations: [TEXT]",
        "references: [{title: TEXT, pages: 3}]",
        "sections: [{title: TEXT, body: أ}]",
        "subtitle: TEXT",
        "place: TEXT",
        "partners: [أ, TEXT]",
        "organization: {name: أ, address: TEXT}",
    ] {
        let dump = dump(&document(&format!("title: أ\n{}", yaml.replace("TEXT", text))));
        let isolated = ["", "{strong: "].map(|role| format!("⟨ltr:{role}Is 12 (b) enough?"));
        let entered = dump.contains("⟨ltr:[") && dump.contains("Is 12 (b) enough?");
        let set = isolated.iter().any(|words| dump.contains(words)) || entered;
        assert!(set, "{yaml}: {dump}");
    }
    let english = "title: T\nlanguage: en\nclosing: يُعمل به من تاريخه.\ndecisions: [نعم لها.]";
    let dump = dump(&document(english));
    assert!(dump.contains("body: ⟨rtl:يُعمل به من تاريخه.⟩"), "{dump}");
    assert!(dump.contains("نعم لها."), "{dump}");
}
