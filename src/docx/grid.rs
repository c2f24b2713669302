//! Facts, signatures and boxes: tables that place what stands in them.

use docx_rs::{
    LineSpacing, ParagraphBorderPosition, ParagraphBorders, TableCell, TableCellContent,
    TableChild, TableRow, TableRowChild, VAlignType, WidthType,
};

use crate::document::{BoxRole, Boxed, Fact, Inline, Signature};
use crate::geom::Pt;
use crate::theme::{FactGrid, FactWidths, FactsStyle};

use super::block::{Flow, blocks, paragraph};
use super::context::{Environment, State, TableNote};
use super::inline;
use super::spacing::around_tables;
use super::styles::id;
use super::table::{build, cell};
use super::units::width;

/// How many people sign side by side at most.
const MOST_ABREAST: usize = 4;

/// The share of the padding that stands above the first row and below the last: lines have some of
/// their own.
const EDGE: f64 = 0.5;

/// What a column of labels has beyond the width of the longest one: in the place of a font that is not
/// installed Word takes another, and breaks labels that are too wide for it within a word.
const LABEL_SLACK: f64 = 1.12;

/// What a value beside another has beyond its estimated width.
const VALUE_SLACK: f64 = 1.06;

/// Labels beside their values on a ground, two pairs in a row where both values are short, as in the pages of
/// the PDF. Estimated widths are a little larger than theirs: where that decides, a row for each fact has
/// room for its value.
pub(super) fn facts(facts: &[Fact], env: &Environment<'_>, state: &mut State) -> Vec<Flow> {
    let estimated = estimated(facts, &env.theme.facts, env);
    let grid = env.theme.facts.paired(&estimated, facts_measure(env));
    let rows = in_rows(&grid, facts);
    fact_table(id::TABLE_FACTS, &rows, &fact_widths(&grid, &estimated, env), env, state)
}

/// What facts ask for.
fn estimated(facts: &[Fact], look: &FactsStyle, env: &Environment<'_>) -> Vec<FactWidths> {
    let estimate = env.estimate;
    let widths = |fact: &Fact| FactWidths {
        label: estimate.unbroken(&fact.label, look.label.text),
        value: estimate.line(&fact.value, look.value.text),
    };
    facts.iter().map(widths).collect()
}

/// What the padding at both edges leaves to facts.
fn facts_measure(env: &Environment<'_>) -> Pt {
    env.room() - env.theme.facts.pad * 2.0
}

/// Labels beside their values, one below another and without ground, so far from the side where
/// lines begin.
pub(super) fn cover_facts(
    facts: &[Fact],
    look: &FactsStyle,
    inset: Pt,
    env: &Environment<'_>,
    state: &mut State,
) -> Vec<Flow> {
    let inner = env.within(env.measure - inset);
    let estimated = estimated(facts, look, &inner);
    let grid = look.single(&estimated, facts_measure(&inner));
    let mut widths = fact_widths(&grid, &estimated, &inner);
    // LibreOffice takes the indent of a right-to-left table for one from the left, so the labels'
    // paragraphs are indented instead; their style is the cover's own.
    widths[0] += width(inset);
    let mut flow = fact_table(id::TABLE_COVER, &in_rows(&grid, facts), &widths, env, state);
    if look.label.text != env.theme.facts.label.text
        || look.value.text != env.theme.facts.value.text
    {
        flow.iter_mut().for_each(|part| resize(part, look, env));
    }
    flow
}

/// Sets labels and values in other sizes than those of their styles.
fn resize(part: &mut Flow, look: &FactsStyle, env: &Environment<'_>) {
    let Flow::Table(table, _) = part else { return };
    for TableChild::TableRow(row) in &mut table.rows {
        for (index, TableRowChild::TableCell(cell)) in row.cells.iter_mut().enumerate() {
            let text = if index % 2 == 0 { look.label.text } else { look.value.text };
            for content in &mut cell.children {
                if let TableCellContent::Paragraph(words) = content {
                    inline::resize(&mut words.children, text, env.theme);
                }
            }
        }
    }
}

/// The facts of each row.
fn in_rows<'f>(grid: &FactGrid, facts: &'f [Fact]) -> Vec<Vec<&'f Fact>> {
    let row = |places: &Vec<usize>| places.iter().map(|&place| &facts[place]).collect();
    grid.rows.iter().map(row).collect()
}

fn fact_table(
    style: &'static str,
    rows: &[Vec<&Fact>],
    widths: &[usize],
    env: &Environment<'_>,
    state: &mut State,
) -> Vec<Flow> {
    if rows.is_empty() {
        return Vec::new();
    }
    layout_note(state);
    let inner = env.within(env.room());
    let label = if style == id::TABLE_COVER { id::COVER_LABEL } else { id::FACT_LABEL };
    let last = rows.len() - 1;
    let rows = rows.iter().enumerate().map(|(index, row)| {
        let pad = env.theme.facts.pad * EDGE;
        let above = if index == 0 { pad } else { Pt::ZERO };
        let below = if index == last { pad } else { Pt::ZERO };
        let cells = fact_row(label, row, widths, &inner, state).into_iter();
        let cells = cells.map(|mut cell| {
            cell.property = cell
                .property
                .margin_top(width(above), WidthType::Dxa)
                .margin_bottom(width(below), WidthType::Dxa);
            cell
        });
        TableRow::new(cells.collect()).cant_split()
    });
    let rows = rows.collect();
    vec![build(style, rows, widths, env.indent)]
}

/// A table that only places things: no heads, no name.
pub(super) fn layout_note(state: &mut State) {
    state.noted.tables.push(TableNote {
        header: false,
        title: String::new(),
        summary: String::new(),
    });
}

/// The labels' columns are as wide as their longest labels, the values have the rest. Two pairs take
/// half the room each, as far as that is enough for both.
fn fact_widths(grid: &FactGrid, facts: &[FactWidths], env: &Environment<'_>) -> Vec<usize> {
    let (pad, room) = (env.theme.facts.pad * 2.0, env.room());
    let pairs = || grid.rows.iter().filter(|row| row.len() == 2);
    let values = |side: usize| {
        let widest = pairs().map(|row| facts[row[side]].value).fold(Pt::ZERO, Pt::max);
        widest * VALUE_SLACK
    };
    let columns = |side: usize, pair: Pt| {
        // Values that have a line are not broken for the slack of labels.
        let spare = pair - values(side) - pad * 2.0;
        let label = (grid.labels[side] * LABEL_SLACK).min(spare).max(grid.labels[side]);
        let label = width((label + pad).min(pair));
        [label, width(pair).saturating_sub(label).max(1)]
    };
    if pairs().next().is_none() {
        return columns(0, room).to_vec();
    }
    let wanted = |side: usize| grid.labels[side] * LABEL_SLACK + values(side) + pad * 2.0;
    let first = (room / 2.0).max(wanted(0)).min((room - wanted(1)).max(room / 2.0));
    [columns(0, first), columns(1, room - first)].concat()
}

/// The last value of a row reaches to the end of it.
fn fact_row(
    label: &str,
    facts: &[&Fact],
    widths: &[usize],
    env: &Environment<'_>,
    state: &mut State,
) -> Vec<TableCell> {
    let mut cells = Vec::new();
    for (index, fact) in facts.iter().enumerate() {
        let last = index + 1 == facts.len();
        let span = if last { widths.len() - 2 * index - 1 } else { 1 };
        let value: usize = widths[2 * index + 1..2 * index + 1 + span].iter().sum();
        let mut words = |style: &str, content: &[Inline], width: usize| {
            cell(width, vec![Flow::paragraph(paragraph(style, content, env, state))])
        };
        cells.push(words(label, &fact.label, widths[2 * index]));
        let mut shown = words(id::FACT_VALUE, &fact.value, value);
        if span > 1 {
            shown = shown.grid_span(span);
        }
        cells.push(shown);
    }
    cells
}

/// Columns to sign in; the line to sign on is the border above the last paragraph of each.
pub(super) fn signatures(
    signatures: &[Signature],
    env: &Environment<'_>,
    state: &mut State,
) -> Vec<Flow> {
    if signatures.is_empty() {
        return Vec::new();
    }
    layout_note(state);
    let rows = signatures.len().div_ceil(MOST_ABREAST);
    // Five are set as three and two, not as four and one; one alone takes half the measure.
    let abreast = signatures.len().div_ceil(rows).max(2);
    let column = width(env.room() / abreast as f64);
    let widths = vec![column; abreast];
    let last = rows - 1;
    let rows = signatures.chunks(abreast).enumerate().map(|(index, row)| {
        let env =
            Environment { keep_next: env.keep_next || index < last, ..env.within(env.room()) };
        let named = row.iter().any(|one| !one.name.is_empty());
        let lines = row.iter().map(|one| breaks(&one.below)).max().unwrap_or(0);
        let missing = abreast - row.len();
        // The lines to sign on are level: cells end at one height, whatever the length of the names.
        let mut cells: Vec<_> = row
            .iter()
            .map(|one| cell(column, signature(one, named, lines, &env, state)))
            .map(|cell| cell.vertical_align(VAlignType::Bottom))
            .collect();
        cells.extend((0..missing).map(|_| cell(column, Vec::new())));
        TableRow::new(cells).cant_split()
    });
    vec![build(id::TABLE_SIGN, rows.collect(), &widths, env.indent)]
}

/// How many lines of a text the author or we ended.
fn breaks(content: &[Inline]) -> usize {
    content.iter().filter(|inline| matches!(inline, Inline::LineBreak)).count()
}

/// Who has no name gets an empty line where others have theirs, and who has fewer lines below gets
/// empty ones, so that all lines to sign on stand at one height.
fn signature(
    signature: &Signature,
    named: bool,
    lines: usize,
    env: &Environment<'_>,
    state: &mut State,
) -> Vec<Flow> {
    let mut flow = vec![Flow::paragraph(paragraph(id::SIGN_ROLE, &signature.role, env, state))];
    if named {
        flow.push(Flow::paragraph(paragraph(id::SIGN_NAME, &signature.name, env, state)));
    }
    flow.push(Flow::paragraph(paragraph(id::SIGN_BELOW, &signature.below, env, state)));
    for _ in breaks(&signature.below)..lines {
        let mut empty = paragraph(id::SIGN_BELOW, &[], env, state);
        let no_line = ParagraphBorders::with_empty().clear(ParagraphBorderPosition::Top);
        empty.property.borders = Some(no_line);
        empty.property.line_spacing = Some(LineSpacing::new().before(0).after(0));
        flow.push(Flow::paragraph(empty));
    }
    flow
}

/// Blocks in a table of one cell, which bears the ground and the bar.
pub(super) fn boxed(boxed: &Boxed, env: &Environment<'_>, state: &mut State) -> Vec<Flow> {
    layout_note(state);
    state.bookmarks.extend(boxed.id);
    let look = env.theme.boxed(boxed.role);
    let style = match boxed.role {
        BoxRole::Summary => id::TABLE_SUMMARY,
        BoxRole::Decision => id::TABLE_DECISION,
    };
    let bar = look.bar.map_or(Pt::ZERO, |bar| bar.width);
    let outer = env.room() - bar;
    let inner = env.within((outer - look.pad * 2.0).max(Pt(36.0)));
    let inner = Environment { body: id::BOX_TEXT, ..inner };
    let mut content = blocks(&boxed.blocks, &inner, state);
    around_tables(&mut content, env.theme);
    let column = width(outer).max(1);
    let row = TableRow::new(vec![cell(column, content)]);
    vec![build(style, vec![row], &[column], env.indent + bar)]
}
