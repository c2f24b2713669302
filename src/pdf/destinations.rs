//! Named destinations (ISO 32000-1, 12.3.2.3): each block that something may refer to, so that
//! links from elsewhere (`report.pdf#b12`) survive a new edition with other pages.

use lopdf::{Document, Object, ObjectId, dictionary};

use super::PdfError;
use super::objects::{ascii, destination};
use super::packed::Packed;
use crate::layout::frame::PagedDocument;

/// Adds the name tree; none when nothing has a name.
pub(super) fn add_names(
    document: &mut Document,
    packed: &mut Packed,
    paged: &PagedDocument,
    pages: &[ObjectId],
) -> Result<Option<ObjectId>, PdfError> {
    let mut names = Vec::with_capacity(paged.destinations.len());
    for (block, &(page, y)) in &paged.destinations {
        let target = *pages.get(page).ok_or(PdfError::NoSuchPage)?;
        let height = paged.pages[page].size.height;
        names.push((format!("b{}", block.0), destination(target, height, y)));
    }
    if names.is_empty() {
        return Ok(None);
    }
    // A name tree is sorted by the bytes of its keys (ISO 32000-1, 7.9.6).
    names.sort_by(|(one, _), (other, _)| one.cmp(other));
    let names: Vec<Object> =
        names.into_iter().flat_map(|(name, place)| [ascii(&name), place]).collect();
    let id = document.new_object_id();
    packed.add(id, dictionary! { "Names" => names });
    Ok(Some(id))
}
