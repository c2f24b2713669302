//! `import`: plain-text notes become a meeting file.

use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

use mahdar::Source;
use mahdar::import::{Imported, from_notes};
use mahdar::yaml::MAX_BYTES;

use super::args::Import;
use super::console::{Console, WARNING};
use super::new::write_or_refuse;
use super::{Exit, words};

/// Writes the meeting file of notes, to standard output unless a file is named.
pub(crate) fn import(args: &Import, console: &Console) -> Exit {
    let notes = match read(&args.notes) {
        Ok(bytes) => Source::from_bytes(args.notes.display().to_string(), &bytes),
        Err(why) => return console.refuse(&words::unreadable(&args.notes, why)),
    };
    if notes.undecodable.is_some() {
        return console.refuse(&words::not_utf8(&args.notes));
    }
    let imported = from_notes(&notes.text);
    let exit = match &args.output {
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

/// The whole of the notes; more than a meeting file may hold is refused.
fn read(path: &Path) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    let most = MAX_BYTES as u64;
    match path == Path::new("-") {
        true => io::stdin().lock().take(most + 1).read_to_end(&mut bytes)?,
        false => File::open(path)?.take(most + 1).read_to_end(&mut bytes)?,
    };
    if bytes.len() as u64 > most {
        return Err(io::Error::other(format!("more than {} MiB", most >> 20)));
    }
    Ok(bytes)
}

fn say_guesses(imported: &Imported, output: Option<&Path>, console: &Console) {
    let name = output.unwrap_or(Path::new("-")).display();
    let warning = console.painted(WARNING, &words::warning());
    for unsure in &imported.unsure {
        console.err(&format!("{name}:{}: {warning}: {}", unsure.line, console.say(&unsure.what)));
    }
}
