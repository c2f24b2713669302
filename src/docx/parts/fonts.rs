//! `word/fontTable.xml`, and the fonts themselves where the author asked for it.
//!
//! Embedded fonts are obfuscated as ISO/IEC 29500-4, 15.2.13 has it (part 1, 17.8.1): the first 32
//! bytes are combined with a key that is written beside them. It hides nothing; it only keeps the
//! file from being taken for a font.

use std::collections::BTreeSet;

use crate::fonts::{Font, FontBook};
use crate::theme::Theme;

use super::super::dom::{self, Element};
use super::super::{R, W};

/// The font table and what it refers to.
#[derive(Debug)]
pub(in super::super) struct FontTable {
    /// `word/fontTable.xml`.
    pub(in super::super) part: Vec<u8>,
    /// The embedded fonts: relation id and obfuscated bytes.
    pub(in super::super) embedded: Vec<(String, Vec<u8>)>,
}

/// Describes the theme's families; holds their regular and bold fonts when `embed` is set.
pub(in super::super) fn font_table(theme: &Theme, book: &FontBook, embed: bool) -> FontTable {
    let mut embedded = Vec::new();
    let mut table = Element::new("w:fonts").with("xmlns:w", W).with("xmlns:r", R);
    for (name, fallback) in families(theme) {
        let mut font = description(name, fallback);
        if embed {
            for (element, weight) in [("w:embedRegular", 400), ("w:embedBold", 700)] {
                font = font.children(embed_font(element, name, weight, book, &mut embedded));
            }
        }
        table = table.child(font);
    }
    FontTable { part: dom::write(&table), embedded }
}

/// Each family once, with what Word shows in its place.
fn families(theme: &Theme) -> BTreeSet<(&str, &str)> {
    [&theme.body_family, &theme.display_family]
        .into_iter()
        .flat_map(|family| {
            let latin = (family.latin != family.name).then_some((family.latin.as_str(), ""));
            [(family.name.as_str(), family.word_fallback.as_str())].into_iter().chain(latin)
        })
        .collect()
}

fn description(name: &str, fallback: &str) -> Element {
    let fallback = (!fallback.is_empty()).then(|| Element::val("w:altName", fallback));
    Element::new("w:font")
        .with("w:name", name)
        .children(fallback)
        // B2 is the Arabic character set: Word looks for a substitute that has it.
        .child(Element::val("w:charset", "B2"))
        .child(Element::val("w:family", "auto"))
        .child(Element::val("w:pitch", "variable"))
}

/// A reference to an embedded font of exactly this weight, if there is one.
fn embed_font(
    element: &'static str,
    family: &str,
    weight: u16,
    book: &FontBook,
    embedded: &mut Vec<(String, Vec<u8>)>,
) -> Option<Element> {
    let font = book.get(book.find(family, weight)?);
    if font.weight() != weight {
        return None;
    }
    let key = key(font);
    let id = format!("rIdFont{}", embedded.len() + 1);
    embedded.push((id.clone(), obfuscate(font.bytes(), key)));
    Some(Element::new(element).with("r:id", id).with("w:fontKey", guid(key)))
}

/// A key made from the font itself, so that the same font gives the same bytes.
fn key(font: &Font) -> u128 {
    // FNV-1a with 128 bits.
    const OFFSET: u128 = 0x6c62_272e_07bb_0142_62b8_2175_6295_c58d;
    const PRIME: u128 = 0x0000_0000_0100_0000_0000_0000_0000_013b;
    font.bytes().iter().fold(OFFSET, |hash, &b| (hash ^ u128::from(b)).wrapping_mul(PRIME))
}

fn guid(key: u128) -> String {
    let hex = format!("{key:032X}");
    format!("{{{}-{}-{}-{}-{}}}", &hex[..8], &hex[8..12], &hex[12..16], &hex[16..20], &hex[20..])
}

/// The key is applied in the reverse order of its digits, twice.
fn obfuscate(font: &[u8], key: u128) -> Vec<u8> {
    let mut bytes = font.to_vec();
    let key = key.to_le_bytes();
    for (byte, mask) in bytes.iter_mut().zip(key.iter().chain(&key)) {
        *byte ^= mask;
    }
    bytes
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_guid_read_backwards_undoes_the_obfuscation() {
        let book = FontBook::embedded();
        let font = book.get(book.find("Amiri", 400).expect("in the binary"));
        let hidden = obfuscate(font.bytes(), key(font));
        let digits: String = guid(key(font)).chars().filter(char::is_ascii_hexdigit).collect();
        let pair = |i: usize| u8::from_str_radix(&digits[i * 2..i * 2 + 2], 16).expect("hex");
        let mask: Vec<u8> = (0..16).rev().map(pair).collect();
        let clear: Vec<u8> = (0..32).map(|i| hidden[i] ^ mask[i % 16]).collect();
        assert_eq!(clear, font.bytes()[..32]);
        assert_ne!(hidden[..32], font.bytes()[..32]);
        assert_eq!(hidden[32..], font.bytes()[32..]);
    }
}
