//! The shaper and its successor give the same glyphs: every word of the examples, in every Arabic font.
//!
//! rustybuzz is no longer developed; as long as this test passes, harfrust can take its place in one
//! file and no page changes.

mod support;

use std::collections::BTreeSet;

use mahdar::document::plain_text;
use mahdar::fonts::{Font, FontBook};
use rustybuzz::{BufferClusterLevel, UnicodeBuffer};

const FAMILIES: [&str; 4] = ["Amiri", "Noto Kufi Arabic", "Noto Naskh Arabic", "Noto Sans Arabic"];

/// Number, cluster, advance and shift of a glyph.
type Glyph = (u32, u32, i32, i32, i32);

/// The words of the examples that the Arabic script writes, each with its document's language.
fn words() -> BTreeSet<(&'static str, String)> {
    let mut words = BTreeSet::new();
    for path in support::examples() {
        let (document, _) = support::composed(&path);
        let lang = document.meta.lang.tag();
        for line in plain_text(&document) {
            let arabic = line.text.split_whitespace().filter(|word| word.chars().all(is_arabic));
            words.extend(arabic.map(|word| (lang, word.to_owned())));
        }
    }
    words
}

fn is_arabic(c: char) -> bool {
    ('\u{600}'..='\u{6FF}').contains(&c) || c == '\u{200C}'
}

fn by_rustybuzz(font: &Font, lang: &str, word: &str) -> Vec<Glyph> {
    let mut buffer = UnicodeBuffer::new();
    buffer.push_str(word);
    buffer.set_direction(rustybuzz::Direction::RightToLeft);
    buffer.set_script(rustybuzz::script::ARABIC);
    buffer.set_language(lang.parse().expect("a language"));
    buffer.set_cluster_level(BufferClusterLevel::MonotoneCharacters);
    let shaped = rustybuzz::shape(font.face(), &[], buffer);
    let glyphs = shaped.glyph_infos().iter().zip(shaped.glyph_positions());
    glyphs.map(|(i, p)| (i.glyph_id, i.cluster, p.x_advance, p.x_offset, p.y_offset)).collect()
}

fn by_harfrust(font: &harfrust::ShaperFont<'_, '_>, lang: &str, word: &str) -> Vec<Glyph> {
    let mut buffer = harfrust::Buffer::new();
    buffer.push_str(word);
    buffer.set_direction(harfrust::Direction::RightToLeft);
    buffer.set_script(Some(harfrust::Script::ARABIC));
    buffer.set_language(harfrust::Language::new(lang));
    buffer.set_cluster_level(harfrust::ClusterLevel::MonotoneCharacters);
    harfrust::shape(font, &mut buffer, harfrust::ShapeOptions::new()).expect("can be shaped");
    let glyphs = buffer.glyph_infos().iter().zip(buffer.glyph_positions());
    glyphs.map(|(i, p)| (i.glyph_id, i.cluster, p.x_advance, p.x_offset, p.y_offset)).collect()
}

#[test]
fn both_shapers_give_the_same_glyphs_in_every_arabic_font() {
    let words = words();
    assert!(words.len() > 1000, "only {} words", words.len());
    let fonts = FontBook::embedded();
    let arabic = fonts.iter().filter(|(_, font)| FAMILIES.contains(&font.family()));
    let mut seen = BTreeSet::new();
    for (_, font) in arabic {
        seen.insert(font.family());
        let successor = harfrust::Font::new(font.bytes().to_vec(), 0).expect("a font");
        let successor = harfrust::ShaperFont::new(&successor);
        for (lang, word) in &words {
            let (now, then) = (by_rustybuzz(font, lang, word), by_harfrust(&successor, lang, word));
            assert_eq!(now, then, "{word} ({lang}) in {} {}", font.family(), font.weight());
        }
    }
    assert_eq!(seen.len(), FAMILIES.len());
}
