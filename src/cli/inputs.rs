//! What the paths of `check` and `mail` lead to: meetings, and packs beside them.

use std::path::{Path, PathBuf};
use std::sync::atomic::Ordering;

use mahdar::batch::{self, ExpandError, Input};

use super::console::Console;
use super::report::{Ended, Tally};
use super::{Exit, build, interrupt};

/// What is at some paths.
pub(crate) struct Inputs {
    /// Files that are packs by their names.
    pub(crate) packs: Vec<PathBuf>,
    /// The others.
    pub(crate) meetings: Vec<Input>,
    /// Why paths led to nothing, each behind so many of the meetings.
    pub(crate) errors: Vec<(usize, ExpandError)>,
    /// What became of the packs.
    pub(crate) done: Tally,
}

impl From<Vec<Input>> for Inputs {
    fn from(meetings: Vec<Input>) -> Inputs {
        Inputs { packs: Vec::new(), meetings, errors: Vec::new(), done: Tally::new() }
    }
}

impl Inputs {
    /// What is behind paths as they were typed.
    pub(crate) fn behind(paths: &[PathBuf]) -> Inputs {
        let mut inputs = Inputs::from(Vec::new());
        for found in batch::expand_in_order(paths, true) {
            match found {
                Ok(Input::File(path)) if batch::is_pack(&path) => inputs.packs.push(path),
                found => inputs.add(found),
            }
        }
        inputs
    }

    /// The meetings behind paths as they were typed; packs are among them if they are named.
    pub(crate) fn meetings_behind(paths: &[PathBuf]) -> Inputs {
        let mut inputs = Inputs::from(Vec::new());
        batch::expand_in_order(paths, false).into_iter().for_each(|found| inputs.add(found));
        inputs
    }

    fn add(&mut self, found: Result<Input, ExpandError>) {
        match found {
            Ok(input) => self.meetings.push(input),
            Err(error) => self.errors.push((self.meetings.len(), error)),
        }
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

    /// Does something with one pack after the other, and counts what became of them. When the user stops
    /// it nothing more is begun, no meeting either.
    pub(crate) fn each_pack(
        &mut self,
        console: &Console,
        mut work: impl FnMut(&Path) -> Ended,
    ) -> Result<Exit, Exit> {
        let stop = interrupt::flag();
        let mut exit = Exit::Good;
        for (done, path) in self.packs.iter().enumerate() {
            if stop.load(Ordering::Relaxed) {
                let left = self.packs.len() - done + self.meetings.len();
                return Err(exit.max(build::stopped(left, console)));
            }
            let ended = work(path);
            self.done.add(ended);
            exit = exit.max(ended.exit);
        }
        Ok(exit)
    }
}
