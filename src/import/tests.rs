//! Whole notes, in and out.

use super::*;

mod headings;
mod nothing;
mod tables;
mod titles;

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

/// The page would call minutes a report above a title that calls them minutes.
#[test]
fn a_title_that_says_minutes_makes_the_kind() {
    for (title, is_minutes) in [
        ("محضر الاجتماع الثالث", true),
        ("مَحضر جلسة", true),
        ("Minutes of the board", true),
        ("Minutes", true),
        ("Minutes matter: a workshop on time", false),
        ("محضرة الجلسة", false),
        ("مناقشة محضر الاجتماع", false),
        ("تقرير الاجتماع", false),
    ] {
        let yaml = from_notes(&format!("{title}\nالتوصيات:\n1) بند\n")).yaml;
        assert_eq!(yaml.contains("\nkind: minutes\n"), is_minutes, "{yaml}");
    }
}

#[test]
fn lines_that_numbers_without_a_sign_count_are_people_as_far_as_they_go() {
    let notes =
        "لقاء\nالحضور:\n1 د. أحمد علي\n2 د. هند سالم\n\nافتتح الرئيس الجلسة ورحب بالحضور.\n";
    let yaml = from_notes(notes).yaml;
    let list = "  items:\n    - \"1 د. أحمد علي\"\n    - \"2 د. هند سالم\"\nsections:\n";
    assert!(yaml.contains(list), "{yaml}");
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

#[test]
fn the_basmala_is_no_title() {
    let rest = "\n\nمحضر اجتماع مجلس الإدارة\n\nالتوصيات:\n- أولى\n";
    for basmala in
        ["بسم الله الرحمن الرحيم", "﴿بِسْمِ اللَّهِ الرَّحْمَٰنِ الرَّحِيمِ﴾", "* بسم الله الرحمن الرحيم *", "﷽"]
    {
        let imported = from_notes(&format!("{basmala}{rest}"));
        let start = "title: محضر اجتماع مجلس الإدارة\nkind: minutes\ndocument: {basmala: yes}\nrecommendations:";
        assert!(imported.yaml.starts_with(start), "{basmala}\n{}", imported.yaml);
        assert_eq!(imported.unsure, []);
    }
    // Praise below it stays; what stands above it is the letterhead perhaps.
    let praise = "الحمد لله وحده، والصلاة والسلام على رسوله";
    let notes = format!("جمعية البر\nبسم الله الرحمن الرحيم\n{praise}{rest}");
    let imported = from_notes(&notes);
    let start = format!(
        "title: محضر اجتماع مجلس الإدارة\nkind: minutes\ndocument: {{basmala: yes}}\n# راجع: ما قبل العنوان، ولعله \
         ليس اسم الجهة\norganization: جمعية البر\nintroduction:\n  - {praise}\n"
    );
    assert!(imported.yaml.starts_with(&start), "{}", imported.yaml);
}

#[test]
fn what_stands_behind_a_name_is_an_office_only_if_that_is_sure() {
    let yaml = from_notes(
        "محضر\nالحضور:\nأحمد، سعاد، خالد\nالسيدة مها، وزارة الصحة، مديرة البرامج\nالمهندس علي، 45 عاماً\n",
    )
    .yaml;
    let expected = "  items:
    # راجع: أسماء عدة في سطر واحد
    - أحمد، سعاد، خالد
    - honorific: السيدة
      name: مها
      role: مديرة البرامج
      organization: وزارة الصحة
      display: السيدة مها، وزارة الصحة، مديرة البرامج
    # راجع: ما بعد الاسم قد لا يكون منصباً ولا جهة
    - المهندس علي، 45 عاماً
";
    assert!(yaml.ends_with(expected), "{yaml}");
}

#[test]
fn columns_between_tabs_are_fields() {
    let yaml = from_notes("محضر\nالحضور:\nسعاد عمر\tرئيسة قسم\tوزارة المالية\n").yaml;
    let fields = "    - name: سعاد عمر\n      role: رئيسة قسم\n      organization: وزارة المالية\n";
    assert!(yaml.ends_with(fields), "{yaml}");
}

#[test]
fn the_end_of_a_meeting_is_nobody() {
    let end = "وفي الساعة 9 م انتهى الاجتماع، والحمد لله.";
    for apart in ["\n\n", "\n"] {
        let yaml = from_notes(&format!("محضر\nالغائبون:\nلا أحد{apart}{end}\n")).yaml;
        assert!(yaml.contains(&format!("    after: absent\n    body:\n      - {end}\n")), "{yaml}");
        assert!(!yaml.contains("name:"), "{yaml}");
    }
}

#[test]
fn items_below_an_item_stay_with_it() {
    let list = "1- تدريب الكوادر:\n   - الممرضون\n   - المسعفون\n2- خطة\n";
    let yaml = from_notes(&format!("محضر\nالتوصيات:\n{list}")).yaml;
    let joined = "  numbering: \"1-\"
  items:
    # راجع: بنود فرعية صارت سطوراً في هذا البند
    - \"تدريب الكوادر:\\n• الممرضون\\n• المسعفون\"
    - خطة
";
    assert!(yaml.ends_with(joined), "{yaml}");
    let imported = from_notes(&format!("محضر\nالمناقشات:\n{list}"));
    let points = "    - title: \"تدريب الكوادر:\"\n      points:\n        - الممرضون\n        - المسعفون\n    - خطة\n";
    assert!(imported.yaml.ends_with(points), "{}", imported.yaml);
    assert_eq!(imported.unsure, []);
    let free = from_notes(&format!("محضر\nبنود:\n{list}")).yaml;
    let bullets = "      - list:\n          - الممرضون\n          - المسعفون\n";
    assert!(free.contains(bullets), "{free}");
}

#[test]
fn officers_stand_above_the_lists_and_below_headings_of_their_own() {
    let officers = "chair:
  label: رئيس الجلسة
  person:
    honorific: الدكتور
    name: سامي الحسن
    role: مدير المركز
    display: الدكتور سامي الحسن، مدير المركز
rapporteur:
  label: مقرر الجلسة
  person:
    honorific: أ.
    name: هدى
    display: أ. هدى
speakers:
";
    for notes in [
        "محضر\n\nرئيس الجلسة: الدكتور سامي الحسن، مدير المركز\nمقرر الجلسة: أ. هدى\n\nالمتحدثون:\n- د. زيد\n",
        "محضر\n\nرئيس الجلسة:\nالدكتور سامي الحسن، مدير المركز\n\nمقرر الجلسة: أ. هدى\n\nالمتحدثون:\n- د. زيد\n",
    ] {
        let imported = from_notes(notes);
        assert_eq!(
            imported
                .yaml
                .strip_prefix("title: محضر\nkind: minutes\n")
                .map(|y| y.starts_with(officers)),
            Some(true),
            "{}",
            imported.yaml
        );
        assert_eq!(imported.unsure, []);
    }
    let told = from_notes("محضر\n\nترأس الجلسة الدكتور سامي.\n\nالمتحدثون:\n- د. زيد\n").yaml;
    assert!(
        told.contains("# راجع: رئاسة مأخوذة من جملة\nchair:\n  label: ترأس الجلسة\n"),
        "{told}"
    );
    // Two people below a heading, and words of an officer, stay as they are.
    let two = from_notes("محضر\nرئيس الجلسة:\nد. سامي\nد. هدى\n\nالتوصيات:\n- أولى\n").yaml;
    assert!(!two.contains("chair:") && two.contains("title: \"رئيس الجلسة:\""), "{two}");
    let said = from_notes("محضر\nالرئيس: «نعم»\n\nالتوصيات:\n- أولى\n").yaml;
    assert!(!said.contains("chair:"), "{said}");
}

#[test]
fn a_place_below_the_time_is_a_fact_too() {
    let time = "الوقت: من الساعة 10:30 صباحاً حتى 12:00 ظهراً";
    let yaml = from_notes(&format!("محضر\nالتاريخ: 12 مايو 2016\n{time}\nالمكان: عمّان\n")).yaml;
    assert!(yaml.contains("\nplace: عمّان\nintroduction:\n  - \"الوقت: من"), "{yaml}");
}

#[test]
fn a_letterhead_is_no_title_and_facts_need_not_stand_first() {
    let notes = "وزارة الصحة\nدائرة الصيدلة\nمحضر اجتماع اللجنة\nالدورة الثانية\n\nاليوم: الأحد\n\
                 المكان: القاعة\nالتاريخ: 2026-03-18\n";
    let yaml = from_notes(notes).yaml;
    let expected = "title: محضر اجتماع اللجنة
kind: minutes
# راجع: ما قبل العنوان، ولعله ليس اسم الجهة
organization:
  name: وزارة الصحة
  unit: دائرة الصيدلة
date:
  gregorian: 2026-03-18
  display: \"2026-03-18\"
place: القاعة
introduction:
  - الدورة الثانية
  - \"اليوم: الأحد\"
";
    assert_eq!(yaml, expected);
    let marked = from_notes("# ورشة عمل: إدارة النفايات\n\nالتوصيات:\n- أ\n").yaml;
    assert!(marked.starts_with("title: \"ورشة عمل: إدارة النفايات\"\nrec"), "{marked}");
}

#[test]
fn headings_without_a_colon_below_names_are_no_people() {
    let people = "محضر\n\nالحضور:\nسامي عون\nهدى سالم\n\n";
    for (next, title, guess) in [
        ("جدول الأعمال\nأول البنود\n", "جدول الأعمال", 0),
        ("رابعاً: ما بقي\nتأجل النظر.\n", "\"رابعاً: ما بقي\"", 1),
        ("1. متابعة القرارات\nتم كله.\n", "\"1. متابعة القرارات\"", 1),
        ("ما اتفق عليه\n- تسليم التقارير\n", "ما اتفق عليه", 1),
    ] {
        let imported = from_notes(&format!("{people}{next}"));
        let section = format!("  - title: {title}\n    after: attendees\n");
        assert!(imported.yaml.contains(&section), "{}", imported.yaml);
        assert_eq!(imported.unsure.len(), guess, "{}", imported.yaml);
    }
    let ordinals = "محضر\nالحضور:\nسامي عون\n\nثانياً: القرارات\nأولاً: شراء كتب\nثانياً: بيع ورق\n";
    let yaml = from_notes(ordinals).yaml;
    let decisions = "decisions:
  heading: \"ثانياً: القرارات\"
  numbering: \"أولاً:\"
  items:
    - شراء كتب
    - بيع ورق
";
    assert!(yaml.contains(decisions), "{yaml}");
}

#[test]
fn lists_in_lists_of_other_sections_stay_so() {
    let yaml = from_notes("محضر\nما نوقش:\n- العمل\n  - الواجهة\n  - الخادم\n- المال\n").yaml;
    let nested = "      - list:\n          - العمل\n          - list:\n              - الواجهة\n              \
                  - الخادم\n          - المال\n";
    assert!(yaml.ends_with(nested), "{yaml}");
}

/// Minutes whose headings ordinals count.
#[test]
fn ordinals_of_headings_end_the_list_above() {
    let notes = "محضر\nأولاً: الافتتاح\nرحّب الرئيس بالحضور.\nثانياً: المناقشات\n- بند\n\
                 ثالثاً: القرارات والتوصيات\n1. قرار\n2. توصية\nرابعاً: ما يستجد من أعمال\nلا شيء\n\
                 خامساً: الختام\nشكر الرئيس الجميع.\n";
    insta::assert_snapshot!(from_notes(notes).yaml);
}

#[test]
fn an_ordinal_that_counts_with_nothing_of_its_list_is_a_guess() {
    for notes in
        ["القرارات:\n- شراء سيارة\nثانياً: تكليف سامي\n", "أولاً: القرارات\n- أ\nثانياً: الختام\n"]
    {
        let imported = from_notes(&format!("محضر\n{notes}"));
        let guess = "    # راجع: لا يتابع عدَّ هذه القائمة، ولعله عنوان\n    - \"ثانياً: ";
        assert!(imported.yaml.contains(guess), "{}", imported.yaml);
        assert_eq!(imported.unsure.len(), 1);
    }
    let own = from_notes("محضر\nالقرارات:\nأولاً: شراء سيارة\nثانياً: بيع ورق\n");
    assert_eq!(own.unsure, []);
}

#[test]
fn names_of_bodies_below_the_basmala_are_no_title() {
    let rest = "وزارة التعليم\nمحضر اجتماع اللجنة\nالحضور:\n- أحمد علي\n";
    let expected = "title: محضر اجتماع اللجنة\nkind: minutes\ndocument: {basmala: yes}\n# راجع: ما قبل \
                    العنوان، ولعله ليس اسم الجهة\norganization: وزارة التعليم\n";
    for praise in ["", "الحمد لله وحده\n"] {
        let yaml = from_notes(&format!("بسم الله الرحمن الرحيم\n{praise}{rest}")).yaml;
        assert!(yaml.starts_with(expected), "{yaml}");
        assert!(yaml.contains(praise), "{yaml}");
    }
    let both = from_notes(&format!("المملكة الأردنية الهاشمية\n﷽\n{rest}")).yaml;
    let names = "organization:\n  name: المملكة الأردنية الهاشمية\n  unit: وزارة التعليم\n";
    assert!(both.contains(names), "{both}");
}

#[test]
fn a_label_is_no_part_of_a_name() {
    let list = "محضر\nالحضور:\n1- د. أحمد السالم – رئيس اللجنة\n3- م. خالد العمري – عضو\n";
    let yaml = from_notes(list).yaml;
    let expected = "  numbering: none
  items:
    - honorific: د.
      name: أحمد السالم
      role: رئيس اللجنة
      display: \"1- د. أحمد السالم – رئيس اللجنة\"
    - honorific: م.
      name: خالد العمري
      role: عضو
      display: \"3- م. خالد العمري – عضو\"
";
    assert!(yaml.ends_with(expected), "{yaml}");
}

#[test]
fn levels_of_lists_stay_or_are_said() {
    let list = "- العمل\n  - الواجهة\n    - الصور\n  - الخادم\n- المال\n";
    let nested = |pad: &str| {
        let lines = [
            "- list:",
            "    - العمل",
            "    - list:",
            "        - الواجهة",
            "        - list:",
            "            - الصور",
            "        - الخادم",
            "    - المال",
        ];
        lines.iter().map(|line| format!("{pad}{line}\n")).collect::<String>()
    };
    let free = from_notes(&format!("محضر\nما نوقش:\n{list}"));
    assert!(free.yaml.ends_with(&nested("      ")), "{}", free.yaml);
    let first = from_notes(&format!("محضر\nالمكان: عمّان\n{list}القرارات:\n- أ\n"));
    assert!(first.yaml.contains(&nested("  ")), "{}", first.yaml);
    assert_eq!((free.unsure, first.unsure), (vec![], vec![]));
    // Points have no levels, nor have paragraphs.
    for heading in ["المناقشات:", "ما نوقش:"] {
        let list = list.replacen("- العمل", "1- العمل:", 1).replace("    - الصور", "    1- الصور");
        let told = from_notes(&format!("محضر\n{heading}\n{list}"));
        assert_eq!(told.unsure.len(), 1, "{}", told.yaml);
        assert!(told.yaml.contains("# راجع: بنود فرعية "), "{}", told.yaml);
    }
}
