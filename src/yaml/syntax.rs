//! The parser's complaints in words that help an author.

use serde_yaml::granit_parser::{ErrorKind, ScanError};

use super::{LIMIT, MAX_DEPTH, SYNTAX};
use crate::diag::{Diagnostic, Message, Source, Span};

/// The words of one kind of mistake: what is wrong, and what would be right.
struct Words {
    ar: &'static str,
    en: &'static str,
    help_ar: &'static str,
    help_en: &'static str,
}

static COLON: Words = Words {
    ar: "نقطتان (:) في موضع لا تصلحان فيه",
    en: "a colon (:) where none can stand",
    help_ar: "النص الذي فيه نقطتان بعدهما مسافة يوضع كله بين علامتي \"…\" أو تحت «|»؛ وعلامتا “…” ليستا من علامات YAML",
    help_en: "quote a text that holds a colon and a space with \"…\", or put it below `|`; “…” are not YAML's quotation marks",
};

static TAB: Words = Words {
    ar: "علامة جدولة (Tab) في موضع الإزاحة",
    en: "a tab where only spaces may stand",
    help_ar: "أزح السطر بمسافات عادية: مسافتان لكل مستوى",
    help_en: "indent with ordinary spaces, two for each level",
};

static INDENT: Words = Words {
    ar: "إزاحة هذا السطر لا توافق ما قبله",
    en: "the indentation of this line does not fit the lines before it",
    help_ar: "مفاتيح المستوى الواحد تبدأ في عمود واحد، وبعد «-» مسافة؛ راجع السطر السابق أيضاً: لعل فيه علامة \" لم تغلق أو مفتاحاً بلا نقطتين",
    help_en: "keys of one level begin in one column, and `-` has a space after it; look at the line before too: a quote not closed, or a key without its colon",
};

static AFTER_BRACKET: Words = Words {
    ar: "نص بعد القوس الذي أغلق القيمة",
    en: "text after the bracket that closed the value",
    help_ar: "النص الذي يبدأ بـ[ أو { يوضع كله بين علامتي \"…\"",
    help_en: "a text that begins with `[` or `{` must be quoted with \"…\"",
};

static GLUED_DASH: Words = Words {
    ar: "شرطة (-) بلا مسافة بعدها لا تبدأ عنصر قائمة",
    en: "a dash (-) without a space after it begins no list item",
    help_ar: "اترك مسافة بعد الشرطة: «- عنصر»",
    help_en: "put a space after the dash: `- item`",
};

static NO_COLON: Words = Words {
    ar: "سطر ليس فيه مفتاح تتبعه نقطتان",
    en: "a line without a key and its colon",
    help_ar: "اكتب «المفتاح: القيمة»؛ والنص الطويل يوضع تحت «|» بإزاحة أكبر",
    help_en: "write `key: value`; a long text goes below `|`, indented further",
};

static UNCLOSED_QUOTE: Words = Words {
    ar: "علامة اقتباس فُتحت ولم تُغلق",
    en: "a quotation mark was opened and not closed",
    help_ar: "أغلق النص بالعلامة نفسها التي فتحته: \" أو '",
    help_en: "close the text with the mark that opened it: \" or '",
};

static AFTER_QUOTE: Words = Words {
    ar: "نص بعد علامة الاقتباس التي أغلقت القيمة",
    en: "text after the quotation mark that closed the value",
    help_ar: "ضع النص كله داخل العلامتين؛ والعلامة داخله تكتب \\\" أو ''",
    help_en: "put the whole text between the marks; a mark inside it is written \\\" or ''",
};

static FLOW: Words = Words {
    ar: "قائمة [ ] أو مجموعة { } لم تُغلق، أو ينقصها فاصل",
    en: "a list [ ] or mapping { } is not closed, or lacks a separator",
    help_ar: "افصل بين العناصر بالفاصلة اللاتينية «,» لا بالعربية «،»، وضع النص الذي فيه , أو : أو [ ] بين علامتي \"…\"",
    help_en: "separate entries with the Latin comma `,`, not the Arabic «،», and quote a text that holds , : [ or ]",
};

static ESCAPE: Words = Words {
    ar: "شرطة مائلة (\\) لا معنى لما بعدها",
    en: "a backslash (\\) before a character that means nothing after it",
    help_ar: "ضع النص بين '…' بدل \"…\"، أو اكتب \\\\",
    help_en: "use '…' instead of \"…\", or write \\\\",
};

static ALIAS: Words = Words {
    ar: "النجمة (*) في أول القيمة إحالة إلى اسم لم يعرَّف",
    en: "an asterisk (*) at the start of a value refers to a name that is not defined",
    help_ar: "إن كان هذا نصاً فضعه بين علامتي \"…\"",
    help_en: "if this is a text, quote it with \"…\"",
};

static MARK: Words = Words {
    ar: "علامة لها معنى في YAML في أول القيمة",
    en: "a value begins with a character that means something in YAML",
    help_ar: "ضع النص بين علامتي \"…\"",
    help_en: "quote the text with \"…\"",
};

static DASH: Words = Words {
    ar: "شرطة (-) في موضع لا يصلح لعنصر قائمة",
    en: "a dash (-) where no list item can stand",
    help_ar: "ضع عناصر القائمة في سطور بعد المفتاح، كل عنصر في سطر يبدأ بـ«- »",
    help_en: "put the items on lines after the key, each beginning with `- `",
};

static BLOCK: Words = Words {
    ar: "نص تحت «|» أو «>» لا تستقيم إزاحته",
    en: "a text below `|` or `>` whose indentation does not fit",
    help_ar: "لا شيء بعد «|» في سطرها، وسطور النص كلها أبعد من المفتاح بمسافتين",
    help_en: "nothing follows `|` on its line, and every line of the text is indented two spaces more than the key",
};

static OTHER: Words = Words {
    ar: "هذا الموضع لا يوافق قواعد YAML",
    en: "this is not YAML",
    help_ar: "راجع النقطتين بعد المفاتيح والإزاحة وعلامات الاقتباس في هذا السطر والذي قبله",
    help_en: "look at colons, indentation and quotation marks on this line and the one before",
};

/// A diagnostic for what stopped the parser, which may have been between brackets.
pub(super) fn explain(source: &Source, error: &ScanError, in_brackets: bool) -> Diagnostic {
    let start = error.marker().byte_offset().unwrap_or(source.text.len()).min(source.text.len());
    let words = words(error.kind());
    let start = if std::ptr::eq(words, &TAB) { start_of_tab(&source.text, start) } else { start };
    let length = source.text[start..].chars().next().map_or(0, char::len_utf8);
    let span = Span { start, end: start + length };
    if *error.kind() == ErrorKind::RecursionLimitExceeded {
        let message = Message::new(
            format!("تداخل القوائم أعمق من الحد: {MAX_DEPTH} مستوى"),
            format!("lists and mappings are nested deeper than the limit of {MAX_DEPTH}"),
        );
        return Diagnostic::error(LIMIT, message).at(Some(span));
    }
    let is = |kind| std::ptr::eq(words, kind);
    let words = match words {
        // The next key after a bracket that was left open is where the parser notices.
        _ if in_brackets && is(&COLON) => &FLOW,
        _ if is(&INDENT) && is_after_bracket(&source.text[..start]) => &AFTER_BRACKET,
        _ if is(&NO_COLON) && source.text[start..].starts_with('-') => &GLUED_DASH,
        words => words,
    };
    Diagnostic::error(SYNTAX, Message::new(words.ar, words.en))
        .at(Some(span))
        .help(Message::new(words.help_ar, words.help_en))
}

/// Whether a bracket was closed before a place on its line.
fn is_after_bracket(before: &str) -> bool {
    before.trim_end_matches([' ', '\t']).ends_with([']', '}'])
}

/// The tab before a place; else the next one that indents a line, as the parser may stop at the beginning
/// of a text that goes on there.
fn start_of_tab(text: &str, place: usize) -> usize {
    let (before, rest) = text.split_at(place);
    if before.ends_with('\t') {
        return before.trim_end_matches('\t').len();
    }
    let mut line_start = place;
    for line in rest.split_inclusive('\n') {
        let indent = line.len() - line.trim_start().len();
        if let Some(tab) = line[..indent].find('\t') {
            return line_start + tab;
        }
        line_start += line.len();
    }
    place
}

fn words(kind: &ErrorKind) -> &'static Words {
    use ErrorKind as K;
    match kind {
        K::MappingValueNotAllowed
        | K::InvalidColonPlacement
        | K::InvalidMappingValueWhitespace
        | K::FlowMappingValueAdjacentCollection
        | K::MappingKeyNotAllowed => &COLON,
        K::TabNotAllowed
        | K::TabInBlockIndentation
        | K::TabInIndentation
        | K::TabInPlainScalar
        | K::TabAtBlockScalarStart => &TAB,
        K::SimpleKeyExpected | K::InvalidSimpleKey => &NO_COLON,
        K::InvalidIndentation
        | K::ExpectedBlockMappingKey
        | K::ExpectedBlockSequenceEntry
        | K::UnexpectedEofBlockMapping
        | K::UnexpectedEofBlockSequence
        | K::InvalidQuotedScalarIndent
        | K::ExpectedDocumentStart => &INDENT,
        K::UnclosedQuotedScalar | K::DocumentIndicatorInQuotedScalar => &UNCLOSED_QUOTE,
        K::InvalidTrailingSingleQuotedScalar | K::InvalidTrailingDoubleQuotedScalar => &AFTER_QUOTE,
        K::UnexpectedEofFlowSequence
        | K::UnexpectedEofFlowMapping
        | K::UnexpectedEofImplicitFlowMapping
        | K::ExpectedFlowMappingSeparator
        | K::ExpectedFlowSequenceSeparator
        | K::MisplacedFlowCollectionEnd
        | K::MismatchedFlowCollectionEnd { .. }
        | K::UnclosedFlowCollection { .. }
        | K::InvalidFlowScalarIndent
        | K::BlockEntryInFlowCollection => &FLOW,
        K::UnknownQuotedScalarEscape
        | K::InvalidQuotedScalarHexEscape
        | K::InvalidUnicodeEscape
        | K::InvalidLowSurrogateHexEscape
        | K::InvalidLowSurrogate
        | K::MissingLowSurrogate
        | K::UnpairedLowSurrogate => &ESCAPE,
        K::UnknownAnchor | K::MissingAnchorOrAliasName => &ALIAS,
        K::UnexpectedCharacter { .. }
        | K::UndeclaredTagHandle
        | K::InvalidTagTerminator
        | K::PlainScalarStartsWithDashFlowIndicator => &MARK,
        K::BlockSequenceEntryNotAllowed | K::InvalidBlockEntryWhitespace => &DASH,
        K::ZeroBlockScalarIndent | K::InvalidBlockScalarHeader | K::InvalidBlockScalarIndent => {
            &BLOCK
        }
        // The parser's list is open; what is rare or new gets the general words.
        _ => &OTHER,
    }
}
