//! Link annotations (ISO 32000-1, 12.5.6.5).

use lopdf::{Document, Object, ObjectId, dictionary};

use super::PdfError;
use super::content::PageContent;
use super::objects::{ascii, destination, reals, text_string};
use super::packed::Packed;
use super::tags::Annotation;
use crate::layout::frame::{Destination, LinkArea, PagedDocument};

/// The flag of an annotation that is printed with its page; PDF/A demands it.
const PRINT: i64 = 4;

/// Adds the annotations of all pages, in their order.
pub(super) fn add_annotations(
    document: &mut Document,
    packed: &mut Packed,
    paged: &PagedDocument,
    pages: &[(ObjectId, &PageContent)],
) -> Result<Vec<Annotation>, PdfError> {
    let mut annotations = Vec::new();
    for (page, (_, content)) in pages.iter().enumerate() {
        for link in &content.links {
            if !paged.structure.is_empty() && link.element.0 >= paged.structure.len() {
                return Err(PdfError::NoSuchElement);
            }
            let key = pages.len() + annotations.len();
            let dict = annotation(paged, pages, page, link, key)?;
            let id = document.new_object_id();
            packed.add(id, dict);
            annotations.push(Annotation { id, page, element: link.element });
        }
    }
    Ok(annotations)
}

fn annotation(
    paged: &PagedDocument,
    pages: &[(ObjectId, &PageContent)],
    page: usize,
    link: &LinkArea,
    key: usize,
) -> Result<lopdf::Dictionary, PdfError> {
    let height = paged.pages[page].size.height;
    let (bottom, top) = (height - link.area.bottom(), height - link.area.origin.y);
    let corners = [link.area.origin.x.0, bottom.0, link.area.right().0, top.0];
    let mut dict = dictionary! {
        "Type" => "Annot",
        "Subtype" => "Link",
        "Rect" => reals(&corners),
        "Border" => vec![Object::from(0), Object::from(0), Object::from(0)],
        "F" => PRINT,
        "StructParent" => i64::try_from(key).unwrap_or(i64::MAX),
        "Contents" => text_string(&link.description),
    };
    match &link.to {
        Destination::Uri(uri) => {
            dict.set("A", dictionary! { "S" => "URI", "URI" => ascii(&seven_bit(uri)) });
        }
        Destination::Page { page, y, block: _ } => {
            let target = pages.get(*page).ok_or(PdfError::NoSuchPage)?.0;
            dict.set("Dest", destination(target, paged.pages[*page].size.height, *y));
        }
    }
    Ok(dict)
}

/// A URI in ASCII (ISO 32000-1, 12.6.4.7): other characters as the escapes that RFC 3987 gives
/// them.
fn seven_bit(uri: &str) -> String {
    let mut ascii = String::with_capacity(uri.len());
    for byte in uri.bytes() {
        if byte.is_ascii_graphic() {
            ascii.push(char::from(byte));
        } else {
            ascii.push_str(&format!("%{byte:02X}"));
        }
    }
    ascii
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_uri_keeps_its_ascii_and_escapes_the_rest() {
        assert_eq!(seven_bit("https://example.org/a%20b?q=1"), "https://example.org/a%20b?q=1");
        assert_eq!(seven_bit("https://مثال.org/ a"), "https://%D9%85%D8%AB%D8%A7%D9%84.org/%20a");
    }
}
