//! How long a meeting takes: the whole way from text to files, and each stage by itself.

use std::hint::black_box;
use std::path::{Path, PathBuf};

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use mahdar::batch::{Folder, Input};
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
    group.bench_function("layout", |b| {
        b.iter(|| layout::paginate(black_box(&document), &theme, &fonts));
    });
    group.bench_function("pdf", |b| {
        b.iter(|| pdf::write(black_box(&pages), &document.images, &fonts, &options));
    });
    group.bench_function("docx", |b| {
        b.iter(|| docx::write(black_box(&document), &theme, &fonts, &numbers));
    });
    group.finish();
}

fn start(c: &mut Criterion) {
    let mut group = c.benchmark_group("start");
    group.bench_function("fonts", |b| b.iter(FontBook::embedded));
    group.bench_function("theme", |b| b.iter(|| Theme::builtin(black_box("formal"))));
    group.bench_function("engine", |b| b.iter(|| Engine::new(FontBook::embedded())));
    group.finish();
}

criterion_group!(benches, whole, stages, start);
criterion_main!(benches);
