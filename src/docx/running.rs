//! Header, footer, and the sections that refer to them.

use docx_rs::{
    BreakType, Footer, FooterReference, Header, HeaderReference, Paragraph, ParagraphChild, Run,
    SectionProperty, Tab, TabValueType,
};

use crate::document::{Block, Inline, Inlines, RunningLine};
use crate::geom::Pt;
use crate::locale::Direction;
use crate::theme::{Colour, OneLine, RUNNING_GAP, TextStyle, running_texts};

use super::context::{Counting, Environment, SectionNote, State};
use super::estimate::Estimate;
use super::numbering::Numbering;
use super::page::Page;
use super::styles::id;
use super::units::twips;
use super::{drawing, inline};

/// A header or footer with what adds up over it.
#[derive(Debug)]
pub(super) struct Story<T> {
    /// The part for docx-rs.
    pub(super) part: T,
    /// Its links and drawings.
    pub(super) state: State,
    /// The relation by which sections refer to it.
    pub(super) relation: String,
}

/// Headers and footers of the document.
#[derive(Debug)]
pub(super) struct Running {
    /// Of every page but a plain one.
    pub(super) header: Option<Story<Header>>,
    /// Of a cover or a plain first page: nothing but the watermark.
    pub(super) plain_header: Option<Story<Header>>,
    /// Of the backs of sheets printed on both sides: start and end change places.
    pub(super) even_header: Option<Story<Header>>,
    /// Of every page but a cover.
    pub(super) footer: Option<Story<Footer>>,
    /// Of the backs of sheets.
    pub(super) even_footer: Option<Story<Footer>>,
    /// The same two for pages that are counted by themselves.
    pub(super) front_footer: Option<Story<Footer>>,
    /// Of the backs of these.
    pub(super) front_even_footer: Option<Story<Footer>>,
}

/// The places of headers and footers among those of a section, of which there are so many.
const HEADER: usize = 1;
const PLAIN_HEADER: usize = 2;
const EVEN_HEADER: usize = 3;
const HEADERS: usize = 3;
const FOOTER: usize = 1;
const EVEN_FOOTER: usize = 2;
/// The same two of pages that are counted by themselves.
const FRONT_FOOTER: usize = 3;
const FRONT_EVEN_FOOTER: usize = 4;
const FOOTERS: usize = 4;

fn header_relation(place: usize, env: &Environment<'_>) -> String {
    format!("rIdHeader{}", env.section * HEADERS + place)
}

fn footer_relation(place: usize, env: &Environment<'_>) -> String {
    format!("rIdFooter{}", env.section * FOOTERS + place)
}

/// The headers and footers that the document has content for.
pub(super) fn running(env: &Environment<'_>) -> Running {
    let running = env.running;
    let marked = env.watermark.is_some();
    let headed = marked || !is_empty(&running.header);
    let footed = !is_empty(&running.footer);
    let plain = if has_cover(env) { marked } else { running.first_page_plain && headed };
    let plain = plain && !env.continues;
    let backs = env.document.setup.double_sided;
    let empty = RunningLine::default();
    let front =
        env.pages.front.map(|front| Environment { counting: Counting::Front(front), ..*env });
    let front = front.as_ref().filter(|_| footed && !env.continues);
    let line = &running.footer;
    Running {
        header: headed.then(|| header(&running.header, HEADER, env)),
        plain_header: plain.then(|| header(&empty, PLAIN_HEADER, env)),
        even_header: (backs && headed).then(|| header(&running.header, EVEN_HEADER, env)),
        footer: footed.then(|| footer(line, FOOTER, env)),
        even_footer: (backs && footed).then(|| footer(line, EVEN_FOOTER, env)),
        front_footer: front.map(|env| footer(line, FRONT_FOOTER, env)),
        front_even_footer: front.filter(|_| backs).map(|env| footer(line, FRONT_EVEN_FOOTER, env)),
    }
}

fn header(line: &RunningLine, place: usize, env: &Environment<'_>) -> Story<Header> {
    let relation = header_relation(place, env);
    let mut state = fresh(env);
    let line = marked_line(line, place == EVEN_HEADER, env, &mut state);
    Story { part: Header::new().add_paragraph(line), state, relation }
}

fn footer(words: &RunningLine, place: usize, env: &Environment<'_>) -> Story<Footer> {
    let relation = footer_relation(place, env);
    let mut state = fresh(env);
    let is_back = matches!(place, EVEN_FOOTER | FRONT_EVEN_FOOTER);
    let line = line(id::FOOTER, words, is_back, env, &mut state);
    Story { part: Footer::new().add_paragraph(line), state, relation }
}

/// Whether the cover, which says what a first page does, stands before the section.
fn has_cover(env: &Environment<'_>) -> bool {
    !env.bound && matches!(env.document.blocks.first(), Some(Block::Cover(_)))
}

fn is_empty(line: &RunningLine) -> bool {
    line.start.is_empty() && line.centre.is_empty() && line.end.is_empty()
}

fn fresh(env: &Environment<'_>) -> State {
    State::new(Numbering::new(env.theme, env.document.meta.direction))
}

/// A header's line, if it says something, with the watermark in front.
fn marked_line(
    text: &RunningLine,
    is_back: bool,
    env: &Environment<'_>,
    state: &mut State,
) -> Paragraph {
    let mut paragraph = if is_empty(text) {
        Paragraph::new().style(id::SPACER)
    } else {
        line(id::HEADER, text, is_back, env, state)
    };
    if let Some(word) = env.watermark {
        let style = env.theme.watermark.text;
        let drawn = env.estimate.drawn(word, style);
        let run = state.drawing(drawing::watermark(word, style, drawn, env.measure));
        paragraph.children.insert(0, ParagraphChild::Run(Box::new(run)));
    }
    paragraph
}

/// A text as Word will set it on one line, with its width.
pub(super) struct Estimated(Inlines, Pt);

impl OneLine for Estimate<'_> {
    type Line = Estimated;

    fn set(&mut self, content: &[Inline], style: TextStyle) -> Estimated {
        Estimated(content.to_vec(), self.unbroken(content, style))
    }

    /// Word breaks a line: nothing has to be set smaller.
    fn whole(&mut self, content: &[Inline], style: TextStyle, _room: Pt) -> Estimated {
        Estimated(content.to_vec(), self.line(content, style))
    }

    fn width(line: &Estimated) -> Pt {
        line.1
    }
}

/// The three parts of a line at its tab stops: start, centre, far end; on the back of a sheet the first
/// and the last change places. Titles are shortened as in the pages. Word breaks what is too long: so
/// that the far end stays where it belongs, a long start and a long end have nothing but the far tab
/// stop, and a line each where one line is too short for both.
fn line(
    style: &str,
    line: &RunningLine,
    is_back: bool,
    env: &Environment<'_>,
    state: &mut State,
) -> Paragraph {
    let rtl = env.document.meta.direction == Direction::Rtl;
    let run = |run: Run| ParagraphChild::Run(Box::new(inline::directed(run, rtl)));
    let tab = || run(Run::new().add_tab());
    let measure = env.page.measure();
    let mut texts = running_texts(line, env.theme.running, measure, &mut env.estimate.clone());
    if is_back {
        texts.swap(0, 2);
    }
    let [Estimated(start, from), Estimated(centre, _), Estimated(end, to)] = texts;
    let long = centre.is_empty() && from.max(to) + RUNNING_GAP > measure / 2.0;
    let mut paragraph = tabbed(Paragraph::new().style(style), long, env);
    let mut part = |content: &[Inline]| inline::children(style, content, env, state);
    paragraph.children.extend(part(&start));
    if long && from > Pt::ZERO && from + RUNNING_GAP + to > measure {
        paragraph.children.push(run(Run::new().add_break(BreakType::TextWrapping)));
    }
    if !long && (!centre.is_empty() || !end.is_empty()) {
        paragraph.children.push(tab());
        paragraph.children.extend(part(&centre));
    }
    if !end.is_empty() {
        paragraph.children.push(tab());
        paragraph.children.extend(part(&end));
    }
    paragraph
}

/// Tab stops other than those of the line's style: on pages that lie across they stand elsewhere, and
/// a line with a long part has none in the middle.
fn tabbed(paragraph: Paragraph, long: bool, env: &Environment<'_>) -> Paragraph {
    let (usual, here) = (Page::new(env.document, env.theme).measure(), env.page.measure());
    let tab = |kind: TabValueType, place: Pt| {
        Tab::new().val(kind).pos(usize::try_from(twips(place)).unwrap_or(0))
    };
    let mut tabs = Vec::new();
    if usual != here || long {
        tabs.push(tab(TabValueType::Clear, usual / 2.0));
    }
    if usual != here {
        tabs.push(tab(TabValueType::Clear, usual));
        tabs.extend((!long).then(|| tab(TabValueType::Center, here / 2.0)));
        tabs.push(tab(TabValueType::Right, here));
    }
    tabs.into_iter().fold(paragraph, Paragraph::add_tab)
}

/// The section of a cover: no footer, a header only for the watermark.
pub(super) fn cover_section(env: &Environment<'_>) -> SectionProperty {
    let mut section = env.page.section();
    section.section_type = Some(docx_rs::SectionType::NextPage);
    if env.watermark.is_some() {
        let plain = header_relation(PLAIN_HEADER, env);
        section.header_reference = Some(HeaderReference::new("default", plain));
    }
    section
}

/// The section of cover and contents: its first page, the cover, is plain.
pub(super) fn front_section(env: &Environment<'_>) -> SectionProperty {
    let mut section = cover_section(env);
    section.title_pg = true;
    section.first_header_reference =
        section.header_reference.take().map(|plain| HeaderReference::new("first", plain.id));
    let backs = env.document.setup.double_sided;
    if env.document.setup.watermark.is_some() || !is_empty(&env.document.running.header) {
        section.header_reference =
            Some(HeaderReference::new("default", header_relation(HEADER, env)));
        section.even_header_reference =
            backs.then(|| HeaderReference::new("even", header_relation(EVEN_HEADER, env)));
    }
    if !is_empty(&env.document.running.footer) {
        section.footer_reference =
            Some(FooterReference::new("default", footer_relation(FRONT_FOOTER, env)));
        section.even_footer_reference =
            backs.then(|| FooterReference::new("even", footer_relation(FRONT_EVEN_FOOTER, env)));
    }
    section
}

/// What the finishing pass must know of the document's own section.
pub(super) fn main_note(env: &Environment<'_>) -> SectionNote {
    SectionNote { start: env.pages.front.map(|_| 1), ..further_note(env) }
}

/// What it must know of the sections behind that.
pub(super) fn further_note(env: &Environment<'_>) -> SectionNote {
    SectionNote { format: None, start: None, border: border("allPages", env) }
}

/// The border around pages of a section, if there is one.
pub(super) fn border(
    display: &'static str,
    env: &Environment<'_>,
) -> Option<(&'static str, Colour)> {
    let colour = env.theme.running.classification.colour;
    env.document.setup.border.then_some((display, colour))
}

/// The document's own section, which refers to its headers and footers.
pub(super) fn main_section(env: &Environment<'_>, running: &Running) -> SectionProperty {
    fn relation<T>(story: Option<&Story<T>>) -> Option<&String> {
        story.map(|story| &story.relation)
    }
    let mut section = env.page.section();
    let header = |kind, story| relation(story).map(|id| HeaderReference::new(kind, id));
    section.header_reference = header("default", running.header.as_ref());
    section.first_header_reference = header("first", running.plain_header.as_ref());
    section.even_header_reference = header("even", running.even_header.as_ref());
    let footer = |kind, story| relation(story).map(|id| FooterReference::new(kind, id));
    section.footer_reference = footer("default", running.footer.as_ref());
    section.even_footer_reference = footer("even", running.even_footer.as_ref());
    if env.running.first_page_plain && !has_cover(env) && !env.continues {
        section.title_pg = running.header.is_some() || running.footer.is_some();
        if running.footer.is_some() {
            let footer = footer_relation(FOOTER, env);
            section.first_footer_reference = Some(FooterReference::new("first", footer));
        }
    }
    section
}
