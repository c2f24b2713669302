//! Ordinals that count the headings of notes: «أولاً: الافتتاح», «ثانياً: المناقشات», «ثالثاً: الختام».
//!
//! An ordinal may count the items of a list as well. It is that of a heading where its words are known as those
//! of one, or where it goes on with such, or goes before it, and heads something. Numbers and letters count headings
//! only where their words are known.

use std::collections::BTreeSet;

use super::headings;
use super::lines::{self, Label, Line, Placed};

/// The longest line, in characters, that only its ordinal makes a heading.
const LONGEST: usize = 60;
/// How far a heading is looked for before another: every heading asks.
const FARTHEST: usize = 200;

/// Makes headings of the lines whose ordinals count with those of headings.
pub(super) fn mark(lines: &mut [Placed]) {
    // The ordinal of the last heading, and that of the last item below it.
    let (mut outer, mut inner): (Option<u32>, Option<u32>) = (None, None);
    for at in 0..lines.len() {
        let is_heading = matches!(lines[at].line, Line::Heading(_));
        let Some(value) = value(&lines[at].line) else {
            inner = inner.filter(|_| !is_heading);
            continue;
        };
        let goes_on = |last: Option<u32>| last.and_then(|last| last.checked_add(1)) == Some(value);
        if is_heading && !goes_on(outer) {
            mark_before(lines, at, value);
        }
        if is_heading || (goes_on(outer) && !goes_on(inner) && may_head(lines, at)) {
            make_heading(&mut lines[at].line);
            (outer, inner) = (Some(value), None);
        } else {
            inner = Some(value);
        }
    }
}

/// Makes headings of the lines that numbers or letters count, where their words are known as those of one: those that
/// end with a colon, or count with nothing beside them; and of lines that count on behind such. Something stands below
/// each that does not count on, and none goes on with items above it.
pub(super) fn mark_known(lines: &mut [Placed]) {
    let known = known(lines);
    // The label of the last heading, and that of the last item below it.
    let (mut outer, mut inner): (Option<Label>, Option<Label>) = (None, None);
    // The numbers of the items below it, each with its style.
    let mut items: BTreeSet<(String, u32)> = BTreeSet::new();
    for at in 0..lines.len() {
        let Line::Item(label, text) = &lines[at].line else {
            if matches!(lines[at].line, Line::Heading(_)) {
                items.clear();
            }
            continue;
        };
        let goes_on =
            |last: &Option<Label>| last.as_ref().is_some_and(|last| counts_on(last, label));
        // Where the next line counts from 1 in the same way, that is another list.
        let begins = (lines::is_known(text) && begins_anew(label, lines.get(at + 1)))
            || (text.ends_with(':') && counts_anew(label, lines.get(at + 1)));
        let is_own = known.contains(&at) && !follows(&items, label);
        let is_next =
            goes_on(&outer) && heads(lines, at) && is_title(text) && (begins || !goes_on(&inner));
        let label = label.clone();
        if is_own || is_next {
            make_heading(&mut lines[at].line);
            (outer, inner) = (Some(label), None);
            items.clear();
        } else {
            if let Label::Number { style, value, .. } = &label {
                items.insert((style.clone(), *value));
            }
            inner = Some(label);
        }
    }
}

/// The lines whose words are known, which may head what stands below them.
fn known(lines: &[Placed]) -> BTreeSet<usize> {
    let mut known = BTreeSet::new();
    for at in (0..lines.len()).rev() {
        let Line::Item(Label::Number { .. }, text) = &lines[at].line else { continue };
        let is_known = lines::is_known(text) && (text.ends_with(':') || !counts(lines, at));
        if is_known && !known.contains(&(at + 1)) && heads(lines, at) && !opens(lines, at) {
            known.insert(at);
        }
    }
    known
}

/// Whether an item is the first of a list whose heading stands directly above it: it may be of anything.
fn opens(lines: &[Placed], at: usize) -> bool {
    let above = at.checked_sub(1).map(|above| &lines[above].line);
    matches!(above, Some(Line::Heading(text)) if headings::key_of(text).is_some())
}

/// Whether a label counts on from one of these.
fn follows(items: &BTreeSet<(String, u32)>, label: &Label) -> bool {
    let Label::Number { style, value, .. } = label else { return false };
    value.checked_sub(1).is_some_and(|before| items.contains(&(style.clone(), before)))
}

/// Whether a list of its own begins below a label.
fn begins_anew(label: &Label, next: Option<&Placed>) -> bool {
    match (label, next.map(|next| &next.line)) {
        (
            Label::Number { style, .. },
            Some(Line::Item(Label::Number { style: next, value, .. }, _)),
        ) => style != next || *value == 1,
        (_, Some(Line::Item(Label::Bullet, _))) => true,
        _ => false,
    }
}

/// Whether the line below a label counts as it does, from 1 on.
fn counts_anew(label: &Label, next: Option<&Placed>) -> bool {
    match (label, next.map(|next| &next.line)) {
        (
            Label::Number { style, .. },
            Some(Line::Item(Label::Number { style: next, value: 1, .. }, _)),
        ) => !style.is_empty() && style == next,
        _ => false,
    }
}

/// Whether something stands below an item that does not count on.
fn heads(lines: &[Placed], at: usize) -> bool {
    let Line::Item(label, _) = &lines[at].line else { return false };
    lines.get(at + 1).is_some_and(|next| match &next.line {
        Line::Heading(_) => false,
        Line::Item(next, _) => !counts_on(label, next),
        Line::Plain(..) | Line::Row(_) => true,
    })
}

/// Whether a text is short, and no sentence.
fn is_title(text: &str) -> bool {
    text.chars().count() <= LONGEST && !text.ends_with(['.', '،', '؛', '؟', '!'])
}

/// Whether a label is the next of another.
fn counts_on(label: &Label, next: &Label) -> bool {
    match (label, next) {
        (Label::Number { style, value, .. }, Label::Number { style: other, value: next, .. }) => {
            !style.is_empty() && style == other && value.checked_add(1) == Some(*next)
        }
        (Label::Bullet | Label::Number { .. }, Label::Bullet | Label::Number { .. }) => false,
    }
}

/// Whether an item counts with the line above it or the one below.
fn counts(lines: &[Placed], at: usize) -> bool {
    let style = |placed: &Placed| match &placed.line {
        Line::Item(Label::Number { style, .. }, _) => Some(style.clone()),
        Line::Item(Label::Bullet, _) | Line::Heading(_) | Line::Plain(..) | Line::Row(_) => None,
    };
    let own = style(&lines[at]);
    let is_like = |other: Option<&Placed>| other.is_some_and(|other| style(other) == own);
    let above = at.checked_sub(1).filter(|_| !lines[at].is_apart);
    is_like(above.map(|above| &lines[above])) || is_like(lines.get(at + 1))
}

/// Makes headings of the lines that count up to this one.
fn mark_before(lines: &mut [Placed], at: usize, mut wanted: u32) {
    for before in (at.saturating_sub(FARTHEST)..at).rev() {
        let Some(value) = value(&lines[before].line) else { continue };
        if value.checked_add(1) != Some(wanted) || !may_head(lines, before) {
            break;
        }
        make_heading(&mut lines[before].line);
        wanted = value;
    }
}

/// Whether a line may be a heading: one that is short and no sentence, that stands in no list of its like, and has
/// something below it.
fn may_head(lines: &[Placed], at: usize) -> bool {
    let is_list = |other: Option<&Placed>| {
        other.is_none_or(|other| {
            matches!(other.line, Line::Heading(_)) || value(&other.line).is_some()
        })
    };
    let text = lines[at].line.text();
    let follows = at.checked_sub(1).and_then(|before| lines.get(before));
    let is_first = follows.is_some() && is_list(follows) && !lines[at].is_apart;
    is_title(text) && !is_first && !is_list(lines.get(at + 1))
}

/// The number of the ordinal that a line begins with.
fn value(line: &Line) -> Option<u32> {
    let of = |label: &Label| match label {
        Label::Number { value, .. } if label.is_ordinal() => Some(*value),
        Label::Number { .. } | Label::Bullet => None,
    };
    match line {
        Line::Item(label, _) => of(label),
        Line::Heading(text) => lines::ordinal(text).and_then(|(label, _)| of(&label)),
        Line::Plain(..) | Line::Row(_) => None,
    }
}

fn make_heading(line: &mut Line) {
    if let Line::Item(label, text) = line {
        *line = Line::Heading(label.in_text(text));
    }
}

/// Beside each line of a list, whether it is an item that may be a heading: with an ordinal or a letter that neither
/// counts with the list nor belongs to the item above, or one that counts on from the heading of the list.
pub(super) fn odd(lines: &[Placed], below: &[bool], heading: Option<&str>) -> Vec<bool> {
    let is_item = |placed: &&Placed| matches!(placed.line, Line::Item(..));
    let value = |placed: &Placed| match &placed.line {
        Line::Item(Label::Number { written, value, .. }, _) => {
            written.starts_with(char::is_alphabetic).then_some(*value)
        }
        Line::Item(Label::Bullet, _) | Line::Heading(_) | Line::Plain(..) | Line::Row(_) => None,
    };
    let is_counted = lines.iter().find(is_item).and_then(value) == Some(1);
    let own = heading.and_then(lines::label);
    let mut last: Option<&Label> = None;
    let mut odd = Vec::with_capacity(lines.len());
    for (at, (placed, below)) in lines.iter().zip(below).enumerate() {
        let Line::Item(label, _) = &placed.line else {
            odd.push(false);
            continue;
        };
        let is_next = own.as_ref().is_some_and(|own| counts_on(own, label))
            && (!last.is_some_and(|last| counts_on(last, label))
                || begins_anew(label, lines.get(at + 1)));
        odd.push(!below && ((value(placed).is_some() && !is_counted) || is_next));
        last = Some(label);
    }
    odd
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The headings of notes.
    fn headings(text: &str) -> Vec<String> {
        let heading = |placed: Placed| match placed.line {
            Line::Heading(text) => Some(text),
            Line::Item(..) | Line::Plain(..) | Line::Row(_) => None,
        };
        lines::read(text).into_iter().filter_map(heading).collect()
    }

    #[test]
    fn numbers_and_letters_count_headings_whose_words_are_known() {
        for (text, expected) in [
            (
                "الحضور:\nأحمد\n1- القرارات:\nشراء\n2- التوصيات:\nبيع",
                &["الحضور:", "1- القرارات:", "2- التوصيات:"][..],
            ),
            ("2. الحضور\n2.1 م. يوسف\n\n5. التوصيات\n(أ) تدريب", &["2. الحضور", "5. التوصيات"]),
            (
                "أ. الحضور\nحسام\nب. القرارات\nشراء\nج. الختام\nنص",
                &["أ. الحضور", "ب. القرارات", "ج. الختام"],
            ),
            ("1- القرارات:\n1- شراء\n2- بيع\nنص", &["1- القرارات:"]),
            (
                "2. القرارات:\n1. شراء\n2. بيع\n\n3. التوصيات\n1. تدريب\n2. توعية",
                &["2. القرارات:", "3. التوصيات"],
            ),
            (
                "1- الغائبون:\n1- فادي\n\n2- أهداف الاجتماع:\n1- تحسين\n2- رفع",
                &["1- الغائبون:", "2- أهداف الاجتماع:"],
            ),
            // Items: of a list that counts on, over blank lines and text, or that a heading opens.
            (
                "جدول الأعمال:\n1- الافتتاح\n\n2- الموازنة\n\n3- التوصيات\n\nافتتح الرئيس الجلسة.",
                &["جدول الأعمال:"],
            ),
            ("المناقشات:\n1- الميزانية\nنص\n2- التوصيات\nنص\n3- المراجع\nنص", &["المناقشات:"]),
            ("القرارات:\n1- شراء\n2- التوصيات:\n- ترفع\n3- تأجيل الحفل", &["القرارات:"]),
            ("المناقشات:\n1- القرارات\nنص\n2- الميزانية\nنص", &["المناقشات:"]),
            // Items: beside others that count, with nothing below, of other words.
            ("جدول الأعمال\n1- الافتتاح\n2- القرارات\nنص", &["جدول الأعمال"]),
            ("جدول الأعمال\n1- القرارات\n2- الختام\nنص", &["جدول الأعمال"]),
            ("1- الحضور:\n2- القرارات:", &[]),
            ("1- شراء كتب:\nنص", &[]),
        ] {
            assert_eq!(headings(text), expected, "{text}");
        }
    }

    #[test]
    fn ordinals_that_go_on_with_headings_are_headings() {
        for (text, expected) in [
            ("القرارات:\n- شراء\nثانياً: المهام\n- سامي", &["القرارات:", "ثانياً: المهام"][..]),
            (
                "رابعاً: التوصيات\n1- أ\nخامساً: الختام\nشكر الرئيس الجميع.",
                &["رابعاً: التوصيات", "خامساً: الختام"],
            ),
            (
                "أولاً: الافتتاح\nرحّب الرئيس.\nثانياً: المناقشات\n- بند",
                &["أولاً: الافتتاح", "ثانياً: المناقشات"],
            ),
            // The agenda of the same minutes, with the same words.
            (
                "جدول الأعمال\nأولاً: بدء\nثانياً: القرارات\n\nأولاً: بدء\nنص\nثانياً: القرارات\n- أ",
                &["جدول الأعمال", "ثانياً: القرارات", "أولاً: بدء", "ثانياً: القرارات"],
            ),
            // Items: of a list of ordinals, with nothing below them, sentences.
            (
                "ثانياً: القرارات\nأولاً: كتب\nللمكتبة\nثانياً: ورق\nللقسم\nثالثاً: حبر\nللطابعة",
                &["ثانياً: القرارات"],
            ),
            ("أولاً: القرارات\n- أ\nثانياً: شراء كتب", &["أولاً: القرارات"]),
            ("أولاً: القرارات\n- أ\nثانياً: صرف المبلغ.\n- ب", &["أولاً: القرارات"]),
            ("ثانياً: بند\n- أ\nثالثاً: بند\n- ب", &[]),
        ] {
            assert_eq!(headings(text), expected, "{text}");
        }
    }
}
