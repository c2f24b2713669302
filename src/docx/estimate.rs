//! How wide a text is, roughly, without shaping it.
//!
//! Advances come from the font; those of joined Arabic letters are the advances of the forms that
//! Unicode has numbers for (Arabic Presentation Forms), which most fonts name in their character maps.
//! Over the lines of the examples the sums are those of shaping within two hundredths in Noto's fonts;
//! in Amiri, whose letters are stacked in ways that have no numbers, they are off by a twentieth.

use unicode_bidi::{BidiClass, bidi_class};

use crate::document::{CharRole, Inline, LINE_SEPARATOR, Piece, flatten};
use crate::fonts::{Font, FontBook};
use crate::geom::{Pt, Size};
use crate::theme::{ParaStyle, TextStyle, Theme};

use super::styles::{is_bold, line_distance};

/// The width of a joined form as a share of that of the form that stands alone, where the font does
/// not tell.
const USUAL_JOINED: f64 = 0.6;
/// Letters with the first of their forms, which stands alone; the final form follows, then those of
/// letters that join the next one: the initial and the medial form.
const FORMS: [(char, char); 54] = [
    ('ء', '\u{FE80}'),
    ('آ', '\u{FE81}'),
    ('أ', '\u{FE83}'),
    ('ؤ', '\u{FE85}'),
    ('إ', '\u{FE87}'),
    ('ئ', '\u{FE89}'),
    ('ا', '\u{FE8D}'),
    ('ب', '\u{FE8F}'),
    ('ة', '\u{FE93}'),
    ('ت', '\u{FE95}'),
    ('ث', '\u{FE99}'),
    ('ج', '\u{FE9D}'),
    ('ح', '\u{FEA1}'),
    ('خ', '\u{FEA5}'),
    ('د', '\u{FEA9}'),
    ('ذ', '\u{FEAB}'),
    ('ر', '\u{FEAD}'),
    ('ز', '\u{FEAF}'),
    ('س', '\u{FEB1}'),
    ('ش', '\u{FEB5}'),
    ('ص', '\u{FEB9}'),
    ('ض', '\u{FEBD}'),
    ('ط', '\u{FEC1}'),
    ('ظ', '\u{FEC5}'),
    ('ع', '\u{FEC9}'),
    ('غ', '\u{FECD}'),
    ('ف', '\u{FED1}'),
    ('ق', '\u{FED5}'),
    ('ك', '\u{FED9}'),
    ('ل', '\u{FEDD}'),
    ('م', '\u{FEE1}'),
    ('ن', '\u{FEE5}'),
    ('ه', '\u{FEE9}'),
    ('و', '\u{FEED}'),
    ('ى', '\u{FEEF}'),
    ('ي', '\u{FEF1}'),
    ('ٹ', '\u{FB66}'),
    ('پ', '\u{FB56}'),
    ('چ', '\u{FB7A}'),
    ('ڈ', '\u{FB88}'),
    ('ڑ', '\u{FB8C}'),
    ('ژ', '\u{FB8A}'),
    ('ڤ', '\u{FB6A}'),
    ('ک', '\u{FB8E}'),
    ('ڭ', '\u{FBD3}'),
    ('گ', '\u{FB92}'),
    ('ں', '\u{FB9E}'),
    ('ھ', '\u{FBAA}'),
    ('ۀ', '\u{FBA4}'),
    ('ہ', '\u{FBA6}'),
    ('ۆ', '\u{FBD9}'),
    ('ی', '\u{FBFC}'),
    ('ې', '\u{FBE4}'),
    ('ے', '\u{FBAE}'),
];
/// An alef after a lam with the ligature of both, which stands alone; that of a joined lam follows.
const LAM_ALEF: [(char, char); 4] =
    [('آ', '\u{FEF5}'), ('أ', '\u{FEF7}'), ('إ', '\u{FEF9}'), ('ا', '\u{FEFB}')];
/// Families whose shaped text is narrower than the sum of its forms, and by what share.
const CLOSE: [(&str, f64); 1] = [("Amiri", 0.96)];
/// What a text is given beyond the sum, so that it keeps its line: a long one averages out.
const LINE_SAFETY: f64 = 1.02;
const UNBROKEN_SAFETY: f64 = 1.06;
const WORD_SAFETY: f64 = 1.12;
/// What a number of a page is as wide as.
const USUAL_NUMBER: &str = "00";
/// The advance, in ems, of a character that no font has.
const USUAL_ADVANCE: f64 = 0.55;
/// The height, in ems, of the ink of a word of a family that is not at hand.
const USUAL_INK: f64 = 0.9;
/// The letters that never join the next one.
const RIGHT_JOINING: &str = "اأإآٱدذڈرزڑژوؤةىءے";

/// The widths of the words of a text, as they are.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Words {
    /// The words of each line that the author ended.
    lines: Vec<Vec<Part>>,
    /// The space between two of them.
    space: Pt,
}

/// A word, or what of it stands before or behind a hyphen at which Word may break it.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Part {
    width: Pt,
    /// Whether it goes on with the word of the part before, without a space.
    joined: bool,
}

impl Words {
    /// What the longest word takes, so that it is not cut.
    pub(super) fn word(&self) -> Pt {
        let parts = self.lines.iter().flatten().map(|part| part.width);
        parts.fold(Pt::ZERO, Pt::max) * WORD_SAFETY
    }

    /// What the longest line takes.
    pub(super) fn line(&self) -> Pt {
        let line = |parts: &Vec<Part>| {
            let spaced = parts.iter().skip(1).filter(|part| !part.joined).count();
            parts.iter().map(|part| part.width).sum::<Pt>() + self.space * spaced as f64
        };
        self.lines.iter().map(line).fold(Pt::ZERO, Pt::max) * LINE_SAFETY
    }

    /// What the longest line takes that must not break.
    pub(super) fn unbroken(&self) -> Pt {
        self.line() * (UNBROKEN_SAFETY / LINE_SAFETY)
    }

    /// How many lines of this width they fill.
    pub(super) fn lines_in(&self, width: Pt) -> usize {
        let width = width * (1.0 / LINE_SAFETY);
        let filled = |parts: &Vec<Part>| {
            let (mut count, mut used) = (1, Pt::ZERO);
            for part in parts {
                let space = if part.joined { Pt::ZERO } else { self.space };
                let wanted = if used > Pt::ZERO { used + space + part.width } else { part.width };
                let fits = wanted <= width || used == Pt::ZERO;
                count += usize::from(!fits);
                used = if fits { wanted } else { part.width };
            }
            count
        };
        self.lines.iter().map(filled).sum()
    }
}

/// Words on their way into lines.
struct Setting {
    lines: Vec<Vec<Part>>,
    /// What there is of the next part, and whether it goes on with the word of the one before.
    width: Pt,
    joined: bool,
}

impl Setting {
    fn end_part(&mut self, goes_on: bool) {
        if self.width > Pt::ZERO {
            let part = Part { width: self.width, joined: self.joined };
            self.lines.last_mut().expect("a line was begun").push(part);
            self.width = Pt::ZERO;
        }
        self.joined = goes_on;
    }
}

/// The parts of a word as Word breaks it: behind hyphens and dashes between letters. Beside digits they
/// belong to a number or a code, for which there shall be room as a whole.
fn at_hyphens(word: &str, whole: bool) -> impl Iterator<Item = &str> {
    let is_hyphen = |c: char| matches!(c, '-' | '\u{2010}' | '\u{2013}');
    let ends = word.match_indices(is_hyphen).filter(move |(at, hyphen)| {
        let (before, after) = (&word[..*at], &word[at + hyphen.len()..]);
        !whole && before.ends_with(char::is_alphabetic) && after.starts_with(char::is_alphabetic)
    });
    let ends = ends.map(|(at, hyphen)| at + hyphen.len()).chain([word.len()]);
    ends.scan(0, move |start, end| Some(&word[std::mem::replace(start, end)..end]))
}

/// What is needed to estimate widths.
#[derive(Debug, Clone, Copy)]
pub(super) struct Estimate<'a> {
    theme: &'a Theme,
    book: &'a FontBook,
}

impl<'a> Estimate<'a> {
    /// Estimates for the families of a theme.
    pub(super) fn new(theme: &'a Theme, book: &'a FontBook) -> Estimate<'a> {
        Estimate { theme, book }
    }

    /// The distance of the lines of a style in Word.
    pub(super) fn leading(&self, style: &ParaStyle) -> Pt {
        line_distance(style, self.theme, self.book)
    }

    /// What the longest line of a text takes.
    pub(super) fn line(&self, content: &[Inline], style: TextStyle) -> Pt {
        self.words(content, style).line()
    }

    /// What the longest line of a text takes that must not break.
    pub(super) fn unbroken(&self, content: &[Inline], style: TextStyle) -> Pt {
        self.words(content, style).unbroken()
    }

    /// A word that is drawn as a picture: the family that has its letters, and the size of its ink.
    pub(super) fn drawn(&self, word: &str, style: TextStyle) -> (&'a str, Size) {
        let style = in_word(style);
        let family = self.theme.family(style.family);
        let families = [(&family.name, 1.0), (&family.latin, family.latin_scale)];
        let font = |name: &str| self.book.find(name, style.weight).map(|id| self.book.get(id));
        let has_all = |name: &str| {
            let has = |font: &Font| word.chars().all(|c| c == ' ' || font.glyph(c).is_some());
            font(name).is_some_and(has)
        };
        let found = families.into_iter().find(|(name, _)| has_all(name));
        let (name, scale) = found.unwrap_or(families[0]);
        let size = style.size * scale;
        let Some(font) = font(name) else {
            return (name, Size::new(self.advance(word, style), size * USUAL_INK));
        };
        let elsewhere = |c| self.book.iter().find_map(|(_, font)| advance(font, c));
        let width = sum_of_forms(font, word, elsewhere) * closeness(name);
        (name, Size::new(size * width, size * ink_height(font, word).unwrap_or(USUAL_INK)))
    }

    /// The words of a text.
    pub(super) fn words(&self, content: &[Inline], style: TextStyle) -> Words {
        let flat = flatten(content, &mut |_| USUAL_NUMBER.to_owned());
        let mut set = Setting { lines: vec![Vec::new()], width: Pt::ZERO, joined: false };
        for piece in &flat.pieces {
            let look = self.look(piece, style);
            // A status is one sign, whatever its words.
            let whole = piece.roles.iter().any(|role| matches!(role, CharRole::Status(_)));
            let ends = |c: char| if whole { is_break(c) } else { c.is_whitespace() };
            for part in flat.text[piece.range.clone()].split_inclusive(ends) {
                let bare = part.trim_end_matches(ends);
                for (index, bit) in at_hyphens(bare, whole).enumerate() {
                    if index > 0 {
                        set.end_part(true);
                    }
                    set.width += self.advance(bit, look);
                }
                if bare.len() < part.len() {
                    set.end_part(false);
                }
                if part.ends_with(is_break) {
                    set.lines.push(Vec::new());
                }
            }
        }
        set.end_part(false);
        let lines = set.lines;
        Words { lines, space: self.advance(" ", in_word(style)) }
    }

    /// How a piece of a text looks.
    fn look(&self, piece: &Piece, style: TextStyle) -> TextStyle {
        let look = piece.roles.iter().fold(style, |look, role| self.theme.character(*role, look));
        let look = if piece.target.is_some() { self.theme.link(look) } else { look };
        in_word(look)
    }

    fn advance(&self, text: &str, style: TextStyle) -> Pt {
        let family = &self.theme.family(style.family).name;
        let Some(font) = self.book.find(family, style.weight).map(|id| self.book.get(id)) else {
            return style.size * (USUAL_ADVANCE * text.chars().count() as f64);
        };
        let elsewhere = |c| self.book.iter().find_map(|(_, font)| advance(font, c));
        style.size * (sum_of_forms(font, text, elsewhere) * closeness(family))
    }
}

/// As Word shows it, which knows no weight between regular and bold.
fn in_word(look: TextStyle) -> TextStyle {
    TextStyle { weight: if is_bold(look.weight) { 700 } else { 400 }, ..look }
}

/// How wide shaped text is beside the sum of its forms.
fn closeness(family: &str) -> f64 {
    let known = CLOSE.iter().find(|(name, _)| name.eq_ignore_ascii_case(family));
    known.map_or(1.0, |(_, share)| *share)
}

/// The sum of the advances of a text, in ems; `elsewhere` says that of a character that the font does not
/// have.
fn sum_of_forms(font: &Font, text: &str, elsewhere: impl Fn(char) -> Option<f64>) -> f64 {
    let known = |form: Form| form.advance.or_else(|| elsewhere(form.sign));
    forms(font, text).map(|form| known(form).unwrap_or(USUAL_ADVANCE)).sum()
}

/// From the lowest to the highest ink of a text, in ems.
fn ink_height(font: &Font, text: &str) -> Option<f64> {
    let bounds = || forms(font, text).filter_map(|form| font.bounds(font.glyph(form.sign)?));
    let lowest = bounds().map(|bounds| bounds.y_min).min()?;
    let highest = bounds().map(|bounds| bounds.y_max).max()?;
    let height = f64::from(highest) - f64::from(lowest);
    (height > 0.0).then_some(height / f64::from(font.metrics().units_per_em))
}

/// A letter or sign as it stands in a text.
struct Form {
    /// Its form by the number that Unicode has for it, if the font has that; else the letter.
    sign: char,
    /// In ems; none where the font does not have the letter.
    advance: Option<f64>,
}

/// The letters and signs of a text in the forms in which they stand there, marks left out.
fn forms(font: &Font, text: &str) -> impl Iterator<Item = Form> {
    let mut letters = text.chars().filter(|c| bidi_class(*c) != BidiClass::NSM).peekable();
    let mut joined = false;
    std::iter::from_fn(move || {
        let c = letters.next()?;
        let next = letters.peek().copied();
        let alef = if c == 'ل' { next.and_then(|alef| first(&LAM_ALEF, alef)) } else { None };
        let ligature = alef.and_then(|alone| form(font, alone, u32::from(joined)));
        if ligature.is_some() {
            (joined, _) = (false, letters.next());
            return ligature;
        }
        let joins = joins_next(c) && next.is_some_and(joins_before);
        let letter = letter(font, c, joined, joins);
        joined = joins;
        Some(letter)
    })
}

/// In ems.
fn advance(font: &Font, c: char) -> Option<f64> {
    let units = font.advance(font.glyph(c)?)?;
    Some(f64::from(units) / f64::from(font.metrics().units_per_em))
}

/// A letter or sign, joined to the letters on its sides or not.
fn letter(font: &Font, c: char, before: bool, after: bool) -> Form {
    let Some(alone) = advance(font, c) else { return Form { sign: c, advance: None } };
    if !before && !after {
        return Form { sign: c, advance: Some(alone) };
    }
    let place = u32::from(before) + 2 * u32::from(after);
    let known = first(&FORMS, c).and_then(|alone| form(font, alone, place));
    let advance = Some(if after { alone * USUAL_JOINED } else { alone });
    known.unwrap_or(Form { sign: c, advance })
}

/// The form of a letter so many places after that which stands alone.
fn form(font: &Font, alone: char, place: u32) -> Option<Form> {
    let sign = char::from_u32(u32::from(alone) + place)?;
    Some(Form { sign, advance: Some(advance(font, sign)?) })
}

/// The first of the forms of a letter.
fn first(forms: &[(char, char)], letter: char) -> Option<char> {
    let place = forms.binary_search_by_key(&letter, |&(known, _)| known).ok()?;
    Some(forms[place].1)
}

fn is_break(c: char) -> bool {
    matches!(c, '\n' | LINE_SEPARATOR)
}

fn is_letter(c: char) -> bool {
    matches!(c, '\u{620}'..='\u{64A}') || (bidi_class(c) == BidiClass::AL && c.is_alphabetic())
}

/// A hamza by itself joins on no side.
fn joins_before(c: char) -> bool {
    is_letter(c) && c != 'ء'
}

fn joins_next(c: char) -> bool {
    is_letter(c) && !RIGHT_JOINING.contains(c)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Tone;

    #[test]
    fn letters_are_found_among_their_forms() {
        assert!(FORMS.is_sorted() && LAM_ALEF.is_sorted());
        assert_eq!((first(&FORMS, 'ب'), first(&FORMS, 'x')), (Some('\u{FE8F}'), None));
    }

    #[test]
    fn joined_letters_and_marks_take_less_room() {
        let theme = Theme::builtin("formal").expect("is built in");
        let book = FontBook::embedded();
        let estimate = Estimate::new(&theme, &book);
        let style = theme.paragraphs.body.text;
        let line = |text: &str| estimate.line(&[Inline::generated(text)], style);
        assert!(line("سبب") < line("س ب ب"));
        assert_eq!(line("كُتِبَ"), line("كتب"));
        assert_eq!(line("12\n1234"), line("1234"));
        assert_eq!(estimate.words(&[], style).word(), Pt::ZERO);
        let words = estimate.words(&[Inline::generated("محضر اجتماع\nاللجنة")], style);
        assert_eq!(words.lines_in(words.line()), 2, "the author ended one");
        assert_eq!(words.lines_in(words.word()), 3);
    }

    #[test]
    fn a_word_may_break_behind_a_hyphen_between_letters() {
        let theme = Theme::builtin("formal").expect("is built in");
        let book = FontBook::embedded();
        let estimate = Estimate::new(&theme, &book);
        let style = theme.table.cell.text;
        let words = |text: &str| estimate.words(&[Inline::generated(text)], style);
        let name = words("O’Donoghue-Fitzgerald");
        assert_eq!(name.word(), words("O’Donoghue-").word());
        assert_eq!((name.lines_in(name.word()), name.lines_in(name.line())), (2, 1));
        let near = |one: Pt, other: Pt| (one - other).0.abs() < 0.01;
        assert!(near(name.line(), words("O’Donoghue-").line() + words("Fitzgerald").line()));
        for whole in ["2026-07-14", "A-14", "14-A", "-أ", "أ-"] {
            let word = words(whole).word() * (LINE_SAFETY / WORD_SAFETY);
            assert!(near(word, words(whole).line()), "{whole}");
        }
    }

    #[test]
    fn a_word_is_drawn_in_the_family_that_has_its_letters() {
        let theme = Theme::builtin("formal").expect("is built in");
        let book = FontBook::embedded();
        let style = theme.watermark.text;
        let estimate = Estimate::new(&theme, &book);
        let (latin, draft) = estimate.drawn("Draft", style);
        let (arabic, confidential) = estimate.drawn("مسودة سرية للغاية", style);
        let family = theme.family(style.family);
        assert_eq!((latin, arabic), (&family.latin[..], &family.name[..]));
        // From the baseline to the top of the f; from the tail of the last letter to the dots of the first.
        let ems = |size: Size| (size.height.0 / style.size.0, size.width / size.height);
        assert!((0.6..0.9).contains(&ems(draft).0), "{draft:?}");
        assert!((2.5..4.0).contains(&ems(draft).1), "{draft:?}");
        assert!(ems(confidential).1 > ems(draft).1 * 1.3, "it has three words: {confidential:?}");
    }

    #[test]
    fn a_status_is_never_parted_and_letters_of_other_fonts_have_their_width() {
        let theme = Theme::builtin("formal").expect("is built in");
        let book = FontBook::embedded();
        let estimate = Estimate::new(&theme, &book);
        let style = theme.table.cell.text;
        let label = vec![Inline::generated("قيد التنفيذ")];
        let status = [Inline::span(CharRole::Status(Tone::Active), label.clone())];
        let [status, label] = [&status[..], &label].map(|words| estimate.words(words, style));
        assert!(status.word() > label.word() * 1.4 && status.lines_in(label.word()) == 1);
        let hebrew = book.find("Noto Serif Hebrew", 400).map(|id| book.get(id)).expect("is there");
        let shin = advance(hebrew, 'ש').expect("has the letter");
        assert!(estimate.line(&[Inline::generated("ששש")], style) >= style.size * (shin * 2.9));
    }
}
