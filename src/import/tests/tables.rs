//! Tables that were pasted as text.

use super::super::from_notes;

#[test]
fn pasted_columns_stay_columns() {
    let notes = "محضر\nالحضور:\nم\tالاسم\tالتوقيع\n1\tأحمد سالم\t\n2\tهند يوسف\tحاضرة\n\nالقرارات:\n\
                 | # | القرار |\n|---|--------|\n| 1 | شراء |\n| 2 | بيع |\n\nشكر الرئيس الجميع.\n";
    let expected = "sections:
  - title: \"الحضور:\"
    after: facts
    body:
      - table:
          rows:
            - [\"م\", \"الاسم\", \"التوقيع\"]
            - [\"1\", \"أحمد سالم\", \"\"]
            - [\"2\", \"هند يوسف\", \"حاضرة\"]
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
