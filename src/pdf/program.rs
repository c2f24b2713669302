//! The font program: the subset of a TrueType font, its glyphs numbered as codes are.
//!
//! Glyph n draws code n, so that the file needs no map between them; what only serves as a part of
//! other glyphs comes last. A code that draws several glyphs, one glyph shifted or with another
//! width, or a glyph that another code draws already, gets a composite glyph (OpenType, table
//! `glyf`). So the widths of the program agree with those of the font dictionary, as ISO 19005-2
//! (6.2.11.5) demands.

use std::borrow::Cow;

use super::codes::Part;
use super::glyf::{self, Component};
use crate::fonts::Bounds;

/// A glyph to be added, its parts numbered as in the subset.
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
    /// A glyph of the subset as it is; no two codes have the same one.
    Glyph(u16),
    /// Something composed of them.
    Composite(Composite),
}

/// The longest table that the short form of `loca` can describe.
const SHORT_LOCA: usize = 0x1_FFFE;
/// What all words of a font program must add up to (OpenType, table `head`).
const CHECKSUM: u32 = 0xB1B0_AFBA;
/// The tables that a font program in a PDF needs, without those for hints (ISO 32000-1, 9.9).
const TABLES: [&[u8; 4]; 6] = [b"glyf", b"head", b"hhea", b"hmtx", b"loca", b"maxp"];

/// What is remembered of simple outlines: the tight form of a glyph of the subset, none when it is
/// damaged.
pub(super) type Remembered<'a> = dyn Fn(u16, &[u8]) -> Option<Cow<'a, [u8]>> + 'a;

/// The program whose glyph n, from 1, draws the n-th drawing; none when a table is missing or
/// damaged.
pub(super) fn numbered_by_code(
    program: &[u8],
    drawings: &[Drawing],
    remembered: &Remembered<'_>,
) -> Option<Vec<u8>> {
    let mut tables = Tables::read(program)?;
    let glyf = std::mem::take(tables.get_mut(b"glyf")?);
    let outlines = tables.outlines(&glyf)?;
    let order = Order::new(outlines.len(), drawings)?;
    tables.set_outlines(&outlines, drawings, &order, remembered)?;
    tables.set_metrics(&outlines, drawings, &order)?;
    tables.raise_limits(drawings)?;
    Some(tables.write())
}

/// The new numbers of the glyphs of a subset.
struct Order {
    /// By old number.
    new: Vec<u16>,
    /// The glyphs that no code draws by themselves, by old number.
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

/// The tables of a font program, in the order of their tags.
struct Tables(Vec<([u8; 4], Vec<u8>)>);

impl Tables {
    /// Reads the tables that are needed.
    fn read(program: &[u8]) -> Option<Tables> {
        let count = usize::from(u16_at(program, 4)?);
        let table = |index: usize| {
            let record = program.get(12 + 16 * index..28 + 16 * index)?;
            let (start, length) = (u32_at(record, 8)? as usize, u32_at(record, 12)? as usize);
            let data = program.get(start..start.checked_add(length)?)?.to_vec();
            Some((record[..4].try_into().ok()?, data))
        };
        let mut tables = (0..count).map(table).collect::<Option<Vec<([u8; 4], _)>>>()?;
        tables.retain(|(tag, _)| TABLES.contains(&tag));
        Some(Tables(tables))
    }

    fn get(&self, tag: &[u8; 4]) -> Option<&Vec<u8>> {
        self.0.iter().find(|(name, _)| name == tag).map(|(_, data)| data)
    }

    fn get_mut(&mut self, tag: &[u8; 4]) -> Option<&mut Vec<u8>> {
        self.0.iter_mut().find(|(name, _)| name == tag).map(|(_, data)| data)
    }

    /// The outline of each glyph; those without ink are empty.
    fn outlines<'a>(&self, glyf: &'a [u8]) -> Option<Vec<&'a [u8]>> {
        let loca = self.get(b"loca")?;
        let long = u16_at(self.get(b"head")?, 50)? != 0;
        let offset = |index: usize| match long {
            true => u32_at(loca, 4 * index).map(|offset| offset as usize),
            false => u16_at(loca, 2 * index).map(|offset| 2 * usize::from(offset)),
        };
        let count = usize::from(u16_at(self.get(b"maxp")?, 4)?);
        let outline = |index| glyf.get(offset(index)?..offset(index + 1)?);
        (0..count).map(outline).collect()
    }

    fn set_outlines(
        &mut self,
        old: &[&[u8]],
        drawings: &[Drawing],
        order: &Order,
        remembered: &Remembered<'_>,
    ) -> Option<()> {
        let points = !old.iter().any(|outline| glyf::joins_by_points(outline));
        let copied = |glyph: u16| {
            let outline = old.get(usize::from(glyph))?;
            if points && glyf::is_simple(outline) {
                return remembered(glyph, outline);
            }
            glyf::tightened(outline, points, |part| order.get(part)).map(Cow::Owned)
        };
        let drawn = |drawing: &Drawing| match drawing {
            Drawing::Glyph(glyph) => copied(*glyph),
            Drawing::Composite(composite) => outline(composite, order).map(Cow::Owned),
        };
        let parts = order.parts.iter().map(|&glyph| copied(glyph));
        let outlines = std::iter::once(copied(0)).chain(drawings.iter().map(drawn)).chain(parts);
        let room = old.iter().map(|outline| outline.len()).sum();
        let (mut table, mut offsets) = (Vec::with_capacity(room), vec![0]);
        for outline in outlines {
            table.extend_from_slice(&outline?);
            table.resize(table.len().next_multiple_of(2), 0);
            offsets.push(table.len());
        }
        *self.get_mut(b"glyf")? = table;
        self.set_offsets(&offsets)
    }

    fn set_offsets(&mut self, offsets: &[usize]) -> Option<()> {
        let short = *offsets.last()? <= SHORT_LOCA;
        self.get_mut(b"head")?.get_mut(50..52)?.copy_from_slice(&[0, u8::from(!short)]);
        let loca = self.get_mut(b"loca")?;
        loca.clear();
        for offset in offsets {
            if short {
                push_u16(loca, u16::try_from(offset / 2).ok()?);
            } else {
                loca.extend(u32::try_from(*offset).ok()?.to_be_bytes());
            }
        }
        Some(())
    }

    /// Gives each code its advance and side bearing. Parts have none: nothing shows them alone.
    fn set_metrics(&mut self, old: &[&[u8]], drawings: &[Drawing], order: &Order) -> Option<()> {
        let mut metrics = Vec::new();
        let mut push = |[advance, bearing]: [u16; 2]| {
            push_u16(&mut metrics, advance);
            push_u16(&mut metrics, bearing);
        };
        // Readers shift an outline by what its side bearing differs from its left edge.
        let widened = |glyph: u16| {
            let [advance, bearing] = self.metrics_of(glyph)?;
            let shift = glyf::edge_shift(old.get(usize::from(glyph))?);
            Some([advance, bearing.wrapping_add_signed(shift)])
        };
        push(widened(0)?);
        for drawing in drawings {
            push(match drawing {
                Drawing::Glyph(glyph) => widened(*glyph)?,
                Drawing::Composite(Composite { advance, bounds, parts: _ }) => {
                    [*advance, glyf::widened(*bounds).x_min.cast_unsigned()]
                }
            });
        }
        let codes = u16::try_from(drawings.len() + 1).ok()?;
        let all = codes.checked_add(u16::try_from(order.parts.len()).ok()?)?;
        metrics.resize(metrics.len() + 2 * order.parts.len(), 0);
        *self.get_mut(b"hmtx")? = metrics;
        self.get_mut(b"hhea")?.get_mut(34..36)?.copy_from_slice(&codes.to_be_bytes());
        self.get_mut(b"maxp")?.get_mut(4..6)?.copy_from_slice(&all.to_be_bytes());
        Some(())
    }

    /// Advance and side bearing of a glyph by its old number.
    fn metrics_of(&self, glyph: u16) -> Option<[u16; 2]> {
        let (hmtx, glyph) = (self.get(b"hmtx")?, usize::from(glyph));
        let long = usize::from(u16_at(self.get(b"hhea")?, 34)?);
        let last = long.checked_sub(1)?;
        let bearing = if glyph < long { 4 * glyph + 2 } else { 4 * long + 2 * (glyph - long) };
        Some([u16_at(hmtx, 4 * glyph.min(last))?, u16_at(hmtx, bearing)?])
    }

    /// Raises the limits that `maxp` promises: points, contours, components and their depth.
    fn raise_limits(&mut self, drawings: &[Drawing]) -> Option<()> {
        let parts = drawings.iter().map(|drawing| match drawing {
            Drawing::Glyph(_) => 1,
            Drawing::Composite(composite) => composite.parts.len(),
        });
        let most = u16::try_from(parts.max().unwrap_or(0)).unwrap_or(u16::MAX);
        let maxp = self.get_mut(b"maxp")?;
        let [points, contours] = [6, 8].map(|at| {
            let (simple, composite) = (u16_at(maxp, at), u16_at(maxp, at + 4));
            simple.max(composite).unwrap_or(0).saturating_mul(most.max(1))
        });
        let components = u16_at(maxp, 28)?.max(most);
        let depth = u16_at(maxp, 30)?.saturating_add(1);
        for (at, limit) in [(10, points), (12, contours), (28, components), (30, depth)] {
            maxp.get_mut(at..at + 2)?.copy_from_slice(&limit.to_be_bytes());
        }
        Some(())
    }

    fn write(mut self) -> Vec<u8> {
        if let Some(adjustment) = self.get_mut(b"head").and_then(|head| head.get_mut(8..12)) {
            adjustment.fill(0);
        }
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

fn u16_at(bytes: &[u8], at: usize) -> Option<u16> {
    Some(u16::from_be_bytes(bytes.get(at..at + 2)?.try_into().ok()?))
}

fn u32_at(bytes: &[u8], at: usize) -> Option<u32> {
    Some(u32::from_be_bytes(bytes.get(at..at + 4)?.try_into().ok()?))
}

fn push_u16(bytes: &mut Vec<u8>, value: u16) {
    bytes.extend_from_slice(&value.to_be_bytes());
}
