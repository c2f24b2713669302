//! Items: stretches of one embedding level, script, font and size (typography 1.5, 1.6).

use std::ops::Range;

use icu_segmenter::GraphemeClusterSegmenter;
use unicode_script::{Script, UnicodeScript};

use super::collect::{Collected, Span};
use crate::bidi::{self, Level};
use crate::diag;
use crate::fonts::{FontBook, FontId};
use crate::geom::Pt;
use crate::locale::digits::digit_value;
use crate::theme::{Family, FamilyRole, TextStyle, Theme};

/// A stretch that is shaped with one font at one size.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Item {
    /// Its bytes in the paragraph.
    pub(crate) range: Range<usize>,
    /// Embedding level.
    pub(crate) level: Level,
    /// Script.
    pub(crate) script: Script,
    /// Font.
    pub(crate) font: FontId,
    /// Size of the em.
    pub(crate) size: Pt,
    /// Whether it is of the mark of a note.
    pub(crate) is_mark: bool,
}

impl Item {
    /// Whether the next one is of the same kind and begins where this one ends.
    fn goes_on_in(&self, next: &Item) -> bool {
        let kind = |item: &Item| (item.level, item.script, item.font, item.size, item.is_mark);
        self.range.end == next.range.start && kind(self) == kind(next)
    }
}

/// A character that no font has.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct MissingGlyph {
    /// The character.
    pub(crate) character: char,
    /// Where it stands in the source.
    pub(crate) origin: Option<diag::Span>,
}

/// A letter or digit that the fonts of its look do not have and another family has.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Borrowed {
    /// The character.
    pub(crate) character: char,
    /// The family that it was to be set in.
    pub(crate) wanted: String,
    /// The font that it is set in.
    pub(crate) font: FontId,
    /// Where it stands in the source.
    pub(crate) origin: Option<diag::Span>,
}

/// What came of the characters of a paragraph.
#[derive(Debug, Default, PartialEq)]
pub(crate) struct Itemised {
    /// Stretches of one font.
    pub(crate) items: Vec<Item>,
    /// Characters that no font has; they belong to no item.
    pub(crate) missing: Vec<MissingGlyph>,
    /// Letters in fonts that the theme does not name for them.
    pub(crate) borrowed: Vec<Borrowed>,
}

/// Cuts a paragraph into items. `levels` holds one level for each byte.
pub(crate) fn itemise(
    paragraph: &Collected,
    levels: &[Level],
    theme: &Theme,
    fonts: &FontBook,
    sets: &mut FontSets,
) -> Itemised {
    let scripts = scripts(&paragraph.text, levels);
    let mut itemiser = Itemiser { theme, fonts, made: Itemised::default(), sets };
    for span in &paragraph.spans {
        itemiser.span(&paragraph.text, span, levels, &scripts);
    }
    itemiser.made
}

struct Itemiser<'a> {
    theme: &'a Theme,
    fonts: &'a FontBook,
    made: Itemised,
    sets: &'a mut FontSets,
}

/// The fonts to try for the looks of a theme, as far as they were met.
#[derive(Debug, Default)]
pub(crate) struct FontSets(Vec<FontSet>);

/// The fonts to try for a look.
#[derive(Debug)]
struct FontSet {
    family: FamilyRole,
    weight: u16,
    arabic: Vec<FontId>,
    latin: Vec<FontId>,
    /// How many fonts at the head of both are those of the look.
    own: usize,
    latin_scale: f64,
}

impl FontSet {
    /// The fonts for a script, the first first.
    fn candidates(&self, script: Script) -> &[FontId] {
        if is_latin_like(script) { &self.latin } else { &self.arabic }
    }
}

/// Text of one level and one script inside of a span: a grapheme cluster, or all of the span.
struct Stretch<'t> {
    text: &'t str,
    range: Range<usize>,
    level: Level,
    script: Script,
}

impl Itemiser<'_> {
    fn span(&mut self, text: &str, span: &Span, levels: &[Level], scripts: &[Script]) {
        let set = self.set(span.look.text);
        let (start, part) = (span.range.start, &text[span.range.clone()]);
        if self.is_of_one_font(part, span, set, levels, scripts) {
            let (level, script) = (levels[start], scripts[start]);
            let whole = Stretch { text: part, range: span.range.clone(), level, script };
            return self.stretch(&whole, set, span);
        }
        self.clusters(text, span, levels, scripts);
    }

    fn clusters(&mut self, text: &str, span: &Span, levels: &[Level], scripts: &[Script]) {
        let set = self.set(span.look.text);
        let mut start = span.range.start;
        let part = &text[span.range.clone()];
        // Fall-back goes by grapheme cluster: a mark never leaves its base.
        for end in GraphemeClusterSegmenter::new().segment_str(part).skip(1) {
            let range = start..span.range.start + end;
            start = range.end;
            if text[range.clone()].chars().all(is_break) {
                continue;
            }
            let (level, script) = (levels[range.start], scripts[range.start]);
            let cluster = Stretch { text: &text[range.clone()], range, level, script };
            self.stretch(&cluster, set, span);
        }
    }

    /// Whether a span has one level and one script and the first font for them has all of it, so that
    /// it need not be looked at cluster by cluster: the case of most.
    fn is_of_one_font(
        &self,
        part: &str,
        span: &Span,
        set: usize,
        levels: &[Level],
        scripts: &[Script],
    ) -> bool {
        let (levels, scripts) = (&levels[span.range.clone()], &scripts[span.range.clone()]);
        let (Some(level), Some(&script)) = (levels.first(), scripts.first()) else { return false };
        let set = &self.sets.0[set];
        let fonts = set.candidates(script);
        levels.iter().all(|other| other == level)
            && scripts.iter().all(|other| *other == script)
            && !part.contains(is_break)
            && fonts.first().is_some_and(|&font| covers(self.fonts, font, part))
    }

    /// Makes a stretch an item, or a part of the item before it.
    fn stretch(&mut self, stretch: &Stretch<'_>, set: usize, span: &Span) {
        let Some(font) = self.font_of(stretch, set, span) else {
            return self.note_missing(stretch, span);
        };
        self.note_borrowed(stretch, font, set, span);
        let set = &self.sets.0[set];
        let scaled = is_latin_like(stretch.script) && set.latin.first() == Some(&font);
        let size = if scaled { span.look.text.size * set.latin_scale } else { span.look.text.size };
        let Stretch { ref range, level, script, .. } = *stretch;
        let range = range.clone();
        self.append(Item { range, level, script, font, size, is_mark: span.is_mark });
    }

    /// The first font that has all of a stretch.
    fn font_of(&self, stretch: &Stretch<'_>, set: usize, span: &Span) -> Option<FontId> {
        let before = self.made.items.last().filter(|item| item.range.end == stretch.range.start);
        let neutral = stretch.text.chars().all(|c| c.is_whitespace() || is_ignorable(c));
        let same_look = stretch.range.start > span.range.start;
        match before {
            // A space or a joiner stays with what it follows, but not into another look: the space
            // after a label has the size of the text, and must have its font too.
            Some(item) if neutral && same_look => Some(item.font),
            _ => {
                let candidates = self.sets.0[set].candidates(stretch.script);
                candidates.iter().copied().find(|&id| covers(self.fonts, id, stretch.text))
            }
        }
    }

    fn note_missing(&mut self, stretch: &Stretch<'_>, span: &Span) {
        let fonts = self.fonts;
        let none_has = |c: &char| !is_ignorable(*c) && !fonts.iter().any(|(_, f)| f.covers(*c));
        let character = stretch.text.chars().find(none_has).or(stretch.text.chars().next());
        let missing = character.map(|character| MissingGlyph { character, origin: span.origin });
        self.made.missing.extend(missing);
    }

    /// Notes a letter whose font is not the one that the theme names for its script.
    fn note_borrowed(&mut self, stretch: &Stretch<'_>, font: FontId, set: usize, span: &Span) {
        let set = &self.sets.0[set];
        let own = &set.candidates(stretch.script)[..set.own];
        if own.contains(&font) || !is_of_theme(stretch.script) {
            return;
        }
        let family = self.theme.family(set.family);
        let wanted = if is_latin_like(stretch.script) { &family.latin } else { &family.name };
        let is_letter = |c: &char| c.is_alphabetic() || digit_value(*c).is_some();
        let character = stretch.text.chars().find(is_letter);
        self.made.borrowed.extend(character.map(|character| Borrowed {
            character,
            wanted: wanted.clone(),
            font,
            origin: span.origin,
        }));
    }

    fn append(&mut self, item: Item) {
        match self.made.items.last_mut() {
            Some(last) if last.goes_on_in(&item) => last.range.end = item.range.end,
            _ => self.made.items.push(item),
        }
    }

    /// The place of the font set of a look.
    fn set(&mut self, look: TextStyle) -> usize {
        let same = |set: &FontSet| (set.family, set.weight) == (look.family, look.weight);
        if let Some(index) = self.sets.0.iter().position(same) {
            return index;
        }
        let Family { name, latin, latin_scale, .. } = self.theme.family(look.family);
        let arabic = self.fonts.candidates(name, latin, look.weight);
        let is_own = |font: &&FontId| {
            let family = self.fonts.get(**font).family();
            [name, latin].iter().any(|own| family.eq_ignore_ascii_case(own))
        };
        let own = arabic.iter().take_while(is_own).count();
        self.sets.0.push(FontSet {
            family: look.family,
            weight: look.weight,
            arabic,
            latin: self.fonts.candidates(latin, name, look.weight),
            own,
            latin_scale: if name == latin { 1.0 } else { *latin_scale },
        });
        self.sets.0.len() - 1
    }
}

fn covers(fonts: &FontBook, id: FontId, cluster: &str) -> bool {
    let font = fonts.get(id);
    cluster.chars().all(|c| is_ignorable(c) || font.covers(c))
}

fn is_latin_like(script: Script) -> bool {
    matches!(script, Script::Latin | Script::Greek | Script::Cyrillic)
}

/// Whether a theme names fonts for the letters of a script: those of others come from the fall-back.
fn is_of_theme(script: Script) -> bool {
    matches!(script, Script::Latin | Script::Arabic)
}

/// Characters that end a line and have no glyph.
pub(super) fn is_break(c: char) -> bool {
    matches!(c, '\n' | '\r' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

/// Default-ignorable characters: shaping hides them, so no font needs a glyph for them.
pub(super) fn is_ignorable(c: char) -> bool {
    matches!(c, '\u{AD}' | '\u{34F}' | '\u{61C}' | '\u{180B}'..='\u{180F}' | '\u{200B}'..='\u{200F}'
        | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{206F}' | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}'
        | '\u{E0100}'..='\u{E01EF}')
}

/// The script of each byte. Common and Inherited characters take the script before them in the same
/// level run, or the one after them at its start (UAX #24, 5.2); those of a run without letters take
/// Arabic in right-to-left runs, Latin in others. A closing bracket takes the script of its opener.
fn scripts(text: &str, levels: &[Level]) -> Vec<Script> {
    if levels.iter().all(|level| level.is_rtl()) && bidi::is_plain_arabic(text) {
        return vec![Script::Arabic; text.len()];
    }
    resolved_scripts(text, levels)
}

fn resolved_scripts(text: &str, levels: &[Level]) -> Vec<Script> {
    let mut scripts = vec![Script::Unknown; text.len()];
    let mut run_start = 0;
    while run_start < text.len() {
        let level = levels[run_start];
        let run_end = levels[run_start..].iter().position(|&l| l != level);
        let run_end = run_end.map_or(text.len(), |offset| run_start + offset);
        let run = &text[run_start..run_end];
        let fallback = if level.is_rtl() { Script::Arabic } else { Script::Latin };
        let first = run.chars().map(script_of).find(|s| is_real(*s));
        let mut current = first.unwrap_or(fallback);
        let mut brackets = Brackets::default();
        for (place, c) in run.char_indices() {
            current = resolve(c, current, &mut brackets);
            let start = run_start + place;
            scripts[start..start + c.len_utf8()].fill(current);
        }
        run_start = run_end;
    }
    scripts
}

/// The script of a character, of those that most texts consist of without a search.
fn script_of(c: char) -> Script {
    match c {
        'a'..='z' | 'A'..='Z' => Script::Latin,
        ' '..='@' => Script::Common,
        '\u{621}'..='\u{63F}' | '\u{641}'..='\u{64A}' => Script::Arabic,
        _ => c.script(),
    }
}

fn is_real(script: Script) -> bool {
    !matches!(script, Script::Common | Script::Inherited | Script::Unknown)
}

/// Brackets that open, each with the one that closes it.
const PAIRS: [(char, char); 5] = [('(', ')'), ('[', ']'), ('{', '}'), ('«', '»'), ('“', '”')];

/// The brackets that wait to be closed, with the scripts that they stand in.
#[derive(Default)]
struct Brackets {
    /// Places in [`PAIRS`], the innermost last.
    open: Vec<(usize, Script)>,
    /// How many there are of each pair, so that one that closes none is not looked for.
    counts: [usize; PAIRS.len()],
}

impl Brackets {
    fn open(&mut self, pair: usize, script: Script) {
        self.open.push((pair, script));
        self.counts[pair] += 1;
    }

    /// The script of the innermost bracket of a pair; those inside of it stay unclosed.
    fn close(&mut self, pair: usize) -> Option<Script> {
        while self.counts[pair] > 0 {
            let (other, script) = self.open.pop()?;
            self.counts[other] -= 1;
            if other == pair {
                return Some(script);
            }
        }
        None
    }
}

fn resolve(c: char, current: Script, brackets: &mut Brackets) -> Script {
    let script = script_of(c);
    if is_real(script) {
        return script;
    }
    if let Some(pair) = PAIRS.iter().position(|&(open, _)| open == c) {
        brackets.open(pair, current);
    } else if let Some(pair) = PAIRS.iter().position(|&(_, close)| close == c)
        && let Some(script) = brackets.close(pair)
    {
        return script;
    }
    // An Arabic comma or digit is «Common» but belongs to a few scripts only.
    let extensions = c.script_extension();
    if extensions.contains_script(current) || extensions.is_common() || extensions.is_inherited() {
        current
    } else {
        extensions.iter().next().unwrap_or(current)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{CharRole, Inline, flatten};
    use crate::layout::inline::collect::collect;
    use crate::locale::Direction;

    #[test]
    fn spans_of_one_font_give_the_items_of_their_clusters() {
        let theme = Theme::builtin("formal").expect("it is built in");
        let fonts = FontBook::embedded();
        let words = [
            "قرّرت «اللجنة» أن",
            " ",
            "World café",
            "١٢٣ 45",
            "شلـوم שלום",
            "∑😀",
            "ب\nت",
            "\u{64B}",
        ];
        for (first, second) in words.iter().flat_map(|a| words.iter().map(move |b| (a, b))) {
            let inlines = [
                Inline::generated(*first),
                Inline::span(CharRole::Strong, vec![Inline::generated(*second)]),
            ];
            let flat = flatten(&inlines, &mut |_| String::new());
            let collected = collect(flat, theme.paragraphs.body.text, &theme);
            let levels = bidi::levels(&collected.text, Direction::Rtl, &[]);
            let made = itemise(&collected, &levels, &theme, &fonts, &mut FontSets::default());
            let (scripts, mut sets) = (scripts(&collected.text, &levels), FontSets::default());
            let mut long_way = Itemiser {
                theme: &theme,
                fonts: &fonts,
                made: Itemised::default(),
                sets: &mut sets,
            };
            for span in &collected.spans {
                long_way.clusters(&collected.text, span, &levels, &scripts);
            }
            assert_eq!(made, long_way.made, "{first:?} {second:?}");
        }
    }

    #[test]
    fn a_bracket_closes_the_innermost_of_its_pair() {
        let mut brackets = Brackets::default();
        brackets.open(0, Script::Arabic);
        brackets.open(1, Script::Latin);
        brackets.open(0, Script::Greek);
        assert_eq!(brackets.close(2), None);
        assert_eq!(brackets.close(1), Some(Script::Latin));
        // The round one inside of it was never closed.
        assert_eq!(brackets.close(0), Some(Script::Arabic));
        assert_eq!(brackets.close(0), None);
    }

    #[test]
    fn scripts_without_a_search_are_those_of_the_tables() {
        for c in (0..=0x3000_u32).filter_map(char::from_u32) {
            assert_eq!(script_of(c), c.script(), "U+{:04X}", c as u32);
        }
    }

    #[test]
    fn plain_arabic_has_the_script_that_is_found_character_by_character() {
        let plain = (0..=0x3000_u32).filter_map(char::from_u32).map(String::from);
        for c in plain.filter(|c| bidi::is_plain_arabic(c)) {
            for text in [c.clone(), format!("({c} ب{c}) «{c}»{c}")] {
                let levels = vec![Level::rtl(); text.len()];
                assert_eq!(scripts(&text, &levels), resolved_scripts(&text, &levels), "{text:?}");
            }
        }
    }
}
