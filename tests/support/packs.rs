//! Packs for tests: two meetings, and the files of a pack by their names.

use std::collections::BTreeMap;
use std::sync::Arc;

use mahdar::diag::Source;
use mahdar::document::Inline;
use mahdar::fonts::FontBook;
use mahdar::layout::frame::{Item, Page, PagedDocument};
use mahdar::pack::{self, BoundPack};
use mahdar::report::{FileError, Files};
use mahdar::theme::Theme;
use mahdar::{Engine, Meeting, NoFiles, PackError, PackFormat, PackOptions};

/// Files by their names.
pub struct Shelf(pub BTreeMap<&'static str, Vec<u8>>);

impl Files for Shelf {
    fn read(&self, path: &str) -> Result<Arc<[u8]>, FileError> {
        let bytes = self.0.get(path).ok_or(FileError::NotFound)?;
        Ok(Arc::from(bytes.as_slice()))
    }

    fn matching(&self, pattern: &str) -> Result<Vec<String>, FileError> {
        let (before, after) = pattern.split_once('*').expect("a pattern with a star");
        let fits = |name: &&&str| name.starts_with(before) && name.ends_with(after);
        Ok(self.0.keys().filter(fits).map(|name| (*name).to_owned()).collect())
    }
}

pub const BOARD: &str = "\
title: اجتماع المجلس
kind: minutes
country: SA
date: 2026-01-21
agenda:
  - {title: الميزانية, discussion: نوقشت الأرقام., decision: اعتماد الميزانية كما عُرضت.}
decisions:
  - {text: \"تشكيل لجنة للمراجعة.^[من ثلاثة]\", effective: 2026-02-01}
actions:
  - {task: تسليم التقرير السنوي., owner: المدير, due: 2026-02-01, status: open}
  - {task: نشر المحضر., owner: أمين السر, due: 2026-01-25, status: done}
";

pub const WORKSHOP: &str = "\
title: ورشة القراءة
country: SA
date: 2026-01-05
classification: للاستخدام الداخلي
introduction: عُقدت الورشة في يوم واحد.
recommendations:
  - {text: فتح المكتبة مساءً., to: البلدية, due: 2026-09-01, status: in_progress}
  - {text: شراء كتب للأطفال., owner: اللجنة, due: 2026-01-10, status: open}
actions:
  - {task: \"إعداد قائمة الكتب، ثم عرضها على \\\"اللجنة\\\".\", owner: اللجنة, due: 2026-01-15, status: in_progress}
";

pub const PACK: &str = "\
title: ملف الإحاطة
subtitle: الربع الأول
date: 2026-03-31
reference: م/٧
country: SA
classification: محدود التداول
meetings: [board.yaml, {file: workshop.yaml, title: ورشة القراءة العامة}]
registers: [decisions, recommendations, actions]
as_of: 2026-03-31
";

pub fn shelf() -> Shelf {
    let files = [("board.yaml", BOARD), ("workshop.yaml", WORKSHOP)];
    Shelf(files.map(|(name, text)| (name, text.as_bytes().to_vec())).into())
}

pub fn bound(pack: &str, files: &Shelf) -> BoundPack {
    let source = Source::new("pack.yaml", pack);
    pack::bind(&source, files).unwrap_or_else(|problems| panic!("{:?}", problems.found))
}

pub fn laid_out(pack: &str, files: &Shelf) -> (BoundPack, PagedDocument) {
    let bound = bound(pack, files);
    let theme = Theme::builtin("formal").expect("is built in");
    let pages = super::set(&bound.document, &theme, &FontBook::embedded());
    (bound, pages)
}

/// The words of a page, header and footer too.
pub fn words(page: &Page) -> String {
    let text = |item: &Item| match item {
        Item::Text(text) => Some(text.words()),
        _ => None,
    };
    let words: String = page.items.iter().filter_map(text).collect();
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

pub fn bare(text: &str) -> String {
    text.split_whitespace().collect()
}

pub fn shown(inlines: &[Inline]) -> String {
    mahdar::document::inline_text(inlines)
}

pub fn made(pack: &str, files: &Shelf, formats: Vec<PackFormat>) -> mahdar::RenderedPack {
    let engine = Engine::new(FontBook::embedded());
    let source = Source::new("pack.yaml", pack);
    let options = PackOptions { formats, ..PackOptions::default() };
    engine.render_pack(&source, files, &options).expect("a good pack")
}
pub fn codes(pack: &str, files: &Shelf) -> Vec<(String, &'static str, String)> {
    let engine = Engine::new(FontBook::embedded());
    let source = Source::new("pack.yaml", pack);
    let problems = match engine.render_pack(&source, files, &PackOptions::default()) {
        Ok(made) => made.warnings,
        Err(PackError::Input(problems)) => problems,
        Err(other) => panic!("{other}"),
    };
    let of = |(source, found): (&Source, &mahdar::Diagnostic)| {
        (source.name.clone(), found.code.0, found.path.clone())
    };
    problems.iter().map(of).collect()
}

/// The PDF of a meeting, which somebody else may have made.
pub fn some_pdf(title: &str) -> Vec<u8> {
    let source = Source::new("a.yaml", format!("title: {title}\n"));
    let meeting = Meeting::from_yaml(&source).expect("good").value;
    let engine = Engine::new(FontBook::embedded());
    engine.render_pdf(&meeting, &NoFiles).expect("good").value
}

pub const ANNEXED: &str = "\
title: ملف
country: SA
meetings: [{file: board.yaml, annexes: [one.pdf]}]
annexes: [{title: خطة الإخلاء, file: plans/two.pdf}]
";

pub fn with_annexes() -> Shelf {
    let mut files = shelf();
    files.0.insert("one.pdf", some_pdf("الملحق الأول"));
    files.0.insert("plans/two.pdf", some_pdf("الملحق الثاني"));
    files
}
