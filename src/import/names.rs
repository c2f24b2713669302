//! Who is named in lists of people, so that words may be theirs.

use std::collections::BTreeSet;

use super::{offices, people, quotes};

/// The names in lists of people, without what stands before and behind them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Names(BTreeSet<String>);

impl Names {
    /// The names in these lines; a line that is somebody's words names nobody by itself.
    pub(super) fn of<'t>(lines: impl Iterator<Item = &'t str>) -> Names {
        let name = |line: &str| {
            let held =
                line.split_once(':').filter(|(label, _)| offices::of_meeting(label).is_some());
            let person = held.map_or(line, |(_, person)| person.trim());
            people::name(person).to_owned()
        };
        Names(lines.filter(|line| quotes::read(line).speaker.is_none()).map(name).collect())
    }

    /// Whether somebody of this name stands in the lists, with any title.
    pub(super) fn has(&self, name: &str) -> bool {
        self.0.contains(name) || self.0.contains(people::honorific(name).1)
    }

    /// Whether a name bears a title or an office, or stands in a list of people.
    pub(super) fn is_somebody(&self, name: &str) -> bool {
        people::honorific(name).0.is_some() || offices::of_meeting(name).is_some() || self.has(name)
    }

    /// Whether a line is words of somebody who stands in the lists.
    pub(super) fn said_by_name(&self, line: &str) -> bool {
        let quote = quotes::attributed(line);
        quote.and_then(|quote| quote.speaker).is_some_and(|speaker| self.has(&speaker))
    }

    /// Whether a line is words with marks of which it is sure that somebody said them.
    pub(super) fn said(&self, line: &str) -> bool {
        let quote = quotes::attributed(line);
        quote.and_then(|quote| quote.speaker).is_some_and(|speaker| self.is_somebody(&speaker))
    }
}
