//! Lints of text: what is probably a slip, said and never mended (typography 1.1, 4.4).
//!
//! Each text brings at most one warning of each kind, at its first place. An author who means what
//! is written names the code in `document.allow`.

use super::Cx;
use crate::diag::{Code, Diagnostic, Message, Span};
use crate::locale::Lang;
use crate::locale::marks::is_mark;
use crate::model::codes::{
    DIRECTION_OVERRIDE, EUROPEAN_SIGN, LONE_MARK, OPEN_DIRECTION, PRESENTATION_FORM,
    SPACE_BEFORE_SIGN, UNBALANCED_QUOTES,
};
use crate::yaml::{At, Scalar, Style};

/// A slip: its code, the byte of the text where it is, what is said of it.
type Slip = (Code, usize, Message, Message);

/// Looks at running text.
pub(super) fn prose(text: &str, scalar: &Scalar, at: &At<'_>, cx: &mut Cx<'_>) {
    if text.is_ascii() {
        return;
    }
    let lang = cx.lang;
    let slips = [
        unbalanced_quotes(text, lang),
        space_before_sign(text, lang),
        european_sign(text, lang),
        lone_mark(text),
    ];
    slips.into_iter().flatten().for_each(|slip| report(slip, text, scalar, at, cx));
    characters(text, scalar, at, cx);
}

/// Looks at characters that are wrong in any text, also in a number or a file name.
pub(super) fn characters(text: &str, scalar: &Scalar, at: &At<'_>, cx: &mut Cx<'_>) {
    if text.is_ascii() {
        return;
    }
    let slips = [presentation_form(text), direction_override(text), open_direction(text)];
    slips.into_iter().flatten().for_each(|slip| report(slip, text, scalar, at, cx));
}

fn report(slip: Slip, text: &str, scalar: &Scalar, at: &At<'_>, cx: &mut Cx<'_>) {
    let (code, byte, message, help) = slip;
    let span = place(&cx.source.text, at.span(), text, byte, scalar.style);
    let warning = Diagnostic::warning(code, message).at(Some(span)).in_path(at.path());
    cx.found.push(warning.help(help));
}

/// The place in the source of a character of a text: the source holds the character as often before
/// it as the text does. Escapes break that rule; then the whole value is the place.
fn place(source: &str, span: Span, text: &str, byte: usize, style: Style) -> Span {
    let (Some(written), Some(c)) =
        (source.get(span.start..span.end), text.get(byte..).and_then(|rest| rest.chars().next()))
    else {
        return span;
    };
    let before = text[..byte].matches(c).count();
    let quoted = style == Style::Quoted;
    if quoted && (written.contains('\\') || matches!(c, '"' | '\'')) {
        return span;
    }
    let found = written.match_indices(c).nth(before);
    found.map_or(span, |(start, found)| {
        let start = span.start + start;
        Span { start, end: start + found.len() }
    })
}

/// Quotation marks in pairs.
const PAIRS: [(char, char); 3] = [('«', '»'), ('“', '”'), ('‹', '›')];

fn unbalanced_quotes(text: &str, lang: Lang) -> Option<Slip> {
    let mut open: Vec<(usize, char)> = Vec::new();
    let mut straight = None;
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
                Some(_) | None => return Some(unbalanced(byte, c)),
            }
        }
    }
    let first = open.first().map(|&(byte, _)| byte).or(straight)?;
    let c = text[first..].chars().next().unwrap_or('"');
    Some(unbalanced(first, c))
}

/// The sign of a Hebrew abbreviation, before its last letter: ד"ר.
fn is_gershayim(before: &str, after: &str) -> bool {
    let is_hebrew = |c: char| matches!(c, '\u{5D0}'..='\u{5EA}');
    before.ends_with(is_hebrew) && after.starts_with(is_hebrew)
}

fn unbalanced(byte: usize, c: char) -> Slip {
    let message = Message::new(
        format!("علامة التنصيص {c} بلا علامة تقابلها"),
        format!("the quotation mark {c} has no counterpart"),
    );
    let help = Message::new(
        "تُفتح بـ« وتُغلق بـ»، أو تُفتح بـ“ وتُغلق بـ”",
        "open with « and close with », or open with “ and close with ”",
    );
    (UNBALANCED_QUOTES, byte, message, help)
}

/// Signs before which no space stands; French sets one before some of them.
const SIGNS: [char; 9] = ['،', '؛', ':', '.', '؟', '!', '»', '”', '›'];

fn space_before_sign(text: &str, lang: Lang) -> Option<Slip> {
    if lang == Lang::Fr {
        return None;
    }
    text.char_indices().find_map(|(byte, c)| {
        let before = &text[..byte];
        let rest = &text[byte + c.len_utf8()..];
        let spaced = before.ends_with([' ', '\u{A0}']) && !before.trim().is_empty();
        (SIGNS.contains(&c) && spaced && ends_here(before, c, rest)).then(|| {
            let message = Message::new(format!("مسافة قبل «{c}»"), format!("a space before `{c}`"));
            let help = Message::new("احذف المسافة", "delete the space");
            (SPACE_BEFORE_SIGN, byte, message, help)
        })
    })
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

fn european_sign(text: &str, lang: Lang) -> Option<Slip> {
    let arabic_script = match lang {
        Lang::Ar | Lang::Fa | Lang::Ur | Lang::Ckb | Lang::Ps => true,
        Lang::He | Lang::En | Lang::Fr => false,
    };
    if !arabic_script {
        return None;
    }
    text.char_indices().find_map(|(byte, c)| {
        let right = match c {
            ',' => '،',
            ';' => '؛',
            '?' => '؟',
            _ => return None,
        };
        let (before, rest) = (&text[..byte], &text[byte + 1..]);
        let word = before.trim_end_matches([' ', '\u{A0}']);
        // After a space it may begin something, such as ?id=5.
        let ends = word == before || rest.chars().next().is_none_or(|c| !c.is_ascii_graphic());
        let next = rest.trim_start().chars().next();
        let in_latin = next.is_some_and(|c| c.is_ascii_alphabetic());
        (word.ends_with(is_arabic_letter) && ends && !in_latin).then(|| {
            let message = Message::new(
                format!("علامة لاتينية «{c}» بعد كلمة عربية"),
                format!("the European sign `{c}` after a word in Arabic letters"),
            );
            let help = Message::new(format!("اكتب «{right}»"), format!("write `{right}`"));
            (EUROPEAN_SIGN, byte, message, help)
        })
    })
}

fn is_arabic_letter(c: char) -> bool {
    matches!(c, '\u{620}'..='\u{65F}' | '\u{66E}'..='\u{6D3}' | '\u{6D5}'..='\u{6DC}'
        | '\u{6FA}'..='\u{6FF}' | '\u{750}'..='\u{77F}')
}

fn lone_mark(text: &str) -> Option<Slip> {
    let mut start = 0;
    text.split_inclusive(['\n', '\u{2029}']).find_map(|line| {
        let byte = start + (line.len() - line.trim_start().len());
        start += line.len();
        let c = text[byte..].chars().next().filter(|&c| is_mark(c))?;
        let message = Message::new(
            format!("حركة في أول الفقرة بلا حرف قبلها: U+{:04X}", c as u32),
            format!("a vowel sign without a letter before it: U+{:04X}", c as u32),
        );
        let help = Message::new(
            "احذفها أو اكتب حرفها قبلها؛ وإلا ظهرت على دائرة منقّطة",
            "delete it or write its letter before it; else it is shown on a dotted circle",
        );
        Some((LONE_MARK, byte, message, help))
    })
}

fn presentation_form(text: &str) -> Option<Slip> {
    let (byte, c) = text.char_indices().find(|&(_, c)| is_presentation_form(c))?;
    let message = Message::new(
        format!("حرف «{c}» في صورة عرض ثابتة لا تتصل بغيرها: U+{:04X}", c as u32),
        format!("the letter `{c}` in a presentation form, which never joins: U+{:04X}", c as u32),
    );
    let help = Message::new(
        "أعد كتابة الكلمة، أو اكتب document: {repair: presentation_forms}؛ جاءت غالباً منسوخة من ملف PDF",
        "type the word anew, or set document: {repair: presentation_forms}; it was mostly copied out of a PDF",
    );
    Some((PRESENTATION_FORM, byte, message, help))
}

/// Letters of the presentation blocks: not the ornate brackets, the honorifics and the words such as
/// ﷲ, ﷺ and ﷼, which are signs of their own.
pub(super) fn is_presentation_form(c: char) -> bool {
    matches!(c, '\u{FB50}'..='\u{FD3D}' | '\u{FD50}'..='\u{FDC7}' | '\u{FE70}'..='\u{FEFC}')
}

fn direction_override(text: &str) -> Option<Slip> {
    let (byte, c) = text.char_indices().find(|&(_, c)| matches!(c, '\u{202D}' | '\u{202E}'))?;
    let message = Message::new(
        format!("محرف خفي يقلب ترتيب الحروف قسراً: U+{:04X}", c as u32),
        format!("an unseen character that forces the order of letters: U+{:04X}", c as u32),
    );
    let help = Message::new(
        "احذفه واكتب النص بترتيبه الطبيعي؛ الاتجاه يُحسب تلقائياً",
        "delete it and write the text in its natural order; direction is worked out by itself",
    );
    Some((DIRECTION_OVERRIDE, byte, message, help))
}

/// An embedding, override or isolate that its paragraph does not close (UAX #9, BD9 and BD10).
fn open_direction(text: &str) -> Option<Slip> {
    let mut start = 0;
    text.split_inclusive('\u{2029}').find_map(|paragraph| {
        let from = start;
        start += paragraph.len();
        let mut open: Vec<(usize, char, bool)> = Vec::new();
        for (byte, c) in paragraph.char_indices() {
            match c {
                '\u{202A}' | '\u{202B}' | '\u{202D}' | '\u{202E}' => open.push((byte, c, false)),
                '\u{2066}'..='\u{2068}' => open.push((byte, c, true)),
                '\u{202C}' if open.last().is_some_and(|(.., isolate)| !isolate) => {
                    open.pop();
                }
                '\u{2069}' => {
                    let isolate = open.iter().rposition(|(.., isolate)| *isolate);
                    open.truncate(isolate.unwrap_or(open.len()));
                }
                _ => {}
            }
        }
        let &(byte, c, _) = open.first()?;
        Some((OPEN_DIRECTION, from + byte, unclosed(c), close_it()))
    })
}

fn unclosed(c: char) -> Message {
    Message::new(
        format!("محرف اتجاه خفي لم يُغلق: U+{:04X}", c as u32),
        format!("an unseen direction mark that is not closed: U+{:04X}", c as u32),
    )
}

fn close_it() -> Message {
    Message::new(
        "احذفه، فالاتجاه يُحسب تلقائياً، أو أغلقه في آخر العبارة",
        "delete it, direction is worked out by itself, or close it where the phrase ends",
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(slip: Option<Slip>) -> Option<usize> {
        slip.map(|(_, byte, ..)| byte)
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
            assert!(unbalanced_quotes(bad, Lang::Ur).is_some(), "{bad}");
        }
    }

    #[test]
    fn spaces_before_signs() {
        for good in ["أ، ب", "منصة .NET", "ثم ...", "بنسبة 1 : 2", ": أ", "قال: «نعم»."]
        {
            assert_eq!(at(space_before_sign(good, Lang::Ar)), None, "{good}");
        }
        for bad in ["أ ، ب", "ثم ؟", "«نعم »", "أ : ب", "أ\u{A0}!"] {
            assert!(space_before_sign(bad, Lang::Ar).is_some(), "{bad}");
        }
        assert_eq!(at(space_before_sign("Quoi ?", Lang::Fr)), None);
    }

    #[test]
    fn european_signs_after_arabic_words() {
        for good in
            ["1,234", "كلمة Word, ثم", "المادة (3), ب", "محضر, the word", "أ، ب؟", "عنوان ?id=5"]
        {
            assert_eq!(at(european_sign(good, Lang::Ar)), None, "{good}");
        }
        for bad in ["أ, ب", "هل حضر?", "نعمْ; لا", "قال فلان , ثم", "كلمة ? نعم", "أ ,ب"]
        {
            assert!(european_sign(bad, Lang::Ar).is_some(), "{bad}");
        }
        assert_eq!(at(european_sign("محضر, he said", Lang::En)), None);
    }

    #[test]
    fn marks_need_letters() {
        assert_eq!(at(lone_mark("مُحضر\nثانٍ")), None);
        assert_eq!(at(lone_mark("\u{64E}أ")), Some(0));
        assert_eq!(at(lone_mark("أ\n \u{64E}")), Some(4));
    }

    #[test]
    fn signs_of_their_own_are_no_presentation_forms() {
        assert_eq!(at(presentation_form("﴿ﷺ ﷲ ﷼﴾")), None);
        assert_eq!(at(presentation_form("ﻣﺤﻀﺮ")), Some(0));
    }

    #[test]
    fn directions_are_closed_by_their_own_marks() {
        for good in ["\u{2067}أ\u{2069}", "\u{202B}\u{2066}a\u{2069}\u{202C}", "\u{200F}أ"] {
            assert_eq!(at(open_direction(good)), None);
        }
        assert_eq!(at(open_direction("أ\u{202B}ب")), Some(2));
        assert_eq!(at(open_direction("أ\u{2029}\u{2067}\u{202C}ب")), Some(5));
    }
}
