//! Every code with its meaning, for the manual and for whoever names codes.
//!
//! The codes themselves are constants of the modules that report them; a test holds both together.

use super::{Code, Severity};

/// A code and what it means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Entry {
    /// The code.
    pub code: Code,
    /// Its meaning in Arabic.
    pub ar: &'static str,
    /// Its meaning in English.
    pub en: &'static str,
}

const fn entry(code: &'static str, ar: &'static str, en: &'static str) -> Entry {
    Entry { code: Code(code), ar, en }
}

/// The entry of a code as it is written.
pub fn find(code: &str) -> Option<&'static Entry> {
    ENTRIES.iter().find(|entry| entry.code.0 == code)
}

impl Code {
    /// The severity that its first letter says. `--strict` may raise it.
    pub fn severity(self) -> Severity {
        if self.0.starts_with('W') { Severity::Warning } else { Severity::Error }
    }

    /// Whether it is the code of a warning.
    pub fn is_warning(self) -> bool {
        self.severity() == Severity::Warning
    }
}

/// All codes: E01 and W01 of the file and the meeting, 02 of the files it names, 03 of themes and
/// fonts, 04 of pages, 06 of packs, 07 of e-mail.
pub const ENTRIES: &[Entry] = &[
    entry("E0101", "الملف ليس YAML صحيحاً", "the file is not YAML"),
    entry("E0102", "مفتاح غير معروف في موضعه", "a key that is not known at its place"),
    entry("E0103", "مفتاح لازم غائب", "a required key is missing"),
    entry("E0104", "قيمة من نوع غير المنتظر", "a value of another type than its key takes"),
    entry("E0105", "مفتاح مكرر، أو قيمة واحدة باسمين", "a key twice, or one value under two names"),
    entry("E0106", "تجاوز حد من الحدود: الحجم أو التداخل أو العدد", "over a limit: size, depth, number"),
    entry("E0107", "محارف لا تجوز في الملف، أو ترميز غير UTF-8", "characters that may not stand in a file, or no UTF-8"),
    entry("E0108", "ملف بلا محتوى", "a file without content"),
    entry("E0109", "أكثر من وثيقة في ملف واحد", "more than one document in a file"),
    entry("E0110", "كلمة ليست من الخيارات، أو قيمة خارج المدى", "a word that is none of the choices, or a value out of range"),
    entry("E0111", "جزء من YAML لا تستعمله هذه الملفات", "a part of YAML that these files don't use"),
    entry("E0121", "تاريخ أو وقت لا وجود له أو لا يُقرأ", "a date or time that does not exist or can't be read"),
    entry("E0122", "معرّف شخص ليس في people", "the id of a person who is not in `people`"),
    entry("E0123", "معرّف واحد لشخصين", "two people with one id"),
    entry("E0124", "قسم لا وجود له، أو مذكور مرتين في order", "a section that does not exist, or twice in `order`"),
    entry("E0125", "نص أطول من الحد، أو فيه فوقه من محارف الاتجاه المتداخلة أو العلامات على حرف", "a text too long, nested in too many direction marks, or with too many marks on a letter"),
    entry("E0126", "جدول صفوفه غير متساوية أو بلا صفوف", "a table with uneven rows, or without any"),
    entry("E0127", "قطعة بلا نوع، أو بأنواع معاً", "a block that is nothing, or several things at once"),
    entry("E0128", "تاريخان ميلادي وهجري ليسا ليوم واحد", "a Gregorian and a Hijri date of different days"),
    entry("E0129", "عنوان بريد إلكتروني غير صحيح", "a malformed e-mail address"),
    entry("E0130", "مفاتيح في حزمة لا تجتمع، أو يوم لا يُحسب عليه", "keys of a pack that do not go together, or no day to reckon by"),
    entry("W0131", "فاصلة عربية بين قوسين حيث تفصل اللاتينية وحدها", "an Arabic comma in brackets, where only the Latin one parts items"),
    entry("W0132", "صورة بلا وصف", "a picture without a description"),
    entry("W0133", "عنوان قائمة بلا عناصر", "the heading of a list without items"),
    entry("W0134", "كلمة تكاد تكون من الكلمات المعروفة", "a word that is nearly a known one"),
    entry("W0135", "عنوان في الترويسة لا يصلح للبريد", "an address of a letterhead to which no e-mail can go"),
    entry("W0136", "جدول في قائمة أو اقتباس أو إطار لا يوضع في صفحات عرضية", "a table inside a list, a quotation or a box, which gets no pages of its own"),
    entry("W0137", "حاشية في موضع لا حواشي له", "a note where no notes are set"),
    entry("W0138", "مفتاح لا أثر له هنا، أو بلا مفتاح آخر غائب", "a key that shows nothing here, or not without another one, which is missing"),
    entry("W0139", "نص بعد # يعدّه YAML تعليقاً", "text behind `#`, which YAML takes for a comment"),
    entry("W0140", "سطور أو أسماء في موضع قائمة صارت عنصراً واحداً", "lines or names where a list is expected, which became one item"),
    entry("W0141", "علامة تنصيص بلا مقابل", "a quotation mark without its counterpart"),
    entry("W0142", "مسافة قبل علامة ترقيم", "a space before a sign of punctuation"),
    entry("W0143", "علامة ترقيم لاتينية بعد كلمة عربية", "European punctuation after an Arabic word"),
    entry("W0144", "حروف بصور العرض التي لا تتصل", "letters in presentation forms, which never join"),
    entry("W0145", "محرف يقلب ترتيب الحروف قسراً", "a character that forces the order of letters"),
    entry("W0146", "محرف اتجاه لم يُغلق", "a direction mark that is not closed"),
    entry("W0147", "حركة في أول الفقرة بلا حرف", "a vowel sign without a letter at the start of a paragraph"),
    entry("W0148", "معرّف شخص في موضع لا يعبّر فيه عن أحد", "the id of a person where ids stand for nobody"),
    entry("W0151", "اجتماع ينتهي قبل أن يبدأ", "a meeting that ends before it begins"),
    entry("W0152", "أصوات لا توافق عدد الحاضرين", "votes that do not add up to those present"),
    entry("W0153", "أعداد النصاب تخالف قوله إنه اكتمل أو لم يكتمل", "a quorum whose numbers contradict `met`"),
    entry("W0154", "رقم واحد لعنصرين من قائمة", "one number on two items of a list"),
    entry("W0155", "تاريخان في غير ترتيبهما", "dates out of order: due before the meeting and the like"),
    entry("E0201", "ملف صورة تعذرت قراءته", "the file of a picture cannot be read"),
    entry("E0202", "ملف ليس صورة تصلح للعرض", "a file is no picture that can be shown"),
    entry("E0301", "سمة لا وجود لها", "no theme of this name"),
    entry("E0302", "قيمة ليست لوناً", "not a colour"),
    entry("E0303", "قيمة ليست طولاً", "not a length"),
    entry("E0304", "خط تطلبه السمة وهو غير متوفر", "a theme names a font family that is not at hand"),
    entry("E0305", "ملف سمة لا يصلح", "the theme file that a meeting names cannot be used"),
    entry("E0401", "محرف ليس في أي خط متوفر", "a character that no font has"),
    entry("W0402", "كلمة أعرض من سطرها فقُطعت", "a word wider than its line was cut"),
    entry("W0403", "ما هو أعلى من صفحة", "something higher than a page"),
    entry("W0404", "أرقام صفحات لم تستقر", "page numbers that do not settle"),
    entry("W0405", "حرف ليس في خط السمة فكُتب بخط غيره", "a letter that the theme's font does not have, set in another"),
    entry("E0601", "ملف اجتماع في حزمة لا وجود له أو تعذرت قراءته", "a meeting's file of a pack is not there or cannot be read"),
    entry("E0602", "ملف ملحق تعذرت قراءته", "the file of an annex cannot be read"),
    entry("E0603", "ملحق مشفَّر أو تالف أو ليس PDF", "an annex that is encrypted, damaged, or no PDF"),
    entry("E0604", "حزمة تتجاوز حد الصفحات", "a pack over the limit of pages"),
    entry("E0605", "اجتماع اتجاه كتابته غير اتجاه الحزمة", "a meeting written in another direction than its pack"),
    entry("W0611", "ملف بملاحق لا يدّعي PDF/A ولا PDF/UA", "a file with annexes, which claims neither PDF/A nor PDF/UA"),
    entry("W0612", "نموذج في ملحق يظهر كما هو ولا يُملأ", "a form in an annex, shown as it is and not to be filled in"),
    entry("W0613", "اجتماع مذكور مرتين في حزمة", "a meeting named twice in a pack"),
    entry("W0614", "حزمة بلا سجلات، فجدول السجلات فارغ", "a pack without registers, so that their table is empty"),
    entry("W0501", "صورة أخشن من أن تُطبع بحجمها", "a picture too coarse for the size it is shown at"),
    entry("E0701", "مرفق تعذرت قراءته", "a file to be attached to an e-mail cannot be read"),
    entry("E0702", "مرفقات أكبر من الحد", "attachments over the limit of size"),
    entry("E0703", "قالب رسالة لا يصلح", "a template of an e-mail that cannot be used"),
    entry("W0704", "نسخة مخفية لا تُكتب في المسودة", "hidden recipients, who are not in a draft"),
    entry("E0705", "رسالة بلا مرسل أو بلا مستلم", "a message to be sent without sender or recipient"),
];
