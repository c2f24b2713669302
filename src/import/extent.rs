//! How far a list reaches in notes: what stands below its heading may be more than the list.

use super::headings::Key;
use super::lines::{Label, Line, Placed};
use super::names::Names;
use super::{people, quotes, sentences, tables};

/// How many of the lines below a heading belong to its list; the others are the text that follows it.
/// Nothing leaves its list unless it is sure that it is no item: `names` are those of all lists.
pub(super) fn of(key: Key, lines: &[Placed], names: &Names) -> usize {
    let lines = above_table(lines);
    match key {
        Key::Quotes => lines.len(),
        _ if key.is_people() => of_people(lines, names),
        _ => of_things(lines, names),
    }
}

/// The lines above a table behind which no item goes on: it is none of the list.
fn above_table(lines: &[Placed]) -> &[Placed] {
    let last = last_item(lines.iter().map(|placed| (placed, true)));
    let behind = lines.get(last + 1..).unwrap_or_default();
    let table = behind.iter().position(tables::is_row);
    table.map_or(lines, |table| &lines[..=last + table])
}

/// A list of people reaches at least to the last line that surely goes on with it; only what stands behind
/// that line may be narrative, or words of those in the list.
fn of_people(lines: &[Placed], names: &Names) -> usize {
    // Where nobody is named, the list is what stands below the heading, whatever that is.
    let is_list = |text: &str| people::is_named(text) || people::is_nobody(text);
    let Some(first) = lines.iter().position(|placed| is_list(placed.line.text())) else {
        return lines.len();
    };
    let is_nobody = people::is_nobody(lines[first].line.text());
    let counted = last_item(lines.iter().map(|placed| match &placed.line {
        // Words of somebody begin no list; with its label, they go on with one.
        Line::Item(..) if quotes::attributed(placed.line.text()).is_some() => (placed, false),
        _ => (placed, true),
    }));
    let is_person = |placed: &Placed| people::is_surely_named(placed.line.text());
    let named = lines.iter().rposition(is_person).unwrap_or(first);
    let last = first.max(counted).max(named);
    let (list, rest) = lines.split_at(last + 1);
    let own = Names::of(list.iter().map(|placed| placed.line.text()));
    // Among people of whom each stands apart, one with words may be one of them.
    let is_dense = !list[1..].iter().any(|placed| placed.is_apart);
    let ends = |placed: &Placed| match &placed.line {
        Line::Plain(text, false) | Line::Item(Label::Bullet, text) if own.said_by_name(text) => {
            true
        }
        // Where there is nobody, nothing that follows goes on with the list.
        Line::Plain(text, false) if is_nobody || sentences::closes(text) => true,
        Line::Plain(text, false) if placed.is_apart => {
            sentences::is_narrative(text) || (is_dense && names.said(text))
        }
        Line::Plain(..) | Line::Item(..) | Line::Heading(_) | Line::Row(_) => false,
    };
    rest.iter().position(ends).map_or(lines.len(), |at| last + 1 + at)
}

/// A list of anything else. With labels, it ends behind the last of them where a blank line or words of
/// somebody follow; without, only where nothing follows that may be an item.
fn of_things(lines: &[Placed], names: &Names) -> usize {
    let has_items = lines.iter().any(|placed| matches!(placed.line, Line::Item(..)));
    let last = last_item(lines.iter().map(|placed| (placed, true)));
    let tail = last + 1 + tail(lines.get(last + 1..).unwrap_or_default(), names);
    let ends = |at: &usize| match &lines[*at].line {
        Line::Plain(text, false) if has_items => {
            lines[*at].is_apart || names.said(text) || sentences::closes(text)
        }
        Line::Plain(..) => *at == tail,
        Line::Item(..) | Line::Heading(_) | Line::Row(_) => false,
    };
    (last + 1..lines.len()).find(ends).unwrap_or(lines.len())
}

/// Where that begins which is, up to the end of these lines, nothing but narrative below a blank line and words
/// of somebody. A stretch that a line breaks off goes on behind it at the earliest.
fn tail(lines: &[Placed], names: &Names) -> usize {
    let mut begin = lines.len();
    let (mut tells, mut speaks) = (false, false);
    for (at, placed) in lines.iter().enumerate() {
        let text = words(placed);
        let is_words = names.said(text) || (speaks && quotes::is_whole(text));
        let begins = (placed.is_apart && sentences::narrates(text)) || sentences::closes(text);
        tells = begins || (tells && !placed.is_apart && !is_words);
        speaks = is_words;
        let may_begin = begin <= at || matches!(placed.line, Line::Plain(..));
        begin = match (tells || speaks) && may_begin {
            true => begin.min(at),
            false => lines.len(),
        };
        (tells, speaks) = if begin <= at { (tells, speaks) } else { (false, false) };
    }
    begin
}

/// The last item that counts on from those before or begins to count anew, or has a bullet as the first
/// has: what stands between items is of the list. Beside each line: whether a list may begin with it.
fn last_item<'p>(lines: impl Iterator<Item = (&'p Placed, bool)>) -> usize {
    let mut first: Option<&Label> = None;
    let (mut last, mut count) = (0, 0);
    for (at, (placed, may_begin)) in lines.enumerate() {
        let Line::Item(label, _) = &placed.line else { continue };
        first = first.or(may_begin.then_some(label));
        let goes_on = match (first, label) {
            (Some(Label::Bullet), Label::Bullet) => true,
            // Groups of a list may each count from 1.
            (Some(Label::Number { style: own, .. }), Label::Number { style, value, .. }) => {
                own == style && (*value > count || *value == 1)
            }
            _ => false,
        };
        if goes_on {
            (last, count) = (at, value(label));
        }
    }
    last
}

fn value(label: &Label) -> u32 {
    match label {
        Label::Bullet => 0,
        Label::Number { value, .. } => *value,
    }
}

/// The first lines of what follows a list that are quotations: where they begin and end. Words without a
/// name go on with what somebody said.
pub(super) fn quotations(lines: &[Placed], names: &Names) -> Option<(usize, usize)> {
    let from = lines.iter().position(|line| names.said(words(line)))?;
    let goes_on =
        |line: &&Placed| quotes::attributed(words(line)).is_some() || quotes::is_whole(words(line));
    Some((from, from + lines[from..].iter().take_while(goes_on).count()))
}

/// What may be a quotation of a line.
fn words(placed: &Placed) -> &str {
    match &placed.line {
        Line::Plain(text, _) | Line::Item(Label::Bullet, text) => text,
        Line::Item(Label::Number { .. }, _) | Line::Heading(_) | Line::Row(_) => "",
    }
}

#[cfg(test)]
mod tests {
    use super::super::lines;
    use super::*;

    /// Those who stand in the lines, and one of another list.
    fn names(lines: &[Placed]) -> Names {
        Names::of(lines.iter().map(|placed| placed.line.text()).chain(["هدى سالم"]))
    }

    fn reaches(key: Key, text: &str) -> usize {
        let lines = lines::read(text);
        of(key, &lines, &names(&lines))
    }

    #[test]
    fn narrative_below_a_blank_line_follows_a_list() {
        let items = "1) أولى\n2) ثانية\n";
        for (next, expected) in [
            ("\nاختتم الرئيس الجلسة.", 2),
            ("تتمة البند", 3),
            ("\n  تتمة البند", 3),
            ("\nتتمة\n3) ثالثة\n\nنص", 4),
            ("\nنص\n- نقطة", 2),
            ("هدى سالم: “نعم”", 2),
            ("وفي الساعة التاسعة رُفعت الجلسة.", 2),
        ] {
            let notes = format!("{items}{next}");
            assert_eq!(reaches(Key::Recommendations, &notes), expected, "{notes}");
        }
        assert_eq!(reaches(Key::Decisions, "تأجيل النظر\n\nتكليف اللجنة"), 2);
        assert_eq!(reaches(Key::Decisions, "تأجيل النظر\n\nاختتم الرئيس الجلسة"), 1);
        for (text, expected) in [
            // What may be an item follows, or nobody is known to speak.
            ("تأجيل النظر\n\nشكر الرئيس الجميع\n\nتكليف اللجنة", 3),
            ("رفع الوعي\n\nافتتح باب التسجيل للجميع", 2),
            ("تأجيل النظر\nهدى سالم: “نعم”\nتكليف اللجنة", 3),
            ("إطلاق حملة\nتبني شعار: «نزرع اليوم»", 2),
            ("تأجيل النظر\nهدى سالم: “نعم”\n“ولا”\n\nشكر الرئيس الجميع\nثم انصرفوا", 1),
            // Groups that each count from 1.
            ("1) أولى\n2) ثانية\n\nفي الصحة\n1) ثالثة\n2) رابعة\n\nنص", 5),
        ] {
            assert_eq!(reaches(Key::Recommendations, text), expected, "{text}");
        }
        assert_eq!(reaches(Key::Quotes, "هدى سالم: “نعم”\n\nنص"), 2);
        assert_eq!(reaches(Key::Decisions, ""), 0);
        // Of two stretches of narrative the one at the end follows.
        let parted = "أولى\n\nشكر الرئيس الجميع\nثانية\n\nثالثة\n\nاختتم الرئيس الجلسة";
        assert_eq!(reaches(Key::Decisions, parted), 4);
    }

    #[test]
    fn a_list_of_people_goes_on_as_long_as_there_may_be_people() {
        let people = "السيد سامي عون، عضو\n";
        for (next, expected) in [
            ("\nهدى سالم، عضو", 2),
            ("\nافتتح الرئيس الجلسة", 1),
            ("افتتح الرئيس الجلسة", 2),
            ("\nكلمة قصيرة. ثم جملة ثانية.", 1),
            ("سامي عون: “نعم”", 1),
            ("- سامي عون: “نعم”", 1),
            ("\nخالد", 2),
        ] {
            let notes = format!("{people}{next}");
            assert_eq!(reaches(Key::Attendees, &notes), expected, "{notes}");
        }
        for (notes, expected) in [
            ("لا أحد\n\nانتهى الاجتماع، والحمد لله.", 1),
            ("لا أحد\nالقرار الأول: صرف المبلغ", 1),
            ("لا أحد\nالساعة 9 م انتهى الاجتماع، والحمد لله.", 1),
            ("لا يوجد\nالسيد سامي عون", 2),
            ("السيد سامي عون\nالساعة 9 م انتهى الاجتماع، والحمد لله.", 1),
        ] {
            assert_eq!(reaches(Key::Absent, notes), expected, "{notes}");
        }
        assert_eq!(reaches(Key::Attendees, "حضر جمع من الأعضاء.\n\nافتتح الرئيس الجلسة."), 2);
    }

    #[test]
    fn a_list_of_people_reaches_to_the_last_of_them() {
        let told = "\nغادر عضوان القاعة قبل نهاية الاجتماع.\n\n";
        for last in ["السيد نبيل", "Bob Lee, CFO", "المقرر: وليد عمر", "وليد عمر"]
        {
            let notes = format!("السيد سامي عون، عضو\n{told}{last}\n{told}");
            assert_eq!(reaches(Key::Attendees, &notes), 3, "{notes}");
        }
        for (notes, expected) in [
            ("1- السيد أ ب\n2- ج د\n\nغادر أ ب قبل النهاية.\n\n3- هـ", 4),
            ("- السيد سامي عون\n- د. هدى: «أثر الماء»\n- ناصر", 3),
            ("- السيد سامي عون\n- د. مها علي: «أثر الماء»", 2),
            ("السيد سامي عون\nد. مها علي: «أثر الماء»", 2),
            ("السيد سامي عون\n\nالسيد ناصر\n\nد. مها علي: «أثر الماء»", 3),
            ("السيد سامي عون\nالسيد ناصر\n\nد. مها علي: «هذا يكفي»", 2),
            ("Huda Salem, CEO\n\nMaria Garcia, Dept. of Health", 2),
            ("السيد سامي عون\n\nد. ناصر كامل. رئيس القسم الهندسي.", 2),
        ] {
            assert_eq!(reaches(Key::Attendees, notes), expected, "{notes}");
        }
    }

    #[test]
    fn words_without_a_name_go_on_with_what_was_said() {
        let found = |text: &str| {
            let lines = lines::read(text);
            quotations(&lines, &names(&lines))
        };
        assert_eq!(found("نص\nهدى سالم: «نعم»\n\n«ولا»\nنص"), Some((1, 3)));
        assert_eq!(found("«نعم»\nنص"), None);
    }
}
