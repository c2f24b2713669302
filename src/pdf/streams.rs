//! Compressed streams (ISO 32000-1, 7.4.4).

use lopdf::Stream;

use crate::deflate::zlib;

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
