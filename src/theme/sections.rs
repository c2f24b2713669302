//! The parts of a theme file, one function each, in the order of the file.

use super::read::{Context, Mapping, colour, family, number_within, style_and_leading, weight};
use super::{
    BoxStyle, Bullet, CharStyle, CharacterStyles, Colour, CoverStyle, FactsStyle, Family,
    FigureStyle, ListStyle, PageStyle, Palette, ParaStyle, ParagraphStyles, QuoteStyle,
    RunningStyle, SignatureStyle, TableStyle, TocStyle, ToneColours, WatermarkStyle,
};
use crate::diag::Message;
use crate::geom::Margins;
use crate::yaml::{At, Choice, Value, choice, items, wrong_type};

const BULLETS: &Choice<Bullet> =
    &[("square", Bullet::Square), ("disc", Bullet::Disc), ("dash", Bullet::Dash)];

pub(super) fn description(map: &mut Mapping<'_, '_>) -> Message {
    Message { ar: map.words("ar"), en: map.words("en") }
}

pub(super) fn palette(map: &mut Mapping<'_, '_>) -> Palette {
    let palette = Palette {
        ink: map.colour("ink"),
        accent: map.colour("accent"),
        tint: map.ground("tint"),
        hairline: map.colour("hairline"),
        secondary: map.colour("secondary"),
        open: tone(map, "open"),
        active: tone(map, "active"),
        good: tone(map, "good"),
        bad: tone(map, "bad"),
        muted: tone(map, "muted"),
    };
    map.cx.colours.extend([
        ("ink", Some(palette.ink)),
        ("accent", Some(palette.accent)),
        ("tint", palette.tint),
        ("hairline", Some(palette.hairline)),
        ("secondary", Some(palette.secondary)),
    ]);
    palette
}

fn tone(map: &mut Mapping<'_, '_>, key: &'static str) -> ToneColours {
    map.inner(key, |map| ToneColours { ink: map.colour("ink"), ground: map.ground("ground") })
        .unwrap_or(ToneColours { ink: Colour::BLACK, ground: None })
}

pub(super) fn families(map: &mut Mapping<'_, '_>) -> Option<(Family, Family)> {
    let body = map.inner("body", one_family);
    let display = map.inner("display", one_family);
    body.zip(display)
}

fn one_family(map: &mut Mapping<'_, '_>) -> Family {
    Family {
        name: map.words("name"),
        latin: map.words("latin"),
        latin_scale: map.share("latin_scale", 0.5, 1.5),
        word_fallback: map.words("word_fallback"),
    }
}

/// Reads the base and makes it what later styles begin from.
pub(super) fn base(map: &mut Mapping<'_, '_>) {
    map.cx.base = style_and_leading(map);
}

pub(super) fn page(map: &mut Mapping<'_, '_>) -> PageStyle {
    let margins = map.inner("margins", |map| Margins {
        top: map.length("top"),
        bottom: map.length("bottom"),
        inner: map.length("inner"),
        outer: map.length("outer"),
    });
    PageStyle {
        margins: margins.unwrap_or_default(),
        header_y: map.length("header"),
        footer_y: map.length("footer"),
    }
}

pub(super) fn paragraphs(map: &mut Mapping<'_, '_>) -> ParagraphStyles {
    ParagraphStyles {
        basmala: map.para("basmala"),
        title: map.para("title"),
        subtitle: map.para("subtitle"),
        kind: map.para("kind"),
        body: map.para("body"),
        labelled: map.para("labelled"),
        lead: map.para("lead"),
        caption: map.para("caption"),
        attribution: map.para("attribution"),
        note: map.para("note"),
    }
}

pub(super) fn headings(map: &mut Mapping<'_, '_>) -> [ParaStyle; 4] {
    ["level_1", "level_2", "level_3", "level_4"].map(|level| map.para(level))
}

pub(super) fn characters(map: &mut Mapping<'_, '_>) -> CharacterStyles {
    CharacterStyles {
        strong: char_style(map, "strong"),
        code: char_style(map, "code"),
        name: char_style(map, "name"),
        label: char_style(map, "label"),
        secondary: char_style(map, "secondary"),
        status: char_style(map, "status"),
        link: char_style(map, "link"),
        underline_links: map.yes("underline_links"),
    }
}

fn char_style(map: &mut Mapping<'_, '_>, key: &'static str) -> CharStyle {
    let read = |map: &mut Mapping<'_, '_>| CharStyle {
        family: map.optional("family", family),
        weight: map.optional("weight", weight),
        scale: map.optional("scale", |at, cx| number_within(at, cx, 0.3, 2.0)).unwrap_or(1.0),
        colour: map.optional("colour", colour),
    };
    map.inner(key, read).unwrap_or_default()
}

pub(super) fn list(map: &mut Mapping<'_, '_>) -> ListStyle {
    ListStyle {
        bullets: map.required("bullets", bullets).unwrap_or([Bullet::Disc; 2]),
        bullet_colour: map.colour("bullet_colour"),
        label: map.text("label"),
        indent: map.length("indent"),
        gap: map.length("gap"),
        item_gap: map.length("item_gap"),
    }
}

/// One bullet for all depths, or two that take turns.
fn bullets(at: At<'_>, cx: &mut Context) -> Option<[Bullet; 2]> {
    let written = match &at.node.value {
        Value::Seq(items) => items.len(),
        Value::Null | Value::Scalar(_) | Value::Map(_) => 1,
    };
    let bullets = items(at, &mut cx.found, |at, found| choice(BULLETS)(at, found));
    match bullets[..] {
        [one] if written == 1 => Some([one, one]),
        [outer, inner] if written == 2 => Some([outer, inner]),
        // A word that is no bullet was told.
        _ if matches!(written, 1 | 2) => None,
        _ => {
            let error = wrong_type(&at, "علامة أو علامتان", "one bullet or two");
            cx.found.push(error);
            None
        }
    }
}

pub(super) fn table(map: &mut Mapping<'_, '_>) -> TableStyle {
    TableStyle {
        head: map.para("head"),
        cell: map.para("cell"),
        head_ground: map.ground("head_ground"),
        band_ground: map.ground("band_ground"),
        outer_rule: map.rule("outer_rule"),
        inner_rule: map.rule("inner_rule"),
        pad_x: map.length("pad_x"),
        pad_y: map.length("pad_y"),
        around: map.length("around"),
    }
}

pub(super) fn facts(map: &mut Mapping<'_, '_>) -> FactsStyle {
    FactsStyle {
        label: map.para("label"),
        value: map.para("value"),
        ground: map.ground("ground"),
        rule: map.rule_or_none("rule"),
        pad: map.length("pad"),
        around: map.length("around"),
    }
}

pub(super) fn quote(map: &mut Mapping<'_, '_>) -> QuoteStyle {
    QuoteStyle {
        text: map.para("text"),
        bar: map.bar("bar"),
        indent: map.length("indent"),
        around: map.length("around"),
    }
}

pub(super) fn boxed(map: &mut Mapping<'_, '_>) -> BoxStyle {
    BoxStyle {
        ground: map.ground("ground"),
        bar: map.bar_or_none("bar"),
        pad: map.length("pad"),
        around: map.length("around"),
    }
}

pub(super) fn figure(map: &mut Mapping<'_, '_>) -> FigureStyle {
    FigureStyle {
        around: map.length("around"),
        gap: map.length("gap"),
        max_height: map.share("max_height", 0.1, 1.0),
    }
}

pub(super) fn signature(map: &mut Mapping<'_, '_>) -> SignatureStyle {
    SignatureStyle {
        role: map.para("role"),
        name: map.para("name"),
        below: map.para("below"),
        height: map.length("height"),
        rule: map.rule("rule"),
        gap: map.length("gap"),
        before: map.length("before"),
    }
}

pub(super) fn toc(map: &mut Mapping<'_, '_>) -> TocStyle {
    TocStyle {
        title: map.para("title"),
        entries: ["level_1", "level_2", "level_3"].map(|level| map.para(level)),
        indent: map.length("indent"),
        leader: map.colour("leader"),
    }
}

pub(super) fn running(map: &mut Mapping<'_, '_>) -> RunningStyle {
    RunningStyle {
        text: map.text("text"),
        rule: map.rule_or_none("rule"),
        rule_gap: map.length("rule_gap"),
        classification: map.text("classification"),
    }
}

pub(super) fn cover(map: &mut Mapping<'_, '_>) -> CoverStyle {
    CoverStyle {
        band: map.rule_or_none("band"),
        organization: map.para("organization"),
        kind: map.para("kind"),
        title: map.para("title"),
        subtitle: map.para("subtitle"),
        rule: map.rule_or_none("rule"),
        classification: map.text("classification"),
    }
}

/// The organization's name and the lines below it.
pub(super) fn letterhead(map: &mut Mapping<'_, '_>) -> (ParaStyle, ParaStyle) {
    (map.para("name"), map.para("line"))
}

pub(super) fn watermark(map: &mut Mapping<'_, '_>) -> WatermarkStyle {
    WatermarkStyle { text: map.text("watermark") }
}
