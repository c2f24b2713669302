//! Compression (RFC 1951), for the streams of a PDF and the parts of a Word file.

use std::cell::RefCell;

use libdeflater::{CompressionLvl, Compressor, Crc};

/// Higher levels take twice as long and make files smaller by a hundredth.
const LEVEL: i32 = 6;

thread_local! {
    /// One for all that a thread compresses: the tables that it needs are large beside most streams.
    /// What it makes of one does not depend on those before.
    static COMPRESSOR: RefCell<Compressor> = RefCell::new(Compressor::new(
        CompressionLvl::new(LEVEL).expect("a level between 1 and 12"),
    ));
}

/// The compressed bytes with the head and the checksum of zlib (RFC 1950).
pub(crate) fn zlib(bytes: &[u8]) -> Vec<u8> {
    compress(bytes, Compressor::zlib_compress_bound, Compressor::zlib_compress)
}

/// The compressed bytes alone.
pub(crate) fn deflate(bytes: &[u8]) -> Vec<u8> {
    compress(bytes, Compressor::deflate_compress_bound, Compressor::deflate_compress)
}

/// The checksum that zip archives hold of each file (CRC-32 of ISO 3309).
pub(crate) fn crc32(bytes: &[u8]) -> u32 {
    let mut crc = Crc::new();
    crc.update(bytes);
    crc.sum()
}

type Length<E> = Result<usize, E>;

fn compress<E: std::fmt::Debug>(
    bytes: &[u8],
    bound: fn(&mut Compressor, usize) -> usize,
    compress: fn(&mut Compressor, &[u8], &mut [u8]) -> Length<E>,
) -> Vec<u8> {
    COMPRESSOR.with_borrow_mut(|compressor| {
        let mut room = vec![0; bound(compressor, bytes.len())];
        let length = compress(compressor, bytes, &mut room).expect("there is room for the worst");
        room.truncate(length);
        room.shrink_to_fit();
        room
    })
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
