//! Facts: labels with their values, two pairs beside each other where both are short.

use super::{Place, first_baseline};
use crate::document::{Fact, Inline};
use crate::geom::{Point, Pt, Rect};
use crate::layout::context::Context;
use crate::layout::draw::draw_line;
use crate::layout::frame::{Artifact, ElementId, ElementRole, Item};
use crate::layout::inline::{Line, Paragraph, lines, widths};
use crate::layout::region::Region;
use crate::layout::strip::{Keep, Strip, behind, ground, space_around};
use crate::theme::{Align, FactsStyle, ParaStyle};

/// The space between two pairs and between a label and its value, in ems of the value.
const PAIR_GAP: f64 = 1.6;
const LABEL_GAP: f64 = 0.9;

/// The strips of a block of facts.
pub(super) fn facts(facts: &[Fact], place: Place, context: &mut Context<'_>) -> Vec<Strip> {
    let style = context.theme.facts;
    let inner = place.region.inset(style.pad, style.pad);
    let mut strips = fact_rows(facts, &style, inner, place.parent, context);
    if strips.is_empty() {
        return strips;
    }
    frame(&mut strips, &style, place.region);
    space_around(&mut strips, style.around);
    strips
}

/// The rows of facts without their ground, each on one page with the others.
pub(super) fn fact_rows(
    facts: &[Fact],
    style: &FactsStyle,
    region: Region,
    parent: ElementId,
    context: &mut Context<'_>,
) -> Vec<Strip> {
    let label_width = facts
        .iter()
        .map(|fact| widths(paragraph(&fact.label, &style.label), context).natural)
        .max()
        .unwrap_or(Pt::ZERO);
    let grid = PairGrid::new(region, label_width, style);
    let summary = String::new();
    let table = context.element(parent, ElementRole::Table { summary });
    let body = context.element(table, ElementRole::TableBody);
    let mut strips = Vec::new();
    let mut rest = facts;
    while let [first, more @ ..] = rest {
        let fits = |fact: &Fact, context: &mut Context<'_>| {
            widths(paragraph(&fact.value, &style.value), context).natural <= grid.half_value()
        };
        match more {
            [second, others @ ..] if fits(first, context) && fits(second, context) => {
                strips.push(row(&[(first, 0), (second, 1)], &grid, style, body, context));
                rest = others;
            }
            _ => {
                strips.push(row(&[(first, 0)], &grid, style, body, context));
                rest = more;
            }
        }
    }
    let count = strips.len();
    for strip in strips.iter_mut().take(count.saturating_sub(1)) {
        strip.keep = Keep::Avoid(200);
    }
    strips
}

/// The places of two pairs beside each other.
struct PairGrid {
    region: Region,
    half: Pt,
    gap: Pt,
    label: Pt,
}

impl PairGrid {
    fn new(region: Region, label_width: Pt, style: &FactsStyle) -> PairGrid {
        let em = style.value.text.size;
        let gap = em * PAIR_GAP;
        let label = (label_width + em * LABEL_GAP).min(region.width * 0.4);
        PairGrid { region, half: (region.width - gap) / 2.0, gap, label }
    }

    fn half_value(&self) -> Pt {
        self.half - self.label
    }

    fn label(&self, pair: usize) -> Region {
        self.region.part((self.half + self.gap) * pair as f64, self.label)
    }

    /// The value's region: up to the end of its half, or of the whole row if it stands alone.
    fn value(&self, pair: usize, alone: bool) -> Region {
        let from = (self.half + self.gap) * pair as f64 + self.label;
        let width = if alone { self.region.width - from } else { self.half - self.label };
        self.region.part(from, width)
    }
}

fn paragraph<'a>(content: &'a [Inline], style: &ParaStyle) -> Paragraph<'a> {
    let (style, align) = (style.text, Align::Start);
    Paragraph { content, style, align, tabular: false, balanced: false }
}

fn row(
    pairs: &[(&Fact, usize)],
    grid: &PairGrid,
    style: &FactsStyle,
    body: ElementId,
    context: &mut Context<'_>,
) -> Strip {
    let mut strip = Strip::default();
    // Labels and values of a row share one baseline.
    let baseline = first_baseline(&style.value, context);
    let mut most = 1;
    for &(fact, pair) in pairs {
        let element = context.element(body, ElementRole::TableRow);
        let label = context.element(element, ElementRole::HeaderCell { row: true });
        let value = context.element(element, ElementRole::DataCell);
        let place = grid.label(pair);
        let set = lines(paragraph(&fact.label, &style.label), place.width, context);
        most = most.max(draw(&mut strip, set, place, baseline, style, label, context));
        let place = grid.value(pair, pairs.len() == 1);
        let set = lines(paragraph(&fact.value, &style.value), place.width, context);
        most = most.max(draw(&mut strip, set, place, baseline, style, value, context));
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
    region: Region,
    parent: ElementId,
    context: &mut Context<'_>,
) -> Vec<Strip> {
    let style = context.theme.facts;
    facts.chunks(1).flat_map(|fact| fact_rows(fact, &style, region, parent, context)).collect()
}
