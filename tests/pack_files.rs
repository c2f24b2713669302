//! The files that a pack names: meetings, patterns, pictures, annexes.

mod support;

use lopdf::{Dictionary, Document as Pdf, Object, StringFormat, dictionary};
use mahdar::PackFormat;
use mahdar::pack;

use support::packs::*;

/// A PDF that says it is encrypted.
fn encrypted() -> Vec<u8> {
    let mut pdf = Pdf::load_mem(&some_pdf("سري")).expect("a PDF");
    let word = || Object::String(vec![7; 32], StringFormat::Hexadecimal);
    let mut how = Dictionary::new();
    how.set("Filter", "Standard");
    for (key, number) in [("V", 1), ("R", 2), ("P", -4)] {
        how.set(key, number);
    }
    how.set("O", word());
    how.set("U", word());
    let how = pdf.add_object(how);
    pdf.trailer.set("Encrypt", how);
    let mut bytes = Vec::new();
    pdf.save_to(&mut bytes).expect("a vector takes all bytes");
    bytes
}

/// A PDF of so many blank pages.
fn blank_pages(count: usize) -> Vec<u8> {
    let mut pdf = Pdf::with_version("1.7");
    let tree = pdf.new_object_id();
    let page = || {
        dictionary! { "Type" => "Page", "Parent" => tree, "MediaBox" => vec![0.into(), 0.into(), 595.into(), 842.into()] }
    };
    let kids: Vec<Object> = (0..count).map(|_| pdf.add_object(page()).into()).collect();
    let count = i64::try_from(count).expect("a small number");
    let pages = dictionary! { "Type" => "Pages", "Kids" => kids, "Count" => count };
    pdf.objects.insert(tree, pages.into());
    let catalogue = pdf.add_object(dictionary! { "Type" => "Catalog", "Pages" => tree });
    pdf.trailer.set("Root", catalogue);
    let mut bytes = Vec::new();
    pdf.save_to(&mut bytes).expect("a vector takes all bytes");
    bytes
}

#[test]
fn a_pack_has_at_most_twenty_thousand_pages() {
    let mut files = with_annexes();
    files.0.insert("one.pdf", blank_pages(pack::MOST_PAGES));
    let name = |text: &str| text.to_owned();
    let found = codes(ANNEXED, &files);
    assert!(found.contains(&(name("pack.yaml"), "E0604", String::new())), "{found:?}");
}

#[test]
fn annexes_are_appended_with_their_numbers_and_the_file_claims_nothing() {
    let made = made(ANNEXED, &with_annexes(), vec![PackFormat::Pdf]);
    let (_, bytes) = &made.files[0];
    let pdf = Pdf::load_mem(bytes).expect("a PDF");
    assert_eq!(pdf.get_pages().len(), made.pages);
    let holds = |part: &[u8]| bytes.windows(part.len()).any(|window| window == part);
    assert!(!holds(b"pdfaid:part") && !holds(b"pdfuaid:part"));
    let codes: Vec<&str> = made.warnings.iter().map(|(_, found)| found.code.0).collect();
    assert_eq!(codes, ["W0611"]);
    let (_, pages) = laid_out(ANNEXED, &with_annexes());
    let stamped: Vec<String> =
        pages.pages.iter().filter(|page| page.sheet.is_some()).map(words).collect();
    assert_eq!(stamped.len(), 2);
    assert!(stamped.iter().all(|words| words.starts_with("صفحة")), "{stamped:?}");
    let titles: Vec<(u8, &str)> =
        pages.outline.iter().map(|entry| (entry.level, entry.title.as_str())).collect();
    assert!(titles.contains(&(2, "one")) && titles.contains(&(1, "خطة الإخلاء")), "{titles:?}");
}

#[test]
fn pages_of_annexes_bear_the_classification() {
    let pack = format!("{ANNEXED}classification: سري\n");
    let (_, pages) = laid_out(&pack, &with_annexes());
    let sheets = pages.pages.iter().filter(|page| page.sheet.is_some());
    let stamped: Vec<String> = sheets.map(words).collect();
    assert!(stamped.iter().all(|words| words.starts_with("سري · صفحة")), "{stamped:?}");
}

#[test]
fn annexes_that_cannot_be_appended_are_named() {
    let one = |bytes: Vec<u8>| {
        let mut files = with_annexes();
        files.0.insert("one.pdf", bytes);
        codes(ANNEXED, &files)
    };
    let wanted = |code| vec![("pack.yaml".to_owned(), code, "meetings[0].annexes[0]".to_owned())];
    let good = some_pdf("ملحق");
    assert_eq!(one(good[..good.len() / 2].to_vec()), wanted("E0603"), "damaged");
    assert_eq!(one(b"title: no PDF".to_vec()), wanted("E0603"), "another kind of file");
    assert_eq!(one(encrypted()), wanted("E0603"), "encrypted");
    let mut missing = with_annexes();
    missing.0.remove("one.pdf");
    assert_eq!(codes(ANNEXED, &missing), wanted("E0602"), "missing");
}

#[test]
fn problems_are_told_in_the_files_they_are_in() {
    let mut files = shelf();
    files.0.insert("board.yaml", BOARD.replace("kind: minutes", "kidn: minutes").into_bytes());
    let name = |text: &str| text.to_owned();
    assert_eq!(codes(PACK, &files), [(name("board.yaml"), "E0102", String::new())]);
    files.0.insert("board.yaml", BOARD.replace("المدير", "المدير \u{1F469}\u{E000}").into_bytes());
    let found = codes(PACK, &files);
    assert!(
        found.iter().any(|(file, code, _)| file == "board.yaml" && *code == "E0401"),
        "{found:?}"
    );
    let coarse = "title: ت\nclosing: [{image: emblem.png, alt: شعار, width: 90%}]\n";
    files.0.insert("board.yaml", coarse.as_bytes().to_vec());
    files.0.insert("emblem.png", include_bytes!("../input/images/emblem.png").to_vec());
    assert_eq!(codes(PACK, &files), [(name("board.yaml"), "W0501", String::new())]);
    files.0.remove("board.yaml");
    assert_eq!(codes(PACK, &files), [(name("pack.yaml"), "E0601", name("meetings[0]"))]);
    let english = Shelf([("board.yaml", b"title: Board\nlanguage: en\n".to_vec())].into());
    let pack = "title: ملف\nmeetings: [board.yaml]\n";
    assert_eq!(codes(pack, &english), [(name("pack.yaml"), "E0605", name("meetings[0]"))]);
    let empty = codes("title: ملف\nmeetings: []\n", &english);
    assert_eq!(empty, [(name("pack.yaml"), "E0103", name("meetings"))]);
    let comment = codes("title: ملف #2\nmeetings: [workshop.yaml]\n", &shelf());
    assert_eq!(comment, [(name("pack.yaml"), "W0139", name("title"))]);
    let mistyped = codes("title: ملف\nmetings: [a.yaml]\n", &english);
    assert_eq!(mistyped, [(name("pack.yaml"), "E0102", String::new())]);
}

#[test]
fn a_picture_with_a_colon_in_its_name_lies_beside_its_meeting() {
    let mut files = shelf();
    let meeting = "title: جولة\nintroduction: [{image: \"10:30.png\", alt: صورة}]\n";
    files.0.insert("m/tour.yaml", meeting.into());
    files.0.insert("m/10:30.png", b"no picture".to_vec());
    let pack = "title: ملف\nmeetings: [m/tour.yaml]\n";
    let found = codes(pack, &files);
    assert_eq!(found[0].1, "E0202", "it is found, and it is no picture");
    files.0.insert("C:/10.png", b"no picture".to_vec());
    files.0.insert("m/tour.yaml", meeting.replace("10:30", "C:/10").into());
    assert_eq!(codes(pack, &files)[0].1, "E0202", "a drive is no name");
}

#[test]
fn a_pattern_stands_for_the_files_it_matches() {
    let pack = PACK
        .replace("[board.yaml, {file: workshop.yaml, title: ورشة القراءة العامة}]", "\"*.yaml\"");
    let (_, pages) = laid_out(&pack, &shelf());
    let titles: Vec<&str> =
        pages.outline.iter().filter(|e| e.level == 1).map(|e| e.title.as_str()).collect();
    assert_eq!(titles[..2], ["اجتماع المجلس", "ورشة القراءة"]);
    let none = PACK
        .replace("[board.yaml, {file: workshop.yaml, title: ورشة القراءة العامة}]", "\"*.yml\"");
    assert_eq!(codes(&none, &shelf())[0].1, "E0601");
    let [first, second] = [
        "title: ف\nmeetings: [workshop.yaml, '*.yaml']\n",
        "title: ف\nmeetings: ['*.yaml', board.yaml]\n",
    ]
    .map(|pack| {
        laid_out(pack, &shelf()).0.meetings.iter().map(|title| shown(title)).collect::<Vec<_>>()
    });
    assert_eq!(first.len(), 2, "the pattern leaves out what is named: {first:?}");
    assert_eq!(first, second);
    let twice = codes("title: ف\nmeetings: [board.yaml, board.yaml]\n", &shelf());
    assert_eq!(twice, [("pack.yaml".to_owned(), "W0613", "meetings[1]".to_owned())]);
    let titled = PACK.replace("file: workshop.yaml", "file: \"*.yaml\"");
    assert_eq!(codes(&titled, &shelf())[0].1, "E0130");
}
