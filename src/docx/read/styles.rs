//! What styles make of paragraphs: ours by their ids, all others by their names.

use std::collections::BTreeMap;

use super::super::dom::Element;
use super::super::styles::id;
use super::effects::Said;
use super::labels::level_number;
use super::{Style, TableKind};

/// How many styles may build on one another.
const MOST_STEPS: usize = 20;

/// The styles of a file.
pub(super) struct Styles {
    by_id: BTreeMap<String, Entry>,
    language: Option<String>,
}

struct Entry {
    name: String,
    based_on: Option<String>,
    /// The list and its level.
    list: Option<(String, usize)>,
    level: Option<u8>,
    /// How it makes characters stand.
    said: Said,
}

impl Styles {
    pub(super) fn read(part: Option<&Element>) -> Styles {
        let mut by_id = BTreeMap::new();
        for style in part.iter().flat_map(|part| part.elements()).filter(|e| e.name == "w:style") {
            if let Some(id) = style.get("w:styleId") {
                by_id.insert(id.to_owned(), entry(style));
            }
        }
        let path = ["w:docDefaults", "w:rPrDefault", "w:rPr", "w:lang"];
        let lang = part.and_then(|part| path.iter().try_fold(part, |at, name| at.find(name)));
        let language = lang.and_then(|lang| lang.get("w:bidi").or(lang.get("w:val")));
        Styles { by_id, language: language.map(str::to_owned) }
    }

    /// The language of the text by default.
    pub(super) fn language(&self) -> Option<String> {
        self.language.clone()
    }

    /// What the style of this id makes of a paragraph.
    pub(super) fn of(&self, id: &str) -> Style {
        if let Some(style) = ours(id) {
            return style;
        }
        let chain = self.chain(id);
        let named = chain.iter().find_map(|entry| by_name(&entry.name.to_lowercase()));
        let outlined = || chain.iter().find_map(|entry| entry.level).map(Style::Heading);
        named.or_else(outlined).unwrap_or(Style::Body)
    }

    /// The list that a style puts its paragraphs in.
    pub(super) fn list(&self, id: &str) -> Option<(String, usize)> {
        self.chain(id).iter().find_map(|entry| entry.list.clone())
    }

    /// How deep a style says that its paragraphs are nested, whatever level its list names: Word has styles
    /// such as «List Bullet 2», each with a list of its own.
    pub(super) fn depth(&self, id: &str) -> usize {
        let depth = |entry: &&Entry| {
            let name = entry.name.to_lowercase();
            let number = ["list bullet ", "list number ", "list "].iter();
            let number = number.filter_map(|start| name.strip_prefix(start)).next()?;
            number.parse::<usize>().ok()?.checked_sub(1)
        };
        self.chain(id).iter().find_map(depth).unwrap_or(0)
    }

    /// How the style of this id makes characters stand.
    pub(super) fn said(&self, id: &str) -> Said {
        self.chain(id).into_iter().fold(Said::default(), |said, entry| said.or(entry.said))
    }

    /// The style of this id and those it builds on.
    fn chain(&self, id: &str) -> Vec<&Entry> {
        let mut chain = Vec::new();
        let mut next = self.by_id.get(id);
        while let Some(entry) = next.filter(|_| chain.len() < MOST_STEPS) {
            chain.push(entry);
            next = entry.based_on.as_ref().and_then(|id| self.by_id.get(id));
        }
        chain
    }
}

fn entry(style: &Element) -> Entry {
    let value = |name: &str| style.find(name).and_then(|e| e.get("w:val")).map(str::to_owned);
    let properties = style.find("w:pPr");
    let outline = properties.and_then(|p| p.find("w:outlineLvl")?.get("w:val")?.parse::<u8>().ok());
    Entry {
        name: value("w:name").unwrap_or_default(),
        based_on: value("w:basedOn"),
        list: properties.and_then(list_of),
        level: outline.filter(|level| *level < 9).map(|level| level + 1),
        said: Said::of(style.find("w:rPr")),
    }
}

/// The list and the level that the properties of a paragraph or a style name.
pub(super) fn list_of(properties: &Element) -> Option<(String, usize)> {
    let number = properties.find("w:numPr")?;
    let value = |name: &str| number.find(name).and_then(|e| e.get("w:val"));
    let level = value("w:ilvl").and_then(level_number).unwrap_or(0);
    Some((value("w:numId")?.to_owned(), level))
}

/// What our own styles make of a paragraph.
fn ours(style: &str) -> Option<Style> {
    Some(match style {
        id::TITLE | id::COVER_TITLE => Style::Title,
        id::SUBTITLE | id::COVER_SUBTITLE => Style::Subtitle,
        id::KIND | id::COVER_KIND => Style::Kind,
        id::BASMALA => Style::Basmala,
        id::LETTERHEAD | id::COVER_BODY => Style::LetterheadName,
        id::LETTERHEAD_LINE => Style::LetterheadLine,
        id::LEAD => Style::Lead,
        id::LABELLED => Style::Labelled,
        id::CAPTION | id::FIGURE_CAPTION => Style::Caption,
        id::NOTE => Style::Note,
        id::QUOTE => Style::Quote,
        id::ATTRIBUTION => Style::Attribution,
        id::TOC_HEADING => Style::Contents,
        id::COVER_MARK => Style::Mark,
        _ if id::TOC.contains(&style) => Style::Contents,
        _ => {
            let level = id::HEADINGS.iter().position(|known| *known == style)?;
            Style::Heading(u8::try_from(level + 1).ok()?)
        }
    })
}

/// What a style of this name makes of a paragraph: the names of built-in styles are the same in
/// Word of every language (17.7.4.9), whatever their ids.
fn by_name(name: &str) -> Option<Style> {
    if let Some(level) = name.strip_prefix("heading ").and_then(|level| level.parse().ok()) {
        return Some(Style::Heading(level));
    }
    match name {
        "title" => Some(Style::Title),
        "subtitle" => Some(Style::Subtitle),
        "quote" | "intense quote" | "block text" | "quotations" => Some(Style::Quote),
        "caption" | "table caption" | "image caption" => Some(Style::Caption),
        "toc heading" => Some(Style::Contents),
        _ if name.starts_with("toc ") || name.starts_with("contents ") => Some(Style::Contents),
        _ => None,
    }
}

/// What the style of this id makes of a table.
pub(super) fn table(style: &str) -> TableKind {
    match style {
        id::TABLE_FACTS | id::TABLE_COVER => TableKind::Facts,
        id::TABLE_LAYOUT | id::TABLE_SUMMARY | id::TABLE_DECISION => TableKind::Frame,
        id::TABLE_SIGN => TableKind::Signatures,
        _ => TableKind::Plain,
    }
}
