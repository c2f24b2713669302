//! Which characters each glyph stands for, so that copied text is the source.

use super::shape::Glyph;
use crate::locale::marks::is_mark;

/// The characters of a glyph, mostly one: kept without an allocation of their own.
pub(crate) type GlyphText = compact_str::CompactString;

/// The text of each glyph (in the order given, left to right). The characters of a cluster are split
/// over its glyphs: as many glyphs as characters pair up, marks alone go to glyphs without advance;
/// else each such glyph after the widest takes one mark and the widest all the rest. The others, such
/// as a stroke by which the font makes room for marks, stand for nothing of their own.
pub(super) fn glyph_texts(glyphs: &[Glyph], text: &str, rtl: bool) -> Vec<GlyphText> {
    let written = |glyph: &&Glyph| !glyph.inserted;
    let mut starts: Vec<usize> = glyphs.iter().filter(written).map(|g| g.cluster).collect();
    starts.sort_unstable();
    starts.dedup();
    let mut texts = vec![GlyphText::default(); glyphs.len()];
    let mut members = Vec::new();
    for (index, &start) in starts.iter().enumerate() {
        let end = starts.get(index + 1).copied().unwrap_or(text.len());
        let is_member = |&i: &usize| glyphs[i].cluster == start && !glyphs[i].inserted;
        members.clear();
        members.extend((0..glyphs.len()).filter(is_member));
        if rtl {
            // In logical order, as the characters are.
            members.reverse();
        }
        // Characters before the first cluster belong to it.
        let start = if index == 0 { 0 } else { start };
        split(&text[start..end], &members, glyphs, &mut texts);
    }
    texts
}

fn split(cluster: &str, members: &[usize], glyphs: &[Glyph], texts: &mut [GlyphText]) {
    // The case of nearly all.
    if let [member] = members {
        return texts[*member].push_str(cluster);
    }
    let characters: Vec<char> = cluster.chars().collect();
    if characters.len() == members.len() {
        for (&member, c) in members.iter().zip(characters) {
            texts[member].push(c);
        }
        return;
    }
    let is_flat = |&&member: &&usize| glyphs[member].advance == 0;
    let flat: Vec<usize> = members.iter().filter(is_flat).copied().collect();
    if characters.iter().copied().all(is_mark) && flat.len() >= characters.len() {
        for (member, c) in flat.into_iter().zip(characters) {
            texts[member].push(c);
        }
        return;
    }
    let widest = (0..members.len()).rev().max_by_key(|&i| glyphs[members[i]].advance);
    let Some(widest) = widest else { return };
    // Only what follows it, or the characters would come out in another order.
    let marks: Vec<usize> = members[widest + 1..].iter().filter(is_flat).copied().collect();
    let spare = characters.len().saturating_sub(1).min(marks.len());
    let (base, rest) = characters.split_at(characters.len() - spare);
    texts[members[widest]].extend(base);
    for (member, c) in marks.into_iter().zip(rest) {
        texts[member].push(*c);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn glyph(cluster: usize, advance: i32) -> Glyph {
        Glyph { id: 1, cluster, advance, dx: 0, dy: 0, inserted: false }
    }

    #[test]
    fn a_ligature_bears_all_its_letters() {
        assert_eq!(glyph_texts(&[glyph(0, 500)], "لا", true), ["لا"]);
    }

    #[test]
    fn letters_of_their_own_clusters_bear_themselves() {
        let glyphs = [glyph(4, 300), glyph(2, 0), glyph(0, 200)];
        assert_eq!(glyph_texts(&glyphs, "بِت", true), ["ت", "\u{650}", "ب"]);
    }

    #[test]
    fn a_base_and_a_mark_in_one_cluster_pair_up() {
        let glyphs = [glyph(0, 0), glyph(0, 200)];
        assert_eq!(glyph_texts(&glyphs, "بِ", true), ["\u{650}", "ب"]);
    }

    #[test]
    fn a_stroke_that_makes_room_for_marks_bears_none_of_them() {
        let glyphs = [glyph(2, 371), glyph(2, 0), glyph(2, 0), glyph(0, 551)];
        assert_eq!(glyph_texts(&glyphs, "ط\u{650}\u{651}", true), ["", "\u{651}", "\u{650}", "ط"]);
    }

    #[test]
    fn an_inserted_kashida_stands_for_nothing() {
        let kashida = Glyph { inserted: true, ..glyph(2, 185) };
        let glyphs = [glyph(2, 300), kashida, glyph(0, 200)];
        assert_eq!(glyph_texts(&glyphs, "سر", true), ["ر", "", "س"]);
    }

    #[test]
    fn a_dot_drawn_apart_stands_for_nothing() {
        let glyphs = [glyph(0, 0), glyph(0, 200)];
        assert_eq!(glyph_texts(&glyphs, "ب", true), ["", "ب"]);
    }
}
