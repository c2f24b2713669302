//! The sections of the text: one, or one for each of several papers bound together.

use docx_rs::{SectionProperty, SectionType};

use crate::document::{Block, Running as Lines};

use super::block::{Flow, blocks, spacer};
use super::context::{Environment, State};
use super::running::{self, Running};

/// The text in its sections.
pub(super) struct Body {
    /// All paragraphs and tables; the last one of each section but the last bears its properties.
    pub(super) flow: Vec<Flow>,
    /// The last section.
    pub(super) last: Section,
    /// Those before it that have headers and footers of their own.
    pub(super) before: Vec<Section>,
}

/// A section with its headers and footers.
pub(super) struct Section {
    /// Headers and footers.
    pub(super) running: Running,
    properties: SectionProperty,
}

impl Section {
    fn new(env: &Environment<'_>) -> Section {
        let running = running::running(env);
        let properties = running::main_section(env, &running);
        Section { running, properties }
    }

    /// Its properties, with the parts that they refer to.
    pub(super) fn section(&self) -> SectionProperty {
        self.properties.clone()
    }

    /// Its properties alone, for the last paragraph of the section.
    fn references(&self) -> SectionProperty {
        SectionProperty {
            header: None,
            first_header: None,
            even_header: None,
            footer: None,
            first_footer: None,
            even_footer: None,
            ..self.properties.clone()
        }
    }
}

/// Blocks of one section.
struct Stretch<'a> {
    lines: &'a Lines,
    watermark: Option<&'a str>,
    blocks: Vec<&'a [Block]>,
    /// Whether it is one of several papers, which begin on a new page.
    part: bool,
}

/// The text in its sections.
pub(super) fn body(env: &Environment<'_>, state: &mut State) -> Body {
    if !env.bound {
        let flow = blocks(&env.document.blocks, env, state);
        return Body { flow, last: Section::new(env), before: Vec::new() };
    }
    let mut flow = Vec::new();
    let mut before: Vec<Section> = Vec::new();
    let stretches = stretches(env);
    let count = stretches.len();
    for (index, stretch) in stretches.into_iter().enumerate() {
        let Stretch { lines, watermark, .. } = stretch;
        let inside = Environment { running: lines, watermark, section: index, ..*env };
        for part in &stretch.blocks {
            flow.extend(blocks(part, &inside, state));
        }
        let mut section = Section::new(&inside);
        section.properties.section_type = Some(match env.document.setup.double_sided {
            true if stretch.part => SectionType::OddPage,
            true | false => SectionType::NextPage,
        });
        if index + 1 == count {
            return Body { flow, last: section, before };
        }
        close(&mut flow, section.references());
        before.push(section);
    }
    Body { flow, last: Section::new(env), before }
}

/// Ends a section in its last paragraph, or in one of its own behind a table.
fn close(flow: &mut Vec<Flow>, properties: SectionProperty) {
    if !matches!(flow.last(), Some(Flow::Paragraph(p)) if p.property.section_property.is_none()) {
        flow.push(Flow::paragraph(spacer()));
    }
    if let Some(Flow::Paragraph(last)) = flow.last_mut() {
        last.property = last.property.clone().section_property(properties);
    }
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
    };
    for block in document.blocks.chunk_by(|a, b| !is_bound(a) && !is_bound(b)) {
        match (block, stretches.last_mut()) {
            ([Block::Part(part)], _) => stretches.push(Stretch {
                lines: &part.running,
                watermark: part.watermark.as_deref(),
                blocks: vec![&part.blocks],
                part: true,
            }),
            ([Block::Sheets(sheets)], Some(last)) if sheets.heading.level > 0 || !last.part => {
                last.blocks.push(block);
            }
            (blocks, _) => stretches.push(loose(blocks)),
        }
    }
    stretches
}

fn is_bound(block: &Block) -> bool {
    matches!(block, Block::Part(_) | Block::Sheets(_))
}
