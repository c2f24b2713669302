//! Files made to do harm: each is refused by its code, through the whole pipeline.
//!
//! What the reader of YAML refuses is tested beside it too; here it is seen that nothing later
//! comes to feel it, and what the files do that a meeting names.

use std::fs;
use std::path::Path;

use mahdar::batch::{Folder, Input};
use mahdar::{Engine, Error, FontBook, Format, RenderOptions, Source};

/// The codes of the errors that a file in a folder brings; none if documents are made.
fn refused(folder: &Path, bytes: &[u8]) -> Vec<&'static str> {
    let source = Source::from_bytes("meeting.yaml", bytes);
    let files = Folder::of(&Input::File(folder.join("meeting.yaml")), false);
    let formats = vec![Format::Pdf, Format::Docx];
    let options = RenderOptions { formats, ..RenderOptions::default() };
    match Engine::new(FontBook::embedded()).render_source(&source, &files, &options) {
        Ok(_) => Vec::new(),
        Err(Error::Input(found)) => {
            found.0.iter().filter(|found| found.is_error()).map(|found| found.code.0).collect()
        }
        Err(other) => panic!("{other}"),
    }
}

fn code(bytes: impl AsRef<[u8]>) -> &'static str {
    refused(Path::new("."), bytes.as_ref()).first().copied().unwrap_or("made")
}

#[test]
fn aliases_do_not_multiply() {
    let mut laughs = String::from("title: x\nclosing: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
    for n in 1..=9 {
        let many = vec![format!("*a{}", n - 1); 10].join(", ");
        laughs += &format!("key{n}: &a{n} [{many}]\n");
    }
    assert_eq!(code(laughs), "E0106");
    let long = format!("title: &a {}\nclosing: [{}]\n", "x ".repeat(50_000), "*a, ".repeat(5_000));
    assert_eq!(code(long), "E0106");
    assert_eq!(code("title: x\nsections: &a [*a]\n"), "E0111");
}

#[test]
fn depth_size_and_number_have_limits() {
    assert_eq!(code(format!("title: {}", "[".repeat(100_000))), "E0106");
    assert_eq!(code(format!("title: {}", "{a: ".repeat(100_000))), "E0106");
    let steps: String = (0..500).map(|n| format!("{}a:\n", " ".repeat(n))).collect();
    assert_eq!(code(steps), "E0106");
    assert_eq!(code(format!("title: x\nclosing: {}\n", "كلمة ".repeat(60_000))), "E0125");
    assert_eq!(code("x".repeat((4 << 20) + 1)), "E0106");
    assert_eq!(code(format!("title: x\ndistribution:\n{}", "- a\n".repeat(100_001))), "E0106");
    assert_eq!(code(format!("title: {}x", "\u{202B}".repeat(1_000))), "E0125");
    // The shaper itself fails at 65,536.
    assert_eq!(code(format!("title: ا{}", "\u{651}".repeat(70_000))), "E0125");
}

/// Paragraphs of one thing again and again, which no search and no shaper may stumble over.
#[test]
fn long_paragraphs_of_one_thing_are_made() {
    const THINGS: [&str; 38] = [
        "*",
        "*1",
        "1",
        "1.",
        "1-",
        "(",
        ")",
        "[",
        "a\"",
        "ا/",
        "+1 ",
        "1 % ",
        "1° ",
        "@a",
        "#a ",
        " #a",
        "1$",
        "x=1 ",
        "1 000 ",
        "**** ",
        "a@b.c ",
        "ا/1/",
        "م/1 كم ",
        "۱-",
        "IR۱۲ ",
        "$1 a ",
        "a www.b?c ",
        "www.a)",
        "http://",
        "2 May ",
        "**a",
        "^[a]",
        "ب^[ج]",
        "ـ",
        "ا\u{64B}",
        "\u{200F}",
        "ﷺ ",
        "ا\u{200C}",
    ];
    let unclosed = format!("عم 1 {}{}", "(".repeat(2_000), "]".repeat(2_000));
    let repeated = THINGS.iter().map(|thing| thing.repeat(4_000 / thing.len()));
    for paragraph in repeated.chain([unclosed]) {
        let paragraph = paragraph.replace('"', "\\\"");
        let text = format!("title: x\nintroduction:\n  - \"ا{paragraph}\"\n");
        assert_eq!(code(text), "made", "{}", paragraph.chars().take(12).collect::<String>());
    }
}

#[test]
fn keys_are_seen_and_single() {
    assert_eq!(code("title: x\ntitle: y\n"), "E0105");
    assert_eq!(code("title: x\nالعنوان: y\n"), "E0105");
    assert_eq!(code("ti\u{202E}tle: x\n"), "E0107");
    assert_eq!(code("\u{2067}title\u{2069}: x\n"), "E0107");
    assert_eq!(code("title: x\npl\u{200B}ace: y\n"), "E0107");
}

#[test]
fn bytes_are_text() {
    assert_eq!(code(b"title: \xE3\xCD\xD6\xD1\n"), "E0107");
    assert_eq!(code(b"\xFF\xFEt\0i\0t\0l\0e\0:\0 \0x\0"), "E0107");
    assert_eq!(code("title: a\0b\n"), "E0107");
    assert_eq!(code("title: \"a\\0b\"\n"), "E0107");
    assert_eq!(code("\u{FEFF}title: x\r\nplace: y\r\n"), "made");
    assert_eq!(code([]), "E0108");
}

#[test]
fn code_in_yaml_stays_text_or_is_refused() {
    assert_eq!(code("title: !!python/object/apply:os.system [ls]\n"), "E0111");
    assert_eq!(code("title: !include /etc/passwd\n"), "E0111");
    assert_eq!(code("title: \"{{ 7 * 7 }} ${HOME} $(ls) %s <script>\"\n"), "made");
}

/// The beginning of a PNG of the given size, and nothing after it.
fn png_header(width: u32, height: u32) -> Vec<u8> {
    let mut bytes = b"\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR".to_vec();
    bytes.extend(width.to_be_bytes());
    bytes.extend(height.to_be_bytes());
    bytes.extend([8, 6, 0, 0, 0]);
    bytes.extend([0; 4]);
    bytes
}

#[test]
fn pictures_stay_in_the_folder_and_within_the_limit() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let meetings = folder.path().join("meetings");
    fs::create_dir(&meetings).expect("writable");
    let picture = fs::read("input/images/emblem.png").expect("readable");
    fs::write(folder.path().join("outside.png"), &picture).expect("writable");
    fs::write(meetings.join("inside.png"), &picture).expect("writable");
    fs::write(meetings.join("huge.png"), png_header(60_000, 60_000)).expect("writable");
    fs::write(meetings.join("cut.png"), &picture[..picture.len() / 2]).expect("writable");
    fs::write(meetings.join("text.png"), "no picture").expect("writable");
    let shown = |path: &str| {
        let text = format!("title: x\nclosing: [{{image: \"{path}\", alt: y}}]\n");
        refused(&meetings, text.as_bytes())
    };
    assert_eq!(shown("inside.png"), Vec::<&str>::new());
    let absolute = folder.path().join("outside.png");
    for path in ["../outside.png", "../meetings/../outside.png", &absolute.to_string_lossy()] {
        assert_eq!(shown(path), ["E0201"], "{path}");
    }
    assert_eq!(shown("none.png"), ["E0201"]);
    for path in ["huge.png", "cut.png", "text.png"] {
        assert_eq!(shown(path), ["E0202"], "{path}");
    }
    #[cfg(unix)]
    {
        std::os::unix::fs::symlink(&absolute, meetings.join("link.png")).expect("writable");
        assert_eq!(shown("link.png"), ["E0201"]);
        assert_eq!(shown("/dev/zero"), ["E0201"]);
    }
}

#[test]
fn a_theme_file_stays_in_the_folder_too() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let meetings = folder.path().join("meetings");
    fs::create_dir(&meetings).expect("writable");
    fs::write(folder.path().join("mine.yaml"), "extends: formal\n").expect("writable");
    let text = b"title: x\ndocument: {theme: ../mine.yaml}\n";
    assert_eq!(refused(&meetings, text), ["E0305"]);
}
