//! How characters stand, where that changes what they say: raised, lowered, struck, hidden.

use super::super::dom::Element;
use super::{Effects, Position};

/// What the properties of a run or a style say; nothing of what they leave to others.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Said {
    position: Option<Position>,
    struck: Option<bool>,
    hidden: Option<bool>,
}

impl Said {
    /// What is said in `w:rPr`.
    pub(super) fn of(properties: Option<&Element>) -> Said {
        let Some(properties) = properties else { return Said::default() };
        let struck = [switch(properties, "w:strike"), switch(properties, "w:dstrike")];
        Said {
            position: properties.find("w:vertAlign").and_then(|e| e.get("w:val")).map(position),
            struck: struck.into_iter().flatten().reduce(|one, other| one || other),
            hidden: switch(properties, "w:vanish"),
        }
    }

    /// The same, and of what it leaves open what another says.
    pub(super) fn or(self, other: Said) -> Said {
        Said {
            position: self.position.or(other.position),
            struck: self.struck.or(other.struck),
            hidden: self.hidden.or(other.hidden),
        }
    }

    /// What holds when nobody says more.
    pub(super) fn effects(self) -> Effects {
        Effects {
            position: self.position.unwrap_or_default(),
            struck: self.struck.unwrap_or_default(),
            hidden: self.hidden.unwrap_or_default(),
        }
    }
}

/// Whether a property is on or off, if it is there (22.9.2.7).
pub(super) fn switch(properties: &Element, name: &str) -> Option<bool> {
    let value = properties.find(name)?.get("w:val").unwrap_or("true");
    Some(!["0", "false", "off"].contains(&value))
}

/// `ST_VerticalAlignRun` (22.9.2.17).
fn position(value: &str) -> Position {
    match value {
        "superscript" => Position::Raised,
        "subscript" => Position::Lowered,
        _ => Position::Baseline,
    }
}
