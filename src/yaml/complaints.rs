//! What is said of trees that can't be built.

use super::intake::{self, is_invisible};
use super::{
    CHARACTER, DOCUMENTS, DUPLICATE_KEY, LIMIT, MAX_COPIED_BYTES, MAX_DEPTH, MAX_NODES, UNSUPPORTED,
};
use crate::diag::{Diagnostic, Message, Span};

pub(super) fn second_document(at: Span) -> Diagnostic {
    let message = Message::new(
        "في الملف أكثر من وثيقة: «---» تبدأ وثيقة ثانية",
        "the file holds more than one document: `---` begins a second one",
    );
    let help = Message::new("ضع كل اجتماع في ملف مستقل", "put each meeting into a file of its own");
    Diagnostic::error(DOCUMENTS, message).at(Some(at)).help(help)
}

pub(super) fn tag_refused(tag: &str, at: Span) -> Diagnostic {
    let message = Message::new(
        format!("وسوم YAML مثل «{tag}» لا تُستعمل في هذه الملفات"),
        format!("YAML tags such as `{tag}` are not used in these files"),
    );
    let help = Message::new(
        "احذف الوسم، أو ضع النص بين علامتي \"…\" إن كان يبدأ بعلامة تعجب",
        "delete the tag, or quote the text with \"…\" if it begins with an exclamation mark",
    );
    Diagnostic::error(UNSUPPORTED, message).at(Some(at)).help(help)
}

pub(super) fn key_is_no_text(at: Span) -> Diagnostic {
    let message = Message::new(
        "يجب أن يكون المفتاح نصاً، لا قائمة ولا مجموعة مفاتيح",
        "a key must be a text, not a list or a mapping",
    );
    let help = Message::new(
        "النص الذي فيه [ ] أو { } أو ؟ في أوله يوضع بين علامتي \"…\"",
        "a text that begins with `[`, `{` or `?` must be quoted with \"…\"",
    );
    Diagnostic::error(UNSUPPORTED, message).at(Some(at)).help(help)
}

pub(super) fn alias_in_itself(at: Span) -> Diagnostic {
    let message = Message::new(
        "إحالة (*) إلى قيمة لم تنتهِ بعد، فهي تكرر نفسها",
        "an alias (*) to a value that has not ended yet: it would repeat itself",
    );
    Diagnostic::error(UNSUPPORTED, message).at(Some(at))
}

pub(super) fn invisible_in_key(key: &str, c: char, at: Span) -> Diagnostic {
    let name = intake::name(c);
    let seen: String = key.chars().filter(|&c| !is_invisible(c)).collect();
    let message = Message::new(
        format!("في المفتاح «{seen}» محرف لا يُرى: {name}"),
        format!("the key `{seen}` holds a character that can't be seen: {name}"),
    );
    let help = Message::new(
        "امحُ أول السطر واكتب المفتاح من جديد؛ الإزاحة بالمسافات العادية وحدها",
        "delete the beginning of the line and type the key anew; indent with ordinary spaces only",
    );
    Diagnostic::error(CHARACTER, message).at(Some(at)).help(help)
}

pub(super) fn duplicate_key(key: &str, first_line: usize, at: Span) -> Diagnostic {
    let message = Message::new(
        format!("المفتاح «{key}» مكرر: ورد أولاً في السطر {first_line}"),
        format!("the key `{key}` occurs twice: first on line {first_line}"),
    );
    let help =
        Message::new("اجمع القيمتين تحت مفتاح واحد", "bring both values together under one key");
    Diagnostic::error(DUPLICATE_KEY, message).at(Some(at)).help(help)
}

fn limit(ar: String, en: String, at: Span) -> Diagnostic {
    Diagnostic::error(LIMIT, Message::new(ar, en)).at(Some(at))
}

pub(super) fn too_deep(at: Span) -> Diagnostic {
    limit(
        format!("تداخل القوائم أعمق من الحد: {MAX_DEPTH} مستوى"),
        format!("lists and mappings are nested deeper than the limit of {MAX_DEPTH}"),
        at,
    )
}

pub(super) fn too_many(at: Span) -> Diagnostic {
    limit(
        format!("عدد القيم في الملف أكثر من الحد: {MAX_NODES}"),
        format!("the file holds more values than the limit of {MAX_NODES}"),
        at,
    )
}

pub(super) fn too_much_repeated(at: Span) -> Diagnostic {
    let most = MAX_COPIED_BYTES >> 20;
    limit(
        format!("تكرر الإحالات (& و*) نصاً أكبر من الحد: {most} ميبيبايت"),
        format!("anchors and aliases (& and *) repeat more text than the limit of {most} MiB"),
        at,
    )
}
