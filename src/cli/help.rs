//! `completions` and `man`: what clap knows of the commands, for shells and for readers.

use std::io::{self, ErrorKind, Write};

use clap::CommandFactory;

use super::Exit;
use super::args::{Cli, Completions};
use super::console::Console;

/// Prints help that was asked for, or what is wrong with what was typed.
pub(crate) fn told(told: &clap::Error) -> Exit {
    let written = told.print().and_then(|()| io::stdout().flush());
    let is_lost = written.is_err_and(|error| error.kind() != ErrorKind::BrokenPipe);
    if told.use_stderr() || is_lost { Exit::Environment } else { Exit::Good }
}

/// Prints the script that completes commands and flags in a shell.
pub(crate) fn completions(args: &Completions, console: &Console) -> Exit {
    let mut script = Vec::new();
    let mut command = Cli::command();
    let name = command.get_name().to_owned();
    clap_complete::generate(args.shell, &mut command, name, &mut script);
    console.raw(&script);
    Exit::Good
}

/// Prints the manual page: the command's own, then one section for each of its commands.
pub(crate) fn man(console: &Console) -> Exit {
    console.raw(&pages().expect("a vector takes all bytes"));
    Exit::Good
}

fn pages() -> io::Result<Vec<u8>> {
    let command = Cli::command();
    let mut page = Vec::new();
    clap_mangen::Man::new(command.clone()).render(&mut page)?;
    // Other pages are named there; there is this one alone.
    let mut page = String::from_utf8_lossy(&page).into_owned();
    for sub in command.get_subcommands().map(clap::Command::get_name).chain(["help"]) {
        page = page.replace(&format!("mahdar\\-{sub}(1)"), &format!("mahdar {sub}"));
    }
    let mut page = page.into_bytes();
    for sub in command.get_subcommands() {
        let man = clap_mangen::Man::new(sub.clone());
        let mut section = Vec::new();
        man.render_description_section(&mut section)?;
        man.render_options_section(&mut section)?;
        let parts = String::from_utf8_lossy(&section).replace(".SH ", ".SS ");
        page.extend(format!(".SH \"mahdar {}\"\n{parts}", sub.get_name()).into_bytes());
    }
    Ok(page)
}
