//! `word/styles.xml`, made from the theme: a change of a style in Word changes the document.
//!
//! Names are Word's own where it has a style for the purpose, so that its menus show them in the
//! reader's language and its navigation, contents and lists work with them.

mod character;
pub(super) mod id;
mod look;
mod paragraph;
mod table;

use crate::geom::Pt;

use super::dom::{self, Element};
use super::numbering::Numbering;
use super::{W, order};

pub(super) use character::{made_for, role as role_style};
pub(super) use look::{Look, Setting, is_bold, line_distance, paragraph_of, text_of};
pub(super) use paragraph::{AFTER_LETTERHEAD, inset as cover_inset, single_line};

/// The styles part. `numbering` names the lists that the list styles belong to.
pub(super) fn styles(look: &Look<'_>, numbering: &Numbering) -> Vec<u8> {
    let mut part = Element::new("w:styles")
        .with("xmlns:w", W)
        .child(defaults(look))
        .children(unlisted())
        .children(paragraph::styles(look, numbering))
        .children(character::styles(look))
        .children(table::styles(look));
    for style in part.elements_mut() {
        order::sort(style);
    }
    dom::write(&part)
}

/// What holds where no style says otherwise: body text, unspaced.
fn defaults(look: &Look<'_>) -> Element {
    let body = &look.theme.paragraphs.body;
    let languages = Element::new("w:lang")
        .with("w:val", &look.setting.tags.0)
        .with("w:eastAsia", "en-US")
        .with("w:bidi", &look.setting.tags.1);
    let run = look.run(body.text).child(languages);
    Element::new("w:docDefaults").child(Element::new("w:rPrDefault").child(run)).child(
        Element::new("w:pPrDefault").child(Element::new("w:pPr").child(look.spacing(
            body,
            Pt::ZERO,
            Pt::ZERO,
        ))),
    )
}

/// The defaults of tables and lists, which every document has and no menu shows.
fn unlisted() -> [Element; 2] {
    let hidden = |kind: &str, id: &str, name: &str| {
        Element::new("w:style")
            .with("w:type", kind)
            .with("w:default", "1")
            .with("w:styleId", id)
            .child(Element::val("w:name", name))
            .child(Element::val("w:uiPriority", 99))
            .child(Element::new("w:semiHidden"))
            .child(Element::new("w:unhideWhenUsed"))
    };
    [
        hidden("numbering", "NoList", "No List"),
        hidden("table", id::TABLE_NORMAL, "Normal Table")
            .child(Element::new("w:tblPr").child(table::margins(108, 0))),
    ]
}
