//! Pages: filling them with strips, and what stands on each of them besides.
//!
//! A document is cut into stretches, each of which begins on a new page: cover, text, parts, pages of
//! other files. [`stretch`] sets them one by one, in any order; [`bind`] puts them one behind another.

mod bind;
mod flow;
mod geometry;
mod numbers;
mod resolution;
mod running;
mod stretch;

pub(super) use bind::{Order, bind};
pub(super) use stretch::{SetStretch, Stretch, stretches};

use super::frame::{Artifact, Item};

/// Draws an artifact made by `draw`, if it draws anything.
fn artifact(items: &mut Vec<Item>, kind: Artifact, draw: impl FnOnce(&mut Vec<Item>)) {
    let mut drawn = Vec::new();
    draw(&mut drawn);
    if !drawn.is_empty() {
        items.push(Item::Artifact(kind));
        items.append(&mut drawn);
        items.push(Item::End);
    }
}
