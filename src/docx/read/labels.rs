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
    /// Levels that are written otherwise in this list (17.9.8).
    levels: BTreeMap<usize, Level>,
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
        let defined = self.levels.get(&known.definition)?;
        let level_of = |at: usize| known.levels.get(&at).or_else(|| defined.get(&at));
        let level = level_of(at)?;
        if level.format == "bullet" {
            return Some("•".to_owned());
        }
        let first = |at: usize| {
            let start = known.starts.get(&at).copied();
            start.or(level_of(at).map(|level| level.start)).unwrap_or(1)
        };
        // Lists that begin nowhere anew count on together.
        let owner = if known.starts.is_empty() { &known.definition } else { list };
        let counts = self.counts.entry(format!("{}/{owner}", known.starts.len())).or_default();
        let count = counts.get(&at).map_or(first(at), |count| count.saturating_add(1));
        counts.retain(|deeper, _| *deeper < at);
        counts.insert(at, count);
        let mut label = level.text.clone();
        for (above, level) in (0..=at).filter_map(|above| Some((above, level_of(above)?))) {
            let number = counts.get(&above).copied().unwrap_or_else(|| first(above));
            label = label.replace(&format!("%{}", above + 1), &written(&level.format, number));
        }
        let label = label.trim().to_owned();
        (!label.is_empty()).then_some(label)
    }
}

fn value<'e>(element: &'e Element, name: &str) -> Option<&'e str> {
    element.find(name)?.get("w:val")
}

/// The number of a level: a list has nine (17.9.3). Any other number names none.
pub(super) fn level_number(written: &str) -> Option<usize> {
    written.trim().parse().ok().filter(|level| *level <= 8)
}

fn list(element: &Element) -> List {
    let overrides = || element.elements().filter(|e| e.name == "w:lvlOverride");
    let start = |e: &Element| {
        let at = level_number(e.get("w:ilvl")?)?;
        Some((at, value(e, "w:startOverride")?.parse().ok()?))
    };
    // The level that is overridden is the one that the override names.
    let level = |e: &Element| Some((level_number(e.get("w:ilvl")?)?, level(e.find("w:lvl")?)));
    List {
        definition: value(element, "w:abstractNumId").unwrap_or_default().to_owned(),
        starts: overrides().filter_map(start).collect(),
        levels: overrides().filter_map(level).collect(),
    }
}

fn levels(element: &Element) -> BTreeMap<usize, Level> {
    let level = |e: &Element| Some((level_number(e.get("w:ilvl")?)?, level(e)));
    element.elements().filter(|e| e.name == "w:lvl").filter_map(level).collect()
}

fn level(element: &Element) -> Level {
    let text = |name: &str| value(element, name).unwrap_or_default().to_owned();
    let start = value(element, "w:start").and_then(|start| start.parse().ok()).unwrap_or(1);
    Level { format: text("w:numFmt"), text: text("w:lvlText"), start }
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
