//! Ctrl-C: what was begun is finished, nothing more is begun. A second one ends the program at once.

use std::process;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, OnceLock};

/// As shells have it: 128 and the number of the signal.
pub(crate) const STATUS: u8 = 130;

/// A flag that Ctrl-C, and a request of the system to end, set; the same one for whoever asks. Where no
/// handler can be had, the program ends at once, as any other; files are whole either way.
pub(crate) fn flag() -> Arc<AtomicBool> {
    static FLAG: OnceLock<Arc<AtomicBool>> = OnceLock::new();
    let new = || {
        let stop = Arc::new(AtomicBool::new(false));
        let set = Arc::clone(&stop);
        let handler = move || {
            if set.swap(true, Ordering::Relaxed) {
                process::exit(STATUS.into());
            }
        };
        ctrlc::set_handler(handler).ok();
        stop
    };
    Arc::clone(FLAG.get_or_init(new))
}
