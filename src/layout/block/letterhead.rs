//! The letterhead: logo at the start, the body's name and its lines beside it.

use super::{Place, paragraph};
use crate::document::Letterhead;
use crate::geom::{Point, Pt, Rect, Size};
use crate::layout::context::Context;
use crate::layout::frame::{Artifact, ElementRole, Item};
use crate::layout::strip::{Strip, keep_together, total_height, translate};
use crate::theme::ParaStyle;

/// The most height and width of a logo.
const LOGO: Size = Size::new(Pt::mm(20.0), Pt::mm(42.0));
pub(super) const LOGO_GAP: Pt = Pt(12.0);
/// From the letterhead to what follows.
const AFTER: Pt = Pt(22.0);

/// One strip with the whole letterhead.
pub(super) fn letterhead(
    letterhead: &Letterhead,
    place: Place,
    context: &mut Context<'_>,
) -> Vec<Strip> {
    let logo = letterhead.logo.map(|id| (id, logo_size(context.document.images[id.0].pixels)));
    let beside = logo.map_or(Pt::ZERO, |(_, size)| size.width + LOGO_GAP);
    let inner = Place { region: place.region.inset(beside, Pt::ZERO), ..place };
    let (name, line) = (context.theme.letterhead_name, context.theme.letterhead_line);
    let role = || ElementRole::Paragraph;
    let mut strips = paragraph::block(&letterhead.name, name, role(), inner, context);
    // Even lines end between two ways to reach the body, not inside a web address.
    let line = ParaStyle { keep_with_next: true, ..line };
    for content in &letterhead.lines {
        strips.extend(paragraph::block(content, line, role(), inner, context));
    }
    keep_together(&mut strips);
    let Some((id, size)) = logo else {
        if let Some(last) = strips.last_mut() {
            last.after = AFTER;
        }
        return strips;
    };
    let text_height = total_height(&strips);
    let mut all = Strip::of_height(text_height.max(size.height));
    // A logo beside the body's name says nothing that the name does not.
    let rect = Rect::new(place.region.at_start(size.width), Pt::ZERO, size.width, size.height);
    all.items = vec![Item::Artifact(Artifact::Layout), Item::Image(id, rect), Item::End];
    let mut y = (all.height - text_height) / 2.0;
    for strip in strips {
        let height = strip.height;
        for mut item in strip.items {
            translate(&mut item, Point::new(Pt::ZERO, y));
            all.items.push(item);
        }
        y += height;
    }
    all.after = AFTER;
    vec![all]
}

/// A logo fits into its box; it is never enlarged beyond it.
pub(super) fn logo_size((across, down): (u32, u32)) -> Size {
    let (across, down) = (f64::from(across.max(1)), f64::from(down.max(1)));
    let width = (LOGO.width * (across / down)).min(LOGO.height);
    Size::new(width, width * (down / across))
}
