//! What can be typed: commands, flags, their help.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};
use mahdar::diag::{Code, catalogue};
use mahdar::model::Mailbox;

/// Arabic meeting reports from YAML: PDF and Word from one source.
#[derive(Debug, Parser)]
#[command(name = "mahdar", version, about, max_term_width = 100)]
pub(crate) struct Cli {
    #[command(flatten)]
    pub(crate) global: Global,
    #[command(subcommand)]
    pub(crate) command: Command,
}

/// Flags that every command takes.
#[derive(Debug, Args)]
pub(crate) struct Global {
    /// Language of messages; the environment's by default
    #[arg(long, global = true, value_name = "LANG")]
    pub(crate) lang: Option<Language>,
    /// When to use colours; `NO_COLOR` turns them off too
    #[arg(long, global = true, value_name = "WHEN", default_value = "auto")]
    pub(crate) color: Colours,
    /// Say nothing but errors
    #[arg(short, long, global = true, conflicts_with = "verbose")]
    pub(crate) quiet: bool,
    /// Say more: each file made, with its size and time
    #[arg(short, long, global = true)]
    pub(crate) verbose: bool,
}

/// The commands.
#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Make the PDF and the Word document of each meeting
    Build(Build),
    /// Make them, and again each time that something changes, until Ctrl-C
    Watch(Watch),
    /// Write an e-mail for each meeting or pack, its documents attached, or send it
    Mail(Box<Mail>),
    /// Show every problem of meetings and packs; write nothing
    Check(Check),
    /// Make one briefing pack of many meetings
    Pack(Pack),
    /// Write a commented starter file
    New(New),
    /// Print the meeting file that a PDF carries (see `document.attach_source`)
    Extract(Extract),
    /// Turn plain-text notes or a Word file into a meeting file that keeps every word
    Import(Import),
    /// Print the JSON Schema of the meeting file or the pack file, for editors
    Schema(Schema),
    /// List the fonts at hand and what each covers
    Fonts(Fonts),
    /// List the themes
    Themes(Themes),
    /// Print what a shell needs to complete commands and flags
    Completions(Completions),
    /// Print the manual page
    Man,
}

/// Where `build` and `watch` write, and what.
#[derive(Debug, Args)]
pub(crate) struct Outputs {
    /// The folder to write to
    #[arg(short, long, value_name = "DIR", default_value = "output")]
    pub(crate) output: PathBuf,
    /// The formats to make
    #[arg(short, long, value_name = "FORMAT", value_delimiter = ',', default_value = "pdf,docx")]
    pub(crate) format: Vec<FormatArg>,
}

/// `mahdar build`.
#[derive(Debug, Args)]
pub(crate) struct Build {
    /// Files, folders, globs, or - for standard input
    #[arg(value_name = "PATH", default_value = "input")]
    pub(crate) paths: Vec<PathBuf>,
    #[command(flatten)]
    pub(crate) outputs: Outputs,
    /// Leave alone what was made of the same contents before: meeting, named files, theme, fonts, options
    #[arg(long)]
    pub(crate) changed: bool,
    #[command(flatten)]
    pub(crate) rendering: Rendering,
}

/// `mahdar watch`.
#[derive(Debug, Args)]
pub(crate) struct Watch {
    /// Files, folders or globs
    #[arg(value_name = "PATH", default_value = "input")]
    pub(crate) paths: Vec<PathBuf>,
    #[command(flatten)]
    pub(crate) outputs: Outputs,
    #[command(flatten)]
    pub(crate) rendering: Rendering,
}

/// `mahdar completions`.
#[derive(Debug, Args)]
pub(crate) struct Completions {
    /// The shell
    pub(crate) shell: clap_complete::Shell,
}

/// `mahdar mail`.
#[derive(Debug, Args)]
pub(crate) struct Mail {
    /// Files, folders, globs, or - for standard input
    #[arg(value_name = "PATH", required = true)]
    pub(crate) paths: Vec<PathBuf>,
    /// The folder to write drafts or the journal of what was sent to
    #[arg(short, long, value_name = "DIR", default_value = "output")]
    pub(crate) output: PathBuf,
    /// A recipient, in place of the file's; may be repeated
    #[arg(long, value_name = "ADDRESS", value_parser = address)]
    pub(crate) to: Vec<String>,
    /// A recipient of a copy
    #[arg(long, value_name = "ADDRESS", value_parser = address)]
    pub(crate) cc: Vec<String>,
    /// A recipient that the others don't see; never written to a file
    #[arg(long, value_name = "ADDRESS", value_parser = address)]
    pub(crate) bcc: Vec<String>,
    /// The sender
    #[arg(long, value_name = "ADDRESS", value_parser = address)]
    pub(crate) from: Option<String>,
    /// Where answers go
    #[arg(long, value_name = "ADDRESS", value_parser = address)]
    pub(crate) reply_to: Option<String>,
    /// The subject; by default the title
    #[arg(long, value_name = "TEXT", value_parser = one_line)]
    pub(crate) subject: Option<String>,
    /// The words before the summary
    #[arg(long, value_name = "TEXT")]
    pub(crate) body: Option<String>,
    /// What to attach: pdf, docx or a file; may be repeated
    #[arg(long, value_name = "WHAT")]
    pub(crate) attach: Vec<String>,
    /// A template for the letter as HTML
    #[arg(long, value_name = "FILE")]
    pub(crate) template: Option<PathBuf>,
    /// The most that all attachments together may have
    #[arg(long, value_name = "SIZE", default_value = "20MB", value_parser = size)]
    pub(crate) max_size: usize,
    #[cfg(feature = "smtp")]
    #[command(flatten)]
    pub(crate) sending: Sending,
    #[command(flatten)]
    pub(crate) rendering: Rendering,
}

/// `mahdar pack`.
#[derive(Debug, Args)]
pub(crate) struct Pack {
    /// A pack file; with --title, the meetings themselves: files, folders, globs
    #[arg(value_name = "PACK.yaml|PATH", required = true)]
    pub(crate) paths: Vec<PathBuf>,
    /// Make a pack of this title from the meetings at the paths, without a pack file
    #[arg(long, value_name = "TITLE")]
    pub(crate) title: Option<String>,
    /// The folder to write to
    #[arg(short, long, value_name = "DIR", default_value = "output")]
    pub(crate) output: PathBuf,
    /// The formats to make
    #[arg(short, long, value_name = "FORMAT", value_delimiter = ',', default_value = "pdf,docx")]
    pub(crate) format: Vec<PackFormatArg>,
    #[command(flatten)]
    pub(crate) rendering: Rendering,
}

/// `mahdar mail --send`.
#[cfg(feature = "smtp")]
#[derive(Debug, Args)]
pub(crate) struct Sending {
    /// Send the messages instead of writing drafts; each is recorded in the journal
    #[arg(long)]
    pub(crate) send: bool,
    /// The server: `smtps://user@host` or `smtp://user@host:port`; also `MAHDAR_SMTP`. The password
    /// comes from `MAHDAR_SMTP_PASSWORD` or is asked for
    #[arg(long, value_name = "URL", requires = "send")]
    pub(crate) smtp: Option<String>,
    /// Show what would be sent to whom; connect to nothing
    #[arg(long, requires = "send")]
    pub(crate) dry_run: bool,
    /// Send even to those who have it already by the journal
    #[arg(long, requires = "send")]
    pub(crate) again: bool,
    /// How often to try again after a temporary refusal
    #[arg(long, value_name = "N", default_value_t = 3, requires = "send")]
    pub(crate) retries: u8,
    /// Seconds before the first new attempt; each further wait is four times as long
    #[arg(long, value_name = "SECONDS", default_value_t = 2.0, requires = "send")]
    pub(crate) retry_wait: f64,
}

/// `mahdar schema`.
#[derive(Debug, Args)]
pub(crate) struct Schema {
    /// The schema of the pack file
    #[arg(long)]
    pub(crate) pack: bool,
}

/// `mahdar check`.
#[derive(Debug, Args)]
pub(crate) struct Check {
    /// Files, folders, globs, or - for standard input
    #[arg(value_name = "PATH", required = true)]
    pub(crate) paths: Vec<PathBuf>,
    #[command(flatten)]
    pub(crate) rendering: Rendering,
}

/// What `build` and `check` share.
#[derive(Debug, Args)]
pub(crate) struct Rendering {
    /// A theme's name or a theme file; it wins over the meeting's own
    #[arg(long, value_name = "NAME|FILE")]
    pub(crate) theme: Option<String>,
    /// A folder with more fonts (*.ttf, *.otf)
    #[arg(long, value_name = "DIR")]
    pub(crate) fonts: Option<PathBuf>,
    /// How many meetings to work on at once, 256 at most; as many as there are processors by default
    #[arg(short, long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=256))]
    pub(crate) jobs: Option<u16>,
    /// Treat warnings as errors
    #[arg(long)]
    pub(crate) strict: bool,
    /// Do not show a warning, by its code such as W0141; may be repeated
    #[arg(long, value_name = "CODE", value_delimiter = ',', value_parser = allowed)]
    pub(crate) allow: Vec<Code>,
    /// Print one JSON object a line for each meeting
    #[arg(long)]
    pub(crate) json: bool,
    /// Let meetings name files outside their own folder
    #[arg(long)]
    pub(crate) allow_outside: bool,
}

/// `mahdar new`.
#[derive(Debug, Args)]
pub(crate) struct New {
    /// The file to write; `-` for standard output
    #[arg(value_name = "NAME.yaml")]
    pub(crate) path: PathBuf,
    /// The kind of meeting document
    #[arg(long, default_value = "report")]
    pub(crate) kind: Kind,
    /// Overwrite the file if it is there
    #[arg(long)]
    pub(crate) force: bool,
}

/// `mahdar extract`.
#[derive(Debug, Args)]
pub(crate) struct Extract {
    /// A PDF with an attached source; `-` for standard input
    #[arg(value_name = "FILE.pdf")]
    pub(crate) path: PathBuf,
    /// The file to write to; standard output by default
    #[arg(short, long, value_name = "FILE")]
    pub(crate) output: Option<PathBuf>,
    /// Overwrite the file if it is there
    #[arg(long, requires = "output")]
    pub(crate) force: bool,
}

/// `mahdar import`.
#[derive(Debug, Args)]
pub(crate) struct Import {
    /// Notes in UTF-8, or a Word file (*.docx); - for standard input
    #[arg(value_name = "FILE")]
    pub(crate) notes: PathBuf,
    /// The meeting file to write; standard output by default
    #[arg(short, long, value_name = "NAME.yaml")]
    pub(crate) output: Option<PathBuf>,
    /// Overwrite the meeting file if it is there
    #[arg(long, requires = "output")]
    pub(crate) force: bool,
}

/// `mahdar fonts`.
#[derive(Debug, Args)]
pub(crate) struct Fonts {
    /// A folder with more fonts (*.ttf, *.otf)
    #[arg(long, value_name = "DIR")]
    pub(crate) fonts: Option<PathBuf>,
}

/// `mahdar themes`.
#[derive(Debug, Args)]
pub(crate) struct Themes {
    /// Print the file of this theme, to begin one of your own
    #[arg(long, value_name = "NAME")]
    pub(crate) show: Option<String>,
}

/// The language of messages.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Language {
    /// Arabic
    Ar,
    /// English
    En,
}

/// When to use colours.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Colours {
    /// On a terminal
    Auto,
    /// Always
    Always,
    /// Never
    Never,
}

/// An output format.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum FormatArg {
    /// Portable Document Format
    Pdf,
    /// Word
    Docx,
    /// An e-mail with the PDF and the Word file attached
    Eml,
}

/// A format of what is made of a pack.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum PackFormatArg {
    /// Portable Document Format
    Pdf,
    /// Word
    Docx,
    /// The registers as comma-separated values, for spreadsheets
    Csv,
    /// The registers as JSON, for programs
    Json,
    /// An e-mail with the pack attached
    Eml,
}

/// A kind of meeting document.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Kind {
    /// What was said and recommended
    Report,
    /// What was decided, item by item
    Minutes,
    /// What will be discussed
    Agenda,
    /// Who does what by when
    #[value(name = "action_register", alias = "action-register")]
    ActionRegister,
}

/// Reads an address, or a name with one.
fn address(text: &str) -> Result<String, String> {
    let error = || "not an e-mail address; write info@example.org or Name <info@example.org>";
    Mailbox::parse(text).map(|_| text.to_owned()).ok_or_else(|| error().to_owned())
}

/// Reads a text that may not end a line.
fn one_line(text: &str) -> Result<String, String> {
    let bad = text.trim().is_empty() || text.chars().any(char::is_control);
    if bad { Err("a text on one line is expected".to_owned()) } else { Ok(text.to_owned()) }
}

/// Reads a size: `20MB`, `500KB`, a number of bytes.
fn size(text: &str) -> Result<usize, String> {
    let upper = text.trim().to_ascii_uppercase();
    let (number, unit) = match upper.trim_end_matches('B') {
        short if short.ends_with('M') => (short.trim_end_matches('M'), 1 << 20),
        short if short.ends_with('K') => (short.trim_end_matches('K'), 1 << 10),
        short => (short, 1),
    };
    let size = number.trim().parse::<usize>().ok().and_then(|number| number.checked_mul(unit));
    size.ok_or_else(|| "a size such as 20MB is expected".to_owned())
}

/// Reads the code of a warning.
fn allowed(code: &str) -> Result<Code, String> {
    let known = catalogue::find(code).filter(|entry| entry.code.is_warning());
    known.map(|entry| entry.code).ok_or_else(|| "not the code of a warning".to_owned())
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    #[test]
    fn the_definition_is_consistent() {
        super::Cli::command().debug_assert();
    }
}
