//! Runs as spans: the characters of a paragraph, whatever elements stand around them (17.3.2, 17.3.3).

use super::super::dom::Element;
use super::super::styles::id;
use super::alternatives::choice;
use super::effects::{Said, switch};
use super::formula::{Line, joins};
use super::story::{Around, Open, Reader};
use super::{Doubt, Span, push, signs};

/// A run while it is read.
struct Run<'a> {
    element: &'a Element,
    /// Its character style.
    style: &'a str,
    /// No characters, as its own look.
    like: Span,
    /// Its characters that are not among those of the paragraph yet.
    text: String,
}

impl Run<'_> {
    /// Adds its characters to those of the paragraph.
    fn say(&mut self, open: &mut Open) {
        said(std::mem::take(&mut self.text), self.style, &self.like, open);
    }

    /// Reads an element that stands for characters.
    fn read(&mut self, part: &Element, open: &mut Open) {
        let found = match part.name.as_ref() {
            "w:sym" => Some(vec![signs::of_element(part)]),
            "w:t" => signs::of_text(self.element, &part.characters()),
            _ => None,
        };
        match found {
            Some(found) => self.signs(found, open),
            None => character(part, &mut self.text),
        }
    }

    /// Adds signs; those that are not known stand by themselves.
    fn signs(&mut self, found: Vec<Result<char, Doubt>>, open: &mut Open) {
        for sign in found {
            match sign {
                Ok(sign) => self.text.push(sign),
                Err(doubt) => {
                    self.say(open);
                    doubted(doubt, &self.like, open);
                }
            }
        }
    }
}

impl<'a> Reader<'a> {
    pub(super) fn runs(&mut self, parent: &'a Element, around: Around<'a>, open: &mut Open) {
        for element in parent.elements() {
            match element.name.as_ref() {
                "w:r" => self.run(element, around, open),
                "w:pPr" | "w:sdtPr" | "w:sdtEndPr" | "w:del" | "w:moveFrom" | "w:rPr" => {}
                "w:hyperlink" => {
                    let target = element.get("r:id").and_then(|id| self.links.get(id));
                    let link = target.map(String::as_str).or(around.link);
                    self.runs(element, Around { link, ..around }, open);
                }
                "w:sdt" => {
                    let tag = element.find("w:sdtPr").and_then(|p| p.find("w:tag")?.get("w:val"));
                    open.tags.extend(tag.map(str::to_owned));
                    self.runs(element, around, open);
                }
                "w:fldSimple" => {
                    self.fields.begin_simple(element);
                    self.runs(element, around, open);
                    self.end_field("", &like(around), open);
                }
                name if name.starts_with("m:") => formula(element, around, open),
                "mc:AlternateContent" => {
                    choice(element).into_iter().for_each(|e| self.runs(e, around, open));
                }
                _ => self.runs(element, around, open),
            }
        }
    }

    fn run(&mut self, element: &'a Element, around: Around<'a>, open: &mut Open) {
        if self.budget.is_spent() {
            return;
        }
        let like = self.look(element, around);
        self.budget.spend(like.link.as_ref().map_or(0, String::len));
        open.is_on_line |= says_words(element) && !self.stands(element, around).is_moved();
        let mut run = Run { element, style: run_style(element), like, text: String::new() };
        self.run_content(element, &mut run, open);
        run.say(open);
    }

    /// What stands in a run, or in those alternatives of it that are read.
    fn run_content(&mut self, parent: &'a Element, run: &mut Run<'a>, open: &mut Open) {
        for part in parent.elements() {
            match part.name.as_ref() {
                "w:fldChar" => {
                    run.say(open);
                    self.field(part, run, open);
                }
                "w:instrText" => {
                    self.fields.instruct(&part.characters());
                }
                "w:footnoteReference" | "w:endnoteReference" => {
                    run.say(open);
                    let kind = usize::from(part.name == "w:endnoteReference");
                    let note = self.note(kind, part);
                    let effects = run.like.effects;
                    push(&mut open.spans, Span { note, effects, ..Span::default() });
                }
                "w:rPr" => {}
                "mc:AlternateContent" => {
                    choice(part).into_iter().for_each(|e| self.run_content(e, run, open));
                }
                "w:drawing" | "w:pict" | "w:object" => self.boxes(part, open),
                // Shapes that stand in an alternative by themselves.
                name if !name.starts_with("w:") => self.boxes(part, open),
                _ if !self.fields.is_read() => {}
                "w:t" if part.characters().is_empty() => {}
                _ => {
                    self.fields.has_words();
                    run.read(part, open);
                }
            }
        }
    }

    /// What a run makes of its characters.
    fn look(&self, run: &Element, around: Around<'_>) -> Span {
        let properties = run.find("w:rPr");
        let style = run_style(run);
        let link = around.link.or_else(|| self.fields.link()).map(str::to_owned);
        let bold = properties.is_some_and(is_bold) || style == "Strong";
        Span {
            strong: bold && !around.stressed,
            code: ["CodeText", "VerbatimChar"].contains(&style),
            effects: self.stands(run, around).effects(),
            link,
            ..Span::default()
        }
    }

    /// What is said of how the characters of a run stand.
    fn stands(&self, run: &Element, around: Around<'_>) -> Said {
        let own = Said::of(run.find("w:rPr")).or(self.styles.said(run_style(run)));
        own.or(self.styles.said(around.style))
    }

    /// A field begins, shows its value or ends in a run.
    fn field(&mut self, element: &Element, run: &Run<'_>, open: &mut Open) {
        match element.get("w:fldCharType").unwrap_or_default() {
            "begin" => self.fields.begin(element),
            "separate" => self.fields.separate(),
            _ => self.end_field(run.style, &run.like, open),
        }
    }

    fn end_field(&mut self, style: &str, like: &Span, open: &mut Open) {
        match self.fields.end() {
            Some(Ok(text)) => said(text, style, like, open),
            Some(Err(doubt)) => doubted(doubt, like, open),
            None => {}
        }
    }

    /// The paragraphs of text boxes.
    fn boxes(&mut self, element: &'a Element, open: &mut Open) {
        for inner in element.elements() {
            match inner.name.as_ref() {
                "w:txbxContent" => {
                    let parts = self.parts(inner);
                    open.after.extend(parts);
                }
                "mc:AlternateContent" => {
                    choice(inner).into_iter().for_each(|e| self.boxes(e, open));
                }
                _ => self.boxes(inner, open),
            }
        }
    }
}

fn is_bold(properties: &Element) -> bool {
    ["w:b", "w:bCs"].iter().any(|name| switch(properties, name) == Some(true))
}

/// Whether a run, or an alternative in it, holds characters that are seen.
fn says_words(run: &Element) -> bool {
    run.elements().any(|e| match e.name.as_ref() {
        "w:t" => !e.characters().trim().is_empty(),
        "w:sym" | "w:ruby" => true,
        "mc:AlternateContent" => choice(e).is_some_and(says_words),
        _ => false,
    })
}

/// The character style of a run.
fn run_style(run: &Element) -> &str {
    run.find("w:rPr").and_then(|p| p.find("w:rStyle")?.get("w:val")).unwrap_or_default()
}

/// Adds a doubt in place of characters of this look.
fn doubted(doubt: Doubt, like: &Span, open: &mut Open) {
    let (effects, doubt) = (like.effects, Some(doubt));
    push(&mut open.spans, Span { effects, doubt, ..Span::default() });
}

/// Adds a formula, or a part of one, in one line.
fn formula(element: &Element, around: Around<'_>, open: &mut Open) {
    let before = open.spans.last().and_then(|span| span.text.chars().next_back());
    let mut line = Line::behind(before, open.is_apart);
    line.element(element);
    open.is_on_line = true;
    open.is_apart = line.is_apart;
    let doubt = line.is_guess.then_some(Doubt::Formula);
    push(&mut open.spans, Span { text: line.text, doubt, ..like(around) });
    line.doubts.into_iter().for_each(|doubt| doubted(doubt, &Span::default(), open));
}

/// Adds what a run of this style and look says.
fn said(mut text: String, style: &str, like: &Span, open: &mut Open) {
    if let Some(first) = text.chars().next()
        && std::mem::take(&mut open.is_apart)
        && joins(first)
    {
        text.insert(0, ' ');
    }
    match style {
        // Another program may have cut the label in two.
        id::LIST_LABEL => open.label.get_or_insert_default().push_str(&text),
        _ if open.spans.is_empty() && text.trim().is_empty() => {}
        _ => push(&mut open.spans, Span { text, ..like.clone() }),
    }
}

/// No characters, as they look when nothing else is said.
fn like(around: Around<'_>) -> Span {
    Span { link: around.link.map(str::to_owned), ..Span::default() }
}

/// The characters of an element of a run (17.3.3).
fn character(element: &Element, text: &mut String) {
    match element.name.as_ref() {
        "w:t" => text.push_str(&element.characters()),
        "w:tab" | "w:ptab" => text.push('\t'),
        // The words behind one that ends a page or a column stand apart too (17.3.3.1).
        "w:br" | "w:cr" => text.push('\n'),
        "w:noBreakHyphen" => text.push('\u{2011}'),
        "w:softHyphen" => text.push('\u{AD}'),
        // A word and, above it, how it is read (17.3.3.25).
        "w:ruby" => {
            let of = |name: &str| element.find(name).map(Element::characters).unwrap_or_default();
            let (base, above) = (of("w:rubyBase"), of("w:rt"));
            match above.trim() {
                "" => text.push_str(&base),
                above => text.push_str(&format!("{base} ({above})")),
            }
        }
        _ => {}
    }
}
