//! The cover, a section of its own, and the letterhead.

use docx_rs::{LineSpacing, Paragraph, Run, TableRow};

use crate::document::{Cover, Inline, Letterhead};
use crate::geom::{Pt, Rect};
use crate::locale::Direction;

use super::block::{Flow, paragraph, spacer};
use super::context::{Environment, State};
use super::grid::{fact_table, layout_note};
use super::styles::id;
use super::table::{build, cell};
use super::units::width;
use super::{drawing, figure, running};

/// Where the title begins and the classification, as shares of the text's height.
const TITLE_AT: f64 = 0.24;
const MARK_AT: f64 = 0.2;

/// The height of a logo.
const LOGO: Pt = Pt(52.0);

/// The cover's paragraphs; the last ends the section.
pub(super) fn cover(cover: &Cover, env: &Environment<'_>, state: &mut State) -> Vec<Flow> {
    let mut flow = vec![Flow::paragraph(head(cover, env, state))];
    let below = env.page.height() * TITLE_AT;
    let titles: [(&str, &[Inline]); 3] = [
        (id::COVER_KIND, &cover.kind),
        (id::COVER_TITLE, &cover.title),
        (id::COVER_SUBTITLE, &cover.subtitle),
    ];
    let shown = titles.into_iter().filter(|(_, content)| !content.is_empty());
    for (index, (style, content)) in shown.enumerate() {
        let line = paragraph(style, content, env, state);
        flow.push(Flow::paragraph(if index == 0 { lowered(line, below) } else { line }));
    }
    if env.theme.cover.rule.is_some() {
        flow.push(Flow::paragraph(Paragraph::new().style(id::COVER_RULE)));
        flow.push(Flow::paragraph(spacer()));
    }
    flow.extend(fact_table(id::TABLE_COVER, &cover.facts, 1, env, state));
    flow.push(Flow::paragraph(foot(cover, env, state)));
    flow
}

/// The band, the logo and the body that publishes.
fn head(cover: &Cover, env: &Environment<'_>, state: &mut State) -> Paragraph {
    let mut head = paragraph(id::COVER_BODY, &cover.organization, env, state);
    if let Some(logo) = cover.logo.and_then(|logo| figure::logo(logo, LOGO, env, state)) {
        let logo = logo.add_break(docx_rs::BreakType::TextWrapping);
        head.children.insert(0, docx_rs::ParagraphChild::Run(Box::new(logo)));
    }
    if let Some(band) = band(env, state) {
        head.children.insert(0, docx_rs::ParagraphChild::Run(Box::new(band)));
    }
    head
}

/// A band from top to bottom on the binding side.
fn band(env: &Environment<'_>, state: &mut State) -> Option<Run> {
    let (width, colour) = env.theme.cover.band?;
    let page = env.page.size;
    let x = match env.document.meta.direction {
        Direction::Rtl => page.width - width,
        Direction::Ltr => Pt::ZERO,
    };
    Some(state.drawing(drawing::band(Rect::new(x, Pt::ZERO, width, page.height), colour)))
}

/// The classification in its frame; with it the section ends.
fn foot(cover: &Cover, env: &Environment<'_>, state: &mut State) -> Paragraph {
    let mut foot = paragraph(id::COVER_MARK, &cover.classification, env, state);
    for child in &mut foot.children {
        if let docx_rs::ParagraphChild::Run(run) = child {
            **run = run.as_ref().clone().style(id::COVER_FRAME);
        }
    }
    let mut foot = lowered(foot, env.page.height() * MARK_AT);
    foot.property = foot.property.section_property(running::cover_section(env));
    foot
}

fn lowered(paragraph: Paragraph, space: Pt) -> Paragraph {
    let space = u32::try_from(width(space)).unwrap_or(0);
    paragraph.line_spacing(LineSpacing::new().before(space))
}

/// The body's name and its lines, beside its logo.
pub(super) fn letterhead(
    letterhead: &Letterhead,
    env: &Environment<'_>,
    state: &mut State,
) -> Vec<Flow> {
    let Some(logo) = letterhead.logo.and_then(|logo| figure::logo(logo, LOGO, env, state)) else {
        return lines(letterhead, env, state);
    };
    layout_note(state);
    let narrow = width(LOGO * 1.4).min(width(env.measure) / 3);
    let wide = width(env.measure).saturating_sub(narrow);
    let logo = Paragraph::new().style(id::LETTERHEAD_LINE).add_run(logo);
    let row = TableRow::new(vec![
        cell(narrow, vec![Flow::paragraph(logo)]),
        cell(wide, lines(letterhead, env, state)),
    ]);
    vec![build(id::TABLE_LAYOUT, vec![row.cant_split()], &[narrow, wide], Pt::ZERO)]
}

fn lines(letterhead: &Letterhead, env: &Environment<'_>, state: &mut State) -> Vec<Flow> {
    let mut flow = vec![Flow::paragraph(paragraph(id::LETTERHEAD, &letterhead.name, env, state))];
    for line in &letterhead.lines {
        flow.push(Flow::paragraph(paragraph(id::LETTERHEAD_LINE, line, env, state)));
    }
    flow
}
