//! The fifteen complaints about right-to-left Word files that trackers of other programs are full of,
//! in the order of how often they are made: each rule over whole files, seen in their XML.

use std::collections::{BTreeMap, BTreeSet};

use unicode_bidi::{BidiClass, bidi_class};

use super::super::dom::Element;
use super::super::order;
use super::reader::{File, all, characters, stories, values};
use super::sample::{self, documents};
use super::{file, written_in};
use crate::document::{Document, plain_text};
use crate::fonts::FontBook;
use crate::locale::Direction;
use crate::theme::Theme;

/// The runs of all stories: whether they go from right to left, and their text.
fn runs(file: &File) -> Vec<(bool, String)> {
    let run = |run: &Element| {
        let text = run.elements().filter(|e| e.name == "w:t").map(characters).collect();
        (run.find("w:rPr").is_some_and(|p| p.has("w:rtl")), text)
    };
    stories(file).iter().flat_map(|(_, story)| all(story, "w:r").into_iter().map(run)).collect()
}

/// The runs of a paragraph of this text; those from left to right in brackets.
fn split(text: &str) -> String {
    let shown = runs(&file(&sample::plain(vec![sample::body(text)])));
    shown.iter().map(|(rtl, text)| if *rtl { text.clone() } else { format!("[{text}]") }).collect()
}

/// The parts of Word's own markup.
fn parts(file: &File) -> Vec<(String, Element)> {
    let of_word = |name: &&str| name.starts_with("word/") && name.ends_with(".xml");
    file.xml_names().filter(of_word).map(|name| (name.to_owned(), file.xml(name))).collect()
}

/// All properties of runs, in all parts of all documents.
fn run_properties(check: impl Fn(&str, &Element)) {
    for document in documents() {
        for (name, part) in parts(&file(&document)) {
            all(&part, "w:rPr").into_iter().for_each(|properties| check(&name, properties));
        }
    }
}

#[test]
fn pitfall_01_a_full_stop_or_bracket_stands_at_the_wrong_end() {
    for text in ["قال: (نعم).", "«لا تنمية بلا أمن.»", "انظر البند (ج)؟", "نعم!"]
    {
        assert_eq!(split(text), text, "one run from right to left");
    }
    for (rtl, text) in documents().iter().flat_map(|document| runs(&file(document))) {
        let arabic = |c: char| matches!(bidi_class(c), BidiClass::R | BidiClass::AL);
        assert!(rtl || !text.contains(arabic), "«{text}» has no w:rtl");
    }
}

#[test]
fn pitfall_02_a_latin_word_is_turned_round_or_out_of_place() {
    assert_eq!(split("منظمة OIC؛ ثم (WHO)."), "منظمة [OIC]؛ ثم ([WHO]).");
    for document in documents() {
        let file = file(&document);
        for (rtl, text) in runs(&file) {
            assert!(!rtl || !text.contains(|c| bidi_class(c) == BidiClass::L), "«{text}»");
        }
        let latin = values(&file.xml("word/styles.xml"), "w:lang", "w:val");
        assert!(["en-US", "en-GB"].contains(&latin[0].as_str()), "{latin:?}");
    }
}

#[test]
fn pitfall_03_bold_and_italic_do_not_reach_arabic() {
    run_properties(|name, properties| {
        for (latin, complex) in [("w:b", "w:bCs"), ("w:i", "w:iCs")] {
            let value = |property| properties.find(property).map(|e| e.get("w:val"));
            assert_eq!(value(latin), value(complex), "{name}: {latin}");
        }
    });
}

#[test]
fn pitfall_04_the_size_does_not_reach_arabic() {
    let mut sizes = 0;
    for document in documents() {
        for (name, part) in parts(&file(&document)) {
            for properties in all(&part, "w:rPr") {
                assert_eq!(properties.has("w:sz"), properties.has("w:szCs"), "{name}");
                sizes += usize::from(properties.has("w:szCs"));
            }
        }
    }
    assert!(sizes > 0);
}

#[test]
fn pitfall_05_the_font_does_not_reach_arabic() {
    run_properties(|name, properties| {
        if let Some(fonts) = properties.find("w:rFonts") {
            assert!(fonts.get("w:cs").is_some_and(|family| !family.is_empty()), "{name}");
        }
    });
    let styles = file(&sample::report()).xml("word/styles.xml");
    let defaults = styles.find("w:docDefaults").expect("defaults");
    assert_eq!(values(defaults, "w:rFonts", "w:cs"), ["Amiri"]);
}

#[test]
fn pitfall_06_right_alignment_lands_on_the_left() {
    // In a paragraph from right to left «left» means the side where lines begin.
    let logical = ["both", "center", "end", "lowKashida", "mediumKashida", "highKashida"];
    for document in documents() {
        for (name, part) in parts(&file(&document)) {
            for side in values(&part, "w:jc", "w:val") {
                assert!(logical.contains(&side.as_str()), "{name}: w:jc={side}");
            }
        }
    }
}

#[test]
fn pitfall_07_the_bullet_or_number_stands_on_the_wrong_side() {
    for document in documents() {
        let rtl = document.meta.direction == Direction::Rtl;
        let file = file(&document);
        let numbering = file.xml("word/numbering.xml");
        for level in all(&numbering, "w:lvl") {
            let has = |group, flag| level.find(group).is_some_and(|p| p.has(flag));
            assert_eq!((has("w:pPr", "w:bidi"), has("w:rPr", "w:rtl")), (rtl, rtl));
            assert_eq!(values(level, "w:lvlJc", "w:val"), ["left"], "the side where lines begin");
        }
        let body = file.xml("word/document.xml");
        let items = all(&body, "w:pPr").into_iter().filter(|p| p.has("w:numPr"));
        for item in items {
            let mark = item.find("w:rPr").is_some_and(|mark| mark.has("w:rtl"));
            assert_eq!((item.has("w:bidi"), mark), (rtl, rtl));
        }
    }
}

#[test]
fn pitfall_08_the_columns_of_a_table_are_mirrored() {
    for document in documents() {
        let rtl = document.meta.direction == Direction::Rtl;
        let body = file(&document).xml("word/document.xml");
        assert!(!all(&body, "w:tbl").is_empty());
        for properties in all(&body, "w:tblPr") {
            let names: Vec<&str> = properties.elements().map(|e| e.name.as_ref()).collect();
            assert_eq!(names[0], "w:tblStyle");
            assert_eq!(names[1] == "w:bidiVisual", rtl, "behind the style: {names:?}");
            assert!(!names.contains(&"w:jc"), "the side of a table is exchanged");
        }
    }
    let body = file(&sample::report()).xml("word/document.xml");
    let heads = |table: &&Element| characters(table).starts_with("مالاسمالصفةالجهة");
    assert!(all(&body, "w:tbl").iter().any(heads), "cells stay in logical order");
}

#[test]
fn pitfall_09_headers_footers_contents_and_notes_stay_left_to_right() {
    for document in documents() {
        let rtl = document.meta.direction == Direction::Rtl;
        let file = file(&document);
        for (name, story) in stories(&file) {
            for paragraph in all(&story, "w:p") {
                let bidi = paragraph.find("w:pPr").is_some_and(|p| p.has("w:bidi"));
                assert_eq!(bidi, rtl, "{name}: {}", characters(paragraph));
            }
            for section in all(&story, "w:sectPr") {
                let flags = (section.has("w:bidi"), section.has("w:rtlGutter"));
                assert_eq!(flags, (rtl, rtl), "{name}");
            }
        }
        let styles = file.xml("word/styles.xml");
        for wanted in ["Normal", "Header", "Footer", "TOC1", "TOC2", "FootnoteText"] {
            let style = styles.elements().find(|e| e.get("w:styleId") == Some(wanted));
            let properties = style.unwrap_or_else(|| panic!("no style {wanted}")).find("w:pPr");
            let bidi = properties.is_some_and(|p| p.has("w:bidi"));
            assert_eq!(bidi, rtl, "{wanted}");
        }
    }
}

#[test]
fn pitfall_10_everything_is_marked_as_misspelt() {
    let languages = |document: &Document| {
        let file = file(document);
        let styles = file.xml("word/styles.xml");
        let defaults = styles.find("w:docDefaults").expect("defaults").clone();
        let [val, bidi] = ["w:val", "w:bidi"].map(|side| values(&defaults, "w:lang", side));
        let theme = values(&file.xml("word/settings.xml"), "w:themeFontLang", "w:bidi");
        [val.concat(), bidi.concat(), theme.concat()]
    };
    assert_eq!(languages(&sample::report()), ["en-US", "ar-JO", "ar-JO"]);
    assert_eq!(languages(&sample::english()), ["en-GB", "ar-SA", "ar-SA"]);
}

#[test]
fn pitfall_11_digits_change_their_shape_on_the_reader_s_machine() {
    let file = file(&sample::pack());
    let text = file.plain_text().into_iter().map(|line| line.text).collect::<String>();
    assert!(text.contains("الربع الثاني، ٢٠١٦") && text.contains("12:30"), "digits as written");
    let labels = || file.plain_text().into_iter().filter_map(|line| line.label);
    assert!(labels().any(|label| label == "١)"), "labels are characters");
    let formats = values(&file.xml("word/numbering.xml"), "w:numFmt", "w:val");
    // `hindiNumbers` is Devanagari.
    let known = ["bullet", "decimal", "arabicAbjad", "arabicAlpha", "lowerLetter"];
    assert!(formats.iter().all(|format| known.contains(&format.as_str())), "{formats:?}");
}

#[test]
fn pitfall_12_dates_telephones_and_ranges_are_reversed() {
    assert_eq!(split("في 2016-05-23 تمّ"), "في [2016-05-23] تمّ");
    assert_eq!(split("هاتف +974 4400 1234."), "هاتف [+974 4400 1234].");
    assert_eq!(split("النسخة v2.0.1 صدرت"), "النسخة [v2.0.1] صدرت");
    assert_eq!(split("المدة 23-24 مايو"), "المدة 23-24 مايو", "from right to left, as it is read");
}

mod pitfall_13_word_finds_unreadable_content {
    use super::*;

    #[test]
    fn properties_stand_in_the_order_of_the_schema() {
        for theme in ["formal", "modern", "plain"] {
            let file = File::open(&written_in(&sample::pack(), theme));
            for name in file.xml_names().filter(|name| name.starts_with("word/")) {
                let part = file.xml(name);
                let mut sorted = part.clone();
                order::sort(&mut sorted);
                assert_eq!(part, sorted, "{theme}: {name}");
            }
        }
    }

    #[test]
    fn ids_are_unique() {
        for document in documents() {
            let body = file(&document).xml("word/document.xml");
            let keys =
                [("w:bookmarkStart", "w:id"), ("w:bookmarkStart", "w:name"), ("wp:docPr", "id")];
            for (element, attribute) in keys {
                let ids = values(&body, element, attribute);
                let unique: BTreeSet<&String> = ids.iter().collect();
                assert_eq!(ids.len(), unique.len(), "{element} {attribute}");
            }
            assert!(values(&body, "w:p", "w14:paraId").is_empty());
        }
    }

    #[test]
    fn control_characters_and_markup_in_texts_stay_text() {
        let text = "أ\u{1}\"/><w:evil w:x='&'>\u{FFFF}ب";
        let file = file(&sample::plain(vec![sample::body(text)]));
        let body = file.xml("word/document.xml");
        assert_eq!(characters(&body), "أ\u{FFFD}\"/><w:evil w:x='&'>\u{FFFD}ب");
        assert!(all(&body, "w:evil").is_empty());
    }

    #[test]
    fn relations_lead_somewhere_and_links_to_places_that_exist() {
        for document in documents() {
            let file = file(&document);
            for (name, story) in stories(&file) {
                let relations: BTreeMap<String, (String, bool)> = file
                    .relations(&name)
                    .into_iter()
                    .map(|(id, to, out)| (id, (to, out)))
                    .collect();
                for (target, external) in relations.values() {
                    let there = file.names().any(|part| part == format!("word/{target}"));
                    assert!(*external || there, "{target}");
                }
                let used = ["w:hyperlink", "w:headerReference", "w:footerReference"]
                    .into_iter()
                    .flat_map(|element| values(&story, element, "r:id"))
                    .chain(values(&story, "a:blip", "r:embed"));
                for id in used {
                    assert!(relations.contains_key(&id), "{name}: {id}");
                }
            }
            let body = file.xml("word/document.xml");
            let names = values(&body, "w:bookmarkStart", "w:name");
            let fields: Vec<String> =
                all(&body, "w:instrText").into_iter().map(characters).collect();
            let referred =
                fields.iter().filter_map(|f| f.strip_prefix("PAGEREF ")?.split(' ').next());
            let anchors = values(&body, "w:hyperlink", "w:anchor");
            for name in anchors.iter().map(String::as_str).chain(referred) {
                assert!(names.iter().any(|known| known == name), "{name} is no bookmark");
            }
        }
    }

    #[test]
    fn every_style_and_list_that_is_used_is_defined() {
        for document in documents() {
            let file = file(&document);
            let defined: BTreeSet<String> =
                values(&file.xml("word/styles.xml"), "w:style", "w:styleId").into_iter().collect();
            let lists = values(&file.xml("word/numbering.xml"), "w:num", "w:numId");
            let mut parts = stories(&file);
            parts.push(("numbering".into(), file.xml("word/numbering.xml")));
            parts.push(("styles".into(), file.xml("word/styles.xml")));
            for (name, part) in parts {
                for kind in ["w:pStyle", "w:rStyle", "w:tblStyle", "w:basedOn", "w:next"] {
                    for style in values(&part, kind, "w:val") {
                        assert!(defined.contains(&style), "{name}: {kind} {style}");
                    }
                }
                for list in values(&part, "w:numId", "w:val") {
                    assert!(lists.contains(&list), "{name}: list {list}");
                }
            }
        }
    }
}

mod pitfall_14_word_asks_to_update_fields_or_shows_stale_contents {
    use super::*;

    #[test]
    fn nothing_asks_the_reader_to_update_fields() {
        let file = file(&sample::pack());
        assert!(!file.xml("word/settings.xml").has("w:updateFields"));
        for (_, story) in stories(&file) {
            assert!(values(&story, "w:fldChar", "w:dirty").is_empty());
            let kinds = values(&story, "w:fldChar", "w:fldCharType");
            let count = |kind: &str| kinds.iter().filter(|k| *k == kind).count();
            assert_eq!((count("begin"), count("separate")), (count("end"), count("end")));
        }
    }

    #[test]
    fn the_contents_are_filled_with_the_pages_of_the_layout() {
        let body = file(&sample::pack()).xml("word/document.xml");
        let entries: Vec<String> = all(&body, "w:p")
            .into_iter()
            .filter(|p| values(p, "w:pStyle", "w:val").iter().any(|s| s == "TOC1" || s == "TOC2"))
            .map(|p| all(p, "w:t").into_iter().map(characters).collect())
            .collect();
        assert_eq!(entries.len(), 6);
        assert_eq!(entries[0], "المتحدثون  2");
        assert_eq!(entries[5], "اقتباسات  5");
    }
}

mod pitfall_15_the_font_is_right_only_where_it_was_made_or_letters_stand_alone {
    use super::*;

    #[test]
    fn no_direction_character_and_no_presentation_form_is_added() {
        let is_ours = |c: char| {
            matches!(c, '\u{200E}' | '\u{200F}' | '\u{61C}' | '\u{202A}'..='\u{202E}'
                | '\u{2066}'..='\u{2069}' | '\u{FB50}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFF}')
        };
        for document in documents() {
            let file = file(&document);
            assert!(plain_text(&document).iter().all(|l| !l.text.contains(is_ours)));
            for name in file.xml_names() {
                let text = String::from_utf8(file.bytes(name).to_vec()).expect("UTF-8");
                assert!(!text.contains(is_ours), "{name}");
            }
        }
    }

    #[test]
    fn every_family_names_what_word_shows_in_its_place() {
        for name in Theme::BUILTIN {
            let theme = Theme::builtin(name).expect("is built in");
            let mut document = sample::plain(vec![sample::body("نص")]);
            document.setup.embed_fonts = true;
            let file = File::open(&written_in(&document, name));
            let table = file.xml("word/fontTable.xml");
            for family in [&theme.body_family.name, &theme.display_family.name] {
                let font = table.elements().find(|e| e.get("w:name") == Some(family.as_str()));
                let font = font.unwrap_or_else(|| panic!("{family} is not in the table"));
                assert!(!values(font, "w:altName", "w:val").concat().is_empty(), "{family}");
                assert_eq!(values(font, "w:charset", "w:val"), ["B2"], "Arabic");
                assert!(font.has("w:embedRegular") && font.has("w:embedBold"), "{family}");
            }
            let fonts = FontBook::embedded();
            let regular = fonts.get(fonts.find(&theme.body_family.name, 400).expect("at hand"));
            let sizes = file.names().filter(|n| n.ends_with(".odttf")).map(|n| file.bytes(n).len());
            assert!(sizes.into_iter().any(|size| size == regular.bytes().len()), "whole fonts");
        }
    }

    #[test]
    fn a_theme_s_fonts_name_one_for_arabic() {
        let theme = file(&sample::report()).xml("word/theme/theme1.xml");
        let arabic = all(&theme, "a:font").into_iter().filter(|f| f.get("script") == Some("Arab"));
        let families: Vec<&str> = arabic.filter_map(|font| font.get("typeface")).collect();
        assert_eq!(families, ["Noto Kufi Arabic", "Amiri"]);
    }
}
