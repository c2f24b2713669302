//! The sections of the document, one function for each kind.

mod agenda;
pub(super) mod decisions;
mod discussion;
mod ending;
pub(super) mod officers;
mod people;
mod quotes;
mod references;
mod texts;
mod votes;

use super::composer::Composer;
use super::order;
use super::rich::Nesting;
use crate::document::Block;
use crate::model::{Section, SectionKey as Key};

/// A function that composes a section; it gives no blocks when there is nothing to show.
type Build = fn(&mut Composer) -> Vec<Block>;

/// Every section with the function that composes it. Title and facts are composed by `front`.
pub(super) const SECTIONS: &[(Key, Build)] = &[
    (Key::Summary, texts::summary),
    (Key::Introduction, texts::introduction),
    (Key::Chair, officers::chair),
    (Key::Secretary, officers::secretary),
    (Key::Rapporteur, officers::rapporteur),
    (Key::Speakers, people::speakers),
    (Key::Attendees, people::attendees),
    (Key::Apologies, people::apologies),
    (Key::Absent, people::absent),
    (Key::Guests, people::guests),
    (Key::Observers, people::observers),
    (Key::Quorum, people::quorum),
    (Key::PreviousMinutes, agenda::previous_minutes),
    (Key::Background, texts::background),
    (Key::Objectives, texts::objectives),
    (Key::Themes, texts::themes),
    (Key::Agenda, agenda::agenda),
    (Key::Discussion, discussion::discussion),
    (Key::Statements, discussion::statements),
    (Key::Decisions, decisions::decisions),
    (Key::Recommendations, decisions::recommendations),
    (Key::Actions, decisions::actions),
    (Key::Votes, votes::votes),
    (Key::Quotes, quotes::quotes),
    (Key::Closing, texts::closing),
    (Key::NextMeeting, ending::next_meeting),
    (Key::AdjournedAt, ending::adjourned_at),
    (Key::References, references::references),
    (Key::Annexes, references::annexes),
    (Key::Sections, unplaced_sections),
    (Key::Signatures, ending::signatures),
    (Key::Distribution, ending::distribution),
];

/// All sections in their order, the author's own where they belong.
pub(super) fn compose(composer: &mut Composer) -> Vec<Block> {
    let mut blocks = own_sections(composer, Some(Key::Title));
    blocks.extend(own_sections(composer, Some(Key::Facts)));
    for key in order::sequence(composer.meeting) {
        let build = SECTIONS.iter().find(|(known, _)| *known == key).map(|(_, build)| build);
        let build = build.expect("a test finds every section in the registry");
        blocks.extend(build(composer));
        blocks.extend(own_sections(composer, Some(key)));
        if key == Key::Observers {
            blocks.extend(own_sections(composer, Some(Key::People)));
        }
    }
    headings_across(blocks)
}

/// Headings with nothing but pages that lie across below them go onto these pages.
fn headings_across(blocks: Vec<Block>) -> Vec<Block> {
    let mut all: Vec<Block> = Vec::with_capacity(blocks.len());
    for block in blocks {
        let Block::Across(mut inner) = block else {
            all.push(block);
            continue;
        };
        while let Some(heading) = all.pop_if(|above| matches!(above, Block::Heading(_))) {
            inner.insert(0, heading);
        }
        all.push(Block::Across(inner));
    }
    all
}

fn unplaced_sections(composer: &mut Composer) -> Vec<Block> {
    own_sections(composer, None)
}

/// The author's sections that follow a key, or those without a place of their own.
fn own_sections(composer: &mut Composer, after: Option<Key>) -> Vec<Block> {
    let meeting = composer.meeting;
    let placed = meeting.sections.iter().filter(|section| section.after == after);
    placed.flat_map(|section| own_section(composer, section)).collect()
}

fn own_section(composer: &mut Composer, section: &Section) -> Vec<Block> {
    let title = composer.text(&section.title);
    let mut blocks = vec![composer.heading(1, title)];
    blocks.extend(composer.rich(&section.body, Nesting::Section));
    blocks
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{BlockId, Heading, ParaRole};

    #[test]
    fn headings_go_along_with_what_lies_across() {
        let heading = |level| {
            let content = Vec::new();
            Block::Heading(Heading { level, id: BlockId(level.into()), content })
        };
        let text = || Block::paragraph(ParaRole::Body, Vec::new());
        let across = |inner| Block::Across(inner);
        let set = headings_across(vec![heading(1), text(), heading(1), heading(2), across(vec![])]);
        assert_eq!(set, [heading(1), text(), across(vec![heading(1), heading(2)])]);
    }

    #[test]
    fn the_registry_has_every_section_once() {
        let mut registered: Vec<Key> = SECTIONS.iter().map(|(key, _)| *key).collect();
        registered.extend([Key::Title, Key::Facts, Key::People]);
        registered.sort();
        let mut all = Key::ALL.to_vec();
        all.sort();
        assert_eq!(registered, all);
    }
}
