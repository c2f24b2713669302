//! Quotations and boxes: blocks behind a bar or on a ground.

use super::{Place, blocks, paragraph};
use crate::document::{Block, Boxed, ParaRole, Quote};
use crate::geom::{Point, Pt, Rect};
use crate::layout::context::Context;
use crate::layout::frame::{ElementRole, Item};
use crate::layout::region::Region;
use crate::layout::strip::{Keep, Strip, behind, close_gaps, ground, space_around};
use crate::theme::Bar;

/// The strips of a quotation with its attribution.
pub(super) fn quote(quote: &Quote, place: Place, context: &mut Context<'_>) -> Vec<Strip> {
    let style = context.theme.quote;
    let element = context.element(place.parent, ElementRole::BlockQuote);
    let region = place.region.inset(style.indent, style.indent / 2.0);
    let inner = Place { region, parent: element, ..place };
    let mut strips = Vec::new();
    for block in &quote.blocks {
        match block {
            // The words of a quotation have a look of their own.
            Block::Paragraph(p) if p.role == ParaRole::Body => {
                let role = ElementRole::Paragraph;
                strips.extend(paragraph::block(&p.content, style.text, role, inner, context));
            }
            other => strips.extend(blocks(std::slice::from_ref(other), inner, context)),
        }
    }
    let said = context.theme.paragraphs.attribution;
    let role = ElementRole::Paragraph;
    let attribution = paragraph::block(&quote.attribution, said, role, inner, context);
    if let (Some(last), false) = (strips.last_mut(), attribution.is_empty()) {
        last.keep = Keep::Never;
        last.after = Pt::ZERO;
    }
    strips.extend(attribution);
    close_gaps(&mut strips);
    clear_ends(&mut strips);
    bar(&mut strips, style.bar, place.region);
    space_around(&mut strips, style.around);
    strips
}

/// The strips of a box.
pub(super) fn boxed(boxed: &Boxed, place: Place, context: &mut Context<'_>) -> Vec<Strip> {
    let style = *context.theme.boxed(boxed.role);
    let beside = style.bar.map_or(Pt::ZERO, |bar| bar.width + bar.gap);
    let pad_start = if style.ground.is_some() { style.pad.max(beside) } else { beside };
    let pad_end = if style.ground.is_some() { style.pad } else { Pt::ZERO };
    let inner = Place { region: place.region.inset(pad_start, pad_end), ..place };
    let mut strips = blocks(&boxed.blocks, inner, context);
    if strips.is_empty() {
        return strips;
    }
    close_gaps(&mut strips);
    clear_ends(&mut strips);
    if style.ground.is_some() {
        strips[0].push_down(style.pad * 0.6);
        if let Some(last) = strips.last_mut() {
            last.height += style.pad * 0.6;
        }
    }
    // What is put behind later lies deeper: the ground must not hide the bar.
    if let Some(side) = style.bar {
        bar(&mut strips, side, place.region);
    }
    if let Some(colour) = style.ground {
        behind(&mut strips, ground(place.region.left, place.region.width, colour));
    }
    space_around(&mut strips, style.around);
    strips[0].anchors.extend(boxed.id);
    strips
}

/// The group's own space counts at its ends, not that of the blocks in it.
fn clear_ends(strips: &mut [Strip]) {
    if let Some(first) = strips.first_mut() {
        first.before = Pt::ZERO;
    }
    if let Some(last) = strips.last_mut() {
        last.after = Pt::ZERO;
    }
}

/// A bar at the side where lines begin, as high as the group.
fn bar(strips: &mut [Strip], bar: Bar, region: Region) {
    let left = region.at_start(bar.width);
    behind(strips, |height| {
        Item::Fill(Rect { origin: Point::new(left, Pt::ZERO), size: size(bar, height) }, bar.colour)
    });
}

fn size(bar: Bar, height: Pt) -> crate::geom::Size {
    crate::geom::Size::new(bar.width, height)
}
