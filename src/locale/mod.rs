//! Languages: direction, digits, numbering, dates and the generated words of each.
//!
//! Knows no meeting and no layout. Everything that Mahdar writes by itself, and not the author,
//! comes from here.

pub mod digits;
pub mod numbering;

/// The side a line begins on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Direction {
    /// Lines begin at the right.
    Rtl,
    /// Lines begin at the left.
    Ltr,
}

/// A language that a meeting can be written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Lang {
    /// Arabic.
    Ar,
    /// Persian.
    Fa,
    /// Urdu.
    Ur,
    /// Central Kurdish (Sorani).
    Ckb,
    /// Pashto.
    Ps,
    /// Hebrew.
    He,
    /// English.
    En,
    /// French.
    Fr,
}

impl Lang {
    /// Every language, in the order of the manual.
    pub const ALL: [Lang; 8] =
        [Lang::Ar, Lang::Fa, Lang::Ur, Lang::Ckb, Lang::Ps, Lang::He, Lang::En, Lang::Fr];

    /// The BCP 47 language subtag: `ar`, `ckb`.
    pub fn tag(self) -> &'static str {
        match self {
            Lang::Ar => "ar",
            Lang::Fa => "fa",
            Lang::Ur => "ur",
            Lang::Ckb => "ckb",
            Lang::Ps => "ps",
            Lang::He => "he",
            Lang::En => "en",
            Lang::Fr => "fr",
        }
    }

    /// The language of a BCP 47 tag; the region is ignored (`ar-EG` is Arabic).
    pub fn from_tag(tag: &str) -> Option<Lang> {
        let primary = tag.split(['-', '_']).next().unwrap_or(tag);
        Lang::ALL.into_iter().find(|lang| lang.tag().eq_ignore_ascii_case(primary))
    }

    /// The direction of a paragraph in this language.
    pub fn direction(self) -> Direction {
        match self {
            Lang::Ar | Lang::Fa | Lang::Ur | Lang::Ckb | Lang::Ps | Lang::He => Direction::Rtl,
            Lang::En | Lang::Fr => Direction::Ltr,
        }
    }
}
