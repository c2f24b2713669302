//! Choosing where pages end.

use std::ops::Range;
use std::rc::Rc;

use crate::geom::Pt;
use crate::layout::block::ABOVE_NOTES;
use crate::layout::strip::{Keep, Strip, gap};

/// What stands on a page; heights count from the top of the text.
#[derive(Debug, Default)]
pub(super) struct PagePlan {
    /// Heads drawn again, with their heights.
    pub(super) repeated: Vec<(Strip, Pt)>,
    /// Places of strips, with their heights.
    pub(super) strips: Vec<(usize, Pt)>,
    /// Some strip is higher than the page.
    pub(super) overfull: bool,
    /// Height of all that stands on it, notes left out.
    used: Pt,
}

/// The price of a page left empty, growing with the square of the empty share.
const EMPTY_PAGE: f64 = 1000.0;
/// A last page that holds less than this share is drawn onto the one before if spaces can shrink.
const SCANT: f64 = 0.25;
/// By how much spaces between blocks may shrink to save a scant last page, tried in turn.
const SQUEEZES: [f64; 3] = [0.9, 0.8, 0.7];
/// Rounding must not push a line to the next page.
const TOLERANCE: Pt = Pt(0.01);

/// The pages of a flow of strips. Parts between forced page breaks are filled each by
/// itself, so that each may save a scant last page of its own.
pub(super) fn plan_pages(strips: &[Strip], height: Pt) -> Vec<PagePlan> {
    let mut plans = Vec::new();
    let mut start = 0;
    while start < strips.len() {
        let length = strips[start + 1..].iter().take_while(|strip| !strip.new_page).count() + 1;
        plans.extend(plan_part(strips, start..start + length, height));
        start += length;
    }
    plans
}

fn plan_part(strips: &[Strip], part: Range<usize>, height: Pt) -> Vec<PagePlan> {
    let plans = plan(strips, part.clone(), height, 1.0);
    let scant = plans.last().is_some_and(|page| page.used < height * SCANT);
    if plans.len() < 2 || !scant {
        return plans;
    }
    for squeeze in SQUEEZES {
        let tighter = plan(strips, part.clone(), height, squeeze);
        if tighter.len() < plans.len() {
            return tighter;
        }
    }
    plans
}

fn plan(strips: &[Strip], part: Range<usize>, height: Pt, squeeze: f64) -> Vec<PagePlan> {
    let mut plans = Vec::new();
    let mut start = part.start;
    while start < part.end {
        let (page, end) = fill(&strips[..part.end], start, height, squeeze);
        plans.push(page);
        start = end;
    }
    plans
}

/// Fills a page from a strip on and says with which strip the next one begins.
fn fill(strips: &[Strip], start: usize, height: Pt, squeeze: f64) -> (PagePlan, usize) {
    let mut page = PagePlan::default();
    let mut y = repeat_heads(&mut page, strips[start].repeated.as_ref());
    let mut end = start;
    // The notes of each strip and of those before it on the page.
    let mut noted: Vec<Pt> = Vec::new();
    while end < strips.len() {
        let strip = &strips[end];
        let space = if end > start { gap(&strips[end - 1], strip) * squeeze } else { Pt::ZERO };
        let notes = noted.last().copied().unwrap_or_default() + notes_of(strip);
        if y + space + strip.height + at_the_foot(notes) > height + TOLERANCE {
            break;
        }
        noted.push(notes);
        y += space;
        page.strips.push((end, y));
        y += strip.height;
        end += 1;
    }
    page.used = y;
    if end == strips.len() {
        return (page, end);
    }
    if end == start {
        page.strips.push((start, y));
        page.overfull = true;
        return (page, start + 1);
    }
    let end = best_end(strips, &page, start, &noted, height);
    page.strips.truncate(end - start);
    (page, end)
}

/// The height of the notes whose marks stand in a strip.
fn notes_of(strip: &Strip) -> Pt {
    strip.notes.iter().map(|note| note.height).sum()
}

/// The height that notes take at the foot of their page, with the rule above them.
fn at_the_foot(notes: Pt) -> Pt {
    if notes > Pt::ZERO { notes + ABOVE_NOTES } else { Pt::ZERO }
}

/// The heads of a table that goes on, drawn at the top; gives their height.
fn repeat_heads(page: &mut PagePlan, heads: Option<&Rc<Vec<Strip>>>) -> Pt {
    let mut y = Pt::ZERO;
    for head in heads.into_iter().flat_map(|heads| heads.iter()) {
        page.repeated.push((head.clone(), y));
        y += head.height;
    }
    y
}

/// Where a page that is full with these strips ends best: the later the better, but not inside what
/// belongs together. `noted` has the notes up to each of the strips.
fn best_end(strips: &[Strip], page: &PagePlan, start: usize, noted: &[Pt], height: Pt) -> usize {
    let full = start + noted.len();
    let mut best: Option<(f64, usize)> = None;
    for end in (start + 1..=full).rev() {
        let penalty = match strips[end - 1].keep {
            Keep::Free => 0.0,
            Keep::Avoid(penalty) => f64::from(penalty),
            Keep::Never => continue,
        };
        let (_, y) = page.strips[end - start - 1];
        let notes = at_the_foot(noted[end - start - 1]);
        let empty = (height - y - strips[end - 1].height - notes) / height;
        let cost = penalty + EMPTY_PAGE * empty * empty;
        if best.is_none_or(|(held, _)| cost < held) {
            best = Some((cost, end));
        }
    }
    best.map_or(full, |(_, end)| end)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn strip(height: f64, keep: Keep) -> Strip {
        Strip { keep, ..Strip::of_height(Pt(height)) }
    }

    fn pages(strips: &[Strip], height: f64) -> Vec<Vec<usize>> {
        let plans = plan_pages(strips, Pt(height));
        plans.iter().map(|p| p.strips.iter().map(|&(strip, _)| strip).collect()).collect()
    }

    #[test]
    fn a_heading_goes_to_the_page_of_its_text() {
        let mut strips: Vec<Strip> = (0..9).map(|_| strip(10.0, Keep::Free)).collect();
        strips.push(strip(10.0, Keep::Never));
        strips.extend((0..6).map(|_| strip(10.0, Keep::Free)));
        assert_eq!(pages(&strips, 100.0)[0], (0..9).collect::<Vec<_>>());
    }

    #[test]
    fn a_new_page_is_begun_where_it_is_asked_for() {
        let mut strips: Vec<Strip> = (0..4).map(|_| strip(10.0, Keep::Free)).collect();
        strips[2].new_page = true;
        assert_eq!(pages(&strips, 100.0), [vec![0, 1], vec![2, 3]]);
    }

    #[test]
    fn a_strip_higher_than_a_page_stands_alone_and_is_reported() {
        let strips = [strip(10.0, Keep::Free), strip(300.0, Keep::Free), strip(10.0, Keep::Free)];
        let plans = plan_pages(&strips, Pt(100.0));
        assert_eq!(plans.iter().map(|p| p.overfull).collect::<Vec<_>>(), [false, true, false]);
    }

    #[test]
    fn spaces_shrink_to_save_a_scant_last_page() {
        let mut strips: Vec<Strip> = (0..10).map(|_| strip(8.0, Keep::Free)).collect();
        for s in &mut strips {
            s.after = Pt(2.5);
        }
        assert_eq!(plan(&strips, 0..10, Pt(100.0), 1.0).len(), 2);
        assert_eq!(pages(&strips, 100.0).len(), 1);
    }

    #[test]
    fn notes_take_their_room_from_the_page_of_their_marks() {
        let mut strips: Vec<Strip> = (0..20).map(|_| strip(10.0, Keep::Free)).collect();
        strips[3].notes = vec![strip(8.0, Keep::Free)];
        strips[7].notes = vec![strip(8.0, Keep::Free), strip(8.0, Keep::Free)];
        let pages = pages(&strips, 100.0);
        // 24 for one note and the rule above it leave room for seven lines.
        assert_eq!(pages[0], (0..7).collect::<Vec<_>>());
        assert_eq!(pages[1], (7..13).collect::<Vec<_>>());
        assert_eq!((notes_of(&strips[7]), notes_of(&strips[13])), (Pt(16.0), Pt::ZERO));
    }

    #[test]
    fn heads_are_repeated_on_a_page_that_begins_with_a_row() {
        let heads = Rc::new(vec![strip(10.0, Keep::Never)]);
        let mut strips: Vec<Strip> = (0..20).map(|_| strip(10.0, Keep::Free)).collect();
        for s in &mut strips[1..] {
            s.repeated = Some(Rc::clone(&heads));
        }
        let plans = plan_pages(&strips, Pt(100.0));
        let repeated: Vec<usize> = plans.iter().map(|p| p.repeated.len()).collect();
        assert_eq!(repeated, [0, 1, 1]);
        assert_eq!(plans[1].strips[0].1, Pt(10.0));
    }
}
