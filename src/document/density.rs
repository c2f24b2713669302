//! How many pixels of a picture make an inch, where its file says so: chunk `pHYs` of PNG (ISO/IEC
//! 15948, 11.3.5.3), segment `APP0` of JPEG (JFIF 1.02).

use super::ImageFormat;

const METRES_PER_INCH: f64 = 0.0254;
const CENTIMETRES_PER_INCH: f64 = 2.54;

/// Pixels per inch along x and y; none when the file does not say, or says nonsense.
pub(super) fn density(format: ImageFormat, bytes: &[u8]) -> Option<(f64, f64)> {
    let (x, y) = match format {
        ImageFormat::Png => of_png(bytes)?,
        ImageFormat::Jpeg => of_jpeg(bytes)?,
    };
    (x >= 1.0 && y >= 1.0).then_some((x, y))
}

/// `pHYs` stands before the pixels.
fn of_png(bytes: &[u8]) -> Option<(f64, f64)> {
    let mut rest = bytes.get(8..)?;
    loop {
        let length = usize::try_from(u32_at(rest, 0)?).ok()?;
        match rest.get(4..8)? {
            b"pHYs" if rest.get(16) == Some(&1) => {
                let [x, y] = [u32_at(rest, 8)?, u32_at(rest, 12)?];
                return Some((f64::from(x) * METRES_PER_INCH, f64::from(y) * METRES_PER_INCH));
            }
            b"pHYs" | b"IDAT" => return None,
            _ => rest = rest.get(length.checked_add(12)?..)?,
        }
    }
}

/// JFIF demands that `APP0` be the first segment.
fn of_jpeg(bytes: &[u8]) -> Option<(f64, f64)> {
    let [0xFF, 0xD8, 0xFF, 0xE0, _, _, rest @ ..] = bytes else { return None };
    let [unit, x1, x0, y1, y0] = *rest.strip_prefix(b"JFIF\0")?.get(2..)?.first_chunk()?;
    let [x, y] = [[x1, x0], [y1, y0]].map(|pair| f64::from(u16::from_be_bytes(pair)));
    match unit {
        1 => Some((x, y)),
        2 => Some((x * CENTIMETRES_PER_INCH, y * CENTIMETRES_PER_INCH)),
        // Only the shape of a pixel is told.
        _ => None,
    }
}

fn u32_at(bytes: &[u8], at: usize) -> Option<u32> {
    Some(u32::from_be_bytes(*bytes.get(at..)?.first_chunk()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn png(chunk: &[u8; 4], x: u32, y: u32, unit: u8) -> Vec<u8> {
        let header = b"\x89PNG\r\n\x1a\n\0\0\0\x01tEXt.\0\0\0\0\0\0\0\x09";
        [&header[..], chunk, &x.to_be_bytes(), &y.to_be_bytes(), &[unit, 0, 0, 0, 0]].concat()
    }

    fn jpeg(unit: u8, x: u16, y: u16) -> Vec<u8> {
        let header = b"\xFF\xD8\xFF\xE0\0\x10JFIF\0\x01\x02";
        [&header[..], &[unit], &x.to_be_bytes(), &y.to_be_bytes(), &[0, 0]].concat()
    }

    fn rounded(format: ImageFormat, bytes: &[u8]) -> Option<(f64, f64)> {
        density(format, bytes).map(|(x, y)| (x.round(), y.round()))
    }

    #[test]
    fn densities_in_all_units() {
        assert_eq!(rounded(ImageFormat::Png, &png(b"pHYs", 11811, 5906, 1)), Some((300.0, 150.0)));
        assert_eq!(rounded(ImageFormat::Jpeg, &jpeg(1, 72, 96)), Some((72.0, 96.0)));
        assert_eq!(rounded(ImageFormat::Jpeg, &jpeg(2, 118, 59)), Some((300.0, 150.0)));
    }

    #[test]
    fn no_unit_no_density_and_nonsense() {
        for bytes in [png(b"pHYs", 2, 1, 0), png(b"IDAT", 11811, 11811, 1), png(b"pHYs", 0, 0, 1)] {
            assert_eq!(density(ImageFormat::Png, &bytes), None);
            assert_eq!(density(ImageFormat::Png, &bytes[..20]), None);
        }
        for bytes in [jpeg(0, 1, 1), jpeg(1, 0, 0), jpeg(1, 72, 72)[..12].to_vec()] {
            assert_eq!(density(ImageFormat::Jpeg, &bytes), None);
        }
    }
}
