//! What is wrong with a paragraph's text once its fonts and its width are known.

use super::itemise::{Borrowed, MissingGlyph};
use crate::diag::{Code, Diagnostic, Message};

/// A character that no font has.
const MISSING_GLYPH: Code = Code("E0401");
/// A letter that the theme's font does not have.
const BORROWED_GLYPH: Code = Code("W0405");
/// A word wider than its line.
const CUT_WORD: Code = Code("W0402");

/// The error for a character that no font has.
pub(super) fn missing_glyph(missing: &MissingGlyph) -> Diagnostic {
    let c = missing.character;
    let code = format!("U+{:04X}", c as u32);
    Diagnostic::error(
        MISSING_GLYPH,
        Message::new(
            format!("لا يوجد في أي خط رسمٌ للحرف «{c}» ({code})"),
            format!("no font has a glyph for the character “{c}” ({code})"),
        ),
    )
    .help(Message::new(
        "أضف خطاً فيه هذا الحرف بالخيار ‎--fonts، أو غيّر الحرف",
        "add a font that has it with --fonts, or change the character",
    ))
    .at(missing.origin)
    .of(c)
}

/// The warning for a letter that is set in another font than its neighbours.
pub(super) fn borrowed_glyph(borrowed: &Borrowed, font: &str) -> Diagnostic {
    let Borrowed { character, wanted, .. } = borrowed;
    let message = Message::new(
        format!("الحرف «{character}» ليس في الخط «{wanted}»، فكُتب بالخط «{font}»"),
        format!("the font “{wanted}” has no “{character}”, which is set in “{font}”"),
    );
    Diagnostic::warning(BORROWED_GLYPH, message)
        .help(Message::new(
            "اختر سمة خطها فيه هذا الحرف، أو أضف خطاً كهذا بالخيار ‎--fonts",
            "choose a theme whose font has it, or add such a font with --fonts",
        ))
        .at(borrowed.origin)
        .of(*character)
}

/// The warning for a word that is wider than its line.
pub(super) fn cut_word() -> Diagnostic {
    Diagnostic::warning(
        CUT_WORD,
        Message::new("كلمة أعرض من سطرها فقُطعت", "a word is wider than its line and was cut"),
    )
}
