//! The environment variables that Mahdar heeds. Read here and nowhere else.

use std::env;

use mahdar::document::Stamp;

use super::args::Language;
use super::epoch;

/// The language of messages that the locale variables ask for: Arabic for `ar…`, else English.
pub(crate) fn language() -> Language {
    // POSIX: the first of these that is set and not empty counts.
    let variables = ["LC_ALL", "LC_MESSAGES", "LANG"];
    let locale = variables.iter().find_map(|name| env::var(name).ok().filter(|v| !v.is_empty()));
    match locale {
        Some(locale) if is_arabic(&locale) => Language::Ar,
        Some(_) | None => Language::En,
    }
}

fn is_arabic(locale: &str) -> bool {
    locale.split(['_', '-', '.', '@']).next().is_some_and(|tag| tag.eq_ignore_ascii_case("ar"))
}

/// The mail server of `MAHDAR_SMTP`.
#[cfg(feature = "smtp")]
pub(crate) fn smtp() -> Option<String> {
    env::var("MAHDAR_SMTP").ok().filter(|value| !value.is_empty())
}

/// The password of `MAHDAR_SMTP_PASSWORD`.
#[cfg(feature = "smtp")]
pub(crate) fn smtp_password() -> Option<String> {
    env::var("MAHDAR_SMTP_PASSWORD").ok()
}

/// The moment that `SOURCE_DATE_EPOCH` names, if it is set; the bad value if it names none
/// (<https://reproducible-builds.org/specs/source-date-epoch/>).
pub(crate) fn source_date() -> Result<Option<Stamp>, String> {
    match env::var("SOURCE_DATE_EPOCH") {
        Ok(value) => epoch::stamp(&value).map(Some).ok_or(value),
        Err(env::VarError::NotPresent) => Ok(None),
        Err(env::VarError::NotUnicode(value)) => Err(value.to_string_lossy().into_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn locales_of_arabic() {
        assert!(is_arabic("ar"));
        assert!(is_arabic("ar_EG.UTF-8"));
        assert!(!is_arabic("arn_CL"));
        assert!(!is_arabic("C.UTF-8"));
    }
}
