//! `pack`: from flags to one briefing pack.

use std::num::NonZero;
use std::path::Path;
use std::thread;
use std::time::{Duration, Instant};

use mahdar::batch::{self, Input, MadePack, PackFailure, PackJob};
use mahdar::engine::{EmailOptions, PackFormat, PackOptions};

use super::args::{Pack, PackFormatArg, Rendering};
use super::console::{Console, ERROR};
#[cfg(feature = "smtp")]
use super::mailing::Mailing;
use super::report::{Ended, Tally};
use super::{Exit, build, excerpt, interrupt, json, report, words};

/// Makes a pack of its file, or of meetings named on the command line.
pub(crate) fn pack(args: &Pack, console: &Console) -> Exit {
    let rendering = &args.rendering;
    let prepared = build::engine(rendering, console).and_then(|engine| {
        let email = EmailOptions::default();
        let folder = Some(args.output.as_path());
        Ok((engine, job(folder, formats(args), rendering, email, console)?))
    });
    let (engine, job) = match prepared {
        Ok(prepared) => prepared,
        Err(exit) => return exit,
    };
    let mut tally = Tally::new();
    let start = Instant::now();
    let (name, made) = match &args.title {
        None => match args.paths.as_slice() {
            [path] if path.as_os_str() == "-" => {
                ("-".to_owned(), batch::make_pack(&engine, &Input::Stdin, &job))
            }
            [path] => {
                let input = Input::File(path.clone());
                (path.display().to_string(), batch::make_pack(&engine, &input, &job))
            }
            _ => return console.refuse(&words::one_pack()),
        },
        Some(title) => match meetings(args, console) {
            Ok(meetings) => (title.clone(), batch::make_pack_of(&engine, title, &meetings, &job)),
            Err(exit) => return exit,
        },
    };
    let ended = said(&Said::new(&name, start.elapsed()), &made, rendering.json, console);
    tally.add(ended);
    tally.close(rendering.json, console);
    ended.exit
}

/// Shows the problems of a pack and of what it names; writes nothing.
pub(crate) fn check(path: &Path, rendering: &Rendering, console: &Console) -> Ended {
    let formats = vec![PackFormat::Pdf, PackFormat::Docx];
    of_file(path, None, formats, rendering, EmailOptions::default(), console)
}

/// Makes a pack of its file in these formats and says what became of it; without a folder nothing is written.
pub(crate) fn of_file(
    path: &Path,
    folder: Option<&Path>,
    formats: Vec<PackFormat>,
    rendering: &Rendering,
    email: EmailOptions,
    console: &Console,
) -> Ended {
    let prepared = build::engine(rendering, console)
        .and_then(|engine| Ok((engine, job(folder, formats, rendering, email, console)?)));
    let (engine, job) = match prepared {
        Ok(prepared) => prepared,
        Err(exit) => return Ended::at_once(exit),
    };
    let start = Instant::now();
    let made = batch::make_pack(&engine, &Input::File(path.to_owned()), &job);
    let name = path.display().to_string();
    if let (Ok(made), None, false) = (&made, folder, console.quiet || rendering.json) {
        let fine = console.say(&words::fine()).to_owned();
        console.out(&report::made_line(&name, &fine, made.pages, start.elapsed(), console));
    }
    said(&Said::new(&name, start.elapsed()), &made, rendering.json, console)
}

/// What to make of a pack; the folder is there to be written to.
pub(crate) fn job(
    folder: Option<&Path>,
    formats: Vec<PackFormat>,
    rendering: &Rendering,
    email: EmailOptions,
    console: &Console,
) -> Result<PackJob, Exit> {
    let stop = interrupt::flag();
    let timestamp = build::timestamp(console)?;
    if let Some(folder) = folder {
        let ready = batch::prepare_folder(folder);
        ready.map_err(|error| console.refuse(&words::unwritable(folder, &error)))?;
    }
    let processors = || thread::available_parallelism().map_or(1, NonZero::get);
    let threads = rendering.jobs.map_or_else(processors, usize::from);
    let allow = rendering.allow.clone();
    let options = PackOptions { formats, timestamp, allow, email, threads };
    let (strict, allow_outside) = (rendering.strict, rendering.allow_outside);
    let folder = folder.map(Path::to_owned);
    Ok(PackJob { folder, options, strict, allow_outside, stop })
}

/// What is said of a pack beside what was made of it.
pub(crate) struct Said<'a> {
    pub(crate) name: &'a str,
    pub(crate) elapsed: Duration,
    /// What became of its message, when it was to be sent.
    #[cfg(feature = "smtp")]
    pub(crate) mailing: Option<&'a Mailing>,
}

impl<'a> Said<'a> {
    fn new(name: &'a str, elapsed: Duration) -> Said<'a> {
        Said {
            name,
            elapsed,
            #[cfg(feature = "smtp")]
            mailing: None,
        }
    }
}

/// Says what became of a pack.
pub(crate) fn said(
    said: &Said<'_>,
    made: &Result<MadePack, PackFailure>,
    json: bool,
    console: &Console,
) -> Ended {
    if json {
        console.out(&json::pack(console, said, made));
    }
    let exit = match made {
        Ok(made) => good(said, made, json, console),
        Err(failure) => bad(said.name, failure, json, console),
    };
    Ended { exit, warnings: warnings(made) }
}

/// How many warnings there are, those among errors too.
fn warnings(made: &Result<MadePack, PackFailure>) -> usize {
    let problems = match made {
        Ok(made) => &made.warnings,
        Err(PackFailure::Rejected(problems)) => problems,
        Err(PackFailure::Other(_) | PackFailure::Stopped) => return 0,
    };
    problems.found.iter().filter(|(_, found)| !found.is_error()).count()
}

fn formats(args: &Pack) -> Vec<PackFormat> {
    let mut formats: Vec<PackFormat> = Vec::new();
    for format in args.format.iter().map(|&format| format_of(format)) {
        if !formats.contains(&format) {
            formats.push(format);
        }
    }
    formats
}

fn format_of(format: PackFormatArg) -> PackFormat {
    match format {
        PackFormatArg::Pdf => PackFormat::Pdf,
        PackFormatArg::Docx => PackFormat::Docx,
        PackFormatArg::Csv => PackFormat::Csv,
        PackFormatArg::Json => PackFormat::Json,
        PackFormatArg::Eml => PackFormat::Eml,
    }
}

/// The files behind the paths, all of which must be there.
fn meetings(args: &Pack, console: &Console) -> Result<Vec<std::path::PathBuf>, Exit> {
    let (inputs, errors) = batch::expand(&args.paths);
    for error in &errors {
        console.refuse(&error.message());
    }
    if !errors.is_empty() {
        return Err(Exit::Environment);
    }
    let path = |input: &Input| match input {
        Input::File(path) => Some(path.clone()),
        Input::Stdin => None,
    };
    let paths: Option<Vec<_>> = inputs.iter().map(path).collect();
    paths.ok_or_else(|| console.refuse(&words::no_stdin()))
}

fn good(said: &Said<'_>, made: &MadePack, json: bool, console: &Console) -> Exit {
    if !console.quiet && !json {
        excerpt::show(console, made.warnings.iter());
        if made.outputs.is_empty() {
            return Exit::Good;
        }
        let outputs = report::named(&made.outputs, console);
        console.out(&report::made_line(said.name, &outputs, made.pages, said.elapsed, console));
    }
    Exit::Good
}

fn bad(name: &str, failure: &PackFailure, json: bool, console: &Console) -> Exit {
    match failure {
        PackFailure::Rejected(problems) => {
            if !json {
                excerpt::show(console, problems.iter());
            }
            Exit::Rejected
        }
        PackFailure::Other(failure) => {
            if let (Some(message), false) = (failure.message(), json) {
                let error = console.painted(ERROR, &words::error());
                console.err(&format!("{name}: {error}: {}", console.say(&message)));
            }
            report::exit_of(failure)
        }
        PackFailure::Stopped => {
            if !json {
                console.err(&format!("{name}: {}", console.say(&words::stopped())));
            }
            Exit::Interrupted
        }
    }
}
