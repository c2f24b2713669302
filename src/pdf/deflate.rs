//! Compression of streams (ISO 32000-1, 7.4.4).

use std::io::Write;

use flate2::Compression;
use flate2::write::ZlibEncoder;
use lopdf::Stream;

/// Level 9 takes longer and makes fonts and pages smaller by less than a hundredth.
const LEVEL: Compression = Compression::new(6);

/// The compressed bytes.
pub(super) fn zlib(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = ZlibEncoder::new(Vec::with_capacity(bytes.len() / 3), LEVEL);
    encoder.write_all(bytes).expect("a vector takes all bytes");
    encoder.finish().expect("a vector takes all bytes")
}

/// Compresses a stream, unless that makes it longer or it bears a filter already.
pub(super) fn deflate(stream: &mut Stream) {
    if stream.dict.has(b"Filter") {
        return;
    }
    let compressed = zlib(&stream.content);
    if compressed.len() < stream.content.len() {
        stream.dict.set("Filter", "FlateDecode");
        stream.set_content(compressed);
    }
}

/// The same stream, compressed.
pub(super) fn deflated(mut stream: Stream) -> Stream {
    deflate(&mut stream);
    stream
}
