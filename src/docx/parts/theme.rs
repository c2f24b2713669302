//! `word/theme/theme1.xml`: the theme's colours and its two families, for Word's Design tab.
//!
//! Styles refer to these by `w:themeColor` and `w:asciiTheme`, so that choosing other colours or
//! fonts in Word changes the document.

use crate::theme::{Colour, Family, Theme};

use super::super::dom::{self, Element};

const DRAWING: &str = "http://schemas.openxmlformats.org/drawingml/2006/main";

/// The theme part.
pub(in super::super) fn theme(theme: &Theme) -> Vec<u8> {
    let elements = Element::new("a:themeElements")
        .child(colours(theme))
        .child(fonts(theme))
        .child(formats(&theme.name));
    let part =
        Element::new("a:theme").with("xmlns:a", DRAWING).with("name", &theme.name).child(elements);
    dom::write(&part)
}

/// Twelve colours are required; those that the theme does not have repeat its own.
fn colours(theme: &Theme) -> Element {
    let palette = &theme.palette;
    let white = Colour { r: 255, g: 255, b: 255 };
    let colours = [
        ("a:dk1", palette.ink),
        ("a:lt1", white),
        ("a:dk2", palette.secondary),
        ("a:lt2", palette.tint.unwrap_or(white)),
        ("a:accent1", palette.accent),
        ("a:accent2", palette.secondary),
        ("a:accent3", palette.good.ink),
        ("a:accent4", palette.active.ink),
        ("a:accent5", palette.bad.ink),
        ("a:accent6", palette.muted.ink),
        ("a:hlink", palette.accent),
        ("a:folHlink", palette.secondary),
    ];
    let element = |(name, colour): (&'static str, Colour)| {
        Element::new(name).child(Element::new("a:srgbClr").with("val", colour.to_hex()))
    };
    Element::new("a:clrScheme").with("name", &theme.name).children(colours.into_iter().map(element))
}

fn fonts(theme: &Theme) -> Element {
    Element::new("a:fontScheme")
        .with("name", &theme.name)
        .child(family("a:majorFont", &theme.display_family))
        .child(family("a:minorFont", &theme.body_family))
}

/// The scripts of the right-to-left languages are named too: Word looks there before `a:cs`.
fn family(name: &'static str, family: &Family) -> Element {
    let font = |name: &'static str, face: &str| Element::new(name).with("typeface", face);
    let script =
        |script: &str| Element::new("a:font").with("script", script).with("typeface", &family.name);
    Element::new(name)
        .child(font("a:latin", &family.latin))
        .child(font("a:ea", ""))
        .child(font("a:cs", &family.name))
        .child(script("Arab"))
}

/// Fills, lines and effects of drawings: three each are required, none is used.
fn formats(name: &str) -> Element {
    let colour = || Element::new("a:schemeClr").with("val", "phClr");
    let fill = || Element::new("a:solidFill").child(colour());
    let line = || Element::new("a:ln").with("w", 6350).child(fill());
    let effect = || Element::new("a:effectStyle").child(Element::new("a:effectLst"));
    let three = |list: &'static str, item: &dyn Fn() -> Element| {
        Element::new(list).children((0..3).map(|_| item()))
    };
    Element::new("a:fmtScheme")
        .with("name", name)
        .child(three("a:fillStyleLst", &fill))
        .child(three("a:lnStyleLst", &line))
        .child(three("a:effectStyleLst", &effect))
        .child(three("a:bgFillStyleLst", &fill))
}
