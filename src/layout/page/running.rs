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
use crate::theme::{
    Align, Colour, MANY_WORDS, OneLine, PAGE_BORDER, TextStyle, fitted, running_texts,
};

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
    let style = context.theme.running;
    let [start, centre, end] = running_texts(line, style, region.width, &mut Setter(context));
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
    let rule = style.rule;
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

/// Sets the texts of running lines.
struct Setter<'c, 'd>(&'c mut Context<'d>);

impl OneLine for Setter<'_, '_> {
    type Line = Line;

    fn set(&mut self, content: &[Inline], style: TextStyle) -> Line {
        single_line(content, style, self.0)
    }

    /// In smaller type if need be. Only what would be too small to read gives way to an ellipsis.
    fn whole(&mut self, content: &[Inline], style: TextStyle, room: Pt) -> Line {
        if crate::document::inline_text(content).split_whitespace().count() >= MANY_WORDS {
            return fitted(content, style.scaled(LEAST_SCALE), room, self);
        }
        let line = self.set(content, style);
        if line.width <= room {
            return line;
        }
        let scale = room / line.width;
        match scale < LEAST_SCALE {
            true => fitted(content, style.scaled(LEAST_SCALE), room, self),
            false => self.set(content, style.scaled(scale)),
        }
    }

    fn width(line: &Line) -> Pt {
        line.width
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
