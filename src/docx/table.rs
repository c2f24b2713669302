//! Tables of people, actions, decisions, the author's.

use docx_rs::{
    LineSpacing, LineSpacingType, TableCell, TableCellContent, TableLayoutType, TableRow,
    VAlignType, WidthType,
};

use crate::document::{Column, ColumnKind, Inline, Row, Table, inline_text};
use crate::geom::Pt;

use super::block::{Flow, paragraph};
use super::columns;
use super::context::{Environment, State, TableNote};
use super::styles::id;
use super::units::twips;

/// A table with its caption above it.
pub(super) fn table(table: &Table, env: &Environment<'_>, state: &mut State) -> Vec<Flow> {
    let mut flow = Vec::new();
    if !table.caption.is_empty() {
        let env = Environment { keep_next: true, ..*env };
        flow.push(Flow::paragraph(paragraph(id::CAPTION, &table.caption, &env, state)));
    }
    state.noted.tables.push(TableNote {
        header: table.header,
        title: inline_text(&table.caption),
        summary: table.summary.clone(),
    });
    let (widths, look) = columns::widths(table, env);
    let env = &Environment { table: look, ..*env };
    let head = table.header.then(|| head(&table.columns, &widths, env, state));
    let mut rows: Vec<TableRow> = head.into_iter().collect();
    rows.extend(table.rows.iter().map(|row| body(row, &table.columns, &widths, env, state)));
    flow.push(build(id::TABLE, rows, &widths, env.indent));
    flow
}

/// A table of fixed columns; what docx-rs leaves out, the finishing pass adds.
pub(super) fn build(
    style: &'static str,
    rows: Vec<TableRow>,
    widths: &[usize],
    indent: Pt,
) -> Flow {
    let table = docx_rs::Table::without_borders(rows)
        .style(style)
        .indent(twips(indent))
        .layout(TableLayoutType::Fixed)
        .width(widths.iter().sum(), WidthType::Dxa)
        .set_grid(widths.to_vec());
    Flow::Table(Box::new(table), style)
}

/// A cell of this width with what stands in it; a cell must end with a paragraph.
pub(super) fn cell(width: usize, flow: Vec<Flow>) -> TableCell {
    let ends_well = matches!(flow.last(), Some(Flow::Paragraph(_)));
    let mut cell = TableCell::new().width(width, WidthType::Dxa);
    cell.children.extend(flow.into_iter().map(|part| match part {
        Flow::Paragraph(paragraph) => TableCellContent::Paragraph(paragraph),
        Flow::Table(table, _) => TableCellContent::Table(table),
    }));
    if !ends_well {
        cell.children.push(TableCellContent::Paragraph(super::block::spacer()));
    }
    cell
}

fn head(
    columns: &[Column],
    widths: &[usize],
    env: &Environment<'_>,
    state: &mut State,
) -> TableRow {
    let env = &env.within(env.room());
    let heads = columns.iter().zip(widths);
    let cells = heads.map(|(column, width)| {
        let style = match column.kind {
            ColumnKind::Number => id::CELL_HEAD_NUMBER,
            ColumnKind::RowNumber | ColumnKind::Text | ColumnKind::Short => id::CELL_HEAD,
        };
        // A short head stands beside the last line of a long one, next to what it is the head of.
        words(style, &column.head, *width, env, state).vertical_align(VAlignType::Bottom)
    });
    TableRow::new(cells.collect()).cant_split()
}

fn body(
    row: &Row,
    columns: &[Column],
    widths: &[usize],
    env: &Environment<'_>,
    state: &mut State,
) -> TableRow {
    let env = &env.within(env.room());
    state.bookmarks.extend(row.id);
    let cells = columns.iter().zip(widths).enumerate().map(|(index, (column, width))| {
        let content = row.cells.get(index).map_or(&[] as &[Inline], |cell| &cell.content);
        words(style(column.kind), content, *width, env, state)
    });
    TableRow::new(cells.collect()).cant_split()
}

fn style(kind: ColumnKind) -> &'static str {
    match kind {
        ColumnKind::Number => id::CELL_NUMBER,
        ColumnKind::RowNumber | ColumnKind::Text | ColumnKind::Short => id::CELL,
    }
}

fn words(
    style: &str,
    content: &[Inline],
    width: usize,
    env: &Environment<'_>,
    state: &mut State,
) -> TableCell {
    let mut paragraph = paragraph(style, content, env, state);
    if let (true, Some(look)) = (env.table != env.theme.table, env.look_of_cell(style)) {
        let line = LineSpacing::new().line(twips(look.leading));
        paragraph.property.line_spacing = Some(line.line_rule(LineSpacingType::AtLeast));
    }
    cell(width, vec![Flow::paragraph(paragraph)])
}
