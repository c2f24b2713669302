//! Objects that wait for the file as bytes.
//!
//! A tagged page has a hundred elements of structure and more. As objects of lopdf they take ten times
//! the room of the bytes that are written of them in the end, so each is written as soon as it is made.

use std::ops::Range;

use lopdf::{Object, ObjectId};

use super::file::push_object;

/// Objects as bytes, each with its number.
#[derive(Debug, Default)]
pub(super) struct Packed {
    bytes: Vec<u8>,
    places: Vec<(u32, Range<usize>)>,
}

impl Packed {
    /// Adds an object under a number that no other one has.
    pub(super) fn add(&mut self, id: ObjectId, object: impl Into<Object>) {
        let object = object.into();
        self.write(id, |bytes| push_object(bytes, &object));
    }

    /// Adds an object by writing it.
    pub(super) fn write(&mut self, id: ObjectId, object: impl FnOnce(&mut Vec<u8>)) {
        let start = self.bytes.len();
        object(&mut self.bytes);
        self.places.push((id.0, start..self.bytes.len()));
    }

    /// All of them.
    pub(super) fn iter(&self) -> impl Iterator<Item = (u32, &[u8])> {
        self.places.iter().map(|(id, place)| (*id, &self.bytes[place.clone()]))
    }
}
