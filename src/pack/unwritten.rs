//! The file of a pack that has none: of a title and of meetings named on the command line.

use super::{OTHER_DIRECTION, Problems};
use crate::diag::{Diagnostic, Message, Source};
use crate::locale::Direction;
use crate::model::Meeting;
use crate::report::Files;

/// What stands for the name of the file.
const NAME: &str = "--title";

/// The file of a pack that has a title and these meetings and gathers what they hold. Language and
/// direction are those of the first meeting that can be read; faults of the others are found when the
/// pack is bound.
///
/// # Errors
/// The meetings written in another direction than the first, each with its source: nobody wrote the
/// file that would be named otherwise.
pub fn of_meetings(title: &str, names: &[String], files: &dyn Files) -> Result<Source, Problems> {
    let read = |name: &String| {
        let source = Source::from_bytes(name.clone(), &files.read(name).ok()?);
        let meeting = Meeting::from_yaml(&source).ok()?.value;
        Some((source, meeting))
    };
    let read: Vec<(Source, Meeting)> = names.iter().filter_map(read).collect();
    let first = read.first().map(|(_, meeting)| meeting);
    let turned = read.iter().filter(|(_, m)| first.is_some_and(|f| f.direction() != m.direction()));
    let sources: Vec<Source> = turned.map(|(source, _)| source.clone()).collect();
    if !sources.is_empty() {
        let found = (0..sources.len()).map(|number| (number, other_direction())).collect();
        return Err(Problems { sources, found });
    }
    Ok(Source::new(NAME, text(title, names, first)))
}

fn text(title: &str, names: &[String], first: Option<&Meeting>) -> String {
    let quoted = |text: &str| format!("'{}'", text.replace('\'', "''"));
    let mut text = format!("title: {}\n", quoted(title));
    if let Some(first) = first {
        let direction = match first.direction() {
            Direction::Rtl => "rtl",
            Direction::Ltr => "ltr",
        };
        text.push_str(&format!("language: {}\n", first.language.tag()));
        text.push_str(&format!("document: {{direction: {direction}}}\n"));
    }
    text.push_str("meetings:\n");
    for name in names {
        text.push_str(&format!("  - {}\n", quoted(name)));
    }
    text.push_str("registers: [decisions, recommendations, actions]\n");
    text
}

fn other_direction() -> Diagnostic {
    let message = Message::new(
        "هذا الاجتماع يُكتب في غير اتجاه أول الاجتماعات، فلا تجمعهما حزمة واحدة",
        "this meeting is written in another direction than the first one, and cannot be bound with it",
    );
    Diagnostic::error(OTHER_DIRECTION, message).in_path("language")
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::model::Pack;
    use crate::pack::bind;
    use crate::report::{FileError, NoFiles};

    /// A folder with one meeting of this name.
    struct One<'a>(&'a str);

    impl Files for One<'_> {
        fn read(&self, path: &str) -> Result<Arc<[u8]>, FileError> {
            let meeting = "title: اجتماع\n";
            (path == self.0).then(|| meeting.as_bytes().into()).ok_or(FileError::NotFound)
        }

        fn matching(&self, _pattern: &str) -> Result<Vec<String>, FileError> {
            Ok(Vec::new())
        }
    }

    #[test]
    fn a_title_is_kept_whatever_signs_it_holds() {
        let title = "ملف 'الربع': #2 \"أ\" {ب}";
        let names = ["م: [١].yaml".to_owned()];
        let source = of_meetings(title, &names, &NoFiles).expect("no meeting is read");
        let pack = Pack::from_yaml(&source).expect("good YAML").value;
        assert_eq!(pack.title.value, title);
        assert_eq!(pack.meetings[0].file.value, names[0]);
    }

    #[test]
    fn a_meeting_with_signs_of_a_pattern_in_its_name_is_bound() {
        for name in ["م: [١].yaml", "a*.yaml", "{a,b}.yaml", "what?.yaml"] {
            let source = of_meetings("ملف", &[name.to_owned()], &One(name)).expect("one direction");
            let bound = bind(&source, &One(name)).unwrap_or_else(|e| panic!("{name}: {e:?}"));
            assert_eq!(bound.meetings.len(), 1, "{name}");
        }
    }
}
