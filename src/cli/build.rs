//! `build` and `check`: from flags to an engine, a job and a list of meetings.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use indicatif::ProgressBar;
use mahdar::batch::{self, Input, Job, Memory, Target};
use mahdar::diag::{Diagnostics, Message, Source};
use mahdar::document::Stamp;
use mahdar::engine::{EmailOptions, Engine, Format, RenderOptions, is_theme_file};
use mahdar::fonts::FontBook;
use mahdar::theme::{Theme, unknown_theme};

use super::args::{Build, Check, FormatArg, Outputs, Rendering};
use super::console::Console;
use super::inputs::Inputs;
use super::report::Reporter;
use super::{Exit, environment, excerpt, interrupt, pack, progress, words};

/// Makes the documents of every meeting.
pub(crate) fn build(args: &Build, console: &mut Console) -> Exit {
    let target = target(&args.outputs);
    let email = EmailOptions::default();
    let inputs = Inputs::meetings_behind(&args.paths);
    run(inputs, Some(target), &args.rendering, email, args.changed, console)
}

/// Shows the problems of every meeting and of every pack.
pub(crate) fn check(args: &Check, console: &mut Console) -> Exit {
    let mut inputs = Inputs::behind(&args.paths);
    let exit = inputs.each_pack(console, |path| pack::check(path, &args.rendering, console));
    let exit = match exit {
        Ok(exit) if inputs.are_packs_alone() => {
            inputs.done.close(args.rendering.json, console);
            return exit;
        }
        Ok(exit) => exit,
        Err(exit) => return exit,
    };
    exit.max(run(inputs, None, &args.rendering, EmailOptions::default(), false, console))
}

/// The folder to write to and the formats to make, each once.
pub(crate) fn target(outputs: &Outputs) -> Target {
    let mut formats: Vec<Format> = Vec::new();
    for format in outputs.format.iter().map(|&format| format_of(format)) {
        if !formats.contains(&format) {
            formats.push(format);
        }
    }
    Target { folder: outputs.output.clone(), formats }
}

fn format_of(format: FormatArg) -> Format {
    match format {
        FormatArg::Pdf => Format::Pdf,
        FormatArg::Docx => Format::Docx,
        FormatArg::Eml => Format::Eml,
    }
}

/// Makes or checks meetings and says what became of each, and which paths gave none.
pub(crate) fn run(
    inputs: Inputs,
    target: Option<Target>,
    rendering: &Rendering,
    email: EmailOptions,
    changed: bool,
    console: &mut Console,
) -> Exit {
    let prepared = engine(rendering, console).and_then(|engine| {
        let job = job(target, rendering, email, console)?;
        Ok((engine, job))
    });
    let (engine, mut job) = match prepared {
        Ok(prepared) => prepared,
        Err(exit) => return exit,
    };
    if let Err(exit) = ready(&inputs.meetings, &job, console) {
        return exit;
    }
    if let Some(target) = job.target.as_ref().filter(|_| changed) {
        let memory = settings(&job, rendering).map(|all| Memory::open(&target.folder, &all));
        match memory {
            Ok(memory) => job.memory = Some(Arc::new(memory)),
            Err(why) => return console.refuse(&words::unreadable(Path::new("."), &why)),
        }
    }
    let exit = round(&engine, &job, &inputs, rendering.json, console);
    exit.max(remember(&job, console))
}

/// Makes or checks meetings once and says what became of each, and which paths gave none.
pub(crate) fn round(
    engine: &Engine,
    job: &Job,
    inputs: &Inputs,
    json: bool,
    console: &mut Console,
) -> Exit {
    let bar = match console.quiet || json {
        true => ProgressBar::hidden(),
        false => progress::bar(inputs.meetings.len()),
    };
    console.set_bar(bar.clone());
    let console = &*console;
    let mut reporter = Reporter::new(console, job, json, inputs);
    let ran = batch::run(engine, &inputs.meetings, job, |outcome| {
        reporter.outcome(&outcome);
        bar.inc(1);
    });
    bar.finish_and_clear();
    match ran {
        Ok(not_begun) => reporter.close().max(stopped(not_begun, console)),
        Err(error) => console.refuse(&words::no_threads(error)),
    }
}

/// All that outputs depend on beside the meeting and the files it names.
fn settings(job: &Job, rendering: &Rendering) -> std::io::Result<Vec<u8>> {
    let Job { target, options, strict, allow_outside, .. } = job;
    let formats = target.as_ref().map(|target| &target.formats);
    let version = env!("CARGO_PKG_VERSION");
    let said = format!("{version} {formats:?} {options:?} {strict} {allow_outside}");
    let mut all = said.into_bytes();
    // Built from a checkout, one version is many programs.
    if let Ok(program) = std::env::current_exe().and_then(fs::read) {
        all.extend(program);
    }
    if let Some(theme) = &rendering.theme {
        all.extend(theme.as_bytes());
        if Theme::builtin(theme).is_none() {
            all.extend(fs::read(theme)?);
        }
    }
    if let Some(folder) = &rendering.fonts {
        for file in font_files(folder)? {
            all.extend(fs::read(file)?);
        }
    }
    Ok(all)
}

/// Writes down what was made, when `--changed` will ask for it again.
fn remember(job: &Job, console: &Console) -> Exit {
    let Some((memory, target)) = job.memory.as_ref().zip(job.target.as_ref()) else {
        return Exit::Good;
    };
    let saved = memory.save();
    saved.map_or_else(
        |why| console.refuse(&words::unwritable(&target.folder, &why)),
        |()| Exit::Good,
    )
}

/// Says what Ctrl-C left undone.
pub(crate) fn stopped(not_begun: usize, console: &Console) -> Exit {
    if not_begun == 0 {
        return Exit::Good;
    }
    console.err(console.say(&words::interrupted(not_begun)));
    Exit::Interrupted
}

/// What must hold before anything is written: no two inputs for one output, a folder to write to.
pub(crate) fn ready(inputs: &[Input], job: &Job, console: &Console) -> Result<(), Exit> {
    let Some(target) = &job.target else { return Ok(()) };
    apart(inputs, console)?;
    if inputs.is_empty() {
        return Ok(());
    }
    let prepared = batch::prepare_folder(&target.folder);
    prepared.map_err(|error| console.refuse(&words::unwritable(&target.folder, &error)))
}

/// No two inputs may write the same file.
pub(crate) fn apart(inputs: &[Input], console: &Console) -> Result<(), Exit> {
    let collisions = batch::collisions(inputs);
    let exits = collisions.iter().map(|c| console.refuse(&words::collision(c)));
    exits.max().map_or(Ok(()), Err)
}

pub(crate) fn job(
    target: Option<Target>,
    rendering: &Rendering,
    email: EmailOptions,
    console: &Console,
) -> Result<Job, Exit> {
    let timestamp = timestamp(console)?;
    Ok(Job {
        target,
        options: RenderOptions {
            timestamp,
            allow: rendering.allow.clone(),
            email,
            ..RenderOptions::default()
        },
        strict: rendering.strict,
        allow_outside: rendering.allow_outside,
        threads: rendering.jobs.map_or(0, usize::from),
        keep_files: false,
        stop: interrupt::flag(),
        memory: None,
    })
}

/// The moment that the environment gives files without one of their own.
pub(crate) fn timestamp(console: &Console) -> Result<Option<Stamp>, Exit> {
    environment::source_date().map_err(|value| console.refuse(&words::bad_epoch(&value)))
}

/// The fonts and the theme that the flags ask for.
pub(crate) fn engine(rendering: &Rendering, console: &Console) -> Result<Engine, Exit> {
    let fonts = fonts(rendering.fonts.as_deref(), console)?;
    let engine = Engine::new(fonts);
    let Some(name) = &rendering.theme else { return Ok(engine) };
    let (source, theme) = theme(name, console)?;
    engine.with_theme(theme).map_err(|found| refuse_all(&source, &found, console))
}

/// The fonts of the binary and those of a folder.
pub(crate) fn fonts(folder: Option<&Path>, console: &Console) -> Result<FontBook, Exit> {
    let mut fonts = FontBook::embedded();
    let Some(folder) = folder else { return Ok(fonts) };
    let files =
        font_files(folder).map_err(|why| console.refuse(&words::unreadable(folder, &why)))?;
    if files.is_empty() {
        return Err(console.refuse(&words::no_fonts(folder)));
    }
    for file in files {
        let refuse = |message: Message| console.refuse(&message);
        let bytes = fs::read(&file).map_err(|why| refuse(words::unreadable(&file, &why)))?;
        fonts.add(Arc::from(bytes)).map_err(|why| refuse(words::bad_font(&file, &why)))?;
    }
    Ok(fonts)
}

/// The fonts of a folder, sorted: of two fonts of one name the later one counts.
pub(crate) fn font_files(folder: &Path) -> std::io::Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        let extension = path.extension().map(|e| e.to_ascii_lowercase());
        if extension.is_some_and(|e| e == "ttf" || e == "otf") {
            files.push(path);
        }
    }
    files.sort();
    Ok(files)
}

fn theme(name: &str, console: &Console) -> Result<(Source, Theme), Exit> {
    if let Some(theme) = Theme::builtin(name) {
        return Ok((Source::new(name, ""), theme));
    }
    if !is_theme_file(name) {
        let source = Source::new("--theme", "");
        let found = Diagnostics(vec![unknown_theme(name)]);
        return Err(refuse_all(&source, &found, console));
    }
    let path = Path::new(name);
    let bytes = fs::read(path).map_err(|why| console.refuse(&words::unreadable(path, &why)))?;
    let source = Source::from_bytes(name, &bytes);
    match Theme::from_yaml(&source) {
        Ok(theme) => Ok((source, theme.value)),
        Err(found) => Err(refuse_all(&source, &found, console)),
    }
}

/// Shows what is wrong with something that no meeting can do without.
pub(crate) fn refuse_all(source: &Source, found: &Diagnostics, console: &Console) -> Exit {
    excerpt::show(console, found.0.iter().map(|diagnostic| (source, diagnostic)));
    Exit::Environment
}
