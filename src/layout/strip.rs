//! Strips: the unbreakable slices that pages are filled with.
//!
//! Each block becomes strips: a line, a table row, a picture with its caption. Their items count from
//! the top of the strip; x is already that of the page.

use std::rc::Rc;

use crate::diag::Span;
use crate::document::BlockId;
use crate::geom::{Point, Pt, Rect};
use crate::layout::frame::{Artifact, Item, LinkArea, TextItem};
use crate::theme::Colour;

/// A slice of the flow that stands on one page.
#[derive(Debug, Clone, Default)]
pub(crate) struct Strip {
    /// Its height.
    pub(crate) height: Pt,
    /// Space wanted above; between two strips the larger of the two wishes counts.
    pub(crate) before: Pt,
    /// Space wanted below.
    pub(crate) after: Pt,
    /// What is drawn.
    pub(crate) items: Vec<Item>,
    /// Blocks that begin here.
    pub(crate) anchors: Vec<BlockId>,
    /// The bookmark that leads here: level and words.
    pub(crate) bookmark: Option<(u8, String)>,
    /// Whether a page may end after it.
    pub(crate) keep: Keep,
    /// It begins a new page.
    pub(crate) new_page: bool,
    /// The notes whose marks stand in it, one below another.
    pub(crate) notes: Vec<Strip>,
    /// Of one so high that it may not fit on a page: where its text stands in the source.
    pub(crate) origin: Option<Span>,
    /// The heads that are drawn again when a page begins with this strip.
    pub(crate) repeated: Option<Rc<Vec<Strip>>>,
}

/// What takes more than this share of a page may not fit beside what else stands there.
pub(crate) const HIGH: f64 = 0.5;

/// Whether a page may end after a strip.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Keep {
    /// Gladly.
    #[default]
    Free,
    /// Rather not: the larger, the less.
    Avoid(u16),
    /// Only if nothing else is left.
    Never,
}

impl Strip {
    /// An empty strip of a height.
    pub(crate) fn of_height(height: Pt) -> Strip {
        Strip { height, ..Strip::default() }
    }

    /// Moves its content down, making it that much higher.
    pub(crate) fn push_down(&mut self, by: Pt) {
        for item in &mut self.items {
            translate(item, Point::new(Pt::ZERO, by));
        }
        self.height += by;
    }
}

/// The space between two strips: the larger of the two wishes.
pub(crate) fn gap(above: &Strip, below: &Strip) -> Pt {
    above.after.max(below.before)
}

/// Turns the gaps inside a group into height of its strips, so that a ground or bar drawn behind each
/// strip leaves no holes. The outer spaces stay.
pub(crate) fn close_gaps(strips: &mut [Strip]) {
    for index in 1..strips.len() {
        let space = gap(&strips[index - 1], &strips[index]);
        strips[index - 1].after = Pt::ZERO;
        strips[index].before = Pt::ZERO;
        strips[index].push_down(space);
    }
}

/// Draws something behind every strip of a group, over its full height.
pub(crate) fn behind(strips: &mut [Strip], draw: impl Fn(Pt) -> Item) {
    for strip in strips {
        let ground = [Item::Artifact(Artifact::Layout), draw(strip.height), Item::End];
        strip.items.splice(0..0, ground);
    }
}

/// A ground behind a stretch of the page, from the strip's top to a height.
pub(crate) fn ground(left: Pt, width: Pt, colour: Colour) -> impl Fn(Pt) -> Item {
    move |height| Item::Fill(Rect::new(left, Pt::ZERO, width, height), colour)
}

/// Keeps a group on one page where possible: no page may end inside it.
pub(crate) fn keep_together(strips: &mut [Strip]) {
    if let Some((_, inner)) = strips.split_last_mut() {
        for strip in inner {
            strip.keep = Keep::Never;
        }
    }
}

/// Sets the space around a group, where it is larger than what its ends ask for.
pub(crate) fn space_around(strips: &mut [Strip], space: Pt) {
    if let Some(first) = strips.first_mut() {
        first.before = first.before.max(space);
    }
    if let Some(last) = strips.last_mut() {
        last.after = last.after.max(space);
    }
}

/// The height of strips one below another.
pub(crate) fn total_height(strips: &[Strip]) -> Pt {
    let heights: Pt = strips.iter().map(|s| s.height).sum();
    let gaps: Pt = strips.windows(2).map(|pair| gap(&pair[0], &pair[1])).sum();
    heights + gaps
}

/// Moves an item.
pub(crate) fn translate(item: &mut Item, by: Point) {
    match item {
        Item::Text(TextItem { origin, .. }) => *origin = *origin + by,
        Item::Fill(rect, _)
        | Item::FillRounded(rect, _, _)
        | Item::Stroke(rect, _, _, _)
        | Item::Image(_, rect)
        | Item::Link(LinkArea { area: rect, .. }) => rect.origin = rect.origin + by,
        Item::Disc(centre, _, _) => *centre = *centre + by,
        Item::Begin(_) | Item::Artifact(_) | Item::End => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn strip(height: f64, before: f64, after: f64) -> Strip {
        Strip { before: Pt(before), after: Pt(after), ..Strip::of_height(Pt(height)) }
    }

    #[test]
    fn the_larger_of_two_spaces_counts() {
        let strips = [strip(10.0, 0.0, 6.0), strip(10.0, 8.0, 0.0)];
        assert_eq!(total_height(&strips), Pt(28.0));
    }

    #[test]
    fn closing_gaps_keeps_the_total_height() {
        let mut strips = [strip(10.0, 3.0, 6.0), strip(10.0, 8.0, 0.0), strip(5.0, 1.0, 2.0)];
        let before = total_height(&strips);
        close_gaps(&mut strips);
        assert_eq!(total_height(&strips), before);
        assert!(strips.windows(2).all(|pair| gap(&pair[0], &pair[1]) == Pt::ZERO));
    }
}
