//! Facts, signatures and boxes: tables that place what stands in them.

use docx_rs::{TableCell, TableRow, VAlignType, WidthType};

use crate::document::{BoxRole, Boxed, Fact, Inline, Signature};
use crate::geom::Pt;

use super::block::{Flow, blocks, paragraph};
use super::context::{Environment, State, TableNote};
use super::styles::id;
use super::table::{build, cell};
use super::units::width;

/// How many people sign side by side at most.
const MOST_ABREAST: usize = 4;

/// The share of the padding that stands above the first row and below the last: lines have some of
/// their own.
const EDGE: f64 = 0.5;

/// The share of the measure that a label of a fact may take.
const MOST_LABEL: f64 = 0.4;

/// Labels beside their values on a ground, two pairs in a row where both values are short.
pub(super) fn facts(facts: &[Fact], env: &Environment<'_>, state: &mut State) -> Vec<Flow> {
    let widths = fact_widths(facts, 2, env);
    let room = Pt(widths[1] as f64 / 20.0) - env.theme.facts.pad * 2.0;
    let value = env.theme.facts.value.text;
    let fits = |fact: &Fact| env.estimate.line(&fact.value, value) <= room;
    let mut rows: Vec<&[Fact]> = Vec::new();
    let mut rest = facts;
    while let [first, more @ ..] = rest {
        let pair = more.first().is_some_and(|second| fits(first) && fits(second));
        let (row, others) = rest.split_at(if pair { 2 } else { 1 });
        rows.push(row);
        rest = others;
    }
    if rows.iter().all(|row| row.len() == 1) {
        return fact_table(id::TABLE_FACTS, &rows, &fact_widths(facts, 1, env), env, state);
    }
    fact_table(id::TABLE_FACTS, &rows, &widths, env, state)
}

/// Labels beside their values, one below another and without ground, so far from the side where
/// lines begin.
pub(super) fn cover_facts(
    facts: &[Fact],
    inset: Pt,
    env: &Environment<'_>,
    state: &mut State,
) -> Vec<Flow> {
    let rows: Vec<&[Fact]> = facts.chunks(1).collect();
    let inner = env.within(env.measure - inset);
    let mut widths = fact_widths(facts, 1, &inner);
    // LibreOffice takes the indent of a right-to-left table for one from the left, so the labels'
    // paragraphs are indented instead; their style is the cover's own.
    widths[0] += width(inset);
    fact_table(id::TABLE_COVER, &rows, &widths, env, state)
}

fn fact_table(
    style: &str,
    rows: &[&[Fact]],
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

/// The labels' column is as wide as the longest label, the values share the rest.
fn fact_widths(facts: &[Fact], abreast: usize, env: &Environment<'_>) -> Vec<usize> {
    let look = &env.theme.facts;
    let labels = facts.iter().map(|fact| env.estimate.unbroken(&fact.label, look.label.text));
    let pair = env.room() / abreast as f64;
    let label = width((labels.fold(Pt::ZERO, Pt::max) + look.pad * 2.0).min(pair * MOST_LABEL));
    let value = width(pair).saturating_sub(label).max(1);
    [label, value].repeat(abreast)
}

/// The last value of a row reaches to the end of it.
fn fact_row(
    label: &str,
    facts: &[Fact],
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
        let missing = abreast - row.len();
        // The lines to sign on are level: cells end at one height, whatever the length of the names.
        let mut cells: Vec<_> = row
            .iter()
            .map(|one| cell(column, signature(one, named, &env, state)))
            .map(|cell| cell.vertical_align(VAlignType::Bottom))
            .collect();
        cells.extend((0..missing).map(|_| cell(column, Vec::new())));
        TableRow::new(cells).cant_split()
    });
    vec![build(id::TABLE_SIGN, rows.collect(), &widths, env.indent)]
}

/// Who has no name gets an empty line where others have theirs, so that all lines to sign on stand
/// at one height.
fn signature(
    signature: &Signature,
    named: bool,
    env: &Environment<'_>,
    state: &mut State,
) -> Vec<Flow> {
    let mut flow = vec![Flow::paragraph(paragraph(id::SIGN_ROLE, &signature.role, env, state))];
    if named {
        flow.push(Flow::paragraph(paragraph(id::SIGN_NAME, &signature.name, env, state)));
    }
    flow.push(Flow::paragraph(paragraph(id::SIGN_BELOW, &signature.below, env, state)));
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
    let content = blocks(&boxed.blocks, &inner, state);
    let column = width(outer).max(1);
    let row = TableRow::new(vec![cell(column, content)]);
    vec![build(style, vec![row], &[column], env.indent + bar)]
}
