//! What headings of notes make of the lines below them.

use super::super::from_notes;

/// The comment on a heading that says more than its key.
const DOUBTFUL: &str = "# راجع: عنوان فيه كلام آخر، ولعل ما تحته ليس من هذا الباب\n";

#[test]
fn a_heading_that_says_no_more_than_its_key_goes_first() {
    for (first, comment) in [("متابعة قرارات الاجتماع السابق:", DOUBTFUL), ("قرارات مؤجلة:", "")]
    {
        let pad = if comment.is_empty() { "" } else { "  " };
        let notes = format!("محضر\n{first}\n- بيع ورق\nالقرارات:\n- شراء جهاز\n");
        let imported = from_notes(&notes);
        let decisions = "decisions:\n  heading: \"القرارات:\"\n  numbering: bullet\n  items:\n    - شراء جهاز\n";
        assert!(imported.yaml.contains(decisions), "{}", imported.yaml);
        let section =
            format!("sections:\n{pad}{comment}  - title: \"{first}\"\n    after: facts\n");
        assert!(imported.yaml.contains(&section), "{}", imported.yaml);
    }
    let alone = from_notes("محضر\nالمشاركون في إعداد التقرير:\n- أحمد علي\n");
    assert!(alone.yaml.contains(&format!("{DOUBTFUL}attendees:\n")), "{}", alone.yaml);
}

#[test]
fn a_heading_that_takes_no_key_leaves_it_to_others() {
    let list = "- شراء جهاز\n- بيع ورق\n\n";
    for (first, key, second) in [
        (
            "قرر المجلس ما يلي:",
            "decisions",
            "القرارات:\nالقرار\tالمسؤول\tالموعد\nشراء\tأحمد\tغداً\n",
        ),
        ("قرارات مؤجلة:", "decisions", "القرارات:\nالقرار\tالمسؤول\tالموعد\nشراء\tأحمد\tغداً\n"),
        ("أوصت اللجنة بما يلي:", "recommendations", "التوصيات\nانتهى.\n"),
    ] {
        let yaml = from_notes(&format!("محضر\n{first}\n{list}{second}")).yaml;
        let heading = format!("{key}:\n  heading: \"{first}\"\n  numbering: bullet\n");
        assert!(yaml.contains(&heading), "{yaml}");
    }
}

#[test]
fn an_item_that_counts_on_from_the_heading_may_be_one() {
    let long = "مسألة طويلة لا يمكن أن تكون عنواناً لأنها أطول من ستين حرفاً بكثير";
    let notes = format!("محضر\n2- القرارات:\n1- شراء\n2- بيع\n3- {long}\n- تأجيل\n");
    let yaml = from_notes(&notes).yaml;
    let comment = "    # راجع: لا يتابع عدَّ هذه القائمة، ولعله عنوان\n";
    assert!(yaml.contains(&format!("{comment}    - \"3- {long}\"\n")), "{yaml}");
}

#[test]
fn a_heading_of_two_keys_has_none() {
    for heading in ["القرارات والتوصيات:", "التوصيات والقرارات", "الحضور والضيوف:"]
    {
        let imported = from_notes(&format!("محضر\n{heading}\n- أحمد علي\n- سعاد عمر\n"));
        for key in ["decisions:", "recommendations:", "attendees:", "guests:"] {
            assert!(!imported.yaml.contains(key), "{}", imported.yaml);
        }
        assert!(
            imported.yaml.contains("      - list:\n          - أحمد علي\n"),
            "{}",
            imported.yaml
        );
    }
}

#[test]
fn a_heading_that_opens_a_list_leaves_the_one_above_its_place() {
    let notes = "محضر\nالقرارات:\nقرر المجلس ما يلي:\n1- شراء جهاز\n\nالتوصيات:\n\nوقد خرج اللقاء بما \
                 يأتي:\nتدريب\nالضيوف:\nحضر اللقاء كل من:\nسامي زيد\nالحضور:\nأعضاء اللجنة:\nأحمد علي\n";
    let imported = from_notes(notes);
    let expected = "decisions:
  heading: \"القرارات:\"
  intro:
    - \"قرر المجلس ما يلي:\"
  numbering: \"1-\"
  items:
    - شراء جهاز
recommendations:
  heading: \"التوصيات:\"
  intro:
    - \"وقد خرج اللقاء بما يأتي:\"
  numbering: none
  items:
    - تدريب
guests:
  heading: \"الضيوف:\"
  intro:
    - \"حضر اللقاء كل من:\"
  numbering: none
  items:
    - سامي زيد
attendees:
  heading: \"الحضور:\"
  # راجع: عنوان تحت عنوان، ولعل ما تحته ليس من الباب الذي فوقه
  intro:
    - \"أعضاء اللجنة:\"
";
    assert!(imported.yaml.contains(expected), "{}", imported.yaml);
    assert_eq!(imported.unsure.len(), 1);
}

#[test]
fn a_heading_below_a_heading_of_something_else_is_its_own() {
    for second in ["المهام:", "التوصيات:", "متابعة قرارات الاجتماع السابق:", "رئيس الجلسة:"]
    {
        let yaml = from_notes(&format!("محضر\nالقرارات:\n{second}\n- شراء جهاز\n")).yaml;
        assert!(!yaml.contains("decisions:"), "{yaml}");
    }
}

#[test]
fn numbered_headings_end_the_list_above() {
    let notes =
        "محضر\nالحضور:\nأحمد علي\nهند سعيد\n1- القرارات:\nشراء جهاز\n2- التوصيات:\nمتابعة\n";
    let expected = "  items:
    - أحمد علي
    - هند سعيد
decisions:
  heading: \"1- القرارات:\"
  numbering: none
  items:
    - شراء جهاز
recommendations:
  heading: \"2- التوصيات:\"
  numbering: none
  items:
    - متابعة
";
    let yaml = from_notes(notes).yaml;
    assert!(yaml.ends_with(expected), "{yaml}");
}

#[test]
fn labels_without_a_space_are_labels() {
    let notes = "محضر\nالقرارات:\n\n1-الموافقة على الموازنة\n2- تعيين مدقق\n3-بيع السيارة\n";
    let yaml = from_notes(notes).yaml;
    let expected = "  numbering: \"1-\"
  items:
    - الموافقة على الموازنة
    - تعيين مدقق
    - بيع السيارة
";
    assert!(yaml.ends_with(expected), "{yaml}");
    let kept = from_notes("محضر\nالقرارات:\n4-بيع السيارة\n").yaml;
    assert!(kept.ends_with("    - \"4-بيع السيارة\"\n"), "{kept}");
}

#[test]
fn labels_that_touch_digits_are_labels_beside_others() {
    let items = |notes: &str| {
        let yaml = from_notes(&format!("محضر\nالقرارات:\n{notes}")).yaml;
        let (_, items) = yaml.split_once("  items:\n").unwrap_or_else(|| panic!("{yaml}"));
        items.lines().map(|line| line.trim().replace('"', "")).collect::<Vec<_>>()
    };
    let found = items("-صرف 5 دنانير\n-100 كتاب للمكتبة\n-(2) سيارة\n-IT تدريب\n-بيع\n");
    let expected = ["- صرف 5 دنانير", "- -100 كتاب للمكتبة", "- (2) سيارة", "- IT تدريب", "- بيع"];
    assert_eq!(found, expected);
    let found = items("1-500 دينار\n2-شراء\n3-20 ديناراً\n");
    assert_eq!(found, ["- 500 دينار", "- شراء", "- 20 ديناراً"]);
    // A number in a text goes on with it.
    let found = items("1.شراء جهازين\n2.5 مليون دينار\n");
    assert_eq!(found.last().map(String::as_str), Some("- شراء جهازين\\n2.5 مليون دينار"));
}

#[test]
fn sentences_that_open_a_list_are_sure_of_it() {
    for heading in ["أوصى المشاركون بما يلي:", "وبعد المداولة أوصت اللجنة بما يلي:"]
    {
        let yaml = from_notes(&format!("محضر\n{heading}\n- شراء\n- بيع\n")).yaml;
        assert!(yaml.contains("recommendations:") && !yaml.contains("راجع: عنوان"), "{yaml}");
    }
}
