//! Prints the words of a meeting, for other programs' readings of its PDF and DOCX to be compared with.
//!
//! `words document FILE`: the paragraphs of the document, one a line; a list label stands before its
//! paragraph with a tab between.
//! `words paper FILE`: the same without bullets, which are drawn and not written.
//! `words structure FILE`: the same paragraphs, each with what it is (`heading 1`, `item`, `cell`, `text`) and
//! its label in front of it, with tabs between.
//! `words pages FILE`: the text of the laid-out pages, header and footer too, one text item a line; not the
//! mark across a draft.
//! `words shapes FILE`: the runs of the laid-out pages, set without kashida: family, weight, language,
//! direction, text and numbers of the glyphs from left to right, with tabs between.

use std::error::Error;
use std::path::PathBuf;

use mahdar::batch::{Folder, Input};
use mahdar::diag::{Diagnostics, Source};
use mahdar::document::{self, Block, Document, Inline, KashidaLevel};
use mahdar::fonts::FontBook;
use mahdar::layout::{self, frame};
use mahdar::model::Meeting;
use mahdar::report;
use mahdar::theme::Theme;

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [mode, path] = arguments.as_slice() else {
        return Err("usage: words document|structure|paper|pages|shapes FILE".into());
    };
    let (document, theme) = compose(path)?;
    let lines = match mode.as_str() {
        "document" => document_lines(&document, |_| true),
        "structure" => structure(&document.blocks),
        "paper" => document_lines(&document, |label| label != "•"),
        "pages" => page_lines(&document, &theme)?,
        "shapes" => shape_lines(document, &theme)?,
        mode => return Err(format!("no such mode: {mode}").into()),
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

fn structure(blocks: &[Block]) -> Vec<String> {
    blocks.iter().flat_map(block).collect()
}

fn block(block: &Block) -> Vec<String> {
    match block {
        Block::Heading(heading) => {
            line(&format!("heading {}", heading.level), "", &heading.content)
        }
        Block::Together(inner) | Block::Across(inner) => structure(inner),
        Block::Boxed(boxed) => structure(&boxed.blocks),
        Block::Quote(quote) => {
            let mut lines = structure(&quote.blocks);
            lines.extend(line("text", "", &quote.attribution));
            lines
        }
        Block::List(list) => {
            list.items.iter().enumerate().flat_map(|(i, it)| item(list, i, it)).collect()
        }
        Block::Table(table) => {
            let heads = table.columns.iter().filter(|_| table.header).map(|column| &column.head);
            let cells = table.rows.iter().flat_map(|row| &row.cells).map(|cell| &cell.content);
            let cells = heads.chain(cells).flat_map(|content| line("cell", "", content));
            line("text", "", &table.caption).into_iter().chain(cells).collect()
        }
        other => words_of(other),
    }
}

fn item(list: &document::List, index: usize, item: &document::ListItem) -> Vec<String> {
    let mut lines = structure(&item.blocks);
    let label = list.marker.label(index, item.number.as_deref());
    let first = lines.first_mut().zip(label);
    if let Some((first, label)) = first
        && let Some(text) = first.strip_prefix("text\t\t")
    {
        *first = format!("item\t{label}\t{text}");
    }
    lines
}

fn line(kind: &str, label: &str, content: &[Inline]) -> Vec<String> {
    let text = document::inline_text(content).replace(['\n', '\t'], " ");
    if text.is_empty() { Vec::new() } else { vec![format!("{kind}\t{label}\t{text}")] }
}

/// Paragraphs of a block that is neither heading nor list nor table.
fn words_of(block: &Block) -> Vec<String> {
    let lines = document::plain_text_of(std::slice::from_ref(block)).into_iter();
    lines.map(|line| format!("text\t\t{}", line.text.replace(['\n', '\t'], " "))).collect()
}

fn page_lines(document: &Document, theme: &Theme) -> Result<Vec<String>, Box<dyn Error>> {
    let paged = layout::paginate(document, theme, &FontBook::embedded()).map_err(first)?.value;
    let items = paged.pages.into_iter().flat_map(|page| page.items);
    let mut in_watermark = false;
    let words = items.filter_map(|item| match item {
        // The mark across a draft is a drawing.
        frame::Item::Artifact(artifact) => {
            in_watermark = artifact == frame::Artifact::Watermark;
            None
        }
        frame::Item::Text(text) => (!in_watermark).then(|| text.words()),
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
