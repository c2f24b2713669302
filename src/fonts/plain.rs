//! The rules of a font that plain words can meet, words of Arabic letters and signs of sentences.
//!
//! A shaper tries the rules of a font's tables on every glyph. Many of an Arabic font are about vowel signs, digits
//! and symbols, and never apply in a word without them. Left out, the same shapes come out sooner (Amiri: a third
//! of the instructions less). Only fonts of the binary are cut down so: a test shapes words with all their rules
//! and with these, and compares (`layout::inline::shape`).

use rustybuzz::Face;
use ttf_parser::gpos::PositioningSubtable;
use ttf_parser::gsub::{Ligature, SingleSubstitution, SubstitutionSubtable};
use ttf_parser::opentype_layout::{Coverage, LayoutTable, LookupSubtable};
use ttf_parser::{GlyphId, RawFace, RawFaceTables, Tag};

use super::spacing::{of_chain, of_context};

/// The tables of a font with fewer rules.
pub(super) struct Tables {
    font: &'static [u8],
    substitution: Vec<u8>,
    positioning: Vec<u8>,
}

self_cell::self_cell!(
    /// A face with these tables.
    pub(super) struct PlainFace {
        owner: Tables,
        #[covariant]
        dependent: Face,
    }
);

/// Whether a character is an Arabic letter, a tatweel, or a sign that stands beside words.
pub(crate) fn is_plain(c: char) -> bool {
    matches!(c, '\u{620}'..='\u{64A}' | '\u{66E}' | '\u{66F}' | '\u{671}'..='\u{6D3}' | '\u{6D5}'
        | '\u{6EE}' | '\u{6EF}' | '\u{6FA}'..='\u{6FC}' | '\u{6FF}')
        || SIGNS.contains(&c)
}

const SIGNS: [char; 11] = ['.', '،', ':', '؛', '؟', '!', '«', '»', '(', ')', '-'];

/// The face that shapes plain words as `face` does; none for a font that has no rules, or has rules of other
/// kinds, which are not looked at here.
pub(super) fn face_for_plain_words(font: &'static [u8], face: &Face<'_>) -> Option<PlainFace> {
    let (substitution, positioning) = (face.tables().gsub?, face.tables().gpos?);
    let raw = RawFace::parse(font, 0).ok()?;
    let other = [b"morx", b"kerx", b"fvar"].map(|tag| raw.table(Tag::from_bytes(tag)));
    if other.iter().any(Option::is_some) {
        return None;
    }
    let glyphs = Reached::from_plain(face, substitution);
    let table = |tag| raw.table(Tag::from_bytes(tag));
    let tables = Tables {
        font,
        substitution: with_rules(table(b"GSUB")?, substitution, |r| glyphs.may_replace(r))?,
        positioning: with_rules(table(b"GPOS")?, positioning, |r| glyphs.may_move(r))?,
    };
    PlainFace::try_new(tables, |tables| tables.face().ok_or(())).ok()
}

impl Tables {
    fn face(&self) -> Option<Face<'_>> {
        let raw = RawFace::parse(self.font, 0).ok()?;
        let table = |tag| raw.table(Tag::from_bytes(tag));
        let tables = RawFaceTables {
            head: table(b"head")?,
            hhea: table(b"hhea")?,
            maxp: table(b"maxp")?,
            cmap: table(b"cmap"),
            hmtx: table(b"hmtx"),
            kern: table(b"kern"),
            gdef: table(b"GDEF"),
            gsub: Some(&self.substitution),
            gpos: Some(&self.positioning),
            ..RawFaceTables::default()
        };
        Some(Face::from_face(ttf_parser::Face::from_raw_tables(tables).ok()?))
    }
}

/// The glyphs that plain characters can become, by whatever rule and feature: rather some too many than one too few.
struct Reached(Vec<bool>);

impl Reached {
    fn from_plain(face: &Face<'_>, substitution: LayoutTable<'_>) -> Reached {
        let mut reached = Reached(vec![false; usize::from(face.number_of_glyphs())]);
        let plain = ('\0'..='\u{6FF}').filter(|&c| is_plain(c));
        plain.filter_map(|c| face.glyph_index(c)).for_each(|glyph| _ = reached.add(glyph));
        let lookups = || substitution.lookups.into_iter();
        let rules = || lookups().flat_map(|lookup| lookup.subtables.into_iter());
        // A rule may give what a rule before it takes.
        while rules().filter(|rule| reached.follow(rule)).count() > 0 {}
        reached
    }

    fn has(&self, glyph: GlyphId) -> bool {
        self.0.get(usize::from(glyph.0)).is_some_and(|&is_in| is_in)
    }

    /// Whether the glyph is new.
    fn add(&mut self, glyph: GlyphId) -> bool {
        let is_in = self.0.get_mut(usize::from(glyph.0));
        is_in.is_some_and(|is_in| !std::mem::replace(is_in, true))
    }

    fn has_any(&self, coverage: Coverage<'_>) -> bool {
        glyphs(coverage).any(|(glyph, _)| self.has(glyph))
    }

    fn has_of_each(&self, sequence: &[Coverage<'_>]) -> bool {
        sequence.iter().all(|&coverage| self.has_any(coverage))
    }

    fn has_parts(&self, ligature: &Ligature<'_>) -> bool {
        ligature.components.into_iter().all(|glyph| self.has(glyph))
    }

    /// Adds what a rule makes of the glyphs; a context names the rules that do so. Whether there are new ones.
    fn follow(&mut self, rule: &SubstitutionSubtable<'_>) -> bool {
        use SubstitutionSubtable as Rule;
        let mut made: Vec<GlyphId> = Vec::new();
        for (glyph, index) in glyphs(rule.coverage()).filter(|&(glyph, _)| self.has(glyph)) {
            match rule {
                Rule::Single(SingleSubstitution::Format1 { delta, .. }) => {
                    made.push(GlyphId(glyph.0.wrapping_add_signed(*delta)));
                }
                Rule::Single(SingleSubstitution::Format2 { substitutes, .. }) => {
                    made.extend(substitutes.get(index));
                }
                Rule::Multiple(rule) => {
                    made.extend(rule.sequences.get(index).into_iter().flat_map(|s| s.substitutes));
                }
                Rule::Alternate(rule) => {
                    let sets = rule.alternate_sets.get(index);
                    made.extend(sets.into_iter().flat_map(|set| set.alternates));
                }
                Rule::Ligature(rule) => {
                    let set = rule.ligature_sets.get(index).into_iter().flatten();
                    made.extend(set.filter(|l| self.has_parts(l)).map(|ligature| ligature.glyph));
                }
                Rule::ReverseChainSingle(rule) => made.extend(rule.substitutes.get(index)),
                Rule::Context(_) | Rule::ChainContext(_) => break,
            }
        }
        made.into_iter().filter(|&glyph| self.add(glyph)).count() > 0
    }

    /// Whether a rule can find all that it looks for.
    fn may_replace(&self, rule: &SubstitutionSubtable<'_>) -> bool {
        let fits = match rule {
            SubstitutionSubtable::Context(rule) => self.has_of_each(&of_context(rule)),
            SubstitutionSubtable::ChainContext(rule) => self.has_of_each(&of_chain(rule)),
            SubstitutionSubtable::Ligature(rule) => {
                rule.ligature_sets.into_iter().flatten().any(|ligature| self.has_parts(&ligature))
            }
            _ => true,
        };
        fits && self.has_any(rule.coverage())
    }

    fn may_move(&self, rule: &PositioningSubtable<'_>) -> bool {
        let fits = match rule {
            PositioningSubtable::Context(rule) => self.has_of_each(&of_context(rule)),
            PositioningSubtable::ChainContext(rule) => self.has_of_each(&of_chain(rule)),
            _ => true,
        };
        fits && self.has_any(rule.coverage())
    }
}

/// The glyphs of a coverage, each with its index there.
fn glyphs(coverage: Coverage<'_>) -> impl Iterator<Item = (GlyphId, u16)> {
    let (listed, ranges) = match coverage {
        Coverage::Format1 { glyphs } => (Some(glyphs), None),
        Coverage::Format2 { records } => (None, Some(records)),
    };
    let ranges = ranges
        .into_iter()
        .flatten()
        .flat_map(|range| (range.start.0..=range.end.0).map(GlyphId).zip(range.value..=u16::MAX));
    listed.into_iter().flatten().zip(0..).chain(ranges)
}

/// A copy of a table GSUB or GPOS in which each lookup has only the rules that are wanted, in their order. Nothing
/// is moved but the places of the rules, so that all others hold (OpenType, chapter 2: tables `LookupList` and `Lookup`).
fn with_rules<'a, R: LookupSubtable<'a>>(
    table: &[u8],
    parsed: LayoutTable<'a>,
    is_wanted: impl Fn(&R) -> bool,
) -> Option<Vec<u8>> {
    const LOOKUP_LIST: usize = 8;
    const USE_MARK_FILTERING_SET: u16 = 0x10;
    let word = |at: usize| Some(u16::from_be_bytes(table.get(at..at + 2)?.try_into().ok()?));
    let place = |at: usize| word(at).map(usize::from);
    let mut copy = table.to_vec();
    let list = place(LOOKUP_LIST)?;
    for (number, rules) in (0..place(list)?).zip(parsed.lookups) {
        let lookup = list + place(list + 2 + 2 * number)?;
        let (flags, count) = (word(lookup + 2)?, place(lookup + 4)?);
        let first = lookup + 6;
        let mut kept: Vec<u16> = Vec::new();
        for rule in 0..count {
            let subtable = rules.subtables.get::<R>(u16::try_from(rule).ok()?)?;
            if is_wanted(&subtable) {
                kept.push(word(first + 2 * rule)?);
            }
        }
        let mut new = vec![u16::try_from(kept.len()).ok()?];
        new.extend(kept);
        // The set of marks stands right behind the places of the rules.
        if flags & USE_MARK_FILTERING_SET != 0 {
            new.push(word(first + 2 * count)?);
        }
        let bytes: Vec<u8> = new.into_iter().flat_map(u16::to_be_bytes).collect();
        copy.get_mut(lookup + 4..)?.get_mut(..bytes.len())?.copy_from_slice(&bytes);
    }
    Some(copy)
}
