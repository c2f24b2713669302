//! The order in which the schema wants the children of a properties element.
//!
//! Each list is the sequence of the transitional schema (ISO/IEC 29500-4, `wml.xsd`); docx-rs writes
//! some of them in another order, which Word may take for damage.

use super::dom::{Element, Node};

const PARAGRAPH: &[&str] = &[
    "w:pStyle",
    "w:keepNext",
    "w:keepLines",
    "w:pageBreakBefore",
    "w:framePr",
    "w:widowControl",
    "w:numPr",
    "w:suppressLineNumbers",
    "w:pBdr",
    "w:shd",
    "w:tabs",
    "w:suppressAutoHyphens",
    "w:bidi",
    "w:adjustRightInd",
    "w:snapToGrid",
    "w:spacing",
    "w:ind",
    "w:contextualSpacing",
    "w:mirrorIndents",
    "w:suppressOverlap",
    "w:jc",
    "w:textDirection",
    "w:textAlignment",
    "w:outlineLvl",
    "w:divId",
    "w:cnfStyle",
    "w:rPr",
    "w:sectPr",
    "w:pPrChange",
];

const RUN: &[&str] = &[
    "w:rStyle",
    "w:rFonts",
    "w:b",
    "w:bCs",
    "w:i",
    "w:iCs",
    "w:caps",
    "w:smallCaps",
    "w:strike",
    "w:dstrike",
    "w:noProof",
    "w:vanish",
    "w:webHidden",
    "w:color",
    "w:spacing",
    "w:w",
    "w:kern",
    "w:position",
    "w:sz",
    "w:szCs",
    "w:highlight",
    "w:u",
    "w:effect",
    "w:bdr",
    "w:shd",
    "w:fitText",
    "w:vertAlign",
    "w:rtl",
    "w:cs",
    "w:em",
    "w:lang",
    "w:specVanish",
];

const TABLE: &[&str] = &[
    "w:tblStyle",
    "w:tblpPr",
    "w:tblOverlap",
    "w:bidiVisual",
    "w:tblStyleRowBandSize",
    "w:tblStyleColBandSize",
    "w:tblW",
    "w:jc",
    "w:tblCellSpacing",
    "w:tblInd",
    "w:tblBorders",
    "w:shd",
    "w:tblLayout",
    "w:tblCellMar",
    "w:tblLook",
    "w:tblCaption",
    "w:tblDescription",
];

const ROW: &[&str] = &[
    "w:cnfStyle",
    "w:divId",
    "w:gridBefore",
    "w:gridAfter",
    "w:wBefore",
    "w:wAfter",
    "w:cantSplit",
    "w:trHeight",
    "w:tblHeader",
    "w:tblCellSpacing",
    "w:jc",
    "w:hidden",
];

const CELL: &[&str] = &[
    "w:cnfStyle",
    "w:tcW",
    "w:gridSpan",
    "w:hMerge",
    "w:vMerge",
    "w:tcBorders",
    "w:shd",
    "w:noWrap",
    "w:tcMar",
    "w:textDirection",
    "w:tcFitText",
    "w:vAlign",
    "w:hideMark",
];

const SECTION: &[&str] = &[
    "w:headerReference",
    "w:footerReference",
    "w:footnotePr",
    "w:endnotePr",
    "w:type",
    "w:pgSz",
    "w:pgMar",
    "w:paperSrc",
    "w:pgBorders",
    "w:lnNumType",
    "w:pgNumType",
    "w:cols",
    "w:formProt",
    "w:vAlign",
    "w:noEndnote",
    "w:titlePg",
    "w:textDirection",
    "w:bidi",
    "w:rtlGutter",
    "w:docGrid",
];

const BORDERS: &[&str] =
    &["w:top", "w:left", "w:bottom", "w:right", "w:between", "w:bar", "w:insideH", "w:insideV"];

/// Sorts the children of every properties element below `element`, and takes away properties
/// elements that say nothing. Children that the lists do not name go last, in their order.
pub(super) fn sort(element: &mut Element) {
    for child in element.elements_mut() {
        sort(child);
    }
    element.children.retain(|node| match node {
        Node::Element(child) => !(is_properties(&child.name) && child.is_bare()),
        Node::Text(_) => true,
    });
    if element.children.len() < 2 {
        return;
    }
    if let Some(sequence) = sequence(&element.name) {
        element.children.sort_by_key(|node| match node {
            Node::Element(child) => {
                sequence.iter().position(|name| *name == child.name).unwrap_or(sequence.len())
            }
            Node::Text(_) => sequence.len(),
        });
    }
}

fn is_properties(name: &str) -> bool {
    matches!(name, "w:pPr" | "w:rPr" | "w:tcPr" | "w:trPr")
}

/// The order of the children of a properties element, where it is told.
pub(super) fn sequence(name: &str) -> Option<&'static [&'static str]> {
    Some(match name {
        "w:pPr" => PARAGRAPH,
        "w:rPr" => RUN,
        "w:tblPr" => TABLE,
        "w:trPr" => ROW,
        "w:tcPr" => CELL,
        "w:sectPr" => SECTION,
        "w:pBdr" | "w:tblBorders" | "w:tcBorders" | "w:tblCellMar" | "w:tcMar" => BORDERS,
        "w:numPr" => &["w:ilvl", "w:numId"],
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn properties_are_sorted_and_empty_ones_dropped() {
        let mut paragraph = Element::new("w:p").child(
            Element::new("w:pPr")
                .child(Element::new("w:rPr"))
                .child(Element::val("w:jc", "both"))
                .child(Element::new("w:bidi"))
                .child(Element::new("w:keepNext"))
                .child(Element::val("w:pStyle", "Title")),
        );
        sort(&mut paragraph);
        let properties = paragraph.find("w:pPr").expect("it says something");
        let names: Vec<&str> = properties.elements().map(|e| e.name.as_ref()).collect();
        assert_eq!(names, ["w:pStyle", "w:keepNext", "w:bidi", "w:jc"]);
    }
}
