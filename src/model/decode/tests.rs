//! What comes out of each kind of value.

use super::*;
use crate::document::{KashidaLevel, Orientation, PercentSide};
use crate::geom::{Margins, Pt};
use crate::locale::numbering::Counter;
use crate::model::{
    Calendar, CivilDate, DigitsOption, HijriDate, Kind, Mark, Numbers, Priority, Rich, RichBlock,
    Status, Text, Time, When, Word,
};
use crate::yaml::Shape;
use proptest::prelude::*;

/// The meeting with a title and these lines.
fn read(lines: &str) -> Meeting {
    let source = Source::new("t.yaml", format!("title: ت\n{lines}\n"));
    Meeting::from_yaml(&source).unwrap_or_else(|found| panic!("{lines}: {found:#?}")).value
}

fn value(text: &Option<Text>) -> Option<&str> {
    text.as_ref().map(|text| text.value.as_str())
}

/// The blocks of a rich text in a short form.
fn shape(rich: &Rich) -> String {
    let list = |items: &[Rich]| items.iter().map(shape).collect::<Vec<_>>().join(", ");
    let block = |block: &RichBlock| match block {
        RichBlock::Paragraph(text) => format!("p({})", text.value),
        RichBlock::Heading(text) => format!("h({})", text.value),
        RichBlock::List(items) => format!("ul({})", list(items)),
        RichBlock::Numbered(items) => format!("ol({})", list(items)),
        RichBlock::Table(table) => format!("table({}x{})", table.rows.len(), table.rows[0].len()),
        RichBlock::Quote { text, by } => format!("quote({} by {:?})", shape(text), value(by)),
        RichBlock::Image(image) => format!("image({} {:?})", image.path.value, image.width),
    };
    rich.blocks.iter().map(block).collect::<Vec<_>>().join(" ")
}

#[test]
fn only_the_title_is_needed() {
    let meeting = read("");
    assert_eq!(meeting.title.value, "ت");
    assert_eq!((meeting.kind, meeting.language), (Kind::Report, Lang::Ar));
    assert!(meeting.recommendations.is_empty() && meeting.order.is_empty());
    assert!(meeting.document.markup && meeting.document.justify);
}

#[test]
fn texts_that_look_like_numbers_stay_as_written() {
    let meeting = read("number: 0123\nversion: 1.10\nreference: 1e3\nplace: yes\nstatus: ~");
    assert_eq!(value(&meeting.number), Some("0123"));
    assert_eq!(value(&meeting.version), Some("1.10"));
    assert_eq!(value(&meeting.reference), Some("1e3"));
    assert_eq!(value(&meeting.place), Some("yes"));
    assert_eq!(value(&meeting.status), None);
}

#[test]
fn a_text_knows_its_place() {
    let source = Source::new("t", "title: ت\nplace: \"عمّان\"\n");
    let meeting = Meeting::from_yaml(&source).expect("good").value;
    let span = meeting.place.expect("is there").span;
    assert_eq!(&source.text[span.start..span.end], "\"عمّان\"");
}

#[test]
fn arabic_keys_and_words_are_the_same_as_english_ones() {
    let arabic = read(
        "النوع: محضر\nالمكان: قاعة\nالمهام:\n  - {المهمة: أ, الحالة: قيد التنفيذ}\nالنصاب: {اكتمل: نعم, الحاضرون: ٧}",
    );
    assert_eq!(arabic.kind, Kind::Minutes);
    assert_eq!(value(&arabic.place), Some("قاعة"));
    assert_eq!(arabic.actions.items[0].status, Some(Status::InProgress));
    let quorum = arabic.quorum.expect("is there");
    assert_eq!((quorum.met, quorum.present, quorum.required), (Some(true), Some(7), None));
}

#[test]
fn language_may_name_the_country() {
    let meeting = read("language: ar-EG");
    assert_eq!((meeting.language, meeting.country.as_deref()), (Lang::Ar, Some("EG")));
    assert_eq!(read("language: fa\ncountry: ir").country.as_deref(), Some("IR"));
}

#[test]
fn dates_times_and_terms() {
    let meeting = read(
        "date: {gregorian: ٢٠١٦-٠٥-١٢, hijri: 1437-08-05}\nstart: 9:05\nactions:\n  - {task: أ, due: 2026-06-30}\n  - {task: ب, due: بعد العيد}",
    );
    let date = meeting.date.expect("is there");
    assert_eq!(date.gregorian, CivilDate::new(2016, 5, 12));
    assert_eq!(date.hijri, HijriDate::new(1437, 8, 5));
    assert_eq!(meeting.start, Time::new(9, 5));
    assert!(
        matches!(&meeting.actions.items[0].due, Some(When::Date(d)) if d.gregorian == CivilDate::new(2026, 6, 30))
    );
    assert!(
        matches!(&meeting.actions.items[1].due, Some(When::Words(t)) if t.value == "بعد العيد")
    );
}

#[test]
fn people_by_text_fields_and_id() {
    let meeting = read(
        "people:\n  - {id: lina, name: لينا, role: مديرة}\nchair: {label: الرئيسة, person: lina}\nsecretary: الدكتور سامر، أمين السر\nspeakers:\n  - {id: lina, role: ضيفة}\n  - {name: رنا}",
    );
    let chair = meeting.chair.expect("is there");
    assert_eq!(value(&chair.label), Some("الرئيسة"));
    assert_eq!(
        (value(&chair.person.name), value(&chair.person.role)),
        (Some("لينا"), Some("مديرة"))
    );
    let secretary = meeting.secretary.expect("is there").person;
    assert!(secretary.is_plain());
    assert_eq!(value(&secretary.display), Some("الدكتور سامر، أمين السر"));
    let [lina, rana] = meeting.speakers.items.as_slice() else { panic!("two speakers") };
    assert_eq!((value(&lina.name), value(&lina.role)), (Some("لينا"), Some("ضيفة")));
    assert!(!rana.is_plain());
}

#[test]
fn what_is_written_at_a_reference_is_shown_whatever_form_the_person_has() {
    let meeting = read(
        "people:\n  - {id: k, name: كامل, role: سفير, display: السفير كامل}\n  - {id: d, contact: 077, role: ا, display: السفيرة دنيا}\nguests:\n  - {id: k, role: رئيس الوفد}\n  - {id: d, role: ضيفة}\n  - {id: k, contact: 078}\n  - {id: k, role: ضيف, display: كامل الضيف}",
    );
    let [role, nameless, contact, own] = meeting.guests.items.as_slice() else { panic!("four") };
    let shown = |p: &Person| [&p.display, &p.name, &p.role].map(|t| value(t).map(str::to_owned));
    let some = |text: &str| Some(text.to_owned());
    assert_eq!(shown(role), [None, some("كامل"), some("رئيس الوفد")]);
    assert_eq!(shown(nameless), [None, some("السفيرة دنيا"), some("ضيفة")]);
    assert_eq!(value(&nameless.contact), Some("077"));
    assert_eq!(shown(contact)[0], some("السفير كامل"));
    assert_eq!(shown(own)[0], some("كامل الضيف"));
}

#[test]
fn a_reference_has_the_place_where_it_is_written() {
    let source = Source::new("t", "title: ت\npeople: [{id: lina, name: لينا}]\nchair: lina\n");
    let meeting = Meeting::from_yaml(&source).expect("good").value;
    let span = meeting.chair.expect("is there").person.span;
    assert_eq!(source.line_column(span.start).line, 3);
}

#[test]
fn lists_with_and_without_heading() {
    let meeting = read(
        "objectives: [أ, ب]\nthemes: محور\nrecommendations:\n  heading: \"أهم التوصيات:\"\n  numbering: \"(١)\"\n  items:\n    - أ\n    - {text: ب, priority: high, status: قيد الدراسة, number: 2}",
    );
    assert_eq!(meeting.objectives.items.len(), 2);
    assert_eq!(meeting.themes.items.len(), 1);
    let list = meeting.recommendations;
    assert_eq!(value(&list.heading), Some("أهم التوصيات:"));
    assert!(matches!(&list.numbering, Some(Numbers::Counted(n)) if n.label(3) == "(٣)"));
    assert!(!list.items[0].has_details() && list.items[1].has_details());
    assert_eq!(list.items[1].priority, Some(Word::Known(Priority::High)));
    assert!(matches!(&list.items[1].status, Some(Word::Written(t)) if t.value == "قيد الدراسة"));
}

#[test]
fn kinds_of_numbering() {
    let numbering = |option: &str| {
        read(&format!("themes: {{items: [أ], numbering: {option}}}")).themes.numbering
    };
    assert_eq!(numbering("bullet"), Some(Numbers::Bullet));
    assert_eq!(numbering("none"), Some(Numbers::None));
    assert!(
        matches!(numbering("\"أ)\""), Some(Numbers::Counted(n)) if n.counter == Counter::Abjad)
    );
    assert_eq!(read("themes: [أ]").themes.numbering, None);
}

#[test]
fn rich_texts() {
    let rich = |yaml: &str| shape(&read(&format!("summary: {yaml}")).summary.expect("is there"));
    assert_eq!(rich("فقرة"), "p(فقرة)");
    assert_eq!(rich("|\n  أ\n  ب\n\n  ج"), "p(أ\nب) p(ج)");
    assert_eq!(
        rich("[أ, {heading: ب}, {list: [ج, [د, {numbered: [هـ]}]]}]"),
        "p(أ) h(ب) ul(p(ج), p(د) ol(p(هـ)))"
    );
    assert_eq!(rich("{quote: قول, by: قائل}"), "quote(p(قول) by Some(\"قائل\"))");
    assert_eq!(rich("{image: a.png, alt: أ, width: ٦٠٪}"), "image(a.png Some(0.6))");
    assert_eq!(rich("{table: {header: [أ, ب], rows: [[1, ''], [2, ~]]}}"), "table(2x2)");
}

#[test]
fn marks_follow_the_option() {
    let on = read("place: قاعة **النخيل**");
    let off = read("place: قاعة **النخيل**\ndocument: {markup: no}");
    let place = on.place.as_ref().expect("is there");
    assert_eq!(on.marks(place)[1], Mark::Strong(vec![Mark::Plain("النخيل".into())]));
    assert_eq!(off.marks(place), [Mark::Plain("قاعة **النخيل**".into())]);
    assert_eq!(place.plain(true), "قاعة النخيل");
}

#[test]
fn quote_marks_keep_their_spaces() {
    let meeting = read("quotes:\n  - {text: أ, marks: {open: \"\", close: \" ”.\"}}\n  - ب");
    let marks = meeting.quotes.items[0].marks.as_ref().expect("are there");
    assert_eq!((marks.open.as_str(), marks.close.as_str()), ("", " ”."));
    assert_eq!(meeting.quotes.items[1].marks, None);
}

#[test]
fn options_of_the_document() {
    let options = read(
        "document: {paper: letter, orientation: landscape, margins: 25mm, digits: arab, calendar: hijri_first, justify: لا, kashida: high, percent_side: left, toc: yes, cover: auto, embed_fonts: نعم, theme: modern}",
    )
    .document;
    assert_eq!(options.paper.width_mm, 215.9);
    assert_eq!(options.orientation, Orientation::Landscape);
    let mm25 = Pt::mm(25.0);
    assert_eq!(
        options.margins,
        Some(Margins { top: mm25, bottom: mm25, inner: mm25, outer: mm25 })
    );
    assert_eq!(options.digits, DigitsOption::Set(crate::locale::digits::DigitSet::Arab));
    assert_eq!(options.calendar, Some(Calendar::HijriFirst));
    assert_eq!((options.justify, options.embed_fonts), (false, true));
    assert_eq!(options.kashida, Some(KashidaLevel::High));
    assert_eq!(options.percent_side, PercentSide::Left);
    assert_eq!((options.toc, options.cover), (Some(true), None));
    assert_eq!(value(&options.theme), Some("modern"));
}

#[test]
fn order_and_after_name_sections_in_both_languages() {
    let meeting =
        read("order: [actions, القرارات]\nsections:\n  - {title: أ, body: ب, after: next_meeting}");
    assert_eq!(meeting.order, [SectionKey::Actions, SectionKey::Decisions]);
    assert_eq!(meeting.sections[0].after, Some(SectionKey::NextMeeting));
}

#[test]
fn every_section_key_but_facts_is_a_key_of_the_file() {
    for key in SectionKey::ALL {
        let known = MEETING_KEYS.iter().any(|spec| spec.name == key.key());
        assert_eq!(known, key != SectionKey::Facts, "{}", key.key());
    }
}

#[test]
fn drafts_are_told_by_their_status() {
    for written in ["draft", "Draft", "\" DRAFT \"", "مسودة", "مسوّدة", "مُسَوَّدة", "مســودة"]
    {
        assert!(read(&format!("status: {written}")).is_draft(), "{written}");
    }
    for written in ["مسوده", "المسودة", "المسوّده", "مسودة أولى", "\"draft, 2\"", "مسودة."]
    {
        assert!(read(&format!("status: {written}")).is_draft(), "{written}");
    }
    for written in ["معتمد", "final", "drafted", "ليست مسودة", "مسودات"] {
        assert!(!read(&format!("status: {written}")).is_draft(), "{written}");
    }
}

/// Only the mark of a draft can be lost: of other states, and of more words than one, nothing is said.
#[test]
fn only_a_word_that_is_nearly_draft_is_told() {
    let told = |written: &str| {
        let source = Source::new("t", format!("title: ت\nstatus: {written}\n"));
        !Meeting::from_yaml(&source).expect("no errors").warnings.is_empty()
    };
    for written in ["drfat", "drafft", "مسودّه1", "المسوده2"] {
        assert!(told(written), "{written}");
    }
    for written in [
        "Approved by the board",
        "final version",
        "Final report",
        "approved (rev. 2)",
        "Unapproved",
        "finale",
    ] {
        assert!(!told(written), "{written}");
    }
}

/// The words of each choice among these keys, as lines of a file.
fn choices(keys: &'static [KeySpec], line: fn(&str, &str) -> String) -> Vec<String> {
    fn words(shape: &Shape) -> Vec<&'static str> {
        match *shape {
            Shape::Choice(words) => words.to_vec(),
            Shape::YesNo => vec!["yes", "لا"],
            Shape::OneOf(shapes) => shapes.iter().flat_map(words).collect(),
            Shape::Text | Shape::Number | Shape::List(_) | Shape::Map(_) => Vec::new(),
        }
    }
    let lines = |key: &'static KeySpec| {
        words(&key.shape).into_iter().map(|word| line(key.name, word)).collect::<Vec<_>>()
    };
    keys.iter().flat_map(lines).collect()
}

#[test]
fn what_a_form_leaves_out_is_told_unless_it_shows_elsewhere() {
    let told = |lines: &str| {
        let source = Source::new("t", format!("title: ت\n{lines}\n"));
        Meeting::from_yaml(&source).expect("no errors").warnings.len()
    };
    let z = "people: [{id: z, name: زيد, display: د. زيد, role: مدير}]\n";
    assert_eq!(told(z), 0, "nobody names him");
    assert_eq!(told(&format!("{z}chair: z\nsecretary: z")), 1, "once");
    assert_eq!(told(&format!("{z}chair: z\nguests: [z, هند]")), 0, "a table shows it");
    assert_eq!(told(&format!("{z}chair: z\nguests: {{numbering: '1.', items: [z, هند]}}")), 1);
    assert_eq!(told(&format!("{z}chair: z\nguests: [{{id: z, name: زيد علي}}]")), 0);
}

/// An office in the author's own form is said, in any case, unless a word beside it makes another one of it.
#[test]
fn an_office_that_stands_in_the_form_is_said() {
    let said = |display: &str, role: &str| {
        let lines = format!("title: ت\nchair: {{display: \"{display}\", role: {role}}}\n");
        Meeting::from_yaml(&Source::new("t", lines)).expect("no errors").warnings.is_empty()
    };
    for (display, role) in [
        ("Her Excellency Ambassador Jane Roe", "Ambassador"),
        ("سعادة السفير الدكتور سميح الأعور", "السفير"),
        ("معالي وزير الصحة الدكتور فراس", "وزير الصحة"),
        ("Jane Roe, the Director", "director"),
        ("John Doe Director of Finance", "Director of Finance"),
        ("Jane Roe (deputy), Director", "Director"),
        ("نائب المحافظ، أحمد علي مدير الصحة", "مدير الصحة"),
        ("Jane Roe, President of the Retired Officers Club", "President"),
        ("هند سعيد، مديرة جمعية مساعدة المرضى", "مديرة"),
    ] {
        assert!(said(display, role), "{display}");
    }
    for (display, role) in [
        ("Deputy Director Jane Roe", "Director"),
        ("Jane Roe, assistant to the Director", "Director"),
        ("Jane Roe, Vice-President", "President"),
        ("Jane Roe, ex-Director", "Director"),
        ("نائب معالي الوزير زيد", "الوزير"),
        ("د. هند، نائبة المدير", "المدير"),
        ("زيد، المدير العام السابق", "المدير العام"),
        ("زيد، المدير العام السابق", "المدير"),
        ("هند، مديرة مساعدة", "مديرة"),
        ("Zoé, directrice adjointe", "directrice"),
        ("Jane Roe, Directorate", "Director"),
    ] {
        assert!(!said(display, role), "{display}");
    }
    // «مساعدة» belongs to the body.
    assert!(said("هند، مديرة مساعدة المرضى", "مديرة, organization: مساعدة المرضى"));
}

#[test]
fn every_word_that_the_tables_offer_is_understood() {
    let top = choices(&MEETING_KEYS, |key, word| format!("{key}: {word}"));
    let document =
        choices(&keys::DOCUMENT_KEYS, |key, word| format!("document: {{{key}: {word}}}"));
    let items = choices(&keys::RECOMMENDATION_KEYS, |key, word| {
        format!("recommendations: [{{text: أ, {key}: {word}}}]")
    });
    let lists = choices(&keys::TEXT_LIST, |key, word| format!("themes: {{{key}: \"{word}\"}}"));
    assert!(top.len() > 60 && document.len() > 60 && items.len() > 15 && lists.len() > 20);
    for lines in top.iter().chain(&document).chain(&items).chain(&lists) {
        read(lines);
    }
}

#[test]
fn large_files_take_no_more_than_their_share() {
    let people: String = (0..2_000).map(|n| format!("  - {{id: p{n}, name: ن}}\n")).collect();
    let speakers: String = (0..2_000).map(|n| format!("  - q{n}\n")).collect();
    let source = Source::new("t", format!("title: ت\npeople:\n{people}speakers:\n{speakers}"));
    let found = Meeting::from_yaml(&source).expect_err("nobody is known");
    assert_eq!(found.0.len(), 2_000);
    let keys: String = (0..4_000).map(|n| format!("key{n}: 1\n")).collect();
    let found = Meeting::from_yaml(&Source::new("t", format!("title: ت\n{keys}")));
    assert_eq!(found.expect_err("no such keys").0.len(), 4_000);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn a_quoted_text_is_kept_to_the_letter(text in "[ -~ء-ي٠-٩،؛؟«»“”\u{64B}-\u{652}\u{640}\u{200C}-\u{200F}]{1,60}") {
        prop_assume!(!text.trim().is_empty());
        let quoted = serde_json::to_string(&text).expect("a string");
        let source = Source::new("t", format!("title: {quoted}\n"));
        let meeting = Meeting::from_yaml(&source).expect("a good title").value;
        prop_assert_eq!(&meeting.title.value, &text);
        let block = Source::new("t", format!("title: ت\nplace: |2\n  {text}\n"));
        let meeting = Meeting::from_yaml(&block).expect("a good place").value;
        prop_assert_eq!(value(&meeting.place), Some(text.as_str()));
    }

    #[test]
    fn marks_lose_no_letter(text in "[a-cأ-ت \\[\\]()*`]{0,60}") {
        let plain = Text::new(text.as_str(), crate::diag::Span { start: 0, end: 0 }).plain(true);
        let letters = |s: &str| s.chars().filter(|c| c.is_alphabetic()).collect::<String>();
        prop_assert_eq!(letters(&plain), letters(&text));
    }
}
