//! Meetings of two pages, as many as one likes, each with other words: people, points, decisions,
//! recommendations, a table of tasks, quotations, dates, sums and percentages.
//!
//! Meeting `n` is the same in every run and whatever other meetings are made. Its sentences have the
//! lengths and the punctuation of Arabic minutes and no meaning; its people are invented.

use std::fmt::Write;

use super::random::Random;
use super::vocabulary::Vocabulary;

const HONORIFICS: [&str; 6] = ["الدكتورة", "الدكتور", "الأستاذة", "الأستاذ", "المهندس", "السيدة"];
const GIVEN: [&str; 20] = [
    "رنا",
    "ليث",
    "سمر",
    "خالد",
    "نورة",
    "ماجد",
    "هند",
    "كريم",
    "مي",
    "جاد",
    "سناء",
    "مروان",
    "تالا",
    "نزار",
    "عائشة",
    "إدريس",
    "مها",
    "فهد",
    "جنى",
    "سليمان",
];
const ROLES: [&str; 8] = [
    "رئيسة اللجنة",
    "أمين السر",
    "عضو",
    "مدير المشاريع",
    "المشرف المالي",
    "ممثّلة الأهالي",
    "خبير مستقلّ",
    "منسّقة البرنامج",
];
const COUNTRIES: [&str; 6] = ["SA", "QA", "JO", "EG", "MA", "LB"];
const STATUSES: [&str; 4] = ["open", "in_progress", "done", "deferred"];

/// Meetings, by their numbers.
#[derive(Debug)]
pub struct Meetings {
    vocabulary: Vocabulary,
}

impl Meetings {
    /// Meetings in the words of a vocabulary.
    pub fn of(vocabulary: Vocabulary) -> Meetings {
        Meetings { vocabulary }
    }

    /// The YAML of a meeting.
    pub fn yaml(&self, number: usize) -> String {
        let seed = u64::try_from(number).expect("a usize has at most 64 bits");
        // Seeds that follow each other give streams that have nothing to do with each other.
        let random = Random::new(seed.wrapping_mul(0xD134_2543_DE82_EF95).wrapping_add(1));
        let mut author = Author { words: &self.vocabulary, random, yaml: String::new(), number };
        author.head();
        author.people();
        author.body();
        author.tasks();
        author.quotes();
        author.yaml
    }
}

/// Writes one meeting.
struct Author<'a> {
    words: &'a Vocabulary,
    random: Random,
    yaml: String,
    number: usize,
}

impl Author<'_> {
    fn head(&mut self) {
        let title = self.words(6);
        let (place, name, unit) = (self.words(2), self.words(3), self.words(2));
        let (year, month, day) = self.date(2024);
        let country = self.random.one_of(&COUNTRIES);
        let (start, number) = (self.random.between(8, 12), self.number);
        self.line("# كلّ ما في هذا الملف متخيَّل ولا معنى له. Invented, and without meaning.");
        self.line(&format!("title: \"{title}\"\nkind: report\ncountry: {country}"));
        self.line(&format!("reference: \"م/{number}/{year}\""));
        self.line(&format!("date: {year}-{month:02}-{day:02}"));
        self.line(&format!("start: \"{start:02}:30\"\nend: \"{:02}:15\"", start + 2));
        self.line(&format!("place: \"{place}\""));
        self.line(&format!("organization: {{name: \"{name}\", unit: \"{unit}\"}}"));
    }

    fn people(&mut self) {
        let (chair, secretary) = (self.person(), self.person());
        self.line(&format!("chair: {chair}\nsecretary: {secretary}\nattendees:"));
        for _ in 0..4 {
            let person = self.person();
            self.line(&format!("  - {person}"));
        }
    }

    /// Text that runs on, points, decisions and recommendations.
    fn body(&mut self) {
        let introduction = self.paragraph(58);
        self.line(&format!("introduction: \"{introduction}\""));
        self.sentences("discussion", 5, 13, 20);
        self.sentences("decisions", 2, 9, 14);
        self.sentences("recommendations", 6, 9, 13);
    }

    fn tasks(&mut self) {
        self.line("actions:");
        for _ in 0..4 {
            let (task, owner) = (self.words(6), self.name());
            let (year, month, day) = self.date(2026);
            let status = self.random.one_of(&STATUSES);
            let done = self.random.below(11) * 10;
            self.line(&format!(
                "  - {{task: \"{task}\", owner: \"{owner}\", due: {year}-{month:02}-{day:02}, \
                 status: {status}, progress: \"{done}%\"}}"
            ));
        }
    }

    fn quotes(&mut self) {
        self.line("quotes:");
        for _ in 0..2 {
            let (speaker, text) = (self.name(), self.paragraph(20));
            self.line(&format!("  - {{speaker: \"{speaker}\", text: \"{text}\"}}"));
        }
    }

    fn sentences(&mut self, key: &str, count: usize, least: usize, most: usize) {
        self.line(&format!("{key}:"));
        for _ in 0..count {
            let length = self.random.between(least, most);
            let sentence = self.sentence(length);
            self.line(&format!("  - \"{sentence}\""));
        }
    }

    /// Sentences of some 18 words, `count` words in all.
    fn paragraph(&mut self, count: usize) -> String {
        let mut left = count;
        let mut text = String::new();
        while left > 0 {
            let length = if left < 25 { left } else { self.random.between(14, 22) };
            left -= length;
            let gap = if text.is_empty() { "" } else { " " };
            let sentence = self.sentence(length);
            write!(text, "{gap}{sentence}").expect("a string takes all");
        }
        text
    }

    /// Words with a comma now and then, a word in quotation marks, a sum or a date.
    fn sentence(&mut self, count: usize) -> String {
        let mut parts: Vec<String> =
            (0..count).map(|_| self.words.word(&mut self.random)).collect();
        for part in parts.iter_mut().take(count - 1).skip(2) {
            match self.random.below(100) {
                0..8 => part.push('،'),
                8..10 => *part = format!("«{part}»"),
                10..13 => *part = self.figure(),
                _ => {}
            }
        }
        parts.join(" ") + "."
    }

    /// A sum, a percentage, a year or a symbol, with its word.
    fn figure(&mut self) -> String {
        let (thousands, rest) = (self.random.between(1, 900), self.random.below(1000));
        match self.random.below(4) {
            0 => format!("{thousands},{rest:03} ريال"),
            1 => format!("{}% منها", rest / 10),
            2 => format!("عام {}", 2000 + rest % 30),
            _ => format!("({rest}/{thousands})"),
        }
    }

    fn person(&mut self) -> String {
        let honorific = self.random.one_of(&HONORIFICS);
        let (name, role) = (self.name(), self.random.one_of(&ROLES));
        format!("{{honorific: \"{honorific}\", name: \"{name}\", role: \"{role}\"}}")
    }

    fn name(&mut self) -> String {
        let given = self.random.one_of(&GIVEN);
        let family = self.words.word(&mut self.random);
        format!("{given} {family}")
    }

    fn words(&mut self, count: usize) -> String {
        let words: Vec<String> = (0..count).map(|_| self.words.word(&mut self.random)).collect();
        words.join(" ")
    }

    /// A day of the two years from one on: tasks are due after the meeting.
    fn date(&mut self, from: usize) -> (usize, usize, usize) {
        let random = &mut self.random;
        (random.between(from, from + 1), random.between(1, 12), random.between(1, 28))
    }

    fn line(&mut self, line: &str) {
        self.yaml.push_str(line);
        self.yaml.push('\n');
    }
}
