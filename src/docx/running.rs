//! Header, footer, and the sections that refer to them.

use docx_rs::{
    Footer, FooterReference, Header, HeaderReference, Paragraph, ParagraphChild, Run,
    SectionProperty,
};

use crate::document::{Block, Inline, RunningLine};
use crate::locale::Direction;

use super::context::{Environment, State};
use super::numbering::Numbering;
use super::styles::id;
use super::{drawing, inline};

/// A header or footer with what adds up over it.
#[derive(Debug)]
pub(super) struct Story<T> {
    /// The part for docx-rs.
    pub(super) part: T,
    /// Its links and drawings.
    pub(super) state: State,
    /// The relation by which sections refer to it.
    pub(super) relation: &'static str,
}

/// Headers and footers of the document.
#[derive(Debug)]
pub(super) struct Running {
    /// Of every page but a plain one.
    pub(super) header: Option<Story<Header>>,
    /// Of a cover or a plain first page: nothing but the watermark.
    pub(super) plain_header: Option<Story<Header>>,
    /// Of every page but a cover.
    pub(super) footer: Option<Story<Footer>>,
}

const HEADER: &str = "rIdHeader1";
const PLAIN_HEADER: &str = "rIdHeader2";
const FOOTER: &str = "rIdFooter1";

/// The headers and footers that the document has content for.
pub(super) fn running(env: &Environment<'_>) -> Running {
    let running = &env.document.running;
    let marked = env.document.setup.watermark.is_some();
    let cover = has_cover(env);
    let header = (marked || !is_empty(&running.header)).then(|| {
        let mut state = fresh(env);
        let text = (!is_empty(&running.header)).then_some(&running.header);
        let line = marked_line(text, env, &mut state);
        Story { part: Header::new().add_paragraph(line), state, relation: HEADER }
    });
    let plain = if cover { marked } else { running.first_page_plain && header.is_some() };
    let plain_header = plain.then(|| {
        let mut state = fresh(env);
        let line = marked_line(None, env, &mut state);
        Story { part: Header::new().add_paragraph(line), state, relation: PLAIN_HEADER }
    });
    let footer = (!is_empty(&running.footer)).then(|| {
        let mut state = fresh(env);
        let line = line(id::FOOTER, &running.footer, env, &mut state);
        Story { part: Footer::new().add_paragraph(line), state, relation: FOOTER }
    });
    Running { header, plain_header, footer }
}

fn has_cover(env: &Environment<'_>) -> bool {
    matches!(env.document.blocks.first(), Some(Block::Cover(_)))
}

fn is_empty(line: &RunningLine) -> bool {
    line.start.is_empty() && line.centre.is_empty() && line.end.is_empty()
}

fn fresh(env: &Environment<'_>) -> State {
    State::new(Numbering::new(env.theme, env.document.meta.direction))
}

/// A header's line, if there is one, with the watermark in front.
fn marked_line(text: Option<&RunningLine>, env: &Environment<'_>, state: &mut State) -> Paragraph {
    let mut paragraph = match text {
        Some(text) => line(id::HEADER, text, env, state),
        None => Paragraph::new().style(id::SPACER),
    };
    if let Some(word) = &env.document.setup.watermark {
        let style = env.theme.watermark.text;
        let family = env.theme.family(style.family);
        let run = state.drawing(drawing::watermark(word, style, family, env.measure));
        paragraph.children.insert(0, ParagraphChild::Run(Box::new(run)));
    }
    paragraph
}

/// The three parts of a line at its tab stops: start, centre, far end.
fn line(style: &str, line: &RunningLine, env: &Environment<'_>, state: &mut State) -> Paragraph {
    let rtl = env.document.meta.direction == Direction::Rtl;
    let tab = || ParagraphChild::Run(Box::new(inline::directed(Run::new().add_tab(), rtl)));
    let mut paragraph = Paragraph::new().style(style);
    let mut part = |content: &[Inline]| inline::children(style, content, env, state);
    paragraph.children.extend(part(&line.start));
    if !line.centre.is_empty() || !line.end.is_empty() {
        paragraph.children.push(tab());
        paragraph.children.extend(part(&line.centre));
    }
    if !line.end.is_empty() {
        paragraph.children.push(tab());
        paragraph.children.extend(part(&line.end));
    }
    paragraph
}

/// The section of a cover: no footer, a header only for the watermark.
pub(super) fn cover_section(env: &Environment<'_>) -> SectionProperty {
    let mut section = env.page.section();
    section.section_type = Some(docx_rs::SectionType::NextPage);
    if env.document.setup.watermark.is_some() {
        section.header_reference = Some(HeaderReference::new("default", PLAIN_HEADER));
    }
    section
}

/// The document's own section with its headers and footers.
pub(super) fn main_section(env: &Environment<'_>, running: &Running) -> SectionProperty {
    let mut section = env.page.section();
    if let Some(header) = &running.header {
        section = section.header(header.part.clone(), header.relation);
    }
    if let Some(footer) = &running.footer {
        section = section.footer(footer.part.clone(), footer.relation);
    }
    if let Some(plain) = &running.plain_header {
        // docx-rs writes the parts that a section holds; the cover's section only refers to this.
        section = section.first_header_without_title_pg(plain.part.clone(), plain.relation);
    }
    if env.document.running.first_page_plain && !has_cover(env) {
        section.title_pg = running.header.is_some() || running.footer.is_some();
        if running.footer.is_some() {
            section.first_footer_reference = Some(FooterReference::new("first", FOOTER));
        }
    }
    section
}
