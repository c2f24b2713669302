//! The chunks of a PNG file (ISO/IEC 15948): enough to hand its compressed rows on.

use std::io::Read;

/// The eight bytes that every PNG file begins with.
const SIGNATURE: &[u8] = b"\x89PNG\r\n\x1a\n";

/// What a PNG file says of itself, and its compressed rows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Png {
    pub(super) width: u32,
    pub(super) height: u32,
    pub(super) bit_depth: u8,
    /// 0 grey, 2 RGB, 3 palette, 4 grey with opacity, 6 RGB with opacity.
    pub(super) colour_type: u8,
    pub(super) interlaced: bool,
    /// Whether it names a transparent colour (`tRNS`).
    pub(super) has_transparency: bool,
    /// Three bytes a colour.
    pub(super) palette: Option<Vec<u8>>,
    /// The colour profile (`iCCP`); none when it is damaged or sRGB is said to be the space.
    pub(super) profile: Option<Vec<u8>>,
    /// The rows: one zlib stream.
    pub(super) data: Vec<u8>,
}

impl Png {
    /// Reads all chunks and verifies their checksums.
    pub(super) fn read(bytes: &[u8]) -> Result<Png, String> {
        let mut rest = bytes.strip_prefix(SIGNATURE).ok_or("no PNG signature")?;
        let (kind, header) = chunk(&mut rest)?;
        let mut png = match kind {
            b"IHDR" => Png::from_header(header).ok_or("damaged header")?,
            _ => return Err("no header".to_owned()),
        };
        loop {
            match chunk(&mut rest)? {
                (b"PLTE", palette) => png.palette = Some(palette.to_vec()),
                (b"iCCP", chunk) => png.profile = profile(chunk),
                (b"tRNS", _) => png.has_transparency = true,
                (b"IDAT", data) => png.data.extend_from_slice(data),
                (b"IEND", _) => return Ok(png),
                _ => {}
            }
        }
    }

    /// How many components a pixel has, as PDF counts: an index is one, and so is grey.
    pub(super) fn components(&self) -> u8 {
        if self.colour_type == 2 { 3 } else { 1 }
    }

    /// Whether the compressed rows are whole: all pixels are there, and the checksum of zlib is
    /// right, which readers of PNG do not ask for but readers of PDF may.
    pub(super) fn rows_are_whole(&self) -> bool {
        let bits = u64::from(self.width) * u64::from(self.components()) * u64::from(self.bit_depth);
        let length = u64::from(self.height) * (1 + bits.div_ceil(8));
        let mut rows = flate2::read::ZlibDecoder::new(&self.data[..]).take(length + 1);
        std::io::copy(&mut rows, &mut std::io::sink()).is_ok_and(|found| found == length)
    }

    fn from_header(header: &[u8]) -> Option<Png> {
        let number = |at: usize| Some(u32::from_be_bytes(header.get(at..at + 4)?.try_into().ok()?));
        Some(Png {
            width: number(0)?,
            height: number(4)?,
            bit_depth: *header.get(8)?,
            colour_type: *header.get(9)?,
            interlaced: *header.get(12)? != 0,
            has_transparency: false,
            palette: None,
            profile: None,
            data: Vec::new(),
        })
    }
}

/// Profiles of photographs have some kilobytes, those of printers two megabytes at most.
const LONGEST_PROFILE: u64 = 4 << 20;

/// The profile in a chunk `iCCP` (11.3.3.3): behind its name and a zero, deflated by method 0.
fn profile(chunk: &[u8]) -> Option<Vec<u8>> {
    let end = chunk.iter().position(|&byte| byte == 0)?;
    let deflated = chunk.get(end + 1..)?.strip_prefix(&[0])?;
    let mut profile = Vec::new();
    flate2::read::ZlibDecoder::new(deflated)
        .take(LONGEST_PROFILE)
        .read_to_end(&mut profile)
        .ok()?;
    Some(profile)
}

/// Takes the next chunk: its type and its data.
fn chunk<'a>(rest: &mut &'a [u8]) -> Result<(&'a [u8; 4], &'a [u8]), String> {
    let split = |rest: &'a [u8]| {
        let (length, rest) = rest.split_first_chunk::<4>()?;
        let length = u32::from_be_bytes(*length) as usize;
        let (checked, rest) = rest.split_at_checked(length.checked_add(4)?)?;
        let (sum, rest) = rest.split_first_chunk::<4>()?;
        let (kind, data) = checked.split_first_chunk::<4>()?;
        Some((checked, kind, data, u32::from_be_bytes(*sum), rest))
    };
    let (checked, kind, data, sum, tail) = split(rest).ok_or("the file is cut off")?;
    let mut crc = flate2::Crc::new();
    crc.update(checked);
    if crc.sum() != sum {
        return Err(format!("damaged chunk {}", kind.escape_ascii()));
    }
    *rest = tail;
    Ok((kind, data))
}
