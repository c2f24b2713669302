//! The labels of lists, counted as Word counts them (17.9).

use std::collections::BTreeMap;

use super::super::dom::Element;
use crate::locale::digits::DigitSet;
use crate::locale::numbering::Counter;

/// The lists of a file and how far they have counted.
#[derive(Default)]
pub(super) struct Labels {
    lists: BTreeMap<String, List>,
    levels: BTreeMap<String, BTreeMap<usize, Level>>,
    counts: BTreeMap<String, BTreeMap<usize, usize>>,
}

struct List {
    definition: String,
    /// Levels that begin anew in this list.
    starts: BTreeMap<usize, usize>,
}

struct Level {
    format: String,
    text: String,
    start: usize,
}

impl Labels {
    pub(super) fn read(part: Option<&Element>) -> Labels {
        let mut labels = Labels::default();
        for element in part.iter().flat_map(|part| part.elements()) {
            let id = |name: &str| element.get(name).unwrap_or_default().to_owned();
            match element.name.as_ref() {
                "w:num" => drop(labels.lists.insert(id("w:numId"), list(element))),
                "w:abstractNum" => {
                    labels.levels.insert(id("w:abstractNumId"), levels(element));
                }
                _ => {}
            }
        }
        labels
    }

    /// The label of the next item of a list; none where the list shows none.
    pub(super) fn next(&mut self, list: &str, at: usize) -> Option<String> {
        let known = self.lists.get(list)?;
        let levels = self.levels.get(&known.definition)?;
        let level = levels.get(&at)?;
        if level.format == "bullet" {
            return Some("•".to_owned());
        }
        let first = |at: usize| {
            let start = known.starts.get(&at).copied();
            start.or(levels.get(&at).map(|level| level.start)).unwrap_or(1)
        };
        // Lists that begin nowhere anew count on together.
        let owner = if known.starts.is_empty() { &known.definition } else { list };
        let counts = self.counts.entry(format!("{}/{owner}", known.starts.len())).or_default();
        let count = counts.get(&at).map_or(first(at), |count| count.saturating_add(1));
        counts.retain(|deeper, _| *deeper < at);
        counts.insert(at, count);
        let mut label = level.text.clone();
        for (above, level) in levels.range(..=at) {
            let number = counts.get(above).copied().unwrap_or_else(|| first(*above));
            label = label.replace(&format!("%{}", above + 1), &written(&level.format, number));
        }
        let label = label.trim().to_owned();
        (!label.is_empty()).then_some(label)
    }
}

fn value<'e>(element: &'e Element, name: &str) -> Option<&'e str> {
    element.find(name)?.get("w:val")
}

fn list(element: &Element) -> List {
    let start = |e: &Element| {
        let level = e.get("w:ilvl")?.parse().ok()?;
        Some((level, value(e, "w:startOverride")?.parse().ok()?))
    };
    List {
        definition: value(element, "w:abstractNumId").unwrap_or_default().to_owned(),
        starts: element.elements().filter_map(start).collect(),
    }
}

fn levels(element: &Element) -> BTreeMap<usize, Level> {
    let level = |e: &Element| {
        let at: usize = e.get("w:ilvl")?.parse().ok()?;
        let text = |name: &str| value(e, name).unwrap_or_default().to_owned();
        let start = value(e, "w:start").and_then(|start| start.parse().ok()).unwrap_or(1);
        Some((at, Level { format: text("w:numFmt"), text: text("w:lvlText"), start }))
    };
    element.elements().filter(|e| e.name == "w:lvl").filter_map(level).collect()
}

/// A number in a format of Word's (17.18.59); in digits where we know the format not.
fn written(format: &str, number: usize) -> String {
    match format {
        "none" => String::new(),
        "arabicAlpha" => Counter::Hijai.format(number),
        "arabicAbjad" => Counter::Abjad.format(number),
        "lowerLetter" => Counter::LatinLetters.format(number),
        "upperLetter" => Counter::LatinLetters.format(number).to_uppercase(),
        "lowerRoman" => Counter::LowerRoman.format(number),
        "upperRoman" => Counter::LowerRoman.format(number).to_uppercase(),
        "hebrew1" => Counter::HebrewNumerals.format(number),
        _ => DigitSet::Latn.format(number as u64),
    }
}
