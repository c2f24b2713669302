//! The cover, a section of its own, and the letterhead.

use docx_rs::{
    Indent, LineSpacing, LineSpacingType, Paragraph, ParagraphChild, Run, TableRow, VAlignType,
};

use crate::document::{Cover, Inline, Letterhead, inline_text};
use crate::geom::{Pt, Size};
use crate::theme::{CoverStyle, FactsStyle, LAST_SCALES, OTHER_SCALES, ParaStyle, TITLE_SCALES};

use super::block::{Flow, paragraph, section_end, spacer, styled};
use super::context::{Environment, SectionNote, State};
use super::grid::{cover_facts, layout_note};
use super::styles::{AFTER_LETTERHEAD, cover_inset, id, single_line};
use super::table::{build, cell};
use super::units::{twips, width};
use super::{drawing, figure, inline, running};

/// Where title and classification begin, as shares of the page's height, and the least space above
/// the title.
const TITLE_AT: f64 = 0.32;
const MARK_AT: f64 = 0.84;
const LEAST_ABOVE: Pt = Pt(28.0);
/// What labels of facts may stand lower than the values beside them, and what a row may take beyond its
/// lines.
const LOWER_LABEL: Pt = Pt(2.0);
const ROW_SLACK: Pt = Pt(1.0);
/// From the frame of the classification to its words.
const FRAME_PAD: Pt = Pt(5.0);

/// The most width and height of a logo, and its distance from the words beside it.
const LOGO: Size = Size::new(Pt(120.0), Pt(57.0));
const LOGO_GAP: Pt = Pt(12.0);

/// How much smaller than usual a cover is set, and the looks that makes.
#[derive(Debug, Clone, Copy)]
struct Fit {
    /// Titles and the space around them, as a share of their sizes.
    titles: f64,
    cover: CoverStyle,
    facts: FactsStyle,
}

impl Fit {
    /// `last` is for type that may be too small to read well.
    fn new(titles: f64, others: f64, last: bool, env: &Environment<'_>) -> Fit {
        let set = |style: ParaStyle, scale: f64| match last {
            true => style.scaled(scale),
            false => style.on_full_cover(scale),
        };
        let (cover, facts) = (env.theme.cover, env.theme.facts);
        let mark = if last { cover.classification.scaled(others) } else { cover.classification };
        let title =
            |style: ParaStyle| ParaStyle { after: style.after * titles, ..set(style, titles) };
        Fit {
            titles,
            cover: CoverStyle {
                organization: set(cover.organization, others),
                kind: set(cover.kind, others),
                title: title(cover.title),
                subtitle: title(cover.subtitle),
                classification: mark,
                ..cover
            },
            facts: FactsStyle {
                label: set(facts.label, others),
                value: set(facts.value, others),
                ..facts
            },
        }
    }

    /// A cover is one page: where there is much to say titles are set smaller, then all else.
    fn of(cover: &Cover, env: &Environment<'_>) -> Fit {
        let smallest = TITLE_SCALES[TITLE_SCALES.len() - 1];
        let titles = TITLE_SCALES.map(|titles| (titles, 1.0, false));
        let others = OTHER_SCALES.map(|others| (smallest, others, false));
        let last = LAST_SCALES.map(|others| (smallest, others, true));
        let mut fits = titles.into_iter().chain(others).chain(last);
        let fit = |(titles, others, last)| Fit::new(titles, others, last, env);
        let has_room = |fit: &Fit| {
            let titles = head_height(cover, fit, env) + fit.least_above();
            let below = below_title(cover, fit, env) + mark_height(cover, fit, env);
            titles + below <= text_end(env)
        };
        let found = fits.by_ref().map(fit).find(has_room);
        found.unwrap_or_else(|| fit((smallest, LAST_SCALES[LAST_SCALES.len() - 1], true)))
    }

    /// The least space above the title.
    fn least_above(&self) -> Pt {
        LEAST_ABOVE * self.titles
    }
}

/// The cover's paragraphs; the last ends the section.
pub(super) fn cover(cover: &Cover, env: &Environment<'_>, state: &mut State) -> Vec<Flow> {
    let fit = Fit::of(cover, env);
    let mut flow = head(cover, &fit, env, state);
    let below = above_title(cover, &fit, env);
    let shown = titles(cover, &fit, env).into_iter().filter(|title| !title.content.is_empty());
    for (index, title) in shown.enumerate() {
        let mut line = title.paragraph(env, state);
        if index == 0 {
            line = lowered(line, below);
        }
        flow.push(Flow::paragraph(line));
    }
    if env.theme.cover.rule.is_some() {
        flow.push(Flow::paragraph(rule(&fit, env)));
        flow.push(Flow::paragraph(spacer()));
    }
    flow.extend(cover_facts(&cover.facts, &fit.facts, cover_inset(&fit.cover), env, state));
    if !cover.classification.is_empty() {
        let above = above_mark(cover, &fit, env);
        flow.push(Flow::paragraph(mark(&cover.classification, above, &fit, env, state)));
    }
    if state.in_front {
        // The contents follow in the same section.
        state.page_break = true;
    } else {
        flow.push(section_end(running::cover_section(env), SectionNote::default(), state));
    }
    flow
}

/// A line of a cover: the style it has, how that looks, and how it is set here.
struct Line<'c> {
    style: &'static str,
    content: &'c [Inline],
    usual: ParaStyle,
    set: ParaStyle,
}

impl Line<'_> {
    fn paragraph(&self, env: &Environment<'_>, state: &mut State) -> Box<Paragraph> {
        let mut line = paragraph(self.style, self.content, env, state);
        if self.set.text != self.usual.text {
            inline::resize(&mut line.children, self.set.text, env.theme);
        }
        if self.set.after != self.usual.after {
            let after = u32::try_from(width(self.set.after)).unwrap_or(0);
            line.property.line_spacing = Some(LineSpacing::new().after(after));
        }
        line
    }
}

/// What kind of document it is and the titles.
fn titles<'c>(cover: &'c Cover, fit: &Fit, env: &Environment<'_>) -> [Line<'c>; 3] {
    let (look, set) = (&env.theme.cover, &fit.cover);
    let line = |style, content, usual, set| Line { style, content, usual, set };
    [
        line(id::COVER_KIND, &cover.kind, look.kind, set.kind),
        line(id::COVER_TITLE, &cover.title, look.title, set.title),
        line(id::COVER_SUBTITLE, &cover.subtitle, look.subtitle, set.subtitle),
    ]
}

/// The rule between titles and facts: a line without text, lower where titles are smaller.
fn rule(fit: &Fit, env: &Environment<'_>) -> Box<Paragraph> {
    let mut rule = styled(id::COVER_RULE);
    if fit.titles < 1.0 {
        let line = LineSpacing::new().line(twips(rule_line(fit, env)));
        rule.property.line_spacing = Some(line.line_rule(LineSpacingType::Exact));
    }
    rule
}

fn rule_line(fit: &Fit, env: &Environment<'_>) -> Pt {
    env.estimate.leading(&single_line(env.theme.cover.classification)) * fit.titles
}

/// What the rule takes, with the line that parts it from the facts.
fn rule_height(fit: &Fit, env: &Environment<'_>) -> Pt {
    let rule = env.theme.cover.rule;
    rule.map_or(Pt::ZERO, |(width, _)| rule_line(fit, env) + width + env.theme.table.around)
}

/// Where the text of a cover ends at the latest: below it stands what ends its section, if it has one of
/// its own.
fn text_end(env: &Environment<'_>) -> Pt {
    let section = if env.pages.front.is_some() { Pt::ZERO } else { env.theme.table.around };
    env.page.size.height - env.page.margins.bottom - section
}

/// What the classification takes, with the least space above it.
fn mark_height(cover: &Cover, fit: &Fit, env: &Environment<'_>) -> Pt {
    match cover.classification.is_empty() {
        true => Pt::ZERO,
        false => {
            let line = env.estimate.leading(&single_line(fit.cover.classification));
            fit.least_above() / 2.0 + line + FRAME_PAD * 2.0
        }
    }
}

/// What is left from the lines of the head to the place of the title: less than usual if what stands
/// from there down would take more than the page.
fn above_title(cover: &Cover, fit: &Fit, env: &Environment<'_>) -> Pt {
    let height = env.page.size.height;
    let below = below_title(cover, fit, env) + LEAST_ABOVE;
    let place = (height * TITLE_AT).min(height * MARK_AT - below);
    (place - head_height(cover, fit, env)).max(fit.least_above())
}

/// The height of basmala, logo and body above the title, with the margin.
fn head_height(cover: &Cover, fit: &Fit, env: &Environment<'_>) -> Pt {
    let lines = inline_text(&cover.organization).lines().count();
    let logo = cover.logo.and_then(|logo| env.image(logo));
    let logo = logo.map_or(Pt::ZERO, |image| figure::logo_size(image, LOGO).height);
    let basmala = &env.theme.paragraphs.basmala;
    let above = match cover.basmala.is_empty() {
        true => Pt::ZERO,
        false => env.estimate.leading(basmala) + basmala.after,
    };
    let body = env.estimate.leading(&fit.cover.organization) * lines as f64;
    env.page.margins.top + above + logo + body
}

/// The basmala, the logo and the body that publishes; the band hangs on the first of them.
fn head(cover: &Cover, fit: &Fit, env: &Environment<'_>, state: &mut State) -> Vec<Flow> {
    let name = inline_text(&cover.organization);
    let band = band(env, state);
    let logo = cover.logo.and_then(|logo| figure::logo(logo, LOGO, &name, env, state));
    let logo = logo.map(|(logo, _)| with_picture(id::COVER_LOGO, logo));
    let (usual, set) = (env.theme.cover.organization, fit.cover.organization);
    let body = Line { style: id::COVER_BODY, content: &cover.organization, usual, set };
    let body = body.paragraph(env, state);
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
fn mark(
    words: &[Inline],
    above: Pt,
    fit: &Fit,
    env: &Environment<'_>,
    state: &mut State,
) -> Box<Paragraph> {
    let look = fit.cover.classification;
    let text = env.estimate.unbroken(words, look);
    let start = cover_inset(&env.theme.cover) + FRAME_PAD;
    let end = (env.measure - start - text - FRAME_PAD).max(Pt::ZERO);
    let mut mark = paragraph(id::COVER_MARK, words, env, state);
    if look != env.theme.cover.classification {
        inline::resize(&mut mark.children, look, env.theme);
    }
    mark.property.indent = Some(Indent::new(Some(twips(start)), None, Some(twips(end)), None));
    lowered(mark, above)
}

/// What is left from the facts to the place of the classification, roughly: too little rather than
/// too much, which would take it to another page.
fn above_mark(cover: &Cover, fit: &Fit, env: &Environment<'_>) -> Pt {
    let title = head_height(cover, fit, env) + above_title(cover, fit, env);
    let used = title + below_title(cover, fit, env);
    let least = fit.least_above() / 2.0;
    let latest = text_end(env) - mark_height(cover, fit, env) + least;
    ((env.page.size.height * MARK_AT).min(latest) - used).max(least)
}

/// The height of titles, rule and facts.
fn below_title(cover: &Cover, fit: &Fit, env: &Environment<'_>) -> Pt {
    let measure = env.measure - cover_inset(&fit.cover);
    let title = |line: Line<'_>| {
        if line.content.is_empty() {
            return Pt::ZERO;
        }
        let lines = env.estimate.words(line.content, line.set.text).lines_in(measure) as f64;
        env.estimate.leading(&line.set) * lines + line.set.after + line.set.before
    };
    let titles: Pt = titles(cover, fit, env).into_iter().map(title).sum();
    let FactsStyle { label, value, .. } = &fit.facts;
    let line = env.estimate.leading(value).max(env.estimate.leading(label) + LOWER_LABEL);
    let fact = |content: &[Inline]| {
        let lines = inline_text(content).lines().count() as f64;
        let wrapped = (env.estimate.line(content, value.text) / (measure * 0.6)).ceil();
        line * wrapped.max(lines) + ROW_SLACK
    };
    let facts: Pt = cover.facts.iter().map(|one| fact(&one.value)).sum();
    titles + rule_height(fit, env) + facts + env.theme.facts.pad
}

fn lowered(mut paragraph: Box<Paragraph>, space: Pt) -> Box<Paragraph> {
    let space = u32::try_from(width(space)).unwrap_or(0);
    let spacing = paragraph.property.line_spacing.take().unwrap_or_default();
    paragraph.property.line_spacing = Some(spacing.before(space));
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
        return lines(letterhead, AFTER_LETTERHEAD, env, state);
    };
    layout_note(state);
    let narrow = width(size.width + LOGO_GAP);
    let wide = width(env.measure).saturating_sub(narrow).max(1);
    let logo = with_picture(id::FIGURE_INLINE, logo);
    // The space to the title is that of the table: the higher cell has to bring it, whichever it is.
    let text = lines(letterhead, Pt::ZERO, env, state);
    let cells = [cell(narrow, vec![Flow::paragraph(logo)]), cell(wide, text)]
        .map(|cell| cell.vertical_align(VAlignType::Center));
    let row = TableRow::new(cells.into()).cant_split();
    vec![build(id::TABLE_LAYOUT, vec![row], &[narrow, wide], Pt::ZERO)]
}

/// The body's name and its lines, with so much space below the last.
fn lines(
    letterhead: &Letterhead,
    after: Pt,
    env: &Environment<'_>,
    state: &mut State,
) -> Vec<Flow> {
    let mut lines = vec![paragraph(id::LETTERHEAD, &letterhead.name, env, state)];
    for line in &letterhead.lines {
        lines.push(paragraph(id::LETTERHEAD_LINE, line, env, state));
    }
    if let Some(last) = lines.last_mut() {
        let space = u32::try_from(twips(after)).unwrap_or(0);
        last.property.line_spacing = Some(LineSpacing::new().after(space));
    }
    lines.into_iter().map(Flow::paragraph).collect()
}
