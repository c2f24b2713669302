//! Which items of a list belong to the item above them: those that are moved inwards, or that stand with other
//! labels between items that count on.

use super::lines::{Label, Line, Placed};

/// How many lines may stand before the list goes on: every item asks.
const FARTHEST: usize = 200;

/// How many columns an item is moved inwards at least, if its label says nothing.
const INWARDS: usize = 2;

/// The most levels that a list has; what lies deeper is of the last of them.
pub(super) const MOST: usize = 6;

/// Beside each line of a list, on which level it stands, from 0: a list in a list is read as any other.
pub(super) fn depths(lines: &[Placed]) -> Vec<usize> {
    let mut depths = vec![0; lines.len()];
    deepen(lines, &mut depths, 1);
    depths
}

fn deepen(lines: &[Placed], depths: &mut [usize], level: usize) {
    let below = below(lines);
    let is_item = |at: usize| matches!(lines[at].line, Line::Item(..));
    let mut from = 0;
    while let Some(first) = (from..lines.len()).find(|at| below[*at]) {
        let end = (first..lines.len()).find(|at| is_item(*at) && !below[*at]);
        let end = end.unwrap_or(lines.len());
        (first..end).filter(|at| below[*at]).for_each(|at| depths[at] = level);
        if level < MOST {
            deepen(&lines[first..end], &mut depths[first..end], level + 1);
        }
        from = end;
    }
}

/// The last item of the list itself.
struct Top<'l> {
    indent: usize,
    label: &'l Label,
    /// Whether it announces what stands below it.
    opens: bool,
}

/// Beside each line of a list, whether it is an item of the item above.
fn below(lines: &[Placed]) -> Vec<bool> {
    let mut top: Option<Top<'_>> = None;
    let mut last_is_below = false;
    // The label of the items that stood below one before.
    let mut inner: Option<&Label> = None;
    let mut found = Vec::with_capacity(lines.len());
    for (at, placed) in lines.iter().enumerate() {
        let Line::Item(label, text) = &placed.line else {
            found.push(false);
            continue;
        };
        let is_below = top.as_ref().is_some_and(|top| {
            let is_inwards = placed.indent >= top.indent + INWARDS;
            match is_inwards {
                true => last_is_below || !top.counts_on(label),
                false => {
                    let was_below = inner.is_some_and(|inner| are_alike(inner, label));
                    (was_below && !placed.is_apart && !are_alike(top.label, label))
                        || top.is_parted_by(label, &lines[at..])
                }
            }
        });
        if !is_below {
            let indent = top.map_or(placed.indent, |top| top.indent.min(placed.indent));
            top = Some(Top { indent, label, opens: text.ends_with(':') });
        }
        last_is_below = is_below;
        inner = if is_below { Some(label) } else { inner };
        found.push(is_below);
    }
    found
}

/// Whether two labels are of one kind.
fn are_alike(a: &Label, b: &Label) -> bool {
    match (a, b) {
        (Label::Bullet, Label::Bullet) => true,
        (Label::Number { style, .. }, Label::Number { style: other, .. }) => {
            !style.is_empty() && style == other
        }
        (Label::Bullet | Label::Number { .. }, Label::Bullet | Label::Number { .. }) => false,
    }
}

impl Top<'_> {
    /// Whether a label is the next number of the list.
    fn counts_on(&self, label: &Label) -> bool {
        match (self.label, label) {
            (
                Label::Number { style, value, .. },
                Label::Number { style: next, value: number, .. },
            ) => style == next && *number == value.saturating_add(1),
            (Label::Bullet | Label::Number { .. }, Label::Bullet | Label::Number { .. }) => false,
        }
    }

    /// Whether an item that is not moved inwards is none of the list: its label is of another kind, and the
    /// item above announces it or the list goes on behind it.
    fn is_parted_by(&self, label: &Label, rest: &[Placed]) -> bool {
        let goes_on = || {
            let label = |placed: &Placed| match &placed.line {
                Line::Item(label, _) => self.counts_on(label),
                Line::Plain(..) | Line::Heading(_) | Line::Row(_) => false,
            };
            rest.iter().take(FARTHEST).any(label)
        };
        match (self.label, label) {
            (Label::Number { .. }, Label::Bullet) => self.opens || goes_on(),
            (Label::Bullet, Label::Number { .. }) => self.opens,
            (Label::Number { style, .. }, Label::Number { style: other, .. }) => {
                style != other && (self.opens || goes_on())
            }
            (Label::Bullet, Label::Bullet) => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::lines;
    use super::*;

    #[test]
    fn a_list_in_a_list_has_lists_too() {
        for (text, expected) in [
            ("- أ\n  - ب\n    - ج\n    - د\n  - هـ\n- و", [0, 1, 2, 2, 1, 0]),
            ("1- أ\n- ب\n  - ج\n- د\n2- هـ\n- و", [0, 1, 2, 1, 0, 1]),
            ("- أ\n  نص\n  - ب\n      - ج\n  نص\n  - د", [0, 0, 1, 2, 0, 1]),
        ] {
            assert_eq!(depths(&lines::read(text)), expected, "{text}");
        }
        let stairs: String = (0..20).map(|at| format!("{}- أ\n", "  ".repeat(at))).collect();
        assert_eq!(depths(&lines::read(&stairs)).last(), Some(&MOST));
    }

    #[test]
    fn items_that_are_moved_inwards_or_labelled_otherwise_belong_to_the_one_above() {
        for (text, expected) in [
            ("1- أ:\n   - ب\n   - ج\n2- د", "0110"),
            ("1- أ\n   1- ب\n   2- ج\n2- د", "0110"),
            ("1- أ\n- ب\n- ج\n2- د", "0110"),
            ("1- أ\n1) ب\n2) ج\n2- د", "0110"),
            ("- أ\n  - ب\n  - ج\n- د", "0110"),
            ("- أ\n\t- ب\n\t\t- ج\n- د", "0110"),
            ("- أ:\n1) ب\n2) ج\n- د", "0110"),
            ("1- أ\n2- ب:\n- ج", "001"),
            ("1- لجنة من:\nأ- سامي\nب- هدى", "011"),
            ("أ. صرف\nب. دفع\n  1. للأول\n  2. للثاني\nج. تأجيل", "00110"),
            ("1- أ\n- ب\n2- ج\n- د\n- هـ", "01011"),
            // Not moved by enough, moved without care, or a list of two halves.
            (" - أ\n- ب\n - ج", "000"),
            ("1- أ\n    2- ب\n3- ج", "000"),
            ("1- أ\n2- ب\n- ج", "000"),
            ("- أ\n1) ب", "00"),
            ("1- أ\n2- ب\n1- ج\n2- د", "0000"),
        ] {
            let found = below(&lines::read(text));
            let found: String = found.iter().map(|below| if *below { '1' } else { '0' }).collect();
            assert_eq!(found, expected, "{text}");
        }
    }
}
