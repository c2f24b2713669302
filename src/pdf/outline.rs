//! Bookmarks (ISO 32000-1, 12.3.3), nested by their levels.

use lopdf::{Dictionary, Document, ObjectId, dictionary};

use super::PdfError;
use super::objects::{destination, text_string};
use super::packed::Packed;
use crate::layout::frame::{OutlineEntry, PagedDocument};

/// Above so many bookmarks only the outermost are unfolded at first, and what stands below one that is
/// alone there.
const ALL_UNFOLDED: usize = 40;

/// Adds the bookmarks and returns their root; none when there are none.
pub(super) fn add_outline(
    document: &mut Document,
    packed: &mut Packed,
    paged: &PagedDocument,
    pages: &[ObjectId],
) -> Result<Option<ObjectId>, PdfError> {
    if paged.outline.is_empty() {
        return Ok(None);
    }
    let root = document.new_object_id();
    let ids: Vec<ObjectId> = paged.outline.iter().map(|_| document.new_object_id()).collect();
    let nodes = nodes(&paged.outline);
    let unfolded = paged.outline.len() <= ALL_UNFOLDED;
    let top: Vec<usize> = (0..nodes.len()).filter(|&i| nodes[i].parent.is_none()).collect();
    let below_the_only = match top[..] {
        [only] => nodes[only].children.len(),
        _ => 0,
    };
    for (index, entry) in paged.outline.iter().enumerate() {
        let node = &nodes[index];
        let siblings = node.parent.map_or(&top, |parent| &nodes[parent].children);
        let page = *pages.get(entry.page).ok_or(PdfError::NoSuchPage)?;
        let height = paged.pages[entry.page].size.height;
        let mut dict = dictionary! {
            "Title" => text_string(&entry.title),
            "Parent" => node.parent.map_or(root, |parent| ids[parent]),
            "Dest" => destination(page, height, entry.y),
        };
        let at = siblings.partition_point(|&sibling| sibling < index);
        if let Some(previous) = at.checked_sub(1) {
            dict.set("Prev", ids[siblings[previous]]);
        }
        if let Some(next) = siblings.get(at + 1) {
            dict.set("Next", ids[*next]);
        }
        let inside = count(&nodes, index);
        let shown = match (unfolded, node.parent) {
            (true, _) => inside,
            (false, None) if below_the_only > 0 => signed(below_the_only),
            (false, _) => -inside,
        };
        set_children(&mut dict, &node.children, &ids, shown);
        packed.add(ids[index], dict);
    }
    let shown = if unfolded { nodes.len() } else { top.len() + below_the_only };
    let mut dict = dictionary! { "Type" => "Outlines" };
    set_children(&mut dict, &top, &ids, signed(shown));
    packed.add(root, dict);
    Ok(Some(root))
}

fn signed(count: usize) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}

struct Node {
    parent: Option<usize>,
    children: Vec<usize>,
}

/// Parents by levels: an entry belongs to the last one before it with a lower level.
fn nodes(outline: &[OutlineEntry]) -> Vec<Node> {
    let mut nodes: Vec<Node> = Vec::with_capacity(outline.len());
    let mut path: Vec<usize> = Vec::new();
    for (index, entry) in outline.iter().enumerate() {
        while path.last().is_some_and(|&last| outline[last].level >= entry.level) {
            path.pop();
        }
        let parent = path.last().copied();
        if let Some(parent) = parent {
            nodes[parent].children.push(index);
        }
        nodes.push(Node { parent, children: Vec::new() });
        path.push(index);
    }
    nodes
}

/// How many entries become visible when this one is unfolded, its children being unfolded too.
fn count(nodes: &[Node], index: usize) -> i64 {
    nodes[index].children.iter().map(|&child| 1 + count(nodes, child)).sum()
}

fn set_children(dict: &mut Dictionary, children: &[usize], ids: &[ObjectId], count: i64) {
    if let (Some(first), Some(last)) = (children.first(), children.last()) {
        dict.set("First", ids[*first]);
        dict.set("Last", ids[*last]);
        dict.set("Count", count);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::geom::Pt;

    #[test]
    fn entries_nest_by_level_even_where_one_is_skipped() {
        let entry = |level| OutlineEntry { level, title: String::new(), page: 0, y: Pt::ZERO };
        let nodes = nodes(&[entry(2), entry(1), entry(3), entry(2), entry(1)]);
        let parents: Vec<_> = nodes.iter().map(|node| node.parent).collect();
        assert_eq!(parents, [None, None, Some(1), Some(1), None]);
        assert_eq!(count(&nodes, 1), 2);
    }
}
