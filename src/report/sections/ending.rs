//! How the meeting ended and what follows: adjournment, next meeting, signatures, distribution.

use super::super::composer::Composer;
use super::super::inline::{Value, lines};
use crate::document::{self, Block, Inlines, Marker, ParaRole, inline_text};
use crate::locale::{DateLength, Word};
use crate::model::{NextMeeting, SectionKey as Key, Signature, When};

pub(super) fn next_meeting(composer: &mut Composer) -> Vec<Block> {
    let Some(next) = &composer.meeting.next_meeting else { return Vec::new() };
    let sentence = next_sentence(composer, next);
    vec![
        composer.section_heading(None, Word::NextMeeting),
        Block::paragraph(ParaRole::Body, sentence),
    ]
}

fn next_sentence(composer: &Composer, next: &NextMeeting) -> Inlines {
    let day = next.date.as_ref().map(|when| {
        let said = composer.when(when, DateLength::Full);
        match is_generated(when) {
            true => composer.phrase_with(Word::WhenDate, "date", said),
            false => with_preposition(composer, Word::WhenDisplay, "date", said),
        }
    });
    let time =
        next.start.map(|time| composer.phrase_with(Word::WhenTime, "time", composer.time(time)));
    let place = next
        .place
        .as_ref()
        .map(|place| with_preposition(composer, Word::WhenPlace, "place", composer.text(place)));
    let parts: Vec<Inlines> = [day, time, place].into_iter().flatten().collect();
    let when = composer.joined_words(parts, Word::Comma);
    composer.phrase(Word::NextMeetingSentence, vec![("when", Value::Said(when))])
}

/// The author's words with our preposition, unless they bring one: «عبر تطبيق Zoom».
fn with_preposition(composer: &Composer, word: Word, name: &'static str, said: Inlines) -> Inlines {
    match composer.locale.brings_preposition(&inline_text(&said)) {
        true => vec![composer.isolated(said)],
        false => composer.phrase_with(word, name, said),
    }
}

/// Whether a term is said in our words, with the day of the week before it.
fn is_generated(when: &When) -> bool {
    match when {
        When::Date(date) => date.display.is_none(),
        When::Words(_) => false,
    }
}

/// When the meeting rose: below the closing words if they stand right before, else with a heading
/// of its own.
pub(super) fn adjourned_at(composer: &mut Composer) -> Vec<Block> {
    let Some(time) = composer.meeting.adjourned_at else { return Vec::new() };
    let sentence = composer.phrase_with(Word::Adjourned, "time", composer.time(time));
    let sentence = Block::paragraph(ParaRole::Body, sentence);
    match follows_closing(composer) {
        true => vec![sentence],
        false => vec![composer.section_heading(None, Word::Adjournment), sentence],
    }
}

fn follows_closing(composer: &Composer) -> bool {
    let sequence = super::super::order::sequence(composer.meeting);
    let place = sequence.iter().position(|key| *key == Key::AdjournedAt);
    let before = place.and_then(|place| place.checked_sub(1)).map(|before| sequence[before]);
    let nothing_between = !composer.meeting.sections.iter().any(|s| s.after == Some(Key::Closing));
    before == Some(Key::Closing) && composer.meeting.closing.is_some() && nothing_between
}

/// Columns to sign in.
pub(super) fn signatures(composer: &mut Composer) -> Vec<Block> {
    let signatures = &composer.meeting.signatures;
    if signatures.is_empty() {
        return Vec::new();
    }
    let columns = signatures.iter().map(|signature| column(composer, signature)).collect();
    vec![Block::Signatures(columns)]
}

fn column(composer: &Composer, signature: &Signature) -> document::Signature {
    let person = signature.person.as_ref();
    let below = match (&signature.date, person) {
        // A day that is known takes the place of one to be written, not of the signature.
        (Some(date), person) => {
            let day = composer.date(date, DateLength::Short);
            let dated = composer.phrase_with(Word::SignatureDated, "date", day);
            let alone = match person {
                Some(_) => Word::SignatureAlone,
                None => Word::SignatureAloneUnnamed,
            };
            lines(vec![composer.word(alone), dated])
        }
        (None, Some(_)) => composer.word(Word::SignatureBelow),
        (None, None) => composer.word(Word::SignatureBelowUnnamed),
    };
    document::Signature {
        role: signature.role.as_ref().map(|role| composer.text(role)).unwrap_or_default(),
        name: person.map(|person| composer.person_name(person)).unwrap_or_default(),
        below,
    }
}

/// Who gets a copy.
pub(super) fn distribution(composer: &mut Composer) -> Vec<Block> {
    let copies = &composer.meeting.distribution;
    if copies.is_empty() {
        return Vec::new();
    }
    let mut label = composer.word(Word::Distribution);
    label.extend(composer.word(Word::Colon));
    let list = composer.texts(copies, Marker::Bullet);
    vec![Block::Together(vec![Block::paragraph(ParaRole::Lead, label), list])]
}
