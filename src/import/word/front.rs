//! What stands before the first heading: title block, facts, introduction.

use super::super::write::{quoted, scalar};
use super::body::{blocks, cell, cell_marked, clean, marked, plain, unmarked};
use super::outline::{Outline, is_basmala, opened};
use super::setting::Setting;
use super::{Lines, check};
use crate::docx::read::{Paragraph, Part, Style, TableKind};
use crate::locale::Word;

/// The title of a file that brings none.
const NO_TITLE: &str = "اجتماع";
/// The kinds of document, with the word of each.
const KINDS: [(&str, Word); 4] = [
    ("report", Word::KindReport),
    ("minutes", Word::KindMinutes),
    ("agenda", Word::KindAgenda),
    ("action_register", Word::KindActionRegister),
];

/// Writes the keys of the front matter, and names those that `order` must name.
pub(super) fn write(
    outline: &Outline,
    setting: &Setting,
    told: bool,
    lines: &mut Lines,
    order: &mut Vec<&'static str>,
) {
    let parts = opened(&outline.front);
    let mut expected = check::words_of(&parts);
    if outline.front_text(Style::Title).is_none() {
        let title = outline.title.clone().map(Part::Paragraph);
        let above = parts.iter().take_while(|part| is_basmala(part)).count();
        let above = check::words_of(&parts[..above]).len();
        expected.splice(above..above, check::words_of(title.as_slice()));
    }
    let kinds: Vec<&str> = sorted_kinds(outline, setting);
    let told = kinds.iter().filter(|_| told).find_map(|kind| {
        let lines = keyed(outline, &parts, setting, kind)?;
        let made = check::words_made(&lines.join("\n"))?;
        (made == expected).then_some(lines)
    });
    let mut found = told.unwrap_or_else(|| as_introduction(outline, &parts, setting));
    if found.iter().any(|line| line == "introduction:") {
        order.push("introduction");
    }
    if outline.has_contents {
        add_to_document(&mut found, "toc: yes");
    }
    lines.extend(found);
}

/// The entry is put into `document`, which is made if it is not there.
fn add_to_document(lines: &mut Lines, entry: &str) {
    match lines.iter_mut().find(|line| line.starts_with("document: {")) {
        Some(line) => line.insert_str("document: {".len(), &format!("{entry}, ")),
        None => lines.push(format!("document: {{{entry}}}")),
    }
}

/// The kinds, the likeliest first: the one the document names.
fn sorted_kinds(outline: &Outline, setting: &Setting) -> Vec<&'static str> {
    let title = outline.title.as_ref().map(plain).unwrap_or_default();
    let named = outline.front_text(Style::Kind).unwrap_or(title);
    let mut kinds = KINDS;
    kinds.sort_by_key(|(_, word)| !named.contains(&setting.word(*word)));
    kinds.map(|(kind, _)| kind).to_vec()
}

fn heading_lines(outline: &Outline, setting: &Setting, kind: &str) -> Lines {
    let title = outline.title.as_ref().map(marked).unwrap_or_default();
    let title = if title.is_empty() { NO_TITLE.to_owned() } else { title };
    let mut lines = vec![format!("title: {}", scalar(&title))];
    if kind != "report" {
        lines.push(format!("kind: {kind}"));
    }
    lines.extend(setting.lines.iter().cloned());
    lines
}

/// Everything but the title as the introduction.
fn as_introduction(outline: &Outline, parts: &[Part], setting: &Setting) -> Lines {
    let kind = sorted_kinds(outline, setting).first().copied().unwrap_or("report");
    let mut lines = heading_lines(outline, setting, kind);
    let (basmala, rest): (Vec<&Part>, Vec<&Part>) =
        parts.iter().filter(|part| !is_title(part)).partition(|part| is_basmala(part));
    let basmala = (!basmala.is_empty()).then(|| "basmala: yes".to_owned());
    let document: Vec<String> = setting.document.iter().cloned().chain(basmala).collect();
    if !document.is_empty() {
        lines.push(format!("document: {{{}}}", document.join(", ")));
    }
    let rest: Vec<Part> = rest.into_iter().cloned().collect();
    let blocks = blocks(&rest, setting, 2);
    if !blocks.is_empty() {
        lines.push("introduction:".to_owned());
        lines.extend(blocks);
    }
    lines
}

fn is_title(part: &Part) -> bool {
    matches!(part, Part::Paragraph(Paragraph { style: Style::Title, .. }))
}

/// The front matter under its keys; none if something in it has none.
fn keyed(outline: &Outline, parts: &[Part], setting: &Setting, kind: &str) -> Option<Lines> {
    let mut lines = heading_lines(outline, setting, kind);
    let mut front = Front { document: setting.document.clone(), ..Front::default() };
    for part in parts.iter().filter(|part| !is_title(part)) {
        front.take(part, setting)?;
    }
    if outline.has_cover {
        front.document.push("cover: yes".to_owned());
    }
    lines.extend(front.subtitle.map(|text| format!("subtitle: {}", scalar(&text))));
    lines.extend(front.facts);
    if !front.organization.is_empty() {
        lines.push("organization:".to_owned());
        lines.extend(
            front.organization.iter().map(|(key, text)| format!("  {key}: {}", scalar(text))),
        );
    }
    if !front.document.is_empty() {
        lines.push(format!("document: {{{}}}", front.document.join(", ")));
    }
    let blocks = blocks(&front.introduction, setting, 2);
    if !blocks.is_empty() {
        lines.push("introduction:".to_owned());
        lines.extend(blocks);
    }
    Some(lines)
}

/// The front matter while it is read.
#[derive(Default)]
struct Front {
    subtitle: Option<String>,
    organization: Vec<(&'static str, String)>,
    facts: Lines,
    document: Vec<String>,
    introduction: Vec<Part>,
}

impl Front {
    fn take(&mut self, part: &Part, setting: &Setting) -> Option<()> {
        let paragraph = match part {
            Part::Table(table) if table.kind == TableKind::Facts => {
                for pair in table.rows.iter().flat_map(|row| row.chunks(2)) {
                    let [label, value] = pair else { return None };
                    self.fact(&cell(label), value, setting)?;
                }
                return Some(());
            }
            Part::Table(_) => {
                self.introduction.push(part.clone());
                return Some(());
            }
            Part::Paragraph(paragraph) => paragraph,
        };
        match paragraph.style {
            Style::Subtitle => self.subtitle = Some(marked(paragraph)),
            Style::Kind => {}
            Style::Basmala => self.document.push("basmala: yes".to_owned()),
            Style::Mark => {
                self.facts.push(format!("classification: {}", scalar(&plain(paragraph))));
            }
            Style::LetterheadName => self.body(&plain(paragraph)),
            Style::LetterheadLine => self.letterhead_line(&plain(paragraph), setting),
            _ => self.introduction.push(part.clone()),
        }
        Some(())
    }

    /// The name of the body, and its unit on the next line.
    fn body(&mut self, text: &str) {
        let mut lines = text.split('\n');
        let keys = ["name", "unit"];
        self.organization.extend(keys.into_iter().zip(lines.by_ref().map(unmarked)));
    }

    /// A line below the name: unit, address, or labelled ways to reach it.
    fn letterhead_line(&mut self, text: &str, setting: &Setting) {
        for piece in text.split(" · ") {
            let labelled = piece.split_once(':').and_then(|(label, value)| {
                let key = contact(label.trim(), setting)?;
                Some((key, clean(value)))
            });
            let free = || ["unit", "address"].into_iter().find(|key| !self.has(key));
            let entry = labelled.or_else(|| Some((free()?, unmarked(piece))));
            self.organization.extend(entry);
        }
    }

    fn has(&self, key: &str) -> bool {
        self.organization.iter().any(|(known, _)| *known == key)
    }

    fn fact(&mut self, label: &str, value: &[Part], setting: &Setting) -> Option<()> {
        let (value, marked) = (cell(value), cell_marked(value));
        if let Some(key) = contact(label, setting) {
            let value = if key == "address" { marked } else { value };
            self.organization.push((key, value));
            return Some(());
        }
        let word = |word: Word| setting.word(word) == label;
        let text = |key: &str| format!("{key}: {}", scalar(&marked));
        let label_text = |key: &str| format!("{key}: {}", scalar(&value));
        let line = if word(Word::FactDate) {
            format!("date: {}", setting.date_value(&value))
        } else if word(Word::FactTime) {
            self.facts.extend(setting.interval(&value)?);
            return Some(());
        } else if word(Word::FactPlace) {
            text("place")
        } else if word(Word::FactMode) {
            format!("mode: {}", mode(&value, setting)?)
        } else if word(Word::FactReference) {
            label_text("reference")
        } else if word(Word::FactSeries) {
            text("series")
        } else if word(Word::FactNumber) {
            label_text("number")
        } else if word(Word::FactVersion) {
            label_text("version")
        } else if word(Word::FactStatus) {
            label_text("status")
        } else if word(Word::FactClassification) {
            label_text("classification")
        } else if word(Word::FactPartners) {
            list("partners", &marked)
        } else if (1..=3).any(|n| setting.locale.counted(Word::FactOrganizers, n) == label) {
            list("organizers", &marked)
        } else {
            let office = super::super::offices::of_meeting(label)?;
            let (label, person) = (quoted(&unmarked(label)), quoted(&marked));
            format!("{office}: {{label: {label}, person: {person}}}")
        };
        self.facts.push(line);
        Some(())
    }
}

/// A way to reach a body, by its label.
fn contact(label: &str, setting: &Setting) -> Option<&'static str> {
    let words = [
        (Word::Address, "address"),
        (Word::Phone, "phone"),
        (Word::Email, "email"),
        (Word::Website, "url"),
    ];
    words.into_iter().find(|(word, _)| setting.word(*word) == label).map(|(_, key)| key)
}

fn mode(value: &str, setting: &Setting) -> Option<&'static str> {
    let words = [
        (Word::ModeInPerson, "in_person"),
        (Word::ModeOnline, "online"),
        (Word::ModeHybrid, "hybrid"),
    ];
    words.into_iter().find(|(word, _)| setting.word(*word) == value).map(|(_, mode)| mode)
}

fn list(key: &str, value: &str) -> String {
    let items = value.split('\n').map(quoted);
    format!("{key}: [{}]", items.collect::<Vec<_>>().join(", "))
}
