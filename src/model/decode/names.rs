//! Several names written in the place of a list, said and never mended.
//!
//! Between names a comma means the next person, between a name and what stands behind it office, body, city
//! or country. In doubt nothing is said.

use super::Cx;
use super::lists::{
    begins_items, filled_lines, fused, inner_item, inner_number, warn_of_inner, written,
};
use crate::diag::{Diagnostic, Message};
use crate::locale::Lang;
use crate::locale::marks::is_mark;
use crate::locale::offices::{BODIES, ROLES, ROLES_OR_NAMES};
use crate::model::codes::FUSED_ITEMS;
use crate::model::words::COUNTRIES;
use crate::yaml::{At, Scalar, Style, Value, find_choice, fold};

/// Warns of several names in the place of a list of people, or of one of them, besides what is said of lists
/// of anything.
pub(super) fn check(at: &At<'_>, cx: &mut Cx<'_>) {
    match &at.node.value {
        Value::Seq(nodes) => {
            for (index, node) in nodes.iter().enumerate() {
                if node.scalar().is_some_and(|scalar| scalar.style == Style::Plain) {
                    check_item(&at.index(index, node), cx);
                }
            }
        }
        Value::Scalar(Scalar { text, style: Style::Plain }) => check_commas(at, text, cx),
        Value::Scalar(Scalar { style: Style::Block, .. }) => check_lines(at, cx),
        Value::Scalar(_) | Value::Null | Value::Map(_) => {}
    }
}

/// Warns of a name with a number before it inside another one.
fn check_item(at: &At<'_>, cx: &mut Cx<'_>) {
    let written = written(at, cx);
    if let (None, Some(inner)) = (inner_item(written), inner_number(written)) {
        warn_of_inner(at, inner, cx);
    }
}

/// Warns of lines under `|` or `>`: prose may be written so, but nobody's name.
fn check_lines(at: &At<'_>, cx: &mut Cx<'_>) {
    let written = written(at, cx);
    if filled_lines(written) > 1 && !begins_items(written) {
        let message = Message::new(
            "عدة سطور في موضع قائمة أشخاص، وهي شخص واحد",
            "several lines where a list of people is expected, and they are one person",
        );
        cx.found.push(fused(message).at(Some(at.span())).in_path(at.path()));
    }
}

/// Warns of names with commas between them.
fn check_commas(at: &At<'_>, text: &str, cx: &mut Cx<'_>) {
    if filled_lines(written(at, cx)) > 1 || cx.lang != Lang::Ar || !are_names(text) {
        return;
    }
    let message = Message::new(
        "أسماء بينها فواصل في موضع قائمة، وهي شخص واحد",
        "names with commas between them where a list is expected, and they are one person",
    );
    let help = Message::new(
        "اكتب [أحمد, علي] بالفاصلة اللاتينية، أو كل اسم في سطر يبدأ بـ«- »، أو ضع النص بين علامتي \"…\" إن كان شخصاً واحداً",
        "write [Ahmad, Ali], or each name on a line that begins with `- `, or quote the text with \"…\" if it is one person",
    );
    let warning = Diagnostic::warning(FUSED_ITEMS, message).help(help);
    cx.found.push(warning.at(Some(at.span())).in_path(at.path()));
}

/// Titles that stand before a name, and are no offices.
const TITLES: &str = "السيد السيدة الآنسة الدكتور الدكتورة الأستاذ الأستاذة المهندس المهندسة د. أ. أ.د. م. \
    معالي سعادة فضيلة";

/// More such words, of which an office or a body is less sure: enough not to take them for names.
const MORE_OFFICES_AND_BODIES: &str = "شيخ إمام مختار عقيد شريك جراح شاعر رجل سيد ضيف بعث وفد حكوم فريق فرع حزب شعب مشروع \
    مبادر إذاع مرصد نياب رب";

/// Those that are given names as well, unless a word with article stands behind them: «مختار علي», but «مختار
/// المحلة».
const NAMES_AS_WELL: &str = "مختار سيد";

/// A given name that looks like the feminine of one of them.
const NADIA: &str = "نادية";

/// Words with which names of places of two words begin.
const PLACES_BEGIN: &str = "جمهوري مملك سلطن دول إمار ولاي محافظ مدين قري بلد إقليم قضاء منطق حي شارع قطاع مخيم \
    جزر جزير ساحل رأس وادي جبل تل بئر عين دير بيت كفر خان سوق حفر جنوب شمال شرق غرب وسط \
    نيو سان بور هونغ سري كوستا غينيا بوركينا سيرا كوالا";

/// Cities and countries that one word names, besides the countries that meetings can be in.
const PLACES: &str = "إربد بيروت طرابلس صيدا صور دمشق حلب حمص حماة بغداد أربيل كركوك غزة رام نابلس جنين \
    حيفا يافا مكة جدة تبوك أبها صنعاء عدن تعز مسقط صلالة دبي ظبي عجمان أسوان طنطا بنغازي \
    مصراتة سبها صفاقس سوسة وهران قسنطينة عنابة فاس طنجة مراكش أغادير وجدة نواكشوط مقديشو \
    إسطنبول أنقرة طهران لندن باريس برلين جنيف روما مدريد فيينا بروكسل موسكو واشنطن \
    نيويورك فرنسا ألمانيا بريطانيا إيطاليا إسبانيا هولندا بلجيكا سويسرا روسيا أمريكا \
    أميركا كندا أستراليا ماليزيا إندونيسيا نيجيريا كينيا إثيوبيا إريتريا أوغندا أفريقيا \
    إفريقيا أوروبا آسيا";

/// Whether a text with commas names several people rather than one with office and body, city or country.
fn are_names(text: &str) -> bool {
    let parts: Vec<&str> =
        text.split(['،', ',']).map(str::trim).filter(|p| !p.is_empty()).collect();
    let [_, others @ ..] = parts.as_slice() else { return false };
    if others.iter().any(|part| is_titled(part)) {
        return true;
    }
    // Behind a first name alone neither office nor place is usual.
    let first_names = parts.iter().all(|part| !part.contains(char::is_whitespace));
    !others.is_empty()
        && parts.iter().all(|part| is_plain_name(part) || is_titled(part))
        && if first_names {
            !others.iter().any(|part| is_place(part))
        } else {
            others.iter().any(|part| is_full_name(part))
        }
}

/// Whether a part is a title with a name behind it.
fn is_titled(part: &str) -> bool {
    part.split_once(char::is_whitespace)
        .is_some_and(|(title, name)| has(TITLES, title) && is_plain_name(name))
}

/// Whether words are a name of two words or more, and no place.
fn is_full_name(part: &str) -> bool {
    part.contains(char::is_whitespace) && is_plain_name(part) && !is_place(part)
}

/// Whether words name a place, or may.
fn is_place(part: &str) -> bool {
    let is_country = |word: &str| find_choice(COUNTRIES, word).is_some();
    let is_known = |word: &str| has(PLACES, word) || is_country(word);
    is_country(part) || part.split_whitespace().any(is_known) || begins_with(part, PLACES_BEGIN)
}

/// Whether words may be a name: few, of letters alone, and the first of them neither an office or body nor a
/// word with an article.
fn is_plain_name(part: &str) -> bool {
    const MOST_WORDS: usize = 5;
    let letters = |c: char| c.is_alphabetic() || c.is_whitespace() || is_mark(c) || c == '\u{640}';
    let has_article = |word: &str| word.starts_with("ال");
    let mut words = part.split_whitespace();
    let (first, second) = (words.next().unwrap_or_default(), words.next());
    let is_given =
        has(NADIA, first) || (has(NAMES_AS_WELL, first) && !second.is_some_and(has_article));
    part.chars().all(letters)
        && !first.is_ascii()
        && part.split_whitespace().count() <= MOST_WORDS
        && !has_article(first)
        && (is_given || !is_office_or_body(part))
}

/// Whether words begin as an office or a body does.
fn is_office_or_body(part: &str) -> bool {
    let first = first_stem(part);
    let mut known = [ROLES.as_slice(), &ROLES_OR_NAMES, &BODIES].into_iter().flatten();
    known.any(|word| first_stem(word) == first) || has(MORE_OFFICES_AND_BODIES, &first)
}

/// Whether the first word is one of these, with or without a feminine ending.
fn begins_with(part: &str, words: &str) -> bool {
    has(words, &first_stem(part))
}

/// The first word as it is compared, without a feminine ending.
fn first_stem(part: &str) -> String {
    let first = fold(part.split_whitespace().next().unwrap_or_default());
    first.strip_suffix(['ة', 'ه']).map_or(first.clone(), str::to_owned)
}

/// Whether a word is one of these, in any spelling.
fn has(words: &str, word: &str) -> bool {
    let word = fold(word);
    words.split_whitespace().any(|known| fold(known) == word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_told_from_a_name_with_office_and_body() {
        for names in [
            "أحمد، علي",
            "أحمد علي، سعاد محمد، خالد بن سالم",
            "زيد، السيد عمرو، هند",
            "د. زيد علي، د. هند سعيد",
            "نادية حداد، سعاد محمد",
            "نادية الحداد، سعاد محمد",
            "مختار علي، سعاد محمد",
            "سعاد محمد، مختار علي",
        ] {
            assert!(are_names(names), "{names}");
        }
        for person in [
            "أحمد علي",
            "الدكتور هاني البنا، رئيس المنتدى الإنساني",
            "هاني البنا، المنتدى الإنساني",
            "لينا حداد، مديرةُ الرقابة، وزارة الصحة",
            "سامي النجار، السفير السابق",
            "هند سعيد، 0790000000",
            "Ahmad, director",
            "محمد علي، تونس",
            "هند سعيد، لبنان",
            "هند سعيد، بيروت",
            "هند سعيد، جنوب أفريقيا",
            "محمد علي، سلطنة عمان",
            "محمد علي، وفد تونس",
            "محمد علي، صلالة عمان",
            "محمد، تونس",
            "علي سالم، مختار المحلة",
            "هند سعيد، نادي الأسير",
        ] {
            assert!(!are_names(person), "{person}");
        }
    }
}
