//! Many meetings: from paths to written files, in parallel, each by itself.
//!
//! The one place of the library that touches the file system, but for the journal of `delivery`. It knows the order of the inputs, how
//! they are kept apart, and how files are written; nothing of what is in them. Results come in input
//! order whatever the number of threads, and memory does not grow with the number of meetings.

mod expand;
mod folder;
mod memory;
mod names;
mod order;
mod pack;
mod seen;
mod work;
mod write;

pub use expand::{ExpandError, Input, expand, expand_in_order, expand_with_packs, is_pack};
pub use folder::Folder;
pub use memory::Memory;
use names::portable;
pub use names::{Collision, collisions, output_stem};
pub use pack::{MadePack, PackFailure, PackJob, make_pack, make_pack_of};
pub use seen::Seen;
pub use work::{Failure, Job, Made, Outcome, Target, run};
pub use write::prepare_folder;
