//! Date and place in lines of their own above the text of notes: «التاريخ: 12 مايو 2016».

use super::lines::Line;
use crate::locale::digits::to_european;
use crate::locale::{CivilDate, DateLength, Lang, Locale};

/// A fact of the meeting as a line says it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Fact {
    /// When it was held: the words, and the day if they name one.
    Date(String, Option<CivilDate>),
    /// Where.
    Place(String),
}

/// The labels that a report puts before date and place, in its order.
const DATE: [(&str, Lang); 3] = [("التاريخ", Lang::Ar), ("Date", Lang::En), ("Date", Lang::Fr)];
const PLACE: [(&str, Lang); 3] = [("المكان", Lang::Ar), ("Place", Lang::En), ("Lieu", Lang::Fr)];

/// Countries whose names of months together are all that Arabic has.
const COUNTRIES: [&str; 5] = ["EG", "JO", "MA", "DZ", "MR"];

/// How many lines a fact stands below the title at most, and how long these are.
const MOST_LINES: usize = 8;
const LONGEST: usize = 100;

/// Labels of other facts, which stay where they are: a report would write them in other words.
const OTHERS: [&str; 8] = ["الوقت", "الساعة", "اليوم", "التوقيت", "الزمان", "Time", "Day", "Hours"];

/// Takes the facts out of the first lines, in the order in which a report shows them. The report puts its own
/// label before each: so only those count that are in its language.
pub(super) fn taken(lines: &mut Vec<Line>, lang: Lang) -> Vec<Fact> {
    let is_short = |line: &&Line| line.text().chars().count() <= LONGEST;
    let mut take = |labels: &[(&str, Lang)]| {
        let mut first = lines.iter().take(MOST_LINES).take_while(is_short);
        let at = first.position(|line| labelled(line, labels, lang).is_some())?;
        let line = lines.remove(at);
        labelled(&line, labels, lang).map(str::to_owned)
    };
    let (date, place) = (take(&DATE), take(&PLACE));
    let date = date.map(|text| Fact::Date(text.clone(), day(&text, lang)));
    date.into_iter().chain(place.map(Fact::Place)).collect()
}

/// Whether a line says such a fact, in any language.
pub(super) fn is_fact(text: &str) -> bool {
    let label = text.split_once(':').map_or("", |(label, _)| label.trim());
    DATE.iter().chain(&PLACE).any(|(name, _)| *name == label) || OTHERS.contains(&label)
}

fn labelled<'l>(line: &'l Line, labels: &[(&str, Lang)], lang: Lang) -> Option<&'l str> {
    let Line::Plain(text, false) = line else { return None };
    let (label, value) = text.split_once(':')?;
    let value = value.trim();
    let named = labels.contains(&(label.trim(), lang));
    (named && !value.is_empty()).then_some(value)
}

/// The day that a text names, alone or with its day of the week: in numbers with the year first, or as
/// some country writes it in words. Days and months in numbers may stand in either order: they are none.
fn day(text: &str, lang: Lang) -> Option<CivilDate> {
    let text = to_european(text.trim().trim_end_matches('.'));
    let written = text.strip_suffix('م').map_or(text.as_str(), str::trim_end);
    let numbers: Vec<u16> = written
        .split(|c: char| !c.is_ascii_digit())
        .filter_map(|number| number.parse().ok())
        .collect();
    if let ([year, month, day], true) = (&numbers[..], is_iso(written)) {
        return CivilDate::new(*year, u8::try_from(*month).ok()?, u8::try_from(*day).ok()?);
    }
    let [day, year] = numbers[..] else { return None };
    let day = u8::try_from(day).ok()?;
    let dates = (1..=12).filter_map(|month| CivilDate::new(year, month, day));
    dates.into_iter().find(|date| says(*date, written, lang))
}

fn is_iso(text: &str) -> bool {
    text.len() == 10
        && text.bytes().enumerate().all(|(place, byte)| match place {
            4 | 7 => byte == b'-',
            _ => byte.is_ascii_digit(),
        })
}

fn says(date: CivilDate, written: &str, lang: Lang) -> bool {
    let bare = |text: String| {
        let text = to_european(&text).replace(['،', ','], "");
        text.strip_suffix('م').map_or(text.as_str(), str::trim_end).to_owned()
    };
    let written = bare(written.to_owned());
    COUNTRIES.into_iter().any(|country| {
        let locale = Locale::new(lang, Some(country));
        [DateLength::Full, DateLength::Long]
            .into_iter()
            .any(|length| bare(locale.date(date, None, length)) == written)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_in_words_and_numbers() {
        let date = CivilDate::new(2016, 5, 12);
        for text in [
            "12 مايو 2016",
            "١٢ أيار ٢٠١٦م",
            "الخميس 12 ماي 2016",
            "الخميس، 12 مايو 2016م",
            "2016-05-12",
        ] {
            assert_eq!(day(text, Lang::Ar), date, "{text}");
        }
        for text in [
            "12/05/2016",
            "الجمعة 12 مايو 2016",
            "12 مايو",
            "31 فبراير 2016",
            "2016-13-12",
            "5 شعبان 1437",
        ] {
            assert_eq!(day(text, Lang::Ar), None, "{text}");
        }
        assert_eq!(day("12 May 2016", Lang::En), date);
    }

    #[test]
    fn facts_stand_among_the_first_short_lines() {
        let line = |text: &str| Line::Plain(text.to_owned(), false);
        let place = Fact::Place("القاعة".into());
        let of = |texts: &[&str], lang| {
            let mut lines: Vec<Line> = texts.iter().map(|text| line(text)).collect();
            let facts = taken(&mut lines, lang);
            (facts, lines.iter().map(|line| line.text().to_owned()).collect::<Vec<_>>())
        };
        let all = ["التاريخ: بعد العيد", "المكان: القاعة", "نص"];
        let date = Fact::Date("بعد العيد".into(), None);
        let rest = |texts: &[&str]| texts.iter().map(|text| (*text).to_owned()).collect::<Vec<_>>();
        let both = vec![date, place.clone()];
        assert_eq!(of(&all, Lang::Ar), (both.clone(), rest(&["نص"])));
        assert_eq!(of(&all[1..], Lang::Ar), (vec![place], rest(&["نص"])));
        assert_eq!(of(&all, Lang::En), (vec![], rest(&all)));
        let late = [&*"كلمة ".repeat(30), "المكان: القاعة"];
        assert_eq!(of(&late, Lang::Ar), (vec![], rest(&late)));
        let turned = ["الدورة الأولى", all[1], all[0]];
        assert_eq!(of(&turned, Lang::Ar), (both.clone(), rest(&turned[..1])));
        // A time between them, which a report would write in other words, stays.
        let (day, time) = ("اليوم: الأحد", "الوقت: من 10:30 صباحاً حتى الظهر");
        let parted = [day, all[0], time, all[1], "نص"];
        assert_eq!(of(&parted, Lang::Ar), (both, rest(&[day, time, "نص"])));
        assert!(is_fact("Date: 1") && !is_fact("عنوان"));
    }
}
