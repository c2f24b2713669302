//! Header, footer, watermark: artifacts on every page.

use super::artifact;
use super::geometry::Geometry;
use crate::document::{Inline, RunningLine};
use crate::geom::{Point, Pt, Rect, Size};
use crate::layout::context::Context;
use crate::layout::draw::draw_line;
use crate::layout::frame::{Artifact, Item, TextItem};
use crate::layout::inline::{Line, single_line};
use crate::layout::region::Region;
use crate::theme::{Align, Colour, PAGE_BORDER, TextStyle};

/// The least space between two texts of a running line.
const LEAST_GAP: Pt = Pt(14.0);

/// The most that the text at the end takes of the width.
const MOST_END: f64 = 0.6;

/// Draws the header of a page.
pub(super) fn header(
    items: &mut Vec<Item>,
    line: RunningLine,
    page: usize,
    geometry: &Geometry,
    context: &mut Context<'_>,
) {
    let y = geometry.header_y;
    let gap = context.theme.running.rule_gap;
    let line = turned(line, page, geometry);
    running_line(items, &line, Artifact::Header, geometry.region(page), y, y + gap, context);
}

/// Draws the footer of a page.
pub(super) fn footer(
    items: &mut Vec<Item>,
    line: RunningLine,
    page: usize,
    geometry: &Geometry,
    context: &mut Context<'_>,
) {
    let style = context.theme.running;
    let y = geometry.size.height - geometry.footer_y;
    let rule = y - style.text.size - style.rule_gap;
    let line = turned(line, page, geometry);
    running_line(items, &line, Artifact::Footer, geometry.region(page), y, rule, context);
}

/// The line of a page: on the back of a sheet start and end change places, so that the page number
/// stays at the outer edge (typography 3.1).
fn turned(line: RunningLine, page: usize, geometry: &Geometry) -> RunningLine {
    if !geometry.is_back(page) {
        return line;
    }
    RunningLine { start: line.end, centre: line.centre, end: line.start }
}

fn running_line(
    items: &mut Vec<Item>,
    line: &RunningLine,
    kind: Artifact,
    region: Region,
    baseline: Pt,
    rule_y: Pt,
    context: &mut Context<'_>,
) {
    if line.start.is_empty() && line.centre.is_empty() && line.end.is_empty() {
        return;
    }
    let style = context.theme.running;
    let end = fitted(&line.end, style.text, region.width * MOST_END, context);
    let centre = single_line(&line.centre, style.classification, context);
    // The start gives way: what it says, the title page says in full.
    let beside = if line.centre.is_empty() {
        region.width - end.width
    } else {
        (region.width - centre.width) / 2.0
    };
    let start = fitted(&line.start, style.text, beside - LEAST_GAP, context);
    artifact(items, kind, |items| {
        for (text, align) in [(start, Align::Start), (centre, Align::Centre), (end, Align::End)] {
            let left = region.aligned(text.width, align);
            draw_line(items, text, Point::new(left, baseline), None, context);
        }
        if let Some((thickness, colour)) = style.rule {
            let rule = Rect::new(region.left, rule_y, region.width, thickness);
            items.push(Item::Fill(rule, colour));
        }
    });
}

/// Draws the border around a page.
pub(super) fn border(items: &mut Vec<Item>, size: Size, context: &Context<'_>) {
    let (edge, width) = PAGE_BORDER;
    let colour = context.theme.running.classification.colour;
    let frame = Rect::new(edge, edge, size.width - edge * 2.0, size.height - edge * 2.0);
    artifact(items, Artifact::Layout, |items| {
        items.push(Item::Stroke(frame, Pt::ZERO, width, colour));
    });
}

/// Stamps a line at the foot of a page of another file, at its outer edge, on a ground of its own.
pub(super) fn stamp(
    items: &mut Vec<Item>,
    words: &[Inline],
    size: Size,
    at_start: bool,
    context: &mut Context<'_>,
) {
    /// From the line to the edges of the sheet, and of its ground.
    const EDGE: Pt = Pt(22.0);
    const PAD: Pt = Pt(4.0);
    let style = context.theme.running.text;
    let line = single_line(words, style, context);
    let region = Region { left: Pt::ZERO, width: size.width, rtl: context.is_rtl() };
    let region = region.inset(EDGE, EDGE);
    let left = if at_start { region.at_start(line.width) } else { region.at_end(line.width) };
    let baseline = size.height - EDGE;
    let ground = Rect::new(
        left - PAD,
        baseline - style.size - PAD * 0.5,
        line.width + PAD * 2.0,
        style.size * 1.4 + PAD,
    );
    artifact(items, Artifact::Footer, |items| {
        items.push(Item::FillRounded(ground, Pt(2.0), Colour::WHITE));
        draw_line(items, line, Point::new(left, baseline), None, context);
    });
}

/// The text on one line of at most this width; words that do not fit give way to an ellipsis.
fn fitted(content: &[Inline], style: TextStyle, width: Pt, context: &mut Context<'_>) -> Line {
    /// More words than fit on any sheet in one line.
    const MANY: usize = 400;
    let text = crate::document::inline_text(content);
    let words: Vec<&str> = text.split_whitespace().collect();
    if words.len() < MANY {
        let whole = single_line(content, style, context);
        if whole.width <= width {
            return whole;
        }
    }
    let (mut fits, mut too_many) = (0, words.len());
    let mut shortened = None;
    while fits + 1 < too_many {
        let count = (2 * fits + 1).min(fits.midpoint(too_many));
        let text = Inline::generated(format!("{} …", words[..count].join(" ")));
        let line = single_line(&[text], style, context);
        if line.width <= width {
            (fits, shortened) = (count, Some(line));
        } else {
            too_many = count;
        }
    }
    shortened.unwrap_or_else(|| single_line(&[Inline::generated("…")], style, context))
}

/// Draws the word across a draft, from the lower left to the upper right, under all else.
pub(super) fn watermark(
    items: &mut Vec<Item>,
    word: Option<String>,
    page: Size,
    context: &mut Context<'_>,
) {
    /// Cosine and sine of the turn, about the diagonal of an upright sheet.
    const TURN: (f64, f64) = (0.6, 0.8);
    /// The most that the word may take of the page's width.
    const SHARE: f64 = 1.0;
    let Some(word) = word else { return };
    let mut style = context.theme.watermark.text;
    let content = [Inline::generated(word)];
    let natural = single_line(&content, style, context).width;
    if natural > page.width * SHARE {
        style.size = style.size * (page.width * SHARE / natural);
    }
    let line = single_line(&content, style, context);
    let (cos, sin) = TURN;
    let centre = Point::new(page.width / 2.0, page.height / 2.0);
    // The middle of the letters, not of the baseline, stands in the middle of the page.
    let drop = style.size * 0.25;
    let back = line.width / 2.0;
    artifact(items, Artifact::Watermark, |items| {
        for run in line.runs {
            let along = run.text.origin.x - back;
            let origin = Point::new(
                centre.x + along * cos + drop * sin,
                centre.y - along * sin + drop * cos,
            );
            items.push(Item::Text(TextItem { origin, turn: TURN, ..run.text }));
        }
    });
}
