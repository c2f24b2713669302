//! Small pictures of every kind, made byte by byte, so that each pixel is known.

use std::io::Write;

use flate2::write::ZlibEncoder;
use flate2::{Compression, Crc};

/// A PNG file to be (ISO/IEC 15948).
#[derive(Clone)]
pub struct Png {
    /// Width and height.
    pub size: (u32, u32),
    /// Bits of a sample.
    pub depth: u8,
    /// 0 grey, 2 RGB, 3 palette, 4 grey with opacity, 6 RGB with opacity.
    pub colour: u8,
    /// Whether rows come in seven passes.
    pub interlaced: bool,
    /// Chunks before the pixels.
    pub chunks: Vec<(&'static [u8; 4], Vec<u8>)>,
    /// The rows, packed, without filters.
    pub rows: Vec<Vec<u8>>,
}

impl Png {
    /// A file of packed rows.
    pub fn new(width: u32, depth: u8, colour: u8, rows: &[&[u8]]) -> Png {
        let height = u32::try_from(rows.len()).expect("few rows");
        let rows = rows.iter().map(|row| row.to_vec()).collect();
        Png { size: (width, height), depth, colour, interlaced: false, chunks: Vec::new(), rows }
    }

    /// The same with a chunk before the pixels.
    pub fn with(mut self, tag: &'static [u8; 4], data: impl Into<Vec<u8>>) -> Png {
        self.chunks.push((tag, data.into()));
        self
    }

    /// The same with a colour profile.
    pub fn with_profile(self, profile: &[u8]) -> Png {
        let data = [b"name\0\0", &zlib(profile)[..]].concat();
        self.with(b"iCCP", data)
    }

    /// The file.
    pub fn bytes(&self) -> Vec<u8> {
        let mut header = [self.size.0.to_be_bytes(), self.size.1.to_be_bytes()].concat();
        header.extend([self.depth, self.colour, 0, 0, u8::from(self.interlaced)]);
        let mut file = b"\x89PNG\r\n\x1a\n".to_vec();
        push_chunk(&mut file, b"IHDR", &header);
        self.chunks.iter().for_each(|(tag, data)| push_chunk(&mut file, tag, data));
        let rows = if self.interlaced { self.passes() } else { self.rows.clone() };
        let filtered: Vec<u8> = rows.iter().flat_map(|row| [&[0], &row[..]].concat()).collect();
        push_chunk(&mut file, b"IDAT", &zlib(&filtered));
        push_chunk(&mut file, b"IEND", &[]);
        file
    }

    /// The rows of the seven passes; for pixels of whole bytes.
    fn passes(&self) -> Vec<Vec<u8>> {
        const PASSES: [[usize; 4]; 7] = [
            [0, 0, 8, 8],
            [4, 0, 8, 8],
            [0, 4, 4, 8],
            [2, 0, 4, 4],
            [0, 2, 2, 4],
            [1, 0, 2, 2],
            [0, 1, 1, 2],
        ];
        let size = self.rows[0].len() / self.size.0 as usize;
        let row = |row: &Vec<u8>, x: usize, dx: usize| -> Vec<u8> {
            row.chunks(size).skip(x).step_by(dx).flatten().copied().collect()
        };
        let pass = |[x, y, dx, dy]: [usize; 4]| {
            self.rows.iter().skip(y).step_by(dy).map(move |line| row(line, x, dx))
        };
        PASSES.into_iter().flat_map(pass).filter(|row| !row.is_empty()).collect()
    }
}

fn push_chunk(file: &mut Vec<u8>, tag: &[u8; 4], data: &[u8]) {
    let mut crc = Crc::new();
    [&tag[..], data].iter().for_each(|part| crc.update(part));
    file.extend(u32::try_from(data.len()).expect("a short chunk").to_be_bytes());
    file.extend([&tag[..], data, &crc.sum().to_be_bytes()].concat());
}

/// A PNG file whose chunks have right checksums, whatever is in them: else readers look no further.
pub fn with_checksums(file: &[u8]) -> Vec<u8> {
    let mut fixed = file.get(..8).unwrap_or(file).to_vec();
    let mut rest = file.get(8..).unwrap_or_default();
    while let Some((head, after)) = rest.split_first_chunk::<8>() {
        let length = u32::from_be_bytes([head[0], head[1], head[2], head[3]]) as usize;
        let Some(data) = after.get(..length) else { break };
        push_chunk(&mut fixed, &[head[4], head[5], head[6], head[7]], data);
        rest = after.get(length + 4..).unwrap_or_default();
    }
    fixed.extend(rest);
    fixed
}

fn zlib(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = ZlibEncoder::new(Vec::new(), Compression::default());
    encoder.write_all(bytes).expect("a vector takes all bytes");
    encoder.finish().expect("a vector takes all bytes")
}

/// A JPEG file of squares of eight pixels side by side (ISO/IEC 10918-1, baseline), each of one
/// colour, whose samples come back exactly: only the constant part of each square is written.
#[derive(Clone)]
pub struct Jpeg {
    /// The names of the components.
    pub components: Vec<u8>,
    /// The samples of each square, one for each component.
    pub squares: Vec<Vec<u8>>,
    /// Segments of applications: marker and content.
    pub segments: Vec<(u8, Vec<u8>)>,
}

impl Jpeg {
    /// A file of such squares.
    pub fn new(components: &[u8], squares: &[&[u8]]) -> Jpeg {
        let squares = squares.iter().map(|square| square.to_vec()).collect();
        Jpeg { components: components.to_vec(), squares, segments: Vec::new() }
    }

    /// The same with a segment before the frame.
    pub fn with(mut self, marker: u8, content: impl Into<Vec<u8>>) -> Jpeg {
        self.segments.push((marker, content.into()));
        self
    }

    /// The same as a JFIF file.
    pub fn jfif(self) -> Jpeg {
        self.with(0xE0, *b"JFIF\0\x01\x02\x01\0\x96\0\x96\0\0")
    }

    /// The same with Adobe's segment that names a transform.
    pub fn adobe(self, transform: u8) -> Jpeg {
        self.with(0xEE, [b"Adobe\0\x64\0\0\0\0", &[transform][..]].concat())
    }

    /// The same with a colour profile in two pieces.
    pub fn with_profile(self, profile: &[u8]) -> Jpeg {
        let (one, two) = profile.split_at(profile.len() / 2);
        let piece = |number, part: &[u8]| [b"ICC_PROFILE\0", &[number, 2][..], part].concat();
        self.with(0xE2, piece(1, one)).with(0xE2, piece(2, two))
    }

    /// The same, taken with the camera held in one of eight ways (Exif, tag 0x0112).
    pub fn held(self, orientation: u8) -> Jpeg {
        self.with(0xE1, [b"Exif\0\0", &exif(orientation)[..]].concat())
    }

    /// The file.
    pub fn bytes(&self) -> Vec<u8> {
        let width = u16::try_from(8 * self.squares.len()).expect("few squares").to_be_bytes();
        let count = u8::try_from(self.components.len()).expect("few components");
        let mut frame = [&[8, 0, 8], &width[..], &[count]].concat();
        let mut scan = vec![count];
        for name in &self.components {
            frame.extend([*name, 0x11, 0]);
            scan.extend([*name, 0]);
        }
        scan.extend([0, 63, 0]);
        let mut file = vec![0xFF, 0xD8];
        self.segments.iter().for_each(|(marker, content)| segment(&mut file, *marker, content));
        segment(&mut file, 0xDB, &[&[0], &[8; 64][..]].concat());
        segment(&mut file, 0xC0, &frame);
        // Twelve sizes of a difference, four bits each; and of the rest only «end of block», one bit.
        let sizes: Vec<u8> = (0..12).collect();
        segment(&mut file, 0xC4, &[&[0, 0, 0, 0, 12], &[0; 12][..], &sizes].concat());
        segment(&mut file, 0xC4, &[&[0x10, 1], &[0; 15][..], &[0]].concat());
        segment(&mut file, 0xDA, &scan);
        file.extend(self.pixels());
        file.extend([0xFF, 0xD9]);
        file
    }

    fn pixels(&self) -> Vec<u8> {
        let mut bits = String::new();
        let mut before = vec![128; self.components.len()];
        for square in &self.squares {
            for (sample, before) in square.iter().zip(&mut before) {
                let step = i32::from(*sample) - *before;
                *before = i32::from(*sample);
                let size = 32 - step.unsigned_abs().leading_zeros();
                let written = if step < 0 { step + (1 << size) - 1 } else { step };
                bits += &format!("{size:04b}");
                if size > 0 {
                    bits += &format!("{written:0width$b}", width = size as usize);
                }
                bits.push('0');
            }
        }
        while !bits.len().is_multiple_of(8) {
            bits.push('1');
        }
        let byte = |at: usize| u8::from_str_radix(&bits[at..at + 8], 2).expect("eight bits");
        // A byte FF is no marker when a zero follows.
        let stuffed = |byte: u8| if byte == 0xFF { vec![0xFF, 0] } else { vec![byte] };
        (0..bits.len()).step_by(8).flat_map(|at| stuffed(byte(at))).collect()
    }
}

fn segment(file: &mut Vec<u8>, marker: u8, content: &[u8]) {
    let length = u16::try_from(content.len() + 2).expect("a short segment").to_be_bytes();
    file.extend([&[0xFF, marker], &length[..], content].concat());
}

/// What Exif says of how a camera was held: one entry, a short.
pub fn exif(orientation: u8) -> Vec<u8> {
    let entry = [0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0];
    [b"MM\0\x2A\0\0\0\x08\0\x01", &entry[..], &[0; 4]].concat()
}

/// A colour profile of a screen (ICC.1, version 4) with the tags that it must have; `white` tells
/// two of them apart.
pub fn profile(model: &[u8; 4], white: u8) -> Vec<u8> {
    let tags: &[&[u8; 4]] = match model {
        b"GRAY" => &[b"wtpt", b"kTRC"],
        _ => &[b"wtpt", b"rXYZ", b"gXYZ", b"bXYZ", b"rTRC", b"gTRC", b"bTRC"],
    };
    let data = 132 + 12 * tags.len();
    let mut bytes = vec![0; data];
    bytes[8] = 4;
    bytes[12..16].copy_from_slice(b"mntr");
    bytes[16..20].copy_from_slice(model);
    bytes[20..24].copy_from_slice(b"XYZ ");
    bytes[36..40].copy_from_slice(b"acsp");
    let number = |value: usize| u32::try_from(value).expect("small").to_be_bytes();
    bytes[128..132].copy_from_slice(&number(tags.len()));
    for (index, tag) in tags.iter().enumerate() {
        // Primaries share one place and curves another; what they say, no test asks.
        let (start, length) = if tag.ends_with(b"TRC") { (data + 20, 12) } else { (data, 20) };
        let entry = [&tag[..], &number(start), &number(length)].concat();
        bytes[132 + 12 * index..144 + 12 * index].copy_from_slice(&entry);
    }
    bytes.extend(b"XYZ \0\0\0\0\0\0");
    bytes.extend([white, 0, 0, 1, 0, 0, 0, 0, 0x80, 0]);
    bytes.extend(b"curv\0\0\0\0\0\0\0\0");
    let length = number(bytes.len());
    bytes[..4].copy_from_slice(&length);
    bytes
}
