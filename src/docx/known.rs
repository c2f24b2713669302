//! Parts that depend on the look alone: made once for all documents of one look.
//!
//! Styles are longer than the text of two pages, so a batch spends as much on them as on the text.

use crate::theme::Theme;

use super::archive::Packed;
use super::numbering::Numbering;
use super::parts::{fonts, theme};
use super::styles::{self, Look, Setting};

/// How many looks are kept: a batch has few.
const MOST: usize = 8;

/// Parts made for documents before, for the next document with the same fonts. What is kept changes
/// how long writing takes and nothing else.
#[derive(Debug, Default)]
pub struct KnownParts(Vec<Known>);

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
        if let Some(known) = self.0.iter().find(|known| same(known)) {
            return known.parts.clone();
        }
        let parts = LookParts::new(look);
        if self.0.len() == MOST {
            self.0.remove(0);
        }
        let (theme, setting) = (look.theme.clone(), look.setting.clone());
        self.0.push(Known { theme, setting, parts: parts.clone() });
        parts
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
