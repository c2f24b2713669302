//! The space above and below tables.
//!
//! A table has none of its own (17.4): the paragraphs on its sides bear it, as far as their styles leave
//! less than the theme wants.

use docx_rs::{LineSpacing, Paragraph};

use crate::geom::Pt;
use crate::theme::Theme;

use super::block::Flow;
use super::styles::{AFTER_LETTERHEAD, id, paragraph_of};
use super::units::width;

/// Keeps the paragraphs beside tables away from them, as the theme says.
pub(super) fn around_tables(flow: &mut [Flow], theme: &Theme) {
    for index in 0..flow.len() {
        let above = index.checked_sub(1).map_or(Pt::ZERO, |above| beside(&flow[above], theme).1);
        let below = flow.get(index + 1).map_or(Pt::ZERO, |below| beside(below, theme).0);
        if let Flow::Paragraph(paragraph) = &mut flow[index] {
            keep_away(paragraph, above, below, theme);
        }
    }
}

/// What a table wants above and below it. People sign below space of their own.
fn beside(part: &Flow, theme: &Theme) -> (Pt, Pt) {
    let Flow::Table(_, style) = part else { return (Pt::ZERO, Pt::ZERO) };
    let both = |around: Pt| (around, around);
    match *style {
        id::TABLE => both(theme.table.around),
        id::TABLE_FACTS => both(theme.facts.around),
        id::TABLE_SUMMARY => both(theme.summary.around),
        id::TABLE_DECISION => both(theme.decision.around),
        id::TABLE_LAYOUT => (Pt::ZERO, AFTER_LETTERHEAD),
        id::TABLE_SIGN => (Pt::ZERO, theme.signature.before),
        _ => (Pt::ZERO, Pt::ZERO),
    }
}

/// Gives a paragraph so much space above and below, if its style has less and nothing else gave it
/// some. Word takes the larger of two neighbouring spaces, so none is added up.
fn keep_away(paragraph: &mut Paragraph, above: Pt, below: Pt, theme: &Theme) {
    let style = paragraph.property.style.as_ref().map_or("", |style| style.val.as_str());
    if style == id::SPACER || paragraph.property.line_spacing.is_some() {
        return;
    }
    let own = paragraph_of(theme, style);
    let own = own.map_or((Pt::ZERO, Pt::ZERO), |own| (own.before, own.after));
    if above <= own.0 && below <= own.1 {
        return;
    }
    let space = |wanted: Pt| u32::try_from(width(wanted)).unwrap_or(0);
    let mut spacing = LineSpacing::new();
    if above > own.0 {
        spacing = spacing.before(space(above));
    }
    if below > own.1 {
        spacing = spacing.after(space(below));
    }
    paragraph.property.line_spacing = Some(spacing);
}
