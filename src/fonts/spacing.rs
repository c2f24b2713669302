//! Which words a font may draw together, or apart, over the space between them (GPOS, `kern`).
//!
//! Words are shaped one by one. A few fonts look across a space: Amiri moves a kaf, whose arm leans
//! back, over a low heh or teh marbuta at the end of the word before. The tables tell here only which
//! glyphs may be concerned; by how much, the shaper says.

use ttf_parser::gpos::{PairAdjustment, PositioningSubtable, ValueRecord};
use ttf_parser::opentype_layout::{ChainedContextLookup, ContextLookup, Coverage};
use ttf_parser::{Face, GlyphId};

/// The rules of a font that name its space.
#[derive(Debug, Default)]
pub(super) struct SpaceRules {
    space: GlyphId,
    /// In the table GPOS: numbers of lookup and subtable.
    rules: Vec<(u16, u16)>,
}

impl SpaceRules {
    /// Reads the tables once; of a font without a space, none.
    pub(super) fn of(face: &Face<'_>) -> SpaceRules {
        let Some(space) = face.glyph_index(' ') else { return SpaceRules::default() };
        let mut rules = Vec::new();
        let lookups = face.tables().gpos.into_iter().flat_map(|gpos| gpos.lookups);
        for (number, lookup) in (0..).zip(lookups) {
            let subtables = lookup.subtables.into_iter::<PositioningSubtable<'_>>();
            let named = (0..).zip(subtables).filter(|(_, subtable)| names(subtable, space));
            rules.extend(named.map(|(subtable, _)| (number, subtable)));
        }
        SpaceRules { space, rules }
    }

    /// Whether they may move two glyphs, in logical order, that have a space between them.
    pub(super) fn reach(&self, face: &Face<'_>, before: GlyphId, after: GlyphId) -> bool {
        let triple = [before, self.space, after];
        let gpos = face.tables().gpos;
        let subtable = |&(lookup, subtable): &(u16, u16)| {
            gpos.and_then(|gpos| gpos.lookups.get(lookup)?.subtables.get(subtable))
        };
        kerned(face, triple)
            || self.rules.iter().filter_map(subtable).any(|rule| reaches(&rule, triple))
    }
}

/// Whether a rule has anything to say about spaces.
fn names(subtable: &PositioningSubtable<'_>, space: GlyphId) -> bool {
    match subtable {
        PositioningSubtable::Pair(PairAdjustment::Format1 { coverage, sets }) => {
            let mut seconds = (0..sets.len()).filter_map(|set| sets.get(set));
            coverage.contains(space) || seconds.any(|set| moves(set.get(space)))
        }
        PositioningSubtable::Pair(PairAdjustment::Format2 { coverage, classes, matrix }) => {
            let class = classes.1.get(space);
            let mut seconds = (0..).map_while(|first| matrix.get((first, class)));
            coverage.contains(space) || seconds.any(|values| moves(Some(values)))
        }
        PositioningSubtable::Context(rules) => match rules {
            ContextLookup::Format1 { coverage, sets } => {
                let mut rules = sets.into_iter().flatten();
                coverage.contains(space) || rules.any(|r| r.input.into_iter().any(|g| g == space.0))
            }
            ContextLookup::Format2 { coverage, classes, .. } => {
                coverage.contains(space) || classes.get(space) != 0
            }
            ContextLookup::Format3 { .. } => covered(&of_context(rules), space),
        },
        PositioningSubtable::ChainContext(rules) => match rules {
            ChainedContextLookup::Format1 { coverage, sets } => {
                let rules = sets.into_iter().flatten();
                let mut glyphs =
                    rules.flat_map(|r| r.backtrack.into_iter().chain(r.input).chain(r.lookahead));
                coverage.contains(space) || glyphs.any(|glyph| glyph == space.0)
            }
            ChainedContextLookup::Format2 {
                coverage,
                backtrack_classes,
                input_classes,
                lookahead_classes,
                ..
            } => {
                let classes = [backtrack_classes, input_classes, lookahead_classes];
                coverage.contains(space) || classes.iter().any(|classes| classes.get(space) != 0)
            }
            ChainedContextLookup::Format3 { .. } => covered(&of_chain(rules), space),
        },
        // Single glyphs are moved the same everywhere; spaces have no anchors.
        _ => false,
    }
}

/// Whether a rule that names the space may move something of a triple: as it is written where it lists glyphs
/// in order, else as far as can be told without running it.
fn reaches(subtable: &PositioningSubtable<'_>, triple: [GlyphId; 3]) -> bool {
    let [before, space, after] = triple;
    let pairs = [(before, space), (space, after)];
    match subtable {
        PositioningSubtable::Pair(PairAdjustment::Format1 { coverage, sets }) => {
            let values = |first, second| sets.get(coverage.get(first)?)?.get(second);
            pairs.iter().any(|&(first, second)| moves(values(first, second)))
        }
        PositioningSubtable::Pair(PairAdjustment::Format2 { coverage, classes, matrix }) => {
            let values = |first, second| {
                coverage.get(first)?;
                matrix.get((classes.0.get(first), classes.1.get(second)))
            };
            pairs.iter().any(|&(first, second)| moves(values(first, second)))
        }
        PositioningSubtable::Context(rules @ ContextLookup::Format3 { .. }) => {
            fits_in_order(&of_context(rules), triple)
        }
        PositioningSubtable::ChainContext(rules @ ChainedContextLookup::Format3 { .. }) => {
            fits_in_order(&of_chain(rules), triple)
        }
        _ => true,
    }
}

fn moves(values: Option<(ValueRecord<'_>, ValueRecord<'_>)>) -> bool {
    let moved = |v: ValueRecord<'_>| (v.x_placement, v.y_placement, v.x_advance) != (0, 0, 0);
    values.is_some_and(|(first, second)| moved(first) || moved(second))
}

/// What a context covers, in logical order.
pub(super) fn of_context<'a>(rules: &ContextLookup<'a>) -> Vec<Coverage<'a>> {
    match rules {
        ContextLookup::Format3 { coverage, coverages, .. } => {
            std::iter::once(*coverage).chain(*coverages).collect()
        }
        ContextLookup::Format1 { .. } | ContextLookup::Format2 { .. } => Vec::new(),
    }
}

/// The same for a context with what stands around it; what stands before is listed backwards.
pub(super) fn of_chain<'a>(rules: &ChainedContextLookup<'a>) -> Vec<Coverage<'a>> {
    let ChainedContextLookup::Format3 {
        coverage,
        backtrack_coverages,
        input_coverages,
        lookahead_coverages,
        ..
    } = rules
    else {
        return Vec::new();
    };
    let mut all: Vec<Coverage<'a>> = backtrack_coverages.into_iter().collect();
    all.reverse();
    all.push(*coverage);
    all.extend(input_coverages.into_iter().chain(*lookahead_coverages));
    all
}

fn covered(sequence: &[Coverage<'_>], glyph: GlyphId) -> bool {
    sequence.iter().any(|coverage| coverage.contains(glyph))
}

/// Whether a sequence has the three glyphs side by side, as far as it reaches.
fn fits_in_order(sequence: &[Coverage<'_>], [before, space, after]: [GlyphId; 3]) -> bool {
    let fits = |at: Option<usize>, glyph| {
        at.and_then(|at| sequence.get(at)).is_none_or(|coverage| coverage.contains(glyph))
    };
    (0..sequence.len()).any(|at| {
        sequence[at].contains(space) && fits(at.checked_sub(1), before) && fits(Some(at + 1), after)
    })
}

/// Whether the old table `kern` moves one of them.
fn kerned(face: &Face<'_>, [before, space, after]: [GlyphId; 3]) -> bool {
    let subtables = face.tables().kern.into_iter().flat_map(|kern| kern.subtables);
    let pairs = [(before, space), (space, after)];
    subtables.filter(|subtable| subtable.horizontal).any(|subtable| {
        let value = |&(first, second): &(_, _)| subtable.glyphs_kerning(first, second);
        pairs.iter().filter_map(value).any(|value| value != 0)
    })
}
