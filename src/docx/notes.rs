//! `word/footnotes.xml`: the notes whose marks stand in the text (17.11.10).
//!
//! A mark is a `w:footnoteReference`, so that Word numbers the notes anew when somebody adds one.

use std::collections::BTreeMap;

use docx_rs::{ParagraphChild, Run};

use super::block::{Flow, styled};
use super::context::{Environment, State};
use super::dom::Element;
use super::inline::{children, direct, directed, text_run};
use super::styles::id;
use crate::document::{BlockId, Note};
use crate::locale::Direction;

/// The numbers of the lines above the notes, which are notes themselves to Word.
const SEPARATORS: [(&str, i64, &str); 2] =
    [("separator", -1, "w:separator"), ("continuationSeparator", 0, "w:continuationSeparator")];

/// The run that shows the mark of a note in the text.
pub(super) fn reference(note: BlockId, rtl: bool, state: &mut State) -> Run {
    state.notes.push(note);
    let number = state.notes.len();
    let reference = Element::new("w:footnoteReference").with("w:id", number);
    marked(reference, rtl, state)
}

fn marked(mark: Element, rtl: bool, state: &mut State) -> Run {
    directed(state.drawing(mark), rtl).style(id::FOOTNOTE_MARK)
}

/// A paragraph for each note with a mark, in the order of the marks.
pub(super) fn flow(noted: &[BlockId], env: &Environment<'_>, state: &mut State) -> Vec<Flow> {
    let rtl = env.document.meta.direction == Direction::Rtl;
    let notes: BTreeMap<BlockId, &Note> =
        env.document.notes.iter().map(|note| (note.id, note)).collect();
    let paragraph = |id: &BlockId| {
        let content = notes.get(id).map(|note| note.content.as_slice()).unwrap_or_default();
        let mut paragraph = styled(id::FOOTNOTE);
        let mut space = text_run(" ");
        direct(&mut space, rtl);
        let mark = marked(Element::new("w:footnoteRef"), rtl, state);
        paragraph.children.extend([mark.into(), space].map(ParagraphChild::Run));
        paragraph.children.extend(children(id::FOOTNOTE, content, env, state));
        Flow::paragraph(paragraph)
    };
    noted.iter().map(paragraph).collect()
}

/// The part of notes that are finished, each a paragraph.
pub(super) fn part(attributes: &Element, notes: Vec<Element>, direction: Direction) -> Element {
    let mut part = Element::new("w:footnotes");
    part.attributes.clone_from(&attributes.attributes);
    let note = |number: i64| Element::new("w:footnote").with("w:id", number);
    let separators = SEPARATORS.map(|(kind, number, mark)| {
        let mut properties = Element::new("w:pPr");
        if direction == Direction::Rtl {
            properties = properties.child(Element::new("w:bidi"));
        }
        let spacing = Element::new("w:spacing")
            .with("w:before", 0)
            .with("w:after", 0)
            .with("w:line", 240)
            .with("w:lineRule", "auto");
        let line = Element::new("w:r").child(Element::new(mark));
        let line = Element::new("w:p").child(properties.child(spacing)).child(line);
        note(number).with("w:type", kind).child(line)
    });
    let notes = (1..).zip(notes).map(|(number, paragraph)| note(number).child(paragraph));
    part.children(separators).children(notes)
}

/// What the settings say of them: which of the notes are lines (17.11.9).
pub(super) fn settings() -> Element {
    let line = |(_, number, _)| Element::new("w:footnote").with("w:id", number);
    Element::new("w:footnotePr").children(SEPARATORS.map(line))
}
