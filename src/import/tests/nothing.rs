//! Lists in which there is nothing, offices that nobody holds, labels with stars, words that are told.

use super::super::from_notes;

#[test]
fn what_says_that_there_is_nothing_is_no_item() {
    for (heading, key, text) in [
        ("القرارات:", "decisions", "لا يوجد"),
        ("التوصيات", "recommendations", "- لا توجد توصيات جديدة."),
        ("الغائبون:", "absent", "لا أحد"),
        ("الغائبون:", "absent", "—"),
        ("القرارات:", "decisions", "ــــ"),
        ("القرارات:", "decisions", "ليس هناك قرارات"),
    ] {
        let yaml = from_notes(&format!("محضر\n{heading}\n{text}\n")).yaml;
        let (_, section) = yaml.split_once(&format!("{key}:\n")).expect("the key");
        assert!(section.contains("  intro:\n") && !section.contains("items"), "{yaml}");
    }
    for decision in [
        "لا تمديد للعقد",
        "لا يوجد مانع من الصرف",
        "لا توجد حاجة لمدقق خارجي",
        "ليس هناك ما يمنع التجديد",
    ] {
        let yaml = from_notes(&format!("محضر\nالقرارات:\n{decision}\n")).yaml;
        assert!(yaml.contains(&format!("  items:\n    - {decision}\n")), "{yaml}");
    }
}

#[test]
fn nobody_holds_a_vacant_office() {
    for vacant in ["غائب", "شاغر", "معتذر بعذر", "-"] {
        let notes = format!("محضر\nرئيس الجلسة: {vacant}\n\nالحضور:\nأحمد علي\nالمقرر: {vacant}\n");
        let imported = from_notes(&notes);
        assert!(!imported.yaml.contains("chair"), "{}", imported.yaml);
        assert!(!imported.yaml.contains("rapporteur"), "{}", imported.yaml);
        assert_eq!(imported.unsure.len(), 1, "{}", imported.yaml);
    }
    let counted = from_notes("محضر\nالحاضرون: 12 عضواً من أصل 15\n");
    let doubt = "    # راجع: سطر لا يشبه اسم شخص\n    - \"12 عضواً من أصل 15\"\n";
    assert!(counted.yaml.contains(doubt), "{}", counted.yaml);
}

#[test]
fn stars_around_labels_leave_no_stars_in_values() {
    let notes = "# محضر\n**التاريخ:** 2026-03-04\n**الحضور:** نور علي\n**الغائبون:** -\n";
    let expected = "title: محضر
kind: minutes
date:
  gregorian: 2026-03-04
  display: \"2026-03-04\"
attendees:
  heading: \"الحضور:\"
  numbering: none
  items:
    - نور علي
absent:
  heading: \"الغائبون:\"
  intro:
    - \"-\"
";
    assert_eq!(from_notes(notes).yaml, expected);
}

#[test]
fn who_is_told_of_is_no_speaker() {
    let imported = from_notes("محضر\nاقتباسات:\nقال أحمد: «نعم»\nهدى: «لا»\n");
    let expected = "    # راجع: كلام خارج علامتي التنصيص، بقي كما كتب
    - text: \"قال أحمد: «نعم»\"
      marks: {open: \"\", close: \"\"}
    - speaker: هدى
      text: لا
";
    assert!(imported.yaml.contains(expected), "{}", imported.yaml);
}
