//! Titles of letters and messages, and languages.

use super::super::from_notes;

const NAMED: &str = "# راجع: العنوان مأخوذ من النص، وهو باقٍ في موضعه منه\n";

#[test]
fn what_a_letter_is_about_is_its_title() {
    let body = "\n\nالقرارات:\n- شراء جهاز\n";
    let letter = format!("وزارة التربية\nمدرسة الأمل\n\nالموضوع: محضر اجتماع اللجنة{body}");
    let yaml = from_notes(&letter).yaml;
    let expected = format!(
        "{NAMED}title: محضر اجتماع اللجنة\nkind: minutes\n# راجع: ما قبل العنوان، ولعله ليس اسم الجهة\n\
         organization:\n  name: وزارة التربية\n  unit: مدرسة الأمل\nintroduction:\n  - \"الموضوع: محضر \
         اجتماع اللجنة\"\n"
    );
    assert!(yaml.starts_with(&expected), "{yaml}");
    let message = format!("From: سارة <sara@dar.example>\nSubject: لقاء القراء\n\nأهلاً.{body}");
    let yaml = from_notes(&message).yaml;
    assert!(yaml.starts_with(&format!("{NAMED}title: لقاء القراء\n")), "{yaml}");
    let labelled = from_notes(&format!("العنوان: لقاء مفتوح\nالمكان: المدرج{body}")).yaml;
    assert!(labelled.starts_with(&format!("{NAMED}title: لقاء مفتوح\nplace:")), "{labelled}");
    let street = from_notes(&format!("مساء القراءة\nالعنوان: شارع الجامعة{body}")).yaml;
    assert!(street.starts_with("title: مساء القراءة\n"), "{street}");
    // A line that names a document is a title, whatever it is about.
    let minutes = from_notes(&format!("محضر اجتماع\nالموضوع: الموازنة{body}")).yaml;
    assert!(minutes.starts_with("title: محضر اجتماع\n"), "{minutes}");
}

#[test]
fn a_first_line_that_is_no_title_is_none() {
    for first in ["From: سارة القاسم", "الرقم: 12/3456", "sara@dar.example"] {
        let yaml = from_notes(&format!("{first}\n\nالقرارات:\n- شراء جهاز\n")).yaml;
        assert!(yaml.starts_with("# راجع: لا عنوان في النص\n"), "{yaml}");
    }
    let yaml = from_notes("وزارة الصحة\n\nالقرارات:\n- شراء جهاز\n").yaml;
    let guess = "# راجع: العنوان هو السطر الأول، ولعله اسم الجهة\ntitle: وزارة الصحة\n";
    assert!(yaml.starts_with(guess), "{yaml}");
}

#[test]
fn the_language_of_letters_is_a_guess() {
    let persian = "صورت‌جلسه هیئت مدیره\nتصمیمات:\n- بررسی بودجهٔ سال\n";
    let yaml = from_notes(persian).yaml;
    assert!(yaml.contains("# راجع: اللغة مستنتجة من حروف النص وكلماته\nlanguage: fa\n"), "{yaml}");
    let french = "Procès-verbal\nDécisions:\n- Le conseil adopte le budget de la ville\n";
    assert!(from_notes(french).yaml.contains("language: fr\n"));
}

#[test]
fn names_in_lists_of_people_are_of_no_language() {
    let minutes = "Minutes of the board\nDate: 12 May 2024\nPlace: Manila\n\nAttendees:\nDe la Rosa, \
                   Maria\nDu Par, Le\n";
    let yaml = from_notes(minutes).yaml;
    for expected in ["language: en\n", "  gregorian: 2024-05-12\n", "place: Manila\n"] {
        assert!(yaml.contains(expected), "{yaml}");
    }
    let french = "Procès-verbal de la réunion du conseil\nDate: 12 mai 2024\nLieu: Paris\n\nDivers:\n- la \
                  vente de la maison\n";
    let yaml = from_notes(french).yaml;
    for expected in ["language: fr\n", "  gregorian: 2024-05-12\n", "place: Paris\n"] {
        assert!(yaml.contains(expected), "{yaml}");
    }
}

#[test]
fn a_line_that_names_the_meeting_goes_before_what_it_is_about() {
    let list = "\n\nالقرارات:\n- شراء جهاز\n";
    for title in ["الاجتماع الدوري الأول لمجلس الأمناء", "لجنة المشتريات - الاجتماع 5"]
    {
        let yaml = from_notes(&format!("{title}\nالموضوع: مناقشة الميزانية{list}")).yaml;
        assert!(yaml.contains(&format!("title: {title}\n")), "{yaml}");
        assert!(!yaml.contains("organization"), "{yaml}");
    }
    let quoted = from_notes(&format!("موضوع اللقاء: «الماء»{list}")).yaml;
    assert!(quoted.starts_with(&format!("{NAMED}title: الماء\n")), "{quoted}");
}
