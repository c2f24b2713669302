//! Kashida: where a word may be elongated, which words of a line are, and how it is done.
//!
//! 1. [`sites`]: the joints of a word that tradition allows, the best first (typography 1.10);
//! 2. [`choose`]: the few words of a line that are worth it, by price;
//! 3. [`elongate`]: tatweels inserted, the word shaped again, and refused if anything else changed.
//!
//! The author's text never gains a character: an inserted glyph stands for none.

use std::sync::Arc;

use super::joining::Group;
use super::linebreak::badness;
use super::shape::{Glyph, Shaped, Shaper, Style, around, place};
use crate::document::KashidaLevel;
use crate::geom::Pt;
use crate::locale::marks::is_mark;

/// A joint of a word at which it may be elongated.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Site {
    /// The byte of the word before which tatweels go: after all marks of the letter before.
    pub(super) at: usize,
    /// How unwelcome it is: 0 for the best.
    pub(super) cost: f64,
}

/// How much elongation a level allows.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Policy {
    /// One elongated word for so many words of a line.
    words: usize,
    /// At most so many in a line.
    most: usize,
    /// At most so many tatweels in a word.
    units: u16,
    /// Spaces stretch by this share before any word is elongated.
    spaces_first: f64,
    /// At most this many ems in a word.
    cap: f64,
    /// Letters a word must have.
    letters: usize,
    /// Whether plain joints in the middle of a word may be used.
    medial: bool,
}

impl Policy {
    /// The policy of a level; none for no kashida.
    pub(super) fn of(level: KashidaLevel) -> Option<Policy> {
        let policy = |words, most, units, spaces_first, cap| Policy {
            words,
            most,
            units,
            spaces_first,
            cap,
            letters: 4,
            medial: false,
        };
        match level {
            KashidaLevel::None => None,
            KashidaLevel::Low => Some(policy(6, 2, 3, 0.08, 0.6)),
            KashidaLevel::Medium => Some(policy(4, 4, 4, 0.06, 0.75)),
            KashidaLevel::High => {
                Some(Policy { letters: 3, medial: true, ..policy(2, 6, 5, 0.04, 1.2) })
            }
        }
    }

    /// The most that a line of words of this em can gain.
    pub(super) fn most_gain(self, em: Pt) -> Pt {
        em * self.cap * self.most as f64
    }

    /// Whether the spaces of a line alone would have to stretch farther than they may.
    pub(super) fn applies(self, need: Pt, spaces: Pt) -> bool {
        spaces > Pt::ZERO && need > spaces * self.spaces_first
    }
}

/// The joints at which a word may be elongated, the best first.
pub(super) fn sites(word: &str, policy: Policy) -> Vec<Site> {
    let mut letters: Vec<(usize, char, Group)> = Vec::with_capacity(word.len() / 2);
    letters.extend(word.char_indices().filter_map(|(place, c)| Some((place, c, Group::of(c)?))));
    // F1.
    if letters.len() < policy.letters || is_untouchable(word) {
        return Vec::new();
    }
    let mut found = Vec::new();
    for index in 1..letters.len() {
        let ((before, _, a), (at, _, b)) = (letters[index - 1], letters[index]);
        let between = &word[before..at];
        let joined = between.chars().skip(1).all(is_mark) && a.joins_next() && b.joins_previous();
        if !joined || is_forbidden(&letters, index) {
            continue;
        }
        if let Some(cost) = rank_cost(a, b, &letters, index, policy.medial) {
            found.push((cost, Site { at, cost }));
        }
    }
    // Of equal ranks the one nearest the end of the word.
    found.sort_by(|x, y| x.0.total_cmp(&y.0).then(y.1.at.cmp(&x.1.at)));
    found.into_iter().map(|(_, site)| site).collect()
}

/// F2 and F3: words that hold anything but Arabic letters, marks and punctuation, that the author has
/// elongated, and the name of God.
fn is_untouchable(word: &str) -> bool {
    let plain = || word.chars().filter(|&c| Group::of(c).is_some());
    let divine = ["الله", "لله", "والله", "بالله", "اللهم", "تالله", "ولله", "فالله", "ٱلله"];
    let foreign = |c: char| {
        let strange = Group::of(c).is_none() && c.is_alphanumeric();
        strange
            || matches!(
                c,
                '\u{640}' | '\u{200C}' | '\u{200D}' | '﴾' | '﴿' | '\u{FB50}'..='\u{FDFF}'
            )
    };
    divine.iter().any(|name| plain().eq(name.chars())) || word.chars().any(foreign)
}

/// F4 to F6: lam-alef, before a final yeh, directly after the article.
fn is_forbidden(letters: &[(usize, char, Group)], index: usize) -> bool {
    let (_, _, a) = letters[index - 1];
    let (_, _, b) = letters[index];
    let last = index + 1 == letters.len();
    let lam_alef = a == Group::Lam && b == Group::Alef;
    let final_yeh = last
        && matches!(b, Group::Yeh | Group::YehBarree)
        && !matches!(a, Group::Seen | Group::Sad);
    let article = a == Group::Lam
        && index >= 2
        && letters[index - 2].1 == 'ا'
        && (index == 2 || (index == 3 && matches!(letters[0].1, 'و' | 'ف' | 'ب' | 'ك')));
    lam_alef || final_yeh || article
}

/// The price of a joint by the rank table; none for joints that are not offered.
fn rank_cost(
    a: Group,
    b: Group,
    letters: &[(usize, char, Group)],
    index: usize,
    medial: bool,
) -> Option<f64> {
    let last = index + 1 == letters.len();
    let ends = last || !b.joins_next();
    let next = letters.get(index + 1).map(|&(_, _, group)| group);
    let toothed = matches!(b, Group::Beh | Group::Yeh)
        && matches!(next, Some(Group::Reh | Group::Yeh | Group::YehBarree));
    Some(match (a, b) {
        (Group::Seen | Group::Sad, _) => 0.0,
        (_, Group::TehMarbuta) => 0.6,
        (_, Group::Heh) if last => 0.6,
        (_, Group::Dal) => 0.6,
        (_, Group::Alef) => 1.0,
        (_, Group::Lam | Group::Kaf | Group::Tah) if last => 1.0,
        _ if toothed => 1.4,
        (_, Group::Waw) => 1.8,
        (_, Group::Ain | Group::FehQaf) if last => 1.8,
        _ if ends => 2.4,
        _ if medial => 4.0,
        _ => return None,
    })
}

/// A word of a line that could be elongated.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Candidate {
    /// The price of its best site, and whatever else speaks against it.
    pub(super) cost: f64,
    /// The width of one tatweel.
    pub(super) unit: Pt,
    /// The size of its em.
    pub(super) em: Pt,
}

/// A word to elongate.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Pick {
    /// Its place among the words of the line, or among the segments of the paragraph.
    pub(super) word: usize,
    /// How many tatweels.
    pub(super) units: u16,
}

/// Picks with what they cost and give.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Choice {
    /// Words to elongate.
    pub(super) picks: Vec<Pick>,
    /// The price of all picks, in the units of badness.
    pub(super) price: f64,
    /// The width they are expected to give.
    pub(super) gain: Pt,
}

/// Chooses words so that the badness of the line's spaces and the price of the picks are least
/// together: never the first word, never two neighbours, the later half of the line rather than the
/// first. `need` is what the natural line lacks, `spaces` the width of its spaces.
pub(super) fn choose(words: &[Option<Candidate>], need: Pt, spaces: Pt, policy: Policy) -> Choice {
    let mut choice = Choice::default();
    if !policy.applies(need, spaces) {
        return choice;
    }
    let most = words.len().div_ceil(policy.words).min(policy.most);
    let mut cost = badness(need / spaces);
    // What is left to gain has to be worth the least price.
    while choice.picks.len() < most && cost - choice.price > price(0.0, 1) {
        let Some((next, price, gain)) = best_pick(words, &choice, need, spaces, policy, cost)
        else {
            break;
        };
        choice.picks.push(next);
        choice.price += price;
        choice.gain += gain;
        cost = badness((need - choice.gain) / spaces) + choice.price;
    }
    choice
}

/// The pick that makes the line cheapest, if any makes it cheaper.
fn best_pick(
    words: &[Option<Candidate>],
    choice: &Choice,
    need: Pt,
    spaces: Pt,
    policy: Policy,
    cost: f64,
) -> Option<(Pick, f64, Pt)> {
    let (mut best, mut least) = (None, cost);
    // Most words of a line have one size, and give the same.
    let mut gains = Gains::default();
    for (word, candidate) in words.iter().enumerate().skip(1) {
        let Some(candidate) = candidate else { continue };
        if choice.picks.iter().any(|pick| pick.word.abs_diff(word) <= 1) {
            continue;
        }
        if (gains.unit, gains.em) != (candidate.unit, candidate.em) {
            gains = Gains::new(candidate, need - choice.gain, spaces, policy);
        }
        let place = 0.5 * (1.0 - word as f64 / (words.len() - 1).max(1) as f64);
        let unwelcome = candidate.cost + place;
        // The lowest price and the best spaces, which need not come together.
        if gains.best() + choice.price + price(unwelcome, 1) >= least {
            continue;
        }
        for (units, badness) in (1..).zip(gains.left()) {
            let price = price(unwelcome, units);
            let total = badness + choice.price + price;
            if total < least {
                least = total;
                best = Some((Pick { word, units }, price, candidate.unit * f64::from(units)));
            }
        }
    }
    best
}

/// The price of so many tatweels, one at least, in a word that is so unwelcome: 0 for the best.
fn price(unwelcome: f64, units: u16) -> f64 {
    2.0 * (unwelcome + 0.35 * f64::from(units - 1) + 1.0) + 3.0
}

/// The most tatweels that any level allows in a word.
const MOST_UNITS: usize = 5;

/// What words of one size give a line.
#[derive(Debug, Clone, Copy, Default)]
struct Gains {
    unit: Pt,
    em: Pt,
    /// The badness of the spaces that is left by one tatweel, by two and so on.
    badness: [f64; MOST_UNITS],
    count: usize,
}

impl Gains {
    fn new(candidate: &Candidate, need: Pt, spaces: Pt, policy: Policy) -> Gains {
        let &Candidate { unit, em, cost: _ } = candidate;
        let mut gains = Gains { unit, em, ..Gains::default() };
        for (units, held) in (1..=policy.units).zip(&mut gains.badness) {
            let gain = unit * f64::from(units);
            let left = need - gain;
            if gain > em * policy.cap || left < Pt::ZERO {
                break;
            }
            *held = badness(left / spaces);
            gains.count += 1;
        }
        gains
    }

    /// The least badness: that of most tatweels.
    fn best(&self) -> f64 {
        self.badness[..self.count].last().copied().unwrap_or(f64::INFINITY)
    }

    fn left(&self) -> impl Iterator<Item = f64> {
        self.badness.into_iter().take(self.count)
    }
}

/// The word with tatweels at a site, if the font keeps every other glyph as it is (F7): the plain word's
/// glyphs must come back in their order, and the word must be wider. Clusters are those of the plain
/// word; inserted glyphs are marked.
pub(super) fn elongate(
    shaper: &mut Shaper<'_>,
    paragraph: &str,
    word: std::ops::Range<usize>,
    site: Site,
    units: u16,
    style: Style,
) -> Option<Arc<Shaped>> {
    let plain = shaper.shape(paragraph, word.start, word.end, style);
    let tatweels = "\u{640}".repeat(usize::from(units));
    // No more of the paragraph than shaping looks at.
    let around = around(paragraph, &word);
    let (head, tail) = around.text.split_at(around.word.start + site.at);
    let longer = format!("{head}{tatweels}{tail}");
    let end = around.word.end + tatweels.len();
    let shaped = shaper.shape(&longer, around.word.start, end, style);
    let inserted = place(site.at)..place(site.at + tatweels.len());
    let glyphs: Vec<Glyph> = shaped
        .glyphs
        .iter()
        .map(|glyph| match glyph.cluster {
            c if inserted.contains(&c) => {
                Glyph { cluster: inserted.start, inserted: true, ..*glyph }
            }
            c if c >= inserted.end => {
                Glyph { cluster: c - (inserted.end - inserted.start), ..*glyph }
            }
            _ => *glyph,
        })
        .collect();
    let kept = glyphs.iter().filter(|glyph| !glyph.inserted);
    let same = kept.map(|g| (g.id, g.cluster)).eq(plain.glyphs.iter().map(|g| (g.id, g.cluster)));
    (same && shaped.advance > plain.advance)
        .then(|| Arc::new(Shaped::new(glyphs, &paragraph[word], style.rtl)))
}

#[cfg(test)]
mod tests {
    use unicode_script::Script;

    use super::*;
    use crate::fonts::FontBook;
    use crate::layout::Words;

    const MEDIUM: KashidaLevel = KashidaLevel::Medium;

    fn policy() -> Policy {
        Policy::of(MEDIUM).expect("medium allows kashida")
    }

    /// The word with `ـ` at its best site.
    fn best(word: &str) -> String {
        match sites(word, policy()).first() {
            Some(site) => format!("{}ـ{}", &word[..site.at], &word[site.at..]),
            None => word.to_owned(),
        }
    }

    #[test]
    fn the_best_site_follows_the_rank_table() {
        assert_eq!(best("السلام"), "الســلام".replace("ــ", "ـ"));
        assert_eq!(best("المنظمة"), "المنظمـة");
        assert_eq!(best("المتحدة"), "المتحـدة");
        assert_eq!(best("تحسين،"), "تحسـين،");
        assert_eq!(best("المشترك"), "المشـترك");
        assert_eq!(best("كتابة"), "كتابـة");
    }

    #[test]
    fn some_words_are_never_elongated() {
        for word in ["الله", "والله", "1437هـ", "لَا", "من", "COVID", "می‌خواهم", "﴿قُلْ﴾", "عليـه"]
        {
            assert_eq!(sites(word, policy()), [], "{word}");
        }
    }

    #[test]
    fn no_site_between_lam_and_alef_even_with_marks() {
        let word = "إسلَامية";
        let after_lam = word.find('ا').expect("has an alef");
        assert!(sites(word, policy()).iter().all(|site| site.at != after_lam));
    }

    #[test]
    fn tatweels_go_after_the_marks_of_the_letter_before() {
        let word = "مُسَلَّم";
        for site in sites(word, policy()) {
            assert!(word[site.at..].chars().next().is_some_and(|c| !is_mark(c)));
        }
    }

    #[test]
    fn neighbours_and_first_words_are_never_picked() {
        let word = Some(Candidate { cost: 0.0, unit: Pt(2.0), em: Pt(12.0) });
        let words = vec![word; 12];
        let high = Policy::of(KashidaLevel::High).expect("high allows kashida");
        let choice = choose(&words, Pt(40.0), Pt(30.0), high);
        let mut picked: Vec<usize> = choice.picks.iter().map(|p| p.word).collect();
        picked.sort_unstable();
        assert!(picked.len() > 1 && picked[0] > 0);
        assert!(picked.windows(2).all(|pair| pair[1] - pair[0] > 1));
    }

    #[test]
    fn a_line_that_nearly_fits_stretches_its_spaces_alone() {
        let word = Some(Candidate { cost: 0.0, unit: Pt(2.0), em: Pt(12.0) });
        assert_eq!(choose(&vec![word; 10], Pt(1.0), Pt(30.0), policy()).picks, []);
    }

    #[test]
    fn elongation_keeps_every_other_glyph_or_is_refused() {
        let fonts = FontBook::embedded();
        let mut words = Words::default();
        let mut shaper = Shaper::new(&fonts, &mut words);
        let font = fonts.find("Amiri", 400).expect("embedded");
        let style = Style { font, script: Script::Arabic, lang: "ar", rtl: true, tabular: false };
        for word in ["المشترك", "السلام", "المنظمة"] {
            let site = sites(word, policy())[0];
            let plain = shaper.shape(word, 0, word.len(), style);
            let longer = elongate(&mut shaper, word, 0..word.len(), site, 2, style)
                .unwrap_or_else(|| panic!("{word} can be elongated"));
            assert!(longer.advance > plain.advance);
            assert!(longer.glyphs.iter().any(|glyph| glyph.inserted));
        }
        // Amiri joins these pairs in forms of their own, which a tatweel would undo.
        for (word, letter) in [("وتقبله", 'ه'), ("بالنشر", 'ر')] {
            let at = word.find(letter).expect("has it");
            let site = Site { at, cost: 0.0 };
            assert_eq!(elongate(&mut shaper, word, 0..word.len(), site, 1, style), None, "{word}");
        }
    }
}
