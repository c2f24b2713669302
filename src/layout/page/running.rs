//! Header, footer, watermark: artifacts on every page.

use super::artifact;
use super::geometry::Geometry;
use crate::document::{GivingWay, Inline, RunningLine};
use crate::geom::{Point, Pt, Rect, Size};
use crate::layout::context::Context;
use crate::layout::draw::draw_line;
use crate::layout::frame::{Artifact, Item, TextItem};
use crate::layout::inline::{Line, single_line};
use crate::layout::region::Region;
use crate::theme::{Align, Colour, PAGE_BORDER, TextStyle};

/// The least space between two texts of a running line.
const LEAST_GAP: Pt = Pt(14.0);

/// The most that a text at the end takes of the width where it may give way.
const MOST_END: f64 = 0.6;

/// More words than fit on any sheet in one line.
const MANY: usize = 400;

/// The smallest type, as a share of the theme's, in which a text that must be whole is set.
const LEAST_SCALE: f64 = 0.5;

/// Draws the header of a page.
pub(super) fn header(
    items: &mut Vec<Item>,
    line: &RunningLine,
    page: usize,
    geometry: &Geometry,
    context: &mut Context<'_>,
) {
    let y = geometry.header_y;
    let gap = context.theme.running.rule_gap;
    running_line(items, line, Artifact::Header, (y, y + gap), (page, geometry), context);
}

/// Draws the footer of a page.
pub(super) fn footer(
    items: &mut Vec<Item>,
    line: &RunningLine,
    page: usize,
    geometry: &Geometry,
    context: &mut Context<'_>,
) {
    let style = context.theme.running;
    let y = geometry.size.height - geometry.footer_y;
    let rule = y - style.text.size - style.rule_gap;
    running_line(items, line, Artifact::Footer, (y, rule), (page, geometry), context);
}

/// Draws the texts of a line and its rule. On the back of a sheet start and end change places, so that
/// the page number stays at the outer edge (typography 3.1).
fn running_line(
    items: &mut Vec<Item>,
    line: &RunningLine,
    kind: Artifact,
    (baseline, rule_y): (Pt, Pt),
    (page, geometry): (usize, &Geometry),
    context: &mut Context<'_>,
) {
    if line.start.is_empty() && line.centre.is_empty() && line.end.is_empty() {
        return;
    }
    let region = geometry.region(page);
    let [start, centre, end] = texts(line, region.width, context);
    let (first, last) = if geometry.is_back(page) {
        (Align::End, Align::Start)
    } else {
        (Align::Start, Align::End)
    };
    let mut placed = [(start, first), (centre, Align::Centre), (end, last)];
    // They are drawn, and so read, from the side where lines begin.
    if geometry.is_back(page) {
        placed.reverse();
    }
    let rule = context.theme.running.rule;
    artifact(items, kind, |items| {
        for (text, align) in placed {
            let left = region.aligned(text.width, align);
            draw_line(items, text, Point::new(left, baseline), None, context);
        }
        if let Some((thickness, colour)) = rule {
            let rule = Rect::new(region.left, rule_y, region.width, thickness);
            items.push(Item::Fill(rule, colour));
        }
    });
}

/// The texts of a line beside each other: first those give way that may, then the type of the others
/// gets smaller. What stands in the middle stands elsewhere too, and only where there is room.
fn texts(line: &RunningLine, width: Pt, context: &mut Context<'_>) -> [Line; 3] {
    let style = context.theme.running;
    let end = match line.giving_way {
        GivingWay::Both => fitted(&line.end, style.text, width * MOST_END, context),
        GivingWay::Start | GivingWay::Nothing => whole(&line.end, style.text, width, context),
    };
    let beside = width - end.width - LEAST_GAP;
    let start = match line.giving_way {
        GivingWay::Nothing => whole(&line.start, style.text, beside, context),
        GivingWay::Start | GivingWay::Both => fitted(&line.start, style.text, beside, context),
    };
    let centre = single_line(&line.centre, style.classification, context);
    let half = start.width.max(end.width) + LEAST_GAP + centre.width / 2.0;
    let centre = if half <= width / 2.0 { centre } else { single_line(&[], style.text, context) };
    [start, centre, end]
}

/// The text on one line of at most this width, in smaller type if need be. Only what would be too
/// small to read gives way to an ellipsis.
fn whole(content: &[Inline], style: TextStyle, width: Pt, context: &mut Context<'_>) -> Line {
    if crate::document::inline_text(content).split_whitespace().count() >= MANY {
        return fitted(content, style.scaled(LEAST_SCALE), width, context);
    }
    let line = single_line(content, style, context);
    if line.width <= width {
        return line;
    }
    let scale = width / line.width;
    match scale < LEAST_SCALE {
        true => fitted(content, style.scaled(LEAST_SCALE), width, context),
        false => single_line(content, style.scaled(scale), context),
    }
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

/// The text on one line of at most this width; words that do not fit give way to an ellipsis, which
/// gives way itself where there is no room at all.
fn fitted(content: &[Inline], style: TextStyle, width: Pt, context: &mut Context<'_>) -> Line {
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
    shortened.unwrap_or_else(|| {
        let ellipsis = single_line(&[Inline::generated("…")], style, context);
        if ellipsis.width <= width { ellipsis } else { single_line(&[], style, context) }
    })
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
