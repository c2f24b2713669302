//! Items whose labels touch their text: «-100 كتاب», «3-20 ديناراً».
//!
//! A sign before digits, brackets or Latin letters may be a minus or a range. Only beside an item that counts the same
//! way is it a label.

use super::lines::{self, Label, Line, Placed};

/// Makes items of lines that go on with those beside them.
pub(super) fn label(lines: &mut [Placed]) {
    for at in 1..lines.len() {
        go_on(lines, at, at - 1);
    }
    for at in (1..lines.len()).rev() {
        go_on(lines, at - 1, at);
    }
}

/// Makes an item of a line if it goes on with its neighbour.
fn go_on(lines: &mut [Placed], at: usize, beside: usize) {
    let Line::Plain(text, false) = &lines[at].line else { return };
    let Line::Item(known, _) = &lines[beside].line else { return };
    if lines[at.max(beside)].is_apart {
        return;
    }
    let Some((label, rest)) = lines::tight_item(text) else { return };
    let goes_on = match (&label, known) {
        (Label::Bullet, Label::Bullet) => true,
        (
            Label::Number { written, value, .. },
            Label::Number { written: known, value: other, .. },
        ) => value.abs_diff(*other) == 1 && written.chars().last() == known.chars().last(),
        _ => false,
    };
    if goes_on {
        lines[at].line = Line::Item(label, rest.to_owned());
    }
}
