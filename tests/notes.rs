//! Notes at the foot of the page: `^[text]` from the meeting file to pages, PDF and Word.

mod support;

use std::path::Path;

use lopdf::{Dictionary, Object};
use mahdar::document::{Block, BlockId, Document, Inline, Note, NoteMark, ParaRole};
use mahdar::geom::Pt;
use mahdar::layout::frame::{
    Destination, ElementId, ElementRole, Item, Page, PagedDocument, TextItem,
};
use mahdar::locale::Lang;
use mahdar::pdf::{self, PdfOptions};
use mahdar::{Engine, FontBook, Format, Meeting, NoFiles, RenderOptions, Source, Theme};
use support::paper::{self, fonts};

/// A meeting's pages.
fn pages(yaml: &str) -> PagedDocument {
    let theme = Theme::builtin("formal").expect("a built-in theme");
    support::set(&composed(yaml), &theme, fonts())
}

fn composed(yaml: &str) -> Document {
    support::composed_of(Path::new("notes.yaml"), yaml.to_owned()).0
}

fn texts(page: &Page) -> impl Iterator<Item = &TextItem> {
    page.items.iter().filter_map(|item| match item {
        Item::Text(text) => Some(text),
        _ => None,
    })
}

/// The text that holds these words.
fn with<'p>(page: &'p Page, words: &str) -> &'p TextItem {
    texts(page).find(|text| text.words().contains(words)).unwrap_or_else(|| panic!("no «{words}»"))
}

/// A paragraph with a note after its words.
fn noted(id: u32, words: &str, after: &str) -> Block {
    let mark = Inline::Note(NoteMark { id: BlockId(id), mark: id.to_string() });
    let content = vec![Inline::generated(words), mark, Inline::generated(after)];
    Block::paragraph(ParaRole::Body, content)
}

fn note(id: u32, words: &str) -> Note {
    Note { id: BlockId(id), mark: id.to_string(), content: vec![Inline::generated(words)] }
}

#[test]
fn a_note_stands_at_the_foot_of_the_page_of_its_mark() {
    let filler = "كلام يملأ الصفحات. ".repeat(30);
    let paragraphs = format!("\n\n  {filler}").repeat(12);
    let yaml = format!(
        "title: T\ncountry: EG\nintroduction: |\n  أول^[حاشية الأولى].{paragraphs}\n\n  ثانٍ^[حاشية الثانية].\n"
    );
    let pages = pages(&yaml).pages;
    let last = pages.len() - 1;
    assert!(last > 0, "the second mark stands on another page");
    for (page, word, said) in [(0, "أول", "الأولى"), (last, "ثانٍ", "الثانية")]
    {
        let body = with(&pages[page], word);
        let note = with(&pages[page], said);
        assert!(note.origin.y > body.origin.y && note.size < body.size, "{said}");
        let footer = with(&pages[page], "صفحة");
        // It is the last thing above the footer.
        let lowest = texts(&pages[page]).map(|text| text.origin.y).filter(|y| *y < footer.origin.y);
        assert_eq!(lowest.max(), Some(note.origin.y), "{said}");
    }
    let said = |page: &Page| texts(page).any(|text| text.words().contains("حاشية"));
    assert_eq!(pages.iter().filter(|page| said(page)).count(), 2);
}

#[test]
fn a_mark_is_raised_small_and_part_of_no_number() {
    let yaml = "title: T\ncountry: JO\ndocument: {digits: latn}\nbackground:\n\
                - صدر في 2016-05-12^[أ] ثم في 2017^[ب]، وكلف +966 11 123 4567^[ج].\n";
    let pages = pages(yaml).pages;
    for (number, mark) in [("2016-05-12", "1"), ("2017", "2"), ("+966 11 123 4567", "3")] {
        let body = with(&pages[0], number);
        let mark = texts(&pages[0]).find(|text| {
            text.words() == mark && text.origin.y < body.origin.y && text.size < body.size * 0.8
        });
        let mark = mark.unwrap_or_else(|| panic!("no mark on {number}"));
        assert!(body.origin.y - mark.origin.y < body.size * 0.6, "{number}");
        // Behind the number in reading order: on its left.
        assert!(mark.origin.x < body.origin.x, "{number}");
    }
}

#[test]
fn no_line_begins_with_a_mark() {
    for width in 60..160 {
        let mut document = paper::document(
            vec![noted(1, "انتهت الجلسة في ساعة متأخرة من الليل!", " ثم عاد الجميع إلى بيوتهم.")],
            Lang::Ar,
        );
        document.notes = vec![note(1, "حاشية")];
        paper::set_measure(&mut document, Pt(f64::from(width)));
        let pages = paper::set(&document).pages;
        let mark = texts(&pages[0]).find(|text| text.words() == "1").expect("is drawn");
        let before = with(&pages[0], "!");
        assert!(before.origin.y > mark.origin.y && before.origin.y - mark.origin.y < Pt(8.0));
    }
}

#[test]
fn notes_of_cells_lists_and_quotations_are_numbered_in_reading_order() {
    let yaml = "title: T\nbackground:\n- أ^[واحد]\n- list: ['ب^[اثنان]']\n- table: {rows: [[ج, 'د^[ثلاثة]']]}\n\
                - {quote: 'هـ^[أربعة]'}\ndecisions: ['و^[خمسة]']\nrecommendations:\n- {text: 'ز^[ستة]', owner: ح}\n\
                actions: [{task: 'ط^[سبعة]'}]\n";
    let document = composed(yaml);
    let said: Vec<String> =
        document.notes.iter().map(|note| mahdar::document::inline_text(&note.content)).collect();
    assert_eq!(said, ["واحد", "اثنان", "ثلاثة", "أربعة", "خمسة", "ستة", "سبعة"]);
    let marks: Vec<&str> = document.notes.iter().map(|note| note.mark.as_str()).collect();
    assert_eq!(marks, ["1", "2", "3", "4", "5", "6", "7"]);
}

#[test]
fn a_note_where_none_can_stand_is_reported_and_stays_in_the_text() {
    let meeting = Meeting::from_yaml(&Source::new("t.yaml", "title: اجتماع^[حاشية]\n"));
    let meeting = meeting.expect("no error").value;
    let engine = Engine::new(FontBook::embedded());
    let options = RenderOptions { formats: vec![Format::Pdf], ..RenderOptions::default() };
    let made = engine.render(&meeting, &NoFiles, &options).expect("no error");
    let found: Vec<&str> = made.warnings.iter().map(|warning| warning.code.0).collect();
    assert_eq!(found, ["W0137"]);
    let title = composed("title: اجتماع^[حاشية]\n");
    assert!(mahdar::document::plain_text(&title)[1].text.ends_with("اجتماع^[حاشية]"));
    let escaped = composed("title: T\nbackground: 2\\^[8]\n");
    assert!(escaped.notes.is_empty());
    assert!(mahdar::document::plain_text(&escaped).iter().any(|line| line.text == "2^[8]"));
}

#[test]
fn an_email_has_the_notes_of_decisions_in_brackets() {
    let meeting = "title: T\ndecisions: ['إقرار^[حاشية] الخطة']\nmail: {to: [a@b.example], from: c@d.example}\n";
    let meeting = Meeting::from_yaml(&Source::new("t.yaml", meeting)).expect("no error").value;
    let letter = mahdar::report::letter(&meeting, &NoFiles).expect("no error");
    assert!(letter.warnings.is_empty());
    let lines = mahdar::document::plain_text(&letter.value);
    assert!(lines.iter().any(|line| line.text == "إقرار (حاشية) الخطة"), "{lines:?}");
}

#[test]
fn screen_readers_hear_a_note_in_the_paragraph_of_its_mark() {
    let set = pages("title: T\nbackground: ['قبل^[حاشية] بعد']\n");
    let role = |id: ElementId| &set.structure[id.0].role;
    let found = |wanted: fn(&ElementRole) -> bool| {
        let place = set.structure.iter().position(|element| wanted(&element.role));
        ElementId(place.expect("is there"))
    };
    let note = found(|role| matches!(role, ElementRole::Note(_)));
    let reference = found(|role| *role == ElementRole::Reference);
    let parent = |id: ElementId| set.structure[id.0].parent.expect("not the root");
    assert_eq!(parent(note), parent(reference));
    assert_eq!(*role(parent(note)), ElementRole::Paragraph);
}

#[test]
fn a_note_has_a_name_of_its_own_in_the_pdf() {
    let set = pages("title: T\nbackground: ['أ^[واحد] ب^[اثنان]']\n");
    let file = pdf::write(&set, &[], fonts(), &PdfOptions::default()).expect("is written");
    let file = lopdf::Document::load_mem(&file).expect("is a PDF");
    let named = |dict: &Dictionary| -> Option<Vec<u8>> {
        (dict.get(b"S").and_then(Object::as_name).ok() == Some(b"Note"))
            .then(|| dict.get(b"ID").and_then(Object::as_str).expect("PDF/UA-1, 7.9").to_vec())
    };
    let mut names: Vec<Vec<u8>> =
        file.objects.values().filter_map(|object| named(object.as_dict().ok()?)).collect();
    names.sort();
    assert_eq!(names.len(), 2);
    assert_ne!(names[0], names[1]);
    let root = file.catalog().and_then(|catalog| catalog.get_deref(b"StructTreeRoot", &file));
    let tree = root.and_then(Object::as_dict).and_then(|root| root.get_deref(b"IDTree", &file));
    let tree = tree.and_then(Object::as_dict).and_then(|tree| tree.get(b"Names"));
    let listed = tree.and_then(Object::as_array).expect("a name tree");
    let listed: Vec<Vec<u8>> =
        listed.iter().filter_map(|o| o.as_str().ok().map(<[u8]>::to_vec)).collect();
    assert_eq!(listed, names);
}

proptest::proptest! {
    #![proptest_config(proptest::prelude::ProptestConfig::with_cases(24))]

    #[test]
    fn every_note_stands_on_the_page_of_its_mark_and_above_the_margin(
        paragraphs in proptest::collection::vec((1_usize..60, 0_usize..3, 1_usize..40), 1..40)
    ) {
        let mut blocks = Vec::new();
        let mut notes = Vec::new();
        for (words, marks, length) in paragraphs {
            let mut content = vec![Inline::generated("كلمة ".repeat(words))];
            for _ in 0..marks {
                let id = u32::try_from(notes.len()).expect("few") + 1;
                content.push(Inline::Note(NoteMark { id: BlockId(id), mark: id.to_string() }));
                notes.push(note(id, &"حاشية ".repeat(length)));
            }
            blocks.push(Block::paragraph(ParaRole::Body, content));
        }
        let mut document = paper::document(blocks, Lang::Ar);
        document.notes = notes;
        let pages = paper::set(&document);
        let bottom = document.setup.margins.expect("are set").bottom;
        for (index, page) in pages.pages.iter().enumerate() {
            let lowest = texts(page).map(|text| text.origin.y).max();
            proptest::prop_assert!(lowest.is_none_or(|y| y <= page.size.height - bottom));
            for item in &page.items {
                let Item::Link(link) = item else { continue };
                let Destination::Page { page, .. } = link.to else { panic!("marks alone are links") };
                proptest::prop_assert_eq!(page, index);
            }
        }
        let placed: Vec<BlockId> = pages.destinations.keys().copied().collect();
        let wanted: Vec<BlockId> = document.notes.iter().map(|note| note.id).collect();
        proptest::prop_assert_eq!(placed, wanted);
    }
}
