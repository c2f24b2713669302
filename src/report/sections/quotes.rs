//! Quotations with their marks and who said them.

use super::super::composer::Composer;
use super::super::marks::{self, Marks};
use crate::document::{self, Block, Inline, Inlines, ParaRole};
use crate::locale::Word;
use crate::model::Quote;

pub(super) fn quotes(composer: &mut Composer) -> Vec<Block> {
    let quotes = &composer.meeting.quotes;
    composer.list_section(quotes, Word::Quotes, |composer, quotes| {
        quotes.items.iter().map(|item| quote(composer, item)).collect()
    })
}

fn quote(composer: &Composer, quote: &Quote) -> Block {
    let marks = match &quote.marks {
        Some(own) => Marks {
            open: Inline::written(own.open.clone(), Some(quote.text.span)),
            close: Inline::written(own.close.clone(), Some(quote.text.span)),
        },
        None => marks::standard(composer, &composer.plain(&quote.text)),
    };
    let content = marks.around(composer.by_itself(composer.noted(&quote.text)));
    Block::Quote(document::Quote {
        blocks: vec![Block::paragraph(ParaRole::Body, content)],
        attribution: attribution(composer, quote),
    })
}

/// The speaker, then where or when it was said.
fn attribution(composer: &Composer, quote: &Quote) -> Inlines {
    let speaker = quote.speaker.as_ref().map(|speaker| composer.speaker(speaker));
    let context = quote.context.as_ref().map(|context| composer.text(context));
    composer.by_itself(composer.joined(speaker.into_iter().chain(context).collect(), Word::Comma))
}
