//! The keys of a meeting file: names, other names, forms and meanings.
//!
//! Readers ask for keys of these tables only, unknown keys are told by them, and the schema of the
//! file can be made from them.

use super::words::{
    AUTO_WORDS, CALENDAR_WORDS, COUNTRY_WORDS, DIGIT_WORDS, DIRECTION_WORDS, KASHIDA_WORDS,
    KIND_WORDS, LANGUAGE_WORDS, MODE_WORDS, NUMBERING_WORDS, ORIENTATION_WORDS, PAPER_WORDS,
    PERCENT_WORDS, PRIORITY_WORDS, RANGE_WORDS, REGISTER_WORDS, REPAIR_WORDS, SECTION_WORDS, STATE_WORDS, STATUS_WORDS, THEME_WORDS,
};
use crate::yaml::{KeySpec, Shape};

/// A row of a table: name, other names, form, meaning in Arabic and in English.
const fn key(
    name: &'static str,
    aliases: &'static [&'static str],
    shape: Shape,
    ar: &'static str,
    en: &'static str,
) -> KeySpec {
    KeySpec::new(name, shape, (ar, en)).or(aliases)
}

const TEXT: Shape = Shape::Text;
const TEXTS: Shape = Shape::List(&TEXT);
const DATE: Shape = Shape::OneOf(&[TEXT, Shape::Map(&DATE_KEYS)]);
const PERSON: Shape = Shape::OneOf(&[TEXT, Shape::Map(&PERSON_KEYS)]);
const OFFICER: Shape = Shape::OneOf(&[PERSON, Shape::Map(&OFFICER_KEYS)]);
const RICH: Shape = Shape::OneOf(&RICH_FORMS);
const AUTO: Shape = Shape::Choice(&AUTO_WORDS);
const SECTION: Shape = Shape::OneOf(&[Shape::Choice(&SECTION_WORDS), TEXT]);
const NUMBERING: Shape = Shape::OneOf(&[Shape::Choice(&NUMBERING_WORDS), TEXT]);
const STATUS: Shape = Shape::Choice(&STATUS_WORDS);

/// Blocks hold blocks, and only statics may refer to each other in a circle.
static BLOCK: Shape = Shape::OneOf(&BLOCK_FORMS);
static BLOCK_FORMS: [Shape; 2] = [TEXT, Shape::Map(&BLOCK_KEYS)];
static RICH_FORMS: [Shape; 3] = [TEXT, Shape::Map(&BLOCK_KEYS), Shape::List(&BLOCK)];
static RICH_ITEM: Shape = Shape::OneOf(&RICH_FORMS);

/// The keys of a headed list of such items.
const fn headed(item: &'static Shape) -> [KeySpec; 4] {
    [
        key("heading", &["العنوان", "عنوان"], TEXT, "عنوان القسم كما يُعرض", "heading as shown"),
        key("intro", &["تمهيد", "التمهيد"], RICH, "فقرات قبل القائمة", "paragraphs before the list"),
        key("numbering", &["الترقيم", "ترقيم"], NUMBERING, "«1)» أو «أ)» أو hijai أو ordinal أو bullet أو none", "`1)`, `أ)`, hijai, ordinal, bullet, none"),
        key("items", &["العناصر", "عناصر"], Shape::List(item), "عناصر القائمة", "the items"),
    ]
}

/// A table of a headed list, and the form of a value that is the bare list or that mapping.
macro_rules! headed_list {
    ($keys:ident, $shape:ident, $item:expr) => {
        pub(super) static $keys: [KeySpec; 4] = headed($item);
        const $shape: Shape = Shape::OneOf(&[Shape::List($item), Shape::Map(&$keys)]);
    };
}

headed_list!(TEXT_LIST, TEXT_LIST_SHAPE, &TEXT);
headed_list!(PEOPLE_LIST, PEOPLE_SHAPE, &PERSON);
headed_list!(AGENDA_LIST, AGENDA_SHAPE, &Shape::OneOf(&[TEXT, Shape::Map(&AGENDA_ITEM_KEYS)]));
headed_list!(POINT_LIST, POINT_SHAPE, &Shape::OneOf(&[TEXT, Shape::Map(&POINT_KEYS)]));
headed_list!(STATEMENT_LIST, STATEMENT_SHAPE, &Shape::Map(&STATEMENT_KEYS));
headed_list!(DECISION_LIST, DECISION_SHAPE, &Shape::OneOf(&[TEXT, Shape::Map(&DECISION_KEYS)]));
headed_list!(
    RECOMMENDATION_LIST,
    RECOMMENDATION_SHAPE,
    &Shape::OneOf(&[TEXT, Shape::Map(&RECOMMENDATION_KEYS)])
);
headed_list!(ACTION_LIST, ACTION_SHAPE, &Shape::OneOf(&[TEXT, Shape::Map(&ACTION_KEYS)]));
headed_list!(VOTE_LIST, VOTE_SHAPE, &Shape::Map(&VOTE_KEYS));
headed_list!(QUOTE_LIST, QUOTE_SHAPE, &Shape::OneOf(&[TEXT, Shape::Map(&QUOTE_KEYS)]));
headed_list!(REFERENCE_LIST, REFERENCE_SHAPE, &Shape::OneOf(&[TEXT, Shape::Map(&REFERENCE_KEYS)]));

/// The top level.
pub(super) static MEETING_KEYS: [KeySpec; 56] = [
    key("title", &["العنوان", "عنوان الاجتماع"], TEXT, "عنوان الاجتماع؛ وهو وحده لازم", "title of the meeting; the only key that is required").must(),
    key("subtitle", &["العنوان الفرعي"], TEXT, "سطر ثانٍ للعنوان", "a second line of the title"),
    key("kind", &["النوع"], Shape::Choice(&KIND_WORDS), "نوع الوثيقة", "kind of paper"),
    key("language", &["lang", "اللغة"], Shape::OneOf(&[Shape::Choice(&LANGUAGE_WORDS), TEXT]), "لغة الوثيقة", "language of the paper"),
    key("country", &["البلد", "الدولة"], Shape::OneOf(&[Shape::Choice(&COUNTRY_WORDS), TEXT]), "رمز البلد مثل JO؛ يحدد الأرقام وأسماء الشهور", "ISO country such as JO; settles digits and months"),
    key("reference", &["الرقم المرجعي", "المرجع"], TEXT, "الرقم المرجعي", "reference number"),
    key("series", &["السلسلة"], TEXT, "سلسلة الاجتماعات", "series of meetings"),
    key("number", &["رقم الجلسة", "رقم الاجتماع"], TEXT, "رقم الاجتماع في سلسلته", "number in the series"),
    key("version", &["الإصدار"], TEXT, "إصدار الوثيقة", "version of the paper"),
    key("status", &["الحالة"], Shape::OneOf(&[Shape::Choice(&STATE_WORDS), TEXT]), "حالة الوثيقة؛ draft تطبع «مسودة» على كل صفحة", "state of the paper; draft marks each page"),
    key("classification", &["درجة السرية", "التصنيف"], TEXT, "درجة السرية، على كل صفحة", "secrecy, on each page"),
    key("date", &["التاريخ"], DATE, "تاريخ الاجتماع", "date of the meeting"),
    key("start", &["بداية", "البداية", "وقت البدء"], TEXT, "وقت البدء مثل \"10:30\"", "time of beginning, such as \"10:30\""),
    key("end", &["نهاية", "النهاية", "وقت الانتهاء"], TEXT, "وقت الانتهاء", "time of ending"),
    key("timezone", &["المنطقة الزمنية", "التوقيت"], TEXT, "المنطقة الزمنية", "time zone"),
    key("place", &["المكان"], TEXT, "مكان الاجتماع", "place of the meeting"),
    key("mode", &["طريقة الانعقاد"], Shape::Choice(&MODE_WORDS), "طريقة الانعقاد", "how it was held"),
    key("organization", &["organisation", "الجهة"], Shape::OneOf(&[TEXT, Shape::Map(&ORGANIZATION_KEYS)]), "الجهة صاحبة الوثيقة", "the body whose paper this is"),
    key("organizers", &["organisers", "المنظمون", "المنظمين"], TEXTS, "الجهات المنظمة", "who called the meeting"),
    key("partners", &["بالاشتراك مع", "الشركاء"], TEXTS, "الجهات المشاركة في التنظيم", "who took part in organizing it"),
    key("people", &["الأشخاص"], Shape::List(&Shape::Map(&REGISTER_KEYS)), "أشخاص يشار إليهم بمعرّف id", "people that other keys refer to by id"),
    key("chair", &["رئيس الجلسة", "الرئيس", "رئيس الاجتماع"], OFFICER, "رئيس الجلسة", "who chaired"),
    key("secretary", &["أمين السر"], OFFICER, "أمين السر", "who served as secretary"),
    key("rapporteur", &["المقرر", "مقرر الجلسة"], OFFICER, "المقرر", "who reported"),
    key("speakers", &["المتحدثون", "المتحدثين"], PEOPLE_SHAPE, "المتحدثون", "who spoke"),
    key("attendees", &["الحضور", "الحاضرون"], PEOPLE_SHAPE, "الحضور", "who attended"),
    key("apologies", &["المعتذرون", "المعتذرين"], PEOPLE_SHAPE, "المعتذرون", "who excused themselves"),
    key("absent", &["الغائبون", "الغائبين"], PEOPLE_SHAPE, "الغائبون", "who was absent"),
    key("guests", &["الضيوف"], PEOPLE_SHAPE, "الضيوف", "guests"),
    key("observers", &["المراقبون", "المراقبين"], PEOPLE_SHAPE, "المراقبون", "observers"),
    key("quorum", &["النصاب"], Shape::Map(&QUORUM_KEYS), "النصاب", "quorum"),
    key("introduction", &["intro", "المقدمة", "مقدمة"], RICH, "فقرات البداية", "opening paragraphs"),
    key("summary", &["الملخص التنفيذي", "الملخص", "خلاصة", "الخلاصة"], RICH, "الملخص", "summary"),
    key("background", &["الخلفية"], RICH, "الخلفية", "background"),
    key("closing", &["الختام", "الخاتمة"], RICH, "الختام", "closing words"),
    key("objectives", &["الأهداف"], TEXT_LIST_SHAPE, "الأهداف", "aims"),
    key("themes", &["المحاور"], TEXT_LIST_SHAPE, "المحاور", "themes"),
    key("agenda", &["جدول الأعمال", "بنود"], AGENDA_SHAPE, "جدول الأعمال", "agenda"),
    key("previous_minutes", &["محضر الاجتماع السابق", "المحضر السابق"], Shape::Map(&PREVIOUS_MINUTES_KEYS), "محضر الاجتماع السابق", "the last minutes"),
    key("discussion", &["النقاش", "نقاط النقاش", "المداولات"], POINT_SHAPE, "نقاط النقاش", "points of the discussion"),
    key("statements", &["المداخلات", "الكلمات"], STATEMENT_SHAPE, "المداخلات", "speeches"),
    key("decisions", &["القرارات"], DECISION_SHAPE, "القرارات", "decisions"),
    key("recommendations", &["التوصيات", "أهم التوصيات"], RECOMMENDATION_SHAPE, "التوصيات", "recommendations"),
    key("actions", &["المهام", "المتابعات", "الإجراءات"], ACTION_SHAPE, "المهام", "tasks"),
    key("votes", &["التصويت"], VOTE_SHAPE, "التصويت", "votes"),
    key("quotes", &["اقتباسات", "الاقتباسات", "أقوال"], QUOTE_SHAPE, "اقتباسات", "quotations"),
    key("next_meeting", &["الاجتماع القادم", "الاجتماع المقبل"], Shape::Map(&NEXT_MEETING_KEYS), "الاجتماع القادم", "the next meeting"),
    key("adjourned_at", &["رفعت الجلسة"], TEXT, "وقت رفع الجلسة", "when the meeting rose"),
    key("signatures", &["التوقيعات", "الاعتماد"], Shape::List(&Shape::Map(&SIGNATURE_KEYS)), "التوقيعات", "who signs"),
    key("references", &["المراجع"], REFERENCE_SHAPE, "المراجع", "sources"),
    key("annexes", &["الملاحق", "المرفقات"], REFERENCE_SHAPE, "الملاحق", "annexes"),
    key("distribution", &["التوزيع", "صورة إلى"], TEXTS, "من تصله نسخة", "who gets a copy"),
    key("sections", &["الأقسام"], Shape::List(&Shape::Map(&SECTION_KEYS)), "أقسام أخرى", "sections of the author's own"),
    key("order", &["الترتيب"], Shape::List(&SECTION), "ترتيب الأقسام بأسماء مفاتيحها", "order of the sections, by their keys"),
    key("document", &["الوثيقة", "المستند"], Shape::Map(&DOCUMENT_KEYS), "شكل الصفحات والأرقام والتواريخ", "pages, digits, calendars"),
    key("mail", &["البريد", "الرسالة"], Shape::Map(&MAIL_KEYS), "الرسالة التي تحمل الوثيقة", "the e-mail that carries the paper"),
];

const fn person_keys(id: KeySpec) -> [KeySpec; 7] {
    [
        id,
        key("honorific", &["اللقب"], TEXT, "اللقب: الدكتورة، معالي", "honorific"),
        key("name", &["الاسم"], TEXT, "الاسم", "name"),
        key("role", &["الصفة", "المنصب"], TEXT, "الصفة", "office held"),
        key("organization", &["organisation", "الجهة"], TEXT, "الجهة", "body represented"),
        key("contact", &["الاتصال", "للتواصل"], TEXT, "الهاتف أو البريد", "telephone or address"),
        key("display", &["العرض"], TEXT, "العبارة كاملة كما تُعرض", "the whole as it is to be shown"),
    ]
}

const ID: KeySpec = key("id", &["المعرف", "الرمز"], TEXT, "معرّف يشار به إلى الشخص", "the id that others refer to");

pub(super) static PERSON_KEYS: [KeySpec; 7] = person_keys(ID);

/// The people of `people` are there to be referred to.
pub(super) static REGISTER_KEYS: [KeySpec; 7] = person_keys(ID.must());

pub(super) static OFFICER_KEYS: [KeySpec; 2] = [
    key("label", &["التسمية"], TEXT, "تسمية المنصب كما تُعرض", "what the office is called"),
    key("person", &["الشخص"], PERSON, "من يشغله", "who holds it").must(),
];

pub(super) static ORGANIZATION_KEYS: [KeySpec; 7] = [
    key("name", &["الاسم"], TEXT, "الاسم", "name").must(),
    key("unit", &["الوحدة", "الإدارة"], TEXT, "الوحدة", "the part of it"),
    key("address", &["العنوان"], TEXT, "العنوان البريدي", "postal address"),
    key("phone", &["الهاتف"], TEXT, "الهاتف", "telephone"),
    key("email", &["البريد"], TEXT, "البريد الإلكتروني", "e-mail address"),
    key("url", &["الموقع"], TEXT, "الموقع", "web address"),
    key("logo", &["الشعار"], TEXT, "ملف الشعار", "file of the logo"),
];

pub(super) static DATE_KEYS: [KeySpec; 3] = [
    key("gregorian", &["ميلادي"], TEXT, "التاريخ الميلادي مثل 2016-05-12", "civil date such as 2016-05-12"),
    key("hijri", &["هجري"], TEXT, "التاريخ الهجري مثل 1437-08-05", "Hijri date such as 1437-08-05"),
    key("display", &["العرض"], TEXT, "التاريخ كما يُعرض", "the date as it is to be shown"),
];

pub(super) static QUORUM_KEYS: [KeySpec; 3] = [
    key("required", &["المطلوب"], Shape::Number, "العدد المطلوب", "how many are needed"),
    key("present", &["الحاضرون", "الحضور"], Shape::Number, "عدد الحاضرين", "how many were there"),
    key("met", &["مكتمل", "اكتمل"], Shape::YesNo, "هل اكتمل النصاب", "whether it was reached"),
];

pub(super) static PREVIOUS_MINUTES_KEYS: [KeySpec; 4] = [
    key("reference", &["المرجع", "الرقم المرجعي"], TEXT, "الرقم المرجعي", "reference"),
    key("date", &["التاريخ"], DATE, "تاريخه", "its date"),
    key("approved", &["معتمد", "اعتمد"], Shape::YesNo, "هل اعتُمد", "whether it was approved"),
    key("corrections", &["التصويبات", "التعديلات"], RICH, "ما صُوّب فيه", "what was corrected"),
];

pub(super) static NEXT_MEETING_KEYS: [KeySpec; 3] = [
    key("date", &["التاريخ"], DATE, "التاريخ", "the day"),
    key("start", &["time", "الوقت", "البداية", "وقت البدء"], TEXT, "وقت البدء", "the time"),
    key("place", &["المكان"], TEXT, "المكان", "the place"),
];

pub(super) static AGENDA_ITEM_KEYS: [KeySpec; 7] = [
    key("number", &["الرقم"], TEXT, "رقم البند", "its number"),
    key("title", &["العنوان", "البند"], TEXT, "عنوان البند", "what it is about").must(),
    key("presenter", &["العارض", "المتحدث"], PERSON, "من يعرضه", "who presents it"),
    key("time", &["الوقت"], TEXT, "وقته", "when it comes up"),
    key("duration", &["المدة"], TEXT, "مدته", "how long it takes"),
    key("discussion", &["النقاش", "المناقشة"], RICH, "ما دار فيه", "what was said"),
    key("decision", &["القرار"], TEXT, "ما تقرر", "what was decided"),
];

pub(super) static POINT_KEYS: [KeySpec; 3] = [
    key("title", &["العنوان", "text", "النص"], TEXT, "النقطة أو عنوانها", "the point, or what the points are about"),
    key("speaker", &["المتحدث"], PERSON, "من قالها", "who said it"),
    key("points", &["النقاط"], TEXTS, "النقاط تحتها", "the points below it"),
];

pub(super) static STATEMENT_KEYS: [KeySpec; 2] = [
    key("speaker", &["المتحدث"], PERSON, "المتحدث", "who spoke"),
    key("text", &["النص"], RICH, "ما قاله", "what was said").must(),
];

pub(super) static DECISION_KEYS: [KeySpec; 4] = [
    key("number", &["الرقم"], TEXT, "رقم القرار", "its number"),
    key("text", &["النص", "القرار"], TEXT, "نص القرار", "what was decided").must(),
    key("basis", &["السند", "الأساس"], TEXT, "سند القرار", "what it rests on"),
    key("effective", &["النفاذ", "تاريخ النفاذ"], DATE, "من متى يسري", "from when it holds"),
];

pub(super) static RECOMMENDATION_KEYS: [KeySpec; 7] = [
    key("number", &["الرقم"], TEXT, "رقم التوصية", "its number"),
    key("text", &["النص", "التوصية"], TEXT, "نص التوصية", "what is recommended").must(),
    key("to", &["إلى", "الموجه إليه"], TEXT, "إلى من توجَّه", "to whom"),
    key("owner", &["المسؤول"], PERSON, "المسؤول عنها", "who sees to it"),
    key("due", &["الموعد", "الاستحقاق"], DATE, "الموعد", "by when"),
    key("priority", &["الأولوية"], Shape::OneOf(&[Shape::Choice(&PRIORITY_WORDS), TEXT]), "الأولوية: high أو medium أو low أو نص", "high, medium, low, or words"),
    key("status", &["الحالة"], Shape::OneOf(&[Shape::Choice(&STATUS_WORDS), TEXT]), "الحالة كما في المهام، أو نص", "a status as of tasks, or words"),
];

pub(super) static ACTION_KEYS: [KeySpec; 6] = [
    key("number", &["الرقم"], TEXT, "رقم المهمة", "its number"),
    key("task", &["المهمة", "text", "النص"], TEXT, "المهمة", "what is to be done").must(),
    key("owner", &["المسؤول"], PERSON, "المسؤول", "who does it"),
    key("due", &["الموعد", "الاستحقاق"], DATE, "الموعد", "by when"),
    key("status", &["الحالة"], STATUS, "الحالة", "how far it is"),
    key("progress", &["الإنجاز", "التقدم"], TEXT, "ما أُنجز", "what was done so far"),
];

pub(super) static VOTE_KEYS: [KeySpec; 5] = [
    key("on", &["على", "الموضوع"], TEXT, "موضوع التصويت", "what was voted on").must(),
    key("for", &["مع", "موافق"], Shape::Number, "عدد الموافقين", "votes for it"),
    key("against", &["ضد", "معارض"], Shape::Number, "عدد المعارضين", "votes against it"),
    key("abstain", &["abstentions", "ممتنع", "امتناع"], Shape::Number, "عدد الممتنعين", "abstentions"),
    key("result", &["النتيجة"], TEXT, "النتيجة", "what came of it"),
];

pub(super) static QUOTE_KEYS: [KeySpec; 4] = [
    key("speaker", &["المتحدث", "القائل"], PERSON, "القائل", "who said it"),
    key("text", &["النص"], TEXT, "القول", "the words").must(),
    key("context", &["السياق", "المناسبة"], TEXT, "مناسبته", "where or when"),
    key("marks", &["العلامات"], Shape::Map(&MARKS_KEYS), "علامتا التنصيص", "the marks around it"),
];

pub(super) static MARKS_KEYS: [KeySpec; 2] = [
    key("open", &["فتح"], TEXT, "علامة الفتح", "the opening mark"),
    key("close", &["إغلاق"], TEXT, "علامة الإغلاق", "the closing mark"),
];

pub(super) static SIGNATURE_KEYS: [KeySpec; 3] = [
    key("role", &["الصفة", "المنصب"], TEXT, "الصفة", "the office"),
    key("person", &["name", "الاسم", "الشخص"], PERSON, "الموقِّع", "who signs"),
    key("date", &["التاريخ"], DATE, "تاريخ التوقيع", "the day of signing"),
];

pub(super) static REFERENCE_KEYS: [KeySpec; 4] = [
    key("title", &["العنوان"], TEXT, "العنوان", "what it is called").must(),
    key("file", &["الملف"], TEXT, "الملف", "the file"),
    key("symbol", &["الرمز"], TEXT, "رمز الوثيقة", "the symbol of a document"),
    key("pages", &["الصفحات"], TEXT, "الصفحات", "pages"),
];

pub(super) static SECTION_KEYS: [KeySpec; 3] = [
    key("title", &["العنوان"], TEXT, "عنوان القسم", "its heading").must(),
    key("body", &["المحتوى", "النص"], RICH, "محتواه", "its content").must(),
    key("after", &["بعد"], SECTION, "القسم الذي يليه، باسم مفتاحه", "the section it follows, by its key"),
];

pub(super) static BLOCK_KEYS: [KeySpec; 10] = [
    key("heading", &["عنوان", "العنوان"], TEXT, "عنوان داخلي", "a heading inside"),
    key("list", &["قائمة"], Shape::List(&RICH_ITEM), "قائمة منقطة", "a list with bullets"),
    key("numbered", &["مرقمة", "قائمة مرقمة"], Shape::List(&RICH_ITEM), "قائمة مرقمة", "a list with numbers"),
    key("table", &["جدول"], Shape::Map(&TABLE_KEYS), "جدول", "a table"),
    key("quote", &["اقتباس"], Shape::OneOf(&RICH_FORMS), "اقتباس", "a quotation"),
    key("by", &["القائل"], TEXT, "قائل الاقتباس", "who said it"),
    key("image", &["صورة"], TEXT, "ملف صورة PNG أو JPEG", "the file of a PNG or JPEG picture"),
    key("alt", &["الوصف", "وصف"], TEXT, "وصف الصورة لمن لا يراها", "what the picture shows"),
    key("caption", &["التعليق", "تعليق"], TEXT, "تعليق الصورة أو الجدول", "the line at a picture or table"),
    key("width", &["العرض", "عرض"], TEXT, "عرض الصورة مثل 60%", "width of the picture, such as 60%"),
];

pub(super) static TABLE_KEYS: [KeySpec; 4] = [
    key("header", &["الرأس", "رأس"], TEXTS, "عناوين الأعمدة", "heads of the columns"),
    key("rows", &["الصفوف", "صفوف"], Shape::List(&TEXTS), "الصفوف", "rows").must(),
    key("caption", &["التعليق", "تعليق"], TEXT, "السطر فوق الجدول", "the line above it"),
    key("landscape", &["عرضي"], Shape::YesNo, "في صفحات عرضية مستقلة", "on pages of its own that lie across"),
];

pub(super) static DOCUMENT_KEYS: [KeySpec; 22] = [
    key("theme", &["القالب", "المظهر"], Shape::OneOf(&[Shape::Choice(&THEME_WORDS), TEXT]), "formal أو modern أو plain أو ملف", "formal, modern, plain, or a file"),
    key("paper", &["الورق"], Shape::Choice(&PAPER_WORDS), "قياس الورق", "paper size"),
    key("orientation", &["الاتجاه الورقي", "وضع الصفحة"], Shape::Choice(&ORIENTATION_WORDS), "طولي أو عرضي", "upright or lying"),
    key("margins", &["الهوامش"], Shape::OneOf(&[TEXT, Shape::Map(&MARGINS_KEYS)]), "الهوامش مثل 25mm", "margins such as 25mm"),
    key("double_sided", &["على الوجهين"], Shape::YesNo, "طباعة على الوجهين", "printed on both sides"),
    key("direction", &["dir", "الاتجاه"], Shape::Choice(&DIRECTION_WORDS), "اتجاه النص", "direction of the text"),
    key("digits", &["الأرقام"], Shape::Choice(&DIGIT_WORDS), "أرقام ما يولَّد", "digits of generated numbers"),
    key("calendar", &["التقويم"], Shape::Choice(&CALENDAR_WORDS), "التقويم", "calendars of generated dates"),
    key("justify", &["الضبط"], Shape::YesNo, "ضبط الأسطر على الجانبين", "justified text"),
    key("kashida", &["الكشيدة"], Shape::Choice(&KASHIDA_WORDS), "مقدار الكشيدة", "how freely kashida is used"),
    key("range_direction", &["اتجاه المدى"], Shape::Choice(&RANGE_WORDS), "اتجاه المدى مثل 10-15", "order of a range such as 10-15"),
    key("percent_side", &["موضع النسبة"], Shape::Choice(&PERCENT_WORDS), "جهة علامة النسبة", "side of a percent sign"),
    key("toc", &["الفهرس", "المحتويات"], AUTO, "جدول المحتويات", "table of contents"),
    key("cover", &["الغلاف"], AUTO, "صفحة غلاف", "cover page"),
    key("basmala", &["البسملة"], AUTO, "البسملة", "basmala"),
    key("page_numbers", &["أرقام الصفحات"], AUTO, "أرقام الصفحات", "page numbers"),
    key("border", &["إطار الصفحة", "الإطار"], Shape::YesNo, "إطار حول كل صفحة، كما في الوثائق المصنّفة", "a border around each page, as classified papers have"),
    key("embed_fonts", &["تضمين الخطوط"], Shape::YesNo, "تضمين الخطوط في ملف وورد", "fonts inside the Word file"),
    key("attach_source", &["إرفاق المصدر"], Shape::YesNo, "إرفاق هذا الملف داخل PDF", "this file inside the PDF"),
    key("markup", &["التنسيق"], Shape::YesNo, "قراءة ** و[] و`` في النص", "inline marks"),
    key("allow", &["السماح"], TEXTS, "رموز تنبيهات لا تُعرض مثل W0141", "codes of warnings not to be shown, such as W0141"),
    key("repair", &["الإصلاح"], Shape::List(&Shape::Choice(&REPAIR_WORDS)), "ما يُصلح في النصوص؛ لا شيء ما لم يُذكر هنا", "what is mended in texts; nothing unless named here"),
];

pub(super) static MARGINS_KEYS: [KeySpec; 4] = [
    key("top", &["أعلى"], TEXT, "الأعلى", "above").must(),
    key("bottom", &["أسفل"], TEXT, "الأسفل", "below").must(),
    key("inner", &["داخلي"], TEXT, "جهة التجليد", "binding side").must(),
    key("outer", &["خارجي"], TEXT, "الجهة الأخرى", "other side").must(),
];

pub(super) static MAIL_KEYS: [KeySpec; 9] = [
    key("to", &["إلى"], TEXTS, "المستلمون", "recipients"),
    key("cc", &["نسخة"], TEXTS, "نسخة إلى", "recipients of a copy"),
    key("bcc", &["نسخة مخفية"], TEXTS, "نسخة مخفية", "recipients that others don't see"),
    key("from", &["من"], TEXT, "المرسل", "sender"),
    key("reply_to", &["الرد إلى"], TEXT, "الرد إلى", "where answers go"),
    key("subject", &["الموضوع"], TEXT, "الموضوع", "subject"),
    key("body", &["النص"], RICH, "نص الرسالة", "words before the summary"),
    key("attach", &["المرفقات"], TEXTS, "المرفقات: pdf أو docx أو ملف", "attachments: pdf, docx, or a file"),
    key("template", &["القالب"], TEXT, "ملف قالب HTML للرسالة", "the file of an HTML template for the letter"),
];

/// The top level of a pack.
pub(super) static PACK_KEYS: [KeySpec; 14] = [
    key("title", &["العنوان", "عنوان الحزمة"], TEXT, "عنوان الحزمة", "title of the pack").must(),
    key("subtitle", &["العنوان الفرعي"], TEXT, "سطر ثانٍ للعنوان", "a second line of the title"),
    key("organization", &["organisation", "الجهة"], Shape::OneOf(&[TEXT, Shape::Map(&ORGANIZATION_KEYS)]), "الجهة صاحبة الحزمة", "the body whose pack this is"),
    key("date", &["التاريخ"], DATE, "تاريخ الحزمة", "date of the pack"),
    key("reference", &["الرقم المرجعي", "المرجع"], TEXT, "الرقم المرجعي", "reference number"),
    key("classification", &["درجة السرية", "التصنيف"], TEXT, "درجة السرية، على كل صفحة", "secrecy, on each page"),
    key("language", &["lang", "اللغة"], Shape::OneOf(&[Shape::Choice(&LANGUAGE_WORDS), TEXT]), "لغة الحزمة", "language of the pack"),
    key("country", &["البلد", "الدولة"], Shape::OneOf(&[Shape::Choice(&COUNTRY_WORDS), TEXT]), "رمز البلد مثل JO", "ISO country such as JO"),
    key("meetings", &["الاجتماعات"], Shape::List(&Shape::OneOf(&[TEXT, Shape::Map(&PACK_MEETING_KEYS)])), "ملفات الاجتماعات أو أنماط أسمائها، نسبةً إلى هذا الملف", "files of meetings or patterns such as 2016/*.yaml, relative to this file").must(),
    key("registers", &["السجلات"], Shape::List(&Shape::Choice(&REGISTER_WORDS)), "ما يُجمع من الاجتماعات كلها", "what is gathered from all meetings"),
    key("as_of", &["بتاريخ", "حتى تاريخ"], DATE, "اليوم الذي يُحسب عليه التأخر", "the day by which what is due is judged"),
    key("annexes", &["الملاحق", "المرفقات"], Shape::List(&PACK_ANNEX), "ملفات PDF تُلحق كما هي", "PDF files to append as they are"),
    key("document", &["الوثيقة", "المستند"], Shape::Map(&DOCUMENT_KEYS), "شكل الصفحات والأرقام والتواريخ", "pages, digits, calendars"),
    key("mail", &["البريد", "الرسالة"], Shape::Map(&MAIL_KEYS), "الرسالة التي تحمل الحزمة", "the e-mail that carries the pack"),
];

const PACK_ANNEX: Shape = Shape::OneOf(&[TEXT, Shape::Map(&PACK_ANNEX_KEYS)]);

pub(super) static PACK_MEETING_KEYS: [KeySpec; 3] = [
    key("file", &["الملف"], TEXT, "ملف الاجتماع أو نمط", "the meeting's file, or a pattern").must(),
    key("title", &["العنوان"], TEXT, "عنوان بدل عنوان الاجتماع", "a title in the place of the meeting's own"),
    key("annexes", &["الملاحق", "المرفقات"], Shape::List(&PACK_ANNEX), "ملفات PDF تُلحق بالاجتماع", "PDF files to append to the meeting"),
];

pub(super) static PACK_ANNEX_KEYS: [KeySpec; 2] = [
    key("title", &["العنوان"], TEXT, "عنوان الملحق", "what it is called"),
    key("file", &["الملف"], TEXT, "ملف PDF", "a PDF file").must(),
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::yaml::fold;

    /// Every table that can be reached from the top level, each as often as it is reached.
    fn tables(keys: &'static [KeySpec], depth: usize, found: &mut Vec<&'static [KeySpec]>) {
        found.push(keys);
        if depth > 0 {
            keys.iter().for_each(|key| tables_of(&key.shape, depth - 1, found));
        }
    }

    fn tables_of(shape: &Shape, depth: usize, found: &mut Vec<&'static [KeySpec]>) {
        match *shape {
            Shape::Map(keys) => tables(keys, depth, found),
            Shape::List(item) => tables_of(item, depth, found),
            Shape::OneOf(shapes) => shapes.iter().for_each(|s| tables_of(s, depth, found)),
            Shape::Text | Shape::Number | Shape::YesNo | Shape::Choice(_) => {}
        }
    }

    #[test]
    fn no_table_has_one_name_for_two_keys_and_each_key_has_an_arabic_name() {
        let mut found = Vec::new();
        tables(&MEETING_KEYS, 3, &mut found);
        tables(&PACK_KEYS, 3, &mut found);
        assert!(found.len() > 30);
        for keys in found {
            let mut names: Vec<String> = keys
                .iter()
                .flat_map(|key| key.aliases.iter().copied().chain([key.name]))
                .map(fold)
                .collect();
            let all = names.len();
            names.sort();
            names.dedup();
            assert_eq!(names.len(), all, "two keys share a name: {:?}", keys[0]);
            for key in keys {
                let arabic = key.aliases.iter().any(|alias| !alias.is_ascii());
                assert!(arabic, "{} has no Arabic name", key.name);
                assert!(!key.about.0.is_empty() && !key.about.1.is_empty(), "{}", key.name);
            }
        }
    }
}
