//! The bytes of the file (ISO 32000-1, 7.5): object streams and a cross-reference stream.
//!
//! lopdf can write these too, but serialises each object several times, leaves the
//! cross-reference uncompressed (seven bytes an object, a tenth of a long tagged file) and cannot
//! put a hash of the content into it.

use lopdf::{Dictionary, Document, Object, ObjectId, StringFormat};

use super::hash::hash;
use super::operators::{push_integer, push_string_byte};
use super::packed::Packed;
use crate::deflate::zlib;

/// The version, and bytes above 127 that mark the file as binary.
const HEADER: &[u8] = b"%PDF-1.7\n%\xE2\xE3\xCF\xD3\n";
/// How many objects share a stream: more compress better, but must be read together.
const OBJECTS_PER_STREAM: usize = 800;

/// Where an object stands, as its row in the cross-reference stream.
#[derive(Debug, Clone, Copy)]
enum Place {
    Free,
    At(usize),
    InStream(u32, usize),
}

/// An object that shares a stream with others.
enum Shared<'a> {
    Object(&'a Object),
    Written(&'a [u8]),
}

/// The file of all objects of a document, those that are packed too.
pub(super) fn write(
    document: &Document,
    packed: &Packed,
    root: ObjectId,
    info: ObjectId,
) -> Vec<u8> {
    let streams: usize = document.objects.values().map(stream_length).sum();
    let mut file = File {
        bytes: Vec::with_capacity(streams + streams / 4 + 4096),
        places: vec![Place::Free; document.max_id as usize + 1],
    };
    file.bytes.extend_from_slice(HEADER);
    let mut others = Vec::new();
    for (&(id, _), object) in &document.objects {
        match object {
            Object::Stream(_) => file.object(id, |bytes| push_object(bytes, object)),
            other => others.push((id, Shared::Object(other))),
        }
    }
    others.extend(packed.iter().map(|(id, bytes)| (id, Shared::Written(bytes))));
    others.sort_by_key(|(id, _)| *id);
    for chunk in others.chunks(OBJECTS_PER_STREAM) {
        file.object_stream(chunk);
    }
    file.cross_reference(root, info);
    file.bytes
}

fn stream_length(object: &Object) -> usize {
    object.as_stream().map_or(0, |stream| stream.content.len())
}

struct File {
    bytes: Vec<u8>,
    places: Vec<Place>,
}

impl File {
    /// Writes an indirect object.
    fn object(&mut self, id: u32, content: impl FnOnce(&mut Vec<u8>)) {
        self.places[id as usize] = Place::At(self.bytes.len());
        push_integer(&mut self.bytes, id);
        self.bytes.extend_from_slice(b" 0 obj\n");
        content(&mut self.bytes);
        self.bytes.extend_from_slice(b"\nendobj\n");
    }

    fn new_id(&mut self) -> u32 {
        self.places.push(Place::Free);
        u32::try_from(self.places.len() - 1).expect("fewer objects than numbers")
    }

    fn object_stream(&mut self, objects: &[(u32, Shared<'_>)]) {
        let stream = self.new_id();
        let (mut table, mut data) = (Vec::new(), Vec::new());
        for (index, (id, object)) in objects.iter().enumerate() {
            self.places[*id as usize] = Place::InStream(stream, index);
            push_integer(&mut table, *id);
            table.push(b' ');
            table.extend_from_slice(data.len().to_string().as_bytes());
            table.push(b' ');
            match object {
                Shared::Object(object) => push_object(&mut data, object),
                Shared::Written(bytes) => data.extend_from_slice(bytes),
            }
            data.push(b'\n');
        }
        let (count, first) = (objects.len(), table.len());
        table.extend(data);
        let data = zlib(&table);
        let length = data.len();
        self.object(stream, |bytes| {
            let dict = format!(
                "<</Type/ObjStm/N {count}/First {first}/Filter/FlateDecode/Length {length}>>"
            );
            bytes.extend_from_slice(dict.as_bytes());
            push_stream_data(bytes, &data);
        });
    }

    fn cross_reference(&mut self, root: ObjectId, info: ObjectId) {
        let id = self.new_id();
        let start = self.bytes.len();
        self.places[id as usize] = Place::At(start);
        let data = zlib(&rows(&self.places));
        // Made from the content, so that the same document has the same name.
        let name = hash(&self.bytes);
        let (size, root, info, length) = (self.places.len(), root.0, info.0, data.len());
        self.object(id, |bytes| {
            let dict = format!(
                "<</Type/XRef/Size {size}/W[1 4 2]/Root {root} 0 R/Info {info} 0 R\
                 /ID[<{name:032X}><{name:032X}>]/Filter/FlateDecode\
                 /DecodeParms<</Predictor 12/Columns 7>>/Length {length}>>"
            );
            bytes.extend_from_slice(dict.as_bytes());
            push_stream_data(bytes, &data);
        });
        self.bytes.extend_from_slice(format!("startxref\n{start}\n%%EOF\n").as_bytes());
    }
}

/// The rows of the cross-reference, each as its difference to the one above (PNG's filter «up»),
/// which leaves mostly zeros.
fn rows(places: &[Place]) -> Vec<u8> {
    let mut rows = Vec::with_capacity(8 * places.len());
    let mut above = [0_u8; 7];
    for place in places {
        let (kind, second, third) = match *place {
            Place::Free => (0, 0, 0),
            Place::At(offset) => (1, offset, 0),
            Place::InStream(stream, index) => (2, stream as usize, index),
        };
        let second = u32::try_from(second).expect("a file is below 4 GiB").to_be_bytes();
        let third = u16::try_from(third).expect("few objects share a stream").to_be_bytes();
        let mut row = [kind; 7];
        row[1..5].copy_from_slice(&second);
        row[5..].copy_from_slice(&third);
        rows.push(2);
        rows.extend(row.iter().zip(above).map(|(new, old)| new.wrapping_sub(old)));
        above = row;
    }
    rows
}

fn push_stream_data(bytes: &mut Vec<u8>, data: &[u8]) {
    bytes.extend_from_slice(b"stream\n");
    bytes.extend_from_slice(data);
    // With both characters the line end is told from data that ends in one of them.
    bytes.extend_from_slice(b"\r\nendstream");
}

/// Appends an object in as few bytes as there can be.
pub(super) fn push_object(bytes: &mut Vec<u8>, object: &Object) {
    match object {
        Object::Null => bytes.extend_from_slice(b"null"),
        Object::Boolean(true) => bytes.extend_from_slice(b"true"),
        Object::Boolean(false) => bytes.extend_from_slice(b"false"),
        Object::Integer(value) => bytes.extend_from_slice(value.to_string().as_bytes()),
        Object::Real(value) => bytes.extend_from_slice(value.to_string().as_bytes()),
        Object::Name(name) => push_name(bytes, name),
        Object::String(text, StringFormat::Literal) => push_literal(bytes, text),
        Object::String(text, StringFormat::Hexadecimal) => push_hexadecimal(bytes, text),
        Object::Array(array) => {
            bytes.push(b'[');
            for (index, item) in array.iter().enumerate() {
                if index > 0 && needs_space(item) {
                    bytes.push(b' ');
                }
                push_object(bytes, item);
            }
            bytes.push(b']');
        }
        Object::Dictionary(dict) => push_dictionary(bytes, dict),
        Object::Stream(stream) => {
            push_dictionary(bytes, &stream.dict);
            push_stream_data(bytes, &stream.content);
        }
        Object::Reference((id, _)) => {
            push_integer(bytes, *id);
            bytes.extend_from_slice(b" 0 R");
        }
    }
}

fn push_dictionary(bytes: &mut Vec<u8>, dict: &Dictionary) {
    bytes.extend_from_slice(b"<<");
    for (key, value) in dict {
        push_name(bytes, key);
        if needs_space(value) {
            bytes.push(b' ');
        }
        push_object(bytes, value);
    }
    bytes.extend_from_slice(b">>");
}

/// Whether an object would run together with what stands before it.
fn needs_space(object: &Object) -> bool {
    match object {
        Object::Null
        | Object::Boolean(_)
        | Object::Integer(_)
        | Object::Real(_)
        | Object::Reference(_) => true,
        Object::Name(_)
        | Object::String(..)
        | Object::Array(_)
        | Object::Dictionary(_)
        | Object::Stream(_) => false,
    }
}

fn push_name(bytes: &mut Vec<u8>, name: &[u8]) {
    bytes.push(b'/');
    for &byte in name {
        if byte.is_ascii_graphic() && !b"()<>[]{}/%#".contains(&byte) {
            bytes.push(byte);
        } else {
            bytes.extend_from_slice(format!("#{byte:02X}").as_bytes());
        }
    }
}

fn push_literal(bytes: &mut Vec<u8>, text: &[u8]) {
    bytes.push(b'(');
    text.iter().for_each(|&byte| push_string_byte(bytes, byte));
    bytes.push(b')');
}

fn push_hexadecimal(bytes: &mut Vec<u8>, text: &[u8]) {
    const DIGITS: &[u8; 16] = b"0123456789ABCDEF";
    bytes.push(b'<');
    for &byte in text {
        bytes.push(DIGITS[usize::from(byte >> 4)]);
        bytes.push(DIGITS[usize::from(byte & 15)]);
    }
    bytes.push(b'>');
}

#[cfg(test)]
mod tests {
    use super::*;
    use lopdf::dictionary;

    fn written(object: &Object) -> String {
        let mut bytes = Vec::new();
        push_object(&mut bytes, object);
        String::from_utf8(bytes).expect("these objects are ASCII")
    }

    #[test]
    fn objects_are_written_without_needless_space() {
        let dict = dictionary! {
            "Type" => "Page",
            "Kids" => vec![Object::Reference((7, 0)), Object::Integer(1), Object::Real(-0.5)],
            "Title" => Object::string_literal("a(b)\\\r"),
            "N#me" => Object::Boolean(true),
        };
        let wanted = "<</Type/Page/Kids[7 0 R 1 -0.5]/Title(a\\(b\\)\\\\\\r)/N#23me true>>";
        assert_eq!(written(&Object::Dictionary(dict)), wanted);
    }

    #[test]
    fn lopdf_reads_what_was_written() {
        let mut document = Document::with_version("1.7");
        let info = document.add_object(dictionary! { "Title" => Object::string_literal("x") });
        let pages = document.add_object(dictionary! { "Type" => "Pages", "Count" => 0 });
        let root = document.add_object(dictionary! { "Type" => "Catalog", "Pages" => pages });
        let mut packed = Packed::default();
        let extra = document.new_object_id();
        packed.add(extra, dictionary! { "Extra" => 1 });
        let file = write(&document, &packed, root, info);
        let again = Document::load_mem(&file).expect("a readable file");
        let catalog = again.catalog().expect("a catalogue");
        assert_eq!(catalog.get(b"Pages").and_then(Object::as_reference).ok(), Some(pages));
        assert_eq!(again.get_dictionary(info).ok(), document.get_dictionary(info).ok());
        let extra = again.get_dictionary(extra).expect("what was packed is there");
        assert_eq!(extra.get(b"Extra").and_then(Object::as_i64).ok(), Some(1));
    }
}
