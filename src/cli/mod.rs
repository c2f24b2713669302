//! The command line: what was typed becomes calls of the library, and their results become lines.
//!
//! The only part of the program that prints, that reads the environment and that chooses an exit
//! code. Nothing of a meeting, a page or a format is decided here.

mod args;
mod build;
mod catalogue;
mod console;
mod environment;
mod epoch;
mod excerpt;
mod extract;
mod help;
mod import;
mod inputs;
mod interrupt;
mod json;
mod mail;
#[cfg(feature = "smtp")]
mod mailing;
mod new;
mod pack;
mod progress;
mod report;
#[cfg(feature = "smtp")]
mod send;
mod watch;
mod words;

use std::process::ExitCode;

use clap::Parser;

use args::{Cli, Command};
use console::Console;

/// How a command ended; of two endings the graver one counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Exit {
    /// All was made.
    Good,
    /// Some input was rejected.
    Rejected,
    /// Wrong usage or environment.
    Environment,
    /// Stopped by the user; what was begun is whole.
    Interrupted,
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> ExitCode {
        match exit {
            Exit::Good => ExitCode::SUCCESS,
            Exit::Rejected => ExitCode::from(1),
            Exit::Environment => ExitCode::from(2),
            Exit::Interrupted => ExitCode::from(interrupt::STATUS),
        }
    }
}

/// Does what the command line says.
pub(crate) fn run() -> Exit {
    let Cli { global, command } = match Cli::try_parse() {
        Ok(cli) => cli,
        Err(told) => return help::told(&told),
    };
    let mut console = Console::new(&global);
    let exit = match &command {
        Command::Build(args) => build::build(args, &mut console),
        Command::Watch(args) => watch::watch(args, &mut console),
        Command::Mail(args) => mail::mail(args, &mut console),
        Command::Check(args) => build::check(args, &mut console),
        Command::Pack(args) => pack::pack(args, &console),
        Command::New(args) => new::new(args, &console),
        Command::Extract(args) => extract::extract(args, &console),
        Command::Import(args) => import::import(args, &console),
        Command::Schema(args) => catalogue::schema(args, &console),
        Command::Fonts(args) => catalogue::fonts(args, &console),
        Command::Themes(args) => catalogue::themes(args, &console),
        Command::Completions(args) => help::completions(args, &console),
        Command::Man => help::man(&console),
    };
    exit.max(console.close())
}
