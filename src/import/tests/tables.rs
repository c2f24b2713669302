//! Tables that were pasted as text.

use super::super::from_notes;

#[test]
fn pasted_columns_stay_columns() {
    let notes = "محضر\nالحضور:\nم\tالاسم\tالتوقيع\n1\tأحمد سالم\t\n2\tهند يوسف\tحاضرة\n\nالقرارات:\n\
                 | # | القرار |\n|---|--------|\n| 1 | شراء |\n| 2 | بيع |\n\nشكر الرئيس الجميع.\n";
    let expected = "sections:
  # راجع: جدول تحت عنوان باب معروف، بقي جدولاً خارج ذلك الباب
  - title: \"الحضور:\"
    after: facts
    body:
      - table:
          rows:
            - [\"م\", \"الاسم\", \"التوقيع\"]
            - [\"1\", \"أحمد سالم\", \"\"]
            - [\"2\", \"هند يوسف\", \"حاضرة\"]
  # راجع: جدول تحت عنوان باب معروف، بقي جدولاً خارج ذلك الباب
  - title: \"القرارات:\"
    after: facts
    body:
      - table:
          header: [\"#\", \"القرار\"]
          rows:
            - [\"1\", \"شراء\"]
            - [\"2\", \"بيع\"]
      - شكر الرئيس الجميع.
";
    let yaml = from_notes(notes).yaml;
    assert!(yaml.ends_with(expected), "{yaml}");
}

#[test]
fn two_tables_stay_two() {
    let yaml = from_notes("محضر\nملاحظات:\nأ\tب\tج\nد\tهـ\tو\n\nز\tح\tط\nي\tك\tل\n").yaml;
    assert_eq!(yaml.matches("- table:").count(), 2, "{yaml}");
}

#[test]
fn rows_that_are_people_are_people() {
    let yaml = from_notes(
        "محضر\nالحضور:\nسعاد عمر\tرئيسة قسم\tوزارة المالية\nد. هدى سالم\tعضو\tوزارة الصحة\n",
    )
    .yaml;
    let second = "    - honorific: د.\n      name: هدى سالم\n      role: عضو\n";
    assert!(yaml.contains(second) && !yaml.contains("table"), "{yaml}");
}

/// The comment on what follows a list.
const UNHEADED: &str = "# راجع: كلام بعد قائمة، ولا عنوان له في النص\n";

#[test]
fn a_table_below_a_list_leaves_the_list_its_key() {
    for (heading, key, items, table) in [
        (
            "القرارات:",
            "decisions",
            ["1- شراء", "2- بيع"],
            "رئيس اللجنة\t\tالمقرر\nأحمد علي\t\tهند سالم",
        ),
        ("القرارات:", "decisions", ["- شراء", "- بيع"], "المهمة\tالمسؤول\tالموعد\nشراء\tأحمد\tغداً"),
        ("القرارات:", "decisions", ["شراء", "بيع"], "هاتف | فاكس | بريد\n1 | 2 | 3"),
        (
            "الحضور:",
            "attendees",
            ["- أحمد علي", "- هند سالم"],
            "الاسم\tالصفة\tالتوقيع\nأحمد\tرئيس\t",
        ),
    ] {
        let notes = format!("محضر\n{heading}\n{}\n{}\n\n{table}\n", items[0], items[1]);
        let yaml = from_notes(&notes).yaml;
        let (_, list) = yaml.split_once(&format!("{key}:\n")).expect("the key");
        let (list, rest) = list.split_once("sections:\n").unwrap_or((list, ""));
        for item in items {
            assert!(list.contains(item.trim_start_matches(|c| "-12 ".contains(c))), "{yaml}");
        }
        assert!(rest.starts_with(&format!("  {UNHEADED}")), "{yaml}");
    }
}

#[test]
fn rows_between_items_go_on_with_the_item_above() {
    let yaml = from_notes("محضر\nالقرارات:\n1- شراء\nأ\tب\tج\nد\tهـ\tو\n2- بيع\n").yaml;
    let expected = "    # راجع: سطر تالٍ ضُم إلى هذا العنصر
    - \"شراء\\nأ\\tب\\tج\\nد\\tهـ\\tو\"
    - بيع
";
    assert!(yaml.ends_with(expected), "{yaml}");
}

#[test]
fn facts_and_officers_behind_two_tabs_are_no_table() {
    let notes = "محضر\nالتاريخ:\t\t2024-05-12\nالمكان:\t\tعمّان\n\nرئيس الاجتماع:\t\tد. أحمد علي\nالمقرر:\t\tهند \
                 سالم\n\nالحضور:\tأحمد سالم\tسعاد عمر\nالغائبون:\tهدى سالم\tليلى عمر\n";
    let yaml = from_notes(notes).yaml;
    for key in ["date:", "place:", "chair:", "rapporteur:", "attendees:", "absent:"] {
        assert!(yaml.contains(&format!("\n{key}")), "{key}\n{yaml}");
    }
    assert!(!yaml.contains("table"), "{yaml}");
}

#[test]
fn names_of_columns_above_people_and_bars_between_their_fields() {
    let notes = "محضر\nالحضور:\nالاسم | الصفة | الجهة\nسعاد عمر | رئيسة قسم | وزارة المالية\n\nأ\tب\tج\nد\tهـ\tو\n";
    let yaml = from_notes(notes).yaml;
    let person = "    - name: سعاد عمر\n      role: رئيسة قسم\n      organization: وزارة المالية\n";
    assert!(yaml.contains("attendees:\n") && yaml.contains(person), "{yaml}");
    assert!(yaml.contains("\"الاسم\\tالصفة\\tالجهة\""), "{yaml}");
}

#[test]
fn wide_lines_are_no_table_that_all_others_are_as_wide_as() {
    let notes = format!("محضر\nملاحظات:\nأ{}ب\n{}", "\t".repeat(500), "أ\tب\tج\n".repeat(500));
    let yaml = from_notes(&notes).yaml;
    assert!(yaml.len() < 8 * notes.len(), "{}", yaml.len());
}

#[test]
fn items_whose_parts_stand_between_bars_stay_items() {
    let notes = "محضر\nالقرارات:\n1- شراء كتب | أحمد | 5/6\n2- بيع | هند | 7/6\n";
    let yaml = from_notes(notes).yaml;
    let expected = "  numbering: \"1-\"\n  items:\n    - \"شراء كتب | أحمد | 5/6\"\n    - \"بيع | هند | 7/6\"\n";
    let plain = expected.replace('"', "");
    assert!(yaml.replace('"', "").ends_with(&plain), "{yaml}");
}
