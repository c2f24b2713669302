//! What became of each meeting, as lines, and the closing line.

use std::path::PathBuf;
use std::time::{Duration, Instant};

use mahdar::batch::{ExpandError, Failure, Job, Outcome};
use mahdar::diag::{Message, Size};

use super::Exit;
use super::console::{Console, ERROR, GOOD};
use super::inputs::Inputs;
use super::{excerpt, json, words};

/// How the work on one pack ended.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Ended {
    pub(crate) exit: Exit,
    pub(crate) warnings: usize,
}

impl Ended {
    /// Before anything was made.
    pub(crate) fn at_once(exit: Exit) -> Ended {
        Ended { exit, warnings: 0 }
    }
}

/// What became of several inputs, from a moment on.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Tally {
    start: Instant,
    made: usize,
    unchanged: usize,
    failed: usize,
    warnings: usize,
}

impl Tally {
    /// Of nothing so far.
    pub(crate) fn new() -> Tally {
        Tally { start: Instant::now(), made: 0, unchanged: 0, failed: 0, warnings: 0 }
    }

    /// Counts a pack.
    pub(crate) fn add(&mut self, ended: Ended) {
        self.made += usize::from(ended.exit == Exit::Good);
        self.failed += usize::from(ended.exit != Exit::Good);
        self.warnings += ended.warnings;
    }

    /// Prints the closing line.
    pub(crate) fn close(&self, json: bool, console: &Console) {
        match (console.quiet, json) {
            (true, _) => {}
            (false, true) => console.err(console.say(&self.line())),
            (false, false) => console.out(console.say(&self.line())),
        }
    }

    fn line(&self) -> Message {
        let Tally { start, made, unchanged, failed, warnings } = self;
        let seconds = start.elapsed().as_secs_f64();
        let (same_ar, same_en) = match unchanged {
            0 => (String::new(), String::new()),
            n => (format!("· لم يتغير {n} "), format!(" unchanged {n},")),
        };
        Message::new(
            format!(
                "أُنجز {made} {same_ar}· أخفق {failed} · التنبيهات {warnings} · الزمن {seconds:.2} ث"
            ),
            format!("made {made},{same_en} failed {failed}, warnings {warnings}, {seconds:.2} s"),
        )
    }
}

/// Prints outcomes and counts them.
pub(crate) struct Reporter<'a> {
    console: &'a Console,
    job: &'a Job,
    json: bool,
    /// Paths that gave no meeting and wait for those before them.
    waiting: &'a [(usize, ExpandError)],
    /// How many meetings were told of.
    told: usize,
    tally: Tally,
    exit: Exit,
}

impl<'a> Reporter<'a> {
    /// A reporter of what is done with these meetings, after their packs.
    pub(crate) fn new(
        console: &'a Console,
        job: &'a Job,
        json: bool,
        inputs: &'a Inputs,
    ) -> Reporter<'a> {
        let (waiting, tally) = (&inputs.errors[..], inputs.done);
        Reporter { console, job, json, waiting, told: 0, tally, exit: Exit::Good }
    }

    /// Tells of the paths without a meeting that stand before the next one; of all when none follows.
    fn reach(&mut self, next: usize) {
        while let Some(((before, error), rest)) = self.waiting.split_first()
            && *before <= next
        {
            self.no_meeting(&error.path().display().to_string(), &error.message());
            self.waiting = rest;
        }
    }

    fn no_meeting(&mut self, path: &str, message: &Message) {
        self.tally.failed += 1;
        self.exit = self.exit.max(Exit::Environment);
        if self.json {
            self.console.out(&json::no_meeting(path, self.console.say(message)));
        } else {
            self.console.refuse(message);
        }
    }

    /// What became of a meeting.
    pub(crate) fn outcome(&mut self, outcome: &Outcome) {
        self.reach(self.told);
        self.told += 1;
        self.tally.warnings += outcome.warnings.len() + warnings_among_errors(outcome);
        match &outcome.result {
            Ok(made) if made.unchanged => self.tally.unchanged += 1,
            Ok(_) => self.tally.made += 1,
            Err(failure) => {
                self.tally.failed += 1;
                self.exit = self.exit.max(exit_of(failure));
            }
        }
        match self.json {
            true => self.console.out(&json::outcome(self.console, outcome)),
            false => self.lines(outcome),
        }
    }

    /// Ends the report with a line of figures.
    pub(crate) fn close(mut self) -> Exit {
        self.reach(usize::MAX);
        self.tally.close(self.json, self.console);
        self.exit
    }

    /// Prints what is wrong with an input, unless that goes into an object, and counts it; nothing of what
    /// went well.
    #[cfg(feature = "smtp")]
    pub(crate) fn problems(&mut self, outcome: &Outcome) {
        self.reach(self.told);
        self.told += 1;
        if !self.json {
            self.shown_warnings(outcome);
        }
        if let Err(failure) = &outcome.result {
            self.tally.failed += 1;
            self.exit = self.exit.max(exit_of(failure));
            if !self.json {
                self.bad(outcome, failure);
            }
        }
    }

    /// Ends the report without figures.
    #[cfg(feature = "smtp")]
    pub(crate) fn end(mut self) -> Exit {
        self.reach(usize::MAX);
        self.exit
    }

    fn shown_warnings(&self, outcome: &Outcome) {
        let console = self.console;
        if !console.quiet
            && let Some(source) = &outcome.source
        {
            excerpt::show(console, outcome.warnings.iter().map(|warning| (source, warning)));
        }
    }

    fn lines(&self, outcome: &Outcome) {
        self.shown_warnings(outcome);
        match &outcome.result {
            Ok(_) => self.good(outcome),
            Err(failure) => self.bad(outcome, failure),
        }
    }

    /// On a terminal the bar says enough of what went well.
    fn good(&self, outcome: &Outcome) {
        let console = self.console;
        let wanted = console.verbose || !console.has_bar();
        let Ok(made) = &outcome.result else { return };
        if console.quiet || !wanted {
            return;
        }
        let what = match made.outputs.is_empty() {
            true => console.say(&words::fine()).to_owned(),
            false if made.unchanged => console.say(&words::unchanged()).to_owned(),
            false => named(&made.outputs, console),
        };
        let name = outcome.input.path().display().to_string();
        console.out(&made_line(&name, &what, made.pages, outcome.elapsed, console));
    }

    fn bad(&self, outcome: &Outcome, failure: &Failure) {
        let console = self.console;
        let name = outcome.input.path().display();
        if let (Failure::Rejected(found), Some(source)) = (failure, &outcome.source) {
            let shown = found.0.iter().filter(|d| d.is_error() || !console.quiet);
            excerpt::show(console, shown.map(|problem| (source, problem)));
        }
        if let Some(message) = failure.message() {
            let error = console.painted(ERROR, &words::error());
            console.err(&format!("{name}: {error}: {}", console.say(&message)));
        }
        if self.has_old_outputs(outcome) {
            console.err(&format!("  = {name}: {}", console.say(&words::kept())));
        }
    }

    fn has_old_outputs(&self, outcome: &Outcome) -> bool {
        let target = self.job.target.as_ref();
        target.is_some_and(|target| target.paths(&outcome.input).any(|path| path.exists()))
    }
}

/// The line of what was made; who wants to know more is told how long it took.
pub(crate) fn made_line(
    name: &str,
    what: &str,
    pages: usize,
    elapsed: Duration,
    console: &Console,
) -> String {
    let pages = words::pages(pages);
    let time = match console.verbose {
        true => format!(", {:.1} ms", elapsed.as_secs_f64() * 1e3),
        false => String::new(),
    };
    format!("{name}: {GOOD}{what}{GOOD:#} ({}{time})", console.say(&pages))
}

/// The files that were made; who wants to know more is told their sizes.
pub(crate) fn named(outputs: &[PathBuf], console: &Console) -> String {
    let name = |path: &PathBuf| {
        let size = std::fs::metadata(path).ok().filter(|_| console.verbose);
        let size = size.and_then(|found| usize::try_from(found.len()).ok());
        let size = size.map_or(String::new(), |bytes| format!(" ({})", Size(bytes)));
        format!("{}{size}", path.display())
    };
    outputs.iter().map(name).collect::<Vec<_>>().join(" ")
}

/// How many warnings stand among the errors for which an input was rejected.
fn warnings_among_errors(outcome: &Outcome) -> usize {
    match &outcome.result {
        Err(Failure::Rejected(found)) => found.0.iter().filter(|d| !d.is_error()).count(),
        Ok(_) | Err(_) => 0,
    }
}

/// How a command ends that failed so.
pub(crate) fn exit_of(failure: &Failure) -> Exit {
    match failure {
        Failure::Rejected(_) | Failure::Unmade(_) | Failure::Internal(_) => Exit::Rejected,
        Failure::Unreadable(_) | Failure::Unwritable(_) => Exit::Environment,
    }
}
