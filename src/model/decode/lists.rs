//! Lists written so that their items run together into one, said and never mended.
//!
//! YAML joins the lines of a text, so that a dash forgotten, or set a column too far, makes one item of
//! several: nothing but its form shows that there were more.

use super::Cx;
use crate::diag::{Diagnostic, Message, Span};
use crate::locale::digits::digit_value;
use crate::locale::numbering::OrdinalLabel;
use crate::model::codes::{ARABIC_COMMA, FUSED_ITEMS};
use crate::yaml::{At, Node, Scalar, Style, Value, fold};

/// Looks at a value that is read as a list.
pub(super) fn check(at: &At<'_>, cx: &mut Cx<'_>) {
    match &at.node.value {
        Value::Seq(nodes) => {
            arabic_comma(at, nodes, cx);
            for (index, node) in nodes.iter().enumerate() {
                check_item(&at.index(index, node), cx);
            }
        }
        Value::Scalar(scalar) => check_text(at, scalar, cx),
        Value::Null | Value::Map(_) => {}
    }
}

/// Warns of a list `[…، …]`, whose items an Arabic comma does not part.
fn arabic_comma(at: &At<'_>, nodes: &[Node], cx: &mut Cx<'_>) {
    let bracketed = cx.source.text.as_bytes().get(at.span().start) == Some(&b'[');
    let (true, [Node { value: Value::Scalar(scalar), span }]) = (bracketed, nodes) else {
        return;
    };
    if scalar.style == Style::Plain && scalar.text.contains('،') {
        let message = Message::new(
            "عنصر واحد فيه فاصلة عربية؛ لا تفصل العناصر بين [ ] إلا الفاصلة اللاتينية «,»",
            "one item with an Arabic comma; between [ ] only the Latin comma `,` parts items",
        );
        let help = Message::new(
            "افصل العناصر بـ«,»، أو ضع النص بين علامتي \"…\" إن كان عنصراً واحداً",
            "part the items with `,`, or quote the text with \"…\" if it is one item",
        );
        let warning = Diagnostic::warning(ARABIC_COMMA, message).help(help);
        cx.found.push(warning.at(Some(*span)).in_path(at.path()));
    }
}

/// Warns of a text in the place of a list when it has several lines, or begins with the sign of an item.
fn check_text(at: &At<'_>, scalar: &Scalar, cx: &mut Cx<'_>) {
    let written = written(at, cx);
    let sign = written.chars().next().filter(|_| is_glued(written));
    let is_lines = filled_lines(written) > 1;
    let is_several = match scalar.style {
        // Whoever quotes a text means one.
        Style::Quoted => return,
        Style::Plain => is_lines,
        // So does whoever writes `>` or `|`, unless the lines begin as items do.
        Style::Block => is_lines && begins_items(written),
    };
    // A dash alone says that there is nobody and nothing.
    if written.chars().count() == 1 {
        return;
    }
    let message = match sign {
        _ if is_several => Message::new(
            "عدة سطور في موضع قائمة، وهي عنصر واحد",
            "several lines where a list is expected, and they are one item",
        ),
        Some(sign) => Message::new(
            format!("العلامة «{sign}» هنا من النص، ولا تبدأ عنصر قائمة"),
            format!("the sign `{sign}` belongs to the text here, and begins no item of a list"),
        ),
        None => return,
    };
    cx.found.push(fused(message).at(Some(at.span())).in_path(at.path()));
}

/// Warns of an item, or a text in it, that holds a line which begins as an item does.
fn check_item(at: &At<'_>, cx: &mut Cx<'_>) {
    match &at.node.value {
        Value::Scalar(scalar) if scalar.style == Style::Plain => check_folded(at, cx),
        Value::Map(entries) => {
            for (key, node) in entries {
                if node.scalar().is_some_and(|scalar| scalar.style == Style::Plain) {
                    check_folded(&at.key(&key.text, node), cx);
                }
            }
        }
        Value::Scalar(_) | Value::Null | Value::Seq(_) => {}
    }
}

/// Whether lines of a text begin as items do.
pub(super) fn begins_items(written: &str) -> bool {
    is_glued(written) || inner_item(written).is_some()
}

fn check_folded(at: &At<'_>, cx: &mut Cx<'_>) {
    if let Some(inner) = inner_item(written(at, cx)) {
        warn_of_inner(at, inner, cx);
    }
}

/// Warns of a line that begins an item inside another one.
pub(super) fn warn_of_inner(at: &At<'_>, inner: usize, cx: &mut Cx<'_>) {
    let start = at.span().start + inner;
    let sign = cx.source.text[start..].chars().next().map_or(0, char::len_utf8);
    let message = Message::new(
        "سطر يبدأ كما يبدأ عنصر القائمة، وهو من العنصر الذي قبله",
        "a line that begins as an item does, and belongs to the item before it",
    );
    let span = Span { start, end: start + sign };
    cx.found.push(fused(message).at(Some(span)).in_path(at.path()));
}

pub(super) fn fused(message: Message) -> Diagnostic {
    Diagnostic::warning(FUSED_ITEMS, message).help(Message::new(
        "ابدأ كل عنصر بشرطة بعدها مسافة «- »، والشرطات كلها في عمود واحد؛ أو ضع النص كله بين علامتي \"…\" إن كان عنصراً واحداً",
        "begin each item with a dash and a space `- `, all dashes in one column; or quote the whole text with \"…\" if it is one item",
    ))
}

/// A value as it stands in the source.
pub(super) fn written<'s>(at: &At<'_>, cx: &Cx<'s>) -> &'s str {
    cx.source.text.get(at.span().start..at.span().end).unwrap_or_default().trim_end()
}

/// How many lines are not blank.
pub(super) fn filled_lines(written: &str) -> usize {
    written.split(['\n', '\r']).filter(|line| !line.trim().is_empty()).count()
}

/// The place of the first line after the first one that begins as an item does. A dash or bullet is enough; a
/// number or letter counts only in a run with the one before it, as «المادة» may break before «(5)».
pub(super) fn inner_item(written: &str) -> Option<usize> {
    let mut before: Option<(usize, Label)> = None;
    for (index, (place, line)) in lines(written).enumerate() {
        let is_inner = index > 0;
        if is_inner && is_glued(line) {
            return Some(place);
        }
        let Some(label) = label(line) else { continue };
        if let Some((first, _)) = before.filter(|(_, before)| before.leads_to(label)) {
            return Some(if first > 0 { first } else { place });
        }
        before = Some((if is_inner { place } else { 0 }, label));
    }
    None
}

/// The place of the first line after the first one that begins with a number, in the name of a person, which
/// no «المادة» comes before. In brackets it may be that of what it stands behind.
pub(super) fn inner_number(written: &str) -> Option<usize> {
    let is_number = |line: &str| {
        label(line).is_some_and(|l| !l.bracketed && matches!(l.count, Count::Number(_)))
    };
    lines(written).skip(1).find(|(_, line)| is_number(line)).map(|(place, _)| place)
}

/// The lines of a text without the spaces around them, each with its place.
fn lines(written: &str) -> impl Iterator<Item = (usize, &str)> {
    let ends = written.match_indices(['\n', '\r']).map(|(end, _)| end + 1);
    std::iter::once(0).chain(ends).map(|start| {
        let line = written[start..].split(['\n', '\r']).next().unwrap_or_default();
        (start + line.len() - line.trim_start().len(), line.trim())
    })
}

/// Whether a line begins with a dash or bullet that a reader takes for the sign of an item: not with that of
/// a negative number, a rule or stress.
fn is_glued(line: &str) -> bool {
    let mut chars = line.chars();
    let (sign, next) = (chars.next(), chars.next());
    match sign {
        Some('-' | '–' | '—') => {
            !next.is_some_and(|c| c.is_numeric() || matches!(c, '-' | '–' | '—'))
        }
        Some('•' | '◦' | '▪' | '●' | '·') => true,
        Some('*') => next.is_some_and(char::is_whitespace),
        Some(_) | None => false,
    }
}

/// The number, letter or ordinal with which an item begins.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Label {
    bracketed: bool,
    sign: char,
    count: Count,
}

#[derive(Debug, Clone, Copy, PartialEq)]
enum Count {
    Number(u32),
    Letter(char),
    Ordinal(usize),
}

impl Label {
    /// Whether a label of the same form comes next after this one.
    fn leads_to(self, next: Label) -> bool {
        let counts_up = match (self.count, next.count) {
            (Count::Number(number), Count::Number(next)) => number + 1 == next,
            (Count::Letter(letter), Count::Letter(next)) => follows(letter, next),
            (Count::Ordinal(number), Count::Ordinal(next)) => number + 1 == next,
            (Count::Number(_) | Count::Letter(_) | Count::Ordinal(_), _) => false,
        };
        counts_up && self.bracketed == next.bracketed && self.sign == next.sign
    }
}

/// Whether a letter follows another in an order in which letters count.
fn follows(letter: char, next: char) -> bool {
    const ORDERS: [&str; 4] = [
        "ابجدهوزحطيكلمنسعفصقرشتثخذضظغ",
        "ابتثجحخدذرزسشصضطظعغفقكلمنهوي",
        "abcdefghijklmnopqrstuvwxyz",
        "אבגדהוזחטיכלמנסעפצקרשת",
    ];
    let pairs = ORDERS.iter().flat_map(|order| order.chars().zip(order.chars().skip(1)));
    pairs.into_iter().any(|pair| pair == (letter, next))
}

/// The number, letter or ordinal of an item with which a line begins: `2)`, `(2)`, `٢.`, `2-`, `ب)`, «ثانياً:»,
/// but no year and no `10-day`.
fn label(line: &str) -> Option<Label> {
    /// The most digits of such a number.
    const MOST: usize = 3;
    if let Some(OrdinalLabel { number, sign, .. }) = OrdinalLabel::of(line) {
        let sign = sign.trim_start().chars().next()?;
        return Some(Label { bracketed: false, sign, count: Count::Ordinal(number) });
    }
    let (bracketed, line) = line.strip_prefix('(').map_or((false, line), |line| (true, line));
    let digits: Vec<u32> = line.chars().map_while(digit_value).collect();
    let letter = line.chars().next().filter(|c| c.is_alphabetic());
    let mut rest = line.chars().skip(digits.len().max(1)).skip_while(|c| *c == '\u{640}');
    let (sign, next) = (rest.next()?, rest.next());
    let spaced = next.is_some_and(char::is_whitespace);
    let joined = |c: char| c.is_alphabetic() && !(c.is_ascii() && matches!(sign, '-' | '–'));
    let count = match (digits.len(), letter) {
        (0, Some(letter)) if spaced => {
            let letter = fold(&letter.to_string()).chars().next()?;
            Count::Letter(letter.to_ascii_lowercase())
        }
        (1..=MOST, _) if spaced || next.is_some_and(joined) => {
            Count::Number(digits.iter().fold(0, |number, digit| number * 10 + digit))
        }
        _ => return None,
    };
    let sign = match sign {
        '-' | '–' => '-',
        ')' => ')',
        '.' if matches!(count, Count::Number(_)) => '.',
        _ => return None,
    };
    Some(Label { bracketed, sign, count })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_that_begin_as_items_do() {
        for line in
            ["- ثانية", "-علي", "– علي", "• علي", "* علي", "2) ب", "(2) ب", "٢. ب", "2-ب", "ب) ج"]
        {
            assert!(is_glued(line) || label(line).is_some(), "{line}");
        }
        for line in [
            "-5 درجات",
            "**مهم**",
            "2026-03-18",
            "18-3-2026",
            "15.5 مليون",
            "15 عضواً",
            "د. سامي",
            "10-day period",
            "---",
            "نص",
            "",
        ] {
            assert!(!is_glued(line) && label(line).is_none(), "{line}");
        }
    }

    /// «المادة» and its number may part at the end of a line.
    #[test]
    fn a_number_at_the_beginning_of_a_line_begins_an_item_in_a_run_only() {
        for prose in [
            "وفق المادة\n(5) من النظام الداخلي.",
            "وفق الفقرة\n(أ) من اللائحة",
            "under Article\n(5) of the bylaws and paragraph\n(b) of it",
            "within the next\n10-day period",
            "within paragraph\n(b)",
            "selon l’article\n12. Les membres",
            "לפי סעיף\n(א) לתקנון",
            "1) under Article\n(2) of the bylaws",
            "under Articles\n(5) and\n(7) of the bylaws",
            "نرحب بكم\nأولاً: كذا",
        ] {
            assert_eq!(inner_item(prose), None, "{prose}");
        }
        for (items, at) in [
            ("1) one\n 2) two", 8),
            ("٩- تسع\n١٠- عشر", 11),
            ("(أ) نص\n(ب) نص", 10),
            ("ج) نص\nد) نص", 9),
            ("د) نص\nهـ) نص", 9),
            ("Items:\n1. one\n2. two", 7),
            ("א) אחד\nב) שתיים", 11),
            ("أولاً: كذا\nثانيا: كذا", 19),
        ] {
            assert_eq!(inner_item(items), Some(at), "{items}");
        }
    }

    #[test]
    fn the_line_that_begins_an_item_is_found() {
        assert_eq!(inner_item("أ\r\n   - ب"), Some(7));
        assert_eq!(inner_item("- أ\n  ب\n\n  - ت"), Some(13));
        assert_eq!(inner_item("- أ - ب"), None);
    }
}
