//! The source carried inside a PDF as an associated file (ISO 19005-3, 6.8 and annex E; ISO
//! 32000-1, 7.11), and taken out of it again.

use lopdf::{Document, Object, ObjectId, Stream, dictionary};

use super::metadata::date;
use super::objects::text_string;
use super::streams::deflated;
use super::{Attachment, PdfError};
use crate::document::Stamp;

/// What the file is (RFC 9512).
const MEDIA_TYPE: &str = "application/yaml";
/// How it relates to the document: the document was made from it.
const RELATIONSHIP: &str = "Source";

/// An attached file, for the catalogue.
pub(super) struct Attached {
    /// Its file specification, for `AF`.
    pub(super) id: ObjectId,
    /// The name tree that lists it, for `EmbeddedFiles`.
    pub(super) names: ObjectId,
}

/// Adds a file to the document.
pub(super) fn attach(document: &mut Document, file: &Attachment, stamp: Option<Stamp>) -> Attached {
    let mut parameters =
        dictionary! { "Size" => i64::try_from(file.bytes.len()).unwrap_or(i64::MAX) };
    if let Some(stamp) = stamp {
        parameters.set("ModDate", date(stamp));
    }
    let dict = dictionary! {
        "Type" => "EmbeddedFile", "Subtype" => MEDIA_TYPE, "Params" => parameters,
    };
    let stream = document.add_object(deflated(Stream::new(dict, file.bytes.clone())));
    let name = text_string(&file.name);
    let id = document.add_object(dictionary! {
        "Type" => "Filespec",
        "F" => name.clone(),
        "UF" => name.clone(),
        "EF" => dictionary! { "F" => stream, "UF" => stream },
        "AFRelationship" => RELATIONSHIP,
        "Desc" => name.clone(),
    });
    let names = document.add_object(dictionary! { "Names" => vec![name, Object::Reference(id)] });
    Attached { id, names }
}

/// The source that a PDF carries, byte for byte; none when it carries none.
///
/// # Errors
/// [`PdfError::Unreadable`] when the bytes are no PDF or a damaged one.
pub fn extract(pdf: &[u8]) -> Result<Option<Attachment>, PdfError> {
    let unreadable = |error: lopdf::Error| PdfError::Unreadable(error.to_string());
    let document = Document::load_mem(pdf).map_err(unreadable)?;
    let catalogue = document.catalog().map_err(unreadable)?;
    let Ok(files) = catalogue.get_deref(b"AF", &document) else { return Ok(None) };
    for file in files.as_array().map_err(unreadable)? {
        let (_, file) = document.dereference(file).map_err(unreadable)?;
        let file = file.as_dict().map_err(unreadable)?;
        if file.get(b"AFRelationship").and_then(Object::as_name).ok()
            == Some(RELATIONSHIP.as_bytes())
        {
            return attached(&document, file).map(Some).map_err(unreadable);
        }
    }
    Ok(None)
}

fn attached(document: &Document, file: &lopdf::Dictionary) -> lopdf::Result<Attachment> {
    let embedded = file.get_deref(b"EF", document)?.as_dict()?;
    let stream = embedded.get_deref(b"F", document)?.as_stream()?;
    let bytes = match stream.dict.has(b"Filter") {
        true => stream.decompressed_content()?,
        false => stream.content.clone(),
    };
    Ok(Attachment { name: lopdf::decode_text_string(file.get_deref(b"UF", document)?)?, bytes })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pdf::testing::Paper;
    use crate::pdf::{PdfOptions, write};

    fn with(attachment: Option<Attachment>) -> Vec<u8> {
        let paper = Paper::new("محضر");
        let options = PdfOptions { attachment, ..PdfOptions::default() };
        write(&paper.paged, &[], &paper.fonts, &options).expect("a PDF")
    }

    #[test]
    fn what_was_attached_is_extracted_byte_for_byte() {
        for bytes in [&b""[..], b"x", "\u{FEFF}title: \"\u{202B}\u{645}\"\r\n".as_bytes()] {
            let file = Attachment { name: "محضر ١.yaml".into(), bytes: bytes.to_vec() };
            assert_eq!(extract(&with(Some(file.clone()))), Ok(Some(file)));
        }
    }

    #[test]
    fn a_file_with_an_attachment_claims_pdf_a_3_and_others_pdf_a_2() {
        let claims = |pdf: Vec<u8>, part: &[u8]| pdf.windows(part.len()).any(|at| at == part);
        let file = Attachment { name: "a.yaml".into(), bytes: b"title: a".to_vec() };
        assert!(claims(with(Some(file)), b"<pdfaid:part>3</pdfaid:part>"));
        assert!(claims(with(None), b"<pdfaid:part>2</pdfaid:part>"));
    }

    #[test]
    fn a_pdf_without_a_source_has_none_and_other_files_are_refused() {
        assert_eq!(extract(&with(None)), Ok(None));
        assert!(matches!(extract(b"title: a"), Err(PdfError::Unreadable(_))));
    }
}
