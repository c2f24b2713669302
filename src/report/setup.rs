//! Properties of the document and of its pages.

use super::composer::Composer;
use super::when::civil_day;
use crate::document::{Block, LineBreaking, Meta, Note, PageSetup, RangeDirection, Stamp, note};
use crate::locale::{Direction, Word};
use crate::model::Text;

/// What the document says about itself.
pub(super) fn meta(composer: &Composer) -> Meta {
    let meeting = composer.meeting;
    let plain = |text: &Text| composer.plain(text);
    let kind = composer.locale.word(composer.kind);
    let subject: Vec<String> =
        std::iter::once(kind.clone()).chain(meeting.subtitle.as_ref().map(plain)).collect();
    let keywords = std::iter::once(kind)
        .chain(meeting.series.as_ref().map(plain))
        .chain(meeting.reference.as_ref().map(plain))
        .chain(meeting.themes.items.iter().map(plain))
        .collect();
    Meta {
        title: plain(&meeting.title),
        subject: subject.join(&composer.locale.word(Word::Dot)),
        author: meeting.organization.as_ref().map(|o| plain(&o.name)).unwrap_or_default(),
        keywords,
        lang: meeting.language,
        country: meeting.country.clone(),
        direction: direction(composer),
        stamp: stamp(composer),
    }
}

/// What the author settled about pages and lines.
pub(super) fn page_setup(composer: &Composer) -> PageSetup {
    let options = &composer.meeting.document;
    let range_direction = options.range_direction.unwrap_or(match direction(composer) {
        Direction::Rtl => RangeDirection::Rtl,
        Direction::Ltr => RangeDirection::Ltr,
    });
    let draft = composer.meeting.is_draft();
    PageSetup {
        paper: options.paper,
        orientation: options.orientation,
        margins: options.margins,
        double_sided: options.double_sided,
        justify: options.justify,
        kashida: options.kashida,
        range_direction,
        percent_side: options.percent_side,
        digits: composer.locale.digits,
        watermark: draft.then(|| composer.locale.word(Word::DocumentDraft)),
        line_breaking: LineBreaking::Optimal,
        border: options.border,
        embed_fonts: options.embed_fonts,
    }
}

/// The notes of the document, numbered in the order of their marks.
pub(super) fn notes(composer: &Composer, blocks: &mut [Block]) -> Vec<Note> {
    let mut notes = composer.take_notes();
    note::number(blocks, &mut notes, |number| composer.locale.number(number as u64));
    notes
}

fn direction(composer: &Composer) -> Direction {
    composer.meeting.direction()
}

/// The day of the meeting and the hour it began.
fn stamp(composer: &Composer) -> Option<Stamp> {
    let day = composer.meeting.date.as_ref().and_then(civil_day)?;
    let start = composer.meeting.start;
    Some(Stamp {
        year: day.year(),
        month: day.month(),
        day: day.day(),
        hour: start.map_or(0, |time| time.hour()),
        minute: start.map_or(0, |time| time.minute()),
        second: 0,
    })
}
