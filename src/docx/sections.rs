//! The sections of the text: one, or one for each of several papers bound together.

use docx_rs::{Paragraph, SectionProperty, SectionType};

use crate::document::{Block, Running as Lines};

use super::DocxError;
use super::block::{Flow, blocks, spacer};
use super::context::{Environment, State};
use super::running::{self, Running};
use super::spacing::around_tables;
use super::styles::id;

/// Blocks of one section.
#[derive(Clone)]
struct Stretch<'a> {
    lines: &'a Lines,
    watermark: Option<&'a str>,
    blocks: Vec<&'a [Block]>,
    /// Whether it is one of several papers, which begin on a new page.
    part: bool,
    /// Whether it goes on with the paper of the stretch before.
    continues: bool,
    /// Whether its pages lie across.
    across: bool,
}

/// What takes a stretch of the text: its paragraphs and tables, the properties of the section at its
/// end, whether it is the last one, and what was noted of it.
type Take<'t> =
    &'t mut dyn FnMut(Vec<Flow>, SectionProperty, bool, &mut State) -> Result<(), DocxError>;

/// Hands out the text section by section and gives back their headers and footers; of a paper by itself there is one as long
/// as no pages lie across. The last paragraph of each section but the last bears its properties.
///
/// # Errors
/// Those of `take`.
pub(super) fn body(
    env: &Environment<'_>,
    state: &mut State,
    take: Take<'_>,
) -> Result<Vec<Running>, DocxError> {
    let mut all_running: Vec<Running> = Vec::new();
    let stretches = stretches(env);
    let count = stretches.len();
    for (index, stretch) in stretches.into_iter().enumerate() {
        let Stretch { lines, watermark, continues, .. } = stretch;
        let inside = Environment { running: lines, watermark, section: index, continues, ..*env };
        let inside = if stretch.across { inside.across() } else { inside };
        let mut flow = Vec::new();
        for part in &stretch.blocks {
            flow.extend(blocks(part, &inside, state));
        }
        around_tables(&mut flow, env.theme);
        let running = running::running(&inside);
        let mut properties = running::main_section(&inside, &running);
        if env.bound || count > 1 {
            properties.section_type = Some(match env.document.setup.double_sided {
                true if stretch.part && !continues => SectionType::OddPage,
                true | false => SectionType::NextPage,
            });
        }
        let first = index == 0;
        let note = if first { running::main_note(env) } else { running::further_note(env) };
        state.noted.sections.push(note);
        let is_last = index + 1 == count;
        if !is_last {
            close(&mut flow, properties.clone());
        }
        take(flow, properties, is_last, state)?;
        all_running.push(running);
    }
    Ok(all_running)
}

/// Ends a section in its last paragraph, or in one of its own behind a table or the contents: their
/// field is open up to the end of their last paragraph, and footers with fields that a section
/// refers to from there stay without numbers in `LibreOffice`.
fn close(flow: &mut Vec<Flow>, properties: SectionProperty) {
    let may_end = |p: &Paragraph| p.property.section_property.is_none() && !is_of_contents(p);
    if !matches!(flow.last(), Some(Flow::Paragraph(last)) if may_end(last)) {
        flow.push(Flow::paragraph(spacer()));
    }
    if let Some(Flow::Paragraph(last)) = flow.last_mut() {
        last.property.section_property = Some(properties);
    }
}

fn is_of_contents(paragraph: &Paragraph) -> bool {
    let style = paragraph.property.style.as_ref();
    style.is_some_and(|style| id::TOC.contains(&style.val.as_str()))
}

/// The sections' blocks. Pages of other files are told of where they belong: behind their paper, or
/// all together at the end.
fn stretches<'a>(env: &Environment<'a>) -> Vec<Stretch<'a>> {
    let mut stretches: Vec<Stretch<'a>> = Vec::new();
    let document = env.document;
    let loose = |blocks: &'a [Block]| Stretch {
        lines: &document.running,
        watermark: document.setup.watermark.as_deref(),
        blocks: vec![blocks],
        part: false,
        continues: false,
        across: false,
    };
    if !env.bound {
        return upright_and_across(&loose(&document.blocks), &document.blocks);
    }
    for block in document.blocks.chunk_by(|a, b| !is_bound(a) && !is_bound(b)) {
        match (block, stretches.last_mut()) {
            ([Block::Part(part)], _) => {
                let (lines, watermark) = (&part.running, part.watermark.as_deref());
                let whole = Stretch { lines, watermark, part: true, ..loose(&part.blocks) };
                stretches.extend(upright_and_across(&whole, &part.blocks));
            }
            ([Block::Sheets(sheets)], Some(last)) if sheets.heading.level > 0 || !last.part => {
                last.blocks.push(block);
            }
            (blocks, _) => stretches.push(loose(blocks)),
        }
    }
    stretches
}

/// A paper in stretches of pages that stand upright and of pages that lie across.
fn upright_and_across<'a>(whole: &Stretch<'a>, blocks: &'a [Block]) -> Vec<Stretch<'a>> {
    let is_across = |block: &Block| matches!(block, Block::Across(_));
    let leaves = blocks.chunk_by(|a, b| !is_across(a) && !is_across(b));
    let stretch = |(index, leaf): (usize, &'a [Block])| {
        let across = matches!(leaf, [Block::Across(_)]);
        Stretch { blocks: vec![leaf], continues: index > 0, across, ..whole.clone() }
    };
    let stretches: Vec<Stretch<'a>> = leaves.enumerate().map(stretch).collect();
    if stretches.is_empty() { vec![whole.clone()] } else { stretches }
}

fn is_bound(block: &Block) -> bool {
    matches!(block, Block::Part(_) | Block::Sheets(_))
}
