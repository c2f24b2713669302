//! Reading the values of a theme file: lengths, colours, styles, with the place of each mistake.
//!
//! A reader never stops at a mistake. It reports it, goes on with a harmless value, and the loader
//! throws the result away when anything was reported; so all mistakes of a file come out at once.

use super::{Align, Bar, Colour, FamilyRole, ParaStyle, TextStyle, UNKNOWN_COLOUR, WRONG_LENGTH};
use crate::diag::{Diagnostic, Diagnostics, Message, nearest};
use crate::geom::Pt;
use crate::yaml::{
    self, At, BAD_VALUE, Choice, MISSING_KEY, Node, UNKNOWN_KEY, Value, choice, wrong_type,
};

/// The longest length in a theme: no sheet is longer.
const MOST_POINTS: f64 = 5000.0;
/// The largest type.
const MOST_SIZE: f64 = 400.0;

const ALIGN: &Choice<Align> = &[
    ("start", Align::Start),
    ("centre", Align::Centre),
    ("center", Align::Centre),
    ("end", Align::End),
    ("justify", Align::Justify),
];

const FAMILY: &Choice<FamilyRole> = &[("body", FamilyRole::Body), ("display", FamilyRole::Display)];

/// What reading a value needs to know, and what it found wrong.
pub(super) struct Context {
    /// The colours that have names.
    pub(super) colours: Vec<(&'static str, Option<Colour>)>,
    /// What a style has that does not say otherwise.
    pub(super) base: Base,
    /// What was found wrong.
    pub(super) found: Diagnostics,
}

/// What a style has that does not say otherwise.
#[derive(Debug, Clone, Copy)]
pub(super) struct Base {
    pub(super) style: ParaStyle,
    pub(super) leading: Leading,
}

/// The distance between baselines, as written.
#[derive(Debug, Clone, Copy)]
pub(super) enum Leading {
    /// This many times the size.
    Times(f64),
    /// This length, whatever the size.
    Fixed(Pt),
}

impl Leading {
    pub(super) fn of(self, size: Pt) -> Pt {
        match self {
            Leading::Times(factor) => size * factor,
            Leading::Fixed(length) => length,
        }
    }
}

impl Context {
    /// A context before palette and base are read: only white and black have names.
    pub(super) fn new() -> Context {
        let text = TextStyle {
            family: FamilyRole::Body,
            weight: 400,
            size: Pt(12.0),
            colour: Colour::BLACK,
        };
        let leading = Leading::Times(1.75);
        let style = ParaStyle {
            text,
            leading: leading.of(text.size),
            align: Align::Start,
            before: Pt::ZERO,
            after: Pt::ZERO,
            keep_with_next: false,
            bar: None,
        };
        let colours = vec![("white", Some(Colour::WHITE)), ("black", Some(Colour::BLACK))];
        Context { colours, base: Base { style, leading }, found: Diagnostics::default() }
    }

    fn report(&mut self, diagnostic: Diagnostic) {
        self.found.push(diagnostic);
    }
}

/// A mapping that is being read. The keys it may have are those that are asked for.
pub(super) struct Mapping<'a, 'c> {
    at: At<'a>,
    entries: &'a [(yaml::Key, Node)],
    asked: Vec<&'static str>,
    pub(super) cx: &'c mut Context,
}

/// Reads a mapping with `read` and reports the keys that `read` did not ask for.
pub(super) fn mapping<T>(
    at: At<'_>,
    cx: &mut Context,
    read: impl FnOnce(&mut Mapping<'_, '_>) -> T,
) -> Option<T> {
    let Value::Map(entries) = &at.node.value else {
        cx.report(wrong_type(&at, "مجموعة مفاتيح", "a mapping"));
        return None;
    };
    let mut map = Mapping { at, entries, asked: Vec::new(), cx };
    let value = read(&mut map);
    map.close();
    Some(value)
}

impl<'a> Mapping<'a, '_> {
    fn find(&mut self, key: &'static str) -> Option<&'a Node> {
        self.asked.push(key);
        self.entries.iter().find(|(k, _)| k.text == key).map(|(_, node)| node)
    }

    /// Whether a key is there.
    pub(super) fn has(&self, key: &str) -> bool {
        self.entries.iter().any(|(k, _)| k.text == key)
    }

    /// The value of a key that may be missing.
    pub(super) fn optional<T>(
        &mut self,
        key: &'static str,
        read: impl FnOnce(At<'_>, &mut Context) -> Option<T>,
    ) -> Option<T> {
        let node = self.find(key)?;
        read(self.at.key(key, node), self.cx)
    }

    /// The value of a key that must be there.
    pub(super) fn required<T>(
        &mut self,
        key: &'static str,
        read: impl FnOnce(At<'_>, &mut Context) -> Option<T>,
    ) -> Option<T> {
        if !self.has(key) {
            let message = Message::new(
                format!("المفتاح «{key}» لازم هنا"),
                format!("the key `{key}` is required here"),
            );
            let diagnostic = Diagnostic::error(MISSING_KEY, message);
            self.cx.report(diagnostic.at(Some(self.at.span())).in_path(self.at.path()));
        }
        self.optional(key, read)
    }

    /// A mapping inside this one.
    pub(super) fn inner<T>(
        &mut self,
        key: &'static str,
        read: impl FnOnce(&mut Mapping<'_, '_>) -> T,
    ) -> Option<T> {
        self.required(key, |at, cx| mapping(at, cx, read))
    }

    /// A length that must be there.
    pub(super) fn length(&mut self, key: &'static str) -> Pt {
        self.required(key, length).unwrap_or(Pt::ZERO)
    }

    /// A colour that must be there.
    pub(super) fn colour(&mut self, key: &'static str) -> Colour {
        self.required(key, colour).unwrap_or(Colour::BLACK)
    }

    /// A ground: a colour or `none`.
    pub(super) fn ground(&mut self, key: &'static str) -> Option<Colour> {
        self.required(key, ground).flatten()
    }

    /// A number between two bounds that must be there.
    pub(super) fn share(&mut self, key: &'static str, from: f64, to: f64) -> f64 {
        self.required(key, |at, cx| number_within(at, cx, from, to)).unwrap_or(from)
    }

    /// A yes or no that must be there.
    pub(super) fn yes(&mut self, key: &'static str) -> bool {
        self.required(key, |at, cx| yaml::boolean(at, &mut cx.found)).unwrap_or(false)
    }

    /// Words that must be there.
    pub(super) fn words(&mut self, key: &'static str) -> String {
        self.required(key, words).unwrap_or_default()
    }

    /// The look of characters; what it does not say is as in the base.
    pub(super) fn text(&mut self, key: &'static str) -> TextStyle {
        let base = self.cx.base.style.text;
        self.inner(key, text_style).unwrap_or(base)
    }

    /// The look of a paragraph; what it does not say is as in the base.
    pub(super) fn para(&mut self, key: &'static str) -> ParaStyle {
        let base = self.cx.base.style;
        self.inner(key, para_style).unwrap_or(base)
    }

    /// A bar that must be there.
    pub(super) fn bar(&mut self, key: &'static str) -> Bar {
        let none = Bar { width: Pt::ZERO, gap: Pt::ZERO, colour: Colour::BLACK };
        self.inner(key, bar).unwrap_or(none)
    }

    /// A bar, or `none`.
    pub(super) fn bar_or_none(&mut self, key: &'static str) -> Option<Bar> {
        self.required(key, bar_unless_none).flatten()
    }

    /// A rule that must be there.
    pub(super) fn rule(&mut self, key: &'static str) -> (Pt, Colour) {
        self.inner(key, rule).unwrap_or((Pt::ZERO, Colour::BLACK))
    }

    /// A rule, or `none`.
    pub(super) fn rule_or_none(&mut self, key: &'static str) -> Option<(Pt, Colour)> {
        self.required(key, |at, cx| unless_none(at, cx, |at, cx| mapping(at, cx, rule))).flatten()
    }

    fn close(self) {
        for (key, _) in self.entries {
            if self.asked.contains(&key.text.as_str()) {
                continue;
            }
            let text = &key.text;
            let message = Message::new(
                format!("المفتاح «{text}» غير معروف هنا"),
                format!("the key `{text}` is not known here"),
            );
            let error = Diagnostic::error(UNKNOWN_KEY, message)
                .at(Some(key.span))
                .in_path(self.at.path())
                .help(self.suggestion(text));
            self.cx.report(error);
        }
    }

    fn suggestion(&self, written: &str) -> Message {
        match nearest(written, self.asked.iter().copied()) {
            Some(near) => did_you_mean(near),
            None => {
                let keys = self.asked.join(", ");
                Message::new(format!("المفاتيح هنا: {keys}"), format!("the keys here: {keys}"))
            }
        }
    }
}

/// The advice to take a near word.
pub(super) fn did_you_mean(near: &str) -> Message {
    Message::new(format!("لعلك تقصد «{near}»"), format!("did you mean `{near}`?"))
}

/// What a paragraph's mapping says, over the base.
pub(super) fn para_style(map: &mut Mapping<'_, '_>) -> ParaStyle {
    style_and_leading(map).style
}

/// The same with the leading as written, to begin other styles from.
pub(super) fn style_and_leading(map: &mut Mapping<'_, '_>) -> Base {
    let Base { style: base, leading: base_leading } = map.cx.base;
    let text = text_style(map);
    let leading = map.optional("leading", leading).unwrap_or(base_leading);
    let keep = map.optional("keep_with_next", |at, cx| yaml::boolean(at, &mut cx.found));
    let style = ParaStyle {
        text,
        leading: leading.of(text.size),
        align: map.optional("align", align).unwrap_or(base.align),
        before: map.optional("before", length).unwrap_or(base.before),
        after: map.optional("after", length).unwrap_or(base.after),
        keep_with_next: keep.unwrap_or(base.keep_with_next),
        bar: map.optional("bar", bar_unless_none).unwrap_or(base.bar),
    };
    Base { style, leading }
}

/// What a mapping says of characters, over the base.
pub(super) fn text_style(map: &mut Mapping<'_, '_>) -> TextStyle {
    let base = map.cx.base.style.text;
    TextStyle {
        family: map.optional("family", family).unwrap_or(base.family),
        weight: map.optional("weight", weight).unwrap_or(base.weight),
        size: map.optional("size", size).unwrap_or(base.size),
        colour: map.optional("colour", colour).unwrap_or(base.colour),
    }
}

fn bar(map: &mut Mapping<'_, '_>) -> Bar {
    Bar { width: map.length("width"), gap: map.length("gap"), colour: map.colour("colour") }
}

fn bar_unless_none(at: At<'_>, cx: &mut Context) -> Option<Option<Bar>> {
    unless_none(at, cx, |at, cx| mapping(at, cx, bar))
}

fn rule(map: &mut Mapping<'_, '_>) -> (Pt, Colour) {
    (map.length("width"), map.colour("colour"))
}

fn align(at: At<'_>, cx: &mut Context) -> Option<Align> {
    choice(ALIGN)(at, &mut cx.found)
}

/// Which of the two families.
pub(super) fn family(at: At<'_>, cx: &mut Context) -> Option<FamilyRole> {
    choice(FAMILY)(at, &mut cx.found)
}

/// A weight, 100 to 900.
pub(super) fn weight(at: At<'_>, cx: &mut Context) -> Option<u16> {
    let weight = yaml::whole(at, &mut cx.found)?;
    let valid = u16::try_from(weight).ok().filter(|weight| (100..=900).contains(weight));
    if valid.is_none() {
        cx.report(out_of_range(&at, 100.0, 900.0));
    }
    valid
}

/// A number between two bounds.
pub(super) fn number_within(at: At<'_>, cx: &mut Context, from: f64, to: f64) -> Option<f64> {
    let number = yaml::decimal(at, &mut cx.found)?;
    if (from..=to).contains(&number) {
        return Some(number);
    }
    cx.report(out_of_range(&at, from, to));
    None
}

fn out_of_range(at: &At<'_>, from: f64, to: f64) -> Diagnostic {
    at.error(
        BAD_VALUE,
        format!("القيمة خارج المدى: من {from} إلى {to}"),
        format!("out of range: from {from} to {to}"),
    )
}

/// Words as written.
pub(super) fn words(at: At<'_>, cx: &mut Context) -> Option<String> {
    let words = at.node.scalar().map(|scalar| scalar.text.trim().to_owned());
    if words.is_none() {
        cx.report(wrong_type(&at, "نص", "a text"));
    }
    words
}

/// Nothing for `none`, else what `read` makes of it.
fn unless_none<T>(
    at: At<'_>,
    cx: &mut Context,
    read: impl FnOnce(At<'_>, &mut Context) -> Option<T>,
) -> Option<Option<T>> {
    let none = at.node.scalar().is_some_and(|scalar| scalar.text.trim() == "none");
    if none { Some(None) } else { read(at, cx).map(Some) }
}

/// A colour or `none`.
pub(super) fn ground(at: At<'_>, cx: &mut Context) -> Option<Option<Colour>> {
    let named = at.node.scalar().and_then(|scalar| named_colour(scalar.text.trim(), cx));
    match named {
        Some(colour) => Some(colour),
        None => unless_none(at, cx, colour),
    }
}

fn named_colour(name: &str, cx: &Context) -> Option<Option<Colour>> {
    cx.colours.iter().find(|(known, _)| *known == name).map(|(_, colour)| *colour)
}

/// `#0b5d5e`, or the name of a colour that is one.
pub(super) fn colour(at: At<'_>, cx: &mut Context) -> Option<Colour> {
    let text = words(at, cx)?;
    let named = named_colour(&text, cx).flatten();
    let colour = named.or_else(|| Colour::from_hex(&text).filter(|_| text.starts_with('#')));
    if colour.is_none() {
        let error = at.error(
            UNKNOWN_COLOUR,
            format!("«{text}» ليس لوناً"),
            format!("`{text}` is not a colour"),
        );
        let known = cx.colours.iter().filter(|(_, colour)| colour.is_some());
        let names: Vec<&str> = known.map(|(name, _)| *name).collect();
        let names = names.join(", ");
        cx.report(error.help(Message::new(
            format!("اكتب ‎'#0b5d5e'‎ أو اسماً من: {names}"),
            format!("write '#0b5d5e' or one of: {names}"),
        )));
    }
    colour
}

/// The size of type.
fn size(at: At<'_>, cx: &mut Context) -> Option<Pt> {
    let size = length(at, cx)?;
    if size > Pt::ZERO && size <= Pt(MOST_SIZE) {
        return Some(size);
    }
    cx.report(out_of_range(&at, 0.1, MOST_SIZE));
    None
}

/// A plain number multiplies the size, as in CSS; with a unit it is a length.
pub(super) fn leading(at: At<'_>, cx: &mut Context) -> Option<Leading> {
    let text = at.node.scalar().map(|scalar| scalar.text.trim()).unwrap_or_default();
    if text.ends_with(|c: char| c.is_ascii_alphabetic()) {
        return length(at, cx).map(Leading::Fixed);
    }
    number_within(at, cx, 0.8, 4.0).map(Leading::Times)
}

/// A length: points, or a number with `pt`, `mm`, `cm` or `in`.
pub(super) fn length(at: At<'_>, cx: &mut Context) -> Option<Pt> {
    let text = words(at, cx)?;
    let parsed = parse_length(&text).filter(|length| length.0 <= MOST_POINTS);
    if parsed.is_none() {
        let error = at.error(
            WRONG_LENGTH,
            format!("«{text}» ليس طولاً"),
            format!("`{text}` is not a length"),
        );
        cx.report(error.help(Message::new(
            "اكتب عدداً بالنقاط أو مع وحدة: 13pt أو 27mm أو 2.7cm",
            "write a number of points, or one with a unit: 13pt, 27mm, 2.7cm",
        )));
    }
    parsed
}

fn parse_length(text: &str) -> Option<Pt> {
    let digits = text.trim_end_matches(|c: char| c.is_ascii_alphabetic());
    let number: f64 = digits.trim_end().parse().ok()?;
    let is_plain = digits.starts_with(|c: char| c.is_ascii_digit()) && number.is_finite();
    match &text[digits.len()..] {
        "" | "pt" if is_plain => Some(Pt(number)),
        "mm" if is_plain => Some(Pt::mm(number)),
        "cm" if is_plain => Some(Pt::mm(number * 10.0)),
        "in" if is_plain => Some(Pt(number * 72.0)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lengths_have_units() {
        assert_eq!(parse_length("13"), Some(Pt(13.0)));
        assert_eq!(parse_length("13pt"), Some(Pt(13.0)));
        assert_eq!(parse_length("25.4mm"), Some(Pt(72.0)));
        assert_eq!(parse_length("2.54 cm"), Some(Pt(72.0)));
        assert_eq!(parse_length("1in"), Some(Pt(72.0)));
        for wrong in ["", "pt", "13px", "-3", "1e999", "inf", "nan", "3 4"] {
            assert_eq!(parse_length(wrong), None, "{wrong}");
        }
    }
}
