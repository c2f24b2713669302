//! Language tags as Word understands them.

use crate::document::Meta;
use crate::locale::{Direction, Lang};

/// The tag of the document's language with its country, such as `ar-JO`; for Word the country is
/// part of every tag, so a language without one gets the most usual.
pub(super) fn tag(meta: &Meta) -> String {
    let country = meta.country.as_deref().filter(|c| is_country(c));
    match country {
        Some(country) => format!("{}-{country}", language(meta.lang)),
        None => default_tag(meta.lang).to_owned(),
    }
}

/// The tag for complex-script runs, `w:lang w:bidi`.
pub(super) fn complex(meta: &Meta) -> String {
    match meta.lang.direction() {
        Direction::Rtl => tag(meta),
        Direction::Ltr => default_tag(Lang::Ar).to_owned(),
    }
}

/// The tag for runs in Latin letters, `w:lang w:val`.
pub(super) fn latin(meta: &Meta) -> String {
    match meta.lang.direction() {
        Direction::Rtl => default_tag(Lang::En).to_owned(),
        Direction::Ltr => tag(meta),
    }
}

fn is_country(text: &str) -> bool {
    text.len() == 2 && text.bytes().all(|b| b.is_ascii_uppercase())
}

/// Word names Central Kurdish by the macrolanguage and the script (MS-LCID).
fn language(lang: Lang) -> &'static str {
    match lang {
        Lang::Ckb => "ku-Arab",
        Lang::Ar | Lang::Fa | Lang::Ur | Lang::Ps | Lang::He | Lang::En | Lang::Fr => lang.tag(),
    }
}

fn default_tag(lang: Lang) -> &'static str {
    match lang {
        Lang::Ar => "ar-SA",
        Lang::Fa => "fa-IR",
        Lang::Ur => "ur-PK",
        Lang::Ckb => "ku-Arab-IQ",
        Lang::Ps => "ps-AF",
        Lang::He => "he-IL",
        Lang::En => "en-US",
        Lang::Fr => "fr-FR",
    }
}
