//! Dates and times, in digits of any of the three sets.

use super::{Cx, texts};
use crate::diag::{Diagnostic, Message};
use crate::locale::digits::to_european;
use crate::model::codes::{BAD_DATE, DATES_DISAGREE, NO_EFFECT};
use crate::model::keys::DATE_KEYS;
use crate::model::{Calendar, CivilDate, Date, HijriDate, Time, When};
use crate::yaml::{At, Fields, Value, wrong_type};

/// Years before this are Hijri years, or slips.
const FIRST_CIVIL_YEAR: u16 = 1700;

/// A date: `2016-05-12`, or `{gregorian, hijri, display}`.
pub(super) fn date(at: At<'_>, cx: &mut Cx<'_>) -> Option<Date> {
    let span = at.span();
    match &at.node.value {
        Value::Map(_) => date_map(at, cx),
        Value::Null | Value::Scalar(_) | Value::Seq(_) => {
            let gregorian = Some(gregorian(at, cx)?);
            Some(Date { gregorian, hijri: None, display: None, span })
        }
    }
}

fn date_map(at: At<'_>, cx: &mut Cx<'_>) -> Option<Date> {
    let span = at.span();
    let mut f = Fields::open(at, &DATE_KEYS, &mut cx.found)?;
    let written = f.has("gregorian") || f.has("hijri") || f.has("display");
    let date = Date {
        gregorian: f.optional("gregorian", cx, gregorian),
        hijri: f.optional("hijri", cx, hijri),
        display: f.optional("display", cx, texts::text),
        span,
    };
    let nothing = wrong_type(
        f.at(),
        "تاريخ (gregorian أو hijri أو display)",
        "a date (gregorian, hijri or display)",
    );
    if let (Some(gregorian), Some(hijri)) = (date.gregorian, date.hijri) {
        cx.found.0.extend(disagreement(f.at(), gregorian, hijri));
        cx.found.0.extend(not_shown(&f, &date, cx.calendar));
    }
    let told = cx.found.0.len();
    f.close(&mut cx.found);
    // A mistyped key is told by itself.
    if !written && cx.found.0.len() == told {
        cx.found.push(nothing);
    }
    Some(date)
}

/// A date in a calendar that the paper does not show, beside one in that which it shows.
fn not_shown(f: &Fields<'_>, date: &Date, calendar: Option<Calendar>) -> Option<Diagnostic> {
    let (key, shown) = match calendar? {
        Calendar::Gregorian => ("hijri", "gregorian"),
        Calendar::Hijri => ("gregorian", "hijri"),
        Calendar::Both | Calendar::HijriFirst => return None,
    };
    let node = f.node(key).filter(|_| date.display.is_none())?;
    let message = Message::new(
        format!("هذا التاريخ لا يظهر: التقويم المطلوب في document.calendar هو {shown}"),
        format!("this date is not shown: `document.calendar` asks for {shown}"),
    );
    let help = Message::new(
        "اكتب calendar: both أو hijri_first ليظهر التاريخان",
        "write calendar: both or hijri_first to have both shown",
    );
    let warning = Diagnostic::warning(NO_EFFECT, message).help(help).at(Some(node.span));
    Some(warning.in_path(format!("{}.{key}", f.at().path())))
}

/// Two calendars that name different days. Sightings of the moon differ from the Umm al-Qura table
/// by a day, not by more.
fn disagreement(at: &At<'_>, gregorian: CivilDate, hijri: HijriDate) -> Option<Diagnostic> {
    let table = gregorian.to_hijri().filter(|_| hijri.days_from(gregorian) > Some(1))?;
    let (year, month, day) = (table.year(), table.month(), table.day());
    let error = at.error(
        DATES_DISAGREE,
        "التاريخان الميلادي والهجري ليسا ليوم واحد",
        "the Gregorian and the Hijri date are not of one day",
    );
    Some(error.help(Message::new(
        format!("يوافق الميلادي {year}-{month:02}-{day:02} في تقويم أم القرى"),
        format!("the Gregorian date is {year}-{month:02}-{day:02} in the Umm al-Qura calendar"),
    )))
}

/// A term: a date, or words. What has the form of a date must be one.
pub(super) fn when(at: At<'_>, cx: &mut Cx<'_>) -> Option<When> {
    let words = at.node.scalar().is_some_and(|scalar| !looks_like_date(&scalar.text));
    match words {
        true => texts::text(at, cx).map(When::Words),
        false => date(at, cx).map(When::Date),
    }
}

/// A time of day: `10:30`.
pub(super) fn time(at: At<'_>, cx: &mut Cx<'_>) -> Option<Time> {
    let text = characters(&at, "وقت مثل \"10:30\"", "a time such as \"10:30\"", cx)?;
    let time = two_numbers(&text).and_then(|(hour, minute)| Time::new(hour, minute));
    if time.is_none() {
        let error = at.error(
            BAD_DATE,
            format!("«{}» ليس وقتاً من اليوم", text.trim()),
            format!("`{}` is no time of day", text.trim()),
        );
        cx.found.push(error.help(Message::new(
            "اكتب الساعة والدقيقة من 00:00 إلى 23:59، مثل \"14:30\"",
            "write hour and minute from 00:00 to 23:59, such as \"14:30\"",
        )));
    }
    time
}

fn two_numbers(text: &str) -> Option<(u8, u8)> {
    let digits = to_european(text.trim());
    let (hour, minute) = digits.split_once(':')?;
    let number = |part: &str| {
        let plain = (1..=2).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit());
        if plain { part.parse().ok() } else { None }
    };
    (minute.len() == 2).then_some((number(hour)?, number(minute)?))
}

fn gregorian(at: At<'_>, cx: &mut Cx<'_>) -> Option<CivilDate> {
    let text = characters(&at, "تاريخ مثل 2016-05-12", "a date such as 2016-05-12", cx)?;
    let Some((year, month, day)) = three_numbers(&text) else {
        cx.found.push(unreadable(&at, &text));
        return None;
    };
    if year < FIRST_CIVIL_YEAR {
        cx.found.push(hijri_year(&at, &text));
        return None;
    }
    let date = CivilDate::new(year, month, day);
    if date.is_none() {
        cx.found.push(no_such_date(&at, &text));
    }
    date
}

fn hijri(at: At<'_>, cx: &mut Cx<'_>) -> Option<HijriDate> {
    let text = characters(&at, "تاريخ هجري مثل 1437-08-05", "a Hijri date such as 1437-08-05", cx)?;
    let Some((year, month, day)) = three_numbers(&text) else {
        cx.found.push(unreadable(&at, &text));
        return None;
    };
    if year >= FIRST_CIVIL_YEAR {
        cx.found.push(civil_year(&at, &text));
        return None;
    }
    let date = HijriDate::new(year, month, day);
    if date.is_none() {
        cx.found.push(no_such_date(&at, &text));
    }
    date
}

/// Year, month and day of `Y-M-D`.
fn three_numbers(text: &str) -> Option<(u16, u8, u8)> {
    let digits = to_european(text.trim());
    let mut parts = digits.split('-');
    let (year, month, day) = (parts.next()?, parts.next()?, parts.next()?);
    let plain = |part: &str, longest: usize| {
        (1..=longest).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit())
    };
    let good = parts.next().is_none()
        && year.len() == 4
        && plain(year, 4)
        && plain(month, 2)
        && plain(day, 2);
    if !good {
        return None;
    }
    Some((year.parse().ok()?, month.parse().ok()?, day.parse().ok()?))
}

/// Whether a text has the form of a date: three numbers with `-`, `/` or `.` between them, eight digits
/// that are one, or such a date with a time behind it (`2026-03-19T14:00`).
fn looks_like_date(text: &str) -> bool {
    let digits = to_european(text.trim());
    let (date, time) = digits.split_once(['T', 't', ' ']).unwrap_or((&digits, ""));
    let is_time = |time: &str| {
        let sign = |c: char| c.is_ascii_digit() || matches!(c, ':' | '.' | '+' | '-' | 'Z' | 'z');
        time.is_empty() || (time.contains(':') && time.chars().all(|c| sign(c) || c == ' '))
    };
    is_time(time) && (is_parted_date(date) || is_compact_date(date))
}

fn is_parted_date(text: &str) -> bool {
    let parts: Vec<&str> = text.split(['-', '/', '.', '‐', '–']).collect();
    let number = |part: &&str| (1..=4).contains(&part.len()) && is_number(part);
    parts.len() == 3 && parts.iter().all(number)
}

/// Eight digits of a year, a month and a day (ISO 8601, the basic format).
fn is_compact_date(text: &str) -> bool {
    let parts = if text.len() == 8 && is_number(text) { text.get(4..) } else { None };
    let Some((month, day)) = parts.map(|rest| rest.split_at(2)) else { return false };
    let year: Option<u16> = text[..4].parse().ok();
    let within = |part: &str, most: u8| part.parse().is_ok_and(|n: u8| (1..=most).contains(&n));
    year.is_some_and(|year| (1300..2200).contains(&year)) && within(month, 12) && within(day, 31)
}

fn is_number(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_digit())
}

fn characters(at: &At<'_>, ar: &str, en: &str, cx: &mut Cx<'_>) -> Option<String> {
    let scalar = at.node.scalar();
    if scalar.is_none() {
        cx.found.push(wrong_type(at, ar, en));
    }
    scalar.map(|scalar| scalar.text.clone())
}

fn unreadable(at: &At<'_>, text: &str) -> Diagnostic {
    let text = text.trim();
    at.error(
        BAD_DATE,
        format!("«{text}» ليس تاريخاً على صورة السنة-الشهر-اليوم"),
        format!("`{text}` is not a date in the form year-month-day"),
    )
    .help(Message::new(
        "اكتب التاريخ وحده هكذا: 2016-05-12، أو {display: \"…\"} ليظهر التاريخ كما تكتبه",
        "write the date alone, as 2016-05-12, or {display: \"…\"} to have it shown as you write it",
    ))
}

fn no_such_date(at: &At<'_>, text: &str) -> Diagnostic {
    let text = text.trim();
    at.error(BAD_DATE, format!("لا وجود للتاريخ «{text}»"), format!("there is no date `{text}`"))
        .help(Message::new("راجع الشهر (1–12) واليوم", "look at the month (1–12) and the day"))
}

fn hijri_year(at: &At<'_>, text: &str) -> Diagnostic {
    let text = text.trim();
    at.error(
        BAD_DATE,
        format!("سنة «{text}» أقدم من أن تكون ميلادية لاجتماع"),
        format!("the year of `{text}` is too early for the civil calendar"),
    )
    .help(Message::new(
        format!("إن كان التاريخ هجرياً فاكتب {{hijri: {text}}}"),
        format!("if this is a Hijri date, write {{hijri: {text}}}"),
    ))
}

fn civil_year(at: &At<'_>, text: &str) -> Diagnostic {
    let text = text.trim();
    at.error(
        BAD_DATE,
        format!("سنة «{text}» ميلادية، والمنتظر تاريخ هجري"),
        format!("the year of `{text}` is Gregorian, and a Hijri date is expected"),
    )
    .help(Message::new(
        format!("اكتب التاريخ الميلادي وحده: {text}، أو مع الهجري هكذا: {{gregorian: {text}, hijri: …}}"),
        format!("write a Gregorian date alone: {text}, or beside a Hijri one: {{gregorian: {text}, hijri: …}}"),
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_in_any_digits() {
        assert_eq!(three_numbers("2016-05-12"), Some((2016, 5, 12)));
        assert_eq!(three_numbers(" ٢٠١٦-٥-١٢ "), Some((2016, 5, 12)));
        for text in
            ["12-05-2016", "2016/05/12", "2016-05", "2016-05-12-1", "20160512", "2016-+5-12", ""]
        {
            assert_eq!(three_numbers(text), None, "{text}");
        }
    }

    #[test]
    fn times_in_any_digits() {
        assert_eq!(two_numbers("9:05"), Some((9, 5)));
        assert_eq!(two_numbers("١٠:٣٠"), Some((10, 30)));
        for text in ["10", "10:3", "10:30:00", "1030", ":30", "+1:30"] {
            assert_eq!(two_numbers(text), None, "{text}");
        }
    }

    #[test]
    fn terms_in_words_are_no_dates() {
        for date in [
            "2026-13-40",
            "12/05/2026",
            "2026-02-31T10:00",
            "٢٠٢٦-٠٣-١٩ ١٤:٠٠",
            "2026-03-19T00:00:00.000+03:00",
            "20260319",
        ] {
            assert!(looks_like_date(date), "{date}");
        }
        for words in ["نهاية 2026", "2026", "2026-03-19 صباحاً", "10:30", "20269919", "12345678"]
        {
            assert!(!looks_like_date(words), "{words}");
        }
    }
}
