//! `watch`: as `build`, and again for what a change concerns.
//!
//! Looks at the files a few times a second. That works on every file system, those over a net among
//! them, and costs little: only names, sizes and times are read. A change counts when two looks in a
//! row find the same, so that a file that is still being written is left alone.

use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use mahdar::batch::{Job, Seen};
use mahdar::engine::{EmailOptions, Engine};

use super::args::Watch;
use super::console::Console;
use super::inputs::Inputs;
use super::{Exit, build, words};

/// The time from one look to the next.
const PAUSE: Duration = Duration::from_millis(250);

/// Makes the documents of every meeting, then those of what changes, until it is stopped.
pub(crate) fn watch(args: &Watch, console: &mut Console) -> Exit {
    let rendering = &args.rendering;
    if args.paths.iter().any(|path| path.as_os_str() == "-") {
        return console.refuse(&words::no_watched_stdin());
    }
    let target = build::target(&args.outputs);
    let prepared = build::engine(rendering, console).and_then(|engine| {
        let job = build::job(Some(target), rendering, EmailOptions::default(), console)?;
        Ok((engine, job))
    });
    let (mut engine, job) = match prepared {
        Ok(prepared) => prepared,
        Err(exit) => return exit,
    };
    let mut seen = look(args, &Seen::default());
    let inputs = Inputs::meetings_behind(&args.paths);
    let mut exit = make(&engine, &job, &inputs, args, console);
    if exit == Exit::Environment && inputs.meetings.is_empty() {
        return exit;
    }
    if !console.quiet {
        console.err(console.say(&words::watching(inputs.meetings.len())));
    }
    while let Some(now) = next_change(&seen, args, &job.stop) {
        for gone in seen.gone(&now) {
            console.err(console.say(&words::gone(gone)));
        }
        if seen.settings_differ(&now) {
            match build::engine(rendering, console) {
                Ok(anew) => engine = anew,
                // Said; the next change may mend it.
                Err(_) => {
                    seen = now;
                    continue;
                }
            }
        }
        let inputs = seen.concerned(&now);
        if !inputs.is_empty() {
            exit = make(&engine, &job, &Inputs::from(inputs), args, console);
        }
        seen = now;
    }
    // To be stopped is how it ends; only what stopped in the middle of work is another ending.
    if exit == Exit::Interrupted { exit } else { Exit::Good }
}

fn make(engine: &Engine, job: &Job, inputs: &Inputs, args: &Watch, console: &mut Console) -> Exit {
    match build::ready(&inputs.meetings, job, console) {
        Ok(()) => build::round(engine, job, inputs, args.rendering.json, console),
        Err(exit) => exit,
    }
}

/// The next state that differs and lasts; none when the work is stopped.
fn next_change(seen: &Seen, args: &Watch, stop: &AtomicBool) -> Option<Seen> {
    let mut before = seen.clone();
    loop {
        std::thread::sleep(PAUSE);
        if stop.load(Ordering::Relaxed) {
            return None;
        }
        let now = look(args, &before);
        if now == before && now != *seen {
            return Some(now);
        }
        before = now;
    }
}

fn look(args: &Watch, before: &Seen) -> Seen {
    let theme = args.rendering.theme.as_ref().map(PathBuf::from);
    let fonts = args.rendering.fonts.as_deref().and_then(|folder| build::font_files(folder).ok());
    let settings: Vec<PathBuf> = theme.into_iter().chain(fonts.into_iter().flatten()).collect();
    Seen::look(&args.paths, &settings, &args.outputs.output, before)
}
