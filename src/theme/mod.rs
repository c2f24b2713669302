//! The look of each role, for both back ends: fonts, sizes, colours, spaces, rules.
//!
//! A theme is a YAML file; three are built in (`formal`, `modern`, `plain`). `layout` and `docx` read
//! the same values, so that PDF and Word wear the same clothes. Knows no meeting and no format.

mod columns;
#[cfg(test)]
mod contrast;
mod facts;
mod load;
mod read;
mod running;
mod sections;
mod style;

pub(crate) use columns::{Low, give_way, least_width, lower_columns, uncut};
pub use facts::{FactGrid, FactWidths};
pub use load::unknown_theme;
pub(crate) use running::{MANY_WORDS, OneLine, RUNNING_GAP, fitted, running_texts};
pub use style::{
    Align, Bar, BoxStyle, Bullet, CharStyle, Colour, CoverStyle, FactsStyle, Family, FamilyRole,
    FigureStyle, LAST_SCALES, ListStyle, OTHER_SCALES, PAGE_BORDER, PageStyle, Palette, ParaStyle,
    QuoteStyle, RunningStyle, SignatureStyle, TITLE_SCALES, TableStyle, TextStyle, TocStyle,
    ToneColours, WatermarkStyle,
};

/// The size of a note's mark, and how far it is raised, in ems of the text.
pub const NOTE_MARK: (f64, f64) = (0.66, 0.36);

use crate::diag::{Code, Message};
use crate::document::{BoxRole, CharRole, ParaRole, Tone};

/// No theme has this name.
pub const UNKNOWN_THEME: Code = Code("E0301");
/// Not a colour.
pub const UNKNOWN_COLOUR: Code = Code("E0302");
/// Not a length.
pub const WRONG_LENGTH: Code = Code("E0303");

/// The look of a document.
#[derive(Debug, Clone, PartialEq)]
pub struct Theme {
    /// Its name: `formal`.
    pub name: String,
    /// What it is for, in a few words.
    pub description: Message,
    /// Paper, margins, places of header and footer.
    pub page: PageStyle,
    /// Named colours.
    pub palette: Palette,
    /// The family of running text.
    pub body_family: Family,
    /// The family of titles, headings and labels.
    pub display_family: Family,
    /// Paragraphs by role.
    pub paragraphs: ParagraphStyles,
    /// Headings of level 1 to 4; deeper ones look like the last.
    pub headings: [ParaStyle; 4],
    /// Stress, code, names, labels.
    pub characters: CharacterStyles,
    /// Lists.
    pub list: ListStyle,
    /// Tables.
    pub table: TableStyle,
    /// Label and value pairs.
    pub facts: FactsStyle,
    /// Quotations.
    pub quote: QuoteStyle,
    /// The summary's box.
    pub summary: BoxStyle,
    /// A decision's box.
    pub decision: BoxStyle,
    /// Pictures.
    pub figure: FigureStyle,
    /// Columns to sign in.
    pub signature: SignatureStyle,
    /// Table of contents.
    pub toc: TocStyle,
    /// Header and footer.
    pub running: RunningStyle,
    /// The cover page.
    pub cover: CoverStyle,
    /// The organization's name and its lines at the head of the first page.
    pub letterhead_name: ParaStyle,
    /// The lines below that name.
    pub letterhead_line: ParaStyle,
    /// The word across draft pages.
    pub watermark: WatermarkStyle,
}

/// The look of each [`ParaRole`].
#[derive(Debug, Clone, PartialEq)]
pub struct ParagraphStyles {
    /// Basmala.
    pub basmala: ParaStyle,
    /// Title.
    pub title: ParaStyle,
    /// Subtitle.
    pub subtitle: ParaStyle,
    /// Kind of document.
    pub kind: ParaStyle,
    /// Running text.
    pub body: ParaStyle,
    /// A line with a label.
    pub labelled: ParaStyle,
    /// An unlisted heading.
    pub lead: ParaStyle,
    /// Caption.
    pub caption: ParaStyle,
    /// Attribution.
    pub attribution: ParaStyle,
    /// Details under an item.
    pub note: ParaStyle,
}

/// The look of each [`CharRole`], and of links.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct CharacterStyles {
    /// Stressed text.
    pub strong: CharStyle,
    /// Code.
    pub code: CharStyle,
    /// A person's name in front of their role.
    pub name: CharStyle,
    /// A label in front of its value.
    pub label: CharStyle,
    /// Less important text.
    pub secondary: CharStyle,
    /// Status words; their colours come from the tone.
    pub status: CharStyle,
    /// Links.
    pub link: CharStyle,
    /// Whether links are underlined.
    pub underline_links: bool,
}

impl Theme {
    /// The look of a paragraph in a role.
    pub fn paragraph(&self, role: ParaRole) -> &ParaStyle {
        match role {
            ParaRole::Basmala => &self.paragraphs.basmala,
            ParaRole::Title => &self.paragraphs.title,
            ParaRole::Subtitle => &self.paragraphs.subtitle,
            ParaRole::Kind => &self.paragraphs.kind,
            ParaRole::Body => &self.paragraphs.body,
            ParaRole::Labelled => &self.paragraphs.labelled,
            ParaRole::Lead => &self.paragraphs.lead,
            ParaRole::Caption => &self.paragraphs.caption,
            ParaRole::Attribution => &self.paragraphs.attribution,
            ParaRole::Note => &self.paragraphs.note,
        }
    }

    /// The look of a heading; 0, the title of a bound paper, looks like a title, levels above 4 as 4.
    pub fn heading(&self, level: u8) -> &ParaStyle {
        match level {
            0 => &self.paragraphs.title,
            1.. => &self.headings[usize::from(level.min(4)) - 1],
        }
    }

    /// The look of a box.
    pub fn boxed(&self, role: BoxRole) -> &BoxStyle {
        match role {
            BoxRole::Summary => &self.summary,
            BoxRole::Decision => &self.decision,
        }
    }

    /// The look of a stretch in a role, in the middle of text that looks like `around`.
    pub fn character(&self, role: CharRole, around: TextStyle) -> TextStyle {
        match role {
            CharRole::Strong => self.characters.strong.over(around),
            CharRole::Code => self.characters.code.over(around),
            CharRole::Name => self.characters.name.over(around),
            CharRole::Label => self.characters.label.over(around),
            CharRole::Secondary => self.characters.secondary.over(around),
            CharRole::NoteMark => TextStyle { size: around.size * NOTE_MARK.0, ..around },
            CharRole::Status(tone) => {
                TextStyle { colour: self.tone(tone).ink, ..self.characters.status.over(around) }
            }
        }
    }

    /// The look of a link in the middle of text that looks like `around`.
    pub fn link(&self, around: TextStyle) -> TextStyle {
        self.characters.link.over(around)
    }

    /// The family behind a role.
    pub fn family(&self, role: FamilyRole) -> &Family {
        match role {
            FamilyRole::Body => &self.body_family,
            FamilyRole::Display => &self.display_family,
        }
    }

    /// The colours of a status label.
    pub fn tone(&self, tone: Tone) -> ToneColours {
        match tone {
            Tone::Open => self.palette.open,
            Tone::Active => self.palette.active,
            Tone::Good => self.palette.good,
            Tone::Bad => self.palette.bad,
            Tone::Muted => self.palette.muted,
        }
    }
}
