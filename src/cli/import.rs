//! `import`: plain-text notes or a Word file become a meeting file.

use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

use mahdar::Source;
use mahdar::diag::{Message, NotAFile};
use mahdar::import::{Imported, from_notes, from_word};
use mahdar::yaml::MAX_BYTES;

use super::args::Import;
use super::console::{Console, WARNING};
use super::new::write_or_refuse;
use super::{Exit, words};

/// The most that a Word file may hold.
const MOST_WORD: u64 = 64 << 20;
/// How a PDF begins, and a file in rich text.
const PDF: &[u8] = b"%PDF-";
const RTF: &[u8] = b"{\\rtf";
/// How a zip archive begins, and a file of the old Word.
const WORD: [&[u8]; 2] = [b"PK\x03\x04", b"\xD0\xCF\x11\xE0"];

/// Writes the meeting file of notes or a Word file, to standard output unless a file is named.
pub(crate) fn import(args: &Import, console: &Console) -> Exit {
    let imported = match read(&args.notes) {
        Ok(bytes) => imported(args, &bytes, console),
        Err(why) => return console.refuse(&words::unreadable(&args.notes, &why)),
    };
    let imported = match imported {
        Ok(imported) => imported,
        Err(exit) => return exit,
    };
    let output = args.output.as_ref().filter(|path| path.as_os_str() != "-");
    let exit = match output {
        Some(path) => write_or_refuse(path, imported.yaml.as_bytes(), args.force, console),
        None => {
            console.raw(imported.yaml.as_bytes());
            Exit::Good
        }
    };
    if exit == Exit::Good && !console.quiet {
        say_guesses(&imported, args.output.as_deref(), console);
    }
    exit
}

/// What was made of the bytes; why not was said already.
fn imported(args: &Import, bytes: &[u8], console: &Console) -> Result<Imported, Exit> {
    let refuse = |why: &Message| {
        console.refuse(why);
        Exit::Rejected
    };
    let too_large = |most: u64| refuse(&words::too_large(&args.notes, most));
    if bytes.len() as u64 > MOST_WORD {
        return Err(too_large(MOST_WORD));
    }
    if bytes.starts_with(PDF) {
        return Err(refuse(&words::pdf_as_notes(&args.notes)));
    }
    if bytes.starts_with(RTF) {
        return Err(refuse(&words::rtf_as_notes(&args.notes)));
    }
    let named =
        args.notes.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("docx"));
    if named || WORD.iter().any(|start| bytes.starts_with(start)) {
        return from_word(bytes).map_err(|error| refuse(&words::no_word_file(&args.notes, &error)));
    }
    if bytes.len() > MAX_BYTES {
        return Err(too_large(MAX_BYTES as u64));
    }
    let notes = Source::from_bytes(args.notes.display().to_string(), bytes);
    if notes.undecodable.is_some() {
        return Err(refuse(&words::not_utf8(&args.notes)));
    }
    if notes.text.trim_matches(|c: char| c.is_whitespace() || c == '\u{FEFF}').is_empty() {
        return Err(refuse(&words::nothing_to_import(&args.notes)));
    }
    Ok(from_notes(&notes.text))
}

/// The whole of a file, or as much of it as shows that it is too large.
fn read(path: &Path) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    match path == Path::new("-") {
        true => io::stdin().lock().take(MOST_WORD + 1).read_to_end(&mut bytes)?,
        false => regular(path)?.take(MOST_WORD + 1).read_to_end(&mut bytes)?,
    };
    Ok(bytes)
}

/// A file that ends: a device or a pipe may not.
fn regular(path: &Path) -> io::Result<File> {
    let found = path.metadata()?;
    if found.is_dir() {
        return Err(io::ErrorKind::IsADirectory.into());
    }
    if !found.is_file() {
        return Err(NotAFile.into());
    }
    File::open(path)
}

fn say_guesses(imported: &Imported, output: Option<&Path>, console: &Console) {
    let name = output.unwrap_or(Path::new("-")).display();
    let warning = console.painted(WARNING, &words::warning());
    for unsure in &imported.unsure {
        console.err(&format!("{name}:{}: {warning}: {}", unsure.line, console.say(&unsure.what)));
    }
}
