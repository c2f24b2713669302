//! What both importers say of guesses.

use crate::diag::Message;

/// That items became lines of another.
pub(in crate::import) fn below() -> Message {
    Message::new("بنود فرعية صارت سطوراً في هذا البند", "items below this one became lines of it")
}

/// That a line without a label became one of the item above it.
pub(in crate::import) fn joined() -> Message {
    Message::new("سطر تالٍ ضُم إلى هذا العنصر", "a line that followed was joined to this item")
}

/// That what follows a list has no heading.
pub(in crate::import) fn unheaded() -> Message {
    Message::new(
        "كلام بعد قائمة، ولا عنوان له في النص",
        "what follows a list, and has no heading of its own",
    )
}

/// That a heading says more than its key.
pub(in crate::import) fn doubtful_heading() -> Message {
    Message::new(
        "عنوان فيه كلام آخر، ولعل ما تحته ليس من هذا الباب",
        "a heading that says more, below which there may be something else",
    )
}

/// That there are words outside the marks of a quotation.
pub(in crate::import) fn mixed() -> Message {
    Message::new(
        "كلام خارج علامتي التنصيص، بقي كما كتب",
        "words outside the quotation marks, kept as written",
    )
}

/// That a line among quotations has no marks.
pub(in crate::import) fn unmarked() -> Message {
    Message::new(
        "سطر بلا علامتي تنصيص، ولعله ليس اقتباساً",
        "a line without quotation marks, which may be no quotation",
    )
}
