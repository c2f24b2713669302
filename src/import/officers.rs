//! Who holds an office of the meeting: in lists of people, in lines of their own above them, below a heading,
//! in a sentence.

use std::collections::BTreeSet;

use super::lines::{Label, Line, Placed};
use super::{offices, people, quotes};

/// An officer of the meeting.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Officer {
    /// The key of the office.
    pub(super) office: &'static str,
    /// Its name, as written.
    pub(super) label: String,
    /// Who holds it, as written.
    pub(super) person: String,
    /// Whether lines without a label were joined to the person.
    pub(super) joined: bool,
    /// Whether somebody stands before the officer whom a report shows behind.
    pub(super) is_moved: bool,
    /// Whether a sentence names the officer.
    pub(super) is_told: bool,
}

/// The offices in the order in which a report names them.
const OFFICES: [&str; 3] = ["chair", "secretary", "rapporteur"];

/// The place of an office in a report.
pub(super) fn rank(office: &str) -> Option<usize> {
    OFFICES.iter().position(|known| *known == office)
}

/// The officer that a line names, if the office is free.
pub(super) fn of_line(
    line: &str,
    label: Option<&Label>,
    used: &BTreeSet<&'static str>,
) -> Option<Officer> {
    let (name, person) = line.split_once(':')?;
    let office = offices::of_meeting(name)?;
    let person = person.trim().to_owned();
    // Words that an officer says hold no office.
    let is_said = quotes::read(line).speaker.is_some();
    if person.is_empty() || people::is_vacant(&person) || is_said || used.contains(office) {
        return None;
    }
    let label = label.map_or(name.trim().to_owned(), |label| label.in_text(name.trim()));
    Some(Officer { office, label, person, joined: false, is_moved: false, is_told: false })
}

/// The officers that lines before the first heading name; those lines are taken out. A sentence names the
/// chair only where nothing else does.
pub(super) fn of_introduction(
    introduction: &mut Vec<Line>,
    used: &mut BTreeSet<&'static str>,
    is_chair_named: bool,
) -> Vec<Officer> {
    let mut officers = Vec::new();
    introduction.retain(|line| match line {
        Line::Plain(text, false) => take(of_own_line(text, used), &mut officers, used),
        Line::Plain(_, true) | Line::Item(..) | Line::Heading(_) | Line::Row(_) => true,
    });
    if !is_chair_named && !used.contains("chair") {
        introduction.retain(|line| match line {
            Line::Plain(text, false) if !used.contains("chair") => {
                take(told(text), &mut officers, used)
            }
            Line::Plain(..) | Line::Item(..) | Line::Heading(_) | Line::Row(_) => true,
        });
    }
    officers.sort_by_key(|officer| rank(officer.office));
    officers
}

/// Takes an officer, if there is one; whether there is none.
fn take(
    officer: Option<Officer>,
    officers: &mut Vec<Officer>,
    used: &mut BTreeSet<&'static str>,
) -> bool {
    let is_none = officer.is_none();
    used.extend(officer.iter().map(|officer| officer.office));
    officers.extend(officer);
    is_none
}

/// The officer that a line outside of lists names: what it says must be somebody.
fn of_own_line(line: &str, used: &BTreeSet<&'static str>) -> Option<Officer> {
    of_line(line, None, used).filter(|officer| people::doubt(&officer.person).is_none())
}

/// The officer that a heading names with the line below it, those in the lines that follow, and how many lines
/// they take. None if what else stands there may belong to them.
pub(super) fn of_section(
    heading: &str,
    lines: &[Placed],
    used: &BTreeSet<&'static str>,
) -> Option<(Vec<Officer>, usize)> {
    let (Line::Plain(person, _) | Line::Item(Label::Bullet, person)) = &lines.first()?.line else {
        return None;
    };
    let line = format!("{}: {person}", heading.trim_end_matches(':').trim_end());
    let mut used = used.clone();
    let mut officers = vec![of_own_line(&line, &used)?];
    for next in &lines[1..] {
        used.extend(officers.last().map(|officer| officer.office));
        match of_own_line(next.line.text(), &used) {
            Some(officer) => officers.push(officer),
            None if next.is_apart && !people::is_surely_named(next.line.text()) => break,
            None => return None,
        }
    }
    let taken = officers.len();
    officers.sort_by_key(|officer| rank(officer.office));
    Some((officers, taken))
}

/// Whether a heading names an office.
pub(super) fn is_office(heading: &str) -> bool {
    offices::of_meeting(heading.trim_end_matches(':')).is_some()
}

/// Whether a heading or a line says who the chair is.
pub(super) fn names_chair(line: &str) -> bool {
    let label = line.split_once(':').map_or(line, |(label, _)| label);
    offices::of_meeting(label) == Some("chair")
}

/// The chair that a sentence names: «ترأس الجلسة الدكتور سامي الحسن، مدير المركز.»
fn told(line: &str) -> Option<Officer> {
    const VERBS: [&str; 4] = ["ترأس", "ترأست", "رأس", "رأست"];
    const MEETINGS: [&str; 3] = ["الجلسة", "الاجتماع", "اللقاء"];
    let (verb, rest) = line.split_once(char::is_whitespace)?;
    let (meeting, person) = rest.trim_start().split_once(char::is_whitespace)?;
    let label = line[..line.len() - person.len()].trim().to_owned();
    let person = person.trim().to_owned();
    let holds = VERBS.contains(&verb) && MEETINGS.contains(&meeting) && is_titled(&person);
    let (joined, is_moved) = (false, false);
    holds.then_some(Officer { office: "chair", label, person, joined, is_moved, is_told: true })
}

/// Whether a text is surely nothing but somebody with a title, and with an office or a body perhaps.
fn is_titled(person: &str) -> bool {
    /// The most words of a name.
    const LONGEST: usize = 3;
    let name = people::name(person);
    let goes_on = |word: &str| word.starts_with('و') || word.chars().all(char::is_numeric);
    people::honorific(person).0.is_some()
        && people::doubt(person).is_none()
        && (1..=LONGEST).contains(&name.split_whitespace().count())
        && !name.split_whitespace().skip(1).any(goes_on)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sentence_names_the_chair_where_it_says_nothing_else() {
        for (line, expected) in [
            ("ترأس الجلسة الدكتور سامي الحسن، مدير المركز.", true),
            ("ترأست الاجتماع د. هدى سالم", true),
            ("ترأس الجلسة الدكتور سامي وحضرها عشرة.", false),
            ("ترأس الجلسة سامي", false),
            ("ترأس الوفد الدكتور سامي", false),
        ] {
            let found = told(line);
            assert_eq!(found.is_some(), expected, "{line}");
            let words = found.map(|chair| format!("{} {}", chair.label, chair.person));
            assert_eq!(words.unwrap_or(line.to_owned()), line);
        }
    }
}
