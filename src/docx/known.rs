//! Parts that many files have alike: those of a look made once, others compressed once.
//!
//! Styles and lists are longer than the text of two pages, so a batch would spend as much on them as on
//! the text.

use std::borrow::Cow;
use std::collections::BTreeMap;

use crate::theme::Theme;

use super::archive::Packed;
use super::numbering::Numbering;
use super::parts::{fonts, theme};
use super::styles::{self, Look, Setting};

/// How many looks are kept: a batch has few.
const MOST_LOOKS: usize = 8;

/// How many parts are kept, and of how many bytes at most.
const MOST_PARTS: usize = 64;
const MOST_BYTES: usize = 1 << 16;

/// Parts made for documents before, for the next document with the same fonts. What is kept changes
/// how long writing takes and nothing else.
#[derive(Debug, Default)]
pub struct KnownParts {
    looks: Vec<Known>,
    /// By name: the bytes of a part as it was last, and what they were compressed to.
    last: BTreeMap<Cow<'static, str>, (Vec<u8>, Packed)>,
}

/// The parts of a look.
#[derive(Debug)]
struct Known {
    theme: Theme,
    setting: Setting,
    parts: LookParts,
}

/// The parts that the look decides.
#[derive(Debug, Clone)]
pub(super) struct LookParts {
    /// `word/styles.xml`.
    pub(super) styles: Packed,
    /// `word/fontTable.xml` of a file without fonts in it.
    pub(super) font_table: Packed,
    /// `word/theme/theme1.xml`.
    pub(super) theme: Packed,
}

impl KnownParts {
    /// The parts of a look.
    pub(super) fn of(&mut self, look: &Look<'_>) -> LookParts {
        let same = |known: &Known| known.setting == *look.setting && known.theme == *look.theme;
        if let Some(known) = self.looks.iter().find(|known| same(known)) {
            return known.parts.clone();
        }
        let parts = LookParts::new(look);
        if self.looks.len() == MOST_LOOKS {
            self.looks.remove(0);
        }
        let (theme, setting) = (look.theme.clone(), look.setting.clone());
        self.looks.push(Known { theme, setting, parts: parts.clone() });
        parts
    }

    /// A part, compressed; not anew if it is as it was in the file before.
    pub(super) fn packed(&mut self, name: Cow<'static, str>, bytes: Vec<u8>) -> Packed {
        if let Some((_, packed)) = self.last.get(&name).filter(|(same, _)| *same == bytes) {
            return packed.clone();
        }
        let packed = Packed::new(name.clone(), &bytes);
        if self.last.len() >= MOST_PARTS && !self.last.contains_key(&name) {
            self.last.clear();
        }
        if bytes.len() <= MOST_BYTES {
            self.last.insert(name, (bytes, packed.clone()));
        }
        packed
    }
}

impl LookParts {
    fn new(look: &Look<'_>) -> LookParts {
        let numbering = Numbering::new(look.theme, look.setting.direction);
        let table = fonts::font_table(look.theme, look.book, false).part;
        LookParts {
            styles: Packed::new("word/styles.xml", &styles::styles(look, &numbering)),
            font_table: Packed::new("word/fontTable.xml", &table),
            theme: Packed::new("word/theme/theme1.xml", &theme::theme(look.theme)),
        }
    }
}
