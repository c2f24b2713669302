//! `extract`: the meeting's file out of a PDF that carries it, byte for byte.

use std::io::{self, Read};
use std::path::Path;

use mahdar::pdf;

use super::args::Extract;
use super::console::Console;
use super::{Exit, new, words};

/// Writes the source that a PDF carries, to a file or to standard output.
pub(crate) fn extract(args: &Extract, console: &Console) -> Exit {
    let bytes = match read(&args.path) {
        Ok(bytes) => bytes,
        Err(error) => return console.refuse(&words::unreadable(&args.path, &error)),
    };
    match pdf::extract(&bytes) {
        Ok(Some(source)) => write(&source.bytes, args.output.as_deref(), args.force, console),
        Ok(None) => reject(&words::no_source(&args.path), console),
        Err(error) => reject(&words::no_pdf(&args.path, error), console),
    }
}

fn read(path: &Path) -> io::Result<Vec<u8>> {
    if path != Path::new("-") {
        return std::fs::read(path);
    }
    let mut bytes = Vec::new();
    io::stdin().lock().read_to_end(&mut bytes).map(|_| bytes)
}

fn write(bytes: &[u8], output: Option<&Path>, force: bool, console: &Console) -> Exit {
    match output.filter(|path| path.as_os_str() != "-") {
        Some(path) => new::write_or_refuse(path, bytes, force, console),
        None => {
            console.raw(bytes);
            Exit::Good
        }
    }
}

fn reject(why: &mahdar::diag::Message, console: &Console) -> Exit {
    console.refuse(why);
    Exit::Rejected
}
