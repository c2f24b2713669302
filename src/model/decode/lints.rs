//! Lints of text: what is probably a slip, said and never mended (typography 1.1, 4.4).
//!
//! Each text brings every slip once a line, at its first place there. An author who means what is
//! written names the code in `document.allow`.

use std::collections::BTreeSet;

use super::Cx;
use super::places::Places;
use crate::diag::{Code, Diagnostic, Message};
use crate::locale::Lang;
use crate::locale::marks::is_mark;
use crate::model::codes::{
    DIRECTION_OVERRIDE, EUROPEAN_SIGN, LONE_MARK, OPEN_DIRECTION, PRESENTATION_FORM,
    SPACE_BEFORE_SIGN, UNBALANCED_QUOTES,
};
use crate::yaml::{At, Scalar};

/// The most slips that are told of one text: whoever mends those sees what the others are.
const MOST_OF_A_TEXT: usize = 50;

/// A slip: its code, the byte of the text where it is, what is said of the character there and what helps.
type Slip = (Code, usize, Words);
type Words = fn(char) -> (Message, Message);

/// Looks at running text.
pub(super) fn prose(text: &str, scalar: &Scalar, at: &At<'_>, cx: &mut Cx<'_>) {
    if text.is_ascii() {
        return;
    }
    let lang = cx.lang;
    let mut slips = unbalanced_quotes(text, lang);
    slips.extend(spaces_before_signs(text, lang));
    slips.extend(european_signs(text, lang));
    slips.extend(lone_marks(text));
    slips.extend(of_characters(text));
    report(slips, text, scalar, at, cx);
}

/// Looks at characters that are wrong in any text, also in a number or a file name.
pub(super) fn characters(text: &str, scalar: &Scalar, at: &At<'_>, cx: &mut Cx<'_>) {
    if !text.is_ascii() {
        report(of_characters(text), text, scalar, at, cx);
    }
}

fn of_characters(text: &str) -> Vec<Slip> {
    let mut slips = presentation_forms(text);
    slips.extend(direction_overrides(text));
    slips.extend(open_directions(text));
    slips
}

/// Tells slips, each kind once a line of the source; signs that are mended otherwise are kinds of their own.
fn report(mut slips: Vec<Slip>, text: &str, scalar: &Scalar, at: &At<'_>, cx: &mut Cx<'_>) {
    if slips.is_empty() {
        return;
    }
    slips.sort_by_key(|&(_, byte, _)| byte);
    let source = &cx.source.text;
    let mut places = Places::new(source, at.span(), text, scalar.style);
    let (mut line_end, mut told) = (None, BTreeSet::new());
    let mut warnings = Vec::new();
    for (code, byte, words) in slips {
        let Some(c) = text[byte..].chars().next() else { continue };
        let span = places.of(byte);
        if line_end.is_none_or(|end| span.start >= end) {
            let rest = source.get(span.start..).unwrap_or_default();
            let length = rest.find(['\n', '\r']).unwrap_or(rest.len());
            line_end = Some(span.start + length.max(1));
            told.clear();
        }
        let of_its_own = [EUROPEAN_SIGN, SPACE_BEFORE_SIGN].contains(&code);
        if !told.insert((code, of_its_own.then_some(c))) {
            continue;
        }
        let (message, help) = words(c);
        let warning = Diagnostic::warning(code, message).at(Some(span)).in_path(at.path());
        warnings.push(warning.help(help));
        if warnings.len() == MOST_OF_A_TEXT {
            break;
        }
    }
    cx.found.0.extend(warnings);
}

/// Quotation marks in pairs.
const PAIRS: [(char, char); 3] = [('«', '»'), ('“', '”'), ('‹', '›')];

fn unbalanced_quotes(text: &str, lang: Lang) -> Vec<Slip> {
    let (mut lonely, mut straight) = (Vec::new(), None);
    let mut open: Vec<(usize, char)> = Vec::new();
    for (byte, c) in text.char_indices() {
        if c == '"' {
            if is_gershayim(&text[..byte], &text[byte + 1..]) {
                continue;
            }
            // After a digit it is the sign of inches or seconds.
            let measure = text[..byte].ends_with(|c: char| c.is_numeric());
            straight = if straight.is_some() || measure { None } else { Some(byte) };
        } else if lang == Lang::Ur && open.last().is_some_and(|(_, close)| *close == c) {
            open.pop();
        } else if lang == Lang::Ur && c == '”' {
            // Urdu opens with either of the two and closes with the other (CLDR has ”…“).
            open.push((byte, '“'));
        } else if let Some(&(_, close)) = PAIRS.iter().find(|(mark, _)| *mark == c) {
            open.push((byte, close));
        } else if PAIRS.iter().any(|(_, mark)| *mark == c) {
            match open.pop() {
                Some((_, close)) if close == c => {}
                // Whoever mends this one mends the pair.
                Some(_) | None => lonely.push(byte),
            }
        }
    }
    lonely.extend(open.into_iter().map(|(byte, _)| byte));
    lonely.extend(straight);
    lonely.into_iter().map(|byte| (UNBALANCED_QUOTES, byte, unbalanced as Words)).collect()
}

/// The sign of a Hebrew abbreviation, before its last letter: ד"ר.
fn is_gershayim(before: &str, after: &str) -> bool {
    let is_hebrew = |c: char| matches!(c, '\u{5D0}'..='\u{5EA}');
    before.ends_with(is_hebrew) && after.starts_with(is_hebrew)
}

fn unbalanced(c: char) -> (Message, Message) {
    let message = Message::new(
        format!("علامة التنصيص {c} بلا علامة تقابلها"),
        format!("the quotation mark {c} has no counterpart"),
    );
    let help = Message::new(
        "تُفتح بـ« وتُغلق بـ»، أو تُفتح بـ“ وتُغلق بـ”",
        "open with « and close with », or open with “ and close with ”",
    );
    (message, help)
}

/// Signs before which no space stands; French sets one before some of them.
const SIGNS: [char; 9] = ['،', '؛', ':', '.', '؟', '!', '»', '”', '›'];

fn spaces_before_signs(text: &str, lang: Lang) -> Vec<Slip> {
    if lang == Lang::Fr {
        return Vec::new();
    }
    let is_slip = |&(byte, c): &(usize, char)| {
        let before = &text[..byte];
        let spaced = SIGNS.contains(&c) && before.ends_with([' ', '\u{A0}']);
        spaced
            && !before.trim_end().is_empty()
            && ends_here(before, c, &text[byte + c.len_utf8()..])
    };
    let slips = text.char_indices().filter(is_slip);
    slips.map(|(byte, _)| (SPACE_BEFORE_SIGN, byte, spaced as Words)).collect()
}

fn spaced(c: char) -> (Message, Message) {
    let message = Message::new(format!("مسافة قبل «{c}»"), format!("a space before `{c}`"));
    (message, Message::new("احذف المسافة", "delete the space"))
}

/// Whether a sign ends what stands before it: not the dot of `.NET`, of an ellipsis, nor the colon
/// of a ratio.
fn ends_here(before: &str, sign: char, rest: &str) -> bool {
    let ratio = sign == ':'
        && before.trim_end().ends_with(char::is_numeric)
        && rest.trim_start().starts_with(char::is_numeric);
    let next = rest.chars().next();
    !ratio
        && next.is_none_or(|c| c.is_whitespace() || SIGNS.contains(&c) || c == '“')
        && !(sign == '.' && next == Some('.'))
}

fn european_signs(text: &str, lang: Lang) -> Vec<Slip> {
    let arabic_script = match lang {
        Lang::Ar | Lang::Fa | Lang::Ur | Lang::Ckb | Lang::Ps => true,
        Lang::He | Lang::En | Lang::Fr => false,
    };
    if !arabic_script {
        return Vec::new();
    }
    let is_slip = |&(byte, c): &(usize, char)| {
        arabic_sign(c).is_some() && follows_arabic(&text[..byte], &text[byte + c.len_utf8()..])
    };
    let slips = text.char_indices().filter(is_slip);
    slips.map(|(byte, _)| (EUROPEAN_SIGN, byte, european as Words)).collect()
}

fn arabic_sign(c: char) -> Option<char> {
    match c {
        ',' => Some('،'),
        ';' => Some('؛'),
        '?' => Some('؟'),
        _ => None,
    }
}

/// Whether a sign between these ends words in Arabic letters.
fn follows_arabic(before: &str, rest: &str) -> bool {
    let word = before.trim_end_matches([' ', '\u{A0}']);
    // After a space it may begin something, such as ?id=5.
    let ends = word == before || rest.chars().next().is_none_or(|c| !c.is_ascii_graphic());
    let next = rest.trim_start().chars().next();
    let in_latin = next.is_some_and(|c| c.is_ascii_alphabetic());
    word.ends_with(is_arabic_letter) && ends && !in_latin
}

fn european(c: char) -> (Message, Message) {
    let message = Message::new(
        format!("علامة لاتينية «{c}» بعد كلمة عربية"),
        format!("the European sign `{c}` after a word in Arabic letters"),
    );
    let right = arabic_sign(c).unwrap_or(c);
    (message, Message::new(format!("اكتب «{right}»"), format!("write `{right}`")))
}

fn is_arabic_letter(c: char) -> bool {
    matches!(c, '\u{620}'..='\u{65F}' | '\u{66E}'..='\u{6D3}' | '\u{6D5}'..='\u{6DC}'
        | '\u{6FA}'..='\u{6FF}' | '\u{750}'..='\u{77F}')
}

fn lone_marks(text: &str) -> Vec<Slip> {
    let mut start = 0;
    let lines = text.split_inclusive(['\n', '\u{2029}']);
    let firsts = lines.filter_map(|line| {
        let byte = start + (line.len() - line.trim_start().len());
        start += line.len();
        text[byte..].chars().next().filter(|&c| is_mark(c)).map(|_| byte)
    });
    firsts.map(|byte| (LONE_MARK, byte, lone as Words)).collect()
}

fn lone(c: char) -> (Message, Message) {
    let message = Message::new(
        format!("حركة في أول الفقرة بلا حرف قبلها: U+{:04X}", c as u32),
        format!("a vowel sign without a letter before it: U+{:04X}", c as u32),
    );
    let help = Message::new(
        "احذفها أو اكتب حرفها قبلها؛ وإلا ظهرت على دائرة منقّطة",
        "delete it or write its letter before it; else it is shown on a dotted circle",
    );
    (message, help)
}

/// The characters of a text that are slips by themselves.
fn each(text: &str, code: Code, is_slip: fn(char) -> bool, words: Words) -> Vec<Slip> {
    let found = text.char_indices().filter(|&(_, c)| is_slip(c));
    found.map(|(byte, _)| (code, byte, words)).collect()
}

fn presentation_forms(text: &str) -> Vec<Slip> {
    each(text, PRESENTATION_FORM, is_presentation_form, never_joins)
}

fn never_joins(c: char) -> (Message, Message) {
    let message = Message::new(
        format!("حرف «{c}» في صورة عرض ثابتة لا تتصل بغيرها: U+{:04X}", c as u32),
        format!("the letter `{c}` in a presentation form, which never joins: U+{:04X}", c as u32),
    );
    let help = Message::new(
        "أعد كتابة الكلمة، أو اكتب document: {repair: presentation_forms}؛ جاءت غالباً منسوخة من ملف PDF",
        "type the word anew, or set document: {repair: presentation_forms}; it was mostly copied out of a PDF",
    );
    (message, help)
}

/// Letters of the presentation blocks: not the ornate brackets, the honorifics and the words such as
/// ﷲ, ﷺ and ﷼, which are signs of their own.
pub(super) fn is_presentation_form(c: char) -> bool {
    matches!(c, '\u{FB50}'..='\u{FD3D}' | '\u{FD50}'..='\u{FDC7}' | '\u{FE70}'..='\u{FEFC}')
}

fn direction_overrides(text: &str) -> Vec<Slip> {
    each(text, DIRECTION_OVERRIDE, |c| matches!(c, '\u{202D}' | '\u{202E}'), forced)
}

fn forced(c: char) -> (Message, Message) {
    let message = Message::new(
        format!("محرف خفي يقلب ترتيب الحروف قسراً: U+{:04X}", c as u32),
        format!("an unseen character that forces the order of letters: U+{:04X}", c as u32),
    );
    let help = Message::new(
        "احذفه واكتب النص بترتيبه الطبيعي؛ الاتجاه يُحسب تلقائياً",
        "delete it and write the text in its natural order; direction is worked out by itself",
    );
    (message, help)
}

/// Embeddings, overrides and isolates that their paragraph does not close (UAX #9, BD9 and BD10).
fn open_directions(text: &str) -> Vec<Slip> {
    let mut start = 0;
    let mut slips = Vec::new();
    for paragraph in text.split_inclusive('\u{2029}') {
        slips.extend(
            open_in(paragraph).map(|byte| (OPEN_DIRECTION, start + byte, unclosed as Words)),
        );
        start += paragraph.len();
    }
    slips
}

fn open_in(paragraph: &str) -> impl Iterator<Item = usize> {
    let mut open: Vec<(usize, bool)> = Vec::new();
    for (byte, c) in paragraph.char_indices() {
        match c {
            '\u{202A}' | '\u{202B}' | '\u{202D}' | '\u{202E}' => open.push((byte, false)),
            '\u{2066}'..='\u{2068}' => open.push((byte, true)),
            '\u{202C}' if open.last().is_some_and(|(_, isolate)| !isolate) => {
                open.pop();
            }
            '\u{2069}' => {
                let isolate = open.iter().rposition(|(_, isolate)| *isolate);
                open.truncate(isolate.unwrap_or(open.len()));
            }
            _ => {}
        }
    }
    open.into_iter().map(|(byte, _)| byte)
}

fn unclosed(c: char) -> (Message, Message) {
    let message = Message::new(
        format!("محرف اتجاه خفي لم يُغلق: U+{:04X}", c as u32),
        format!("an unseen direction mark that is not closed: U+{:04X}", c as u32),
    );
    let help = Message::new(
        "احذفه، فالاتجاه يُحسب تلقائياً، أو أغلقه في آخر العبارة",
        "delete it, direction is worked out by itself, or close it where the phrase ends",
    );
    (message, help)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(slips: Vec<Slip>) -> Option<usize> {
        slips.first().map(|&(_, byte, _)| byte)
    }

    #[test]
    fn quotes_pair_and_nest() {
        for good in ["«أ»", "«أ “ب” ج»", "\"a\"", "شاشة 15\" عريضة", "it’s", "“a” “b”"]
        {
            assert_eq!(at(unbalanced_quotes(good, Lang::Ar)), None, "{good}");
        }
        for (bad, byte) in [("«أ", 0), ("أ»", 2), ("“أ “.", 0), ("«أ”", 4), ("\"a", 0)]
        {
            assert_eq!(at(unbalanced_quotes(bad, Lang::Ar)), Some(byte), "{bad}");
        }
    }

    #[test]
    fn marks_of_hebrew_abbreviations_and_of_urdu_quotations_are_no_slips() {
        for good in ["ד\"ר כהן", "ועדת מנכ\"לים", "\"ד\"ר כהן\""] {
            assert_eq!(at(unbalanced_quotes(good, Lang::He)), None, "{good}");
        }
        assert_eq!(at(unbalanced_quotes("\"ד\"ר", Lang::He)), Some(0));
        for good in ["“کتاب”", "”کتاب“", "“الف ”ب“ ج”"] {
            assert_eq!(at(unbalanced_quotes(good, Lang::Ur)), None, "{good}");
        }
        for bad in ["”کتاب", "“کتاب“", "کتاب“"] {
            assert!(!unbalanced_quotes(bad, Lang::Ur).is_empty(), "{bad}");
        }
    }

    #[test]
    fn a_sign_has_no_space_before_it() {
        for good in ["أ، ب", "منصة .NET", "ثم ...", "بنسبة 1 : 2", ": أ", "قال: «نعم»."]
        {
            assert_eq!(at(spaces_before_signs(good, Lang::Ar)), None, "{good}");
        }
        for bad in ["أ ، ب", "ثم ؟", "«نعم »", "أ : ب", "أ\u{A0}!"] {
            assert_eq!(spaces_before_signs(bad, Lang::Ar).len(), 1, "{bad}");
        }
        assert_eq!(at(spaces_before_signs("Quoi ?", Lang::Fr)), None);
    }

    #[test]
    fn european_signs_after_arabic_words() {
        for good in
            ["1,234", "كلمة Word, ثم", "المادة (3), ب", "محضر, the word", "أ، ب؟", "عنوان ?id=5"]
        {
            assert_eq!(at(european_signs(good, Lang::Ar)), None, "{good}");
        }
        for bad in ["أ, ب", "هل حضر?", "نعمْ; لا", "قال فلان , ثم", "كلمة ? نعم", "أ ,ب"]
        {
            assert_eq!(european_signs(bad, Lang::Ar).len(), 1, "{bad}");
        }
        assert_eq!(at(european_signs("محضر, he said", Lang::En)), None);
    }

    #[test]
    fn marks_need_letters() {
        assert_eq!(at(lone_marks("مُحضر\nثانٍ")), None);
        assert_eq!(at(lone_marks("\u{64E}أ")), Some(0));
        assert_eq!(at(lone_marks("أ\n \u{64E}")), Some(4));
    }

    #[test]
    fn signs_of_their_own_are_no_presentation_forms() {
        assert_eq!(at(presentation_forms("﴿ﷺ ﷲ ﷼﴾")), None);
        assert_eq!(at(presentation_forms("ﻣﺤﻀﺮ")), Some(0));
    }

    #[test]
    fn directions_are_closed_by_their_own_marks() {
        for good in ["\u{2067}أ\u{2069}", "\u{202B}\u{2066}a\u{2069}\u{202C}", "\u{200F}أ"] {
            assert_eq!(at(open_directions(good)), None);
        }
        assert_eq!(at(open_directions("أ\u{202B}ب")), Some(2));
        assert_eq!(at(open_directions("أ\u{2029}\u{2067}\u{202C}ب")), Some(5));
    }
}
