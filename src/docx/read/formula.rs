//! Formulas (22.1) in one line of text: `(a+b)/2`, `√9`, `x²`, `∑ᵢ₌₁ⁿ xᵢ`.
//!
//! Signs that only two dimensions show become signs of one: bars of fractions a slash, powers without
//! letters of their own `^`, indices `_`, and brackets hold together what a line would part.

use super::super::dom::Element;
use super::alternatives::choice;
use super::effects::{lowered, raised};
use super::{Doubt, Position, signs};

/// Signs of which those on the right close those on the left.
const BRACKETS: [(char, char); 6] =
    [('(', ')'), ('[', ']'), ('{', '}'), ('⌊', '⌋'), ('⌈', '⌉'), ('⟨', '⟩')];

/// A formula while it is written.
#[derive(Default)]
pub(super) struct Line {
    /// What is written so far.
    pub(super) text: String,
    /// Whether more than letters with powers and indices was put in one line.
    pub(super) is_guess: bool,
    /// Whether a letter that follows would be taken for a part of what stands last.
    pub(super) is_apart: bool,
    /// Signs that have no character.
    pub(super) doubts: Vec<Doubt>,
    /// The character before all this.
    before: Option<char>,
}

impl Line {
    /// Nothing yet, behind a character of the same paragraph.
    pub(super) fn behind(before: Option<char>, is_apart: bool) -> Line {
        Line { before, is_apart, ..Line::default() }
    }

    /// Writes an element of a formula.
    pub(super) fn element(&mut self, element: &Element) {
        let name = element.name.as_ref();
        match name {
            "m:t" | "w:t" => self.push(&element.characters()),
            "w:sym" => self.sign(element),
            "w:del" | "w:moveFrom" => {}
            "mc:AlternateContent" => choice(element).into_iter().for_each(|e| self.all(e)),
            _ if name.ends_with("Pr") => {}
            "m:sSup" | "m:sSub" | "m:sSubSup" => self.scripts(element),
            "m:oMath" | "m:oMathPara" | "m:r" | "m:e" | "m:box" => self.all(element),
            _ if name.starts_with("m:") => {
                self.is_guess = true;
                self.structure(element);
            }
            _ => self.all(element),
        }
    }

    fn all(&mut self, parent: &Element) {
        for element in parent.elements() {
            // Formulas below one another (22.1.2.78).
            if element.name == "m:oMath" && !self.text.is_empty() {
                self.text.push('\n');
                self.is_apart = false;
            }
            self.element(element);
        }
    }

    fn structure(&mut self, element: &Element) {
        match element.name.as_ref() {
            "m:f" => self.fraction(element),
            "m:rad" => self.radical(element),
            "m:nary" => self.operator(element),
            "m:d" => self.delimiters(element),
            "m:func" => self.function(element),
            "m:limLow" => self.limit(element, Position::Lowered),
            "m:limUpp" => self.limit(element, Position::Raised),
            "m:sPre" => {
                self.part_from_before();
                self.script(element, "m:sub", Position::Lowered);
                self.script(element, "m:sup", Position::Raised);
                self.push_grouped(element, "m:e");
            }
            "m:acc" => self.accent(element, character(element, "m:accPr", "m:chr", "\u{302}")),
            "m:bar" => {
                let is_above = value(element, "m:barPr", "m:pos", "bot") == "top";
                self.accent(element, if is_above { "\u{305}" } else { "\u{332}" });
            }
            "m:groupChr" => {
                self.push_grouped(element, "m:e");
                self.push(character(element, "m:groupChrPr", "m:chr", "⏟"));
            }
            "m:m" => self.rows(element),
            "m:eqArr" => {
                let lines = self.written(element.elements().filter(|e| e.name == "m:e"));
                self.push(&lines.join("; "));
            }
            "m:phant" if is_off(element, "m:phantPr", "m:show") => {}
            _ => self.all(element),
        }
    }

    /// A fraction (22.1.2.36); without a bar, two numbers one above the other.
    fn fraction(&mut self, element: &Element) {
        let bar = if value(element, "m:fPr", "m:type", "bar") == "noBar" { '¦' } else { '/' };
        self.part_from_before();
        let above = self.argument(element, "m:num");
        let below = self.argument(element, "m:den");
        self.push(&format!("{}{bar}{}", grouped(&above), grouped(&below)));
        self.is_apart = true;
    }

    /// A root (22.1.2.88).
    fn radical(&mut self, element: &Element) {
        let degree = match is_on(element, "m:radPr", "m:degHide") {
            true => String::new(),
            false => self.argument(element, "m:deg"),
        };
        let of = self.argument(element, "m:e");
        let bare = degree.is_empty() || degree.chars().all(char::is_numeric);
        if !degree.is_empty() {
            self.part_from_before();
        }
        let degree = match raised(&degree).filter(|_| bare) {
            Some(degree) => format!("{degree}√"),
            None => format!("√[{degree}]"),
        };
        let is_short = bare && is_token(&of);
        let of = if is_short || is_bracketed(&of) { of } else { format!("({of})") };
        self.push(&format!("{degree}{of}"));
        self.is_apart = is_short;
    }

    /// A sum, a product, an integral with its limits (22.1.2.70).
    fn operator(&mut self, element: &Element) {
        self.push(character(element, "m:naryPr", "m:chr", "∫"));
        let before = self.text.len();
        if !is_on(element, "m:naryPr", "m:subHide") {
            self.script(element, "m:sub", Position::Lowered);
        }
        if !is_on(element, "m:naryPr", "m:supHide") {
            self.script(element, "m:sup", Position::Raised);
        }
        if self.text.len() > before {
            self.text.push(' ');
            self.is_apart = false;
        }
        let of = self.argument(element, "m:e");
        self.push(&of);
    }

    /// What stands in brackets, or in other signs (22.1.2.24).
    fn delimiters(&mut self, element: &Element) {
        let of = |name: &str, default| character(element, "m:dPr", name, default);
        let inside = self.written(element.elements().filter(|e| e.name == "m:e"));
        let inside = inside.join(of("m:sepChr", "|"));
        self.push(&format!("{}{inside}{}", of("m:begChr", "("), of("m:endChr", ")")));
    }

    /// A function such as a sine (22.1.2.39).
    fn function(&mut self, element: &Element) {
        self.part_from_before();
        let (name, of) = (self.argument(element, "m:fName"), self.argument(element, "m:e"));
        let space = if is_bracketed(&of) { "" } else { " " };
        self.push(&format!("{name}{space}{of}"));
        self.is_apart = true;
    }

    fn limit(&mut self, element: &Element, position: Position) {
        self.push_grouped(element, "m:e");
        self.script(element, "m:lim", position);
    }

    /// A sign over or under letters stands over or under each; signs that are there already take none.
    fn accent(&mut self, element: &Element, sign: &str) {
        let of = self.argument(element, "m:e");
        let sign = if sign.contains(char::is_alphanumeric) { "" } else { sign };
        let mut marked = String::new();
        for c in of.chars() {
            marked.push(c);
            marked.push_str(if c.is_alphanumeric() { sign } else { "" });
        }
        self.push(&marked);
    }

    /// A matrix, row by row (22.1.2.60).
    fn rows(&mut self, element: &Element) {
        let mut rows = Vec::new();
        for row in element.elements().filter(|e| e.name == "m:mr") {
            rows.push(self.written(row.elements().filter(|e| e.name == "m:e")).join(", "));
        }
        self.push(&format!("[{}]", rows.join("; ")));
    }

    /// A letter with a power, an index or both (22.1.2.105, 22.1.2.101, 22.1.2.103).
    fn scripts(&mut self, element: &Element) {
        self.push_grouped(element, "m:e");
        self.script(element, "m:sub", Position::Lowered);
        self.script(element, "m:sup", Position::Raised);
    }

    /// A power or an index in letters that stand there by themselves, else behind a sign.
    fn script(&mut self, element: &Element, name: &str, position: Position) {
        let text = self.argument(element, name);
        let close: String = text.chars().filter(|c| !c.is_whitespace()).collect();
        let (sign, moved) = match position {
            Position::Lowered => ('_', lowered(&close)),
            _ => ('^', raised(&close)),
        };
        match moved {
            _ if text.is_empty() => {}
            Some(moved) => self.text.push_str(&moved),
            // Primes and degrees stand above by themselves.
            None if text.chars().all(|c| matches!(c, '\'' | '′' | '″' | '‴' | '°' | '∘')) =>
            {
                self.text.push_str(&text.replace('∘', "°"));
            }
            None => {
                self.is_guess = true;
                let is_short = is_token(&text);
                let text = if is_short { text } else { format!("({text})") };
                self.text.push_str(&format!("{sign}{text}"));
                self.is_apart = is_short;
            }
        }
    }

    /// Writes an argument in brackets, unless they are of no use: a power in a line of letters stands at
    /// the last of them, as it does in Word.
    fn push_grouped(&mut self, element: &Element, name: &str) {
        let text = self.argument(element, name);
        let is_flat = element.find(name).is_some_and(is_flat);
        if is_flat || is_token(&text) || is_bracketed(&text) {
            return self.push(&text);
        }
        self.is_guess = true;
        self.push(&format!("({text})"));
    }

    fn argument(&mut self, element: &Element, name: &str) -> String {
        self.written(element.find(name).into_iter()).concat()
    }

    /// What each of these would be alone.
    fn written<'e>(&mut self, elements: impl Iterator<Item = &'e Element>) -> Vec<String> {
        let mut texts = Vec::new();
        for element in elements {
            let mut line = Line::default();
            line.all(element);
            self.is_guess |= line.is_guess;
            self.doubts.append(&mut line.doubts);
            texts.push(line.text.trim().to_owned());
        }
        texts
    }

    fn sign(&mut self, element: &Element) {
        match signs::of_element(element) {
            Ok(sign) => self.push(&sign.to_string()),
            Err(doubt) => self.doubts.push(doubt),
        }
    }

    fn push(&mut self, text: &str) {
        let Some(first) = text.chars().next() else { return };
        if self.is_apart && joins(first) {
            self.text.push(' ');
        }
        self.text.push_str(text);
        self.is_apart = false;
    }

    /// A space, if what follows would be taken for a part of what stands before.
    fn part_from_before(&mut self) {
        let last = self.text.chars().next_back().or(self.before);
        if last.is_some_and(char::is_alphanumeric) {
            self.text.push(' ');
        }
        self.is_apart = false;
    }
}

/// Whether a character would be read together with a number or a letter before it.
pub(super) fn joins(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '√' | '∑' | '∏' | '∫' | '|') || opened_by(c).is_some()
}

/// The value of a property of a structure: its default if it is not named, nothing if it has no value.
fn value<'e>(element: &'e Element, of: &str, name: &str, default: &'e str) -> &'e str {
    let property = element.find(of).and_then(|properties| properties.find(name));
    property.map_or(default, |property| property.get("m:val").unwrap_or_default())
}

/// A property that is one character, whatever more a file may put there.
fn character<'e>(element: &'e Element, of: &str, name: &str, default: &'e str) -> &'e str {
    let value = value(element, of, name, default);
    value.char_indices().nth(1).map_or(value, |(second, _)| &value[..second])
}

fn is_on(element: &Element, of: &str, name: &str) -> bool {
    element.find(of).and_then(|properties| setting(properties, name)) == Some(true)
}

fn is_off(element: &Element, of: &str, name: &str) -> bool {
    element.find(of).and_then(|properties| setting(properties, name)) == Some(false)
}

/// Whether a property of a formula is on or off, if it is there (22.9.2.7).
fn setting(properties: &Element, name: &str) -> Option<bool> {
    let value = properties.find(name)?.get("m:val").unwrap_or("1");
    Some(!["0", "false", "off"].contains(&value))
}

/// A part of a fraction, in brackets if it is more than a number or a word, with its power.
fn grouped(text: &str) -> String {
    let is_script = |c: char| "⁰¹²³⁴⁵⁶⁷⁸⁹ⁿ₀₁₂₃₄₅₆₇₈₉ₙᵢ".contains(c);
    let base = text.trim_end_matches(is_script);
    if text.is_empty() || is_token(base) || is_bracketed(base) {
        return text.to_owned();
    }
    format!("({text})")
}

/// Whether a text is one number or one word or one sign.
fn is_token(text: &str) -> bool {
    let is_mark = |c: char| matches!(c, '\u{300}'..='\u{36F}' | '\u{20D0}'..='\u{20FF}');
    let text = text.trim_end_matches(is_mark);
    let is_number = |c: char| c.is_numeric() || matches!(c, '.' | ',' | '٫' | '٬');
    let mut characters = text.chars();
    let is_one = characters.next().is_some() && characters.next().is_none();
    is_one
        || (!text.is_empty() && text.chars().all(is_number))
        || (!text.is_empty() && text.chars().all(char::is_alphabetic))
}

/// Whether a text begins with a bracket that its end closes.
fn is_bracketed(text: &str) -> bool {
    let Some(close) = text.chars().next().and_then(opened_by) else { return false };
    let mut depth = 0_usize;
    for (at, c) in text.char_indices() {
        if opened_by(c).is_some() {
            depth += 1;
        } else if BRACKETS.iter().any(|(_, known)| *known == c) {
            depth = depth.saturating_sub(1);
            if depth == 0 {
                return c == close && at + c.len_utf8() == text.len();
            }
        }
    }
    false
}

/// The bracket that closes this one.
fn opened_by(c: char) -> Option<char> {
    BRACKETS.iter().find(|(open, _)| *open == c).map(|(_, close)| *close)
}

/// Whether nothing but runs of letters stands in an argument.
fn is_flat(argument: &Element) -> bool {
    argument.elements().all(|e| e.name == "m:r" || e.name.ends_with("Pr"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn letters(text: &str) -> Element {
        Element::new("m:r").child(Element::new("m:t").text(text))
    }

    fn written(element: &Element) -> String {
        let mut line = Line::default();
        line.element(element);
        line.text
    }

    #[test]
    fn signs_over_letters_stand_over_each() {
        let over = |of: Element| Element::new("m:acc").child(Element::new("m:e").child(of));
        assert_eq!(written(&over(letters("ab"))), "a\u{302}b\u{302}");
        let deep = (0..80).fold(letters("ab"), |of, _| over(of));
        assert_eq!(written(&deep).chars().count(), 2 * 81);
    }

    #[test]
    fn matrices_and_lines_are_written_row_by_row() {
        let argument = |text: &str| Element::new("m:e").child(letters(text));
        let row = |texts: [&str; 2]| Element::new("m:mr").children(texts.map(argument));
        let matrix = Element::new("m:m").children([row(["1", "2"]), row(["3", "4"])]);
        assert_eq!(written(&matrix), "[1, 2; 3, 4]");
        let lines = Element::new("m:eqArr").children(["a=1", "b=2"].map(argument));
        assert_eq!(written(&lines), "a=1; b=2");
        let both = Element::new("m:oMathPara")
            .children(["x", "y"].map(|text| Element::new("m:oMath").child(letters(text))));
        assert_eq!(written(&both), "x\ny");
    }

    #[test]
    fn a_limit_stands_below_its_sign() {
        let limit = Element::new("m:limLow")
            .child(Element::new("m:e").child(letters("lim")))
            .child(Element::new("m:lim").child(letters("x→0")));
        let function = Element::new("m:func")
            .child(Element::new("m:fName").child(limit))
            .child(Element::new("m:e").child(letters("f")));
        assert_eq!(written(&function), "lim_(x→0) f");
    }
}
