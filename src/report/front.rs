//! What stands before the sections: basmala, letterhead or cover, title, facts.

use super::composer::Composer;
use super::inline::{Value, lines};
use super::links;
use super::order::{OfficerPlace, officer_place};
use super::sections::officers;
use crate::document::{
    Block, Cover, Fact, ImageId, Inline, Inlines, Letterhead, Orientation, ParaRole,
};
use crate::locale::{DateLength, Word};
use crate::model::{Kind, Mode, Organization, State, Text};

/// The head of the document.
pub(super) struct Front {
    pub(super) blocks: Vec<Block>,
    pub(super) has_cover: bool,
    /// Facts that the cover has no room for; they stand before the sections.
    pub(super) further_facts: Vec<Fact>,
}

/// A cover shows no more facts of the meeting than these, the first ones a reader asks for.
const COVER_FACTS: usize = 6;

/// Composes the head of the document.
pub(super) fn compose(composer: &mut Composer) -> Front {
    // A cover and a basmala are for the author to ask for: «auto» is no.
    let has_cover = !composer.bound && composer.meeting.document.cover == Some(true);
    let mut blocks = Vec::new();
    let mut facts = facts(composer, has_cover);
    let mut further_facts = Vec::new();
    if has_cover {
        // The ways to reach the body stay together: on the cover, or behind the facts that it has no
        // room for.
        let reach = organization_facts(composer);
        further_facts = facts.split_off(facts.len().min(COVER_FACTS));
        let has_room = is_tall(composer) || facts.len() + reach.len() <= COVER_FACTS;
        let on_cover = further_facts.is_empty() && has_room;
        let place = if on_cover { &mut facts } else { &mut further_facts };
        place.extend(reach);
        blocks.push(cover(composer, facts));
    } else {
        let basmala = basmala(composer);
        blocks.extend(basmala.map(|words| Block::paragraph(ParaRole::Basmala, words)));
        blocks.extend(letterhead(composer));
        blocks.extend(title_block(composer));
        if !facts.is_empty() {
            blocks.push(Block::Facts(facts));
        }
    }
    Front { blocks, has_cover, further_facts }
}

/// Whether the paper is so tall that a cover has room for some more facts below a title of any length.
fn is_tall(composer: &Composer) -> bool {
    const TALL_MM: f64 = 260.0;
    let options = &composer.meeting.document;
    let height = match options.orientation {
        Orientation::Portrait => options.paper.height_mm,
        Orientation::Landscape => options.paper.width_mm,
    };
    height >= TALL_MM
}

/// The title and the facts that a letter says of the meeting.
pub(super) fn letter(composer: &Composer) -> Vec<Block> {
    let mut blocks = title_block(composer);
    let mut facts = facts_of_the_meeting(composer);
    let classification = composer.meeting.classification.as_ref().map(|text| composer.text(text));
    let of_the_paper =
        [(Word::FactStatus, status(composer)), (Word::FactClassification, classification)];
    facts.extend(known(composer, of_the_paper));
    if !facts.is_empty() {
        blocks.push(Block::Facts(facts));
    }
    blocks
}

/// The word for the kind of document.
pub(super) fn kind_word(kind: Kind) -> Word {
    match kind {
        Kind::Report => Word::KindReport,
        Kind::Minutes => Word::KindMinutes,
        Kind::Agenda => Word::KindAgenda,
        Kind::ActionRegister => Word::KindActionRegister,
    }
}

/// It begins the first page, cover or not (typography 3.6).
fn basmala(composer: &Composer) -> Option<Inlines> {
    let wanted = composer.meeting.document.basmala == Some(true);
    wanted.then(|| composer.word(Word::Basmala))
}

fn title_block(composer: &Composer) -> Vec<Block> {
    let kind = kind_line(composer).map(|kind| Block::paragraph(ParaRole::Kind, kind));
    let title = Block::paragraph(ParaRole::Title, title(composer));
    let subtitle = subtitle(composer).map(|s| Block::paragraph(ParaRole::Subtitle, s));
    kind.into_iter().chain([title]).chain(subtitle).collect()
}

fn title(composer: &Composer) -> Inlines {
    let title = composer.text(&composer.meeting.title);
    composer.by_itself(composer.top_entry("title", Word::EntryTitle, title))
}

fn subtitle(composer: &Composer) -> Option<Inlines> {
    let subtitle = composer.text(composer.meeting.subtitle.as_ref()?);
    Some(composer.by_itself(composer.top_entry("subtitle", Word::EntrySubtitle, subtitle)))
}

/// The kind of document, unless the title or the subtitle begins with the same words; of minutes their first
/// word is enough: «محضر الاجتماع الثالث».
fn kind_line(composer: &Composer) -> Option<Inlines> {
    let meeting = composer.meeting;
    let kind = composer.locale.word(composer.kind);
    let first = kind.split_whitespace().next().filter(|first| {
        // In Pashto it is a preposition.
        composer.kind == Word::KindMinutes && first.chars().count() > 2
    });
    let says_it = |text: &Text| {
        let text = composer.plain(text);
        text.trim_start().starts_with(&*kind)
            || first.is_some_and(|first| text.split_whitespace().next() == Some(first))
    };
    let said = says_it(&meeting.title) || meeting.subtitle.as_ref().is_some_and(says_it);
    (!said).then(|| vec![Inline::generated(kind)])
}

fn letterhead(composer: &mut Composer) -> Option<Block> {
    let organization = composer.meeting.organization.as_ref()?;
    let logo = logo(composer, organization);
    let name = composer.by_itself(composer.text(&organization.name));
    let contacts: Vec<Inlines> = contact_facts(composer, organization)
        .into_iter()
        .map(|fact| composer.labelled(fact.label, fact.value))
        .collect();
    let contacts = composer.joined(contacts, Word::Dot);
    let lines = [&organization.unit, &organization.address]
        .into_iter()
        .flatten()
        .map(|text| composer.by_itself(composer.text(text)))
        .chain((!contacts.is_empty()).then_some(contacts))
        .collect();
    Some(Block::Letterhead(Letterhead { logo, name, lines }))
}

fn cover(composer: &mut Composer, facts: Vec<Fact>) -> Block {
    let meeting = composer.meeting;
    let text = |text: &Option<Text>| text.as_ref().map(|t| composer.text(t)).unwrap_or_default();
    let subtitle = subtitle(composer).unwrap_or_default();
    let classification = text(&meeting.classification);
    let kind = kind_line(composer).unwrap_or_default();
    let title = title(composer);
    let mut organization = Inlines::new();
    let mut picture = None;
    if let Some(body) = &meeting.organization {
        let names = [Some(&body.name), body.unit.as_ref()];
        let names = names.into_iter().flatten();
        organization = lines(names.map(|t| composer.by_itself(composer.text(t))).collect());
        picture = logo(composer, body);
    }
    Block::Cover(Cover {
        basmala: basmala(composer).unwrap_or_default(),
        organization,
        logo: picture,
        kind,
        title,
        subtitle,
        facts,
        classification,
    })
}

/// What a letterhead would say, for documents that have a cover in its place.
fn organization_facts(composer: &Composer) -> Vec<Fact> {
    let Some(body) = &composer.meeting.organization else { return Vec::new() };
    address_fact(composer, body).into_iter().chain(contact_facts(composer, body)).collect()
}

fn logo(composer: &mut Composer, organization: &Organization) -> Option<ImageId> {
    organization.logo.as_ref().and_then(|path| composer.picture(path))
}

fn address_fact(composer: &Composer, organization: &Organization) -> Option<Fact> {
    let address = organization.address.as_ref()?;
    Some(fact(composer, Word::Address, composer.text(address)))
}

/// Telephone, e-mail and web address, each leading where it says.
fn contact_facts(composer: &Composer, organization: &Organization) -> Vec<Fact> {
    type Target = fn(&str) -> Option<String>;
    let entries: [(Word, &Option<Text>, Target); 3] = [
        (Word::Phone, &organization.phone, links::telephone),
        (Word::Email, &organization.email, links::mail),
        (Word::Website, &organization.url, links::web),
    ];
    entries
        .into_iter()
        .filter_map(|(word, text, target)| {
            let value = composer.linked_whole(text.as_ref()?, target);
            Some(fact(composer, word, value))
        })
        .collect()
}

fn fact(composer: &Composer, label: Word, value: Inlines) -> Fact {
    Fact { label: composer.word(label), value: composer.by_itself(value) }
}

/// The facts in the order in which a reader asks for them: when, where, who, which paper.
fn facts(composer: &Composer, has_cover: bool) -> Vec<Fact> {
    let mut facts = facts_of_the_meeting(composer);
    facts.extend(officer_facts(composer));
    facts.extend(organizers(composer));
    facts.extend(facts_of_the_paper(composer));
    // A cover shows it in a place of its own.
    let classification = composer.meeting.classification.as_ref().filter(|_| !has_cover);
    let shown = classification.map(|text| composer.text(text));
    facts.extend(shown.map(|text| fact(composer, Word::FactClassification, text)));
    facts
}

fn facts_of_the_meeting(composer: &Composer) -> Vec<Fact> {
    let meeting = composer.meeting;
    let date = meeting.date.as_ref().map(|date| {
        composer.top_entry("date", Word::FactDate, composer.date(date, DateLength::Full))
    });
    let place = meeting
        .place
        .as_ref()
        .map(|place| composer.top_entry("place", Word::FactPlace, composer.text(place)));
    let mode = meeting.mode.map(|mode| composer.word(mode_word(mode)));
    known(
        composer,
        [
            (Word::FactDate, date),
            (Word::FactTime, time(composer)),
            (Word::FactPlace, place),
            (Word::FactMode, mode),
        ],
    )
}

fn facts_of_the_paper(composer: &Composer) -> Vec<Fact> {
    let meeting = composer.meeting;
    let text = |text: &Option<Text>| text.as_ref().map(|text| composer.text(text));
    let number = meeting.number.as_ref().map(|number| composer.number_or_text(number));
    known(
        composer,
        [
            (Word::FactPartners, several(composer, &meeting.partners)),
            (Word::FactSeries, text(&meeting.series)),
            (Word::FactNumber, number),
            (Word::FactReference, text(&meeting.reference)),
            (Word::FactVersion, text(&meeting.version)),
            (Word::FactStatus, status(composer)),
        ],
    )
}

/// The facts of which something is known.
fn known<const N: usize>(composer: &Composer, facts: [(Word, Option<Inlines>); N]) -> Vec<Fact> {
    let shown = |(label, value): (Word, Option<Inlines>)| Some(fact(composer, label, value?));
    facts.into_iter().filter_map(shown).collect()
}

fn time(composer: &Composer) -> Option<Inlines> {
    let meeting = composer.meeting;
    let interval = composer.locale.interval(meeting.start, meeting.end)?;
    let interval = vec![Inline::generated(interval)];
    Some(match &meeting.timezone {
        None => interval,
        Some(zone) => composer.phrase(
            Word::TimeZone,
            vec![("time", Value::Inlines(interval)), ("zone", Value::Inlines(composer.text(zone)))],
        ),
    })
}

fn mode_word(mode: Mode) -> Word {
    match mode {
        Mode::InPerson => Word::ModeInPerson,
        Mode::Online => Word::ModeOnline,
        Mode::Hybrid => Word::ModeHybrid,
    }
}

fn officer_facts(composer: &Composer) -> Vec<Fact> {
    composer
        .meeting
        .officers()
        .filter(|(key, _)| officer_place(composer, *key) == OfficerPlace::Facts)
        .map(|(key, officer)| Fact {
            label: officers::label(composer, key, officer),
            value: officers::holder(composer, key, officer),
        })
        .collect()
}

fn organizers(composer: &Composer) -> Option<Fact> {
    let organizers = &composer.meeting.organizers;
    let value = several(composer, organizers)?;
    let label = composer.locale.counted(Word::FactOrganizers, organizers.len() as u64);
    Some(Fact { label: vec![Inline::generated(label)], value })
}

/// Several names, a line each: names of bodies have commas of their own.
fn several(composer: &Composer, texts: &[Text]) -> Option<Inlines> {
    let line = |text| composer.by_itself(composer.text(text));
    (!texts.is_empty()).then(|| lines(texts.iter().map(line).collect()))
}

/// The state of the paper; the English key words are said in the language, others stay as written.
fn status(composer: &Composer) -> Option<Inlines> {
    let status = composer.meeting.status.as_ref()?;
    let state = composer.meeting.state().filter(|_| status.value.is_ascii());
    Some(match state {
        Some(State::Draft) => composer.word(Word::DocumentDraft),
        Some(State::Final) => composer.word(Word::DocumentFinal),
        Some(State::Approved) => composer.word(Word::DocumentApproved),
        None => composer.text(status),
    })
}
