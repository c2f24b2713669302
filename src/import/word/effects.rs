//! What texts of a meeting have no marks for: raised and lowered, struck and hidden characters.
//!
//! Raised and lowered characters become those that Unicode has for them, so that 10⁶ never becomes 106.
//! What is struck or hidden would be taken for a fact among the others: it is left out and said in a
//! comment, as are addresses that no mark can hold.

use super::body::{clean, may_lead};
use super::comments::{Comments, is_pin, pin};
use crate::docx::read::{Doubt, Effects, Paragraph, Part, Position, Span, TableKind, moved, push};

/// Settles the effects in parts, which have none afterwards.
pub(super) fn settle(parts: &mut Vec<Part>, comments: &mut Comments) {
    Settling { comments, waiting: String::new(), unled: String::new() }.parts(parts);
}

struct Settling<'c> {
    comments: &'c mut Comments,
    /// The pins for the next paragraph that stays.
    waiting: String,
    /// The address that was left out last in this paragraph; words of several looks may lead there.
    unled: String,
}

impl Settling<'_> {
    fn parts(&mut self, parts: &mut Vec<Part>) {
        parts.retain_mut(|part| match part {
            Part::Paragraph(paragraph) => self.paragraph(paragraph),
            Part::Table(table) => {
                // What only places something is opened: a table in it stays one.
                let is_frame = table.kind == TableKind::Frame;
                for cell in table.rows.iter_mut().flatten() {
                    self.cell(cell, is_frame);
                }
                table.rows.iter().flatten().any(|cell| !cell.is_empty())
            }
        });
    }

    /// Settles a cell, and says where a table in it becomes lines of it.
    fn cell(&mut self, cell: &mut Vec<Part>, is_frame: bool) {
        let inner = cell.iter().filter(|part| matches!(part, Part::Table(_)) && !is_frame);
        for table in inner {
            let words = shown(&super::body::cell(std::slice::from_ref(table)));
            self.say(
                format!("جدول داخل خلية كُتبت خلاياه سطوراً فيها: {words}"),
                format!("a table in a cell, whose cells became lines of it: {words}"),
            );
        }
        self.parts(cell);
    }

    /// Settles a paragraph; false if nothing of it stays.
    fn paragraph(&mut self, paragraph: &mut Paragraph) -> bool {
        paragraph.label.iter_mut().for_each(|label| label.retain(|c| !is_pin(c)));
        self.unled.clear();
        paragraph.spans = self.spans(std::mem::take(&mut paragraph.spans));
        let says = |span: &Span| !span.text.trim().is_empty() || !span.note.is_empty();
        let Some(last) = paragraph.spans.iter().rposition(says) else { return false };
        let (pins, last) = (std::mem::take(&mut self.waiting), &mut paragraph.spans[last]);
        if last.note.is_empty() {
            last.text.insert_str(last.text.trim_end().len(), &pins);
        } else {
            push(&mut paragraph.spans, Span { text: pins, ..Span::default() });
        }
        true
    }

    fn spans(&mut self, spans: Vec<Span>) -> Vec<Span> {
        let mut kept: Vec<Span> = Vec::new();
        // What stands beside words that are left out brings no second space.
        let mut may_space = true;
        for run in spans.chunk_by(|one, other| fate(one) == fate(other)) {
            match fate(&run[0]) {
                Fate::Kept => {
                    for span in run {
                        let mut span = self.kept(span);
                        if span.text.is_empty() && span.note.is_empty() {
                            continue;
                        }
                        if !std::mem::replace(&mut may_space, true) {
                            span.text = span.text.trim_start_matches([' ', '\u{A0}']).to_owned();
                        }
                        push(&mut kept, span);
                    }
                }
                fate @ (Fate::Struck | Fate::Hidden) => {
                    let parts_words = self.left_out(fate, run);
                    let spaced =
                        kept.last().is_none_or(|last| last.text.ends_with(char::is_whitespace));
                    if parts_words && !spaced {
                        push(&mut kept, Span { text: " ".to_owned(), ..Span::default() });
                    }
                    may_space = !(spaced || parts_words);
                }
            }
        }
        kept
    }

    /// A span in characters that need no effects.
    fn kept(&mut self, span: &Span) -> Span {
        let bare = |text: &str| text.replace(is_pin, "");
        let text = self.moved(&bare(&span.text), span.effects.position);
        span.doubt.iter().for_each(|doubt| self.doubt(doubt, &span.text));
        let link = span.link.as_deref().map(bare);
        link.iter().for_each(|link| self.link(link, &text));
        let note = self.spans(span.note.clone());
        Span { text, link, note, effects: Effects::default(), doubt: None, ..span.clone() }
    }

    /// Says where these words led, if that is lost.
    fn link(&mut self, link: &str, text: &str) {
        let words = text.trim();
        if words.is_empty() || words == link || self.unled == link || may_lead(link) {
            return;
        }
        self.unled = link.to_owned();
        let link = shown(link);
        self.say(
            format!("تُرك هنا عنوان رابط لا يكتب في ملف الاجتماع: {link}"),
            format!("the address of a link was left out here, which no meeting file holds: {link}"),
        );
    }

    /// Says what Word showed here.
    fn doubt(&mut self, doubt: &Doubt, text: &str) {
        let (ar, en) = match doubt {
            Doubt::Sign { font, code } => {
                let (font, code) = (shown(font), shown(code));
                (
                    format!("تُركت هنا علامة من خط {font} رمزها {code}"),
                    format!("a sign of the font {font}, code {code}, was left out here"),
                )
            }
            Doubt::Formula => {
                let text = shown(text);
                (
                    format!("صيغة رياضية كُتبت في سطر واحد: {text}"),
                    format!("a formula that was put in one line: {text}"),
                )
            }
            Doubt::Field(instruction) => {
                let instruction = shown(instruction);
                (
                    format!("تُرك هنا حقل لا يحفظ الملف قيمته: {instruction}"),
                    format!(
                        "a field whose value the file does not hold was left out here: {instruction}"
                    ),
                )
            }
            Doubt::Rows { rows, words } => {
                let words = shown(words);
                (
                    format!("خلية مدموجة في الأصل عدد صفوفها {rows}: {words}"),
                    format!("a cell of {rows} rows in the original: {words}"),
                )
            }
            Doubt::Table(words) => {
                let words = shown(words);
                (
                    format!("جدول في حاشية كُتبت خلاياه في سطر واحد: {words}"),
                    format!("a table of a note whose cells were put in one line: {words}"),
                )
            }
        };
        self.say(ar, en);
    }

    /// Raised or lowered characters; a sign in front stands for what Unicode has not.
    fn moved(&mut self, text: &str, position: Position) -> String {
        let (sign, ar, en) = match position {
            Position::Baseline => return text.to_owned(),
            Position::Raised => ('^', "مرفوع", "raised"),
            Position::Lowered => ('_', "مخفوض", "lowered"),
        };
        let words = text.trim();
        if let Some(found) = moved(position, words) {
            return text.replace(words, &found);
        }
        // Signs such as ® and * mean the same on the line.
        if !words.contains(char::is_alphanumeric) {
            return text.to_owned();
        }
        let shown = shown(words);
        self.say(
            format!("{ar} عن السطر في الأصل: {shown}"),
            format!("{en} in the original: {shown}"),
        );
        let is_one = words.chars().all(char::is_alphanumeric);
        let marked = if is_one { format!("{sign}{words}") } else { format!("{sign}({words})") };
        text.replace(words, &marked)
    }

    /// Says what is left out; true if it stood apart from the words around it.
    fn left_out(&mut self, fate: Fate, spans: &[Span]) -> bool {
        let text: String = spans.iter().map(words_of).collect();
        let words = shown(&text);
        let (ar, en) =
            if fate == Fate::Struck { ("مشطوب", "struck") } else { ("مخفي", "hidden") };
        self.say(
            format!("تُرك هنا كلام {ar} في الأصل: {words}"),
            format!("{en} words of the original were left out here: {words}"),
        );
        text.starts_with(char::is_whitespace) || text.ends_with(char::is_whitespace)
    }

    fn say(&mut self, ar: String, en: String) {
        self.waiting.push_str(&pin(self.comments.say(ar, en)));
    }
}

/// Words in a comment, which is one line and takes no pins.
fn shown(words: &str) -> String {
    clean(&words.replace(is_pin, "")).replace('\n', " ")
}

/// What becomes of a span.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Fate {
    Kept,
    Struck,
    Hidden,
}

/// Blank characters are kept: they part what stands around them.
fn fate(span: &Span) -> Fate {
    match span.effects {
        _ if clean(&words_of(span)).is_empty() => Fate::Kept,
        Effects { hidden: true, .. } => Fate::Hidden,
        Effects { struck: true, .. } => Fate::Struck,
        Effects { .. } => Fate::Kept,
    }
}

/// The words of a span, those of a note in brackets.
fn words_of(span: &Span) -> String {
    let note: String = span.note.iter().map(words_of).collect();
    let text = if note.is_empty() { span.text.clone() } else { format!(" [{note}]") };
    text.replace(is_pin, "")
}
