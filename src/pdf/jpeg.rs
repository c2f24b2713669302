//! The frame header of a JPEG file (ISO/IEC 10918-1, B.2.2): all that a PDF must know of it.

/// What the frame header says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Frame {
    pub(super) width: u16,
    pub(super) height: u16,
    pub(super) components: u8,
    /// Eight bits and Huffman-coded, baseline or progressive: what `DCTDecode` reads.
    pub(super) plain: bool,
}

/// Start of image.
const SOI: &[u8] = &[0xFF, 0xD8];
/// Start of the scan: no header comes after it.
const SOS: u8 = 0xDA;

/// The frame header; none when the file is cut off before it or is no JPEG file.
pub(super) fn frame(bytes: &[u8]) -> Option<Frame> {
    let mut rest = bytes.strip_prefix(SOI)?;
    loop {
        // A marker may be preceded by fill bytes FF.
        let start = rest.iter().position(|&byte| byte != 0xFF)?;
        if start == 0 {
            return None;
        }
        let marker = rest[start];
        rest = rest.get(start + 1..)?;
        let length = usize::from(u16::from_be_bytes(*rest.first_chunk()?));
        let segment = rest.get(2..length)?;
        match marker {
            0xC0..=0xCF if !matches!(marker, 0xC4 | 0xC8 | 0xCC) => {
                return frame_header(marker, segment);
            }
            SOS => return None,
            _ => rest = rest.get(length..)?,
        }
    }
}

fn frame_header(marker: u8, segment: &[u8]) -> Option<Frame> {
    let [precision, h1, h0, w1, w0, components] = *segment.first_chunk()?;
    Some(Frame {
        width: u16::from_be_bytes([w1, w0]),
        height: u16::from_be_bytes([h1, h0]),
        components,
        plain: precision == 8 && matches!(marker, 0xC0..=0xC2),
    })
}
