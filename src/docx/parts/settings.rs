//! `word/settings.xml`: compatibility, facing pages, languages of the theme's fonts.
//!
//! No `w:updateFields`: fields are filled when the file is made, and Word would ask the reader.

use crate::document::Document;
use crate::locale::Direction;

use super::super::dom::{self, Element};
use super::super::{W, language, notes};

/// The settings of a document; whether its text has notes.
pub(in super::super) fn settings(document: &Document, is_noted: bool) -> Vec<u8> {
    let setup = &document.setup;
    let flag = |on: bool, name: &'static str| on.then(|| Element::new(name));
    let settings = Element::new("w:settings")
        .with("xmlns:w", W)
        .child(Element::new("w:zoom").with("w:percent", "100"))
        .children(flag(setup.embed_fonts, "w:embedTrueTypeFonts"))
        .children(flag(setup.double_sided, "w:mirrorMargins"))
        .child(Element::val("w:defaultTabStop", 720))
        .children(flag(setup.double_sided, "w:evenAndOddHeaders"))
        .child(Element::val("w:characterSpacingControl", "doNotCompress"))
        .children(is_noted.then(notes::settings))
        .child(compatibility())
        .child(languages(document))
        .child(colour_scheme())
        .child(Element::val("w:decimalSymbol", "."))
        .child(Element::val("w:listSeparator", list_separator(document.meta.direction)));
    dom::write(&settings)
}

/// Word 2013 and later; without it Word opens the file in a compatibility mode.
fn compatibility() -> Element {
    let setting = |name: &str, value: &str| {
        Element::new("w:compatSetting")
            .with("w:name", name)
            .with("w:uri", "http://schemas.microsoft.com/office/word")
            .with("w:val", value)
    };
    Element::new("w:compat")
        // A line that ends with a forced break is not justified.
        .child(Element::new("w:doNotExpandShiftReturn"))
        .child(setting("compatibilityMode", "15"))
        .child(setting("overrideTableStyleFontSizeAndJustification", "1"))
        .child(setting("enableOpenTypeFeatures", "1"))
        .child(setting("doNotFlipMirrorIndents", "1"))
        .child(setting("differentiateMultirowTableHeaders", "1"))
}

fn languages(document: &Document) -> Element {
    Element::new("w:themeFontLang")
        .with("w:val", language::latin(&document.meta))
        .with("w:bidi", language::complex(&document.meta))
}

fn colour_scheme() -> Element {
    Element::new("w:clrSchemeMapping")
        .with("w:bg1", "light1")
        .with("w:t1", "dark1")
        .with("w:bg2", "light2")
        .with("w:t2", "dark2")
        .with("w:accent1", "accent1")
        .with("w:accent2", "accent2")
        .with("w:accent3", "accent3")
        .with("w:accent4", "accent4")
        .with("w:accent5", "accent5")
        .with("w:accent6", "accent6")
        .with("w:hyperlink", "hyperlink")
        .with("w:followedHyperlink", "followedHyperlink")
}

fn list_separator(direction: Direction) -> &'static str {
    match direction {
        Direction::Rtl => ";",
        Direction::Ltr => ",",
    }
}
