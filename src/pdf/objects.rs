//! Small PDF objects that several parts write.

use lopdf::{Object, ObjectId, StringFormat};

use crate::geom::Pt;

/// A text string: ASCII as it is, else UTF-16 with a byte order mark (ISO 32000-1, 7.9.2.2).
pub(super) fn text_string(text: &str) -> Object {
    if text.is_ascii() {
        return ascii(text);
    }
    let mut bytes = vec![0xFE, 0xFF];
    bytes.extend(text.encode_utf16().flat_map(u16::to_be_bytes));
    Object::String(bytes, StringFormat::Literal)
}

/// A string of ASCII characters.
pub(super) fn ascii(text: &str) -> Object {
    Object::String(text.as_bytes().to_vec(), StringFormat::Literal)
}

/// A name.
pub(super) fn name(name: &str) -> Object {
    Object::Name(name.as_bytes().to_vec())
}

/// An array of numbers, to a hundredth.
pub(super) fn reals(values: &[f64]) -> Object {
    let real = |value: &f64| Object::from((value * 100.0).round() / 100.0);
    Object::Array(values.iter().map(real).collect())
}

/// A height on a page, as a destination that leaves the magnification alone.
pub(super) fn destination(page: ObjectId, page_height: Pt, y: Pt) -> Object {
    let top = Object::from(((page_height - y).0 * 100.0).round() / 100.0);
    Object::Array(vec![page.into(), name("XYZ"), Object::Null, top, Object::Null])
}
