//! Signs that stand in a file as codes of a font of signs (17.3.3.30), as characters.

use super::super::dom::Element;
use super::Doubt;
use super::effects::switch;

/// The signs of the font Symbol from code 20 on, and from code A0 on; `�` where Unicode has none.
const SYMBOL: [&str; 2] = [
    " !∀#∃%&∋()∗+,−./0123456789:;<=>?\
     ≅ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ[∴]⊥_\
     ‾αβχδεφγηιϕκλμνοπθρστυϖωξψζ{|}∼",
    "€ϒ′≤⁄∞ƒ♣♦♥♠↔←↑→↓°±″≥×∝∂•÷≠≡≈…⏐⎯↵\
     ℵℑℜ℘⊗⊕∅∩∪⊃⊇⊄⊂⊆∈∉∠∇®©™∏√⋅¬∧∨⇔⇐⇑⇒⇓\
     ◊⟨®©™∑⎛⎜⎝⎡⎢⎣⎧⎨⎩⎪�⟩∫⌠⎮⌡⎞⎟⎠⎤⎥⎦⎫⎬⎭",
];

/// Codes with their signs.
type Marks = &'static [(u32, char)];

const WINGDINGS: Marks = &[
    (0x20, ' '),
    (0x22, '✂'),
    (0x28, '☎'),
    (0x29, '✆'),
    (0x2A, '✉'),
    (0x36, '⌛'),
    (0x3F, '✍'),
    (0x41, '✌'),
    (0x45, '☜'),
    (0x46, '☞'),
    (0x47, '☝'),
    (0x48, '☟'),
    (0x4A, '☺'),
    (0x4C, '☹'),
    (0x51, '✈'),
    (0x5A, '☪'),
    (0x6C, '●'),
    (0x6E, '■'),
    (0x6F, '☐'),
    (0x71, '❑'),
    (0x72, '❒'),
    (0x73, '⬧'),
    (0x74, '⧫'),
    (0x75, '◆'),
    (0x76, '❖'),
    (0x77, '⬥'),
    (0x78, '☒'),
    (0x9E, '·'),
    (0x9F, '•'),
    (0xA1, '○'),
    (0xA4, '◉'),
    (0xA5, '◎'),
    (0xA7, '▪'),
    (0xA8, '☐'),
    (0xAB, '★'),
    (0xAC, '✶'),
    (0xB5, '✪'),
    (0xB6, '✰'),
    (0xD5, '⌫'),
    (0xD6, '⌦'),
    (0xD8, '➢'),
    (0xDC, '➲'),
    (0xDF, '←'),
    (0xE0, '→'),
    (0xE1, '↑'),
    (0xE2, '↓'),
    (0xE3, '↖'),
    (0xE4, '↗'),
    (0xE5, '↙'),
    (0xE6, '↘'),
    (0xE7, '←'),
    (0xE8, '➔'),
    (0xE9, '↑'),
    (0xEA, '↓'),
    (0xEF, '⇦'),
    (0xF0, '⇨'),
    (0xF1, '⇧'),
    (0xF2, '⇩'),
    (0xFB, '✗'),
    (0xFC, '✓'),
    (0xFD, '☒'),
    (0xFE, '☑'),
];
const WINGDINGS_2: Marks = &[
    (0x20, ' '),
    (0x4F, '✗'),
    (0x50, '✓'),
    (0x51, '☒'),
    (0x52, '☑'),
    (0x53, '☒'),
    (0x54, '☒'),
    (0xA3, '☐'),
];
const WEBDINGS: Marks = &[
    (0x20, ' '),
    (0x33, '◀'),
    (0x34, '▶'),
    (0x35, '▲'),
    (0x36, '▼'),
    (0x59, '♥'),
    (0x61, '✓'),
    (0x63, '☐'),
    (0x67, '■'),
    (0x6E, '●'),
    (0x72, '✗'),
];

/// Fonts in which codes are signs of their own.
#[derive(Clone, Copy)]
pub(super) enum Font {
    Symbol,
    Marks(Marks),
    /// A font of signs that is not known here.
    Other,
}

impl Font {
    /// The font of this name, if all its characters are signs.
    pub(super) fn of(name: &str) -> Option<Font> {
        let name: String = name.chars().filter(|c| c.is_alphanumeric()).collect();
        match name.to_lowercase().as_str() {
            "symbol" | "symbolmt" | "standardsymbolsl" => Some(Font::Symbol),
            "wingdings" => Some(Font::Marks(WINGDINGS)),
            "wingdings2" => Some(Font::Marks(WINGDINGS_2)),
            "webdings" => Some(Font::Marks(WEBDINGS)),
            "wingdings3" => Some(Font::Other),
            _ => None,
        }
    }

    /// What stands at a code, which may have been moved to the private use area of Unicode.
    pub(super) fn sign(self, code: u32) -> Option<char> {
        let moved = matches!(code, 0xF000..=0xF0FF);
        if !moved && code > 0xFF {
            return char::from_u32(code);
        }
        let code = code & 0xFF;
        match self {
            Font::Symbol => symbol(code).filter(|sign| *sign != '\u{FFFD}'),
            Font::Marks(marks) => {
                marks.iter().find(|(known, _)| *known == code).map(|(_, sign)| *sign)
            }
            Font::Other => None,
        }
    }
}

fn symbol(code: u32) -> Option<char> {
    let of = |half: &str, from: u32| half.chars().nth(usize::try_from(code - from).ok()?);
    match code {
        0x20..=0x7E => of(SYMBOL[0], 0x20),
        0xA0..=0xFE => of(SYMBOL[1], 0xA0),
        _ => None,
    }
}

/// The sign that a `w:sym` names, or which one is not known.
pub(super) fn of_element(element: &Element) -> Result<char, Doubt> {
    let of = |name: &str| element.get(name).unwrap_or_default();
    let (font, code) = (of("w:font"), of("w:char"));
    let known = u32::from_str_radix(code, 16).ok().and_then(|code| sign(font, code));
    known.ok_or_else(|| unknown(font, code.to_owned()))
}

/// The characters of a run in a font of signs; none if its font is one of letters.
pub(super) fn of_text(run: &Element, text: &str) -> Option<Vec<Result<char, Doubt>>> {
    let properties = run.find("w:rPr")?;
    let fonts = properties.find("w:rFonts")?;
    let is_complex = ["w:rtl", "w:cs"].iter().any(|on| switch(properties, on) == Some(true));
    let name = match is_complex {
        true => fonts.get("w:cs")?,
        false => fonts.get("w:ascii").or(fonts.get("w:hAnsi"))?,
    };
    let font = Font::of(name)?;
    let of = |c: char| {
        let code = u32::from(c);
        font.sign(code).ok_or_else(|| unknown(name, format!("{code:04X}")))
    };
    Some(text.chars().map(of).collect())
}

fn unknown(font: &str, code: String) -> Doubt {
    Doubt::Sign { font: font.to_owned(), code }
}

/// What stands at a code of a font of any name; none if only that font knows.
pub(super) fn sign(font: &str, code: u32) -> Option<char> {
    match Font::of(font) {
        Some(font) => font.sign(code),
        None => char::from_u32(code).filter(|_| !matches!(code, 0xE000..=0xF8FF)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_sign_of_symbol_has_its_code() {
        assert_eq!(SYMBOL.map(|half| half.chars().count()), [95, 95]);
        for (code, expected) in [
            (0x41, 'Α'),
            (0x5A, 'Ζ'),
            (0x61, 'α'),
            (0x6D, 'μ'),
            (0xA3, '≤'),
            (0xB1, '±'),
            (0xB3, '≥'),
            (0xB4, '×'),
            (0xC5, '⊕'),
            (0xD6, '√'),
            (0xE5, '∑'),
            (0xF2, '∫'),
            (0xFE, '⎭'),
        ] {
            assert_eq!(sign("Symbol", 0xF000 + code), Some(expected));
            assert_eq!(sign("Symbol", code), Some(expected));
        }
        assert_eq!(sign("Symbol", 0xF0F0), None);
        assert_eq!(sign("Wingdings", 0xF0FE), Some('☑'));
        assert_eq!(sign("Arial", 0xB1), Some('±'));
        assert_eq!(sign("AGA Arabesque", 0xF072), None);
    }
}
