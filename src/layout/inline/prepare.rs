//! Segments and chunks: a paragraph shaped once, ready for breaking.
//!
//! A segment is a word or a space in one item; a chunk is the stretch between two places
//! where a line may end. A line is a slice of segments, so breaking and placing shape nothing again.

use std::ops::Range;
use std::sync::Arc;

use icu_segmenter::GraphemeClusterSegmenter;
use unicode_script::Script;

use super::breaks::{Break, Opportunity, Ranges, breaks, mail_breaks};
use super::collect::Collected;
use super::itemise::{Borrowed, Item, Itemised, MissingGlyph, itemise};
use super::kashida::{Candidate, Policy, Site, sites};
use super::line::STATUS_PADDING;
use super::linebreak::Chunk;
use super::shape::{Shaped, Style};
use super::spacing::kern_spaces;
use crate::bidi::{self, Level};
use crate::diag;
use crate::geom::Pt;
use crate::layout::context::Context;
use crate::locale::Lang;
use crate::theme::Theme;

/// What a paragraph wants of its words.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Wishes {
    /// Digits of one width.
    pub(crate) tabular: bool,
    /// How freely words may be elongated.
    pub(crate) kashida: Option<Policy>,
    /// How wide an address of e-mail may be that is not broken.
    pub(crate) whole_mail: Pt,
}

/// A paragraph, shaped and cut.
#[derive(Debug)]
pub(crate) struct Prepared {
    /// The text with its looks.
    pub(crate) collected: Collected,
    /// Words and spaces in logical order.
    pub(crate) segments: Vec<Segment>,
    /// Stretches between opportunities, in logical order.
    pub(crate) chunks: Vec<Chunk>,
    /// The segments of each chunk.
    pub(crate) slices: Vec<Range<usize>>,
    /// Words that had to be cut because they are wider than the measure: their source places.
    pub(crate) cut_words: Vec<Option<diag::Span>>,
    /// The width of its widest address of e-mail; zero without any.
    pub(crate) widest_mail: Pt,
    /// Characters that no font has.
    pub(crate) missing: Vec<MissingGlyph>,
    /// Letters in fonts that the theme does not name for them.
    pub(crate) borrowed: Vec<Borrowed>,
}

impl Prepared {
    /// The segments of a range of chunks that is not empty.
    pub(crate) fn segments_of(&self, chunks: Range<usize>) -> Range<usize> {
        self.slices[chunks.start].start..self.slices[chunks.end - 1].end
    }

    /// Whether a line that ends before a chunk is a last one: before a break that the author forced, or at
    /// the end.
    pub(crate) fn ends_text(&self, end: usize) -> bool {
        end == self.chunks.len() || self.chunks[end - 1].forced
    }
}

/// A shaped word or space.
#[derive(Debug, Clone)]
pub(crate) struct Segment {
    /// Its bytes in the paragraph.
    pub(crate) range: Range<usize>,
    /// Embedding level.
    pub(crate) level: Level,
    /// Glyphs.
    pub(crate) shaped: Arc<Shaped>,
    /// Font, script and language.
    pub(crate) style: Style,
    /// Size of the em.
    pub(crate) size: Pt,
    /// Natural width, padding and kerning included.
    pub(crate) width: Pt,
    /// Empty space before and after it, in logical order: the ends of a status label.
    pub(crate) padding: (Pt, Pt),
    /// Of a space: by how much the font moves the words on its sides apart, mostly together.
    pub(crate) kern: Pt,
    /// White space or word.
    pub(crate) kind: Kind,
    /// Where and at what price it may be elongated.
    pub(crate) elastic: Option<Elastic>,
    /// The span, by its place in [`Collected::spans`], that it begins in.
    pub(crate) span: usize,
}

impl Segment {
    /// The part of its width that stretches and shrinks when a line is justified.
    pub(crate) fn glue(&self) -> Pt {
        if self.kind == Kind::Space { self.width - self.kern } else { Pt::ZERO }
    }
}

/// How a word may be elongated.
#[derive(Debug, Clone)]
pub(crate) struct Elastic {
    /// The joints, the best first.
    pub(crate) sites: Arc<[Site]>,
    /// What choosing it costs and gives.
    pub(crate) candidate: Candidate,
}

/// What a segment is made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// Characters with ink.
    Word,
    /// A space that stretches when a line is justified.
    Space,
    /// A space of a fixed width: inside a protected token, one of several in code, or one that has its width by name.
    FixedSpace,
}

/// Where the character in front of a place begins.
fn before(text: &str, at: usize) -> usize {
    text[..at].char_indices().next_back().map_or(at, |(start, _)| start)
}

/// Shapes a paragraph and finds where its lines may end. Words wider than `measure` are cut.
pub(crate) fn prepare(
    collected: Collected,
    measure: Pt,
    wishes: Wishes,
    context: &mut Context<'_>,
) -> Prepared {
    let text = &collected.text;
    let tokens =
        bidi::tokens_around(text, &collected.marks, &collected.isolates, context.bidi_options());
    let isolates = bidi::isolates(&collected.isolates, &tokens);
    let levels = bidi::levels_around(text, context.direction(), &isolates, &collected.marks);
    let fonts = context.shaper.fonts();
    let Itemised { items, missing, borrowed } =
        itemise(&collected, &levels, context.theme, fonts, &mut context.font_sets);
    let fixed = tokens.iter().filter(|t| t.isolate.is_some() && t.glue);
    let fixed = Ranges::new(fixed.map(|t| t.range.clone()).collect());
    let edges = status_edges(&collected);
    let cutter =
        Cutter { collected: &collected, items: &items, fixed: &fixed, edges: &edges, wishes };
    let opportunities = opportunities(&collected, &tokens, context.lang());
    let segments = cutter.segments(&opportunities, context);
    let mut cutting = Cutting { cutter, opportunities, segments };
    let widest_mail = cutting.break_long_mail(&tokens, context);
    let (mut chunks, mut slices) = cutting.chunks();
    let cuts = cutting.cut_wide_words((&chunks, &slices), measure, context);
    if !cuts.is_empty() {
        (chunks, slices) = cutting.chunks();
    }
    let cut_words = cuts.iter().filter(|cut| cut.is_inside_a_word(text)).map(|cut| cut.origin);
    let (cut_words, segments) = (cut_words.collect(), cutting.segments);
    Prepared { collected, segments, chunks, slices, cut_words, widest_mail, missing, borrowed }
}

/// Where lines may end: not in protected tokens and status labels, nor between the mark of a note and what it
/// follows.
fn opportunities(collected: &Collected, tokens: &[bidi::Token], lang: Lang) -> Vec<Break> {
    let text = &collected.text;
    let glued = tokens.iter().filter(|t| t.glue).map(|t| t.range.clone());
    let held = collected.marks.iter().map(|mark| before(text, mark.start)..mark.end);
    let glue: Vec<Range<usize>> = glued.chain(held).chain(status_labels(collected)).collect();
    let urls: Vec<Range<usize>> =
        tokens.iter().filter(|t| t.url).map(|t| t.range.clone()).collect();
    breaks(text, &glue, &urls, lang)
}

/// A paragraph cut into segments. What proves to be too wide gets more opportunities, and all is cut anew.
struct Cutting<'a> {
    cutter: Cutter<'a>,
    opportunities: Vec<Break>,
    segments: Vec<Segment>,
}

impl Cutting<'_> {
    /// Lets addresses of e-mail break that are wider than is wished. Gives the width of the widest.
    fn break_long_mail(&mut self, tokens: &[bidi::Token], context: &mut Context<'_>) -> Pt {
        let mails = mails(tokens, &self.segments);
        let widest = mails.iter().map(|mail| mail.width).max().unwrap_or(Pt::ZERO);
        let most = self.cutter.wishes.whole_mail;
        if widest > most {
            let text = &self.cutter.collected.text;
            let long = mails.iter().filter(|mail| mail.width > most);
            self.offer(long.flat_map(|mail| mail_breaks(text, mail.range)), context);
        }
        widest
    }

    /// Cuts words that are wider than the measure, and says where.
    fn cut_wide_words(
        &mut self,
        (chunks, slices): (&[Chunk], &[Range<usize>]),
        measure: Pt,
        context: &mut Context<'_>,
    ) -> Vec<Cut> {
        let cuts = emergency_cuts(&self.cutter, &self.segments, chunks, slices, measure, context);
        if !cuts.is_empty() {
            let at = |&at: &usize| Break { at, opportunity: Opportunity::Allowed(0) };
            self.offer(cuts.iter().flat_map(|cut| cut.places.iter().map(at)), context);
        }
        cuts
    }

    /// Cuts the text anew with more places where lines may end.
    fn offer(&mut self, more: impl Iterator<Item = Break>, context: &mut Context<'_>) {
        self.opportunities.extend(more);
        self.opportunities.sort_by_key(|b| b.at);
        self.opportunities.dedup_by_key(|b| b.at);
        self.segments = self.cutter.segments(&self.opportunities, context);
    }

    fn chunks(&self) -> (Vec<Chunk>, Vec<Range<usize>>) {
        chunks(&self.cutter.collected.text, &self.segments, &self.opportunities)
    }
}

/// An address of e-mail.
struct Mail<'a> {
    range: &'a Range<usize>,
    width: Pt,
}

fn mails<'a>(tokens: &'a [bidi::Token], segments: &[Segment]) -> Vec<Mail<'a>> {
    let mails = tokens.iter().filter(|token| token.mail).map(|token| &token.range);
    let of = |range: &'a Range<usize>| {
        let first = segments.partition_point(|segment| segment.range.end <= range.start);
        let inside = segments[first..].iter().take_while(|s| s.range.start < range.end);
        Mail { range, width: inside.map(|segment| segment.width).sum() }
    };
    mails.map(of).collect()
}

/// Cuts items into segments and shapes them.
struct Cutter<'a> {
    collected: &'a Collected,
    items: &'a [Item],
    /// Ranges within which spaces do not stretch.
    fixed: &'a Ranges,
    /// Where status labels begin and end, in order.
    edges: &'a [usize],
    wishes: Wishes,
}

/// Status labels, each of which stands on one ground and so on one line.
fn status_labels(collected: &Collected) -> Vec<Range<usize>> {
    let mut labels: Vec<Range<usize>> = Vec::new();
    for span in collected.spans.iter().filter(|span| span.look.status.is_some()) {
        match labels.last_mut() {
            Some(label) if label.end == span.range.start => label.end = span.range.end,
            _ => labels.push(span.range.clone()),
        }
    }
    labels
}

fn status_edges(collected: &Collected) -> Vec<usize> {
    let labels = collected.spans.iter().filter(|span| span.look.status.is_some());
    labels.flat_map(|span| [span.range.start, span.range.end]).collect()
}

impl Cutter<'_> {
    fn segments(&self, opportunities: &[Break], context: &mut Context<'_>) -> Vec<Segment> {
        // A word and the space behind it.
        let mut segments = Vec::with_capacity(2 * (opportunities.len() + self.items.len()));
        let mut next_break = 0;
        for item in self.items {
            let mut start = item.range.start;
            while start < item.range.end {
                while opportunities.get(next_break).is_some_and(|b| b.at <= start) {
                    next_break += 1;
                }
                let limit = opportunities.get(next_break).map_or(item.range.end, |b| b.at);
                let end = self.segment_end(start, limit.min(item.range.end));
                segments.push(self.segment(start..end, item, context));
                start = end;
            }
        }
        kern_spaces(&mut segments, &self.collected.text, context);
        segments
    }

    /// Where the segment that begins at `start` ends: behind a space, before one, at the edge of a status
    /// label, at `limit`.
    fn segment_end(&self, start: usize, limit: usize) -> usize {
        let text = &self.collected.text[start..limit];
        let end = match text.chars().next().filter(|&c| is_space(c)) {
            Some(space) => start + space.len_utf8(),
            None => text.find(is_space).map_or(limit, |offset| start + offset),
        };
        let edge = self.edges.get(self.edges.partition_point(|&edge| edge <= start));
        edge.map_or(end, |&edge| edge.min(end))
    }

    fn segment(&self, range: Range<usize>, item: &Item, context: &mut Context<'_>) -> Segment {
        let text = &self.collected.text;
        let style = self.style(item, context);
        let (kind, shaped) = match &text[range.clone()] {
            space if space.starts_with(is_space) => {
                // Which a font without it makes of its own, by the definition of Unicode.
                let drawn = if has_own_width(space) { space } else { " " };
                (self.kind_of_space(&range), context.shaper.shape(drawn, 0, drawn.len(), style))
            }
            _ => (Kind::Word, context.shaper.shape(text, range.start, range.end, style)),
        };
        let span = self.collected.spans.partition_point(|s| s.range.end <= range.start);
        let padding = self.padding(span, &range, item.size, context.theme);
        let advance = context.scale(style.font, item.size, shaped.advance);
        let width = padding.0 + advance + padding.1;
        let (level, size) = (item.level, item.size);
        let elastic = match (kind, self.wishes.kashida) {
            (Kind::Word, Some(policy)) if style.rtl && style.script == Script::Arabic => {
                elastic(&text[range.clone()], style, size, policy, context)
            }
            _ => None,
        };
        let kern = Pt::ZERO;
        Segment { range, level, shaped, style, size, width, padding, kern, kind, elastic, span }
    }

    /// Several spaces side by side stand in code alone, and count there; elsewhere a space is elastic.
    fn kind_of_space(&self, range: &Range<usize>) -> Kind {
        let (before, from) = self.collected.text.split_at(range.start);
        let counts = from.starts_with("  ") || (before.ends_with(' ') && from.starts_with(' '));
        let is_fixed = counts || has_own_width(from) || self.fixed.hold(range.clone());
        if is_fixed { Kind::FixedSpace } else { Kind::Space }
    }

    /// The space before and after a segment that begins or ends a status label: nothing where the
    /// theme draws no ground behind it.
    fn padding(&self, span: usize, range: &Range<usize>, size: Pt, theme: &Theme) -> (Pt, Pt) {
        let span = &self.collected.spans[span];
        let tone = span.look.status;
        if tone.is_none_or(|tone| theme.tone(tone).ground.is_none()) {
            return (Pt::ZERO, Pt::ZERO);
        }
        let at = |edge: bool| if edge { size * STATUS_PADDING } else { Pt::ZERO };
        (at(range.start == span.range.start), at(range.end == span.range.end))
    }

    fn style(&self, item: &Item, context: &Context<'_>) -> Style {
        Style {
            font: item.font,
            script: item.script,
            lang: shaping_language(item.script, context.lang()),
            // The mark of a note has the level of the text around, but is a number.
            rtl: item.level.is_rtl() && !item.is_mark,
            tabular: self.wishes.tabular,
        }
    }
}

/// How a word may be elongated: nowhere in a font whose tatweel has no width, the type designer's
/// sign against it (F9).
fn elastic(
    word: &str,
    style: Style,
    size: Pt,
    policy: Policy,
    context: &Context<'_>,
) -> Option<Elastic> {
    let sites = sites(word, policy);
    let best = sites.first()?;
    let tatweel = context.shaper.fonts().get(style.font).tatweel_advance()?;
    let unit = context.scale(style.font, size, i32::from(tatweel));
    let candidate = Candidate { cost: best.cost, unit, em: size };
    (unit > Pt::ZERO).then(|| Elastic { sites: sites.into(), candidate })
}

/// The language whose forms a script takes in a document: its own if it is written in that script.
fn shaping_language(script: Script, lang: Lang) -> &'static str {
    let arabic_script = !matches!(lang, Lang::He | Lang::En | Lang::Fr);
    match script {
        Script::Arabic if arabic_script => lang.tag(),
        Script::Arabic => "ar",
        Script::Hebrew => "he",
        Script::Latin if lang == Lang::Fr => "fr",
        _ => "en",
    }
}

/// Whether a text begins with a space that has its width by definition, whatever the line.
fn has_own_width(text: &str) -> bool {
    text.starts_with(|c| is_space(c) && !matches!(c, ' ' | '\t' | '\u{A0}'))
}

fn is_space(c: char) -> bool {
    matches!(c, ' ' | '\t' | '\u{A0}' | '\u{2000}'..='\u{200A}' | '\u{202F}' | '\u{3000}')
}

/// The chunks between opportunities, with the segments of each.
fn chunks(
    text: &str,
    segments: &[Segment],
    opportunities: &[Break],
) -> (Vec<Chunk>, Vec<Range<usize>>) {
    let mut chunks = Vec::with_capacity(opportunities.len() + 1);
    let mut slices = Vec::with_capacity(opportunities.len() + 1);
    let mut first = 0;
    let end = Break { at: text.len(), opportunity: Opportunity::Mandatory };
    for Break { at, opportunity } in opportunities.iter().copied().chain([end]) {
        let count = segments[first..].iter().take_while(|s| s.range.start < at).count();
        let slice = first..first + count;
        let (penalty, forced) = match opportunity {
            Opportunity::Allowed(penalty) => (penalty, false),
            Opportunity::Mandatory => (0, true),
        };
        chunks.push(chunk(&segments[slice.clone()], penalty, forced));
        first = slice.end;
        slices.push(slice);
    }
    (chunks, slices)
}

fn chunk(segments: &[Segment], penalty: u16, forced: bool) -> Chunk {
    let words = segments.iter().rposition(|s| s.kind == Kind::Word).map_or(0, |i| i + 1);
    let (inside, trailing) = segments.split_at(words);
    Chunk {
        width: inside.iter().map(|s| s.width).sum(),
        inner_spaces: inside.iter().map(Segment::glue).sum(),
        trailing: trailing.iter().map(Segment::glue).sum(),
        fixed: trailing.iter().map(|s| s.width - s.glue()).sum(),
        penalty,
        forced,
    }
}

/// A word, or words that hold together, cut because wider than the measure (B12).
struct Cut {
    places: Vec<usize>,
    origin: Option<diag::Span>,
}

impl Cut {
    /// Whether a word is cut elsewhere than behind a space.
    fn is_inside_a_word(&self, text: &str) -> bool {
        self.places.iter().any(|&at| !text[..at].ends_with(is_space))
    }
}

fn emergency_cuts(
    cutter: &Cutter<'_>,
    segments: &[Segment],
    chunks: &[Chunk],
    slices: &[Range<usize>],
    measure: Pt,
    context: &mut Context<'_>,
) -> Vec<Cut> {
    let mut cuts = Vec::new();
    for (chunk, slice) in chunks.iter().zip(slices) {
        let words = &segments[slice.clone()];
        let (Some(first), Some(last)) = (words.first(), words.last()) else { continue };
        if chunk.width <= measure {
            continue;
        }
        let range = first.range.start..last.range.end;
        let padding: Pt = words.iter().map(|s| s.padding.0 + s.padding.1).sum();
        let places = cut_places(cutter, range, measure - padding, context);
        if !places.is_empty() {
            cuts.push(Cut { places, origin: cutter.collected.spans[first.span].origin });
        }
    }
    cuts
}

/// Where to cut a stretch so that each part fits: after its last space, else as late as possible,
/// before a hyphen or after a letter that does not join if one is in the last third of the part, else at any
/// grapheme boundary.
fn cut_places(
    cutter: &Cutter<'_>,
    range: Range<usize>,
    measure: Pt,
    context: &mut Context<'_>,
) -> Vec<usize> {
    /// Longer parts hold letters without width, and are not tried letter by letter.
    const MANY: usize = 1000;
    let text = &cutter.collected.text;
    let boundaries: Vec<usize> = GraphemeClusterSegmenter::new()
        .segment_str(&text[range.clone()])
        .map(|offset| range.start + offset)
        .collect();
    let mut places = Vec::new();
    let mut start = 0;
    while start + 1 < boundaries.len() {
        let mut end = start + 1;
        let mut fits = |end: usize| width_of(cutter, boundaries[start]..end, context) <= measure;
        while end + 1 < boundaries.len() && fits(boundaries[end + 1]) {
            end += 1;
            if end - start > MANY {
                end += boundaries[end + 1..].partition_point(|&end| fits(end));
                break;
            }
        }
        if end + 1 == boundaries.len() {
            break;
        }
        let part = end - start;
        let mut late = (start + 1..=end).rev();
        let spaced = late.clone().find(|&b| text[..boundaries[b]].ends_with(is_space));
        let gentle = spaced
            .or_else(|| {
                late.clone().take(part / 3).find(|&b| text[boundaries[b]..].starts_with('-'))
            })
            .or_else(|| {
                late.by_ref().take(part / 3).find(|&b| ends_unjoined(&text[..boundaries[b]]))
            })
            .unwrap_or(end);
        places.push(boundaries[gentle]);
        start = gentle;
    }
    places
}

fn width_of(cutter: &Cutter<'_>, range: Range<usize>, context: &mut Context<'_>) -> Pt {
    let first = cutter.items.partition_point(|item| item.range.end <= range.start);
    let mut width = Pt::ZERO;
    for item in cutter.items[first..].iter().take_while(|item| item.range.start < range.end) {
        let start = item.range.start.max(range.start);
        let end = item.range.end.min(range.end);
        if start < end {
            let style = cutter.style(item, context);
            let shaped = context.shaper.shape(&cutter.collected.text, start, end, style);
            width += context.scale(style.font, item.size, shaped.advance);
        }
    }
    width
}

/// Whether the last letter joins nothing after it.
fn ends_unjoined(text: &str) -> bool {
    const UNJOINED: &str = "اأإآٱدذرزوؤةىء\u{200C}-/_.";
    text.chars().next_back().is_some_and(|c| UNJOINED.contains(c) || c.is_ascii())
}
