//! Rich text: paragraphs, lists, tables, quotations, pictures.

use super::{Cx, lints, lists, people, texts};
use crate::diag::{Diagnostic, Message, Span};
use crate::locale::digits::to_european;
use crate::model::codes::{BAD_BLOCK, BAD_TABLE, NO_DESCRIPTION};
use crate::model::keys::{BLOCK_KEYS, TABLE_KEYS};
use crate::model::{ImageRef, Rich, RichBlock, RichTable, Text};
use crate::yaml::{self, At, BAD_VALUE, DUPLICATE_KEY, Fields, Value, wrong_type};

/// Text with blank lines between paragraphs, one block, or a list of blocks.
pub(super) fn rich(at: At<'_>, cx: &mut Cx<'_>) -> Option<Rich> {
    let span = at.span();
    let blocks = match &at.node.value {
        Value::Seq(_) => yaml::items(at, cx, block).into_iter().flatten().collect(),
        Value::Null | Value::Scalar(_) | Value::Map(_) => block(at, cx)?,
    };
    if blocks.is_empty() && matches!(&at.node.value, Value::Seq(nodes) if nodes.is_empty()) {
        let empty = at.error(BAD_VALUE, "قائمة بلا فقرات", "a list without paragraphs");
        cx.found.push(empty.help(Message::new(
            "اكتب فقراتها، أو احذف المفتاح",
            "write its paragraphs, or delete the key",
        )));
    }
    (!blocks.is_empty()).then_some(Rich { blocks, span })
}

fn block(at: At<'_>, cx: &mut Cx<'_>) -> Option<Vec<RichBlock>> {
    match &at.node.value {
        Value::Map(_) => map_block(at, cx).map(|block| vec![block]),
        Value::Null | Value::Scalar(_) | Value::Seq(_) => paragraphs(at, cx),
    }
}

/// The paragraphs of a text: blank lines and U+2029 end them.
fn paragraphs(at: At<'_>, cx: &mut Cx<'_>) -> Option<Vec<RichBlock>> {
    let Some(scalar) = at.node.scalar().filter(|_| !at.node.is_blank()) else {
        return texts::text(at, cx).map(|text| vec![RichBlock::Paragraph(text)]);
    };
    let text = texts::taken_in(scalar, &cx.repair);
    let paragraphs = split_paragraphs(&text);
    let good = paragraphs.iter().all(|paragraph| texts::check(paragraph, &at, cx));
    let block = |value: &String| RichBlock::Paragraph(Text::new(value.as_str(), at.span()));
    if good {
        lints::prose(&text, scalar, &at, cx);
    }
    good.then(|| paragraphs.iter().map(block).collect())
}

fn split_paragraphs(text: &str) -> Vec<String> {
    let mut paragraphs: Vec<String> = Vec::new();
    for part in text.split('\u{2029}') {
        let mut open = false;
        for line in part.split('\n') {
            let blank = line.trim().is_empty();
            match paragraphs.last_mut() {
                Some(last) if open && !blank => {
                    last.push('\n');
                    last.push_str(line);
                }
                _ if !blank => paragraphs.push(line.to_owned()),
                _ => {}
            }
            open = !blank;
        }
    }
    paragraphs
}

/// The keys that say what a block is; the others belong to one of them.
const KINDS: [&str; 6] = ["heading", "list", "numbered", "table", "quote", "image"];
/// The keys that belong to a kind.
const DETAILS: [(&str, &[&str]); 4] = [
    ("by", &["quote"]),
    ("alt", &["image"]),
    ("caption", &["image", "table"]),
    ("width", &["image"]),
];

fn map_block(at: At<'_>, cx: &mut Cx<'_>) -> Option<RichBlock> {
    let mut f = Fields::open(at, &BLOCK_KEYS, &mut cx.found)?;
    let kind = kind_of(&f, cx);
    let heading = f.optional("heading", cx, texts::text);
    let list = f.optional("list", cx, list_items);
    let numbered = f.optional("numbered", cx, list_items);
    let table = f.optional("table", cx, table);
    let quote = f.optional("quote", cx, rich);
    let by = f.optional("by", cx, people::text_without_ids);
    let image = f.optional("image", cx, texts::file_name);
    let alt = f.optional("alt", cx, texts::text);
    let caption = f.optional("caption", cx, texts::text);
    let width = f.optional("width", cx, share);
    if kind == Some("image") && alt.is_none() && caption.is_none() {
        cx.found.push(undescribed(f.at()));
    }
    f.close(&mut cx.found);
    match kind? {
        "heading" => heading.map(RichBlock::Heading),
        "list" => list.map(RichBlock::List),
        "numbered" => numbered.map(RichBlock::Numbered),
        "table" => table.map(|table| RichBlock::Table(captioned(table, caption, &at, cx))),
        "quote" => quote.map(|text| RichBlock::Quote { text, by }),
        _ => image.map(|path| RichBlock::Image(ImageRef { path, alt, caption, width })),
    }
}

/// A table, whose caption may stand in it or beside it.
fn captioned(table: RichTable, beside: Option<Text>, at: &At<'_>, cx: &mut Cx<'_>) -> RichTable {
    if let (Some(inner), Some(beside)) = (&table.caption, &beside) {
        let in_table = format!("{}.table.caption", at.path());
        let mut captions = [(inner, in_table), (beside, format!("{}.caption", at.path()))];
        captions.sort_by_key(|(caption, _)| caption.span.start);
        let [(first, _), (second, path)] = captions;
        let line = cx.source.line_column(first.span.start).line;
        cx.found.push(second_caption(line, second.span).in_path(path));
    }
    RichTable { caption: table.caption.or(beside), ..table }
}

/// The one kind that a block is of.
fn kind_of(f: &Fields<'_>, cx: &mut Cx<'_>) -> Option<&'static str> {
    let kinds: Vec<&'static str> = KINDS.into_iter().filter(|kind| f.has(kind)).collect();
    let [kind] = kinds.as_slice() else {
        if !f.is_misread() {
            cx.found.push(not_one_kind(f.at(), &kinds));
        }
        return None;
    };
    for (detail, owners) in DETAILS {
        if f.has(detail) && !owners.contains(kind) {
            cx.found.push(misplaced(f.at(), detail, owners[0]));
        }
    }
    Some(kind)
}

fn list_items(at: At<'_>, cx: &mut Cx<'_>) -> Option<Vec<Rich>> {
    let Value::Seq(_) = &at.node.value else {
        cx.found.push(wrong_type(&at, "قائمة", "a list"));
        return None;
    };
    let items = super::list(at, cx, rich);
    (!items.is_empty()).then_some(items)
}

fn table(at: At<'_>, cx: &mut Cx<'_>) -> Option<RichTable> {
    let mut f = Fields::open(at, &TABLE_KEYS, &mut cx.found)?;
    let caption = f.optional("caption", cx, texts::text);
    let header = f.optional("header", cx, cells).unwrap_or_default();
    let rows = f.required("rows", cx, |at, cx| rows(at, header.len(), cx));
    let landscape = f.optional("landscape", cx, |at, cx| {
        let span = at.node.span;
        yaml::boolean(at, &mut cx.found).map(|wanted| wanted.then_some(span))
    });
    f.close(&mut cx.found);
    Some(RichTable { caption, header, rows: rows?, landscape: landscape.flatten() })
}

fn rows(at: At<'_>, width: usize, cx: &mut Cx<'_>) -> Option<Vec<Vec<Text>>> {
    let mut width = width;
    let rows = yaml::items(at, cx, |at, cx| {
        let row = cells(at, cx)?;
        if width == 0 {
            width = row.len();
        }
        if row.len() != width {
            cx.found.push(uneven(&at, row.len(), width));
        }
        Some(row)
    });
    // Of rows that could not be read enough is said.
    if matches!(&at.node.value, Value::Seq(written) if written.is_empty()) {
        cx.found.push(at.error(BAD_TABLE, "جدول بلا صفوف", "a table without rows"));
    }
    Some(rows)
}

/// The cells of a row; a cell may be empty.
fn cells(at: At<'_>, cx: &mut Cx<'_>) -> Option<Vec<Text>> {
    let Value::Seq(_) = &at.node.value else {
        cx.found.push(wrong_type(&at, "صف على صورة [خلية, خلية]", "a row such as [cell, cell]"));
        return None;
    };
    lists::check(&at, cx);
    Some(yaml::items(at, cx, |at, cx| {
        if at.node.is_blank() { Some(Text::new("", at.span())) } else { texts::text(at, cx) }
    }))
}

/// A share such as `60%`, over 0 up to 1.
fn share(at: At<'_>, cx: &mut Cx<'_>) -> Option<f64> {
    let written = at.node.scalar().map(|scalar| to_european(scalar.text.trim()));
    let number = written.as_deref().and_then(|text| text.strip_suffix(['%', '٪']));
    let percent = number.and_then(|number| number.trim().replace('٫', ".").parse::<f64>().ok());
    let share = percent.filter(|percent| *percent > 0.0 && *percent <= 100.0).map(|p| p / 100.0);
    if share.is_none() {
        let error = at.error(
            BAD_VALUE,
            "العرض نسبة من عرض النص فوق الصفر إلى 100%",
            "the width is a share of the text's width, over 0 up to 100%",
        );
        cx.found.push(error.help(Message::new("اكتب مثلاً 60%", "write for instance 60%")));
    }
    share
}

fn not_one_kind(at: &At<'_>, kinds: &[&str]) -> Diagnostic {
    let names = KINDS.join(", ");
    let (ar, en) = match kinds {
        [] => (
            "قطعة ليس فيها ما يبين نوعها".to_owned(),
            "a block that does not say what it is".to_owned(),
        ),
        more => {
            let more = more.join(", ");
            (
                format!("قطعة واحدة فيها أنواع معاً: {more}"),
                format!("one block is several things: {more}"),
            )
        }
    };
    at.error(BAD_BLOCK, ar, en).help(Message::new(
        format!("اكتب واحداً من: {names}؛ والنص الذي فيه نقطتان يوضع بين علامتي \"…\""),
        format!("write one of: {names}; a text that holds a colon must be quoted with \"…\""),
    ))
}

fn second_caption(first_line: usize, span: Span) -> Diagnostic {
    let message = Message::new(
        format!("للجدول تعليقان: الأول في السطر {first_line}"),
        format!("the table has two captions: first on line {first_line}"),
    );
    let help = Message::new("احذف أحدهما", "delete one of them");
    Diagnostic::error(DUPLICATE_KEY, message).at(Some(span)).help(help)
}

fn misplaced(at: &At<'_>, detail: &str, owner: &str) -> Diagnostic {
    at.error(
        BAD_BLOCK,
        format!("المفتاح «{detail}» لا يكون إلا مع «{owner}»"),
        format!("the key `{detail}` goes with `{owner}` only"),
    )
}

fn uneven(at: &At<'_>, cells: usize, width: usize) -> Diagnostic {
    at.error(
        BAD_TABLE,
        format!("عدد الخلايا في هذا الصف {cells}، وفي الجدول {width}"),
        format!("this row has {cells} cells, the table has {width}"),
    )
    .help(Message::new(
        "اكتب '' للخلية الفارغة، وضع النص الذي فيه فاصلة لاتينية بين علامتي \"…\"",
        "write '' for an empty cell, and quote a text that holds a comma with \"…\"",
    ))
}

fn undescribed(at: &At<'_>) -> Diagnostic {
    let message = Message::new(
        "صورة بلا وصف: لن يعرف من لا يراها ما فيها",
        "a picture without a description: those who can't see it won't know what it shows",
    );
    let help = Message::new("أضف alt: وصف الصورة", "add `alt:` and say what it shows");
    Diagnostic::warning(NO_DESCRIPTION, message).at(Some(at.span())).in_path(at.path()).help(help)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blank_lines_part_paragraphs() {
        assert_eq!(split_paragraphs("a\nb\n\n \nc\n"), ["a\nb", "c"]);
        assert_eq!(split_paragraphs("\n\na\u{2029}b"), ["a", "b"]);
        assert_eq!(split_paragraphs("  a\n  b"), ["  a\n  b"]);
    }
}
