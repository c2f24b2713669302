//! Alternatives that say the same in newer and older words (ISO/IEC 29500-3).

use super::super::dom::Element;

/// Namespaces whose words are read here, by the prefixes that all programs give them: shapes, groups and
/// canvases with their text boxes, and what changes only how something looks.
const UNDERSTOOD: [&str; 16] = [
    "a", "a14", "m", "o", "pic", "r", "v", "w", "w10", "w14", "w15", "wp", "wp14", "wpc", "wpg",
    "wps",
];

/// What is read of alternatives: the first that needs nothing unknown, else what stands in for all of them
/// (7.6). Words are read even of one that is unknown when there is nothing else.
pub(super) fn choice(alternatives: &Element) -> Option<&Element> {
    let mut choices = alternatives.elements().filter(|e| e.name == "mc:Choice");
    let understood = choices.find(|choice| is_understood(choice));
    understood
        .or_else(|| alternatives.find("mc:Fallback"))
        .or_else(|| alternatives.find("mc:Choice"))
}

fn is_understood(choice: &Element) -> bool {
    let required = choice.get("Requires").unwrap_or_default();
    required.split_whitespace().all(|prefix| UNDERSTOOD.contains(&prefix))
}
