//! The archive: parts by their names, within limits.

use std::collections::BTreeMap;
use std::io::{Cursor, Read};

use zip::ZipArchive;

use super::super::dom::{self, Element, Limits};
use super::ReadError;

/// The most that a part may hold when unpacked.
const MOST_BYTES: u64 = 32 << 20;
/// What is read of the XML of a part: a report of hundreds of pages has fewer elements.
const LIMITS: Limits = Limits { depth: 200, nodes: 3_000_000 };
/// The most entries of an archive.
const MOST_ENTRIES: usize = 10_000;
/// How a file of the old Word begins, and a new one under a password (MS-CFB 2.2).
const COMPOUND_FILE: [u8; 8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];

/// An open archive.
pub(super) struct Package<'b> {
    zip: ZipArchive<Cursor<&'b [u8]>>,
}

impl<'b> Package<'b> {
    pub(super) fn open(bytes: &'b [u8]) -> Result<Package<'b>, ReadError> {
        if bytes.starts_with(&COMPOUND_FILE) {
            return Err(ReadError::OldOrLocked);
        }
        let zip = ZipArchive::new(Cursor::new(bytes));
        let zip = zip.map_err(|error| ReadError::NoArchive(error.to_string()))?;
        if zip.len() > MOST_ENTRIES {
            let limit = format!("{MOST_ENTRIES} entries");
            return Err(ReadError::TooLarge { part: "zip".to_owned(), limit });
        }
        Ok(Package { zip })
    }

    /// The name of the main part: the package says which it is (ISO/IEC 29500-2, 9.3).
    pub(super) fn main_part(&mut self) -> Result<String, ReadError> {
        let named = self.relations("")?.into_iter().find(|(kind, _)| kind == "officeDocument");
        Ok(named.map_or_else(|| "word/document.xml".to_owned(), |(_, target)| target))
    }

    /// A part that must be there.
    pub(super) fn required(&mut self, name: &str) -> Result<Element, ReadError> {
        self.part(name)?.filter(|root| root.name == "w:document").ok_or(ReadError::NoDocument)
    }

    /// The part that another one refers to by its kind.
    pub(super) fn related(&mut self, from: &str, kind: &str) -> Result<Option<Element>, ReadError> {
        let target = self.relations(from)?.into_iter().find(|(known, _)| known == kind);
        target.map_or(Ok(None), |(_, target)| self.part(&target))
    }

    /// Targets of the links of the part that a relation of this kind leads to.
    pub(super) fn related_links(
        &mut self,
        from: &str,
        kind: &str,
    ) -> Result<BTreeMap<String, String>, ReadError> {
        let target = self.relations(from)?.into_iter().find(|(known, _)| known == kind);
        target.map_or_else(|| Ok(BTreeMap::new()), |(_, target)| self.links(&target))
    }

    /// Targets of the links of a part, by the ids of its relations.
    pub(super) fn links(&mut self, from: &str) -> Result<BTreeMap<String, String>, ReadError> {
        let relations = self.part(&super::super::pack::relations_name(from))?;
        let outside = |e: &&Element| e.get("TargetMode") == Some("External");
        let link = |e: &Element| Some((e.get("Id")?.to_owned(), e.get("Target")?.to_owned()));
        let relations = relations.iter().flat_map(Element::elements).filter(outside);
        Ok(relations.filter_map(link).collect())
    }

    /// The language that the properties of the file name.
    pub(super) fn core_language(&mut self) -> Result<Option<String>, ReadError> {
        let core = self.related("", "core-properties")?;
        let text = core.as_ref().and_then(|core| core.find("dc:language")).map(Element::characters);
        Ok(text.filter(|text| !text.is_empty()))
    }

    /// Kinds and targets of the relations of a part; the kind is the last word of its URI.
    fn relations(&mut self, from: &str) -> Result<Vec<(String, String)>, ReadError> {
        let relations = self.part(&super::super::pack::relations_name(from))?;
        let folder = from.rsplit_once('/').map_or("", |(folder, _)| folder);
        let place = |target: &str| match target.strip_prefix('/') {
            Some(whole) => whole.to_owned(),
            None if folder.is_empty() => target.to_owned(),
            None => format!("{folder}/{target}"),
        };
        let relation = |e: &Element| {
            let kind = e.get("Type")?.rsplit('/').next()?.to_owned();
            Some((kind, place(e.get("Target")?)))
        };
        Ok(relations.iter().flat_map(Element::elements).filter_map(relation).collect())
    }

    /// A part as a tree, if it is there.
    fn part(&mut self, name: &str) -> Result<Option<Element>, ReadError> {
        let damaged = |why: String| ReadError::Damaged { part: name.to_owned(), why };
        let entry = match self.zip.by_name(name) {
            Ok(entry) => entry,
            Err(zip::result::ZipError::FileNotFound) => return Ok(None),
            Err(error) => return Err(damaged(error.to_string())),
        };
        // What the archive says of the size is not believed.
        let mut bytes = Vec::new();
        entry.take(MOST_BYTES + 1).read_to_end(&mut bytes).map_err(|e| damaged(e.to_string()))?;
        let too_large = |limit: String| ReadError::TooLarge { part: name.to_owned(), limit };
        if bytes.len() as u64 > MOST_BYTES {
            return Err(too_large(format!("{} MiB", MOST_BYTES >> 20)));
        }
        match dom::parse_within(&bytes, LIMITS) {
            Ok(Some(root)) => Ok(Some(root)),
            Ok(None) => Err(too_large(format!("{} elements, {} deep", LIMITS.nodes, LIMITS.depth))),
            Err(error) => Err(damaged(error.to_string())),
        }
    }
}
