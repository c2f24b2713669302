//! printpdf's part: the page tree, the font objects and the image objects.

use printpdf::{
    Codepoint, FontId, Op, PdfDocument, PdfFontHandle, PdfPage, PdfSaveOptions, Pt, Rect, TextItem,
    XObject, XObjectId,
};

use super::PdfError;
use super::content::image_name;
use super::fonts::Embedded;
use super::image::EmbeddedImage;
use crate::document::ImageId;
use crate::geom::Size;
use crate::layout::frame::PagedDocument;

/// Fonts and images are named by us: printpdf's own names come from a counter of the process.
pub(super) fn assemble(
    paged: &PagedDocument,
    fonts: &[Embedded],
    images: Vec<EmbeddedImage>,
) -> Result<lopdf::Document, PdfError> {
    let mut document = PdfDocument::new(&paged.meta.title);
    for font in fonts {
        document.resources.fonts.map.insert(FontId(font.resource.clone()), font.font.clone());
    }
    for (index, image) in images.into_iter().enumerate() {
        let id = XObjectId(image_name(ImageId(index)));
        document.resources.xobjects.map.insert(id, XObject::External(image.object));
    }
    document.pages = paged.pages.iter().map(|page| empty_page(page.size)).collect();
    if let Some(first) = document.pages.first_mut() {
        first.ops = specimen(fonts);
    }
    let options = PdfSaveOptions {
        optimize: true,
        subset_fonts: false,
        secure: true,
        image_optimization: None,
    };
    let mut warnings = Vec::new();
    let objects = document.to_lopdf_document(&options, &mut warnings);
    match warnings.first() {
        Some(warning) => Err(PdfError::Objects(format!("{warning:?}"))),
        None => Ok(objects),
    }
}

#[allow(clippy::cast_possible_truncation, reason = "printpdf measures pages in f32")]
fn empty_page(size: Size) -> PdfPage {
    let sheet = Rect::from_wh(Pt(size.width.0 as f32), Pt(size.height.0 as f32));
    PdfPage { media_box: sheet.clone(), trim_box: sheet.clone(), crop_box: sheet, ops: Vec::new() }
}

/// One code of every font: printpdf makes the objects of those fonts that pages show. What it makes of
/// the codes gives way to what `fonts` knows, so that any text will do.
fn specimen(fonts: &[Embedded]) -> Vec<Op> {
    let mut ops = vec![Op::StartTextSection];
    for font in fonts {
        let handle = PdfFontHandle::External(FontId(font.resource.clone()));
        ops.push(Op::SetFont { font: handle, size: Pt(1.0) });
        let code = Codepoint::with_cid(1, 0.0, String::from(" "));
        ops.push(Op::ShowText { items: vec![TextItem::GlyphIds(vec![code])] });
    }
    ops.push(Op::EndTextSection);
    ops
}
