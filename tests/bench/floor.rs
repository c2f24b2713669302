//! What cannot be avoided, and how many times as much Mahdar takes.
//!
//! The floor of a case is: each distinct word of its pages shaped once in its font, the bytes of its
//! outputs compressed once, and the files written. Reading, breaking lines, pages, tags, subsets of fonts
//! and the syntax of both formats cost nothing on the floor. Figures are time of the processor, the least
//! of several runs.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{Cursor, Read};
use std::path::Path;
use std::time::Duration;

use cpu_time::ProcessTime;
use libdeflater::{CompressionLvl, Compressor};
use mahdar::fonts::FontId;
use mahdar::layout::frame::{Item, PagedDocument};
use mahdar::{Engine, FontBook, Format, Meeting, NoFiles, Source, Theme, layout, pack, report};
use rustybuzz::{Direction, Script, ShapePlan, UnicodeBuffer};

mod support;

/// The allocator of the program.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

use support::cases::{Batch, PACK, Shelf, both, engine, made, sources};

/// Of so many runs the one that was disturbed least counts.
const RUNS: usize = 7;

/// The distinct words of each font.
type Words = BTreeMap<FontId, BTreeSet<String>>;

/// Bytes before compression, and the level at which they are compressed.
struct Raw {
    bytes: Vec<u8>,
    level: i32,
}

/// The levels of both writers.
const STREAM: i32 = 5;
const PART: i32 = 6;

/// What a case has to show for: its words, and the bytes of its files before compression.
#[derive(Default)]
struct Yield {
    words: Words,
    /// Each stream or part by itself, as it was compressed.
    raw: Vec<Raw>,
    files: Vec<Vec<u8>>,
}

/// The times of the floor.
struct Floor {
    shaping: Duration,
    deflating: Duration,
    writing: Duration,
}

fn main() {
    println!("| case | words shaped | shaping | deflating | writing | floor | Mahdar | multiple |");
    println!("|---|---:|---:|---:|---:|---:|---:|---:|");
    let folder = tempfile::tempdir().expect("a temporary folder can be made");
    one(folder.path());
    hundred(folder.path());
    big_pack(folder.path());
}

fn one(folder: &Path) {
    let source = sources(1).remove(0);
    let found = of_meetings(std::slice::from_ref(&source));
    row("1 meeting, new engine, PDF + DOCX", &found, folder, || {
        write_all(&files_of(&engine(), &source), folder);
    });
}

fn hundred(folder: &Path) {
    let sources = sources(100);
    let found = of_meetings(&sources);
    let batch = Batch::in_folder(folder, &sources);
    row("100 meetings, PDF + DOCX, one thread", &found, folder, || batch.make(&engine(), 1));
}

fn big_pack(folder: &Path) {
    let shelf = Shelf::of(&sources(PACK));
    let made = shelf.pdf(&engine());
    let pages = made.pages;
    let mut found = Yield::default();
    let document = pack::bind(&shelf.pack, &shelf).expect("generated meetings are good").document;
    add_words(&frames(&document), &mut found.words);
    for (_, bytes) in made.files {
        add_streams(&bytes, &mut found.raw);
        found.files.push(bytes);
    }
    row(&format!("pack of {pages} pages, PDF"), &found, folder, || {
        let files: Vec<_> =
            shelf.pdf(&engine()).files.into_iter().map(|(_, bytes)| bytes).collect();
        write_all(&files, folder);
    });
}

fn row(name: &str, found: &Yield, folder: &Path, whole: impl FnMut()) {
    let floor = Floor {
        shaping: least(|| shape_all(&found.words)),
        deflating: least(|| deflate(&found.raw)),
        writing: least(|| write_all(&found.files, folder)),
    };
    let whole = least(whole);
    let sum = floor.shaping + floor.deflating + floor.writing;
    let words: usize = found.words.values().map(BTreeSet::len).sum();
    let ms = |time: Duration| format!("{:.2} ms", time.as_secs_f64() * 1e3);
    let [shaping, deflating, writing] = [floor.shaping, floor.deflating, floor.writing].map(ms);
    let multiple = whole.as_secs_f64() / sum.as_secs_f64();
    println!(
        "| {name} | {words} | {shaping} | {deflating} | {writing} | {} | {} | {multiple:.2} |",
        ms(sum),
        ms(whole)
    );
}

/// The time of the run that took least.
fn least<T>(mut work: impl FnMut() -> T) -> Duration {
    let run = |_| {
        let start = ProcessTime::now();
        std::hint::black_box(work());
        start.elapsed()
    };
    (0..RUNS).map(run).min().expect("there are runs")
}

fn of_meetings(sources: &[Source]) -> Yield {
    let engine = engine();
    let mut found = Yield::default();
    for source in sources {
        let meeting = Meeting::from_yaml(source).expect("generated meetings are good").value;
        let document = report::compose(&meeting, &NoFiles).expect("it names no file").value;
        add_words(&frames(&document), &mut found.words);
        for (format, bytes) in made(&engine, source, &both()).files {
            match format {
                Format::Pdf => add_streams(&bytes, &mut found.raw),
                _ => add_parts(&bytes, &mut found.raw),
            }
            found.files.push(bytes);
        }
    }
    found
}

fn files_of(engine: &Engine, source: &Source) -> Vec<Vec<u8>> {
    made(engine, source, &both()).files.into_iter().map(|(_, bytes)| bytes).collect()
}

fn frames(document: &mahdar::document::Document) -> PagedDocument {
    let theme = Theme::builtin("formal").expect("it is built in");
    let set = layout::paginate(document, &theme, &FontBook::embedded());
    set.expect("it has no odd characters").value
}

/// The words on the pages. Those that a line elongates stand there with their kashida, which is
/// shaped in its place.
fn add_words(pages: &PagedDocument, words: &mut Words) {
    for item in pages.pages.iter().flat_map(|page| &page.items) {
        if let Item::Text(text) = item {
            let known = words.entry(text.font).or_default();
            known.extend(text.words().split_whitespace().map(str::to_owned));
        }
    }
}

/// The contents of the streams of a PDF, without compression.
fn add_streams(pdf: &[u8], raw: &mut Vec<Raw>) {
    let file = lopdf::Document::load_mem(pdf).expect("our own PDF can be read");
    for object in file.objects.values() {
        if let Ok(stream) = object.as_stream() {
            let bytes = stream.decompressed_content().unwrap_or_else(|_| stream.content.clone());
            raw.push(Raw { bytes, level: STREAM });
        }
    }
}

/// The parts of a DOCX, without compression.
fn add_parts(docx: &[u8], raw: &mut Vec<Raw>) {
    let mut archive = zip::ZipArchive::new(Cursor::new(docx)).expect("our own DOCX can be read");
    for index in 0..archive.len() {
        let mut part = Vec::new();
        let mut entry = archive.by_index(index).expect("the index is below the count");
        entry.read_to_end(&mut part).expect("our own DOCX is whole");
        raw.push(Raw { bytes: part, level: PART });
    }
}

/// Shapes each word once, fonts read and plans made as in a new process.
fn shape_all(words: &Words) -> usize {
    let fonts = FontBook::embedded();
    let mut buffer = UnicodeBuffer::new();
    let mut glyphs = 0;
    for (font, words) in words {
        let face = fonts.get(*font).face();
        let mut plans: Vec<((Direction, Script), ShapePlan)> = Vec::new();
        for word in words {
            buffer.push_str(word);
            buffer.guess_segment_properties();
            let key = (buffer.direction(), buffer.script());
            let place = plans.iter().position(|(known, _)| *known == key).unwrap_or_else(|| {
                plans.push((key, ShapePlan::new(face, key.0, Some(key.1), None, &[])));
                plans.len() - 1
            });
            let shaped = rustybuzz::shape_with_plan(face, &plans[place].1, buffer);
            glyphs += shaped.len();
            buffer = shaped.clear();
        }
    }
    glyphs
}

/// Compresses all, and says how long the result is.
fn deflate(all: &[Raw]) -> usize {
    let compressor = |level| Compressor::new(CompressionLvl::new(level).expect("a level"));
    let mut compressors = [STREAM, PART].map(|level| (level, compressor(level)));
    let mut length = 0;
    for Raw { bytes, level } in all {
        let (_, compressor) = compressors.iter_mut().find(|(of, _)| of == level).expect("is there");
        let mut room = vec![0; compressor.zlib_compress_bound(bytes.len())];
        length += compressor.zlib_compress(bytes, &mut room).expect("there is room for the worst");
    }
    length
}

fn write_all(files: &[Vec<u8>], folder: &Path) {
    for (number, bytes) in files.iter().enumerate() {
        std::fs::write(folder.join(number.to_string()), bytes).expect("it can be written to");
    }
}
