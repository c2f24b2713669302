//! Facts: labels with their values, two pairs beside each other where both are short.

use super::{Place, first_baseline};
use crate::document::{Fact, Inline};
use crate::geom::{Point, Pt, Rect};
use crate::layout::context::Context;
use crate::layout::draw::draw_line;
use crate::layout::frame::{Artifact, ElementId, ElementRole, Item};
use crate::layout::inline::{Line, Measured, Paragraph, measured};
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
    let mut strips = fact_rows(facts, &style, inner, place.parent, 2, context);
    if strips.is_empty() {
        return strips;
    }
    frame(&mut strips, &style, place.region);
    space_around(&mut strips, style.around);
    strips
}

/// The rows of facts without their ground, in one or two columns of pairs.
fn fact_rows(
    facts: &[Fact],
    style: &FactsStyle,
    region: Region,
    parent: ElementId,
    columns: usize,
    context: &mut Context<'_>,
) -> Vec<Strip> {
    let shaped: Vec<[Measured<'_>; 2]> = facts
        .iter()
        .map(|fact| {
            let parts = [(&fact.label, &style.label), (&fact.value, &style.value)];
            parts.map(|(content, style)| measured(paragraph(content, style), context))
        })
        .collect();
    let pairs: Vec<Pair<'_>> = shaped
        .iter()
        .map(|parts| {
            let [label, value] = parts.each_ref().map(|part| part.widths().natural);
            Pair { parts, label, value }
        })
        .collect();
    let (grid, rows) = arrange(&pairs, region, style, columns);
    let table = context.element(parent, ElementRole::Table { summary: String::new() });
    let body = context.element(table, ElementRole::TableBody);
    let mut strips: Vec<Strip> =
        rows.iter().map(|pairs| row(pairs, &grid, style, body, context)).collect();
    let count = strips.len();
    for strip in strips.iter_mut().take(count.saturating_sub(1)) {
        strip.keep = Keep::Avoid(200);
    }
    strips
}

/// Label and value with the widths that they ask for.
struct Pair<'a> {
    parts: &'a [Measured<'a>; 2],
    label: Pt,
    value: Pt,
}

/// Two pairs a row where both are short; one a row everywhere if few would find a neighbour, or if
/// only one column is wanted.
fn arrange<'a>(
    facts: &'a [Pair<'a>],
    region: Region,
    style: &FactsStyle,
    columns: usize,
) -> (PairGrid, Vec<Vec<(&'a Pair<'a>, usize)>>) {
    let em = style.value.text.size;
    let mut labels = [Pt::ZERO; 2];
    let mut rows: Vec<Vec<(&Pair<'_>, usize)>> = Vec::new();
    // Where a fact stands decides how wide its side's labels are, and that decides where facts
    // stand; labels only grow, so this ends.
    loop {
        let grid = PairGrid::new(region, labels, em);
        rows.clear();
        let mut wanted = labels;
        let mut open = false;
        for fact in facts {
            let side = usize::from(open);
            let label = labels[side].max(fact.label);
            let fits = |side: usize| label + em * LABEL_GAP + fact.value <= grid.sides[side].1;
            if open && fits(1) {
                rows.last_mut().expect("a row is open").push((fact, 1));
                wanted[1] = wanted[1].max(fact.label);
                open = false;
            } else {
                rows.push(vec![(fact, 0)]);
                wanted[0] = wanted[0].max(fact.label);
                open = fits(0);
            }
        }
        if wanted == labels {
            break;
        }
        labels = wanted;
    }
    let paired = rows.iter().filter(|row| row.len() == 2).count();
    if columns < 2 || paired * 2 < rows.len() {
        rows = facts.iter().map(|fact| vec![(fact, 0)]).collect();
        labels[0] = facts.iter().map(|fact| fact.label).max().unwrap_or(Pt::ZERO);
    }
    (PairGrid::new(region, labels, em), rows)
}

/// The places of two pairs beside each other.
struct PairGrid {
    region: Region,
    /// From the start to each pair, and its width.
    sides: [(Pt, Pt); 2],
    /// The width of each side's labels, with the space after them.
    labels: [Pt; 2],
}

impl PairGrid {
    fn new(region: Region, labels: [Pt; 2], em: Pt) -> PairGrid {
        let gap = em * PAIR_GAP;
        let half = (region.width - gap) / 2.0;
        let most = region.width * 0.4;
        let labels = labels.map(|label| (label + em * LABEL_GAP).min(most));
        PairGrid { region, sides: [(Pt::ZERO, half), (half + gap, half)], labels }
    }

    fn label(&self, pair: usize) -> Region {
        self.region.part(self.sides[pair].0, self.labels[pair])
    }

    /// The value's region: up to the end of its half, or of the whole row if it stands alone.
    fn value(&self, pair: usize, alone: bool) -> Region {
        let (start, width) = self.sides[pair];
        let from = start + self.labels[pair];
        let end = if alone { self.region.width } else { start + width };
        self.region.part(from, end - from)
    }
}

fn paragraph<'a>(content: &'a [Inline], style: &ParaStyle) -> Paragraph<'a> {
    let (style, align) = (style.text, Align::Start);
    Paragraph { content, style, align, tabular: false, balanced: false }
}

fn row(
    pairs: &[(&Pair<'_>, usize)],
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
        let set = fact.parts[0].set(place.width, context);
        most = most.max(draw(&mut strip, set, place, baseline, style, label, context));
        let place = grid.value(pair, pairs.len() == 1);
        let set = fact.parts[1].set(place.width, context);
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
    style: &FactsStyle,
    place: Place,
    context: &mut Context<'_>,
) -> Vec<Strip> {
    fact_rows(facts, style, place.region, place.parent, 1, context)
}
