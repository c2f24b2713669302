//! A paragraph's inlines with their looks: roles become families, weights, sizes and colours.

use std::ops::Range;

use crate::bidi::Isolate;
use crate::diag;
use crate::document::{CharRole, Flat, Piece, Target, Tone};
use crate::geom::Pt;
use crate::theme::{NOTE_MARK, TextStyle, Theme};

/// A paragraph ready for analysis. Ranges are bytes of `text`.
#[derive(Debug, Clone)]
pub(crate) struct Collected {
    /// All characters.
    pub(crate) text: String,
    /// The text cut where the look changes; in order, without gaps.
    pub(crate) spans: Vec<Span>,
    /// Ranges whose direction is isolated.
    pub(crate) isolates: Vec<Isolate>,
    /// The marks of notes.
    pub(crate) marks: Vec<Range<usize>>,
}

/// A stretch of one look.
#[derive(Debug, Clone)]
pub(crate) struct Span {
    /// Its bytes.
    pub(crate) range: Range<usize>,
    /// How it looks.
    pub(crate) look: Look,
    /// Where it leads.
    pub(crate) target: Option<Target>,
    /// Where it stands in the source.
    pub(crate) origin: Option<diag::Span>,
    /// Whether it is the mark of a note.
    pub(crate) is_mark: bool,
}

/// How a stretch of text looks.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Look {
    /// Family, weight, size, colour.
    pub(crate) text: TextStyle,
    /// Drawn with a line under it.
    pub(crate) underline: bool,
    /// Drawn on the ground of a status label.
    pub(crate) status: Option<Tone>,
    /// From the baseline of the line up to its own.
    pub(crate) rise: Pt,
}

/// Gives every piece of a flat paragraph its look.
pub(crate) fn collect(flat: Flat, base: TextStyle, theme: &Theme) -> Collected {
    let Flat { text, pieces, isolates, marks, entries: _ } = flat;
    let spans = pieces.into_iter().map(|piece| {
        let is_mark = marks.binary_search_by_key(&piece.range.start, |mark| mark.start).is_ok();
        Span { is_mark, ..span(piece, base, theme) }
    });
    let spans = spans.collect();
    Collected { text, spans, isolates, marks }
}

fn span(piece: Piece, base: TextStyle, theme: &Theme) -> Span {
    let mut look = Look { text: base, underline: false, status: None, rise: Pt::ZERO };
    for role in &piece.roles {
        if *role == CharRole::NoteMark {
            look.rise = look.text.size * NOTE_MARK.1;
        }
        look.text = theme.character(*role, look.text);
        if let CharRole::Status(tone) = role {
            look.status = Some(*tone);
        }
    }
    if matches!(piece.target, Some(Target::Uri(_))) {
        look.text = theme.link(look.text);
        look.underline = theme.characters.underline_links;
    }
    let Piece { range, target, origin, .. } = piece;
    Span { range, look, target, origin, is_mark: false }
}
