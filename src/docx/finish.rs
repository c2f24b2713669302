//! The finishing pass: what docx-rs has built becomes complete, right-to-left and schema-ordered.
//!
//! Adds what the crate cannot say (`w:rtl`, `w:bidiVisual`, `w:tblHeader`, alternative texts), takes
//! away what it says wrongly, and gives nothing a number of its own: ids come from the order of the
//! text, never from the crate's counters, which run on from document to document.

use std::vec::IntoIter;

use crate::document::EntryPlace;
use crate::locale::Direction;
use crate::theme::{Colour, PAGE_BORDER};

use super::DocxError;
use super::context::{Noted, PictureNote, SLOT, SectionNote, State, TableNote};
use super::controls;
use super::dom::{self, Element, Node, Rewriting};
use super::inline::{COMPLEX_HINT, RTL_HINT};
use super::{notes, order};

/// What the pass knows of a story that its XML does not say.
struct Pass {
    direction: Direction,
    tables: IntoIter<TableNote>,
    pictures: IntoIter<PictureNote>,
    sections: IntoIter<SectionNote>,
    drawings: Vec<Element>,
    controls: Vec<EntryPlace>,
    controls_before: usize,
    picture: usize,
}

/// Finishes a header or a footer; `controls_before` is how many content controls there are in the
/// stories before.
///
/// # Errors
/// [`DocxError::Malformed`] when docx-rs wrote something that is not XML.
pub(super) fn story(
    bytes: &[u8],
    direction: Direction,
    state: &State,
    controls_before: usize,
) -> Result<Vec<u8>, DocxError> {
    let mut pass = Pass::new(direction, state.noted.clone(), controls_before);
    let mut story = Rewriting::default();
    story.add(bytes, true, is_container, |element| pass.finished(element))?;
    Ok(story.into_bytes())
}

/// The text, finished in stretches: of papers bound together one after another, so that only one is
/// ever held as docx-rs builds it.
#[derive(Debug)]
pub(super) struct Text {
    direction: Direction,
    rewriting: Rewriting,
    /// How many content controls there are so far, and how many pictures.
    pub(super) controls: usize,
    pictures: usize,
}

impl Text {
    /// A text in which nothing stands yet.
    pub(super) fn new(direction: Direction) -> Text {
        Text { direction, rewriting: Rewriting::default(), controls: 0, pictures: 0 }
    }

    /// Adds a stretch with what was noted of it; the notes are used up. Every stretch ends in the
    /// properties of a section, which are those of the text in the last one.
    ///
    /// # Errors
    /// As [`story`].
    pub(super) fn add(
        &mut self,
        bytes: &[u8],
        state: &mut State,
        is_last: bool,
    ) -> Result<(), DocxError> {
        let noted = std::mem::take(&mut state.noted);
        let count = noted.controls.len();
        let mut pass = Pass::new(self.direction, noted, self.controls);
        pass.picture = self.pictures;
        self.rewriting.add(bytes, is_last, is_container, |element| {
            let stays = is_last || element.name != "w:sectPr";
            stays && pass.finished(element)
        })?;
        self.controls += count;
        self.pictures = pass.picture;
        Ok(())
    }

    /// Its bytes.
    pub(super) fn into_bytes(self) -> Vec<u8> {
        self.rewriting.into_bytes()
    }
}

/// Finishes the notes of a text, each a paragraph of a story of their own.
///
/// # Errors
/// As [`story`].
pub(super) fn notes(
    bytes: &[u8],
    direction: Direction,
    state: &State,
    controls_before: usize,
) -> Result<Vec<u8>, DocxError> {
    let mut pass = Pass::new(direction, state.noted.clone(), controls_before);
    let mut root = dom::parse(bytes)?;
    let body = root.elements_mut().find(|child| child.name == "w:body");
    let paragraphs = body.into_iter().flat_map(|body| std::mem::take(&mut body.children));
    let mut notes = Vec::new();
    for node in paragraphs {
        let Node::Element(mut paragraph) = node else { continue };
        if paragraph.name == "w:p" {
            pass.finished(&mut paragraph);
            notes.push(paragraph);
        }
    }
    Ok(dom::write(&notes::part(&root, notes, direction)))
}

/// Whether an element of a story holds paragraphs and tables one below another.
fn is_container(name: &str) -> bool {
    matches!(name, "w:document" | "w:body" | "w:hdr" | "w:ftr")
}

impl Pass {
    fn new(direction: Direction, noted: Noted, controls_before: usize) -> Pass {
        let Noted { tables, pictures, sections, drawings, controls } = noted;
        Pass {
            direction,
            tables: tables.into_iter(),
            pictures: pictures.into_iter(),
            sections: sections.into_iter(),
            drawings,
            controls,
            controls_before,
            picture: 0,
        }
    }

    /// Finishes an element of a story; it always stays.
    fn finished(&mut self, element: &mut Element) -> bool {
        self.element(element);
        order::sort(element);
        true
    }

    fn element(&mut self, element: &mut Element) {
        match element.name.as_ref() {
            "w:p" => self.paragraph(element),
            "w:r" => self.run(element),
            "w:tbl" => self.table(element),
            "w:sectPr" => self.section(element),
            "w:gridCol" => element.unset("w:type"),
            "w:fldChar" => element.unset("w:dirty"),
            "wp:docPr" => self.picture(element),
            _ => {}
        }
        for child in element.elements_mut() {
            self.element(child);
        }
    }

    fn is_rtl(&self) -> bool {
        self.direction == Direction::Rtl
    }

    /// The mark's `w:rtl` is for the label in front and for what somebody types behind.
    fn paragraph(&mut self, paragraph: &mut Element) {
        // The crate's counter, of which Word needs nothing.
        paragraph.unset("w14:paraId");
        let rtl = self.is_rtl();
        let properties = paragraph.first_or_insert("w:pPr");
        properties.remove("w:rPr");
        if rtl {
            properties.put(Element::new("w:bidi"));
            properties.put(Element::new("w:rPr").child(Element::new("w:rtl")));
        }
        controls::gather(paragraph, &self.controls, self.controls_before);
    }

    fn run(&mut self, run: &mut Element) {
        let properties = run.first_or_insert("w:rPr");
        let hint = properties.find("w:rFonts").and_then(|fonts| fonts.get("w:hint"));
        let flag = match hint {
            Some(RTL_HINT) => Some("w:rtl"),
            Some(COMPLEX_HINT) => Some("w:cs"),
            _ => None,
        };
        if let Some(flag) = flag {
            properties.remove("w:rFonts");
            properties.put(Element::new(flag));
        }
        // The crate writes `w:bCs` without its value.
        if properties.find("w:b").and_then(|bold| bold.get("w:val")) == Some("false") {
            properties.put(Element::val("w:b", 0));
            properties.put(Element::val("w:bCs", 0));
        }
        for child in run.elements_mut().filter(|child| child.get("w:font") == Some(SLOT)) {
            let index = child.get("w:char").and_then(|number| number.parse::<usize>().ok());
            if let Some(drawing) = index.and_then(|index| self.drawings.get(index)) {
                *child = drawing.clone();
            }
        }
    }

    fn table(&mut self, table: &mut Element) {
        let note = self.tables.next();
        debug_assert!(note.is_some(), "every table is noted when it is begun");
        let header = note.as_ref().is_some_and(|note| note.header);
        let rtl = self.is_rtl();
        let properties = table.first_or_insert("w:tblPr");
        // The crate's alignment names a side that a right-to-left table would exchange, its borders
        // would hide those of the style.
        properties.remove("w:jc");
        properties.remove("w:tblBorders");
        if rtl {
            properties.put(Element::new("w:bidiVisual"));
        }
        properties.put(look(header));
        for (name, text) in note
            .into_iter()
            .flat_map(|n| [("w:tblCaption", n.title), ("w:tblDescription", n.summary)])
        {
            if !text.is_empty() {
                properties.put(Element::val(name, text));
            }
        }
        if header && let Some(row) = table.elements_mut().find(|child| child.name == "w:tr") {
            row.first_or_insert("w:trPr").put(Element::new("w:tblHeader"));
        }
    }

    fn section(&mut self, section: &mut Element) {
        section.remove("w:docGrid");
        let note = self.sections.next();
        debug_assert!(note.is_some(), "every section is noted");
        let SectionNote { format, start, border } = note.unwrap_or_default();
        if format.is_some() || start.is_some() {
            let mut numbers = Element::new("w:pgNumType");
            format.into_iter().for_each(|format| numbers.set("w:fmt", format));
            start.into_iter().for_each(|start| numbers.set("w:start", start));
            section.put(numbers);
        }
        if let Some((display, colour)) = border {
            section.put(page_border(display, colour));
        }
        if self.is_rtl() {
            section.put(Element::new("w:bidi"));
            section.put(Element::new("w:rtlGutter"));
        }
    }

    fn picture(&mut self, properties: &mut Element) {
        self.picture += 1;
        let note = self.pictures.next();
        debug_assert!(note.is_some(), "every picture is noted when it is placed");
        let (name, alt) = note.map_or_else(Default::default, |note| (note.name, note.alt));
        properties.set("id", self.picture);
        properties.set("name", name);
        properties.set("descr", alt);
    }
}

/// The border around pages (17.6.10), counted from their edges.
fn page_border(display: &str, colour: Colour) -> Element {
    let (edge, width) = PAGE_BORDER;
    let side = |name: &'static str| {
        Element::val(name, "single")
            .with("w:sz", (width.0 * 8.0).round())
            .with("w:space", edge.0.round())
            .with("w:color", colour.to_hex())
    };
    Element::new("w:pgBorders")
        .with("w:display", display)
        .with("w:offsetFrom", "page")
        .children(["w:top", "w:left", "w:bottom", "w:right"].map(side))
}

/// Which parts of its style a table shows (17.4.55): head and bands.
fn look(header: bool) -> Element {
    Element::new("w:tblLook")
        .with("w:val", if header { "0420" } else { "0400" })
        .with("w:firstRow", if header { "1" } else { "0" })
        .with("w:lastRow", "0")
        .with("w:firstColumn", "0")
        .with("w:lastColumn", "0")
        .with("w:noHBand", "0")
        .with("w:noVBand", "1")
}
