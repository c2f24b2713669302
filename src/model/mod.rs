//! A meeting as its author wrote it: typed, checked, with the place of each text.
//!
//! No formatting and no generated words: `report` turns a [`Meeting`] into a document. Text is kept
//! as written; its inline marks are read by [`Text::marks`]. Files named in a meeting (logo, images,
//! annexes) are names here, nothing is opened.

mod address;
pub mod codes;
mod decode;
mod items;
// Tables read best with one key a line.
#[rustfmt::skip]
mod keys;
mod marks;
mod options;
mod pack;
mod people;
mod schema;
mod sections;
mod text;
mod time;
// Tables read best with one word a line.
#[rustfmt::skip]
mod words;

pub use address::Mailbox;
pub use items::{
    Action, AgendaItem, Decision, HeadedList, MailOptions, NextMeeting, Numbers, Point,
    PreviousMinutes, Priority, Quorum, Quote, QuoteMarks, Recommendation, Reference, Section,
    Signature, Statement, Status, Vote, Word,
};
pub use marks::Mark;
pub(crate) use options::LEAST_ROOM;
pub use options::{Calendar, DigitsOption, DocumentOptions, Repair};
pub use pack::{Pack, PackAnnex, PackMeeting, RegisterKey};
pub use people::{Officer, Organization, Person};
pub use schema::{pack_schema, schema};
pub use sections::SectionKey;
pub use text::{ImageRef, Rich, RichBlock, RichTable, Text};
pub use time::{CivilDate, Date, HijriDate, Time, When};

use crate::diag::{Diagnostic, Diagnostics, Source, Warned};
use crate::locale::{Direction, Lang};
use crate::yaml::{self, find_choice};
use words::STATES;

/// A meeting. Everything but the title may be missing.
#[derive(Debug, Clone, PartialEq)]
pub struct Meeting {
    /// Its title.
    pub title: Text,
    /// A second line of the title.
    pub subtitle: Option<Text>,
    /// What kind of paper it becomes.
    pub kind: Kind,
    /// Main language.
    pub language: Lang,
    /// ISO 3166 country in capital letters, such as `JO`.
    pub country: Option<String>,
    /// Reference number of the paper.
    pub reference: Option<Text>,
    /// The series of meetings it belongs to.
    pub series: Option<Text>,
    /// Its number in the series.
    pub number: Option<Text>,
    /// Version of the paper.
    pub version: Option<Text>,
    /// `draft` or words of the author's; see [`Meeting::is_draft`].
    pub status: Option<Text>,
    /// Secrecy, shown on each page.
    pub classification: Option<Text>,
    /// When it was held.
    pub date: Option<Date>,
    /// When it began.
    pub start: Option<Time>,
    /// When it ended.
    pub end: Option<Time>,
    /// The time zone of its times, as written.
    pub timezone: Option<Text>,
    /// Where it was held.
    pub place: Option<Text>,
    /// How it was held.
    pub mode: Option<Mode>,
    /// The body whose paper this is.
    pub organization: Option<Organization>,
    /// Who called the meeting.
    pub organizers: Vec<Text>,
    /// Who took part in organizing it.
    pub partners: Vec<Text>,
    /// People that other keys refer to by `id`; not shown by themselves.
    pub people: Vec<Person>,
    /// Who chaired.
    pub chair: Option<Officer>,
    /// Who served as secretary.
    pub secretary: Option<Officer>,
    /// Who reported.
    pub rapporteur: Option<Officer>,
    /// Who spoke.
    pub speakers: HeadedList<Person>,
    /// Who attended.
    pub attendees: HeadedList<Person>,
    /// Who excused themselves.
    pub apologies: HeadedList<Person>,
    /// Who was absent.
    pub absent: HeadedList<Person>,
    /// Guests.
    pub guests: HeadedList<Person>,
    /// Observers.
    pub observers: HeadedList<Person>,
    /// Whether enough members were there.
    pub quorum: Option<Quorum>,
    /// Opening paragraphs, without a heading of their own.
    pub introduction: Option<Rich>,
    /// Executive summary.
    pub summary: Option<Rich>,
    /// What led to the meeting.
    pub background: Option<Rich>,
    /// Closing words.
    pub closing: Option<Rich>,
    /// Aims.
    pub objectives: HeadedList<Text>,
    /// Themes.
    pub themes: HeadedList<Text>,
    /// Agenda.
    pub agenda: HeadedList<AgendaItem>,
    /// Approval of the last minutes.
    pub previous_minutes: Option<PreviousMinutes>,
    /// Points of the discussion.
    pub discussion: HeadedList<Point>,
    /// Speeches.
    pub statements: HeadedList<Statement>,
    /// Decisions.
    pub decisions: HeadedList<Decision>,
    /// Recommendations.
    pub recommendations: HeadedList<Recommendation>,
    /// Tasks.
    pub actions: HeadedList<Action>,
    /// Votes.
    pub votes: HeadedList<Vote>,
    /// Quotations.
    pub quotes: HeadedList<Quote>,
    /// The next meeting.
    pub next_meeting: Option<NextMeeting>,
    /// When the meeting rose.
    pub adjourned_at: Option<Time>,
    /// Who signs.
    pub signatures: Vec<Signature>,
    /// Sources.
    pub references: HeadedList<Reference>,
    /// Annexes.
    pub annexes: HeadedList<Reference>,
    /// Who gets a copy.
    pub distribution: Vec<Text>,
    /// Sections of the author's own.
    pub sections: Vec<Section>,
    /// An order of sections that overrides the kind's; empty when not given.
    pub order: Vec<SectionKey>,
    /// Pages, digits, calendars.
    pub document: DocumentOptions,
    /// The e-mail that carries the paper.
    pub mail: MailOptions,
}

/// What kind of paper a meeting becomes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Kind {
    /// A report.
    #[default]
    Report,
    /// Minutes.
    Minutes,
    /// An agenda.
    Agenda,
    /// A register of actions.
    ActionRegister,
}

/// How far a paper has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// Not settled yet; each page says so.
    Draft,
    /// Settled.
    Final,
    /// Settled, and approved by those it concerns.
    Approved,
}

/// How a meeting is held.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mode {
    /// In one room.
    InPerson,
    /// Through the net.
    Online,
    /// Both.
    Hybrid,
}

impl Meeting {
    /// Reads a meeting from YAML and checks it.
    ///
    /// # Errors
    /// Every problem of the file, warnings among them, in the order of their places.
    pub fn from_yaml(source: &Source) -> Result<Warned<Meeting>, Diagnostics> {
        decode::from_yaml(source)
    }

    /// Problems that were found later than in reading, each at its character and with its path of keys in the
    /// source.
    pub(crate) fn placed(problems: Vec<Diagnostic>, source: &Source) -> Vec<Diagnostic> {
        if problems.is_empty() {
            return problems;
        }
        let root = yaml::parse_on(source).ok().map(|(root, _)| root);
        let placed = |problem: Diagnostic| {
            let problem = problem.narrowed(source);
            match (&root, problem.span) {
                (Some(root), Some(span)) if problem.path.is_empty() => {
                    problem.in_path(root.path_at(span.start))
                }
                _ => problem,
            }
        };
        problems.into_iter().map(placed).collect()
    }

    /// What can be read of a meeting for all its problems to be found at once; where there are errors, values
    /// are missing.
    pub(crate) fn read(source: &Source) -> (Option<Meeting>, Diagnostics) {
        decode::read(source)
    }

    /// The inline marks of a text, or the bare text where `document.markup` is off.
    pub fn marks(&self, text: &Text) -> Vec<Mark> {
        text.marks(self.document.markup)
    }

    /// The direction it is written in.
    pub fn direction(&self) -> Direction {
        self.document.direction.unwrap_or(self.language.direction())
    }

    /// The state of the paper, when its `status` is a known word.
    pub fn state(&self) -> Option<State> {
        find_choice(STATES, &self.status.as_ref()?.value)
    }

    /// Whether the paper is a draft (`status: draft`, `مسودة`, «المسودة الأولى»).
    pub fn is_draft(&self) -> bool {
        self.status.as_ref().is_some_and(|status| words::is_draft(&status.value))
    }
}
