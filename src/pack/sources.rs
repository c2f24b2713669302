//! The sources of a pack, and problems in them.

use crate::diag::{Code, Diagnostic, Source, Span};

/// The pack's source, then those of its meetings.
#[derive(Debug, Clone, Default)]
pub struct Sources {
    sources: Vec<Source>,
    /// Where each begins when they stand one behind another.
    starts: Vec<usize>,
    /// The warnings that need not be said of each.
    allowed: Vec<Vec<Code>>,
}

/// What is wrong with a pack, each problem with the source that it is about.
#[derive(Debug, Clone, Default)]
pub struct Problems {
    /// The sources.
    pub sources: Vec<Source>,
    /// The problems, each with the place of its source in `sources`.
    pub found: Vec<(usize, Diagnostic)>,
}

impl Problems {
    /// Whether nothing may be made.
    pub fn has_errors(&self) -> bool {
        self.found.iter().any(|(_, found)| found.is_error())
    }

    /// Each problem beside its source.
    pub fn iter(&self) -> impl Iterator<Item = (&Source, &Diagnostic)> {
        self.found.iter().map(|(source, found)| (&self.sources[*source], found))
    }
}

impl Sources {
    /// Adds a source, and says where it begins.
    pub(super) fn push(&mut self, source: Source) -> usize {
        let before = self.sources.last().zip(self.starts.last());
        // One more than its length, for what is wrong at its very end.
        let start = before.map_or(0, |(last, start)| start + last.text.len() + 1);
        self.sources.push(source);
        self.starts.push(start);
        self.allowed.push(Vec::new());
        start
    }

    /// Notes the warnings that need not be said of the last source.
    pub(super) fn allow(&mut self, codes: &[Code]) {
        if let Some(last) = self.allowed.last_mut() {
            last.extend_from_slice(codes);
        }
    }

    /// How many there are.
    pub(super) fn count(&self) -> usize {
        self.sources.len()
    }

    /// A problem with the source that its place is in; one without a place is the pack's.
    pub fn placed(&self, found: Diagnostic) -> (usize, Diagnostic) {
        let Some(span) = found.span else { return (0, found) };
        let index = self.starts.partition_point(|start| *start <= span.start).saturating_sub(1);
        let start = self.starts.get(index).copied().unwrap_or(0);
        let span = Span { start: span.start - start, end: span.end.saturating_sub(start) };
        let found = found.at(Some(span));
        match self.sources.get(index) {
            Some(source) => (index, found.narrowed(source)),
            None => (index, found),
        }
    }

    /// The problems that have to be said, with the sources.
    pub fn problems(self, mut found: Vec<(usize, Diagnostic)>, allow: &[Code]) -> Problems {
        found.retain(|(index, found)| {
            let own = self.allowed.get(*index).is_some_and(|codes| codes.contains(&found.code));
            let packs = self.allowed.first().is_some_and(|codes| codes.contains(&found.code));
            found.is_error() || !(own || packs || allow.contains(&found.code))
        });
        Problems { sources: self.sources, found }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diag::Message;

    #[test]
    fn a_place_is_found_in_the_source_it_is_in() {
        let mut sources = Sources::default();
        let starts: Vec<usize> =
            ["ab", "", "abc"].map(|text| sources.push(Source::new("s", text))).to_vec();
        assert_eq!(starts, [0, 3, 4]);
        let at = |start| {
            let found = Diagnostic::error(crate::pack::NO_MEETING, Message::new("", ""));
            let (index, found) = sources.placed(found.at(Some(Span { start, end: start + 1 })));
            (index, found.span.map(|span| span.start))
        };
        assert_eq!(
            [at(0), at(2), at(3), at(4), at(6)],
            [(0, Some(0)), (0, Some(2)), (1, Some(0)), (2, Some(0)), (2, Some(2)),]
        );
    }
}
