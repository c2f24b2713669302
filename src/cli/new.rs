//! `new`: a starter file with comments, in the language of messages.

use std::fs::OpenOptions;
use std::io::{self, ErrorKind, Write};
use std::path::Path;

use super::args::{Kind, Language, New};
use super::console::Console;
use super::{Exit, words};

/// Writes a starter file.
pub(crate) fn new(args: &New, console: &Console) -> Exit {
    match write(&args.path, starter(args.kind, console.lang), args.force) {
        Ok(()) => {
            if !console.quiet {
                console.out(console.say(&words::started(&args.path)));
            }
            Exit::Good
        }
        Err(error) if error.kind() == ErrorKind::AlreadyExists => {
            console.refuse(&words::exists(&args.path))
        }
        Err(error) => console.refuse(&words::unwritable(&args.path, error)),
    }
}

fn write(path: &Path, text: &str, force: bool) -> io::Result<()> {
    let mut options = OpenOptions::new();
    options.write(true);
    let options =
        if force { options.create(true).truncate(true) } else { options.create_new(true) };
    options.open(path)?.write_all(text.as_bytes())
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
