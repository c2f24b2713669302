//! The cover: a page of its own with a band at the binding, title, facts, classification.

use super::letterhead::{LOGO_GAP, logo_size};
use super::{Place, facts, paragraph};
use crate::document::Cover;
use crate::geom::{Point, Pt, Rect, Size};
use crate::layout::context::Context;
use crate::layout::draw::draw_line;
use crate::layout::frame::{Artifact, ElementRole, Item};
use crate::layout::inline::{Paragraph, lines};
use crate::layout::strip::{Strip, gap, translate};
use crate::theme::{
    Align, CoverStyle, FactsStyle, LAST_SCALES, OTHER_SCALES, ParaStyle, TITLE_SCALES,
};

/// Where the parts begin, as shares of the page's height.
const ORGANIZATION_AT: f64 = 0.13;
const TITLE_AT: f64 = 0.32;
const CLASSIFICATION_AT: f64 = 0.85;
/// Where the basmala begins, or a logo without one that has no other room; and the least space below the basmala.
const BASMALA_AT: Pt = Pt::mm(20.0);
const BASMALA_GAP: Pt = Pt(12.0);
/// The least space between the body that publishes and the title.
const TITLE_GAP: Pt = Pt(20.0);
/// The space above and below the rule under the title.
const RULE_AROUND: Pt = Pt(28.0);
/// The least space between facts and classification.
const CLASSIFICATION_GAP: Pt = Pt(36.0);
/// The least space below everything.
const FOOT: Pt = Pt::mm(10.0);

/// How much smaller or higher than usual a cover is set.
#[derive(Debug, Clone, Copy)]
struct Fit {
    /// The place of the title, as a share of the usual one.
    lowered: f64,
    /// Title and subtitle, as shares of their sizes.
    titles: f64,
    /// All else.
    others: f64,
    /// Whether type may be too small to read well, the classification too.
    last: bool,
}

impl Fit {
    fn set(self, style: ParaStyle, scale: f64) -> ParaStyle {
        if self.last { style.scaled(scale) } else { style.on_full_cover(scale) }
    }
}

/// A cover is one page: where there is much to say, the title begins higher, then it is set smaller, then
/// all else. Facts keep their size for as long as they can, and can be read for as long as all has room.
fn fits() -> impl Iterator<Item = Fit> {
    let usual = Fit { lowered: 1.0, titles: 1.0, others: 1.0, last: false };
    let titles = TITLE_SCALES.map(|titles| Fit { lowered: 0.0, titles, ..usual });
    let smallest = titles[titles.len() - 1];
    let others = OTHER_SCALES.map(|others| Fit { others, ..smallest });
    let last = LAST_SCALES.map(|others| Fit { others, last: true, ..smallest });
    let begin = [usual, Fit { lowered: 0.6, ..usual }];
    begin.into_iter().chain(titles).chain(others).chain(last)
}

/// What is drawn on a cover page of this size with this margin at the top, and whether all of it has room
/// there; `place` is its text region.
pub(crate) fn cover(
    cover: &Cover,
    (page, margin): (Size, Pt),
    place: Place,
    context: &mut Context<'_>,
) -> (Vec<Item>, bool) {
    let mut made = (Vec::new(), true);
    let (elements, problems) = (context.structure.len(), context.problems.0.len());
    for fit in fits() {
        // What an attempt before has left.
        context.structure.truncate(elements);
        context.problems.0.truncate(problems);
        let style = fitting(context.theme.cover, fit);
        let facts = FactsStyle {
            label: fit.set(context.theme.facts.label, fit.others),
            value: fit.set(context.theme.facts.value, fit.others),
            ..context.theme.facts
        };
        let title_at = page.height * (TITLE_AT * fit.lowered);
        let around = RULE_AROUND * fit.titles;
        let attempt = Attempt { cover, style, facts, title_at, around, page, margin };
        let (items, end) = attempt.set(place, context);
        made = (items, end <= page.height - FOOT);
        if made.1 {
            break;
        }
    }
    made
}

fn fitting(style: CoverStyle, fit: Fit) -> CoverStyle {
    CoverStyle {
        organization: fit.set(style.organization, fit.others),
        kind: fit.set(style.kind, fit.others),
        title: fit.set(style.title, fit.titles),
        subtitle: fit.set(style.subtitle, fit.titles),
        classification: match fit.last {
            true => style.classification.scaled(fit.others),
            false => style.classification,
        },
        ..style
    }
}

/// A cover in sizes that may be too large for its page.
struct Attempt<'a> {
    cover: &'a Cover,
    style: CoverStyle,
    facts: FactsStyle,
    title_at: Pt,
    /// The space above and below the rule.
    around: Pt,
    page: Size,
    /// The margin at the top.
    margin: Pt,
}

impl Attempt<'_> {
    /// What is drawn, and where the last of it ends.
    fn set(&self, place: Place, context: &mut Context<'_>) -> (Vec<Item>, Pt) {
        let (cover, page) = (self.cover, self.page);
        let mut items = Vec::new();
        if let Some((width, colour)) = self.style.band {
            let left = if place.region.rtl { page.width - width } else { Pt::ZERO };
            let band = Rect::new(left, Pt::ZERO, width, page.height);
            items.extend([Item::Artifact(Artifact::Layout), Item::Fill(band, colour), Item::End]);
        }
        let beside = self.style.band.map_or(Pt::ZERO, |(width, _)| width * 0.6);
        let place = Place { region: place.region.inset(beside, Pt::ZERO), ..place };
        let logo = cover.logo.map(|id| (id, logo_size(context.document.images[id.0].pixels)));
        let above = logo.map_or(Pt::ZERO, |(_, size)| size.height + LOGO_GAP);
        // Printers leave the paper's edge white.
        let edge = BASMALA_AT.min(self.margin);
        let least = self.basmala(&mut items, place, context).max(edge) + above;
        let top = (page.height * ORGANIZATION_AT).max(least);
        if let Some((id, size)) = logo {
            let left = place.region.at_start(size.width);
            let rect = Rect::new(left, top - above, size.width, size.height);
            items.extend([Item::Artifact(Artifact::Layout), Item::Image(id, rect), Item::End]);
        }
        let role = || ElementRole::Paragraph;
        let publisher = self.style.organization;
        let head = paragraph::block(&cover.organization, publisher, role(), place, context);
        let y = stack(&mut items, head, top) + TITLE_GAP;
        let y = stack(&mut items, self.titles(place, context), y.max(self.title_at));
        let y = self.short_rule(&mut items, y, place);
        let rows = facts::plain_facts(&cover.facts, &self.facts, place, context);
        let end = stack(&mut items, rows, y);
        let y = (page.height * CLASSIFICATION_AT).max(end + CLASSIFICATION_GAP);
        let end = self.classification(&mut items, y, place, context).unwrap_or(end);
        (items, end)
    }

    /// Draws the basmala and says where what follows may begin.
    fn basmala(&self, items: &mut Vec<Item>, place: Place, context: &mut Context<'_>) -> Pt {
        let (words, style) = (&self.cover.basmala, context.theme.paragraphs.basmala);
        if words.is_empty() {
            return Pt::ZERO;
        }
        let line = paragraph::block(words, style, ElementRole::Paragraph, place, context);
        stack(items, line, BASMALA_AT) + BASMALA_GAP
    }

    fn short_rule(&self, items: &mut Vec<Item>, y: Pt, place: Place) -> Pt {
        let Some((thickness, colour)) = self.style.rule else { return y + self.around };
        let width = place.region.width * 0.25;
        let left = place.region.at_start(width);
        let rule = Rect::new(left, y + self.around, width, thickness);
        items.extend([Item::Artifact(Artifact::Layout), Item::Fill(rule, colour), Item::End]);
        y + self.around * 2.0 + thickness
    }

    fn titles(&self, place: Place, context: &mut Context<'_>) -> Vec<Strip> {
        let (cover, style) = (self.cover, self.style);
        // Titles are balanced, and that is what goes with the text below it.
        let [kind, title, subtitle] = [style.kind, style.title, style.subtitle]
            .map(|style| ParaStyle { keep_with_next: true, ..style });
        let role = || ElementRole::Paragraph;
        let mut strips = paragraph::block(&cover.kind, kind, role(), place, context);
        let heading = ElementRole::Heading(1, crate::document::inline_text(&cover.title));
        strips.extend(paragraph::block(&cover.title, title, heading, place, context));
        strips.extend(paragraph::block(&cover.subtitle, subtitle, role(), place, context));
        strips
    }

    /// The classification in a frame of its own colour, and where that ends.
    fn classification(
        &self,
        items: &mut Vec<Item>,
        y: Pt,
        place: Place,
        context: &mut Context<'_>,
    ) -> Option<Pt> {
        let content = &self.cover.classification;
        if content.is_empty() {
            return None;
        }
        let style = self.style.classification;
        let (pad, size) = (style.size, style.size);
        let leading = size * 1.6;
        let paragraph =
            Paragraph { content, style, align: Align::Start, tabular: false, balanced: true };
        let lines = lines(paragraph, place.region.width - pad * 2.0, context);
        let widest = lines.iter().map(|line| line.width).max()?;
        let region = place.region.part(Pt::ZERO, widest + pad * 2.0);
        let more = leading * (lines.len() - 1) as f64;
        let frame = Rect::new(region.left, y - size * 1.45, region.width, size * 2.3 + more);
        let stroke = Item::Stroke(frame, Pt(2.0), Pt(0.8), style.colour);
        items.extend([Item::Artifact(Artifact::Layout), stroke, Item::End]);
        let element = context.element(place.parent, ElementRole::Paragraph);
        let region = region.inset(pad, pad);
        for (index, line) in lines.into_iter().enumerate() {
            let at = Point::new(region.at_start(line.width), y + leading * index as f64);
            draw_line(items, line, at, Some(element), context);
        }
        Some(frame.origin.y + frame.size.height)
    }
}

/// Draws strips from a height down and says where they end.
fn stack(items: &mut Vec<Item>, strips: Vec<Strip>, top: Pt) -> Pt {
    let mut y = top;
    for (index, strip) in strips.iter().enumerate() {
        if index > 0 {
            y += gap(&strips[index - 1], strip);
        }
        for item in &strip.items {
            let mut item = item.clone();
            translate(&mut item, Point::new(Pt::ZERO, y));
            items.push(item);
        }
        y += strip.height;
    }
    y
}
