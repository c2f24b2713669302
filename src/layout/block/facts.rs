//! Facts: labels with their values, two pairs beside each other where the theme pairs them.

use super::{Place, first_baseline};
use crate::document::{Fact, Inline};
use crate::geom::{Point, Pt, Rect};
use crate::layout::context::Context;
use crate::layout::draw::draw_line;
use crate::layout::frame::{Artifact, ElementId, ElementRole, Item};
use crate::layout::inline::{Line, Measured, Paragraph, measured};
use crate::layout::region::Region;
use crate::layout::strip::{
    Keep, Strip, behind, ground, keep_together, space_around, total_height,
};
use crate::theme::{Align, FactGrid, FactWidths, FactsStyle, ParaStyle};

/// The strips of a block of facts.
pub(super) fn facts(facts: &[Fact], place: Place, context: &mut Context<'_>) -> Vec<Strip> {
    let style = context.theme.facts;
    let inner = Place { region: place.region.inset(style.pad, style.pad), ..place };
    let mut strips = fact_rows(facts, &style, FactsStyle::paired, inner, context);
    if strips.is_empty() {
        return strips;
    }
    frame(&mut strips, &style, place.region);
    if total_height(&strips) <= place.page_height {
        keep_together(&mut strips);
    }
    space_around(&mut strips, style.around);
    strips
}

/// The rows of facts without their ground, arranged in one or two columns of pairs.
fn fact_rows(
    facts: &[Fact],
    style: &FactsStyle,
    arrange: fn(&FactsStyle, &[FactWidths], Pt) -> FactGrid,
    place: Place,
    context: &mut Context<'_>,
) -> Vec<Strip> {
    let Place { region, parent, .. } = place;
    let pairs: Vec<Pair<'_>> = facts
        .iter()
        .map(|fact| {
            let parts = [(&fact.label, &style.label), (&fact.value, &style.value)];
            parts.map(|(content, style)| measured(paragraph(content, style), context))
        })
        .collect();
    let widths: Vec<FactWidths> = pairs
        .iter()
        .map(|parts| {
            let [label, value] = parts.each_ref().map(|part| part.widths().natural);
            FactWidths { label, value }
        })
        .collect();
    let grid = PairGrid { region, grid: arrange(style, &widths, region.width) };
    let table = context.element(parent, ElementRole::Table { summary: String::new() });
    let body = context.element(table, ElementRole::TableBody);
    let mut strips: Vec<Strip> = Vec::with_capacity(grid.grid.rows.len());
    for places in &grid.grid.rows {
        let facts: Vec<&Pair<'_>> = places.iter().map(|&place| &pairs[place]).collect();
        strips.push(row(&facts, &grid, style, body, context));
    }
    let count = strips.len();
    for strip in strips.iter_mut().take(count.saturating_sub(1)) {
        strip.keep = Keep::Avoid(200);
    }
    strips
}

/// A label and its value.
type Pair<'a> = [Measured<'a>; 2];

/// The places of two pairs beside each other.
struct PairGrid {
    region: Region,
    grid: FactGrid,
}

impl PairGrid {
    fn label_width(&self, pair: usize) -> Pt {
        self.grid.labels[pair] + self.grid.label_gap
    }

    fn label(&self, pair: usize) -> Region {
        self.region.part(self.grid.sides[pair].0, self.label_width(pair))
    }

    /// The value's region: up to the end of its half, or of the whole row if it stands alone.
    fn value(&self, pair: usize, alone: bool) -> Region {
        let (start, width) = self.grid.sides[pair];
        let from = start + self.label_width(pair);
        let end = if alone { self.region.width } else { start + width };
        self.region.part(from, end - from)
    }
}

fn paragraph<'a>(content: &'a [Inline], style: &ParaStyle) -> Paragraph<'a> {
    let (style, align) = (style.text, Align::Start);
    Paragraph { content, style, align, tabular: false, balanced: false }
}

fn row(
    facts: &[&Pair<'_>],
    grid: &PairGrid,
    style: &FactsStyle,
    body: ElementId,
    context: &mut Context<'_>,
) -> Strip {
    let mut strip = Strip::default();
    // Labels and values of a row share one baseline.
    let baseline = first_baseline(&style.value, context);
    let mut most = 1;
    for (pair, [label, value]) in facts.iter().enumerate() {
        let element = context.element(body, ElementRole::TableRow);
        let head = context.element(element, ElementRole::HeaderCell { row: true });
        let cell = context.element(element, ElementRole::DataCell);
        let place = grid.label(pair);
        let set = label.set(place.width, context);
        most = most.max(draw(&mut strip, set, place, baseline, style, head, context));
        let place = grid.value(pair, facts.len() == 1);
        let set = value.set(place.width, context);
        most = most.max(draw(&mut strip, set, place, baseline, style, cell, context));
    }
    strip.height = style.value.leading * most as f64;
    strip
}

fn draw(
    strip: &mut Strip,
    lines: Vec<Line>,
    region: Region,
    baseline: Pt,
    style: &FactsStyle,
    element: ElementId,
    context: &mut Context<'_>,
) -> usize {
    let count = lines.len();
    for (index, line) in lines.into_iter().enumerate() {
        let y = baseline + style.value.leading * index as f64;
        let at = Point::new(region.at_start(line.width), y);
        draw_line(&mut strip.items, line, at, Some(element), context);
    }
    count
}

/// The ground behind the facts, or the rules above and below them.
fn frame(strips: &mut [Strip], style: &FactsStyle, region: Region) {
    let pad = style.pad * 0.7;
    strips[0].push_down(pad);
    if let Some(last) = strips.last_mut() {
        last.height += pad;
    }
    if let Some(colour) = style.ground {
        behind(strips, ground(region.left, region.width, colour));
    }
    if let Some((thickness, colour)) = style.rule {
        let rule = |y: Pt| {
            let rect = Rect::new(region.left, y, region.width, thickness);
            [Item::Artifact(Artifact::Layout), Item::Fill(rect, colour), Item::End]
        };
        strips[0].items.extend(rule(Pt::ZERO));
        if let Some(last) = strips.last_mut() {
            let bottom = last.height - thickness;
            last.items.extend(rule(bottom));
        }
    }
}

/// Facts in one column without a ground, for the cover.
pub(super) fn plain_facts(
    facts: &[Fact],
    style: &FactsStyle,
    place: Place,
    context: &mut Context<'_>,
) -> Vec<Strip> {
    fact_rows(facts, style, FactsStyle::single, place, context)
}
