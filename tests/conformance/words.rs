//! Prints the words of a meeting, for other programs' readings of its PDF and DOCX to be compared with.
//!
//! `words document FILE`: the paragraphs of the document, one a line; a list label stands before its
//! paragraph with a tab between.
//! `words paper FILE`: the same without bullets, which are drawn and not written.
//! `words pages FILE`: the text of the laid-out pages, header and footer too, one text item a line.
//! `words shapes FILE`: the runs of the laid-out pages, set without kashida: family, weight, language,
//! direction, text and numbers of the glyphs from left to right, with tabs between.

use std::error::Error;
use std::path::PathBuf;

use mahdar::batch::{Folder, Input};
use mahdar::diag::{Diagnostics, Source};
use mahdar::document::{self, Document, KashidaLevel};
use mahdar::fonts::FontBook;
use mahdar::layout::{self, frame};
use mahdar::model::Meeting;
use mahdar::report;
use mahdar::theme::Theme;

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [mode, path] = arguments.as_slice() else {
        return Err("usage: words document|paper|pages|shapes FILE".into());
    };
    let (document, theme) = compose(path)?;
    let lines = match mode.as_str() {
        "document" => document_lines(&document, |_| true),
        "paper" => document_lines(&document, |label| label != "•"),
        "pages" => page_lines(&document, &theme)?,
        "shapes" => shape_lines(document, &theme)?,
        _ => return Err("the first argument is `document`, `paper`, `pages` or `shapes`".into()),
    };
    for line in lines {
        println!("{line}");
    }
    Ok(())
}

fn compose(path: &str) -> Result<(Document, Theme), Box<dyn Error>> {
    let source = Source::from_bytes(path, &std::fs::read(path)?);
    let meeting = Meeting::from_yaml(&source).map_err(first)?.value;
    let folder = Folder::of(&Input::File(PathBuf::from(path)), false);
    let document = report::compose(&meeting, &folder).map_err(first)?.value;
    let name = meeting.document.theme.map_or("formal".to_owned(), |text| text.value);
    let theme = Theme::builtin(&name).ok_or("only built-in themes")?;
    Ok((document, theme))
}

fn document_lines(document: &Document, shows: impl Fn(&str) -> bool) -> Vec<String> {
    let lines = document::plain_text(document).into_iter();
    let words = lines.map(|line| {
        let text = line.text.replace(['\n', '\t'], " ");
        let label = line.label.filter(|label| shows(label));
        label.map_or(text.clone(), |label| format!("{label}\t{text}"))
    });
    words.collect()
}

fn page_lines(document: &Document, theme: &Theme) -> Result<Vec<String>, Box<dyn Error>> {
    let paged = layout::paginate(document, theme, &FontBook::embedded()).map_err(first)?.value;
    let items = paged.pages.into_iter().flat_map(|page| page.items);
    let words = items.filter_map(|item| match item {
        frame::Item::Text(text) => Some(text.words()),
        _ => None,
    });
    Ok(words.collect())
}

fn shape_lines(mut document: Document, theme: &Theme) -> Result<Vec<String>, Box<dyn Error>> {
    document.setup.kashida = Some(KashidaLevel::None);
    let fonts = FontBook::embedded();
    let paged = layout::paginate(&document, theme, &fonts).map_err(first)?.value;
    let items = paged.pages.into_iter().flat_map(|page| page.items);
    let shapes = items.filter_map(|item| match item {
        frame::Item::Text(text) => {
            let font = fonts.get(text.font);
            let direction = if text.rtl { "rtl" } else { "ltr" };
            let ids: Vec<String> = text.glyphs.iter().map(|glyph| glyph.id.to_string()).collect();
            let (family, weight, lang) = (font.family(), font.weight(), text.lang.tag());
            let (words, ids) = (text.words(), ids.join(" "));
            Some(format!("{family}\t{weight}\t{lang}\t{direction}\t{words}\t{ids}"))
        }
        _ => None,
    });
    Ok(shapes.collect())
}

fn first(found: Diagnostics) -> String {
    found.0.first().map_or_else(String::new, |diagnostic| diagnostic.message.en.clone())
}
