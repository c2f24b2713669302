//! The table of contents as a field that is already filled.
//!
//! One TOC field spans all its paragraphs (ECMA-376 part 1, 17.16.5.68). Page numbers are those of
//! our own layout; nothing is marked as out of date, for Word would ask the reader about it.

use docx_rs::{
    FieldCharType, Hyperlink, HyperlinkData, InstrPAGEREF, InstrText, InstrToC, Paragraph,
    ParagraphChild, Run,
};

use crate::document::{Block, Field, Heading, Inline, Inlines, Toc};
use crate::locale::Direction;

use super::block::{Flow, paragraph};
use super::context::{Environment, State, bookmark};
use super::inline;
use super::styles::id;

/// The contents' title and entries.
pub(super) fn contents(toc: &Toc, env: &Environment<'_>, state: &mut State) -> Vec<Flow> {
    let keep = Environment { keep_next: true, ..*env };
    let mut flow = Vec::new();
    if !toc.title.is_empty() {
        flow.push(Flow::paragraph(paragraph(id::TOC_HEADING, &toc.title, &keep, state)));
    }
    let depth = toc.depth.min(6);
    let mut headings = Vec::new();
    collect(&env.document.blocks, depth, &mut headings);
    let last = headings.len().saturating_sub(1);
    for (index, heading) in headings.into_iter().enumerate() {
        let mut entry = entry(heading, env, state);
        if index == 0 {
            let opening =
                opening(env.heading_index(depth) + 1).map(|run| ParagraphChild::Run(Box::new(run)));
            entry.children.splice(0..0, opening);
        }
        if index == last {
            entry = entry.add_run(Run::new().add_field_char(FieldCharType::End, false));
        }
        flow.push(Flow::paragraph(entry));
    }
    flow
}

/// The headings of the document, in reading order.
fn collect<'a>(blocks: &'a [Block], depth: u8, headings: &mut Vec<&'a Heading>) {
    for block in blocks {
        match block {
            Block::Heading(heading) if heading.level <= depth => headings.push(heading),
            Block::Together(inner) | Block::Across(inner) => collect(inner, depth, headings),
            Block::Boxed(boxed) => collect(&boxed.blocks, depth, headings),
            Block::Quote(quote) => collect(&quote.blocks, depth, headings),
            Block::List(list) => {
                list.items.iter().for_each(|item| collect(&item.blocks, depth, headings));
            }
            Block::Cover(_)
            | Block::Letterhead(_)
            | Block::Heading(_)
            | Block::Paragraph(_)
            | Block::Table(_)
            | Block::Facts(_)
            | Block::Figure(_)
            | Block::Signatures(_)
            | Block::Toc(_)
            | Block::PageBreak => {}
            Block::Part(part) => collect(&part.blocks, depth, headings),
            Block::Sheets(sheets) if sheets.heading.level <= depth => {
                headings.push(&sheets.heading);
            }
            Block::Sheets(_) => {}
        }
    }
}

fn opening(levels: usize) -> [Run; 3] {
    let instruction = InstrToC::new().heading_styles_range(1, levels).hyperlink();
    [
        Run::new().add_field_char(FieldCharType::Begin, false),
        Run::new().add_instr_text(InstrText::TOC(instruction)),
        Run::new().add_field_char(FieldCharType::Separate, false),
    ]
}

/// A line of the contents: a link to the heading, with its words, a tab and its page.
fn entry(heading: &Heading, env: &Environment<'_>, state: &mut State) -> Paragraph {
    let level = env.heading_index(heading.level).min(2);
    let rtl = env.document.meta.direction == Direction::Rtl;
    let anchor = bookmark(heading.id);
    let reference = InstrPAGEREF::new(anchor.clone()).hyperlink();
    let mut link = Hyperlink {
        link: HyperlinkData::Anchor { anchor },
        history: Some(1),
        children: inline::children(id::TOC[level], &unlinked(&heading.content), env, state),
    };
    link = link.add_run(inline::directed(leader(env), rtl));
    let shown = env.shown(Field::PageOf(heading.id));
    let look = |run: &mut Run| inline::direct(run, rtl);
    let runs = inline::field_runs(InstrText::PAGEREF(reference), &shown, &look);
    link.children.extend(runs.map(ParagraphChild::Run));
    Paragraph::new().style(id::TOC[level]).add_hyperlink(link)
}

/// Dots, clear of the words in front and the number behind. Their colour stands in the run too:
/// `LibreOffice` gives a link one style of characters, which is its own.
fn leader(env: &Environment<'_>) -> Run {
    let colour = env.theme.toc.leader.to_hex();
    let dots = Run::new().add_text(" ").add_tab().add_text(" ");
    dots.style(id::LEADER).color(colour).disable_bold()
}

/// Links cannot stand in links.
fn unlinked(content: &[Inline]) -> Inlines {
    let mut plain = Inlines::new();
    for inline in content {
        match inline {
            Inline::Link(link) => plain.extend(unlinked(&link.content)),
            // The heading itself is to be edited, not its copy.
            Inline::Entry(entry) => plain.extend(unlinked(&entry.content)),
            Inline::Span(span) => plain.push(Inline::span(span.role, unlinked(&span.content))),
            Inline::Isolate(direction, inner) => {
                plain.push(Inline::Isolate(*direction, unlinked(inner)));
            }
            Inline::Note(_) => {}
            Inline::LineBreak => plain.push(Inline::generated(" ")),
            Inline::Text(_) | Inline::Field(_) => plain.push(inline.clone()),
        }
    }
    plain
}
