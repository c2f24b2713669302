//! How much of the processor's time a meeting takes: each stage by itself, and the whole way from text
//! to files. Meetings are generated, two pages each with other words (`support/meeting.rs`).
//!
//! All figures are time of the processor (`processor.rs`) but those of the group `threads`, where time on
//! the wall is the point.

use std::hint::black_box;
use std::slice;

use criterion::measurement::{Measurement, WallTime};
use criterion::{BenchmarkGroup, Criterion, criterion_group, criterion_main};
use mahdar::document::{
    Block, Document, Inline, KashidaLevel, LineBreaking, ParaRole, inline_text,
};
use mahdar::docx::KnownParts;
use mahdar::layout::Words;
use mahdar::layout::frame::PagedDocument;
use mahdar::pdf::PdfOptions;
use mahdar::{FontBook, Format, Meeting, NoFiles, RenderOptions, Source, Theme};
use mahdar::{docx, layout, pack, pdf, report, yaml};

mod processor;
mod support;

/// The allocator of the program.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

use processor::{Processor, elements};
use support::cases::{Batch, PACK, Shelf, append, both, engine, made, sources};

/// How many meetings the measurements of one meeting go round: no single one's words decide.
const ROUND: usize = 16;

/// Calls `work` with one thing after the other, round and round.
fn each<M: Measurement, T, R>(
    group: &mut BenchmarkGroup<'_, M>,
    name: &str,
    things: &[T],
    mut work: impl FnMut(&T) -> R,
) {
    let mut next = 0;
    group.bench_function(name, |b| {
        b.iter(|| {
            next = (next + 1) % things.len();
            work(black_box(&things[next]))
        });
    });
}

/// A meeting in all the shapes that it goes through.
struct Staged {
    source: Source,
    meeting: Meeting,
    document: Document,
    pages: PagedDocument,
}

/// What every layout needs.
struct Shop {
    fonts: FontBook,
    theme: Theme,
}

impl Shop {
    fn open() -> Shop {
        Shop {
            fonts: FontBook::embedded(),
            theme: Theme::builtin("formal").expect("it is built in"),
        }
    }

    fn pages(&self, document: &Document, words: &mut Words) -> PagedDocument {
        let set = layout::paginate_with(document, &self.theme, &self.fonts, slice::from_mut(words));
        set.expect("generated meetings have no odd characters").value
    }

    fn pdf(&self, pages: &PagedDocument) -> Vec<u8> {
        pdf::write(pages, &[], &self.fonts, &PdfOptions::default()).expect("fonts are whole")
    }

    fn docx(&self, staged: &Staged, known: &mut KnownParts) -> Vec<u8> {
        let Staged { document, pages, .. } = staged;
        let numbers = pages.page_numbers(document.setup.digits);
        let written = docx::write_with(document, &self.theme, &self.fonts, &numbers, known);
        written.expect("generated meetings are small")
    }

    fn stage(&self, source: Source) -> Staged {
        let meeting = Meeting::from_yaml(&source).expect("generated meetings are good").value;
        let document = report::compose(&meeting, &NoFiles).expect("it names no file").value;
        let pages = self.pages(&document, &mut Words::default());
        Staged { source, meeting, document, pages }
    }
}

fn start(c: &mut Criterion<Processor>) {
    let mut group = c.benchmark_group("start");
    group.bench_function("fonts", |b| b.iter(FontBook::embedded));
    group.bench_function("theme", |b| b.iter(|| Theme::builtin(black_box("formal"))));
    group.bench_function("engine", |b| b.iter(engine));
    group.finish();
}

/// Each stage of a two-page meeting. `layout, cold` shapes each word once; `layout, words known` shapes
/// none.
fn stages(c: &mut Criterion<Processor>) {
    let shop = Shop::open();
    let staged: Vec<Staged> = sources(ROUND).into_iter().map(|source| shop.stage(source)).collect();
    let mut group = c.benchmark_group("stage");
    each(&mut group, "yaml", &staged, |s| yaml::parse(&s.source));
    each(&mut group, "yaml+model", &staged, |s| Meeting::from_yaml(&s.source));
    each(&mut group, "report", &staged, |s| report::compose(&s.meeting, &NoFiles));
    each(&mut group, "layout, cold", &staged, |s| shop.pages(&s.document, &mut Words::default()));
    let mut words = Words::default();
    for s in &staged {
        shop.pages(&s.document, &mut words);
    }
    each(&mut group, "layout, words known", &staged, |s| shop.pages(&s.document, &mut words));
    each(&mut group, "pdf", &staged, |s| shop.pdf(&s.pages));
    each(&mut group, "docx, cold", &staged, |s| shop.docx(s, &mut KnownParts::default()));
    let mut known = KnownParts::default();
    each(&mut group, "docx, look known", &staged, |s| shop.docx(s, &mut known));
    group.finish();
}

/// Running text of as many meetings as it takes.
fn running_words(shop: &Shop, count: usize) -> Vec<String> {
    const LEAST_OF_A_MEETING: usize = 30;
    let sources = sources(count / LEAST_OF_A_MEETING + 1).into_iter();
    let mut words: Vec<String> =
        sources.flat_map(|s| body_words(&shop.stage(s).document)).collect();
    assert!(words.len() >= count, "meetings have more running text");
    words.truncate(count);
    words
}

/// Paragraphs of these lengths, and nothing else, in a document set as a meeting is.
fn paragraphs_of(shop: &Shop, lengths: &[usize]) -> Document {
    let words = running_words(shop, lengths.iter().sum());
    let mut document = shop.stage(sources(1).remove(0)).document;
    let mut rest = words.as_slice();
    let paragraph = |&length: &usize| {
        let (words, behind) = rest.split_at(length);
        rest = behind;
        Block::paragraph(ParaRole::Body, vec![Inline::generated(words.join(" "))])
    };
    document.blocks = lengths.iter().map(paragraph).collect();
    document
}

/// The words of the body text of a document.
fn body_words(document: &Document) -> Vec<String> {
    let mut words = Vec::new();
    for block in &document.blocks {
        if let Block::Paragraph(paragraph) = block
            && paragraph.role == ParaRole::Body
        {
            let text = inline_text(&paragraph.content);
            words.extend(text.split_whitespace().map(str::to_owned));
        }
    }
    words
}

/// The paragraph engine by its parts: with words known, first-fit is itemising and setting lines; what
/// the other rows take beyond it is choosing places to break, and kashida. The cold row less the one
/// with words known is shaping.
fn paragraphs(c: &mut Criterion<Processor>) {
    let shop = Shop::open();
    let usual: Vec<usize> = (0..21).map(|n| 60 + n).collect();
    for (name, lengths) in
        [("21 paragraphs of 60 to 80 words", usual), ("a paragraph of 1,470 words", vec![1_470])]
    {
        let mut document = paragraphs_of(&shop, &lengths);
        let mut group = c.benchmark_group(name);
        let mut known = Words::default();
        for (row, breaking, kashida) in [
            ("first-fit", LineBreaking::FirstFit, KashidaLevel::None),
            ("optimal", LineBreaking::Optimal, KashidaLevel::None),
            ("optimal, kashida low", LineBreaking::Optimal, KashidaLevel::Low),
            ("optimal, kashida medium", LineBreaking::Optimal, KashidaLevel::Medium),
        ] {
            document.setup.line_breaking = breaking;
            document.setup.kashida = Some(kashida);
            group.bench_function(format!("cold, {row}"), |b| {
                b.iter(|| shop.pages(black_box(&document), &mut Words::default()));
            });
            group.bench_function(format!("words known, {row}"), |b| {
                b.iter(|| shop.pages(black_box(&document), &mut known));
            });
        }
        group.finish();
    }
}

/// From text to bytes: one meeting. Cold is a new engine, as in a new process.
fn meeting(c: &mut Criterion<Processor>) {
    let sources = sources(ROUND);
    let warm = engine();
    let mut group = c.benchmark_group("meeting");
    each(&mut group, "cold, pdf+docx", &sources, |source| made(&engine(), source, &both()));
    for (name, formats) in [
        ("words known, check", vec![]),
        ("words known, pdf", vec![Format::Pdf]),
        ("words known, docx", vec![Format::Docx]),
        ("words known, pdf+docx", vec![Format::Pdf, Format::Docx]),
    ] {
        let options = RenderOptions { formats, ..RenderOptions::default() };
        each(&mut group, name, &sources, |source| made(&warm, source, &options));
    }
    group.finish();
}

/// From files to files: a hundred meetings by a new engine.
fn batch<M: Measurement>(c: &mut Criterion<M>, name: &str, threads: &[usize]) {
    let folder = tempfile::tempdir().expect("a temporary folder can be made");
    let batch = Batch::in_folder(folder.path(), &sources(100));
    let mut group = c.benchmark_group(name);
    group.sample_size(10).throughput(elements(100));
    for &threads in threads {
        group.bench_function(format!("100 meetings, threads: {threads}"), |b| {
            b.iter(|| batch.make(&engine(), threads));
        });
    }
    group.finish();
}

fn batch_by_processor(c: &mut Criterion<Processor>) {
    batch(c, "batch", &[1]);
}

/// How much a second thread helps, by the clock on the wall: on a machine that does nothing else.
fn threads(c: &mut Criterion<WallTime>) {
    batch(c, "threads", &[1, 2]);
}

/// A pack of some 400 pages, whole and by stages.
fn packs(c: &mut Criterion<Processor>) {
    let shelf = Shelf::of(&sources(PACK));
    let shop = Shop::open();
    let document = pack::bind(&shelf.pack, &shelf).expect("generated meetings are good").document;
    let pages = shop.pages(&document, &mut Words::default());
    let mut group = c.benchmark_group(format!("pack of {} pages", pages.pages.len()));
    group.sample_size(10).throughput(elements(pages.pages.len()));
    group.bench_function("whole, pdf", |b| b.iter(|| shelf.pdf(&engine())));
    group.bench_function("reading and binding", |b| b.iter(|| pack::bind(&shelf.pack, &shelf)));
    group.bench_function("layout, cold", |b| {
        b.iter(|| shop.pages(black_box(&document), &mut Words::default()));
    });
    group.bench_function("pdf", |b| b.iter(|| shop.pdf(black_box(&pages))));
    group.finish();
}

/// Pages to bytes by their number: the pages of meetings as one flow of content.
fn long(c: &mut Criterion<Processor>) {
    let shop = Shop::open();
    let mut staged = sources(500).into_iter().map(|source| shop.stage(source).pages);
    let mut many = staged.next().expect("there are 500");
    let mut group = c.benchmark_group("pages to bytes");
    group.sample_size(10);
    for count in [2, 100, 1000] {
        while many.pages.len() < count {
            append(&mut many, staged.next().expect("each has two pages or more"));
        }
        group.throughput(elements(many.pages.len()));
        group.bench_function(count.to_string(), |b| b.iter(|| shop.pdf(black_box(&many))));
    }
    group.finish();
}

criterion_group!(
    name = by_processor;
    config = Criterion::default().with_measurement(Processor);
    targets = start, stages, paragraphs, meeting, batch_by_processor, packs, long
);
criterion_group!(by_the_wall, threads);
criterion_main!(by_processor, by_the_wall);
