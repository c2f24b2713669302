//! How far a list reaches in notes: what stands below its heading may be more than the list.

use super::headings::Key;
use super::lines::{Label, Line, Placed};
use super::{people, quotes};

/// How many of the lines below a heading belong to its list; the others are the text that follows it.
pub(super) fn of(key: Key, lines: &[Placed]) -> usize {
    let first = match key {
        Key::Quotes => None,
        // Where nobody is named, the list is what stands below the heading, whatever that is.
        _ if key.is_people() => lines.iter().position(|p| people::is_named(p.line.text())),
        _ => Some(last_item(lines)),
    };
    let Some(first) = first else { return lines.len() };
    let has_items = lines.iter().any(|placed| matches!(placed.line, Line::Item(..)));
    let ends = |at: &usize| is_behind(key, has_items, &lines[*at]);
    (first + 1..lines.len()).find(ends).unwrap_or(lines.len())
}

/// The last item that counts on from those before, or has a bullet as the first has: what stands between
/// items is of the list.
fn last_item(lines: &[Placed]) -> usize {
    let mut first: Option<&Label> = None;
    let (mut last, mut count) = (0, 0);
    for (at, placed) in lines.iter().enumerate() {
        let Line::Item(label, _) = &placed.line else { continue };
        let goes_on = match (first.get_or_insert(label), label) {
            (Label::Bullet, Label::Bullet) => true,
            (Label::Number { style: own, .. }, Label::Number { style, value, .. }) => {
                own == style && *value > count
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

/// Whether a line stands behind a list that has begun, and no more in it: words of somebody do, and
/// narrative below a blank line.
fn is_behind(key: Key, has_items: bool, next: &Placed) -> bool {
    let (text, is_plain) = match &next.line {
        Line::Plain(text, false) => (text, true),
        Line::Item(Label::Bullet, text) if key.is_people() => (text, false),
        Line::Plain(..) | Line::Item(..) | Line::Heading(_) => return false,
    };
    if quotes::attributed(text).is_some() {
        return true;
    }
    is_plain
        && next.is_apart
        && match key.is_people() {
            true => people::is_narrative(text),
            // Paragraphs may be the items of a list without labels.
            false => has_items || people::narrates(text),
        }
}

/// The first lines of what follows a list that are quotations: where they begin and end. Words without a
/// name go on with what somebody said.
pub(super) fn quotations(lines: &[Placed]) -> Option<(usize, usize)> {
    let from = lines.iter().position(|line| quotes::attributed(words(line)).is_some())?;
    let goes_on =
        |line: &&Placed| quotes::attributed(words(line)).is_some() || quotes::is_whole(words(line));
    Some((from, from + lines[from..].iter().take_while(goes_on).count()))
}

/// What may be a quotation of a line.
fn words(placed: &Placed) -> &str {
    match &placed.line {
        Line::Plain(text, _) | Line::Item(Label::Bullet, text) => text,
        Line::Item(Label::Number { .. }, _) | Line::Heading(_) => "",
    }
}

#[cfg(test)]
mod tests {
    use super::super::lines;
    use super::*;

    fn reaches(key: Key, text: &str) -> usize {
        of(key, &lines::read(text))
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
        ] {
            let notes = format!("{items}{next}");
            assert_eq!(reaches(Key::Recommendations, &notes), expected, "{notes}");
        }
        assert_eq!(reaches(Key::Decisions, "تأجيل النظر\n\nتكليف اللجنة"), 2);
        assert_eq!(reaches(Key::Decisions, "تأجيل النظر\n\nاختتم الرئيس الجلسة"), 1);
        assert_eq!(reaches(Key::Quotes, "هدى سالم: “نعم”\n\nنص"), 2);
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
        assert_eq!(reaches(Key::Attendees, "حضر جمع من الأعضاء.\n\nافتتح الرئيس الجلسة."), 2);
    }

    #[test]
    fn words_without_a_name_go_on_with_what_was_said() {
        let found = |text: &str| quotations(&lines::read(text));
        assert_eq!(found("نص\nهدى سالم: «نعم»\n\n«ولا»\nنص"), Some((1, 3)));
        assert_eq!(found("«نعم»\nنص"), None);
    }
}
