//! Content controls around what shows an entry of the meeting (ECMA-376 part 1, 17.5.2.31, `w:sdt`).
//!
//! Somebody edits the Word file; a program that reads it back finds by the tags what became of each
//! entry. The tag is `mahdar:` and the entry's path in the meeting file, with the English keys and
//! places in lists from 0: `mahdar:title`, `mahdar:recommendations[0].text`,
//! `mahdar:actions[2].owner`. In a pack the number of the meeting comes before it, from 1:
//! `mahdar:m3.actions[2].owner`. The content is the entry as shown, without label and number. A tag that
//! occurs twice stands for one entry in two places, or for one whose paragraph somebody has split. An
//! entry that shows nothing has no control.
//!
//! Controls stand inside paragraphs, never around them: lists, tables and headings stay what they are
//! for readers that do not know controls.

use crate::document::EntryPlace;

use super::context::CONTROL;
use super::dom::{Element, Node};

/// What every tag begins with.
const PREFIX: &str = "mahdar:";

/// The path that a tag of ours names, without the number of a meeting in a pack; none for tags of
/// others.
pub(super) fn entry_path(tag: &str) -> Option<&str> {
    let path = tag.strip_prefix(PREFIX)?;
    let (number, rest) =
        path.strip_prefix('m').and_then(|path| path.split_once('.')).unwrap_or_default();
    let numbered = !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit());
    Some(if numbered { rest } else { path })
}

/// Word refuses longer tags and titles.
const LONGEST: usize = 64;

/// Puts what stands between the marks of a paragraph into controls; the marks go.
///
/// `before` is how many controls other stories have: ids are unique in the whole file (17.5.2.18).
pub(super) fn gather(paragraph: &mut Element, entries: &[EntryPlace], before: usize) {
    if !paragraph.elements().any(|child| mark(child).is_some()) {
        return;
    }
    let mut open: Vec<(usize, Vec<Node>)> = Vec::new();
    let mut done = Vec::with_capacity(paragraph.children.len());
    for node in std::mem::take(&mut paragraph.children) {
        let mark = match &node {
            Node::Element(child) => mark(child),
            Node::Text(_) => None,
        };
        match mark {
            Some(Mark::Begin(number)) => open.push((number, Vec::new())),
            Some(Mark::End) => {
                if let Some((number, content)) = open.pop() {
                    let content = match entries.get(number) {
                        Some(entry) => control(before + number + 1, entry, content),
                        None => content,
                    };
                    open.last_mut().map_or(&mut done, |(_, around)| around).extend(content);
                }
            }
            None => open.last_mut().map_or(&mut done, |(_, around)| around).push(node),
        }
    }
    debug_assert!(open.is_empty(), "every control is closed in its paragraph");
    paragraph.children = done;
}

enum Mark {
    Begin(usize),
    End,
}

fn mark(run: &Element) -> Option<Mark> {
    let symbol = run.find("w:sym").filter(|symbol| symbol.get("w:font") == Some(CONTROL))?;
    let number = symbol.get("w:char").and_then(|number| number.parse().ok());
    Some(number.map_or(Mark::End, Mark::Begin))
}

/// The control of an entry; none when Word would refuse its tag.
fn control(id: usize, entry: &EntryPlace, content: Vec<Node>) -> Vec<Node> {
    let tag = format!("{PREFIX}{}", entry.path);
    if shortened(&tag) != tag {
        return content;
    }
    let properties = Element::new("w:sdtPr")
        .child(Element::val("w:alias", shortened(&entry.name)))
        .child(Element::val("w:tag", tag))
        .child(Element::val("w:id", id));
    let mut inside = Element::new("w:sdtContent");
    inside.children = content;
    vec![Node::Element(Element::new("w:sdt").child(properties).child(inside))]
}

/// What Word takes of a tag or title; it counts units of UTF-16.
fn shortened(text: &str) -> &str {
    let mut units = 0;
    let over = |(_, c): &(usize, char)| {
        units += c.len_utf16();
        units > LONGEST
    };
    let end = text.char_indices().find(over).map_or(text.len(), |(at, _)| at);
    &text[..end]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tag_names_the_path_of_an_entry() {
        assert_eq!(entry_path("mahdar:actions[0].owner"), Some("actions[0].owner"));
        assert_eq!(entry_path("mahdar:m12.actions[0].owner"), Some("actions[0].owner"));
        assert_eq!(entry_path("mahdar:m12.title"), Some("title"));
        for whole in ["mode", "m.title", "m12", "mx.title", ""] {
            assert_eq!(entry_path(&format!("mahdar:{whole}")), Some(whole));
        }
        assert_eq!(entry_path("title"), None);
    }

    #[test]
    fn a_tag_or_title_ends_where_word_would_refuse_it() {
        assert_eq!(shortened(&"أ".repeat(65)).chars().count(), 64);
        assert_eq!(shortened(&format!("{}👍", "x".repeat(63))).len(), 63);
        assert_eq!(shortened(&format!("{}👍", "x".repeat(62))).len(), 66);
    }
}
