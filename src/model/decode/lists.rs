//! Lists written so that their items run together into one, said and never mended.
//!
//! YAML joins the lines of a text, so that a dash forgotten, or set a column too far, makes one item of
//! several: nothing but its form shows that there were more.

use super::Cx;
use crate::diag::{Diagnostic, Message, Span};
use crate::locale::Lang;
use crate::locale::marks::is_mark;
use crate::model::codes::{ARABIC_COMMA, FUSED_ITEMS};
use crate::yaml::{At, Node, Scalar, Style, Value, fold};

/// Looks at a value that is read as a list.
pub(super) fn check(at: &At<'_>, cx: &mut Cx<'_>) {
    match &at.node.value {
        Value::Seq(nodes) => {
            arabic_comma(at, nodes, cx);
            for (index, node) in nodes.iter().enumerate() {
                check_item(&at.index(index, node), cx);
            }
        }
        Value::Scalar(scalar) => check_text(at, scalar, cx),
        Value::Null | Value::Map(_) => {}
    }
}

/// Warns of a list `[…، …]`, whose items an Arabic comma does not part.
fn arabic_comma(at: &At<'_>, nodes: &[Node], cx: &mut Cx<'_>) {
    let bracketed = cx.source.text.as_bytes().get(at.span().start) == Some(&b'[');
    let (true, [Node { value: Value::Scalar(scalar), span }]) = (bracketed, nodes) else {
        return;
    };
    if scalar.style == Style::Plain && scalar.text.contains('،') {
        let message = Message::new(
            "عنصر واحد فيه فاصلة عربية؛ لا تفصل العناصر بين [ ] إلا الفاصلة اللاتينية «,»",
            "one item with an Arabic comma; between [ ] only the Latin comma `,` parts items",
        );
        let help = Message::new(
            "افصل العناصر بـ«,»، أو ضع النص بين علامتي \"…\" إن كان عنصراً واحداً",
            "part the items with `,`, or quote the text with \"…\" if it is one item",
        );
        let warning = Diagnostic::warning(ARABIC_COMMA, message).help(help);
        cx.found.push(warning.at(Some(*span)).in_path(at.path()));
    }
}

/// Warns of a text in the place of a list when it has several lines, or begins with the sign of an item.
fn check_text(at: &At<'_>, scalar: &Scalar, cx: &mut Cx<'_>) {
    let written = written(at, cx);
    let lines = match scalar.style {
        // Whoever quotes a text means one.
        Style::Quoted => return,
        Style::Plain | Style::Block => filled_lines(written),
    };
    let sign = written.chars().next().filter(|_| is_glued(written));
    let message = match sign {
        _ if lines > 1 => Message::new(
            "عدة سطور في موضع قائمة، وهي عنصر واحد",
            "several lines where a list is expected, and they are one item",
        ),
        Some(sign) => Message::new(
            format!("العلامة «{sign}» هنا من النص، ولا تبدأ عنصر قائمة"),
            format!("the sign `{sign}` belongs to the text here, and begins no item of a list"),
        ),
        None => return,
    };
    cx.found.push(fused(message).at(Some(at.span())).in_path(at.path()));
}

/// Warns of an item, or a text in it, that holds a line which begins as an item does.
fn check_item(at: &At<'_>, cx: &mut Cx<'_>) {
    match &at.node.value {
        Value::Scalar(scalar) if scalar.style == Style::Plain => check_folded(at, cx),
        Value::Map(entries) => {
            for (key, node) in entries {
                if node.scalar().is_some_and(|scalar| scalar.style == Style::Plain) {
                    check_folded(&at.key(&key.text, node), cx);
                }
            }
        }
        Value::Scalar(_) | Value::Null | Value::Seq(_) => {}
    }
}

fn check_folded(at: &At<'_>, cx: &mut Cx<'_>) {
    let Some(inner) = inner_item(written(at, cx)) else { return };
    let start = at.span().start + inner;
    let sign = cx.source.text[start..].chars().next().map_or(0, char::len_utf8);
    let message = Message::new(
        "سطر يبدأ كما يبدأ عنصر القائمة، وهو من العنصر الذي قبله",
        "a line that begins as an item does, and belongs to the item before it",
    );
    let span = Span { start, end: start + sign };
    cx.found.push(fused(message).at(Some(span)).in_path(at.path()));
}

/// Warns of several names with commas between them in the place of a list of people.
pub(super) fn check_names(at: &At<'_>, cx: &mut Cx<'_>) {
    let Some(Scalar { text, style: Style::Plain }) = at.node.scalar() else { return };
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

fn fused(message: Message) -> Diagnostic {
    Diagnostic::warning(FUSED_ITEMS, message).help(Message::new(
        "ابدأ كل عنصر بشرطة بعدها مسافة «- »، والشرطات كلها في عمود واحد؛ أو ضع النص كله بين علامتي \"…\" إن كان عنصراً واحداً",
        "begin each item with a dash and a space `- `, all dashes in one column; or quote the whole text with \"…\" if it is one item",
    ))
}

/// A value as it stands in the source.
fn written<'s>(at: &At<'_>, cx: &Cx<'s>) -> &'s str {
    cx.source.text.get(at.span().start..at.span().end).unwrap_or_default().trim_end()
}

/// How many lines are not blank.
fn filled_lines(written: &str) -> usize {
    written.split(['\n', '\r']).filter(|line| !line.trim().is_empty()).count()
}

/// The place of the first line after the first one that begins as an item does.
fn inner_item(written: &str) -> Option<usize> {
    let ends = written.match_indices(['\n', '\r']).map(|(end, _)| end + 1);
    let lines = ends.map(|start| {
        let line = written[start..].split(['\n', '\r']).next().unwrap_or_default();
        (start + line.len() - line.trim_start().len(), line.trim())
    });
    lines.into_iter().find(|(_, line)| is_glued(line) || is_numbered(line)).map(|(start, _)| start)
}

/// Whether a line begins with a dash or bullet that a reader takes for the sign of an item: not with that of
/// a negative number, a rule or stress.
fn is_glued(line: &str) -> bool {
    let mut chars = line.chars();
    let (sign, next) = (chars.next(), chars.next());
    match sign {
        Some('-' | '–' | '—') => {
            !next.is_some_and(|c| c.is_numeric() || matches!(c, '-' | '–' | '—'))
        }
        Some('•' | '◦' | '▪' | '●' | '·') => true,
        Some('*') => next.is_some_and(char::is_whitespace),
        Some(_) | None => false,
    }
}

/// Whether a line begins with the number or letter of an item: `2)`, `(2)`, `٢.`, `2-`, `ب)`.
fn is_numbered(line: &str) -> bool {
    /// The most digits of such a number: a year is none.
    const MOST: usize = 3;
    let line = line.strip_prefix('(').unwrap_or(line);
    let number: usize = line.chars().take_while(|c| c.is_numeric()).count();
    let letter = number == 0 && line.starts_with(char::is_alphabetic);
    let mut rest = line.chars().skip(number.max(1));
    let (sign, next) = (rest.next(), rest.next());
    let spaced = next.is_some_and(char::is_whitespace);
    match sign {
        Some(')' | '-' | '–') if letter => spaced,
        Some(')' | '-' | '–' | '.') if (1..=MOST).contains(&number) => {
            spaced || next.is_some_and(char::is_alphabetic)
        }
        Some(_) | None => false,
    }
}

/// Titles that stand before a name, and are no offices.
const TITLES: [&str; 16] = [
    "السيد",
    "السيدة",
    "الآنسة",
    "الدكتور",
    "الدكتورة",
    "الأستاذ",
    "الأستاذة",
    "المهندس",
    "المهندسة",
    "د.",
    "أ.",
    "أ.د.",
    "م.",
    "معالي",
    "سعادة",
    "فضيلة",
];

/// Words with which offices and bodies begin, without article and feminine ending: what follows a name and
/// a comma in the form «name، office، body».
const OFFICES_AND_BODIES: &[&str] = &[
    "رئيس",
    "نائب",
    "مدير",
    "أمين",
    "عضو",
    "مقرر",
    "وزير",
    "سفير",
    "مستشار",
    "خبير",
    "باحث",
    "أستاذ",
    "مهندس",
    "طبيب",
    "محامي",
    "محام",
    "قاضي",
    "قاض",
    "ممثل",
    "مندوب",
    "منسق",
    "مشرف",
    "مسؤول",
    "محاسب",
    "كاتب",
    "صحفي",
    "صحافي",
    "إعلامي",
    "ناشط",
    "مساعد",
    "معاون",
    "وكيل",
    "عميد",
    "مفتش",
    "موظف",
    "محرر",
    "مترجم",
    "مراقب",
    "مدقق",
    "محلل",
    "أخصائي",
    "اختصاصي",
    "سكرتير",
    "معلم",
    "مدرس",
    "مدرب",
    "طالب",
    "متطوع",
    "شيخ",
    "إمام",
    "مختار",
    "عمد",
    "ضابط",
    "عقيد",
    "مؤسس",
    "شريك",
    "صاحب",
    "مصمم",
    "مبرمج",
    "فني",
    "صيدلي",
    "ممرض",
    "جراح",
    "مؤلف",
    "شاعر",
    "رجل",
    "سيد",
    "ضيف",
    "متحدث",
    "ناطق",
    "قائد",
    "ملحق",
    "قنصل",
    "محافظ",
    "وزار",
    "جمعي",
    "شرك",
    "هيئ",
    "جامع",
    "كلي",
    "معهد",
    "مركز",
    "مستشفى",
    "بنك",
    "مصرف",
    "مجلس",
    "لجن",
    "دائر",
    "بلدي",
    "نقاب",
    "اتحاد",
    "منظم",
    "منتدى",
    "نادي",
    "مكتب",
    "قسم",
    "صندوق",
    "وكال",
    "شبك",
    "غرف",
    "إدار",
    "رابط",
    "برنامج",
    "ديوان",
];

/// Whether a text with commas names several people rather than one with office and body.
fn are_names(text: &str) -> bool {
    let parts: Vec<&str> =
        text.split(['،', ',']).map(str::trim).filter(|p| !p.is_empty()).collect();
    let [first, others @ ..] = parts.as_slice() else { return false };
    !others.is_empty()
        && (others.iter().any(|part| is_titled(part))
            || (may_be_name(first) && others.iter().all(|part| may_be_name(part))))
}

/// Whether a part is a title with a name behind it.
fn is_titled(part: &str) -> bool {
    part.split_once(char::is_whitespace)
        .is_some_and(|(title, name)| TITLES.contains(&title) && is_plain_name(name))
}

fn may_be_name(part: &str) -> bool {
    is_titled(part) || is_plain_name(part)
}

/// Whether words may be a name: few, of letters alone, and the first of them neither an office or body nor a
/// word with an article.
fn is_plain_name(part: &str) -> bool {
    const MOST_WORDS: usize = 5;
    let letters = |c: char| c.is_alphabetic() || c.is_whitespace() || is_mark(c) || c == '\u{640}';
    let bare: String = part.chars().filter(|&c| !is_mark(c) && c != '\u{640}').collect();
    let first = bare.split_whitespace().next().unwrap_or_default();
    let stem = fold(first.strip_suffix(['ة', 'ه']).unwrap_or(first));
    part.chars().all(letters)
        && !first.is_ascii()
        && part.split_whitespace().count() <= MOST_WORDS
        && !first.starts_with("ال")
        && !OFFICES_AND_BODIES.iter().any(|word| fold(word) == stem)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_that_begin_as_items_do() {
        for line in
            ["- ثانية", "-علي", "– علي", "• علي", "* علي", "2) ب", "(2) ب", "٢. ب", "2-ب", "ب) ج"]
        {
            assert!(is_glued(line) || is_numbered(line), "{line}");
        }
        for line in [
            "-5 درجات",
            "**مهم**",
            "2026-03-18",
            "18-3-2026",
            "15.5 مليون",
            "15 عضواً",
            "د. سامي",
            "---",
            "نص",
            "",
        ] {
            assert!(!is_glued(line) && !is_numbered(line), "{line}");
        }
    }

    #[test]
    fn the_line_that_begins_an_item_is_found() {
        assert_eq!(inner_item("أ\r\n   - ب"), Some(7));
        assert_eq!(inner_item("- أ\n  ب\n\n  - ت"), Some(13));
        assert_eq!(inner_item("- أ - ب"), None);
    }

    #[test]
    fn names_are_told_from_a_name_with_office_and_body() {
        for names in [
            "أحمد، علي",
            "أحمد علي، سعاد محمد، خالد بن سالم",
            "زيد، السيد عمرو، هند",
            "د. زيد علي، د. هند سعيد",
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
        ] {
            assert!(!are_names(person), "{person}");
        }
    }
}
