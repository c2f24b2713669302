//! Lengths and shapes on a page: points, sizes, rectangles.
//!
//! One unit everywhere: the PostScript point (1/72 inch). The y axis points **down** from the top of
//! the page; only the PDF writer turns it round. Only `+ − × ÷` are used, so that results are the
//! same bits on every machine.

use std::cmp::Ordering;
use std::iter::Sum;
use std::ops::{Add, AddAssign, Div, Mul, Neg, Sub, SubAssign};

/// A length in points (1/72 inch). Totally ordered.
#[derive(Debug, Default, Clone, Copy)]
pub struct Pt(pub f64);

impl Pt {
    /// No length.
    pub const ZERO: Pt = Pt(0.0);

    /// A length given in millimetres.
    pub const fn mm(value: f64) -> Pt {
        Pt(value * 72.0 / 25.4)
    }

    /// This length in millimetres.
    pub fn to_mm(self) -> f64 {
        self.0 * 25.4 / 72.0
    }

    /// The longer of two lengths.
    pub fn max(self, other: Pt) -> Pt {
        if self >= other { self } else { other }
    }

    /// The shorter of two lengths.
    pub fn min(self, other: Pt) -> Pt {
        if self <= other { self } else { other }
    }

    /// The length without its sign.
    pub fn abs(self) -> Pt {
        Pt(self.0.abs())
    }
}

impl PartialEq for Pt {
    fn eq(&self, other: &Pt) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for Pt {}

impl PartialOrd for Pt {
    fn partial_cmp(&self, other: &Pt) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Pt {
    fn cmp(&self, other: &Pt) -> Ordering {
        // `+ 0.0` turns −0 into 0, which total_cmp would tell apart.
        (self.0 + 0.0).total_cmp(&(other.0 + 0.0))
    }
}

impl Add for Pt {
    type Output = Pt;
    fn add(self, other: Pt) -> Pt {
        Pt(self.0 + other.0)
    }
}

impl AddAssign for Pt {
    fn add_assign(&mut self, other: Pt) {
        self.0 += other.0;
    }
}

impl Sub for Pt {
    type Output = Pt;
    fn sub(self, other: Pt) -> Pt {
        Pt(self.0 - other.0)
    }
}

impl SubAssign for Pt {
    fn sub_assign(&mut self, other: Pt) {
        self.0 -= other.0;
    }
}

impl Neg for Pt {
    type Output = Pt;
    fn neg(self) -> Pt {
        Pt(-self.0)
    }
}

impl Mul<f64> for Pt {
    type Output = Pt;
    fn mul(self, factor: f64) -> Pt {
        Pt(self.0 * factor)
    }
}

impl Div<f64> for Pt {
    type Output = Pt;
    fn div(self, divisor: f64) -> Pt {
        Pt(self.0 / divisor)
    }
}

impl Div for Pt {
    type Output = f64;
    fn div(self, other: Pt) -> f64 {
        self.0 / other.0
    }
}

impl Sum for Pt {
    fn sum<I: Iterator<Item = Pt>>(lengths: I) -> Pt {
        lengths.fold(Pt::ZERO, Add::add)
    }
}

/// A place: `x` from the left edge, `y` from the top edge.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub struct Point {
    /// Distance from the left edge.
    pub x: Pt,
    /// Distance from the top edge.
    pub y: Pt,
}

impl Point {
    /// The place `x` from the left and `y` from the top.
    pub const fn new(x: Pt, y: Pt) -> Point {
        Point { x, y }
    }
}

impl Add for Point {
    type Output = Point;
    fn add(self, other: Point) -> Point {
        Point { x: self.x + other.x, y: self.y + other.y }
    }
}

/// Width and height.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub struct Size {
    /// Extent along x.
    pub width: Pt,
    /// Extent along y.
    pub height: Pt,
}

impl Size {
    /// A size of the given width and height.
    pub const fn new(width: Pt, height: Pt) -> Size {
        Size { width, height }
    }
}

/// A rectangle by its top left corner and its size.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub struct Rect {
    /// Top left corner.
    pub origin: Point,
    /// Width and height.
    pub size: Size,
}

impl Rect {
    /// The rectangle at `(x, y)` of the given width and height.
    pub const fn new(x: Pt, y: Pt, width: Pt, height: Pt) -> Rect {
        Rect { origin: Point::new(x, y), size: Size::new(width, height) }
    }

    /// x of the right edge.
    pub fn right(self) -> Pt {
        self.origin.x + self.size.width
    }

    /// y of the bottom edge.
    pub fn bottom(self) -> Pt {
        self.origin.y + self.size.height
    }
}

/// Distances from the four edges of a page, in reading terms: `start` is the right side of a
/// right-to-left page and the left side of a left-to-right one.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub struct Margins {
    /// Above the text.
    pub top: Pt,
    /// Below the text.
    pub bottom: Pt,
    /// On the side where lines begin; the binding side of an odd page.
    pub inner: Pt,
    /// On the other side.
    pub outer: Pt,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn millimetres_are_25_4_to_72_points() {
        assert_eq!(Pt::mm(25.4), Pt(72.0));
        assert!((Pt(72.0).to_mm() - 25.4).abs() < 1e-12);
    }

    #[test]
    fn negative_zero_equals_zero() {
        assert_eq!(Pt(-0.0), Pt(0.0));
        assert!(Pt(-1.0) < Pt(0.0));
    }
}
