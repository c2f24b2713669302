//! Items that letters count: «أ) … ب) …».
//!
//! One letter alone counts nothing, and «أ. محمد» is somebody with a title: only where the second letter
//! follows are they labels.

use super::lines::{Label, Line, Placed};

/// The letters that count, in the order of numbers and in that of the alphabet.
const ORDERS: [[&str; 10]; 2] = [
    ["أ", "ب", "ج", "د", "هـ", "و", "ز", "ح", "ط", "ي"],
    ["أ", "ب", "ت", "ث", "ج", "ح", "خ", "د", "ذ", "ر"],
];
/// How many lines may stand between two letters: every first letter asks.
const FARTHEST: usize = 100;
/// What stands behind a letter.
const SIGNS: [char; 3] = [')', '-', '.'];

/// Makes items of lines that begin with letters which count.
pub(super) fn label(lines: &mut [Placed]) {
    for at in 0..lines.len() {
        let sign = SIGNS.into_iter().find(|sign| behind(&lines[at], ORDERS[0][0], *sign).is_some());
        let Some(sign) = sign else { continue };
        let found = ORDERS.into_iter().map(|order| (counted(&lines[at..], &order, sign), order));
        if let Some((found, order)) = found.max_by_key(|(found, _)| found.len())
            && found.len() > 1
        {
            for (number, offset) in found.into_iter().enumerate() {
                relabel(&mut lines[at + offset], number, &order, sign);
            }
        }
    }
}

/// The lines up to the next heading that count with these letters, one after the other.
fn counted(lines: &[Placed], order: &[&str], sign: char) -> Vec<usize> {
    let mut found: Vec<usize> = Vec::new();
    for (at, placed) in lines.iter().enumerate() {
        let is_far = at > found.last().map_or(0, |last| last + FARTHEST);
        if is_far || matches!(placed.line, Line::Heading(_)) {
            break;
        }
        let next = order.get(found.len()).and_then(|letter| behind(placed, letter, sign));
        found.extend(next.map(|_| at));
    }
    found
}

/// What stands behind a letter with its sign and a space.
fn behind<'l>(placed: &'l Placed, letter: &str, sign: char) -> Option<&'l str> {
    let Line::Plain(text, _) = &placed.line else { return None };
    let rest = text.strip_prefix(letter)?.strip_prefix(sign)?;
    let rest = rest.strip_prefix(char::is_whitespace)?.trim_start();
    (!rest.is_empty()).then_some(rest)
}

fn relabel(placed: &mut Placed, number: usize, order: &[&str; 10], sign: char) {
    let letter = order[number];
    let Some(text) = behind(placed, letter, sign).map(str::to_owned) else { return };
    let is_numbering = *order == ORDERS[0];
    let style = if is_numbering { format!("{}{sign}", order[0]) } else { String::new() };
    let value = u32::try_from(number + 1).unwrap_or(u32::MAX);
    let label = Label::Number { written: format!("{letter}{sign}"), value, style };
    placed.line = Line::Item(label, text);
}

#[cfg(test)]
mod tests {
    use super::super::lines;
    use super::*;

    #[test]
    fn letters_count_only_where_the_second_follows() {
        let labels = |text: &str| -> Vec<String> {
            let label = |placed: &Placed| match &placed.line {
                Line::Item(label, _) => label.in_text("").trim().to_owned(),
                Line::Plain(..) | Line::Heading(_) => String::new(),
            };
            lines::read(text).iter().map(label).collect()
        };
        assert_eq!(labels("أ) صرف\nب) دفع\nنص\nج) بيع"), ["أ)", "ب)", "", "ج)"]);
        assert_eq!(labels("أ. صرف\nب. دفع\nت. بيع"), ["أ.", "ب.", "ت."]);
        assert_eq!(labels("أ. محمد\nد. علي"), ["", ""]);
        assert_eq!(labels("أ- صرف\nالتوصيات:\nب- دفع"), ["", "", ""]);
    }
}
