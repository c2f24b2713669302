//! The package: parts with their content types and relations, as a zip file of the same bytes every time.
//!
//! Open Packaging Conventions (ISO/IEC 29500-2). Parts stand in the order they were added, after
//! `[Content_Types].xml`; no directory entries, one fixed time, one way of compressing.

use std::collections::BTreeMap;
use std::io::{Cursor, Write};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

use super::DocxError;
use super::dom::{self, Element};

const CONTENT_TYPES: &str = "http://schemas.openxmlformats.org/package/2006/content-types";
const RELATIONS: &str = "http://schemas.openxmlformats.org/package/2006/relationships";

/// The parts of a file and how they refer to one another.
#[derive(Debug, Default)]
pub(super) struct Package {
    parts: Vec<Part>,
    /// By the name of the part that refers; the package itself has the empty name.
    relations: BTreeMap<String, Vec<Relation>>,
}

#[derive(Debug)]
struct Part {
    name: String,
    content_type: &'static str,
    bytes: Vec<u8>,
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

impl Package {
    /// Adds a part: `word/styles.xml`.
    pub(super) fn add(
        &mut self,
        name: impl Into<String>,
        content_type: &'static str,
        bytes: Vec<u8>,
    ) {
        self.parts.push(Part { name: name.into(), content_type, bytes });
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
        let options = SimpleFileOptions::default()
            .compression_method(CompressionMethod::Deflated)
            .last_modified_time(DateTime::default())
            .unix_permissions(0o644);
        let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
        let parts = self.parts.iter().map(|part| (part.name.as_str(), part.bytes.as_slice()));
        for (name, bytes) in [("[Content_Types].xml", types.as_slice())].into_iter().chain(parts) {
            zip.start_file(name, options).map_err(|e| DocxError::Zip(e.to_string()))?;
            zip.write_all(bytes).map_err(|e| DocxError::Zip(e.to_string()))?;
        }
        Ok(zip.finish().map_err(|e| DocxError::Zip(e.to_string()))?.into_inner())
    }

    /// XML parts are named one by one, all others by their extension.
    fn content_types(&self) -> Element {
        let mut defaults = BTreeMap::from([
            ("rels", "application/vnd.openxmlformats-package.relationships+xml"),
            ("xml", "application/xml"),
        ]);
        let mut overrides = Vec::new();
        for part in &self.parts {
            let extension = part.name.rsplit('.').next().unwrap_or_default();
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
                .with("PartName", format!("/{}", part.name))
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
            let mut package = Package::default();
            package.add("word/document.xml", "application/test+xml", b"<a/>".to_vec());
            package.add("word/media/image1.png", "image/png", vec![1, 2, 3]);
            let (id, target) = ("rId1".to_owned(), "word/document.xml".to_owned());
            package.relate("", Relation { id, kind: "urn:test", target, external: false });
            package.pack().expect("three small parts")
        };
        assert_eq!(package(), package());
        let mut zip = zip::ZipArchive::new(Cursor::new(package())).expect("a zip file");
        let names: Vec<String> = zip.file_names().map(str::to_owned).collect();
        assert_eq!(zip.by_index(0).expect("first").name(), "[Content_Types].xml");
        assert_eq!(names.len(), 4);
    }
}
