//! How long a meeting takes: the whole way from text to files, and each stage by itself.

use std::hint::black_box;
use std::path::{Path, PathBuf};

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use mahdar::batch::{Folder, Input};
use mahdar::document::{Block, Inline, KashidaLevel, LineBreaking, ParaRole, plain_text};
use mahdar::layout::frame::{Element, ElementId, Item, PagedDocument};
use mahdar::pdf::PdfOptions;
use mahdar::{Engine, Files, FontBook, Format, Meeting, RenderOptions, Source, Theme};
use mahdar::{docx, layout, pdf, report, yaml};

/// The example to measure: two pages with people, points, recommendations and quotes.
const EXAMPLE: &str = "input/03-heritage-forum.yaml";

fn example() -> (Source, Folder) {
    let path: PathBuf = Path::new(env!("CARGO_MANIFEST_DIR")).join(EXAMPLE);
    let bytes = std::fs::read(&path).expect("the example is there");
    (Source::from_bytes(EXAMPLE, &bytes), Folder::of(&Input::File(path), false))
}

fn whole(c: &mut Criterion) {
    let (source, files) = example();
    let engine = Engine::new(FontBook::embedded());
    let mut group = c.benchmark_group("whole");
    group.throughput(Throughput::Elements(1));
    for (name, formats) in [
        ("check", vec![]),
        ("pdf", vec![Format::Pdf]),
        ("docx", vec![Format::Docx]),
        ("pdf+docx", vec![Format::Pdf, Format::Docx]),
    ] {
        let options = RenderOptions { formats, ..RenderOptions::default() };
        group.bench_function(name, |b| {
            b.iter(|| engine.render_source(black_box(&source), &files, &options).expect("is good"));
        });
    }
    group.finish();
}

fn stages(c: &mut Criterion) {
    let (source, files) = example();
    let files: &dyn Files = &files;
    let fonts = FontBook::embedded();
    let theme = Theme::builtin("formal").expect("is built in");
    let meeting = Meeting::from_yaml(&source).expect("is good").value;
    let document = report::compose(&meeting, files).expect("is good").value;
    let pages = layout::paginate(&document, &theme, &fonts).expect("is good").value;
    let numbers = pages.page_numbers(document.setup.digits);
    let options = PdfOptions::default();

    let mut group = c.benchmark_group("stage");
    group.bench_function("yaml", |b| b.iter(|| yaml::parse(black_box(&source))));
    group.bench_function("model", |b| b.iter(|| Meeting::from_yaml(black_box(&source))));
    group.bench_function("report", |b| b.iter(|| report::compose(black_box(&meeting), files)));
    group.bench_function("layout, cold", |b| {
        b.iter(|| layout::paginate(black_box(&document), &theme, &fonts));
    });
    let mut words = layout::Words::default();
    group.bench_function("layout, words known", |b| {
        b.iter(|| layout::paginate_with(black_box(&document), &theme, &fonts, &mut words));
    });
    group.bench_function("pdf", |b| {
        b.iter(|| pdf::write(black_box(&pages), &document.images, &fonts, &options));
    });
    group.bench_function("docx", |b| {
        b.iter(|| docx::write(black_box(&document), &theme, &fonts, &numbers));
    });
    group.finish();
}

/// The example's running text as one paragraph: first-fit without kashida is little more than shaping.
fn paragraph(c: &mut Criterion) {
    let (source, files) = example();
    let fonts = FontBook::embedded();
    let theme = Theme::builtin("formal").expect("is built in");
    let meeting = Meeting::from_yaml(&source).expect("is good").value;
    let mut document = report::compose(&meeting, &files).expect("is good").value;
    let lines = plain_text(&document);
    let words: Vec<&str> = lines.iter().flat_map(|line| line.text.split_whitespace()).collect();
    let text = vec![Inline::generated(words.join(" "))];
    document.blocks = vec![Block::paragraph(ParaRole::Body, text)];
    let mut group = c.benchmark_group("paragraph");
    for (name, breaking, kashida) in [
        ("shaped and filled", LineBreaking::FirstFit, KashidaLevel::None),
        ("optimal", LineBreaking::Optimal, KashidaLevel::None),
        ("optimal, kashida low", LineBreaking::Optimal, KashidaLevel::Low),
        ("optimal, kashida medium", LineBreaking::Optimal, KashidaLevel::Medium),
    ] {
        document.setup.line_breaking = breaking;
        document.setup.kashida = Some(kashida);
        group.bench_function(name, |b| {
            b.iter(|| layout::paginate(black_box(&document), &theme, &fonts));
        });
    }
    group.finish();
}

/// Pages to bytes for long documents: the example's pages over and over, as one flow of content.
fn long(c: &mut Criterion) {
    let (source, files) = example();
    let fonts = FontBook::embedded();
    let theme = Theme::builtin("formal").expect("is built in");
    let meeting = Meeting::from_yaml(&source).expect("is good").value;
    let document = report::compose(&meeting, &files).expect("is good").value;
    let pages = layout::paginate(&document, &theme, &fonts).expect("is good").value;
    let options = PdfOptions::default();
    let mut group = c.benchmark_group("pages to bytes");
    group.sample_size(10);
    for count in [2, 100, 1000] {
        let mut many = pages.clone();
        let structure = many.structure.len();
        for copy in 1..count / pages.pages.len() {
            repeat(&mut many, &pages, copy * (structure - 1));
        }
        group.throughput(Throughput::Elements(many.pages.len() as u64));
        group.bench_function(count.to_string(), |b| {
            b.iter(|| pdf::write(black_box(&many), &document.images, &fonts, &options));
        });
    }
    group.finish();
}

/// Adds the pages of a document behind others, their elements numbered from a place on; the
/// document element is shared.
fn repeat(many: &mut PagedDocument, pages: &PagedDocument, from: usize) {
    let moved = |id: ElementId| if id.0 == 0 { id } else { ElementId(id.0 + from) };
    for element in &pages.structure[1..] {
        let parent = element.parent.map(moved);
        many.structure.push(Element { parent, ..element.clone() });
    }
    for page in &pages.pages {
        let mut page = page.clone();
        for item in &mut page.items {
            match item {
                Item::Begin(id) => *id = moved(*id),
                Item::Link(link) => link.element = moved(link.element),
                _ => {}
            }
        }
        many.pages.push(page);
    }
}

fn start(c: &mut Criterion) {
    let mut group = c.benchmark_group("start");
    group.bench_function("fonts", |b| b.iter(FontBook::embedded));
    group.bench_function("theme", |b| b.iter(|| Theme::builtin(black_box("formal"))));
    group.bench_function("engine", |b| b.iter(|| Engine::new(FontBook::embedded())));
    group.finish();
}

criterion_group!(benches, whole, stages, paragraph, long, start);
criterion_main!(benches);
