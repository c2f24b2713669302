//! Any string in any measure at any level of kashida.

use mahdar::diag::Warned;
use mahdar::document::{
    Block, Dimensions, Document, Inline, KashidaLevel, LineBreaking, Meta, Orientation, PageSetup,
    ParaRole, PercentSide, RangeDirection, Running,
};
use mahdar::geom::{Margins, Pt};
use mahdar::layout::frame::{Item, PagedDocument, TextItem};
use mahdar::layout::paginate;
use mahdar::locale::digits::DigitSet;
use mahdar::locale::{Direction, Lang};

/// What a byte of the input writes: every character has a glyph, so that no text is refused.
const ALPHABET: &str = "      اأإآبتثجحخدذرزسشصضطظعغفقكلمنهويىةءئؤاللهسنمكپچگیکےٹڈ\
    ًٌٍَُِّْٰـ0123456789٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹abcdeXYZ.,:;/-+%$€#@&=()[]«»“”،؛؟٪٫٬–—…°×±﴿﴾ﷺ\u{200C}\u{200D}\u{200E}\u{200F}\u{A0}\u{2067}\u{2068}\u{2069}\n";

/// All of a paragraph is placed, once; no line is wider than the measure unless a warning says so.
///
/// # Panics
/// When that does not hold.
pub fn paragraph(bytes: &[u8]) {
    let [width, level, direction, rest @ ..] = bytes else { return };
    let alphabet: Vec<char> = ALPHABET.chars().collect();
    let letter = |byte: &u8| alphabet[usize::from(*byte) % alphabet.len()];
    let text: String = rest.iter().map(letter).collect();
    let measure = Pt::mm(20.0 + f64::from(*width % 160));
    let kashida = [KashidaLevel::None, KashidaLevel::Low, KashidaLevel::Medium, KashidaLevel::High];
    let kashida = kashida[usize::from(*level) % kashida.len()];
    let rtl = direction % 4 != 0;
    let document = document(&text, measure, kashida, rtl);
    let set = paginate(&document, crate::theme(), crate::engine().fonts());
    let Warned { value: pages, warnings } =
        set.unwrap_or_else(|found| panic!("refused: {found:?}\n{text:?}"));
    assert_eq!(placed(&pages), shown(&text), "{text:?} in {measure:?}");
    let cut = warnings.iter().any(|warning| warning.code.0 == "W0402");
    let wide = texts(&pages).find(|item| {
        let margin = Pt::mm(10.0);
        let right = item.origin.x + item.width();
        item.origin.x < margin - Pt(0.01) || right > margin + measure + Pt(0.01)
    });
    assert!(cut || wide.is_none(), "over the measure {measure:?}: {wide:?}\n{text:?}");
}

/// The characters with ink, sorted: what stands on paper is in another order.
fn shown(text: &str) -> Vec<char> {
    let invisible = |c: char| {
        c.is_whitespace() || matches!(c, '\u{200C}'..='\u{200F}' | '\u{2066}'..='\u{2069}')
    };
    let mut characters: Vec<char> = text.chars().filter(|&c| !invisible(c)).collect();
    characters.sort_unstable();
    characters
}

fn placed(pages: &PagedDocument) -> Vec<char> {
    shown(&texts(pages).map(TextItem::words).collect::<String>())
}

fn texts(pages: &PagedDocument) -> impl Iterator<Item = &TextItem> {
    pages.pages.iter().flat_map(|page| &page.items).filter_map(|item| match item {
        Item::Text(text) => Some(text),
        _ => None,
    })
}

fn document(text: &str, measure: Pt, kashida: KashidaLevel, rtl: bool) -> Document {
    let margin = Pt::mm(10.0);
    let (lang, direction) =
        if rtl { (Lang::Ar, Direction::Rtl) } else { (Lang::En, Direction::Ltr) };
    Document {
        meta: Meta {
            title: String::new(),
            subject: String::new(),
            author: String::new(),
            keywords: Vec::new(),
            lang,
            country: None,
            direction,
            stamp: None,
        },
        setup: PageSetup {
            paper: Dimensions { width_mm: measure.0 / Pt::mm(1.0).0 + 20.0, height_mm: 4000.0 },
            orientation: Orientation::Portrait,
            margins: Some(Margins { top: margin, bottom: margin, inner: margin, outer: margin }),
            double_sided: false,
            justify: true,
            kashida: Some(kashida),
            line_breaking: LineBreaking::Optimal,
            range_direction: RangeDirection::Rtl,
            percent_side: PercentSide::Auto,
            digits: DigitSet::Latn,
            watermark: None,
            border: false,
            embed_fonts: false,
        },
        running: Running::default(),
        images: Vec::new(),
        blocks: vec![Block::paragraph(ParaRole::Body, vec![Inline::generated(text)])],
        notes: Vec::new(),
    }
}
