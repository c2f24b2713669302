//! Prints the words of a meeting, for other programs' readings of its PDF and DOCX to be compared with.
//!
//! `words document FILE`: the paragraphs of the document, one a line; a list label stands before its
//! paragraph with a tab between.
//! `words pages FILE`: the text of the laid-out pages, header and footer too, one text item a line.

use std::error::Error;
use std::path::PathBuf;

use mahdar::batch::{Folder, Input};
use mahdar::diag::{Diagnostics, Source};
use mahdar::document::{self, Document};
use mahdar::fonts::FontBook;
use mahdar::layout::{self, frame};
use mahdar::model::Meeting;
use mahdar::report;
use mahdar::theme::Theme;

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [mode, path] = arguments.as_slice() else {
        return Err("usage: words document|pages FILE".into());
    };
    let (document, theme) = compose(path)?;
    let lines = match mode.as_str() {
        "document" => document_lines(&document),
        "pages" => page_lines(&document, &theme)?,
        _ => return Err("the first argument is `document` or `pages`".into()),
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

fn document_lines(document: &Document) -> Vec<String> {
    let lines = document::plain_text(document).into_iter();
    let words = lines.map(|line| {
        let text = line.text.replace(['\n', '\t'], " ");
        line.label.map_or(text.clone(), |label| format!("{label}\t{text}"))
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

fn first(found: Diagnostics) -> String {
    found.0.first().map_or_else(String::new, |diagnostic| diagnostic.message.en.clone())
}
