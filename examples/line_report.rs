//! Measures the lines of a text: how far their spaces stretch, how many rivers, how many kashidas.
//!
//! ```text
//! cargo run --release --example line_report FILE [MEASURE_MM [SIZE_PT [FAMILY]]]
//! ```
//!
//! The text is set as one paragraph in four ways; figures are changes of the space between words in
//! units of its natural width, over justified lines.

use std::error::Error;

use mahdar::document::{
    Block, Dimensions, Document, Inline, KashidaLevel, LineBreaking, Meta, Orientation, PageSetup,
    ParaRole, PercentSide, RangeDirection, Running,
};
use mahdar::fonts::FontBook;
use mahdar::geom::{Margins, Pt};
use mahdar::layout::frame::{Item, PagedDocument, TextItem};
use mahdar::layout::paginate;
use mahdar::locale::digits::DigitSet;
use mahdar::locale::{Direction, Lang};
use mahdar::theme::Theme;

/// A space that is wider than this, in natural spaces, is part of a river.
const WIDE_GAP: f64 = 1.2;
/// A line whose spaces stretch by more than this is loose.
const LOOSE: f64 = 0.5;

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [file, rest @ ..] = arguments.as_slice() else {
        return Err("which text? line_report FILE [MEASURE_MM [SIZE_PT [FAMILY]]]".into());
    };
    let text = std::fs::read_to_string(file)?;
    let paragraph = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let number = |index: usize, default: f64| rest.get(index).map_or(Ok(default), |s| s.parse());
    let (measure, size) = (number(0, 160.0)?, number(1, 12.0)?);
    let family = rest.get(2).map_or("Amiri", String::as_str);
    println!("{measure} mm, {family} {size} pt");
    println!("{:<26}{}", "method", Figures::HEAD);
    for (name, breaking, kashida) in [
        ("first-fit, spaces", LineBreaking::FirstFit, KashidaLevel::None),
        ("optimal, spaces", LineBreaking::Optimal, KashidaLevel::None),
        ("optimal, kashida low", LineBreaking::Optimal, KashidaLevel::Low),
        ("optimal, kashida medium", LineBreaking::Optimal, KashidaLevel::Medium),
        ("optimal, kashida high", LineBreaking::Optimal, KashidaLevel::High),
    ] {
        let setup = setup(measure, breaking, kashida);
        println!("{name:<26}{}", Figures::of(&set(&paragraph, setup, size, family)?, measure));
    }
    Ok(())
}

fn setup(measure_mm: f64, line_breaking: LineBreaking, kashida: KashidaLevel) -> PageSetup {
    let margin = Pt::mm(10.0);
    PageSetup {
        paper: Dimensions { width_mm: measure_mm + 20.0, height_mm: 2000.0 },
        orientation: Orientation::Portrait,
        margins: Some(Margins { top: margin, bottom: margin, inner: margin, outer: margin }),
        double_sided: false,
        justify: true,
        kashida: Some(kashida),
        line_breaking,
        range_direction: RangeDirection::Rtl,
        percent_side: PercentSide::Auto,
        digits: DigitSet::Latn,
        watermark: None,
        border: false,
        embed_fonts: false,
    }
}

/// The text as one paragraph, with the fonts to measure it by.
struct Set {
    pages: PagedDocument,
    fonts: FontBook,
}

fn set(text: &str, setup: PageSetup, size: f64, family: &str) -> Result<Set, Box<dyn Error>> {
    let mut theme = Theme::builtin("formal").ok_or("the theme is built in")?;
    theme.paragraphs.body.text.size = Pt(size);
    theme.paragraphs.body.leading = Pt(size * 1.75);
    family.clone_into(&mut theme.body_family.name);
    family.clone_into(&mut theme.body_family.latin);
    let meta = Meta {
        title: String::new(),
        subject: String::new(),
        author: String::new(),
        keywords: Vec::new(),
        lang: Lang::Ar,
        country: None,
        direction: Direction::Rtl,
        stamp: None,
    };
    let blocks = vec![Block::paragraph(ParaRole::Body, vec![Inline::generated(text)])];
    let running = Running::default();
    let document = Document { meta, setup, running, images: Vec::new(), blocks, notes: Vec::new() };
    let fonts = FontBook::embedded();
    let pages = paginate(&document, &theme, &fonts).map_err(|e| format!("{e:?}"))?.value;
    Ok(Set { pages, fonts })
}

/// A line: by what share its spaces differ, where its wide gaps are, how many words are elongated.
#[derive(Default)]
struct Line {
    y: Pt,
    left: Pt,
    right: Pt,
    spaces: Pt,
    natural: Pt,
    gaps: Vec<(Pt, Pt, f64)>,
    kashidas: usize,
}

struct Figures {
    lines: usize,
    stretches: Vec<f64>,
    rivers: usize,
    kashidas: usize,
}

impl Figures {
    const HEAD: &'static str = " lines    mean      sd     max     min  loose rivers kashidas";

    fn of(set: &Set, measure_mm: f64) -> Figures {
        let lines = lines(set);
        let full = |line: &&Line| (line.right - line.left - Pt::mm(measure_mm)).abs() < Pt(0.1);
        let justified: Vec<&Line> = lines.iter().filter(full).collect();
        Figures {
            lines: lines.len(),
            stretches: justified.iter().map(|l| l.spaces / l.natural - 1.0).collect(),
            rivers: rivers(&lines),
            kashidas: lines.iter().map(|line| line.kashidas).sum(),
        }
    }
}

impl std::fmt::Display for Figures {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let count = self.stretches.len().max(1) as f64;
        let mean = self.stretches.iter().sum::<f64>() / count;
        let variance = self.stretches.iter().map(|s| (s - mean) * (s - mean)).sum::<f64>() / count;
        let max = self.stretches.iter().copied().fold(f64::NEG_INFINITY, f64::max);
        let min = self.stretches.iter().copied().fold(f64::INFINITY, f64::min);
        let loose = self.stretches.iter().filter(|&&s| s > LOOSE).count();
        write!(
            f,
            "{:6}{:+8.3}{:8.3}{:+8.3}{:+8.3}{:7}{:7}{:9}",
            self.lines,
            mean,
            variance.sqrt(),
            max,
            min,
            loose,
            self.rivers,
            self.kashidas
        )
    }
}

fn lines(set: &Set) -> Vec<Line> {
    let mut lines: Vec<Line> = Vec::new();
    for page in &set.pages.pages {
        for item in &page.items {
            let Item::Text(text) = item else { continue };
            let fresh = lines.last().is_none_or(|line| line.y != text.origin.y);
            if fresh {
                let (y, left) = (text.origin.y, text.origin.x);
                lines.push(Line { y, left, right: left, ..Line::default() });
            }
            if let Some(line) = lines.last_mut() {
                add(line, text, &set.fonts);
            }
        }
    }
    lines
}

fn add(line: &mut Line, text: &TextItem, fonts: &FontBook) {
    let face = fonts.get(text.font).face();
    let space = face.glyph_index(' ').and_then(|glyph| face.glyph_hor_advance(glyph)).unwrap_or(0);
    let natural = text.size * (f64::from(space) / f64::from(face.units_per_em()));
    let mut x = text.origin.x;
    line.left = line.left.min(x);
    for glyph in &text.glyphs {
        if glyph.text == " " {
            line.spaces += glyph.advance;
            line.natural += natural;
            line.gaps.push((x, x + glyph.advance, glyph.advance / natural));
        }
        // An inserted kashida stands for no character and has a width.
        line.kashidas += usize::from(glyph.text.is_empty() && glyph.advance > Pt::ZERO);
        x += glyph.advance;
    }
    line.right = line.right.max(x);
}

/// Chains of wide gaps that overlap in three lines and more.
fn rivers(lines: &[Line]) -> usize {
    let wide = |line: &Line| -> Vec<(Pt, Pt)> {
        line.gaps.iter().filter(|gap| gap.2 > WIDE_GAP).map(|&(a, b, _)| (a, b)).collect()
    };
    let mut count = 0;
    let mut chains: Vec<((Pt, Pt), usize)> = Vec::new();
    for line in lines {
        let mut next = Vec::new();
        for gap in wide(line) {
            let above = chains.iter().filter(|(held, _)| held.0 < gap.1 && gap.0 < held.1);
            let length = above.map(|&(_, length)| length).max().unwrap_or(0) + 1;
            count += usize::from(length == 3);
            next.push((gap, length));
        }
        chains = next;
    }
    count
}
