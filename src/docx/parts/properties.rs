//! Document properties: `docProps/core.xml` (Dublin Core) and `docProps/app.xml`.

use crate::document::{Meta, Stamp};

use super::super::dom::{self, Element};
use super::super::language;

const CORE: &str = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties";
const APP: &str = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties";

/// Title, subject, author, keywords, language and, where the document has one, its time.
pub(in super::super) fn core(meta: &Meta) -> Vec<u8> {
    let text = |name: &'static str, value: &str| {
        (!value.is_empty()).then(|| Element::new(name).text(value))
    };
    let properties = Element::new("cp:coreProperties")
        .with("xmlns:cp", CORE)
        .with("xmlns:dc", "http://purl.org/dc/elements/1.1/")
        .with("xmlns:dcterms", "http://purl.org/dc/terms/")
        .with("xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance")
        .children(text("dc:title", &meta.title))
        .children(text("dc:subject", &meta.subject))
        .children(text("dc:creator", &meta.author))
        .children(text("cp:keywords", &meta.keywords.join(", ")))
        .children(text("cp:lastModifiedBy", &meta.author))
        .child(Element::new("cp:revision").text("1"))
        .children(meta.stamp.map(|stamp| time("dcterms:created", stamp)))
        .children(meta.stamp.map(|stamp| time("dcterms:modified", stamp)))
        .child(Element::new("dc:language").text(language::tag(meta)));
    dom::write(&properties)
}

fn time(name: &'static str, stamp: Stamp) -> Element {
    Element::new(name).with("xsi:type", "dcterms:W3CDTF").text(stamp.iso())
}

/// The program, the number of pages and the body that publishes.
pub(in super::super) fn app(meta: &Meta, pages: usize) -> Vec<u8> {
    let mut properties = Element::new("Properties").with("xmlns", APP);
    if pages > 0 {
        properties = properties.child(Element::new("Pages").text(pages.to_string()));
    }
    properties = properties.child(Element::new("Application").text("Mahdar"));
    if !meta.author.is_empty() {
        properties = properties.child(Element::new("Company").text(&meta.author));
    }
    dom::write(&properties)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::locale::{Direction, Lang};

    #[test]
    fn properties_are_escaped_and_dated_by_the_meeting() {
        let meta = Meta {
            title: "لجنة <أ> & \"ب\"".into(),
            subject: String::new(),
            author: "أمانة".into(),
            keywords: vec!["دواء".into(), "مخزون".into()],
            lang: Lang::Ar,
            country: Some("JO".into()),
            direction: Direction::Rtl,
            stamp: Some(Stamp { year: 2026, month: 3, day: 8, hour: 9, minute: 5, second: 7 }),
        };
        let core = dom::parse(&core(&meta)).expect("well-formed");
        let text = |name: &str| {
            core.find(name).map(|e| match e.children.first() {
                Some(dom::Node::Text(text)) => text.clone(),
                Some(dom::Node::Element(_)) | None => String::new(),
            })
        };
        assert_eq!(text("dc:title").as_deref(), Some("لجنة <أ> & \"ب\""));
        assert_eq!(text("dc:subject"), None);
        assert_eq!(text("dcterms:created").as_deref(), Some("2026-03-08T09:05:07Z"));
        assert_eq!(text("dc:language").as_deref(), Some("ar-JO"));
    }
}
