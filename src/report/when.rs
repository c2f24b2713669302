//! Dates and times of a meeting in the words of its locale.

use super::composer::Composer;
use crate::document::{Inline, Inlines};
use crate::locale::{CivilDate, DateLength, HijriDate, TimeOfDay};
use crate::model::{Date, Time, When};

impl Composer<'_> {
    /// A date; the author's own wording goes before any that is made.
    pub(super) fn date(&self, date: &Date, length: DateLength) -> Inlines {
        if let Some(display) = &date.display {
            return self.text(display);
        }
        let hijri = date.hijri.map(hijri);
        let civil = civil_day(date);
        let said = match (civil, hijri) {
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
        vec![Inline::generated(self.locale.time(time_of_day(time)))]
    }
}

/// The day of a date in the civil calendar, given or converted.
pub(super) fn civil_day(date: &Date) -> Option<CivilDate> {
    let given = date.gregorian.and_then(|d| CivilDate::new(d.year, d.month, d.day));
    given.or_else(|| hijri(date.hijri?).to_civil())
}

/// A time of the model as one of the locale.
pub(super) fn time_of_day(time: Time) -> TimeOfDay {
    TimeOfDay::new(time.hour, time.minute).expect("the model holds times from 00:00 to 23:59")
}

fn hijri(date: crate::model::HijriDate) -> HijriDate {
    HijriDate::new(date.year, date.month, date.day).expect("the model holds dates that may be")
}
