//! Notes as YAML, with a comment at each guess.

use super::facts::Fact;
use super::headings::Key;
use super::lines::{Label, Line};
use super::names::Names;
use super::notes::{Body, Item, KnownSection, Notes, Remark, Section, Title};
use super::officers::Officer;
use super::people::Doubt;
use super::{Imported, Unsure, people, quotes};
use crate::diag::Message;
use crate::locale::Lang;
use crate::locale::marks::is_mark;

mod blocks;
mod messages;
mod scalars;

pub(super) use messages::{below, doubtful_heading, joined, mixed, unheaded, unmarked};
pub(super) use scalars::{quoted, scalar};

/// The order of these keys in reports and in minutes alike; any other order is written out.
const ORDER: [&str; 18] = [
    "introduction",
    "chair",
    "secretary",
    "rapporteur",
    "speakers",
    "attendees",
    "apologies",
    "absent",
    "guests",
    "observers",
    "objectives",
    "themes",
    "discussion",
    "decisions",
    "recommendations",
    "quotes",
    "references",
    "annexes",
];

/// The title of notes that bring none.
const NO_TITLE: &str = "اجتماع";
/// What stands for the heading of a section that has none.
const NO_HEADING: &str = "—";

/// Writes the meeting file of notes.
pub(super) fn meeting(notes: &Notes) -> Imported {
    let mut out = Writer { people: notes.people.clone(), ..Writer::default() };
    out.title(&notes.title);
    if notes.title.is_of_minutes() {
        out.line(0, "kind: minutes");
    }
    out.language(notes.lang);
    out.document(notes);
    out.letterhead(&notes.letterhead);
    notes.facts.iter().for_each(|fact| out.fact(fact));
    if !notes.introduction.lines.is_empty() {
        out.line(0, "introduction:");
        out.blocks(2, &notes.introduction.lines, &notes.introduction.depths);
    }
    for section in &notes.sections {
        match section {
            Section::Known(section) => out.known(section),
            Section::Officers(officers) => officers.iter().for_each(|o| out.officer(o)),
            Section::Free(..) | Section::Unheaded(_) => {}
        }
    }
    out.free_sections(notes);
    out.order(&notes.keys());
    Imported { yaml: out.text, unsure: out.unsure }
}

impl Title {
    /// Whether it calls the paper minutes: the page would call it a report above that.
    fn is_of_minutes(&self) -> bool {
        let (Title::FirstLine(text) | Title::Guess(text) | Title::Named(text)) = self else {
            return false;
        };
        let bare: String = text.chars().filter(|c| !is_mark(*c)).collect();
        let words = bare.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
        let words: Vec<String> = words.map(str::to_lowercase).collect();
        match words.iter().map(String::as_str).collect::<Vec<_>>()[..] {
            // «Minutes matter» is the title of something else.
            ["minutes"] | ["minutes", "of", ..] | ["محضر", ..] => true,
            _ => false,
        }
    }
}

impl Remark {
    /// What to say of the section.
    fn message(self) -> Message {
        match self {
            Remark::Guess => Message::new(
                "سطر بعد أسماء، ولعله ليس عنواناً",
                "a line below names, which may be no heading",
            ),
            Remark::SaysMore => doubtful_heading(),
            Remark::Table => Message::new(
                "جدول تحت عنوان باب معروف، بقي جدولاً خارج ذلك الباب",
                "a table below the heading of a known key, left as a table outside of that key",
            ),
        }
    }
}

impl Notes {
    /// The keys of the file, in the order of the notes.
    fn keys(&self) -> Vec<&'static str> {
        let mut keys = Vec::new();
        if !self.introduction.lines.is_empty() {
            keys.push("introduction");
        }
        for section in &self.sections {
            match section {
                Section::Known(section) => {
                    keys.extend(section.officers.iter().map(|officer| officer.office));
                    keys.push(section.key.name());
                }
                Section::Officers(officers) => keys.extend(officers.iter().map(|o| o.office)),
                Section::Free(..) | Section::Unheaded(_) => {}
            }
        }
        keys
    }

    /// Everything that was written, for questions about it as a whole.
    pub(super) fn texts(&self) -> Vec<&str> {
        self.texts_where(|_| true)
    }

    /// The same without lists of people.
    pub(super) fn running(&self) -> Vec<&str> {
        self.texts_where(|key| !key.is_people())
    }

    /// All texts, the items and officers only of lists of such keys.
    fn texts_where(&self, is_wanted: impl Fn(Key) -> bool) -> Vec<&str> {
        fn words(officer: &Officer) -> [&str; 2] {
            [&officer.label, &officer.person]
        }
        let mut texts: Vec<&str> = self.introduction.lines.iter().map(Line::text).collect();
        texts.extend(self.letterhead.iter().map(String::as_str));
        if let Title::FirstLine(title) | Title::Guess(title) = &self.title {
            texts.push(title);
        }
        texts.extend(self.facts.iter().map(|fact| {
            let (Fact::Date(text, _) | Fact::Place(text)) = fact;
            text.as_str()
        }));
        for section in &self.sections {
            match section {
                Section::Free(heading, body, _) => {
                    texts.push(heading);
                    texts.extend(body.lines.iter().map(Line::text));
                }
                Section::Unheaded(body) => texts.extend(body.lines.iter().map(Line::text)),
                Section::Known(section) => {
                    texts.extend(section.heading.as_deref());
                    texts.extend(section.intro.iter().map(Line::text));
                    if !is_wanted(section.key) {
                        continue;
                    }
                    for item in &section.items {
                        texts.push(&item.text);
                        texts.extend(item.below.iter().map(|(_, text)| text.as_str()));
                    }
                    texts.extend(section.officers.iter().flat_map(words));
                }
                Section::Officers(officers) => texts.extend(officers.iter().flat_map(words)),
            }
        }
        texts
    }

    /// Whether stars and brackets stand somewhere, which are no marks.
    fn has_marks(&self) -> bool {
        self.texts().iter().any(|text| text.contains(['*', '`', '[', '\\']))
    }
}

#[derive(Default)]
struct Writer {
    text: String,
    lines: usize,
    /// The names in lists of people: who is there may have said something.
    people: Names,
    unsure: Vec<Unsure>,
}

impl Writer {
    fn line(&mut self, indent: usize, text: &str) {
        self.text.push_str(&" ".repeat(indent));
        self.text.push_str(text);
        self.text.push('\n');
        self.lines += 1;
    }

    fn pair(&mut self, indent: usize, key: &str, value: &str) {
        self.line(indent, &format!("{key}: {}", scalar(value)));
    }

    /// Marks what comes next as a guess.
    fn unsure(&mut self, indent: usize, ar: &str, en: &str) {
        self.say(indent, Message::new(ar, en));
    }

    fn say(&mut self, indent: usize, what: Message) {
        self.line(indent, &format!("# راجع: {}", what.ar));
        self.unsure.push(Unsure { line: self.lines, what });
    }

    fn title(&mut self, title: &Title) {
        match title {
            Title::FirstLine(text) => self.pair(0, "title", text),
            Title::Guess(text) => {
                self.unsure(
                    0,
                    "العنوان هو السطر الأول، ولعله اسم الجهة",
                    "the title is the first line, which may name the body",
                );
                self.pair(0, "title", text);
            }
            Title::Named(text) => {
                self.unsure(
                    0,
                    "العنوان مأخوذ من النص، وهو باقٍ في موضعه منه",
                    "the title is taken from the text, where it stands too",
                );
                self.pair(0, "title", text);
            }
            Title::None => {
                self.unsure(0, "لا عنوان في النص", "the notes bring no title");
                self.pair(0, "title", NO_TITLE);
            }
        }
    }

    /// The language, unless it is Arabic; which one of several with the same letters is a guess.
    fn language(&mut self, lang: Lang) {
        match lang {
            Lang::Ar => return,
            Lang::En => {}
            Lang::Fa | Lang::Ur | Lang::Ckb | Lang::Ps | Lang::He | Lang::Fr => self.unsure(
                0,
                "اللغة مستنتجة من حروف النص وكلماته",
                "the language is told by letters and words of the notes",
            ),
        }
        self.line(0, &format!("language: {}", lang.tag()));
    }

    fn document(&mut self, notes: &Notes) {
        let basmala = notes.basmala.then_some("basmala: yes");
        let markup = notes.has_marks().then_some("markup: no");
        let entries: Vec<&str> = basmala.into_iter().chain(markup).collect();
        if !entries.is_empty() {
            self.line(0, &format!("document: {{{}}}", entries.join(", ")));
        }
    }

    /// What stands above the title, as the body whose paper it is.
    fn letterhead(&mut self, lines: &[String]) {
        let Some((name, unit)) = lines.split_first() else { return };
        self.unsure(
            0,
            "ما قبل العنوان، ولعله ليس اسم الجهة",
            "what stands above the title, which may not name the body",
        );
        if unit.is_empty() {
            return self.pair(0, "organization", name);
        }
        self.line(0, "organization:");
        self.pair(2, "name", name);
        self.pair(2, "unit", &unit.join("\n"));
    }

    /// Date or place, shown as written.
    fn fact(&mut self, fact: &Fact) {
        match fact {
            Fact::Place(text) => self.pair(0, "place", text),
            Fact::Date(text, day) => {
                self.line(0, "date:");
                if let Some(day) = day {
                    let (year, month, day) = (day.year(), day.month(), day.day());
                    self.line(2, &format!("gregorian: {year:04}-{month:02}-{day:02}"));
                }
                self.pair(2, "display", text);
            }
        }
    }

    fn known(&mut self, section: &KnownSection) {
        section.officers.iter().for_each(|officer| self.officer(officer));
        if section.is_doubtful {
            self.say(0, doubtful_heading());
        }
        if section.heading.is_none() {
            self.unsure(0, "أقوال بلا عنوان في النص", "quotations without a heading in the notes");
        }
        self.line(0, &format!("{}:", section.key.name()));
        section.heading.iter().for_each(|heading| self.pair(2, "heading", heading));
        if section.is_led_in {
            self.unsure(
                2,
                "عنوان تحت عنوان، ولعل ما تحته ليس من الباب الذي فوقه",
                "a heading below a heading, and perhaps not of what that heads",
            );
        }
        if !section.intro.is_empty() {
            self.line(2, "intro:");
            self.blocks(4, &section.intro, &[]);
        }
        if section.items.is_empty() {
            return;
        }
        let numbering = numbering(&section.items).filter(|style| {
            // Topics with points become headings, which have no numbers.
            section.key != Key::Discussion
                || style == "bullet"
                || section.items.iter().any(|item| item.below.is_empty())
        });
        if section.key != Key::Quotes {
            self.pair(2, "numbering", numbering.as_deref().unwrap_or("none"));
        }
        self.line(2, "items:");
        let others_have_marks = section.items.iter().any(|item| quotes::has_marks(&item.text));
        for item in &section.items {
            if section.key == Key::Quotes && others_have_marks && !quotes::has_marks(&item.text) {
                self.doubtful_quote(item);
            } else {
                if section.heading.is_none() {
                    self.doubtful_speaker(&item.text);
                }
                self.item(section.key, item, numbering.is_some());
            }
        }
    }

    fn officer(&mut self, officer: &Officer) {
        if officer.is_moved {
            self.unsure(
                0,
                "منصب ذُكر بين الأسماء، وهو في التقرير قبلها",
                "an office among names, which stands before them in the report",
            );
        }
        if officer.is_told {
            self.unsure(0, "رئاسة مأخوذة من جملة", "a chair taken from a sentence");
        }
        self.line(0, &format!("{}:", officer.office));
        self.pair(2, "label", &officer.label);
        if officer.joined {
            self.joined(2);
        }
        if let Some(doubt) = people::doubt(&officer.person) {
            match doubt {
                Doubt::Several | Doubt::Behind => self.doubt(2, doubt),
                Doubt::NoPerson | Doubt::Labelled => {}
            }
        }
        self.person(2, "person:", &officer.person, &officer.person);
    }

    /// A line without marks below quotations with marks: nothing is put around it.
    fn doubtful_quote(&mut self, item: &Item) {
        self.say(4, unmarked());
        let text = item.label.as_ref().map_or(item.text.clone(), |l| l.in_text(&item.text));
        self.pair(4, "- text", &text);
        self.line(6, "marks: {open: \"\", close: \"\"}");
    }

    /// An item; where its label is not brought back by `numbering`, it is part of the text.
    fn item(&mut self, key: Key, item: &Item, counted: bool) {
        let bare = counted && key != Key::Quotes;
        let text = match &item.label {
            Some(label) if !bare => label.in_text(&item.text),
            Some(_) | None => item.text.clone(),
        };
        if item.joined {
            self.joined(4);
        }
        if item.is_apart {
            self.unsure(
                4,
                "بعد سطر فارغ، ولعله ليس من هذه القائمة",
                "below a blank line, and perhaps not of this list",
            );
        }
        if item.is_odd {
            self.unsure(
                4,
                "لا يتابع عدَّ هذه القائمة، ولعله عنوان",
                "it does not go on with the count of this list, and may be a heading",
            );
        }
        if key.is_people() {
            match people::doubt(&item.text) {
                Some(doubt) => {
                    self.doubt(4, doubt);
                    self.line(4, &format!("- {}", scalar(&text)));
                }
                None => self.person(4, "-", &item.text, &text),
            }
        } else if key == Key::Quotes {
            self.quote(&text);
        } else {
            if self.people.said(&text) {
                self.unsure(
                    4,
                    "سطر بين بنود، ولعله قول لأحد",
                    "a line among items that may be words of somebody",
                );
            }
            if key == Key::Discussion && item.is_deep {
                self.unsure(
                    4,
                    "بنود فرعية على مستويات، صارت كلها على مستوى واحد",
                    "items below on several levels, all of which became one",
                );
            }
            self.thing(key, &text, &item.below);
        }
    }

    /// An item that is no person and no quotation, with the items that belong to it: a discussion has a
    /// place for them, in other lists they are lines of the item.
    fn thing(&mut self, key: Key, text: &str, below: &[(Label, String)]) {
        if below.is_empty() {
            self.line(4, &format!("- {}", scalar(text)));
        } else if key == Key::Discussion {
            self.pair(4, "- title", text);
            self.line(6, "points:");
            for (label, point) in below {
                self.line(8, &format!("- {}", scalar(&label.in_text(point))));
            }
        } else {
            self.say(4, self::below());
            let lines = below.iter().map(|(label, text)| format!("\n{}", label.in_line(text)));
            let text: String = std::iter::once(text.to_owned()).chain(lines).collect();
            self.line(4, &format!("- {}", scalar(&text)));
        }
    }

    /// Marks words below no heading whose speaker may be nobody.
    fn doubtful_speaker(&mut self, line: &str) {
        let speaker = quotes::read(line).speaker;
        if speaker.is_some_and(|speaker| !self.people.is_somebody(&speaker)) {
            self.unsure(
                4,
                "ما قبل النقطتين لعله ليس اسم شخص",
                "what stands before the colon may be no name",
            );
        }
    }

    fn joined(&mut self, indent: usize) {
        self.say(indent, self::joined());
    }

    fn doubt(&mut self, indent: usize, doubt: Doubt) {
        self.say(indent, doubt.message());
    }

    /// A person in fields, shown as written: perhaps with a label, which is no part of the name.
    fn person(&mut self, indent: usize, lead: &str, line: &str, written: &str) {
        // A table that tabs draw is nothing to show in one line.
        let display = Some(written).filter(|written| !written.contains('\t'));
        let is_told = display.is_some() || line == written;
        let Some(person) = people::split(line).filter(|_| is_told) else {
            self.line(indent, &format!("{lead} {}", scalar(written)));
            return;
        };
        let of_list = lead == "-";
        if !of_list {
            self.line(indent, lead);
        }
        let fields = [
            ("honorific", person.honorific.as_deref()),
            ("name", Some(person.name.as_str())),
            ("role", person.role.as_deref()),
            ("organization", person.organization.as_deref()),
            ("contact", person.contact.as_deref()),
            ("display", display),
        ];
        let written = fields.into_iter().filter_map(|(key, value)| Some((key, value?)));
        for (index, (key, value)) in written.enumerate() {
            match of_list && index == 0 {
                true => self.pair(indent, &format!("- {key}"), value),
                false => self.pair(indent + 2, key, value),
            }
        }
    }

    fn quote(&mut self, line: &str) {
        let quote = quotes::read(line);
        if quote.is_uneven() {
            self.unsure(
                4,
                "علامة تنصيص بلا مقابل، بقيت كما كتبت",
                "a quotation mark without its counterpart, kept as written",
            );
        }
        if quote.mixed {
            self.say(4, mixed());
        }
        let mut lead = "- ";
        if let Some(speaker) = &quote.speaker {
            self.pair(4, "- speaker", speaker);
            lead = "  ";
        }
        self.pair(4, &format!("{lead}text"), &quote.text);
        if quote.mixed || !quote.open.is_empty() || !quote.close.is_empty() {
            let (open, close) = (quoted(&quote.open), quoted(&quote.close));
            self.line(6, &format!("marks: {{open: {open}, close: {close}}}"));
        }
    }

    fn free_sections(&mut self, notes: &Notes) {
        let mut after = if notes.introduction.lines.is_empty() { "facts" } else { "introduction" };
        let mut begun = false;
        for section in &notes.sections {
            let (title, body, remark) = match section {
                Section::Known(section) => {
                    after = section.key.name();
                    continue;
                }
                Section::Free(title, body, remark) => (Some(title.as_str()), body, *remark),
                Section::Unheaded(body) => (None, body, None),
                Section::Officers(_) => continue,
            };
            if !std::mem::replace(&mut begun, true) {
                self.line(0, "sections:");
            }
            if title.is_none() {
                self.say(2, unheaded());
            }
            if let Some(remark) = remark {
                self.say(2, remark.message());
            }
            self.pair(2, "- title", title.unwrap_or(NO_HEADING));
            self.pair(4, "after", after);
            self.line(4, "body:");
            let Body { lines, depths } = body;
            self.blocks(6, lines, depths);
        }
    }

    fn order(&mut self, keys: &[&str]) {
        let place = |key: &&str| ORDER.iter().position(|known| known == key);
        if !keys.is_sorted_by_key(place) {
            self.line(0, &format!("order: [{}]", keys.join(", ")));
        }
    }
}

fn numbering(items: &[Item]) -> Option<String> {
    style(items.iter().map(|item| item.label.clone()))
}

/// What `numbering` brings these labels back: bullets, or numbers of one style that count from 1.
/// None where there are no labels, or others.
fn style(labels: impl Iterator<Item = Option<Label>>) -> Option<String> {
    let labels: Vec<Label> = labels.collect::<Option<_>>()?;
    let of = |index: usize, label: &Label| match label {
        Label::Bullet => Some("bullet".to_owned()),
        Label::Number { value, style, .. } => {
            (usize::try_from(*value) == Ok(index + 1)).then(|| style.clone())
        }
    };
    let styles = labels.iter().enumerate().map(|(index, label)| of(index, label));
    let styles: Vec<String> = styles.collect::<Option<_>>()?;
    // A label that `numbering` does not know stays in its text.
    let is_one = |style: &String| !style.is_empty() && *style == styles[0];
    styles.iter().all(is_one).then(|| styles[0].clone())
}
