//! What of a paragraph is isolated: what its author or the report set apart, and protected tokens.

use std::cmp::Reverse;
use std::ops::Range;

use super::Token;
use crate::locale::Direction;

/// A range whose direction neither reaches nor feels the text around; no direction means that of its first
/// strong character.
pub type Isolate = (Range<usize>, Option<Direction>);

/// The isolates of a paragraph as [`levels`](super::levels()) wants them: those that are set (they nest and do not
/// cross) and those of protected tokens, outer ranges first. A token may stand in an isolate or around one, as a sum
/// around a number in code; one that reaches over the edge of an isolate is left to it. What is set from left to
/// right, code above all, has none from right to left inside: the range `10-15` stands there as it is written.
pub fn isolates(set: &[Isolate], tokens: &[Token]) -> Vec<Isolate> {
    let nest = Nest::new(set);
    let turns = |token: &Token| {
        token.isolate == Some(Direction::Rtl)
            && nest.direction_around(&token.range) == Some(Direction::Ltr)
    };
    let protected = tokens.iter().filter(|token| !nest.is_crossed_by(&token.range));
    let protected = protected.filter(|token| !turns(token));
    let protected = protected.filter(|token| token.isolate.is_some());
    let mut isolates = set.to_vec();
    isolates.extend(protected.map(|token| (token.range.clone(), token.isolate)));
    isolates.sort_by_key(|(range, _)| (range.start, Reverse(range.end)));
    isolates
}

/// Ranges that nest and do not cross, for questions about places.
struct Nest {
    /// In order, outer ranges first.
    ranges: Vec<Range<usize>>,
    /// The direction of each.
    directions: Vec<Option<Direction>>,
    /// For each the one right around it.
    parents: Vec<Option<usize>>,
}

impl Nest {
    fn new(isolates: &[Isolate]) -> Nest {
        let mut isolates: Vec<&Isolate> = isolates.iter().filter(|(r, _)| !r.is_empty()).collect();
        isolates.sort_by_key(|(range, _)| (range.start, Reverse(range.end)));
        let ranges: Vec<Range<usize>> = isolates.iter().map(|(range, _)| range.clone()).collect();
        let directions = isolates.iter().map(|(_, direction)| *direction).collect();
        let mut open: Vec<usize> = Vec::new();
        let mut parents = Vec::with_capacity(ranges.len());
        for (index, range) in ranges.iter().enumerate() {
            while open.last().is_some_and(|&outer| ranges[outer].end <= range.start) {
                open.pop();
            }
            parents.push(open.last().copied());
            open.push(index);
        }
        Nest { ranges, directions, parents }
    }

    /// The innermost range that has a place inside of it, not at its edge.
    fn innermost(&self, place: usize) -> Option<&Range<usize>> {
        let before = self.ranges.partition_point(|range| range.start < place);
        let mut around = before.checked_sub(1);
        while let Some(index) = around.filter(|&index| self.ranges[index].end <= place) {
            around = self.parents[index];
        }
        around.map(|index| &self.ranges[index])
    }

    /// The direction of the innermost range that holds another one, or is the same.
    fn direction_around(&self, other: &Range<usize>) -> Option<Direction> {
        let before = self.ranges.partition_point(|range| range.start <= other.start);
        let mut around = before.checked_sub(1);
        while let Some(index) = around.filter(|&index| self.ranges[index].end < other.end) {
            around = self.parents[index];
        }
        self.directions[around?]
    }

    /// Whether some range overlaps another one, and neither holds the other.
    fn is_crossed_by(&self, other: &Range<usize>) -> bool {
        self.innermost(other.start).is_some_and(|range| range.end < other.end)
            || self.innermost(other.end).is_some_and(|range| other.start < range.start)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn token(range: Range<usize>) -> Token {
        let isolate = Some(Direction::Ltr);
        Token { range, isolate, glue: true, url: false, mail: false }
    }

    #[test]
    fn a_token_may_stand_in_an_isolate_and_around_one() {
        let set = [(4..20, None), (6..8, Some(Direction::Rtl))];
        let tokens = [token(5..9), token(10..12)];
        let ranges: Vec<_> = isolates(&set, &tokens).into_iter().map(|(range, _)| range).collect();
        assert_eq!(ranges, [4..20, 5..9, 6..8, 10..12]);
        assert_eq!(isolates(&set, &[token(2..5), token(7..9), token(18..21)]), set);
    }

    #[test]
    fn nothing_turns_round_in_what_is_set_from_left_to_right() {
        let set = [(4..20, Some(Direction::Ltr)), (6..12, Some(Direction::Rtl))];
        let token = |range| Token { isolate: Some(Direction::Rtl), ..token(range) };
        for range in [4..20, 4..8, 14..18] {
            assert_eq!(isolates(&set, &[token(range)]), set);
        }
        assert_eq!(isolates(&set, &[token(7..9)]).len(), 3);
        assert_eq!(isolates(&set, &[token(0..3)]).len(), 3);
    }

    #[test]
    fn what_is_only_kept_together_is_no_isolate() {
        assert_eq!(isolates(&[], &[Token { isolate: None, ..token(0..4) }]), []);
    }

    proptest::proptest! {
        #[test]
        fn ranges_cross_when_they_overlap_and_neither_holds_the_other(
            edges in proptest::collection::vec(0_usize..24, 0..12),
            start in 0_usize..24,
            length in 1_usize..24,
        ) {
            let mut set: Vec<Isolate> = Vec::new();
            for pair in edges.chunks_exact(2) {
                let range = pair[0].min(pair[1])..pair[0].max(pair[1]);
                if !set.iter().any(|(other, _)| cross(other, &range)) {
                    set.push((range, None));
                }
            }
            let other = start..start + length;
            let crossed = set.iter().any(|(range, _)| cross(range, &other));
            proptest::prop_assert_eq!(Nest::new(&set).is_crossed_by(&other), crossed);
        }
    }

    fn cross(a: &Range<usize>, b: &Range<usize>) -> bool {
        let holds = |a: &Range<usize>, b: &Range<usize>| a.start <= b.start && b.end <= a.end;
        a.start < b.end && b.start < a.end && !holds(a, b) && !holds(b, a)
    }
}
