//! Where a line may end: UAX #14 with our tailoring (typography 1.9, rules B1 to B17).

use std::ops::Range;

use icu_segmenter::LineSegmenter;
use icu_segmenter::options::LineBreakOptions;

use super::itemise::is_break;
use crate::locale::{Lang, Met, MonthNames};

/// What a place between two characters offers to the line breaker.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Opportunity {
    /// The line may end here at a price: 0 is free, 100 is as bad as a very loose line.
    Allowed(u16),
    /// The line must end here.
    Mandatory,
}

/// A place where a line may end, before the byte at `at`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Break {
    /// First byte of the next line.
    pub(crate) at: usize,
    /// Whether and how gladly.
    pub(crate) opportunity: Opportunity,
}

/// A title and the name after it (B6).
const TITLE_PENALTY: u16 = 200;
/// Day, month name and year (B8).
const DATE_PENALTY: u16 = 150;
/// Behind the hyphen of a compound word (B17).
const HYPHEN_PENALTY: u16 = 150;
/// Inside a URL (B10) or a long address of e-mail.
const URL_PENALTY: u16 = 50;
/// So many characters of an address at least stand on a line.
const LEAST_OF_ADDRESS: usize = 3;

/// The opportunities of a paragraph, in order, without its end. `glue` are ranges within which no
/// line may break; `urls` those that break by the rules of URLs. `lang` is that of the names of months.
pub(crate) fn breaks(
    text: &str,
    glue: &[Range<usize>],
    urls: &[Range<usize>],
    lang: Lang,
) -> Vec<Break> {
    let months = MonthNames::of(lang);
    let (glue, whole_urls) = (Ranges::new(glue.to_vec()), Ranges::new(urls.to_vec()));
    let mut quotes = Quotes::new(text);
    let segmenter = LineSegmenter::new_for_non_complex_scripts(LineBreakOptions::default());
    let mut found: Vec<Break> = Vec::new();
    for at in segmenter.segment_str(text).skip(1).filter(|&at| at < text.len()) {
        if glue.hold(at..at) || whole_urls.hold(at..at) {
            continue;
        }
        if text[..at].ends_with(is_break) {
            found.push(Break { at, opportunity: Opportunity::Mandatory });
        } else if let Some(penalty) = price(text, at, months, &mut quotes) {
            found.push(Break { at, opportunity: Opportunity::Allowed(penalty) });
        }
    }
    for url in urls {
        found.extend(url_breaks(text, url));
    }
    found.sort_by_key(|b| b.at);
    found.dedup_by_key(|b| b.at);
    found
}

/// Ranges that are asked of often, overlapping or not.
pub(super) struct Ranges {
    /// Where each begins, in order.
    starts: Vec<usize>,
    /// The farthest end of each and those before it.
    ends: Vec<usize>,
}

impl Ranges {
    pub(super) fn new(mut ranges: Vec<Range<usize>>) -> Ranges {
        ranges.sort_unstable_by_key(|range| range.start);
        let farthest = |most: &mut usize, range: &Range<usize>| {
            *most = range.end.max(*most);
            Some(*most)
        };
        let ends = ranges.iter().scan(0, farthest).collect();
        Ranges { starts: ranges.iter().map(|range| range.start).collect(), ends }
    }

    /// Whether one of them begins before a range and ends behind it.
    pub(super) fn hold(&self, inner: Range<usize>) -> bool {
        let before = self.starts.partition_point(|&start| start < inner.start);
        before > 0 && self.ends[before - 1] > inner.end
    }
}

/// How many quotation marks stand before the places of a text, asked of in order.
pub(super) struct Quotes<'t> {
    text: &'t str,
    counted: usize,
    counts: [usize; QUOTES.len()],
}

/// Quotation marks of which one form may open and close.
const QUOTES: [char; 5] = ['“', '”', '’', '‘', '"'];

impl<'t> Quotes<'t> {
    pub(super) fn new(text: &'t str) -> Quotes<'t> {
        Quotes { text, counted: 0, counts: [0; QUOTES.len()] }
    }

    /// How many of a mark stand before a place, which is none that stands before the last one asked of by more
    /// than a mark and spaces.
    fn before(&mut self, at: usize, mark: char) -> usize {
        let of = |c: char| QUOTES.iter().position(|&quote| quote == c);
        while self.counted < at {
            let c = self.text[self.counted..].chars().next().unwrap_or('\0');
            self.counted += c.len_utf8();
            if let Some(kind) = of(c) {
                self.counts[kind] += 1;
            }
        }
        let since = self.text[at..self.counted].matches(mark).count();
        of(mark).map_or(0, |kind| self.counts[kind] - since)
    }
}

/// The price of a break that UAX #14 offers before byte `at`, or none where our tailoring forbids it.
fn price(text: &str, at: usize, months: &MonthNames, quotes: &mut Quotes<'_>) -> Option<u16> {
    let (before, after) = text.split_at(at);
    let trimmed = before.trim_end_matches(' ');
    let spaced = trimmed.len() < before.len();
    let last = trimmed.chars().next_back()?;
    let next = after.chars().next()?;
    if holds_to_the_left(next) || closes(quotes, at, next) || opens(quotes, trimmed.len(), last) {
        return None;
    }
    if matches!(next, 'ﷺ' | 'ﷻ' | '\u{FD40}'..='\u{FD4F}') || after.starts_with("رضي الله عن")
    {
        return None;
    }
    // B14: a line may end after an em dash, not begin with one; nor with the dot between two facts.
    if next == '\u{2014}' || (next == '·' && after.starts_with("· ")) {
        return None;
    }
    if !spaced && matches!(last, '/') && is_letter_pair(trimmed, after) {
        return None;
    }
    let word = last_word(trimmed);
    if !spaced && is_compound(word, next) {
        return (!begins_compound_name(word)).then_some(HYPHEN_PENALTY);
    }
    if spaced && is_lone_particle(word) {
        return None;
    }
    if spaced && (is_numbered(word, after) || is_page_count(trimmed, after)) {
        return None;
    }
    if spaced && begins_name(word) {
        return None;
    }
    if spaced && (is_title(word) || matches!(word, "بن" | "بنت" | "ابن")) {
        return Some(TITLE_PENALTY);
    }
    if spaced && is_date_joint(trimmed, word, after, months) {
        return Some(DATE_PENALTY);
    }
    Some(0)
}

/// B3: never first on a line, even after a space.
pub(super) fn holds_to_the_left(c: char) -> bool {
    matches!(
        c,
        '،' | '؛'
            | ':'
            | '.'
            | '؟'
            | '!'
            | '…'
            | ')'
            | ']'
            | '}'
            | '»'
            | '﴾'
            | '٪'
            | '%'
            | ','
            | ';'
            | '?'
            // Pauses in the Quran, and the sign of a prostration.
            | '\u{6D6}'..='\u{6DC}' | '\u{6E9}'
    )
}

/// B2: a quotation mark that closes: after a space it is followed by punctuation or the end, or it is
/// the even one of its kind.
pub(super) fn closes(quotes: &mut Quotes<'_>, at: usize, next: char) -> bool {
    if !QUOTES.contains(&next) {
        return false;
    }
    let rest = &quotes.text[at + next.len_utf8()..];
    let followed = rest.chars().next();
    let ends =
        matches!(followed, None | Some('.' | '،' | '؛' | ':' | '!' | '؟' | ')' | ',' | ';' | '?'));
    ends || quotes.before(at, next) % 2 == 1
}

/// B4: never last on a line that ends at `end`, even before a space. A quotation mark opens when nothing or a
/// space stands before it and it is the odd one of its kind.
pub(super) fn opens(quotes: &mut Quotes<'_>, end: usize, last: char) -> bool {
    match last {
        '(' | '[' | '{' | '«' | '﴿' => true,
        '“' | '‘' | '"' => {
            let start = end - last.len_utf8();
            let before = &quotes.text[..start];
            let starts = before.is_empty() || before.ends_with([' ', '(', '«']);
            starts && quotes.before(start, last).is_multiple_of(2)
        }
        _ => false,
    }
}

/// B9: a solidus between two short words, as in `و/أو`.
fn is_letter_pair(before: &str, after: &str) -> bool {
    let stem = last_word(before).trim_end_matches('/');
    stem.chars().count() + first_word(after).chars().count() < 12
}

/// B5: a conjunction or preposition of one letter stays with its word.
fn is_lone_particle(word: &str) -> bool {
    matches!(word, "و" | "ب" | "ل" | "أ" | "ف" | "ك" | "م")
}

/// B1: a noun stays with its number, as in `المادة (3)`; a chapter with its verse, as in
/// `[الإخلاص: ١]`.
fn is_numbered(word: &str, after: &str) -> bool {
    let is_noun = || {
        matches!(
            word,
            "المادة"
                | "مادة"
                | "صفحة"
                | "الصفحة"
                | "ص"
                | "رقم"
                | "البند"
                | "بند"
                | "الفقرة"
                | "فقرة"
                | "القرار"
                | "قرار"
                | "الجدول"
                | "جدول"
                | "الشكل"
                | "شكل"
                | "الملحق"
                | "ملحق"
                | "الآية"
                | "الفصل"
        )
    };
    let is_chapter = || word.starts_with('[') && word.ends_with(':');
    after.trim_start_matches('(').starts_with(char::is_numeric) && (is_noun() || is_chapter())
}

/// B1: `صفحة ١ من ٥`.
fn is_page_count(before: &str, after: &str) -> bool {
    let number = |word: &str| word.starts_with(char::is_numeric);
    let is_page = |word: &str| matches!(word, "صفحة" | "الصفحة");
    let mut words = before.rsplit(' ');
    let last = words.next().unwrap_or("");
    let is_total = last == "من" && number(after);
    if !is_total && !number(last) {
        return false;
    }
    let [second, third] = [(); 2].map(|()| words.next().unwrap_or(""));
    (is_page(second) && number(last) && first_word(after) == "من")
        || (is_total && is_page(third) && number(second))
}

/// The first word of a name of two: عبد الرحمن, أبو بكر, آل سليمان.
fn begins_name(word: &str) -> bool {
    matches!(word, "عبد" | "أبو" | "أبي" | "أبا" | "آل")
}

/// B17: behind a hyphen between two letters.
fn is_compound(word: &str, next: char) -> bool {
    let first = word.strip_suffix(['-', '\u{2010}', '–']);
    let ends_in_letter = first.is_some_and(|first| first.ends_with(char::is_alphabetic));
    ends_in_letter && next.is_alphabetic()
}

/// B17: the article or the first word of an Arabic name in Latin letters: Al-Mansouri, bin-Said.
fn begins_compound_name(word: &str) -> bool {
    let parts = word.trim_end_matches(['-', '\u{2010}', '–']);
    let part = parts.rsplit(|c: char| !c.is_alphabetic()).next().unwrap_or("");
    const FIRST: [&str; 20] = [
        "al", "el", "ul", "an", "ar", "as", "ash", "ad", "at", "ath", "az", "bin", "ben", "bint",
        "ibn", "abu", "abd", "abdul", "abdel", "umm",
    ];
    FIRST.iter().any(|first| part.eq_ignore_ascii_case(first))
}

/// B6: a title stays with the name, though not at any price.
fn is_title(word: &str) -> bool {
    matches!(
        word,
        "د." | "أ."
            | "م."
            | "أ.د."
            | "السيد"
            | "السيدة"
            | "الآنسة"
            | "معالي"
            | "سعادة"
            | "سمو"
            | "فضيلة"
            | "الدكتور"
            | "الدكتورة"
            | "البروفيسور"
            | "المهندس"
            | "المهندسة"
            | "الأستاذ"
            | "الأستاذة"
            | "الشيخ"
            | "السفير"
            | "Mr."
            | "Mrs."
            | "Ms."
            | "Dr."
    )
}

/// B8: between day and month, within a month's name, between month and year; `الموافق` goes with what
/// follows.
fn is_date_joint(before: &str, word: &str, after: &str, months: &MonthNames) -> bool {
    if word == "الموافق" {
        return true;
    }
    if is_day_or_year(word) {
        return months.begin(after);
    }
    match months.met(before, after) {
        Met::Nothing => false,
        Met::Name => is_day_or_year(first_word(after)),
        Met::PartOfName => true,
    }
}

fn is_day_or_year(word: &str) -> bool {
    if !word.starts_with(char::is_numeric) {
        return false;
    }
    let digits = word.trim_end_matches(['م', '،', ',', '.']).trim_end_matches("هـ");
    digits.chars().all(char::is_numeric) && digits.chars().count() <= 4
}

/// No word that counts is longer, in bytes.
const LONGEST: usize = 64;

/// The last word of a text, or the end of one that is longer than any that counts.
fn last_word(text: &str) -> &str {
    let from = text.len().saturating_sub(LONGEST);
    let start = (from..=text.len()).find(|&at| text.is_char_boundary(at)).unwrap_or(text.len());
    text[start..].rsplit(|c: char| c.is_whitespace()).next().unwrap_or("")
}

/// The first word of a text, or the begin of one that is longer than any that counts.
fn first_word(text: &str) -> &str {
    let most = LONGEST.min(text.len());
    let end = (0..=most).rev().find(|&at| text.is_char_boundary(at)).unwrap_or(0);
    text[..end].split(|c: char| c.is_whitespace()).next().unwrap_or("")
}

/// B10: a URL breaks before its separators, never in `://`, in `%XX`, or near its ends.
fn url_breaks<'a>(text: &'a str, url: &'a Range<usize>) -> impl Iterator<Item = Break> + 'a {
    let part = &text[url.clone()];
    let scheme = part.find("://").map_or(0, |i| i + 3);
    let length = part.len();
    part.char_indices()
        .filter(move |&(place, c)| {
            place > scheme
                && place >= LEAST_OF_ADDRESS
                && place + LEAST_OF_ADDRESS <= length
                && matches!(c, '/' | '?' | '&' | '=' | '#' | '.' | '-' | '_' | '%' | '@')
        })
        .map(|(place, _)| Break {
            at: url.start + place,
            opportunity: Opportunity::Allowed(URL_PENALTY),
        })
}

/// Where an address of e-mail breaks that takes much of a line: before `@` and after `.`. At a hyphen it would
/// be read as a hyphenated word.
pub(super) fn mail_breaks<'a>(
    text: &'a str,
    mail: &'a Range<usize>,
) -> impl Iterator<Item = Break> + 'a {
    let part = &text[mail.clone()];
    let places = part.char_indices().filter_map(|(place, c)| match c {
        '@' => Some(place),
        '.' => Some(place + 1),
        _ => None,
    });
    let inside = LEAST_OF_ADDRESS..=part.len() - LEAST_OF_ADDRESS;
    let opportunity = Opportunity::Allowed(URL_PENALTY);
    let inside = places.filter(move |place| inside.contains(place));
    inside.map(move |place| Break { at: mail.start + place, opportunity })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str) -> String {
        let mut out = String::new();
        let mut done = 0;
        for b in breaks(text, &[], &[], Lang::Ar) {
            out.push_str(&text[done..b.at]);
            out.push('|');
            done = b.at;
        }
        out + &text[done..]
    }

    #[test]
    fn punctuation_never_begins_a_line() {
        assert_eq!(shown("كلمة ، كلمة"), "كلمة ، |كلمة");
        assert_eq!(shown("الإسلامي “. وقد"), "الإسلامي “. |وقد");
        assert_eq!(shown("قيل لكم ۖ وإذا ۩ ثم"), "قيل |لكم ۖ |وإذا ۩ |ثم");
    }

    #[test]
    fn an_opening_mark_never_ends_a_line() {
        assert_eq!(shown("عنوان “ التنسيق"), "عنوان |“ التنسيق");
        assert_eq!(shown("قال ( نعم ) ثم"), "قال |( نعم ) |ثم");
    }

    #[test]
    fn a_lone_particle_stays_with_its_word() {
        assert_eq!(shown("نعم و لا"), "نعم |و لا");
    }

    #[test]
    fn a_solidus_between_short_words_holds() {
        assert_eq!(shown("هذا و/أو ذاك"), "هذا |و/أو |ذاك");
    }

    #[test]
    fn nouns_hold_their_numbers() {
        assert_eq!(shown("في المادة (3) ثم"), "في |المادة (3) |ثم");
        assert_eq!(shown("هي صفحة ١ من ٥ هنا"), "هي |صفحة ١ من ٥ |هنا");
        assert_eq!(shown("حق [الإخلاص: ١] نعم"), "حق |[الإخلاص: ١] |نعم");
    }

    #[test]
    fn titles_and_dates_break_at_a_price() {
        let prices: Vec<Opportunity> = breaks("الدكتور سامر في 12 مايو", &[], &[], Lang::Ar)
            .iter()
            .map(|b| b.opportunity)
            .collect();
        use Opportunity::Allowed;
        assert_eq!(prices, [Allowed(200), Allowed(0), Allowed(0), Allowed(150)]);
    }

    /// `~` stands where a break has the price of a date's, and of a hyphen's.
    fn joints(text: &str, lang: Lang) -> String {
        assert_eq!(DATE_PENALTY, HYPHEN_PENALTY);
        let mut out = text.to_owned();
        for b in breaks(text, &[], &[], lang).into_iter().rev() {
            if b.opportunity == Opportunity::Allowed(DATE_PENALTY) {
                out.insert(b.at, '~');
            }
        }
        out
    }

    #[test]
    fn dates_hold_together_in_every_calendar_and_language() {
        for (lang, expected) in [
            (Lang::Ar, "في 12 ~كانون ~الثاني ~2026، وفي ٥ ~ذي ~الحجة ~١٤٤٧هـ الموافق ~٢٢ ~مايو"),
            (Lang::Ar, "البند الأول 2026 والربيع الأول، ثم 3 اجتماعات"),
            (Lang::Fa, "روز ۱۲ ~مهٔ ~۲۰۲۶ و ۱۵ ~فروردین ~۱۴۰۵"),
            (Lang::En, "on 12 ~May ~2026, or May ~12, 2026; we may meet 12 people"),
            (Lang::Fr, "le 3 ~rabia ~al ~awal ~1448, ou mars ~2026"),
        ] {
            let text = expected.replace('~', "");
            assert_eq!(joints(&text, lang), expected);
        }
    }

    #[test]
    fn compound_words_hold_together_and_names_with_an_article_never_break() {
        for expected in [
            "the Ninety-~Third Sub-~Committee of the Arab–~European Foundation",
            "Mr Tariq Al-Mansouri, Ms El-Sayed and Wafa bin-Said (Abdul-Rahman)",
            "خط عمّان-~إربد، ولجنة الماء – وغيرها - كلها",
        ] {
            let text = expected.replace('~', "");
            assert_eq!(joints(&text, Lang::En), expected);
        }
        assert_eq!(shown("Tariq Al-Mansouri"), "Tariq |Al-Mansouri");
    }

    #[test]
    fn a_url_breaks_before_its_separators() {
        let text = "https://example.org/ar/reports?id=5";
        let url = 0..text.len();
        let places: Vec<&str> = breaks(text, &[], std::slice::from_ref(&url), Lang::Ar)
            .iter()
            .map(|b| &text[b.at..])
            .collect();
        assert_eq!(places[..3], [".org/ar/reports?id=5", "/ar/reports?id=5", "/reports?id=5"]);
        assert!(!places.contains(&"//example.org/ar/reports?id=5"));
    }

    #[test]
    fn an_address_of_mail_breaks_before_its_sign_and_after_dots() {
        let text = "a.b.office@my-ministry.example.om";
        let places: Vec<&str> =
            mail_breaks(text, &(0..text.len())).map(|b| &text[b.at..]).collect();
        let expected = ["office@my-ministry.example.om", "@my-ministry.example.om", "example.om"];
        assert_eq!(places, expected);
    }

    #[test]
    fn a_forced_break_is_mandatory() {
        let found = breaks("سطر\u{2028}آخر\nثالث", &[], &[], Lang::Ar);
        assert!(found.iter().all(|b| b.opportunity == Opportunity::Mandatory));
        assert_eq!(found.len(), 2);
    }
}
