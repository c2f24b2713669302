//! The order of sections: the kind's, the author's over it, and where the officers are named.

use super::composer::Composer;
use crate::model::{Kind, Meeting, SectionKey as Key};

/// The six lists of people, as they follow the officers.
const PEOPLE: [Key; 9] = [
    Key::Chair,
    Key::Secretary,
    Key::Rapporteur,
    Key::Speakers,
    Key::Attendees,
    Key::Apologies,
    Key::Absent,
    Key::Guests,
    Key::Observers,
];

/// A report tells what the meeting was about before what came of it.
const REPORT: [Key; 24] = [
    Key::Summary,
    Key::Introduction,
    Key::People,
    Key::Quorum,
    Key::Background,
    Key::Objectives,
    Key::Themes,
    Key::PreviousMinutes,
    Key::Agenda,
    Key::Discussion,
    Key::Statements,
    Key::Decisions,
    Key::Recommendations,
    Key::Actions,
    Key::Votes,
    Key::Quotes,
    Key::Closing,
    Key::AdjournedAt,
    Key::NextMeeting,
    Key::References,
    Key::Annexes,
    Key::Sections,
    Key::Signatures,
    Key::Distribution,
];

/// Minutes follow the sitting: who was there, the last minutes, item by item, the end.
const MINUTES: [Key; 24] = [
    Key::Summary,
    Key::Introduction,
    Key::People,
    Key::Quorum,
    Key::PreviousMinutes,
    Key::Background,
    Key::Objectives,
    Key::Themes,
    Key::Agenda,
    Key::Discussion,
    Key::Statements,
    Key::Votes,
    Key::Decisions,
    Key::Recommendations,
    Key::Actions,
    Key::Quotes,
    Key::NextMeeting,
    Key::Closing,
    Key::AdjournedAt,
    Key::Sections,
    Key::Signatures,
    Key::References,
    Key::Annexes,
    Key::Distribution,
];

/// An agenda leads with what will be dealt with; who is invited follows.
const AGENDA: [Key; 24] = [
    Key::Introduction,
    Key::Summary,
    Key::Background,
    Key::Objectives,
    Key::Themes,
    Key::PreviousMinutes,
    Key::Agenda,
    Key::People,
    Key::Quorum,
    Key::Discussion,
    Key::Statements,
    Key::Decisions,
    Key::Recommendations,
    Key::Actions,
    Key::Votes,
    Key::Quotes,
    Key::Closing,
    Key::AdjournedAt,
    Key::NextMeeting,
    Key::References,
    Key::Annexes,
    Key::Sections,
    Key::Signatures,
    Key::Distribution,
];

/// A register of actions leads with them, then with what they rest on.
const ACTION_REGISTER: [Key; 24] = [
    Key::Summary,
    Key::Introduction,
    Key::Actions,
    Key::Decisions,
    Key::Recommendations,
    Key::Votes,
    Key::People,
    Key::Quorum,
    Key::Background,
    Key::Objectives,
    Key::Themes,
    Key::PreviousMinutes,
    Key::Agenda,
    Key::Discussion,
    Key::Statements,
    Key::Quotes,
    Key::Closing,
    Key::AdjournedAt,
    Key::NextMeeting,
    Key::References,
    Key::Annexes,
    Key::Sections,
    Key::Signatures,
    Key::Distribution,
];

/// Every section once, in the order in which it is to appear. The author's order goes first; what it
/// does not name follows in the order of the kind, so that nothing is left out. Title and facts are
/// not among them: they stand at the head.
pub(super) fn sequence(meeting: &Meeting) -> Vec<Key> {
    let standard: &[Key] = match meeting.kind {
        Kind::Report => &REPORT,
        Kind::Minutes => &MINUTES,
        Kind::Agenda => &AGENDA,
        Kind::ActionRegister => &ACTION_REGISTER,
    };
    let mut sequence = Vec::new();
    for key in meeting.order.iter().chain(standard).flat_map(expand) {
        if !sequence.contains(key) {
            sequence.push(*key);
        }
    }
    sequence.retain(|key| !matches!(key, Key::Title | Key::Facts));
    sequence
}

fn expand(key: &Key) -> &[Key] {
    match key {
        Key::People => &PEOPLE,
        other => std::slice::from_ref(other),
    }
}

/// Where an officer is named.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum OfficerPlace {
    /// Among the facts, as no list of those present follows.
    Facts,
    /// At the head of this list.
    HeadOf(Key),
    /// In the place that the author gave.
    Own,
}

/// Where chair, secretary or rapporteur is named: at the head of the speakers or attendees that
/// follow, over those present rather than over those who spoke, unless the author placed the officer;
/// never over guests or those who excused themselves.
pub(super) fn officer_place(composer: &Composer, officer: Key) -> OfficerPlace {
    let meeting = composer.meeting;
    let next = sequence(meeting)
        .into_iter()
        .skip_while(|key| *key != officer)
        .find(|key| !is_officer(*key) && !is_empty_list(meeting, *key));
    let is_placed = meeting.order.contains(&officer);
    match next.filter(|key| matches!(key, Key::Speakers | Key::Attendees)) {
        Some(Key::Speakers) if !is_placed && !meeting.attendees.is_empty() => {
            OfficerPlace::HeadOf(Key::Attendees)
        }
        Some(list) => OfficerPlace::HeadOf(list),
        None if is_placed => OfficerPlace::Own,
        None => OfficerPlace::Facts,
    }
}

fn is_officer(key: Key) -> bool {
    matches!(key, Key::Chair | Key::Secretary | Key::Rapporteur)
}

fn is_empty_list(meeting: &Meeting, key: Key) -> bool {
    (key == Key::Speakers && meeting.speakers.is_empty())
        || (key == Key::Attendees && meeting.attendees.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The import of notes writes minutes and reports in one order.
    #[test]
    fn what_notes_may_hold_has_one_order_in_reports_and_minutes() {
        let held = [
            Key::Introduction,
            Key::People,
            Key::Objectives,
            Key::Themes,
            Key::Discussion,
            Key::Decisions,
            Key::Recommendations,
            Key::Quotes,
            Key::References,
            Key::Annexes,
        ];
        for standard in [&REPORT, &MINUTES] {
            let order: Vec<Key> =
                standard.iter().filter(|key| held.contains(key)).copied().collect();
            assert_eq!(order, held);
        }
    }

    #[test]
    fn every_kind_places_every_section_once() {
        for standard in [&REPORT, &MINUTES, &AGENDA, &ACTION_REGISTER] {
            let mut placed: Vec<Key> = standard.iter().flat_map(expand).copied().collect();
            placed.extend([Key::Title, Key::Facts, Key::People]);
            placed.sort();
            let mut all = Key::ALL.to_vec();
            all.sort();
            assert_eq!(placed, all);
        }
    }
}
