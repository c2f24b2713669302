//! A briefing pack as its author wrote it: which meetings it holds, in which order, and what it
//! gathers from them.
//!
//! Files are names here, nothing is opened: `pack` reads them.

use super::{Date, DocumentOptions, HeadedList, Kind, MailOptions, Meeting, Organization, Text};
use crate::diag::{Diagnostics, Source, Warned};
use crate::locale::Lang;

/// A briefing pack. Everything but the title may be missing.
#[derive(Debug, Clone, PartialEq)]
pub struct Pack {
    /// Its title.
    pub title: Text,
    /// A second line of the title.
    pub subtitle: Option<Text>,
    /// The body that hands it out.
    pub organization: Option<Organization>,
    /// Its date.
    pub date: Option<Date>,
    /// Its reference number.
    pub reference: Option<Text>,
    /// Secrecy, on each page whose meeting has none of its own.
    pub classification: Option<Text>,
    /// Language of what is generated, but for the meetings themselves.
    pub language: Lang,
    /// ISO 3166 country in capital letters, such as `JO`.
    pub country: Option<String>,
    /// Its meetings, in their order.
    pub meetings: Vec<PackMeeting>,
    /// What is gathered from the meetings, in this order.
    pub registers: Vec<RegisterKey>,
    /// The day on which what is due is judged; never today's.
    pub as_of: Option<Date>,
    /// Files that stand behind everything else.
    pub annexes: Vec<PackAnnex>,
    /// Pages, digits, calendars; those of the meetings give way to them.
    pub document: DocumentOptions,
    /// The e-mail that carries the pack.
    pub mail: MailOptions,
}

/// A meeting of a pack.
#[derive(Debug, Clone, PartialEq)]
pub struct PackMeeting {
    /// Its file, or a pattern that files match, relative to the pack's file.
    pub file: Text,
    /// A title in the place of its own; not for a pattern.
    pub title: Option<Text>,
    /// Files that stand behind it.
    pub annexes: Vec<PackAnnex>,
    /// The path of the key that names it, for messages: `meetings[2].file`.
    pub path: String,
}

/// A PDF file that is appended as it is.
#[derive(Debug, Clone, PartialEq)]
pub struct PackAnnex {
    /// What it is called; its file's name where nothing is said.
    pub title: Option<Text>,
    /// Its file, relative to the pack's file.
    pub file: Text,
    /// The path of the key that names it, for messages.
    pub path: String,
}

/// What a register gathers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum RegisterKey {
    /// Decisions.
    Decisions,
    /// Recommendations.
    Recommendations,
    /// Tasks.
    Actions,
}

impl RegisterKey {
    /// The key as it is written in YAML.
    pub const fn key(self) -> &'static str {
        match self {
            RegisterKey::Decisions => "decisions",
            RegisterKey::Recommendations => "recommendations",
            RegisterKey::Actions => "actions",
        }
    }
}

impl PackMeeting {
    /// Whether it stands for all files that match, unless there is one of this very name.
    pub fn is_pattern(&self) -> bool {
        self.file.value.contains(['*', '?', '[', '{'])
    }
}

impl Pack {
    /// Reads a pack from YAML and checks it.
    ///
    /// # Errors
    /// Every problem of the file, warnings among them, in the order of their places.
    pub fn from_yaml(source: &Source) -> Result<Warned<Pack>, Diagnostics> {
        super::decode::pack_from_yaml(source)
    }

    /// What the pack says of itself, as a meeting without content: cover and properties are made
    /// of it as they are of a meeting.
    pub fn head(&self) -> Meeting {
        // A pack has a cover of its own accord.
        let has_cover = self.document.cover.unwrap_or(true);
        Meeting {
            subtitle: self.subtitle.clone(),
            organization: self.organization.clone(),
            date: self.date.clone(),
            reference: self.reference.clone(),
            classification: self.classification.clone(),
            language: self.language,
            country: self.country.clone(),
            document: DocumentOptions { cover: Some(has_cover), ..self.document.clone() },
            mail: self.mail.clone(),
            ..Meeting::titled(self.title.clone())
        }
    }
}

impl Meeting {
    /// A meeting of which nothing but the title is known.
    pub fn titled(title: Text) -> Meeting {
        Meeting {
            title,
            subtitle: None,
            kind: Kind::default(),
            language: Lang::Ar,
            country: None,
            reference: None,
            series: None,
            number: None,
            version: None,
            status: None,
            classification: None,
            date: None,
            start: None,
            end: None,
            timezone: None,
            place: None,
            mode: None,
            organization: None,
            organizers: Vec::new(),
            partners: Vec::new(),
            people: Vec::new(),
            chair: None,
            secretary: None,
            rapporteur: None,
            speakers: HeadedList::default(),
            attendees: HeadedList::default(),
            apologies: HeadedList::default(),
            absent: HeadedList::default(),
            guests: HeadedList::default(),
            observers: HeadedList::default(),
            quorum: None,
            introduction: None,
            summary: None,
            background: None,
            closing: None,
            objectives: HeadedList::default(),
            themes: HeadedList::default(),
            agenda: HeadedList::default(),
            previous_minutes: None,
            discussion: HeadedList::default(),
            statements: HeadedList::default(),
            decisions: HeadedList::default(),
            recommendations: HeadedList::default(),
            actions: HeadedList::default(),
            votes: HeadedList::default(),
            quotes: HeadedList::default(),
            next_meeting: None,
            adjourned_at: None,
            signatures: Vec::new(),
            references: HeadedList::default(),
            annexes: HeadedList::default(),
            distribution: Vec::new(),
            sections: Vec::new(),
            order: Vec::new(),
            document: DocumentOptions::default(),
            mail: MailOptions::default(),
        }
    }
}
