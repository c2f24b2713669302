//! Outlines as the table `glyf` holds them (OpenType), in few bytes.
//!
//! Most of a tagged file of two pages is the outlines of its letters. What no reader needs of them
//! goes: hints, points that follow from their neighbours, and the low bytes of boxes.

use crate::fonts::Bounds;

/// Flags of a point: it lies on the curve; its coordinates are bytes; the flag counts more often;
/// a coordinate is as before, or its byte is positive.
const ON_CURVE: u8 = 0x01;
const SHORT: [u8; 2] = [0x02, 0x04];
const REPEAT: u8 = 0x08;
const SAME_OR_POSITIVE: [u8; 2] = [0x10, 0x20];
/// Flag of the first point: contours overlap, which readers draw with more care.
const OVERLAP: u8 = 0x40;
/// The header: the number of contours and the box.
const HEADER: usize = 10;
/// Flags of a component: its arguments are words, they are a shift, its scale, more to come.
const WORDS: u16 = 0x0001;
const ARGUMENTS_ARE_A_SHIFT: u16 = 0x0002;
const SCALES: [(u16, usize); 3] = [(0x0008, 2), (0x0040, 4), (0x0080, 8)];
const MORE_COMPONENTS: u16 = 0x0020;
/// Flags of a component that gives its metrics to the whole, and of hints for the whole.
const METRICS_OR_HINTS: u16 = 0x0200 | 0x0100;

/// A glyph of another table, shifted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Component {
    /// The number of the glyph.
    pub(super) glyph: u16,
    /// Its shift to the right and upwards.
    pub(super) shift: [i16; 2],
}

/// Whether an outline has contours of its own. What is made of it depends on no other glyph then.
pub(super) fn is_simple(outline: &[u8]) -> bool {
    i16_at(outline, 0).is_some_and(|contours| contours > 0)
}

/// The outline with the numbers of its components changed by `renumber`, in as few bytes as it
/// needs; `points` says whether points that follow from others may go. None when it is damaged.
pub(super) fn tightened(
    outline: &[u8],
    points: bool,
    renumber: impl Fn(u16) -> Option<u16>,
) -> Option<Vec<u8>> {
    let Some(bounds) = bounds(outline) else {
        // Glyphs without ink have no header either.
        return outline.is_empty().then(Vec::new);
    };
    let contours = i16_at(outline, 0)?;
    match usize::try_from(contours) {
        Ok(0) => Some(Vec::new()),
        Ok(contours) => simple(outline, contours, points, widened(bounds)),
        Err(_) => renumbered(outline, widened(bounds), renumber),
    }
}

/// A glyph that consists of others.
pub(super) fn composite(bounds: Bounds, components: &[Component]) -> Vec<u8> {
    let mut glyf = header(-1, widened(bounds));
    for (index, Component { glyph, shift }) in components.iter().enumerate() {
        let more = if index + 1 < components.len() { MORE_COMPONENTS } else { 0 };
        let bytes = shift.map(i8::try_from);
        let words = if bytes.iter().all(Result::is_ok) { 0 } else { WORDS };
        push_u16(&mut glyf, ARGUMENTS_ARE_A_SHIFT | more | words);
        push_u16(&mut glyf, *glyph);
        match bytes {
            [Ok(dx), Ok(dy)] => glyf.extend([dx, dy].map(i8::cast_unsigned)),
            [..] => glyf.extend(shift.map(i16::to_be_bytes).as_flattened()),
        }
    }
    glyf
}

/// How far the left edge of the box moves when it is widened.
pub(super) fn edge_shift(outline: &[u8]) -> i16 {
    bounds(outline).map_or(0, |bounds| widened(bounds).x_min.saturating_sub(bounds.x_min))
}

/// The glyphs that an outline consists of, in their order; one of them is none when it is damaged.
pub(super) fn parts(outline: &[u8]) -> impl Iterator<Item = Option<u16>> {
    let contours = i16_at(outline, 0);
    let damaged = (!outline.is_empty() && contours.is_none()).then_some(None);
    let composite = contours.is_some_and(|contours| contours < 0).then(|| components(outline));
    let parts = composite.into_iter().flatten().map(|part| u16_at(outline, part?.0 + 2));
    damaged.into_iter().chain(parts)
}

/// Whether a composite glyph joins its parts by the numbers of their points.
pub(super) fn joins_by_points(outline: &[u8]) -> bool {
    let composite = i16_at(outline, 0).is_some_and(|contours| contours < 0);
    let by_points = |(_, flags)| flags & ARGUMENTS_ARE_A_SHIFT == 0;
    composite && components(outline).flatten().any(by_points)
}

/// The box, made wider so that its low bytes are zeros, which compress to almost nothing. It only
/// has to hold the ink.
pub(super) fn widened(bounds: Bounds) -> Bounds {
    let down = |edge: i16| edge & !0xFF;
    let up = |edge: i16| edge.checked_add(0xFF).map_or(i16::MAX, down);
    Bounds {
        x_min: down(bounds.x_min),
        y_min: down(bounds.y_min),
        x_max: up(bounds.x_max),
        y_max: up(bounds.y_max),
    }
}

fn bounds(outline: &[u8]) -> Option<Bounds> {
    let edge = |at| i16_at(outline, at);
    Some(Bounds { x_min: edge(2)?, y_min: edge(4)?, x_max: edge(6)?, y_max: edge(8)? })
}

fn header(contours: i16, bounds: Bounds) -> Vec<u8> {
    let Bounds { x_min, y_min, x_max, y_max } = bounds;
    [contours, x_min, y_min, x_max, y_max].map(i16::to_be_bytes).concat()
}

/// Where each component stands, and its flags; the last is none when the outline is damaged.
fn components(outline: &[u8]) -> impl Iterator<Item = Option<(usize, u16)>> {
    let mut next = Some(HEADER);
    std::iter::from_fn(move || {
        let at = next?;
        let flags = u16_at(outline, at);
        let more = flags.filter(|flags| flags & MORE_COMPONENTS != 0);
        next = more.map(|flags| end_of_component(at, flags));
        Some(flags.map(|flags| (at, flags)))
    })
}

fn end_of_component(at: usize, flags: u16) -> usize {
    let scale = SCALES.iter().find(|(flag, _)| flags & flag != 0).map_or(0, |(_, size)| *size);
    at + 4 + if flags & WORDS != 0 { 4 } else { 2 } + scale
}

/// A composite glyph with other numbers, without hints for the whole.
fn renumbered(
    outline: &[u8],
    bounds: Bounds,
    renumber: impl Fn(u16) -> Option<u16>,
) -> Option<Vec<u8>> {
    let mut glyf = header(-1, bounds);
    for component in components(outline) {
        let (at, flags) = component?;
        push_u16(&mut glyf, flags & !METRICS_OR_HINTS);
        push_u16(&mut glyf, renumber(u16_at(outline, at + 2)?)?);
        glyf.extend_from_slice(outline.get(at + 4..end_of_component(at, flags))?);
    }
    Some(glyf)
}

/// A point of a contour.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Point {
    on_curve: bool,
    place: [i16; 2],
}

fn simple(outline: &[u8], contours: usize, points: bool, bounds: Bounds) -> Option<Vec<u8>> {
    let mut all = read_contours(outline, contours)?;
    if points {
        all.iter_mut().for_each(drop_implied);
    }
    let overlap = overlap(outline, contours)?;
    let mut glyf = header(i16::try_from(contours).ok()?, bounds);
    let mut end = 0_u16;
    for contour in &all {
        end = end.checked_add(u16::try_from(contour.len()).ok()?)?;
        push_u16(&mut glyf, end.checked_sub(1)?);
    }
    // No hints.
    push_u16(&mut glyf, 0);
    write_points(&all.concat(), overlap, &mut glyf);
    Some(glyf)
}

/// Where the flags of the points begin.
fn flags_at(outline: &[u8], contours: usize) -> Option<usize> {
    let hints = HEADER + 2 * contours;
    Some(hints + 2 + usize::from(u16_at(outline, hints)?))
}

fn overlap(outline: &[u8], contours: usize) -> Option<u8> {
    outline.get(flags_at(outline, contours)?).map(|flag| flag & OVERLAP)
}

fn read_contours(outline: &[u8], contours: usize) -> Option<Vec<Vec<Point>>> {
    let mut ends = Vec::with_capacity(contours);
    for contour in 0..contours {
        ends.push(usize::from(u16_at(outline, HEADER + 2 * contour)?) + 1);
    }
    let points = read_points(
        outline.get(flags_at(outline, contours)?..)?,
        ends.last().copied().unwrap_or(0),
    )?;
    let starts = std::iter::once(0).chain(ends.iter().copied());
    starts.zip(&ends).map(|(start, end)| points.get(start..*end).map(<[Point]>::to_vec)).collect()
}

/// The points: first all flags, then all x, then all y, each as its step from the one before.
fn read_points(bytes: &[u8], count: usize) -> Option<Vec<Point>> {
    let (mut flags, mut rest) = (Vec::with_capacity(count), bytes);
    while flags.len() < count {
        let flag = take(&mut rest)?;
        let more = if flag & REPEAT != 0 { take(&mut rest)? } else { 0 };
        flags.resize(flags.len() + 1 + usize::from(more), flag);
    }
    let on = |flag: &u8| Point { on_curve: flag & ON_CURVE != 0, place: [0, 0] };
    let mut points: Vec<Point> = flags.iter().take(count).map(on).collect();
    for axis in [0, 1] {
        let mut place = 0_i16;
        for (point, flag) in points.iter_mut().zip(&flags) {
            let positive = flag & SAME_OR_POSITIVE[axis] != 0;
            let step = match (flag & SHORT[axis] != 0, positive) {
                (true, true) => i16::from(take(&mut rest)?),
                (true, false) => -i16::from(take(&mut rest)?),
                (false, true) => 0,
                (false, false) => i16::from_be_bytes([take(&mut rest)?, take(&mut rest)?]),
            };
            place = place.checked_add(step)?;
            point.place[axis] = place;
        }
    }
    Some(points)
}

fn take(rest: &mut &[u8]) -> Option<u8> {
    let (first, others) = rest.split_first()?;
    *rest = others;
    Some(*first)
}

/// Drops points half-way between two that lie off the curve: readers put them there by themselves.
/// Makers of fonts round them, so half a unit, at most a thousandth of the em, is half-way too. The
/// first point stays, so that no contour is without one on its curve.
fn drop_implied(contour: &mut Vec<Point>) {
    let count = contour.len();
    let implied = |index: usize| {
        let (before, point) = (contour[index - 1], contour[index]);
        let after = contour[(index + 1) % count];
        let half_way = |axis: usize| {
            let ends = i32::from(before.place[axis]) + i32::from(after.place[axis]);
            (ends - 2 * i32::from(point.place[axis])).abs() <= 1
        };
        point.on_curve && !before.on_curve && !after.on_curve && half_way(0) && half_way(1)
    };
    let kept = (0..count).filter(|&index| index == 0 || !implied(index));
    *contour = kept.map(|index| contour[index]).collect();
}

fn write_points(points: &[Point], overlap: u8, glyf: &mut Vec<u8>) {
    let mut flags: Vec<u8> =
        points.iter().map(|point| if point.on_curve { ON_CURVE } else { 0 }).collect();
    let mut coordinates = Vec::with_capacity(3 * points.len());
    for axis in [0, 1] {
        let mut before = 0_i16;
        for (point, flag) in points.iter().zip(&mut flags) {
            let step = point.place[axis].wrapping_sub(before);
            before = point.place[axis];
            match u8::try_from(step.unsigned_abs()) {
                Ok(0) => *flag |= SAME_OR_POSITIVE[axis],
                Ok(length) => {
                    *flag |= SHORT[axis] | if step > 0 { SAME_OR_POSITIVE[axis] } else { 0 };
                    coordinates.push(length);
                }
                Err(_) => coordinates.extend(step.to_be_bytes()),
            }
        }
    }
    if let Some(first) = flags.first_mut() {
        *first |= overlap;
    }
    write_flags(&flags, glyf);
    glyf.extend(coordinates);
}

/// Writes runs of equal flags once with their count, where that is shorter.
fn write_flags(flags: &[u8], glyf: &mut Vec<u8>) {
    for run in flags.chunk_by(|a, b| a == b) {
        for part in run.chunks(256) {
            match u8::try_from(part.len() - 1) {
                Ok(more) if more > 1 => glyf.extend([part[0] | REPEAT, more]),
                Ok(_) | Err(_) => glyf.extend_from_slice(part),
            }
        }
    }
}

/// The number at a place of a table.
pub(super) fn u16_at(bytes: &[u8], at: usize) -> Option<u16> {
    Some(u16::from_be_bytes(bytes.get(at..at + 2)?.try_into().ok()?))
}

fn i16_at(bytes: &[u8], at: usize) -> Option<i16> {
    u16_at(bytes, at).map(u16::cast_signed)
}

/// Appends a number.
pub(super) fn push_u16(bytes: &mut Vec<u8>, value: u16) {
    bytes.extend_from_slice(&value.to_be_bytes());
}

#[cfg(test)]
mod tests {
    use super::*;

    const BOUNDS: Bounds = Bounds { x_min: 0, y_min: 0, x_max: 256, y_max: 256 };

    fn point(on_curve: bool, x: i16, y: i16) -> Point {
        Point { on_curve, place: [x, y] }
    }

    /// A glyph of one contour, with hints.
    fn glyph(points: &[Point]) -> Vec<u8> {
        let mut glyf = header(1, BOUNDS);
        let last = u16::try_from(points.len() - 1).expect("few points");
        [last, 3].iter().for_each(|number| push_u16(&mut glyf, *number));
        glyf.extend([1, 2, 3]);
        write_points(points, OVERLAP, &mut glyf);
        glyf
    }

    #[test]
    fn points_half_way_between_two_off_the_curve_go_and_hints_too() {
        let points = [
            point(true, 0, 0),
            point(false, 0, 100),
            point(true, 51, 150),
            point(false, 101, 200),
            point(true, 152, 200),
            point(false, 201, 200),
        ];
        let tight = tightened(&glyph(&points), true, Some).expect("a good glyph");
        assert_eq!(overlap(&tight, 1), Some(OVERLAP), "this flag stays");
        let kept: Vec<Point> = [0, 1, 3, 4, 5].map(|index| points[index]).into();
        assert_eq!(read_contours(&tight, 1), Some(vec![kept]));
        let all = tightened(&glyph(&points), false, Some).expect("a good glyph");
        assert_eq!(read_contours(&all, 1), Some(vec![points.into()]));
    }

    #[test]
    fn long_and_short_steps_and_runs_of_flags_come_back() {
        let x = |step: i16| if step % 7 == 0 { step * 40 } else { step * 3 };
        let points: Vec<Point> = (0..300).map(|step| point(true, x(step), -step)).collect();
        let tight = tightened(&glyph(&points), true, Some).expect("a good glyph");
        assert_eq!(read_contours(&tight, 1), Some(vec![points]));
    }

    #[test]
    fn a_glyph_that_is_cut_off_is_refused() {
        let whole = glyph(&[point(true, 0, 0), point(true, 300, 9), point(true, 7, 300)]);
        for length in 1..whole.len() {
            assert_eq!(tightened(&whole[..length], true, Some), None, "{length} bytes");
        }
        assert_eq!(tightened(&[], true, Some), Some(Vec::new()));
    }

    #[test]
    fn a_box_only_grows() {
        let edges = Bounds { x_min: -1, y_min: 255, x_max: 257, y_max: i16::MAX };
        let wanted = Bounds { x_min: -256, y_min: 0, x_max: 512, y_max: i16::MAX };
        assert_eq!(widened(edges), wanted);
        assert_eq!(widened(wanted), wanted);
    }

    #[test]
    fn short_shifts_are_bytes_and_others_words() {
        let part = |dx, dy| Component { glyph: 7, shift: [dx, dy] };
        let glyf = composite(BOUNDS, &[part(-128, 127), part(128, 0)]);
        assert_eq!(glyf[HEADER..], [0, 0x22, 0, 7, 0x80, 0x7F, 0, 0x03, 0, 7, 0, 0x80, 0, 0]);
        let again = tightened(&glyf, true, |glyph| Some(glyph + 1)).expect("a good glyph");
        assert_eq!(again, composite(BOUNDS, &[part(-128, 127), part(128, 0)].map(raised)));
        assert!(!joins_by_points(&glyf));
    }

    fn raised(part: Component) -> Component {
        Component { glyph: part.glyph + 1, ..part }
    }
}
