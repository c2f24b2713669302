//! What the cases from end to end ask of the heap: how often, how many bytes in all, the most at once,
//! and the most memory that the process held (`VmHWM` of Linux).
//!
//! Each case runs in a process of its own, so that none finds what another left behind. Counts are the
//! same in every run on one thread; they depend on nothing else that the machine does.

use std::alloc::System;
use std::process::Command;

use cap::Cap;
use mahdar::layout::frame::PagedDocument;
use mahdar::pdf::PdfOptions;
use mahdar::{FontBook, Meeting, NoFiles, Source, Theme, layout, pdf, report};
use stats_alloc::{INSTRUMENTED_SYSTEM, Region, StatsAlloc};

mod support;

use support::cases::{Batch, PACK, Shelf, append, both, engine, made, sources};

/// One wrapper counts calls, the other keeps the peak.
#[global_allocator]
static HEAP: Cap<&StatsAlloc<System>> = Cap::new(&INSTRUMENTED_SYSTEM, usize::MAX);

const MIB: f64 = 1024.0 * 1024.0;

/// A case: its name, and what it does between preparations and measurement.
type Case = (&'static str, fn());

const CASES: [Case; 6] = [
    ("engine alone", || drop(measured(engine))),
    ("1 meeting, PDF + DOCX", one_meeting),
    ("100 meetings, PDF + DOCX, 1 thread", || many_meetings(1)),
    ("100 meetings, PDF + DOCX, 2 threads", || many_meetings(2)),
    ("pack of 400 pages, PDF", whole_pack),
    ("frames of 400 pages to PDF alone", frames_alone),
];

fn main() {
    match std::env::args().skip_while(|argument| argument != "--case").nth(1) {
        Some(name) => {
            let (_, work) = CASES.iter().find(|(known, _)| *known == name).expect("a case");
            work();
        }
        None => table(),
    }
}

fn table() {
    println!(
        "| case | allocations | bytes in all, MiB | heap at most, MiB | process at most, MiB |"
    );
    println!("|---|---:|---:|---:|---:|");
    for (name, _) in CASES {
        let this = std::env::current_exe().expect("a program has a path");
        let output = Command::new(this).args(["--case", name]).output().expect("it can run itself");
        assert!(output.status.success(), "{name}: {}", String::from_utf8_lossy(&output.stderr));
        println!("| {name} | {} |", String::from_utf8_lossy(&output.stdout).trim());
    }
}

/// Runs a piece of work and prints what it asked of the heap beyond what was held before.
fn measured<T>(work: impl FnOnce() -> T) -> T {
    let before = HEAP.allocated();
    let region = Region::new(&INSTRUMENTED_SYSTEM);
    let result = work();
    let change = region.change();
    let bytes = change.bytes_allocated.saturating_add_signed(change.bytes_reallocated);
    let most = HEAP.max_allocated().saturating_sub(before);
    let mib =
        |bytes: usize| f64::from(u32::try_from(bytes / 1024).expect("less than 4 TiB")) / 1024.0;
    let calls = change.allocations + change.reallocations;
    println!("{calls} | {:.1} | {:.1} | {}", mib(bytes), mib(most), process_peak());
    result
}

/// The peak of the whole process, where the system tells it.
fn process_peak() -> String {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    let kib: Option<f64> = line.and_then(|line| line.split_whitespace().next()?.parse().ok());
    kib.map_or_else(|| "unknown".to_owned(), |kib| format!("{:.1}", kib * 1024.0 / MIB))
}

fn one_meeting() {
    let source = sources(1).remove(0);
    measured(|| made(&engine(), &source, &both()));
}

fn many_meetings(threads: usize) {
    let folder = tempfile::tempdir().expect("a temporary folder can be made");
    let batch = Batch::in_folder(folder.path(), &sources(100));
    measured(|| batch.make(&engine(), threads));
}

fn whole_pack() {
    let shelf = Shelf::of(&sources(PACK));
    measured(|| shelf.pdf(&engine()));
}

/// The writer given frames: those of meetings one behind the other, so that no layout of 400 pages has
/// its own peak before.
fn frames_alone() {
    let fonts = FontBook::embedded();
    let mut pages: Option<PagedDocument> = None;
    for source in sources(PACK + 3) {
        let next = frames(&source, &fonts);
        match &mut pages {
            Some(many) => append(many, next),
            None => pages = Some(next),
        }
    }
    let pages = pages.expect("there are meetings");
    measured(|| pdf::write(&pages, &[], &fonts, &PdfOptions::default()).expect("fonts are whole"));
}

fn frames(source: &Source, fonts: &FontBook) -> PagedDocument {
    let theme = Theme::builtin("formal").expect("it is built in");
    let meeting = Meeting::from_yaml(source).expect("generated meetings are good").value;
    let document = report::compose(&meeting, &NoFiles).expect("it names no file").value;
    layout::paginate(&document, &theme, fonts).expect("it has no odd characters").value
}
