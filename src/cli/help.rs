//! `completions` and `man`: what clap knows of the commands, for shells and for readers.

use std::io;

use clap::CommandFactory;

use super::Exit;
use super::args::{Cli, Completions};
use super::console::Console;

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
