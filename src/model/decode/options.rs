//! Language and country, the labels of lists, the keys `document` and `mail`.

use super::{Cx, addresses, blocks, texts};
use crate::diag::{Code, Diagnostic, Diagnostics, Message, catalogue};
use crate::geom::{Margins, Pt};
use crate::locale::Lang;
use crate::locale::digits::to_european;
use crate::locale::numbering::Numbering;
use crate::model::keys::{DOCUMENT_KEYS, MAIL_KEYS, MARGINS_KEYS};
use crate::model::words::{
    AUTO, CALENDARS, COUNTRIES, DIGITS, DIRECTIONS, KASHIDA, LANGUAGES, NUMBERINGS, ORIENTATIONS,
    PAPERS, PERCENT, RANGES, REPAIRS, THEMES, UNNUMBERED,
};
use crate::model::{DocumentOptions, LEAST_ROOM, MailOptions, Numbers, Repair, Text};
use crate::yaml::{self, At, BAD_VALUE, Fields, Value, boolean, choice};

/// ISO 3166-1, two letters each.
const CODES: &str = "AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ \
    BL BM BN BO BQ BR BS BT BV BW BY BZ CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ \
    DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO FR GA GB GD GE GF GG GH GI GL GM GN GP \
    GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP KE KG KH KI \
    KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP \
    MQ MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM \
    PN PR PS PT PW PY QA RE RO RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX \
    SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG UM US UY UZ VA VC VE VG VI VN VU \
    WF WS YE YT ZA ZM ZW";

/// A language, and the country where a tag such as `ar-EG` names one.
pub(super) fn language(at: At<'_>, cx: &mut Cx<'_>) -> Option<(Lang, Option<String>)> {
    let text = texts::label(at, cx)?;
    let mut parts = text.value.trim().split(['-', '_']);
    let lang = parts.clone().next().and_then(|tag| yaml::find_choice(LANGUAGES, tag));
    let Some(lang) = lang else {
        let tags = Lang::ALL.map(Lang::tag).join(", ");
        let error = at.error(
            BAD_VALUE,
            format!("اللغة «{}» غير معروفة", text.value),
            format!("the language `{}` is not known", text.value),
        );
        cx.found.push(
            error.help(Message::new(format!("اللغات: {tags}"), format!("the languages: {tags}"))),
        );
        return None;
    };
    let region = parts.nth(1).map(str::to_ascii_uppercase);
    Some((lang, region.filter(|region| is_country(region))))
}

/// An ISO country, in capital letters.
pub(super) fn country(at: At<'_>, cx: &mut Cx<'_>) -> Option<String> {
    let text = texts::label(at, cx)?;
    let code = text.value.trim().to_ascii_uppercase();
    if is_country(&code) {
        return Some(code);
    }
    if let Some(code) = yaml::find_choice(COUNTRIES, &text.value) {
        return Some(code.to_owned());
    }
    let error = at.error(
        BAD_VALUE,
        format!("«{}» ليس رمز بلد", text.value),
        format!("`{}` is not the code of a country", text.value),
    );
    cx.found.push(error.help(Message::new(
        "اكتب رمز ISO من حرفين: JO للأردن، SA للسعودية، EG لمصر",
        "write the ISO code of two letters: JO for Jordan, SA for Saudi Arabia, EG for Egypt",
    )));
    None
}

fn is_country(code: &str) -> bool {
    CODES.split(' ').any(|known| known == code)
}

/// The labels of a list: `"1)"`, `"أ)"`, `hijai`, `bullet`.
pub(super) fn numbering(at: At<'_>, cx: &mut Cx<'_>) -> Option<Numbers> {
    let text = texts::label(at, cx)?;
    let numbers = parse_numbering(text.value.trim());
    if numbers.is_none() {
        let error = at.error(
            BAD_VALUE,
            format!("«{}» ليس نمط ترقيم", text.value),
            format!("`{}` is not a kind of numbering", text.value),
        );
        cx.found.push(error.help(Message::new(
            "اكتب \"1)\" أو \"1.\" أو \"1-\" أو \"(1)\" أو مثلها بالرقم ١، أو \"أ)\"، أو hijai أو ordinal أو bullet أو none",
            "write \"1)\", \"1.\", \"1-\", \"(1)\", the same with ١, \"أ)\", hijai, ordinal, bullet or none",
        )));
    }
    numbers
}

fn parse_numbering(text: &str) -> Option<Numbers> {
    if let Some((_, numbers)) = UNNUMBERED.iter().find(|(word, _)| *word == text) {
        return Some(numbers.clone());
    }
    let sign = |c: char| !c.is_alphanumeric() && !is_vowel_sign(c);
    let core = text.trim_matches(sign);
    let start = text.find(core)?;
    let (before, after) = (&text[..start], &text[start + core.len()..]);
    let (_, (counter, standard)) = NUMBERINGS.iter().find(|(word, _)| *word == core)?;
    let (before, after) = (before.to_owned(), or(after, standard).to_owned());
    Some(Numbers::Counted(Numbering { counter: *counter, before, after }))
}

/// The tanween of «أولاً».
fn is_vowel_sign(c: char) -> bool {
    ('\u{64B}'..='\u{652}').contains(&c)
}

fn or<'a>(written: &'a str, standard: &'a str) -> &'a str {
    if written.is_empty() { standard } else { written }
}

/// The key `document`.
pub(super) fn document(at: At<'_>, cx: &mut Cx<'_>) -> Option<DocumentOptions> {
    let mut f = Fields::open(at, &DOCUMENT_KEYS, &mut cx.found)?;
    let standard = DocumentOptions::default();
    let theme = f.optional("theme", cx, theme);
    let allow = f.optional("allow", cx, allowed).unwrap_or_default();
    let found = &mut cx.found;
    let options = DocumentOptions {
        theme,
        paper: f.optional("paper", found, choice(PAPERS)).unwrap_or(standard.paper),
        orientation: f
            .optional("orientation", found, choice(ORIENTATIONS))
            .unwrap_or(standard.orientation),
        margins: f.optional("margins", found, margins),
        double_sided: f.optional("double_sided", found, boolean).unwrap_or(standard.double_sided),
        direction: f.optional("direction", found, choice(DIRECTIONS)),
        digits: f.optional("digits", found, choice(DIGITS)).unwrap_or_default(),
        calendar: f.optional("calendar", found, choice(CALENDARS)),
        justify: f.optional("justify", found, boolean).unwrap_or(standard.justify),
        kashida: f.optional("kashida", found, choice(KASHIDA)),
        range_direction: f.optional("range_direction", found, choice(RANGES)),
        percent_side: f
            .optional("percent_side", found, choice(PERCENT))
            .unwrap_or(standard.percent_side),
        toc: f.optional("toc", found, choice(AUTO)).flatten(),
        cover: f.optional("cover", found, choice(AUTO)).flatten(),
        basmala: f.optional("basmala", found, choice(AUTO)).flatten(),
        page_numbers: f.optional("page_numbers", found, choice(AUTO)).flatten(),
        border: f.optional("border", found, boolean).unwrap_or(standard.border),
        embed_fonts: f.optional("embed_fonts", found, boolean).unwrap_or(standard.embed_fonts),
        attach_source: f
            .optional("attach_source", found, boolean)
            .unwrap_or(standard.attach_source),
        markup: f.optional("markup", found, boolean).unwrap_or(standard.markup),
        allow,
        repair: f.optional("repair", found, repairs).unwrap_or_default(),
    };
    found.0.extend(no_room(&f, &options));
    f.close(found);
    Some(options)
}

/// The name of a theme, the Arabic names of those at hand as their English ones.
fn theme(at: At<'_>, cx: &mut Cx<'_>) -> Option<Text> {
    let text = texts::file_name(at, cx)?;
    match yaml::find_choice(THEMES, &text.value) {
        Some(name) => Some(Text { value: name.to_owned(), ..text }),
        None => Some(text),
    }
}

fn repairs(at: At<'_>, found: &mut Diagnostics) -> Option<Vec<Repair>> {
    Some(yaml::items(at, found, choice(REPAIRS)))
}

/// The codes of warnings that the author knows of.
fn allowed(at: At<'_>, cx: &mut Cx<'_>) -> Option<Vec<Code>> {
    Some(yaml::items(at, cx, |at, cx| {
        let text = texts::label(at, cx)?;
        let word = text.value.trim();
        let known = catalogue::find(word).filter(|entry| entry.code.is_warning());
        if known.is_none() {
            cx.found.push(not_allowed(&at, word));
        }
        known.map(|entry| entry.code)
    }))
}

fn not_allowed(at: &At<'_>, word: &str) -> Diagnostic {
    if catalogue::find(word).is_some() {
        return at.error(
            BAD_VALUE,
            format!("{word} خطأ لا تنبيه، فلا يُتجاوز عنه"),
            format!("{word} is an error, and only warnings can be allowed"),
        );
    }
    let error = at.error(
        BAD_VALUE,
        format!("«{word}» ليس رمز تنبيه"),
        format!("`{word}` is not the code of a warning"),
    );
    error.help(Message::new(
        "الرمز كما يظهر في التنبيه، مثل W0141",
        "the code as a warning shows it, such as W0141",
    ))
}

/// One length for all four sides, or a mapping of the four.
fn margins(at: At<'_>, found: &mut Diagnostics) -> Option<Margins> {
    if !matches!(at.node.value, Value::Map(_)) {
        let all = length(at, found)?;
        return Some(Margins { top: all, bottom: all, inner: all, outer: all });
    }
    let mut f = Fields::open(at, &MARGINS_KEYS, found)?;
    let top = f.required("top", found, length);
    let bottom = f.required("bottom", found, length);
    let inner = f.required("inner", found, length);
    let outer = f.required("outer", found, length);
    f.close(found);
    Some(Margins { top: top?, bottom: bottom?, inner: inner?, outer: outer? })
}

/// Each margin may be in order and all of them too much for the paper.
fn no_room(f: &Fields<'_>, options: &DocumentOptions) -> Option<Diagnostic> {
    let left = options.short_of_room(options.margins?)?;
    let at = f.at().key("margins", f.node("margins")?);
    let (left, least) = (left.to_mm().floor(), LEAST_ROOM.to_mm());
    let error = at.error(
        BAD_VALUE,
        format!("الهوامش تترك من ضلع الورق الأقصر {left} مليمتراً للنص، وأقل ما يلزم {least}"),
        format!(
            "the margins leave {left} mm of the paper's shorter side for text; {least} are needed"
        ),
    );
    Some(error.help(Message::new(
        "صغّر الهوامش، أو اختر ورقاً أكبر",
        "make the margins smaller, or choose a larger paper",
    )))
}

/// The narrowest and the widest margin, in millimetres.
const MARGIN_RANGE: std::ops::RangeInclusive<f64> = 5.0..=80.0;

/// `25`, `25mm`, `2.5cm`.
fn length(at: At<'_>, found: &mut Diagnostics) -> Option<Pt> {
    let text = at.node.scalar().map(|scalar| to_european(scalar.text.trim()).replace('٫', "."));
    let millimetres = text.as_deref().and_then(parse_millimetres);
    let length = millimetres.filter(|mm| MARGIN_RANGE.contains(mm)).map(Pt::mm);
    if length.is_none() {
        let error = at.error(
            BAD_VALUE,
            "الهامش طول بين 5 و80 مليمتراً",
            "a margin is a length from 5 to 80 millimetres",
        );
        found.push(error.help(Message::new("اكتب مثلاً 25mm", "write for instance 25mm")));
    }
    length
}

fn parse_millimetres(text: &str) -> Option<f64> {
    let number = |text: &str| text.trim().parse::<f64>().ok();
    let without = |units: [&str; 2]| units.into_iter().find_map(|unit| text.strip_suffix(unit));
    match (without(["mm", "مم"]), without(["cm", "سم"])) {
        (Some(mm), _) => number(mm),
        (None, Some(cm)) => number(cm).map(|cm| cm * 10.0),
        (None, None) => number(text),
    }
}

/// The key `mail`.
pub(super) fn mail(at: At<'_>, cx: &mut Cx<'_>) -> Option<MailOptions> {
    let mut f = Fields::open(at, &MAIL_KEYS, &mut cx.found)?;
    let mail = MailOptions {
        to: f.optional("to", cx, addresses::list).unwrap_or_default(),
        cc: f.optional("cc", cx, addresses::list).unwrap_or_default(),
        bcc: f.optional("bcc", cx, addresses::list).unwrap_or_default(),
        from: f.optional("from", cx, addresses::mailbox),
        reply_to: f.optional("reply_to", cx, addresses::mailbox),
        subject: f.optional("subject", cx, texts::label),
        body: f.optional("body", cx, blocks::rich),
        attach: f.optional("attach", cx, attachments).unwrap_or_default(),
        template: f.optional("template", cx, texts::file_name),
    };
    f.close(&mut cx.found);
    Some(mail)
}

fn attachments(at: At<'_>, cx: &mut Cx<'_>) -> Option<Vec<Text>> {
    Some(yaml::items(at, cx, texts::file_name))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::locale::numbering::Counter;

    fn label(option: &str, number: usize) -> Option<String> {
        match parse_numbering(option)? {
            Numbers::Counted(numbering) => Some(numbering.label(number)),
            Numbers::Bullet | Numbers::None => None,
        }
    }

    #[test]
    fn the_digits_of_the_option_are_those_of_the_labels() {
        for (option, fifteenth) in [
            ("1)", "15)"),
            ("1.", "15."),
            ("1-", "15-"),
            ("(1)", "(15)"),
            ("1", "15"),
            ("١)", "١٥)"),
            ("(١)", "(١٥)"),
            ("۱-", "۱۵-"),
        ] {
            assert_eq!(label(option, 15).as_deref(), Some(fifteenth));
        }
    }

    #[test]
    fn letters_and_words_name_their_counters() {
        let counter = |option: &str| match parse_numbering(option) {
            Some(Numbers::Counted(n)) => Some((n.counter, n.before, n.after)),
            _ => None,
        };
        let expect = |counter, before: &str, after: &str| {
            Some((counter, before.to_owned(), after.to_owned()))
        };
        assert_eq!(counter("أ)"), expect(Counter::Abjad, "", ")"));
        assert_eq!(counter("(أ)"), expect(Counter::Abjad, "(", ")"));
        assert_eq!(counter("hijai"), expect(Counter::Hijai, "", ")"));
        assert_eq!(counter("ordinal"), expect(Counter::OrdinalWords, "", ":"));
        assert_eq!(counter("الأولى:"), expect(Counter::OrdinalFeminine, "", ":"));
        assert_eq!(counter("ordinal_masculine"), expect(Counter::OrdinalMasculine, "", ":"));
        assert_eq!(counter("أبجدي مغربي"), expect(Counter::MaghrebiAbjad, "", ")"));
        assert_eq!(counter("أولاً -"), expect(Counter::OrdinalWords, "", " -"));
        assert_eq!(parse_numbering("bullet"), Some(Numbers::Bullet));
        for option in ["", ")", "2)", "x", "11", "1)1"] {
            assert_eq!(parse_numbering(option), None, "{option}");
        }
    }

    #[test]
    fn lengths_of_margins() {
        assert_eq!(parse_millimetres("25"), Some(25.0));
        assert_eq!(parse_millimetres("2.5 cm"), Some(25.0));
        assert_eq!(parse_millimetres("25mm"), Some(25.0));
        assert_eq!(parse_millimetres("1in"), None);
    }

    #[test]
    fn countries_are_those_of_iso() {
        assert!(is_country("JO") && is_country("PS") && is_country("AD") && is_country("ZW"));
        assert!(!is_country("JQ") && !is_country("") && !is_country("J") && !is_country("O K"));
    }
}
