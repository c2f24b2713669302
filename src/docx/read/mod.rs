//! A Word file, ours or anybody's, as paragraphs and tables in reading order.
//!
//! Read is what the file says in so many words: styles by their names, labels as its lists count them,
//! fields as they were last shown, insertions that are tracked, notes where their marks stand. What it
//! means for a meeting is not known here. Headers, footers and comments are left out.

use crate::diag::Message;

mod alternatives;
mod effects;
mod fields;
mod formula;
mod labels;
mod notes;
mod package;
mod runs;
mod signs;
mod story;
mod styles;
mod table;
#[cfg(test)]
mod tests;

/// The words of a Word file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Story {
    /// What stands one below another.
    pub parts: Vec<Part>,
    /// The language of its text, such as `ar-JO`, if the file says.
    pub language: Option<String>,
    /// Whether there is a table of contents.
    pub has_contents: bool,
    /// Whether the title stands on a cover of ours.
    pub has_cover: bool,
}

/// A paragraph or a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Part {
    /// A paragraph.
    Paragraph(Paragraph),
    /// A table.
    Table(Table),
}

/// A paragraph that holds words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Paragraph {
    /// What its style makes of it.
    pub style: Style,
    /// The label of a list item: `1)`, `•`.
    pub label: Option<String>,
    /// How deep its list is nested.
    pub level: usize,
    /// Its characters.
    pub spans: Vec<Span>,
    /// The tags of the content controls in it.
    pub tags: Vec<String>,
}

/// The entry of a meeting file that the tag of a content control of ours names, such as
/// `actions[0].owner`; none for tags of others.
pub fn entry_path(tag: &str) -> Option<&str> {
    super::controls::entry_path(tag)
}

impl Paragraph {
    /// Its characters without their marks and without those of notes.
    pub fn text(&self) -> String {
        self.spans.iter().map(|span| span.text.as_str()).collect()
    }

    /// Its characters without their marks, with notes in their places: `word ^[note]`.
    pub fn text_with_notes(&self) -> String {
        let mut text = String::new();
        for span in &self.spans {
            text.push_str(&span.text);
            if !span.note.is_empty() {
                let note: String = span.note.iter().map(|said| said.text.as_str()).collect();
                text.push_str(&format!(" ^[{note}]"));
            }
        }
        text
    }
}

/// Characters of one look.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Span {
    /// The characters; a forced line break is a line feed.
    pub text: String,
    /// Whether they are stressed.
    pub strong: bool,
    /// Whether they are code.
    pub code: bool,
    /// How they stand.
    pub effects: Effects,
    /// Where a link on them leads.
    pub link: Option<String>,
    /// The note whose mark stands here, in place of characters; empty for none.
    pub note: Vec<Span>,
    /// What of the file these characters do not say, or say otherwise; they may be none.
    pub doubt: Option<Doubt>,
}

/// What Word shows and characters do not.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Doubt {
    /// A sign that only its font knows, in place of characters (17.3.3.30).
    Sign {
        /// The font.
        font: String,
        /// The code of the sign in it.
        code: String,
    },
    /// A formula that was put in one line (22.1).
    Formula,
    /// A field with this instruction that Word makes anew, in place of its value (17.16.5).
    Field(String),
    /// A cell with these words that spans rows, of which it stands in the first (17.4.85).
    Rows {
        /// How many rows.
        rows: usize,
        /// Its words.
        words: String,
    },
    /// A table with these words in a note, whose cells stand one behind another.
    Table(String),
}

/// How characters stand, where that changes what they say.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Effects {
    /// Whether they are raised or lowered (17.3.2.42).
    pub position: Position,
    /// Whether they are struck through (17.3.2.37, 17.3.2.9).
    pub struck: bool,
    /// Whether they are hidden (17.3.2.41).
    pub hidden: bool,
}

/// Where characters stand.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Position {
    /// On the line.
    #[default]
    Baseline,
    /// Above it: superscript.
    Raised,
    /// Below it: subscript.
    Lowered,
}

/// Characters that stand raised or lowered by themselves, if there are such for all of these.
pub(crate) fn moved(position: Position, text: &str) -> Option<String> {
    match position {
        Position::Baseline => Some(text.to_owned()),
        Position::Raised => effects::raised(text),
        Position::Lowered => effects::lowered(text),
    }
}

/// Adds characters, to the last ones if they look the same.
pub(crate) fn push(spans: &mut Vec<Span>, span: Span) {
    if span.text.is_empty() && span.note.is_empty() && span.doubt.is_none() {
        return;
    }
    match spans.last_mut() {
        Some(last) if last.looks_like(&span) => last.text.push_str(&span.text),
        _ => spans.push(span),
    }
}

impl Span {
    /// Whether both are characters of one look. A note is none, and a doubt is about its own alone.
    fn looks_like(&self, other: &Span) -> bool {
        (self.strong, self.code, self.effects) == (other.strong, other.code, other.effects)
            && self.link == other.link
            && self.note.is_empty()
            && other.note.is_empty()
            && self.doubt.is_none()
            && other.doubt.is_none()
    }
}

/// What a style makes of a paragraph, where that matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Style {
    /// The title of the document.
    Title,
    /// The line below it.
    Subtitle,
    /// What kind of document it is.
    Kind,
    /// The Basmala.
    Basmala,
    /// The name of a body in the letterhead.
    LetterheadName,
    /// A line below it.
    LetterheadLine,
    /// A heading, from level 1.
    Heading(u8),
    /// An unlisted heading.
    Lead,
    /// A line with a label in front.
    Labelled,
    /// Above a table or below a picture.
    Caption,
    /// Details under an item.
    Note,
    /// A quotation.
    Quote,
    /// Who said it.
    Attribution,
    /// The title or an entry of the contents.
    Contents,
    /// A classification on a cover, which is among the facts too.
    Mark,
    /// Any other.
    Body,
}

/// A table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table {
    /// What its style makes of it.
    pub kind: TableKind,
    /// Whether its first row is said to be a header.
    pub header: bool,
    /// Rows of cells.
    pub rows: Vec<Vec<Vec<Part>>>,
}

/// What a style makes of a table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TableKind {
    /// Labels with values.
    Facts,
    /// A box, or columns that only place what stands in them.
    Frame,
    /// Columns to sign in.
    Signatures,
    /// Any other.
    Plain,
}

/// Why a Word file could not be read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum ReadError {
    /// It is no zip archive, or a broken one.
    #[error("no Word file (*.docx): {0}")]
    NoArchive(String),
    /// A file of the old Word, or one under a password.
    #[error("a file of the old Word (*.doc), or one under a password")]
    OldOrLocked,
    /// An archive of another kind.
    #[error("the archive holds no Word document")]
    NoDocument,
    /// There is no word in it.
    #[error("there are no words in it")]
    Empty,
    /// More than is read.
    #[error("{part} holds more than is read: {limit}")]
    TooLarge {
        /// The part of the file.
        part: String,
        /// The limit.
        limit: String,
    },
    /// A part is damaged.
    #[error("{part} is damaged: {why}")]
    Damaged {
        /// The part of the file.
        part: String,
        /// What is wrong with it.
        why: String,
    },
}

impl ReadError {
    /// The reason in words.
    pub fn message(&self) -> Message {
        let ar = match self {
            ReadError::NoArchive(why) => format!("ليس ملف Word ‏(*.docx): {why}"),
            ReadError::OldOrLocked => {
                "ملف Word قديم (*.doc) أو محمي بكلمة سر؛ احفظه بصيغة docx بلا كلمة سر".to_owned()
            }
            ReadError::NoDocument => "لا مستند Word في هذا الملف".to_owned(),
            ReadError::Empty => "لا كلام فيه".to_owned(),
            ReadError::TooLarge { part, limit } => format!("{part} أكبر من الحد: {limit}"),
            ReadError::Damaged { part, why } => format!("{part} تالف: {why}"),
        };
        Message::new(ar, self.to_string())
    }
}

/// Reads a Word file.
///
/// # Errors
/// See [`ReadError`].
pub fn read(bytes: &[u8]) -> Result<Story, ReadError> {
    let mut package = package::Package::open(bytes)?;
    let main = package.main_part()?;
    let styles = styles::Styles::read(package.related(&main, "styles")?.as_ref());
    let labels = labels::Labels::read(package.related(&main, "numbering")?.as_ref());
    let notes = ["footnotes", "endnotes"].map(|kind| package.related(&main, kind));
    let [footnotes, endnotes] = notes;
    let document = package.required(&main)?;
    // The default of styles is of little weight: Word writes `ar-SA` in any country.
    let default = styles.language().and_then(|tag| Some(tag.split('-').next()?.to_owned()));
    let language = package.core_language()?.or(default);
    let links = package.links(&main)?;
    let links_of = ["footnotes", "endnotes"].map(|kind| package.related_links(&main, kind));
    let [of_footnotes, of_endnotes] = links_of;
    let notes = [
        notes::Notes { part: footnotes?, links: of_footnotes? },
        notes::Notes { part: endnotes?, links: of_endnotes? },
    ];
    let mut reader = story::Reader::new(&styles, labels, &links, &notes);
    let body = document.find("w:body").ok_or(ReadError::NoDocument)?;
    let parts = reader.body(body);
    if reader.budget.is_spent() {
        return Err(ReadError::TooLarge { part: main, limit: notes::Budget::limit() });
    }
    let (has_contents, has_cover) = (reader.has_contents, reader.has_cover);
    Ok(Story { parts, language, has_contents, has_cover })
}
