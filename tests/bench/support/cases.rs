//! The cases that are measured from end to end, by time, by memory and against the floor alike.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use mahdar::batch::{Input, Job, Target, run};
use mahdar::layout::frame::{Element, ElementId, Item, PagedDocument};
use mahdar::{
    Engine, FileError, Files, FontBook, Format, NoFiles, PackFormat, PackOptions, RenderOptions,
    Rendered, RenderedPack, Source,
};

use super::meetings;

/// A pack of this many meetings has some 400 pages: two a meeting, the cover, the contents.
pub const PACK: usize = 197;

/// Meetings 1 to `count`.
pub fn sources(count: usize) -> Vec<Source> {
    let meetings = meetings();
    (1..=count).map(|n| Source::new(format!("{n:05}.yaml"), meetings.yaml(n))).collect()
}

/// An engine that has seen no word yet.
pub fn engine() -> Engine {
    Engine::new(FontBook::embedded())
}

/// Both formats.
pub fn both() -> RenderOptions {
    RenderOptions { formats: vec![Format::Pdf, Format::Docx], ..RenderOptions::default() }
}

/// What is made of a meeting.
pub fn made(engine: &Engine, source: &Source, options: &RenderOptions) -> Rendered {
    engine.render_source(source, &NoFiles, options).expect("generated meetings are good").value
}

/// Meetings as files in a folder, and a folder for what is made of them.
#[derive(Debug)]
pub struct Batch {
    inputs: Vec<Input>,
    output: PathBuf,
}

impl Batch {
    /// Writes meetings into a folder, which must be there.
    pub fn in_folder(folder: &Path, sources: &[Source]) -> Batch {
        let output = folder.join("output");
        std::fs::create_dir_all(&output).expect("a temporary folder can be written to");
        let write = |source: &Source| {
            let path = folder.join(&*source.name);
            std::fs::write(&path, &*source.text).expect("a temporary folder can be written to");
            Input::File(path)
        };
        Batch { inputs: sources.iter().map(write).collect(), output }
    }

    /// Makes both files of each, as the command line does.
    pub fn make(&self, engine: &Engine, threads: usize) {
        let target = Target { folder: self.output.clone(), formats: both().formats };
        let job = Job { target: Some(target), threads, ..Job::default() };
        let left = run(engine, &self.inputs, &job, |outcome| {
            outcome.result.expect("generated meetings are good");
        });
        assert_eq!(left.expect("threads can be started"), 0);
    }
}

/// A pack with its meetings in memory.
#[derive(Debug)]
pub struct Shelf {
    /// The file of the pack.
    pub pack: Source,
    meetings: BTreeMap<String, Arc<[u8]>>,
}

impl Shelf {
    /// A pack of these meetings.
    pub fn of(sources: &[Source]) -> Shelf {
        let names: Vec<&str> = sources.iter().map(|source| &*source.name).collect();
        let yaml = format!("title: ملف الإحاطة\nmeetings: [{}]\n", names.join(", "));
        let entry = |source: &Source| (source.name.to_string(), Arc::from(source.text.as_bytes()));
        Shelf {
            pack: Source::new("pack.yaml", yaml),
            meetings: sources.iter().map(entry).collect(),
        }
    }

    /// The PDF of the pack.
    pub fn pdf(&self, engine: &Engine) -> RenderedPack {
        let options = PackOptions { formats: vec![PackFormat::Pdf], ..PackOptions::default() };
        engine.render_pack(&self.pack, self, &options).expect("generated meetings are good")
    }
}

impl Files for Shelf {
    fn read(&self, path: &str) -> Result<Arc<[u8]>, FileError> {
        self.meetings.get(path).cloned().ok_or(FileError::NotFound)
    }
}

/// Adds the pages of a document behind others; the document element is shared.
pub fn append(many: &mut PagedDocument, pages: PagedDocument) {
    let from = many.structure.len() - 1;
    let moved = |id: ElementId| if id.0 == 0 { id } else { ElementId(id.0 + from) };
    for element in pages.structure.into_iter().skip(1) {
        let parent = element.parent.map(moved);
        many.structure.push(Element { parent, ..element });
    }
    for mut page in pages.pages {
        for item in &mut page.items {
            match item {
                Item::Begin(id) => *id = moved(*id),
                Item::Link(link) => link.element = moved(link.element),
                Item::Text(_)
                | Item::Fill(..)
                | Item::FillRounded(..)
                | Item::Stroke(..)
                | Item::Disc(..)
                | Item::Image(..)
                | Item::Artifact(_)
                | Item::End => {}
            }
        }
        many.pages.push(page);
    }
}
