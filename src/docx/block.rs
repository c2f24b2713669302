//! Blocks to paragraphs and tables: one clause for each kind of block.

use docx_rs::{
    BookmarkEnd, BookmarkStart, Indent, IndentLevel, LineSpacing, NumberingId, NumberingProperty,
    Paragraph, ParagraphChild, ParagraphStyle, Run, RunStyle, Table, TableCellContent, TableChild,
    TableRowChild,
};

use crate::document::{Block, Figure, Heading, Inline, List, Marker, ParaRole, Quote, Sheets};
use crate::geom::Pt;
use crate::locale::Direction;

use super::context::{Environment, Label, SectionNote, State, bookmark};
use super::numbering::{Labelling, format_of};
use super::styles::id;
use super::units::twips;
use super::{cover, fields, figure, grid, inline, running, table};

/// What stands one below another in a story or a cell.
#[derive(Debug)]
pub(super) enum Flow {
    /// A paragraph.
    Paragraph(Box<Paragraph>),
    /// A table, and its style.
    Table(Box<Table>, &'static str),
}

impl Flow {
    /// A paragraph.
    pub(super) fn paragraph(paragraph: impl Into<Box<Paragraph>>) -> Flow {
        Flow::Paragraph(paragraph.into())
    }
}

/// Blocks one below another.
pub(super) fn blocks(blocks: &[Block], env: &Environment<'_>, state: &mut State) -> Vec<Flow> {
    let mut flow = Vec::new();
    // Whether the block before stays with this one.
    let mut kept = false;
    for (index, block) in blocks.iter().enumerate() {
        // The bars of two quotations would run into one.
        if matches!(blocks[..index].last(), Some(Block::Quote(_)))
            && matches!(block, Block::Quote(_))
        {
            flow.push(Flow::paragraph(spacer()));
        }
        if begins_with_table(block) && std::mem::take(&mut state.page_break) {
            let mut spacer = spacer();
            spacer.property.page_break_before = Some(true);
            flow.push(Flow::paragraph(spacer));
        }
        let next = blocks.get(index + 1);
        for part in one(block, env, state) {
            if let (Some(Flow::Table(..)), Flow::Table(..)) = (flow.last(), &part) {
                let mut spacer = spacer();
                spacer.property.keep_next = (env.keep_next || kept).then_some(true);
                flow.push(Flow::paragraph(spacer));
            }
            flow.push(part);
        }
        kept = next.is_some_and(|next| belongs(block, next));
        if let (Some(last), true) = (flow.last_mut(), kept) {
            keep_to_next(last);
        }
        if let (Some(Flow::Paragraph(last)), Some(next)) = (flow.last_mut(), next) {
            keep_apart(last, block, next, env);
        }
    }
    flow
}

/// Their styles give lists and quotations no space, or the lines inside them would have it too: what
/// parts two of them is the last line's.
fn keep_apart(last: &mut Paragraph, block: &Block, next: &Block, env: &Environment<'_>) {
    let space = match (block, next) {
        (Block::Quote(_), Block::List(_)) => env.theme.quote.around,
        (Block::List(_), Block::List(_) | Block::Quote(_)) => env.theme.paragraphs.body.after,
        _ => return,
    };
    if env.depth == 0 && last.property.line_spacing.is_none() {
        let space = u32::try_from(twips(space)).unwrap_or(0);
        last.property.line_spacing = Some(LineSpacing::new().after(space));
    }
}

/// Whether a block stays with the block below it, as in the layout: it introduces a list or a table, has
/// its note or source below it, or stands above columns to sign in, which are never alone on a page
/// (typography 3.7). Details belong to what they are the details of.
fn belongs(block: &Block, next: &Block) -> bool {
    let (is_paragraph, details) = match block {
        Block::Paragraph(paragraph) => (true, paragraph.role == ParaRole::Note),
        _ => (false, false),
    };
    match next {
        Block::Signatures(signers) => {
            !ends_page(block) && (signers.len() <= FEW_SIGNERS || !is_tall(block))
        }
        Block::List(_) | Block::Table(_) => is_paragraph,
        Block::Paragraph(next) => {
            details || is_paragraph && matches!(next.role, ParaRole::Note | ParaRole::Attribution)
        }
        Block::Facts(_)
        | Block::Quote(_)
        | Block::Figure(_)
        | Block::Boxed(_)
        | Block::Together(_) => details,
        Block::Cover(_)
        | Block::Letterhead(_)
        | Block::Heading(_)
        | Block::Toc(_)
        | Block::Across(_)
        | Block::PageBreak
        | Block::Part(_)
        | Block::Sheets(_) => false,
    }
}

/// Two rows of signers have room on a page below a picture or a box; more of them might not, and where Word cannot
/// keep all together the picture would stand on a page of its own.
const FEW_SIGNERS: usize = 8;

fn is_tall(block: &Block) -> bool {
    matches!(block, Block::Figure(_) | Block::Boxed(_) | Block::Together(_))
}

/// Whether what follows a block stands on another page in any case.
fn ends_page(block: &Block) -> bool {
    matches!(
        block,
        Block::Cover(_)
            | Block::Toc(_)
            | Block::Across(_)
            | Block::PageBreak
            | Block::Part(_)
            | Block::Sheets(_)
    )
}

/// Keeps the end of what stands here on the page of what follows: a paragraph, or the last row of a table.
fn keep_to_next(part: &mut Flow) {
    match part {
        Flow::Paragraph(paragraph) => paragraph.property.keep_next = Some(true),
        Flow::Table(table, _) => {
            let Some(TableChild::TableRow(row)) = table.rows.last_mut() else { return };
            for TableRowChild::TableCell(cell) in &mut row.cells {
                if let Some(TableCellContent::Paragraph(last)) = cell.children.last_mut() {
                    last.property.keep_next = Some(true);
                }
            }
        }
    }
}

/// A table cannot begin a page by itself: only a paragraph can.
fn begins_with_table(block: &Block) -> bool {
    match block {
        Block::Facts(_) | Block::Signatures(_) | Block::Boxed(_) | Block::Letterhead(_) => true,
        Block::Table(table) => table.caption.is_empty(),
        Block::Together(inner) | Block::Across(inner) => {
            inner.first().is_some_and(begins_with_table)
        }
        Block::Cover(_)
        | Block::Heading(_)
        | Block::Paragraph(_)
        | Block::List(_)
        | Block::Quote(_)
        | Block::Figure(_)
        | Block::Toc(_)
        | Block::PageBreak
        | Block::Part(_)
        | Block::Sheets(_) => false,
    }
}

fn one(block: &Block, env: &Environment<'_>, state: &mut State) -> Vec<Flow> {
    match block {
        Block::Cover(cover) => cover::cover(cover, env, state),
        Block::Letterhead(letterhead) => cover::letterhead(letterhead, env, state),
        Block::Heading(heading) => vec![Flow::paragraph(self::heading(heading, env, state))],
        Block::Paragraph(p) => {
            vec![Flow::paragraph(paragraph(role_style(p.role, env), &p.content, env, state))]
        }
        Block::List(list) => self::list(list, env, state),
        Block::Table(table) => table::table(table, env, state),
        Block::Facts(facts) => grid::facts(facts, env, state),
        Block::Quote(quote) => self::quote(quote, env, state),
        Block::Figure(figure) => self::figure(figure, env, state),
        Block::Signatures(signatures) => grid::signatures(signatures, env, state),
        Block::Toc(toc) => fields::contents(toc, env, state),
        Block::Boxed(boxed) => grid::boxed(boxed, env, state),
        Block::Together(inner) => together(inner, env, state),
        // Its section is made by `sections`.
        Block::Across(inner) => blocks(inner, env, state),
        Block::PageBreak => match std::mem::take(&mut state.in_front).then(|| front_end(env)) {
            Some((section, note)) => vec![section_end(section, note, state)],
            None => {
                state.page_break = true;
                Vec::new()
            }
        },
        // Its section is made by `sections`.
        Block::Part(part) => blocks(&part.blocks, env, state),
        Block::Sheets(sheets) => self::sheets(sheets, env, state),
    }
}

/// The section of cover and contents, whose page numbers are their own.
fn front_end(env: &Environment<'_>) -> (docx_rs::SectionProperty, SectionNote) {
    let format = env.pages.front.and_then(|front| format_of(front.counter));
    // The cover, its first page, has a frame of its own.
    let border = running::border("notFirstPage", env);
    (running::front_section(env), SectionNote { format, start: None, border })
}

/// The paragraph that ends a section.
pub(super) fn section_end(
    section: docx_rs::SectionProperty,
    note: SectionNote,
    state: &mut State,
) -> Flow {
    state.noted.sections.push(note);
    let mut end = spacer();
    end.property.section_property = Some(section);
    Flow::paragraph(end)
}

/// The style of a role; running text has that of the place it stands in.
fn role_style(role: ParaRole, env: &Environment<'_>) -> &'static str {
    match role {
        ParaRole::Basmala => id::BASMALA,
        ParaRole::Title => id::TITLE,
        ParaRole::Subtitle => id::SUBTITLE,
        ParaRole::Kind => id::KIND,
        ParaRole::Body => env.body,
        ParaRole::Labelled => id::LABELLED,
        ParaRole::Lead => id::LEAD,
        ParaRole::Caption => id::CAPTION,
        ParaRole::Attribution => id::ATTRIBUTION,
        ParaRole::Note => id::NOTE,
    }
}

/// An empty paragraph in a style. It is large, so it is changed where it is: docx-rs's own methods move
/// it each time.
pub(super) fn styled(style: &str) -> Box<Paragraph> {
    let mut paragraph = Box::new(Paragraph::new());
    paragraph.property.style = Some(ParagraphStyle::new(Some(style)));
    paragraph
}

/// A paragraph in a style, with the bookmarks and the label that wait for it.
pub(super) fn paragraph(
    style: &str,
    content: &[Inline],
    env: &Environment<'_>,
    state: &mut State,
) -> Box<Paragraph> {
    let mut paragraph = match state.label.take() {
        Some(label) => labelled(label, style, env),
        None => indented(style, env.indent),
    };
    paragraph.children.extend(inline::children(style, content, env, state));
    bear_bookmarks(&mut paragraph, state);
    if std::mem::take(&mut state.page_break) {
        paragraph.property.page_break_before = Some(true);
    }
    if env.keep_next {
        paragraph.property.keep_next = Some(true);
    }
    paragraph
}

/// The first paragraph of an item. Its own style gives way to the list's, unless it is of a kind
/// that shows something: then it keeps its style and takes the list's number only.
fn labelled(label: Label, style: &str, env: &Environment<'_>) -> Box<Paragraph> {
    let plain = style == env.body || style == id::BODY;
    let begun = |list: &str| styled(if plain { list } else { style });
    match label {
        Label::Counted { list, level, style } => {
            let mut paragraph = begun(style);
            let (list, level) = (NumberingId::new(list as usize), IndentLevel::new(level));
            let number = NumberingProperty::new().add_num(list, level);
            paragraph.property.numbering_property = Some(number);
            paragraph
        }
        Label::Literal { text, hanging } => {
            let tab = docx_rs::Tab::new()
                .val(docx_rs::TabValueType::Left)
                .pos(usize::try_from(twips(env.indent)).unwrap_or(0));
            let hanging = docx_rs::SpecialIndentType::Hanging(twips(hanging));
            let rtl = env.document.meta.direction == Direction::Rtl;
            let mut label = inline::text_run(&text);
            inline::direct(&mut label, rtl);
            label.run_property.style = Some(RunStyle::new(id::LIST_LABEL));
            let space = inline::directed(Run::new().add_tab(), rtl);
            let mut paragraph = begun(id::LIST);
            let indent = Indent::new(Some(twips(env.indent)), Some(hanging), None, None);
            paragraph.property.indent = Some(indent);
            paragraph.property.tabs.push(tab);
            paragraph.children.extend([label, space.into()].map(ParagraphChild::Run));
            paragraph
        }
    }
}

/// A paragraph in a style, a further one if it stands inside a list.
fn indented(style: &str, indent: Pt) -> Box<Paragraph> {
    let mut paragraph = styled(style);
    if indent > Pt::ZERO {
        paragraph.property.indent = Some(Indent::new(Some(twips(indent)), None, None, None));
    }
    paragraph
}

fn bear_bookmarks(paragraph: &mut Paragraph, state: &mut State) {
    for block in std::mem::take(&mut state.bookmarks) {
        let number = state.bookmark_count;
        state.bookmark_count += 1;
        let start = BookmarkStart::new(number, bookmark(block));
        paragraph.children.insert(0, ParagraphChild::BookmarkStart(start));
        paragraph.children.push(ParagraphChild::BookmarkEnd(BookmarkEnd::new(number)));
    }
}

fn heading(heading: &Heading, env: &Environment<'_>, state: &mut State) -> Box<Paragraph> {
    state.bookmarks.push(heading.id);
    let level = env.heading_index(heading.level).min(5);
    paragraph(id::HEADINGS[level], &heading.content, env, state)
}

/// Pages of another file cannot stand in a Word file: it says what they are.
fn sheets(sheets: &Sheets, env: &Environment<'_>, state: &mut State) -> Vec<Flow> {
    let heading = heading(&sheets.heading, env, state);
    let note = paragraph(env.body, &sheets.note, env, state);
    vec![Flow::paragraph(heading), Flow::paragraph(note)]
}

fn list(list: &List, env: &Environment<'_>, state: &mut State) -> Vec<Flow> {
    let (labelling, indents) = state.numbering.label(list, env);
    let (indent, body) = match labelling {
        Labelling::None => (env.indent, id::LIST),
        Labelling::Counted(_) | Labelling::Literal(_) => (indents.text, id::LIST_CONTINUE),
    };
    let inner = Environment { indent, depth: env.depth + 1, body, ..*env };
    let styles = match list.marker {
        Marker::Bullet => id::BULLETS,
        Marker::Numbered(_) | Marker::None => id::NUMBERS,
    };
    let style = styles[env.depth.min(2)];
    let mut flow = Vec::new();
    for (index, item) in list.items.iter().enumerate() {
        state.bookmarks.extend(item.id);
        let hanging = indents.text - indents.label;
        state.label = match &labelling {
            Labelling::Counted(list) => {
                Some(Label::Counted { list: *list, level: env.depth.min(8), style })
            }
            Labelling::Literal(labels) => {
                let text = labels.get(index).filter(|label| !label.is_empty()).cloned();
                text.map(|text| Label::Literal { text, hanging })
            }
            Labelling::None => None,
        };
        // A label needs a paragraph: what is none gets an empty one in front.
        let waits = state.label.is_some() || !state.bookmarks.is_empty();
        let paragraph_first =
            matches!(item.blocks.first(), Some(Block::Paragraph(_) | Block::Heading(_)));
        if waits && !paragraph_first {
            let label = Environment { keep_next: true, ..inner };
            flow.push(Flow::paragraph(paragraph(body, &[], &label, state)));
        }
        let keep_next = env.keep_next || keeps(list, index);
        flow.extend(blocks(&item.blocks, &Environment { keep_next, ..inner }, state));
    }
    flow
}

/// Whether an item stays on the page of the next: neither the first nor the last of a list stands
/// alone, so that two or three keep together.
fn keeps(list: &List, index: usize) -> bool {
    let plain = list.items[index].blocks.iter().all(|block| matches!(block, Block::Paragraph(_)));
    let last = list.items.len() - 1;
    plain && index < last && (index == 0 || index + 1 == last)
}

/// Words and attribution stay on one page as far as they can.
fn quote(quote: &Quote, env: &Environment<'_>, state: &mut State) -> Vec<Flow> {
    let attributed = !quote.attribution.is_empty();
    let words = Environment { body: id::QUOTE, keep_next: env.keep_next || attributed, ..*env };
    let mut flow = blocks(&quote.blocks, &words, state);
    if attributed {
        let said = paragraph(id::ATTRIBUTION, &quote.attribution, env, state);
        flow.push(Flow::paragraph(said));
    }
    flow
}

fn figure(figure: &Figure, env: &Environment<'_>, state: &mut State) -> Vec<Flow> {
    let captioned = !figure.caption.is_empty();
    let mut picture = paragraph(id::FIGURE, &[], env, state);
    picture.property.keep_next = Some(captioned || env.keep_next);
    if let Some(run) = figure::picture(figure, env, state) {
        picture.children.push(ParagraphChild::Run(Box::new(run)));
    }
    let mut flow = vec![Flow::paragraph(picture)];
    if captioned {
        flow.push(Flow::paragraph(paragraph(id::FIGURE_CAPTION, &figure.caption, env, state)));
    }
    flow
}

/// All but the last block keep to the next.
fn together(inner: &[Block], env: &Environment<'_>, state: &mut State) -> Vec<Flow> {
    let Some((last, first)) = inner.split_last() else { return Vec::new() };
    let keeping = Environment { keep_next: true, ..*env };
    let mut flow = blocks(first, &keeping, state);
    flow.extend(one(last, env, state));
    flow
}

/// The empty paragraph that parts two tables.
pub(super) fn spacer() -> Box<Paragraph> {
    styled(id::SPACER)
}
