//! Table styles.

use crate::document::BoxRole;
use crate::geom::Pt;
use crate::theme::BoxStyle;

use super::super::dom::Element;
use super::super::units::width;
use super::id;
use super::look::{Look, border, ground, line_distance};

/// All table styles.
pub(super) fn styles(look: &Look<'_>) -> [Element; 7] {
    [
        report(look),
        facts(look),
        style(id::TABLE_COVER, "Cover Facts", margins(0, 20)),
        style(id::TABLE_LAYOUT, "Layout Table", margins(0, 0)),
        style(id::TABLE_SIGN, "Signature Table", margins(width(look.theme.signature.gap / 2.0), 0)),
        boxed(id::TABLE_SUMMARY, "Summary Box", look.theme.boxed(BoxRole::Summary)),
        boxed(id::TABLE_DECISION, "Decision Box", look.theme.boxed(BoxRole::Decision)),
    ]
}

fn style(id: &str, name: &str, property: Element) -> Element {
    Element::new("w:style")
        .with("w:type", "table")
        .with("w:styleId", id)
        .child(Element::val("w:name", name))
        .child(Element::val("w:basedOn", id::TABLE_NORMAL))
        .child(Element::val("w:uiPriority", 59))
        .child(Element::new("w:qFormat"))
        .child(Element::new("w:tblPr").child(property))
}

/// Space inside the edges of each cell, in twips; the same on both sides, which right-to-left tables
/// would exchange.
pub(super) fn margins(x: usize, y: usize) -> Element {
    let side = |name: &'static str, value: usize| {
        Element::new(name).with("w:w", value).with("w:type", "dxa")
    };
    Element::new("w:tblCellMar")
        .child(side("w:top", y))
        .child(side("w:left", x))
        .child(side("w:bottom", y))
        .child(side("w:right", x))
}

/// Rules above and below, hairlines between rows, a tinted head, every second row tinted if the
/// theme says so; which of these apply, `w:tblLook` of each table says.
fn report(look: &Look<'_>) -> Element {
    let table = &look.theme.table;
    let ((outer, outer_colour), (inner, inner_colour)) = (table.outer_rule, table.inner_rule);
    let borders = Element::new("w:tblBorders")
        .child(border("w:top", outer, Pt::ZERO, outer_colour))
        .child(border("w:bottom", outer, Pt::ZERO, outer_colour))
        .child(border("w:insideH", inner, Pt::ZERO, inner_colour));
    let part = |kind: &str, colour| {
        Element::new("w:tblStylePr")
            .with("w:type", kind)
            .child(Element::new("w:tcPr").child(ground(colour)))
    };
    // Where lines are farther apart here than the theme says, the space around them is the less.
    let more = line_distance(&table.cell, look.theme, look.book) - table.cell.leading;
    let pad_y = (table.pad_y - more / 2.0).max(Pt::ZERO);
    let mut style = style(id::TABLE, "Report Table", margins(width(table.pad_x), width(pad_y)));
    let properties = style.first_or_insert("w:tblPr");
    properties.put(Element::val("w:tblStyleRowBandSize", 1));
    properties.put(borders);
    style
        .children(table.head_ground.map(|colour| part("firstRow", colour)))
        .children(table.band_ground.map(|colour| part("band2Horz", colour)))
}

fn facts(look: &Look<'_>) -> Element {
    let facts = &look.theme.facts;
    let mut style = style(id::TABLE_FACTS, "Facts Table", margins(width(facts.pad), 0));
    if let Some((rule, colour)) = facts.rule {
        let borders = Element::new("w:tblBorders")
            .child(border("w:top", rule, Pt::ZERO, colour))
            .child(border("w:bottom", rule, Pt::ZERO, colour));
        style.first_or_insert("w:tblPr").put(borders);
    }
    style.children(facts.ground.map(|colour| Element::new("w:tcPr").child(ground(colour))))
}

/// `left` is the side where lines begin in a table with `w:bidiVisual` (17.4.12).
fn boxed(id: &str, name: &str, look: &BoxStyle) -> Element {
    let pad = width(look.pad);
    let mut style = style(id, name, margins(pad, width(look.pad / 2.0)));
    if let Some(bar) = look.bar {
        let borders =
            Element::new("w:tblBorders").child(border("w:left", bar.width, Pt::ZERO, bar.colour));
        style.first_or_insert("w:tblPr").put(borders);
    }
    style.children(look.ground.map(|colour| Element::new("w:tcPr").child(ground(colour))))
}
