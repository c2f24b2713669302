//! The cover, a section of its own, and the letterhead.

use docx_rs::{Indent, LineSpacing, Paragraph, ParagraphChild, Run, TableRow};

use crate::document::{Cover, Inline, Letterhead, inline_text};
use crate::geom::{Pt, Size};
use crate::theme::{ParaStyle, TITLE_SCALES};

use super::block::{Flow, paragraph, section_end, spacer, styled};
use super::context::{Environment, SectionNote, State};
use super::grid::{cover_facts, layout_note};
use super::styles::{AFTER_LETTERHEAD, cover_inset, id};
use super::table::{build, cell};
use super::units::{twips, width};
use super::{drawing, figure, inline, running};

/// Where title and classification begin, as shares of the page's height, and the least space above
/// the title.
const TITLE_AT: f64 = 0.32;
const MARK_AT: f64 = 0.84;
const LEAST_ABOVE: Pt = Pt(28.0);
/// The space that the rule between titles and facts takes.
const AROUND_RULE: Pt = Pt(50.0);
/// From the frame of the classification to its words.
const FRAME_PAD: Pt = Pt(5.0);

/// The most width and height of a logo, and its distance from the words beside it.
const LOGO: Size = Size::new(Pt(120.0), Pt(57.0));
const LOGO_GAP: Pt = Pt(12.0);

/// The cover's paragraphs; the last ends the section.
pub(super) fn cover(cover: &Cover, env: &Environment<'_>, state: &mut State) -> Vec<Flow> {
    let mut flow = head(cover, env, state);
    let scale = scale(cover, env);
    let below = above_title(cover, scale, env);
    let shown = titles(cover, env).into_iter().filter(|(_, content, _)| !content.is_empty());
    for (index, (style, content, look)) in shown.enumerate() {
        let mut line = paragraph(style, content, env, state);
        let set = fitting(style, look, scale);
        if set.text != look.text {
            inline::resize(&mut line.children, set.text, env.theme);
        }
        flow.push(Flow::paragraph(if index == 0 { lowered(line, below) } else { line }));
    }
    if env.theme.cover.rule.is_some() {
        flow.push(Flow::paragraph(styled(id::COVER_RULE)));
        flow.push(Flow::paragraph(spacer()));
    }
    flow.extend(cover_facts(&cover.facts, cover_inset(&env.theme.cover), env, state));
    if !cover.classification.is_empty() {
        let above = above_mark(cover, scale, env);
        flow.push(Flow::paragraph(mark(&cover.classification, above, env, state)));
    }
    if state.in_front {
        // The contents follow in the same section.
        state.page_break = true;
    } else {
        flow.push(section_end(running::cover_section(env), SectionNote::default(), state));
    }
    flow
}

/// What kind of document it is and the titles, with their styles and looks.
fn titles<'c>(
    cover: &'c Cover,
    env: &'c Environment<'_>,
) -> [(&'static str, &'c [Inline], &'c ParaStyle); 3] {
    let look = &env.theme.cover;
    [
        (id::COVER_KIND, &cover.kind, &look.kind),
        (id::COVER_TITLE, &cover.title, &look.title),
        (id::COVER_SUBTITLE, &cover.subtitle, &look.subtitle),
    ]
}

/// The look of a line on a cover with titles of so much of their size.
fn fitting(style: &str, look: &ParaStyle, scale: f64) -> ParaStyle {
    if style == id::COVER_KIND { *look } else { look.on_full_cover(scale) }
}

/// In which share of their sizes the titles leave room for all that stands on the page.
fn scale(cover: &Cover, env: &Environment<'_>) -> f64 {
    let room = env.page.size.height - env.page.margins.bottom;
    let mark = match cover.classification.is_empty() {
        true => Pt::ZERO,
        false => LEAST_ABOVE / 2.0 + env.theme.cover.classification.size * 1.6 + FRAME_PAD * 2.0,
    };
    let above = head_height(cover, env) + LEAST_ABOVE + mark;
    let fits = |scale: &f64| above + below_title(cover, *scale, env) <= room;
    TITLE_SCALES.into_iter().find(fits).unwrap_or(TITLE_SCALES[TITLE_SCALES.len() - 1])
}

/// What is left from the lines of the head to the place of the title: less than usual if what stands
/// from there down would take more than the page.
fn above_title(cover: &Cover, scale: f64, env: &Environment<'_>) -> Pt {
    let height = env.page.size.height;
    let below = below_title(cover, scale, env) + LEAST_ABOVE;
    let place = (height * TITLE_AT).min(height * MARK_AT - below);
    (place - head_height(cover, env)).max(LEAST_ABOVE)
}

/// The height of basmala, logo and body above the title, with the margin.
fn head_height(cover: &Cover, env: &Environment<'_>) -> Pt {
    let look = &env.theme.cover.organization;
    let lines = inline_text(&cover.organization).lines().count();
    let logo = cover.logo.and_then(|logo| env.image(logo));
    let logo = logo.map_or(Pt::ZERO, |image| figure::logo_size(image, LOGO).height);
    let basmala = &env.theme.paragraphs.basmala;
    let above = match cover.basmala.is_empty() {
        true => Pt::ZERO,
        false => env.estimate.leading(basmala) + basmala.after,
    };
    env.page.margins.top + above + logo + env.estimate.leading(look) * lines as f64
}

/// The basmala, the logo and the body that publishes; the band hangs on the first of them.
fn head(cover: &Cover, env: &Environment<'_>, state: &mut State) -> Vec<Flow> {
    let name = inline_text(&cover.organization);
    let band = band(env, state);
    let logo = cover.logo.and_then(|logo| figure::logo(logo, LOGO, &name, env, state));
    let logo = logo.map(|(logo, _)| with_picture(id::COVER_LOGO, logo));
    let body = paragraph(id::COVER_BODY, &cover.organization, env, state);
    let basmala =
        (!cover.basmala.is_empty()).then(|| paragraph(id::BASMALA, &cover.basmala, env, state));
    let mut lines: Vec<Box<Paragraph>> = basmala.into_iter().chain(logo).chain([body]).collect();
    if let Some(band) = band {
        lines[0].children.insert(0, ParagraphChild::Run(Box::new(band)));
    }
    lines.into_iter().map(Flow::paragraph).collect()
}

/// A band from top to bottom on the binding side.
fn band(env: &Environment<'_>, state: &mut State) -> Option<Run> {
    let (width, colour) = env.theme.cover.band?;
    let size = Size::new(width, env.page.size.height);
    Some(state.drawing(drawing::band(size, env.document.meta.direction, colour)))
}

/// The classification in its frame, which reaches from indent to indent.
fn mark(words: &[Inline], above: Pt, env: &Environment<'_>, state: &mut State) -> Box<Paragraph> {
    let text = env.estimate.unbroken(words, env.theme.cover.classification);
    let start = cover_inset(&env.theme.cover) + FRAME_PAD;
    let end = (env.measure - start - text - FRAME_PAD).max(Pt::ZERO);
    let mut mark = paragraph(id::COVER_MARK, words, env, state);
    mark.property.indent = Some(Indent::new(Some(twips(start)), None, Some(twips(end)), None));
    lowered(mark, above)
}

/// What is left from the facts to the place of the classification, roughly: too little rather than
/// too much, which would take it to another page.
fn above_mark(cover: &Cover, scale: f64, env: &Environment<'_>) -> Pt {
    let title = head_height(cover, env) + above_title(cover, scale, env);
    let used = title + below_title(cover, scale, env);
    (env.page.size.height * MARK_AT - used).max(LEAST_ABOVE / 2.0)
}

/// The height of titles, rule and facts.
fn below_title(cover: &Cover, scale: f64, env: &Environment<'_>) -> Pt {
    let facts = &env.theme.facts;
    let measure = env.measure - cover_inset(&env.theme.cover);
    let title = |(style, content, look): (&str, &[Inline], &ParaStyle)| {
        if content.is_empty() {
            return Pt::ZERO;
        }
        let set = fitting(style, look, scale);
        let lines = env.estimate.words(content, set.text).lines_in(measure) as f64;
        env.estimate.leading(&set) * lines + look.after + look.before
    };
    let titles: Pt = titles(cover, env).into_iter().map(title).sum();
    let value = |content: &[Inline]| {
        let lines = inline_text(content).lines().count() as f64;
        let wrapped = (env.estimate.line(content, facts.value.text) / (measure * 0.6)).ceil();
        env.estimate.leading(&facts.value) * wrapped.max(lines) + Pt(2.0)
    };
    let facts: Pt = cover.facts.iter().map(|fact| value(&fact.value)).sum();
    titles + facts + AROUND_RULE
}

fn lowered(mut paragraph: Box<Paragraph>, space: Pt) -> Box<Paragraph> {
    let space = u32::try_from(width(space)).unwrap_or(0);
    paragraph.property.line_spacing = Some(LineSpacing::new().before(space));
    paragraph
}

fn with_picture(style: &str, picture: Run) -> Box<Paragraph> {
    let mut paragraph = styled(style);
    paragraph.children.push(ParagraphChild::Run(Box::new(picture)));
    paragraph
}

/// The body's name and its lines, beside its logo.
pub(super) fn letterhead(
    letterhead: &Letterhead,
    env: &Environment<'_>,
    state: &mut State,
) -> Vec<Flow> {
    let name = inline_text(&letterhead.name);
    let logo = letterhead.logo.and_then(|logo| figure::logo(logo, LOGO, &name, env, state));
    let Some((logo, size)) = logo else {
        return lines(letterhead, env, state);
    };
    layout_note(state);
    let narrow = width(size.width + LOGO_GAP);
    let wide = width(env.measure).saturating_sub(narrow).max(1);
    let logo = with_picture(id::FIGURE_INLINE, logo);
    let row = TableRow::new(vec![
        cell(narrow, vec![Flow::paragraph(logo)]),
        cell(wide, lines(letterhead, env, state)),
    ]);
    vec![build(id::TABLE_LAYOUT, vec![row.cant_split()], &[narrow, wide], Pt::ZERO)]
}

fn lines(letterhead: &Letterhead, env: &Environment<'_>, state: &mut State) -> Vec<Flow> {
    let mut name = paragraph(id::LETTERHEAD, &letterhead.name, env, state);
    if letterhead.lines.is_empty() {
        // The space to the title is the last line's; a name alone has to bring it.
        let space = u32::try_from(twips(AFTER_LETTERHEAD)).unwrap_or(0);
        name.property.line_spacing = Some(LineSpacing::new().after(space));
    }
    let mut flow = vec![Flow::paragraph(name)];
    for line in &letterhead.lines {
        flow.push(Flow::paragraph(paragraph(id::LETTERHEAD_LINE, line, env, state)));
    }
    flow
}
