//! One font: its names, its bytes, its parsed face.

use std::sync::{Arc, OnceLock};

use rustybuzz::Face;
use ttf_parser::{GlyphId, Permissions, Width, name_id};

use super::Bounds;
use super::charmap::CharMap;
use super::check::{unreadable_table, unusable_table};
use super::glyphs::OutlineTables;
use super::plain::{PlainFace, face_for_plain_words};
use super::spacing::SpaceRules;
use crate::diag::Message;

/// The number of a font in its [`FontBook`](super::FontBook).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FontId(pub(crate) usize);

/// A font.
pub struct Font {
    family: String,
    weight: u16,
    is_plain: bool,
    bytes: Bytes,
    parsed: OnceLock<Parsed>,
    metrics: OnceLock<Metrics>,
    characters: CharMap,
    drawings: OnceLock<PerGlyph<(Option<Bounds>, u16)>>,
    tight: OnceLock<PerGlyph<Option<Box<[u8]>>>>,
    outlines: OnceLock<Option<OutlineTables>>,
    space_rules: OnceLock<SpaceRules>,
    for_plain_words: OnceLock<Option<PlainFace>>,
}

/// What is known of each glyph, as far as asked for.
pub(super) type PerGlyph<T> = Box<[OnceLock<T>]>;

/// Vertical measures in units of the em square; depths are negative.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Metrics {
    /// Units in one em.
    pub units_per_em: u16,
    /// Height of the line above the baseline (`hhea`).
    pub ascent: i16,
    /// Depth of the line below the baseline (`hhea`), negative.
    pub descent: i16,
}

/// Why a font cannot be used.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum FontError {
    /// The bytes are no TrueType or OpenType font.
    #[error("not a TrueType or OpenType font: {0}")]
    Unreadable(String),
    /// A table is damaged in a way that the shaper cannot bear.
    #[error("the table `{0}` of the font is damaged")]
    Damaged(&'static str),
    /// The font has no family name.
    #[error("the font has no family name")]
    Nameless,
    /// The font's licence bits (OS/2 fsType) forbid embedding.
    #[error("the licence of «{0}» forbids embedding (OS/2 fsType)")]
    Restricted(String),
    /// The outlines are PostScript's (table `CFF`), which are not embedded.
    #[error("«{0}» has PostScript outlines (CFF); a font with TrueType outlines is needed")]
    PostScript(String),
}

impl FontError {
    /// The same in both languages of messages.
    pub fn message(&self) -> Message {
        let ar = match self {
            FontError::Unreadable(why) => format!("ليس خط TrueType ولا OpenType: {why}"),
            FontError::Damaged(table) => format!("جدول الخط «{table}» تالف"),
            FontError::Nameless => "ليس في الخط اسم عائلته".to_owned(),
            FontError::Restricted(family) => {
                format!("ترخيص الخط «{family}» يمنع تضمينه (OS/2 fsType)")
            }
            FontError::PostScript(family) => {
                format!("حروف الخط «{family}» مرسومة بطريقة PostScript (CFF)؛ يلزم خط TrueType")
            }
        };
        Message::new(ar, self.to_string())
    }
}

#[derive(Debug, Clone)]
enum Bytes {
    Embedded(&'static [u8]),
    Loaded(Arc<[u8]>),
}

impl AsRef<[u8]> for Bytes {
    fn as_ref(&self) -> &[u8] {
        match self {
            Bytes::Embedded(bytes) => bytes,
            Bytes::Loaded(bytes) => bytes,
        }
    }
}

self_cell::self_cell!(
    struct Parsed {
        owner: Bytes,
        #[covariant]
        dependent: Face,
    }
);

impl std::fmt::Debug for Font {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Font({} {})", self.family, self.weight)
    }
}

impl Font {
    pub(super) fn embedded(family: &str, weight: u16, bytes: &'static [u8]) -> Font {
        Font::new(family.to_owned(), weight, Bytes::Embedded(bytes))
    }

    /// A font of which nothing is read yet.
    fn new(family: String, weight: u16, bytes: Bytes) -> Font {
        Font {
            family,
            weight,
            is_plain: true,
            bytes,
            parsed: OnceLock::new(),
            metrics: OnceLock::new(),
            characters: CharMap::default(),
            drawings: OnceLock::new(),
            tight: OnceLock::new(),
            outlines: OnceLock::new(),
            space_rules: OnceLock::new(),
            for_plain_words: OnceLock::new(),
        }
    }

    /// Reads a font's names and permissions. Of a variable font its default instance is used.
    ///
    /// # Errors
    /// See [`FontError`].
    pub fn from_bytes(bytes: Arc<[u8]>) -> Result<Font, FontError> {
        if let Some(table) = unreadable_table(&bytes) {
            return Err(FontError::Damaged(table));
        }
        let face =
            ttf_parser::Face::parse(&bytes, 0).map_err(|e| FontError::Unreadable(e.to_string()))?;
        if let Some(table) = unusable_table(&face) {
            return Err(FontError::Damaged(table));
        }
        // The typographic family joins all weights; the plain one only regular and bold.
        let family = [name_id::TYPOGRAPHIC_FAMILY, name_id::FAMILY]
            .into_iter()
            .find_map(|id| name(&face, id))
            .ok_or(FontError::Nameless)?;
        if face.permissions() == Some(Permissions::Restricted) {
            return Err(FontError::Restricted(family));
        }
        if face.tables().glyf.is_none() {
            return Err(FontError::PostScript(family));
        }
        let weight = face.weight().to_number();
        let slanted = face.is_italic() || face.is_oblique();
        let is_plain = !slanted && face.width() == Width::Normal;
        let bytes = Bytes::Loaded(Arc::clone(&bytes));
        if Face::from_slice(bytes.as_ref(), 0).is_none() {
            return Err(FontError::Unreadable("its tables cannot be used for shaping".into()));
        }
        Ok(Font { is_plain, ..Font::new(family, weight, bytes) })
    }

    /// The family name: `Amiri`.
    pub fn family(&self) -> &str {
        &self.family
    }

    /// The weight: 400 regular, 700 bold.
    pub fn weight(&self) -> u16 {
        self.weight
    }

    /// Whether it stands upright and is neither condensed nor expanded.
    pub fn is_plain(&self) -> bool {
        self.is_plain
    }

    /// The font file.
    pub fn bytes(&self) -> &[u8] {
        self.bytes.as_ref()
    }

    /// The face for the shaper; it derefs to the parser's face.
    pub fn face(&self) -> &Face<'_> {
        self.parsed
            .get_or_init(|| {
                Parsed::new(self.bytes.clone(), |bytes| {
                    Face::from_slice(bytes.as_ref(), 0).expect("checked when the font was added")
                })
            })
            .borrow_dependent()
    }

    /// The face that shapes words of plain characters ([`is_plain`](super::is_plain)), all of which the font has,
    /// as [`face`](Font::face) does, but in less time. Only fonts of the binary have one.
    pub(crate) fn face_for_plain_words(&self) -> Option<&Face<'_>> {
        let made = self.for_plain_words.get_or_init(|| match &self.bytes {
            Bytes::Embedded(bytes) => face_for_plain_words(bytes, self.face()),
            Bytes::Loaded(_) => None,
        });
        made.as_ref().map(PlainFace::borrow_dependent)
    }

    /// Of the drawing of each glyph: its box and the glyph whose ink it repeats.
    pub(super) fn drawings(&self) -> &PerGlyph<(Option<Bounds>, u16)> {
        self.drawings.get_or_init(|| self.none_known())
    }

    /// The outline of each glyph as a writer made it tight; none for one that is damaged.
    pub(super) fn tight(&self) -> &PerGlyph<Option<Box<[u8]>>> {
        self.tight.get_or_init(|| self.none_known())
    }

    /// Where the outlines are; none when tables are missing.
    pub(super) fn outlines(&self) -> Option<&OutlineTables> {
        self.outlines.get_or_init(|| OutlineTables::of(self.face())).as_ref()
    }

    fn none_known<T>(&self) -> PerGlyph<T> {
        (0..self.glyph_count()).map(|_| OnceLock::new()).collect()
    }

    /// Vertical measures.
    pub fn metrics(&self) -> Metrics {
        *self.metrics.get_or_init(|| {
            let face = self.face();
            Metrics {
                units_per_em: u16::try_from(face.units_per_em()).unwrap_or(1000),
                ascent: face.ascender(),
                descent: face.descender(),
            }
        })
    }

    /// The glyph of a character in the font's character map, if it has one: the form that stands alone.
    pub fn glyph(&self, c: char) -> Option<u16> {
        self.characters.get_or_find(c, || self.face().glyph_index(c).map(|glyph| glyph.0))
    }

    /// The advance of the font's tatweel (U+0640) in font units, if it has one.
    pub fn tatweel_advance(&self) -> Option<u16> {
        self.advance(self.glyph('\u{640}')?)
    }

    /// Whether the font may move two glyphs, in logical order, that have a space between them.
    pub(crate) fn reaches_over_space(&self, before: u16, after: u16) -> bool {
        let rules = self.space_rules.get_or_init(|| SpaceRules::of(self.face()));
        rules.reach(self.face(), GlyphId(before), GlyphId(after))
    }

    /// Whether the font's character map has a glyph for `c`.
    pub fn covers(&self, c: char) -> bool {
        self.glyph(c).is_some()
    }
}

fn name(face: &ttf_parser::Face<'_>, id: u16) -> Option<String> {
    face.names()
        .into_iter()
        .filter(|n| n.name_id == id && n.is_unicode())
        .find_map(|n| n.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fonts::FontBook;

    /// The tables of Amiri, changed.
    fn changed(change: impl Fn(&mut Vec<([u8; 4], Vec<u8>)>)) -> Arc<[u8]> {
        let fonts = FontBook::embedded();
        let font = fonts.get(fonts.find("Amiri", 400).expect("Amiri is embedded"));
        let table = |record: ttf_parser::TableRecord| {
            let (start, length) = (record.offset as usize, record.length as usize);
            (record.tag.to_bytes(), font.bytes()[start..start + length].to_vec())
        };
        let mut tables: Vec<_> =
            font.face().raw_face().table_records.into_iter().map(table).collect();
        change(&mut tables);
        tables.sort();
        program(&tables).into()
    }

    fn program(tables: &[([u8; 4], Vec<u8>)]) -> Vec<u8> {
        let number = |value: usize| u32::try_from(value).expect("a small number").to_be_bytes();
        let mut bytes = vec![0, 1, 0, 0];
        bytes.extend(&number(tables.len())[2..]);
        bytes.extend([0; 6]);
        let mut offset = 12 + 16 * tables.len();
        for (tag, data) in tables {
            bytes.extend([&tag[..], &[0; 4], &number(offset), &number(data.len())].concat());
            offset += data.len();
        }
        tables.iter().for_each(|(_, data)| bytes.extend(data));
        bytes
    }

    #[test]
    fn a_font_that_must_not_be_embedded_is_refused() {
        let restricted = changed(|tables| {
            let os2 = tables.iter_mut().find(|(tag, _)| tag == b"OS/2").expect("Amiri has it");
            os2.1[8..10].copy_from_slice(&[0, 2]);
        });
        let refused = Font::from_bytes(restricted).expect_err("restricted");
        assert_eq!(refused, FontError::Restricted("Amiri".into()));
        assert!(refused.message().ar.contains("يمنع تضمينه"));
    }

    #[test]
    fn upright_faces_of_normal_width_come_before_the_others_of_their_family() {
        // The table OS/2 has the width class at 6 and the bit of italics in the 63rd byte.
        let with = |at: usize, value: u8| {
            changed(|tables| {
                let os2 = tables.iter_mut().find(|(tag, _)| tag == b"OS/2").expect("Amiri has it");
                os2.1[at] = value;
            })
        };
        let mut book = FontBook::embedded();
        let plain = [400, 700].map(|weight| book.find("Amiri", weight));
        for (face, is_plain) in [(with(63, 1), false), (with(7, 3), false), (with(7, 5), true)] {
            assert_eq!([400, 700].map(|weight| book.find("Amiri", weight)), plain);
            let id = book.add(face).expect("a usable font");
            assert_eq!(book.get(id).is_plain(), is_plain);
        }
    }

    #[test]
    fn a_font_with_postscript_outlines_is_refused() {
        let postscript = changed(|tables| {
            tables.retain(|(tag, _)| !matches!(tag, b"glyf" | b"loca"));
            tables.push((*b"CFF ", vec![1, 0, 4, 1]));
        });
        let refused = Font::from_bytes(postscript).expect_err("no glyf");
        assert_eq!(refused, FontError::PostScript("Amiri".into()));
    }

    #[test]
    fn a_variable_font_is_used_in_its_default_instance() {
        let variable = changed(|tables| {
            let mut fvar = vec![0, 1, 0, 0, 0, 16, 0, 2, 0, 1, 0, 20, 0, 0, 0, 8];
            fvar.extend(b"wght");
            for weight in [100_u16, 400, 900] {
                fvar.extend([weight.to_be_bytes(), [0; 2]].concat());
            }
            fvar.extend([0, 0, 1, 0]);
            tables.push((*b"fvar", fvar));
        });
        let font = Font::from_bytes(variable).expect("a usable font");
        assert!(font.face().is_variable());
        assert_eq!((font.family(), font.weight()), ("Amiri", 400));
    }

    /// Amiri with another table of this name.
    fn with_table(tag: [u8; 4], content: Vec<u8>) -> Arc<[u8]> {
        changed(|tables| {
            tables.retain(|(name, _)| *name != tag);
            tables.push((tag, content.clone()));
        })
    }

    fn words(words: &[u16]) -> Vec<u8> {
        words.iter().flat_map(|word| word.to_be_bytes()).collect()
    }

    /// A table of substitutions or positions with a single rule, whose subtable is this.
    fn rules(kind: u16, subtable: &[u16]) -> Vec<u8> {
        // The version; no scripts, no features; one lookup with one subtable.
        let head = [1, 0, 10, 10, 12, 0, 1, 4, kind, 0, 1, 8];
        words(&[&head, subtable].concat())
    }

    #[test]
    fn tables_on_which_parser_or_shaper_would_fail_are_refused() {
        let refused = |tag, content| Font::from_bytes(with_table(tag, content)).err();
        let map = [0, 1, 3, 10, 0, 12, 12, 0, 0, 16, 0, 0, u16::MAX, u16::MAX];
        assert_eq!(refused(*b"cmap", words(&map)), Some(FontError::Damaged("cmap")));
        // Single substitution whose coverage is a range from 9 to 3.
        let range = rules(1, &[1, 6, 0, 2, 1, 9, 3, 0]);
        assert_eq!(refused(*b"GSUB", range), Some(FontError::Damaged("GSUB")));
        // A context of two glyphs; what the second one may be lies outside of the table.
        let context = [3, 2, 0, 10, 999, 1, 1, 5];
        assert_eq!(refused(*b"GSUB", rules(5, &context)), Some(FontError::Damaged("GSUB")));
        assert_eq!(refused(*b"GPOS", rules(7, &context)), Some(FontError::Damaged("GPOS")));
        // The same behind a glyph that is there.
        let chain = [3, 1, 999, 1, 14, 0, 0, 1, 1, 5];
        assert_eq!(refused(*b"GSUB", rules(6, &chain)), Some(FontError::Damaged("GSUB")));
        assert_eq!(refused(*b"GPOS", rules(8, &chain)), Some(FontError::Damaged("GPOS")));
        let whole = [3, 1, 14, 1, 14, 0, 0, 1, 1, 5];
        assert_eq!(refused(*b"GSUB", rules(6, &whole)), None);
    }

    #[test]
    fn rules_that_name_the_space_tell_which_words_they_move() {
        let fonts = FontBook::embedded();
        let amiri = fonts.get(fonts.find("Amiri", 400).expect("embedded"));
        let [heh, kaf, alef] =
            ['\u{647}', '\u{6A9}', '\u{627}'].map(|c| amiri.glyph(c).expect("Amiri has it"));
        // A chain (GPOS 8.3): a low letter and a space before a kaf.
        assert!(amiri.reaches_over_space(heh, kaf));
        assert!(!amiri.reaches_over_space(alef, kaf));
        assert!(!amiri.reaches_over_space(kaf, heh));
        // A pair (GPOS 2.1): the space, which is glyph 1, and glyph 5 stand nearer by 20 units.
        let pair = rules(2, &[1, 18, 4, 0, 1, 12, 1, 5, 20_u16.wrapping_neg(), 1, 1, 1]);
        let kerned = Font::from_bytes(with_table(*b"GPOS", pair)).expect("a font");
        assert!(kerned.reaches_over_space(heh, 5));
        assert!(!kerned.reaches_over_space(heh, 6));
        // A context of classes (GPOS 7.2) with the space in it has to be run.
        let classes = rules(7, &[2, 8, 14, 0, 1, 1, 1, 1, 1, 1, 1]);
        let contextual = Font::from_bytes(with_table(*b"GPOS", classes)).expect("a font");
        assert!(contextual.reaches_over_space(heh, 6));
    }
}
