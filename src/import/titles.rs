//! The title of notes, and what stands above it: the basmala, the names of bodies.

use super::basmala;
use super::facts;
use super::lines::Line;
use super::names::Names;
use super::notes::{LONGEST_TITLE, Title};
use super::{offices, people};

/// Among how many first lines one may say what the paper is about.
const FIRST: usize = 12;

/// Labels of a line that says what the paper is about.
const SUBJECTS: [&str; 7] =
    ["الموضوع", "موضوع الاجتماع", "موضوع اللقاء", "عنوان الاجتماع", "عنوان اللقاء", "Subject", "Re"];

/// Labels that say so in the first line: elsewhere they may name a street.
const TITLES: [&str; 2] = ["العنوان", "Title"];

/// Labels of letters and messages, which begin no title.
const OF_LETTERS: [&str; 20] = [
    "From",
    "To",
    "Cc",
    "Bcc",
    "Sent",
    "Reply-To",
    "Ref",
    "Reference",
    "No",
    "Number",
    "من",
    "إلى",
    "المرسل",
    "المرسل إليه",
    "نسخة",
    "الرقم",
    "رقم الكتاب",
    "الإشارة",
    "المرجع",
    "الموافق",
];

/// Takes the basmala out of the first lines, and what else stands above the title: lines above the basmala, and
/// names of bodies above a line that names a document or says what it is about.
pub(super) fn above(introduction: &mut Vec<Line>) -> (bool, Vec<String>) {
    /// The most lines of a letterhead.
    const MOST: usize = 4;
    let is_basmala = |line: &Line| basmala::is_whole(line.text());
    let found = introduction.iter().take(MOST + 1).position(is_basmala);
    let found = found.filter(|at| introduction[..*at].iter().all(is_short));
    if let Some(at) = found {
        introduction.remove(at);
    }
    let mut letterhead: Vec<Line> = introduction.drain(..found.unwrap_or(0)).collect();
    // Praise may stand between the basmala and the names.
    let praise = introduction.iter().take_while(|line| basmala::opens(line.text())).count();
    let below: Vec<&str> = introduction[praise..]
        .iter()
        .take(MOST + 1)
        .take_while(|line| is_short(line))
        .map(Line::text)
        .collect();
    let heads = match subject(introduction) {
        // What names the meeting as well is rather its title.
        Some(_) => {
            let names_meeting = below.iter().position(|line| offices::names_meeting(line));
            offices::heads(&below[..names_meeting.unwrap_or(below.len())]).min(MOST)
        }
        None => offices::above_paper(&below),
    };
    letterhead.extend(introduction.drain(praise..praise + heads));
    let lines = letterhead.into_iter().map(|line| line.text().to_owned()).collect();
    (found.is_some(), lines)
}

fn is_short(line: &Line) -> bool {
    matches!(line, Line::Plain(text, _) if text.chars().count() <= LONGEST_TITLE)
}

/// Takes the title out of the first lines, behind praise of God.
pub(super) fn taken(introduction: &mut Vec<Line>, more: bool, people: &Names) -> Title {
    let at = introduction.iter().position(|line| !basmala::opens(line.text())).unwrap_or(0);
    let first = match introduction.get(at) {
        Some(Line::Plain(text, false)) if more || introduction.len() > 1 => Some(text.clone()),
        Some(Line::Plain(..) | Line::Heading(_) | Line::Item(..) | Line::Row(_)) | None => None,
    };
    let subject = subject(introduction);
    // A line that says what the paper is about goes before one that may be anything.
    let is_title = |text: &String| {
        may_be(text, people)
            && (subject.is_none() || offices::names_document(text) || offices::names_meeting(text))
    };
    if let Some(text) = first.filter(is_title) {
        introduction.remove(at);
        return match offices::heads(&[&text]) {
            0 => Title::FirstLine(text),
            _ => Title::Guess(text),
        };
    }
    let quoted = || introduction.iter().find_map(quoted);
    subject.or_else(quoted).map_or(Title::None, Title::Named)
}

/// Whether a line may be a title.
fn may_be(text: &str, people: &Names) -> bool {
    text.chars().count() <= LONGEST_TITLE
        && !text.ends_with(['.', '،', '؛', '؟', '!'])
        && !facts::is_fact(text)
        && !people::holds_office(text)
        && !basmala::opens(text)
        && !text.contains('@')
        && !is_labelled(text, &OF_LETTERS)
        && !is_labelled(text, &SUBJECTS)
        && !is_labelled(text, &TITLES)
        // «ورشة عمل: «…»» is a title; the words of somebody are none.
        && !people.said(text)
}

/// What stands behind a label.
fn labelled<'t>(text: &'t str, labels: &[&str]) -> Option<&'t str> {
    let (label, value) = text.split_once(':')?;
    let is_known = |known: &&str| label.trim().eq_ignore_ascii_case(known);
    labels.iter().any(is_known).then(|| value.trim())
}

fn is_labelled(text: &str, labels: &[&str]) -> bool {
    labelled(text, labels).is_some()
}

/// What the paper is about, as one of its first lines says it.
fn subject(introduction: &[Line]) -> Option<String> {
    let short = |(_, line): &(usize, &Line)| is_short(line);
    let mut first = introduction.iter().take(FIRST).enumerate().filter(short);
    first.find_map(|(at, line)| {
        let titled = labelled(line.text(), &TITLES).filter(|_| at == 0);
        let value = labelled(line.text(), &SUBJECTS).or(titled)?;
        let bare = quoted(line).unwrap_or_else(|| unquoted(value).to_owned());
        Some(bare).filter(|value| !value.is_empty())
    })
}

/// A text without the quotation marks around all of it.
fn unquoted(value: &str) -> &str {
    let inside = |(open, close)| value.strip_prefix(open)?.strip_suffix(close);
    let bare = [('«', '»'), ('“', '”'), ('"', '"')].into_iter().find_map(inside);
    bare.filter(|bare: &&str| !bare.contains(['«', '»', '“', '”', '"'])).map_or(value, str::trim)
}

/// What stands in quotation marks after «عنوان».
fn quoted(line: &Line) -> Option<String> {
    let (_, rest) = line.text().split_once("عنوان")?;
    let rest = rest.trim_start().trim_start_matches(':').trim_start();
    let inside = rest.strip_prefix(['“', '«', '"', '”'])?;
    let end = inside.find(['“', '”', '»', '"'])?;
    let title = inside[..end].trim();
    (!title.is_empty()).then(|| title.to_owned())
}
