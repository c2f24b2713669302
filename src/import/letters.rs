//! Items that letters count: «أ) … ب) …».
//!
//! One letter alone counts nothing, and «أ. محمد» is somebody with a title: only where the second letter
//! follows are they labels.

use super::lines::{Label, Line, Placed};
use crate::locale::numbering::Counter;

/// The letters that count, in the order of numbers and in that of the alphabet.
const ORDERS: [Counter; 2] = [Counter::Abjad, Counter::Hijai];
/// How many there are.
const MOST: usize = 28;
/// How many lines may stand between two letters: every first letter asks.
const FARTHEST: usize = 100;
/// What stands behind a letter.
const SIGNS: [char; 3] = [')', '-', '.'];

/// Makes items of lines that begin with letters which count.
pub(super) fn label(lines: &mut [Placed]) {
    for at in 0..lines.len() {
        let first = letter(ORDERS[0], 0);
        let sign = SIGNS.into_iter().find(|sign| behind(&lines[at], &first, *sign).is_some());
        let Some(sign) = sign else { continue };
        let found = ORDERS.into_iter().map(|order| (counted(&lines[at..], order, sign), order));
        if let Some((found, order)) = found.max_by_key(|(found, _)| found.len())
            && found.len() > 1
        {
            for (number, offset) in found.into_iter().enumerate() {
                relabel(&mut lines[at + offset], number, order, sign);
            }
        }
    }
}

/// The lines up to the next heading that count with these letters, one after the other.
fn counted(lines: &[Placed], order: Counter, sign: char) -> Vec<usize> {
    let mut found: Vec<usize> = Vec::new();
    let mut wanted = letter(order, 0);
    for (at, placed) in lines.iter().enumerate() {
        let is_far = at > found.last().map_or(0, |last| last + FARTHEST);
        if is_far || found.len() == MOST || matches!(placed.line, Line::Heading(_)) {
            break;
        }
        if behind(placed, &wanted, sign).is_some() {
            found.push(at);
            wanted = letter(order, found.len());
        }
    }
    found
}

/// A letter by its place, from 0.
fn letter(order: Counter, place: usize) -> String {
    order.format(place + 1)
}

/// What stands behind a letter with its sign and a space.
fn behind<'l>(placed: &'l Placed, letter: &str, sign: char) -> Option<&'l str> {
    let Line::Plain(text, _) = &placed.line else { return None };
    // «هـ» is often written «ه».
    let bare = letter.trim_end_matches('ـ');
    let rest = text.strip_prefix(letter).or_else(|| text.strip_prefix(bare))?.strip_prefix(sign)?;
    let rest = rest.strip_prefix(char::is_whitespace)?.trim_start();
    (!rest.is_empty()).then_some(rest)
}

fn relabel(placed: &mut Placed, number: usize, order: Counter, sign: char) {
    let letter = letter(order, number);
    let Some(text) = behind(placed, &letter, sign).map(str::to_owned) else { return };
    let letter = placed.line.text().split(sign).next().unwrap_or_default().to_owned();
    let is_numbering = order == ORDERS[0];
    let style = if is_numbering { format!("{}{sign}", order.format(1)) } else { String::new() };
    let value = u32::try_from(number + 1).unwrap_or(u32::MAX);
    let label = Label::Number { written: format!("{letter}{sign}"), value, style, is_tight: false };
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
                Line::Plain(..) | Line::Heading(_) | Line::Row(_) => String::new(),
            };
            lines::read(text).iter().map(label).collect()
        };
        assert_eq!(labels("أ) صرف\nب) دفع\nنص\nج) بيع"), ["أ)", "ب)", "", "ج)"]);
        assert_eq!(labels("أ. صرف\nب. دفع\nت. بيع"), ["أ.", "ب.", "ت."]);
        for order in ORDERS {
            let all: Vec<String> = (0..MOST).map(|at| format!("{})", letter(order, at))).collect();
            let text: String = all.iter().map(|label| format!("{label} بند\n")).collect();
            assert_eq!(labels(&text), all);
        }
        assert_eq!(labels("أ- صرف\nب- دفع\nج- بيع\nد- رهن\nه- نقل\nو- حفظ")[4..], ["ه-", "و-"]);
        assert_eq!(labels("أ. محمد\nد. علي"), ["", ""]);
        assert_eq!(labels("أ- صرف\nالتوصيات:\nب- دفع"), ["", "", ""]);
    }
}
