//! Drawings that stand behind the text: the word across draft pages, the band of a cover.
//!
//! Written as VML (ISO/IEC 29500-4, clause 14), as Word itself writes watermarks: so it knows the
//! shape again, in its menu «Watermark», and readers that do not know newer shapes draw it too.

use crate::geom::{Pt, Size};
use crate::locale::Direction;
use crate::theme::{Colour, TextStyle};

use super::dom::Element;

const V: &str = "urn:schemas-microsoft-com:vml";
const O: &str = "urn:schemas-microsoft-com:office:office";

/// Behind the text.
const BEHIND: &str = "z-index:-251658752;mso-wrap-distance-left:0;mso-wrap-distance-right:0";

/// A word across the page, from corner to corner, with ink of this natural size; wider than the measure it
/// is smaller in all. The text fills its box («fitshape»), which must have the proportions of the ink
/// therefore: without «trim» (14.1.2.23) it would be those of the family's lines, which may be twice as
/// high.
pub(super) fn watermark(
    word: &str,
    style: TextStyle,
    (family, ink): (&str, Size),
    measure: Pt,
) -> Element {
    let width = ink.width.min(measure).max(Pt(1.0));
    let height = ink.height * (width / ink.width.max(Pt(1.0)));
    let place = format!(
        "position:absolute;margin-left:0;margin-top:0;width:{};height:{};rotation:315;{BEHIND};\
         mso-position-horizontal:center;mso-position-horizontal-relative:margin;\
         mso-position-vertical:center;mso-position-vertical-relative:margin",
        points(width),
        points(height),
    );
    let font = format!("font-family:\"{family}\";font-size:1pt{}", weight(style));
    let text =
        Element::new("v:textpath").with("style", font).with("trim", "t").with("string", word);
    let shape = Element::new("v:shape")
        .with("id", "PowerPlusWaterMarkObject1")
        .with("o:spid", "_x0000_s2049")
        .with("type", "#_x0000_t136")
        .with("alt", word)
        .with("style", place)
        .with("o:allowincell", "f")
        .with("fillcolor", css(style.colour))
        .with("stroked", "f")
        .child(text);
    picture().child(text_shape()).child(shape)
}

/// A band from top to bottom at one side of the page.
pub(super) fn band(size: Size, side: Direction, colour: Colour) -> Element {
    let side = match side {
        Direction::Rtl => "right",
        Direction::Ltr => "left",
    };
    let style = format!(
        "position:absolute;margin-left:0;margin-top:0;width:{};height:{};{BEHIND};\
         mso-position-horizontal:{side};mso-position-horizontal-relative:page;\
         mso-position-vertical:top;mso-position-vertical-relative:page",
        points(size.width),
        points(size.height),
    );
    let shape = Element::new("v:rect")
        .with("id", "CoverBand")
        .with("o:spid", "_x0000_s2050")
        .with("style", style)
        .with("fillcolor", css(colour))
        .with("stroked", "f");
    picture().child(shape)
}

fn picture() -> Element {
    Element::new("w:pict").with("xmlns:v", V).with("xmlns:o", O)
}

/// The built-in shape 136, «plain text» (14.1.2.20), which a file must define to refer to.
fn text_shape() -> Element {
    Element::new("v:shapetype")
        .with("id", "_x0000_t136")
        .with("coordsize", "21600,21600")
        .with("o:spt", 136)
        .with("adj", 10800)
        .with("path", "m@7,l@8,m@5,21600l@6,21600e")
        .child(formulas())
        .child(
            Element::new("v:path")
                .with("textpathok", "t")
                .with("o:connecttype", "custom")
                .with("o:connectlocs", "@9,0;@10,10800;@11,21600;@12,10800")
                .with("o:connectangles", "270,180,90,0"),
        )
        .child(Element::new("v:textpath").with("on", "t").with("fitshape", "t"))
}

fn formulas() -> Element {
    const FORMULAS: [&str; 13] = [
        "sum #0 0 10800",
        "prod #0 2 1",
        "sum 21600 0 @1",
        "sum 0 0 @2",
        "sum 21600 0 @3",
        "if @0 @3 0",
        "if @0 21600 @1",
        "if @0 0 @2",
        "if @0 @4 21600",
        "mid @5 @6",
        "mid @8 @5",
        "mid @7 @8",
        "mid @6 @7",
    ];
    Element::new("v:formulas")
        .children(FORMULAS.map(|formula| Element::new("v:f").with("eqn", formula)))
}

fn weight(style: TextStyle) -> &'static str {
    if style.weight >= 600 { ";font-weight:bold" } else { "" }
}

fn points(length: Pt) -> String {
    format!("{:.1}pt", length.0)
}

fn css(colour: Colour) -> String {
    format!("#{}", colour.to_hex().to_ascii_lowercase())
}
