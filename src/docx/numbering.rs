//! Lists: which of them Word counts by itself, and `word/numbering.xml`.
//!
//! A label must be the one that the PDF shows. Word counts `1 2 3`, `أ ب ج` and `a b c` by itself, so
//! such lists can be edited and renumber themselves. It has no format for Arabic-Indic digits: the
//! shape of `decimal` follows an option of the reader's, and `hindiNumbers` is Devanagari (MS-DOCX
//! 2.4); nor for أولاً، ثانياً. Labels of such lists, and the author's own numbers where they do not
//! run on, are characters in front of the item, with the same hanging indent and a tab.

use crate::document::{Inline, LINE_SEPARATOR, List, Marker};
use crate::geom::Pt;
use crate::locale::Direction;
use crate::locale::numbering::{Counter, Numbering as Labels};
use crate::theme::{Bullet, Theme};

use super::context::Environment;
use super::dom::{self, Element};
use super::styles::{Look, id};
use super::units::twips;
use super::{W, order};

/// How many levels a list has (17.9.6).
const LEVELS: usize = 9;

/// The lists of a document.
#[derive(Debug)]
pub(super) struct Numbering {
    direction: Direction,
    bullets: [Bullet; 2],
    step: Pt,
    definitions: Vec<Definition>,
    /// The definition of each list and the number it starts at; the first list has the number 1.
    lists: Vec<(usize, usize)>,
}

/// What lists have in common that look alike.
#[derive(Debug, Clone, PartialEq)]
struct Definition {
    format: Format,
    /// The level that a list uses, and its indents.
    level: usize,
    indents: Indents,
}

#[derive(Debug, Clone, PartialEq)]
enum Format {
    Bullets,
    Counted { format: &'static str, before: String, after: String },
}

/// Where label and text of an item begin, from the side where lines begin.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Indents {
    /// Where the label begins.
    pub(super) label: Pt,
    /// Where the text begins.
    pub(super) text: Pt,
}

/// How the items of a list get their labels.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Labelling {
    /// Word counts; the number of the list (`w:numId`).
    Counted(u32),
    /// The characters of each label stand in the text.
    Literal(Vec<String>),
    /// There are no labels.
    None,
}

impl Numbering {
    /// The list that the bullet styles belong to.
    pub(super) const BULLETS: u32 = 1;
    /// The list that the number styles belong to.
    pub(super) const NUMBERS: u32 = 2;

    /// The two lists of the styles.
    pub(super) fn new(theme: &Theme, direction: Direction) -> Numbering {
        let mut numbering = Numbering {
            direction,
            bullets: theme.list.bullets,
            step: theme.list.indent.max(Pt(12.0)),
            definitions: Vec::new(),
            lists: Vec::new(),
        };
        let plain = Format::Counted {
            format: "decimal",
            before: String::new(),
            after: if direction == Direction::Rtl { ")" } else { "." }.to_owned(),
        };
        for (format, longest) in [(Format::Bullets, 1), (plain, 2)] {
            let indents = numbering.indents(theme, Pt::ZERO, usual_width(longest, theme), true);
            numbering.list(Definition { format, level: 0, indents }, 1);
        }
        numbering
    }

    /// Where the text of an outermost list begins.
    pub(super) fn default_indent(&self) -> Pt {
        self.definitions[0].indents.text
    }

    /// Indents of a list inside `start` whose labels are so wide.
    fn indents(&self, theme: &Theme, start: Pt, label: Pt, words_own: bool) -> Indents {
        // LibreOffice lets a right-to-left label that Word makes end, not begin, where it should begin;
        // as much room in front of it as it is wide keeps it out of the margin there.
        let ends_there = words_own && self.direction == Direction::Rtl;
        let room = if ends_there { label.min(MOST_ROOM) } else { Pt::ZERO };
        let text = theme.list.indent.max(room + label + theme.list.gap);
        Indents { label: start + room, text: start + text }
    }

    /// Decides how a list gets its labels, and where they and the text begin.
    pub(super) fn label(&mut self, list: &List, env: &Environment<'_>) -> (Labelling, Indents) {
        let level = env.depth.min(LEVELS - 1);
        let has_own = list.items.iter().any(|item| item.number.is_some());
        let shown = literal(list);
        let counted = match &list.marker {
            Marker::None | Marker::Bullet => None,
            Marker::Numbered(labels) => countable(list, labels).map(|counted| (counted, labels)),
        };
        let words_own = counted.is_some() || (list.marker == Marker::Bullet && !has_own);
        let indents =
            self.indents(env.theme, env.indent, widest(&shown, words_own, env), words_own);
        let labelling = match (&list.marker, counted) {
            (Marker::None | Marker::Bullet, _) if has_own => Labelling::Literal(shown),
            (Marker::None, _) => Labelling::None,
            (Marker::Bullet, _) => {
                let definition = Definition { format: Format::Bullets, level, indents };
                Labelling::Counted(self.shared(definition))
            }
            (Marker::Numbered(_), Some(((format, first), labels))) => {
                let (before, after) = (labels.before.clone(), labels.after.clone());
                let format = Format::Counted { format, before, after };
                Labelling::Counted(self.list(Definition { format, level, indents }, first))
            }
            (Marker::Numbered(_), None) => Labelling::Literal(shown),
        };
        (labelling, indents)
    }

    /// The number of a list of its own.
    fn list(&mut self, definition: Definition, start: usize) -> u32 {
        let known = self.definitions.iter().position(|known| *known == definition);
        let index = known.unwrap_or_else(|| {
            self.definitions.push(definition);
            self.definitions.len() - 1
        });
        self.lists.push((index, start));
        u32::try_from(self.lists.len()).unwrap_or(u32::MAX)
    }

    /// The number of a list shared by all that look alike: bullets do not count.
    fn shared(&mut self, definition: Definition) -> u32 {
        let known = self.lists.iter().position(|(index, _)| self.definitions[*index] == definition);
        match known {
            Some(list) => u32::try_from(list + 1).unwrap_or(u32::MAX),
            None => self.list(definition, 1),
        }
    }

    /// `word/numbering.xml`.
    pub(super) fn part(&self, look: &Look<'_>) -> Vec<u8> {
        let definitions = self.definitions.iter().enumerate();
        let lists = self.lists.iter().zip(1u32..);
        let mut part = Element::new("w:numbering")
            .with("xmlns:w", W)
            .children(
                definitions.map(|(index, definition)| self.definition(index, definition, look)),
            )
            .children(lists.map(|((index, start), id)| self.instance(*index, *start, id)));
        order::sort(&mut part);
        dom::write(&part)
    }

    fn definition(&self, index: usize, definition: &Definition, look: &Look<'_>) -> Element {
        let hex = |kind: u32| format!("{:08X}", kind + u32::try_from(index).unwrap_or(0));
        Element::new("w:abstractNum")
            .with("w:abstractNumId", index)
            .child(Element::val("w:nsid", hex(0x1000_0001)))
            .child(Element::val("w:multiLevelType", "hybridMultilevel"))
            .child(Element::val("w:tmpl", hex(0x2000_0001)))
            .children((0..LEVELS).map(|level| self.level(index, definition, level, look)))
    }

    /// Levels that the document does not use continue the indents of the one it does.
    fn level(
        &self,
        index: usize,
        definition: &Definition,
        level: usize,
        look: &Look<'_>,
    ) -> Element {
        let ids = match definition.format {
            Format::Bullets => id::BULLETS,
            Format::Counted { .. } => id::NUMBERS,
        };
        let style = ids.get(level).filter(|_| index < 2);
        let (format, text) = self.text(&definition.format, level);
        let away = i32::try_from(level).unwrap_or(0) - i32::try_from(definition.level).unwrap_or(0);
        let Indents { label, text: start } = definition.indents;
        let left = (twips(start) + away * twips(self.step)).max(twips(start - label));
        let indent =
            Element::new("w:ind").with("w:left", left).with("w:hanging", twips(start - label));
        Element::new("w:lvl")
            .with("w:ilvl", level)
            .child(Element::val("w:start", 1))
            .child(Element::val("w:numFmt", format))
            .children(style.map(|style| Element::val("w:pStyle", style)))
            .child(Element::val("w:lvlText", text))
            .child(Element::val("w:lvlJc", "left"))
            .child(Element::new("w:pPr").children(look.direction()).child(indent))
            .child(self.label_look(&definition.format, level, look))
    }

    fn text(&self, format: &Format, level: usize) -> (&'static str, String) {
        match format {
            Format::Bullets => ("bullet", bullet(self.bullets[level % 2]).to_owned()),
            Format::Counted { format, before, after } => {
                (format, format!("{before}%{}{after}", level + 1))
            }
        }
    }

    fn label_look(&self, format: &Format, level: usize, look: &Look<'_>) -> Element {
        let list = &look.theme.list;
        let mut run = match format {
            Format::Counted { .. } => look.run(list.label),
            Format::Bullets => {
                let fonts = bullet_fonts(self.bullets[level % 2]);
                Element::new("w:rPr").child(fonts).child(look.colour(list.bullet_colour))
            }
        };
        if self.direction == Direction::Rtl {
            run = run.child(Element::new("w:rtl"));
        }
        run
    }

    /// A list starts anew, whatever list of the same definition stands before it.
    fn instance(&self, index: usize, start: usize, id: u32) -> Element {
        let number =
            Element::new("w:num").with("w:numId", id).child(Element::val("w:abstractNumId", index));
        match self.definitions[index].format {
            Format::Bullets => number,
            Format::Counted { .. } => number.child(
                Element::new("w:lvlOverride")
                    .with("w:ilvl", self.definitions[index].level)
                    .child(Element::val("w:startOverride", start)),
            ),
        }
    }
}

/// How wide the widest of these labels is. Those that stand in the text are whole words at times, and
/// the text must not touch them.
fn widest(labels: &[String], words_own: bool, env: &Environment<'_>) -> Pt {
    let longest = labels.iter().map(|label| label.chars().count()).max().unwrap_or(0);
    let usual = usual_width(longest, env.theme);
    if words_own {
        return usual;
    }
    let look = env.theme.list.label;
    let width = |label: &String| env.estimate.unbroken(&[Inline::generated(label)], look);
    labels.iter().map(width).fold(usual, Pt::max)
}

/// How wide a label of so many characters is, roughly.
fn usual_width(characters: usize, theme: &Theme) -> Pt {
    let characters = f64::from(u16::try_from(characters).unwrap_or(u16::MAX));
    theme.list.label.size * (characters * LABEL_ADVANCE)
}

/// How wide a character of a label is, as a share of its size, roughly.
const LABEL_ADVANCE: f64 = 0.55;
/// The most room in front of a label.
const MOST_ROOM: Pt = Pt(16.0);

/// The number format that counts as a counter does (17.18.59), for those that Word has.
pub(super) fn format_of(counter: Counter) -> Option<&'static str> {
    match counter {
        Counter::Number(digits) if digits.zero() == '0' => Some("decimal"),
        Counter::Number(_)
        | Counter::MaghrebiAbjad
        | Counter::OrdinalWords
        | Counter::OrdinalMasculine
        | Counter::OrdinalFeminine => None,
        Counter::Abjad => Some("arabicAbjad"),
        Counter::Hijai => Some("arabicAlpha"),
        Counter::LatinLetters => Some("lowerLetter"),
        Counter::LowerRoman => Some("lowerRoman"),
        Counter::HebrewNumerals => Some("hebrew1"),
    }
}

/// The characters of bullets. The square is the one Word offers: U+25AA has another size in each
/// font, and few Arabic ones have it.
fn bullet(bullet: Bullet) -> &'static str {
    match bullet {
        Bullet::Square => "\u{F0A7}",
        Bullet::Disc => "\u{2022}",
        Bullet::Dash => "\u{2013}",
    }
}

fn bullet_fonts(bullet: Bullet) -> Element {
    let font = match bullet {
        Bullet::Square => "Wingdings",
        Bullet::Disc | Bullet::Dash => "Arial",
    };
    Element::new("w:rFonts")
        .with("w:ascii", font)
        .with("w:hAnsi", font)
        .with("w:cs", font)
        .with("w:hint", "default")
}

/// The format with which Word counts this list, and its first number, if all its labels agree.
fn countable(list: &List, labels: &Labels) -> Option<(&'static str, usize)> {
    // A percent sign would begin a number, a line break would be lost.
    let plain =
        |text: &str| !text.contains(|c: char| c == '%' || c.is_control() || c == LINE_SEPARATOR);
    if !(plain(&labels.before) && plain(&labels.after)) {
        return None;
    }
    let format = format_of(labels.counter)?;
    let word: fn(usize) -> Option<String> = match labels.counter {
        Counter::Number(_) => |n| Some(n.to_string()),
        Counter::Abjad => |n| letter(ABJAD, n),
        Counter::Hijai => |n| letter(HIJAI, n),
        Counter::LatinLetters => |n| letter(LATIN, n),
        Counter::LowerRoman => |n| Some(Counter::LowerRoman.format(n)),
        Counter::HebrewNumerals => |n| Some(Counter::HebrewNumerals.format(n)),
        Counter::MaghrebiAbjad
        | Counter::OrdinalWords
        | Counter::OrdinalMasculine
        | Counter::OrdinalFeminine => return None,
    };
    let shown = |index: usize| {
        let item = &list.items[index];
        item.number.clone().unwrap_or_else(|| labels.counter.format(index + 1))
    };
    let first = list.items.first().map(|_| shown(0))?;
    let start = (1..=MOST_START).find(|n| word(*n).as_deref() == Some(first.as_str()))?;
    let agree = |index: usize| word(start + index).as_deref() == Some(shown(index).as_str());
    (0..list.items.len()).all(agree).then_some((format, start))
}

/// The highest number that the author's own numbering is looked for at.
const MOST_START: usize = 999;

/// Word's letters one to one (MS-DOCX 2.4 gives the first of each); past the last it repeats them.
fn letter(letters: &str, number: usize) -> Option<String> {
    letters.chars().nth(number.checked_sub(1)?).map(String::from)
}

const ABJAD: &str = "أبجدهوزحطيكلمنسعفصقرشتثخذضظغ";
const HIJAI: &str = "أبتثجحخدذرزسشصضطظعغفقكلمنهوي";
const LATIN: &str = "abcdefghijklmnopqrstuvwxyz";

fn literal(list: &List) -> Vec<String> {
    let label = |(index, item): (usize, &crate::document::ListItem)| {
        list.marker.label(index, item.number.as_deref()).unwrap_or_default()
    };
    list.items.iter().enumerate().map(label).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::ListItem;
    use crate::locale::digits::DigitSet;

    fn list(counter: Counter, numbers: &[Option<&str>]) -> (List, Labels) {
        let labels = Labels { counter, before: String::new(), after: ")".into() };
        let item = |number: &Option<&str>| ListItem {
            number: number.map(str::to_owned),
            id: None,
            blocks: Vec::new(),
        };
        let marker = Marker::Numbered(labels.clone());
        (List { marker, items: numbers.iter().map(item).collect() }, labels)
    }

    fn counted(counter: Counter, numbers: &[Option<&str>]) -> Option<(&'static str, usize)> {
        let (list, labels) = list(counter, numbers);
        countable(&list, &labels)
    }

    #[test]
    fn word_counts_what_it_shows_as_the_pdf_does() {
        let latin = Counter::Number(DigitSet::Latn);
        assert_eq!(counted(latin, &[None; 16]), Some(("decimal", 1)));
        assert_eq!(counted(latin, &[Some("7"), Some("8")]), Some(("decimal", 7)));
        assert_eq!(counted(latin, &[None, Some("2"), None]), Some(("decimal", 1)));
    }

    #[test]
    fn labels_that_word_cannot_count_are_literal() {
        assert_eq!(counted(Counter::Number(DigitSet::Arab), &[None]), None);
        assert_eq!(counted(Counter::OrdinalWords, &[None]), None);
        let latin = Counter::Number(DigitSet::Latn);
        assert_eq!(counted(latin, &[Some("1"), Some("3")]), None);
        assert_eq!(counted(latin, &[Some("٤/ب")]), None);
        let (list, _) = list(Counter::Number(DigitSet::Arab), &[None, Some("٥")]);
        assert_eq!(literal(&list), ["١)", "٥)"]);
    }

    #[test]
    fn letters_end_with_the_alphabet() {
        assert_eq!(letter(ABJAD, 1).as_deref(), Some("أ"));
        assert_eq!(letter(HIJAI, 28).as_deref(), Some("ي"));
        assert_eq!((letter(LATIN, 27), letter(LATIN, 0)), (None, None));
    }
}
