//! The colour space sRGB as an ICC profile, made from the numbers of IEC 61966-2-1.
//!
//! A display profile of version 4 (ISO 15076-1) with a matrix and one curve, under 600 bytes.

/// The white point that profiles are relative to: D50 (ISO 15076-1, 7.2.16).
const D50: [f64; 3] = [0.9642, 1.0, 0.8249];
/// The primaries of sRGB, adapted from D65 to D50 with the matrix below.
const RED: [f64; 3] = [0.436_065, 0.222_488, 0.013_916];
const GREEN: [f64; 3] = [0.385_147, 0.716_873, 0.097_076];
const BLUE: [f64; 3] = [0.143_066, 0.060_608, 0.714_096];
/// Bradford's adaptation from D65 to D50, row by row.
const ADAPTATION: [f64; 9] = [
    1.047_882, 0.022_919, -0.050_201, 0.029_587, 0.990_479, -0.017_059, -0.009_232, 0.015_076,
    0.751_678,
];
/// The transfer curve of sRGB: g, a, b, c, d of the function «type 3» (ISO 15076-1, 10.18).
const CURVE: [f64; 5] = [2.4, 1.0 / 1.055, 0.055 / 1.055, 1.0 / 12.92, 0.040_45];

/// The length of the header before the table of tags.
const HEADER: usize = 128;

/// The profile.
pub(super) fn srgb() -> Vec<u8> {
    let curve = curve();
    let tags: [(&[u8; 4], Vec<u8>); 10] = [
        (b"desc", text("sRGB")),
        (b"cprt", text("No copyright, use freely")),
        (b"wtpt", xyz(&D50)),
        (b"chad", fixed_numbers(b"sf32", &ADAPTATION)),
        (b"rXYZ", xyz(&RED)),
        (b"gXYZ", xyz(&GREEN)),
        (b"bXYZ", xyz(&BLUE)),
        (b"rTRC", curve.clone()),
        (b"gTRC", curve.clone()),
        (b"bTRC", curve),
    ];
    let mut table = Vec::new();
    let mut data: Vec<u8> = Vec::new();
    push(&mut table, tags.len());
    let start = HEADER + 4 + 12 * tags.len();
    let mut previous: Option<(&[u8], usize)> = None;
    for (name, bytes) in &tags {
        // The three curves share their bytes.
        let offset = match previous {
            Some((same, offset)) if same == bytes => offset,
            Some(_) | None => {
                let offset = start + data.len();
                data.extend_from_slice(bytes);
                data.resize(data.len().next_multiple_of(4), 0);
                offset
            }
        };
        previous = Some((bytes, offset));
        table.extend_from_slice(*name);
        push(&mut table, offset);
        push(&mut table, bytes.len());
    }
    let mut profile = header(start + data.len());
    profile.extend(table);
    profile.extend(data);
    profile
}

/// The header (ISO 15076-1, 7.2).
fn header(size: usize) -> Vec<u8> {
    let mut header = Vec::with_capacity(HEADER);
    push(&mut header, size);
    header.extend([0; 4]);
    header.extend([4, 0x30, 0, 0]);
    header.extend(b"mntrRGB XYZ ");
    // A date must stand here; that of the standard, so that it is always the same.
    header.extend([0x07, 0xCF, 0, 10, 0, 18, 0, 0, 0, 0, 0, 0]);
    header.extend(b"acsp");
    header.resize(68, 0);
    header.extend(D50.iter().flat_map(|value| fixed(*value)));
    header.resize(HEADER, 0);
    header
}

/// A text in English (`multiLocalizedUnicodeType`).
fn text(text: &str) -> Vec<u8> {
    let utf16: Vec<u8> = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
    let mut bytes = b"mluc".to_vec();
    for number in [0, 1, 12] {
        push(&mut bytes, number);
    }
    bytes.extend(b"enUS");
    push(&mut bytes, utf16.len());
    push(&mut bytes, 28);
    bytes.extend(utf16);
    bytes
}

fn xyz(values: &[f64]) -> Vec<u8> {
    fixed_numbers(b"XYZ ", values)
}

fn curve() -> Vec<u8> {
    let mut bytes = b"para".to_vec();
    bytes.extend([0, 0, 0, 0, 0, 3, 0, 0]);
    bytes.extend(CURVE.iter().flat_map(|value| fixed(*value)));
    bytes
}

fn fixed_numbers(kind: &[u8; 4], values: &[f64]) -> Vec<u8> {
    let mut bytes = kind.to_vec();
    bytes.extend([0; 4]);
    bytes.extend(values.iter().flat_map(|value| fixed(*value)));
    bytes
}

/// A number with sixteen binary places (`s15Fixed16Number`).
fn fixed(value: f64) -> [u8; 4] {
    super::operators::whole(value * 65536.0).to_be_bytes()
}

fn push(bytes: &mut Vec<u8>, number: usize) {
    bytes.extend(u32::try_from(number).expect("a small number").to_be_bytes());
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_primaries_add_up_to_white() {
        for axis in 0..3 {
            let sum = RED[axis] + GREEN[axis] + BLUE[axis];
            assert!((sum - D50[axis]).abs() < 0.001, "axis {axis}: {sum}");
        }
    }

    #[test]
    fn the_profile_is_as_long_as_it_says_and_tags_lie_inside() {
        let profile = srgb();
        let number = |at: usize| {
            u32::from_be_bytes(profile[at..at + 4].try_into().expect("four bytes")) as usize
        };
        assert_eq!(number(0), profile.len());
        for tag in 0..number(HEADER) {
            let entry = HEADER + 4 + 12 * tag;
            assert!(number(entry + 4) + number(entry + 8) <= profile.len());
        }
    }
}
