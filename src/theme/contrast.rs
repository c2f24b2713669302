//! Whether what the built-in themes print can be read: WCAG 2.2, 1.4.3, at least 4.5:1.

use super::{Colour, TextStyle, Theme, ToneColours};
use crate::geom::Pt;

/// Relative luminance of an sRGB colour (WCAG 2.2, glossary).
fn luminance(colour: Colour) -> f64 {
    let linear = |channel: u8| {
        let value = f64::from(channel) / 255.0;
        if value <= 0.04045 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
    };
    0.2126 * linear(colour.r) + 0.7152 * linear(colour.g) + 0.0722 * linear(colour.b)
}

fn contrast(a: Colour, b: Colour) -> f64 {
    let (a, b) = (luminance(a), luminance(b));
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

/// What has no ground of its own.
fn texts_on_paper(theme: &Theme) -> [(&'static str, TextStyle); 23] {
    [
        ("title", theme.paragraphs.title.text),
        ("subtitle", theme.paragraphs.subtitle.text),
        ("kind", theme.paragraphs.kind.text),
        ("caption", theme.paragraphs.caption.text),
        ("attribution", theme.paragraphs.attribution.text),
        ("note", theme.paragraphs.note.text),
        ("quote", theme.quote.text.text),
        ("table cell", theme.table.cell.text),
        ("signature role", theme.signature.role.text),
        ("signature line", theme.signature.below.text),
        ("contents", theme.toc.title.text),
        ("contents 1", theme.toc.entries[0].text),
        ("contents 2", theme.toc.entries[1].text),
        ("contents 3", theme.toc.entries[2].text),
        ("cover organization", theme.cover.organization.text),
        ("cover kind", theme.cover.kind.text),
        ("cover title", theme.cover.title.text),
        ("cover subtitle", theme.cover.subtitle.text),
        ("letterhead", theme.letterhead_name.text),
        ("letterhead line", theme.letterhead_line.text),
        ("header and footer", theme.running.text),
        ("classification", theme.running.classification),
        ("cover classification", theme.cover.classification),
    ]
}

/// Every text of a theme with a ground it may stand on: (what, text, ground).
fn texts_on_grounds(theme: &Theme) -> Vec<(String, Colour, Colour)> {
    let palette = &theme.palette;
    let mut pairs = Vec::new();
    let mut add = |what: &str, text: Colour, ground: Option<Colour>| {
        pairs.push((what.to_owned(), text, ground.unwrap_or(Colour::WHITE)));
    };
    // Running text, and what may stand in it, on every ground that blocks can have.
    let inside = [&theme.characters.name, &theme.characters.label, &theme.characters.secondary];
    let inside = inside.into_iter().chain([&theme.characters.strong, &theme.characters.link]);
    let running: Vec<Colour> = inside
        .filter_map(|style| style.colour)
        .chain([palette.ink, palette.accent, palette.secondary, theme.list.label.colour])
        .chain(theme.headings.iter().map(|heading| heading.text.colour))
        .collect();
    let grounds = [None, palette.tint, theme.table.band_ground, theme.facts.ground];
    let grounds = grounds.into_iter().chain([theme.summary.ground, theme.decision.ground]);
    // The word across a draft lies under everything.
    for ground in grounds.chain([Some(theme.watermark.text.colour)]) {
        running.iter().for_each(|text| add("running text", *text, ground));
    }
    add("table head", theme.table.head.text.colour, theme.table.head_ground);
    add("facts label", theme.facts.label.text.colour, theme.facts.ground);
    add("facts value", theme.facts.value.text.colour, theme.facts.ground);
    for (what, style) in texts_on_paper(theme) {
        add(what, style.colour, None);
    }
    let tones = [palette.open, palette.active, palette.good, palette.bad, palette.muted];
    for ToneColours { ink, ground } in tones {
        add("status", ink, ground);
        if ground.is_none() {
            add("status in a band", ink, theme.table.band_ground);
        }
    }
    pairs
}

#[test]
fn every_text_of_the_builtin_themes_can_be_read() {
    for name in Theme::BUILTIN {
        let theme = Theme::builtin(name).expect("is built in");
        for (what, text, ground) in texts_on_grounds(&theme) {
            let ratio = contrast(text, ground);
            let (text, ground) = (text.to_hex(), ground.to_hex());
            assert!(ratio >= 4.5, "{name}: {what} #{text} on #{ground} is {ratio:.2}:1");
        }
    }
}

#[test]
fn contrast_is_that_of_the_standard() {
    let grey = Colour { r: 0x76, g: 0x76, b: 0x76 };
    assert!((contrast(Colour::BLACK, Colour::WHITE) - 21.0).abs() < 1e-9);
    assert!((contrast(grey, Colour::WHITE) - 4.54).abs() < 0.01);
}

#[test]
fn nothing_is_printed_too_small_to_read() {
    for name in Theme::BUILTIN {
        let theme = Theme::builtin(name).expect("is built in");
        let characters = &theme.characters;
        let inside = [characters.label, characters.status, characters.code, characters.secondary];
        for (what, around) in texts_on_paper(&theme) {
            for size in inside.iter().map(|style| style.over(around).size).chain([around.size]) {
                assert!(size >= Pt(7.5), "{name}: {what}: {size:?}");
            }
        }
    }
}
