//! The theme's values as paragraph and run properties.

use crate::document::{Document, KashidaLevel};
use crate::fonts::FontBook;
use crate::geom::Pt;
use crate::locale::{Direction, Lang};
use crate::theme::{Align, Bar, Colour, FamilyRole, ParaStyle, TextStyle, Theme};

use super::super::dom::Element;
use super::super::language;
use super::super::page::Page;
use super::super::units::{border_space, eighths, half_points, twips};
use super::id;

/// From this weight on, text is bold: Word knows no weights between.
const BOLD: u16 = 600;

/// `w:line` of single spacing, the natural height of the font's lines (17.3.1.33).
const SINGLE: f64 = 240.0;

/// The distance of the lines of a style. Where its font is not at hand, another takes its place that
/// mostly asks for far less: lines closer than the font asks for would touch there.
pub(in super::super) fn line_distance(style: &ParaStyle, theme: &Theme, book: &FontBook) -> Pt {
    style.leading.max(natural_line(style.text, theme, book))
}

/// The distance of lines that the font asks for.
fn natural_line(text: TextStyle, theme: &Theme, book: &FontBook) -> Pt {
    // Without the font at hand: what most fonts for books ask for.
    const USUAL: f64 = 1.2;
    let ratio = book.find(&theme.family(text.family).name, text.weight).map_or(USUAL, |id| {
        let metrics = book.get(id).metrics();
        let height = f64::from(metrics.ascent) - f64::from(metrics.descent);
        height / f64::from(metrics.units_per_em)
    });
    text.size * ratio
}

/// What styles depend on of a document.
#[derive(Debug, Clone, PartialEq)]
pub(in super::super) struct Setting {
    /// Its language.
    lang: Lang,
    /// Its direction.
    pub(in super::super) direction: Direction,
    /// Language tags of runs in Latin letters and in complex scripts.
    pub(in super::super) tags: (String, String),
    /// Whether text is justified.
    justify: bool,
    /// How freely words may be elongated.
    kashida: Option<KashidaLevel>,
    /// Whether it is several papers bound together.
    pub(in super::super) bound: bool,
    /// The width of the text.
    pub(in super::super) measure: Pt,
}

impl Setting {
    /// Of a document in the look of a theme.
    pub(in super::super) fn new(document: &Document, theme: &Theme) -> Setting {
        let Document { meta, setup, .. } = document;
        Setting {
            lang: meta.lang,
            direction: meta.direction,
            tags: (language::latin(meta), language::complex(meta)),
            justify: setup.justify,
            kashida: setup.kashida,
            bound: document.is_bound(),
            measure: Page::new(document, theme).measure(),
        }
    }
}

/// What turns a theme's values into properties.
#[derive(Debug, Clone, Copy)]
pub(in super::super) struct Look<'a> {
    /// For direction, justification and kashida.
    pub(in super::super) setting: &'a Setting,
    /// The values.
    pub(in super::super) theme: &'a Theme,
    /// For the natural height of lines.
    pub(in super::super) book: &'a FontBook,
}

impl Look<'_> {
    /// Run properties: fonts, weight, colour, size; once for Latin, once for complex scripts.
    pub(in super::super) fn run(&self, text: TextStyle) -> Element {
        let mut properties = self.run_difference(text, None);
        properties.children.insert(0, super::super::dom::Node::Element(self.fonts(text.family)));
        properties
    }

    /// Run properties without the fonts where the family is the one around.
    pub(in super::super) fn run_difference(
        &self,
        text: TextStyle,
        around: Option<FamilyRole>,
    ) -> Element {
        let family = self.theme.family(text.family);
        let other = around.is_some_and(|around| around != text.family);
        Element::new("w:rPr")
            .children(other.then(|| self.fonts(text.family)))
            .children(bold(text.weight))
            .child(self.colour(text.colour))
            .child(Element::val("w:sz", half_points(text.size * family.latin_scale)))
            .child(Element::val("w:szCs", half_points(text.size)))
    }

    /// The family twice: by its place in the theme part, for Word's Design tab, and by its name for
    /// readers that do not look there.
    pub(in super::super) fn fonts(&self, role: FamilyRole) -> Element {
        let family = self.theme.family(role);
        let (latin, complex) = match role {
            FamilyRole::Body => ("minorHAnsi", "minorBidi"),
            FamilyRole::Display => ("majorHAnsi", "majorBidi"),
        };
        Element::new("w:rFonts")
            .with("w:ascii", &family.latin)
            .with("w:hAnsi", &family.latin)
            .with("w:cs", &family.name)
            .with("w:asciiTheme", latin)
            .with("w:hAnsiTheme", latin)
            .with("w:cstheme", complex)
    }

    /// A colour of text; the theme's main colours by their names too.
    pub(in super::super) fn colour(&self, colour: Colour) -> Element {
        let element = Element::val("w:color", colour.to_hex());
        let palette = &self.theme.palette;
        if colour == palette.accent {
            element.with("w:themeColor", "accent1")
        } else if colour == palette.ink {
            element.with("w:themeColor", "text1")
        } else {
            element
        }
    }

    /// Paragraph properties: direction, spaces, alignment, what it keeps to, its bar.
    pub(in super::super) fn paragraph(&self, style: &ParaStyle) -> Element {
        let mut properties = Element::new("w:pPr")
            .children(self.direction())
            .child(self.spacing(style, style.before, style.after))
            .children(self.alignment(style.align));
        if style.keep_with_next {
            properties =
                properties.child(Element::new("w:keepNext")).child(Element::new("w:keepLines"));
        }
        if let Some(bar) = style.bar {
            properties = properties
                .child(Element::new("w:pBdr").child(self.bar(bar)))
                .child(Element::new("w:ind").with("w:left", twips(bar.width + bar.gap)));
        }
        properties
    }

    /// `w:bidi` in a right-to-left document.
    pub(in super::super) fn direction(&self) -> Option<Element> {
        match self.setting.direction {
            Direction::Rtl => Some(Element::new("w:bidi")),
            Direction::Ltr => None,
        }
    }

    /// Spaces above and below, and the distance of lines as a multiple of the font's own: a fixed
    /// distance would cut off pictures that somebody puts into the text. What the first line gets
    /// beyond what the theme wants, the space above it lacks.
    pub(in super::super) fn spacing(&self, style: &ParaStyle, before: Pt, after: Pt) -> Element {
        let leading = line_distance(style, self.theme, self.book);
        let before = (before - (leading - style.leading)).max(Pt::ZERO);
        let line = SINGLE * (leading / natural_line(style.text, self.theme, self.book));
        Element::new("w:spacing")
            .with("w:before", twips(before))
            .with("w:after", twips(after))
            .with("w:line", format!("{:.0}", line.max(1.0)))
            .with("w:lineRule", "auto")
    }

    /// From the top of a paragraph's first line to its baseline: what lines have above single
    /// spacing, or lack, they have or lack above the text.
    pub(in super::super) fn baseline(&self, style: &ParaStyle) -> Pt {
        let family = self.theme.family(style.text.family);
        let descent = self.book.find(&family.name, style.text.weight).map_or(0.25, |id| {
            let metrics = self.book.get(id).metrics();
            -f64::from(metrics.descent) / f64::from(metrics.units_per_em)
        });
        style.leading - style.text.size * descent
    }

    /// `w:jc`; the natural side needs none. `left` would mean the side where lines begin, so it is
    /// never written.
    pub(in super::super) fn alignment(&self, align: Align) -> Option<Element> {
        let value = match align {
            Align::Start => return None,
            Align::Centre => "center",
            Align::End => "end",
            Align::Justify if self.setting.justify => self.justified(),
            Align::Justify => return None,
        };
        Some(Element::val("w:jc", value))
    }

    /// Kashida only where the author asked for it: not every reader can draw it.
    fn justified(&self) -> &'static str {
        let arabic = match self.setting.lang {
            Lang::Ar | Lang::Fa | Lang::Ur | Lang::Ckb | Lang::Ps => true,
            Lang::He | Lang::En | Lang::Fr => false,
        };
        match self.setting.kashida.filter(|_| arabic) {
            Some(KashidaLevel::Low) => "lowKashida",
            Some(KashidaLevel::Medium) => "mediumKashida",
            Some(KashidaLevel::High) => "highKashida",
            Some(KashidaLevel::None) | None => "both",
        }
    }

    /// A bar at the side where lines begin. Borders of paragraphs name the sides of the paper.
    pub(in super::super) fn bar(&self, bar: Bar) -> Element {
        let side = match self.setting.direction {
            Direction::Rtl => "w:right",
            Direction::Ltr => "w:left",
        };
        border(side, bar.width, bar.gap, bar.colour)
    }
}

/// The characters of a paragraph style.
pub(in super::super) fn text_of(theme: &Theme, style: &str) -> TextStyle {
    match style {
        id::HEADER | id::FOOTER => theme.running.text,
        id::COVER_MARK => theme.cover.classification,
        _ => paragraph_of(theme, style).unwrap_or(&theme.paragraphs.body).text,
    }
}

/// What the theme says of a paragraph style; nothing of those that are made of several of its styles.
pub(in super::super) fn paragraph_of<'t>(theme: &'t Theme, style: &str) -> Option<&'t ParaStyle> {
    let (p, cover) = (&theme.paragraphs, &theme.cover);
    let level = |ids: &[&str]| ids.iter().position(|id| *id == style);
    Some(match style {
        id::TITLE => &p.title,
        id::SUBTITLE => &p.subtitle,
        id::KIND => &p.kind,
        id::BASMALA => &p.basmala,
        id::BODY => &p.body,
        id::LABELLED => &p.labelled,
        id::LEAD => &p.lead,
        id::CAPTION | id::FIGURE_CAPTION => &p.caption,
        id::ATTRIBUTION => &p.attribution,
        id::NOTE => &p.note,
        id::QUOTE => &theme.quote.text,
        id::CELL | id::CELL_NUMBER => &theme.table.cell,
        id::CELL_HEAD | id::CELL_HEAD_NUMBER => &theme.table.head,
        id::FACT_LABEL | id::COVER_LABEL => &theme.facts.label,
        id::FACT_VALUE => &theme.facts.value,
        id::SIGN_ROLE => &theme.signature.role,
        id::SIGN_NAME => &theme.signature.name,
        id::SIGN_BELOW => &theme.signature.below,
        id::TOC_HEADING => &theme.toc.title,
        id::LETTERHEAD => &theme.letterhead_name,
        id::LETTERHEAD_LINE => &theme.letterhead_line,
        id::COVER_BODY => &cover.organization,
        id::COVER_KIND => &cover.kind,
        id::COVER_TITLE => &cover.title,
        id::COVER_SUBTITLE => &cover.subtitle,
        _ => match (level(&id::HEADINGS), level(&id::TOC)) {
            (Some(index), _) => &theme.headings[index.min(theme.headings.len() - 1)],
            (None, Some(index)) => &theme.toc.entries[index],
            (None, None) => return None,
        },
    })
}

/// Whether text of this weight is bold.
pub(in super::super) fn is_bold(weight: u16) -> bool {
    weight >= BOLD
}

/// A border line.
pub(in super::super) fn border(side: &'static str, width: Pt, gap: Pt, colour: Colour) -> Element {
    Element::val(side, "single")
        .with("w:sz", eighths(width))
        .with("w:space", border_space(gap))
        .with("w:color", colour.to_hex())
}

/// A plain ground.
pub(in super::super) fn ground(colour: Colour) -> Element {
    Element::val("w:shd", "clear").with("w:color", "auto").with("w:fill", colour.to_hex())
}

/// `w:b` is not enough: complex scripts look at `w:bCs` alone (17.3.2.2).
pub(in super::super) fn bold(weight: u16) -> impl IntoIterator<Item = Element> {
    let elements = [Element::new("w:b"), Element::new("w:bCs")];
    elements.into_iter().filter(move |_| is_bold(weight))
}
