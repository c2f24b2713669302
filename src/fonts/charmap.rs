//! The glyphs of characters, remembered: a font's own map is searched anew for each of them.

use std::sync::OnceLock;
use std::sync::atomic::{AtomicU32, Ordering};

/// How many characters share a page.
const PAGE: usize = 256;
/// The characters up to U+FFFF: those that texts consist of.
const PAGES: usize = 256;

/// Not asked for yet; the font has none; from here on, glyphs.
const UNKNOWN: u32 = 0;
const NONE: u32 = 1;
const FIRST: u32 = 2;

type Page = Box<[AtomicU32; PAGE]>;

/// The glyphs of characters, as far as they were asked for.
#[derive(Default)]
pub(super) struct CharMap(OnceLock<Box<[OnceLock<Page>]>>);

impl CharMap {
    /// The glyph of a character; `find` says it when it was not asked for before.
    pub(super) fn get_or_find(&self, c: char, find: impl FnOnce() -> Option<u16>) -> Option<u16> {
        let code = c as usize;
        let pages = self.0.get_or_init(|| (0..PAGES).map(|_| OnceLock::new()).collect());
        let Some(page) = pages.get(code / PAGE) else { return find() };
        let page = page.get_or_init(|| Box::new([const { AtomicU32::new(UNKNOWN) }; PAGE]));
        let place = &page[code % PAGE];
        // Threads that ask at once find the same, so nothing else waits for the value.
        match place.load(Ordering::Relaxed) {
            UNKNOWN => {
                let found = find();
                place
                    .store(found.map_or(NONE, |glyph| FIRST + u32::from(glyph)), Ordering::Relaxed);
                found
            }
            known => known.checked_sub(FIRST).and_then(|glyph| u16::try_from(glyph).ok()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_found_is_not_searched_for_again() {
        let map = CharMap::default();
        let again = || panic!("it is known");
        for (c, glyph) in [('ب', Some(7)), ('ت', None), ('a', Some(u16::MAX)), ('b', Some(0))] {
            assert_eq!(map.get_or_find(c, || glyph), glyph);
            assert_eq!(map.get_or_find(c, again), glyph);
        }
        assert_eq!(map.get_or_find('😀', || Some(9)), Some(9));
    }
}
