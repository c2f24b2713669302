//! A content stream under construction: operands and operators as bytes (ISO 32000-1, 7.8.2).
//!
//! Knows the syntax alone, no pages and no fonts. y points up here.

/// Decimals of a length: a hundredth of a point is a seventh of a device pixel at 1000 dpi.
const LENGTH: usize = 2;
/// As many parts has a point with so many decimals.
const HUNDRED: f64 = 100.0;
/// Decimals of colours and of font sizes.
const FINE: usize = 3;
/// Decimals of a turned matrix, enough for the far end of a page.
const TURN: usize = 5;
/// The distance of a Bézier control point that makes a quarter circle of radius 1.
const QUARTER: f64 = 0.552_285;

/// A colour in the sense of `rg`.
pub(super) type Rgb = [u8; 3];

/// A rectangle by its lower left corner, width and height.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Box4 {
    pub(super) x: f64,
    pub(super) y: f64,
    pub(super) width: f64,
    pub(super) height: f64,
}

/// The bytes of a content stream.
#[derive(Debug, Default)]
pub(super) struct Operators {
    pub(super) bytes: Vec<u8>,
}

impl Operators {
    /// Writes an operator without operands.
    pub(super) fn op(&mut self, operator: &str) {
        self.bytes.extend_from_slice(operator.as_bytes());
        self.bytes.push(b'\n');
    }

    /// Writes lengths and the operator that takes them.
    pub(super) fn lengths(&mut self, operands: &[f64], operator: &str) {
        self.numbers(operands, LENGTH, operator);
    }

    /// Writes a matrix: four factors and a shift.
    pub(super) fn matrix(&mut self, turn: [f64; 4], shift: [f64; 2], operator: &str) {
        for factor in turn {
            self.number(factor, TURN);
        }
        self.lengths(&shift, operator);
    }

    /// Moves the beginning of the line of text from one place to another, both in hundredths (`Td`).
    pub(super) fn move_line(&mut self, from: [i32; 2], to: [i32; 2]) {
        let by = [0, 1].map(|axis| f64::from(to[axis] - from[axis]) / HUNDRED);
        self.lengths(&by, "Td");
    }

    /// Sets the colour that fills (`rg`).
    pub(super) fn fill_colour(&mut self, colour: Rgb) {
        self.numbers(&colour.map(|part| f64::from(part) / 255.0), FINE, "rg");
    }

    /// Sets the colour of outlines (`RG`).
    pub(super) fn stroke_colour(&mut self, colour: Rgb) {
        self.numbers(&colour.map(|part| f64::from(part) / 255.0), FINE, "RG");
    }

    /// Selects a font of the resources at a size.
    pub(super) fn font(&mut self, name: &str, size: f64) {
        self.name(name);
        self.numbers(&[size], FINE, "Tf");
    }

    /// Draws an object of the resources into the unit square.
    pub(super) fn draw(&mut self, name: &str) {
        self.name(name);
        self.op("Do");
    }

    /// The path of a rectangle; with a radius its corners are round.
    pub(super) fn rectangle(&mut self, area: Box4, radius: f64) {
        let radius = radius.min(area.width / 2.0).min(area.height / 2.0);
        if radius > 0.0 {
            self.round_rectangle(area, radius);
        } else {
            self.lengths(&[area.x, area.y, area.width, area.height], "re");
        }
    }

    fn round_rectangle(&mut self, area: Box4, r: f64) {
        let (left, bottom) = (area.x, area.y);
        let (right, top) = (area.x + area.width, area.y + area.height);
        let k = r * (1.0 - QUARTER);
        self.lengths(&[left + r, bottom], "m");
        self.lengths(&[right - r, bottom], "l");
        self.lengths(&[right - k, bottom, right, bottom + k, right, bottom + r], "c");
        self.lengths(&[right, top - r], "l");
        self.lengths(&[right, top - k, right - k, top, right - r, top], "c");
        self.lengths(&[left + r, top], "l");
        self.lengths(&[left + k, top, left, top - k, left, top - r], "c");
        self.lengths(&[left, bottom + r], "l");
        self.lengths(&[left, bottom + k, left + k, bottom, left + r, bottom], "c");
        self.op("h");
    }

    fn name(&mut self, name: &str) {
        self.bytes.push(b'/');
        self.bytes.extend_from_slice(name.as_bytes());
        self.bytes.push(b' ');
    }

    fn numbers(&mut self, operands: &[f64], decimals: usize, operator: &str) {
        for operand in operands {
            self.number(*operand, decimals);
        }
        self.op(operator);
    }

    fn number(&mut self, value: f64, decimals: usize) {
        push_number(&mut self.bytes, value, decimals);
        self.bytes.push(b' ');
    }
}

/// A length in hundredths.
pub(super) fn hundredths(length: f64) -> i32 {
    whole(length * HUNDRED)
}

/// Appends a number with up to so many decimals, without an exponent, which PDF does not know.
pub(super) fn push_number(bytes: &mut Vec<u8>, value: f64, decimals: usize) {
    let scale: u32 = [1, 10, 100, 1_000, 10_000, 100_000][decimals.min(5)];
    let scaled = whole(value * f64::from(scale));
    if scaled < 0 {
        bytes.push(b'-');
    }
    let (integer, mut fraction) = (scaled.unsigned_abs() / scale, scaled.unsigned_abs() % scale);
    if integer > 0 || fraction == 0 {
        push_integer(bytes, integer);
    }
    if fraction > 0 {
        bytes.push(b'.');
        let mut place = scale / 10;
        while fraction > 0 {
            push_integer(bytes, fraction / place);
            fraction %= place;
            place /= 10;
        }
    }
}

/// Appends a whole number.
pub(super) fn push_integer(bytes: &mut Vec<u8>, value: u32) {
    let start = bytes.len();
    let mut rest = value;
    loop {
        bytes.push(b"0123456789"[(rest % 10) as usize]);
        rest /= 10;
        if rest == 0 {
            break;
        }
    }
    bytes[start..].reverse();
}

/// Appends two bytes as four hexadecimal digits.
pub(super) fn push_hex(bytes: &mut Vec<u8>, code: u16) {
    for shift in [12, 8, 4, 0] {
        bytes.push(b"0123456789ABCDEF"[usize::from((code >> shift) & 15)]);
    }
}

/// Appends a byte inside the parentheses of a literal string (ISO 32000-1, 7.3.4.2).
pub(super) fn push_string_byte(bytes: &mut Vec<u8>, byte: u8) {
    match byte {
        b'(' | b')' | b'\\' => bytes.extend([b'\\', byte]),
        // A bare carriage return in a string is read as a line feed.
        b'\r' => bytes.extend_from_slice(b"\\r"),
        _ => bytes.push(byte),
    }
}

/// The nearest whole number, that farther from zero of two as near; what does not fit becomes the
/// nearest that does. Pages are full of these, and `round` is a call on processors of the oldest kind
/// that is supported.
#[allow(clippy::cast_possible_truncation, reason = "a cast of a float to an integer saturates")]
pub(super) fn whole(value: f64) -> i32 {
    let towards_zero = value as i32;
    let rest = value - f64::from(towards_zero);
    if rest.abs() < 0.5 { towards_zero } else { towards_zero.saturating_add(rest.signum() as i32) }
}

#[cfg(test)]
mod tests {
    use super::*;

    proptest::proptest! {
        #[test]
        fn whole_numbers_are_those_of_round(value in -3.0e9..3.0e9_f64, near in -70_000..70_000_i32) {
            let near = f64::from(near) / 2.0;
            let around = [near, near.next_up(), near.next_down(), value, value / 1.0e6];
            for value in around.into_iter().chain([f64::INFINITY, f64::NEG_INFINITY, -0.5, 0.5]) {
                #[allow(clippy::cast_possible_truncation, reason = "it saturates")]
                let rounded = value.round() as i32;
                proptest::prop_assert_eq!(whole(value), rounded, "{}", value);
            }
        }
    }

    fn number(value: f64, decimals: usize) -> String {
        let mut bytes = Vec::new();
        push_number(&mut bytes, value, decimals);
        String::from_utf8(bytes).expect("digits")
    }

    #[test]
    fn numbers_are_short_and_have_no_exponent() {
        assert_eq!(number(0.0, 2), "0");
        assert_eq!(number(-0.001, 2), "0");
        assert_eq!(number(595.275_59, 2), "595.28");
        assert_eq!(number(-0.5, 2), "-.5");
        assert_eq!(number(12.05, 3), "12.05");
        assert_eq!(number(-100.0, 0), "-100");
        assert_eq!(number(1e-9, 5), "0");
        assert_eq!(number(f64::INFINITY, 0), "2147483647");
    }

    #[test]
    fn a_rectangle_without_radius_is_one_operator() {
        let mut ops = Operators::default();
        ops.rectangle(Box4 { x: 1.0, y: 2.0, width: 3.0, height: 4.5 }, 0.0);
        assert_eq!(ops.bytes, b"1 2 3 4.5 re\n");
    }

    #[test]
    fn a_radius_is_never_more_than_half_the_rectangle() {
        let area = Box4 { x: 0.0, y: 0.0, width: 4.0, height: 2.0 };
        let (mut wanted, mut given) = (Operators::default(), Operators::default());
        wanted.rectangle(area, 1.0);
        given.rectangle(area, 9.0);
        assert_eq!(given.bytes, wanted.bytes);
    }
}
