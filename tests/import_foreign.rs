//! Whether Word files of other programs, and odd ones, become meeting files without a word lost in silence.

mod support;

use std::io::{Cursor, Read};

use mahdar::docx::read::ReadError;
use mahdar::import::from_word;

use support::word::*;

#[test]
fn files_of_other_programs_keep_their_words() {
    let table = "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>الاسم</w:t></w:r></w:p></w:tc><w:tc><w:p/></w:tc>\
                 </w:tr><w:tr><w:tc><w:p><w:r><w:t>سلمى</w:t></w:r></w:p></w:tc></w:tr></w:tbl>";
    let note = "<w:p><w:r><w:t>نص [له] *حاشية*</w:t></w:r>\
                <w:r><w:footnoteReference w:id=\"2\"/></w:r></w:p>";
    let tracked = "<w:p><w:ins><w:r><w:t>مضاف</w:t></w:r></w:ins>\
                   <w:del><w:r><w:delText>محذوف</w:delText></w:r></w:del></w:p>";
    let body = [
        &paragraph("Titre1", "محضر لجنة الحي"),
        note,
        &paragraph("Titre2", "التوصيات"),
        &paragraph("", "توصية بلا رقم"),
        table,
        &paragraph("Titre2", "عنوان بلا نص"),
        &paragraph("Titre2", "متفرقات"),
        tracked,
    ];
    let bytes = foreign(&body.concat());
    let again = imported(&bytes);
    let expected = "محضر لجنة الحي نص [له] *حاشية* ^[حاشية] التوصيات توصية بلا رقم الاسم سلمى \
                    عنوان بلا نص متفرقات مضاف";
    let before: Vec<String> = expected.split_whitespace().map(str::to_owned).collect();
    assert_eq!(words(&bytes), before);
    assert_eq!(lost(&before, &words(&word_file(&again))), None, "{again}");
    assert!(meeting(&again).title.value.contains("لجنة الحي") && !again.contains("محذوف"));
}

/// A run with a property: `vertAlign w:val="superscript"`, `strike`.
fn run(property: &str, text: &str) -> String {
    format!("<w:r><w:rPr><w:{property}/></w:rPr><w:t>{text}</w:t></w:r>")
}

/// The meeting file of a paragraph with these runs below a heading.
fn of_runs(runs: &[&str]) -> mahdar::import::Imported {
    let body = format!("<w:p>{}</w:p>", runs.concat());
    let bytes = foreign(&[&paragraph("Titre1", "متفرقات"), &*body].concat());
    let imported = from_word(&bytes).expect("a Word file");
    meeting(&imported.yaml);
    imported
}

#[test]
fn raised_and_lowered_characters_are_not_read_as_those_beside_them() {
    let plain = |text: &str| run("b w:val=\"0\"", text);
    let raised = |text: &str| run("vertAlign w:val=\"superscript\"", text);
    let lowered = |text: &str| run("vertAlign w:val=\"subscript\"", text);
    for (runs, expected) in [
        ([plain("10"), raised("6"), plain(" نسمة")], "10⁶ نسمة"),
        ([plain("50 م"), raised("٢"), String::new()], "50 م²"),
        ([plain("10"), raised("-"), raised("3 ")], "10⁻³"),
        ([plain("H"), lowered("2"), plain("O")], "H₂O"),
        ([plain("2"), raised("nd"), plain(" day")], "2ⁿᵈ day"),
        ([plain("علامة"), raised("®"), plain(" مسجلة")], "علامة® مسجلة"),
    ] {
        let made = of_runs(&runs.each_ref().map(String::as_str));
        assert!(made.yaml.contains(expected) && made.unsure.is_empty(), "{}", made.yaml);
    }
    let formula = "<m:sSup><m:e><m:r><m:t>x</m:t></m:r></m:e><m:sup><m:r><m:t>2</m:t></m:r></m:sup>\
                   </m:sSup>";
    assert!(of_runs(&[formula]).yaml.contains("x²"));
    let made = of_runs(&[&plain("10"), &raised("ن"), &plain(" نسمة")]);
    let comment = "  # راجع: مرفوع عن السطر في الأصل: ن\n  - \"10^ن نسمة\"\n";
    assert!(made.yaml.contains(comment), "{}", made.yaml);
    assert_eq!(made.unsure[0].what.en, "raised in the original: ن");
}

/// Signs of stress inside a number would show as signs, or as part of it.
#[test]
fn stress_in_a_number_gives_way_to_the_number() {
    let (plain, bold) = (|text: &str| run("b w:val=\"0\"", text), |text: &str| run("b", text));
    let cut = of_runs(&[&plain("قطع "), &bold("12"), &plain("34 قطعة")]);
    assert!(cut.yaml.contains("- قطع 1234 قطعة"), "{}", cut.yaml);
    let prefixed = of_runs(&[&plain("بـ"), &bold("50"), &plain(" قطعة")]);
    assert!(prefixed.yaml.contains("- بـ**50** قطعة"), "{}", prefixed.yaml);
}

#[test]
fn what_is_struck_or_hidden_stands_in_a_comment() {
    let price = "<w:r><w:t>السعر </w:t></w:r>";
    let new = "<w:r><w:t xml:space=\"preserve\"> 700 دينار</w:t></w:r>";
    for (property, said) in [("strike", "مشطوب"), ("dstrike", "مشطوب"), ("vanish", "مخفي")]
    {
        let made = of_runs(&[price, &run(property, "500"), new]);
        let comment = format!("  # راجع: تُرك هنا كلام {said} في الأصل: 500\n");
        assert!(made.yaml.contains(&(comment + "  - السعر 700 دينار\n")), "{}", made.yaml);
        let line = made.yaml.lines().nth(made.unsure[0].line - 1).expect("a line");
        assert!(line.ends_with(&made.unsure[0].what.ar), "{line}");
    }
    let off = run("strike w:val=\"false\"", "500");
    assert!(of_runs(&[price, &off, new]).yaml.contains("السعر 500 700 دينار"));
    let alone = of_runs(&[&run("strike", "قرار ملغى")]).yaml;
    assert!(alone.contains("# راجع: تُرك هنا كلام مشطوب في الأصل: قرار ملغى"), "{alone}");
}

#[test]
fn what_is_struck_in_a_cell_stands_above_its_item() {
    let struck = "نائبه</w:t></w:r><w:r><w:rPr><w:strike/></w:rPr><w:t> المدير";
    let word = word_file(ENTRIES);
    let edited = |document: String| with_text(&document, "mahdar:actions[1].owner", struck);
    let again = imported(&edit(&word, edited));
    let actions = meeting(&again).actions.items;
    let owner = actions[1].owner.as_ref().and_then(|owner| owner.display.as_ref());
    assert_eq!(owner.map(|owner| owner.value.as_str()), Some("نائبه"), "{again}");
    let comment = "      # راجع: تُرك هنا كلام مشطوب في الأصل: المدير\n      owner: نائبه";
    assert!(again.contains(comment), "{again}");
}

#[test]
fn how_a_word_is_read_stands_behind_it_in_brackets() {
    let of = |name: &str, text: &str| format!("<w:{name}><w:r><w:t>{text}</w:t></w:r></w:{name}>");
    let ruby = of("rt", "محضر") + &of("rubyBase", "Minutes");
    let again = of_runs(&[&format!("<w:r><w:ruby>{ruby}</w:ruby></w:r>")]).yaml;
    assert!(again.contains("Minutes (محضر)"), "{again}");
}

/// A cell with these properties and words.
fn cell(properties: &str, text: &str) -> String {
    let words = if text.is_empty() { String::new() } else { run("b w:val=\"0\"", text) };
    format!("<w:tc><w:tcPr>{properties}</w:tcPr><w:p>{words}</w:p></w:tc>")
}

/// The meeting file of a table with these rows below a heading.
fn of_rows(rows: &[&[String]]) -> mahdar::import::Imported {
    of_table("", rows)
}

/// The same with a grid.
fn of_table(grid: &str, rows: &[&[String]]) -> mahdar::import::Imported {
    let rows: String =
        rows.iter().map(|cells| format!("<w:tr>{}</w:tr>", cells.concat())).collect();
    let table = format!("<w:tbl><w:tblGrid>{grid}</w:tblGrid>{rows}</w:tbl>");
    let bytes = foreign(&(paragraph("Titre1", "متفرقات") + &table));
    let imported = from_word(&bytes).expect("a Word file");
    meeting(&imported.yaml);
    imported
}

#[test]
fn a_value_stays_in_its_column_beside_a_cell_that_spans_columns() {
    let plain = |text: &str| cell("", text);
    let head = ["الاسم", "مع", "ضد"].map(plain);
    let total = [cell("<w:gridSpan w:val=\"2\"/>", "المجموع"), plain("7")];
    let made = of_rows(&[&head, &[plain("هدى"), plain("3"), plain("4")], &total]);
    assert!(made.yaml.contains("- [\"المجموع\", \"\", \"7\"]"), "{}", made.yaml);
    assert!(made.unsure.is_empty(), "{}", made.yaml);
    // Columns that are left free before the first cell.
    let free = "<w:trPr><w:gridBefore w:val=\"1\"/><w:gridAfter w:val=\"1\"/></w:trPr>".to_owned();
    let made = of_rows(&[&head, &[free, plain("9")]]);
    assert!(made.yaml.contains("- [\"\", \"9\", \"\"]"), "{}", made.yaml);
    // A column in which no cell begins is none.
    let wide = |text: &str| cell("<w:gridSpan w:val=\"3\"/>", text);
    let made = of_rows(&[&[wide("أ"), plain("ب")], &[wide("ج"), plain("د")]]);
    assert!(made.yaml.contains("- [\"ج\", \"د\"]"), "{}", made.yaml);
}

/// Borders drawn by hand that do not quite meet make columns of a hair's breadth.
#[test]
fn borders_that_do_not_quite_meet_make_no_column() {
    let wide = |text: &str| cell("<w:gridSpan w:val=\"2\"/>", text);
    let grid = ["3000", "40", "2960"].map(|w| format!("<w:gridCol w:w=\"{w}\"/>")).concat();
    let made = of_table(&grid, &[&[cell("", "أ"), wide("ب")], &[wide("ج"), cell("", "د")]]);
    assert!(made.yaml.contains("- [\"أ\", \"ب\"]\n"), "{}", made.yaml);
    assert!(made.yaml.contains("- [\"ج\", \"د\"]\n"), "{}", made.yaml);
}

#[test]
fn a_cell_that_spans_rows_says_so() {
    let first = cell("<w:vMerge w:val=\"restart\"/>", "لجنة الشراء");
    let rest = || cell("<w:vMerge/>", "");
    let row = |text: &str, owner: String| [cell("", text), owner];
    let made = of_rows(&[
        &row("البند", cell("", "المسؤول")),
        &row("أوراق", first),
        &row("أقلام", rest()),
        &row("كتب", rest()),
        &row("صور", cell("", "هدى")),
    ]);
    let comment = "# راجع: خلية مدموجة في الأصل عدد صفوفها 3: لجنة الشراء\n";
    let row = "        - [\"أوراق\", \"لجنة الشراء\"]\n        - [\"أقلام\", \"\"]\n";
    assert!(made.yaml.contains(&format!("{comment}{row}")), "{}", made.yaml);
    assert_eq!(made.unsure.len(), 1);
    assert_eq!(made.unsure[0].what.en, "a cell of 3 rows in the original: لجنة الشراء");
}

#[test]
fn a_term_that_spans_rows_is_a_date() {
    let merged = |document: &str, date: &str, merge: &str| {
        let at = document.find(date).expect("the date");
        let cell = document[..at].rfind("<w:tcPr>").expect("its cell") + "<w:tcPr>".len();
        [&document[..cell], merge, &document[cell..]].concat()
    };
    let word = edit(&word_file(ENTRIES), |document| {
        let document = merged(&document, "١ أيار ٢٠٢٦", "<w:vMerge w:val=\"restart\"/>");
        merged(&document, "٢ أيار ٢٠٢٦", "<w:vMerge/>").replace("٢ أيار ٢٠٢٦", "")
    });
    let again = imported(&word);
    let comment =
        "      # راجع: خلية مدموجة في الأصل عدد صفوفها 2: ١ أيار ٢٠٢٦\n      due: 2026-05-01\n";
    assert!(again.contains(comment), "{again}");
    assert_eq!(meeting(&again).actions.items.len(), 2);
    assert!(meeting(&again).actions.items[1].due.is_none(), "{again}");
}

/// The file with a list that counts in Arabic digits, as `w:numId` 1.
fn with_list(bytes: &[u8]) -> Vec<u8> {
    let numbering = "<w:numbering><w:abstractNum w:abstractNumId=\"0\"><w:lvl w:ilvl=\"0\">\
                     <w:start w:val=\"1\"/><w:numFmt w:val=\"decimal\"/><w:lvlText w:val=\"%1.\"/>\
                     </w:lvl></w:abstractNum><w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/>\
                     </w:num></w:numbering>";
    let relations = "<Relationships><Relationship Id=\"a\" Type=\"x/styles\" Target=\"styles.xml\"/>\
                     <Relationship Id=\"c\" Type=\"x/numbering\" Target=\"numbering.xml\"/>\
                     </Relationships>";
    let mut zip = zip::ZipArchive::new(Cursor::new(bytes)).expect("a zip file");
    let mut part = |name: &str| {
        let mut text = String::new();
        zip.by_name(name).expect("there").read_to_string(&mut text).expect("text");
        text
    };
    package(&[
        ("word/document.xml", &part("word/document.xml")),
        ("word/styles.xml", &part("word/styles.xml")),
        ("word/numbering.xml", numbering),
        ("word/_rels/document.xml.rels", relations),
    ])
}

/// The properties of a paragraph of that list.
const COUNTED: &str =
    "<w:pPr><w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"1\"/></w:numPr></w:pPr>";

#[test]
fn a_cell_that_word_only_counts_says_its_number() {
    let number = format!("<w:tc><w:p>{COUNTED}</w:p></w:tc>");
    let row = |first: &str, text: &str| format!("<w:tr>{first}{}</w:tr>", cell("", text));
    let rows = row(&cell("", "م"), "البند") + &row(&number, "أوراق") + &row(&number, "كتب");
    let more = format!("<w:tc>{}<w:p>{COUNTED}</w:p></w:tc>", run_in_paragraph("نص"));
    let rows = rows + &row(&more, "صور");
    let body = paragraph("Titre1", "متفرقات") + &format!("<w:tbl>{rows}</w:tbl>");
    let again = imported(&with_list(&foreign(&body)));
    for row in ["[\"1.\", \"أوراق\"]", "[\"2.\", \"كتب\"]", "[\"نص\", \"صور\"]"] {
        assert!(again.contains(row), "{row}\n{again}");
    }
}

/// Word numbers lists `1.`, the report `1)`: the label is a word of the text, and no doubt.
#[test]
fn a_list_that_word_counts_keeps_its_labels() {
    let item = |text: &str| format!("<w:p>{COUNTED}{}</w:p>", run("b w:val=\"0\"", text));
    let body = paragraph("Titre1", "متفرقات") + &item("بند أول") + &item("بند ثان");
    let made = from_word(&with_list(&foreign(&body))).expect("a Word file");
    let expected = "introduction:\n  - \"1. بند أول\"\n  - \"2. بند ثان\"\n";
    assert!(made.yaml.contains(expected) && made.unsure.is_empty(), "{}", made.yaml);
}

fn run_in_paragraph(text: &str) -> String {
    format!("<w:p>{}</w:p>", run("b w:val=\"0\"", text))
}

#[test]
fn a_paragraph_whose_mark_was_deleted_goes_on_in_the_next() {
    let mark = |change: &str| format!("<w:pPr><w:rPr><w:{change}/></w:rPr></w:pPr>");
    let of = |change: &str, text: &str| {
        format!("<w:p>{}{}</w:p>", mark(change), run("b w:val=\"0\"", text))
    };
    let body = |change: &str| {
        [
            paragraph("Titre1", "متفرقات"),
            of(change, "المبلغ 12"),
            run_in_paragraph("500 دينار"),
            of(change, "قبل الجدول"),
            format!("<w:tbl><w:tr>{}{}</w:tr></w:tbl>", cell("", "أ"), cell("", "ب")),
            of(change, "آخر الكلام"),
        ]
    };
    for change in ["del", "moveFrom"] {
        let again = imported(&foreign(&body(change).concat()));
        assert!(again.contains("- المبلغ 12500 دينار\n  - قبل الجدول\n"), "{again}");
        assert!(again.contains("- آخر الكلام"), "{again}");
    }
    let again = imported(&foreign(&body("ins").concat()));
    assert!(again.contains("- المبلغ 12\n  - \"500 دينار\"\n"), "{again}");
}

#[test]
fn a_row_that_was_deleted_is_left_out_and_one_that_was_inserted_is_not() {
    let row = |change: &str, text: &str| {
        let change = format!("<w:trPr><w:{change} w:id=\"1\"/></w:trPr>");
        [change, cell("", text), cell("", "7")]
    };
    let made = of_rows(&[&row("del", "ملغى"), &row("ins", "جديد"), &row("cantSplit", "قديم")]);
    assert!(!made.yaml.contains("ملغى"), "{}", made.yaml);
    assert!(made.yaml.contains("[\"جديد\", \"7\"]\n        - [\"قديم\""), "{}", made.yaml);
}

#[test]
fn characters_that_are_moved_by_points_are_raised_or_lowered() {
    let plain = |text: &str| run("b w:val=\"0\"", text);
    let moved = |by: &str, text: &str| run(&format!("position w:val=\"{by}\""), text);
    for (runs, expected) in [
        ([plain("10"), moved("6", "6"), plain(" نسمة")], "10⁶ نسمة"),
        ([plain("H"), moved("-6", "2"), plain("O")], "H₂O"),
        ([plain("1"), moved("0", "2"), plain("3")], "123"),
        // Nothing stands on the line beside it.
        ([String::new(), moved("-2", "10 كتب"), String::new()], "10 كتب"),
    ] {
        let made = of_runs(&runs.each_ref().map(String::as_str));
        assert!(made.yaml.contains(expected) && made.unsure.is_empty(), "{}", made.yaml);
    }
}

#[test]
fn signs_of_fonts_of_signs_are_characters() {
    let sign =
        |font: &str, code: &str| format!("<w:r><w:sym w:font=\"{font}\" w:char=\"{code}\"/></w:r>");
    let plain = |text: &str| run("b w:val=\"0\"", text);
    let typed = |font: &str, text: &str| {
        run(&format!("rFonts w:ascii=\"{font}\" w:hAnsi=\"{font}\""), text)
    };
    for (between, expected) in [
        (sign("Symbol", "F0B1"), "5±2"),
        (sign("Symbol", "F0B3"), "5≥2"),
        (sign("Symbol", "B3"), "5≥2"),
        (sign("Symbol", "F06D"), "5μ2"),
        (typed("Symbol", "m"), "5μ2"),
        (typed("Symbol", "\u{F0B1}"), "5±2"),
        (sign("Arial", "00D7"), "5×2"),
        (sign("Wingdings", "F0FE"), "5☑2"),
        (sign("Wingdings", "F0FD"), "5☒2"),
        (sign("Wingdings", "F0A8"), "5☐2"),
        (sign("Wingdings", "F0FC"), "5✓2"),
        (sign("Wingdings", "F0FB"), "5✗2"),
        (sign("Wingdings 2", "F052"), "5☑2"),
        (typed("Wingdings", "ü"), "5✓2"),
        (typed("Arial", "m"), "5m2"),
    ] {
        let made = of_runs(&[&plain("5"), &between, &plain("2")]);
        assert!(made.yaml.contains(expected) && made.unsure.is_empty(), "{}", made.yaml);
    }
    let made = of_runs(&[&plain("قبل "), &sign("AGA Arabesque", "F072"), &plain("بعد")]);
    let comment = "# راجع: تُركت هنا علامة من خط AGA Arabesque رمزها F072\n  - قبل بعد\n";
    assert!(made.yaml.contains(comment), "{}", made.yaml);
    assert_eq!(made.unsure.len(), 1);
    let alone = of_runs(&[&sign("Wingdings 3", "F072")]).yaml;
    assert!(alone.contains("# راجع: تُركت هنا علامة من خط Wingdings 3 رمزها F072"), "{alone}");
}

/// A field with this instruction and value, and what else its beginning holds.
fn field(form: &str, instruction: &str, value: Option<&str>) -> String {
    let mark = |kind: &str, inside: &str| {
        format!("<w:r><w:fldChar w:fldCharType=\"{kind}\">{inside}</w:fldChar></w:r>")
    };
    let instruction = instruction.replace('"', "&quot;");
    let instruction = format!("<w:r><w:instrText>{instruction}</w:instrText></w:r>");
    let value = value.map(|v| mark("separate", "") + &run("b w:val=\"0\"", v)).unwrap_or_default();
    [mark("begin", form), instruction, value, mark("end", "")].concat()
}

#[test]
fn fields_say_what_word_shows() {
    let plain = |text: &str| run("b w:val=\"0\"", text);
    let checkbox = |state: &str| format!("<w:ffData><w:checkBox>{state}</w:checkBox></w:ffData>");
    let (checked, open) = (checkbox("<w:default w:val=\"0\"/><w:checked/>"), checkbox(""));
    let unchecked = checkbox("<w:default/><w:checked w:val=\"0\"/>");
    let list = "<w:ffData><w:ddList><w:result w:val=\"1\"/><w:listEntry w:val=\"نعم\"/>\
                <w:listEntry w:val=\"لا\"/></w:ddList></w:ffData>";
    let simple = "<w:fldSimple w:instr=\"SEQ جدول\"><w:r><w:t>7</w:t></w:r></w:fldSimple>";
    for (field, expected) in [
        (field(&checked, " FORMCHECKBOX ", None), "قبل ☒ بعد"),
        (field(&checked, " FORMCHECKBOX ", Some("")), "قبل ☒ بعد"),
        (field(&unchecked, " FORMCHECKBOX ", None), "قبل ☐ بعد"),
        (field(&open, " FORMCHECKBOX ", None), "قبل ☐ بعد"),
        (field(list, " FORMDROPDOWN ", None), "قبل لا بعد"),
        (field(list, " FORMDROPDOWN ", Some("نعم")), "قبل نعم بعد"),
        (field("", " FORMTEXT ", Some("اسم")), "قبل اسم بعد"),
        (field("", r#" SYMBOL 252 \f "Wingdings" \s 12 "#, None), "قبل ✓ بعد"),
        (field("", " MACROBUTTON No [اكتب هنا] ", None), "قبل \\[اكتب هنا] بعد"),
        (field("", " XE \"مجلس\" ", None), "قبل بعد"),
        (field("", " PAGE ", Some("3")), "قبل بعد"),
        (field("", " = 2+3 ", Some("5")), "قبل 5 بعد"),
        (simple.to_owned(), "قبل 7 بعد"),
        (simple.replace("SEQ جدول", "PAGE"), "قبل بعد"),
        (
            field("", r#" HYPERLINK "https://marsa.example/a" \l "b" "#, Some("الموقع")),
            "قبل [الموقع](https://marsa.example/a#b) بعد",
        ),
        (field("", r#" HYPERLINK \l "_Toc1" "#, Some("الموقع")), "قبل الموقع بعد"),
    ] {
        let made = of_runs(&[&plain("قبل "), &field, &plain(" بعد")]);
        let said = made.yaml.replace("قبل  بعد", "قبل بعد");
        assert!(said.contains(expected) && made.unsure.is_empty(), "{expected}\n{}", made.yaml);
    }
    for instruction in [r"EQ \f(1;2)", "LISTNUM", "DATE"] {
        let made = of_runs(&[&plain("قبل"), &field("", instruction, None)]);
        let comment = format!("# راجع: تُرك هنا حقل لا يحفظ الملف قيمته: {instruction}\n");
        assert!(made.yaml.contains(&comment) && made.unsure.len() == 1, "{}", made.yaml);
    }
}

#[test]
fn links_with_brackets_are_kept_and_others_are_said() {
    let linked =
        |address: &str| of_runs(&[&field("", &format!("HYPERLINK \"{address}\""), Some("الموقع"))]);
    let made = linked("https://marsa.example/مصر_(توضيح)");
    assert!(made.yaml.contains("[الموقع](https://marsa.example/مصر_(توضيح))"), "{}", made.yaml);
    assert_eq!(made.unsure, []);
    for address in ["https://marsa.example/a)", "https://marsa.example/a b", "file:///c/a.docx"] {
        let made = linked(address);
        let comment = "# راجع: تُرك هنا عنوان رابط لا يكتب في ملف الاجتماع: ";
        let expected = format!("{comment}{address}\n  - الموقع\n");
        assert!(made.yaml.contains(&expected) && made.unsure.len() == 1, "{}", made.yaml);
    }
}

#[test]
fn a_field_without_an_end_takes_no_words_with_it() {
    let begin = "<w:r><w:fldChar w:fldCharType=\"begin\"/><w:instrText>DATE</w:instrText></w:r>";
    let made = of_runs(&[begin, &run("b w:val=\"0\"", "ما بعد الحقل")]);
    assert!(made.yaml.contains("ما بعد الحقل") && !made.yaml.contains("DATE"), "{}", made.yaml);
}

#[test]
fn a_link_without_an_end_leads_from_no_words_behind_it() {
    let mark = |kind: &str| format!("<w:r><w:fldChar w:fldCharType=\"{kind}\"/></w:r>");
    let instruction = "<w:r><w:instrText>HYPERLINK \"https://marsa.example/a\"</w:instrText></w:r>";
    let words = |text: &str| run("b w:val=\"0\"", text);
    let page = words("قبل") + &field("", "PAGE", Some("7")) + &words(" بعد");
    // Its own end is deleted, or another field, which has none, takes it.
    let deleted = format!("<w:del>{}</w:del>", mark("end"));
    let taken = mark("begin") + "<w:r><w:instrText>PAGE</w:instrText></w:r>" + &mark("separate");
    for (inside, behind) in [(deleted.as_str(), ""), (taken.as_str(), mark("end").as_str())] {
        let link = [&mark("begin"), instruction, &mark("separate"), &words("الموقع"), inside];
        let body = [&link.concat(), "</w:p><w:p>", &words("فقرة"), behind, "</w:p><w:p>", &page];
        let made = of_runs(&[&body.concat()]);
        let expected = "  - الموقع\n  - فقرة\n  - قبل بعد\n";
        assert!(made.yaml.contains(expected), "{}", made.yaml);
    }
}

#[test]
fn fields_in_one_another_take_no_longer_than_as_many_beside_one_another() {
    let begin = "<w:r><w:fldChar w:fldCharType=\"begin\"/><w:instrText>REF a</w:instrText></w:r>\
                 <w:r><w:fldChar w:fldCharType=\"separate\"/></w:r><w:r><w:t>ن</w:t></w:r>";
    let end = "<w:r><w:fldChar w:fldCharType=\"end\"/></w:r>";
    let begun = std::time::Instant::now();
    let made = of_runs(&[&begin.repeat(8_000), &end.repeat(8_000)]);
    assert!(made.yaml.contains(&"ن".repeat(8_000)), "{}", made.yaml);
    // A minute and more where each run asks all that are open.
    assert!(begun.elapsed().as_secs() < 20);
}

/// Letters of a formula.
fn letters(text: &str) -> String {
    format!("<m:r><m:t>{text}</m:t></m:r>")
}

/// A structure of a formula with these arguments.
fn structure(name: &str, arguments: &[(&str, &str)]) -> String {
    let of = |(name, inside): &(&str, &str)| match inside.starts_with('<') {
        true => format!("<m:{name}>{inside}</m:{name}>"),
        false => format!("<m:{name}>{}</m:{name}>", letters(inside)),
    };
    format!("<m:{name}>{}</m:{name}>", arguments.iter().map(of).collect::<String>())
}

#[test]
fn formulas_are_written_in_one_line() {
    let half = structure("f", &[("num", "1"), ("den", "2")]);
    let square = structure("sSup", &[("e", "x"), ("sup", "2")]);
    let brackets = structure("d", &[("e", "a+b")]);
    let chr = |of: &str, sign: &str| format!("<m:{of}Pr><m:chr m:val=\"{sign}\"/></m:{of}Pr>");
    let index = structure("sSub", &[("e", "x"), ("sub", "i")]);
    let sum = structure("nary", &[("sub", "i=1"), ("sup", "n"), ("e", &index)]);
    let sum = sum.replacen("<m:nary>", &format!("<m:nary>{}", chr("nary", "∑")), 1);
    let no_degree = "<m:radPr><m:degHide m:val=\"1\"/></m:radPr>";
    let root = |of: &str| {
        let root = structure("rad", &[("deg", "<m:ctrlPr/>"), ("e", of)]);
        root.replacen("<m:rad>", &format!("<m:rad>{no_degree}"), 1)
    };
    let norm = "<m:dPr><m:begChr m:val=\"|\"/><m:endChr m:val=\"|\"/></m:dPr>";
    for (formula, expected) in [
        (half.clone() + &square, "1/2 x²"),
        (letters("3") + &half + &letters("+1"), "3 1/2+1"),
        (structure("f", &[("num", "a+b"), ("den", "2")]), "(a+b)/2"),
        (structure("f", &[("num", "1"), ("den", "2x")]), "1/(2x)"),
        (structure("f", &[("num", &half), ("den", &square)]), "(1/2)/x²"),
        (root("9"), "√9"),
        (root("x+1"), "√(x+1)"),
        (structure("rad", &[("deg", "3"), ("e", "8")]), "³√8"),
        (structure("rad", &[("deg", "n"), ("e", "x")]), "√\\[n](x)"),
        (structure("sSup", &[("e", "x"), ("sup", "n/2")]), "x^(n/2)"),
        (structure("sSup", &[("e", "س"), ("sup", "ن")]), "س^ن"),
        (structure("sSup", &[("e", &half), ("sup", "2")]), "(1/2)²"),
        (structure("sSup", &[("e", &brackets), ("sup", "2")]), "(a+b)²"),
        (sum, "∑ᵢ₌₁ⁿ xᵢ"),
        (structure("nary", &[("sub", "0"), ("sup", "∞"), ("e", "f")]), "∫₀^∞ f"),
        (format!("<m:d>{norm}<m:e>{}</m:e></m:d>", letters("x")), "|x|"),
        (structure("func", &[("fName", "sin"), ("e", "x")]), "sin x"),
    ] {
        let made = of_runs(&[&format!("<m:oMath>{formula}</m:oMath>")]);
        let shown = expected.replace('\\', "");
        let comment = format!("# راجع: صيغة رياضية كُتبت في سطر واحد: {shown}\n");
        assert!(made.yaml.contains(&comment), "{expected}\n{}", made.yaml);
        let line = made.yaml.lines().nth(made.unsure[0].line).expect("a line");
        let line = line.trim_start_matches("  - ").trim_matches('"').replace("\\\\", "\\");
        assert_eq!((line.as_str(), made.unsure.len()), (expected, 1), "{}", made.yaml);
    }
    let plain = |text: &str| run("b w:val=\"0\"", text);
    let beside = of_runs(&[&plain("3"), &format!("<m:oMath>{half}</m:oMath>"), &plain("متر")]);
    assert!(beside.yaml.contains("3 1/2 متر"), "{}", beside.yaml);
    for (formula, expected) in [
        (square, "x²"),
        (structure("sSup", &[("e", "x"), ("sup", "n+1")]), "xⁿ⁺¹"),
        (letters("a+b"), "a+b"),
        (structure("sSup", &[("e", "30"), ("sup", "∘")]), "30°"),
    ] {
        let made = of_runs(&[&format!("<m:oMath>{formula}</m:oMath>")]);
        assert!(made.yaml.contains(expected) && made.unsure.is_empty(), "{}", made.yaml);
    }
}

#[test]
fn harmful_files_are_refused() {
    let refused = |bytes: &[u8]| from_word(bytes).map(|made| made.yaml).expect_err("refused");
    assert!(matches!(refused(b""), ReadError::NoArchive(_)));
    assert!(matches!(refused(b"PK\x03\x04 and no more"), ReadError::NoArchive(_)));
    assert_eq!(refused(b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1 old"), ReadError::OldOrLocked);
    assert_eq!(refused(&package(&[])), ReadError::NoDocument);
    assert_eq!(refused(&package(&[("xl/workbook.xml", "<workbook/>")])), ReadError::NoDocument);
    assert_eq!(refused(&package(&[("word/document.xml", "<html/>")])), ReadError::NoDocument);
    let good = word_file("title: x\n");
    assert!(refused_cut(&good), "a file cut in two");
    let broken = edit(&good, |document| document.replacen("</w:p>", "</w:q>", 1));
    assert!(matches!(refused(&broken), ReadError::Damaged { .. }));
    let deep = edit(&good, |_| "<w:document>".to_owned() + &"<w:sdt>".repeat(100_000));
    assert!(matches!(refused(&deep), ReadError::TooLarge { .. }));
    let bomb = edit(&good, |document| document + &" ".repeat(40 << 20));
    assert!(bomb.len() < 1 << 20, "it is small: {}", bomb.len());
    assert!(matches!(refused(&bomb), ReadError::TooLarge { .. }));
    let laughs = edit(&good, |document| {
        let entity = "<!DOCTYPE a [<!ENTITY b \"bbbb\">]>";
        format!("{entity}{}", document.replacen("<w:body>", "<w:body>&b;", 1))
    });
    assert!(matches!(refused(&laughs), ReadError::Damaged { .. }));
}

fn refused_cut(bytes: &[u8]) -> bool {
    (1..8).all(|eighth| from_word(&bytes[..bytes.len() * eighth / 8]).is_err())
}

#[test]
fn a_note_that_refers_to_itself_ends() {
    let bytes = foreign("<w:p><w:r><w:t>أ</w:t><w:footnoteReference w:id=\"9\"/></w:r></w:p>");
    let looped = "<w:footnotes><w:footnote w:id=\"9\"><w:p><w:r><w:t>ب</w:t>\
                  <w:footnoteReference w:id=\"9\"/></w:r></w:p></w:footnote></w:footnotes>";
    let mut zip = zip::ZipArchive::new(Cursor::new(bytes)).expect("a zip file");
    let mut document = String::new();
    let mut entry = zip.by_name("word/document.xml").expect("there");
    entry.read_to_string(&mut document).expect("text");
    drop(entry);
    let relations = "<Relationships><Relationship Id=\"b\" Type=\"x/footnotes\" \
                     Target=\"footnotes.xml\"/></Relationships>";
    let bytes = package(&[
        ("word/document.xml", &document),
        ("word/footnotes.xml", looped),
        ("word/_rels/document.xml.rels", relations),
    ]);
    assert!(from_word(&bytes).is_ok());
}

#[test]
fn names_of_bodies_above_the_title_are_none() {
    let lines = [
        "بسم الله الرحمن الرحيم",
        "المملكة الأردنية الهاشمية",
        "وزارة الصحة",
        "محضر الاجتماع",
        "افتتح الرئيس الجلسة.",
    ];
    let heading = paragraph("Titre1", "القرارات") + &paragraph("", "شراء كتب");
    let front: String = lines.iter().map(|line| paragraph("", line)).collect();
    for title in ["", "Titre1"] {
        let front = match title {
            "" => front.clone() + &heading,
            title => front.replace(&paragraph("", lines[3]), &paragraph(title, lines[3])),
        };
        let imported = from_word(&foreign(&front)).expect("a Word file");
        let yaml = &imported.yaml;
        assert_eq!(meeting(yaml).title.value, "محضر الاجتماع", "{yaml}");
        let names = "# راجع: كان فوق العنوان، ولعله اسم الجهة\n  - \"المملكة الأردنية الهاشمية\"\n  - وزارة الصحة\n";
        assert!(yaml.contains(names), "{yaml}");
        assert_eq!(imported.unsure.len(), 1, "{yaml}");
    }
}
