//! What the paths of `check` and `mail` lead to: meetings, and packs beside them.

use std::path::{Path, PathBuf};
use std::sync::atomic::Ordering;

use mahdar::batch::{self, ExpandError, Input};

use super::console::Console;
use super::{Exit, build, interrupt};

/// What is at some paths.
pub(crate) struct Inputs {
    /// Files that are packs by their names.
    pub(crate) packs: Vec<PathBuf>,
    /// The others.
    pub(crate) meetings: Vec<Input>,
    /// Why paths led to nothing.
    pub(crate) errors: Vec<ExpandError>,
    /// How many packs went well, and how many did not.
    pub(crate) done: [usize; 2],
}

impl From<(Vec<Input>, Vec<ExpandError>)> for Inputs {
    fn from((meetings, errors): (Vec<Input>, Vec<ExpandError>)) -> Inputs {
        Inputs { packs: Vec::new(), meetings, errors, done: [0; 2] }
    }
}

impl Inputs {
    /// What is behind paths as they were typed.
    pub(crate) fn behind(paths: &[PathBuf]) -> Inputs {
        let (found, errors) = batch::expand_with_packs(paths);
        let (mut packs, mut meetings) = (Vec::new(), Vec::new());
        for input in found {
            match input {
                Input::File(path) if batch::is_pack(&path) => packs.push(path),
                input => meetings.push(input),
            }
        }
        Inputs { packs, ..Inputs::from((meetings, errors)) }
    }

    /// Whether there is nothing to do but for packs.
    pub(crate) fn are_packs_alone(&self) -> bool {
        !self.packs.is_empty() && self.meetings.is_empty() && self.errors.is_empty()
    }

    /// All files, for what must hold of all of them.
    pub(crate) fn all(&self) -> Vec<Input> {
        let packs = self.packs.iter().cloned().map(Input::File);
        packs.chain(self.meetings.iter().cloned()).collect()
    }

    /// Does something with one pack after the other, and counts what became of them. When the user stops it nothing more is begun, no
    /// meeting either.
    pub(crate) fn each_pack(
        &mut self,
        console: &Console,
        mut work: impl FnMut(&Path) -> Exit,
    ) -> Result<Exit, Exit> {
        let stop = interrupt::flag();
        let mut exit = Exit::Good;
        for (done, path) in self.packs.iter().enumerate() {
            if stop.load(Ordering::Relaxed) {
                let left = self.packs.len() - done + self.meetings.len();
                return Err(exit.max(build::stopped(left, console)));
            }
            let of_pack = work(path);
            self.done[usize::from(of_pack != Exit::Good)] += 1;
            exit = exit.max(of_pack);
        }
        Ok(exit)
    }
}
