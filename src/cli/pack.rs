//! `pack`: from flags to one briefing pack.

use std::time::Instant;

use mahdar::batch::{self, Input, MadePack, PackFailure, PackJob};
use mahdar::engine::{PackFormat, PackOptions};

use super::args::{Pack, PackFormatArg};
use super::console::{Console, ERROR, GOOD};
use super::{Exit, build, excerpt, json, report, words};

/// Makes a pack of its file, or of meetings named on the command line.
pub(crate) fn pack(args: &Pack, console: &Console) -> Exit {
    let rendering = &args.rendering;
    let prepared = build::engine(rendering, console).and_then(|engine| {
        let timestamp = build::timestamp(console)?;
        let folder = args.output.clone();
        let ready = batch::prepare_folder(&folder);
        ready.map_err(|error| console.refuse(&words::unwritable(&folder, error)))?;
        let options =
            PackOptions { formats: formats(args), timestamp, allow: rendering.allow.clone() };
        let (strict, allow_outside) = (rendering.strict, rendering.allow_outside);
        Ok((engine, PackJob { folder, options, strict, allow_outside }))
    });
    let (engine, job) = match prepared {
        Ok(prepared) => prepared,
        Err(exit) => return exit,
    };
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
    let ms = start.elapsed().as_secs_f64() * 1e3;
    if rendering.json {
        console.out(&json::pack(console, &name, &made, ms));
    }
    match made {
        Ok(made) => good(&name, &made, rendering.json, console),
        Err(failure) => bad(&name, &failure, rendering.json, console),
    }
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
    }
}

/// The files behind the paths, all of which must be there.
fn meetings(args: &Pack, console: &Console) -> Result<Vec<std::path::PathBuf>, Exit> {
    let (inputs, errors) = batch::expand(&args.paths);
    for error in &errors {
        console.refuse(&words::no_meeting(error));
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

fn good(name: &str, made: &MadePack, json: bool, console: &Console) -> Exit {
    if !console.quiet && !json {
        for (source, warning) in made.warnings.iter() {
            excerpt::lines(console, source, warning).iter().for_each(|line| console.err(line));
        }
        let outputs: Vec<String> = made.outputs.iter().map(|p| p.display().to_string()).collect();
        let (outputs, pages) = (outputs.join(" "), words::pages(made.pages));
        console.out(&format!("{name}: {GOOD}{outputs}{GOOD:#} ({})", console.say(&pages)));
    }
    Exit::Good
}

fn bad(name: &str, failure: &PackFailure, json: bool, console: &Console) -> Exit {
    match failure {
        PackFailure::Rejected(problems) => {
            if !json {
                let lines =
                    problems.iter().flat_map(|(s, found)| excerpt::lines(console, s, found));
                lines.for_each(|line| console.err(&line));
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
    }
}
