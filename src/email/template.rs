//! A template of the user's for the HTML of a letter, in the language of Jinja.

use minijinja::value::Value;
use minijinja::{AutoEscape, Environment, UndefinedBehavior, context};

use super::html;
use super::message::Letter;
use super::text;
use crate::document::{Block, inline_text};

/// How much work a template may make; the built-in page takes less than a thousandth.
const FUEL: u64 = 1_000_000;
/// The most bytes of what a template makes.
const MOST_BYTES: usize = 8 << 20;

/// A template that was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Template {
    name: String,
    source: String,
}

/// What is wrong with a template.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{name}:{line}: {what}")]
pub struct TemplateError {
    /// The file's name.
    pub name: String,
    /// The line, from 1.
    pub line: usize,
    /// What is wrong.
    pub what: String,
}

impl Template {
    /// A template from its file's text. Values are escaped for HTML, save `content`, which is HTML.
    ///
    /// # Errors
    /// When its syntax is wrong.
    pub fn new(name: &str, source: &str) -> Result<Template, TemplateError> {
        let template = Template { name: name.to_owned(), source: source.to_owned() };
        let mut environment = environment();
        let read = environment.add_template_owned(template.name.clone(), template.source.clone());
        read.map_err(|error| template.error(&error))?;
        Ok(template)
    }

    /// The page for a letter. Its values: `title`, `subject`, `language`, `direction`, `content` (the
    /// built-in HTML), `text`, `facts` (each with `label` and `value`), `items` (each with `label` and `text`),
    /// `attachments` (their names).
    pub(super) fn render(&self, letter: &Letter<'_>) -> Result<String, TemplateError> {
        let mut environment = environment();
        let source = self.source.clone();
        let read = environment.add_template_owned(self.name.clone(), source);
        read.map_err(|error| self.error(&error))?;
        let template = environment.get_template(&self.name).map_err(|error| self.error(&error))?;
        let page = template.render(values(letter)).map_err(|error| self.error(&error))?;
        if page.len() > MOST_BYTES {
            return Err(TemplateError {
                name: self.name.clone(),
                line: 1,
                what: format!("more than {} MiB", MOST_BYTES >> 20),
            });
        }
        Ok(page)
    }

    fn error(&self, error: &minijinja::Error) -> TemplateError {
        let line = error.line().unwrap_or(1);
        let what = match (error.detail(), self.source.lines().nth(line - 1)) {
            (Some(detail), _) => format!("{}: {detail}", error.kind()),
            // Which value it is, only the line says.
            (None, Some(text)) => format!("{}: {}", error.kind(), text.trim()),
            (None, None) => error.kind().to_string(),
        };
        TemplateError { name: self.name.clone(), line, what }
    }
}

fn environment() -> Environment<'static> {
    let mut environment = Environment::new();
    environment.set_auto_escape_callback(|_| AutoEscape::Html);
    environment.set_undefined_behavior(UndefinedBehavior::Strict);
    environment.set_fuel(Some(FUEL));
    environment
}

fn values(letter: &Letter<'_>) -> Value {
    let document = letter.document;
    let attachments: Vec<Value> =
        letter.attachments.iter().map(|attachment| Value::from(attachment.name.as_str())).collect();
    let mut facts = Vec::new();
    let mut items = Vec::new();
    for block in &document.blocks {
        match block {
            Block::Facts(found) => facts.extend(found.iter().map(|fact| {
                context! { label => inline_text(&fact.label), value => inline_text(&fact.value) }
            })),
            Block::List(list) => {
                items.extend(list.items.iter().enumerate().map(|(index, item)| {
                    let label = list.marker.label(index, item.number.as_deref());
                    context! { label => label.unwrap_or_default(), text => words(&item.blocks) }
                }));
            }
            Block::Cover(_)
            | Block::Letterhead(_)
            | Block::Heading(_)
            | Block::Paragraph(_)
            | Block::Table(_)
            | Block::Quote(_)
            | Block::Figure(_)
            | Block::Signatures(_)
            | Block::Toc(_)
            | Block::Boxed(_)
            | Block::Together(_)
            | Block::Across(_)
            | Block::Part(_)
            | Block::Sheets(_)
            | Block::PageBreak => {}
        }
    }
    context! {
        title => document.meta.title.as_str(),
        subject => letter.subject.as_str(),
        language => document.meta.lang.tag(),
        direction => html::attribute(document.meta.direction),
        content => Value::from_safe_string(html::content(document, letter.theme)),
        text => text::plain(document),
        facts => facts,
        items => items,
        attachments => attachments,
    }
}

/// The words of an item's paragraphs.
fn words(blocks: &[Block]) -> String {
    let paragraph = |block: &Block| match block {
        Block::Paragraph(paragraph) => Some(inline_text(&paragraph.content)),
        _ => None,
    };
    blocks.iter().filter_map(paragraph).collect::<Vec<_>>().join("\n")
}
