//! Inlines to runs.
//!
//! Begins where line layout begins, at the flattened paragraph, so that both see the same text and
//! the same levels. Every run holds characters of one direction, one set of roles, one link; a run
//! that goes from right to left bears the font hint `cs`, by which the finishing pass knows it.

use docx_rs::{
    Bold, BoldCs, Break, BreakType, FieldCharType, Hyperlink, HyperlinkData, InstrNUMPAGES,
    InstrPAGE, InstrPAGEREF, InstrText, ParagraphChild, Run, RunChild, RunFonts, RunStyle, Tab,
    Text,
};

use crate::document::{CharRole, Field, Flat, Inline, LINE_SEPARATOR, Piece, Target, flatten};

use crate::locale::numbering::Counter;
use crate::theme::{TextStyle, Theme};

use super::context::{CONTROL, Counting, Environment, State, bookmark};
use super::direction::{Stretch, is_complex, stretches};
use super::dom::xml_char;
use super::notes;
use super::styles::{id, is_bold, made_for, role_style, text_of};
use super::units::half_points;

/// The font hint of a right-to-left run.
pub(super) const RTL_HINT: &str = "cs";

/// The font hint of a left-to-right run in the look of the complex script.
pub(super) const COMPLEX_HINT: &str = "default";

/// A stretch of a paragraph that becomes one run.
struct Piecelet<'a> {
    start: usize,
    text: &'a str,
    piece: &'a Piece,
    rtl: bool,
}

/// The runs and links of a paragraph in a style.
pub(super) fn children(
    style: &str,
    inlines: &[Inline],
    env: &Environment<'_>,
    state: &mut State,
) -> Vec<ParagraphChild> {
    let flat = flatten(inlines, &mut |field| env.shown(field));
    let stretches = stretches(&flat, env.document.meta.direction, env.bidi());
    let usual = text_of(env.theme, style);
    let around = env.look_of_cell(style).map_or(usual, |look| look.text);
    let mut children = Children::default();
    for part in cut(&flat, &stretches) {
        let end = part.start + part.text.len();
        for (_, entry) in flat.entries.iter().filter(|(range, _)| range.start == part.start) {
            children.mark(state.control(entry));
        }
        match (&part.piece.target, part.piece.roles.last()) {
            // Word leads from mark to note by itself.
            (Some(Target::Block(note)), Some(CharRole::NoteMark)) => {
                children.lead_to(None, state);
                if state.known_notes.contains(note) {
                    children.run(notes::reference(*note, part.rtl, state).into());
                }
            }
            (target, _) => {
                children.lead_to(target.as_ref(), state);
                let look = |run: &mut Run| {
                    styled(run, &part, around, env.theme);
                    if around.size != usual.size && run.run_property.sz.is_none() {
                        let role = part.piece.roles.last();
                        let look = role.map_or(around, |role| env.theme.character(*role, around));
                        set_size(run, look, env.theme);
                    }
                };
                runs(&part, env.counting, &look, &mut |run| children.run(run));
            }
        }
        for _ in flat.entries.iter().filter(|(range, _)| range.end == end) {
            children.mark(Run::new().add_sym(docx_rs::Sym::new(CONTROL, "")));
        }
    }
    children.close();
    children.done
}

/// What stands in a paragraph, as it grows.
#[derive(Default)]
struct Children<'a> {
    done: Vec<ParagraphChild>,
    open: Option<(&'a Target, Hyperlink)>,
}

impl<'a> Children<'a> {
    fn lead_to(&mut self, target: Option<&'a Target>, state: &mut State) {
        if self.open.as_ref().map(|(target, _)| *target) != target {
            self.close();
            self.open = target.map(|target| (target, link(target, state)));
        }
    }

    fn run(&mut self, run: Box<Run>) {
        let run = ParagraphChild::Run(run);
        match &mut self.open {
            Some((_, link)) => link.children.push(run),
            None => self.done.push(run),
        }
    }

    /// A mark of the edge of a control: controls go around links, not into them.
    fn mark(&mut self, mark: Run) {
        self.close();
        self.run(mark.into());
    }

    fn close(&mut self) {
        self.done.extend(self.open.take().map(|(_, link)| ParagraphChild::Hyperlink(link)));
    }
}

/// The text cut where a piece ends or the direction changes. A field is one whole, and so is
/// the mark of a note, with the direction of its first character.
fn cut<'a>(flat: &'a Flat, stretches: &[Stretch]) -> Vec<Piecelet<'a>> {
    let mut parts = Vec::with_capacity(flat.pieces.len());
    let mut first = 0;
    for piece in &flat.pieces {
        while stretches.get(first).is_some_and(|s| s.range.end <= piece.range.start) {
            first += 1;
        }
        let here = stretches[first..].iter().take_while(|s| s.range.start < piece.range.end);
        let is_mark = piece.roles.last() == Some(&CharRole::NoteMark);
        let whole = if piece.field.is_some() || is_mark { 1 } else { usize::MAX };
        for stretch in here.take(whole) {
            let start = stretch.range.start.max(piece.range.start);
            let end = if piece.field.is_some() { piece.range.end } else { stretch.range.end };
            let text = &flat.text[start..end.min(piece.range.end)];
            parts.push(Piecelet { start, text, piece, rtl: stretch.rtl });
        }
    }
    parts
}

fn link(target: &Target, state: &mut State) -> Hyperlink {
    let link = match target {
        Target::Uri(uri) => HyperlinkData::External { rid: state.link(uri), path: String::new() },
        Target::Block(block) => HyperlinkData::Anchor { anchor: bookmark(*block) },
    };
    Hyperlink { link, history: Some(1), children: Vec::new() }
}

/// Hands on the runs of a part. They are large, so they are changed where they are.
fn runs(
    part: &Piecelet<'_>,
    counting: Counting,
    look: &dyn Fn(&mut Run),
    take: &mut dyn FnMut(Box<Run>),
) {
    if let Some(field) = part.piece.field {
        return field_runs(instruction(field, counting), part.text, look)
            .into_iter()
            .for_each(take);
    }
    let mut run = text_run(part.text);
    look(&mut run);
    take(run);
}

/// The innermost role gives the style, for a run has one only; stress around it is kept as bold.
fn styled(run: &mut Run, part: &Piecelet<'_>, around: TextStyle, theme: &Theme) {
    let (last, outer) = match part.piece.roles.split_last() {
        Some((last, outer)) => (Some(*last), outer),
        None => (None, [].as_slice()),
    };
    let complex = !part.rtl && is_complex(part.text);
    direct(run, part.rtl);
    if complex {
        run.run_property.fonts = Some(RunFonts::new().hint(COMPLEX_HINT));
    }
    if let Some(role) = last {
        run.run_property.style = Some(RunStyle::new(role_style(role)));
        in_role(run, role, around, theme);
    } else if part.piece.target.is_some() {
        run.run_property.style = Some(RunStyle::new(id::LINK));
    }
    if outer.contains(&CharRole::Strong) {
        embolden(run);
    }
}

fn embolden(run: &mut Run) {
    run.run_property.bold = Some(Bold::new());
    run.run_property.bold_cs = Some(BoldCs::new());
}

/// What the style of a role cannot say of this paragraph: that it is bold there too, where a bold
/// character style would mean the opposite (17.7.3), and its size in text of another size.
fn in_role(run: &mut Run, role: CharRole, around: TextStyle, theme: &Theme) {
    let usual = made_for(theme, role);
    let weight = theme.character(role, TextStyle { weight: 0, ..usual }).weight;
    if is_bold(weight) && is_bold(around.weight) {
        embolden(run);
    }
    let (said, wanted) = (theme.character(role, usual), theme.character(role, around));
    let scales = said.size != usual.size;
    if scales && wanted.size != said.size {
        set_size(run, wanted, theme);
    }
}

/// Gives the runs of a paragraph another size than that of its style.
pub(super) fn resize(children: &mut [ParagraphChild], look: TextStyle, theme: &Theme) {
    for child in children {
        match child {
            ParagraphChild::Run(run) => set_size(run, look, theme),
            ParagraphChild::Hyperlink(link) => resize(&mut link.children, look, theme),
            _ => {}
        }
    }
}

fn set_size(run: &mut Run, look: TextStyle, theme: &Theme) {
    let latin = look.size * theme.family(look.family).latin_scale;
    let half_points = |size| usize::try_from(half_points(size)).unwrap_or(1);
    run.run_property.sz = Some(docx_rs::Sz::new(half_points(latin)));
    run.run_property.sz_cs = Some(docx_rs::SzCs::new(half_points(look.size)));
}

/// Marks the direction of a run for the finishing pass.
pub(super) fn direct(run: &mut Run, rtl: bool) {
    if rtl {
        run.run_property.fonts = Some(RunFonts::new().hint(RTL_HINT));
    }
}

/// The run with its direction.
pub(super) fn directed(mut run: Run, rtl: bool) -> Run {
    direct(&mut run, rtl);
    run
}

/// Characters as a run; line breaks and tabs are elements of their own.
pub(super) fn text_run(text: &str) -> Box<Run> {
    let mut run = Box::new(Run::new());
    let mut add = |child| run.children.push(child);
    let mut plain = String::with_capacity(text.len());
    let mut rest = text.chars().peekable();
    while let Some(c) = rest.next() {
        if !matches!(c, '\t' | '\n' | '\r' | LINE_SEPARATOR) {
            plain.push(xml_char(c));
            continue;
        }
        if !plain.is_empty() {
            add(RunChild::Text(Text::new(std::mem::take(&mut plain))));
        }
        match c {
            '\t' => add(RunChild::Tab(Tab::new())),
            '\r' if rest.peek() == Some(&'\n') => {}
            _ => add(RunChild::Break(Break::new(BreakType::TextWrapping))),
        }
    }
    if !plain.is_empty() {
        add(RunChild::Text(Text::new(plain)));
    }
    run
}

/// Pages that are counted by themselves are a section (17.16.5.55); its count has to be told the
/// format (17.16.4.3.1), unlike the number of a page.
fn instruction(field: Field, counting: Counting) -> InstrText {
    match field {
        Field::PageNumber => InstrText::PAGE(InstrPAGE {}),
        Field::PageCount => match counting {
            Counting::Whole => InstrText::NUMPAGES(InstrNUMPAGES {}),
            Counting::Text => InstrText::Unsupported("SECTIONPAGES".to_owned()),
            Counting::Front(front) => InstrText::Unsupported(section_pages(front.counter)),
        },
        Field::PageOf(block) => InstrText::PAGEREF(InstrPAGEREF::new(bookmark(block)).hyperlink()),
    }
}

fn section_pages(counter: Counter) -> String {
    let switch = match counter {
        Counter::Abjad => " \\* ArabicAbjad",
        Counter::Hijai => " \\* ArabicAlpha",
        Counter::LatinLetters => " \\* alphabetic",
        Counter::LowerRoman => " \\* roman",
        Counter::HebrewNumerals => " \\* HEBREW1",
        Counter::Number(_)
        | Counter::MaghrebiAbjad
        | Counter::OrdinalWords
        | Counter::OrdinalMasculine
        | Counter::OrdinalFeminine => "",
    };
    format!("SECTIONPAGES{switch}")
}

/// A field with the value it shows until Word computes it anew (17.16.18).
pub(super) fn field_runs(
    instruction: InstrText,
    shown: &str,
    look: &dyn Fn(&mut Run),
) -> [Box<Run>; 5] {
    let mark = |kind| Box::new(Run::new().add_field_char(kind, false));
    let mut runs = [
        mark(FieldCharType::Begin),
        Box::new(Run::new().add_instr_text(instruction)),
        mark(FieldCharType::Separate),
        text_run(shown),
        mark(FieldCharType::End),
    ];
    runs.iter_mut().for_each(|run| look(run));
    runs
}
