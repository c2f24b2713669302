//! Codes without ink: marks of direction, and spaces that readers take for what they are (`pieces`).

use super::PdfError;
use super::codes::CodeBook;
use super::operators::whole;
use super::pieces::Class;
use super::place::PlacedCode;
use crate::locale::Direction;

/// The steps of the width of a space between columns. What is left must be less than poppler takes for a
/// gap between columns (0.7 em).
const STEP: u16 = 500;
/// The width of a mark of direction. Of two characters less than a tenth of the em apart poppler takes one
/// for the shadow of the other; `PDFium` sees a space beside a code without width that is not exactly in
/// its place.
pub(super) const MARK: u16 = 120;
/// The space between columns of a document from left to right. poppler does not count what begins with a
/// space as a part of the line.
pub(super) const SPACE_BETWEEN: &str = "\u{200E} ";
pub(super) const LEFT_TO_RIGHT: &str = "\u{200E}";
pub(super) const RIGHT_TO_LEFT: &str = "\u{200F}";

/// The mark of a direction.
pub(super) fn mark_of(direction: Direction) -> &'static str {
    match direction {
        Direction::Rtl => RIGHT_TO_LEFT,
        Direction::Ltr => LEFT_TO_RIGHT,
    }
}

/// The width of a space between columns.
pub(super) fn in_steps(gap: f64) -> u16 {
    let steps = whole(gap.max(0.0) / f64::from(STEP) - 0.5);
    u16::try_from(steps).map_or(0, |steps| steps.saturating_mul(STEP))
}

/// A space so wide that poppler would begin a column behind it gets a mark of direction, by which it is a
/// part of a word.
pub(super) fn held(
    book: &mut CodeBook,
    mut code: PlacedCode,
    mark: &str,
) -> Result<PlacedCode, PdfError> {
    const WIDE: f64 = 600.0;
    let entry = book.entry(code.code);
    if entry.class == Class::Space && code.width >= WIDE {
        let text = format!("{mark}{}", entry.text);
        code.code = book.renamed(code.code, &text)?;
    }
    Ok(code)
}

/// A code without ink in its place; none when the font has no space.
pub(super) fn blank(
    book: &mut CodeBook,
    text: &str,
    width: u16,
    x: f64,
) -> Result<Option<PlacedCode>, PdfError> {
    let passed = !text.ends_with(' ');
    let code = book.blank(text, width)?;
    let width = |code| f64::from(book.entry(code).width);
    Ok(code.map(|code| PlacedCode { code, x, width: width(code), passed }))
}
