//! The pages of annexes, put under what the layout stamps on them.

use std::collections::BTreeMap;

use lopdf::{Dictionary, Document, Object, ObjectId, Stream, dictionary};

use super::PdfError;
use super::annex::{self, Annex, AnnexPage};
use super::objects::reals;
use super::streams::deflated;
use crate::layout::frame::PagedDocument;

/// The flag of an annotation that is printed with its page.
const PRINT: i64 = 4;

/// Puts each page of an annex under the page that was made for it.
pub(super) fn add(
    document: &mut Document,
    paged: &PagedDocument,
    annexes: &[Annex],
) -> Result<(), PdfError> {
    let ids: Vec<ObjectId> = document.page_iter().collect();
    let mut copies: Vec<Copies> = annexes.iter().map(|_| Copies::default()).collect();
    for (id, page) in ids.into_iter().zip(&paged.pages) {
        let Some(sheet) = page.sheet else { continue };
        let annex = annexes.get(sheet.file).ok_or(PdfError::NoSuchPage)?;
        let under = annex.pages.get(sheet.page).ok_or(PdfError::NoSuchPage)?;
        let from = Source { annex, copies: &mut copies[sheet.file] };
        from.put_under(document, id, under)?;
    }
    Ok(())
}

/// The new names of objects that were copied.
#[derive(Default)]
struct Copies {
    names: BTreeMap<ObjectId, ObjectId>,
}

struct Source<'a> {
    annex: &'a Annex,
    copies: &'a mut Copies,
}

/// What is drawn of a page: its form `XObject`s, and the operators that show them.
struct Drawn {
    objects: Dictionary,
    operators: String,
}

impl Source<'_> {
    fn put_under(
        mut self,
        document: &mut Document,
        id: ObjectId,
        page: &AnnexPage,
    ) -> Result<(), PdfError> {
        let drawn = self.draw(document, page)?;
        let links = self.links(document, page);
        let under = Stream::new(Dictionary::new(), drawn.operators.into_bytes());
        let under = document.add_object(deflated(under));
        let fonts = {
            let shared = document.get_dictionary(id)?.get_deref(b"Resources", document)?;
            shared.as_dict()?.get(b"Font").ok().cloned()
        };
        let mut resources = dictionary! { "XObject" => drawn.objects };
        if let Some(fonts) = fonts {
            resources.set("Font", fonts);
        }
        let target = document.get_dictionary_mut(id)?;
        let stamp = target.get(b"Contents")?.clone();
        target.set("Contents", vec![Object::Reference(under), stamp]);
        target.set("Resources", resources);
        if !links.is_empty() {
            target.set("Annots", links);
        }
        Ok(())
    }

    fn draw(&mut self, document: &mut Document, page: &AnnexPage) -> Result<Drawn, PdfError> {
        let own = self.page_form(document, page)?;
        let mut objects = dictionary! { "P" => own };
        let mut operators = format!("/Artifact BMC q {} cm /P Do\n", matrix(page.upright));
        let source = &self.annex.document;
        for (index, annotation) in annex::annotations(source, page).into_iter().enumerate() {
            let Some(look) = annex::appearance(source, annotation) else { continue };
            let Some(placed) = placed(source, annotation, look) else { continue };
            let name = format!("A{index}");
            operators.push_str(&format!("q {} cm /{name} Do Q\n", matrix(placed)));
            objects.set(name, self.look(document, look));
        }
        operators.push_str("Q EMC\n");
        Ok(Drawn { objects, operators })
    }

    /// A page as a form `XObject` in its own coordinates.
    fn page_form(&mut self, document: &mut Document, page: &AnnexPage) -> Result<Object, PdfError> {
        let source = &self.annex.document;
        let mut left = annex::MOST_CONTENT;
        let content = annex::content(source, page, &mut left);
        let mut form = content.map_err(|error| PdfError::Unreadable(error.to_string()))?;
        let empty = Object::Dictionary(Dictionary::new());
        let resources = annex::inherited(source, page.id, b"Resources").unwrap_or(&empty);
        let group = source.get_dictionary(page.id)?.get(b"Group").ok();
        let (resources, group) = (resources.clone(), group.cloned());
        let parameters = ["Filter", "DecodeParms"].map(|key| {
            let value = form.dict.get(key.as_bytes()).ok().cloned();
            (key, value.map(|value| self.copy(document, &value)))
        });
        form.dict = dictionary! {
            "Type" => "XObject",
            "Subtype" => "Form",
            "BBox" => reals(&page.window),
            "Resources" => self.copy(document, &resources),
        };
        if let Some(group) = group {
            form.dict.set("Group", self.copy(document, &group));
        }
        for (key, value) in parameters {
            if let Some(value) = value {
                form.dict.set(key, value);
            }
        }
        form.dict.set("Length", i64::try_from(form.content.len()).unwrap_or(i64::MAX));
        Ok(document.add_object(deflated(form)).into())
    }

    /// An appearance, which may say by nothing but its place that it is a form `XObject`.
    fn look(&mut self, document: &mut Document, look: ObjectId) -> Object {
        let copied = self.copy(document, &Object::Reference(look));
        if let Object::Reference(id) = &copied
            && let Ok(Object::Stream(stream)) = document.get_object_mut(*id)
        {
            stream.dict.set("Type", "XObject");
            stream.dict.set("Subtype", "Form");
        }
        copied
    }

    /// Links to the web go on leading there.
    fn links(&self, document: &mut Document, page: &AnnexPage) -> Vec<Object> {
        let source = &self.annex.document;
        let mut links = Vec::new();
        for annotation in annex::annotations(source, page) {
            let Some((uri, area)) = web_link(source, annotation) else { continue };
            let area = upright_box(page.upright, area);
            let border = vec![Object::from(0), Object::from(0), Object::from(0)];
            let link = document.add_object(dictionary! {
                "Type" => "Annot",
                "Subtype" => "Link",
                "Rect" => reals(&area),
                "Border" => border,
                "F" => PRINT,
                "A" => dictionary! { "S" => "URI", "URI" => uri.clone() },
                "Contents" => uri,
            });
            links.push(link.into());
        }
        links
    }

    /// A copy of an object with all that it refers to, but for the pages around it.
    fn copy(&mut self, document: &mut Document, object: &Object) -> Object {
        let mut waiting = Vec::new();
        let copied = self.renamed(document, object, &mut waiting);
        while let Some((old, new)) = waiting.pop() {
            // What a file does not have stands for nothing (ISO 32000-1, 7.3.10).
            let object = self.annex.document.get_object(old).cloned().unwrap_or(Object::Null);
            let object = self.renamed(document, &object, &mut waiting);
            document.set_object(new, object);
        }
        copied
    }

    /// An object with the new names of what it refers to; what was not copied yet waits for it.
    fn renamed(
        &mut self,
        document: &mut Document,
        object: &Object,
        waiting: &mut Vec<(ObjectId, ObjectId)>,
    ) -> Object {
        match object {
            Object::Reference(old) if annex::stays_behind(&self.annex.document, *old) => {
                Object::Null
            }
            Object::Reference(old) => {
                let new = *self.copies.names.entry(*old).or_insert_with(|| {
                    let new = document.new_object_id();
                    waiting.push((*old, new));
                    new
                });
                Object::Reference(new)
            }
            Object::Array(items) => {
                Object::Array(items.iter().map(|i| self.renamed(document, i, waiting)).collect())
            }
            Object::Dictionary(entries) => {
                Object::Dictionary(self.renamed_entries(document, entries, waiting))
            }
            Object::Stream(stream) => {
                let mut copy = stream.clone();
                copy.dict = self.renamed_entries(document, &stream.dict, waiting);
                let length = i64::try_from(copy.content.len()).unwrap_or(i64::MAX);
                copy.dict.set("Length", length);
                Object::Stream(copy)
            }
            plain => plain.clone(),
        }
    }

    fn renamed_entries(
        &mut self,
        document: &mut Document,
        entries: &Dictionary,
        waiting: &mut Vec<(ObjectId, ObjectId)>,
    ) -> Dictionary {
        let mut copy = Dictionary::new();
        for (key, value) in entries.iter() {
            // Places in a parent tree that stays behind.
            let is_place = matches!(key.as_slice(), b"StructParent" | b"StructParents");
            if !(is_place && value.as_i64().is_ok()) {
                copy.set(key.clone(), self.renamed(document, value, waiting));
            }
        }
        copy
    }
}

fn matrix(matrix: [f64; 6]) -> String {
    let number = |value: f64| {
        let text = format!("{value:.4}");
        text.trim_end_matches('0').trim_end_matches('.').to_owned()
    };
    matrix.map(number).join(" ")
}

/// Where the look of an annotation is drawn (ISO 32000-1, 12.5.5, algorithm 8): its box, turned as
/// it says, fills the annotation's rectangle.
fn placed(source: &Document, annotation: &Dictionary, look: ObjectId) -> Option<[f64; 6]> {
    let area = annotation.get_deref(b"Rect", source).ok();
    let [left, bottom, right, top] = annex::rectangle(source, area?)?;
    let dict = &source.get_object(look).and_then(Object::as_stream).ok()?.dict;
    let window = annex::rectangle(source, dict.get_deref(b"BBox", source).ok()?)?;
    let turned = dict.get_deref(b"Matrix", source).ok();
    let turned = turned.and_then(|matrix| annex::numbers::<6>(source, matrix));
    let window = upright_box(turned.unwrap_or([1.0, 0.0, 0.0, 1.0, 0.0, 0.0]), window);
    let (width, height) = (window[2] - window[0], window[3] - window[1]);
    if width <= 0.0 || height <= 0.0 {
        return None;
    }
    let (across, up) = ((right - left) / width, (top - bottom) / height);
    Some([across, 0.0, 0.0, up, left - window[0] * across, bottom - window[1] * up])
}

/// The box around a transformed box.
fn upright_box([a, b, c, d, e, f]: [f64; 6], [left, bottom, right, top]: [f64; 4]) -> [f64; 4] {
    let corners = [(left, bottom), (right, bottom), (left, top), (right, top)];
    let corners = corners.map(|(x, y)| (a * x + c * y + e, b * x + d * y + f));
    let fold = |values: [f64; 4], pick: fn(f64, f64) -> f64| {
        values.into_iter().reduce(pick).unwrap_or_default()
    };
    let (xs, ys) = (corners.map(|(x, _)| x), corners.map(|(_, y)| y));
    [fold(xs, f64::min), fold(ys, f64::min), fold(xs, f64::max), fold(ys, f64::max)]
}

fn web_link(source: &Document, annotation: &Dictionary) -> Option<(Object, [f64; 4])> {
    let action = annotation.get_deref(b"A", source).and_then(Object::as_dict).ok()?;
    let is_web = action.get(b"S").and_then(Object::as_name).ok() == Some(b"URI");
    let uri = action.get_deref(b"URI", source).ok().filter(|_| is_web)?;
    let area = annotation.get_deref(b"Rect", source).ok()?;
    uri.as_str().ok()?;
    Some((uri.clone(), annex::rectangle(source, area)?))
}
