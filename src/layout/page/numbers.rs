//! Page numbers: cover and contents in letters or Roman numerals, the text from 1.

use super::flow::PagePlan;
use crate::document::{Block, Document, FrontPages};
use crate::layout::context::Context;
use crate::layout::strip::Strip;
use crate::locale::Lang;
use crate::locale::digits::DigitSet;
use crate::locale::numbering::Counter;

/// How the pages of a document are numbered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Numbers {
    /// How many pages stand before the text, numbered by themselves.
    front: usize,
    /// How many pages there are in all.
    count: usize,
    letters: Counter,
    digits: DigitSet,
}

impl Numbers {
    /// The numbers of so many pages, the first of which stand before the text.
    pub(super) fn new(front: usize, count: usize, context: &Context<'_>) -> Numbers {
        let letters = front_counter(context.lang());
        Numbers { front, count, letters, digits: context.document.setup.digits }
    }

    /// The pages before the text, when there are any.
    pub(super) fn front_pages(&self) -> Option<FrontPages> {
        (self.front > 0).then_some(FrontPages { count: self.front, counter: self.letters })
    }

    /// The number of a page, by its place from 0.
    pub(super) fn label(&self, page: usize) -> String {
        if page < self.front {
            self.letters.format(page + 1)
        } else {
            self.digits.format((page - self.front) as u64 + 1)
        }
    }

    /// The number of the last page that is counted in one row with a page.
    pub(super) fn last(&self, page: usize) -> String {
        self.label(if page < self.front { self.front - 1 } else { self.count - 1 })
    }
}

/// What counts the pages before the text, as books in each language do.
fn front_counter(lang: Lang) -> Counter {
    match lang {
        Lang::Ar | Lang::Fa | Lang::Ur | Lang::Ckb | Lang::Ps => Counter::Abjad,
        Lang::He => Counter::HebrewNumerals,
        Lang::En | Lang::Fr => Counter::LowerRoman,
    }
}

/// How many pages stand before the text: a cover and contents that have pages of their own.
pub(super) fn front_pages(document: &Document, strips: &[Strip], plans: &[PagePlan]) -> usize {
    let first_part = document.blocks.split(|block| *block == Block::PageBreak).next();
    let Some([Block::Cover(_), .., Block::Toc(_)]) = first_part else { return 0 };
    let begins_anew =
        |plan: &PagePlan| plan.strips.first().is_some_and(|&(strip, _)| strips[strip].new_page);
    // The contents begin on the page after the cover, whether or not a break stands there.
    let contents = 1 + plans.iter().skip(1).take_while(|plan| !begins_anew(plan)).count();
    1 + contents
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_before_the_text_and_digits_in_it() {
        let letters = Counter::Abjad;
        let numbers = Numbers { front: 2, count: 5, letters, digits: DigitSet::Arab };
        let shown = |page| (numbers.label(page), numbers.last(page));
        let pair = |label: &str, last: &str| (label.to_owned(), last.to_owned());
        assert_eq!(
            (0..5).map(shown).collect::<Vec<_>>(),
            [pair("أ", "ب"), pair("ب", "ب"), pair("١", "٣"), pair("٢", "٣"), pair("٣", "٣"),]
        );
    }

    #[test]
    fn pages_before_the_text_are_counted_as_books_in_the_language_do() {
        let second = |lang| front_counter(lang).format(2);
        assert_eq!([Lang::Ar, Lang::Fa, Lang::Ur].map(second), ["ب", "ب", "ب"]);
        assert_eq!([Lang::En, Lang::Fr, Lang::He].map(second), ["ii", "ii", "ב"]);
    }
}
