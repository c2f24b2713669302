//! What of a running line is shown where there is too little room for all of it, alike in both outputs.
//!
//! Only widths are known here, measured or estimated.

use super::{RunningStyle, TextStyle};
use crate::document::{GivingWay, Inline, RunningLine, inline_text};
use crate::geom::Pt;

/// The least space between two texts of a running line.
pub(crate) const RUNNING_GAP: Pt = Pt(14.0);

/// The most that a text at the end takes of the width where it may give way.
const MOST_END: f64 = 0.6;

/// More words than fit on any sheet in one line.
pub(crate) const MANY_WORDS: usize = 400;

/// How an output sets a text on one line.
pub(crate) trait OneLine {
    /// The line.
    type Line;

    /// The text as it is.
    fn set(&mut self, content: &[Inline], style: TextStyle) -> Self::Line;

    /// A text that must be whole, where there is so much room.
    fn whole(&mut self, content: &[Inline], style: TextStyle, room: Pt) -> Self::Line;

    /// How wide a line is.
    fn width(line: &Self::Line) -> Pt;
}

/// The texts of a line beside each other: start, middle, end. First those give way that may. What
/// stands in the middle stands elsewhere too, and only where there is room.
pub(crate) fn running_texts<O: OneLine>(
    line: &RunningLine,
    style: RunningStyle,
    measure: Pt,
    output: &mut O,
) -> [O::Line; 3] {
    let end = match line.giving_way {
        GivingWay::Both => fitted(&line.end, style.text, measure * MOST_END, output),
        GivingWay::Start | GivingWay::Nothing => output.whole(&line.end, style.text, measure),
    };
    let beside = measure - O::width(&end) - RUNNING_GAP;
    let start = match line.giving_way {
        GivingWay::Nothing => output.whole(&line.start, style.text, beside),
        GivingWay::Start | GivingWay::Both => fitted(&line.start, style.text, beside, output),
    };
    let centre = output.set(&line.centre, style.classification);
    let half = O::width(&start).max(O::width(&end)) + RUNNING_GAP + O::width(&centre) / 2.0;
    let centre = if half <= measure / 2.0 { centre } else { output.set(&[], style.text) };
    [start, centre, end]
}

/// The text on one line where there is so much room; words that do not fit give way to an ellipsis, which
/// gives way itself where there is no room at all.
pub(crate) fn fitted<O: OneLine>(
    content: &[Inline],
    style: TextStyle,
    room: Pt,
    output: &mut O,
) -> O::Line {
    let text = inline_text(content);
    let words: Vec<&str> = text.split_whitespace().collect();
    if words.len() < MANY_WORDS {
        let whole = output.set(content, style);
        if O::width(&whole) <= room {
            return whole;
        }
    }
    let (mut fits, mut too_many) = (0, words.len());
    let mut shortened = None;
    while fits + 1 < too_many {
        let count = (2 * fits + 1).min(fits.midpoint(too_many));
        let text = Inline::generated(format!("{} …", words[..count].join(" ")));
        let line = output.set(&[text], style);
        if O::width(&line) <= room {
            (fits, shortened) = (count, Some(line));
        } else {
            too_many = count;
        }
    }
    shortened.unwrap_or_else(|| {
        let ellipsis = output.set(&[Inline::generated("…")], style);
        if O::width(&ellipsis) <= room { ellipsis } else { output.set(&[], style) }
    })
}
