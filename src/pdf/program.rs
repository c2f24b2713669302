//! The font program: the subset of a TrueType font, with glyphs of our own added.
//!
//! A code that draws several glyphs, or one glyph shifted or with another width, gets a composite
//! glyph (OpenType, table `glyf`) of the program. So the widths of the program agree with those of
//! the font dictionary, as ISO 19005-2 (6.2.11.5) demands.

use super::codes::Part;
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

/// Flags of a component: its arguments are two words, and they are a shift.
const ARGUMENTS_ARE_A_SHIFT: u16 = 0x0001 | 0x0002;
/// Flag of a component after which another one comes.
const MORE_COMPONENTS: u16 = 0x0020;
/// The longest table that the short form of `loca` can describe.
const SHORT_LOCA: usize = 0x1_FFFE;
/// What all words of a font program must add up to (OpenType, table `head`).
const CHECKSUM: u32 = 0xB1B0_AFBA;

/// How many glyphs a font program has.
pub(super) fn glyph_count(program: &[u8]) -> Option<u16> {
    Tables::read(program)?.glyph_count()
}

/// The program with glyphs added behind its own; none when a table is missing or damaged.
pub(super) fn with_composites(program: &[u8], composites: &[Composite]) -> Option<Vec<u8>> {
    let mut tables = Tables::read(program)?;
    tables.add_outlines(composites)?;
    tables.add_metrics(composites)?;
    tables.raise_limits(composites)?;
    tables.forget_names()?;
    Some(tables.write())
}

/// The tables of a font program, in the order of their tags.
struct Tables(Vec<([u8; 4], Vec<u8>)>);

impl Tables {
    fn read(program: &[u8]) -> Option<Tables> {
        let count = usize::from(u16_at(program, 4)?);
        let table = |index: usize| {
            let record = program.get(12 + 16 * index..28 + 16 * index)?;
            let (start, length) = (u32_at(record, 8)? as usize, u32_at(record, 12)? as usize);
            let data = program.get(start..start.checked_add(length)?)?.to_vec();
            Some((record[..4].try_into().ok()?, data))
        };
        (0..count).map(table).collect::<Option<Vec<_>>>().map(Tables)
    }

    fn get(&self, tag: &[u8; 4]) -> Option<&Vec<u8>> {
        self.0.iter().find(|(name, _)| name == tag).map(|(_, data)| data)
    }

    fn get_mut(&mut self, tag: &[u8; 4]) -> Option<&mut Vec<u8>> {
        self.0.iter_mut().find(|(name, _)| name == tag).map(|(_, data)| data)
    }

    fn glyph_count(&self) -> Option<u16> {
        u16_at(self.get(b"maxp")?, 4)
    }

    fn add_outlines(&mut self, composites: &[Composite]) -> Option<()> {
        let mut offsets = self.offsets()?;
        let glyf = self.get_mut(b"glyf")?;
        glyf.truncate(*offsets.last()?);
        for composite in composites {
            glyf.resize(glyf.len().next_multiple_of(2), 0);
            // The last offset is the end of the glyph before and the begin of this one.
            *offsets.last_mut()? = glyf.len();
            push_outline(glyf, composite);
            offsets.push(glyf.len());
        }
        self.set_offsets(&offsets)
    }

    /// Where each glyph begins in `glyf`, and where the last one ends.
    fn offsets(&self) -> Option<Vec<usize>> {
        let long = u16_at(self.get(b"head")?, 50)? != 0;
        let loca = self.get(b"loca")?;
        let offset = |index: usize| match long {
            true => u32_at(loca, 4 * index).map(|offset| offset as usize),
            false => u16_at(loca, 2 * index).map(|offset| 2 * usize::from(offset)),
        };
        (0..=usize::from(self.glyph_count()?)).map(offset).collect()
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

    /// Rewrites `hmtx` with both numbers for every glyph.
    fn add_metrics(&mut self, composites: &[Composite]) -> Option<()> {
        let long = usize::from(u16_at(self.get(b"hhea")?, 34)?);
        let glyphs = usize::from(self.glyph_count()?);
        let old = self.get(b"hmtx")?;
        let mut metrics = old.get(..4 * long)?.to_vec();
        let last_advance = u16_at(old, 4 * long.checked_sub(1)?)?;
        for index in 0..glyphs.checked_sub(long)? {
            push_u16(&mut metrics, last_advance);
            push_u16(&mut metrics, u16_at(old, 4 * long + 2 * index)?);
        }
        for composite in composites {
            push_u16(&mut metrics, composite.advance);
            // The side bearing must be the left edge: readers shift the outline by the difference.
            push_i16(&mut metrics, composite.bounds.x_min);
        }
        let all = u16::try_from(glyphs + composites.len()).ok()?;
        *self.get_mut(b"hmtx")? = metrics;
        self.get_mut(b"hhea")?.get_mut(34..36)?.copy_from_slice(&all.to_be_bytes());
        self.get_mut(b"maxp")?.get_mut(4..6)?.copy_from_slice(&all.to_be_bytes());
        Some(())
    }

    /// Raises the limits that `maxp` promises: points, contours, components and their depth.
    fn raise_limits(&mut self, composites: &[Composite]) -> Option<()> {
        let most = composites.iter().map(|composite| composite.parts.len()).max().unwrap_or(0);
        let most = u16::try_from(most).unwrap_or(u16::MAX);
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

    /// Drops the font's names, which the font dictionary has, and those of glyphs (`post` becomes
    /// version 3): nothing in a PDF uses them.
    fn forget_names(&mut self) -> Option<()> {
        self.0.retain(|(tag, _)| tag != b"name");
        let post = self.get_mut(b"post")?;
        post.truncate(32);
        post.get_mut(..4)?.copy_from_slice(&[0, 3, 0, 0]);
        Some(())
    }

    fn write(mut self) -> Vec<u8> {
        if let Some(adjustment) = self.get_mut(b"head").and_then(|head| head.get_mut(8..12)) {
            adjustment.fill(0);
        }
        let mut program = self.directory();
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

/// Appends a composite glyph: a header with the number of contours −1, then its components.
fn push_outline(glyf: &mut Vec<u8>, composite: &Composite) {
    let Bounds { x_min, y_min, x_max, y_max } = composite.bounds;
    for field in [-1, x_min, y_min, x_max, y_max] {
        push_i16(glyf, field);
    }
    for (index, part) in composite.parts.iter().enumerate() {
        let more = if index + 1 < composite.parts.len() { MORE_COMPONENTS } else { 0 };
        push_u16(glyf, ARGUMENTS_ARE_A_SHIFT | more);
        push_u16(glyf, part.glyph);
        push_i16(glyf, part.dx);
        push_i16(glyf, part.dy);
    }
}

fn checksum(data: &[u8]) -> u32 {
    data.chunks(4).fold(0, |sum: u32, chunk| {
        let mut word = [0; 4];
        word[..chunk.len()].copy_from_slice(chunk);
        sum.wrapping_add(u32::from_be_bytes(word))
    })
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

fn push_i16(bytes: &mut Vec<u8>, value: i16) {
    bytes.extend_from_slice(&value.to_be_bytes());
}
