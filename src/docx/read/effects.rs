//! How characters stand, where that changes what they say: raised, lowered, struck, hidden.

use super::super::dom::Element;
use super::{Effects, Position};

/// What the properties of a run or a style say; nothing of what they leave to others.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Said {
    position: Option<Position>,
    /// Where the characters are moved to without another size (17.3.2.24).
    moved: Option<Position>,
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
            moved: properties.find("w:position").and_then(|e| e.get("w:val")).map(moved),
            struck: struck.into_iter().flatten().reduce(|one, other| one || other),
            hidden: switch(properties, "w:vanish"),
        }
    }

    /// The same, and of what it leaves open what another says.
    pub(super) fn or(self, other: Said) -> Said {
        Said {
            position: self.position.or(other.position),
            moved: self.moved.or(other.moved),
            struck: self.struck.or(other.struck),
            hidden: self.hidden.or(other.hidden),
        }
    }

    /// Whether characters are moved by points alone: where all of a paragraph are, nothing stands on the
    /// line beside them, and the move says nothing.
    pub(super) fn is_moved(self) -> bool {
        self.moved.is_some_and(|moved| moved != Position::Baseline)
            && self.position.is_none_or(|position| position == Position::Baseline)
    }

    /// What holds when nobody says more.
    pub(super) fn effects(self) -> Effects {
        let position = self.position.filter(|position| *position != Position::Baseline);
        Effects {
            position: position.or(self.moved).unwrap_or_default(),
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

/// `ST_SignedHpsMeasure` (17.18.81): half points, or a number with its unit.
fn moved(value: &str) -> Position {
    let value = value.trim();
    match value.strip_prefix('-') {
        _ if !value.contains(|c| matches!(c, '1'..='9')) => Position::Baseline,
        Some(_) => Position::Lowered,
        None => Position::Raised,
    }
}

/// Characters on the line beside the same raised or lowered.
struct Moved {
    line: &'static str,
    moved: &'static str,
}

const RAISED: Moved = Moved {
    line: "0123456789+-−=()abcdefghijklmnoprstuvwxyz",
    moved: "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻ",
};
const LOWERED: Moved = Moved {
    line: "0123456789+-−=()aehijklmnoprstuvx",
    moved: "₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓ",
};

/// Raised characters, if Unicode has such for all of these.
pub(super) fn raised(text: &str) -> Option<String> {
    text.chars().map(|c| RAISED.of(c)).collect()
}

/// Lowered characters, if Unicode has such for all of these.
pub(super) fn lowered(text: &str) -> Option<String> {
    text.chars().map(|c| LOWERED.of(c)).collect()
}

impl Moved {
    /// A character in its place; digits of other scripts have no others than the European.
    fn of(&self, c: char) -> Option<char> {
        let c = crate::locale::digits::to_european(&c.to_string()).chars().next()?;
        let at = self.line.chars().position(|known| known == c)?;
        self.moved.chars().nth(at)
    }
}
