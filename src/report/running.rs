//! Header and footer of every page.

use super::composer::Composer;
use super::inline::Value;
use crate::document::{Field, GivingWay, Inline, Inlines, Running, RunningLine};
use crate::locale::Word;

/// Composes header and footer. The first page has no header: its letterhead, title and facts, or its
/// cover, say the same.
pub(super) fn compose(composer: &Composer) -> Running {
    let meeting = composer.meeting;
    let reference = reference(composer).unwrap_or_default();
    let classification = meeting.classification.as_ref().map(|text| composer.text(text));
    let classification = classification.unwrap_or_default();
    let header = RunningLine::new(publisher_and_kind(composer), reference, GivingWay::Start);
    let header = header.around(classification.clone());
    let page = page_number(composer).unwrap_or_default();
    let footer = RunningLine::new(classification, page, GivingWay::Nothing);
    Running { header, footer, first_page_plain: true }
}

/// «جمعية قطرة · تقرير»; the title stands for a body that is not named.
fn publisher_and_kind(composer: &Composer) -> Inlines {
    let meeting = composer.meeting;
    let publisher = meeting.organization.as_ref().map_or(&meeting.title, |body| &body.name);
    let kind = composer.word(composer.kind);
    composer.joined(vec![composer.text(publisher), kind], Word::Dot)
}

fn reference(composer: &Composer) -> Option<Inlines> {
    let reference = composer.meeting.reference.as_ref()?;
    let reference = composer.text(reference);
    Some(composer.phrase_with(Word::RunningReference, "reference", reference))
}

/// «صفحة ١ من ٥».
pub(super) fn page_number(composer: &Composer) -> Option<Inlines> {
    if composer.meeting.document.page_numbers == Some(false) {
        return None;
    }
    let field = |field| Value::Said(vec![Inline::Field(field)]);
    let values = vec![("page", field(Field::PageNumber)), ("count", field(Field::PageCount))];
    Some(composer.phrase(Word::PageOf, values))
}
