//! What the parser and the shaper take for granted about a font's tables.
//!
//! They read most damage as absence; but at the places looked at here they count past a limit or
//! unwrap what is not there. A font that is not as they expect is refused when it is loaded. The
//! fonts of the binary are known to be good.

use ttf_parser::opentype_layout::{ChainedContextLookup, ContextLookup, Coverage, LayoutTable};
use ttf_parser::{Face, RawFace, Tag, gpos::PositioningSubtable, gsub::SubstitutionSubtable};

/// The first table on which the parser itself would fail.
pub(super) fn unreadable_table(font: &[u8]) -> Option<&'static str> {
    let raw = RawFace::parse(font, 0).ok()?;
    let table = |tag: &[u8; 4]| raw.table(Tag::from_bytes(tag)).unwrap_or_default();
    (groups_fit(table(b"cmap")) == Some(false)).then_some("cmap")
}

/// The first table on which the shaper would fail.
pub(super) fn unusable_table(face: &Face<'_>) -> Option<&'static str> {
    let tables = face.tables();
    let substitution = |table: LayoutTable<'_>| {
        let all = table.lookups.into_iter();
        all.flat_map(|l| l.subtables.into_iter()).all(|subtable| substitution_holds(&subtable))
    };
    let positioning = |table: LayoutTable<'_>| {
        let all = table.lookups.into_iter();
        all.flat_map(|l| l.subtables.into_iter()).all(|subtable| positioning_holds(&subtable))
    };
    let checks = [("GSUB", tables.gsub.map(substitution)), ("GPOS", tables.gpos.map(positioning))];
    checks.into_iter().find(|(_, good)| *good == Some(false)).map(|(tag, _)| tag)
}

/// Whether the groups of all character maps lie inside the table: their number has 32 bits, and the
/// parser multiplies it (OpenType, table `cmap`, formats 8 to 13). None when the table is cut off,
/// which the parser notices.
fn groups_fit(cmap: &[u8]) -> Option<bool> {
    for record in 0..usize::from(u16_at(cmap, 2)?) {
        let map = cmap.get(u32_at(cmap, 4 + 8 * record + 4)? as usize..)?;
        let (count_at, size) = match u16_at(map, 0)? {
            8 => (8204, 12),
            10 => (16, 2),
            12 | 13 => (12, 12),
            _ => continue,
        };
        let end = u64::from(u32_at(map, count_at)?) * size + count_at as u64 + 4;
        if end > map.len() as u64 {
            return Some(false);
        }
    }
    Some(true)
}

fn substitution_holds(subtable: &SubstitutionSubtable<'_>) -> bool {
    use SubstitutionSubtable::{
        Alternate, ChainContext, Context, Ligature, Multiple, ReverseChainSingle, Single,
    };
    let rules = match subtable {
        Context(rules) => context_holds(rules),
        ChainContext(rules) => chain_holds(rules),
        ReverseChainSingle(rules) => {
            let (before, after) = (rules.backtrack_coverages, rules.lookahead_coverages);
            all_there(before.len(), |i| before.get(i)) && all_there(after.len(), |i| after.get(i))
        }
        Single(_) | Multiple(_) | Alternate(_) | Ligature(_) => true,
    };
    rules && in_order(subtable.coverage())
}

fn positioning_holds(subtable: &PositioningSubtable<'_>) -> bool {
    use PositioningSubtable::{
        ChainContext, Context, Cursive, MarkToBase, MarkToLigature, MarkToMark, Pair, Single,
    };
    let rules = match subtable {
        Context(rules) => context_holds(rules),
        ChainContext(rules) => chain_holds(rules),
        Single(_) | Pair(_) | Cursive(_) | MarkToBase(_) | MarkToLigature(_) | MarkToMark(_) => {
            true
        }
    };
    rules && in_order(subtable.coverage())
}

fn context_holds(rules: &ContextLookup<'_>) -> bool {
    match rules {
        ContextLookup::Format1 { .. } | ContextLookup::Format2 { .. } => true,
        ContextLookup::Format3 { coverages, .. } => {
            all_there(coverages.len(), |index| coverages.get(index))
        }
    }
}

fn chain_holds(rules: &ChainedContextLookup<'_>) -> bool {
    match rules {
        ChainedContextLookup::Format1 { .. } | ChainedContextLookup::Format2 { .. } => true,
        ChainedContextLookup::Format3 {
            backtrack_coverages,
            input_coverages,
            lookahead_coverages,
            ..
        } => [backtrack_coverages, input_coverages, lookahead_coverages]
            .into_iter()
            .all(|coverages| all_there(coverages.len(), |index| coverages.get(index))),
    }
}

/// Whether each position of a context says which glyphs it takes: the shaper unwraps them.
fn all_there<'a>(count: u16, get: impl Fn(u16) -> Option<Coverage<'a>>) -> bool {
    (0..count).all(|index| get(index).is_some())
}

/// Whether no range ends before it begins: the shaper subtracts its ends.
fn in_order(coverage: Coverage<'_>) -> bool {
    match coverage {
        Coverage::Format1 { .. } => true,
        Coverage::Format2 { records } => records.into_iter().all(|range| range.start <= range.end),
    }
}

fn u16_at(bytes: &[u8], at: usize) -> Option<u16> {
    Some(u16::from_be_bytes(*bytes.get(at..)?.first_chunk()?))
}

fn u32_at(bytes: &[u8], at: usize) -> Option<u32> {
    Some(u32::from_be_bytes(*bytes.get(at..)?.first_chunk()?))
}
