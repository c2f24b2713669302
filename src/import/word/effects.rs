//! What texts of a meeting have no marks for: raised and lowered, struck and hidden characters.
//!
//! Raised and lowered characters become those that Unicode has for them, so that 10⁶ never becomes 106.
//! What is struck or hidden would be taken for a fact among the others: it is left out and said in a
//! comment. Until the file is whole, pins in its texts remember which line each comment belongs to.

use std::collections::BTreeSet;

use super::super::Unsure;
use super::Lines;
use super::body::clean;
use crate::diag::Message;
use crate::docx::read::{Effects, Paragraph, Part, Position, Span, push};

/// The signs around the number of a pin: noncharacters, which no text may hold, and whose own ones are
/// taken away first.
const PIN: [char; 2] = ['\u{FDD0}', '\u{FDD1}'];

/// Whether a character belongs to a pin.
pub(super) fn is_pin(c: char) -> bool {
    PIN.contains(&c)
}

/// A text without its pins.
pub(super) fn unpinned(text: &str) -> String {
    let mut pieces = text.split(PIN[0]);
    let first = pieces.next().unwrap_or_default().to_owned();
    pieces.fold(first, |text, piece| text + piece.split_once(PIN[1]).map_or("", |(_, rest)| rest))
}

/// The numbers of the pins in a text.
fn pinned(text: &str) -> impl Iterator<Item = usize> + '_ {
    text.split(PIN[0]).skip(1).filter_map(|piece| piece.split_once(PIN[1])?.0.parse().ok())
}

/// What is to be said of the texts, by the numbers of the pins.
#[derive(Debug, Default)]
pub(super) struct Comments {
    said: Vec<Message>,
    /// The pins for the next paragraph that stays.
    waiting: Vec<usize>,
}

impl Comments {
    /// Settles the effects in parts, which have none afterwards.
    pub(super) fn settle(parts: &mut Vec<Part>) -> Comments {
        let mut comments = Comments::default();
        comments.parts(parts);
        comments
    }

    /// Lines without pins, each with its comments above it; what has lost its pin is said at the end.
    pub(super) fn put(&self, lines: Lines, before: usize) -> (Lines, Vec<Unsure>) {
        let (mut whole, mut unsure) = (Lines::new(), Vec::new());
        let mut left: BTreeSet<usize> = (0..self.said.len()).collect();
        let mut say = |number: usize, pad: &str, whole: &mut Lines| {
            let Some(what) = self.said.get(number).cloned() else { return };
            whole.push(format!("{pad}# راجع: {}", what.ar));
            unsure.push(Unsure { line: before + whole.len(), what });
        };
        for line in lines {
            let pad = &line[..line.len() - line.trim_start().len()];
            for number in pinned(&line).filter(|number| left.remove(number)) {
                say(number, pad, &mut whole);
            }
            whole.push(unpinned(&line));
        }
        left.into_iter().for_each(|number| say(number, "", &mut whole));
        (whole, unsure)
    }

    fn parts(&mut self, parts: &mut Vec<Part>) {
        parts.retain_mut(|part| match part {
            Part::Paragraph(paragraph) => self.paragraph(paragraph),
            Part::Table(table) => {
                table.rows.iter_mut().flatten().for_each(|cell| self.parts(cell));
                table.rows.iter().flatten().any(|cell| !cell.is_empty())
            }
        });
    }

    /// Settles a paragraph; false if nothing of it stays.
    fn paragraph(&mut self, paragraph: &mut Paragraph) -> bool {
        paragraph.label.iter_mut().for_each(|label| label.retain(|c| !is_pin(c)));
        paragraph.spans = self.spans(std::mem::take(&mut paragraph.spans));
        let says = |span: &Span| !span.text.trim().is_empty() || !span.note.is_empty();
        let Some(last) = paragraph.spans.iter().rposition(says) else { return false };
        let [open, close] = PIN;
        let pins = self.waiting.drain(..).map(|number| format!("{open}{number}{close}"));
        let (pins, last) = (pins.collect::<String>(), &mut paragraph.spans[last]);
        if last.note.is_empty() {
            last.text.insert_str(last.text.trim_end().len(), &pins);
        } else {
            push(&mut paragraph.spans, Span { text: pins, ..Span::default() });
        }
        true
    }

    fn spans(&mut self, spans: Vec<Span>) -> Vec<Span> {
        let mut kept: Vec<Span> = Vec::new();
        // What stands beside words that are left out brings no second space.
        let mut may_space = true;
        for run in spans.chunk_by(|one, other| fate(one) == fate(other)) {
            match fate(&run[0]) {
                Fate::Kept => {
                    for span in run {
                        let mut span = self.kept(span);
                        if !std::mem::replace(&mut may_space, true) {
                            span.text = span.text.trim_start_matches([' ', '\u{A0}']).to_owned();
                        }
                        push(&mut kept, span);
                    }
                }
                fate @ (Fate::Struck | Fate::Hidden) => {
                    let parts_words = self.left_out(fate, run);
                    let spaced =
                        kept.last().is_none_or(|last| last.text.ends_with(char::is_whitespace));
                    if parts_words && !spaced {
                        push(&mut kept, Span { text: " ".to_owned(), ..Span::default() });
                    }
                    may_space = !(spaced || parts_words);
                }
            }
        }
        kept
    }

    /// A span in characters that need no effects.
    fn kept(&mut self, span: &Span) -> Span {
        let bare = |text: &str| text.replace(is_pin, "");
        let text = match (span.effects.position, bare(&span.text)) {
            (Position::Baseline, text) => text,
            (Position::Raised, text) => self.moved(&text, '^', &RAISED, ("مرفوع", "raised")),
            (Position::Lowered, text) => self.moved(&text, '_', &LOWERED, ("مخفوض", "lowered")),
        };
        let (link, note) = (span.link.as_deref().map(bare), self.spans(span.note.clone()));
        Span { text, link, note, effects: Effects::default(), ..span.clone() }
    }

    /// Raised or lowered characters; a sign in front stands for what Unicode has not.
    fn moved(&mut self, text: &str, sign: char, known: &Moved, (ar, en): (&str, &str)) -> String {
        let words = text.trim();
        let found: Option<String> = words.chars().map(|c| known.of(c)).collect();
        if let Some(found) = found {
            return text.replace(words, &found);
        }
        // Signs such as ® and * mean the same on the line.
        if !words.contains(char::is_alphanumeric) {
            return text.to_owned();
        }
        let shown = clean(words).replace('\n', " ");
        self.say(
            format!("{ar} عن السطر في الأصل: {shown}"),
            format!("{en} in the original: {shown}"),
        );
        let is_one = !words.contains(char::is_whitespace);
        let marked = if is_one { format!("{sign}{words}") } else { format!("{sign}({words})") };
        text.replace(words, &marked)
    }

    /// Says what is left out; true if it stood apart from the words around it.
    fn left_out(&mut self, fate: Fate, spans: &[Span]) -> bool {
        let text: String = spans.iter().map(words_of).collect();
        let words = clean(&text).replace('\n', " ");
        let (ar, en) =
            if fate == Fate::Struck { ("مشطوب", "struck") } else { ("مخفي", "hidden") };
        self.say(
            format!("تُرك هنا كلام {ar} في الأصل: {words}"),
            format!("{en} words of the original were left out here: {words}"),
        );
        text.starts_with(char::is_whitespace) || text.ends_with(char::is_whitespace)
    }

    fn say(&mut self, ar: String, en: String) {
        self.waiting.push(self.said.len());
        self.said.push(Message::new(ar, en));
    }
}

/// What becomes of a span.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Fate {
    Kept,
    Struck,
    Hidden,
}

/// Blank characters are kept: they part what stands around them.
fn fate(span: &Span) -> Fate {
    match span.effects {
        _ if clean(&words_of(span)).is_empty() => Fate::Kept,
        Effects { hidden: true, .. } => Fate::Hidden,
        Effects { struck: true, .. } => Fate::Struck,
        Effects { .. } => Fate::Kept,
    }
}

/// The words of a span, those of a note in brackets.
fn words_of(span: &Span) -> String {
    let note: String = span.note.iter().map(words_of).collect();
    let text = if note.is_empty() { span.text.clone() } else { format!(" [{note}]") };
    text.replace(is_pin, "")
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

impl Moved {
    /// A character in its place; digits of other scripts have no others than the European.
    fn of(&self, c: char) -> Option<char> {
        let c = crate::locale::digits::to_european(&c.to_string()).chars().next()?;
        let at = self.line.chars().position(|known| known == c)?;
        self.moved.chars().nth(at)
    }
}
