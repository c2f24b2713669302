//! One font: its names, its bytes, its parsed face.

use std::sync::{Arc, OnceLock};

use rustybuzz::Face;
use ttf_parser::{Permissions, name_id};

/// The number of a font in its [`FontBook`](super::FontBook).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FontId(pub(crate) usize);

/// A font.
pub struct Font {
    family: String,
    weight: u16,
    bytes: Bytes,
    parsed: OnceLock<Parsed>,
}

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
    /// The font has no family name.
    #[error("the font has no family name")]
    Nameless,
    /// The font's licence bits (OS/2 fsType) forbid embedding.
    #[error("the licence of «{0}» forbids embedding (OS/2 fsType)")]
    Restricted(String),
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
        let bytes = Bytes::Embedded(bytes);
        Font { family: family.to_owned(), weight, bytes, parsed: OnceLock::new() }
    }

    /// Reads a font's names and permissions.
    ///
    /// # Errors
    /// See [`FontError`].
    pub fn from_bytes(bytes: Arc<[u8]>) -> Result<Font, FontError> {
        let face =
            ttf_parser::Face::parse(&bytes, 0).map_err(|e| FontError::Unreadable(e.to_string()))?;
        // The typographic family joins all weights; the plain one only regular and bold.
        let family = [name_id::TYPOGRAPHIC_FAMILY, name_id::FAMILY]
            .into_iter()
            .find_map(|id| name(&face, id))
            .ok_or(FontError::Nameless)?;
        if face.permissions() == Some(Permissions::Restricted) {
            return Err(FontError::Restricted(family));
        }
        let weight = face.weight().to_number();
        let bytes = Bytes::Loaded(Arc::clone(&bytes));
        if Face::from_slice(bytes.as_ref(), 0).is_none() {
            return Err(FontError::Unreadable("its tables cannot be used for shaping".into()));
        }
        Ok(Font { family, weight, bytes, parsed: OnceLock::new() })
    }

    /// The family name: `Amiri`.
    pub fn family(&self) -> &str {
        &self.family
    }

    /// The weight: 400 regular, 700 bold.
    pub fn weight(&self) -> u16 {
        self.weight
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

    /// Vertical measures.
    pub fn metrics(&self) -> Metrics {
        let face = self.face();
        Metrics {
            units_per_em: u16::try_from(face.units_per_em()).unwrap_or(1000),
            ascent: face.ascender(),
            descent: face.descender(),
        }
    }

    /// The advance of the font's tatweel (U+0640) in font units, if it has one.
    pub fn tatweel_advance(&self) -> Option<u16> {
        let face = self.face();
        face.glyph_hor_advance(face.glyph_index('\u{640}')?)
    }

    /// Whether the font's character map has a glyph for `c`.
    pub fn covers(&self, c: char) -> bool {
        self.face().glyph_index(c).is_some()
    }
}

fn name(face: &ttf_parser::Face<'_>, id: u16) -> Option<String> {
    face.names()
        .into_iter()
        .filter(|n| n.name_id == id && n.is_unicode())
        .find_map(|n| n.to_string())
}
