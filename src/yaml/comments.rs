//! The comments of a source, by the rules of its own language.

use serde_yaml::granit_parser::{Event, Parser};

use super::tree;
use crate::diag::Span;

/// The places of all comments with their `#`, in order, without the line end. The source must be one that
/// [`parse`](super::parse) took.
pub fn comments(text: &str) -> Vec<Span> {
    let mut options = tree::options();
    options.set_emit_comments(true);
    options.max_buffered_comment_events = usize::MAX;
    // The source was read before: it holds no mistake at which reading stops.
    let events = Parser::new_from_str_with_options(text, options).map_while(Result::ok);
    let comments = events.filter(|(event, _)| matches!(event, Event::Comment(..)));
    let mut places: Vec<Span> = comments.map(|(_, place)| tree::span(place)).collect();
    places.sort_by_key(|place| place.start);
    places
}
