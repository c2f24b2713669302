//! The structure tree (ISO 32000-1, 14.7 and 14.8): elements, what they contain, and back.

use lopdf::{Dictionary, Document, Object, ObjectId, dictionary};

use super::content::PageContent;
use super::file::push_object;
use super::objects::{ascii, name, reals, text_string};
use super::operators::push_integer;
use super::packed::Packed;
use crate::document::BlockId;
use crate::layout::frame::{Element, ElementId, ElementRole, PagedDocument};

/// A link annotation with its element.
pub(super) struct Annotation {
    /// The annotation.
    pub(super) id: ObjectId,
    /// The place of its page.
    pub(super) page: usize,
    /// The element that it belongs to.
    pub(super) element: ElementId,
}

/// The standard structure type of a role.
pub(super) fn type_name(role: &ElementRole) -> &'static str {
    match role {
        ElementRole::Document => "Document",
        ElementRole::Sect => "Sect",
        ElementRole::Heading(level, _) => match level {
            0 | 1 => "H1",
            2 => "H2",
            3 => "H3",
            4 => "H4",
            5 => "H5",
            6.. => "H6",
        },
        ElementRole::Paragraph => "P",
        ElementRole::List { .. } => "L",
        ElementRole::ListItem => "LI",
        ElementRole::Label => "Lbl",
        ElementRole::ListBody => "LBody",
        ElementRole::Table { .. } => "Table",
        ElementRole::TableHead => "THead",
        ElementRole::TableBody => "TBody",
        ElementRole::TableRow => "TR",
        ElementRole::HeaderCell { .. } => "TH",
        ElementRole::DataCell => "TD",
        ElementRole::BlockQuote => "BlockQuote",
        ElementRole::Figure { .. } => "Figure",
        ElementRole::Caption => "Caption",
        ElementRole::Toc => "TOC",
        ElementRole::TocEntry => "TOCI",
        ElementRole::Reference => "Reference",
        ElementRole::Link => "Link",
        ElementRole::Span => "Span",
        ElementRole::Note(_) => "Note",
    }
}

/// Adds the structure tree and returns its root. The keys of the parent tree are the places of the
/// pages, then those of the annotations behind them.
pub(super) fn add_tree(
    document: &mut Document,
    packed: &mut Packed,
    paged: &PagedDocument,
    pages: &[(ObjectId, &PageContent)],
    annotations: &[Annotation],
) -> ObjectId {
    let root = document.new_object_id();
    let mut contents = contents(&paged.structure, pages, annotations);
    let heirs = merge(&paged.structure, &mut contents);
    let mut ids: Vec<ObjectId> = Vec::with_capacity(heirs.len());
    for heir in &heirs {
        ids.push(heir.map_or_else(|| document.new_object_id(), |heir| ids[heir]));
    }
    let tree = Tree { paged, pages, annotations, root, ids };
    for (index, kids) in contents.iter().enumerate().filter(|(index, _)| heirs[*index].is_none()) {
        packed.add(tree.ids[index], tree.element(index, kids));
    }
    let parents = document.new_object_id();
    packed.write(parents, |bytes| tree.parents(bytes));
    let next = pages.len() + annotations.len();
    let kids = tree.ids.first().map(|id| Object::Reference(*id));
    let mut dict = dictionary! {
        "Type" => "StructTreeRoot",
        "K" => kids.into_iter().collect::<Vec<_>>(),
        "ParentTree" => parents,
        "ParentTreeNextKey" => i64::try_from(next).unwrap_or(i64::MAX),
    };
    let names = tree.names();
    if !names.is_empty() {
        let named = document.new_object_id();
        packed.add(named, dictionary! { "Names" => names });
        dict.set("IDTree", named);
    }
    document.set_object(root, dict);
    root
}

/// The identifier of a note's element.
fn note_name(id: BlockId) -> String {
    format!("note{}", id.0)
}

/// One thing inside an element.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kid {
    /// Another element.
    Element(usize),
    /// A marked-content sequence: page and MCID.
    Mark(usize, usize),
    /// An annotation, by its place in the list.
    Annotation(usize),
}

impl Kid {
    fn element(&self) -> Option<usize> {
        match self {
            Kid::Element(index) => Some(*index),
            Kid::Mark(..) | Kid::Annotation(_) => None,
        }
    }
}

/// What each element contains, in reading order: that of the marks, and of elements among
/// themselves the one in which they are listed.
fn contents(
    structure: &[Element],
    pages: &[(ObjectId, &PageContent)],
    annotations: &[Annotation],
) -> Vec<Vec<Kid>> {
    let mut contents = Contents { structure, kids: vec![Vec::new(); structure.len()] };
    let mut attached = vec![false; structure.len()];
    let mut links = (0..).zip(annotations).peekable();
    for (page, (_, content)) in pages.iter().enumerate() {
        for (mcid, element) in content.marks.iter().enumerate() {
            contents.attach(element.0, &mut attached);
            contents.kids[element.0].push(Kid::Mark(page, mcid));
        }
        while let Some((index, link)) = links.next_if(|(_, link)| link.page == page) {
            contents.attach(link.element.0, &mut attached);
            contents.kids[link.element.0].push(Kid::Annotation(index));
        }
    }
    for index in 0..structure.len() {
        contents.attach(index, &mut attached);
    }
    contents.kids
}

struct Contents<'a> {
    structure: &'a [Element],
    kids: Vec<Vec<Kid>>,
}

impl Contents<'_> {
    /// Puts an element, and those it stands in, among the kids of its parent, if not yet there.
    fn attach(&mut self, index: usize, attached: &mut [bool]) {
        let mut index = index;
        while !std::mem::replace(&mut attached[index], true) {
            let Some(parent) = self.structure[index].parent else { return };
            let kids = &mut self.kids[parent.0];
            // Elements among the kids are sorted, so the last one tells whether this one is next.
            let last = kids.iter().rev().find_map(Kid::element);
            let at = match last {
                Some(last) if last > index => kids
                    .iter()
                    .position(|kid| kid.element().is_some_and(|other| other > index))
                    .expect("the last one is later"),
                Some(_) | None => kids.len(),
            };
            kids.insert(at, Kid::Element(index));
            index = parent.0;
        }
    }
}

/// A paragraph that is all that a cell or the body of an item holds needs no element of its own:
/// what it contains becomes theirs, which saves a quarter of a tree of lists and tables. For each
/// element the one it went into.
fn merge(structure: &[Element], contents: &mut [Vec<Kid>]) -> Vec<Option<usize>> {
    let mut heirs = vec![None; structure.len()];
    for index in 0..structure.len() {
        let [Kid::Element(only)] = contents[index][..] else { continue };
        let plain =
            structure[only].role == ElementRole::Paragraph && structure[only].lang.is_none();
        if plain && holds_text(&structure[index].role) {
            contents[index] = std::mem::take(&mut contents[only]);
            heirs[only] = Some(index);
        }
    }
    heirs
}

/// Whether an element of this kind may hold text and elements inside lines by itself
/// (ISO 32000-1, 14.8.4.3).
fn holds_text(role: &ElementRole) -> bool {
    match role {
        ElementRole::ListBody
        | ElementRole::HeaderCell { .. }
        | ElementRole::DataCell
        | ElementRole::Caption => true,
        ElementRole::Document
        | ElementRole::Sect
        | ElementRole::Heading(..)
        | ElementRole::Paragraph
        | ElementRole::List { .. }
        | ElementRole::ListItem
        | ElementRole::Label
        | ElementRole::Table { .. }
        | ElementRole::TableHead
        | ElementRole::TableBody
        | ElementRole::TableRow
        | ElementRole::BlockQuote
        | ElementRole::Figure { .. }
        | ElementRole::Toc
        | ElementRole::TocEntry
        | ElementRole::Reference
        | ElementRole::Link
        | ElementRole::Span
        | ElementRole::Note(_) => false,
    }
}

struct Tree<'a> {
    paged: &'a PagedDocument,
    pages: &'a [(ObjectId, &'a PageContent)],
    annotations: &'a [Annotation],
    root: ObjectId,
    ids: Vec<ObjectId>,
}

impl Tree<'_> {
    fn element(&self, index: usize, kids: &[Kid]) -> Dictionary {
        let element = &self.paged.structure[index];
        let parent = element.parent.map_or(self.root, |parent| self.ids[parent.0]);
        let mut dict = dictionary! {
            "S" => type_name(&element.role),
            "P" => parent,
        };
        let page = kids.iter().find_map(|kid| match kid {
            Kid::Mark(page, _) => Some(*page),
            Kid::Element(_) | Kid::Annotation(_) => None,
        });
        if let Some(page) = page {
            dict.set("Pg", self.pages[page].0);
        }
        match kids {
            [] => {}
            [kid] => dict.set("K", self.kid(*kid, page)),
            [_, ..] => {
                let kids: Vec<Object> = kids.iter().map(|kid| self.kid(*kid, page)).collect();
                dict.set("K", kids);
            }
        }
        if let Some(lang) = element.lang {
            dict.set("Lang", text_string(lang.tag()));
        }
        self.describe(&element.role, &mut dict);
        dict
    }

    fn kid(&self, kid: Kid, page_of_element: Option<usize>) -> Object {
        match kid {
            Kid::Element(index) => self.ids[index].into(),
            Kid::Mark(page, mcid) => {
                let mcid = i64::try_from(mcid).unwrap_or(i64::MAX);
                if page_of_element == Some(page) {
                    return mcid.into();
                }
                let page = self.pages[page].0;
                dictionary! { "Type" => "MCR", "Pg" => page, "MCID" => mcid }.into()
            }
            Kid::Annotation(index) => {
                let link = &self.annotations[index];
                let page = self.pages[link.page].0;
                dictionary! { "Type" => "OBJR", "Pg" => page, "Obj" => link.id }.into()
            }
        }
    }

    /// Sets what a reader is told of an element beside its content (ISO 32000-1, 14.8.5).
    fn describe(&self, role: &ElementRole, dict: &mut Dictionary) {
        match role {
            ElementRole::Heading(_, title) => dict.set("T", text_string(title)),
            ElementRole::List { numbered } => {
                let numbering = name(if *numbered { "Decimal" } else { "Disc" });
                dict.set("A", dictionary! { "O" => "List", "ListNumbering" => numbering });
            }
            ElementRole::Table { summary } if !summary.is_empty() => {
                dict.set("A", dictionary! { "O" => "Table", "Summary" => text_string(summary) });
            }
            ElementRole::HeaderCell { row } => {
                let scope = name(if *row { "Row" } else { "Column" });
                dict.set("A", dictionary! { "O" => "Table", "Scope" => scope });
            }
            ElementRole::Figure { alt, page, area } => {
                dict.set("Alt", text_string(alt));
                let height = self.paged.pages.get(*page).map_or(0.0, |page| page.size.height.0);
                let (x, y) = (area.origin.x.0, height - area.bottom().0);
                let corners = [x, y, area.right().0, height - area.origin.y.0];
                let layout = dictionary! {
                    "O" => "Layout", "Placement" => "Block", "BBox" => reals(&corners),
                };
                dict.set("A", layout);
            }
            // PDF/UA-1, 7.9: it has a name of its own.
            ElementRole::Note(id) => dict.set("ID", ascii(&note_name(*id))),
            ElementRole::Document
            | ElementRole::Sect
            | ElementRole::Paragraph
            | ElementRole::ListItem
            | ElementRole::Label
            | ElementRole::ListBody
            | ElementRole::Table { .. }
            | ElementRole::TableHead
            | ElementRole::TableBody
            | ElementRole::TableRow
            | ElementRole::DataCell
            | ElementRole::BlockQuote
            | ElementRole::Caption
            | ElementRole::Toc
            | ElementRole::TocEntry
            | ElementRole::Reference
            | ElementRole::Link
            | ElementRole::Span => {}
        }
    }

    /// The elements that have names, sorted by these (ISO 32000-1, 7.9.6).
    fn names(&self) -> Vec<Object> {
        let notes = self.paged.structure.iter().zip(&self.ids);
        let mut named: Vec<(String, ObjectId)> = notes
            .filter_map(|(element, id)| match element.role {
                ElementRole::Note(note) => Some((note_name(note), *id)),
                _ => None,
            })
            .collect();
        named.sort();
        named.into_iter().flat_map(|(name, id)| [ascii(&name), id.into()]).collect()
    }

    /// The parent tree: for each page the element of each MCID, for each annotation its element.
    fn parents(&self, bytes: &mut Vec<u8>) {
        bytes.extend_from_slice(b"<</Nums[");
        for (key, (_, content)) in (0..).zip(self.pages) {
            if key > 0 {
                bytes.push(b' ');
            }
            push_integer(bytes, key);
            let elements = content.marks.iter().map(|element| self.ids[element.0].into());
            push_object(bytes, &Object::Array(elements.collect()));
        }
        for (key, link) in (self.pages.len()..).zip(self.annotations) {
            bytes.push(b' ');
            bytes.extend_from_slice(key.to_string().as_bytes());
            bytes.push(b' ');
            push_object(bytes, &self.ids[link.element.0].into());
        }
        bytes.extend_from_slice(b"]>>");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn element(parent: Option<usize>) -> Element {
        Element { parent: parent.map(ElementId), role: ElementRole::Paragraph, lang: None }
    }

    fn page(marks: &[usize]) -> PageContent {
        let marks = marks.iter().copied().map(ElementId).collect();
        PageContent { marks, ..PageContent::default() }
    }

    #[test]
    fn marks_and_elements_of_a_paragraph_keep_their_order() {
        let structure = [element(None), element(Some(0)), element(Some(1))];
        let page = page(&[1, 2, 1]);
        let contents = contents(&structure, &[((1, 0), &page)], &[]);
        assert_eq!(contents[0], [Kid::Element(1)]);
        assert_eq!(contents[1], [Kid::Mark(0, 0), Kid::Element(2), Kid::Mark(0, 2)]);
    }

    #[test]
    fn an_element_without_content_keeps_its_place_among_its_siblings() {
        let structure = [element(None), element(Some(0)), element(Some(0)), element(Some(0))];
        let page = page(&[3, 1]);
        let contents = contents(&structure, &[((1, 0), &page)], &[]);
        assert_eq!(contents[0], [Kid::Element(1), Kid::Element(2), Kid::Element(3)]);
    }

    #[test]
    fn the_only_paragraph_of_a_cell_goes_into_it() {
        let mut structure = [element(None), element(Some(0)), element(Some(1)), element(Some(0))];
        structure[1].role = ElementRole::DataCell;
        let page = page(&[2, 3]);
        let mut contents = contents(&structure, &[((1, 0), &page)], &[]);
        assert_eq!(merge(&structure, &mut contents), [None, None, Some(1), None]);
        assert_eq!(contents[1], [Kid::Mark(0, 0)]);
        assert_eq!(contents[3], [Kid::Mark(0, 1)]);
    }

    #[test]
    fn an_element_on_two_pages_is_one_element_with_two_marks() {
        let structure = [element(None), element(Some(0))];
        let (first, second) = (page(&[1]), page(&[1]));
        let contents = contents(&structure, &[((1, 0), &first), ((2, 0), &second)], &[]);
        assert_eq!(contents[1], [Kid::Mark(0, 0), Kid::Mark(1, 0)]);
    }
}
