//! Ink of neighbouring lines: how far apart their baselines must be.
//!
//! The line pitch is that of the font; only lines whose marks would touch open up (typography 1.6).

use super::line::Line;
use super::shape::Shaper;
use crate::geom::Pt;

/// The least distance between the ink of two lines, in ems of the lower one.
const CLEARANCE: f64 = 0.04;

/// The ink of a glyph on a page: x from the left end of its line, heights from the baseline up.
struct Ink {
    left: Pt,
    right: Pt,
    top: Pt,
    bottom: Pt,
}

/// By how much two lines at a distance of `leading` must open so that their ink does not touch.
/// The lines' left ends stand at `lefts`.
pub(crate) fn opening(
    above: &Line,
    below: &Line,
    lefts: (Pt, Pt),
    leading: Pt,
    shaper: &mut Shaper<'_>,
) -> Pt {
    let upper = ink(above, lefts.0, shaper);
    let lower = ink(below, lefts.1, shaper);
    let clearance =
        below.runs.iter().map(|run| run.text.size).max().unwrap_or(Pt::ZERO) * CLEARANCE;
    let depth = upper.iter().map(|ink| -ink.bottom).max().unwrap_or(Pt::ZERO);
    let height = lower.iter().map(|ink| ink.top).max().unwrap_or(Pt::ZERO);
    // Nearly all lines are far enough apart wherever their ink is.
    if depth + height + clearance <= leading {
        return Pt::ZERO;
    }
    let mut opening = Pt::ZERO;
    for low in lower.iter().filter(|low| depth + low.top + clearance > leading) {
        for high in upper.iter().filter(|high| high.left < low.right && low.left < high.right) {
            opening = opening.max(low.top - high.bottom + clearance - leading);
        }
    }
    opening
}

fn ink(line: &Line, left: Pt, shaper: &mut Shaper<'_>) -> Vec<Ink> {
    let mut all = Vec::new();
    for run in &line.runs {
        let text = &run.text;
        let unit = text.size / f64::from(shaper.fonts().get(text.font).metrics().units_per_em);
        let mut pen = left + text.origin.x;
        for glyph in &text.glyphs {
            if let Some(bounds) = shaper.fonts().get(text.font).bounds(glyph.id) {
                let x = pen + glyph.dx;
                all.push(Ink {
                    left: x + unit * f64::from(bounds.x_min),
                    right: x + unit * f64::from(bounds.x_max),
                    top: glyph.dy + unit * f64::from(bounds.y_max),
                    bottom: glyph.dy + unit * f64::from(bounds.y_min),
                });
            }
            pen += glyph.advance;
        }
    }
    all
}
