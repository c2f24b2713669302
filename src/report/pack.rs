//! Several meetings bound together: cover, contents, each meeting as a part, registers, annexes.

use super::composer::Composer;
use super::inline::Value;
use super::registers::{self, Entry, Registers};
use super::{Files, front, running, sections, setup};
use crate::diag::{Diagnostic, Diagnostics, Span};
use crate::document::{
    Block, Document, Fact, GivingWay, Heading, Image, ImageId, Inline, Inlines, Offsets, ParaRole,
    Part, Running, RunningLine, Sheets, Toc, inline_text,
};
use crate::geom::Size;
use crate::locale::{DateLength, Word};
use crate::model::{Meeting, Pack, Text};

/// The most lines of contents that list sections too: three pages of them.
const MOST_ENTRIES: usize = 120;

/// A meeting to be bound, with what its pack says of it.
pub struct Bound<'a> {
    /// The meeting.
    pub meeting: &'a Meeting,
    /// The name of its file.
    pub file: &'a str,
    /// A title in the place of its own, from the pack's file.
    pub title: Option<&'a Text>,
    /// The files that it names.
    pub files: &'a dyn Files,
    /// What is added to its places in the source, so that they differ from those of other files.
    pub offset: usize,
    /// What stands behind it.
    pub annexes: Vec<Annex<'a>>,
}

/// Pages of another file.
#[derive(Debug, Clone)]
pub struct Annex<'a> {
    /// What it is called, from the pack's file.
    pub title: Option<&'a Text>,
    /// The name of its file.
    pub name: &'a str,
    /// Which of the files that go with the document it is.
    pub file: usize,
    /// The sizes of its pages, as they are seen.
    pub sizes: Vec<Size>,
}

/// A bound document with what its registers hold.
#[derive(Debug, Clone)]
pub struct Composed {
    /// The document. Places in it are those of one long text: the pack's file, then the meetings'.
    pub document: Document,
    /// What was gathered.
    pub registers: Registers,
    /// Its meetings by their titles, each with its date, and how final and how secret it is.
    pub meetings: Vec<Inlines>,
    /// What somebody should look at, each with the file it is about: 0 for the pack's, then the
    /// meetings' in their order.
    pub warnings: Vec<(usize, Diagnostic)>,
}

/// Composes the document of a pack. `files` are those that the pack itself names.
///
/// # Errors
/// Every picture that cannot be used, each with the file that names it.
pub fn compose_pack(
    pack: &Pack,
    meetings: &[Bound<'_>],
    annexes: &[Annex<'_>],
    files: &dyn Files,
) -> Result<Composed, Vec<(usize, Diagnostic)>> {
    let head = pack.head();
    let mut composer = Composer::new(&head, files);
    composer.kind = Word::KindPack;
    let mut binder = Binder { composer, meetings: Vec::new(), found: Vec::new() };
    let front = binder.front(meetings.len());
    let (mut parts, mut entries) = (Vec::new(), Vec::new());
    for (index, bound) in meetings.iter().enumerate() {
        let Some((part, gathered)) = binder.part(index, bound) else { continue };
        parts.push(part);
        entries.extend(gathered);
        parts.extend(bound.annexes.iter().map(|annex| binder.sheets(annex, 1, bound.meeting)));
    }
    let registers = Registers::new(pack, entries);
    for (key, blocks) in registers.composed(&mut binder.composer) {
        parts.push(binder.register(key, blocks));
    }
    parts.extend(annexes.iter().map(|annex| binder.sheets(annex, 0, binder.composer.meeting)));
    let contents = binder.contents(&parts);
    let further = (!front.further_facts.is_empty()).then_some(Block::Facts(front.further_facts));
    let blocks = front.blocks.into_iter().chain(contents).chain(further).chain(parts).collect();
    binder.finish(blocks, registers)
}

/// What is bound, and what adds up on the way.
struct Binder<'a> {
    /// Of the pack itself.
    composer: Composer<'a>,
    /// The titles of its meetings, with their dates, and how final and how secret they are.
    meetings: Vec<Inlines>,
    found: Vec<(usize, Diagnostic)>,
}

impl Binder<'_> {
    /// The cover, or the title and facts without one, which say how many meetings there are.
    fn front(&mut self, meetings: usize) -> front::Front {
        let mut front = front::compose(&mut self.composer);
        let number = self.composer.locale.number(meetings as u64);
        let label = self.composer.word(Word::FactMeetings);
        let fact = Fact { label, value: vec![Inline::generated(number)] };
        let facts = front.blocks.iter_mut().find_map(|block| match block {
            Block::Cover(cover) => Some(&mut cover.facts),
            Block::Facts(facts) => Some(facts),
            _ => None,
        });
        match facts {
            Some(facts) => facts.push(fact),
            None => front.blocks.push(Block::Facts(vec![fact])),
        }
        front
    }

    /// A meeting as a part, and what registers gather from it.
    fn part(&mut self, index: usize, bound: &Bound<'_>) -> Option<(Block, Vec<Entry>)> {
        let mut inner = Composer::new(bound.meeting, bound.files);
        inner.bound = true;
        let front = front::compose(&mut inner);
        let mut blocks = front.blocks;
        blocks.extend(sections::compose(&mut inner));
        let title = name_part(&mut blocks, &mut inner)?;
        let mut entries = registers::entries(&inner, bound);
        let draft = bound.meeting.is_draft().then(|| inner.locale.word(Word::DocumentDraft));
        let classification = bound.meeting.classification.as_ref().map(|text| inner.text(text));
        let in_brief = in_brief(&inner);
        let names = inner.names();
        let mut notes = inner.take_notes();
        let (images, found) = inner.finish();
        let refused = found.has_errors();
        self.found.extend(found.0.into_iter().map(|problem| (index + 1, problem)));
        if refused {
            return None;
        }
        let running = self.running(bound.meeting, title, classification);
        let lang = bound.meeting.language;
        let mut part = Block::Part(Part { running, watermark: draft, lang, blocks });
        let images = images.into_iter().map(|image| self.image(image, bound.offset)).collect();
        let offsets = Offsets {
            ids: self.composer.names(),
            images,
            source: bound.offset,
            entries: format!("m{}.", index + 1),
        };
        offsets.block(&mut part);
        notes.iter_mut().for_each(|note| offsets.note(note));
        self.composer.add_notes(notes);
        entries.iter_mut().for_each(|entry| entry.rebase(&offsets));
        self.composer.skip_names(names);
        // What the pack's own file says has its place there.
        if let (Some(title), Block::Part(part)) = (bound.title, &mut part) {
            let title = self.composer.text(title);
            part.running.header.start = unlinked(&title);
            entries
                .iter_mut()
                .for_each(|entry| entry.meeting.clone_from(&part.running.header.start));
            rename(part, title);
        }
        if let Block::Part(part) = &part {
            let named = [part.running.header.start.clone()].into_iter().chain(in_brief).collect();
            self.meetings.push(self.composer.joined(named, Word::Dot));
        }
        Some((part, entries))
    }

    /// Header and footer of a meeting: its title and the pack's, its classification or the pack's.
    fn running(
        &self,
        meeting: &Meeting,
        title: Inlines,
        classification: Option<Inlines>,
    ) -> Running {
        let own = meeting.classification.is_some();
        let classification = classification.filter(|_| own);
        let classification = classification.unwrap_or_else(|| self.classification());
        let header = self.header(title).around(classification.clone());
        let footer = RunningLine::new(classification, self.page_number(), GivingWay::Nothing);
        Running { header, footer, first_page_plain: true }
    }

    fn header(&self, title: Inlines) -> RunningLine {
        let pack = self.composer.plain(&self.composer.meeting.title);
        RunningLine::new(title, vec![Inline::generated(pack)], GivingWay::Both)
    }

    fn classification(&self) -> Inlines {
        self.classification_of(self.composer.meeting).unwrap_or_default()
    }

    fn classification_of(&self, meeting: &Meeting) -> Option<Inlines> {
        let words = self.composer.plain(meeting.classification.as_ref()?);
        Some(vec![Inline::generated(words)])
    }

    fn page_number(&self) -> Inlines {
        running::page_number(&self.composer).unwrap_or_default()
    }

    /// Header and footer of what belongs to no meeting.
    fn own_running(&self, title: Inlines) -> Running {
        let footer =
            RunningLine::new(self.classification(), self.page_number(), GivingWay::Nothing);
        let header = self.header(title).around(self.classification());
        Running { header, footer, first_page_plain: true }
    }

    /// A register as a part.
    fn register(&mut self, title: Word, blocks: Vec<Block>) -> Block {
        let running = self.own_running(self.composer.word(title));
        let lang = self.composer.meeting.language;
        Block::Part(Part { running, watermark: None, lang, blocks })
    }

    /// Pages of another file, with the classification of the meeting that they belong to, or the pack's,
    /// and their number.
    fn sheets(&mut self, annex: &Annex<'_>, level: u8, meeting: &Meeting) -> Block {
        let content = match annex.title {
            Some(title) => self.composer.text(title),
            None => vec![Inline::generated(file_title(annex.name))],
        };
        let pages = self.composer.locale.counted(Word::Pages, annex.sizes.len() as u64);
        let pages = Value::Inlines(vec![Inline::generated(pages)]);
        let own = self.classification_of(meeting);
        let stamp = [own.unwrap_or_else(|| self.classification()), self.page_number()];
        let stamp = stamp.into_iter().filter(|part| !part.is_empty()).collect();
        Block::Sheets(Sheets {
            heading: Heading { level, id: self.composer.next_id(), content },
            note: self.composer.phrase(Word::AnnexInPdf, vec![("pages", pages)]),
            stamp: self.composer.joined(stamp, Word::Dot),
            file: annex.file,
            sizes: annex.sizes.clone(),
        })
    }

    /// The contents: the sections of each meeting too, unless they are too many.
    fn contents(&self, parts: &[Block]) -> Option<Block> {
        if self.composer.meeting.document.toc == Some(false) {
            return None;
        }
        let depth = u8::from(parts.iter().map(lines_of).sum::<usize>() <= MOST_ENTRIES);
        Some(Block::Toc(Toc { title: self.composer.word(Word::Contents), depth }))
    }

    /// The place of a picture, which may be there already; `offset` is that of the meeting's source.
    fn image(&mut self, mut image: Image, offset: usize) -> ImageId {
        if let Some(span) = &mut image.origin {
            *span = Span { start: span.start + offset, end: span.end + offset };
        }
        let images = &mut self.composer.images;
        let known = images.iter().position(|held| held.bytes == image.bytes);
        ImageId(known.unwrap_or_else(|| {
            images.push(image);
            images.len() - 1
        }))
    }

    fn finish(
        self,
        mut blocks: Vec<Block>,
        registers: Registers,
    ) -> Result<Composed, Vec<(usize, Diagnostic)>> {
        let lines = self.own_running(self.composer.word(Word::Contents));
        let Binder { composer, meetings, mut found } = self;
        let (meta, setup) = (setup::meta(&composer), setup::page_setup(&composer));
        let notes = setup::notes(&composer, &mut blocks);
        let (images, Diagnostics(own)) = composer.finish();
        found.splice(0..0, own.into_iter().map(|problem| (0, problem)));
        if found.iter().any(|(_, found)| found.is_error()) {
            return Err(found);
        }
        let document = Document { meta, setup, running: lines, images, blocks, notes };
        Ok(Composed { document, registers, meetings, warnings: found })
    }
}

/// Makes the title of a meeting the heading of its part; gives the title's words.
fn name_part(blocks: &mut [Block], inner: &mut Composer<'_>) -> Option<Inlines> {
    let id = inner.next_id();
    let title = blocks.iter_mut().find_map(|block| match block {
        Block::Paragraph(paragraph) if paragraph.role == ParaRole::Title => {
            let content = std::mem::take(&mut paragraph.content);
            *block = Block::Heading(Heading { level: 0, id, content });
            Some(block)
        }
        _ => None,
    })?;
    match title {
        Block::Heading(heading) => Some(unlinked(&heading.content)),
        _ => None,
    }
}

/// Gives a part another title.
fn rename(part: &mut Part, title: Inlines) {
    for block in &mut part.blocks {
        if let Block::Heading(heading) = block
            && heading.level == 0
        {
            heading.content = title;
            return;
        }
    }
}

/// The words alone, on one line.
fn unlinked(content: &[Inline]) -> Inlines {
    vec![Inline::generated(inline_text(content).replace('\n', " "))]
}

/// When a meeting was, how final and how secret its paper is, as far as that is known.
fn in_brief(composer: &Composer<'_>) -> Vec<Inlines> {
    let meeting = composer.meeting;
    let date = meeting.date.as_ref().map(|date| composer.date(date, DateLength::Long));
    let draft = meeting.is_draft().then(|| composer.word(Word::DocumentDraft));
    let classification = meeting.classification.as_ref().map(|text| composer.text(text));
    [date, draft, classification].iter().flatten().map(|part| unlinked(part)).collect()
}

/// How many lines a part takes in contents with sections.
fn lines_of(block: &Block) -> usize {
    match block {
        Block::Part(part) => part.blocks.iter().map(lines_of).sum(),
        Block::Across(blocks) => blocks.iter().map(lines_of).sum(),
        Block::Heading(heading) => usize::from(heading.level <= 1),
        Block::Sheets(_) => 1,
        _ => 0,
    }
}

/// The name of a file without folders and ending.
fn file_title(name: &str) -> String {
    let file = name.rsplit(['/', '\\']).next().unwrap_or(name);
    let stem = file.rsplit_once('.').map_or(file, |(stem, _)| stem);
    if stem.is_empty() { file.to_owned() } else { stem.to_owned() }
}
