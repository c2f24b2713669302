//! The font program: what is shown of a TrueType font, its glyphs numbered as codes are.
//!
//! Glyph n draws code n, so that the file needs no map between them; what only serves as a part of
//! other glyphs comes last. A code that draws several glyphs, one glyph shifted or with another
//! width, or a glyph that another code draws already, gets a composite glyph (OpenType, table
//! `glyf`). So the widths of the program agree with those of the font dictionary, as ISO 19005-2
//! (6.2.11.5) demands.

use super::codes::Part;
use super::glyf::{self, Component, push_u16, u16_at};
use super::subset::{Chosen, tight_outline};
use crate::fonts::{Bounds, Font};

/// A glyph to be added, its parts numbered as chosen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Composite {
    /// What it consists of.
    pub(super) parts: Vec<Part>,
    /// Its advance in units of the em.
    pub(super) advance: u16,
    /// The box around its ink.
    pub(super) bounds: Bounds,
}

/// What a code draws.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Drawing {
    /// A chosen glyph as it is, by its number; no two codes have the same one.
    Glyph(u16),
    /// Something composed of them.
    Composite(Composite),
}

/// The longest table that the short form of `loca` can describe.
const SHORT_LOCA: usize = 0x1_FFFE;
/// What all words of a font program must add up to (OpenType, table `head`).
const CHECKSUM: u32 = 0xB1B0_AFBA;

/// The program whose glyph n, from 1, draws the n-th drawing; none when a table is damaged. `chosen` are
/// all glyphs that it needs.
pub(super) fn numbered_by_code(
    font: &Font,
    chosen: &Chosen,
    drawings: &[Drawing],
) -> Option<Vec<u8>> {
    let order = Order::new(chosen.glyphs().len(), drawings)?;
    let subset = Subset { font, chosen, drawings, order };
    let (glyf, offsets) = subset.outlines()?;
    let is_short = glyf.len() <= SHORT_LOCA;
    // The tables that a program in a PDF needs, without those for hints (ISO 32000-1, 9.9), in the
    // order of their tags.
    let tables = [
        (*b"glyf", glyf),
        (*b"head", head(font, is_short)?),
        (*b"hhea", subset.horizontal_header()?),
        (*b"hmtx", subset.metrics()?),
        (*b"loca", loca(&offsets, is_short)?),
        (*b"maxp", subset.limits()?),
    ];
    Some(Tables(tables.into()).write())
}

/// The numbers of glyphs in the program.
struct Order {
    /// By number as chosen.
    new: Vec<u16>,
    /// The glyphs that no code draws by themselves, by number as chosen.
    parts: Vec<u16>,
}

impl Order {
    fn new(count: usize, drawings: &[Drawing]) -> Option<Order> {
        let mut new: Vec<Option<u16>> = vec![None; count];
        *new.first_mut()? = Some(0);
        for (code, drawing) in (1..).zip(drawings) {
            if let Drawing::Glyph(old) = drawing {
                *new.get_mut(usize::from(*old))? = Some(code);
            }
        }
        let count = u16::try_from(count).ok()?;
        let parts: Vec<u16> = (0..count).filter(|&old| new[usize::from(old)].is_none()).collect();
        let first = u16::try_from(drawings.len() + 1).ok()?;
        first.checked_add(u16::try_from(parts.len()).ok()?)?;
        for (number, part) in (first..).zip(&parts) {
            new[usize::from(*part)] = Some(number);
        }
        Some(Order { new: new.into_iter().collect::<Option<_>>()?, parts })
    }

    fn get(&self, old: u16) -> Option<u16> {
        self.new.get(usize::from(old)).copied()
    }
}

/// What goes into a program.
struct Subset<'a> {
    font: &'a Font,
    chosen: &'a Chosen,
    drawings: &'a [Drawing],
    order: Order,
}

impl Subset<'_> {
    /// The glyph of the font with a number as chosen.
    fn glyph(&self, number: u16) -> Option<u16> {
        self.chosen.glyphs().get(usize::from(number)).copied()
    }

    /// The table `glyf`, and where each outline begins in it and the last one ends.
    fn outlines(&self) -> Option<(Vec<u8>, Vec<usize>)> {
        let Subset { font, chosen, drawings, order } = self;
        let glyphs = chosen.glyphs();
        let all =
            glyphs.iter().map(|&glyph| font.outline_bytes(glyph)).collect::<Option<Vec<_>>>()?;
        let points = !all.iter().any(|outline| glyf::joins_by_points(outline));
        let mut table = Vec::with_capacity(all.iter().map(|outline| outline.len()).sum());
        let mut offsets = Vec::with_capacity(1 + drawings.len() + order.parts.len());
        let mut push = |outline: &[u8]| {
            offsets.push(table.len());
            table.extend_from_slice(outline);
            table.resize(table.len().next_multiple_of(2), 0);
        };
        let renumber = |glyph| order.get(chosen.number(glyph)?);
        let copied = |number| tight_outline(font, self.glyph(number)?, points, renumber);
        push(&copied(0)?);
        for drawing in *drawings {
            match drawing {
                Drawing::Glyph(number) => push(&copied(*number)?),
                Drawing::Composite(composite) if self.is_blank(composite) => push(&[]),
                Drawing::Composite(composite) => push(&outline(composite, order)?),
            }
        }
        for &number in &order.parts {
            push(&copied(number)?);
        }
        offsets.push(table.len());
        Some((table, offsets))
    }

    /// Whether there is no ink in a glyph to be added.
    fn is_blank(&self, composite: &Composite) -> bool {
        let outline = |part: &Part| self.font.outline_bytes(self.glyph(part.glyph)?);
        composite.parts.iter().all(|part| outline(part).is_some_and(<[u8]>::is_empty))
    }

    /// The table `hmtx`: the advance and side bearing of each code. Parts have none: nothing shows them
    /// alone.
    fn metrics(&self) -> Option<Vec<u8>> {
        let mut metrics = Vec::new();
        let mut push = |[advance, bearing]: [u16; 2]| {
            push_u16(&mut metrics, advance);
            push_u16(&mut metrics, bearing);
        };
        // Readers shift an outline by what its side bearing differs from its left edge.
        let widened = |number: u16| {
            let glyph = self.glyph(number)?;
            let shift = glyf::edge_shift(self.font.outline_bytes(glyph)?);
            let bearing = self.font.side_bearing(glyph)?.wrapping_add(shift);
            Some([self.font.advance(glyph)?, bearing.cast_unsigned()])
        };
        push(widened(0)?);
        for drawing in self.drawings {
            push(match drawing {
                Drawing::Glyph(number) => widened(*number)?,
                Drawing::Composite(Composite { advance, bounds, parts: _ }) => {
                    [*advance, glyf::widened(*bounds).x_min.cast_unsigned()]
                }
            });
        }
        metrics.resize(metrics.len() + 2 * self.order.parts.len(), 0);
        Some(metrics)
    }

    /// How many glyphs have an advance of their own: glyph 0 and those of codes.
    fn codes(&self) -> Option<u16> {
        u16::try_from(self.drawings.len() + 1).ok()
    }

    /// The table `hhea`.
    fn horizontal_header(&self) -> Option<Vec<u8>> {
        let mut table = self.font.table(b"hhea")?.to_vec();
        put_u16(&mut table, 34, self.codes()?)?;
        Some(table)
    }

    /// The table `maxp`, its limits raised: points, contours, components and their depth.
    fn limits(&self) -> Option<Vec<u8>> {
        let parts = self.drawings.iter().map(|drawing| match drawing {
            Drawing::Glyph(_) => 1,
            Drawing::Composite(composite) => composite.parts.len(),
        });
        let most = u16::try_from(parts.max().unwrap_or(0)).unwrap_or(u16::MAX);
        let all = self.codes()?.checked_add(u16::try_from(self.order.parts.len()).ok()?)?;
        let mut maxp = self.font.table(b"maxp")?.to_vec();
        let [points, contours] = [6, 8].map(|at| {
            let (simple, composite) = (u16_at(&maxp, at), u16_at(&maxp, at + 4));
            simple.max(composite).unwrap_or(0).saturating_mul(most.max(1))
        });
        let components = u16_at(&maxp, 28)?.max(most);
        let depth = u16_at(&maxp, 30)?.saturating_add(1);
        for (at, limit) in [(4, all), (10, points), (12, contours), (28, components), (30, depth)] {
            put_u16(&mut maxp, at, limit)?;
        }
        Some(maxp)
    }
}

/// The table `head`; its checksum comes when all is written.
fn head(font: &Font, is_short: bool) -> Option<Vec<u8>> {
    let mut table = font.table(b"head")?.to_vec();
    put_u16(&mut table, 50, u16::from(!is_short))?;
    table.get_mut(8..12)?.fill(0);
    Some(table)
}

/// The table `loca`.
fn loca(offsets: &[usize], is_short: bool) -> Option<Vec<u8>> {
    let mut table = Vec::with_capacity(4 * offsets.len());
    for offset in offsets {
        if is_short {
            push_u16(&mut table, u16::try_from(offset / 2).ok()?);
        } else {
            table.extend(u32::try_from(*offset).ok()?.to_be_bytes());
        }
    }
    Some(table)
}

/// The tables of a font program, in the order of their tags.
struct Tables(Vec<([u8; 4], Vec<u8>)>);

impl Tables {
    fn write(self) -> Vec<u8> {
        let mut program = self.directory();
        program.reserve(self.0.iter().map(|(_, data)| data.len() + 3).sum());
        let mut head = None;
        for (tag, data) in &self.0 {
            if tag == b"head" {
                head = Some(program.len());
            }
            program.extend_from_slice(data);
            program.resize(program.len().next_multiple_of(4), 0);
        }
        if let Some(head) = head {
            let adjustment = CHECKSUM.wrapping_sub(checksum(&program)).to_be_bytes();
            program[head + 8..head + 12].copy_from_slice(&adjustment);
        }
        program
    }

    fn directory(&self) -> Vec<u8> {
        let count = u16::try_from(self.0.len()).expect("a program has a dozen tables");
        let power = count.max(1).ilog2();
        let search = 16 << power;
        let mut bytes = vec![0, 1, 0, 0];
        for field in [count, search, u16::try_from(power).unwrap_or(0), count * 16 - search] {
            push_u16(&mut bytes, field);
        }
        let mut offset = 12 + 16 * self.0.len();
        for (tag, data) in &self.0 {
            bytes.extend_from_slice(tag);
            for field in [checksum(data) as usize, offset, data.len()] {
                let field = u32::try_from(field).expect("a font program is below 4 GiB");
                bytes.extend(field.to_be_bytes());
            }
            offset = (offset + data.len()).next_multiple_of(4);
        }
        bytes
    }
}

/// A composite glyph.
fn outline(composite: &Composite, order: &Order) -> Option<Vec<u8>> {
    let component =
        |part: &Part| Some(Component { glyph: order.get(part.glyph)?, shift: [part.dx, part.dy] });
    let components = composite.parts.iter().map(component).collect::<Option<Vec<_>>>()?;
    Some(glyf::composite(composite.bounds, &components))
}

fn checksum(data: &[u8]) -> u32 {
    let (words, rest) = data.as_chunks::<4>();
    let mut last = [0; 4];
    last[..rest.len()].copy_from_slice(rest);
    let words = words.iter().chain([&last]).map(|word| u32::from_be_bytes(*word));
    words.fold(0, u32::wrapping_add)
}

fn put_u16(bytes: &mut [u8], at: usize, value: u16) -> Option<()> {
    bytes.get_mut(at..at + 2)?.copy_from_slice(&value.to_be_bytes());
    Some(())
}
