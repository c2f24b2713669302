//! Pictures that are missing, broken, without words, or shown twice.

use super::{composed, document, sections};
use crate::diag::Source;

fn codes(yaml: &str) -> Vec<(&'static str, String)> {
    let source = Source::new("test.yaml", yaml);
    let place = |span: Option<crate::diag::Span>| {
        span.map_or("", |span| &source.text[span.start..span.end]).to_owned()
    };
    let problems = match composed(yaml) {
        Ok(warned) => warned.warnings,
        Err(diagnostics) => diagnostics.0,
    };
    problems.into_iter().map(|p| (p.code.0, place(p.span))).collect()
}

#[test]
fn all_unusable_pictures_are_errors_at_their_places() {
    let yaml = "
title: T
organization: {name: أ, logo: none.png}
background: [{image: broken.png, alt: ب}, {image: none.png, alt: ج}]
";
    let expected = [("E0201", "none.png".to_owned()), ("E0202", "broken.png".to_owned())];
    assert_eq!(codes(yaml), expected);
    assert!(composed(yaml).is_err());
}

#[test]
fn the_caption_stands_for_a_missing_description() {
    let lines = sections("background: [{image: a.png, caption: الشعار}]");
    assert_eq!(lines[1], "figure image 0 alt «الشعار»");
}

#[test]
fn a_picture_shown_twice_is_stored_once_with_the_place_of_the_larger() {
    for (widths, larger) in [(["20%", "90%"], 1), (["90%", "20%"], 0)] {
        let [first, second] =
            widths.map(|width| format!("{{image: a.png, alt: أ, width: {width}}}"));
        let yaml = format!("title: T\nbackground: [{first}, {second}]");
        let document = document(&yaml);
        assert_eq!(document.images.len(), 1);
        let places: Vec<usize> = yaml.match_indices("a.png").map(|(at, _)| at).collect();
        assert_eq!(document.images[0].origin.map(|span| span.start), Some(places[larger]));
    }
}
