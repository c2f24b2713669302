//! Lines below the headings that they belong to.

use std::collections::BTreeMap;

use super::headings::Key;
use super::lines::{self, Label, Line, Placed};
use super::notes::LONGEST_TITLE;
use super::{headings, officers, people};

/// A heading with the lines below it.
pub(super) struct Headed {
    pub(super) heading: String,
    /// A heading that stands directly below it, and opens what it heads.
    pub(super) lead: Option<Lead>,
    pub(super) lines: Vec<Placed>,
    /// Whether it may be no heading.
    pub(super) is_guess: bool,
    /// Whether items are among its lines.
    has_items: bool,
}

impl Headed {
    fn new(heading: String, is_guess: bool) -> Headed {
        Headed { heading, lead: None, lines: Vec::new(), is_guess, has_items: false }
    }

    /// Whether a line without the signs of a heading seems to be the next one: below a list of people, what
    /// bears no title and stands above a list of its own, or counts where people are not counted. Not the first
    /// line below the heading, which would head nothing.
    fn ends_at(&self, placed: &Placed, next: Option<&Placed>) -> bool {
        let text = placed.line.text();
        let is_list = |next: &Placed| matches!(next.line, Line::Item(..)) && !next.is_apart;
        let heads = match &placed.line {
            Line::Item(label, _) if label.is_ordinal() => true,
            Line::Item(Label::Number { value: 1, .. }, _) => placed.is_apart && !self.has_items,
            Line::Plain(_, false) => placed.is_apart && next.is_some_and(is_list),
            Line::Plain(_, true) | Line::Item(..) | Line::Heading(_) | Line::Row(_) => false,
        };
        heads
            && !self.lines.is_empty()
            && headings::key_of(&self.heading).is_some_and(Key::is_people)
            && text.chars().count() <= LONGEST_TITLE
            && !text.ends_with(['.', '،', '؛', '؟', '!'])
            && !text.contains(':')
            && people::is_untitled(text)
    }
}

/// A heading that opens what the heading above it heads: «قرر المجلس ما يلي:» below «القرارات:».
#[derive(Debug, Clone)]
pub(super) struct Lead {
    pub(super) text: String,
    /// Whether it surely is none of its own.
    pub(super) is_sure: bool,
}

impl Lead {
    /// The same as a line.
    pub(super) fn placed(self) -> Placed {
        Placed { line: Line::Plain(self.text, false), is_apart: false, indent: 0 }
    }
}

/// The lines before the first heading, and the headings with theirs.
pub(super) fn below_headings(lines: Vec<Placed>) -> (Vec<Placed>, Vec<Headed>) {
    let (mut first, mut sections): (Vec<Placed>, Vec<Headed>) = (Vec::new(), Vec::new());
    let lines = titled(lines);
    let leads = leads(&lines);
    let mut lines = lines.into_iter().enumerate().peekable();
    while let Some((at, placed)) = lines.next() {
        let next = lines.peek().map(|(_, next)| next);
        let is_guess = sections.last().is_some_and(|above| above.ends_at(&placed, next));
        let is_alone = matches!(next.map(|next| &next.line), None | Some(Line::Heading(_)))
            && !leads.contains_key(&(at + 1))
            && !leads.contains_key(&at);
        let line = match as_heading(placed.line, is_guess) {
            // A heading with nothing below it heads nothing.
            Line::Heading(text) if is_alone => lines::without_list(text),
            other => other,
        };
        match (line, sections.last_mut(), leads.get(&at)) {
            (Line::Heading(text), Some(above), Some(is_sure)) => {
                above.lead = Some(Lead { text, is_sure: *is_sure });
            }
            (Line::Heading(heading), ..) => sections.push(Headed::new(heading, is_guess)),
            (line, Some(above), _) => {
                above.has_items |= matches!(line, Line::Item(..));
                above.lines.push(Placed { line, ..placed });
            }
            (line, None, _) => first.push(Placed { line, ..placed }),
        }
    }
    (first, sections)
}

fn as_heading(line: Line, is_guess: bool) -> Line {
    match (line, is_guess) {
        (Line::Item(label, text), true) => Line::Heading(label.in_text(&text)),
        (Line::Plain(text, _), true) => Line::Heading(text),
        (line, _) => line,
    }
}

/// The lines that open what the headings directly above them head, each with whether that is sure.
fn leads(lines: &[Placed]) -> BTreeMap<usize, bool> {
    let mut leads = BTreeMap::new();
    for at in 1..lines.len() {
        let (Line::Heading(above), Line::Heading(text)) = (&lines[at - 1].line, &lines[at].line)
        else {
            continue;
        };
        // What heads nothing opens nothing.
        let heads = lines.get(at + 1).is_some_and(|next| !matches!(next.line, Line::Heading(_)));
        if !heads || leads.contains_key(&(at - 1)) {
            continue;
        }
        if let Some(is_sure) = opens(above, text, lines[at].is_apart) {
            leads.insert(at, is_sure);
        }
    }
    leads
}

/// Whether a heading opens what the one above it heads, and whether that is sure; none if it does not.
fn opens(above: &str, text: &str, is_apart: bool) -> Option<bool> {
    let key = headings::key_of(above)?;
    let own = headings::key_of(text);
    let names_other = headings::is_of_others(text.trim_end_matches(':').trim_end())
        || officers::is_office(text)
        || headings::is_plain(text);
    if names_other || own.is_some_and(|own| own != key) {
        return None;
    }
    if own == Some(key) || headings::leads_in(text) {
        return Some(true);
    }
    (!is_apart && !headings::names_key(text)).then_some(false)
}

/// Lines of which the first is no heading but the title: `# ورشة عمل`.
fn titled(mut lines: Vec<Placed>) -> Vec<Placed> {
    if let Some(Placed { line, .. }) = lines.first_mut()
        && let Line::Heading(text) = &*line
        && !text.ends_with(':')
        && headings::key_of(text).is_none()
        && !headings::is_of_others(text)
        && !officers::is_office(text)
    {
        *line = Line::Plain(text.clone(), false);
    }
    lines
}
