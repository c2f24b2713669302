//! `fonts`, `themes` and `schema`: what is at hand.

use std::collections::BTreeMap;

use mahdar::diag::{Diagnostics, Message, Source};
use mahdar::fonts::{Font, FontBook};
use mahdar::theme::{Theme, unknown_theme};

use super::args::{Fonts, Schema, Themes};
use super::console::Console;
use super::{Exit, build};

/// Letters that tell the languages of a script apart; a font that has them all covers the language.
const LETTERS: [(&str, &str); 13] = [
    ("العربية", "ءآأؤإئابةتثجحخدذرزسشصضطظعغفقكلمنهوىي،؛؟٪٠١٢٣٤٥٦٧٨٩ًٌٍَُِّْٰ«»"),
    ("فارسی", "پچژکگی۰۱۲۳۴۵۶۷۸۹"),
    ("اردو", "ٹڈڑںھہۃےۓ۔"),
    ("کوردی", "ڕڵۆێەڤ"),
    ("پښتو", "ټډړږښګڼېۍ"),
    ("עברית", "אבגדהוזחטיכלמנסעפצקרשתםןךףץ"),
    ("Latin", "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789"),
    ("français", "àâçéèêëîïôùûüœ"),
    ("Ελληνικά", "ΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟΠΡΣΤΥΦΧΨΩαβγδεζηθικλμνξοπρστυφχψωςάέήίόύώ"),
    ("Кириллица", "АБВГДЕЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯабвгдежзийклмнопрстуфхцчшщъыьэюяё"),
    ("∑ √ ∫", "∑√∫∞≈≠≤≥"),
    ("✓ ☐ ➔", "✓✗☐☑➔"),
    ("😀 👍", "😀👍❤"),
];

/// Lists the font families: weights, and what each covers.
pub(crate) fn fonts(args: &Fonts, console: &Console) -> Exit {
    let book = match build::fonts(args.fonts.as_deref(), console) {
        Ok(book) => book,
        Err(exit) => return exit,
    };
    let mut rows = vec![row(
        console,
        [
            Message::new("العائلة", "family"),
            Message::new("الأوزان", "weights"),
            Message::new("تغطي", "covers"),
        ],
    )];
    for fonts in families(&book).into_values() {
        let weights: Vec<String> = fonts.iter().map(|font| font.weight().to_string()).collect();
        rows.push([fonts[0].family().to_owned(), weights.join(" "), covered(fonts[0])]);
    }
    print(console, &rows);
    Exit::Good
}

fn families(book: &FontBook) -> BTreeMap<&str, Vec<&Font>> {
    let mut families: BTreeMap<&str, Vec<&Font>> = BTreeMap::new();
    for (_, font) in book.iter() {
        families.entry(font.family()).or_default().push(font);
    }
    for fonts in families.values_mut() {
        // Faces that no text is set in are not listed.
        let has_plain = fonts.iter().any(|font| font.is_plain());
        fonts.retain(|font| font.is_plain() || !has_plain);
        fonts.sort_by_key(|font| font.weight());
        fonts.dedup_by_key(|font| font.weight());
    }
    families
}

fn covered(font: &Font) -> String {
    let covers = |letters: &str| letters.chars().all(|c| font.covers(c));
    let names = LETTERS.iter().filter(|(_, letters)| covers(letters)).map(|(name, _)| *name);
    names.collect::<Vec<_>>().join(", ")
}

/// Prints the schema of the meeting file or of the pack file.
pub(crate) fn schema(args: &Schema, console: &Console) -> Exit {
    let schema = if args.pack { mahdar::model::pack_schema() } else { mahdar::model::schema() };
    console.out(schema.trim_end());
    Exit::Good
}

/// Lists the themes, or prints the file of one.
pub(crate) fn themes(args: &Themes, console: &Console) -> Exit {
    match &args.show {
        Some(name) => show(name, console),
        None => list(console),
    }
}

fn show(name: &str, console: &Console) -> Exit {
    match Theme::builtin_file(name) {
        Some(file) => {
            console.out(file.trim_end());
            Exit::Good
        }
        None => build::refuse_all(
            &Source::new("--show", ""),
            &Diagnostics(vec![unknown_theme(name)]),
            console,
        ),
    }
}

fn list(console: &Console) -> Exit {
    let mut rows = vec![row(
        console,
        [
            Message::new("السمة", "theme"),
            Message::new("الخطوط", "fonts"),
            Message::new("الوصف", "for"),
        ],
    )];
    for theme in Theme::BUILTIN.into_iter().filter_map(Theme::builtin) {
        let (body, display) = (&theme.body_family.name, &theme.display_family.name);
        let fonts = if body == display { body.clone() } else { format!("{body}, {display}") };
        let description = console.say(&theme.description).to_owned();
        rows.push([theme.name, fonts, description]);
    }
    print(console, &rows);
    Exit::Good
}

fn row(console: &Console, cells: [Message; 3]) -> [String; 3] {
    cells.map(|cell| console.say(&cell).to_owned())
}

/// Prints columns; the last one is not padded.
fn print(console: &Console, rows: &[[String; 3]]) {
    let width = |column: usize| rows.iter().map(|row| row[column].chars().count()).max();
    let (first, second) = (width(0).unwrap_or(0), width(1).unwrap_or(0));
    for [a, b, c] in rows {
        console.out(format!("{a:first$}  {b:second$}  {c}").trim_end());
    }
}
