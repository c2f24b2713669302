//! Whether a report becomes its meeting file again, after Word or another program had it.

mod support;

use std::fs;

use mahdar::Meeting;

use support::word::*;

#[test]
fn every_example_comes_back_without_a_word_lost() {
    for path in support::examples() {
        let yaml = fs::read_to_string(&path).expect("a readable file");
        let first = word_file(&yaml);
        let again = imported(&first);
        let second = word_file(&again);
        let (before, after) = (words(&first), words(&second));
        let lost = lost(&before, &after);
        assert_eq!(lost, None, "{}\n{again}", path.display());
    }
}

/// The keys at the left margin of a meeting file.
fn keys(yaml: &str) -> Vec<&str> {
    let keys = yaml.lines().filter(|line| line.starts_with(|c: char| c.is_ascii_lowercase()));
    keys.filter_map(|line| line.split_once(':').map(|(key, _)| key)).collect()
}

#[test]
fn sections_come_back_under_their_keys() {
    let text = |name: &str| fs::read_to_string(root().join("input").join(name)).expect("readable");
    for (name, expected) in [
        (
            "02-workshop-ar.yaml",
            "title subtitle date start end place mode organization organizers partners reference \
             chair rapporteur speakers objectives discussion recommendations quotes",
        ),
        (
            "04-board-minutes.yaml",
            "title kind date start end place mode series number reference version status \
             classification organization chair secretary attendees apologies observers decisions \
             actions votes closing signatures distribution",
        ),
        (
            "12-everything.yaml",
            "title subtitle date start end timezone place mode organization organizers partners \
             chair secretary rapporteur speakers attendees apologies absent guests observers \
             summary background objectives themes discussion statements decisions \
             recommendations actions votes quotes references annexes signatures distribution",
        ),
    ] {
        let again = imported(&word_file(&text(name)));
        let found = keys(&again);
        let missing: Vec<&str> =
            expected.split_whitespace().filter(|key| !found.contains(key)).collect();
        assert!(missing.is_empty(), "{name} lost {missing:?}\n{again}");
    }
}

#[test]
fn a_language_comes_back_and_no_country_that_nobody_named() {
    let text = "title: x\ndate: 2026-03-18\nrecommendations: [a]\n";
    for lang in ["ar", "fa", "ur", "ckb", "ps", "he", "en", "fr"] {
        let again = meeting(&imported(&word_file(&format!("language: {lang}\n{text}"))));
        assert_eq!((again.language.tag(), again.country), (lang, None));
    }
    for country in ["SA", "JO", "MA"] {
        let again = meeting(&imported(&word_file(&format!("country: {country}\n{text}"))));
        assert_eq!(again.country.as_deref(), Some(country));
    }
}

#[test]
fn owners_and_dates_of_recommendations_come_back() {
    let path = root().join("input/02-workshop-ar.yaml");
    let yaml = fs::read_to_string(path).expect("readable");
    let (before, after) = (meeting(&yaml), meeting(&imported(&word_file(&yaml))));
    let fields = |meeting: &Meeting| {
        let list = &meeting.recommendations;
        let shown = |item: &mahdar::model::Recommendation| {
            let owner = item.owner.as_ref().and_then(|owner| owner.display.clone());
            let due = match &item.due {
                Some(mahdar::model::When::Date(date)) => date.gregorian,
                Some(mahdar::model::When::Words(_)) | None => None,
            };
            (item.text.value.clone(), owner.map(|owner| owner.value), due)
        };
        list.items.iter().map(shown).collect::<Vec<_>>()
    };
    assert_eq!(fields(&after), fields(&before));
    assert!(fields(&after).iter().all(|(_, owner, due)| owner.is_some() && due.is_some()));
    assert_eq!(after.date.and_then(|d| d.gregorian), before.date.and_then(|d| d.gregorian));
}

#[test]
fn what_was_changed_in_word_is_in_the_meeting() {
    let yaml = "title: اجتماع\nrecommendations: [شراء كتب, إصلاح الباب]\n";
    let edited = edit(&word_file(yaml), |document| {
        let document = document.replace("شراء كتب", "شراء عشرة كتب");
        // A heading in other words, and a sentence of the secretary's under it.
        document.replace(">التوصيات<", ">ما أوصى به الحاضرون في التوصيات<")
    });
    let again = imported(&edited);
    let list = meeting(&again).recommendations;
    assert_eq!(list.items[0].text.value, "شراء عشرة كتب");
    assert_eq!(list.heading.expect("a heading").value, "ما أوصى به الحاضرون في التوصيات");
}

#[test]
fn what_was_edited_in_a_content_control_comes_back_under_its_key() {
    let edits = [
        ("mahdar:title", "اجتماع لجنة المكتبة"),
        ("mahdar:subtitle", "الدورة الثالثة"),
        ("mahdar:place", "عجلون"),
        ("mahdar:recommendations[0].text", "فتح المكتبة ساعتين."),
        ("mahdar:recommendations[1].owner", "لجنة الشراء"),
        ("mahdar:actions[0].task", "تسليم التقرير السنوي."),
        ("mahdar:actions[1].owner", "رئيسة اللجنة"),
    ];
    let word = edit(&word_file(ENTRIES), |document| {
        edits.iter().fold(document, |document, (tag, text)| with_text(&document, tag, text))
    });
    let again = imported(&word);
    let made = meeting(&again);
    let text = |text: &Option<mahdar::model::Text>| text.as_ref().map(|text| text.value.clone());
    assert_eq!(made.title.value, "اجتماع لجنة المكتبة");
    assert_eq!(text(&made.subtitle).as_deref(), Some("الدورة الثالثة"));
    assert_eq!(text(&made.place).as_deref(), Some("عجلون"), "{again}");
    let recommendations = &made.recommendations.items;
    assert_eq!(recommendations[0].text.value, "فتح المكتبة ساعتين.");
    assert_eq!(recommendations[1].text.value, "إعداد قائمة بالكتب.");
    let owner = |owner: &Option<mahdar::model::Person>| {
        let shown = owner.as_ref().and_then(|owner| owner.display.as_ref());
        shown.map(|text| text.value.clone())
    };
    assert_eq!(owner(&recommendations[1].owner).as_deref(), Some("لجنة الشراء"));
    let actions = &made.actions.items;
    assert_eq!(actions[0].task.value, "تسليم التقرير السنوي.");
    assert_eq!(owner(&actions[0].owner).as_deref(), Some("المدير"));
    assert_eq!(owner(&actions[1].owner).as_deref(), Some("رئيسة اللجنة"));
}

#[test]
fn tags_of_a_meeting_in_a_pack_are_understood_as_those_of_a_meeting() {
    // A heading that says nothing of what is under it: only the tags tell.
    let plain = edit(&word_file(ENTRIES), |document| document.replace("التوصيات", "ما قيل"));
    let packed = edit(&plain, |document| document.replace("mahdar:", "mahdar:m12."));
    assert_eq!(imported(&packed), imported(&plain));
    assert!(keys(&imported(&packed)).contains(&"recommendations"));
    let untold = edit(&plain, |document| document.replace("mahdar:", "other:"));
    assert_ne!(imported(&untold), imported(&plain), "without tags it is another file");
}

#[test]
fn notes_and_stress_of_fields_come_back() {
    let yaml = "\
title: اجتماع
place: إربد **الجديدة**
chair: {name: سامي **النجار**, role: رئيس **الملتقى**}
attendees:
  - {name: ليث **العزام**, role: مدير **الشراء**, organization: شركة}
  - {name: سلمى, role: أمينة, organization: شركة}
decisions: [{text: \"قرار^[ح]\", basis: المادة **5**, effective: فور **النشر**}]
actions: [{task: \"صرف 500 دينار^[عدا الضريبة] فوراً\", owner: ليث **العزام**, due: بعد **شهر**}]
quotes: [{text: \"نص^[ح]\", speaker: هدى **سالم**}]
statements: [{speaker: هدى سالم, text: \"نص **قوي**^[ح]\"}]
signatures: [{role: رئيس **اللجنة**, person: هدى **سالم**}]
distribution: [جهة **أولى**]
";
    let again = imported(&word_file(yaml));
    for entry in [
        "place: إربد **الجديدة**",
        "display: سامي **النجار**، رئيس **الملتقى**",
        "name: ليث **العزام**",
        "role: مدير **الشراء**",
        "text: قرار^[ح]",
        "basis: المادة **5**",
        "effective: فور **النشر**",
        "task: صرف 500 دينار^[عدا الضريبة] فوراً",
        "owner: ليث **العزام**",
        "due: بعد **شهر**",
        "speaker: هدى **سالم**",
        "role: رئيس **اللجنة**",
        "person: هدى **سالم**",
        "- جهة **أولى**",
    ] {
        assert!(again.contains(entry), "{entry}\n{again}");
    }
    assert!(!again.contains("sections:"), "{again}");
}

#[test]
fn quotations_of_several_blocks_keep_together_with_whose_they_are() {
    let blocks = "\
introduction:
  - قبل
  # راجع: اقتباس لا يبين ملف Word أين يبدأ
  - quote:
      - list:
          - أ
          - ب
      - خاتمة
    by: قائل
  - quote:
      - مقدمة
      - numbered:
          - أ
          - ب
    by: قائل آخر
  - quote:
      - فقرة أولى
      - فقرة ثانية
  - quote: كلام
    by: ثالث
  - quote: بلا قائل
  - list:
      - أ
      - ب
  - بعد
";
    let again = imported(&word_file(&format!("title: اجتماع\n{blocks}")));
    assert!(again.contains(blocks), "{again}");
    let section = "sections:\n  - title: كلمة\n    after: facts\n    body:\n      - quote:\n          \
                   - فقرة أولى\n          - فقرة ثانية\n        by: قائل\n";
    let again = imported(&word_file(&format!("title: اجتماع\n{section}")));
    assert!(again.contains(section), "{again}");
    let foreign = foreign(&["«تم»", "بلا علامات"].map(|text| paragraph("Quote", text)).concat());
    let again = imported(&foreign);
    assert!(again.contains("  - quote: تم\n  - بلا علامات\n"), "{again}");
}

#[test]
fn a_note_stands_where_its_mark_stood() {
    let run = "<w:r><w:rPr><w:b/></w:rPr><w:t>مهم</w:t><w:footnoteReference w:id=\"2\"/></w:r>";
    let body = format!("<w:p><w:r><w:t>نص </w:t></w:r>{run}<w:r><w:t> بعده</w:t></w:r></w:p>");
    let again = imported(&foreign(&[&paragraph("Titre1", "متفرقات"), &*body].concat()));
    assert!(again.contains("نص **مهم**^[حاشية] بعده"), "{again}");
}

#[test]
fn a_label_that_was_cut_in_two_is_whole() {
    let label = |text: &str| {
        format!("<w:r><w:rPr><w:rStyle w:val=\"ListLabel\"/></w:rPr><w:t>{text}</w:t></w:r>")
    };
    let item =
        format!("<w:p>{}{}<w:r><w:tab/><w:t>قرار</w:t></w:r></w:p>", label("14/1"), label(")"));
    let bytes = foreign(&[&paragraph("Titre1", "القرارات"), &*item, &item].concat());
    assert_eq!(words(&bytes), ["القرارات", "14/1)", "قرار", "14/1)", "قرار"]);
    let again = imported(&bytes);
    assert_eq!(lost(&words(&bytes), &words(&word_file(&again))), None, "{again}");
}
