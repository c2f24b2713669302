//! From characters to glyphs: the only place in the layout that names the shaper.
//!
//! Words are shaped once and remembered, each with the neighbours that its joining may depend on.
//! A line is later a sequence of such words, so nothing is shaped again after breaking.

use std::collections::HashMap;
use std::ops::Range;
use std::sync::Arc;

use rustybuzz::{
    BufferClusterLevel, BufferFlags, Direction, Face, Feature, ShapePlan, UnicodeBuffer,
};
use unicode_script::Script;

use super::spacing::Kerns;
use super::text_of_glyphs::give_texts;
use crate::fonts::{Font, FontBook, FontId, is_plain};
use crate::locale::marks::is_arabic_mark;

/// The shaper looks at no more neighbours than this (`HarfBuzz`'s `CONTEXT_LENGTH`).
const CONTEXT: usize = 5;

/// A shaped stretch of text; measures in units of the font's em square.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Shaped {
    /// Glyphs from left to right.
    pub(crate) glyphs: Vec<Glyph>,
    /// The sum of their advances.
    pub(crate) advance: i32,
}

impl Shaped {
    /// The glyphs of a text; only their own characters count.
    pub(super) fn new(mut glyphs: Vec<Glyph>, text: &str, rtl: bool) -> Shaped {
        give_texts(&mut glyphs, text, rtl);
        Shaped { advance: glyphs.iter().map(|g| g.advance).sum(), glyphs }
    }
}

/// A glyph as the shaper gave it, in font units. Places are bytes from the start of the shaped text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Glyph {
    /// Its number in the font.
    pub(crate) id: u16,
    /// Put in to make the word longer: it stands for no character.
    pub(crate) inserted: bool,
    /// Where its cluster begins.
    pub(crate) cluster: u32,
    /// From its origin to the next one's.
    pub(crate) advance: i32,
    /// Shift to the right.
    pub(crate) dx: i32,
    /// Shift upwards.
    pub(crate) dy: i32,
    /// Where the characters that it stands for begin and end.
    pub(super) text: [u32; 2],
}

impl Glyph {
    /// A glyph on the baseline that stands for nothing yet.
    pub(super) fn new(id: u16, cluster: u32, advance: i32) -> Glyph {
        Glyph { id, inserted: false, cluster, advance, dx: 0, dy: 0, text: [0; 2] }
    }

    /// The bytes of the characters that it stands for; none if another glyph of its cluster does.
    pub(crate) fn text(&self) -> Range<usize> {
        let [start, end] = self.text;
        start as usize..end as usize
    }

    /// Tells the characters that it stands for.
    pub(super) fn stands_for(&mut self, bytes: Range<usize>) {
        self.text = [bytes.start, bytes.end].map(place);
    }
}

/// A byte of a text as it is kept.
pub(super) fn place(byte: usize) -> u32 {
    u32::try_from(byte).expect("paragraphs are shorter than 4 GiB")
}

/// All that a shape depends on besides the characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Style {
    /// Font.
    pub(crate) font: FontId,
    /// Script.
    pub(crate) script: Script,
    /// BCP 47 language; selects localised forms.
    pub(crate) lang: &'static str,
    /// Right to left.
    pub(crate) rtl: bool,
    /// Digits of one width, for columns of numbers.
    pub(crate) tabular: bool,
}

/// The words that shapers have met, for the next document with the same fonts. What is remembered
/// changes how long a layout takes and nothing else.
#[derive(Default)]
pub struct Words {
    plans: Vec<Planned>,
    buffer: Option<UnicodeBuffer>,
    /// How many words there are in the young halves of all plans.
    young: usize,
}

/// When so many words are young, they become old at the next document, and those that were old and were
/// not met again are forgotten: words of every document stay.
const MOST_YOUNG: usize = 6_000;

struct Planned {
    style: Style,
    plan: ShapePlan,
    young: Shapes,
    old: Shapes,
    kerns: Kerns,
    /// How many plain words were shaped.
    plain_words: usize,
}

/// So many plain words make good the time that it takes to leave out the rules that they do not need.
const ENOUGH_WORDS: usize = 150;

type Shapes = HashMap<Box<str>, Arc<Shaped>, foldhash::fast::RandomState>;

impl std::fmt::Debug for Words {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Words").field("young", &self.young).finish_non_exhaustive()
    }
}

impl Words {
    /// Makes room for the words of another document.
    fn age(&mut self) {
        if self.young < MOST_YOUNG {
            return;
        }
        for plan in &mut self.plans {
            plan.old = std::mem::take(&mut plan.young);
        }
        // Themes and languages that are met no more.
        self.plans.retain(|plan| !plan.old.is_empty());
        self.young = 0;
    }

    /// The shape of a word of the plan at `index`, if it is known.
    fn known(&mut self, index: usize, word: &str) -> Option<Arc<Shaped>> {
        let Planned { young, old, .. } = &mut self.plans[index];
        if let Some(shaped) = young.get(word) {
            return Some(Arc::clone(shaped));
        }
        let (word, shaped) = old.remove_entry(word)?;
        young.insert(word, Arc::clone(&shaped));
        self.young += 1;
        Some(shaped)
    }

    fn remember(&mut self, index: usize, word: &str, shaped: &Arc<Shaped>) {
        self.plans[index].young.insert(word.into(), Arc::clone(shaped));
        self.young += 1;
    }
}

/// Shapes words and remembers them.
pub(crate) struct Shaper<'a> {
    fonts: &'a FontBook,
    words: &'a mut Words,
    scratch: String,
    /// The plan that was used last: mostly that of the next word too.
    last: usize,
}

impl<'a> Shaper<'a> {
    /// A shaper for the fonts of a book; what `words` holds was shaped with the same book.
    pub(crate) fn new(fonts: &'a FontBook, words: &'a mut Words) -> Shaper<'a> {
        words.age();
        Shaper { fonts, words, scratch: String::new(), last: 0 }
    }

    /// The fonts.
    pub(crate) fn fonts(&self) -> &'a FontBook {
        self.fonts
    }

    /// Shapes `paragraph[start..end]`, which must hold no break in style. Joining looks at the
    /// characters around it in the paragraph, across changes of font, size or language, up to the
    /// nearest white space.
    pub(crate) fn shape(
        &mut self,
        paragraph: &str,
        start: usize,
        end: usize,
        style: Style,
    ) -> Arc<Shaped> {
        let before = context_before(&paragraph[..start]);
        let after = context_after(&paragraph[end..]);
        let text = &paragraph[start..end];
        // A mark that no letter bears stands on a dotted circle: the shaper puts it in. What is before such a
        // mark in the key is no text, for the same mark behind a written circle is another shape.
        let bare = start == 0 && text.starts_with(is_arabic_mark);
        self.scratch.clear();
        for part in [if bare { "\0" } else { before }, "\0", text, "\0", after] {
            self.scratch.push_str(part);
        }
        let index = self.planned(style);
        if let Some(shaped) = self.words.known(index, &self.scratch) {
            return shaped;
        }
        let shaped = Arc::new(self.run(index, before, text, after, bare));
        self.words.remember(index, &self.scratch, &shaped);
        shaped
    }

    /// What is known of spaces between words of this style.
    pub(super) fn kerns(&mut self, style: Style) -> &mut Kerns {
        let index = self.planned(style);
        &mut self.words.plans[index].kerns
    }

    fn planned(&mut self, style: Style) -> usize {
        if self.words.plans.get(self.last).is_some_and(|plan| plan.style == style) {
            return self.last;
        }
        if let Some(index) = self.words.plans.iter().position(|p| p.style == style) {
            self.last = index;
            return index;
        }
        let features = features(style);
        let plan = ShapePlan::new(
            self.fonts.get(style.font).face(),
            direction(style),
            script(style),
            language(style).as_ref(),
            &features,
        );
        let (young, old, kerns, plain_words) = Default::default();
        self.words.plans.push(Planned { style, plan, young, old, kerns, plain_words });
        self.words.plans.len() - 1
    }

    /// The face that shapes a word soonest, all faces of a font alike.
    fn face(&mut self, index: usize, word: &str) -> &'a Face<'a> {
        let Planned { style, plain_words, .. } = &mut self.words.plans[index];
        let font = self.fonts.get(style.font);
        let is_plain = is_plain_word(word, font);
        *plain_words += usize::from(is_plain);
        let is_worth_it = is_plain && *plain_words > ENOUGH_WORDS;
        let fewer = is_worth_it.then(|| font.face_for_plain_words()).flatten();
        fewer.unwrap_or_else(|| font.face())
    }

    fn run(&mut self, index: usize, before: &str, text: &str, after: &str, bare: bool) -> Shaped {
        let face = self.face(index, text);
        let Planned { style, plan, .. } = &self.words.plans[index];
        let mut buffer = self.words.buffer.take().unwrap_or_default();
        buffer.set_cluster_level(BufferClusterLevel::MonotoneCharacters);
        buffer.set_flags(if bare { BufferFlags::BEGINNING_OF_TEXT } else { BufferFlags::empty() });
        buffer.set_direction(direction(*style));
        if let Some(script) = script(*style) {
            buffer.set_script(script);
        }
        if let Some(language) = language(*style) {
            buffer.set_language(language);
        }
        for (byte, c) in text.char_indices() {
            buffer.add(c, place(byte));
        }
        // After the text: adding characters clears the post-context.
        buffer.set_pre_context(before);
        buffer.set_post_context(after);
        let output = rustybuzz::shape_with_plan(face, plan, buffer);
        let glyphs: Vec<Glyph> = output
            .glyph_infos()
            .iter()
            .zip(output.glyph_positions())
            .map(|(info, position)| {
                let id = u16::try_from(info.glyph_id).expect("glyph ids have 16 bits");
                let (dx, dy) = (position.x_offset, position.y_offset);
                Glyph { dx, dy, ..Glyph::new(id, info.cluster, position.x_advance) }
            })
            .collect();
        self.words.buffer = Some(output.clear());
        Shaped::new(glyphs, text, style.rtl)
    }
}

/// Whether a word has nothing but plain characters of the font.
fn is_plain_word(word: &str, font: &Font) -> bool {
    word.chars().all(|c| is_plain(c) && font.covers(c))
}

fn features(style: Style) -> Vec<Feature> {
    let tnum = ttf_parser::Tag::from_bytes(b"tnum");
    if style.tabular { vec![Feature::new(tnum, 1, ..)] } else { Vec::new() }
}

fn direction(style: Style) -> Direction {
    if style.rtl { Direction::RightToLeft } else { Direction::LeftToRight }
}

fn script(style: Style) -> Option<rustybuzz::Script> {
    let name: [u8; 4] = style.script.short_name().as_bytes().try_into().ok()?;
    rustybuzz::Script::from_iso15924_tag(ttf_parser::Tag::from_bytes(&name))
}

fn language(style: Style) -> Option<rustybuzz::Language> {
    style.lang.parse().ok()
}

/// A word with as much of its paragraph as its shape depends on.
pub(super) struct Around<'a> {
    /// The word, and what stands around it.
    pub(super) text: &'a str,
    /// Its bytes in this text.
    pub(super) word: Range<usize>,
}

/// A word of a paragraph with what its shape depends on.
pub(super) fn around<'a>(paragraph: &'a str, word: &Range<usize>) -> Around<'a> {
    let before = context_before(&paragraph[..word.start]).len();
    // One character more: whether there is any says whether the paragraph begins with the word.
    let other = paragraph[..word.start - before].chars().next_back().map_or(0, char::len_utf8);
    let start = word.start - before - other;
    let end = word.end + context_after(&paragraph[word.end..]).len();
    Around { text: &paragraph[start..end], word: word.start - start..word.end - start }
}

fn context_before(text: &str) -> &str {
    let mut start = text.len();
    for (place, c) in text.char_indices().rev().take(CONTEXT) {
        if c.is_whitespace() {
            break;
        }
        start = place;
    }
    &text[start..]
}

fn context_after(text: &str) -> &str {
    let mut end = 0;
    for (place, c) in text.char_indices().take(CONTEXT) {
        if c.is_whitespace() {
            break;
        }
        end = place + c.len_utf8();
    }
    &text[..end]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn style(fonts: &FontBook, weight: u16) -> Style {
        Style {
            font: fonts.find("Amiri", weight).expect("embedded"),
            script: Script::Arabic,
            lang: "ar",
            rtl: true,
            tabular: false,
        }
    }

    /// Words of the meetings of `input/`, and every sequence of three of some letters and signs.
    fn plain_words() -> Vec<String> {
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/input");
        let files = std::fs::read_dir(folder).expect("input/").map(|f| f.expect("a file").path());
        let yaml = files.filter(|f| f.extension().is_some_and(|e| e == "yaml"));
        let texts = yaml.map(|file| std::fs::read_to_string(file).expect("UTF-8"));
        let mut words: Vec<String> = texts
            .flat_map(|text| text.split_whitespace().map(str::to_owned).collect::<Vec<_>>())
            .filter(|word| word.chars().all(is_plain))
            .collect();
        let letters = ["ا", "ب", "لا", "مح", "جر", "ي", "ه", "ـ", "گ", "ں", "ے", "ﷲ", ")", "،"];
        for (a, b) in letters.iter().flat_map(|a| letters.map(move |b| (a, b))) {
            words.extend(letters.map(|c| format!("{a}{b}{c}")));
        }
        words.sort();
        words.dedup();
        words
    }

    /// Shapes words with all rules of the font, and with those that plain words need.
    fn both_ways(fonts: &FontBook, words: &[String], style: Style) -> [Vec<Arc<Shaped>>; 2] {
        [0, ENOUGH_WORDS].map(|met| {
            let mut known = Words::default();
            let shape = |word: &String| {
                let mut shaper = Shaper::new(fonts, &mut known);
                let index = shaper.planned(style);
                shaper.words.plans[index].plain_words = met;
                shaper.shape(word, 0, word.len(), style)
            };
            words.iter().map(shape).collect()
        })
    }

    #[test]
    fn plain_words_are_the_same_with_fewer_rules() {
        let fonts = FontBook::embedded();
        let words = plain_words();
        assert!(words.len() > 3000, "{}", words.len());
        let mut fewer = 0;
        for (font, of) in fonts.iter().filter(|(_, font)| font.covers('ب')) {
            for lang in ["ar", "fa", "ur"] {
                let style = Style { font, lang, ..style(&fonts, 400) };
                let [all, some] = both_ways(&fonts, &words, style);
                let other =
                    words.iter().zip(all.iter().zip(&some)).find(|(_, (all, some))| all != some);
                assert!(other.is_none(), "{of:?} {lang}: {other:?}");
            }
            fewer += usize::from(of.face_for_plain_words().is_some());
        }
        assert!(fewer >= 10, "{fewer} fonts have fewer rules");
    }

    #[test]
    fn a_letter_joins_across_a_change_of_font() {
        let fonts = FontBook::embedded();
        let mut words = Words::default();
        let mut shaper = Shaper::new(&fonts, &mut words);
        let regular = style(&fonts, 400);
        let alone = shaper.shape("ب", 0, 2, regular);
        let before_more = shaper.shape("بت", 0, 2, regular);
        assert_ne!(alone.glyphs[0].id, before_more.glyphs[0].id);
        let across_a_space = shaper.shape("ب ت", 0, 2, regular);
        assert_eq!(alone, across_a_space);
    }

    #[test]
    fn a_word_is_the_same_alone_and_among_others() {
        let fonts = FontBook::embedded();
        let mut words = Words::default();
        let mut shaper = Shaper::new(&fonts, &mut words);
        let regular = style(&fonts, 400);
        let text = "محضر اجتماع";
        let whole = shaper.shape(text, 0, text.len(), regular).advance;
        let space = text.find(' ').expect("has one");
        let first = shaper.shape(text, 0, space, regular).advance;
        let gap = shaper.shape(text, space, space + 1, regular).advance;
        let second = shaper.shape(text, space + 1, text.len(), regular).advance;
        assert_eq!(whole, first + gap + second);
    }

    #[test]
    fn words_of_every_document_stay_and_others_are_forgotten() {
        let fonts = FontBook::embedded();
        let mut words = Words::default();
        let regular = style(&fonts, 400);
        let mut shaper = Shaper::new(&fonts, &mut words);
        let lasting = shaper.shape("محضر", 0, "محضر".len(), regular);
        let passing = shaper.shape("نزوة", 0, "نزوة".len(), regular);
        for document in 0..3 {
            for number in 0..MOST_YOUNG {
                let word = format!("{document}-{number}");
                shaper.shape(&word, 0, word.len(), Style { rtl: false, ..regular });
            }
            shaper = Shaper::new(&fonts, &mut words);
            let again = shaper.shape("محضر", 0, "محضر".len(), regular);
            assert!(Arc::ptr_eq(&again, &lasting));
        }
        let again = shaper.shape("نزوة", 0, "نزوة".len(), regular);
        assert!(!Arc::ptr_eq(&again, &passing) && again == passing);
        assert!(words.plans.iter().map(|plan| plan.young.len()).sum::<usize>() == words.young);
    }

    #[test]
    fn a_mark_that_begins_a_paragraph_is_not_one_behind_a_circle() {
        let fonts = FontBook::embedded();
        let regular = style(&fonts, 400);
        let shaped = |first: &str| {
            let mut words = Words::default();
            let mut shaper = Shaper::new(&fonts, &mut words);
            let mut shape = |text: &str| {
                let start = text.find('\u{64B}').expect("has a mark");
                shaper.shape(text, start, text.len(), regular)
            };
            shape(first);
            [shape("\u{64B}"), shape("\u{25CC}\u{64B}")]
        };
        let [bare, borne] = shaped("\u{64B}");
        assert_ne!(bare, borne);
        assert_eq!(shaped("\u{25CC}\u{64B}"), [bare, borne]);
    }

    #[test]
    fn marks_keep_clusters_of_their_own() {
        let fonts = FontBook::embedded();
        let mut words = Words::default();
        let mut shaper = Shaper::new(&fonts, &mut words);
        let shaped = shaper.shape("بِ", 0, 4, style(&fonts, 700));
        let clusters: Vec<u32> = shaped.glyphs.iter().map(|g| g.cluster).collect();
        assert_eq!(clusters, [2, 0]);
    }
}
