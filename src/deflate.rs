//! Compression (RFC 1951), for the streams of a PDF and the parts of a Word file.

use std::cell::RefCell;

use libdeflater::{CompressionLvl, Compressor, Crc};

/// For the streams of a PDF, outlines of letters above all: the next level takes a tenth longer and makes
/// them smaller by less than a hundredth.
const FOR_STREAMS: i32 = 5;
/// For the parts of a Word file, which repeat themselves more.
const FOR_PARTS: i32 = 6;

type Held = RefCell<Compressor>;

thread_local! {
    // One each for all that a thread compresses: the tables that it needs are large beside most streams.
    // What it makes of one does not depend on those before.
    static STREAMS: Held = RefCell::new(compressor(FOR_STREAMS));
    static PARTS: Held = RefCell::new(compressor(FOR_PARTS));
}

fn compressor(level: i32) -> Compressor {
    Compressor::new(CompressionLvl::new(level).expect("a level between 1 and 12"))
}

/// The compressed bytes with the head and the checksum of zlib (RFC 1950).
pub(crate) fn zlib(bytes: &[u8]) -> Vec<u8> {
    STREAMS.with_borrow_mut(|compressor| {
        let mut room = vec![0; compressor.zlib_compress_bound(bytes.len())];
        let length = compressor.zlib_compress(bytes, &mut room).expect(ROOM);
        shortened(room, length)
    })
}

/// The compressed bytes alone.
pub(crate) fn deflate(bytes: &[u8]) -> Vec<u8> {
    PARTS.with_borrow_mut(|compressor| {
        let mut room = vec![0; compressor.deflate_compress_bound(bytes.len())];
        let length = compressor.deflate_compress(bytes, &mut room).expect(ROOM);
        shortened(room, length)
    })
}

/// The checksum that zip archives hold of each file (CRC-32 of ISO 3309).
pub(crate) fn crc32(bytes: &[u8]) -> u32 {
    let mut crc = Crc::new();
    crc.update(bytes);
    crc.sum()
}

const ROOM: &str = "there is room for what does not compress";

fn shortened(mut bytes: Vec<u8>, length: usize) -> Vec<u8> {
    bytes.truncate(length);
    bytes.shrink_to_fit();
    bytes
}

#[cfg(test)]
mod tests {
    use std::io::Read;

    use super::*;

    #[test]
    fn bytes_come_back_and_are_the_same_whatever_was_compressed_before() {
        let mut seed = 1_u32;
        let mut noise = || {
            seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            seed.to_be_bytes()[0]
        };
        let noise: Vec<u8> = (0..70_000).map(|_| noise()).collect();
        let text = "0 0 0 rg BT /F0 12 Tf ".repeat(4000).into_bytes();
        let all = [&b""[..], &noise, &text];
        let (alone, again) = (all.map(zlib), all.map(zlib));
        assert!(alone == again);
        for (bytes, compressed) in all.into_iter().zip(&alone) {
            let (mut read, mut raw) = (Vec::new(), Vec::new());
            flate2::read::ZlibDecoder::new(&compressed[..]).read_to_end(&mut read).expect("zlib");
            let deflated = deflate(bytes);
            flate2::read::DeflateDecoder::new(&deflated[..])
                .read_to_end(&mut raw)
                .expect("deflate");
            assert!(read == bytes && raw == bytes);
            let mut crc = flate2::Crc::new();
            crc.update(bytes);
            assert_eq!(crc32(bytes), crc.sum());
        }
    }
}
