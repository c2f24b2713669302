//! Documents to try the writer on. People and bodies are invented.

use std::sync::Arc;

use crate::document::{
    Block, BlockId, BoxRole, Boxed, Cell, CharRole, Column, ColumnKind, Cover, Dimensions,
    Document, Fact, Field, Figure, Heading, Image, ImageId, Inline, Inlines, Letterhead, Link,
    List, ListItem, Marker, Meta, Orientation, PageNumbers, PageSetup, ParaRole, PercentSide,
    Quote, RangeDirection, Row, Running, RunningLine, Signature, Stamp, Table, TableRole, Target,
    Toc, Tone,
};
use crate::locale::digits::DigitSet;
use crate::locale::numbering::{Counter, Numbering};
use crate::locale::{Direction, Lang};

/// Generated words.
pub(super) fn words(text: &str) -> Inlines {
    vec![Inline::generated(text)]
}

/// A document of these blocks with nothing around them.
pub(super) fn plain(blocks: Vec<Block>) -> Document {
    Document {
        meta: Meta {
            title: "تقرير".into(),
            subject: "تقرير اجتماع".into(),
            author: "أمانة المنتدى".into(),
            keywords: vec!["تنسيق".into()],
            lang: Lang::Ar,
            country: Some("JO".into()),
            direction: Direction::Rtl,
            stamp: Some(Stamp { year: 2016, month: 5, day: 12, hour: 10, minute: 0, second: 0 }),
        },
        setup: PageSetup {
            paper: Dimensions { width_mm: 210.0, height_mm: 297.0 },
            orientation: Orientation::Portrait,
            margins: None,
            double_sided: false,
            justify: true,
            kashida: None,
            range_direction: RangeDirection::Rtl,
            percent_side: PercentSide::Auto,
            digits: DigitSet::Latn,
            watermark: None,
            line_breaking: crate::document::LineBreaking::Optimal,
            border: false,
            embed_fonts: false,
        },
        running: Running::default(),
        images: Vec::new(),
        blocks,
        notes: Vec::new(),
    }
}

/// A paragraph of running text.
pub(super) fn body(text: &str) -> Block {
    Block::paragraph(ParaRole::Body, words(text))
}

/// A heading.
pub(super) fn heading(level: u8, id: u32, text: &str) -> Block {
    Block::Heading(Heading { level, id: BlockId(id), content: words(text) })
}

/// A list of one-paragraph items.
pub(super) fn list(marker: Marker, items: &[&str]) -> Block {
    let item = |text: &&str| ListItem { number: None, id: None, blocks: vec![body(text)] };
    Block::List(List { marker, items: items.iter().map(item).collect() })
}

/// Numbers in a digit set between these signs.
pub(super) fn numbered(counter: Counter, before: &str, after: &str) -> Marker {
    Marker::Numbered(Numbering { counter, before: before.into(), after: after.into() })
}

fn fact(label: &str, value: &str) -> Fact {
    Fact { label: words(label), value: words(value) }
}

fn facts() -> Vec<Fact> {
    vec![
        fact("التاريخ", "5 شعبان 1437هـ، 12 مايو 2016م"),
        fact("المكان", "الدوحة، قاعة المؤتمرات"),
        fact("الوقت", "من 10:00 صباحاً إلى 12:30 ظهراً"),
        fact("الجهة المنظمة", "أمانة المنتدى"),
        fact("رئيس الجلسة", "رئيس المنتدى الإنساني"),
    ]
}

pub(super) fn speakers() -> Block {
    let column = |kind, head: &str| Column { kind, head: words(head) };
    let row = |number: &str, name: &str, role: &str, body: &str| Row {
        id: None,
        cells: [number, name, role, body].map(Cell::generated).into(),
    };
    Block::Table(Table {
        role: TableRole::People,
        summary: "المتحدثون وصفاتهم وجهاتهم".into(),
        caption: Vec::new(),
        columns: vec![
            column(ColumnKind::RowNumber, "م"),
            column(ColumnKind::Text, "الاسم"),
            column(ColumnKind::Text, "الصفة"),
            column(ColumnKind::Text, "الجهة"),
        ],
        header: true,
        rows: vec![
            row("1", "معالي السفير الدكتور سليم الراوي", "الأمين العام المساعد", "منظمة الدعوة"),
            row(
                "2",
                "السيدة هدى الأمين",
                "رئيسة المكتب الإقليمي للشرق الأوسط وشمال أفريقيا",
                "مكتب تنسيق الشؤون الإنسانية (OCHA)",
            ),
            row("3", "البروفيسور جون سميث John Smith", "مدير البحوث", "مركز الدراسات، الدوحة"),
        ],
    })
}

fn actions() -> Block {
    let column = |kind, head: &str| Column { kind, head: words(head) };
    let row = |id: u32, task: &str, owner: &str, due: &str, tone, status: &str| Row {
        id: Some(BlockId(id)),
        cells: vec![
            Cell::generated(task),
            Cell::generated(owner),
            Cell::generated(due),
            Cell::generated("1,250"),
            Cell::status(tone, status),
        ],
    };
    Block::Table(Table {
        role: TableRole::Register,
        summary: "المهام ومن يقوم بها ومواعيدها".into(),
        caption: words("جدول 1: متابعة المهام"),
        columns: vec![
            column(ColumnKind::Text, "المهمة"),
            column(ColumnKind::Text, "المسؤول"),
            column(ColumnKind::Short, "الموعد"),
            column(ColumnKind::Number, "الكلفة"),
            column(ColumnKind::Short, "الحالة"),
        ],
        header: true,
        rows: vec![
            row(
                900,
                "إعداد مسودة النظام الأساسي للصندوق المشترك وعرضها على الأعضاء قبل الاجتماع القادم",
                "الأمانة",
                "30 يونيو 2016",
                Tone::Active,
                "قيد التنفيذ",
            ),
            row(
                901,
                "إطلاق النسخة v2.0.1 من المنصة",
                "فريق التقنية",
                "15 سبتمبر 2016",
                Tone::Open,
                "مفتوح",
            ),
            row(
                902,
                "حصر جهات الاتصال وأرقامها +974 4400 1234",
                "المنتدى",
                "1 مايو 2016",
                Tone::Bad,
                "متأخر",
            ),
        ],
    })
}

fn mixed() -> Block {
    Block::paragraph(
        ParaRole::Body,
        vec![
            Inline::generated("أطلقت "),
            Inline::span(CharRole::Strong, words("World Humanitarian Summit (WHS)")),
            Inline::generated(" في إسطنبول (23-24 مايو)، ونسبة الإنجاز 35%؛ انظر القرار "),
            Inline::Isolate(Some(Direction::Ltr), words("A/RES/70/1")),
            Inline::generated(" (2015) أو "),
            Inline::Link(Link {
                target: Target::Uri("https://example.org/ar/x y?a=1&b=\"<2>\"".into()),
                content: words("موقع المنتدى"),
            }),
            Inline::generated("، وراجع "),
            Inline::Link(Link {
                target: Target::Block(BlockId(3)), content: words("التوصيات")
            }),
            Inline::generated(" في صفحة "),
            Inline::Field(Field::PageOf(BlockId(3))),
            Inline::generated(".\nسطر \"<&>\" جديد\tبعد جدولة."),
        ],
    )
}

const RECOMMENDATIONS: [&str; 16] = [
    "الاستثمار في القدرات المحلية، ولا سيما في مجال التأهب والاستجابة للطوارئ.",
    "زيادة الاستثمار في توليد المعرفة المحلية وتقديمها عالمياً.",
    "إنشاء منصة لمتابعة الالتزامات ورصدها، وإتاحة بياناتها عبر https://example.org/ar/follow-up.",
    "وضع صندوق مالي مشترك (بما يعادل 10 ملايين دولار) تسهم فيه الدول الأعضاء، على أن تُعرض لائحته على الاجتماع القادم وتُراجع كل سنتين في ضوء ما تحقق.",
    "توحيد نماذج التقارير بنسبة لا تقل عن 80% خلال عامين.",
    "بناء شبكة للمتطوعين في كل دولة.",
    "إعداد دليل موحّد للشراكة.",
    "عقد ملتقى سنوي.",
    "تدريب 200 من العاملين.",
    "تبادل الخبرات بين الجمعيات.",
    "تحديث قاعدة البيانات.",
    "نشر التقارير بالعربية.",
    "تيسير وصول المساعدات.",
    "حماية العاملين في الميدان.",
    "تخصيص نسبة 5% للتقييم.",
    "متابعة ما سبق كل ثلاثة أشهر.",
];

fn quotes() -> [Block; 2] {
    [
        Block::Quote(Quote {
            blocks: vec![body(
                "«لقد أمضينا عقوداً نلاحظ ضعف التنسيق، ورغم المبادرات حسنة النية لم يتغيّر الكثير، ولا بد اليوم من عمل مشترك تُقاس نتائجه.»",
            )],
            attribution: words("رئيس الجلسة"),
        }),
        Block::Quote(Quote {
            blocks: vec![body("«لا تنمية بلا أمن.»")], attribution: Vec::new()
        }),
    ]
}

pub(super) fn signature(role: &str, name: &str) -> Signature {
    Signature {
        role: words(role), name: words(name), below: words("التوقيع والتاريخ")
    }
}

fn nested() -> Block {
    let inner = list(
        Marker::Bullet,
        &[
            "بند داخلي أول",
            "بند داخلي ثانٍ طويل يمتد على أكثر من سطر واحد ليظهر كيف يقع السطر التالي تحت أول الكلام لا تحت العلامة",
        ],
    );
    let counted = list(numbered(Counter::Number(DigitSet::Latn), "(", ")"), &["فقرة", "أخرى"]);
    let item = |blocks| ListItem { number: None, id: Some(BlockId(50)), blocks };
    Block::List(List {
        marker: Marker::Bullet,
        items: vec![
            item(vec![body("تحليل نقاط القوة والضعف في منظمات المجتمع المدني."), inner]),
            ListItem {
                number: None,
                id: None,
                blocks: vec![body("تحسين الاتصال."), body("فقرة ثانية في البند نفسه."), counted],
            },
        ],
    })
}

/// A report with everything an ordinary report has.
pub(super) fn report() -> Document {
    let mut blocks = vec![
        Block::Letterhead(Letterhead {
            logo: Some(ImageId(0)),
            name: words("أمانة المنتدى الإنساني"),
            lines: vec![
                words("إدارة البرامج، ص.ب. 1234"),
                words("+974 4400 1234 · info@example.org"),
            ],
        }),
        Block::paragraph(ParaRole::Kind, words("تقرير اجتماع")),
        Block::paragraph(
            ParaRole::Title,
            words("التنسيق والتعاون بين منظمات المجتمع المدني في الدول الأعضاء"),
        ),
        Block::paragraph(ParaRole::Subtitle, words("تقرير الندوة التشاورية الثالثة")),
        Block::Facts(facts()),
        Block::Boxed(Boxed {
            role: BoxRole::Summary,
            id: None,
            blocks: vec![
                body("اتفق المجتمعون على صندوق مشترك وعلى متابعة كل ثلاثة أشهر."),
                list(Marker::Bullet, &["صندوق مشترك", "متابعة دورية"]),
            ],
        }),
        body(
            "نُظّمت الندوة لبحث أدوار منظمات المجتمع المدني ومسؤولياتها في التصدي للأزمات الإنسانية، وتعزيز الحوار بينها، وإيجاد طرق لزيادة التنسيق والمساءلة الجماعية.",
        ),
        mixed(),
        heading(1, 1, "المتحدثون"),
        speakers(),
        heading(1, 2, "أهم نقاط النقاش"),
        nested(),
        heading(1, 3, "التوصيات"),
        list(numbered(Counter::Number(DigitSet::Latn), "", ")"), &RECOMMENDATIONS),
        heading(1, 4, "متابعة المهام"),
        actions(),
        heading(2, 5, "ترقيم آخر"),
        list(
            numbered(Counter::Number(DigitSet::Arab), "", ")"),
            &[
                "بند أول طويل بما يكفي ليمتد على سطرين كاملين في صفحة الورق العادية حتى نرى محاذاة السطر الثاني",
                "بند ثانٍ",
            ],
        ),
        list(numbered(Counter::Hijai, "", ")"), &["بند", "بند"]),
        list(numbered(Counter::OrdinalWords, "", ":"), &["بند", "بند"]),
        heading(1, 6, "اقتباسات"),
    ];
    blocks.extend(quotes());
    blocks.push(Block::Figure(Figure {
        image: ImageId(1),
        alt: "صورة القاعة \"<&>\"".into(),
        caption: words("شكل 1: قاعة الاجتماع"),
        width: Some(0.4),
    }));
    blocks.push(Block::Boxed(Boxed {
        role: BoxRole::Decision,
        id: None,
        blocks: vec![body("قرار: الموافقة.")],
    }));
    blocks.push(Block::Together(vec![
        body("والله ولي التوفيق."),
        Block::Signatures(vec![
            signature("رئيس الجلسة", "هاني الأمين"),
            signature("المقرّر", "سليم الراوي"),
            signature("أمين السر", ""),
        ]),
    ]));
    let mut document = plain(blocks);
    document.images = images();
    document.running = running();
    document
}

/// A pack: cover, contents, watermark, both sides, Arabic-Indic digits.
pub(super) fn pack() -> Document {
    let mut document = report();
    document.blocks.splice(
        0..5,
        [
            Block::Cover(Cover {
                basmala: Vec::new(),
                organization: words("أمانة المنتدى"),
                logo: Some(ImageId(0)),
                kind: words("ملف إحاطة"),
                title: words("ملف الإحاطة"),
                subtitle: words("اجتماعات الربع الثاني، ٢٠١٦"),
                facts: facts(),
                classification: words("محدود التداول"),
            }),
            Block::Toc(Toc { title: words("المحتويات"), depth: 2 }),
            Block::PageBreak,
        ],
    );
    document.setup.digits = DigitSet::Arab;
    document.setup.watermark = Some("مسودة".into());
    document.setup.double_sided = true;
    document
}

fn running() -> Running {
    Running {
        header: RunningLine {
            start: words("أمانة المنتدى · تقرير اجتماع"),
            end: words("المرجع: م/14/2016"),
            ..Default::default()
        },
        footer: RunningLine {
            start: words("محدود التداول"),
            end: vec![
                Inline::generated("صفحة "),
                Inline::Field(Field::PageNumber),
                Inline::generated(" من "),
                Inline::Field(Field::PageCount),
            ],
            ..Default::default()
        },
        first_page_plain: true,
    }
}

fn images() -> Vec<Image> {
    let image = |name: &str, format, extension| {
        let mut bytes = std::io::Cursor::new(Vec::new());
        let picture = image::RgbImage::from_fn(120, 80, |x, y| {
            let [x, y] = [x, y].map(|v| u8::try_from(v % 256).unwrap_or(0));
            image::Rgb([x, y.saturating_mul(2), 120])
        });
        picture.write_to(&mut bytes, format).expect("a small picture");
        let name = format!("{name}.{extension}");
        Image::from_bytes(&name, Arc::from(bytes.into_inner())).expect("just encoded")
    };
    vec![
        image("شعار", image::ImageFormat::Png, "png"),
        image("hall", image::ImageFormat::Jpeg, "jpg"),
    ]
}

/// Page numbers as the layout would give them.
pub(super) fn pages() -> PageNumbers {
    let of = (1..=6).map(|id| (BlockId(id), (id / 2 + 2).to_string())).collect();
    PageNumbers { of, count: 5, front: None }
}

/// A document from left to right with Arabic in it.
pub(super) fn english() -> Document {
    let mut document = plain(vec![
        Block::paragraph(ParaRole::Title, words("Workshop on المخزون (stock)")),
        Block::Facts(facts()),
        heading(1, 1, "Decisions"),
        body("The chair, هاني الأمين (2016), opened 23-24 May; see القرار 15."),
        list(numbered(Counter::Number(DigitSet::Latn), "", "."), &["First.", "ثانياً."]),
        list(numbered(Counter::LatinLetters, "", ")"), &["First", "Second"]),
        heading(1, 3, "Actions"),
        actions(),
    ]);
    document.meta.lang = Lang::En;
    document.meta.country = Some("GB".into());
    document.meta.direction = Direction::Ltr;
    document.running = running();
    document
}

/// A report, a pack, and a document from left to right.
pub(super) fn documents() -> [Document; 3] {
    [report(), pack(), english()]
}
