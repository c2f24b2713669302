//! Which characters each glyph stands for, so that copied text is the source.

use std::ops::Range;

use super::shape::Glyph;
use crate::locale::marks::is_mark;

/// Tells each glyph (in the order given, left to right) the bytes of `text` it stands for. The characters
/// of a cluster are split over its glyphs: as many glyphs as characters pair up, marks alone go to
/// glyphs without advance; else each such glyph after the widest takes one mark and the widest all the
/// rest. The others, such as a stroke by which the font makes room for marks, stand for nothing of
/// their own.
pub(super) fn give_texts(glyphs: &mut [Glyph], text: &str, rtl: bool) {
    glyphs.iter_mut().for_each(|glyph| glyph.stands_for(0..0));
    // In logical order, as the characters are; inserted ones stand for none.
    let mut order: Vec<usize> = (0..glyphs.len()).filter(|&i| !glyphs[i].inserted).collect();
    if rtl {
        order.reverse();
    }
    // It is in order already but for a shaper that breaks its word; then no character is lost either.
    order.sort_by_key(|&i| glyphs[i].cluster);
    let mut first = 0;
    while let Some(&member) = order.get(first) {
        let cluster = glyphs[member].cluster;
        let count = order[first..].iter().take_while(|&&i| glyphs[i].cluster == cluster).count();
        // Characters before the first cluster belong to it.
        let start = if first == 0 { 0 } else { cluster as usize };
        let next = order.get(first + count);
        let end = next.map_or(text.len(), |&i| glyphs[i].cluster as usize);
        split(text, start..end, &order[first..first + count], glyphs);
        first += count;
    }
}

/// Splits the characters of a cluster over its glyphs, which are in logical order.
fn split(text: &str, cluster: Range<usize>, members: &[usize], glyphs: &mut [Glyph]) {
    // The case of nearly all.
    if let [member] = members {
        glyphs[*member].stands_for(cluster);
        return;
    }
    let characters: Vec<Range<usize>> = text[cluster.clone()]
        .char_indices()
        .map(|(place, c)| cluster.start + place..cluster.start + place + c.len_utf8())
        .collect();
    if characters.len() == members.len() {
        for (&member, character) in members.iter().zip(characters) {
            glyphs[member].stands_for(character);
        }
        return;
    }
    let is_flat = |&&member: &&usize| glyphs[member].advance == 0;
    let flat: Vec<usize> = members.iter().filter(is_flat).copied().collect();
    if text[cluster.clone()].chars().all(is_mark) && flat.len() >= characters.len() {
        for (member, character) in flat.into_iter().zip(characters) {
            glyphs[member].stands_for(character);
        }
        return;
    }
    let widest = (0..members.len()).rev().max_by_key(|&i| glyphs[members[i]].advance);
    let Some(widest) = widest else { return };
    // Only what follows it, or the characters would come out in another order.
    let marks: Vec<usize> = members[widest + 1..].iter().filter(is_flat).copied().collect();
    let spare = characters.len().saturating_sub(1).min(marks.len());
    let rest = &characters[characters.len() - spare..];
    let base = cluster.start..rest.first().map_or(cluster.end, |mark| mark.start);
    glyphs[members[widest]].stands_for(base);
    for (member, character) in marks.into_iter().zip(rest) {
        glyphs[member].stands_for(character.clone());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn glyph(cluster: u32, advance: i32) -> Glyph {
        Glyph { cluster, ..Glyph::new(1, 0, advance) }
    }

    fn texts<'a>(glyphs: &[Glyph], text: &'a str) -> Vec<&'a str> {
        let mut glyphs = glyphs.to_vec();
        give_texts(&mut glyphs, text, true);
        glyphs.iter().map(|glyph| &text[glyph.text()]).collect()
    }

    #[test]
    fn a_ligature_bears_all_its_letters() {
        assert_eq!(texts(&[glyph(0, 500)], "لا"), ["لا"]);
    }

    #[test]
    fn letters_of_their_own_clusters_bear_themselves() {
        let glyphs = [glyph(4, 300), glyph(2, 0), glyph(0, 200)];
        assert_eq!(texts(&glyphs, "بِت"), ["ت", "\u{650}", "ب"]);
    }

    #[test]
    fn a_base_and_a_mark_in_one_cluster_pair_up() {
        let glyphs = [glyph(0, 0), glyph(0, 200)];
        assert_eq!(texts(&glyphs, "بِ"), ["\u{650}", "ب"]);
    }

    #[test]
    fn a_stroke_that_makes_room_for_marks_bears_none_of_them() {
        let glyphs = [glyph(2, 371), glyph(2, 0), glyph(2, 0), glyph(0, 551)];
        assert_eq!(texts(&glyphs, "ط\u{650}\u{651}"), ["", "\u{651}", "\u{650}", "ط"]);
    }

    #[test]
    fn an_inserted_kashida_stands_for_nothing() {
        let kashida = Glyph { inserted: true, ..glyph(2, 185) };
        let glyphs = [glyph(2, 300), kashida, glyph(0, 200)];
        assert_eq!(texts(&glyphs, "سر"), ["ر", "", "س"]);
    }

    #[test]
    fn a_dot_drawn_apart_stands_for_nothing() {
        let glyphs = [glyph(0, 0), glyph(0, 200)];
        assert_eq!(texts(&glyphs, "ب"), ["", "ب"]);
    }

    #[test]
    fn what_glyphs_stood_for_in_another_text_is_forgotten() {
        let mut before = glyph(2, 185);
        before.stands_for(2..4);
        let kashida = Glyph { inserted: true, ..before };
        assert_eq!(texts(&[kashida, glyph(0, 200)], "س"), ["", "س"]);
    }

    #[test]
    fn no_character_is_lost_when_clusters_are_out_of_order() {
        let glyphs = [glyph(0, 200), glyph(4, 200), glyph(2, 200)];
        assert_eq!(texts(&glyphs, "بتث"), ["ب", "ث", "ت"]);
    }
}
