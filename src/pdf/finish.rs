//! What printpdf does not know, added to its objects: structure, properties, labels, links.

use lopdf::{Dictionary, Document, Object, ObjectId, Stream, dictionary};

use super::content::PageContent;
use super::fonts::{self, Embedded};
use super::objects::{ascii, name, text_string};
use super::packed::Packed;
use super::streams::deflated;
use super::{
    PdfError, PdfOptions, attachment, destinations, icc, links, metadata, outline, profile, tags,
};
use crate::layout::frame::PagedDocument;
use crate::locale::Direction;

/// Completes the document; returns the catalogue and the Info dictionary. The objects of which there
/// are many are packed.
pub(super) fn finish(
    document: &mut Document,
    packed: &mut Packed,
    paged: &PagedDocument,
    mut contents: Vec<PageContent>,
    embedded: &[Embedded],
    options: &PdfOptions,
) -> Result<(ObjectId, ObjectId), PdfError> {
    let page_ids: Vec<ObjectId> = document.page_iter().collect();
    finish_resources(document, &page_ids, embedded)?;
    let streams: Vec<_> = contents.iter_mut().filter_map(|page| page.stream.take()).collect();
    let pages: Vec<(ObjectId, &PageContent)> = page_ids.iter().copied().zip(&contents).collect();
    let annotations = links::add_annotations(document, packed, paged, &pages)?;
    let mut rest = annotations.iter().peekable();
    for ((index, id), stream) in page_ids.iter().enumerate().zip(streams) {
        let on_page = std::iter::from_fn(|| rest.next_if(|link| link.page == index));
        let links: Vec<Object> = on_page.map(|link| link.id.into()).collect();
        finish_page(document, *id, index, stream, links)?;
    }
    let tree = (!paged.structure.is_empty())
        .then(|| tags::add_tree(document, packed, paged, &pages, &annotations));
    let outline = outline::add_outline(document, packed, paged, &page_ids)?;
    if let Ok(Object::Reference(printpdfs)) = document.trailer.get(b"Info") {
        let printpdfs = *printpdfs;
        document.objects.remove(&printpdfs);
    }
    let info = document.add_object(metadata::info(&paged.meta));
    let named = destinations::add_names(document, packed, paged, &page_ids)?;
    let linked = Linked { tree, outline, named };
    let catalogue = catalogue(document, paged, linked, options)?;
    Ok((catalogue, info))
}

/// Gives all pages one dictionary of resources and completes fonts and images.
fn finish_resources(
    document: &mut Document,
    pages: &[ObjectId],
    embedded: &[Embedded],
) -> Result<(), PdfError> {
    let mut shared = None;
    for page in pages {
        let of_page = document.get_dictionary(*page)?.get(b"Resources")?.as_reference()?;
        match shared {
            None => shared = Some(of_page),
            Some(shared) => {
                document.objects.remove(&of_page);
                document.get_dictionary_mut(*page)?.set("Resources", shared);
            }
        }
    }
    let Some(shared) = shared else { return Ok(()) };
    for unused in [&b"ExtGState"[..], b"Shading"] {
        if let Some(Object::Reference(id)) = document.get_dictionary_mut(shared)?.remove(unused) {
            document.objects.remove(&id);
        }
    }
    let fonts = document.get_dictionary(shared)?.get(b"Font")?.as_reference()?;
    fonts::finish(document, fonts, embedded)?;
    profile::share(document);
    Ok(())
}

/// Puts the content stream in its place and sets what binds the page to the structure tree.
fn finish_page(
    document: &mut Document,
    id: ObjectId,
    index: usize,
    content: Stream,
    links: Vec<Object>,
) -> Result<(), PdfError> {
    let page = document.get_dictionary_mut(id)?;
    page.set("StructParents", i64::try_from(index).unwrap_or(i64::MAX));
    page.set("Tabs", name("S"));
    if links.is_empty() {
        page.remove(b"Annots");
    } else {
        page.set("Annots", links);
    }
    // They say the same as MediaBox.
    page.remove(b"TrimBox");
    page.remove(b"CropBox");
    let stream = page.get(b"Contents")?.as_reference()?;
    document.set_object(stream, content);
    Ok(())
}

/// What the catalogue refers to, as far as it is there.
struct Linked {
    tree: Option<ObjectId>,
    outline: Option<ObjectId>,
    named: Option<ObjectId>,
}

fn catalogue(
    document: &mut Document,
    paged: &PagedDocument,
    linked: Linked,
    options: &PdfOptions,
) -> Result<ObjectId, PdfError> {
    let id = document.trailer.get(b"Root")?.as_reference()?;
    let metadata = document.add_object(metadata::xmp(&paged.meta, options));
    let intent = output_intent(document);
    let source = options.attachment.as_ref();
    let source = source.map(|source| attachment::attach(document, source, paged.meta.stamp));
    let direction = match paged.meta.direction {
        Direction::Rtl => "R2L",
        Direction::Ltr => "L2R",
    };
    let Linked { tree, outline, named } = linked;
    let mut names = Dictionary::new();
    let catalogue = document.get_dictionary_mut(id)?;
    catalogue.remove(b"PageLayout");
    catalogue.set("PageMode", name(if outline.is_some() { "UseOutlines" } else { "UseNone" }));
    catalogue.set("Lang", text_string(&language(paged)));
    catalogue.set("Metadata", metadata);
    catalogue.set("OutputIntents", vec![intent]);
    let preferences = dictionary! { "Direction" => direction, "DisplayDocTitle" => true };
    catalogue.set("ViewerPreferences", preferences);
    catalogue.set("PageLabels", page_labels(paged));
    if let Some(outline) = outline {
        catalogue.set("Outlines", outline);
    }
    if let Some(source) = source {
        catalogue.set("AF", vec![Object::Reference(source.id)]);
        names.set("EmbeddedFiles", source.names);
    }
    if let Some(named) = named {
        names.set("Dests", named);
    }
    if !names.is_empty() {
        catalogue.set("Names", names);
    }
    if let Some(tree) = tree {
        catalogue.set("MarkInfo", dictionary! { "Marked" => true });
        catalogue.set("StructTreeRoot", tree);
    }
    Ok(id)
}

/// The language with its country: `ar-JO`.
fn language(paged: &PagedDocument) -> String {
    let lang = paged.meta.lang.tag();
    match &paged.meta.country {
        Some(country) => format!("{lang}-{country}"),
        None => lang.to_owned(),
    }
}

/// The colours of the file are those of sRGB (ISO 19005-2, 6.2.3).
fn output_intent(document: &mut Document) -> Object {
    let dict = dictionary! { "N" => 3 };
    let profile = document.add_object(deflated(Stream::new(dict, icc::srgb())));
    let intent = dictionary! {
        "Type" => "OutputIntent",
        "S" => "GTS_PDFA1",
        "OutputConditionIdentifier" => ascii("sRGB IEC61966-2.1"),
        "Info" => ascii("sRGB IEC61966-2.1"),
        "DestOutputProfile" => profile,
    };
    document.add_object(intent).into()
}

/// The shown number of each page, as a prefix: PDF counts in no Arabic digits or letters by
/// itself (ISO 32000-1, 12.4.2).
fn page_labels(paged: &PagedDocument) -> Object {
    let labels = (0_i64..).zip(&paged.pages).flat_map(|(index, page)| {
        let label = dictionary! { "P" => text_string(&page.label) };
        [Object::Integer(index), Object::Dictionary(label)]
    });
    dictionary! { "Nums" => labels.collect::<Vec<_>>() }.into()
}
