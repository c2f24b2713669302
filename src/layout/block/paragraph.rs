//! Paragraphs and headings: a strip for each line.

use super::{Place, first_baseline};
use crate::document::Inline;
use crate::geom::{Point, Pt};
use crate::layout::context::Context;
use crate::layout::draw::draw_line;
use crate::layout::frame::{ElementId, ElementRole};
use crate::layout::inline::{Line, Paragraph, lines, opening};
use crate::layout::region::Region;
use crate::layout::strip::{Keep, Strip, behind, ground};
use crate::theme::{Align, Bar, ParaStyle};

/// A paragraph with an element of its own.
pub(super) fn block(
    content: &[Inline],
    style: ParaStyle,
    role: ElementRole,
    place: Place,
    context: &mut Context<'_>,
) -> Vec<Strip> {
    let bar = style.bar.map_or(Pt::ZERO, |bar| bar.width + bar.gap);
    let region = place.region.inset(bar, Pt::ZERO);
    let lines = lines(as_paragraph(content, &style, context), region.width, context);
    if lines.is_empty() {
        return Vec::new();
    }
    let element = context.element(place.parent, role);
    let mut strips = strips(lines, &style, region, element, context);
    if let Some(bar) = style.bar {
        heading_bar(&mut strips, bar, &style, place.region, context);
    }
    strips
}

/// The inline engine's view of a paragraph in a style.
pub(super) fn as_paragraph<'a>(
    content: &'a [Inline],
    style: &ParaStyle,
    context: &Context<'_>,
) -> Paragraph<'a> {
    let justify = context.document.setup.justify;
    let align = match style.align {
        Align::Justify if !justify => Align::Start,
        align => align,
    };
    // What goes with the text below it is a heading of some kind: balance its lines.
    let balanced = style.keep_with_next && align != Align::Justify;
    Paragraph { content, style: style.text, align, tabular: false, balanced }
}

/// A strip for each line; at least two lines stay together at both ends.
pub(super) fn strips(
    lines: Vec<Line>,
    style: &ParaStyle,
    region: Region,
    element: ElementId,
    context: &mut Context<'_>,
) -> Vec<Strip> {
    let count = lines.len();
    let baseline = first_baseline(style, context);
    let openings = openings(&lines, style, region, context);
    let mut strips = Vec::with_capacity(count);
    for (index, (line, opening)) in lines.into_iter().zip(openings).enumerate() {
        let mut strip = Strip::of_height(style.leading + opening);
        let at = Point::new(region.aligned(line.width, style.align), baseline + opening);
        draw_line(&mut strip.items, line, at, Some(element), context);
        strip.keep = keep(index + 1, count, style.keep_with_next);
        strips.push(strip);
    }
    if let Some(first) = strips.first_mut() {
        first.before = style.before;
    }
    if let Some(last) = strips.last_mut() {
        last.after = style.after;
    }
    strips
}

/// By how much each line stands further down than its leading, so that vowel signs keep clear of the
/// line above.
fn openings(
    lines: &[Line],
    style: &ParaStyle,
    region: Region,
    context: &mut Context<'_>,
) -> Vec<Pt> {
    let left = |line: &Line| region.aligned(line.width, style.align);
    let below = lines.windows(2).map(|pair| {
        let lefts = (left(&pair[0]), left(&pair[1]));
        opening(&pair[0], &pair[1], lefts, style.leading, &mut context.shaper)
    });
    std::iter::once(Pt::ZERO).chain(below).collect()
}

fn keep(done: usize, count: usize, keep_with_next: bool) -> Keep {
    let left = count - done;
    match (left, keep_with_next) {
        (0, false) => Keep::Free,
        (0, true) | (_, true) => Keep::Never,
        // Widows and orphans; a paragraph of three lines is not split.
        _ if done < 2 || left < 2 => Keep::Never,
        _ => Keep::Avoid(20),
    }
}

/// The accent bar of a heading: as high as its letters, not as its lines.
fn heading_bar(
    strips: &mut [Strip],
    bar: Bar,
    style: &ParaStyle,
    region: Region,
    context: &Context<'_>,
) {
    let left = region.at_start(bar.width);
    let last = strips.len() - 1;
    let baseline = first_baseline(style, context);
    let (above, below) = (style.text.size * 0.78, style.text.size * 0.26);
    for (index, strip) in strips.iter_mut().enumerate() {
        let top = if index == 0 { baseline - above } else { Pt::ZERO };
        let bottom = if index == last { baseline + below } else { strip.height };
        let draw = move |_| {
            let mut item = ground(left, bar.width, bar.colour)(bottom - top);
            crate::layout::strip::translate(&mut item, Point::new(Pt::ZERO, top));
            item
        };
        behind(std::slice::from_mut(strip), draw);
    }
}
