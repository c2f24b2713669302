//! A PDF file of somebody else's whose pages are appended as they are.
//!
//! Each page becomes a form `XObject` (ISO 32000-1, 8.10), so that its resources, its turn and an
//! origin of its own disturb nothing around it. What its annotations look like is drawn with it
//! (12.5.5): a form that was filled in stays readable, and can no longer be filled in.

use lopdf::{DecompressError, Dictionary, Document, LoadOptions, Object, ObjectId, Stream};

use super::whole::Whole;
use crate::geom::{Pt, Size};

/// The deepest page tree, and the longest chain of references.
const MOST_DEPTH: usize = 64;
/// The most bytes that the content of one page has when it is not compressed, all its streams together.
pub(super) const MOST_CONTENT: usize = 256 << 20;
/// The same of all pages of a file, which may name one stream again and again.
const MOST_OF_FILE: usize = 2048 << 20;
/// The most bytes of one stream of objects.
const MOST_OBJECTS: usize = 256 << 20;
/// The shortest and longest side of a page: ISO 32000-1, annex C.
const SIDES: std::ops::RangeInclusive<f64> = 3.0..=14_400.0;

/// Flags of annotations that are not shown (ISO 32000-1, table 165): hidden, no view.
const UNSEEN: i64 = 2 | 32;

/// A file whose pages can be appended.
#[derive(Debug, Clone)]
pub struct Annex {
    pub(super) document: Document,
    pub(super) pages: Vec<AnnexPage>,
    has_form: bool,
}

/// A page of an annex.
#[derive(Debug, Clone)]
pub(super) struct AnnexPage {
    /// The page's object.
    pub(super) id: ObjectId,
    /// What is seen of it: left, bottom, right, top.
    pub(super) window: [f64; 4],
    /// From the page's own coordinates to those of a sheet that begins at its lower left corner.
    pub(super) upright: [f64; 6],
    /// The sheet as it is seen.
    pub(super) size: Size,
}

/// Why the pages of a file cannot be appended.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum AnnexError {
    /// It can be opened with a password only, or was protected.
    #[error("it is encrypted")]
    Encrypted,
    /// It is no PDF, or its structure cannot be followed.
    #[error("it is no PDF or a damaged one: {0}")]
    Damaged(String),
    /// It holds no page.
    #[error("it has no pages")]
    Empty,
}

impl AnnexError {
    fn damaged(error: impl std::fmt::Display) -> AnnexError {
        AnnexError::Damaged(error.to_string())
    }

    /// The limit that lopdf names is only what was left of ours.
    fn content(error: lopdf::Error) -> AnnexError {
        match error {
            lopdf::Error::Decompress(DecompressError::MemoryLimitExceeded { .. }) => {
                AnnexError::Damaged("the content of its pages is too long".to_owned())
            }
            error => AnnexError::damaged(error),
        }
    }
}

impl Annex {
    /// Reads a file.
    ///
    /// # Errors
    /// [`AnnexError`] when its pages cannot be taken over whole.
    pub fn from_bytes(bytes: &[u8]) -> Result<Annex, AnnexError> {
        let options = LoadOptions { max_decompressed_size: Some(MOST_OBJECTS), ..<_>::default() };
        let document = Document::load_mem_with_options(bytes, options);
        let document = document.map_err(|error| match is_encrypted(bytes) {
            true => AnnexError::Encrypted,
            false => AnnexError::damaged(error),
        })?;
        if document.is_encrypted() || document.was_encrypted() {
            return Err(AnnexError::Encrypted);
        }
        let ids: Vec<ObjectId> = document.page_iter().collect();
        let catalogue = document.catalog().map_err(AnnexError::damaged)?;
        let counted = catalogue.get_deref(b"Pages", &document).and_then(Object::as_dict);
        let counted = counted.and_then(|pages| pages.get_deref(b"Count", &document)?.as_i64());
        // A tree with branches missing gives fewer pages than it says it has.
        match counted.map_err(AnnexError::damaged)? {
            _ if ids.is_empty() => return Err(AnnexError::Empty),
            count if usize::try_from(count) != Ok(ids.len()) => {
                let found = ids.len();
                return Err(AnnexError::Damaged(format!("{found} pages of {count} are there")));
            }
            _ => {}
        }
        let mut whole = Whole::new(&document);
        for id in &ids {
            if let Some((number, _)) = whole.missing(*id) {
                return Err(AnnexError::Damaged(format!("object {number} cannot be read")));
            }
        }
        let mut left = MOST_OF_FILE;
        let pages = ids.into_iter().map(|id| page(&document, id, &mut left));
        let pages = pages.collect::<Result<_, _>>()?;
        let has_form = has_form(&document);
        Ok(Annex { document, pages, has_form })
    }

    /// The sizes of its pages as they are seen.
    pub fn sizes(&self) -> Vec<Size> {
        self.pages.iter().map(|page| page.size).collect()
    }

    /// Whether it has fields to fill in, which will only be shown.
    pub fn has_form(&self) -> bool {
        self.has_form
    }
}

/// Whether a file that cannot be opened says that it is encrypted.
fn is_encrypted(bytes: &[u8]) -> bool {
    bytes.windows(8).any(|part| part == b"/Encrypt")
}

fn has_form(document: &Document) -> bool {
    let catalogue = document.catalog();
    let form = catalogue.and_then(|c| c.get_deref(b"AcroForm", document)?.as_dict());
    let fields = form.and_then(|form| form.get_deref(b"Fields", document)?.as_array());
    fields.is_ok_and(|fields| !fields.is_empty())
}

fn page(document: &Document, id: ObjectId, left: &mut usize) -> Result<AnnexPage, AnnexError> {
    let sheet = inherited(document, id, b"MediaBox").and_then(|object| rectangle(document, object));
    let sheet = sheet.ok_or_else(|| AnnexError::Damaged("a page has no size".to_owned()))?;
    let crop = inherited(document, id, b"CropBox").and_then(|object| rectangle(document, object));
    let window = crop.map_or(sheet, |crop| overlap(sheet, crop));
    let (width, height) = (window[2] - window[0], window[3] - window[1]);
    let unit =
        document.get_dictionary(id).ok().and_then(|page| number(document, page, b"UserUnit"));
    let unit = unit.filter(|unit| *unit > 0.0).unwrap_or(1.0);
    if !SIDES.contains(&(width * unit)) || !SIDES.contains(&(height * unit)) {
        return Err(AnnexError::Damaged(format!("a page of {width} × {height} points")));
    }
    let turn = inherited(document, id, b"Rotate").and_then(|turn| turn.as_i64().ok()).unwrap_or(0);
    let (upright, size) = upright(window, turn.rem_euclid(360), unit);
    let page = AnnexPage { id, window, upright, size };
    // What cannot be read is told now, not when the file is written.
    let most = MOST_CONTENT.min(*left);
    let mut left_of_page = most;
    content(document, &page, &mut left_of_page)?;
    *left -= most - left_of_page;
    Ok(page)
}

/// An attribute of a page or of the branch it hangs on (ISO 32000-1, 7.7.3.4).
pub(super) fn inherited<'a>(
    document: &'a Document,
    page: ObjectId,
    key: &[u8],
) -> Option<&'a Object> {
    branches(document, page)
        .filter_map(|node| node.get_deref(key, document).ok())
        .find(|value| !value.is_null())
}

/// The entry that an attribute is in, where it is a reference the reference itself.
pub(super) fn nearest<'a>(
    document: &'a Document,
    page: ObjectId,
    key: &[u8],
) -> Option<&'a Object> {
    branches(document, page).filter_map(|node| node.get(key).ok()).find(|value| !value.is_null())
}

/// A page and the branches it hangs on, from the page up.
fn branches<'a>(document: &'a Document, page: ObjectId) -> impl Iterator<Item = &'a Dictionary> {
    let above = move |node: &&'a Dictionary| {
        node.get_deref(b"Parent", document).and_then(Object::as_dict).ok()
    };
    std::iter::successors(document.get_dictionary(page).ok(), above).take(MOST_DEPTH)
}

/// Whether an object belongs to the pages or the structure around what a page draws.
pub(super) fn stays_behind(document: &Document, id: ObjectId) -> bool {
    let object = document.get_object(id).and_then(Object::as_dict);
    let kind = object.and_then(|dict| dict.get(b"Type")).and_then(Object::as_name);
    matches!(
        kind.unwrap_or_default(),
        b"Page" | b"Pages" | b"Catalog" | b"StructElem" | b"StructTreeRoot"
    )
}

fn number(document: &Document, dictionary: &Dictionary, key: &[u8]) -> Option<f64> {
    dictionary.get_deref(key, document).and_then(Object::as_float).ok().map(f64::from)
}

/// The corners of a rectangle in their order, whichever two of them are given.
pub(super) fn rectangle(document: &Document, object: &Object) -> Option<[f64; 4]> {
    let values = numbers::<4>(document, object)?;
    let [a, b, c, d] = values;
    Some([a.min(c), b.min(d), a.max(c), b.max(d)])
}

/// An array of so many finite numbers.
pub(super) fn numbers<const N: usize>(document: &Document, object: &Object) -> Option<[f64; N]> {
    let array = object.as_array().ok()?;
    let value = |object: &Object| {
        let (_, object) = document.dereference(object).ok()?;
        object.as_float().ok().map(f64::from).filter(|value| value.is_finite())
    };
    let values: Vec<f64> = array.iter().map(value).collect::<Option<_>>()?;
    values.try_into().ok()
}

fn overlap(sheet: [f64; 4], crop: [f64; 4]) -> [f64; 4] {
    let both = [
        sheet[0].max(crop[0]),
        sheet[1].max(crop[1]),
        sheet[2].min(crop[2]),
        sheet[3].min(crop[3]),
    ];
    // A window beside the sheet shows nothing; readers show the sheet then.
    if both[0] < both[2] && both[1] < both[3] { both } else { sheet }
}

/// The matrix that sets a page upright at the origin, and the size it has then. Turns go clockwise
/// (ISO 32000-1, table 30); those that are no quarters are none.
fn upright(window: [f64; 4], turn: i64, unit: f64) -> ([f64; 6], Size) {
    let [left, bottom, right, top] = window;
    let (width, height) = (Pt((right - left) * unit), Pt((top - bottom) * unit));
    let (matrix, size) = match turn {
        90 => ([0.0, -1.0, 1.0, 0.0, -bottom, right], Size::new(height, width)),
        180 => ([-1.0, 0.0, 0.0, -1.0, right, top], Size::new(width, height)),
        270 => ([0.0, 1.0, -1.0, 0.0, top, -left], Size::new(height, width)),
        _ => ([1.0, 0.0, 0.0, 1.0, -left, -bottom], Size::new(width, height)),
    };
    (matrix.map(|value| value * unit), size)
}

/// The content of a page as one stream: as it is where it is one, else joined. There may be so many bytes
/// of it; what is left of them is told.
pub(super) fn content(
    document: &Document,
    page: &AnnexPage,
    left: &mut usize,
) -> Result<Stream, AnnexError> {
    let streams = document.get_page_contents(page.id);
    let stream = |id: &ObjectId| {
        document.get_object(*id).and_then(Object::as_stream).map_err(AnnexError::damaged)
    };
    let mut joined = Vec::new();
    for id in &streams {
        let plain = stream(id)?.get_plain_content_with_limit(*left).map_err(AnnexError::content)?;
        *left -= plain.len();
        joined.extend(plain);
        joined.push(b'\n');
    }
    match streams.as_slice() {
        [only] => Ok(stream(only)?.clone()),
        _ => Ok(Stream::new(Dictionary::new(), joined)),
    }
}

/// The annotations of a page that are seen on it.
pub(super) fn annotations<'a>(document: &'a Document, page: &AnnexPage) -> Vec<&'a Dictionary> {
    let list = document.get_dictionary(page.id).and_then(|p| p.get_deref(b"Annots", document));
    let Ok(list) = list.and_then(Object::as_array) else { return Vec::new() };
    let annotations = list.iter().filter_map(|object| {
        let (_, object) = document.dereference(object).ok()?;
        object.as_dict().ok()
    });
    let is_seen = |annotation: &&Dictionary| {
        let flags = annotation.get_deref(b"F", document).and_then(Object::as_i64).unwrap_or(0);
        let is_popup = annotation.get(b"Subtype").and_then(Object::as_name).ok() == Some(b"Popup");
        flags & UNSEEN == 0 && !is_popup
    };
    annotations.filter(is_seen).collect()
}

/// The object of what an annotation looks like now.
pub(super) fn appearance(document: &Document, annotation: &Dictionary) -> Option<ObjectId> {
    let looks = annotation.get_deref(b"AP", document).and_then(Object::as_dict).ok()?;
    let normal = looks.get(b"N").ok()?;
    let (id, object) = document.dereference(normal).ok()?;
    match object {
        Object::Stream(_) => id,
        // One look for each state, such as a box that is ticked or not.
        Object::Dictionary(states) => {
            let state = annotation.get_deref(b"AS", document).and_then(Object::as_name).ok()?;
            let (id, object) = document.dereference(states.get(state).ok()?).ok()?;
            object.as_stream().ok().and(id)
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use lopdf::dictionary;

    /// A file of one page with these entries.
    fn file(entries: Dictionary) -> Vec<u8> {
        let mut document = Document::with_version("1.5");
        let tree = document.new_object_id();
        let content = document.add_object(Stream::new(Dictionary::new(), b"0 0 9 9 re f".to_vec()));
        let mut page = dictionary! { "Type" => "Page", "Parent" => tree, "Contents" => content };
        page.extend(&entries);
        let page = document.add_object(page);
        let kids = vec![Object::Reference(page)];
        document.set_object(tree, dictionary! { "Type" => "Pages", "Kids" => kids, "Count" => 1 });
        let root = document.add_object(dictionary! { "Type" => "Catalog", "Pages" => tree });
        document.trailer.set("Root", root);
        let mut bytes = Vec::new();
        document.save_to(&mut bytes).expect("a vector takes all bytes");
        bytes
    }

    fn boxed(corners: [i64; 4]) -> Object {
        corners.map(Object::Integer).to_vec().into()
    }

    fn size(entries: Dictionary) -> (f64, f64) {
        let annex = Annex::from_bytes(&file(entries)).expect("a good file");
        let size = annex.sizes()[0];
        (size.width.0, size.height.0)
    }

    #[test]
    fn a_page_has_the_size_that_is_seen() {
        assert_eq!(size(dictionary! { "MediaBox" => boxed([0, 0, 300, 500]) }), (300.0, 500.0));
        let turned = dictionary! { "MediaBox" => boxed([0, 0, 300, 500]), "Rotate" => 90 };
        assert_eq!(size(turned), (500.0, 300.0));
        let back = dictionary! { "MediaBox" => boxed([0, 0, 300, 500]), "Rotate" => -90 };
        assert_eq!(size(back), (500.0, 300.0));
        let cropped = dictionary! {
            "MediaBox" => boxed([300, 500, 0, 0]), "CropBox" => boxed([50, 50, 400, 400]),
        };
        assert_eq!(size(cropped), (250.0, 350.0));
        let scaled = dictionary! { "MediaBox" => boxed([0, 0, 300, 500]), "UserUnit" => 2 };
        assert_eq!(size(scaled), (600.0, 1000.0));
    }

    #[test]
    fn a_turned_page_keeps_its_corners_on_the_sheet() {
        for turn in [0, 90, 180, 270] {
            let window = [10.0, 20.0, 110.0, 320.0];
            let ([a, b, c, d, e, f], size) = upright(window, turn, 1.0);
            let at = |x: f64, y: f64| (a * x + c * y + e, b * x + d * y + f);
            let (one, other) = (at(window[0], window[1]), at(window[2], window[3]));
            let (left, right) = (one.0.min(other.0), one.0.max(other.0));
            let (bottom, top) = (one.1.min(other.1), one.1.max(other.1));
            assert_eq!((left, bottom, right, top), (0.0, 0.0, size.width.0, size.height.0));
        }
    }

    /// A file as text: objects numbered from 1, the first the catalogue.
    fn written(objects: &[&str]) -> Vec<u8> {
        let mut text = "%PDF-1.5\n".to_owned();
        let mut table = String::new();
        for (number, object) in (1..).zip(objects) {
            table.push_str(&format!("{:010} 00000 n \n", text.len()));
            text.push_str(&format!("{number} 0 obj{object}\nendobj\n"));
        }
        let (start, count) = (text.len(), objects.len() + 1);
        text.push_str(&format!("xref\n0 {count}\n0000000000 65535 f \n{table}"));
        text.push_str(&format!("trailer<</Root 1 0 R/Size {count}>>\nstartxref\n{start}\n%%EOF"));
        text.into_bytes()
    }

    const CATALOGUE: &str = "<</Type/Catalog/Pages 2 0 R>>";
    const PAGES: &str = "<</Type/Pages/Kids[3 0 R]/Count 1>>";
    const CONTENT: &str = "<</Length 12>>stream\n0 0 9 9 re f\nendstream";

    fn page_with(entries: &str) -> String {
        format!("<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 300]/Contents 4 0 R{entries}>>")
    }

    #[test]
    fn what_a_page_draws_with_and_cannot_be_read_is_damage() {
        let read = |entries: &str, fifth: &str| {
            let page = page_with(entries);
            Annex::from_bytes(&written(&[CATALOGUE, PAGES, &page, CONTENT, fifth])).map(|_| ())
        };
        let resources = "/Resources 5 0 R";
        assert_eq!(read(resources, "<</Font<</F 9 0 R>>>>"), Ok(()), "no such object");
        assert_eq!(read("", "<</Font<<>>"), Ok(()), "nothing is drawn with it");
        let damaged = Err(AnnexError::Damaged("object 5 cannot be read".to_owned()));
        let cut = "<</Length 99>>stream\nq Q\nendstream";
        let looks = "/Annots[<</Rect[0 0 9 9]/AP<</N 5 0 R>>>>]";
        for (entries, fifth) in [
            (resources, "<</Font<<>>"),
            ("/Resources<</XObject<</X 5 0 R>>>>", cut),
            ("/Resources<</XObject<</X 5 0 R>>>>", "<</Length 9 0 R>>stream\nq Q\nendstream"),
            (looks, cut),
            ("/Annots[5 0 R]", "<</Rect"),
            ("/Annots 5 0 R", "[<<]"),
        ] {
            assert_eq!(read(entries, fifth), damaged, "{entries} {fifth}");
        }
    }

    #[test]
    fn one_stream_named_again_and_again_counts_again_and_again() {
        let mut stream = Stream::new(Dictionary::new(), vec![b' '; 1 << 20]);
        stream.compress().expect("compressible");
        let with = |times: usize| {
            let mut document = Document::load_mem(&file(dictionary! {
                "MediaBox" => boxed([0, 0, 300, 500]),
            }));
            let document = document.as_mut().expect("a good file");
            let content = document.add_object(stream.clone());
            let page = document.page_iter().next().expect("a page");
            let page = document.get_dictionary_mut(page).expect("a page");
            page.set("Contents", vec![Object::Reference(content); times]);
            let mut bytes = Vec::new();
            document.save_to(&mut bytes).expect("a vector takes all bytes");
            bytes
        };
        assert!(Annex::from_bytes(&with(3)).is_ok());
        let most = MOST_CONTENT >> 20;
        let error = Annex::from_bytes(&with(most + 1)).map(|_| ());
        assert_eq!(error, Err(AnnexError::Damaged("the content of its pages is too long".into())));
    }

    #[test]
    fn what_is_no_whole_pdf_is_refused() {
        let good = file(dictionary! { "MediaBox" => boxed([0, 0, 300, 500]) });
        assert!(Annex::from_bytes(&good).is_ok());
        for bad in [&b""[..], b"title: x", &good[..good.len() / 2]] {
            assert!(matches!(Annex::from_bytes(bad), Err(AnnexError::Damaged(_))));
        }
        let nothing = file(dictionary! {});
        assert!(matches!(Annex::from_bytes(&nothing), Err(AnnexError::Damaged(_))));
    }
}
