//! A Word file as a meeting file: one of ours that somebody has edited, or anybody's.
//!
//! Headings become sections. A section whose tags or heading say what it holds becomes that key, if the
//! report made of it says the same words in the same order: that is tried out, section by section.
//! What does not pass becomes one of `sections`, word for word.

mod body;
mod check;
mod comments;
mod effects;
mod fields;
mod front;
mod lists;
mod outline;
mod people;
mod quotation;
mod said;
mod section;
mod setting;

use super::{Imported, Unsure};
use crate::diag::Message;
use crate::docx::read::{ReadError, read};

use comments::Comments;
use outline::Outline;
use setting::Setting;

/// Lines of YAML, each with its indentation.
type Lines = Vec<String>;

/// Makes a meeting file from a Word file.
///
/// # Errors
/// When the file is no Word file, is damaged, holds nothing, or holds more than is read.
pub fn from_word(bytes: &[u8]) -> Result<Imported, ReadError> {
    let mut story = read(bytes)?;
    if story.parts.is_empty() {
        return Err(ReadError::Empty);
    }
    outline::find_basmala(&mut story.parts);
    let mut comments = Comments::new();
    effects::settle(&mut story.parts, &mut comments);
    outline::lift_title(&mut story.parts, &mut comments);
    let outline = Outline::of(&story);
    let settings = Setting::all(&story, &outline);
    for told in [true, false] {
        for setting in &settings {
            let lines = meeting(&outline, setting, told);
            if check::says(&lines.join("\n"), &story) {
                return Ok(finish(lines, None, &comments));
            }
        }
    }
    let plain = meeting(&outline, &settings[0], false);
    Ok(finish(plain, Some(out_of_order()), &comments))
}

/// The file; `told` is whether keys are used for what has keys.
fn meeting(outline: &Outline, setting: &Setting, told: bool) -> Lines {
    let mut lines = Lines::new();
    let mut order = Vec::new();
    front::write(outline, setting, told, &mut lines, &mut order);
    let sections = section::write(outline, setting, told, &mut order);
    lines.extend(sections);
    if !order.is_empty() {
        lines.push(format!("order: [{}]", order.join(", ")));
    }
    lines
}

fn out_of_order() -> Message {
    Message::new(
        "قارن هذا الملف بالأصل: لم يثبت أن كل كلمة في موضعها",
        "compare this with the original: not every word was found in its place",
    )
}

fn finish(lines: Lines, doubt: Option<Message>, comments: &Comments) -> Imported {
    let first = doubt.as_ref().map(|what| format!("# راجع: {}", what.ar));
    let doubt = doubt.map(|what| Unsure { line: 1, what });
    let (lines, more) = comments.put(lines, usize::from(doubt.is_some()));
    let lines: Lines = first.into_iter().chain(lines).collect();
    Imported { yaml: lines.join("\n") + "\n", unsure: doubt.into_iter().chain(more).collect() }
}
