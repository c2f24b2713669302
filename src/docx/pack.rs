//! The package: parts with their content types and relations, as a zip file of the same bytes every time.
//!
//! Open Packaging Conventions (ISO/IEC 29500-2). Parts stand in the order they were added, after
//! `[Content_Types].xml`; no directory entries, one fixed time, one way of compressing.

use std::borrow::Cow;
use std::collections::BTreeMap;

use super::DocxError;
use super::archive::{Packed, archive};
use super::dom::{self, Element};
use super::known::KnownParts;

const CONTENT_TYPES: &str = "http://schemas.openxmlformats.org/package/2006/content-types";
const RELATIONS: &str = "http://schemas.openxmlformats.org/package/2006/relationships";

/// The parts of a file and how they refer to one another.
#[derive(Debug)]
pub(super) struct Package<'a> {
    parts: Vec<Part>,
    /// By the name of the part that refers; the package itself has the empty name.
    relations: BTreeMap<String, Vec<Relation>>,
    known: &'a mut KnownParts,
}

#[derive(Debug)]
struct Part {
    content_type: &'static str,
    packed: Packed,
}

/// A reference from one part to another, or to the world.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Relation {
    /// Unique in the part that refers: `rIdLink3`.
    pub(super) id: String,
    /// The URI of its kind.
    pub(super) kind: &'static str,
    /// A path relative to the folder of the part that refers, or a URI.
    pub(super) target: String,
    /// Whether the target is outside the package.
    pub(super) external: bool,
}

impl<'a> Package<'a> {
    /// A package without parts.
    pub(super) fn new(known: &'a mut KnownParts) -> Package<'a> {
        Package { parts: Vec::new(), relations: BTreeMap::new(), known }
    }

    /// The parts known from packages before.
    pub(super) fn known(&mut self) -> &mut KnownParts {
        self.known
    }

    /// Adds a part that may be as in other files: `word/settings.xml`.
    pub(super) fn add(
        &mut self,
        name: impl Into<Cow<'static, str>>,
        content_type: &'static str,
        bytes: Vec<u8>,
    ) {
        let packed = self.known.packed(name.into(), bytes);
        self.add_packed(content_type, packed);
    }

    /// Adds a part that no other file has: `word/document.xml`.
    pub(super) fn add_own(
        &mut self,
        name: impl Into<Cow<'static, str>>,
        content_type: &'static str,
        bytes: &[u8],
    ) {
        self.add_packed(content_type, Packed::new(name, bytes));
    }

    /// Adds a part that is compressed already.
    pub(super) fn add_packed(&mut self, content_type: &'static str, packed: Packed) {
        self.parts.push(Part { content_type, packed });
    }

    /// Adds a reference from the part `from`; from the package itself if that is empty.
    pub(super) fn relate(&mut self, from: &str, relation: Relation) {
        self.relations.entry(from.to_owned()).or_default().push(relation);
    }

    /// The bytes of the file.
    ///
    /// # Errors
    /// [`DocxError::Zip`] when the archive cannot be written: it is too large for the format.
    pub(super) fn pack(mut self) -> Result<Vec<u8>, DocxError> {
        for (from, relations) in std::mem::take(&mut self.relations) {
            let part = dom::write(&relations_part(&relations));
            self.add(relations_name(&from), "", part);
        }
        let types = dom::write(&self.content_types());
        let types = self.known.packed("[Content_Types].xml".into(), types);
        archive(std::iter::once(&types).chain(self.parts.iter().map(|part| &part.packed)))
    }

    /// XML parts are named one by one, all others by their extension.
    fn content_types(&self) -> Element {
        let mut defaults = BTreeMap::from([
            ("rels", "application/vnd.openxmlformats-package.relationships+xml"),
            ("xml", "application/xml"),
        ]);
        let mut overrides = Vec::new();
        for part in &self.parts {
            let extension = part.packed.name.rsplit('.').next().unwrap_or_default();
            match extension {
                "rels" => {}
                "xml" => overrides.push(part),
                other => {
                    defaults.insert(other, part.content_type);
                }
            }
        }
        let default = |(extension, kind): (&str, &str)| {
            Element::new("Default").with("Extension", extension).with("ContentType", kind)
        };
        let named = |part: &Part| {
            Element::new("Override")
                .with("PartName", format!("/{}", part.packed.name))
                .with("ContentType", part.content_type)
        };
        Element::new("Types")
            .with("xmlns", CONTENT_TYPES)
            .children(defaults.into_iter().map(default))
            .children(overrides.into_iter().map(named))
    }
}

/// `word/_rels/document.xml.rels` for `word/document.xml`, `_rels/.rels` for the package.
pub(super) fn relations_name(from: &str) -> String {
    let (folder, file) = from.rsplit_once('/').map_or(("", from), |(folder, file)| (folder, file));
    let slash = if folder.is_empty() { "" } else { "/" };
    format!("{folder}{slash}_rels/{file}.rels")
}

fn relations_part(relations: &[Relation]) -> Element {
    let element = |relation: &Relation| {
        let element = Element::new("Relationship")
            .with("Id", &relation.id)
            .with("Type", relation.kind)
            .with("Target", &relation.target);
        if relation.external { element.with("TargetMode", "External") } else { element }
    };
    Element::new("Relationships").with("xmlns", RELATIONS).children(relations.iter().map(element))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn relations_lie_beside_the_part_that_refers() {
        assert_eq!(relations_name(""), "_rels/.rels");
        assert_eq!(relations_name("word/document.xml"), "word/_rels/document.xml.rels");
    }

    #[test]
    fn the_same_parts_give_the_same_bytes_and_types_come_first() {
        let package = || {
            let mut known = KnownParts::default();
            let mut package = Package::new(&mut known);
            package.add_own("word/document.xml", "application/test+xml", b"<a/>");
            package.add("word/media/image1.png", "image/png", vec![1, 2, 3]);
            let (id, target) = ("rId1".to_owned(), "word/document.xml".to_owned());
            package.relate("", Relation { id, kind: "urn:test", target, external: false });
            package.pack().expect("three small parts")
        };
        assert_eq!(package(), package());
        let mut zip = zip::ZipArchive::new(std::io::Cursor::new(package())).expect("a zip file");
        let names: Vec<String> = zip.file_names().map(str::to_owned).collect();
        assert_eq!(zip.by_index(0).expect("first").name(), "[Content_Types].xml");
        assert_eq!(names.len(), 4);
    }
}
