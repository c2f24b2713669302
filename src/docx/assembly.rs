//! The parts of the package, their content types and relations.

use docx_rs::BuildXML;

use crate::document::{Document, PageNumbers};
use crate::locale::Direction;

use super::context::{State, image_relation, link_relation};
use super::known::LookParts;
use super::pack::{Package, Relation};
use super::parts::{fonts, properties, settings};
use super::running::{Running, Story};
use super::styles::Look;
use super::{DocxError, figure, finish, uri};

const DOCUMENT: &str = "word/document.xml";
const FOOTNOTES: &str = "word/footnotes.xml";

/// What a part is: its content type and the relation that leads to it.
#[derive(Debug, Clone, Copy)]
struct Kind {
    content: &'static str,
    relation: &'static str,
}

/// A kind of part with Word's own markup (ISO/IEC 29500-1, 11.3).
macro_rules! word_part {
    ($content:literal, $relation:literal) => {
        Kind {
            content: concat!(
                "application/vnd.openxmlformats-officedocument.wordprocessingml.",
                $content,
                "+xml"
            ),
            relation: office_relation!($relation),
        }
    };
}

macro_rules! office_relation {
    ($name:literal) => {
        concat!("http://schemas.openxmlformats.org/officeDocument/2006/relationships/", $name)
    };
}

const BODY: Kind = word_part!("document.main", "officeDocument");
const HEADER: Kind = word_part!("header", "header");
const FOOTER: Kind = word_part!("footer", "footer");
const NOTES: Kind = word_part!("footnotes", "footnotes");
const STYLES: Kind = word_part!("styles", "styles");
const NUMBERING: Kind = word_part!("numbering", "numbering");
const SETTINGS: Kind = word_part!("settings", "settings");
const FONT_TABLE: Kind = word_part!("fontTable", "fontTable");
const THEME: Kind = Kind {
    content: "application/vnd.openxmlformats-officedocument.theme+xml",
    relation: office_relation!("theme"),
};
const FONT: Kind = Kind {
    content: "application/vnd.openxmlformats-officedocument.obfuscatedFont",
    relation: office_relation!("font"),
};
const CORE: Kind = Kind {
    content: "application/vnd.openxmlformats-package.core-properties+xml",
    relation: "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties",
};
const APP: Kind = Kind {
    content: "application/vnd.openxmlformats-officedocument.extended-properties+xml",
    relation: office_relation!("extended-properties"),
};
const IMAGE: &str = office_relation!("image");
const LINK: &str = office_relation!("hyperlink");

/// The text.
pub(super) fn add_body(
    package: &mut Package<'_>,
    text: finish::Text,
    state: &State,
    written: &mut Stories,
) {
    written.controls += text.controls;
    package.add_own(DOCUMENT, BODY.content, &text.into_bytes());
    package.relate("", internal("rId1", BODY.relation, DOCUMENT));
    add_links(package, DOCUMENT, state);
}

/// What has been written so far: headers, footers, and content controls in all stories.
#[derive(Debug, Default)]
pub(super) struct Stories {
    headers: usize,
    footers: usize,
    controls: usize,
}

/// Headers and footers of a section.
pub(super) fn add_running(
    package: &mut Package<'_>,
    running: &Running,
    written: &mut Stories,
    direction: Direction,
) -> Result<(), DocxError> {
    let headers = running.header.iter().chain(&running.plain_header).chain(&running.even_header);
    for story in headers {
        written.headers += 1;
        let name = format!("header{}.xml", written.headers);
        add_story(package, &name, HEADER, story, written, direction)?;
    }
    let front = running.front_footer.iter().chain(&running.front_even_footer);
    let footers = running.footer.iter().chain(&running.even_footer).chain(front);
    for story in footers {
        written.footers += 1;
        let name = format!("footer{}.xml", written.footers);
        add_story(package, &name, FOOTER, story, written, direction)?;
    }
    Ok(())
}

fn add_story<T: BuildXML>(
    package: &mut Package<'_>,
    name: &str,
    kind: Kind,
    story: &Story<T>,
    written: &mut Stories,
    direction: Direction,
) -> Result<(), DocxError> {
    let part = format!("word/{name}");
    let raw = story.part.build();
    let text = finish::story(&raw, direction, &story.state, written.controls)?;
    written.controls += story.state.noted.controls.len();
    package.add(part.clone(), kind.content, text);
    add_links(package, &part, &story.state);
    package.relate(DOCUMENT, internal(&story.relation, kind.relation, name));
    Ok(())
}

/// The notes of the text.
pub(super) fn add_notes(
    package: &mut Package<'_>,
    raw: &[u8],
    state: &State,
    written: &mut Stories,
    direction: Direction,
) -> Result<(), DocxError> {
    let text = finish::notes(raw, direction, state, written.controls)?;
    written.controls += state.noted.controls.len();
    package.add(FOOTNOTES, NOTES.content, text);
    package.relate(DOCUMENT, internal("rIdFootnotes", NOTES.relation, "footnotes.xml"));
    add_links(package, FOOTNOTES, state);
    Ok(())
}

/// The parts that are written whole.
pub(super) fn add_parts(
    package: &mut Package<'_>,
    document: &Document,
    look: &Look<'_>,
    state: &State,
    pages: &PageNumbers,
) {
    let LookParts { styles, font_table, theme } = package.known().of(look);
    let settings = settings::settings(document, !state.notes.is_empty());
    package.add_packed(STYLES.content, styles);
    package.add("word/numbering.xml", NUMBERING.content, state.numbering.part(look));
    package.add("word/settings.xml", SETTINGS.content, settings);
    if document.setup.embed_fonts {
        let table = fonts::font_table(look.theme, look.book, true);
        package.add("word/fontTable.xml", FONT_TABLE.content, table.part);
        package.add_packed(THEME.content, theme);
        add_fonts(package, table.embedded);
    } else {
        package.add_packed(FONT_TABLE.content, font_table);
        package.add_packed(THEME.content, theme);
    }
    let related = [
        (STYLES, "styles.xml"),
        (NUMBERING, "numbering.xml"),
        (SETTINGS, "settings.xml"),
        (FONT_TABLE, "fontTable.xml"),
        (THEME, "theme/theme1.xml"),
    ];
    for (number, (kind, target)) in (1..).zip(related) {
        package.relate(DOCUMENT, internal(&format!("rId{number}"), kind.relation, target));
    }
    add_properties(package, document, pages);
}

/// The embedded fonts: relation and bytes of each.
fn add_fonts(package: &mut Package<'_>, fonts: Vec<(String, Vec<u8>)>) {
    for (number, (id, bytes)) in (1..).zip(fonts) {
        let target = format!("fonts/font{number}.odttf");
        package.add_own(format!("word/{target}"), FONT.content, &bytes);
        package.relate("word/fontTable.xml", internal(&id, FONT.relation, &target));
    }
}

fn add_properties(package: &mut Package<'_>, document: &Document, pages: &PageNumbers) {
    let meta = &document.meta;
    let properties =
        [("core", CORE, properties::core(meta)), ("app", APP, properties::app(meta, pages.count))];
    for (number, (name, kind, bytes)) in (2..).zip(properties) {
        let part = format!("docProps/{name}.xml");
        package.add(part.clone(), kind.content, bytes);
        package.relate("", internal(&format!("rId{number}"), kind.relation, &part));
    }
}

/// The pictures' bytes as they came.
pub(super) fn add_pictures(package: &mut Package<'_>, document: &Document, state: &State) {
    for id in &state.images {
        let Some(image) = document.images.get(id.0) else { continue };
        let (extension, content) = figure::format(image);
        let target = format!("media/image{}.{extension}", id.0 + 1);
        package.add_own(format!("word/{target}"), content, &image.upright_bytes());
        package.relate(DOCUMENT, internal(&image_relation(*id), IMAGE, &target));
    }
}

fn add_links(package: &mut Package<'_>, from: &str, state: &State) {
    for (index, uri) in state.links.iter().enumerate() {
        let (id, target) = (link_relation(index), uri::encode(uri));
        package.relate(from, Relation { id, kind: LINK, target, external: true });
    }
}

fn internal(id: &str, kind: &'static str, target: &str) -> Relation {
    Relation { id: id.to_owned(), kind, target: target.to_owned(), external: false }
}
