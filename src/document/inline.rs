//! What stands inside a paragraph.

use super::BlockId;
use crate::diag;
use crate::locale::Direction;

/// A sequence of inlines.
pub type Inlines = Vec<Inline>;

/// One piece of a paragraph.
#[derive(Debug, Clone, PartialEq)]
pub enum Inline {
    /// Characters.
    Text(Text),
    /// Inlines that play a role.
    Span(Span),
    /// Inlines that lead somewhere.
    Link(Link),
    /// A value known only when pages are made.
    Field(Field),
    /// Inlines whose direction neither reaches nor feels the text around (UAX #9 isolates).
    /// No direction means that of their first strong character.
    Isolate(Option<Direction>, Inlines),
    /// Inlines that show one entry of the source.
    Entry(Entry),
    /// The mark of a note at the foot of the page.
    Note(NoteMark),
    /// A forced line break inside the paragraph.
    LineBreak,
}

/// The mark of a note at the foot of the page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NoteMark {
    /// Which note of [`Document::notes`](super::Document::notes).
    pub id: BlockId,
    /// Its number as shown; the same that the note bears.
    pub mark: String,
}

/// Characters with the place in the user's file that they come from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Text {
    /// The characters, as the author wrote them.
    pub value: String,
    /// Where they stand in the source; none for generated words.
    pub span: Option<diag::Span>,
}

/// Inlines that play a role.
#[derive(Debug, Clone, PartialEq)]
pub struct Span {
    /// The role.
    pub role: CharRole,
    /// What plays it.
    pub content: Inlines,
}

/// Inlines that lead somewhere.
#[derive(Debug, Clone, PartialEq)]
pub struct Link {
    /// Where to.
    pub target: Target,
    /// What is shown.
    pub content: Inlines,
}

/// Inlines that show one entry of the source: what somebody who edits the finished document may
/// change, and what a reader of the edited document looks for. Nothing of it is seen.
#[derive(Debug, Clone, PartialEq)]
pub struct Entry {
    /// Which entry.
    pub place: EntryPlace,
    /// What is shown of it.
    pub content: Inlines,
}

/// Which entry of the source some inlines show.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EntryPlace {
    /// Its keys from the top, places in lists from 0: `actions[0].owner`.
    pub path: String,
    /// Its name for people: «المهمة ١: المسؤول».
    pub name: String,
}

/// Where a link leads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Target {
    /// An address with one of the [`SCHEMES`](Self::SCHEMES).
    Uri(String),
    /// A block of this document.
    Block(BlockId),
}

impl Target {
    /// With what the addresses begin that a document may lead to.
    pub const SCHEMES: [&str; 4] = ["https://", "http://", "mailto:", "tel:"];

    /// Whether a text begins as an address that a document may lead to.
    pub fn may_be(text: &str) -> bool {
        Target::SCHEMES.iter().any(|scheme| text.starts_with(scheme))
    }
}

/// A value known only when pages are made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Field {
    /// The number of the page that this stands on.
    PageNumber,
    /// How many pages there are.
    PageCount,
    /// The number of the page on which a block begins.
    PageOf(BlockId),
}

/// The role of a stretch of text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum CharRole {
    /// `**stress**`.
    Strong,
    /// `` `code` ``, set left to right as it stands.
    Code,
    /// A person's name in front of their role.
    Name,
    /// A label in front of its value: «رئيس الجلسة:».
    Label,
    /// Less important than its surroundings.
    Secondary,
    /// The number of a note, raised.
    NoteMark,
    /// A status word shown as a small tinted label.
    Status(Tone),
}

/// The tone of a status label; its word always says the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Tone {
    /// Not begun.
    Open,
    /// Under way.
    Active,
    /// Finished, accepted.
    Good,
    /// Late, refused, cancelled.
    Bad,
    /// Put off, not known.
    Muted,
}

impl Inline {
    /// Generated words: text without a place in the source.
    pub fn generated(value: impl Into<String>) -> Inline {
        Inline::Text(Text { value: value.into(), span: None })
    }

    /// The author's text from a place in the source.
    pub fn written(value: impl Into<String>, span: Option<diag::Span>) -> Inline {
        Inline::Text(Text { value: value.into(), span })
    }

    /// Inlines in a role.
    pub fn span(role: CharRole, content: Inlines) -> Inline {
        Inline::Span(Span { role, content })
    }
}
