//! The archive that holds the parts: a zip file (APPNOTE 6.3) in the shape that ISO/IEC 29500-2 allows.
//!
//! The crate that reads archives cannot take a part that is compressed already, and the parts that
//! depend on the look alone are longer than the text of two pages. So these few records are written
//! here: no directories, one fixed time, one way of compressing.

use std::borrow::Cow;
use std::sync::Arc;

use super::DocxError;
use crate::deflate::{crc32, deflate};

const LOCAL_HEADER: u32 = 0x0403_4B50;
const DIRECTORY_HEADER: u32 = 0x0201_4B50;
const END_OF_DIRECTORY: u32 = 0x0605_4B50;
/// The version of the format that can be read from: 2.0, the first with deflate.
const VERSION: u16 = 20;
/// That version, written as on Unix, so that permissions mean something.
const MADE_BY: u16 = 0x0300 | VERSION;
const DEFLATED: u16 = 8;
/// Names are UTF-8.
const UTF8: u16 = 0x0800;
/// 1 January 1980, midnight: the first moment that there is.
const TIME: u16 = 0;
const DATE: u16 = (1 << 5) | 1;
/// A plain file that its owner may write and all may read.
const ATTRIBUTES: u32 = 0o100_644 << 16;

/// A part, compressed.
#[derive(Debug, Clone)]
pub(super) struct Packed {
    /// Its path.
    pub(super) name: Cow<'static, str>,
    length: usize,
    checksum: u32,
    deflated: Arc<[u8]>,
}

impl Packed {
    /// Compresses a part.
    pub(super) fn new(name: impl Into<Cow<'static, str>>, bytes: &[u8]) -> Packed {
        let (length, checksum) = (bytes.len(), crc32(bytes));
        Packed { name: name.into(), length, checksum, deflated: deflate(bytes).into() }
    }

    /// What both headers of a part say of it.
    fn push_facts(&self, bytes: &mut Vec<u8>) -> Result<(), DocxError> {
        push16(bytes, [VERSION, UTF8, DEFLATED, TIME, DATE]);
        push32(bytes, [self.checksum, short(self.deflated.len())?, short(self.length)?]);
        // The name's length; no further fields.
        push16(bytes, [shorter(self.name.len())?, 0]);
        Ok(())
    }
}

/// The bytes of an archive of these parts, in this order.
///
/// # Errors
/// [`DocxError::Zip`] when it is too large for the format: 4 GiB, or 65,535 parts.
pub(super) fn archive<'a>(
    parts: impl Iterator<Item = &'a Packed> + Clone,
) -> Result<Vec<u8>, DocxError> {
    let room = parts.clone().map(|part| part.deflated.len() + 2 * part.name.len() + 80).sum();
    let mut bytes = Vec::with_capacity(room);
    let (mut directory, mut count) = (Vec::new(), 0_usize);
    for part in parts {
        let start = short(bytes.len())?;
        push32(&mut bytes, [LOCAL_HEADER]);
        part.push_facts(&mut bytes)?;
        bytes.extend_from_slice(part.name.as_bytes());
        bytes.extend_from_slice(&part.deflated);
        push32(&mut directory, [DIRECTORY_HEADER]);
        push16(&mut directory, [MADE_BY]);
        part.push_facts(&mut directory)?;
        // No comment, on the first disk, not known to be text.
        push16(&mut directory, [0, 0, 0]);
        push32(&mut directory, [ATTRIBUTES, start]);
        directory.extend_from_slice(part.name.as_bytes());
        count += 1;
    }
    let (start, length, count) = (short(bytes.len())?, short(directory.len())?, shorter(count)?);
    bytes.append(&mut directory);
    push32(&mut bytes, [END_OF_DIRECTORY]);
    push16(&mut bytes, [0, 0, count, count]);
    push32(&mut bytes, [length, start]);
    push16(&mut bytes, [0]);
    Ok(bytes)
}

fn short(number: usize) -> Result<u32, DocxError> {
    u32::try_from(number).map_err(|_| too_large())
}

fn shorter(number: usize) -> Result<u16, DocxError> {
    u16::try_from(number).map_err(|_| too_large())
}

fn too_large() -> DocxError {
    DocxError::Zip("it is too large for the format".to_owned())
}

fn push16<const N: usize>(bytes: &mut Vec<u8>, numbers: [u16; N]) {
    bytes.extend(numbers.into_iter().flat_map(u16::to_le_bytes));
}

fn push32<const N: usize>(bytes: &mut Vec<u8>, numbers: [u32; N]) {
    bytes.extend(numbers.into_iter().flat_map(u32::to_le_bytes));
}

#[cfg(test)]
mod tests {
    use std::io::{Cursor, Read};

    use zip::{CompressionMethod, DateTime, ZipArchive};

    use super::*;

    #[test]
    fn another_reader_finds_every_part_whole_and_in_order() {
        let noise: Vec<u8> = (0..3000_u32).map(|i| (i * i % 251).to_le_bytes()[0]).collect();
        let text = "<w:p/>".repeat(9000).into_bytes();
        let parts = [("a/b.xml", text), ("محضر.png", noise), ("empty", Vec::new())];
        let packed: Vec<Packed> =
            parts.iter().map(|(name, bytes)| Packed::new(*name, bytes)).collect();
        let bytes = archive(packed.iter()).expect("small parts");
        let mut zip = ZipArchive::new(Cursor::new(bytes)).expect("a zip archive");
        assert_eq!(zip.len(), parts.len());
        for (index, (name, bytes)) in parts.iter().enumerate() {
            let mut file = zip.by_index(index).expect("a part");
            assert_eq!((file.name(), file.compression()), (*name, CompressionMethod::Deflated));
            assert_eq!(file.last_modified(), Some(DateTime::default()));
            assert_eq!(file.unix_mode(), Some(0o100_644));
            let mut read = Vec::new();
            // The checksum is compared at the end.
            file.read_to_end(&mut read).expect("a whole part");
            assert!(read == *bytes, "{name}");
        }
    }
}
