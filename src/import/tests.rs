//! Whole notes, in and out.

use super::*;

const NOTES: &str = include_str!("tests/notes.txt");

#[test]
fn notes_become_a_meeting_file() {
    insta::assert_snapshot!(from_notes(NOTES).yaml);
}

#[test]
fn a_line_without_marks_among_quotations_is_a_guess_without_marks() {
    let date = "التاريخ: 12 مايو 2016";
    let imported = from_notes(&format!("لقاء\nاقتباسات:\nهدى سالم: “نعم نقدر”.\n\n{date}\n"));
    let guess = &imported.unsure[0];
    let lines: Vec<&str> = imported.yaml.lines().skip(guess.line).map(str::trim).collect();
    assert_eq!(lines[0], format!("- text: \"{date}\""));
    assert_eq!(lines[1], "marks: {open: \"\", close: \"\"}");
    assert_eq!(from_notes("لقاء\nاقتباسات:\nنعم نقدر\nسنعود\n").unsure, []);
}

#[test]
fn guesses_point_at_their_comments() {
    let imported = from_notes(NOTES);
    assert!(!imported.unsure.is_empty());
    let lines: Vec<&str> = imported.yaml.lines().collect();
    for unsure in imported.unsure {
        let comment = lines[unsure.line - 1].trim();
        assert_eq!(comment, format!("# راجع: {}", unsure.what.ar));
    }
}

/// Headings without a colon, lists in the line of their heading, sentences below a list of people.
#[test]
fn narrative_is_no_person_and_headings_need_no_colon() {
    let notes = "اجتماع لجنة الشراء\nالحضور:\nهدى سالم، عضو\nافتتح الرئيس الجلسة، ورحّب بالجميع.\nالغائبون: وليد عمر\nالتوصيات\n1) فتح المكتبات\nالمعتذرون: د. سمير عون، أ. ليلى حداد\nقائمة الضيوف:\nثلاثة من الطلبة\n";
    insta::assert_snapshot!(from_notes(notes).yaml);
}

/// Offices among people, words of somebody and narrative behind lists.
#[test]
fn what_follows_a_list_is_no_item_of_it() {
    let notes = "مجلس الحي\n\nهدى سالم: «أهلاً بكم»\n\nالحضور:\n- السيدة هدى سالم، عضو\n\
                 - رئيس الجلسة: الدكتور سمير عون، وزير\n- المنسق: وليد\n\nافتتح الرئيس الجلسة.\n\n\
                 التوصيات:\n1) فتح المكتبة\n2) شراء كتب\n\nسمير عون: “سنفعل”\n“قريباً”\n\n\
                 اختتم الرئيس الجلسة بالشكر.\n\nالقرارات:\nتأجيل النظر\nتكليف اللجنة\n\nشكر الجميع\n\n\
                 المراجع:\nدليل القارئ\nدليل الكاتب\n\nكتاب ثالث\n";
    insta::assert_snapshot!(from_notes(notes).yaml);
}

#[test]
fn quotations_have_one_section() {
    let said = "د. هدى سالم: “نعم”\n";
    let notes = format!("لقاء\nالتوصيات:\n1) بند\n\n{said}\nاقتباسات:\nسمير عون: “لا”\n");
    let yaml = from_notes(&notes).yaml;
    assert!(
        yaml.contains("quotes:\n  heading: \"اقتباسات:\"\n  items:\n    - speaker: سمير"),
        "{yaml}"
    );
    assert!(yaml.contains("      - quote: \"“نعم”\"\n        by: د. هدى سالم\n"), "{yaml}");
}

#[test]
fn a_line_goes_on_with_the_officer_above_it() {
    let notes = "لقاء\nالحضور:\n- هدى سالم\n- المقرر: خالد الحلو\n  مدير المكتبة\n- سمير عون\n";
    let yaml = from_notes(notes).yaml;
    assert!(yaml.contains("  person: \"خالد الحلو\\nمدير المكتبة\"\n"), "{yaml}");
}

#[test]
fn who_is_absent_holds_no_office_of_the_meeting() {
    let imported = from_notes("لقاء\nالمعتذرون:\nالسيد وليد عمر\nأمين السر: خالد الحلو\n");
    assert!(!imported.yaml.contains("secretary"), "{}", imported.yaml);
    assert_eq!(imported.unsure.len(), 1, "{}", imported.yaml);
}

#[test]
fn a_fact_in_one_line_before_other_text_is_no_heading_of_that_text() {
    let notes = "لقاء\nالحضور: 25 شخصاً\nناقش المجتمعون الموازنة.\n";
    assert!(!from_notes(notes).yaml.contains("attendees"));
}

#[test]
fn words_outside_of_quotation_marks_are_put_in_no_mouth() {
    let imported = from_notes("لقاء\nاقتباسات:\nأحمد علي: «نعم» (تصفيق)\n");
    assert!(imported.yaml.contains("text: \"«نعم» (تصفيق)\"\n"), "{}", imported.yaml);
    assert!(imported.yaml.contains("marks: {open: \"\", close: \"\"}"), "{}", imported.yaml);
    assert_eq!(imported.unsure.len(), 1);
}

#[test]
fn a_first_line_with_marks_behind_a_colon_is_a_title_unless_somebody_says_it() {
    for title in ["ورشة عمل: «الذكاء في المدارس»", "Annual workshop: \"Water for all\""]
    {
        let yaml =
            from_notes(&format!("{title}\nالمكان: عمّان\n\nالتوصيات:\n- زيارة المدارس\n")).yaml;
        assert!(
            yaml.starts_with(&format!("title: {}\nplace: عمّان\n", write::quoted(title))),
            "{yaml}"
        );
    }
    let said = "د. هدى سالم: «أهلاً بكم»\nنص\n\nالتوصيات:\n- زيارة المدارس\n";
    let yaml = from_notes(said).yaml;
    assert!(yaml.contains("    by: د. هدى سالم\n"), "{yaml}");
}

#[test]
fn words_that_an_officer_says_are_not_the_officer() {
    let notes = "ورشة\nالمتحدثون:\nد. هدى سالم: “نحن هنا”\nالرئيس: «نعم»\n\nالحاضرون:\nهدى سالم\n\
                 الرئيس: سمير عون\n";
    let yaml = from_notes(notes).yaml;
    assert!(yaml.contains("\n  label: الرئيس\n  person: سمير عون\n"), "{yaml}");
    assert!(yaml.contains("\n    - \"الرئيس: «نعم»\"\n"), "{yaml}");
}

#[test]
fn lines_with_marks_in_a_list_stay_items_where_the_speaker_may_be_none() {
    let things = "محضر\nالتوصيات:\nتبني شعار: «نزرع اليوم»\nد. هدى سالم: «نعم»\nعقد ندوة\n";
    let imported = from_notes(things);
    let items = "  items:\n    - \"تبني شعار: «نزرع اليوم»\"\n    # راجع: سطر بين بنود، ولعله قول \
                 لأحد\n    - \"د. هدى سالم: «نعم»\"\n    - عقد ندوة\n";
    assert!(imported.yaml.contains(items), "{}", imported.yaml);
    let people =
        "محضر\nالمتحدثون:\n- السيد خالد العلي، مدير\n- د. هدى سالم: «أثر الماء»\n- السيد ناصر\n";
    let yaml = from_notes(people).yaml;
    assert!(
        yaml.contains("    - \"د. هدى سالم: «أثر الماء»\"\n    - honorific: السيد\n"),
        "{yaml}"
    );
}

#[test]
fn a_paragraph_with_marks_is_a_quotation_only_where_it_is_sure_who_speaks() {
    let notes = "محضر\nملاحظات:\nقضية المياه: «أزمة متجددة»\nد. هدى سالم: «نعم»\n";
    let yaml = from_notes(notes).yaml;
    let body = "      - \"قضية المياه: «أزمة متجددة»\"\n      - quote: \"«نعم»\"\n";
    assert!(yaml.contains(body), "{yaml}");
}

#[test]
fn quotations_without_a_heading_name_speakers_that_may_be_none() {
    let notes = "محضر\nالتوصيات:\n1) بند\n\nد. هدى سالم: «نعم»\nفهد العلي: «لا»\n";
    let yaml = from_notes(notes).yaml;
    let guess = "    # راجع: ما قبل النقطتين لعله ليس اسم شخص\n    - speaker: فهد العلي\n";
    assert!(yaml.contains(guess), "{yaml}");
}
