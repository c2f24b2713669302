//! Ctrl-C: what was begun is finished, nothing more is begun.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

/// A flag that Ctrl-C, and a request of the system to end, set. Where no handler can be had, the program
/// ends at once, as any other; files are whole either way.
pub(crate) fn flag() -> Arc<AtomicBool> {
    let stop = Arc::new(AtomicBool::new(false));
    let set = Arc::clone(&stop);
    ctrlc::set_handler(move || set.store(true, Ordering::Relaxed)).ok();
    stop
}
