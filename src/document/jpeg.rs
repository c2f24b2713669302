//! What stands before the pixels of a JPEG file (ISO/IEC 10918-1, annex B): frame, colours, profile.

/// What the segments before the first scan say.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Header {
    /// The frame header.
    pub(crate) frame: Frame,
    /// The colour transform that Adobe's segment names: 0 none, 1 `YCbCr`, 2 `YCCK`.
    pub(crate) adobe: Option<u8>,
    /// Whether it is a JFIF file: its colours are `YCbCr` then.
    pub(crate) jfif: bool,
    /// The colour profile (ICC.1, annex B.4), its pieces joined; none when one is missing.
    pub(crate) profile: Option<Vec<u8>>,
}

/// What the frame header says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Frame {
    pub(crate) width: u16,
    pub(crate) height: u16,
    /// The number by which the file calls each component.
    pub(crate) components: Vec<u8>,
    /// Eight bits and Huffman-coded, baseline or progressive: what `DCTDecode` of PDF reads.
    pub(crate) plain: bool,
}

/// Start of image.
const SOI: &[u8] = &[0xFF, 0xD8];
/// Start of the scan: no header comes after it.
const SOS: u8 = 0xDA;
/// Segments of applications: JFIF, profiles, Adobe.
const APP0: u8 = 0xE0;
const APP2: u8 = 0xE2;
const APP14: u8 = 0xEE;

impl Header {
    /// Reads all segments up to the first scan; none when the file is cut off before it, has no frame
    /// or is no JPEG file.
    pub(crate) fn read(bytes: &[u8]) -> Option<Header> {
        let mut rest = bytes.strip_prefix(SOI)?;
        let (mut frame, mut adobe, mut jfif, mut profile) = (None, None, false, Pieces::default());
        loop {
            let (marker, segment) = segment(&mut rest)?;
            match marker {
                0xC0..=0xCF if !matches!(marker, 0xC4 | 0xC8 | 0xCC) => {
                    frame = Some(Frame::read(marker, segment)?);
                }
                APP0 => jfif |= segment.starts_with(b"JFIF\0"),
                APP2 => profile.add(segment),
                APP14 => adobe = adobe.or(adobe_transform(segment)),
                SOS => return Some(Header { frame: frame?, adobe, jfif, profile: profile.join() }),
                _ => {}
            }
        }
    }

    /// Whether its colours are inks, and nothing says whether 0 is no ink or all of it: only files
    /// with Adobe's segment are known to be inverted.
    pub(crate) fn is_ambiguous(&self) -> bool {
        self.frame.components.len() == 4 && self.adobe.is_none()
    }

    /// Whether its three components are red, green and blue as they are, by their names alone.
    pub(crate) fn is_untransformed(&self) -> bool {
        self.adobe.is_none() && !self.jfif && self.frame.components == b"RGB"
    }
}

impl Frame {
    fn read(marker: u8, segment: &[u8]) -> Option<Frame> {
        let [precision, h1, h0, w1, w0, count] = *segment.first_chunk()?;
        let names = segment[6..].chunks_exact(3).map(|component| component[0]);
        let components: Vec<u8> = names.take(count.into()).collect();
        (components.len() == usize::from(count)).then_some(Frame {
            width: u16::from_be_bytes([w1, w0]),
            height: u16::from_be_bytes([h1, h0]),
            components,
            plain: precision == 8 && matches!(marker, 0xC0..=0xC2),
        })
    }
}

/// Takes the next segment: its marker and what it holds.
fn segment<'a>(rest: &mut &'a [u8]) -> Option<(u8, &'a [u8])> {
    // A marker may be preceded by fill bytes FF.
    let start = rest.iter().position(|&byte| byte != 0xFF).filter(|&start| start > 0)?;
    let (marker, after) = (rest[start], rest.get(start + 1..)?);
    let length = usize::from(u16::from_be_bytes(*after.first_chunk()?));
    let segment = after.get(2..length)?;
    *rest = after.get(length..)?;
    Some((marker, segment))
}

/// The transform named by «Adobe», two versions and two words of flags.
fn adobe_transform(segment: &[u8]) -> Option<u8> {
    segment.strip_prefix(b"Adobe")?.get(6).copied()
}

/// The pieces of a profile, by their numbers from 1.
#[derive(Default)]
struct Pieces<'a> {
    count: u8,
    pieces: Vec<(u8, &'a [u8])>,
}

impl<'a> Pieces<'a> {
    fn add(&mut self, segment: &'a [u8]) {
        if let Some([number, count, piece @ ..]) = segment.strip_prefix(b"ICC_PROFILE\0") {
            self.count = *count;
            self.pieces.push((*number, piece));
        }
    }

    fn join(mut self) -> Option<Vec<u8>> {
        self.pieces.sort_by_key(|(number, _)| *number);
        let numbers = self.pieces.iter().map(|(number, _)| *number);
        let whole = self.count > 0 && numbers.eq(1..=self.count);
        whole.then(|| self.pieces.iter().flat_map(|(_, piece)| *piece).copied().collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file(segments: &[(u8, &[u8])]) -> Vec<u8> {
        let mut file = SOI.to_vec();
        for (marker, content) in segments {
            let length = u16::try_from(content.len() + 2).expect("short").to_be_bytes();
            file.extend([&[0xFF, *marker], &length[..], content].concat());
        }
        file
    }

    const FRAME: (u8, &[u8]) = (0xC0, &[8, 0, 4, 0, 6, 1, 1, 0x11, 0]);
    const SCAN: (u8, &[u8]) = (SOS, &[]);

    #[test]
    fn pieces_of_a_profile_are_joined_in_their_order() {
        let piece = |number: u8, text: &[u8]| [b"ICC_PROFILE\0", &[number, 2][..], text].concat();
        let (first, second) = (piece(1, b"ab"), piece(2, b"c"));
        let profile =
            |segments: &[(u8, &[u8])]| Header::read(&file(segments)).expect("a header").profile;
        let whole = [(APP2, &second[..]), FRAME, (APP2, &first), SCAN];
        assert_eq!(profile(&whole), Some(b"abc".to_vec()));
        assert_eq!(profile(&[(APP2, &first), FRAME, SCAN]), None, "a piece is missing");
        assert_eq!(profile(&[FRAME, SCAN]), None);
    }

    #[test]
    fn measures_and_names_of_components() {
        let header = Header::read(&file(&[FRAME, SCAN])).expect("a header");
        let frame = Frame { width: 6, height: 4, components: vec![1], plain: true };
        assert_eq!((header.frame, header.adobe, header.jfif), (frame, None, false));
        let adobe: (u8, &[u8]) = (APP14, b"Adobe\0\x64\0\0\0\0\x02");
        assert_eq!(Header::read(&file(&[adobe, FRAME, SCAN])).expect("a header").adobe, Some(2));
        let lossless = Header::read(&file(&[(0xC3, FRAME.1), SCAN])).expect("a header");
        assert!(!lossless.frame.plain);
    }

    #[test]
    fn a_file_that_is_cut_off_has_no_header() {
        let whole = file(&[(APP0, b"JFIF\0"), FRAME, SCAN]);
        assert!(Header::read(&whole).is_some_and(|header| header.jfif));
        assert!((0..whole.len()).all(|end| Header::read(&whole[..end]).is_none()));
    }
}
