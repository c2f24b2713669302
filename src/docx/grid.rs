//! Facts, signatures and boxes: tables that place what stands in them.

use docx_rs::TableRow;

use crate::document::{BoxRole, Boxed, Fact, Inline, Signature, inline_text};
use crate::geom::Pt;

use super::block::{Flow, blocks, paragraph};
use super::columns::line_width;
use super::context::{Environment, State, TableNote};
use super::styles::id;
use super::table::{build, cell};
use super::units::width;

/// How many people sign side by side at most.
const MOST_ABREAST: usize = 4;

/// From this many facts on, two stand side by side if all are short.
const MANY_FACTS: usize = 4;

/// The share of the measure that a label of a fact may take.
const MOST_LABEL: f64 = 0.4;

/// Labels beside their values on a ground.
pub(super) fn facts(facts: &[Fact], env: &Environment<'_>, state: &mut State) -> Vec<Flow> {
    fact_table(id::TABLE_FACTS, facts, abreast(facts, env), env, state)
}

/// Facts in a style of table, so many side by side.
pub(super) fn fact_table(
    style: &str,
    facts: &[Fact],
    abreast: usize,
    env: &Environment<'_>,
    state: &mut State,
) -> Vec<Flow> {
    if facts.is_empty() {
        return Vec::new();
    }
    layout_note(state);
    let widths = fact_widths(facts, abreast, env);
    let inner = env.within(env.room());
    let rows = facts.chunks(abreast).map(|row| fact_row(row, &widths, &inner, state)).collect();
    vec![build(style, rows, &widths, env.indent)]
}

/// A table that only places things: no heads, no name.
pub(super) fn layout_note(state: &mut State) {
    state.tables.push(TableNote { header: false, title: String::new(), summary: String::new() });
}

fn abreast(facts: &[Fact], env: &Environment<'_>) -> usize {
    let half = fact_widths(facts, 2, env);
    let room = Pt(f64::from(u32::try_from(half[1]).unwrap_or(0)) / 20.0);
    let look = &env.theme.facts;
    let fits = |fact: &Fact| line_width(&fact.value, &look.value) + look.pad * 2.0 <= room;
    if facts.len() >= MANY_FACTS && facts.iter().all(fits) { 2 } else { 1 }
}

/// The labels' column is as wide as the longest label, the values share the rest.
fn fact_widths(facts: &[Fact], abreast: usize, env: &Environment<'_>) -> Vec<usize> {
    let look = &env.theme.facts;
    let longest =
        facts.iter().map(|fact| line_width(&fact.label, &look.label)).fold(Pt::ZERO, Pt::max);
    let pair = env.room() / f64::from(u32::try_from(abreast).unwrap_or(1));
    let label = width((longest + look.pad * 2.0).min(pair * MOST_LABEL));
    let value = width(pair).saturating_sub(label).max(1);
    [label, value].repeat(abreast)
}

fn fact_row(
    facts: &[Fact],
    widths: &[usize],
    env: &Environment<'_>,
    state: &mut State,
) -> TableRow {
    let mut cells = Vec::new();
    for (index, pair) in widths.chunks(2).enumerate() {
        let fact = facts.get(index);
        let texts: [(&str, &[Inline]); 2] = [
            (id::FACT_LABEL, fact.map_or(&[], |fact| &fact.label)),
            (id::FACT_VALUE, fact.map_or(&[], |fact| &fact.value)),
        ];
        for ((style, content), width) in texts.into_iter().zip(pair) {
            cells.push(cell(*width, vec![Flow::paragraph(paragraph(style, content, env, state))]));
        }
    }
    TableRow::new(cells).cant_split()
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
    let abreast = signatures.len().div_ceil(rows);
    let column = width(env.room() / f64::from(u32::try_from(abreast).unwrap_or(1)));
    let widths = vec![column; abreast];
    let last = rows - 1;
    let rows = signatures.chunks(abreast).enumerate().map(|(index, row)| {
        let env =
            Environment { keep_next: env.keep_next || index < last, ..env.within(env.room()) };
        let missing = abreast - row.len();
        let mut cells: Vec<_> =
            row.iter().map(|one| cell(column, signature(one, &env, state))).collect();
        cells.extend((0..missing).map(|_| cell(column, Vec::new())));
        TableRow::new(cells).cant_split()
    });
    vec![build(id::TABLE_SIGN, rows.collect(), &widths, env.indent)]
}

fn signature(signature: &Signature, env: &Environment<'_>, state: &mut State) -> Vec<Flow> {
    let mut flow = Vec::new();
    for (style, content) in [(id::SIGN_ROLE, &signature.role), (id::SIGN_NAME, &signature.name)] {
        if !inline_text(content).is_empty() {
            flow.push(Flow::paragraph(paragraph(style, content, env, state)));
        }
    }
    flow.push(Flow::paragraph(paragraph(id::SIGN_BELOW, &signature.below, env, state)));
    flow
}

/// Blocks in a table of one cell, which bears the ground and the bar.
pub(super) fn boxed(boxed: &Boxed, env: &Environment<'_>, state: &mut State) -> Vec<Flow> {
    layout_note(state);
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
