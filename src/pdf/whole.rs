//! Whether all that the pages of an annex draw with could be read.
//!
//! lopdf passes over objects that it cannot read. A reference to an object that a file does not have
//! stands for nothing (ISO 32000-1, 7.3.10); one to an object that the file's own table has, and that
//! could not be read, is damage: what it draws would be missing without a word.

use std::collections::BTreeSet;

use lopdf::xref::XrefEntry;
use lopdf::{Dictionary, Document, Object, ObjectId, Stream};

use super::annex;

/// The entries of a dictionary that something may be drawn with: programs keep notes of their own in the
/// others, and scripts draw nothing.
fn drawing(entries: &Dictionary) -> impl Iterator<Item = &Object> {
    const SILENT: [&[u8]; 3] = [b"PieceInfo", b"Metadata", b"JS"];
    entries.iter().filter(|(key, _)| !SILENT.contains(&key.as_slice())).map(|(_, value)| value)
}

/// Looks at the pages of a file, at each object once.
pub(super) struct Whole<'a> {
    document: &'a Document,
    seen: BTreeSet<ObjectId>,
}

impl<'a> Whole<'a> {
    pub(super) fn new(document: &'a Document) -> Whole<'a> {
        Whole { document, seen: BTreeSet::new() }
    }

    /// An object that a page draws with and that could not be read.
    pub(super) fn missing(&mut self, page: ObjectId) -> Option<ObjectId> {
        let mut waiting = self.drawn(page);
        while let Some(object) = waiting.pop() {
            match object {
                Object::Reference(id) if annex::stays_behind(self.document, *id) => {}
                Object::Reference(id) => {
                    if !self.seen.insert(*id) {
                        continue;
                    }
                    match self.document.objects.get(id) {
                        Some(found) if self.is_cut(found) => return Some(*id),
                        Some(found) => waiting.push(found),
                        None if self.is_in_table(*id) => return Some(*id),
                        None => {}
                    }
                }
                Object::Array(items) => waiting.extend(items),
                Object::Dictionary(entries) => waiting.extend(drawing(entries)),
                Object::Stream(stream) => waiting.extend(drawing(&stream.dict)),
                Object::Null
                | Object::Boolean(_)
                | Object::Integer(_)
                | Object::Real(_)
                | Object::Name(_)
                | Object::String(..) => {}
            }
        }
        None
    }

    /// What a page draws with, as its entries and those of the branch it hangs on name it.
    fn drawn(&self, page: ObjectId) -> Vec<&'a Object> {
        let own = |key: &[u8]| self.document.get_dictionary(page).ok()?.get(key).ok();
        let resources = annex::nearest(self.document, page, b"Resources");
        let entries = [own(b"Contents"), own(b"Group"), resources].into_iter().flatten();
        let mut drawn: Vec<&Object> = entries.collect();
        let Some(list) = own(b"Annots") else { return drawn };
        let Some(annotations) = self.followed(list) else {
            drawn.push(list);
            return drawn;
        };
        for annotation in annotations.as_array().into_iter().flatten() {
            match self.followed(annotation).map(Object::as_dict) {
                // Its look and where it leads; the form and the windows around it stay behind.
                Some(Ok(entries)) => {
                    drawn.extend(entries.get(b"AP"));
                    drawn.extend(entries.get(b"A"));
                }
                Some(Err(_)) => {}
                None => drawn.push(annotation),
            }
        }
        drawn
    }

    /// What a reference stands for; none where that could not be read.
    fn followed(&self, object: &'a Object) -> Option<&'a Object> {
        self.document.dereference(object).ok().map(|(_, object)| object)
    }

    /// Whether a file says that it has an object. At offset 0 stands its header: some programs write so
    /// of objects that they left out.
    fn is_in_table(&self, (number, generation): ObjectId) -> bool {
        match self.document.reference_table.get(number) {
            Some(XrefEntry::Normal { offset, generation: own }) => {
                *offset > 0 && *own == generation
            }
            Some(XrefEntry::Compressed { .. }) => generation == 0,
            Some(XrefEntry::Free | XrefEntry::UnusableFree) | None => false,
        }
    }

    /// Whether a stream is there whose content is not. lopdf reads one that is cut short as its dictionary.
    fn is_cut(&self, object: &Object) -> bool {
        match object {
            Object::Stream(Stream { dict, content, .. }) => {
                let length = dict.get_deref(b"Length", self.document).and_then(Object::as_i64);
                content.is_empty() && length.ok() != Some(0)
            }
            Object::Dictionary(entries) => entries.has(b"Length"),
            _ => false,
        }
    }
}
