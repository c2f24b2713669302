//! The units of Word: twips, half-points, eighths of a point, EMU.

use crate::geom::Pt;

/// Twentieths of a point: indents, spaces, widths.
pub(super) fn twips(length: Pt) -> i32 {
    whole(length * 20.0)
}

/// Twentieths of a point for lengths that cannot be negative.
pub(super) fn width(length: Pt) -> usize {
    usize::try_from(twips(length)).unwrap_or(0)
}

/// Half-points: sizes of characters. Never 0, which Word refuses.
pub(super) fn half_points(size: Pt) -> i32 {
    whole(size * 2.0).max(1)
}

/// Eighths of a point: widths of border lines, 2 to 96 (ECMA-376 part 1, 17.3.4).
pub(super) fn eighths(width: Pt) -> i32 {
    whole(width * 8.0).clamp(2, 96)
}

/// Whole points from text to border, 0 to 31 (17.3.4).
pub(super) fn border_space(gap: Pt) -> i32 {
    whole(gap).clamp(0, 31)
}

/// English metric units, 12,700 to the point: measures of drawings.
pub(super) fn emu(length: Pt) -> u32 {
    u32::try_from(whole(length * 12_700.0)).unwrap_or(0)
}

#[expect(clippy::cast_possible_truncation, reason = "clamped to the range of i32 before the cast")]
fn whole(value: Pt) -> i32 {
    value.0.round().clamp(f64::from(i32::MIN), f64::from(i32::MAX)) as i32
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_point_is_twenty_twips_and_12700_emu() {
        assert_eq!((twips(Pt(-1.5)), emu(Pt(72.0)), half_points(Pt(11.5))), (-30, 914_400, 23));
        assert_eq!((eighths(Pt(0.1)), eighths(Pt(90.0)), border_space(Pt(50.0))), (2, 96, 31));
        assert_eq!((width(Pt(-3.0)), half_points(Pt(0.0))), (0, 1));
    }
}
