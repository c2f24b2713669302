//! Dates and times of a meeting in the words of its locale.

use super::composer::Composer;
use crate::document::{Inline, Inlines};
use crate::locale::{CivilDate, DateLength};
use crate::model::{Date, Time, When};

impl Composer<'_> {
    /// A date; the author's own wording goes before any that is made.
    pub(super) fn date(&self, date: &Date, length: DateLength) -> Inlines {
        if let Some(display) = &date.display {
            return self.text(display);
        }
        let said = match (civil_day(date), date.hijri) {
            (Some(civil), hijri) => self.locale.date(civil, hijri, length),
            (None, Some(hijri)) => self.locale.hijri_date(hijri),
            (None, None) => return Inlines::new(),
        };
        vec![Inline::generated(said)]
    }

    /// A term: a date or words.
    pub(super) fn when(&self, when: &When, length: DateLength) -> Inlines {
        match when {
            When::Date(date) => self.date(date, length),
            When::Words(words) => self.text(words),
        }
    }

    /// A time of day.
    pub(super) fn time(&self, time: Time) -> Inlines {
        vec![Inline::generated(self.locale.time(time))]
    }
}

/// The day of a date in the civil calendar, given or converted.
pub(super) fn civil_day(date: &Date) -> Option<CivilDate> {
    date.gregorian.or_else(|| date.hijri?.to_civil())
}
