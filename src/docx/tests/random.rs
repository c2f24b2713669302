//! Documents that nobody would write: every kind of block and inline inside every other, with texts
//! that want to break the file. What must hold of each file is at the end.
//!
//! A document is made of a list of numbers, each of which settles one choice; when they run out, the
//! first choice is taken, the simplest one. So a failing list can be made shorter.

use std::collections::BTreeSet;

use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::{RngSeed, TestRunner};

use super::super::dom::Element;
use super::super::order;
use super::hostile::expected;
use super::reader::{File, all, characters, stories, values};
use super::{sample, written};
use crate::document::{
    Block, BlockId, BoxRole, Boxed, Cell, CharRole, Column, ColumnKind, Cover, Document, Entry,
    EntryPlace, Fact, Field, Figure, Heading, ImageId, Inline, Inlines, Letterhead, Link, List,
    ListItem, Marker, Note, NoteMark, ParaRole, Paragraph, Part, Quote, Row, RunningLine,
    Signature, Table, TableRole, Target, Toc, Tone,
};
use crate::locale::digits::DigitSet;
use crate::locale::numbering::Counter;
use crate::locale::{Direction, Lang};

/// The name of the first note.
const FIRST_NOTE: u32 = 1_000_000;

/// What texts are made of.
const WORDS: [&str; 20] = [
    "نص",
    "قَرَّرَ المجلسُ",
    "World Summit (WHS)",
    "\"<&>'",
    "]]>&amp;<!--",
    "\u{0}\u{1F}\u{FFFE}",
    "\u{202E}معكوس\u{202C}",
    "\u{2067}عزل\u{2069}",
    "\u{200F}\u{200E}",
    "👩‍👩‍👧 🇯🇴",
    "سطر\nآخر\r\nوآخر",
    "\tجدولة\t",
    "+962 6 500 1234",
    "2026-05-23 و23-24",
    "٣٥٪ 35%",
    "مستشفياتهمالمتخصصةالمتباعدة",
    "%1 %2",
    "\u{2028}",
    "https://example.org/a?b=\"c\"&d=<e>",
    "\u{645}\u{301}\u{6DD}",
];

/// Makes documents of a list of choices.
struct Maker<'a> {
    choices: std::slice::Iter<'a, u16>,
    ids: u32,
}

impl Maker<'_> {
    fn choose(&mut self, count: usize) -> usize {
        usize::from(*self.choices.next().unwrap_or(&0)) % count
    }

    fn of<T: Copy>(&mut self, all: &[T]) -> T {
        all[self.choose(all.len())]
    }

    fn many<T>(
        &mut self,
        least: usize,
        most: usize,
        mut make: impl FnMut(&mut Self) -> T,
    ) -> Vec<T> {
        let count = least + self.choose(most - least + 1);
        (0..count).map(|_| make(self)).collect()
    }

    fn id(&mut self) -> BlockId {
        self.ids += 1;
        BlockId(self.ids)
    }

    fn maybe_id(&mut self) -> Option<BlockId> {
        (self.choose(2) == 1).then(|| self.id())
    }

    fn text(&mut self) -> String {
        let words = self.many(1, 4, |maker| maker.of(&WORDS));
        let long = if self.choose(9) == 8 { "طويلة".repeat(60) } else { String::new() };
        words.join(" ") + &long
    }

    fn inlines(&mut self) -> Inlines {
        self.inlines_within(2)
    }

    fn inlines_within(&mut self, depth: usize) -> Inlines {
        self.many(1, 3, |maker| maker.inline(depth))
    }

    fn inline(&mut self, depth: usize) -> Inline {
        let kinds = if depth == 0 { 3 } else { 9 };
        match self.choose(kinds) {
            8 => self.mark(),
            0 => Inline::generated(self.text()),
            1 => Inline::LineBreak,
            2 => Inline::Field(self.field()),
            3 => Inline::span(self.role(), self.inlines_within(depth - 1)),
            4 => {
                let direction = self.of(&[None, Some(Direction::Ltr), Some(Direction::Rtl)]);
                Inline::Isolate(direction, self.inlines_within(depth - 1))
            }
            5 => {
                let place = EntryPlace { path: self.text(), name: self.text() };
                Inline::Entry(Entry { place, content: self.inlines_within(depth - 1) })
            }
            // Links do not stand in links.
            6 => self.link(Target::Uri),
            _ => self.link(|_| Target::Block(BlockId(1))),
        }
    }

    /// The mark of a note, which may stand twice, or of one that is not there.
    fn mark(&mut self) -> Inline {
        let id = self.of(&[FIRST_NOTE, FIRST_NOTE + 1, FIRST_NOTE + 9]);
        Inline::Note(NoteMark { id: BlockId(id), mark: "١٢".to_owned() })
    }

    fn notes(&mut self) -> Vec<Note> {
        let note = |maker: &mut Maker, id| {
            let content = maker.inlines();
            Note { id: BlockId(id), mark: "١٢".to_owned(), content }
        };
        [FIRST_NOTE, FIRST_NOTE + 1].map(|id| note(self, id)).into()
    }

    fn link(&mut self, target: impl Fn(String) -> Target) -> Inline {
        Inline::Link(Link { target: target(self.text()), content: self.inlines_within(0) })
    }

    fn field(&mut self) -> Field {
        self.of(&[Field::PageNumber, Field::PageCount, Field::PageOf(BlockId(1))])
    }

    fn role(&mut self) -> CharRole {
        self.of(&[
            CharRole::Strong,
            CharRole::Code,
            CharRole::Name,
            CharRole::Label,
            CharRole::Secondary,
            CharRole::Status(Tone::Bad),
        ])
    }

    fn paragraph(&mut self) -> Block {
        let role = self.of(&[
            ParaRole::Body,
            ParaRole::Basmala,
            ParaRole::Title,
            ParaRole::Subtitle,
            ParaRole::Kind,
            ParaRole::Labelled,
            ParaRole::Lead,
            ParaRole::Caption,
            ParaRole::Attribution,
            ParaRole::Note,
        ]);
        Block::Paragraph(Paragraph { role, content: self.inlines() })
    }

    fn blocks(&mut self, depth: usize) -> Vec<Block> {
        self.many(1, 3, |maker| maker.block(depth))
    }

    fn block(&mut self, depth: usize) -> Block {
        let kinds = if depth == 0 { 7 } else { 12 };
        match self.choose(kinds) {
            0 => self.paragraph(),
            1 => Block::Heading(self.heading()),
            2 => self.table(),
            3 => Block::Facts(self.facts()),
            4 => self.figure(),
            5 => Block::Signatures(self.many(1, 3, Maker::signature)),
            6 => Block::PageBreak,
            7 => self.list(depth - 1),
            8 => {
                Block::Quote(Quote { blocks: self.blocks(depth - 1), attribution: self.inlines() })
            }
            9 => {
                let role = self.of(&[BoxRole::Summary, BoxRole::Decision]);
                Block::Boxed(Boxed { role, id: self.maybe_id(), blocks: self.blocks(depth - 1) })
            }
            10 => Block::Across(self.blocks(depth - 1)),
            _ => Block::Together(self.blocks(depth - 1)),
        }
    }

    fn heading(&mut self) -> Heading {
        let level = u8::try_from(1 + self.choose(6)).expect("few levels");
        Heading { level, id: self.id(), content: self.inlines() }
    }

    fn table(&mut self) -> Block {
        let kinds =
            [ColumnKind::Text, ColumnKind::RowNumber, ColumnKind::Number, ColumnKind::Short];
        let columns =
            self.many(1, 4, |maker| Column { kind: maker.of(&kinds), head: maker.inlines() });
        let rows = self.many(0, 3, |maker| Row {
            id: maker.maybe_id(),
            cells: columns
                .iter()
                .map(|_| Cell { content: maker.many(0, 2, |m| m.inline(1)) })
                .collect(),
        });
        Block::Table(Table {
            role: self.of(&[TableRole::Data, TableRole::People, TableRole::Register]),
            summary: self.text(),
            caption: self.many(0, 1, |maker| maker.inline(1)),
            header: self.choose(2) == 0 || rows.is_empty(),
            columns,
            rows,
        })
    }

    fn facts(&mut self) -> Vec<Fact> {
        self.many(1, 3, |maker| Fact { label: maker.inlines(), value: maker.inlines() })
    }

    fn figure(&mut self) -> Block {
        Block::Figure(Figure {
            image: ImageId(self.choose(2)),
            alt: self.text(),
            caption: self.many(0, 1, |maker| maker.inline(1)),
            width: self.of(&[None, Some(0.01), Some(1.0)]),
        })
    }

    fn signature(&mut self) -> Signature {
        let name = self.many(0, 1, |maker| maker.inline(1));
        Signature { role: self.inlines(), name, below: self.inlines() }
    }

    fn list(&mut self, depth: usize) -> Block {
        let around = self.text();
        let marker = match self.choose(5) {
            0 => Marker::Bullet,
            1 => Marker::None,
            2 => sample::numbered(Counter::Number(DigitSet::Latn), "", ")"),
            3 => sample::numbered(Counter::Number(DigitSet::Arab), &around, ")"),
            _ => sample::numbered(Counter::Abjad, &around, ""),
        };
        let items = self.many(1, 3, |maker| ListItem {
            number: (maker.choose(4) == 3).then(|| maker.of(&["7", "٣/ب", "\"<&>"]).to_owned()),
            id: maker.maybe_id(),
            // The first block stands beside the label.
            blocks: [vec![maker.beside_a_label()], maker.many(0, 2, |m| m.block(depth))].concat(),
        });
        Block::List(List { marker, items })
    }

    /// A paragraph that is not empty.
    fn beside_a_label(&mut self) -> Block {
        let mut content = self.inlines();
        content.insert(0, Inline::generated("بند "));
        Block::paragraph(ParaRole::Body, content)
    }

    fn document(&mut self) -> Document {
        let mut document = sample::report();
        let mut blocks = vec![Block::Heading(self.heading())];
        if self.choose(3) == 1 {
            blocks.push(self.letterhead());
        }
        blocks.extend(self.blocks(3));
        if self.choose(4) == 3 {
            blocks = self.parts(blocks);
        }
        if self.choose(3) == 1 {
            // Before everything else, outside of parts.
            let contents = Block::Toc(Toc { title: self.inlines(), depth: 3 });
            blocks.splice(0..0, [self.cover(), contents]);
        }
        document.blocks = blocks;
        document.notes = self.notes();
        document.meta.title = self.text();
        document.setup.watermark = (self.choose(4) == 3).then(|| self.text());
        document.setup.double_sided = self.choose(2) == 1;
        let end = self.inlines();
        document.running.header = RunningLine { start: self.inlines(), end, ..Default::default() };
        if self.choose(4) == 3 {
            document.meta.lang = Lang::En;
            document.meta.direction = Direction::Ltr;
        }
        document
    }

    fn cover(&mut self) -> Block {
        Block::Cover(Cover {
            basmala: self.inlines(),
            organization: self.inlines(),
            logo: (self.choose(2) == 1).then_some(ImageId(0)),
            kind: self.inlines(),
            title: self.inlines(),
            subtitle: self.inlines(),
            facts: self.facts(),
            classification: self.inlines(),
        })
    }

    fn letterhead(&mut self) -> Block {
        let logo = (self.choose(2) == 1).then_some(ImageId(0));
        let lines = self.many(0, 2, Maker::inlines);
        Block::Letterhead(Letterhead { logo, name: self.inlines(), lines })
    }

    fn parts(&mut self, first: Vec<Block>) -> Vec<Block> {
        let part = |maker: &mut Self, blocks| {
            let mut running = crate::document::Running::default();
            running.header.start = maker.inlines();
            let watermark = (maker.choose(3) == 2).then(|| maker.text());
            Block::Part(Part { running, watermark, lang: Lang::Ar, blocks })
        };
        let second = self.blocks(2);
        vec![part(self, first), part(self, second)]
    }
}

fn made_of(choices: &[u16]) -> Document {
    Maker { choices: choices.iter(), ids: 0 }.document()
}

/// All that must hold of any file.
fn check(document: &Document) {
    let file = File::open(&written(document));
    let stories = stories(&file);
    let parts: Vec<(String, Element)> =
        file.xml_names().map(|name| (name.to_owned(), file.xml(name))).collect();
    ids_are_unique(&stories);
    bookmarks_are_legal(&stories);
    relations_are_complete(&file, &stories);
    parts.iter().for_each(|(name, part)| in_schema_order(name, part));
    assert_eq!(file.plain_text(), expected(document));
}

fn ids_are_unique(stories: &[(String, Element)]) {
    let keys = [
        ("w:bookmarkStart", "w:id"),
        ("w:bookmarkStart", "w:name"),
        ("wp:docPr", "id"),
        ("w:footnote", "w:id"),
        ("w:comment", "w:id"),
        ("w:p", "w14:paraId"),
    ];
    let of_controls = |story: &Element| -> Vec<String> {
        all(story, "w:sdtPr").into_iter().flat_map(|p| values(p, "w:id", "w:val")).collect()
    };
    let unique = |name: &str, ids: Vec<String>| {
        assert_eq!(ids.len(), ids.iter().collect::<BTreeSet<_>>().len(), "{name}: {ids:?}");
    };
    for (element, attribute) in keys {
        let ids = stories.iter().flat_map(|(_, story)| values(story, element, attribute)).collect();
        unique(element, ids);
    }
    unique("w:sdt", stories.iter().flat_map(|(_, story)| of_controls(story)).collect());
    for (name, story) in stories {
        for text in ["w:tag", "w:alias"].into_iter().flat_map(|e| values(story, e, "w:val")) {
            assert!(text.encode_utf16().count() <= 64, "{name}: {text}");
        }
        let [starts, ends] =
            ["w:bookmarkStart", "w:bookmarkEnd"].map(|kind| values(story, kind, "w:id"));
        let sorted = |mut ids: Vec<String>| {
            ids.sort();
            ids
        };
        assert_eq!(sorted(starts), sorted(ends), "{name}");
    }
}

/// Word takes names of forty characters, letters, digits and underscores, no digit in front.
fn bookmarks_are_legal(stories: &[(String, Element)]) {
    for name in stories.iter().flat_map(|(_, s)| values(s, "w:bookmarkStart", "w:name")) {
        let letters = |c: char| c.is_ascii_alphanumeric() || c == '_';
        let first = name.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_');
        assert!(first && name.len() <= 40 && name.chars().all(letters), "{name}");
    }
}

/// What a story refers to is there, and nothing is there that no story refers to.
fn relations_are_complete(file: &File, stories: &[(String, Element)]) {
    for (name, story) in stories {
        let relations = file.relations(name);
        let known: BTreeSet<&str> = relations.iter().map(|(id, ..)| id.as_str()).collect();
        assert_eq!(known.len(), relations.len(), "{name}: an id twice");
        let mut used = BTreeSet::new();
        referred(story, &mut used);
        assert!(used.iter().all(|id| known.contains(id.as_str())), "{name}: {used:?}");
        for (id, target, external) in &relations {
            let there = file.names().any(|part| part == format!("word/{target}"));
            assert!(*external || there, "{target} is missing");
            // Styles and the like are found by their kind.
            let by_kind = !external
                && !target.contains('/')
                && target.ends_with(".xml")
                && !target.starts_with("header")
                && !target.starts_with("footer");
            let by_kind = by_kind || target == "theme/theme1.xml";
            assert!(by_kind || used.contains(id), "{name}: nothing uses {target}");
        }
    }
}

fn referred(element: &Element, used: &mut BTreeSet<String>) {
    let ids = ["r:id", "r:embed", "r:link"].into_iter().filter_map(|key| element.get(key));
    used.extend(ids.map(str::to_owned));
    element.elements().for_each(|child| referred(child, used));
}

/// Elements that the finishing pass does not sort, in the order of the schema.
const STYLE: [&str; 14] = [
    "w:name",
    "w:aliases",
    "w:basedOn",
    "w:next",
    "w:link",
    "w:uiPriority",
    "w:semiHidden",
    "w:unhideWhenUsed",
    "w:qFormat",
    "w:pPr",
    "w:rPr",
    "w:tblPr",
    "w:tcPr",
    "w:tblStylePr",
];
const LEVEL: [&str; 9] = [
    "w:start",
    "w:numFmt",
    "w:lvlRestart",
    "w:pStyle",
    "w:suff",
    "w:lvlText",
    "w:lvlJc",
    "w:pPr",
    "w:rPr",
];

fn in_schema_order(part: &str, element: &Element) {
    let sequence = match element.name.as_ref() {
        "w:style" => Some(&STYLE[..]),
        "w:lvl" => Some(&LEVEL[..]),
        name => order::sequence(name),
    };
    if let Some(sequence) = sequence {
        let names: Vec<&str> = element.elements().map(|child| child.name.as_ref()).collect();
        let place = |name: &&str| sequence.iter().position(|known| known == name);
        let places: Option<Vec<usize>> = names.iter().map(place).collect();
        let places = places.unwrap_or_else(|| panic!("{part}: {}: {names:?}", element.name));
        // Only these may occur again.
        let again = |name: &str| name.ends_with("Reference") || name == "w:tblStylePr";
        let rising =
            |pair: &[usize]| pair[0] < pair[1] || pair[0] == pair[1] && again(sequence[pair[0]]);
        assert!(places.windows(2).all(rising), "{part}: {}: {names:?}", element.name);
    }
    element.elements().for_each(|child| in_schema_order(part, child));
}

/// The same lists of numbers every time.
const SEED: RngSeed = RngSeed::Fixed(10);

proptest! {
    #![proptest_config(ProptestConfig {
        cases: 64,
        rng_seed: SEED,
        failure_persistence: None,
        ..ProptestConfig::default()
    })]

    #[test]
    fn any_document_gives_a_sound_file_that_says_it(choices in prop::collection::vec(any::<u16>(), 0..600)) {
        check(&made_of(&choices));
    }
}

#[test]
fn the_choices_reach_every_kind_of_block() {
    let mut found = BTreeSet::new();
    for start in 0..200_u16 {
        let choices: Vec<u16> =
            (0..400).map(|n| start.wrapping_mul(7919).wrapping_add(n * 31) >> 2).collect();
        let file = File::open(&written(&made_of(&choices)));
        let body = file.xml("word/document.xml");
        for kind in ["w:tbl", "w:sdt", "w:hyperlink", "w:drawing", "w:numPr", "w:fldChar"] {
            if !all(&body, kind).is_empty() {
                found.insert(kind);
            }
        }
        if !characters(&body).is_empty() && found.len() == 6 {
            return;
        }
    }
    panic!("only {found:?}");
}

#[test]
#[ignore = "writes random files into target/docx-samples/random, for other programs to judge"]
fn random_files_for_others() {
    let folder =
        std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("target/docx-samples/random");
    std::fs::create_dir_all(&folder).expect("the folder can be made");
    let mut runner =
        TestRunner::new(ProptestConfig { rng_seed: SEED, ..ProptestConfig::default() });
    let lists = prop::collection::vec(any::<u16>(), 0..600);
    for number in 0..64 {
        let choices = lists.new_tree(&mut runner).expect("a list of numbers").current();
        let path = folder.join(format!("{number:02}.docx"));
        std::fs::write(path, written(&made_of(&choices))).expect("written");
    }
}
