//! Results in input order, though they are ready in any.

use std::collections::BTreeMap;

/// Holds results back until all before them have gone out.
pub(super) struct InOrder<T, F> {
    next: usize,
    waiting: BTreeMap<usize, T>,
    out: F,
}

impl<T, F: FnMut(T)> InOrder<T, F> {
    /// Hands results to `out`, beginning with number 0.
    pub(super) fn new(out: F) -> InOrder<T, F> {
        InOrder { next: 0, waiting: BTreeMap::new(), out }
    }

    /// Takes the result of this number, and lets out all whose turn has come.
    pub(super) fn put(&mut self, number: usize, result: T) {
        self.waiting.insert(number, result);
        while let Some(result) = self.waiting.remove(&self.next) {
            self.next += 1;
            (self.out)(result);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn results_go_out_in_order() {
        let mut seen = Vec::new();
        let mut order = InOrder::new(|result: char| seen.push(result));
        for (number, result) in [(2, 'c'), (0, 'a'), (3, 'd'), (1, 'b')] {
            order.put(number, result);
        }
        assert_eq!(seen, ['a', 'b', 'c', 'd']);
    }
}
