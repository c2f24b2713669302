//! What is remembered from one meeting to the next.

use std::sync::{Mutex, MutexGuard};

/// Stores of something remembered, one for each thread that is at work: a thread takes one for the time
/// of its work, so that none waits for another.
#[derive(Debug)]
pub(super) struct Pool<T>(Mutex<Vec<T>>);

impl<T> Default for Pool<T> {
    fn default() -> Pool<T> {
        Pool(Mutex::default())
    }
}

impl<T: Default> Pool<T> {
    /// So many stores: those that were used last, and new ones if there are too few.
    pub(super) fn take(&self, count: usize) -> Vec<T> {
        let mut held = self.held();
        let first = held.len().saturating_sub(count);
        let mut taken = held.split_off(first);
        drop(held);
        taken.resize_with(count, T::default);
        taken
    }

    /// Keeps stores for whoever comes next.
    pub(super) fn give_back(&self, mut stores: Vec<T>) {
        self.held().append(&mut stores);
    }

    /// A panic while the list is held leaves it whole.
    fn held(&self) -> MutexGuard<'_, Vec<T>> {
        self.0.lock().unwrap_or_else(|poison| poison.into_inner())
    }
}
