//! The bar on a terminal while many meetings are made.

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

/// A bar for so many meetings; it hides by itself where standard error is no terminal.
pub(crate) fn bar(meetings: usize) -> ProgressBar {
    let target = ProgressDrawTarget::stderr_with_hz(10);
    let bar = ProgressBar::with_draw_target(Some(meetings as u64), target);
    let style = ProgressStyle::with_template("{bar:32} {pos}/{len}  {eta}");
    bar.with_style(style.expect("the template is valid"))
}
