//! What can be typed: commands, flags, their help.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};
use mahdar::diag::{Code, catalogue};

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
    /// Show every problem of the meetings; write nothing
    Check(Check),
    /// Make one briefing pack of many meetings
    Pack(Pack),
    /// Write a commented starter file
    New(New),
    /// Print the meeting file that a PDF carries (see `document.attach_source`)
    Extract(Extract),
    /// Turn plain-text notes into a meeting file that keeps every word
    Import(Import),
    /// Print the JSON Schema of the meeting file or the pack file, for editors
    Schema(Schema),
    /// List the fonts at hand and what each covers
    Fonts(Fonts),
    /// List the themes
    Themes(Themes),
}

/// `mahdar build`.
#[derive(Debug, Args)]
pub(crate) struct Build {
    /// Files, folders, globs, or - for standard input
    #[arg(value_name = "PATH", default_value = "input")]
    pub(crate) paths: Vec<PathBuf>,
    /// The folder to write to
    #[arg(short, long, value_name = "DIR", default_value = "output")]
    pub(crate) output: PathBuf,
    /// The formats to make
    #[arg(short, long, value_name = "FORMAT", value_delimiter = ',', default_value = "pdf,docx")]
    pub(crate) format: Vec<FormatArg>,
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
    /// How many meetings to work on at once; as many as there are processors by default
    #[arg(short, long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..))]
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
    /// The file to write
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
    /// A PDF with an attached source
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
    /// The notes, in UTF-8; - for standard input
    #[arg(value_name = "NOTES.txt")]
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
