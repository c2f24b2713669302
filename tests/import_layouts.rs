//! Whether Word files in the usual layouts of minutes become what they say: the basmala on top, lists in lists,
//! people in one line.

mod support;

use mahdar::diag::Message;
use mahdar::import::{Imported, from_word};

use support::word::*;

fn read(bytes: &[u8]) -> Imported {
    let imported = from_word(bytes).expect("a Word file");
    meeting(&imported.yaml);
    assert_eq!(lost(&words(bytes), &words(&word_file(&imported.yaml))), None, "{}", imported.yaml);
    imported
}

fn said(imported: &Imported) -> Vec<&str> {
    imported.unsure.iter().map(|unsure| unsure.what.ar.as_str()).collect()
}

#[test]
fn the_basmala_is_no_title_in_word_either() {
    let rest = [
        paragraph("", "محضر اجتماع المجلس"),
        paragraph("Titre2", "التوصيات"),
        paragraph("", "توصية"),
    ];
    for basmala in ["بسم الله الرحمن الرحيم", "﴿ بِسْمِ اللَّهِ الرَّحْمَٰنِ الرَّحِيمِ ﴾", "﷽"]
    {
        for style in ["", "Titre1"] {
            let body = [&paragraph(style, basmala), &*rest.concat()].concat();
            let imported = from_word(&foreign(&body)).expect("a Word file");
            let yaml = &imported.yaml;
            assert!(yaml.starts_with("title: محضر اجتماع المجلس\n"), "{yaml}");
            assert!(yaml.contains("document: {basmala: yes}\n"), "{yaml}");
            assert!(yaml.contains("  - title: التوصيات\n") && said(&imported).is_empty(), "{yaml}");
            meeting(yaml);
        }
    }
    let praise = paragraph("", "الحمد لله والصلاة والسلام على رسول الله");
    let basmala = paragraph("", "بسم الله الرحمن الرحيم");
    let body = [&basmala, &praise, &*rest.concat()].concat();
    let yaml = from_word(&foreign(&body)).expect("a Word file").yaml;
    assert!(yaml.starts_with("title: محضر اجتماع المجلس\n"), "{yaml}");
    assert!(yaml.contains("introduction:\n  - الحمد لله"), "{yaml}");
}

/// A file with the styles of lists that Word has, each with a list of its own on its first level, and a list
/// with levels.
fn with_lists(items: &[(&str, &str)]) -> Vec<u8> {
    let style = |name: &str, list: u8| {
        format!(
            "<w:style w:styleId=\"{0}\"><w:name w:val=\"{name}\"/><w:pPr><w:numPr>\
             <w:numId w:val=\"{list}\"/></w:numPr></w:pPr></w:style>",
            name.replace(' ', "")
        )
    };
    let styles = [
        style("List Number", 1),
        style("List Number 2", 2),
        style("List Bullet", 3),
        style("List Bullet 2", 4),
        "<w:style w:styleId=\"Titre1\"><w:name w:val=\"heading 1\"/></w:style>".to_owned(),
        "<w:style w:styleId=\"Titre2\"><w:name w:val=\"heading 2\"/></w:style>".to_owned(),
    ];
    let level = |format: &str, text: &str| {
        format!(
            "<w:lvl w:ilvl=\"0\"><w:start w:val=\"1\"/><w:numFmt w:val=\"{format}\"/>\
             <w:lvlText w:val=\"{text}\"/></w:lvl>"
        )
    };
    let numbers: String =
        [(1, "decimal", "%1."), (2, "decimal", "%1."), (3, "bullet", "·"), (4, "bullet", "o")]
            .iter()
            .map(|(id, format, text)| {
                let level = level(format, text);
                format!(
                    "<w:abstractNum w:abstractNumId=\"{id}\">{level}</w:abstractNum>\
                     <w:num w:numId=\"{id}\"><w:abstractNumId w:val=\"{id}\"/></w:num>"
                )
            })
            .collect();
    let body: String = items.iter().map(|(style, text)| paragraph(style, text)).collect();
    let document = format!(
        "<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\">\
         <w:body>{body}</w:body></w:document>"
    );
    package(&[
        ("word/document.xml", &document),
        ("word/styles.xml", &format!("<w:styles>{}</w:styles>", styles.concat())),
        ("word/numbering.xml", &format!("<w:numbering>{numbers}</w:numbering>")),
        (
            "word/_rels/document.xml.rels",
            "<Relationships><Relationship Id=\"a\" Type=\"x/styles\" Target=\"styles.xml\"/>\
             <Relationship Id=\"b\" Type=\"x/numbering\" Target=\"numbering.xml\"/></Relationships>",
        ),
    ])
}

#[test]
fn items_of_deeper_styles_stay_with_the_item_above() {
    for (top, below, sign) in
        [("ListNumber", "ListNumber2", "1."), ("ListBullet", "ListBullet2", "•")]
    {
        let items = [
            ("", "محضر"),
            ("Titre1", "القرارات"),
            (top, "تدريب الكوادر"),
            (below, "الممرضون"),
            (top, "إعداد خطة"),
        ];
        let imported = read(&with_lists(&items));
        let expected = format!("    - \"تدريب الكوادر\\n{sign} الممرضون\"\n    - إعداد خطة\n");
        assert!(imported.yaml.contains(&expected), "{}", imported.yaml);
        assert_eq!(said(&imported), ["بنود فرعية صارت سطوراً في هذا البند"], "{}", imported.yaml);
    }
    let items = |heading| {
        [
            ("", "محضر"),
            ("Titre1", heading),
            ("ListBullet", "تدريب الكوادر"),
            ("ListBullet2", "الممرضون"),
            ("ListBullet", "إعداد خطة"),
        ]
    };
    let imported = read(&with_lists(&items("متفرقات")));
    let nested = "      - list:\n          - تدريب الكوادر\n          - list:\n              - \
                  الممرضون\n          - إعداد خطة\n";
    assert!(imported.yaml.contains(nested), "{}", imported.yaml);
    let imported = read(&with_lists(&items("المناقشات")));
    let points = "    - title: تدريب الكوادر\n      points:\n        - الممرضون\n";
    assert!(imported.yaml.contains(points) && said(&imported).is_empty(), "{}", imported.yaml);
}

#[test]
fn what_stands_behind_a_name_in_word_is_no_office_unless_that_is_sure() {
    let items = [
        ("", "محضر"),
        ("Titre1", "الحضور"),
        ("ListBullet", "أ. محمد، د. علي، م. سعاد"),
        ("ListBullet", "المهندس علي، 45 عاماً"),
        ("ListBullet", "السيدة مها، وزارة الصحة، مديرة البرامج"),
    ];
    let imported = read(&with_lists(&items));
    let expected = "    # راجع: أسماء عدة في سطر واحد
    - أ. محمد، د. علي، م. سعاد
    # راجع: ما بعد الاسم قد لا يكون منصباً ولا جهة
    - المهندس علي، 45 عاماً
    - honorific: السيدة
      name: مها
      role: مديرة البرامج
      organization: وزارة الصحة
";
    assert!(imported.yaml.contains(expected), "{}", imported.yaml);
}

#[test]
fn a_file_without_words_is_refused() {
    let refused = from_word(&foreign("<w:p/>")).expect_err("no words");
    let Message { ar, en } = refused.message();
    assert_eq!((ar.as_str(), en.as_str()), ("لا كلام فيه", "there are no words in it"));
}

/// The comment on what follows a list.
const UNHEADED: &str = "كلام بعد قائمة، ولا عنوان له في النص";

#[test]
fn a_paragraph_below_a_list_is_no_item_of_it() {
    for (heading, key, items, told) in [
        ("الحضور", "attendees", ["أحمد سالم", "هند يوسف"], "واعتذر سعيد فلان عن الحضور."),
        ("القرارات", "decisions", ["شراء جهاز", "بيع ورق"], "ثم رفعت الجلسة."),
        ("الأهداف", "objectives", ["شراء جهاز", "بيع ورق"], "ونوقش تأجيل الأهداف."),
    ] {
        let [first, last] = items.map(|item| ("ListBullet", item));
        let imported =
            read(&with_lists(&[("", "محضر"), ("Titre1", heading), first, last, ("", told)]));
        let list = format!("  items:\n    - {}\n    - {}\nsections:\n", items[0], items[1]);
        assert!(imported.yaml.contains(&list), "{}", imported.yaml);
        let rest = format!("    after: {key}\n    body:\n      - {told}\n");
        assert!(imported.yaml.contains(&rest), "{}", imported.yaml);
        assert_eq!(said(&imported), [UNHEADED], "{}", imported.yaml);
    }
}

#[test]
fn a_paragraph_between_items_goes_on_with_the_one_above() {
    let items =
        [("ListBullet", "شراء جهاز"), ("", "وامتنع سامي عن التصويت."), ("ListBullet", "بيع")];
    let of = |heading| {
        let front = [("", "محضر"), ("Titre1", heading)];
        read(&with_lists(&[front.as_slice(), &items].concat()))
    };
    let imported = of("القرارات");
    let joined = "    # راجع: سطر تالٍ ضُم إلى هذا العنصر
    - \"شراء جهاز\\nوامتنع سامي عن التصويت.\"
    - بيع
";
    assert!(imported.yaml.contains(joined), "{}", imported.yaml);
    // Between people it may be about anybody: all stays as it is.
    let people = of("الحضور");
    let kept =
        "  # راجع: أسماء بينها ما ليس اسماً، فبقي القسم كما هو خارج بابه\n  - title: الحضور\n";
    assert!(!people.yaml.contains("attendees") && people.yaml.contains(kept), "{}", people.yaml);
}

#[test]
fn a_heading_below_a_list_begins_a_section_of_its_own() {
    let imported = read(&with_lists(&[
        ("", "محضر"),
        ("Titre1", "الحضور"),
        ("Titre2", "الأعضاء"),
        ("ListBullet", "أحمد سالم"),
        ("Titre2", "الغائبون"),
        ("ListBullet", "سعيد فلان"),
        ("Titre1", "التوصيات"),
        ("ListBullet", "شراء جهاز"),
        ("Titre2", "توصيات خاصة"),
        ("ListBullet", "تدريب"),
    ]));
    let below = "عنوان كان تحت عنوان آخر، وصار قسماً مستقلاً";
    for expected in [
        "  items:\n    - أحمد سالم\nabsent:\n".to_owned(),
        format!("absent:\n  # راجع: {below}\n  heading: الغائبون\n"),
        "  items:\n    - شراء جهاز\nsections:\n".to_owned(),
        format!("  # راجع: {below}\n  - title: توصيات خاصة\n    after: recommendations\n"),
    ] {
        assert!(imported.yaml.contains(&expected), "{expected}\n{}", imported.yaml);
    }
    assert_eq!(said(&imported), [below, below]);
    // The heading that would come first of all speaks of others.
    let absent = read(&with_lists(&[
        ("", "محضر"),
        ("Titre1", "الحضور"),
        ("Titre2", "الغائبون"),
        ("ListBullet", "سعيد فلان"),
    ]));
    assert!(!absent.yaml.contains("attendees"), "{}", absent.yaml);
}

#[test]
fn topics_of_a_discussion_come_back_with_their_points() {
    let yaml = "title: اجتماع\ndiscussion:\n  - {title: الموازنة, points: [الرواتب, الصيانة]}\n  - \
                {title: السفر, speaker: هدى, points: [المواعيد]}\n";
    let yaml = imported(&word_file(yaml));
    let points = "    - title: الموازنة
      points:
        - الرواتب
        - الصيانة
    - title: السفر
      speaker: هدى
      points:
        - المواعيد
";
    assert!(yaml.contains(points), "{yaml}");
}

#[test]
fn people_without_a_comma_are_doubted_too() {
    let imported = read(&with_lists(&[
        ("", "محضر"),
        ("Titre1", "الحضور"),
        ("ListBullet", "أحمد سالم"),
        ("ListBullet", "ورحّب الرئيس بالحاضرين"),
        ("ListBullet", "المنسق: هند يوسف"),
    ]));
    assert_eq!(
        said(&imported),
        ["سطر لا يشبه اسم شخص", "سطر فيه نقطتان، ولعل ما قبلهما ليس اسم شخص"],
        "{}",
        imported.yaml
    );
}

#[test]
fn a_heading_that_says_no_more_than_its_key_goes_first() {
    let imported = read(&with_lists(&[
        ("", "محضر"),
        ("Titre1", "متابعة قرارات الاجتماع السابق"),
        ("ListBullet", "نفذ القرار الأول"),
        ("Titre1", "قرارات مؤجلة"),
        ("ListBullet", "بيع ورق"),
        ("Titre1", "القرارات"),
        ("ListBullet", "شراء جهاز"),
        ("Titre1", "توصيات مؤجلة"),
        ("ListBullet", "تدريب"),
        ("Titre1", "الحضور والضيوف"),
        ("ListBullet", "أحمد سالم"),
    ]));
    let decisions =
        "decisions:\n  heading: القرارات\n  numbering: \"bullet\"\n  items:\n    - شراء";
    assert!(imported.yaml.contains(decisions), "{}", imported.yaml);
    let doubtful = "recommendations:
  # راجع: عنوان فيه كلام آخر، ولعل ما تحته ليس من هذا الباب
  heading: توصيات مؤجلة
";
    assert!(imported.yaml.contains(doubtful), "{}", imported.yaml);
    assert_eq!(said(&imported).len(), 3, "{}", imported.yaml);
    for denied in ["متابعة قرارات الاجتماع السابق", "الحضور والضيوف"]
    {
        let section = format!(
            "  # راجع: عنوان فيه كلام آخر، ولعل ما تحته ليس من هذا الباب\n  - title: {denied}\n"
        );
        assert!(imported.yaml.contains(&section), "{}", imported.yaml);
    }
    assert!(!imported.yaml.contains("attendees"), "{}", imported.yaml);
}

#[test]
fn a_heading_that_takes_no_key_leaves_it_to_others_in_word_too() {
    let yaml = read(&with_lists(&[
        ("", "محضر"),
        ("Titre1", "قرارات مؤجلة"),
        ("ListBullet", "شراء جهاز"),
        ("Titre1", "القرارات"),
        ("", "أجّل المجلس كل شيء."),
    ]))
    .yaml;
    assert!(yaml.contains("  heading: قرارات مؤجلة\n") && yaml.contains("  - شراء جهاز"), "{yaml}");
}

#[test]
fn a_heading_with_nothing_below_it_stands_once() {
    let imported = read(&with_lists(&[
        ("", "محضر"),
        ("Titre1", "القرارات"),
        ("ListBullet", "شراء جهاز"),
        ("Titre1", "ما يستجد"),
    ]));
    let section = "  # راجع: عنوان لا شيء تحته في الأصل
  - title: ما يستجد
    after: decisions
    body:
      - \"—\"
";
    assert!(imported.yaml.contains(section), "{}", imported.yaml);
}

#[test]
fn words_outside_of_quotation_marks_stay_outside() {
    let lines = [("", "محضر"), ("Titre1", "اقتباسات"), ("", "«نعم» – أحمد"), ("", "ثم انصرفوا")];
    let imported = read(&with_lists(&lines));
    let expected = "    # راجع: كلام خارج علامتي التنصيص، بقي كما كتب
    - text: \"«نعم» – أحمد\"
      marks: {open: \"\", close: \"\"}
    # راجع: سطر بلا علامتي تنصيص، ولعله ليس اقتباساً
    - text: ثم انصرفوا
";
    assert!(imported.yaml.contains(expected), "{}", imported.yaml);
}

#[test]
fn what_says_that_there_is_nothing_is_no_item_in_word_either() {
    let items = [("", "محضر"), ("Titre1", "القرارات"), ("ListBullet", "لا يوجد")];
    let yaml = read(&with_lists(&items)).yaml;
    let intro = "decisions:\n  heading: القرارات\n  intro:\n    - list:\n        - لا يوجد\n";
    assert!(yaml.contains(intro), "{yaml}");
    let yaml = read(&with_lists(&[("", "محضر"), ("Titre1", "الغائبون"), ("", "لا يوجد")])).yaml;
    assert!(yaml.contains("absent:\n  heading: الغائبون\n  intro:\n    - لا يوجد\n"), "{yaml}");
}

#[test]
fn a_table_in_a_cell_says_so() {
    let cell = |inside: &str| format!("<w:tc>{inside}</w:tc>");
    let inner = format!(
        "<w:tbl><w:tr>{}{}</w:tr></w:tbl>",
        cell(&paragraph("", "داخلي")),
        cell(&paragraph("", "آخر"))
    );
    let outer = format!(
        "<w:tbl><w:tr>{}{}</w:tr></w:tbl>",
        cell(&paragraph("", "خارجي")),
        cell(&format!("{inner}<w:p/>"))
    );
    let imported = read(&foreign(&[&paragraph("Titre1", "متفرقات"), &*outer].concat()));
    let comment = "# راجع: جدول داخل خلية كُتبت خلاياه سطوراً فيها: داخلي آخر\n";
    assert!(imported.yaml.contains(comment), "{}", imported.yaml);
    assert_eq!(imported.unsure.len(), 1, "{}", imported.yaml);
}
