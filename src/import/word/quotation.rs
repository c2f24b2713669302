//! Quotations among paragraphs: where they begin and end, and whose they are.
//!
//! Styles say which paragraphs are words of a quotation and which line says whose it is; lists and tables
//! of a quotation look like all others. What stands between the two belongs to it, and what stands above
//! where nothing else can be meant; then it is marked as a guess.

use super::super::write::scalar;
use super::Lines;
use super::body::{blocks, marked, without_marks};
use super::comments::{QUOTATION, pin};
use super::setting::Setting;
use crate::docx::read::{Paragraph, Part, Style, TableKind};

/// The most parts of a quotation: each part of a file asks how far one would reach.
const MOST_PARTS: usize = 64;

/// The words of a quotation, and whose it is.
pub(super) struct Quotation<'p> {
    words: &'p [Part],
    by: Option<&'p Paragraph>,
    /// Whether its beginning is a guess.
    guessed: bool,
}

/// The quotation that parts begin with, if they begin with one.
pub(super) fn begun_by(parts: &[Part]) -> Option<Quotation<'_>> {
    let reach = parts.iter().take(MOST_PARTS).take_while(|part| is_inside(part)).count();
    let by = parts.get(reach).and_then(attribution);
    match parts.first().filter(|part| is_inside(part))? {
        Part::Paragraph(first) if first.style == Style::Quote => {
            begun_by_words(&parts[..reach], by)
        }
        Part::Paragraph(first) if first.style == Style::Lead => None,
        Part::Paragraph(_) | Part::Table(_) => {
            let told = parts[..reach].iter().position(is_words);
            let own = told.is_some_and(|at| begun_by_words(&parts[at..reach], by).is_some());
            (by.is_some() && !own).then_some(Quotation {
                words: &parts[..reach],
                by,
                guessed: true,
            })
        }
    }
}

/// A quotation whose first words are a paragraph of its style.
fn begun_by_words<'p>(parts: &'p [Part], by: Option<&'p Paragraph>) -> Option<Quotation<'p>> {
    let is_marked = begins(&parts[0]);
    let next = is_marked.then(|| closed_before(parts)).flatten();
    let by = by.filter(|_| next.is_none());
    // What follows the last words of one that is nobody's does not belong to it.
    let last = parts.iter().rposition(is_words).map_or(1, |last| last + 1);
    let words = match next {
        Some(next) => &parts[..next],
        None if by.is_some() => parts,
        None => &parts[..last],
    };
    // A block of a quotation adds marks to paragraphs that bring none, or not both: «نعم» – أحمد.
    let has_both = is_marked && words.iter().rfind(|part| is_words(part)).is_some_and(ends);
    let is_quotation = has_both || !words.iter().all(is_words);
    is_quotation.then_some(Quotation { words, by, guessed: false })
}

/// Where other words of a quotation stand below those whose marks are closed.
fn closed_before(parts: &[Part]) -> Option<usize> {
    let mut open = 0;
    (1..parts.len()).find(|&at| {
        let Part::Paragraph(above) = &parts[at - 1] else { return false };
        let text = above.text();
        open += text.matches('«').count();
        open -= text.matches('»').count().min(open);
        open == 0 && ends(&parts[at - 1]) && is_words(&parts[at])
    })
}

/// Whether a quotation goes on with a paragraph that does not open anew.
pub(super) fn goes_on(parts: &[Part]) -> bool {
    parts.first().is_some_and(|part| is_words(part) && !begins(part))
}

impl Quotation<'_> {
    /// How many parts it takes.
    pub(super) fn length(&self) -> usize {
        self.words.len() + usize::from(self.by.is_some())
    }

    /// The block of a meeting file.
    pub(super) fn lines(&self, setting: &Setting, indent: usize) -> Lines {
        let pad = " ".repeat(indent);
        let mut lines = match self.texts().as_deref() {
            Some([only]) => vec![format!("{pad}- quote: {}", scalar(only))],
            Some(texts) => {
                let texts = texts.iter().map(|text| format!("{pad}    - {}", scalar(text)));
                std::iter::once(format!("{pad}- quote:")).chain(texts).collect()
            }
            None => {
                let guess = if self.guessed { pin(QUOTATION) } else { String::new() };
                let inner: Vec<Part> = self.words.iter().map(as_body).collect();
                let begin = format!("{pad}- quote:{guess}");
                std::iter::once(begin).chain(blocks(&inner, setting, indent + 4)).collect()
            }
        };
        lines.extend(self.by.map(|by| format!("{pad}  by: {}", scalar(&marked(by)))));
        lines
    }

    /// Its paragraphs without the marks that a report adds; none if it holds more than paragraphs.
    fn texts(&self) -> Option<Vec<String>> {
        let text = |part: &Part| match part {
            Part::Paragraph(p) if p.style == Style::Quote => Some(marked(p)),
            Part::Paragraph(_) | Part::Table(_) => None,
        };
        let mut texts: Vec<String> = self.words.iter().map(text).collect::<Option<_>>()?;
        let (open, ..) = without_marks(texts.first()?);
        let (.., close) = without_marks(texts.last()?);
        if open == "«" && close == "»" {
            let first = texts.first_mut()?;
            first.drain(..open.len());
            let last = texts.last_mut()?;
            last.truncate(last.len() - close.len());
        }
        Some(texts)
    }
}

/// What may stand in a quotation.
fn is_inside(part: &Part) -> bool {
    match part {
        Part::Table(table) => table.kind == TableKind::Plain,
        Part::Paragraph(p) => {
            matches!(p.style, Style::Quote | Style::Lead | Style::Caption)
                || (p.style == Style::Body && p.label.is_some())
        }
    }
}

fn attribution(part: &Part) -> Option<&Paragraph> {
    match part {
        Part::Paragraph(p) if p.style == Style::Attribution => Some(p),
        Part::Paragraph(_) | Part::Table(_) => None,
    }
}

/// Whether a paragraph is said to be words of a quotation.
fn is_words(part: &Part) -> bool {
    matches!(part, Part::Paragraph(p) if p.style == Style::Quote)
}

/// Whether words of a quotation begin with a mark.
fn begins(part: &Part) -> bool {
    marks(part).is_some_and(|(open, _)| !open.is_empty())
}

/// Whether words of a quotation end with a mark.
fn ends(part: &Part) -> bool {
    marks(part).is_some_and(|(_, close)| !close.is_empty())
}

fn marks(part: &Part) -> Option<(String, String)> {
    match part {
        Part::Paragraph(p) if p.style == Style::Quote => {
            let (open, _, close) = without_marks(&marked(p));
            Some((open, close))
        }
        Part::Paragraph(_) | Part::Table(_) => None,
    }
}

/// The same part as it stands in a block of a quotation.
fn as_body(part: &Part) -> Part {
    match part {
        Part::Paragraph(p) if p.style == Style::Quote => {
            Part::Paragraph(Paragraph { style: Style::Body, ..p.clone() })
        }
        part => part.clone(),
    }
}
