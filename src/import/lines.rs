//! Lines of notes: headings, items with a bullet or a number, and all others.

use super::tables::{Part, Row};
use super::{facts, headings, letters, offices, ordinals, tables, tight};
use crate::locale::marks::is_forbidden;
use crate::locale::numbering::{Counter, OrdinalLabel};

/// The longest heading, in characters: a longer line that ends with a colon is a sentence.
const LONGEST_HEADING: usize = 90;

/// A line that is not blank, without the spaces around it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Line {
    /// A line that ends with a colon, begins with `#`, or has the words of a heading alone.
    Heading(String),
    /// An item of a list.
    Item(Label, String),
    /// Any other line, and whether it is indented.
    Plain(String, bool),
    /// A row of a table.
    Row(Row),
}

/// A line in its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Placed {
    pub(super) line: Line,
    /// Whether a blank line stands before it.
    pub(super) is_apart: bool,
    /// How far it is moved from the margin, in columns.
    pub(super) indent: usize,
}

impl Line {
    /// Its text without its label.
    pub(super) fn text(&self) -> &str {
        match self {
            Line::Heading(text) | Line::Item(_, text) | Line::Plain(text, _) => text,
            Line::Row(row) => &row.written,
        }
    }

    /// The row of a table that it is.
    pub(super) fn row(&self) -> Option<&Row> {
        match self {
            Line::Row(row) => Some(row),
            Line::Heading(_) | Line::Item(..) | Line::Plain(..) => None,
        }
    }
}

/// What stands before an item.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Label {
    /// A bullet.
    Bullet,
    /// A number with its signs.
    Number {
        /// As it is written: `(٣)`.
        written: String,
        /// Its value.
        value: u32,
        /// The same label with the number 1, as `numbering` takes it; empty if it does not.
        style: String,
        /// Whether its text follows without a space: «1-صرف».
        is_tight: bool,
    },
}

impl Label {
    /// An item as a line of another.
    pub(super) fn in_line(&self, text: &str) -> String {
        match self {
            Label::Bullet => format!("• {text}"),
            Label::Number { .. } => self.in_text(text),
        }
    }

    /// Whether it is «أولاً» or one of those that follow.
    pub(super) fn is_ordinal(&self) -> bool {
        match self {
            Label::Bullet => false,
            // «أ)» is a letter.
            Label::Number { written, .. } => written.chars().take(2).all(char::is_alphabetic),
        }
    }

    /// The label as part of a text; a bullet says nothing.
    pub(super) fn in_text(&self, text: &str) -> String {
        match self {
            Label::Bullet => text.to_owned(),
            Label::Number { written, is_tight: true, .. } => format!("{written}{text}"),
            Label::Number { written, .. } => format!("{written} {text}"),
        }
    }
}

/// The lines of notes; characters that may stand in no meeting file are left out, and marks of direction:
/// text copied out of a PDF has them beside its labels and numbers, and what they are for, documents do.
pub(super) fn read(text: &str) -> Vec<Placed> {
    let is_mark = |c| matches!(c, '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}');
    let text: String = text.chars().filter(|&c| may_stand(c) && !is_mark(c)).collect();
    // A carriage return and a line feed together end one line.
    let text = text.replace("\r\n", "\n");
    let mut lines = placed(text.split(['\n', '\r', '\u{85}', '\u{2028}', '\u{2029}']));
    letters::label(&mut lines);
    tight::label(&mut lines);
    ordinals::mark(&mut lines);
    ordinals::mark_known(&mut lines);
    let mut read: Vec<Placed> = Vec::with_capacity(lines.len());
    // From the last one on: whether a line is a heading with its list depends on what follows.
    for placed in lines.into_iter().rev() {
        let parted = match &placed.line {
            Line::Plain(text, false) => with_its_list(text, read.last()),
            Line::Plain(_, true) | Line::Heading(_) | Line::Item(..) | Line::Row(_) => None,
        };
        let Some([heading, list]) = parted.map(|parts| parts.map(str::to_owned)) else {
            read.push(placed);
            continue;
        };
        read.push(Placed { line: Line::Plain(list, false), is_apart: false, indent: 0 });
        read.push(Placed { line: Line::Heading(heading), ..placed });
    }
    read.reverse();
    read
}

/// Lines that are not blank, each with whether it stands apart.
fn placed<'t>(lines: impl Iterator<Item = &'t str>) -> Vec<Placed> {
    let lines: Vec<&str> = lines.collect();
    let mut placed = Vec::new();
    let mut is_apart = false;
    for (text, part) in lines.iter().zip(tables::parts(&lines)) {
        let line = match part {
            Some(Part::Rule) => continue,
            Some(Part::Row(row)) => Line::Row(row),
            None if text.trim().is_empty() => {
                is_apart = true;
                continue;
            }
            None => line(text),
        };
        placed.push(Placed { line, is_apart: std::mem::take(&mut is_apart), indent: indent(text) });
    }
    placed
}

/// The columns before a line; a tab reaches to the next stop.
fn indent(line: &str) -> usize {
    const STOP: usize = 4;
    let spaces = line.chars().take_while(|c| c.is_whitespace());
    spaces.fold(0, |column, c| if c == '\t' { column - column % STOP + STOP } else { column + 1 })
}

/// A heading and what it heads, both in one line: «الغائبون: هدى سالم». Not where text follows, which would
/// go below that heading too.
fn with_its_list<'t>(text: &'t str, next: Option<&Placed>) -> Option<[&'t str; 2]> {
    let list = text.find(':').map(|colon| text.split_at(colon + 1));
    let (heading, list) = list.filter(|(heading, _)| headings::is_bare(heading))?;
    let ends = matches!(next.map(|next| &next.line), None | Some(Line::Heading(_)));
    (ends && !list.trim().is_empty()).then(|| [heading, list.trim()])
}

/// Not the byte order marks of joined files, nor what YAML files refuse (typography 1.1).
pub(super) fn may_stand(c: char) -> bool {
    c != '\u{FEFF}' && !is_forbidden(c)
}

pub(super) fn line(line: &str) -> Line {
    let bare = without_stars(line.trim());
    let text = bare.as_deref().unwrap_or(line.trim());
    if let Some((label, rest)) = item(text) {
        // «ثالثاً: القرارات».
        return match label.is_ordinal() && is_known(rest) {
            true => Line::Heading(text.to_owned()),
            false => Line::Item(label, rest.to_owned()),
        };
    }
    let unmarked = text.trim_start_matches('#');
    if unmarked.len() < text.len() && unmarked.starts_with(char::is_whitespace) {
        return Line::Heading(unmarked.trim().to_owned());
    }
    if text.ends_with(':') && text.chars().count() <= LONGEST_HEADING && text.len() > 1 {
        return Line::Heading(text.to_owned());
    }
    let indented = line.starts_with(char::is_whitespace);
    if !indented && is_alone(text) {
        return Line::Heading(text.to_owned());
    }
    Line::Plain(text.to_owned(), indented)
}

/// Whether a text without a colon is a heading where it stands alone.
fn is_alone(text: &str) -> bool {
    (headings::is_bare(text) && text.ends_with(char::is_alphanumeric))
        || headings::is_of_others(text)
        || offices::of_meeting(text).is_some()
}

/// A line without the stars around its label, if that is known: «**الحضور:** نور», «*القرارات*».
fn without_stars(text: &str) -> Option<String> {
    let stars = ["**", "*"].into_iter().find(|stars| text.starts_with(stars))?;
    let (label, rest) = text[stars.len()..].split_once(stars)?;
    let bare = label.trim_end_matches(':');
    let is_label = label.ends_with(':') || rest.starts_with(':');
    let is_known = is_alone(bare) || facts::is_fact(&format!("{bare}:"));
    let is_whole = rest.is_empty() && (is_label || is_alone(bare));
    let is_inside = !rest.contains('*') && !label.contains('*') && label.trim() == label;
    (is_inside && ((is_label && is_known) || is_whole)).then(|| format!("{label}{rest}"))
}

/// Whether a text behind a label can be nothing but a heading: «المهام», «القرارات والتوصيات:».
pub(super) fn is_known(text: &str) -> bool {
    let bare = text.trim_end_matches(':').trim_end();
    headings::is_bare(bare) || headings::is_of_others(bare)
}

/// A heading that heads nothing, as the line that it is: with an ordinal, an item.
pub(super) fn without_list(heading: String) -> Line {
    match ordinal(&heading) {
        Some((label, rest)) => Line::Item(label, rest.to_owned()),
        None => Line::Plain(heading, false),
    }
}

/// A text without the label that counts it: a number, an ordinal, or one letter.
pub(super) fn without_label(text: &str) -> &str {
    let lettered = || {
        let mut characters = text.chars();
        let is_letter = characters.next().is_some_and(char::is_alphabetic);
        // «هـ-».
        let rest = characters.as_str().trim_start_matches('ـ').strip_prefix([')', '.', '-'])?;
        rest.strip_prefix(char::is_whitespace).filter(|_| is_letter)
    };
    item(text).map(|(_, rest)| rest).or_else(lettered).unwrap_or(text)
}

/// The label that a text begins with.
pub(super) fn label(text: &str) -> Option<Label> {
    item(text).map(|(label, _)| label)
}

fn item(text: &str) -> Option<(Label, &str)> {
    let bullet = bullet(text).map(|rest| (Label::Bullet, rest));
    bullet.or_else(|| number(text)).or_else(|| ordinal(text))
}

/// An item whose label touches whatever its text begins with: surely one only beside others.
pub(super) fn tight_item(text: &str) -> Option<(Label, &str)> {
    // «*مهم*» is stress.
    let bullet =
        text.strip_prefix(BULLETS).filter(|rest| !text.starts_with('*') && begins_text(rest));
    let is_minus =
        |rest: &str| text.starts_with(['-', '–', '—']) && rest.starts_with(|c| digit(c).is_some());
    // «-5%» among items is one, but its sign may be a minus and stays.
    let bullet = bullet.map(|rest| (Label::Bullet, if is_minus(rest) { text } else { rest }));
    bullet.or_else(|| counted(text, tight_behind))
}

const BULLETS: [char; 10] = ['-', '–', '—', '•', '*', '▪', '●', '◦', '·', '➢'];

/// Whether characters may begin a text: neither a space nor another sign.
fn begins_text(text: &str) -> bool {
    text.starts_with(|c: char| c.is_alphanumeric() || "(«\"“".contains(c))
        && text.contains(char::is_alphanumeric)
}

/// The same for a text behind the sign of a number; behind a point or a solidus digits go on with the number.
fn tight_behind(sign: char, rest: &str) -> Option<(&str, bool)> {
    let goes_on = matches!(sign, '.' | '/') && rest.starts_with(|c| digit(c).is_some());
    (begins_text(rest) && !goes_on).then_some((rest, true))
}

fn bullet(text: &str) -> Option<&str> {
    let rest = text.strip_prefix(BULLETS)?;
    // «*مهم*» is stress.
    let (spaced, _) = behind(rest).filter(|(_, is_tight)| !is_tight || !text.starts_with('*'))?;
    (!spaced.is_empty()).then_some(spaced)
}

/// What stands behind the sign of a label, and whether it does so without a space: only Arabic words may.
fn behind(rest: &str) -> Option<(&str, bool)> {
    let is_letter = |c: char| c.is_alphabetic() && ('\u{620}'..='\u{6FF}').contains(&c);
    match rest.strip_prefix(char::is_whitespace) {
        Some(spaced) => Some((spaced.trim_start(), false)),
        // «1/أ» is one number.
        None => {
            let letters = rest.chars().take_while(|&c| is_letter(c)).count();
            // «1-د. أحمد».
            let mut behind = rest.chars().skip(1);
            let is_title = letters == 1
                && behind.next().is_some_and(|c| matches!(c, '.' | '/'))
                && behind.next().is_some_and(char::is_whitespace);
            (letters > 1 || is_title).then_some((rest, true))
        }
    }
}

/// `1)`, `1.`, `1-`, `(1)` in any digits, with a space after it or an Arabic word.
fn number(text: &str) -> Option<(Label, &str)> {
    counted(text, |_, rest| behind(rest))
}

fn counted(
    text: &str,
    behind: impl Fn(char, &str) -> Option<(&str, bool)>,
) -> Option<(Label, &str)> {
    let inner = text.strip_prefix('(').unwrap_or(text);
    let open = if inner.len() < text.len() { "(" } else { "" };
    let digits_end = inner.find(|c| digit(c).is_none())?;
    let (digits, rest) = inner.split_at(digits_end);
    let sign = rest.chars().next().filter(|c| matches!(c, ')' | '.' | '-' | '/'))?;
    let (spaced, is_tight) = behind(sign, rest.strip_prefix(sign)?)?;
    let fits = (1..=4).contains(&digits.chars().count()) && (open.is_empty() || sign == ')');
    if !fits || spaced.is_empty() {
        return None;
    }
    let (mut value, mut zero) = (0, 0);
    for (n, set) in digits.chars().filter_map(digit) {
        (value, zero) = (value * 10 + n, set);
    }
    let one = char::from_u32(zero + 1)?;
    let written = format!("{open}{digits}{sign}");
    let style = if sign == '/' { String::new() } else { format!("{open}{one}{sign}") };
    Some((Label::Number { written, value, style, is_tight }, spaced))
}

/// «أولاً:», «ثانياً -», «ثالثاً/», with a space after it.
pub(super) fn ordinal(text: &str) -> Option<(Label, &str)> {
    let OrdinalLabel { number, word, sign, is_style, rest } = OrdinalLabel::of(text)?;
    let style = match is_style && Counter::OrdinalWords.format(number) == word {
        true => format!("{}{sign}", Counter::OrdinalWords.format(1)),
        false => String::new(),
    };
    let (written, value) = (format!("{word}{sign}"), u32::try_from(number).ok()?);
    Some((Label::Number { written, value, style, is_tight: false }, rest))
}

/// The value of a digit, and the zero of its set.
fn digit(c: char) -> Option<(u32, u32)> {
    let zero = match c {
        '0'..='9' => '0',
        '٠'..='٩' => '٠',
        '۰'..='۹' => '۰',
        _ => return None,
    };
    Some((c as u32 - zero as u32, zero as u32))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn one(text: &str) -> Line {
        read(text).remove(0).line
    }

    #[test]
    fn headings_end_with_a_colon() {
        assert_eq!(one("التوصيات:"), Line::Heading("التوصيات:".into()));
        assert_eq!(one("## Recommendations"), Line::Heading("Recommendations".into()));
        assert_eq!(one("المكان: عمّان"), Line::Plain("المكان: عمّان".into(), false));
        let long = format!("{}:", "كلمة ".repeat(30));
        assert!(matches!(one(&long), Line::Plain(..)));
    }

    #[test]
    fn items_have_a_sign_and_a_space() {
        assert_eq!(one(" - بند"), Line::Item(Label::Bullet, "بند".into()));
        let number = |text: &str| match one(text) {
            Line::Item(Label::Number { written, value, style, .. }, rest) => {
                Some((written, value, style, rest))
            }
            _ => None,
        };
        let expect = |written: &str, value, style: &str| {
            Some((written.to_owned(), value, style.to_owned(), "بند".to_owned()))
        };
        assert_eq!(number("12) بند"), expect("12)", 12, "1)"));
        assert_eq!(number("(٣) بند"), expect("(٣)", 3, "(١)"));
        assert_eq!(number("۴. بند"), expect("۴.", 4, "۱."));
        assert_eq!(one("-بند"), Line::Item(Label::Bullet, "بند".into()));
        for text in ["1-بند", "(2)بند", "٣/بند", "1-د. بند", "2-د/ بند"] {
            let Line::Item(label, rest) = one(text) else { panic!("{text}") };
            assert_eq!(label.in_text(&rest), text);
        }
        for text in [
            "12 بند",
            "1.5 مليون",
            "*بند*",
            "2016-05-12 بند",
            "(3 بند",
            "12345) بند",
            "3)",
            "1/أ بند",
            "-v",
        ] {
            assert!(matches!(one(text), Line::Plain(..)), "{text}");
        }
    }

    #[test]
    fn ordinals_are_labels_unless_a_heading_follows_them() {
        for (text, written, style) in [
            ("ثانياً: بند", "ثانياً:", "أولاً:"),
            ("ثانياً - بند", "ثانياً -", "أولاً -"),
            ("ثانيا: بند", "ثانيا:", ""),
            ("ثانياً- بند", "ثانياً-", ""),
            ("ثانياً / بند", "ثانياً /", ""),
        ] {
            let (written, style) = (written.to_owned(), style.to_owned());
            let label = Label::Number { written, value: 2, style, is_tight: false };
            assert_eq!(one(text), Line::Item(label, "بند".into()), "{text}");
        }
        assert_eq!(one("ثالثاً: القرارات"), Line::Heading("ثالثاً: القرارات".into()));
        assert_eq!(one("ثانياً- المهام:"), Line::Heading("ثانياً- المهام:".into()));
        for text in ["أولاً بند", "أولاً-بند", "أولاً، بند"] {
            assert!(matches!(one(text), Line::Plain(..)), "{text}");
        }
    }

    #[test]
    fn stars_around_a_known_label_are_no_words() {
        for (text, expected) in [
            ("**الحضور:** نور", "الحضور: نور"),
            ("**الحضور**: نور", "الحضور: نور"),
            ("*التاريخ:* 2026-03-04", "التاريخ: 2026-03-04"),
            ("**القرارات**", "القرارات"),
            ("**ما اتفق عليه:**", "ما اتفق عليه:"),
        ] {
            assert_eq!(without_stars(text).as_deref(), Some(expected));
        }
        for text in ["**مهم**", "**مهم:** نص", "**الحضور:** *نور*", "*نجمة* ونص", "* بند"]
        {
            assert_eq!(without_stars(text), None);
        }
    }

    #[test]
    fn what_may_not_stand_in_a_file_is_no_word() {
        assert_eq!(one("\u{FEFF}أ\u{7}ب"), Line::Plain("أب".into(), false));
    }

    #[test]
    fn a_line_stands_apart_below_a_blank_one() {
        for (text, expected) in [("أ\n\nب", true), ("أ\r\n \r\nب", true), ("أ\r\nب", false)] {
            assert_eq!(read(text)[1].is_apart, expected, "{text:?}");
        }
    }

    #[test]
    fn marks_of_direction_are_no_words() {
        let copied = "\u{202B}\u{2067}المكان:\u{202C} القاعة\u{2069}";
        assert_eq!(one(copied), Line::Plain("المكان: القاعة".into(), false));
    }

    #[test]
    fn labels_copied_out_of_a_pdf_are_labels() {
        let copied = "\u{200F}2\u{200F}\u{200E})\u{200F}\u{200E} \u{200F}\u{200E}زيارة";
        assert_eq!(one(copied), one("2) زيارة"));
        assert!(matches!(one(copied), Line::Item(Label::Number { .. }, _)));
    }
}
