//! `new`: a starter file with comments, in the language of messages.

use std::fs::OpenOptions;
use std::io::{self, ErrorKind, Write};
use std::path::Path;

use super::args::{Kind, Language, New};
use super::console::Console;
use super::{Exit, words};

/// Writes a starter file.
pub(crate) fn new(args: &New, console: &Console) -> Exit {
    let text = starter(args.kind, console.lang);
    if args.path == Path::new("-") {
        console.raw(text.as_bytes());
        return Exit::Good;
    }
    let exit = write_or_refuse(&args.path, text.as_bytes(), args.force, console);
    if exit == Exit::Good && !console.quiet {
        console.out(console.say(&words::started(&args.path)));
    }
    exit
}

/// Writes a file; one that is there only with `force`.
pub(crate) fn write_or_refuse(path: &Path, bytes: &[u8], force: bool, console: &Console) -> Exit {
    match write(path, bytes, force) {
        Ok(()) => Exit::Good,
        Err(error) if error.kind() == ErrorKind::AlreadyExists => {
            console.refuse(&words::exists(path))
        }
        Err(error) => console.refuse(&words::unwritable_file(path, &error)),
    }
}

fn write(path: &Path, bytes: &[u8], force: bool) -> io::Result<()> {
    let mut options = OpenOptions::new();
    options.write(true);
    let options =
        if force { options.create(true).truncate(true) } else { options.create_new(true) };
    options.open(path)?.write_all(bytes)
}

fn starter(kind: Kind, lang: Language) -> &'static str {
    match (kind, lang) {
        (Kind::Report, Language::Ar) => include_str!("starters/report.ar.yaml"),
        (Kind::Report, Language::En) => include_str!("starters/report.en.yaml"),
        (Kind::Minutes, Language::Ar) => include_str!("starters/minutes.ar.yaml"),
        (Kind::Minutes, Language::En) => include_str!("starters/minutes.en.yaml"),
        (Kind::Agenda, Language::Ar) => include_str!("starters/agenda.ar.yaml"),
        (Kind::Agenda, Language::En) => include_str!("starters/agenda.en.yaml"),
        (Kind::ActionRegister, Language::Ar) => include_str!("starters/action_register.ar.yaml"),
        (Kind::ActionRegister, Language::En) => include_str!("starters/action_register.en.yaml"),
    }
}
