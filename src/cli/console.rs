//! Where lines go, in which language and colour. A reader that hangs up is not an error.

use std::io::{self, ErrorKind, IsTerminal, Write};
use std::sync::atomic::{AtomicBool, Ordering};

use anstream::ColorChoice;
use clap::builder::styling::{AnsiColor, Style};
use indicatif::ProgressBar;
use mahdar::diag::Message;

use super::Exit;
use super::args::{Colours, Global, Language};
use super::{environment, words};

/// The style of the word «error».
pub(crate) const ERROR: Style = AnsiColor::BrightRed.on_default().bold();
/// The style of the word «warning».
pub(crate) const WARNING: Style = AnsiColor::Yellow.on_default().bold();
/// The style of what went well.
pub(crate) const GOOD: Style = AnsiColor::Green.on_default();

/// Standard output and standard error, as the user wants them.
pub(crate) struct Console {
    /// The language of messages.
    pub(crate) lang: Language,
    /// Only errors.
    pub(crate) quiet: bool,
    /// Everything.
    pub(crate) verbose: bool,
    /// Drawn below the lines while work goes on.
    bar: ProgressBar,
    failed: AtomicBool,
}

impl Console {
    /// A console for these flags.
    pub(crate) fn new(global: &Global) -> Console {
        match global.color {
            Colours::Auto => ColorChoice::Auto,
            Colours::Always => ColorChoice::Always,
            Colours::Never => ColorChoice::Never,
        }
        .write_global();
        Console {
            lang: global.lang.unwrap_or_else(environment::language),
            quiet: global.quiet,
            verbose: global.verbose,
            bar: ProgressBar::hidden(),
            failed: AtomicBool::new(false),
        }
    }

    /// Keeps lines above a progress bar from now on.
    pub(crate) fn set_bar(&mut self, bar: ProgressBar) {
        self.bar = bar;
    }

    /// A message in the user's language.
    pub(crate) fn say<'m>(&self, message: &'m Message) -> &'m str {
        match self.lang {
            Language::Ar => &message.ar,
            Language::En => &message.en,
        }
    }

    /// A message in the user's language and in a style.
    pub(crate) fn painted(&self, style: Style, message: &Message) -> String {
        format!("{style}{}{style:#}", self.say(message))
    }

    /// Whether a person reads what goes to standard error.
    pub(crate) fn is_terminal(&self) -> bool {
        io::stderr().is_terminal()
    }

    /// Whether a progress bar is seen in place of lines.
    pub(crate) fn has_bar(&self) -> bool {
        self.is_terminal() && io::stdout().is_terminal()
    }

    /// Writes a line to standard output.
    pub(crate) fn out(&self, line: &str) {
        let write = || writeln!(anstream::stdout(), "{line}");
        self.note(self.bar.suspend(write));
    }

    /// Writes bytes to standard output as they are.
    pub(crate) fn raw(&self, bytes: &[u8]) {
        self.note(io::stdout().write_all(bytes));
    }

    /// Writes a line to standard error.
    pub(crate) fn err(&self, line: &str) {
        let write = || writeln!(anstream::stderr(), "{line}");
        self.note(self.bar.suspend(write));
    }

    /// Says what is wrong with the command or with the machine, and how that ends.
    pub(crate) fn refuse(&self, message: &Message) -> Exit {
        self.err(&format!("{}: {}", self.painted(ERROR, &words::error()), self.say(message)));
        Exit::Environment
    }

    /// How writing went: a full disk behind a redirection must not pass unseen.
    pub(crate) fn close(&self) -> Exit {
        self.note(io::stdout().flush());
        if self.failed.load(Ordering::Relaxed) { Exit::Environment } else { Exit::Good }
    }

    fn note(&self, written: io::Result<()>) {
        if written.is_err_and(|error| error.kind() != ErrorKind::BrokenPipe) {
            self.failed.store(true, Ordering::Relaxed);
        }
    }
}
