//! Pages as plain text: positions, fonts, glyph numbers and the text they stand for.
//!
//! One item a line, lengths in points with two decimals: what golden tests compare and people read.

use std::fmt::Write;

use super::frame::{Destination, ElementId, ElementRole, Item, PagedDocument, TextItem};
use crate::fonts::FontBook;
use crate::geom::{Point, Rect};

/// All pages as text.
pub fn pages(document: &PagedDocument, fonts: &FontBook) -> String {
    let mut out = String::new();
    for (index, page) in document.pages.iter().enumerate() {
        let (width, height) = (page.size.width.0, page.size.height.0);
        line(&mut out, &format!("page {} «{}» {width:.2}×{height:.2}", index + 1, page.label));
        for item in &page.items {
            line(&mut out, &format!("  {}", item_line(item, fonts)));
        }
    }
    out
}

/// The structure tree as text: types indented by depth.
pub fn structure(document: &PagedDocument) -> String {
    let mut out = String::new();
    write_element(document, ElementId(0), 0, &mut out);
    out
}

fn write_element(document: &PagedDocument, id: ElementId, depth: usize, out: &mut String) {
    let role = role_name(&document.structure[id.0].role);
    line(out, &format!("{}{role} #{}", "  ".repeat(depth), id.0));
    let children = document.structure.iter().enumerate().filter(|(_, e)| e.parent == Some(id));
    for (child, _) in children {
        write_element(document, ElementId(child), depth + 1, out);
    }
}

fn line(out: &mut String, text: &str) {
    writeln!(out, "{text}").expect("a string takes all that is written to it");
}

fn item_line(item: &Item, fonts: &FontBook) -> String {
    match item {
        Item::Text(text) => text_line(text, fonts),
        Item::Fill(r, colour) => format!("fill {} #{}", rect(*r), colour.to_hex()),
        Item::FillRounded(r, radius, colour) => {
            format!("fill {} r={:.2} #{}", rect(*r), radius.0, colour.to_hex())
        }
        Item::Stroke(r, radius, width, colour) => {
            let (radius, width) = (radius.0, width.0);
            format!("stroke {} r={radius:.2} w={width:.2} #{}", rect(*r), colour.to_hex())
        }
        Item::Disc(centre, radius, colour) => {
            format!("disc {} r={:.2} #{}", point(*centre), radius.0, colour.to_hex())
        }
        Item::Image(id, r) => format!("image {} {}", id.0, rect(*r)),
        Item::Link(link) => {
            let to = match &link.to {
                Destination::Uri(uri) => uri.clone(),
                Destination::Page { page, y, .. } => format!("page {} y={:.2}", page + 1, y.0),
            };
            format!("link {} → {to} «{}» #{}", rect(link.area), link.description, link.element.0)
        }
        Item::Begin(element) => format!("begin #{}", element.0),
        Item::Artifact(kind) => format!("artifact {kind:?}"),
        Item::End => "end".to_owned(),
    }
}

fn text_line(text: &TextItem, fonts: &FontBook) -> String {
    let font = fonts.get(text.font);
    let ids: Vec<String> = text.glyphs.iter().map(|g| g.id.to_string()).collect();
    format!(
        "text {} {} {}@{:.2} #{} w={:.2} «{}» [{}]",
        point(text.origin),
        font.family(),
        font.weight(),
        text.size.0,
        text.colour.to_hex(),
        text.width().0,
        text.words(),
        ids.join(" "),
    )
}

fn point(point: Point) -> String {
    format!("({:.2}, {:.2})", point.x.0, point.y.0)
}

fn rect(rect: Rect) -> String {
    let (width, height) = (rect.size.width.0, rect.size.height.0);
    format!("{} {width:.2}×{height:.2}", point(rect.origin))
}

fn role_name(role: &ElementRole) -> String {
    match role {
        ElementRole::Heading(level, words) => format!("H{level} «{words}»"),
        ElementRole::Figure { alt, page, .. } => format!("Figure «{alt}» page {}", page + 1),
        ElementRole::Table { summary } => format!("Table «{summary}»"),
        ElementRole::List { numbered } => format!("L{}", if *numbered { " numbered" } else { "" }),
        ElementRole::HeaderCell { row } => format!("TH {}", if *row { "row" } else { "column" }),
        ElementRole::Document => "Document".to_owned(),
        ElementRole::Sect => "Sect".to_owned(),
        ElementRole::Paragraph => "P".to_owned(),
        ElementRole::ListItem => "LI".to_owned(),
        ElementRole::Label => "Lbl".to_owned(),
        ElementRole::ListBody => "LBody".to_owned(),
        ElementRole::TableHead => "THead".to_owned(),
        ElementRole::TableBody => "TBody".to_owned(),
        ElementRole::TableRow => "TR".to_owned(),
        ElementRole::DataCell => "TD".to_owned(),
        ElementRole::BlockQuote => "BlockQuote".to_owned(),
        ElementRole::Caption => "Caption".to_owned(),
        ElementRole::Toc => "TOC".to_owned(),
        ElementRole::TocEntry => "TOCI".to_owned(),
        ElementRole::Reference => "Reference".to_owned(),
        ElementRole::Link => "Link".to_owned(),
        ElementRole::Span => "Span".to_owned(),
        ElementRole::Note(id) => format!("Note #{}", id.0),
    }
}
