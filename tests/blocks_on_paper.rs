//! Where blocks stand on paper: columns to sign in, boxes, covers, heads of tables, facts; where pages end.

mod support;

use std::sync::Arc;

use mahdar::document::{
    Block, BlockId, BoxRole, Boxed, Cell, Column, ColumnKind, Cover, Dimensions, Fact, Heading,
    Image, ImageFormat, ImageId, Inline, Inlines, Letterhead, ParaRole, Row, Signature, Table,
    TableRole, Toc, Tone,
};
use mahdar::geom::{Margins, Pt, Rect};
use mahdar::layout::frame::{Item, Page, PagedDocument};
use mahdar::layout::paginate;
use mahdar::locale::Lang;
use mahdar::theme::{Colour, Theme};
use support::paper::{MEASURE, body, document, fonts, lines, set, set_measure};

fn words(text: &str) -> Inlines {
    vec![Inline::generated(text)]
}

/// The pages of these blocks.
fn pages(blocks: Vec<Block>) -> PagedDocument {
    set(&document(blocks, Lang::Ar))
}

/// The rectangles filled on a page, in the order in which they are drawn.
fn fills(page: &Page) -> Vec<(Rect, Colour)> {
    let fill = |item: &Item| match item {
        Item::Fill(rect, colour) => Some((*rect, *colour)),
        _ => None,
    };
    page.items.iter().filter_map(fill).collect()
}

/// The baseline of the first line on a page that holds these words.
fn baseline(page: &Page, words: &str) -> Pt {
    let place = page.items.iter().find_map(|item| match item {
        Item::Text(text) if text.words().contains(words) => Some(text.origin.y),
        _ => None,
    });
    place.unwrap_or_else(|| panic!("«{words}» stands on the page"))
}

#[test]
fn lines_to_sign_on_are_level_below_the_longest_name() {
    let signer = |name: &str| Signature {
        role: words("عضو"),
        name: words(name),
        below: words("التوقيع والتاريخ"),
    };
    let long = "الأستاذة الدكتورة عبد الرحمن بن عبد العزيز المهندس الاستشاري في شؤون المياه";
    let signers = ["سالم المنصوري", long, "ليلى حسن"].map(signer);
    let page = &pages(vec![Block::Signatures(signers.into())]).pages[0];
    let rules: Vec<Pt> = fills(page).iter().map(|(rule, _)| rule.origin.y).collect();
    assert_eq!(rules.len(), 3);
    assert!(rules.iter().all(|rule| *rule == rules[0]), "{rules:?}");
    let name = baseline(page, "المياه");
    assert!(rules[0] - name > Pt(30.0), "there is room to sign below the last line of a name");
    assert!(name > baseline(page, "سالم"), "the long name takes several lines");
}

#[test]
fn the_bar_of_a_box_is_drawn_over_its_ground() {
    let theme = Theme::builtin("formal").expect("a built-in theme");
    let summary = Boxed { role: BoxRole::Summary, id: None, blocks: vec![body("ملخّص")] };
    let drawn = fills(&pages(vec![Block::Boxed(summary)]).pages[0]);
    let bar = theme.summary.bar.expect("the summary of the theme has a bar");
    let ground = theme.summary.ground.expect("and a ground");
    let colours: Vec<Colour> = drawn.iter().map(|(_, colour)| *colour).collect();
    assert_eq!(colours, [ground, bar.colour]);
    let (ground, bar) = (drawn[0].0, drawn[1].0);
    assert_eq!((bar.origin.y, bar.size.height), (ground.origin.y, ground.size.height));
}

#[test]
fn no_word_of_a_title_stands_alone_on_the_cover() {
    let cover = Cover {
        basmala: Vec::new(),
        organization: Vec::new(),
        logo: None,
        kind: Vec::new(),
        title: words("الملتقى الأول لمحرّري المعاجم المدرسية"),
        subtitle: Vec::new(),
        facts: Vec::new(),
        classification: Vec::new(),
    };
    let shown: Vec<String> =
        lines(&pages(vec![Block::Cover(cover)])).iter().map(|line| line.text.clone()).collect();
    assert_eq!(shown.len(), 2);
    assert!(shown.iter().all(|line| line.trim().contains(' ')), "{shown:?}");
}

/// A table whose only cell but one holds a status.
fn status(label: &str) -> Block {
    let column = |kind| Column { kind, head: Vec::new() };
    Block::Table(Table {
        role: TableRole::Register,
        summary: String::new(),
        caption: Vec::new(),
        columns: [ColumnKind::Text, ColumnKind::Text].map(column).into(),
        header: false,
        rows: vec![Row {
            id: None,
            cells: vec![
                Cell::generated("مراجعة عقود التوريد قبل نهاية الربع الثاني وإبلاغ اللجنة بذلك"),
                Cell::status(Tone::Active, label),
            ],
        }],
    })
}

/// How many grounds of status labels are drawn for a label in a measure.
fn grounds(label: &str, measure: Pt) -> usize {
    let mut document = document(vec![status(label)], Lang::Ar);
    set_measure(&mut document, measure);
    let items = &set(&document).pages[0].items;
    items.iter().filter(|item| matches!(item, Item::FillRounded(..))).count()
}

#[test]
fn a_status_label_stands_on_one_ground_unless_it_is_wider_than_its_cell() {
    for measure in [80.0, 60.0, 45.0] {
        assert_eq!(grounds("قيد التنفيذ", Pt::mm(measure)), 1, "{measure} mm");
    }
    let long = "قيد التنفيذ بانتظار موافقة مجلس الإدارة على الميزانية الجديدة";
    assert!(grounds(long, Pt::mm(45.0)) > 1);
}

#[test]
fn a_status_label_without_a_ground_keeps_no_room_for_one() {
    let theme = Theme::builtin("plain").expect("a built-in theme");
    let widest = |block: Block| {
        let document = document(vec![block], Lang::Ar);
        let pages = paginate(&document, &theme, fonts()).expect("no mistakes").value;
        let right = |item: &Item| match item {
            Item::Text(text) if text.words().contains("مفتوح") => {
                Some(text.origin.x + text.width())
            }
            _ => None,
        };
        pages.pages[0].items.iter().find_map(right).expect("the label is shown")
    };
    let mut plain = status("مفتوح");
    if let Block::Table(table) = &mut plain {
        table.rows[0].cells[1] = Cell::generated("مفتوح");
    }
    let apart = (widest(status("مفتوح")) - widest(plain)).0.abs();
    assert!(apart < 1.5, "the label stands where other words do, not {apart} pt away");
}

/// A table of two columns with these heads and cells.
fn table(heads: [&str; 2], rows: &[[&str; 2]]) -> Block {
    let column = |head: &str| Column { kind: ColumnKind::Text, head: words(head) };
    let row = |cells: &[&str; 2]| Row { id: None, cells: cells.map(Cell::generated).into() };
    Block::Table(Table {
        role: TableRole::Data,
        summary: String::new(),
        caption: Vec::new(),
        columns: heads.map(column).into(),
        header: true,
        rows: rows.iter().map(row).collect(),
    })
}

/// A table with columns of these kinds, all with the same head.
fn table_of(kinds: &[ColumnKind], rows: &[Vec<&str>]) -> Block {
    let column = |kind: &ColumnKind| Column { kind: *kind, head: words("رأس") };
    let row = |cells: &Vec<&str>| Row {
        id: None,
        cells: cells.iter().map(|cell| Cell::generated(*cell)).collect(),
    };
    Block::Table(Table {
        role: TableRole::Register,
        summary: String::new(),
        caption: Vec::new(),
        columns: kinds.iter().map(column).collect(),
        header: true,
        rows: rows.iter().map(row).collect(),
    })
}

#[test]
fn a_date_that_gives_way_to_words_takes_two_lines() {
    let tasks = [
        "نشر بيانات مواقف السيارات في صيغة مفتوحة.",
        "قياس رضا المتعاملين عن الخدمات الرقمية في الربع الثاني.",
        "مراجعة صلاحيات المستخدمين الذين انتقلوا إلى إدارات أخرى.",
        "ترجمة رسائل الخطأ في تطبيق الهاتف إلى العربية وتدقيقها لغوياً.",
    ];
    let row = |task| {
        let [meeting, owner] = ["متابعة مهام التحول الرقمي", "نظم المعلومات"];
        vec![meeting, task, owner, "15 أغسطس 2026", "قيد التنفيذ", "متأخر"]
    };
    let kinds = [[ColumnKind::Text; 3], [ColumnKind::Short; 3]].concat();
    let mut document = document(vec![table_of(&kinds, &tasks.map(row))], Lang::Ar);
    set_measure(&mut document, Pt(345.0));
    let page = &set(&document).pages[0];
    let [day, month, year] = ["15", "أغسطس", "2026"].map(|part| baseline(page, part));
    assert!(day == month && month < year, "{day:?} {month:?} {year:?}");
}

#[test]
fn a_short_head_stands_beside_the_last_line_of_a_long_one() {
    let long = "الجهة المعنية بمتابعة التنفيذ في المحافظات والألوية كلّها ومكتبها الدائم هناك";
    let text = "نصّ طويل يملأ العمود حتى لا يبقى لرأس العمود الآخر مكان في سطر واحد ".repeat(3);
    let page = &pages(vec![table([long, "الموعد"], &[["أ", text.trim()]])]).pages[0];
    assert!(baseline(page, "هناك") > baseline(page, "الجهة"), "the head takes several lines");
    assert_eq!(baseline(page, "الموعد"), baseline(page, "هناك"));
}

#[test]
fn a_row_that_goes_on_keeps_its_distance_from_the_head() {
    let text = "نصّ طويل لا تتسع له صفحة واحدة ".repeat(300);
    let pages = pages(vec![table(["الاسم", "الملاحظة"], &[["أ", text.trim()]])]).pages;
    assert!(pages.len() > 1);
    let below_head = |page: &Page| {
        let head = baseline(page, "الاسم");
        let next = lines_of(page).into_iter().find(|y| *y > head).expect("a line below the head");
        next - head
    };
    let apart = (below_head(&pages[0]) - below_head(&pages[1])).0.abs();
    assert!(apart < 0.01, "{apart} pt");
}

/// The baselines of a page from top to bottom.
fn lines_of(page: &Page) -> Vec<Pt> {
    let baseline = |item: &Item| match item {
        Item::Text(text) => Some(text.origin.y),
        _ => None,
    };
    let mut baselines: Vec<Pt> = page.items.iter().filter_map(baseline).collect();
    baselines.sort_unstable();
    baselines
}

#[test]
fn facts_stay_on_one_page_where_they_fit_on_one() {
    let fact = |index: usize| Fact {
        label: words("البيان"),
        value: words(&format!("قيمة طويلة لا يقف بجانبها غيرها في السطر نفسه مهما صغرت {index}")),
    };
    let filler = |role: ParaRole, count: usize| {
        (0..count).map(move |_| Block::paragraph(role, words("سطر")))
    };
    let facts = || Block::Facts((0..20).map(fact).collect());
    // Lead-ins, as titles, keep to what follows them.
    for (role, count) in (6..24).flat_map(|n| [(ParaRole::Body, n), (ParaRole::Lead, n)]) {
        let pages = pages(filler(role, count).chain([facts()]).collect()).pages;
        let with_facts = pages.iter().filter(|page| {
            page.items.iter().any(|i| matches!(i, Item::Text(t) if t.words().contains("قيمة")))
        });
        assert_eq!(with_facts.count(), 1, "behind {count} lines of {role:?}");
    }
}

#[test]
fn a_letterhead_ends_its_lines_between_two_ways_to_reach_the_body() {
    let line = "هاتف: +962 6 500 0140 · البريد الإلكتروني: schools@qatra.example · الموقع: \
        https://qatra.example/ar/schools/water";
    let letterhead = Letterhead { logo: None, name: words("مركز"), lines: vec![words(line)] };
    let mut document = document(vec![Block::Letterhead(letterhead)], Lang::Ar);
    set_measure(&mut document, Pt::mm(112.0));
    let shown: Vec<String> =
        lines(&set(&document)).iter().map(|line| line.text.trim().to_owned()).collect();
    assert_eq!(shown.len(), 3);
    assert!(shown[1].ends_with('·') && shown[2].starts_with("الموقع"), "{shown:?}");
}

/// How many rows of columns to sign in stand on each page, below so many lines that are kept together
/// as a picture is.
fn rows_to_sign(rows: usize, lines_above: usize) -> Vec<usize> {
    let signer = || Signature {
        role: words("عضو المجلس"),
        name: words("سالم المنصوري"),
        below: words("التوقيع والتاريخ"),
    };
    let signers = Block::Signatures((0..rows * 4).map(|_| signer()).collect());
    let picture = Block::Together((0..lines_above).map(|_| body("صورة")).collect());
    let count = |page: &Page| {
        // The rules of header and footer are as wide as the text.
        let rules = fills(page).into_iter().map(|(rule, _)| rule);
        rules.filter(|rule| rule.size.width < MEASURE * 0.9).count() / 4
    };
    pages(vec![body("نص"), picture, signers]).pages.iter().map(count).collect()
}

#[test]
fn rows_to_sign_that_no_page_holds_go_on_with_two_at_least() {
    let mut parted = 0;
    for (rows, lines) in (2..9).flat_map(|rows| (4..18).map(move |lines| (rows, lines))) {
        let pages = rows_to_sign(rows, lines);
        assert_eq!(pages.iter().sum::<usize>(), rows);
        let with_rows = pages.iter().filter(|&&count| count > 0).count();
        let last = pages.last().copied().unwrap_or(0);
        assert!(with_rows == 1 || last > 1, "{rows} rows below {lines} lines: {pages:?}");
        parted += usize::from(with_rows > 1);
    }
    assert!(parted > 10, "many signers take two pages");
}

/// An item of an agenda with the line that says who presents it.
fn item(index: u32) -> [Block; 2] {
    let heading = Heading { level: 2, id: BlockId(index), content: words("البند") };
    [Block::Heading(heading), Block::paragraph(ParaRole::Note, words("مقدّم البند"))]
}

#[test]
fn a_heading_and_its_details_stand_on_the_page_of_what_they_announce() {
    let picture = || Block::Together((0..16).map(|_| body("صورة")).collect());
    for count in 0..30 {
        let above = (0..count).map(|_| body("سطر"));
        let set = pages(above.chain(item(1)).chain([picture()]).collect());
        let with = |words: &str| {
            let shows = |page: &Page| {
                page.items.iter().any(|i| matches!(i, Item::Text(t) if t.words().contains(words)))
            };
            set.pages.iter().position(shows)
        };
        assert_eq!(with("مقدّم"), with("صورة"), "behind {count} lines");
        assert_eq!(with("البند"), with("صورة"), "behind {count} lines");
    }
}

#[test]
fn an_item_that_has_details_alone_may_end_a_page() {
    let set = pages((0..60).flat_map(item).collect());
    let filled: Vec<usize> = set.pages.iter().map(|page| lines_of(page).len()).collect();
    let full = filled[0];
    assert!(full.is_multiple_of(2) && filled.len() > 2, "{filled:?}");
    assert!(filled[..filled.len() - 1].iter().all(|&lines| lines + 2 >= full), "{filled:?}");
}

#[test]
fn a_logo_stands_clear_of_the_edge_of_the_paper() {
    let cover = Cover {
        basmala: Vec::new(),
        organization: words("وزارة الصحة"),
        logo: Some(ImageId(0)),
        kind: Vec::new(),
        title: words("تقرير زيارة"),
        subtitle: Vec::new(),
        facts: Vec::new(),
        classification: Vec::new(),
    };
    let mut document = document(vec![Block::Cover(cover)], Lang::Ar);
    let (name, bytes) = ("emblem.png".to_owned(), Arc::from([]));
    let (format, pixels, density) = (ImageFormat::Png, (300, 300), None);
    document.images = vec![Image { name, format, pixels, density, bytes, origin: None }];
    document.setup.paper = Dimensions { width_mm: 148.0, height_mm: 210.0 };
    // The margins of a document that sets none, and narrow ones.
    for (margin, least) in [(25.0, 20.0), (12.0, 12.0)] {
        let margin = Pt::mm(margin);
        document.setup.margins =
            Some(Margins { top: margin, bottom: margin, inner: margin, outer: margin });
        let top = set(&document).pages[0].items.iter().find_map(|item| match item {
            Item::Image(_, rect) => Some(rect.origin.y),
            _ => None,
        });
        assert!(top.expect("a logo") >= Pt::mm(least) - Pt(0.01), "{top:?}");
    }
}

#[test]
fn no_entry_of_the_contents_is_parted_from_those_below_it() {
    let heading = |level: u8, id: usize, text: &str| {
        let id = BlockId(u32::try_from(id).expect("few"));
        Block::Heading(Heading { level, id, content: words(text) })
    };
    for (count, first) in (24..34).flat_map(|count| (1..6).map(move |first| (count, first))) {
        let toc = Toc { title: words("المحتويات"), depth: 2 };
        let mut blocks = vec![Block::Toc(toc), Block::PageBreak];
        // Entries of the first level have space above them, so that pages are filled to many heights.
        blocks.extend((0..count).map(|id| heading(if id < first { 1 } else { 2 }, id, "قسم")));
        blocks.extend([heading(1, count, "الثاني"), heading(2, count + 1, "أول")]);
        let set = pages(blocks);
        let page_of = |words: &str| {
            let shows = |page: &Page| {
                page.items.iter().any(|i| matches!(i, Item::Text(t) if t.words().contains(words)))
            };
            set.pages.iter().position(shows)
        };
        assert!(page_of("أول").is_some_and(|page| page < 2), "the contents take two pages at most");
        assert_eq!(page_of("الثاني"), page_of("أول"), "behind {count} entries");
    }
}
