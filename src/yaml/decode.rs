//! Values that every kind of file uses: numbers, yes and no, words from a list, lists.

use super::fields::shorten;
use super::{At, BAD_VALUE, Scalar, Value, WRONG_TYPE, fold};
use crate::diag::{Diagnostic, Diagnostics, Message, nearest};
use crate::locale::digits::to_european;

/// The words of a choice with what they stand for; several words may stand for one value.
pub type Choice<T> = [(&'static str, T)];

/// The words of a yes or no.
pub const YES_NO: &Choice<bool> =
    &[("yes", true), ("no", false), ("true", true), ("false", false), ("نعم", true), ("لا", false)];

/// A yes or no: `yes`, `no`, `true`, `false`, `نعم`, `لا`.
pub fn boolean(at: At<'_>, found: &mut Diagnostics) -> Option<bool> {
    choice(YES_NO)(at, found)
}

/// A reader of one of the words of a choice, compared after [`fold`] and without regard to case.
pub fn choice<T: Copy>(
    words: &'static Choice<T>,
) -> impl Fn(At<'_>, &mut Diagnostics) -> Option<T> {
    move |at, found| {
        let scalar = scalar(&at, "كلمة", "a word", found)?;
        let word = scalar.text.trim();
        let value = find_choice(words, word);
        if value.is_none() {
            found.push(none_of(&at, word, words.iter().map(|(name, _)| *name)));
        }
        value
    }
}

/// What a word stands for: compared after [`fold`], without regard to case or the set of digits.
pub fn find_choice<T: Copy>(words: &Choice<T>, word: &str) -> Option<T> {
    let folded = fold(&to_european(word));
    let found = words.iter().find(|(name, _)| fold(name).eq_ignore_ascii_case(&folded));
    found.map(|(_, value)| *value)
}

/// A whole number in digits of any of the three sets.
pub fn whole(at: At<'_>, found: &mut Diagnostics) -> Option<u32> {
    number(&at, "عدد صحيح مثل 12 أو ١٢", "a whole number such as 12 or ١٢", found)
}

/// A decimal number in digits of any of the three sets, with `.` or `٫`.
pub fn decimal(at: At<'_>, found: &mut Diagnostics) -> Option<f64> {
    number(&at, "عدد مثل 2.5 أو ٢٫٥", "a number such as 2.5 or ٢٫٥", found)
        .filter(|number: &f64| number.is_finite())
}

fn number<T: std::str::FromStr>(
    at: &At<'_>,
    ar: &str,
    en: &str,
    found: &mut Diagnostics,
) -> Option<T> {
    let scalar = scalar(at, ar, en, found)?;
    let digits = to_european(scalar.text.trim()).replace('٫', ".");
    let plain = digits.chars().all(|c| c.is_ascii_digit() || matches!(c, '.' | '-'));
    let number = if plain { digits.parse().ok() } else { None };
    if number.is_none() {
        found.push(wrong_type(at, ar, en));
    }
    number
}

/// A list, each item read by `decode`; a single value counts as a list of one.
pub fn items<C: ?Sized, T>(
    at: At<'_>,
    cx: &mut C,
    mut decode: impl FnMut(At<'_>, &mut C) -> Option<T>,
) -> Vec<T> {
    match &at.node.value {
        Value::Seq(nodes) => nodes
            .iter()
            .enumerate()
            .filter_map(|(index, node)| decode(at.index(index, node), cx))
            .collect(),
        Value::Null | Value::Scalar(_) | Value::Map(_) => decode(at, cx).into_iter().collect(),
    }
}

/// The scalar that a node must be.
pub(super) fn scalar<'a>(
    at: &At<'a>,
    ar: &str,
    en: &str,
    found: &mut Diagnostics,
) -> Option<&'a Scalar> {
    let scalar = at.node.scalar();
    if scalar.is_none() {
        found.push(wrong_type(at, ar, en));
    }
    scalar
}

/// The error for a value of another type: what was expected, in Arabic and in English.
pub fn wrong_type(at: &At<'_>, ar: &str, en: &str) -> Diagnostic {
    let (is_ar, is_en) = what_is(&at.node.value);
    let error = at.error(
        WRONG_TYPE,
        format!("المنتظر هنا {ar}، والمكتوب {is_ar}"),
        format!("{en} is expected here, and {is_en} is written"),
    );
    match &at.node.value {
        Value::Map(entries) if entries.len() == 1 => error.help(Message::new(
            "النص الذي فيه نقطتان بعدهما مسافة يوضع كله بين علامتي \"…\"",
            "a text that holds a colon and a space must be quoted with \"…\"",
        )),
        Value::Null | Value::Scalar(_) | Value::Seq(_) | Value::Map(_) => error,
    }
}

fn what_is(value: &Value) -> (String, String) {
    match value {
        Value::Null => ("لا شيء".into(), "nothing".into()),
        Value::Scalar(scalar) => {
            let text = shorten(&scalar.text);
            (format!("«{text}»"), format!("`{text}`"))
        }
        Value::Seq(_) => ("قائمة".into(), "a list".into()),
        Value::Map(_) => ("مجموعة مفاتيح".into(), "a mapping".into()),
    }
}

fn none_of<'a>(
    at: &At<'_>,
    word: &str,
    words: impl Iterator<Item = &'a str> + Clone,
) -> Diagnostic {
    let shown = shorten(word);
    let error = at.error(
        BAD_VALUE,
        format!("القيمة «{shown}» ليست من القيم الممكنة"),
        format!("`{shown}` is none of the possible values"),
    );
    let all: Vec<&str> = words.clone().collect();
    let all = all.join(", ");
    match nearest(word, words) {
        Some(near) => error.help(Message::new(
            format!("لعلك تقصد «{near}»؛ القيم: {all}"),
            format!("did you mean `{near}`? The values: {all}"),
        )),
        None => error.help(Message::new(format!("القيم: {all}"), format!("the values: {all}"))),
    }
}
