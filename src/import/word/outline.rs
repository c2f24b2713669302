//! Front matter and sections of a Word file.

use super::comments::{Comments, pin};
use crate::docx::read::{Paragraph, Part, Span, Story, Style, TableKind};
use crate::import::{basmala, offices};
use crate::locale::{Lang, Locale, Word};

/// The longest title, in characters, of a file that marks none.
const LONGEST_TITLE: usize = 120;

/// A Word file by its headings.
#[derive(Debug)]
pub(super) struct Outline {
    /// The title, if there is one.
    pub(super) title: Option<Paragraph>,
    /// What stands before the first heading, the title among it if it is marked as one.
    pub(super) front: Vec<Part>,
    pub(super) sections: Vec<Section>,
    /// Whether there is a table of contents.
    pub(super) has_contents: bool,
    /// Whether the title stands on a cover.
    pub(super) has_cover: bool,
}

/// A heading with what stands below it.
#[derive(Debug, Clone)]
pub(super) struct Section {
    /// None where a table to sign in or a list of recipients stands without one.
    pub(super) heading: Option<Paragraph>,
    pub(super) parts: Vec<Part>,
}

impl Outline {
    pub(super) fn of(story: &Story) -> Outline {
        let mut parts = story.parts.clone();
        let title = title(&mut parts);
        let top = parts.iter().filter_map(level).min().unwrap_or(1);
        let (has_contents, has_cover) = (story.has_contents, story.has_cover);
        let (front, sections) = (Vec::new(), Vec::new());
        let mut outline = Outline { title, front, sections, has_contents, has_cover };
        for part in parts {
            let begins = level(&part) == Some(top);
            match (part, outline.sections.last_mut()) {
                (Part::Paragraph(heading), _) if begins => {
                    outline.sections.push(Section { heading: Some(heading), parts: Vec::new() });
                }
                (part, _) if is_ending(&part) => {
                    outline.sections.push(Section { heading: None, parts: vec![part] });
                }
                (part, Some(section)) => section.parts.push(part),
                (part, None) => outline.front.push(part),
            }
        }
        outline
    }
}

/// Boxes and columns that only place something are opened: what stands in them counts.
pub(super) fn opened(parts: &[Part]) -> Vec<Part> {
    let open = |part: &Part| match part {
        Part::Table(table) if table.kind == TableKind::Frame => {
            table.rows.iter().flatten().flat_map(|cell| opened(cell)).collect()
        }
        part => vec![part.clone()],
    };
    parts.iter().flat_map(open).collect()
}

fn level(part: &Part) -> Option<u8> {
    match part {
        Part::Paragraph(Paragraph { style: Style::Heading(level), .. }) => Some(*level),
        Part::Paragraph(_) | Part::Table(_) => None,
    }
}

/// The columns to sign in, and «صورة إلى» above the recipients.
fn is_ending(part: &Part) -> bool {
    match part {
        Part::Table(table) => table.kind == TableKind::Signatures,
        Part::Paragraph(lead) => lead.style == Style::Lead && is_distribution(&lead.text()),
    }
}

/// «صورة إلى» in any of the languages.
pub(super) fn is_distribution(text: &str) -> bool {
    let text = text.trim().trim_end_matches(':').trim_end();
    let word = |lang| Locale::new(lang, None).word(Word::Distribution);
    Lang::ALL.into_iter().any(|lang| word(lang) == text)
}

/// The title: marked as such; or the first heading, if it is alone on its level; or a short first line.
/// A title that is marked stays in its place among the front matter.
fn title(parts: &mut Vec<Part>) -> Option<Paragraph> {
    let marked = parts.iter().find_map(|part| match part {
        Part::Paragraph(p) if p.style == Style::Title => Some(p.clone()),
        Part::Paragraph(_) | Part::Table(_) => None,
    });
    if marked.is_some() {
        return marked;
    }
    let at = parts.iter().take_while(|part| is_basmala(part)).count();
    let Some(Part::Paragraph(first)) = parts.get(at) else { return None };
    if !may_be_title(first, parts) {
        return None;
    }
    match parts.remove(at) {
        Part::Paragraph(first) => Some(first),
        Part::Table(_) => None,
    }
}

/// Whether a paragraph that is not marked as the title may be it.
fn may_be_title(paragraph: &Paragraph, parts: &[Part]) -> bool {
    let top = parts.iter().filter_map(level).min();
    let alone = parts.iter().filter(|part| level(part) == top).count() == 1;
    match paragraph.style {
        Style::Heading(level) => Some(level) == top && alone,
        Style::Body => paragraph.label.is_none() && parts.len() > 1 && is_title(&paragraph.text()),
        _ => false,
    }
}

/// Puts a title that nothing marks above the names of bodies that stand over it, behind the basmala: they are no
/// title, and go to the introduction with a comment.
pub(super) fn lift_title(parts: &mut [Part], comments: &mut Comments) {
    /// The most lines above the title.
    const MOST: usize = 4;
    let is_marked =
        |part: &Part| matches!(part, Part::Paragraph(Paragraph { style: Style::Title, .. }));
    let from = parts.iter().take_while(|part| is_basmala(part)).count();
    let paragraphs: Vec<&Paragraph> = parts[from..]
        .iter()
        .map_while(|part| match part {
            Part::Paragraph(paragraph) if paragraph.label.is_none() => Some(paragraph),
            Part::Paragraph(_) | Part::Table(_) => None,
        })
        .take(MOST + 1)
        .collect();
    let texts: Vec<String> = paragraphs.iter().map(|paragraph| paragraph.text()).collect();
    let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
    let count = offices::above_paper(&texts);
    let are_body = paragraphs.iter().take(count).all(|name| name.style == Style::Body);
    let is_title = paragraphs.get(count).is_some_and(|title| may_be_title(title, parts));
    if count == 0 || !are_body || !is_title || parts.iter().any(is_marked) {
        return;
    }
    parts[from..=from + count].rotate_right(1);
    if let Some(Part::Paragraph(first)) = parts.get_mut(from + 1)
        && let Some(span) = first.spans.first_mut()
    {
        let number = comments.say(
            "كان فوق العنوان، ولعله اسم الجهة".to_owned(),
            "this stood above the title, and may name the body".to_owned(),
        );
        span.text.insert_str(0, &pin(number));
    }
}

/// The basmala, which stands above the title.
pub(super) fn is_basmala(part: &Part) -> bool {
    matches!(part, Part::Paragraph(Paragraph { style: Style::Basmala, .. }))
}

/// Makes what is nothing but the basmala in the first line a paragraph of that style, in the words in which a
/// report writes it; praise below it goes below the title.
pub(super) fn find_basmala(parts: &mut [Part]) {
    let text = |part: &Part| match part {
        Part::Paragraph(p) if p.label.is_none() => p.text_with_notes(),
        Part::Paragraph(_) | Part::Table(_) => String::new(),
    };
    let Some(written) = parts.first().map(text).filter(|text| basmala::is_whole(text)) else {
        return;
    };
    if let Some(Part::Paragraph(first)) = parts.first_mut() {
        let words = |lang| Locale::new(lang, None).word(Word::Basmala);
        let known = Lang::ALL.into_iter().any(|lang| words(lang) == written.trim());
        if !known {
            first.spans = vec![Span { text: words(Lang::Ar), ..Span::default() }];
        }
        first.style = Style::Basmala;
    }
    if let [_, praise, title, ..] = parts
        && basmala::opens(&text(praise))
        && is_title(&text(title))
        && !text(title).is_empty()
    {
        std::mem::swap(praise, title);
    }
}

fn is_title(text: &str) -> bool {
    text.chars().count() <= LONGEST_TITLE
        && !text.trim_end().ends_with(['.', '،', '؛', '؟', '!', ':'])
}
