//! Fonts of the file: the subset of what is shown, widths, texts, names.
//!
//! printpdf makes the font objects (ISO 32000-1, 9.7) from what `Embedded` hands it;
//! `finish` then corrects what it fixes for every font.

use std::collections::BTreeMap;

use lopdf::{Dictionary, Document, Object, ObjectId};
use printpdf::{FontMetrics, ParsedFont, PdfFont};

use super::PdfError;
use super::codes::{CodeBook, Entry, Part};
use super::content::font_name;
use super::hash::hash;
use super::objects::name;
use super::operators::whole;
use super::program::{self, Composite, Drawing};
use super::subset::{Chosen, add_components};
use super::to_unicode;
use crate::fonts::{Bounds, Font};

/// A font as it goes into the file.
pub(super) struct Embedded {
    /// Its name in the resources.
    pub(super) resource: String,
    /// For printpdf: widths and measures, and of the program what tells its kind.
    pub(super) font: PdfFont,
    /// The font program.
    program: Vec<u8>,
    /// The text of each code, from code 1.
    texts: Vec<String>,
    /// The width of each code.
    widths: Vec<u16>,
}

/// The flag of a font with characters outside of Latin (ISO 32000-1, table 123).
const SYMBOLIC: i64 = 4;

/// Subsets a font and gathers its objects.
pub(super) fn embed(index: usize, book: &CodeBook) -> Result<Embedded, PdfError> {
    let family = || book.font.family().to_owned();
    if !book.font.is_true_type() {
        return Err(PdfError::PostScriptOutlines(family()));
    }
    let program = subset(book).ok_or_else(|| PdfError::Subset(family()))?;
    let name = tagged_name(book.font, &program);
    let texts = book.entries().iter().map(|entry| entry.text.clone()).collect();
    let widths = book.entries().iter().map(|entry| entry.width).collect();
    let font = PdfFont::new(parsed_font(book, &program, &name));
    Ok(Embedded { resource: font_name(index), font, program, texts, widths })
}

/// The program whose glyphs are numbered as codes are; none when the font's tables are damaged.
fn subset(book: &CodeBook) -> Option<Vec<u8>> {
    let count = book.font.glyph_count();
    let mut chosen = Chosen::new(count);
    for part in book.entries().iter().flat_map(|entry| &entry.parts) {
        chosen.add(part.glyph)?;
    }
    let mut taken = vec![false; usize::from(count)];
    let mut drawing = |entry: &Entry| {
        let plain = entry.plain(book.natural_width(entry.parts[0].glyph));
        let is_free = |glyph: &u16| !std::mem::replace(&mut taken[usize::from(*glyph)], true);
        match plain.filter(is_free) {
            Some(glyph) => chosen.number(glyph).map(Drawing::Glyph),
            None => composite(book, entry, &chosen).map(Drawing::Composite),
        }
    };
    let drawings = book.entries().iter().map(&mut drawing).collect::<Option<Vec<_>>>()?;
    add_components(book.font, &mut chosen)?;
    program::numbered_by_code(book.font, &chosen, &drawings)
}

fn composite(book: &CodeBook, entry: &Entry, chosen: &Chosen) -> Option<Composite> {
    let advance = whole(f64::from(entry.width) * book.units_per_em() / 1000.0);
    let part = |part: &Part| Some(Part { glyph: chosen.number(part.glyph)?, ..*part });
    Some(Composite {
        parts: entry.parts.iter().map(part).collect::<Option<Vec<_>>>()?,
        advance: u16::try_from(advance).ok()?,
        bounds: bounds(book.font, &entry.parts),
    })
}

/// The box around shifted glyphs.
fn bounds(font: &Font, parts: &[Part]) -> Bounds {
    let shifted = |part: &Part| {
        font.bounds(part.glyph).map(|b| Bounds {
            x_min: b.x_min.saturating_add(part.dx),
            y_min: b.y_min.saturating_add(part.dy),
            x_max: b.x_max.saturating_add(part.dx),
            y_max: b.y_max.saturating_add(part.dy),
        })
    };
    let around = |a: Bounds, b: Bounds| Bounds {
        x_min: a.x_min.min(b.x_min),
        y_min: a.y_min.min(b.y_min),
        x_max: a.x_max.max(b.x_max),
        y_max: a.y_max.max(b.y_max),
    };
    let nothing = Bounds { x_min: 0, y_min: 0, x_max: 0, y_max: 0 };
    parts.iter().filter_map(shifted).reduce(around).unwrap_or(nothing)
}

/// The font for printpdf, all in thousandths of the em, so that it rounds nothing. It copies the
/// program more than once, so it gets no more than the kind of font; `finish` brings the rest.
fn parsed_font(book: &CodeBook, program: &[u8], name: &str) -> ParsedFont {
    let thousandths = |units: i16| {
        let value = whole(f64::from(units) * 1000.0 / book.units_per_em());
        i16::try_from(value).unwrap_or(if value < 0 { i16::MIN } else { i16::MAX })
    };
    let metrics = book.font.metrics();
    let lines =
        FontMetrics { ascent: thousandths(metrics.ascent), descent: thousandths(metrics.descent) };
    let name = Some(name.to_owned());
    let kind = program.first_chunk::<4>().map_or(Vec::new(), |kind| kind.to_vec());
    let mut parsed =
        ParsedFont::with_glyph_data(kind, 0, name, BTreeMap::new(), BTreeMap::new(), 1000, lines);
    let bounds = book.font.bounds_of_all();
    parsed.pdf_font_metrics.x_min = thousandths(bounds.x_min);
    parsed.pdf_font_metrics.y_min = thousandths(bounds.y_min);
    parsed.pdf_font_metrics.x_max = thousandths(bounds.x_max);
    parsed.pdf_font_metrics.y_max = thousandths(bounds.y_max);
    parsed.pdf_font_metrics.us_weight_class = book.font.weight();
    parsed
}

/// The font's name behind six letters that tell this subset from others (ISO 32000-1, 9.6.4).
fn tagged_name(font: &Font, program: &[u8]) -> String {
    let mut rest = hash(program);
    let mut name = String::new();
    for _ in 0..6 {
        let letter = u8::try_from(rest % 26).expect("below 26");
        name.push(char::from(b'A' + letter));
        rest /= 26;
    }
    name.push('+');
    name.extend(font.family().chars().filter(char::is_ascii_alphanumeric));
    name.push_str(match font.weight() {
        ..=450 => "-Regular",
        451..=650 => "-SemiBold",
        651.. => "-Bold",
    });
    name
}

/// Corrects printpdf's font objects; `fonts` is the dictionary of the resources.
pub(super) fn finish(
    document: &mut Document,
    fonts: ObjectId,
    embedded: &[Embedded],
) -> lopdf::Result<()> {
    for font in embedded {
        let id = document.get_dictionary(fonts)?.get(font.resource.as_bytes())?.as_reference()?;
        let dictionary = document.get_dictionary_mut(id)?;
        let texts = dictionary.get(b"ToUnicode")?.as_reference()?;
        let descendant = first_dictionary(dictionary.get_mut(b"DescendantFonts")?)?;
        descendant.set("DW", 0);
        let widths = font.widths.iter().map(|&width| Object::Integer(width.into())).collect();
        descendant.set("W", vec![Object::Integer(1), Object::Array(widths)]);
        // Glyphs of the program are numbered as codes are.
        descendant.set("CIDToGIDMap", name("Identity"));
        let descriptor = descendant.get(b"FontDescriptor")?.as_reference()?;
        let descriptor = document.get_dictionary_mut(descriptor)?;
        descriptor.set("Flags", SYMBOLIC);
        let program = descriptor.get(b"FontFile2")?.as_reference()?;
        let map = to_unicode::map(&font.texts);
        document.get_object_mut(texts)?.as_stream_mut()?.set_content(map);
        let stream = document.get_object_mut(program)?.as_stream_mut()?;
        stream.set_content(font.program.clone());
        stream.dict.set("Length1", i64::try_from(font.program.len()).unwrap_or(i64::MAX));
        for stream in [texts, program] {
            super::streams::deflate(document.get_object_mut(stream)?.as_stream_mut()?);
        }
    }
    Ok(())
}

fn first_dictionary(array: &mut Object) -> lopdf::Result<&mut Dictionary> {
    array.as_array_mut()?.first_mut().ok_or(lopdf::Error::DictKey("0".into()))?.as_dict_mut()
}
