//! The entries of lists: agenda, discussion, decisions, actions, quotations and the rest.

use super::{Date, Officer, Person, Rich, SectionKey, Text, Time, When};
use crate::diag::Span;
use crate::locale::numbering::Numbering;

/// A list that may bring its own heading, opening words and kind of numbering.
#[derive(Debug, Clone, PartialEq)]
pub struct HeadedList<T> {
    /// A heading instead of the standard one, shown as written.
    pub heading: Option<Text>,
    /// Paragraphs before the list.
    pub intro: Option<Rich>,
    /// The labels of its items, when the author chose them.
    pub numbering: Option<Numbers>,
    /// Its items.
    pub items: Vec<T>,
    /// Its place in the source; none when the key was not written.
    pub span: Option<Span>,
}

impl<T> Default for HeadedList<T> {
    fn default() -> HeadedList<T> {
        HeadedList { heading: None, intro: None, numbering: None, items: Vec::new(), span: None }
    }
}

impl<T> HeadedList<T> {
    /// Whether there is nothing to show.
    pub fn is_empty(&self) -> bool {
        self.items.is_empty() && self.intro.is_none()
    }
}

/// The labels of a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Numbers {
    /// Counted labels.
    Counted(Numbering),
    /// A bullet at each item.
    Bullet,
    /// No label.
    None,
}

/// A word that is known, with a generated wording in each language, or words of the author's.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Word<T> {
    /// A known word.
    Known(T),
    /// Other words, kept as written.
    Written(Text),
}

/// How far a task is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Status {
    /// Not begun.
    Open,
    /// Under way.
    InProgress,
    /// Done.
    Done,
    /// Put off.
    Deferred,
    /// Given up.
    Cancelled,
}

/// How urgent something is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Priority {
    /// `high`.
    High,
    /// `medium`.
    Medium,
    /// `low`.
    Low,
}

/// An item of the agenda. Its title or its discussion is there.
#[derive(Debug, Clone, PartialEq)]
pub struct AgendaItem {
    /// Its own number, instead of the counted one.
    pub number: Option<Text>,
    /// What it is about.
    pub title: Text,
    /// Who presents it.
    pub presenter: Option<Person>,
    /// When it comes up.
    pub time: Option<Time>,
    /// How long it takes, as written.
    pub duration: Option<Text>,
    /// What was said.
    pub discussion: Option<Rich>,
    /// What was decided.
    pub decision: Option<Text>,
}

/// A point of the discussion; a plain text is one with only a title.
#[derive(Debug, Clone, PartialEq)]
pub struct Point {
    /// What was said, or what the points are about; none when there are only points.
    pub title: Option<Text>,
    /// Who said it.
    pub speaker: Option<Person>,
    /// The points below it.
    pub points: Vec<Text>,
}

/// A speech.
#[derive(Debug, Clone, PartialEq)]
pub struct Statement {
    /// Who spoke.
    pub speaker: Option<Person>,
    /// What was said.
    pub text: Rich,
}

/// A decision.
#[derive(Debug, Clone, PartialEq)]
pub struct Decision {
    /// Its own number, instead of the counted one.
    pub number: Option<Text>,
    /// What was decided.
    pub text: Text,
    /// What it rests on.
    pub basis: Option<Text>,
    /// From when it holds.
    pub effective: Option<When>,
}

/// A recommendation.
#[derive(Debug, Clone, PartialEq)]
pub struct Recommendation {
    /// Its own number, instead of the counted one.
    pub number: Option<Text>,
    /// What is recommended.
    pub text: Text,
    /// To whom.
    pub to: Option<Text>,
    /// Who sees to it.
    pub owner: Option<Person>,
    /// By when.
    pub due: Option<When>,
    /// How urgent it is.
    pub priority: Option<Word<Priority>>,
    /// How far it is.
    pub status: Option<Word<Status>>,
}

impl Recommendation {
    /// Whether it has fields beyond text and number, so that a table is called for.
    pub fn has_details(&self) -> bool {
        self.to.is_some()
            || self.owner.is_some()
            || self.due.is_some()
            || self.priority.is_some()
            || self.status.is_some()
    }
}

/// A task.
#[derive(Debug, Clone, PartialEq)]
pub struct Action {
    /// Its own number, instead of the counted one.
    pub number: Option<Text>,
    /// What is to be done.
    pub task: Text,
    /// Who does it.
    pub owner: Option<Person>,
    /// By when.
    pub due: Option<When>,
    /// How far it is.
    pub status: Option<Status>,
    /// What was done so far: a share or words, as written.
    pub progress: Option<Text>,
}

/// A vote.
#[derive(Debug, Clone, PartialEq)]
pub struct Vote {
    /// What was voted on.
    pub on: Text,
    /// Votes for it.
    pub for_: Option<u32>,
    /// Votes against it.
    pub against: Option<u32>,
    /// Abstentions.
    pub abstain: Option<u32>,
    /// What came of it, as written.
    pub result: Option<Text>,
}

/// Somebody's words, singled out.
#[derive(Debug, Clone, PartialEq)]
pub struct Quote {
    /// Who said them.
    pub speaker: Option<Person>,
    /// The words, without marks unless the text brings its own.
    pub text: Text,
    /// Where or when they were said.
    pub context: Option<Text>,
    /// The marks around them, when the author gave them.
    pub marks: Option<QuoteMarks>,
}

/// The marks around a quotation, exactly as they are to be shown; each may be empty.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct QuoteMarks {
    /// Before the words.
    pub open: String,
    /// After them.
    pub close: String,
}

/// Whether enough members were there.
#[derive(Debug, Clone, PartialEq)]
pub struct Quorum {
    /// How many are needed.
    pub required: Option<u32>,
    /// How many were there.
    pub present: Option<u32>,
    /// Whether it was reached.
    pub met: Option<bool>,
}

/// Approval of the last minutes.
#[derive(Debug, Clone, PartialEq)]
pub struct PreviousMinutes {
    /// Their reference.
    pub reference: Option<Text>,
    /// Their date.
    pub date: Option<Date>,
    /// Whether they were approved.
    pub approved: Option<bool>,
    /// What was corrected.
    pub corrections: Option<Rich>,
}

/// The next meeting; at least one part is there.
#[derive(Debug, Clone, PartialEq)]
pub struct NextMeeting {
    /// On which day.
    pub date: Option<When>,
    /// At what time.
    pub start: Option<Time>,
    /// Where.
    pub place: Option<Text>,
}

/// A place to sign.
#[derive(Debug, Clone, PartialEq)]
pub struct Signature {
    /// In what office; the person, the office or both are there.
    pub role: Option<Text>,
    /// Who.
    pub person: Option<Person>,
    /// The day of signing.
    pub date: Option<Date>,
}

/// A source or an annex; a plain text is one with only a title.
#[derive(Debug, Clone, PartialEq)]
pub struct Reference {
    /// What it is called.
    pub title: Text,
    /// The path of a file as written, relative to the meeting's file.
    pub file: Option<Text>,
    /// The symbol of a document, such as `A/RES/70/1`.
    pub symbol: Option<Text>,
    /// Pages, as written.
    pub pages: Option<Text>,
}

/// A section of the author's own.
#[derive(Debug, Clone, PartialEq)]
pub struct Section {
    /// Its heading.
    pub title: Text,
    /// Its content.
    pub body: Rich,
    /// The section it follows; none for its standard place, before the signatures.
    pub after: Option<SectionKey>,
}

/// The e-mail that carries the paper. Addresses are as written.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct MailOptions {
    /// Recipients.
    pub to: Vec<Text>,
    /// Recipients of a copy.
    pub cc: Vec<Text>,
    /// Recipients that the others don't see.
    pub bcc: Vec<Text>,
    /// The sender.
    pub from: Option<Text>,
    /// Where answers go.
    pub reply_to: Option<Text>,
    /// The subject.
    pub subject: Option<Text>,
    /// The words before the summary.
    pub body: Option<Rich>,
    /// What is attached: formats such as `pdf`, or files.
    pub attach: Vec<Text>,
    /// The path of a template for the letter as HTML, relative to the meeting's file.
    pub template: Option<Text>,
}

impl MailOptions {
    /// These options with others over them: what is given there counts.
    #[must_use]
    pub fn under(&self, over: &MailOptions) -> MailOptions {
        let list = |own: &Vec<Text>, over: &Vec<Text>| {
            if over.is_empty() { own.clone() } else { over.clone() }
        };
        let one = |own: &Option<Text>, over: &Option<Text>| over.clone().or_else(|| own.clone());
        MailOptions {
            to: list(&self.to, &over.to),
            cc: list(&self.cc, &over.cc),
            bcc: list(&self.bcc, &over.bcc),
            from: one(&self.from, &over.from),
            reply_to: one(&self.reply_to, &over.reply_to),
            subject: one(&self.subject, &over.subject),
            body: over.body.clone().or_else(|| self.body.clone()),
            attach: list(&self.attach, &over.attach),
            template: one(&self.template, &over.template),
        }
    }
}

impl super::Meeting {
    /// Chair, secretary and rapporteur, those that are there, in this order.
    pub fn officers(&self) -> impl Iterator<Item = (SectionKey, &Officer)> {
        [
            (SectionKey::Chair, &self.chair),
            (SectionKey::Secretary, &self.secretary),
            (SectionKey::Rapporteur, &self.rapporteur),
        ]
        .into_iter()
        .filter_map(|(key, officer)| officer.as_ref().map(|officer| (key, officer)))
    }
}
